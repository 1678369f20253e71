"""The readable card of a record: what a curator looks at first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from attrs import frozen
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from genetherapy_model.cli.outputs import clean
from genetherapy_model.cli.reports import counted
from genetherapy_model.domain.authors import CollectiveAuthor, PersonalAuthor
from genetherapy_model.domain.identifiers import OtherIdentifier
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.publication_dates import DateKind
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.roles import Role
from genetherapy_model.domain.works import RelationKind, WorkIdentifier
from genetherapy_model.errors import Finding
from genetherapy_model.formats.readings import Deletion, Reading

__all__ = ["Card", "draw_card", "make_card"]

Row: TypeAlias = tuple[str, tuple[str, ...]]

_AUTHORS: Final = 10
_TERMS: Final = 30
_ABSTRACT: Final = 500  # characters
_WIDTH: Final = 12  # of the labels
_ALARMS: Final = {
    RelationKind.RETRACTED_BY: "RETRACTED",
    RelationKind.RETRACTED_AND_REPUBLISHED_IN: "RETRACTED",
    RelationKind.CONCERN_EXPRESSED_IN: "EXPRESSION OF CONCERN",
}
_DATES: Final = (DateKind.PUBLISHED, DateKind.ISSUE, DateKind.ELECTRONIC)


@frozen(kw_only=True, weakref_slot=False)
class Card:
    """What is shown of a record, as plain lines.

    Attributes:
        head: Which record it is, and where it stands.
        title: Its title, or what stands in for it.
        alarms: What nobody must overlook: a retraction, an expression of concern.
        rows: Labels, each with its lines.
        findings: What was noticed about the record, one line each.

    >>> card = make_card(Reading(publication=Publication(title="Gene therapy")))
    >>> card.title, card.rows
    ('Gene therapy', ())
    """

    head: str
    title: str
    alarms: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    findings: tuple[str, ...] = ()


def make_card(scanned: Reading | Deletion, findings: Iterable[Finding] = ()) -> Card:
    """Make the card of a record, or of the statement that records were deleted."""
    notes = tuple(clean(_note(finding)) for finding in findings)
    head = clean(str(scanned.position or ""))
    if isinstance(scanned, Deletion):
        entries = tuple(clean(str(entry)) for entry in scanned.entries)
        what = counted(len(entries), "deleted record")
        rows = (("Deleted", _first(entries, _TERMS)),) if entries else ()
        return Card(head=head, title=what, rows=rows, findings=notes)
    publication = scanned.publication
    if publication is None:
        return Card(head=head, title="A record that could not be read", findings=notes)
    return Card(
        head=head,
        title=clean(publication.title.plain if publication.title else "")
        or "(no title)",
        alarms=tuple(map(clean, _alarms(publication))),
        rows=tuple(
            (label, tuple(clean(line) for line in lines))
            for label, lines in _rows(publication)
            if any(lines)
        ),
        findings=notes,
    )


def draw_card(card: Card, console: Console) -> None:
    """Draw a card: framed on a terminal, as plain text in a pipe."""
    if console.is_terminal:
        console.print(_framed(card))
        return
    lines = [f"# {card.head}" if card.head else "#"]
    lines += [f"!! {alarm}" for alarm in card.alarms]
    labeled = (("Title", (card.title,)), *card.rows, ("Findings", card.findings))
    for label, values in labeled:
        for index, value in enumerate(values):
            lines.append(f"{'' if index else label:{_WIDTH}} {value}")
    console.file.write("\n".join((*lines, "", "")))


def _framed(card: Card) -> Panel:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=_WIDTH)
    grid.add_column(overflow="fold")
    for label, values in card.rows:
        grid.add_row(Text(label, "dim"), Text("\n".join(values)))
    if card.findings:
        grid.add_row(Text("Findings", "yellow"), Text("\n".join(card.findings)))
    alarms = [Text(f" {alarm} ", "bold white on red") for alarm in card.alarms]
    shown: list[RenderableType] = [*alarms, Text(card.title, "bold")]
    if grid.row_count:
        shown.append(grid)
    border = "red" if card.alarms else "blue"
    return Panel(
        Group(*shown), title=Text(card.head), title_align="left", border_style=border
    )


def _note(finding: Finding) -> str:
    place = f" {finding.path}" if finding.path else ""
    return f"{finding.code} {finding.severity.value}{place}: {finding.message}"


def _alarms(publication: Publication) -> Iterator[str]:
    told = False
    for relation in publication.relations:
        if relation.kind in _ALARMS:
            told = told or _ALARMS[relation.kind] == "RETRACTED"
            yield f"{_ALARMS[relation.kind]}: {relation}"
    if publication.is_retracted and not told:
        yield "RETRACTED"


def _rows(publication: Publication) -> Iterator[Row]:
    vernacular = publication.vernacular_title
    yield "Original", (vernacular.plain if vernacular else "",)
    yield "Type", (_listed(publication.publication_types),)
    yield "Authors", _first(map(_author, publication.authors), _AUTHORS)
    if publication.authors and not publication.authors_complete:
        yield "", ("and others: the list is said not to be complete",)
    yield "Editors", _first(map(_author, publication.editors), _AUTHORS)
    yield "People", _first(map(_person, publication.people), _AUTHORS)
    number = len(publication.investigators)
    yield "Study group", (counted(number, "investigator") if number else "",)
    yield "Journal", (_journal(publication),)
    yield "Date", (_dates(publication),)
    yield "Identifiers", (_identifiers(publication),)
    yield "Language", (_listed(publication.languages),)
    yield "Abstract", (_abstract(publication),)
    yield "Keywords", (_listed(publication.keywords),)
    headings = sorted(publication.mesh_headings, key=lambda known: not known.is_major)
    yield "MeSH", (_listed(headings),)
    yield "Concepts", (_listed(publication.supplementary_concepts),)
    yield "Chemicals", (_listed(publication.chemicals),)
    yield "Trials, data", (_listed(publication.registrations),)
    yield "Grants", (_listed(publication.grants),)
    yield "Relations", _first(_relations(publication), _AUTHORS)
    number = len(publication.references)
    yield "References", (f"{number:,}" if number else "",)
    yield "Quotations", _first(map(str, publication.quotations), _AUTHORS)
    number = len(publication.modality_claims)
    yield "Therapies", (counted(number, "claim") if number else "",)
    yield "Catalogues", _first(map(_entry, publication.entries), _AUTHORS)
    number = len(publication.extras)
    kept = f"{counted(number, 'piece')} of the source without a field, kept"
    yield "Extras", (kept if number else "",)


def _person(person: Person) -> str:
    return "; ".join([str(person), *map(_role, person.roles)])


def _author(author: PersonalAuthor | CollectiveAuthor) -> str:
    said = [str(author)]
    if isinstance(author, PersonalAuthor):
        said += [f"ORCID {author.orcid}"] if author.orcid else []
        said += ["corresponding"] if author.corresponding else []
    elif author.members:
        said.append(counted(len(author.members), "member"))
    said += ["equal contribution"] if author.equal_contribution else []
    if author.affiliations:
        said.append(counted(len(author.affiliations), "affiliation"))
    if isinstance(author, PersonalAuthor):
        said += map(_role, author.person.roles)
    said += [] if author.valid else ["marked as wrong by the catalogue"]
    return "; ".join(said)


def _role(role: Role) -> str:
    term = role.term
    spans = (("from", term.start), ("to", term.end), ("seen", term.observed_on))
    said = " ".join(f"{word} {date}" for word, date in spans if date is not None)
    return f"{role} ({said})" if said else str(role)


def _journal(publication: Publication) -> str:
    issue = publication.issue
    place = issue.volume or "" if issue else ""
    place += f"({issue.number})" if issue and issue.number else ""
    pages = str(publication.pagination or "")
    place += f":{pages}" if pages else ""
    issns = ", ".join(dict.fromkeys(map(str, publication.issns)))
    said = (str(publication.journal or ""), place, f"ISSN {issns}" if issns else "")
    return "; ".join(filter(None, said))


def _dates(publication: Publication) -> str:
    stated = [
        f"{known.date if known.date is not None else known.text} ({known.kind.value})"
        for known in publication.dates
        if known.kind in _DATES
    ]
    return ", ".join(stated) or str(publication.date or "")


def _identifiers(publication: Publication) -> str:
    known: list[WorkIdentifier] = [
        entry.identifier for entry in publication.entries if entry.identifier
    ]
    known += publication.identifiers
    known += [each.identifier for each in publication.locators if each.valid]
    return ", ".join(dict.fromkeys(map(_identifier, known)))


def _identifier(identifier: WorkIdentifier) -> str:
    if isinstance(identifier, OtherIdentifier):
        return str(identifier)
    return f"{identifier.kind} {identifier}"


def _abstract(publication: Publication) -> str:
    whole = " ".join(str(publication.abstract or "").split())
    return textwrap.shorten(whole, _ABSTRACT, placeholder=" ...")


def _relations(publication: Publication) -> Iterator[str]:
    for relation in publication.relations:
        if relation.kind not in _ALARMS and relation.kind is not RelationKind.CITES:
            target = relation.target
            pmid = f" (PMID {target.pmid})" if target.pmid and target.citation else ""
            yield f"{relation}{pmid}"


def _entry(entry: CatalogueEntry) -> str:
    revised = f"revised {entry.revised}" if entry.revised is not None else ""
    return ", ".join(filter(None, (str(entry), entry.status, revised)))


def _listed(values: Iterable[object]) -> str:
    return "; ".join(_first(map(str, values), _TERMS))


def _first(lines: Iterable[str], most: int) -> tuple[str, ...]:
    kept = tuple(lines)
    if len(kept) <= most:
        return kept
    return (*kept[:most], f"... and {len(kept) - most:,} more")
