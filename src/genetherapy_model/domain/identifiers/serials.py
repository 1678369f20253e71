"""Identifiers of journals and other serials: ISSN, NLM unique ID."""

from __future__ import annotations

import re
from typing import ClassVar

from attrs import frozen

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.errors import InvalidChecksum

__all__ = ["Issn", "NlmId"]


@frozen(order=True, repr=False, weakref_slot=False)
class Issn(Identifier):
    """An International Standard Serial Number: eight digits in two groups.

    The last is a check character modulo 11 with the weights 8 to 2 and may be ``X``.

    Source: ISO 3297; https://www.issn.org/understanding-the-issn/what-is-an-issn/.

    Raises:
        InvalidIdentifier: If the text is no ISSN.

    >>> Issn.parse("eISSN 15577422")
    Issn('1557-7422')
    >>> Issn.parse("0165-0209")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidChecksum: ... the check character must be 3
    """

    kind: ClassVar[str] = "ISSN"
    prefix: ClassVar[str] = "issn"
    url_base: ClassVar[str] = "https://portal.issn.org/resource/ISSN/"
    pattern: ClassVar[str] = r"[0-9]{4}-[0-9]{3}[0-9X]"
    shape: ClassVar[str] = "eight digits in two groups, such as 1557-7422"
    any_length: ClassVar[str] = r"(?:[0-9]-?){0,7}X?|(?:[0-9]-?){8,}[0-9X]"
    labels: ClassVar[tuple[str, ...]] = (
        r"(?:urn:)?[elp]?-?ISSN(?:-?L)?(?:\s*\((?:print|online|electronic|linking)\))?",
    )
    hosts: ClassVar[tuple[str, ...]] = (
        r"(?:portal\.|urn\.)?issn\.org/(?:resource/)?(?:issn(?:-l)?/)?(?:urn:issn:)?",
    )

    value: str

    def _check(self) -> None:
        if self._canonical.fullmatch(self.value) is None:
            raise self._refusal(self.value)
        a, b, c, d, _, e, f, g, check = self.value.encode()
        # 8 + 7 + ... + 2 times the code of the digit 0, modulo 11, is 8.
        rest = (8 - 8 * a - 7 * b - 6 * c - 5 * d - 4 * e - 3 * f - 2 * g) % 11
        if _CHECK_CHARACTERS[rest] != check:
            raise InvalidChecksum(
                self.kind,
                self.value,
                f"the check character must be {chr(_CHECK_CHARACTERS[rest])}",
            )

    @classmethod
    def _spell(cls, text: str) -> str:
        groups = _GROUPS.fullmatch(text.upper())
        return "-".join(groups.groups()) if groups else text.upper()


_CHECK_CHARACTERS = b"0123456789X"
_GROUPS = re.compile(r"([0-9]{4})[\s-]*([0-9]{3}[0-9X])")


@frozen(order=True, repr=False, weakref_slot=False)
class NlmId(Identifier):
    """A unique identifier of the catalog of the National Library of Medicine.

    Seven to nine digits with perhaps a letter, or sixteen to eighteen digits. It is
    text, as leading zeros count.

    Source: NLM, https://www.nlm.nih.gov/bsd/mms/medlineelements.html#jid; the lengths
    are those of real PubMed records.

    Raises:
        InvalidIdentifier: If the text is no NLM identifier.

    >>> NlmId.parse("NLM ID: 2985213r").url
    'https://www.ncbi.nlm.nih.gov/nlmcatalog/2985213R'
    >>> NlmId.parse("29")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidLength: '29' is no NLM unique ID: ...
    """

    kind: ClassVar[str] = "NLM unique ID"
    prefix: ClassVar[str] = "nlm"
    url_base: ClassVar[str] = "https://www.ncbi.nlm.nih.gov/nlmcatalog/"
    pattern: ClassVar[str] = r"[0-9]{7,9}[A-Z]?|[0-9]{16,18}"
    shape: ClassVar[str] = "7 to 9 digits and perhaps a letter, or 16 to 18 digits"
    any_length: ClassVar[str] = r"[0-9]+[A-Z]?"
    labels: ClassVar[tuple[str, ...]] = (
        r"nlm\s*(?:unique\s*|catalog\s*|u)?id",
        "nlmid",
        "nlmuniqueid",
    )
    hosts: ClassVar[tuple[str, ...]] = (
        r"ncbi\.nlm\.nih\.gov/nlmcatalog/",
        r"locatorplus\.gov/",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        return text.upper()
