"""Text that is no JSON is refused in one sentence, whatever it is."""

from __future__ import annotations

import re
from math import inf, nan
from typing import cast

import pytest

import genetherapy_model as gtm
from genetherapy_model import DecodeError, InvalidType, InvalidValue
from genetherapy_model.codec import (
    dumps,
    from_data,
    loads,
    make_converter,
)
from genetherapy_model.codec._json_text import DEEPEST, LARGEST, read_json, write_json


def problem_of(text: str | bytes) -> str:
    """Read a text that is wrong, and give the one message."""
    with pytest.raises(DecodeError) as caught:
        loads(text)
    (found,) = caught.value.findings
    return found.message


TEXTS: list[tuple[str | bytes, str]] = [
    ("", "line 1, column 1: it is empty"),
    (" \n ", "it is empty"),
    ("{", "line 1, column 2: it is no JSON: expecting property name"),
    ('{"schema": "genethe', "the text ends there: is it cut off?"),
    ('{"schema": "genetherapy-model/1", "type":', "is it cut off?"),
    ('{"schema": "genetherapy-model/1", ', "is it cut off?"),
    ('{\n"a": 1,\n"b" 2}', "line 3, column 5: it is no JSON: expecting ':' delimiter"),
    ('{"a": 01}', "line 1, column 8: it is no JSON"),
    ("{'a': 1}", "line 1, column 2: it is no JSON"),
    ('{"a": "\t"}', "it is no JSON: invalid control character"),
    ('{"a": "\\x"}', "it is no JSON: invalid \\escape"),
    ('{"a": NaN}', "line 1, column 7: NaN is no value of JSON"),
    ('{"a": "NaN",\n "b": -Infinity}', "line 2, column 7: -Infinity is no value"),
    ('{"a": "\\"NaN", "b": Infinity}', "line 1, column 21: Infinity is no value"),
    ("{} {}", "line 1, column 4: more text follows the first value"),
    ("[]", "expected an object with 'schema' and 'type', got an array"),
    ("null", "expected an object with 'schema' and 'type', got null"),
    ("[" * 100_000, "it is nested too deeply to be read"),
    ('{"a":' * 100_000, "it is nested too deeply to be read"),
    ("[" * 200 + "]" * 200, "expected an object"),
    ("{}".encode("utf-16"), "it is UTF-16 or UTF-32, and JSON is UTF-8"),
    ("{}".encode("utf-16-le"), "it is UTF-16 or UTF-32, and JSON is UTF-8"),
    ("{}".encode("utf-16-be"), "it is UTF-16 or UTF-32, and JSON is UTF-8"),
    ("{}".encode("utf-32"), "it is UTF-16 or UTF-32, and JSON is UTF-8"),
    ('{"a": "é"}'.encode("latin-1"), "it is no UTF-8: invalid continuation byte"),
    (b'{"a": "\xed\xa0\x80"}', "it is no UTF-8: invalid continuation byte at byte 7"),
    (b'{"a": "\xc3', "it is no UTF-8: unexpected end of data at byte 7"),
]


@pytest.mark.parametrize(("text", "message"), TEXTS, ids=range(len(TEXTS)))
def test_text_that_is_no_document_is_refused(text: str | bytes, message: str) -> None:
    """Whatever the text is, it is refused in one sentence that tells the place."""
    assert message in problem_of(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 100_000, "it is nested too deeply to be read"),
        (
            "基".encode("utf-16"),
            "it is UTF-16 or UTF-32, and JSON is UTF-8: decode it first",
        ),
        (
            b"\xfe\xff" + "基".encode("utf-16-be"),
            "it is UTF-16 or UTF-32, and JSON is UTF-8: decode it first",
        ),
        (b'{"a\xff": 1}', "it is no UTF-8: invalid start byte at byte 3"),
        (
            b'"abc\0"',
            "line 1, column 5: it is no JSON: invalid control character",
        ),
        ("", "line 1, column 1: it is empty: expected one JSON object"),
        (
            '\n{"a" 1,\n"b": 2\n}',
            "line 2, column 6: it is no JSON: expecting ':' delimiter",
        ),
        (
            "{}\n{}\n",
            (
                "line 2, column 1: more text follows the first value; records that "
                "stand one a line are read with genetherapy_model.read"
            ),
        ),
    ],
)
def test_the_place_and_the_way_out_are_told(text: str | bytes, message: str) -> None:
    """Lines and columns are counted from one, up to the place and not beyond."""
    with pytest.raises(DecodeError) as caught:
        loads(text)

    assert f"RDR901 error {message}" == str(*caught.value.findings)


@pytest.mark.parametrize("text", [None, 5, bytearray(b"{}"), {"schema": 1}])
def test_what_is_no_text_is_refused(text: object) -> None:
    """Data that is no text is refused as the wrong type, not tried out."""
    told = f"^expected text or bytes, got {type(text).__name__}$"
    with pytest.raises(InvalidType, match=told):
        loads(cast("str", text))


@pytest.mark.parametrize("number", [nan, inf, -inf])
def test_what_json_has_no_number_for_is_not_written(number: float) -> None:
    """Python would write NaN and Infinity, which are no values of JSON."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        write_json({"a": number})


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("1" * 17, "a whole number above 9007199254740991 in size"),
        ("9" * 400, "a whole number of 400 digits"),
        ("-" + "9" * 5000, "a whole number of 5000 digits"),
    ],
)
def test_huge_numbers_are_refused(number: str, told: str) -> None:
    """A number of any length is refused where it stands, and never tried out."""
    text = dumps(gtm.Publication()).replace("}", f',"number_of_references":{number}}}')

    assert problem_of(text).endswith(f", got {told}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a" * 60, f"the text '{'a' * 60}'"),
        ("a" * 61, f"the text '{'a' * 57}'..."),
        (LARGEST, "the number 9007199254740991"),
    ],
)
def test_what_stands_there_is_shown_at_length_where_it_is_short(
    text: object, told: str
) -> None:
    """Sixty characters are shown as they are, and of a longer text the beginning."""
    field = "sure" if isinstance(text, str) else "number"
    kind = "OfficeHolder" if isinstance(text, str) else "Grant"
    document = {"schema": "genetherapy-model/1", "type": kind, field: text}
    with pytest.raises(DecodeError) as caught:
        from_data(document)

    assert any(
        found.message.endswith(f", got {told}") for found in caught.value.findings
    )


def test_the_largest_number_is_read() -> None:
    """What every reader of JSON keeps is kept here, and one more is not."""
    largest = gtm.Publication(number_of_references=LARGEST)

    assert largest == loads(dumps(largest))
    told = (
        "^a whole number above 9007199254740991 in size cannot be written: "
        "readers of JSON would round it$"
    )
    with pytest.raises(InvalidValue, match=told):
        dumps(gtm.Publication(number_of_references=LARGEST + 1))


def test_the_smallest_number_is_read() -> None:
    """A sign before the number is not counted among its digits."""
    converter = make_converter()
    text = str(-LARGEST)

    assert -LARGEST == read_json(text)
    assert -LARGEST == converter.structure(-LARGEST, int)
    assert -LARGEST == converter.unstructure(-LARGEST, int)
    with pytest.raises(ValueError, match=r"^expected a whole number, got "):
        converter.structure(-LARGEST - 1, int)


@pytest.mark.parametrize("text", [r"\ud800", r"\uDFFF x", r"\udc00\ud800", r"\u0000"])
def test_characters_that_cannot_be_written_are_refused(text: str) -> None:
    """Half of a surrogate pair is no character, and NUL is one that no XML holds."""
    message = problem_of(dumps(gtm.Grant(number="?")).replace("?", text))

    told = "a character that no XML or no UTF-8 can hold: take it out"
    assert re.fullmatch(rf"the text holds U\+[0-9A-F]{{4}} at 0, {told}", message)


def test_a_surrogate_pair_is_one_character() -> None:
    """Escapes of both halves are read as the character that they mean."""
    text = dumps(gtm.Grant(number="?")).replace("?", r"\ud83e\uddec")

    assert gtm.Grant(number="🧬") == loads(text)


def test_half_a_surrogate_pair_is_not_written() -> None:
    """Text that no UTF-8 can hold is refused before it reaches a file."""
    text = f"{'a' * 30}\ud800{'b' * 30}"
    finding = gtm.Finding(code="X", severity=gtm.Severity.INFO, message=text)
    around = rf"'{'a' * 20}\ud800{'b' * 19}'"

    with pytest.raises(InvalidValue) as caught:
        dumps(finding)
    assert str(caught.value) == (
        f"half of a surrogate pair cannot be written: it stands in {around}"
    )


def test_a_surrogate_in_a_key_can_be_printed() -> None:
    """The text of the error can be written, whatever was in the keys."""
    with pytest.raises(DecodeError) as caught:
        loads(dumps(gtm.Grant()).replace("}", r',"a\ud800":1}'))

    assert str(caught.value).encode()


def test_repeated_keys_are_refused() -> None:
    """A key that stands twice is told at any depth, beside all other problems."""
    text = (
        '{"schema":"genetherapy-model/1","type":"OfficeHolder","type":"OfficeHolder",'
        '"person":{"name":{"family":"A","family":"A","given":1}},"sure":2,'
        '"role":{"is":"Appointment","is":"Appointment","organization":{"name":"X"}}}'
    )
    with pytest.raises(DecodeError) as caught:
        loads(text)

    assert [(found.code, found.path) for found in caught.value.findings] == [
        ("RDR901", "/type"),
        ("RDR905", "/person/name/given"),
        ("RDR901", "/person/name/family"),
        ("RDR901", "/role/is"),
        ("RDR905", "/sure"),
    ]
    assert "/type: the key stands more than once" in str(caught.value)


def _nested(levels: int) -> gtm.ReferenceList:
    made = gtm.ReferenceList(title="innermost")
    for _ in range(levels):
        made = gtm.ReferenceList(lists=[made])
    return made


def test_deep_nesting_is_kept_or_refused() -> None:
    """What can be written can be read, and what is too deep is refused both ways."""
    deepest = _nested(DEEPEST // 2)

    assert deepest == loads(dumps(deepest))
    for levels in (DEEPEST // 2 + 1, 400, 4000):
        with pytest.raises(InvalidValue, match="nested deeper than 100 levels"):
            dumps(_nested(levels))
    beside = gtm.ReferenceList(title="beside it")
    with pytest.raises(InvalidValue, match="nested deeper than 100 levels"):
        dumps(gtm.ReferenceList(lists=[_nested(DEEPEST // 2), beside]))


@pytest.mark.parametrize("levels", [300, 900, 5000])
def test_text_that_is_too_deep_for_the_stack_is_refused(levels: int) -> None:
    """Lists in lists that no stack can follow are a finding, and no crash."""
    text = dumps(gtm.ReferenceList(title="x")).removesuffix("}")
    text += ',"lists":[{"title":"y"' * levels + "}]" * levels + "}"

    assert "it is nested too deeply to be read" in problem_of(text)


def test_text_that_is_too_deep_is_refused_where_it_is_too_deep() -> None:
    """What the parser of JSON follows and the classes do not has a path."""
    text = dumps(gtm.ReferenceList(title="x")).removesuffix("}")
    text += ',"lists":[{"title":"y"' * 300 + "}]" * 300 + "}"
    with pytest.raises(DecodeError) as caught:
        loads(text)

    (found,) = caught.value.findings
    assert found.code == "RDR905"
    assert found.path.startswith("/lists/0/lists/0/lists/0/")


@pytest.mark.parametrize("levels", [300, 900])
def test_deep_arrays_where_none_belong_are_refused(levels: int) -> None:
    """Brackets without end are refused like the one that should not be there."""
    text = dumps(gtm.Grant(number="?")).replace('"?"', "[" * levels + "]" * levels)

    assert problem_of(text) == "expected text or null, got an array"
