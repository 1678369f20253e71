"""Strategies for references, and for relations between works."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.works import (
    Locator,
    ReferenceList,
    Relation,
    RelationKind,
    WorkIdentifier,
    WorkReference,
)
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import (
    check_sizes,
    mostly_true,
    optional,
    texts,
    tuples_of,
)
from genetherapy_model.strategies.identifiers import (
    dois,
    other_identifiers,
    pmcids,
    pmids,
)
from genetherapy_model.strategies.text import marked_texts

__all__ = [
    "locators",
    "reference_lists",
    "relation_kinds",
    "relations",
    "work_identifiers",
    "work_references",
]


@shown_as_called
def work_identifiers() -> SearchStrategy[WorkIdentifier]:
    """Identifiers of works, and what only claims to be one."""
    return st.one_of(pmids(), dois(), pmcids(), other_identifiers())


@shown_as_called
def work_references(
    *, min_size: int = 0, max_size: int | None = 2
) -> SearchStrategy[WorkReference]:
    """Links to works: citations with markup, numbers alone, nothing at all.

    Args:
        min_size: The least number of identifiers.
        max_size: The greatest number of identifiers, or None for any.

    Raises:
        InvalidArgument: If the bounds hold no number.
    """
    check_sizes("work_references", min_size, max_size)
    return st.builds(
        WorkReference,
        citation=optional(marked_texts(max_size=2, math=False)),
        title=optional(marked_texts(max_size=2, math=False)),
        identifiers=tuples_of(work_identifiers(), min_size=min_size, max_size=max_size),
        version=optional(texts("2")),
    )


@shown_as_called
def reference_lists(*, max_depth: int = 2) -> SearchStrategy[ReferenceList]:
    """Lists of references with a title or without, empty, and with lists inside.

    Args:
        max_depth: How many lists may stand inside each other; 1 is a list without
            lists.

    Raises:
        InvalidArgument: If the depth is less than 1.
    """
    if max_depth < 1:
        raise InvalidArgument(f"reference_lists: max_depth={max_depth} holds no list")
    inner: SearchStrategy[tuple[ReferenceList, ...]] = st.just(())
    if max_depth > 1:
        inner = tuples_of(reference_lists(max_depth=max_depth - 1))
    return st.builds(
        ReferenceList,
        title=optional(texts("References", "Further reading")),
        references=tuples_of(work_references()),
        lists=inner,
    )


def relation_kinds() -> SearchStrategy[RelationKind]:
    """All kinds of relations, in both directions."""
    return st.sampled_from(RelationKind)


@shown_as_called
def relations() -> SearchStrategy[Relation]:
    """Relations of every kind, many of them retractions, with notes and without."""
    retractions = st.sampled_from((RelationKind.RETRACTED_BY, RelationKind.RETRACTS))
    return st.builds(
        Relation,
        kind=relation_kinds() | retractions,
        target=work_references(),
        note=optional(texts("PMID: 12044394")),
    )


@shown_as_called
def locators() -> SearchStrategy[Locator]:
    """Locators of every kind, valid ones and others."""
    return st.builds(
        Locator,
        identifier=dois() | other_identifiers(),
        valid=mostly_true(),
    )
