"""What few files in RIS hold, and what the model rarely says."""

from __future__ import annotations

import io

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats.ris.dates import (
    read_date,
    read_electronic,
    write_date,
    write_electronic,
)
from genetherapy_model.formats.ris.names import write_author
from genetherapy_model.formats.ris.numbers import read_address, read_pmcid


def read(*lines: str) -> gtm.Publication:
    """Read one record of so many lines."""
    text = "\n".join(["TY  - JOUR", *lines, "ER  - "])
    [reading] = gtm.scan(text.encode(), format="ris")
    assert isinstance(reading, gtm.Reading)
    assert reading.publication is not None
    return reading.publication


def written(publication: gtm.Publication) -> list[str]:
    """Write one record, and give its lines."""
    stream = io.BytesIO()
    gtm.write([publication], stream, format="ris")
    return stream.getvalue().decode().split("\r\n")


@pytest.mark.parametrize(
    ("text", "date", "kept"),
    [
        ("2023/13//", None, "2023/13//"),
        ("2023//05/", "2023", "2023//05/"),
        ("2023/11/14/Nov 14", "2023-11-14", None),
        ("2023/11/14/Nov 15", "2023-11-14", "2023/11/14/Nov 15"),
        ("2023///Winter", "2023-24", None),
        ("soon", None, "soon"),
    ],
)
def test_what_a_date_says_beyond_its_numbers(
    text: str, date: str | None, kept: str | None
) -> None:
    """Words that say the same are dropped; what says more is kept as text."""
    stated = read_date(text)

    assert (stated.date and str(stated.date)) == date
    assert stated.text == kept


def published(date: str | None = None, text: str | None = None) -> gtm.PublicationDate:
    """Make a date of publication."""
    return gtm.PublicationDate(kind=gtm.DateKind.PUBLISHED, date=date, text=text)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (published(text="soon"), (("PY", "soon"),)),
        (published("/2007"), (("PY", "/2007"),)),
        (published("2007"), (("PY", "2007"),)),
        (published("2007-05-06"), (("PY", "2007"), ("DA", "2007/05/06/"))),
    ],
)
def test_a_date_is_written_so_that_it_is_read_back(
    stated: gtm.PublicationDate, expected: tuple[tuple[str, str], ...]
) -> None:
    """A year and a day where they hold it, and else the date itself."""
    assert write_date(stated) == expected
    if stated.date is not None and len(expected) == 1:
        assert read_date(expected[0][1]).date == stated.date


@pytest.mark.parametrize("text", ["2nd", "2023/13", "2023", "Nov 2023"])
def test_an_edition_is_no_date(text: str) -> None:
    """EndNote's field ET is a day in articles alone."""
    assert read_electronic(text) is None


@pytest.mark.parametrize("date", ["2023", "2023-24", "2023-05~", "2023/2024"])
def test_an_electronic_date_is_a_day_or_month(date: str) -> None:
    """What is less or more than that has no form here."""
    stated = gtm.PublicationDate(kind=gtm.DateKind.ELECTRONIC, date=date)

    assert write_electronic(stated) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (gtm.PersonName(literal="Smith J"), "Smith J"),
        (gtm.PersonName(literal="Study Group"), "Study Group, ,"),
        (gtm.PersonName(family="Study Group"), "Study Group, ,"),
        (gtm.PersonName(family="Ng", suffix="Jr"), "Ng, , Jr"),
        (gtm.PersonName(), None),
    ],
)
def test_a_person_is_not_written_as_a_group(
    name: gtm.PersonName, expected: str | None
) -> None:
    """Commas keep a name of several words from being read as a collective."""
    author = gtm.PersonalAuthor(person=gtm.Person(name=name))

    assert write_author(author) == expected


def test_only_what_is_a_number_is_read_as_one() -> None:
    """Custom fields and addresses hold anything, and identifiers too."""
    assert read_pmcid("PMC7") == gtm.Pmcid("PMC7")
    assert read_pmcid("PMCX") is None
    assert read_pmcid("Cyprus") is None
    assert read_address("https://doi.org/10.1/") == gtm.OtherIdentifier(
        scheme="url", text="https://doi.org/10.1/"
    )
    # It would be written as another address.
    assert isinstance(
        read_address("https://doi.org/10.1089/hum%2e7"), gtm.OtherIdentifier
    )


def test_a_note_on_the_article_number_is_one() -> None:
    """EndNote puts "Article e1003" into M1; other notes there stay notes."""
    noted = read("M1  - 7", "SP  - 12", "C2  - Cyprus")

    assert noted.pagination == gtm.Pagination(text="12")
    assert {extra.path for extra in noted.extras} >= {"C2"}


@pytest.mark.parametrize(
    ("lines", "entries", "identifiers"),
    [
        (("AN  - WOS:000123",), ["WOS:000123"], []),
        (("AN  - 7", "DP  - NLM"), ["7"], []),
        (("AN  - 7",), [], [gtm.OtherIdentifier(scheme="AN", text="7")]),
    ],
)
def test_an_accession_number_needs_its_catalogue(
    lines: tuple[str, ...], entries: list[str], identifiers: list[object]
) -> None:
    """A number says by its form or its provider whose it is, or is kept as one."""
    publication = read(*lines)

    assert [
        getattr(entry.identifier, "text", str(entry.identifier))
        for entry in publication.entries
    ] == entries
    assert [*publication.identifiers] == identifiers


def test_a_section_that_looks_like_a_tag_stays_a_section_of_text() -> None:
    """A line that would be read as a field goes on with the line before it."""
    sections = [
        gtm.AbstractSection(text="We tried."),
        gtm.AbstractSection(text="ER  - was low."),
        gtm.AbstractSection(text=""),
    ]
    record = gtm.Publication(abstract=gtm.Abstract(sections=sections))

    assert "AB  - We tried. ER - was low." in written(record)


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_what_is_empty_is_no_file_of_records(data: bytes) -> None:
    """An input without a line says nothing, and is refused."""
    with pytest.raises(gtm.UnreadableInput, match="empty"):
        [*gtm.scan(data, format="ris")]


def test_a_line_that_looks_like_a_field_is_joined_to_the_one_before() -> None:
    """Neither a section of an abstract nor a line that was kept begins a field."""
    sections = [gtm.AbstractSection(text=text) for text in ("A", "ER -")]
    abstract = gtm.Abstract(sections=sections)
    kept = gtm.Extra(source="ris", path="XX", text="A\nER  -")

    assert "AB  - A ER -" in written(gtm.Publication(abstract=abstract))
    assert "XX  - A ER -" in written(gtm.Publication(extras=[kept]))


def test_what_is_said_in_another_place_is_written_once() -> None:
    """A substance is no second keyword; a locator that is no DOI stands as one."""
    substance = gtm.Chemical(name="AAV")
    lines = written(
        gtm.Publication(
            chemicals=[substance, substance],
            locators=[
                gtm.Locator(identifier=gtm.OtherIdentifier(scheme="doi", text="x")),
            ],
            identifiers=[gtm.OtherIdentifier(scheme="AN", text="7")],
        )
    )

    assert 1 == lines.count("KW  - AAV")
    assert {"DO  - x", "AN  - 7"} <= {*lines}


def test_the_type_that_ris_knows_need_not_be_the_first() -> None:
    """The others stand beside it."""
    names = ["Letter", "Editorial", "Book"]
    types = [gtm.PublicationType(name=name) for name in names]
    publication = gtm.Publication(publication_types=types)
    lines = written(publication)

    assert {"M3  - Letter", "M3  - Editorial"} <= {*lines}


def test_a_line_with_a_strange_tag_goes_on_with_the_field() -> None:
    """Where tags are written loosely, only those that RIS has are tags."""
    text = b"TY - JOUR\nTI - A\nzz - b\nAU - Doe, J\nER -\n"
    [reading] = gtm.scan(text, format="ris")
    assert isinstance(reading, gtm.Reading)
    assert reading.publication is not None

    assert gtm.Publication(title="A zz - b").title == reading.publication.title
