"""What a column of a table is, and the types and values that several tables share."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import lru_cache
from typing import Final, Generic, NamedTuple, TypeAlias, TypeVar

import pyarrow as pa

from genetherapy_model.domain.dates import DateRange, PartialDate
from genetherapy_model.domain.text import MarkedText

__all__ = [
    "DATE",
    "FLAG",
    "TEXT",
    "TEXTS",
    "Column",
    "Row",
    "date_of",
    "plain_of",
    "structs",
    "text_of",
    "value_of",
]

T = TypeVar("T")

Row: TypeAlias = dict[str, object]
"""The value of a struct."""


class Column(NamedTuple, Generic[T]):
    """A column: its name, its type, and what it takes from an object."""

    name: str
    type: pa.DataType
    of: Callable[[T], object]


TEXT: Final = pa.string()
TEXTS: Final = pa.list_(pa.string())
FLAG: Final = pa.bool_()
DATE: Final = pa.struct(
    {"text": pa.string(), "earliest": pa.date32(), "latest": pa.date32()}
)


def structs(**fields: pa.DataType) -> pa.DataType:
    """Make the type of a list of structs.

    >>> structs(name=TEXT)
    ListType(list<item: struct<name: string>>)
    """
    return pa.list_(pa.struct(fields))


def value_of(member: Enum | None) -> str | None:
    """Give what a member of a vocabulary is called in JSON.

    >>> from genetherapy_model.domain.modalities import Setting
    >>> value_of(Setting.EX_VIVO), value_of(None)
    ('ex vivo', None)
    """
    return None if member is None else str(member.value)


def text_of(value: object) -> str | None:
    """Give the text of what is stated.

    >>> text_of(None), text_of(3)
    (None, '3')
    """
    return None if value is None else str(value)


def plain_of(text: MarkedText | None) -> str | None:
    """Give a text without its markup.

    >>> plain_of(MarkedText("AAV<sub>9</sub>")), plain_of(MarkedText(""))
    ('AAV9', '')
    """
    return None if text is None else text.plain


@lru_cache(1 << 14)
def date_of(date: PartialDate | DateRange | None) -> Row | None:
    """Give what was stated of a date, and the days between which it lies.

    >>> date_of(PartialDate.parse("2024-02"))["latest"]
    datetime.date(2024, 2, 29)
    """
    if date is None:
        return None
    return {"text": str(date), "earliest": date.earliest, "latest": date.latest}
