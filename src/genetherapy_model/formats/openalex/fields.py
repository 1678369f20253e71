"""The fields of an object of JSON, asked for values of one kind.

Whatever is of another kind is told, and is taken for nothing said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from genetherapy_model.domain._statements import UNWRITABLE
from genetherapy_model.errors import Finding, Severity
from genetherapy_model.formats.json_items import dump_value

__all__ = ["Fields"]

_EMPTY: Final[tuple[object, ...]] = (None, "", [], {})


class Fields:
    """An object of an item, with its place there.

    >>> fields = Fields({"volume": 34, "issue": ["1"]})
    >>> fields.text("volume"), fields.text("issue"), fields.text("first_page")
    ('34', None, None)
    >>> print(*fields.findings)
    RDR021 warning issue: expected text, got ["1"]
    """

    def __init__(
        self,
        value: Mapping[str, object],
        path: str = "",
        told: dict[Finding, None] | None = None,
    ) -> None:
        self._value = value
        self._path = path
        # A field may be asked for twice, and is told once.
        self._told: dict[Finding, None] = {} if told is None else told

    @property
    def findings(self) -> list[Finding]:
        """What was odd so far, in the whole of the item."""
        return [*self._told]

    def __bool__(self) -> bool:
        """Tell whether it says anything."""
        return any(value not in _EMPTY for value in self._value.values())

    def __iter__(self) -> Iterator[str]:
        """Go through the keys, in the order of the item."""
        return iter(self._value)

    def value(self, key: str) -> object:
        """Give a value as it stands; None if it says nothing."""
        # Clients make their objects of dictionaries, and some give what they lack.
        value = self._value.get(key)
        return None if value in _EMPTY else value

    def text(self, key: str) -> str | None:
        """Give a text that is not blank; a number is one too."""
        return self._text(self.value(key), key)

    def texts(self, key: str) -> list[str]:
        """Give the texts of a list; one that stands alone is a list of it."""
        texts = [self._text(one, where) for where, one in self._each(key)]
        return [text for text in texts if text is not None]

    def number(self, key: str) -> int | None:
        """Give a whole number, also of digits."""
        value = self.value(key)
        if isinstance(value, float) and value.is_integer():
            return int(value)
        if isinstance(value, str) and value.isascii() and value.isdecimal():
            return int(value[:18])
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self._refuse(key, "a whole number", value)
        return None

    def truth(self, key: str) -> bool | None:
        """Give what is true or false."""
        value = self.value(key)
        if value is None or isinstance(value, bool):
            return value
        self._refuse(key, "true or false", value)
        return None

    def part(self, key: str) -> Fields:
        """Give an object inside this one; an empty one if there is none."""
        return self._part(self.value(key), key)

    def parts(self, key: str) -> list[Fields]:
        """Give the objects of a list; one that stands alone is a list of it."""
        parts = [self._part(one, where) for where, one in self._each(key)]
        return [part for part in parts if part]

    def told(self, code: str, message: str, path: str = "") -> None:
        """Tell what is odd, by its code."""
        said = f"{self._path}{message}"
        found = Finding(code=code, severity=Severity.WARNING, message=said, path=path)
        self._told[found] = None

    def _each(self, key: str) -> Iterator[tuple[str, object]]:
        value = self.value(key)
        for index, one in enumerate(value if isinstance(value, list) else [value]):
            if one not in _EMPTY:
                yield f"{key}/{index}", one

    def _text(self, value: object, key: str) -> str | None:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str):
            return UNWRITABLE.sub("\ufffd", value) if value.strip() else None
        if value is not None:
            self._refuse(key, "text", value)
        return None

    def _part(self, value: object, key: str) -> Fields:
        if value is not None and not isinstance(value, Mapping):
            self._refuse(key, "an object", value)
        inner = value if isinstance(value, Mapping) else {}
        return Fields(inner, f"{self._path}{key}/", self._told)

    def _refuse(self, key: str, kind: str, value: object) -> None:
        shown = dump_value(value)
        shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
        self.told("RDR021", f"{key}: expected {kind}, got {shown}")
