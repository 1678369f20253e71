"""Dates in schema.org: those of ISO 8601, a year, a month or a day.

A season, a date in doubt, a range have no form there. Its year is written, where it is
certain, and the rest stands beside it; no date is written more exactly than it is.

Source: https://schema.org/Date, https://schema.org/DateTime.
"""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain.dates import DateRange, PartialDate, parse_date
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.errors import InvalidDate
from genetherapy_model.formats.schema_org.nodes import Node, Notes
from genetherapy_model.formats.schema_org.values import text_of

__all__ = ["read_date", "read_optional_date", "write_date", "write_time"]

_TIME: Final = re.compile(
    r"(.{4,12})[T ]([01][0-9]|2[0-3]):?([0-5][0-9])?\b.*", re.DOTALL
)


def write_date(date: PartialDate | DateRange) -> str | None:
    """Write as much of a date as there is a form for.

    >>> [write_date(parse_date(text)) for text in ("2023-11", "2023-24", "2023?")]
    ['2023-11', '2023', None]
    """
    if isinstance(date, DateRange):
        ends = {end.year for end in (date.start, date.end) if end is not None}
        both = date.start is not None and date.end is not None
        return f"{ends.pop():04}" if both and len(ends) == 1 else None
    if date.uncertain or date.approximate:
        return None
    return str(PartialDate(year=date.year, month=date.month, day=date.day))


def write_time(stated: PublicationDate) -> str | None:
    """Write a date with its time, where both are stated."""
    written = None if stated.date is None else write_date(stated.date)
    if written is None or stated.hour is None or stated.minute is None:
        return written
    return f"{written}T{stated.hour:02}:{stated.minute:02}"


def read_date(text: str, kind: DateKind, notes: Notes, path: str) -> PublicationDate:
    """Read a date with its time; of what is no date its words."""
    found = _TIME.fullmatch(text.strip())
    try:
        if found is not None and found[3] is not None:
            date = parse_date(found[1])
            return PublicationDate(
                kind=kind, date=date, hour=int(found[2]), minute=int(found[3])
            )
        return PublicationDate(kind=kind, date=parse_date(text))
    except InvalidDate as error:
        notes.warn("RDR003", str(error), path)
        return PublicationDate(kind=kind, date=None, text=text)


def read_optional_date(
    node: Node, key: str, notes: Notes
) -> PartialDate | DateRange | None:
    """Read a day, whatever its hour."""
    text = text_of(node.get(key))
    if text is None:
        return None
    found = _TIME.fullmatch(text.strip())
    try:
        return parse_date(text if found is None else found[1])
    except InvalidDate as error:
        notes.warn("RDR003", f"{key}: {error}")
        return None
