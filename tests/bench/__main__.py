"""How fast this library is, beside floors and beside others that do the same.

``python -m tests.bench [NAME ...] [--file FILE] [--peers PYTHON] [--json FILE]`` prints
a table for each thing that is measured, all of them unless some are named, and writes
them as JSON. ``--peers`` names a Python that has what others made, and what this
library needs: ``pip install pubmed-parser metapub pydantic``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.columns import COLUMNS
from tests.bench.json_lines import READING_JSON, WRITING_JSON
from tests.bench.needles import NEEDLES
from tests.bench.processes import measure_imports, measure_jobs, measure_memory
from tests.bench.pubmed_xml import PUBMED_XML
from tests.bench.turns import Race, Row, race

import genetherapy_model as gtm

SAMPLE = (
    Path(__file__).parents[2].parent / "shared/corpus/pubmed_xml/pubmed_sample.xml.gz"
)


def main() -> None:
    """Print the tables, and write them as JSON where that is asked for."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--file", type=Path, default=SAMPLE)
    parser.add_argument("--peers", metavar="PYTHON")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    if not given.file.exists():
        sys.exit(f"{given.file.name} is absent: name a .gz file of PubMed XML")

    def raced(called: Race, path: Path) -> Callable[[], list[Row]]:
        return lambda: race(called, path, given.peers, given.rounds)

    with TemporaryDirectory() as folder:
        lines = Path(folder, "records.jsonl")
        gtm.write(gtm.read(given.file), lines)
        measures: dict[str, Callable[[], list[Row]]] = {
            "pubmed-xml": raced(PUBMED_XML, given.file),
            "needles": raced(NEEDLES, given.file),
            "reading-json": raced(READING_JSON, lines),
            "writing-json": raced(WRITING_JSON, lines),
            "columns": raced(COLUMNS, lines),
            "imports": lambda: measure_imports(given.rounds),
            "memory": lambda: measure_memory(given.file, lines),
            "jobs": lambda: measure_jobs(given.file),
        }
        if unknown := {*given.names} - {*measures}:
            known = ", ".join(measures)
            sys.exit(f"{', '.join(sorted(unknown))}: not measured; known are {known}")
        tables: dict[str, list[Row]] = {}
        for name in given.names or measures:
            print(f"\n{name}", flush=True)
            tables[name] = measures[name]()
    if given.json:
        about = {
            "file": given.file.name,
            "python": platform.python_version(),
            "machine": platform.platform(),
            "load": os.getloadavg(),
        }
        given.json.write_text(json.dumps({**about, **tables}, indent=1) + "\n")


if __name__ == "__main__":
    main()
