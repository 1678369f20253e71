"""How fast records are read and written, and in how much memory.

``python tests/bench/bench_pubmed.py [FILE] [--copies N]`` prints records a second for
the functions that the tests use, and the peak memory of reading one copy of the file
and N copies: streaming shows in that the two are alike. Without a file, the real
sample beside the project is taken.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import genetherapy_model as gtm

SAMPLE = (
    Path(__file__).parents[2].parent / "shared/corpus/pubmed_xml/pubmed_sample.xml.gz"
)
# The kernel's own count, in kB, of the most memory that a process ever had.
PEAK = """
import sys
import genetherapy_model as gtm
def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if "VmHWM" in line)
before = peak()
count = sum(1 for _ in gtm.scan(sys.argv[1]))
print(count, before // 1024, peak() // 1024)
"""


def rate(count: int, work: Callable[[], object], rounds: int) -> float:
    """Give records a second: the best of some rounds, in processor time."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return count / best


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--copies", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    if not given.file.exists():
        sys.exit(f"{given.file.name} is absent: name a file of PubMed XML")
    opened = gzip.open if given.file.suffix == ".gz" else open
    with opened(given.file, "rb") as stream:
        document = stream.read()
    publications = list(gtm.read(document))
    count = len(publications)
    lines = io.BytesIO()
    gtm.write(publications, lines, format="jsonl")
    # What is kept here for writing is no part of what a reader's collector sees.
    gc.freeze()
    print(f"{count} records of {len(document) / count / 1024:.1f} KB XML")
    for label, work in (
        ("parse alone (xml.etree)", lambda: ElementTree.fromstring(document)),
        ("read PubMed XML", lambda: sum(1 for _ in gtm.read(document))),
        (
            "write PubMed XML, losses told",
            lambda: gtm.write(publications, io.BytesIO(), format="pubmed-xml"),
        ),
        (
            "write JSON Lines",
            lambda: gtm.write(publications, io.BytesIO(), format="jsonl"),
        ),
        ("read JSON Lines", lambda: sum(1 for _ in gtm.read(lines.getvalue()))),
    ):
        print(f"{label:32}{rate(count, work, given.rounds):10,.0f} records/s")
    begin = document.index(b"<PubmedArticle>")
    end = document.rindex(b"</PubmedArticle>") + len(b"</PubmedArticle>")
    for copies in (1, given.copies):
        with tempfile.NamedTemporaryFile(suffix=".xml") as made:
            made.write(document[:begin])
            for _ in range(copies):
                made.write(document[begin:end])
            made.write(document[end:])
            made.flush()
            done = subprocess.run(
                [sys.executable, "-c", PEAK, made.name],
                capture_output=True,
                text=True,
                check=True,
            )
        records, before, after = done.stdout.split()
        print(
            f"peak memory of {records:>6} records: {after} MB, {before} MB of it "
            "before the first"
        )


if __name__ == "__main__":
    main()
