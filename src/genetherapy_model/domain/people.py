"""People, and who held an office when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement, to_tuple
from genetherapy_model.domain._texts import to_texts
from genetherapy_model.domain.dates import DateRange, PartialDate
from genetherapy_model.domain.identifiers import Isni, Orcid, OtherIdentifier
from genetherapy_model.domain.journals import Journal
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import Organization, Society
from genetherapy_model.domain.roles import (
    Appointment,
    EditorialRole,
    Role,
    SocietyOffice,
)

__all__ = [
    "OfficeHolder",
    "Person",
    "PersonIdentifier",
    "PersonReference",
    "office_holders",
]

PersonIdentifier: TypeAlias = Orcid | Isni | OtherIdentifier


def to_name(name: PersonName | str) -> PersonName:
    """Take text as a name that nobody divided; leave a name as it is."""
    return PersonName(literal=name) if isinstance(name, str) else name


def to_person_identifiers(
    values: Iterable[PersonIdentifier],
) -> tuple[PersonIdentifier, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_roles(
    values: Iterable[SocietyOffice | EditorialRole | Appointment],
) -> tuple[SocietyOffice | EditorialRole | Appointment, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Person(Statement):
    """A person as one source describes them: a name, identifiers, roles.

    Attributes:
        name: The name; mere text becomes a literal name and is not divided.
        identifiers: ORCID iD, ISNI or others. What the source calls an ORCID iD and
            is none stays as an ``OtherIdentifier``.
        degrees: Academic degrees as printed, such as ``"MD"``.
        roles: Offices, editorships and posts, each with its term.

    Raises:
        InvalidType: If a role is mere text.

    >>> from genetherapy_model.domain.organizations import OrganizationReference
    >>> from genetherapy_model.domain.roles import SocietyTitle, Term
    >>> bueren = Person(name=PersonName(family="Bueren", given="Juan A."), roles=[
    ...     SocietyOffice(title=SocietyTitle.PRESIDENT,
    ...                   body=OrganizationReference(name="ESGCT"),
    ...                   term=Term(observed_on="2023-11-14"))])
    >>> [str(role) for role in bueren.roles_on("2023-11-14")]
    ['president, ESGCT']
    >>> Person(name="Juan Bueren", roles=["president"])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Person.roles[0]: expected Appointment or ...
    """

    name: PersonName = field(converter=to_name)
    identifiers: tuple[PersonIdentifier, ...] = field(
        default=(), converter=to_person_identifiers
    )
    degrees: tuple[str, ...] = field(default=(), converter=to_texts)
    roles: tuple[SocietyOffice | EditorialRole | Appointment, ...] = field(
        default=(), converter=to_roles
    )

    @property
    def orcid(self) -> Orcid | None:
        """The first ORCID iD, or None."""
        return next((known for known in self.identifiers if type(known) is Orcid), None)

    def roles_on(self, date: PartialDate | DateRange | str) -> tuple[Role, ...]:
        """Give the roles that were surely held on a date."""
        return tuple(role for role in self.roles if role.surely_held_on(date))

    def __str__(self) -> str:
        return str(self.name)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class PersonReference(Statement):
    """A link to a person: a name and identifiers, never the person itself.

    Attributes:
        name: The name; mere text becomes a literal name.
        identifiers: Identifiers of the person.

    Raises:
        InvalidType: If the name is neither a name nor text.

    >>> str(PersonReference(name="Juan Bueren"))
    'Juan Bueren'
    >>> PersonReference(name=None)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: PersonReference.name: expected PersonName...
    """

    name: PersonName = field(converter=to_name)
    identifiers: tuple[PersonIdentifier, ...] = field(
        default=(), converter=to_person_identifiers
    )

    def __str__(self) -> str:
        return str(self.name)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class OfficeHolder(Statement):
    """The answer to "who held it then": a person, the role, and how sure that is.

    Attributes:
        person: Who.
        role: The role that was held.
        sure: Whether it was surely held; if not, nothing stated excludes it.

    Raises:
        InvalidType: If the person is mere text.

    >>> from genetherapy_model.domain.organizations import OrganizationReference
    >>> office = Appointment(organization=OrganizationReference(name="CIEMAT"))
    >>> OfficeHolder(person=Person(name="Juan Bueren"), role=office, sure=False).sure
    False
    >>> OfficeHolder(person="Juan Bueren", role=office, sure=True)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: OfficeHolder.person: expected Person, ...
    """

    person: Person
    role: SocietyOffice | EditorialRole | Appointment
    sure: bool


def office_holders(
    people: Iterable[Person],
    body: Society | Journal | Organization,
    on: PartialDate | DateRange | str,
) -> tuple[OfficeHolder, ...]:
    """Tell who held a role in a body on a date, the sure ones first.

    A society is found under every name that it had in time. Who is merely not
    excluded is listed too, as not sure.

    >>> from genetherapy_model.domain.organizations import OrganizationReference
    >>> from genetherapy_model.domain.roles import SocietyTitle, Term
    >>> esgct = Society(name="European Society of Gene and Cell Therapy",
    ...                 abbreviation="ESGCT")
    >>> naldini = Person(name="Luigi Naldini", roles=[SocietyOffice(
    ...     title=SocietyTitle.PRESIDENT, body=OrganizationReference(name="ESGCT"),
    ...     term=Term(start="2012", end="2014"))])
    >>> for held in office_holders([naldini], esgct, on="2013-06"):
    ...     print(held.person, "|", held.role, "|", held.sure)
    Luigi Naldini | president, ESGCT | True
    """
    found = [
        OfficeHolder(person=person, role=role, sure=role.surely_held_on(on))
        for person in people
        for role in person.roles
        if _is_in(role, body) and role.possibly_held_on(on)
    ]
    return tuple(sorted(found, key=lambda holder: not holder.sure))


def _is_in(role: Role, body: Society | Journal | Organization) -> bool:
    match role, body:
        case SocietyOffice(body=reference), Society():
            return body.is_meant_by(reference)
        case EditorialRole(journal=reference), Journal():
            return body.is_meant_by(reference)
        case Appointment(organization=reference), Organization():
            return body.is_meant_by(reference)
    return False
