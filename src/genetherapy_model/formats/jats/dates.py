"""Dates of JATS, read and written, never more precise than they are stated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
    PREPRINTS,
    PUB_DATES,
    PUB_TYPES,
    PUBLISHED,
    WRITTEN_HISTORY,
)

__all__ = ["read_dates", "write_history", "write_pub_date"]

_MOMENT = re.compile(r"(?P<day>.*)T(?P<hour>[0-9]{1,2})?(?::(?P<minute>[0-9]{1,2}))?")
_NUMBER = re.compile(r"[0-9]{1,2}")
_YEAR = re.compile(r"[0-9]{4}")
_FORMATS: Final = {
    "print": DateKind.ISSUE,
    "electronic": DateKind.ELECTRONIC,
    "online": DateKind.ELECTRONIC,
    "online-only": DateKind.ELECTRONIC,
}
_PUBLISHING: Final = frozenset(
    {DateKind.ISSUE, DateKind.PUBLISHED, DateKind.ELECTRONIC, DateKind.ECOLLECTION}
)
_HISTORIES: Final = ("history", "pub-history", "history/event", "pub-history/event")


def read_dates(meta: Element, notes: Notes) -> list[PublicationDate]:
    """Read the dates of publication, and those of the history after them."""
    found: list[PublicationDate] = []
    told: list[PublicationDate] = []
    early: list[PublicationDate] = []
    for element, names in _dated(meta):
        known = [name for name in names if name in PREPRINTS]
        kind = DateKind.PUBLISHED if known else _kind_of(element, names)
        if kind is None:
            if text := _text_of(element):
                named = " ".join(names) or "none"
                said = f"the date {text!r} is of no known type ({named}): kept as extra"
                notes.find("RDR021", "/dates", said)
        elif (read := _read(element, kind, notes)) is not None:
            is_own = element.tag == "pub-date" or kind not in PUB_TYPES.values()
            (early if known else found if is_own else told).append(read)
    for others in (told, early):
        # Of an earlier version is what another date of publication stands beside.
        if not any(each.kind in _PUBLISHING for each in found):
            found += others
            continue
        for each in others:
            if each.date not in {one.date for one in found}:
                said = f"{each} is of an earlier version: kept as extra"
                notes.find("RDR021", "/dates", said)
    return sorted(found, key=lambda each: each.kind in WRITTEN_HISTORY)


def _dated(meta: Element) -> Iterator[tuple[Element, list[str]]]:
    """Give each date, and what it is called."""
    for each in meta.findall("pub-date"):
        yield each, _names(each.get("pub-type"), each.get("date-type"))
    for path in _HISTORIES:
        for holder in meta.findall(path):
            for each in holder.findall("date"):
                yield each, _names(each.get("date-type") or holder.get("event-type"))


def _names(*stated: str | None) -> list[str]:
    return [name for each in stated if each and (name := each.strip().lower())]


def _kind_of(element: Element, names: Iterable[str]) -> DateKind | None:
    is_named = False
    for name in names:
        is_named = True
        if name in PUBLISHED:
            break
        if (kind := PUB_TYPES.get(name) or HISTORY.get(name)) is not None:
            return kind
    else:
        if is_named or element.tag != "pub-date":
            return None
    form = (element.get("publication-format") or "").lower()
    return _FORMATS.get(form, DateKind.PUBLISHED)


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
