"""Identifiers that no other class can hold."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given

from genetherapy_model.domain._scalars import is_scalar
from genetherapy_model.domain.identifiers import (
    IDENTIFIERS,
    Identifier,
    OtherIdentifier,
)
from genetherapy_model.errors import InvalidType, InvalidValue
from genetherapy_model.strategies.identifiers import other_identifiers


@given(other=other_identifiers())
def test_both_texts_are_kept(other: OtherIdentifier) -> None:
    """Nothing is stripped, folded or changed in copies."""
    again = OtherIdentifier(scheme=other.scheme, text=other.text)
    assert (again.scheme, again.text) == (other.scheme, other.text)
    assert str(other) == f"{other.scheme}:{other.text}"
    for twin in (
        again,
        copy.deepcopy(other),
        pickle.loads(pickle.dumps(other)),  # noqa: S301 - our own bytes
    ):
        assert twin == other
        assert hash(twin) == hash(other)


def test_it_is_a_statement_and_no_scalar() -> None:
    """Two texts are written as an object, and it is no kind of identifier."""
    assert not is_scalar(OtherIdentifier)
    assert all(is_scalar(kind) for kind in IDENTIFIERS)
    assert not issubclass(OtherIdentifier, Identifier)


def test_schemes_are_compared_to_the_letter() -> None:
    """The same text under another scheme is another identifier."""
    assert OtherIdentifier(scheme="pii", text="1") != OtherIdentifier(
        scheme="PII", text="1"
    )


@pytest.mark.parametrize("scheme", ["", " ", "\n\u00a0"])
def test_a_scheme_must_be_named(scheme: str) -> None:
    """A blank scheme is refused; an empty text is not."""
    with pytest.raises(InvalidValue) as refusal:
        OtherIdentifier(scheme=scheme, text="1")
    assert str(refusal.value) == (
        "OtherIdentifier.scheme: it is blank; name the scheme as the source does, "
        "such as 'pii'"
    )
    assert OtherIdentifier(scheme="pii", text="").text == ""


def test_other_types_are_refused() -> None:
    """Both fields are text."""
    with pytest.raises(InvalidType, match=r"OtherIdentifier\.text"):
        OtherIdentifier(scheme="pii", text=17)  # type: ignore[arg-type]
