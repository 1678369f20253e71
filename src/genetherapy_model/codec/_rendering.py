"""The short way out: writers that give a good object as plain data.

For each class a function is generated when it is first needed. It gives the same data
as the hooks of the converter, or raises: what holds others of its own kind, which may
be nested too deeply, and numbers that might be written otherwise, are left to them.
"""

from __future__ import annotations

import typing
from collections.abc import Callable
from typing import Final, TypeAlias, cast

import attrs
from cattrs import Converter

from genetherapy_model.codec._generating import (
    Generator,
    Unusual,
    each,
    item_of,
    object_or_text,
    primitive_or_array,
)
from genetherapy_model.codec._json_text import LARGEST
from genetherapy_model.codec._shapes import TAG, Arms, fields_of
from genetherapy_model.codec._tags import NAMES
from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.dates import PartialDate

Write: TypeAlias = Callable[[object], dict[str, object]]
"""Gives an object as plain data, or raises anything."""

_MOST_KEPT: Final = 8192


class Writers:
    """The writers of all classes, each generated when it is first needed."""

    def __init__(self, converter: Converter) -> None:
        known = {
            "date": _date,
            "integer": _integer,
            "number": _number,
            "refuse": _refuse,
            "texts": _texts,
        }
        self._functions = Generator(converter, known)

    def write(self, value: object) -> dict[str, object]:
        """Give the fields of an object as plain data, or raise anything."""
        name = self._writer(type(value))
        return cast("Write", self._functions.scope[name])(value)

    def _writer(self, kind: type) -> str:
        """Name the writer of a class."""
        name, scope = kind.__name__, self._functions.scope
        if name not in scope:

            def write_first(value: object) -> dict[str, object]:
                write = scope[name] = self._compiled(kind)
                return write(value)

            scope[name] = write_first
        return name

    def _compiled(self, kind: type, head: str = "{}") -> Write:
        with self._functions.lock:
            known = self._functions.name(kind)
            lines = ["def write(o):", f" if type(o) is not {known}: refuse(o)"]
            lines += [f" d = {head}"]
            for field, hint in fields_of(kind):
                lines += [f" v = o.{field.name}"]
                value, indent = self._value(hint, "v", kind), " "
                if field.default is not attrs.NOTHING:
                    lines += [f" if {_differs(field.default)}:"]
                    indent = "  "
                elif type(None) in typing.get_args(hint):
                    value = f"None if v is None else {value}"
                lines += [f"{indent}d[{field.name!r}] = {value}"]
            lines += [" return d"]
            return cast("Write", self._functions.define(kind, lines))

    def _value(self, hint: object, name: str, owner: type) -> str:
        """Write what gives a variable as plain data."""
        arms = object_or_text(hint)
        if arms is not None:
            return self._one(arms, name)
        kind = primitive_or_array(hint)
        if kind in _PRIMITIVES:
            return _PRIMITIVES[kind].format(name)
        item = item_of(kind)
        if item is str:
            return f"texts({name})"
        if item is owner:
            return f"refuse({name})"
        arms = object_or_text(item)
        if arms is not None:
            return each(self._one(arms, "i"), name)
        hook = self._functions.converter.get_unstructure_hook(hint)
        return f"{self._functions.name(hook)}({name})"

    def _one(self, arms: Arms, name: str) -> str:
        """Write what gives one of several that are no primitives."""
        # The writers of objects look at the class themselves.
        value = self._statement(arms, name) if arms.statements else f"refuse({name})"
        ways = [(arms.vocabularies, _member), (arms.scalars, self._scalar)]
        for kinds, way in ways:
            if len(kinds) == 1:
                is_it = f"is {self._functions.name(kinds[0])}"
            else:
                is_it = f"in {self._functions.name(kinds)}"
            if kinds:
                value = f"{way(arms, name)} if type({name}) {is_it} else {value}"
        return value

    def _scalar(self, arms: Arms, name: str) -> str:
        if arms.curies:
            kinds = cast("tuple[type[Identifier], ...]", arms.scalars)
            if any(kind.curie is not Identifier.curie for kind in kinds):
                return f"{name}.curie"
            prefixes = {kind: f"{kind.prefix}:" for kind in kinds}
            known = self._functions.name(prefixes)
            return f"{known}[type({name})] + {name}.value"
        if PartialDate in arms.scalars:
            return f"date({name})"
        return f"{name}.value"

    def _statement(self, arms: Arms, name: str) -> str:
        if not arms.tagged:
            return f"{self._writer(arms.statements[0])}({name})"
        writers = {
            kind: self._compiled(kind, repr({TAG: NAMES[kind]}))
            for kind in arms.statements
        }
        tagged = self._functions.name(writers)
        return f"{tagged}[type({name})]({name})"


def _differs(default: object) -> str:
    """Write how it is told whether a field says more than nothing.

    What stands there by default is None, true, or as false as all that is empty.
    """
    return f"v is not {default}" if default is None or default is True else "v"


def _member(_: Arms, name: str) -> str:
    return f"{name}._value_"


_PRIMITIVES: Final[dict[object, str]] = {
    str: "{0} if type({0}) is str else refuse({0})",
    bool: "{0} if type({0}) is bool else refuse({0})",
    int: "integer({0})",
    float: "number({0})",
}


def _refuse(_: object) -> None:
    raise Unusual


def _texts(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if type(value) is not str:
            raise Unusual
    return values


def _integer(value: int) -> int:
    if type(value) is not int or not -LARGEST <= value <= LARGEST:
        raise Unusual
    return value


def _number(value: float) -> float:
    # Beyond, one writer takes exponents and another zeros.
    if type(value) is not float or not 1e-3 <= value < 1e15:
        raise Unusual
    return value


class _Days(dict[tuple[int, int | None, int | None], str]):
    """The text of days, months and years; their number is bounded."""

    __slots__ = ()

    def __missing__(self, day: tuple[int, int | None, int | None]) -> str:
        year, month, number = day
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[day] = text = str(PartialDate(year=year, month=month, day=number))
        return text


_days = _Days()


def _date(value: object) -> str:
    if type(value) is PartialDate and not (
        value.season or value.uncertain or value.approximate
    ):
        return _days[value.year, value.month, value.day]
    return str(value)
