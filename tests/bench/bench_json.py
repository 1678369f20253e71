"""How fast our own JSON is read and written, beside floors and pydantic.

``python tests/bench/bench_json.py [FILE] [--peers PYTHON] [--json FILE]`` prints how
long each candidate takes for one record of a file, and how that compares to the floor:
orjson reading the same lines as plain data, and writing such data. Each candidate has a
process of its own, and all take turns, so that a busy machine slows them alike; the
ratio is the median of the ratios of the rounds. ``--peers`` names a Python that has
pydantic and what this library needs (``pip install pydantic``): the peer has frozen
models of the same classes with the same checks, see ``pydantic_models``. It prints too
what is kept of memory, in a process of its own, for each byte of JSON Lines.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from subprocess import PIPE, Popen

import genetherapy_model as gtm

HERE = Path(__file__).parent
SAMPLE = HERE.parents[2] / "shared/corpus/pubmed_xml/pubmed_sample.xml.gz"
# What every process begins with: the lines, and what is to be done with each.
BEGIN = f"""
import gc, sys, time
sys.path[:0] = [{str(Path(gtm.__file__).parents[1])!r}, {str(HERE)!r}]
records = open(sys.argv[1], "rb").read().splitlines()
def without_orjson():
    sys.modules["orjson"] = None
def forget():
    pass
"""
# What it does when it is told to.
END = """
def work():
    for given in givens:
        do(given)
work()
gc.collect()
gc.freeze()
print(len(givens), flush=True)
for _ in sys.stdin:
    forget()
    gc.collect()
    start = time.process_time()
    work()
    print(time.process_time() - start, flush=True)
"""
PYDANTIC = """
from pydantic_models import make_publication
model = make_publication()
"""
READ_FLOOR = "orjson: to plain data"
WRITE_FLOOR = "orjson: plain data"
READING = {
    READ_FLOOR: """
from orjson import loads as do
givens = records
""",
    "json of the standard library: the same": """
from json import loads as do
givens = records
""",
    "genetherapy_model, with orjson": """
from genetherapy_model.codec import load_line as do
givens = records
""",
    "genetherapy_model, without": """
without_orjson()
from genetherapy_model.codec import load_line as do
givens = records
""",
    "genetherapy_model, the converter alone": """
from genetherapy_model.codec._documents import decode
from genetherapy_model.codec._json_text import read_json
def do(line):
    return decode(read_json(line))
givens = records
""",
    "genetherapy_model, nothing known before": """
from genetherapy_model.codec import _accepting, _short_ways
from genetherapy_model.codec import load_line as do
def forget():
    _accepting._lists.clear()
    for name, known in _short_ways._builders()._functions.scope.items():
        if name.startswith(("kept", "known", "words")):
            known.clear()
givens = records
""",
    "the objects alone, of ready values": """
import attrs
from genetherapy_model.codec import load_line
from genetherapy_model.domain._scalars import Identifier, twin_of_identifier
from genetherapy_model.domain._statements import twin_of
makers = {}
def maker_of(kind):
    if kind not in makers:
        find = twin_of_identifier if issubclass(kind, Identifier) else twin_of
        scope = {"twin": find(kind), "kind": kind}
        lines = ["def make(given):", " made = twin()"]
        for field in attrs.fields(kind):
            lines += [f" made.{field.name} = given.{field.name}"]
        exec("\\n".join([*lines, " made.__class__ = kind"]), scope)
        makers[kind] = scope["make"]
    return makers[kind]
def objects_of(value, seen):
    if type(value) in (tuple, frozenset):
        for item in value:
            yield from objects_of(item, seen)
    elif attrs.has(type(value)) and id(value) not in seen:
        seen.add(id(value))
        yield maker_of(type(value)), value
        for field in attrs.fields(type(value)):
            yield from objects_of(getattr(value, field.name), seen)
givens = [list(objects_of(load_line(record), set())) for record in records]
def do(objects):
    for make, ready in objects:
        make(ready)
""",
    "pydantic": f"""{PYDANTIC}
do = model.model_validate_json
givens = records
""",
}
WRITING = {
    WRITE_FLOOR: """
from orjson import dumps as do, loads
givens = list(map(loads, records))
""",
    "json of the standard library: the same": """
from json import dumps, loads
def do(data):
    return dumps(data, ensure_ascii=False, separators=(",", ":"))
givens = list(map(loads, records))
""",
    "genetherapy_model, with orjson": """
from genetherapy_model.codec import dump_line as do, load_line
givens = list(map(load_line, records))
""",
    "genetherapy_model, without": """
without_orjson()
from genetherapy_model.codec import dump_line as do, load_line
givens = list(map(load_line, records))
""",
    "genetherapy_model, the converter alone": """
from genetherapy_model.codec import load_line, to_data
from genetherapy_model.codec._json_text import write_json
def do(publication):
    return write_json(to_data(publication))
givens = list(map(load_line, records))
""",
    "orjson: dictionaries that are copied": """
from orjson import dumps, loads
def dictionaries(data):
    if type(data) is dict:
        yield data
        data = list(data.values())
    if type(data) is list:
        for item in data:
            yield from dictionaries(item)
def do(given):
    data, inner = given
    for each in inner:
        each.copy()
    dumps(data)
givens = [(data, list(dictionaries(data))) for data in map(loads, records)]
""",
    "pydantic": f"""{PYDANTIC}
def do(document):
    return document.model_dump_json(by_alias=True, exclude_defaults=True)
givens = list(map(model.model_validate_json, records))
""",
}
KEEPING = """
import tracemalloc
import genetherapy_model as gtm
for publication in gtm.read(records[0]):
    pass
size = sum(map(len, records)) + len(records)
tracemalloc.start()
kept = list(gtm.read(sys.argv[1]))
gc.collect()
total = tracemalloc.get_traced_memory()[0]
del kept, publication
gc.collect()
print(total / size, tracemalloc.get_traced_memory()[0] / size)
"""


def main() -> None:
    """Print the tables, and write them as JSON where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--peers", help="a Python that has pydantic")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    if not given.file.exists():
        sys.exit(f"{given.file.name} is absent: name a file of publications")
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder, "records.jsonl")
        gtm.write(gtm.read(given.file), lines)
        size = lines.stat().st_size
        tables = {
            "reading": race(READING, READ_FLOOR, lines, given.peers, given.rounds),
            "writing": race(WRITING, WRITE_FLOOR, lines, given.peers, given.rounds),
        }
        command = [sys.executable, "-c", BEGIN + KEEPING, str(lines)]
        kept, rest = map(float, subprocess.check_output(command).split())
    print(f"\nbytes of memory for each byte of JSON Lines{kept:31.2f}")
    print(f"of which what is remembered of them for others{rest:28.2f}")
    if given.json:
        about = {
            "file": given.file.name,
            "bytes": size,
            "python": platform.python_version(),
            "machine": platform.platform(),
        }
        report = {**about, **tables, "kept": kept, "remembered": rest}
        given.json.write_text(json.dumps(report, indent=1) + "\n")


def race(
    works: dict[str, str], floor: str, lines: Path, peers: str | None, number: int
) -> list[dict[str, object]]:
    """Let all candidates take turns, and print what they took."""
    candidates = {
        name: start(peers if name == "pydantic" else sys.executable, work, lines)
        for name, work in works.items()
        if peers or name != "pydantic"
    }
    counts = {name: int(hear(each)) for name, each in candidates.items()}
    rounds = [
        {name: ask(each) for name, each in candidates.items()} for _ in range(number)
    ]
    table: list[dict[str, object]] = []
    print(f"{floor:42}{'µs a record':>12}{'records/s':>11}{'x floor':>9}")
    for name in candidates:
        times = [times[name] for times in rounds]
        ratio = median(times[name] / times[floor] for times in rounds)
        best = min(times) / counts[name]
        table.append({"name": name, "seconds": times, "ratio": ratio})
        print(f"{name:42}{best * 1e6:12,.1f}{1 / best:11,.0f}{ratio:9.2f}")
    for each in candidates.values():
        each.kill()
    return table


def start(python: str | None, work: str, lines: Path) -> Popen[str]:
    """Start a candidate in a process of its own."""
    command = [python or sys.executable, "-c", BEGIN + work + END, str(lines)]
    return Popen(command, stdin=PIPE, stdout=PIPE, text=True)


def hear(candidate: Popen[str]) -> str:
    """Take the next line that a candidate says."""
    assert candidate.stdout is not None
    return candidate.stdout.readline()


def ask(candidate: Popen[str]) -> float:
    """Let a candidate do its work once, and give the processor time that it took."""
    assert candidate.stdin is not None
    candidate.stdin.write("again\n")
    candidate.stdin.flush()
    return float(hear(candidate))


if __name__ == "__main__":
    main()
