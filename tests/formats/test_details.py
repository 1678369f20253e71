"""Details of several formats, each as its files have it."""

from __future__ import annotations

import io
import json

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats import crossref, csl_json
from genetherapy_model.formats.bibtex.breaks import explain_break
from genetherapy_model.formats.bibtex.dates import read_parts
from genetherapy_model.formats.bibtex.keys import Keys


def written(format: str, **stated: object) -> str:  # noqa: A002
    """Write a publication in a format."""
    stream = io.BytesIO()
    publication = gtm.Publication(**stated)  # type: ignore[arg-type]
    gtm.write([publication], stream, format=format)
    return stream.getvalue().decode()


def read(format: str, text: str) -> list[gtm.Reading]:  # noqa: A002
    """Read what a file of a format holds."""
    found = gtm.scan(text.encode(), format=format)
    return [each for each in found if isinstance(each, gtm.Reading)]


def published(format: str, text: str) -> gtm.Publication:  # noqa: A002
    """Read the one publication of a file."""
    [reading] = read(format, text)
    assert reading.publication is not None
    return reading.publication


def author(**name: str) -> gtm.PersonalAuthor:
    """Make an author of a name."""
    return gtm.PersonalAuthor(person=gtm.Person(name=gtm.PersonName(**name)))  # type: ignore[arg-type]


# BibTeX


def test_a_value_may_begin_right_behind_its_sign() -> None:
    """What is never closed is told however near it stands."""
    for spaced in ("title={A,\n", "title = {A,\n"):
        assert explain_break(f"@misc{{a,\n {spaced} year={{2020}}\n}}", 7) == (
            "the value of title in line 8 is never closed: close it where it ends"
        )


@pytest.mark.parametrize(
    ("month", "date"),
    [("5.", "2023-05"), ("nov.", "2023-11"), ("nov. ", "2023-11"), ("5", "2023-05")],
)
def test_a_month_may_end_in_a_point(month: str, date: str) -> None:
    """Points and spaces behind it are no part of a month."""
    assert str(read_parts("2023", month, "")) == date


def test_a_scheme_without_a_name_is_an_eprint() -> None:
    """``eprint`` is the scheme where no type is stated, and is not stated then."""
    eprint = gtm.OtherIdentifier(scheme="eprint", text="x")

    assert published("bibtex", "@misc{a, eprint={x}}").identifiers == (eprint,)
    assert "eprinttype" not in written("bibtex", identifiers=[eprint])
    other = gtm.OtherIdentifier(scheme="foo", text="x")
    assert "eprinttype = {foo}" in written("bibtex", identifiers=[other])


def test_a_key_is_given_once_in_any_case() -> None:
    """BibTeX takes keys that differ in case alone for one."""
    keys = Keys()

    assert [keys.give(key) for key in ("Li", "li", "LI", "Li")] == [
        *("Li", "lia", "LIb", "Lic")
    ]


# Services and publishers


def test_an_update_has_the_label_of_its_kind_or_its_own() -> None:
    """Crossref shows a label: that of the notice, or the usual one."""
    notices = [
        gtm.Relation(
            kind=kind,
            note=note,
            target=gtm.WorkReference(identifiers=["doi:10.1000/b"]),
        )
        for kind, note in (
            (gtm.RelationKind.CORRECTS, None),
            (gtm.RelationKind.CORRECTS, " "),
            (gtm.RelationKind.RETRACTS, "Withdrawal"),
        )
    ]
    text = written("crossref", identifiers=["doi:10.1000/a"], relations=notices)
    [item] = json.loads(text)["message"]["items"]

    assert [(one["type"], one["label"]) for one in item["update-to"]] == [
        ("correction", "Correction"),
        ("correction", "Correction"),
        ("withdrawal", "Withdrawal"),
    ]


def test_an_issue_of_crossref_may_stand_apart() -> None:
    """The number of an issue is that of the item, or of the issue in it."""
    for item in (
        {"DOI": "10.1000/a", "issue": "3"},
        {"DOI": "10.1000/a", "journal-issue": {"issue": "3"}},
    ):
        assert published("crossref", json.dumps(item)).issue == gtm.Issue(number="3")


def test_an_item_of_crossref_is_one_where_it_says_so() -> None:
    """A source makes an entry of the catalogue, though nothing else is said of it."""
    for item, entries in (
        ({"DOI": "10.1000/a", "source": "Crossref"}, ("Crossref",)),
        ({"DOI": "10.1000/a"}, ()),
    ):
        publication = published("crossref", json.dumps(item))
        assert tuple(entry.catalogue for entry in publication.entries) == entries


def test_a_deposit_states_its_language() -> None:
    """Crossref's XML has it at the work itself."""
    deposit = (
        '<doi_batch xmlns="http://www.crossref.org/schema/5.5.0"><body><journal>'
        "<journal_metadata><full_title>Blood</full_title></journal_metadata>"
        '<journal_article language="de"><titles><title>A</title></titles><doi_data>'
        "<doi>10.1000/a</doi></doi_data></journal_article></journal></body></doi_batch>"
    )

    assert published("crossref-xml", deposit).languages == ("de",)


@pytest.mark.parametrize(
    ("item", "is_crossref"),
    [
        ('{"container-title": ["Blood"]}', True),
        ('{"container-title": "Blood"}', False),
        ('{"DOI": "10.1000/a", "title": ["A"]}', True),
        ('{"title": ["A"]}', False),
        ('{"source": "Crossref"}', True),
        ('{"@context": "x", "container-title": ["Blood"]}', False),
    ],
)
def test_lists_tell_crossref_from_csl(item: str, *, is_crossref: bool) -> None:
    """Crossref has lists of titles where CSL has one text."""
    assert crossref.recognizes(item.encode()) is is_crossref


@pytest.mark.parametrize("key", ["issued", "accessed"])
def test_a_date_tells_csl(key: str) -> None:
    """An item of no known type is one of CSL by its dates."""
    item = f'{{"{key}": {{"date-parts": [[2020]]}}}}'

    assert csl_json.recognizes(item.encode())
    assert not csl_json.recognizes(b'{"id": "x"}')


def test_a_result_states_no_more_than_the_record() -> None:
    """Europe PMC has 0 for no month, and no full name of a given name."""
    text = written(
        "europepmc",
        authors=[author(given="Ann")],
        dates=[gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date="2020")],
        identifiers=["pubmed:1", "pubmed:2"],
        entries=[gtm.CatalogueEntry(catalogue="PubMed", identifier=gtm.Pmid("1"))],
    )
    [item] = json.loads(text)["resultList"]["result"]

    assert (item["source"], item["id"], item["pmid"]) == ("MED", "1", "2")
    assert item["journalInfo"]["monthOfPublication"] == 0
    assert item["authorList"] == {"author": [{"firstName": "Ann"}]}


def test_a_platform_is_the_publisher_of_a_book() -> None:
    """OpenAlex names a platform where a book has no journal."""
    for publisher in (None, "OUP"):
        source = {"type": "ebook platform", "host_organization_name": publisher}
        work = {
            "id": "https://openalex.org/W1",
            "title": "A",
            "primary_location": {"source": source},
        }
        journal = published("openalex", json.dumps(work)).journal

        assert journal == (
            gtm.Journal(publisher=gtm.OrganizationReference(name=publisher))
            if publisher
            else None
        )


def test_a_deleted_record_may_have_no_name() -> None:
    """A repository that deletes a record without naming it names nothing."""
    listed = (
        "<OAI-PMH><ListRecords><record><header status='deleted'>{}</header></record>"
        "</ListRecords></OAI-PMH>"
    )
    for header, known in (
        ("", None),
        ("<identifier> </identifier>", None),
        ("<identifier>oai:1</identifier>", "oai:1"),
    ):
        [deletion] = gtm.scan(listed.format(header).encode(), format="jats")

        assert isinstance(deletion, gtm.Deletion)
        [entry] = deletion.entries
        assert entry.identifier == (
            known and gtm.OtherIdentifier(scheme="oai", text=known)
        )


def test_a_season_is_printed_in_a_citation() -> None:
    """Of a date all parts are put together, from the year to the day."""
    for parts, date in (
        ("<year>2016</year><season>Spring</season>", "2016 Spring"),
        ("<year>2016</year><month>May</month><day>4</day>", "2016 May 4"),
    ):
        article = (
            "<article><front><article-meta/></front><back><ref-list><ref>"
            f"<element-citation><source>Blood</source>{parts}<volume>7</volume>"
            "</element-citation></ref></ref-list></back></article>"
        )
        [work] = published("jats", article).references

        assert str(work.citation).endswith(f"{date};7.")


def test_a_ui_that_is_none_is_told_at_its_chemical() -> None:
    """A finding of PubMed XML leads to the place in the publication."""
    chemicals = "".join(
        f'<Chemical><NameOfSubstance UI="{ui}">x</NameOfSubstance></Chemical>'
        for ui in ("D015316", "odd")
    )
    [reading] = read(
        "pubmed-xml",
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><ChemicalList>"
        f"{chemicals}</ChemicalList></MedlineCitation></PubmedArticle></PubmedArticleSet>",
    )

    assert [found.path for found in reading.findings] == ["/chemicals/1/ui"]


def test_mentions_are_trials_or_sets_of_data() -> None:
    """schema.org has a type for either, and for each part of a quotation."""
    text = written(
        "schema-org",
        registrations=[
            gtm.Registration(
                bank="GEO",
                identifier=gtm.OtherIdentifier(scheme="geo", text="GSE1"),
            ),
            gtm.Registration(identifier=gtm.NctId("NCT00000001")),
            gtm.Registration(bank="X"),
        ],
        quotations=[gtm.Quotation(parts=["a", "b"]), gtm.Quotation(parts=["c"])],
    )
    [node] = json.loads(text)

    assert [one["@type"] for one in node["mentions"]] == [
        *("Dataset", "MedicalTrial", "Dataset")
    ]
    assert node["mentions"][0]["includedInDataCatalog"]["name"] == "GEO"
    assert node["hasPart"] == [
        {
            "@type": "Quotation",
            "hasPart": [
                {"@type": "Quotation", "text": "a"},
                {"@type": "Quotation", "text": "b"},
            ],
        },
        {"@type": "Quotation", "text": "c"},
    ]


# Tags


def test_fields_of_nbib_are_as_long_as_they_may_be() -> None:
    """An empty keyword has no field, and a count has nine digits at most."""
    words = [gtm.Keyword(text=""), gtm.Keyword(text="x", major=True)]
    longest = written("nbib", keywords=words, number_of_references=10**9 - 1)

    assert longest.splitlines()[1:] == ["RF  - 999999999", "OT  - *x"]
    assert "RF" not in written("nbib", number_of_references=10**9)


def test_a_family_alone_is_told_from_a_name_in_one_piece() -> None:
    """RIS has commas where one word would be read otherwise."""
    authors = [author(family="Li"), author(family="Li Wu")]
    text = written("ris", authors=authors)

    assert [line for line in text.splitlines() if line.startswith("AU")] == [
        "AU  - Li",
        "AU  - Li Wu, ,",
    ]


def test_what_is_found_in_ris_is_a_warning() -> None:
    """Nothing that a record is read with is an error."""
    [reading] = read("ris", "TY  - JOUR\nDO  - none\nER  - \n")

    assert {found.severity for found in reading.findings} == {gtm.Severity.WARNING}


@pytest.mark.parametrize(
    ("name", "types"),
    [("Book", ["Book"]), ("Journal Article", []), ("Odd", [])],
)
def test_endnote_names_the_type_of_a_record(name: str, types: list[str]) -> None:
    """A name that it has tells the type; an article is what most records are."""
    record = f'<record><ref-type name="{name}">6</ref-type></record>'
    publication = published("endnote-xml", f"<xml><records>{record}</records></xml>")

    assert [known.name for known in publication.publication_types] == types


def test_the_only_number_is_that_of_the_only_catalogue() -> None:
    """RIS has them side by side, or with others between them."""
    for between in ("", "TI  - A\n"):
        record = f"TY  - JOUR\nDB  - Odd\n{between}AN  - 123\nER  - \n"
        [entry] = published("ris", record).entries

        assert entry.catalogue == "Odd"
        assert entry.identifier is not None
        assert str(entry.identifier).endswith("123")


# JATS


def article(meta: str) -> str:
    """Make an article of a part of its front matter."""
    return f"<article><front><article-meta>{meta}</article-meta></front></article>"


def test_jats_states_the_time_of_a_day() -> None:
    """Hour and minute stand in the attribute that JATS has for them."""
    date = gtm.PublicationDate(
        kind=gtm.DateKind.RECEIVED, date="2020-05-04", hour=7, minute=5
    )

    assert ' iso-8601-date="2020-05-04T07:05"' in written("jats", dates=[date])


def test_affiliations_are_spaced_within_each_other() -> None:
    """Parts that nothing stands between have commas, however deep they are."""
    inner = "<institution>B</institution><country>C</country>"
    contributor = (
        "<contrib-group><contrib contrib-type='author'><name><surname>Li</surname>"
        f"</name><aff><institution>A</institution>, <aff>{inner}</aff></aff>"
        "</contrib></contrib-group>"
    )
    [one] = published("jats", article(contributor)).authors
    assert isinstance(one, gtm.PersonalAuthor)

    assert [str(place) for place in one.affiliations] == ["A, B, C"]


def test_a_related_article_without_a_type_is_told() -> None:
    """What it is to the article is kept, and that nothing is stated is told."""
    [reading] = read("jats", article("<related-article/>"))

    assert [found.message for found in reading.findings] == [
        "'none' is no type of relation: kept as an extra"
    ]


def test_the_citation_of_a_related_article_is_named_so() -> None:
    """JATS has no element for it within a related article."""
    relation = gtm.Relation(
        kind=gtm.RelationKind.UPDATES, target=gtm.WorkReference(citation="Blood. 2020")
    )

    assert '<named-content content-type="citation">Blood. 2020<' in written(
        "jats", relations=[relation]
    )


def test_the_acronym_of_a_funder_is_no_part_of_its_name() -> None:
    """It stands among the names, and its type tells it from them."""
    names = (
        "<institution>A Fund</institution>"
        "<institution content-type='acronym'>AF</institution>"
    )
    group = (
        f"<funding-group><award-group><funding-source>{names}</funding-source>"
        "<award-id>7</award-id></award-group></funding-group>"
    )

    assert published("jats", article(group)).grants == (
        gtm.Grant(number="7", acronym="AF", agency="A Fund"),
    )
