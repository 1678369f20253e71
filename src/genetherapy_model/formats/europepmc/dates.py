"""Europe PMC's dates, read and written.

A result says when the issue is dated (``dateOfPublication``, as MEDLINE has it), when
the work stood online, and when it was published first, which is the one or the other.
Where the service knows no day or month, it writes the first: that is never read.
"""

from __future__ import annotations

from typing import Final, cast

from attrs import evolve

from genetherapy_model.domain.dates import DateRange, PartialDate, parse_date, spell
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.errors import InvalidDate
from genetherapy_model.formats.europepmc.values import Values
from genetherapy_model.formats.europepmc.vocabulary import LITE
from genetherapy_model.formats.json_items import Item

__all__ = ["read_dates", "read_day", "write_dates", "write_issue_date"]

_KINDS: Final = {
    DateKind.ISSUE: (DateKind.ISSUE, DateKind.PPUBLISH, DateKind.ECOLLECTION),
    DateKind.ELECTRONIC: (
        DateKind.ELECTRONIC,
        DateKind.EPUBLISH,
        DateKind.AHEAD_OF_PRINT,
    ),
    DateKind.PUBLISHED: (DateKind.PUBLISHED,),
    DateKind.PMC_RELEASE: (DateKind.PMC_RELEASE,),
}
"""The kinds that may stand in the place of one, the best first."""
_EXACT: Final = ("PPR", "PAT")


def read_day(text: str, key: str, values: Values, path: str) -> PartialDate | None:
    """Read a day of bookkeeping; None where it is none."""
    try:
        date = parse_date(text)
    except InvalidDate as error:
        values.warn("RDR003", f"{key}: {error}", path)
        return None
    if isinstance(date, PartialDate):
        return date
    values.warn("RDR003", f"{key}: {text!r} is no day", path)
    return None


def read_dates(item: Item, values: Values) -> list[PublicationDate]:
    """Read all dates of a result."""
    info = values.only(item.get("journalInfo"), "journalInfo")
    stated = _Stated(values)
    stated.add(DateKind.ISSUE, *_issue_date(info, values))
    online = values.text(item.get("electronicPublicationDate"), "electronic")
    first = values.text(item.get("firstPublicationDate"), "firstPublicationDate")
    book = values.only(item.get("bookOrReportDetails"), "bookOrReportDetails")
    year = _year(values.numeral(item.get("pubYear"), "pubYear")) or _year(
        values.numeral(book.get("yearOfPublication"), "yearOfPublication")
    )
    if first is not None and first not in (online, *_printed(info, stated, values)):
        stated.add(DateKind.PUBLISHED, _trimmed(first, item), "firstPublicationDate")
    stated.add(DateKind.ELECTRONIC, online, "electronicPublicationDate")
    known = stated.year()
    if year is not None and known is None:
        stated.add(DateKind.PUBLISHED, f"{year:04}", "pubYear")
    elif year is not None and year != known and not stated.has(DateKind.ISSUE):
        # Online in one year, in an issue of the next.
        stated.add(DateKind.ISSUE, _spelled(PartialDate(year=year)), "pubYear")
    embargo = values.text(item.get("embargoDate"), "embargoDate")
    stated.add(DateKind.PMC_RELEASE, embargo, "embargoDate")
    return stated.dates()


class _Stated:
    """The dates of a result, one of each kind."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._found: dict[DateKind, tuple[PublicationDate, str]] = {}

    def add(self, kind: DateKind, text: str | None, key: str) -> None:
        if text is None or not text.strip() or kind in self._found:
            return
        try:
            date = parse_date(text.strip())
        except InvalidDate:
            self._found[kind] = (PublicationDate(kind=kind, date=None, text=text), key)
            return
        shown = _spelled(date) if kind is DateKind.ISSUE else str(date)
        made = PublicationDate(
            kind=kind, date=date, text=text if text != shown else None
        )
        self._found[kind] = (made, key)

    def has(self, kind: DateKind) -> bool:
        return kind in self._found

    def date_of(self, kind: DateKind) -> PartialDate | DateRange | None:
        found = self._found.get(kind)
        return None if found is None else found[0].date

    def year(self) -> int | None:
        for kind in (DateKind.ISSUE, DateKind.PUBLISHED, DateKind.ELECTRONIC):
            date = self.date_of(kind)
            if date is not None and (year := year_of(date)) is not None:
                return year
        return None

    def dates(self) -> list[PublicationDate]:
        made: list[PublicationDate] = []
        for kind in _KINDS:
            if kind in self._found:
                stated, key = self._found[kind]
                if stated.date is None:
                    said = f"{key}: {stated.text!r} is no date: kept as text"
                    self._values.warn("RDR003", said, f"/dates/{len(made)}")
                made.append(stated)
        return made


def year_of(date: PartialDate | DateRange) -> int | None:
    """Give the year of a date; of a range, the first."""
    end = date if isinstance(date, PartialDate) else date.start or date.end
    return None if end is None else end.year


def _year(text: str | None) -> int | None:
    bare = (text or "").strip()
    return int(bare) if len(bare) == 4 and bare.isascii() and bare.isdigit() else None


def _issue_date(info: Item, values: Values) -> tuple[str | None, str]:
    key = "journalInfo/dateOfPublication"
    text = values.text(info.get("dateOfPublication"), key)
    if text is not None and text.strip():
        return text, key
    year = _year(values.numeral(info.get("yearOfPublication"), "yearOfPublication"))
    month = values.numeral(info.get("monthOfPublication"), "monthOfPublication") or ""
    if year is None:
        return None, key
    number = int(month) if month in map(str, range(1, 13)) else None
    return _spelled(PartialDate(year=year, month=number)), key


def _printed(info: Item, stated: _Stated, values: Values) -> list[str | None]:
    """Give the date of the issue as the service fills it in, and as it would."""
    key = "journalInfo/printPublicationDate"
    date = stated.date_of(DateKind.ISSUE)
    return [
        values.text(info.get("printPublicationDate"), key),
        None if date is None else _filled(date),
    ]


def _trimmed(text: str, item: Item) -> str:
    """Take away a day or month that the service may have filled in."""
    if any(key in item for key in LITE) and item.get("source") not in _EXACT:
        return text.removesuffix("-01").removesuffix("-01")
    return text


def _spelled(date: PartialDate | DateRange) -> str:
    """Write a date of an issue; a year alone has a blank for the month after it."""
    text = spell(date)
    return (
        f"{text} " if isinstance(date, PartialDate) and text == str(date.year) else text
    )


def _end(date: PartialDate | DateRange) -> PartialDate:
    """Give a date, or of a range what is stated of it first."""
    end = date if isinstance(date, PartialDate) else date.start or date.end
    return cast("PartialDate", end)


def _filled(date: PartialDate | DateRange) -> str:
    end = _end(date)
    return f"{end.year:04}-{end.month or 1:02}-{end.day or 1:02}"


def _best(dates: tuple[PublicationDate, ...], kind: DateKind) -> PublicationDate | None:
    known = [
        _settled(date)
        for date in dates
        if date.kind in _KINDS[kind]
        and (date.date is not None or (date.text or "").strip())
    ]
    return min(known, key=lambda one: _KINDS[kind].index(one.kind), default=None)


def _settled(stated: PublicationDate) -> PublicationDate:
    """Read the text of a date that has no other."""
    if stated.date is not None or stated.text is None:
        return stated
    try:
        return evolve(stated, date=parse_date(stated.text.strip()))
    except InvalidDate:
        return stated


def _text(stated: PublicationDate, shown: str) -> str:
    """Give the spelling of the source as long as it means the date."""
    if stated.text is None or not stated.text.strip():
        return shown
    try:
        is_so = parse_date(stated.text.strip()) == stated.date
    except InvalidDate:
        is_so = stated.date is None
    return stated.text if is_so else shown


def write_issue_date(dates: tuple[PublicationDate, ...]) -> dict[str, object]:
    """Write when the issue is dated, as journalInfo has it."""
    stated = _best(dates, DateKind.ISSUE)
    if stated is None:
        return {}
    date = stated.date
    if date is None:
        return {"dateOfPublication": stated.text}
    end = _end(date)
    return {
        "dateOfPublication": _text(stated, _spelled(date)),
        "monthOfPublication": end.month or 0,
        "yearOfPublication": end.year,
        "printPublicationDate": _filled(date),
    }


def write_dates(dates: tuple[PublicationDate, ...]) -> dict[str, object]:
    """Write the other dates of a result."""
    issue = _best(dates, DateKind.ISSUE)
    found = {
        kind: None
        if (stated := _best(dates, kind)) is None
        else _text(stated, str(stated.date or stated.text))
        for kind in (DateKind.PUBLISHED, DateKind.ELECTRONIC, DateKind.PMC_RELEASE)
    }
    online, first = found[DateKind.ELECTRONIC], found[DateKind.PUBLISHED]
    years = [
        year
        for kind in (DateKind.ISSUE, DateKind.PUBLISHED, DateKind.ELECTRONIC)
        if (stated := _best(dates, kind)) is not None
        and stated.date is not None
        and (year := year_of(stated.date)) is not None
    ]
    printed = None if issue is None or issue.date is None else _filled(issue.date)
    said = f"{years[0]:04}" if years else None
    made = {
        "pubYear": said,
        "electronicPublicationDate": online,
        # A year alone is said by pubYear.
        "firstPublicationDate": (
            (None if first == said and not online and not printed else first)
            if first is not None
            else online or printed
        ),
        "embargoDate": found[DateKind.PMC_RELEASE],
    }
    return {key: text for key, text in made.items() if text is not None}
