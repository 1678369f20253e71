"""Closed vocabularies of modalities: setting, roles, cargo, formulation, delivery."""

from __future__ import annotations

from genetherapy_model.domain._vocabularies import Entry, Vocabulary

__all__ = [
    "CargoForm",
    "ComponentRole",
    "Delivery",
    "EvidenceKind",
    "Formulation",
    "NucleicAcidOrigin",
    "Setting",
]


class Setting(Vocabulary):
    """Where the genes meet the cells: in the person, or outside.

    *In utero* is a stage of life and no setting.

    >>> Setting("ex vivo")
    Setting.EX_VIVO
    >>> Setting("in utero")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'in utero' is no Setting: ...
    """

    IN_VIVO = Entry(
        "in vivo",
        "genes, or what edits them, go into the body itself",
        "R12",
        aliases=("in situ",),
    )
    EX_VIVO = Entry(
        "ex vivo",
        "cells are modified outside the body and then given",
        "R12",
        mesh="D016219 D064987",
    )


class ComponentRole(Vocabulary):
    """What one component is for, beside the others.

    >>> ComponentRole("safety switch").source
    ('PMID:26072403',)
    >>> ComponentRole("main")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'main' is no ComponentRole: ...
    """

    THERAPEUTIC = Entry("therapeutic", "it treats", "R11; E: Luxturna")
    SAFETY_SWITCH = Entry(
        "safety switch",
        "it can turn the therapy off, such as by killing its cells",
        "PMID:26072403",
    )
    MARKER = Entry(
        "marker", "cells are found or selected by it", "C3; E: delta-LNGFR of Zalmoxis"
    )
    ADJUVANT = Entry(
        "adjuvant", "it strengthens what another does", "E: GM-CSF of Imlygic"
    )


class CargoForm(Vocabulary):
    """In which form the genes, or the tool that edits them, are brought in.

    >>> CargoForm.SARNA.parent
    CargoForm.MRNA
    >>> CargoForm("gene")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'gene' is no CargoForm: ...
    """

    DNA = Entry("dna", "DNA", "V1")
    MRNA = Entry(
        "mrna",
        "messenger RNA, with or without a guide RNA",
        "M1; E: nexiguran ziclumeran",
        mesh="D012333",
    )
    SARNA = Entry(
        "sarna",
        "messenger RNA that amplifies itself",
        "PMC9863218; 10.3390/ijms232112884",
        MRNA,
        aliases=("self-amplifying RNA",),
    )
    RNP = Entry(
        "rnp",
        "a protein with its guide RNA",
        "E: Casgevy",
        aliases=("ribonucleoprotein",),
    )
    PROTEIN = Entry("protein", "a protein alone, such as a nuclease", "R8")
    RNA_GENOME = Entry("rna genome", "the RNA genome of a virus", "V1")


class NucleicAcidOrigin(Vocabulary):
    """How the nucleic acid is made, which decides its class in the EU.

    >>> NucleicAcidOrigin.SYNTHETIC.citations[0][:23]
    'RNA medicines in the EU'
    >>> NucleicAcidOrigin("natural")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'natural' is no NucleicAcidOrigin: ...
    """

    RECOMBINANT = Entry("recombinant", "made by recombination in cells", "R3; R7")
    SYNTHETIC = Entry("synthetic", "made by chemical synthesis", "R7")


class Formulation(Vocabulary):
    """What stands around the nucleic acid, other than a virus.

    >>> Formulation.LNP.aliases
    ('lipid nanoparticle',)
    >>> Formulation("lipid")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'lipid' is no Formulation: ...
    """

    NAKED = Entry("naked", "nothing stands around the nucleic acid", "V3")
    LNP = Entry(
        "lnp",
        "a nanoparticle of lipids",
        "M1; E: nexiguran ziclumeran",
        mesh="D053758",
        aliases=("lipid nanoparticle",),
    )
    LIPOSOME = Entry("liposome", "a liposome", "M1", mesh="D008081")
    POLYMER = Entry("polymer", "a polymer", "M2", mesh="D011108")
    EXOSOME = Entry("exosome", "an exosome", "M2", mesh="D055354")
    INORGANIC = Entry(
        "inorganic",
        "an inorganic particle, such as one of silica",
        "10.1039/c5bm00277j; 10.2147/IJN.S28267",
    )


class Delivery(Vocabulary):
    """By which means the agent gets into the cells or the tissue.

    >>> Delivery.ELECTROPORATION.aliases
    ('nucleofection',)
    >>> Delivery("virus")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'virus' is no Delivery: ...
    """

    INJECTION = Entry("injection", "by a needle", "E: Delytact injection")
    ELECTROPORATION = Entry(
        "electroporation",
        "by an electric field that opens the cells",
        "M1",
        mesh="D018274 D000092722",
        aliases=("nucleofection",),
    )
    GENE_GUN = Entry(
        "gene gun",
        "on particles that are shot into the tissue",
        "M2",
        mesh="D019470",
        aliases=("biolistics",),
    )
    ULTRASOUND = Entry(
        "ultrasound",
        "by ultrasound, with microbubbles",
        "PMC5518641; http://thno.org/v02p1208.htm",
    )
    HYDRODYNAMIC = Entry(
        "hydrodynamic", "in a large volume within seconds", "PMC4588196"
    )


class EvidenceKind(Vocabulary):
    """What a claim rests on.

    >>> EvidenceKind("mesh").definition
    'a MeSH heading or chemical of the record'
    >>> EvidenceKind("guess")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'guess' is no EvidenceKind: ...
    """

    CURATOR = Entry("curator", "the judgment of a person who read the work", "MODEL")
    SUBSTANCE_NAME = Entry(
        "substance name", "the name of a substance, which says what it is", "N3; N7"
    )
    PRODUCT_NAME = Entry("product name", "the brand or code name of a product", "P; O1")
    MESH = Entry("mesh", "a MeSH heading or chemical of the record", "M1")
    ATC = Entry("atc", "the ATC code of a substance", "C7")
    TEXT = Entry("text", "words of the title, the abstract or a keyword", "MODEL")
