"""Putting back what was kept: extras go to their places in a written record."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError, fromstring

from genetherapy_model.domain.publication_dates import DateKind
from genetherapy_model.domain.records import Extra
from genetherapy_model.formats.pubmed_xml import vocabulary
from genetherapy_model.formats.pubmed_xml.dates import (
    read_moment,
    read_pub_date,
    write_moment,
    write_pub_date,
)
from genetherapy_model.formats.pubmed_xml.identifiers import (
    is_identifier,
    mean_the_same,
)

_STEP = re.compile(r"(?P<tag>[^\[/]+)\[(?P<number>[0-9]+)\]")


def restore_extras(record: Element, extras: tuple[Extra, ...]) -> None:
    """Put PubMed's extras back; those whose place is gone stay out."""
    for extra in extras:
        if extra.source != vocabulary.SOURCE:
            continue
        where, _, step = extra.path.rpartition("/")
        if step.startswith("@"):
            element = _find(record, where)
            if element is not None and extra.spelling == (step[1:] in element.attrib):
                element.set(step[1:], extra.text)
        elif step.startswith("text()"):
            _restore_text(record, where, step, extra)
        else:
            _restore_element(record, where, step, extra)


def _restore_text(record: Element, where: str, step: str, extra: Extra) -> None:
    match = _STEP.fullmatch(step)
    element = _find(record, where)
    if element is None or match is None:
        return
    # The number is that of the children before the text.
    before = min(int(match["number"]), len(element))
    if before:
        element[before - 1].tail = extra.text
    else:
        element.text = extra.text


def _restore_element(record: Element, where: str, step: str, extra: Extra) -> None:
    parent = _find(record, where, make=not extra.spelling)
    try:
        kept = fromstring(extra.text)
    except ParseError:
        return
    if parent is None:
        return
    kept.tail = None
    written = _find(parent, step)
    if extra.spelling:
        if written is not None and _means_the_same(kept, written):
            kept.tail = written.tail
            parent[list(parent).index(written)] = kept
        return
    if written is not None and kept.tag in vocabulary.FRAMES:
        # It was empty, and is no more.
        return
    parent.insert(_place_of_step(parent, step, kept.tag), kept)


def _place_of_step(parent: Element, step: str, tag: str) -> int:
    match = _STEP.fullmatch(step)
    number = int(match["number"]) if match else 1
    if step.startswith("*"):
        return min(number - 1, len(parent))
    same = [place for place, child in enumerate(parent) if child.tag == tag]
    return same[number - 1] if number <= len(same) else _place(parent, tag)


def _find(record: Element, path: str, *, make: bool = False) -> Element | None:
    found: Element | None = record
    for step in filter(None, path.split("/")):
        # The root of the old layout, a citation without PubmedArticle, has no number.
        match = _STEP.fullmatch(step)
        tag, number = (match["tag"], int(match["number"])) if match else (step, 1)
        if found is None:
            return None
        same = [child for child in found if child.tag == tag]
        if number <= len(same):
            found = same[number - 1]
        elif make and number == 1 and tag in vocabulary.FRAMES:
            # All that it held was kept, so that nothing of it was written.
            found.insert(_place(found, tag), frame := Element(tag))
            found = frame
        else:
            return None
    return found


def _place(parent: Element, tag: str) -> int:
    order = vocabulary.CHILDREN.get(parent.tag, ())
    if tag not in order:
        return len(parent)
    rank = order.index(tag)
    for place, child in enumerate(parent):
        if child.tag in order and order.index(child.tag) > rank:
            return place
    return len(parent)


def _means_the_same(kept: Element, written: Element) -> bool:
    if kept.tag != written.tag:
        return False
    if kept.tag == "PubDate":
        again = Element("PubDate")
        write_pub_date(again, read_pub_date(kept)[0])
        return _shape(again) == _shape(written)
    if kept.tag in ("PubMedPubDate", "ArticleDate"):
        again = Element(kept.tag, written.attrib)
        write_moment(again, read_moment(kept, DateKind.PUBLISHED)[0])
        return _shape(again) == _shape(written)
    if is_identifier(kept):
        return mean_the_same(kept, written)
    return "".join(kept.itertext()) == "".join(written.itertext())


def _shape(element: Element) -> list[tuple[str, str | None]]:
    return [(part.tag, part.text) for part in element.iter()]
