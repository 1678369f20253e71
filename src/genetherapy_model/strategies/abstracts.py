"""Strategies for abstracts."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import (
    check_sizes,
    optional,
    texts,
    tuples_of,
)
from genetherapy_model.strategies.text import marked_texts

__all__ = ["abstract_sections", "abstracts"]


@shown_as_called
def abstract_sections() -> SearchStrategy[AbstractSection]:
    """Sections with markup and empty ones, with a label, a category, or neither."""
    return st.builds(
        AbstractSection,
        text=marked_texts(max_size=3),
        label=optional(texts("PATIENTS AND METHODS")),
        category=optional(texts("METHODS", "UNASSIGNED")),
    )


@shown_as_called
def abstracts(
    *, min_size: int = 0, max_size: int | None = None
) -> SearchStrategy[Abstract]:
    """Abstracts with any number of sections, in any language.

    Args:
        min_size: The least number of sections.
        max_size: The greatest number of sections, or None for any.

    Raises:
        InvalidArgument: If the bounds hold no number.
    """
    check_sizes("abstracts", min_size, max_size)
    sections = tuples_of(abstract_sections(), min_size=min_size, max_size=max_size)
    return st.builds(
        Abstract,
        sections=sections,
        copyright=optional(texts("© 2023 by the authors")),
        kind=optional(texts("plain-language-summary", "Publisher")),
        language=optional(texts("spa", "chi")),
    )
