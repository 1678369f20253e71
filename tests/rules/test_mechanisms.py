"""MOD: mechanisms against their tool or their gene."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm
from genetherapy_model import (
    Activator,
    EditingOutcome,
    EditingSystem,
    Gene,
    GenomeEditing,
    Mechanism,
    SuicideGene,
)


def codes(mechanism: Mechanism) -> list[str]:
    """Give the codes of the findings."""
    found = gtm.check(gtm.Component(mechanism=mechanism))
    assert all(each.path.startswith("/mechanism/") for each in found)
    return [each.code for each in found]


@pytest.mark.parametrize(
    ("system", "outcome", "expected"),
    [
        (EditingSystem.EPIGENOME_EDITOR, EditingOutcome.KNOCK_IN, ["MOD014"]),
        (EditingSystem.EPIGENOME_EDITOR, EditingOutcome.CORRECTION, ["MOD014"]),
        (EditingSystem.EPIGENOME_EDITOR, EditingOutcome.REGULATION, []),
        (EditingSystem.EPIGENOME_EDITOR, EditingOutcome.KNOCK_OUT, []),
        (EditingSystem.RNA_EDITOR, EditingOutcome.EXCISION, ["MOD014"]),
        (EditingSystem.RNA_EDITOR, EditingOutcome.CORRECTION, []),
        (EditingSystem.BASE_EDITOR, EditingOutcome.KNOCK_IN, []),
        (EditingSystem.CRISPR_NUCLEASE, EditingOutcome.KNOCK_IN, []),
        (None, EditingOutcome.KNOCK_IN, []),
    ],
)
def test_outcomes_are_within_the_power_of_the_tool(
    system: EditingSystem | None, outcome: EditingOutcome, expected: list[str]
) -> None:
    """What leaves the sequence as it is puts nothing in and cuts nothing out."""
    assert expected == codes(GenomeEditing(system=system, outcomes=[outcome]))


def test_a_donor_of_dna_is_for_what_cuts_dna() -> None:
    """An editor of RNA has no use for a donor."""
    rna = EditingSystem.RNA_EDITOR

    assert ["MOD014"] == codes(GenomeEditing(system=rna, donor_dna=True))
    assert [] == codes(GenomeEditing(system=rna, donor_dna=False))
    assert [] == codes(GenomeEditing(system=EditingSystem.ZFN, donor_dna=True))


@pytest.mark.parametrize(
    ("editing", "expected"),
    [
        (GenomeEditing(system=EditingSystem.TALEN, enzyme="SpCas9"), ["MOD015"]),
        (GenomeEditing(system=EditingSystem.ZFN, guides=["g1"]), ["MOD015"]),
        (
            GenomeEditing(
                system=EditingSystem.MEGANUCLEASE, enzyme="dCas9", guides=["g1"]
            ),
            ["MOD015", "MOD015"],
        ),
        (GenomeEditing(system=EditingSystem.TALEN, enzyme="FokI"), []),
        (GenomeEditing(system=EditingSystem.TALEN, enzyme="CasZ-TALE"), []),
        (GenomeEditing(system=EditingSystem.BASE_EDITOR, guides=["g1"]), []),
        (GenomeEditing(enzyme="Cas9", guides=["g1"]), []),
    ],
)
def test_guides_and_cas_belong_to_crispr(
    editing: GenomeEditing, expected: list[str]
) -> None:
    """Tools that find their place by a protein have neither."""
    assert expected == codes(editing)


@pytest.mark.parametrize(
    ("gene", "activator", "expected"),
    [
        (Gene(symbol="HSV-TK"), Activator.FLUCYTOSINE, ["MOD016"]),
        (Gene(symbol="TK"), Activator.CB1954, ["MOD016"]),
        (Gene(name="cytosine deaminase"), Activator.GANCICLOVIR, ["MOD016"]),
        (Gene(symbol="iCasp9"), Activator.GANCICLOVIR, ["MOD016"]),
        (Gene(symbol="nfsB"), Activator.DIMERISER, ["MOD016"]),
        (Gene(symbol="HSV1-TK"), Activator.VALACICLOVIR, []),
        (Gene(symbol="HSV-TK"), Activator.GANCICLOVIR, []),
        (Gene(symbol="CD"), Activator.FLUCYTOSINE, []),
        (Gene(symbol="iC9"), Activator.DIMERISER, []),
        (Gene(symbol="CD/TK"), Activator.GANCICLOVIR, []),
        (Gene(symbol="CYP2B6"), Activator.GANCICLOVIR, []),
        (Gene(symbol="HSV-TK"), None, []),
        (None, Activator.GANCICLOVIR, []),
    ],
)
def test_a_suicide_gene_waits_for_a_drug_of_its_own(
    gene: Gene | None, activator: Activator | None, expected: list[str]
) -> None:
    """Each gene that is known acts on its own drugs; of others nothing is said."""
    assert expected == codes(SuicideGene(gene=gene, activator=activator))
