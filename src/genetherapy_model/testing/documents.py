"""Files in any format that is written, with the publications that they hold."""

from __future__ import annotations

import gzip
import io
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate, pairwise
from typing import Final

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from genetherapy_model.domain.publications import Publication
from genetherapy_model.formats import find_format
from genetherapy_model.strategies import publications
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.testing.layouts import KINDS, Layout, lay_out, layouts_of

__all__ = ["Document", "documents"]

_ENDS: Final = b"\r\n"
_MANY: Final = 3


@frozen(kw_only=True, weakref_slot=False)
class Document:
    """A file, and what a reader of its format must find in it.

    Attributes:
        format: The name of the format.
        data: What stands in the file.
        publications: What it holds, in its order.
        layouts: How the file is laid out.
        spans: Where in the data each record begins and ends; nothing where the data
            is compressed, or is no text.

    >>> Document(format="ris", data=b"TY  - JOUR", publications=(Publication(),)).spans
    ()
    """

    format: str
    data: bytes
    publications: tuple[Publication, ...]
    layouts: tuple[Layout, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


@shown_as_called
def documents(
    format: str,  # noqa: A002 - the word of the public functions
    elements: SearchStrategy[Publication] | None = None,
    *,
    min_size: int = 1,
    max_size: int | None = None,
    layouts: Iterable[Layout] | None = None,
) -> SearchStrategy[Document]:
    r"""Files in a format, each with the publications that it holds.

    What the format cannot hold is neither in the file nor among the publications.

    Args:
        format: The name of a format that this library writes.
        elements: The publications to write; by default any.
        min_size: The least number of records, at least one.
        max_size: The greatest number of records; by default three, or one where the
            format has one record a file.
        layouts: The layouts that a file may have, besides the one in which it is
            written; by default all that the format knows.

    Raises:
        InvalidArgument: If there is no such number of records, or the format does not
            know a layout.
        UnreadableInput: If no format of that name is known, or it is only read.

    >>> from hypothesis import given
    >>> import genetherapy_model as gtm
    >>> @given(documents("ris"))
    ... def test_a_file_is_read(document):
    ...     found = tuple(gtm.read(document.data, format=document.format))
    ...     assert found == document.publications
    >>> test_a_file_is_read()
    """
    find_format(format).load_writer()
    most = 1 if format == "json" else None
    last = (most or max(min_size, _MANY)) if max_size is None else max_size
    if not 1 <= min_size <= last <= (most or last):
        raise InvalidArgument(
            f"documents: no number of records of {format} is between {min_size} and "
            f"{max_size}"
        )
    known = layouts_of(format)
    chosen = known if layouts is None else tuple(layouts)
    unknown = ", ".join(each.name for each in chosen if each not in known)
    if unknown:
        raise InvalidArgument(f"documents: {format} is not laid out so: {unknown}")
    drawn = publications() if elements is None else elements
    several = st.lists(drawn, min_size=min_size, max_size=last)
    return st.builds(document_of, st.just(format), several, _drawn_layouts(chosen))


@st.composite
def _drawn_layouts(draw: DrawFn, among: Collection[Layout]) -> tuple[Layout, ...]:
    drawn = [
        draw(st.sampled_from([None, *(each for each in kind if each in among)]))
        for kind in KINDS
    ]
    return tuple(each for each in drawn if each is not None)


def document_of(
    format: str,  # noqa: A002
    stated: Iterable[Publication],
    layouts: tuple[Layout, ...] = (),
) -> Document:
    r"""Write publications to a file, and say what of them it holds.

    >>> document_of("ris", [Publication(people=[])]).data
    b'TY  - JOUR\r\nER  - \r\n\r\n'
    """
    writer = find_format(format).load_writer()
    stream = io.BytesIO()
    places: list[int] = []

    def told() -> Iterator[Publication]:
        for each in stated:
            places.append(stream.tell())
            yield each
        places.append(stream.tell())

    # A record is written before the next one is asked for.
    writer.write(told(), stream)
    data = stream.getvalue()
    held = tuple(map(writer.restrict, stated))
    if format == "parquet":
        data = gzip.compress(data, mtime=0) if layouts else data
        return Document(format=format, data=data, publications=held, layouts=layouts)
    if not places[-1]:
        places[-1] = len(data)  # unless there must be one alone
    bounds = [
        place
        for start, end in pairwise(places)
        for place in _stripped(data, start, end)
    ]
    pieces = [data[start:end] for start, end in pairwise([0, *bounds, len(data)])]
    if Layout.BLANK_LINES in layouts:
        # The even ones stand around records.
        pieces[::2] = [piece + b"\n\n" for piece in pieces[::2]]
    made = lay_out(pieces, layouts)
    ends = [*accumulate(map(len, made))]
    data = b"".join(made)
    is_packed = Layout.GZIP in layouts
    return Document(
        format=format,
        data=gzip.compress(data, mtime=0) if is_packed else data,
        publications=held,
        layouts=layouts,
        spans=() if is_packed else tuple(zip(ends[::2], ends[1::2], strict=False)),
    )


def _stripped(data: bytes, start: int, end: int) -> tuple[int, int]:
    """Give the bounds of a piece without the line ends around it."""
    piece = data[start:end]
    return end - len(piece.lstrip(_ENDS)), start + len(piece.rstrip(_ENDS))
