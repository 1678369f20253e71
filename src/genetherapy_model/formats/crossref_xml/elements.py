"""The elements of a record, taken by their names; what is left is kept."""

from __future__ import annotations

from collections.abc import Container, Iterator
from copy import copy
from typing import Final
from xml.etree.ElementTree import Element, tostring

from genetherapy_model.domain.records import Extra
from genetherapy_model.formats.crossref.abstracts import read_text
from genetherapy_model.formats.crossref.texts import write_marked

__all__ = ["Elements", "local"]

_UNSAID: Final = frozenset({"schemaLocation", "noNamespaceSchemaLocation", "sequence"})


def local(name: object) -> str:
    """Give a name without its namespace; of a comment nothing.

    >>> local("{http://www.crossref.org/relations.xsd}program")
    'program'
    """
    return name.rpartition("}")[2] if isinstance(name, str) else ""


class Elements:
    """Takes elements by their local names, and knows which were not taken.

    Crossref has its words in a dozen namespaces, and in several versions of each; no
    two of them are the same word for different things.

    >>> from xml.etree.ElementTree import XML
    >>> elements = Elements("x")
    >>> record = XML("<a><b>1</b><c>2</c></a>")
    >>> elements.text(record, "b"), [extra.path for extra in elements.left(record)]
    ('1', ['a/c'])
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._taken: set[int] = set()
        self._read: set[tuple[int, str]] = set()

    def all(self, holder: Element, *path: str) -> list[Element]:
        """Take the elements at the end of a path."""
        found = [holder]
        for name in path:
            self._taken.update(map(id, found))
            found = [
                child
                for parent in found
                for child in parent
                if local(child.tag) == name
            ]
        self._taken.update(map(id, found))
        return found

    def first(self, holder: Element, *path: str) -> Element | None:
        """Take the first element at the end of a path; others are left."""
        for name in path:
            self._taken.add(id(holder))
            found = next((each for each in holder if local(each.tag) == name), None)
            if found is None:
                return None
            holder = found
        self._taken.add(id(holder))
        return holder

    def text(self, holder: Element, *path: str) -> str | None:
        """Take the text of the first element at the end of a path."""
        found = self.first(holder, *path)
        return None if found is None else self.words(found)

    def texts(self, holder: Element, *path: str) -> list[str]:
        """Take the texts of all elements at the end of a path."""
        return [text for each in self.all(holder, *path) if (text := self.words(each))]

    def words(self, element: Element) -> str | None:
        """Take all that an element holds as text with Crossref's face markup."""
        self._taken.update(map(id, element.iter()))
        return write_marked(read_text(element)) or None

    def own_text(self, element: Element) -> str | None:
        """Take the text that stands in an element before its children."""
        self._taken.add(id(element))
        return (element.text or "").strip() or None

    def attribute(self, element: Element, name: str) -> str | None:
        """Take an attribute; blank ones say nothing."""
        for key, value in element.attrib.items():
            if local(key) == name:
                self._read.add((id(element), key))
                return value.strip() or None
        return None

    def take(self, element: Element) -> Element:
        """Take an element with all that it holds."""
        self._taken.update(map(id, element.iter()))
        for each in element.iter():
            self._read.update((id(each), key) for key in each.attrib)
        return element

    def left(
        self, root: Element, path: str = "", without: Container[str] = ()
    ) -> Iterator[Extra]:
        """Give what was not taken, each piece with its place.

        Args:
            root: Where to look.
            path: What its place is called; its name if nothing else is said.
            without: The names of its children that are left out.
        """
        path = path or local(root.tag)
        for key, value in root.attrib.items():
            if (id(root), key) not in self._read and local(key) not in _UNSAID:
                yield Extra(
                    source=self._source, path=f"{path}/@{local(key)}", text=value
                )
        counts: dict[str, int] = {}
        for child in root:
            name = local(child.tag)
            if name in without:
                continue
            counts[name] = counts.get(name, 0) + 1
            number = f"[{counts[name]}]" if counts[name] > 1 else ""
            place = f"{path}/{name}{number}"
            if any(id(each) in self._taken for each in child.iter()):
                yield from self.left(child, place)
            elif name and (child.attrib or "".join(child.itertext()).strip()):
                yield Extra(source=self._source, path=place, text=_shown(child))


def _shown(element: Element) -> str:
    alone = copy(element)
    alone.tail = None
    return tostring(alone, encoding="unicode")
