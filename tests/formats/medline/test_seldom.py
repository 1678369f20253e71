"""What few records of PubMed's tagged format hold, and what the model rarely says."""

from __future__ import annotations

import io

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats.medline.people import read_name
from genetherapy_model.formats.medline.values import (
    read_grant,
    read_relation,
    spell_grant,
    spell_registration,
    spell_relation,
)


def scanned(*lines: str) -> gtm.Reading:
    """Read one record of so many lines."""
    [reading] = gtm.scan("\n".join(("PMID- 1", *lines)).encode(), format="nbib")
    assert isinstance(reading, gtm.Reading)
    return reading


def read(*lines: str) -> gtm.Publication:
    """Read the publication of one record."""
    publication = scanned(*lines).publication
    assert publication is not None
    return publication


def written(publication: gtm.Publication) -> list[str]:
    """Write one record, and give its lines without the number."""
    stream = io.BytesIO()
    gtm.write([publication], stream, format="nbib")
    lines = stream.getvalue().decode().splitlines()
    return [line for line in lines if line and not line.startswith("PMID")]


def dated(kind: gtm.DateKind, **stated: object) -> list[str]:
    """Write a date of some kind."""
    date = gtm.PublicationDate(kind=kind, **stated)  # type: ignore[arg-type]
    return written(gtm.Publication(dates=[date]))


def test_a_moment_that_is_no_date_is_kept_as_text() -> None:
    """What PubMed's history says without a date is said again."""
    publication = read("PHST- some day [accepted]")

    assert [each.text for each in publication.dates] == ["some day"]
    assert written(publication) == ["PHST- some day [accepted]"]
    odd = read("EDAT- some day")
    assert odd.dates == ()
    assert [(each.path, each.text) for each in odd.extras] == [("EDAT", "some day")]


def test_a_moment_is_one_day_and_perhaps_a_time() -> None:
    """A range has no form in the history; hours may stand without minutes."""
    kind = gtm.DateKind.ACCEPTED

    assert dated(kind, date="2018/2019") == []
    assert dated(kind, date="2018-05-07", hour=6) == ["PHST- 2018/05/07 06 [accepted]"]
    assert dated(kind, date="2018-05-07", hour=6, minute=5) == [
        "PHST- 2018/05/07 06:05 [accepted]"
    ]
    assert dated(kind, date="2018-05") == ["PHST- 2018/05 [accepted]"]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("epublish", "Lancet. 2018 Jan 5. eCollection 2018 Feb."),
        ("ppublish", "Lancet. 2018 Feb. Epub 2018 Jan 5."),
        ("aheadofprint", "Lancet. 2018 Feb."),
    ],
)
def test_the_citation_tells_of_two_dates(status: str, said: str) -> None:
    """What appeared online first is cited by the date that its status says."""
    lines = ("TA  - Lancet", "DP  - 2018 Feb", "DEP - 20180105", f"PST - {status}")

    assert f"SO  - {said}" in written(read(*lines))


def test_an_abstract_of_others_may_be_empty() -> None:
    """An owner stands before the text; without a text there is no abstract."""
    publisher, empty = (
        gtm.Abstract(kind="Publisher", sections=sections)
        for sections in ([gtm.AbstractSection(text="Words.")], [])
    )

    assert written(gtm.Publication(other_abstracts=[publisher]))[0] == (
        "OAB - Publisher: Words."
    )
    assert written(gtm.Publication(other_abstracts=[gtm.Abstract()])) == []
    assert len(written(gtm.Publication(other_abstracts=[empty, publisher]))) < 5


@pytest.mark.parametrize(
    ("full", "short", "name"),
    [
        ("Smith", "Smith Jr", gtm.PersonName(family="Smith", suffix="Jr")),
        (
            "Smith, John Jr",
            "Smith Jr",
            gtm.PersonName(family="Smith", given="John", suffix="Jr"),
        ),
    ],
)
def test_a_suffix_needs_no_initials(
    full: str, short: str, name: gtm.PersonName
) -> None:
    """Jr after a family name is no pair of initials."""
    assert read_name(full, short) == name


def test_a_name_without_a_family_name_is_written() -> None:
    """What is there stands first; where there is nothing, there is no line."""

    def lines(name: gtm.PersonName) -> list[str]:
        author = gtm.PersonalAuthor(person=gtm.Person(name=name))
        return written(gtm.Publication(authors=[author]))

    assert lines(gtm.PersonName(given="Madonna"))[0] == "FAU - Madonna"
    assert lines(gtm.PersonName()) == []


def test_identifiers_of_people_have_a_scheme() -> None:
    """Without one it is an ORCID iD; one with a wrong digit is told and kept."""
    [author] = read("AU  - Wang J", "AUID- 0000-0002-1825-0097").authors
    wrong = scanned("AU  - Wang J", "AUID- ORCID: 0000-0002-1825-0098")

    assert isinstance(author, gtm.PersonalAuthor)
    assert author.orcid == gtm.Orcid("0000-0002-1825-0097")
    assert [found.path for found in wrong.findings] == [
        "/authors/0/person/identifiers/0"
    ]


def test_a_location_is_no_number_of_a_record() -> None:
    """What names a kind that locates nothing is kept as it stands."""
    publication = read("LID - 123 [pubmed]")

    assert publication.locators == ()
    assert "LID - 123 [pubmed]" in written(publication)


def test_a_manuscript_was_released_on_a_day() -> None:
    """Older records have the day of release behind the number."""
    publication = read("PMC - PMC2860431 [Available on 06/05/10]")

    assert gtm.Pmcid("PMC2860431") in publication.identifiers
    assert ["pmc-release 2010-06-05"] == [str(date) for date in publication.dates]


@pytest.mark.parametrize(
    ("text", "grant"),
    [
        ("R01", gtm.Grant(number="R01")),
        ("R01/HL/NHLBI", gtm.Grant(number="R01", acronym="HL", agency="NHLBI")),
        ("/", gtm.Grant(country="")),
    ],
)
def test_grants_may_be_short(text: str, grant: gtm.Grant) -> None:
    """What is not stated of a grant is not made up."""
    assert read_grant(text) == grant


def test_what_is_not_stated_is_not_written() -> None:
    """An empty grant has no line, and a bank may have no number."""
    assert spell_grant(gtm.Grant()) == ""
    assert spell_registration(gtm.Registration(bank="GEO")) == "GEO"


@pytest.mark.parametrize(
    ("text", "citation", "identifiers"),
    [
        ("Blood. 2010. doi: 10.1/x", "Blood. 2010. doi: 10.1/x", ()),
        ("Blood. 2010. PMID: 7", "Blood. 2010", (gtm.Pmid("7"),)),
    ],
)
def test_a_relation_keeps_what_is_no_identifier(
    text: str, citation: str, identifiers: tuple[object, ...]
) -> None:
    """A DOI without a registrant stays in the words of the citation."""
    relation, problem = read_relation(text, gtm.RelationKind.CORRECTED_BY)

    assert problem is None
    assert str(relation.target.citation).rstrip(".") == citation
    assert relation.target.identifiers == identifiers


@pytest.mark.parametrize(
    ("citation", "identifiers", "expected"),
    [
        ("Blood. 2010", ["doi:10.1089/x"], "Blood. 2010. doi: 10.1089/x"),
        (
            "Blood. 2010",
            ["pubmed:7", "doi:10.1089/x"],
            "Blood. 2010. PMID: 7 doi: 10.1089/x",
        ),
        (None, ["doi:10.1089/x"], "doi: 10.1089/x"),
        ("Blood. 2010", [], "Blood. 2010"),
    ],
)
def test_a_relation_is_written_with_its_numbers(
    citation: str | None, identifiers: list[str], expected: str
) -> None:
    """A number that the citation does not print stands behind it."""
    target = gtm.WorkReference(citation=citation, identifiers=identifiers)
    relation = gtm.Relation(kind=gtm.RelationKind.CORRECTED_BY, target=target)

    assert spell_relation(relation) == expected


def test_words_go_on_after_a_blank_line() -> None:
    """Indented text after a blank line is more of the last field."""
    assert str(read("TI  - One", "", "      two").title) == "One two"


def test_a_line_behind_a_blank_one_goes_on_where_the_record_does() -> None:
    """A stray line between two fields of a record is read as more of the first."""
    [reading] = gtm.scan(b"PMID- 1\nTI  - A\n\nstray\nAB  - b\n", format="nbib")
    assert isinstance(reading, gtm.Reading)
    assert reading.publication is not None
    assert reading.publication.title is not None

    assert "A stray" == reading.publication.title.plain
    assert {"RDR011"} == {found.code for found in reading.findings}
