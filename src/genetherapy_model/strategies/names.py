"""Strategies for the names of people."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.names import PersonName
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import optional, seldom, texts, tuples_of

__all__ = ["person_names"]

_FAMILIES = ("Flotte", "Ylä-Herttuala", "O'Neill", "van den Berg", "山中", "Ñ", "d'")
_GIVENS = ("Terence R.", "T-R", "Mary Ann", "伸弥", "İlker", "J.-P.")
_INITIALS = ("TR", "T", "ÅB", "Yu")
_PARTICLES = ("van der", "de", "al-")
_SUFFIXES = ("Jr", "3rd")
_LITERALS = ("Madonna", "Juan A. Bueren, President", "يوسف", "Smith, J.")
_LANGUAGES = ("en", "zh-Hant", "sr-Latn-RS", "x-klingon")


@shown_as_called
def person_names() -> SearchStrategy[PersonName]:
    """Names in parts, of one part, undivided, empty, and in several scripts."""
    return _person_names(_person_names(_person_names(st.nothing())))


def _person_names(others: SearchStrategy[PersonName]) -> SearchStrategy[PersonName]:
    # Others stand inside others, to a depth that laws can still be run over.
    held = st.just(()) if others.is_empty else seldom(tuples_of(others, min_size=1), ())
    return st.builds(
        PersonName,
        family=optional(texts(*_FAMILIES)),
        given=optional(texts(*_GIVENS)),
        initials=optional(texts(*_INITIALS)),
        particle=optional(texts(*_PARTICLES)),
        suffix=optional(texts(*_SUFFIXES)),
        literal=optional(texts(*_LITERALS)),
        language=optional(texts(*_LANGUAGES)),
        in_other_scripts=held,
    )
