"""Closed vocabularies of vectors: family, genome, integration, replication."""

from __future__ import annotations

from genetherapy_model.domain._vocabularies import Entry, Vocabulary

__all__ = ["Genome", "Integration", "Replication", "VectorFamily"]


class VectorFamily(Vocabulary):
    """What kind of virus, bacterium or nucleic acid carries the genes.

    Messenger RNA and ribonucleoprotein are no members: they are what is carried
    (:class:`~genetherapy_model.domain.modalities.CargoForm`), and an agent that brings
    them in without a carrier has the vector ``ABSENT``.

    >>> VectorFamily.AAV.ancestors
    (VectorFamily.PARVOVIRUS, VectorFamily.VIRAL)
    >>> VectorFamily.LENTIVIRUS.is_a(VectorFamily.RETROVIRUS)
    True
    >>> VectorFamily("AAV9")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'AAV9' is no VectorFamily: ...
    """

    VIRAL = Entry("viral", "a virus, which one is not said", "R3; PMC9407213")
    PARVOVIRUS = Entry(
        "parvovirus",
        "a parvovirus, dependent as AAV is or autonomous as H-1 is",
        "M1",
        VIRAL,
        mesh="D010321 D052661",
    )
    AAV = Entry(
        "aav",
        "adeno-associated virus; names of substances call it parvovirus",
        "N10; M1",
        PARVOVIRUS,
        mesh="D000229",
        aliases=("adeno-associated virus", "dependovirus"),
    )
    RETROVIRUS = Entry(
        "retrovirus",
        "a retrovirus, which genus is not said",
        "M1; E: Zalmoxis, Yescarta, Tecartus",
        VIRAL,
        mesh="D012190",
    )
    LENTIVIRUS = Entry(
        "lentivirus", "a retrovirus such as HIV-1", "M1", RETROVIRUS, mesh="D016086"
    )
    GAMMARETROVIRUS = Entry(
        "gammaretrovirus",
        "a retrovirus such as Moloney murine leukemia virus",
        "M1; E: Strimvelis",
        RETROVIRUS,
        mesh="D017988 D008979",
    )
    ALPHARETROVIRUS = Entry(
        "alpharetrovirus",
        "a retrovirus of the genus Alpharetrovirus",
        "http://mdpi.com/1999-4915/6/12/4811",
        RETROVIRUS,
    )
    SPUMAVIRUS = Entry(
        "spumavirus",
        "a foamy virus",
        "M1",
        RETROVIRUS,
        mesh="D016092",
        aliases=("foamy virus",),
    )
    ADENOVIRUS = Entry(
        "adenovirus",
        "an adenovirus of man or ape",
        "M1; E: Gendicine",
        VIRAL,
        mesh="D000256 D000260 D000261",
    )
    HSV = Entry(
        "hsv",
        "herpes simplex virus",
        "M1; E: Imlygic",
        VIRAL,
        mesh="D018139 D018259",
        aliases=("herpes simplex virus", "simplexvirus"),
    )
    CMV = Entry(
        "cmv",
        "cytomegalovirus",
        "M2; 10.3390/v15102043",
        VIRAL,
        mesh="D003587",
        aliases=("cytomegalovirus",),
    )
    POXVIRUS = Entry(
        "poxvirus", "a poxvirus, which one is not said", "M2", VIRAL, mesh="D011212"
    )
    VACCINIA = Entry(
        "vaccinia",
        "vaccinia virus, with its weakened strains",
        "M1; N10",
        POXVIRUS,
        mesh="D014616",
    )
    MVA = Entry(
        "mva",
        "the strain modified vaccinia Ankara",
        "N10; E: tipapkinogene sovacivec",
        VACCINIA,
        aliases=("modified vaccinia Ankara",),
    )
    FOWLPOX = Entry("fowlpox", "fowlpox virus", "M2; N10", POXVIRUS, mesh="D005587")
    CANARYPOX = Entry("canarypox", "canarypox virus", "M2", POXVIRUS, mesh="D028121")
    MEASLES = Entry("measles", "measles virus", "M1", VIRAL, mesh="D008459")
    RHABDOVIRUS = Entry(
        "rhabdovirus",
        "a rhabdovirus, such as vesicular stomatitis or Maraba virus",
        "M2; PMC2927055",
        VIRAL,
        mesh="D014721",
    )
    REOVIRUS = Entry(
        "reovirus", "a reovirus, such as pelareorep", "M2", VIRAL, mesh="D012087"
    )
    NEWCASTLE_DISEASE = Entry(
        "newcastle disease virus",
        "Newcastle disease virus",
        "M2; PMID:33357361",
        VIRAL,
        mesh="D009522",
    )
    ENTEROVIRUS = Entry(
        "enterovirus",
        "an enterovirus, such as a poliovirus or coxsackievirus",
        "M2; E: lerapolturev, gebasaxturev",
        VIRAL,
        mesh="D004770",
    )
    ALPHAVIRUS = Entry("alphavirus", "an alphavirus", "M1", VIRAL, mesh="D000524")
    ARENAVIRUS = Entry("arenavirus", "an arenavirus", "M2; N10", VIRAL, mesh="D001116")
    SENDAI = Entry("sendai virus", "Sendai virus", "M1", VIRAL, mesh="D029082")
    BACULOVIRUS = Entry("baculovirus", "a baculovirus", "M2", VIRAL, mesh="D016367")
    PHAGE = Entry(
        "phage",
        "a virus of bacteria",
        "M1",
        VIRAL,
        mesh="D001435",
        aliases=("bacteriophage",),
    )
    VLP = Entry(
        "virus-like particle",
        "the shell of a virus without its genome; it brings in protein or mRNA",
        "PMC7766694; https://www.mdpi.com/2075-1729/10/12/366",
        aliases=("VLP",),
    )
    BACTERIAL = Entry("bacterial", "a living bacterium, which one is not said", "R11")
    LISTERIA = Entry("listeria", "a Listeria", "N10", BACTERIAL, mesh="D008087")
    LACTOCOCCUS = Entry("lactococcus", "a Lactococcus", "N10", BACTERIAL)
    E_COLI = Entry("e coli", "Escherichia coli", "N10", BACTERIAL)
    NON_VIRAL = Entry(
        "non-viral",
        "nucleic acid without a virus, of which form is not said",
        "PMC9407213",
    )
    PLASMID = Entry(
        "plasmid", "circular DNA made in bacteria", "M1", NON_VIRAL, mesh="D010957"
    )
    MINICIRCLE = Entry(
        "minicircle",
        "circular DNA from which the bacterial part of a plasmid is taken out",
        "M2; PMID:19565897",
        NON_VIRAL,
        mesh="D004270",
    )
    LINEAR_DNA = Entry(
        "linear dna",
        "linear DNA without bacterial sequences",
        "PMID:24892724",
        NON_VIRAL,
    )
    TRANSPOSON = Entry(
        "transposon",
        "a DNA transposon, which its transposase cuts out and puts into the genome",
        "M1; V8",
        NON_VIRAL,
        mesh="D004251",
    )
    SLEEPING_BEAUTY = Entry(
        "sleeping beauty", "the transposon that goes to TA sites", "V8; V9", TRANSPOSON
    )
    PIGGYBAC = Entry(
        "piggybac", "the transposon that goes to TTAA sites", "V8; V9", TRANSPOSON
    )


class Genome(Vocabulary):
    """The nucleic acid that the particle or the carrier holds, by its strands.

    >>> Genome.SSDNA.definition
    'single-stranded DNA'
    >>> Genome("DNA")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'DNA' is no Genome: ...
    """

    SSDNA = Entry("ssdna", "single-stranded DNA", "V1")
    DSDNA = Entry("dsdna", "double-stranded DNA", "V1")
    POSITIVE_SSRNA = Entry(
        "positive ssrna", "single-stranded RNA of positive sense", "V1"
    )


class Integration(Vocabulary):
    """Whether what the vector brings enters the genome of the cell, and where.

    An *integration-competent* vector is ``INTEGRATING``: that says it can enter, and
    neither where nor by which means.

    >>> Integration.TARGETED.is_a(Integration.INTEGRATING)
    True
    >>> Integration("integrates")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'integrates' is no Integration: ...
    """

    INTEGRATING = Entry(
        "integrating",
        "it can enter the genome; the place is not said",
        "V1",
        mesh="D016662",
        aliases=("integration-competent",),
    )
    SEMI_RANDOM = Entry(
        "semi-random",
        "it enters the genome at places that nobody chose, with preferences of its own",
        "V8",
        INTEGRATING,
    )
    TARGETED = Entry(
        "targeted",
        "it enters the genome at a chosen place, by homology or by a chosen enzyme",
        "10.3389/fgeed.2021.799722; E: knock-in with an AAV donor",
        INTEGRATING,
        mesh="D018390",
    )
    NON_INTEGRATING = Entry("non-integrating", "it does not enter the genome", "V3")
    EPISOMAL = Entry(
        "episomal",
        "it stays outside the genome and lasts in cells that do not divide",
        "V1",
        NON_INTEGRATING,
    )
    DEFICIENT = Entry(
        "integration-deficient",
        "made from a vector that integrates so that it no longer does",
        "PMC2835240; E: cadalimogene ixalentivec",
        NON_INTEGRATING,
        aliases=("integrase-defective", "IDLV"),
    )


class Replication(Vocabulary):
    """Whether the vector multiplies in the person.

    >>> Replication.CONDITIONAL.parent
    Replication.COMPETENT
    >>> Replication("replicating")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'replicating' is no Replication: ...
    """

    DEFECTIVE = Entry(
        "defective",
        "it cannot replicate in the person",
        "N10",
        mesh="D003673",
        aliases=("replication-deficient", "non-replicating"),
    )
    COMPETENT = Entry(
        "competent", "it replicates", "N10", aliases=("replication-competent",)
    )
    CONDITIONAL = Entry(
        "conditional",
        "it replicates in some kinds of cells only, such as those of a tumor",
        "PMID:14501378; E: talimogene laherparepvec",
        COMPETENT,
    )
    LIVE = Entry("live", "a living bacterium", "N10")
    NOT_APPLICABLE = Entry(
        "not applicable", "nothing that could replicate: a plasmid, RNA", "MODEL"
    )
