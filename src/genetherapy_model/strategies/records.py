"""Strategies for the bookkeeping of catalogues, and for extras."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.records import CatalogueEntry, Extra
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import optional, texts, tuples_of
from genetherapy_model.strategies.dates import date_values
from genetherapy_model.strategies.identifiers import other_identifiers
from genetherapy_model.strategies.works import work_identifiers

__all__ = ["catalogue_entries", "extras"]


@shown_as_called
def catalogue_entries(
    *, min_value: dt.date = dt.date.min, max_value: dt.date = dt.date.max
) -> SearchStrategy[CatalogueEntry]:
    """Entries of PubMed and of other catalogues, with any of their parts.

    Args:
        min_value: The first day that a stated date may mean.
        max_value: The last day that a stated date may mean.

    Raises:
        InvalidArgument: If no day lies between the two.
    """
    dates = optional(date_values(min_value=min_value, max_value=max_value))
    return st.builds(
        CatalogueEntry,
        catalogue=texts("PubMed"),
        identifier=optional(work_identifiers()),
        version=optional(texts("1", "2")),
        owner=optional(texts("NLM")),
        status=optional(texts("MEDLINE", "In-Process")),
        indexing_method=optional(texts("Automated")),
        publication_model=optional(texts("Print-Electronic")),
        publication_status=optional(texts("ppublish")),
        version_id=optional(texts("1")),
        version_date=optional(texts("2010/12/31")),
        created=dates,
        completed=dates,
        revised=dates,
        subsets=tuples_of(texts("IM")),
        other_identifiers=tuples_of(other_identifiers(), max_size=1),
    )


@shown_as_called
def extras() -> SearchStrategy[Extra]:
    """Extras of any source, spellings among them."""
    return st.builds(
        Extra,
        source=texts("pubmed"),
        path=texts("MedlineCitation/@Note", "MedlineCitation/SpaceFlightMission[1]"),
        text=texts("<SpaceFlightMission>STS-90</SpaceFlightMission>"),
        spelling=st.booleans(),
    )
