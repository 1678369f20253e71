"""MOD: agents whose vector, cargo and formulation contradict each other."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm
from genetherapy_model import (
    ABSENT,
    Agent,
    CargoForm,
    Formulation,
    Integration,
    Vector,
    VectorFamily,
)


def codes(agent: Agent) -> list[str]:
    """Give the codes of the findings."""
    return [found.code for found in gtm.check(agent)]


@pytest.mark.parametrize(
    ("family", "size", "parts", "expected"),
    [
        (VectorFamily.AAV, 5.1, 1, ["MOD017"]),
        (VectorFamily.AAV, 5.0, 1, []),
        (VectorFamily.AAV, 6.0, 2, []),
        (VectorFamily.AAV, 12.0, 2, ["MOD017"]),
        (VectorFamily.AAV, 6.0, None, []),
        (VectorFamily.AAV, None, 1, []),
        (VectorFamily.PARVOVIRUS, 6.0, 1, []),
        (VectorFamily.LENTIVIRUS, 8.1, None, ["MOD018"]),
        (VectorFamily.GAMMARETROVIRUS, 9.0, 1, ["MOD018"]),
        (VectorFamily.LENTIVIRUS, 8.0, None, []),
        (VectorFamily.LENTIVIRUS, 9.0, 2, []),
        (VectorFamily.SPUMAVIRUS, 9.0, None, []),
        (VectorFamily.RETROVIRUS, 9.0, None, []),
        (VectorFamily.HSV, 152.5, None, ["MOD019"]),
        (VectorFamily.HSV, 152.0, None, []),
        (VectorFamily.ADENOVIRUS, 37.0, None, ["MOD020"]),
        (VectorFamily.ADENOVIRUS, 36.0, None, []),
        (VectorFamily.VACCINIA, 190.0, None, []),
        (VectorFamily.PLASMID, 300.0, None, []),
        (None, 300.0, 1, []),
    ],
)
def test_a_cargo_fits_into_its_vectors(
    family: VectorFamily | None,
    size: float | None,
    parts: int | None,
    expected: list[str],
) -> None:
    """What is more than all parts hold is found, unless parts are left unsaid."""
    agent = Agent(vector=Vector(family=family, cargo_kb=size), parts=parts)

    assert expected == codes(agent)


@pytest.mark.parametrize(
    ("family", "integration", "expected"),
    [
        (VectorFamily.LENTIVIRUS, Integration.NON_INTEGRATING, ["MOD021"]),
        (VectorFamily.LENTIVIRUS, Integration.EPISOMAL, ["MOD021"]),
        (VectorFamily.GAMMARETROVIRUS, Integration.NON_INTEGRATING, ["MOD021"]),
        (VectorFamily.SPUMAVIRUS, Integration.NON_INTEGRATING, ["MOD021"]),
        (VectorFamily.SLEEPING_BEAUTY, Integration.NON_INTEGRATING, ["MOD021"]),
        (VectorFamily.LENTIVIRUS, Integration.DEFICIENT, []),
        (VectorFamily.LENTIVIRUS, Integration.TARGETED, []),
        (VectorFamily.LENTIVIRUS, None, []),
        (VectorFamily.RETROVIRUS, Integration.NON_INTEGRATING, []),
        (VectorFamily.NON_VIRAL, Integration.NON_INTEGRATING, []),
        (VectorFamily.AAV, Integration.EPISOMAL, []),
        (VectorFamily.VLP, Integration.NON_INTEGRATING, []),
        (None, Integration.NON_INTEGRATING, []),
    ],
)
def test_what_is_made_to_integrate_integrates(
    family: VectorFamily | None,
    integration: Integration | None,
    expected: list[str],
) -> None:
    """Lentiviral vectors and transposons enter the genome, unless made not to."""
    vector = Vector(family=family, integration=integration)

    assert expected == codes(Agent(vector=vector))


def test_a_lentiviral_particle_with_protein_or_rna_does_not_integrate() -> None:
    """What holds no genome of its own has nothing to put in."""
    vector = Vector(
        family=VectorFamily.LENTIVIRUS, integration=Integration.NON_INTEGRATING
    )
    made_so = Vector(
        family=VectorFamily.LENTIVIRUS,
        integration=Integration.EPISOMAL,
        modifications=["integrase D64V"],
    )

    for cargo in (CargoForm.RNP, CargoForm.MRNA, CargoForm.SARNA, CargoForm.PROTEIN):
        assert [] == codes(Agent(vector=vector, cargo_form=cargo))
    assert ["MOD021"] == codes(Agent(vector=vector, cargo_form=CargoForm.RNA_GENOME))
    assert [] == codes(Agent(vector=made_so))


def test_the_way_out_of_a_non_integrating_lentivirus_is_suggested() -> None:
    """A vector of that name is meant to be integration-deficient; no transposon is."""
    stated = Integration.NON_INTEGRATING
    [virus, transposon] = [
        found
        for family in (VectorFamily.LENTIVIRUS, VectorFamily.PIGGYBAC)
        for found in gtm.check(Agent(vector=Vector(family=family, integration=stated)))
    ]

    assert "integration-deficient" == virus.suggestion
    assert transposon.suggestion is None
    assert "/vector/integration" == virus.path


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        (VectorFamily.AAV, ["MOD022"]),
        (VectorFamily.ADENOVIRUS, ["MOD022"]),
        (VectorFamily.MVA, ["MOD022"]),
        (VectorFamily.LENTIVIRUS, []),
        (VectorFamily.ALPHAVIRUS, []),
        (VectorFamily.POXVIRUS, []),
        (VectorFamily.PLASMID, []),
        (VectorFamily.VIRAL, []),
        (None, []),
    ],
)
def test_dna_viruses_have_no_rna_genome(
    family: VectorFamily | None, expected: list[str]
) -> None:
    """Families that are known to carry DNA carry no RNA genome."""
    vector = Vector(family=family)

    assert expected == codes(Agent(vector=vector, cargo_form=CargoForm.RNA_GENOME))
    assert [] == codes(Agent(vector=vector, cargo_form=CargoForm.DNA))


@pytest.mark.parametrize(
    ("family", "formulation", "expected"),
    [
        (VectorFamily.AAV, Formulation.NAKED, ["MOD023"]),
        (VectorFamily.VLP, Formulation.NAKED, ["MOD023"]),
        (VectorFamily.LISTERIA, Formulation.NAKED, ["MOD023"]),
        (VectorFamily.PLASMID, Formulation.NAKED, []),
        (VectorFamily.AAV, Formulation.EXOSOME, []),
        (VectorFamily.ADENOVIRUS, Formulation.POLYMER, []),
        (VectorFamily.AAV, ABSENT, []),
        (None, Formulation.NAKED, []),
    ],
)
def test_a_virus_is_not_naked(
    family: VectorFamily | None,
    formulation: Formulation | gtm.Absent,
    expected: list[str],
) -> None:
    """Naked is said of nucleic acids; viruses in exosomes and polymers exist."""
    agent = Agent(vector=Vector(family=family), formulation=formulation)

    assert expected == codes(agent)
