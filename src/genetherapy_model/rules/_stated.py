"""What a modality states in all its components together, and how messages name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from genetherapy_model.domain.cells import CellProduct
from genetherapy_model.domain.genes import Gene
from genetherapy_model.domain.mechanisms import Mechanism
from genetherapy_model.domain.modalities import Absent, Agent, TherapyModality
from genetherapy_model.domain.vector_vocabularies import VectorFamily
from genetherapy_model.domain.vectors import Vector

__all__ = [
    "agents_of",
    "families_of",
    "listed",
    "mechanisms_of",
    "shown_cells",
    "shown_gene",
    "vectors_of",
]


def mechanisms_of(modality: TherapyModality) -> list[Mechanism | Absent | None]:
    """Give the mechanism of each component; None where one is not stated."""
    return [each.mechanism for each in modality.components]


def agents_of(modality: TherapyModality) -> Iterator[Agent]:
    """Give the agents that are stated."""
    for each in modality.components:
        if isinstance(each.agent, Agent):
            yield each.agent


def vectors_of(modality: TherapyModality) -> Iterator[Vector]:
    """Give the vectors that are stated."""
    for agent in agents_of(modality):
        if isinstance(agent.vector, Vector):
            yield agent.vector


def families_of(modality: TherapyModality) -> frozenset[VectorFamily]:
    """Give the families of the vectors, as far as they are stated."""
    families = (vector.family for vector in vectors_of(modality))
    return frozenset(family for family in families if family is not None)


def shown_cells(cells: CellProduct) -> str:
    """Name cells by their origin and type, as far as they are stated."""
    parts = (part.value for part in (cells.origin, cells.type) if part is not None)
    return " ".join(parts) or "cells"


def shown_gene(gene: Gene) -> str:
    """Name a gene by its symbol, or else in words."""
    return gene.symbol or gene.name or "a gene"


def listed(words: Iterable[object]) -> str:
    """Write values one after the other, in the same order in every process."""
    return ", ".join(sorted(set(map(str, words))))
