"""The laws of people, and of who held an office when."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model import (
    Appointment,
    DateValue,
    EditorialRole,
    EditorialTitle,
    FormerName,
    InvalidType,
    Isni,
    Journal,
    JournalReference,
    OfficeHolder,
    Orcid,
    Organization,
    OrganizationReference,
    OtherIdentifier,
    Person,
    PersonIdentifier,
    PersonName,
    PersonReference,
    Pmid,
    Role,
    Society,
    SocietyOffice,
    SocietyTitle,
    Term,
    office_holders,
)
from genetherapy_model import strategies as drawn

OFFICERS = Path(__file__).parents[3] / "shared" / "reference" / "officers.csv"

# https://en.wikipedia.org/wiki/European_Society_of_Gene_and_Cell_Therapy
ESGCT = Society(
    name="European Society of Gene and Cell Therapy",
    abbreviation="ESGCT",
    former_names=[
        FormerName(name="European Society of Gene Therapy", abbreviation="ESGT"),
        FormerName(
            name="European Working Group on Human Gene Transfer and Therapy",
            abbreviation="EWGT",
        ),
    ],
)


def _president(name: str, body: str, **term: str) -> Person:
    office = SocietyOffice(
        body=OrganizationReference(name=body),
        title=SocietyTitle.PRESIDENT,
        term=Term(**term),
    )
    return Person(name=name, roles=[office])


def _names(holders: tuple[OfficeHolder, ...]) -> list[tuple[str, bool]]:
    return [(str(holder.person), holder.sure) for holder in holders]


@pytest.mark.parametrize(
    "body", ["ESGCT", "ESGT", "EWGT", "european society of gene THERAPY"]
)
def test_offices_are_found_under_every_name_of_a_society(body: str) -> None:
    """An office in the society of another name is an office in that society."""
    ada = _president("Ada", body, start="1999", end="2001")
    assert _names(office_holders([ada], ESGCT, "2000")) == [("Ada", True)]
    asgct = Society(name="American Society of Gene & Cell Therapy")
    assert office_holders([ada], asgct, "2000") == ()


def test_two_presidents_at_once_are_both_told() -> None:
    """Two presidents are real data: who is sure comes first, in the order given."""
    people = [
        _president("Open", "ESGCT"),
        _president("Ada", "ESGCT", start="2009", end="2015"),
        _president("Past", "ESGCT", end="2009"),
        _president("Bob", "ESGCT", observed_on="2012-05-05"),
    ]
    assert _names(office_holders(people, ESGCT, "2012-05-05")) == [
        ("Ada", True),
        ("Bob", True),
        ("Open", False),
    ]
    assert _names(office_holders(people, ESGCT, "2012-05-06")) == [
        ("Ada", True),
        ("Open", False),
        ("Bob", False),
    ]


@given(
    people=st.lists(drawn.people(max_size=2), max_size=3),
    society=drawn.societies(max_size=1),
    on=drawn.date_values(),
)
def test_holders_are_people_with_such_a_role(
    people: list[Person], society: Society, on: DateValue
) -> None:
    """All who are not excluded, nobody else, the sure before the others."""
    held = office_holders(people, society, on)
    expected = [
        (person, role)
        for person in people
        for role in person.roles
        if isinstance(role, SocietyOffice)
        and society.is_meant_by(role.body)
        and role.possibly_held_on(on)
    ]
    assert sorted(map(repr, expected)) == sorted(
        repr((holder.person, holder.role)) for holder in held
    )
    assert all(holder.sure == holder.role.surely_held_on(on) for holder in held)
    assert [holder.sure for holder in held] == sorted(
        (holder.sure for holder in held), reverse=True
    )


@given(role=drawn.roles(), on=drawn.date_values())
def test_a_role_is_held_in_one_kind_of_body(role: Role, on: DateValue) -> None:
    """Societies have officers, journals editors, organizations employees."""
    undated = attrs.evolve(role, term=Term())
    person = Person(name="Ada", roles=[undated])
    link = OrganizationReference(name="ESGCT")
    bodies: list[Society | Journal | Organization] = []
    match undated:
        case SocietyOffice(body=link):
            bodies.append(Society(name=link.name))
        case EditorialRole(journal=journal):
            bodies.append(
                Journal(title=journal.title, issns=journal.issns, nlm_id=journal.nlm_id)
            )
        case Appointment(organization=link):
            bodies.append(Organization(name=link.name, identifiers=link.identifiers))
    others: list[Society | Journal | Organization] = [
        Society(name="x", aliases=[link.name]),
        Journal(title=link.name),
        Organization(name="x", aliases=[link.name]),
    ]
    for body in bodies:
        if isinstance(undated, EditorialRole) and not undated.journal.title.strip(". "):
            continue
        if isinstance(undated, SocietyOffice) and not link.name:
            continue
        assert _names(office_holders([person], body, on)) == [("Ada", False)]
        for other in others:
            if type(other) is not type(body):
                assert office_holders([person], other, on) == ()


def _officers() -> dict[str, list[Person]]:
    """Read the sourced table of officers, as people by the names of their bodies."""
    if not OFFICERS.exists():
        pytest.skip("../shared is absent")
    by_body = defaultdict(list)
    with OFFICERS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            term = Term(
                start=row["start"] or None,
                end=row["end"] or None,
                observed_on=row["observed_on"] or None,
            )
            title = row["title"].lower()
            role: Role
            if title in [known.value for known in SocietyTitle]:
                role = SocietyOffice(
                    body=OrganizationReference(name=row["body"]),
                    title=SocietyTitle(title),
                    text=row["title"],
                    term=term,
                )
            else:
                role = EditorialRole(
                    journal=JournalReference(title=row["body"]),
                    title=next(
                        (one for one in EditorialTitle if one.value == title), None
                    ),
                    text=row["title"],
                    term=term,
                )
            by_body[row["body"]].append(Person(name=row["person"], roles=[role]))
    return by_body


@pytest.mark.parametrize(
    ("on", "sure", "excluded"),
    [
        ("2023-11-14", {"Bueren"}, {"Ylä-Herttuala", "Naldini", "Cartier"}),
        ("2011", {"Ylä-Herttuala"}, {"Naldini"}),
        ("2013", {"Naldini"}, {"Ylä-Herttuala"}),
        ("2012", set(), set()),
        ("2019-10", {"Büning"}, {"Ylä-Herttuala", "Naldini", "Cartier"}),
    ],
)
def test_real_presidents_are_told_by_date(
    on: str, sure: set[str], excluded: set[str]
) -> None:
    """Who was President of the ESGCT: sightings prove, terms prove and exclude."""
    people = [
        person
        for person in _officers()[ESGCT.name]
        for role in person.roles
        if isinstance(role, SocietyOffice) and role.title is SocietyTitle.PRESIDENT
    ]
    held = office_holders(people, ESGCT, on)
    told = {str(holder.person).split()[-1] for holder in held}
    everybody = {str(person).split()[-1] for person in people}
    assert sure == {str(holder.person).split()[-1] for holder in held if holder.sure}
    assert excluded == everybody - told


def test_the_real_editor_in_chief_is_told_by_date() -> None:
    """A start and a later sighting prove the years between; an end excludes."""
    people = _officers()["Human Gene Therapy"]
    journal = Journal(title="Human Gene Therapy")
    for on, name in (("2010", "James M. Wilson"), ("2018", "Terence R. Flotte")):
        chiefs = [
            str(holder.person)
            for holder in office_holders(people, journal, on)
            if holder.sure
            and isinstance(holder.role, EditorialRole)
            and holder.role.title is EditorialTitle.EDITOR_IN_CHIEF
        ]
        assert chiefs == [name]


@given(person=drawn.people(max_size=2), on=drawn.date_values())
def test_roles_on_a_date_are_the_sure_ones(person: Person, on: DateValue) -> None:
    """In their order, and no other."""
    assert person.roles_on(on) == tuple(
        role for role in person.roles if role.surely_held_on(on)
    )


@given(person=drawn.people(max_size=0), orcid=drawn.orcids(), isni=drawn.isnis())
def test_the_first_orcid_is_given(person: Person, orcid: Orcid, isni: Isni) -> None:
    """It is found among other identifiers, and what only claims to be one is none."""
    wrong = OtherIdentifier(scheme="ORCID", text="0034-7167-2018-0740")
    assert attrs.evolve(person, identifiers=[isni, wrong]).orcid is None
    assert attrs.evolve(person, identifiers=[isni, wrong, orcid]).orcid is orcid


def test_mere_text_is_a_name_that_nobody_divided() -> None:
    """No part of a name is guessed, and nothing but a name or text is one."""
    for named in (
        Person(name="Juan A. Bueren"),
        PersonReference(name="Juan A. Bueren"),
    ):
        assert named.name == PersonName(literal="Juan A. Bueren")
        assert str(named) == "Juan A. Bueren"
    with pytest.raises(InvalidType, match=r"Person.name: expected PersonName, got"):
        Person(name=None)  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match=r"Person.roles\[0\]: expected Appointment"):
        Person(name="Juan", roles=["president"])  # type: ignore[list-item]


@given(identifier=drawn.person_identifiers())
def test_what_is_drawn_identifies_a_person(identifier: PersonIdentifier) -> None:
    """The strategy gives the kinds that a person may have."""
    assert isinstance(identifier, get_args(PersonIdentifier))


def test_a_person_has_identifiers_of_people() -> None:
    """Each kind that is meant for people is taken, and one of works is refused."""
    name = PersonName(family="Flotte")
    known = (
        Orcid("0000-0002-1825-0097"),
        Isni("0000 0004 1936 754X"),
        OtherIdentifier(scheme="viaf", text="7"),
    )

    assert {*get_args(PersonIdentifier)} == {*map(type, known)}
    assert known == Person(name=name, identifiers=known).identifiers
    with pytest.raises(InvalidType, match=r"Person\.identifiers"):
        Person(name=name, identifiers=[Pmid("7")])  # type: ignore[list-item]
