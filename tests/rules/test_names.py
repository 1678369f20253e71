"""AUT: names of people that are no names, or those of several."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

import genetherapy_model as gtm
from genetherapy_model import strategies
from genetherapy_model.rules import select_rules

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
RULES_ON_NAMES = [
    rule.code for rule in select_rules(["AUT"]) if rule.subject is gtm.PersonName
]


def codes(name: gtm.PersonName) -> list[str]:
    """Give the codes of what is found in a name."""
    return [found.code for found in gtm.check(name)]


@pytest.mark.parametrize(
    "text",
    [
        "et al.,",
        "H. E. Türeci et al.",
        "V.Vagnoni et al .",
        "K. V. Kavokin et al",
        "Bueren JA, et.al.",
        "ET AL",
    ],
)
def test_et_al_is_nobody(text: str) -> None:
    """The words that stand for others are found, alone or after a name."""
    assert codes(gtm.PersonName(literal=text)) == ["AUT001"]
    assert codes(gtm.PersonName(family=text)) == ["AUT001"]


def test_the_name_before_et_al_is_suggested() -> None:
    """What is left without the words is what was probably meant."""
    [finding] = gtm.check(gtm.PersonName(literal="C. Latta et al."))

    assert finding.path == "/literal"
    assert finding.suggestion == "C. Latta"


def test_bibtex_writes_others() -> None:
    """BibTeX's "and others" is no person; a person of that family name is."""
    assert codes(gtm.PersonName(literal="others")) == ["AUT001"]
    assert codes(gtm.PersonName(family="Others", given="Anna")) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Benkart, G.; Kang, S.-J.; Kashiwara, M.", 3),
        ("Chari, Vyjayanthi; Pressley, Andrew", 2),
        ("M. Beneke and M. Neubert", 2),
        ("A.N. Zotova and D.Yu. Vodolazov", 2),
        ("Alex D. Semenov, Gregory N. Gol'tsman, Alexander A. Korneev", 3),
        ("J. A. O'Connor, M. G. Tanner, G. S. Buller,and R. H. Hadfield", 4),
        ("Molina JM; ANRS IPERGAY study group", 2),
    ],
)
def test_several_people_in_one_name_are_counted(text: str, count: int) -> None:
    """Several people in one field are found at semicolons, commas and "and"."""
    [finding] = gtm.check(gtm.PersonName(literal=text))

    assert finding.code == "AUT002"
    assert f"holds {count} names" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "García Márquez, Gabriel José",
        "Heppner, D. G., Jr.",
        "José Ortega y Gasset",
        "Alexander of Hales",
        "Sand and Gravel",
        "Ferdinand, Brandt",
        "O&apos;Connor",
        "Smith & Co; Sons",
    ],
)
def test_one_name_in_several_parts_is_one(text: str) -> None:
    """Commas and conjunctions inside one name are no several people."""
    assert "AUT002" not in codes(gtm.PersonName(literal=text))


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("family", "2012"),
        ("given", "Derek Lowe 11"),
        ("family", "Auricchio*"),
        ("family", "Auricchio¹"),
        ("literal", "Alberto Auricchio†"),
        ("literal", "auricchio@tigem.it"),
        ("literal", "https://orcid.org/0000-0002-1825-0097"),
    ],
)
def test_what_no_name_has_is_found(field: str, text: str) -> None:
    """Digits, marks of footnotes and addresses are found where they stand."""
    [finding] = gtm.check(gtm.PersonName(**{field: text}))  # type: ignore[arg-type]

    assert finding.code == "AUT006"
    assert finding.path == f"/{field}"


def test_a_single_digit_may_be_a_given_name() -> None:
    """Jennifer 8. Lee is called so."""
    assert codes(gtm.PersonName(family="Lee", given="Jennifer 8.")) == []


@pytest.mark.parametrize(
    "name",
    [
        gtm.PersonName(literal="Famirea study group"),
        gtm.PersonName(family="Alzheimer's Disease Neuroimaging Initiative"),
        gtm.PersonName(family="group", given="Famirea study", initials="Fs"),
        gtm.PersonName(literal="World Health Organization"),
    ],
)
def test_a_group_is_no_person(name: gtm.PersonName) -> None:
    """Groups and institutions are found by the words that they are called by."""
    assert codes(name) == ["AUT007"]


@pytest.mark.parametrize(
    "name",
    [
        gtm.PersonName(family="Hospital", given="Marie"),
        gtm.PersonName(family="Study", given="Robert"),
        gtm.PersonName(family="Group", given="John"),
        gtm.PersonName(family="Devakul Na Ayutthaya", given="W"),
    ],
)
def test_people_may_be_called_like_groups(name: gtm.PersonName) -> None:
    """One such word with a given name is a person."""
    assert codes(name) == []


def test_words_for_nobody_are_no_names() -> None:
    """Anonymous is nobody, unless there is a given name."""
    assert codes(gtm.PersonName(family="Anonymous")) == ["AUT015"]
    assert codes(gtm.PersonName(literal="[No authors listed]")) == ["AUT015"]
    assert codes(gtm.PersonName(family="Unknown", given="Anna")) == []


@pytest.mark.parametrize(
    "name",
    [
        gtm.PersonName(),
        gtm.PersonName(family=""),
        gtm.PersonName(family=" ", given=" ", initials=" ", suffix=" "),
        gtm.PersonName(family="Chintamani"),
        gtm.PersonName(family="李", given="明"),
        gtm.PersonName(family="Гельман", given="Юрий", initials="Ю"),
        gtm.PersonName(family="القحطاني"),
        gtm.PersonName(family="'t Hooft", given="Gerard", initials="G"),
        gtm.PersonName(family="op 't Eynde", given="K"),
        gtm.PersonName(family="Al", given="Et"),
        gtm.PersonName(literal="Ylä-Herttuala, Seppo"),
    ],
)
def test_odd_but_right_names_are_silent(name: gtm.PersonName) -> None:
    """Mononyms, other scripts, particles and names that say nothing are no slips."""
    assert codes(name) == []


def test_a_slip_is_found_wherever_a_name_stands() -> None:
    """Names of investigators, subjects and speakers are names, too."""
    slip = gtm.PersonName(literal="et al.")
    publication = gtm.Publication(
        investigators=[gtm.Investigator(person=gtm.Person(name=slip))],
        personal_name_subjects=[slip],
    )

    assert [found.path for found in gtm.check(publication)] == [
        "/investigators/0/person/name/literal",
        "/personal_name_subjects/0/literal",
    ]


@given(strategies.person_names())
def test_no_name_raises(name: gtm.PersonName) -> None:
    """Whatever a name is made of, the rules answer."""
    assert all(found.message for found in gtm.check(name, select=RULES_ON_NAMES))


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared is absent")
def test_real_names_raise_no_false_alarm() -> None:
    """No rule finds anything in the names of 2,355 authors in Europe PMC."""
    lines = (CORPUS / "names" / "author_forms.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    names = [
        gtm.PersonName(
            family=row["lastName"] or None,
            given=row["firstName"] or None,
            initials=row["initials"] or None,
            suffix=row["suffix"] or None,
        )
        for row in rows
    ]

    assert gtm.check(names, select=["AUT"]) == ()


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared is absent")
def test_odd_names_of_reference_lists_are_found() -> None:
    """Of the odd names that were collected, all with several people are found."""
    text = (CORPUS / "hard_cases" / "odd_values.jsonl").read_text("utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    odd = [row["value"] for row in rows if row["kind"] == "author_odd"]
    several = [text for text in odd if ";" in text.replace("&apos;", "'")]
    several += [text for text in odd if " and " in text]

    assert len(several) > 15
    for text in several:
        assert "AUT002" in codes(gtm.PersonName(literal=text)), text
