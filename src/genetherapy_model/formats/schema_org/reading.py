"""Reading a publication from the terms of schema.org."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from attrs import evolve

from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain.abstracts import Abstract
from genetherapy_model.domain.authors import Author
from genetherapy_model.domain.funding import Grant
from genetherapy_model.domain.identifiers import Doi, MeshUi, OtherIdentifier
from genetherapy_model.domain.journals import Pagination
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.subjects import PublicationType
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import Locator
from genetherapy_model.errors import Finding, InvalidIdentifier
from genetherapy_model.formats.csl_json.abstracts import read_abstract
from genetherapy_model.formats.csl_json.texts import read_marked
from genetherapy_model.formats.html_texts import break_blocks, join_blocks
from genetherapy_model.formats.schema_org.dates import read_date
from genetherapy_model.formats.schema_org.identifiers import read_identifiers
from genetherapy_model.formats.schema_org.nodes import Node, NodeForm, Notes
from genetherapy_model.formats.schema_org.people import (
    INVESTIGATORS,
    NAMES,
    PEOPLE,
    read_authors,
)
from genetherapy_model.formats.schema_org.serials import read_issue_day, read_serial
from genetherapy_model.formats.schema_org.subjects import (
    CHEMICALS,
    CLAIMS,
    CONCEPTS,
    GRANTS,
    HEADINGS,
    REGISTRATIONS,
    read_keywords,
)
from genetherapy_model.formats.schema_org.values import (
    listing,
    nodes_of,
    text_of,
    texts_of,
    types_of,
)
from genetherapy_model.formats.schema_org.vocabulary import TYPE_NAMES
from genetherapy_model.formats.schema_org.works import (
    ENTRIES,
    OF_WORKS,
    QUOTATIONS,
    read_references,
    read_relations,
)
from genetherapy_model.formats.schema_org.writing import write_terms

__all__ = ["read_fields", "write_fields"]

T = TypeVar("T", bound=Statement)

_RETRACTED: Final = "Retracted Publication"
_MESH: Final = re.compile(r"https?://id\.nlm\.nih\.gov/mesh/([A-Z][0-9]+)")
_TEXTS: Final = ("name", "headline", "pagination", "pageStart", "pageEnd")


def read_fields(item: Mapping[str, object]) -> tuple[Publication, list[Finding]]:
    """Read what the terms of a work say, and what stands beside them."""
    if isinstance(item, dict) and (known := _FORM.read_back(item)) is not None:
        return known, []
    notes = Notes()
    publication = _FORM.read(dict(item), notes)
    return publication or Publication(), notes.findings


def write_fields(publication: Publication) -> Node:
    """Write a work with the terms of schema.org, and what they leave over."""
    bare = evolve(publication, extras=()) if publication.extras else publication
    return _FORM.write(bare)


def _read_terms(node: Node, notes: Notes) -> Publication:
    for key in _TEXTS:
        if key in node and text_of(node[key]) is None and listing(node[key]):
            notes.warn("RDR021", f"{key}: expected text, got {str(node[key])[:60]}")
    relations = read_relations(node, notes)
    journal, issue = read_serial(node, notes)
    identifiers = read_identifiers(
        {**node, "@id": None}, OF_WORKS, notes, "/identifiers"
    )
    identifiers += _read_pages_of(node, identifiers)
    made = Publication(
        title=_marked(node),
        publication_types=_read_types(node),
        abstract=_read_abstract(node),
        authors=_read_authors(node, notes),
        editors=read_authors(node.get("editor"), "editor", notes),
        investigators=_read_all(INVESTIGATORS, node, "contributor", notes),
        journal=journal,
        issue=issue,
        pagination=_read_pages(node),
        dates=_read_dates(node, notes),
        locators=_read_locators(node, identifiers),
        identifiers=identifiers,
        languages=_read_languages(node),
        keywords=read_keywords(node.get("keywords"), notes),
        mesh_headings=_read_all(HEADINGS, node, "about", notes),
        supplementary_concepts=_read_all(CONCEPTS, node, "about", notes),
        chemicals=_read_all(CHEMICALS, node, "about", notes),
        gene_symbols=[
            name
            for one in nodes_of(node.get("about"))
            if "Gene" in types_of(one)
            and (name := text_of(one.get("name"))) is not None
        ],
        modality_claims=_read_all(CLAIMS, node, "about", notes),
        personal_name_subjects=_read_all(NAMES, node, "about", notes, kind="Person"),
        people=_read_all(PEOPLE, node, "mentions", notes, kind="Person"),
        registrations=_read_all(REGISTRATIONS, node, "mentions", notes),
        grants=_read_grants(node, notes),
        reference_lists=read_references(node.get("citation"), notes),
        relations=relations,
        quotations=_read_all(QUOTATIONS, node, "hasPart", notes),
        entries=_read_all(ENTRIES, node, "mainEntityOfPage", notes),
    )
    status = (text_of(node.get("creativeWorkStatus")) or "").casefold()
    if status == "retracted" and not made.is_retracted:
        types = [*made.publication_types, PublicationType(name=_RETRACTED)]
        made = evolve(made, publication_types=types)
    return made


_FORM: Final = NodeForm(Publication, write_terms, _read_terms)


def _read_all(
    form: NodeForm[T], node: Node, key: str, notes: Notes, kind: str = ""
) -> list[T]:
    return [
        found
        for one in nodes_of(node.get(key))
        if (not kind or kind in types_of(one))
        and form.accepts(one)
        and (found := form.read(one, notes)) is not None
    ]


def _marked(node: Node) -> MarkedText | None:
    for key in ("name", "headline"):
        text = text_of(node.get(key))
        if text is not None:
            # A text that has tags which do not close is a text with such signs.
            return read_marked(join_blocks(text))[0]
    return None


def _read_types(node: Node) -> list[PublicationType]:
    kinds = types_of(node)
    names = [
        TYPE_NAMES.get("NewsArticle" if kind.endswith("NewsArticle") else kind)
        for kind in kinds
    ]
    made = [PublicationType(name=name) for name in dict.fromkeys(names) if name]
    others = texts_of(node.get("publicationType"))
    others += [text for text in texts_of(node.get("genre")) if text not in others]
    found = [_MESH.fullmatch(text) for text in texts_of(node.get("additionalType"))]
    numbers: list[MeshUi | None] = [None] * len(others)
    if len(found) == len(others):
        numbers = [_ui(one[1]) if one else None for one in found]
    return made + [
        PublicationType(name=name, ui=ui)
        for name, ui in zip(others, numbers, strict=True)
    ]


def _ui(text: str) -> MeshUi | None:
    try:
        return MeshUi(text)
    except InvalidIdentifier:
        return None


def _read_abstract(node: Node) -> Abstract | None:
    text = text_of(node.get("abstract"))
    if text is None:
        text = text_of(node.get("description"))
    if text is None:
        return None
    return read_abstract(break_blocks(text))[0]


def _read_authors(node: Node, notes: Notes) -> list[Author]:
    key = "author" if listing(node.get("author")) else "creator"
    return read_authors(node.get(key), key, notes)


def _read_pages(node: Node) -> Pagination | None:
    text, start, end = (
        text_of(node.get(key)) for key in ("pagination", "pageStart", "pageEnd")
    )
    if text is None and start is None and end is None:
        return None
    return Pagination(text=text, start=start, end=end)


def _read_dates(node: Node, notes: Notes) -> list[PublicationDate]:
    made: list[PublicationDate] = []
    published = text_of(node.get("datePublished"))
    for text, kind in (
        (published, DateKind.PUBLISHED),
        # Where only its issue has a day, that is the day of the issue.
        (read_issue_day(node) if published is None else None, DateKind.ISSUE),
        (text_of(node.get("dateModified")), DateKind.REVISED),
    ):
        if text is not None and text.strip():
            made.append(read_date(text, kind, notes, f"/dates/{len(made)}"))
    return made


def _read_pages_of(node: Node, identifiers: Sequence[object]) -> list[OtherIdentifier]:
    """Read the page of which the work is all, where nothing else is its address."""
    texts = [
        text_of(one.get("@id")) or text_of(one.get("url"))
        if isinstance(one, dict)
        else text_of(one)
        for one in listing(node.get("mainEntityOfPage"))
        if not (isinstance(one, dict) and ENTRIES.accepts(one))
    ]
    known = {str(one) for one in identifiers}
    return [
        OtherIdentifier(scheme="url", text=text)
        for text in texts[:1]
        if text is not None
        and text.startswith(("http://", "https://"))
        and not any(one.startswith("url:") for one in known)
    ]


def _read_locators(node: Node, identifiers: Sequence[object]) -> list[Locator]:
    """Read the DOI by which the work is called, where nothing else states one."""
    if any(isinstance(one, Doi) for one in identifiers):
        return []
    found = read_identifiers({"@id": node.get("@id")}, (Doi,), Notes())
    return [Locator(identifier=doi) for doi in found]


def _read_languages(node: Node) -> list[str]:
    made = []
    for one in listing(node.get("inLanguage")):
        text = text_of(one)
        if text is None and isinstance(one, dict):
            text = text_of(one.get("alternateName")) or text_of(one.get("name"))
        if text is not None:
            made.append(text)
    return made


def _read_grants(node: Node, notes: Notes) -> list[Grant]:
    made = _read_all(GRANTS, node, "funding", notes)
    funders = listing(node.get("funder")) if not made else []
    named = (GRANTS.read({"funder": one}, notes) for one in funders)
    return made + [grant for grant in named if grant is not None]
