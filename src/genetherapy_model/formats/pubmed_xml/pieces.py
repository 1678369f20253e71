"""Pieces of the text of PubMed XML, read without their record.

Each function gives up with :class:`Unusual` where the record as a whole must be read:
whatever is found in a piece, or kept of it, has a place in the record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeVar
from xml.etree.ElementTree import Element, fromstring

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.identifiers import OtherIdentifier
from genetherapy_model.domain.text import (
    MarkedText,
    marked_from_element,
    trusted_marked_text,
)
from genetherapy_model.formats.pubmed_xml.identifiers import read_identifier
from genetherapy_model.formats.pubmed_xml.keeping import Keeper

__all__ = [
    "Unusual",
    "find_pieces",
    "identify",
    "known",
    "marked",
    "maybe",
    "plain",
    "read_piece",
    "remembering",
]

T = TypeVar("T")
K = TypeVar("K", bound=Identifier)

_has_other_reference = re.compile(r"&(?!(?:amp|lt|gt);)").search
_is_flat = re.compile(r"[^<]*+(?:<(b|i|su[bp]|u)>[^<]*+</\1>[^<]*+)*+").fullmatch


class Unusual(Exception):
    """What the patterns or the memory have no place for."""


def maybe(read: Callable[[str], T], text: str | None) -> T | None:
    """Read a text that may be absent."""
    return None if text is None else read(text)


def known(words: Mapping[str, T], text: str) -> T:
    """Look up a word of a closed vocabulary."""
    try:
        return words[text]
    except KeyError:
        raise Unusual from None


def plain(text: str) -> str:
    """Give the text that stands between two tags."""
    return text if "&" not in text else fromstring(f"<a>{text}</a>").text or ""


def marked(text: str) -> MarkedText:
    """Give the marked text that stands between two tags: it mostly is canonical."""
    if not ("&" in text or "<" in text or ">" in text) or _is_canonical(text):
        return trusted_marked_text(text)
    return marked_from_element(fromstring(f"<a>{text}</a>"))


def _is_canonical(text: str) -> bool:
    # Every tag has both brackets, so that none is left for the text itself.
    return (
        text.count("<") == text.count(">")
        and not _has_other_reference(text)
        and _is_flat(text) is not None
    )


def read_piece(read: Callable[[Element, Keeper], T], piece: str) -> T:
    """Parse a piece, and read it as any record is read, unless there is more to it."""
    element = fromstring(piece)
    keeper = Keeper(element)
    keeper.survey()
    made = read(element, keeper)
    if keeper.extras() or keeper.findings:
        raise Unusual
    return made


def remembering(
    parent: str, tag: str, read: Callable[[Element, Keeper], list[T]], size: int
) -> Callable[[str | None], tuple[T, ...]]:
    """Read a list of what is one of a few thousand things, each by its text."""
    end = f"</{tag}>"

    @lru_cache(maxsize=size)
    def read_one(piece: str) -> T:
        made = read_piece(read, f"<{parent}>{piece}{end}</{parent}>")
        if len(made) != 1:
            raise Unusual
        return made[0]

    def read_all(text: str | None) -> tuple[T, ...]:
        if not text:
            return ()
        *pieces, rest = text.split(end)
        if rest.strip(" \n"):
            raise Unusual
        return tuple(map(read_one, pieces))

    return read_all


def identify(kind: type[K] | None, scheme: str, text: str) -> K | OtherIdentifier:
    """Read an identifier that is spelt as the writer spells it."""
    read, is_spelt_so, problem = read_identifier(kind, scheme, plain(text))
    if problem is not None or not is_spelt_so:
        raise Unusual
    return read


def find_pieces(pattern: re.Pattern[str], text: str | None) -> list[tuple[str, ...]]:
    """Give the groups of each piece of a list, if it has no others."""
    if not text:
        return []
    found: list[tuple[str, ...]] = pattern.findall(text)
    if found[-1][-1]:
        raise Unusual
    return found
