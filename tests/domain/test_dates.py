"""Dates say what was stated, no more, and are read from what people write."""

from __future__ import annotations

import copy
import datetime as dt
import gzip
import pickle
import re
import subprocess
import sys
import warnings
from pathlib import Path
from types import ModuleType

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from genetherapy_model.domain._scalars import is_scalar
from genetherapy_model.domain.dates import (
    DateRange,
    DateValue,
    PartialDate,
    Season,
    parse_date,
    spell,
    to_date,
    to_optional_date,
)
from genetherapy_model.errors import InvalidDate, InvalidType
from genetherapy_model.strategies.dates import date_ranges, date_values, partial_dates

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "pubmed_xml"

FORMS = [
    # EDTF, levels 0 and 1, and quarters
    ("2023", "2023"),
    ("0001", "0001"),
    ("2023-11", "2023-11"),
    ("2023-11-14", "2023-11-14"),
    ("2024-02-29", "2024-02-29"),
    ("2023-24", "2023-24"),
    ("2000-33", "2000-33"),
    ("2023?", "2023?"),
    ("2023-11~", "2023-11~"),
    ("2023-11-14%", "2023-11-14%"),
    ("2023-11/2024-01", "2023-11/2024-01"),
    ("2023?/2024~", "2023?/2024~"),
    ("../2023", "../2023"),
    ("2023/..", "2023/.."),
    ("2023/", "2023/"),
    ("/2023", "/2023"),
    ("2024/2023", "2024/2023"),
    ("  2023-11 ", "2023-11"),
    # MEDLINE's own examples, and forms that PubMed has
    ("1998 Dec-1999 Jan", "1998-12/1999-01"),
    ("2000 Spring", "2000-21"),
    ("2000 Spring-Summer", "2000-21/2000-22"),
    ("2000 Nov-Dec", "2000-11/2000-12"),
    ("2000 Dec 23- 30", "2000-12-23/2000-12-30"),
    ("2023 Winter", "2023-24"),
    ("2023 Nov", "2023-11"),
    ("2023 Nov 14", "2023-11-14"),
    ("2018 May - Jun", "2018-05/2018-06"),
    ("2019 Sep/Oct", "2019-09/2019-10"),
    ("2000 1st Quarter", "2000-33"),
    ("2000 1st-2nd Quarter", "2000-33/2000-34"),
    ("1976-1977 Winter", "1976-24/1977-24"),
    ("1998-1999 Dec-Jan", "1998-12/1999-01"),
    ("2000-2001 Fall-Winter", "2000-23/2001-24"),
    ("2018 Fall-2019 Winter", "2018-23/2019-24"),
    ("2022 Nov 30-Dec 6", "2022-11-30/2022-12-06"),
    ("2022 Dec 28-2023 Jan 3", "2022-12-28/2023-01-03"),
    ("1944-1945", "1944/1945"),
    ("1944 - 1945", "1944/1945"),
    ("2015 Oct-Dec", "2015-10/2015-12"),
    ("2023/11/14", "2023-11-14"),
    ("2023/1/5", "2023-01-05"),
    ("2023/11", "2023-11"),
    ("2016 07", "2016-07"),
    ("2023 11 14", "2023-11-14"),
    ("2023.11.14", "2023-11-14"),
    ("20231114", "2023-11-14"),
    # what people write
    ("14 November 2023", "2023-11-14"),
    ("14th November 2023", "2023-11-14"),
    ("November 14, 2023", "2023-11-14"),
    ("Nov. 1st, 2023", "2023-11-01"),
    ("NOVEMBER 2023", "2023-11"),
    ("Sept 2023", "2023-09"),
    ("14-Nov-2023", "2023-11-14"),
    ("2023-Nov-14", "2023-11-14"),
    ("Nov-2023", "2023-11"),
    ("2023-Nov", "2023-11"),
    ("2023-Winter", "2023-24"),
    ("Winter/2023", "2023-24"),
    ("Fall 2023", "2023-23"),
    ("autumn 2023", "2023-23"),
    ("SPR 2004", "2004-21"),
    ("Q4 2023", "2023-36"),
    ("Third Quarter 2023", "2023-35"),
    ("May\u2013June 2018", "2018-05/2018-06"),
    ("Spring-Summer 2019", "2019-21/2019-22"),
    ("Winter 1976\u20131977", "1976-24/1977-24"),
    ("Fall 2018-Winter 2019", "2018-23/2019-24"),
    ("December 1998 - January 1999", "1998-12/1999-01"),
    ("14\u201320 November 2023", "2023-11-14/2023-11-20"),
    ("November 14-20, 2023", "2023-11-14/2023-11-20"),
    ("30 November - 6 December 2022", "2022-11-30/2022-12-06"),
    ("November 30-December 6, 2022", "2022-11-30/2022-12-06"),
    ("28 Dec 2022-3 Jan 2023", "2022-12-28/2023-01-03"),
    ("Dec 28, 2022-Jan 3, 2023", "2022-12-28/2023-01-03"),
]

NO_DATES = [
    "",
    " ",
    "-",
    "/",
    "..",
    "../..",
    "../",
    "0000",
    "0000-01",
    "-0044",
    "20231",
    "Y12023",
    "201X",
    "2023-XX",
    "2023-00",
    "2023-13",
    "2023-20",
    "2023-25",
    "2023-37",
    "2023-24-01",
    "2023-11-00",
    "2023-11-31",
    "2023-02-29",
    "2023-02-30",
    "1900-02-29",
    "2023 Feb 29",
    "2023 Feb 27-31",
    "2023-1",
    "1998-9",
    "1998-99",
    "1998/99",
    "202311",
    "20231399",
    "2023-11-14T06:00",
    "2023-11-14 06:00",
    "12/11/2020",
    "12-11-2020",
    "12.11.2020",
    "1/2/03",
    "11/2020",
    "Nov",
    "14 Nov",
    "Winter",
    "Nov 23",
    "2023 Nev",
    "2023 Nov 14 15",
    "2023 Winter 14",
    "2023 Quarter",
    "2023 1st",
    "2023 1st Nov Quarter",
    "1998-1999 Jan",
    "2023 Nov 14-",
    "2023??",
    "2023?~",
    "1962 Christmas",
    "c2023",
    "soon",
    "2023; 2024",
    "\u0662\u0660\u0662\u0663",
    "2023\u0000",
]

# Texts that mean the same date as spell() writes, but with another spelling.
OTHER_SPELLINGS = {" - ": "-", "/": "-"}


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_people_are_understood(text: str, expected: str) -> None:
    """Each form in which people write dates has one meaning."""
    assert expected == str(parse_date(text))


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Text that is impossible, ambiguous or incomplete is refused, never repaired."""
    with pytest.raises(InvalidDate):
        parse_date(text)


@given(text=st.text() | st.text(alphabet="0123456789-/.?~% NovWinterQ", max_size=16))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Any text at all is a date or an InvalidDate."""
    try:
        date = parse_date(text)
    except InvalidDate:
        return
    assert date == parse_date(str(date))


@pytest.mark.parametrize("text", ["12/11/2020", "12-11-2020", "14.11.2023", "1/2/03"])
def test_an_ambiguous_order_is_named(text: str) -> None:
    """Of day and month in unknown order the message says how to write them."""
    with pytest.raises(InvalidDate, match=r"ambiguous.*write the year first"):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0000", r"^0000 is in no calendar: years are 0001 to 9999"),
        ("0000-06-15", r"^0000-06-15 is in no calendar: years"),
        ("2023-13", r"^2023-13 is in no calendar: years .* months 1 to 12"),
        ("2023-00", r"^2023-00 is in no calendar: years"),
        ("2023-25", r"seasons 21 to 24, quarters 33 to 36\)$"),
        ("0001-01-32", r"^0001-01-32 is in no calendar$"),
        ("9999-12-32", r"^9999-12-32 is in no calendar$"),
        ("2023 Nov 31", r"^2023-11-31 is in no calendar$"),
        ("x" * 61, rf"^'{'x' * 57}\.\.\.' is in no form of a date known here: write "),
        ("x" * 60, f"^'{'x' * 60}' is in no form"),
    ],
)
def test_a_refusal_says_what_is_wrong(text: str, message: str) -> None:
    """The message shows the text, cut if long, and tells what years and months are."""
    with pytest.raises(InvalidDate, match=message):
        parse_date(text)


@pytest.mark.parametrize("day", range(1, 32))
def test_every_ordinal_is_a_day(day: int) -> None:
    """The ordinals of English from 1st to 31st are days."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    if day in {11, 12, 13}:
        ending = "th"

    assert day == PartialDate.parse(f"{day}{ending} May 2023").day


@given(date=date_values())
def test_edtf_gives_the_date_back(date: DateValue) -> None:
    """What str() writes, parse_date() and the class's own parse() read."""
    assert date == parse_date(str(date))
    assert date == type(date).parse(str(date))


@given(date=date_values())
def test_words_give_the_date_back(date: DateValue) -> None:
    """What spell() writes, parse_date() reads."""
    assert date == parse_date(spell(date))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023", "2023"),
        ("0987-01", "0987 Jan"),
        ("2023-11-04", "2023 Nov 4"),
        ("2023-24", "2023 Winter"),
        ("2023-23", "2023 Fall"),
        ("2000-36", "2000 4th Quarter"),
        ("2000-33/2000-34", "2000 1st-2nd Quarter"),
        ("2000-36/2001-33", "2000 4th Quarter-2001 1st Quarter"),
        ("1944/1945", "1944-1945"),
        ("1944/1944", "1944-1944"),
        ("2018-05/2018-06", "2018 May-Jun"),
        ("2018-05/2018-05", "2018 May-May"),
        ("1998-12/1999-01", "1998 Dec-1999 Jan"),
        ("1976-24/1977-24", "1976-1977 Winter"),
        ("2018-23/2019-24", "2018 Fall-2019 Winter"),
        ("2019-24/2019-21", "2019 Winter-Spring"),
        ("2000-12-23/2000-12-30", "2000 Dec 23-30"),
        ("2022-11-30/2022-12-06", "2022 Nov 30-Dec 6"),
        ("2022-12-28/2023-01-03", "2022 Dec 28-2023 Jan 3"),
        ("1976/1977-24", "1976/1977-24"),
        ("2023/2023-05-01", "2023/2023-05-01"),
        ("2007/..", "2007/.."),
        ("/2007", "/2007"),
        ("2007?", "2007?"),
        ("2007-01/2007-02~", "2007-01/2007-02~"),
    ],
)
def test_dates_are_spelled_as_medline_does(text: str, expected: str) -> None:
    """spell() writes MEDLINE's display form, and EDTF where that has none."""
    assert expected == spell(parse_date(text))


def test_every_date_of_real_records_is_read_and_written() -> None:
    """PubMed's dates are read; spell() gives them back, but for known spellings."""
    if not CORPUS.is_dir():
        pytest.skip("../shared is absent")
    texts = set()
    for path in CORPUS.glob("*.xml.gz"):
        xml = gzip.decompress(path.read_bytes()).decode()
        texts.update(re.findall("<MedlineDate>(.*?)</MedlineDate>", xml))
        for parts in re.findall("<PubDate>(.*?)</PubDate>", xml, re.DOTALL):
            words = re.findall("<(?:Year|Season|Month|Day)>(.*?)<", parts)
            # A month in digits is the XML reader's affair.
            if words and not any(re.fullmatch("0[0-9]|1[0-2]", w) for w in words[1:2]):
                texts.add(" ".join(words))

    assert len(texts) > 300
    for text in texts:
        expected = re.sub(r"\b0", "", text)
        for other, plain in OTHER_SPELLINGS.items():
            expected = expected.replace(other, plain)
        assert expected == spell(parse_date(text))


def test_each_class_reads_its_own_kind() -> None:
    """A date is no range, a range no date, and the message says what reads it."""
    with pytest.raises(InvalidDate, match=r"one date: read it .* or DateRange\.parse$"):
        PartialDate.parse("2015 Oct-Dec")
    with pytest.raises(
        InvalidDate, match=r"no range: read it .* or PartialDate\.parse$"
    ):
        DateRange.parse("2015 Oct")
    with pytest.raises(InvalidType):
        parse_date(2023)  # type: ignore[arg-type]


@given(day=st.dates())
def test_exact_days_are_those_of_the_standard_library(day: dt.date) -> None:
    """A stated day goes to datetime.date and back, and is written and read alike."""
    date = PartialDate.from_date(day)

    assert day.isoformat() == str(date)
    assert day == date.to_date()
    assert (day, day) == (date.earliest, date.latest)
    for form in ("%d %B %Y", "%B %d, %Y", "%Y %b %d", "%Y/%m/%d", "%d-%b-%Y", "%Y%m%d"):
        # strftime does not pad years before 1000 on every platform.
        text = day.strftime(form.replace("%Y", f"{day.year:04}"))
        assert date == parse_date(text)


@given(year=st.integers(), month=st.integers(-1, 14), day=st.integers(-1, 33))
def test_only_days_of_the_calendar_exist(year: int, month: int, day: int) -> None:
    """A date that datetime.date refuses is an InvalidDate, and no other is."""
    try:
        expected = dt.date(year, month, day)
    except (ValueError, OverflowError):
        with pytest.raises(InvalidDate):
            PartialDate(year=year, month=month, day=day)
    else:
        assert expected == PartialDate(year=year, month=month, day=day).to_date()


@pytest.mark.parametrize("text", ["2023", "2023-11", "2023-24", "2023-11-14?"])
def test_what_is_no_exact_day_becomes_none(text: str) -> None:
    """A year, month or season, or a doubtful day, is never made a day."""
    with pytest.raises(InvalidDate, match="is no exact day"):
        PartialDate.parse(text).to_date()


def test_a_point_in_time_is_not_cut_to_a_day() -> None:
    """from_date() refuses a datetime, whose time and zone it would lose."""
    for value in (dt.datetime(2023, 11, 14, tzinfo=dt.UTC), "2023-11-14"):
        with pytest.raises(InvalidType, match=r"from_date: expected a date, got"):
            PartialDate.from_date(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "fields",
    [
        {"year": 2023, "day": 14},
        {"year": 2023, "month": 11, "season": Season.WINTER},
        {"year": 2023, "season": Season.WINTER, "day": 14},
        {"year": 0},
        {"year": 10_000},
        {"year": 2023, "month": 0},
        {"year": 2023, "month": 11, "day": 0},
    ],
)
def test_fields_that_are_no_date_are_refused(fields: dict[str, object]) -> None:
    """Month, season and day are one grammar, checked by the constructor."""
    with pytest.raises(InvalidDate):
        PartialDate(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "fields",
    [
        {"year": "2023"},
        {"year": 2023.0},
        {"year": True},
        {"year": 2023, "month": "11"},
        {"year": 2023, "season": "winter"},
        {"year": 2023, "uncertain": 1},
    ],
)
def test_fields_of_other_types_are_refused(fields: dict[str, object]) -> None:
    """A field takes its own type and no other that looks alike."""
    with pytest.raises(InvalidType):
        PartialDate(**fields)  # type: ignore[arg-type]


def test_a_range_needs_an_end_and_open_ends_have_no_date() -> None:
    """A range that says nothing, or that an end is open and dated, is refused."""
    year = PartialDate(year=2023)
    silent = "DateRange: state its start, its end, or both"
    for fields, told in (
        ({}, silent),
        ({"open_start": True, "open_end": True}, silent),
        (
            {"start": year, "open_start": True},
            "DateRange.open_start: the start is stated, 2023",
        ),
        (
            {"end": year, "open_end": True},
            "DateRange.open_end: the end is stated, 2023",
        ),
    ):
        with pytest.raises(InvalidDate, match=f"^{re.escape(told)}$"):
            DateRange(**fields)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023?", "2023-01-01", "2023-12-31"),
        ("2023-21", "2023-01-01", "2023-12-31"),
        ("2023-22", "2022-12-01", "2024-03-31"),
        ("2023-23", "2023-01-01", "2023-12-31"),
        ("2023-24", "2022-12-01", "2024-03-31"),
        ("2023-33", "2023-01-01", "2023-03-31"),
        ("2023-34", "2023-04-01", "2023-06-30"),
        ("2023-35", "2023-07-01", "2023-09-30"),
        ("2023-36", "2023-10-01", "2023-12-31"),
        ("0001-24", "0001-01-01", "0002-03-31"),
        ("9999-24", "9998-12-01", "9999-12-31"),
        ("2010/2012", "2010-01-01", "2012-12-31"),
        ("2010-05/2010", "2010-05-01", "2010-12-31"),
        ("2012/2010", "2010-01-01", "2012-12-31"),
        ("2023-12-31/2023", "2023-12-31", "2023-12-31"),
        ("2023/2023-01-01", "2023-01-01", "2023-01-01"),
        ("2010/..", "2010-01-01", None),
        ("2010/", "2010-01-01", None),
        ("../2010", None, "2010-12-31"),
        ("/2010", None, "2010-12-31"),
    ],
)
def test_bounds_hold_all_that_a_date_may_mean(
    text: str, earliest: str | None, latest: str | None
) -> None:
    """The bounds are the first and the last day that a date may mean."""
    date = parse_date(text)

    assert earliest == (date.earliest and date.earliest.isoformat())
    assert latest == (date.latest and date.latest.isoformat())


@given(date=date_values())
def test_bounds_are_in_order(date: DateValue) -> None:
    """The earliest day is not after the latest, even of a range with swapped ends."""
    if date.earliest is not None and date.latest is not None:
        assert date.earliest <= date.latest


@given(date=date_ranges())
def test_only_unstated_ends_have_no_bounds(date: DateRange) -> None:
    """A bound is None where the end is open or not stated, and only there."""
    assert (date.start is None) == (date.earliest is None)
    assert (date.end is None) == (date.latest is None)


@given(date=partial_dates(), other=partial_dates())
def test_equality_is_that_of_what_was_said(
    date: PartialDate, other: PartialDate
) -> None:
    """Two dates are equal where their texts are, and then have the same hash."""
    assert (date == other) == (str(date) == str(other))
    assert hash(date) == hash(parse_date(str(date)))


@given(date=date_values())
def test_dates_are_values(date: DateValue) -> None:
    """A date is a scalar, survives pickle and copy, and is shown as code."""
    assert is_scalar(type(date))
    assert date == pickle.loads(pickle.dumps(date))  # noqa: S301 - made right here
    assert date == copy.deepcopy(date)
    assert f"{type(date).__name__}.parse('{date}')" == repr(date)
    assert date == eval(repr(date))  # noqa: S307 - it is our own code


def test_dates_have_no_order_of_their_own() -> None:
    """`<` is refused: whether a year is before one of its months is no one question."""
    with pytest.raises(TypeError):
        PartialDate(year=2022) < PartialDate(year=2023)  # type: ignore[operator]  # noqa: B015


@given(date=date_values())
def test_converters_leave_dates_alone_and_read_text(date: DateValue) -> None:
    """The converters of date fields are idempotent, and read text and days."""
    assert date is to_date(date)
    assert date is to_optional_date(date)
    assert date == to_date(str(date))
    assert date == to_optional_date(str(date))


def test_converters_take_days_and_none() -> None:
    """A day of the standard library is a date; None is one that is not stated."""
    assert PartialDate(year=2023, month=11, day=14) == to_date(dt.date(2023, 11, 14))
    assert to_optional_date(None) is None


def test_importing_dates_imports_no_dateutil() -> None:
    """Importing loads no dateutil: the one function that needs it does."""
    code = (
        "import sys\n"
        "import genetherapy_model.domain.dates, genetherapy_model.domain.chronology\n"
        "print([name for name in sys.modules if name.startswith('dateutil')])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert b"[]" == done.stdout.strip()


# The edtf package knows no season with a mark, and no quarter in a range.
UNSEASONED = partial_dates().map(lambda date: evolve(date, season=None))


@settings(deadline=None)
@given(date=UNSEASONED | st.builds(DateRange, start=UNSEASONED, end=UNSEASONED))
def test_the_edtf_package_reads_what_we_write(date: DateValue) -> None:
    """An independent reader of EDTF takes our text, and agrees about its bounds."""
    theirs = edtf_package().parse_edtf(str(date))

    assert str(date) == str(theirs)
    if isinstance(date, PartialDate):
        assert date.earliest.timetuple()[:3] == theirs.lower_strict()[:3]
        assert date.latest.timetuple()[:3] == theirs.upper_strict()[:3]


@pytest.mark.parametrize(
    "text",
    [
        *("2023-21", "2023-22", "2023-23", "2023-24"),
        *("2023-33", "2023-34", "2023-35", "2023-36"),
        *("2023/..", "../2023", "2023/", "/2023-11", "2023-24/2024-21"),
    ],
)
def test_the_edtf_package_knows_seasons_and_open_ends(text: str) -> None:
    """Seasons, quarters, open and unstated ends are EDTF to an independent reader."""
    assert str(parse_date(text)) == str(edtf_package().parse_edtf(text))


def edtf_package() -> ModuleType:
    """Import the package, or skip the test where it is not installed."""
    with warnings.catch_warnings():
        # Its grammar trips over deprecations of pyparsing.
        warnings.simplefilter("ignore")
        module: ModuleType = pytest.importorskip("edtf")
    return module


@given(value=date_values())
def test_a_mark_in_the_text_qualifies(value: PartialDate | DateRange) -> None:
    """A date is qualified where its text has a mark that says so, and only there."""
    assert value.is_qualified == any(mark in str(value) for mark in "?~%")
