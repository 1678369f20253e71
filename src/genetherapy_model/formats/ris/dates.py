"""The dates of RIS: ``YYYY/MM/DD/other``, and what programs write instead.

Source: the specification of RIS, fields Y1, PY and DA: year, month and day in digits
between slashes, each of which may be missing, then a season or any other text.
"""

from __future__ import annotations

import re

from genetherapy_model.domain.dates import (
    DateRange,
    PartialDate,
    parse_date,
    spell,
)
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.errors import InvalidDate
from genetherapy_model.formats.ris.tags import one_line

__all__ = ["read_date", "read_day", "read_electronic", "write_date", "write_electronic"]

_SLASHED = re.compile(r"([0-9]{4})(?:/([0-9]{0,2})(?:/([0-9]{0,2})(?:/(.*))?)?)?")
_DAY = re.compile(r"[0-9]{4}/[0-9]{2}(?:/[0-9]{2})?")
# Zotero writes the names of what its program did not know.
_SAYS_NOTHING = frozenset({"", "undefined", "/"})


def read_date(text: str) -> PublicationDate:
    """Read the text of a PY, Y1 or DA; what is no date is kept as text.

    >>> read_date("1999/08//undefined").date, read_date("2023///Winter").date
    (PartialDate.parse('1999-08'), PartialDate.parse('2023-24'))
    >>> read_date("2023/11/14/Advent").text
    '2023/11/14/Advent'
    """
    date, is_all = _parse(text)
    kept = None if is_all else text
    return PublicationDate(kind=DateKind.PUBLISHED, date=date, text=kept)


def _parse(text: str) -> tuple[PartialDate | DateRange | None, bool]:
    slashed = _SLASHED.fullmatch(text)
    if slashed is None:
        try:
            return parse_date(text), True
        except InvalidDate:
            return None, False
    year, month, day, other = slashed.groups()
    # A day without its month is no date, and no month.
    parts = (year, month, day) if _number(month) else (year,)
    numbers = "-".join(part.zfill(2) for part in parts if _number(part))
    try:
        date: PartialDate | DateRange = parse_date(numbers)
    except InvalidDate:
        return None, False
    other = (other or "").strip()
    if not _number(month) and _number(day):
        return date, False
    if other in _SAYS_NOTHING:
        return date, True
    for said in (f"{year} {other}", other):
        try:
            found = parse_date(said)
        except InvalidDate:
            continue
        if not _number(month) and _year(found) == int(year):
            return found, True
        if found == date:
            return date, True
    return date, False


def _number(text: str | None) -> int:
    return int(text or 0)


def _year(date: PartialDate | DateRange) -> int | None:
    if isinstance(date, DateRange):
        return date.start.year if date.start is not None else None
    return date.year


def read_day(year: PublicationDate, text: str) -> PublicationDate | None:
    """Read the text of a DA beside a year: the whole date, or None if they differ.

    >>> str(read_day(read_date("2018"), "AUG 16").date)
    '2018-08-16'
    """
    date = year.date
    if not isinstance(date, PartialDate) or date.month or date.season or year.text:
        return None
    found = read_date(text)
    if found.date is not None and _year(found.date) == date.year:
        return found
    try:
        joined = parse_date(f"{date} {text}")
    except InvalidDate:
        return None
    return PublicationDate(kind=DateKind.PUBLISHED, date=joined)


def write_date(stated: PublicationDate) -> tuple[tuple[str, str], ...]:
    """Write a date as PY and DA, so that it is read back if RIS can hold it."""
    date = stated.date
    text = one_line(stated.text or "")
    if date is None:
        return (("PY", text),) if text else ()
    year = _year(date)
    if year is None:
        return (("PY", str(date)),)
    plain = (("PY", f"{year:04}"),)
    if isinstance(date, PartialDate) and str(date) == f"{year:04}" and not text:
        return plain
    said = next((each for each in (text, _slashed(date)) if _means(each, date)), None)
    return (*plain, ("DA", said or str(date)))


def _means(said: str | None, date: PartialDate | DateRange) -> bool:
    found = read_day(read_date(f"{_year(date):04}"), said) if said else None
    return found is not None and found.date == date


def _slashed(date: PartialDate | DateRange) -> str:
    if isinstance(date, PartialDate) and not (date.season or date.is_qualified):
        parts = (f"{part:02}" if part else "" for part in (date.month, date.day))
        return f"{date.year:04}/{'/'.join(parts)}/"
    words = spell(date)
    first = f"{_year(date):04}"
    return f"{first}///{words.removeprefix(f'{first} ')}"


def read_electronic(text: str) -> PublicationDate | None:
    """Read EndNote's ET of an article: the day of its electronic publication."""
    if not _DAY.fullmatch(text):
        return None
    found = read_date(text)
    if found.date is None:
        return None
    return PublicationDate(kind=DateKind.ELECTRONIC, date=found.date)


def write_electronic(stated: PublicationDate) -> str | None:
    """Write the day of electronic publication; None where it is no day or month."""
    date = stated.date
    if not isinstance(date, PartialDate) or not date.month or date.is_qualified:
        return None
    return str(date).replace("-", "/")
