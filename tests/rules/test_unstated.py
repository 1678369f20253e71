"""Unstated is not wrong: what says less breaks no more rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import cast

import attrs
import pytest

import genetherapy_model as gtm
from genetherapy_model.domain._statements import Statement
from genetherapy_model.rules import RULES, Rule

TODAY = dt.date(2026, 11, 22)

# The rules that a statement may come to break by saying less, each with the reason.
MAY_APPEAR = {
    "AUT004": "a suffix that was stated twice is stated in the name alone",
    "AUT012": "a nearer rule, AUT011 or AUT013, speaks no more of the same two",
    "DAT017": "a minute needs its hour, and an hour its day",
    "ID014": "a locator is valid if it does not say otherwise",
    "LIB003": "records that differ in one identifier are told by a nearer rule",
    "LIB008": "a retraction that one of two records states",
    "LIB009": "a retraction that one of two records states",
    "LIB010": "a relation that one of two records states",
    "MOD001": "cells for a receptor in vivo are told by MOD002, which says more",
    "PRD019": "the class that makes it right is one of a set",
    "PRD021": "a rule that says more is silent where the kind is not stated",
    "PRD024": "a reserve that is taken back",
    "PRD025": "a reserve that is taken back",
    "REL002": "a notice by its title alone",
    "REL007": "a relation must name its target",
}


def _lessened(value: object) -> Iterator[object]:
    """Give the value with one thing less, in every way."""
    if isinstance(value, Statement):
        whole = cast("attrs.AttrsInstance", value)
        for field in attrs.fields(type(whole)):
            stated = getattr(value, field.name)
            if stated == field.default:
                continue
            changed = list(_lessened(stated))
            if field.default is not attrs.NOTHING:
                changed.append(field.default)
            for each in changed:
                try:
                    yield attrs.evolve(value, **{field.name: each})  # type: ignore[misc]
                except gtm.GeneTherapyModelError:
                    continue
    elif isinstance(value, tuple | frozenset):
        items = list(value)
        for index, item in enumerate(items):
            rest = [*items[:index], *items[index + 1 :]]
            yield type(value)(rest)
            for each in _lessened(item):
                yield type(value)([*rest, each])


def _codes(subject: object) -> set[str]:
    return {found.code for found in gtm.check(subject, on=TODAY)}  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_whoever_says_less_breaks_no_more(rule: Rule) -> None:
    """Taking away anything that is stated never breaks a rule that was kept."""
    for example in (rule.failing, rule.passing):
        before = _codes(example)
        for each in _lessened(example):
            assert _codes(each) - before <= MAY_APPEAR.keys()
