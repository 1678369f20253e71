"""Keeping what the model has no word for, while a record of XML is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias
from xml.etree.ElementTree import Element

from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.records import Extra
from genetherapy_model.domain.text import (
    MarkedText,
    marked_from_element,
    trusted_marked_text,
)
from genetherapy_model.errors import Finding, InvalidMarkup, Severity
from genetherapy_model.formats.xml.serializing import serialize
from genetherapy_model.formats.xml.vocabularies import XmlVocabulary

_extra = trusted(Extra)
# Between elements stand line breaks and a few spaces, if anything.
_BLANK = frozenset({None, ""} | {"\n" + " " * width for width in range(40)})


Place: TypeAlias = "str | tuple[Place | int, ...]"
"""A JSON Pointer in pieces, to be joined only where something is found."""


def _pointer(place: Place | int) -> str:
    if isinstance(place, tuple):
        return "/".join(map(_pointer, place))
    return str(place)


class Keeper:
    """What one record holds that the model does not, and what was noticed in it."""

    def __init__(self, record: Element, vocabulary: XmlVocabulary) -> None:
        self.record = record
        self.vocabulary = vocabulary
        self.findings: list[Finding] = []
        self._kept: list[tuple[Element, str | None, bool]] = []
        self._has_strays = False

    def find(self, code: str, place: Place, message: str) -> None:
        """Note a finding about a place of the publication."""
        path = _pointer(place)
        self.findings.append(
            Finding(code=code, severity=Severity.WARNING, path=path, message=message)
        )

    def keep(self, element: Element, *, spelling: bool = False) -> None:
        """Keep an element: unknown, or the spelling of a value that was read."""
        self._kept.append((element, None, spelling))
        # Inline markup has text after it, but not where it is kept as unknown.
        if not _is_blank(element.tail):
            self._has_strays = True

    def keep_attribute(
        self, element: Element, name: str, *, spelling: bool = False
    ) -> None:
        """Keep an attribute: unknown, or the spelling of what was read."""
        self._kept.append((element, name, spelling))

    def survey(self) -> None:
        """Keep what no reader looks at: unknown attributes, stray text, empty frames.

        One pass over all elements costs less than a look in every reader.
        """
        words, blank = self.vocabulary, _BLANK
        known, containers = words.attributes, words.containers
        frames, inline = words.frames, words.inline
        for element in self.record.iter():
            if keys := element.keys():
                names = known.get(element.tag)
                if names is not None and not names.issuperset(keys):
                    self._keep_attributes(element, names)
            if element.tag in containers:
                if element.text not in blank and not _is_blank(element.text):
                    self._has_strays = True
                if not len(element) and element.tag in frames:
                    self.keep(element)
            if element.tail not in blank and element.tag not in inline:
                self._has_strays |= not _is_blank(element.tail)

    def _keep_attributes(self, element: Element, known: frozenset[str]) -> None:
        for key in element.keys():  # noqa: SIM118 - .attrib makes a dictionary
            if key not in known:
                self.keep_attribute(element, key)

    def children(self, element: Element, tag: str) -> Iterator[Element]:
        """Go through the children of one tag, and keep all others."""
        for child in element:
            if child.tag == tag:
                yield child
            else:
                self.keep(child)

    def text(self, element: Element) -> str:
        """Read the text of an element that has no children; keep them if it has."""
        if len(element):
            self.keep(element, spelling=True)
            return "".join(element.itertext())
        return element.text or ""

    def parts(self, element: Element, *tags: str) -> dict[str, str]:
        """Read the texts of children that stand once each, and keep all others."""
        found: dict[str, str] = {}
        for child in element:
            if child.tag in tags and child.tag not in found:
                found[child.tag] = self.text(child)
            else:
                self.keep(child)
        return found

    def marked(self, element: Element, place: Place) -> MarkedText:
        """Read text with inline markup; what is no inline markup is kept."""
        if not len(element):
            text = element.text or ""
            if not ("&" in text or "<" in text or ">" in text or "\r" in text):
                return trusted_marked_text(text)
        try:
            return marked_from_element(element, tags=self.vocabulary.inline_tags)
        except InvalidMarkup as error:
            self.keep(element, spelling=True)
            self.find("RDR004", place, f"{error}; its text is read, the rest is kept")
            return MarkedText.from_plain("".join(element.itertext()))

    def extras(self) -> tuple[Extra, ...]:
        """Give what was kept, each piece with its place, in the record's order."""
        strays = self._strays() if self._has_strays else []
        if not self._kept and not strays:
            return ()
        source = self.vocabulary.source
        paths = _Paths(self.record, self.vocabulary)
        order = {element: place for place, element in enumerate(self.record.iter())}
        whole = [element for element, name, _ in self._kept if name is None]
        # An element that is kept holds all that was kept inside it.
        inside = {
            below for element in whole for child in element for below in child.iter()
        }
        found = []
        seen = set()
        for element, name, spelling in sorted(
            self._kept, key=lambda kept: order[kept[0]]
        ):
            if element in inside or (name is not None and element in whole):
                continue
            if (element, name) in seen:
                continue  # an empty frame in a wrong place is kept for both
            seen.add((element, name))
            path = paths.of(element)
            if name is None:
                text = serialize(self._without_layout(element))
            else:
                path, text = f"{path}/@{name}", element.get(name) or ""
            found.append(_extra(source=source, path=path, text=text, spelling=spelling))
        for parent, place, text in strays:
            path = f"{paths.of(parent)}/text()[{place}]"
            self.find(
                "RDR008",
                "/extras",
                f"the text {text.strip()[:40]!r} stands between the elements of "
                f"{parent.tag}, where {self.vocabulary.title} has none",
            )
            found.append(_extra(source=source, path=path, text=text))
        return tuple(found)

    def _without_layout(self, element: Element) -> Element:
        """Give an empty frame without the line break that stood in it."""
        is_frame = element.tag in self.vocabulary.containers and not len(element)
        if not is_frame or not _is_blank(element.text):
            return element
        return Element(element.tag, element.attrib)

    def _strays(self) -> list[tuple[Element, int, str]]:
        return [
            (parent, place, text)
            for parent in self.record.iter()
            if parent.tag in self.vocabulary.containers
            for place, text in enumerate(
                [parent.text, *(child.tail for child in parent)]
            )
            if text is not None and not _is_blank(text)
        ]


def _is_blank(text: str | None) -> bool:
    return not text or text.isspace()


class _Paths:
    """The paths of some elements of a record: those of all would not be linear."""

    def __init__(self, record: Element, vocabulary: XmlVocabulary) -> None:
        self._children = vocabulary.children
        self._parents = {child: each for each in record.iter() for child in each}
        self._root = vocabulary.roots.get(record.tag, "")
        self._steps: dict[Element, str] = {}

    def of(self, element: Element) -> str:
        steps: list[str] = []
        while (parent := self._parents.get(element)) is not None:
            if element not in self._steps:
                self._steps.update(self._steps_below(parent))
            steps.append(self._steps[element])
            element = parent
        return "/".join(filter(None, [self._root, *reversed(steps)]))

    def _steps_below(self, parent: Element) -> Iterator[tuple[Element, str]]:
        known = self._children.get(parent.tag, ())
        counts: dict[str, int] = {}
        for place, child in enumerate(parent, start=1):
            tag = child.tag
            counts[tag] = counts.get(tag, 0) + 1
            # What the format does not know has no place but the one it stands in.
            yield child, f"{tag}[{counts[tag]}]" if tag in known else f"*[{place}]"
