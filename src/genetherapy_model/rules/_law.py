"""The law of the EU and of Great Britain, and what is said under it without reserve."""

from __future__ import annotations

from collections.abc import Iterator

from genetherapy_model.domain.chronology import certainly_within
from genetherapy_model.domain.products import Classification, Product

__all__ = ["as_classed", "rules_of"]


def rules_of(jurisdiction: str | None) -> str | None:
    """Tell whose rules hold in a place: those of the EU, of Great Britain, or none."""
    from genetherapy_model.nomenclature._regulatory_rules import (  # noqa: PLC0415
        find_law,
    )

    law = None if jurisdiction is None else find_law(jurisdiction)
    return law.rules if law is not None and law.rules in {"EU", "GB"} else None


def as_classed(product: Product) -> Iterator[tuple[str, Classification]]:
    """Give what is said without reserve of a day on which these rules surely held."""
    from genetherapy_model.nomenclature._regulatory_rules import (  # noqa: PLC0415
        find_law,
    )

    for index, each in enumerate(product.classifications):
        if each.doubtful or each.on is None or rules_of(each.jurisdiction) is None:
            continue
        law = find_law(each.jurisdiction or "")
        if law is not None and certainly_within(each.on, law.time):
            yield f"/classifications/{index}", each
