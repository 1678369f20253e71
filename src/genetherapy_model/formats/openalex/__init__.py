"""OpenAlex: its works, as its API and its snapshots give them, read and written.

Source: https://docs.openalex.org/api-entities/works/work-object and, for what came
since, https://developers.openalex.org/api-reference/works.
"""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.formats.json_decoding import begin_of_json
from genetherapy_model.formats.json_items import (
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

_SIGNS: Final = re.compile(
    rb'"(?:id|openalex)"\s*:\s*"https?://openalex\.org/W[0-9]'
    rb'|"(?:abstract_inverted_index|authorships|cited_by_api_url|is_paratext)"\s*:'
)
# What stands about an identifier of a work in CSL, in JSON-LD and in our own.
_FOREIGN: Final = re.compile(rb'"genetherapy-model/|"date-parts"|"@context"')

_FORMAT: Final = ItemFormat(
    name=FORMAT,
    read_fields=read_fields,
    write_fields=write_fields,
    keys=KEYS,
    frames=("results",),
    derived=DERIVED,
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
    bare = begin_of_json(head)
    if not bare or _FOREIGN.search(bare):
        return False
    return _SIGNS.search(bare) is not None
