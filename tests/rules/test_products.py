"""PRD: products and substances, their names, codes and first use."""

from __future__ import annotations

import datetime as dt

import pytest

import genetherapy_model as gtm
from genetherapy_model import (
    ABSENT,
    Agent,
    Authorization,
    AuthorizationKind,
    CargoForm,
    CellProduct,
    Component,
    Evidence,
    EvidenceKind,
    ModalityClaim,
    Product,
    Setting,
    Substance,
    SubstanceRole,
    TherapyModality,
    nomenclature,
)

TODAY = dt.date(2026, 11, 22)


def codes(*subjects: object, select: str = "PRD") -> list[str]:
    """Give the codes of what is found in a collection."""
    found = gtm.check(subjects, select=[select], on=TODAY)  # type: ignore[arg-type]
    return [each.code for each in found]


def test_the_registers_break_no_rule() -> None:
    """What the library ships of products, substances and decisions is right."""
    shipped = (
        *nomenclature.products(),
        *nomenclature.substances(),
        *nomenclature.authorizations(),
    )

    assert gtm.check(shipped, on=TODAY, select=["PRD"]) == ()


EX_VIVO = TherapyModality(setting=Setting.EX_VIVO)


@pytest.mark.parametrize(
    ("substances", "modality", "found"),
    [
        (["betibeglogene darolentivec"], None, ["PRD001"]),
        (["Betibeglogene Darolentivec"], None, ["PRD001"]),
        (["betibeglogene autotemcel"], None, []),
        # A pair of a guide RNA and an mRNA is the product, where it is given itself.
        (["nexiguran", "ziclumeran"], TherapyModality(setting=Setting.IN_VIVO), []),
        (["nexiguran", "ziclumeran"], None, []),
        (["nexiguran"], EX_VIVO, ["PRD001"]),
        (["nexiguran"], TherapyModality(cells=CellProduct()), ["PRD001"]),
        # Nobody says of this vector what it is used for.
        (["vocimagene amiretrorepvec"], EX_VIVO, []),
        (["unknown substance"], EX_VIVO, []),
        ([], EX_VIVO, []),
    ],
)
def test_a_vector_is_not_the_substance_of_cells(
    substances: list[str], modality: TherapyModality | None, found: list[str]
) -> None:
    """The name of a means to make cells is told from that of the product."""
    assert codes(Product(substances=substances, modality=modality)) == found


def test_a_component_of_a_collection_is_not_the_substance_of_cells() -> None:
    """Roles that the collection states count, whatever stands before the other."""
    vector = Substance(inn="drusogene lentivec", role=SubstanceRole.COMPONENT)
    cells = Product(substances=["Drusogene lentivec"], modality=EX_VIVO)

    assert codes(cells, vector) == ["PRD002"]
    assert codes(vector, cells) == ["PRD002"]
    assert codes(cells) == []
    assert codes(vector, Product(substances=["drusogene lentivec"])) == []
    # Where one says the one and another the other, nothing is certain.
    assert (
        codes(vector, Substance(inn=vector.inn, role=SubstanceRole.PRODUCT), cells)
        == []
    )


def claim(*codes: str | None, kind: EvidenceKind = EvidenceKind.ATC) -> ModalityClaim:
    """Claim that cells carry a receptor, on the evidence of codes."""
    receptor = Component(mechanism=gtm.EngineeredReceptor())
    return ModalityClaim(
        modality=TherapyModality(components=[receptor]),
        evidence=[Evidence(kind=kind, atc=code) for code in codes],
    )


@pytest.mark.parametrize("code", ["L01XL", "L01XL09", "L01XL11"])
def test_the_group_of_an_atc_code_proves_no_modification(code: str) -> None:
    """Unmodified cells have such codes too."""
    assert codes(claim(code)) == ["PRD003"]
    assert codes(gtm.Publication(modality_claims=[claim(code)])) == ["PRD003"]


@pytest.mark.parametrize(
    "silent",
    [
        claim("L01XL04"),  # tisagenlecleucel
        claim("L01XL", "L01XL04"),
        claim("B06AX05"),
        claim(None),
        claim(),
        claim("L01XL", kind=EvidenceKind.CURATOR),
        ModalityClaim(
            modality=EX_VIVO, evidence=[Evidence(kind=EvidenceKind.ATC, atc="L01XL")]
        ),
        ModalityClaim(
            modality=TherapyModality(components=[Component(mechanism=ABSENT)]),
            evidence=[Evidence(kind=EvidenceKind.ATC, atc="L01XL09")],
        ),
    ],
    ids=range(8),
)
def test_other_evidence_and_other_claims_are_no_slip(silent: ModalityClaim) -> None:
    """A substance's own code, a curator and a claim of plain cells stand."""
    assert codes(silent) == []


@pytest.mark.parametrize("device", [None, True, False])
@pytest.mark.parametrize("encapsulated", [None, True, False])
def test_enclosed_cells_have_a_device(
    *, device: bool | None, encapsulated: bool | None
) -> None:
    """Only what is stated both ways is a contradiction."""
    product = Product(
        device=device,
        modality=TherapyModality(cells=CellProduct(encapsulated=encapsulated)),
    )
    contradicts = device is False and encapsulated is True

    assert codes(product) == (["PRD004"] if contradicts else [])


def test_a_unii_is_that_of_its_substance() -> None:
    """The register knows whose a UNII is, and suggests the right one."""
    slip = Substance(inn="Atidarsagene autotemcel", unii="20OK4AFR4Y")
    [found] = gtm.check(slip)

    assert (found.code, found.path) == ("PRD005", "/unii")
    assert "alipogene tiparvovec" in found.message
    assert found.suggestion == "EPP8G99QG4"
    assert codes(Substance(inn="unheard of", unii="20OK4AFR4Y")) == []
    assert codes(Substance(inn="alipogene tiparvovec", unii="A000000000")) == []
    assert codes(Substance(unii="20OK4AFR4Y")) == []


def test_the_first_person_comes_before_the_authorization() -> None:
    """A decision certainly before the first use is found by brand, however spelled."""
    product = Product(brands=["Upstaza", "Kebilidi"], first_in_human="2010")
    slip = Authorization(product="KEBILIDI", jurisdiction="US", decided="2009-12-31")
    [found] = gtm.check([slip, product])

    assert (found.code, found.path) == ("PRD006", "/0/decided")
    assert codes(product, slip) == ["PRD006"]
    assert codes(slip) == []


@pytest.mark.parametrize(
    ("first", "decided", "found"),
    [
        ("2014-05-05", "2014-05-04", ["PRD006"]),
        ("2014", "2013-12", ["PRD006"]),
        ("2014-05", "2014", []),
        ("2014-05-05", "2014-05-05", []),
        ("2014", "2014-06", []),
        ("2014", "2015-12-31", ["PRD007"]),
        ("2014-05", "2016-04-30", ["PRD007"]),
        ("2014-05", "2016-05-01", []),
        ("2014-05-05", "2016", []),
        ("2014-05-05", "2017", []),
        ("2014~", "2010", []),
        ("2014", "2010?", []),
        ("9999", "9999-12", ["PRD012"]),  # in the future, and no more
        (None, "2010", []),
        ("2014", None, []),
    ],
)
def test_only_what_is_certain_counts(
    first: str | None, decided: str | None, found: list[str]
) -> None:
    """A date is as precise as it is stated, and no more."""
    product = Product(brands=["Brand"], first_in_human=first)
    decision = Authorization(product="Brand", decided=decided)

    assert codes(product, decision) == found


@pytest.mark.parametrize(
    "kind",
    [
        AuthorizationKind.REFUSED,
        AuthorizationKind.HOSPITAL_EXEMPTION,
        AuthorizationKind.EMERGENCY,
    ],
)
def test_leave_without_an_authorization_may_come_first(kind: AuthorizationKind) -> None:
    """What is no marketing authorization says nothing of trials."""
    product = Product(codes=["ARI-0001"], first_in_human="2017")
    decision = Authorization(product="ARI-0001", decided="2015", kinds=[kind])

    assert codes(product, decision) == []


def test_vaccines_and_what_is_made_for_one_person_may_be_fast() -> None:
    """They are no slip: the range is that of other products."""
    vaccine = Component(mechanism=gtm.AntigenExpression())
    decision = Authorization(product="Brand", decided="2021-06")
    for modality, found in [
        (TherapyModality(), ["PRD007"]),
        (TherapyModality(components=[vaccine]), []),
        (TherapyModality(individualised=True), []),
    ]:
        product = Product(brands=["Brand"], first_in_human="2020", modality=modality)

        assert codes(product, decision) == found


def test_names_of_mere_signs_join_nothing() -> None:
    """What folds to nothing is no name in common."""
    product = Product(brands=["—"], first_in_human="2020")

    assert codes(product, Authorization(product="®", decided="2010")) == []


def test_cargo_is_no_vector() -> None:
    """An mRNA in vivo may be the substance of a product by itself."""
    agent = Agent(vector=ABSENT, cargo_form=CargoForm.MRNA)
    modality = TherapyModality(
        setting=Setting.IN_VIVO, components=[Component(agent=agent)]
    )

    assert codes(Product(substances=["ziclumeran"], modality=modality)) == []
