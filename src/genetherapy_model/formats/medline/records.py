"""Lines of MEDLINE's format to records of fields, and back.

A tag takes four columns, a hyphen and a blank follow, and what is too long for a line
goes on after six blanks. Records stand apart by a blank line, and each begins with its
PMID.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final, NamedTuple

from genetherapy_model.errors import Finding, Position, Severity
from genetherapy_model.formats.lines import Line, lines_of
from genetherapy_model.formats.medline import vocabulary

__all__ = ["Field", "Record", "join_words", "records_of", "spell_record", "tag_of"]

_WIDTH: Final = 88
_WHITE: Final = re.compile(r"[ \t\r\n]+")
_TAGGED: Final = re.compile(
    r"(?P<tag>[A-Z][A-Z0-9]{1,3})(?P<blanks> {0,3})-(?P<after>[ \t]|$)?(?P<text>.*)",
    re.DOTALL,
)


class Field(NamedTuple):
    """A field of a record: its tag and its text, and where it stands."""

    tag: str
    text: str
    line: int = 0
    byte: int = 0


class Record(NamedTuple):
    """The fields of one record, or text that belongs to none.

    Attributes:
        fields: The fields, in order.
        findings: What was noticed in the lines.
        line: The number of the first line.
        byte: Where the record begins in the input.
        source: Text that belongs to no record, or None.
    """

    fields: tuple[Field, ...]
    findings: tuple[Finding, ...]
    line: int
    byte: int
    source: str | None = None


def join_words(text: str) -> str:
    r"""Put text in one line, without blanks around it; rare spaces stay.

    >>> join_words(" p\u2009<\u20090.05\n  in  all ")
    'p\u2009<\u20090.05 in all'
    """
    return _WHITE.sub(" ", text).strip(" ")


def tag_of(line: str) -> tuple[str, str] | None:
    """Divide a line into its tag and its text; None where it has no tag.

    >>> tag_of("TI  - AAV-mediated gene therapy.")
    ('TI', 'AAV-mediated gene therapy.')
    >>> tag_of("AAV-mediated gene therapy.") is tag_of("      AAV - a vector") is None
    True
    """
    found = _TAGGED.match(line)
    if found is None:
        return None
    tag = found["tag"]
    in_columns = len(tag + found["blanks"]) == 4
    has_blank = found["after"] is not None
    # A tag that nobody knows must stand in its columns, with its blank.
    is_one = (
        in_columns or has_blank if tag in vocabulary.TAGS else in_columns and has_blank
    )
    if not is_one:
        return None
    return tag, found["text"]


class _Draft:
    """A record while its lines are read."""

    def __init__(self) -> None:
        self.fields: list[tuple[str, list[str], Line]] = []
        self.findings: list[Finding] = []
        self.seen: set[str] = set()
        self.is_unindented = False

    def add(self, tag: str, text: str, line: Line) -> None:
        self.fields.append((tag, [text], line))
        self.findings += line.findings
        self.seen.add(tag)

    def takes(self, line: Line, *, after_blank: bool) -> bool:
        """Tell whether a line without a tag goes on with the last field."""
        is_indented = line.text.startswith((" ", "\t"))
        return bool(self.fields) and (is_indented or not after_blank)

    def take(self, lines: list[Line]) -> Iterator[Record]:
        """Go on with lines after a blank one, which no record followed."""
        if self.fields:
            for line in lines:
                self.go_on(line)
        elif lines:
            yield _stray(lines)

    def go_on(self, line: Line) -> None:
        self.fields[-1][1].append(line.text)
        self.findings += line.findings
        if line.text.startswith((" ", "\t")):
            return
        self.is_unindented = True
        self.note_stray(self.fields[-1][0], line)

    def note_stray(self, tag: str, line: Line) -> None:
        said = f"the line has no blanks before it: it is read as more of {tag}"
        self.findings.append(_finding("RDR011", Severity.WARNING, said, line))

    def is_before(self, tag: str, *, after_blank: bool) -> bool:
        """Tell whether a tag begins the next record."""
        if not self.fields or tag == "PMID":
            return bool(self.fields)
        if not after_blank:
            return False
        is_second = tag in self.seen and tag in vocabulary.ONCE
        return is_second or tag == self.fields[0][0]

    def finish(self) -> Record:
        if self.is_unindented:
            self._join_words_like_tags()
        first = self.fields[0][2]
        return Record(
            tuple(
                Field(tag, join_words(" ".join(texts)), line.number, line.byte)
                for tag, texts, line in self.fields
            ),
            tuple(self.findings),
            first.number,
            first.byte,
        )

    def _join_words_like_tags(self) -> None:
        """Take what looks like a tag for text, where wrapped lines lack blanks."""
        kept = self.fields[:1]
        for tag, texts, line in self.fields[1:]:
            if tag in vocabulary.TAGS or kept[-1][0] not in vocabulary.WRAPPED:
                kept.append((tag, texts, line))
            else:
                kept[-1][1].extend((line.text, *texts[1:]))
                self.note_stray(kept[-1][0], line)
        self.fields = kept


def records_of(stream: BinaryIO) -> Iterator[Record]:
    """Give the records of an input, one after the other."""
    draft = _Draft()
    pending: list[Line] = []
    after_blank = False
    for line in lines_of(stream):
        if not line.text.strip(" \t"):
            draft.findings += line.findings
            after_blank = True
            if any(found.code == "RDR006" for found in line.findings):
                yield from _finished(draft, pending)
                draft, pending = _Draft(), []
                yield Record((), line.findings, line.number, line.byte, "")
            continue
        tagged = tag_of(line.text)
        if tagged is not None:
            if draft.is_before(tagged[0], after_blank=after_blank or bool(pending)):
                yield draft.finish()
                draft = _Draft()
            yield from draft.take(pending)
            pending = []
            draft.add(*tagged, line)
        elif draft.takes(line, after_blank=after_blank or bool(pending)):
            draft.go_on(line)
        else:
            pending.append(line)
        after_blank = False
    yield from _finished(draft, pending)


def _finished(draft: _Draft, pending: list[Line]) -> Iterator[Record]:
    if draft.fields:
        yield draft.finish()
    if pending:
        yield _stray(pending)


def _stray(lines: list[Line]) -> Record:
    first = lines[0]
    findings = [found for line in lines for found in line.findings]
    said = "the text has no tag, and belongs to no record"
    findings.append(_finding("RDR013", Severity.ERROR, said, first))
    source = "\n".join(line.text for line in lines)
    return Record((), tuple(findings), first.number, first.byte, source)


def _finding(code: str, severity: Severity, message: str, line: Line) -> Finding:
    position = Position(line=line.number, byte=line.byte)
    return Finding(code=code, severity=severity, message=message, position=position)


def spell_record(fields: Iterable[Field]) -> str:
    """Write the fields of a record as PubMed does, in lines of at most 88 characters.

    >>> print(spell_record([Field("PMID", "29372632"), Field("TI", "vector " * 13)]))
    PMID- 29372632
    TI  - vector vector vector vector vector vector vector vector vector vector vector
          vector vector
    <BLANKLINE>
    """
    lines: list[str] = []
    for field in fields:
        line = f"{field.tag:4}-"
        words = field.text.strip(" ").split(" ")
        for index, word in enumerate(words):
            if index and len(line) + 1 + len(word) >= _WIDTH:
                # The blank between two words stays at the end of the line.
                lines.append(f"{line} ")
                line = "     "
            line = f"{line} {word}"
        lines.append(line)
    return "".join(f"{line}\n" for line in lines)
