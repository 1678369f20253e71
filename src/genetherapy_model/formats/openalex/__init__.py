"""OpenAlex: its works, as its API and its snapshots give them, read and written.

Source: https://docs.openalex.org/api-entities/works/work-object and, for what came
since, https://developers.openalex.org/api-reference/works.
"""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, UnreadableInput
from genetherapy_model.formats.json_heads import look_at
from genetherapy_model.formats.json_items import (
    Item,
    ItemFormat,
    ReadItem,
    Restrict,
    Scan,
    Write,
    WriteItem,
)
from genetherapy_model.formats.openalex.reading import read_fields
from genetherapy_model.formats.openalex.vocabulary import DERIVED, FORMAT, KEYS
from genetherapy_model.formats.openalex.writing import write_fields

__all__ = ["read_item", "recognizes", "restrict", "scan", "write", "write_item"]

_OWN: Final = frozenset(
    {"abstract_inverted_index", "authorships", "cited_by_api_url", "is_paratext"}
)
# What stands about the number of a work in CSL, in JSON-LD and in our own JSON.
_FOREIGN: Final = frozenset({"@context", "issued", "schema"})
_ID: Final = re.compile(rb'"https?://openalex\.org/W[0-9]')

# Authors, sources, topics and the rest have numbers with another letter, or addresses.
_OTHER: Final = re.compile(r"https?://(?:api\.)?openalex\.org/(?!works/|W[0-9])\S+")


class _Format(ItemFormat):
    """Works alone: OpenAlex gives its other entities in the same form."""

    def read_item(self, item: Item) -> tuple[Publication, list[Finding]]:
        own = item.get("id")
        if isinstance(own, str) and _OTHER.match(own):
            raise UnreadableInput(f"{own} is no work: those of OpenAlex begin with W")
        return super().read_item(item)


_FORMAT: Final = _Format(
    name=FORMAT,
    read_fields=read_fields,
    write_fields=write_fields,
    keys=KEYS,
    frames=("results",),
    derived=DERIVED,
    answers=("message", "error", "meta"),
    opening='{"results": [',
    closing="]}",
)
read_item: ReadItem = _FORMAT.read_item
write_item: WriteItem = _FORMAT.write_item
scan: Scan = _FORMAT.scan
restrict: Restrict = _FORMAT.restrict
write: Write = _FORMAT.write


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes whether they are works of OpenAlex."""
    found = look_at(head)
    if {"meta", "results"} <= found.envelope.keys():
        return True
    if _FOREIGN & found.item.keys():
        return False
    return bool(_OWN & found.item.keys() or _ID.match(found.item.get("id", b"")))
