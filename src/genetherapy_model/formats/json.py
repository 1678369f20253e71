"""Our own JSON: one publication a file, in the form of the codec."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

from genetherapy_model.codec import dumps
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, InvalidValue, Position
from genetherapy_model.formats.json_lines import (
    read_damaged,
    read_document,
    restrict,
)
from genetherapy_model.formats.readings import DAMAGE, Reading

__all__ = ["recognizes", "restrict", "scan", "write"]


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes whether they are one of our documents."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") and (
        b'"genetherapy-model/' in head
    )


def scan(stream: BinaryIO) -> Iterator[Reading]:
    """Read the one document of the input."""
    position = Position(record=1, byte=0)
    try:
        document = stream.read()
    except DAMAGE as error:
        yield read_damaged(error, position)
    else:
        yield read_document(document, position)


def write(publications: Iterable[Publication], stream: BinaryIO) -> tuple[Finding, ...]:
    """Write the one publication, indented for people.

    Raises:
        InvalidValue: If there is none or more than one.
    """
    given = [*islice(publications, 2)]
    if len(given) != 1:
        found = "more" if given else "none"
        raise InvalidValue(
            f"JSON holds one publication a file, and here is {found}: write JSON "
            "Lines, a file with the ending .jsonl"
        )
    stream.write(f"{dumps(given[0], indent=2)}\n".encode())
    return ()
