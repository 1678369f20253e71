"""Keeping what the model has no word for, while a record of PubMed XML is read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias
from xml.etree.ElementTree import Element

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.identifiers import MeshUi, OtherIdentifier
from genetherapy_model.domain.records import Extra
from genetherapy_model.domain.text import (
    MarkedText,
    marked_from_element,
    trusted_marked_text,
)
from genetherapy_model.errors import (
    Finding,
    InvalidIdentifier,
    InvalidMarkup,
    Severity,
)
from genetherapy_model.formats.pubmed_xml import vocabulary
from genetherapy_model.formats.pubmed_xml.identifiers import read_identifier
from genetherapy_model.formats.pubmed_xml.serializing import serialize

_extra = trusted(Extra)
# The same few thousand terms index most of the literature.
_mesh_ui = lru_cache(maxsize=8192)(MeshUi)
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

    def __init__(self, record: Element) -> None:
        self.record = record
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
        known, containers = vocabulary.ATTRIBUTES, vocabulary.CONTAINERS
        blank = _BLANK
        for element in self.record.iter():
            if keys := element.keys():
                names = known.get(element.tag)
                if names is not None and not names.issuperset(keys):
                    self._keep_attributes(element, names)
            if element.tag in containers:
                if element.text not in blank and not _is_blank(element.text):
                    self._has_strays = True
                if not len(element) and element.tag in vocabulary.FRAMES:
                    self.keep(element)
            if element.tail not in blank and element.tag not in vocabulary.INLINE:
                self._has_strays |= not _is_blank(element.tail)

    def _keep_attributes(self, element: Element, known: frozenset[str]) -> None:
        for key in element.keys():  # noqa: SIM118 - .attrib makes a dictionary
            if key not in known:
                self.keep_attribute(element, key)

    def flag(self, element: Element, name: str, *, default: bool) -> bool:
        """Read an attribute that is Y or N; keep what it is otherwise."""
        value = element.get(name)
        if value == "Y":
            return True
        if value == "N":
            return False
        if value is not None:
            self.keep_attribute(element, name, spelling=True)
        return default

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
            return marked_from_element(element)
        except InvalidMarkup as error:
            self.keep(element, spelling=True)
            self.find("RDR004", place, f"{error}; its text is read, the rest is kept")
            return MarkedText.from_plain("".join(element.itertext()))

    def identifier(
        self,
        element: Element,
        kind: type[Identifier] | None,
        scheme: str | None,
        place: Place,
    ) -> Identifier | OtherIdentifier:
        """Read an identifier; keep its spelling where ours differs."""
        text = self.text(element)
        if not scheme:
            scheme = element.tag
            self.keep(element, spelling=True)
        read, is_spelt_so, problem = read_identifier(kind, scheme, text)
        if not is_spelt_so:
            self.keep(element, spelling=True)
        if problem is not None:
            self.find("RDR002", place, f"{problem}; kept as an identifier of {scheme}")
        return read

    def mesh_ui(self, element: Element, place: Place) -> MeshUi | None:
        """Read the attribute UI; keep it where it is none."""
        text = element.get("UI")
        if text is None:
            return None
        try:
            return _mesh_ui(text)
        except InvalidIdentifier as error:
            self.keep_attribute(element, "UI")
            self.find("RDR002", (place, "ui"), f"{error}; kept as an extra")
            return None

    def extras(self) -> tuple[Extra, ...]:
        """Give what was kept, each piece with its place, in the record's order."""
        strays = self._strays() if self._has_strays else []
        if not self._kept and not strays:
            return ()
        paths = dict(_paths(self.record))
        order = {element: place for place, element in enumerate(paths)}
        whole = [element for element, name, _ in self._kept if name is None]
        # An element that is kept holds all that was kept inside it.
        inside = {
            below for element in whole for child in element for below in child.iter()
        }
        found = []
        for element, name, spelling in sorted(
            self._kept, key=lambda kept: order[kept[0]]
        ):
            if element in inside or (name is not None and element in whole):
                continue
            path = paths[element]
            if name is None:
                text = serialize(element)
            else:
                path, text = f"{path}/@{name}", element.get(name) or ""
            found.append(
                _extra(
                    source=vocabulary.SOURCE, path=path, text=text, spelling=spelling
                )
            )
        for parent, place, text in strays:
            path = f"{paths[parent]}/text()[{place}]"
            self.find(
                "RDR008",
                "/extras",
                f"the text {text.strip()[:40]!r} stands between the elements of "
                f"{parent.tag}, where PubMed has none",
            )
            found.append(_extra(source=vocabulary.SOURCE, path=path, text=text))
        return tuple(found)

    def _strays(self) -> list[tuple[Element, int, str]]:
        return [
            (parent, place, text)
            for parent in self.record.iter()
            if parent.tag in vocabulary.CONTAINERS
            for place, text in enumerate(
                [parent.text, *(child.tail for child in parent)]
            )
            if text is not None and not _is_blank(text)
        ]


def _is_blank(text: str | None) -> bool:
    return not text or text.isspace()


def _paths(record: Element) -> Iterator[tuple[Element, str]]:
    root = "MedlineCitation" if record.tag == "MedlineCitation" else ""
    open_elements = [(record, root)]
    while open_elements:
        element, path = open_elements.pop()
        yield element, path
        known = vocabulary.CHILDREN.get(element.tag, ())
        counts: dict[str, int] = {}
        children = []
        for place, child in enumerate(element, start=1):
            tag = child.tag
            counts[tag] = counts.get(tag, 0) + 1
            # What PubMed does not know has no place but the one it stands in.
            step = f"{tag}[{counts[tag]}]" if tag in known else f"*[{place}]"
            children.append((child, f"{path}/{step}" if path else step))
        open_elements += reversed(children)
