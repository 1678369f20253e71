"""What a reader gives: a reading of each record, or a deletion."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import ClassVar, Final, TypeAlias

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement, to_tuple
from genetherapy_model.domain.identifiers import Pmid
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.errors import Finding, Position

__all__ = ["DAMAGE", "Deletion", "Reading", "Scanned"]

DAMAGE: Final = (EOFError, OSError, zlib.error)
"""What reading on may raise where compressed data is damaged or ends early."""


def to_findings(values: Iterable[Finding]) -> tuple[Finding, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_entries(values: Iterable[CatalogueEntry]) -> tuple[CatalogueEntry, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Reading(Statement):
    """One record as it was read: the publication, and what was noticed on the way.

    Attributes:
        publication: The publication; None where the record could not be read.
        findings: What was noticed, in the order of the record.
        position: Where in the input the record stands.
        source: The raw text of a record that could not be read, else None.

    Raises:
        InvalidType: If the publication is none.

    >>> Reading(publication=Publication(title="Gene therapy")).findings
    ()
    >>> Reading(publication="Gene therapy")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Reading.publication: expected None or ...
    """

    _is_raw: ClassVar[bool] = True

    publication: Publication | None = None
    findings: tuple[Finding, ...] = field(default=(), converter=to_findings)
    position: Position | None = None
    source: str | None = None


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Deletion(Statement):
    """That a catalogue has deleted records, as PubMed's update files state.

    Source: PubMed's DeleteCitation.

    Attributes:
        entries: The entries that were deleted; number and version are their key.
        findings: What was noticed on the way.
        position: Where in the input the deletion stands.

    Raises:
        InvalidType: If an entry is a mere number.

    >>> gone = Deletion(entries=[
    ...     CatalogueEntry(catalogue="PubMed", identifier=Pmid("31797804"))])
    >>> gone.pmids
    (Pmid('31797804'),)
    >>> Deletion(entries=[31797804])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Deletion.entries[0]: expected Catalogue...
    """

    entries: tuple[CatalogueEntry, ...] = field(default=(), converter=to_entries)
    findings: tuple[Finding, ...] = field(default=(), converter=to_findings)
    position: Position | None = None

    @property
    def pmids(self) -> tuple[Pmid, ...]:
        """The PMIDs of the deleted records, whatever the version."""
        return tuple(self._pmids())

    def _pmids(self) -> Iterator[Pmid]:
        for entry in self.entries:
            if type(entry.identifier) is Pmid:
                yield entry.identifier


Scanned: TypeAlias = Reading | Deletion
