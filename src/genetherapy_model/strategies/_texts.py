"""Strategies for plain text in fields, and for leaving a field out."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

__all__ = ["check_sizes", "optional", "plain_texts", "words"]

T = TypeVar("T")

_CHARACTERS = st.characters(codec="utf-8")
# What trips readers: a name that looks like none, quotes, rare scripts, a long name.
_ODD_TEXTS = (
    "None",
    "absent",
    "a; b",
    '"',
    "β-thalassemia",
    "赛恺泽",
    "العلاج",
    "x" * 300,
)


def plain_texts() -> SearchStrategy[str]:
    """Texts as fields take them: never blank, no white space around them."""
    texts = st.text(_CHARACTERS, max_size=24).map(lambda text: text.strip() or "0")
    return texts | st.sampled_from(_ODD_TEXTS)


def words() -> SearchStrategy[str]:
    """Texts without any white space."""
    texts = st.text(_CHARACTERS, max_size=12)
    return texts.map(lambda text: "".join(text.split()) or "0")


def optional(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """Values of a field that may be left out."""
    return st.none() | strategy


def check_sizes(name: str, min_size: int, max_size: int | None) -> None:
    """Refuse bounds that hold no size.

    Raises:
        InvalidArgument: If they hold none.
    """
    if min_size < 0 or (max_size is not None and max_size < min_size):
        raise InvalidArgument(f"{name}: no size is between {min_size} and {max_size}")
