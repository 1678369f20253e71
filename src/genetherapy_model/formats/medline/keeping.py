"""What is kept while a record is read: lists, extras, and what was noticed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from genetherapy_model.domain.records import Extra
from genetherapy_model.errors import Finding, Position, Severity
from genetherapy_model.formats.medline import vocabulary
from genetherapy_model.formats.medline.records import Field
from genetherapy_model.formats.schemes import ISBN, is_of

__all__ = ["Keeper"]


class Keeper:
    """Keeps what fields say, and what is wrong with them.

    Attributes:
        lists: What was read for each field of a publication that holds several things.
        kept: Fields that have no place.
        findings: What was noticed.
    """

    def __init__(self) -> None:
        self.lists: dict[str, list[Any]] = {}
        self.kept: list[Field] = []
        self.findings: list[Finding] = []

    def keep(self, field: Field, problem: str = "") -> None:
        """Keep a field that has no place, and say why where it should have one."""
        self.kept.append(field)
        if problem:
            self.find("RDR012", f"{problem}: it is kept as an extra", "/extras", field)

    def find(self, code: str, message: str, path: str, field: Field) -> None:
        """Note what is odd, and where."""
        self.findings.append(
            Finding(
                code=code,
                severity=Severity.WARNING,
                message=message,
                path=path,
                position=Position(line=field.line, byte=field.byte),
            )
        )

    def add(self, name: str, value: object) -> str:
        """Add to a list of the publication, and give the place."""
        listed = self.lists.setdefault(name, [])
        listed.append(value)
        return f"/{name}/{len(listed) - 1}"

    def add_identifier(self, known: object) -> str:
        """Add an identifier of the work, and give the place.

        An ISBN stands under its own tag and among the article's identifiers: it is one.
        """
        listed = self.lists.get("identifiers", [])
        if is_of(known, ISBN) and known in listed:
            return f"/identifiers/{listed.index(known)}"
        return self.add("identifiers", known)

    def check(self, problem: str | None, path: str, field: Field) -> None:
        """Note that an identifier is none, if so."""
        if problem is not None:
            self.find("RDR002", problem, path, field)

    def extras_in(self, fields: Sequence[Field]) -> list[Extra]:
        """Give what was kept, in the order of the record."""
        places = {id(field): place for place, field in enumerate(fields)}
        return [
            Extra(source=vocabulary.SOURCE, path=field.tag, text=field.text)
            for field in sorted(self.kept, key=lambda field: places[id(field)])
        ]
