"""The journal of an article: its titles, numbers and publisher."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast
from xml.etree.ElementTree import Element, SubElement

from genetherapy_model.domain.identifiers import Issn, NlmId, OtherIdentifier
from genetherapy_model.domain.journals import (
    IssnType,
    Issue,
    Journal,
    JournalIssn,
    SerialIdentifier,
)
from genetherapy_model.domain.organizations import OrganizationReference
from genetherapy_model.formats.jats.identifiers import spell_identifier
from genetherapy_model.formats.jats.institutions import (
    read_institution,
    write_institution,
)
from genetherapy_model.formats.jats.notes import Notes
from genetherapy_model.formats.jats.texts import leaf, line, optional_line
from genetherapy_model.formats.jats.vocabulary import ISSN_TYPES, WRITTEN_ISSN_TYPES

__all__ = ["read_journal", "write_journal"]

_NLM = frozenset({"nlm-journal-id", "nlm-id", "nlmid"})
_MEDLINE = frozenset({"nlm-ta", "pubmed", "medline"})
_ISO = frozenset({"iso-abbrev", "iso"})
_CITED = "cited"


def read_journal(
    meta: Element, notes: Notes
) -> tuple[Journal | None, JournalIssn | None]:
    """Read a journal-meta; the second is the ISSN that is marked as cited."""
    ids = {
        str(each.get("journal-id-type")): line(each)
        for each in reversed(meta.findall("journal-id"))
    }
    group = meta.find("journal-title-group")
    holder = meta if group is None else group
    named = meta.findall("abbrev-journal-title")
    named += [] if group is None else group.findall("abbrev-journal-title")
    short = [(each.get("abbrev-type"), line(each)) for each in named]
    said = [*ids.items(), *short]
    cited, issns = _read_issns(meta, notes)
    journal = Journal(
        title=optional_line(holder.find("journal-title")),
        iso_abbreviation=next((text for kind, text in said if kind in _ISO), None),
        medline_abbreviation=next(
            (text for kind, text in said if kind in _MEDLINE), None
        ),
        issns=issns,
        nlm_id=_read_nlm_id(ids, notes),
        publisher=_read_publisher(meta.find("publisher"), notes),
        country=optional_line(meta.find("publisher/publisher-loc/country")),
        aliases=[
            text for kind, text in short if kind not in _MEDLINE and kind not in _ISO
        ],
    )
    return (None if journal == Journal() else journal), cited


def _read_nlm_id(ids: dict[str, str], notes: Notes) -> SerialIdentifier | None:
    for kind, text in ids.items():
        if kind in _NLM:
            read = notes.identify(text, NlmId, "NlmUniqueID", "/journal/nlm_id")
            return cast("SerialIdentifier | None", read)
    return None


def _read_issns(
    meta: Element, notes: Notes
) -> tuple[JournalIssn | None, list[JournalIssn]]:
    cited: JournalIssn | None = None
    found: list[JournalIssn] = []
    for each in (*meta.findall("issn"), *meta.findall("issn-l")):
        stated = each.get("pub-type") or each.get("publication-format") or ""
        kind = (
            IssnType.LINKING if each.tag == "issn-l" else ISSN_TYPES.get(stated.lower())
        )
        read = notes.identifier(each, Issn, "ISSN", f"/journal/issns/{len(found)}/issn")
        if read is None:
            continue
        issn = JournalIssn(issn=cast("Issn | OtherIdentifier", read), type=kind)
        if each.get("specific-use") == _CITED and cited is None:
            cited = issn
        else:
            found.append(issn)
    return cited, found


def _read_publisher(
    publisher: Element | None, notes: Notes
) -> OrganizationReference | None:
    name = None if publisher is None else publisher.find("publisher-name")
    if name is None:
        return None
    text, identifiers = read_institution(name, notes, "/journal/publisher")
    return OrganizationReference(name=text, identifiers=identifiers)


def write_journal(journal: Journal | None, issue: Issue | None) -> Element:
    """Write a journal-meta."""
    meta = Element("journal-meta")
    cited = None if issue is None else issue.issn
    if journal is not None:
        meta.extend(_written_ids(journal))
        group = Element("journal-title-group")
        if journal.title is not None:
            group.append(leaf("journal-title", journal.title))
        for alias in journal.aliases:
            group.append(leaf("abbrev-journal-title", alias))
        if len(group):
            meta.append(group)
    if cited is not None:
        meta.append(_issn(cited, _CITED))
    issns = () if journal is None else journal.issns
    meta.extend(_issn(each) for each in issns if each.type is not IssnType.LINKING)
    meta.extend(_issn(each) for each in issns if each.type is IssnType.LINKING)
    if journal is not None:
        publisher = Element("publisher")
        if journal.publisher is not None:
            publisher.append(write_institution("publisher-name", journal.publisher))
        if journal.country is not None:
            place = SubElement(publisher, "publisher-loc")
            place.append(leaf("country", journal.country))
        if len(publisher):
            meta.append(publisher)
    return meta


def _written_ids(journal: Journal) -> Iterator[Element]:
    for kind, text in (
        ("nlm-ta", journal.medline_abbreviation),
        ("iso-abbrev", journal.iso_abbreviation),
    ):
        if text is not None:
            yield leaf("journal-id", text, journal_id_type=kind)
    if journal.nlm_id is not None:
        text = spell_identifier(journal.nlm_id)[1]
        yield leaf("journal-id", text, journal_id_type="nlm-journal-id")


def _issn(stated: JournalIssn, use: str | None = None) -> Element:
    text = spell_identifier(stated.issn)[1]
    if stated.type is IssnType.LINKING:
        return leaf("issn-l", text, specific_use=use)
    kind = None if stated.type is None else WRITTEN_ISSN_TYPES[stated.type]
    return leaf("issn", text, pub_type=kind, specific_use=use)
