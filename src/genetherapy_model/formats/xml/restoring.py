"""Putting back what was kept: extras go to their places in a written record."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

from genetherapy_model.domain.records import Extra
from genetherapy_model.formats.xml.vocabularies import XmlVocabulary

__all__ = ["restore_extras"]

_STEP = re.compile(r"(?P<tag>[^\[/]+)\[(?P<number>[0-9]+)\]")


def restore_extras(
    record: Element,
    extras: tuple[Extra, ...],
    vocabulary: XmlVocabulary,
    means_the_same: Callable[[Element, Element], bool],
) -> None:
    """Put a format's extras back; those whose place is gone stay out.

    Args:
        record: The record as it was written.
        extras: All extras of the publication.
        vocabulary: That of the format.
        means_the_same: Tells whether the spelling that was kept still says what is
            written.
    """
    restored = _Restored(record, vocabulary, means_the_same)
    for extra in extras:
        if extra.source == vocabulary.source:
            restored.put(extra)


class _Restored(NamedTuple):
    """A written record to which extras are put back."""

    record: Element
    vocabulary: XmlVocabulary
    means_the_same: Callable[[Element, Element], bool]

    def put(self, extra: Extra) -> None:
        where, _, step = extra.path.rpartition("/")
        if step.startswith("@"):
            element = self._find(where)
            if element is not None and extra.spelling == (step[1:] in element.attrib):
                element.set(step[1:], extra.text)
        elif step.startswith("text()"):
            self._put_text(where, step, extra)
        else:
            self._put_element(where, step, extra)

    def _put_text(self, where: str, step: str, extra: Extra) -> None:
        match = _STEP.fullmatch(step)
        element = self._find(where)
        if element is None or match is None:
            return
        # The number is that of the children before the text.
        before = min(int(match["number"]), len(element))
        if before:
            element[before - 1].tail = extra.text
        else:
            element.text = extra.text

    def _put_element(self, where: str, step: str, extra: Extra) -> None:
        parent = self._find(where, make=not extra.spelling)
        try:
            kept = fromstring(extra.text)
        except ParseError:
            return
        if parent is None or self.vocabulary.records & {one.tag for one in kept.iter()}:
            return
        kept.tail = None
        written = _step_from(parent, step)
        if extra.spelling:
            if written is not None and self.means_the_same(kept, written):
                kept.tail = written.tail
                parent[list(parent).index(written)] = kept
            return
        if written is not None and kept.tag in self.vocabulary.frames:
            # It was empty, and is no more.
            return
        parent.insert(self._place_of_step(parent, step, kept.tag), kept)

    def _place_of_step(self, parent: Element, step: str, tag: str) -> int:
        match = _STEP.fullmatch(step)
        number = int(match["number"]) if match else 1
        if step.startswith("*"):
            return min(number - 1, len(parent))
        same = [place for place, child in enumerate(parent) if child.tag == tag]
        return same[number - 1] if number <= len(same) else self._place(parent, tag)

    def _find(self, path: str, *, make: bool = False) -> Element | None:
        found = self.record
        for step in filter(None, path.split("/")):
            below = _step_from(found, step)
            if below is None:
                tag, number = _parts(step)
                if not (make and number == 1 and tag in self.vocabulary.frames):
                    return None
                # All that it held was kept, so that nothing of it was written.
                below = Element(tag)
                found.insert(self._place(found, tag), below)
            found = below
        return found

    def _place(self, parent: Element, tag: str) -> int:
        order = self.vocabulary.children.get(parent.tag, ())
        if tag not in order:
            return len(parent)
        rank = order.index(tag)
        for place, child in enumerate(parent):
            if child.tag in order and order.index(child.tag) > rank:
                return place
        return len(parent)


def _parts(step: str) -> tuple[str, int]:
    # A root that stands without its frame has no number.
    match = _STEP.fullmatch(step)
    return (match["tag"], int(match["number"])) if match else (step, 1)


def _step_from(parent: Element, step: str) -> Element | None:
    tag, number = _parts(step)
    same = [child for child in parent if child.tag == tag]
    return same[number - 1] if number <= len(same) else None
