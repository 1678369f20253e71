"""What few works of OpenAlex hold, and what is wrong in few of them."""

from __future__ import annotations

import gzip
import json

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats import openalex
from genetherapy_model.formats.openalex.identifiers import read_work


def reading(**stated: object) -> gtm.Reading:
    """Read a work that says a little more than its number and title."""
    item = {"id": "https://openalex.org/W1", "display_name": "A"} | stated
    [found] = gtm.scan(json.dumps(item).encode(), format="openalex")
    assert isinstance(found, gtm.Reading)
    assert found.publication is not None
    return found


def read(**stated: object) -> gtm.Publication:
    """Give its publication."""
    publication = reading(**stated).publication
    assert publication is not None
    return publication


def only(**authorship: object) -> gtm.PersonalAuthor:
    """Read the one author of a work."""
    stated = {"author": {"display_name": "Jane Doe"}} | authorship
    [author] = read(authorships=[stated]).authors
    assert isinstance(author, gtm.PersonalAuthor)
    return author


ORCID = "https://orcid.org/0000-0002-1825-0097"
ROR = "https://ror.org/05xx77y52"


def test_an_orcid_that_stands_twice_is_one() -> None:
    """The work and OpenAlex's author name the same iD."""
    author = {"display_name": "Jane Doe", "orcid": ORCID}
    found = only(raw_orcid=ORCID, author=author)

    assert found.orcid == gtm.Orcid("0000-0002-1825-0097")
    assert len(found.person.identifiers) == 1


def test_institutions_may_be_named_in_a_link_alone() -> None:
    """An address of ROR or of OpenAlex is the identifier of an institution."""
    link = {
        "raw_affiliation_string": "Rome",
        "institution_ids": [ROR, "https://openalex.org/I7"],
    }
    [rome, milan] = only(
        affiliations=[link], raw_affiliation_strings=["Rome", "Milan"]
    ).affiliations

    assert [str(rome), str(milan)] == ["Rome", "Milan"]
    assert gtm.RorId("05xx77y52") in rome.identifiers
    assert len(rome.identifiers) == 2


def test_an_institution_without_a_number_has_a_name() -> None:
    """It is no part of a text that does not name it."""
    found = only(
        institutions=[{"display_name": "CIEMAT"}], raw_affiliation_strings=["Rome"]
    )

    assert ["Rome", "CIEMAT"] == [str(place) for place in found.affiliations]


@pytest.mark.parametrize("key", ["type", "type_crossref"])
def test_what_is_no_word_is_no_type(key: str) -> None:
    """A type is a word of OpenAlex or of Crossref, and else it is told."""
    found = reading(**{key: "no word at all!"})
    assert found.publication is not None

    assert [each.code for each in found.findings] == ["RDR021"]
    assert found.publication.publication_types == ()


def test_what_has_no_name_is_no_subject() -> None:
    """Blank keywords and headings without a descriptor are passed over."""
    publication = read(
        keywords=[{"display_name": " "}, {}, {"display_name": "AAV", "score": 0.5}],
        mesh=[{"qualifier_name": "therapy"}, {"descriptor_name": "Hemophilia B"}],
    )

    assert ["AAV"] == [keyword.text.plain for keyword in publication.keywords]
    assert ["Hemophilia B"] == [str(each) for each in publication.mesh_headings]


def test_a_work_knows_its_numbers() -> None:
    """Microsoft's number is one without a class of its own."""
    publication = read(
        ids={"mag": "77", "other": "7", "pmid": "https://pubmed.ncbi.nlm.nih.gov/7"}
    )

    assert gtm.OtherIdentifier(scheme="mag", text="77") in publication.identifiers
    assert publication.pmid == gtm.Pmid("7")


def test_a_name_is_divided_where_both_forms_say_so() -> None:
    """What stands behind a comma and is no suffix makes no division sure."""
    raw = only(raw_author_name="Doe, Jane, of Rome")

    assert raw.name == gtm.PersonName(literal="Doe, Jane, of Rome")


def test_a_damaged_file_is_told() -> None:
    """Works before the damage are read, and what was cut is not."""
    work = json.dumps({"id": "https://openalex.org/W1", "display_name": "A"})
    data = gzip.compress((f"{work}\n" * 3000).encode())[:-12]
    found = [
        each
        for each in gtm.scan(data, format="openalex")
        if isinstance(each, gtm.Reading)
    ]

    assert found[0].publication is not None
    assert found[-1].publication is None
    assert "RDR006" in [each.code for each in found[-1].findings]


def test_a_work_may_be_known_by_an_address_alone() -> None:
    """What is the number of no catalogue is kept as it is."""
    address = "https://example.org/x"

    assert gtm.OtherIdentifier(scheme="openalex", text=address) == read_work(address)


@pytest.mark.parametrize(
    ("publication", "item"),
    [
        (
            gtm.Publication(
                publication_types=[gtm.PublicationType(name="article")],
                journal=gtm.Journal(title="Blood"),
            ),
            {"type": "article", "type_crossref": "journal-article"},
        ),
        # As OpenAlex would read it, an article of a journal is a `Journal Article`.
        (
            gtm.Publication(
                publication_types=[gtm.PublicationType(name="journal-article")]
            ),
            {"type": "journal-article", "type_crossref": None},
        ),
        (
            gtm.Publication(
                dates=[
                    gtm.PublicationDate(kind=gtm.DateKind.PUBLISHED, date=None),
                    gtm.PublicationDate(kind=gtm.DateKind.PUBLISHED, date="2019/2020"),
                ]
            ),
            {"publication_year": 2019},
        ),
        (
            gtm.Publication(
                dates=[gtm.PublicationDate(kind=gtm.DateKind.PUBLISHED, date=None)]
            ),
            {"publication_year": None, "publication_date": None},
        ),
    ],
)
def test_what_few_works_state_is_written(
    publication: gtm.Publication, item: dict[str, object]
) -> None:
    """A type is that of the journal, and a range is of its first year."""
    written = openalex.write_item(publication)

    assert item == {key: written.get(key) for key in item}


def test_a_blank_number_of_a_publisher_is_none() -> None:
    """Its name alone is written."""
    blank = gtm.OtherIdentifier(scheme="openalex", text=" ")
    publisher = gtm.OrganizationReference(name="Cell Press", identifiers=[blank])
    journal = gtm.Journal(title="Cell", publisher=publisher)
    item = openalex.write_item(gtm.Publication(journal=journal))

    source = {"display_name": "Cell", "host_organization_name": "Cell Press"}
    assert {"source": source | {"type": "journal"}} == item["primary_location"]
