"""The JSON Schema of our own JSON, made from the classes themselves.

It is JSON Schema 2020-12 (https://json-schema.org/draft/2020-12/schema) and stands
beside this module as a file, ``genetherapy-model-1.schema.json``, for editors and for
other languages. A document that the library writes is valid. One that is valid is
read, unless a value breaks what no schema can say: a check digit, a date that no
calendar has, markup that is not closed, ``5.0`` for a whole number.
"""

from __future__ import annotations

import inspect
import json
import re
import typing
from collections.abc import Iterator
from typing import Final, TypeAlias

import attrs

from genetherapy_model.codec import make_converter
from genetherapy_model.codec._json_text import LARGEST
from genetherapy_model.codec._shapes import (
    SCHEMA,
    TAG,
    TYPE,
    VALUE,
    Arms,
    fields_of,
    is_array,
    is_flat,
    is_statement,
    is_union,
    is_vocabulary,
    known_arms_of,
)
from genetherapy_model.codec._tags import NAMES, TAGS
from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._vocabularies import Vocabulary
from genetherapy_model.domain.identifiers import IDENTIFIERS
from genetherapy_model.migrations import VERSION, schema_of

__all__ = ["SCHEMA_FILE", "make_schema", "schema_text"]

Schema: TypeAlias = dict[str, object]

SCHEMA_FILE: Final = f"genetherapy-model-{VERSION}.schema.json"
"""The name of the shipped file, beside this module."""

_PRIMITIVES: Final[dict[object, Schema]] = {
    str: {"type": "string"},
    int: {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST},
    float: {"type": "number"},
    bool: {"type": "boolean"},
}
_NULL: Final[Schema] = {"type": "null"}


def make_schema() -> Schema:
    """Make the JSON Schema of every document of the present version.

    >>> schema = make_schema()
    >>> schema["$defs"]["Pmid"]["pattern"]
    '^(?:0|[1-9][0-9]{0,8})$'
    """
    tagged = _tagged_kinds()
    definitions = {name: _definition(kind) for name, kind in TAGS.items()}
    definitions |= {
        _tagged_name(kind): _closed(kind, {TAG: {"const": name}})
        for name, kind in TAGS.items()
        if kind in tagged
    }
    definitions |= {_curie_name(kind): _curie(kind) for kind in IDENTIFIERS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:genetherapy-model:{VERSION}",
        "title": schema_of(),
        "description": (
            "A document of genetherapy_model: an envelope, and in it a value of one "
            "of the library's classes. A field that is left out has its default."
        ),
        "type": "object",
        "properties": {SCHEMA: {"const": schema_of()}, TYPE: {"enum": sorted(TAGS)}},
        "required": [SCHEMA, TYPE],
        "allOf": [_document(name) for name in sorted(TAGS)],
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """Give the JSON Schema as text, as it stands in the shipped file.

    >>> print(schema_text()[:64])
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
    """
    return json.dumps(make_schema(), ensure_ascii=False, indent=2) + "\n"


def _document(name: str) -> Schema:
    kind = TAGS[name]
    envelope: Schema = {SCHEMA: True, TYPE: True}
    fields = (
        _closed(kind, envelope)
        if is_flat(kind)
        else {
            "properties": {**envelope, VALUE: _of(kind)},
            "required": [VALUE],
            "additionalProperties": False,
        }
    )
    return {"if": {"properties": {TYPE: {"const": name}}}, "then": fields}


def _closed(kind: type, keys: Schema) -> Schema:
    """Describe an object that has keys besides the fields of its class."""
    name = NAMES[kind]
    fields = [field for field, _ in fields_of(kind)]
    required = [field.name for field in fields if field.default is attrs.NOTHING]
    return {
        "title": name,
        "description": _summary(kind),
        "type": "object",
        "properties": keys
        | {
            field.name: {"$ref": f"#/$defs/{name}/properties/{field.name}"}
            for field in fields
        },
        "required": [*keys, *required],
        "additionalProperties": False,
    }


def _tagged_kinds() -> set[type]:
    """Find the classes that stand somewhere beside others."""
    return {
        kind
        for owner in filter(is_statement, TAGS.values())
        for _, hint in fields_of(owner)
        for arms in _unions_in(hint)
        if arms.tagged
        for kind in arms.statements
    }


def _unions_in(hint: object) -> Iterator[Arms]:
    if is_union(hint):
        yield known_arms_of(hint)
    for part in typing.get_args(hint):
        yield from _unions_in(part)


def _definition(kind: type) -> Schema:
    about: Schema = {"title": NAMES[kind], "description": _summary(kind)}
    if is_vocabulary(kind):
        if not issubclass(kind, Vocabulary):
            return about | {"enum": [member.value for member in kind]}
        members = [
            {"const": member.value, "description": member.definition} for member in kind
        ]
        return about | {"oneOf": members}
    if not is_statement(kind):
        pattern = getattr(kind, "pattern", None)
        matching = {"pattern": f"^(?:{pattern})$"} if pattern else {}
        return about | {"type": "string"} | matching
    words = _words_on_fields(kind)
    converter = make_converter()
    properties: dict[str, Schema] = {}
    required: list[str] = []
    for field, hint in fields_of(kind):
        said: Schema = {"description": words[field.name]} if field.name in words else {}
        properties[field.name] = said | _of(hint)
        if field.default is attrs.NOTHING:
            required.append(field.name)
        else:
            default = converter.unstructure(field.default, unstructure_as=hint)
            properties[field.name]["default"] = default
    return about | {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _of(hint: object) -> Schema:
    if hint in _PRIMITIVES:
        return dict(_PRIMITIVES[hint])
    if is_union(hint):
        return _of_union(known_arms_of(hint))
    if is_array(hint):
        items = _of(typing.get_args(hint)[0])
        is_set = typing.get_origin(hint) is frozenset
        return {"type": "array", "items": items} | (
            {"uniqueItems": True} if is_set else {}
        )
    return _refer(NAMES[typing.cast("type", hint)])


def _of_union(arms: Arms) -> Schema:
    of_scalar = _of_curie if arms.curies else _of
    of_statement = _of_tagged if arms.tagged else _of
    offered = [
        *map(_of, arms.primitives),
        *map(_of, arms.vocabularies),
        *map(of_scalar, arms.scalars),
        *map(of_statement, arms.statements),
        *map(_of, arms.arrays),
        *([_NULL] if arms.null else []),
    ]
    if len(arms.primitives) + arms.null < len(offered):
        return {"anyOf": offered}
    kinds = [each["type"] for each in offered]
    return {name: each[name] for each in offered for name in each} | {"type": kinds}


def _of_tagged(kind: type) -> Schema:
    return _refer(_tagged_name(kind))


def _of_curie(kind: type) -> Schema:
    return _refer(_curie_name(kind))


def _refer(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _tagged_name(kind: type) -> str:
    return f"{NAMES[kind]}.tagged"


def _curie_name(kind: type) -> str:
    return f"{NAMES[kind]}.curie"


def _curie(kind: type[Identifier]) -> Schema:
    return {
        "title": f"CURIE of {NAMES[kind]}",
        "description": f"{_summary(kind)} With its prefix.",
        "type": "string",
        "pattern": f"^{kind.prefix}:(?:{_local_pattern(kind)})$",
    }


def _local_pattern(kind: type[Identifier]) -> str:
    """Give the pattern of what follows the prefix, which is not always the value."""
    pattern = kind.pattern.replace(" ", "")
    for only_in_values in ("HGNC:", "MONDO:", r"10\.13039/"):
        pattern = pattern.removeprefix(only_in_values)
    return pattern


def _summary(kind: type) -> str:
    return (inspect.getdoc(kind) or "").partition("\n\n")[0].replace("\n", " ")


_FIELD = re.compile(r"^    (\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)


def _words_on_fields(kind: type) -> dict[str, str]:
    """Read what the docstring of a class says of each field, under Attributes."""
    doc = inspect.getdoc(kind) or ""
    section = doc.partition("Attributes:\n")[2].partition("\n\n")[0]
    return {name: " ".join(text.split()) for name, text in _FIELD.findall(section)}
