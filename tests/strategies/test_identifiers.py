"""The strategies of identifiers."""

from __future__ import annotations

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.identifiers import (
    AtcCode,
    Doi,
    MeshRecordType,
    MeshUi,
    Orcid,
    Pmcid,
    Pmid,
)
from genetherapy_model.strategies import identifiers as strategies


@pytest.mark.parametrize("name", strategies.__all__)
def test_every_strategy_works_without_bounds(name: str) -> None:
    """Each public name is a function that gives a strategy with an example."""
    strategy: SearchStrategy[object] = getattr(strategies, name)()
    assert find(strategy, lambda _: True) is not None


@given(bounds=st.lists(st.integers(0, 999_999_999), min_size=2, max_size=2).map(sorted))
def test_pmids_stay_within_bounds(bounds: list[int]) -> None:
    """No PMID lies outside the bounds, and both bounds are reached."""
    low, high = bounds
    strategy = strategies.pmids(min_value=low, max_value=high)
    assert find(strategy, lambda pmid: int(str(pmid)) <= low) == Pmid(str(low))
    with settings(max_examples=5):
        assert low <= int(str(find(strategy, lambda _: True))) <= high


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


def test_odd_but_legal_values_come_out() -> None:
    """What is rare in real data is not rare in tests."""
    often = settings(max_examples=5000)
    dois, orcids, nlm_ids = strategies.dois(), strategies.orcids(), strategies.nlm_ids()
    assert find(dois, lambda doi: "(SICI)" in str(doi), settings=often)
    assert find(dois, lambda doi: not str(doi).isascii(), settings=often)
    assert find(dois, lambda doi: str(doi).lower() != str(doi), settings=often)
    assert find(dois, lambda doi: doi.registrant.count(".") == 2, settings=often)
    assert find(orcids, lambda orcid: str(orcid).endswith("X"), settings=often)
    assert find(orcids, lambda orcid: orcid.is_in_known_block, settings=often)
    assert find(orcids, lambda orcid: not orcid.is_in_known_block, settings=often)
    assert find(nlm_ids, lambda nlm_id: len(str(nlm_id)) > 15, settings=often)
    assert find(nlm_ids, lambda nlm_id: str(nlm_id)[-1].isalpha(), settings=often)
    assert find(strategies.pmcids(), lambda pmcid: bool(pmcid.version), settings=often)
    assert find(strategies.mesh_uis(), lambda ui: len(str(ui)) == 10, settings=often)
    assert find(strategies.other_identifiers(), lambda other: not other.text)


def test_values_shrink_to_small_ones() -> None:
    """A counter-example is as plain as it can be."""
    assert str(find(strategies.pmids(), lambda _: True)) == "0"
    assert str(find(strategies.orcids(), lambda _: True)) == "0000-0001-5000-0007"
    assert find(strategies.pmcids(), lambda _: True) == Pmcid("PMC1")
    assert find(strategies.dois(), lambda _: True) == Doi("10.1000/0")
    assert isinstance(find(strategies.identifiers(), lambda _: True), Doi)
    assert isinstance(find(strategies.orcids(), lambda _: True), Orcid)
