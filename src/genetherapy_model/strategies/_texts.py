"""Strategies for plain text in fields, and for leaving a field out."""

from __future__ import annotations

import operator
from collections.abc import Collection, Iterable
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = [
    "GREATEST",
    "characters",
    "check_names",
    "check_sizes",
    "mostly_true",
    "often",
    "optional",
    "plain_texts",
    "seldom",
    "texts",
    "tuples_of",
    "words",
]

T = TypeVar("T")

GREATEST = 2**53 - 1
"""The greatest whole number that every reader of JSON holds exactly (RFC 8259)."""

_NO_XML = "".join(chr(code) for code in range(32) if chr(code) not in "\t\n\r")
# What trips readers: a name that looks like none, quotes, rare scripts, a long name.
_ODD_TEXTS = (
    "None",
    "absent",
    "a; b",
    '"',
    "β-thalassemia",
    "赛恺泽",
    "العلاج",
    "x" * 60,
)


def characters() -> SearchStrategy[str]:
    """Every character that XML can hold, and so every one that a field takes."""
    return st.characters(codec="utf-8", exclude_characters=f"{_NO_XML}\ufffe\uffff")


def plain_texts() -> SearchStrategy[str]:
    """Texts as fields take them: never blank, no white space around them."""
    texts = st.text(characters(), max_size=9).map(lambda text: text.strip() or "0")
    return texts | st.sampled_from(_ODD_TEXTS)


def words() -> SearchStrategy[str]:
    """Texts without any white space."""
    texts = st.text(characters(), max_size=6)
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


def check_names(
    name: str, given: Iterable[str], known: Collection[str]
) -> frozenset[str]:
    """Refuse names that are not known.

    Raises:
        InvalidArgument: If there is one.
    """
    names = frozenset((given,) if isinstance(given, str) else given)
    if not names <= {*known}:
        unknown = ", ".join(sorted(names - {*known}))
        raise InvalidArgument(f"{name}: there is no {unknown}: {', '.join(known)}")
    return names


def texts(*odd: str) -> SearchStrategy[str]:
    """Texts as sources print them: empty, blank, of several lines, in any script.

    Args:
        odd: Texts of the field in question that are known to trip readers.
    """
    return st.text(characters(), max_size=6) | st.sampled_from((*odd, *_ODD_TEXTS))


def tuples_of(
    elements: SearchStrategy[T], *, min_size: int = 0, max_size: int | None = 2
) -> SearchStrategy[tuple[T, ...]]:
    """Tuples of any number of elements, or of at most two where nothing is said."""
    return st.lists(elements, min_size=min_size, max_size=max_size).map(tuple)


_OFTEN = st.sampled_from((False, True))
_SELDOM = st.sampled_from((False,) * 7 + (True,))


def often(values: SearchStrategy[T], default: T) -> SearchStrategy[T]:
    """The default, or in half of all cases one of the values."""
    return _stated(_OFTEN, values, default)


def seldom(values: SearchStrategy[T], default: T) -> SearchStrategy[T]:
    """The default, or in one of eight cases one of the values.

    It is for the many parts of large things, which would take too long to draw if all
    of them were stated at once.
    """
    return _stated(_SELDOM, values, default)


def mostly_true() -> SearchStrategy[bool]:
    """True, or in one of eight cases false."""
    return _SELDOM.map(operator.not_)


@st.composite
def _stated(
    draw: DrawFn, is_stated: SearchStrategy[bool], values: SearchStrategy[T], default: T
) -> T:
    return draw(values) if draw(is_stated) else default
