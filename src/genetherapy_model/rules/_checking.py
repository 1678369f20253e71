"""The walk over a subject: every rule at every object that it is about."""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Hashable, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

import attrs

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.errors import Finding, InvalidType
from genetherapy_model.rules._definitions import Finder, Rule
from genetherapy_model.rules._library import Library

__all__ = ["Checker"]

_Place = tuple["_Place", str] | None
"""Where an object stands: the place of its owner, and the step from there."""


class Checker:
    """What checks the members of a collection one by one, and then the whole.

    It keeps of each member only what others may contradict, so that a collection of
    any size can be checked while it is read.
    """

    def __init__(self, rules: Iterable[Rule], *, on: dt.date | None = None) -> None:
        if on is not None and (isinstance(on, dt.datetime) or type(on) is not dt.date):
            raise InvalidType(
                f"check: on: expected a datetime.date, got {type(on).__name__} {on!r}"
            )
        self._on = on
        self._by_subject: dict[type, tuple[Rule, ...]] = {}
        for each in rules:
            for kind in each.subjects:
                known = self._by_subject.get(kind, ())
                self._by_subject[kind] = (*known, each)
        self._over_all = self._by_subject.pop(Library, ())
        self._subjects: Final = frozenset(self._by_subject)
        self._plans: dict[type, _Plan] = {}
        self._library = Library()

    def check_all(self, subject: object) -> tuple[Finding, ...]:
        """Check an object alone, or the members of a collection and the whole."""
        found: list[Finding] = []
        for path, member in _members(subject):
            found += self.check_member(member, path)
        return (*found, *self.check_collection())

    def check_member(self, member: object, path: str) -> list[Finding]:
        """Check one member of a collection, and keep what others may contradict.

        Raises:
            InvalidType: If it is no object of the library.
        """
        if not isinstance(member, Statement | Identifier | MarkedText):
            raise InvalidType(
                "check: expected an object of genetherapy_model or several of them, "
                f"got {type(member).__name__} {member!r:.60}"
            )
        found: list[Finding] = []
        self._visit(member, (None, path), found)
        if self._over_all:
            self._library.add(path, member)
        return found

    def check_collection(self) -> list[Finding]:
        """Check all members that were seen against each other."""
        return [
            _finding(each, slip.path, slip.message, slip.suggestion)
            for each, find in self._found_by(self._over_all)
            for slip in find(self._library)
        ]

    def _visit(self, value: object, place: _Place, found: list[Finding]) -> None:
        kind = type(value)
        plan = self._plans.get(kind)
        if plan is None:
            plan = self._plans[kind] = self._plan(kind)
        for each, find in plan.rules:
            for slip in find(value):
                path = f"{_joined(place)}{slip.path}"
                found.append(_finding(each, path, slip.message, slip.suggestion))
        for name in plan.fields:
            inner = getattr(value, name)
            here = (place, name)
            if type(inner) is tuple:
                for index, item in enumerate(inner):
                    self._visit(item, (here, str(index)), found)
            elif type(inner) is frozenset:
                # A set has no order to count in; but the findings must have one.
                for item in sorted(inner, key=repr):
                    self._visit(item, here, found)
            elif inner is not None:
                self._visit(inner, here, found)

    def _plan(self, kind: type) -> _Plan:
        fields = tuple(
            name
            for name, hint in _hints(kind).items()
            if not self._subjects.isdisjoint(_reached(hint))
        )
        rules = self._found_by(self._by_subject.get(kind, ()))
        return _Plan(tuple(rules), fields)

    def _found_by(self, rules: Iterable[Rule]) -> Iterator[tuple[Rule, Finder]]:
        for each in rules:
            find = each.finder(self._on)
            if find is not None:
                yield each, find


class _Plan(NamedTuple):
    """What is done at each object of a class."""

    rules: tuple[tuple[Rule, Finder], ...]
    fields: tuple[str, ...]


def _members(subject: object) -> Iterator[tuple[str, object]]:
    if isinstance(subject, Iterable) and not isinstance(
        subject, Statement | Identifier | str | bytes
    ):
        for index, member in enumerate(subject):
            yield f"/{index}", member
    else:
        yield "", subject


def _finding(each: Rule, path: str, message: str, suggestion: str | None) -> Finding:
    return Finding(
        code=each.code,
        severity=each.severity,
        path=path,
        message=message,
        suggestion=suggestion,
    )


def _joined(place: _Place) -> str:
    steps: list[str] = []
    while place is not None:
        place, step = place
        steps.append(step)
    # The first step is the path of the member itself, which has its slash.
    first = steps.pop()
    return "".join([first, *(f"/{step}" for step in reversed(steps))])


@cache
def _hints(kind: Hashable) -> dict[str, object]:
    if (
        not isinstance(kind, type)
        or not attrs.has(kind)
        or issubclass(kind, Identifier)
    ):
        return {}
    hints = typing.get_type_hints(kind)
    fields = attrs.fields(kind)
    return {field.name: hints[field.name] for field in fields}


@cache
def _reached(hint: object) -> frozenset[type]:
    """Give all classes of which an object may stand in a field, however deep."""
    found: set[type] = set()
    waiting = [hint]
    while waiting:
        each = waiting.pop()
        inner = typing.get_args(each)
        if inner:
            waiting += inner
        elif isinstance(each, type) and each not in found:
            found.add(each)
            waiting += _hints(each).values()
    return frozenset(found)
