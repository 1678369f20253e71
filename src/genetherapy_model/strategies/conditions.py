"""Strategies for conditions."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.conditions import Condition
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import optional, plain_texts
from genetherapy_model.strategies.identifiers import (
    mesh_uis,
    mondo_ids,
    omim_numbers,
    orpha_codes,
)

__all__ = ["conditions"]


@shown_as_called
def conditions() -> SearchStrategy[Condition]:
    """Conditions, with any of their identifiers and with none."""
    return st.builds(
        Condition,
        name=optional(plain_texts()),
        orpha=optional(orpha_codes()),
        mondo=optional(mondo_ids()),
        omim=optional(omim_numbers()),
        mesh=optional(mesh_uis()),
    )
