"""What few files of BibTeX hold, and what is wrong in few of them."""

from __future__ import annotations

import gzip
import io

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats.bibtex import inheritance
from genetherapy_model.formats.bibtex.annotations import read_annotations
from genetherapy_model.formats.bibtex.blocks import _end_of
from genetherapy_model.formats.bibtex.breaks import explain_break
from genetherapy_model.formats.bibtex.dates import read_fields

ORCID = "0000-0002-1825-0097"


def read(fields: str) -> gtm.Publication:
    """Read an entry of some fields."""
    [reading] = gtm.scan(f"@article{{k, {fields}}}".encode(), format="bibtex")
    assert isinstance(reading, gtm.Reading)
    assert reading.publication is not None
    return reading.publication


def extras(publication: gtm.Publication) -> dict[str, str]:
    """Give what was kept besides key and type."""
    kept = {extra.path: extra.text for extra in publication.extras}
    return {path: kept[path] for path in kept if path not in ("key", "entrytype")}


def written(publication: gtm.Publication) -> str:
    """Write one entry."""
    stream = io.BytesIO()
    gtm.write([publication], stream, format="bibtex")
    return stream.getvalue().decode()


def test_numbers_of_authors_stand_beside_their_names() -> None:
    """Web of Science names the bearer of each ORCID iD; one of nobody is kept."""
    one = f"author = {{Bueren, Juan}}, orcid-numbers = {{Bueren, Juan/{ORCID}}}"
    more = f"{one[:-1]}\nOther, Ann/0000-0001-5109-3700}}"
    group = f"author = {{{{A Group}}}}, orcid-numbers = {{Bueren, Juan/{ORCID}}}"

    for fields, left in ((one, False), (more, True)):
        publication = read(fields)
        [author] = publication.authors
        assert isinstance(author, gtm.PersonalAuthor)
        assert author.orcid == gtm.Orcid(ORCID)
        assert ("orcid-numbers" in extras(publication)) == left
    assert "orcid-numbers" in extras(read(group))


def test_annotations_are_of_names_that_stand_there() -> None:
    """A collective has a number of its own; what is none of a name is kept."""
    publication = read(
        f'author = {{{{A Group}}}}, author+an:orcid = {{1="{ORCID}"}}, '
        'editor = {X, Y}, editor+an:orcid = {7="1"}, editor+an:role = {nonsense}'
    )
    [group] = publication.authors

    assert isinstance(group, gtm.CollectiveAuthor)
    assert group.identifiers == (gtm.OtherIdentifier(scheme="orcid", text=ORCID),)
    assert {*extras(publication)} == {"editor+an:orcid", "editor+an:role"}


def test_a_number_of_pubmed_is_an_eprint_too() -> None:
    """The archive says whose the number is."""
    publication = read("eprint = {7}, eprinttype = {pubmed}")

    assert publication.pmid == gtm.Pmid("7")
    assert "eprint" not in extras(publication)


@pytest.mark.parametrize(
    ("fields", "date", "problems"),
    [
        (("", "1998", "may/jun", "3"), "1998-05/1998-06", 1),
        (("", "2010 2011", "may", ""), None, 2),
        (("", "2010/2011", "12/1", ""), "2010/2011", 1),
        (("2010-05", "", "may", "5"), "2010-05-05", 0),
        (("", "", "may", "5"), None, 2),
    ],
)
def test_parts_that_do_not_fit_are_told(
    fields: tuple[str, str, str, str], date: str | None, problems: int
) -> None:
    """A day of two months is none; what fits is read all the same."""
    found = read_fields(*fields)

    assert (found.date and str(found.date)) == date
    assert len(found.problems) >= bool(problems)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no entry", "no entry begins"),
        ("@article{k, title = {A} year = 2}", "behind the value of title"),
        ('@article{k, title = "a" # b # {c} x}', "behind the value of title"),
        ('@article{k, title = "a" # "b', "is never closed"),
    ],
)
def test_breaks_are_explained(text: str, said: str) -> None:
    """Each sentence says what is missing, and in which line."""
    assert said in explain_break(text, 1)
    assert "line 1" in explain_break(text, 1)


def test_a_month_behind_another_is_written_as_a_range() -> None:
    """Months of one year stand in the field of the month."""

    def dated(date: str) -> str:
        stated = gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date=date)
        return written(gtm.Publication(dates=[stated]))

    assert 'jul # "--" # aug' in dated("2010-07/2010-08")
    assert "--" not in dated("2010-07/2011-08").replace("2010-07--2011-08", "")


def test_extras_are_written_where_they_are_fields() -> None:
    """What is no name of a field, or would break the entry, is left out."""
    kept = [
        gtm.Extra(source="bibtex", path=path, text=text)
        for path, text in (("note", "odd"), ("no name", "x"), ("abc", "{open"))
    ]
    text = written(gtm.Publication(title="A", extras=kept))

    assert "note" in text
    assert "no name" not in text
    assert "{open" not in text


def test_an_odd_number_of_pubmed_is_written() -> None:
    """A catalogue may have a number that is none of its own form."""
    entry = gtm.CatalogueEntry(
        catalogue="PubMed",
        identifier=gtm.OtherIdentifier(scheme="pubmed", text="12x"),
    )

    assert "12x" in written(gtm.Publication(title="A", entries=[entry]))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (r"\'{{e}}", "é"),
        (r"\'{\i}", "í"),
        (r"\'{\ae}", "ǽ"),
        (r"\'{\zz}", r"\'\zz"),
    ],
)
def test_an_accent_stands_over_a_letter(text: str, title: str) -> None:
    """In braces, over an i without its dot, over a ligature; else it is kept."""
    found = read(f"title = {{{text}}}").title

    assert found is not None
    assert title == found.plain


def test_what_is_no_annotation_annotates_nobody() -> None:
    """If one of the notes is none, none of them is read."""
    assert [] == read_annotations('1="CIEMAT"; 2=ESGCT')
    assert [(1, ["CIEMAT"])] == read_annotations('1="CIEMAT"')


def test_a_range_without_a_begin_is_none_of_two_months() -> None:
    """The date is read, and the year and the months are kept."""
    found = read_fields("../2013-01", "2012-2013", "dec-jan", "")

    assert gtm.DateRange.parse("../2013-01") == found.date
    assert ["RDR018"] == [code for code, _ in found.problems]


def test_a_day_that_is_none_is_kept() -> None:
    """A month without its day is a month, and without a month a year."""
    for month, date in (("may", "2012-05"), ("13", "2012")):
        assert gtm.PartialDate.parse(date) == read_fields("", "2012", month, "32").date


@pytest.mark.parametrize("text", [b"@string{a = {b}}\n", b"Our library\n"])
def test_damage_behind_what_is_no_entry_is_told(text: bytes) -> None:
    """Of an input that breaks off before an entry, that is told alone."""
    whole = gzip.compress(text)
    [reading] = gtm.scan(whole[:-6], format="bibtex")

    assert ["RDR006"] == [found.code for found in reading.findings]


def test_a_value_that_does_not_end_goes_on_to_the_end() -> None:
    """A brace or a quote that is never closed encloses all that follows."""
    assert 6 == _end_of("{a {b}", 0)
    assert 2 == _end_of('"a', 0)


def test_few_books_are_held_to_inherit_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first is forgotten, and what it would have given is told to be missing."""
    monkeypatch.setattr(inheritance, "_HELD", 1)
    books = "".join(
        f"@book{{{key}, title = {{B}}, year = {{2012}}, key = {{x}}}}\n" for key in "ab"
    )
    parts = "".join(
        f"@inbook{{{key}{key}, crossref = {{{key}}}, title = {{C}}}}\n" for key in "ab"
    )
    *_, lost, kept = gtm.scan((books + parts).encode(), format="bibtex")

    assert isinstance(kept, gtm.Reading)
    assert kept.publication is not None
    assert kept.publication.year == 2012
    assert ["RDR019"] == [found.code for found in lost.findings]
