"""How fast PubMed XML is read, beside floors and other readers of the same file.

``python tests/bench/bench_ratios.py [FILE] [--peers PYTHON] [--json FILE]`` prints how
long each candidate takes for one record, and how that compares to the floor: lxml
parsing runs of 64 KB and no more. Each candidate has a process of its own, and all take
turns, so that a busy machine slows them alike; the ratio is the median of the ratios
of the rounds. Other readers are run where ``--peers`` names a Python that has them
(``pip install pubmed-parser metapub``).
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from operator import truediv
from pathlib import Path
from statistics import median

SAMPLE = (
    Path(__file__).parents[2].parent / "shared/corpus/pubmed_xml/pubmed_sample.xml.gz"
)
# What every process begins with, and what it does when it is told to.
BEGIN = """
import gc, gzip, io, sys, time
path = sys.argv[1]
document = gzip.open(path).read()
end = b"</PubmedArticle>"
body = document[document.index(b"<PubmedArticle>") : document.rindex(end)]
records = [record + end for record in body.split(end)]
runs, run = [], b""
for record in records:
    run += record
    if len(run) >= 1 << 16:
        runs.append(b"<r>%b</r>" % run)
        run = b""
runs.append(b"<r>%b</r>" % run)
"""
END = """
work()
gc.collect()
gc.freeze()
print(len(records), flush=True)
for _ in sys.stdin:
    gc.collect()
    start = time.process_time()
    work()
    print(time.process_time() - start, flush=True)
"""
FLOOR = "lxml: parse runs of 64 KB, no more"
OURS = {
    FLOOR: """
from lxml import etree
def work():
    for run in runs:
        etree.fromstring(run)
""",
    "xml.etree: the same": """
from xml.etree import ElementTree
def work():
    for run in runs:
        ElementTree.fromstring(run)
""",
    "genetherapy_model, in memory": """
import genetherapy_model as gtm
def work():
    for publication in gtm.read(document):
        pass
""",
    "genetherapy_model, from .gz": """
import genetherapy_model as gtm
def work():
    for publication in gtm.read(path):
        pass
""",
}
PEERS = {
    "pubmed_parser, from .gz": """
import pubmed_parser
def work():
    for record in pubmed_parser.parse_medline_xml(path):
        pass
""",
    "metapub, in memory": """
from metapub import PubMedArticle
def work():
    for record in records:
        PubMedArticle(b"<PubmedArticleSet>%b</PubmedArticleSet>" % record)
""",
}


class Candidate:
    """One reader in a process of its own."""

    def __init__(self, python: str, work: str, path: Path) -> None:
        self._process = subprocess.Popen(
            [python, "-c", BEGIN + work + END, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.records = int(self._hear())

    def _hear(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def seconds(self) -> float:
        """Let it do its work once, and give the processor time that it took."""
        assert self._process.stdin is not None
        self._process.stdin.write("again\n")
        self._process.stdin.flush()
        return float(self._hear())


def main() -> None:
    """Print the table, and write it as JSON where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--peers", help="a Python that has the other readers")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    if not given.file.exists():
        sys.exit(f"{given.file.name} is absent: name a .gz file of PubMed XML")
    candidates = {
        name: Candidate(python, work, given.file)
        for python, works in ((sys.executable, OURS), (given.peers, PEERS))
        if python
        for name, work in works.items()
    }
    count = candidates[FLOOR].records
    rounds = [
        {name: each.seconds() for name, each in candidates.items()}
        for _ in range(given.rounds)
    ]
    floors = [times[FLOOR] for times in rounds]
    table = []
    print(f"{'':38}{'µs a record':>12}{'records/s':>11}{'x floor':>9}")
    for name in candidates:
        times = [times[name] for times in rounds]
        ratio = median(map(truediv, times, floors))
        best = min(times) / count
        table.append({"name": name, "seconds": times, "ratio": ratio})
        print(f"{name:38}{best * 1e6:12,.0f}{1 / best:11,.0f}{ratio:9.2f}")
    if given.json:
        about = {
            "file": given.file.name,
            "records": count,
            "python": platform.python_version(),
            "machine": platform.platform(),
        }
        given.json.write_text(json.dumps({**about, "table": table}, indent=1) + "\n")


if __name__ == "__main__":
    main()
