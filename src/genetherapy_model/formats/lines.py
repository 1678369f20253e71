"""Lines of text, out of bytes in whatever encoding, each with its place.

Exports of libraries and reference managers rarely say in which encoding they are. A
byte order mark, or the zeros of UTF-16, tell it; else each line is UTF-8, or if it is
not, Windows-1252, of which Latin-1 is the better part
(https://encoding.spec.whatwg.org/#windows-1252).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from genetherapy_model.domain._statements import UNWRITABLE
from genetherapy_model.errors import Finding, Position, Severity
from genetherapy_model.formats.readings import DAMAGE

__all__ = ["Line", "decode_line", "encoding_of", "lines_of"]

_CHUNK: Final = 1 << 16
_LONGEST: Final = 1 << 24
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Lines end as they did on any system; no other character ends one, whatever
# str.splitlines says of form feeds and of U+2028.
_END: Final = re.compile(rb"\r\n|\n|\r(?!\Z)")


class Line(NamedTuple):
    """A line of an input.

    Attributes:
        text: Its text, without its end.
        number: Its number, from 1.
        byte: Where it begins in the input, once decompressed.
        findings: What was noticed in it, such as another encoding.
    """

    text: str
    number: int
    byte: int
    findings: tuple[Finding, ...] = ()


def lines_of(stream: BinaryIO) -> Iterator[Line]:
    r"""Give the lines of an input, whatever its encoding and however long it is.

    Compressed data that is damaged ends the input with a line without text, whose
    finding says so.

    >>> import io
    >>> for line in lines_of(io.BytesIO(b"TY  - JOUR\r\nER  - ")):
    ...     print(line.number, line.text, line.byte)
    1 TY  - JOUR 0
    2 ER  -  12
    """
    read = getattr(stream, "read1", stream.read)
    buffer, seen, number, place, damage = b"", 0, 0, 0, ""
    decoder: codecs.IncrementalDecoder | None = None
    encoding, ended = "", False
    while not ended:
        try:
            chunk: bytes = read(_CHUNK)
        except DAMAGE as error:
            chunk, damage = b"", f"the input is damaged here: {error}"
        ended = not chunk
        if not encoding:
            buffer += chunk
            if len(buffer) < 4 and not ended:
                continue
            encoding, place = encoding_of(buffer)
            chunk, buffer = buffer[place:], b""
            if encoding != "utf-8":
                decoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
        buffer += chunk if decoder is None else _as_utf_8(decoder, chunk, ended=ended)
        start = 0
        for end, after in _ends_of(buffer, seen, ended=ended):
            number += 1
            yield decode_line(buffer[start:end], encoding, number=number, byte=place)
            place += _length(buffer[start:after], encoding)
            start = after
        buffer = buffer[start:]
        # A return at the end may be the first half of an end.
        seen = max(0, len(buffer) - 1)
    if damage:
        position = Position(line=number + 1, byte=place)
        finding = Finding(
            code="RDR006", severity=Severity.ERROR, message=damage, position=position
        )
        yield Line("", number + 1, place, (finding,))


def _as_utf_8(
    decoder: codecs.IncrementalDecoder, chunk: bytes, *, ended: bool
) -> bytes:
    text = decoder.decode(chunk)
    if ended and decoder.getstate()[0]:
        text += "\udc80"  # half a character
    return text.encode("utf-8", "surrogatepass")


def _length(line: bytes, encoding: str) -> int:
    """Give the length that a line of the buffer has in the input."""
    if encoding == "utf-8":
        return len(line)
    return len(line.decode("utf-8", "surrogatepass").encode(encoding, "surrogatepass"))


def encoding_of(head: bytes) -> tuple[str, int]:
    r"""Tell an encoding from the first bytes, and how many of them are its mark.

    >>> encoding_of(b"\xff\xfeT\0"), encoding_of(b"\0T\0Y"), encoding_of(b"TY  - ")
    (('utf-16-le', 2), ('utf-16-be', 0), ('utf-8', 0))
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    if head[1:4:2] == b"\0\0" and head[:1] != b"\0":
        return "utf-16-le", 0
    if head[0:4:2] == b"\0\0" and head[1:2] != b"\0":
        return "utf-16-be", 0
    return "utf-8", 0


def _ends_of(buffer: bytes, seen: int, *, ended: bool) -> Iterator[tuple[int, int]]:
    """Give where each whole line of a buffer ends, and where the next one begins."""
    start = 0
    for found in _END.finditer(buffer, seen):
        yield found.span()
        start = found.end()
    if ended and start < len(buffer):
        yield len(buffer) - buffer.endswith(b"\r"), len(buffer)
    elif len(buffer) - start > _LONGEST:
        yield len(buffer), len(buffer)


def decode_line(raw: bytes, encoding: str, *, number: int, byte: int) -> Line:
    r"""Decode a line, and note what could not be taken as it stands.

    >>> line = decode_line(b"Schl\xfcter", "utf-8", number=3, byte=90)
    >>> line.text, line.findings[0].code
    ('Schlüter', 'RDR010')
    """
    position = Position(line=number, byte=byte)
    findings = []
    try:
        text = raw.decode(errors="strict" if encoding == "utf-8" else "surrogatepass")
    except UnicodeDecodeError:
        text = "".join(_WINDOWS_1252[each] for each in raw)
        said = "the line is no UTF-8: it is read as Windows-1252"
        findings.append(_warning(said, position))
    odd = UNWRITABLE.search(text)
    if odd is not None:
        text = UNWRITABLE.sub("\ufffd", text)
        said = (
            f"the line holds U+{ord(odd[0]):04X}, which no text can hold: it became "
            "U+FFFD"
        )
        findings.append(_warning(said, position))
    return Line(text, number, byte, tuple(findings))


def _windows_1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)  # five bytes mean what they do in Latin-1


_WINDOWS_1252: Final = tuple(map(_windows_1252, range(256)))


def _warning(message: str, position: Position) -> Finding:
    return Finding(
        code="RDR010", severity=Severity.WARNING, message=message, position=position
    )
