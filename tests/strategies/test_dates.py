"""The strategies for dates give all kinds of dates, within their bounds."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from genetherapy_model.domain.dates import DateRange, PartialDate, Season
from genetherapy_model.strategies.dates import date_ranges, date_values, partial_dates

# However few examples a profile has, a search goes on until it finds.
seek = settings(
    max_examples=5_000,
    database=None,
    derandomize=True,
    phases=[Phase.generate, Phase.shrink],
)


@given(data=st.data())
def test_dates_lie_within_the_bounds(data: st.DataObject) -> None:
    """Every day that a drawn date may mean lies within the bounds that were asked."""
    low, high = sorted((data.draw(st.dates()), data.draw(st.dates())))

    date = data.draw(partial_dates(min_value=low, max_value=high))

    assert low <= date.earliest
    assert date.latest <= high


@given(data=st.data())
def test_stated_ends_lie_within_the_bounds(data: st.DataObject) -> None:
    """Every end of a drawn range that is stated lies within the bounds."""
    low, high = sorted((data.draw(st.dates()), data.draw(st.dates())))

    drawn = data.draw(date_ranges(min_value=low, max_value=high))

    for end in filter(None, (drawn.start, drawn.end)):
        assert low <= end.earliest
        assert end.latest <= high


@pytest.mark.parametrize("strategy", [partial_dates, date_ranges, date_values])
@pytest.mark.parametrize(
    ("low", "high"),
    [
        (dt.date(2024, 1, 2), dt.date(2024, 1, 1)),
        ("2024-01-01", dt.date(2024, 1, 2)),
        (dt.date(2024, 1, 1), dt.datetime(2024, 1, 2)),  # noqa: DTZ001
    ],
)
def test_bad_bounds_are_refused_at_once(
    strategy: type, low: dt.date, high: dt.date
) -> None:
    """Bounds in the wrong order or of the wrong type are an InvalidArgument."""
    with pytest.raises(InvalidArgument):
        strategy(min_value=low, max_value=high)


@pytest.mark.parametrize("season", Season)
def test_every_season_is_drawn(season: Season) -> None:
    """Each season and quarter turns up, and shrinks to that of the year 2000."""
    found = find(partial_dates(), lambda date: date.season is season, settings=seek)

    assert PartialDate(year=2000, season=season) == found


@pytest.mark.parametrize(
    ("simplest", "wanted"),
    [
        ("2000", lambda date: date),
        ("2000-01", lambda date: date.month),
        ("2000-01-01", lambda date: date.day),
        ("2000?", lambda date: date.uncertain),
        ("2000~", lambda date: date.approximate),
        ("2000%", lambda date: date.uncertain and date.approximate),
    ],
)
def test_dates_shrink_to_small_plain_ones(simplest: str, wanted: object) -> None:
    """Every precision and mark turns up, and the counter-example is a small one."""
    assert simplest == str(find(partial_dates(), wanted, settings=seek))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("simplest", "wanted"),
    [
        ("2000/2000", lambda date: date.start and date.end),
        ("2000/", lambda date: date.end is None),
        ("2000/..", lambda date: date.open_end),
        ("/2000", lambda date: date.start is None),
        ("../2000", lambda date: date.open_start),
        (
            "2000-01-02/2000-01-01",
            lambda date: (
                date.start
                and date.end
                and date.start.day
                and date.end.day
                and date.end.year == 2000
                and date.end.earliest < date.start.earliest
            ),
        ),
    ],
)
def test_ranges_of_every_kind_are_drawn(simplest: str, wanted: object) -> None:
    """Ranges with open, unstated and swapped ends turn up, and shrink to small ones."""
    assert simplest == str(find(date_ranges(), wanted, settings=seek))  # type: ignore[arg-type]


def test_values_are_dates_and_ranges() -> None:
    """A field for dates is filled with both kinds."""
    assert "2000" == str(find(date_values(), lambda date: True, settings=seek))  # noqa: ARG005
    found = find(date_values(), lambda date: isinstance(date, DateRange), settings=seek)
    assert DateRange(start=PartialDate(year=2000)) == found
