"""Our own JSON Lines: one publication a line, in the form of the codec.

Source: https://jsonlines.org: UTF-8, one JSON value a line; blank lines are passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from attrs import evolve

from genetherapy_model.codec import dump_line, load_line
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import (
    DecodeError,
    Finding,
    Position,
    Severity,
    UnreadableInput,
)
from genetherapy_model.formats.readings import DAMAGE, Reading

__all__ = ["recognizes", "restrict", "scan", "write"]

_BOM = b"\xef\xbb\xbf"


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes whether they are our documents, one a line."""
    first, _, rest = head.removeprefix(_BOM).lstrip().partition(b"\n")
    return (
        first.startswith(b"{")
        and b'"genetherapy-model/' in first
        # The last line may be cut off by the end of the bytes that were looked at.
        and (first.rstrip().endswith(b"}") or not rest)
    )


def scan(stream: BinaryIO) -> Iterator[Reading]:
    """Read line after line; a bad one is a reading with findings.

    Raises:
        UnreadableInput: If the input holds nothing.
    """
    offset = number = 0
    lines = iter(stream)
    while True:
        position = Position(record=number + 1, byte=offset)
        try:
            line = next(lines, None)
        except DAMAGE as error:
            yield read_damaged(error, position)
            return
        if line is None:
            break
        offset += len(line)
        if line.strip() in (b"", _BOM):
            continue
        number += 1
        yield read_document(line, position)
    if not number:
        raise UnreadableInput("the input is empty")


def read_document(data: bytes, position: Position) -> Reading:
    """Read one document of a publication, whatever is wrong with it."""
    try:
        publication = load_line(data, type=Publication)
    except DecodeError as error:
        findings = [evolve(finding, position=position) for finding in error.findings]
        source = data.decode("utf-8", "backslashreplace")
        return Reading(findings=findings, position=position, source=source)
    return Reading(publication=publication, position=position)


def read_damaged(error: Exception, position: Position) -> Reading:
    """Tell that nothing can be read from here on."""
    finding = Finding(
        code="RDR006",
        severity=Severity.ERROR,
        message=f"the input is damaged here: {error}",
        position=position,
    )
    return Reading(findings=[finding], position=position, source="")


def restrict(publication: Publication) -> Publication:
    """Give it as it is: our own JSON holds everything."""
    return publication


def write(publications: Iterable[Publication], stream: BinaryIO) -> tuple[Finding, ...]:
    """Write publications; nothing is lost, so there are no findings."""
    stream.writelines(
        f"{dump_line(publication)}\n".encode() for publication in publications
    )
    return ()
