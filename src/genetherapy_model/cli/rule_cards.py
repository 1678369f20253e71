"""The command rules: all rules as a list, and some of them in full."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Console
from rich.text import Text

from genetherapy_model.cli.checks import listed
from genetherapy_model.cli.outputs import standard_output
from genetherapy_model.errors import Severity
from genetherapy_model.rules import FAMILIES, RULES, Rule, select_rules
from genetherapy_model.rules._catalogue import OFF_BY_DEFAULT
from genetherapy_model.rules._example_code import code_of, imports_of

__all__ = ["explain_rules"]

_WIDTH: Final = 10  # of the labels
_STYLES: Final = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "yellow",
    Severity.INFO: "cyan",
}

Line = tuple[tuple[str, str], ...]
"""Pieces of text, each with its style."""


def explain_rules(names: Iterable[str], form: str) -> int:
    """List all rules, or explain those of some codes and families."""
    names = tuple(names)
    chosen = select_rules(listed(names)) if names else RULES
    stdout = standard_output()
    if form == "json":
        stdout.write(f"{json.dumps([_data_of(each) for each in chosen], indent=2)}\n")
        return 0
    console = Console(file=stdout, highlight=False)
    for line in _cards(chosen) if names else _list(chosen):
        console.print(Text.assemble(*line), soft_wrap=True)
    return 0


def _list(rules: Iterable[Rule]) -> Iterator[Line]:
    """Give a line for each rule, under its family."""
    family = ""
    for each in rules:
        if each.family != family:
            if family:
                yield ()
            family = each.family
            yield (f"{family}  {FAMILIES[family]}", "bold"), ("", "")
        severity = (f"{each.severity.value:7}", _STYLES[each.severity])
        yield (f"  {each.code:7}", ""), severity, (f"  {each.title}", "")


def _cards(rules: Iterable[Rule]) -> Iterator[Line]:
    """Give the lines on each rule."""
    for number, each in enumerate(rules):
        if number:
            yield ()
        yield (each.code, "bold cyan"), (f"  {each.title}", "bold")
        yield (
            (f"{'severity':{_WIDTH}}", "dim"),
            (each.severity.value, _STYLES[each.severity]),
        )
        yield _said("subject", each.subject_names)
        if each.family == OFF_BY_DEFAULT:
            yield _said("default", f"off; --select {each.family} applies it")
        yield _said("reason", each.reason)
        for index, citation in enumerate(each.citations):
            yield _said("" if index else "sources", citation)
        failing, passing = code_of(each.failing), code_of(each.passing)
        for label, code in (
            ("needs", imports_of(failing, passing)),
            ("fails", failing),
            ("passes", passing),
        ):
            yield ((label, "dim"),)
            for line in code.splitlines():
                yield ((f"    {line}", "green"),)


def _said(label: str, text: str) -> Line:
    return (f"{label:{_WIDTH}}", "dim"), (" ".join(text.split()), "")


def _data_of(rule: Rule) -> dict[str, object]:
    failing, passing = code_of(rule.failing), code_of(rule.passing)
    return {
        "code": rule.code,
        "family": rule.family,
        "severity": rule.severity.value,
        "title": rule.title,
        "subjects": [each.__name__ for each in rule.subjects],
        "default": rule.family != OFF_BY_DEFAULT,
        "reason": rule.reason,
        "sources": list(rule.citations),
        "imports": imports_of(failing, passing),
        "failing": failing,
        "passing": passing,
    }
