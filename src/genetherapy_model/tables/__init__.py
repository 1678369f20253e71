"""Publications as tables of Apache Arrow, for pandas, Polars, DuckDB and Spark.

One row is one publication. The columns hold what is asked of many records at once, in
Arrow's own nested types; the last, ``record``, holds our own JSON of the publication,
so that nothing is lost: :func:`from_table` reads it.

The columns are those of version 1, which every table names in its metadata. Within a
version columns and fields are only added.

A date is what was stated (EDTF) with the days between which it surely lies; a day is
missing where the date is open on that side. A list is never missing, but may be empty.

Source: https://arrow.apache.org/docs/format/Columnar.html,
https://www.loc.gov/standards/datetime/.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

from genetherapy_model.codec import load_line
from genetherapy_model.domain.products import Authorization
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, MissingExtra, UnreadableInput
from genetherapy_model.files import replaced

try:
    import pyarrow as pa
    from pyarrow import parquet
except ImportError as _error:
    raise MissingExtra(
        "tables need pyarrow, which is not installed: "
        "pip install 'genetherapy-model[tables]'"
    ) from _error

from genetherapy_model.tables.authorizations import AUTHORIZATIONS
from genetherapy_model.tables.columns import Column
from genetherapy_model.tables.findings import FINDINGS
from genetherapy_model.tables.publications import PUBLICATIONS

__all__ = [
    "ROWS",
    "VERSION",
    "authorizations_to_table",
    "dump_batches",
    "findings_to_table",
    "from_table",
    "join_parquet",
    "schema",
    "to_batches",
    "to_table",
    "write_parquet",
]

T = TypeVar("T")
VERSION: Final = "genetherapy-model-table/1"
"""What the metadata of a table says under the key ``schema``."""
ROWS: Final = 5000
"""So many rows stand in one batch, and in one row group of Parquet, at most."""
_MADE: Final = 250  # so many rows of a row group are made at once
_UNPACKED: Final = 500  # so many records are unpacked at once
_TEXTS: Final = (pa.string(), pa.large_string(), pa.string_view())
_DAMAGE: Final = (pa.ArrowException, OSError, UnicodeDecodeError)
"""What pyarrow raises where bytes are not what they should be."""


def schema() -> pa.Schema:
    """Give the schema of a table of publications.

    >>> schema().field("title").type, schema().metadata
    (DataType(string), {b'schema': b'genetherapy-model-table/1'})
    """
    return _schema(PUBLICATIONS)


def to_batches(
    publications: Iterable[Publication], *, rows: int = ROWS
) -> Iterator[pa.RecordBatch]:
    """Make batches of at most so many rows, in the order of the publications.

    Args:
        publications: The publications; no more than one batch of them is kept.
        rows: The most rows of a batch, 1 or more.

    Raises:
        ValueError: If a batch is to have no row.

    >>> many = (Publication(title=f"Part {number}") for number in range(5))
    >>> [batch.num_rows for batch in to_batches(many, rows=2)]
    [2, 2, 1]
    """
    if rows < 1:
        raise ValueError(f"to_batches: rows={rows}: a batch has one row or more")
    made = schema()
    remaining = iter(publications)
    while held := [*islice(remaining, rows)]:
        yield pa.RecordBatch.from_arrays(_arrays(PUBLICATIONS, held), schema=made)


def to_table(publications: Iterable[Publication]) -> pa.Table:
    """Make a table with a row for each publication.

    >>> table = to_table([Publication(title="AAV<sub>9</sub>", languages=["eng"])])
    >>> table.column("title").to_pylist(), table.column("languages").to_pylist()
    (['AAV9'], [['eng']])
    """
    return pa.Table.from_batches(to_batches(publications), schema())


def from_table(table: pa.Table | pa.RecordBatch) -> Iterator[Publication]:
    """Read the publications of a table, each as it was.

    Raises:
        UnreadableInput: If the table has no column ``record`` of texts.
        DecodeError: If a record is none of our own JSON.

    >>> publication = Publication(title="AAV<sub>9</sub>")
    >>> [*from_table(to_table([publication]))] == [publication]
    True
    """
    _require_records(table.schema)
    for text in table.column("record").to_pylist():
        yield load_line(text or "", type=Publication)


def write_parquet(
    publications: Iterable[Publication],
    target: str | os.PathLike[str] | BinaryIO,
    *,
    rows: int = ROWS,
) -> None:
    """Write publications as Apache Parquet, compressed with Zstandard.

    A few hundred publications are kept in memory at once, and the columns of one row
    group. A file is put in its place when it is whole. What is written is read as
    every format is, by ``read`` and ``scan``.

    Args:
        publications: The publications, taken one by one.
        target: A path, or an open binary file.
        rows: The most rows of a row group, 1 or more.

    Raises:
        ValueError: If a row group is to have no row.

    >>> import io
    >>> target = io.BytesIO()
    >>> write_parquet([Publication(title="Gene therapy")], target)
    >>> parquet.read_table(io.BytesIO(target.getvalue())).num_rows
    1
    """
    if isinstance(target, str | os.PathLike):
        with replaced(Path(target)) as stream:
            write_parquet(publications, stream, rows=rows)
        return
    _write_groups(to_batches(publications, rows=min(rows, _MADE)), target, rows)


def dump_batches(publications: Iterable[Publication]) -> bytes:
    """Write batches as a stream of Arrow, to be joined by :func:`join_parquet`."""
    stream = io.BytesIO()
    with pa.ipc.new_stream(stream, schema()) as writer:
        for batch in to_batches(publications):
            writer.write_batch(batch)
    return stream.getvalue()


def join_parquet(
    dumped: Iterable[bytes], target: BinaryIO, *, rows: int = ROWS
) -> None:
    """Write as Parquet what :func:`dump_batches` has made of the publications.

    >>> parts = (dump_batches([Publication(title=title)]) for title in "abc")
    >>> join_parquet(parts, target := io.BytesIO())
    >>> parquet.read_table(target).column("title").to_pylist()
    ['a', 'b', 'c']
    """
    batches = chain.from_iterable(pa.ipc.open_stream(data) for data in dumped)
    _write_groups(batches, target, rows)


def _write_groups(
    batches: Iterable[pa.RecordBatch], target: BinaryIO, rows: int
) -> None:
    held: list[pa.RecordBatch] = []
    with parquet.ParquetWriter(target, schema(), compression="zstd") as writer:

        def write_group() -> None:
            nonlocal held
            table = pa.Table.from_batches(held)
            held = table.slice(rows).to_batches()
            # The bytes shall not depend on the batches in which the rows came.
            table = table.slice(0, rows).combine_chunks()
            writer.write_table(table)

        for batch in batches:
            held.append(batch)
            while sum(each.num_rows for each in held) >= rows:
                write_group()
        if held:
            write_group()


def authorizations_to_table(authorizations: Iterable[Authorization]) -> pa.Table:
    """Make a table with a row for each authorization of a product.

    >>> from genetherapy_model.nomenclature import authorizations
    >>> table = authorizations_to_table(authorizations())
    >>> table.column_names[:4]
    ['product', 'substances', 'jurisdiction', 'agency']
    """
    arrays = _arrays(AUTHORIZATIONS, [*authorizations])
    return pa.Table.from_arrays(arrays, schema=_schema(AUTHORIZATIONS))


def records_of_parquet(stream: BinaryIO) -> Iterator[tuple[int, str | OSError]]:
    """Give the records of Parquet in our own JSON, each with its number, from 1.

    For the records of a row group that is damaged there is one error, with the number
    of the first that is not read.

    Raises:
        UnreadableInput: If it is no whole table of this library.
    """
    try:
        opened = parquet.ParquetFile(stream)
        found = opened.schema_arrow
    except _DAMAGE as error:
        said = " ".join(str(error).split()).partition(". ")[0]
        raise UnreadableInput(f"this is no whole Parquet file: {said}") from error
    _require_records(found)
    end = 0
    for group in range(opened.num_row_groups):
        number, end = end, end + opened.metadata.row_group(group).num_rows
        try:
            for batch in opened.iter_batches(
                batch_size=_UNPACKED, row_groups=[group], columns=["record"]
            ):
                for text in batch.column("record").to_pylist():
                    number += 1
                    yield number, text or ""
        except _DAMAGE as error:
            yield number + 1, OSError(f"records {number + 1} to {end}: {error}")


def _require_records(found: pa.Schema) -> None:
    kinds = [
        field.type.value_type if pa.types.is_dictionary(field.type) else field.type
        for field in found
        if field.name == "record"
    ]
    if len(kinds) != 1 or kinds[0] not in _TEXTS:
        raise UnreadableInput(
            "the table has no column 'record' of texts, so that it is none of this "
            "library's: make publications of its columns yourself"
        )


def findings_to_table(findings: Iterable[Finding]) -> pa.Table:
    """Make a table with a row for each finding, of readers, writers or rules.

    >>> from genetherapy_model import OtherIdentifier, check
    >>> table = findings_to_table(check(OtherIdentifier(scheme="doi", text="none")))
    >>> table.column("code").to_pylist()
    ['ID001']
    """
    arrays = _arrays(FINDINGS, [*findings])
    return pa.Table.from_arrays(arrays, schema=_schema(FINDINGS))


def _schema(columns: Iterable[Column[T]]) -> pa.Schema:
    fields = [(column.name, column.type) for column in columns]
    return pa.schema(fields, metadata={"schema": VERSION})


def _arrays(columns: Iterable[Column[T]], held: Sequence[T]) -> list[pa.Array]:
    return [
        pa.array([column.of(each) for each in held], column.type) for column in columns
    ]
