"""Candidates for the same work, each in a process of its own, that take turns.

So a busy machine slows them alike, and what one leaves in memory slows no other. The
ratio to the floor is the median of the ratios of the rounds; the time is that of the
processor, the best of the rounds.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from subprocess import PIPE, Popen
from typing import NamedTuple

import genetherapy_model as gtm

__all__ = ["Race", "Row", "race"]

Row = dict[str, object]
# What every process begins with. What a candidate says then defines ``work()``, and
# ``count``, the number of records that it does.
BEGIN = f"""
import gc, gzip, sys, time
sys.path[:0] = [
    {str(Path(gtm.__file__).parents[1])!r}, {str(Path(__file__).parent)!r}
]
path = sys.argv[1]
def forget():
    pass
"""
# What it does when it is told to.
END = """
work()
gc.collect()
gc.freeze()
print(count, flush=True)
for _ in sys.stdin:
    forget()
    gc.collect()
    start = time.process_time()
    work()
    print(time.process_time() - start, flush=True)
"""


class Race(NamedTuple):
    """A floor, what we have, and what others have, as source by its name."""

    floor: str
    begin: str
    ours: Mapping[str, str]
    peers: Mapping[str, str] = {}


def race(called: Race, path: Path, peers: str | None, rounds: int) -> list[Row]:
    """Let all take turns, print what they took for one record, and give the table."""
    works = {name: (sys.executable, work) for name, work in called.ours.items()}
    if peers:
        works |= {name: (peers, work) for name, work in called.peers.items()}
    started = {
        name: start(python, called.begin + work, path)
        for name, (python, work) in works.items()
    }
    counts = {name: int(hear(name, each)) for name, each in started.items()}
    times = [
        {name: ask(name, each) for name, each in started.items()} for _ in range(rounds)
    ]
    table: list[Row] = []
    print(f"{'':42}{'records':>8}{'µs each':>10}{'a second':>10}{'x floor':>9}")
    for name, count in counts.items():
        ratio = median(each[name] / each[called.floor] for each in times)
        # Who finds few among many has read as many as the floor.
        best = min(each[name] for each in times) / counts[called.floor]
        table.append(
            {
                "name": name,
                "records": count,
                "seconds": [each[name] for each in times],
                "ratio": ratio,
            }
        )
        print(f"{name:42}{count:8,}{best * 1e6:10,.1f}{1 / best:10,.0f}{ratio:9.2f}")
    for each in started.values():
        each.kill()
    return table


def start(python: str, work: str, path: Path) -> Popen[str]:
    """Start a candidate."""
    command = [python, "-c", BEGIN + work + END, str(path)]
    return Popen(command, stdin=PIPE, stdout=PIPE, text=True)


def hear(name: str, candidate: Popen[str]) -> str:
    """Take the next line that a candidate says."""
    assert candidate.stdout is not None
    return candidate.stdout.readline() or sys.exit(f"{name}: it ended, see above")


def ask(name: str, candidate: Popen[str]) -> float:
    """Let a candidate do its work once, and give the processor time that it took."""
    assert candidate.stdin is not None
    candidate.stdin.write("again\n")
    candidate.stdin.flush()
    return float(hear(name, candidate))
