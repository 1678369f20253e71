"""Strategies for grants and registrations."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.funding import (
    Grant,
    Registration,
    RegistrationIdentifier,
)
from genetherapy_model.strategies._texts import optional, texts
from genetherapy_model.strategies.identifiers import (
    eudra_ct_numbers,
    isrctns,
    nct_ids,
    other_identifiers,
)

__all__ = ["grants", "registration_identifiers", "registrations"]


def grants() -> SearchStrategy[Grant]:
    """Grants with any of their parts, and with an empty country."""
    return st.builds(
        Grant,
        number=optional(texts("R01 HL040916")),
        acronym=optional(texts("HL")),
        agency=optional(texts("NHLBI NIH HHS")),
        country=optional(texts("United States")),
    )


def registration_identifiers() -> SearchStrategy[RegistrationIdentifier]:
    """Numbers of trials, and of data in banks of every kind."""
    return st.one_of(nct_ids(), eudra_ct_numbers(), isrctns(), other_identifiers())


def registrations() -> SearchStrategy[Registration]:
    """Registrations: a bank with a number, a bank alone, a number alone."""
    return st.builds(
        Registration,
        bank=optional(texts("ClinicalTrials.gov", "GENBANK")),
        identifier=optional(registration_identifiers()),
    )
