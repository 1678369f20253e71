"""Identifiers in schema.org: ``identifier``, ``url``, ``sameAs`` and ``@id``.

Source: https://schema.org/identifier, https://schema.org/docs/datamodel.html#identifierBg.
The scheme of a ``PropertyValue`` is its ``propertyID``; ours are the prefixes of
Bioregistry (https://bioregistry.io), and the names that others use are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, TypeVar, cast

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.identifiers import OtherIdentifier
from genetherapy_model.domain.identifiers.curies import parse_identifier
from genetherapy_model.errors import InvalidIdentifier
from genetherapy_model.formats.schema_org.nodes import Node, Notes
from genetherapy_model.formats.schema_org.values import (
    listing,
    one_or_all,
    text_of,
    texts_of,
)
from genetherapy_model.formats.schemes import is_of

__all__ = [
    "read_identifier",
    "read_identifiers",
    "write_identifier",
    "write_identifiers",
]

T = TypeVar("T", bound=Identifier)

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_NAMES: Final = {
    "pmid": "pubmed",
    "pmcid": "pmc",
    "nct": "clinicaltrials",
    "clinicaltrials.gov": "clinicaltrials",
    "nlmid": "nlm",
    "nlm id": "nlm",
}
_URL: Final = "url"
_SAME: Final = "sameAs"


def write_identifier(identifier: Identifier | OtherIdentifier) -> Node:
    """Write an identifier with its scheme.

    >>> from genetherapy_model.domain.identifiers import Pmid
    >>> write_identifier(Pmid("37960000"))
    {'@type': 'PropertyValue', 'propertyID': 'pubmed', 'value': '37960000'}
    """
    if isinstance(identifier, OtherIdentifier):
        scheme, value = identifier.scheme, identifier.text
    else:
        scheme, value = identifier.prefix, str(identifier)
    return {"@type": "PropertyValue", "propertyID": scheme, "value": value}


def write_identifiers(
    identifiers: Iterable[Identifier | OtherIdentifier], *, with_id: bool = True
) -> Node:
    """Write identifiers, each under the term that suits it.

    >>> write_identifiers([OtherIdentifier(scheme="url", text="https://x.org/1")])
    {'url': 'https://x.org/1'}
    """
    stated = list(identifiers)
    made: Node = {}
    addresses = [one.url for one in stated if isinstance(one, Identifier) and one.url]
    if with_id and addresses and _ADDRESS.fullmatch(addresses[0]):
        made["@id"] = addresses[0]
    groups: dict[str, list[object]] = {"identifier": [], _URL: [], _SAME: []}
    for one in stated:
        if (
            isinstance(one, OtherIdentifier)
            and (one.scheme == _SAME or is_of(one, _URL))
            and _ADDRESS.fullmatch(one.text)
        ):
            groups[_SAME if one.scheme == _SAME else _URL].append(one.text)
        else:
            groups["identifier"].append(write_identifier(one))
    for key, values in groups.items():
        if values:
            made[key] = one_or_all(values)
    return made


def read_identifiers(
    node: Node, kinds: tuple[type[T], ...], notes: Notes, path: str = ""
) -> list[T | OtherIdentifier]:
    """Read the identifiers of a node, those of the kinds that it may have.

    Args:
        node: The node.
        kinds: The kinds; what is of no other is an ``OtherIdentifier``.
        notes: What was odd.
        path: Where the identifiers stand in the publication, if that is known.
    """
    made: list[T | OtherIdentifier] = []
    for value in listing(node.get("identifier")):
        place = f"{path}/{len(made)}" if path else ""
        one = read_identifier(value, kinds, notes, place)
        # In a flattened graph, what two places say of a work is said twice.
        if one is not None and one not in made:
            made.append(one)
    for key in (_URL, _SAME):
        for text in texts_of(node.get(key)):
            known = _parse(text, kinds)
            if known is None and not _ADDRESS.fullmatch(text):
                if text.strip():
                    notes.warn("RDR021", f"{key}: {text[:60]!r} is no address")
            elif known is None:
                made.append(OtherIdentifier(scheme=key, text=text))
            elif known not in made:
                made.append(known)
    name = text_of(node.get("@id"))
    known = _parse(name, kinds) if name else None
    if known is not None and type(known) not in map(type, made):
        made.append(known)
    return made


def read_identifier(
    value: object, kinds: tuple[type[T], ...], notes: Notes, path: str = ""
) -> T | OtherIdentifier | None:
    """Read a ``PropertyValue``, or text that says itself what it is."""
    text = text_of(value)
    scheme = None
    if isinstance(value, dict):
        scheme = text_of(value.get("propertyID")) or text_of(value.get("name"))
        stated = text_of(value.get("value"))
        text = text if stated is None else stated
    if text is None:
        if value not in (None, "", {}):
            notes.warn("RDR021", "identifier: it has no value", path)
        return None
    if scheme is None or not scheme.strip():
        known = _parse(text, kinds)
        if known is not None:
            return known
        is_address = _ADDRESS.fullmatch(text) is not None
        return OtherIdentifier(scheme=_URL if is_address else "identifier", text=text)
    if _ADDRESS.fullmatch(scheme):
        scheme = re.split(r"[/#]", scheme.rstrip("/#"))[-1]
    word = scheme.strip().lower()
    prefix = _NAMES.get(word, word)
    kind = next((one for one in kinds if one.prefix == prefix), None)
    if kind is None:
        return OtherIdentifier(scheme=scheme, text=text)
    try:
        return kind.parse(text)
    except InvalidIdentifier as error:
        notes.warn("RDR002", f"identifier: {error}", path)
        return OtherIdentifier(scheme=scheme, text=text)


def _parse(text: str, kinds: tuple[type[T], ...]) -> T | None:
    known = _parse_any(text)
    return cast("T", known) if type(known) in kinds else None


@lru_cache(maxsize=1000)
def _parse_any(text: str) -> Identifier | None:
    # The same text is read as the work is read, written and compared.
    try:
        return parse_identifier(text)
    except InvalidIdentifier:
        return None
