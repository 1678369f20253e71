"""Mechanisms: how a therapy works; a closed union of small classes.

Each class names its :class:`MechanismClass`, whose parents say which class is a kind of
which: :func:`is_kind_of`. What a class does not say, such as the gene, is not stated.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeAlias

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement, to_frozenset
from genetherapy_model.domain._texts import check_text, check_texts, to_text_set
from genetherapy_model.domain.genes import Antigen, Gene, to_antigens, to_genes
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
from genetherapy_model.errors import InvalidValue

__all__ = [
    "AntigenExpression",
    "EngineeredReceptor",
    "ExonSkipping",
    "GeneAddition",
    "GeneSilencing",
    "GeneticModification",
    "GenomeEditing",
    "Mechanism",
    "Oligonucleotide",
    "Oncolysis",
    "SuicideGene",
    "is_kind_of",
]


def to_outcomes(values: Iterable[EditingOutcome]) -> frozenset[EditingOutcome]:
    """Take any iterable of outcomes."""
    return to_frozenset(values)


def to_exons(values: Iterable[int]) -> frozenset[int]:
    """Take any iterable of numbers."""
    return to_frozenset(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class GeneticModification(Statement):
    """Something is modified genetically, and no more is said: *gene therapy* alone.

    Source: FDA, What is gene therapy?,
    https://fda.gov/vaccines-blood-biologics/cellular-gene-therapy-products/what-gene-therapy.

    Raises:
        TypeError: If a field is given; a mechanism that says more has its own class.

    >>> GeneticModification()
    GeneticModification()
    >>> GeneticModification(gene="SMN1")
    Traceback (most recent call last):
    ...
    TypeError: ...__init__() got an unexpected keyword argument 'gene'
    """

    mechanism_class: ClassVar[MechanismClass] = MechanismClass.GENETIC_MODIFICATION


@frozen(kw_only=True, repr=False, weakref_slot=False)
class GeneAddition(Statement):
    """A gene is brought in and expressed. Several genes are several components.

    Source: AMA, naming scheme for genetically modified cells,
    https://www.ama-assn.org/about/united-states-adopted-names/genetically-modified-cell-based-therapy-naming-scheme.

    Attributes:
        gene: The gene.
        variant: Which form of it: ``"Padua"``, ``"micro-dystrophin"``.
        purpose: What it is for.

    Raises:
        InvalidType: If the gene is mere text.
        InvalidValue: If the variant is blank or padded.

    >>> GeneAddition(gene=Gene(symbol="F9"), variant="Padua")
    GeneAddition(gene=Gene(symbol='F9'), variant='Padua')
    >>> GeneAddition(gene="F9")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: GeneAddition.gene: expected Gene or None, ...
    """

    mechanism_class: ClassVar[MechanismClass] = MechanismClass.GENE_ADDITION

    gene: Gene | None = None
    variant: str | None = None
    purpose: GeneAdditionPurpose | None = None

    def _check(self) -> None:
        check_text(self, "variant", self.variant)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class GeneSilencing(Statement):
    """An RNA that a vector expresses lowers the expression of a gene.

    A synthetic siRNA or antisense strand is an :class:`Oligonucleotide` instead.

    Source: https://frontiersin.org/articles/10.3389/fmed.2022.1012497/full.

    Attributes:
        gene: The gene that is silenced.
        effector: The RNA that does it.

    Raises:
        InvalidType: If the effector is mere text.

    >>> GeneSilencing(gene=Gene(symbol="HTT"), effector=Effector.MIRNA)
    GeneSilencing(gene=Gene(symbol='HTT'), effector=Effector.MIRNA)
    >>> GeneSilencing(effector="mirna")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: GeneSilencing.effector: expected ...
    """

    mechanism_class: ClassVar[MechanismClass] = MechanismClass.GENE_SILENCING

    gene: Gene | None = None
    effector: Effector | None = None


@frozen(kw_only=True, repr=False, weakref_slot=False)
class GenomeEditing(Statement):
    """DNA is changed at a chosen place of the genome.

    Source: FDA's guidance on human genome editing,
    https://globalgenes.org/raredaily/fda-releases-draft-guidance-for-gene-editing-products/.

    Attributes:
        system: The tool that edits. None: *knock-out* alone names no tool.
        enzyme: The enzyme of the tool: ``"Cas9"``, ``"adenine base editor"``.
        guides: The guide RNAs, by name or by sequence.
        outcomes: What is done to the genes.
        genes: The genes that are edited.
        sites: Places, in the words of the source: ``"erythroid enhancer"``.
        donor_dna: Whether a strand of DNA is given for the cell to copy in.

    Raises:
        InvalidType: If an outcome is mere text.
        InvalidValue: If a text is blank or padded.

    >>> editing = GenomeEditing(
    ...     system=EditingSystem.CRISPR_NUCLEASE,
    ...     enzyme="Cas9",
    ...     genes=[Gene(symbol="BCL11A")],
    ...     sites=["erythroid enhancer"],
    ... )
    >>> editing.donor_dna is None  # not stated
    True
    >>> GenomeEditing(outcomes=["knock-out"])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: GenomeEditing.outcomes[0]: expected a ...
    """

    mechanism_class: ClassVar[MechanismClass] = MechanismClass.GENOME_EDITING

    system: EditingSystem | None = None
    enzyme: str | None = None
    guides: frozenset[str] = field(default=frozenset(), converter=to_text_set)
    outcomes: frozenset[EditingOutcome] = field(
        default=frozenset(), converter=to_outcomes
    )
    genes: frozenset[Gene] = field(default=frozenset(), converter=to_genes)
    sites: frozenset[str] = field(default=frozenset(), converter=to_text_set)
    donor_dna: bool | None = None

    def _check(self) -> None:
        check_text(self, "enzyme", self.enzyme)
        check_texts(self, "guides", self.guides)
        check_texts(self, "sites", self.sites)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class EngineeredReceptor(Statement):
    """A cell expresses a receptor that sends it against an antigen: CAR, TCR.

    Source: AMA, naming scheme for genetically modified cells,
    https://www.ama-assn.org/about/united-states-adopted-names/genetically-modified-cell-based-therapy-naming-scheme.

    Attributes:
        kind: How the receptor is built.
        antigens: What it binds; a bispecific receptor binds two.

    Raises:
        InvalidType: If an antigen is mere text.

    >>> EngineeredReceptor(kind=ReceptorKind.CAR, antigens=[Antigen(name="CD19")])
    EngineeredReceptor(kind=ReceptorKind.CAR, antigens=frozenset({Antigen(...)}))
    >>> EngineeredReceptor(antigens=["CD19"])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: EngineeredReceptor.antigens[0]: expected ...
    """

    mechanism_class: ClassVar[MechanismClass] = MechanismClass.ENGINEERED_RECEPTOR

    kind: ReceptorKind | None = None
    antigens: frozenset[Antigen] = field(default=frozenset(), converter=to_antigens)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class SuicideGene(Statement):
    """A gene is brought in through which another drug can kill the cell.

    Source: https://pmc.ncbi.nlm.nih.gov/articles/PMC3564347/table/t1-bh0203052.

    Attributes:
        gene: The gene, such as the thymidine kinase of herpes simplex virus.
        activator: The drug that it waits for.

    Raises:
        InvalidType: If the activator is mere text.

    >>> SuicideGene(gene=Gene(symbol="HSV-TK"), activator=Activator.GANCICLOVIR)
    SuicideGene(gene=Gene(symbol='HSV-TK'), activator=Activator.GANCICLOVIR)
    >>> SuicideGene(activator="ganciclovir")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: SuicideGene.activator: expected ...
    """

    mechanism_class: ClassVar[MechanismClass] = MechanismClass.SUICIDE_GENE

    gene: Gene | None = None
    activator: Activator | None = None


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Oncolysis(Statement):
    """An agent multiplies in tumor cells and destroys them.

    The agent need not be modified, so that this is no kind of genetic modification. A
    gene that an oncolytic virus brings along is a component of its own.

    Source: MeSH D050130, Oncolytic Virotherapy.

    Raises:
        TypeError: If a field is given; what multiplies stands in the agent's vector.

    >>> Oncolysis()
    Oncolysis()
    >>> Oncolysis(replication="conditional")
    Traceback (most recent call last):
    ...
    TypeError: ...__init__() got an unexpected keyword argument 'replication'
    """

    mechanism_class: ClassVar[MechanismClass] = MechanismClass.ONCOLYSIS


@frozen(kw_only=True, repr=False, weakref_slot=False)
class AntigenExpression(Statement):
    """An antigen is expressed so that the person becomes immune to it.

    Source: products, such as zopapogene imadenovec,
    https://www.fda.gov/vaccines-blood-biologics/papzimeos.

    Attributes:
        antigens: What is expressed.
        purpose: Against what it makes immune. A vector that treats a disease which an
            infection causes has neither purpose: it stays unstated.

    Raises:
        InvalidType: If the purpose is mere text.

    >>> expression = AntigenExpression(antigens=[Antigen(name="HPV 6/11 antigens")])
    >>> expression.purpose is None
    True
    >>> AntigenExpression(purpose="cancer")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: AntigenExpression.purpose: expected ...
    """

    mechanism_class: ClassVar[MechanismClass] = MechanismClass.ANTIGEN_EXPRESSION

    antigens: frozenset[Antigen] = field(default=frozenset(), converter=to_antigens)
    purpose: AntigenPurpose | None = None


@frozen(kw_only=True, repr=False, weakref_slot=False)
class ExonSkipping(Statement):
    """Splicing is made to leave out exons, which restores the reading frame.

    A vector may express what does it, or an oligonucleotide may do it.

    Source: https://publish.kne-publishing.com/index.php/SSU/article/view/21721 and
    http://mdpi.com/2227-9059/6/1/1/htm.

    Attributes:
        gene: The gene whose exons are left out.
        exons: Their numbers, from 1.
        effector: The RNA that a vector expresses for it.

    Raises:
        InvalidValue: If a number is below 1.

    >>> ExonSkipping(gene=Gene(symbol="DMD"), exons=[51], effector=Effector.U7_SNRNA)
    ExonSkipping(gene=Gene(symbol='DMD'), exons=frozenset({51}), ...)
    >>> ExonSkipping(exons=[0])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: ExonSkipping.exons: 0 is no exon: ...
    """

    mechanism_class: ClassVar[MechanismClass] = MechanismClass.EXON_SKIPPING

    gene: Gene | None = None
    exons: frozenset[int] = field(default=frozenset(), converter=to_exons)
    effector: Effector | None = None

    def _check(self) -> None:
        for exon in self.exons:
            if exon < 1:
                raise InvalidValue(
                    f"ExonSkipping.exons: {exon} is no exon: they are counted from 1"
                )


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Oligonucleotide(Statement):
    """A short nucleic acid made by synthesis; known here to be told apart.

    In the EU it is no gene therapy: its nucleic acid is not recombinant.

    Source: https://frontiersin.org/articles/10.3389/fmed.2022.1012497/full.

    Attributes:
        kind: What kind it is.
        gene: The gene whose RNA it binds.

    Raises:
        InvalidType: If the kind is mere text.

    >>> Oligonucleotide(kind=OligonucleotideKind.SIRNA).mechanism_class.parent is None
    True
    >>> Oligonucleotide(kind="sirna")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Oligonucleotide.kind: expected ...
    """

    mechanism_class: ClassVar[MechanismClass] = MechanismClass.OLIGONUCLEOTIDE

    kind: OligonucleotideKind | None = None
    gene: Gene | None = None


Mechanism: TypeAlias = (
    GeneAddition
    | GeneSilencing
    | GenomeEditing
    | EngineeredReceptor
    | SuicideGene
    | Oncolysis
    | AntigenExpression
    | ExonSkipping
    | Oligonucleotide
    | GeneticModification
)
"""How a therapy works."""


def is_kind_of(kind: type[Mechanism], other: type[Mechanism]) -> bool:
    """Tell whether every mechanism of one class is one of the other class.

    >>> is_kind_of(GeneAddition, GeneticModification)
    True
    >>> is_kind_of(Oncolysis, GeneticModification)
    False
    """
    return kind.mechanism_class.is_a(other.mechanism_class)
