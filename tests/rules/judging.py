"""The rules on the corpus: what they find, and what a person judged of it by eye."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.rules.corpus import FOLDERS, THINNED, sight

import genetherapy_model as gtm
from genetherapy_model import Finding
from genetherapy_model.rules import RULES

JUDGEMENTS = Path(__file__).with_name("judgements.toml")
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rules-on-real-records.md"
DAY = dt.date(2026, 11, 22)
"""The day of the run, on which rules about what has not come yet depend."""


class Hit(NamedTuple):
    """A finding of a rule on a record of the corpus."""

    folder: str
    record: str
    finding: Finding


class Run(NamedTuple):
    """What a run over the corpus gave, folder by folder."""

    records: dict[str, int]
    unmapped: dict[str, int]
    hits: dict[str, list[Hit]]


class Judgement(NamedTuple):
    """What a person judged of a rule: the hits seen, and records of either kind.

    A false hit has the reason why it is none, which its rule names. Of folders with
    long files there is also what a quick run finds.
    """

    hits: Mapping[str, int]
    thinned: Mapping[str, int] = {}
    true: tuple[str, ...] = ()
    false: Mapping[str, str] = {}
    note: str = ""


class Judgements(NamedTuple):
    """The committed file: how many records there are, and the rules that hit."""

    records: Mapping[str, int]
    thinned: Mapping[str, int]
    unmapped: Mapping[str, int]
    rules: Mapping[str, Judgement]


LONG = frozenset(name.partition("/")[0] for name in THINNED)
"""The folders that hold a long file."""


def run(
    folders: Iterable[str] = FOLDERS,
    codes: Iterable[str] = ("ALL",),
    *,
    thinned: bool = False,
) -> Run:
    """Check each folder of the corpus as a collection, by all but completeness."""
    done = Run({}, {}, {})
    for folder in folders:
        sightings = list(sight(folder, thinned=thinned))
        mapped = [each for each in sightings if each.subject is not None]
        done.records[folder] = len(sightings)
        if len(mapped) < len(sightings):
            done.unmapped[folder] = len(sightings) - len(mapped)
        subjects = [each.subject for each in mapped if each.subject is not None]
        for found in gtm.check(subjects, select=codes, ignore=["INC"], on=DAY):
            place = mapped[int(found.path.split("/")[1])].place
            done.hits.setdefault(found.code, []).append(Hit(folder, place, found))
    return done


def counted(hits: Iterable[Hit]) -> dict[str, int]:
    """Count hits by their folder."""
    return dict(sorted(Counter(hit.folder for hit in hits).items()))


def read_judgements() -> Judgements:
    """Read the committed file."""
    held = tomllib.loads(JUDGEMENTS.read_text(encoding="utf-8"))
    return Judgements(
        held["records"],
        held["thinned"],
        held["unmapped"],
        {
            code: Judgement(
                hits=each["hits"],
                thinned=each.get("thinned", {}),
                true=tuple(each.get("true", ())),
                false=each.get("false", {}),
                note=each.get("note", ""),
            )
            for code, each in held["rules"].items()
        },
    )


def written(judgements: Judgements) -> str:
    """Give the file as text, in the order of the catalogue."""
    lines = [
        "# The hits are of `python -m tests.rules.judge --write`; the rest is by eye."
    ]
    for name in ("records", "thinned", "unmapped"):
        lines += ["", f"[{name}]"]
        lines += [
            f"{key} = {value}" for key, value in getattr(judgements, name).items()
        ]
    for rule in RULES:
        judged = judgements.rules.get(rule.code)
        if judged is None:
            continue
        lines += ["", f"[rules.{rule.code}]", f"hits = {_inline(judged.hits)}"]
        if judged.thinned:
            lines.append(f"thinned = {_inline(judged.thinned)}")
        lines += _list("true", map(_quoted, judged.true))
        if judged.note:
            lines.append(f"note = {_quoted(judged.note)}")
        if judged.false:
            lines += ["", f"[rules.{rule.code}.false]"]
            lines += [
                f"{_quoted(record)} = {_quoted(why)}"
                for record, why in judged.false.items()
            ]
    return "\n".join([*lines, ""])


def _inline(counts: Mapping[str, int]) -> str:
    inner = ", ".join(f"{key} = {value}" for key, value in counts.items())
    return f"{{ {inner} }}"


def _list(name: str, values: Iterable[str]) -> Iterator[str]:
    found = list(values)
    if found:
        yield f"{name} = ["
        yield from (f"    {value}," for value in found)
        yield "]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


_ABOVE = """# Rules on real records

Each rule was run over a corpus of {records:,} real records and citations, from PubMed,
Europe PMC, Crossref, OpenAlex, reference managers and lists of references, each source
as one collection; {unmapped} of them could not be mapped. Where a rule had hits, some
were judged by eye: a *true* one shows the slip that the rule is about, a *false* one
does not, and says why. A rule that had only false hits was mended or went.

The corpus is no part of the package; a test holds the table to what the rules find.
To be quick, that test reads a part of the longest sources: {thinned}.

| rule | should hold | hits | judged true | judged false |
|---|---|---|---|---|
"""


def page(judgements: Judgements) -> str:
    """Give the page of the documentation."""
    text = _ABOVE.format(
        records=sum(judgements.records.values()),
        unmapped=sum(judgements.unmapped.values()),
        thinned=", ".join(
            f"of `{name}` one record in {every}" for name, every in THINNED.items()
        ),
    )
    silent = []
    for rule in RULES:
        judged = judgements.rules.get(rule.code)
        if judged is None:
            if rule.family != "INC":
                silent.append(f"`{rule.code}` ({_plain(rule.title)})")
            continue
        hits = sum(judged.hits.values())
        false = [f"`{record}`: {_plain(why)}" for record, why in judged.false.items()]
        true = [f"`{record}`" for record in judged.true]
        if judged.note:
            true.append(_plain(judged.note))
        text += (
            f"| {rule.code} | {_plain(rule.title)} | {hits:,} "
            f"| {'<br>'.join(true)} | {'<br>'.join(false)} |\n"
        )
    if silent:
        text += (
            "\n## Rules that no record broke\n\n"
            "Their reasons are laws, definitions and slips seen elsewhere:\n"
            f"{', '.join(silent)}.\n"
        )
    return text


def _plain(text: str) -> str:
    for character in "\\`*_<>|[]{}$#~":
        text = text.replace(character, f"\\{character}")
    return text
