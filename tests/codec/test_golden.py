"""What version 1 has written is read for ever, and written again in the same bytes.

One file for each public class: a line for each field of it, or for each member. The
files are a promise and are never changed. After a class, an optional field or a member
was added, ``PYTHONPATH=src python tests/codec/test_golden.py`` adds the lines that are
missing.
"""

from __future__ import annotations

import importlib
import json
import typing
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from pathlib import Path

import attrs
import pytest
from hypothesis import find
from hypothesis import strategies as st

from genetherapy_model import DateRange, InvalidValue, MarkedText, PartialDate
from genetherapy_model.codec import dump_line, load_line
from genetherapy_model.codec._shapes import (
    fields_of,
    is_array,
    is_flat,
    is_statement,
    is_union,
)
from genetherapy_model.codec._tags import TAGS

GOLDEN = Path(__file__).parents[1] / "data" / "v1"


def golden_lines(name: str) -> list[str]:
    """Give the lines of the file of a class."""
    path = GOLDEN / f"{name}.jsonl"
    return path.read_text("utf-8").split("\n")[:-1] if path.exists() else []


@pytest.mark.parametrize("name", TAGS)
def test_what_was_written_is_read(name: str) -> None:
    """Every line of version 1 is read, and is written again in the same bytes."""
    lines = golden_lines(name)

    assert lines, f"there is no {name}.jsonl: see the docstring of this module"
    assert lines == [dump_line(load_line(line, type=TAGS[name])) for line in lines]


@pytest.mark.parametrize("name", TAGS)
def test_every_field_and_member_was_written(name: str) -> None:
    """The files leave out no field and no member of a class."""
    kind, found = TAGS[name], [json.loads(line) for line in golden_lines(name)]
    if issubclass(kind, Enum):
        expected = {member.value for member in kind}
        written = {document["value"] for document in found}
    elif is_statement(kind):
        expected = {field.name for field in attrs.fields(kind)}
        bodies = [each if is_flat(kind) else each["value"] for each in found]
        written = {key for body in bodies for key in body} & expected
    else:
        return

    assert expected == written, "see the docstring of this module"


def _alternatives(hint: object) -> Iterator[object]:
    """Give small values of a type, one for each thing that it may hold."""
    if is_union(hint):
        for arm in typing.get_args(hint):
            yield from _alternatives(arm)
    elif is_array(hint):
        made = typing.cast("Callable[[object], object]", typing.get_origin(hint))
        for item in _alternatives(typing.get_args(hint)[0]):
            yield made([item])
    elif hint in _SMALL:
        yield from _SMALL[hint]
    elif is_statement(hint):
        yield hint(**_required(hint))
        if not _required(hint):
            yield from _filled(hint)
    elif isinstance(hint, type) and issubclass(hint, Enum):
        yield next(iter(hint))
    elif hint is not type(None):
        yield _smallest(typing.cast("type", hint))


_SMALL: dict[object, tuple[object, ...]] = {
    str: ("text",),
    int: (7,),
    float: (4.7,),
    bool: (True, False),
    MarkedText: (
        MarkedText("AAV<sub>9</sub> &amp; <i>SMN1</i>: 10<sup>14</sup> vg/kg"),
        MarkedText(""),
    ),
    PartialDate: tuple(
        map(
            PartialDate.parse, ("2023-11-14", "2023-11", "2023", "2023-24~", "2023-33?")
        )
    ),
    DateRange: tuple(
        map(
            DateRange.parse, ("1998-12/1999-01", "2007/..", "../2007", "2007/", "/2007")
        )
    ),
}


def _filled(kind: type) -> Iterator[object]:
    """Give a statement that says something, if it has a field for it."""
    for field, hint in fields_of(kind)[:1]:
        yield kind(**{field.name: next(_alternatives(hint))})


@cache
def _smallest(kind: type) -> object:
    return find(st.from_type(kind), lambda _: True)


def _required(kind: type) -> dict[str, object]:
    return {
        field.name: next(_alternatives(hint))
        for field, hint in fields_of(kind)
        if field.default is attrs.NOTHING
    }


def _examples(kind: type) -> Iterator[object]:
    """Give an example for each member of a class, or for each way to fill a field."""
    if issubclass(kind, Enum):
        yield from kind
    elif not is_statement(kind):
        yield from _alternatives(kind)
    else:
        yield kind(**_required(kind))
        for field, hint in fields_of(kind):
            for value in _alternatives(hint):
                try:
                    yield kind(**_required(kind) | {field.name: value})
                except InvalidValue:  # more is asked of it than its type
                    yield find(st.from_type(kind), _states(field, type(value)))


def _states(field: attrs.Attribute[object], kind: type) -> Callable[[object], bool]:
    def test(made: object) -> bool:
        value = getattr(made, field.name)
        return type(value) is kind and value != field.default

    return test


def _add_missing() -> None:
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name, kind in TAGS.items():
        try:
            test_what_was_written_is_read(name)
            test_every_field_and_member_was_written(name)
        except AssertionError:
            lines = dict.fromkeys(
                [*golden_lines(name), *map(dump_line, _examples(kind))]
            )
            text = "".join(f"{line}\n" for line in lines)
            (GOLDEN / f"{name}.jsonl").write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    importlib.import_module("conftest")  # registers the strategies
    _add_missing()
