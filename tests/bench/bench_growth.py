"""How time and memory grow with the number of records.

``python tests/bench/bench_growth.py [FILE] [--sizes N,N,...] [--json FILE]`` makes
files of PubMed XML of growing size out of the records of one, each with a PMID of its
own, and lets a process of its own do each work on each of them. It prints the processor
time for one record, and the most memory that the process had. Where the lines are
straight, the time for a record does not grow; where the records are not kept, the
memory does not either. Without a file, the real sample beside the project is taken.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import re
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

SAMPLE = (
    Path(__file__).parents[2].parent / "shared/corpus/pubmed_xml/pubmed_sample.xml.gz"
)
# The kernel's own count, in kB, of the most memory that a process ever had.
FRAME = """
import sys, time
import genetherapy_model as gtm
path, output = sys.argv[1:]
{prepare}
begun = time.process_time()
{work}
spent = time.process_time() - begun
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if "VmHWM" in line)
print(spent, peak // 1024)
"""
# What a work needs first is no part of its time: it stands in ``PREPARE``.
WORKS = {
    "read PubMed XML": """
for publication in gtm.read(path):
    pass
""",
    "read it and keep all": """
kept = list(gtm.read(path))
""",
    "read and write JSON Lines": """
gtm.write(gtm.read(path), output, format="jsonl")
""",
    "read and write PubMed XML": """
gtm.write(gtm.read(path), output, format="pubmed-xml")
""",
    "read and check each record": """
for number, publication in enumerate(gtm.read(path)):
    checker.check_member(publication, str(number))
""",
    "read and check the collection": """
for number, publication in enumerate(gtm.read(path)):
    checker.check_member(publication, str(number))
checker.check_collection()
""",
    "look up journals and people": """
for journal, authors in asked:
    with suppress(NotInRegister):
        find_journal(journal)
    for author in authors:
        match_person(author)
""",
}
PREPARE = {
    "read and check each record": """
from genetherapy_model.rules import Checker, select_rules
checker = Checker(select_rules(ignore=["LIB"]))
""",
    "read and check the collection": """
from genetherapy_model.rules import Checker, select_rules
checker = Checker(select_rules(["LIB"]))
""",
    "look up journals and people": """
from contextlib import suppress
from genetherapy_model.nomenclature import NotInRegister, find_journal, match_person
asked = [(found.journal, found.authors[:1]) for found in gtm.read(path)]
""",
}


def records_of(document: bytes) -> tuple[bytes, list[bytes], bytes]:
    """Cut a file into its head, its records and its tail."""
    end = b"</PubmedArticle>"
    first, last = document.index(b"<PubmedArticle>"), document.rindex(end) + len(end)
    body = document[first:last].split(end)[:-1]
    return document[:first], [record + end for record in body], document[last:]


def main() -> None:
    """Print the table, and write it as JSON where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    if not given.file.exists():
        sys.exit(f"{given.file.name} is absent: name a .gz file of PubMed XML")
    head, records, tail = records_of(gzip.decompress(given.file.read_bytes()))
    table = []
    print(f"{'':34}{'records':>9}{'µs a record':>13}{'x first':>9}{'MB':>7}")
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for size in map(int, given.sizes.split(",")):
            files[size] = Path(folder) / f"{size}.xml"
            with files[size].open("wb") as made:
                made.write(head)
                for number, record in enumerate(islice(cycle(records), size)):
                    own = b">%d</PMID>" % (number + 1)
                    made.write(re.sub(rb">\d+</PMID>", own, record, count=1))
                made.write(tail)
        for name, work in WORKS.items():
            code = FRAME.format(prepare=PREPARE.get(name, ""), work=work)
            first = 0.0
            for size, path in files.items():
                done = subprocess.run(
                    [sys.executable, "-c", code, str(path), f"{folder}/output"],
                    capture_output=True,
                    text=True,
                    check=True,
                )
                seconds, peak = map(float, done.stdout.split())
                each = seconds / size
                first = first or each
                table.append(
                    {"name": name, "records": size, "seconds": seconds, "MB": peak}
                )
                print(
                    f"{name:34}{size:9,}{each * 1e6:13,.0f}{each / first:9.2f}"
                    f"{peak:7,.0f}",
                    flush=True,
                )
    if given.json:
        about = {"python": platform.python_version(), "machine": platform.platform()}
        given.json.write_text(json.dumps({**about, "table": table}, indent=1) + "\n")


if __name__ == "__main__":
    main()
