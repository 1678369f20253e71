"""What is said of the findings: the summary of a conversion, the lists of a check."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Protocol, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from genetherapy_model.cli.outputs import clean, worded
from genetherapy_model.errors import Finding, Severity

__all__ = ["Printer", "Tally", "counted", "find_printer", "joined"]

_SHOWN: Final = 20
_BATCH: Final = 200
_STYLES: Final = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}
_INDEX: Final = re.compile(r"/[0-9]+(?=/|$)")


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Give a number with its noun.

    >>> counted(1, "record"), counted(1371, "record"), counted(2, "entry", "entries")
    ('1 record', '1,371 records', '2 entries')
    """
    word = noun if number == 1 else (plural or f"{noun}s")
    return f"{number:,} {word}"


def joined(names: Iterable[str], most: int = 3) -> str:
    """Give some names in words.

    >>> joined(["a.xml"]), joined(["a.xml", "b.xml"]), joined("abcdefg")
    ('a.xml', 'a.xml and b.xml', 'a, b, c and 4 more')
    """
    all_names = list(names)
    shown = all_names if len(all_names) <= most else all_names[:most]
    rest = len(all_names) - len(shown)
    last = f"{rest:,} more" if rest else shown.pop() if shown else ""
    return f"{', '.join(shown)} and {last}" if shown else last


class Tally:
    """What a conversion counts, in a memory that does not grow with the records.

    >>> tally = Tally()
    >>> tally.add(Finding(code="LOSS001", severity=Severity.WARNING,
    ...                   message="ris has no place for it", path="/quotations/0"))
    >>> print(*tally.lines())
    LOSS001 warning /quotations ...: ris has no place for it
    """

    def __init__(self, *, shows_all: bool = False) -> None:
        self.published: int = 0
        self._shows_all = shows_all
        self.lost: int = 0
        self.deletions: int = 0
        self.deleted: int = 0
        self.passed_over: int = 0
        self._first_lost: list[str] = []
        self._places: Counter[tuple[str, Severity, str]] = Counter()
        self._examples: dict[tuple[str, Severity, str], str] = {}

    @property
    def is_clean(self) -> bool:
        """Whether nothing at all was found."""
        return not (self.lost or self.deletions or self._places)

    def add(self, finding: Finding) -> None:
        """Count a finding under its code and its place, whichever the record."""
        place = (finding.code, finding.severity, _pattern_of(finding.path))
        self._places[place] += 1
        self._examples.setdefault(place, finding.message)

    def add_lost(self, findings: tuple[Finding, ...]) -> None:
        """Count a record that could not be read; the first ones are told in full."""
        self.lost += 1
        if len(self._first_lost) < _SHOWN:
            more = len(findings) - 1
            also = f" (and {counted(more, 'more problem')})" if more > 0 else ""
            self._first_lost.append(clean(f"{findings[0]}{also}"))

    def merge(self, other: Tally) -> None:
        """Count what another has counted, after what was counted here."""
        self.published += other.published
        self.lost += other.lost
        self.deletions += other.deletions
        self.deleted += other.deleted
        self.passed_over += other.passed_over
        room = _SHOWN - len(self._first_lost)
        self._first_lost += other._first_lost[:room]
        self._places.update(other._places)
        self._examples = {**other._examples, **self._examples}

    def lines(self) -> Iterator[str]:
        """Give the lines on what was lost and found, the gravest first."""
        yield from self._first_lost
        if self.lost > len(self._first_lost):
            rest = self.lost - len(self._first_lost)
            yield f"... and {rest:,} more; `genetherapy-model check` lists all"
        places = self._places.most_common()
        most = len(places) if self._shows_all else _SHOWN
        for place, count in places[:most]:
            code, severity, path = place
            head = " ".join(filter(None, (code, severity.value, path)))
            such = ", such as" if count > 1 else ""
            times = f"×{count:,}"  # noqa: RUF001 - the sign for times is meant
            yield clean(f"{head} {times}{such}: {self._examples[place]}")
        if len(places) > most:
            kinds = counted(len(places) - _SHOWN, "more kind")
            yield f"... and {kinds} of findings; `--all-findings` lists all"


def _pattern_of(path: str) -> str:
    return _INDEX.sub("/*", path).removesuffix("/*")


class Printer(Protocol):
    """What prints findings one after the other."""

    def add(self, finding: Finding, identifier: str | None) -> None:
        """Print a finding on the record of an identifier, such as a CURIE."""

    def fail(self, sentence: str) -> None:
        """Take notice that not all was checked; people are told on standard error."""

    def close(self) -> None:
        """Print what is still held back."""


def find_printer(form: str, stream: TextIO, make_room: Callable[[], None]) -> Printer:
    """Give the printer of a form: ``table``, ``json``, ``jsonl`` or ``sarif``.

    Args:
        form: The form.
        stream: Where it prints.
        make_room: What it calls before it draws on a terminal.
    """
    if form == "jsonl":
        return _JsonLines(stream)
    if form == "json":
        return _Json(stream)
    if form == "sarif":
        # It explains the rules, which no other form needs.
        from genetherapy_model.cli.sarif import SarifPrinter  # noqa: PLC0415

        return SarifPrinter(stream)
    console = Console(file=stream, highlight=False)
    return _Table(console, make_room) if console.is_terminal else _Lines(stream)


class _Deaf:
    """What says nothing of inputs that cannot be read."""

    def fail(self, sentence: str) -> None:
        pass


class _JsonLines(_Deaf):
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def add(self, finding: Finding, identifier: str | None) -> None:
        self._stream.write(f"{_json_of(finding, identifier)}\n")

    def close(self) -> None:
        pass


class _Json(_Deaf):
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._before = "[\n"

    def add(self, finding: Finding, identifier: str | None) -> None:
        self._stream.write(f"{self._before}{_json_of(finding, identifier)}")
        self._before = ",\n"

    def close(self) -> None:
        self._stream.write("[]\n" if self._before == "[\n" else "\n]\n")


def _json_of(finding: Finding, identifier: str | None) -> str:
    position = finding.position
    data = {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": finding.path,
        "suggestion": finding.suggestion,
        "publication": identifier,
        "file": position.file if position else None,
        "record": position.record if position else None,
        "line": position.line if position else None,
        "byte": position.byte if position else None,
    }
    # ASCII: whatever stands in a record, any terminal and any reader takes it.
    return json.dumps({key: said for key, said in data.items() if said is not None})


class _Lines(_Deaf):
    """One finding a line, for a pipe."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def add(self, finding: Finding, identifier: str | None) -> None:
        cells = _cells(finding, identifier)
        line = "  ".join((f"{cells[0]:7}", f"{cells[1]:7}", *filter(None, cells[2:])))
        self._stream.write(f"{line}\n")

    def close(self) -> None:
        pass


class _Table(_Deaf):
    """A table on a terminal, drawn in batches that stand under each other."""

    def __init__(self, console: Console, make_room: Callable[[], None]) -> None:
        self._console = console
        self._make_room = make_room
        self._rows: list[tuple[Severity, tuple[str, ...]]] = []
        self._headed = False

    def add(self, finding: Finding, identifier: str | None) -> None:
        self._rows.append((finding.severity, _cells(finding, identifier)))
        if len(self._rows) == _BATCH:
            self._draw()

    def close(self) -> None:
        if self._rows:
            self._draw()

    def _draw(self) -> None:
        # Columns of fixed shares, as the batches to come are not known.
        table = Table(
            box=None, expand=True, show_header=not self._headed, pad_edge=False
        )
        table.add_column("", width=7)
        table.add_column("code", width=7)
        table.add_column("where", ratio=3, overflow="fold")
        table.add_column("what", ratio=5, overflow="fold")
        for severity, (word, code, place, path, message) in self._rows:
            where = "\n".join(filter(None, (place, path)))
            style = _STYLES.get(severity, "cyan")
            table.add_row(Text(word, style), Text(code), Text(where), Text(message))
        self._make_room()
        self._console.print(table)
        self._rows.clear()
        self._headed = True


def _cells(finding: Finding, identifier: str | None) -> tuple[str, str, str, str, str]:
    position = str(finding.position or "")
    place = f"{position} ({identifier})" if identifier else position
    said = (finding.severity.value, finding.code, place, finding.path, worded(finding))
    first, second, third, fourth, fifth = map(clean, said)
    return first, second, third, fourth, fifth
