"""Crossref's JSON, as its REST API gives it: read as it streams in, and written.

A single work (``message``), a list of them (``message.items``), bare items and items
one a line are read alike.

Source: https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md.
"""

from __future__ import annotations

from typing import Final

from genetherapy_model.formats.crossref.reading import read_fields
from genetherapy_model.formats.crossref.vocabulary import FORMAT, KEYS
from genetherapy_model.formats.crossref.writing import write_fields
from genetherapy_model.formats.json_heads import look_at
from genetherapy_model.formats.json_items import (
    ItemFormat,
    ReadItem,
    Restrict,
    Scan,
    Write,
    WriteItem,
)

__all__ = ["read_item", "recognizes", "restrict", "scan", "write", "write_item"]

_FORMAT: Final = ItemFormat(
    name=FORMAT,
    read_fields=read_fields,
    write_fields=write_fields,
    keys=KEYS,
    frames=("message", "items"),
    derived=frozenset({"URL", "prefix", "published", "reference-count"}),
    answers=("message", "message-type"),
    opening='{"status": "ok", "message-type": "work-list", '
    '"message-version": "1.0.0", "message": {"items": [',
    closing="]}}",
)
# Of the keys of other services none is named so.
_OWN: Final = frozenset(
    "reference-count references-count is-referenced-by-count content-domain "
    "short-container-title published-print published-online issn-type update-to "
    "update-policy updated-by group-title".split()
)
_FOREIGN: Final = frozenset({"@context", "schema", "schema_version"})

read_item: ReadItem = _FORMAT.read_item
write_item: WriteItem = _FORMAT.write_item
scan: Scan = _FORMAT.scan
restrict: Restrict = _FORMAT.restrict
write: Write = _FORMAT.write


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes whether they are items of Crossref."""
    found = look_at(head)
    if found.envelope.get("message-type", b"").startswith(b'"work'):
        return True
    item = found.item
    if _FOREIGN & item.keys():
        return False
    return (
        bool(_OWN & item.keys())
        or item.get("source", b"").lower().startswith(b'"crossref"')
        or item.get("container-title", b"").startswith(b"[")
        or ("DOI" in item and item.get("title", b"").startswith(b"["))
    )
