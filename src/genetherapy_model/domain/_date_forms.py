"""The texts of dates, read and written: EDTF, and the forms that people write.

A date here is plain numbers, its :data:`Parts`; the classes of ``dates`` are built on
them. Text that is not EDTF is cut into words, each word has a letter (``Y`` a year of
four digits, ``D`` one or two digits, ``M`` a month's name, ``S`` a season or quarter),
and the letters spell a form: ``2022 Nov 30-Dec 6`` is ``YMD-MD``. Only the forms in the
table are read, so nothing is guessed and nothing is filled in.

dateutil's parser is not used: it takes what the text leaves out from today's date, and
``12/11/2020`` for the eleventh of December without a word.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from genetherapy_model.errors import InvalidDate

Parts: TypeAlias = tuple[int, int | None, int | None, str]
"""Year; month, or season or quarter by its EDTF code; day; EDTF's qualifier."""

NoDate: TypeAlias = Literal["", ".."]
"""The end of a range that is not stated, and one that is stated to be open."""

# The names that NLM uses:
# https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html#pubdate
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_SEASONS = {21: "Spring", 22: "Summer", 23: "Fall", 24: "Winter"}
_QUARTERS = {33: "1st", 34: "2nd", 35: "3rd", 36: "4th"}

_FULL_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WORDS: dict[str, tuple[str, int]] = {
    **{name.lower(): ("M", number) for number, name in enumerate(_MONTHS, 1)},
    **{name: ("M", number) for number, name in enumerate(_FULL_MONTHS, 1)},
    "sept": ("M", 9),
    **{name.lower(): ("S", code) for code, name in _SEASONS.items()},
    "autumn": ("S", 23),
    # Web of Science's short names, as its RIS files have them.
    "spr": ("S", 21),
    "sum": ("S", 22),
    "fal": ("S", 23),
    "win": ("S", 24),
    **{f"q{number}": ("S", 32 + number) for number in (1, 2, 3, 4)},
    **{f"{number}": ("D", number) for number in range(100)},
    **{f"{number:02}": ("D", number) for number in range(10)},
    **{f"{number}th": ("D", number) for number in range(4, 31)},
    **{f"{number}st": ("D", number) for number in (1, 21, 31)},
    **{f"{number}nd": ("D", number) for number in (2, 22)},
    **{f"{number}rd": ("D", number) for number in (3, 23)},
    "-": ("-", 0),
}
# In a text about quarters an ordinal is one of them, and no day.
_WORDS_OF_QUARTERS = _WORDS | {
    **{name: ("S", code) for code, name in _QUARTERS.items()},
    "first": ("S", 33),
    "second": ("S", 34),
    "third": ("S", 35),
    "fourth": ("S", 36),
    "quarter": ("Q", 0),
}
_COUNTED = frozenset("YMSD")

# For each form, which of its words are the year, the month or season, and the day:
# three numbers for one date, six for the start and the end of a range.
_Slots: TypeAlias = (
    tuple[int, int | None, int | None]
    | tuple[int, int | None, int | None, int, int | None, int | None]
)
_FORMS: dict[str, _Slots] = {
    "YM": (0, 1, None),  # 2023 Nov
    "YMD": (0, 1, 2),  # 2023 Nov 14
    "YS": (0, 1, None),  # 2023 Winter; 2000 1st Quarter
    "MY": (1, 0, None),  # November 2023
    "SY": (1, 0, None),  # Winter 2023
    "DMY": (2, 1, 0),  # 14 November 2023
    "MDY": (2, 0, 1),  # November 14, 2023
    "YDD": (0, 1, 2),  # 2023 11 14
    "Y-D-D": (0, 1, 2),  # 2023/11/14, 2023/1/5: year first, as PubMed writes it
    "Y-M": (0, 1, None),  # 2023-Nov
    "Y-S": (0, 1, None),  # 2023-Winter
    "M-Y": (1, 0, None),  # Nov-2023
    "S-Y": (1, 0, None),  # Winter/2023
    "Y-M-D": (0, 1, 2),  # 2023-Nov-14
    "D-M-Y": (2, 1, 0),  # 14-Nov-2023
    "Y-Y": (0, None, None, 1, None, None),  # 1944 - 1945
    "YM-M": (0, 1, None, 0, 2, None),  # 2015 Oct-Dec
    "YM-YM": (0, 1, None, 2, 3, None),  # 1998 Dec-1999 Jan
    "YMD-D": (0, 1, 2, 0, 1, 3),  # 2000 Dec 23- 30
    "YMD-MD": (0, 1, 2, 0, 3, 4),  # 2022 Nov 30-Dec 6
    "YMD-YMD": (0, 1, 2, 3, 4, 5),  # 2022 Dec 28-2023 Jan 3
    "YS-S": (0, 1, None, 0, 2, None),  # 2019 Winter-Spring
    "YS-YS": (0, 1, None, 2, 3, None),  # 2018 Fall-2019 Winter
    "Y-YS": (0, 2, None, 1, 2, None),  # 1976-1977 Winter
    "SY-Y": (1, 0, None, 2, 0, None),  # Winter 1976-1977
    "Y-YM-M": (0, 2, None, 1, 3, None),  # 1998-1999 Dec-Jan
    "Y-YS-S": (0, 2, None, 1, 3, None),  # 2000-2001 Fall-Winter
    "M-MY": (2, 0, None, 2, 1, None),  # May-June 2018
    "MY-MY": (1, 0, None, 3, 2, None),  # December 1998-January 1999
    "S-SY": (2, 0, None, 2, 1, None),  # Spring-Summer 2019
    "SY-SY": (1, 0, None, 3, 2, None),  # Fall 2018-Winter 2019
    "D-DMY": (3, 2, 0, 3, 2, 1),  # 14-20 November 2023
    "DM-DMY": (4, 1, 0, 4, 3, 2),  # 30 November-6 December 2022
    "DMY-DMY": (2, 1, 0, 5, 4, 3),  # 28 December 2022-3 January 2023
    "MD-DY": (3, 0, 1, 3, 0, 2),  # November 14-20, 2023
    "MD-MDY": (4, 0, 1, 4, 2, 3),  # November 30-December 6, 2022
    "MDY-MDY": (2, 0, 1, 5, 3, 4),  # December 28, 2022-January 3, 2023
}

_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%])?")
# ISO 8601 writes a full date also without hyphens, as MEDLINE's fields LR and DCOM do.
# It has no such form for a month, so six digits are refused.
_BASIC = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})()")
_WORD = re.compile(r"[a-z0-9]+|[^\s,.]")
_YEAR_AND_MONTH = re.compile(r"[0-9]{4}[/ ][0-9]{2}")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def read(text: str) -> tuple[Parts | NoDate, Parts | NoDate | None]:
    """Read one date and None, or the start and the end of a range.

    Raises:
        InvalidDate: If the text is in none of the known forms.
    """
    text = text.strip()
    match = _EDTF.fullmatch(text) or _BASIC.fullmatch(text)
    if match is not None:
        return _edtf_parts(match), None
    start, slash, end = text.partition("/")
    if slash:
        first, last = _read_end(start), _read_end(end)
        if first is not None and last is not None:
            return first, last
    return _read_words(text)


def _read_end(text: str) -> Parts | NoDate | None:
    match = _EDTF.fullmatch(text)
    if match is not None:
        return _edtf_parts(match)
    if text == "":
        return ""
    return ".." if text == ".." else None


def _edtf_parts(match: re.Match[str]) -> Parts:
    year, code, day, mark = match.groups()
    return (
        int(year),
        None if code is None else int(code),
        None if day is None else int(day),
        mark or "",
    )


def _read_words(text: str) -> tuple[Parts, Parts | None]:
    lowered = text.lower().replace("/", "-")
    if not lowered.isascii():
        lowered = lowered.translate(_DASHES)
    known = _WORDS_OF_QUARTERS if "quarter" in lowered else _WORDS
    form = ""
    values: list[int] = []
    for word in _WORD.findall(lowered):
        letter, value = known.get(word) or _unlisted(word)
        form += letter
        if letter in _COUNTED:
            values.append(value)
    form = form.replace("SQ", "S")
    slots = _FORMS.get(form)
    if slots is None:
        # PubMed's yyyy/mm (https://pubmed.ncbi.nlm.nih.gov/help/#dp). With one digit,
        # as in 1998-9, it could as well be the second year of a range.
        if _YEAR_AND_MONTH.fullmatch(text) is None:
            raise InvalidDate(_refusal(text, form))
        slots = _FORMS["Y-M"]
    year, code, day = slots[:3]
    start = _pick(values, year, code, day)
    if len(slots) == 3:
        return start, None
    year, code, day = slots[3:]
    return start, _pick(values, year, code, day)


def _unlisted(word: str) -> tuple[str, int]:
    if len(word) == 4 and word.isdecimal():
        return "Y", int(word)
    return "?", 0


def _pick(values: list[int], year: int, code: int | None, day: int | None) -> Parts:
    return (
        values[year],
        None if code is None else values[code],
        None if day is None else values[day],
        "",
    )


def _refusal(text: str, form: str) -> str:
    shown = text if len(text) <= 60 else f"{text[:57]}..."
    if form in {"D-D-Y", "D-D-D", "DDY"}:
        return (
            f"{shown!r} is ambiguous, day or month first: "
            "write the year first, such as 2020-11-12"
        )
    return (
        f"{shown!r} is in no form of a date known here: "
        "write 2023, 2023-11-14, 2023 Nov 14, 2023 Winter or 2023 Nov-Dec"
    )


def write_words(start: Parts, end: Parts | None) -> str | None:
    """Write a date as MEDLINE displays it, or None where it has no such form."""
    year, code, day, mark = start
    if mark:
        return None
    if end is None:
        return _spelled(year, code, day)
    end_year, end_code, end_day, mark = end
    kind = _kind(code, day)
    if mark or kind != _kind(end_code, end_day):
        return None
    if year != end_year or kind == "year":
        if kind == "season" and code == end_code:
            return f"{year:04}-{end_year:04} {_spelled(None, code, None)}"
        return f"{_spelled(year, code, day)}-{_spelled(end_year, end_code, end_day)}"
    if kind == "day" and code == end_code:
        return f"{_spelled(year, code, day)}-{end_day}"
    opening = _spelled(year, code, day).removesuffix(" Quarter")
    return f"{opening}-{_spelled(None, end_code, end_day)}"


def _kind(code: int | None, day: int | None) -> str:
    if code is None:
        return "year"
    if code in _QUARTERS:
        return "quarter"
    if code in _SEASONS:
        return "season"
    return "month" if day is None else "day"


def _spelled(year: int | None, code: int | None, day: int | None) -> str:
    words = [] if year is None else [f"{year:04}"]
    if code in _QUARTERS:
        words += [_QUARTERS[code], "Quarter"]
    elif code in _SEASONS:
        words.append(_SEASONS[code])
    elif code is not None:
        words.append(_MONTHS[code - 1])
    if day is not None:
        words.append(str(day))
    return " ".join(words)
