"""How fast the records that mention a term are found, beside floors.

``python -m tests.bench.bench_needles [FILE.gz] [--json FILE]`` prints how long each
candidate takes for one record, and how that compares to the floor: unpacking the file
with ISA-L in steps of 64 KB, and splitting it into its records. Each candidate has a
process of its own, and all take turns; the ratio is the median of the ratios of the
rounds. Which part of the records mentions a term is printed too.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from operator import truediv
from pathlib import Path
from statistics import median

from tests.bench.bench_ratios import SAMPLE, Candidate

FLOOR = "isal: unpack and split, no more"
SOME = (
    "lentivirus", "retroviral vector", "adenovirus", "plasmid", "CRISPR", "siRNA",
    "transgene", "knockout mouse", "gene expression profile", "gene delivery",
    "chimeric antigen receptor", "exon skipping",
)  # fmt: skip
READ = """
import genetherapy_model as gtm
terms = {terms!r}
def work():
    return sum(1 for publication in gtm.read(path, mentioning=terms))
"""
CANDIDATES = {
    FLOOR: """
from isal import igzip
def work():
    count, rest = 0, b""
    with igzip.open(path) as stream:
        while chunk := stream.read(1 << 16):
            *whole, rest = (rest + chunk).split(end)
            count += len(whole)
    return count
""",
    "zlib: the same": """
def work():
    count, rest = 0, b""
    with gzip.open(path) as stream:
        while chunk := stream.read(1 << 16):
            *whole, rest = (rest + chunk).split(end)
            count += len(whole)
    return count
""",
    "read(mentioning='gene-therapy')": READ.format(terms="gene-therapy"),
    f"read(mentioning={len(SOME)} terms)": READ.format(terms=SOME),
    "read(), and no more": READ.format(terms=None),
}


def main() -> None:
    """Print the table, and write it as JSON where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    if not given.file.exists():
        sys.exit(f"{given.file.name} is absent: name a .gz file of PubMed XML")
    candidates = {
        name: Candidate(
            sys.executable, f"{work}\nrecords = range(work())\n", given.file
        )
        for name, work in CANDIDATES.items()
    }
    rounds = [
        {name: each.seconds() for name, each in candidates.items()}
        for _ in range(given.rounds)
    ]
    floors = [times[FLOOR] for times in rounds]
    table = []
    print(f"{'':34}{'records':>9}{'µs a record':>12}{'records/s':>11}{'x floor':>9}")
    for name, candidate in candidates.items():
        times = [times[name] for times in rounds]
        ratio = median(map(truediv, times, floors))
        best = min(times) / candidates[FLOOR].records
        table.append(
            {
                "name": name,
                "records": candidate.records,
                "seconds": times,
                "ratio": ratio,
            }
        )
        print(
            f"{name:34}{candidate.records:9,}{best * 1e6:12,.1f}{1 / best:11,.0f}"
            f"{ratio:9.2f}"
        )
    if given.json:
        about = {
            "file": given.file.name,
            "python": platform.python_version(),
            "machine": platform.platform(),
        }
        given.json.write_text(json.dumps({**about, "table": table}, indent=1) + "\n")


if __name__ == "__main__":
    main()
