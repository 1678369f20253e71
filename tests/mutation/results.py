"""What came of mutating: kept as data, shown on a page of the docs."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import NamedTuple

PACKAGES = Path(__file__).parent / "packages.toml"
RESULTS = Path(__file__).parent / "results.toml"
PAGE = Path(__file__).parent.parent.parent / "docs" / "contributing" / "mutants.md"


class Survivor(NamedTuple):
    """A mutant that no test notices: where, which line became which, and why."""

    where: str
    was: str
    now: str
    why: str = ""


class Package(NamedTuple):
    """How many mutants there are, how many were run, and how many noticed."""

    mutants: int
    run: int
    killed: int
    survivors: tuple[Survivor, ...]


def load() -> dict[str, Package]:
    """Read what was written down."""
    found = tomllib.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    return {
        name: Package(
            **{
                **package,
                "survivors": tuple(
                    Survivor(**each) for each in package.get("survivors", ())
                ),
            }
        )
        for name, package in found.items()
    }


def toml(results: dict[str, Package]) -> str:
    """Write it as it is read; the strings of JSON are strings of TOML."""
    lines: list[str] = []
    for name, package in results.items():
        lines += [f"[{name}]"]
        lines += [f"{key} = {package._asdict()[key]}" for key in Package._fields[:3]]
        for survivor in package.survivors:
            lines += ["", f"[[{name}.survivors]]"]
            lines += [
                f"{key} = {json.dumps(text, ensure_ascii=False)}"
                for key, text in survivor._asdict().items()
            ]
        lines += [""]
    return "\n".join(lines)


def page(results: dict[str, Package]) -> str:
    """Show it as a table, and the survivors below."""
    lines = [
        "# Mutants",
        "",
        "How many small changes of the code the tests notice; {doc}`../contributing`",
        "says how they are counted. `python -m tests.mutation.run` writes this page.",
        "",
        "| package | mutants | run | noticed | |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {done.mutants} | {done.run} | {done.killed} "
        f"| {done.killed / done.run:.1%} |"
        for name, done in results.items()
    ]
    packages = tomllib.loads(PACKAGES.read_text("utf-8"))
    left = [name for name in packages if name not in {"seed", *results}]
    if left:
        lines += ["", f"Not run yet: {', '.join(left)}."]
    for name, done in results.items():
        lines += ["", f"## {name.capitalize()}", ""]
        for reason in sorted({each.why for each in done.survivors}):
            lines += [f"{reason or 'No reason yet:'}", ""]
            for each in done.survivors:
                if each.why == reason:
                    lines += [f"- `{each.where}`", "", "  ```diff"]
                    lines += [f"  - {each.was}", f"  + {each.now}", "  ```", ""]
    return "\n".join(lines).rstrip() + "\n"
