"""Identifiers of any kind, told apart by their prefixes.

The prefixes are those of Bioregistry (https://bioregistry.io), in lower case, save
``ringgold``, which it does not list. What follows the prefix is Bioregistry's local
identifier too: ``hgnc:3546`` for ``HGNC:3546``, ``isni:000000041936754X`` without the
spaces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.identifiers.organizations import (
    FunderId,
    GridId,
    RinggoldId,
    RorId,
)
from genetherapy_model.domain.identifiers.people import Isni, Orcid
from genetherapy_model.domain.identifiers.serials import Issn, NlmId
from genetherapy_model.domain.identifiers.trials import (
    ActrnNumber,
    ChiCtrNumber,
    CtriNumber,
    DrksId,
    EuCtNumber,
    EudraCtNumber,
    Isrctn,
    JrctId,
    NctId,
    UminId,
)
from genetherapy_model.domain.identifiers.vocabularies import (
    AtcCode,
    HgncId,
    MeshUi,
    MondoId,
    NcitCode,
    OmimNumber,
    OrphaCode,
    Unii,
)
from genetherapy_model.domain.identifiers.works import Doi, Pmcid, Pmid
from genetherapy_model.errors import InvalidFormat, InvalidIdentifier, InvalidType

__all__ = ["BY_PREFIX", "IDENTIFIERS", "from_curie", "parse_identifier"]

IDENTIFIERS: tuple[type[Identifier], ...] = (
    FunderId,
    Isrctn,
    Doi,
    Pmcid,
    Pmid,
    Orcid,
    Isni,
    RorId,
    GridId,
    RinggoldId,
    Issn,
    NlmId,
    NctId,
    EudraCtNumber,
    EuCtNumber,
    ActrnNumber,
    ChiCtrNumber,
    CtriNumber,
    DrksId,
    JrctId,
    UminId,
    MeshUi,
    NcitCode,
    HgncId,
    OmimNumber,
    OrphaCode,
    MondoId,
    AtcCode,
    Unii,
)
"""Every kind of identifier; those that are also DOIs stand before the DOI."""

BY_PREFIX: Mapping[str, type[Identifier]] = MappingProxyType(
    {kind.prefix: kind for kind in IDENTIFIERS}
)
"""The kind of identifier by the prefix of its CURIEs."""

# Kinds whose bare form is of no other kind. Sixteen digits may be an ORCID iD or an
# ISNI, eight a PMID or an ISSN without its hyphen: those need their hyphens.
_TELLING = (
    FunderId,
    Doi,
    Pmcid,
    Orcid,
    GridId,
    Issn,
    NctId,
    EudraCtNumber,
    EuCtNumber,
    Isrctn,
    ActrnNumber,
    ChiCtrNumber,
    CtriNumber,
    DrksId,
    JrctId,
    UminId,
    HgncId,
    MondoId,
)


def from_curie(text: str) -> Identifier:
    """Read an identifier from its CURIE, exactly as ``.curie`` gives it.

    Raises:
        InvalidIdentifier: If the prefix is unknown or what follows is not canonical.

    >>> from_curie("doi:10.1089/hum.2023.152")
    Doi('10.1089/hum.2023.152')
    >>> from_curie("isbn:0-306-40615-2")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: 'isbn:0-306-40615-2' is no CURIE: ...
    """
    if type(text) is not str:
        raise InvalidType(f"from_curie: expected str, got {type(text).__name__}")
    prefix, colon, local = text.partition(":")
    kind = BY_PREFIX.get(prefix)
    if kind is None or not colon:
        prefixes = ", ".join(f"{known}:" for known in BY_PREFIX)
        raise InvalidFormat("CURIE", text, f"it must begin with one of {prefixes}")
    return kind.from_local(local)


def parse_identifier(text: str) -> Identifier:
    """Read an identifier of any kind from text that says which kind it is.

    The text may be a CURIE, an address, a name before the value (``PMID: 29372632``),
    or a bare value that no other kind could be (``10.1089/hum.2023.152``). Bare digits
    are refused: they could be of several kinds. A DOI of the Open Funder Registry or
    of the ISRCTN registry is read as what it stands for, save in a CURIE, which says
    what it is.

    Raises:
        InvalidIdentifier: If no kind is named, or the value is not of that kind.

    >>> parse_identifier("https://orcid.org/0000-0002-1825-0097")
    Orcid('0000-0002-1825-0097')
    >>> parse_identifier("29372632")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: '29372632' is no identifier: ...
    """
    if type(text) is not str:
        raise InvalidType(f"parse_identifier: expected str, got {type(text).__name__}")
    if text.partition(":")[0] in BY_PREFIX:
        with suppress(InvalidIdentifier):
            return from_curie(text)
    for telling in _TELLING:
        if re.fullmatch(telling.pattern, text.strip(), re.IGNORECASE):
            return telling.parse(text)
    refusal: InvalidIdentifier | None = None
    for kind in IDENTIFIERS:
        if kind.is_named_in(text):
            try:
                return kind.parse(text)
            except InvalidIdentifier as error:
                refusal = refusal or error
    raise refusal or InvalidFormat(
        "identifier", text, "write its kind before it, such as doi: or pubmed:"
    )
