"""Strategies for what a work is about."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.identifiers import MeshRecordType
from genetherapy_model.domain.subjects import (
    Chemical,
    Keyword,
    MeshHeading,
    MeshTerm,
    PublicationType,
    SupplementaryConcept,
)
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import (
    check_sizes,
    optional,
    texts,
    tuples_of,
)
from genetherapy_model.strategies.identifiers import mesh_uis, uniis
from genetherapy_model.strategies.text import marked_texts

__all__ = [
    "chemicals",
    "keywords",
    "mesh_headings",
    "mesh_terms",
    "publication_types",
    "supplementary_concepts",
]


@shown_as_called
def mesh_terms() -> SearchStrategy[MeshTerm]:
    """MeSH terms, major or not, with an identifier of any type or without one."""
    return st.builds(
        MeshTerm,
        name=texts("Genetic Therapy", "therapy", "Lipidoses, Other*"),
        ui=optional(mesh_uis()),
        major=st.booleans(),
        type=optional(texts("Geographic")),
    )


@shown_as_called
def mesh_headings(
    *, min_size: int = 0, max_size: int | None = None
) -> SearchStrategy[MeshHeading]:
    """Headings with any number of qualifiers.

    Args:
        min_size: The least number of qualifiers.
        max_size: The greatest number of qualifiers, or None for any.

    Raises:
        InvalidArgument: If the bounds hold no number.
    """
    check_sizes("mesh_headings", min_size, max_size)
    return st.builds(
        MeshHeading,
        descriptor=mesh_terms(),
        qualifiers=tuples_of(mesh_terms(), min_size=min_size, max_size=max_size),
    )


@shown_as_called
def keywords() -> SearchStrategy[Keyword]:
    """Keywords of any owner, with markup, and empty."""
    return st.builds(
        Keyword,
        text=marked_texts(max_size=2),
        owner=optional(texts("NOTNLM", "NASA")),
        major=st.booleans(),
    )


@shown_as_called
def supplementary_concepts() -> SearchStrategy[SupplementaryConcept]:
    """Supplementary concepts of every type and of none."""
    return st.builds(
        SupplementaryConcept,
        name=texts("Leber Congenital Amaurosis 2"),
        ui=optional(mesh_uis(record_type=MeshRecordType.SUPPLEMENTARY)),
        type=optional(texts("Disease", "Organism", "Protocol", "Class")),
    )


@shown_as_called
def chemicals() -> SearchStrategy[Chemical]:
    """Chemicals with a number of any registry, with ``"0"``, and without any."""
    numbers = texts("0", "EC 3.1.21.1", "50-00-0")
    return st.builds(
        Chemical,
        name=texts("Thyroxine", "factor IX(Padua), human"),
        ui=optional(mesh_uis()),
        registry_number=optional(numbers | uniis().map(str)),
    )


@shown_as_called
def publication_types() -> SearchStrategy[PublicationType]:
    """Types of publications, those of retractions among them."""
    return st.builds(
        PublicationType,
        name=texts("Journal Article", "Retracted Publication", "Review"),
        ui=optional(mesh_uis(record_type=MeshRecordType.DESCRIPTOR)),
    )
