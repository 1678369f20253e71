"""Strategies for publications."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.publications import Publication
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import (
    GREATEST,
    check_names,
    check_sizes,
    mostly_true,
    often,
    seldom,
    texts,
    tuples_of,
)
from genetherapy_model.strategies.abstracts import abstracts
from genetherapy_model.strategies.authors import authors, investigators
from genetherapy_model.strategies.funding import grants, registrations
from genetherapy_model.strategies.journals import issues, journals, paginations
from genetherapy_model.strategies.modalities import modality_claims
from genetherapy_model.strategies.names import person_names
from genetherapy_model.strategies.people import people
from genetherapy_model.strategies.publication_dates import publication_dates
from genetherapy_model.strategies.quotations import quotations
from genetherapy_model.strategies.records import catalogue_entries, extras
from genetherapy_model.strategies.subjects import (
    chemicals,
    keywords,
    mesh_headings,
    publication_types,
    supplementary_concepts,
)
from genetherapy_model.strategies.text import marked_texts
from genetherapy_model.strategies.works import (
    locators,
    reference_lists,
    relations,
    work_identifiers,
)

__all__ = ["publications"]

T = TypeVar("T")

_FIELDS = tuple(field.name for field in attrs.fields(Publication))


@shown_as_called
def publications(
    *,
    max_size: int | None = 2,
    min_value: dt.date = dt.date.min,
    max_value: dt.date = dt.date.max,
    fields: Iterable[str] | None = None,
) -> SearchStrategy[Publication]:
    """Publications with any of their fields, from those that say nothing on.

    What a citation is made of is stated in every other publication, each of the other
    fields in one of eight: with all of them at once, most of the time would go into
    drawing what the law in question does not look at.

    Args:
        max_size: The greatest number of authors, keywords, references and so on, or
            None for any, which takes much longer.
        min_value: The first day that a stated date of the work may mean.
        max_value: The last day that a stated date of the work may mean.
        fields: The fields that may be stated, each in every other publication; by
            default all, as it is said above.

    Raises:
        InvalidArgument: If the size is below 0, no day lies between the two, or a
            field is none of a publication.
    """
    named = None if fields is None else check_names("publications", fields, _FIELDS)
    check_sizes("publications", 0, max_size)
    dates = publication_dates(min_value=min_value, max_value=max_value)
    entries = catalogue_entries(min_value=min_value, max_value=max_value)
    marked = marked_texts(max_size=3)

    rarely = seldom if named is None else often

    def several(elements: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
        return rarely(tuples_of(elements, max_size=max_size), ())

    def cited(elements: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
        return often(tuples_of(elements, max_size=max_size), ())

    stated: dict[str, SearchStrategy[object]] = {
        "title": often(marked, None),
        "vernacular_title": rarely(marked, None),
        "publication_types": several(publication_types()),
        "abstract": rarely(abstracts(max_size=max_size), None),
        "other_abstracts": several(abstracts(max_size=1)),
        "authors": cited(authors()),
        "authors_complete": mostly_true(),
        "investigators": several(investigators()),
        "editors": several(authors()),
        "journal": often(journals(), None),
        "issue": rarely(issues(), None),
        "pagination": rarely(paginations(), None),
        "dates": cited(dates),
        "locators": several(locators()),
        "identifiers": cited(work_identifiers()),
        "languages": several(texts("eng", "chi")),
        "keywords": several(keywords()),
        "mesh_headings": several(mesh_headings(max_size=2)),
        "supplementary_concepts": several(supplementary_concepts()),
        "chemicals": several(chemicals()),
        "gene_symbols": several(texts("F9", "HSV-TK")),
        "personal_name_subjects": several(person_names()),
        "people": several(people(max_size=2)),
        "grants": several(grants()),
        "grants_complete": mostly_true(),
        "registrations": several(registrations()),
        "registrations_complete": mostly_true(),
        "reference_lists": several(reference_lists()),
        "number_of_references": rarely(st.integers(0, GREATEST), None),
        "relations": several(relations()),
        "coi_statement": rarely(marked, None),
        "quotations": several(quotations(max_size=2)),
        "modality_claims": several(modality_claims(max_size=1)),
        "entries": several(entries),
        "extras": several(extras()),
    }
    if named is not None:
        stated = {name: drawn for name, drawn in stated.items() if name in named}
    return st.builds(Publication, **stated)
