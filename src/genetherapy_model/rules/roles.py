"""ROL: roles of people, their terms, and who held one office at one time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.authors import PersonalAuthor
from genetherapy_model.domain.chronology import certainly_before
from genetherapy_model.domain.organizations import OrganizationReference
from genetherapy_model.domain.people import Person, PersonReference
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.quotations import Quotation
from genetherapy_model.domain.roles import SocietyOffice, SocietyTitle, Term
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._people import is_other_family, words_of
from genetherapy_model.rules._terms import body_key, name_since

__all__ = [
    "board_seat_too_long",
    "office_before_the_name",
    "speaker_is_nobody_of_the_item",
    "term_runs_backwards",
    "term_without_its_sighting",
]

_ESGCT: Final = OrganizationReference(name="ESGCT")
_WIKIPEDIA: Final = (
    "https://en.wikipedia.org/wiki/European_Society_of_Gene_and_Cell_Therapy"
)
_SPEAKERS: Final = (
    "https://www.news-medical.net/news/20231114/Gene-therapy-for-rare-diseases-"
    "A-decade-of-progress-and-remaining-challenges.aspx"
)


_SEAT: Final = re.compile(
    r"\bboard member\b|\bmember of the (?:executive )?board\b|\bboard of directors\b",
    re.IGNORECASE,
)
# Annual meetings, at which boards change, move by some months from year to year.
_THREE_YEARS: Final = 3 * 365 + 183


@rule(
    "ROL003",
    title="a seat on the board of the ESGCT lasts three years",
    severity=Severity.INFO,
    subject=SocietyOffice,
    reason="The members of the board are elected for three years, at annual meetings, "
    "whose day moves; so half a year is let pass. Who was elected again has two terms. "
    "It says nothing of the presidency, nor of open terms.",
    source=("https://www.esgct.eu/join-our-board",),
    failing=SocietyOffice(
        body=_ESGCT, text="board member", term=Term(start="2015", end="2020")
    ),
    passing=SocietyOffice(
        body=_ESGCT, text="board member", term=Term(start="2015", end="2018")
    ),
)
def board_seat_too_long(office: SocietyOffice) -> Iterator[Slip]:
    """Measure the shortest time that a closed term may have lasted."""
    start, end = office.term.start, office.term.end
    if start is None or end is None or office.title is not None:
        return
    if start.is_qualified or end.is_qualified or not _SEAT.search(office.text or ""):
        return
    begun, ended = start.latest, end.earliest
    if begun is None or ended is None or (ended - begun).days <= _THREE_YEARS:
        return
    if body_key(office.body) == body_key(_ESGCT):
        yield Slip(
            "/term", f"{start} to {end} is longer than the three years of one seat"
        )


@rule(
    "ROL004",
    title="an office is dated when its society had that name",
    severity=Severity.INFO,
    subject=SocietyOffice,
    reason="Societies changed their names: the ESGCT was the ESGT before 2007 and the "
    "EWGT before 1998. People write the present name for earlier years; whoever looks "
    "for the old one then finds nothing.",
    source=(_WIKIPEDIA,),
    failing=SocietyOffice(
        body=_ESGCT, title=SocietyTitle.PRESIDENT, term=Term(observed_on="2003")
    ),
    passing=SocietyOffice(
        body=OrganizationReference(name="ESGT"),
        title=SocietyTitle.PRESIDENT,
        term=Term(observed_on="2003"),
    ),
)
def office_before_the_name(office: SocietyOffice) -> Iterator[Slip]:
    """Compare the last date that is stated with the first day of the name."""
    term = office.term
    last = term.end or term.observed_on or term.start
    if last is None:
        return
    since = name_since(office.body)
    if since is not None and certainly_before(last, since):
        yield Slip(
            "/body",
            f"{office.body.name!r} bears that name since {since}, and the office was "
            f"held by {last}",
        )


@rule(
    "ROL006",
    title="a term ends after it starts",
    severity=Severity.ERROR,
    subject=Term,
    reason="Nobody leaves an office before entering it; one of both dates is wrong, or "
    "they have changed places.",
    source=(
        "https://www.loc.gov/standards/datetime/",
        "E: the 4 closed terms of the register of people run forward",
    ),
    failing=Term(start="2014", end="2012"),
    passing=Term(start="2012", end="2014"),
)
def term_runs_backwards(term: Term) -> Iterator[Slip]:
    """Compare the end with the start."""
    start, end = term.start, term.end
    if start is not None and end is not None and certainly_before(end, start):
        yield Slip("/end", f"the term ends in {end}, before it starts in {start}")


@rule(
    "ROL007",
    title="a role is seen held within its term",
    severity=Severity.WARNING,
    subject=Term,
    reason="Who is seen in office before the start or after the end of the term "
    "contradicts one of both dates.",
    source=("E: the 3 sightings in the register that have a term lie in it",),
    failing=Term(start="2015-07-01", observed_on="2015-03-30"),
    passing=Term(start="2015-07-01", observed_on="2023-11-14"),
)
def term_without_its_sighting(term: Term) -> Iterator[Slip]:
    """Compare the sighting with the start and the end."""
    seen = term.observed_on
    if seen is None:
        return
    if term.start is not None and certainly_before(seen, term.start):
        yield Slip(
            "/observed_on", f"seen on {seen}, before the term starts in {term.start}"
        )
    if term.end is not None and certainly_before(term.end, seen):
        yield Slip(
            "/observed_on", f"seen on {seen}, after the term ended in {term.end}"
        )


def _said_by(name: str) -> Publication:
    return Publication(
        people=[Person(name="Juan Antonio Bueren Roncero")],
        quotations=[
            Quotation(parts=["it is safe"], speakers=[PersonReference(name=name)])
        ],
    )


@rule(
    "ROL009",
    title="who is quoted is somebody of the item",
    severity=Severity.WARNING,
    subject=Publication,
    reason="A speaker is an author or somebody whom the text names, and belongs to the "
    "people of the item. It is silent where nobody or not everybody is listed, where "
    "the words come from another work, and where a part of the family name agrees.",
    source=(_SPEAKERS,),
    failing=_said_by("Luigi Naldini"),
    passing=_said_by("Juan Bueren"),
)
def speaker_is_nobody_of_the_item(publication: Publication) -> Iterator[Slip]:
    """Look for each speaker among all whom the item names."""
    if not publication.quotations or not publication.authors_complete:
        return
    people, collectives = _people_of(publication)
    if not people:
        return
    for number, quotation in enumerate(publication.quotations):
        if quotation.spoken_in is not None:
            continue
        for index, speaker in enumerate(quotation.speakers):
            if _is_nobody(speaker, people, collectives):
                yield Slip(
                    f"/quotations/{number}/speakers/{index}",
                    f"{str(speaker)!r} speaks, and is nobody whom the item lists",
                )


def _people_of(
    publication: Publication,
) -> tuple[list[Person | PersonReference], frozenset[str]]:
    """Give all people that an item names, and the words of its collectives."""
    people: list[Person | PersonReference] = [*publication.people]
    words: frozenset[str] = frozenset()
    for author in (*publication.authors, *publication.editors):
        if isinstance(author, PersonalAuthor):
            people.append(author.person)
        else:
            people += author.members
            words |= words_of((author.name.plain,))
    people += [each.person for each in publication.investigators]
    people += [PersonReference(name=n) for n in publication.personal_name_subjects]
    return people, words


def _is_nobody(
    speaker: PersonReference,
    people: list[Person | PersonReference],
    collectives: frozenset[str],
) -> bool:
    """Tell whether a speaker is surely none of these people or collectives."""
    words = words_of((speaker.name.family or speaker.name.literal,))
    if not words.isdisjoint(collectives):
        return False
    known = set(speaker.identifiers)
    return all(
        known.isdisjoint(each.identifiers) and is_other_family(speaker.name, each.name)
        for each in people
    )
