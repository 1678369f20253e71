"""What people are quoted as saying, and where they said it."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement, to_tuple
from genetherapy_model.domain._texts import to_texts
from genetherapy_model.domain.people import PersonReference
from genetherapy_model.domain.works import WorkReference

__all__ = ["Quotation"]


def to_person_references(
    values: Iterable[PersonReference],
) -> tuple[PersonReference, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Quotation(Statement):
    """Words that a work quotes, who is quoted, and where they said them.

    Attributes:
        parts: The words, in the pieces in which they are printed.
        speakers: Who is quoted; several, where several are said to speak at once.
        spoken_in: The work that the words were taken from, where it is named.

    Raises:
        InvalidType: If the parts are one text and no list of parts.

    >>> said = Quotation(parts=["it is safe", "and effective"],
    ...                  speakers=[PersonReference(name="Juan Bueren")])
    >>> print(said)
    it is safe [...] and effective (Juan Bueren)
    >>> Quotation(parts="it is safe")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Quotation.parts: expected a list...
    """

    parts: tuple[str, ...] = field(converter=to_texts)
    speakers: tuple[PersonReference, ...] = field(
        default=(), converter=to_person_references
    )
    spoken_in: WorkReference | None = None

    def __str__(self) -> str:
        words = " [...] ".join(self.parts)
        speakers = ", ".join(map(str, self.speakers))
        return f"{words} ({speakers})" if speakers else words
