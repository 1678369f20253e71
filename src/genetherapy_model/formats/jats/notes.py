"""What is noticed while an article is read."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.identifiers import OtherIdentifier
from genetherapy_model.errors import Finding, InvalidIdentifier, Severity
from genetherapy_model.formats.jats.texts import line

__all__ = ["Notes"]

_other = trusted(OtherIdentifier)


class Notes:
    """The findings of one article, and what its elements are called by their id."""

    def __init__(self, article: Element) -> None:
        self.findings: list[Finding] = []
        self._article = article
        self._named: dict[str, Element] | None = None

    def find(self, code: str, path: str, message: str) -> None:
        """Note a finding about a place of the publication."""
        self.findings.append(
            Finding(code=code, severity=Severity.WARNING, path=path, message=message)
        )

    def named(self, name: str) -> Element | None:
        """Give the element of an id, or None."""
        if self._named is None:
            self._named = {
                held: each
                for each in self._article.iter()
                if (held := each.get("id")) is not None
            }
        return self._named.get(name)

    def identifier(
        self, element: Element, kind: type[Identifier] | None, scheme: str, path: str
    ) -> Identifier | OtherIdentifier | None:
        """Read an identifier; what is none stays as another one, and blank is none."""
        return self.identify(line(element), kind, scheme, path)

    def identify(
        self, text: str, kind: type[Identifier] | None, scheme: str, path: str
    ) -> Identifier | OtherIdentifier | None:
        """Read the text of an identifier; see :meth:`identifier`."""
        if not text or not scheme:
            return None
        if kind is not None:
            try:
                return kind.parse(text)
            except InvalidIdentifier as error:
                said = f"{error}; kept as an identifier of {scheme}"
                self.find("RDR002", path, said)
        return _other(scheme=scheme, text=text)
