"""AUT: authors of a work, each with the others and with the rest of the record."""

from __future__ import annotations

from pathlib import Path

import pytest

import genetherapy_model as gtm

SAMPLE = (
    Path(__file__).parents[3]
    / "shared"
    / "corpus"
    / "pubmed_xml"
    / "pubmed_sample.xml.gz"
)
ORCID = gtm.Orcid("0000-0002-1825-0097")
OTHER = gtm.Orcid("0000-0001-5109-3700")


def author(  # noqa: PLR0913 - what an author may say
    family: str,
    given: str,
    *,
    orcid: gtm.Orcid | None = None,
    place: str | None = None,
    corresponding: bool | None = None,
    initials: str | None = None,
) -> gtm.PersonalAuthor:
    """Make an author of a few words."""
    name = gtm.PersonName(family=family, given=given, initials=initials)
    return gtm.PersonalAuthor(
        person=gtm.Person(name=name, identifiers=[orcid] if orcid else []),
        affiliations=[gtm.Affiliation(text=place)] if place else [],
        corresponding=corresponding,
    )


def codes(*authors: gtm.Author, title: str | None = None) -> list[str]:
    """Give the codes of what is found in a work of these authors."""
    journal = gtm.Journal(title=title) if title else None
    publication = gtm.Publication(authors=authors, journal=journal)
    return [found.code for found in gtm.check(publication)]


@pytest.mark.parametrize(
    ("family", "given", "title"),
    [
        ("Healthcare Engineering", "JO", "Journal of healthcare engineering"),
        ("Healthcare Engineering", "Journal Of", "Journal of healthcare engineering"),
        (
            "Methods In Medicine",
            "CAM",
            "Computational and mathematical methods in medicine",
        ),
        ("International", "BR", "BioMed research international"),
        ("Markers", "D", "Disease markers"),
        (
            "And Alternative Medicine",
            "EC",
            "Evidence-based complementary and alternative medicine : eCAM",
        ),
    ],
)
def test_a_journal_turned_round_is_no_author(
    family: str, given: str, title: str
) -> None:
    """The name of the journal, cut into a family name and initials, is found."""
    publication = gtm.Publication(
        authors=[author(family, given)], journal=gtm.Journal(title=title)
    )
    [finding] = gtm.check(publication)

    assert finding.code == "AUT003"
    assert finding.path == "/authors/0/person/name"
    assert finding.suggestion == title


@pytest.mark.parametrize(
    ("family", "given", "title"),
    [
        ("Healthcare Engineering", "JO", "Disease markers"),
        ("Brain", "M", "Brain"),
        ("Pain", "J A", "The Journal of Pain"),
        ("Blood", "Anna", "Blood"),
        ("Medicine", "Anna", "Nature Medicine"),
        ("Therapy", "", "Gene Therapy"),
    ],
)
def test_people_may_be_called_like_journals(
    family: str, given: str, title: str
) -> None:
    """Without the initials of the title's other words it may be a person."""
    assert codes(author(family, given), title=title) == []


@pytest.mark.parametrize(
    ("family", "initials", "short", "expected"),
    [
        ("Healthcare Engineering", "JO", "J Healthc Eng", ["AUT003"]),
        ("Methods In Medicine", "CAM", "Comput Math Methods Med", ["AUT003"]),
        ("International", "BR", "Biomed Res Int", ["AUT003"]),
        ("Markers", "D", "Dis. Markers", ["AUT003"]),
        ("Medina", "JC", "J Clin Med", []),
        ("Pain", "JA", "J Pain", []),
        ("Interlandi", "BR", "Biomed Res Int", []),
        ("Healthcare Engineering", "KO", "J Healthc Eng", []),
        ("Markers", "DK", "Dis Markers", []),
    ],
)
def test_a_journal_is_known_by_its_abbreviation(
    family: str, initials: str, short: str, expected: list[str]
) -> None:
    """The abbreviation has the beginnings of the words that were turned round."""
    publication = gtm.Publication(
        authors=[
            gtm.PersonalAuthor(
                person=gtm.Person(name=gtm.PersonName(family=family, initials=initials))
            )
        ],
        journal=gtm.Journal(medline_abbreviation=short),
    )

    assert [found.code for found in gtm.check(publication)] == expected


def test_one_word_and_one_initial_need_a_sole_author() -> None:
    """In a list of people, Markers D may be one."""
    several = [author("Markers", "D"), author("Bueren", "Juan A")]

    assert codes(*several, title="Disease markers") == []
    assert codes(several[0], title="Disease markers") == ["AUT003"]


def test_a_journal_may_sign_as_a_collective() -> None:
    """Editorials are signed by journals, and that is no slip."""
    signed = gtm.CollectiveAuthor(name="The Lancet Oncology")

    assert codes(signed, title="The Lancet Oncology") == []


@pytest.mark.parametrize("name", ["", " ", "...", "et al.", "and others", "Others"])
def test_a_collective_without_a_name_is_found(name: str) -> None:
    """A collective is nothing but its name."""
    assert codes(gtm.CollectiveAuthor(name=name)) == ["AUT010"]


def test_a_collective_in_any_script_has_a_name() -> None:
    """Letters of any script and digits make a name."""
    assert codes(gtm.CollectiveAuthor(name="研究会")) == []
    assert codes(gtm.CollectiveAuthor(name="4S")) == []


def test_one_orcid_of_two_people_is_found() -> None:
    """Two names that have nothing in common cannot have one ORCID iD."""
    bueren = author("Bueren", "Juan A", orcid=ORCID)

    assert codes(bueren, author("Auricchio", "A", orcid=ORCID)) == ["AUT011"]
    assert codes(bueren, author("Auricchio", "A", orcid=OTHER)) == []


@pytest.mark.parametrize(
    ("family", "given"),
    [
        ("Bueren Roncero", "Juan Antonio"),
        ("BUEREN", "J"),
        ("Büren", "Juan"),
        ("Roncero", "Juan A"),
        ("Буэрен", "Хуан"),
    ],
)
def test_one_orcid_of_one_person_in_other_words(family: str, given: str) -> None:
    """Longer, changed and transcribed names may be those of the same person."""
    found = codes(
        author("Bueren", "Juan A", orcid=ORCID), author(family, given, orcid=ORCID)
    )

    assert "AUT011" not in found
    assert "AUT012" in found


def test_another_given_name_under_one_orcid_is_no_entry_twice() -> None:
    """A catalogue gave the iD of the one Kim to the other; initials are no other."""
    kim = author("Kim", "Sungdong", orcid=ORCID)

    assert codes(kim, author("Kim", "Sunkyu", orcid=ORCID)) == []
    assert codes(kim, author("Kim", "SD", orcid=ORCID)) == ["AUT012"]
    assert codes(kim, author("Kim", "Sung-Dong Lee", orcid=ORCID)) == ["AUT012"]


def test_the_same_name_at_the_same_place_is_one_person() -> None:
    """A full name and the very same affiliation prove it."""
    twice = [author("Camm", "A John", place="St George's, London")] * 2

    assert codes(*twice) == ["AUT012"]


@pytest.mark.parametrize(
    "second",
    [
        author("Camm", "A John", place="Imperial College, London"),
        author("Camm", "A John"),
        author("Camm", "A James", place="St George's, London"),
        author("Camm", "A John", orcid=ORCID, place="St George's, London"),
    ],
)
def test_namesakes_are_no_slip(second: gtm.PersonalAuthor) -> None:
    """Another place, no place, another name: it may be another person."""
    first = author("Camm", "A John", place="St George's, London")

    assert codes(first, second) == []


def test_namesakes_of_one_hospital_are_no_slip() -> None:
    """There are several Wei Wangs in one hospital."""
    assert codes(*[author("Wang", "Wei", place="Peking University")] * 2) == []


def test_two_orcids_tell_namesakes_apart() -> None:
    """The same name with two ORCID iDs is two people."""
    place = "Peking University"

    assert (
        codes(
            author("Wang", "Wei X", orcid=ORCID, place=place),
            author("Wang", "Wei X", orcid=OTHER, place=place),
        )
        == []
    )


def test_one_person_corresponds_once() -> None:
    """One person twice as corresponding author is that slip alone."""
    twice = [author("Bueren", "Juan A", orcid=ORCID, corresponding=True)] * 2

    assert codes(*twice) == ["AUT013"]


def test_two_people_may_correspond() -> None:
    """Several corresponding authors are no slip, nor is one entry that says nothing."""
    bueren = author("Bueren", "Juan A", orcid=ORCID, corresponding=True)
    auricchio = author("Auricchio", "Alberto", corresponding=True)
    again = author("Bueren", "Juan A", orcid=ORCID)

    assert codes(bueren, auricchio) == []
    assert codes(bueren, again) == ["AUT012"]


def test_works_without_authors_are_silent() -> None:
    """No authors are no slip, with or without a journal."""
    assert codes() == []
    assert codes(title="Human Gene Therapy") == []


@pytest.mark.skipif(not SAMPLE.exists(), reason="../shared is absent")
def test_real_records_have_these_slips_and_no_others() -> None:
    """In 1,372 PubMed records, four have capitals, and one has a group as a person."""
    publications = list(gtm.read(SAMPLE))
    found = {
        (finding.code, str(publications[int(finding.path.split("/")[1])].pmid))
        for finding in gtm.check(publications, select=["AUT", "ROL", "JRN"])
    }

    assert found == {
        ("AUT007", "29872490"),
        ("AUT008", "13801231"),
        ("AUT008", "18140336"),
        ("AUT008", "21007460"),
        ("AUT008", "21024418"),
    }
