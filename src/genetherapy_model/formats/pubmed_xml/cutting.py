"""A stream of PubMed XML cut into its records, in constant memory.

Runs of whole records are found by their end tags and parsed together; a run that is
broken or unusual is taken record by record. No prolog ever reaches the parser, so no
entity is expanded and no DTD is fetched.

Source: XML 1.0, https://www.w3.org/TR/xml/; NLM's DTDs, see ``vocabulary``.
"""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element
from xml.parsers.expat import ErrorString

from genetherapy_model.errors import UnreadableInput

__all__ = ["Cut", "HostileXml", "NotPubmedXml", "cut"]

_CHUNK = 65536
_PROLOG = 1 << 20
_SHOWN = 65536
_RECORDS = (
    b"PubmedArticle",
    b"PubmedBookArticle",
    b"DeleteCitation",
    b"DeleteDocument",
    b"MedlineCitation",
)
_SETS = (b"PubmedArticleSet", b"PubmedBookArticleSet", b"MedlineCitationSet")
# What a run must not contain for its end tags to be the ends of its records.
_UNUSUAL = {
    b"PubmedArticle": (b"<!", b"<?", b"<Delete", b"ArticleSet", b"CitationSet", b"<PubmedB"),
    b"MedlineCitation": (b"<!", b"<?", b"<Delete", b"ArticleSet", b"CitationSet", b"<Pubmed"),
}
_BLANK = re.compile(rb"(?:\s|\xef\xbb\xbf)*+")
_NAME = re.compile(rb"<([^\s<>/!?=\"'&;]++)(?=[\s<>/])")
_TAG = re.compile(rb"<[^\s<>/!?=\"'&;]++(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+")
_XMLNS = re.compile(rb"\sxmlns(?::[^\s=:\"'<>]+)?\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_DOCTYPE = re.compile(rb"<!DOCTYPE(?:[^\[\]<>\"']++|\"[^\"]*+\"|'[^']*+')*+")
_DECLARED = re.compile(rb"\sencoding\s*=\s*[\"']([^\"']*)[\"']")
_SECTION_ENDS = {b"!--": b"-->", b"![CDATA[": b"]]>", b"?": b"?>"}
_REFERENCE = re.compile(r"&([^;\s<&]+);")
_CONTROL = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class NotPubmedXml(UnreadableInput):
    """An input that is empty, no XML, or XML of another vocabulary.

    >>> import io
    >>> list(cut(io.BytesIO(b"<html><body>502 Bad Gateway</body></html>")))
    Traceback (most recent call last):
    ...
    genetherapy_model.formats.pubmed_xml.cutting.NotPubmedXml: this is no PubMed XML:
    its first element is <html>, not PubmedArticleSet or one of its records
    """


class HostileXml(UnreadableInput):
    """An input that declares entities or a DTD of its own, and is not parsed.

    >>> import io
    >>> list(cut(io.BytesIO(b'<!DOCTYPE x [<!ENTITY a "b">]><PubmedArticleSet/>')))
    Traceback (most recent call last):
    ...
    genetherapy_model.formats.pubmed_xml.cutting.HostileXml: the DOCTYPE at byte 0 ...
    """


@dataclass(frozen=True, slots=True)
class Cut:
    """One piece of the input: a record, or what could not be read as one.

    Attributes:
        number: The number of the piece in the input, from 1.
        offset: The offset of its first byte in the (decompressed) input.
        element: The parsed record; None when it could not be parsed.
        source: Its bytes as UTF-8; only the first 64 KB of what is too large.
        problem: One sentence where there is no element, else None.

    >>> import io
    >>> xml = b"<PubmedArticleSet><PubmedArticle>R&D</PubmedArticle></PubmedArticleSet>"
    >>> print(next(cut(io.BytesIO(xml))).problem)
    the record is not well-formed: an "&" that begins no reference (line 1, column 17)
    """

    number: int
    offset: int
    element: Element | None
    source: bytes
    problem: str | None


def cut(
    stream: BinaryIO, *, run_bytes: int = 65536, record_bytes: int = 1 << 26
) -> Iterator[Cut]:
    """Cut a stream into its records, each as soon as it is whole.

    Args:
        stream: Binary, decompressed; read forwards only.
        run_bytes: About how many bytes are parsed at a time.
        record_bytes: The size from which a record is reported instead of read.

    Raises:
        NotPubmedXml: If there is no PubMed XML, or its encoding is unknown.
        HostileXml: If a DOCTYPE has an internal subset.

    >>> import io
    >>> xml = b"<PubmedArticleSet><PubmedArticle/><DeleteCitation/></PubmedArticleSet>"
    >>> [(found.offset, found.element.tag) for found in cut(io.BytesIO(xml))]
    [(18, 'PubmedArticle'), (34, 'DeleteCitation')]
    """
    return _Cutter(_Input(stream), run_bytes, record_bytes).cuts()


class _Input:
    """A window of the stream, as UTF-8, that knows the offsets of the original."""

    def __init__(self, stream: BinaryIO) -> None:
        # A single read of the layer below: a damaged one loses nothing before.
        self._read = getattr(stream, "read1", stream.read)
        self.buffer = b""
        self.position = 0
        self.gone = 0
        self.ended = False
        self.damaged = False
        self.encoding = "utf-8"
        self._marked = 0
        self._offset = 0
        self._decoder: codecs.IncrementalDecoder | None = None
        while len(self.buffer) < 4 and self.more():
            pass
        self._sniff()

    def _sniff(self) -> None:
        head = self.buffer[:4]
        if head.startswith(codecs.BOM_UTF16_LE) or head == b"<\0?\0":
            self.switch("utf-16-le")
        elif head.startswith(codecs.BOM_UTF16_BE) or head == b"\0<\0?":
            self.switch("utf-16-be")

    @property
    def ahead(self) -> int:
        return len(self.buffer) - self.position

    def more(self, size: int = 0) -> bool:
        """Have ``size`` bytes ahead, or more than now; False at the end."""
        before = self.ahead
        if before < size or not size:
            self.offset(self.position)
            parts = [self.buffer[self.position :]]
            ahead, wanted = before, size or max(2 * before, 4)
            while ahead < wanted and not self.ended:
                parts.append(self._next())
                ahead += len(parts[-1])
            self.gone += self.position
            self.buffer = b"".join(parts)
            self.position = self._marked = 0
        return self.ahead > before

    def _next(self) -> bytes:
        try:
            chunk: bytes = self._read(_CHUNK)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            chunk = b""
            self.damaged = True
        self.ended = not chunk
        return self._decode(chunk)

    def _decode(self, chunk: bytes) -> bytes:
        if self._decoder is None:
            return chunk
        text = self._decoder.decode(chunk)
        if self.ended and self._decoder.getstate()[0]:
            text += "\udc80"  # half a character: no parser takes this either
        return text.encode("utf-8", "surrogatepass")

    @property
    def _escape(self) -> str:
        # Bytes that mean nothing become lone surrogates, which no parser takes.
        return "surrogatepass" if self.encoding[:3] == "utf" else "surrogateescape"

    def _original(self, piece: bytes) -> bytes:
        if self._decoder is None:
            return piece
        text = piece.decode("utf-8", "surrogatepass")
        return text.encode(self.encoding, self._escape)

    def switch(self, encoding: str) -> None:
        """Read what lies ahead in another encoding."""
        self.offset(self.position)
        rest = self._original(self.buffer[self.position :])
        self.encoding = encoding
        self._decoder = None
        if encoding != "utf-8":
            self._decoder = codecs.getincrementaldecoder(encoding)(self._escape)
        self.gone += self.position
        self.buffer = self._decode(rest)
        self.position = self._marked = 0

    def offset(self, place: int) -> int:
        """Tell the offset in the original of a place in the buffer, never going back."""
        if self._decoder is None:
            self._offset += place - self._marked
        else:
            self._offset += len(self._original(self.buffer[self._marked : place]))
        self._marked = place
        return self._offset

    def drop(self, place: int) -> bytes:
        """Go to a place, or to the start of its character, and give what was passed."""
        while self.position < place < len(self.buffer) and (
            self.buffer[place] & 0xC0 == 0x80 and self._decoder is not None
        ):
            place -= 1
        passed = self.buffer[self.position : place]
        self.position = place
        return passed


class _Cutter:
    def __init__(self, source: _Input, run_bytes: int, record_bytes: int) -> None:
        self.input = source
        self.run_bytes = run_bytes
        self.record_bytes = record_bytes
        self.number = 0
        self.begun = False
        self.set = b""  # the open set element
        self.wrapper = b"<r>\n"
        self.careful = 0  # up to where records are taken one by one
        self.told = False  # the last cut has told of what is missing here

    def cuts(self) -> Iterator[Cut]:
        """Go through the top level of the input."""
        while self._skip_blank():
            yield from self._step()
        yield from self._end()

    def _cut(
        self, place: int, source: bytes, problem: str | None, element: Element | None
    ) -> Cut:
        self.number += 1
        return Cut(self.number, self.input.offset(place), element, source, problem)
