"""ROL: roles of people and their terms."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm

ESGCT = gtm.OrganizationReference(name="ESGCT")
PRESIDENT = gtm.SocietyTitle.PRESIDENT


def codes(subject: gtm.Term | gtm.SocietyOffice | gtm.Publication) -> list[str]:
    """Give the codes of what is found."""
    return [found.code for found in gtm.check(subject)]


@pytest.mark.parametrize(
    ("start", "end"), [("2014", "2012"), ("2015-07-01", "2015-06"), ("2015-03", "2014")]
)
def test_a_term_that_runs_backwards_is_found(start: str, end: str) -> None:
    """An end certainly before the start is a slip."""
    assert codes(gtm.Term(start=start, end=end)) == ["ROL006"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2012", "2012"),
        ("2012-05", "2012"),
        ("2012-05-03", "2012-05-03"),
        ("2014~", "2012"),
        (None, "2012"),
        ("2012", None),
    ],
)
def test_a_term_that_may_run_forward_is_silent(
    start: str | None, end: str | None
) -> None:
    """Vague, doubtful, open and unstated dates contradict nothing."""
    assert "ROL006" not in codes(gtm.Term(start=start, end=end))


@pytest.mark.parametrize(
    "term",
    [
        gtm.Term(start="2015-07-01", observed_on="2015-03-30"),
        gtm.Term(start="2010", end="2012", observed_on="2013"),
        gtm.Term(end="2012", observed_on="2023-11-14"),
    ],
)
def test_a_sighting_outside_its_term_is_found(term: gtm.Term) -> None:
    """Who is seen in office before or after the term contradicts it."""
    [finding] = gtm.check(term)

    assert finding.code == "ROL007"
    assert finding.path == "/observed_on"


@pytest.mark.parametrize(
    "term",
    [
        gtm.Term(),
        gtm.Term(observed_on="2023-11-14"),
        gtm.Term(start="2015-07-01", observed_on="2015"),
        gtm.Term(start="2010", end="2012", observed_on="2012-12-31"),
        gtm.Term(start="2010", end="2012", observed_on="2013?"),
    ],
)
def test_a_sighting_that_may_be_within_is_silent(term: gtm.Term) -> None:
    """A sighting of the year of the start or end is within."""
    assert codes(term) == []


@pytest.mark.parametrize("text", ["board member", "Member of the Executive Board"])
def test_a_long_seat_on_the_board_is_found(text: str) -> None:
    """Five years are longer than the three of a seat."""
    office = gtm.SocietyOffice(
        body=ESGCT, text=text, term=gtm.Term(start="2015-10", end="2020-10")
    )

    assert codes(office) == ["ROL003"]


@pytest.mark.parametrize(
    "office",
    [
        gtm.SocietyOffice(
            body=ESGCT, text="board member", term=gtm.Term(start="2019-10-25")
        ),
        gtm.SocietyOffice(
            body=ESGCT,
            text="board member",
            term=gtm.Term(start="2019-10", end="2022-11"),
        ),
        gtm.SocietyOffice(
            body=ESGCT, text="board member", term=gtm.Term(start="2015", end="2019")
        ),
        gtm.SocietyOffice(
            body=gtm.OrganizationReference(name="ASGCT"),
            text="board member",
            term=gtm.Term(start="2010", end="2020"),
        ),
        gtm.SocietyOffice(
            body=ESGCT, title=PRESIDENT, term=gtm.Term(start="2010", end="2020")
        ),
        gtm.SocietyOffice(
            body=ESGCT, text="secretary", term=gtm.Term(start="2010", end="2020")
        ),
    ],
)
def test_other_terms_and_offices_may_be_longer(office: gtm.SocietyOffice) -> None:
    """Open terms, moved meetings, other offices and societies say nothing."""
    assert codes(office) == []


@pytest.mark.parametrize(
    ("name", "term"),
    [
        ("ESGCT", gtm.Term(observed_on="2003")),
        (
            "European Society of Gene and Cell Therapy",
            gtm.Term(start="2000", end="2004"),
        ),
        ("European Society for Gene and Cell Therapy", gtm.Term(end="2006-12")),
        ("ESGT", gtm.Term(observed_on="1997-05")),
        ("EWGT", gtm.Term(observed_on="1991")),
        ("ASGCT", gtm.Term(start="2005", end="2006")),
    ],
)
def test_an_office_before_the_name_is_found(name: str, term: gtm.Term) -> None:
    """A name that the society took later is told with the day."""
    office = gtm.SocietyOffice(
        body=gtm.OrganizationReference(name=name), title=PRESIDENT, term=term
    )
    [finding] = gtm.check(office)

    assert finding.code == "ROL004"
    assert finding.severity is gtm.Severity.INFO


@pytest.mark.parametrize(
    ("name", "term"),
    [
        ("ESGCT", gtm.Term()),
        ("ESGCT", gtm.Term(start="2005", end="2009")),
        ("ESGCT", gtm.Term(observed_on="2007")),
        ("ESGCT", gtm.Term(observed_on="2005~")),
        ("ESGT", gtm.Term(observed_on="1998")),
        ("BSGCT", gtm.Term(observed_on="1950")),
        ("Society of Nobody", gtm.Term(observed_on="1950")),
        ("", gtm.Term(observed_on="1950")),
    ],
)
def test_an_office_that_may_be_of_the_name_is_silent(name: str, term: gtm.Term) -> None:
    """A term that spans the change, a year that touches it, and unknown names."""
    office = gtm.SocietyOffice(
        body=gtm.OrganizationReference(name=name), title=PRESIDENT, term=term
    )

    assert codes(office) == []


def item(
    *people: gtm.Person, speaker: str | gtm.PersonName, **said: object
) -> gtm.Publication:
    """Make a work that quotes somebody."""
    quotation = gtm.Quotation(
        parts=["it is safe"], speakers=[gtm.PersonReference(name=speaker)]
    )
    return gtm.Publication(people=people, quotations=[quotation], **said)  # type: ignore[arg-type]


BUEREN = gtm.Person(name=gtm.PersonName(family="Bueren Roncero", given="Juan Antonio"))


@pytest.mark.parametrize(
    "speaker",
    [
        "Luigi Naldini",
        gtm.PersonName(family="Naldini", given="Luigi"),
        gtm.PersonName(family="García", given="Juan"),
    ],
)
def test_a_speaker_who_is_nobody_is_found(speaker: str | gtm.PersonName) -> None:
    """Who shares no family name with anybody of the item is nobody of it."""
    [finding] = gtm.check(item(BUEREN, speaker=speaker))

    assert finding.code == "ROL009"
    assert finding.path == "/quotations/0/speakers/0"


@pytest.mark.parametrize(
    "speaker",
    [
        "Juan Bueren",
        "J. A. Bueren",
        "Bueren, Juan",
        "Dr. Bueren",
        "BUEREN",
        "",
        "胡安",
        gtm.PersonName(family="Bueren", initials="J"),
        gtm.PersonName(given="Juan"),
    ],
)
def test_a_speaker_who_may_be_somebody_is_silent(
    speaker: str | gtm.PersonName,
) -> None:
    """Initials, titles, parts of a name, other scripts and no name let it pass."""
    assert gtm.check(item(BUEREN, speaker=speaker), select=["ROL"]) == ()


def test_speakers_are_looked_for_among_all() -> None:
    """Authors, investigators, members, subjects and collectives may speak."""
    name = gtm.PersonName(family="Naldini", given="Luigi")
    person = gtm.Person(name=name)
    for said in (
        {"authors": [gtm.PersonalAuthor(person=person)]},
        {"editors": [gtm.PersonalAuthor(person=person)]},
        {"authors": [gtm.CollectiveAuthor(name="Study Group", members=[person])]},
        {"authors": [gtm.CollectiveAuthor(name="Naldini Lab")]},
        {"investigators": [gtm.Investigator(person=person)]},
        {"personal_name_subjects": [name]},
    ):
        assert codes(item(BUEREN, speaker="Luigi Naldini", **said)) == []


def test_a_list_that_names_nobody_or_not_all_says_nothing() -> None:
    """Without people, or with a list that is cut, anybody may be of the item."""
    assert codes(item(speaker="Luigi Naldini")) == []
    assert codes(item(BUEREN, speaker="Luigi Naldini", authors_complete=False)) == []


def test_words_from_another_work_have_speakers_of_that_work() -> None:
    """Where the words are taken from another work, its people are not listed."""
    quotation = gtm.Quotation(
        parts=["it is safe"],
        speakers=[gtm.PersonReference(name="Luigi Naldini")],
        spoken_in=gtm.WorkReference(identifiers=["doi:10.1089/hum.2023.152"]),
    )

    assert codes(gtm.Publication(people=[BUEREN], quotations=[quotation])) == []


def test_two_undivided_names_may_share_the_given_name() -> None:
    """Of two names in one piece, the first word alone proves nothing."""
    known = gtm.Person(name="Juan Bueren")

    assert codes(item(known, speaker="Juan García")) == ["ROL009"]
    assert codes(item(known, speaker="Bueren Juan")) == []
