"""Functions that are generated from the fields of classes, when they are first needed.

The short ways in and out are straight lines of code for each class; what is said of a
field in general is said once, when the line is written.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Mapping
from threading import RLock

from cattrs import Converter

from genetherapy_model.codec._shapes import Arms, arms_of, known_arms_of
from genetherapy_model.domain._statements import Statement


class Unusual(ValueError):
    """It is not as nearly all is: the hooks of the converter shall look at it."""


class Generator:
    """The functions of all classes, and the values that they name."""

    def __init__(self, converter: Converter, known: Mapping[str, object]) -> None:
        self.converter = converter
        self.scope: dict[str, object] = {"Unusual": Unusual, **known}
        self.lock = RLock()

    def name(self, value: object) -> str:
        """Name a value for the functions."""
        name = f"value_{len(self.scope)}"
        self.scope[name] = value
        return name

    def define(self, kind: type, lines: list[str]) -> Callable[..., object]:
        """Make the function of a class of which the lines are given."""
        if not issubclass(kind, Statement):
            raise Unusual
        local: dict[str, Callable[..., object]] = {}
        # The text holds names of fields of ours, and no data.
        code = compile("\n".join(lines), f"<generated for {kind.__name__}>", "exec")
        exec(code, self.scope, local)  # noqa: S102
        [made] = local.values()
        return made


def primitive_or_array(hint: object) -> object:
    """Give the one primitive or array that may stand somewhere.

    Raises:
        ValueError: If several may.
    """
    arms = known_arms_of(hint)
    kinds: tuple[object, ...] = (*arms.primitives, *arms.arrays)
    [kind] = kinds
    return kind


def object_or_text(hint: object) -> Arms | None:
    """Give the arms of what is neither a primitive nor an array, else None."""
    arms = arms_of(hint)
    return None if arms is None or arms.primitives or arms.arrays else arms


def item_of(array: object) -> object:
    """Give what a tuple holds; None for a set."""
    return typing.get_args(array)[0] if typing.get_origin(array) is tuple else None


def each(value: str, name: str) -> str:
    """Write how a tuple is made of what is taken from each item ``i``.

    Most hold one item, and a loop costs as much as its first one.
    """
    alone = re.sub(r"\bi\b", f"{name}[0]", value)
    return f"({alone},) if len({name}) == 1 else tuple([{value} for i in {name}])"
