"""The columns of a table of authorizations."""

from __future__ import annotations

from typing import Final

from genetherapy_model.domain.products import Authorization
from genetherapy_model.tables.columns import (
    DATE,
    TEXT,
    TEXTS,
    Column,
    date_of,
    value_of,
)

__all__ = ["AUTHORIZATIONS"]

AUTHORIZATIONS: Final[tuple[Column[Authorization], ...]] = (
    Column("product", TEXT, lambda of: of.product),
    Column("substances", TEXTS, lambda of: [*of.substances]),
    Column("jurisdiction", TEXT, lambda of: of.jurisdiction),
    Column("agency", TEXT, lambda of: of.agency),
    Column("holder", TEXT, lambda of: of.holder),
    Column("kinds", TEXTS, lambda of: sorted(each.value for each in of.kinds)),
    Column("decided", DATE, lambda of: date_of(of.decided)),
    Column("observed_on", DATE, lambda of: date_of(of.observed_on)),
    Column("ended", DATE, lambda of: date_of(of.ended)),
    Column("end_reason", TEXT, lambda of: value_of(of.end_reason)),
    Column("status_note", TEXT, lambda of: of.status_note),
    Column("sources", TEXTS, lambda of: [*of.sources]),
)
"""The columns, in the order of the fields."""
