"""Files that were damaged on their way, and what of them is still whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

from attrs import field, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from genetherapy_model.domain.publications import Publication
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.testing.documents import Document
from genetherapy_model.testing.layouts import Layout

__all__ = ["DamagedDocument", "damaged"]

# A line, a tag of XML, a key of JSON with a plain value.
_UNITS: Final = {
    "the line": re.compile(rb"[^\r\n]+(?:\r\n|\n|\r)"),
    "the tag": re.compile(rb"<[^<>]+>"),
    "the key": re.compile(rb'"[^"\r\n]+"\s*:\s*[^,{}\[\]]+,'),
}
_JUNK: Final = (
    "\n", "\n\n", "\r", " ", "0", "&", "<", ">", "]]>", "<!--", "<?x", "@", '"', "\\",
    "{", "}", "[", "]", ",", "\0", "\f", "\u2028", "\ufeff", "\ufffe", "TY  - JOUR\n",
    "ER  - \n", "PMID- 1\n", "Downloaded on 1 May 2025.\n", "<x/>", "null,",
)  # fmt: skip
_OPENINGS: Final = ("{", "[", "(", "<i>", '{"a":', '[{"items":[', "@a{")
_DEPTHS: Final = (2, 300, 6000)
_ENCODINGS: Final = (
    "latin-1", "cp1252", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp037", "gb18030"
)  # fmt: skip


@frozen(kw_only=True, weakref_slot=False)
class DamagedDocument:
    """A file that is no longer what it was.

    Attributes:
        format: The name of the format that it had.
        damage: What was done to it.
        data: What stands in it now.
        sound: The publications whose records nothing happened to, in their order; the
            next record, and what stands before the first, count as part of each.
            Nothing is known to be sound where the data is compressed, or no text.
        document: What it was.
    """

    format: str
    damage: str
    data: bytes
    sound: tuple[Publication, ...]
    document: Document = field(repr=False)


class _Slip(NamedTuple):
    """What became of some bytes.

    Attributes:
        said: What was done.
        data: What it gave.
        first: The first place that was touched.
        last: The last one.
        is_cut: Whether nothing follows.
    """

    said: str
    data: bytes
    first: int
    last: int
    is_cut: bool = False


_Damage: TypeAlias = Callable[[DrawFn, Document], _Slip]


@shown_as_called
def damaged(documents: SearchStrategy[Document]) -> SearchStrategy[DamagedDocument]:
    """Files to which something happened: cut off, flipped, doubled, mixed with junk.

    No reader can be asked to read them right. But it may be asked to raise nothing but
    its own error, and to give what is sound, or to say that something is wrong.

    Args:
        documents: The files before, as
            :func:`~genetherapy_model.testing.documents.documents` draws them.

    >>> from hypothesis import given
    >>> import genetherapy_model as gtm
    >>> from genetherapy_model import strategies
    >>> from genetherapy_model.testing import documents
    >>> titled = strategies.publications(fields=["title"])
    >>> @given(damaged(documents("ris", titled)))
    ... def test_what_is_sound_is_read_or_damage_is_told(damaged):
    ...     try:
    ...         readings = [*gtm.scan(damaged.data, format="ris")]
    ...     except gtm.UnreadableInput:
    ...         return
    ...     found = [reading.publication for reading in readings]
    ...     is_told = any(reading.findings for reading in readings)
    ...     assert is_told or all(each in found for each in damaged.sound)
    >>> test_what_is_sound_is_read_or_damage_is_told()
    """
    return _damaged(documents)


@st.composite
def _damaged(draw: DrawFn, documents: SearchStrategy[Document]) -> DamagedDocument:
    document = draw(documents)
    damage = draw(st.sampled_from(_DAMAGES))
    slip = damage(draw, document)
    return DamagedDocument(
        format=document.format,
        damage=slip.said,
        data=slip.data,
        sound=_sound(document, slip),
        document=document,
    )


def _sound(document: Document, slip: _Slip) -> tuple[Publication, ...]:
    if slip.data == document.data:
        return document.publications
    starts = [start for start, _ in document.spans]
    ends = [end for _, end in document.spans]
    if not starts or slip.first < starts[0]:
        return ()
    # What stands between two records parts them: it belongs to both.
    return tuple(
        publication
        for publication, before, end, after in zip(
            document.publications,
            [0, *ends],
            ends,
            [*starts[1:], len(document.data)],
            strict=False,
        )
        if slip.last < before
        or slip.first > after
        or (slip.is_cut and slip.first >= end)
    )


def _place(draw: DrawFn, document: Document) -> int:
    """Draw a place, mostly in a record."""
    whole = (0, len(document.data))
    start, end = draw(st.sampled_from([*document.spans, whole]))
    return draw(st.integers(start, end - 1))


def _cut_off(draw: DrawFn, document: Document) -> _Slip:
    data = document.data
    place = _place(draw, document)
    said = f"cut off after {place} of {len(data)} bytes"
    return _Slip(said, data[:place], place, len(data), is_cut=True)


def _flip(draw: DrawFn, document: Document) -> _Slip:
    data = document.data
    place = _place(draw, document)
    value = data[place] ^ (1 << draw(st.integers(0, 7)))
    said = f"byte {place} became {value:#04x}, from {data[place]:#04x}"
    made = b"%b%c%b" % (data[:place], value, data[place + 1 :])
    return _Slip(said, made, place, place)


def _double(draw: DrawFn, document: Document) -> _Slip:
    data = document.data
    found = {
        name: [each.span() for each in unit.finditer(data)]
        for name, unit in _UNITS.items()
    }
    units = [(name, spans) for name, spans in found.items() if spans]
    if not units:
        return _flip(draw, document)
    name, spans = draw(st.sampled_from(units))
    start, end = draw(st.sampled_from(spans))
    said = f"{name} at byte {start} stands twice"
    return _Slip(said, data[:end] + data[start:], start, end)


def _insert(draw: DrawFn, document: Document) -> _Slip:
    texts = st.sampled_from(_JUNK).map(str.encode)
    return _inserted(
        document,
        _place(draw, document),
        draw(texts | st.binary(min_size=1, max_size=8)),
    )


def _nest(draw: DrawFn, document: Document) -> _Slip:
    opening, depth = draw(st.sampled_from(_OPENINGS)), draw(st.sampled_from(_DEPTHS))
    slip = _inserted(document, _place(draw, document), opening.encode() * depth)
    return slip._replace(said=f"{opening!r}, {depth} times, at byte {slip.first}")


def _inserted(document: Document, place: int, junk: bytes) -> _Slip:
    data = document.data
    said = f"{junk!r} at byte {place}"
    return _Slip(said, data[:place] + junk + data[place:], place, place)


def _encode(draw: DrawFn, document: Document) -> _Slip:
    data = document.data
    encoding = draw(st.sampled_from(_ENCODINGS))
    was = "utf-8"
    for layout in document.layouts:
        was = _WERE.get(layout, was)
    if not document.spans:
        was = "latin-1"  # it is no text
    text = data.decode(was)
    is_taken = draw(st.booleans())
    if is_taken:
        made = data.decode(encoding, "replace").encode()
        said = f"taken for {encoding}"
    else:
        made = text.encode(encoding, "replace")
        said = f"written in {encoding}"
    return _Slip(said, made, 0, len(data))


_WERE: Final = {Layout.UTF_16_LE: "utf-16-le", Layout.UTF_16_BE: "utf-16-be"}
_DAMAGES: Final[tuple[_Damage, ...]] = (
    _cut_off,
    _flip,
    _double,
    _insert,
    _nest,
    _encode,
)
