"""Dates of JATS, read and written, never more precise than they are stated."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from genetherapy_model.domain.dates import (
    DateRange,
    PartialDate,
    Season,
    parse_date,
    spell,
)
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.errors import InvalidDate, InvalidValue
from genetherapy_model.formats.jats.notes import Notes
from genetherapy_model.formats.jats.texts import leaf, line
from genetherapy_model.formats.jats.vocabulary import (
    HISTORY,
    PUB_DATES,
    PUB_TYPES,
    WRITTEN_HISTORY,
)

__all__ = ["read_history", "read_pub_date", "write_history", "write_pub_date"]

_MOMENT = re.compile(r"(?P<day>.*)T(?P<hour>[0-9]{1,2})?(?::(?P<minute>[0-9]{1,2}))?")
_NUMBER = re.compile(r"[0-9]{1,2}")
_YEAR = re.compile(r"[0-9]{4}")
_FORMATS: Final = {
    "print": DateKind.ISSUE,
    "electronic": DateKind.ELECTRONIC,
    "online": DateKind.ELECTRONIC,
    "online-only": DateKind.ELECTRONIC,
}


def read_pub_date(element: Element, notes: Notes) -> PublicationDate | None:
    """Read a pub-date; None where nothing says what happened on it, or no date is."""
    kind = _kind_of(element)
    return None if kind is None else _read(element, kind, notes)


def _kind_of(element: Element) -> DateKind | None:
    stated = element.get("pub-type")
    if stated is not None:
        return PUB_TYPES.get(stated)
    kind, form = element.get("date-type"), element.get("publication-format")
    if kind in (None, "pub", "publication"):
        if form is None:
            return DateKind.PUBLISHED
        return _FORMATS.get(form)
    return PUB_TYPES.get(kind) if kind in ("collection", "pmc-release") else None


def read_history(element: Element, notes: Notes) -> PublicationDate | None:
    """Read a date of the history; None where its kind is not known."""
    kind = HISTORY.get(element.get("date-type") or "")
    return None if kind is None else _read(element, kind, notes)


def _read(element: Element, kind: DateKind, notes: Notes) -> PublicationDate | None:
    text = _text_of(element)
    printed = element.find("string-date")
    if not text:
        return None
    try:
        date = parse_date(text)
    except (InvalidDate, InvalidValue):
        said = f"{text!r} is no date: kept as text"
        notes.find("RDR003", "/dates", said)
        return PublicationDate(kind=kind, date=None, text=text)
    shown = None
    if printed is not None and spell(date) != text:
        shown = text
    hour, minute = _moment(element)
    try:
        return PublicationDate(
            kind=kind, date=date, text=shown, hour=hour, minute=minute
        )
    except InvalidValue:
        return PublicationDate(kind=kind, date=date, text=shown)


def _text_of(element: Element) -> str:
    printed = element.find("string-date")
    if printed is not None:
        return line(printed)
    parts = {
        tag: line(found)
        for tag in ("year", "season", "month", "day")
        if (found := element.find(tag)) is not None
    }
    year, month, day = (parts.get(tag, "") for tag in ("year", "month", "day"))
    season = parts.get("season", "")
    if season and not month:
        return f"{year} {season} {day}".strip()
    if _YEAR.fullmatch(year) and all(
        map(_NUMBER.fullmatch, filter(None, (month, day)))
    ):
        if month and day:
            return f"{year}-{int(month):02}-{int(day):02}"
        if month:
            return f"{year}-{int(month):02}"
        if not day:
            return year
    joined = " ".join(filter(None, (year, month, day)))
    return joined or (element.get("iso-8601-date") or "").partition("T")[0]


def _moment(element: Element) -> tuple[int | None, int | None]:
    match = _MOMENT.fullmatch(element.get("iso-8601-date") or "")
    if match is None:
        return None, None
    hour, minute = match["hour"], match["minute"]
    return (
        None if hour is None else int(hour),
        None if minute is None else int(minute),
    )


def write_pub_date(stated: PublicationDate) -> Element | None:
    """Write a date of publication; None where it belongs to the history."""
    if stated.kind is DateKind.PUBLISHED:
        return _written("pub-date", {"date-type": "pub"}, stated)
    if stated.kind not in PUB_DATES:
        return None
    return _written("pub-date", {"pub-type": PUB_DATES[stated.kind]}, stated)


def write_history(stated: PublicationDate) -> Element | None:
    """Write a date of the history; None where it is one of publication."""
    name = WRITTEN_HISTORY.get(stated.kind)
    if name is None:
        return None
    return _written("date", {"date-type": name}, stated)


def _written(
    tag: str, attributes: dict[str, str], stated: PublicationDate
) -> Element | None:
    element = Element(tag, attributes)
    date = stated.date
    if date is None:
        if not (stated.text or "").strip():
            return None
        element.append(leaf("string-date", stated.text))
        return element
    if stated.hour is not None or stated.minute is not None:
        hour = "" if stated.hour is None else f"{stated.hour:02}"
        minute = "" if stated.minute is None else f":{stated.minute:02}"
        element.set("iso-8601-date", f"{date}T{hour}{minute}")
    if stated.text is not None and _means(stated.text, date):
        element.append(leaf("string-date", stated.text))
    elif isinstance(date, PartialDate) and not date.is_qualified:
        _write_parts(element, date)
    else:
        element.append(leaf("string-date", spell(date)))
    return element


def _write_parts(element: Element, date: PartialDate) -> None:
    if date.day is not None:
        SubElement(element, "day").text = str(date.day)
    if date.month is not None:
        SubElement(element, "month").text = str(date.month)
    if date.season is not None:
        SubElement(element, "season").text = _season(date.season)
    SubElement(element, "year").text = f"{date.year:04}"


def _season(season: Season) -> str:
    words = season.value
    return words if words[0].isdigit() else words.capitalize()


def _means(text: str, date: PartialDate | DateRange) -> bool:
    try:
        return parse_date(" ".join(text.split())) == date
    except InvalidDate:
        return False
