"""CSL-JSON, the items of citation processors: read as they stream in, and written.

Source: CSL 1.0.2, https://docs.citationstyles.org/en/stable/specification.html, and its
schema, https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from json import dumps
from typing import BinaryIO, Final

from attrs import evolve

from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, Position, Severity, UnreadableInput
from genetherapy_model.formats.csl_json.cutting import Piece, cut
from genetherapy_model.formats.csl_json.decoding import decode
from genetherapy_model.formats.csl_json.items import read_item, write_item
from genetherapy_model.formats.csl_json.vocabulary import FORMAT, ITEM_TYPES
from genetherapy_model.formats.losses import find_losses
from genetherapy_model.formats.readings import Reading

__all__ = ["recognizes", "restrict", "scan", "write"]

_TYPE: Final = re.compile(rb'"type"\s*:\s*"([a-z_-]+)"')
_DATE: Final = re.compile(rb'"(?:issued|accessed)"\s*:\s*\{\s*"(?:date-parts|raw|lit)')
# Ours, Crossref's, OpenAlex's, Europe PMC's, schema.org's and commonmeta's.
_FOREIGN: Final = re.compile(
    rb'"genetherapy-model/|"message-type"|"reference-count"|//openalex\.org/'
    rb'|"authorString"|"resultList"|"@context"|"schema_version"'
)
_TYPES: Final = frozenset(name.encode() for name in ITEM_TYPES)


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes whether they are items of CSL."""
    bare = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    bare = bare.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
    if bare[:1] not in (b"[", b"{") or _FOREIGN.search(bare):
        return False
    types = {found[1] for found in _TYPE.finditer(bare)}
    return bool(types & _TYPES) or _DATE.search(bare) is not None


def scan(stream: BinaryIO) -> Iterator[Reading]:
    """Read item after item; a bad one is a reading with findings.

    Raises:
        UnreadableInput: If the input holds nothing.
    """
    number = 0
    is_blank = True
    for piece in cut(stream):
        is_blank = False
        if not piece.data and not piece.damage:
            continue  # brackets without items
        number += 1
        yield _read(piece, number)
    if is_blank:
        raise UnreadableInput("the input is empty")


def _read(piece: Piece, number: int) -> Reading:
    position = Position(record=number, byte=piece.byte)
    if piece.damage:
        return _unread("RDR006", piece.damage, "", position)
    decoded = decode(piece.data, is_whole=piece.is_whole)
    if decoded.item is None:
        return _unread("RDR020", decoded.problem, decoded.text, position)
    publication, findings = read_item(decoded.item)
    return Reading(
        publication=publication,
        findings=[
            evolve(finding, position=position)
            for finding in (*decoded.findings, *findings)
        ],
        position=position,
    )


def _unread(code: str, problem: str, source: str, position: Position) -> Reading:
    finding = Finding(
        code=code, severity=Severity.ERROR, message=problem, position=position
    )
    return Reading(findings=[finding], position=position, source=source)


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
        line = dumps(item, ensure_ascii=False, separators=(", ", ": "))
        stream.write(f"{start}\n{line}".encode())
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
