"""MOD: modalities whose parts contradict each other."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm
from genetherapy_model import (
    ABSENT,
    Agent,
    Antigen,
    AntigenExpression,
    Component,
    EditingOutcome,
    EngineeredReceptor,
    Gene,
    GeneAddition,
    GeneAdditionPurpose,
    GeneSilencing,
    GeneticModification,
    GenomeEditing,
    Integration,
    Mechanism,
    Oncolysis,
    Replication,
    Setting,
    SuicideGene,
    Target,
    TherapyModality,
    Vector,
    VectorFamily,
)


def codes(modality: TherapyModality) -> list[str]:
    """Give the codes of the findings."""
    return [found.code for found in gtm.check(modality)]


def with_vector(
    vector: Vector, mechanism: Mechanism | None = None, *others: Component
) -> TherapyModality:
    """Give a modality of one vector, and of what else is said."""
    component = Component(mechanism=mechanism, agent=Agent(vector=vector))
    return TherapyModality(components=[component, *others])


@pytest.mark.parametrize(
    ("family", "targets", "expected"),
    [
        (VectorFamily.GAMMARETROVIRUS, [Target(dividing=False)], ["MOD006"]),
        (VectorFamily.GAMMARETROVIRUS, [Target(dividing=True)], []),
        (VectorFamily.GAMMARETROVIRUS, [Target(tissue="retina")], []),
        (VectorFamily.GAMMARETROVIRUS, [], []),
        (
            VectorFamily.GAMMARETROVIRUS,
            [Target(tissue="brain", dividing=False), Target(dividing=True)],
            [],
        ),
        (VectorFamily.RETROVIRUS, [Target(dividing=False)], []),
        (VectorFamily.LENTIVIRUS, [Target(dividing=False)], []),
        (VectorFamily.SPUMAVIRUS, [Target(dividing=False)], []),
    ],
)
def test_gammaretroviral_vectors_need_cells_that_divide(
    family: VectorFamily, targets: list[Target], expected: list[str]
) -> None:
    """It takes a stated gammaretrovirus and targets that are all stated at rest."""
    modality = TherapyModality(
        setting=Setting.IN_VIVO,
        components=[Component(agent=Agent(vector=Vector(family=family)))],
        targets=targets,
    )

    assert expected == codes(modality)


def test_rexin_g_aims_at_tumors() -> None:
    """Tumors divide, so that a retroviral vector reaches them in vivo."""
    modality = TherapyModality(
        setting=Setting.IN_VIVO,
        components=[
            Component(
                mechanism=GeneAddition(
                    gene=Gene(symbol="CCNG1"),
                    purpose=GeneAdditionPurpose.DOMINANT_NEGATIVE,
                ),
                agent=Agent(
                    vector=Vector(
                        family=VectorFamily.GAMMARETROVIRUS,
                        replication=Replication.DEFECTIVE,
                    )
                ),
            )
        ],
        targets=[Target(tissue="tumor")],
    )

    assert [] == codes(modality)


_HSV = Vector(family=VectorFamily.HSV, replication=Replication.CONDITIONAL)


@pytest.mark.parametrize(
    "mechanism",
    [
        GeneAddition(gene=Gene(symbol="RPE65")),
        GeneAddition(purpose=GeneAdditionPurpose.REPLACEMENT),
        GeneSilencing(),
        GenomeEditing(),
        EngineeredReceptor(),
    ],
)
def test_a_replicating_vector_without_purpose_is_found(mechanism: Mechanism) -> None:
    """What adds, silences or edits a gene does so without multiplying."""
    assert ["MOD007"] == codes(with_vector(_HSV, mechanism))


@pytest.mark.parametrize(
    "mechanism",
    [
        None,
        GeneticModification(),
        GeneAddition(),
        GeneAddition(
            gene=Gene(symbol="CSF2"), purpose=GeneAdditionPurpose.IMMUNOMODULATION
        ),
        Oncolysis(),
        AntigenExpression(),
        SuicideGene(gene=Gene(name="cytosine deaminase")),
    ],
)
def test_a_replicating_vector_with_a_purpose_is_right(
    mechanism: Mechanism | None,
) -> None:
    """Oncolysis, antigens and suicide genes replicate, and what says no more may."""
    assert [] == codes(with_vector(_HSV, mechanism))


def test_a_replicating_retrovirus_with_a_suicide_gene_is_right() -> None:
    """Vocimagene amiretrorepvec spreads through a tumor and carries a suicide gene."""
    vector = Vector(family=VectorFamily.RETROVIRUS, replication=Replication.COMPETENT)

    assert [] == codes(with_vector(vector, SuicideGene()))


def test_an_oncolytic_virus_with_a_cytokine_is_right() -> None:
    """One component that asks for replication is enough."""
    cytokine = Component(
        mechanism=GeneAddition(gene=Gene(symbol="CSF2")), agent=Agent(vector=_HSV)
    )

    assert [] == codes(with_vector(_HSV, Oncolysis(), cytokine))


def edited(*outcomes: EditingOutcome, donor: bool | None = None) -> Component:
    """Edit RHO."""
    return Component(
        mechanism=GenomeEditing(
            genes=[Gene(symbol="RHO")], outcomes=outcomes, donor_dna=donor
        )
    )


def added(
    symbol: str | None = "rho",
    variant: str | None = None,
    purpose: GeneAdditionPurpose | None = None,
) -> Component:
    """Add a gene called rhodopsin."""
    gene = Gene(symbol=symbol, name="rhodopsin")
    return Component(
        mechanism=GeneAddition(gene=gene, variant=variant, purpose=purpose)
    )


@pytest.mark.parametrize(
    ("edit", "addition", "expected"),
    [
        (edited(), added(), ["MOD008"]),
        (edited(EditingOutcome.KNOCK_OUT), added(), ["MOD008"]),
        (edited(donor=False), added(), ["MOD008"]),
        (edited(EditingOutcome.KNOCK_IN), added(), []),
        (edited(EditingOutcome.CORRECTION), added(), []),
        (edited(donor=True), added(), []),
        (edited(), added("PDE6B"), []),
        (edited(), added(None), []),
        (edited(EditingOutcome.KNOCK_OUT), added(variant="codon-optimized"), []),
        (
            edited(EditingOutcome.KNOCK_OUT),
            added(purpose=GeneAdditionPurpose.REPLACEMENT),
            [],
        ),
    ],
)
def test_a_gene_is_not_both_edited_and_added(
    edit: Component, addition: Component, expected: list[str]
) -> None:
    """One of the two is the other, unless the gene is put in or replaced."""
    assert expected == codes(TherapyModality(components=[edit, addition]))


@pytest.mark.parametrize("antigen", ["CD7", "CD5"])
def test_a_car_against_a_knocked_out_antigen_is_right(antigen: str) -> None:
    """T cells lose the antigen so that they do not kill each other."""
    gene = Gene(symbol=antigen)
    modality = TherapyModality(
        components=[
            Component(
                mechanism=GenomeEditing(
                    genes=[gene], outcomes=[EditingOutcome.KNOCK_OUT]
                )
            ),
            Component(
                mechanism=EngineeredReceptor(
                    antigens=[Antigen(name=antigen, gene=gene)]
                )
            ),
        ]
    )

    assert [] == codes(modality)


@pytest.mark.parametrize(
    ("family", "integration", "expected"),
    [
        (VectorFamily.AAV, Integration.SEMI_RANDOM, ["MOD009"]),
        (VectorFamily.AAV, Integration.INTEGRATING, ["MOD009"]),
        (VectorFamily.ADENOVIRUS, Integration.INTEGRATING, ["MOD009"]),
        (VectorFamily.HSV, Integration.SEMI_RANDOM, ["MOD009"]),
        (VectorFamily.PLASMID, Integration.INTEGRATING, ["MOD009"]),
        (VectorFamily.AAV, Integration.TARGETED, []),
        (VectorFamily.AAV, Integration.EPISOMAL, []),
        (VectorFamily.AAV, None, []),
        (VectorFamily.PARVOVIRUS, Integration.INTEGRATING, []),
        (VectorFamily.NON_VIRAL, Integration.INTEGRATING, []),
        (VectorFamily.LENTIVIRUS, Integration.SEMI_RANDOM, []),
        (VectorFamily.SLEEPING_BEAUTY, Integration.SEMI_RANDOM, []),
        (None, Integration.INTEGRATING, []),
    ],
)
def test_episomal_families_that_integrate_are_found(
    family: VectorFamily | None,
    integration: Integration | None,
    expected: list[str],
) -> None:
    """AAV, adenovirus, HSV and plasmids normally stay outside the genome."""
    vector = Vector(family=family, integration=integration)

    assert expected == codes(with_vector(vector, GeneAddition()))


def test_an_aav_donor_integrates() -> None:
    """What a donor brings in for editing enters the genome, at a chosen place."""
    editing = Component(mechanism=GenomeEditing())
    donor = Vector(family=VectorFamily.AAV, integration=Integration.INTEGRATING)
    random = Vector(family=VectorFamily.AAV, integration=Integration.SEMI_RANDOM)

    assert [] == codes(with_vector(donor, EngineeredReceptor(), editing))
    assert ["MOD009"] == codes(with_vector(random, EngineeredReceptor(), editing))


def test_a_plasmid_that_carries_a_transposon_integrates() -> None:
    """The transposon may stand beside the plasmid, or be said of it."""
    plasmid = Vector(family=VectorFamily.PLASMID, integration=Integration.INTEGRATING)
    named = Vector(
        family=VectorFamily.PLASMID,
        integration=Integration.SEMI_RANDOM,
        modifications=["piggyBac transposon"],
    )
    transposon = Component(
        agent=Agent(vector=Vector(family=VectorFamily.SLEEPING_BEAUTY))
    )

    assert [] == codes(with_vector(plasmid, GeneAddition(), transposon))
    assert [] == codes(with_vector(named, GeneAddition()))


def test_agents_that_are_stated_to_be_none_have_no_vector() -> None:
    """ABSENT in place of an agent or a vector is passed over."""
    modality = TherapyModality(
        components=[
            Component(agent=ABSENT),
            Component(agent=Agent(vector=ABSENT)),
            Component(mechanism=ABSENT),
        ]
    )

    assert [] == codes(modality)
