"""What an article is, and is about: its types, keywords and index terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from genetherapy_model.domain.identifiers import MeshUi
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.subjects import (
    Chemical,
    Keyword,
    MeshHeading,
    MeshTerm,
    PublicationType,
    SupplementaryConcept,
)
from genetherapy_model.errors import InvalidIdentifier
from genetherapy_model.formats.jats.notes import Notes
from genetherapy_model.formats.jats.texts import leaf, line, marked, put_marked
from genetherapy_model.formats.jats.vocabulary import (
    ARTICLE_TYPES,
    HEADINGS,
    INDEXES,
    KEYWORD_OWNERS,
    NO_KEYWORDS,
)

__all__ = [
    "article_type",
    "read_index",
    "read_keywords",
    "read_types",
    "write_keywords",
    "write_types",
]

_OWN: Final = "publication-type"
_UI: Final = "vocab-term-identifier"
_MAJOR: Final = "major"
_WRITTEN_TYPES: Final = {ours: name for name, ours in ARTICLE_TYPES.items()}
_WRITTEN_OWNERS: Final = {"NOTNLM": "author"}


def read_types(article: Element, meta: Element, notes: Notes) -> list[PublicationType]:
    """Read what kinds of publication it is: by article-type, and by its headings."""
    groups = meta.findall("article-categories/subj-group")
    own = [each for each in groups if each.get("subj-group-type") == _OWN]
    if own:
        return [
            PublicationType(
                name=line(each), ui=_ui(each, notes, f"/publication_types/{index}/ui")
            )
            for index, each in enumerate(own[0].findall("subject"))
        ]
    stated = article.get("article-type")
    names = [] if not stated else [ARTICLE_TYPES.get(stated, stated)]
    for group in groups:
        if group.get("subj-group-type") in ("heading", "article-type", None):
            for each in group.findall("subject"):
                known = HEADINGS.get(line(each).casefold())
                names += [known] if known else []
    return [PublicationType(name=name) for name in dict.fromkeys(names)]


def article_type(publication: Publication) -> str | None:
    """Give the value of article-type that says what the first type says."""
    types = publication.publication_types
    if len(types) == 1 and types[0].name and types[0].ui is None:
        # What JATS suggests no value for is its own value.
        return _WRITTEN_TYPES.get(types[0].name, types[0].name)
    names = (_WRITTEN_TYPES.get(each.name) for each in types)
    return next(filter(None, names), None)


def write_types(publication: Publication) -> Element | None:
    """Write the types that article-type alone does not say."""
    types = publication.publication_types
    stated = article_type(publication)
    told = [] if stated is None else [ARTICLE_TYPES.get(stated, stated)]
    if [each.name for each in types] == told and all(each.ui is None for each in types):
        return None
    element = Element("article-categories")
    group = SubElement(element, "subj-group", {"subj-group-type": _OWN})
    for each in types:
        group.append(_term("subject", each.name, each.ui))
    return element


def _term(tag: str, text: str, ui: MeshUi | None) -> Element:
    element = leaf(tag, text)
    if ui is not None:
        element.set("vocab", "mesh")
        element.set(_UI, str(ui))
    return element


def _ui(element: Element, notes: Notes, path: str) -> MeshUi | None:
    stated = element.get(_UI)
    if stated is None or element.get("vocab") != "mesh":
        return None
    try:
        return MeshUi.parse(stated)
    except InvalidIdentifier as error:
        notes.find("RDR002", path, f"{error}; kept as an extra")
        return None


def read_keywords(meta: Element) -> Iterator[Keyword]:
    """Read the keywords of all groups but those that list something else."""
    for group in meta.findall("kwd-group"):
        kind = group.get("kwd-group-type")
        if kind in NO_KEYWORDS or kind in INDEXES:
            continue
        owner = None if kind is None else KEYWORD_OWNERS.get(kind, kind)
        for each in _keywords(group):
            yield Keyword(
                text=marked(each),
                owner=owner,
                major=each.get("specific-use") == _MAJOR,
            )


def _keywords(group: Element) -> Iterator[Element]:
    for each in group:
        if each.tag == "kwd":
            yield each
        elif each.tag == "compound-kwd":
            parts = each.findall("compound-kwd-part")
            said = Element("kwd")
            for part in parts:
                if part.get("content-type") != "code":
                    copy = SubElement(said, "part")
                    copy.text, copy.tail = part.text, " "
                    copy.extend(part)
            yield said
        elif each.tag == "nested-kwd":
            yield from _keywords(each)
        elif each.tag == "unstructured-kwd-group":
            for text in line(each).split(";"):
                yield leaf("kwd", text)


def read_index(meta: Element, notes: Notes) -> dict[str, object]:
    """Read the terms of indexes, as this library writes them."""
    fields: dict[str, object] = {}
    for group in meta.findall("kwd-group"):
        kind = group.get("kwd-group-type")
        if kind == "MeSH":
            fields["mesh_headings"] = tuple(_headings(group, notes))
        elif kind == "supplementary-concepts":
            fields["supplementary_concepts"] = tuple(
                SupplementaryConcept(
                    name=line(each),
                    ui=_ui(each, notes, "/supplementary_concepts"),
                    type=each.get("content-type"),
                )
                for each in group.findall("kwd")
            )
        elif kind == "chemicals":
            fields["chemicals"] = tuple(_chemicals(group, notes))
        elif kind == "gene-symbols":
            fields["gene_symbols"] = tuple(map(line, group.findall("kwd")))
    return fields


def _headings(group: Element, notes: Notes) -> Iterator[MeshHeading]:
    for each in group.findall("compound-kwd"):
        terms = [
            MeshTerm(
                name=line(part),
                ui=_ui(part, notes, "/mesh_headings"),
                major=part.get("specific-use") == _MAJOR,
                type=part.get("content-type"),
            )
            for part in each.findall("compound-kwd-part")
        ]
        if terms:
            yield MeshHeading(descriptor=terms[0], qualifiers=terms[1:])
    for each in group.findall("kwd"):
        # As others write it: Hemophilia B/*therapy has no sure form there.
        yield MeshHeading(descriptor=MeshTerm(name=line(each)))


def _chemicals(group: Element, notes: Notes) -> Iterator[Chemical]:
    for each in group.findall("compound-kwd"):
        parts = each.findall("compound-kwd-part")
        if parts:
            yield Chemical(
                name=line(parts[0]),
                ui=_ui(parts[0], notes, "/chemicals"),
                registry_number=line(parts[1]) if len(parts) > 1 else None,
            )


def write_keywords(publication: Publication) -> Iterator[Element]:
    """Write keywords, a group for each run of one owner, and the index terms."""
    for owner, keywords in groupby(publication.keywords, key=lambda each: each.owner):
        kind = None if owner is None else _WRITTEN_OWNERS.get(owner, owner)
        if kind in NO_KEYWORDS or kind in INDEXES:
            continue
        group = leaf("kwd-group", None, kwd_group_type=kind)
        for keyword in keywords:
            element = put_marked(SubElement(group, "kwd"), keyword.text)
            if keyword.major:
                element.set("specific-use", _MAJOR)
        yield group
    yield from _group("MeSH", map(_written_heading, publication.mesh_headings))
    yield from _group(
        "supplementary-concepts",
        map(_written_concept, publication.supplementary_concepts),
    )
    yield from _group("chemicals", map(_written_chemical, publication.chemicals))
    yield from _group(
        "gene-symbols", (leaf("kwd", each) for each in publication.gene_symbols)
    )


def _group(kind: str, elements: Iterable[Element]) -> Iterator[Element]:
    group = Element("kwd-group", {"kwd-group-type": kind})
    group.extend(elements)
    if len(group):
        yield group


def _written_heading(heading: MeshHeading) -> Element:
    element = Element("compound-kwd")
    for term in (heading.descriptor, *heading.qualifiers):
        part = _term("compound-kwd-part", term.name, term.ui)
        if term.major:
            part.set("specific-use", _MAJOR)
        if term.type is not None:
            part.set("content-type", term.type)
        element.append(part)
    return element


def _written_concept(concept: SupplementaryConcept) -> Element:
    element = _term("kwd", concept.name, concept.ui)
    if concept.type is not None:
        element.set("content-type", concept.type)
    return element


def _written_chemical(chemical: Chemical) -> Element:
    element = Element("compound-kwd")
    element.append(_term("compound-kwd-part", chemical.name, chemical.ui))
    if chemical.registry_number is not None:
        element.append(leaf("compound-kwd-part", chemical.registry_number))
    return element
