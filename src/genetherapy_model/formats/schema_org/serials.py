"""Journals and issues: ``PublicationIssue`` in ``PublicationVolume`` in ``Periodical``.

Source: https://bib.schema.org, of which they are: each leads to the next by
``isPartOf``, and the work to the first that is stated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from genetherapy_model.domain.identifiers import Issn, NlmId, OtherIdentifier
from genetherapy_model.domain.journals import (
    Issue,
    Journal,
    JournalIssn,
    JournalReference,
)
from genetherapy_model.domain.organizations import OrganizationReference
from genetherapy_model.errors import InvalidIdentifier
from genetherapy_model.formats.schema_org.identifiers import (
    read_identifiers,
    write_identifier,
)
from genetherapy_model.formats.schema_org.nodes import Node, NodeForm, Notes
from genetherapy_model.formats.schema_org.organizations import ORGANIZATION_LINKS
from genetherapy_model.formats.schema_org.values import (
    nodes_of,
    one_or_all,
    text_of,
    texts_of,
    types_of,
)
from genetherapy_model.formats.schema_org.vocabulary import SERIALS
from genetherapy_model.formats.schemes import ISSN

__all__ = [
    "JOURNAL_LINKS",
    "read_issue_day",
    "read_publisher",
    "read_serial",
    "write_serial",
]

_DEEPEST: Final = 8


def _write_issns(issns: tuple[JournalIssn, ...]) -> Node:
    numbers = [
        one.issn.text if isinstance(one.issn, OtherIdentifier) else str(one.issn)
        for one in issns
    ]
    return {"issn": one_or_all(numbers)} if numbers else {}


def _read_issns(node: Node, notes: Notes) -> list[JournalIssn]:
    made = []
    for text in texts_of(node.get("issn")):
        issn: Issn | OtherIdentifier
        try:
            issn = Issn.parse(text)
        except InvalidIdentifier as error:
            notes.warn("RDR002", f"issn: {error}")
            issn = OtherIdentifier(scheme=ISSN, text=text)
        made.append(JournalIssn(issn=issn))
    return made


def _read_number(node: Node, notes: Notes) -> NlmId | OtherIdentifier | None:
    found = read_identifiers({"identifier": node.get("identifier")}, (NlmId,), notes)
    return next(iter(found), None)


def _write_link(journal: JournalReference) -> Node:
    made: Node = {"@type": "Periodical", "name": journal.title}
    made |= _write_issns(journal.issns)
    if journal.nlm_id is not None:
        made["identifier"] = write_identifier(journal.nlm_id)
    return made


def _read_link(node: Node, notes: Notes) -> JournalReference | None:
    title = text_of(node.get("name"))
    if title is None:
        return None
    return JournalReference(
        title=title, issns=_read_issns(node, notes), nlm_id=_read_number(node, notes)
    )


JOURNAL_LINKS: Final = NodeForm(JournalReference, _write_link, _read_link)


def _write_journal(journal: Journal) -> Node:
    made: Node = {"@type": "Periodical"}
    if journal.title is not None:
        made["name"] = journal.title
    others = [journal.iso_abbreviation, journal.medline_abbreviation, *journal.aliases]
    names = list(dict.fromkeys(name for name in others if name is not None))
    if names:
        made["alternateName"] = one_or_all(names)
    made |= _write_issns(journal.issns)
    if journal.nlm_id is not None:
        made["identifier"] = write_identifier(journal.nlm_id)
    if journal.publisher is not None:
        made["publisher"] = ORGANIZATION_LINKS.write(journal.publisher)
    if journal.country is not None:
        made["countryOfOrigin"] = {"@type": "Country", "name": journal.country}
    return made


def _read_journal(node: Node, notes: Notes) -> Journal | None:
    countries = [
        name
        for one in nodes_of(node.get("countryOfOrigin"))
        if (name := text_of(one.get("name"))) is not None
    ]
    return Journal(
        title=text_of(node.get("name")),
        issns=_read_issns(node, notes),
        nlm_id=_read_number(node, notes),
        publisher=read_publisher(node, notes),
        country=next(iter(countries), None),
        aliases=texts_of(node.get("alternateName")),
    )


def read_publisher(node: Node, notes: Notes) -> OrganizationReference | None:
    """Read the publisher that a node states."""
    for one in [*nodes_of(node.get("publisher"))]:
        found = ORGANIZATION_LINKS.read(one, notes)
        if found is not None:
            return found
    texts = [one for one in texts_of(node.get("publisher")) if one.strip()]
    return OrganizationReference(name=texts[0]) if texts else None


_JOURNALS: Final = NodeForm(Journal, _write_journal, _read_journal)


def write_serial(journal: Journal | None, issue: Issue | None) -> Node | None:
    """Write what a work is part of.

    >>> write_serial(None, Issue(volume="34"))
    {'@type': 'PublicationVolume', 'volumeNumber': '34'}
    """
    made: Node | None = None
    # A publisher alone is that of the work.
    if journal is not None and evolve(journal, publisher=None) != Journal():
        made = _JOURNALS.write(journal)
    if issue is None:
        return made
    for kind, key, number in (
        ("PublicationVolume", "volumeNumber", issue.volume),
        ("PublicationIssue", "issueNumber", issue.number),
    ):
        if number is not None:
            inner: Node = {} if made is None else {"isPartOf": made}
            made = {"@type": kind, key: number, **inner}
    return made


def read_serial(node: Node, notes: Notes) -> tuple[Journal | None, Issue | None]:
    """Read the journal and the issue that a work is part of, and its publisher."""
    journal, volume, number = None, None, None
    for whole in _wholes(node, _DEEPEST):
        types = set(types_of(whole))
        if number is None:
            number = text_of(whole.get("issueNumber"))
        if volume is None:
            volume = text_of(whole.get("volumeNumber"))
        if journal is None and (types & SERIALS or "issn" in whole):
            journal = _JOURNALS.read(whole, notes)
    number = number or text_of(node.get("issueNumber"))
    volume = volume or text_of(node.get("volumeNumber"))
    publisher = read_publisher(node, notes)
    if publisher is not None and (journal is None or journal.publisher is None):
        journal = evolve(journal or Journal(), publisher=publisher)
    is_numbered = volume is not None or number is not None
    return journal, Issue(volume=volume, number=number) if is_numbered else None


def read_issue_day(node: Node) -> str | None:
    """Read when the issue came out that a work is part of."""
    days = (
        text_of(whole.get("datePublished"))
        for whole in _wholes(node, _DEEPEST)
        if "PublicationIssue" in types_of(whole)
    )
    return next((day for day in days if day is not None), None)


def _wholes(node: Node, depth: int) -> Iterator[Node]:
    for whole in nodes_of(node.get("isPartOf")) if depth else ():
        yield whole
        yield from _wholes(whole, depth - 1)
