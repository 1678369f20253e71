"""Pieces of a document parsed, with the namespaces that stand around them.

No prolog ever reaches the parser, so no entity is expanded and no DTD is fetched.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from genetherapy_model.formats.xml.tokens import XMLNS

_WRAPPER = b"<r>\n"
_DEEPEST: Final = 256  # marked text may be nested 200 deep, and stands some below

TOO_DEEP: Final = f"the record is nested more than {_DEEPEST} elements deep"
"""What is said of a record that :func:`is_too_deep`."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One piece of the input: a record, or what could not be read as one.

    Attributes:
        number: The number of the piece in the input, from 1.
        offset: The offset of its first byte in the (decompressed) input.
        element: The parsed record; None when it could not be parsed.
        source: Its bytes as UTF-8; only the first 64 KB of what is too large.
        problem: One sentence where there is neither an element nor what was made.
        made: What was made of its bytes without parsing them, where that could be.

    >>> Cut(1, 0, None, b"<r>R&D</r>", "the record is not well-formed").offset
    0
    """

    number: int
    offset: int
    element: Element | None
    source: bytes
    problem: str | None
    made: object = None


class Parser:
    """Parses pieces, and knows the namespaces that are declared around them.

    >>> parser = Parser()
    >>> [element.tag for element in parser.parse(b"<a/><b/>")]
    ['a', 'b']
    >>> parser.parse(b"<a>"), str(parser.error)
    ([], 'mismatched tag: line 2, column 5')
    """

    def __init__(self, lighten: Callable[[bytes], bytes] | None = None) -> None:
        self.error: ET.ParseError = ET.ParseError()  # the last one
        self._lighten = lighten
        self._wrapper = _WRAPPER

    @property
    def knows_namespaces(self) -> bool:
        """Whether any is declared around the pieces."""
        return self._wrapper is not _WRAPPER

    def forget(self) -> None:
        """Know no namespaces any more."""
        self._wrapper = _WRAPPER

    def declare(self, tag: bytes) -> None:
        """Know the namespaces that a start tag declares, beside those known."""
        names = b" ".join(found[0] for found in XMLNS.finditer(tag))
        if names:
            before = self._wrapper
            inside = before.removesuffix(b">\n")
            self._wrapper = b"%b %b>\n" % (inside, b" ".join(names.split()))
            if not self.parse(b"<a/>"):
                self._wrapper = before

    def parse(self, piece: bytes) -> list[Element]:
        """Give the elements of a piece; none where it is broken."""
        try:
            return list(ET.fromstring(b"%b%b</r>" % (self._wrapper, piece)))
        except ET.ParseError as error:
            self.error = error
            return []

    def parse_lightly(self, piece: bytes) -> list[Element]:
        """Parse a record without what its reader passes over, if that can be."""
        if self._lighten is None:
            return self.parse(piece)
        light = self._lighten(piece)
        return self.parse(light) or (self.parse(piece) if light != piece else [])


def plain(element: Element) -> Element:
    """Take a record's own namespace off its tags, and the white space after it."""
    element.tail = None
    if element.tag[0] == "{":
        space = element.tag[: element.tag.index("}") + 1]
        for each in element.iter():
            each.tag = each.tag.removeprefix(space)
    return element


def is_too_deep(element: Element) -> bool:
    """Tell whether a record has more levels than readers that go down them can.

    >>> is_too_deep(ET.XML("<b>" * 256 + "</b>" * 256))
    False
    >>> is_too_deep(ET.XML("<b>" * 257 + "</b>" * 257))
    True
    """
    level = [element]
    for _ in range(_DEEPEST):
        level = [child for each in level for child in each]
        if not level:
            return False
    return True
