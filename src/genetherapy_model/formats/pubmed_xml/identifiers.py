"""PubMed's identifiers, read and written.

Reading and writing stand together here, as a spelling that the canonical form would
not give back is told by comparing the two.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

from genetherapy_model.domain._scalars import Identifier, trusted_identifier
from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.identifiers import (
    Doi,
    GridId,
    Isni,
    Issn,
    NlmId,
    Orcid,
    OtherIdentifier,
    Pmcid,
    Pmid,
    RinggoldId,
    RorId,
)
from genetherapy_model.errors import InvalidIdentifier
from genetherapy_model.formats.pubmed_xml import vocabulary

SCHEMES: dict[type, str] = {
    Doi: "doi",
    Pmid: "pubmed",
    Pmcid: "pmc",
    Orcid: "ORCID",
    Isni: "ISNI",
    RorId: "ROR",
    GridId: "GRID",
    RinggoldId: "RINGGOLD",
}


T = TypeVar("T", bound=Identifier)

_other = trusted(OtherIdentifier)
_READ = (Doi, Pmid, Pmcid, Orcid, Isni, RorId, GridId, RinggoldId, Issn, NlmId)
# NLM has these as addresses, which only parse() reads.
_ADDRESSES = {Orcid, RorId}
_BUILDERS: dict[type[Identifier], Callable[[str], Any]] = {
    kind: kind.parse if kind in _ADDRESSES else trusted_identifier(kind)
    for kind in _READ
}


def read_identifier(
    kind: type[T] | None, scheme: str, text: str
) -> tuple[T | OtherIdentifier, bool, str | None]:
    """Read an identifier; tell whether the writer would give it back just so.

    What is none is kept as another one, and the third value says why it is none. ORCID
    iDs count as the same in every form: all are written as addresses, which is how NLM
    asks publishers to send them.
    """
    if kind is None:
        return _other(scheme=scheme, text=text), True, None
    try:
        read = _BUILDERS[kind](text)
    except InvalidIdentifier:
        try:
            return kind.parse(text), False, None
        except InvalidIdentifier as error:
            return OtherIdentifier(scheme=scheme, text=text), True, str(error)
    if kind is Orcid:
        return read, True, None
    is_spelt_so = kind is not RorId or read.url == text
    return read, is_spelt_so and SCHEMES.get(kind, scheme) == scheme, None


def spell_identifier(identifier: Identifier | OtherIdentifier) -> tuple[str, str]:
    """Give an identifier's scheme, if it needs one there, and text as PubMed has it."""
    if isinstance(identifier, OtherIdentifier):
        return identifier.scheme, identifier.text
    # NLM writes these two as addresses, whatever the source wrote.
    if type(identifier) in _ADDRESSES:
        return SCHEMES[type(identifier)], identifier.url
    return SCHEMES.get(type(identifier), ""), str(identifier)


_KEYS = {"ArticleId": "IdType", "ELocationID": "EIdType", "Identifier": "Source"}
_KINDS: dict[str, type[Identifier]] = {
    "PMID": Pmid,
    "ISSN": Issn,
    "ISSNLinking": Issn,
    "NlmUniqueID": NlmId,
    **vocabulary.ARTICLE_IDS,
    **vocabulary.PERSON_IDS,
    **vocabulary.ORGANIZATION_IDS,
}


def is_identifier(element: Element) -> bool:
    """Tell whether an element holds an identifier."""
    return element.tag in _KEYS or element.tag in _KINDS


def mean_the_same(one: Element, other: Element) -> bool:
    """Tell whether two elements that hold identifiers hold the same one."""
    return _read_any(one) == _read_any(other)


def _read_any(element: Element) -> Identifier | OtherIdentifier:
    scheme = element.get(_KEYS.get(element.tag, "")) or element.tag
    return read_identifier(_KINDS.get(scheme), scheme, "".join(element.itertext()))[0]
