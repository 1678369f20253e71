"""Dates as precise as they were stated, and ranges of them.

Literature knows years, seasons and days side by side: ``2023 Winter`` is no day, and
nothing here turns it into one. A :class:`PartialDate` holds what was said, its bounds
say what it may mean; ``chronology`` compares them, certainly and possibly.

The canonical text is EDTF, the Extended Date/Time Format of the Library of Congress
(https://www.loc.gov/standards/datetime/), part of ISO 8601-2:2019: level 0 without
times; of level 1 the seasons, the qualifiers of a whole date and the open and unknown
ends of intervals; of level 2 the quarters. Years have four digits, 0001 to 9999;
unspecified digits (``201X``) are not held.
"""

from __future__ import annotations

import calendar
import datetime as dt
from enum import Enum
from typing import Self, TypeAlias

from attrs import frozen

from genetherapy_model.domain._date_forms import Parts, read, write_words
from genetherapy_model.domain._statements import Statement, trusted
from genetherapy_model.errors import InvalidDate, InvalidType

__all__ = [
    "DateRange",
    "DateValue",
    "PartialDate",
    "Season",
    "parse_date",
    "spell",
    "to_date",
    "to_optional_date",
]


class Season(Enum):
    """A season or a quarter of a year, as issues of journals are dated.

    The members are EDTF's sub-year groupings 21 to 24, seasons of no particular
    hemisphere (level 1), and 33 to 36, quarters of three months (level 2).

    >>> PartialDate(year=2023, season=Season.WINTER)
    PartialDate.parse('2023-24')
    >>> Season("fall")
    Traceback (most recent call last):
    ...
    ValueError: 'fall' is not a valid Season
    """

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"
    FIRST_QUARTER = "1st quarter"
    SECOND_QUARTER = "2nd quarter"
    THIRD_QUARTER = "3rd quarter"
    FOURTH_QUARTER = "4th quarter"


_CODES = dict(zip(Season, (21, 22, 23, 24, 33, 34, 35, 36), strict=True))
_SEASONS = {code: season for season, code in _CODES.items()}
_FIRST_MONTHS: dict[Season | None, int] = {
    Season.FIRST_QUARTER: 1,
    Season.SECOND_QUARTER: 4,
    Season.THIRD_QUARTER: 7,
    Season.FOURTH_QUARTER: 10,
}
_OVER_NEW_YEAR = frozenset({Season.WINTER, Season.SUMMER})
_MARKS = {(False, False): "", (True, False): "?", (False, True): "~", (True, True): "%"}


@frozen(kw_only=True, order=False, repr=False, weakref_slot=False)
class PartialDate(Statement):
    """A date as precise as it was stated: a year, a season, a month, or a day.

    It is a scalar: :meth:`parse` takes the forms in which people and PubMed write a
    date, ``str()`` gives EDTF. Equality is that of what was said: ``2023`` equals
    neither ``2023-01`` nor ``2023?``. There is no ``<``: ``chronology`` tells what is
    certainly before, what is possibly before, and has a key to sort by.

    Attributes:
        year: 1 to 9999, in the Gregorian calendar.
        month: 1 to 12. None: not stated.
        season: A season or quarter, in place of a month. None: not stated.
        day: 1 to 31; it needs a month that has it. None: not stated.
        uncertain: EDTF's ``?``: the source of the date is in doubt.
        approximate: EDTF's ``~``: the date is an estimate.

    Raises:
        InvalidDate: If no calendar has the date, such as 30 February.

    >>> PartialDate(year=2023, month=11)
    PartialDate.parse('2023-11')
    >>> PartialDate.parse("14 November 2023")
    PartialDate.parse('2023-11-14')
    >>> PartialDate.parse("12/11/2020")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidDate: '12/11/2020' is ambiguous, day or month first:
    write the year first, such as 2020-11-12
    """

    year: int
    month: int | None = None
    season: Season | None = None
    day: int | None = None
    uncertain: bool = False
    approximate: bool = False

    def _check(self) -> None:
        month, day = self.month, self.day
        if month is None:
            if day is not None:
                raise InvalidDate(f"PartialDate.day: {day} needs a month")
        elif self.season is not None:
            raise InvalidDate(f"PartialDate.season: the month is stated, {month}")
        try:
            dt.date(self.year, 1 if month is None else month, 1 if day is None else day)
        except (ValueError, OverflowError):
            raise InvalidDate(_impossible(self.year, month, day)) from None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read one date; see :func:`parse_date` for the forms.

        Raises:
            InvalidDate: If the text is no date, or a range.
        """
        found = parse_date(text)
        if not isinstance(found, cls):
            raise InvalidDate(
                f"{text!r} is a range, not one date: "
                "read it with parse_date or DateRange.parse"
            )
        return found

    @classmethod
    def from_date(cls, day: dt.date) -> Self:
        """Take a day of the standard library; a datetime is refused, not cut."""
        if isinstance(day, dt.datetime) or not isinstance(day, dt.date):
            raise InvalidType(f"PartialDate.from_date: expected a date, got {day!r}")
        return cls(year=day.year, month=day.month, day=day.day)

    def to_date(self) -> dt.date:
        """Give the day to the standard library.

        Raises:
            InvalidDate: If no day is stated, or if it is uncertain or approximate.
        """
        if self.month is None or self.day is None or self.is_qualified:
            raise InvalidDate(f"{self} is no exact day: use its earliest and latest")
        return dt.date(self.year, self.month, self.day)

    @property
    def earliest(self) -> dt.date:
        """The first day that the date may mean.

        A season lies somewhere in its year, as nothing says in which hemisphere. A
        winter, and in the south a summer, runs over New Year and is called by either
        year: it may begin in the December before or end in the March after. The flags
        widen nothing, as EDTF gives no measure of doubt.

        >>> PartialDate.parse("2023 Winter").earliest
        datetime.date(2022, 12, 1)
        """
        year = self.year
        if self.season in _OVER_NEW_YEAR:
            return dt.date(year - 1, 12, 1) if year > dt.MINYEAR else dt.date.min
        month = self.month or _FIRST_MONTHS.get(self.season, 1)
        return dt.date(year, month, self.day or 1)

    @property
    def latest(self) -> dt.date:
        """The last day that the date may mean; see :attr:`earliest`.

        >>> PartialDate.parse("2024-02").latest
        datetime.date(2024, 2, 29)
        """
        year = self.year
        if self.season in _OVER_NEW_YEAR:
            return dt.date(year + 1, 3, 31) if year < dt.MAXYEAR else dt.date.max
        month = self.month or _FIRST_MONTHS.get(self.season, 10) + 2
        return dt.date(year, month, self.day or calendar.monthrange(year, month)[1])

    @property
    def is_qualified(self) -> bool:
        """Whether the date is marked as uncertain or approximate."""
        return self.uncertain or self.approximate

    def __str__(self) -> str:
        year, code, day, mark = _parts(self)
        if code is None:
            return f"{year:04}{mark}"
        if day is None:
            return f"{year:04}-{code:02}{mark}"
        return f"{year:04}-{code:02}-{day:02}{mark}"

    def __repr__(self) -> str:
        return f"PartialDate.parse('{self}')"


@frozen(kw_only=True, order=False, repr=False, weakref_slot=False)
class DateRange(Statement):
    """A stretch of time from one date to another, as an issue or a term is dated.

    It is a scalar like :class:`PartialDate`. An end that is not stated is None
    (EDTF's empty end); ``open_start`` and ``open_end`` say that it is stated to be open
    (EDTF's ``..``). Ends in the wrong order are real data and load.

    Attributes:
        start: When it begins. None: not stated, or open.
        end: When it ends. None: not stated, or open.
        open_start: Whether the start is stated to be open.
        open_end: Whether the end is stated to be open, as of what still went on.

    Raises:
        InvalidDate: If neither end is stated, or an open end has a date.

    >>> DateRange.parse("1998 Dec-1999 Jan")
    DateRange.parse('1998-12/1999-01')
    >>> DateRange(start=PartialDate(year=2007), open_end=True)
    DateRange.parse('2007/..')
    >>> DateRange(open_end=True)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidDate: DateRange: state its start, its end, or both
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    open_start: bool = False
    open_end: bool = False

    def _check(self) -> None:
        start, end = self.start, self.end
        if start is None and end is None:
            raise InvalidDate("DateRange: state its start, its end, or both")
        if self.open_start and start is not None:
            raise InvalidDate(f"DateRange.open_start: the start is stated, {start}")
        if self.open_end and end is not None:
            raise InvalidDate(f"DateRange.open_end: the end is stated, {end}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a range; see :func:`parse_date` for the forms.

        Raises:
            InvalidDate: If the text is no range.
        """
        found = parse_date(text)
        if not isinstance(found, cls):
            raise InvalidDate(
                f"{text!r} is one date, no range: "
                "read it with parse_date or PartialDate.parse"
            )
        return found

    @property
    def earliest(self) -> dt.date | None:
        """The first day it may cover; None where its start is open or not stated.

        Where the ends stand in the wrong order, the time between them is meant.
        """
        if self.start is None:
            return None
        first = self.start.earliest
        if self.end is not None and self.end.latest < first:
            return self.end.earliest
        return first

    @property
    def latest(self) -> dt.date | None:
        """The last day it may cover; None where its end is open or not stated."""
        if self.end is None:
            return None
        last = self.end.latest
        if self.start is not None and last < self.start.earliest:
            return self.start.latest
        return last

    @property
    def is_qualified(self) -> bool:
        """Whether one of its ends is marked as uncertain or approximate."""
        return any(end.is_qualified for end in (self.start, self.end) if end)

    def __str__(self) -> str:
        start = ".." if self.open_start else self.start or ""
        end = ".." if self.open_end else self.end or ""
        return f"{start}/{end}"

    def __repr__(self) -> str:
        return f"DateRange.parse('{self}')"


DateValue: TypeAlias = PartialDate | DateRange

_partial = trusted(PartialDate)
_range = trusted(DateRange)


def parse_date(text: str) -> PartialDate | DateRange:
    """Read a date or a range from the forms in which people and PubMed write them.

    These are EDTF, ``20231114`` and ``2023/11/14``, and months and seasons in English,
    full or short, in any case, after or before the year: ``2023 Winter``,
    ``14 November 2023``, ``2000 1st Quarter``, ``2018 May - Jun``, ``2019 Sep/Oct``,
    ``2022 Nov 30-Dec 6``, ``1976-1977 Winter`` (from the winter of the one year to that
    of the other, as EDTF has no season of two years). Nothing is filled in.

    Raises:
        InvalidDate: If the text is no date, an impossible one such as 30 February, or
            an ambiguous one such as ``12/11/2020``.

    >>> parse_date("2015 Oct-Dec"), parse_date("2023 Fall")
    (DateRange.parse('2015-10/2015-12'), PartialDate.parse('2023-23'))
    >>> parse_date("2023-02-30")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidDate: 2023-02-30 is in no calendar
    """
    if type(text) is not str:
        raise InvalidType(f"parse_date: expected text, got {text!r}")
    start, end = read(text)
    if end is None and not isinstance(start, str):
        return _from_parts(start)
    return _range(
        start=None if isinstance(start, str) else _from_parts(start),
        end=None if end is None or isinstance(end, str) else _from_parts(end),
        open_start=start == "..",
        open_end=end == "..",
    )


def _from_parts(parts: Parts) -> PartialDate:
    year, code, day, mark = parts
    season = None if code is None else _SEASONS.get(code)
    return _partial(
        year=year,
        month=code if season is None else None,
        season=season,
        day=day,
        uncertain=mark in ("?", "%"),
        approximate=mark in ("~", "%"),
    )


def _parts(date: PartialDate) -> Parts:
    code = date.month if date.season is None else _CODES[date.season]
    return date.year, code, date.day, _MARKS[date.uncertain, date.approximate]


def _impossible(year: int, month: int | None, day: int | None) -> str:
    rest = "".join(f"-{part:02}" for part in (month, day) if part is not None)
    shown = f"{year:04}{rest} is in no calendar"
    if dt.MINYEAR <= year <= dt.MAXYEAR and (month is None or 1 <= month <= 12):
        return shown
    return (
        f"{shown}: years are 0001 to 9999, months 1 to 12 "
        "(in text, seasons 21 to 24, quarters 33 to 36)"
    )


def spell(date: PartialDate | DateRange) -> str:
    """Write a date in words, as MEDLINE's field DP displays it.

    What that field has no form for, such as an open end or an uncertain year, is
    written in EDTF, so that ``parse_date(spell(date)) == date`` for every date. See
    https://www.nlm.nih.gov/bsd/mms/medlineelements.html#dp and
    https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html#pubdate

    >>> spell(parse_date("2022-11-30/2022-12-06")), spell(parse_date("2000-33"))
    ('2022 Nov 30-Dec 6', '2000 1st Quarter')
    >>> spell(parse_date("2023~"))
    '2023~'
    """
    if isinstance(date, PartialDate):
        words = write_words(_parts(date), None)
    elif date.start is None or date.end is None:
        words = None
    else:
        words = write_words(_parts(date.start), _parts(date.end))
    return str(date) if words is None else words


def to_date(value: PartialDate | DateRange | dt.date | str) -> PartialDate | DateRange:
    """Take a date as it is, parse text, and take days of the standard library."""
    if isinstance(value, str):
        return parse_date(value)
    return PartialDate.from_date(value) if isinstance(value, dt.date) else value


def to_optional_date(
    value: PartialDate | DateRange | dt.date | str | None,
) -> PartialDate | DateRange | None:
    """Take None for a date that is not stated; see :func:`to_date`."""
    return None if value is None else to_date(value)
