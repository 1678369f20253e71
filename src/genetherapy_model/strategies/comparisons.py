"""Strategies for answers to the question whether two works are one."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.comparisons import Verdict, WorkComparison
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import check_sizes, plain_texts, tuples_of

__all__ = ["verdicts", "work_comparisons"]


def verdicts() -> SearchStrategy[Verdict]:
    """All verdicts."""
    return st.sampled_from(Verdict)


@shown_as_called
def work_comparisons(
    *, min_size: int = 0, max_size: int | None = 3
) -> SearchStrategy[WorkComparison]:
    """Answers with any reasons, and with none.

    Args:
        min_size: The least number of reasons.
        max_size: The greatest number of reasons, or None for any.

    Raises:
        InvalidArgument: If the bounds hold no number.
    """
    check_sizes("work_comparisons", min_size, max_size)
    return st.builds(
        WorkComparison,
        verdict=verdicts(),
        reasons=tuples_of(
            st.just("titles agree") | plain_texts(),
            min_size=min_size,
            max_size=max_size,
        ),
    )
