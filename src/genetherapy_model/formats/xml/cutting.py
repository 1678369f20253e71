"""A stream of XML cut into its records, in constant memory.

Runs of whole records are found by their end tags and parsed together; a run that is
broken or unusual is taken record by record. No prolog ever reaches the parser, so no
entity is expanded and no DTD is fetched.

Source: XML 1.0, https://www.w3.org/TR/xml/. Which elements are records is told by
``RecordTags``.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from genetherapy_model.errors import UnreadableInput
from genetherapy_model.formats.xml.decoding import Window, find_codec
from genetherapy_model.formats.xml.parsing import Cut, Parser, plain
from genetherapy_model.formats.xml.refusals import HostileXml, explain
from genetherapy_model.formats.xml.tokens import (
    BLANK,
    DECLARATIONS,
    DOCTYPE,
    ENCODING,
    NAME,
    SECTIONS,
    TAG,
    RecordTags,
    as_text,
    starts_of,
    tokens_of,
)

__all__ = ["Cut", "Cutter", "cut"]

_SHOWN = 1 << 16
_LARGE = 1 << 18
_PROLOG = 1 << 20


def cut(
    stream: BinaryIO,
    tags: RecordTags,
    *,
    run_bytes: int = 16384,
    record_bytes: int = 1 << 26,
) -> Iterator[Cut]:
    """Cut a stream into its records, each given as soon as its run is read.

    What stands in a set and is no record is given too, as an element of its name.

    Args:
        stream: Binary, decompressed; read forwards only.
        tags: Which elements are records, and what stands around them.
        run_bytes: About how many bytes are parsed at a time.
        record_bytes: The size above which a record is reported instead of read.

    Raises:
        UnreadableInput: The refusal of the tags, if there is no such XML, or its
            encoding is unknown.
        HostileXml: If a DOCTYPE has an internal subset.

    >>> import io
    >>> tags = RecordTags(title="Toy XML", records=frozenset({b"r"}), sets={b"s": ()})
    >>> [found.offset for found in cut(io.BytesIO(b"<s><r/><r>1</r></s>"), tags)]
    [3, 7]
    >>> list(cut(io.BytesIO(b"<html/>"), tags))
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.UnreadableInput: this is no Toy XML, but '<html/>'
    """
    return Cutter(Window(stream), tags, run_bytes, record_bytes).cuts()


class Cutter:
    """The top level of the input, step by step."""

    def __init__(
        self, source: Window, tags: RecordTags, run_bytes: int, record_bytes: int
    ) -> None:
        self.input = source
        self.tags = tags
        self.run_bytes = run_bytes
        self.record_bytes = record_bytes
        self.small: int = min(record_bytes, _LARGE)
        self.number: int = 0
        self.begun: bool = False  # an element of this vocabulary was met
        self.bom: bool = False  # right before this place
        self.set: bytes = b""  # the open set element
        self.parser: Parser = Parser(tags.lighten)
        self.careful: int = 0  # up to where records are taken one by one
        self.short: bool = False  # the input ends inside the last token
        self.told: bool = False  # the last cut has told what is missing here

    def cuts(self) -> Iterator[Cut]:
        """Give the records, and what is none."""
        while self._pass_blank():
            yield from self._step()
        if not self.begun or self.input.damage or (self.set and not self.told):
            yield from self._unended("after the records")

    def _pass_blank(self) -> bool:
        source, self.bom = self.input, False
        while True:
            source.more(3)
            blank = BLANK.match(source.buffer, source.at)
            if blank and blank[0]:
                self.bom = blank[0].endswith(codecs.BOM_UTF8)
                source.at = blank.end()
            if not self.begun and source.gone + source.at > _PROLOG:
                raise self._foreign(": its first MB has no element")
            if source.ahead > 2 or source.ended:
                return source.ahead > 0

    def _step(self) -> Iterable[Cut]:
        source = self.input
        source.more(9)
        head = source.buffer[source.at : source.at + 9]
        if head.startswith((b"<?", b"<!--")):
            return self._section(b"?" if head[1:2] == b"?" else b"!--")
        if head.startswith(b"</"):
            return self._end_tag(self._lex(TAG))
        if head == b"<!DOCTYPE":
            return self._doctype(self._lex(DOCTYPE))
        if head.startswith(DECLARATIONS):
            raise self._hostile()
        name = self._lex(NAME)[1:]
        tags = self.tags
        if name in tags.sets:
            return self._open_set(name)
        if name in tags.frames:
            return self._pass_frame()
        if name in tags.known or (name and self.set):
            return self._record(name)
        return self._stray()

    def _lex(self, pattern: re.Pattern[bytes]) -> bytes:
        """Read a token; give nothing where it is broken or the input ends in it."""
        source = self.input
        while True:
            match = pattern.match(source.buffer, source.at, source.at + _PROLOG)
            self.short = False
            if match is None:
                return b""
            if match[pattern.groups]:
                return match[0]
            if match.end() < len(source.buffer):
                return b""
            if not source.more():
                self.short = True
                return b""

    def _section(self, opening: bytes) -> list[Cut]:
        """Pass a comment or instruction; heed an XML declaration."""
        source, closing = self.input, SECTIONS[opening]
        while True:
            start = source.at + 1 + len(opening)
            end = source.find(closing, start, source.at + _PROLOG)
            if end >= 0:
                break
            if source.ahead >= _PROLOG:
                return self._stray()
            if not source.more():
                return self._unended("inside a comment or instruction")
        declared = ENCODING.match(source.buffer, source.at, end)
        source.at = end + len(closing)
        if declared and not self.bom:
            codec = find_codec(declared[1])
            if codec is None:
                name = as_text(declared[1])
                raise self.tags.refusal(
                    f"the XML declares an unknown encoding, {name!r}"
                )
            source.switch(codec)
        return []

    def _end_tag(self, token: bytes) -> list[Cut]:
        name = token[2:-1].rstrip()
        if not token or (name != self.set and name not in self.tags.frames):
            return self._stray()
        self.input.at += len(token)
        if name in self.tags.frames:
            return []
        self.set = b""
        self.parser.forget()
        self.input.switch("utf-8")  # a declaration holds for one document
        return []

    def _doctype(self, token: bytes) -> list[Cut]:
        if self.short:
            return self._unended("inside a DOCTYPE")
        if not token:
            raise self._hostile()
        self.input.at += len(token)
        return []

    def _cut(self, offset: int, source: bytes, problem: str) -> list[Cut]:
        self.number += 1
        return [Cut(self.number, offset, None, source, problem)]

    def _foreign(self, how: str) -> UnreadableInput:
        return self.tags.refusal(f"this is no {self.tags.title}{how}")

    def _hostile(self) -> HostileXml:
        place = self.input.offset(self.input.at)
        return HostileXml(
            f"XML with entities or a DTD of its own, as at byte {place}, is refused"
        )

    def _unended(self, place: str) -> list[Cut]:
        """Tell that the input ends here: all that lies ahead is incomplete."""
        source = self.input
        how = source.damage or "the input ends"
        if not self.begun:
            empty = not (source.gone or source.buffer or source.damage)
            why = "it is empty" if empty else f"{how} before any of its elements"
            raise self._foreign(f": {why}")
        if self.set and place != "inside the record":
            place = f"before </{as_text(self.set)}>"
        rest = source.buffer[source.at :]
        cuts = self._cut(source.offset(source.at), rest, f"{how} {place}")
        source.at, source.damage, self.told = len(source.buffer), "", True
        return cuts

    def _stray(self) -> list[Cut]:
        """Tell of what is neither a record nor a set, if it has an end."""
        source = self.input
        head = source.buffer[source.at : source.at + 9]
        cropped = len(head) < 9 and head.startswith(b"<") and b">" not in head
        if self.short or cropped:
            return self._unended("inside a tag")
        if not self.begun:
            source.more(40)
            text = as_text(source.buffer[source.at : source.at + 40])
            raise self._foreign(f", but {text!r}")
        return self._skip(source.at + 1, "what stands here is no record")

    def _skip(self, start: int, problem: str) -> list[Cut]:
        """Tell of a problem, and go to where the next record may begin."""
        source = self.input
        start -= source.at
        source.more(_SHOWN)
        head = source.buffer[source.at : source.at + _SHOWN]
        offset, first = source.offset(source.at), source.gone + source.at
        source.at += start
        while not (
            match := starts_of(self.tags, self.set).search(source.buffer, source.at)
        ):
            source.at = max(source.at, len(source.buffer) - 64)
            if not source.more():
                break
        source.at = match.start() if match else len(source.buffer)
        self.told = not match
        head = head[: source.gone + source.at - first]
        return self._cut(offset, head.rstrip(), problem)

    def _open_set(self, name: bytes) -> list[Cut]:
        source = self.input
        tag = self._lex(TAG)
        if not tag:
            return self._stray()
        cuts = []
        if self.set and not self.told:
            problem = f"<{as_text(name)}> begins before </{as_text(self.set)}>"
            cuts = self._cut(source.offset(source.at), b"", problem)
        source.at += len(tag)
        self.begun, self.told = True, False
        self.set = b"" if tag.endswith(b"/>") else name
        self.parser.forget()
        self.parser.declare(tag)
        return cuts

    def _pass_frame(self) -> list[Cut]:
        tag = self._lex(TAG)
        if not tag:
            return self._stray()
        self.input.at += len(tag)
        self.begun = True
        self.parser.declare(tag)
        return []

    def _record(self, name: bytes) -> Iterable[Cut]:
        """Cut a run of records, or if it has anything unusual its first record."""
        source, self.begun = self.input, True
        source.more(self.run_bytes)
        cuts: list[Cut] = []
        if source.gone + source.at >= self.careful:
            cuts = self._run(name, self.run_bytes)
        return cuts or self._run(name, 0) or self._careful_record(name)

    def _run(self, name: bytes, run_bytes: int) -> list[Cut]:
        """Parse a run of whole records at once, at least one."""
        source = self.input
        opening, closing = b"<" + name, b"</" + name + b">"
        if name not in self.tags.known:
            return []
        first = source.find(closing, source.at, source.at + _LARGE)
        if first < 0 and source.more(_LARGE):
            first = source.find(closing, source.at, source.at + _LARGE)
        if first < 0:
            return []
        last = source.buffer.rfind(closing, first, source.at + run_bytes)
        stop = max(first, last) + len(closing)
        self.careful = max(self.careful, source.gone + stop)
        run = source.buffer[source.at : stop]
        pieces, start = [], 0
        while start >= 0:
            after = run.find(opening, start + 1)
            piece = run[start : after if after > 0 else stop].rstrip()
            if not piece.endswith(closing) or len(piece) > self.small:
                return []
            pieces.append((start, piece))
            start = after
        # As many children as start tags, and before each of these an end tag: so none
        # is nested, and none stands in a comment or in CDATA.
        children = self.parser.parse(run)
        if len(children) != len(pieces):
            return []
        cuts = []
        for (start, piece), child in zip(pieces, children, strict=True):
            self.number += 1
            offset = source.offset(source.at + start)
            cuts.append(Cut(self.number, offset, plain(child), piece, None))
        source.at = stop
        self.told = False
        return cuts

    def _careful_record(self, name: bytes) -> list[Cut]:
        """Cut one record, whatever it holds."""
        source, starts = self.input, starts_of(self.tags, self.set)
        while True:
            stop = min(len(source.buffer), source.at + self.record_bytes)
            ended, end = self._find_end(name, stop)
            if ended is not None or source.ahead > self.record_bytes:
                break
            if not source.more():
                break
        if ended is None:
            # A section that never ends hides where the next record begins.
            resync = starts.search(source.buffer, end + 1, stop)
            if not resync and source.ahead > self.record_bytes:
                problem = f"the record is larger than {self.record_bytes} bytes"
                return self._skip(max(source.at + 1, end - 64), problem)
            if not resync:
                return self._unended("inside the record")
            ended, end = False, resync.start()
        piece = source.buffer[source.at : end].rstrip()
        children = self.parser.parse_lightly(piece)
        resync = starts.search(piece, 1) if ended and not children else None
        if resync:
            ended, end = False, source.at + resync.start()
            piece = piece[: resync.start()].rstrip()
            children = self.parser.parse_lightly(piece)
        self.told = not (ended or children)
        offset = source.offset(source.at)
        source.at = end
        if not children:
            reason = explain(piece, self.parser.error, source.encoding)
            what = "is not well-formed" if ended else f"ends before </{as_text(name)}>"
            return self._cut(offset, piece, f"the record {what} ({reason})")
        self.number += 1
        return [Cut(self.number, offset, plain(children[0]), piece, None)]

    def _find_end(self, name: bytes, stop: int) -> tuple[bool | None, int]:
        """Find where a record ends, and whether by an end tag (None: not yet)."""
        source, buffer = self.input, self.input.buffer
        tokens = tokens_of(
            self.tags, name if name in self.tags.known else b"", self.set
        )
        start, depth, closes = source.at, 0, False
        while True:
            tag = TAG.match(buffer, start, stop)
            if not tag or (tag.end() == stop and not tag[1]):
                return None, start
            alone = tag[1] and tag[0].endswith(b"/>")
            depth += -1 if closes else not alone
            at = tag.end()
            if depth <= 0:
                return True, at
            while token := tokens.search(buffer, at, stop):
                at = token.end()
                if token["section"]:
                    closing, most = SECTIONS[token["section"]], at + _PROLOG
                    end = source.find(closing, at, min(stop, most))
                    if end < 0 and stop < most:
                        return None, token.start()
                    at = max(at, end + len(closing))
                elif token["stop"]:
                    return False, token.start()
                elif token["own"] == name:
                    break
            if not token:
                return None, stop
            start, closes = token.start(), bool(token["closes"])
