"""From a publication to an article of JATS: front and back matter, in JATS's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from xml.etree.ElementTree import Element, SubElement

from genetherapy_model.domain.identifiers import OtherIdentifier
from genetherapy_model.domain.journals import Pagination
from genetherapy_model.domain.publications import Publication
from genetherapy_model.formats.jats.abstracts import write_abstracts, written_copyright
from genetherapy_model.formats.jats.dates import write_history, write_pub_date
from genetherapy_model.formats.jats.identifiers import spell_identifier
from genetherapy_model.formats.jats.journals import write_journal
from genetherapy_model.formats.jats.reading import (
    ARTICLE_NUMBER,
    FROM_RANGE,
    LANGUAGE,
    LOCATORS,
    RECORD,
)
from genetherapy_model.formats.jats.references import write_reference_list
from genetherapy_model.formats.jats.relations import (
    write_grants,
    write_registrations,
    write_relations,
)
from genetherapy_model.formats.jats.signing import write_contributors
from genetherapy_model.formats.jats.subjects import (
    article_type,
    write_keywords,
    write_types,
)
from genetherapy_model.formats.jats.texts import leaf, put_marked
from genetherapy_model.formats.jats.vocabulary import LANG

__all__ = ["write_fields"]

_IDS = frozenset(
    {"article-id", "contrib-id", "institution-id", "issn", "issn-l", "pub-id"}
)
_USES = {valid: use for use, valid in LOCATORS.items()}


def write_fields(publication: Publication) -> Element:
    """Write an article; what has no place in it is left out."""
    article = Element("article")
    kind = article_type(publication)
    if kind is not None:
        article.set("article-type", kind)
    if publication.languages:
        article.set(LANG, publication.languages[0])
    front = SubElement(article, "front")
    serial = write_journal(publication.journal, publication.issue)
    if len(serial):
        front.append(serial)
    meta = SubElement(front, "article-meta")
    meta.extend(_meta(publication))
    back = Element("back")
    if publication.coi_statement is not None:
        group = SubElement(back, "fn-group")
        note = SubElement(group, "fn", {"fn-type": "coi-statement"})
        put_marked(SubElement(note, "p"), publication.coi_statement)
    numbers = count(1)
    for listed in publication.reference_lists:
        back.append(write_reference_list(listed, numbers))
    if len(back):
        article.append(back)
    for parent in article.iter():
        for child in [*parent]:
            if child.tag in _IDS and not child.text:
                # A blank is no identifier where it is read.
                parent.remove(child)
    return article


def _meta(publication: Publication) -> Iterator[Element]:
    yield from _ids(publication)
    yield from _some(write_types(publication))
    yield from _some(_titles(publication))
    yield from write_contributors(publication)
    for stated in publication.dates:
        yield from _some(write_pub_date(stated))
    yield from _places(publication)
    history = Element("history")
    for stated in publication.dates:
        history.extend(_some(write_history(stated)))
    yield from _filled(history)
    yield from _some(written_copyright(publication))
    yield from write_relations(publication)
    yield from write_registrations(publication)
    yield from write_abstracts(publication)
    yield from write_keywords(publication)
    yield from _some(write_grants(publication))
    if publication.number_of_references is not None:
        counts = Element("counts")
        stated_count = str(publication.number_of_references)
        SubElement(counts, "ref-count", {"count": stated_count})
        yield counts
    group = Element("custom-meta-group")
    customs = [(LANGUAGE, language) for language in publication.languages[1:]]
    pages = publication.pagination
    if pages is not None and pages.article_number is not None and _has_pages(pages):
        customs.append((ARTICLE_NUMBER, pages.article_number))
    for name, text in customs:
        custom = SubElement(group, "custom-meta")
        custom.append(leaf("meta-name", name))
        custom.append(leaf("meta-value", text))
    yield from _filled(group)


def _ids(publication: Publication) -> Iterator[Element]:
    for entry in publication.entries:
        if entry.identifier is not None and entry.catalogue:
            scheme, text = spell_identifier(entry.identifier)
            yield leaf(
                "article-id",
                text,
                pub_id_type=scheme,
                assigning_authority=entry.catalogue,
                specific_use=RECORD,
            )
    for known in publication.identifiers:
        scheme, text = spell_identifier(known)
        yield leaf("article-id", text, pub_id_type=scheme)
    for locator in publication.locators:
        scheme, text = spell_identifier(locator.identifier)
        if scheme in ("pmid", "pmc", "pmcid") and isinstance(
            locator.identifier, OtherIdentifier
        ):
            continue
        use = _USES[locator.valid]
        yield leaf("article-id", text, pub_id_type=scheme, specific_use=use)


def _titles(publication: Publication) -> Element | None:
    title, vernacular = publication.title, publication.vernacular_title
    languages = publication.languages
    is_english = bool(languages) and languages[0].lower().startswith("en")
    if vernacular is None or title is None or is_english:
        if title is None:
            return None
        group = Element("title-group")
        put_marked(SubElement(group, "article-title"), title)
        return group
    group = Element("title-group")
    put_marked(SubElement(group, "article-title"), vernacular)
    other = SubElement(group, "trans-title-group", {LANG: "en"})
    put_marked(SubElement(other, "trans-title"), title)
    return group


def _places(publication: Publication) -> Iterator[Element]:
    issue, pages = publication.issue, publication.pagination
    stated = (
        [] if issue is None else [("volume", issue.volume), ("issue", issue.number)]
    )
    for tag, text in stated:
        if text is not None:
            yield leaf(tag, text)
    if pages is not None and _has_pages(pages):
        yield from _written_pages(pages)
    elif pages is not None and pages.article_number is not None:
        yield leaf("elocation-id", pages.article_number)


def _has_pages(pages: Pagination) -> bool:
    return (pages.text, pages.start, pages.end) != (None, None, None)


def _written_pages(pages: Pagination) -> Iterator[Element]:
    """Write pages as the DTD has them: no range and no last page without a first."""
    if pages.start is not None:
        yield leaf("fpage", pages.start)
    else:
        first = pages.first_page or pages.text or ""
        yield leaf("fpage", first, specific_use=FROM_RANGE)
    if pages.end is not None:
        yield leaf("lpage", pages.end)
    elif pages.last_page is not None:
        yield leaf("lpage", pages.last_page, specific_use=FROM_RANGE)
    if pages.text is not None:
        yield leaf("page-range", pages.text)


def _some(element: Element | None) -> Iterable[Element]:
    return () if element is None else (element,)


def _filled(element: Element) -> Iterable[Element]:
    return (element,) if len(element) else ()
