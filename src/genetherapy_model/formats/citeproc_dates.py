"""Dates as citation processors have them, in CSL-JSON and in Crossref's JSON.

A date of CSL has parts, one row of them or two for a range, a season, and words of its
own (``literal``, ``raw``). What the parts cannot say, such as a quarter or an open
range, is said in words beside them, so that every processor has something to sort by.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve

from genetherapy_model.domain.dates import (
    DateRange,
    PartialDate,
    Season,
    parse_date,
    spell,
)
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.errors import InvalidDate

__all__ = ["read_date", "write_date"]

_SEASONS: Final = (Season.SPRING, Season.SUMMER, Season.AUTUMN, Season.WINTER)
_QUARTERS: Final = (
    Season.FIRST_QUARTER,
    Season.SECOND_QUARTER,
    Season.THIRD_QUARTER,
    Season.FOURTH_QUARTER,
)
# Besides EDTF's numbers, citeproc-js has 13 to 16 for the seasons.
_CODES: Final = {
    first + index: season
    for first, seasons in ((13, _SEASONS), (21, _SEASONS), (33, _QUARTERS))
    for index, season in enumerate(seasons)
}
_WHOLE: Final = re.compile(r"\s*(-?[0-9]{1,4})\s*")
_FALSE: Final = (None, False, 0, "", "0", "false")


def read_date(value: object, kind: DateKind) -> tuple[PublicationDate | None, str]:
    """Read a date, and tell why it is none where it is none.

    >>> read_date({"date-parts": [[2023]], "season": 4}, DateKind.PUBLISHED)[0].date
    PartialDate.parse('2023-24')
    """
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        value = {"raw": str(value)}
    if not isinstance(value, dict):
        return None, "it is no date"
    texts = [value.get("literal"), value.get("edtf"), value.get("raw")]
    words = [word for word in texts if isinstance(word, str) and word.strip()]
    circa = value.get("circa") not in _FALSE
    problems = []
    for word in words:
        try:
            return _spelled(kind, _about(parse_date(word), circa=circa), word), ""
        except InvalidDate as error:
            problems.append(str(error))
    try:
        date = _read_parts(value.get("date-parts"), value.get("season"))
    except InvalidDate as error:
        problems.append(str(error))
        date = None
    if date is not None:
        # Words beside the parts that are no date are how it is printed.
        return PublicationDate(kind=kind, date=_about(date, circa=circa)), ""
    problem = next(iter(problems), "it says no date")
    text = words[0] if words else _shown(value.get("date-parts"))
    if text is None:
        return None, problem
    return PublicationDate(kind=kind, date=None, text=text), problem


def _spelled(
    kind: DateKind, date: PartialDate | DateRange, word: str
) -> PublicationDate:
    stated = PublicationDate(kind=kind, date=date)
    if write_date(stated).get("literal") == word:
        return stated
    return evolve(stated, text=word)


def _about(date: PartialDate | DateRange, *, circa: bool) -> PartialDate | DateRange:
    if not circa:
        return date
    if isinstance(date, PartialDate):
        return evolve(date, approximate=True)
    ends = [end and evolve(end, approximate=True) for end in (date.start, date.end)]
    return evolve(date, start=ends[0], end=ends[1])


def _read_parts(rows: object, season: object) -> PartialDate | DateRange | None:
    if not isinstance(rows, list) or not rows:
        return None
    if not isinstance(rows[0], list):
        rows = [rows]
    if len(rows) == 1 and (whole := _read_words(rows[0])) is not None:
        return whole
    dates = [_read_row(row) for row in rows]
    found = [date for date in dates if date is not None]
    if not found or len(found) > 2:
        return None
    first = found[0]
    if len(dates) == 1:
        if first.month is None and first.season is None:
            return evolve(first, season=_read_season(season))
        return first
    return DateRange(start=dates[0], end=dates[1])


def _read_words(row: object) -> PartialDate | DateRange | None:
    """Read a row that holds words, such as a whole date or the name of a month."""
    if not isinstance(row, list) or not any(
        isinstance(part, str) and part.strip() and not _WHOLE.fullmatch(part)
        for part in row
    ):
        return None
    try:
        return parse_date(" ".join(str(part) for part in row if part is not None))
    except InvalidDate:
        return None


def _read_row(row: object) -> PartialDate | None:
    if not isinstance(row, list):
        return None
    words = _read_words(row)
    if isinstance(words, PartialDate):
        return words
    numbers = []
    for part in row[:3]:
        found = _WHOLE.fullmatch(str(part)) if isinstance(part, int | str) else None
        # Nought is how some programs leave a part out.
        if found is None or isinstance(part, bool) or not int(found[1]):
            break
        numbers.append(int(found[1]))
    if len(numbers) < sum(part not in (None, "", 0, "0", "00") for part in row):
        raise InvalidDate(f"{_shown([row])} is no date in numbers")
    if not numbers:
        return None
    year, month, day = [*numbers, None, None][:3]
    if month in _CODES and day is None:
        return PartialDate(year=year or 0, season=_CODES[month])
    return PartialDate(year=year or 0, month=month, day=day)


def _read_season(season: object) -> Season | None:
    if season is None or isinstance(season, bool):
        return None
    text = str(season).strip()
    if text in ("1", "2", "3", "4", "01", "02", "03", "04"):
        return _SEASONS[int(text) - 1]
    if text.isdecimal() and text.isascii():
        return _CODES.get(int(text[:4]))
    try:
        found = parse_date(f"2000 {text}")
    except InvalidDate:
        return None
    return found.season if isinstance(found, PartialDate) else None


def _shown(rows: object) -> str | None:
    if not isinstance(rows, list) or not rows:
        return None
    shown = [
        "-".join(str(part) for part in row if part is not None)
        if isinstance(row, list)
        else str(row)
        for row in rows
    ]
    return "/".join(shown).strip("/") or None


def write_date(stated: PublicationDate) -> dict[str, object]:
    """Write a date: parts, and words where the parts do not say it all.

    >>> write_date(PublicationDate(kind=DateKind.PUBLISHED, date="2000-33"))
    {'date-parts': [[2000]], 'literal': '2000 1st Quarter'}
    """
    date, text = stated.date, stated.text
    if date is None:
        return {"literal": text} if text and text.strip() else {}
    made: dict[str, object] = {}
    ends = [date] if isinstance(date, PartialDate) else [date.start, date.end]
    stated_ends = [end for end in ends if end is not None]
    made["date-parts"] = [_row(end) for end in stated_ends]
    if isinstance(date, PartialDate) and date.season in _SEASONS:
        made["season"] = _SEASONS.index(date.season) + 1
    is_circa = all(end.approximate for end in stated_ends)
    if is_circa:
        made["circa"] = True
    said = _read_parts(made["date-parts"], made.get("season"))
    if said is None or _about(said, circa=is_circa) != date:
        made["literal"] = spell(date)
    if text is not None and text.strip() and _means(text, date, circa=is_circa):
        made["literal"] = text
    return made


def _means(text: str, date: PartialDate | DateRange, *, circa: bool) -> bool:
    try:
        return _about(parse_date(text), circa=circa) == date
    except InvalidDate:
        return False


def _row(date: PartialDate) -> list[int]:
    parts = (date.year, date.month, date.day)
    return [part for part in parts if part is not None]
