"""Whether a journal of a record is surely another than one of the register."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from genetherapy_model.domain.identifiers import Issn, NlmId
from genetherapy_model.domain.journals import Journal, JournalReference

__all__ = [
    "are_initials",
    "begins_alike",
    "has_other_title",
    "is_other_journal",
    "journal_of",
]

_BRACKETS: Final = re.compile(r"\([^()]*\)")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_SMALL: Final = frozenset({"an", "and", "der", "die", "for", "in", "la", "of", "the"})


def journal_of(number: object) -> Journal | None:
    """Give the journal of the register that has a number."""
    if not isinstance(number, Issn | NlmId):
        return None
    return _by_number().get(number)


@lru_cache(maxsize=1)
def _by_number() -> dict[Issn | NlmId, Journal]:
    # Loading the register takes its time, and many programs check no journal.
    from genetherapy_model.nomenclature import journals  # noqa: PLC0415

    found: dict[Issn | NlmId, Journal] = {}
    for journal in journals():
        for number in (journal.nlm_id, *(each.issn for each in journal.issns)):
            if isinstance(number, Issn | NlmId):
                found[number] = journal
    return found


def is_other_journal(journal: Journal, known: Journal) -> bool:
    """Tell whether a journal is surely not the one of the register."""
    mine = journal_of(journal.nlm_id)
    if mine is not None and known.nlm_id is not None:
        return mine is not known and not _are_related(mine, known)
    return has_other_title(journal, known)


def has_other_title(journal: Journal, known: Journal) -> bool:
    """Tell whether the titles of a journal are surely none of the register's one.

    They are where the register knows them as those of an unrelated journal, and where
    no word of them begins as one of its own. Sections begin as the main title does.
    """
    stated = (
        journal.title,
        journal.medline_abbreviation,
        journal.iso_abbreviation,
        *journal.aliases,
    )
    titles = [JournalReference(title=title) for title in stated if title]
    if not titles or any(map(known.is_meant_by, titles)):
        return False
    if any(_is_of_another(title, known) for title in titles):
        return True
    own = [title for title in (known.title, *known.aliases) if title]
    return any(_beginnings(each.title) for each in titles) and not any(
        begins_alike(each.title, title) for each in titles for title in own
    )


def _is_of_another(title: JournalReference, known: Journal) -> bool:
    from genetherapy_model.nomenclature import journals  # noqa: PLC0415

    return any(
        other is not known
        and other.is_meant_by(title)
        and not _are_related(other, known)
        and not _is_section(other.title or "", known.title or "")
        for other in journals()
    )


def _is_section(title: str, other: str) -> bool:
    shorter, longer = sorted((title.casefold(), other.casefold()), key=len)
    return longer.startswith(shorter)


def _are_related(one: Journal, other: Journal) -> bool:
    links = (*one.predecessors, *one.successors)
    back = (*other.predecessors, *other.successors)
    return any(map(other.is_meant_by, links)) or any(map(one.is_meant_by, back))


@lru_cache(maxsize=4096)
def begins_alike(title: str, other: str) -> bool:
    """Tell whether a word of the one begins as one of the other, as far as they go."""
    words, others = _beginnings(title), _beginnings(other)
    return not words or not others or not words.isdisjoint(others)


def are_initials(short: str, title: str) -> bool:
    """Tell whether one is made of the first letters of the other, as ICLR is."""
    letters = "".join(filter(str.isalpha, short)).casefold()
    words = _WORD.findall(title.casefold())
    initials = "".join(word[0] for word in words)
    telling = "".join(word[0] for word in words if word not in _SMALL | {"on"})
    return len(letters) > 1 and letters in (initials, telling)


def _beginnings(title: str) -> frozenset[str]:
    from genetherapy_model.nomenclature.registers._spellings import (  # noqa: PLC0415
        fold,
    )

    found = _WORD.findall(_BRACKETS.sub("", title).casefold())
    words = (fold(word)[:2] for word in found if word not in _SMALL)
    # Titles in other scripts are abbreviated as they are transcribed.
    return frozenset(word for word in words if word.isascii())
