"""Abstracts of JATS, in sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.jats.texts import leaf, line, marked, put_marked
from genetherapy_model.formats.jats.vocabulary import (
    LANG,
    MAIN_ABSTRACTS,
    NLM_CATEGORIES,
)

__all__ = ["read_abstracts", "write_abstracts", "written_copyright"]

_COPYRIGHT: Final = "copyright"
_FLOATS: Final = ("fig", "table-wrap", "graphic", "media", "supplementary-material")


def read_abstracts(meta: Element) -> tuple[Abstract | None, list[Abstract]]:
    """Read the abstract of an article-meta, and its other ones."""
    elements = [each for each in meta if each.tag in ("abstract", "trans-abstract")]
    own = [each for each in elements if each.tag == "abstract"]
    main = next(
        (each for each in own if not each.get("abstract-type")),
        next(
            (each for each in own if each.get("abstract-type") in MAIN_ABSTRACTS), None
        ),
    )
    others = [_read(each) for each in elements if each is not main]
    if main is None:
        return None, others
    notice = meta.find("permissions/copyright-statement")
    return _read(main, None if notice is None else line(notice)), others


def _read(element: Element, notice: str | None = None) -> Abstract:
    sections: list[AbstractSection] = []
    loose: list[Element] = []
    for each in element:
        if each.tag == "p" and each.get("content-type") == _COPYRIGHT:
            notice = line(each) if notice is None else notice
        elif each.tag == "sec":
            sections += _section(loose)
            loose = []
            sections += _read_section(each)
        elif each.tag not in ("title", "label", "object-id", *_FLOATS):
            loose.append(each)
    sections += _section(loose)
    return Abstract(
        sections=sections,
        copyright=notice,
        kind=element.get("abstract-type"),
        language=element.get(LANG),
    )


def _read_section(element: Element) -> Iterator[AbstractSection]:
    title = element.find("title")
    stated = element.get("sec-type")
    if stated is not None and stated.upper() in NLM_CATEGORIES:
        stated = stated.upper()
    parts = [each for each in element if each.tag not in ("title", "label", "sec")]
    inner = element.findall("sec")
    if parts or not inner:
        yield AbstractSection(
            text=_joined(parts),
            label=None if title is None else marked(title).plain,
            category=stated,
        )
    for each in inner:
        yield from _read_section(each)


def _section(parts: list[Element]) -> list[AbstractSection]:
    said = [each for each in parts if not _holds_floats_alone(each)]
    return [AbstractSection(text=_joined(said))] if said else []


def _holds_floats_alone(element: Element) -> bool:
    return any(child.tag in _FLOATS for child in element) and not line(element)


def _joined(parts: list[Element]) -> MarkedText:
    texts = (marked(each, without=_FLOATS).value for each in parts)
    return MarkedText(" ".join(text for text in texts if text))


def write_abstracts(publication: Publication) -> Iterator[Element]:
    """Write the abstract and the others."""
    main = publication.abstract
    if main is not None:
        kind = main.kind if main.kind in MAIN_ABSTRACTS else None
        yield _written("abstract", kind, main)
    for each in publication.other_abstracts:
        tag = "abstract" if each.kind else "trans-abstract"
        element = _written(tag, each.kind, each)
        if each.copyright is not None:
            element.append(leaf("p", each.copyright, content_type=_COPYRIGHT))
        yield element


def written_copyright(publication: Publication) -> Element | None:
    """Write the copyright line that stands with the abstract."""
    abstract = publication.abstract
    if abstract is None or abstract.copyright is None:
        return None
    element = Element("permissions")
    element.append(leaf("copyright-statement", abstract.copyright))
    return element


def _written(tag: str, kind: str | None, abstract: Abstract) -> Element:
    element = leaf(tag, None, abstract_type=kind)
    if abstract.language is not None:
        element.set(LANG, abstract.language)
    sections = abstract.sections
    for index, section in enumerate(sections):
        follows = index > 0 and _is_loose(sections[index - 1])
        if _is_loose(section) and not follows:
            element.append(put_marked(Element("p"), section.text))
            continue
        part = leaf("sec", None, sec_type=section.category)
        if section.label is not None:
            part.append(leaf("title", section.label))
        put_marked(SubElement(part, "p"), section.text)
        element.append(part)
    return element


def _is_loose(section: AbstractSection) -> bool:
    return section.label is None and section.category is None
