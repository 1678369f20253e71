"""What every public class promises: one law after the other, over all of them."""

from __future__ import annotations

import copy
import doctest
import inspect
import pickle
import re
import types
import typing
from collections.abc import Callable, Iterator
from enum import Enum

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

import genetherapy_model
from genetherapy_model import DateRange, Finding, InvalidType, PartialDate, Position
from genetherapy_model._hypothesis import STRATEGIES, register
from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._statements import Statement, trusted
from genetherapy_model.domain._vocabularies import Vocabulary
from genetherapy_model.domain.text import MarkedText

PUBLIC = {name: getattr(genetherapy_model, name) for name in genetherapy_model.__all__}
CLASSES: list[type] = [
    kind
    for kind in PUBLIC.values()
    if isinstance(kind, type) and (attrs.has(kind) or issubclass(kind, Enum))
]
RECORDS = [kind for kind in CLASSES if attrs.has(kind)]
STATEMENTS = [kind for kind in RECORDS if issubclass(kind, Statement)]

# Notions of this library or of every day, which no standard defines.
OURS = {
    "Absent",
    "Appointment",
    "EditorialRole",
    "Extra",
    "FormerName",
    "JournalReference",
    "OfficeHolder",
    "OrganizationReference",
    "OtherIdentifier",
    "Person",
    "PersonReference",
    "Position",
    "Quotation",
    "Reading",
    "Severity",
    "SocietyOffice",
    "SocietyTie",
    "SocietyTieKind",
    "Term",
}
# What is found and where are filled in by this library alone, which is type-checked;
# they stand in ``errors``, below everything that could check them.
UNCHECKED = {Finding, Position}
STANDARD = re.compile(r"https?://|\b(?:ISO|RFC) [0-9]|PubMed's|MeSH|EDTF|CRediT|JATS")
ATOMS = (str, int, float, bool, types.NoneType)

# A few values of each class go a long way, as each class is made of the others.
few = settings(max_examples=15, suppress_health_check=list(HealthCheck))


def _ids(kind: type) -> str:
    return kind.__name__


every_class = pytest.mark.parametrize("kind", CLASSES, ids=_ids)
every_record = pytest.mark.parametrize("kind", RECORDS, ids=_ids)
every_statement = pytest.mark.parametrize("kind", STATEMENTS, ids=_ids)


def values(kind: type) -> SearchStrategy[object]:
    """Values of a public class, as ``from_type`` finds them."""
    register()
    return st.from_type(kind)


@every_class
def test_public_classes_keep_their_promises(kind: type) -> None:
    """Documented, keyword-only, slotted, resolvable, and frozen all the way down."""
    assert [] == list(_broken(kind))


def _broken(kind: type) -> Iterator[str]:
    yield from _lacking_in_the_docstring(kind)
    if issubclass(kind, Enum):
        return
    parameters = inspect.signature(kind).parameters.values()
    positional = [one.name for one in parameters if one.kind is not one.KEYWORD_ONLY]
    one_value = issubclass(kind, (Identifier, MarkedText))
    if positional != (["value"] if one_value else []):
        yield f"takes {positional} by position"
    if "__dict__" in dir(kind):
        yield "has no slots"
    try:
        attrs.resolve_types(kind)
    except NameError as error:
        yield f"has a type that does not resolve: {error}"
    if kind.__hash__ is None or kind.__eq__ is object.__eq__:
        yield "cannot be compared and hashed by value"
    yield from _mutable(kind, kind.__name__, set())


def _lacking_in_the_docstring(kind: type) -> Iterator[str]:
    text = inspect.cleandoc(kind.__doc__ or "")
    examples = doctest.DocTestParser().get_examples(text)
    if not text.partition("\n")[0].endswith((".", "?")):
        yield "has no summary in its first line"
    sourced = issubclass(kind, Vocabulary) or kind.__name__ in OURS
    if not sourced and not STANDARD.search(text):
        yield "names no source"
    if not examples:
        yield "has no example"
    if kind in UNCHECKED:
        return
    if attrs.has(kind) and "\nRaises:\n" not in text:
        yield "does not say what it raises"
    if attrs.has(kind) and "\nAttributes:\n" not in text and attrs.fields(kind):
        if [field.name for field in attrs.fields(kind)] != ["value"]:
            yield "does not say what its fields are"
    if not any(example.exc_msg for example in examples):
        yield "shows nothing that it refuses"


def _mutable(hint: object, path: str, seen: set[object]) -> Iterator[str]:
    """Go down the annotations, and tell what is neither an atom nor frozen."""
    if hint in seen or hint in ATOMS:
        return
    seen.add(hint)
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (tuple, frozenset):
        for one in inner:
            if one is not ...:
                yield from _mutable(one, f"{path}[]", seen)
    elif origin in (typing.Union, types.UnionType):
        for one in inner:
            yield from _mutable(one, path, seen)
    elif not isinstance(hint, type):
        yield f"{path}: {hint}"
    elif attrs.has(hint):
        if not _is_frozen(hint):
            yield f"{path}: {hint.__name__} is not frozen"
        for name, field_hint in typing.get_type_hints(hint).items():
            if name in attrs.fields_dict(hint):
                yield from _mutable(field_hint, f"{path}.{name}", seen)
    elif not issubclass(hint, Enum):
        yield f"{path}: {hint.__name__}"


def _is_frozen(kind: type[attrs.AttrsInstance]) -> bool:
    blank = object.__new__(kind)
    try:
        setattr(blank, "value", "changed")  # noqa: B010 - whether there is a field or not
    except attrs.exceptions.FrozenInstanceError:
        return True
    except AttributeError:
        return False
    return False


def test_what_is_mutable_is_found() -> None:
    """The law above sees lists, dicts, open types and classes that are not frozen."""

    @attrs.define
    class Open:
        """A class that can be changed."""

        names: list[str]

    assert ["x: list[str]"] == list(_mutable(list[str], "x", set()))
    assert ["x[]: dict"] == list(_mutable(tuple[dict, ...], "x", set()))  # type: ignore[type-arg]
    assert ["x: object"] == list(_mutable(str | object, "x", set()))
    assert ["x: Open is not frozen"] == list(_mutable(Open, "x", {list[str]}))


@every_class
def test_each_public_class_has_a_strategy(kind: type) -> None:
    """The table of strategies names each public class, and each draws its own."""

    @few
    @given(value=values(kind))
    def check(value: object) -> None:
        assert type(value) is kind

    assert kind.__name__ in STRATEGIES
    check()


def test_the_table_of_strategies_names_public_classes_alone() -> None:
    """What is no public class, or no more, has no place in the table; it is sorted."""
    assert [kind.__name__ for kind in CLASSES] == list(STRATEGIES)


@every_class
def test_values_survive_pickling_and_copying(kind: type) -> None:
    """Every protocol gives every field back, and so do copies; hashes are the same."""

    @few
    @given(value=values(kind))
    def check(value: object) -> None:
        copies = [copy.copy(value), copy.deepcopy(value)]
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            copies.append(pickle.loads(pickle.dumps(value, protocol)))  # noqa: S301
        for other in copies:
            assert _told(value) == _told(other)
            assert value == other
            assert hash(value) == hash(other)
            assert repr(value) == repr(other)

    check()


@every_class
def test_equality_is_that_of_what_is_said(kind: type) -> None:
    """Two values are equal where all their fields are, whatever else is drawn."""

    @few
    @given(value=values(kind), other=values(kind))
    def check(value: object, other: object) -> None:
        assert value == value  # noqa: PLR0124 - no part of it is unequal to itself
        assert (value == other) == (not value != other)  # noqa: SIM202
        if _told(value) == _told(other):
            assert value == other
        if value == other:
            assert hash(value) == hash(other)
        assert value != _told(value)

    check()


@every_record
def test_values_cannot_be_changed(kind: type[attrs.AttrsInstance]) -> None:
    """No field can be set or deleted, none can be added."""

    @few
    @given(value=values(kind))
    def check(value: object) -> None:
        before = _told(value)
        for name in [*attrs.fields_dict(kind), "added"]:
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(value, name, None)
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                delattr(value, name)
        assert not hasattr(value, "__dict__")
        assert before == _told(value)

    check()


# A repr of a date is its canonical text, which parse() takes and the class does not.
NAMES = PUBLIC | {"PartialDate": PartialDate.parse, "DateRange": DateRange.parse}


@every_record
def test_reprs_can_be_pasted(kind: type[attrs.AttrsInstance]) -> None:
    """A repr is an expression for an equal value, and leaves defaults out."""

    @few
    @given(value=values(kind))
    def check(value: object) -> None:
        shown = repr(value)
        pasted = eval(shown, dict(NAMES))  # noqa: S307 - our own text
        assert value == pasted
        assert _told(value) == _told(pasted)
        if isinstance(value, Statement) and type(value) not in (PartialDate, DateRange):
            for field in attrs.fields(kind):
                named = re.search(rf"[(,] ?{field.name}=", shown) is not None
                if getattr(value, field.name) != field.default:
                    assert named

    check()


@every_record
def test_reprs_of_what_says_little_are_short(kind: type[attrs.AttrsInstance]) -> None:
    """With nothing but the required fields, a repr fits on a screen."""
    required = {
        field.name: values(typing.get_type_hints(kind)[field.name])
        for field in attrs.fields(kind)
        if field.default is attrs.NOTHING
    }

    @few
    @given(data=st.data())
    def check(data: DataObject) -> None:
        drawn = {name: data.draw(part) for name, part in required.items()}
        value = _call(kind, **drawn)
        parts = sum(len(repr(part)) + len(name) + 3 for name, part in drawn.items())
        assert len(repr(value)) <= len(kind.__name__) + 2 + parts

    if kind not in UNCHECKED and kind not in (PartialDate, DateRange):
        check()


@every_statement
def test_trusted_builds_the_same(kind: type[Statement]) -> None:
    """The fast constructor gives what the plain one does, in every single field."""
    build = typing.cast("Callable[..., Statement]", trusted(kind))

    @few
    @given(value=values(kind))
    def check(value: Statement) -> None:
        fields = _fields(value)
        built = build(**fields)
        assert type(built) is kind
        assert _told(value) == _told(built) == _told(_call(kind, **fields))
        assert value == built
        assert hash(value) == hash(built)
        stated = {
            field.name: fields[field.name]
            for field in attrs.fields(_attrs(kind))
            if fields[field.name] != field.default
        }
        assert _told(value) == _told(build(**stated))
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(built, next(iter(fields), "added"), None)

    check()


class _Stranger:
    """A type that no field holds."""


@every_statement
def test_changed_copies_are_checked_again(kind: type[Statement]) -> None:
    """``evolve`` keeps what is not named, and refuses what the constructor would."""

    @few
    @given(value=values(kind))
    def check(value: Statement) -> None:
        instance = typing.cast("attrs.AttrsInstance", value)
        assert value == attrs.evolve(instance)
        for name in _fields(value):
            with pytest.raises((InvalidType, TypeError)) as caught:
                attrs.evolve(instance, **{name: _Stranger()})
            assert isinstance(caught.value, InvalidType) or "iterable" in str(
                caught.value
            )

    check()


def _attrs(kind: type[Statement]) -> type[attrs.AttrsInstance]:
    return typing.cast("type[attrs.AttrsInstance]", kind)


def _call(kind: type, **fields: object) -> object:
    return kind(**fields)


def _fields(value: object) -> dict[str, object]:
    return {name: getattr(value, name) for name in attrs.fields_dict(type(value))}


def _told(value: object) -> object:
    """Take a value apart, down to its texts and numbers, each with its type.

    Equality alone would not see a spelling that is left out of it, or True for 1.
    """
    kind = type(value)
    if attrs.has(kind):
        return kind, {name: _told(part) for name, part in _fields(value).items()}
    if isinstance(value, tuple):
        return kind, [_told(part) for part in value]
    if isinstance(value, frozenset):
        return kind, sorted(map(repr, map(_told, value)))
    return kind, value
