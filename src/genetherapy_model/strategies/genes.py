"""Strategies for genes and antigens."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.genes import Antigen, Gene
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import optional, plain_texts, words
from genetherapy_model.strategies.identifiers import hgnc_ids

__all__ = ["antigens", "genes"]

_SYMBOLS = ("SMN1", "F9", "RPE65", "HSV-TK", "C9orf72")


@shown_as_called
def genes() -> SearchStrategy[Gene]:
    """Genes: human, foreign, named in words alone, or not named at all."""
    return st.builds(
        Gene,
        symbol=optional(st.sampled_from(_SYMBOLS) | words()),
        name=optional(plain_texts()),
        hgnc=optional(hgnc_ids()),
        organism=optional(plain_texts()),
    )


@shown_as_called
def antigens() -> SearchStrategy[Antigen]:
    """Antigens, some with their gene."""
    names = st.sampled_from(("CD19", "BCMA", "MAGE-A4")) | plain_texts()
    return st.builds(Antigen, name=names, gene=optional(genes()))
