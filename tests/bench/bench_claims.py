"""How fast claims are found in text, in megabytes of UTF-8 a second.

``python tests/bench/bench_claims.py`` reads the real sample beside the project and
prints, for the records as they are, the one pass over all text that every record
gets, and all of ``claims``; with ahocorasick_rs where it is installed, and without.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import genetherapy_model as gtm
from genetherapy_model.nomenclature import _claim_matching as matching
from genetherapy_model.nomenclature import claims
from genetherapy_model.nomenclature._claim_terms import load_terms

SAMPLE = (
    Path(__file__).parents[2].parent / "shared/corpus/pubmed_xml/pubmed_sample.xml.gz"
)


def texts_of(publication: gtm.Publication) -> list[str]:
    """Give the title, the abstract and the keywords."""
    texts = [publication.title.plain] if publication.title is not None else []
    if publication.abstract is not None:
        texts += [section.text.plain for section in publication.abstract.sections]
    return [*texts, *(keyword.text.plain for keyword in publication.keywords)]


def best(work: Callable[[], object]) -> float:
    """Give the least of five times of processor, in seconds."""
    times = []
    for _ in range(5):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print megabytes a second."""
    records = list(gtm.read(sys.argv[1] if sys.argv[1:] else SAMPLE))
    texts = [texts_of(record) for record in records]
    size = sum(len(text.encode()) for each in texts for text in each) / 1e6
    print(f"{len(records)} records, {size:.1f} MB of text")

    def measure(label: str) -> None:
        spot = load_terms().spot
        one_pass = best(lambda: [spot(matching.fold_all(each)) for each in texts])
        whole = best(lambda: [claims(record) for record in records])
        print(
            f"{label}: one pass {size / one_pass:.1f}, claims {size / whole:.1f} MB/s"
        )

    measure("as installed")
    setattr(matching, "find_spec", lambda _: None)  # noqa: B010 - imported there
    load_terms.cache_clear()
    measure("standard library")


if __name__ == "__main__":
    main()
