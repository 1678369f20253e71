"""Values of a result, whatever type stands where another is due.

Nothing here raises: what is not what its place holds is a finding, and nothing is read
of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.identifiers import OtherIdentifier
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.errors import Finding, Severity
from genetherapy_model.formats.europepmc.texts import read_text
from genetherapy_model.formats.json_items import Item, dump_value
from genetherapy_model.formats.plain_texts import read_plain
from genetherapy_model.formats.pubmed_xml.identifiers import read_identifier

__all__ = ["Values"]

T = TypeVar("T", bound=Identifier)


class Values:
    """What reads the values of one result, and notes what is odd in them."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def note(self, code: str, message: str, path: str = "") -> None:
        """Note something odd."""
        self.findings.append(
            Finding(code=code, severity=Severity.WARNING, message=message, path=path)
        )

    def _refuse(self, key: str, expected: str, value: object) -> None:
        shown = dump_value(value)
        shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
        self.note("RDR021", f"{key}: expected {expected}, got {shown}")

    def text(self, value: object, key: str) -> str | None:
        """Read a text, or a number as one; None where it says nothing."""
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, str):
            return value or None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if value not in (None, [], {}):
            self._refuse(key, "text", value)
        return None

    def plain(self, value: object, key: str) -> str | None:
        """Read a text that has no markup in the model."""
        text = self.text(value, key)
        return None if text is None else read_plain(text)

    def marked(self, value: object, key: str, path: str) -> MarkedText | None:
        """Read a text with its markup."""
        text = self.text(value, key)
        if text is None:
            return None
        marked, problem = read_text(text)
        if problem is not None:
            self.note("RDR004", f"{key}: {problem}", path)
        return marked

    def each(self, value: object) -> list[object]:
        """Give the values of a list, or the one value that stands for it."""
        values = value if isinstance(value, list) else [value]
        return [one for one in values if one not in (None, "", [], {})]

    def children(self, value: object, name: str, key: str) -> list[object]:
        """Give what stands in a list such as ``{"author": [...]}``."""
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
            value = value[0].get(name, value)
        elif isinstance(value, dict):
            if name not in value and value:
                self._refuse(key, f"an object with {name!r}", value)
            value = value.get(name)
        return self.each(value)

    def objects(self, value: object, name: str, key: str) -> Iterator[tuple[str, Item]]:
        """Give the objects in a list, each with its place."""
        for index, one in enumerate(self.children(value, name, key)):
            place = f"{key}/{index}"
            if isinstance(one, dict):
                yield place, one
            else:
                self._refuse(place, "an object", one)

    def held(self, value: object, key: str) -> Item:
        """Give an object; an empty one where there is none."""
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, dict):
            return value
        if value not in (None, "", []):
            self._refuse(key, "an object", value)
        return {}

    def flag(self, value: object, key: str) -> bool:
        """Read Y or N."""
        text = self.text(value, key)
        if text not in (None, "Y", "N"):
            self._refuse(key, "Y or N", value)
        return text == "Y"

    def identifier(
        self, kind: type[T] | None, scheme: str, text: str, path: str
    ) -> T | OtherIdentifier:
        """Read an identifier; what is none is kept as another one."""
        scheme = scheme if scheme.strip() else "unknown"
        read, _, problem = read_identifier(kind, scheme, text)
        if problem is not None:
            self.note("RDR002", f"{scheme}: {problem}", path)
        return read
