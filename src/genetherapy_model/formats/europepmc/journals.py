"""Europe PMC's journal, issue and book, read and written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from genetherapy_model.domain.identifiers import Issn, NlmId, OtherIdentifier
from genetherapy_model.domain.journals import (
    IssnType,
    Issue,
    Journal,
    JournalIssn,
    Pagination,
    SerialIdentifier,
)
from genetherapy_model.domain.organizations import OrganizationReference
from genetherapy_model.domain.publications import Publication
from genetherapy_model.formats.csl_json.reading import split_numbers
from genetherapy_model.formats.europepmc.dates import write_issue_date
from genetherapy_model.formats.europepmc.texts import stated
from genetherapy_model.formats.europepmc.values import Values
from genetherapy_model.formats.json_items import Item

__all__ = ["is_in_book", "read_issue", "read_journal", "write_journal", "write_pages"]

_INFO, _BOOK = "journalInfo", "bookOrReportDetails"
_ABBREVIATED = ("MED", "PMC")


def read_journal(item: Item, values: Values) -> Journal | None:
    """Read the journal, or the book that the work stands in."""
    info = values.only(item.get(_INFO), _INFO)
    held = values.only(info.get("journal"), f"{_INFO}/journal")
    book = values.only(item.get(_BOOK), _BOOK)
    # The service has isoabbreviation, its XML ISOAbbreviation.
    journal = {str(key).lower(): value for key, value in held.items()}
    parts = {
        name: values.plain(journal.get(key), f"{_INFO}/journal/{key}")
        for key, name in (
            ("title", "title"),
            ("isoabbreviation", "iso_abbreviation"),
            ("medlineabbreviation", "medline_abbreviation"),
        )
    }
    if not any(parts.values()):
        parts["title"] = values.plain(book.get("comprisingTitle"), _BOOK)
    short = values.plain(item.get("journalTitle"), "journalTitle")
    if not any(parts.values()) and short is not None:
        is_short = item.get("source") in _ABBREVIATED
        parts["medline_abbreviation" if is_short else "title"] = short
    publisher = values.plain(book.get("publisher"), f"{_BOOK}/publisher")
    number = values.plain(journal.get("nlmid"), f"{_INFO}/journal/nlmid")
    issns = [*_read_issns(journal, item, values)]
    if not any(parts.values()) and publisher is None and number is None and not issns:
        return None
    return Journal(
        title=parts["title"],
        iso_abbreviation=parts["iso_abbreviation"],
        medline_abbreviation=parts["medline_abbreviation"],
        issns=issns,
        nlm_id=None
        if number is None
        else cast(
            "SerialIdentifier",
            values.any_identifier(NlmId, "NlmUniqueID", number, "/journal/nlm_id"),
        ),
        publisher=None if publisher is None else OrganizationReference(name=publisher),
    )


def _read_issns(journal: Item, item: Item, values: Values) -> Iterator[JournalIssn]:
    printed = values.plain(journal.get("issn"), f"{_INFO}/journal/issn")
    online = values.plain(journal.get("essn"), f"{_INFO}/journal/essn")
    found = [
        # Journals that are not printed have their number in both places.
        *([(printed, IssnType.PRINT)] if printed != online else []),
        (online, IssnType.ELECTRONIC),
        *(
            (number, None)
            for number in split_numbers(
                values.text(item.get("journalIssn"), "journalIssn") or ""
            )
            if number not in (printed, online)
        ),
    ]
    index = 0
    for number, kind in found:
        if number is not None:
            path = f"/journal/issns/{index}/issn"
            read = values.any_identifier(Issn, "ISSN", number, path)
            yield JournalIssn(issn=read, type=kind)
            index += 1


def read_issue(item: Item, values: Values) -> Issue | None:
    """Read volume and number of the issue, of a whole result or of a short one."""
    info = values.only(item.get(_INFO), _INFO)
    volume = values.plain(info.get("volume"), f"{_INFO}/volume")
    number = values.plain(info.get("issue"), f"{_INFO}/issue")
    if volume is None and number is None:
        volume = values.plain(item.get("journalVolume"), "journalVolume")
        number = values.plain(item.get("issue"), "issue")
    if volume is None and number is None:
        return None
    return Issue(volume=volume, number=number)


def is_in_book(publication: Publication) -> bool:
    """Tell whether what a work stands in is a book."""
    return any(
        isinstance(known, OtherIdentifier)
        and known.scheme.lower() in ("isbn", "bookaccession")
        and known.text.strip()
        for known in publication.identifiers
    )


def write_journal(publication: Publication) -> dict[str, object]:
    """Write journalInfo, the details of a book, and ISSNs of no stated type."""
    journal, issue = publication.journal or Journal(), publication.issue or Issue()
    issns = [*journal.issns, *([issue.issn] if issue.issn is not None else [])]
    printed, online = (
        _number(issns, IssnType.PRINT),
        _number(issns, IssnType.ELECTRONIC),
    )
    shown = {
        "title": journal.title,
        "medlineAbbreviation": journal.medline_abbreviation,
        "essn": online,
        "issn": printed or online,
        "isoabbreviation": journal.iso_abbreviation,
        "nlmid": None if journal.nlm_id is None else _text(journal.nlm_id),
    }
    book = {"publisher": None if journal.publisher is None else journal.publisher.name}
    if is_in_book(publication) and not (
        journal.medline_abbreviation or journal.iso_abbreviation
    ):
        book["comprisingTitle"] = shown.pop("title")
    info = {
        **_stated({"issue": issue.number, "volume": issue.volume}),
        **write_issue_date(publication.dates),
        **({"journal": held} if (held := _stated(shown)) else {}),
    }
    others = dict.fromkeys(
        part
        for known in issns
        if known.type not in (IssnType.PRINT, IssnType.ELECTRONIC)
        for part in split_numbers(_text(known.issn))
        if part not in (printed, online)
    )
    made: dict[str, object] = {
        _INFO: info,
        _BOOK: _stated(book),
        "journalIssn": "; ".join(others),
    }
    return {key: value for key, value in made.items() if value}


def _stated(parts: dict[str, str | None]) -> dict[str, object]:
    return {
        key: shown for key, text in parts.items() if (shown := stated(text)) is not None
    }


def _number(issns: list[JournalIssn], kind: IssnType) -> str | None:
    numbers = (_text(known.issn) for known in issns if known.type is kind)
    return next((text for text in numbers if text.strip()), None)


def _text(known: SerialIdentifier | Issn) -> str:
    return known.text if isinstance(known, OtherIdentifier) else str(known)


def write_pages(pages: Pagination | None) -> str | None:
    """Write the pages, or what stands for them."""
    if pages is None:
        return None
    start, end = stated(pages.start), stated(pages.end)
    shown = f"{start}-{end}" if start and end else start
    return stated(pages.text) or shown or stated(pages.article_number)
