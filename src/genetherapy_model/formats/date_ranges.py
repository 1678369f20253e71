"""Ranges of dates, as formats read them."""

from __future__ import annotations

from genetherapy_model.domain.dates import DateRange, PartialDate

__all__ = ["is_backward"]


def is_backward(date: PartialDate | DateRange | None) -> bool:
    """Tell whether a range ends before it begins: it is read so, and told.

    >>> is_backward(DateRange.parse("2012-05-06/2012-05-03"))
    True
    >>> is_backward(DateRange.parse("2012-05/2012-05-03"))
    False
    """
    if not isinstance(date, DateRange) or date.start is None or date.end is None:
        return False
    return date.end.latest < date.start.earliest
