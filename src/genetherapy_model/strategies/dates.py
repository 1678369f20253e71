"""Dates of every precision, and ranges of them."""

from __future__ import annotations

import datetime as dt

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from genetherapy_model.domain.dates import DateRange, PartialDate, Season
from genetherapy_model.strategies._calls import shown_as_called

__all__ = ["date_ranges", "date_values", "partial_dates", "seasons"]


def seasons() -> SearchStrategy[Season]:
    """All seasons and quarters."""
    return st.sampled_from(Season)


@shown_as_called
def partial_dates(
    *, min_value: dt.date = dt.date.min, max_value: dt.date = dt.date.max
) -> SearchStrategy[PartialDate]:
    """Years, months, days, seasons and quarters, some uncertain or approximate.

    Args:
        min_value: The first day that a date may mean.
        max_value: The last day that a date may mean.

    Raises:
        InvalidArgument: If no day lies between the two.
    """
    _check_bounds(min_value, max_value)
    return _partial_dates(min_value, max_value)


@shown_as_called
def date_ranges(
    *, min_value: dt.date = dt.date.min, max_value: dt.date = dt.date.max
) -> SearchStrategy[DateRange]:
    """Ranges with two ends, in either order, or with one that is open or not stated.

    Args:
        min_value: The first day that a stated end may mean.
        max_value: The last day that a stated end may mean.

    Raises:
        InvalidArgument: If no day lies between the two.
    """
    ends = partial_dates(min_value=min_value, max_value=max_value)
    return st.one_of(
        st.builds(DateRange, start=ends, end=ends),
        st.builds(DateRange, start=ends, open_end=st.booleans()),
        st.builds(DateRange, end=ends, open_start=st.booleans()),
    )


@shown_as_called
def date_values(
    *, min_value: dt.date = dt.date.min, max_value: dt.date = dt.date.max
) -> SearchStrategy[PartialDate | DateRange]:
    """Whatever a field for a date may hold: a date or a range.

    Args:
        min_value: The first day that a stated date may mean.
        max_value: The last day that a stated date may mean.

    Raises:
        InvalidArgument: If no day lies between the two.
    """
    return st.one_of(
        partial_dates(min_value=min_value, max_value=max_value),
        date_ranges(min_value=min_value, max_value=max_value),
    )


def _check_bounds(min_value: dt.date, max_value: dt.date) -> None:
    for name, value in (("min_value", min_value), ("max_value", max_value)):
        if type(value) is not dt.date:
            raise InvalidArgument(f"{name}={value!r} must be a datetime.date")
    if min_value > max_value:
        raise InvalidArgument(f"min_value={min_value} is after max_value={max_value}")


# Most dates are plain; an even draw would mark three of four.
_MARKS = st.sampled_from((False, False, False, True))


@st.composite
def _partial_dates(draw: DrawFn, min_value: dt.date, max_value: dt.date) -> PartialDate:
    # A day that fits, stated as precisely as must be for all that it may mean to fit.
    day = draw(st.dates(min_value, max_value))
    precisions = (
        [PartialDate(year=day.year)],
        [PartialDate(year=day.year, month=day.month)],
        [PartialDate.from_date(day)],
        [PartialDate(year=day.year, season=season) for season in Season],
    )
    fitting = [
        found
        for dates in precisions
        if (found := [date for date in dates if _fits(date, min_value, max_value)])
    ]
    date = draw(st.sampled_from(draw(st.sampled_from(fitting))))
    return evolve(date, uncertain=draw(_MARKS), approximate=draw(_MARKS))


def _fits(date: PartialDate, min_value: dt.date, max_value: dt.date) -> bool:
    return min_value <= date.earliest and date.latest <= max_value
