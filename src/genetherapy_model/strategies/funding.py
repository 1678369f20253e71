"""Strategies for grants and registrations."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.funding import Grant, Registration
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import optional, texts
from genetherapy_model.strategies.trials import trial_identifiers

__all__ = ["grants", "registrations"]


@shown_as_called
def grants() -> SearchStrategy[Grant]:
    """Grants with any of their parts, and with an empty country."""
    return st.builds(
        Grant,
        number=optional(texts("R01 HL040916")),
        acronym=optional(texts("HL")),
        agency=optional(texts("NHLBI NIH HHS")),
        country=optional(texts("United States")),
    )


@shown_as_called
def registrations() -> SearchStrategy[Registration]:
    """Registrations: a bank with a number of any registry, a bank alone, nothing."""
    return st.builds(
        Registration,
        bank=optional(texts("ClinicalTrials.gov", "GENBANK")),
        identifier=optional(trial_identifiers()),
    )
