"""Identifiers of works: DOI, PMID, PMCID."""

from __future__ import annotations

import re
from typing import ClassVar
from urllib.parse import quote, unquote

from attrs import field, frozen

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.errors import InvalidFormat, InvalidIdentifier

__all__ = ["Doi", "Pmcid", "Pmid"]


def _without_case(doi: str) -> bytes:
    # A DOI folds the letters of ASCII alone (ISO 26324), as bytes.lower does.
    return doi.encode().lower()


@frozen(order=True, repr=False, weakref_slot=False)
class Doi(Identifier):
    """A Digital Object Identifier: ``10.``, a registrant, a slash and any suffix.

    It keeps the spelling it was given, and is compared, ordered and hashed without
    regard to the case of ASCII letters, as the standard says. The suffix may hold
    brackets, semicolons and angle brackets (old DOIs hold a whole SICI), but neither
    white space nor characters that cannot be seen. ``parse()`` takes nothing off the
    end, as a full stop there may belong to the DOI: that is for the reader of the
    citation to decide. Percent signs are decoded in addresses only, or where the
    slash itself is written ``%2F``.

    Source: ISO 26324; DOI Handbook, https://doi.org/10.1000/182. The registrant has
    four to nine digits (Crossref, https://www.crossref.org/blog/dois-and-matching-regular-expressions/)
    and may be divided by full stops.

    Raises:
        InvalidIdentifier: If the text is no DOI.

    >>> doi = Doi.parse("https://dx.doi.org/10.1089%2FHUM.2023.152")
    >>> str(doi), doi.url
    ('10.1089/HUM.2023.152', 'https://doi.org/10.1089/HUM.2023.152')
    >>> doi == Doi("10.1089/hum.2023.152")
    True
    >>> Doi.parse("10.1089/hum 2023")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: '10.1089/hum 2023' is no DOI: ...
    """

    kind: ClassVar[str] = "DOI"
    prefix: ClassVar[str] = "doi"
    url_base: ClassVar[str] = "https://doi.org/"
    pattern: ClassVar[str] = (
        r"10\.[0-9]{4,9}(?:\.[0-9]+)*/"
        r"[^\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f"
        r"\u180e\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufffe\uffff]+"
    )
    shape: ClassVar[str] = "10.<registrant>/<suffix>"
    labels: ClassVar[tuple[str, ...]] = ("info:doi/", "urn:doi")
    hosts: ClassVar[tuple[str, ...]] = (r"(?:dx\.)?doi\.org/",)

    value: str = field(eq=_without_case, order=_without_case)

    @classmethod
    def _refusal(cls, text: str) -> InvalidIdentifier:
        refusal = super()._refusal(text)
        start = cls._canonical.match(text)
        if start is not None and refusal.reason.endswith(cls.shape):
            return InvalidFormat(
                cls.kind,
                text,
                f"it holds the character U+{ord(text[start.end()]):04X}, which no DOI "
                f"has; {text[: start.end()]!r} would be one",
            )
        return refusal

    @classmethod
    def _clean(cls, text: str) -> str:
        text, is_address = cls._opened(text.strip().strip(_UNSEEN))
        if is_address or _ESCAPED_SLASH.match(text):
            try:
                return unquote(text, errors="strict")
            except UnicodeDecodeError:
                # Percent signs that stand for no text are no escapes.
                return text
        return text

    @property
    def registrant(self) -> str:
        """The prefix, which stands for who registered it, such as ``10.1089``."""
        return self.value.partition("/")[0]

    @property
    def url(self) -> str:
        """The address, with percent signs where the suffix needs them."""
        return self.url_base + quote(self.value, safe="/:;()!$&'*,=@~")


@frozen(order=True, repr=False, weakref_slot=False)
class Pmid(Identifier):
    """A PubMed identifier: a whole number.

    ``parse()`` drops leading zeros. ``0`` occurs in real records and is kept.

    Source: NLM, https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pmid.

    Raises:
        InvalidIdentifier: If the text is no such number.

    >>> Pmid.parse("PMID: 29372632").url
    'https://pubmed.ncbi.nlm.nih.gov/29372632'
    >>> Pmid.parse("PMC3594776")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: 'PMC3594776' is no PMID: ...
    """

    kind: ClassVar[str] = "PMID"
    prefix: ClassVar[str] = "pubmed"
    url_base: ClassVar[str] = "https://pubmed.ncbi.nlm.nih.gov/"
    pattern: ClassVar[str] = r"0|[1-9][0-9]{0,8}"
    shape: ClassVar[str] = "a whole number of at most nine digits"
    any_length: ClassVar[str] = r"[1-9][0-9]{9,}"
    labels: ClassVar[tuple[str, ...]] = (r"(?:pubmed\s+)?pmid", r"medline")
    hosts: ClassVar[tuple[str, ...]] = (
        r"pubmed\.ncbi\.nlm\.nih\.gov/",
        r"ncbi\.nlm\.nih\.gov/pubmed/(?:\?term=)?",
        r"europepmc\.org/(?:article|abstract)/med/",
    )

    value: str = field(order=int)

    @classmethod
    def _spell(cls, text: str) -> str:
        return _LEADING_ZEROS.sub("", text)


def _article_and_version(pmcid: str) -> tuple[int, int]:
    article, _, version = pmcid[3:].partition(".")
    return int(article), int(version or 0)


@frozen(order=True, repr=False, weakref_slot=False)
class Pmcid(Identifier):
    """A PubMed Central identifier: ``PMC``, digits, and perhaps a version.

    ``parse()`` takes bare digits too, as PubMed writes them in the references of its
    records, so ask it only where the text is said to be a PMCID.

    Source: NLM, https://www.ncbi.nlm.nih.gov/pmc/about/public-access-info/; versions,
    https://www.ncbi.nlm.nih.gov/pmc/about/faq/.

    Raises:
        InvalidIdentifier: If the text is no PMCID.

    >>> pmcid = Pmcid.parse("PMCID: pmc8591519.2")
    >>> str(pmcid), pmcid.version
    ('PMC8591519.2', 2)
    >>> Pmcid.parse("PMCX")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: 'PMCX' is no PMCID: ...
    """

    kind: ClassVar[str] = "PMCID"
    prefix: ClassVar[str] = "pmc"
    url_base: ClassVar[str] = "https://pmc.ncbi.nlm.nih.gov/articles/"
    pattern: ClassVar[str] = r"PMC[1-9][0-9]{0,8}(?:\.[1-9][0-9]{0,2})?"
    shape: ClassVar[str] = "PMC and at most nine digits, such as PMC8591519"
    any_length: ClassVar[str] = r"PMC[1-9][0-9]{9,}"
    labels: ClassVar[tuple[str, ...]] = (
        r"(?:pubmed\s+central\s+)?pmcid",
        r"pubmed\s+central",
    )
    hosts: ClassVar[tuple[str, ...]] = (
        r"pmc\.ncbi\.nlm\.nih\.gov/articles/",
        r"ncbi\.nlm\.nih\.gov/pmc/(?:articles/)?",
        r"europepmc\.org/(?:articles?|abstract)/(?:pmc/)?",
    )

    value: str = field(order=_article_and_version)

    @classmethod
    def _spell(cls, text: str) -> str:
        digits = _LEADING_ZEROS.sub("", text.upper().removeprefix("PMC").strip())
        return f"PMC{digits}"

    @property
    def version(self) -> int | None:
        """The version of the article, where one is named."""
        return _article_and_version(self.value)[1] or None


_LEADING_ZEROS = re.compile("^0+(?=[0-9])")
_ESCAPED_SLASH = re.compile(r"10\.[0-9.]+%2F", re.IGNORECASE)
# Marks without a width, which come along when a DOI is copied from a page.
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
