"""MEDLINE's tagged format, in which PubMed exports records: read, and written.

Source: https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from attrs import evolve

from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, Position, UnreadableInput
from genetherapy_model.formats.losses import find_losses
from genetherapy_model.formats.medline.reading import read_record
from genetherapy_model.formats.medline.records import records_of, spell_record
from genetherapy_model.formats.medline.writing import write_record
from genetherapy_model.formats.readings import Reading

__all__ = ["recognizes", "restrict", "scan", "write"]

_BEGINS = re.compile(rb"\s*(?:PMID ?- ?[0-9]|PMID-[ \t]*[\r\n]|(?:OWN |STAT)- )")
_TAGGED = re.compile(rb"\s*(?!TY  -)[A-Z]{2}[A-Z ]{2}- ")
# RIS has tags of two letters alone.
_OWN_TAGS = re.compile(rb"^(?:PMID|OWN |STAT|FAU |LID |OID |PHST)- ", re.MULTILINE)


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes whether it is MEDLINE's format.

    >>> recognizes(b"PMID- 29372632"), recognizes(b"TY  - JOUR")
    (True, False)
    """
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    head = head.replace(b"\0", b"")
    if _BEGINS.match(head) is not None:
        return True
    return _TAGGED.match(head) is not None and _OWN_TAGS.search(head) is not None


def scan(stream: BinaryIO) -> Iterator[Reading]:
    """Read record after record; text that belongs to none is a reading without one.

    Raises:
        UnreadableInput: If the input holds nothing.
    """
    number = 0
    for number, record in enumerate(records_of(stream), start=1):
        position = Position(record=number, line=record.line, byte=record.byte)
        publication = None
        findings = record.findings
        if record.source is None:
            publication, noticed = read_record(record.fields)
            findings += noticed
        yield Reading(
            publication=publication,
            findings=[
                evolve(each, position=evolve(each.position or position, record=number))
                for each in findings
            ],
            position=position,
            source=record.source,
        )
    if not number:
        raise UnreadableInput("the input is empty")


def restrict(publication: Publication) -> Publication:
    """Give what is read back of it: each field of the format has a place of its own."""
    return write_record(publication)[1]


def write(publications: Iterable[Publication], stream: BinaryIO) -> tuple[Finding, ...]:
    """Write publications, and tell what the format had no place for."""
    findings: list[Finding] = []
    for number, publication in enumerate(publications, start=1):
        fields, held = write_record(publication)
        text = spell_record(fields)
        stream.write(f"\n{text}".encode() if number > 1 else text.encode())
        findings += find_losses(
            publication, held, format="nbib", position=Position(record=number)
        )
    return tuple(findings)
