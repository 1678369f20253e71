"""Near misses: one slip away, and refused."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

import genetherapy_model as gtm
from genetherapy_model.domain.identifiers import IDENTIFIERS, Identifier
from genetherapy_model.testing import malformed
from genetherapy_model.testing.near_misses import _slips

every_kind = pytest.mark.parametrize(
    "kind", IDENTIFIERS, ids=lambda kind: kind.__name__
)


@every_kind
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_near_miss_is_refused(kind: type[Identifier], data: st.DataObject) -> None:
    """Neither the constructor nor the tolerant reader takes it."""
    text = data.draw(malformed(kind))
    for read in (kind, kind.parse):
        with pytest.raises(gtm.InvalidIdentifier):
            read(text)  # type: ignore[call-arg]


@pytest.mark.parametrize("kind", [gtm.Orcid, gtm.Isni, gtm.Issn, gtm.RorId])
def test_some_break_nothing_but_the_check_digit(kind: type[Identifier]) -> None:
    """What looks right in every respect is among them."""

    def is_wrong_by_its_digit(text: str) -> bool:
        try:
            kind.parse(text)
        except gtm.InvalidChecksum:
            return True
        except gtm.InvalidIdentifier:
            return False
        raise AssertionError(text)

    seek = settings(phases=[Phase.generate], derandomize=True, database=None)
    find(malformed(kind), is_wrong_by_its_digit, settings=seek)


@pytest.mark.parametrize("kind", [str, gtm.Publication, Identifier, None])
def test_what_is_no_kind_of_identifier_is_refused_at_once(kind: object) -> None:
    """A mistake of the caller is seen before anything is drawn."""
    with pytest.raises(InvalidArgument, match="is no class of identifiers"):
        malformed(kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("x", ["", "xx", "xx"]),
        ("9-", ["0-", "-", "99-", "-9", "9", "9--", "9-x"]),
        ("1O", ["2O", "lO", "O", "11O", "O1", "10", "1", "1OO", "1Ox"]),
    ],
)
def test_a_slip_is_one_that_people_make(text: str, slips: list[str]) -> None:
    """One is added, a likeness is taken, a letter is lost, doubled or exchanged."""
    assert slips == [*_slips(text)]
