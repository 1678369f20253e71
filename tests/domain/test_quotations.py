"""The laws of quotations."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model import InvalidType, PersonReference, Quotation, WorkReference
from genetherapy_model.strategies import person_references, quotations


@given(
    parts=st.lists(st.text("ab"), max_size=4),
    speakers=st.lists(person_references(), max_size=2),
)
def test_words_and_speakers_keep_their_order(
    parts: list[str], speakers: list[PersonReference]
) -> None:
    """Pieces that were printed apart stay apart; several may speak at once."""
    quotation = Quotation(parts=parts, speakers=speakers)
    assert tuple(parts) == quotation.parts
    assert tuple(speakers) == quotation.speakers


@given(quotation=quotations(max_size=3))
def test_a_quotation_shows_its_gaps_and_who_spoke(quotation: Quotation) -> None:
    """Every piece is shown, with a mark where words are left out, then the speakers."""
    silent = attrs.evolve(quotation, speakers=[])
    assert str(silent) == " [...] ".join(quotation.parts)
    assert str(quotation).startswith(str(silent))
    for speaker in quotation.speakers:
        assert str(speaker) in str(quotation)[len(str(silent)) :]


def test_a_quotation_is_checked_by_name() -> None:
    """One text is no list of pieces, a name no link, and pieces there must be."""
    with pytest.raises(InvalidType, match=r"Quotation.parts: expected a list or tuple"):
        Quotation(parts="it is safe")
    with pytest.raises(InvalidType, match=r"Quotation.speakers\[0\]: expected Perso"):
        Quotation(parts=["a"], speakers=["Juan Bueren"])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="parts"):
        Quotation()  # type: ignore[call-arg]
    spoken = WorkReference(title="the review")
    assert Quotation(parts=[], spoken_in=spoken).spoken_in is spoken
