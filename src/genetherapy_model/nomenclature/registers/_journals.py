"""The register of journals."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.identifiers import Issn, NlmId
from genetherapy_model.domain.journals import (
    IssnType,
    Journal,
    JournalIssn,
    JournalReference,
    SocietyTie,
    SocietyTieKind,
)
from genetherapy_model.domain.organizations import OrganizationReference
from genetherapy_model.nomenclature.registers._entries import (
    Listed,
    Register,
    RegisterEntry,
    RegisterKind,
)
from genetherapy_model.nomenclature.registers._tables import TableRow, read_toml

__all__ = ["load_journals"]


@cache
def load_journals() -> Register[Journal]:
    """Read the register, once."""
    return Register(RegisterKind.JOURNAL, _rows())


def _rows() -> Iterator[Listed[Journal]]:
    for row in read_toml("journals.toml", "journal"):
        with row:
            title = row.required("title")
            issns = [
                JournalIssn(issn=text, type=type_)
                for type_, text in (
                    (IssnType.PRINT, row.text("print")),
                    (IssnType.ELECTRONIC, row.text("electronic")),
                )
                if text is not None
            ]
            nlm_id = row.text("nlm_id")
            publisher = row.text("publisher")
            ties = [_tie(each) for each in row.rows("ties")]
            journal = Journal(
                title=title,
                iso_abbreviation=row.text("iso"),
                medline_abbreviation=row.text("medline"),
                issns=issns,
                nlm_id=nlm_id,
                publisher=OrganizationReference(name=publisher) if publisher else None,
                aliases=row.texts("aliases"),
                predecessors=map(_reference, row.texts("continues")),
                successors=map(_reference, row.texts("continued_by")),
                ties=[tie for tie, _ in ties],
            )
            identifiers: list[Identifier] = [
                each.issn for each in journal.issns if isinstance(each.issn, Issn)
            ]
            if isinstance(journal.nlm_id, NlmId):
                identifiers.append(journal.nlm_id)
            names = [
                title,
                journal.medline_abbreviation,
                journal.iso_abbreviation,
                *journal.aliases,
            ]
            entry = RegisterEntry(
                kind=RegisterKind.JOURNAL,
                value=journal,
                names=dict.fromkeys(filter(None, names)),
                identifiers=[each.curie for each in identifiers],
                sources=row.sources(),
            )
            yield Listed(
                value=journal,
                entry=entry,
                identifiers=tuple(identifiers),
                facts=tuple(ties),
            )


def _reference(title: str) -> JournalReference:
    return JournalReference(title=title)


def _tie(row: TableRow) -> tuple[SocietyTie, tuple[str, ...]]:
    with row:
        tie = SocietyTie(
            kind=SocietyTieKind(row.required("kind")),
            society=OrganizationReference(name=row.required("society")),
            observed_on=row.text("seen"),
        )
        return tie, row.sources()
