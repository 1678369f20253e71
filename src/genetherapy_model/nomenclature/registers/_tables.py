"""The files of the registers: plain tables, read row by row and strictly."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final, Self, cast

from genetherapy_model.domain._sources import resolve
from genetherapy_model.errors import InvalidValue

__all__ = ["TableRow", "read_csv", "read_toml"]

_FOLDER: Final = "data"
_SEPARATOR: Final = "; "


class TableRow:
    """A row of a table, whose columns are taken one by one until none is left.

    A column that nobody took is a slip of the pen in the file, and no fact is lost in
    silence.

    >>> with TableRow({"title": "Blood", "nlm": "7603509"}, "journals, row 1") as row:
    ...     row.text("title")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: journals, row 1: there is no column 'nlm'
    """

    def __init__(self, cells: dict[str, object], place: str) -> None:
        self._cells = dict(cells)
        self._place = place

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None and self._cells:
            names = ", ".join(map(repr, self._cells))
            raise InvalidValue(f"{self._place}: there is no column {names}")

    def text(self, column: str) -> str | None:
        """Take a text, or None where the cell is empty or absent."""
        cell = self._cells.pop(column, None)
        if cell is not None and not isinstance(cell, str):
            raise InvalidValue(f"{self._place}, {column}: expected text, got {cell!r}")
        return cell or None

    def required(self, column: str) -> str:
        """Take a text that must be there."""
        cell = self.text(column)
        if cell is None:
            raise InvalidValue(f"{self._place}: {column} is missing")
        return cell

    def texts(self, column: str) -> tuple[str, ...]:
        """Take a list of texts; in CSV they are set off by "; "."""
        cell = self._cells.pop(column, ())
        if isinstance(cell, str):
            cell = cell.split(_SEPARATOR) if cell else ()
        if not isinstance(cell, (list, tuple)) or not all(
            isinstance(one, str) for one in cell
        ):
            raise InvalidValue(f"{self._place}, {column}: expected texts, got {cell!r}")
        return tuple(cell)

    def number(self, column: str) -> int | None:
        """Take a whole number."""
        cell = self._cells.pop(column, None)
        if cell is not None and type(cell) is not int:
            raise InvalidValue(f"{self._place}, {column}: {cell!r} is no number")
        return cell

    def flag(self, column: str) -> bool | None:
        """Take a yes or no."""
        cell = self._cells.pop(column, None)
        if cell is not None and type(cell) is not bool:
            raise InvalidValue(
                f"{self._place}, {column}: {cell!r} is not true or false"
            )
        return cell

    def rows(self, column: str) -> Iterator[TableRow]:
        """Take a list of rows, each to be opened with ``with``."""
        cells = cast("list[dict[str, object]]", self._cells.pop(column, []))
        for number, cell in enumerate(cells, 1):
            yield TableRow(cell, f"{self._place}, {column} {number}")

    def row(self, column: str) -> TableRow | None:
        """Take a single row."""
        cell = cast("dict[str, object] | None", self._cells.pop(column, None))
        return None if cell is None else TableRow(cell, f"{self._place}, {column}")

    def holds(self, column: str) -> bool:
        """Tell whether a cell says something; where it does not, take it."""
        return bool(self._cells.get(column) or self.text(column))

    def sources(self, column: str = "sources") -> tuple[str, ...]:
        """Take the sources of the row, in full; a row without any is refused."""
        keys = self.texts(column)
        if not keys:
            raise InvalidValue(f"{self._place}: it names no source")
        return tuple(dict.fromkeys(_in_full(key, self._place) for key in keys))


def _in_full(key: str, place: str) -> str:
    known = _titles()
    if key in known:
        return known[key]
    try:
        return resolve(key)
    except KeyError:
        raise InvalidValue(f"{place}: {key!r} is no source that is known") from None


@cache
def _titles() -> dict[str, str]:
    """Read the short keys of sources that only the registers cite."""
    return {line["key"]: line["title"] for line in _lines("sources.csv")}


def read_csv(name: str) -> Iterator[TableRow]:
    """Read the rows of a CSV file."""
    for number, line in enumerate(_lines(name), 1):
        yield TableRow(dict(line), f"{name}, row {number}")


def read_toml(name: str, table: str) -> Iterator[TableRow]:
    """Read the rows of a TOML file that consists of one array of tables."""
    import tomllib  # noqa: PLC0415 - imported where a register is read

    cells = tomllib.loads(_text(name))
    for number, cell in enumerate(cells.pop(table), 1):
        yield TableRow(cell, f"{name}, {table} {number}")
    if cells:
        raise InvalidValue(f"{name}: there is no table {', '.join(cells)}")


def _lines(name: str) -> Iterable[dict[str, str]]:
    return csv.DictReader(_text(name).splitlines(), strict=True)


def _text(name: str) -> str:
    package = files("genetherapy_model.nomenclature")
    return package.joinpath(_FOLDER, name).read_text("utf-8")
