"""Crossref's JSON, as its REST API gives it: read as it streams in, and written.

A single work (``message``), a list of them (``message.items``), bare items and items
one a line are read alike.

Source: https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md.
"""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.formats.crossref.reading import read_fields
from genetherapy_model.formats.crossref.vocabulary import FORMAT, KEYS
from genetherapy_model.formats.crossref.writing import write_fields
from genetherapy_model.formats.json_decoding import begin_of_json
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
    opening='{"status": "ok", "message-type": "work-list", '
    '"message-version": "1.0.0", "message": {"items": [',
    closing="]}}",
)
# Of the keys of other services none is named so.
_OWN: Final = re.compile(
    rb'"message-type"\s*:\s*"work|"(?:references?-count|is-referenced-by-count'
    rb"|content-domain|short-container-title|published-(?:print|online)|issn-type"
    rb'|doi-asserted-by|update-(?:to|policy)|updated-by|group-title|references-count)"'
    rb'|"source"\s*:\s*"Cross[rR]ef"|"container-title"\s*:\s*\['
)
_DOI: Final = re.compile(rb'"DOI"\s*:\s*"10\.')
_TITLES: Final = re.compile(rb'"title"\s*:\s*\[')
_FOREIGN: Final = re.compile(
    rb'"genetherapy-model/|"@context"|"schema_version"|//openalex\.org/'
)

read_item: ReadItem = _FORMAT.read_item
write_item: WriteItem = _FORMAT.write_item
scan: Scan = _FORMAT.scan
restrict: Restrict = _FORMAT.restrict
write: Write = _FORMAT.write


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes whether they are items of Crossref."""
    bare = begin_of_json(head)
    if not bare or _FOREIGN.search(bare):
        return False
    if _OWN.search(bare):
        return True
    return _DOI.search(bare) is not None and _TITLES.search(bare) is not None
