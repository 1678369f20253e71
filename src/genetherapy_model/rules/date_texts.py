"""DAT: dates that say more than the text they were taken from, or other things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.dates import DateRange, PartialDate, parse_date
from genetherapy_model.domain.products import Authorization
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.trials import Trial
from genetherapy_model.errors import InvalidDate, Severity
from genetherapy_model.rules._definitions import Slip, rule

__all__ = [
    "decided_beyond_its_text",
    "dosed_beyond_its_text",
    "minute_without_hour",
    "published_beyond_its_text",
    "text_is_no_date",
]

_REASON: Final = (
    "A text that names a year or a month is no day; a program that fills it in states "
    "what nobody said, as with Gendicine, approved in October 2003. And a date that "
    "its text excludes is another one."
)
_SOURCE: Final = ("P", "https://www.loc.gov/standards/datetime/")


def _beyond_its_text(
    path: str, date: PartialDate | DateRange | None, text: str | None
) -> Iterator[Slip]:
    """Compare a date with what its text says, where that is a date at all."""
    if date is None or text is None:
        return
    try:
        said = parse_date(text)
    except InvalidDate:
        return
    if said == date or said.is_qualified or date.is_qualified:
        return
    first, last = date.earliest, date.latest
    said_first, said_last = said.earliest, said.latest
    if first is None or last is None or said_first is None or said_last is None:
        return
    if last < said_first or said_last < first:
        yield Slip(path, f"{date} is not what its text {text!r} says", str(said))
    elif (
        said_first <= first
        and last <= said_last
        and (first, last) != (said_first, said_last)
    ):
        yield Slip(path, f"{date} says more than its text {text!r}", str(said))


@rule(
    "DAT013",
    title="a date of publication says what its text says, and no more",
    severity=Severity.ERROR,
    subject=PublicationDate,
    reason=_REASON,
    source=_SOURCE,
    failing=PublicationDate(kind=DateKind.ISSUE, date="2003-10-01", text="2003 Oct"),
    passing=PublicationDate(kind=DateKind.ISSUE, date="2003-10", text="Oct. 2003"),
)
def published_beyond_its_text(stated: PublicationDate) -> Iterator[Slip]:
    """Compare the date with its text."""
    if stated.text is not None:
        yield from _beyond_its_text("/date", stated.date, stated.text)


@rule(
    "DAT014",
    title="the day of an authorization says what its text says, and no more",
    severity=Severity.ERROR,
    subject=Authorization,
    reason=_REASON,
    source=_SOURCE,
    failing=Authorization(
        product="Gendicine",
        jurisdiction="CN",
        decided="2003-10-16",
        decided_text="October 2003",
    ),
    passing=Authorization(
        product="Gendicine",
        jurisdiction="CN",
        decided="2003-10",
        decided_text="October 2003",
    ),
)
def decided_beyond_its_text(authorization: Authorization) -> Iterator[Slip]:
    """Compare the date with its text."""
    date, text = authorization.decided, authorization.decided_text
    yield from _beyond_its_text("/decided", date, text)


@rule(
    "DAT015",
    title="the day of the first dose says what its text says, and no more",
    severity=Severity.ERROR,
    subject=Trial,
    reason=_REASON,
    source=_SOURCE,
    failing=Trial(
        identifiers=["NCT02122952"],
        first_dosed="2014-05-01",
        first_dosed_text="May 2014",
    ),
    passing=Trial(
        identifiers=["NCT02122952"], first_dosed="2014-05", first_dosed_text="May 2014"
    ),
)
def dosed_beyond_its_text(trial: Trial) -> Iterator[Slip]:
    """Compare the date with its text."""
    yield from _beyond_its_text(
        "/first_dosed", trial.first_dosed, trial.first_dosed_text
    )


_PLACEHOLDER: Final = re.compile(
    r"\b(?:undefined|nan|null|none|invalid date)\b|\b0000\b", re.IGNORECASE
)


@rule(
    "DAT016",
    title="a date that is stated as text could be one",
    severity=Severity.WARNING,
    subject=PublicationDate,
    reason="Programs write words such as undefined where a part was missing, and days "
    "that no calendar has; other texts, such as Summer-Fall 1998, are dates for "
    "readers and right.",
    source=(
        "https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html#pubdate",
        "E: 1999/08//undefined in a RIS file of a Zotero library",
    ),
    failing=PublicationDate(kind=DateKind.ISSUE, date=None, text="1999/08//undefined"),
    passing=PublicationDate(kind=DateKind.ISSUE, date="1999-08"),
)
def text_is_no_date(stated: PublicationDate) -> Iterator[Slip]:
    """Look for placeholders and for days that no calendar has."""
    if stated.date is not None or stated.text is None:
        return
    found = _PLACEHOLDER.search(stated.text)
    if found:
        yield Slip("/text", f"{stated.text!r} holds {found[0]!r}, no part of a date")
        return
    try:
        parse_date(stated.text)
    except InvalidDate as error:
        if "in no calendar" in str(error):
            yield Slip("/text", f"{stated.text!r} is no date: {error}")


@rule(
    "DAT017",
    title="a time of day has its hour, and a day",
    severity=Severity.INFO,
    subject=PublicationDate,
    reason="A minute says when only within an hour, and an hour only within a day; "
    "what is left over shows that a part was lost.",
    source=("https://dtd.nlm.nih.gov/ncbi/pubmed/",),
    failing=PublicationDate(kind=DateKind.ENTREZ, date="2021-03", hour=6, minute=0),
    passing=PublicationDate(kind=DateKind.ENTREZ, date="2021-03-02", hour=6, minute=0),
)
def minute_without_hour(stated: PublicationDate) -> Iterator[Slip]:
    """Look for the parts above the smallest one."""
    if stated.minute is not None and stated.hour is None:
        yield Slip("/minute", f"minute {stated.minute} of no hour")
    elif (
        stated.hour is not None
        and isinstance(stated.date, PartialDate)
        and stated.date.day is None
    ):
        yield Slip("/hour", f"hour {stated.hour} of {stated.date}, which is no day")
