"""How much a format holds of a feature, asked of what it restricts a publication to.

Each format says what it holds in one function, ``restrict``, which takes from a
publication all that the format cannot hold, and which its writer starts from. What is
shown here is asked of that function, so that it cannot be otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from genetherapy_model.domain._statements import is_same
from genetherapy_model.domain.publications import Publication

__all__ = ["Degree", "Feature", "degree_of"]


class Degree(Enum):
    """How much of a feature a format holds: all, a part or nothing."""

    WHOLE = "●"
    PART = "◐"
    NOTHING = "○"


class Feature(NamedTuple):
    """Something that a publication may state, by its name and by examples.

    Formats differ in where they put some things, so that there may be several ways:
    each is a publication that states it, and the same one without it.
    """

    name: str
    ways: tuple[tuple[Publication, Publication], ...]


def degree_of(
    feature: Feature, restrict: Callable[[Publication], Publication]
) -> Degree:
    """Tell how much of a feature is left of it, stated in the way that suits best.

    >>> titled = Feature("title", ((Publication(title="Gene therapy"), Publication()),))
    >>> degree_of(titled, lambda publication: publication)
    <Degree.WHOLE: '●'>
    >>> degree_of(titled, lambda publication: Publication())
    <Degree.NOTHING: '○'>
    """
    found = {_degree(*way, restrict) for way in feature.ways}
    return next(degree for degree in Degree if degree in found)


def _degree(
    stated: Publication,
    unstated: Publication,
    restrict: Callable[[Publication], Publication],
) -> Degree:
    left = restrict(stated)
    if is_same(left, stated):
        return Degree.WHOLE
    return Degree.NOTHING if left == restrict(unstated) else Degree.PART
