"""Whole documents: the envelope, and the way from and to text."""

from __future__ import annotations

import builtins
from collections.abc import Collection, Mapping
from functools import cache
from types import UnionType
from typing import TypeVar, cast, get_args, overload

import attrs

from genetherapy_model.codec._converter import own_converter
from genetherapy_model.codec._findings import explain, repetitions, suggestion
from genetherapy_model.codec._json_text import (
    TOO_DEEP,
    Repeated,
    describe,
    finding,
    read_json,
    refusal,
    write_json,
)
from genetherapy_model.codec._shapes import (
    SCHEMA,
    TYPE,
    VALUE,
    is_flat,
    is_union,
    one_of,
)
from genetherapy_model.codec._short_ways import accept, render
from genetherapy_model.codec._tags import NAMES, TAGS
from genetherapy_model.errors import DecodeError, InvalidType, InvalidValue
from genetherapy_model.migrations import (
    MIGRATIONS,
    VERSION,
    Migration,
    migrate,
    schema_of,
)

T = TypeVar("T")


def to_data(obj: object) -> dict[str, object]:
    """Give an object as plain data that any JSON encoder can write.

    Args:
        obj: A value of any public class of the library.

    Raises:
        InvalidType: If it is of no such class.
        InvalidValue: If it is nested deeper than 100 levels, or holds a whole number
            that readers of JSON would round.

    >>> from genetherapy_model import Pmid
    >>> to_data(Pmid("29372632"))
    {'schema': 'genetherapy-model/1', 'type': 'Pmid', 'value': '29372632'}
    >>> to_data([Pmid("29372632")])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: expected a value of a public class ...
    """
    kind = type(obj)
    if kind not in NAMES:
        raise InvalidType(
            "expected a value of a public class of genetherapy_model, "
            f"got {kind.__name__}"
        )
    document: dict[str, object] = {SCHEMA: schema_of(), TYPE: NAMES[kind]}
    try:
        data = own_converter().unstructure(obj)
    except RecursionError as error:
        raise InvalidValue(f"{kind.__name__}: {TOO_DEEP}") from error
    return document | (data if is_flat(kind) else {VALUE: data})


@overload
def from_data(data: object, *, type: builtins.type[T]) -> T: ...


@overload
def from_data(data: object, *, type: UnionType | None = None) -> object: ...


def from_data(
    data: object,
    *,
    type: builtins.type | UnionType | None = None,  # noqa: A002 - the envelope's word
) -> object:
    """Make an object of plain data, as ``to_data`` gives it.

    Args:
        data: A dictionary of plain data. It is left as it is.
        type: The class that is wanted, or a union of classes; None for any.

    Raises:
        DecodeError: If it is not such data, with every problem.
        InvalidType: If the class that is wanted is none of the library's.

    >>> from genetherapy_model import Pmid
    >>> from_data(
    ...     {"schema": "genetherapy-model/1", "type": "Pmid", "value": "29372632"},
    ...     type=Pmid,
    ... )
    Pmid('29372632')
    """
    return decode(data, wanted=type)


def dumps(obj: object, *, indent: int | None = None) -> str:
    r"""Write an object as JSON text.

    Args:
        obj: A value of any public class of the library.
        indent: How many spaces to indent by; None writes one line.

    Raises:
        InvalidType: If the object is of no such class.
        InvalidValue: If it is nested deeper than 100 levels, or holds text that no
            UTF-8 can hold or a whole number that readers of JSON would round.

    >>> from genetherapy_model import PersonName
    >>> print(dumps(PersonName(family="Bueren", given="Juan A."), indent=2))
    {
      "schema": "genetherapy-model/1",
      "type": "PersonName",
      "family": "Bueren",
      "given": "Juan A."
    }
    """
    line = render(obj) if indent is None else None
    if line is not None:
        return line
    text = write_json(to_data(obj), indent)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        around = text[max(error.start - 20, 0) : error.start + 20]
        raise InvalidValue(
            f"half of a surrogate pair cannot be written: it stands in {around!r}"
        ) from error
    return text


@overload
def loads(text: str | bytes, *, type: builtins.type[T]) -> T: ...


@overload
def loads(text: str | bytes, *, type: UnionType | None = None) -> object: ...


def loads(
    text: str | bytes,
    *,
    type: builtins.type | UnionType | None = None,  # noqa: A002 - the envelope's word
) -> object:
    """Read an object from JSON text, as ``dumps`` writes it.

    Args:
        text: The text, or its bytes in UTF-8, with or without a byte order mark.
        type: The class that is wanted, or a union of classes; None for any.

    Raises:
        DecodeError: If it is not such text, with every problem and its place.
        InvalidType: If the class that is wanted is none of the library's.

    >>> from genetherapy_model import PersonName
    >>> text = '{"schema": "genetherapy-model/1", "type": "PersonName"%s}'
    >>> loads(text % ', "family": "Bueren"', type=PersonName)
    PersonName(family='Bueren')
    >>> loads(text % ', "family": 7, "givne": "Juan"')
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.DecodeError: 2 problems:
    /family: expected text or null, got the number 7
    /givne: unknown field; did you mean 'given'?
    """
    made = accept(text)
    kind = builtins.type(made)
    if made is None or not (type is None or kind is type or kind in _allowed(type)):
        return decode(read_json(text), wanted=type)
    return made


def dump_line(obj: object) -> str:
    r"""Write an object as one line of JSON Lines, without its end.

    No character within would end the line for any reader: all that Unicode counts
    among the line separators are escaped.

    >>> from genetherapy_model import Keyword
    >>> dump_line(Keyword(text="gene\ntherapy"))
    '{"schema":"genetherapy-model/1","type":"Keyword","text":"gene\\ntherapy"}'
    """
    return dumps(obj)


@overload
def load_line(line: str | bytes, *, type: builtins.type[T]) -> T: ...


@overload
def load_line(line: str | bytes, *, type: UnionType | None = None) -> object: ...


def load_line(
    line: str | bytes,
    *,
    type: builtins.type | UnionType | None = None,  # noqa: A002 - the envelope's word
) -> object:
    r"""Read an object from one line of JSON Lines, with or without its end.

    Raises:
        DecodeError: If it is not such text, with every problem and its place.
        InvalidType: If the class that is wanted is none of the library's.

    >>> load_line('{"schema":"genetherapy-model/1","type":"Pmid","value":"7"}\n')
    Pmid('7')
    """
    return loads(line, type=type)


def decode(
    data: object,
    *,
    wanted: type | UnionType | None = None,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    version: int = VERSION,
) -> object:
    """Make an object of parsed JSON: first its envelope, then what is in it."""
    allowed = _allowed(wanted)
    if type(data) not in (dict, Repeated):
        raise refusal(
            "RDR902",
            f"expected an object with {SCHEMA!r} and {TYPE!r}, got {describe(data)}",
        )
    found = [*repetitions(data)]
    document = dict(cast("dict[str, object]", data))
    if SCHEMA in document:
        try:
            document = migrate(document, migrations=migrations, version=version)
        except InvalidValue as error:
            found.append(finding("RDR902", str(error), f"/{SCHEMA}"))
            raise DecodeError(tuple(found)) from error
    else:
        found.append(finding("RDR902", f"missing: {schema_of()!r}", f"/{SCHEMA}"))
    name = document.get(TYPE)
    kind = TAGS.get(name) if type(name) is str else None
    if kind is None or kind not in allowed:
        found.append(finding("RDR902", _said_of_type(document, allowed), f"/{TYPE}"))
        raise DecodeError(tuple(found))
    try:
        made = _structured(kind, document)
    except (ExceptionGroup, ValueError, TypeError, RecursionError) as error:
        raise DecodeError((*found, *explain(error))) from error
    if found:
        raise DecodeError(tuple(found))
    return made


def _structured(kind: type, document: dict[str, object]) -> object:
    fields = {key: document[key] for key in document if key not in (SCHEMA, TYPE)}
    if is_flat(kind):
        return own_converter().structure(fields, kind)
    return attrs.astuple(
        own_converter().structure(fields, _boxed(kind)), recurse=False
    )[0]


@cache
def _boxed(kind: type) -> type[attrs.AttrsInstance]:
    return attrs.make_class("Box", {VALUE: attrs.field(type=kind)})


def _allowed(wanted: type | UnionType | None) -> Collection[type]:
    if wanted is None:
        return NAMES
    kinds = get_args(wanted) if is_union(wanted) else (wanted,)
    for kind in kinds:
        if kind not in NAMES:
            raise InvalidType(
                f"{getattr(kind, '__name__', kind)} is no public class of "
                "genetherapy_model: structure it with make_converter()"
            )
    return kinds


def _said_of_type(document: dict[str, object], allowed: Collection[type]) -> str:
    names = [NAMES[kind] for kind in allowed]
    few = "" if allowed is NAMES else f": expected {one_of(map(repr, names))}"
    if TYPE not in document:
        return f"missing{few or ': the name of a class'}"
    name = document[TYPE]
    if type(name) is not str:
        return f"expected text, got {describe(name)}"
    if name not in TAGS:
        return f"{describe(name)} is no class{suggestion(name, names)}"
    return f"{describe(name)} is not what is wanted here{few}"
