"""Journals, their ISSNs by type, their titles in time, issues and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from typing import TypeAlias

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement, to_tuple
from genetherapy_model.domain._texts import to_texts
from genetherapy_model.domain.dates import DateRange, PartialDate, to_optional_date
from genetherapy_model.domain.identifiers import Issn, NlmId, OtherIdentifier
from genetherapy_model.domain.organizations import OrganizationReference

__all__ = [
    "CitedMedium",
    "IssnType",
    "Issue",
    "Journal",
    "JournalIssn",
    "JournalReference",
    "Pagination",
    "SerialIdentifier",
    "SocietyTie",
    "SocietyTieKind",
]

SerialIdentifier: TypeAlias = NlmId | OtherIdentifier


class IssnType(Enum):
    """What an ISSN stands for.

    Source: ISO 3297; PubMed's IssnType and ISSNLinking.

    >>> IssnType("linking")
    <IssnType.LINKING: 'linking'>
    >>> IssnType("paper")
    Traceback (most recent call last):
    ...
    ValueError: 'paper' is not a valid IssnType
    """

    PRINT = "print"
    ELECTRONIC = "electronic"
    LINKING = "linking"


class CitedMedium(Enum):
    """The medium in which an issue was cited.

    Source: PubMed's CitedMedium.

    >>> CitedMedium("internet")
    <CitedMedium.INTERNET: 'internet'>
    >>> CitedMedium("CD-ROM")
    Traceback (most recent call last):
    ...
    ValueError: 'CD-ROM' is not a valid CitedMedium
    """

    PRINT = "print"
    INTERNET = "internet"


class SocietyTieKind(Enum):
    """What a journal is to a society, in the words of its masthead.

    >>> SocietyTieKind("official journal")
    <SocietyTieKind.OFFICIAL_JOURNAL: 'official journal'>
    >>> SocietyTieKind("sponsor")
    Traceback (most recent call last):
    ...
    ValueError: 'sponsor' is not a valid SocietyTieKind
    """

    OFFICIAL_JOURNAL = "official journal"
    SOCIETY_JOURNAL = "society journal"


def to_issn(issn: Issn | OtherIdentifier | str) -> Issn | OtherIdentifier:
    """Parse text to an ISSN; leave an identifier as it is."""
    return Issn.parse(issn) if isinstance(issn, str) else issn


def to_nlm_id(
    identifier: NlmId | OtherIdentifier | str | None,
) -> NlmId | OtherIdentifier | None:
    """Parse text to an NLM identifier; leave anything else as it is."""
    return NlmId.parse(identifier) if isinstance(identifier, str) else identifier


def to_issns(values: Iterable[JournalIssn]) -> tuple[JournalIssn, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_journal_references(
    values: Iterable[JournalReference],
) -> tuple[JournalReference, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_ties(values: Iterable[SocietyTie]) -> tuple[SocietyTie, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class JournalIssn(Statement):
    """An ISSN of a journal, with its type.

    Attributes:
        issn: The ISSN (ISO 3297); text is parsed. What the source calls an ISSN and
            is none stays as an ``OtherIdentifier``.
        type: Print, electronic or linking; None where the source does not say.

    Raises:
        InvalidIdentifier: If the text is no ISSN.

    >>> JournalIssn(issn="1043-0342", type=IssnType.PRINT)
    JournalIssn(issn=Issn('1043-0342'), type=IssnType.PRINT)
    >>> JournalIssn(issn="0165-0209")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidChecksum: '0165-0209' is no ISSN: ...
    """

    issn: Issn | OtherIdentifier = field(converter=to_issn)
    type: IssnType | None = None

    def __str__(self) -> str:
        return str(self.issn)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class JournalReference(Statement):
    """A link to a journal: its title there, and its identifiers.

    Attributes:
        title: The title as the source gives it.
        issns: Its ISSNs.
        nlm_id: Its number in the NLM Catalog.

    Raises:
        InvalidIdentifier: If the NLM identifier is none.

    >>> JournalReference(title="Human Gene Therapy", nlm_id="9008950").nlm_id
    NlmId('9008950')
    >>> JournalReference(title="Human Gene Therapy", nlm_id="HGT")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: 'HGT' is no NLM ...
    """

    title: str
    issns: tuple[JournalIssn, ...] = field(default=(), converter=to_issns)
    nlm_id: SerialIdentifier | None = field(default=None, converter=to_nlm_id)

    def __str__(self) -> str:
        return self.title


@frozen(kw_only=True, repr=False, weakref_slot=False)
class SocietyTie(Statement):
    """That a journal is the official journal of a society, and when that was seen.

    Attributes:
        kind: What the journal is to the society.
        society: The society.
        observed_on: When the tie was seen; text is parsed.

    Raises:
        InvalidType: If the society is mere text.

    >>> SocietyTie(
    ...     kind=SocietyTieKind.OFFICIAL_JOURNAL,
    ...     society=OrganizationReference(name="ESGCT"),
    ...     observed_on="2017-03",
    ... ).observed_on
    PartialDate.parse('2017-03')
    >>> SocietyTie(kind=SocietyTieKind.OFFICIAL_JOURNAL, society="ESGCT")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: SocietyTie.society: expected Organization...
    """

    kind: SocietyTieKind
    society: OrganizationReference
    observed_on: PartialDate | DateRange | None = field(
        default=None, converter=to_optional_date
    )


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Journal(Statement):
    """A journal, or another serial, as one source describes it.

    Fields follow the NLM Catalog and PubMed's Journal and MedlineJournalInfo
    (https://www.nlm.nih.gov/bsd/mms/medlineelements.html).

    Attributes:
        title: The full title.
        iso_abbreviation: The abbreviation by ISO 4.
        medline_abbreviation: NLM's title abbreviation, PubMed's MedlineTA.
        issns: The journal's ISSNs; the one that was *cited* stands in the issue.
        nlm_id: Its number in the NLM Catalog.
        publisher: Its publisher.
        country: Where it is published, as the source writes it.
        aliases: Other forms of the title.
        predecessors: The journals that it continues.
        successors: The journals that continue it.
        ties: Its ties to societies.

    Raises:
        InvalidIdentifier: If an identifier given as text is none.
        InvalidType: If a field is of another type.

    >>> hgt = Journal(title="Human Gene Therapy", issns=[
    ...     JournalIssn(issn="1043-0342", type=IssnType.PRINT),
    ...     JournalIssn(issn="1557-7422", type=IssnType.ELECTRONIC)])
    >>> hgt.issn_of(IssnType.ELECTRONIC)
    Issn('1557-7422')
    >>> Journal(title="Human Gene Therapy", issns=["1043-0342"])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Journal.issns[0]: expected JournalIssn, ...
    """

    title: str | None = None
    iso_abbreviation: str | None = None
    medline_abbreviation: str | None = None
    issns: tuple[JournalIssn, ...] = field(default=(), converter=to_issns)
    nlm_id: SerialIdentifier | None = field(default=None, converter=to_nlm_id)
    publisher: OrganizationReference | None = None
    country: str | None = None
    aliases: tuple[str, ...] = field(default=(), converter=to_texts)
    predecessors: tuple[JournalReference, ...] = field(
        default=(), converter=to_journal_references
    )
    successors: tuple[JournalReference, ...] = field(
        default=(), converter=to_journal_references
    )
    ties: tuple[SocietyTie, ...] = field(default=(), converter=to_ties)

    def issn_of(self, type: IssnType) -> Issn | OtherIdentifier | None:  # noqa: A002
        """Give the first ISSN of one type, or None."""
        return next((known.issn for known in self.issns if known.type is type), None)

    def is_meant_by(self, reference: JournalReference) -> bool:
        """Tell whether a link names this journal, by identifier or by title."""
        if self.nlm_id is not None and self.nlm_id == reference.nlm_id:
            return True
        if {known.issn for known in self.issns} & {
            known.issn for known in reference.issns
        }:
            return True
        titles = (
            self.title,
            self.iso_abbreviation,
            self.medline_abbreviation,
            *self.aliases,
        )
        title = _folded(reference.title)
        return bool(title) and title in {_folded(known) for known in titles if known}

    def __str__(self) -> str:
        return self.title or self.medline_abbreviation or self.iso_abbreviation or ""


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Issue(Statement):
    """The issue of a journal in which a work appeared.

    Source: PubMed's JournalIssue and the ISSN beside it.

    Attributes:
        volume: The volume, as printed.
        number: The number of the issue, as printed: ``"17-18"``, ``"Suppl 2"``.
        medium: The medium that was cited.
        issn: The ISSN that was cited.

    Raises:
        InvalidType: If a field is of another type, as numbers are.

    >>> Issue(volume="23", number="7", medium=CitedMedium.INTERNET).volume
    '23'
    >>> Issue(volume=23)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Issue.volume: expected None or str, got int 23
    """

    volume: str | None = None
    number: str | None = None
    medium: CitedMedium | None = None
    issn: JournalIssn | None = None


_RANGE = re.compile(
    r"\s*(?P<first>[^\s,;:\u2013-]*[0-9][^\s,;:\u2013-]*)"
    r"(?:\s*[\u2013-]\s*(?P<last>[^\s,;:\u2013-]*[0-9][^\s,;:\u2013-]*))?"
)
_NUMBERED = re.compile(r"(?P<before>.*?)(?P<digits>[0-9]+)(?P<after>[^0-9]*)")


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Pagination(Statement):
    """The pages of a work, as printed and as far as they can be told.

    Source: PubMed's Pagination (MedlinePgn, StartPage, EndPage); JATS elocation-id.

    Attributes:
        text: The pages as printed: ``"1834-44"``, ``"9; author reply 9"``.
        start: The first page, where the source states it apart.
        end: The last page, where the source states it apart.
        article_number: An article number that the source calls so.

    Raises:
        InvalidType: If a field is of another type.

    >>> pages = Pagination(text="e1003-15")
    >>> pages.first_page, pages.last_page
    ('e1003', 'e1015')
    >>> Pagination(text=1003)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Pagination.text: expected None or str, ...
    """

    text: str | None = None
    start: str | None = None
    end: str | None = None
    article_number: str | None = None

    @property
    def first_page(self) -> str | None:
        """The first page: as stated, else as printed; None where there is none."""
        if self.start is not None:
            return self.start
        found = _RANGE.match(self.text or "")
        return found["first"] if found else None

    @property
    def last_page(self) -> str | None:
        """The last page, an abbreviated end written out: 1844 for ``1834-44``.

        It is None where no range is printed, and as printed where writing it out
        would not lead forward.
        """
        if self.end is not None:
            return _expanded(self.start or "", self.end)
        found = _RANGE.match(self.text or "")
        if found is None or found["last"] is None:
            return None
        return _expanded(self.first_page or "", found["last"])

    def __str__(self) -> str:
        """Give the pages as printed, or as stated apart."""
        if self.text is not None:
            return self.text
        if self.start is not None and self.end is not None:
            return f"{self.start}-{self.end}"
        return self.start or self.article_number or ""


def _folded(title: str) -> str:
    return " ".join(title.casefold().replace(".", " ").split())


def _expanded(first: str, last: str) -> str:
    start, end = _NUMBERED.fullmatch(first), _NUMBERED.fullmatch(last)
    if start is None or end is None or end["before"] not in ("", start["before"]):
        return last
    missing = max(0, len(start["digits"]) - len(end["digits"]))
    digits = start["digits"][:missing] + end["digits"]
    if int(digits) < int(start["digits"]):
        return last
    return f"{start['before']}{digits}{end['after']}"
