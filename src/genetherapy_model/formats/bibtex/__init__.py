"""BibTeX and BibLaTeX, read and written.

What is written suits both: BibTeX's own fields, and those of BibLaTeX where BibTeX has
none. Sources: https://ctan.org/pkg/bibtex and https://ctan.org/pkg/biblatex.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from attrs import evolve

from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import Extra
from genetherapy_model.errors import Finding, Position, Severity, UnreadableInput
from genetherapy_model.formats.bibtex import vocabulary
from genetherapy_model.formats.bibtex.blocks import Block, Entry, blocks_of, expand
from genetherapy_model.formats.bibtex.inheritance import inherited
from genetherapy_model.formats.bibtex.keys import Keys
from genetherapy_model.formats.bibtex.reading import read_entry
from genetherapy_model.formats.bibtex.writing import serialize, write_entry
from genetherapy_model.formats.losses import find_losses
from genetherapy_model.formats.readings import Reading
from genetherapy_model.formats.settling import settle

__all__ = ["recognizes", "restrict", "scan", "write"]

_SIGN = re.compile(rb"^[ \t]*@[ \t]*[a-z]+[ \t]*[{(]", re.IGNORECASE | re.MULTILINE)
_MARK = b"\xef\xbb\xbf"


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes of an input whether it is BibTeX."""
    bare = head.replace(b"\0", b"").removeprefix(_MARK).lstrip(b"\xff\xfe")
    return (
        not bare.lstrip().startswith((b"<", b"{", b"["))
        and _SIGN.search(bare.replace(b"\r", b"\n")) is not None
    )


def scan(stream: BinaryIO) -> Iterator[Reading]:
    """Read entry after entry; a block that breaks off is a reading with findings.

    Raises:
        MissingExtra: If bibtexparser is not installed.
        UnreadableInput: If the input holds no entry.
    """
    keys = Keys()
    number = 0
    for number, block in enumerate(inherited(blocks_of(stream)), start=1):
        yield _read(block, keys, number)
    if not number:
        raise UnreadableInput("this is no BibTeX: it holds no entry")


def _read(block: Block, keys: Keys, number: int) -> Reading:
    position = evolve(block.position, record=number)
    findings = list(block.findings)
    if block.entry is None:
        if block.problem:
            findings.append(
                Finding(
                    code="RDR017",
                    severity=Severity.ERROR,
                    message=f"the block cannot be read: {block.problem}",
                )
            )
        placed = [_placed(finding, position) for finding in findings]
        return Reading(findings=placed, position=position, source=block.source)
    publication, noticed = read_entry(block.entry)
    findings += noticed
    publication, found = _keyed(publication, block.entry.key, keys)
    findings += found
    return Reading(
        publication=publication,
        findings=[_placed(finding, position) for finding in findings],
        position=position,
    )


def _placed(finding: Finding, position: Position) -> Finding:
    return finding if finding.position else evolve(finding, position=position)


def _keyed(
    publication: Publication, key: str, keys: Keys
) -> tuple[Publication, list[Finding]]:
    """Keep a key as an extra, unless it is the one that would be given."""
    said = ""
    expected = keys.next(publication.cite_key)
    if not key:
        said = "the entry has no key: one is made where it is written"
        keys.take(expected)
    elif not keys.take(key):
        said = f"the key {key} stands twice: both entries are read"
    findings = []
    if said:
        findings = [Finding(code="RDR018", severity=Severity.WARNING, message=said)]
    if not key or key == expected:
        return publication, findings
    extra = Extra(source=vocabulary.SOURCE, path="key", text=key)
    return evolve(publication, extras=(extra, *publication.extras)), findings


def _settled(publication: Publication) -> tuple[Entry, Publication]:
    """Give the entry of a publication, and what is read of it but the key.

    What is read is written again until it stays the same, which takes a second round
    where a field holds something of another kind, such as a date that was mere text.
    """
    return settle(publication, write_entry, _read_back, rounds=4)


def _read_back(entry: Entry) -> Publication:
    months = dict(zip(vocabulary.MONTHS, vocabulary.MONTHS, strict=True))
    fields = tuple(
        field._replace(text=expand(field.text, months)[0])
        if field.name == "month" and "#" in field.text
        else field
        for field in entry.fields
    )
    return read_entry(entry._replace(fields=fields))[0]


def _wanted_key(publication: Publication, held: Publication) -> str:
    for extra in publication.extras:
        if (extra.source, extra.path) == (vocabulary.SOURCE, "key") and Keys.are_legal(
            extra.text
        ):
            return extra.text
    return held.cite_key


def restrict(publication: Publication) -> Publication:
    """Give what is read back of it."""
    _, held = _settled(publication)
    return _keyed(held, _wanted_key(publication, held), Keys())[0]


def write(publications: Iterable[Publication], stream: BinaryIO) -> tuple[Finding, ...]:
    """Write publications, each under a key of its own, and tell what had no place."""
    findings: list[Finding] = []
    keys = Keys()
    for number, publication in enumerate(publications, start=1):
        entry, held = _settled(publication)
        wanted = _wanted_key(publication, held)
        expected = keys.next(held.cite_key)
        key = keys.give(wanted)
        if key != expected:
            extra = Extra(source=vocabulary.SOURCE, path="key", text=key)
            held = evolve(held, extras=(extra, *held.extras))
        findings += find_losses(
            publication, held, format="bibtex", position=Position(record=number)
        )
        begin = "\n" if number > 1 else ""
        stream.write(f"{begin}{serialize(entry._replace(key=key))}".encode())
    return tuple(findings)
