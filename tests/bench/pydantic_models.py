"""Frozen pydantic models of our classes, made from them for a fair race.

Each class of ours becomes a model of the same name, with the same fields, defaults and
checks: strict types, no unknown keys, no characters that cannot be written, identifiers
as objects of their own that match the same patterns and have the same check digits,
marked text of the same grammar. Unions are told apart as in our own JSON.
"""

# mypy: ignore-errors
# ruff: noqa: ANN401, D102, D103, SLF001, UP007, UP031, UP045
# It is made at run time, of a library that no test needs.

from __future__ import annotations

import typing
from collections.abc import Callable
from functools import cache, partial
from types import SimpleNamespace
from typing import Annotated, Any, Literal

import attrs
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    RootModel,
    create_model,
    model_serializer,
    model_validator,
)

from genetherapy_model import OtherIdentifier, Publication
from genetherapy_model.codec._json_text import LARGEST
from genetherapy_model.codec._shapes import arms_of, fields_of
from genetherapy_model.codec._tags import NAMES
from genetherapy_model.domain import _date_forms, _markup
from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain.dates import _SEASONS, PartialDate

STRICT = ConfigDict(frozen=True, extra="forbid", strict=True)
WRITABLE = r"\A[\t\n\r\x20-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]*\z"
Text = Annotated[str, Field(pattern=WRITABLE)]
Whole = Annotated[int, Field(ge=-LARGEST, le=LARGEST)]
PRIMITIVES = {str: Text, int: Whole, float: float, bool: bool}


def make_publication() -> type[BaseModel]:
    """Make the model of a whole document that holds a publication."""
    fields = {
        "schema_": (Literal["genetherapy-model/1"], Field(alias="schema")),
        "type": (Literal["Publication"], ...),
    }
    made = create_model("Document", __base__=model_of(Publication), **fields)
    for kind in _made.values():
        kind.model_rebuild(_types_namespace=_made)
    made.model_rebuild(_types_namespace=_made)
    return made


_made: dict[str, type[BaseModel]] = {}


def model_of(kind: type) -> Any:
    """Make the model of a class; one that is being made is named."""
    name = kind.__name__
    if name in _made:
        return _made[name] or name
    _made[name] = None  # type: ignore[assignment]
    fields = {
        field.name: (
            annotation(hint),
            ... if field.default is attrs.NOTHING else field.default,
        )
        for field, hint in fields_of(kind)
    }
    validators = {}
    if kind._check is not Statement._check:
        check = kind._check

        def check_all(self: BaseModel) -> BaseModel:
            check(self)
            return self

        validators["check"] = model_validator(mode="after")(check_all)
    _made[name] = create_model(
        name, __config__=STRICT, __validators__=validators, **fields
    )
    return _made[name]


@cache
def tagged(kind: type) -> Any:
    """Make the model of a class that says which one it is."""
    name = NAMES[kind]
    return create_model(
        f"Tagged{name}",
        __base__=model_of(kind),
        is_=(Literal[name], Field(alias="is")),
    )


def annotation(hint: object) -> Any:
    """Give the annotation that says the same to pydantic."""
    arms = arms_of(hint)
    assert arms is not None
    offered: list[Any] = [PRIMITIVES[kind] for kind in arms.primitives]
    offered += arms.vocabularies
    if arms.curies:
        assert set(arms.statements) <= {OtherIdentifier}
        return (
            typing.Optional[by_prefix(arms.scalars)]
            if arms.null
            else by_prefix(arms.scalars)
        )
    if len(arms.scalars) > 1:
        offered.append(any_date())
    else:
        offered += map(scalar_of, arms.scalars)
    if arms.tagged:
        models = tuple(map(tagged, arms.statements))
        offered.append(Annotated[typing.Union[models], Field(discriminator="is_")])
    else:
        offered += map(model_of, arms.statements)
    for array in arms.arrays:
        item, *_ = typing.get_args(array)
        if typing.get_origin(array) is tuple:
            offered.append(tuple[annotation(item), ...])
        else:
            offered.append(frozenset[annotation(item)])
    if arms.null:
        offered.append(None)
    return typing.Union[tuple(offered)]


@cache
def scalar_of(kind: type) -> Any:
    """Make the model of a class that is written as text."""
    if issubclass(kind, PartialDate):
        return date_model()
    if not issubclass(kind, Identifier):
        return create_model(
            kind.__name__,
            __base__=RootModel[Text],
            __config__=ConfigDict(frozen=True, strict=True),
            __validators__={"check": model_validator(mode="after")(check_markup)},
        )
    validators = {}
    if kind._check is not Identifier._check:
        twin = type(
            kind.__name__,
            kind.__bases__,
            {
                "__slots__": ("value",),
                "pattern": kind.pattern,
                "_check": kind._check,
            },
        )

        def check_digits(self: Any) -> Any:
            held = twin()
            held.value = self.root
            held._check()
            return self

        validators["check"] = model_validator(mode="after")(check_digits)
    # Rust's text holds no halves of surrogate pairs, and its patterns cannot name them.
    pattern = r"\A(?:%s)\z" % kind.pattern.replace(r"\ud800-\udfff", "")
    return create_model(
        kind.__name__,
        __base__=RootModel[Annotated[str, Field(pattern=pattern)]],
        __config__=ConfigDict(frozen=True, strict=True),
        __validators__=validators,
    )


def check_markup(self: Any) -> Any:
    """Refuse what is no marked text."""
    _markup.check(self.root)
    return self


def by_prefix(kinds: tuple[type[Identifier], ...]) -> Any:
    """Tell identifiers apart by the prefix of their CURIEs, and from objects."""
    readers: dict[str, Callable[[str], object]] = {}
    writers: dict[type, Callable[[str], str]] = {}
    for kind in kinds:
        model = scalar_of(kind)
        if kind.curie is Identifier.curie:
            readers[kind.prefix] = model
            writers[model] = f"{kind.prefix}:".__add__
        else:
            readers[kind.prefix] = partial(kind.from_local.__func__, model)
            writers[model] = partial(curie_of, kind)
    other = model_of(OtherIdentifier)

    def read(value: object) -> object:
        if isinstance(value, str):
            prefix, _, local = value.partition(":")
            return readers[prefix](local)
        return other.model_validate(value)

    def write(value: Any) -> object:
        writer = writers.get(type(value))
        return value.model_dump() if writer is None else writer(value.root)

    return Annotated[Any, PlainValidator(read), PlainSerializer(write)]


def curie_of(kind: Any, value: str) -> str:
    """Write the CURIE of a kind whose values hold more than it."""
    return kind.curie.fget(SimpleNamespace(prefix=kind.prefix, value=value))


class DateModel(BaseModel):
    """A date; its text is read and written by the functions of the library."""

    model_config = STRICT

    year: int
    month: int | None = None
    season: Any = None
    day: int | None = None
    uncertain: bool = False
    approximate: bool = False

    @model_validator(mode="after")
    def check(self) -> DateModel:
        PartialDate._check(self)
        return self

    @model_serializer(mode="plain")
    def write(self) -> str:
        return PartialDate.__str__(self)


def date_model() -> Any:
    return Annotated[DateModel, BeforeValidator(date_parts)]


def date_parts(text: str) -> dict[str, object]:
    """Give the fields of a date that is written as text."""
    return parts_of(_date_forms.read(text)[0])


def parts_of(parts: Any) -> dict[str, object]:
    year, code, day, mark = parts
    season = None if code is None else _SEASONS.get(code)
    return {
        "year": year,
        "month": code if season is None else None,
        "season": season,
        "day": day,
        "uncertain": mark in ("?", "%"),
        "approximate": mark in ("~", "%"),
    }


class RangeModel(BaseModel):
    """A range of dates."""

    model_config = STRICT

    start: DateModel | None = None
    end: DateModel | None = None
    open_start: bool = False
    open_end: bool = False

    @model_serializer(mode="plain")
    def write(self) -> str:
        start = (
            ".." if self.open_start else self.start and PartialDate.__str__(self.start)
        )
        end = ".." if self.open_end else self.end and PartialDate.__str__(self.end)
        return f"{start or ''}/{end or ''}"


def any_date() -> Any:
    """Tell a date from a range by the slash."""

    def read(text: object) -> object:
        if type(text) is not str:
            raise ValueError("no text")
        start, end = _date_forms.read(text)
        if end is None and not isinstance(start, str):
            return parts_of(start)
        return {
            "start": None if isinstance(start, str) else parts_of(start),
            "end": None if end is None or isinstance(end, str) else parts_of(end),
            "open_start": start == "..",
            "open_end": end == "..",
        }

    return Annotated[DateModel | RangeModel, BeforeValidator(read)]
