"""PRD: products at the border of gene therapy."""

from __future__ import annotations

import attrs
import pytest

import genetherapy_model as gtm
from genetherapy_model import (
    ABSENT,
    Agent,
    Antigen,
    AntigenExpression,
    AntigenPurpose,
    CargoForm,
    Classification,
    Component,
    EditingSystem,
    GenomeEditing,
    NucleicAcidOrigin,
    Oligonucleotide,
    OligonucleotideKind,
    Product,
    RegulatoryClass,
    TherapyModality,
    Vector,
    VectorFamily,
    nomenclature,
)

GENE = RegulatoryClass.GENE_THERAPY
SAID = Classification(jurisdiction="EU", classes=[GENE], on="2020-05")
DENIED = Classification(jurisdiction="EU", excluded=[GENE], on="2020-05")
ADENOVIRUS = Agent(vector=Vector(family=VectorFamily.ADENOVIRUS))
ADDED = Component(mechanism=gtm.GeneAddition(), agent=ADENOVIRUS)


def oligonucleotide(kind: OligonucleotideKind | None, agent: Agent) -> Component:
    """Give an oligonucleotide and what brings it in."""
    return Component(mechanism=Oligonucleotide(kind=kind), agent=agent)


SIRNA = oligonucleotide(OligonucleotideKind.SIRNA, Agent())
VACCINE = Component(
    mechanism=AntigenExpression(purpose=AntigenPurpose.INFECTIOUS), agent=ADENOVIRUS
)
THERAPEUTIC = Component(
    mechanism=AntigenExpression(antigens=[Antigen(name="HPV 6/11 antigens")]),
    agent=ADENOVIRUS,
)
PROTEIN = Agent(vector=ABSENT, cargo_form=CargoForm.PROTEIN)
BY_PROTEIN = Component(mechanism=GenomeEditing(system=EditingSystem.ZFN), agent=PROTEIN)
CANCER_MRNA = Component(
    mechanism=AntigenExpression(purpose=AntigenPurpose.CANCER),
    agent=Agent(cargo_form=CargoForm.SARNA),
)


def codes(components: list[Component], *said: Classification) -> list[str]:
    """Give the codes of what is found in a product that is said to count so."""
    product = Product(
        modality=TherapyModality(components=components), classifications=said
    )
    return [each.code for each in gtm.check(product, select=["PRD"])]


@pytest.mark.parametrize(
    ("component", "said", "code"),
    [
        (SIRNA, SAID, "PRD022"),
        (VACCINE, SAID, "PRD023"),
        (THERAPEUTIC, SAID, "PRD024"),
        (BY_PROTEIN, SAID, "PRD025"),
        (CANCER_MRNA, DENIED, "PRD026"),
    ],
)
def test_each_holds_of_what_is_certain_and_dated(
    component: Component, said: Classification, code: str
) -> None:
    """A reserve, a day that is not stated and another law leave it silent."""
    assert codes([component], said) == [code]
    assert codes([component], Classification(), said) == [code]
    assert codes([component], attrs.evolve(said, jurisdiction="ES")) == [code]
    for other in (
        attrs.evolve(said, doubtful=True),
        attrs.evolve(said, on=None),
        attrs.evolve(said, on=gtm.PartialDate.parse("2008")),
        attrs.evolve(said, on=gtm.PartialDate.parse("2020?")),
        attrs.evolve(said, on=gtm.PartialDate.parse("2030")),
        attrs.evolve(said, jurisdiction="JP"),
        attrs.evolve(said, jurisdiction=None),
        attrs.evolve(said, classes=[], excluded=[]),
    ):
        assert codes([component], other) == []
    assert codes([], said) == []
    assert codes([component]) == []


@pytest.mark.parametrize(
    ("components", "found"),
    [
        ([oligonucleotide(OligonucleotideKind.ASO, Agent())], ["PRD022"]),
        ([oligonucleotide(OligonucleotideKind.SPLICE_SWITCHING, Agent())], ["PRD022"]),
        (
            [
                oligonucleotide(
                    OligonucleotideKind.SIRNA,
                    Agent(nucleic_acid_origin=NucleicAcidOrigin.RECOMBINANT),
                )
            ],
            [],
        ),
        ([oligonucleotide(OligonucleotideKind.SIRNA, ADENOVIRUS)], []),
        ([oligonucleotide(OligonucleotideKind.APTAMER, Agent())], []),
        ([oligonucleotide(None, Agent())], []),
        ([SIRNA, ADDED], []),
        ([VACCINE, ADDED], ["PRD023"]),  # it decides for the whole product
        ([BY_PROTEIN, ADDED], []),
        (
            [
                Component(
                    mechanism=GenomeEditing(), agent=Agent(cargo_form=CargoForm.RNP)
                )
            ],
            [],
        ),
        ([Component(mechanism=GenomeEditing(system=EditingSystem.ZFN))], []),
    ],
)
def test_what_else_a_product_does_counts(
    components: list[Component], found: list[str]
) -> None:
    """Something beside it may be gene therapy, and what is not stated may be."""
    assert codes(components, SAID) == found


@pytest.mark.parametrize(
    ("antigen", "found"),
    [
        ("HPV E6", ["PRD024"]),
        ("hepatitis B virus surface antigen", ["PRD024"]),
        ("adenoviral hexon", []),
        ("NY-ESO-1", []),
        ("PSA", []),
    ],
)
def test_a_germ_is_told_by_its_antigen(antigen: str, found: list[str]) -> None:
    """Only an antigen of a germ, for a purpose that is not stated, is in doubt."""
    stated = AntigenExpression(antigens=[Antigen(name=antigen)])
    against_cancer = attrs.evolve(stated, purpose=AntigenPurpose.CANCER)

    assert codes([Component(mechanism=stated, agent=ADENOVIRUS)], SAID) == found
    assert codes([Component(mechanism=against_cancer, agent=ADENOVIRUS)], SAID) == []


def test_a_class_with_its_source_or_reason_stands() -> None:
    """Who names a decision on a vector against an infection need not doubt it."""
    sourced = attrs.evolve(SAID, sources=("an opinion of the committee",))
    reasoned = attrs.evolve(SAID, reason="It treats.")

    assert codes([THERAPEUTIC], sourced) == []
    assert codes([THERAPEUTIC], reasoned) == []


def test_papzimeos_is_gene_therapy_at_fda() -> None:
    """It treats what an infection causes: licensed in one place, in doubt elsewhere."""
    papzimeos = nomenclature.find_product("Papzimeos")
    at_fda = Classification(jurisdiction="US", classes=[GENE], on="2026-10")

    assert gtm.check(attrs.evolve(papzimeos, classifications=[at_fda])) == ()
    [found] = gtm.check(attrs.evolve(papzimeos, classifications=[SAID]))
    assert found.code == "PRD024"


def test_a_cancer_vaccine_is_mrna_to_be_in_question() -> None:
    """A DNA vaccine, and one in Great Britain, are not what the review tells of."""
    dna = attrs.evolve(CANCER_MRNA, agent=Agent(cargo_form=CargoForm.DNA))

    assert codes([dna], DENIED) == []
    assert (
        codes(
            [CANCER_MRNA],
            attrs.evolve(DENIED, jurisdiction="GB", on=gtm.PartialDate(year=2022)),
        )
        == []
    )
