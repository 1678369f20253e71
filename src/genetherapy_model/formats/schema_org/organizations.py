"""Organizations and affiliations as nodes, with ROR or ISNI as their identifiers."""

from __future__ import annotations

from typing import Final

from genetherapy_model.domain.identifiers import GridId, Isni, RinggoldId, RorId
from genetherapy_model.domain.organizations import Affiliation, OrganizationReference
from genetherapy_model.formats.csl_json.texts import read_marked
from genetherapy_model.formats.schema_org.identifiers import (
    read_identifiers,
    write_identifiers,
)
from genetherapy_model.formats.schema_org.nodes import Node, NodeForm, Notes
from genetherapy_model.formats.schema_org.values import listing, text_of, types_of

__all__ = ["AFFILIATIONS", "ORGANIZATION_LINKS", "is_role", "read_affiliations"]

_KINDS: Final[tuple[type[RorId | Isni | GridId | RinggoldId], ...]] = (
    RorId,
    Isni,
    GridId,
    RinggoldId,
)


def _write_organization(organization: OrganizationReference) -> Node:
    return {
        "@type": "Organization",
        "name": organization.name,
        **write_identifiers(organization.identifiers),
    }


def _read_organization(node: Node, notes: Notes) -> OrganizationReference | None:
    name = text_of(node.get("name")) or text_of(node.get("legalName"))
    if name is None:
        return None
    return OrganizationReference(
        name=name, identifiers=read_identifiers(node, _KINDS, notes)
    )


ORGANIZATION_LINKS: Final = NodeForm(
    OrganizationReference, _write_organization, _read_organization
)


def _write_affiliation(affiliation: Affiliation) -> Node:
    return {
        "@type": "Organization",
        "name": affiliation.text.plain,
        **write_identifiers(affiliation.identifiers),
    }


def _read_affiliation(node: Node, notes: Notes) -> Affiliation | None:
    name = text_of(node.get("name"))
    if name is None:
        return None
    return Affiliation(
        text=read_marked(name)[0],
        identifiers=read_identifiers(node, _KINDS, notes),
    )


AFFILIATIONS: Final = NodeForm(Affiliation, _write_affiliation, _read_affiliation)


def read_affiliations(value: object, notes: Notes) -> list[Affiliation]:
    """Read affiliations, which may be mere text."""
    made = []
    for one in listing(value):
        node = {"name": one} if isinstance(one, str) else one
        if not isinstance(node, dict) or is_role(node):
            continue
        found = AFFILIATIONS.read(node, notes)
        if found is not None:
            made.append(found)
    return made


def is_role(node: Node) -> bool:
    """Tell whether a node is a role between two others."""
    return any(kind.endswith("Role") for kind in types_of(node))
