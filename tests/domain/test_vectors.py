"""Vectors, and what their families imply."""

from __future__ import annotations

import math
import pickle
from collections.abc import Callable

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from genetherapy_model.domain._sources import resolve
from genetherapy_model.domain.vector_vocabularies import (
    Genome,
    Integration,
    Replication,
    VectorFamily,
)
from genetherapy_model.domain.vectors import FamilyTraits, Vector, implied
from genetherapy_model.errors import InvalidType, InvalidValue
from genetherapy_model.strategies.vectors import family_traits, vectors

PARTS = tuple(field.name for field in attrs.fields(Vector))


@given(value=vectors() | family_traits())
def test_values_equal_their_copies(value: Vector | FamilyTraits) -> None:
    """A vector equals its pickled twin, and so does its hash."""
    twin = pickle.loads(pickle.dumps(value))  # noqa: S301
    assert twin == value
    assert hash(twin) == hash(value)


@given(vector=vectors(), names=st.sets(st.sampled_from(PARTS)))
def test_every_part_is_optional(vector: Vector, names: set[str]) -> None:
    """Any parts may be left out, and those that are left are what they were."""
    kept = {name: getattr(vector, name) for name in names}
    bare = Vector(**kept)
    for name in PARTS:
        silent = getattr(Vector(), name)
        assert getattr(bare, name) == (kept[name] if name in names else silent)


@given(changes=st.lists(st.sampled_from("abcdef"), unique=True))
def test_modifications_have_no_order(changes: list[str]) -> None:
    """The same modifications make the same vector, in whatever order they come."""
    one, other = Vector(modifications=changes), Vector(modifications=changes[::-1])
    assert one == other
    assert hash(one) == hash(other)


def test_integration_competent_vectors_are_stated_exactly() -> None:
    """The phrase names no family, no place and no means: only that it can integrate."""
    vector = Vector(integration=Integration.INTEGRATING)
    assert repr(vector) == "Vector(integration=Integration.INTEGRATING)"
    assert Integration.TARGETED.is_a(Integration.INTEGRATING)
    assert Integration.SEMI_RANDOM.is_a(Integration.INTEGRATING)
    assert not Integration.INTEGRATING.is_a(Integration.SEMI_RANDOM)
    assert not Integration.DEFICIENT.is_a(Integration.INTEGRATING)


@pytest.mark.parametrize("family", VectorFamily)
def test_what_a_family_implies_never_enters_a_vector(family: VectorFamily) -> None:
    """Stating the family states nothing else."""
    assert attrs.evolve(Vector(family=family), family=None) == Vector()


@pytest.mark.parametrize("size", [0, -1, 0.0, -4.7, math.inf, math.nan, -math.inf])
def test_sizes_are_finite_and_above_zero(size: float) -> None:
    """A cargo has a size in kilobases that is finite and more than nothing."""
    with pytest.raises(InvalidValue, match=r"^Vector\.cargo_kb: "):
        Vector(cargo_kb=size)
    with pytest.raises(InvalidValue, match=r"^FamilyTraits\.capacity_kb_high: "):
        FamilyTraits(capacity_kb_high=size)


@given(size=st.integers(1, 10**6))
def test_whole_numbers_are_sizes(size: int) -> None:
    """A whole number is taken for the size it is, and stays so when read again."""
    vector = Vector(cargo_kb=size)
    assert type(vector.cargo_kb) is float
    assert vector.cargo_kb == size
    assert attrs.evolve(vector) == vector


def test_wrong_kinds_are_refused() -> None:
    """Text is no member of a vocabulary, a truth value no size."""
    with pytest.raises(InvalidType, match=r"^Vector\.family: "):
        Vector(family="aav")  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match=r"^Vector\.cargo_kb: "):
        Vector(cargo_kb=True)
    with pytest.raises(InvalidType, match="brackets"):
        Vector(modifications="E1B-55K deleted")
    for name in ("serotype", "pseudotype"):
        with pytest.raises(InvalidValue, match=rf"^Vector\.{name}: "):
            Vector(**{name: " AAV9"})  # type: ignore[arg-type]
    with pytest.raises(InvalidValue, match=r"^Vector\.modifications: "):
        Vector(modifications=[""])


@pytest.mark.parametrize("family", VectorFamily)
def test_implied_traits_carry_sources(family: VectorFamily) -> None:
    """Each trait that is implied has sources that resolve, and no other has any."""
    traits = implied(family)
    for name in ("genome", "integration", "enveloped", "replication"):
        stated = getattr(traits, name) is not None
        assert stated == bool(getattr(traits, f"{name}_source"))
    sizes = (traits.capacity_kb_low, traits.capacity_kb_high)
    assert (sizes != (None, None)) == bool(traits.capacity_source)
    if None not in sizes:
        assert sizes == tuple(sorted(filter(None, sizes)))
    assert all(resolve(key) for key in traits.capacity_source)
    assert len(traits.citations) == len(set(traits.citations))
    assert bool(traits.citations) == (traits != FamilyTraits())


def test_implied_traits_are_those_of_the_field() -> None:
    """The facts about families stand as the sources give them."""
    aav = implied(VectorFamily.AAV)
    assert aav.genome is Genome.SSDNA
    assert (aav.capacity_kb_low, aav.capacity_kb_high) == (4.0, 5.0)
    assert aav.integration is Integration.EPISOMAL
    assert aav.replication is Replication.DEFECTIVE
    assert aav.enveloped is False
    lentivirus = implied(VectorFamily.LENTIVIRUS)
    assert lentivirus.integration is Integration.INTEGRATING
    assert lentivirus.enveloped is True
    assert lentivirus.capacity_kb_high == 8.0
    # Both kinds exist, so that the family implies neither.
    for family in ("ADENOVIRUS", "HSV", "GAMMARETROVIRUS"):
        assert implied(VectorFamily[family]).replication is None
    assert implied(VectorFamily.HSV).capacity_kb_high == 150.0
    assert implied(VectorFamily.LISTERIA).replication is Replication.LIVE
    assert implied(VectorFamily.MVA) == implied(VectorFamily.VACCINIA)
    assert implied(VectorFamily.SPUMAVIRUS) == FamilyTraits()


@given(data=st.data())
def test_strategies_keep_within_bounds(data: st.DataObject) -> None:
    """No stated size lies outside the bounds that were asked for."""
    sizes = st.floats(0.001, 1000)
    low, high = sorted((data.draw(sizes), data.draw(sizes)))
    vector = data.draw(vectors(min_value=low, max_value=high))
    assert vector.cargo_kb is None or low <= vector.cargo_kb <= high


def test_strategies_draw_what_is_rare() -> None:
    """Tiny and huge vectors come out; the simplest says nothing."""
    quickly = settings(max_examples=2000, phases=[Phase.generate])
    assert find(vectors(), lambda _: True) == Vector()
    find(vectors(), lambda one: (one.cargo_kb or 0) > 1000, settings=quickly)
    find(vectors(), lambda one: 0 < (one.cargo_kb or 0) < 1, settings=quickly)
    find(
        vectors(),  # which contradicts itself
        lambda one: one.latency is True and one.integration is Integration.TARGETED,
        settings=quickly,
    )


@pytest.mark.parametrize(
    ("low", "high"), [(-1, None), (2, 1), (math.inf, None), (0, 0), (math.nan, None)]
)
def test_bad_bounds_are_refused(low: float, high: float | None) -> None:
    """Bounds that hold no size are a mistake of the caller."""
    with pytest.raises(InvalidArgument, match="vectors"):
        vectors(min_value=low, max_value=high)


@pytest.mark.parametrize("family", VectorFamily)
@pytest.mark.parametrize("trait", ["genome", "integration", "enveloped", "replication"])
def test_every_trait_has_its_own_source(family: VectorFamily, trait: str) -> None:
    """A trait is stated together with its sources, or neither of the two."""
    traits = implied(family)
    sources = {
        "genome": traits.genome_source,
        "integration": traits.integration_source,
        "enveloped": traits.enveloped_source,
        "replication": traits.replication_source,
    }

    assert (getattr(traits, trait) is None) is (sources[trait] == ())


@pytest.mark.parametrize("name", ["capacity_kb_low", "capacity_kb_high"])
@pytest.mark.parametrize("size", [0, -1.5, math.inf, math.nan])
def test_a_capacity_is_a_size(name: str, size: float) -> None:
    """What is no size is refused by the name of its field, and told what would do."""
    build: Callable[..., FamilyTraits] = FamilyTraits
    with pytest.raises(InvalidValue) as caught:
        build(**{name: size})
    assert str(caught.value) == (
        f"FamilyTraits.{name}: {float(size)} is no size in kilobases: it must be "
        "finite and greater than 0"
    )
