"""schema.org's JSON-LD, what pages of journals and news say of a work; and back.

Source: https://schema.org, and JSON-LD 1.1, https://www.w3.org/TR/json-ld11/. JSON-LD
that stands in a page of HTML is not looked for: give what its ``script`` holds.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple, cast

from attrs import evolve

from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, Position, Severity, UnreadableInput
from genetherapy_model.formats.json_cutting import Piece, cut
from genetherapy_model.formats.json_decoding import begin_of_json, decode
from genetherapy_model.formats.json_items import (
    Item,
    ItemFormat,
    Restrict,
    Write,
    WriteItem,
    dump_value,
)
from genetherapy_model.formats.readings import Reading
from genetherapy_model.formats.schema_org.contexts import rename
from genetherapy_model.formats.schema_org.graphs import (
    find_works,
    has_references,
    is_work,
    nodes_in,
)
from genetherapy_model.formats.schema_org.nodes import Node
from genetherapy_model.formats.schema_org.reading import read_fields, write_fields
from genetherapy_model.formats.schema_org.values import types_of
from genetherapy_model.formats.schema_org.vocabulary import ARTICLES, FORMAT, KEYS

__all__ = ["read_item", "recognizes", "restrict", "scan", "write", "write_item"]

_FORMAT: Final = ItemFormat(
    name=FORMAT,
    read_fields=read_fields,
    write_fields=write_fields,
    keys=KEYS,
    derived=frozenset({"@context", "@id", "headline"}),
)
restrict: Restrict = _FORMAT.restrict
write: Write = _FORMAT.write
write_item: WriteItem = _FORMAT.write_item

_KEYWORD: Final = re.compile(rb'"@(?:context|type|graph|id)"\s*:')
_HOME: Final = re.compile(rb"\bschema\.org\b")
_TYPE: Final = re.compile(rb'"@type"\s*:\s*\[?\s*"(?:schema:)?([A-Za-z]+)"')
_TYPES: Final = frozenset(name.encode() for name in ARTICLES)


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes whether they are JSON-LD of schema.org."""
    bare = begin_of_json(head)
    if not _KEYWORD.search(bare):
        return False
    types = {found[1] for found in _TYPE.finditer(bare)}
    return _HOME.search(bare) is not None or bool(types & _TYPES)


def read_item(item: Item) -> tuple[Publication, list[Finding]]:
    """Read the first work of a document.

    Raises:
        UnreadableInput: If it holds none.

    >>> item = {"@type": "schema:NewsArticle", "schema:name": "Gene therapy"}
    >>> read_item(item)[0].title
    MarkedText('Gene therapy')
    """
    works = find_works(nodes_in(cast("Node", rename(dict(item)))))
    if not works.items:
        raise UnreadableInput("the document holds no work")
    return _FORMAT.read_item(works.items[0])


def scan(stream: BinaryIO) -> Iterator[Reading]:
    """Read work after work; what is bad is a reading with findings.

    The items of a list that refer to others wait for them until its end.

    Raises:
        UnreadableInput: If the input holds nothing.
    """
    number = 0
    is_blank = True
    waiting: list[_Document] = []
    for document in _documents(stream):
        is_blank = False
        if document.problem[0] or not (waiting or document.needs_others):
            for reading in _read(document, number):
                number += 1
                yield reading
        elif document.nodes:
            waiting.append(document)
    if is_blank:
        raise UnreadableInput("the input is empty")
    if waiting:
        yield from _read(_joined(waiting), number)


class _Document(NamedTuple):
    """A document of JSON-LD, or one item of a list.

    Attributes:
        nodes: Its nodes, under the names of schema.org.
        byte: Where it begins.
        is_graph: Whether its nodes belong together.
        findings: What was noticed in its text.
        problem: Why it is none, with its code and its text.
    """

    nodes: list[Node]
    byte: int
    is_graph: bool = False
    findings: tuple[Finding, ...] = ()
    problem: tuple[str, str, str] = ("", "", "")

    @property
    def needs_others(self) -> bool:
        """Whether it can only be read together with the other items of its list."""
        return not self.is_graph and any(
            not is_work(node) or has_references(node) for node in self.nodes
        )


def _documents(stream: BinaryIO) -> Iterator[_Document]:
    for piece in cut(stream):
        if not piece.data and not piece.damage:
            yield _Document([], piece.byte)  # brackets without items
        elif not piece.is_whole and b'"@graph"' in piece.data:
            yield from _broken_graph(piece)
        else:
            yield _document(piece)


def _document(piece: Piece) -> _Document:
    if piece.damage:
        return _Document([], piece.byte, problem=("RDR006", piece.damage, ""))
    decoded = decode(piece.data, is_whole=piece.is_whole)
    if decoded.item is None:
        problem = ("RDR020", decoded.problem, decoded.text)
        return _Document([], piece.byte, problem=problem)
    document = cast("Node", rename(decoded.item))
    return _Document(
        nodes_in(document),
        piece.byte,
        is_graph="@graph" in document,
        findings=decoded.findings,
    )


def _broken_graph(broken: Piece) -> Iterator[_Document]:
    """Give what is whole of a graph that breaks off, then what is not."""
    parts = [
        _document(piece)
        for piece in cut(io.BytesIO(broken.data), ("@graph",))
        if piece.data
    ]
    whole = [part for part in parts if part.nodes]
    if whole:
        yield _joined(whole)._replace(byte=broken.byte, is_graph=True)
    yield from [part for part in parts if not part.nodes] or (
        [] if whole else [_document(broken)]
    )


def _joined(documents: list[_Document]) -> _Document:
    return _Document(
        [node for document in documents for node in document.nodes],
        documents[0].byte,
        is_graph=True,
        findings=tuple(one for document in documents for one in document.findings),
    )


def _read(document: _Document, number: int) -> Iterator[Reading]:
    position = Position(record=number + 1, byte=document.byte)
    code, problem, source = document.problem
    if code:
        yield _unread(code, problem, source, position)
        return
    works = find_works(document.nodes)
    noted = [evolve(finding, position=position) for finding in document.findings]
    kinds = [", ".join(types_of(node)) or "node" for node in works.others]
    if document.nodes and not works.items:
        said = f"{kinds[0] if kinds else 'node'}: it is no work, and holds none"
        yield _unread("RDR035", said, dump_value(document.nodes), position)
        return
    noted += [
        Finding(
            code="RDR035",
            severity=Severity.WARNING,
            message=f"{kind}: no work refers to it, and it is passed over",
            position=position,
        )
        for kind in kinds
    ]
    if works.unfollowed:
        said = f"the graph is too entangled: {works.unfollowed} references stay"
        noted.append(
            Finding(
                code="RDR035",
                severity=Severity.WARNING,
                message=said,
                position=position,
            )
        )
    for place, item in enumerate(works.items, start=1):
        position = Position(record=number + place, byte=document.byte)
        publication, findings = _FORMAT.read_item(item)
        noted += [evolve(finding, position=position) for finding in findings]
        yield Reading(publication=publication, findings=noted, position=position)
        noted = []


def _unread(code: str, problem: str, source: str, position: Position) -> Reading:
    finding = Finding(
        code=code, severity=Severity.ERROR, message=problem, position=position
    )
    return Reading(findings=[finding], position=position, source=source)
