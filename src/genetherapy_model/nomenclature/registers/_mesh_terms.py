"""The register of MeSH terms of the field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from genetherapy_model.domain.identifiers import MeshUi
from genetherapy_model.domain.subjects import MeshTerm
from genetherapy_model.nomenclature.registers._entries import (
    Listed,
    Register,
    RegisterEntry,
    RegisterKind,
)
from genetherapy_model.nomenclature.registers._tables import read_csv

__all__ = ["load_mesh_terms"]


@cache
def load_mesh_terms() -> Register[MeshTerm]:
    """Read the register, once."""
    return Register(RegisterKind.MESH_TERM, _rows())


def _rows() -> Iterator[Listed[MeshTerm]]:
    for row in read_csv("mesh_terms.csv"):
        with row:
            ui = MeshUi(row.required("ui"))
            name = row.required("name")
            # MeSH inverts: "Adenoviruses, Human" is read "Human Adenoviruses".
            in_order = " ".join(reversed(name.split(", ")))
            term = MeshTerm(name=name, ui=ui)
            entry = RegisterEntry(
                kind=RegisterKind.MESH_TERM,
                value=term,
                names=dict.fromkeys((name, in_order)),
                identifiers=[ui.curie],
                note=f"{row.required('facet')}: {row.required('meaning')}",
                sources=row.sources(),
            )
            yield Listed(value=term, entry=entry, identifiers=(ui,))
