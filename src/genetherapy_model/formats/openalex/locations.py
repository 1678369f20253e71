"""Where a work is: its primary location, with the journal that it appeared in.

Source: https://docs.openalex.org/api-entities/works/work-object/location-object. Of
the sources, journals, series and conferences are a serial; a repository is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import evolve

from genetherapy_model.domain.identifiers import Issn, OtherIdentifier
from genetherapy_model.domain.journals import IssnType, Journal, JournalIssn
from genetherapy_model.domain.organizations import OrganizationReference
from genetherapy_model.errors import InvalidIdentifier
from genetherapy_model.formats.openalex.fields import Fields
from genetherapy_model.formats.openalex.identifiers import read_own, write_own
from genetherapy_model.formats.openalex.vocabulary import PLATFORM, SCHEME, SERIALS
from genetherapy_model.formats.plain_texts import read_plain, write_plain

__all__ = ["primary_of", "read_journal", "write_journal"]

_COUNTRY: Final = re.compile(r"[A-Z]{2}")


def primary_of(item: Fields) -> Fields:
    """Give the primary location; the first one where only the others are there."""
    location = item.part("primary_location")
    return location or next(iter(item.parts("locations")), location)


def read_journal(item: Fields) -> Journal | None:
    """Read the journal of the primary location; of a book, its publisher.

    Works of before 2023 have it as ``host_venue``.
    """
    location = primary_of(item)
    source = location.part("source") or item.part("host_venue")
    kind = source.text("type")
    printed = _plain(location, "raw_source_name")
    if kind == PLATFORM:
        publisher = _read_publisher(source)
        return None if publisher is None else Journal(publisher=publisher)
    if kind not in (None, *SERIALS):
        return None
    title = _plain(source, "display_name")
    aliases = [read_plain(text) for text in source.texts("alternate_titles")]
    if title is None:
        title, printed = printed, None
    if printed is not None and printed != title:
        aliases = [printed, *aliases]
    made = Journal(
        title=title,
        iso_abbreviation=_plain(source, "abbreviated_title"),
        issns=[*_read_issns(source)],
        publisher=_read_publisher(source),
        country=source.text("country_code"),
        aliases=aliases,
    )
    return None if made == Journal() else made


def _plain(fields: Fields, key: str) -> str | None:
    text = fields.text(key)
    return None if text is None else read_plain(text)


def _read_issns(source: Fields) -> Iterator[JournalIssn]:
    """Read the linking ISSN, and those that are said of no medium."""
    linking = source.text("issn_l")
    if linking is not None:
        issn = source.identifier(Issn, "ISSN", linking)
        yield JournalIssn(issn=issn, type=IssnType.LINKING)
    for text in source.texts("issn"):
        yield JournalIssn(issn=source.identifier(Issn, "ISSN", text))


def _read_publisher(source: Fields) -> OrganizationReference | None:
    name = source.text("host_organization_name") or source.text("publisher")
    if name is None:
        return None
    own = source.text("host_organization")
    return OrganizationReference(
        name=read_plain(name), identifiers=[] if own is None else [read_own(own)]
    )


def write_journal(
    journal: Journal | None, cited: JournalIssn | None = None
) -> dict[str, object]:
    """Write a journal, and the ISSN that was cited of it, as a source.

    >>> write_journal(Journal(title="Blood"), JournalIssn(issn="0006-4971"))
    {'source': {'display_name': 'Blood', 'issn': ['0006-4971'], 'type': 'journal'}}
    """
    journal = Journal() if journal is None else journal
    if cited is not None and cited.issn not in [one.issn for one in journal.issns]:
        journal = evolve(journal, issns=[cited, *journal.issns])
    title = write_plain(journal.title or "")
    aliases = [write_plain(alias) for alias in journal.aliases if alias.strip()]
    made: dict[str, object] = {}
    if title.strip():
        made["display_name"] = title
    made |= _write_issns(journal)
    short = write_plain(journal.iso_abbreviation or journal.medline_abbreviation or "")
    if short.strip():
        made["abbreviated_title"] = short
    if journal.country and _COUNTRY.fullmatch(journal.country):
        made["country_code"] = journal.country
    if aliases:
        made["alternate_titles"] = aliases
    is_serial = bool(made)
    if journal.publisher is not None:
        made |= _write_publisher(journal.publisher)
    if made:
        made["type"] = "journal" if is_serial else PLATFORM
    return {"source": made} if made else {}


def _write_issns(journal: Journal) -> dict[str, object]:
    linking: str | None = None
    others: list[str] = []
    for known in journal.issns:
        text = _text(known.issn)
        if text.strip():
            if known.type is IssnType.LINKING and linking is None:
                linking = text
            else:
                others.append(text)
    made: dict[str, object] = {} if linking is None else {"issn_l": linking}
    return made | {"issn": others} if others else made


def _text(issn: Issn | OtherIdentifier) -> str:
    if isinstance(issn, Issn):
        return str(issn)
    try:
        return str(Issn.parse(issn.text))
    except InvalidIdentifier:
        return issn.text


def _write_publisher(publisher: OrganizationReference) -> dict[str, object]:
    name = write_plain(publisher.name)
    if not name.strip():
        return {}
    made: dict[str, object] = {}
    for one in publisher.identifiers:
        if isinstance(one, OtherIdentifier) and one.scheme == SCHEME:
            if one.text.strip():
                made["host_organization"] = write_own(one)
            break
    return made | {"host_organization_name": name}
