"""The modality of a product, as its row in the register states it."""

from __future__ import annotations

from typing import Final

from genetherapy_model.domain._vocabularies import ABSENT, Absent
from genetherapy_model.domain.cells import CellType, Origin
from genetherapy_model.domain.genes import Antigen, Gene
from genetherapy_model.domain.mechanism_vocabularies import (
    EditingSystem,
    GeneAdditionPurpose,
    ReceptorKind,
)
from genetherapy_model.domain.mechanisms import (
    AntigenExpression,
    EngineeredReceptor,
    GeneAddition,
    GenomeEditing,
    Mechanism,
    Oncolysis,
    SuicideGene,
)
from genetherapy_model.domain.modalities import (
    Agent,
    CellProduct,
    Component,
    Target,
    TherapyModality,
)
from genetherapy_model.domain.modality_vocabularies import ComponentRole, Setting
from genetherapy_model.domain.routes import Route
from genetherapy_model.domain.vector_vocabularies import VectorFamily
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.errors import InvalidValue
from genetherapy_model.nomenclature.registers._tables import TableRow

__all__ = ["read_modality"]

_NONE: Final = "absent"


def read_modality(row: TableRow) -> TherapyModality:
    """Take the modality out of the row of a product."""
    return TherapyModality(
        setting=Setting(row.required("setting")),
        components=map(_component, row.rows("components")),
        cells=_cells(row.row("cells")),
        routes=map(Route, row.texts("routes")),
        targets=[Target(tissue=tissue) for tissue in row.texts("targets")],
    )


def _cells(row: TableRow | None) -> CellProduct | None:
    if row is None:
        return None
    with row:
        origin = row.text("origin")
        return CellProduct(
            type=CellType(row.required("type")),
            origin=Origin(origin) if origin else None,
            line=row.text("line"),
            markers=row.texts("markers"),
            encapsulated=row.flag("encapsulated"),
        )


def _component(row: TableRow) -> Component:
    with row:
        role = row.text("role")
        return Component(
            mechanism=_mechanism(row),
            agent=_agent(row),
            role=ComponentRole(role) if role else None,
        )


def _agent(row: TableRow) -> Agent | None:
    vector, parts = _vector(row), row.number("parts")
    if vector is None and parts is None:
        return None
    return Agent(vector=vector, parts=parts)


def _vector(row: TableRow) -> Vector | Absent | None:
    family = row.text("vector")
    if family is None or family == _NONE:
        return None if family is None else ABSENT
    return Vector(
        family=VectorFamily(family),
        serotype=row.text("serotype"),
        modifications=row.texts("modifications"),
    )


def _mechanism(row: TableRow) -> Mechanism:
    match row.required("mechanism"):
        case "gene addition":
            purpose = row.text("purpose")
            return GeneAddition(
                gene=_gene(row),
                variant=row.text("variant"),
                purpose=GeneAdditionPurpose(purpose) if purpose else None,
            )
        case "engineered receptor":
            return EngineeredReceptor(
                kind=ReceptorKind(row.required("receptor")), antigens=_antigens(row)
            )
        case "genome editing":
            return GenomeEditing(
                system=EditingSystem(row.required("system")),
                enzyme=row.text("enzyme"),
                genes=[Gene(symbol=symbol) for symbol in row.texts("genes")],
                sites=row.texts("sites"),
            )
        case "antigen expression":
            return AntigenExpression(antigens=_antigens(row))
        case "suicide gene":
            return SuicideGene(gene=_gene(row))
        case "oncolysis":
            return Oncolysis()
        case other:
            raise InvalidValue(f"{other!r} is no mechanism of a product so far")


def _gene(row: TableRow) -> Gene | None:
    symbol, name = row.text("gene"), row.text("gene_name")
    if symbol is None and name is None:
        return None
    return Gene(symbol=symbol, name=name)


def _antigens(row: TableRow) -> list[Antigen]:
    return [Antigen(name=name) for name in row.texts("antigens")]
