"""Strategies for mechanisms and their vocabularies."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.mechanism_vocabularies import (
    Activator,
    AntigenPurpose,
    EditingOutcome,
    EditingSystem,
    Effector,
    GeneAdditionPurpose,
    MechanismClass,
    OligonucleotideKind,
    ReceptorKind,
)
from genetherapy_model.domain.mechanisms import (
    AntigenExpression,
    EngineeredReceptor,
    ExonSkipping,
    GeneAddition,
    GeneSilencing,
    GeneticModification,
    GenomeEditing,
    Mechanism,
    Oligonucleotide,
    Oncolysis,
    SuicideGene,
)
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import GREATEST, optional, plain_texts
from genetherapy_model.strategies.genes import antigens, genes

__all__ = [
    "activators",
    "antigen_expressions",
    "antigen_purposes",
    "editing_outcomes",
    "editing_systems",
    "effectors",
    "engineered_receptors",
    "exon_skippings",
    "gene_addition_purposes",
    "gene_additions",
    "gene_silencings",
    "genetic_modifications",
    "genome_editings",
    "mechanism_classes",
    "mechanisms",
    "oligonucleotide_kinds",
    "oligonucleotides",
    "oncolyses",
    "receptor_kinds",
    "suicide_genes",
]


def mechanism_classes() -> SearchStrategy[MechanismClass]:
    """All classes of mechanisms."""
    return st.sampled_from(MechanismClass)


def gene_addition_purposes() -> SearchStrategy[GeneAdditionPurpose]:
    """All purposes of an added gene."""
    return st.sampled_from(GeneAdditionPurpose)


def antigen_purposes() -> SearchStrategy[AntigenPurpose]:
    """Both purposes of an expressed antigen."""
    return st.sampled_from(AntigenPurpose)


def editing_systems() -> SearchStrategy[EditingSystem]:
    """All tools that edit."""
    return st.sampled_from(EditingSystem)


def editing_outcomes() -> SearchStrategy[EditingOutcome]:
    """All outcomes of an edit."""
    return st.sampled_from(EditingOutcome)


def receptor_kinds() -> SearchStrategy[ReceptorKind]:
    """All kinds of engineered receptors."""
    return st.sampled_from(ReceptorKind)


def activators() -> SearchStrategy[Activator]:
    """All drugs that a suicide gene may wait for."""
    return st.sampled_from(Activator)


def oligonucleotide_kinds() -> SearchStrategy[OligonucleotideKind]:
    """All kinds of synthetic nucleic acids."""
    return st.sampled_from(OligonucleotideKind)


def effectors() -> SearchStrategy[Effector]:
    """All RNAs that a vector may express to act on RNA."""
    return st.sampled_from(Effector)


def genetic_modifications() -> SearchStrategy[GeneticModification]:
    """The one mechanism that says no more than its class."""
    return st.builds(GeneticModification)


@shown_as_called
def gene_additions() -> SearchStrategy[GeneAddition]:
    """Additions of a gene, stated or not."""
    return st.builds(
        GeneAddition,
        gene=optional(genes()),
        variant=optional(plain_texts()),
        purpose=optional(gene_addition_purposes()),
    )


@shown_as_called
def gene_silencings() -> SearchStrategy[GeneSilencing]:
    """Silencings of a gene by an RNA from a vector."""
    return st.builds(
        GeneSilencing, gene=optional(genes()), effector=optional(effectors())
    )


@shown_as_called
def genome_editings() -> SearchStrategy[GenomeEditing]:
    """Edits of none, one or several genes, with a tool or without."""
    return st.builds(
        GenomeEditing,
        system=optional(editing_systems()),
        enzyme=optional(plain_texts()),
        guides=st.frozensets(plain_texts(), max_size=2),
        outcomes=st.frozensets(editing_outcomes()),
        genes=st.frozensets(genes(), max_size=2),
        sites=st.frozensets(plain_texts(), max_size=2),
        donor_dna=optional(st.booleans()),
    )


@shown_as_called
def engineered_receptors() -> SearchStrategy[EngineeredReceptor]:
    """Receptors against none, one or several antigens."""
    return st.builds(
        EngineeredReceptor,
        kind=optional(receptor_kinds()),
        antigens=st.frozensets(antigens(), max_size=2),
    )


@shown_as_called
def suicide_genes() -> SearchStrategy[SuicideGene]:
    """Suicide genes, with their drug or without."""
    return st.builds(
        SuicideGene, gene=optional(genes()), activator=optional(activators())
    )


def oncolyses() -> SearchStrategy[Oncolysis]:
    """Oncolysis, of which there is nothing more to say."""
    return st.builds(Oncolysis)


@shown_as_called
def antigen_expressions() -> SearchStrategy[AntigenExpression]:
    """Expressions of none, one or several antigens."""
    return st.builds(
        AntigenExpression,
        antigens=st.frozensets(antigens(), max_size=2),
        purpose=optional(antigen_purposes()),
    )


@shown_as_called
def exon_skippings() -> SearchStrategy[ExonSkipping]:
    """Skippings of none, one or several exons."""
    return st.builds(
        ExonSkipping,
        gene=optional(genes()),
        exons=st.frozensets(st.integers(1, GREATEST), max_size=3),
        effector=optional(effectors()),
    )


@shown_as_called
def oligonucleotides() -> SearchStrategy[Oligonucleotide]:
    """Synthetic nucleic acids of all kinds."""
    return st.builds(
        Oligonucleotide, kind=optional(oligonucleotide_kinds()), gene=optional(genes())
    )


@shown_as_called
def mechanisms() -> SearchStrategy[Mechanism]:
    """Mechanisms of all classes; they shrink to the one that says the least."""
    return st.one_of(
        genetic_modifications(),
        oncolyses(),
        gene_additions(),
        gene_silencings(),
        genome_editings(),
        engineered_receptors(),
        suicide_genes(),
        antigen_expressions(),
        exon_skippings(),
        oligonucleotides(),
    )
