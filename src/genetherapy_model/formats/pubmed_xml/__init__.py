"""PubMed XML as NLM ships it: read in constant memory, and written.

Source: https://dtd.nlm.nih.gov/ncbi/pubmed/; layouts of 2016 to 2026, the older
MedlineCitationSet among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from attrs import evolve

from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.identifiers import Pmid
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.errors import Finding, Position, Severity
from genetherapy_model.formats.losses import find_losses
from genetherapy_model.formats.pubmed_xml import vocabulary
from genetherapy_model.formats.pubmed_xml.cutting import Cut, cut
from genetherapy_model.formats.pubmed_xml.identifiers import read_identifier
from genetherapy_model.formats.pubmed_xml.reading import read_record
from genetherapy_model.formats.pubmed_xml.sieving import may_mention
from genetherapy_model.formats.pubmed_xml.skimming import skim_record
from genetherapy_model.formats.pubmed_xml.writing import write_record
from genetherapy_model.formats.readings import Deletion, Reading
from genetherapy_model.formats.sifting import PASSED_OVER, Sieve
from genetherapy_model.formats.xml.serializing import serialize
from genetherapy_model.formats.xml.skimming import UNWANTED
from genetherapy_model.formats.xml.tokens import begin_of_xml

__all__ = ["recognizes", "restrict", "scan", "write"]

_reading = trusted(Reading)
_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January '
    '2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n'
    "<PubmedArticleSet>\n"
)
_TAIL = "</PubmedArticleSet>\n"
_SIGNS = re.compile(
    rb"<(?:PubmedArticleSet|PubmedArticle|PubmedBookArticleSet|PubmedBookArticle"
    rb"|MedlineCitationSet|MedlineCitation|DeleteCitation)\b"
)


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes of an input whether it is PubMed XML."""
    return _SIGNS.search(begin_of_xml(head)) is not None


def scan(stream: BinaryIO) -> Iterator[Reading | Deletion]:
    """Read record after record; a bad one is a reading with findings.

    Raises:
        UnreadableInput: If the input is no PubMed XML, or declares entities.
    """
    yield from _readings(cut(stream, skim_record))


def sift(stream: BinaryIO, sieve: Sieve) -> Iterator[Reading | Deletion]:
    """Read records as ``scan`` does, but pass over those that surely mention nothing.

    Raises:
        UnreadableInput: If the input is no PubMed XML, or declares entities.
    """

    def skim(source: bytes) -> object:
        return skim_record(source) if may_mention(source, sieve) else UNWANTED

    yield from _readings(cut(stream, skim))


def _readings(pieces: Iterable[Cut]) -> Iterator[Reading | Deletion]:
    for piece in pieces:
        if piece is UNWANTED:
            yield PASSED_OVER
            continue
        position = Position(record=piece.number, byte=piece.offset)
        if isinstance(piece.made, Publication):
            yield _reading(publication=piece.made, position=position)
            continue
        match piece.element:
            case None:
                yield _unread(piece, "RDR001", piece.problem or "", position)
            case Element(tag="PubmedArticle" | "MedlineCitation") as record:
                publication, findings = read_record(record)
                yield _reading(
                    publication=publication,
                    findings=tuple(
                        [evolve(finding, position=position) for finding in findings]
                    ),
                    position=position,
                )
            case Element(tag="DeleteCitation") as deletion:
                yield _read_deletion(deletion, position)
            case other:
                problem = (
                    f"a {other.tag} is no journal article, which is all that is read "
                    "here: scan() gives its source"
                )
                yield _unread(piece, "RDR005", problem, position)


def _unread(piece: Cut, code: str, problem: str, position: Position) -> Reading:
    finding = Finding(
        code=code, severity=Severity.ERROR, message=problem, position=position
    )
    source = piece.source.decode("utf-8", "backslashreplace")
    return Reading(findings=[finding], position=position, source=source)


def _read_deletion(element: Element, position: Position) -> Deletion:
    entries: list[CatalogueEntry] = []
    findings: list[Finding] = []
    for child in element:
        text = child.text or ""
        identifier, _, problem = read_identifier(Pmid, "pubmed", text)
        if problem is not None:
            findings.append(
                Finding(
                    code="RDR002",
                    severity=Severity.WARNING,
                    message=problem,
                    path=f"/entries/{len(entries)}/identifier",
                    position=position,
                )
            )
        entries.append(
            CatalogueEntry(
                catalogue=vocabulary.CATALOGUE,
                identifier=identifier,
                version=child.get("Version"),
            )
        )
    return Deletion(entries=entries, findings=findings, position=position)


def restrict(publication: Publication) -> Publication:
    """Give what is read back of it: most of PubMed XML is a statement's own place."""
    return read_record(write_record(publication))[0]


def write(publications: Iterable[Publication], stream: BinaryIO) -> tuple[Finding, ...]:
    """Write publications, and tell what PubMed XML had no place for."""
    findings: list[Finding] = []
    stream.write(_HEAD.encode())
    for number, publication in enumerate(publications, start=1):
        record = write_record(publication)
        again, _ = read_record(record)
        findings += find_losses(
            publication,
            again,
            format="pubmed-xml",
            position=Position(record=number),
        )
        stream.write(f"{serialize(record)}\n".encode())
    stream.write(_TAIL.encode())
    return tuple(findings)
