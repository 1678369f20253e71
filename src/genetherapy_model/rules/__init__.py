"""What should hold of a publication; so far one rule, on identifiers.

Rules never raise and never change anything; each has a code that is stable for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import attrs

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._statements import Statement
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
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, InvalidIdentifier, Severity

__all__ = ["check_publication"]

_SCHEMES: dict[str, type[Identifier]] = {
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


def check_publication(publication: Publication) -> tuple[Finding, ...]:
    """Give what the rules find, in the order of the publication's fields.

    ``ID001``: an identifier that is called one of a known scheme and breaks the
    scheme's grammar or check digit. Source: the standard of each identifier's class.
    """
    return tuple(
        Finding(code="ID001", severity=Severity.WARNING, path=path, message=reason)
        for path, value in _walk(publication, "")
        if isinstance(value, OtherIdentifier)
        and (reason := _refused(value)) is not None
    )


def _refused(other: OtherIdentifier) -> str | None:
    kind = _SCHEMES.get(other.scheme.lower())
    if kind is None:
        return None
    try:
        kind.parse(other.text)
    except InvalidIdentifier as error:
        return str(error)
    return None


def _walk(value: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, Statement):
        yield path, value
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value))):
            yield from _walk(getattr(value, field.name), f"{path}/{field.name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, f"{path}/{index}")
