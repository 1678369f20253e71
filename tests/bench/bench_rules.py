"""How fast rules are, beside the reading of what they check.

``python tests/bench/bench_rules.py [FILE] [--sizes N,N,...]`` prints the seconds for
reading a file and for all rules on its records, and the seconds and the memory for the
rules on whole collections of growing size. Their records are those of the file, with
identifiers of their own; one in twenty stands twice. The time for a record should not
grow with the collection. Without a file, the real sample beside the project is taken.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

import attrs

import genetherapy_model as gtm
from genetherapy_model.rules import Checker, Library, select_rules

SAMPLE = (
    Path(__file__).parents[2].parent / "shared/corpus/pubmed_xml/pubmed_sample.xml.gz"
)
TWICE = 20


def seconds(work: Callable[[], object]) -> float:
    """Give the processor time of one call."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def collection(
    publications: list[gtm.Publication], size: int
) -> Iterator[gtm.Publication]:
    """Make records of the real ones, each with a PMID and a DOI of its own."""
    for number, publication in enumerate(islice(cycle(publications), size)):
        key = number - 1 if number % TWICE == 0 and number else number
        source = publications[key % len(publications)]
        yield attrs.evolve(
            source if key != number else publication,
            # A title of its own, too, as a collection has few that are alike.
            title=f"{source.title.plain if source.title else ''} {key}",
            identifiers=[f"pubmed:{900_000_000 + key}", f"doi:10.1000/bench.{key}"],
            entries=(),
            locators=(),
        )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--sizes", default="10000,30000,100000")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    if not given.file.exists():
        sys.exit(f"{given.file.name} is absent: name a file that gtm.read reads")
    publications = list(gtm.read(given.file))
    gc.freeze()
    over_records = select_rules(ignore=["LIB"])
    over_all = select_rules(["LIB"])
    rounds = [
        (
            seconds(lambda: sum(1 for _ in gtm.read(given.file))),
            seconds(lambda: Checker(over_records).check_all(publications)),
            seconds(lambda: Checker(over_all).check_all(publications)),
        )
        for _ in range(given.rounds)
    ]
    reading, records, whole = (min(times) for times in zip(*rounds, strict=True))
    print(f"{len(publications)} real records, best of {given.rounds}")
    print(f"  reading                         {reading:8.2f} s")
    print(
        f"  {len(over_records):3} rules on records            {records:8.2f} s", end=""
    )
    print(f"{records / reading:8.2f} x reading")
    print(f"  {len(over_all):3} rules on the whole          {whole:8.2f} s", end="")
    print(f"{whole / reading:8.2f} x reading")
    first = 0.0
    for size in map(int, given.sizes.split(",")):
        checker = Checker(over_all)
        spent, found = 0.0, Counter[str]()
        for index, member in enumerate(collection(publications, size)):
            start = time.process_time()
            checker.check_member(member, f"/{index}")
            spent += time.process_time() - start
        start = time.process_time()
        found.update(finding.code for finding in checker.check_collection())
        ended = time.process_time() - start
        each = (spent + ended) / size
        first = first or each
        print(
            f"{size:8,} records: {spent:6.2f} s to gather, {ended:6.2f} s to compare, "
            f"{each * 1e6:5.0f} us a record, {each / first:4.2f} x the first; "
            f"{sum(found.values()):,} findings"
        )
    tracemalloc.start()
    library = Library()
    for index, member in enumerate(collection(publications, 5000)):
        library.add(f"/{index}", member)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"memory kept while reading: {kept / 5000:.0f} bytes a record")


if __name__ == "__main__":
    main()
