"""The laws of our own JSON, over every public class."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from typing import cast

import pytest
from cattrs import Converter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from jsonschema import Draft202012Validator

from genetherapy_model import DecodeError, Finding
from genetherapy_model.codec import (
    dump_line,
    dumps,
    from_data,
    load_line,
    loads,
    make_converter,
    to_data,
)
from genetherapy_model.codec._shapes import is_flat, is_statement
from genetherapy_model.codec._tags import TAGS
from genetherapy_model.domain._statements import Statement
from genetherapy_model.schema import make_schema

# Spoiled documents are many of a kind.
many = settings(
    max_examples=7 * settings().max_examples,
    suppress_health_check=[HealthCheck.too_slow],
)
KINDS = [pytest.param(kind, id=name) for name, kind in TAGS.items()]


def values() -> SearchStrategy[object]:
    """Generate values of any public class, mostly of those with fields."""
    statements = [kind for kind in TAGS.values() if is_statement(kind)]
    return (st.sampled_from(statements) | st.sampled_from([*TAGS.values()])).flatmap(
        lambda kind: cast("SearchStrategy[object]", st.from_type(kind))
    )


@cache
def validator() -> Draft202012Validator:
    """Make the validator of the schema once."""
    return Draft202012Validator(make_schema())


# --- what is written can be read -------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=6)
@given(data=st.data())
def test_nothing_is_lost(kind: type, data: st.DataObject) -> None:
    """What is written is read as the same, written in the same bytes, and valid."""
    value = data.draw(st.from_type(kind))
    text = dumps(value)
    back: object = loads(text, type=kind)

    assert value == back
    assert text == dumps(back)
    assert value == load_line(dump_line(value).encode(), type=kind)
    assert value == loads(dumps(value, indent=2), type=kind)
    validator().validate(json.loads(text))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(value=values())
def test_data_is_plain(value: object) -> None:
    """Plain data goes through any encoder of JSON and comes back."""
    data = to_data(value)

    assert data == json.loads(json.dumps(data))
    assert value == from_data(data)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(value=values())
def test_a_line_has_one_end(value: object) -> None:
    """One record is one line, whatever it holds."""
    assert len(dump_line(value).splitlines()) == 1


# --- what is wrong is refused ----------------------------------------------------

JUNK: SearchStrategy[object] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2**70),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(["absent", "2023-11", "doi:10.1089/hum.2023.152", "<i>x</i>"]),
    st.builds(list),
    st.builds(dict),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.sampled_from(["is", "name", "x"]), st.text(max_size=3)),
)


def places(data: object) -> Iterator[list[object] | dict[str, object]]:
    """Give all objects and arrays in plain data."""
    if isinstance(data, dict):
        yield data
        for item in data.values():
            yield from places(item)
    elif isinstance(data, list):
        yield data
        for item in data:
            yield from places(item)


@st.composite
def spoiled_documents(draw: DrawFn) -> dict[str, object]:
    """Generate documents in which a few things were deleted, changed or added."""
    document = to_data(draw(values()))
    schema, kind = document.pop("schema"), document.pop("type")
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.sampled_from([*places(document)]))
        pieces = [item for each in places(document) for item in each_of(each)]
        other = copy.deepcopy(draw(JUNK | st.sampled_from([*pieces, None])))
        if isinstance(place, list):
            index = draw(st.integers(0, len(place)))
            place[index : index + draw(st.integers(0, 1))] = [other]
            continue
        change = draw(
            st.sampled_from(["add", "change", "delete"] if place else ["add"])
        )
        if change == "add":
            names = ["is", "name", "text", "valid", "title", "identifiers", "x"]
            place[draw(st.sampled_from(names))] = other
        elif change == "change":
            place[draw(st.sampled_from([*place]))] = other
        else:
            del place[draw(st.sampled_from([*place]))]
    return {"schema": schema, "type": kind, **document}


def each_of(place: list[object] | dict[str, object]) -> list[object]:
    """Give the items of an object or array."""
    return [*place.values()] if isinstance(place, dict) else place


def reading(document: object) -> tuple[object, tuple[Finding, ...]]:
    """Read a document: what it holds, or what is said of it."""
    try:
        return from_data(document), ()
    except DecodeError as error:
        return None, error.findings or pytest.fail("it is refused without a word")


DEFAULTS: tuple[object, ...] = (None, True, False, [], {}, "")


def says_the_same(stated: object, written: object) -> bool:
    """Tell whether data differs only in the order of sets and in stated defaults."""
    match stated, written:
        case dict(), dict():
            return stated.keys() >= written.keys() and all(
                says_the_same(item, written[key])
                if key in written
                else item in DEFAULTS
                for key, item in stated.items()
            )
        case list(), list():
            remaining = [*written]
            for item in stated:
                same = [each for each in remaining if says_the_same(item, each)]
                if not same:
                    return False
                remaining.remove(same[0])
            return not remaining
    return stated == written


@many
@given(document=spoiled_documents())
def test_nothing_is_repaired(document: dict[str, object]) -> None:
    """A spoiled document is refused with findings, or read as just what it says."""
    value, findings = reading(document)

    if not findings:
        assert says_the_same(document, to_data(value))
    for finding in findings:
        assert finding.message
        assert str(finding).encode()


@cache
def plain_converter() -> Converter:
    """Make a converter that builds everything by the plain constructors."""
    converter = make_converter()
    converter.register_structure_hook_factory(
        lambda kind: is_statement(kind) and issubclass(kind, Statement),
        lambda kind, own: own.gen_structure_attrs_fromdict(kind),
    )
    return converter


@many
@given(document=spoiled_documents() | values().map(to_data))
def test_trust_changes_nothing(document: dict[str, object]) -> None:
    """What is built on trust is what the plain constructors build, or refuse."""
    kind = TAGS[cast("str", document["type"])]
    if not is_flat(kind):
        return
    value, _ = reading(document)
    fields = {key: document[key] for key in document if key not in ("schema", "type")}
    try:
        plain: object = plain_converter().structure(fields, kind)
    except Exception:  # noqa: BLE001 - any refusal is one
        plain = None

    assert value == plain
    if value is not None:
        assert to_data(value) == to_data(plain)


# --- the schema says the same ----------------------------------------------------


def is_beyond_a_schema(finding: Finding) -> bool:
    """Tell whether a finding is about what no schema can say."""
    if finding.code != "RDR905":
        return False
    # 5.0 is a whole number to a schema.
    return not finding.message.startswith("expected ") or "number " in finding.message


@many
@given(document=spoiled_documents())
def test_what_is_valid_is_read(document: dict[str, object]) -> None:
    """The library reads what is valid, save values that break a grammar."""
    _, findings = reading(document)
    is_valid = validator().is_valid(document)

    if not findings:
        assert is_valid
    elif is_valid:
        assert all(map(is_beyond_a_schema, findings)), findings
