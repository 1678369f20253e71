"""Cutting JSON into items as it streams in, whatever is broken in it.

An array of items, one item, items one a line are all a row of objects with brackets,
commas and white space between them. An object that holds items under a key that is
named, such as ``items``, is an envelope: what else it says is passed. Braces are
counted outside of strings; an object that never closes ends where the next one begins
on a line of its own.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator
from typing import BinaryIO, Final, NamedTuple

from genetherapy_model.formats.readings import DAMAGE

__all__ = ["Piece", "cut"]

_CHUNK: Final = 1 << 16
_LONGEST: Final = 1 << 26
# So much is looked at in vain for the ends of objects, before no more is than a glance.
_WASTE: Final = 1 << 22
_GLANCE: Final = 1 << 10
_BETWEEN: Final = re.compile(rb"[\s,}\0]*")
_OPENS: Final = re.compile(rb"\s*:\s*(?=[\[{])")
# No string of JSON runs over the end of a line: a quote that is not closed there is
# a stray one, and what follows it on the line is passed.
_TOKEN: Final = re.compile(rb'"(?:[^"\\\r\n]++|\\[^\r\n])*+["\r\n]|["{}]')
_INSIDE: Final = re.compile(rb'(?:[^"\\\r\n]++|\\[^\r\n])*+')
_OTHER: Final = re.compile(rb"[^,\[\]{}\r\n]*+")


class Piece(NamedTuple):
    """What may be an item.

    Attributes:
        data: Its bytes, in UTF-8 or what claims to be it.
        byte: Where it begins in the input, once decompressed.
        is_whole: Whether its braces close.
        damage: Why the input ends here, where it is damaged.
    """

    data: bytes
    byte: int
    is_whole: bool
    damage: str = ""


class _Source:
    """The bytes of an input as UTF-8, read as they are wanted.

    They stand in a bytearray, to which more is added, and from whose front is taken,
    without a copy of all the rest.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._read = getattr(stream, "read1", stream.read)
        self._decoder: codecs.IncrementalDecoder | None = None
        self._encoding = "utf-8"
        self.buffer = bytearray()
        self.place = 0
        self.ended = False
        self.damage = ""
        self.has_brackets = False
        self.wasted = 0
        """How much was looked at for the ends of objects that never close."""
        while len(self.buffer) < 4 and self._more():
            pass
        self._choose_encoding()

    def _more(self) -> bool:
        try:
            chunk: bytes = self._read(_CHUNK)
        except DAMAGE as error:
            chunk, self.damage = b"", f"the input is damaged here: {error}"
        self.ended = not chunk
        if self._decoder is not None:
            text = self._decoder.decode(chunk, final=self.ended)
            chunk = text.encode("utf-8", "surrogatepass")
        self.buffer += chunk
        return not self.ended

    def _choose_encoding(self) -> None:
        head = self.buffer
        if head.startswith(codecs.BOM_UTF8):
            self.take(3)
            return
        if head.startswith(codecs.BOM_UTF16_LE) or head[1:4:2] == b"\0\0":
            self._encoding = "utf-16-le"
        elif head.startswith(codecs.BOM_UTF16_BE) or head[0:4:2] == b"\0\0":
            self._encoding = "utf-16-be"
        else:
            return
        marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        self.place = 2 if head[:2] in marks else 0
        self._decoder = codecs.getincrementaldecoder(self._encoding)("replace")
        text = self._decoder.decode(head[self.place :])
        self.buffer = bytearray(text.encode("utf-8", "surrogatepass"))

    def more(self) -> bool:
        """Read on; tell whether there was more."""
        return not self.ended and self._more()

    def take(self, size: int) -> bytes:
        """Take bytes off the front."""
        taken = bytes(self.buffer[:size])
        del self.buffer[:size]
        if self._decoder is None:
            self.place += len(taken)
        else:
            text = taken.decode("utf-8", "surrogatepass")
            self.place += len(text.encode(self._encoding, "surrogatepass"))
        return taken


class _Lists:
    """The lists that are open in an envelope, or outside of all."""

    def __init__(self, outside: _Lists | None = None) -> None:
        self.outside = outside if outside is not None else self
        self.open = 0
        self.begun: int | None = None
        """Where the last one began, as long as nothing stands in it."""

    def pass_bracket(self, source: _Source) -> Iterator[Piece]:
        """Pass a bracket; a list that holds nothing stands where an item is due."""
        place = source.place
        if source.take(1) == b"[":
            source.has_brackets = True
            self.open += 1
            self.begun = place
            return
        self.open = max(0, self.open - 1)
        if self.begun is not None and self.open:
            yield Piece(b"[]", self.begun, is_whole=False)
        self.begun = None


def cut(stream: BinaryIO, frames: Collection[str] = ()) -> Iterator[Piece]:
    """Give the items of an input one by one, and where it ends if it was a list.

    Args:
        stream: The input.
        frames: The keys under which an envelope holds its items, or another envelope.

    >>> import io
    >>> for piece in cut(io.BytesIO(b'[{"id": 1}, {"id": "}"}]')):
    ...     print(piece.byte, piece.data)
    1 b'{"id": 1}'
    12 b'{"id": "}"}'
    24 b''
    >>> [piece, end] = cut(io.BytesIO(b'{"size": 1, "items": [{"id": 1}]}'), {"items"})
    >>> piece.data
    b'{"id": 1}'
    """
    source = _Source(stream)
    keys = frozenset(f'"{key}"'.encode() for key in frames)
    lists = _Lists()
    depth = 0
    is_list = False
    while True:
        indent = _pass_between(source)
        if not source.buffer:
            break
        place = source.place
        if source.buffer.startswith((b"[", b"]")):
            yield from lists.pass_bracket(source)
            if is_list and not lists.open:
                _pass_tail(source, depth)
                depth, is_list, lists = 0, False, lists.outside
            continue
        lists.begun = None
        if source.buffer[:1] != b"{":
            yield Piece(source.take(_measure_other(source)), place, is_whole=False)
        elif not is_list and (
            opening := _find_frame(source, keys, is_inside=depth > 0)
        ):
            source.take(opening)
            depth += 1
            is_list = source.buffer[:1] == b"["
            lists = _Lists(lists) if is_list else lists
            source.has_brackets = True
            continue
        else:
            size, is_whole = _measure(source, indent)
            yield Piece(source.take(size), place, is_whole)
        if depth and not is_list:
            _pass_tail(source, depth)
            depth = 0
    if source.damage or source.has_brackets:
        yield Piece(b"", source.place, is_whole=False, damage=source.damage)


def _pass_between(source: _Source) -> bytes:
    """Pass what stands between items; give what stands before one on its line."""
    line = b""
    while True:
        found = _BETWEEN.match(source.buffer)
        line += source.take(found.end() if found else 0)
        line = line[line.rfind(b"\n") :]
        if source.buffer or not source.more():
            return line if not line.strip() and line[:1] == b"\n" else b"\n"


def _find_frame(source: _Source, keys: Collection[bytes], *, is_inside: bool) -> int:
    """Tell where the items of an envelope begin; 0 if the object is none.

    Its key is looked for as far as one chunk, so that no item is read twice; but all
    through what stands inside of an envelope, as long lists of counts may come first.
    """
    if not keys:
        return 0
    size = _CHUNK if source.wasted <= _WASTE else _GLANCE
    while True:
        while len(source.buffer) < size and source.more():
            pass
        opening = _find_opening(source.buffer, keys, size)
        if opening is not None or not is_inside or size >= _LONGEST:
            return opening or 0
        if len(source.buffer) < size:
            return 0
        size *= 2


def _find_opening(buffer: bytearray, keys: Collection[bytes], size: int) -> int | None:
    """Tell where a key opens in the first bytes; 0 if nowhere, None if not yet."""
    depth = 0
    for token in _TOKEN.finditer(buffer, 0, size):
        if token[0] == b'"':
            return None  # the string goes on after these bytes
        if token[0] == b"{":
            depth += 1
        elif token[0] == b"}":
            depth -= 1
            if not depth:
                return 0
        elif depth == 1 and token[0] in keys:
            opens = _OPENS.match(buffer, token.end())
            if opens:
                return opens.end()
    return None


class _Braces:
    """Counts braces outside of strings in what is read bit by bit, and no bit twice."""

    def __init__(self, depth: int = 0) -> None:
        self.at = 0
        """How far the buffer is read."""
        self._depth = depth
        self._is_inside = False
        """Whether a string goes on in what is not read yet."""

    def close(self, buffer: bytearray) -> bool:
        """Go on to where all of them close, else to the end; tell whether they do."""
        while not self._is_inside or self._leave(buffer):
            for token in _TOKEN.finditer(buffer, self.at):
                self.at = token.end()
                if token[0] == b'"':
                    self._is_inside = True
                    break
                self._depth += (token[0] == b"{") - (token[0] == b"}")
                if not self._depth:
                    return True
            else:
                self.at = len(buffer)
                return False
        return False

    def _leave(self, buffer: bytearray) -> bool:
        """Go on to the end of a string; tell whether it has one."""
        found = _INSIDE.match(buffer, self.at)
        self.at = found.end() if found else self.at
        sign = bytes(buffer[self.at : self.at + 2])
        if sign in (b"", b"\\"):
            return False
        self.at += 2 if sign[:1] == b"\\" else 1
        self._is_inside = False
        return True


def _pass_tail(source: _Source, depth: int) -> None:
    """Pass what so many open envelopes say after their items."""
    braces = _Braces(depth)
    while not braces.close(source.buffer):
        source.take(braces.at)
        braces.at = 0
        if not source.more():
            source.take(len(source.buffer))
            return
    source.take(braces.at)


def _measure(source: _Source, indent: bytes) -> tuple[int, bool]:
    """Tell how long the object at the front is, and whether it closes."""
    # One that never closes ends where an object begins that is set like this one.
    begins = re.compile(re.escape(indent) + rb"(?=\{)")
    if source.wasted > _WASTE:
        return _measure_to(source, begins)
    braces = _Braces()
    while not braces.close(source.buffer):
        if len(source.buffer) > _LONGEST or not source.more():
            break
    else:
        return braces.at, True
    source.wasted += len(source.buffer)
    found = begins.search(source.buffer, 1)
    return (found.start() if found else len(source.buffer)), False


def _measure_to(source: _Source, begins: re.Pattern[bytes]) -> tuple[int, bool]:
    """Look at no more than stands before the next object, as so much was in vain."""
    at = 1
    while (found := begins.search(source.buffer, at)) is None:
        at = max(1, len(source.buffer) - len(begins.pattern))
        if len(source.buffer) > _LONGEST or not source.more():
            break
    size = found.start() if found else len(source.buffer)
    braces = _Braces()
    is_whole = braces.close(source.buffer[:size])
    return (braces.at if is_whole else size), is_whole


def _measure_other(source: _Source) -> int:
    size = 0
    while True:
        found = _OTHER.match(source.buffer, size)
        size = found.end() if found else size
        if size < len(source.buffer) or size > _LONGEST or not source.more():
            return max(1, size)
