"""Values of a result, whatever type stands where another is due."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.identifiers import OtherIdentifier
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats import json_values
from genetherapy_model.formats.europepmc.texts import read_text
from genetherapy_model.formats.json_items import Item
from genetherapy_model.formats.plain_texts import read_plain

__all__ = ["Values"]

T = TypeVar("T", bound=Identifier)


class Values(json_values.Values):
    """What reads the values of one result, and notes what is odd in them.

    >>> values = Values()
    >>> [*values.listed({"grant": [{"grantId": "1"}]}, "grant", "grantsList")]
    [('grantsList/0', {'grantId': '1'})]
    >>> values.flag("yes", "majorTopic_YN"), values.findings[0].message
    (False, "majorTopic_YN: expected Y or N, got 'yes'")
    """

    def numeral(self, value: object, place: str) -> str | None:
        """Give a number, which the service has as one or as text."""
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return self.text(value, place)

    def plain(self, value: object, place: str) -> str | None:
        """Give a text that has no markup in the model."""
        text = self.numeral(value, place)
        return None if text is None else read_plain(text)

    def marked(self, value: object, place: str, path: str) -> MarkedText | None:
        """Give a text with its markup."""
        text = self.text(value, place)
        if text is None:
            return None
        marked, problem = read_text(text)
        if problem is not None:
            self.warn("RDR004", f"{place}: {problem}", path)
        return marked

    def each(self, value: object) -> list[object]:
        """Give the values of a list, or the one value that stands for it."""
        values = value if isinstance(value, list) else [value]
        return [one for one in values if one not in (None, "", [], {})]

    def children(self, value: object, name: str, place: str) -> list[object]:
        """Give what stands in a list such as ``{"author": [...]}``."""
        if isinstance(value, list) and not (value and isinstance(value[0], dict)):
            return self.each(value)
        held = self.only(value, place)
        if held and name not in held:
            self.warn("RDR021", f"{place}: expected {name!r}, got {[*held]}")
        return self.each(held.get(name))

    def listed(
        self, value: object, name: str, place: str
    ) -> Iterator[tuple[str, Item]]:
        """Give the objects in such a list, each with its place."""
        for index, one in enumerate(self.children(value, name, place)):
            where = f"{place}/{index}"
            for held in self.objects(one, where):
                yield where, held

    def flag(self, value: object, place: str) -> bool:
        """Read Y or N."""
        text = self.text(value, place)
        if text not in (None, "Y", "N"):
            self.warn("RDR021", f"{place}: expected Y or N, got {text!r}")
        return text == "Y"

    def any_identifier(
        self, kind: type[T] | None, scheme: str, text: str, path: str
    ) -> T | OtherIdentifier:
        """Read an identifier, of a kind that the model has or of another."""
        if kind is None:
            return OtherIdentifier(scheme=scheme, text=text)
        return self.identifier(kind, scheme, text, path)
