"""Institutions: affiliations, publishers, funders, with their identifiers."""

from __future__ import annotations

import re
from typing import Final, cast
from xml.etree.ElementTree import Element, SubElement

from genetherapy_model.domain.organizations import (
    Affiliation,
    OrganizationIdentifier,
    OrganizationReference,
)
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.jats.identifiers import spell_identifier
from genetherapy_model.formats.jats.notes import Notes
from genetherapy_model.formats.jats.texts import leaf, line, marked, put_marked
from genetherapy_model.formats.jats.vocabulary import ORGANIZATION_IDS

__all__ = [
    "read_affiliation",
    "read_institution",
    "write_affiliation",
    "write_institution",
]

_PARTS: Final = frozenset(
    "institution institution-wrap addr-line named-content city state country "
    "postal-code".split()
)
_APART: Final = ("institution-id", "email", "xref", "label")
_OWNERS: Final = re.compile(
    r"(?:(?<!&amp)(?<!&lt)(?<!&gt)[;,:]|\s|\([A-Z][\w.-]*(?:[\s,]+[A-Z][\w.-]*){0,5}[\s,]*\))+$"
)
_OWNER: Final = re.compile(
    r"\s*\([A-Z][\w.-]*(?:(?:\s*[,;&]\s*|\s+and\s+|\s+)[A-Z][\w.-]*){0,9}\)"
)
_TWICE: Final = re.compile(r"(?<!&amp)(?<!&lt)(?<!&gt);\s*(?:;\s*)+")
_FRONT: Final = re.compile(r"^[\s,;]+")
_ENDS: Final = re.compile(r"[\s,;.]$")


def read_affiliation(element: Element, notes: Notes, path: str) -> Affiliation | None:
    """Read an aff; its label and addresses are no part of its text."""
    text = marked(_spaced(element), without=_APART)
    if element.find(".//email") is not None:
        # Whose address it was, and what set it off, goes with the address.
        said = _FRONT.sub("", _TWICE.sub("; ", text.value))
        text = MarkedText(_OWNERS.sub("", said))
    identifiers = _read_ids(element, notes, f"{path}/identifiers")
    if not text and not identifiers:
        return None
    return Affiliation(text=text, identifiers=identifiers)


def _spaced(element: Element) -> Element:
    """Put commas between parts that have nothing between them, as one prints them."""
    made = Element(element.tag)
    made.text = element.text
    children = [*element]
    if not (element.text or "").strip() and children and children[0].tag == "sup":
        # Without a label, what is raised at the front numbers the affiliation.
        made.text = children.pop(0).tail
    before: Element | None = None
    for child in children:
        part = child
        if child.tag in ("institution-wrap", "addr-line", "aff"):
            part = _spaced(child)
            part.tail = child.tail
        if before is not None and child.tag in _PARTS and not _ends(before):
            _comma(before)
        copy = Element(part.tag, part.attrib)
        copy.text, copy.tail = part.text, part.tail
        copy.extend(part)
        if child.tag == "email" and (match := _OWNER.match(child.tail or "")):
            copy.tail = (child.tail or "")[match.end() :]
        made.append(copy)
        if child.tag not in _APART and line(child):
            before = copy
        elif (child.tail or "").strip() and before is not None:
            before = None
    return made


def _ends(element: Element) -> bool:
    said = "".join(element.itertext())
    return bool((element.tail or "").strip()) or _ENDS.search(said) is not None


def _comma(element: Element) -> None:
    element.tail = ", "


def _read_ids(
    element: Element, notes: Notes, path: str
) -> tuple[OrganizationIdentifier, ...]:
    found: list[OrganizationIdentifier] = []
    for each in element.iter("institution-id"):
        scheme = each.get("institution-id-type") or ""
        kind = ORGANIZATION_IDS.get(scheme.lower())
        read = notes.identifier(each, kind, scheme, f"{path}/{len(found)}")
        if read is not None:
            found.append(cast("OrganizationIdentifier", read))
    return tuple(found)


def read_institution(
    element: Element, notes: Notes, path: str
) -> tuple[str, tuple[OrganizationIdentifier, ...]]:
    """Read the name of an institution, and its identifiers."""
    text = marked(element, without=_APART).plain if len(element) else line(element)
    return text, _read_ids(element, notes, f"{path}/identifiers")


def write_affiliation(affiliation: Affiliation, name: str | None = None) -> Element:
    """Write an aff, with an id if something refers to it."""
    element = leaf("aff", None, id=name)
    if not affiliation.identifiers:
        # What is raised at the front would be read as a number.
        is_raised = affiliation.text.value.lstrip().startswith("<sup>")
        holder = SubElement(element, "institution") if is_raised else element
        put_marked(holder, affiliation.text)
        return element
    wrap = SubElement(element, "institution-wrap")
    _write_ids(wrap, affiliation.identifiers)
    wrap.append(put_marked(Element("institution"), affiliation.text))
    return element


def write_institution(tag: str, stated: OrganizationReference) -> Element:
    """Write an element that holds the name of an institution."""
    if not stated.identifiers:
        return leaf(tag, stated.name)
    element = Element(tag)
    wrap = SubElement(element, "institution-wrap")
    _write_ids(wrap, stated.identifiers)
    wrap.append(leaf("institution", stated.name))
    return element


def _write_ids(
    element: Element, identifiers: tuple[OrganizationIdentifier, ...]
) -> None:
    for known in identifiers:
        scheme, text = spell_identifier(known)
        element.append(leaf("institution-id", text, institution_id_type=scheme))
