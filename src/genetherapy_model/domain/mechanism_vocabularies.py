"""Closed vocabularies of mechanisms: classes, purposes, tools and outcomes."""

from __future__ import annotations

from genetherapy_model.domain._vocabularies import Entry, Vocabulary

__all__ = [
    "Activator",
    "AntigenPurpose",
    "EditingOutcome",
    "EditingSystem",
    "Effector",
    "GeneAdditionPurpose",
    "MechanismClass",
    "OligonucleotideKind",
    "ReceptorKind",
]


class MechanismClass(Vocabulary):
    """How a therapy works, in the widest classes: each names a class of mechanisms.

    >>> MechanismClass.GENOME_EDITING.is_a(MechanismClass.GENETIC_MODIFICATION)
    True
    >>> MechanismClass.ONCOLYSIS.parent is None  # the virus need not be modified
    True
    >>> MechanismClass("gene transfer")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'gene transfer' is no MechanismClass: ...
    """

    GENETIC_MODIFICATION = Entry(
        "genetic modification",
        "something is modified genetically; no more is said",
        "R11; E: titles with genetically modified cells",
        mesh="D005818",
    )
    GENE_ADDITION = Entry(
        "gene addition",
        "a gene is brought in and expressed",
        "N7; E: Zolgensma",
        GENETIC_MODIFICATION,
        aliases=("gene augmentation", "gene supplementation"),
    )
    GENE_SILENCING = Entry(
        "gene silencing",
        "an RNA that a vector expresses lowers the expression of a gene",
        "R7; E: ifezuntirgene inilparvovec",
        GENETIC_MODIFICATION,
        mesh="D020868 D034622",
    )
    GENOME_EDITING = Entry(
        "genome editing",
        "DNA is changed at a chosen place of the genome",
        "R13; E: Casgevy",
        GENETIC_MODIFICATION,
        mesh="D000072669",
        aliases=("gene editing",),
    )
    ENGINEERED_RECEPTOR = Entry(
        "engineered receptor",
        "a cell expresses a receptor that sends it against an antigen",
        "N7; E: Kymriah, Tecelra",
        GENETIC_MODIFICATION,
    )
    SUICIDE_GENE = Entry(
        "suicide gene",
        "a gene is brought in through which another drug can kill the cell",
        "C3; E: Zalmoxis",
        GENETIC_MODIFICATION,
        mesh="D041722",
    )
    ONCOLYSIS = Entry(
        "oncolysis",
        "an agent multiplies in tumor cells and destroys them",
        "M1; PMID:14501378; E: Delytact",
        mesh="D050130",
    )
    ANTIGEN_EXPRESSION = Entry(
        "antigen expression",
        "an antigen is expressed so that the person becomes immune to it",
        "E: Papzimeos",
        GENETIC_MODIFICATION,
    )
    EXON_SKIPPING = Entry(
        "exon skipping",
        "splicing is made to leave out exons, which restores the reading frame",
        "https://publish.kne-publishing.com/index.php/SSU/article/view/21721; "
        "http://mdpi.com/2227-9059/6/1/1/htm",
    )
    OLIGONUCLEOTIDE = Entry(
        "oligonucleotide",
        "a short nucleic acid made by synthesis; known here to be told apart",
        "R7",
    )


class GeneAdditionPurpose(Vocabulary):
    """What an added gene is for.

    >>> GeneAdditionPurpose.REPLACEMENT.source
    ('E: Luxturna',)
    >>> GeneAdditionPurpose("cure")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'cure' is no GeneAdditionPurpose: ...
    """

    REPLACEMENT = Entry(
        "replacement",
        "it does the work of the gene whose defect causes the stated disease",
        "E: Luxturna",
    )
    IMMUNOMODULATION = Entry(
        "immunomodulation",
        "it steers an immune response, such as by a cytokine",
        "N7; E: Adstiladrin",
    )
    TUMOUR_SUPPRESSION = Entry(
        "tumour suppression", "it restores a tumor suppressor", "N7; E: Gendicine"
    )
    ANGIOGENESIS = Entry(
        "angiogenesis", "it makes vessels grow", "N7; E: Collategene, Neovasculgen"
    )
    NEUROTROPHIC = Entry("neurotrophic", "it keeps neurons alive", "E: Encelto")
    ANTIBODY = Entry(
        "antibody",
        "the body, or the cell given, makes an antibody from it",
        "10.3389/fcell.2020.00803",
    )
    DOMINANT_NEGATIVE = Entry(
        "dominant negative",
        "what it codes for blocks a protein of the cell",
        "E: Rexin-G",
    )
    MARKING = Entry("marking", "cells are found or selected by it", "C3; E: Zalmoxis")


class AntigenPurpose(Vocabulary):
    """Against what an expressed antigen makes immune.

    A vector that treats a disease which an infection causes is neither of the two:
    its purpose stays unstated.

    >>> AntigenPurpose.INFECTIOUS.definition
    'against an infection'
    >>> AntigenPurpose("papilloma")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'papilloma' is no AntigenPurpose: ...
    """

    CANCER = Entry("cancer", "against a cancer", "R3")
    INFECTIOUS = Entry("infectious", "against an infection", "R3")


class EditingSystem(Vocabulary):
    """The tool that edits.

    >>> EditingSystem.ZFN.mesh
    ('D000075804',)
    >>> EditingSystem("Cas9")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'Cas9' is no EditingSystem: ...
    """

    CRISPR_NUCLEASE = Entry(
        "crispr nuclease",
        "a guide RNA with a Cas protein that cuts",
        "M1; E: Casgevy",
        mesh="D064113 D000076987",
    )
    BASE_EDITOR = Entry(
        "base editor",
        "it turns one base into another without cutting both strands",
        "E: ristoglogene autogetemcel",
    )
    PRIME_EDITOR = Entry(
        "prime editor",
        "a nickase with a reverse transcriptase, which writes what its RNA spells",
        "https://www.nature.com/articles/s41587-023-02078-y",
    )
    EPIGENOME_EDITOR = Entry(
        "epigenome editor",
        "it changes marks on the DNA or its histones, not the sequence",
        "http://www.epigeneticsandchromatin.com/content/8/1/34/abstract; PMC7175797",
    )
    ZFN = Entry("zfn", "a zinc-finger nuclease", "M1", mesh="D000075804")
    TALEN = Entry("talen", "a TALE nuclease", "M1", mesh="D000069896")
    MEGANUCLEASE = Entry(
        "meganuclease",
        "a homing endonuclease, which cuts rarely, remade for its target",
        "PMC3267165; http://www.mobilednajournal.com/content/5/1/7/figure/F4",
    )
    RECOMBINASE = Entry(
        "recombinase",
        "a recombinase or integrase that works at sites of its own",
        "M2; PMC4111918; http://www.eurekaselect.com/58239/article",
        mesh="D045522",
    )
    RNA_EDITOR = Entry(
        "rna editor", "it edits RNA, not DNA", "M2; PMC9824937", mesh="D017393"
    )


class EditingOutcome(Vocabulary):
    """What an edit does to the gene.

    >>> EditingOutcome("knock-out")
    EditingOutcome.KNOCK_OUT
    >>> EditingOutcome("broken")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'broken' is no EditingOutcome: ...
    """

    KNOCK_OUT = Entry("knock-out", "the gene no longer works", "M2", mesh="D055786")
    KNOCK_IN = Entry(
        "knock-in", "a sequence is put in at a chosen place", "M1", mesh="D018390"
    )
    CORRECTION = Entry(
        "correction", "a variant is put right where it stands", "M1", mesh="D052416"
    )
    EXCISION = Entry("excision", "a stretch of DNA is cut out", "PMC4433555")
    REGULATION = Entry(
        "regulation",
        "a gene is turned up or down, its coding sequence left as it is",
        "10.1517/14728222.2014.913572",
    )


class ReceptorKind(Vocabulary):
    """How an engineered receptor is built.

    >>> ReceptorKind.CAR.mesh
    ('D000076962',)
    >>> ReceptorKind("CART")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'CART' is no ReceptorKind: ...
    """

    CAR = Entry(
        "car",
        "a chimeric antigen receptor",
        "N7",
        mesh="D000076962",
        aliases=("chimeric antigen receptor",),
    )
    TCR = Entry(
        "tcr",
        "a T-cell receptor chosen or changed for its antigen",
        "N10; E: Tecelra",
        mesh="D011948",
    )
    TRUC = Entry(
        "truc",
        "an antibody's binding part on a subunit of the T-cell receptor",
        "PMID:31064990",
    )
    CAAR = Entry(
        "caar",
        "an autoantigen as bait for the cells that make antibodies against it",
        "PMC5343513",
    )
    NKG2D_TYPE = Entry(
        "nkg2d type",
        "it binds by NKG2D or another receptor of natural killer cells",
        "PMC7488126",
    )
    OTHER = Entry("other", "stated, and none of these", "MODEL")


class Activator(Vocabulary):
    """The drug that a suicide gene waits for.

    >>> Activator.GANCICLOVIR.mesh
    ('D015774',)
    >>> Activator("acyclovir")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'acyclovir' is no Activator: ...
    """

    GANCICLOVIR = Entry(
        "ganciclovir",
        "prodrug of the thymidine kinase of herpes simplex virus",
        "C3; M1",
        mesh="D015774",
    )
    VALACICLOVIR = Entry(
        "valaciclovir",
        "prodrug of the same kinase, taken by mouth",
        "10.1200/JCO.2011.35.5222; E: aglatimagene besadenovec",
        aliases=("valacyclovir",),
    )
    FLUCYTOSINE = Entry(
        "flucytosine",
        "cytosine deaminase makes a poison of it",
        "M2; E: vocimagene amiretrorepvec",
        mesh="D005437",
    )
    DIMERISER = Entry(
        "dimeriser",
        "no prodrug: it joins the parts of an inducible caspase 9",
        "PMID:26072403",
        aliases=("dimerizer", "chemical inducer of dimerization"),
    )
    CB1954 = Entry("cb1954", "prodrug of nitroreductase", "PMC4996256")


class OligonucleotideKind(Vocabulary):
    """What kind of synthetic nucleic acid it is.

    >>> OligonucleotideKind.SPLICE_SWITCHING.parent
    OligonucleotideKind.ASO
    >>> OligonucleotideKind("gapmer")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'gapmer' is no OligonucleotideKind: ...
    """

    ASO = Entry("aso", "an antisense oligonucleotide", "M1", mesh="D016376")
    SPLICE_SWITCHING = Entry(
        "splice-switching",
        "an antisense oligonucleotide that changes splicing",
        "M2",
        ASO,
        mesh="D060172",
    )
    SIRNA = Entry("sirna", "a small interfering RNA", "M1", mesh="D034741")
    MIRNA_MIMIC = Entry(
        "mirna mimic", "it stands in for a microRNA", "M2", mesh="D035683"
    )
    ANTI_MIR = Entry(
        "anti-mir",
        "an antisense oligonucleotide that silences a microRNA",
        "PMC6698647",
        ASO,
    )
    APTAMER = Entry("aptamer", "it binds its target by its shape", "M2", mesh="D052157")


class Effector(Vocabulary):
    """The RNA that a vector expresses to act on another RNA.

    >>> Effector.SHRNA.definition
    'a short hairpin RNA'
    >>> Effector("siRNA")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'siRNA' is no Effector: ...
    """

    SHRNA = Entry("shrna", "a short hairpin RNA", "10.1056/NEJMoa2029392")
    MIRNA = Entry(
        "mirna",
        "an artificial microRNA",
        "R7; E: ifezuntirgene inilparvovec",
        mesh="D035683",
    )
    RIBOZYME = Entry("ribozyme", "an RNA that cuts RNA", "M2", mesh="D016337")
    U7_SNRNA = Entry(
        "u7 snrna",
        "a U7 small nuclear RNA remade to change splicing",
        "PMID:22354379; PMC3910003",
    )
