"""Web of Science's tagged text, as its export "Plain text file" writes it: read only.

Source: Clarivate, "Web of Science Core Collection Field Tags". A tag of two characters
begins a line, a line set in by three blanks goes on with it, ``ER`` ends a record, and
``EF`` the file. Each tag is read as RIS's tag for the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from attrs import evolve

from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, Position, Severity, UnreadableInput
from genetherapy_model.formats.lines import Line, lines_of
from genetherapy_model.formats.readings import Reading
from genetherapy_model.formats.ris.reading import read_record
from genetherapy_model.formats.ris.tags import Field, one_line

__all__ = ["recognizes", "scan"]

_SOURCE: Final = "wos"
_TAGGED = re.compile(r"\ufeff?([A-Z][A-Z0-9])(?: (.*)|\Z)", re.DOTALL)
_SIGN = re.compile(
    rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*"
    rb"(?:FN (?:Clarivate|Thomson|ISI)|(?:VR 1\.0\s+)?PT [JBCSP]\s)"
)
_TYPES: Final = {"J": "JOUR", "B": "BOOK", "S": "SER", "P": "PAT", "C": "CONF"}
_TAGS: Final = {
    "BE": "A2",
    "TI": "TI",
    "SO": "T2",
    "JI": "J2",
    "J9": "J1",
    "LA": "LA",
    "AB": "AB",
    "PU": "PB",
    "PY": "PY",
    "PD": "DA",
    "VL": "VL",
    "IS": "IS",
    "BP": "SP",
    "EP": "EP",
    "AR": "C7",
    "DI": "DO",
    "BN": "SN",
}
# Lists: of names a line each, of words between semicolons.
_NAMES: Final = frozenset({"AU", "AF", "CA", "BE"})
_WORDS: Final = {"DE": "KW", "ID": "KW", "DT": "M3", "LA": "LA"}
_ISSNS: Final = {"SN": "Print", "EI": "Electronic"}
_BASES: Final = {"UT": "Web of Science", "PM": "PubMed"}


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes of an input whether it is text of Web of Science."""
    return _SIGN.match(head.replace(b"\0", b"")) is not None


def scan(stream: BinaryIO) -> Iterator[Reading]:
    """Read record after record; what is odd in one is told in its findings.

    Raises:
        UnreadableInput: If the input holds no record.
    """
    number = 0
    for lines, is_whole in _records(lines_of(stream)):
        number += 1
        position = Position(record=number, line=lines[0].number, byte=lines[0].byte)
        noted = [found for line in lines for found in line.findings]
        if not is_whole:
            said = "the record has no ER"
            noted.append(
                Finding(
                    code="RDR015",
                    severity=Severity.WARNING,
                    message=said,
                    position=position,
                )
            )
        if any(each.code == "RDR006" for each in noted):
            source = "\n".join(line.text for line in lines)
            yield Reading(findings=noted, position=position, source=source)
            continue
        publication, findings = _read(lines)
        yield Reading(
            publication=publication,
            findings=[*noted, *(evolve(each, position=position) for each in findings)],
            position=position,
        )
    if not number:
        raise UnreadableInput("this is no text of Web of Science: it holds no record")


def _records(lines: Iterable[Line]) -> Iterator[tuple[list[Line], bool]]:
    """Cut lines into records, which begin with PT and end with ER."""
    held: list[Line] = []
    for line in lines:
        tag = _TAGGED.match(line.text)
        name = tag[1] if tag else ""
        if name == "PT" and held:
            yield held, False
            held = []
        if name == "ER":
            if held:
                yield held, True
            held = []
        elif (
            held
            or line.findings
            or (tag is not None and name not in ("FN", "VR", "EF"))
        ):
            held.append(line)
    if held and held[-1].text.startswith("EF"):
        held.pop()
    if held:
        yield held, False


def _read(lines: list[Line]) -> tuple[Publication, list[Finding]]:
    raw: dict[str, list[str]] = {}
    last = ""
    for line in lines:
        tag = _TAGGED.match(line.text)
        if tag is not None:
            last = tag[1]
            raw.setdefault(last, []).append(tag[2] or "")
        elif line.text.strip():
            raw.setdefault(last, []).append(line.text)
    publication, findings = read_record(_fields(raw), source=_SOURCE)
    count = one_line(" ".join(raw.get("NR", ())))
    if count.isascii() and count.isdigit() and len(count) < 7:
        publication = evolve(publication, number_of_references=int(count))
    return publication, findings


def _fields(raw: dict[str, list[str]]) -> Iterator[Field]:
    # Full names stand beside short ones, in the same order.
    has_full = not raw.get("AU") or len(raw.get("AF", ())) == len(raw["AU"])
    for tag, lines in raw.items():
        text = one_line(" ".join(lines))
        if tag == "PT":
            code = _TYPES.get(text)
            yield Field("TY" if code else "", (code or text,), tag)
        elif tag in _NAMES:
            to = {"AU": "" if has_full else "AU", "AF": "AU" if has_full else ""}
            for line in lines:
                name = f"{line}," if tag == "CA" else line
                yield Field(to.get(tag, "AU" if tag == "CA" else "A2"), (name,), tag)
        elif tag in _WORDS:
            for word in text.split("; "):
                yield Field(_WORDS[tag], (word,), tag)
        elif tag in _ISSNS:
            yield Field("SN", (f"{text} ({_ISSNS[tag]})",), tag)
        elif tag in _BASES:
            yield Field("DB", (_BASES[tag],), tag)
            yield Field("AN", (text,), tag)
        elif tag != "NR" or not text.isdigit():
            yield Field(_TAGS.get(tag, ""), tuple(lines), tag)
