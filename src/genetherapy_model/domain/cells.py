"""Cells: those that are given and those that are aimed at, with their vocabularies."""

from __future__ import annotations

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain._texts import check_text, check_texts, to_text_set
from genetherapy_model.domain._vocabularies import Entry, Vocabulary
from genetherapy_model.errors import InvalidValue

__all__ = ["CellProduct", "CellType", "Donor", "Origin", "Target"]


class CellType(Vocabulary):
    """A type of cells, as sources name it; which line or which marker is said apart.

    >>> CellType.HSPC.ancestors
    (CellType.STEM_CELL,)
    >>> CellType.DLI.is_a(CellType.LEUKOCYTE)
    True
    >>> CellType("CD34+")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'CD34+' is no CellType: ...
    """

    LEUKOCYTE = Entry(
        "leukocyte",
        "a white blood cell; names in -leu- say no more than this",
        "M1; N10",
        mesh="D007962",
    )
    PBMC = Entry(
        "pbmc", "mononuclear cells of the blood", "M2", LEUKOCYTE, mesh="D007963"
    )
    T = Entry("t cell", "a T cell", "M1", LEUKOCYTE, mesh="D013601")
    CD4 = Entry("cd4 t cell", "a T cell with CD4", "M2", T, mesh="D015496")
    CD8 = Entry("cd8 t cell", "a T cell with CD8", "M2", T, mesh="D018414")
    TREG = Entry("regulatory t cell", "a regulatory T cell", "M1", T, mesh="D050378")
    GAMMA_DELTA = Entry(
        "gamma-delta t cell",
        "a T cell whose receptor has the chains gamma and delta",
        "10.37349/ei.2022.00054",
        T,
    )
    NKT = Entry("nkt cell", "a natural killer T cell", "M2", T, mesh="D055611")
    TIL = Entry(
        "til",
        "T cells that were taken out of a tumor",
        "M2",
        T,
        mesh="D016246",
        aliases=("tumor-infiltrating lymphocyte",),
    )
    DLI = Entry(
        "dli",
        "lymphocytes of the donor, given after a transplant",
        "10.1089/hum.1995.6.6-813; PMID:10578153",
        T,
        aliases=("donor lymphocyte infusion",),
    )
    NK = Entry("nk cell", "a natural killer cell", "M1", LEUKOCYTE, mesh="D007694")
    NK92 = Entry("nk-92", "the line NK-92 of natural killer cells", "PMC8560822", NK)
    B = Entry("b cell", "a B cell", "M2", LEUKOCYTE, mesh="D001402")
    MONOCYTE = Entry("monocyte", "a monocyte", "M2", LEUKOCYTE, mesh="D009000")
    MACROPHAGE = Entry("macrophage", "a macrophage", "M2", LEUKOCYTE, mesh="D008264")
    DC = Entry("dendritic cell", "a dendritic cell", "M1", LEUKOCYTE, mesh="D003713")
    LANGERHANS = Entry(
        "langerhans cell", "a dendritic cell of the skin", "M2", DC, mesh="D007801"
    )
    STEM_CELL = Entry(
        "stem cell", "a stem cell; names in -tem- say no more than this", "N10"
    )
    HSPC = Entry(
        "hspc",
        "a hematopoietic stem or progenitor cell",
        "M1",
        STEM_CELL,
        mesh="D006412",
        aliases=("hematopoietic stem cell", "haematopoietic stem cell", "HSC"),
    )
    MSC = Entry(
        "msc",
        "a mesenchymal stem or stromal cell",
        "M1",
        STEM_CELL,
        mesh="D059630",
        aliases=("mesenchymal stem cell",),
    )
    IPSC = Entry(
        "ipsc", "an induced pluripotent stem cell", "M1", STEM_CELL, mesh="D057026"
    )
    NEURAL = Entry(
        "neural stem cell", "a neural stem cell", "M2", STEM_CELL, mesh="D058953"
    )
    FIBROBLAST = Entry("fibroblast", "a fibroblast", "M1; N10", mesh="D005347")
    KERATINOCYTE = Entry("keratinocyte", "a keratinocyte", "M1; N10", mesh="D015603")
    CHONDROCYTE = Entry("chondrocyte", "a chondrocyte", "M2; N10", mesh="D019902")
    RPE = Entry(
        "rpe cell",
        "a cell of the pigment epithelium of the retina",
        "M2; E: Encelto",
        mesh="D055213",
        aliases=("retinal pigment epithelium",),
    )
    HEPATOCYTE = Entry("hepatocyte", "a hepatocyte", "M1", mesh="D022781")
    MYOBLAST = Entry("myoblast", "a myoblast", "M2", mesh="D032446")
    TUMOUR = Entry(
        "tumour cell", "a tumor cell, given as a vaccine", "E: gemogenovatucel"
    )
    CELL_LINE = Entry(
        "cell line", "cells of a line; which one is said apart", "E: Invossa"
    )
    TISSUE_OR_ORGAN = Entry(
        "tissue or organ",
        "a tissue or a whole organ",
        "10.1038/s41587-025-02912-5",
    )


class Origin(Vocabulary):
    """Whose the cells are. A name without ``auto-`` leaves it unstated.

    >>> Origin.ALLOGENEIC.aliases[:2]
    ('universal', 'off-the-shelf')
    >>> Origin("donor")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'donor' is no Origin: ...
    """

    AUTOLOGOUS = Entry(
        "autologous", "of the person who is treated", "M1; N10", mesh="D014182"
    )
    ALLOGENEIC = Entry(
        "allogeneic",
        "of another person",
        "M1; N10",
        mesh="D014184",
        aliases=("universal", "off-the-shelf", "donor-derived", "U-CAR-T"),
    )
    XENOGENEIC = Entry("xenogeneic", "of another species", "M2", mesh="D014183")


class Donor(Vocabulary):
    """Who gave allogeneic cells, or what they were grown from.

    >>> Donor.HAPLOIDENTICAL.is_a(Donor.RELATED)  # no source says it of all of them
    False
    >>> Donor("mother")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'mother' is no Donor: ...
    """

    RELATED = Entry(
        "related",
        "a relative",
        "https://ashpublications.org/blood/article/136/Supplement%201/4/470118/",
    )
    HAPLOIDENTICAL = Entry(
        "haploidentical",
        "a person who shares one half of the HLA type",
        "PMID:26708005",
    )
    UNRELATED = Entry(
        "unrelated",
        "a person who is no relative, such as a healthy volunteer",
        "10.1186/s40364-022-00359-3; E: UCART19",
    )
    CORD_BLOOD = Entry(
        "cord blood",
        "the blood of an umbilical cord",
        "https://www.nature.com/articles/s43018-025-00940-3",
    )
    CELL_LINE = Entry("cell line", "a line that grows without end", "PMC8560822")
    IPSC_BANK = Entry(
        "ipsc bank",
        "a bank of induced pluripotent stem cells",
        "https://ashpublications.org/blood/article/141/8/846/486977/",
    )


@frozen(kw_only=True, repr=False, weakref_slot=False)
class CellProduct(Statement):
    """The cells that are given.

    Source: MeSH and substance names, which encode type and origin; see
    :class:`~genetherapy_model.domain.cells.CellType`.

    Attributes:
        type: Their type.
        origin: Whose they are. A name without ``auto-`` leaves it unstated.
        donor: Who gave them, where they are another person's.
        line: Which cell line: ``"GP2-293"``, ``"ARPE-19"``.
        markers: What they are selected or known by: ``"CD34"``, without the plus.
        encapsulated: Whether a device encloses them.

    Raises:
        InvalidValue: If a text is blank or padded, or a marker carries its sign.

    >>> CellProduct(type=CellType.HSPC, markers=["CD34"])
    CellProduct(type=CellType.HSPC, markers=frozenset({'CD34'}))
    >>> CellProduct(markers=["CD34+"])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: CellProduct.markers: 'CD34+' carries its ...
    """

    type: CellType | None = None
    origin: Origin | None = None
    donor: Donor | None = None
    line: str | None = None
    markers: frozenset[str] = field(default=frozenset(), converter=to_text_set)
    encapsulated: bool | None = None

    def _check(self) -> None:
        check_text(self, "line", self.line)
        check_texts(self, "markers", self.markers)
        for marker in self.markers:
            if marker.endswith("+"):
                raise InvalidValue(
                    f"CellProduct.markers: {marker!r} carries its sign; "
                    f"write {marker.rstrip('+').rstrip()!r}"
                )


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Target(Statement):
    """The tissue or the cells in the person that the therapy is meant to reach.

    Source: tissues as products name them; that gammaretroviral vectors need dividing
    cells, https://pmc.ncbi.nlm.nih.gov/articles/PMC2603013/table/T1.

    Attributes:
        tissue: The tissue, in the words of the source: ``"liver"``, ``"putamen"``.
        cell_type: The cells, such as the T cells of a CAR made in vivo.
        dividing: Whether they are stated to divide; False: stated to be at rest.

    Raises:
        InvalidValue: If the tissue is blank or padded.

    >>> Target(tissue="retina", dividing=False)
    Target(tissue='retina', dividing=False)
    >>> Target(tissue=" ")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: Target.tissue: ' ' is blank; ...
    """

    tissue: str | None = None
    cell_type: CellType | None = None
    dividing: bool | None = None

    def _check(self) -> None:
        check_text(self, "tissue", self.tissue)
