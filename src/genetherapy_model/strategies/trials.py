"""Strategies for clinical trials."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.trials import Trial, TrialIdentifier, TrialPhase
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import check_sizes, optional, plain_texts
from genetherapy_model.strategies.dates import partial_dates
from genetherapy_model.strategies.identifiers import (
    actrn_numbers,
    chi_ctr_numbers,
    ctri_numbers,
    drks_ids,
    eu_ct_numbers,
    eudra_ct_numbers,
    isrctns,
    jrct_ids,
    nct_ids,
    other_identifiers,
    umin_ids,
)

__all__ = ["trial_identifiers", "trial_phases", "trials"]


def trial_phases() -> SearchStrategy[TrialPhase]:
    """All phases."""
    return st.sampled_from(TrialPhase)


@shown_as_called
def trial_identifiers() -> SearchStrategy[TrialIdentifier]:
    """Numbers of every registry, and identifiers of other schemes."""
    return st.one_of(
        nct_ids(),
        eudra_ct_numbers(),
        eu_ct_numbers(),
        isrctns(),
        actrn_numbers(),
        chi_ctr_numbers(),
        ctri_numbers(),
        drks_ids(),
        jrct_ids(),
        umin_ids(),
        other_identifiers(),
    )


@shown_as_called
def trials(*, min_size: int = 0, max_size: int | None = None) -> SearchStrategy[Trial]:
    """Trials with any number of identifiers.

    Args:
        min_size: The least number of identifiers.
        max_size: The greatest number of identifiers, or None for any.

    Raises:
        InvalidArgument: If the bounds hold no number.
    """
    check_sizes("trials", min_size, max_size)
    numbers = st.lists(trial_identifiers(), min_size=min_size, max_size=max_size)
    return st.builds(
        Trial,
        identifiers=numbers.map(tuple),
        title=optional(plain_texts()),
        phases=st.frozensets(trial_phases()),
        first_dosed=optional(partial_dates()),
        first_dosed_text=optional(plain_texts()),
    )
