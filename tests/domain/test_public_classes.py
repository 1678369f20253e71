"""What every public class promises: one law after the other, over all of them."""

from __future__ import annotations

import ast
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
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

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
STANDARD = re.compile(
    r"Source|https?://|\b(?:ISO|RFC) [0-9]|PubMed's|MeSH|EDTF|CRediT|JATS"
)
ATOMS = (str, int, float, bool, types.NoneType)

# A few values of each class go a long way, as each class is made of the others: what
# fails for a publication fails for one of its parts, where nothing needs to be shrunk.
few = settings(
    max_examples=min(15, settings().max_examples),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def _ids(kind: type) -> str:
    return kind.__name__


every_class = pytest.mark.parametrize("kind", CLASSES, ids=_ids)
every_statement = pytest.mark.parametrize("kind", STATEMENTS, ids=_ids)


def values(kind: type) -> SearchStrategy[object]:
    """Values of a public class, as ``from_type`` finds them."""
    register()
    return st.from_type(kind)


@every_class
def test_public_classes_keep_their_promises(kind: type) -> None:
    """Documented, keyword-only, slotted, resolvable, and frozen all the way down."""
    assert list(_broken(kind)) == []


def _broken(kind: type) -> Iterator[str]:
    yield from _lacking_in_the_docstring(kind)
    if not attrs.has(kind):
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
    if kind.__hash__ in (None, object.__hash__) or kind.__eq__ is object.__eq__:
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
    fields = attrs.fields_dict(kind) if attrs.has(kind) else {}
    for name in set(fields) - {"value"}:
        if f"\n    {name}: " not in text:
            yield f"does not say what {name} is"
    if not any(example.exc_msg for example in examples):
        yield "shows nothing that it refuses"


def _mutable(hint: object, path: str, seen: set[object]) -> Iterator[str]:
    """Go down the annotations, and tell what is neither an atom nor frozen."""
    if hint in seen or hint in ATOMS:
        return
    seen.add(hint)
    origin = typing.get_origin(hint)
    if origin in (tuple, frozenset, typing.Union, types.UnionType):
        for one in typing.get_args(hint):
            if one is not ...:
                yield from _mutable(one, path, seen)
    elif not isinstance(hint, type) or origin is not None:
        yield f"{path}: {hint}"
    elif attrs.has(hint):
        if not _is_frozen(hint):
            yield f"{path}: {hint.__name__} is not frozen"
        hints = typing.get_type_hints(hint)
        for name in attrs.fields_dict(hint):
            yield from _mutable(hints[name], f"{path}.{name}", seen)
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

    assert list(_mutable(list[str], "x", set())) == ["x: list[str]"]
    assert list(_mutable(tuple[dict, ...], "x", set())) == ["x: dict"]  # type: ignore[type-arg]
    assert list(_mutable(str | object, "x", set())) == ["x: object"]
    assert list(_mutable(Open, "x", {list[str]})) == ["x: Open is not frozen"]


def test_the_table_of_strategies_names_the_public_classes_alone() -> None:
    """It is complete and sorted, so that ``from_type`` knows each class."""
    assert [kind.__name__ for kind in CLASSES] == list(STRATEGIES)


@every_class
def test_values_of_public_classes_keep_their_promises(kind: type) -> None:
    """Equal, hashed, pickled, copied, shown, sealed: of every value, every law."""

    @few
    @given(value=values(kind), other=values(kind))
    def check(value: object, other: object) -> None:
        assert type(value) is type(other) is kind
        _is_compared_by_what_it_says(value, other)
        _survives_pickling_and_copying(value)
        _shows_an_expression(value)
        if attrs.has(kind):
            _cannot_be_changed(value)
        if isinstance(value, Statement):
            _is_built_alike_on_trust(value)
            _is_checked_again_when_changed(value)

    check()


def _is_compared_by_what_it_says(value: object, other: object) -> None:
    assert value == value  # noqa: PLR0124 - no part of it is unequal to itself
    assert (value == other) == (not value != other)  # noqa: SIM202
    if _told(value) == _told(other):
        assert value == other
    if value == other:
        assert hash(value) == hash(other)
    assert value != _told(value)


def _survives_pickling_and_copying(value: object) -> None:
    pickles = [pickle.dumps(value, to) for to in range(pickle.HIGHEST_PROTOCOL + 1)]
    copies = [copy.copy(value), copy.deepcopy(value)]
    copies += [pickle.loads(pickled) for pickled in pickles]  # noqa: S301
    for made in copies:
        assert _told(value) == _told(made)
        assert value == made
        assert hash(value) == hash(made)
        assert repr(value) == repr(made)


def _shows_an_expression(value: object) -> None:
    """Its repr can be pasted, but for marked text that it cuts short."""
    shown = repr(value)
    if isinstance(value, Enum):
        assert value.name in shown
        return
    ast.parse(shown, mode="eval")
    texts = [part for part in _parts(value) if isinstance(part, MarkedText)]
    if all(repr(text) == f"MarkedText({text.value!r})" for text in texts):
        pasted = eval(shown, dict(PUBLIC))  # noqa: S307 - our own text
        assert value == pasted
        assert _told(value) == _told(pasted)


def _cannot_be_changed(value: object) -> None:
    before = _told(value)
    for name in (*_fields(value), "added"):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(value, name)
    assert not hasattr(value, "__dict__")
    assert before == _told(value)


def _is_built_alike_on_trust(value: Statement) -> None:
    """The fast constructor gives what the plain one does, in every single field."""
    kind = typing.cast("type[attrs.AttrsInstance]", type(value))
    build = TRUSTED[kind]
    fields = _fields(value)
    stated = {
        field.name: fields[field.name]
        for field in attrs.fields(kind)
        if fields[field.name] != field.default
    }
    for built in (kind(**fields), build(**fields), build(**stated)):
        assert _told(value) == _told(built)
        assert value == built
        assert hash(value) == hash(built)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(built, next(iter(fields), "added"), None)


TRUSTED: dict[type, Callable[..., object]] = {
    kind: trusted(typing.cast("Callable[..., object]", kind)) for kind in STATEMENTS
}


class _Stranger:
    """A type that no field holds."""


def _is_checked_again_when_changed(value: Statement) -> None:
    """``evolve`` keeps what is not named, and refuses what the constructor would."""
    evolve: Callable[..., object] = attrs.evolve
    assert _told(value) == _told(evolve(value))
    for name in _fields(value):
        where = f"{type(value).__name__}.{name}: expected "
        with pytest.raises(InvalidType, match=rf"^{re.escape(where)}"):
            evolve(value, **{name: _Stranger()})


@every_statement
def test_reprs_of_what_says_little_are_short(kind: type[attrs.AttrsInstance]) -> None:
    """A repr names the fields that are stated, and nothing else."""

    @few
    @given(value=values(kind))
    def check(value: attrs.AttrsInstance) -> None:
        stated = [
            (field.name, getattr(value, field.name))
            for field in attrs.fields(kind)
            if getattr(value, field.name) != field.default
        ]
        room = sum(len(f"{name}={part!r}, ") for name, part in stated)
        assert len(repr(value)) <= len(f"{kind.__name__}()") + room
        for name, _ in stated:
            assert f"{name}=" in repr(value)

    # Dates are scalars, whose repr is their text.
    if kind not in (PartialDate, DateRange):
        check()


def _fields(value: object) -> dict[str, object]:
    kind = typing.cast("type[attrs.AttrsInstance]", type(value))
    return {name: getattr(value, name) for name in attrs.fields_dict(kind)}


def _parts(value: object) -> Iterator[object]:
    """Give a value and all that it holds, at any depth."""
    yield value
    inner = value if isinstance(value, (tuple, frozenset)) else ()
    for part in _fields(value).values() if attrs.has(type(value)) else inner:
        yield from _parts(part)


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
