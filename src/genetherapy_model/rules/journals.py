"""JRN: journals, their numbers and titles, and what is stated of them elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.chronology import certainly_before
from genetherapy_model.domain.dates import PartialDate
from genetherapy_model.domain.journals import (
    IssnType,
    Issue,
    Journal,
    JournalIssn,
    JournalReference,
)
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._journal_matching import (
    are_initials,
    begins_alike,
    has_other_title,
    is_other_journal,
    journal_of,
)

__all__ = [
    "abbreviation_of_another_title",
    "cited_issn_of_another_journal",
    "cited_issn_of_none",
    "issn_of_another_journal",
    "journal_continues_itself",
    "nlm_id_of_another_journal",
    "one_issn_for_two_media",
    "published_before_its_journal",
    "several_linking_issns",
]

_MEDIA: Final = frozenset({IssnType.PRINT, IssnType.ELECTRONIC})
_ISSN: Final = "https://www.issn.org/understanding-the-issn/what-is-an-issn/"
_ISSN_L: Final = "https://www.issn.org/understanding-the-issn/assignment-rules/the-issn-l-for-publications-on-multiple-media/"
_NLM: Final = "https://www.nlm.nih.gov/bsd/mms/medlineelements.html#jid"
_TITLES: Final = "https://www.nlm.nih.gov/bsd/mms/medlineelements.html#jt"
_REGISTER: Final = "E: 49 ISSNs and 24 NLM identifiers of the register of journals"


def _issns(**numbers: str) -> list[JournalIssn]:
    return [
        JournalIssn(issn=number, type=IssnType[type_.upper()])
        for type_, number in numbers.items()
    ]


@rule(
    "JRN001",
    title="the print and the electronic ISSN differ",
    severity=Severity.WARNING,
    subject=Journal,
    reason="Each medium of a journal has an ISSN of its own, and the one of both as a "
    "whole is the linking ISSN. NLM prints the only ISSN of a journal as both, which "
    "is right; it is wrong where the journal or the register states another one.",
    source=(_ISSN, _ISSN_L, "E: MEDLINE, 13 of 64 records print an only ISSN as both"),
    failing=Journal(issns=_issns(print="1043-0342", electronic="1043-0342")),
    passing=Journal(issns=_issns(print="1043-0342", electronic="1557-7422")),
)
def one_issn_for_two_media(journal: Journal) -> Iterator[Slip]:
    """Compare the ISSNs of both media."""
    if len(journal.issns) < 2:
        return
    printed = {each.issn for each in journal.issns if each.type is IssnType.PRINT}
    for index, each in enumerate(journal.issns):
        if each.type is not IssnType.ELECTRONIC or each.issn not in printed:
            continue
        known = journal_of(each.issn)
        other = _of_a_medium(journal, each) or _of_a_medium(known, each)
        if other is not None:
            yield Slip(
                f"/issns/{index}",
                f"{each.issn} is stated both of print and of the electronic edition, "
                f"and {other} is that of one of them",
            )


def _of_a_medium(journal: Journal | None, known: JournalIssn) -> str | None:
    """Give the other ISSN of print or of the electronic edition that is stated."""
    if journal is None:
        return None
    for each in journal.issns:
        if each.type in _MEDIA and each.issn != known.issn:
            return str(each.issn)
    return None


@rule(
    "JRN002",
    title="an ISSN of a journal is not another title's",
    severity=Severity.WARNING,
    subject=Journal,
    reason="An ISSN names one title. The register knows whose it is; titles that "
    "continue each other, sections and other spellings are one for this rule, unless "
    "the NLM identifiers tell them apart.",
    source=(_ISSN, _REGISTER),
    failing=Journal(title="Nature Medicine", issns=_issns(print="1043-0342")),
    passing=Journal(title="Human Gene Therapy", issns=_issns(print="1043-0342")),
)
def issn_of_another_journal(journal: Journal) -> Iterator[Slip]:
    """Look up each ISSN."""
    for index, each in enumerate(journal.issns):
        known = journal_of(each.issn)
        if known is not None and is_other_journal(journal, known):
            yield Slip(
                f"/issns/{index}",
                f"{each.issn} is the ISSN of {known.title!r}, not of {str(journal)!r}",
            )


@rule(
    "JRN003",
    title="the NLM identifier of a journal is not another title's",
    severity=Severity.WARNING,
    subject=Journal,
    reason="The NLM Catalog gives each title a number of its own; the register knows "
    "whose it is. Titles that continue each other, sections and other spellings are "
    "let pass.",
    source=(_NLM, _REGISTER),
    failing=Journal(title="Nature Medicine", nlm_id="9008950"),
    passing=Journal(title="Human Gene Therapy", nlm_id="9008950"),
)
def nlm_id_of_another_journal(journal: Journal) -> Iterator[Slip]:
    """Look up the number."""
    known = journal_of(journal.nlm_id)
    if known is not None and has_other_title(journal, known):
        yield Slip(
            "/nlm_id",
            f"{journal.nlm_id} is the number of {known.title!r}, "
            f"not of {str(journal)!r}",
        )


@rule(
    "JRN004",
    title="a journal does not continue itself",
    severity=Severity.WARNING,
    subject=Journal,
    reason="A predecessor is another title with another number. Titles that came back "
    "after years have different numbers, and where those are stated it is silent.",
    source=(
        "https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/journal-meta.html",
        _NLM,
    ),
    failing=Journal(
        title="Molecular Therapy Oncology",
        predecessors=[JournalReference(title="Molecular Therapy Oncology")],
    ),
    passing=Journal(
        title="Molecular Therapy Oncology",
        predecessors=[JournalReference(title="Molecular Therapy - Oncolytics")],
    ),
)
def journal_continues_itself(journal: Journal) -> Iterator[Slip]:
    """Compare the journal with its predecessors and successors."""
    for field in ("predecessors", "successors"):
        for index, other in enumerate(getattr(journal, field)):
            if _is_same(journal, other):
                yield Slip(
                    f"/{field}/{index}",
                    f"{other.title!r} is the journal itself, and no other one",
                )


def _is_same(journal: Journal, other: JournalReference) -> bool:
    if journal.nlm_id is not None and other.nlm_id is not None:
        return journal.nlm_id == other.nlm_id
    numbers = {each.issn for each in journal.issns}
    others = {each.issn for each in other.issns}
    if numbers and others and numbers.isdisjoint(others):
        return False
    title = " ".join(other.title.casefold().split())
    return bool(title) and title == " ".join((journal.title or "").casefold().split())


@rule(
    "JRN005",
    title="the ISSN that was cited is one of the journal's",
    severity=Severity.INFO,
    subject=Publication,
    reason="Where a record states the print and the electronic ISSN of the journal, "
    "the cited one should be among them. PubMed states the linking ISSN alone, which "
    "says nothing of the others.",
    source=(
        _ISSN,
        "E: PubMed, 706 of 1,372 records cite an ISSN beside the linking one",
    ),
    failing=Publication(
        journal=Journal(issns=_issns(print="1043-0342", electronic="1557-7422")),
        issue=Issue(issn=JournalIssn(issn="1525-0016")),
    ),
    passing=Publication(
        journal=Journal(issns=_issns(linking="1043-0342")),
        issue=Issue(issn=JournalIssn(issn="1557-7422")),
    ),
)
def cited_issn_of_none(publication: Publication) -> Iterator[Slip]:
    """Compare the cited ISSN with those of both media."""
    journal, issue = publication.journal, publication.issue
    if journal is None or issue is None or issue.issn is None:
        return
    if len(journal.issns) < 2:
        return
    types = {each.type for each in journal.issns}
    if not types >= {IssnType.PRINT, IssnType.ELECTRONIC}:
        return
    if issue.issn.issn not in {each.issn for each in journal.issns}:
        yield Slip(
            "/issue/issn",
            f"{issue.issn} is none of the ISSNs of {str(journal)!r}, of which both "
            "media are stated",
        )


@rule(
    "JRN006",
    title="a journal has one linking ISSN",
    severity=Severity.WARNING,
    subject=Journal,
    reason="The linking ISSN is made to be the one number of all media of a title.",
    source=(_ISSN_L,),
    failing=Journal(
        issns=[
            JournalIssn(issn="1043-0342", type=IssnType.LINKING),
            JournalIssn(issn="1557-7422", type=IssnType.LINKING),
        ]
    ),
    passing=Journal(issns=_issns(linking="1043-0342", electronic="1557-7422")),
)
def several_linking_issns(journal: Journal) -> Iterator[Slip]:
    """Count the ISSNs that are said to link."""
    if len(journal.issns) < 2:
        return
    linking = [
        (index, each.issn)
        for index, each in enumerate(journal.issns)
        if each.type is IssnType.LINKING
    ]
    for index, issn in linking[1:]:
        if issn != linking[0][1]:
            yield Slip(
                f"/issns/{index}",
                f"{issn} and {linking[0][1]} cannot both be the linking ISSN",
            )


@rule(
    "JRN007",
    title="an abbreviation is that of the title",
    severity=Severity.WARNING,
    subject=Journal,
    reason="An abbreviation keeps the beginnings of the words of its title, so that "
    "one with which no word begins alike is another journal's. The initials of a "
    "title, as in ICLR, are let pass.",
    source=(
        "https://www.issn.org/services/online-services/access-to-the-ltwa/",
        "E: 3,169 titles of the Index Medicus and 759 of PubMed begin alike",
    ),
    failing=Journal(title="Human Gene Therapy", medline_abbreviation="Nat Med"),
    passing=Journal(title="Human Gene Therapy", medline_abbreviation="Hum Gene Ther"),
)
def abbreviation_of_another_title(journal: Journal) -> Iterator[Slip]:
    """Compare the beginnings of the words."""
    title = journal.title
    if not title:
        return
    for field in ("medline_abbreviation", "iso_abbreviation"):
        short = getattr(journal, field)
        if short and not begins_alike(title, short) and not are_initials(short, title):
            yield Slip(
                f"/{field}",
                f"{short!r} has no word of {title!r}, and is another journal's",
            )


@rule(
    "JRN008",
    title="nothing appears in a journal before its first year",
    severity=Severity.WARNING,
    subject=Publication,
    reason="NLM tells titles that are alike by their first year, as in 'Cerebral "
    "cortex (New York, N.Y. : 1991)'. What is dated certainly before it stood in "
    "another journal, or the date is wrong.",
    source=(_TITLES, "E: 35 PubMed records of such titles all obey"),
    failing=Publication(
        journal=Journal(
            title="Cerebral cortex (New York, N.Y. : 1991)", nlm_id="9110718"
        ),
        dates=[PublicationDate(kind=DateKind.ISSUE, date="1989")],
    ),
    passing=Publication(
        journal=Journal(
            title="Cerebral cortex (New York, N.Y. : 1991)", nlm_id="9110718"
        ),
        dates=[PublicationDate(kind=DateKind.ISSUE, date="2019")],
    ),
)
def published_before_its_journal(publication: Publication) -> Iterator[Slip]:
    """Compare the dates of publication with the year that the title states."""
    journal = publication.journal
    if journal is None or journal.nlm_id is None:
        return
    found = _FIRST_YEAR.search(journal.title or "") or _FIRST_YEAR.search(
        journal.medline_abbreviation or ""
    )
    if found is None:
        return
    first = PartialDate(year=int(found[1]))
    for index, stated in enumerate(publication.dates):
        date = stated.date if stated.kind in _APPEARED else None
        if date is not None and certainly_before(date, first):
            yield Slip(
                f"/dates/{index}",
                f"{date} is before {found[1]}, the first year of {str(journal)!r}",
            )


@rule(
    "JRN009",
    title="the ISSN that was cited is not another title's",
    severity=Severity.WARNING,
    subject=Publication,
    reason="As for the ISSNs of the journal itself: the register knows whose the cited "
    "ISSN is.",
    source=(_ISSN, _REGISTER),
    failing=Publication(
        journal=Journal(title="Nature Medicine"),
        issue=Issue(issn=JournalIssn(issn="1043-0342")),
    ),
    passing=Publication(
        journal=Journal(title="Nature Medicine"),
        issue=Issue(issn=JournalIssn(issn="1078-8956")),
    ),
)
def cited_issn_of_another_journal(publication: Publication) -> Iterator[Slip]:
    """Look up the ISSN that was cited."""
    journal, issue = publication.journal, publication.issue
    if journal is None or issue is None or issue.issn is None:
        return
    known = journal_of(issue.issn.issn)
    if known is not None and is_other_journal(journal, known):
        yield Slip(
            "/issue/issn",
            f"{issue.issn} is the ISSN of {known.title!r}, not of {str(journal)!r}",
        )


_FIRST_YEAR: Final = re.compile(
    r"\((?:[^()]*[:\s])?(1[5-9][0-9][0-9]|20[0-9][0-9])\)\.?$"
)
_APPEARED: Final = frozenset({DateKind.ISSUE, DateKind.PUBLISHED, DateKind.ELECTRONIC})
