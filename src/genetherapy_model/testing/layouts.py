"""The ways in which a file can be laid out, and still say the same."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterable
from enum import Enum
from typing import Final

__all__ = ["KINDS", "Layout", "lay_out", "layouts_of"]

_END: Final = re.compile(rb"\r\n|\n|\r")


class Layout(Enum):
    """A way of laying out a file; one may have several, but one of a kind.

    >>> Layout.CRLF
    Layout.CRLF
    """

    LF = "lines end in LF"
    CRLF = "lines end in CR LF"
    CR = "lines end in CR"
    BYTE_ORDER_MARK = "UTF-8 with a byte order mark"
    UTF_16_LE = "UTF-16, the low byte first"
    UTF_16_BE = "UTF-16, the high byte first"
    BLANK_LINES = "blank lines before and after records"
    GZIP = "compressed with gzip"

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


_ENDS: Final = {Layout.LF: b"\n", Layout.CRLF: b"\r\n", Layout.CR: b"\r"}
_ENCODINGS: Final = {
    Layout.BYTE_ORDER_MARK: ("utf-8", codecs.BOM_UTF8),
    Layout.UTF_16_LE: ("utf-16-le", codecs.BOM_UTF16_LE),
    Layout.UTF_16_BE: ("utf-16-be", codecs.BOM_UTF16_BE),
}
KINDS: Final = (
    tuple(_ENDS),
    tuple(_ENCODINGS),
    (Layout.BLANK_LINES,),
    (Layout.GZIP,),
)
"""Of each kind a file has one or none."""
# Our own JSON is UTF-8, as RFC 8259 has it for all; https://jsonlines.org knows no
# lines that end in CR alone. Services' JSON is read in whatever encoding it was saved.
_UNKNOWN: Final[dict[str, Collection[Layout]]] = {
    "json": (Layout.UTF_16_LE, Layout.UTF_16_BE),
    "jsonl": (Layout.UTF_16_LE, Layout.UTF_16_BE, Layout.CR),
    # It is no text.
    "parquet": frozenset(Layout) - {Layout.GZIP},
}


def layouts_of(format: str) -> tuple[Layout, ...]:  # noqa: A002 - as elsewhere
    """Give the layouts that files of a format may have.

    >>> [layout.name for layout in layouts_of("jsonl")]
    ['LF', 'CRLF', 'BYTE_ORDER_MARK', 'BLANK_LINES', 'GZIP']
    """
    return tuple(each for each in Layout if each not in _UNKNOWN.get(format, ()))


def lay_out(pieces: Iterable[bytes], layouts: Collection[Layout]) -> list[bytes]:
    r"""Lay out the pieces of a file, which are UTF-8; all but the compression.

    >>> lay_out([b"TY  - JOUR\r\nER  - ", b"\r\n"], [Layout.BYTE_ORDER_MARK, Layout.LF])
    [b'\xef\xbb\xbfTY  - JOUR\nER  - ', b'\n']
    """
    made = [*pieces]
    for layout in layouts:
        if layout in _ENDS:
            made = [_END.sub(_ENDS[layout], piece) for piece in made]
    for layout in layouts:
        if layout in _ENCODINGS:
            encoding, mark = _ENCODINGS[layout]
            # XML says in which encoding it is.
            declared = f'encoding="{encoding[:6]}"'.encode()
            made[0] = made[0].replace(b'encoding="utf-8"', declared, 1)
            made = [piece.decode().encode(encoding) for piece in made]
            made[0] = mark + made[0]
    return made
