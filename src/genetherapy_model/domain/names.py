"""Names of people, as the records state them.

No part is guessed: a source that gives only the display order of a name fills
``literal`` and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement, to_tuple

__all__ = ["PersonName"]


def to_person_names(values: Iterable[PersonName]) -> tuple[PersonName, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class PersonName(Statement):
    """The name of one person, in the parts that the source tells apart.

    The parts are those of CSL names (https://docs.citationstyles.org, "Names") and
    PubMed's Initials. A person of one name has it as ``family``. An empty part is a
    part that the source leaves empty, ``None`` one that it does not have.

    Attributes:
        family: The family name; PubMed writes its particle here too.
        given: The given names, in full or as initials.
        initials: Initials where they stand beside the given names, as ``"TR"``.
        particle: ``"van der"`` where the source keeps it apart.
        suffix: ``"Jr"``, ``"3rd"``.
        literal: The whole name where the source does not divide it.
        language: A BCP 47 tag of the language and script, such as ``"zh-Hant"``.
        in_other_scripts: The same name as the source writes it in other scripts.

    Raises:
        InvalidType: If a part is no text.

    >>> name = PersonName(family="Flotte", given="Terence R.", initials="TR")
    >>> str(name), name.medline
    ('Terence R. Flotte', 'Flotte TR')
    >>> PersonName(family=["Flotte"])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: PersonName.family: expected None or str, ...
    """

    family: str | None = None
    given: str | None = None
    initials: str | None = None
    particle: str | None = None
    suffix: str | None = None
    literal: str | None = None
    language: str | None = None
    in_other_scripts: tuple[PersonName, ...] = field(
        default=(), converter=to_person_names
    )

    def __str__(self) -> str:
        """Give the name in display order, or the literal."""
        parts = (
            self.given or self.initials,
            self.particle,
            self.family,
            self.suffix,
        )
        return " ".join(part for part in parts if part) or self.literal or ""

    @property
    def medline(self) -> str:
        """The name as MEDLINE prints it: ``van der Berg JA 3rd``.

        Source: https://www.nlm.nih.gov/bsd/mms/medlineelements.html#au. Initials are
        taken from the given names where the source has none of its own.
        """
        initials = self.initials
        if initials is None:
            words = (self.given or "").replace(".", " ").replace("-", " ").split()
            initials = "".join(word[0].upper() for word in words)
        parts = (self.particle, self.family, initials, self.suffix)
        return " ".join(part for part in parts if part) or self.literal or ""
