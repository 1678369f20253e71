"""The laws of terms and of the roles that are held in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from genetherapy_model import (
    Appointment,
    Contribution,
    CreditRole,
    DateRange,
    DateValue,
    EditorialRole,
    InvalidDate,
    InvalidType,
    JournalReference,
    OrganizationReference,
    PartialDate,
    Role,
    SocietyOffice,
    SocietyTitle,
    Term,
    parse_date,
)
from genetherapy_model.strategies import date_values, partial_dates, roles, terms


@pytest.mark.parametrize(
    ("term", "date", "surely", "possibly"),
    [
        # A sighting on a day proves that day, and excludes none.
        (Term(observed_on="2023-11-14"), "2023-11-14", True, True),
        (Term(observed_on="2023-11-14"), "2023-11-15", False, True),
        (Term(observed_on="2023-11-14"), "2023-11", False, True),
        # A sighting in a month proves that month as it was stated, and no day of it.
        (Term(observed_on="2019-10"), "2019-10", True, True),
        (Term(observed_on="2019-10"), "2019-10-15", False, True),
        # Printed in 2024 or later: nothing of it is sure.
        (Term(observed_on="2024/.."), "2024/..", False, True),
        (Term(observed_on="2024/.."), "2024-01-01", False, True),
        # A start and a later sighting prove all between.
        (Term(start="2015-07-01", observed_on="2023-11-14"), "2018", True, True),
        (Term(start="2015-07-01", observed_on="2019-10"), "2019-10-01", True, True),
        (Term(start="2015-07-01", observed_on="2019-10"), "2019-10-02", False, True),
        (Term(start="2015-07-01", observed_on="2024/.."), "2023", True, True),
        (Term(start="2015-07-01"), "2015-07-01", True, True),
        (Term(start="2015-07-01"), "2015-06-30", False, False),
        (Term(start="2015-07-01"), "2016", False, True),
        (Term(start="2015"), "2015-12-31", False, True),
        # Whole years: the first and the last prove nothing.
        (Term(start="2010", end="2012"), "2010", False, True),
        (Term(start="2010", end="2012"), "2011", True, True),
        (Term(start="2010", end="2012"), "2012", False, True),
        (Term(start="2010", end="2012"), "2013", False, False),
        (Term(start="2012", end="2012"), "2012-06-15", False, True),
        (Term(end="2016"), "2016-01-01", False, True),
        (Term(end="2016"), "2017", False, False),
        # What contradicts itself proves nothing.
        (Term(start="2014", end="2012"), "2013", False, False),
        (Term(start="2014", end="2012"), "2012-12-31/2014-01-01", False, True),
        (Term(start="2014", observed_on="2013-05-05"), "2013-05-05", False, False),
        # What is uncertain proves nothing either.
        (Term(start="2010?", end="2012"), "2011", False, True),
        (Term(start="2010", end="2012"), "2011~", False, True),
        (Term(observed_on="2011?"), "2011?", False, True),
        (Term(), "2011", False, True),
        (Term(start="2010", end="2012"), "2011/..", False, True),
        (Term(start="../2010", end="2012/.."), "2011", True, True),
        (Term(start="1998 Dec-1999 Jan", end="2002"), "1999-02-01", True, True),
    ],
)
def test_a_term_answers_two_questions(
    term: Term, date: str, *, surely: bool, possibly: bool
) -> None:
    """The table of what is proved and of what is not excluded."""
    answers = term.surely_held_on(date), term.possibly_held_on(date)
    assert (surely, possibly) == answers


@given(term=terms(), date=date_values())
def test_what_is_sure_is_possible(term: Term, date: DateValue) -> None:
    """Nothing that is proved is excluded by what else is stated."""
    assert term.possibly_held_on(date) or not term.surely_held_on(date)


@given(term=terms(), date=date_values())
def test_roles_answer_as_their_terms(term: Term, date: DateValue) -> None:
    """A role adds nothing to what its term says of a date, whatever its kind."""
    body = OrganizationReference(name="ESGCT")
    held: tuple[Role, ...] = (
        SocietyOffice(body=body, term=term),
        EditorialRole(journal=JournalReference(title="Blood"), term=term),
        Appointment(organization=body, term=term),
    )
    for role in held:
        assert term.surely_held_on(date) == role.surely_held_on(date)
        assert term.possibly_held_on(date) == role.possibly_held_on(date)


@given(term=terms(), date=partial_dates(), data=st.data())
def test_what_holds_of_a_time_holds_of_its_parts(
    term: Term, date: PartialDate, data: st.DataObject
) -> None:
    """A day of a time that is sure is sure, unless that very time was the sighting."""
    assume(date != term.observed_on)
    day = PartialDate.from_date(data.draw(st.dates(date.earliest, date.latest)))
    if term.surely_held_on(date):
        assert term.surely_held_on(day)
    if term.possibly_held_on(day):
        assert term.possibly_held_on(date)


@given(term=terms(), day=st.dates().map(PartialDate.from_date), date=date_values())
def test_a_sighting_only_adds(term: Term, day: PartialDate, date: DateValue) -> None:
    """A sighting within the term takes away nothing that was sure without it."""
    seen = attrs.evolve(term, observed_on=day)
    unseen = attrs.evolve(term, observed_on=None)
    assert unseen.possibly_held_on(date) == seen.possibly_held_on(date)
    if unseen.possibly_held_on(day) and unseen.surely_held_on(date):
        assert seen.surely_held_on(date)
    if not _contradicts(unseen) and unseen.possibly_held_on(day):
        assert seen.surely_held_on(day)


def _contradicts(term: Term) -> bool:
    if term.start is None or term.end is None:
        return False
    first, last = term.start.earliest, term.end.latest
    return first is not None and last is not None and last < first


# A calendar of two months, so that every reading of a term can be tried.
FIRST = dt.date(2001, 1, 1)
DAYS = [FIRST + dt.timedelta(days=count) for count in range(59)]
dates_of_two_months = st.none() | st.sampled_from(
    [
        *map(PartialDate.from_date, DAYS[::9]),
        parse_date("2001-01"),
        parse_date("2001-02"),
    ]
)


@given(
    start=dates_of_two_months,
    seen=dates_of_two_months,
    end=dates_of_two_months,
    on=dates_of_two_months.filter(bool),
)
def test_answers_are_those_of_every_reading(
    start: DateValue | None,
    seen: DateValue | None,
    end: DateValue | None,
    on: DateValue,
) -> None:
    """Sure is what holds for all readings of the dates, possible what holds for one."""
    readings = list(_readings(start, seen, end))
    asked = _days(on)
    assume(readings)
    term = Term(start=start, observed_on=seen, end=end)

    surely = all(first <= asked[0] and asked[-1] <= last for first, last in readings)
    possibly = any(first <= asked[-1] and asked[0] <= last for first, last in readings)

    assert possibly == term.possibly_held_on(on)
    # That a month was the time of a sighting proves the month as it was stated.
    assert (surely or on == seen) == term.surely_held_on(on)


def _readings(
    start: DateValue | None, seen: DateValue | None, end: DateValue | None
) -> Iterator[tuple[dt.date, dt.date]]:
    """Give first and last day of every term that the three dates may mean."""
    sightings = _days(seen)
    for first in _days(start):
        for last in _days(end):
            if first <= last and (
                seen is None or any(first <= day <= last for day in sightings)
            ):
                yield first, last


def _days(date: DateValue | None) -> list[dt.date]:
    if date is None:
        day = dt.timedelta(days=1)
        return [FIRST - day, *DAYS, DAYS[-1] + day]
    assert date.earliest is not None
    assert date.latest is not None
    return [day for day in DAYS if date.earliest <= day <= date.latest]


def test_terms_that_touch_leave_the_year_between_them_open() -> None:
    """Who followed whom in 2012 is open; who held it before and after is not."""
    before, after = Term(start="2010", end="2012"), Term(start="2012", end="2014")
    assert before.surely_held_on("2011")
    assert after.surely_held_on("2013")
    assert not after.possibly_held_on("2011")
    assert not before.possibly_held_on("2013")
    for term in (before, after):
        assert term.possibly_held_on("2012-06-15")
        assert not term.surely_held_on("2012-06-15")


@given(term=terms())
def test_a_term_is_true_where_anything_is_stated(term: Term) -> None:
    """An empty term is false, and says that any date is possible."""
    assert bool(term) == (term != Term())
    assert Term().possibly_held_on(DateRange.parse("1990/.."))


@given(role=roles())
def test_a_role_is_shown_with_its_body(role: Role) -> None:
    """What was printed goes before the known title, and the body is always named."""
    match role:
        case SocietyOffice(body=body):
            name = body.name
        case EditorialRole(journal=journal):
            name = journal.title
        case Appointment(organization=organization):
            name = organization.name
    assert str(role).endswith(name)
    assert (role.text or "") in str(role)
    if not role.text and isinstance(role, SocietyOffice) and role.title:
        assert str(role) == f"{role.title.value}, {name}"


def test_titles_dates_and_bodies_are_checked() -> None:
    """A title is no text, a body no name, a date no phrase."""
    body = OrganizationReference(name="ESGCT")
    with pytest.raises(InvalidType, match=r"SocietyOffice.title: expected None or a"):
        SocietyOffice(body=body, title="president")  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match=r"SocietyOffice.body: expected Organizati"):
        SocietyOffice(body="ESGCT")  # type: ignore[arg-type]
    with pytest.raises(InvalidDate):
        Term(start="since the nineties")
    assert SocietyTitle("president") is SocietyTitle.PRESIDENT


# https://credit.niso.org, in the order of the standard
CREDIT = {
    "Conceptualization": "conceptualization",
    "Data curation": "data-curation",
    "Formal analysis": "formal-analysis",
    "Funding acquisition": "funding-acquisition",
    "Investigation": "investigation",
    "Methodology": "methodology",
    "Project administration": "project-administration",
    "Resources": "resources",
    "Software": "software",
    "Supervision": "supervision",
    "Validation": "validation",
    "Visualization": "visualization",
    "Writing \u2013 original draft": "writing-original-draft",
    "Writing \u2013 review & editing": "writing-review-editing",
}


def test_the_roles_of_credit_are_those_of_the_standard() -> None:
    """Fourteen terms in the words of the standard, each with its address."""
    assert list(CREDIT) == [role.value for role in CreditRole]
    for role in CreditRole:
        slug = CREDIT[role.value]
        assert role.url == f"https://credit.niso.org/contributor-roles/{slug}/"
        assert Contribution(role=role).degree is None
