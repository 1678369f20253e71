"""The fields of an object of JSON, each with its place in the item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

from genetherapy_model.domain.identifiers import Identifier, OtherIdentifier
from genetherapy_model.errors import Finding
from genetherapy_model.formats.json_values import Values

__all__ = ["Fields"]

T = TypeVar("T", bound=Identifier)
_EMPTY: Final[tuple[object, ...]] = (None, "", [], {})


class Fields:
    """An object inside of an item, asked for values of one kind.

    What is of another kind is told, once, however often it is asked for.

    >>> fields = Fields({"biblio": {"volume": "34", "issue": True}})
    >>> biblio = fields.part("biblio")
    >>> biblio.text("volume"), biblio.text("issue"), biblio.text("first_page")
    ('34', None, None)
    >>> print(*fields.findings)
    RDR021 warning biblio/issue: expected text, got true
    """

    def __init__(
        self,
        value: Mapping[str, object],
        path: str = "",
        values: Values | None = None,
    ) -> None:
        self._value = value
        self._path = path
        self._values = Values() if values is None else values

    @property
    def findings(self) -> list[Finding]:
        """What was odd so far, in the whole of the item."""
        return [*dict.fromkeys(self._values.findings)]

    def __bool__(self) -> bool:
        """Tell whether it says anything."""
        return any(value not in _EMPTY for value in self._value.values())

    def __iter__(self) -> Iterator[str]:
        """Go through the keys, in the order of the item."""
        return iter(self._value)

    def value(self, key: str) -> object:
        """Give a value as it stands; None if it says nothing."""
        # Clients make classes of dictionaries that compute what they lack: pyalex's
        # fail at item["abstract"] where the index was not asked for.
        value = self._value.get(key)
        return None if value in _EMPTY else value

    def text(self, key: str) -> str | None:
        """Give a text that is not blank."""
        return self._values.text(self.value(key), self._path + key)

    def texts(self, key: str) -> list[str]:
        """Give the texts of a list; one that stands alone is a list of it."""
        return self._values.texts(self.value(key), self._path + key)

    def number(self, key: str) -> int | None:
        """Give a whole number."""
        return self._values.number(self.value(key), self._path + key)

    def truth(self, key: str) -> bool | None:
        """Give what is true or false."""
        value = self.value(key)
        if value is None or isinstance(value, bool):
            return value
        self.told("RDR021", f"{key}: expected true or false")
        return None

    def part(self, key: str) -> Fields:
        """Give an object inside of this one; an empty one if there is none."""
        inner = self._values.only(self.value(key), self._path + key)
        return Fields(inner, f"{self._path}{key}/", self._values)

    def parts(self, key: str) -> list[Fields]:
        """Give the objects of a list that say anything."""
        place = self._path + key
        parts = [
            Fields(one, f"{place}/{index}/", self._values)
            for index, one in enumerate(self._values.objects(self.value(key), place))
        ]
        return [part for part in parts if part]

    def identifier(
        self, kind: type[T], key: str, text: str, path: str = ""
    ) -> T | OtherIdentifier:
        """Read an identifier of a kind; what is none is told, and keeps its words."""
        return self._values.identifier(kind, key, text, path)

    def told(self, code: str, message: str, path: str = "") -> None:
        """Tell what is odd, by its code."""
        self._values.warn(code, self._path + message, path)
