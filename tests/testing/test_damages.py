"""Damaged files: what is done is told, and no reader of ours is thrown by it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import cast

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, DrawFn

import genetherapy_model as gtm
from genetherapy_model import strategies
from genetherapy_model.formats import FORMATS, Format
from genetherapy_model.testing import (
    DamagedDocument,
    Document,
    Layout,
    damaged,
    documents,
)
from genetherapy_model.testing.damages import _DAMAGES, _JUNK, _double, _flip, _Slip
from genetherapy_model.testing.documents import document_of

WRITTEN = [known for known in FORMATS if hasattr(known.load(), "write")]
every_format = pytest.mark.parametrize("known", WRITTEN, ids=lambda known: known.name)

seek = settings(
    max_examples=5000, phases=[Phase.generate], derandomize=True, database=None
)
shrink = settings(seek, phases=[Phase.generate, Phase.shrink])
TITLED = strategies.publications(fields=["title"])
# What most formats hold in many places.
CITED = strategies.publications(
    fields=["title", "authors", "journal", "dates", "identifiers", "keywords"]
)


def _unkeyed(publication: gtm.Publication) -> str:
    """Spell a publication without its key, which depends on those before it."""
    extras = [each for each in publication.extras if each.path != "key"]
    return repr(evolve(publication, extras=extras))


def _codes(readings: list[gtm.Reading | gtm.Deletion]) -> set[str]:
    return {found.code for reading in readings for found in reading.findings}


@every_format
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damage_raises_nothing_and_takes_nothing_in_silence(
    known: Format, data: st.DataObject
) -> None:
    """Readers raise nothing but that an input cannot be read.

    What is sound is read, or it is told that something is wrong; and of a file that is
    cut off, all is read that stands before the cut.
    """
    drawn = data.draw(damaged(documents(known.name, CITED)))
    before = _codes([*gtm.scan(drawn.document.data, format=known.name)])
    try:
        readings = [*gtm.scan(drawn.data, format=known.name)]
    except gtm.UnreadableInput:
        assert not (drawn.sound and drawn.damage.startswith("cut off"))
        return
    # A record that is cut off may be told before those that are whole.
    found = [
        _unkeyed(reading.publication)
        for reading in readings
        if isinstance(reading, gtm.Reading) and reading.publication is not None
    ]
    sound = [_unkeyed(each) for each in drawn.sound]
    if drawn.damage.startswith("cut off"):
        assert found[: len(sound)] == sound
    elif not _codes(readings) - before:
        assert {*sound} <= {*found}


@every_format
@settings(max_examples=3)
@given(data=st.data())
def test_damage_of_what_is_compressed_is_told(
    known: Format, data: st.DataObject
) -> None:
    """Where nothing is told, everything is read."""
    packed = documents(known.name, TITLED, layouts=[Layout.GZIP])
    drawn = data.draw(damaged(packed.filter(lambda one: one.layouts)))
    assert drawn.sound in {(), drawn.document.publications}
    try:
        readings = [*gtm.scan(drawn.data, format=known.name)]
    except gtm.UnreadableInput:
        return
    if not _codes(readings):
        found = [getattr(reading, "publication", None) for reading in readings]
        assert found == [*drawn.document.publications]


KINDS = [
    r"cut off after \d+ of \d+ bytes",
    r"byte \d+ became 0x[0-9a-f]{2}, from 0x[0-9a-f]{2}",
    r"the line at byte \d+ stands twice",
    r"the tag at byte \d+ stands twice",
    r"the key at byte \d+ stands twice",
    r"b'TY  - JOUR\\n' at byte \d+",
    r"'\[', 6000 times, at byte \d+",
    "written in utf-32",
    "taken for cp1252",
]


class _Enough(Exception):
    """All that was looked for was drawn."""


def test_each_damage_is_done_and_told() -> None:
    """Every kind comes by itself, and says what was done."""
    stated = [gtm.Publication(title="ü")]
    names = ["ris", "jats", "crossref"]
    files = st.sampled_from([document_of(name, stated) for name in names])
    missing = {*KINDS}

    @settings(seek, suppress_health_check=[*HealthCheck])
    @given(damaged(files))
    def look(drawn: DamagedDocument) -> None:
        assert drawn.format == drawn.document.format
        if drawn.damage.startswith("cut off"):
            assert drawn.document.data.startswith(drawn.data)
        if " became " in drawn.damage:
            assert len(drawn.data) == len(drawn.document.data)
            assert drawn.data != drawn.document.data
        if drawn.damage.endswith(" twice") or " at byte " in drawn.damage:
            assert len(drawn.data) > len(drawn.document.data)
        if drawn.damage == "written in utf-32":
            assert drawn.data.decode("utf-32") == drawn.document.data.decode()
        missing.difference_update(
            kind for kind in KINDS if re.fullmatch(kind, drawn.damage)
        )
        if not missing:
            raise _Enough

    with pytest.raises(_Enough):
        look()


RECORDS = [f"TY  - JOUR\nTI  - {title}\nER  - \n\n" for title in "ABC"]
THREE = Document(
    format="ris",
    data="".join(RECORDS).encode(),
    publications=tuple(gtm.Publication(title=title) for title in "ABC"),
    spans=((0, 25), (27, 52), (54, 79)),
)


@settings(max_examples=200)
@given(damaged(st.just(THREE)))
def test_what_nothing_happened_to_is_sound(drawn: DamagedDocument) -> None:
    """A cut leaves what stands before it, a slip what does not stand beside it."""
    sound = "".join(str(each.title) for each in drawn.sound)
    place = int((re.findall(r"(?:after|byte) (\d+)", drawn.damage) or "0")[0])
    if drawn.damage.startswith("cut off"):
        whole = (place >= 25) + (place >= 52) + (place >= 79)
        assert sound == "ABC"[:whole]
    elif drawn.damage == "the line at byte 38 stands twice":
        assert sound == "AC"
    elif not drawn.damage.startswith(("the", "written", "taken")):
        # What parts two records is part of both.
        touched = (place <= 27, 25 <= place <= 54, place >= 52)
        assert sound == "".join(
            title for title, is_hit in zip("ABC", touched, strict=True) if not is_hit
        )
    elif drawn.damage.startswith(("written", "taken")):
        assert sound == ("ABC" if drawn.data == THREE.data else "")


TWO = [gtm.Publication(title="Über alles"), gtm.Publication(title="B")]
FILES = [
    THREE,
    document_of("crossref", TWO),
    document_of("csl-json", TWO),
    document_of("ris", TWO, (Layout.UTF_16_LE,)),
    document_of("ris", TWO, (Layout.UTF_16_BE, Layout.BLANK_LINES)),
    document_of("ris", TWO, (Layout.GZIP,)),
]
UNITS = {
    "line": re.compile(rb"[^\r\n]+(\r\n|\r|\n)"),
    "tag": re.compile(rb"<[^<>]+>"),
    "key": re.compile(rb'"[^"]+":[^,]+,'),
}
ENCODED = {Layout.UTF_16_LE: "utf-16-le", Layout.UTF_16_BE: "utf-16-be"}


@pytest.mark.parametrize("damage", _DAMAGES, ids=lambda damage: damage.__name__)
@settings(seek, max_examples=60, suppress_health_check=[*HealthCheck])
@given(data=st.data(), document=st.sampled_from(FILES))
def test_a_slip_says_what_it_did_and_where(
    damage: Callable[[DrawFn, Document], _Slip], data: DataObject, document: Document
) -> None:
    """Nothing else is changed than what is told, between the first place and the last.

    Who reads what was done can do it again.
    """
    slip = damage(cast("DrawFn", data.draw), document)
    was, now, (said, _, first, last, is_cut) = document.data, slip.data, slip
    size = len(was)

    assert 0 <= first <= last <= size
    assert is_cut is said.startswith("cut off")
    if said.startswith("cut off"):
        assert said == f"cut off after {first} of {size} bytes"
        assert (now, last) == (was[:first], size)
    elif " became " in said:
        assert said == f"byte {first} became {now[first]:#04x}, from {was[first]:#04x}"
        assert (was[:first], was[first + 1 :]) == (now[:first], now[first + 1 :])
        assert 1 == (was[first] ^ now[first]).bit_count()
        assert first == last
    elif said.endswith(" stands twice"):
        [unit] = re.findall(f"the (line|tag|key) at byte {first} ", said)
        assert now == was[:last] + was[first:]
        assert UNITS[unit].fullmatch(was[first:last])
    elif said.startswith(("written", "taken")):
        name = said.split()[-1]
        known = [ENCODED[each] for each in document.layouts if each in ENCODED]
        text = was.decode(*(known if document.spans else ["latin-1"]))
        written = text.encode(name, "replace")
        taken = was.decode(name, "replace").encode()
        assert now == (written if said == f"written in {name}" else taken)
        assert (first, last) == (0, size)
    else:
        junk = now[first : len(now) - size + first]
        assert now == was[:first] + junk + was[first:]
        assert first == last < size
        if junk and " times, " in said:
            opening, times = re.findall(r"^(.+), (\d+) times, ", said)[0]
            assert said == f"{opening}, {times} times, at byte {first}"
            assert junk == ast.literal_eval(opening).encode() * int(times)
        else:
            assert said == f"{junk!r} at byte {first}"
            assert 0 < len(junk) <= 8 or junk.decode() in _JUNK


def test_what_has_no_parts_is_flipped() -> None:
    """Where neither a line nor a tag nor a key stands, none can stand twice."""
    bare = Document(format="json", data=b"{}", publications=())

    @settings(seek, max_examples=5)
    @given(st.data())
    def law(data: DataObject) -> None:
        assert " became " in _double(cast("DrawFn", data.draw), bare).said

    law()


def test_any_bit_may_flip() -> None:
    """The highest as well as the lowest, and in any place."""
    bits: set[int] = set()
    bare = Document(format="json", data=bytes(3), publications=())

    @settings(seek, max_examples=100)
    @given(st.data())
    def look(data: DataObject) -> None:
        bits.add(int.from_bytes(_flip(cast("DrawFn", data.draw), bare).data))

    look()

    assert {1 << place for place in range(24)} == bits


def test_what_is_given_is_what_was_drawn() -> None:
    """The file before stands beside the file after, and its format."""

    @settings(seek, max_examples=50)
    @given(damaged(st.sampled_from(FILES)))
    def law(drawn: DamagedDocument) -> None:
        assert drawn.document in FILES
        assert drawn.format == drawn.document.format
        assert {*drawn.sound} <= {*drawn.document.publications}
        if drawn.data == drawn.document.data:
            assert drawn.sound == drawn.document.publications
        elif not drawn.document.spans:
            assert drawn.sound == ()

    law()


def test_a_damaged_document_shrinks_to_a_small_one() -> None:
    """What is cut off is a file of one tiny record."""
    drawn = find(
        damaged(documents("ris")), lambda one: len(one.data) > 2, settings=shrink
    )

    assert drawn.document.publications == (gtm.Publication(),)
    assert drawn.sound == ()
    assert "document" not in repr(drawn)
