"""Each tag of the format: what it holds, and that it comes back."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats.medline import vocabulary
from genetherapy_model.formats.medline.people import read_name


def read(*lines: str) -> gtm.Publication:
    """Read one record of so many lines."""
    [reading] = gtm.scan("\n".join(("PMID- 1", *lines)).encode(), format="nbib")
    assert isinstance(reading, gtm.Reading)
    assert reading.publication is not None
    return reading.publication


def written(publication: gtm.Publication) -> list[str]:
    """Write one record, and give its lines."""
    stream = io.BytesIO()
    gtm.write([publication], stream, format="nbib")
    return stream.getvalue().decode().splitlines()


TAGS: list[tuple[str, Callable[[gtm.Publication], object], object]] = [
    ("OWN - NLM", lambda p: p.entries[0].owner, "NLM"),
    ("STAT- MEDLINE", lambda p: p.entries[0].status, "MEDLINE"),
    ("DA  - 20180118", lambda p: str(p.entries[0].created), "2018-01-18"),
    ("DCOM- 20200727", lambda p: str(p.entries[0].completed), "2020-07-27"),
    ("LR  - 20200728", lambda p: str(p.entries[0].revised), "2020-07-28"),
    (
        "PUBM- Print-Electronic",
        lambda p: p.entries[0].publication_model,
        "Print-Electronic",
    ),
    ("PST - ppublish", lambda p: p.entries[0].publication_status, "ppublish"),
    ("SB  - IM", lambda p: p.entries[0].subsets, ("IM",)),
    (
        "OID - NASA: 95007768",
        lambda p: p.entries[0].other_identifiers,
        (gtm.OtherIdentifier(scheme="NASA", text="95007768"),),
    ),
    (
        "IS  - 1557-7422 (Electronic)",
        lambda p: p.issue and p.issue.issn,
        gtm.JournalIssn(issn="1557-7422", type=gtm.IssnType.ELECTRONIC),
    ),
    (
        "IS  - 1043-0342 (Linking)",
        lambda p: p.journal and p.journal.issns,
        (gtm.JournalIssn(issn="1043-0342", type=gtm.IssnType.LINKING),),
    ),
    ("VI  - 34", lambda p: p.issue and p.issue.volume, "34"),
    ("IP  - 21-22", lambda p: p.issue and p.issue.number, "21-22"),
    ("DP  - 2023 Winter", lambda p: str(p.date), "2023-24"),
    ("DP  - 1998 Dec-1999 Jan", lambda p: str(p.date), "1998-12/1999-01"),
    ("TI  - AAV-mediated.", lambda p: str(p.title and p.title.plain), "AAV-mediated."),
    ("TT  - Terapia.", lambda p: p.vernacular_title, gtm.MarkedText("Terapia.")),
    ("PG  - 1063-1064", lambda p: str(p.pagination), "1063-1064"),
    (
        "LID - e2300152",
        lambda p: p.pagination and p.pagination.article_number,
        "e2300152",
    ),
    (
        "LID - 10.1089/hum.2023.152 [doi]",
        lambda p: p.locators[0].identifier,
        gtm.Doi("10.1089/hum.2023.152"),
    ),
    (
        "LID - S0140(02) [pii]",
        lambda p: p.locators[0].identifier,
        gtm.OtherIdentifier(scheme="pii", text="S0140(02)"),
    ),
    (
        "AB  - METHODS: AAV. RESULTS: Cures.",
        lambda p: p.abstract and [each.label for each in p.abstract.sections],
        ["METHODS", "RESULTS"],
    ),
    ("CI  - (c) 2023.", lambda p: p.abstract and p.abstract.copyright, "(c) 2023."),
    ("CN  - NTLA Group", lambda p: str(p.authors[0]), "NTLA Group"),
    ("LA  - eng", lambda p: p.languages, ("eng",)),
    (
        "SI  - ClinicalTrials.gov/NCT00979238",
        lambda p: p.registrations[0].identifier,
        gtm.NctId("NCT00979238"),
    ),
    (
        "SI  - figshare/10.6084/m9.figshare.14774781",
        lambda p: str(p.registrations[0].identifier),
        "figshare:10.6084/m9.figshare.14774781",
    ),
    (
        "GR  - R01 HL1/HL/NHLBI NIH HHS/United States",
        lambda p: p.grants[0],
        gtm.Grant(
            number="R01 HL1",
            acronym="HL",
            agency="NHLBI NIH HHS",
            country="United States",
        ),
    ),
    ("PT  - Review", lambda p: p.publication_types[0].name, "Review"),
    ("DEP - 20231114", lambda p: str(p.dates[0]), "electronic 2023-11-14"),
    ("PL  - England", lambda p: p.journal and p.journal.country, "England"),
    ("PB  - Liebert", lambda p: str(p.journal and p.journal.publisher), "Liebert"),
    ("JT  - Human", lambda p: p.journal and p.journal.title, "Human"),
    ("JID - 9008950", lambda p: p.journal and p.journal.nlm_id, gtm.NlmId("9008950")),
    (
        "RN  - EC 3.1.21.1 (DNase (I))",
        lambda p: p.chemicals[0],
        gtm.Chemical(name="DNase (I)", registry_number="EC 3.1.21.1"),
    ),
    ("RN  - Prevotella", lambda p: str(p.supplementary_concepts[0]), "Prevotella"),
    ("NM  - Virus (x)", lambda p: str(p.supplementary_concepts[0]), "Virus (x)"),
    (
        "MH  - Hemophilia B/*therapy/genetics",
        lambda p: p.mesh_headings[0],
        gtm.MeshHeading(
            descriptor=gtm.MeshTerm(name="Hemophilia B"),
            qualifiers=[
                gtm.MeshTerm(name="therapy", major=True),
                gtm.MeshTerm(name="genetics"),
            ],
        ),
    ),
    ("GS  - F9", lambda p: p.gene_symbols, ("F9",)),
    ("RF  - 25", lambda p: p.number_of_references, 25),
    ("PMC - PMC8591519", lambda p: p.pmcid, gtm.Pmcid("PMC8591519")),
    ("MID - NIHMS1010487", lambda p: str(p.identifiers[0]), "mid:NIHMS1010487"),
    ("ISBN- 9780123", lambda p: str(p.identifiers[0]), "isbn:9780123"),
    ("AID - thnov09 [pii]", lambda p: str(p.identifiers[0]), "pii:thnov09"),
    ("OT  - *AAV", lambda p: p.keywords[0], gtm.Keyword(text="AAV", major=True)),
    (
        "COIS- None declared.",
        lambda p: p.coi_statement,
        gtm.MarkedText("None declared."),
    ),
    (
        "PHST- 2019/07/10 06:00 [pubmed]",
        lambda p: (str(p.dates[0]), p.dates[0].hour, p.dates[0].minute),
        ("pubmed 2019-07-10", 6, 0),
    ),
    (
        "PHST- 2019/03/24 00:00 [received]",
        lambda p: (str(p.dates[0]), p.dates[0].hour),
        ("received 2019-03-24", None),
    ),
]


@pytest.mark.parametrize(
    ("line", "field", "value"), TAGS, ids=[line for line, _, _ in TAGS]
)
def test_a_tag_is_held_and_comes_back(
    line: str, field: Callable[[gtm.Publication], object], value: object
) -> None:
    """A tag is read into its field, and written in the same line."""
    publication = read(line)

    assert value == field(publication)
    assert publication.extras == ()
    assert line in written(publication)


@pytest.mark.parametrize("tag", sorted(vocabulary.RELATIONS))
def test_relations_are_held_both_ways(tag: str) -> None:
    """Each tag of a relation has its kind, citation and PMID, and comes back."""
    line = f"{tag:4}- Lancet. 2002 May 25;359(9320):1851-6. PMID: 12044394"
    publication = read(line)
    [relation] = publication.relations

    assert relation.kind is vocabulary.RELATIONS[tag]
    assert str(relation.target) == "Lancet. 2002 May 25;359(9320):1851-6"
    assert relation.target.pmid == gtm.Pmid("12044394")
    assert line in written(publication)


def test_identifiers_keep_their_order() -> None:
    """PMC stands where PubMed has it, unless that would change the order."""
    usual = gtm.Publication(
        identifiers=["pmc:PMC7", "doi:10.1089/x"], languages=["eng"], coi_statement="No"
    )
    unusual = gtm.Publication(
        identifiers=["doi:10.1089/x", "pmc:PMC7"], coi_statement="No"
    )

    assert written(usual)[1:] == [
        "LA  - eng",
        "PMC - PMC7",
        "COIS- No",
        "AID - 10.1089/x [doi]",
    ]
    assert written(unusual)[1:] == ["COIS- No", "AID - 10.1089/x [doi]", "PMC - PMC7"]


def test_a_relation_may_have_a_doi() -> None:
    """A DOI is read from the end of the citation, which keeps it, or stands alone."""
    first, second = read(
        "RIN - Lancet. 2010;3. doi: 10.1016/S0140-6736(10)60175-4. PMID: 20137807",
        "UOF - doi: 10.1101/2021.01.01.123",
    ).relations

    assert first.target.doi == gtm.Doi("10.1016/S0140-6736(10)60175-4")
    assert str(first.target).endswith("doi: 10.1016/S0140-6736(10)60175-4")
    assert second.target.doi == gtm.Doi("10.1101/2021.01.01.123")
    assert second.target.citation is None


def test_people_keep_what_belongs_to_them() -> None:
    """Affiliations and identifiers are those of the person before them."""
    publication = read(
        "FED - Adam, Margaret P",
        "ED  - Adam MP",
        "AD  - Seattle.",
        "FAU - Wang, Jane",
        "AU  - Wang J",
        "AUID- ORCID: 0000-0002-1825-0097",
        "AD  - Milan.",
        "AD  - Rome.",
        "FAU - Li, Xi",
        "AU  - Li X",
        "CN  - NTLA Group",
        "AD  - Oslo.",
        "FAU - van der Berg, Jan 3rd",
        "AU  - van der Berg J 3rd",
        "FIR - Wood, D L",
        "IR  - Wood DL",
        "IRAD- Boston.",
        "FPS - Freud, Sigmund",
        "PS  - Freud S",
    )
    wang, li, group, berg = publication.authors
    [editor], [wood] = publication.editors, publication.investigators

    assert [place.text.plain for place in wang.affiliations] == ["Milan.", "Rome."]
    assert isinstance(wang, gtm.PersonalAuthor)
    assert wang.orcid == gtm.Orcid("0000-0002-1825-0097")
    assert li.affiliations == ()
    assert isinstance(group, gtm.CollectiveAuthor)
    assert str(group.affiliations[0]) == "Oslo."
    assert isinstance(berg, gtm.PersonalAuthor)
    assert (berg.name.family, berg.name.suffix) == ("van der Berg", "3rd")
    assert str(editor.affiliations[0]) == "Seattle."
    assert (wood.name.medline, str(wood.affiliations[0])) == ("Wood DL", "Boston.")
    assert publication.personal_name_subjects[0].given == "Sigmund"


def test_keywords_keep_their_owner() -> None:
    """The owner stands before the keywords, and an empty one says that none is."""
    publication = read("OT  - a", "OTO - NASA", "OT  - b", "OT  - c")

    assert [each.owner for each in publication.keywords] == [None, "NASA", "NASA"]
    said = gtm.Publication(
        keywords=[gtm.Keyword(text="b", owner="NASA"), gtm.Keyword(text="a")]
    )
    assert written(said)[1:5] == ["OTO - NASA", "OT  - b", "OTO - ", "OT  - a"]


def test_other_abstracts_keep_their_language() -> None:
    """Other abstracts have an owner, a language and a copyright of their own."""
    first, second = read(
        "OAB - Publisher: Abstract available from the publisher.",
        "OABL- fre",
        "OAB - The human body.",
        "OABL- eng",
        "OCI - (c) eLife.",
    ).other_abstracts

    assert (first.kind, first.language) == ("Publisher", "fre")
    assert (str(second), second.language, second.copyright) == (
        "The human body.",
        "eng",
        "(c) eLife.",
    )


def test_dates_that_stand_twice_are_read_once() -> None:
    """EDAT, MHDA, PMCR and CRDT are dates where PHST lacks them, and else none."""
    whole = read(
        "EDAT- 2019/07/10 06:00",
        "MHDA- 2019/07/10 06:00",
        "PMCR- 2019/08/01",
        "PHST- 2019/07/10 06:00 [pubmed]",
    )
    contradicting = read("CRDT- 2019/07/11 06:00", "PHST- 2019/07/10 06:00 [entrez]")

    assert [str(date) for date in whole.dates] == [
        "pubmed 2019-07-10",
        "pmc-release 2019-08-01",
    ]
    assert contradicting.extras == (
        gtm.Extra(source="nbib", path="CRDT", text="2019/07/11 06:00"),
    )
    assert "CRDT- 2019/07/11 06:00" in written(contradicting)
    assert "CRDT- 2019/07/10 06:00" not in written(contradicting)


def test_languages_and_collectives_may_be_several() -> None:
    """What other readers keep the last of, all are kept of."""
    publication = read("LA  - eng", "LA  - spa", "CN  - One", "CN  - Two")

    assert publication.languages == ("eng", "spa")
    assert [str(author) for author in publication.authors] == ["One", "Two"]


def test_unknown_tags_are_kept_in_their_order() -> None:
    """A tag without a meaning is an extra of this format, and is written back."""
    publication = read("BTI - Gene", "ZZZZ- odd", "GN  - note", "QQ  - odd", "SO  - x")
    paths = [extra.path for extra in publication.extras]

    assert paths == ["BTI", "ZZZZ", "GN", "QQ", "SO"]
    assert {extra.source for extra in publication.extras} == {"nbib"}
    assert written(publication)[1:] == [
        "BTI - Gene",
        "ZZZZ- odd",
        "GN  - note",
        "QQ  - odd",
        "SO  - x",
    ]
    [moved] = written(read("GN  - note", "PST - ppublish"))[1:2]
    assert moved == "GN  - note"


def test_a_name_is_written_in_both_forms_where_it_has_them() -> None:
    """The short form is written where initials are stated, and never made up."""

    def lines(name: gtm.PersonName) -> list[str]:
        author = gtm.PersonalAuthor(person=gtm.Person(name=name))
        return written(gtm.Publication(authors=[author]))[1:]

    flotte = gtm.PersonName(family="Flotte", given="Terry", initials="T", suffix="Jr")
    assert lines(flotte) == ["FAU - Flotte, Terry Jr", "AU  - Flotte T Jr"]
    bueren = gtm.PersonName(family="Bueren", given="Juan")
    assert lines(bueren) == ["FAU - Bueren, Juan"]
    wood = gtm.PersonName(family="Wood", initials="DL")
    assert lines(wood) == ["FAU - Wood", "AU  - Wood DL"]
    sukarno = gtm.PersonName(family="Sukarno")
    assert lines(sukarno) == ["FAU - Sukarno", "AU  - Sukarno"]


@pytest.mark.parametrize(
    ("full", "short", "name"),
    [
        (
            "Smith, John A Jr",
            "Smith JA Jr",
            gtm.PersonName(family="Smith", given="John A", initials="JA", suffix="Jr"),
        ),
        (
            "Comma, with, Given",
            "Comma, with G",
            gtm.PersonName(family="Comma, with", given="Given", initials="G"),
        ),
        (
            "Young, Larry II",
            "Young LI",
            gtm.PersonName(family="Young", given="Larry II", initials="LI"),
        ),
        (
            "Müller, Hans",
            "Mueller H",
            gtm.PersonName(family="Müller", given="Hans", initials="H"),
        ),
        (None, "de la Cruz M", gtm.PersonName(family="de la Cruz", initials="M")),
        (None, "Sukarno", gtm.PersonName(family="Sukarno")),
        ("Juan Bueren", None, gtm.PersonName(family="Juan Bueren")),
    ],
)
def test_the_short_name_tells_where_the_full_one_is_divided(
    full: str | None, short: str | None, name: gtm.PersonName
) -> None:
    """A name is divided where both of its forms agree."""
    assert read_name(full, short) == name


def test_the_citation_is_derived() -> None:
    """SO is written from the other fields, and kept only where it says more."""
    fields = ("TA  - Lancet", "DP  - 2002 May 25", "VI  - 359", "PG  - 1851-6")
    derived = "SO  - Lancet. 2002 May 25;359:1851-6."
    more = "SO  - Lancet. 2002 May 25;359:1851-6. Print 2002."

    assert read(*fields, derived).extras == ()
    assert derived in written(read(*fields))
    assert [extra.text for extra in read(*fields, more).extras] == [more[6:]]
    assert more in written(read(*fields, more))
