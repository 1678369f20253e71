"""Authors: persons and collectives, and the investigators of a collective."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement, to_tuple
from genetherapy_model.domain.dates import DateRange, PartialDate
from genetherapy_model.domain.identifiers import Orcid, OtherIdentifier, RorId
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.roles import Contribution, Role
from genetherapy_model.domain.text import MarkedText, to_marked_text

__all__ = [
    "Author",
    "CollectiveAuthor",
    "CollectiveIdentifier",
    "Investigator",
    "PersonalAuthor",
]

CollectiveIdentifier: TypeAlias = RorId | OtherIdentifier


def to_affiliations(values: Iterable[Affiliation]) -> tuple[Affiliation, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_contributions(values: Iterable[Contribution]) -> tuple[Contribution, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_collective_identifiers(
    values: Iterable[CollectiveIdentifier],
) -> tuple[CollectiveIdentifier, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_people(values: Iterable[Person]) -> tuple[Person, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class PersonalAuthor(Statement):
    """A person as an author of one work, with what was printed there.

    Source: PubMed's Author; JATS contrib.

    Attributes:
        person: Who it is.
        affiliations: Where the author works, each as printed.
        valid: False where the catalogue marks the name as wrong (ValidYN="N").
        equal_contribution: Whether it is said to be equal; None where unsaid.
        corresponding: Whether this is a corresponding author; None where unsaid.
        contributions: What the author did, in the terms of CRediT.

    Raises:
        InvalidType: If the person is mere text.

    >>> author = PersonalAuthor(person=Person(
    ...     name=PersonName(family="Auricchio", given="Alberto")))
    >>> str(author), author.orcid is None
    ('Alberto Auricchio', True)
    >>> PersonalAuthor(person="Alberto Auricchio")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: PersonalAuthor.person: expected Person, ...
    """

    person: Person
    affiliations: tuple[Affiliation, ...] = field(default=(), converter=to_affiliations)
    valid: bool = True
    equal_contribution: bool | None = None
    corresponding: bool | None = None
    contributions: tuple[Contribution, ...] = field(
        default=(), converter=to_contributions
    )

    @property
    def name(self) -> PersonName:
        """The name of the person."""
        return self.person.name

    @property
    def orcid(self) -> Orcid | None:
        """The first ORCID iD of the person, or None."""
        return self.person.orcid

    def roles_on(self, date: PartialDate | DateRange | str) -> tuple[Role, ...]:
        """Give the roles that the person surely held on a date."""
        return self.person.roles_on(date)

    def __str__(self) -> str:
        return str(self.person)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class CollectiveAuthor(Statement):
    """A group, consortium or institution as an author.

    Source: PubMed's CollectiveName; JATS collab.

    Attributes:
        name: The name as printed; text with markup is accepted and parsed.
        identifiers: Identifiers that stand beside the name.
        affiliations: Affiliations that stand beside the name.
        members: Its members, only where the source ties them to it; people listed
            without a tie are the work's ``investigators``.
        valid: False where the catalogue marks the name as wrong (ValidYN="N").
        equal_contribution: Whether it is said to be equal; None where unsaid.

    Raises:
        InvalidMarkup: If the name has broken markup.

    >>> str(CollectiveAuthor(name="NTLA-2001 Study Group"))
    'NTLA-2001 Study Group'
    >>> CollectiveAuthor(name="<i>NTLA-2001 Study Group")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidMarkup: ...
    """

    name: MarkedText = field(converter=to_marked_text)
    identifiers: tuple[CollectiveIdentifier, ...] = field(
        default=(), converter=to_collective_identifiers
    )
    affiliations: tuple[Affiliation, ...] = field(default=(), converter=to_affiliations)
    members: tuple[Person, ...] = field(default=(), converter=to_people)
    valid: bool = True
    equal_contribution: bool | None = None

    def roles_on(self, date: PartialDate | DateRange | str) -> tuple[Role, ...]:  # noqa: ARG002 - one call for all authors
        """Give no roles: offices are held by persons."""
        return ()

    def __str__(self) -> str:
        return self.name.plain


Author: TypeAlias = PersonalAuthor | CollectiveAuthor


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Investigator(Statement):
    """A person listed as an investigator of a study group, not as an author.

    Source: PubMed's Investigator.

    Attributes:
        person: Who it is.
        affiliations: Where they work, each as printed.
        of: The name of the collective, only where the source ties them to it.
        valid: False where the catalogue marks the name as wrong (ValidYN="N").

    Raises:
        InvalidType: If the person is mere text.

    >>> str(Investigator(person=Person(name=PersonName(family="Wood", initials="DL"))))
    'DL Wood'
    >>> Investigator(person="DL Wood")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Investigator.person: expected Person, ...
    """

    person: Person
    affiliations: tuple[Affiliation, ...] = field(default=(), converter=to_affiliations)
    of: str | None = None
    valid: bool = True

    @property
    def name(self) -> PersonName:
        """The name of the person."""
        return self.person.name

    def __str__(self) -> str:
        return str(self.person)
