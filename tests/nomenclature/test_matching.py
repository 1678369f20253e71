"""Whether an author is a person of the register, and what it rests on."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model.nomenclature import (
    MatchBasis,
    find_person,
    match_person,
    people,
)
from genetherapy_model.nomenclature.registers._matching import _agree
from genetherapy_model.strategies import authors
from genetherapy_model.strategies import people as any_people

CARBERRY = gtm.Orcid("0000-0002-1825-0097")
OTHER = gtm.Orcid("0000-0001-5109-3700")


def author(
    *places: str, family: str = "Bueren", given: str = "Juan A"
) -> gtm.PersonalAuthor:
    """Make an author."""
    return gtm.PersonalAuthor(
        person=gtm.Person(name=gtm.PersonName(family=family, given=given)),
        affiliations=[gtm.Affiliation(text=place) for place in places],
    )


def with_orcid(orcid: gtm.Orcid, name: gtm.PersonName | None = None) -> gtm.Person:
    """Give the register's Bueren an ORCID iD, and perhaps another name."""
    bueren = find_person("Juan Bueren")
    return evolve(bueren, identifiers=[orcid], name=name or bueren.name)


def test_the_same_orcid_decides_whatever_the_name() -> None:
    """An ORCID iD outweighs a name that differs."""
    known = with_orcid(CARBERRY)
    asked = gtm.Person(name="J. Carberry", identifiers=[CARBERRY])
    [match] = match_person(asked, [known])

    assert (match.person, match.basis) == (known, MatchBasis.ORCID)
    assert match.evidence == (f"ORCID iD {CARBERRY}",)
    assert match.is_sure


def test_two_orcids_rule_a_match_out() -> None:
    """Two people of one name and place have different ORCID iDs."""
    known = with_orcid(CARBERRY)
    asked = evolve(author("CIEMAT"), person=with_orcid(OTHER))

    assert match_person(asked, [known]) == ()


def test_a_name_and_a_place_make_a_match() -> None:
    """The place is named in the affiliation, among other words."""
    [match] = match_person(author("Biomedical Innovation Unit, CIEMAT, Madrid, Spain."))

    assert match.person == find_person("Juan Bueren")
    assert match.basis is MatchBasis.NAME_AND_AFFILIATION
    assert match.evidence == ("name 'Bueren JA'", "affiliation 'CIEMAT'")


@pytest.mark.parametrize(
    "places", [(), ("University of Utrecht",), ("NOCIEMATS Ltd, Madrid",)]
)
def test_a_name_alone_says_so(places: tuple[str, ...]) -> None:
    """Without a shared place, or with one inside another word, only the name agrees."""
    [match] = match_person(author(*places))

    assert match.basis is MatchBasis.NAME_ALONE
    assert not match.is_sure


def test_abbreviations_of_places_count() -> None:
    """TIGEM is the Telethon Institute of Genetics and Medicine."""
    for place in ("TIGEM, Pozzuoli", "Telethon Institute of Genetics and Medicine"):
        [match] = match_person(author(place, family="Auricchio", given="Alberto"))

        assert match.basis is MatchBasis.NAME_AND_AFFILIATION


@pytest.mark.parametrize(
    ("family", "given", "agrees"),
    [
        ("Bueren", "J", True),
        ("BUEREN", "J.A.", True),
        ("Bueren", "JA", True),
        ("Bueren", "Juan", True),
        ("Bueren", "Juan Antonio", True),
        ("Bueren Roncero", "Juan A.", True),
        ("Bueren", "José", False),
        ("Bueren", "JB", False),
        ("Bueren", "A", False),
        ("Buerens", "Juan", False),
        ("Wilson", "Milly", False),
        ("Wilson", "JM", True),
        ("Wilson", "James M", True),
        ("Wilson", "Joshua J", False),
        ("Gao", "Guangping", True),
        ("Gao", "Xiaoyan", False),
        ("Buening", "H", True),
        ("Buning", "Hildegard", True),
        ("Yla-Herttuala", "S", True),
        ("Vandendriessche", "T", True),
        ("Cartier-Lacave", "N", True),
        ("Bueren", "", False),
    ],
)
def test_names_agree_as_far_as_they_are_spelled_out(
    family: str, given: str, *, agrees: bool
) -> None:
    """Initials stand for names, accents and cases do not matter, other names do."""
    matches = match_person(author(family=family, given=given))

    assert bool(matches) == agrees


@pytest.mark.parametrize(
    ("literal", "agrees"),
    [
        ("Juan Bueren", True),
        ("Bueren JA", True),
        ("Juan A. Bueren", True),
        ("Bueren", False),
        ("Pedro Bueren", False),
        ("Luigi Naldini", True),
    ],
)
def test_undivided_names_are_compared_whole(literal: str, *, agrees: bool) -> None:
    """A name that nobody divided agrees in either order, and never by its last word."""
    assert bool(match_person(gtm.Person(name=literal))) == agrees


def test_two_undivided_names_agree_by_all_their_words() -> None:
    """Where nobody divided either name, no word of them may be another one."""
    one, same, other = (
        gtm.PersonName(literal=name)
        for name in ("Juan Bueren", "BUEREN, Juan", "Juan Segovia")
    )

    assert _agree(one, same)
    assert not _agree(one, other)


def test_collectives_are_nobody() -> None:
    """A study group is no person, even if it is named after one."""
    assert match_person(gtm.CollectiveAuthor(name="Bueren JA")) == ()


def test_investigators_are_matched_too() -> None:
    """An investigator of a study group is matched as an author is."""
    bueren = author("CIEMAT")
    asked = gtm.Investigator(person=bueren.person, affiliations=bueren.affiliations)

    assert match_person(asked) == match_person(bueren)


def test_everybody_matches_themselves() -> None:
    """Each person of the register is found by their own name and posts."""
    for person in people():
        best = match_person(person)[0]

        assert best.person == person
        assert best.basis is MatchBasis.NAME_AND_AFFILIATION


@given(asked=authors(), known=st.lists(any_people(), max_size=3))
def test_matches_are_ordered_and_founded(
    asked: gtm.Author, known: list[gtm.Person]
) -> None:
    """Whoever is asked for: the best founded first, each with its evidence."""
    matches = match_person(asked, known)
    order = [list(MatchBasis).index(match.basis) for match in matches]

    assert order == sorted(order)
    assert all(match.evidence for match in matches)
    assert all(match.person in known for match in matches)
    for match in matches:
        ours = asked.orcid if isinstance(asked, gtm.PersonalAuthor) else None
        same = ours is not None and ours == match.person.orcid
        assert same == (match.basis is MatchBasis.ORCID)


def test_families_of_several_words_agree_undivided() -> None:
    """A name that nobody divided agrees however many words its family has."""
    known = gtm.PersonName(family="Vandendriessche", given="Thierry")
    for literal, agrees in (
        ("Thierry Vanden Driessche", True),
        ("Vanden Driessche T", True),
        ("VANDENDRIESSCHE, T.", True),
        ("Driessche Vanden T", False),
        ("Thierry Vanden", False),
    ):
        name = gtm.PersonName(literal=literal)
        assert _agree(name, known) is agrees
        assert _agree(known, name) is agrees


def test_who_shares_a_place_comes_before_who_shares_a_name() -> None:
    """The order of the people who are known does not matter."""
    alone = gtm.Person(name=gtm.PersonName(family="Bueren", given="Juan"))
    post = gtm.Appointment(organization=gtm.OrganizationReference(name="CIEMAT"))
    known = [alone, evolve(alone, roles=[post])]

    assert [match.basis for match in match_person(author("CIEMAT"), known)] == [
        MatchBasis.NAME_AND_AFFILIATION,
        MatchBasis.NAME_ALONE,
    ]
