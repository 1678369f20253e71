"""LIB: what the records of one collection say differently of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from genetherapy_model.domain._agreements import is_one_journal
from genetherapy_model.domain._titles import fold
from genetherapy_model.domain._work_facts import parts
from genetherapy_model.domain.chronology import certainly_before
from genetherapy_model.domain.dates import parse_date
from genetherapy_model.domain.identifiers import Orcid
from genetherapy_model.domain.journals import IssnType, Journal, JournalIssn
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._library import Library, Record, by_place

__all__ = [
    "contradicting_dates",
    "issn_of_several_journals",
    "orcid_of_several_people",
]

_COMPARED: Final = {
    kind.value for kind in (DateKind.RECEIVED, DateKind.ACCEPTED, DateKind.ELECTRONIC)
}


@rule(
    "LIB007",
    title="records of one work agree on its dates",
    severity=Severity.WARNING,
    subject=Library,
    reason="A work was received, accepted and put online once. The date of the issue "
    "is left out, as it changes when a paper ahead of print gets its place.",
    source=(
        "https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/el-PubMedPubDate.html",
    ),
    failing=(
        Publication(
            identifiers=["pubmed:29372632"],
            dates=[PublicationDate(kind=DateKind.RECEIVED, date="2018-03-02")],
        ),
        Publication(
            identifiers=["pubmed:29372632"],
            dates=[PublicationDate(kind=DateKind.RECEIVED, date="2018-02-03")],
        ),
    ),
    passing=(
        Publication(
            identifiers=["pubmed:29372632"],
            dates=[PublicationDate(kind=DateKind.RECEIVED, date="2018-03-02")],
        ),
        Publication(
            identifiers=["pubmed:29372633"],
            dates=[PublicationDate(kind=DateKind.RECEIVED, date="2018-02-03")],
        ),
    ),
)
def contradicting_dates(library: Library) -> Iterator[Slip]:
    """Compare the dates of one kind, where each record has one of it."""
    slips: list[Slip] = []
    for work in library.same:
        stated: dict[str, dict[str, list[Record]]] = {}
        for record in work:
            for kind, date in _dates(record):
                stated.setdefault(kind, {}).setdefault(date, []).append(record)
        for kind, dates in stated.items():
            if any(_differ(*pair) for pair in combinations(sorted(dates)[:20], 2)):
                shown = " and ".join(sorted(dates)[:5])
                slips += [
                    Slip(f"{record.path}/dates", f"{kind} on {shown}: it is one work")
                    for records in dates.values()
                    for record in records
                ]
    yield from by_place(slips)


def _dates(record: Record) -> Iterator[tuple[str, str]]:
    stated = [known.partition(" ") for known in parts(record.facts.dates)]
    kinds = [kind for kind, _, _ in stated]
    for kind, _, date in stated:
        if kind in _COMPARED and kinds.count(kind) == 1:
            yield kind, date


def _differ(one: str, other: str) -> bool:
    first, second = parse_date(one), parse_date(other)
    return certainly_before(first, second) or certainly_before(second, first)


_ORCID: Final = Orcid("0000-0002-1825-0097")


@rule(
    "LIB012",
    title="an ORCID iD is one person's",
    severity=Severity.WARNING,
    subject=Library,
    reason="An iD names one person for life. Names that share neither a word nor an "
    "initial are those of two people; another family name alone proves nothing.",
    source=("https://support.orcid.org/hc/articles/360006897674",),
    failing=(
        Person(name=PersonName(family="Virtanen", given="Aino"), identifiers=[_ORCID]),
        Person(name=PersonName(family="Rossi", given="Luca"), identifiers=[_ORCID]),
    ),
    passing=(
        Person(name=PersonName(family="Silva", given="Ana M."), identifiers=[_ORCID]),
        Person(name=PersonName(family="Souza", given="Ana"), identifiers=[_ORCID]),
    ),
)
def orcid_of_several_people(library: Library) -> Iterator[Slip]:
    """Look for names under one iD that no person has both."""
    slips: list[Slip] = []
    for orcid, names in library.orcids():
        words = {name: fold(name).split() for name in sorted(names)[:20]}
        if any(_are_two(*pair) for pair in combinations(words.values(), 2)):
            shown = " and ".join(repr(name) for name in sorted(names)[:5])
            slips += [
                Slip(path, f"ORCID iD {orcid} stands at different people: {shown}")
                for path in names.values()
            ]
    yield from by_place(slips)


def _are_two(one: list[str], other: list[str]) -> bool:
    """Tell whether no word and no initial is in common, so that nobody has both."""
    # A family name alone proves nothing: people change it.
    if min(len(one), len(other)) < 2 or not "".join([*one, *other]).isascii():
        return False
    return {word[0] for word in one}.isdisjoint(word[0] for word in other)


@rule(
    "LIB013",
    title="an ISSN is one journal's",
    severity=Severity.INFO,
    subject=Library,
    reason="An ISSN stands for one title; a journal that changes its title gets "
    "another one. Catalogues keep the old ISSN at the new title now and then.",
    source=("https://www.issn.org/understanding-the-issn/assignment-rules/",),
    failing=(
        Journal(
            title="Human Gene Therapy",
            issns=[JournalIssn(issn="1043-0342", type=IssnType.PRINT)],
        ),
        Journal(
            title="Annals of Hearing",
            issns=[JournalIssn(issn="1043-0342", type=IssnType.PRINT)],
        ),
    ),
    passing=(
        Journal(
            title="Human Gene Therapy",
            issns=[JournalIssn(issn="1043-0342", type=IssnType.PRINT)],
        ),
        Journal(
            title="Hum Gene Ther",
            issns=[JournalIssn(issn="1043-0342", type=IssnType.PRINT)],
        ),
    ),
)
def issn_of_several_journals(library: Library) -> Iterator[Slip]:
    """Compare the titles at one ISSN; one number in NLM's catalogue is one journal."""
    slips: list[Slip] = []
    for issn, known in library.journals.items():
        journals = sorted(known)[:20]
        if any(_are_journals(*pair) for pair in combinations(journals, 2)):
            spelled = {fold(title): title for title in _titles(known)}
            titles = sorted(spelled.values())
            shown = " and ".join(map(repr, titles[:5]))
            slips += [
                Slip(path, f"ISSN {issn} stands at different journals: {shown}")
                for path in known.values()
            ]
    yield from by_place(slips)


def _are_journals(one: str, other: str) -> bool:
    number, *names = one.split("\x1e")
    against, *others = other.split("\x1e")
    if number and number == against:
        return False
    likely = {_is_one(name, known) for name in names for known in others}
    return likely == {False}


def _titles(journals: Iterable[str]) -> list[str]:
    return sorted({parts(journal)[1] for journal in journals}, reverse=True)


_YEARS: Final = re.compile(r"[0-9]+(?:/[0-9]+)*")


def _is_one(name: str, other: str) -> bool | None:
    """Tell whether two titles may be one journal's: also if one holds the other.

    Proceedings have the year in their title.
    """
    name, other = _YEARS.sub(" ", name), _YEARS.sub(" ", other)
    words, others = f" {fold(name)} ", f" {fold(other)} "
    if words in others or others in words:
        return True
    return is_one_journal(name, other)
