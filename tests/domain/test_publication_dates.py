"""The laws of the dates in the life of a work."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model import (
    DateKind,
    DateValue,
    InvalidDate,
    InvalidType,
    InvalidValue,
    PublicationDate,
)
from genetherapy_model.strategies import date_kinds, date_values, publication_dates


@given(kind=date_kinds(), date=date_values())
def test_a_date_may_be_given_as_text(kind: DateKind, date: DateValue) -> None:
    """What is parsed is what is kept, whatever the kind."""
    stated = PublicationDate(kind=kind, date=str(date))
    assert date == stated.date
    assert str(stated) == f"{kind.value} {date}"


@given(stated=publication_dates())
def test_text_is_shown_where_no_date_could_be_read(stated: PublicationDate) -> None:
    """A text beside a date is its spelling alone."""
    unread = attrs.evolve(stated, date=None, text="Christmas 1999")
    assert str(unread) == f"{stated.kind.value} Christmas 1999"
    if stated.date is not None:
        assert str(stated) == str(attrs.evolve(stated, text="Christmas 1999"))


@given(stated=publication_dates(), number=st.integers())
def test_a_day_has_24_hours_of_60_minutes(stated: PublicationDate, number: int) -> None:
    """Every hour and minute of the clock is taken, and no other number."""
    for name, count in (("hour", 24), ("minute", 60)):
        if 0 <= number < count:
            changed = attrs.evolve(stated, **{name: number})  # type: ignore[arg-type]
            assert number == getattr(changed, name)
        else:
            with pytest.raises(
                InvalidValue, match=f"PublicationDate.{name}: {number} "
            ):
                attrs.evolve(stated, **{name: number})  # type: ignore[arg-type]


def test_bounds_of_the_clock() -> None:
    """Midnight and the last minute are times, 24:00 and 23:60 are not."""
    for hour, minute in ((0, 0), (23, 59)):
        PublicationDate(kind=DateKind.ENTREZ, date="2013", hour=hour, minute=minute)
    for hour, minute in ((24, 0), (-1, 0), (0, 60), (0, -1)):
        with pytest.raises(InvalidValue):
            PublicationDate(kind=DateKind.ENTREZ, date="2013", hour=hour, minute=minute)


def test_kind_and_date_are_needed() -> None:
    """That there is no date must be said; what is none is refused."""
    with pytest.raises(TypeError, match="date"):
        PublicationDate(kind=DateKind.ISSUE)  # type: ignore[call-arg]
    with pytest.raises(InvalidDate):
        PublicationDate(kind=DateKind.ISSUE, date="Christmas 1999")
    with pytest.raises(
        InvalidType, match=r"PublicationDate.kind: expected a member of"
    ):
        PublicationDate(kind="issue", date="1999")  # type: ignore[arg-type]
