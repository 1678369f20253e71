"""Conversion: many inputs into one output, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import BinaryIO

from genetherapy_model.api import write
from genetherapy_model.cli.gathering import gather
from genetherapy_model.cli.inputs import Inputs, shown_name
from genetherapy_model.cli.outputs import Output, UnwritableOutput, clean, complain
from genetherapy_model.cli.progress import Advance, shown_progress
from genetherapy_model.cli.reports import Tally, counted, joined
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import InvalidValue, UnreadableInput
from genetherapy_model.formats import Format

__all__ = ["convert_records"]


class _NothingWritten(Exception):
    """An output without a record takes the place of none with some."""


def convert_records(
    records: Inputs,
    place: Output,
    form: Format,
    *,
    jobs: int = 1,
    shows_all: bool = False,
) -> Tally:
    """Write the publications of all inputs, tell what was found, and count it.

    Raises:
        UnreadableInput: If one input cannot be read as a whole, or not by workers.
        UnwritableOutput: If the output cannot be written, or its format cannot hold
            that many records.
    """
    tally = Tally(shows_all=shows_all)
    try:
        with (
            shown_progress(records, beside_output=place.is_terminal) as advance,
            place.opened() as stream,
        ):
            if jobs > 1:
                parts = _parts(records, form, tally, advance, jobs)
                _join(parts, stream, form)
            else:
                publications = _published(records, form, tally, advance)
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


def _published(
    records: Inputs, form: Format, tally: Tally, advance: Advance
) -> Iterator[Publication]:
    yield from gather(records, form.name, tally, advance)
    _require_some(tally)


def _parts(
    records: Inputs, form: Format, tally: Tally, advance: Advance, jobs: int
) -> Iterator[bytes]:
    """Give what several processes write, in the order of the inputs."""
    from genetherapy_model.cli.workers import parts_of  # noqa: PLC0415 - if asked for

    for part in parts_of(records, form.name, jobs):
        tally.merge(part.tally)
        advance.step(_count(part.tally))
        yield part.data
    _require_some(tally)


def _join(parts: Iterator[bytes], stream: BinaryIO, form: Format) -> None:
    if form.name == "parquet":
        from genetherapy_model.tables import join_parquet  # noqa: PLC0415 - an extra

        join_parquet(parts, stream)
    else:
        stream.writelines(parts)


def _require_some(tally: Tally) -> None:
    if _is_nothing_read(tally):
        raise _NothingWritten


def _is_nothing_read(tally: Tally) -> bool:
    return tally.lost == _count(tally) > 0


def _count(tally: Tally) -> int:
    return tally.published + tally.lost + tally.passed_over


def _summarize(records: Inputs, place: Output, form: Format, tally: Tally) -> None:
    by_format: dict[str, list[str]] = {}
    for name, found in records.formats.items():
        by_format.setdefault(found.name, []).append(shown_name(name))
    for found_name, names in by_format.items():
        complain(clean(f"read {joined(names)} as {found_name}"))
    if not _is_nothing_read(tally):
        complain(clean(f"wrote {place} as {form.name}"))
    said = [
        f"{counted(_count(tally), 'record')} read",
        f"{tally.published:,} written",
        f"{tally.lost:,} could not be read",
    ]
    if records.mentioning:
        said.append(f"{tally.passed_over:,} without a mention")
    if tally.deletions:
        said.append(f"{counted(tally.deleted, 'deletion')} not written")
    complain(", ".join(said))
    if records.mentioning and not tally.published:
        _suggest(records.mentioning)
    for line in tally.lines():
        complain(line)


def _suggest(terms: Sequence[str]) -> None:
    """Tell how all terms of gene therapy are named, where that may be meant."""
    # Whoever gave terms has waited for it.
    from genetherapy_model.nomenclature.mentioning import GENE_THERAPY  # noqa: PLC0415

    if GENE_THERAPY not in terms and get_close_matches(GENE_THERAPY, terms, cutoff=0.8):
        complain(f"{GENE_THERAPY}, spelt so, stands for all terms of gene therapy")
