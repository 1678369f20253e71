"""The register of people: officers of societies and editors of journals."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.identifiers import Orcid
from genetherapy_model.domain.journals import JournalReference
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import OrganizationReference
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.roles import (
    Appointment,
    EditorialRole,
    EditorialTitle,
    Role,
    SocietyOffice,
    SocietyTitle,
    Term,
)
from genetherapy_model.nomenclature.registers._entries import (
    Listed,
    Register,
    RegisterEntry,
    RegisterKind,
)
from genetherapy_model.nomenclature.registers._tables import TableRow, read_toml

__all__ = ["load_other_names", "load_people"]


@cache
def load_people() -> Register[Person]:
    """Read the register, once."""
    return Register(RegisterKind.PERSON, (listed for listed, _ in _rows()))


@cache
def load_other_names() -> dict[Person, tuple[PersonName, ...]]:
    """Give the other names that people of the register have."""
    return {listed.value: names for listed, names in _rows()}


@cache
def _rows() -> tuple[tuple[Listed[Person], tuple[PersonName, ...]], ...]:
    return tuple(map(_listed, read_toml("people.toml", "person")))


def _listed(row: TableRow) -> tuple[Listed[Person], tuple[PersonName, ...]]:
    with row:
        name = _name(row)
        others = []
        for each in row.rows("also"):
            with each:
                others.append(_name(each))
        orcid = row.text("orcid")
        identifiers: tuple[Orcid, ...] = (Orcid.parse(orcid),) if orcid else ()
        degrees = row.texts("degrees")
        facts = tuple(_role(each) for each in row.rows("roles"))
        person = Person(
            name=name,
            identifiers=identifiers,
            degrees=degrees,
            roles=[role for role, _ in facts],
        )
        forms = [form for known in (name, *others) for form in _forms(known)]
        entry = RegisterEntry(
            kind=RegisterKind.PERSON,
            value=person,
            names=dict.fromkeys(forms),
            identifiers=[each.curie for each in identifiers],
            sources=dict.fromkeys(source for _, them in facts for source in them),
        )
    known_by: tuple[Identifier, ...] = identifiers
    listed = Listed(value=person, entry=entry, identifiers=known_by, facts=facts)
    return listed, tuple(others)


def _name(row: TableRow) -> PersonName:
    return PersonName(family=row.required("family"), given=row.required("given"))


def _forms(name: PersonName) -> Iterator[str]:
    """Give the ways of writing one name: in both orders, and with initials."""
    family, given = name.family or "", name.given or ""
    first = given.split()[0]
    yield f"{given} {family}"
    yield f"{family}, {given}"
    yield f"{first} {family}"
    yield f"{family}, {first}"
    yield name.medline
    yield f"{family} {first[0]}"
    yield f"{' '.join(f'{word[0]}.' for word in given.split())} {family}"


def _role(row: TableRow) -> tuple[Role, tuple[str, ...]]:
    with row:
        term = Term(
            start=row.text("start"), end=row.text("end"), observed_on=row.text("seen")
        )
        return _role_in(row, term), row.sources()


def _role_in(row: TableRow, term: Term) -> Role:
    society, journal = row.text("society"), row.text("journal")
    if society is not None:
        return SocietyOffice(
            title=SocietyTitle(row.required("office")),
            body=OrganizationReference(name=society),
            term=term,
        )
    if journal is not None:
        title = row.text("editor")
        return EditorialRole(
            title=EditorialTitle(title) if title else None,
            text=row.text("text"),
            journal=JournalReference(title=journal),
            region=row.text("region"),
            term=term,
        )
    return Appointment(
        text=row.text("post"),
        organization=OrganizationReference(name=row.required("organization")),
        term=term,
    )
