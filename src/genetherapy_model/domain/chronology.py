"""How dates lie to each other: certainly, possibly, in order, and moved in time.

Dates are as vague as they were stated, so "is it before?" is two questions. Something
is *certain* where it holds for every reading of both dates, *possible* where it holds
for some. A date marked uncertain or approximate, a range whose ends stand in the wrong
order, and an end that is open or not stated make nothing certain; what is possible is
judged by what they state.

:func:`certainly_before` takes a date for the moment of an event: ``2023`` is one day of
that year, we do not know which. A range is the whole time from its start to its end,
each of which is such a moment. For "after", swap the two dates.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple, overload

from attrs import evolve

from genetherapy_model.domain.dates import DateRange, PartialDate, Season
from genetherapy_model.errors import InvalidDate

__all__ = [
    "add",
    "certainly_before",
    "certainly_overlap",
    "certainly_within",
    "possibly_before",
    "possibly_overlap",
    "possibly_within",
    "sort_key",
]

# Days beyond the calendar at both ends (date.min has the ordinal 1), so that nothing
# is certain about a side of which nothing is known.
_EVER = 0
_NEVER = dt.date.max.toordinal() + 1
# Of these, unlike of months and quarters, nobody knows the first and the last day.
_VAGUE_SEASONS = frozenset({Season.SPRING, Season.SUMMER, Season.AUTUMN, Season.WINTER})


class _Span(NamedTuple):
    """A stretch of time, in ordinals of days, of whose ends only bounds are known."""

    first_start: int
    last_start: int
    first_end: int
    last_end: int
    sure: bool


def certainly_before(
    date: PartialDate | DateRange, other: PartialDate | DateRange
) -> bool:
    """Tell whether one date ends before the other begins, however both are read.

    >>> certainly_before(PartialDate.parse("2022"), PartialDate.parse("2023-01"))
    True
    >>> certainly_before(PartialDate.parse("2023"), PartialDate.parse("2023-06"))
    False
    """
    a, b = _moment(date), _moment(other)
    return a.sure and b.sure and a.last_end < b.first_start


def possibly_before(
    date: PartialDate | DateRange, other: PartialDate | DateRange
) -> bool:
    """Tell whether some reading of both lets one date end before the other begins.

    >>> possibly_before(PartialDate.parse("2023"), PartialDate.parse("2023-06"))
    True
    >>> possibly_before(PartialDate.parse("2023"), PartialDate.parse("2022"))
    False
    """
    a, b = _moment(date), _moment(other)
    return a.first_end < b.last_start


def certainly_within(
    date: PartialDate | DateRange, period: PartialDate | DateRange
) -> bool:
    """Tell whether the date lies in the period, however both are read.

    The period is the whole of the year, quarter, month or day that is named; of a
    range, the time that it surely covers; of a season, whose days nobody knows, none.

    >>> certainly_within(PartialDate.parse("2023-05"), PartialDate.parse("2023"))
    True
    >>> certainly_within(PartialDate.parse("2010-05"), DateRange.parse("2010/2012"))
    False
    """
    a, b = _moment(date), _period(period)
    return (
        a.sure
        and b.sure
        and b.last_start <= a.first_start
        and a.last_end <= b.first_end
    )


def possibly_within(
    date: PartialDate | DateRange, period: PartialDate | DateRange
) -> bool:
    """Tell whether some reading of both puts the date in the period.

    >>> possibly_within(PartialDate.parse("2010-05"), DateRange.parse("2010/2012"))
    True
    """
    a, b = _moment(date), _period(period)
    return b.first_start <= a.last_start and a.first_end <= b.last_end


def certainly_overlap(
    period: PartialDate | DateRange, other: PartialDate | DateRange
) -> bool:
    """Tell whether two periods share a day, however both are read.

    Terms that touch do not: the first may have ended before the second began.

    >>> certainly_overlap(DateRange.parse("2010/2012"), DateRange.parse("2012/2014"))
    False
    >>> certainly_overlap(DateRange.parse("2010/2013"), DateRange.parse("2012/2014"))
    True
    """
    a, b = _period(period), _period(other)
    return (
        a.sure
        and b.sure
        and a.last_start <= b.first_end
        and b.last_start <= a.first_end
    )


def possibly_overlap(
    period: PartialDate | DateRange, other: PartialDate | DateRange
) -> bool:
    """Tell whether some reading of both periods lets them share a day.

    >>> possibly_overlap(DateRange.parse("2010/2012"), DateRange.parse("2012/2014"))
    True
    """
    a, b = _period(period), _period(other)
    return a.first_start <= b.last_end and b.first_start <= a.last_end


def sort_key(date: PartialDate | DateRange | None) -> tuple[int, int, str]:
    """Give a key that puts dates in order: by their first day, then by their last.

    The order is total and never contradicts :func:`certainly_before`: what starts
    openly comes first, of two with the same first day the narrower one, and None, a
    date that is not stated, last.

    >>> dates = [PartialDate.parse(text) for text in ("2023", "2023-01-01", "2022-12")]
    >>> [str(date) for date in sorted(dates, key=sort_key)]
    ['2022-12', '2023-01-01', '2023']
    """
    if date is None:
        return _NEVER, _NEVER, ""
    first, last = date.earliest, date.latest
    return (
        _EVER if first is None else first.toordinal(),
        _NEVER if last is None else last.toordinal(),
        str(date),
    )


def _moment(date: PartialDate | DateRange) -> _Span:
    if isinstance(date, DateRange):
        return _stretch(date)
    first, last = date.earliest.toordinal(), date.latest.toordinal()
    return _Span(first, last, first, last, not date.is_qualified)


def _period(date: PartialDate | DateRange) -> _Span:
    if isinstance(date, DateRange) or date.season in _VAGUE_SEASONS:
        return _moment(date)
    first, last = date.earliest.toordinal(), date.latest.toordinal()
    return _Span(first, first, last, last, not date.is_qualified)


def _stretch(date: DateRange) -> _Span:
    start, end = date.start, date.end
    first_start, last_start = (_EVER, _NEVER) if start is None else _bounds(start)
    first_end, last_end = (_EVER, _NEVER) if end is None else _bounds(end)
    if last_end < first_start:
        return _Span(first_end, last_start, first_end, last_start, sure=False)
    return _Span(
        first_start,
        # It starts by the day it ends, and ends on or after the day it starts.
        min(last_start, last_end),
        max(first_end, first_start),
        last_end,
        not date.is_qualified,
    )


def _bounds(date: PartialDate) -> tuple[int, int]:
    return date.earliest.toordinal(), date.latest.toordinal()


@overload
def add(date: PartialDate, *, years: int = 0, months: int = 0) -> PartialDate: ...
@overload
def add(date: DateRange, *, years: int = 0, months: int = 0) -> DateRange: ...
def add(
    date: PartialDate | DateRange, *, years: int = 0, months: int = 0
) -> PartialDate | DateRange:
    """Move a date by whole years and months, and keep its precision.

    A day that its new month does not have becomes the month's last: 31 January and one
    month is 28 or 29 February. A range moves with both ends; what is open stays open.

    Raises:
        InvalidDate: If a year or a season is moved by less than whole years, which
            would need a month that nobody stated; if the year leaves 0001 to 9999.

    >>> add(PartialDate.parse("2012-05"), years=2, months=9)
    PartialDate.parse('2015-02')
    >>> add(PartialDate.parse("2024-01-31"), months=1)
    PartialDate.parse('2024-02-29')
    >>> add(PartialDate.parse("2012"), months=1)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidDate: 2012 states no month: add whole years to it
    """
    if isinstance(date, DateRange):
        return evolve(
            date,
            start=date.start and add(date.start, years=years, months=months),
            end=date.end and add(date.end, years=years, months=months),
        )
    # Imported here, as few programs need it and the import takes its time.
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415

    delta = relativedelta(years=years, months=months)
    if date.month is None and delta.months:
        raise InvalidDate(f"{date} states no month: add whole years to it")
    try:
        moved = dt.date(date.year, date.month or 1, date.day or 1) + delta
    except (ValueError, OverflowError):
        raise InvalidDate(
            f"{date} moved by {years} years and {months} months: years are 0001 to 9999"
        ) from None
    return evolve(
        date,
        year=moved.year,
        month=date.month and moved.month,
        day=date.day and moved.day,
    )
