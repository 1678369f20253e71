"""The laws of organizations, and of the names that societies had in time."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model import (
    Affiliation,
    DateValue,
    FormerName,
    InvalidMarkup,
    InvalidType,
    Organization,
    OrganizationIdentifier,
    OrganizationReference,
    RorId,
    Society,
)
from genetherapy_model.strategies import (
    date_values,
    organization_identifiers,
    organization_references,
    organizations,
    partial_dates,
    societies,
)

SOCIETIES = Path(__file__).parents[3] / "shared" / "reference" / "societies.csv"

# https://en.wikipedia.org/wiki/European_Society_of_Gene_and_Cell_Therapy
ESGCT = Society(
    name="European Society of Gene and Cell Therapy",
    abbreviation="ESGCT",
    since="2007",
    founded="1992-01",
    former_names=[
        FormerName(
            name="European Working Group on Human Gene Transfer and Therapy",
            abbreviation="EWGT",
            start="1992-01",
            end="1998",
        ),
        FormerName(
            name="European Society of Gene Therapy",
            abbreviation="ESGT",
            start="1998",
            end="2007",
        ),
    ],
    aliases=["European Society for Gene & Cell Therapy"],
)
EWGT, ESGT = (old.name for old in ESGCT.former_names)


@pytest.mark.parametrize(
    ("date", "names"),
    [
        ("1991", ()),
        ("1991-12-31", ()),
        ("1992", (EWGT,)),
        ("1995-06", (EWGT,)),
        ("1998", (EWGT, ESGT)),
        ("1998-03-01", (EWGT, ESGT)),
        ("2003", (ESGT,)),
        ("2007", (ESGT, ESGCT.name)),
        ("2008", (ESGCT.name,)),
        ("2023-11-14", (ESGCT.name,)),
        ("1990/2010", (EWGT, ESGT, ESGCT.name)),
        ("2005/..", (ESGT, ESGCT.name)),
        ("../1993", (EWGT,)),
    ],
)
def test_a_society_has_the_names_of_the_time(date: str, names: tuple[str, ...]) -> None:
    """In a year of renaming both names are possible; before the founding none is."""
    assert names == ESGCT.names_on(date)


def test_a_name_begins_and_ends_on_its_days() -> None:
    """The first day and the last one are days of the name, and no other is."""
    society = Society(
        name="New",
        founded="1992-03-02",
        since="2006-05-01",
        former_names=[FormerName(name="Old", start="1992-03-02", end="2006-04-30")],
    )
    for day, names in (
        ("1992-03-01", ()),
        ("1992-03-02", ("Old",)),
        ("2006-04-30", ("Old",)),
        ("2006-05-01", ("New",)),
    ):
        assert names == society.names_on(day)


@pytest.mark.parametrize(
    "name", ["ESGCT", "esgt", "EWGT", " european society of  gene therapy", EWGT]
)
def test_a_society_is_found_under_every_name_it_had(name: str) -> None:
    """Names, former names, abbreviations and aliases, whatever the case and spaces."""
    assert ESGCT.is_called(name)
    assert ESGCT.is_meant_by(OrganizationReference(name=name))
    assert not ESGCT.is_called("American Society of Gene Therapy")


@given(society=societies(max_size=2), date=date_values())
def test_names_on_a_date_are_names_it_had(society: Society, date: DateValue) -> None:
    """A name of no stated time is always possible, and no name is made up."""
    bare = attrs.evolve(society, founded=None)
    known = [old.name for old in society.former_names] + [society.name]
    always = [
        old.name
        for old in society.former_names
        if old.start is None and old.end is None
    ]
    found = bare.names_on(date)
    assert set(always) <= set(found) <= set(known)
    assert (society.name in found) or society.since is not None
    assert set(society.names_on(date)) <= set(found)
    for name in filter(None, known):
        assert society.is_called(name)


@given(day=partial_dates(), founded=partial_dates())
def test_a_society_has_no_name_before_it_is_founded(
    day: DateValue, founded: DateValue
) -> None:
    """Where the date lies wholly before the founding, there is no name."""
    society = Society(name="ESGCT", founded=founded)
    assert day.latest is not None
    assert founded.earliest is not None
    assert (society.names_on(day) == ()) == (day.latest < founded.earliest)


@given(
    organization=organizations(),
    link=organization_references(),
    shared=organization_identifiers(),
)
def test_an_identifier_in_common_is_enough(
    organization: Organization,
    link: OrganizationReference,
    shared: OrganizationIdentifier,
) -> None:
    """A link means an organization by a shared identifier, or else by name alone."""
    both = [*link.identifiers, shared]
    other = attrs.evolve(organization, identifiers=[shared])
    assert other.is_meant_by(attrs.evolve(link, identifiers=both))
    nameless = attrs.evolve(organization, identifiers=[])
    assert nameless.is_meant_by(link) == nameless.is_called(link.name)


@given(organization=organizations(), pad=st.sampled_from(["", " ", "\n", "\u00a0"]))
def test_case_and_spaces_do_not_part_names(
    organization: Organization, pad: str
) -> None:
    """Names are compared without regard to case and white space around words."""
    for name in (organization.name, *organization.aliases):
        assert organization.is_called(f"{pad}{name}{pad}")
        assert organization.is_called(name.casefold())


def test_a_link_and_an_affiliation_are_checked() -> None:
    """Wrong types, wrong identifiers and broken markup are refused by name."""
    with pytest.raises(InvalidType, match=r"Organization.identifiers\[0\]: expected"):
        Organization(name="CIEMAT", identifiers=["05xx77y52"])  # type: ignore[list-item]
    with pytest.raises(InvalidMarkup):
        Affiliation(text="<i>CIEMAT")
    affiliation = Affiliation(text="", identifiers=(RorId("05xx77y52"),))
    assert str(affiliation) == ""
    assert Affiliation(text="R&D <sub>1</sub>").text.plain == "R&D 1"


@given(organization=organizations(), society=societies())
def test_they_are_shown_by_their_name(
    organization: Organization, society: Society
) -> None:
    """In a line of text stands the name alone."""
    assert organization.name == str(organization)
    assert society.name == str(society)


def test_real_societies_are_found_by_name_and_time() -> None:
    """The table of societies loads, and each is found under every name in it."""
    if not SOCIETIES.exists():
        pytest.skip("../shared is absent")
    with SOCIETIES.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows
    for row in rows:
        former = [
            FormerName(
                name=found[1], abbreviation=found[2], start=found[3], end=found[4]
            )
            for text in filter(None, row["former_names"].split("; "))
            if (found := re.fullmatch(r"(.+) \((.+)\), (.+) to (.+)", text))
        ]
        aliases = row["aliases"].split("; ")
        society = Society(
            name=row["name"],
            abbreviation=row["abbreviation"],
            former_names=former,
            aliases=aliases,
        )
        for name in (*aliases, society.name, *(old.name for old in former)):
            assert society.is_called(name)
        for old in former:
            assert old.start is not None
            assert old.name in society.names_on(old.start)


def test_an_organization_stands_in_a_city() -> None:
    """The city is a text of its own, and makes another organization."""
    here = Organization(name="Medical School", city="Worcester")

    assert "Worcester" == here.city
    assert here != attrs.evolve(here, city=None)
    with pytest.raises(InvalidType, match=r"Organization\.city"):
        attrs.evolve(here, city=7)  # type: ignore[arg-type]
