"""Strategies for authors and investigators."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.authors import (
    Author,
    CollectiveAuthor,
    CollectiveIdentifier,
    Investigator,
    PersonalAuthor,
)
from genetherapy_model.domain.people import Person
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import (
    mostly_true,
    optional,
    seldom,
    texts,
    tuples_of,
)
from genetherapy_model.strategies.identifiers import other_identifiers, ror_ids
from genetherapy_model.strategies.organizations import affiliations
from genetherapy_model.strategies.people import people
from genetherapy_model.strategies.roles import contributions
from genetherapy_model.strategies.text import marked_texts

__all__ = [
    "authors",
    "collective_authors",
    "collective_identifiers",
    "investigators",
    "personal_authors",
]


@shown_as_called
def collective_identifiers() -> SearchStrategy[CollectiveIdentifier]:
    """Identifiers as they stand beside the names of collectives."""
    return ror_ids() | other_identifiers()


@shown_as_called
def personal_authors() -> SearchStrategy[PersonalAuthor]:
    """Persons as authors: invalid, equal, corresponding, or nothing of it said."""
    return st.builds(
        PersonalAuthor,
        person=_people(),
        affiliations=tuples_of(affiliations()),
        valid=mostly_true(),
        equal_contribution=optional(st.booleans()),
        corresponding=optional(st.booleans()),
        contributions=seldom(tuples_of(contributions()), ()),
    )


@shown_as_called
def collective_authors() -> SearchStrategy[CollectiveAuthor]:
    """Groups as authors, some with members, some without a name."""
    return st.builds(
        CollectiveAuthor,
        name=marked_texts(max_size=2, math=False),
        identifiers=tuples_of(collective_identifiers(), max_size=1),
        affiliations=tuples_of(affiliations(), max_size=1),
        members=seldom(tuples_of(people(max_size=1)), ()),
        valid=mostly_true(),
        equal_contribution=optional(st.booleans()),
    )


@shown_as_called
def authors() -> SearchStrategy[Author]:
    """Authors of both kinds."""
    return personal_authors() | collective_authors()


@shown_as_called
def investigators() -> SearchStrategy[Investigator]:
    """Investigators, tied to a collective or to none."""
    return st.builds(
        Investigator,
        person=_people(),
        affiliations=tuples_of(affiliations(), max_size=1),
        of=optional(texts("NTLA-2001 Study Group")),
        valid=mostly_true(),
    )


def _people() -> SearchStrategy[Person]:
    # Few sources of works tell the roles of their authors.
    return people(max_size=0) | people(max_size=1)
