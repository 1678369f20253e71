"""EndNote XML: real files, odd ones, and the same works in RIS."""

from __future__ import annotations

import io
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

import genetherapy_model as gtm
from genetherapy_model.domain.authors import PersonalAuthor

CORPUS = Path(__file__).parents[3].parent / "shared" / "corpus"
ZOTERO = CORPUS / "crossformat" / "zotero_library"
FILES = {
    "crossformat/zotero_library/library.endnote.xml": 120,
    "dedup/tafenoquine.xml": 179,
}
needs_corpus = pytest.mark.skipif(not CORPUS.exists(), reason="../shared is absent")


def _scan(data: bytes) -> list[gtm.Reading]:
    readings = gtm.scan(data, format="endnote-xml")
    return [each for each in readings if isinstance(each, gtm.Reading)]


def _record(inside: str) -> gtm.Publication:
    data = f"<xml><records><record>{inside}</record></records></xml>"
    [reading] = _scan(data.encode())
    return cast("gtm.Publication", reading.publication)


@needs_corpus
@pytest.mark.parametrize("name", FILES)
def test_real_files_are_read(name: str) -> None:
    """Every record is read, by its content, and nothing in it is odd."""
    readings = [
        each for each in gtm.scan(CORPUS / name) if isinstance(each, gtm.Reading)
    ]

    assert len(readings) == FILES[name]
    assert [found for each in readings for found in each.findings] == []
    assert all(each.publication and each.publication.title for each in readings)


@needs_corpus
def test_a_file_may_break_off_anywhere() -> None:
    """Records before the end are read as they were, and the last is told."""
    data = (CORPUS / "dedup/tafenoquine.xml").read_bytes()[:60_000]
    whole = [each.publication for each in _scan(data)]
    for place in random.Random(5).sample(range(len(data)), 200):  # noqa: S311
        ends = data[:place].count(b"</record>")
        try:
            found = [each.publication for each in _scan(data[:place])]
        except gtm.GeneTherapyModelError:
            found = []
        assert found[:ends] == whole[:ends]


def _first_page(read: gtm.Publication) -> str | None:
    return read.pagination.first_page if read.pagination else None


def _family(read: gtm.Publication) -> str:
    author = read.first_author
    assert isinstance(author, PersonalAuthor)
    return (author.name.family or "").casefold().replace("-", " ")


def _title(read: gtm.Publication) -> str:
    assert read.title is not None
    return re.sub(r"\W", "", read.title.plain.casefold())


@needs_corpus
@pytest.mark.parametrize(
    ("part", "exceptions"),
    [
        # Web of Science had no year of one that was ahead of print.
        pytest.param(lambda read: read.year, 1, id="year"),
        # It leaves out a supplement, `102 Suppl 1`.
        pytest.param(lambda read: read.issue and read.issue.volume, 1, id="volume"),
        # It states no pages of articles with a number.
        pytest.param(_first_page, 12, id="page"),
        # It joins or strips names: Prieto Ramos, van Zuilen, Jäger.
        pytest.param(_family, 4, id="family"),
        # It spells otherwise: `three` and `3`, `β` and `beta`.
        pytest.param(_title, 4, id="title"),
        # It lists fifteen authors, PubMed four.
        pytest.param(lambda read: len(read.authors), 1, id="authors"),
    ],
)
def test_the_same_works_are_read_from_ris(
    part: Callable[[gtm.Publication], object], exceptions: int
) -> None:
    """What both files hold of a work is read the same from both.

    The two were exported from two searches, one in PubMed, the other in Web of Science,
    so that spellings differ: capitals, initials, ends of pages, names of languages.
    """
    by_doi = {read.doi: read for read in gtm.read(ZOTERO / "library.ris")}
    differing = [
        (part(read), part(by_doi[read.doi]))
        for read in gtm.read(ZOTERO / "library.endnote.xml")
        if part(read) != part(by_doi[read.doi])
    ]

    assert len(differing) == exceptions, differing


def test_faces_are_markup_or_are_set_off() -> None:
    """A superscript does not melt into a number, in titles or elsewhere."""
    marked = '<style face="normal">10</style><style face="superscript">13</style>'
    read = _record(
        f"<titles><title>{marked}</title></titles><abstract>{marked}</abstract>"
    )

    assert str(read.title) == "10<sup>13</sup>"
    assert str(read.abstract) == "10^13"


def test_returns_divide_lists() -> None:
    """EndNote writes several numbers and addresses with returns between them."""
    read = _record(
        "<contributors><authors><author>Baird, J. K.</author></authors></contributors>"
        "<auth-address>Jakarta.&#xD;Oxford.</auth-address>"
        "<isbn>0893-8512 (Print)&#xD;1098-6618</isbn>"
    )

    assert [place.text.plain for place in read.authors[0].affiliations] == [
        "Jakarta.",
        "Oxford.",
    ]
    assert [str(each) for each in read.issns] == ["0893-8512", "1098-6618"]


def test_what_has_no_place_is_kept_with_its_attributes() -> None:
    """Unknown elements are extras, and what is said twice is one."""
    read = _record(
        '<foreign-keys><key app="EN">19</key></foreign-keys>'
        "<titles><secondary-title>Blood</secondary-title></titles>"
        "<periodical><full-title>Blood</full-title></periodical><new>x</new>"
    )

    assert [(each.path, each.text) for each in read.extras] == [
        ("foreign-keys/key", "19"),
        ("foreign-keys/key/@app", "EN"),
        ("new", "x"),
    ]


def test_a_broken_record_is_given_with_its_source() -> None:
    """One bad record ends nothing."""
    good = "<record><titles><title>A</title></titles></record>"
    data = f"<xml><records>{good}<record>R&D</record>{good}</records></xml>"
    codes = Counter(
        found.code for each in _scan(data.encode()) for found in each.findings
    )

    assert codes == {"RDR001": 1}
    assert [each.source for each in _scan(data.encode())] == [
        None,
        "<record>R&D</record>",
        None,
    ]


def test_entities_are_refused() -> None:
    """A document that declares entities is not parsed."""
    data = b'<!DOCTYPE xml [<!ENTITY a "b">]><xml><records><record>&a;</record>'
    with pytest.raises(gtm.UnreadableInput, match="refused"):
        _scan(data)


def test_it_is_not_written() -> None:
    """Writing says that the format is only read, and touches no file."""
    with pytest.raises(gtm.UnreadableInput, match="only read"):
        gtm.write([gtm.Publication()], io.BytesIO(), format="endnote-xml")
