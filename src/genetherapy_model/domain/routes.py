"""The closed vocabulary of routes of administration."""

from __future__ import annotations

from genetherapy_model.domain._vocabularies import Entry, Vocabulary

__all__ = ["Route"]


class Route(Vocabulary):
    """The way by which the therapy enters the body.

    Source: routes met in gene therapy products and titles, with the codes of MeSH and
    of FDA's list of routes.

    >>> Route.SUBRETINAL.is_a(Route.OCULAR), Route.SUBRETINAL.ncit
    (True, 'C79143')
    >>> Route("IV")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'IV' is no Route: ...
    """

    SYSTEMIC = Entry(
        "systemic",
        "by the circulation; the way into it is not said",
        "E: Roctavian, Hemgenix, Beqvez, Genglycos",
    )
    INTRAVENOUS = Entry(
        "intravenous", "into a vein", "M1; C9", SYSTEMIC, mesh="D007275", ncit="C38276"
    )
    INTRA_ARTERIAL = Entry(
        "intra-arterial",
        "into an artery",
        "M1; C10",
        SYSTEMIC,
        mesh="D007269",
        ncit="C38222",
    )
    HEPATIC_ARTERY = Entry(
        "hepatic artery",
        "into the artery of the liver",
        "https://ohsu.elsevierpure.com/en/publications/"
        "successful-transduction-of-liver-in-hemophilia-by-aav-factor-ix-a-2",
        INTRA_ARTERIAL,
    )
    INTRACORONARY = Entry(
        "intracoronary",
        "into the arteries of the heart",
        "PMID:19327618; C10",
        INTRA_ARTERIAL,
        ncit="C38218",
    )
    CSF = Entry(
        "csf",
        "into the cerebrospinal fluid; the place is not said",
        "10.3389/fnmol.2022.988914",
        aliases=("cerebrospinal fluid",),
    )
    INTRATHECAL = Entry(
        "intrathecal",
        "into the fluid around the spinal cord",
        "M1; C10; E: Itvisma",
        CSF,
        mesh="D007278",
        ncit="C38267",
    )
    INTRACISTERNAL = Entry(
        "intracisternal",
        "into the cisterna magna, below the cerebellum",
        "PMC7218226; C10",
        CSF,
        ncit="C38233",
    )
    INTRACEREBROVENTRICULAR = Entry(
        "intracerebroventricular",
        "into a ventricle of the brain",
        "M1; C9",
        CSF,
        mesh="D007276",
        ncit="C38277",
    )
    BRAIN_PARENCHYMA = Entry(
        "brain parenchyma",
        "into the tissue of the brain; the place is not said",
        "10.3389/fnmol.2022.988914; C10",
        ncit="C38232",
        aliases=("intracerebral", "intraparenchymal"),
    )
    INTRAPUTAMINAL = Entry(
        "intraputaminal", "into the putamen", "E: Upstaza", BRAIN_PARENCHYMA
    )
    INTRAHIPPOCAMPAL = Entry(
        "intrahippocampal", "into the hippocampus", "PMC7746806", BRAIN_PARENCHYMA
    )
    OCULAR = Entry(
        "ocular",
        "into the eye or onto it; the place is not said",
        "M1; C9",
        mesh="D056965",
        ncit="C38287",
    )
    SUBRETINAL = Entry(
        "subretinal", "under the retina", "C10; E: Luxturna", OCULAR, ncit="C79143"
    )
    INTRAVITREAL = Entry(
        "intravitreal",
        "into the vitreous body",
        "M1; C10",
        OCULAR,
        mesh="D058449",
        ncit="C38280",
    )
    SUPRACHOROIDAL = Entry(
        "suprachoroidal",
        "between the choroid and the sclera",
        "PMC7005511; C11",
        OCULAR,
        ncit="C128997",
    )
    INTRACOCHLEAR = Entry("intracochlear", "into the cochlea", "E: Otarmeni")
    SUBCUTANEOUS = Entry(
        "subcutaneous",
        "under the skin",
        "M1; C9; E: Papzimeos",
        mesh="D007279",
        ncit="C38299",
    )
    INTRADERMAL = Entry(
        "intradermal", "into the skin", "M1; C10", mesh="D007271", ncit="C38238"
    )
    INTRAMUSCULAR = Entry(
        "intramuscular",
        "into a muscle",
        "M1; C9; E: Glybera",
        mesh="D007273",
        ncit="C28161",
    )
    INTRATUMORAL = Entry(
        "intratumoral",
        "into a tumor or lesion",
        "M1; C10; E: Gendicine, Imlygic",
        mesh="D015552",
        ncit="C38269",
        aliases=("intralesional",),
    )
    INTRAPERITONEAL = Entry(
        "intraperitoneal",
        "into the peritoneal cavity",
        "M1; C10",
        mesh="D007274",
        ncit="C38258",
    )
    INTRAPLEURAL = Entry(
        "intrapleural", "into the pleural cavity", "PMC3262033; C10", ncit="C38259"
    )
    INTRAVESICAL = Entry(
        "intravesical",
        "into the urinary bladder",
        "M1; C10; E: Adstiladrin",
        mesh="D000283",
        ncit="C38278",
    )
    INTRA_ARTICULAR = Entry(
        "intra-articular", "into a joint", "M1; C10", mesh="D007270", ncit="C38223"
    )
    INHALED = Entry("inhaled", "breathed in", "M1; C9", mesh="D000280", ncit="C38216")
    INTRANASAL = Entry(
        "intranasal", "into the nose", "M2; C9", mesh="D000281", ncit="C38284"
    )
    TOPICAL = Entry(
        "topical",
        "onto the skin or another surface",
        "M1; C9; E: Vyjuvek",
        mesh="D000287",
        ncit="C38304",
    )
    ORAL = Entry("oral", "by mouth", "M2; C9", mesh="D000284", ncit="C38288")
    SURGICAL_IMPLANT = Entry(
        "surgical implant",
        "implanted by a surgeon",
        "M2; E: Encelto",
        mesh="D004343",
    )
