"""EndNote XML: real files, and odd ones."""

from __future__ import annotations

import gzip
import io
import random
from collections import Counter
from pathlib import Path
from typing import cast

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats import endnote_xml

CORPUS = Path(__file__).parents[3].parent / "shared" / "corpus"
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


def test_faces_are_markup_or_are_set_off() -> None:
    """A superscript does not melt into a number, in titles or elsewhere."""
    marked = '<style face="normal">10</style><style face="superscript">13</style>'
    read = _record(
        f"<titles><title>{marked}</title></titles><abstract>{marked}</abstract>"
    )

    assert str(read.title) == "10<sup>13</sup>"
    assert str(read.abstract) == "10^13"


@pytest.mark.parametrize(
    ("name", "types", "extras"),
    [
        ("Journal Article", [], []),
        ("Book", ["Book"], []),
        ("Nonsense", [], ["Nonsense"]),
    ],
)
def test_a_type_is_read_by_its_name(
    name: str, types: list[str], extras: list[str]
) -> None:
    """An article of a journal is what most works are; an unknown type is kept."""
    read = _record(f'<ref-type name="{name}">0</ref-type>')

    assert types == [each.name for each in read.publication_types]
    assert extras == [each.text for each in read.extras]


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


def _library(count: int) -> str:
    titles = "".join(
        f"<record><titles><title>Part {number} {number**9}</title></titles></record>"
        for number in range(count)
    )
    return f"<xml><records>{titles}</records></xml>"


def test_damaged_data_is_told() -> None:
    """A compressed file that breaks off says so, and gives what is whole before."""
    data = gzip.compress(_library(9000).encode())
    *whole, last = gtm.scan(data[: len(data) // 2], format="endnote-xml")

    assert len(whole) > 1000
    assert all(isinstance(each, gtm.Reading) and not each.findings for each in whole)
    assert isinstance(last, gtm.Reading)
    assert last.publication is None
    assert [found.code for found in last.findings] == ["RDR006"]


def test_damage_behind_the_last_record_is_told() -> None:
    """Where the check sum at the end is wrong, no record is taken for broken."""
    data = bytearray(gzip.compress(_library(2).encode()))
    data[-6] ^= 1
    first, second, last = gtm.scan(bytes(data), format="endnote-xml")

    for each in (first, second):
        assert isinstance(each, gtm.Reading)
        assert each.publication is not None
    assert isinstance(last, gtm.Reading)
    assert [found.code for found in last.findings] == ["RDR006"]
    assert last.source == ""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_read_with_its_mark_or_without(encoding: str) -> None:
    """The zeros of UTF-16 tell it where no mark does."""
    text = _library(2).replace("Part", "Th\u00e9rapie")
    titles = [str(read) for read in gtm.read(text.encode(encoding))]

    assert titles == ["Th\u00e9rapie 0 0.", "Th\u00e9rapie 1 1."]


def test_a_record_nested_beyond_reason_is_a_finding() -> None:
    """Readers that go down a record have a bottom; its neighbours are read."""
    deep = "<style face='bold'>" * 50_000 + "x" + "</style>" * 50_000
    records = "".join(
        f"<record><titles><title>{title}</title></titles></record>"
        for title in ("A", deep, "C")
    )
    text = f"<xml><records>{records}</records></xml>"
    readings = [*gtm.scan(text.encode(), format="endnote-xml")]
    assert [len(each.findings) for each in readings] == [0, 1, 0]
    assert readings[1].findings[0].code == "RDR001"


def test_a_record_in_windows_1252_is_read() -> None:
    """Bytes that are no UTF-8 are those of Windows, and it is told."""
    data = b"<xml><records><record><titles><title>Th\xe9rapie</title></titles>"
    [reading] = _scan(data + b"</record></records></xml>")

    assert reading.publication is not None
    assert str(reading.publication.title) == "Thérapie"
    assert "RDR010" in [found.code for found in reading.findings]


@pytest.mark.parametrize(
    "data", [b"<xml><records></records></xml>", b"<xml>" + b" " * (1 << 21)]
)
def test_what_holds_no_record_is_refused(data: bytes) -> None:
    """An empty list of records, and a megabyte without one, are no file of records."""
    with pytest.raises(gtm.UnreadableInput, match="this is no EndNote XML"):
        _scan(data)


def test_utf_16_may_come_byte_by_byte() -> None:
    """Half a character waits for its other half."""

    class Slow(io.BytesIO):
        def read1(self, _: int | None = -1, /) -> bytes:
            return super().read(1 if self.tell() else 100)

    data = _library(2).encode("utf-16")

    assert [*endnote_xml.scan(Slow(data))] == _scan(data)
