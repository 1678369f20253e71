"""The JSON Schema is what the classes are; the laws of the codec hold it true."""

from __future__ import annotations

import re
from importlib import resources
from typing import cast

import pytest
from jsonschema import Draft202012Validator

import genetherapy_model as gtm
from genetherapy_model.codec import to_data
from genetherapy_model.codec._tags import TAGS
from genetherapy_model.schema import SCHEMA_FILE, Schema, make_schema, schema_text

SCHEMA = make_schema()
DEFINITIONS = cast("dict[str, dict[str, object]]", SCHEMA["$defs"])
VALIDATOR = Draft202012Validator(SCHEMA)


def is_valid(kind: str, /, **fields: object) -> bool:
    """Tell whether a document is valid."""
    document = {"schema": "genetherapy-model/1", "type": kind, **fields}
    return VALIDATOR.is_valid(document)


def test_the_shipped_file_is_the_schema() -> None:
    """The file beside the module is what the classes say now."""
    shipped = resources.files("genetherapy_model").joinpath(SCHEMA_FILE)

    assert schema_text() == shipped.read_text("utf-8"), (
        "the classes have changed: write the file anew with python -c 'from pathlib "
        "import Path; from genetherapy_model import schema; Path(schema.__file__)"
        '.with_name(schema.SCHEMA_FILE).write_text(schema.schema_text(), "utf-8")\''
    )


def test_it_is_a_json_schema() -> None:
    """The schema is valid against the schema of schemas, and every reference leads."""
    Draft202012Validator.check_schema(SCHEMA)
    for reference in re.findall(r'"\$ref": "#/\$defs/([^"]+)"', schema_text()):
        name, _, field = reference.partition("/properties/")
        assert name in DEFINITIONS
        assert not field or field in cast("Schema", DEFINITIONS[name]["properties"])


def test_everything_is_described() -> None:
    """Each class, and each of its fields that its docstring names, is described."""
    for name, definition in DEFINITIONS.items():
        assert definition["description"], name
        fields = cast("dict[str, dict[str, str]]", definition.get("properties", {}))
        for field, described in fields.items():
            if name in TAGS and not name.startswith(("Finding", "Position")):
                assert described.get("description"), f"{name}.{field}"


def test_members_carry_their_definitions() -> None:
    """A vocabulary tells what each of its members means."""
    members = cast("list[dict[str, str]]", DEFINITIONS["Setting"]["oneOf"])

    assert [each.value for each in gtm.Setting] == [each["const"] for each in members]
    assert all(each["description"] for each in members)


@pytest.mark.parametrize("name", DEFINITIONS)
def test_patterns_mean_the_same_everywhere(name: str) -> None:
    """A pattern uses only what Python and ECMA 262 (with its flag u) share."""
    pattern = cast("str", DEFINITIONS[name].get("pattern", ""))

    assert pattern.isascii()
    assert re.compile(pattern).groups >= 0
    assert not re.search(r"\\[AZdwsDWSbB]|\(\?(?![:=!])|[*+?}][+]", pattern)
    # Under the flag u, only characters of the syntax may be escaped.
    assert not re.search(r"\\[^\\^$.*+?()\[\]{}|/u-]", pattern)


def test_an_issn_and_its_curie_have_their_own_patterns() -> None:
    """An identifier stands as text by itself, and as a CURIE among other kinds."""
    assert is_valid("Issn", value="1043-0342")
    assert not is_valid("Issn", value="issn:1043-0342")
    assert is_valid("Person", name={}, identifiers=["isni:0000000121032683"])
    assert not is_valid("Person", name={}, identifiers=["isni:0000 0001 2103 2683"])
    assert not is_valid("Person", name={}, identifiers=["0000 0001 2103 2683"])


@pytest.mark.parametrize(
    ("valid", "fields"),
    [
        (True, {"person": {"name": {}}}),
        (True, {"person": {"name": {}}, "valid": False, "corresponding": None}),
        (False, {}),
        (False, {"person": None}),
        (False, {"person": {"name": {}}, "valid": None}),
        (False, {"person": {"name": {}}, "valid": 1}),
        (False, {"person": {"name": {}}, "valld": True}),
        (False, {"person": {"name": {}, "valid": True}}),
        (False, {"person": {"name": {"is": "PersonName"}}}),
        (False, {"person": {"name": {}, "roles": [{"organization": {"name": "x"}}]}}),
    ],
)
def test_objects_are_closed(*, valid: bool, fields: dict[str, object]) -> None:
    """Required fields must stand there, unknown ones must not, at every depth."""
    assert valid is is_valid("PersonalAuthor", **fields)


@pytest.mark.parametrize(
    ("valid", "vector"),
    [
        (True, None),
        (True, "absent"),
        (True, {}),
        (True, {"cargo_kb": 5}),
        (False, {"cargo_kb": "5"}),
        (False, "none"),
        (False, {"modifications": ["a", "a"]}),
        (False, {"family": "no such family"}),
        (False, []),
    ],
)
def test_a_union_holds_its_arms_alone(*, valid: bool, vector: object) -> None:
    """Null, absent and an object may stand for a vector, and nothing else."""
    assert valid is is_valid("Agent", vector=vector)


def test_the_envelope_is_part_of_it() -> None:
    """Schema and type must stand there, and fit each other."""
    document = to_data(gtm.Pmid("7"))

    assert VALIDATOR.is_valid(document)
    for change in (
        {"schema": "genetherapy-model/2"},
        {"type": "Pmd"},
        {"type": "Journal"},
        {"value": None},
        {"value": "007"},
        {"more": 1},
    ):
        assert not VALIDATOR.is_valid(document | change)
    for key in document:
        rest = {name: item for name, item in document.items() if name != key}
        assert not VALIDATOR.is_valid(rest)


def test_the_message_is_about_the_field() -> None:
    """A validator points to what is wrong, not to all that it might have been."""
    document = to_data(gtm.Grant(number="5")) | {"number": 5}
    (error,) = VALIDATOR.iter_errors(document)

    assert list(error.absolute_path) == ["number"]
    assert error.message == "5 is not of type 'string', 'null'"
