"""Conditions."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import Phase, find, given, settings

from genetherapy_model.domain.conditions import Condition
from genetherapy_model.domain.identifiers import MeshUi, MondoId, OmimNumber, OrphaCode
from genetherapy_model.errors import InvalidIdentifier, InvalidValue
from genetherapy_model.strategies.conditions import conditions


@given(condition=conditions())
def test_values_equal_their_copies(condition: Condition) -> None:
    """A condition equals its pickled twin, and so does its hash."""
    twin = pickle.loads(pickle.dumps(condition))  # noqa: S301
    assert twin == condition
    assert hash(twin) == hash(condition)


@given(condition=conditions())
def test_identifiers_may_be_given_as_text(condition: Condition) -> None:
    """Each identifier can be given as its text."""
    assert condition == Condition(
        name=condition.name,
        orpha=condition.orpha and str(condition.orpha),
        mondo=condition.mondo and str(condition.mondo),
        omim=condition.omim and str(condition.omim),
        mesh=condition.mesh and str(condition.mesh),
    )


def test_text_becomes_the_identifier_of_its_field() -> None:
    """Each field parses the kind of identifier that it is named after."""
    condition = Condition(
        orpha="ORPHA:98878", mondo="MONDO_0010602", omim="MIM #306700", mesh="d006467"
    )
    assert condition == Condition(
        orpha=OrphaCode("98878"),
        mondo=MondoId("MONDO:0010602"),
        omim=OmimNumber("306700"),
        mesh=MeshUi("D006467"),
    )


@pytest.mark.parametrize("field", ["orpha", "mondo", "omim", "mesh"])
def test_what_is_no_identifier_is_refused(field: str) -> None:
    """A name is no identifier."""
    with pytest.raises(InvalidIdentifier, match="hemophilia"):
        Condition(**{field: "hemophilia A"})


@pytest.mark.parametrize("name", ["", " ", "hemophilia A\n"])
def test_names_are_neither_blank_nor_padded(name: str) -> None:
    """A blank or padded name is refused."""
    with pytest.raises(InvalidValue, match=r"^Condition\.name: "):
        Condition(name=name)


def test_strategies_draw_every_part() -> None:
    """The simplest condition states nothing, and each identifier comes out."""
    quickly = settings(phases=[Phase.generate])
    assert find(conditions(), lambda _: True, settings=quickly) == Condition()
    find(conditions(), lambda one: one.orpha is not None, settings=quickly)
    find(conditions(), lambda one: one.mondo is not None, settings=quickly)
    find(conditions(), lambda one: one.omim is not None, settings=quickly)
    find(conditions(), lambda one: one.mesh is not None, settings=quickly)
