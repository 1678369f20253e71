"""How the schemes of identifiers are called, whatever a format calls them.

The names are those of Bioregistry (https://bioregistry.io) where it has one, in lower
case as there, so that what is read of one format is found by the writer of another.
"""

from __future__ import annotations

from typing import Final

from genetherapy_model.domain.identifiers import OtherIdentifier

__all__ = ["ISBN", "ISSN", "URL", "fold_scheme", "is_of", "name_scheme"]

ISBN: Final = "isbn"
ISSN: Final = "issn"
URL: Final = "url"

_NAMES: Final = {
    **{name: name for name in ("doi", ISBN, ISSN, "orcid", "pmc", "pubmed", URL)},
    "pmid": "pubmed",
    "pmcid": "pmc",
}


def fold_scheme(scheme: str) -> str:
    """Give the form of a scheme by which it is compared with others.

    >>> fold_scheme("PMID"), fold_scheme("PII ")
    ('pubmed', 'pii')
    """
    word = scheme.strip().casefold()
    return _NAMES.get(word, word)


def name_scheme(scheme: str) -> str:
    """Give the name that this library uses; an unknown scheme stays as it is.

    >>> name_scheme("ISBN"), name_scheme("PMCID"), name_scheme("ArXiv")
    ('isbn', 'pmc', 'ArXiv')
    """
    return _NAMES.get(fold_scheme(scheme), scheme)


def is_of(identifier: object, *schemes: str) -> bool:
    """Tell whether an identifier without a class of its own is of some scheme.

    >>> is_of(OtherIdentifier(scheme="URL", text="https://x.org"), URL)
    True
    """
    if not isinstance(identifier, OtherIdentifier):
        return False
    return fold_scheme(identifier.scheme) in {fold_scheme(each) for each in schemes}
