"""ROL: who held one office at one time, across collections and the registers."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm
from genetherapy_model import nomenclature

PRESIDENT = gtm.SocietyTitle.PRESIDENT
VICE_PRESIDENT = gtm.SocietyTitle.VICE_PRESIDENT
CHIEF = gtm.EditorialTitle.EDITOR_IN_CHIEF
ORCID = gtm.Orcid("0000-0002-1825-0097")
OTHER = gtm.Orcid("0000-0001-5109-3700")


def office(
    term: gtm.Term,
    *,
    title: gtm.SocietyTitle = PRESIDENT,
    body: str = "Society of Nobody",
    text: str | None = None,
) -> gtm.SocietyOffice:
    """Make an office of a society that no register knows."""
    reference = gtm.OrganizationReference(name=body)
    return gtm.SocietyOffice(title=title, body=reference, text=text, term=term)


def editor(
    term: gtm.Term,
    *,
    title: gtm.EditorialTitle | None = CHIEF,
    text: str | None = None,
    region: str | None = None,
    journal: str = "Journal of Nobody",
) -> gtm.EditorialRole:
    """Make an editor of a journal that no register knows."""
    reference = gtm.JournalReference(title=journal)
    return gtm.EditorialRole(
        title=title, text=text, region=region, journal=reference, term=term
    )


def holder(
    name: str | gtm.PersonName, *roles: gtm.Role, orcid: gtm.Orcid | None = None
) -> gtm.Person:
    """Make a person who holds these roles."""
    return gtm.Person(name=name, roles=roles, identifiers=[orcid] if orcid else [])


def codes(*subjects: gtm.Person | gtm.Publication) -> list[str]:
    """Give the codes of what is found in a collection."""
    return [found.code for found in gtm.check(subjects)]


def years(start: str | None, end: str | None) -> gtm.Term:
    """Make a term."""
    return gtm.Term(start=start, end=end)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (years("2010", "2013"), years("2012", "2014")),
        (years("2010", "2014"), years("2011", "2012")),
        (years("2010", "2014"), gtm.Term(observed_on="2012-05-03")),
        (gtm.Term(observed_on="2012-05-03"), gtm.Term(observed_on="2012-05-03")),
        (gtm.Term(start="2012", observed_on="2018"), years("2014", "2020")),
        (years("2010", "2014"), gtm.Term(observed_on="2012-05")),
        (gtm.Term(observed_on="2012"), years("2010", "2014")),
    ],
)
def test_two_presidents_of_one_day_are_found(one: gtm.Term, other: gtm.Term) -> None:
    """Terms that certainly overlap have two presidents."""
    collection = (
        holder("Anna Abel", office(one)),
        holder("Bertha Baker", office(other)),
    )
    [finding] = gtm.check(collection)

    assert finding.code == "ROL001"
    assert "Anna Abel" in finding.message
    assert "Bertha Baker" in finding.message
    assert [found.code for found in gtm.check(reversed(collection))] == ["ROL001"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (years("2010", "2012"), years("2012", "2014")),
        (years("2010", None), years("2012", None)),
        (years(None, "2020"), years("2012", "2014")),
        (years("2010", "2012-05-03"), years("2012-05-03", "2014")),
        (gtm.Term(observed_on="2012"), gtm.Term(observed_on="2012")),
        (gtm.Term(observed_on="2012"), gtm.Term(observed_on="2012-05-03")),
        (gtm.Term(observed_on="2012"), years("2010", "2012")),
        (years("2010", "2013?"), years("2012", "2014")),
        (years("2013", "2010"), years("2010", "2014")),
        (gtm.Term(), years("2012", "2014")),
    ],
)
def test_terms_that_may_not_overlap_are_silent(one: gtm.Term, other: gtm.Term) -> None:
    """Terms that touch, and open, doubtful, backward and unstated ones, may not."""
    found = codes(
        holder("Anna Abel", office(one)), holder("Bertha Baker", office(other))
    )

    assert "ROL001" not in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Abel", "Anna Abel"),
        ("Anna Abel", "A. Abel"),
        ("Anna Abel", "Abel, Anna"),
        ("Anna Abel-Baker", "Anna Abel"),
        ("Hildegard Büning", "Hildegard Buening"),
        ("Nathalie Cartier", "Nathalie Cartier-Lacave"),
        ("Anna Abel", "Анна Абель"),
    ],
)
def test_one_holder_in_several_words_is_one(one: str, other: str) -> None:
    """The same person listed twice, in whatever words, is one president."""
    term = years("2010", "2014")

    assert codes(holder(one, office(term)), holder(other, office(term))) == []


def test_a_person_who_took_another_family_name_is_one() -> None:
    """The same given names in full may be of a person who changed the family name."""
    term = years("2010", "2014")
    before = gtm.PersonName(family="Cartier", given="Nathalie")
    after = gtm.PersonName(family="Lacave", given="Nathalie")

    assert codes(holder(before, office(term)), holder(after, office(term))) == []


def test_orcids_decide_who_is_who() -> None:
    """One ORCID iD makes two names one person, two make one name two people."""
    term = years("2010", "2014")
    found = codes(
        holder("Anna Abel", office(term), orcid=ORCID),
        holder("Bertha Baker", office(term), orcid=ORCID),
    )

    # That the iD itself may be wrong is for another rule.
    assert set(found) == {"LIB012"}
    assert codes(
        holder("Anna Abel", office(term), orcid=ORCID),
        holder("Anna Abel", office(term), orcid=OTHER),
    ) == ["ROL001"]


def test_a_society_is_one_under_all_its_names() -> None:
    """Presidents of the ESGCT and of the European Society are of one society."""
    term = years("2030", "2034")
    long = "European Society for Gene and Cell Therapy"

    assert codes(
        holder("Anna Abel", office(term, body="ESGCT")),
        holder("Bertha Baker", office(term, body=long)),
    ) == ["ROL001"]
    assert (
        codes(
            holder("Anna Abel", office(term, body="ESGCT")),
            holder("Bertha Baker", office(term, body="ASGCT")),
        )
        == []
    )


@pytest.mark.parametrize("text", ["President-Elect", "Past President", "co-president"])
def test_an_office_that_is_printed_otherwise_is_another(text: str) -> None:
    """What is printed tells a president from a successor and a predecessor."""
    term = years("2010", "2014")

    assert (
        codes(
            holder("Anna Abel", office(term)),
            holder("Bertha Baker", office(term, text=text)),
        )
        == []
    )


def test_a_publication_alone_is_a_collection() -> None:
    """The people of one work are compared as well, at their places."""
    term = years("2010", "2014")
    publication = gtm.Publication(
        authors=[gtm.PersonalAuthor(person=holder("Anna Abel", office(term)))],
        people=[holder("Bertha Baker", office(term))],
    )
    [finding] = gtm.check(publication)

    assert finding.code == "ROL001"
    assert finding.path == "/people/0/roles/0"
    [again] = gtm.check([gtm.Publication(), publication])
    assert again.path == "/1/people/0/roles/0"


def test_the_president_is_not_vice_president_too() -> None:
    """Both offices of one person on one day are found, in one or in two statements."""
    name = gtm.PersonName(family="Bueren", given="Juan")
    head = office(gtm.Term(observed_on="2023-11-14"))
    deputy = office(years("2021", "2025"), title=VICE_PRESIDENT)

    assert codes(holder(name, head, deputy)) == ["ROL002"]
    assert codes(holder(name, head), holder(name, deputy)) == ["ROL002"]


def test_a_vice_president_may_become_president() -> None:
    """Offices one after the other, of two people or in two societies, are no slip."""
    head = office(gtm.Term(observed_on="2023-11-14"))
    before = office(gtm.Term(observed_on="2021-07-16"), title=VICE_PRESIDENT)
    deputy = office(years("2021", "2025"), title=VICE_PRESIDENT)
    elsewhere = office(years("2021", "2025"), title=VICE_PRESIDENT, body="Another")

    assert codes(holder("Juan Bueren", head, before)) == []
    assert codes(holder("Juan Bueren", head), holder("Alberto Auricchio", deputy)) == []
    assert codes(holder("Juan Bueren", head, elsewhere)) == []


def test_two_editors_in_chief_of_one_day_are_found() -> None:
    """Two people with exactly this title, under any title of the journal."""
    collection = [
        holder("Anna Abel", editor(years("2032", "2040"), journal="Hum Gene Ther")),
        holder(
            "Bertha Baker", editor(years("2030", "2035"), journal="Human Gene Therapy")
        ),
    ]

    assert codes(*collection) == ["ROL005"]


@pytest.mark.parametrize(
    "role",
    [
        editor(years("2015-07-01", None)),
        editor(years("2003", "2020"), region="Europe"),
        editor(years("2003", "2020"), title=gtm.EditorialTitle.DEPUTY_EDITOR),
        editor(years("2003", "2020"), title=None, text="Methods Editor"),
        editor(years("2003", "2020"), text="Co-Editor-in-Chief"),
        editor(years("2003", "2020"), journal="Journal of Somebody"),
    ],
)
def test_other_editors_are_no_second_chief(role: gtm.EditorialRole) -> None:
    """Deputies, co-editors, regions and other journals are no contradiction."""
    chief = holder("James Wilson", editor(years("2003", "2015-06")))

    assert codes(chief, holder("Terence Flotte", role)) == []


@pytest.mark.parametrize(
    ("name", "role"),
    [
        (
            "Luigi Naldini",
            office(gtm.Term(observed_on="2011-06-15"), body="ESGCT"),
        ),
        (
            "Anna Abel",
            office(gtm.Term(observed_on="2023-11-14"), body="ESGCT"),
        ),
        (
            "Anna Abel",
            editor(gtm.Term(observed_on="2010-05"), journal="Human Gene Therapy"),
        ),
    ],
)
def test_the_register_knows_another_holder(name: str, role: gtm.Role) -> None:
    """Who certainly held the office of a registered holder is told who that was."""
    [finding] = gtm.check(holder(name, role))

    assert finding.code == "ROL008"
    assert finding.path == "/roles/0"
    assert "the register knows" in finding.message


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Seppo Ylä-Herttuala", office(years("2010", "2012"), body="ESGCT")),
        ("S. Yla-Herttuala", office(gtm.Term(observed_on="2011"), body="ESGCT")),
        (
            "Juan Antonio Bueren Roncero",
            office(gtm.Term(observed_on="2023-11-14"), body="ESGCT"),
        ),
        ("Anna Abel", office(gtm.Term(observed_on="2023-11-15"), body="ESGCT")),
        ("Anna Abel", office(years("2012", None), body="ESGCT")),
        ("Anna Abel", office(gtm.Term(), body="ESGCT")),
        ("Anna Abel", office(gtm.Term(observed_on="2023-11-14"), body="ASGCT")),
    ],
)
def test_what_the_register_does_not_know_contradicts_nothing(
    name: str, role: gtm.Role
) -> None:
    """The holder in other words, another day, another society are no slip."""
    assert codes(holder(name, role)) == []


def test_the_registers_contradict_nothing() -> None:
    """No rule finds anything in the registers of people, societies and journals."""
    collection = (
        *nomenclature.people(),
        *nomenclature.societies(),
        *nomenclature.journals(),
    )

    assert gtm.check(collection, select=["AUT", "ROL", "JRN"]) == ()


def test_a_holder_is_told_once() -> None:
    """A role that stands in many records is compared once."""
    term = years("2010", "2014")
    records = [
        gtm.Publication(people=[holder(name, office(term))])
        for name in ("Anna Abel", "Bertha Baker") * 20
    ]

    assert codes(*records) == ["ROL001"]
