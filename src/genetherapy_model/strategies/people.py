"""Strategies for people, links to them, and holders of offices."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.people import (
    OfficeHolder,
    Person,
    PersonIdentifier,
    PersonReference,
)
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import check_sizes, texts, tuples_of
from genetherapy_model.strategies.identifiers import isnis, orcids, other_identifiers
from genetherapy_model.strategies.names import person_names
from genetherapy_model.strategies.roles import roles

__all__ = ["office_holders", "people", "person_identifiers", "person_references"]


@shown_as_called
def person_identifiers() -> SearchStrategy[PersonIdentifier]:
    """Identifiers of people, and what only claims to be one."""
    return st.one_of(orcids(), isnis(), other_identifiers())


@shown_as_called
def people(*, min_size: int = 0, max_size: int | None = None) -> SearchStrategy[Person]:
    """People with any number of roles, and with names of every kind.

    Args:
        min_size: The least number of roles.
        max_size: The greatest number of roles, or None for any.

    Raises:
        InvalidArgument: If the bounds hold no number.
    """
    check_sizes("people", min_size, max_size)
    return st.builds(
        Person,
        name=person_names(),
        identifiers=tuples_of(person_identifiers()),
        degrees=tuples_of(texts("MD", "PhD")),
        roles=tuples_of(roles(), min_size=min_size, max_size=max_size),
    )


@shown_as_called
def person_references() -> SearchStrategy[PersonReference]:
    """Links to people, with identifiers and without."""
    return st.builds(
        PersonReference,
        name=person_names(),
        identifiers=tuples_of(person_identifiers()),
    )


@shown_as_called
def office_holders() -> SearchStrategy[OfficeHolder]:
    """Holders of roles, sure and not."""
    return st.builds(
        OfficeHolder, person=people(max_size=1), role=roles(), sure=st.booleans()
    )
