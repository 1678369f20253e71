"""The register of societies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from genetherapy_model.domain.organizations import FormerName, Society
from genetherapy_model.nomenclature.registers._entries import (
    Listed,
    Register,
    RegisterEntry,
    RegisterKind,
)
from genetherapy_model.nomenclature.registers._tables import TableRow, read_toml

__all__ = ["load_societies"]


@cache
def load_societies() -> Register[Society]:
    """Read the register, once."""
    return Register(RegisterKind.SOCIETY, _rows())


def _rows() -> Iterator[Listed[Society]]:
    for row in read_toml("societies.toml", "society"):
        with row:
            society = Society(
                name=row.required("name"),
                abbreviation=row.text("abbreviation"),
                since=row.text("since"),
                founded=row.text("founded"),
                former_names=[_former_name(each) for each in row.rows("former_names")],
                aliases=row.texts("aliases"),
            )
            names = [society.name, society.abbreviation, *society.aliases]
            for old in society.former_names:
                names += [old.name, old.abbreviation]
            entry = RegisterEntry(
                kind=RegisterKind.SOCIETY,
                value=society,
                names=dict.fromkeys(filter(None, names)),
                sources=row.sources(),
            )
            yield Listed(value=society, entry=entry)


def _former_name(row: TableRow) -> FormerName:
    with row:
        return FormerName(
            name=row.required("name"),
            abbreviation=row.text("abbreviation"),
            start=row.text("start"),
            end=row.text("end"),
        )
