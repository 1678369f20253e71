"""CSL-JSON, the items of citation processors: read as they stream in, and written.

Source: CSL 1.0.2, https://docs.citationstyles.org/en/stable/specification.html, and its
schema, https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, Position
from genetherapy_model.formats.csl_json.items import read_item, write_item
from genetherapy_model.formats.csl_json.vocabulary import FORMAT, ITEM_TYPES
from genetherapy_model.formats.json_heads import look_at
from genetherapy_model.formats.json_items import dump_value, scan_items
from genetherapy_model.formats.losses import find_losses
from genetherapy_model.formats.readings import Reading

__all__ = ["recognizes", "restrict", "scan", "write"]

_TYPE: Final = re.compile(rb'"([a-z_-]+)"')
_DATE: Final = re.compile(rb'\{\s*"(?:date-parts|raw|lit)')
# Keys of our own JSON, Crossref's, Europe PMC's, schema.org's and commonmeta's.
_FOREIGN: Final = frozenset(
    "schema message-type reference-count authorString resultList @context "
    "schema_version".split()
)
# Zotero's and pandoc's.
_FRAMES: Final = ("items", "references")
_TYPES: Final = frozenset(name.encode() for name in ITEM_TYPES)


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes whether they are items of CSL."""
    found = look_at(head)
    item = found.item
    if _FOREIGN & item.keys() or _FOREIGN & found.envelope.keys():
        return False
    known = _TYPE.match(item.get("type", b""))
    return (known is not None and known[1] in _TYPES) or any(
        _DATE.match(item.get(key, b"")) for key in ("issued", "accessed")
    )


def scan(stream: BinaryIO) -> Iterator[Reading]:
    """Read item after item; a bad one is a reading with findings.

    Raises:
        UnreadableInput: If the input holds nothing.
    """
    return scan_items(stream, read_item, _FRAMES)


def restrict(publication: Publication) -> Publication:
    """Give what is read back of it."""
    return read_item(write_item(publication))[0]


def write(publications: Iterable[Publication], stream: BinaryIO) -> tuple[Finding, ...]:
    """Write publications as one array, an item a line; tell what had no place."""
    findings: list[Finding] = []
    used: set[str] = set()
    start = "["
    for number, publication in enumerate(publications, start=1):
        item = write_item(publication)
        item["id"] = _unique(item["id"], used)
        findings += find_losses(
            publication,
            read_item(item)[0],
            format=FORMAT,
            position=Position(record=number),
        )
        stream.write(f"{start}\n{dump_value(item)}".encode())
        start = ","
    stream.write(b"[]\n" if start == "[" else b"\n]\n")
    return tuple(findings)


def _unique(number: object, used: set[str]) -> object:
    """Give a number that no item had; citeproc-py tells none apart by their case."""
    found, count = number, 1
    while str(found).lower() in used:
        count += 1
        found = f"{number}-{count}"
    used.add(str(found).lower())
    return found
