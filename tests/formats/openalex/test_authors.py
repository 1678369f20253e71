"""OpenAlex's authorships: names as printed, and the institutions behind them."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model import (
    Affiliation,
    CollectiveAuthor,
    Finding,
    Orcid,
    OtherIdentifier,
    Person,
    PersonalAuthor,
    PersonName,
    RorId,
)
from genetherapy_model.formats.openalex import read_item, write_item
from genetherapy_model.formats.openalex.names import read_name, write_name

CIEMAT = {
    "id": "https://openalex.org/I1",
    "display_name": "Centro de Investigaciones Energéticas",
    "ror": "https://ror.org/05xx77y52",
    "country_code": "ES",
    "type": "facility",
}
OTHER = {"id": "https://openalex.org/I2", "display_name": "Telethon", "ror": None}
KNOWN = (RorId("05xx77y52"), OtherIdentifier(scheme="openalex", text="I1"))


def read(*authorships: object) -> tuple[tuple[gtm.Author, ...], list[Finding]]:
    """Read the authors of a work."""
    publication, findings = read_item({"authorships": list(authorships)})
    assert write_item(publication)["authorships"] == list(authorships)
    return publication.authors, findings


def named(raw: str | None, display: str | None) -> PersonName:
    """Read a name."""
    name = read_name(raw, display)
    assert name is not None
    return name


@pytest.mark.parametrize(
    ("raw", "display", "name"),
    [
        (
            "José María García Márquez",
            "José García",
            PersonName(literal="José María García Márquez"),
        ),
        ("Su, Hao", "Hao Su", PersonName(family="Su", given="Hao")),
        (
            "Grave, Edouard",
            "Édouard Grave",
            PersonName(family="Grave", given="Edouard"),
        ),
        (
            "García Márquez, José María",
            "José M. García Márquez",
            PersonName(family="García Márquez", given="José María"),
        ),
        (
            "King, Martin Luther, Jr.",
            "Martin Luther King Jr.",
            PersonName(family="King", given="Martin Luther", suffix="Jr."),
        ),
        ("Dai, Zihang", "Dai, Zihang", PersonName(family="Dai", given="Zihang")),
        ("Dai, Zihang", None, PersonName(literal="Dai, Zihang")),
        ("Smith, Jr.", "Smith, Jr.", PersonName(literal="Smith, Jr.")),
        ("Smith, MD", "Smith, MD", PersonName(literal="Smith, MD")),
        ("Pfizer, New York", "Pfizer", PersonName(literal="Pfizer, New York")),
        ("Sukarno", "Sukarno", PersonName(family="Sukarno")),
        ("王小明", "王小明", PersonName(literal="王小明")),
        (None, "Jason Priem", PersonName(literal="Jason Priem")),
        ("Mary O&apos;Neill", None, PersonName(literal="Mary O'Neill")),
    ],
)
def test_a_name_is_divided_only_where_it_says_so(
    raw: str | None, display: str | None, name: PersonName
) -> None:
    """The name on the work counts; a comma divides it where nothing speaks against."""
    assert named(raw, display) == name


def test_no_name_is_none() -> None:
    """What is blank is no name."""
    assert read_name(None, None) is None
    assert read_name("&#32;", None) is None


TEXTS = st.none() | st.text("ab ,.é王J", max_size=6) | st.just("Jr")


@given(
    name=st.builds(
        PersonName,
        family=TEXTS,
        given=TEXTS,
        initials=TEXTS,
        particle=TEXTS,
        suffix=TEXTS,
        literal=TEXTS,
    )
)
def test_a_name_that_was_written_is_written_again(name: PersonName) -> None:
    """What is read of a written name is written in the same two forms."""
    shown = write_name(name)

    assert (shown is None) == (not str(name).strip())
    if shown is not None:
        assert write_name(named(*shown)) == shown


def test_the_person_has_both_ids() -> None:
    """The ORCID iD that came with the work goes before that of OpenAlex's author."""
    [author], findings = read(
        {
            "author_position": "first",
            "author": {
                "id": "https://openalex.org/A5",
                "display_name": "Juan Bueren",
                "orcid": "https://orcid.org/0000-0003-0652-3948",
            },
            "raw_author_name": "Juan A. Bueren",
            "raw_orcid": "https://orcid.org/0000-0003-0490-1191",
        }
    )

    assert isinstance(author, PersonalAuthor)
    assert author.name == PersonName(literal="Juan A. Bueren")
    assert author.person.identifiers == (
        Orcid("0000-0003-0490-1191"),
        Orcid("0000-0003-0652-3948"),
        OtherIdentifier(scheme="openalex", text="A5"),
    )
    assert findings == []


def test_a_wrong_id_is_told_and_kept() -> None:
    """An ORCID iD with a wrong check character stays as it was written."""
    [author], [finding] = read(
        {"raw_author_name": "A B", "author": {"orcid": "0000-0002-1825-0098"}}
    )

    assert isinstance(author, PersonalAuthor)
    assert author.person.identifiers == (
        OtherIdentifier(scheme="orcid", text="0000-0002-1825-0098"),
    )
    assert (finding.code, finding.path) == (
        "RDR002",
        "/authors/0/person/identifiers/0",
    )


def test_groups_are_told_by_their_words() -> None:
    """A consortium is a collective author, unless it has the iD of a person."""
    group = {"raw_author_name": "NTLA-2001 Study Group"}
    [first], _ = read(group)
    [second], _ = read({**group, "author": {"orcid": "0000-0002-1825-0097"}})

    assert first == CollectiveAuthor(name="NTLA-2001 Study Group")
    assert isinstance(second, PersonalAuthor)


def test_strings_have_their_institutions() -> None:
    """Each raw string has the identifiers that it is linked to, and no others."""
    [author], _ = read(
        {
            "raw_author_name": "A B",
            "institutions": [CIEMAT, OTHER],
            "raw_affiliation_strings": ["R&amp;D, Milan", "CIEMAT, Madrid"],
            "affiliations": [
                {
                    "raw_affiliation_string": "CIEMAT, Madrid",
                    "institution_ids": ["https://openalex.org/I1"],
                },
                {"raw_affiliation_string": "R&amp;D, Milan", "institution_ids": []},
            ],
        }
    )

    assert author.affiliations == (
        Affiliation(text="CIEMAT, Madrid", identifiers=KNOWN),
        Affiliation(text="R&amp;D, Milan"),
        Affiliation(
            text="Telethon",
            identifiers=[OtherIdentifier(scheme="openalex", text="I2")],
        ),
    )
    assert author.affiliations[1].text.plain == "R&D, Milan"


def test_unlinked_institutions_are_put_where_they_are_named() -> None:
    """Works of before links: the only string has all, else the one with the name."""
    old = {"raw_author_name": "A B", "institutions": [CIEMAT]}
    [one], _ = read({**old, "raw_affiliation_strings": ["Madrid"]})
    [two], _ = read(
        {
            **old,
            "raw_affiliation_strings": [
                "Milan",
                "CENTRO DE INVESTIGACIONES ENERGÉTICAS, Madrid",
            ],
        }
    )
    [three], _ = read({**old, "raw_affiliation_strings": ["Milan", "Rome"]})
    [four], _ = read({**old, "raw_affiliation_string": "Madrid"})
    [none], _ = read(old)

    assert [one.identifiers for one in one.affiliations] == [KNOWN]
    assert [one.identifiers for one in two.affiliations] == [(), KNOWN]
    assert [one.identifiers for one in three.affiliations] == [(), (), KNOWN]
    assert [one.identifiers for one in four.affiliations] == [KNOWN]
    assert [str(one) for one in none.affiliations] == [CIEMAT["display_name"]]


def test_corresponding_is_stated_where_somebody_is() -> None:
    """False for all of the authors is what is there where nobody knows."""
    false = {"raw_author_name": "A B", "is_corresponding": False}
    true = {"raw_author_name": "C D", "is_corresponding": True}

    def told(*authorships: object) -> list[bool | None]:
        authors = cast("tuple[PersonalAuthor, ...]", read(*authorships)[0])
        return [author.corresponding for author in authors]

    assert told(false, false) == [None, None]
    assert told(false, true) == [False, True]
    assert told(true, {"raw_author_name": "E F"}) == [True, None]


def test_an_author_without_a_name_is_told_and_kept() -> None:
    """What names nobody is no author; the others stay."""
    authors, findings = read({"author_position": "first"}, {"raw_author_name": "A B"})

    assert [str(author) for author in authors] == ["A B"]
    assert [one.code for one in findings] == ["RDR009"]


def test_positions_are_those_of_the_list() -> None:
    """The first author is first even alone, and the last of several is last."""

    def positions(number: int) -> list[str]:
        authors = [PersonalAuthor(person=Person(name="A B"))] * number
        made = write_item(gtm.Publication(authors=authors)).get("authorships", [])
        return [one["author_position"] for one in cast("list[dict[str, str]]", made)]

    assert [positions(number) for number in range(4)] == [
        [],
        ["first"],
        ["first", "last"],
        ["first", "middle", "last"],
    ]


def test_a_list_that_was_cut_is_not_complete() -> None:
    """Lists of the API have a hundred authors, and say so."""
    publication, _ = read_item({"is_authors_truncated": True})

    assert publication.authors_complete is False
    assert write_item(publication)["is_authors_truncated"] is True
    assert read_item({"title": "A"})[0].authors_complete is True


def test_identifiers_of_ror_alone_are_written_and_read() -> None:
    """A publication of another service needs no identifier of OpenAlex."""
    said = gtm.Publication(
        authors=[
            PersonalAuthor(
                person=Person(name="A B"),
                affiliations=[
                    Affiliation(text="CIEMAT", identifiers=[RorId("05xx77y52")]),
                    Affiliation(text="Both", identifiers=[*KNOWN, RorId("02v51f717")]),
                    Affiliation(text="", identifiers=[RorId("02v51f717")]),
                ],
            )
        ]
    )

    assert read_item(write_item(said))[0] == said
