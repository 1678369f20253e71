"""The citations of a text: a paragraph each, or a numbered line, or a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from genetherapy_model.errors import Finding, Position
from genetherapy_model.formats.lines import Line

__all__ = ["Record", "join_lines", "records_of"]

_NUMBERED: Final = re.compile(
    r"\s*(?P<open>[\[(]?)(?P<number>[0-9]{1,6})(?P<close>[\])]|[:.)](?=\s))\s*\S"
)
_WHOLE: Final = re.compile(
    r"(?=.*\b(?:1[6-9]|20)[0-9]{2}\b)[^\W\d_a-z\[“\"].{30,}(?:[.\])>]|[0-9/])\s*"
)
# A line may have been broken behind a hyphen, which is one of the word's own or not.
_HYPHEN: Final = re.compile(r"(?<=[^\W_]-)\s*\n\s*(?=[^\W_])")
_LARGEST: Final = 1 << 20


class Record(NamedTuple):
    """A citation, as it stands.

    Attributes:
        text: Its text, in its lines.
        position: Where it begins.
        findings: What was noticed in its lines.
    """

    text: str
    position: Position
    findings: tuple[Finding, ...]


def join_lines(text: str) -> str:
    r"""Give a wrapped text in one line.

    >>> join_lines("AAV-\nmediated gene\n  therapy")
    'AAV-mediated gene therapy'
    """
    return " ".join(_HYPHEN.sub("", text).split())


def records_of(lines: Iterable[Line]) -> Iterator[Record]:
    r"""Cut a text into citations.

    >>> lines = [Line("1: Smith J. AAV.", 1, 0), Line("", 2, 17), Line("2: B.", 3, 18)]
    >>> [record.text for record in records_of(lines)]
    ['1: Smith J. AAV.', '2: B.']
    """
    held: list[Line] = []
    count = size = 0
    for line in lines:
        is_blank = not line.text.strip()
        if is_blank or size > _LARGEST:
            for record in _cut(held, count):
                count += 1
                yield record
            held, size = [], 0
        if not is_blank or line.findings:
            held.append(line)
            size += len(line.text)
    yield from _cut(held, count)


def _cut(lines: list[Line], count: int) -> Iterator[Record]:
    """Cut a paragraph at its numbers, or at its lines where each is a citation."""
    if not lines:
        return
    starts = _starts(lines)
    ends = [*starts[1:], len(lines)]
    for start, end in zip(starts, ends, strict=True):
        count += 1
        mine = lines[start:end]
        yield Record(
            "\n".join(line.text for line in mine),
            Position(record=count, line=mine[0].number, byte=mine[0].byte),
            tuple(finding for line in mine for finding in line.findings),
        )


def _starts(lines: list[Line]) -> list[int]:
    if len(lines) > 1 and all(_WHOLE.fullmatch(line.text) for line in lines):
        return list(range(len(lines)))
    starts = [0]
    first = _NUMBERED.match(lines[0].text)
    if first is None:
        return starts
    form, number = (first["open"], first["close"]), int(first["number"])
    for index, line in enumerate(lines[1:], start=1):
        found = _NUMBERED.match(line.text)
        if (
            found is not None
            and (found["open"], found["close"]) == form
            and int(found["number"]) == number + 1
        ):
            starts.append(index)
            number += 1
    return starts
