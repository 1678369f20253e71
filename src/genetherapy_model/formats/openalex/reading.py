"""Reading a work of OpenAlex: what each key is in the model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.identifiers import Doi, OtherIdentifier, Pmcid, Pmid
from genetherapy_model.domain.journals import Issue, Pagination
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.subjects import PublicationType
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import (
    Locator,
    ReferenceList,
    WorkIdentifier,
    WorkReference,
)
from genetherapy_model.errors import Finding
from genetherapy_model.formats.crossref.texts import read_marked
from genetherapy_model.formats.openalex.abstracts import read_index
from genetherapy_model.formats.openalex.authorships import read_authors
from genetherapy_model.formats.openalex.dates import read_date, read_day
from genetherapy_model.formats.openalex.fields import Fields
from genetherapy_model.formats.openalex.funding import read_grants
from genetherapy_model.formats.openalex.identifiers import (
    read_own,
    read_work,
)
from genetherapy_model.formats.openalex.locations import primary_of, read_journal
from genetherapy_model.formats.openalex.publication_types import read_types
from genetherapy_model.formats.openalex.subjects import read_keywords, read_mesh
from genetherapy_model.formats.openalex.vocabulary import CATALOGUE
from genetherapy_model.formats.schemes import URL

__all__ = ["is_article_number", "read_fields"]

_ARTICLE_NUMBER: Final = re.compile(r"e[0-9]+")


def read_fields(item: Mapping[str, object]) -> tuple[Publication, list[Finding]]:
    """Read what the keys of a work say.

    >>> publication, findings = read_fields({"title": "Gene therapy", "ids": 7})
    >>> publication.title.plain
    'Gene therapy'
    >>> print(*findings)
    RDR021 warning ids/0: expected an object, got 7
    """
    fields = Fields(item)
    date, language = read_date(fields), fields.text("language")
    made = Publication(
        title=_read_title(fields),
        publication_types=[PublicationType(name=name) for name in read_types(fields)],
        abstract=_read_abstract(fields),
        authors=read_authors(fields),
        authors_complete=fields.truth("is_authors_truncated") is not True,
        journal=read_journal(fields),
        issue=_read_issue(fields),
        pagination=_read_pagination(fields),
        dates=[] if date is None else [date],
        locators=_read_locators(fields),
        identifiers=[*_read_identifiers(fields)],
        languages=[] if language is None else [language],
        keywords=[*read_keywords(fields)],
        mesh_headings=read_mesh(fields),
        grants=read_grants(fields),
        reference_lists=_read_references(fields),
        number_of_references=fields.number("referenced_works_count"),
        entries=[*_read_entries(fields)],
    )
    return made, fields.findings


def _read_title(fields: Fields) -> MarkedText | None:
    title, shown = fields.text("title"), fields.text("display_name")
    if title is not None and shown not in (None, title):
        said = "title and display_name differ, which are the same in OpenAlex"
        fields.told("RDR028", said, "/title")
    text = shown if title is None else title
    return None if text is None else _read_marked(fields, text, "title", "/title")


def _read_marked(fields: Fields, text: str, key: str, path: str) -> MarkedText:
    marked, problem = read_marked(text)
    if problem is not None:
        fields.told("RDR004", f"{key}: {problem}", path)
    return marked


def _read_abstract(fields: Fields) -> Abstract | None:
    """Read the index of an abstract; clients may have made text of it."""
    key = "abstract_inverted_index"
    index = fields.value(key)
    if isinstance(index, str):
        text: str | None = fields.text(key)
    elif index is None:
        text = fields.text("abstract")
    else:
        part = fields.part(key)
        # Works of Microsoft Academic Graph have the index in an object of their own.
        inner = part.value("InvertedIndex")
        words = inner if isinstance(inner, Mapping) else index
        if not isinstance(words, Mapping):
            return None
        text, problems = read_index(words)
        for problem in problems:
            fields.told("RDR027", f"{key}: {problem}", "/abstract")
    if text is None or not text.strip():
        return None
    marked = _read_marked(fields, text, key, "/abstract")
    return Abstract(sections=[AbstractSection(text=marked)])


def _read_issue(item: Fields) -> Issue | None:
    biblio = item.part("biblio")
    made = Issue(volume=biblio.text("volume"), number=biblio.text("issue"))
    return None if made == Issue() else made


def _read_pagination(item: Fields) -> Pagination | None:
    biblio = item.part("biblio")
    first, last = biblio.text("first_page"), biblio.text("last_page")
    if first is None and last is None:
        return None
    if first == last and is_article_number(first):
        return Pagination(article_number=first)
    return Pagination(start=first, end=last)


def is_article_number(text: str | None) -> bool:
    """Tell whether a page is surely the number of an article.

    OpenAlex gives such a number as the first page and the last. What is none but
    digits may be either.

    >>> is_article_number("e4375"), is_article_number("128513")
    (True, False)
    """
    return text is not None and _ARTICLE_NUMBER.fullmatch(text) is not None


def _read_locators(item: Fields) -> list[Locator]:
    text = item.text("doi")
    if text is None:
        return []
    path = "/locators/0/identifier"
    return [Locator(identifier=item.identifier(Doi, "doi", text, path))]


def _read_identifiers(item: Fields) -> Iterator[WorkIdentifier]:
    ids = item.part("ids")
    for key in ids:
        text = None if key in ("openalex", "pmid") else _as_text(ids, key)
        if text is None:
            continue
        if key == "doi":
            yield ids.identifier(Doi, "doi", text)
        elif key == "pmcid":
            yield ids.identifier(Pmcid, "pmcid", text)
        elif key == "mag":
            yield OtherIdentifier(scheme=key, text=text)
    address = primary_of(item).text("landing_page_url")
    if address is not None and not _is_doi(address):
        yield OtherIdentifier(scheme=URL, text=address)


def _as_text(ids: Fields, key: str) -> str | None:
    """Give an identifier; that of Microsoft Academic Graph is a number in some."""
    value = ids.value(key)
    return str(value) if type(value) is int else ids.text(key)


def _is_doi(address: str) -> bool:
    return Doi.is_named_in(address)


def _read_entries(item: Fields) -> Iterator[CatalogueEntry]:
    ids = item.part("ids")
    own = item.text("id") or ids.text("openalex")
    made = CatalogueEntry(
        catalogue=CATALOGUE,
        identifier=None if own is None else read_own(own),
        publication_status=primary_of(item).text("version"),
        created=read_day(item, "created_date"),
        revised=read_day(item, "updated_date"),
    )
    if made != CatalogueEntry(catalogue=CATALOGUE):
        yield made
    pmid = ids.text("pmid")
    if pmid is not None:
        number = ids.identifier(Pmid, "pmid", pmid)
        yield CatalogueEntry(catalogue="PubMed", identifier=number)


def _read_references(item: Fields) -> list[ReferenceList]:
    works = [
        WorkReference(identifiers=[read_work(text)])
        for text in item.texts("referenced_works")
    ]
    return [ReferenceList(references=works)] if works else []
