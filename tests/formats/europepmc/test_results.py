"""Results of Europe PMC in the shape that its service gives them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model import strategies
from genetherapy_model.formats import europepmc

CORE: dict[str, Any] = {
    "id": "32678530",
    "source": "MED",
    "pmid": "32678530",
    "pmcid": "PMC7383595",
    "doi": "10.1056/nejmoa2021436",
    "title": "Gene therapy with AAV<sub>9</sub> in <i>F9</i> deficiency, p<0.05.",
    "authorString": "Example Study Group, Horby PW, Wood DL 3rd.",
    "authorList": {
        "author": [
            {"collectiveName": "Example Study Group"},
            {
                "fullName": "Horby PW",
                "firstName": "Peter W",
                "lastName": "Horby",
                "initials": "PW",
                "authorId": {"type": "ORCID", "value": "0000-0002-1825-0097"},
                "authorAffiliationDetailsList": {
                    "authorAffiliation": [
                        {"affiliation": "Institute of Examples, Oxford, UK."},
                        {"affiliation": "Science & Medicine Ltd, London, UK."},
                    ]
                },
            },
            {
                "fullName": "Wood DL 3rd",
                "firstName": "David L",
                "lastName": "Wood",
                "initials": "DL",
                "suffix": "3rd",
            },
        ]
    },
    "investigatorList": {
        "investigator": [
            {
                "fullName": "Sukarno",
                "lastName": "Sukarno",
                "authorAffiliationDetailsList": {
                    "authorAffiliation": [{"affiliation": "Jakarta."}]
                },
            }
        ]
    },
    "authorIdList": {"authorId": [{"type": "ORCID", "value": "0000-0002-1825-0097"}]},
    "journalInfo": {
        "issue": "8",
        "volume": "384",
        "journalIssueId": 3105516,
        "dateOfPublication": "2021 Feb",
        "monthOfPublication": 2,
        "yearOfPublication": 2021,
        "printPublicationDate": "2021-02-01",
        "journal": {
            "title": "The New England journal of medicine",
            "medlineAbbreviation": "N Engl J Med",
            "isoabbreviation": "N Engl J Med",
            "nlmid": "0255562",
            "issn": "0028-4793",
            "essn": "1533-4406",
        },
    },
    "pubYear": "2021",
    "pageInfo": "693-704",
    "abstractText": "<h4>Background</h4>10<sup>13</sup> vg/kg.<h4>Results</h4>Cures.",
    "publicationStatus": "ppublish",
    "language": "eng",
    "pubModel": "Print-Electronic",
    "pubTypeList": {"pubType": ["research-article", "Journal Article"]},
    "grantsList": {
        "grant": [
            {
                "grantId": "222406/Z/21/Z",
                "agency": "Wellcome Trust",
                "acronym": "WT_",
                "orderIn": 0,
            }
        ]
    },
    "meshHeadingList": {
        "meshHeading": [
            {
                "majorTopic_YN": "N",
                "descriptorName": "Genetic Therapy",
                "meshQualifierList": {
                    "meshQualifier": [
                        {
                            "abbreviation": "AE",
                            "qualifierName": "adverse effects",
                            "majorTopic_YN": "Y",
                        }
                    ]
                },
            },
            {"majorTopic_YN": "Y", "descriptorName": "Humans"},
        ]
    },
    "keywordList": {"keyword": ["AAV", "<i>in vivo</i>"]},
    "chemicalList": {
        "chemical": [{"name": "Factor IX", "registryNumber": "9001-28-9"}]
    },
    "subsetList": {"subset": [{"code": "IM", "name": "Index Medicus"}]},
    "commentCorrectionList": {
        "commentCorrection": [
            {
                "id": "32678528",
                "source": "MED",
                "reference": "N Engl J Med. 2021;384(8). doi: 10.1056/NEJMe2024638.",
                "type": "Comment in",
                "orderIn": 1,
            },
            {
                "id": "PPR179288",
                "source": "PPR",
                "type": "Preprint in",
                "note": "CrossRef Pre-print loader",
                "orderIn": 10002,
            },
        ]
    },
    "dateOfCompletion": "2021-03-01",
    "dateOfCreation": "2020-07-18",
    "firstIndexDate": "2020-07-18",
    "dateOfRevision": "2025-05-30",
    "electronicPublicationDate": "2020-07-17",
    "firstPublicationDate": "2020-07-17",
    "embargoDate": "2021-08-25",
}
FLAGS: dict[str, Any] = {
    "isOpenAccess": "Y",
    "hasPDF": "N",
    "citedByCount": 8145,
    "license": "cc by",
    "tmAccessionTypeList": {"accessionType": ["nct"]},
}


def read(item: dict[str, Any]) -> gtm.Publication:
    """Read a result in which nothing is odd."""
    publication, findings = europepmc.read_item(item)
    assert findings == []
    return publication


def test_a_whole_result_is_held_but_for_its_number_of_the_issue() -> None:
    """All that the service says of a work is in the model, and is written as it was."""
    publication = read(CORE)

    assert [extra.path for extra in publication.extras] == [
        "journalInfo/journalIssueId"
    ]
    assert europepmc.write_item(publication) == CORE


def test_what_the_model_has_no_word_for_is_an_extra() -> None:
    """Flags, counts and licences are kept, and written in the service's order."""
    item = CORE | FLAGS
    publication = read(item)
    written = europepmc.write_item(publication)

    assert {extra.path for extra in publication.extras} - {*FLAGS} == {
        "journalInfo/journalIssueId"
    }
    assert not any(extra.spelling for extra in publication.extras)
    assert written == item
    assert [*written].index("title") < [*written].index("isOpenAccess")


def test_the_parts_of_a_whole_result() -> None:
    """Each part of a result stands in its field."""
    publication = read(CORE)
    entry, own = publication.entries
    group, horby, wood = publication.authors

    assert publication.title is not None
    assert publication.title.plain == "Gene therapy with AAV9 in F9 deficiency, p<0.05."
    assert isinstance(group, gtm.CollectiveAuthor)
    assert isinstance(horby, gtm.PersonalAuthor)
    assert isinstance(wood, gtm.PersonalAuthor)
    assert str(horby.orcid) == "0000-0002-1825-0097"
    assert [*map(str, horby.affiliations)] == [
        "Institute of Examples, Oxford, UK.",
        "Science & Medicine Ltd, London, UK.",
    ]
    assert wood.name == gtm.PersonName(
        family="Wood", given="David L", initials="DL", suffix="3rd"
    )
    assert publication.doi == gtm.Doi("10.1056/nejmoa2021436")
    assert (publication.pmid, publication.pmcid) == (
        gtm.Pmid("32678530"),
        gtm.Pmcid("PMC7383595"),
    )
    assert (entry.catalogue, entry.subsets) == ("PubMed", ("IM",))
    assert str(entry.revised) == "2025-05-30"
    assert (own.catalogue, str(own.created)) == ("Europe PMC", "2020-07-18")
    assert [*map(str, publication.dates)] == [
        "issue 2021-02",
        "electronic 2020-07-17",
        "pmc-release 2021-08-25",
    ]
    assert str(publication.abstract) == "Background: 10^13 vg/kg.\nResults: Cures."
    assert [*map(str, publication.mesh_headings)] == [
        "Genetic Therapy/*adverse effects",
        "*Humans",
    ]
    assert publication.journal is not None
    assert publication.journal.issn_of(gtm.IssnType.ELECTRONIC) == gtm.Issn("1533-4406")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Retraction in", gtm.RelationKind.RETRACTED_BY),
        ("Retraction of", gtm.RelationKind.RETRACTS),
        ("Erratum in", gtm.RelationKind.CORRECTED_BY),
        ("Erratum for", gtm.RelationKind.CORRECTS),
        ("Comment in", gtm.RelationKind.COMMENTED_ON_IN),
        ("Comment on", gtm.RelationKind.COMMENTS_ON),
        ("Expression of concern in", gtm.RelationKind.CONCERN_EXPRESSED_IN),
        ("Expression of concern for", gtm.RelationKind.EXPRESSES_CONCERN_ABOUT),
        (
            "Corrected and republished in",
            gtm.RelationKind.CORRECTED_AND_REPUBLISHED_IN,
        ),
        ("Summary for patients in", gtm.RelationKind.SUMMARIZED_FOR_PATIENTS_IN),
        ("Original report in", gtm.RelationKind.SUMMARIZES_FOR_PATIENTS),
        ("Update of", gtm.RelationKind.UPDATES),
        ("Preprint in", gtm.RelationKind.HAS_PREPRINT),
        ("Preprint of", gtm.RelationKind.PREPRINT_OF),
    ],
)
def test_relations_have_their_direction(word: str, kind: gtm.RelationKind) -> None:
    """A type of relation is read from the side of the record that states it."""
    listed = {"commentCorrection": [{"id": "7", "source": "MED", "type": word}]}
    publication = read({"commentCorrectionList": listed})
    [relation] = publication.relations
    again = gtm.Relation(kind=kind, target=relation.target)
    written: Any = europepmc.write_item(gtm.Publication(relations=[again]))
    [comment] = written["commentCorrectionList"]["commentCorrection"]

    assert relation.kind is kind
    assert relation.target.pmid == gtm.Pmid("7")
    assert comment["type"] == word


def test_only_the_retracted_work_is_retracted() -> None:
    """A notice of a retraction is not retracted itself."""

    def is_retracted(word: str) -> bool:
        listed = {"commentCorrection": [{"id": "7", "source": "MED", "type": word}]}
        return read({"commentCorrectionList": listed}).is_retracted

    assert is_retracted("Retraction in")
    assert not is_retracted("Retraction of")


def test_a_relation_of_no_known_type_is_kept() -> None:
    """What is no type of relation is told, and the list is written as it stood."""
    item = {"commentCorrectionList": {"commentCorrection": [{"type": "Seen in"}]}}
    publication, findings = europepmc.read_item(item)

    assert [found.code for found in findings] == ["RDR021"]
    assert publication.relations == ()
    assert europepmc.write_item(publication) == item


def test_the_doi_at_the_end_of_a_citation_is_that_of_its_target() -> None:
    """A DOI that a relation names is read of its citation, and written into it."""
    target = gtm.WorkReference(citation="Blood. 2002;99", identifiers=["doi:10.1000/a"])
    relation = gtm.Relation(kind=gtm.RelationKind.CORRECTS, target=target)
    held = europepmc.restrict(gtm.Publication(relations=[relation]))

    assert held.relations[0].target.doi == gtm.Doi("10.1000/a")
    assert str(held.relations[0].target) == "Blood. 2002;99. doi: 10.1000/a"


def test_a_short_result() -> None:
    """A short result says the same, in fewer words."""
    publication = read(
        {
            "id": "35878386",
            "source": "MED",
            "pmid": "35878386",
            "title": "Behaviour of cats.",
            "authorString": "Riggio G, Di Iacovo FP, Example Study Group, et al.",
            "journalTitle": "Vet Sci",
            "issue": "7",
            "journalVolume": "9",
            "pubYear": "2022",
            "journalIssn": "2306-7381; 1557-7422; ",
            "pageInfo": "369",
            "pubType": "retracted publication; journal article; research-article",
            "firstPublicationDate": "2022-07-18",
            "isOpenAccess": "Y",
        }
    )

    assert [*map(str, publication.authors)] == [
        "G Riggio",
        "FP Di Iacovo",
        "Example Study Group",
    ]
    assert isinstance(publication.authors[2], gtm.CollectiveAuthor)
    assert not publication.authors_complete
    assert publication.journal is not None
    assert publication.journal.medline_abbreviation == "Vet Sci"
    assert [*map(str, publication.issns)] == ["2306-7381", "1557-7422"]
    assert publication.issue == gtm.Issue(volume="9", number="7")
    assert str(publication.date) == "2022-07-18"
    assert [*map(str, publication.publication_types)] == [
        "Retracted Publication",
        "Journal Article",
        "research-article",
    ]
    assert publication.is_retracted
    assert [extra.path for extra in publication.extras if not extra.spelling] == [
        "isOpenAccess"
    ]
    again = europepmc.read_item(europepmc.write_item(publication))[0]
    assert repr(again) == repr(publication)


@pytest.mark.parametrize(
    ("item", "dates"),
    [
        ({"pubYear": "2018"}, ["published 2018"]),
        (
            {"pubYear": "2018", "firstPublicationDate": "2017-11-30"},
            ["issue 2018", "published 2017-11-30"],
        ),
        # In a short result of a journal the first of a month may be filled in.
        (
            {"pubType": "x", "pubYear": "2018", "firstPublicationDate": "2018-09-01"},
            ["published 2018-09"],
        ),
        (
            {"pubType": "x", "pubYear": "2018", "firstPublicationDate": "2018-01-01"},
            ["published 2018"],
        ),
        # Of a preprint it is known.
        (
            {"source": "PPR", "pubType": "x", "firstPublicationDate": "2018-09-01"},
            ["published 2018-09-01"],
        ),
        # What is filled in is no day of an issue.
        (
            {
                "journalInfo": {
                    "dateOfPublication": "2018 ",
                    "printPublicationDate": "2018-01-01",
                },
                "firstPublicationDate": "2018-01-01",
            },
            ["issue 2018"],
        ),
        (
            {"journalInfo": {"yearOfPublication": 2018, "monthOfPublication": 9}},
            ["issue 2018-09"],
        ),
        ({"journalInfo": {"dateOfPublication": "2018 Winter"}}, ["issue 2018-24"]),
        ({"embargoDate": "2019-01-03"}, ["pmc-release 2019-01-03"]),
    ],
)
def test_no_date_is_more_precise_than_stated(
    item: dict[str, Any], dates: list[str]
) -> None:
    """A day that the service fills in is not read."""
    assert [*map(str, read(item).dates)] == dates


def test_what_is_no_date_is_kept_as_text() -> None:
    """A date that cannot be read is told, and the year is still known."""
    item = {"journalInfo": {"dateOfPublication": "Supplement"}, "pubYear": "2018"}
    publication, findings = europepmc.read_item(item)

    assert [(found.code, found.path) for found in findings] == [("RDR003", "/dates/0")]
    assert publication.year == 2018
    assert europepmc.write_item(publication) == item


@pytest.mark.parametrize(
    ("source", "number", "catalogue", "identifier"),
    [
        ("MED", "1", "PubMed", gtm.Pmid("1")),
        ("PMC", "PMC7383595", "PMC", gtm.Pmcid("PMC7383595")),
        ("PPR", "PPR1", "PPR", gtm.OtherIdentifier(scheme="PPR", text="PPR1")),
        ("AGR", "IND1", "Agricola", gtm.OtherIdentifier(scheme="AGR", text="IND1")),
    ],
)
def test_sources_are_catalogues(
    source: str, number: str, catalogue: str, identifier: object
) -> None:
    """The source of a record is the catalogue that keeps it."""
    item = {"id": number, "source": source}
    [entry] = read(item).entries

    assert (entry.catalogue, entry.identifier) == (catalogue, identifier)
    assert europepmc.write_item(read(item)).items() >= item.items()


def test_a_preprint_and_a_chapter_of_a_book() -> None:
    """Publishers, versions, titles and numbers of books are read and written."""
    preprint: dict[str, Any] = {
        "id": "PPR818756",
        "source": "PPR",
        "pubYear": "2024",
        "bookOrReportDetails": {"publisher": "medRxiv", "yearOfPublication": 2024},
        "versionNumber": 4,
        "firstPublicationDate": "2024-04-16",
    }
    chapter: dict[str, Any] = {
        "id": "20301298",
        "source": "MED",
        "pmid": "20301298",
        "pubYear": "1993",
        "bookid": "NBK1119",
        "bookOrReportDetails": {
            "publisher": "University of Washington, Seattle",
            "comprisingTitle": "GeneReviews",
            "isbn13": "9780123749840",
            "yearOfPublication": 1993,
        },
    }

    assert read(preprint).entries[0].version_id == "4"
    assert str(read(preprint).date) == "2024-04-16"
    assert str(read(chapter).journal) == "GeneReviews"
    for item in (preprint, chapter):
        assert read(item).extras == ()
        assert europepmc.write_item(read(item)) == item


def test_the_applicant_of_a_patent_is_no_affiliation() -> None:
    """Inventors are not divided, and the applicant stays an extra."""
    publication = read(
        {
            "id": "WO2011110621",
            "source": "PAT",
            "authorString": "TYSON KERRY LOUISE, LI MING.",
            "affiliation": "UCB PHARMA SA",
        }
    )

    assert [*map(str, publication.authors)] == ["TYSON KERRY LOUISE", "LI MING"]
    assert [extra.path for extra in publication.extras] == ["affiliation"]


def test_the_affiliation_of_the_first_author_is_read_where_it_alone_stands() -> None:
    """Results of before 2014 name it beside the authors."""
    item = {"authorString": "Doe J, Roe R.", "affiliation": "CIEMAT, Madrid."}
    first, second = read(item).authors

    assert [*map(str, first.affiliations)] == ["CIEMAT, Madrid."]
    assert second.affiliations == ()


@pytest.mark.parametrize(
    "data",
    [
        json.dumps({"version": "6.9", "resultList": {"result": [CORE, CORE]}}),
        json.dumps([CORE, CORE]),
        f"{json.dumps(CORE)}\n{json.dumps(CORE)}\n",
        json.dumps({"resultList": {"result": [CORE, CORE]}}, indent=2),
    ],
    ids=["answer", "list", "lines", "indented"],
)
def test_answers_lists_and_lines(data: str) -> None:
    """However the results come, each is read, and they are told for what they are."""
    assert [*gtm.read(data.encode())] == [read(CORE)] * 2
    assert [*gtm.read(data.encode("utf-16"))] == [read(CORE)] * 2
    assert gtm.from_item({"resultList": {"result": [CORE]}}) == read(CORE)
    assert gtm.from_item(CORE) == read(CORE)


def test_short_answers_are_told_by_their_numbers() -> None:
    """A list of numbers alone is one of Europe PMC; an item of CSL is none."""
    ids = [{"id": "1", "source": "MED", "pmid": "1"}]
    csl = [{"id": "1", "source": "PubMed", "type": "article-journal"}]

    assert europepmc.recognizes(json.dumps(ids).encode())
    assert not europepmc.recognizes(json.dumps(csl).encode())


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["", " ", "x", "Y", "<i>", "<h4>a", "2018-13-45", "10.x/1"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["author", "_", "$", "type", "value", "#text"]),
            inner,
            max_size=2,
        )
    ),
    max_leaves=4,
)


def places(value: object, path: tuple[str | int, ...] = ()) -> list[Any]:
    """Give the place of each value in a result."""
    parts: list[Any] = []
    if isinstance(value, dict):
        parts = [*value.items()]
    elif isinstance(value, list):
        parts = [*enumerate(value)]
    return [path, *(at for key, part in parts for at in places(part, (*path, key)))]


PLACES = [path for path in places(CORE) if path]


@given(path=st.sampled_from(PLACES), junk=JUNK)
def test_a_value_of_a_wrong_type_breaks_nothing(
    path: tuple[str | int, ...], junk: object
) -> None:
    """Whatever stands anywhere is a finding at most, and is written back."""
    item = json.loads(json.dumps(CORE))
    held = item
    for key in path[:-1]:
        held = held[key]
    held[path[-1]] = junk
    publication, findings = europepmc.read_item(item)
    restricted = europepmc.restrict(publication)

    assert {found.code for found in findings} <= {
        "RDR002",
        "RDR003",
        "RDR004",
        "RDR009",
        "RDR021",
    }
    assert repr(europepmc.restrict(restricted)) == repr(restricted)


NO_ORCID = gtm.OtherIdentifier(scheme="ORCID", text="0")


@example(
    publication=gtm.Publication(
        authors=[
            gtm.PersonalAuthor(
                person=gtm.Person(
                    name=gtm.PersonName(family="Li"), identifiers=[NO_ORCID]
                )
            )
        ]
    )
)
@given(publication=strategies.publications())
def test_what_is_written_is_the_form_of_the_service(
    publication: gtm.Publication,
) -> None:
    """Reading what was written keeps no spelling of it."""
    assert europepmc.restrict(evolve(publication, extras=())).extras == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("one<br>two<BR />three", "one\ntwo\nthree"),
        ("<h4>Aim</h4><p>one</p><p>p<0.05</p>", "Aim: one\np<0.05"),
    ],
)
def test_blocks_of_html_are_lines(text: str, expected: str) -> None:
    """Paragraphs, lists and breaks in an abstract leave no tags behind."""
    publication, findings = europepmc.read_item({**CORE, "abstractText": text})

    assert str(publication.abstract) == expected
    assert findings == []


def test_headings_that_do_not_end_are_no_labels() -> None:
    """Any number of headings without an end is blank lines, and kept as it stands."""
    text = "<h4>" * 10_000 + "AAV"
    publication, _ = europepmc.read_item({**CORE, "abstractText": text})

    assert str(publication.abstract) == "AAV"
    assert europepmc.write_item(publication)["abstractText"] == text


def test_what_looks_like_a_block_but_is_text_stays_text() -> None:
    """The characters of a tag come back where they are what the abstract says."""
    stated = gtm.Publication(
        abstract=gtm.Abstract(
            sections=[gtm.AbstractSection(text="the tags &lt;p&gt; and &lt;br&gt;")]
        )
    )

    assert europepmc.read_item(europepmc.write_item(stated))[0] == stated
