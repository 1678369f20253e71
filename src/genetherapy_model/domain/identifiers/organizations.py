"""Identifiers of organizations: ROR, GRID, Ringgold, Open Funder Registry."""

from __future__ import annotations

from typing import ClassVar, Self

from attrs import field, frozen

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.errors import InvalidChecksum

__all__ = ["FunderId", "GridId", "RinggoldId", "RorId"]


@frozen(order=True, repr=False, weakref_slot=False)
class RorId(Identifier):
    """An identifier of the Research Organization Registry: nine characters.

    A ``0``, six characters of Crockford's base 32 (no i, l, o, u), and two check digits
    by ISO 7064 MOD 97-10. The canonical form here is the bare one; :attr:`url` is the
    form that ROR prefers in print.

    Source: ROR, https://ror.readme.io/docs/identifier.

    Raises:
        InvalidIdentifier: If the text is no ROR identifier.

    >>> RorId.parse("https://ror.org/02v51f717")
    RorId('02v51f717')
    >>> RorId.parse("02v51f718")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidChecksum: ... the check digits must be 17
    """

    kind: ClassVar[str] = "ROR identifier"
    prefix: ClassVar[str] = "ror"
    url_base: ClassVar[str] = "https://ror.org/"
    pattern: ClassVar[str] = r"0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}"
    shape: ClassVar[str] = "nine letters and digits, such as 02v51f717"
    any_length: ClassVar[str] = r"0[0-9a-hjkmnp-tv-z]{0,7}|0[0-9a-hjkmnp-tv-z]{9,}"
    hosts: ClassVar[tuple[str, ...]] = (r"ror\.org/",)

    value: str

    def _check(self) -> None:
        if self._canonical.fullmatch(self.value) is None:
            raise self._refusal(self.value)
        number = int(self.value[:7].translate(_CROCKFORD), 32)
        digits = 98 - number * 100 % 97
        if int(self.value[7:]) != digits:
            raise InvalidChecksum(
                self.kind, self.value, f"the check digits must be {digits:02}"
            )

    @classmethod
    def _spell(cls, text: str) -> str:
        return text.lower()


# Python's digits of base 32 are 0-9 and a-v without a gap.
_CROCKFORD = str.maketrans(
    "0123456789abcdefghjkmnpqrstvwxyz", "0123456789abcdefghijklmnopqrstuv"
)


@frozen(order=True, repr=False, weakref_slot=False)
class GridId(Identifier):
    """An identifier of the Global Research Identifier Database.

    Source: Digital Science, https://www.grid.ac; the pattern is Bioregistry's. How
    the last part is made is not known, so it is not checked.

    Raises:
        InvalidIdentifier: If the text is no GRID identifier.

    >>> GridId.parse("https://www.grid.ac/institutes/grid.38142.3c").curie
    'grid:grid.38142.3c'
    >>> GridId.parse("38142")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: '38142' is no GRID identifier: ...
    """

    kind: ClassVar[str] = "GRID identifier"
    prefix: ClassVar[str] = "grid"
    url_base: ClassVar[str] = "https://www.grid.ac/institutes/"
    pattern: ClassVar[str] = r"grid\.[0-9]{1,9}\.[0-9a-f]{1,2}"
    shape: ClassVar[str] = "grid.<number>.<check>, such as grid.38142.3c"
    hosts: ClassVar[tuple[str, ...]] = (r"grid\.ac/(?:institutes/)?",)

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        return text.lower()


@frozen(order=True, repr=False, weakref_slot=False)
class RinggoldId(Identifier):
    """An identifier of an organization in the Ringgold database: a whole number.

    The database is open to subscribers alone, so :attr:`url` is empty; and Bioregistry
    has no prefix for it, so the prefix is the name.

    Source: Ringgold, https://www.ringgold.com/ringgold-identifier/.

    Raises:
        InvalidIdentifier: If the text is no such number.

    >>> RinggoldId.parse("RIN 8095").curie
    'ringgold:8095'
    >>> RinggoldId("8095").url
    ''
    >>> RinggoldId.parse("grid.38142.3c")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: ... is no Ringgold identifier: ...
    """

    kind: ClassVar[str] = "Ringgold identifier"
    prefix: ClassVar[str] = "ringgold"
    url_base: ClassVar[str] = ""
    pattern: ClassVar[str] = r"[1-9][0-9]{0,8}"
    shape: ClassVar[str] = "a whole number of at most nine digits"
    any_length: ClassVar[str] = r"[1-9][0-9]{9,}"
    labels: ClassVar[tuple[str, ...]] = ("rin",)

    value: str = field(order=int)

    @property
    def url(self) -> str:
        """Always empty: no public address resolves the number."""
        return ""


@frozen(order=True, repr=False, weakref_slot=False)
class FunderId(Identifier):
    """An identifier of the Open Funder Registry: ``10.13039/`` and a number.

    It is a DOI of the registry's own registrant; as a kind of its own it says that the
    thing is a funder.

    Source: Crossref, https://www.crossref.org/documentation/funder-registry/.

    Raises:
        InvalidIdentifier: If the text is no funder identifier.

    >>> FunderId.parse("https://doi.org/10.13039/501100000780").curie
    'funderregistry:501100000780'
    >>> FunderId.parse("10.1089/hum.2023.152")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: ... is no funder identifier: ...
    """

    kind: ClassVar[str] = "funder identifier"
    prefix: ClassVar[str] = "funderregistry"
    url_base: ClassVar[str] = "https://doi.org/"
    pattern: ClassVar[str] = r"10\.13039/[1-9][0-9]{0,14}"
    shape: ClassVar[str] = "10.13039/ and a number, such as 10.13039/501100000780"
    any_length: ClassVar[str] = r"10\.13039/[1-9][0-9]{15,}"
    labels: ClassVar[tuple[str, ...]] = (
        r"doi(?=[\s:]*10\.13039/)",
        r"crossref\.funder",
        "fundref",
        "funder",
    )
    hosts: ClassVar[tuple[str, ...]] = (
        r"(?:dx\.)?doi\.org/(?=10\.13039/)",
        r"data\.crossref\.org/fundingdata/funder/",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        return text if "/" in text else f"10.13039/{text}"

    @classmethod
    def from_local(cls, local: str) -> Self:
        """Read the number that follows the prefix in a CURIE."""
        return cls(f"10.13039/{local}")

    @property
    def curie(self) -> str:
        """The number with Bioregistry's prefix."""
        return f"{self.prefix}:{self.value.removeprefix('10.13039/')}"
