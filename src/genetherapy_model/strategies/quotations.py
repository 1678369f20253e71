"""Strategies for quotations."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.quotations import Quotation
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import (
    check_sizes,
    optional,
    texts,
    tuples_of,
)
from genetherapy_model.strategies.people import person_references
from genetherapy_model.strategies.works import work_references

__all__ = ["quotations"]


@shown_as_called
def quotations(
    *, min_size: int = 0, max_size: int | None = None
) -> SearchStrategy[Quotation]:
    """Quotations in any number of parts, of one speaker, of several, of none.

    Args:
        min_size: The least number of parts.
        max_size: The greatest number of parts, or None for any.

    Raises:
        InvalidArgument: If the bounds hold no number.
    """
    check_sizes("quotations", min_size, max_size)
    words = texts("it is safe", "“and effective”", "[...]")
    return st.builds(
        Quotation,
        parts=tuples_of(words, min_size=min_size, max_size=max_size),
        speakers=tuples_of(person_references()),
        spoken_in=optional(work_references()),
    )
