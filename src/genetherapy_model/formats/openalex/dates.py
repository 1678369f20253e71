"""OpenAlex's dates, which have a day whether or not one is known.

Where a publisher states no more than the year, Crossref says that it takes the first of
January (https://groups.google.com/g/openalex-community/c/qQrjDM3Bpcc, which counts
1,599,000 works of 1 January 2024 and 22,380 of the day after), and the first of other
months is four times as frequent as the days that follow it. So the first of a month
says the month, and that of January the year; how it was written is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, cast

from genetherapy_model.domain.dates import DateRange, PartialDate, parse_date
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.errors import InvalidDate
from genetherapy_model.formats.openalex.fields import Fields
from genetherapy_model.formats.openalex.vocabulary import DATES

__all__ = ["read_date", "read_day", "write_date", "write_day"]

# ISO 8601, with or without a time, which updated_date has.
_ISO: Final = re.compile(
    r"(?P<date>(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?)"
    r"(?:[T ].*)?"
)


def read_date(fields: Fields) -> PublicationDate | None:
    """Read when a work was published, no more exactly than is sure.

    >>> read_date(Fields({"publication_date": "2024-01-01"})).date
    PartialDate.parse('2024')
    >>> read_date(Fields({"publication_date": "2024-02-01"})).date
    PartialDate.parse('2024-02')
    """
    text, year = fields.text("publication_date"), fields.number("publication_year")
    if text is None and year is None:
        return None
    told = None if year is None else _year(year)
    problem = None
    if text is not None:
        try:
            stated = _stated(text)
        except InvalidDate as error:
            problem = f"publication_date: {error}"
        else:
            date = stated.date
            if isinstance(date, PartialDate) and year not in (None, date.year):
                said = f"publication_year: {year}, but publication_date: {text}"
                fields.told("RDR028", said, "/dates/0")
            return stated
    if told is None:
        text = text if text is not None else str(year)
        problem = problem or f"publication_year: {year} is no year"
    if problem is not None:
        fields.told("RDR003", problem, "/dates/0")
    if told is not None:
        return PublicationDate(kind=DateKind.PUBLISHED, date=told)
    return PublicationDate(kind=DateKind.PUBLISHED, date=None, text=text)


def _year(year: int) -> PartialDate | None:
    try:
        return PartialDate(year=year)
    except InvalidDate:
        return None


def _stated(text: str) -> PublicationDate:
    """Read the text of a date, and keep it where it would be written otherwise."""
    found = _ISO.fullmatch(text)
    if found is None:
        raise InvalidDate(f"{text!r} is no date of ISO 8601")
    year, month, day = (
        None if found[part] is None else int(found[part])
        for part in ("year", "month", "day")
    )
    date = PartialDate(year=year or 0, month=month, day=day)
    if day == 1:
        date = PartialDate(year=date.year, month=None if month == 1 else month)
    is_plain = _written(date, None).get("publication_date") == text
    return PublicationDate(
        kind=DateKind.PUBLISHED, date=date, text=None if is_plain else text
    )


def write_date(dates: Iterable[PublicationDate]) -> dict[str, object]:
    """Write the date of the publication: a year, and what is known besides.

    >>> write_date([PublicationDate(kind=DateKind.PUBLISHED, date="2023-11-14")])
    {'publication_year': 2023, 'publication_date': '2023-11-14'}
    >>> write_date([PublicationDate(kind=DateKind.PUBLISHED, date="2023")])
    {'publication_year': 2023}
    """
    known = [one for one in dates if one.kind in DATES]
    # Of several, one that is a date, and of the best kind.
    known.sort(key=lambda one: (one.date is None, DATES.index(one.kind)))
    for stated in known:
        text = stated.text if stated.text and stated.text.strip() else None
        date = stated.date
        if date is None and text is not None:
            try:
                date = _stated(text).date
            except InvalidDate:
                return {"publication_date": text}
        if date is not None:
            return _written(date, text)
    return {}


def _written(date: PartialDate | DateRange, text: str | None) -> dict[str, object]:
    first = (date.start or date.end) if isinstance(date, DateRange) else date
    made: dict[str, object] = {"publication_year": cast("PartialDate", first).year}
    if text is not None and _means(text, date):
        made["publication_date"] = text
    elif isinstance(date, PartialDate) and date.month and not date.is_qualified:
        made["publication_date"] = str(date)
    return made


def _means(text: str, date: PartialDate | DateRange) -> bool:
    try:
        return _stated(text).date == date
    except InvalidDate:
        return False


def read_day(fields: Fields, key: str) -> PartialDate | DateRange | None:
    """Read the day of a time stamp."""
    text = fields.text(key)
    if text is None:
        return None
    found = _ISO.fullmatch(text)
    try:
        return parse_date(text if found is None else found["date"])
    except InvalidDate as error:
        fields.told("RDR003", f"{key}: {error}")
        return None


def write_day(date: PartialDate | DateRange | None) -> str | None:
    """Write a date as a time stamp."""
    return None if date is None else str(date)
