"""Lists of names: split while braces still say what belongs together, then decoded.

The grammar is BibTeX's own (Patashnik, Designing BibTeX Styles, section 4): names are
divided by ``and`` outside of braces, and a name is ``First von Last``, ``von Last,
First`` or ``von Last, Jr, First``, where the words of ``von`` begin in lower case. A
name that is one group in braces is that of a collective.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final, TypeAlias

from genetherapy_model.domain.authors import CollectiveAuthor, PersonalAuthor
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.people import Person
from genetherapy_model.formats.bibtex.escaping import encode, encode_plain
from genetherapy_model.formats.bibtex.latex import (
    decode,
    decode_plain,
    is_balanced,
    spaced,
)
from genetherapy_model.formats.elisions import cut_others, is_and_others

__all__ = ["read_names", "split_outside", "write_names"]

Author: TypeAlias = PersonalAuthor | CollectiveAuthor

_AND: Final = re.compile(r"\s+and\b(?=\s|$)|^and\b(?=\s)", re.IGNORECASE)
_COMMA: Final = re.compile(",")
_BLANK: Final = re.compile(r"[ ~\t\r\n]+")


def split_outside(text: str, sign: re.Pattern[str]) -> list[str]:
    r"""Split text at a pattern where it stands outside of braces.

    >>> split_outside("{A, B}, C", re.compile(","))
    ['{A, B}', ' C']
    """
    if "{" not in text and "\\" not in text:
        return sign.split(text)
    # What stands inside of braces is hidden, and no character moves.
    hidden = []
    depth = place = 0
    while place < len(text):
        sign_here = text[place]
        if sign_here == "\\":
            hidden.append("\0" * len(text[place : place + 2]))
            place += 2
            continue
        depth = max(0, depth - (sign_here == "}"))
        hidden.append(sign_here if depth == 0 and sign_here not in "{}" else "\0")
        depth += sign_here == "{"
        place += 1
    parts = []
    start = 0
    for found in sign.finditer("".join(hidden)):
        parts.append(text[start : found.start()])
        start = found.end()
    return [*parts, text[start:]]


def read_names(text: str) -> tuple[tuple[Author, ...], bool]:
    """Read a list of names, and whether it is complete.

    >>> [berg, group], complete = read_names(
    ...     "van der Berg, Jr, Jan and {NTLA and Co} and others")
    >>> berg.name.particle, berg.name.suffix, str(group), complete
    ('van der', 'Jr', 'NTLA and Co', False)
    """
    authors: list[Author] = []
    complete = True
    for part in split_outside(spaced(text), _AND):
        name = spaced(part)
        bare, is_more = cut_others(name)
        if name.lower() == "others" or is_and_others(name.strip("{}")):
            complete = False
            continue
        complete &= not is_more
        name = bare if is_balanced(bare) else name
        if name and (author := _read_name(name)) is not None:
            authors.append(author)
    return tuple(authors), complete


def _read_name(text: str) -> Author | None:
    parts = [spaced(part) for part in split_outside(text, _COMMA)]
    if len(parts) == 1:
        words = _words(text)
        if len(words) == 1 and _is_group(text):
            name = decode(text)
            return CollectiveAuthor(name=name) if name else None
        first, von, last = _divided(words)
        return _person(first, von, last, [])
    von, last = _von_and_last(_words(parts[0]))
    if len(parts) == 2:
        return _person(_words(parts[1]), von, last, [])
    given = [word for part in parts[2:] for word in _words(part)]
    return _person(given, von, last, _words(parts[1]))


def _is_group(text: str) -> bool:
    # Split where nothing is inside of braces: a single group leaves two blank ends.
    return text.startswith("{") and split_outside(text, re.compile("[^\0]")) == [text]


def _words(text: str) -> list[str]:
    return [word for word in split_outside(text, _BLANK) if word]


def _divided(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Divide ``First von Last``."""
    small = [index for index, word in enumerate(words[:-1]) if _is_small(word)]
    if not small:
        return words[:-1], [], words[-1:]
    return (
        words[: small[0]],
        words[small[0] : small[-1] + 1],
        words[small[-1] + 1 :],
    )


def _von_and_last(words: list[str]) -> tuple[list[str], list[str]]:
    cut = max(
        (index + 1 for index, word in enumerate(words[:-1]) if _is_small(word)),
        default=0,
    )
    return words[:cut], words[cut:]


def _is_small(word: str) -> bool:
    if word.startswith("{") and not word.startswith("{\\"):
        return False  # braces protect a word from being taken for a particle
    letter = next((sign for sign in decode_plain(word) if sign.isalpha()), "")
    return letter.islower()


def _person(
    first: list[str], von: list[str], last: list[str], suffix: list[str]
) -> PersonalAuthor | None:
    given, particle, family, junior = (
        decode_plain(" ".join(part)) or None for part in (first, von, last, suffix)
    )
    if family is None and given is None:
        return None
    name = PersonName(family=family, given=given, particle=particle, suffix=junior)
    return PersonalAuthor(person=Person(name=name))


def write_names(authors: Iterable[Author], *, complete: bool) -> str:
    """Write a list of names, each so that it is read as what it is.

    >>> flotte = PersonName(family="de la Cruz", given="Juan", suffix="Jr")
    >>> write_names([PersonalAuthor(person=Person(name=flotte))], complete=False)
    '{de la Cruz}, Jr, Juan and others'
    """
    written = [name for author in authors if (name := _write_name(author))]
    return " and ".join(written if complete else [*written, "others"])


def _write_name(author: Author) -> str:
    if isinstance(author, CollectiveAuthor):
        name = encode(author.name)
        return f"{{{name}}}" if name else ""
    wanted = _held(author.person.name)
    # A particle that begins with a capital cannot stand apart from the family name.
    for held in (wanted, _joined(wanted)):
        expected = PersonalAuthor(person=Person(name=held))
        for form in _forms(held):
            if read_names(form) == ((expected,), True):
                return form
    return ""


def _joined(name: PersonName) -> PersonName:
    family = " ".join(filter(None, (name.particle, name.family))) or None
    return PersonName(family=family, given=name.given, suffix=name.suffix)


def _held(name: PersonName) -> PersonName:
    """Give what a list of names holds of a name."""
    family, given, particle, suffix, literal, initials = (
        spaced((part or "").replace("\u00a0", " ")) or None
        for part in (
            name.family,
            name.given,
            name.particle,
            name.suffix,
            name.literal,
            name.initials,
        )
    )
    given = given or initials
    if family is None and given is None:
        family = literal
    if family is None and particle is not None:
        family, particle = particle, None
    return PersonName(family=family, given=given, particle=particle, suffix=suffix)


def _forms(name: PersonName) -> Iterator[str]:
    """Give the ways of writing a name, the plainest first."""
    family, given, particle, suffix = (
        encode_plain(part) if part else ""
        for part in (name.family, name.given, name.particle, name.suffix)
    )
    if not (given or particle or suffix):
        yield family
    ways = [(part, f"{{{part}}}") if part else ("",) for part in (family, given)]
    for last, first in product(*ways):
        for junior in (suffix, f"{{{suffix}}}") if suffix else ("",):
            full = f"{particle} {last}" if particle else last
            yield ", ".join((full, junior, first) if suffix else (full, first))
