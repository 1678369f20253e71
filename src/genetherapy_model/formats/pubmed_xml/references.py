"""PubMed's references to other works: identifiers, reference lists, relations."""

from __future__ import annotations

from typing import cast
from xml.etree.ElementTree import Element

from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.identifiers import (
    Doi,
    OtherIdentifier,
    Pmcid,
    Pmid,
)
from genetherapy_model.domain.works import (
    ReferenceList,
    Relation,
    RelationKind,
    WorkReference,
)
from genetherapy_model.formats.pubmed_xml import vocabulary
from genetherapy_model.formats.pubmed_xml.keeping import Keeper, Place

_reference = trusted(WorkReference)
_reference_list = trusted(ReferenceList)
_relation = trusted(Relation)


def read_ids(
    element: Element, place: Place, keeper: Keeper
) -> tuple[Doi | Pmid | Pmcid | OtherIdentifier, ...]:
    """Read an ArticleIdList."""
    found: list[Doi | Pmid | Pmcid | OtherIdentifier] = []
    for child in keeper.children(element, "ArticleId"):
        scheme = child.get("IdType")
        kind = vocabulary.ARTICLE_IDS.get(scheme or "")
        read = keeper.identifier(child, kind, scheme, (place, len(found)))
        found.append(cast("Doi | Pmid | Pmcid | OtherIdentifier", read))
    return tuple(found)


def read_references(element: Element, place: Place, keeper: Keeper) -> ReferenceList:
    """Read a ReferenceList, with the lists inside it."""
    title = None
    references: list[WorkReference] = []
    lists: list[ReferenceList] = []
    for child in element:
        if child.tag == "Reference":
            where = (place, "references", len(references))
            references.append(_read_reference(child, where, keeper))
        elif child.tag == "ReferenceList":
            where = (place, "lists", len(lists))
            lists.append(read_references(child, where, keeper))
        elif child.tag == "Title" and title is None:
            title = keeper.text(child)
        else:
            keeper.keep(child)
    return _reference_list(
        title=title, references=tuple(references), lists=tuple(lists)
    )


def _read_reference(element: Element, place: Place, keeper: Keeper) -> WorkReference:
    citation = None
    identifiers: tuple[Doi | Pmid | Pmcid | OtherIdentifier, ...] | None = None
    for child in element:
        if child.tag == "Citation" and citation is None:
            citation = keeper.marked(child, (place, "citation"))
        elif child.tag == "ArticleIdList" and identifiers is None:
            identifiers = read_ids(child, (place, "identifiers"), keeper)
        else:
            keeper.keep(child)
    return _reference(citation=citation, identifiers=identifiers or ())


def read_relations(element: Element, keeper: Keeper) -> list[object]:
    """Read a CommentsCorrectionsList."""
    found: list[object] = []
    for child in element:
        kind = vocabulary.REF_TYPES.get(child.get("RefType") or "")
        if child.tag != "CommentsCorrections" or kind is None:
            keeper.keep(child)
        else:
            place = ("/relations", len(found))
            found.append(_read_relation(child, kind, place, keeper))
    return found


def _read_relation(
    element: Element, kind: RelationKind, place: Place, keeper: Keeper
) -> Relation:
    citation = note = version = None
    identifiers: tuple[Doi | Pmid | Pmcid | OtherIdentifier, ...] = ()
    for child in element:
        if child.tag == "RefSource" and citation is None:
            citation = keeper.marked(child, (place, "target/citation"))
        elif child.tag == "PMID" and not identifiers:
            # The first version is what everybody means, and is not stored.
            version = child.get("Version") if child.get("Version") != "1" else None
            if "Version" not in child.keys():  # noqa: SIM118 - see Keeper.check
                keeper.keep(child, spelling=True)
            where = (place, "target/identifiers/0")
            read = keeper.identifier(child, Pmid, "pubmed", where)
            identifiers = (cast("Pmid | OtherIdentifier", read),)
        elif child.tag == "Note" and note is None:
            note = keeper.text(child)
        else:
            keeper.keep(child)
    target = _reference(citation=citation, identifiers=identifiers, version=version)
    return _relation(kind=kind, target=target, note=note)
