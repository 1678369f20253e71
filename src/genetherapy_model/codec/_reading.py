"""The strict hooks that read: a value is taken exactly as it is written, or refused.

cattrs' own hooks repair: ``3`` becomes ``"3"``, ``"no"`` becomes ``True`` and ``"abc"``
three letters.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import wraps
from math import isfinite
from typing import Final, TypeAlias, cast

import attrs
from cattrs import ClassValidationError, Converter
from cattrs.cols import list_structure_factory
from cattrs.gen import make_dict_structure_fn_from_attrs

from genetherapy_model.codec._findings import (
    Refusal,
    Repetition,
    suggestion,
    unexpected,
)
from genetherapy_model.codec._json_text import LARGEST, Repeated, describe
from genetherapy_model.codec._shapes import (
    TAG,
    Arms,
    fields_of,
    known_arms_of,
    late,
    one_of,
)
from genetherapy_model.codec._tags import NAMES
from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._statements import UNWRITABLE, Statement, trusted
from genetherapy_model.domain.identifiers import from_curie

Read: TypeAlias = Callable[[object], object]
"""Makes a value of plain data."""

Hook: TypeAlias = Callable[[object, object], object]
"""The same with the type wanted, as cattrs calls it."""

_WORDS: Final = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}


def read_text(value: object, _: object = str) -> str:
    """Take text of characters that can be written everywhere."""
    if type(value) is not str:
        raise unexpected("text", value)
    found = UNWRITABLE.search(value)
    if found is not None:
        raise Refusal(
            f"the text holds U+{ord(found[0]):04X} at {found.start()}, a character "
            "that no XML or no UTF-8 can hold: take it out"
        )
    return value


def read_integer(value: object, _: object = int) -> int:
    """Take a whole number; true and 3.0 are none."""
    if type(value) is not int or not -LARGEST <= value <= LARGEST:
        raise unexpected("a whole number", value)
    return value


def read_number(value: object, _: object = float) -> float:
    """Take a finite number; 5 and 5.0 are the same one in JSON."""
    if type(value) is int and -LARGEST <= value <= LARGEST:
        return float(value)
    if type(value) is not float or not isfinite(value):
        raise unexpected("a number", value)
    return value


def read_truth(value: object, _: object = bool) -> bool:
    """Take true or false."""
    if type(value) is not bool:
        raise unexpected("true or false", value)
    return value


def read_object_hook(kind: type, converter: Converter) -> Hook:
    """Make the hook that reads an object with just the fields of a class."""
    if kind in NAMES and issubclass(kind, Statement) and fields_of(kind):
        structure = _structure_trusted(kind, converter)
    else:
        structure = cast("Hook", converter.gen_structure_attrs_fromdict(kind))

    def read(value: object, _: object = kind) -> object:
        if type(value) is dict:
            return structure(value, kind)
        if type(value) is not Repeated:
            raise unexpected(f"an object ({kind.__name__})", value)
        problems: list[Exception] = [*map(Repetition, value.keys_repeated)]
        try:
            structure(dict(value), kind)
        except ClassValidationError as error:
            problems.extend(error.exceptions)
        raise ClassValidationError(f"While structuring {kind}", problems, kind)

    return read


def _structure_trusted(kind: type, converter: Converter) -> Hook:
    """Generate what builds a class of ours without checking its types once more.

    The hooks of its fields have done so, by the same annotations. This halves the time
    of reading, and a differential test holds it equal to the plain constructor.
    """
    attrs.resolve_types(kind)
    build = wraps(kind, assigned=("__module__", "__name__", "__qualname__"))(
        trusted(kind)
    )
    return cast(
        "Hook",
        make_dict_structure_fn_from_attrs(
            list(attrs.fields(kind)), cast("type", build), converter
        ),
    )


def read_array_hook(hint: object, converter: Converter) -> Hook:
    """Make the hook that reads an array, of different items if it is a set."""
    item = typing.get_args(hint)[0]
    made = cast("Callable[[object], object]", typing.get_origin(hint))
    is_set = made in (frozenset, set)

    @late
    def structure() -> Read:
        hook = list_structure_factory(list[item], converter)  # type: ignore[valid-type]
        return cast("Read", hook)

    def read(value: object, _: object = hint) -> object:
        if type(value) is not list:
            raise unexpected("an array", value)
        items = cast("list[object]", structure()(value))
        if is_set and len(set(items)) < len(items):
            raise Refusal("an item stands more than once, and this is a set")
        return made(items)

    return read


def read_member_hook(kind: type[Enum], _: Converter) -> Hook:
    """Make the hook that reads a member of a vocabulary by its value."""
    return _hook(_member_reader([kind]))


def read_scalar_hook(kind: type, _: Converter) -> Hook:
    """Make the hook that reads a scalar from its canonical text."""
    return _hook(_scalar_reader(kind))


def read_union_hook(hint: object, converter: Converter) -> Hook:
    """Make the hook that reads one of several, told apart by how each is written."""
    arms = known_arms_of(hint)
    expected = _expected(arms)

    @late
    def readers() -> dict[type, Read]:
        made: dict[type, Read] = {type(None): _null} if arms.null else {}
        for primitive in arms.primitives:
            made[primitive] = _reader(primitive, converter)
        if float in made:
            made.setdefault(int, made[float])
        if arms.vocabularies or arms.scalars:
            made[str] = _text_reader(arms)
        if arms.statements:
            made[dict] = made[Repeated] = _object_reader(arms, converter)
        for array in arms.arrays:
            made[list] = _reader(array, converter)
        return made

    def read(value: object, _: object = hint) -> object:
        reader = readers().get(type(value))
        if reader is None:
            raise unexpected(expected, value)
        return reader(value)

    return read


def _reader(hint: object, converter: Converter) -> Read:
    hook = converter.get_structure_hook(hint)
    return lambda value: hook(value, hint)


def _hook(reader: Read) -> Hook:
    def hook(value: object, _: object) -> object:
        return reader(value)

    return hook


def _null(_: object) -> None:
    return None


def _text_reader(arms: Arms) -> Read:
    if not arms.scalars:
        return _member_reader(arms.vocabularies)
    if arms.curies:
        read = _curie_reader(arms.scalars)
    elif len(arms.scalars) == 1:
        read = _scalar_reader(arms.scalars[0])
    else:
        read = _any_scalar_reader(arms.scalars)
    members = _members(arms.vocabularies)
    if not members:
        return read
    return lambda value: members[value] if value in members else read(value)


def _members(kinds: Iterable[type[Enum]]) -> dict[object, Enum]:
    return {member.value: member for kind in kinds for member in kind}


def _member_reader(kinds: Sequence[type[Enum]]) -> Read:
    members = _members(kinds)
    # As 1 equals True and 1.0, a value counts only together with its type.
    exact = {(type(value), value): member for value, member in members.items()}
    name = one_of(kind.__name__ for kind in kinds)

    def read(value: object) -> object:
        try:
            return exact[type(value), value]
        except (KeyError, TypeError):
            pass
        if type(value) is not str:
            raise unexpected(f"a member of {name}", value)
        raise Refusal(
            f"{describe(value)} is no {name}{suggestion(value, map(str, members))}"
        )

    return read


def _scalar_reader(kind: type) -> Read:
    if [field.name for field in attrs.fields(kind)] == ["value"]:
        # The constructor of a one-field scalar takes the canonical text alone.
        return lambda value: kind(read_text(value))
    parse = cast("Callable[[str], object]", kind.parse)  # type: ignore[attr-defined]

    def read(value: object) -> object:
        text = read_text(value)
        found = parse(text)
        if str(found) != text:
            raise Refusal(f"{describe(text)} is not canonical: write '{found}'")
        return found

    return read


def _any_scalar_reader(kinds: tuple[type, ...]) -> Read:
    readers = [_scalar_reader(kind) for kind in kinds]

    def read(value: object) -> object:
        refused: list[ValueError] = []
        for reader in readers:
            try:
                return reader(value)
            except ValueError as error:
                refused.append(error)
        # That another spelling would do says more than that another kind would not.
        raise next(
            (error for error in refused if isinstance(error, Refusal)), refused[0]
        )

    return read


def _curie_reader(kinds: tuple[type[Identifier], ...]) -> Read:
    prefixes = {kind.prefix: kind for kind in kinds}
    expected = one_of(f"{prefix}:" for prefix in prefixes)

    def read(value: object) -> object:
        text = read_text(value)
        if text.partition(":")[0] not in prefixes or ":" not in text:
            raise Refusal(f"{describe(text)} is no CURIE that begins with {expected}")
        return from_curie(text)

    return read


def _object_reader(arms: Arms, converter: Converter) -> Read:
    if not arms.tagged:
        return _reader(arms.statements[0], converter)
    readers = {NAMES[kind]: _reader(kind, converter) for kind in arms.statements}
    names = one_of(repr(name) for name in readers)

    def read(value: object) -> object:
        given = cast("dict[str, object]", value)
        if TAG not in given:
            raise Refusal(f"missing: one of {names} must stand here", "RDR903", TAG)
        name = given[TAG]
        reader = readers.get(name) if type(name) is str else None
        if reader is None:
            raise Refusal(f"expected {names}, got {describe(name)}", step=TAG)
        bare: dict[str, object]
        if type(given) is Repeated:
            bare = given.without(TAG)
        else:
            bare = {key: item for key, item in given.items() if key != TAG}
        return reader(bare)

    return read


def _expected(arms: Arms) -> str:
    words = [_WORDS[primitive] for primitive in arms.primitives]
    words += [f"a member of {kind.__name__}" for kind in arms.vocabularies]
    if arms.curies:
        words.append("a CURIE")
    else:
        words += [f"the text of a {kind.__name__}" for kind in arms.scalars]
    words += [f"an object ({kind.__name__})" for kind in arms.statements]
    words += ["an array" for _ in arms.arrays]
    words += ["null"] if arms.null else []
    return one_of(words)
