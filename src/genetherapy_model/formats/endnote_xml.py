"""EndNote XML, as EndNote and Zotero export it: read only.

Source: EndNote's document type RSXML, and its table of fields (Help, "Reference
Types"), by which each element has a tag of RIS: what RIS says of the tag is read here
too. Records are parsed one by one.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, Final, TypeAlias
from xml.etree.ElementTree import Element, ParseError, fromstring

from attrs import evolve

from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.errors import Finding, Position, Severity, UnreadableInput
from genetherapy_model.formats.lines import encoding_of
from genetherapy_model.formats.readings import DAMAGE, Reading
from genetherapy_model.formats.ris import vocabulary
from genetherapy_model.formats.ris.reading import read_record
from genetherapy_model.formats.ris.tags import Field
from genetherapy_model.formats.xml.parsing import TOO_DEEP, is_too_deep
from genetherapy_model.formats.xml.tokens import begin_of_xml

__all__ = ["recognizes", "scan"]

_SOURCE: Final = "endnote-xml"
_CHUNK: Final = 1 << 16
_HEAD: Final = 1 << 20
_Problem: TypeAlias = tuple[str, str]
_SIGN = re.compile(rb"<records[\s>].*?<record[\s>]", re.DOTALL)
_START = re.compile(rb"<record[\s>]")
_END = b"</record>"
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_TAGS: Final = {
    "ref-type": "TY",
    "contributors/authors/author": "AU",
    "contributors/secondary-authors/author": "A2",
    "contributors/tertiary-authors/author": "A3",
    "contributors/subsidiary-authors/author": "A4",
    "auth-address": "AD",
    "titles/title": "TI",
    "titles/secondary-title": "T2",
    "titles/tertiary-title": "T3",
    "titles/alt-title": "J1",
    "titles/short-title": "ST",
    "titles/translated-title": "TT",
    "periodical/full-title": "JF",
    "periodical/abbr-1": "J2",
    "alt-periodical/full-title": "J1",
    "pages": "SP",
    "volume": "VL",
    "number": "IS",
    "issue": "IS",
    "edition": "ET",
    "keywords/keyword": "KW",
    "dates/year": "PY",
    "dates/pub-dates/date": "DA",
    "publisher": "PB",
    "isbn": "SN",
    "accession-num": "AN",
    "electronic-resource-num": "DO",
    "abstract": "AB",
    "language": "LA",
    "work-type": "M3",
    "custom2": "C2",
    "custom7": "C7",
    "remote-database-name": "DB",
    "remote-database-provider": "DP",
    "urls/related-urls/url": "UR",
    "urls/web-urls/url": "UR",
}
# What a second element often says again.
_AGAIN: Final = {"JF": "T2", "J1": "T2", "IS": "IS", "T2": "JF"}
_FACES: Final = {
    "bold": "b",
    "italic": "i",
    "subscript": "sub",
    "superscript": "sup",
    "underline": "u",
}


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes of an input whether it is EndNote XML."""
    return _SIGN.search(begin_of_xml(head)) is not None


def scan(stream: BinaryIO) -> Iterator[Reading]:
    """Read record after record; a bad one is a reading with findings.

    Raises:
        UnreadableInput: If the input is no EndNote XML, or declares entities.
    """
    number = 0
    for place, piece, problem in _pieces(stream):
        number += 1
        yield _read(piece, Position(record=number, byte=place), problem)
    if not number:
        raise UnreadableInput("this is no EndNote XML: it holds no record")


def _chunks(stream: BinaryIO) -> Iterator[tuple[bytes, _Problem]]:
    """Read on in UTF-8, and tell why the input ends; its last chunk is empty."""
    # What is read before damaged data would be lost if more were asked for at once.
    read = getattr(stream, "read1", stream.read)
    problem: _Problem = ("RDR001", "the input breaks off in this record")
    decoder: codecs.IncrementalDecoder | None = None
    encoding, chunk = "", b" "
    while chunk:
        try:
            chunk = read(_CHUNK)
        except DAMAGE as error:
            chunk, problem = b"", ("RDR006", f"the input is damaged here: {error}")
        if not encoding:
            encoding, _ = encoding_of(chunk)
            if encoding != "utf-8":
                decoder = codecs.getincrementaldecoder(encoding)("replace")
        if decoder is None or not chunk:
            yield chunk, problem
        elif decoded := decoder.decode(chunk).encode():
            yield decoded, problem


def _pieces(stream: BinaryIO) -> Iterator[tuple[int, bytes, _Problem | None]]:
    """Cut a stream behind each record: its place, its bytes, why it is not whole."""
    buffer, place = b"", 0
    for chunk, reason in _chunks(stream):
        buffer, problem = buffer + chunk, reason
        while (start := _START.search(buffer)) is not None:
            if _DECLARED.search(buffer, 0, start.start()):
                raise UnreadableInput(
                    "XML with entities or a DTD of its own is refused"
                )
            end = buffer.find(_END, start.end())
            if end < 0:
                break
            end += len(_END)
            yield place + start.start(), buffer[start.start() : end], None
            buffer, place = buffer[end:], place + end
        if start is None and len(buffer) > _HEAD:
            raise UnreadableInput("this is no EndNote XML: a megabyte has no record")
    if start is not None:
        yield place + start.start(), buffer[start.start() :], problem
    elif problem[0] == "RDR006":
        yield place + len(buffer), b"", problem


def _read(piece: bytes, position: Position, problem: _Problem | None) -> Reading:
    noted: list[Finding] = []
    try:
        piece.decode()
    except UnicodeDecodeError:
        said = "the record is no UTF-8: it is read as Windows-1252"
        noted.append(_finding("RDR010", Severity.WARNING, said, position))
        piece = piece.decode("cp1252", "replace").encode()
    try:
        record = fromstring(piece)
    except ParseError as error:
        said = f"the record is not well-formed: {error}"
        code, said = problem or ("RDR001", said)
        noted.append(_finding(code, Severity.ERROR, said, position))
        return Reading(findings=noted, position=position, source=piece.decode())
    if is_too_deep(record):
        noted.append(_finding("RDR001", Severity.ERROR, TOO_DEEP, position))
        return Reading(findings=noted, position=position, source=piece.decode())
    publication, findings = read_record(_fields(record), source=_SOURCE)
    return Reading(
        publication=_with_markup(publication, record),
        findings=[*noted, *(evolve(each, position=position) for each in findings)],
        position=position,
    )


def _finding(code: str, severity: Severity, said: str, position: Position) -> Finding:
    return Finding(code=code, severity=severity, message=said, position=position)


def _fields(record: Element) -> Iterator[Field]:
    seen: dict[str, str] = {}
    for path, element in _leaves(record, ""):
        tag = _TAGS.get(path, "")
        marked = _marked(element)
        lines = tuple(re.split(r"[\r\n]+", marked.plain if marked else _text(element)))
        if tag == "TY":
            yield _type(element, path)
            continue
        each = Field(tag, lines, path)
        if each.text and seen.get(_AGAIN.get(tag, "")) == each.text:
            continue
        seen.setdefault(tag, each.text)
        yield each
        for name, value in element.items():
            yield Field("", (value,), f"{path}/@{name}")


def _type(element: Element, path: str) -> Field:
    name = element.get("name") or _text(element)
    code = vocabulary.NAMES.get(name)
    if name == "Journal Article":
        code = vocabulary.ARTICLE
    return Field("TY" if code else "", (code or name,), path)


def _leaves(element: Element, path: str) -> Iterator[tuple[str, Element]]:
    for child in element:
        below = f"{path}/{child.tag}".removeprefix("/")
        if any(grandchild.tag != "style" for grandchild in child):
            yield from _leaves(child, below)
        else:
            yield below, child


def _text(element: Element) -> str:
    return "".join(element.itertext())


def _marked(element: Element) -> MarkedText | None:
    """Read the faces in which EndNote sets parts of a text; None if it has none."""
    if not any(_tags_of(style) for style in element):
        return None
    parts = [MarkedText.from_plain(element.text or "").value]
    for style in element:
        text = MarkedText.from_plain(_text(style)).value
        for tag in _tags_of(style):
            text = f"<{tag}>{text}</{tag}>"
        parts += text, MarkedText.from_plain(style.tail or "").value
    return MarkedText("".join(parts))


def _tags_of(style: Element) -> list[str]:
    faces = (style.get("face") or "").split()
    return [_FACES[face] for face in faces if face in _FACES]


def _with_markup(publication: Publication, record: Element) -> Publication:
    title = record.find("titles/title")
    marked = _marked(title) if title is not None else None
    known = publication.title
    if marked is None or known is None or publication.vernacular_title is not None:
        return publication
    text = MarkedText(" ".join(marked.value.split()))
    return evolve(publication, title=text) if text.plain == known.plain else publication
