"""What a rule is: a code, a severity, a reason, a source, and a pure check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple, TypedDict, TypeVar, Unpack, cast

from attrs import frozen

from genetherapy_model.domain._sources import resolve
from genetherapy_model.errors import Finding, Severity

__all__ = ["FAMILIES", "Rule", "Slip", "rule", "rule_on_a_day"]

S = TypeVar("S")

FAMILIES: Final[dict[str, str]] = {
    "ID": "identifiers",
    "DAT": "dates",
    "AUT": "authors",
    "ROL": "roles and terms",
    "JRN": "journals",
    "MOD": "modalities and vectors",
    "INN": "names of substances",
    "PRD": "products and authorizations",
    "PUB": "publications",
    "REL": "relations",
    "LIB": "whole collections",
    "INC": "completeness, off by default: for registers of products",
}
"""The families of rules, each with what its rules are about."""


class Slip(NamedTuple):
    """What a check found at one place of its subject.

    Attributes:
        path: Where in the subject, as a JSON Pointer; ``""`` for all of it.
        message: One sentence that names the thing and why it cannot be so.
        suggestion: What was probably meant, where that is known.
    """

    path: str
    message: str
    suggestion: str | None = None


@frozen(kw_only=True, eq=False, repr=False, weakref_slot=False)
class Rule:
    """Something that should hold, with the reason and who says so.

    A rule fires only on what is stated and certain. It never raises and never changes
    its subject.

    Attributes:
        code: Its code, which is stable for ever, such as ``ROL001``.
        title: What should hold, in a few words.
        severity: How much a breach matters.
        subject: The class whose objects it looks at; :class:`Library` for a rule on
            whole collections.
        also: Further classes that it looks at, where one reason holds of several.
        reason: Why it should hold.
        source: Who says so; :attr:`citations` gives each in full.
        failing: The smallest object or collection that breaks it.
        passing: Its opposite, which does not.
        find_slips: What finds the slips of a subject, on a day if one is given.

    >>> from genetherapy_model.rules import find_rule
    >>> rule = find_rule("ID001")
    >>> rule.severity, rule.subject.__name__
    (<Severity.WARNING: 'warning'>, 'OtherIdentifier')
    >>> [str(finding) for finding in rule.check(rule.passing)]
    []
    """

    code: str
    title: str
    severity: Severity
    subject: type
    reason: str
    source: tuple[str, ...]
    failing: object
    passing: object
    find_slips: Callable[[object, dt.date | None], Iterable[Slip]]
    also: tuple[type, ...] = ()

    @property
    def subjects(self) -> tuple[type, ...]:
        """All classes whose objects it looks at."""
        return (self.subject, *self.also)

    @property
    def family(self) -> str:
        """The letters of its code."""
        return self.code.rstrip("0123456789")

    @property
    def citations(self) -> tuple[str, ...]:
        """Its sources in full."""
        return tuple(map(resolve, self.source))

    def check(
        self, subject: object, *, on: dt.date | None = None
    ) -> tuple[Finding, ...]:
        """Tell where an object or a collection breaks this rule alone."""
        # The walk over a subject needs the rules, so that it comes after them.
        from genetherapy_model.rules._checking import Checker  # noqa: PLC0415

        return Checker((self,), on=on).check_all(subject)

    def __repr__(self) -> str:
        return f"<Rule {self.code}: {self.title}>"


class _Said(TypedDict):
    """What is said of a rule, whoever finds its slips."""

    title: str
    severity: Severity
    reason: str
    source: tuple[str, ...]
    failing: object
    passing: object


def rule(
    code: str,
    *,
    subject: type[S],
    also: tuple[type, ...] = (),
    **said: Unpack[_Said],
) -> Callable[[Callable[[S], Iterator[Slip]]], Rule]:
    """Make a rule of the function that finds the slips of one subject."""

    def made(find: Callable[[S], Iterator[Slip]]) -> Rule:
        return Rule(
            code=code,
            subject=subject,
            also=also,
            find_slips=lambda value, _: find(cast("S", value)),
            **said,
        )

    return made


def rule_on_a_day(
    code: str, *, subject: type[S], **said: Unpack[_Said]
) -> Callable[[Callable[[S, dt.date], Iterator[Slip]]], Rule]:
    """Make a rule that depends on the day; where none is given, it is silent."""

    def made(find: Callable[[S, dt.date], Iterator[Slip]]) -> Rule:
        return Rule(
            code=code,
            subject=subject,
            find_slips=lambda value, on: (
                () if on is None else find(cast("S", value), on)
            ),
            **said,
        )

    return made
