"""MOD: components whose mechanism and agent contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.genes import Gene
from genetherapy_model.domain.mechanism_vocabularies import (
    OligonucleotideKind,
)
from genetherapy_model.domain.mechanisms import (
    AntigenExpression,
    EngineeredReceptor,
    GeneAddition,
    GeneSilencing,
    GenomeEditing,
    Oligonucleotide,
    Oncolysis,
    SuicideGene,
)
from genetherapy_model.domain.modalities import (
    ABSENT,
    Agent,
    Component,
)
from genetherapy_model.domain.modality_vocabularies import (
    CargoForm,
    ComponentRole,
)
from genetherapy_model.domain.vector_vocabularies import (
    Replication,
    VectorFamily,
)
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule

__all__ = [
    "gene_brought_in_by_nothing",
    "modification_without_mechanism",
    "oligonucleotide_in_a_vector",
    "oncolysis_without_replication",
]


@rule(
    "MOD010",
    title="what destroys tumor cells by multiplying in them can replicate",
    severity=Severity.ERROR,
    subject=Component,
    reason="Oncolysis is by definition the work of an agent that multiplies in tumor "
    "cells. It need not be modified: a wild-type virus is right.",
    source=("PMID:14501378", "M1"),
    failing=Component(
        mechanism=Oncolysis(),
        agent=Agent(
            vector=Vector(
                family=VectorFamily.ADENOVIRUS, replication=Replication.DEFECTIVE
            )
        ),
    ),
    passing=Component(
        mechanism=Oncolysis(),
        agent=Agent(
            vector=Vector(
                family=VectorFamily.ADENOVIRUS, replication=Replication.CONDITIONAL
            )
        ),
    ),
)
def oncolysis_without_replication(component: Component) -> Iterator[Slip]:
    """Hold oncolysis against the replication of what does it."""
    agent = component.agent
    if (
        isinstance(component.mechanism, Oncolysis)
        and isinstance(agent, Agent)
        and isinstance(agent.vector, Vector)
        and agent.vector.replication is Replication.DEFECTIVE
    ):
        yield Slip(
            "/agent/vector/replication",
            "the vector is stated defective, but oncolysis takes an agent that "
            "multiplies in tumor cells",
        )


_BROUGHT_IN: Final = (
    AntigenExpression,
    EngineeredReceptor,
    GeneAddition,
    GeneSilencing,
    SuicideGene,
)


@rule(
    "MOD011",
    title="a gene that is brought in is brought in by something",
    severity=Severity.ERROR,
    subject=Component,
    reason="That there is no agent, or DNA without a vector, leaves nothing that could "
    "bring in the gene. RNA and proteins come without a vector (Casgevy), and "
    "unmodified cells have no mechanism.",
    source=("R11", "E: Casgevy"),
    failing=Component(
        mechanism=GeneAddition(gene=Gene(symbol="SMN1")),
        agent=ABSENT,
    ),
    passing=Component(
        mechanism=GenomeEditing(genes=[Gene(symbol="BCL11A")]),
        agent=Agent(vector=ABSENT, cargo_form=CargoForm.RNP),
    ),
)
def gene_brought_in_by_nothing(component: Component) -> Iterator[Slip]:
    """Hold a gene that is brought in against an agent that is stated to be none."""
    mechanism, agent = component.mechanism, component.agent
    if not isinstance(mechanism, _BROUGHT_IN):
        return
    what = str(mechanism.mechanism_class)
    if agent is ABSENT:
        yield Slip(
            "/agent",
            f"the agent is ABSENT, but {what} takes something that brings in the gene: "
            "where RNA is brought in without a vector, the vector alone is ABSENT",
        )
    elif (
        isinstance(agent, Agent)
        and agent.vector is ABSENT
        and agent.cargo_form is CargoForm.DNA
        and agent.formulation is None
    ):
        yield Slip(
            "/agent/vector",
            f"the vector is ABSENT and the cargo DNA, but {what} takes DNA with a "
            "vector, be it a plasmid or linear DNA",
        )


@rule(
    "MOD012",
    title="where nothing is modified, nothing is brought in",
    severity=Severity.WARNING,
    subject=Component,
    reason="A mechanism that is ABSENT says that the cells are not modified, and a "
    "vector or a cargo says that they are. Where it is only unknown how it works, the "
    "mechanism is not stated.",
    source=("MODEL", "R11"),
    failing=Component(
        mechanism=ABSENT,
        agent=Agent(vector=Vector(family=VectorFamily.LENTIVIRUS)),
    ),
    passing=Component(mechanism=ABSENT, agent=ABSENT),
)
def modification_without_mechanism(component: Component) -> Iterator[Slip]:
    """Hold a mechanism that is stated to be none against the agent."""
    agent = component.agent
    if component.mechanism is not ABSENT or not isinstance(agent, Agent):
        return
    if isinstance(agent.vector, Vector) and agent.vector != Vector():
        brought = "a vector"
    elif agent.cargo_form is not None:
        brought = f"the cargo {agent.cargo_form}"
    else:
        return
    yield Slip(
        "/mechanism", f"the mechanism is ABSENT, but {brought} is stated beside it"
    )


_EXPRESSING: Final = (
    VectorFamily.AAV,
    VectorFamily.RETROVIRUS,
    VectorFamily.ADENOVIRUS,
    VectorFamily.HSV,
    VectorFamily.PLASMID,
    VectorFamily.MINICIRCLE,
    VectorFamily.TRANSPOSON,
)


@rule(
    "MOD013",
    title="a synthetic oligonucleotide needs no vector that expresses it",
    severity=Severity.WARNING,
    subject=Component,
    reason="An oligonucleotide is made by synthesis; an RNA that a vector expresses is "
    "gene silencing or exon skipping, and gene therapy in the EU. The two differ under "
    "the law.",
    source=("R7",),
    failing=Component(
        mechanism=Oligonucleotide(kind=OligonucleotideKind.SIRNA),
        agent=Agent(vector=Vector(family=VectorFamily.AAV)),
    ),
    passing=Component(
        mechanism=GeneSilencing(gene=Gene(symbol="HTT")),
        agent=Agent(vector=Vector(family=VectorFamily.AAV)),
        role=ComponentRole.THERAPEUTIC,
    ),
)
def oligonucleotide_in_a_vector(component: Component) -> Iterator[Slip]:
    """Hold an oligonucleotide against the vector beside it."""
    agent = component.agent
    if not isinstance(component.mechanism, Oligonucleotide) or not isinstance(
        agent, Agent
    ):
        return
    family = agent.vector.family if isinstance(agent.vector, Vector) else None
    if family is not None and any(family.is_a(each) for each in _EXPRESSING):
        yield Slip(
            "/mechanism",
            f"an oligonucleotide is made by synthesis, but a vector of the family "
            f"{family} is stated to bring it in: what a vector expresses is gene "
            "silencing or exon skipping",
        )
