"""MeSH headings and chemicals, which have no field in either dialect, as text.

They stand in fields that reference managers use for them, in MEDLINE's own form:
``mesh = {Hemophilia B/*therapy; Dependovirus}``, ``chemicals = {Factor IX
[9001-28-9]}``. What holds a sign that divides them is put in braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from genetherapy_model.domain.subjects import Chemical, MeshHeading, MeshTerm
from genetherapy_model.formats.bibtex.escaping import encode_plain
from genetherapy_model.formats.bibtex.latex import decode_plain, spaced
from genetherapy_model.formats.bibtex.names import split_outside

__all__ = ["read_chemicals", "read_mesh", "write_chemicals", "write_mesh"]

_BETWEEN: Final = re.compile(";")
_QUALIFIER: Final = re.compile("/")
_MESH_SIGNS: Final = re.compile(r"[;/*]")
_CHEMICAL_SIGNS: Final = re.compile(r"[][;]")
_REGISTERED: Final = re.compile(r"(?P<name>.+?)(?: \[(?P<number>[^][]+)\])?")


def read_mesh(text: str) -> tuple[MeshHeading, ...]:
    """Read headings with their qualifiers.

    >>> str(read_mesh("Hemophilia B/*therapy; {A/B}")[0])
    'Hemophilia B/*therapy'
    """
    found = []
    for heading in split_outside(text, _BETWEEN):
        terms = [
            MeshTerm(name=name, major=part.strip().startswith("*"))
            for part in split_outside(heading, _QUALIFIER)
            if (name := decode_plain(part.strip().removeprefix("*")))
        ]
        if terms:
            found.append(MeshHeading(descriptor=terms[0], qualifiers=terms[1:]))
    return tuple(found)


def write_mesh(headings: Iterable[MeshHeading]) -> str:
    """Write headings; :func:`read_mesh` reads them."""
    return "; ".join(
        "/".join(
            _term(term)
            for term in (heading.descriptor, *heading.qualifiers)
            if term.name
        )
        for heading in headings
    )


def _term(term: MeshTerm) -> str:
    text = encode_plain(term.name)
    shown = f"{{{text}}}" if _MESH_SIGNS.search(text) else text
    return f"*{shown}" if term.major else shown


def read_chemicals(text: str) -> tuple[Chemical, ...]:
    """Read names of substances, each with its registry number in brackets.

    >>> read_chemicals("Factor IX [9001-28-9]")
    (Chemical(name='Factor IX', registry_number='9001-28-9'),)
    """
    found = []
    for part in split_outside(text, _BETWEEN):
        parts = _REGISTERED.fullmatch(spaced(part))
        name = decode_plain(parts["name"]) if parts else ""
        number = decode_plain(parts["number"] or "") if parts else ""
        if name:
            found.append(Chemical(name=name, registry_number=number or None))
    return tuple(found)


def write_chemicals(chemicals: Iterable[Chemical]) -> str:
    """Write substances; :func:`read_chemicals` reads them."""
    return "; ".join(filter(None, map(_chemical, chemicals)))


def _chemical(chemical: Chemical) -> str:
    name = encode_plain(chemical.name)
    number = encode_plain(chemical.registry_number or "")
    shown = f"{{{name}}}" if _CHEMICAL_SIGNS.search(name) else name
    is_held = shown and number and not _CHEMICAL_SIGNS.search(number)
    return f"{shown} [{number}]" if is_held else shown
