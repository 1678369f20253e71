"""Identifiers that no other class can hold."""

from __future__ import annotations

from attrs import frozen

from genetherapy_model.domain._statements import Statement
from genetherapy_model.errors import InvalidValue

__all__ = ["OtherIdentifier"]


@frozen(kw_only=True, order=True, repr=False, weakref_slot=False)
class OtherIdentifier(Statement):
    """An identifier as it was written, of a scheme that this library has no class for.

    It also holds text that claims to be of a known scheme and breaks its grammar, such
    as an ORCID iD with a wrong check character, so that it can be found and written
    back. Both texts are kept to the letter; the second may be empty.

    Attributes:
        scheme: The name of the scheme as the source gives it, such as ``"pii"``.
        text: What the source gives as the identifier.

    Raises:
        InvalidValue: If the scheme is blank.

    >>> print(OtherIdentifier(scheme="pii", text="S0021-9150(18)31238-3"))
    pii:S0021-9150(18)31238-3
    >>> OtherIdentifier(scheme="", text="17")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: OtherIdentifier.scheme: ...
    """

    scheme: str
    text: str

    def _check(self) -> None:
        if not self.scheme.strip():
            raise InvalidValue(
                "OtherIdentifier.scheme: it is blank; name the scheme as the source "
                "does, such as 'pii'"
            )

    def __str__(self) -> str:
        return f"{self.scheme}:{self.text}"
