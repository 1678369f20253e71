"""A window over a stream, as UTF-8 whatever its encoding, that keeps the offsets.

Encodings are told by a byte order mark, by the first characters, or by what the XML
declares: appendix F of XML 1.0, https://www.w3.org/TR/xml/#sec-guessing.
"""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from typing import BinaryIO

from genetherapy_model.formats.xml.tokens import as_text

_CHUNK = 1 << 16
_LITTLE = re.compile(rb"\xff\xfe|<\0[?!A-Za-z]\0")
_BIG = re.compile(rb"\xfe\xff|\0<\0[?!A-Za-z]")
_TAILS, _LONG_HEADS = bytes(range(0x80, 0xC0)), bytes(range(0xF0, 0xF8))


class Window:
    """The bytes of a stream from ``at`` on, that tell their offsets in the original."""

    def __init__(self, stream: BinaryIO) -> None:
        # One read of the layer below at a time: damage loses nothing before it.
        self._read = getattr(stream, "read1", stream.read)
        self._decoder: codecs.IncrementalDecoder | None = None
        self._marked = self._offset = 0
        self._lacking: dict[bytes, tuple[int, int]] = {}
        self.encoding: str = "utf-8"
        self.buffer: bytes = b""
        self.at: int = 0
        self.gone: int = 0
        self.ended: bool = False
        self.damage: str = ""
        self.more(4)
        if _LITTLE.match(self.buffer):
            self.switch("utf-16-le")
        elif _BIG.match(self.buffer):
            self.switch("utf-16-be")

    @property
    def ahead(self) -> int:
        """How many bytes there are from ``at`` on."""
        return len(self.buffer) - self.at

    def more(self, size: int = 0) -> bool:
        """Have ``size`` bytes ahead, else twice what there is; False if none came."""
        before = ahead = self.ahead
        wanted = size or 2 * before or 1
        parts = []
        while ahead < wanted and not self.ended:
            parts.append(self._next())
            ahead += len(parts[-1])
        if ahead > before:
            self._renew(b"".join([self.buffer[self.at :], *parts]))
        return ahead > before

    def _renew(self, buffer: bytes) -> None:
        self.offset(self.at)
        self.gone += self.at
        self.buffer, self.at, self._marked = buffer, 0, 0

    def _next(self) -> bytes:
        try:
            chunk: bytes = self._read(_CHUNK)
        except EOFError:
            chunk, self.damage = b"", "the compressed data ends early,"
        except (zlib.error, gzip.BadGzipFile):
            # What is damaged may have been unpacked for a while before it was noticed.
            chunk = b""
            self.damage = (
                "the compressed data is damaged, so that records before this may be "
                "wrong too,"
            )
        except OSError as error:
            chunk, self.damage = b"", f"the input cannot be read on ({error}),"
        self.ended = not chunk
        return self._decode(chunk)

    def _decode(self, chunk: bytes) -> bytes:
        if self._decoder is None:
            return chunk
        text = self._decoder.decode(chunk)
        if self.ended and self._decoder.getstate()[0]:
            text += "\udc80"  # half a character
        return text.encode("utf-8", "surrogatepass")

    def switch(self, encoding: str) -> None:
        """Read what lies ahead in another encoding, but never from UTF-16 on."""
        if encoding == self.encoding or self.encoding.startswith("utf-16"):
            return
        rest = self.buffer[self.at :]
        if self._decoder is not None:
            text = rest.decode("utf-8", "surrogatepass")
            rest = text.encode(self.encoding, "surrogateescape")
        self.offset(self.at)
        self.encoding = encoding
        self._lacking.clear()
        self._decoder = None
        if encoding != "utf-8":
            # What means nothing becomes lone surrogates: no parser takes those.
            errors = "surrogatepass" if "utf" in encoding else "surrogateescape"
            self._decoder = codecs.getincrementaldecoder(encoding)(errors)
        self._renew(self._decode(rest))

    def find(self, mark: bytes, start: int, stop: int) -> int:
        """Find a mark, never looking twice where there is none."""
        since, until = self._lacking.get(mark, (0, 0))
        known = since <= start + self.gone < until
        begin = until - self.gone if known else start
        found = self.buffer.find(mark, begin, stop)
        if found < 0:
            end = max(min(stop, len(self.buffer)) - len(mark) + 1, begin)
            since = since if known else start + self.gone
            self._lacking[mark] = (since, end + self.gone)
        return found

    def offset(self, place: int) -> int:
        """Tell where a place of the buffer is in the original; never goes back."""
        length = place - self._marked
        if self._decoder is not None:
            passed = self.buffer[self._marked : place]
            length = len(passed.translate(None, _TAILS))
            if self.encoding.startswith("utf-16"):
                pairs = len(passed) - len(passed.translate(None, _LONG_HEADS))
                length = 2 * (length + pairs)
        self._offset += length
        self._marked = place
        return self._offset


def find_codec(declared: bytes) -> str | None:
    """Name Python's codec for a declared encoding; None where it is unknown."""
    name = as_text(declared)
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        codec = ""
    # A declaration of UTF-16 that can be read as ASCII is not true.
    if codec in ("utf-8", "utf-16", "utf-16-le", "utf-16-be"):
        return "utf-8"
    if not codec.startswith(("ascii", "iso8859", "cp125", "koi8", "mac-")):
        return None
    return codec
