"""Whether two statements are surely of one person, or surely of two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from genetherapy_model.domain.identifiers import Isni, Orcid
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.people import Person, PersonIdentifier, PersonReference

__all__ = [
    "full_name",
    "is_other_family",
    "is_other_name",
    "is_other_person",
    "words_of",
]

_TITLES: Final = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "sir"})


def is_other_person(one: Person, other: Person) -> bool:
    """Tell whether two people are surely not the same.

    Two ORCID iDs or ISNIs tell them apart, and the same one makes them one. Else the
    names have to differ as the names of one person never do, and the register must
    not know them as one.
    """
    for kind in (Orcid, Isni):
        mine, theirs = (_of_kind(each.identifiers, kind) for each in (one, other))
        if mine and theirs:
            return mine.isdisjoint(theirs)
    return is_other_name(one.name, other.name) and not _is_known_as_one(one, other)


def is_other_name(one: PersonName, other: PersonName) -> bool:
    """Tell whether two names are surely those of two people.

    They are not where the given names agree in full, as people change the family name.
    """
    if not is_other_family(one, other):
        return False
    return words_of((one.given,)).isdisjoint(words_of((other.given,)))


def is_other_family(one: PersonName, other: PersonName) -> bool:
    """Tell whether two names surely have nothing of a family name in common.

    A part that agrees is enough, as people marry and shorten their names. Nothing is
    sure of names in two scripts.
    """
    families = _family_words(one), _family_words(other)
    if not all(families):
        return False
    if _is_latin(families[0]) is not _is_latin(families[1]):
        return False
    shared = families[0] & families[1]
    if not one.family and not other.family and len(shared) == 1:
        # Of two names that nobody divided, the first word may be the given name.
        first = [_split(name.literal or "")[:1] for name in (one, other)]
        if words_of(first[0]) == words_of(first[1]) == shared:
            return min(map(len, families)) > 1
    return not shared


def _family_words(name: PersonName) -> frozenset[str]:
    """Give the words of the family name, or of the name that nobody divided."""
    names = (name, *name.in_other_scripts)
    texts = [each.family or each.literal for each in names]
    return words_of(texts) - _TITLES


def words_of(texts: Iterable[str | None]) -> frozenset[str]:
    """Give the folded words of names; initials are none, and tell nobody apart."""
    return frozenset(word for text in texts if text for word in _folded_words(text))


@lru_cache(maxsize=4096)
def _folded_words(text: str) -> frozenset[str]:
    from genetherapy_model.nomenclature.registers._spellings import (  # noqa: PLC0415
        spellings,
    )

    return frozenset(
        form
        for word in _split(text)
        for form in spellings(word)
        if len(form) > 1 or not form.isascii()
    )


def full_name(person: Person | PersonReference) -> tuple[str, ...] | None:
    """Give what has to agree to the letter in two statements of one full name.

    It is None for a name with less than a family name and two given names or a given
    name and an initial: too many people share such a one.
    """
    name = person.name
    if not name.family or len((name.given or "").split()) < 2:
        return None
    if not any(len(word.rstrip(".")) > 1 for word in (name.given or "").split()):
        return None
    parts = (name.given, name.particle, name.family, name.suffix)
    return tuple((part or "").casefold() for part in parts)


def _of_kind(
    identifiers: tuple[PersonIdentifier, ...], kind: type[Orcid | Isni]
) -> frozenset[PersonIdentifier]:
    return frozenset(each for each in identifiers if type(each) is kind)


def _is_known_as_one(one: Person, other: Person) -> bool:
    from genetherapy_model.nomenclature import match_person  # noqa: PLC0415

    known, too = ({id(match.person) for match in match_person(p)} for p in (one, other))
    return not known.isdisjoint(too)


def _split(text: str) -> list[str]:
    return "".join(
        char if char.isalnum() or unicodedata.combining(char) else " " for char in text
    ).split()


def _is_latin(words: frozenset[str]) -> bool:
    return all(
        unicodedata.name(char, "").startswith("LATIN") or not char.isalpha()
        for word in words
        for char in word
    )
