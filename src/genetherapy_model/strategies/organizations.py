"""Strategies for organizations, societies and affiliations."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.organizations import (
    Affiliation,
    FormerName,
    Organization,
    OrganizationIdentifier,
    OrganizationReference,
    Society,
)
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import (
    check_sizes,
    optional,
    texts,
    tuples_of,
)
from genetherapy_model.strategies.dates import date_values
from genetherapy_model.strategies.identifiers import (
    grid_ids,
    isnis,
    other_identifiers,
    ringgold_ids,
    ror_ids,
)
from genetherapy_model.strategies.text import marked_texts

__all__ = [
    "affiliations",
    "former_names",
    "organization_identifiers",
    "organization_references",
    "organizations",
    "societies",
]

_NAMES = ("CIEMAT", "Société française de thérapie cellulaire et génique", "東京大学")
_SOCIETIES = ("European Society of Gene & Cell Therapy", "ESGCT", "esgct ")


@shown_as_called
def organization_identifiers() -> SearchStrategy[OrganizationIdentifier]:
    """Identifiers of organizations, those that are none of a known kind among them."""
    return st.one_of(
        ror_ids(), isnis(), grid_ids(), ringgold_ids(), other_identifiers()
    )


@shown_as_called
def affiliations() -> SearchStrategy[Affiliation]:
    """Affiliations with markup, with several identifiers, and without any text."""
    return st.builds(
        Affiliation,
        text=marked_texts(max_size=2, math=False),
        identifiers=tuples_of(organization_identifiers()),
    )


@shown_as_called
def organization_references() -> SearchStrategy[OrganizationReference]:
    """Links to organizations, with identifiers and without."""
    return st.builds(
        OrganizationReference,
        name=texts(*_SOCIETIES, *_NAMES),
        identifiers=tuples_of(organization_identifiers()),
    )


@shown_as_called
def organizations() -> SearchStrategy[Organization]:
    """Organizations in any script, some with several names."""
    return st.builds(
        Organization,
        name=texts(*_NAMES),
        identifiers=tuples_of(organization_identifiers()),
        aliases=tuples_of(texts(*_NAMES)),
        city=optional(texts("Kraków")),
        country=optional(texts("U.S.")),
    )


@shown_as_called
def former_names(
    *, min_value: dt.date = dt.date.min, max_value: dt.date = dt.date.max
) -> SearchStrategy[FormerName]:
    """Former names, of stated and of unknown dates, in any order.

    Args:
        min_value: The first day that a stated date may mean.
        max_value: The last day that a stated date may mean.

    Raises:
        InvalidArgument: If no day lies between the two.
    """
    dates = date_values(min_value=min_value, max_value=max_value)
    return st.builds(
        FormerName,
        name=texts(*_SOCIETIES),
        abbreviation=optional(texts("ESGT", "EWGT")),
        start=optional(dates),
        end=optional(dates),
    )


@shown_as_called
def societies(
    *, min_size: int = 0, max_size: int | None = None
) -> SearchStrategy[Society]:
    """Societies with any number of former names, whose times may overlap.

    Args:
        min_size: The least number of former names.
        max_size: The greatest number of former names, or None for any.

    Raises:
        InvalidArgument: If the bounds hold no number.
    """
    check_sizes("societies", min_size, max_size)
    return st.builds(
        Society,
        name=texts(*_SOCIETIES),
        abbreviation=optional(texts("ESGCT")),
        since=optional(date_values()),
        founded=optional(date_values()),
        former_names=tuples_of(former_names(), min_size=min_size, max_size=max_size),
        aliases=tuples_of(texts(*_SOCIETIES)),
        identifiers=tuples_of(organization_identifiers()),
    )
