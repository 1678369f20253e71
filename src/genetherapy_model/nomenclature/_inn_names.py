"""The known names of substances, ``data/inn_names.csv``, and which of them is near.

The list is no register of all names: a name that it lacks is read by its parts. It
tells slips from names, as real titles misspell them, and says the role of a few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from genetherapy_model.domain.product_vocabularies import SubstanceRole
from genetherapy_model.nomenclature._inn_elements import read_rows

__all__ = ["KnownName", "find_known", "find_misspelled", "read_names", "suggest"]

_MOST: Final = 3  # suggestions
_SYLLABLE: Final = 3  # letters
_ALIKE: Final = 0.88  # of 1


class KnownName(NamedTuple):
    """A row of the list.

    Attributes:
        name: The name.
        listed_as_inn: ``"yes"``, ``"no"``, or ``"parts"`` where each word is listed.
        listed_as_usan: The same of the names adopted in the United States.
        unii: The identifier of the substance at FDA, or ``""``.
        role: What the substance is used for, where evidence says so.
        role_source: The evidence.
        source: The source of the rest.
    """

    name: str
    listed_as_inn: str
    listed_as_usan: str
    unii: str
    role: SubstanceRole | None
    role_source: str
    source: str


@cache
def read_names() -> tuple[KnownName, ...]:
    """Read all rows, in the order of the file."""
    return tuple(
        KnownName(
            name=cells["name"],
            listed_as_inn=cells["listed_as_inn"],
            listed_as_usan=cells["listed_as_usan"],
            unii=cells["unii"],
            role=SubstanceRole(cells["role"]) if cells["role"] else None,
            role_source=cells["role_source"],
            source=cells["source"],
        )
        for cells in read_rows("inn_names.csv")
    )


@cache
def _by_name() -> Mapping[str, KnownName]:
    return MappingProxyType({known.name.lower(): known for known in read_names()})


def find_known(name: str) -> KnownName | None:
    """Give the known name of exactly this spelling, whatever its case."""
    return _by_name().get(name.lower())


@cache
def _by_word() -> Mapping[str, tuple[KnownName, ...]]:
    words: dict[str, list[KnownName]] = {}
    for known in read_names():
        for word in _words(known.name):
            words.setdefault(word, []).append(known)
    return MappingProxyType({word: tuple(names) for word, names in words.items()})


def _words(name: str) -> list[str]:
    return name.lower().removesuffix("-t").removesuffix("-l").split()


def find_misspelled(name: str) -> tuple[str, ...]:
    """Give the known names of which a name, itself unknown, is a slip.

    A slip is one wrong, missing, doubled or swapped letter in a word; or a syllable
    that is left out or put in, where the rest of the name belongs to one substance.
    """
    words = _words(name)
    if find_known(name) or " ".join(words) in _by_name():
        return ()
    found = {
        known.name: None
        for known in read_names()
        if len(others := _words(known.name)) == len(words)
        and words != others
        and all(
            ours == theirs
            or _is_letter_off(ours, theirs)
            or (_is_own(words, others, place) and _is_syllable_off(ours, theirs))
            for place, (ours, theirs) in enumerate(zip(words, others, strict=True))
        )
    }
    return tuple(found)


def _is_own(words: list[str], others: list[str], place: int) -> bool:
    """Tell whether the rest of the known name, if any, is its own and was kept."""
    if others[place].endswith("meran"):
        return False  # tozinameran, famtozinameran, riltozinameran are three
    return all(
        index == place or (words[index] == other and len(_by_word()[other]) == 1)
        for index, other in enumerate(others)
    )


def _is_letter_off(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    if len(longer) - len(shorter) > 1 or word == other:
        return False
    at = _first_difference(shorter, longer)
    if len(longer) > len(shorter):
        return longer[at + 1 :] == shorter[at:]
    swapped = longer[at : at + 2] == shorter[at : at + 2][::-1]
    rest = longer[at + 1 :] == shorter[at + 1 :]
    return rest or (swapped and longer[at + 2 :] == shorter[at + 2 :])


def _is_syllable_off(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    extra = len(longer) - len(shorter)
    # Prefixes tell names apart: a slip leaves the beginning as it is.
    return 1 <= extra <= _SYLLABLE and any(
        longer[:at] + longer[at + extra :] == shorter
        for at in range(3, len(shorter) + 1)
    )


def _first_difference(shorter: str, longer: str) -> int:
    pairs = enumerate(zip(shorter, longer, strict=False))
    return next((at for at, (ours, theirs) in pairs if ours != theirs), len(shorter))


def suggest(text: str) -> tuple[str, ...]:
    """Give the known names that are nearest to a text, the nearest first."""
    whole = " ".join(_words(text))
    keys: dict[str, str] = {}
    for known in read_names():
        keys.setdefault(" ".join(_words(known.name)), known.name)
    near = get_close_matches(whole, list(keys), _MOST, _ALIKE)
    found = dict.fromkeys(keys[key] for key in near)
    for word in _near_words(whole):
        found.update(dict.fromkeys(known.name for known in _by_word()[word]))
    return tuple(found)[:_MOST]


def _near_words(text: str) -> Iterator[str]:
    """Give the words of one or two substances that a word of the text is like."""
    rare = [word for word, names in _by_word().items() if len(names) <= 2]
    for word in text.split():
        if word in rare:
            yield word
        else:
            yield from get_close_matches(word, rare, _MOST, _ALIKE)
