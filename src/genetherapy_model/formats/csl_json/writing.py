"""Writing a publication as an item of CSL."""

from __future__ import annotations

import re
from collections.abc import Iterator

from genetherapy_model.domain.identifiers import OtherIdentifier
from genetherapy_model.domain.journals import Issue, Journal, Pagination
from genetherapy_model.domain.publication_dates import PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.citeproc_dates import write_date
from genetherapy_model.formats.csl_json.abstracts import write_abstract
from genetherapy_model.formats.csl_json.custom import write_custom
from genetherapy_model.formats.csl_json.names import (
    OTHERS,
    stands_for_others,
    write_name,
)
from genetherapy_model.formats.csl_json.reading import (
    RETRACTED,
    split_keywords,
    split_numbers,
)
from genetherapy_model.formats.csl_json.texts import write_marked
from genetherapy_model.formats.csl_json.vocabulary import (
    DATES,
    FIELDS,
    ITEM_TYPES,
    NUMBERED,
    TYPE_NAMES,
    TYPE_OF_NAME,
)
from genetherapy_model.formats.plain_texts import write_plain
from genetherapy_model.formats.schemes import is_of

__all__ = ["ordered", "write_fields"]

_OPEN_REFERENCE = re.compile(r"&(amp|lt|gt)\Z")
_CONTAINERS = ("container-title", "container-title-short", "ISSN")


def ordered(item: dict[str, object]) -> dict[str, object]:
    """Bring variables into the order of the schema."""
    return {key: item[key] for key in FIELDS if key in item}


def write_fields(publication: Publication) -> dict[str, object]:
    """Write what an item can say of a publication, but for its number and extras."""
    made: dict[str, object] = {}
    _put_marked(made, "title", publication.title)
    _put_marked(made, "original-title", publication.vernacular_title)
    if publication.abstract is not None:
        _put(made, "abstract", write_abstract(publication.abstract))
    for key, people in (
        ("author", publication.authors),
        ("editor", publication.editors),
    ):
        names = [name for name in map(write_name, people) if name]
        if key == "author" and not publication.authors_complete:
            names.append({"literal": OTHERS})
        elif key == "author" and names and stands_for_others(names[-1]):
            names[-1] = {"literal": OTHERS}  # which is what it is read as
        _put(made, key, names or None)
    _put_journal(made, publication.journal, publication.issue)
    _put_types(made, publication)
    _put_pages(made, publication.pagination)
    _put_dates(made, publication.dates)
    _put_identifiers(made, publication)
    _put(made, "language", next(iter(publication.languages), None))
    keywords = [
        part for keyword in publication.keywords for part in _keywords(keyword.text)
    ]
    _put(made, "keyword", "; ".join(keywords) or None)
    _put(made, "custom", write_custom(publication))
    return ordered(made)


def _put(made: dict[str, object], key: str, value: object) -> None:
    if value is not None:
        made[key] = value


def _put_marked(made: dict[str, object], key: str, text: MarkedText | None) -> None:
    _put(made, key, None if text is None else write_marked(text))


def _put_plain(made: dict[str, object], key: str, text: str | None) -> None:
    _put(made, key, None if text is None else write_plain(text))


def _put_journal(
    made: dict[str, object], journal: Journal | None, issue: Issue | None
) -> None:
    if issue is not None:
        _put(made, "volume", issue.volume)
        _put(made, "issue", issue.number)
    issns = list(journal.issns) if journal is not None else []
    if issue is not None and issue.issn is not None:
        cited = str(_number(issue.issn.issn))
        if cited not in [_number(one.issn) for one in issns]:
            issns.insert(0, issue.issn)
    numbers = [part for one in issns for part in split_numbers(_number(one.issn))]
    _put(made, "ISSN", ", ".join(numbers) or None)
    if journal is None:
        return
    short = journal.iso_abbreviation
    _put_plain(made, "container-title", journal.title)
    _put_plain(
        made,
        "container-title-short",
        journal.medline_abbreviation if short is None else short,
    )
    if journal.publisher is not None:
        _put_plain(made, "publisher", journal.publisher.name)


def _number(identifier: object) -> str:
    if isinstance(identifier, OtherIdentifier):
        return identifier.text
    return str(identifier)


def _put_types(made: dict[str, object], publication: Publication) -> None:
    names = [
        part
        for known in publication.publication_types
        for part in known.name.split("; ")
        if part.strip()
    ]
    is_in_journal = any(key in made for key in _CONTAINERS)
    word = _word(names[0]) if names else None
    if word is None or (word == "article-journal" and is_in_journal):
        made["type"] = "article-journal" if is_in_journal else "document"
    else:
        made["type"] = word
        names = names[1:]
    if publication.is_retracted:
        made["status"] = "retracted"
        if names[-1:] == [RETRACTED] and names.count(RETRACTED) == 1:
            names = names[:-1]
    _put_plain(made, "genre", "; ".join(names) or None)


def _word(name: str) -> str | None:
    """Give the type of CSL that a publication type is."""
    if name in ITEM_TYPES and name not in TYPE_NAMES and name != "document":
        return name
    return TYPE_OF_NAME.get(name)


def _put_pages(made: dict[str, object], pages: Pagination | None) -> None:
    if pages is None:
        return
    shown = pages.text
    if shown is None and pages.start is not None:
        shown = pages.start if pages.end is None else f"{pages.start}-{pages.end}"
    _put(made, "page", shown)
    _put(made, "page-first", pages.start)
    if made["type"] in NUMBERED:
        _put(made, "number", pages.article_number)


def _put_dates(made: dict[str, object], dates: tuple[PublicationDate, ...]) -> None:
    for key, kinds in DATES.items():
        found = [date for date in dates if date.kind in kinds and write_date(date)]
        if found:
            # Of one kind the first counts, but for what is no date.
            best = min(found, key=lambda one: (one.date is None, _rank(one)))
            made[key] = write_date(best)
    if "available-date" in made:
        made.setdefault("issued", made["available-date"])


def _rank(stated: PublicationDate) -> int:
    return next(
        kinds.index(stated.kind) for kinds in DATES.values() if stated.kind in kinds
    )


def _put_identifiers(made: dict[str, object], publication: Publication) -> None:
    others = [
        other
        for other in _others(publication)
        if other.text.strip() and other.scheme.strip()
    ]

    def of(*schemes: str) -> list[str]:
        return [one.text for one in others if is_of(one, *schemes)]

    for key, known, schemes in (
        ("DOI", publication.doi, ("doi",)),
        ("PMID", publication.pmid, ("pubmed",)),
        ("PMCID", publication.pmcid, ("pmc",)),
        ("URL", None, ("url", "uri")),
    ):
        _put(made, key, next(iter(of(*schemes)), None) if known is None else str(known))
    numbers = dict.fromkeys(part for text in of("isbn") for part in split_numbers(text))
    _put(made, "ISBN", ", ".join(numbers) or None)


def _others(publication: Publication) -> Iterator[OtherIdentifier]:
    entered = (entry.identifier for entry in publication.entries)
    located = (one.identifier for one in publication.locators if one.valid)
    for known in (*publication.identifiers, *located, *entered):
        if isinstance(known, OtherIdentifier):
            yield known


def _keywords(text: MarkedText) -> Iterator[str]:
    """Give a keyword, or those that would be read of it."""
    written = write_marked(text)
    parts = split_keywords(written)
    if len(parts) > 1 or parts != [written]:
        plain = split_keywords(text.plain)
        parts = [write_marked(MarkedText.from_plain(part)) for part in plain]
    for part in parts:
        # The semicolon that follows shall not make a reference of it.
        yield _OPEN_REFERENCE.sub(r"&amp;\1", part)
