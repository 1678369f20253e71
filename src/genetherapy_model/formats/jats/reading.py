"""From an article of JATS to a publication: what its front and back matter say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, cast
from xml.etree.ElementTree import Element

from attrs import evolve

from genetherapy_model.domain.identifiers import Doi, OtherIdentifier, Pmcid
from genetherapy_model.domain.journals import (
    Issue,
    Journal,
    JournalIssn,
    JournalReference,
    Pagination,
)
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.roles import EditorialRole
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import Locator, ReferenceList, WorkIdentifier
from genetherapy_model.errors import Finding
from genetherapy_model.formats.jats.abstracts import read_abstracts
from genetherapy_model.formats.jats.dates import read_dates
from genetherapy_model.formats.jats.journals import read_journal
from genetherapy_model.formats.jats.notes import Notes
from genetherapy_model.formats.jats.people import Contributors, read_contributors
from genetherapy_model.formats.jats.references import read_reference_list
from genetherapy_model.formats.jats.relations import (
    read_grants,
    read_registrations,
    read_relations,
)
from genetherapy_model.formats.jats.subjects import (
    read_index,
    read_keywords,
    read_types,
)
from genetherapy_model.formats.jats.texts import line, marked, optional_line
from genetherapy_model.formats.jats.vocabulary import ARTICLE_IDS, COI_TYPES, LANG

__all__ = [
    "ARTICLE_NUMBER",
    "FROM_RANGE",
    "LANGUAGE",
    "LOCATORS",
    "RECORD",
    "read_fields",
]

LANGUAGE: Final = "language"
"""The name of the custom metadata that hold a second language of a work."""

ARTICLE_NUMBER: Final = "article-number"
"""The name of those that hold the article number of a work that has pages too."""

FROM_RANGE: Final = "from-page-range"
"""The use of pages that are stated because JATS has no range without them."""

LOCATORS: Final = {"locator": True, "invalid-locator": False}
RECORD: Final = "record"
_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
_NO_META: Final = Element("article-meta")
_ENDS: Final = (":", "?", "!", ".")


def read_fields(article: Element) -> tuple[Publication, tuple[Finding, ...]]:
    """Read an article, but for what the model has no word for."""
    notes = Notes(article)
    front = article.find("front")
    if front is None:
        front = article
    meta = front.find("article-meta")
    if meta is None:
        meta = _NO_META
    serial = front.find("journal-meta")
    journal, cited = (None, None) if serial is None else read_journal(serial, notes)
    people = read_contributors(meta, notes)
    abstract, others = read_abstracts(meta)
    title, vernacular = _read_titles(article, meta)
    locators, identifiers, entries = _read_ids(meta, notes)
    publication = Publication(
        title=title,
        vernacular_title=vernacular,
        publication_types=read_types(article, meta, notes),
        abstract=abstract,
        other_abstracts=others,
        authors=people.authors,
        authors_complete=people.is_complete,
        investigators=people.investigators,
        editors=people.editors,
        people=[*_reviewers(people, journal)],
        journal=journal,
        issue=_read_issue(meta, cited),
        pagination=_read_pages(meta),
        dates=read_dates(meta, notes),
        locators=locators,
        identifiers=identifiers,
        languages=[*_read_languages(article, meta)],
        keywords=read_keywords(meta),
        grants=read_grants(meta),
        registrations=read_registrations(meta),
        reference_lists=[*_read_references(article, notes)],
        number_of_references=_read_count(meta),
        relations=read_relations(article, meta, notes),
        coi_statement=_read_coi(article),
        entries=entries,
        **read_index(meta, notes),  # type: ignore[arg-type]
    )
    return publication, tuple(notes.findings)


def _reviewers(people: Contributors, journal: Journal | None) -> Iterator[Person]:
    """Give the reviewers, with the journal that they have reviewed for."""
    if journal is not None and journal.title is not None:
        known = JournalReference(title=journal.title)
        for person, kind in people.reviewers:
            role = EditorialRole(journal=known, text=kind)
            yield evolve(person, roles=[role])


def _read_titles(
    article: Element, meta: Element
) -> tuple[MarkedText | None, MarkedText | None]:
    """Read the title, and that in the language of the work if it is not English."""
    group = meta.find("title-group")
    if group is None:
        return None, None
    own = _joined(group.find("article-title"), group.findall("subtitle"))
    language = article.get(LANG)
    if language is not None and language.lower().startswith("en"):
        return own, None
    for each in group.findall("trans-title-group"):
        if (each.get(LANG) or "").lower().startswith("en"):
            found = _joined(each.find("trans-title"), each.findall("trans-subtitle"))
            if found is not None:
                return found, own
    for each in group.findall("trans-title"):
        if (each.get(LANG) or "").lower().startswith("en"):
            return marked(each), own
    return own, None


def _joined(title: Element | None, subtitles: list[Element]) -> MarkedText | None:
    parts = [] if title is None else [marked(title)]
    parts += map(marked, subtitles)
    if not parts:
        return None
    said = parts[0].value
    for part in parts[1:]:
        if said and part.value:
            said += " " if said.endswith(_ENDS) else ": "
        said += part.value
    return MarkedText(said)


def _read_ids(
    meta: Element, notes: Notes
) -> tuple[list[Locator], list[WorkIdentifier], list[CatalogueEntry]]:
    locators: list[Locator] = []
    identifiers: list[WorkIdentifier] = []
    entries: list[CatalogueEntry] = []
    for each in meta.findall("article-id"):
        scheme = each.get("pub-id-type") or ""
        kind = ARTICLE_IDS.get(scheme.lower())
        use = each.get("specific-use") or ""
        text = line(each)
        if kind is Pmcid and text.isdigit():
            text = f"PMC{text}"
        place = f"/identifiers/{len(identifiers)}"
        read = notes.identify(text, kind, scheme, place)
        if read is None:
            continue
        if use in LOCATORS and isinstance(read, Doi | OtherIdentifier):
            locators.append(Locator(identifier=read, valid=LOCATORS[use]))
        elif use == RECORD and each.get("assigning-authority"):
            entries.append(
                CatalogueEntry(
                    catalogue=str(each.get("assigning-authority")),
                    identifier=cast("WorkIdentifier", read),
                )
            )
        else:
            identifiers.append(cast("WorkIdentifier", read))
    return locators, identifiers, entries


def _read_issue(meta: Element, cited: JournalIssn | None) -> Issue | None:
    issue = Issue(
        volume=optional_line(meta.find("volume")),
        number=optional_line(meta.find("issue")),
        issn=cited,
    )
    return None if issue == Issue() else issue


def _read_pages(meta: Element) -> Pagination | None:
    number = _read_page(meta, "elocation-id")
    if number is None:
        number = next(_customs(meta, ARTICLE_NUMBER), None)
    pages = Pagination(
        text=_read_page(meta, "page-range"),
        start=_read_page(meta, "fpage"),
        end=_read_page(meta, "lpage"),
        article_number=number,
    )
    return None if pages == Pagination() else pages


def _read_page(meta: Element, tag: str) -> str | None:
    element = meta.find(tag)
    if element is None or element.get("specific-use") == FROM_RANGE:
        return None
    return line(element)


def _read_languages(article: Element, meta: Element) -> Iterator[str]:
    stated = article.get(LANG)
    if stated is not None:
        yield stated
    yield from _customs(meta, LANGUAGE)


def _customs(meta: Element, wanted: str) -> Iterator[str]:
    for each in meta.iterfind("custom-meta-group/custom-meta"):
        name, value = each.find("meta-name"), each.find("meta-value")
        if name is not None and value is not None and line(name) == wanted:
            yield line(value)


def _read_references(article: Element, notes: Notes) -> Iterator[ReferenceList]:
    back = article.find("back")
    lists = [] if back is None else _lists(back)
    for index, each in enumerate(lists):
        yield read_reference_list(each, notes, f"/reference_lists/{index}")


def _lists(element: Element) -> Iterator[Element]:
    """Go through the lists of references, also those of an appendix."""
    for each in element:
        if each.tag == "ref-list":
            yield each
        else:
            yield from _lists(each)


def _read_count(meta: Element) -> int | None:
    element = meta.find("counts/ref-count")
    stated = "" if element is None else element.get("count") or ""
    return int(stated) if _NUMBER.fullmatch(stated) else None


def _read_coi(article: Element) -> MarkedText | None:
    for path, name in (
        ("back/fn-group/fn", "fn-type"),
        ("front/article-meta/author-notes/fn", "fn-type"),
        ("back/notes", "notes-type"),
        ("front/notes", "notes-type"),
        ("back/sec", "sec-type"),
        ("back/ack/sec", "sec-type"),
    ):
        for each in article.iterfind(path):
            if (each.get(name) or "").lower() in COI_TYPES:
                return _statement(each)
    return None


def _statement(element: Element) -> MarkedText:
    said = (marked(each).value for each in _paragraphs(element))
    return MarkedText(" ".join(text for text in said if text))


def _paragraphs(element: Element) -> Iterator[Element]:
    for each in element:
        if each.tag == "sec":
            title = optional_line(each.find("title")) or ""
            # Springer prints what it says for itself under the authors' statement.
            if not title.casefold().startswith("publisher"):
                yield from _paragraphs(each)
        elif each.tag not in ("label", "title"):
            yield each
