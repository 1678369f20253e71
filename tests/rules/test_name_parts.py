"""AUT: parts of names that stand in the wrong place or contradict each other."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm


def codes(name: gtm.PersonName) -> list[str]:
    """Give the codes of what is found in a name."""
    return [found.code for found in gtm.check(name)]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        (gtm.PersonName(family="Smith", given="Benson Iii"), "Benson"),
        (gtm.PersonName(family="Benson Iii", given="R A"), "Benson"),
        (gtm.PersonName(family="Barker Ii", initials="FG"), "Barker"),
        (gtm.PersonName(family="Gray Heppner Jr", given="D."), "Gray Heppner"),
        (gtm.PersonName(family="Heppner", given="D. G., Jr."), "D. G."),
        (gtm.PersonName(family="Wadsworth", given="2nd"), None),
        (gtm.PersonName(family="Jr.", given="Roskoski"), None),
    ],
)
def test_a_suffix_in_a_name_is_found(name: gtm.PersonName, meant: str | None) -> None:
    """A suffix at the end of a name is found; the name without it is suggested."""
    [finding] = gtm.check(name)

    assert finding.code == "AUT004"
    assert finding.suggestion == meant


@pytest.mark.parametrize(
    "name",
    [
        gtm.PersonName(family="de Jesus Nery Junior", given="Elmo", initials="E"),
        gtm.PersonName(family="Conte-Junior", initials="CA"),
        gtm.PersonName(family="Senior", given="Andrew"),
        gtm.PersonName(family="Ii", given="Yoko", initials="Y"),
        gtm.PersonName(family="Iv", given="Michael", initials="M"),
        gtm.PersonName(family="Kim", given="SR", initials="SR"),
        gtm.PersonName(family="Kovalenko", given="IV"),
        gtm.PersonName(family="Kovalenko IV"),
        gtm.PersonName(literal="Heppner, D. G., Jr."),
        gtm.PersonName(family="Roskoski", given="R", initials="R", suffix="Jr"),
    ],
)
def test_what_looks_like_a_suffix_may_be_a_name(name: gtm.PersonName) -> None:
    """Portuguese and Japanese names, initials and undivided names are no slips."""
    assert codes(name) == []


@pytest.mark.parametrize(
    "name",
    [
        gtm.PersonName(family="Heppner Jr", given="D G", suffix="Jr"),
        gtm.PersonName(family="Gilbert", given="H F Iii", suffix="3rd"),
        gtm.PersonName(family="Gilbert", given="H F", suffix="Jr Jr"),
    ],
)
def test_a_suffix_stated_twice_is_found(name: gtm.PersonName) -> None:
    """A suffix in its field and in a name is one slip, and not two."""
    assert codes(name) == ["AUT009"]


@pytest.mark.parametrize(
    "name",
    [
        gtm.PersonName(family="Render PharmD", given="A"),
        gtm.PersonName(family="Flotte", given="Terence R., MD"),
        gtm.PersonName(family="Flotte, MD", given="Terence R."),
        gtm.PersonName(family="Flotte", given="Terence R.", suffix="MD"),
        gtm.PersonName(family="Flotte", given="Dr. Terence"),
        gtm.PersonName(family="Flotte", given="Prof."),
        gtm.PersonName(literal="Michelle G. Newman PhD"),
        gtm.PersonName(literal="Terence R. Flotte, MD, PhD"),
        gtm.PersonName(literal="Prof. Luigi Naldini"),
    ],
)
def test_a_degree_in_a_name_is_found(name: gtm.PersonName) -> None:
    """Degrees that cannot be initials, and titles before a name, are found."""
    assert codes(name) == ["AUT005"]


@pytest.mark.parametrize(
    "name",
    [
        gtm.PersonName(family="Clark", given="Matthew D", initials="MD"),
        gtm.PersonName(family="Flegel", given="MD"),
        gtm.PersonName(family="García-Molina", given="M.D."),
        gtm.PersonName(literal="Garcia Lopez, MD"),
        gtm.PersonName(family="Md", given="Sharif"),
        gtm.PersonName(family="Sarkozy", given="Ph. D."),
        gtm.PersonName(family="Drummond", given="Phil"),
        gtm.PersonName(family="Shukla", given="Rohit N", initials="RN"),
        gtm.PersonName(family="Profeta", given="Drago"),
    ],
)
def test_initials_may_look_like_a_degree(name: gtm.PersonName) -> None:
    """What may be initials or a name is no degree."""
    assert codes(name) == []


@pytest.mark.parametrize("family", ["OPPENHEIMER", "YLÄ-HERTTUALA", "DE LA CRUZ"])
def test_capitals_are_found(family: str) -> None:
    """A long family name in capitals is found, and written small again."""
    [finding] = gtm.check(gtm.PersonName(family=family, given="M J", initials="MJ"))

    assert finding.code == "AUT008"
    assert finding.severity is gtm.Severity.INFO
    assert finding.suggestion == family.title()


@pytest.mark.parametrize(
    "name",
    [
        gtm.PersonName(family="NG", given="A"),
        gtm.PersonName(family="van Baal", given="J O A M", initials="JOAM"),
        gtm.PersonName(family="McDONALD", given="A"),
        gtm.PersonName(family="李小龍", given="明"),
        gtm.PersonName(family="ADA/EASD", initials="PMDI"),
    ],
)
def test_short_names_and_other_scripts_may_be_capitals(name: gtm.PersonName) -> None:
    """Short names, initials and scripts without small letters are no slips."""
    assert codes(name) == []


@pytest.mark.parametrize(
    ("given", "initials"),
    [
        ("José Walkimar de M", "JWM"),
        ("El Mansouri", "el M"),
        ("Maria de Lourdes Veronese", "Mde L"),
        ("Jean-Marie", "M"),
        ("JA", "A"),
        ("Łukasz", "L"),
        ("Yuri", "IU"),
        ("Evgeny", "Y"),
        ("Hsiao", "X"),
        ("Bill", "W"),
        ("Юрий", "Y"),
        ("Robert", "JR"),
        ("", "A"),
        ("Luigi", ""),
    ],
)
def test_initials_that_may_fit_are_silent(given: str, initials: str) -> None:
    """One letter in common is enough, and transcriptions are let pass."""
    assert codes(gtm.PersonName(family="X", given=given, initials=initials)) == []


def test_initials_of_somebody_else_are_found() -> None:
    """Initials with no letter of the given names contradict them."""
    [finding] = gtm.check(
        gtm.PersonName(family="Naldini", given="Luigi", initials="SA")
    )

    assert finding.code == "AUT014"
    assert finding.path == "/initials"
