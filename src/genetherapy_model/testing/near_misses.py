"""Texts that are almost identifiers, and must be refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from genetherapy_model import strategies
from genetherapy_model._hypothesis import STRATEGIES
from genetherapy_model.domain.identifiers import IDENTIFIERS, Identifier
from genetherapy_model.errors import InvalidIdentifier
from genetherapy_model.strategies._calls import shown_as_called

__all__ = ["malformed"]

# What is mistaken for one another when it is typed or recognized from an image.
_MISTAKEN: Final = {"0": "O", "O": "0", "1": "l", "l": "1", "5": "S", "S": "5"}


@shown_as_called
def malformed(kind: type[Identifier]) -> SearchStrategy[str]:
    """Texts that are one slip away from an identifier, and are none.

    A character is left out, doubled, exchanged with the next, taken for another that
    looks like it, or counted one too far, which breaks check digits too; or a letter
    follows the end. Whatever is an identifier again, in a form that people write, is
    left out.

    Args:
        kind: A class of identifiers, such as ``Doi``.

    Raises:
        InvalidArgument: If it is no class of identifiers.

    >>> from hypothesis import given
    >>> import genetherapy_model as gtm
    >>> @given(malformed(gtm.Orcid))
    ... def test_a_slip_is_refused(text):
    ...     try:
    ...         gtm.Orcid.parse(text)
    ...     except gtm.InvalidIdentifier:
    ...         return
    ...     raise AssertionError(text)
    >>> test_a_slip_is_refused()
    """
    if kind not in IDENTIFIERS:
        raise InvalidArgument(f"malformed: {kind!r} is no class of identifiers")
    return _malformed(kind)


@st.composite
def _malformed(draw: DrawFn, kind: type[Identifier]) -> str:
    valid = draw(_identifiers(kind))
    return draw(st.sampled_from([*_refused(kind, str(valid))]))


def _identifiers(kind: type[Identifier]) -> SearchStrategy[Identifier]:
    made: SearchStrategy[Identifier] = getattr(strategies, STRATEGIES[kind.__name__])()
    return made


def _refused(kind: type[Identifier], text: str) -> Iterator[str]:
    for slip in dict.fromkeys(_slips(text)):
        try:
            kind.parse(slip)
        except InvalidIdentifier:
            yield slip


def _slips(text: str) -> Iterator[str]:
    for at, letter in enumerate(text):
        before, after = text[:at], text[at + 1 :]
        if letter.isdecimal():
            yield f"{before}{(int(letter) + 1) % 10}{after}"
        if letter in _MISTAKEN:
            yield f"{before}{_MISTAKEN[letter]}{after}"
        yield f"{before}{after}"
        yield f"{before}{letter}{letter}{after}"
        if after:
            yield f"{before}{after[0]}{letter}{after[1:]}"
    yield f"{text}x"
