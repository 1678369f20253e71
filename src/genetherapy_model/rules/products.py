"""PRD: products and substances: their names, their codes, their first use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.cells import CellProduct
from genetherapy_model.domain.chronology import add, certainly_before
from genetherapy_model.domain.dates import PartialDate
from genetherapy_model.domain.mechanism_vocabularies import MechanismClass
from genetherapy_model.domain.mechanisms import (
    AntigenExpression,
    EngineeredReceptor,
    GeneticModification,
)
from genetherapy_model.domain.modalities import (
    Agent,
    Component,
    Evidence,
    ModalityClaim,
    TherapyModality,
)
from genetherapy_model.domain.modality_vocabularies import EvidenceKind, Setting
from genetherapy_model.domain.product_vocabularies import (
    AuthorizationKind,
    SubstanceRole,
)
from genetherapy_model.domain.products import Authorization, Product, Substance
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.errors import GeneTherapyModelError, Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._library import Library
from genetherapy_model.rules._named import read_name

__all__ = [
    "atc_group_as_proof",
    "authorized_before_first_in_human",
    "authorized_in_less_than_two_years",
    "component_as_substance",
    "encapsulated_without_device",
    "substance_listed_as_component",
    "unii_of_another_substance",
]


@rule(
    "PRD001",
    title="a product is not named after the vector that makes its cells",
    severity=Severity.WARNING,
    subject=Product,
    reason="Vectors, guide RNAs and mRNAs have names of their own, often with the "
    "first word of the cells that they make; such a name is not the product's. A "
    "product in vivo may have a guide RNA and an mRNA for its substances.",
    source=("N10", "O1"),
    failing=Product(brands=["Zynteglo"], substances=["betibeglogene darolentivec"]),
    passing=Product(brands=["Zynteglo"], substances=["betibeglogene autotemcel"]),
)
def component_as_substance(product: Product) -> Iterator[Slip]:
    """Look for names that are known for those of a means to make cells."""
    for index, name in enumerate(product.substances):
        if _is_known_component(name) and (_gives_cells(product) or _is_vector(name)):
            yield Slip(
                f"/substances/{index}",
                f"{name!r} names a part or a means to make cells, not the product",
            )


def _is_known_component(name: str) -> bool:
    from genetherapy_model.nomenclature._inn_names import find_known  # noqa: PLC0415

    known = find_known(" ".join(name.split()))
    return known is not None and known.role is SubstanceRole.COMPONENT


def _is_vector(name: str) -> bool:
    reading = read_name(name)
    return reading is not None and _has_vector(reading.modality)


def _has_vector(modality: TherapyModality) -> bool:
    return any(
        isinstance(each.agent, Agent) and isinstance(each.agent.vector, Vector)
        for each in modality.components
    )


def _gives_cells(product: Product) -> bool:
    stated = product.modality
    return stated is not None and (
        stated.setting is Setting.EX_VIVO or isinstance(stated.cells, CellProduct)
    )


_CELLS: Final = TherapyModality(
    setting=Setting.EX_VIVO, components=[Component(mechanism=GeneticModification())]
)


@rule(
    "PRD002",
    title="what a collection lists as a component is no substance of cells",
    severity=Severity.WARNING,
    subject=Library,
    reason="Where cells are given, they are the substance; what is listed as a part or "
    "a means to make them is not.",
    source=("N10", "O1", "R12"),
    failing=(
        Substance(inn="lovotibeglogene lentivec", role=SubstanceRole.COMPONENT),
        Product(substances=["lovotibeglogene lentivec"], modality=_CELLS),
    ),
    passing=(
        Substance(inn="lovotibeglogene lentivec", role=SubstanceRole.COMPONENT),
        Product(substances=["lovotibeglogene autotemcel"], modality=_CELLS),
    ),
)
def substance_listed_as_component(library: Library) -> Iterator[Slip]:
    """Compare the substances of products with the components of the collection."""
    roles: dict[str, set[SubstanceRole]] = {}
    for _, member in library.members:
        if isinstance(member, Substance) and member.role is not None:
            for name in (member.inn, *(each.name for each in member.names)):
                if name is not None:
                    roles.setdefault(name.casefold(), set()).add(member.role)
    for path, member in library.members:
        if not isinstance(member, Product) or not _gives_cells(member):
            continue
        for index, name in enumerate(member.substances):
            if roles.get(name.casefold()) == {SubstanceRole.COMPONENT}:
                yield Slip(
                    f"{path}/substances/{index}",
                    f"{name!r} is listed as a component, and this product gives cells",
                )


# Of the group itself, and of tabelecleucel and lifileucel: cells as they are.
_NO_PROOF: Final = frozenset({"L01XL", "L01XL09", "L01XL11"})
_CAR_T: Final = TherapyModality(components=[Component(mechanism=EngineeredReceptor())])


@rule(
    "PRD003",
    title="an ATC code of L01XL is not taken as proof of genetic modification",
    severity=Severity.WARNING,
    subject=ModalityClaim,
    reason="L01XL, antineoplastic cell and gene therapy, holds modified and unmodified "
    "cells: tabelecleucel (L01XL09) and lifileucel (L01XL11) are not modified. The "
    "code of a modified substance is no such slip.",
    source=("C7",),
    failing=ModalityClaim(
        modality=_CAR_T, evidence=[Evidence(kind=EvidenceKind.ATC, atc="L01XL")]
    ),
    passing=ModalityClaim(
        modality=_CAR_T, evidence=[Evidence(kind=EvidenceKind.ATC, atc="L01XL04")]
    ),
)
def atc_group_as_proof(claim: ModalityClaim) -> Iterator[Slip]:
    """Look for a claim that rests on such codes alone."""
    codes = {each.atc.value if each.atc else "" for each in claim.evidence}
    if (
        codes
        and codes <= _NO_PROOF
        and all(each.kind is EvidenceKind.ATC for each in claim.evidence)
        and any(map(_is_modified, claim.modality.components))
    ):
        shown = ", ".join(sorted(codes))
        yield Slip(
            "/evidence",
            f"the ATC code {shown} is all that the claim of a genetic modification "
            "rests on, and it has unmodified cells too",
        )


def _is_modified(component: Component) -> bool:
    mechanism = component.mechanism
    kind = getattr(mechanism, "mechanism_class", None)
    return kind is not None and kind.is_a(MechanismClass.GENETIC_MODIFICATION)


@rule(
    "PRD004",
    title="cells that a device encloses have a device",
    severity=Severity.ERROR,
    subject=Product,
    reason="What encloses the cells is a device and a part of the product; to state "
    "that there is none contradicts it.",
    source=("R6", "P", "E: Encelto"),
    failing=Product(
        modality=TherapyModality(cells=CellProduct(encapsulated=True)), device=False
    ),
    passing=Product(
        modality=TherapyModality(cells=CellProduct(encapsulated=True)), device=True
    ),
)
def encapsulated_without_device(product: Product) -> Iterator[Slip]:
    """Compare the device with the cells."""
    if product.device is False and is_encapsulated(product):
        yield Slip(
            "/device", "it is stated to be none, and the cells to be in a device"
        )


def is_encapsulated(product: Product) -> bool:
    """Tell whether a device is stated to enclose the cells."""
    cells = None if product.modality is None else product.modality.cells
    return isinstance(cells, CellProduct) and cells.encapsulated is True


@rule(
    "PRD005",
    title="a UNII is that of the substance that bears it",
    severity=Severity.WARNING,
    subject=Substance,
    reason="FDA gives each substance a UNII of its own; under another name of the "
    "register it is a slip of the name or of the UNII.",
    source=("N10",),
    failing=Substance(inn="atidarsagene autotemcel", unii="20OK4AFR4Y"),
    passing=Substance(inn="atidarsagene autotemcel", unii="EPP8G99QG4"),
)
def unii_of_another_substance(substance: Substance) -> Iterator[Slip]:
    """Ask the register under the UNII and under the name."""
    if substance.unii is None or substance.inn is None:
        return
    from genetherapy_model.nomenclature.registers import find_substance  # noqa: PLC0415

    try:
        owner = find_substance(substance.unii)
        named = find_substance(substance.inn)
    except GeneTherapyModelError:
        return
    if owner != named:
        yield Slip(
            "/unii",
            f"{substance.unii} is the UNII of {owner.inn}, not of {substance.inn!r}",
            str(named.unii) if named.unii else None,
        )


# Leave without an authorization may go before any trial, or be given in haste.
_NO_MARKETING: Final = frozenset(
    {
        AuthorizationKind.REFUSED,
        AuthorizationKind.HOSPITAL_EXEMPTION,
        AuthorizationKind.EMERGENCY,
    }
)


@rule(
    "PRD006",
    title="a product is not authorized before the first person was given it",
    severity=Severity.ERROR,
    subject=Library,
    reason="A product is authorized for what its trials showed. All 24 products of the "
    "register with both dates obey, by 2.8 years at the least. Hospital exemptions and "
    "emergency use are left out.",
    source=("P2", "E: the register of products; Otarmeni at the least"),
    failing=(
        Product(brands=["Zolgensma"], first_in_human="2014-05-05"),
        Authorization(product="Zolgensma", jurisdiction="US", decided="2013-05"),
    ),
    passing=(
        Product(brands=["Zolgensma"], first_in_human="2014-05-05"),
        Authorization(product="Zolgensma", jurisdiction="US", decided="2019-05-24"),
    ),
)
def authorized_before_first_in_human(library: Library) -> Iterator[Slip]:
    """Compare each decision with the first use of its product."""
    for path, decided, product, first in _decisions(library):
        if certainly_before(decided, first):
            yield Slip(
                f"{path}/decided",
                f"{_name(product)!r} was authorized on {decided}, before it was first "
                f"used in a person on {first}",
            )


@rule(
    "PRD007",
    title="two years at least pass from the first person to the authorization",
    severity=Severity.INFO,
    subject=Library,
    reason="The fastest of a cohort of licensed products took 2.8 years. Vaccines and "
    "what is made for one person may be faster, and are left out.",
    source=("P2",),
    failing=(
        Product(brands=["Otarmeni"], first_in_human="2024-12"),
        Authorization(product="Otarmeni", jurisdiction="US", decided="2026-04-23"),
    ),
    passing=(
        Product(brands=["Otarmeni"], first_in_human="2023-07"),
        Authorization(product="Otarmeni", jurisdiction="US", decided="2026-04-23"),
    ),
)
def authorized_in_less_than_two_years(library: Library) -> Iterator[Slip]:
    """Compare each decision with the first use, and leave out what may be fast."""
    for path, decided, product, first in _decisions(library):
        # Of a year at the end of the calendar nothing comes later.
        if first.year > dt.MAXYEAR - 2 or _may_be_fast(product):
            continue
        if certainly_before(first, decided) and certainly_before(
            decided, add(first, years=2)
        ):
            yield Slip(
                f"{path}/decided",
                f"{_name(product)!r} was authorized on {decided}, less than 2 years "
                f"after it was first used in a person on {first}",
            )


def _may_be_fast(product: Product) -> bool:
    stated = product.modality
    return stated is not None and (
        stated.individualised is True
        or any(
            isinstance(each.mechanism, AntigenExpression) for each in stated.components
        )
    )


def _name(product: Product) -> str:
    names = (*product.brands, *product.codes, *product.substances)
    return names[0] if names else "a product"


def _decisions(
    library: Library,
) -> Iterator[tuple[str, PartialDate, Product, PartialDate]]:
    """Give each day of decision with the product and the day of its first use."""
    from genetherapy_model.nomenclature.registers._spellings import (  # noqa: PLC0415
        fold,
    )

    named: dict[str, list[Product]] = {}
    for _, member in library.members:
        if isinstance(member, Product):
            # Mere signs fold to nothing, and are no name in common.
            for name in {*map(fold, (*member.brands, *member.codes))} - {""}:
                named.setdefault(name, []).append(member)
    for path, member in library.members:
        if (
            not isinstance(member, Authorization)
            or member.product is None
            or member.decided is None
            or member.kinds & _NO_MARKETING
        ):
            continue
        for product in named.get(fold(member.product), ()):
            if product.first_in_human is not None:
                yield path, member.decided, product, product.first_in_human
