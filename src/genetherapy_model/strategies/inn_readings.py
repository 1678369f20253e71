"""Strategies for what is read out of the names of substances."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.inn_readings import InnElement, InnReading
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import (
    GREATEST,
    check_sizes,
    optional,
    plain_texts,
    tuples_of,
)
from genetherapy_model.strategies.modalities import therapy_modalities
from genetherapy_model.strategies.products import substance_roles

__all__ = ["inn_elements", "inn_readings"]

_NAMES = (
    "onasemnogene abeparvovec",
    "sipuleucel-T",
    "autogene cevumeran",
    "exagamglogene autotemcel",
)


@shown_as_called
def inn_elements(
    *, min_value: int = 0, max_value: int = GREATEST
) -> SearchStrategy[InnElement]:
    """Elements at any place, also at one where no name is so long.

    Args:
        min_value: The least place at which one begins.
        max_value: The greatest place at which one ends.

    Raises:
        InvalidArgument: If no stretch lies between the two.
    """
    if not 0 <= min_value < max_value:
        raise InvalidArgument(
            f"inn_elements: no stretch is from {min_value} to {max_value}"
        )
    places = st.integers(min_value, max_value - 1)
    spans = places.flatmap(
        lambda start: st.tuples(st.just(start), st.integers(start + 1, max_value))
    )
    return st.builds(
        InnElement,
        span=spans,
        infix=st.sampled_from(("parvo", "gene")) | plain_texts(),
        meaning=plain_texts(),
        stated=st.booleans(),
        source=tuples_of(st.sampled_from(("N7", "N10")) | plain_texts()),
    )


@shown_as_called
def inn_readings(
    *, min_size: int = 0, max_size: int | None = 3
) -> SearchStrategy[InnReading]:
    """Readings of names, real and odd; the parts need not be those of the name.

    Args:
        min_size: The least number of elements.
        max_size: The greatest number of elements, or None for any.

    Raises:
        InvalidArgument: If the bounds hold no number.
    """
    check_sizes("inn_readings", min_size, max_size)
    return st.builds(
        InnReading,
        name=st.sampled_from(_NAMES) | plain_texts(),
        modality=therapy_modalities(max_size=1),
        elements=tuples_of(inn_elements(), min_size=min_size, max_size=max_size),
        role=optional(substance_roles()),
        suffix=optional(st.sampled_from(("xioi", "rzyl"))),
    )
