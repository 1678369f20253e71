"""Reference lists of JATS: citations as printed, or put together from their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, cast
from xml.etree.ElementTree import Element, SubElement

from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import (
    ReferenceList,
    WorkIdentifier,
    WorkReference,
)
from genetherapy_model.formats.jats.citing import compose
from genetherapy_model.formats.jats.identifiers import spell_identifier
from genetherapy_model.formats.jats.notes import Notes
from genetherapy_model.formats.jats.texts import leaf, line, marked, put_marked
from genetherapy_model.formats.jats.vocabulary import ARTICLE_IDS, HREF

__all__ = ["read_reference_list", "read_work", "write_reference_list"]

CITATIONS: Final = frozenset(
    "citation citation-alternatives element-citation mixed-citation "
    "nlm-citation".split()
)
_OURS: Final = frozenset({"article-title", "pub-id", "version"})
_DOI: Final = re.compile(
    r"^(?:https?://(?:dx\.)?doi\.org/|info:doi/|doi:\s*)?(10\.[0-9]{4,9}/\S+)$",
    re.IGNORECASE,
)
_TITLES: Final = ("article-title", "chapter-title", "data-title", "part-title")


def read_reference_list(element: Element, notes: Notes, path: str) -> ReferenceList:
    """Read a ref-list, with the lists inside it."""
    title = element.find("title")
    works: list[WorkReference] = []
    lists: list[ReferenceList] = []
    for each in element:
        if each.tag == "ref":
            for citation in each:
                if citation.tag in CITATIONS:
                    where = f"{path}/references/{len(works)}"
                    works.append(read_work(citation, notes, where))
        elif each.tag == "ref-list":
            where = f"{path}/lists/{len(lists)}"
            lists.append(read_reference_list(each, notes, where))
    return ReferenceList(
        title=None if title is None else line(title), references=works, lists=lists
    )


def read_work(citation: Element, notes: Notes, path: str) -> WorkReference:
    """Read one citation, mixed or of elements, or a choice of both."""
    parts, printed = citation, citation.find("mixed-citation")
    if citation.tag == "citation-alternatives":
        held = citation.find("element-citation")
        if held is None:
            held = printed
        parts = citation if held is None else held
    elif citation.tag in ("mixed-citation", "citation") and not _is_bare(citation):
        printed = citation
    text = _printed(printed) if printed is not None else None
    if printed is None and any(each.tag not in _OURS for each in parts):
        text = compose(parts)
    elif printed is None and citation.tag == "mixed-citation":
        text = _printed(citation)
    version = parts.find("version")
    return WorkReference(
        citation=text,
        title=_title(parts),
        identifiers=[*_identifiers(parts, notes, path)],
        version=None if version is None else line(version),
    )


def _is_bare(citation: Element) -> bool:
    """Tell whether only parts are given, with nothing printed between them."""
    texts = (citation.text, *(each.tail for each in citation))
    return len(citation) > 1 and not any((text or "").strip() for text in texts)


def _title(parts: Element) -> MarkedText | None:
    for tag in _TITLES:
        found = parts.find(f".//{tag}")
        if found is not None:
            return marked(found)
    return None


def _identifiers(parts: Element, notes: Notes, path: str) -> Iterator[WorkIdentifier]:
    told: set[str] = set()
    for each in parts.iter("pub-id"):
        scheme = each.get("pub-id-type") or ""
        text = line(each)
        kind = ARTICLE_IDS.get(scheme.lower())
        place = f"{path}/identifiers/{len(told)}"
        read = notes.identify(text, kind, scheme, place)
        if read is not None:
            told.add(scheme.lower())
            yield cast("WorkIdentifier", read)
    if "doi" in told:
        return
    for tag in ("ext-link", "uri"):
        for each in parts.iter(tag):
            stated = each.get(HREF) or line(each)
            match = _DOI.match(stated)
            if match is not None:
                read = notes.identify(match[1], ARTICLE_IDS["doi"], "doi", path)
                yield cast("WorkIdentifier", read)
                return


def _printed(citation: Element) -> MarkedText:
    """Give a mixed citation as it is printed, without its label."""
    shown = Element("citation")
    _space(citation, shown)
    return marked(shown, without=("label", "object-id"))


_PARTS: Final = frozenset(
    "article-title chapter-title collab comment data-title date-in-citation day "
    "edition elocation-id etal ext-link fpage issue label lpage month name "
    "page-range part-title person-group pub-id publisher-loc publisher-name season "
    "source string-name supplement uri volume year".split()
)


def _space(source: Element, target: Element) -> None:
    """Copy a citation, with what stands between parts that have nothing between."""
    target.text = source.text
    for index, child in enumerate(source):
        copy = SubElement(target, child.tag, child.attrib)
        copy.tail = child.tail
        if child.tag == "name":
            copy.text = _name(child)
        elif child.tag == "etal" and not line(child):
            copy.text = "et al."
        else:
            _space(child, copy)
        following = source[index + 1].tag if index + 1 < len(source) else ""
        if {child.tag, following} <= _PARTS and not (child.tail or "").strip():
            copy.tail = _between(child.tag, following) if following else child.tail
        elif following == "pub-id" and not (child.tail or "")[-1:].isspace():
            copy.tail = f"{child.tail or ''} "


def _between(before: str, after: str) -> str:
    if before in ("name", "string-name", "collab") and after in _PEOPLE:
        return ", "
    return "-" if (before, after) == ("fpage", "lpage") else " "


_PEOPLE: Final = frozenset({"name", "string-name", "collab", "etal"})


def _name(name: Element) -> str:
    parts = (name.find(tag) for tag in ("surname", "given-names", "suffix"))
    return " ".join(line(part) for part in parts if part is not None)


def write_reference_list(listed: ReferenceList, numbers: Iterator[int]) -> Element:
    """Write a ref-list, with the lists inside it; numbers are those of the refs."""
    element = Element("ref-list")
    if listed.title is not None:
        element.append(leaf("title", listed.title))
    for work in listed.references:
        ref = SubElement(element, "ref", id=f"ref{next(numbers)}")
        ref.append(_written(work))
    for inner in listed.lists:
        element.append(write_reference_list(inner, numbers))
    return element


def _written(work: WorkReference) -> Element:
    parts = Element("element-citation")
    if work.title is not None:
        parts.append(put_marked(Element("article-title"), work.title))
    if work.version is not None:
        parts.append(leaf("version", work.version))
    for known in work.identifiers:
        scheme, text = spell_identifier(known)
        parts.append(leaf("pub-id", text, pub_id_type=scheme))
    if work.citation is None:
        return parts
    printed = put_marked(Element("mixed-citation"), work.citation)
    if not len(parts):
        return printed
    both = Element("citation-alternatives")
    both.append(printed)
    both.append(parts)
    return both
