"""ID: identifiers that break the grammar or the check digit of their scheme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.identifiers import (
    Doi,
    GridId,
    Isni,
    Issn,
    Orcid,
    OtherIdentifier,
    Pmcid,
    Pmid,
    RorId,
)
from genetherapy_model.errors import InvalidIdentifier, Severity
from genetherapy_model.rules._definitions import Slip, rule

__all__ = ["refused_identifier"]

_SCHEMES: Final[dict[str, type[Identifier]]] = {
    "doi": Doi,
    "grid": GridId,
    "isni": Isni,
    "issn": Issn,
    "orcid": Orcid,
    "pmc": Pmcid,
    "pmid": Pmid,
    "pubmed": Pmid,
    "ror": RorId,
}


@rule(
    "ID001",
    title="an identifier obeys the scheme that it is said to be of",
    severity=Severity.WARNING,
    subject=OtherIdentifier,
    reason="Each scheme defines its characters and its check digit; what breaks them "
    "identifies nothing.",
    source=(
        "https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html",
        "https://support.orcid.org/hc/articles/360006897674",
        "https://www.issn.org/understanding-the-issn/what-is-an-issn/",
    ),
    failing=OtherIdentifier(scheme="issn", text="0165-0209"),
    passing=OtherIdentifier(scheme="issn", text="0165-0203"),
)
def refused_identifier(other: OtherIdentifier) -> Iterator[Slip]:
    """Try the text as an identifier of the scheme."""
    kind = _SCHEMES.get(other.scheme.lower())
    if kind is None:
        return
    try:
        kind.parse(other.text)
    except InvalidIdentifier as error:
        yield Slip("", str(error))
