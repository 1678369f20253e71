"""Strategies for modalities, their parts, and claims about them."""

from __future__ import annotations

import re

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.cells import CellType, Donor, Origin
from genetherapy_model.domain.modalities import (
    ABSENT,
    Absent,
    Agent,
    CellProduct,
    Component,
    Evidence,
    ModalityClaim,
    Target,
    TherapyModality,
)
from genetherapy_model.domain.modality_vocabularies import (
    CargoForm,
    ComponentRole,
    Delivery,
    EvidenceKind,
    Formulation,
    NucleicAcidOrigin,
    Setting,
)
from genetherapy_model.domain.routes import Route
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import (
    GREATEST,
    characters,
    check_sizes,
    optional,
    plain_texts,
)
from genetherapy_model.strategies.identifiers import atc_codes, mesh_uis
from genetherapy_model.strategies.mechanisms import mechanisms
from genetherapy_model.strategies.vectors import vectors

__all__ = [
    "absences",
    "agents",
    "cargo_forms",
    "cell_products",
    "cell_types",
    "component_roles",
    "components",
    "deliveries",
    "donors",
    "evidence",
    "evidence_kinds",
    "formulations",
    "modality_claims",
    "nucleic_acid_origins",
    "origins",
    "routes",
    "targets",
    "therapy_modalities",
    "therapy_settings",
]


def therapy_settings() -> SearchStrategy[Setting]:
    """Both settings; the name keeps clear of Hypothesis' own ``settings``."""
    return st.sampled_from(Setting)


def component_roles() -> SearchStrategy[ComponentRole]:
    """All roles of a component."""
    return st.sampled_from(ComponentRole)


def cargo_forms() -> SearchStrategy[CargoForm]:
    """All forms of cargo."""
    return st.sampled_from(CargoForm)


def nucleic_acid_origins() -> SearchStrategy[NucleicAcidOrigin]:
    """Both origins of a nucleic acid."""
    return st.sampled_from(NucleicAcidOrigin)


def formulations() -> SearchStrategy[Formulation]:
    """All formulations."""
    return st.sampled_from(Formulation)


def deliveries() -> SearchStrategy[Delivery]:
    """All means of delivery."""
    return st.sampled_from(Delivery)


def cell_types() -> SearchStrategy[CellType]:
    """All types of cells, with the groups above them."""
    return st.sampled_from(CellType)


def origins() -> SearchStrategy[Origin]:
    """All origins of cells."""
    return st.sampled_from(Origin)


def donors() -> SearchStrategy[Donor]:
    """All donors of cells."""
    return st.sampled_from(Donor)


def routes() -> SearchStrategy[Route]:
    """All routes, with the groups above them."""
    return st.sampled_from(Route)


def evidence_kinds() -> SearchStrategy[EvidenceKind]:
    """All kinds of evidence."""
    return st.sampled_from(EvidenceKind)


def absences() -> SearchStrategy[Absent]:
    """The one member of its class."""
    return st.just(ABSENT)


@shown_as_called
def agents(*, min_value: int = 1, max_value: int = GREATEST) -> SearchStrategy[Agent]:
    """Agents with any of their parts; stated to be none and not stated both occur.

    Args:
        min_value: The least stated number of parts.
        max_value: The greatest stated number of parts.

    Raises:
        InvalidArgument: If no number lies between the two.
    """
    if not 1 <= min_value <= max_value:
        raise InvalidArgument(f"agents: no number is in {min_value} to {max_value}")
    return st.builds(
        Agent,
        vector=optional(absences() | vectors()),
        cargo_form=optional(cargo_forms()),
        formulation=optional(absences() | formulations()),
        delivery=optional(deliveries()),
        parts=optional(st.integers(min_value, max_value)),
        nucleic_acid_origin=optional(nucleic_acid_origins()),
    )


@shown_as_called
def components() -> SearchStrategy[Component]:
    """Components of all mechanisms, of none, and of no stated one."""
    return st.builds(
        Component,
        mechanism=optional(absences() | mechanisms()),
        agent=optional(absences() | agents()),
        role=optional(component_roles()),
    )


@shown_as_called
def cell_products() -> SearchStrategy[CellProduct]:
    """Cells of all types, contradictory ones among them."""
    markers = st.sampled_from(("CD34", "CD3")) | plain_texts().map(_unsigned)
    return st.builds(
        CellProduct,
        type=optional(cell_types()),
        origin=optional(origins()),
        donor=optional(donors()),
        line=optional(plain_texts()),
        markers=st.frozensets(markers, max_size=2),
        encapsulated=optional(st.booleans()),
    )


def _unsigned(text: str) -> str:
    return re.sub(r"[+\s]+$", "", text) or "0"


@shown_as_called
def targets() -> SearchStrategy[Target]:
    """Tissues and cells, said to divide, to be at rest, or neither."""
    return st.builds(
        Target,
        tissue=optional(st.sampled_from(("liver", "retina")) | plain_texts()),
        cell_type=optional(cell_types()),
        dividing=optional(st.booleans()),
    )


@shown_as_called
def therapy_modalities(
    *, min_size: int = 0, max_size: int | None = 3
) -> SearchStrategy[TherapyModality]:
    """Modalities: from the one that says nothing to those with several components.

    Args:
        min_size: The least number of components.
        max_size: The greatest number of components, or None for any. Real therapies
            were seen with three.

    Raises:
        InvalidArgument: If the bounds hold no number.
    """
    check_sizes("therapy_modalities", min_size, max_size)
    return st.builds(
        TherapyModality,
        setting=optional(therapy_settings()),
        components=st.frozensets(components(), min_size=min_size, max_size=max_size),
        cells=optional(absences() | cell_products()),
        routes=st.frozensets(routes(), max_size=2),
        targets=st.frozensets(targets(), max_size=2),
        individualised=optional(st.booleans()),
    )


@shown_as_called
def evidence() -> SearchStrategy[Evidence]:
    """Evidence of all kinds, with a place in the record and without."""
    paths = st.sampled_from(("", "/title", "/abstract/sections/0/text"))
    places = st.integers(0, GREATEST)
    return st.builds(
        Evidence,
        kind=evidence_kinds(),
        text=optional(st.text(characters(), max_size=9)),
        path=optional(paths | plain_texts().map("/{}".format)),
        start=optional(places),
        end=optional(places),
        mesh=optional(mesh_uis()),
        atc=optional(atc_codes()),
        curator=optional(plain_texts()),
    )


@shown_as_called
def modality_claims(
    *, min_size: int = 0, max_size: int | None = 3
) -> SearchStrategy[ModalityClaim]:
    """Claims with any number of reasons.

    Args:
        min_size: The least number of reasons.
        max_size: The greatest number of reasons, or None for any.

    Raises:
        InvalidArgument: If the bounds hold no number.
    """
    check_sizes("modality_claims", min_size, max_size)
    reasons = st.lists(evidence(), min_size=min_size, max_size=max_size)
    return st.builds(
        ModalityClaim,
        modality=therapy_modalities(),
        evidence=reasons.map(tuple),
        substance=optional(plain_texts()),
        product=optional(plain_texts()),
    )
