"""ROL: who held one office at one time, across a collection and the registers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from genetherapy_model.domain.journals import JournalReference
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import OrganizationReference
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.roles import (
    EditorialRole,
    EditorialTitle,
    Role,
    SocietyOffice,
    SocietyTitle,
    Term,
)
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._library import Library
from genetherapy_model.rules._people import is_other_person, words_of
from genetherapy_model.rules._terms import (
    Days,
    body_key,
    days_seen,
    journal_key,
    sure_days,
)

__all__ = [
    "office_of_somebody_else",
    "president_and_vice_president",
    "two_editors_in_chief",
    "two_presidents",
]

_GUIDE: Final = "https://www.esgct.eu/post/seppo-yla-herttuala-winner-of-2023-outstanding-achievement-award"
_MASTHEAD: Final = "https://www.liebertpub.com/loi/humc"
_APPOINTED: Final = (
    "http://www.liebertpub.com/global/pressrelease/"
    "terry-flotte-md-appointed-new-editor-in-chief-of-human-gene-therapy/1628/"
)
_DEPUTY: Final = (
    "https://insights.bio/cell-and-gene-therapy-insights/journal/article/2137/"
    "Challenges-in-the-gene-therapy-of-bone-marrow-failure-syndromes"
)
_HEAD: Final = (
    "https://www.news-medical.net/news/20231114/Gene-therapy-for-rare-diseases-"
    "A-decade-of-progress-and-remaining-challenges.aspx"
)

# As printed, it is another office: that of a successor, or one that several share.
_SHARED: Final = re.compile(
    r"\b(?:elect|past|former|honorary|emeritus|acting|interim|committee|section|co|"
    r"joint)\b",
    re.IGNORECASE,
)
_Office: TypeAlias = tuple[str, str]


class _Holding(NamedTuple):
    """That somebody surely held an office from one day to another.

    Where it is ``seen``, it was on one of these days, of which nobody knows which.
    """

    days: Days
    seen: bool
    path: str
    person: Person
    role: Role


def _officer(
    family: str, given: str, title: SocietyTitle, body: str = "ESGCT", **term: str
) -> Person:
    office = SocietyOffice(
        title=title,
        body=OrganizationReference(name=body),
        term=Term(**term),
    )
    return Person(name=PersonName(family=family, given=given), roles=[office])


def _editor(family: str, given: str, **term: str) -> Person:
    role = EditorialRole(
        title=EditorialTitle.EDITOR_IN_CHIEF,
        journal=JournalReference(title="Human Gene Therapy"),
        term=Term(**term),
    )
    return Person(name=PersonName(family=family, given=given), roles=[role])


# Whoever is said to hold what nobody held at that time is nobody.
_PRESIDENT: Final = SocietyTitle.PRESIDENT
_VICE_PRESIDENT: Final = SocietyTitle.VICE_PRESIDENT


@rule(
    "ROL001",
    title="a society has one president at a time",
    severity=Severity.ERROR,
    subject=Library,
    reason="Two people surely held the one office on the same day, under whatever name "
    "of the society. Terms that touch, such as 2010 to 2012 and 2012 to 2014, do not "
    "overlap, and names that may be one person's are one person.",
    source=(_GUIDE,),
    failing=(
        _officer("Doe", "Jane", _PRESIDENT, start="2012", end="2014"),
        _officer("Roe", "Richard", _PRESIDENT, start="2012", end="2016"),
    ),
    passing=(
        _officer("Doe", "Jane", _PRESIDENT, start="2012", end="2014"),
        _officer("Roe", "Richard", _PRESIDENT, start="2014", end="2016"),
    ),
)
def two_presidents(library: Library) -> Iterator[Slip]:
    """Compare the holders of each presidency."""
    yield from _overlaps(library, _presidency)


@rule(
    "ROL005",
    title="a journal has one editor-in-chief at a time",
    severity=Severity.WARNING,
    subject=Library,
    reason="Two people surely bore exactly this title on the same day. Deputy, "
    "regional and section editors bear other titles, and who succeeds on the day on "
    "which another leaves does not overlap.",
    source=(_APPOINTED, _MASTHEAD),
    failing=(
        _editor("Doe", "Jane", start="2003", end="2015-06"),
        _editor("Roe", "Richard", start="2014", end="2023"),
    ),
    passing=(
        _editor("Wilson", "James M", start="2003", end="2015-06"),
        _editor("Flotte", "Terence R", start="2015-07-01"),
    ),
)
def two_editors_in_chief(library: Library) -> Iterator[Slip]:
    """Compare the holders of each editorship in chief."""
    yield from _overlaps(library, _chief_editorship)


@rule(
    "ROL002",
    title="a president is not vice-president of the same society too",
    severity=Severity.WARNING,
    subject=Library,
    reason="The vice-president stands in for the president and follows; a person who "
    "surely held both offices on one day shows that one of the dates is wrong.",
    source=(_DEPUTY, _HEAD),
    failing=(
        _officer("Doe", "Jane", _PRESIDENT, observed_on="2023-11-14"),
        _officer("Doe", "Jane", _VICE_PRESIDENT, start="2021", end="2025"),
    ),
    passing=(
        _officer("Bueren", "Juan A", _PRESIDENT, observed_on="2023-11-14"),
        _officer("Bueren", "Juan A", _VICE_PRESIDENT, observed_on="2021-07-16"),
    ),
)
def president_and_vice_president(library: Library) -> Iterator[Slip]:
    """Compare the two offices of each person in each society."""
    presidents = _holdings(library, _presidency)
    deputies = _holdings(library, _vice_presidency)
    for office, holdings in deputies.items():
        by_person = defaultdict(list)
        for holding in presidents.get(office, ()):
            for key in _keys(holding):
                by_person[key].append(holding)
        for holding in holdings:
            both = (p for key in _keys(holding) for p in by_person.get(key, ()))
            found = next((p for p in both if _common_day(p, holding)), None)
            if found is not None:
                yield Slip(
                    holding.path,
                    f"{str(holding.person)!r} cannot have been both president and "
                    f"vice-president of {_body(found)!r} "
                    f"{_common_day(found, holding)}",
                )


@rule(
    "ROL008",
    title="an office is not stated of another than the register's holder",
    severity=Severity.WARNING,
    subject=Person,
    reason="The registers know, with their sources, who was president of a society or "
    "editor-in-chief of a journal; somebody else who is surely another person cannot "
    "have been it on the same day. What the registers do not know contradicts nothing.",
    source=(_GUIDE, _APPOINTED),
    failing=_officer("Doe", "Jane", _PRESIDENT, observed_on="2011-06-15"),
    passing=_officer("Ylä-Herttuala", "Seppo", _PRESIDENT, observed_on="2011-06-15"),
)
def office_of_somebody_else(person: Person) -> Iterator[Slip]:
    """Compare the offices of a person with those that the registers know."""
    for index, role in enumerate(person.roles):
        office = _presidency(role) or _chief_editorship(role)
        mine = office and _held(person, role, f"/roles/{index}")
        if not office or not mine:
            continue
        for known in _registered().get(office, ()):
            day = _common_day(known, mine)
            if day is not None and is_other_person(known.person, person):
                yield Slip(
                    mine.path,
                    f"{str(person)!r} cannot have been {str(role)!r} {day}: the "
                    f"register knows {str(known.person)!r} in that office",
                )


@cache
def _registered() -> dict[_Office, list[_Holding]]:
    """Give the offices of the register, which is read when it is first needed."""
    from genetherapy_model.nomenclature import people  # noqa: PLC0415

    library = Library()
    for person in people():
        library.add("", person)
    presidents = _holdings(library, _presidency)
    return presidents | _holdings(library, _chief_editorship)


def _presidency(role: Role) -> _Office | None:
    return _society_office(role, SocietyTitle.PRESIDENT)


def _vice_presidency(role: Role) -> _Office | None:
    return _society_office(role, SocietyTitle.VICE_PRESIDENT)


def _society_office(role: Role, title: SocietyTitle) -> _Office | None:
    if not isinstance(role, SocietyOffice) or role.title is not title:
        return None
    return None if _SHARED.search(role.text or "") else (body_key(role.body), "")


def _chief_editorship(role: Role) -> _Office | None:
    if not isinstance(role, EditorialRole):
        return None
    if role.title is not EditorialTitle.EDITOR_IN_CHIEF:
        return None
    if _SHARED.search(role.text or ""):
        return None
    return f"journal {journal_key(role.journal)}", (role.region or "").casefold()


def _holdings(
    library: Library, office_of: Callable[[Role], _Office | None]
) -> dict[_Office, list[_Holding]]:
    """Give the sure holdings of each office, each person's same one but once."""
    found: dict[_Office, dict[object, _Holding]] = defaultdict(dict)
    for path, person in library.people:
        for index, role in enumerate(person.roles):
            office = office_of(role)
            holding = office and _held(person, role, f"{path}/roles/{index}")
            if office and holding:
                key = (holding.days, holding.seen, _who(person))
                found[office].setdefault(key, holding)
    return {office: list(known.values()) for office, known in found.items()}


def _held(person: Person, role: Role, path: str) -> _Holding | None:
    """Tell when a role was surely held, or else when it was seen."""
    days = sure_days(role.term)
    seen = days is None
    days = days or days_seen(role.term)
    return days and _Holding(days, seen, path, person, role)


def _overlaps(
    library: Library, office_of: Callable[[Role], _Office | None]
) -> Iterator[Slip]:
    """Find the pairs of people who surely held one office on one day."""
    for holdings in _holdings(library, office_of).values():
        compared: set[tuple[object, object]] = set()
        running: list[_Holding] = []
        for holding in sorted(holdings, key=lambda held: held.days):
            first = holding.days[0]
            running = [held for held in running if held.days[1] >= first]
            for held in running:
                pair = (_who(held.person), _who(holding.person))
                day = _common_day(held, holding)
                if day is None or pair in compared:
                    continue
                compared.add(pair)
                if is_other_person(held.person, holding.person):
                    yield Slip(
                        holding.path,
                        f"{str(holding.person)!r} and {str(held.person)!r} cannot "
                        f"both have been {str(holding.role)!r} {day}",
                    )
            running.append(holding)


def _who(person: Person) -> object:
    return person.name, person.orcid


def _keys(holding: _Holding) -> Iterator[object]:
    """Give what proves in one society that two statements are of one person."""
    person = holding.person
    if person.orcid is not None:
        yield person.orcid
    name = person.name
    # One name in the offices of one society is one person's, if it is no initial.
    if words_of((name.given or name.literal,)):
        yield str(name).casefold()
    # Within one statement it is one person, whatever the name.
    yield id(person)


def _common_day(one: _Holding, other: _Holding) -> str | None:
    """Say on which day both were surely held, or None."""
    first = max(one.days[0], other.days[0])
    last = min(one.days[1], other.days[1])
    if first > last or (one.seen and other.seen):
        return None
    for seen in (one, other):
        if seen.seen:
            # Whichever day it was, the other one has to cover it.
            covered = (first, last) == seen.days
            return f"on a day from {first} to {last}" if covered else None
    return f"on {first}"


def _body(holding: _Holding) -> str:
    role = holding.role
    return role.body.name if isinstance(role, SocietyOffice) else ""
