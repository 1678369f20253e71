"""The strategies of identifiers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument, NoSuchExample
from hypothesis.strategies import DataObject, SearchStrategy

from genetherapy_model import strategies
from genetherapy_model.domain.identifiers import (
    AtcCode,
    Doi,
    MeshRecordType,
    MeshUi,
    Pmcid,
)
from genetherapy_model.strategies.identifiers import __all__ as names

T = TypeVar("T")


@pytest.mark.parametrize("name", names)
def test_every_strategy_works_without_bounds(name: str) -> None:
    """Each public name is a function whose defaults give a strategy."""
    strategy = getattr(strategies, name)()
    assert isinstance(strategy, SearchStrategy)
    strategy.validate()


@given(
    bounds=st.lists(st.integers(0, 999_999_999), min_size=2, max_size=2).map(sorted),
    data=st.data(),
)
def test_pmids_stay_within_bounds(bounds: list[int], data: DataObject) -> None:
    """No PMID lies outside the bounds."""
    low, high = bounds
    pmid = data.draw(strategies.pmids(min_value=low, max_value=high))
    assert low <= int(str(pmid)) <= high


@pytest.mark.parametrize("record_type", MeshRecordType)
def test_mesh_uis_are_of_the_type_asked_for(record_type: MeshRecordType) -> None:
    """Only the record type that was asked for comes out."""
    strategy = strategies.mesh_uis(record_type=record_type)

    @given(ui=strategy)
    def check(ui: MeshUi) -> None:
        assert ui.record_type is record_type

    check()


@given(code=strategies.atc_codes(min_level=2, max_level=4))
def test_atc_codes_stay_within_levels(code: AtcCode) -> None:
    """No code lies outside the levels asked for."""
    assert 2 <= code.level <= 4


@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        ("pmids", {"min_value": -1}),
        ("pmids", {"max_value": 10**9}),
        ("pmids", {"min_value": 2, "max_value": 1}),
        ("atc_codes", {"min_level": 0}),
        ("atc_codes", {"max_level": 6}),
        ("atc_codes", {"min_level": 3, "max_level": 2}),
    ],
    ids=str,
)
def test_bad_bounds_are_refused(name: str, bounds: dict[str, int]) -> None:
    """Bounds that hold nothing are a mistake of the caller."""
    with pytest.raises(InvalidArgument, match=name):
        getattr(strategies, name)(**bounds)


seek = settings(max_examples=5000, database=None, phases=[Phase.generate])


def _gives(strategy: SearchStrategy[T], condition: Callable[[T], bool]) -> bool:
    """Tell whether a strategy gives a value of a sort within a few thousand."""
    try:
        find(strategy, condition, settings=seek)
    except NoSuchExample:
        return False
    return True


def test_odd_but_legal_values_come_out() -> None:
    """What is rare in real data is not rare in tests."""
    dois, orcids, nlm_ids = strategies.dois(), strategies.orcids(), strategies.nlm_ids()
    assert _gives(dois, lambda doi: "(SICI)" in str(doi))
    assert _gives(dois, lambda doi: not str(doi).isascii())
    assert _gives(dois, lambda doi: str(doi).lower() != str(doi))
    assert _gives(dois, lambda doi: doi.registrant.count(".") == 2)
    assert _gives(orcids, lambda orcid: str(orcid).endswith("X"))
    assert _gives(orcids, lambda orcid: orcid.is_in_known_block)
    assert _gives(orcids, lambda orcid: not orcid.is_in_known_block)
    assert _gives(nlm_ids, lambda nlm_id: len(str(nlm_id)) > 15)
    assert _gives(nlm_ids, lambda nlm_id: str(nlm_id)[-1].isalpha())
    assert _gives(strategies.pmcids(), lambda pmcid: bool(pmcid.version))
    assert _gives(strategies.mesh_uis(), lambda ui: len(str(ui)) == 10)
    assert _gives(strategies.other_identifiers(), lambda other: not other.text)


def _smallest(strategy: SearchStrategy[T]) -> T:
    shrink = settings(seek, phases=[Phase.generate, Phase.shrink])
    return find(strategy, lambda _: True, settings=shrink)


def test_values_shrink_to_small_ones() -> None:
    """A counter-example is as plain as it can be."""
    assert str(_smallest(strategies.pmids())) == "0"
    assert str(_smallest(strategies.orcids())) == "0000-0001-5000-0007"
    assert _smallest(strategies.pmcids()) == Pmcid("PMC1")
    assert _smallest(strategies.dois()) == Doi("10.1000/0")
