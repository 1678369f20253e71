"""DAT: dates that contradict their text, each other, or the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.chronology import add, certainly_before
from genetherapy_model.domain.dates import DateRange, PartialDate
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule, rule_on_a_day

__all__ = [
    "accepted_before_received",
    "catalogued_after_today",
    "changed_before_it_was_made",
    "done_after_today",
    "electronic_after_today",
    "happened_on_two_days",
    "issue_long_after_entry",
    "printed_before_journals",
    "published_before_received",
    "published_long_after_today",
    "range_runs_backwards",
    "revised_before_received",
]

_Date = PartialDate | DateRange

_STATUS: Final = "https://dtd.nlm.nih.gov/ncbi/pubmed/"
_ENTRY: Final = "https://www.nlm.nih.gov/bsd/mms/medlineelements.html#crdt"


def _dated(**dates: str) -> Publication:
    return Publication(
        dates=[
            PublicationDate(kind=DateKind[kind], date=date)
            for kind, date in dates.items()
        ]
    )


def _stated(publication: Publication, kind: DateKind) -> list[tuple[int, _Date]]:
    return [
        (index, each.date)
        for index, each in enumerate(publication.dates)
        if each.kind is kind and each.date is not None
    ]


@rule(
    "DAT001",
    title="a range of dates runs forwards",
    severity=Severity.ERROR,
    subject=DateRange,
    reason="What ends before it begins has one end wrong, or both in the other's "
    "place.",
    source=("https://www.loc.gov/standards/datetime/",),
    failing=DateRange.parse("2014/2012"),
    passing=DateRange.parse("2012/2014"),
)
def range_runs_backwards(dates: DateRange) -> Iterator[Slip]:
    """Compare the ends."""
    if dates.start is None or dates.end is None:
        return
    if certainly_before(dates.end, dates.start):
        yield Slip(
            "",
            f"{dates.end} is before {dates.start}, where the range begins",
            str(DateRange(start=dates.end, end=dates.start)),
        )


@rule(
    "DAT002",
    title="the issue is not dated more than three years after the day of entry",
    severity=Severity.WARNING,
    subject=Publication,
    reason="Issues are dated ahead, but by months: of 6,294 PubMed records 1,034 are, "
    "467 of them by three months or more, and none by more than 34.",
    source=(
        _ENTRY,
        "E: PubMed records, 1,034 of 6,294 issue dates after the day of entry",
    ),
    failing=_dated(ISSUE="2031-03", ENTREZ="2021-03-02"),
    passing=_dated(ISSUE="2021-10", ENTREZ="2021-03-02"),
)
def issue_long_after_entry(publication: Publication) -> Iterator[Slip]:
    """Compare the dates of the issue with the first day of entry."""
    issues = [
        (index, each.date)
        for index, each in enumerate(publication.dates)
        if each.kind in _PRINTED and each.date is not None
    ]
    if not issues:
        return
    entered = [date for _, date in _stated(publication, DateKind.ENTREZ)]
    entered += [each.created for each in publication.entries if each.created]
    for index, issue in issues:
        if entered and all(_is_years_before(day, issue) for day in entered):
            yield Slip(
                f"/dates/{index}/date",
                f"the issue is of {issue}, more than three years after its record was "
                f"made, {entered[0]}",
            )


_PRINTED: Final = frozenset({DateKind.ISSUE, DateKind.PPUBLISH})


def _is_years_before(day: _Date, other: _Date) -> bool:
    first, last = day.latest, other.earliest
    if first is None or last is None or last.year < first.year + 3:
        # Nearly all dates are near: no calendar is needed.
        return False
    return certainly_before(add(day, years=3), other)


@rule_on_a_day(
    "DAT003",
    title="what was published electronically was so by today",
    severity=Severity.ERROR,
    subject=PublicationDate,
    reason="An electronic date is a day on which the work was put online. Publishers "
    "give it ahead of time for accepted manuscripts (24 of 773 real records, by four "
    "months at most), so that in a new record it may be a plan.",
    source=(
        "https://www.nlm.nih.gov/bsd/mms/medlineelements.html#dep",
        "E: PubMed records, 24 of 773 electronic dates after the day of entry",
    ),
    failing=PublicationDate(kind=DateKind.ELECTRONIC, date="2201-05-04"),
    passing=PublicationDate(kind=DateKind.ELECTRONIC, date="2021-05-04"),
)
def electronic_after_today(stated: PublicationDate, on: dt.date) -> Iterator[Slip]:
    """Compare an electronic date with the day."""
    if stated.kind in _ELECTRONIC and _is_after(stated.date, on):
        yield Slip("/date", f"{stated.date} is after {on}, and cannot have been yet")


_ELECTRONIC: Final = frozenset(
    {DateKind.ELECTRONIC, DateKind.EPUBLISH, DateKind.AHEAD_OF_PRINT}
)


def _is_after(date: _Date | None, on: dt.date) -> bool:
    return (
        date is not None
        # Most dates are of years before: they need no more than a look.
        and (type(date) is DateRange or getattr(date, "year", 0) >= on.year - 1)
        and certainly_before(PartialDate.from_date(on), date)
    )


@rule_on_a_day(
    "DAT004",
    title="what was done to a manuscript or a record was done by today",
    severity=Severity.ERROR,
    subject=PublicationDate,
    reason="That a manuscript was received, revised or accepted, a work retracted or "
    "its record entered, is stated of what has happened.",
    source=(_STATUS,),
    failing=PublicationDate(kind=DateKind.ACCEPTED, date="2201-05-04"),
    passing=PublicationDate(kind=DateKind.ACCEPTED, date="2021-05-04"),
)
def done_after_today(stated: PublicationDate, on: dt.date) -> Iterator[Slip]:
    """Compare a date of the past with the day."""
    if stated.kind in _DONE and _is_after(stated.date, on):
        yield Slip(
            "/date", f"{stated.kind.value} on {stated.date}, which is after {on}"
        )


_DONE: Final = frozenset(
    {
        DateKind.RECEIVED,
        DateKind.REVISED,
        DateKind.ACCEPTED,
        DateKind.RETRACTED,
        DateKind.ENTREZ,
    }
)


@rule_on_a_day(
    "DAT005",
    title="a catalogue made, completed and changed its record by today",
    severity=Severity.ERROR,
    subject=CatalogueEntry,
    reason="The dates of an entry are days on which somebody worked on it.",
    source=("https://www.nlm.nih.gov/bsd/mms/medlineelements.html#lr",),
    failing=CatalogueEntry(catalogue="PubMed", revised="2201-05-04"),
    passing=CatalogueEntry(catalogue="PubMed", revised="2021-05-04"),
)
def catalogued_after_today(entry: CatalogueEntry, on: dt.date) -> Iterator[Slip]:
    """Compare the dates of the entry with the day."""
    for field in ("created", "completed", "revised"):
        date = getattr(entry, field)
        if _is_after(date, on):
            yield Slip(f"/{field}", f"{field} on {date}, which is after {on}")


@rule_on_a_day(
    "DAT006",
    title="nothing is published more than three years from today",
    severity=Severity.WARNING,
    subject=PublicationDate,
    reason="Issues are dated ahead by months: the longest of 6,294 PubMed records by "
    "34. A year far away is a slip of the pen, such as 2203 for 2023.",
    source=(
        "https://www.nlm.nih.gov/bsd/mms/medlineelements.html#dp",
        "E: PubMed records, 6,294 issue dates, at most 34 months after entry",
    ),
    failing=PublicationDate(kind=DateKind.ISSUE, date="2203"),
    passing=PublicationDate(kind=DateKind.ISSUE, date="2023"),
)
def published_long_after_today(stated: PublicationDate, on: dt.date) -> Iterator[Slip]:
    """Compare a date of publication with the day three years on."""
    if (
        stated.kind in _AHEAD
        and _is_after(stated.date, on)
        and stated.date is not None
        and _is_years_before(PartialDate.from_date(on), stated.date)
    ):
        yield Slip("/date", f"{stated.date} is more than three years after {on}")


_AHEAD: Final = _PRINTED | {DateKind.PUBLISHED, DateKind.ECOLLECTION}


def _out_of_order(
    publication: Publication, first: DateKind, then: DateKind, message: str
) -> Iterator[Slip]:
    """Find dates of one kind that are certainly before all of another kind."""
    later = _stated(publication, then)
    if not later:
        return
    earlier = [date for _, date in _stated(publication, first)]
    for index, date in later:
        if earlier and all(certainly_before(date, other) for other in earlier):
            yield Slip(f"/dates/{index}/date", message.format(date, earlier[0]))


@rule(
    "DAT007",
    title="a manuscript is received before it is accepted",
    severity=Severity.WARNING,
    subject=Publication,
    reason="A journal accepts what it has. One of 572 real records says otherwise, "
    "in which the date of receipt is after the issue too.",
    source=(_STATUS, "E: PMID 31833337"),
    failing=_dated(RECEIVED="2019-11-02", ACCEPTED="2019-04-16"),
    passing=_dated(RECEIVED="2019-04-16", ACCEPTED="2019-11-02"),
)
def accepted_before_received(publication: Publication) -> Iterator[Slip]:
    """Compare the dates of acceptance with those of receipt."""
    yield from _out_of_order(
        publication,
        DateKind.RECEIVED,
        DateKind.ACCEPTED,
        "accepted on {}, before it was received on {}",
    )


@rule(
    "DAT008",
    title="a manuscript is received before it is revised",
    severity=Severity.WARNING,
    subject=Publication,
    reason="What is revised is a manuscript that the journal has. One of 297 real "
    "records says otherwise.",
    source=(_STATUS, "E: PMID 11981730"),
    failing=_dated(RECEIVED="2001-08-31", REVISED="2001-01-08"),
    passing=_dated(RECEIVED="2001-01-08", REVISED="2001-08-31"),
)
def revised_before_received(publication: Publication) -> Iterator[Slip]:
    """Compare the dates of revision with those of receipt."""
    yield from _out_of_order(
        publication,
        DateKind.RECEIVED,
        DateKind.REVISED,
        "revised on {}, before it was received on {}",
    )


@rule(
    "DAT009",
    title="a manuscript is received before it is published electronically",
    severity=Severity.WARNING,
    subject=Publication,
    reason="A journal publishes what it has; so do 555 of 555 real records. Issues "
    "are not compared, as they are dated back, nor is the day of acceptance, which "
    "where review is open comes after publication.",
    source=(_STATUS, "E: PubMed records, 555 with both dates"),
    failing=_dated(RECEIVED="2021-11-02", ELECTRONIC="2021-04-16"),
    passing=_dated(RECEIVED="2021-04-16", ELECTRONIC="2021-11-02"),
)
def published_before_received(publication: Publication) -> Iterator[Slip]:
    """Compare the electronic dates with those of receipt."""
    for kind in (DateKind.ELECTRONIC, DateKind.EPUBLISH, DateKind.AHEAD_OF_PRINT):
        yield from _out_of_order(
            publication,
            DateKind.RECEIVED,
            kind,
            "published on {}, before it was received on {}",
        )


def _entered(created: str, revised: str) -> CatalogueEntry:
    return CatalogueEntry(catalogue="PubMed", created=created, revised=revised)


@rule(
    "DAT010",
    title="a record is made before it is completed or changed",
    severity=Severity.ERROR,
    subject=CatalogueEntry,
    reason="What is changed must be there. Completion may come after the last change, "
    "as in many old records.",
    source=("https://www.nlm.nih.gov/bsd/mms/medlineelements.html#lr",),
    failing=_entered("2021-05-04", "2012-05-04"),
    passing=_entered("2012-05-04", "2021-05-04"),
)
def changed_before_it_was_made(entry: CatalogueEntry) -> Iterator[Slip]:
    """Compare the dates of the entry."""
    if entry.created is None:
        return
    for field in ("completed", "revised"):
        date = getattr(entry, field)
        if date is not None and certainly_before(date, entry.created):
            yield Slip(
                f"/{field}", f"{field} on {date}, before it was made on {entry.created}"
            )


@rule(
    "DAT011",
    title="what happens once has one date",
    severity=Severity.WARNING,
    subject=Publication,
    reason="A manuscript is received and accepted once, and a work put online once; "
    "two dates of one kind that exclude each other are a slip of merging. Revisions "
    "may be several.",
    source=(_STATUS,),
    failing=Publication(
        dates=[
            PublicationDate(kind=DateKind.ACCEPTED, date="2021-11-02"),
            PublicationDate(kind=DateKind.ACCEPTED, date="2012-11-02"),
        ]
    ),
    passing=Publication(
        dates=[
            PublicationDate(kind=DateKind.ACCEPTED, date="2021-11-02"),
            PublicationDate(kind=DateKind.ACCEPTED, date="2021-11"),
        ]
    ),
)
def happened_on_two_days(publication: Publication) -> Iterator[Slip]:
    """Compare the dates of each kind that happens once."""
    first: dict[DateKind, _Date] = {}
    for index, each in enumerate(publication.dates):
        if each.date is None or each.kind not in _ONCE:
            continue
        known = first.setdefault(each.kind, each.date)
        if known is not each.date and (
            certainly_before(known, each.date) or certainly_before(each.date, known)
        ):
            yield Slip(
                f"/dates/{index}/date",
                f"{each.kind.value} on {each.date}, and on {known} as well",
            )


_ONCE: Final = frozenset({DateKind.RECEIVED, DateKind.ACCEPTED, DateKind.ELECTRONIC})

_FIRST_JOURNALS: Final = PartialDate(year=1665)
_OF_PUBLICATION: Final = _AHEAD | _ELECTRONIC


@rule(
    "DAT012",
    title="no journal article is older than the first journals",
    severity=Severity.WARNING,
    subject=PublicationDate,
    reason="The first journals, the Journal des sçavans and the Philosophical "
    "Transactions, began in 1665; an older year is a slip, such as 1023 or 0.",
    source=("https://revistapesquisa.fapesp.br/en/2015/01/24/the-earliest-journals/",),
    failing=PublicationDate(kind=DateKind.ISSUE, date="1023-06"),
    passing=PublicationDate(kind=DateKind.ISSUE, date="2023-06"),
)
def printed_before_journals(stated: PublicationDate) -> Iterator[Slip]:
    """Compare the date with the year of the first journals."""
    if (
        stated.date is not None
        and stated.kind in _OF_PUBLICATION
        and certainly_before(stated.date, _FIRST_JOURNALS)
    ):
        yield Slip("/date", f"{stated.date} is before 1665, when journals began")
