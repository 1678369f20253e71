"""Tables in Apache Parquet that this library has written: read and written.

What is read is the column ``record``, our own JSON, so that nothing is lost; the other
columns are for those who query.

Source: https://parquet.apache.org/docs/file-format/: the end of a file says where all
stands, so that a file that is cut off cannot be read at all.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from shutil import copyfileobj
from typing import BinaryIO, cast

from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, Position, UnreadableInput
from genetherapy_model.formats.json_lines import read_damaged, read_document
from genetherapy_model.formats.readings import DAMAGE, Reading

__all__ = ["recognizes", "restrict", "scan", "write"]

_MAGIC = b"PAR1"


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes of an input whether it is Parquet."""
    return head.startswith(_MAGIC)


def scan(stream: BinaryIO) -> Iterator[Reading]:
    """Read row after row; a bad one is a reading with findings.

    What cannot be sought in, as it comes from a pipe, is put into a temporary file.

    Raises:
        MissingExtra: If pyarrow is not installed.
        UnreadableInput: If the input is no whole table of this library.
    """
    if stream.seekable():
        yield from _scan(stream)
        return
    with tempfile.TemporaryFile() as copied:
        try:
            copyfileobj(stream, copied)
        except DAMAGE as error:
            raise UnreadableInput(f"the input is damaged: {error}") from error
        copied.seek(0)
        yield from _scan(cast("BinaryIO", copied))


def _scan(stream: BinaryIO) -> Iterator[Reading]:
    from genetherapy_model.tables import records_of_parquet  # noqa: PLC0415 - an extra

    for number, record in records_of_parquet(stream):
        position = Position(record=number)
        if isinstance(record, OSError):
            yield read_damaged(record, position)
        else:
            yield read_document(record.encode(), position)


def restrict(publication: Publication) -> Publication:
    """Give it as it is: the column ``record`` holds everything."""
    return publication


def write(publications: Iterable[Publication], stream: BinaryIO) -> tuple[Finding, ...]:
    """Write publications; nothing is lost, so there are no findings."""
    from genetherapy_model.tables import write_parquet  # noqa: PLC0415 - an extra

    write_parquet(publications, stream)
    return ()
