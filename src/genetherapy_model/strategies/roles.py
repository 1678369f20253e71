"""Strategies for roles, their terms, and contributions."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.roles import (
    Appointment,
    Contribution,
    ContributionDegree,
    CreditRole,
    EditorialRole,
    EditorialTitle,
    Role,
    SocietyOffice,
    SocietyTitle,
    Term,
)
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import optional, texts
from genetherapy_model.strategies.dates import date_values
from genetherapy_model.strategies.journals import journal_references
from genetherapy_model.strategies.organizations import organization_references

__all__ = [
    "appointments",
    "contribution_degrees",
    "contributions",
    "credit_roles",
    "editorial_roles",
    "editorial_titles",
    "roles",
    "society_offices",
    "society_titles",
    "terms",
]


@shown_as_called
def terms(
    *, min_value: dt.date = dt.date.min, max_value: dt.date = dt.date.max
) -> SearchStrategy[Term]:
    """Terms: sightings, open ones, those that end before they start, empty ones.

    Args:
        min_value: The first day that a stated date may mean.
        max_value: The last day that a stated date may mean.

    Raises:
        InvalidArgument: If no day lies between the two.
    """
    dates = optional(date_values(min_value=min_value, max_value=max_value))
    return st.builds(Term, start=dates, end=dates, observed_on=dates)


def society_titles() -> SearchStrategy[SocietyTitle]:
    """All offices that are known."""
    return st.sampled_from(SocietyTitle)


def editorial_titles() -> SearchStrategy[EditorialTitle]:
    """All editorial titles that are known."""
    return st.sampled_from(EditorialTitle)


@shown_as_called
def society_offices() -> SearchStrategy[SocietyOffice]:
    """Offices, known or only as printed, or without a name."""
    return st.builds(
        SocietyOffice,
        body=organization_references(),
        title=optional(society_titles()),
        text=optional(texts("President", "Présidente")),
        term=terms(),
    )


@shown_as_called
def editorial_roles() -> SearchStrategy[EditorialRole]:
    """Editorial roles, known or only as printed, for a region or for all."""
    return st.builds(
        EditorialRole,
        journal=journal_references(),
        title=optional(editorial_titles()),
        text=optional(texts("Editor-in-Chief", "Methods Editor")),
        region=optional(texts("Europe", "U.S.")),
        term=terms(),
    )


@shown_as_called
def appointments() -> SearchStrategy[Appointment]:
    """Posts, with and without their names."""
    return st.builds(
        Appointment,
        organization=organization_references(),
        text=optional(texts("Dean")),
        term=terms(),
    )


@shown_as_called
def roles() -> SearchStrategy[Role]:
    """Roles of all three kinds."""
    return st.one_of(society_offices(), editorial_roles(), appointments())


def credit_roles() -> SearchStrategy[CreditRole]:
    """All 14 roles of CRediT."""
    return st.sampled_from(CreditRole)


def contribution_degrees() -> SearchStrategy[ContributionDegree]:
    """All degrees of a contribution."""
    return st.sampled_from(ContributionDegree)


@shown_as_called
def contributions() -> SearchStrategy[Contribution]:
    """Contributions, with their degree and without."""
    return st.builds(
        Contribution, role=credit_roles(), degree=optional(contribution_degrees())
    )
