"""PubMed's journal: its title and numbers, the issue, and the date of the issue."""

from __future__ import annotations

from typing import cast
from xml.etree.ElementTree import Element

from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.identifiers import (
    Issn,
    NlmId,
    OtherIdentifier,
)
from genetherapy_model.domain.journals import (
    IssnType,
    Issue,
    JournalIssn,
)
from genetherapy_model.domain.publication_dates import PublicationDate
from genetherapy_model.formats.pubmed_xml import (
    vocabulary,
)
from genetherapy_model.formats.pubmed_xml.dates import read_pub_date
from genetherapy_model.formats.pubmed_xml.keeping import Keeper

_issue = trusted(Issue)
_issn = trusted(JournalIssn)


def read_journal(
    journal: Element, parts: dict[str, object], keeper: Keeper
) -> tuple[Issue | None, PublicationDate | None]:
    """Read a Journal: fill the parts of ours, give the issue and its date."""
    cited = issue = None
    seen: set[str] = set()
    for child in journal:
        tag = child.tag
        if tag in seen:
            keeper.keep(child)
        elif tag == "ISSN":
            cited = read_issn(child, keeper)
        elif tag == "JournalIssue":
            issue = child
        elif tag == "Title":
            parts["title"] = keeper.text(child)
        elif tag == "ISOAbbreviation":
            parts["iso_abbreviation"] = keeper.text(child)
        else:
            keeper.keep(child)
        seen.add(tag)
    return _read_issue(issue, cited, keeper)


def read_journal_info(info: Element, parts: dict[str, object], keeper: Keeper) -> None:
    """Read a MedlineJournalInfo: fill the parts of our journal."""
    seen: set[str] = set()
    for child in info:
        tag = child.tag
        if tag in seen:
            keeper.keep(child)
        elif tag == "MedlineTA":
            parts["medline_abbreviation"] = keeper.text(child)
        elif tag == "Country":
            parts["country"] = keeper.text(child)
        elif tag == "NlmUniqueID":
            place = "/journal/nlm_id"
            parts["nlm_id"] = keeper.identifier(child, NlmId, tag, place)
        elif tag == "ISSNLinking":
            place = "/journal/issns/0/issn"
            linking = keeper.identifier(child, Issn, "ISSN", place)
            parts["issns"] = (
                _issn(
                    issn=cast("Issn | OtherIdentifier", linking),
                    type=IssnType.LINKING,
                ),
            )
        else:
            keeper.keep(child)
        seen.add(tag)


def read_issn(child: Element, keeper: Keeper) -> JournalIssn:
    """Read an ISSN."""
    kind = vocabulary.ISSN_TYPES.get(child.get("IssnType") or "")
    if kind is None and "IssnType" in child.attrib:
        keeper.keep_attribute(child, "IssnType")
    read = keeper.identifier(child, Issn, "ISSN", "/issue/issn/issn")
    return _issn(issn=cast("Issn | OtherIdentifier", read), type=kind)


def _read_issue(
    issue: Element | None, cited: JournalIssn | None, keeper: Keeper
) -> tuple[Issue | None, PublicationDate | None]:
    date = None
    volume = number = medium = None
    if issue is not None:
        if (stated := issue.get("CitedMedium")) is not None:
            medium = vocabulary.CITED_MEDIA.get(stated)
            if medium is None:
                keeper.keep_attribute(issue, "CitedMedium")
        seen: set[str] = set()
        for child in issue:
            if child.tag in seen:
                keeper.keep(child)
            elif child.tag == "Volume":
                volume = keeper.text(child)
            elif child.tag == "Issue":
                number = keeper.text(child)
            elif child.tag == "PubDate":
                date = read_issue_date(child, keeper)
            else:
                keeper.keep(child)
            seen.add(child.tag)
    if (volume, number, medium, cited) == (None, None, None, None):
        return None, date
    return _issue(volume=volume, number=number, medium=medium, issn=cited), date


def read_issue_date(child: Element, keeper: Keeper) -> PublicationDate:
    """Read a PubDate."""
    stated, is_plain = read_pub_date(child)
    if not is_plain:
        keeper.keep(child, spelling=True)
    if stated.date is None:
        keeper.find("RDR003", "/dates/0", f"{stated.text!r} is no date: kept as text")
    return stated
