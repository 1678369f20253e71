"""The laws of journals, issues and pages."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model import (
    InvalidChecksum,
    InvalidType,
    Issn,
    IssnType,
    Issue,
    Journal,
    JournalIssn,
    JournalReference,
    NlmId,
    OtherIdentifier,
    Pagination,
    Pmid,
    SerialIdentifier,
)
from genetherapy_model.strategies import (
    issn_types,
    journal_issns,
    journal_references,
    journals,
    paginations,
    serial_identifiers,
)

SAMPLE = (
    Path(__file__)
    .parents[3]
    .joinpath("shared", "corpus", "pubmed_xml", "pubmed_sample.xml.gz")
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1834-44", "1834", "1844"),
        ("1834\u201344", "1834", "1844"),
        ("1834 - 44", "1834", "1844"),
        ("1834-1844", "1834", "1844"),
        ("98-102", "98", "102"),
        ("998-1002", "998", "1002"),
        ("e1003-15", "e1003", "e1015"),
        ("e1003-e1015", "e1003", "e1015"),
        ("e247-346", "e247", "e346"),
        ("e98-102", "e98", "e102"),
        ("S151-S153", "S151", "S153"),
        ("S151-3", "S151", "S153"),
        ("715-725.e4", "715", "725.e4"),
        ("715.e1-4", "715.e1", "715.e4"),
        ("918e-919e", "918e", "919e"),
        ("918-9e", "918", "919e"),
        ("S180-S19", "S180", "S19"),
        ("200-1; discussion 202-3", "200", "201"),
        ("112-11", "112", "11"),
        ("1-1", "1", "1"),
        ("9; author reply 9", "9", None),
        ("9, 12-4", "9", None),
        ("101234", "101234", None),
        ("e1003", "e1003", None),
        ("eaaz1234", "eaaz1234", None),
        ("007-9", "007", "009"),
        ("iv", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_abbreviated_ends_are_written_out(
    text: str | None, first: str | None, last: str | None
) -> None:
    """The table of forms; what would lead backwards stays as it is printed."""
    pages = Pagination(text=text)
    assert (first, last) == (pages.first_page, pages.last_page)
    assert (text or "") == str(pages)


@given(
    letters=st.sampled_from(["", "e", "S", "R", "1.e"]),
    first=st.integers(1, 99_999),
    more=st.integers(0, 99_999),
    data=st.data(),
)
def test_every_way_of_abbreviating_is_undone(
    letters: str, first: int, more: int, data: st.DataObject
) -> None:
    """However many leading digits in common are left out, the last page is the same."""
    start, end = str(first), str(first + more)
    common = 0
    if len(start) == len(end):
        while common < len(end) - 1 and start[common] == end[common]:
            common += 1
    cut = data.draw(st.integers(0, common))
    printed = data.draw(st.sampled_from(["", letters])) + end[cut:]

    pages = Pagination(text=f"{letters}{start}-{printed}")

    assert f"{letters}{start}" == pages.first_page
    assert f"{letters}{end}" == pages.last_page


@given(pages=paginations())
def test_writing_out_twice_changes_nothing(pages: Pagination) -> None:
    """A last page that is written out is stable, and comes from a range alone."""
    if pages.first_page is not None and pages.last_page is not None:
        stated = Pagination(start=pages.first_page, end=pages.last_page)
        assert (pages.first_page, pages.last_page) == (
            stated.first_page,
            stated.last_page,
        )
    if pages.end is None and pages.last_page is not None:
        assert pages.text is not None
        assert any(sign in pages.text for sign in "-\u2013")


@given(pages=paginations())
def test_what_is_stated_apart_goes_before_what_is_printed(pages: Pagination) -> None:
    """A stated first page is taken to the letter; a display shows what was printed."""
    if pages.start is not None:
        assert pages.start == pages.first_page
    if pages.text is not None:
        assert pages.text == str(pages)
    elif pages.start is None:
        assert str(pages) == (pages.article_number or "")


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (Pagination(start="12", end="19"), "12-19"),
        (Pagination(start="12"), "12"),
        (Pagination(article_number="e7"), "e7"),
        (Pagination(text="12-9", start="12", end="19"), "12-9"),
    ],
)
def test_pages_are_shown_as_printed_or_as_stated(
    pages: Pagination, expected: str
) -> None:
    """What is printed comes first, then start and end, then the article number."""
    assert expected == str(pages)


def test_real_pages_are_written_out_as_pubmed_does() -> None:
    """StartPage and EndPage of real records follow from MedlinePgn alone."""
    if not SAMPLE.exists():
        pytest.skip("../shared is absent")
    seen = 0
    with gzip.open(SAMPLE) as stream:
        for _, element in ElementTree.iterparse(stream):
            start = element.findtext("StartPage")
            if element.tag != "Pagination" or start is None:
                continue
            pages = Pagination(text=element.findtext("MedlinePgn"))
            assert start == pages.first_page
            assert element.findtext("EndPage") == pages.last_page
            seen += 1
    assert seen > 40


@given(journal=journals(), type_=issn_types(), issns=st.lists(journal_issns()))
def test_the_first_issn_of_a_type_is_given(
    journal: Journal, type_: IssnType, issns: list[JournalIssn]
) -> None:
    """It is the first one of that type, and None only where there is none."""
    found = attrs.evolve(journal, issns=issns).issn_of(type_)
    of_type = [known.issn for known in issns if known.type is type_]
    assert (of_type[0] if of_type else None) == found


@given(journal=journals(), link=journal_references())
def test_a_link_means_a_journal_by_number_or_title(
    journal: Journal, link: JournalReference
) -> None:
    """Every number and every title that is stated is enough; a blank title is none."""
    for issn in journal.issns:
        assert journal.is_meant_by(attrs.evolve(link, issns=[issn]))
    if journal.nlm_id is not None:
        assert journal.is_meant_by(attrs.evolve(link, nlm_id=journal.nlm_id))
    titles = (journal.title, journal.iso_abbreviation, journal.medline_abbreviation)
    for title in filter(None, (*titles, *journal.aliases)):
        if title.replace(".", " ").strip():
            assert journal.is_meant_by(JournalReference(title=f" {title.casefold()}. "))
    for named in (journal, Journal(title="."), Journal()):
        assert not named.is_meant_by(JournalReference(title=" . "))


def test_abbreviations_need_no_full_stops() -> None:
    """``Hum Gene Ther`` is ``Hum. Gene Ther.``, and another journal is another."""
    hgt = Journal(title="Human Gene Therapy", iso_abbreviation="Hum Gene Ther")
    assert hgt.is_meant_by(JournalReference(title="Hum. Gene Ther."))
    assert not hgt.is_meant_by(JournalReference(title="Human Gene Therapy Methods"))
    assert str(hgt) == "Human Gene Therapy"
    assert str(Journal(medline_abbreviation="Hum Gene Ther")) == "Hum Gene Ther"
    assert str(Journal()) == ""


def test_what_is_no_issn_is_kept_as_what_it_is() -> None:
    """Text is parsed and refused where it is wrong; an odd identifier may stay."""
    assert JournalIssn(issn="issn 1043 0342").issn == Issn("1043-0342")
    with pytest.raises(InvalidChecksum):
        JournalIssn(issn="0165-0209")
    kept = OtherIdentifier(scheme="ISSN", text="0165-0209")
    assert JournalIssn(issn=kept).issn is kept
    with pytest.raises(InvalidType, match=r"Issue.number: expected None or str, got"):
        Issue(number=7)  # type: ignore[arg-type]


@given(number=serial_identifiers())
def test_what_is_drawn_numbers_a_journal(number: SerialIdentifier) -> None:
    """The strategy gives the kinds that number serials."""
    assert isinstance(number, get_args(SerialIdentifier))


def test_a_journal_has_a_number_of_a_catalogue() -> None:
    """Each kind that numbers serials is taken, and one of works is refused."""
    known = (NlmId("9008950"), OtherIdentifier(scheme="coden", text="HGTHE3"))

    assert {*get_args(SerialIdentifier)} == {*map(type, known)}
    for number in known:
        assert number == Journal(nlm_id=number).nlm_id
    with pytest.raises(InvalidType, match=r"Journal\.nlm_id"):
        Journal(nlm_id=Pmid("7"))  # type: ignore[arg-type]
