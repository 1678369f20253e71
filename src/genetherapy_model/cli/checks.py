"""The command check: what reading and the rules find, record by record and in all."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from genetherapy_model.cli.inputs import Inputs, placed, shown_name
from genetherapy_model.cli.outputs import clean, complain, standard_output
from genetherapy_model.cli.progress import Advance, shown_progress
from genetherapy_model.cli.reports import Printer, counted, find_printer
from genetherapy_model.errors import (
    Finding,
    InvalidValue,
    Position,
    Severity,
    UnreadableInput,
)
from genetherapy_model.formats.readings import Deletion, Reading
from genetherapy_model.rules import Checker

__all__ = ["check_inputs", "listed", "today_or"]

_GRAVITY: Final = (Severity.INFO, Severity.WARNING, Severity.ERROR)


def listed(words: Iterable[str]) -> list[str]:
    """Give the names in words that hold one each, or several with commas.

    >>> listed(["ROL,LIB", "PUB012"]), listed(["ROL, "]), listed([""])
    (['ROL', 'LIB', 'PUB012'], ['ROL'], [''])
    """
    found: list[str] = []
    for word in words:
        found += [name.strip() for name in word.split(",") if name.strip()] or [word]
    return found


def today_or(day: str | None) -> dt.date:
    """Give the day that was typed, or today.

    Raises:
        InvalidValue: If it is none.

    >>> today_or("2026-02-28").year
    2026
    >>> today_or("2026-02-30")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: --on: '2026-02-30' is no day such as 2026-...
    """
    if day is None:
        return dt.datetime.now().astimezone().date()
    try:
        return dt.date.fromisoformat(day)
    except ValueError as error:
        raise InvalidValue(f"--on: {day!r} is no day such as 2026-01-31") from error


def check_inputs(
    inputs: Inputs, checker: Checker, *, form: str, least: Severity
) -> int:
    """Check all records of all inputs, list the findings, and give the exit code.

    Args:
        inputs: What is read.
        checker: What checks the records, one by one and against each other.
        form: How the findings are listed.
        least: The severity from which a finding makes the exit code 1.
    """
    stdout = standard_output()
    beside_output = form != "table" and stdout.isatty()
    with shown_progress(inputs, beside_output=beside_output) as advance:
        printer = find_printer(form, stdout, advance.pause)
        check = _Check(checker, printer, advance)
        try:
            for name in inputs.names:
                check.read(inputs, name)
            check.compare()
        except BaseException as error:
            printer.fail(f"the check broke off: {type(error).__name__}")
            raise
        finally:
            printer.close()
    stdout.flush()
    found = check.found
    complain(
        f"{counted(check.records, 'record')} checked: "
        f"{counted(found[Severity.ERROR], 'error')}, "
        f"{counted(found[Severity.WARNING], 'warning')}, "
        f"{counted(found[Severity.INFO], 'remark')}; {check.lost:,} could not be read"
        + (f"; {counted(check.unread, 'input')} could not" if check.unread else "")
    )
    if check.unread:
        return 2
    grave = _GRAVITY[_GRAVITY.index(least) :]
    return 1 if check.lost or any(found[severity] for severity in grave) else 0


class _Check:
    """The work of one check, and what it counted."""

    def __init__(self, checker: Checker, printer: Printer, advance: Advance) -> None:
        self.found = dict.fromkeys(Severity, 0)
        self.records = 0
        self.lost = 0
        self.unread = 0
        self._checker = checker
        self._printer = printer
        self._advance = advance
        self._seen = _Seen()

    def read(self, inputs: Inputs, name: str) -> None:
        """Check the records of an input one by one; if it is none, tell that."""
        try:
            for scanned in inputs.scan(name):
                self._advance.step()
                self.records += 1
                identifier = _identifier(scanned)
                for finding in self._findings(scanned, name, identifier):
                    self._print(placed(finding, scanned, name), identifier)
        except UnreadableInput as error:
            sentence = clean(str(error))
            complain(f"genetherapy-model: {sentence}")
            self._printer.fail(sentence)
            self.unread += 1

    def compare(self) -> None:
        """Check the records of all inputs against each other."""
        for finding in self._checker.check_collection():
            self._print(*self._seen.placed(finding))

    def _findings(
        self, scanned: Reading | Deletion, name: str, identifier: str | None
    ) -> Iterator[Finding]:
        yield from scanned.findings
        if isinstance(scanned, Deletion):
            return
        if scanned.publication is None:
            self.lost += 1
            return
        path = self._seen.add(name, scanned.position or Position(), identifier)
        for finding in self._checker.check_member(scanned.publication, path):
            yield evolve(finding, path=finding.path.removeprefix(path))

    def _print(self, finding: Finding, identifier: str | None) -> None:
        self.found[finding.severity] += 1
        self._printer.add(finding, identifier)


class _Seen:
    """Where each record stood and what it is called, in a few bytes for each."""

    _NUMBERS: Final = ("record", "line", "byte")

    def __init__(self) -> None:
        self._names: list[str] = []
        self._files = array("q")
        self._numbers = {name: array("q") for name in self._NUMBERS}
        self._identifiers = bytearray()
        self._ends = array("q")

    def add(self, name: str, position: Position, identifier: str | None) -> str:
        """Keep the next record, and give its place among all, as a JSON Pointer."""
        if not self._names or self._names[-1] != name:
            self._names.append(name)
        self._files.append(len(self._names) - 1)
        for key, numbers in self._numbers.items():
            number = getattr(position, key)
            numbers.append(-1 if number is None else number)
        self._identifiers += (identifier or "").encode()
        self._ends.append(len(self._identifiers))
        return f"/{len(self._files) - 1}"

    def placed(self, finding: Finding) -> tuple[Finding, str | None]:
        """Give a finding on all records at the one that it is about, and its name."""
        _, _, rest = finding.path.partition("/")
        first, slash, inner = rest.partition("/")
        if not first:
            return finding, None
        index = int(first)
        said = {key: numbers[index] for key, numbers in self._numbers.items()}
        position = Position(
            file=shown_name(self._names[self._files[index]]),
            **{key: None if number < 0 else number for key, number in said.items()},
        )
        start = self._ends[index - 1] if index else 0
        name = self._identifiers[start : self._ends[index]]
        placed_finding = evolve(finding, path=f"{slash}{inner}", position=position)
        return placed_finding, name.decode() or None


def _identifier(scanned: Reading | Deletion) -> str | None:
    publication = scanned.publication if isinstance(scanned, Reading) else None
    if publication is None:
        return None
    known = publication.pmid or publication.doi
    return known.curie if known is not None else None
