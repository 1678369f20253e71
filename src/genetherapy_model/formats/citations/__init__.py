"""Citations, as PubMed's summaries and lists of references print them.

Source: https://pubmed.ncbi.nlm.nih.gov/help/#summary-format;
Citing Medicine, https://www.ncbi.nlm.nih.gov/books/NBK7256/; the manual of APA, 7th
edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from os import PathLike
from typing import BinaryIO, Final

from attrs import evolve

from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, Position, UnreadableInput
from genetherapy_model.formats.citations.reading import read_text
from genetherapy_model.formats.citations.records import records_of
from genetherapy_model.formats.citations.styling import spell_styled
from genetherapy_model.formats.citations.vocabulary import FORMAT
from genetherapy_model.formats.citations.writing import settle, spell_apa, spell_nlm
from genetherapy_model.formats.lines import lines_of
from genetherapy_model.formats.losses import find_losses
from genetherapy_model.formats.readings import Reading

__all__ = ["cite", "read_citation", "recognizes", "restrict", "scan", "write"]

_OWN: Final = re.compile(rb"\s*[0-9]{1,7}: [^\s{\[0-9-][^\n]{3,}")
_NUMBERED: Final = re.compile(rb"\s*(?:[0-9]{1,7}[.)]|\[[0-9]{1,7}\]) [^\W\d_]")
_PLACED: Final = re.compile(
    rb"\b(?:1[89]|20)[0-9]{2}(?: [A-Z][a-z]{2})?(?: [0-9]{1,2})?;\s?[0-9]+"
    rb"|\bPMID: [0-9]|\bdoi: 10\."
)


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes whether it is a list of citations with their numbers.

    >>> recognizes(b"1: Bueren JA, Auricchio A. Advances. Hum Gene Ther. 2023.")
    True
    """
    bare = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    bare = bare.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _OWN.match(bare) is not None:
        return True
    return _NUMBERED.match(bare) is not None and _PLACED.search(bare) is not None


def scan(stream: BinaryIO) -> Iterator[Reading]:
    """Read citation after citation; what is not understood is an extra of it.

    Raises:
        UnreadableInput: If the input holds nothing.
    """
    is_empty = True
    for record in records_of(lines_of(stream)):
        is_empty = False
        publication, found = read_text(record.text)
        yield Reading(
            publication=publication,
            findings=[
                *record.findings,
                *(evolve(each, position=record.position) for each in found),
            ],
            position=record.position,
        )
    if is_empty:
        raise UnreadableInput("the input is empty")


def restrict(publication: Publication) -> Publication:
    """Give what is read back of it: what a citation says, and says clearly."""
    return settle(publication)[0]


def write(publications: Iterable[Publication], stream: BinaryIO) -> tuple[Finding, ...]:
    """Write a citation a paragraph, as PubMed's summaries; tell what had no place."""
    findings: list[Finding] = []
    for number, publication in enumerate(publications, start=1):
        held, text = settle(publication)
        findings += find_losses(
            publication, held, format=FORMAT, position=Position(record=number)
        )
        start = "\n" if number > 1 else ""
        stream.write(f"{start}{number}: {text}".rstrip().encode() + b"\n")
    return tuple(findings)


def read_citation(text: str) -> Publication:
    """Read one citation, in whatever lines it stands.

    What is not understood is in the extras; a style other than PubMed's is named there.

    >>> read = read_citation("Bueren, J. A. & Auricchio, A., (2023) Advances and "
    ...                      "Challenges. Human Gene Therapy.")
    >>> print(read, read.extras[0].text)
    Bueren JA, Auricchio A. Advances and Challenges. Human Gene Therapy. 2023. apa
    """
    return read_text(text)[0]


def cite(publication: Publication, style: str | PathLike[str] = "nlm") -> str:
    """Cite a publication: ``nlm`` as PubMed does, ``apa``, or by a file of CSL.

    Raises:
        MissingExtra: If citeproc-py is not installed, for a style of CSL.
        UnreadableInput: If there is no such style.

    >>> paper = read_citation("Flotte TR. Gene therapy. Hum Gene Ther. 2023;34(1):1-2.")
    >>> print(cite(paper))
    Flotte TR. Gene therapy. Hum Gene Ther. 2023;34(1):1-2.
    >>> print(cite(paper, "apa"))
    Flotte, T. R. (2023). Gene therapy. Hum Gene Ther, 34(1), 1–2.
    """
    if style == "nlm":
        return spell_nlm(publication)
    return (
        spell_apa(publication) if style == "apa" else spell_styled(publication, style)
    )
