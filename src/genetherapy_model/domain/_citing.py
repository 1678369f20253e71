"""How a publication is cited in one line, and its key."""

from __future__ import annotations

import re
import unicodedata

from genetherapy_model.domain.authors import CollectiveAuthor, PersonalAuthor
from genetherapy_model.domain.dates import DateRange, PartialDate
from genetherapy_model.domain.journals import Issue, Pagination
from genetherapy_model.domain.text import MarkedText

_SMALL_WORDS = frozenset({"an", "and", "for", "in", "of", "on", "the", "to"})


def cite_key(
    author: PersonalAuthor | CollectiveAuthor | None,
    year: int | None,
    title: MarkedText | None,
) -> str:
    """Make a key of the first author's name, the year and a word of the title."""
    name = "anonymous"
    match author:
        case PersonalAuthor(person=person):
            name = person.name.family or str(person.name)
        case CollectiveAuthor(name=collective):
            name = collective.plain.partition(" ")[0]
    words = _ascii(title.plain if title is not None else "").split()
    word = next(
        (word for word in words if len(word) > 1 and word not in _SMALL_WORDS), ""
    )
    key = f"{''.join(_ascii(name).split())}{'' if year is None else year}{word}"
    return key or "anonymous"


def cite_place(
    date: PartialDate | DateRange | None,
    issue: Issue | None,
    pagination: Pagination | None,
) -> str:
    """Write date, volume, issue and pages, as ``2018-05;23(7):1-5``."""
    place = str(date or "")
    if issue is not None and issue.volume:
        place += f";{issue.volume}"
    if issue is not None and issue.number:
        place += f"({issue.number})"
    pages = str(pagination or "")
    return f"{place}:{pages}" if pages else place


def _ascii(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9\s]", "", bare.lower())


def cite_authors(
    authors: tuple[PersonalAuthor | CollectiveAuthor, ...], *, complete: bool
) -> str:
    """Write the first six authors as MEDLINE does."""
    names = [
        author.name.medline if isinstance(author, PersonalAuthor) else str(author)
        for author in authors[:6]
    ]
    if len(authors) > len(names) or (authors and not complete):
        names.append("et al")
    return ", ".join(names)
