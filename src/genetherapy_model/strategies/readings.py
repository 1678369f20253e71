"""Strategies for what readers give: readings, deletions, and findings on the way.

They stand here for the laws of formats; all other strategies make up the domain alone.
"""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.errors import Finding, Position, Severity
from genetherapy_model.formats.readings import Deletion, Reading
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import (
    GREATEST,
    check_sizes,
    optional,
    texts,
    tuples_of,
)
from genetherapy_model.strategies.publications import publications
from genetherapy_model.strategies.records import catalogue_entries

__all__ = ["deletions", "findings", "positions", "readings", "severities"]


def severities() -> SearchStrategy[Severity]:
    """All severities."""
    return st.sampled_from(Severity)


@shown_as_called
def positions() -> SearchStrategy[Position]:
    """Positions in files, streams, or nowhere in particular."""
    numbers = st.integers(1, GREATEST)
    return st.builds(
        Position,
        file=optional(texts("export.xml.gz")),
        record=optional(numbers),
        line=optional(numbers),
        byte=optional(st.integers(0, GREATEST)),
    )


@shown_as_called
def findings() -> SearchStrategy[Finding]:
    """Findings of every severity, with a place and without."""
    return st.builds(
        Finding,
        code=st.sampled_from(("RDR001", "LOSS001", "ID001")) | texts(),
        severity=severities(),
        message=texts("'0165-0209' is no ISSN"),
        path=st.sampled_from(("", "/issue/issn", "/a~1b")) | texts().map("/{}".format),
        position=optional(positions()),
        suggestion=optional(texts("0165-0203")),
    )


@shown_as_called
def readings() -> SearchStrategy[Reading]:
    """Readings of whole records, and of such as could not be read."""
    read = st.builds(
        Reading,
        publication=publications(max_size=1),
        findings=tuples_of(findings()),
        position=optional(positions()),
    )
    unread = st.builds(
        Reading,
        findings=tuples_of(findings(), min_size=1),
        position=optional(positions()),
        source=texts("<PubmedArticle>"),
    )
    return read | unread


@shown_as_called
def deletions(
    *, min_size: int = 0, max_size: int | None = None
) -> SearchStrategy[Deletion]:
    """Deletions of any number of entries.

    Args:
        min_size: The least number of entries.
        max_size: The greatest number of entries, or None for any.

    Raises:
        InvalidArgument: If the bounds hold no number.
    """
    check_sizes("deletions", min_size, max_size)
    entries = tuples_of(catalogue_entries(), min_size=min_size, max_size=max_size)
    return st.builds(
        Deletion,
        entries=entries,
        findings=tuples_of(findings(), max_size=1),
        position=optional(positions()),
    )
