"""How the type of a field stands in JSON: one reading of the annotations.

The codec and the JSON Schema are both made from what is said here, so that they cannot
disagree about what a union may hold or how its parts are told apart.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache
from typing import Final, TypeVar

import attrs
from attrs import frozen

from genetherapy_model.codec._tags import NAMES
from genetherapy_model.domain._scalars import Identifier, is_scalar
from genetherapy_model.domain.dates import DateRange, PartialDate

T = TypeVar("T")

TAG: Final = "is"
"""The key that names the class where a field may hold several.

It is a keyword of Python, so no field can ever be called so, as some are called
``type`` and ``kind``; and unlike ``@type`` it can be written after a dot in jq and
JavaScript and is a legal name of a column.
"""

SCHEMA: Final = "schema"
TYPE: Final = "type"
VALUE: Final = "value"
"""The keys of the envelope."""

PRIMITIVES: Final = (str, int, float, bool)

# A range has a slash, a date has none, so that these two can stand in one field.
_DATES = {PartialDate, DateRange}
_UNIONS = (typing.Union, types.UnionType)


@frozen(kw_only=True)
class Arms:
    """What a field may hold, sorted by how it stands in JSON.

    Attributes:
        null: Whether ``None`` may stand there.
        primitives: Of ``str``, ``int``, ``float`` and ``bool``.
        vocabularies: Enums, each member standing as its value.
        scalars: Classes written as text.
        statements: Classes written as objects.
        arrays: The annotations of tuples and frozensets.
    """

    null: bool
    primitives: tuple[type, ...]
    vocabularies: tuple[type[Enum], ...]
    scalars: tuple[type, ...]
    statements: tuple[type, ...]
    arrays: tuple[object, ...]

    @property
    def curies(self) -> bool:
        """Whether text in it is a CURIE: its prefix tells the kinds apart."""
        return len(self.scalars) > 1 and all(map(is_identifier, self.scalars))

    @property
    def tagged(self) -> bool:
        """Whether an object in it must say which class it is."""
        return len(self.statements) > 1


def is_union(hint: object) -> bool:
    """Tell whether an annotation offers a choice."""
    return typing.get_origin(hint) in _UNIONS


def is_identifier(kind: type) -> bool:
    """Tell whether a class has CURIEs."""
    return issubclass(kind, Identifier)


def is_vocabulary(hint: object) -> typing.TypeGuard[type[Enum]]:
    """Tell whether an annotation is an enum."""
    return isinstance(hint, type) and issubclass(hint, Enum)


def is_text_scalar(hint: object) -> typing.TypeGuard[type]:
    """Tell whether an annotation is a class that is written as text."""
    return is_scalar(hint) and not is_vocabulary(hint)


def is_known_union(hint: object) -> bool:
    """Tell whether an annotation is a union of what the library can tell apart."""
    return is_union(hint) and arms_of(hint) is not None


def is_flat(kind: type) -> bool:
    """Tell whether the fields of a class stand beside the keys of the envelope."""
    return is_statement(kind) and not {SCHEMA, TYPE} & set(attrs.fields_dict(kind))


def is_statement(hint: object) -> typing.TypeGuard[type]:
    """Tell whether an annotation is a class that is written as an object."""
    return isinstance(hint, type) and attrs.has(hint) and not is_scalar(hint)


def is_array(hint: object) -> bool:
    """Tell whether an annotation is a tuple of any length, a set or a list."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return args[1:] == (Ellipsis,)
    return origin in (frozenset, set, list)


def arms_of(hint: object) -> Arms | None:
    """Sort what a union offers; None where it offers what is not the library's."""
    offered = typing.get_args(hint) if is_union(hint) else (hint,)
    arms = Arms(
        null=type(None) in offered,
        primitives=tuple(arm for arm in offered if arm in PRIMITIVES),
        vocabularies=tuple(filter(_is_of_text, offered)),
        scalars=tuple(arm for arm in offered if is_text_scalar(arm)),
        statements=tuple(filter(is_statement, offered)),
        arrays=tuple(filter(is_array, offered)),
    )
    if len(offered) != arms.null + sum(map(len, attrs.astuple(arms)[1:])):
        return None
    if arms.tagged and not set(arms.statements) <= set(NAMES):
        return None
    return arms


def known_arms_of(hint: object) -> Arms:
    """Sort what a union offers.

    Raises:
        TypeError: If it offers what is not the library's, or if two of its arms could
            not be told apart in JSON.
    """
    arms = arms_of(hint)
    if arms is None:
        raise TypeError(f"{hint} offers what the library does not know")
    ambiguity = _ambiguity(arms)
    if ambiguity is not None:
        raise TypeError(f"{hint}: {ambiguity}, which JSON could not tell apart")
    return arms


def _is_of_text(hint: object) -> typing.TypeGuard[type[Enum]]:
    """Tell whether an annotation is an enum of texts, as all the library's are."""
    return is_vocabulary(hint) and all(type(member.value) is str for member in hint)


def _ambiguity(arms: Arms) -> str | None:
    values = [member.value for kind in arms.vocabularies for member in kind]
    if len(values) != len(set(values)):
        return "two vocabularies share a value"
    if str in arms.primitives and (arms.vocabularies or arms.scalars):
        return "any text stands beside text of a kind"
    if len(arms.scalars) > 1 and not arms.curies and {*arms.scalars} != _DATES:
        return "two kinds of text"
    if len(arms.arrays) > 1:
        return "two kinds of array"
    for scalar in () if arms.curies else arms.scalars:
        for value in values:
            if _reads(scalar, value):
                return f"{value!r} of a vocabulary is also a {scalar.__name__}"
    return None


def _reads(scalar: type, text: str) -> bool:
    try:
        scalar.parse(text)  # type: ignore[attr-defined]
    except ValueError:
        return False
    return True


def fields_of(kind: type) -> tuple[tuple[attrs.Attribute[object], object], ...]:
    """Give the fields of a class, each with its resolved type."""
    hints = typing.get_type_hints(kind)
    return tuple((field, hints[field.name]) for field in attrs.fields(kind))


def holds_itself(kind: object) -> bool:
    """Tell whether a value of a class may hold others of it, to any depth."""
    seen: set[object] = set()
    todo = [kind]
    while todo:
        hint = todo.pop()
        if is_statement(hint):
            inner = [hint for _, hint in fields_of(hint)]
        else:
            inner = [*typing.get_args(hint)]
        if kind in inner:
            return True
        todo += [each for each in inner if each not in seen]
        seen.update(inner)
    return False


def one_of(names: Iterable[str]) -> str:
    """Join alternatives for a sentence: ``a, b or c``."""
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def late(make: Callable[[], T]) -> Callable[[], T]:
    """Make something on first use, so that classes may hold themselves."""
    return cache(make)
