"""What all frozen classes of the domain share: typed fields, a short repr.

A statement is a value of several fields. Its types are checked once, here, from the
annotations of its fields, so that no class repeats them; its grammar is checked by
the class itself, in ``_check``. Readers that build thousands of statements a second
from parts they have already checked use :func:`trusted`, which runs the grammar
checks alone.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Iterable
from enum import Enum
from typing import ClassVar, ParamSpec, TypeVar, cast

import attrs

from genetherapy_model.errors import InvalidType, InvalidValue

T = TypeVar("T")
P = ParamSpec("P")

# Characters outside XML 1.0: no format of the literature can hold them.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LISTED = {tuple: "a list or tuple", frozenset: "a set or list"}
_Check = Callable[[object, str], None]


class Statement:
    """The base of every frozen class with fields: checks types, has a short repr."""

    __slots__: ClassVar[tuple[str, ...]] = ()

    _is_raw: ClassVar[bool] = False
    """Whether texts may hold what no format can: those of broken input may."""

    def __attrs_post_init__(self) -> None:
        for name, check in _checks(type(self)):
            check(getattr(self, name), name)
        self._check()

    def _check(self) -> None:
        """Raise ``InvalidValue`` for a value that breaks its own grammar."""

    def __repr__(self) -> str:
        """Show the fields that differ from their defaults, and no others."""
        fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(self)))
        shown = (
            f"{field.name}={_shown(value)}"
            for field in fields
            if (value := getattr(self, field.name)) != field.default
        )
        return f"{type(self).__name__}({', '.join(shown)})"


def _shown(value: object) -> str:
    if type(value) is frozenset and len(value) > 1:
        # A set has no order of its own; its repr shall be the same everywhere.
        return f"frozenset({{{', '.join(sorted(map(repr, value)))}}})"
    if isinstance(value, Enum) and type(value).__repr__ is Enum.__repr__:
        # As one writes it: <DateKind.ISSUE: 'issue'> cannot be pasted.
        return f"{type(value).__name__}.{value.name}"
    return repr(value)


def is_same(one: object, other: object) -> bool:
    """Tell whether two objects say the same, letter by letter.

    DOIs are equal in any case of their letters, which a repr shows; and a repr leaves
    out the end of a long text, which equality compares.
    """
    return one == other and repr(one) == repr(other)


def to_tuple(values: Iterable[T]) -> tuple[T, ...]:
    """Take any iterable but text, which would fall apart into letters.

    Anything else is left as it is, for the check of types to refuse by its name.
    """
    return tuple(values) if is_listed(values) else cast("tuple[T, ...]", values)


def to_frozenset(values: Iterable[T]) -> frozenset[T]:
    """Take any iterable but text; see :func:`to_tuple`."""
    return frozenset(values) if is_listed(values) else cast("frozenset[T]", values)


def is_listed(values: object) -> bool:
    """Tell whether it is an iterable of values, and no text."""
    return isinstance(values, Iterable) and not isinstance(values, (str, bytes))


def twin_of(cls: type) -> type:
    """Make the mutable twin of a frozen class: the same slots, and no checks."""
    fields = attrs.fields(cast("type[attrs.AttrsInstance]", cls))
    slots = tuple(field.name for field in fields)
    return type(cls.__name__, cls.__bases__, {"__slots__": slots})


def trusted(kind: Callable[P, T]) -> Callable[P, T]:
    """Return a constructor that takes the types of its arguments on trust.

    It is for readers that pass tuples and parsed parts, and it is held equal to the
    plain constructor by a differential test. A mutable twin with the same slots is
    filled and then sealed: the ``__class__`` assignment is allowed because both have
    one layout (``weakref_slot=False``), and costs half of a frozen ``__init__``.
    """
    cls = cast("type[Statement]", kind)
    fields = attrs.fields(cast("type[attrs.AttrsInstance]", cls))
    names = [field.name for field in fields]
    parameters = ", ".join(
        name if field.default is attrs.NOTHING else f"{name}=_d_{name}"
        for name, field in zip(names, fields, strict=True)
    )
    lines = [f"def build({f'*, {parameters}' if names else ''}):", " made = twin()"]
    lines += [f" made.{name} = {name}" for name in names]
    lines += [" made.__class__ = cls"]
    if cls._check is not Statement._check:  # noqa: SLF001 - a method of ours
        lines += [" made._check()"]
    lines += [" return made"]
    scope: dict[str, object] = {"twin": twin_of(cls), "cls": cls}
    scope |= {f"_d_{field.name}": field.default for field in fields}
    exec("\n".join(lines), scope)  # noqa: S102 - text of our own field names only
    return cast("Callable[P, T]", scope["build"])


_known: dict[type, tuple[tuple[str, _Check], ...]] = {}


def _checks(cls: type[Statement]) -> tuple[tuple[str, _Check], ...]:
    if cls in _known:
        return _known[cls]
    hints = typing.get_type_hints(cls)
    owner = cls.__name__
    _known[cls] = tuple(
        (field.name, _check_of(hints[field.name], owner, is_raw=cls._is_raw))
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", cls))
    )
    return _known[cls]


def _check_of(hint: object, owner: str, *, is_raw: bool) -> _Check:
    origin = typing.get_origin(hint)
    if origin in (tuple, frozenset):
        inner = _check_of(typing.get_args(hint)[0], owner, is_raw=is_raw)

        def check_each(value: object, where: str) -> None:
            if type(value) is not origin:
                advice = (
                    ": put it in brackets" if isinstance(value, str | bytes) else ""
                )
                refusal = _refusal(owner, where, _LISTED[origin], value)
                raise InvalidType(f"{refusal}{advice}")
            for index, item in enumerate(cast("Iterable[object]", value)):
                inner(item, f"{where}[{index}]")

        return check_each

    kinds = _kinds(hint)

    def check_one(value: object, where: str) -> None:
        # An exact match, as True is no number and no subclass is wanted.
        if type(value) in kinds:
            found = UNWRITABLE.search(value) if type(value) is str else None
            if found is not None and not is_raw:
                raise InvalidValue(
                    f"{owner}.{where}: the character U+{ord(found[0]):04X} at "
                    f"{found.start()} is one that no XML and no UTF-8 can hold: "
                    "take it out"
                )
            return
        names = " or ".join(sorted(_name(kind) for kind in kinds))
        raise InvalidType(_refusal(owner, where, names, value))

    return check_one


def _kinds(hint: object) -> frozenset[type]:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return frozenset().union(*map(_kinds, typing.get_args(hint)))
    return frozenset({cast("type", hint)})


def _name(kind: type) -> str:
    if kind is type(None):
        return "None"
    if issubclass(kind, Enum):
        return f"a member of {kind.__name__} ({_members(kind)})"
    return kind.__name__


def _members(kind: type[Enum]) -> str:
    names = [member.name for member in kind]
    return ", ".join(names if len(names) <= 8 else [*names[:7], "..."])


def _refusal(owner: str, where: str, expected: str, value: object) -> str:
    shown = repr(value)
    shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
    return f"{owner}.{where}: expected {expected}, got {type(value).__name__} {shown}"
