"""Strategies for vectors, their vocabularies, and the traits of their families."""

from __future__ import annotations

import math

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain._sources import SOURCES
from genetherapy_model.domain.vector_vocabularies import (
    Genome,
    Integration,
    Replication,
    VectorFamily,
)
from genetherapy_model.domain.vectors import FamilyTraits, Vector
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import optional, plain_texts

__all__ = [
    "family_traits",
    "genomes",
    "integrations",
    "replications",
    "vector_families",
    "vectors",
]


def vector_families() -> SearchStrategy[VectorFamily]:
    """All families, with the groups above them."""
    return st.sampled_from(VectorFamily)


def genomes() -> SearchStrategy[Genome]:
    """All kinds of genomes."""
    return st.sampled_from(Genome)


def integrations() -> SearchStrategy[Integration]:
    """All kinds of integration, and its absence."""
    return st.sampled_from(Integration)


def replications() -> SearchStrategy[Replication]:
    """All kinds of replication, and its absence."""
    return st.sampled_from(Replication)


@shown_as_called
def vectors(
    *, min_value: float = 0, max_value: float | None = None
) -> SearchStrategy[Vector]:
    """Vectors with any of their parts, contradictory ones among them, and with none.

    Args:
        min_value: The smallest stated cargo in kilobases; 0 itself is none.
        max_value: The greatest stated cargo in kilobases, or None for any.

    Raises:
        InvalidArgument: If no size lies between the two.
    """
    sizes = _sizes("vectors", min_value, max_value)
    serotypes = st.sampled_from(("AAV9", "AAVrh74", "Ad5", "HSV-1")) | plain_texts()
    return st.builds(
        Vector,
        family=optional(vector_families()),
        serotype=optional(serotypes),
        pseudotype=optional(st.just("VSV-G") | plain_texts()),
        modifications=st.frozensets(plain_texts(), max_size=2),
        integration=optional(integrations()),
        replication=optional(replications()),
        latency=optional(st.booleans()),
        self_complementary=optional(st.booleans()),
        cargo_kb=optional(sizes),
    )


@shown_as_called
def family_traits() -> SearchStrategy[FamilyTraits]:
    """Traits as a family may imply them, each with sources or without."""
    sources = st.lists(st.sampled_from(sorted(SOURCES)), max_size=2).map(tuple)
    sizes = _sizes("family_traits", 0, None)
    return st.builds(
        FamilyTraits,
        genome=optional(genomes()),
        genome_source=sources,
        capacity_kb_low=optional(sizes),
        capacity_kb_high=optional(sizes),
        capacity_source=sources,
        integration=optional(integrations()),
        integration_source=sources,
        enveloped=optional(st.booleans()),
        enveloped_source=sources,
        replication=optional(replications()),
        replication_source=sources,
    )


def _sizes(
    name: str, min_value: float, max_value: float | None
) -> SearchStrategy[float]:
    greatest = math.inf if max_value is None else max_value
    if not 0 <= min_value < math.inf or not min_value <= greatest:
        raise InvalidArgument(f"{name}: no size is between {min_value} and {max_value}")
    if greatest == 0:
        raise InvalidArgument(f"{name}: a cargo of 0 kilobases is none")
    return st.floats(
        min_value,
        max_value,
        exclude_min=not min_value,
        allow_nan=False,
        allow_infinity=False,
    )
