"""The dates in the life of a work, by kind."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain.dates import DateRange, PartialDate, to_optional_date
from genetherapy_model.errors import InvalidValue

__all__ = ["DateKind", "PublicationDate"]


class DateKind(Enum):
    """What happened on a date.

    Source: PubMed's PubDate (the date of the issue), ArticleDate (electronic) and
    PubStatus (the rest), https://dtd.nlm.nih.gov/ncbi/pubmed/. ``PUBLISHED`` is for
    sources that do not tell print from electronic.

    >>> DateKind("aheadofprint")
    <DateKind.AHEAD_OF_PRINT: 'aheadofprint'>
    >>> DateKind("written")
    Traceback (most recent call last):
    ...
    ValueError: 'written' is not a valid DateKind
    """

    PUBLISHED = "published"
    ISSUE = "issue"
    ELECTRONIC = "electronic"
    RECEIVED = "received"
    REVISED = "revised"
    ACCEPTED = "accepted"
    EPUBLISH = "epublish"
    PPUBLISH = "ppublish"
    AHEAD_OF_PRINT = "aheadofprint"
    ECOLLECTION = "ecollection"
    RETRACTED = "retracted"
    PMC = "pmc"
    PMC_RELEASE = "pmc-release"
    PMCR = "pmcr"
    ENTREZ = "entrez"
    PUBMED = "pubmed"
    PUBMEDR = "pubmedr"
    PREMEDLINE = "premedline"
    MEDLINE = "medline"
    MEDLINER = "medliner"


@frozen(kw_only=True, repr=False, weakref_slot=False)
class PublicationDate(Statement):
    """A date in the life of a work, and what happened then.

    Source: PubMed's PubDate, ArticleDate and PubMedPubDate.

    Attributes:
        kind: What happened.
        date: The date; text is parsed. None where the text of the source is no date.
        text: How the source wrote it, only where the canonical form of a format would
            not give it back.
        hour: The hour, 0 to 23, where stated.
        minute: The minute, 0 to 59, where stated.

    Raises:
        InvalidDate: If the text is no date.
        InvalidValue: If there is no such hour or minute.

    >>> str(PublicationDate(kind=DateKind.ISSUE, date="2018 May - Jun"))
    'issue 2018-05/2018-06'
    >>> PublicationDate(kind=DateKind.ENTREZ, date="2013-05-02", hour=25)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: PublicationDate.hour: 25 is not in 0 to 23
    """

    kind: DateKind
    date: PartialDate | DateRange | None = field(converter=to_optional_date)
    text: str | None = None
    hour: int | None = None
    minute: int | None = None

    def _check(self) -> None:
        if self.hour is not None and not 0 <= self.hour <= 23:
            raise InvalidValue(f"PublicationDate.hour: {self.hour} is not in 0 to 23")
        if self.minute is not None and not 0 <= self.minute <= 59:
            raise InvalidValue(
                f"PublicationDate.minute: {self.minute} is not in 0 to 59"
            )

    def __str__(self) -> str:
        return f"{self.kind.value} {self.text if self.date is None else self.date}"
