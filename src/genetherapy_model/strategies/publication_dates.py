"""Strategies for the dates in the life of a work."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import optional, texts
from genetherapy_model.strategies.dates import date_values

__all__ = ["date_kinds", "publication_dates"]


def date_kinds() -> SearchStrategy[DateKind]:
    """All kinds of dates."""
    return st.sampled_from(DateKind)


@shown_as_called
def publication_dates(
    *, min_value: dt.date = dt.date.min, max_value: dt.date = dt.date.max
) -> SearchStrategy[PublicationDate]:
    """Dates of every kind, some with a time, some that only a text tells.

    Args:
        min_value: The first day that a stated date may mean.
        max_value: The last day that a stated date may mean.

    Raises:
        InvalidArgument: If no day lies between the two.
    """
    return st.builds(
        PublicationDate,
        kind=date_kinds(),
        date=optional(date_values(min_value=min_value, max_value=max_value)),
        text=optional(texts("2023 Winter", "Christmas 1999")),
        hour=optional(st.integers(0, 23)),
        minute=optional(st.integers(0, 59)),
    )
