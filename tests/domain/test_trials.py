"""Clinical trials."""

from __future__ import annotations

import pickle
from typing import get_args

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from genetherapy_model.domain.dates import PartialDate
from genetherapy_model.domain.identifiers import (
    EuCtNumber,
    EudraCtNumber,
    NctId,
    OtherIdentifier,
)
from genetherapy_model.domain.trials import Trial, TrialIdentifier, TrialPhase
from genetherapy_model.errors import (
    InvalidDate,
    InvalidIdentifier,
    InvalidType,
    InvalidValue,
)
from genetherapy_model.strategies.trials import trial_identifiers, trials


@given(trial=trials())
def test_values_equal_their_copies(trial: Trial) -> None:
    """A trial equals its pickled twin, and so does its hash."""
    twin = pickle.loads(pickle.dumps(trial))  # noqa: S301
    assert twin == trial
    assert hash(twin) == hash(trial)


@given(phases=st.permutations(list(TrialPhase)))
def test_phases_have_no_order(phases: list[TrialPhase]) -> None:
    """The same phases make the same trial, in whatever order they are given."""
    assert Trial(phases=phases) == Trial(phases=TrialPhase)
    assert hash(Trial(phases=phases)) == hash(Trial(phases=TrialPhase))


def test_text_becomes_the_number_of_its_registry() -> None:
    """Numbers may be given as text; their order is kept."""
    trial = Trial(
        identifiers=["NCT01901484", "EudraCT 2016-000160-34", "2023-503698-40-00"]
    )
    assert trial.identifiers == (
        NctId("NCT01901484"),
        EudraCtNumber("2016-000160-34"),
        EuCtNumber("2023-503698-40-00"),
    )


def test_other_schemes_are_kept() -> None:
    """A number of no known registry is kept as it is."""
    other = OtherIdentifier(scheme="NTR", text="NL1234")
    assert Trial(identifiers=[other]).identifiers == (other,)


@pytest.mark.parametrize("text", ["10.1056/NEJMoa1706198", "pmid:29091557", "NCT1"])
def test_what_is_no_number_of_a_trial_is_refused(text: str) -> None:
    """An identifier of a work, or a broken number, is refused."""
    with pytest.raises(InvalidIdentifier):
        Trial(identifiers=[text])
    with pytest.raises(InvalidIdentifier, match="no number of a trial: it is a PM"):
        Trial(identifiers=["pmid:29091557"])


def test_a_single_text_is_no_list() -> None:
    """A number that is not in brackets is a mistake, not many letters."""
    with pytest.raises(InvalidType, match="brackets"):
        Trial(identifiers="NCT01901484")


def test_dates_are_as_precise_as_stated() -> None:
    """A month stays a month; its words may stand beside it."""
    trial = Trial(first_dosed="2014-05", first_dosed_text="May 2014")
    assert trial.first_dosed == PartialDate(year=2014, month=5)
    with pytest.raises(InvalidDate):
        Trial(first_dosed="2014-13")
    with pytest.raises(InvalidValue, match=r"^Trial\.first_dosed_text: "):
        Trial(first_dosed_text="")
    with pytest.raises(InvalidValue, match=r"^Trial\.title: "):
        Trial(title=" ")


@given(trial=trials(min_size=2, max_size=3))
def test_strategies_keep_within_bounds(trial: Trial) -> None:
    """There are as many numbers as were asked for."""
    assert 2 <= len(trial.identifiers) <= 3


def test_strategies_draw_every_registry() -> None:
    """Every kind of number comes out; the simplest trial states nothing."""
    quickly = settings(phases=[Phase.generate])
    assert find(trials(), lambda _: True, settings=quickly) == Trial()
    kinds = get_args(TrialIdentifier)
    drawn = st.lists(trial_identifiers(), min_size=200, max_size=200)
    often = settings(max_examples=5, phases=[Phase.generate])
    find(drawn, lambda ones: {type(one) for one in ones} == {*kinds}, settings=often)


@pytest.mark.parametrize("bounds", [(-1, None), (2, 1)])
def test_bad_bounds_are_refused(bounds: tuple[int, int | None]) -> None:
    """Bounds that hold no number are a mistake of the caller."""
    low, high = bounds
    with pytest.raises(InvalidArgument, match="trials"):
        trials(min_size=low, max_size=high)
