"""Violations: for every rule what breaks it, and no other."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm
from genetherapy_model.rules import RULES, Rule
from genetherapy_model.testing import DAY, Violation, violations

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@every_rule
def test_exactly_the_rule_fires(rule: Rule) -> None:
    """Each violation breaks its rule, those that are listed, and no other."""
    assert violations(rule.code)
    for each in violations(rule.code):
        told = gtm.check(each.subject, on=DAY)  # type: ignore[arg-type]
        asked = rule.check(each.subject, on=DAY)

        assert {found.code for found in asked} == {rule.code}
        assert {found.code for found in (*told, *asked)} == {rule.code, *each.forced}


def test_what_is_forced_is_forced() -> None:
    """Other rules fire in the one case in which nothing could break the one alone."""
    assert {
        each.code: each.forced
        for rule in RULES
        for each in violations(rule.code)
        if each.forced
    } == {"LIB007": ("LIB003",)}


def test_a_code_is_found_in_any_case() -> None:
    """A code is a code in small letters too, and what is none is refused."""
    assert violations("id001") == violations("ID001")
    with pytest.raises(gtm.InvalidValue, match="is the code of no rule"):
        violations("ID999")


def test_a_violation_has_its_rule_and_its_subject() -> None:
    """What breaks a rule is given with the code of the rule."""
    [each] = violations("ID001")

    assert isinstance(each, Violation)
    assert ("ID001", ()) == (each.code, each.forced)
