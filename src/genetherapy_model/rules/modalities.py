"""MOD: modalities whose parts contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.cells import Target
from genetherapy_model.domain.genes import Antigen, Gene
from genetherapy_model.domain.mechanism_vocabularies import (
    EditingOutcome,
    GeneAdditionPurpose,
    ReceptorKind,
)
from genetherapy_model.domain.mechanisms import (
    EngineeredReceptor,
    ExonSkipping,
    GeneAddition,
    GeneSilencing,
    GenomeEditing,
    Oligonucleotide,
    SuicideGene,
)
from genetherapy_model.domain.modalities import (
    Agent,
    Component,
    TherapyModality,
)
from genetherapy_model.domain.modality_vocabularies import (
    Setting,
)
from genetherapy_model.domain.vector_vocabularies import (
    Integration,
    Replication,
    VectorFamily,
)
from genetherapy_model.domain.vectors import Vector, implied
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._stated import (
    families_of,
    listed,
    mechanisms_of,
    vectors_of,
)

__all__ = [
    "edited_gene_that_is_added",
    "integration_out_of_the_ordinary",
    "replication_without_purpose",
    "resting_cells_for_a_gammaretrovirus",
]

_GAMMARETROVIRUS: Final = Component(
    agent=Agent(vector=Vector(family=VectorFamily.GAMMARETROVIRUS))
)


@rule(
    "MOD006",
    title="a gammaretroviral vector in vivo is aimed at cells that divide",
    severity=Severity.WARNING,
    subject=TherapyModality,
    reason="Gammaretroviral vectors enter the genome of dividing cells only. It takes "
    "that every target is stated to be at rest: tumors divide (Rexin-G), and a mere "
    "retrovirus may be a lentivirus.",
    source=("V2", "V3"),
    failing=TherapyModality(
        setting=Setting.IN_VIVO,
        components=[_GAMMARETROVIRUS],
        targets=[Target(tissue="retina", dividing=False)],
    ),
    passing=TherapyModality(
        setting=Setting.IN_VIVO,
        components=[_GAMMARETROVIRUS],
        targets=[Target(tissue="tumor", dividing=True)],
    ),
)
def resting_cells_for_a_gammaretrovirus(modality: TherapyModality) -> Iterator[Slip]:
    """Hold the family of the vectors against targets that are at rest."""
    families = families_of(modality)
    if (
        modality.setting is Setting.IN_VIVO
        and modality.targets
        and families == {VectorFamily.GAMMARETROVIRUS}
        and all(target.dividing is False for target in modality.targets)
    ):
        names = [_shown_target(target) for target in modality.targets]
        yield Slip(
            "/targets",
            f"{listed(names)}: stated to be at rest, but a gammaretroviral vector "
            "reaches dividing cells only",
        )


def _shown_target(target: Target) -> str:
    kind = target.cell_type
    return target.tissue or (kind.value if kind is not None else "the target")


_NOT_KILLING: Final = (
    EngineeredReceptor,
    ExonSkipping,
    GeneAddition,
    GeneSilencing,
    GenomeEditing,
    Oligonucleotide,
)
_OF_ONCOLYTICS: Final = (
    GeneAdditionPurpose.IMMUNOMODULATION,
    GeneAdditionPurpose.TUMOUR_SUPPRESSION,
    GeneAdditionPurpose.ANTIBODY,
)


@rule(
    "MOD007",
    title="a vector replicates to kill cells or to show an antigen",
    severity=Severity.WARNING,
    subject=TherapyModality,
    reason="Vectors that add or change a gene are made so that they cannot replicate; "
    "those that do replicate are oncolytic, carry a suicide gene (vocimagene "
    "amiretrorepvec) or show an antigen (esepapogene zalarnarepvec). A cytokine or "
    "antibody is the cargo of oncolytic viruses, and is passed over.",
    source=("N10", "V1", "V2"),
    failing=TherapyModality(
        components=[
            Component(
                mechanism=GeneAddition(gene=Gene(symbol="SMN1")),
                agent=Agent(vector=Vector(replication=Replication.COMPETENT)),
            )
        ]
    ),
    passing=TherapyModality(
        components=[
            Component(
                mechanism=SuicideGene(gene=Gene(name="cytosine deaminase")),
                agent=Agent(
                    vector=Vector(
                        family=VectorFamily.RETROVIRUS,
                        replication=Replication.COMPETENT,
                    )
                ),
            )
        ]
    ),
)
def replication_without_purpose(modality: TherapyModality) -> Iterator[Slip]:
    """Look for a mechanism that asks for a vector that replicates."""
    if not any(_replicates(vector) for vector in vectors_of(modality)):
        return
    mechanisms = mechanisms_of(modality)
    # What is not stated, or says too little, may be one of those that replicate.
    if all(map(_needs_no_replication, mechanisms)):
        names = [
            each.mechanism_class
            for each in mechanisms
            if isinstance(each, _NOT_KILLING)
        ]
        yield Slip(
            "/components",
            "the vector is stated to replicate, but what it is for is "
            f"{listed(names)}: no oncolysis, suicide gene or antigen asks for it",
        )


def _replicates(vector: Vector) -> bool:
    replication = vector.replication
    return replication is not None and replication.is_a(Replication.COMPETENT)


def _needs_no_replication(mechanism: object) -> bool:
    if isinstance(mechanism, GeneAddition):
        is_said = mechanism.gene is not None or mechanism.purpose is not None
        return is_said and mechanism.purpose not in _OF_ONCOLYTICS
    return isinstance(mechanism, _NOT_KILLING)


_PUT_IN: Final = frozenset(
    {EditingOutcome.KNOCK_IN, EditingOutcome.CORRECTION, EditingOutcome.REGULATION}
)


@rule(
    "MOD008",
    title="the gene that is edited is not the one that is added",
    severity=Severity.WARNING,
    subject=TherapyModality,
    reason="In the same cells one of the two is probably the other, unless the gene is "
    "put in or corrected where it stands, or what is destroyed is replaced by another "
    "form or by a good copy. A receptor against the product of a gene that is knocked "
    "out is no such case.",
    source=("E: titles of trials", "PMC6567127"),
    failing=TherapyModality(
        components=[
            Component(mechanism=GenomeEditing(genes=[Gene(symbol="PDCD1")])),
            Component(mechanism=GeneAddition(gene=Gene(symbol="PDCD1"))),
        ]
    ),
    passing=TherapyModality(
        components=[
            Component(
                mechanism=GenomeEditing(
                    genes=[Gene(symbol="CD7")], outcomes=[EditingOutcome.KNOCK_OUT]
                )
            ),
            Component(
                mechanism=EngineeredReceptor(
                    kind=ReceptorKind.CAR,
                    antigens=[Antigen(name="CD7", gene=Gene(symbol="CD7"))],
                )
            ),
        ]
    ),
)
def edited_gene_that_is_added(modality: TherapyModality) -> Iterator[Slip]:
    """Look for one gene that is edited and added."""
    added = {
        each.gene.symbol.upper()
        for each in mechanisms_of(modality)
        if isinstance(each, GeneAddition)
        and each.gene is not None
        and each.gene.symbol is not None
        and each.variant is None
        and each.purpose is not GeneAdditionPurpose.REPLACEMENT
    }
    if not added:
        return
    edits = [
        each for each in mechanisms_of(modality) if isinstance(each, GenomeEditing)
    ]
    if any(each.donor_dna or not _PUT_IN.isdisjoint(each.outcomes) for each in edits):
        return
    edited = {
        gene.symbol.upper()
        for each in edits
        for gene in each.genes
        if gene.symbol is not None
    }
    if both := added & edited:
        yield Slip(
            "/components",
            f"{listed(both)} both edited and added, and neither a knock-in, a "
            "correction nor a donor is stated: one of the two is probably the other",
        )


_OUTSIDE: Final = (
    VectorFamily.AAV,
    VectorFamily.ADENOVIRUS,
    VectorFamily.HSV,
    VectorFamily.PLASMID,
)


@rule(
    "MOD009",
    title="AAV, adenovirus, HSV and plasmids stay outside the genome",
    severity=Severity.WARNING,
    subject=TherapyModality,
    reason="They do normally; fewer than one in ten AAV genomes enters. A donor for "
    "editing enters at a chosen place, and a plasmid that carries a transposon enters "
    "too.",
    source=("V1", "V2", "V3"),
    failing=TherapyModality(
        components=[
            Component(
                mechanism=GeneAddition(gene=Gene(symbol="F9")),
                agent=Agent(
                    vector=Vector(
                        family=VectorFamily.AAV, integration=Integration.SEMI_RANDOM
                    )
                ),
            )
        ]
    ),
    passing=TherapyModality(
        components=[
            Component(
                mechanism=GenomeEditing(outcomes=[EditingOutcome.KNOCK_IN]),
                agent=Agent(
                    vector=Vector(
                        family=VectorFamily.AAV, integration=Integration.TARGETED
                    )
                ),
            )
        ]
    ),
)
def integration_out_of_the_ordinary(modality: TherapyModality) -> Iterator[Slip]:
    """Look for a family that stays outside, stated to enter the genome."""
    has_editing = any(
        isinstance(each, GenomeEditing) for each in mechanisms_of(modality)
    )
    for family in sorted(families_of(modality), key=str):
        if not any(family.is_a(each) for each in _OUTSIDE):
            continue
        stated = {
            vector.integration
            for vector in vectors_of(modality)
            if vector.family is family and not _has_transposon(vector, modality)
        }
        # An integrating donor of an edit may be a targeted one.
        certain = {Integration.SEMI_RANDOM}
        certain |= set() if has_editing else {Integration.INTEGRATING}
        if found := stated & certain:
            yield Slip(
                "/components",
                f"a vector of the family {family} is stated {listed(found)}, but it "
                f"normally is {implied(family).integration}",
            )


def _has_transposon(vector: Vector, modality: TherapyModality) -> bool:
    """Tell whether a plasmid may carry a transposon, by what stands beside it."""
    if vector.family is not VectorFamily.PLASMID:
        return False
    words = " ".join(vector.modifications).lower()
    named = any(each in words for each in ("transpos", "sleeping", "piggybac"))
    return named or any(
        family.is_a(VectorFamily.TRANSPOSON) for family in families_of(modality)
    )
