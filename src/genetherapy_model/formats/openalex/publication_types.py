"""OpenAlex's types, and Crossref's beside them, as publication types.

``article`` holds what is in journals and in proceedings, and preprints in older works;
``type_crossref`` tells which. Works of today have it as the ``raw_type`` of their
primary location.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from genetherapy_model.formats.openalex.fields import Fields
from genetherapy_model.formats.openalex.vocabulary import (
    ARTICLES,
    CROSSREF_TYPES,
    NAMES,
    SAME,
    TYPE_OF_CROSSREF,
)

__all__ = ["read_types", "write_types"]

_RETRACTED: Final = "Retracted Publication"
_PARATEXT: Final = "paratext"
_ARTICLE: Final = "article"
_IN_JOURNAL: Final = "journal-article"
_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
_TYPE_OF_NAME: Final = {name: word for word, name in NAMES.items()}
# What OpenAlex alone calls so.
_OWN: Final = NAMES.keys() - SAME.keys()
_CROSSREF_OF_NAME: Final = {name: word for word, name in CROSSREF_TYPES.items()}


def read_types(item: Fields) -> list[str]:
    """Read what kind of work it is.

    >>> read_types(Fields({"type": "review", "type_crossref": "journal-article",
    ...                    "is_retracted": True}))
    ['Journal Article', 'Review', 'Retracted Publication']
    """
    location = item.part("primary_location")
    word, crossref = _read_word(item, "type"), _read_word(item, "type_crossref")
    raw = location.text("raw_type")
    if crossref is None and raw in ARTICLES:
        crossref = raw
    is_in_journal = location.part("source").text("type") == "journal"
    names = _names(word, crossref, is_in_journal=is_in_journal)
    if item.truth("is_paratext") and _PARATEXT not in names:
        names.append(_PARATEXT)
    if item.truth("is_retracted") and _RETRACTED not in names:
        names.append(_RETRACTED)
    return names


def _read_word(item: Fields, key: str) -> str | None:
    text = item.text(key)
    if text is None:
        return None
    if not _WORD.fullmatch(text) or (key == "type_crossref" and text in _OWN):
        item.told("RDR021", f"{key}: {text[:60]!r} is no word for a type")
        return None
    return text


def _names(word: str | None, crossref: str | None, *, is_in_journal: bool) -> list[str]:
    if word == _ARTICLE and crossref is None and is_in_journal:
        crossref = _IN_JOURNAL
    names = []
    if crossref not in (None, word, SAME.get(word or "")):
        names.append(CROSSREF_TYPES.get(crossref or "", "") or _name(crossref or ""))
    if word is not None and TYPE_OF_CROSSREF.get(crossref or "") != word:
        names.append(_name(word))
    return names


def _name(word: str) -> str:
    return NAMES.get(word, word)


def write_types(
    names: Iterable[str], *, is_retracted: bool, is_in_journal: bool
) -> dict[str, object]:
    """Write what kind of work it is, as far as OpenAlex has types for it."""
    known = [
        name
        for name in dict.fromkeys(names)
        if name in _TYPE_OF_NAME
        or name in _CROSSREF_OF_NAME
        or (_WORD.fullmatch(name) and name not in NAMES)
    ]
    made: dict[str, object] = {
        "is_retracted": is_retracted,
        "is_paratext": _PARATEXT in known,
    }
    if len(known) > 1 and _PARATEXT in known:
        known.remove(_PARATEXT)
    if known == [_ARTICLE] and is_in_journal:
        known = [CROSSREF_TYPES[_IN_JOURNAL]]
    for word, crossref, meant in _candidates(known):
        if _names(word, crossref, is_in_journal=is_in_journal) == meant:
            made |= {"type": word, "type_crossref": crossref or SAME.get(word)}
            break
    return made


def _candidates(names: list[str]) -> Iterator[tuple[str, str | None, list[str]]]:
    """Give pairs of types, those that say the most first, and what they shall say."""
    first = sorted(names, key=lambda name: _crossref(name) not in TYPE_OF_CROSSREF)
    for one, other in pairwise(first):
        if _crossref(one) not in _OWN:
            yield _word(other), _crossref(one), [one, other]
    for name in first:
        crossref = _crossref(name)
        if crossref in TYPE_OF_CROSSREF:
            yield TYPE_OF_CROSSREF[crossref], crossref, [name]
        yield _word(name), None, [name]


def _word(name: str) -> str:
    return _TYPE_OF_NAME.get(name, name)


def _crossref(name: str) -> str:
    return _CROSSREF_OF_NAME.get(name, "") or _word(name)
