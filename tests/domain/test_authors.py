"""The laws of authors, collectives and investigators."""

from __future__ import annotations

from typing import get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model import (
    Affiliation,
    Author,
    CollectiveAuthor,
    CollectiveIdentifier,
    Contribution,
    CreditRole,
    DateValue,
    InvalidMarkup,
    InvalidType,
    Investigator,
    Orcid,
    OrganizationReference,
    OtherIdentifier,
    Person,
    PersonalAuthor,
    PersonName,
    RorId,
    SocietyOffice,
    SocietyTitle,
    Term,
)
from genetherapy_model.strategies import (
    authors,
    collective_authors,
    collective_identifiers,
    date_values,
    investigators,
    personal_authors,
)


@given(author=personal_authors(), on=date_values())
def test_an_author_is_the_person(author: PersonalAuthor, on: DateValue) -> None:
    """Name, ORCID iD, roles and display are those of the person."""
    person = author.person
    assert person.name is author.name
    assert person.orcid == author.orcid
    assert person.roles_on(on) == author.roles_on(on)
    assert str(person) == str(author)


@given(investigator=investigators())
def test_an_investigator_is_the_person(investigator: Investigator) -> None:
    """Name and display are those of the person."""
    assert investigator.person.name is investigator.name
    assert str(investigator.person) == str(investigator)


@given(author=collective_authors(), on=date_values())
def test_a_collective_holds_no_office(author: CollectiveAuthor, on: DateValue) -> None:
    """Its members may; a collective is shown by its name alone, without markup."""
    assert author.roles_on(on) == ()
    assert author.name.plain == str(author)


@given(author=authors())
def test_unsaid_is_neither_yes_nor_no(author: Author) -> None:
    """Equal contribution is yes, no or unsaid, and these are three statements."""
    said = {attrs.evolve(author, equal_contribution=one) for one in (True, False, None)}
    assert len(said) == 3
    assert attrs.evolve(author, valid=False) != attrs.evolve(author, valid=True)


@given(texts=st.lists(st.text("ab", max_size=3), max_size=3))
def test_every_affiliation_stands_by_itself(texts: list[str]) -> None:
    """Several affiliations stay several, in order, equal and empty ones too."""
    affiliations = [Affiliation(text=text) for text in texts]
    author = PersonalAuthor(person=Person(name="Ada"), affiliations=affiliations)
    assert texts == [str(one) for one in author.affiliations]


def test_roles_of_authors_are_told_by_date() -> None:
    """The plain question: what did this author hold when the paper came out?"""
    office = SocietyOffice(
        title=SocietyTitle.PRESIDENT,
        body=OrganizationReference(name="ESGCT"),
        term=Term(observed_on="2023-11-14"),
    )
    name = PersonName(family="Bueren", given="Juan A.")
    orcid = Orcid("0000-0002-1825-0097")
    person = Person(name=name, identifiers=[orcid], roles=[office])
    author = PersonalAuthor(
        person=person, contributions=[Contribution(role=CreditRole.SUPERVISION)]
    )
    assert author.orcid is orcid
    assert author.roles_on("2023-11-14") == (office,)
    assert author.roles_on("2023-11-15") == ()


def test_an_author_is_more_than_a_name() -> None:
    """A mere name is refused by name: it belongs in a person or a collective."""
    with pytest.raises(InvalidType, match=r"PersonalAuthor.person: expected Person"):
        PersonalAuthor(person="Ada")  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match=r"CollectiveAuthor.members\[0\]: expected"):
        CollectiveAuthor(name="NTLA", members=["Ada"])  # type: ignore[list-item]
    with pytest.raises(InvalidMarkup):
        CollectiveAuthor(name="<i>NTLA")
    with pytest.raises(InvalidType, match=r"Investigator.of: expected None or str"):
        Investigator(person=Person(name="Ada"), of=Person(name="x"))  # type: ignore[arg-type]


@given(identifier=collective_identifiers())
def test_what_is_drawn_identifies_a_collective(
    identifier: CollectiveIdentifier,
) -> None:
    """The strategy gives the kinds that a collective may have."""
    assert isinstance(identifier, get_args(CollectiveIdentifier))


def test_a_collective_has_identifiers_of_collectives() -> None:
    """Each kind that is meant for collectives is taken, and a person's is refused."""
    known = (RorId("00hj54h04"), OtherIdentifier(scheme="viaf", text="7"))
    author = CollectiveAuthor(name="AveXis", identifiers=known)

    assert {*get_args(CollectiveIdentifier)} == {*map(type, known)}
    assert known == author.identifiers
    with pytest.raises(InvalidType, match=r"CollectiveAuthor\.identifiers"):
        CollectiveAuthor(
            name="AveXis",
            identifiers=[Orcid("0000-0002-1825-0097")],  # type: ignore[list-item]
        )
