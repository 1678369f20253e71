"""Show what the rules find in the corpus, and write down what was judged of it.

Run by hand from the root of the project::

    python -m tests.rules.judge ROL AUT003 --show 20 --folder medline
    python -m tests.rules.judge --write

The first prints hits, spread over all that there are; the second writes their numbers
into ``judgements.toml``, keeps what was judged by eye, and writes the page of it.
"""

from __future__ import annotations

import argparse

from tests.rules import judging
from tests.rules.corpus import FOLDERS
from tests.rules.judging import Judgement, Judgements, Run

from genetherapy_model.rules import RULES


def shown(done: Run, number: int) -> None:
    """Print each rule with some of its hits."""
    for folder in done.unmapped:
        print(f"{folder}: {done.unmapped[folder]} of {done.records[folder]} unmapped")
    for rule in RULES:
        hits = done.hits.get(rule.code, [])
        if not hits:
            continue
        print(f"\n{rule.code} {rule.title}: {len(hits)} {judging.counted(hits)}")
        step = max(1, len(hits) // number)
        for hit in hits[::step][:number]:
            field = "/".join(hit.finding.path.split("/")[2:])
            print(f"  {hit.record}\n    {field}: {hit.finding.message}")


def renewed(done: Run, quick: Run, before: Judgements) -> Judgements:
    """Give new numbers beside what was judged, as far as that still hits."""
    rules = {}
    for code, hits in done.hits.items():
        judged = before.rules.get(code, Judgement({}))
        seen = {hit.record for hit in hits}
        gone = [each for each in (*judged.true, *judged.false) if each not in seen]
        if gone:
            print(f"{code} hits no more: {gone}")
        rules[code] = judged._replace(
            hits=judging.counted(hits),
            thinned=judging.counted(quick.hits.get(code, [])),
            true=tuple(each for each in judged.true if each in seen),
            false={each: why for each, why in judged.false.items() if each in seen},
        )
    return Judgements(done.records, quick.records, done.unmapped, rules)


def main() -> None:
    """Read what is asked for, and do it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("codes", nargs="*", default=["ALL"], help="rules or families")
    parser.add_argument("--folder", action="append", help="only this folder")
    parser.add_argument("--show", type=int, default=10, help="hits of each rule")
    parser.add_argument("--write", action="store_true", help="write the files")
    asked = parser.parse_args()
    if not asked.write:
        shown(judging.run(asked.folder or FOLDERS, asked.codes), asked.show)
        return
    before = Judgements({}, {}, {}, {})
    if judging.JUDGEMENTS.exists():
        before = judging.read_judgements()
    quick = judging.run(judging.LONG, thinned=True)
    judgements = renewed(judging.run(), quick, before)
    judging.JUDGEMENTS.write_text(judging.written(judgements), encoding="utf-8")
    judging.PAGE.write_text(judging.page(judgements), encoding="utf-8")


if __name__ == "__main__":
    main()
