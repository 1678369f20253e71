"""Formats whose records are JSON objects: envelopes, and what is kept of an item."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model import Finding, Publication
from genetherapy_model.domain.records import Extra
from genetherapy_model.formats import json_cutting
from genetherapy_model.formats.json_cutting import cut
from genetherapy_model.formats.json_decoding import decode
from genetherapy_model.formats.json_items import ItemFormat

FRAMES = ("message", "items", "results", "resultList", "result")


class _Slow(io.BytesIO):
    """A stream that gives a byte at a time."""

    def read1(self, _size: int | None = -1, /) -> bytes:
        return super().read(1)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ('{"status": "ok", "message": {"DOI": "x"}, "z": {}}', ['{"DOI": "x"}']),
        (
            (
                '{"message": {"facets": {}, "items": [{"a": {"items": [{}]}}, {"b": 2}]'
                ', "query": {"text": "}"}}}'
            ),
            ['{"a": {"items": [{}]}}', '{"b": 2}'],
        ),
        ('[{"message": {"a": 1}}, {"message": {"b": 1}}]', ['{"a": 1}', '{"b": 1}']),
        ('{"message": {"a": 1}}\n{"c": 3}', ['{"a": 1}', '{"c": 3}']),
        ('{"items": []}', []),
        ('{"items": "none", "a": "items"}', ['{"items": "none", "a": "items"}']),
        ('{"meta": {"is": "results"}, "results": [{"a": 1}', ['{"a": 1}']),
        ('{"a": {"items": [{"b": 1}]}}', ['{"a": {"items": [{"b": 1}]}}']),
        ('{"items": [{"a": 1}, "x", {"b": 1}]}', ['{"a": 1}', '"x"', '{"b": 1}']),
    ],
)
def test_items_are_found_in_their_envelopes(text: str, items: list[str]) -> None:
    """Each item is given once, however slowly an input comes, and no envelope is."""
    for stream in (io.BytesIO(text.encode()), _Slow(text.encode())):
        found = [piece.data.decode() for piece in cut(stream, FRAMES)]
        assert found in (items, [*items, ""])


def test_items_are_found_after_long_lists_of_counts() -> None:
    """What stands before the items in an envelope may be long, and hides none."""
    counts = ", ".join(f'"publisher {number}": {number}' for number in range(9_000))
    head = f'{{"status": "ok", "message": {{"facets": {{{counts}}}, '
    for text in (f'{head}"items": [{{"a": 1}}]}}}}', f'{head}"items": [{{"a": 1}}'):
        pieces = [*cut(io.BytesIO(text.encode()), FRAMES)]

        assert [piece.data for piece in pieces if piece.data] == [b'{"a": 1}']


class _Counted:
    """A pattern that counts the bytes that it is given to look at."""

    scanned = 0

    def __init__(self, pattern: re.Pattern[bytes]) -> None:
        self._pattern = pattern

    def _count(self, buffer: bytes | bytearray, at: int, end: int) -> None:
        _Counted.scanned += min(len(buffer), end) - at

    def match(
        self, buffer: bytes | bytearray, at: int = 0, end: int = 1 << 62
    ) -> re.Match[bytes] | None:
        self._count(buffer, at, end)
        return self._pattern.match(buffer, at, end)

    def finditer(
        self, buffer: bytes | bytearray, at: int = 0, end: int = 1 << 62
    ) -> Iterator[re.Match[bytes]]:
        self._count(buffer, at, end)
        return self._pattern.finditer(buffer, at, end)


@pytest.mark.parametrize(
    "text",
    [
        '[{"note": "%s"}]' % ("a b " * 200_000),
        '[{"note": "%s"}]' % (r"\\\"" * 200_000),
        '{"items": [{"a": 1}], "note": "%s"}' % ("a b " * 200_000),
        '{"message": {"a": "%s", "b": 1}}' % ("a b " * 200_000),
        '[{"a": 1}, "%s"]' % ("a b " * 200_000),
        '[{"a": "%s' % ("a b " * 200_000),
    ],
)
def test_an_item_is_scanned_but_once(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is looked at to cut an item stays a small multiple of its size."""
    for name in ("_TOKEN", "_INSIDE", "_OTHER"):
        pattern = getattr(json_cutting, name)
        monkeypatch.setattr(json_cutting, name, _Counted(pattern))
    _Counted.scanned = 0
    pieces = [piece.data for piece in cut(io.BytesIO(text.encode()), FRAMES)]

    assert sum(map(len, pieces)) <= len(text)
    assert _Counted.scanned < 4 * len(text)


def test_objects_that_never_close_are_not_looked_at_again_and_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Many of them cost little more than one, and those that close come whole."""
    monkeypatch.setattr(json_cutting, "_WASTE", 50_000)
    pattern = getattr(json_cutting, "_TOKEN")  # noqa: B009
    monkeypatch.setattr(json_cutting, "_TOKEN", _Counted(pattern))
    lines = ['{"a": {"b": 1}', '{"c": 1}'] * 1_000
    text = "\n".join(lines)
    _Counted.scanned = 0
    found = [*cut(io.BytesIO(text.encode()), FRAMES)]

    assert [piece.data.decode().strip() for piece in found] == lines
    assert [piece.is_whole for piece in found] == [False, True] * 1_000
    assert _Counted.scanned < 100 * len(text)


def test_long_objects_come_whole_where_much_was_in_vain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However little is looked at in advance, an item ends where the next begins."""
    sizes = {"_WASTE": 0, "_CHUNK": 100, "_GLANCE": 100, "_LONGEST": 2_000}
    for name, size in sizes.items():
        monkeypatch.setattr(json_cutting, name, size)
    lines = ['{"a": {"b": 1}', *['{"c": "%s"}' % ("x" * 1_000)] * 5]
    found = [*cut(io.BytesIO("\n".join(lines).encode()), FRAMES)]

    assert [piece.data.decode().strip() for piece in found] == lines
    assert [piece.is_whole for piece in found] == [False, *[True] * 5]


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_strings_may_break_anywhere(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A string goes on where more is read, whatever sign it breaks at."""
    monkeypatch.setattr(json_cutting, "_CHUNK", size)
    items = [r'{"a": "}\\\"{\\"}', '{"ü": "\\\\"}', '{"a": {"b": "{"}}']
    stream = io.BytesIO(f"[{', '.join(items)}]".encode())

    assert [piece.data.decode() for piece in cut(stream)] == [*items, ""]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab", max_size=2),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("ab", min_size=1, max_size=1), inner, max_size=3)
    ),
    max_leaves=6,
)
ITEMS = st.dictionaries(
    st.sampled_from(["name", "also", "other", "more"]), VALUES, max_size=4
)


def _read(item: Mapping[str, object]) -> tuple[Publication, list[Finding]]:
    name = item.get("name")
    if isinstance(name, list):
        name = name[0] if name else None
    return Publication(title=name if isinstance(name, str) else None), []


def _write(publication: Publication) -> dict[str, object]:
    title = publication.title
    return {"name": [title.plain]} if title is not None and title.plain else {}


KNOWN = ItemFormat(name="made-up", read_fields=_read, write_fields=_write)


@given(item=ITEMS)
def test_an_item_comes_back_as_it_was(item: dict[str, object]) -> None:
    """Whatever an item says is written again, in its own form."""
    publication, _ = KNOWN.read_item(item)
    empty: tuple[object, ...] = (None, "", [], {})
    stated = {key: value for key, value in item.items() if value not in empty}

    assert json.dumps(KNOWN.write_item(publication), sort_keys=True) == json.dumps(
        stated, sort_keys=True
    )
    assert KNOWN.restrict(publication) == publication


def test_what_was_kept_gives_way_to_what_was_changed() -> None:
    """A value that says something else than the publication now does is not written.

    It is told as a loss where it said more than the publication.
    """
    before, _ = KNOWN.read_item({"name": ["A", "B"], "other": 1})
    after = Publication(title="C", extras=before.extras)

    assert [(extra.path, extra.spelling) for extra in before.extras] == [
        ("name", False),
        ("other", False),
    ]
    assert KNOWN.write_item(after) == {"name": ["C"], "other": 1}
    stream = io.BytesIO()
    [loss] = KNOWN.write([after], stream)
    assert loss.path == "/extras/0"
    assert stream.getvalue() == b'[\n{"name": ["C"], "other": 1}\n]\n'


def test_another_spelling_says_no_more() -> None:
    """A value in another form is a spelling; it is no loss where it goes."""
    before, _ = KNOWN.read_item({"name": "A"})

    assert [extra.spelling for extra in before.extras] == [True]
    assert KNOWN.write_item(before) == {"name": "A"}
    assert (
        KNOWN.write([Publication(title="C", extras=before.extras)], io.BytesIO()) == ()
    )


def test_foreign_and_broken_extras_stay_out() -> None:
    """Only extras of the format's own are written, and only if they are JSON."""
    extras = [
        Extra(source="ris", path="other", text="1"),
        Extra(source="made-up", path="other", text="{"),
    ]

    assert KNOWN.write_item(Publication(extras=extras)) == {}


def test_a_number_beyond_all_is_told() -> None:
    """A number that no float holds is read as its digits, and said."""
    [reading] = KNOWN.scan(io.BytesIO(b'{"other": 1e999}'))

    assert [found.code for found in reading.findings] == ["RDR021"]
    assert reading.publication is not None
    assert [extra.text for extra in reading.publication.extras] == ['"1e999"']


NUMBERS = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "-"]),
    st.integers(0, 10**25),
    st.just("") | st.integers(0, 10**12).map(".{:03}".format),
    st.just("") | st.integers(-99, 99).map("E{:+}".format),
)


@given(digits=NUMBERS, is_deep=st.booleans())
def test_numbers_keep_their_digits(digits: str, is_deep: bool) -> None:  # noqa: FBT001
    """A number that is kept is written in the digits in which it stands."""
    value = f'{{"b": [{digits}], "a": "é"}}' if is_deep else f"[{digits}]"
    [reading] = KNOWN.scan(io.BytesIO(f'[{{"other": {value}}}]'.encode()))
    stream = io.BytesIO()

    assert reading.publication is not None
    assert KNOWN.write([reading.publication], stream) == ()
    assert stream.getvalue().decode() == f'[\n{{"other": {value}}}\n]\n'


@pytest.mark.parametrize("depth", [250, 600, 970, 5000])
def test_an_item_too_deep_is_told(depth: int) -> None:
    """What nests too deep to be followed is a finding, and nothing is raised."""
    text = (
        f'[{{"a": "\\u0001", "other": {"[" * depth}{"]" * depth}}}, {{"name": ["A"]}}]'
    )
    odd, good = list(KNOWN.scan(io.BytesIO(text.encode())))[:2]

    assert [found.code for found in odd.findings] == ["RDR020"]
    assert odd.publication is None
    assert good.publication == Publication(title="A")


@pytest.mark.parametrize("text", ['"x"', "[1]", "1"])
def test_what_is_no_object_is_no_item(text: str) -> None:
    """Its text is kept, and told."""
    decoded = decode(text.encode(), is_whole=True)

    assert decoded.item is None
    assert (text, f"{text!r} is no item") == (decoded.text, decoded.problem)
