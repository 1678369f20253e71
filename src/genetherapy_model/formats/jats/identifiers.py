"""Identifiers as JATS writes them: a text, and what kind of it stands beside."""

from __future__ import annotations

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.identifiers import Orcid, OtherIdentifier, RorId
from genetherapy_model.formats.jats.vocabulary import SCHEMES

__all__ = ["spell_identifier"]

_ADDRESSES = (Orcid, RorId)


def spell_identifier(identifier: Identifier | OtherIdentifier) -> tuple[str, str]:
    """Give the scheme of an identifier and its text.

    ORCID and ROR ask for addresses, which is how JATS4R has them too.

    >>> spell_identifier(Orcid("0000-0002-1825-0097"))
    ('orcid', 'https://orcid.org/0000-0002-1825-0097')
    """
    if isinstance(identifier, OtherIdentifier):
        return identifier.scheme, identifier.text
    scheme = SCHEMES.get(type(identifier), identifier.prefix)
    if isinstance(identifier, _ADDRESSES):
        return scheme, identifier.url
    return scheme, str(identifier)
