"""Pages, ISSNs, addresses and accession numbers, as the dialects of RIS have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Protocol

from genetherapy_model.domain.identifiers import (
    Doi,
    Issn,
    OtherIdentifier,
    Pmcid,
    Pmid,
)
from genetherapy_model.domain.journals import JournalIssn, Pagination
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.errors import InvalidIdentifier
from genetherapy_model.formats.ris import vocabulary
from genetherapy_model.formats.ris.tags import Field
from genetherapy_model.formats.schemes import ISBN, ISSN, URL

__all__ = [
    "read_address",
    "read_entry",
    "read_pagination",
    "read_pmcid",
    "read_serial",
]

_ARTICLE_NUMBER = re.compile(
    r"(?:art(?:icle)?\.?,? ?(?:no|number)\.? ?|article )(\S.*)", re.IGNORECASE
)
_TYPED = re.compile(r"([^()]*[^()\s])\s*\(([^()]+)\)")
_ISBN = re.compile(r"(?:97[89])?[0-9]{9}[0-9X]")
_ISSNS = re.compile(r"[0-9]{4}-[0-9]{3}[0-9Xx](?:\s*\([A-Za-z -]+\))?")
_BETWEEN = re.compile(r"[\s,;/]*")


class _Taker(Protocol):
    def peek(self, *tags: str) -> tuple[int, Field] | None: ...
    def take(self, *tags: str) -> str | None: ...
    def drop(self, index: int) -> None: ...


def read_pagination(fields: _Taker) -> Pagination | None:
    """Read SP and EP, and the article number, of which C7 is EndNote's place.

    A range in SP, as EndNote writes it, is the pages as printed.
    """
    start, end, number = fields.take("SP"), None, fields.take("C7")
    if number is None and (found := fields.peek("M1")) is not None:
        match = _ARTICLE_NUMBER.fullmatch(found[1].text)
        if match is not None:
            fields.drop(found[0])
            number = match[1]
    end = fields.take("EP")
    if start is None and end is None and number is None:
        return None
    text = None
    if start is not None and (end is None or "-" in start):
        text, start = start, None
        match = _ARTICLE_NUMBER.fullmatch(text)
        if match is not None and number is None:
            number = match[1]
    return Pagination(text=text, start=start, end=end, article_number=number)


def read_serial(text: str) -> Iterator[JournalIssn | OtherIdentifier]:
    """Read what stands in an SN: ISSNs, each with its type if it has one, or an ISBN.

    >>> list(read_serial("1043-0342 (Print)"))[0].type.value
    'print'
    >>> list(read_serial("978-0-12-374984-0"))
    [OtherIdentifier(scheme='isbn', text='978-0-12-374984-0')]
    """
    several = _ISSNS.findall(text)
    if len(several) > 1 and _BETWEEN.fullmatch(_ISSNS.sub("", text)):
        for each in several:
            yield _read_issn(each)
        return
    books = re.split(r"\s*[;,]\s*", text)
    if all(map(_is_isbn, books)):
        for each in books:
            yield OtherIdentifier(scheme=ISBN, text=each)
    else:
        yield _read_issn(text)


def _is_isbn(text: str) -> bool:
    bare = re.sub(r"[\s-]|\([^()]*\)", "", text)
    return _ISBN.fullmatch(bare.upper()) is not None


def _read_issn(text: str) -> JournalIssn:
    typed = _TYPED.fullmatch(text)
    kind = vocabulary.ISSN_TYPES.get(typed[2].strip().lower()) if typed else None
    bare = typed[1] if typed and kind else text
    try:
        return JournalIssn(issn=Issn.parse(bare), type=kind)
    except InvalidIdentifier:
        return JournalIssn(issn=OtherIdentifier(scheme=ISSN, text=text))


def read_pmcid(text: str) -> Pmcid | None:
    """Read EndNote's C2 where it is surely a PMCID."""
    try:
        return Pmcid.parse(text) if text.upper().startswith("PMC") else None
    except InvalidIdentifier:
        return None


def read_address(text: str) -> Doi | Pmid | Pmcid | OtherIdentifier:
    """Read a UR: the address of an identifier is that identifier.

    >>> read_address("https://doi.org/10.1089/hum.2023.152")
    Doi('10.1089/hum.2023.152')
    """
    for kind in (Doi, Pmid, Pmcid):
        if text.startswith(kind.url_base):
            try:
                read = kind.parse(text)
            except InvalidIdentifier:
                continue
            if read.url == text:
                return read
    return OtherIdentifier(scheme=URL, text=text)


def read_entry(catalogue: str, number: str | None) -> CatalogueEntry:
    """Read an AN with the DB that it belongs to."""
    if number is None:
        return CatalogueEntry(catalogue=catalogue)
    identifier: Pmid | OtherIdentifier = OtherIdentifier(scheme="AN", text=number)
    if catalogue.lower() in vocabulary.OF_NLM and number.isascii():
        with suppress(InvalidIdentifier):
            identifier = Pmid.parse(number)
    return CatalogueEntry(catalogue=catalogue, identifier=identifier)
