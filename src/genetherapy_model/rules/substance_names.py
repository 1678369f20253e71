"""INN: names of substances that contradict what is stated beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from genetherapy_model.domain.cells import CellProduct, Origin
from genetherapy_model.domain.genes import Gene
from genetherapy_model.domain.inn_readings import InnReading
from genetherapy_model.domain.mechanisms import (
    EngineeredReceptor,
    GeneAddition,
    GeneticModification,
    GenomeEditing,
)
from genetherapy_model.domain.modalities import (
    ABSENT,
    Agent,
    Component,
    ModalityClaim,
    TherapyModality,
)
from genetherapy_model.domain.modality_vocabularies import ComponentRole
from genetherapy_model.domain.products import Product, Substance
from genetherapy_model.domain.vector_vocabularies import Replication, VectorFamily
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._named import known_genes, read_name
from genetherapy_model.rules._stated import (
    agents_of,
    families_of,
    listed,
    mechanisms_of,
    vectors_of,
)

__all__ = [
    "edited_by_name_alone",
    "origin_against_the_name",
    "other_family_than_the_name",
    "other_gene_than_the_name",
    "other_replication_than_the_name",
]

Named: TypeAlias = Substance | Product | ModalityClaim
"""What has the name of a substance and a modality."""

_NAMED: Final = (Product, ModalityClaim)


def _read(subject: Named) -> tuple[InnReading, TherapyModality] | None:
    """Read the one name of a subject, where it has one, and take its modality.

    A product of several substances may owe each part of its modality to another one.
    """
    modality = subject.modality
    if modality is None:
        return None
    if isinstance(subject, Substance):
        names = [subject.inn, *(each.name for each in subject.names)]
    elif isinstance(subject, Product):
        names = [*subject.substances] if len(subject.substances) == 1 else []
    else:
        names = [subject.substance]
    for name in names:
        reading = read_name(name) if name is not None else None
        if reading is not None:
            return reading, modality
    return None


def _with_vector(inn: str, vector: Vector) -> Substance:
    agent = Agent(vector=vector)
    modality = TherapyModality(components=[Component(agent=agent)])
    return Substance(inn=inn, modality=modality)


@rule(
    "INN001",
    title="the vector is of the family that the name says",
    severity=Severity.ERROR,
    subject=Substance,
    also=_NAMED,
    reason="The second word of a name tells the vector: -parvovec is AAV, -adenovec an "
    "adenovirus, -plasmid a plasmid, -bac a bacterium. The readings agree with every "
    "name that was described apart (75 of 75). The setting is never compared, and a "
    "bacterium may carry a plasmid (emilimogene sigulactibac).",
    source=("N10", "N3"),
    failing=_with_vector(
        "etranacogene dezaparvovec", Vector(family=VectorFamily.LENTIVIRUS)
    ),
    passing=_with_vector("etranacogene dezaparvovec", Vector(family=VectorFamily.AAV)),
)
def other_family_than_the_name(subject: Named) -> Iterator[Slip]:
    """Hold the families of the vectors against that of the name."""
    if (read := _read(subject)) is None:
        return
    reading, modality = read
    named, stated = families_of(reading.modality), families_of(modality)
    shown = listed(named)
    if not named:
        return
    if stated and not any(
        _are_one(one, other) for one in named for other in (*stated, *_carried(stated))
    ):
        yield Slip(
            "/modality/components",
            f"{reading.name!r} says {shown}, but the vector is stated as of the "
            f"family {listed(stated)}",
            shown,
        )
    elif not stated and _has_no_vector(modality):
        yield Slip(
            "/modality/components",
            f"{reading.name!r} says {shown}, but the vector is ABSENT",
            shown,
        )


def _are_one(one: VectorFamily, other: VectorFamily) -> bool:
    return one.is_a(other) or other.is_a(one)


def _carried(families: frozenset[VectorFamily]) -> Iterator[VectorFamily]:
    """Add what may bring in a transposon or a plasmid, and what a shell is made of."""
    for family in families:
        if family.is_a(VectorFamily.TRANSPOSON):
            yield VectorFamily.PLASMID
        elif family is VectorFamily.PLASMID:
            yield VectorFamily.BACTERIAL
        elif family is VectorFamily.VLP:
            yield VectorFamily.VIRAL


def _has_no_vector(modality: TherapyModality) -> bool:
    vectors = [agent.vector for agent in agents_of(modality)]
    return bool(vectors) and all(vector is ABSENT for vector in vectors)


@rule(
    "INN002",
    title="the vector replicates if the name says so, and only then",
    severity=Severity.ERROR,
    subject=Substance,
    also=_NAMED,
    reason="A name in -repvec or -turev says that the virus replicates, one in -vec "
    "without -rep- that it does not. The readings agree with every name that was "
    "described apart (14 of 14).",
    source=("N10", "N3"),
    failing=_with_vector(
        "talimogene laherparepvec", Vector(replication=Replication.DEFECTIVE)
    ),
    passing=_with_vector(
        "talimogene laherparepvec", Vector(replication=Replication.CONDITIONAL)
    ),
)
def other_replication_than_the_name(subject: Named) -> Iterator[Slip]:
    """Hold the replication of the vectors against that of the name."""
    if (read := _read(subject)) is None:
        return
    reading, modality = read
    named = {vector.replication for vector in vectors_of(reading.modality)}
    stated = {
        vector.replication
        for vector in vectors_of(modality)
        if vector.replication is not None
    }
    for says, contrary in (
        (Replication.COMPETENT, Replication.DEFECTIVE),
        (Replication.DEFECTIVE, Replication.COMPETENT),
    ):
        if says in named and stated and all(each.is_a(contrary) for each in stated):
            yield Slip(
                "/modality/components",
                f"{reading.name!r} says a vector that is replication-{says}, but it "
                f"is stated {listed(stated)}",
            )


def _with_cells(inn: str, origin: Origin) -> Substance:
    return Substance(
        inn=inn, modality=TherapyModality(cells=CellProduct(origin=origin))
    )


@rule(
    "INN003",
    title="cells that the name calls the patient's own are autologous",
    severity=Severity.ERROR,
    subject=Substance,
    also=_NAMED,
    reason="At the head of the second word auto- says autologous. A name without it "
    "says nothing of the origin, and autogene says made for one person.",
    source=("N10",),
    failing=_with_cells("betibeglogene autotemcel", Origin.ALLOGENEIC),
    passing=_with_cells("nalotimagene carmaleucel", Origin.ALLOGENEIC),
)
def origin_against_the_name(subject: Named) -> Iterator[Slip]:
    """Hold the origin of the cells against auto-."""
    if (read := _read(subject)) is None:
        return
    reading, modality = read
    cells = modality.cells
    if (
        isinstance(cells, CellProduct)
        and cells.origin in (Origin.ALLOGENEIC, Origin.XENOGENEIC)
        and any(each.infix == "auto" for each in reading.elements)
    ):
        yield Slip(
            "/modality/cells/origin",
            f"{reading.name!r} says autologous by auto-, but the cells are stated "
            f"{cells.origin}",
            str(Origin.AUTOLOGOUS),
        )


def _with_mechanism(
    inn: str, mechanism: EngineeredReceptor | GeneAddition | GenomeEditing
) -> Substance:
    component = Component(mechanism=mechanism)
    return Substance(inn=inn, modality=TherapyModality(components=[component]))


@rule(
    "INN004",
    title="what the name calls edited has editing among its mechanisms",
    severity=Severity.ERROR,
    subject=Substance,
    also=_NAMED,
    reason="In the second word -ged- or -ge- says that genes are edited. The reverse "
    "is no slip: edited cells without it exist (exagamglogene autotemcel).",
    source=("N10", "E: exagamglogene autotemcel"),
    failing=_with_mechanism(
        "ristoglogene autogetemcel", GeneAddition(gene=Gene(symbol="HBB"))
    ),
    passing=_with_mechanism(
        "exagamglogene autotemcel", GenomeEditing(genes=[Gene(symbol="BCL11A")])
    ),
)
def edited_by_name_alone(subject: Named) -> Iterator[Slip]:
    """Hold the mechanisms against an element that says edited."""
    if (read := _read(subject)) is None:
        return
    reading, modality = read
    elements = [each.infix for each in reading.elements if each.infix in ("ged", "ge")]
    mechanisms = mechanisms_of(modality)
    # What is not stated, or not stated further, may be the editing.
    is_open = any(
        each is None or isinstance(each, GenomeEditing | GeneticModification)
        for each in mechanisms
    )
    if elements and mechanisms and not is_open:
        names = [
            "ABSENT" if each is ABSENT else each.mechanism_class
            for each in mechanisms
            if each is not None
        ]
        yield Slip(
            "/modality/components",
            f"{reading.name!r} says edited by -{elements[0]}-, but the mechanisms are "
            f"stated as {listed(names)}",
        )


@rule(
    "INN005",
    title="the gene is the one that the name says",
    severity=Severity.WARNING,
    subject=Substance,
    also=_NAMED,
    reason="The first word names the gene before -gene, such as -naco- for factor IX. "
    "Many of these parts were read off names and are stated by no authority. Only a "
    "gene that another name or product of the register stands for is held against "
    "it, as genes have synonyms.",
    source=("N7", "N10"),
    failing=_with_mechanism(
        "etranacogene dezaparvovec", GeneAddition(gene=Gene(symbol="F8"))
    ),
    passing=_with_mechanism(
        "etranacogene dezaparvovec",
        GeneAddition(gene=Gene(symbol="F9"), variant="Padua"),
    ),
)
def other_gene_than_the_name(subject: Named) -> Iterator[Slip]:
    """Hold the genes that are added against that of the name."""
    if (read := _read(subject)) is None:
        return
    reading, modality = read
    named = _added(reading.modality)
    stated = _added(modality)
    if not named or not stated or not named.isdisjoint(stated):
        return
    if not stated <= known_genes():
        return
    yield Slip(
        "/modality/components",
        f"{reading.name!r} says the gene {listed(named)}, but {listed(stated)} is "
        "stated",
        listed(named),
    )


def _added(modality: TherapyModality) -> frozenset[str]:
    """Give the symbols of the genes that are added to treat."""
    return frozenset(
        each.mechanism.gene.symbol.upper()
        for each in modality.components
        if isinstance(each.mechanism, GeneAddition)
        and each.role in (None, ComponentRole.THERAPEUTIC)
        and each.mechanism.gene is not None
        and each.mechanism.gene.symbol is not None
    )
