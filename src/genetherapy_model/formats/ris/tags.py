"""Lines of RIS, cut into records and these into fields.

A tag stands at the begin of a line: two characters, two blanks, a hyphen and a blank.
A line without one goes on with the field before it: EndNote writes so the items of a
list, Zotero the paragraphs of an abstract, others wrap long lines. So ``AAV-mediated``
at the begin of a line is no tag. Files that write their ``TY`` with fewer blanks or in
lower case have their other tags read in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from attrs import define, field

from genetherapy_model.domain._statements import UNWRITABLE
from genetherapy_model.errors import Finding, Position, Severity
from genetherapy_model.formats.lines import Line
from genetherapy_model.formats.ris import vocabulary

__all__ = ["Field", "Record", "is_tagged", "one_line", "records_of"]

_STRICT: Final = re.compile(r"\ufeff?([A-Z][A-Z0-9])  -(?: (.*)|\Z)", re.DOTALL)
# EBSCO and others leave out the last blank.
_CLOSE: Final = re.compile(r"\ufeff?([A-Z][A-Z0-9])  -(\S.*)", re.DOTALL)
_LOOSE: Final = re.compile(r"\s*([A-Za-z][A-Za-z0-9])\s{0,4}-\s*(.*)", re.DOTALL)
_FIRST: Final = re.compile(r"[\s\ufeff]*ty\s{0,4}-\s*([a-z]+)\s*", re.IGNORECASE)
_LAST: Final = re.compile(r"\s*er\s{0,4}-\s*", re.IGNORECASE)
# rispy and Cochrane number their records.
_COUNTER: Final = re.compile(r"\s*(?:[0-9]+\.|Record #[0-9]+ of [0-9]+)?\s*")


class Field(NamedTuple):
    """A field of a record.

    Attributes:
        tag: Its tag of RIS, by which it is read.
        lines: Its lines; those after the first as they stand, blanks and all.
        path: How its source calls it, where that is kept.
    """

    tag: str
    lines: tuple[str, ...]
    path: str

    @property
    def text(self) -> str:
        """The text in one line."""
        return one_line(" ".join(self.lines))

    @property
    def items(self) -> tuple[str, ...]:
        """The lines that say something, each without its outer blanks."""
        return tuple(filter(None, map(one_line, self.lines)))


@define
class Record:
    """A record: its fields, its place, and what was noticed in its lines."""

    position: Position
    fields: list[Field] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    is_whole: bool = True

    @property
    def source(self) -> str:
        """Its lines, as far as they were read."""
        return "\n".join(
            f"{each.path}  - {chr(10).join(each.lines)}" for each in self.fields
        )

    def find(self, code: str, message: str, line: Line) -> None:
        """Note something odd in a line."""
        position = Position(record=self.position.record, line=line.number)
        self.findings.append(
            Finding(
                code=code, severity=Severity.WARNING, message=message, position=position
            )
        )


def one_line(text: str) -> str:
    """Put a text in one line, a blank for each run of white space."""
    return " ".join(UNWRITABLE.sub("", text).split())


def is_tagged(text: str) -> bool:
    """Tell whether a line would be read as the begin of a field."""
    return bool(
        _STRICT.match(text)
        or _CLOSE.match(text)
        or _FIRST.fullmatch(text)
        or _LAST.fullmatch(text)
    )


def records_of(lines: Iterable[Line]) -> Iterator[Record]:
    """Cut lines into records, each as soon as it is known where it ends."""
    cutter = _Cutter()
    for line in lines:
        done = cutter.take(line)
        if done is not None:
            yield done
    last = cutter.end()
    if last is not None:
        yield last


class _Cutter:
    """The record that is being read, and the lines since its end."""

    def __init__(self) -> None:
        self._current: Record | None = None
        self._is_open = self._is_loose = False
        self._between: list[Line] = []
        self._number = 0

    def take(self, line: Line) -> Record | None:
        """Take a line; give the record before it, if this one begins another."""
        first = _FIRST.fullmatch(line.text)
        if first is None and not self._is_open:
            tag = _STRICT.match(line.text)
            # Between records, a tag begins one that lacks its type.
            if tag is None or tag[1] not in vocabulary.TAGS or tag[1] == "ER":
                self._between.append(line)
                return None
        done = None
        if first is not None or not self._is_open or self._current is None:
            done = self._finish(line)
            current = self._begin(line, has_type=first is not None)
        else:
            current = self._current
        current.findings += line.findings
        if _LAST.fullmatch(line.text):
            self._is_open = False
        else:
            _add(current, line.text, is_loose=self._is_loose)
        return done

    def _begin(self, line: Line, *, has_type: bool) -> Record:
        self._number += 1
        position = Position(record=self._number, line=line.number, byte=line.byte)
        record = _with_strays(Record(position), self._between)
        self._current, self._between, self._is_open = record, [], True
        self._is_loose = has_type and _STRICT.match(line.text) is None
        if not has_type:
            record.find("RDR015", "the record does not begin with TY", line)
        elif self._is_loose:
            said = f"{line.text.strip()[:20]!r} is not how RIS writes a tag"
            record.find("RDR016", said, line)
        return record

    def _finish(self, line: Line) -> Record | None:
        record = self._current
        if record is None:
            return None
        if self._is_open:
            record.find("RDR015", "the record has no ER", line)
            record.is_whole = False
        between, self._between = self._between, []
        return _with_strays(record, between)

    def end(self) -> Record | None:
        """Give the last record, or a record without fields of what is none."""
        if self._current is not None:
            return self._finish(Line("", self._current.position.line or 1, 0))
        if any(_is_stray(line) or line.findings for line in self._between):
            start = Position(record=1, line=1, byte=0)
            return _with_strays(Record(start), self._between)
        return None


def _add(record: Record, text: str, *, is_loose: bool) -> None:
    found = _STRICT.match(text) or _CLOSE.match(text)
    if found is None and is_loose:
        found = _LOOSE.match(text)
        if found is not None and found[1].upper() not in vocabulary.TAGS:
            found = None
    if found is not None:
        tag = found[1].upper()
        record.fields.append(Field(tag, ((found[2] or "").strip(),), tag))
    elif text.strip():
        last = record.fields[-1]
        record.fields[-1] = last._replace(lines=(*last.lines, text.rstrip()))


def _with_strays(record: Record, lines: list[Line]) -> Record:
    for line in lines:
        record.findings += line.findings
    strays = [line for line in lines if _is_stray(line)]
    if strays:
        shown = one_line(strays[0].text)[:60]
        more = f" and {len(strays) - 1} lines more" if len(strays) > 1 else ""
        said = f"{shown!r}{more} stand outside of records and are passed over"
        record.find("RDR014", said, strays[0])
    return record


def _is_stray(line: Line) -> bool:
    return _COUNTER.fullmatch(line.text.strip("\ufeff")) is None
