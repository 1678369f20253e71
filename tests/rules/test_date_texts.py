"""DAT: dates that say more than the text they were taken from, or other things."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm
from genetherapy_model import DateKind


def _issue(date: str | None, text: str) -> gtm.PublicationDate:
    return gtm.PublicationDate(kind=DateKind.ISSUE, date=date, text=text)


@pytest.mark.parametrize(
    ("date", "text", "said"),
    [
        ("2003-10-16", "2003 Oct", "2003-10"),
        ("2003-10", "2003", "2003"),
        ("2023-01", "2023 Winter", "2023-24"),
        ("2018-05", "2018 May-Jun", "2018-05/2018-06"),
        ("2003-10-16", "October 15, 2003", "2003-10-15"),
        ("2004", "2003 Oct", "2003-10"),
    ],
)
def test_a_date_beyond_its_text_is_found(date: str, text: str, said: str) -> None:
    """More than the text says, or something else, is told with what it says."""
    [finding] = gtm.check(_issue(date, text))

    assert (finding.code, finding.path) == ("DAT013", "/date")
    assert finding.suggestion == said


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2003-10", "2003 Oct"),
        ("2003", "2003 Oct"),
        ("2018-05/2018-06", "2018 May - Jun"),
        ("2003-10-16", "the autumn of 2003"),
        ("2003-10", "2003~"),
        ("2012", "2012/.."),
    ],
)
def test_a_date_within_its_text_is_silent(date: str, text: str) -> None:
    """The same, less than the text says, and a text that is no date are in order."""
    assert gtm.check(_issue(date, text)) == ()


def test_authorizations_and_trials_are_compared_with_their_texts() -> None:
    """Each date that keeps its text is compared with it."""
    decided = gtm.Authorization(decided="2003-10-16", decided_text="2003 Oct")
    dosed = gtm.Trial(first_dosed="2014-05-05", first_dosed_text="May 2014")

    assert [found.code for found in gtm.check([decided, dosed])] == ["DAT014", "DAT015"]
    assert gtm.check(gtm.Authorization(decided="2003-10-16")) == ()
    assert gtm.check(gtm.Trial(first_dosed_text="May 2014")) == ()


@pytest.mark.parametrize(
    "text",
    ["1999/08//undefined", "2019/12//undefined", "2023-02-30", "0000-00-00", "NaN"],
)
def test_what_can_be_no_date_is_found(text: str) -> None:
    """Placeholders and days of no calendar are told from texts for readers."""
    [finding] = gtm.check(_issue(None, text))

    assert (finding.code, finding.path) == ("DAT016", "/text")


@pytest.mark.parametrize(
    "text", ["Summer-Fall 1998", "in press", "", "1998-1999 annual"]
)
def test_texts_for_readers_are_silent(text: str) -> None:
    """What a reader understands is no slip."""
    assert gtm.check(_issue(None, text)) == ()


def test_a_minute_needs_its_hour() -> None:
    """A part without the one above it was lost on the way."""
    kind = DateKind.ENTREZ
    minute = gtm.PublicationDate(kind=kind, date="2021-03-02", minute=5)
    hour = gtm.PublicationDate(kind=kind, date="2021-03", hour=5)
    right = gtm.PublicationDate(kind=kind, date="2021-03-02", hour=5)

    assert [found.path for found in gtm.check([minute, hour])] == [
        "/0/minute",
        "/1/hour",
    ]
    assert gtm.check(right) == ()
