"""Strategies for publications."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from genetherapy_model.domain.publications import Publication
from genetherapy_model.strategies._texts import (
    GREATEST,
    check_sizes,
    texts,
    tuples_of,
)
from genetherapy_model.strategies.abstracts import abstracts
from genetherapy_model.strategies.authors import authors, investigators
from genetherapy_model.strategies.funding import grants, registrations
from genetherapy_model.strategies.journals import issues, journals, paginations
from genetherapy_model.strategies.modalities import modality_claims
from genetherapy_model.strategies.names import person_names
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

# What citations are made of is stated in every other publication, the rest in one of
# eight: with all of it, most of the time would go into drawing what the law in question
# does not look at.
_CITED = frozenset({"authors", "dates", "identifiers", "journal", "title"})
_OFTEN = st.sampled_from((False, True))
_SELDOM = st.sampled_from((False,) * 7 + (True,))


def publications(
    *,
    max_size: int | None = 2,
    min_value: dt.date = dt.date.min,
    max_value: dt.date = dt.date.max,
) -> SearchStrategy[Publication]:
    """Publications with any of their fields, from those that say nothing on.

    Args:
        max_size: The greatest number of authors, keywords, references and so on, or
            None for any, which takes much longer.
        min_value: The first day that a stated date of the work may mean.
        max_value: The last day that a stated date of the work may mean.

    Raises:
        InvalidArgument: If the size is below 0, or no day lies between the two.
    """
    check_sizes("publications", 0, max_size)
    dates = publication_dates(min_value=min_value, max_value=max_value)
    entries = catalogue_entries(min_value=min_value, max_value=max_value)
    marked = marked_texts(max_size=3)
    plain: dict[str, SearchStrategy[object]] = {
        "title": marked,
        "vernacular_title": marked,
        "abstract": abstracts(max_size=max_size),
        "authors_complete": st.just(value=False),
        "journal": journals(),
        "issue": issues(),
        "pagination": paginations(),
        "grants_complete": st.just(value=False),
        "registrations_complete": st.just(value=False),
        "number_of_references": st.integers(0, GREATEST),
        "coi_statement": marked,
    }
    several: dict[str, SearchStrategy[object]] = {
        "publication_types": publication_types(),
        "other_abstracts": abstracts(max_size=1),
        "authors": authors(),
        "investigators": investigators(),
        "editors": authors(),
        "dates": dates,
        "locators": locators(),
        "identifiers": work_identifiers(),
        "languages": texts("eng", "chi"),
        "keywords": keywords(),
        "mesh_headings": mesh_headings(max_size=2),
        "supplementary_concepts": supplementary_concepts(),
        "chemicals": chemicals(),
        "gene_symbols": texts("F9", "HSV-TK"),
        "personal_name_subjects": person_names(),
        "grants": grants(),
        "registrations": registrations(),
        "reference_lists": reference_lists(),
        "relations": relations(),
        "quotations": quotations(max_size=2),
        "modality_claims": modality_claims(max_size=1),
        "entries": entries,
        "extras": extras(),
    }
    lists = {
        name: tuples_of(elements, max_size=max_size)
        for name, elements in several.items()
    }
    return _publications(plain | lists)


@st.composite
def _publications(
    draw: DrawFn, fields: dict[str, SearchStrategy[object]]
) -> Publication:
    stated = [name for name in fields if draw(_OFTEN if name in _CITED else _SELDOM)]
    return Publication(**{name: draw(fields[name]) for name in stated})
