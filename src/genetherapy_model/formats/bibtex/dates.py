"""Dates: ``year`` and ``month`` of BibTeX, ``date`` of BibLaTeX, both ways."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from genetherapy_model.domain.dates import DateRange, PartialDate, parse_date
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.errors import InvalidDate
from genetherapy_model.formats.bibtex import vocabulary

__all__ = [
    "Read",
    "Written",
    "dated",
    "has_time",
    "read_date",
    "read_fields",
    "read_parts",
    "write_date",
]

_DASHES: Final = re.compile(r"\s*[-\u2013\u2014]+\s*")
_YEAR: Final = re.compile("[0-9]{4}")
# BibLaTeX has times of day, by ISO 8601-2: biblatex's manual, section 2.3.8. BibDesk
# has a blank before them.
_TIME: Final = re.compile(
    r"(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})(?:T| )[0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
    r"(?:Z| ?[+-][0-9]{2}(?::?[0-9]{2})?)?(?=/|\Z)"
)
_OVER: Final = re.compile(r"([a-z]{3,9})\W+([a-z]{3,9})")


class Read(NamedTuple):
    """What the fields of a date say.

    Attributes:
        date: The date; None where they say none.
        used: The fields that it says all of.
        problems: The code of a finding and its sentence, for what is left.
    """

    date: PartialDate | DateRange | None
    used: tuple[str, ...]
    problems: tuple[tuple[str, str], ...] = ()


class Written(NamedTuple):
    """A date in the fields of an entry; a month is an expression, not in braces."""

    year: str = ""
    month: str = ""
    date: str = ""


def read_date(text: str) -> PartialDate | DateRange | None:
    """Read a date from the text of one field; None where it is none.

    Of a time its day is read.

    >>> read_date("2022-12/2023-01"), read_date("in press")
    (DateRange.parse('2022-12/2023-01'), None)
    >>> read_date("2012-05-06T10:00:00")
    PartialDate.parse('2012-05-06')
    """
    for form in (text, _TIME.sub("", text), _DASHES.sub("-", text)):
        try:
            return parse_date(form)
        except InvalidDate:
            pass
    return None


def has_time(text: str, date: PartialDate | DateRange) -> bool:
    """Tell whether a text is a date and says the time of day besides.

    >>> has_time("2012-05-06T10:00:00Z", PartialDate(year=2012, month=5, day=6))
    True
    """
    return str(date) == _TIME.sub("", text) != text


def dated(kind: DateKind, date: PartialDate | DateRange, text: str) -> PublicationDate:
    """Give a date of a publication, with its words where they say the time too."""
    words = text if has_time(text, date) else None
    return PublicationDate(kind=kind, date=date, text=words)


def read_fields(date: str, year: str, month: str, day: str) -> Read:
    """Read a date from all of its fields, BibLaTeX's ``date`` before the others.

    >>> read_fields("2013-05-06", "2013", "may", "")
    Read(date=PartialDate.parse('2013-05-06'), used=('date', 'year', 'month'),
         problems=())
    >>> read_fields("", "2012", "13", "").problems
    (('RDR003', "the month '13' is none of 2012: it is kept as an extra"),)
    """
    problems: list[tuple[str, str]] = []
    stated = read_date(date) if date else None
    if date and stated is None:
        problems.append(("RDR003", f"{date!r} is no date: it is kept as an extra"))
    base = year or (_first(stated)[:4] if stated else "")
    named = (("year", year), ("month", month), ("day", day))
    fields = {name: text for name, text in named if text}
    if day and not month and isinstance(stated, PartialDate) and stated.month:
        month = str(stated.month)
    parts = read_parts(base, month.lower(), day) if base else None
    if parts is None and base and month and day:
        parts = read_parts(base, month.lower(), "")
        if parts is not None:
            problems.append(_left("day", fields.pop("day"), f"{base} {month}"))
            if not fields:
                parts = None
    if stated is None and parts is None:
        problems += [
            _left(name, fields[name], year) for name in fields if name != "year"
        ]
        return Read(read_date(year) if year else None, ("year",), tuple(problems))
    used = ("date", *fields)
    if stated is None:
        return Read(parts, used[1:], tuple(problems))
    if not fields or (parts is not None and _is_within(stated, parts)):
        return Read(stated, used, tuple(problems))
    if parts is not None and str(parts).startswith(str(stated)):
        return Read(parts, used, tuple(problems))
    said = ", ".join(f"{name} {text}" for name, text in fields.items())
    said = f"{said}: this is not the date {date}, which is read; it is kept as an extra"
    return Read(stated, ("date",), (*problems, ("RDR018", said)))


def _left(name: str, text: str, year: str) -> tuple[str, str]:
    of = f"is none of {year}" if year else "has no year"
    return "RDR003", f"the {name} {text!r} {of}: it is kept as an extra"


def _first(date: PartialDate | DateRange) -> str:
    """Give the first day of a date, as far as it is said."""
    start = (date.start or date.end) if isinstance(date, DateRange) else date
    return _day(start)


def _day(date: PartialDate | None) -> str:
    if date is None:
        return ""
    parts = (f"{date.year:04}", date.month, date.day)
    return "-".join(f"{part:0>2}" for part in parts if part is not None)


def _is_within(stated: PartialDate | DateRange, parts: PartialDate | DateRange) -> bool:
    """Tell whether parts say the same as a date, or less."""
    if isinstance(parts, DateRange):
        return (
            isinstance(stated, DateRange)
            and _day(stated.start).startswith(_day(parts.start))
            and _day(stated.end).startswith(_day(parts.end))
        )
    if parts.season is not None:
        return parts == stated
    return _first(stated).startswith(_day(parts))


def read_parts(year: str, month: str, day: str) -> PartialDate | DateRange | None:
    """Read a date from year, month and day; None where they are none together.

    >>> read_parts("2023", "14 nov", ""), read_parts("2022", "dec--jan", "")
    (PartialDate.parse('2023-11-14'), DateRange.parse('2022-12/2023-01'))
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
        whole = [month] if year in _YEAR.findall(month) else []
        forms = [*whole, f"{year} {month}", f"{month} {year}"]
    for form in forms:
        try:
            found = parse_date(form)
        except InvalidDate:
            continue
        return None if _is_split(found, year, month) else _over_new_year(found, month)
    return None


def _is_split(found: PartialDate | DateRange, year: str, month: str) -> bool:
    """Tell whether two years and two months are no months that follow each other.

    December to January of 2012--2013 is a winter; November to December of the two is
    no fourteen months, and which of the years is meant is not said.
    """
    if len(_YEAR.findall(year)) < 2 or _OVER.fullmatch(month.lower()) is None:
        return False
    return not (
        isinstance(found, DateRange)
        and (start := found.start) is not None
        and (end := found.end) is not None
        and end.year == start.year + 1
        and start.month is not None
        and end.month is not None
        and end.month < start.month
    )


def _over_new_year(
    found: PartialDate | DateRange, month: str
) -> PartialDate | DateRange:
    """Put the end of December to January into the year after the one that is named."""
    if not (isinstance(found, DateRange) and found.start and found.end):
        return found
    start, end = found.start, found.end
    ends_first = (
        start.month is not None
        and end.month is not None
        and start.year == end.year < 9999
        and end.month < start.month
    )
    if not ends_first or _OVER.fullmatch(month.lower()) is None:
        return found
    return DateRange(start=start, end=PartialDate(year=end.year + 1, month=end.month))


def write_date(date: PartialDate | DateRange) -> Written:
    """Write a date: in BibTeX's fields, and in BibLaTeX's where those cannot hold it.

    >>> write_date(parse_date("2023-11"))
    Written(year='2023', month='nov', date='')
    >>> write_date(parse_date("2023-24"))
    Written(year='2023', month='', date='2023-24')
    """
    ends = (date,) if isinstance(date, PartialDate) else (date.start, date.end)
    first = next(end for end in ends if end is not None)  # a range has one
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
