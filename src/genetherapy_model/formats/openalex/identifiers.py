"""Identifiers as OpenAlex writes them, as addresses, and in the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from genetherapy_model.domain.identifiers import (
    Doi,
    Orcid,
    OtherIdentifier,
    Pmcid,
    Pmid,
    RorId,
)
from genetherapy_model.domain.works import WorkIdentifier
from genetherapy_model.errors import InvalidIdentifier
from genetherapy_model.formats.openalex.vocabulary import SCHEME
from genetherapy_model.formats.schemes import is_of

__all__ = [
    "read_own",
    "read_work",
    "text_of",
    "write_own",
    "write_work",
]

T = TypeVar("T", Doi, Orcid, Pmcid, Pmid, RorId)

_OWN: Final = re.compile(
    r"\s*(?:https?://(?:api\.)?openalex\.org/(?:[a-z]+/)?)?([A-Za-z][0-9]{1,15})\s*"
)
_PMC: Final = "https://www.ncbi.nlm.nih.gov/pmc/articles/"


def read_own(text: str) -> OtherIdentifier:
    """Read an identifier of OpenAlex's own.

    >>> read_own("https://openalex.org/W4387709541")
    OtherIdentifier(scheme='openalex', text='W4387709541')
    """
    found = _OWN.fullmatch(text)
    bare = text if found is None else found[1].upper()
    return OtherIdentifier(scheme=SCHEME, text=bare)


def write_own(identifier: OtherIdentifier) -> str:
    """Write an identifier of OpenAlex's own, as an address if it has its form."""
    bare = read_own(identifier.text).text
    return f"https://openalex.org/{bare}" if _OWN.fullmatch(bare) else bare


def text_of(known: Iterable[object], kind: type[T], scheme: str) -> str | None:
    """Write the first identifier of a kind, or what claims to be one."""
    for one in known:
        if isinstance(one, kind):
            return _write(one)
        if isinstance(one, OtherIdentifier) and is_of(one, scheme) and one.text.strip():
            try:
                return _write(kind.parse(one.text))
            except InvalidIdentifier:
                return one.text
    return None


def _write(identifier: Doi | Orcid | Pmcid | Pmid | RorId) -> str:
    if isinstance(identifier, Pmcid):
        # The service leaves out the letters.
        return f"{_PMC}{identifier.value.removeprefix('PMC')}"
    parse: Callable[[str], object] = type(identifier).parse
    bare = f"{identifier.url_base}{identifier.value}"
    # A percent sign is one in a DOI, and stands for another character in an address.
    return next(
        written
        for written in (bare, identifier.url, identifier.value)
        if repr(parse(written)) == repr(identifier)
    )


def read_work(text: str) -> WorkIdentifier:
    """Read the identifier of another work: OpenAlex's own, or that of a catalogue.

    >>> read_work("https://doi.org/10.1089/hum.2023.152")
    Doi('10.1089/hum.2023.152')
    """
    own = read_own(text)
    # A number alone says nothing of who gave it.
    if not _OWN.fullmatch(own.text) and not text.strip().isdecimal():
        for kind in (Doi, Pmcid, Pmid):
            try:
                return kind.parse(text)
            except InvalidIdentifier:
                continue
    return own


def write_work(identifiers: Iterable[WorkIdentifier]) -> str | None:
    """Write how another work is identified: by OpenAlex if it is, else by others."""
    known = list(identifiers)
    for one in known:
        if isinstance(one, OtherIdentifier) and one.scheme == SCHEME:
            # What it holds may be another's identifier.
            meant = read_work(one.text) if one.text.strip() else None
            return _write_any(meant) if meant is not None else None
    for kind in (Doi, Pmid, Pmcid):
        for one in known:
            if isinstance(one, kind):
                return _write_any(one)
    return None


def _write_any(identifier: WorkIdentifier) -> str:
    if isinstance(identifier, OtherIdentifier):
        return write_own(identifier)
    return _write(identifier)
