"""Publications as DataFrames of Apache Spark, for clusters: one file is one task.

A task reads its files as one machine does and hands over the tables of
:mod:`genetherapy_model.tables`; nothing is shuffled. What a task gives depends on its
files alone, so that it can be tried again.

Source: https://spark.apache.org/docs/latest/api/python/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from attrs import evolve

from genetherapy_model.api import scan
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import (
    Finding,
    Position,
    Severity,
    UnreadableInput,
)
from genetherapy_model.formats.readings import DAMAGE, Reading
from genetherapy_model.nomenclature.mentioning import finder_of
from genetherapy_model.tables import findings_to_table, to_batches, to_table

if TYPE_CHECKING:
    # Who has a session has Spark: nothing of it is needed here.
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

__all__ = ["read_findings", "read_publications"]


_ANY_FINDING: Final = Finding(code="RDR026", severity=Severity.ERROR, message="")


def read_publications(
    spark: SparkSession,
    paths: Iterable[str],
    *,
    format: str | None = None,  # noqa: A002
    mentioning: Iterable[str] | str | None = None,
) -> DataFrame:
    """Read publications from many files, a row each, with the columns of a table.

    What cannot be read is no row: :func:`read_findings` tells of it.

    Args:
        spark: The session.
        paths: The files, where every worker can open them.
        format: The name of the format; by default it is told from each file.
        mentioning: Terms of which a publication mentions one at least, as for
            :func:`genetherapy_model.read`.

    Raises:
        InvalidValue: If there is no term, or one has neither letters nor digits.
    """
    terms = mentioning
    if terms is not None:
        terms = (terms,) if isinstance(terms, str) else tuple(terms)
        finder_of(terms)  # a slip is told here, and by no worker

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for path in _paths_of(batches):
            yield from to_batches(_publications(path, format, terms))

    schema = _schema(spark, to_table([Publication()]))
    return _spread(spark, paths).mapInArrow(read, schema)


def read_findings(
    spark: SparkSession,
    paths: Iterable[str],
    *,
    format: str | None = None,  # noqa: A002
) -> DataFrame:
    """Read what was found in many files, a row each: file, record, code, message...

    A file that cannot be read at all is a row with the code ``RDR026``.

    Args:
        spark: The session.
        paths: The files, where every worker can open them.
        format: The name of the format; by default it is told from each file.
    """

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for path in _paths_of(batches):
            yield from findings_to_table(_findings(path, format)).to_batches()

    schema = _schema(spark, findings_to_table([_ANY_FINDING]))
    return _spread(spark, paths).mapInArrow(read, schema)


def _spread(spark: SparkSession, paths: Iterable[str]) -> DataFrame:
    """Give each file a row and, as far as can be, a task of its own."""
    rows = [(path,) for path in paths]
    made = spark.createDataFrame(rows, "path string")
    return made.repartition(max(len(rows), 1))


def _schema(spark: SparkSession, table: pa.Table) -> StructType:
    # Spark has its types from a table, and takes none without a row.
    return spark.createDataFrame(table).schema


def _paths_of(batches: Iterator[pa.RecordBatch]) -> Iterator[str]:
    for batch in batches:
        yield from batch.column("path").to_pylist()


def _publications(
    path: str,
    format: str | None,  # noqa: A002
    mentioning: tuple[str, ...] | None,
) -> Iterator[Publication]:
    try:
        for scanned in scan(path, format=format, mentioning=mentioning):
            if isinstance(scanned, Reading) and scanned.publication is not None:
                yield scanned.publication
    except (UnreadableInput, *DAMAGE):
        return  # it is a finding


def _findings(path: str, format: str | None) -> Iterator[Finding]:  # noqa: A002
    try:
        for scanned in scan(path, format=format):
            for finding in scanned.findings:
                position = finding.position or scanned.position or Position()
                yield evolve(finding, position=evolve(position, file=path))
    except (UnreadableInput, *DAMAGE) as error:
        yield Finding(
            code="RDR026",
            severity=Severity.ERROR,
            message=f"the file cannot be read: {error}",
            position=Position(file=path),
        )
