"""Crossref's XML: results (UNIXSD, UNIXREF, OAI-PMH) and deposits; read only.

Each work becomes the item that the service's JSON has of it, and is read as such; what
that item has no key for is kept as an extra.

Source: https://www.crossref.org/documentation/schema-library/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final
from xml.etree.ElementTree import Element

from attrs import evolve

from genetherapy_model.domain.abstracts import Abstract
from genetherapy_model.errors import Finding, Position, Severity
from genetherapy_model.formats import crossref
from genetherapy_model.formats.crossref.abstracts import read_sections, write_abstract
from genetherapy_model.formats.crossref_xml.elements import Elements, local
from genetherapy_model.formats.crossref_xml.items import read_work
from genetherapy_model.formats.crossref_xml.vocabulary import FORMAT
from genetherapy_model.formats.crossref_xml.works import Work, find_works
from genetherapy_model.formats.readings import Reading
from genetherapy_model.formats.xml.cutting import Cut, cut
from genetherapy_model.formats.xml.parsing import TOO_DEEP, is_too_deep
from genetherapy_model.formats.xml.tokens import RecordTags, begin_of_xml

__all__ = ["recognizes", "scan"]

_CONTENT: Final = tuple(
    b"journal book conference posted_content preprint dissertation report-paper "
    b"standard database peer_review sa_component pending_publication grant".split()
)
_TAGS: Final = RecordTags(
    title="Crossref XML",
    records=frozenset(),
    sets={
        b"crossref_result": (b"query", b"crossref_metadata"),
        b"doi_records": (b"doi_record",),
        b"OAI-PMH": (b"record",),
        b"doi_batch": _CONTENT,
        # No element is called so: a result may stand alone in its document.
        b"-": (b"crossref",),
    },
    frames=frozenset({b"query_result", b"body", b"ListRecords", b"GetRecord"}),
)
_SIGNS: Final = re.compile(
    rb"<(?:crossref_result|doi_records?|doi_batch|crossref)[\s>]"
    rb"|//www\.crossref\.org/(?:xschema|qrschema|schema)/"
)
_RECORDS: Final = frozenset(
    {"query", "crossref_metadata", "doi_record", "record", "crossref"}
    | {name.decode() for name in _CONTENT}
)
# What holds the works of a record.
_INSIDE: Final = frozenset({"doi_record", "metadata", "crossref"}) | {
    name.decode() for name in _CONTENT
}


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes of an input whether it is Crossref's XML."""
    return _SIGNS.search(begin_of_xml(head)) is not None


def scan(stream: BinaryIO) -> Iterator[Reading]:
    """Read work after work; what holds none is a reading with a finding.

    Raises:
        UnreadableInput: If the input is no XML of Crossref, or declares entities.
    """
    number = 1
    for piece in cut(stream, _TAGS):
        if piece.element is None:
            position = Position(record=number, byte=piece.offset)
            yield _unread(piece, "RDR001", piece.problem or "", position)
            number += 1
        elif local(piece.element.tag) in _RECORDS:
            for reading in _read_piece(piece, piece.element, number):
                yield reading
                number += 1


def _read_piece(piece: Cut, record: Element, number: int) -> Iterator[Reading]:
    """Read the works of a record; there are several in what a publisher deposits."""
    if is_too_deep(record):
        position = Position(record=number, byte=piece.offset)
        yield _unread(piece, "RDR001", TOO_DEEP, position)
        return
    works = [*find_works(record)]
    for index, found in enumerate(works):
        yield _read(found, Position(record=number + index, byte=piece.offset))
    if not works:
        position = Position(record=number, byte=piece.offset)
        yield _unread(piece, "RDR024", "the record holds no work", position)


def _unread(piece: Cut, code: str, problem: str, position: Position) -> Reading:
    finding = Finding(
        code=code, severity=Severity.ERROR, message=problem, position=position
    )
    source = piece.source.decode("utf-8", "backslashreplace")
    return Reading(findings=[finding], position=position, source=source)


def _read(found: Work, position: Position) -> Reading:
    elements = Elements(FORMAT)
    item = read_work(elements, found.holders, found.work, found.record)
    abstracts = [*_abstracts(elements, found.work)]
    main = next((each for each in abstracts if not (each.kind or each.language)), None)
    if main is not None:
        item["abstract"] = write_abstract(main)
    publication, findings = crossref.read_item(
        {key: value for key, value in item.items() if value}
    )
    left = [extra for root in found.roots for extra in elements.left(root)]
    if found.record not in found.holders:
        left += elements.left(found.record, without=_INSIDE)
    return Reading(
        publication=evolve(
            publication,
            other_abstracts=[each for each in abstracts if each is not main],
            extras=[*publication.extras, *left],
        ),
        findings=[evolve(finding, position=position) for finding in findings],
        position=position,
    )


def _abstracts(elements: Elements, work: Element) -> Iterator[Abstract]:
    for each in elements.all(work, "abstract"):
        kind = elements.attribute(each, "abstract-type")
        language = elements.attribute(each, "lang")
        sections = read_sections(elements.take(each))
        if sections:
            yield Abstract(sections=sections, kind=kind, language=language)
