"""The dates of MEDLINE's format: days in digits, moments, and dates of issues."""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain.dates import DateRange, PartialDate, parse_date, spell
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.errors import InvalidDate, InvalidValue
from genetherapy_model.formats.medline import vocabulary
from genetherapy_model.formats.medline.records import join_words
from genetherapy_model.formats.pubmed_xml.dates import has_plain_day, means

__all__ = [
    "read_day",
    "read_issue_date",
    "read_moment",
    "spell_day",
    "spell_issue_date",
    "spell_moment",
]

_DAY: Final = re.compile(r"([0-9]{4})(?:([0-9]{2})([0-9]{2})?)?")
_MOMENT: Final = re.compile(
    r"([0-9]{4})(?:/([0-9]{1,2})(?:/([0-9]{1,2}))?)?"
    r"(?: ([0-9]{1,2})(?::([0-9]{1,2})(?::[0-9]{2})?)?)?"
)


def read_day(text: str) -> PartialDate | DateRange | None:
    """Read a date in digits, or in other forms; None where it is no date.

    >>> read_day("20190531"), read_day("201905"), read_day("20190231")
    (PartialDate.parse('2019-05-31'), PartialDate.parse('2019-05'), None)
    """
    found = _DAY.fullmatch(text)
    try:
        return _date(*found.groups()) if found is not None else parse_date(text)
    except InvalidValue:
        return None


def spell_day(date: PartialDate | DateRange | None) -> str:
    """Write a date in digits, and in words where it has a season or a range.

    >>> spell_day(read_day("201905")), spell_day(read_day("2019 Winter"))
    ('201905', '2019 Winter')
    """
    if date is None:
        return ""
    if not isinstance(date, PartialDate) or not has_plain_day(date):
        return spell(date)
    parts = (date.month, date.day)
    return f"{date.year:04}" + "".join(f"{part:02}" for part in parts if part)


def read_moment(text: str, kind: DateKind) -> PublicationDate:
    """Read a date with its time, as text where it is none.

    >>> read_moment("2019/03/24 00:00", DateKind.RECEIVED)
    PublicationDate(kind=DateKind.RECEIVED, date=PartialDate.parse('2019-03-24'))
    """
    found = _MOMENT.fullmatch(text)
    if found is None:
        return PublicationDate(kind=kind, date=None, text=text)
    *day, hour, minute = found.groups()
    if kind not in vocabulary.TIMED and f"{hour}:{minute}" == "00:00":
        hour = minute = None
    try:
        return PublicationDate(
            kind=kind,
            date=_date(*day),
            hour=None if hour is None else int(hour),
            minute=None if minute is None else int(minute),
        )
    except InvalidValue:
        return PublicationDate(kind=kind, date=None, text=text)


def spell_moment(stated: PublicationDate) -> str:
    """Write a date with its time; what the form cannot hold is left out."""
    date = stated.date
    if date is None:
        return join_words(stated.text or "")
    if not isinstance(date, PartialDate) or not has_plain_day(date):
        return ""
    parts = (
        f"{date.year:04}",
        *(f"{each:02}" for each in (date.month, date.day) if each),
    )
    time = ""
    if stated.hour is not None:
        time = f" {stated.hour:02}"
        if stated.minute is not None:
            time += f":{stated.minute:02}"
    elif stated.kind not in vocabulary.TIMED and len(parts) == 3:
        # PubMed prints midnight where no time is stated.
        time = " 00:00"
    return "/".join(parts) + time


def _date(year: str, month: str | None, day: str | None) -> PartialDate:
    return PartialDate(
        year=int(year),
        month=None if month is None else int(month),
        day=None if day is None else int(day),
    )


def read_issue_date(text: str) -> PublicationDate:
    """Read the date of an issue, with its season or range; as text if it is no date.

    >>> read_issue_date("1998 Dec-1999 Jan").date
    DateRange.parse('1998-12/1999-01')
    """
    try:
        date = parse_date(text)
    except InvalidDate:
        return PublicationDate(kind=DateKind.ISSUE, date=None, text=text)
    spelt = text if spell(date) != text else None
    return PublicationDate(kind=DateKind.ISSUE, date=date, text=spelt)


def spell_issue_date(stated: PublicationDate) -> str:
    """Write the date of an issue, in the source's words while they still hold."""
    text = join_words(stated.text or "")
    if stated.date is None or (text and means(text, stated.date)):
        return text
    return spell(stated.date)
