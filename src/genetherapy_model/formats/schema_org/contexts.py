"""Contexts: what the keys of a document mean, put into schema.org's own names.

A document may write ``schema:name``, ``http://schema.org/name``, ``title`` for
``schema:name``, or plain ``name``: all become ``name``. What is of another vocabulary
keeps its name, and its part of the context. No context is ever fetched.

Source: JSON-LD 1.1, https://www.w3.org/TR/json-ld11/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from genetherapy_model.formats.schema_org.vocabulary import CONTEXT

__all__ = ["rename"]

_HOME: Final = re.compile(r"https?://(?:www\.)?schema\.org/?(.*)", re.DOTALL)
_DEEPEST: Final = 200


class _Context(NamedTuple):
    """What a context says.

    Attributes:
        vocabulary: What stands before a name that it does not define.
        names: The names that it defines.
    """

    vocabulary: str
    names: Mapping[str, str]


def rename(document: object) -> object:
    """Give a document with the names of schema.org as its keys and types.

    The prefix ``schema`` is known even where the context forgets it.

    >>> rename({"@context": {"s": "http://schema.org/"}, "s:name": "x", "@id": "s:1"})
    {'@context': 'https://schema.org', 'name': 'x', '@id': 's:1'}
    """
    return _rename(document, _Context(f"{CONTEXT}/", {"schema": f"{CONTEXT}/"}), 0)


def _rename(value: object, context: _Context, depth: int) -> object:
    if depth > _DEEPEST:
        return value
    if isinstance(value, list):
        return [_rename(one, context, depth + 1) for one in value]
    if not isinstance(value, dict):
        return value
    if "@value" in value and value.keys() <= {"@value", "@type"}:
        return value["@value"]  # the expanded form of a plain value
    made: dict[str, object] = {}
    if "@context" in value:
        context, foreign = _extend(context, value["@context"])
        made["@context"] = [CONTEXT, foreign] if foreign else CONTEXT
    for key, held in value.items():
        if key == "@context":
            continue
        name = _name(key, context)
        if name == "@type":
            renamed = _rename_types(held, context)
        elif name in ("@id", "@value"):
            renamed = held
        else:
            renamed = _rename(held, context, depth + 1)
        # Two keys may be one name: both are kept.
        made[name] = _joined(made[name], renamed) if name in made else renamed
    return made


def _joined(one: object, other: object) -> object:
    first = one if isinstance(one, list) else [one]
    return [*first, *(other if isinstance(other, list) else [other])]


def _rename_types(held: object, context: _Context) -> object:
    if isinstance(held, list):
        return [_rename_types(one, context) for one in held]
    return _name(held, context) if isinstance(held, str) else held


def _name(key: str, context: _Context) -> str:
    found = _expand(key, context)
    home = _HOME.fullmatch(found)
    if home is not None and home[1]:
        return home[1]
    if found.startswith("@"):
        return found
    is_ours = _HOME.fullmatch(context.vocabulary) is not None
    return found if not is_ours and found.startswith(context.vocabulary) else key


def _expand(key: str, context: _Context) -> str:
    if key.startswith("@"):
        return key
    if key in context.names:
        return context.names[key]
    prefix, colon, local = key.partition(":")
    if colon:
        base = context.names.get(prefix)
        is_address = local.startswith("//")
        return key if base is None or is_address else f"{base}{local}"
    return f"{context.vocabulary}{key}"


def _extend(context: _Context, stated: object) -> tuple[_Context, dict[str, object]]:
    """Give what a context adds, and the part of it that is of other vocabularies."""
    vocabulary, names = context.vocabulary, dict(context.names)
    foreign: dict[str, object] = {}
    parts: Iterable[object] = stated if isinstance(stated, list) else [stated]
    for part in parts:
        if not isinstance(part, dict):
            continue  # an address: schema.org's own, or one that is not fetched
        base = part.get("@vocab")
        if isinstance(base, str):
            home = _HOME.fullmatch(base)
            vocabulary = f"{CONTEXT}/" if home is not None else base
        for name, meaning in part.items():
            target = meaning.get("@id") if isinstance(meaning, dict) else meaning
            if isinstance(target, str) and not name.startswith("@"):
                names[name] = target
        for name, meaning in part.items():
            if name in names and not name.startswith("@"):
                target = _expand(names[name], _Context(vocabulary, names))
                names[name] = target
                if _HOME.fullmatch(target) is None and not target.startswith("@"):
                    foreign[name] = meaning
    return _Context(vocabulary, names), foreign
