"""From the elements of a name to the modality that the name states.

The modality says no more than the elements do. What is inferred of a name as a whole is
its setting: a name of cells that are modified says *ex vivo*, a name of anything else
*in vivo*, save that of a retroviral or lentiviral vector, which may be what modifies
cells outside the body.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from genetherapy_model.domain.cells import CellType, Origin
from genetherapy_model.domain.genes import Gene
from genetherapy_model.domain.mechanism_vocabularies import (
    GeneAdditionPurpose,
    MechanismClass,
    ReceptorKind,
)
from genetherapy_model.domain.mechanisms import (
    AntigenExpression,
    EngineeredReceptor,
    GeneAddition,
    GeneticModification,
    GenomeEditing,
    Mechanism,
    Oncolysis,
    SuicideGene,
)
from genetherapy_model.domain.modalities import (
    Agent,
    CellProduct,
    Component,
    TherapyModality,
)
from genetherapy_model.domain.modality_vocabularies import CargoForm, Setting
from genetherapy_model.domain.vector_vocabularies import Replication, VectorFamily
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.nomenclature._inn_elements import ElementRow

__all__ = ["modality_of"]

# The part of names whose substance is cells, and parts that say gene therapy.
_OF_CELLS = "cell word"
_OF_GENES = {"gene word", "vector word"}


def modality_of(rows: Sequence[ElementRow]) -> TherapyModality:
    """Say what the elements of one name state together."""
    parts = {row.part for row in rows}
    agent = _agent(rows)
    mechanisms = _mechanisms(rows)
    components = [Component(mechanism=each, agent=agent) for each in mechanisms]
    if not components and agent is not None:
        components = [Component(agent=agent)]
    return TherapyModality(
        setting=_setting(parts, rows, is_modified=bool(components)),
        components=components,
        cells=_cells(rows) if _OF_CELLS in parts else None,
        individualised=True if "individual" in parts else None,
    )


def _said(rows: Iterable[ElementRow], key: str) -> str | None:
    for row in rows:
        for reading in row.reading:
            if key in reading:
                return reading[key]
    return None


def _setting(
    parts: set[str], rows: Sequence[ElementRow], *, is_modified: bool
) -> Setting | None:
    if _OF_CELLS in parts:
        # Whether unmodified cells are given after work outside is no such setting.
        return Setting.EX_VIVO if is_modified else None
    family = _family(rows)
    if family is not None and family.is_a(VectorFamily.RETROVIRUS):
        return None
    return Setting.IN_VIVO


def _family(rows: Sequence[ElementRow]) -> VectorFamily | None:
    family = _said(rows, "family")
    if family is not None:
        return VectorFamily(family)
    # An oncolytic virus that is new has letters of its own for its family.
    is_viral = any(row.part == "oncolytic word" for row in rows)
    return VectorFamily.VIRAL if is_viral else None


def _agent(rows: Sequence[ElementRow]) -> Agent | None:
    cargo = _said(rows, "cargo")
    family = _family(rows)
    if family is None:
        return Agent(cargo_form=CargoForm(cargo)) if cargo else None
    replication = _said(rows, "replication")
    return Agent(
        vector=Vector(
            family=family,
            replication=Replication(replication) if replication else None,
        )
    )


def _cells(rows: Sequence[ElementRow]) -> CellProduct:
    kind, origin = _said(rows, "cells"), _said(rows, "origin")
    return CellProduct(
        type=CellType(kind) if kind else None,
        origin=Origin(origin) if origin else None,
    )


def _mechanisms(rows: Sequence[ElementRow]) -> list[Mechanism]:
    found = [
        _mechanism(reading)
        for row in rows
        for reading in row.reading
        if "mechanism" in reading
    ]
    if any(isinstance(each, GenomeEditing) for each in found):
        # Whether the gene of an edited product is added or is edited is not said.
        return [each for each in found if not isinstance(each, GeneAddition)]
    if not found and any(row.part in _OF_GENES for row in rows):
        return [GeneticModification()]
    return found


def _mechanism(reading: Mapping[str, str]) -> Mechanism:
    match MechanismClass(reading["mechanism"]):
        case MechanismClass.GENE_ADDITION:
            purpose = reading.get("purpose")
            return GeneAddition(
                gene=_gene(reading),
                variant=reading.get("variant"),
                purpose=GeneAdditionPurpose(purpose) if purpose else None,
            )
        case MechanismClass.SUICIDE_GENE:
            return SuicideGene(gene=_gene(reading))
        case MechanismClass.ENGINEERED_RECEPTOR:
            kind = reading.get("receptor")
            return EngineeredReceptor(kind=ReceptorKind(kind) if kind else None)
        case MechanismClass.ANTIGEN_EXPRESSION:
            return AntigenExpression()
        case MechanismClass.GENOME_EDITING:
            return GenomeEditing()
        case MechanismClass.ONCOLYSIS:
            return Oncolysis()
        case _:
            return GeneticModification()


def _gene(reading: Mapping[str, str]) -> Gene | None:
    symbol = reading.get("gene")
    return Gene(symbol=symbol) if symbol else None
