"""Crossref's assertions: what publishers say of a work in their own words.

Source: https://www.crossref.org/documentation/crossmark/participating-in-crossmark/;
the names and groups are those that Springer Nature, the largest depositor, has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final, NamedTuple

from genetherapy_model.domain.dates import DateRange, PartialDate, parse_date, spell
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.errors import InvalidDate
from genetherapy_model.formats.crossref.texts import read_marked, write_marked
from genetherapy_model.formats.crossref.vocabulary import ASSERTED_DATES
from genetherapy_model.formats.json_values import Values
from genetherapy_model.formats.plain_texts import read_plain, write_plain

__all__ = ["Assertions", "read_assertions", "write_assertions"]

_CONFLICTS: Final = re.compile(
    r"\b(?:competing|conflicting|conflicts?[ _-]?of)[ _-]?(?:financial[ _-])?interests?"
    r"|\bcoi[ _-]?statement",
    re.IGNORECASE,
)
_TYPE: Final = "article_type"
_TIME: Final = re.compile(r",?[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?$")
_MONTHS: Final = (
    "January February March April May June July August September October November "
    "December".split()
)
_HISTORY: Final = {"name": "ArticleHistory", "label": "Article History"}
_ETHICS: Final = {"name": "EthicsHeading", "label": "Competing interests"}
_WRITTEN: Final = {
    DateKind.RECEIVED: ("received", "Received"),
    DateKind.REVISED: ("revised", "Revised"),
    DateKind.ACCEPTED: ("accepted", "Accepted"),
    DateKind.AHEAD_OF_PRINT: ("first_online", "First Online"),
}


class Assertions(NamedTuple):
    """What is asserted of a work, as far as the model has words for it.

    Attributes:
        dates: Dates in its life.
        types: What kind of article it is said to be.
        conflicts: The statement of interests.
    """

    dates: tuple[PublicationDate, ...] = ()
    types: tuple[str, ...] = ()
    conflicts: MarkedText | None = None


def read_assertions(values: Values, value: object) -> Assertions:
    """Read assertions.

    >>> said = read_assertions(Values(), [
    ...     {"name": "received", "value": "3 February 2023"},
    ...     {"name": "Ethics", "value": "None.", "group": {"name": "EthicsHeading",
    ...      "label": "Competing interests"}}])
    >>> str(said.dates[0]), said.conflicts
    ('received 2023-02-03', MarkedText('None.'))
    """
    dates: list[PublicationDate] = []
    types: list[str] = []
    conflicts: MarkedText | None = None
    for index, one in enumerate(values.objects(value, "assertion")):
        place = f"assertion/{index}"
        name = values.text(one.get("name"), f"{place}/name") or ""
        text = values.text(one.get("value"), f"{place}/value")
        if text is None:
            continue
        kind = ASSERTED_DATES.get(name.lower())
        if kind is not None:
            dates.append(_read_date(values, kind, text, place))
        elif name.lower() == _TYPE:
            types.append(read_plain(text))
        elif conflicts is None and _is_on_conflicts(values, one, name, place):
            conflicts, problem = read_marked(text)
            if problem is not None:
                values.warn("RDR004", f"{place}: {problem}", "/coi_statement")
    return Assertions(tuple(dates), tuple(types), conflicts)


def _is_on_conflicts(
    values: Values, one: Mapping[str, object], name: str, place: str
) -> bool:
    group = values.only(one.get("group"), f"{place}/group")
    words = (name, one.get("label"), group.get("label"), group.get("name"))
    return any(isinstance(word, str) and _CONFLICTS.search(word) for word in words)


def _read_date(
    values: Values, kind: DateKind, text: str, place: str
) -> PublicationDate:
    try:
        date = parse_date(_TIME.sub("", text))
    except InvalidDate as error:
        values.warn("RDR003", f"{place}: {error}")
        return PublicationDate(kind=kind, date=None, text=text)
    return PublicationDate(
        kind=kind, date=date, text=None if _spell(date) == text else text
    )


def _spell(date: PartialDate | DateRange) -> str:
    """Write a date as publishers do in assertions: 14 November 2023."""
    if isinstance(date, DateRange) or date.day is None or date.is_qualified:
        return spell(date)
    return f"{date.day} {_MONTHS[(date.month or 1) - 1]} {date.year:04}"


def write_assertions(
    dates: Iterable[PublicationDate],
    types: Iterable[str],
    conflicts: MarkedText | None,
) -> list[dict[str, object]]:
    """Write assertions, in their groups."""
    made: list[dict[str, object]] = []

    def put(value: str, name: str, **more: object) -> None:
        if value.strip():
            order = len(made) + 1
            made.append({"value": value, "order": order, "name": name, **more})

    for date in dates:
        if date.kind in _WRITTEN:
            name, label = _WRITTEN[date.kind]
            put(_write_date(date), name, label=label, group=dict(_HISTORY))
    for kind in types:
        put(write_plain(kind), _TYPE, label="Article type")
    if conflicts is not None:
        put(write_marked(conflicts), "Ethics", group=dict(_ETHICS))
    return made


def _write_date(date: PublicationDate) -> str:
    if date.date is None:
        return date.text or ""
    if date.text is not None and date.text.strip():
        with suppress(InvalidDate):
            if parse_date(_TIME.sub("", date.text)) == date.date:
                return date.text
    return _spell(date.date)
