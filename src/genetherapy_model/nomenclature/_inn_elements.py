"""The table of the parts of substance names: ``data/inn_elements.csv``.

Each row is one part: how it is written, what it means, whether an authority states that
or it was read off names and descriptions, where, and what it adds to a modality.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final, NamedTuple

__all__ = [
    "ElementRow",
    "find_gene",
    "find_last",
    "read_rows",
    "read_table",
    "the_element",
]

# The gene word ends in "(a vowel)gene", by N7; which vowel is free.
_VOWELS: Final = ("", "a", "e", "i", "o", "u")


class ElementRow(NamedTuple):
    """A row of the table.

    Attributes:
        part: Which part of a name it is: ``"gene"``, ``"vector"``, ``"cell"``...
        infix: How it is written.
        forms: All that may stand in its place in the name, longest first.
        meaning: What it means.
        stated: Whether an authority states the meaning; else it is inferred.
        source: Keys, addresses.
        seen: Names in which it was seen.
        reading: What it adds to a modality, one mapping for each component.
    """

    part: str
    infix: str
    forms: tuple[str, ...]
    meaning: str
    stated: bool
    source: tuple[str, ...]
    seen: tuple[str, ...]
    reading: tuple[Mapping[str, str], ...]


@cache
def read_table() -> tuple[ElementRow, ...]:
    """Read all rows, in the order of the file."""
    return tuple(map(_row, read_rows("inn_elements.csv")))


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """Read the rows of a file of data, each by the names of its columns."""
    text = (resources.files(__package__) / "data" / name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


def _row(cells: Mapping[str, str]) -> ElementRow:
    infix, forms = cells["infix"], cells["forms"].split() or [cells["infix"]]
    if forms == ["*"]:
        forms = [f"{infix}{vowel}" for vowel in _VOWELS]
    return ElementRow(
        part=cells["part"],
        infix=infix,
        forms=tuple(sorted(forms, key=len, reverse=True)),
        meaning=cells["meaning"],
        stated=cells["basis"] == "stated",
        source=_split(cells["source"]),
        seen=_split(cells["seen"]),
        reading=_reading(cells["reading"]),
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("; ")) if text else ()


def _reading(text: str) -> tuple[Mapping[str, str], ...]:
    return tuple(
        MappingProxyType(dict(each.split("=", 1) for each in component.split("; ")))
        for component in text.split(" + ")
        if component
    )


@cache
def _rows_of(part: str) -> tuple[ElementRow, ...]:
    """Give the rows of a part, those of the longest infix first."""
    rows = [row for row in read_table() if row.part == part]
    return tuple(sorted(rows, key=lambda row: len(row.infix), reverse=True))


@cache
def the_element(part: str, infix: str) -> ElementRow:
    """Give the one row of a part and an infix.

    Raises:
        KeyError: If there is none.
    """
    return {row.infix: row for row in _rows_of(part)}[infix]


def find_last(part: str, text: str) -> Iterator[tuple[ElementRow, str]]:
    """Find the elements of a part that a text ends with, the longest first.

    Yields:
        A row, and the text before its element.
    """
    for row in _rows_of(part):
        if text.endswith(row.infix):
            yield row, text.removesuffix(row.infix)


def find_gene(text: str) -> tuple[ElementRow, int, int] | None:
    """Find the gene that the text before ``gene`` names, by the longest form.

    An infix stands right before the ending and after at least one letter: nothing that
    lies deeper in the word is one.

    Returns:
        A row, and where its element begins and ends; None if no infix is known.
    """
    found = [
        (len(form), row)
        for row in _rows_of("gene")
        for form in row.forms
        if len(text) > len(form) and text.endswith(form)
    ]
    if not found:
        return None
    length, row = max(found, key=_longest)
    start = len(text) - length
    return row, start, start + _written(row, text[start:])


def _longest(found: tuple[int, ElementRow]) -> tuple[int, int]:
    length, row = found
    return length, len(row.infix)


def _written(row: ElementRow, form: str) -> int:
    """Give how much of a form is the infix, without a linking vowel."""
    return len(row.infix) if form.startswith(row.infix) else len(form)
