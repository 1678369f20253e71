"""What is certain holds for all readings of two dates, what is possible for one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import product

import pytest
from attrs import evolve
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model.domain.chronology import (
    add,
    certainly_before,
    certainly_overlap,
    certainly_within,
    possibly_before,
    possibly_overlap,
    possibly_within,
    sort_key,
)
from genetherapy_model.domain.dates import (
    DateRange,
    DateValue,
    PartialDate,
    Season,
    parse_date,
)
from genetherapy_model.errors import InvalidDate
from genetherapy_model.strategies.dates import date_ranges, date_values, partial_dates

Predicate = Callable[[DateValue, DateValue], bool]
Reading = tuple[int, int]

PAIRS: list[tuple[Predicate, Predicate]] = [
    (certainly_before, possibly_before),
    (certainly_within, possibly_within),
    (certainly_overlap, possibly_overlap),
]
CERTAIN = [certain for certain, _ in PAIRS]

# Six weeks with one whole month in them: few enough readings to try them all.
WEEKS = {"min_value": dt.date(2023, 1, 25), "max_value": dt.date(2023, 3, 8)}


def plain(date: DateValue) -> DateValue:
    """Take the marks off a date, and put the ends of a range in order."""
    if isinstance(date, PartialDate):
        return evolve(date, uncertain=False, approximate=False)
    start, end = (
        end and evolve(end, uncertain=False, approximate=False)
        for end in (date.start, date.end)
    )
    if start and end and end.latest < start.earliest:
        start, end = end, start
    return evolve(date, start=start, end=end)


PLAIN = partial_dates().map(plain)


def readings(date: DateValue, *, whole: bool) -> Iterable[Reading]:
    """Give every (first day, last day) that a plain date of the six weeks may mean."""
    if isinstance(date, PartialDate):
        days = range(date.earliest.toordinal(), date.latest.toordinal() + 1)
        return [(days[0], days[-1])] if whole else [(day, day) for day in days]
    # Days enough beyond the six weeks stand for an end of which nothing is known.
    some = range(WEEKS["min_value"].toordinal() - 3, WEEKS["max_value"].toordinal() + 4)
    first, last = (
        range(end.earliest.toordinal(), end.latest.toordinal() + 1) if end else some
        for end in (date.start, date.end)
    )
    return [(start, end) for start, end in product(first, last) if start <= end]


def before(a: Reading, b: Reading) -> bool:
    """Tell whether one reading ends before the other begins."""
    return a[1] < b[0]


def within(a: Reading, b: Reading) -> bool:
    """Tell whether one reading lies in the other."""
    return b[0] <= a[0] and a[1] <= b[1]


def overlap(a: Reading, b: Reading) -> bool:
    """Tell whether two readings share a day."""
    return a[0] <= b[1] and b[0] <= a[1]


@given(date=date_values(**WEEKS).map(plain), other=date_values(**WEEKS).map(plain))
def test_certain_is_all_readings_and_possible_is_any(
    date: DateValue, other: DateValue
) -> None:
    """Tried one by one, all readings or some agree with what the predicates say."""
    moments, periods = (
        [outermost(readings(either, whole=whole)) for either in (date, other)]
        for whole in (False, True)
    )
    for certain, possible, holds, ours, theirs in (
        (certainly_before, possibly_before, before, moments[0], moments[1]),
        (certainly_within, possibly_within, within, moments[0], periods[1]),
        (certainly_overlap, possibly_overlap, overlap, periods[0], periods[1]),
    ):
        found = [holds(a, b) for a, b in product(ours, theirs)]

        assert all(found) == certain(date, other)
        assert any(found) == possible(date, other)


def outermost(found: Iterable[Reading]) -> list[Reading]:
    """Keep, for each first day, the readings with the first and the last end.

    The predicates compare ends by order alone, so the readings between add nothing.
    """
    kept: dict[int, list[int]] = {}
    for start, end in found:
        kept.setdefault(start, []).append(end)
    return [(start, end) for start, ends in kept.items() for end in {*minmax(ends)}]


def minmax(days: list[int]) -> tuple[int, int]:
    """Give the first and the last of some days."""
    return min(days), max(days)


@pytest.mark.parametrize(("certain", "possible"), PAIRS)
@given(date=date_values(), other=date_values())
def test_what_is_certain_is_possible(
    certain: Predicate, possible: Predicate, date: DateValue, other: DateValue
) -> None:
    """Nothing is certain that is not possible."""
    assert not certain(date, other) or possible(date, other)


@pytest.mark.parametrize("certain", CERTAIN)
@given(date=PLAIN, other=date_values(), mark=st.sampled_from("?~%"))
def test_nothing_is_certain_of_a_marked_date(
    certain: Predicate, date: PartialDate, other: DateValue, mark: str
) -> None:
    """A date marked uncertain or approximate is certainly nothing to any other."""
    marked = PartialDate.parse(f"{date}{mark}")

    assert not certain(marked, other)
    assert not certain(other, marked)
    assert not certain(DateRange(start=marked), other)
    assert not certain(other, DateRange(end=marked))


@pytest.mark.parametrize("certain", CERTAIN)
@given(other=date_values())
def test_nothing_is_certain_of_swapped_ends(
    certain: Predicate, other: DateValue
) -> None:
    """A range that contradicts itself makes nothing certain."""
    swapped = parse_date("2012/2010")

    assert not certain(swapped, other)
    assert not certain(other, swapped)


@pytest.mark.parametrize("possible", [possible for _, possible in PAIRS])
@given(date=partial_dates(), other=date_values())
def test_marks_do_not_change_what_is_possible(
    possible: Predicate, date: PartialDate, other: DateValue
) -> None:
    """What is possible is judged by what is stated, marked or not."""
    assert possible(plain(date), other) == possible(date, other)
    assert possible(other, plain(date)) == possible(other, date)


@given(day=st.dates(), other=st.dates())
def test_exact_days_compare_as_days(day: dt.date, other: dt.date) -> None:
    """For exact days the certain and the possible are the order of datetime.date."""
    a, b = PartialDate.from_date(day), PartialDate.from_date(other)

    assert (day < other) == certainly_before(a, b) == possibly_before(a, b)
    assert (day == other) == certainly_within(a, b) == possibly_within(a, b)
    assert (day == other) == certainly_overlap(a, b) == possibly_overlap(a, b)
    assert (day < other) == (sort_key(a) < sort_key(b))


@given(dates=st.lists(date_values(), min_size=3, max_size=3))
def test_certainly_before_is_a_strict_order(dates: list[DateValue]) -> None:
    """No date is before itself, no two before each other, and it carries over."""
    a, b, c = sorted(dates, key=sort_key)

    assert not certainly_before(a, a)
    assert not certainly_before(b, a)
    if certainly_before(a, b) and certainly_before(b, c):
        assert certainly_before(a, c)


@given(date=date_values(), other=date_values())
def test_overlap_is_mutual(date: DateValue, other: DateValue) -> None:
    """Two periods overlap each other, whichever is named first."""
    assert certainly_overlap(date, other) == certainly_overlap(other, date)
    assert possibly_overlap(date, other) == possibly_overlap(other, date)


@given(date=date_values(), other=date_values())
def test_what_overlaps_is_not_before(date: DateValue, other: DateValue) -> None:
    """Periods that surely share a day have no order, and the other way round."""
    if certainly_overlap(date, other):
        assert not certainly_before(date, other)
    if certainly_before(date, other):
        assert not possibly_overlap(date, other)


@pytest.mark.parametrize(
    ("date", "period", "certain", "possible"),
    [
        ("2023-05", "2023", True, True),
        ("2023", "2023", True, True),
        ("2023", "2023-05", False, True),
        ("2023-05", "2023-33", False, False),
        ("2023-05", "2023-34", True, True),
        ("2023-05", "2023-21", False, True),
        ("2022-11", "2023-24", False, False),
        ("2022-12", "2023-24", False, True),
        ("2011", "2010/2012", True, True),
        ("2010-12-31", "2010/2012", True, True),
        ("2010-12-30", "2010/2012", False, True),
        ("2012-01-01", "2010/2012", True, True),
        ("2012-01-02", "2010/2012", False, True),
        ("2013", "2010/2012", False, False),
        ("2010/2011", "2010/2012", False, True),
        ("2050", "2010/..", False, True),
        ("2009", "2010/..", False, False),
        ("2010/..", "2000/9999-12-31", False, True),
        ("../2010", "0001-01-01/2020", False, True),
        ("2009", "../2010", False, True),
        ("1850", "2007~/2012", False, False),
    ],
)
def test_within_a_period(
    date: str, period: str, *, certain: bool, possible: bool
) -> None:
    """A named year is a whole year; the ends of a range, and seasons, are vague."""
    assert certain is certainly_within(parse_date(date), parse_date(period))
    assert possible is possibly_within(parse_date(date), parse_date(period))


@given(date=date_values(), other=date_values())
def test_the_sort_key_is_total_and_never_contradicts(
    date: DateValue, other: DateValue
) -> None:
    """Only equal dates share a key, and what is certainly before sorts before."""
    assert (date == other) == (sort_key(date) == sort_key(other))
    if certainly_before(date, other):
        assert sort_key(date) < sort_key(other)
    assert sort_key(date) < sort_key(None)


def test_the_sort_key_goes_by_bounds() -> None:
    """Open starts come first, then by first day, the narrower first, None last."""
    texts = ["../1990", "/1991", "2022-12", "2023-01-01", "2023-01", "2023", "2023/.."]
    dates = [*map(parse_date, texts), None]

    assert dates == sorted({*dates}, key=sort_key)


@given(date=date_values(), years=st.integers(-3000, 3000))
def test_adding_keeps_the_precision(date: DateValue, years: int) -> None:
    """A moved date states what the date stated: the same parts, marks and open ends."""
    try:
        moved = add(date, years=years)
    except InvalidDate as error:
        assert "years are 0001 to 9999" in str(error)  # noqa: PT017
        return
    shape = [shaped(date), shaped(moved)]

    assert shape[0] == shape[1]


def shaped(date: DateValue) -> str:
    """Give the text of a date with its years and its possible leap days masked."""
    masked = "/".join(
        "Y" + part[4:] if part[:1].isdigit() else part for part in str(date).split("/")
    )
    return masked.replace("Y-02-29", "Y-02-28")


@given(day=st.dates(), years=st.integers(-50, 50), months=st.integers(-50, 50))
def test_days_move_as_dateutil_moves_them(
    day: dt.date, years: int, months: int
) -> None:
    """An exact day moves as by relativedelta, the last of a month included."""
    date = PartialDate.from_date(day)
    try:
        expected = day + relativedelta(years=years, months=months)
    except (ValueError, OverflowError):
        with pytest.raises(InvalidDate):
            add(date, years=years, months=months)
    else:
        assert expected == add(date, years=years, months=months).to_date()


@pytest.mark.parametrize(
    ("text", "years", "months", "expected"),
    [
        ("2012", 2, 0, "2014"),
        ("2012", 0, 12, "2013"),
        ("2012-05", 0, 1, "2012-06"),
        ("2012-12", 0, 1, "2013-01"),
        ("2023-01-31", 0, 1, "2023-02-28"),
        ("2024-02-29", 1, 0, "2025-02-28"),
        ("2012-24?", 1, 0, "2013-24?"),
        ("2012~/..", 4, 0, "2016~/.."),
        ("/2012-05", 0, -5, "/2011-12"),
    ],
)
def test_known_sums(text: str, years: int, months: int, expected: str) -> None:
    """Years and months are added as people do it."""
    assert expected == str(add(parse_date(text), years=years, months=months))


@pytest.mark.parametrize(
    "date", [PartialDate(year=2012), PartialDate(year=2012, season=Season.WINTER)]
)
def test_no_month_is_invented_by_adding_one(date: PartialDate) -> None:
    """A date without a month cannot be moved by one."""
    for months in (1, -11, 13):
        with pytest.raises(InvalidDate, match="states no month"):
            add(date, months=months)


@given(date=date_ranges(), years=st.integers(-9999, -9998) | st.integers(9999, 10**30))
def test_no_date_leaves_the_calendar(date: DateRange, years: int) -> None:
    """Moving beyond the years 0001 to 9999 is an InvalidDate."""
    with pytest.raises(InvalidDate, match="years are 0001 to 9999"):
        add(date, years=years)
