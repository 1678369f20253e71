"""JATS: articles of journals as publishers and PubMed Central hold them.

Front and back matter are read and written; the body is passed over, and the figures
that float around it. Source: ANSI/NISO Z39.96, https://jats.nlm.nih.gov/; JATS 1.0 to
1.4, and the NLM DTDs 2 and 3 before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from attrs import evolve

from genetherapy_model.domain.identifiers import OtherIdentifier
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.errors import Finding, Position, Severity
from genetherapy_model.formats.jats.cutting import cut, resolve
from genetherapy_model.formats.jats.records import read_article, write_article
from genetherapy_model.formats.losses import find_losses
from genetherapy_model.formats.readings import Deletion, Reading
from genetherapy_model.formats.xml.parsing import TOO_DEEP, Cut, is_too_deep
from genetherapy_model.formats.xml.serializing import serialize
from genetherapy_model.formats.xml.tokens import begin_of_xml

__all__ = ["recognizes", "restrict", "scan", "write"]

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<pmc-articleset>\n'
_TAIL = "</pmc-articleset>\n"
_SIGNS = re.compile(
    rb"<!DOCTYPE\s+(?:article|pmc-articleset)\b|<pmc-articleset\b"
    rb"|<article\b[^>]*\s(?:article-type|dtd-version)\s*="
    rb"|<article[\s>].*?<(?:front|journal-meta|article-meta)[\s/>]",
    re.DOTALL,
)
# What stands around the records that OAI hands over.
_ENVELOPE = frozenset({"responseDate", "request", "header", "about", "resumptionToken"})


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes of an input whether it is JATS."""
    return _SIGNS.search(begin_of_xml(head)) is not None


def scan(stream: BinaryIO) -> Iterator[Reading | Deletion]:
    """Read article after article; a bad one is a reading with findings.

    Raises:
        UnreadableInput: If the input is no JATS, or declares entities.
    """
    number = 0
    for piece in cut(stream):
        held = piece.element
        if held is not None and held.get("status") == "deleted":
            number += 1
            yield _read_deletion(held, Position(record=number, byte=piece.offset))
        if held is not None and held.tag in _ENVELOPE:
            continue
        number += 1
        yield _read(piece, Position(record=number, byte=piece.offset))


def _read_deletion(header: Element, position: Position) -> Deletion:
    """Read the header of a record that a repository says it has deleted."""
    name = " ".join((header.findtext("identifier") or "").split())
    known = OtherIdentifier(scheme="oai", text=name) if name else None
    entry = CatalogueEntry(catalogue="OAI", identifier=known)
    return Deletion(entries=[entry], position=position)


def _read(piece: Cut, position: Position) -> Reading:
    noted: list[Finding] = []
    if piece.element is None and (resolved := resolve(piece)) is not None:
        said = "named characters that the article does not define are those of HTML"
        noted.append(_finding("RDR032", Severity.WARNING, said, position))
        piece = resolved
    match piece.element:
        case Element() as deep if is_too_deep(deep):
            noted.append(_finding("RDR001", Severity.ERROR, TOO_DEEP, position))
        case Element(tag="article") as article:
            publication, findings = read_article(article)
            noted += [evolve(each, position=position) for each in findings]
            return Reading(publication=publication, findings=noted, position=position)
        case Element(tag="error", text=text):
            said = f"in place of an article the service says {text or 'nothing'!r}"
            noted.append(_finding("RDR024", Severity.ERROR, said, position))
        case Element(tag=tag):
            said = (
                f"a {tag} is no journal article, which is all that is read here: "
                "scan() gives its source"
            )
            noted.append(_finding("RDR005", Severity.ERROR, said, position))
        case _:
            said = piece.problem or ""
            noted.append(_finding("RDR001", Severity.ERROR, said, position))
    source = piece.source.decode("utf-8", "backslashreplace")
    return Reading(findings=noted, position=position, source=source)


def _finding(code: str, severity: Severity, said: str, position: Position) -> Finding:
    return Finding(code=code, severity=severity, message=said, position=position)


def restrict(publication: Publication) -> Publication:
    """Give what is read back of it: most of JATS is a statement's own place."""
    return read_article(write_article(publication))[0]


def write(publications: Iterable[Publication], stream: BinaryIO) -> tuple[Finding, ...]:
    """Write publications, and tell what JATS had no place for."""
    findings: list[Finding] = []
    stream.write(_HEAD.encode())
    for number, publication in enumerate(publications, start=1):
        article = write_article(publication)
        again, _ = read_article(article)
        position = Position(record=number)
        findings += find_losses(publication, again, format="jats", position=position)
        stream.write(f"{serialize(article)}\n".encode())
    stream.write(_TAIL.encode())
    return tuple(findings)
