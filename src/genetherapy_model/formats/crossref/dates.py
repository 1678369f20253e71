"""Crossref's dates: those of the work in print and online, and of its record.

A date of Crossref has the form of citeproc's, so that what its parts cannot say, such
as a season, is said beside them, as citation processors do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from genetherapy_model.domain.dates import DateRange, PartialDate
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.formats.citeproc_dates import read_date, write_date
from genetherapy_model.formats.json_values import Values

__all__ = ["read_dates", "read_stamp", "read_stated", "write_dates", "write_stamp"]

_OWN: Final = {
    "published-online": DateKind.ELECTRONIC,
    "posted": DateKind.EPUBLISH,
    "accepted": DateKind.ACCEPTED,
}
_ORDER: Final = {
    kind: index
    for index, kinds in enumerate(
        (
            (DateKind.PUBLISHED,),
            (DateKind.ISSUE,),
            (DateKind.PPUBLISH,),
            (DateKind.ELECTRONIC,),
            (DateKind.EPUBLISH,),
            (DateKind.RECEIVED, DateKind.REVISED),
            (DateKind.ACCEPTED,),
            (DateKind.AHEAD_OF_PRINT,),
            (DateKind.RETRACTED,),
        )
    )
    for kind in kinds
}
_NO_PARTS: Final[tuple[object, ...]] = ([[None]], [None], [[]], None, [])


def read_dates(
    values: Values, item: Mapping[str, object], others: Iterable[PublicationDate]
) -> list[PublicationDate]:
    """Read the dates of the work, and put those stated elsewhere in their places.

    The print date is that of the issue, unless the issue has one of its own.
    ``issued`` and ``published`` say again the first of the others, and are read only
    where they do not.
    """
    issue = values.only(item.get("journal-issue"), "journal-issue")
    of_issue = read_stated(
        values,
        issue.get("published-print"),
        "journal-issue/published-print",
        DateKind.ISSUE,
    )
    printed = read_stated(
        values, item.get("published-print"), "published-print", DateKind.PPUBLISH
    )
    if of_issue is None and printed is not None:
        of_issue = PublicationDate(
            kind=DateKind.ISSUE, date=printed.date, text=printed.text
        )
    made = [of_issue]
    if printed and of_issue and not _is_same(printed, of_issue):
        made.append(printed)
    made += [
        read_stated(values, item.get(key), key, kind) for key, kind in _OWN.items()
    ]
    stated = [date for date in made if date is not None]
    for key in ("issued", "published"):
        date = read_stated(values, item.get(key), key, DateKind.PUBLISHED)
        if date is not None:
            if not any(_is_same(date, other) for other in stated):
                stated.append(date)
            break
    # When it was accepted may stand twice: as a date, and as publishers say it.
    accepted = [date for date in others if date.kind is DateKind.ACCEPTED]
    stated = [
        date
        for date in stated
        if date.kind is not DateKind.ACCEPTED
        or not any(_is_same(date, other) for other in accepted)
    ]
    return sorted([*stated, *others], key=lambda date: _ORDER[date.kind])


def read_stated(
    values: Values, value: object, place: str, kind: DateKind
) -> PublicationDate | None:
    """Read a date by its parts, or by the day of its time; null parts say nothing."""
    known = values.only(value, place)
    if not known.get("literal") and known.get("date-parts") in _NO_PARTS:
        text = values.text(known.get("date-time"), f"{place}/date-time")
        if text is None:
            return None
        known = {"raw": text[:10]}
    month = _wrong_month(known)
    if month is not None:
        # citeproc's numbers of seasons are none of Crossref's months;
        # with commas its parts are not EDTF's season either.
        values.warn("RDR003", f"{place}: there is no month {month}")
        rows = _listing(known["date-parts"])
        words = "/".join(
            ", ".join(map(str, row)) if isinstance(row, list) else str(row)
            for row in rows
        )
        return PublicationDate(kind=kind, date=None, text=words)
    date, problem = read_date(dict(known), kind)
    if problem:
        values.warn("RDR003", f"{place}: {problem}")
    return date


def _listing(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _wrong_month(known: Mapping[str, object]) -> int | None:
    """Give the month of a date that no year has."""
    rows = _listing(known.get("date-parts"))
    for row in rows:
        parts = row if isinstance(row, list) else rows
        month = parts[1] if len(parts) > 1 else None
        if isinstance(month, str) and month.isdecimal() and month.isascii():
            month = int(month[:4])
        if isinstance(month, int) and month > 12:
            return month
    return None


def _is_same(one: PublicationDate, other: PublicationDate) -> bool:
    if one.date is None and other.date is None:
        return one.text == other.text
    return one.date == other.date


def write_dates(
    dates: Iterable[PublicationDate], *, is_posted: bool
) -> dict[str, dict[str, object]]:
    """Write the dates of the work: the first of each kind, and when it was issued.

    That of the issue stands under ``published-print`` alone.
    """
    found: dict[DateKind, PublicationDate] = {}
    for date in dates:
        if write_date(date):
            found.setdefault(date.kind, date)
    online = (DateKind.ELECTRONIC, DateKind.EPUBLISH, DateKind.ECOLLECTION)
    places: dict[str, tuple[DateKind, ...]] = {
        "published-print": (DateKind.PPUBLISH, DateKind.ISSUE),
        "published-online": tuple(
            kind for kind in online if not (is_posted and kind is DateKind.EPUBLISH)
        ),
        "posted": (DateKind.EPUBLISH,) if is_posted else (),
        "accepted": (DateKind.ACCEPTED,),
    }
    chosen = {
        key: next(found[kind] for kind in kinds if kind in found)
        for key, kinds in places.items()
        if any(kind in found for kind in kinds)
    }
    made = {key: write_date(date) for key, date in chosen.items()}
    accepted = chosen.get("accepted")
    if accepted is not None:
        made["accepted"] = write_stamp(accepted.date) or {}
    if DateKind.ISSUE in found:
        made["journal-issue"] = write_date(found[DateKind.ISSUE])
    issued = found.get(DateKind.PUBLISHED) or _first(
        [date for key, date in chosen.items() if key != "accepted"]
    )
    if issued is not None:
        made["issued"] = made["published"] = write_date(issued)
    return made


def _first(dates: list[PublicationDate]) -> PublicationDate | None:
    known = [date for date in dates if date.date is not None and date.date.earliest]
    if not known:
        return next(iter(dates), None)
    return min(known, key=lambda date: str(date.date.earliest if date.date else ""))


def read_stamp(
    values: Values, value: object, place: str
) -> PartialDate | DateRange | None:
    """Read when something was done to the record."""
    date = read_stated(values, value, place, DateKind.PUBLISHED)
    return None if date is None else date.date


def write_stamp(date: PartialDate | DateRange | None) -> dict[str, object] | None:
    """Write when something was done to the record."""
    if date is None:
        return None
    return write_date(PublicationDate(kind=DateKind.PUBLISHED, date=date))
