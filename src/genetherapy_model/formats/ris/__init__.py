"""RIS, the format of reference managers: read in all its dialects, and written.

Source: the specification of Research Information Systems (2001) and its revision of
2011; how EndNote, Zotero, Scopus, Web of Science, Ovid and others write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from attrs import evolve

from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, Position, UnreadableInput
from genetherapy_model.formats.lines import lines_of
from genetherapy_model.formats.losses import find_losses
from genetherapy_model.formats.readings import Reading
from genetherapy_model.formats.ris.reading import read_record
from genetherapy_model.formats.ris.tags import records_of
from genetherapy_model.formats.ris.writing import settle

__all__ = ["recognizes", "restrict", "scan", "write"]

_SIGN = re.compile(
    rb"(?:^|[\r\n])(?:\xef\xbb\xbf)?[ \t]*TY {0,4}- *[A-Z]{2,7} *(?:[\r\n]|\Z)",
    re.IGNORECASE,
)


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes of an input whether it is RIS."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head[2:]
    text = head.replace(b"\0", b"")
    return not text.lstrip().startswith((b"<", b"{", b"[")) and bool(_SIGN.search(text))


def scan(stream: BinaryIO) -> Iterator[Reading]:
    """Read record after record; what is odd in one is told in its findings.

    Raises:
        UnreadableInput: If the input holds no record.
    """
    is_empty = True
    for record in records_of(lines_of(stream)):
        if not record.fields and is_empty and record.position.byte == 0:
            said = "no line begins a record, as TY  - JOUR does"
            told = [each.message for each in record.findings if each.code == "RDR006"]
            raise UnreadableInput(f"this is no RIS: {(*told, said)[0]}")
        is_empty = False
        damage = [each for each in record.findings if each.code == "RDR006"]
        if damage and not record.is_whole:
            yield Reading(
                findings=record.findings,
                position=record.position,
                source=record.source,
            )
            continue
        publication, found = read_record(record.fields)
        yield Reading(
            publication=publication,
            findings=[
                *(each for each in record.findings if each not in damage),
                *(evolve(each, position=record.position) for each in found),
            ],
            position=record.position,
        )
        if damage:
            yield Reading(findings=damage, position=damage[0].position, source="")
    if is_empty:
        raise UnreadableInput("the input is empty")


def restrict(publication: Publication) -> Publication:
    """Give what is read back of it."""
    return settle(publication)[0]


def write(publications: Iterable[Publication], stream: BinaryIO) -> tuple[Finding, ...]:
    """Write publications, and tell what RIS had no place for."""
    findings: list[Finding] = []
    for number, publication in enumerate(publications, start=1):
        held, fields = settle(publication)
        findings += find_losses(
            publication, held, format="ris", position=Position(record=number)
        )
        lines: list[str] = []
        for each in fields:
            lines.append(f"{each.tag}  - {each.lines[0]}")
            lines += each.lines[1:]
        stream.write("\r\n".join([*lines, "ER  - ", "", ""]).encode())
    return tuple(findings)
