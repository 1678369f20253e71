"""Identifiers of people: ORCID iD, ISNI."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from attrs import frozen

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.errors import InvalidChecksum

__all__ = ["Isni", "Orcid"]


def _residue(digits: str) -> int:
    # ISO 7064 MOD 11-2 weighs each place by a power of two. As 13 and 2 are equal
    # modulo 11, the digits read in base 13, where A stands for X, give that sum.
    return int(digits.replace("X", "A"), 13) % 11


def _check_character(digits: str) -> str:
    return "0123456789X"[(12 - _residue(digits + "0")) % 11]


@frozen(order=True, repr=False, weakref_slot=False)
class Orcid(Identifier):
    """An ORCID iD, which stands for one researcher: sixteen digits in four groups.

    The last character is a check character by ISO 7064 MOD 11-2 and may be ``X``. The
    numbers come from two blocks that ISNI has set aside; a number of another block is
    not refused, as a third block may be opened, but see :attr:`is_in_known_block`.

    Source: ORCID, https://support.orcid.org/hc/en-us/articles/360006897674.

    Raises:
        InvalidIdentifier: If the text is no ORCID iD.

    >>> Orcid.parse("ORCID iD: 0000000218250097/")
    Orcid('0000-0002-1825-0097')
    >>> Orcid.parse("0034-7167-2018-0740")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidChecksum: '0034-7167-2018-0740' is no ORCID iD: ...
    """

    kind: ClassVar[str] = "ORCID iD"
    prefix: ClassVar[str] = "orcid"
    url_base: ClassVar[str] = "https://orcid.org/"
    pattern: ClassVar[str] = r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]"
    shape: ClassVar[str] = "sixteen digits in four groups, such as 0000-0002-1825-0097"
    any_length: ClassVar[str] = r"(?:[0-9]-?){0,15}X?|(?:[0-9]-?){16,}[0-9X]"
    hosts: ClassVar[tuple[str, ...]] = (r"(?:[a-z]+\.)?orcid\.org/+",)

    value: str

    def _check(self) -> None:
        # Written out, as a file of records builds hundreds of thousands of these.
        if self._canonical.fullmatch(self.value) is None:
            raise self._refusal(self.value)
        digits = self.value.replace("-", "")
        if _residue(digits) != 1:
            raise _wrong_check_character(self.kind, self.value, digits)

    @classmethod
    def _spell(cls, text: str) -> str:
        groups = _GROUPS.fullmatch(text.upper())
        return "-".join(groups.groups()) if groups else text.upper()

    @property
    def is_in_known_block(self) -> bool:
        """Whether the number is of a block that ISNI has set aside for ORCID.

        Source: https://support.orcid.org/hc/en-us/articles/360006973973, 2023.
        """
        return any(first <= self.value[:-1] <= last for first, last in _ORCID_BLOCKS)


@frozen(order=True, repr=False, weakref_slot=False)
class Isni(Identifier):
    """An International Standard Name Identifier, of a person or an organization.

    Sixteen digits, the last a check character by ISO 7064 MOD 11-2, which may be
    ``X``. The canonical form is the one that the standard prints, in four groups with
    spaces; PubMed writes it with and without them. The CURIE and the URL have none.

    Source: ISO 27729:2024, https://isni.org/page/technical-documentation/.

    Raises:
        InvalidIdentifier: If the text is no ISNI.

    >>> isni = Isni.parse("000000041936754x")
    >>> str(isni), isni.curie
    ('0000 0004 1936 754X', 'isni:000000041936754X')
    >>> Isni.parse("0000 0004 1936 7540")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidChecksum: ... the check character must be X
    """

    kind: ClassVar[str] = "ISNI"
    prefix: ClassVar[str] = "isni"
    url_base: ClassVar[str] = "https://isni.org/isni/"
    pattern: ClassVar[str] = r"[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{3}[0-9X]"
    shape: ClassVar[str] = "sixteen digits in four groups, such as 0000 0001 2162 9922"
    any_length: ClassVar[str] = r"(?:[0-9] ?){0,15}X?|(?:[0-9] ?){16,}[0-9X]"
    hosts: ClassVar[tuple[str, ...]] = (r"isni(?:-url\.oclc\.nl|\.org)/(?:isni/)?",)

    value: str

    def _check(self) -> None:
        if self._canonical.fullmatch(self.value) is None:
            raise self._refusal(self.value)
        digits = self.value.replace(" ", "")
        if _residue(digits) != 1:
            raise _wrong_check_character(self.kind, self.value, digits)

    @classmethod
    def _spell(cls, text: str) -> str:
        groups = _GROUPS.fullmatch(text.upper())
        return " ".join(groups.groups()) if groups else text.upper()

    @classmethod
    def from_local(cls, local: str) -> Self:
        """Read the sixteen characters that follow the prefix in a CURIE."""
        groups = (local[start : start + 4] for start in range(0, len(local), 4))
        return cls(" ".join(groups))

    @property
    def url(self) -> str:
        """The address at which the identifier resolves."""
        return self.url_base + self.value.replace(" ", "")

    @property
    def curie(self) -> str:
        """The identifier with its prefix and without its spaces."""
        return f"{self.prefix}:{self.value.replace(' ', '')}"


def _wrong_check_character(kind: str, text: str, digits: str) -> InvalidChecksum:
    right = _check_character(digits[:-1])
    return InvalidChecksum(kind, text, f"the check character must be {right}")


_GROUPS = re.compile(
    r"([0-9]{4})[\s-]*([0-9]{4})[\s-]*([0-9]{4})[\s-]*([0-9]{3}[0-9X])"
)
# The first and the last number of each, without the check character.
_ORCID_BLOCKS = (
    ("0000-0001-5000-000", "0000-0003-5000-000"),
    ("0009-0000-0000-000", "0009-0010-0000-000"),
)
