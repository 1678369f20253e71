"""MOD: components whose mechanism and agent contradict each other."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm
from genetherapy_model import (
    ABSENT,
    Absent,
    Agent,
    AntigenExpression,
    CargoForm,
    Component,
    EditingSystem,
    EngineeredReceptor,
    ExonSkipping,
    Formulation,
    GeneAddition,
    GeneSilencing,
    GeneticModification,
    GenomeEditing,
    Mechanism,
    Oligonucleotide,
    Oncolysis,
    Replication,
    SuicideGene,
    Vector,
    VectorFamily,
)


def codes(component: Component) -> list[str]:
    """Give the codes of the findings."""
    return [found.code for found in gtm.check(component)]


@pytest.mark.parametrize(
    ("replication", "expected"),
    [
        (Replication.DEFECTIVE, ["MOD010"]),
        (Replication.COMPETENT, []),
        (Replication.CONDITIONAL, []),
        (Replication.NOT_APPLICABLE, []),
        (None, []),
    ],
)
def test_oncolysis_takes_an_agent_that_multiplies(
    replication: Replication | None, expected: list[str]
) -> None:
    """A defective vector destroys nothing by multiplying."""
    vector = Vector(family=VectorFamily.ADENOVIRUS, replication=replication)
    component = Component(mechanism=Oncolysis(), agent=Agent(vector=vector))

    assert expected == codes(component)


def test_an_unmodified_wild_type_virus_is_oncolytic() -> None:
    """Oncolysis says nothing of a modification: a wild-type virus does it too."""
    reovirus = Vector(family=VectorFamily.REOVIRUS, replication=Replication.COMPETENT)

    assert [] == codes(Component(mechanism=Oncolysis(), agent=Agent(vector=reovirus)))
    assert [] == codes(Component(mechanism=Oncolysis(), agent=ABSENT))
    assert [] == codes(Component(mechanism=Oncolysis()))


@pytest.mark.parametrize(
    "mechanism",
    [
        GeneAddition(),
        EngineeredReceptor(),
        SuicideGene(),
        GeneSilencing(),
        AntigenExpression(),
    ],
)
def test_a_gene_is_brought_in_by_something(mechanism: Mechanism) -> None:
    """Neither nothing nor DNA without a vector brings in a gene; RNA may."""

    def brought(agent: Agent | Absent) -> list[str]:
        return codes(Component(mechanism=mechanism, agent=agent))

    assert ["MOD011"] == brought(ABSENT)
    assert ["MOD011"] == brought(Agent(vector=ABSENT, cargo_form=CargoForm.DNA))
    assert [] == brought(
        Agent(vector=ABSENT, cargo_form=CargoForm.DNA, formulation=Formulation.NAKED)
    )
    assert [] == brought(Agent(vector=ABSENT, cargo_form=CargoForm.MRNA))
    assert [] == brought(Agent(vector=ABSENT, cargo_form=CargoForm.SARNA))
    assert [] == brought(Agent(vector=ABSENT))
    assert [] == brought(Agent())


@pytest.mark.parametrize(
    "agent",
    [
        Agent(vector=ABSENT, cargo_form=CargoForm.RNP),
        Agent(vector=ABSENT, cargo_form=CargoForm.DNA),
        Agent(vector=ABSENT),
        ABSENT,
    ],
)
def test_casgevy_has_no_vector(agent: Agent | Absent) -> None:
    """Ribonucleoprotein edits without a vector, and a short donor may be bare DNA."""
    editing = GenomeEditing(system=EditingSystem.CRISPR_NUCLEASE)

    assert [] == codes(Component(mechanism=editing, agent=agent))


@pytest.mark.parametrize(
    "mechanism",
    [None, ABSENT, GeneticModification(), ExonSkipping(), Oligonucleotide()],
)
def test_what_needs_no_agent_may_have_none(
    mechanism: Mechanism | Absent | None,
) -> None:
    """Unmodified cells and oligonucleotides have no agent, and more may be unsaid."""
    assert [] == codes(Component(mechanism=mechanism, agent=ABSENT))


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        (Agent(vector=Vector(family=VectorFamily.AAV)), ["MOD012"]),
        (Agent(vector=ABSENT, cargo_form=CargoForm.MRNA), ["MOD012"]),
        (Agent(vector=ABSENT), []),
        (Agent(vector=Vector()), []),
        (Agent(), []),
        (ABSENT, []),
        (None, []),
    ],
)
def test_nothing_modified_has_nothing_brought_in(
    agent: Agent | Absent | None, expected: list[str]
) -> None:
    """A vector beside a mechanism that is ABSENT contradicts it."""
    assert expected == codes(Component(mechanism=ABSENT, agent=agent))


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        (VectorFamily.AAV, ["MOD013"]),
        (VectorFamily.LENTIVIRUS, ["MOD013"]),
        (VectorFamily.PLASMID, ["MOD013"]),
        (VectorFamily.VLP, []),
        (VectorFamily.NON_VIRAL, []),
        (VectorFamily.SENDAI, []),
        (None, []),
    ],
)
def test_an_oligonucleotide_is_not_expressed_by_a_vector(
    family: VectorFamily | None, expected: list[str]
) -> None:
    """What a vector expresses is silencing; a shell may carry what is synthetic."""
    agent = Agent(vector=Vector(family=family))

    assert expected == codes(Component(mechanism=Oligonucleotide(), agent=agent))
    assert [] == codes(Component(mechanism=GeneSilencing(), agent=agent))
