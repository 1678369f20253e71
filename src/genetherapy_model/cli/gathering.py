"""The publications of all inputs, and what was found on the way to them, counted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from genetherapy_model.cli.inputs import Inputs, placed
from genetherapy_model.cli.progress import Advance
from genetherapy_model.cli.reports import Tally, counted
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, Severity
from genetherapy_model.formats.readings import Deletion
from genetherapy_model.formats.sifting import PASSED_OVER

__all__ = ["gather"]


def gather(
    records: Inputs,
    target: str,
    tally: Tally,
    advance: Advance | None = None,
    passed: int = 0,
) -> Iterator[Publication]:
    """Give the publications of all inputs, and count what was found.

    Args:
        records: What is read.
        target: The name of the format to be written, which has no place for deletions.
        tally: What counts.
        advance: What shows how far the reading is.
        passed: How many records at the beginning have been taken before.

    Raises:
        UnreadableInput: If one input cannot be read as a whole.
    """
    for name in records.names:
        for scanned in islice(records.scan(name), passed, None):
            if advance is not None:
                advance.step()
            if scanned is PASSED_OVER:
                tally.passed_over += 1
                continue
            findings = tuple(placed(each, scanned, name) for each in scanned.findings)
            if isinstance(scanned, Deletion):
                tally.deletions += 1
                tally.deleted += len(scanned.entries)
                findings += (_undeletable(scanned, target),)
            elif scanned.publication is None:
                tally.add_lost(findings)
                continue
            else:
                tally.published += 1
                yield scanned.publication
            for finding in findings:
                tally.add(finding)


def _undeletable(deletion: Deletion, target: str) -> Finding:
    number = counted(len(deletion.entries), "deletion")
    return Finding(
        code="LOSS002",
        severity=Severity.WARNING,
        message=f"{target} has no place for {number} that the input states: delete "
        "these records yourself where you keep them",
    )
