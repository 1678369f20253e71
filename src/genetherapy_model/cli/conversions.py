"""Conversion: many inputs into one output, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from genetherapy_model.api import write
from genetherapy_model.cli.inputs import Inputs, placed, shown_name
from genetherapy_model.cli.outputs import Output, UnwritableOutput, clean, complain
from genetherapy_model.cli.progress import Advance, shown_progress
from genetherapy_model.cli.reports import Tally, counted, joined
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import (
    Finding,
    InvalidValue,
    Position,
    Severity,
    UnreadableInput,
)
from genetherapy_model.formats import Format
from genetherapy_model.formats.readings import Deletion

__all__ = ["convert_records"]


class _NothingWritten(Exception):
    """An output without a record takes the place of none with some."""


def convert_records(
    records: Inputs, place: Output, form: Format, *, shows_all: bool = False
) -> Tally:
    """Write the publications of all inputs, tell what was found, and count it.

    Raises:
        UnreadableInput: If one input cannot be read as a whole.
        UnwritableOutput: If the output cannot be written, or its format cannot hold
            that many records.
    """
    tally = Tally(shows_all=shows_all)
    try:
        with (
            shown_progress(records, beside_output=place.is_terminal) as advance,
            place.opened() as stream,
        ):
            publications = _publications(records, form, tally, advance)
            for loss in write(publications, stream, format=form.name):
                tally.add(loss)
    except _NothingWritten:
        complain(clean(f"no record could be read: {place} is left as it was"))
    except (InvalidValue, UnreadableInput) as error:
        for line in tally.lines():
            complain(line)
        if isinstance(error, UnreadableInput):
            raise
        raise UnwritableOutput(f"{place}: {error}") from error
    _summarize(records, place, form, tally)
    return tally


def _publications(
    records: Inputs, form: Format, tally: Tally, advance: Advance
) -> Iterator[Publication]:
    for name in records.names:
        for scanned in records.scan(name):
            advance.step()
            findings = tuple(placed(each, scanned, name) for each in scanned.findings)
            if isinstance(scanned, Deletion):
                tally.deletions += 1
                tally.deleted += len(scanned.entries)
                findings += (_undeletable(scanned, form, name),)
            elif scanned.publication is None:
                tally.add_lost(findings)
                continue
            else:
                tally.published += 1
                yield scanned.publication
            for finding in findings:
                tally.add(finding)
    if tally.lost and not tally.published:
        raise _NothingWritten


def _undeletable(deletion: Deletion, form: Format, name: str) -> Finding:
    number = counted(len(deletion.entries), "deletion")
    return Finding(
        code="LOSS002",
        severity=Severity.WARNING,
        message=f"{form.name} has no place for {number} that the input states: delete "
        "these records yourself where you keep them",
        position=evolve(deletion.position or Position(), file=shown_name(name)),
    )


def _summarize(records: Inputs, place: Output, form: Format, tally: Tally) -> None:
    by_format: dict[str, list[str]] = {}
    for name, found in records.formats.items():
        by_format.setdefault(found.name, []).append(shown_name(name))
    for found_name, names in by_format.items():
        complain(clean(f"read {joined(names)} as {found_name}"))
    if tally.published or not tally.lost:
        complain(clean(f"wrote {place} as {form.name}"))
    said = [
        f"{counted(tally.published + tally.lost, 'record')} read",
        f"{tally.published:,} written",
        f"{tally.lost:,} could not be read",
    ]
    if tally.deletions:
        said.append(f"{counted(tally.deleted, 'deletion')} not written")
    complain(", ".join(said))
    for line in tally.lines():
        complain(line)
