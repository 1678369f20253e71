"""PubMed's dates, read and written.

Each is read together with whether the writer would give it back as it stands: where it
would not, the element is kept as a spelling.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import combinations
from xml.etree.ElementTree import Element, SubElement

from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.dates import (
    DateRange,
    PartialDate,
    parse_date,
    spell,
)
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.errors import InvalidDate, InvalidValue
from genetherapy_model.formats.pubmed_xml import vocabulary

_partial_date = trusted(PartialDate)
_publication_date = trusted(PublicationDate)
_MONTHS = {name: number for number, name in enumerate(vocabulary.MONTHS, start=1)}
_MONTHS |= {
    text: number for number in range(1, 13) for text in (str(number), f"{number:02}")
}
_NUMBERS = {
    text: number for number in range(100) for text in (str(number), f"{number:02}")
} | {str(year): year for year in range(1800, 2100)}
_DIGITS = re.compile(r"[0-9]{4}")
_ONE_OR_TWO = re.compile(r"[0-9]{1,2}")
_DAY = ("Year", "Month", "Day")
# The children that the writers make, in their order.
_ISSUES = {_DAY[:1], _DAY[:2], _DAY}
_MOMENTS = {
    ("Year", *others)
    for size in range(5)
    for others in combinations(("Month", "Day", "Hour", "Minute"), size)
}


def _texts(element: Element) -> dict[str, str]:
    return {part.tag: part.text or "" for part in element}


def _is_plain(element: Element, parts: Mapping[str, str]) -> bool:
    """Tell whether the children stand once each, and hold mere text and some."""
    return (
        len(parts) == len(element)
        and "" not in parts.values()
        and not any(map(len, element))
    )


def read_day(element: Element) -> PartialDate | None:
    """Read Year, Month, Day that stand alone; None where they are no date."""
    parts = _texts(element)
    if tuple(parts) != _DAY or not _is_plain(element, parts):
        return None
    return make_date(parts["Year"], parts["Month"], parts["Day"])


# Most records share the days on which NLM has worked on them.
@lru_cache(maxsize=8192)
def make_date(
    year: str | None, month: str | None, day: str | None
) -> PartialDate | None:
    """Make a date of its numbers; None where they are none."""
    try:
        return _partial_date(
            year=make_number(year) or 0, month=make_number(month), day=make_number(day)
        )
    except InvalidValue:
        return None


def make_number(text: str | None) -> int | None:
    """Read a number of at most four digits.

    Raises:
        InvalidValue: If it is none.
    """
    if text is None:
        return None
    known = _NUMBERS.get(text)
    if known is not None:
        return known
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise InvalidValue(f"{text!r} is no number of a date")
    return int(text)


def write_day(parent: Element, date: PartialDate) -> None:
    """Write Year, Month, Day in digits."""
    SubElement(parent, "Year").text = f"{date.year:04}"
    if date.month is not None:
        SubElement(parent, "Month").text = f"{date.month:02}"
    if date.day is not None:
        SubElement(parent, "Day").text = f"{date.day:02}"


def has_plain_day(date: PartialDate | DateRange | None) -> bool:
    """Tell whether Year, Month, Day can hold the date."""
    return (
        isinstance(date, PartialDate) and date.season is None and not date.is_qualified
    )


def read_moment(element: Element, kind: DateKind) -> tuple[PublicationDate, bool]:
    """Read a date that may have an hour and a minute; as text if it is no date."""
    parts = _texts(element)
    # An empty element says no more than none: <Year>2014</Year><Month/><Day/>.
    said = {tag: text or None for tag, text in parts.items()}
    date = make_date(said.get("Year"), said.get("Month"), said.get("Day"))
    try:
        stated = _publication_date(
            kind=kind,
            date=date,
            hour=make_number(said.get("Hour")),
            minute=make_number(said.get("Minute")),
            text=joined(element) if date is None else None,
        )
    except InvalidValue:
        return _publication_date(kind=kind, date=date, text=joined(element)), False
    is_plain = date is not None and tuple(parts) in _MOMENTS
    return stated, is_plain and _is_plain(element, parts)


def write_moment(element: Element, stated: PublicationDate) -> bool:
    """Write a date with its hour and minute; False if the element cannot hold it."""
    if not has_plain_day(stated.date):
        return False
    write_day(element, stated.date)  # type: ignore[arg-type]
    if stated.hour is not None:
        SubElement(element, "Hour").text = str(stated.hour)
    if stated.minute is not None:
        SubElement(element, "Minute").text = str(stated.minute)
    return True


def joined(element: Element) -> str:
    """Join the texts of an element's children, as a date is read aloud."""
    return " ".join(text for child in element if (text := (child.text or "").strip()))


def read_pub_date(element: Element) -> tuple[PublicationDate, bool]:
    """Read the date of an issue: year with month and day, season, or MedlineDate."""
    parts = _texts(element)
    if tuple(parts) in _ISSUES and _is_plain(element, parts):
        stated = _issue_date(parts["Year"], parts.get("Month"), parts.get("Day"))
        if stated is not None:
            return stated, True
    text = parts["MedlineDate"] if "MedlineDate" in parts else joined(element)
    try:
        read = parse_date(text)
    except InvalidDate:
        stated = PublicationDate(kind=DateKind.ISSUE, date=None, text=text)
    else:
        stated = PublicationDate(
            kind=DateKind.ISSUE, date=read, text=text if spell(read) != text else None
        )
    again = Element(element.tag)
    write_pub_date(again, stated)
    written = _texts(again)
    is_plain = _is_plain(element, parts) and tuple(parts) == tuple(written)
    # Digits and names of months may be written otherwise, and nothing else.
    return stated, is_plain and (_has_no_season(stated) or parts == written)


@lru_cache(maxsize=4096)
def _issue_date(
    year: str, month: str | None, day: str | None
) -> PublicationDate | None:
    number = None if month is None else _MONTHS.get(month)
    if not _DIGITS.fullmatch(year) or (month is not None and number is None):
        return None
    if day is not None and not _ONE_OR_TWO.fullmatch(day):
        return None
    try:
        date = _partial_date(
            year=int(year), month=number, day=int(day) if day is not None else None
        )
    except InvalidDate:
        return None
    return _publication_date(kind=DateKind.ISSUE, date=date)


def _has_no_season(stated: PublicationDate) -> bool:
    return isinstance(stated.date, PartialDate) and stated.date.season is None


def write_pub_date(element: Element, stated: PublicationDate) -> None:
    """Write the date of an issue, in the source's spelling while that still holds."""
    text = stated.text
    date = stated.date
    if date is not None:
        if text is None or not means(text, date):
            text = spell(date) or str(date)
        if isinstance(date, PartialDate) and not date.is_qualified:
            SubElement(element, "Year").text = f"{date.year:04}"
            if date.season is not None:
                year, _, season = text.partition(" ")
                SubElement(element, "Season").text = season if year.isdigit() else text
            if date.month is not None:
                SubElement(element, "Month").text = vocabulary.MONTHS[date.month - 1]
            if date.day is not None:
                SubElement(element, "Day").text = f"{date.day:02}"
            return
    SubElement(element, "MedlineDate").text = text


def means(text: str, date: PartialDate | DateRange) -> bool:
    """Tell whether a text is still a spelling of a date."""
    try:
        return parse_date(text) == date
    except InvalidDate:
        return False
