"""The values of JSON-LD: several or one, texts, types, references."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

__all__ = [
    "has_type",
    "listing",
    "nodes_of",
    "one_or_all",
    "text_of",
    "texts_of",
    "types_of",
]

T = TypeVar("T")


def listing(value: object) -> list[object]:
    """Give the values of a term, which may be one, several or a list of JSON-LD.

    >>> listing(None), listing("a"), listing({"@list": ["a", "b"]})
    ([], ['a'], ['a', 'b'])
    """
    if isinstance(value, list):
        return [one for part in value for one in listing(part)]
    if isinstance(value, dict) and (value.keys() & {"@list", "@set"}):
        return listing(value.get("@list", value.get("@set")))
    return [] if value is None else [value]


def one_or_all(values: Iterable[T]) -> T | list[T] | None:
    """Give one value as it is, several as a list, and None of none.

    >>> one_or_all([1]), one_or_all([1, 2]), one_or_all([])
    (1, [1, 2], None)
    """
    found = list(values)
    if not found:
        return None
    return found[0] if len(found) == 1 else found


def text_of(value: object) -> str | None:
    """Give the text of a value, the first of several; None where it has none.

    >>> text_of({"@language": "en", "@value": "Gene therapy"}), text_of(7), text_of([])
    ('Gene therapy', '7', None)
    """
    if isinstance(value, list):
        return next(iter(texts_of(value)), None)
    if isinstance(value, dict):
        value = value.get("@value", value.get("@id"))
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def texts_of(value: object) -> list[str]:
    """Give the texts among the values of a term."""
    return [text for one in listing(value) if (text := text_of(one)) is not None]


def nodes_of(value: object) -> list[dict[str, object]]:
    """Give the nodes among the values of a term."""
    return [one for one in listing(value) if isinstance(one, dict)]


def types_of(node: dict[str, object]) -> list[str]:
    """Give the types of a node.

    >>> types_of({"@type": ["ScholarlyArticle"]})
    ['ScholarlyArticle']
    """
    return [one for one in listing(node.get("@type")) if isinstance(one, str)]


def has_type(*types: str) -> Callable[[dict[str, object]], bool]:
    """Give what tells whether a node is of one of some types."""
    return lambda node: any(one in types for one in types_of(node))
