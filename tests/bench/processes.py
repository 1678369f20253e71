"""What whole processes take: to import, to keep records, and to share the work."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
from itertools import cycle, islice
from operator import truediv
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.turns import Row

__all__ = ["measure_imports", "measure_jobs", "measure_memory"]

IMPORTS = [
    "import attrs",
    "pass",
    "import genetherapy_model",
    "from genetherapy_model import PartialDate",
    "from genetherapy_model import Doi",
    "from genetherapy_model import Publication",
]
# The kernel's own count, in kB, of the most memory that a process ever had.
PEAK = """
import sys
import genetherapy_model as gtm
def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if "VmHWM" in line) / 1024
gtm.Publication, next(gtm.read(sys.argv[1]))
before = peak()
count = sum(1 for _ in gtm.read(sys.argv[1]))
print(before, peak())
"""
KEPT = """
import gc, sys, tracemalloc
import genetherapy_model as gtm
lines = open(sys.argv[1], "rb").read()
for publication in gtm.read(lines[: lines.index(b"\\n") + 1], format="jsonl"):
    pass
tracemalloc.start()
kept = list(gtm.read(sys.argv[1]))
gc.collect()
total = tracemalloc.get_traced_memory()[0]
del kept, publication
gc.collect()
print(total / len(lines), tracemalloc.get_traced_memory()[0] / len(lines))
"""


def copied(path: Path, target: Path, count: int) -> Path:
    """Write a file of PubMed XML of so many records, those of another again."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rb") as stream:
        document = stream.read()
    end = b"</PubmedArticle>"
    first, last = document.index(b"<PubmedArticle>"), document.rindex(end) + len(end)
    records = [each + end for each in document[first:last].split(end)[:-1]]
    with (gzip.open if target.suffix == ".gz" else open)(target, "wb") as stream:
        stream.write(document[:first])
        for record in islice(cycle(records), count):
            stream.write(record)
        stream.write(document[last:])
    return target


def run(*command: str) -> tuple[float, float]:
    """Run a process to its end, and give its processor and wall time in seconds."""
    begun = time.perf_counter()
    started = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(started.pid, 0)
    spent = time.perf_counter() - begun
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        sys.exit(f"{' '.join(command[1:])}: it ended with {started.returncode}")
    return used.ru_utime + used.ru_stime, spent


def measure_imports(rounds: int) -> list[Row]:
    """Give the processor time of whole processes that import, and print it."""
    times = [
        {work: run(sys.executable, "-c", work)[0] for work in IMPORTS}
        for _ in range(rounds)
    ]
    table: list[Row] = []
    print(f"{'':42}{'ms':>8}{'x import attrs':>16}")
    for work in IMPORTS:
        spent = [each[work] for each in times]
        ratio = median(map(truediv, spent, (each[IMPORTS[0]] for each in times)))
        table.append({"name": work, "seconds": spent, "ratio": ratio})
        print(f"{work:42}{min(spent) * 1e3:8,.0f}{ratio:16.2f}")
    return table


def measure_memory(path: Path, lines: Path) -> list[Row]:
    """Give the peak of reading, and what kept records take, and print both."""
    table: list[Row] = []
    with TemporaryDirectory() as folder:
        for copies in (1, 8):
            count = 1372 * copies
            made = copied(path, Path(folder, f"{copies}.xml"), count)
            before, peak = map(float, printed(PEAK, made).split())
            name = f"reading {count:,} records, MB above the first one's"
            table.append({"name": name, "before": before, "peak": peak})
            print(f"{name:54}{peak - before:8.1f}")
    kept, rest = map(float, printed(KEPT, lines).split())
    name = "bytes kept for each byte of JSON Lines"
    table.append({"name": name, "kept": kept, "remembered": rest})
    print(f"{name:54}{kept:8.2f}")
    print(f"{'of which what is remembered of them for others':54}{rest:8.2f}")
    return table


def printed(code: str, path: Path) -> bytes:
    """Give what a process prints."""
    return subprocess.check_output([sys.executable, "-c", code, str(path)])


def measure_jobs(path: Path, count: int = 30_000) -> list[Row]:
    """Give the wall time of converting one large file by one process and by two."""
    table: list[Row] = []
    with TemporaryDirectory() as folder:
        made = copied(path, Path(folder, "large.xml.gz"), count)
        for jobs in ("1", "2"):
            target = str(Path(folder, f"{jobs}.jsonl"))
            command = ["convert", str(made), "-o", target, "--jobs", jobs]
            spent, wall = run(sys.executable, "-m", "genetherapy_model", *command)
            name = f"convert {count:,} records, --jobs {jobs}"
            table.append({"name": name, "seconds": [wall], "processor": [spent]})
            print(f"{name:42}{wall:8.1f} s, {spent:.1f} of processors")
        if len({each.read_bytes() for each in Path(folder).glob("*.jsonl")}) != 1:
            sys.exit("convert: two processes have not written what one has")
    return table
