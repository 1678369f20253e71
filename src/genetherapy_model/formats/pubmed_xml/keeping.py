"""Keeping what the model has no word for, while a record of PubMed XML is read."""

from __future__ import annotations

from functools import lru_cache
from xml.etree.ElementTree import Element

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.identifiers import MeshUi, OtherIdentifier
from genetherapy_model.errors import InvalidIdentifier
from genetherapy_model.formats.pubmed_xml import vocabulary
from genetherapy_model.formats.pubmed_xml.identifiers import read_identifier
from genetherapy_model.formats.xml import keeping
from genetherapy_model.formats.xml.keeping import Place

__all__ = ["Keeper", "Place"]

# The same few thousand terms index most of the literature.
_mesh_ui = lru_cache(maxsize=8192)(MeshUi)


class Keeper(keeping.Keeper):
    """What one record holds that the model does not, and what was noticed in it."""

    def __init__(self, record: Element) -> None:
        super().__init__(record, vocabulary.XML)

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
