"""How fast records are read and written, and in how much memory.

``python tests/bench/bench_pubmed.py [FILE] [--copies N]`` prints records a second for
the functions that the tests use, beside the floor: parsing the same XML and no more. It
prints the peak memory of reading one copy of the file and N copies, too: streaming
shows in that the two are alike. Without a file, the real sample beside the project is
taken.
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
from operator import truediv
from pathlib import Path
from statistics import median
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


def seconds(work: Callable[[], object]) -> float:
    """Give the processor time of one call."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def runs_of(document: bytes, size: int = 1 << 16) -> list[bytes]:
    """Cut a file into runs of whole records, each a document of its own."""
    end = b"</PubmedArticle>"
    body = document[document.index(b"<PubmedArticle>") : document.rindex(end)]
    runs, run = [], b""
    for record in body.split(end):
        run += record + end
        if len(run) >= size:
            runs.append(b"<r>%b</r>" % run)
            run = b""
    return [*runs, b"<r>%b</r>" % run]


def parse_alone(runs: list[bytes]) -> None:
    """Parse each run and forget it."""
    for run in runs:
        ElementTree.fromstring(run)


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
    runs = runs_of(document)
    works: dict[str, Callable[[], object]] = {
        "parse runs of 64 KB, no more": lambda: parse_alone(runs),
        "read PubMed XML": lambda: sum(1 for _ in gtm.read(document)),
        "write PubMed XML, losses told": lambda: gtm.write(
            publications, io.BytesIO(), format="pubmed-xml"
        ),
        "write JSON Lines": lambda: gtm.write(
            publications, io.BytesIO(), format="jsonl"
        ),
        "read JSON Lines": lambda: sum(1 for _ in gtm.read(lines.getvalue())),
    }
    # In turns, as a busy machine slows all that run at that moment.
    rounds = [[seconds(work) for work in works.values()] for _ in range(given.rounds)]
    print(f"{'records a second':32}{'best':>8}{'median':>8}  x the floor, median")
    floors = [times[0] for times in rounds]
    for label, times in zip(works, zip(*rounds, strict=True), strict=True):
        ratio = median(map(truediv, times, floors))
        print(
            f"{label:32}{count / min(times):8,.0f}{count / median(times):8,.0f}"
            f"{ratio:12.2f}"
        )
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
