"""The values of items of JSON, each of the type that is due, whatever stands there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from genetherapy_model.domain._statements import UNWRITABLE
from genetherapy_model.domain.identifiers import Identifier, OtherIdentifier
from genetherapy_model.errors import Finding, InvalidIdentifier, Severity
from genetherapy_model.formats.json_items import dump_value
from genetherapy_model.formats.schemes import name_scheme

__all__ = ["Values"]

T = TypeVar("T", bound=Identifier)


class Values:
    """Takes values from an item, and notes what is not as it should be.

    What has another type than is due is a finding ``RDR021``; null, blank text and
    what is empty say nothing.

    >>> values = Values()
    >>> values.texts(["Blood", None, 7, {}], "title")
    ['Blood', '7']
    >>> for finding in values.findings:
    ...     print(finding.message)
    title/2: expected text, got 7
    title/3: expected text, got {}
    """

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def warn(self, code: str, message: str, path: str = "") -> None:
        """Note something; the path is that of the publication, as a JSON Pointer."""
        self.findings.append(
            Finding(code=code, severity=Severity.WARNING, message=message, path=path)
        )

    def text(self, value: object, place: str) -> str | None:
        """Give a text as it stands; of a list the first."""
        if isinstance(value, list):
            return next(iter(self.texts(value, place)), None)
        if isinstance(value, str):
            return UNWRITABLE.sub("\ufffd", value) if value.strip() else None
        if value is None:
            return None
        self.warn("RDR021", f"{place}: expected text, got {_shown(value)}")
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        return None

    def texts(self, value: object, place: str) -> list[str]:
        """Give the texts of a list, or one text as a list of it."""
        if not isinstance(value, list):
            text = self.text(value, place)
            return [] if text is None else [text]
        made = []
        for index, one in enumerate(value):
            if isinstance(one, list):
                self.warn(
                    "RDR021", f"{place}/{index}: expected text, got {_shown(one)}"
                )
            elif (text := self.text(one, f"{place}/{index}")) is not None:
                made.append(text)
        return made

    def objects(self, value: object, place: str) -> list[Mapping[str, object]]:
        """Give the objects of a list, or one object as a list of it."""
        made: list[Mapping[str, object]] = []
        for index, one in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(one, dict):
                made.append(one)
            elif one not in (None, "", []):
                self.warn(
                    "RDR021", f"{place}/{index}: expected an object, got {_shown(one)}"
                )
        return made

    def only(self, value: object, place: str) -> Mapping[str, object]:
        """Give an object, the first of a list; an empty one if there is none."""
        return next(iter(self.objects(value, place)), {})

    def number(self, value: object, place: str) -> int | None:
        """Give a whole number that is not negative."""
        if type(value) is int and value >= 0:
            return value
        if value not in (None, "", [], {}):
            self.warn("RDR021", f"{place}: expected a number, got {_shown(value)}")
        return None

    def identifier(
        self, kind: type[T], scheme: str, text: str, path: str = ""
    ) -> T | OtherIdentifier:
        """Read an identifier; one that is none keeps its words (``RDR002``)."""
        try:
            return kind.parse(text)
        except InvalidIdentifier as error:
            self.warn("RDR002", f"{scheme}: {error}", path)
            return OtherIdentifier(scheme=name_scheme(scheme), text=text)


def _shown(value: object) -> str:
    shown = dump_value(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
