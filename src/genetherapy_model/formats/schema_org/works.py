"""Other works: what is cited, what a work is about, corrects or is corrected by."""

from __future__ import annotations

from math import inf
from operator import itemgetter
from typing import Final

from genetherapy_model.domain.identifiers import Doi, Pmcid, Pmid
from genetherapy_model.domain.quotations import Quotation
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import (
    ReferenceList,
    Relation,
    RelationKind,
    WorkReference,
)
from genetherapy_model.formats.csl_json.texts import read_marked
from genetherapy_model.formats.schema_org.dates import read_optional_date, write_date
from genetherapy_model.formats.schema_org.identifiers import (
    read_identifier,
    read_identifiers,
    write_identifier,
    write_identifiers,
)
from genetherapy_model.formats.schema_org.nodes import (
    ADDITIONAL,
    Node,
    NodeForm,
    Notes,
    is_property,
)
from genetherapy_model.formats.schema_org.people import PERSON_LINKS
from genetherapy_model.formats.schema_org.values import (
    has_type,
    listing,
    nodes_of,
    one_or_all,
    text_of,
    texts_of,
    types_of,
)
from genetherapy_model.formats.schema_org.vocabulary import KIND_OF, TERM_OF, WORKS

__all__ = [
    "ENTRIES",
    "OF_WORKS",
    "QUOTATIONS",
    "read_references",
    "read_relations",
    "write_references",
    "write_relations",
]

OF_WORKS: Final[tuple[type[Doi | Pmid | Pmcid], ...]] = (Doi, Pmid, Pmcid)
_CITED: Final = "disambiguatingDescription"
_LIST: Final = "Collection"
_NOTHING: Final = WorkReference()


def _marked(node: Node, *keys: str) -> MarkedText | None:
    for key in keys:
        text = text_of(node.get(key))
        if text is not None:
            return read_marked(text)[0]
    return None


def _write_work(work: WorkReference) -> Node:
    made: Node = {"@type": "CreativeWork"}
    if work.title is not None:
        made["name"] = work.title.plain
    if work.citation is not None:
        made[_CITED] = work.citation.plain
    if work.version is not None:
        made["version"] = work.version
    return made | write_identifiers(work.identifiers)


def _read_work(node: Node, notes: Notes) -> WorkReference | None:
    found = WorkReference(
        title=_marked(node, "name", "headline"),
        citation=_marked(node, _CITED, "text"),
        identifiers=read_identifiers(node, OF_WORKS, notes),
        version=text_of(node.get("version")),
    )
    return None if found == _NOTHING else found


_LINKS: Final = NodeForm(WorkReference, _write_work, _read_work)


def _read_link(value: object, notes: Notes) -> WorkReference | None:
    if isinstance(value, dict):
        return _LINKS.read(value, notes)
    text = text_of(value)
    if text is None or not text.strip():
        return None
    if text.startswith(("http://", "https://")):
        return _read_work({"url": text}, notes)
    return WorkReference(citation=read_marked(text)[0])


def _write_cited(work: WorkReference) -> object:
    """Write a work as text where it is no more than its citation."""
    text = work.citation.plain if work.citation is not None else ""
    return text if text and _read_link(text, Notes()) == work else _LINKS.write(work)


def _write_list(references: ReferenceList) -> Node:
    made: Node = {"@type": _LIST}
    if references.title is not None:
        made["name"] = references.title
    parts = [
        *map(_LINKS.write, references.references),
        *map(_LISTS.write, references.lists),
    ]
    if parts:
        made["hasPart"] = one_or_all(parts)
    return made


def _read_list(node: Node, notes: Notes) -> ReferenceList | None:
    parts = nodes_of(node.get("hasPart"))
    lists = [_LISTS.read(one, notes) for one in parts if _LIST in types_of(one)]
    works = [_LINKS.read(one, notes) for one in parts if _LIST not in types_of(one)]
    return ReferenceList(
        title=text_of(node.get("name")),
        references=[work for work in works if work is not None],
        lists=[inner for inner in lists if inner is not None],
    )


_LISTS: Final = NodeForm(ReferenceList, _write_list, _read_list)


def write_references(lists: tuple[ReferenceList, ...]) -> list[object]:
    """Write lists of references; one without a title is no more than its works."""
    if len(lists) == 1 and not lists[0].lists and lists[0].title is None:
        # A node that says nothing names no work to anybody.
        said = (work for work in lists[0].references if work != _NOTHING)
        return [_write_cited(work) for work in said]
    return [_LISTS.write(one) for one in lists]


def read_references(value: object, notes: Notes) -> list[ReferenceList]:
    """Read what a work cites."""
    lists: list[ReferenceList] = []
    works: list[WorkReference] = []
    for one in listing(value):
        if isinstance(one, dict) and _LIST in types_of(one):
            found = _LISTS.read(one, notes)
            lists += [] if found is None else [found]
        else:
            work = _read_link(one, notes)
            if work is None:
                notes.warn("RDR021", f"citation: {str(one)[:60]} names no work")
            else:
                works.append(work)
    return [ReferenceList(references=works), *lists] if works else lists


def _relations(kind: RelationKind) -> NodeForm[Relation]:
    def write(relation: Relation) -> Node:
        return _write_work(relation.target)

    def read(node: Node, notes: Notes) -> Relation | None:
        target = _read_work(node, notes)
        return None if target is None else Relation(kind=kind, target=target)

    return NodeForm(Relation, write, read)


# Of a term that does not tell the kind, one that never stands there, so that the kind
# is always said beside it.
_RELATIONS: Final = {
    term: _relations(kind or RelationKind.CITED_BY) for term, kind in KIND_OF.items()
}


def write_relations(relations: tuple[Relation, ...]) -> dict[str, list[Node]]:
    """Write relations by the term under which each stands, and in which place.

    The place is written only where the order of the terms does not tell it.
    """
    terms = [TERM_OF.get(relation.kind, "subjectOf") for relation in relations]
    is_mixed = terms != sorted(terms, key=[*KIND_OF].index)
    made: dict[str, list[Node]] = {}
    for place, (relation, term) in enumerate(zip(relations, terms, strict=True), 1):
        node = _RELATIONS[term].write(relation)
        if is_mixed:
            node = {**node, "position": place}
        made.setdefault(term, []).append(node)
    return made


def read_relations(node: Node, notes: Notes) -> list[Relation]:
    """Read what a work is to others, where the graph says what that is."""
    made: list[tuple[float, Relation]] = []
    for term, kind in KIND_OF.items():
        for one in listing(node.get(term)):
            inner = one
            if isinstance(one, str) and term == "correction":
                is_address = one.startswith(("http://", "https://"))
                inner = {"url" if is_address else _CITED: one}
            if not isinstance(inner, dict) or not _is_related(inner, term, kind):
                continue
            relation = _RELATIONS[term].read(inner, notes)
            if relation is not None:
                made.append((_place(inner), relation))
    return [relation for _, relation in sorted(made, key=itemgetter(0))]


def _place(node: Node) -> float:
    place = text_of(node.get("position")) or ""
    return int(place) if place.isdecimal() else inf


def _is_related(node: Node, term: str, kind: RelationKind | None) -> bool:
    if any(is_property(one, "kind") for one in listing(node.get(ADDITIONAL))):
        return True
    return kind is not None and (
        term == "correction" or bool(WORKS & {*types_of(node)})
    )


def _write_quotation(quotation: Quotation) -> Node:
    made: Node = {"@type": "Quotation"}
    if len(quotation.parts) == 1:
        made["text"] = quotation.parts[0]
    elif quotation.parts:
        made["hasPart"] = [
            {"@type": "Quotation", "text": part} for part in quotation.parts
        ]
    if quotation.speakers:
        made["spokenByCharacter"] = one_or_all(
            map(PERSON_LINKS.write, quotation.speakers)
        )
    if quotation.spoken_in is not None:
        made["isBasedOn"] = _LINKS.write(quotation.spoken_in)
    return made


def _read_quotation(node: Node, notes: Notes) -> Quotation | None:
    parts = [
        text
        for one in nodes_of(node.get("hasPart"))
        if (text := text_of(one.get("text"))) is not None
    ]
    words = parts or texts_of(node.get("text"))
    if not words:
        return None
    speakers = [
        person
        for key in ("spokenByCharacter", "creator", "author")
        for one in nodes_of(node.get(key))
        if (person := PERSON_LINKS.read(one, notes)) is not None
    ]
    sources = [
        work
        for one in nodes_of(node.get("isBasedOn"))
        if (work := _LINKS.read(one, notes)) is not None
    ]
    return Quotation(
        parts=words, speakers=speakers, spoken_in=next(iter(sources), None)
    )


QUOTATIONS: Final = NodeForm(
    Quotation, _write_quotation, _read_quotation, has_type("Quotation")
)


def _is_entry(node: Node) -> bool:
    return any("DataCatalog" in types_of(one) for one in nodes_of(node.get("isPartOf")))


def _write_entry(entry: CatalogueEntry) -> Node:
    made: Node = {
        "@type": "WebPage",
        "isPartOf": {"@type": "DataCatalog", "name": entry.catalogue},
    }
    if entry.identifier is not None:
        made["identifier"] = write_identifier(entry.identifier)
        if isinstance(entry.identifier, Pmid):
            made["url"] = entry.identifier.url
    for key, text in (("version", entry.version), ("creativeWorkStatus", entry.status)):
        if text is not None:
            made[key] = text
    for key, date in (("dateCreated", entry.created), ("dateModified", entry.revised)):
        if date is not None and (written := write_date(date)) is not None:
            made[key] = written
    if entry.owner is not None:
        made["maintainer"] = {"@type": "Organization", "name": entry.owner}
    return made


def _read_entry(node: Node, notes: Notes) -> CatalogueEntry | None:
    names = [
        name
        for one in nodes_of(node.get("isPartOf"))
        if "DataCatalog" in types_of(one)
        and (name := text_of(one.get("name"))) is not None
    ]
    if not names:
        return None
    numbers = [
        found
        for one in listing(node.get("identifier"))
        if (found := read_identifier(one, OF_WORKS, notes)) is not None
    ]
    owners = [text_of(one.get("name")) for one in nodes_of(node.get("maintainer"))]
    return CatalogueEntry(
        catalogue=names[0],
        identifier=next(iter(numbers), None),
        version=text_of(node.get("version")),
        status=text_of(node.get("creativeWorkStatus")),
        created=read_optional_date(node, "dateCreated", notes),
        revised=read_optional_date(node, "dateModified", notes),
        owner=next(iter(owners), None),
    )


ENTRIES: Final = NodeForm(CatalogueEntry, _write_entry, _read_entry, _is_entry)
