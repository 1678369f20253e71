"""The names of authors: as they stand on the work, and as OpenAlex shows them.

A name in the order of display is not divided, as the parts of ``José María García
Márquez`` cannot be told. Some sources write ``García Márquez, José María``, and that
comma divides, if the name that OpenAlex shows for it agrees.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from genetherapy_model.domain.names import PersonName
from genetherapy_model.formats.citations.vocabulary import COLLECTIVES
from genetherapy_model.formats.plain_texts import read_plain, write_plain

__all__ = ["Shown", "is_collective", "read_name", "write_name"]

_SUFFIX: Final = re.compile(r"(?:Jr|Sr|[1-9](?:st|nd|rd|th)|I{2,3}|IV|V)\.?")
_DEGREE: Final = re.compile(
    r"(?:M\.?D|Ph\.?D|Dr|Prof|M\.?Sc|B\.?Sc|MPH|MBBS|FRCP|R\.?N)\b\.?.*"
)
_WORDS: Final = re.compile(
    r"[^\W\d_]+\.?(?:(?:[ '\u2019`\u00b4-]|(?<=\.))[^\W\d_]+\.?){0,4}"
)
# Scripts from here on set no blanks between the parts of a name.
_EAST: Final = "\u2e80"


class Shown(NamedTuple):
    """A name in both its forms.

    Attributes:
        raw: As it stands on the work.
        display: In the order of display.
    """

    raw: str
    display: str | None


def read_name(raw: str | None, display: str | None) -> PersonName | None:
    """Read a name from both its forms; None where there is none.

    >>> read_name("Guibas, Leonidas J.", "Leonidas Guibas")
    PersonName(family='Guibas', given='Leonidas J.')
    >>> read_name("José María García Márquez", "José M. G. Márquez")
    PersonName(literal='José María García Márquez')
    """
    texts = [read_plain(text) for text in (raw, display) if text is not None]
    if not texts or not texts[0].strip():
        return None
    divided = _divide(*texts) if len(texts) > 1 else None
    if divided is not None:
        return divided
    name = PersonName(literal=texts[0])
    is_one = len(texts[0].split()) == 1 and max(texts[0]) < _EAST
    if is_one and not is_collective(name):
        # A person of one name.
        return PersonName(family=texts[0])
    return name


def is_collective(name: PersonName) -> bool:
    """Tell whether a name is that of a group, by a word such as Consortium.

    OpenAlex does not say which authors are none.

    >>> is_collective(PersonName(literal="NTLA-2001 Study Group"))
    True
    """
    return bool(name.literal) and COLLECTIVES.fullmatch(name.literal or "") is not None


def _divide(raw: str, display: str) -> PersonName | None:
    parts = raw.split(", ")
    if len(parts) not in (2, 3) or not all(part.strip() for part in parts):
        return None
    family, given, *rest = parts
    name = PersonName(family=family, given=given, suffix=rest[0] if rest else None)
    if display == _display(name):
        return name
    if rest and not _SUFFIX.fullmatch(rest[0]):
        return None
    if _SUFFIX.fullmatch(given) or _DEGREE.fullmatch(given):
        return None
    if display == raw:
        # Nobody turned it round: both parts must look like those of a name.
        is_name = _WORDS.fullmatch(family) and _WORDS.fullmatch(given)
        return name if is_name and not COLLECTIVES.fullmatch(raw) else None
    shown = _folded(display)
    begins = shown.startswith(_folded(given)[:1])
    return name if begins and _folded(family) in f"{shown} " else None


def _folded(text: str) -> str:
    """Take accents, case and hyphens off."""
    bare = unicodedata.normalize("NFKD", text).casefold().replace("\u2010", "-")
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _display(name: PersonName) -> str:
    return " ".join(filter(None, (name.given, name.family, name.suffix)))


def write_name(name: PersonName) -> Shown | None:
    """Write a name in both its forms; None for one that says nothing.

    >>> write_name(PersonName(family="Berg", given="Jan", particle="van den"))
    Shown(raw='van den Berg, Jan', display='Jan van den Berg')
    >>> write_name(PersonName(literal="Juan Bueren"))
    Shown(raw='Juan Bueren', display='Juan Bueren')
    """
    given = name.given if (name.given or "").strip() else name.initials
    whole = PersonName(
        family=" ".join(filter(None, (name.particle, name.family))),
        given=given,
        suffix=name.suffix or None,
    )
    raw = ", ".join(filter(None, (whole.family, whole.given, whole.suffix)))
    if _divide(raw, _display(whole)) == whole:
        return Shown(write_plain(raw), write_plain(_display(whole)))
    text = str(name)
    if not text.strip():
        return None
    # Where a comma would divide the name, nothing is shown that agrees with it.
    display = None if _divide(text, text) else write_plain(text)
    return Shown(write_plain(text), display)
