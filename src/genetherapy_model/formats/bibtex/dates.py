"""Dates: ``year`` and ``month`` of BibTeX, ``date`` of BibLaTeX, both ways."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from genetherapy_model.domain.dates import DateRange, PartialDate, parse_date
from genetherapy_model.errors import InvalidDate
from genetherapy_model.formats.bibtex import vocabulary

__all__ = ["Written", "read_date", "read_parts", "write_date"]

_DASHES: Final = re.compile(r"\s*[-\u2013\u2014]+\s*")
_OVER: Final = re.compile(r"([a-z]{3,9})\W+([a-z]{3,9})")


class Written(NamedTuple):
    """A date in the fields of an entry; a month is an expression, not in braces."""

    year: str = ""
    month: str = ""
    date: str = ""


def read_date(text: str) -> PartialDate | DateRange | None:
    """Read a date from the text of one field; None where it is none.

    >>> read_date("2022-12/2023-01"), read_date("in press")
    (DateRange('2022-12/2023-01'), None)
    """
    for form in (text, _DASHES.sub("-", text)):
        try:
            return parse_date(form)
        except InvalidDate:
            pass
    return None


def read_parts(year: str, month: str, day: str) -> PartialDate | DateRange | None:
    """Read a date from year, month and day; None where they are none together.

    >>> read_parts("2023", "14 nov", ""), read_parts("2022", "dec--jan", "")
    (PartialDate('2023-11-14'), DateRange('2022-12/2023-01'))
    """
    if not month:
        return None if day else read_date(year)
    month = _DASHES.sub("-", month.replace("~", " ").replace("/", "-").rstrip(". "))
    if month.isdigit() and len(month) <= 2:
        forms = [f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")]
    elif day:
        forms = [f"{year} {month} {day}", f"{day} {month} {year}"]
    else:
        # As in Web of Science's month = {2023 MAY 12}.
        whole = [month] if re.search("[0-9]{4}", month) else []
        forms = [*whole, f"{year} {month}", f"{month} {year}"]
    for form in forms:
        try:
            found = parse_date(form)
        except InvalidDate:
            continue
        return _over_new_year(found, month)
    return None


def _over_new_year(
    found: PartialDate | DateRange, month: str
) -> PartialDate | DateRange:
    """Put the end of December to January into the year after the one that is named."""
    if not (isinstance(found, DateRange) and found.start and found.end):
        return found
    start, end = found.start, found.end
    is_backward = (
        start.month is not None
        and end.month is not None
        and start.year == end.year < 9999
        and end.month < start.month
    )
    if not is_backward or _OVER.fullmatch(month.lower()) is None:
        return found
    return DateRange(start=start, end=PartialDate(year=end.year + 1, month=end.month))


def write_date(date: PartialDate | DateRange) -> Written:
    """Write a date: in BibTeX's fields, and in BibLaTeX's where those cannot hold it.

    >>> write_date(parse_date("2023-11"))
    Written(year='2023', month='nov', date='')
    >>> write_date(parse_date("2023-24"))
    Written(year='2023', month='', date='2023-24')
    """
    first = date
    if isinstance(date, DateRange):
        first = date.start or date.end or date
    if not isinstance(first, PartialDate):  # pragma: no cover - a range has an end
        return Written(date=str(date))
    year = f"{first.year:04}"
    month = vocabulary.MONTHS[first.month - 1] if first.month else ""
    if isinstance(date, PartialDate):
        is_held = date.season is None and date.day is None and not date.is_qualified
        return Written(year, month, "" if is_held else str(date))
    last = date.end
    if (
        month
        and last is not None
        and last.month
        and str(date) == f"{year}-{first.month:02}/{year}-{last.month:02}"
        and last.month > (first.month or 0)
    ):
        return Written(year, f'{month} # "--" # {vocabulary.MONTHS[last.month - 1]}')
    return Written(year, month, str(date))
