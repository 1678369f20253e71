"""Whatever would not have been written is refused, each problem with its path."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from typing import cast

import pytest
from cattrs.errors import ClassValidationError

import genetherapy_model as gtm
from genetherapy_model import DecodeError, InvalidValue
from genetherapy_model.codec import (
    from_data,
)
from genetherapy_model.codec._json_text import LARGEST


def document(kind: str, /, **fields: object) -> dict[str, object]:
    """Make the plain data of a document."""
    return {"schema": "genetherapy-model/1", "type": kind, **fields}


def findings_of(data: object) -> tuple[gtm.Finding, ...]:
    """Read data that is wrong, and give what is said of it."""
    with pytest.raises(DecodeError) as caught:
        from_data(data)
    return caught.value.findings


REFUSED: list[tuple[dict[str, object], list[str]]] = [
    (
        document("Grant", number=5),
        ["RDR905 error /number: expected text or null, got the number 5"],
    ),
    (
        document("Grant", number=["5"]),
        ["RDR905 error /number: expected text or null, got an array"],
    ),
    (
        document("Grant", nubmer="5"),
        ["RDR904 error /nubmer: unknown field; did you mean 'number'?"],
    ),
    (document("Relation", kind="updates"), ["RDR903 error /target: missing"]),
    (
        document("OfficeHolder", person={"name": {}}, role={}, sure=True),
        [
            (
                "RDR903 error /role/is: missing: one of 'SocietyOffice', "
                "'EditorialRole' or 'Appointment' must stand here"
            )
        ],
    ),
    (
        document("OfficeHolder", person={"name": {}}, role={"is": 1}, sure=1),
        [
            (
                "RDR905 error /role/is: expected 'SocietyOffice', 'EditorialRole' "
                "or 'Appointment', got the number 1"
            ),
            "RDR905 error /sure: expected true or false, got the number 1",
        ],
    ),
    (
        document("OfficeHolder", person={"name": {}}, role=None, sure=True),
        [
            (
                "RDR905 error /role: expected an object (SocietyOffice), an object "
                "(EditorialRole) or an object (Appointment), got null"
            )
        ],
    ),
    (
        document("Person", name={}, identifiers=[5]),
        [
            (
                "RDR905 error /identifiers/0: expected a CURIE or an object "
                "(OtherIdentifier), got the number 5"
            )
        ],
    ),
    (
        document("OfficeHolder", person={"name": {}}, role={"is": ["x"]}, sure=True),
        [
            (
                "RDR905 error /role/is: expected 'SocietyOffice', 'EditorialRole' "
                "or 'Appointment', got an array"
            )
        ],
    ),
    (
        document("PersonalAuthor", person={"name": {}}, valid="yes"),
        ["RDR905 error /valid: expected true or false, got the text 'yes'"],
    ),
    (
        document("PersonalAuthor", person={"name": {}, "is": "Person"}),
        [
            (
                "RDR904 error /person/is: unknown field; known: 'name', "
                "'identifiers', 'degrees', 'roles'"
            )
        ],
    ),
    (
        document("PublicationDate", kind="issue", date="2023", hour=True, minute=3.0),
        [
            "RDR905 error /hour: expected a whole number or null, got true",
            (
                "RDR905 error /minute: expected a whole number or null, got the "
                "number 3.0"
            ),
        ],
    ),
    (
        document("PublicationDate", kind="issue", date="2023", hour=LARGEST + 1),
        [
            (
                "RDR905 error /hour: expected a whole number, got a whole number "
                "above 9007199254740991 in size"
            )
        ],
    ),
    (
        document("PublicationDate", kind="isue", date="14 November 2023"),
        [
            (
                "RDR905 error /kind: the text 'isue' is no DateKind; did you mean "
                "'issue'?"
            ),
            (
                "RDR905 error /date: the text '14 November 2023' is not canonical: "
                "write '2023-11-14'"
            ),
        ],
    ),
    (
        document("Term", start="1998 Dec-1999 Jan"),
        [
            (
                "RDR905 error /start: the text '1998 Dec-1999 Jan' is not "
                "canonical: write '1998-12/1999-01'"
            )
        ],
    ),
    (
        document("Quotation", parts="it is safe"),
        ["RDR905 error /parts: expected an array, got the text 'it is safe'"],
    ),
    (
        document("Quotation", parts={"0": "it is safe"}),
        ["RDR905 error /parts: expected an array, got an object"],
    ),
    (
        document("Quotation", parts=[None, "it is safe", 2]),
        [
            "RDR905 error /parts/0: expected text, got null",
            "RDR905 error /parts/2: expected text, got the number 2",
        ],
    ),
    (
        document("Vector", modifications=["E1B deleted", "E1B deleted"]),
        [
            (
                "RDR905 error /modifications: an item stands more than once, and "
                "this is a set"
            )
        ],
    ),
    (
        document("Vector", modifications="E1B deleted"),
        [
            (
                "RDR905 error /modifications: expected an array, got the text 'E1B "
                "deleted'"
            )
        ],
    ),
    (
        document("Vector", cargo_kb=float("inf")),
        ["RDR905 error /cargo_kb: expected a number, got the number inf"],
    ),
    (
        document("Agent", vector="none"),
        [("RDR905 error /vector: the text 'none' is no Absent; known: 'absent'")],
    ),
    (
        document("Agent", vector=["absent"]),
        [
            (
                "RDR905 error /vector: expected a member of Absent, an object "
                "(Vector) or null, got an array"
            )
        ],
    ),
    (
        document("MeshHeading", descriptor=[{"name": "Genetic Therapy"}]),
        [("RDR905 error /descriptor: expected an object (MeshTerm), got an array")],
    ),
    (
        document("Person", name={}, identifiers=["doi:10.1089/hum.2023.152"]),
        [
            (
                "RDR905 error /identifiers/0: the text 'doi:10.1089/hum.2023.152' "
                "is no CURIE that begins with orcid: or isni:"
            )
        ],
    ),
    (
        document("Person", name={}, identifiers=[{"scheme": "orcid"}]),
        ["RDR903 error /identifiers/0/text: missing"],
    ),
    (document("Doi"), ["RDR903 error /value: missing"]),
    (
        document("Doi", value="10.1089/hum.2023.152", title="x"),
        ["RDR904 error /title: unknown field; known: 'value'"],
    ),
    (
        {"type": "Grant", "number": "5"},
        ["RDR902 error /schema: missing: 'genetherapy-model/1'"],
    ),
    (
        {"type": "Grant", "number": 5},
        [
            "RDR902 error /schema: missing: 'genetherapy-model/1'",
            "RDR905 error /number: expected text or null, got the number 5",
        ],
    ),
    (
        {"schema": "genetherapy-model/2", "type": "Grant"},
        [
            (
                "RDR902 error /schema: 'genetherapy-model/2' is newer than this "
                "release reads ('genetherapy-model/1'): pip install --upgrade "
                "genetherapy-model"
            )
        ],
    ),
    (
        {"schema": "csl", "type": "Grant"},
        [
            (
                "RDR902 error /schema: 'csl' is no schema of this library: "
                "expected 'genetherapy-model/1'"
            )
        ],
    ),
    (
        {"schema": "genetherapy-model/1"},
        ["RDR902 error /type: missing: the name of a class"],
    ),
    (
        document("Gramt"),
        [("RDR902 error /type: the text 'Gramt' is no class; did you mean 'Grant'?")],
    ),
    (
        {"schema": "genetherapy-model/1", "type": ["Grant"]},
        ["RDR902 error /type: expected text, got an array"],
    ),
]


@pytest.mark.parametrize(("data", "expected"), REFUSED, ids=range(len(REFUSED)))
def test_what_would_not_be_written_is_refused(
    data: dict[str, object], expected: list[str]
) -> None:
    """Each slip is told with its path, in words that name the way out."""
    assert expected == [str(found) for found in findings_of(data)]


@pytest.mark.parametrize(
    ("make", "data", "path"),
    [
        (
            lambda: gtm.MeshUi("15316"),
            document("MeshTerm", value={"name": "Genetic Therapy", "ui": "15316"}),
            "/value/ui",
        ),
        (
            lambda: gtm.Orcid("0000-0002-1825-0098"),
            document("Person", name={}, identifiers=["orcid:0000-0002-1825-0098"]),
            "/identifiers/0",
        ),
        (
            lambda: gtm.Doi("https://doi.org/10.1089/hum.2023.152"),
            document("Doi", value="https://doi.org/10.1089/hum.2023.152"),
            "/value",
        ),
        (
            lambda: gtm.MarkedText("AAV<sub>9"),
            document("Keyword", text="AAV<sub>9"),
            "/text",
        ),
        (
            lambda: gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date="2023", hour=25),
            document("PublicationDate", kind="issue", date="2023", hour=25),
            "",
        ),
        (
            lambda: gtm.PartialDate.parse("2023-02-30"),
            document("Term", start="2023-02-30"),
            "/start",
        ),
    ],
    ids=["form", "check digit", "spelling", "markup", "bounds", "calendar"],
)
def test_the_words_of_the_class_survive(
    make: Callable[[], object], data: dict[str, object], path: str
) -> None:
    """What a class says of a value that it refuses stands in the finding."""
    with pytest.raises(InvalidValue) as caught:
        make()

    (found,) = findings_of(data)
    assert (path, str(caught.value)) == (found.path, found.message)


def test_every_problem_is_told_at_once() -> None:
    """Problems of the whole record come together, and in the text of the error."""
    data = document(
        "Publication",
        titel="Gene therapy",
        authors=[
            {"is": "PersonalAuthor", "person": {"name": {"family": 1}}, "valid": None},
            {"is": "Author"},
            {"is": "CollectiveAuthor", "name": "<i>Study Group"},
        ],
        journal={"issns": [{"issn": "0165-0209"}], "a/b~c": 1},
        identifiers=["doi:10.1089/hum.2023.152", "pmid:7"],
        authors_complete=0,
    )
    found = findings_of(data)

    assert [each.path for each in found] == [
        "/authors/0/person/name/family",
        "/authors/0/valid",
        "/authors/1/is",
        "/authors/2/name",
        "/authors_complete",
        "/journal/issns/0/issn",
        "/journal/a~1b~0c",
        "/identifiers/1",
        "/titel",
    ]
    with pytest.raises(DecodeError) as caught:
        from_data(data)
    lines = str(caught.value).splitlines()
    assert f"{len(found)} problems:" == lines[0]
    assert [f"{each.path}: {each.message}" for each in found] == lines[1:]
    assert isinstance(caught.value.__cause__, ClassValidationError)


def test_the_error_can_be_pickled() -> None:
    """An error that was raised in another process arrives whole."""
    with pytest.raises(DecodeError) as caught:
        from_data(document("Grant", number=5))

    copied = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - made here

    assert caught.value.findings == copied.findings
    assert str(caught.value) == str(copied)


@pytest.mark.parametrize("data", [None, True, 5, 5.0, "Grant", [], [{}], {1, 2}])
def test_only_an_object_is_a_document(data: object) -> None:
    """Other plain data is refused in one sentence, also from other parsers."""
    (found,) = findings_of(data)

    assert (found.code, found.path) == ("RDR902", "")
    assert "expected an object with 'schema' and 'type', got " in found.message


def test_what_is_not_of_json_is_refused() -> None:
    """Tuples, bytes and numbers as keys, which other parsers may give, are refused."""
    numbered = cast("object", {1: 2, **document("Grant", agancy="NIH")})
    told = [
        str(found)
        for data in (
            document("Quotation", parts=("a",)),
            document("Quotation", parts=[b"a"]),
            numbered,
        )
        for found in findings_of(data)
    ]

    assert told == [
        "RDR905 error /parts: expected an array, got tuple, no type of JSON",
        "RDR905 error /parts/0: expected text, got bytes, no type of JSON",
        (
            "RDR904 error /1: unknown field; known: 'number', 'acronym', 'agency', "
            "'country'"
        ),
        "RDR904 error /agancy: unknown field; did you mean 'agency'?",
    ]


def test_the_data_that_is_given_is_left_as_it_was() -> None:
    """Reading changes nothing in the data."""
    data = document("OfficeHolder", person={"name": {}}, sure=True)
    data["role"] = {"is": "Appointment", "organization": {"name": "CIEMAT"}}
    before = json.dumps(data)

    from_data(data)

    assert before == json.dumps(data)
