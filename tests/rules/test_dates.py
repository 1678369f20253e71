"""DAT: dates that contradict each other or the calendar."""

from __future__ import annotations

import datetime as dt

import pytest

import genetherapy_model as gtm
from genetherapy_model import DateKind
from genetherapy_model.rules import find_rule

TODAY = dt.date(2026, 11, 22)


def _dated(*dates: tuple[str, str]) -> gtm.Publication:
    return gtm.Publication(
        dates=[
            gtm.PublicationDate(kind=DateKind(kind), date=date) for kind, date in dates
        ]
    )


def _codes(subject: gtm.Publication, on: dt.date | None = TODAY) -> list[str]:
    return [found.code for found in gtm.check(subject, select=["DAT"], on=on)]


@pytest.mark.parametrize(
    "dates",
    [
        ("issue", "2023-11", "entrez", "2023-02-01"),
        ("issue", "2025-12", "entrez", "2023-02-01"),
        ("issue", "2026-02-01", "entrez", "2023-02-01"),
        ("issue", "2026", "entrez", "2023"),
        ("issue", "1866-06", "entrez", "2022-12-09"),
    ],
)
def test_issues_run_ahead_of_their_entry(dates: tuple[str, str, str, str]) -> None:
    """A sixth of real issues are dated after the day of entry, up to 34 months."""
    kind, issue, other, entry = dates

    assert _codes(_dated((kind, issue), (other, entry))) == []


def test_an_issue_over_three_years_ahead_is_found() -> None:
    """The first day that is certainly more than 36 months later is too late."""
    entry = ("entrez", "2021-02-01")

    assert _codes(_dated(("issue", "2024-02-02"), entry)) == ["DAT002"]
    assert _codes(_dated(("ppublish", "2025"), entry)) == ["DAT002"]
    assert _codes(_dated(("issue", "2024"), entry)) == []
    assert _codes(_dated(("issue", "2025?"), entry)) == []


def test_the_day_of_entry_may_be_that_of_the_catalogue() -> None:
    """The day on which a catalogue made the record is a day of entry too."""
    entry = gtm.CatalogueEntry(catalogue="PubMed", created="2012-02-01")
    issue = gtm.PublicationDate(kind=DateKind.ISSUE, date="2021")

    assert _codes(gtm.Publication(dates=[issue], entries=[entry])) == ["DAT002"]
    assert _codes(gtm.Publication(dates=[issue])) == []


def test_the_calendar_may_end() -> None:
    """Three years after 9998 are in no calendar, and nothing is raised."""
    found = _codes(_dated(("issue", "9999"), ("entrez", "9998")))

    assert set(found) == {"DAT004", "DAT006"}


@pytest.mark.parametrize("kind", ["electronic", "epublish", "aheadofprint"])
def test_an_electronic_date_after_today_is_found(kind: str) -> None:
    """What is online is so since today or before, on every day that is stated."""
    assert _codes(_dated((kind, "2026-11-23"))) == ["DAT003"]
    assert _codes(_dated((kind, "2026-12"))) == ["DAT003"]
    assert _codes(_dated((kind, "2026-11-22"))) == []
    assert _codes(_dated((kind, "2026-11"))) == []
    assert _codes(_dated((kind, "2026"))) == []
    assert _codes(_dated((kind, "2027~"))) == []


@pytest.mark.parametrize("code", ["DAT003", "DAT004", "DAT005", "DAT006"])
def test_without_a_day_nothing_is_after_it(code: str) -> None:
    """Rules that depend on the day are silent where none is given."""
    rule = find_rule(code)

    assert rule.check(rule.failing, on=None) == ()
    assert rule.check(rule.failing, on=TODAY) != ()


def test_issues_may_be_of_next_year() -> None:
    """Print is dated ahead; only a date years away is a slip of the pen."""
    assert _codes(_dated(("issue", "2027-12"), ("published", "2029-11"))) == []
    assert _codes(_dated(("published", "2029-11-23"))) == ["DAT006"]
    assert _codes(_dated(("pmc-release", "2035"))) == []


@pytest.mark.parametrize("kind", ["received", "revised", "accepted", "entrez"])
def test_what_was_done_was_done_by_today(kind: str) -> None:
    """Steps of the past are not of tomorrow."""
    assert _codes(_dated((kind, "2026-11-23"))) == ["DAT004"]
    assert _codes(_dated((kind, "2026-11"))) == []


@pytest.mark.parametrize("field", ["created", "completed", "revised"])
def test_nobody_works_on_a_record_tomorrow(field: str) -> None:
    """Each date of an entry is a day of the past."""
    entry = gtm.CatalogueEntry(catalogue="PubMed", **{field: "2027-01-01"})  # type: ignore[arg-type]

    found = gtm.check(entry, select=["DAT"], on=TODAY)

    assert [(each.code, each.path) for each in found] == [("DAT005", f"/{field}")]


def test_a_real_receipt_after_acceptance_is_found() -> None:
    """PMID 31833337 has them in the wrong order; its issue is not compared."""
    publication = _dated(
        ("issue", "2019-10"), ("received", "2019-11-02"), ("accepted", "2019-04-16")
    )
    [finding] = gtm.check(publication)

    assert (finding.code, finding.path) == ("DAT007", "/dates/2/date")


def test_vague_dates_are_in_no_wrong_order() -> None:
    """A year may be before or after a month of it."""
    publication = _dated(
        ("received", "2019-11"), ("revised", "2019"), ("accepted", "2019-11")
    )

    assert _codes(publication) == []
    assert _codes(_dated(("received", "2001-08-31"), ("revised", "2001-01-08"))) == [
        "DAT008"
    ]


def test_open_review_accepts_after_publication() -> None:
    """Platforms that review in the open publish first, as F1000Research does."""
    publication = _dated(
        ("electronic", "2021-03-24"),
        ("received", "2021-01-04"),
        ("accepted", "2021-06-10"),
    )

    assert _codes(publication) == []


def test_one_of_several_receipts_is_enough() -> None:
    """A work with two stated receipts is in order where one of them is."""
    publication = _dated(
        ("received", "2021-02"),
        ("received", "2021-02-03"),
        ("electronic", "2021-02-02"),
    )

    assert _codes(publication) == []
    assert _codes(_dated(("received", "2021-02-03"), ("electronic", "2021-02-02"))) == [
        "DAT009"
    ]


def test_records_are_completed_after_their_last_change() -> None:
    """Completion after revision is the rule in old records; creation is the first."""
    entry = gtm.CatalogueEntry(
        catalogue="PubMed",
        created="2000-11-29",
        completed="2016-03-08",
        revised="2000-12-01",
    )
    wrong = gtm.CatalogueEntry(
        catalogue="PubMed", created="2010-11-29", completed="2001-03-08"
    )

    assert gtm.check(entry, on=TODAY) == ()
    assert [found.path for found in gtm.check(wrong)] == ["/completed"]


@pytest.mark.parametrize(
    "text", ["2012/2014", "2012/2012", "2012/..", "/2012", "2014/2012?", "2012/2012-05"]
)
def test_ranges_that_may_run_forwards_are_silent(text: str) -> None:
    """Open, unknown and doubtful ends make no order."""
    assert gtm.check(gtm.DateRange.parse(text)) == ()


def test_a_backward_range_is_found_in_a_record() -> None:
    """A range is judged wherever it stands, and its ends are offered in order."""
    [finding] = gtm.check(_dated(("issue", "2018-06/2018-05")))

    assert (finding.code, finding.path) == ("DAT001", "/dates/0/date")
    assert finding.suggestion == "2018-05/2018-06"


def test_revisions_may_be_several() -> None:
    """What happens once has one date; what may happen again has several."""
    assert _codes(_dated(("revised", "2021-05-04"), ("revised", "2021-06-04"))) == []
    assert _codes(_dated(("received", "2021-05-04"), ("received", "2021"))) == []
    assert _codes(_dated(("received", "2021-05-04"), ("received", "2021-06"))) == [
        "DAT011"
    ]


def test_the_first_volume_is_of_1665() -> None:
    """Old journals are real; older ones are not."""
    assert _codes(_dated(("issue", "1665-03-06"), ("electronic", "1866"))) == []
    assert _codes(_dated(("issue", "1664"))) == ["DAT012"]
    assert _codes(_dated(("medline", "1023"))) == []
