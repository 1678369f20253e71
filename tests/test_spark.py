"""A cluster reads what one machine reads; here a cluster of two local workers."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import genetherapy_model as gtm

pytest.importorskip("pyspark", reason="pyspark is not installed")
if shutil.which("java") is None:
    pytest.skip("Java is not present", allow_module_level=True)

from pyspark.sql import SparkSession

from genetherapy_model import spark, tables
from genetherapy_model.nomenclature import mentions

EXAMPLES = Path("docs/examples").absolute()
GOOD = [str(EXAMPLES / "landmark-papers.xml"), str(EXAMPLES / "review.json")]


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    """Start Spark once, without its pages."""
    patch = pytest.MonkeyPatch()
    patch.setenv("PYSPARK_PYTHON", sys.executable)
    started = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    yield started
    started.stop()
    patch.undo()


def of_gene_therapy(publication: gtm.Publication) -> bool:
    """Tell whether a publication mentions gene therapy."""
    return mentions(publication, "gene-therapy")


@pytest.mark.filterwarnings("default")
def test_a_cluster_reads_what_one_machine_reads(
    session: SparkSession, tmp_path: Path
) -> None:
    """Good files give every publication; a bad one costs its own, and is told."""
    whole = Path(GOOD[0]).read_bytes()
    bad = {"cut.xml": whole[: len(whole) // 2], "none.xml": b"hello", "empty": b""}
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    paths = [*GOOD, *(str(tmp_path / name) for name in bad), str(tmp_path / "absent")]

    read = spark.read_publications(session, paths).toArrow()
    found = spark.read_findings(session, paths).toArrow().to_pylist()

    expected = [
        scanned.publication
        for path in paths[:3]
        for scanned in gtm.scan(path)
        if isinstance(scanned, gtm.Reading) and scanned.publication is not None
    ]
    assert read.schema.names == tables.schema().names
    few = spark.read_publications(session, paths, mentioning="gene-therapy").toArrow()
    assert sorted(map(repr, filter(of_gene_therapy, expected))) == sorted(
        map(repr, tables.from_table(few))
    )
    assert 0 < few.num_rows < read.num_rows
    with pytest.raises(gtm.InvalidValue, match="no term"):
        spark.read_publications(session, paths, mentioning=[])
    assert sorted(map(repr, expected)) == sorted(map(repr, tables.from_table(read)))
    assert {(Path(each["file"]).name, each["code"]) for each in found} == {
        ("cut.xml", "RDR001"),
        ("none.xml", "RDR026"),
        ("empty", "RDR026"),
        ("absent", "RDR026"),
    }
