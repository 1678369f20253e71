"""Modalities: what was said, no more and no less."""

from __future__ import annotations

import pickle
from enum import Enum
from typing import cast

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain.cells import CellType, Origin
from genetherapy_model.domain.genes import Antigen, Gene
from genetherapy_model.domain.identifiers import AtcCode, MeshUi
from genetherapy_model.domain.mechanism_vocabularies import EditingOutcome, ReceptorKind
from genetherapy_model.domain.mechanisms import (
    EngineeredReceptor,
    GeneAddition,
    GeneticModification,
    GenomeEditing,
    Oncolysis,
)
from genetherapy_model.domain.modalities import (
    ABSENT,
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
    Delivery,
    EvidenceKind,
    Formulation,
    Setting,
)
from genetherapy_model.domain.routes import Route
from genetherapy_model.domain.vector_vocabularies import Integration, VectorFamily
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.errors import InvalidIdentifier, InvalidType, InvalidValue
from genetherapy_model.strategies.modalities import (
    agents,
    cell_products,
    components,
    evidence,
    modality_claims,
    targets,
    therapy_modalities,
)


def stated(value: object) -> object:
    """All that a value states, as nested pairs: nothing that is left out shows up."""
    if isinstance(value, Statement):
        fields = {
            name: stated(getattr(value, name))
            for name in attrs.fields_dict(
                cast("type[attrs.AttrsInstance]", type(value))
            )
        }
        silent: tuple[object, ...] = (None, ())
        said = {name: part for name, part in fields.items() if part not in silent}
        return {type(value).__name__: said}
    if isinstance(value, (tuple, frozenset)):
        return tuple(stated(part) for part in value)
    return value.value if isinstance(value, Enum) else value


GENE_THERAPY: dict[str, dict[str, object]] = {
    "Component": {"mechanism": {"GeneticModification": {}}}
}


def test_gene_therapy_alone_is_stated_exactly() -> None:
    """*Gene therapy* says that something is modified genetically, and nothing else."""
    modality = TherapyModality(components=[Component(mechanism=GeneticModification())])
    assert stated(modality) == {"TherapyModality": {"components": (GENE_THERAPY,)}}


def test_in_vivo_gene_therapy_is_stated_exactly() -> None:
    """*In vivo gene therapy* adds the setting; it is silent on cells."""
    modality = TherapyModality(
        setting=Setting.IN_VIVO,
        components=[Component(mechanism=GeneticModification())],
    )
    assert stated(modality) == {
        "TherapyModality": {"setting": "in vivo", "components": (GENE_THERAPY,)}
    }


def test_ex_vivo_stem_cell_gene_therapies_are_stated_exactly() -> None:
    """*Ex vivo hematopoietic stem cell gene therapies* say not whose the cells are."""
    modality = TherapyModality(
        setting=Setting.EX_VIVO,
        components=[Component(mechanism=GeneticModification())],
        cells=CellProduct(type=CellType.HSPC),
    )
    assert stated(modality) == {
        "TherapyModality": {
            "setting": "ex vivo",
            "components": (GENE_THERAPY,),
            "cells": {"CellProduct": {"type": "hspc"}},
        }
    }


def test_integration_competent_vectors_are_stated_exactly() -> None:
    """*Integration competent vectors* name neither family nor place nor therapy."""
    vector = Vector(integration=Integration.INTEGRATING)
    assert stated(vector) == {"Vector": {"integration": "integrating"}}
    assert stated(Component(agent=Agent(vector=vector))) == {
        "Component": {"agent": {"Agent": {"vector": stated(vector)}}}
    }


def test_unstated_absent_and_stated_are_three_things() -> None:
    """None, ABSENT and a value that says no more differ wherever they may stand."""
    assert len({Agent(), Agent(vector=ABSENT), Agent(vector=Vector())}) == 3
    cells = (None, ABSENT, CellProduct())
    assert len({TherapyModality(cells=one) for one in cells}) == 3
    mechanisms = (None, ABSENT, GeneticModification())
    assert len({Component(mechanism=one) for one in mechanisms}) == 3
    carriers = (None, ABSENT, Agent())
    assert len({Component(agent=one) for one in carriers}) == 3
    formulations = (None, ABSENT, Formulation.NAKED)
    assert len({Agent(formulation=one) for one in formulations}) == 3


def test_therapies_of_several_mechanisms_are_stated() -> None:
    """A CAR, a knock-out and a dual vector each stand in a component of their own."""
    car = Component(
        mechanism=EngineeredReceptor(
            kind=ReceptorKind.CAR, antigens=[Antigen(name="CD7")]
        ),
        agent=Agent(vector=Vector(family=VectorFamily.LENTIVIRUS)),
    )
    knock_out = Component(
        mechanism=GenomeEditing(
            outcomes=[EditingOutcome.KNOCK_OUT], genes=[Gene(symbol="CD7")]
        ),
        agent=Agent(
            vector=ABSENT, cargo_form=CargoForm.RNP, delivery=Delivery.ELECTROPORATION
        ),
    )
    modality = TherapyModality(components=[car, knock_out, car])
    assert modality.components == {car, knock_out}
    dual = Agent(vector=Vector(family=VectorFamily.AAV, cargo_kb=6), parts=2)
    assert dual.parts == 2


def test_construction_keeps_what_was_said() -> None:
    """A component that another is a kind of is not dropped."""
    said = [
        Component(mechanism=GeneticModification()),
        Component(mechanism=GeneAddition()),
        Component(mechanism=Oncolysis()),
        Component(),
    ]
    assert len(TherapyModality(components=said).components) == 4


@given(value=st.one_of(agents(), components(), cell_products(), targets(), evidence()))
def test_parts_equal_their_copies(value: attrs.AttrsInstance) -> None:
    """A part equals its pickled and its rebuilt twin, and so does its hash."""
    for twin in (
        pickle.loads(pickle.dumps(value)),  # noqa: S301
        attrs.evolve(value),  # type: ignore[misc] # of any class
    ):
        assert twin == value
        assert hash(twin) == hash(value)


@given(value=therapy_modalities() | modality_claims(max_size=3))
def test_modalities_equal_their_copies(value: attrs.AttrsInstance) -> None:
    """A modality or claim equals its pickled twin, and so does its hash."""
    twin = pickle.loads(pickle.dumps(value))  # noqa: S301
    assert twin == value
    assert hash(twin) == hash(value)


@given(
    parts=st.lists(components(), max_size=3),
    ways=st.lists(st.sampled_from(Route), max_size=4),
    aims=st.lists(targets(), max_size=3),
)
def test_sets_have_no_order(
    parts: list[Component], ways: list[Route], aims: list[Target]
) -> None:
    """Components, routes and targets make the same modality in whatever order."""
    one = TherapyModality(components=parts, routes=ways, targets=aims)
    other = TherapyModality(
        components=parts[::-1], routes=ways[::-1], targets=aims[::-1] + aims
    )
    assert one == other
    assert hash(one) == hash(other)


@pytest.mark.parametrize("parts", [0, -1])
def test_there_is_at_least_one_part(parts: int) -> None:
    """An agent of no parts is refused."""
    told = rf"^Agent\.parts: {parts} is too few: one .* all of it is 1 part$"
    with pytest.raises(InvalidValue, match=told):
        Agent(parts=parts)


@pytest.mark.parametrize("marker", ["CD34+", "CD34 +", "CD34++", " CD34", ""])
def test_markers_are_bare(marker: str) -> None:
    """A marker carries neither its sign nor white space, so that twins are equal."""
    with pytest.raises(InvalidValue, match=r"^CellProduct\.markers: "):
        CellProduct(markers=[marker])


@pytest.mark.parametrize("path", ["title", "#/title", " /title"])
def test_paths_are_json_pointers(path: str) -> None:
    """A path is empty, for the whole record, or begins with a slash."""
    assert Evidence(kind=EvidenceKind.TEXT, path="").path == ""
    with pytest.raises(InvalidValue, match=r"^Evidence\.path: "):
        Evidence(kind=EvidenceKind.TEXT, path=path)


@pytest.mark.parametrize("name", ["start", "end"])
def test_places_are_counted_from_zero(name: str) -> None:
    """No text has a place below 0; an end before its start is left to the rules."""
    with pytest.raises(InvalidValue, match=rf"^Evidence\.{name}: "):
        Evidence(kind=EvidenceKind.TEXT, **{name: -1})  # type: ignore[arg-type]
    assert Evidence(kind=EvidenceKind.TEXT, start=0, end=0).start == 0
    assert Evidence(kind=EvidenceKind.TEXT, start=9, end=4).end == 4


def test_identifiers_of_evidence_may_be_given_as_text() -> None:
    """MeSH and ATC are parsed; what is neither is refused."""
    mesh = Evidence(kind=EvidenceKind.MESH, mesh="D015316")
    assert mesh == Evidence(kind=EvidenceKind.MESH, mesh=MeshUi("D015316"))
    atc = Evidence(kind=EvidenceKind.ATC, atc="l01xl09")
    assert atc == Evidence(kind=EvidenceKind.ATC, atc=AtcCode("L01XL09"))
    with pytest.raises(InvalidIdentifier):
        Evidence(kind=EvidenceKind.MESH, mesh="Genetic Therapy")
    with pytest.raises(InvalidIdentifier):
        Evidence(kind=EvidenceKind.ATC, atc="tabelecleucel")


def test_wrong_kinds_are_refused() -> None:
    """Text stands for no member, no cells and no list; blank text for nothing."""
    with pytest.raises(InvalidType, match=r"^TherapyModality\.cells: "):
        TherapyModality(cells="absent")  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match=r"^TherapyModality\.setting: "):
        TherapyModality(setting=ABSENT)  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match=r"^TherapyModality\.routes\[0\]: "):
        TherapyModality(routes=["oral"])  # type: ignore[list-item]
    with pytest.raises(InvalidType, match="brackets"):
        CellProduct(markers="CD34")
    with pytest.raises(InvalidType, match=r"^CellProduct\.origin: "):
        CellProduct(origin=CellType.T)  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match=r"^Agent\.parts: "):
        Agent(parts=True)
    for one, match in (
        (lambda: Target(tissue=""), r"^Target\.tissue: "),
        (lambda: CellProduct(line=" "), r"^CellProduct\.line: "),
        (
            lambda: Evidence(kind=EvidenceKind.CURATOR, curator=""),
            r"^Evidence\.curator",
        ),
        (
            lambda: ModalityClaim(modality=TherapyModality(), substance=""),
            r"^ModalityClaim\.substance: ",
        ),
        (
            lambda: ModalityClaim(modality=TherapyModality(), product="x "),
            r"^ModalityClaim\.product: ",
        ),
    ):
        with pytest.raises(InvalidValue, match=match):
            one()


def test_contradictions_are_stated_all_the_same() -> None:
    """What needs two fields is left to the rules: in vivo with cells loads."""
    modality = TherapyModality(
        setting=Setting.IN_VIVO, cells=CellProduct(origin=Origin.AUTOLOGOUS)
    )
    assert modality.cells == CellProduct(origin=Origin.AUTOLOGOUS)


@given(
    modality=therapy_modalities(min_size=1, max_size=2),
    claim=modality_claims(min_size=1, max_size=1),
    agent=agents(min_value=2, max_value=3),
)
def test_strategies_keep_within_bounds(
    modality: TherapyModality, claim: ModalityClaim, agent: Agent
) -> None:
    """There are as many components, reasons and parts as were asked for."""
    assert 1 <= len(modality.components) <= 2
    assert len(claim.evidence) == 1
    assert agent.parts in (None, 2, 3)


def test_strategies_draw_what_is_rare() -> None:
    """ABSENT in every place comes out; the simplest modality says nothing."""
    quickly = settings(max_examples=2000, phases=[Phase.generate])
    assert find(therapy_modalities(), lambda _: True) == TherapyModality()
    assert find(modality_claims(), lambda _: True) == ModalityClaim(
        modality=TherapyModality()
    )
    find(agents(), lambda one: one.vector is ABSENT, settings=quickly)
    find(agents(), lambda one: one.formulation is ABSENT, settings=quickly)
    find(components(), lambda one: one.agent is ABSENT, settings=quickly)
    find(components(), lambda one: one.mechanism is ABSENT, settings=quickly)
    find(therapy_modalities(), lambda one: one.cells is ABSENT, settings=quickly)


@pytest.mark.parametrize("strategy", [therapy_modalities, modality_claims])
@pytest.mark.parametrize("bounds", [(-1, None), (2, 1)])
def test_bad_sizes_are_refused(strategy: type, bounds: tuple[int, int | None]) -> None:
    """Bounds that hold no number are a mistake of the caller."""
    low, high = bounds
    with pytest.raises(InvalidArgument, match="no size"):
        strategy(min_size=low, max_size=high)


@pytest.mark.parametrize("bounds", [(0, 5), (3, 2)])
def test_bad_numbers_of_parts_are_refused(bounds: tuple[int, int]) -> None:
    """There is at least one part, and the bounds hold a number."""
    low, high = bounds
    with pytest.raises(InvalidArgument, match="agents"):
        agents(min_value=low, max_value=high)
