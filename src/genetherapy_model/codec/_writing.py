"""The hooks that write: plain data that the strict hooks read back."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TypeAlias, cast

from cattrs import Converter

from genetherapy_model.codec._json_text import (
    LARGEST,
    TOO_DEEP,
    describe,
    is_too_deep,
    write_json,
)
from genetherapy_model.codec._shapes import TAG, holds_itself, known_arms_of, late
from genetherapy_model.codec._tags import NAMES
from genetherapy_model.errors import InvalidType, InvalidValue

Write: TypeAlias = Callable[[object], object]
"""Makes plain data of a value."""


def write_integer(value: int) -> int:
    """Refuse a number that readers of JSON would round."""
    if not -LARGEST <= value <= LARGEST:
        raise InvalidValue(
            f"{describe(value)} cannot be written: readers of JSON would round it"
        )
    return value


def write_array_hook(hint: object, converter: Converter) -> Write:
    """Make the hook that writes an array; a set is sorted by its items' JSON text."""
    item = typing.get_args(hint)[0]
    is_set = typing.get_origin(hint) in (frozenset, set)

    @late
    def write() -> Write:
        return _writer(item, converter)

    is_endless = holds_itself(item)

    def write_all(value: object) -> object:
        items = list(map(write(), cast("Iterable[object]", value)))
        if is_endless and items and is_too_deep(items):
            raise InvalidValue(f"{item.__name__}: {TOO_DEEP}")
        return sorted(items, key=write_json) if is_set else items

    return write_all


def write_union_hook(hint: object, converter: Converter) -> Write:
    """Make the hook that writes one of several so that it can be told apart."""
    arms = known_arms_of(hint)

    @late
    def writers() -> dict[object, Write]:
        made: dict[object, Write] = {type(None): _null} if arms.null else {}
        for primitive in arms.primitives:
            made[primitive] = _writer(primitive, converter)
        for vocabulary in arms.vocabularies:
            made[vocabulary] = attrgetter("_value_")
        for scalar in arms.scalars:
            made[scalar] = attrgetter("curie") if arms.curies else str
        for statement in arms.statements:
            write = _writer(statement, converter)
            made[statement] = _tagging(statement, write) if arms.tagged else write
        for array in arms.arrays:
            made[typing.get_origin(array)] = _writer(array, converter)
        return made

    def write_one(value: object) -> object:
        writer = writers().get(type(value))
        if writer is None:
            raise InvalidType(f"expected {hint}, got {type(value).__name__} {value!r}")
        return writer(value)

    return write_one


def _null(_: object) -> None:
    return None


def _writer(hint: object, converter: Converter) -> Write:
    return converter.get_unstructure_hook(hint)


def _tagging(kind: type, write: Write) -> Write:
    name = NAMES[kind]
    return lambda value: {TAG: name, **cast("dict[str, object]", write(value))}
