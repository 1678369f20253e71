"""MOD: cells that contradict the setting, their receptor or their origin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.cells import CellProduct, CellType, Donor, Origin, Target
from genetherapy_model.domain.genes import Antigen
from genetherapy_model.domain.mechanism_vocabularies import (
    ReceptorKind,
)
from genetherapy_model.domain.mechanisms import (
    EngineeredReceptor,
    Oncolysis,
)
from genetherapy_model.domain.modalities import (
    ABSENT,
    Component,
    TherapyModality,
)
from genetherapy_model.domain.modality_vocabularies import (
    Setting,
)
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._stated import (
    listed,
    mechanisms_of,
    shown_cells,
)

__all__ = [
    "cells_given_for_a_receptor_in_vivo",
    "cells_given_in_vivo",
    "donor_of_own_cells",
    "ex_vivo_without_cells",
    "receptor_in_other_cells",
]

_RECEPTOR: Final = EngineeredReceptor(
    kind=ReceptorKind.CAR, antigens=[Antigen(name="CD19")]
)


def _are_given(cells: object) -> bool:
    return isinstance(cells, CellProduct) and cells != CellProduct()


def _has_receptor(modality: TherapyModality) -> bool:
    return any(isinstance(each, EngineeredReceptor) for each in mechanisms_of(modality))


def _may_carry_the_vector(cells: CellProduct, modality: TherapyModality) -> bool:
    """Tell whether the cells may be no product but what makes or carries a virus."""
    is_line = cells.type is CellType.CELL_LINE or cells.line is not None
    return (
        is_line
        or cells.origin is Origin.XENOGENEIC
        or any(isinstance(each, Oncolysis) for each in mechanisms_of(modality))
    )


@rule(
    "MOD001",
    title="no cells are given where the genes go into the body itself",
    severity=Severity.ERROR,
    subject=TherapyModality,
    reason="In vivo, nothing is modified outside the body, so that there is no cell "
    "product. Cells that only make or carry the virus, such as a producer line, are "
    "passed over.",
    source=("R12", "10.1002/jso.2930570304"),
    failing=TherapyModality(
        setting=Setting.IN_VIVO,
        cells=CellProduct(type=CellType.HSPC, origin=Origin.AUTOLOGOUS),
    ),
    passing=TherapyModality(setting=Setting.IN_VIVO, cells=ABSENT),
)
def cells_given_in_vivo(modality: TherapyModality) -> Iterator[Slip]:
    """Hold the setting against the cells."""
    cells = modality.cells
    if modality.setting is not Setting.IN_VIVO or not isinstance(cells, CellProduct):
        return
    if (
        _are_given(cells)
        and not _has_receptor(modality)
        and not _may_carry_the_vector(cells, modality)
    ):
        yield Slip(
            "/cells",
            f"{shown_cells(cells)} stated as given, but the setting is in vivo, where "
            "no cells are modified outside the body: they may be a target, or the "
            "setting ex vivo",
        )


@rule(
    "MOD002",
    title="the cells of a receptor that is made in vivo are its target",
    severity=Severity.ERROR,
    subject=TherapyModality,
    reason="Where the body's own cells get the receptor in vivo, no cells are given: "
    "the T cell is what the vector is meant to reach, and nobody's origin is stated.",
    source=("R12",),
    failing=TherapyModality(
        setting=Setting.IN_VIVO,
        components=[Component(mechanism=_RECEPTOR)],
        cells=CellProduct(type=CellType.T, origin=Origin.AUTOLOGOUS),
    ),
    passing=TherapyModality(
        setting=Setting.IN_VIVO,
        components=[Component(mechanism=_RECEPTOR)],
        cells=ABSENT,
        targets=[Target(cell_type=CellType.T)],
    ),
)
def cells_given_for_a_receptor_in_vivo(modality: TherapyModality) -> Iterator[Slip]:
    """Hold an in vivo CAR against the cells."""
    cells = modality.cells
    if (
        modality.setting is Setting.IN_VIVO
        and isinstance(cells, CellProduct)
        and _are_given(cells)
        and _has_receptor(modality)
    ):
        yield Slip(
            "/cells",
            f"{shown_cells(cells)} stated as given, but the receptor is made in vivo: "
            "those cells are a target, and the cell product must be ABSENT",
        )


@rule(
    "MOD003",
    title="a therapy ex vivo gives cells",
    severity=Severity.ERROR,
    subject=TherapyModality,
    reason="Ex vivo says that cells are modified outside the body and then given, so "
    "that there cannot be stated to be none.",
    source=("R12",),
    failing=TherapyModality(setting=Setting.EX_VIVO, cells=ABSENT),
    passing=TherapyModality(
        setting=Setting.EX_VIVO, cells=CellProduct(type=CellType.HSPC)
    ),
)
def ex_vivo_without_cells(modality: TherapyModality) -> Iterator[Slip]:
    """Hold the setting against cells that are stated to be none."""
    if modality.setting is Setting.EX_VIVO and modality.cells is ABSENT:
        yield Slip(
            "/cells",
            "the cells are ABSENT, but ex vivo it is cells that are modified and given",
        )


_CARRIERS: Final = (CellType.B, CellType.DC, CellType.MSC, CellType.NEURAL)
_TISSUES: Final = (
    CellType.FIBROBLAST,
    CellType.KERATINOCYTE,
    CellType.CHONDROCYTE,
    CellType.RPE,
    CellType.HEPATOCYTE,
    CellType.MYOBLAST,
    CellType.TUMOUR,
)


@rule(
    "MOD004",
    title="a CAR or TCR stands in cells that kill, or in what they are grown from",
    severity=Severity.WARNING,
    subject=TherapyModality,
    reason="Receptors against antigens are put into T cells, NK cells, monocytes and "
    "macrophages, or into the stem cells that become them; TCRs in NK cells are on "
    "trial too. Leukocytes, stem cells and lines of which no more is said may be "
    "those.",
    source=(
        "N7",
        "https://preview.hindawi.com/journals/jcpt/2024/2239888/tab2/",
        "PMC12755921",
    ),
    failing=TherapyModality(
        components=[Component(mechanism=_RECEPTOR)],
        cells=CellProduct(type=CellType.KERATINOCYTE),
    ),
    passing=TherapyModality(
        components=[
            Component(mechanism=EngineeredReceptor(kind=ReceptorKind.TCR)),
        ],
        cells=CellProduct(type=CellType.NK),
    ),
)
def receptor_in_other_cells(modality: TherapyModality) -> Iterator[Slip]:
    """Hold a CAR or TCR against the type of the cells."""
    cells = modality.cells
    if modality.setting is Setting.IN_VIVO or not isinstance(cells, CellProduct):
        return
    kind = cells.type
    if kind is None or not any(kind.is_a(each) for each in (*_CARRIERS, *_TISSUES)):
        return
    receptors = [
        each.kind
        for each in mechanisms_of(modality)
        if isinstance(each, EngineeredReceptor)
        and each.kind in (ReceptorKind.CAR, ReceptorKind.TCR)
    ]
    if receptors:
        shown = listed(str(each).upper() for each in receptors)
        yield Slip(
            "/cells/type",
            f"{kind} with a {shown}, which is put into T cells, NK cells, monocytes, "
            "macrophages or the stem cells that become them",
        )


_PEOPLE: Final = (Donor.RELATED, Donor.UNRELATED, Donor.HAPLOIDENTICAL)


@rule(
    "MOD005",
    title="cells of the person treated come from no one else",
    severity=Severity.ERROR,
    subject=CellProduct,
    reason="Autologous says that the cells are of the person who is treated, so that "
    "neither a relative nor a stranger gave them, and they are no line of another "
    "patient, as NK-92 is.",
    source=("M1", "PMC8560822"),
    failing=CellProduct(origin=Origin.AUTOLOGOUS, donor=Donor.HAPLOIDENTICAL),
    passing=CellProduct(origin=Origin.ALLOGENEIC, donor=Donor.HAPLOIDENTICAL),
)
def donor_of_own_cells(cells: CellProduct) -> Iterator[Slip]:
    """Hold the origin against the donor and the line."""
    if cells.origin not in (Origin.AUTOLOGOUS, Origin.XENOGENEIC):
        return
    if cells.donor in _PEOPLE:
        yield Slip(
            "/origin",
            f"{cells.origin}, but the donor is {cells.donor}: another person's cells "
            "are allogeneic",
            str(Origin.ALLOGENEIC),
        )
    elif cells.type is CellType.NK92:
        yield Slip(
            "/origin",
            f"{cells.origin}, but NK-92 is a line of another person's cells",
            str(Origin.ALLOGENEIC),
        )
