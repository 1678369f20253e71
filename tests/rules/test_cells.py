"""MOD: cells against the setting, the receptor and the origin."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm
from genetherapy_model import (
    ABSENT,
    Agent,
    CellProduct,
    CellType,
    Component,
    Donor,
    EngineeredReceptor,
    GeneAddition,
    Oncolysis,
    Origin,
    ReceptorKind,
    Setting,
    Target,
    TherapyModality,
    Vector,
    VectorFamily,
)


def codes(subject: TherapyModality | CellProduct) -> list[str]:
    """Give the codes of the findings."""
    return [found.code for found in gtm.check(subject)]


def test_cells_in_vivo_are_found_unless_they_are_absent_or_unstated() -> None:
    """In vivo, a cell product is a slip; none, and nothing said, is right."""
    own = CellProduct(origin=Origin.AUTOLOGOUS)
    in_vivo = Setting.IN_VIVO

    assert ["MOD001"] == codes(TherapyModality(setting=in_vivo, cells=own))
    assert [] == codes(TherapyModality(setting=in_vivo, cells=ABSENT))
    assert [] == codes(TherapyModality(setting=in_vivo))
    assert [] == codes(TherapyModality(setting=in_vivo, cells=CellProduct()))
    assert [] == codes(TherapyModality(setting=Setting.EX_VIVO, cells=own))
    assert [] == codes(TherapyModality(cells=own))


@pytest.mark.parametrize(
    ("cells", "mechanism"),
    [
        (CellProduct(type=CellType.CELL_LINE), None),
        (CellProduct(origin=Origin.XENOGENEIC), None),
        (CellProduct(line="PA317"), None),
        (CellProduct(type=CellType.MSC), Oncolysis()),
    ],
)
def test_cells_that_make_or_carry_a_virus_are_passed_over(
    cells: CellProduct, mechanism: Oncolysis | None
) -> None:
    """Producer cells, and cells that carry an oncolytic virus, go in vivo."""
    modality = TherapyModality(
        setting=Setting.IN_VIVO,
        components=[Component(mechanism=mechanism)],
        cells=cells,
    )

    assert [] == codes(modality)


def test_the_cells_of_an_in_vivo_car_are_its_target() -> None:
    """An in vivo CAR has no cell product; its T cells are what it aims at."""
    car = Component(mechanism=EngineeredReceptor(kind=ReceptorKind.CAR))
    said = TherapyModality(
        setting=Setting.IN_VIVO,
        components=[car],
        cells=CellProduct(origin=Origin.AUTOLOGOUS),
    )
    right = TherapyModality(
        setting=Setting.IN_VIVO,
        components=[car],
        targets=[Target(cell_type=CellType.T)],
    )

    assert ["MOD002"] == codes(said)
    assert [] == codes(right)


def test_ex_vivo_gives_cells() -> None:
    """Ex vivo, cells cannot be stated to be none, but may be left unsaid."""
    assert ["MOD003"] == codes(TherapyModality(setting=Setting.EX_VIVO, cells=ABSENT))
    assert [] == codes(TherapyModality(setting=Setting.EX_VIVO))
    assert [] == codes(TherapyModality(cells=ABSENT))


@pytest.mark.parametrize(
    "kind",
    [
        CellType.T,
        CellType.GAMMA_DELTA,
        CellType.TIL,
        CellType.NK,
        CellType.NK92,
        CellType.MONOCYTE,
        CellType.MACROPHAGE,
        CellType.HSPC,
        CellType.IPSC,
        CellType.LEUKOCYTE,
        CellType.PBMC,
        CellType.STEM_CELL,
        CellType.CELL_LINE,
        CellType.TISSUE_OR_ORGAN,
        None,
    ],
)
@pytest.mark.parametrize("receptor", [ReceptorKind.CAR, ReceptorKind.TCR])
def test_a_receptor_in_cells_that_may_kill_is_right(
    kind: CellType | None, receptor: ReceptorKind
) -> None:
    """CAR and TCR stand in T and NK cells, and in what may become such cells."""
    modality = TherapyModality(
        components=[Component(mechanism=EngineeredReceptor(kind=receptor))],
        cells=CellProduct(type=kind),
    )

    assert [] == codes(modality)


@pytest.mark.parametrize(
    "kind", [CellType.B, CellType.LANGERHANS, CellType.MSC, CellType.HEPATOCYTE]
)
def test_a_receptor_in_other_cells_is_found(kind: CellType) -> None:
    """A CAR in cells that do not kill is a slip, another receptor is none."""

    def of(mechanism: EngineeredReceptor | GeneAddition) -> TherapyModality:
        return TherapyModality(
            components=[Component(mechanism=mechanism)], cells=CellProduct(type=kind)
        )

    assert ["MOD004"] == codes(of(EngineeredReceptor(kind=ReceptorKind.CAR)))
    assert [] == codes(of(EngineeredReceptor()))
    assert [] == codes(of(EngineeredReceptor(kind=ReceptorKind.CAAR)))
    assert [] == codes(of(GeneAddition()))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (CellProduct(origin=Origin.AUTOLOGOUS, donor=Donor.RELATED), ["MOD005"]),
        (CellProduct(origin=Origin.AUTOLOGOUS, donor=Donor.UNRELATED), ["MOD005"]),
        (CellProduct(origin=Origin.XENOGENEIC, donor=Donor.HAPLOIDENTICAL), ["MOD005"]),
        (CellProduct(origin=Origin.AUTOLOGOUS, type=CellType.NK92), ["MOD005"]),
        (CellProduct(origin=Origin.AUTOLOGOUS, donor=Donor.CORD_BLOOD), []),
        (CellProduct(origin=Origin.AUTOLOGOUS, donor=Donor.CELL_LINE), []),
        (CellProduct(origin=Origin.ALLOGENEIC, donor=Donor.RELATED), []),
        (CellProduct(origin=Origin.ALLOGENEIC, type=CellType.NK92), []),
        (CellProduct(donor=Donor.RELATED), []),
        (CellProduct(origin=Origin.AUTOLOGOUS), []),
    ],
)
def test_own_cells_have_no_other_donor(cells: CellProduct, expected: list[str]) -> None:
    """Nobody else gives autologous cells; one's own cord blood is one's own."""
    assert expected == codes(cells)


def test_a_finding_leads_into_the_product_that_holds_the_modality() -> None:
    """The path of a finding begins at what was checked."""
    vector = Agent(vector=Vector(family=VectorFamily.AAV))
    product = gtm.Product(
        brands=["Zolgensma"],
        modality=TherapyModality(
            setting=Setting.IN_VIVO,
            components=[Component(agent=vector)],
            cells=CellProduct(type=CellType.T),
        ),
    )

    [found] = gtm.check(product)

    assert ("MOD001", "/modality/cells") == (found.code, found.path)
    assert "t cell stated as given" in found.message
