"""Fast to accept, slow to explain: the ways that nearly all records take.

Each gives just what the converter gives, or None, which says that the record has to go
there: it may be wrong, or merely not as this library writes it. No word is lost on why,
as the converter tells it.
"""

from __future__ import annotations

from functools import cache
from typing import Final, cast

from genetherapy_model.codec._accepting import Builders
from genetherapy_model.codec._converter import own_converter
from genetherapy_model.codec._plain_text import parse, write
from genetherapy_model.codec._rendering import Writers
from genetherapy_model.codec._shapes import SCHEMA, TYPE, is_flat
from genetherapy_model.codec._tags import NAMES, TAGS
from genetherapy_model.migrations import schema_of

_SCHEMA: Final = schema_of()


def accept(text: str | bytes) -> object | None:
    """Make an object of the text of a document that is as it would be written."""
    try:
        document = parse(text)
        kind = TAGS[cast("str", document.pop(TYPE))]
        if document.pop(SCHEMA) != _SCHEMA or kind not in _flat_kinds():
            return None
        return _builders().build(kind, document)
    except Exception:  # noqa: BLE001 - the converter tells what it was
        return None


def render(obj: object) -> str | None:
    """Write an object as a document of one line."""
    kind = type(obj)
    try:
        if kind not in _flat_kinds():
            return None
        head = {SCHEMA: _SCHEMA, TYPE: NAMES[kind]}
        return write(head | _writers().write(obj))
    except Exception:  # noqa: BLE001 - the converter tells what it was
        return None


@cache
def _flat_kinds() -> frozenset[type]:
    return frozenset(filter(is_flat, NAMES))


@cache
def _builders() -> Builders:
    return Builders(own_converter())


@cache
def _writers() -> Writers:
    return Writers(own_converter())
