"""The laws of names."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model import PersonName
from genetherapy_model.strategies import person_names

PARTS = ("family", "given", "initials", "particle", "suffix")


@pytest.mark.parametrize(
    ("name", "displayed", "medline"),
    [
        (PersonName(family="Flotte", initials="TR"), "TR Flotte", "Flotte TR"),
        (
            PersonName(family="Flotte", given="Terence R.", initials="TR"),
            "Terence R. Flotte",
            "Flotte TR",
        ),
        (
            PersonName(
                particle="van der", family="Berg", given="Jan Anton", suffix="3rd"
            ),
            "Jan Anton van der Berg 3rd",
            "van der Berg JA 3rd",
        ),
        (
            PersonName(family="Durand", given="Jean-Pierre"),
            "Jean-Pierre Durand",
            "Durand JP",
        ),
        (PersonName(family="Durand", given="J.-P."), "J.-P. Durand", "Durand JP"),
        (PersonName(family="Çelik", given="şule"), "şule Çelik", "Çelik Ş"),
        (PersonName(family="Sukarno"), "Sukarno", "Sukarno"),
        (PersonName(family="山中", given="伸弥"), "伸弥 山中", "山中 伸"),
        (PersonName(literal="Juan Bueren, MD"), "Juan Bueren, MD", "Juan Bueren, MD"),
        (PersonName(family="Berg", initials=""), "Berg", "Berg"),
        (PersonName(family="Berg", given="Jan", initials=""), "Jan Berg", "Berg"),
        (PersonName(given="Jan", literal="Jan of Berg"), "Jan", "J"),
        (PersonName(), "", ""),
        (PersonName(family="", literal="?"), "?", "?"),
    ],
)
def test_names_are_displayed_as_people_and_medline_do(
    name: PersonName, displayed: str, medline: str
) -> None:
    """Given names first, or family name and initials; what is not divided stays so."""
    assert displayed == str(name)
    assert medline == name.medline


@given(name=person_names())
def test_every_part_is_displayed(name: PersonName) -> None:
    """No part is lost on display, but initials beside the names they stand for."""
    shown = [name.particle, name.family, name.suffix]
    for part in filter(None, (*shown, name.given or name.initials)):
        assert part in str(name)
    for part in filter(None, shown):
        assert part in name.medline


@given(name=person_names())
def test_what_is_not_divided_is_shown_where_nothing_else_is(name: PersonName) -> None:
    """A literal stands in for parts, and never beside them."""
    if any(getattr(name, part) for part in PARTS):
        assert str(name) == str(attrs.evolve(name, literal="another"))
    else:
        assert str(name) == name.medline == (name.literal or "")


@given(name=person_names(), initials=st.text("ABC"))
def test_stated_initials_are_taken_as_they_stand(
    name: PersonName, initials: str
) -> None:
    """Initials are made from given names only where the source states none."""
    with_initials = attrs.evolve(name, initials=initials, given="Xaver Yves")
    without = attrs.evolve(with_initials, initials=None)
    assert initials in with_initials.medline
    assert "XY" not in with_initials.medline.replace(name.family or "", "")
    assert "XY" in without.medline


@given(name=person_names(), others=st.lists(person_names(), max_size=2))
def test_other_scripts_do_not_change_what_is_shown(
    name: PersonName, others: list[PersonName]
) -> None:
    """The same name in another script is kept beside it, in the source's order."""
    both = attrs.evolve(name, in_other_scripts=others)
    assert str(name) == str(both)
    assert tuple(others) == both.in_other_scripts


@pytest.mark.parametrize("part", PARTS)
def test_an_empty_part_is_not_one_that_is_lacking(part: str) -> None:
    """What the source leaves empty and what it does not have are two statements."""
    build: Callable[..., PersonName] = PersonName
    assert build(**{part: ""}) != PersonName()
