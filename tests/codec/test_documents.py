"""Our own JSON keeps everything, in the same bytes in every process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from enum import Enum
from typing import cast

import attrs
import pytest

import genetherapy_model as gtm
from genetherapy_model import DecodeError, InvalidType
from genetherapy_model.codec import (
    dump_line,
    dumps,
    from_data,
    load_line,
    loads,
    to_data,
)
from genetherapy_model.codec._shapes import (
    TAG,
    Arms,
    fields_of,
    holds_itself,
    is_statement,
    known_arms_of,
)
from genetherapy_model.codec._tags import NAMES, TAGS
from genetherapy_model.domain._scalars import is_scalar
from genetherapy_model.domain._statements import trusted


def document(kind: str, /, **fields: object) -> dict[str, object]:
    """Make the plain data of a document."""
    return {"schema": "genetherapy-model/1", "type": kind, **fields}


def test_the_fields_stand_beside_the_envelope() -> None:
    """What differs from the defaults stands beside schema and type."""
    publication = gtm.Publication(
        title="AAV<sub>9</sub>",
        authors=[
            gtm.CollectiveAuthor(name="NTLA-2001 Study Group"),
            gtm.PersonalAuthor(person=gtm.Person(name="Juan Bueren"), valid=False),
        ],
        identifiers=["doi:10.1089/hum.2023.152"],
        dates=[gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date="2023 Winter")],
    )
    expected = {
        "schema": "genetherapy-model/1",
        "type": "Publication",
        "title": "AAV<sub>9</sub>",
        "authors": [
            {"is": "CollectiveAuthor", "name": "NTLA-2001 Study Group"},
            {
                "is": "PersonalAuthor",
                "person": {"name": {"literal": "Juan Bueren"}},
                "valid": False,
            },
        ],
        "dates": [{"kind": "issue", "date": "2023-24"}],
        "identifiers": ["doi:10.1089/hum.2023.152"],
    }

    assert expected == to_data(publication)
    assert list(expected) == list(to_data(publication))
    assert publication == loads(dumps(publication), type=gtm.Publication)


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (gtm.Doi("10.1089/hum.2023.152"), "10.1089/hum.2023.152"),
        (gtm.PartialDate(year=2023, month=11), "2023-11"),
        (gtm.DateRange.parse("1998 Dec-1999 Jan"), "1998-12/1999-01"),
        (gtm.MarkedText("p &lt; 0.05"), "p &lt; 0.05"),
        (gtm.CreditRole.SOFTWARE, "Software"),
        (gtm.ABSENT, "absent"),
        (
            gtm.JournalIssn(issn="1043-0342", type=gtm.IssnType.PRINT),
            {"issn": "1043-0342", "type": "print"},
        ),
    ],
)
def test_other_values_stand_under_value(value: object, data: object) -> None:
    """Scalars, members and objects with a field called type are boxed."""
    assert document(NAMES[type(value)], value=data) == to_data(value)
    assert value == from_data(to_data(value), type=type(value))


@pytest.mark.parametrize(
    ("agent", "data"),
    [
        (gtm.Agent(), {}),
        (gtm.Agent(vector=gtm.ABSENT), {"vector": "absent"}),
        (gtm.Agent(vector=gtm.Vector()), {"vector": {}}),
    ],
)
def test_not_stated_absent_and_stated_differ(
    agent: gtm.Agent, data: dict[str, object]
) -> None:
    """None, ABSENT and a value that says nothing are three things in JSON too."""
    assert document("Agent", **data) == to_data(agent)
    assert agent == from_data(document("Agent", **data))


def test_null_is_what_is_not_stated() -> None:
    """A field may be null where it may be None, as other writers put it."""
    assert gtm.Grant() == from_data(document("Grant", number=None, agency=None))


def test_a_whole_number_will_do_for_a_number() -> None:
    """5 and 5.0 are one number in JSON, so a field of numbers reads both."""
    assert gtm.Vector(cargo_kb=5.0) == from_data(document("Vector", cargo_kb=5))
    assert '"cargo_kb":5.0' in dumps(gtm.Vector(cargo_kb=5.0))


def test_indented_text_says_the_same() -> None:
    """The indent changes the white space and nothing else."""
    name = gtm.PersonName(family="Bueren", given="Juan A.")

    assert json.loads(dumps(name)) == json.loads(dumps(name, indent=2))
    assert dumps(name, indent=2).startswith('{\n  "schema": "genetherapy-model/1",\n')


def test_text_stands_as_it_is() -> None:
    """Text of other scripts is written as text, not as escapes."""
    assert "布埃伦" in dumps(gtm.PersonName(family="布埃伦"))


@pytest.mark.parametrize("end", ["\n", "\r", "\x0b", "\x85", "\u2028", "\u2029"])
def test_a_line_is_one_line_for_every_reader(end: str) -> None:
    """No character of a record ends its line, whatever counts as an end of line."""
    society = gtm.Extra(source="pubmed", path="Title", text="a\u2028b\x85c\nd")
    line = dump_line(society)

    assert [line] == line.splitlines()
    assert society == load_line(line + "\n", type=gtm.Extra)
    if end != "\x0b":
        extra = gtm.Extra(source="x", path="y", text=f"a{end}b")
        assert [dump_line(extra)] == dump_line(extra).splitlines()
        assert extra == load_line(dump_line(extra))


def test_bytes_with_a_byte_order_mark_are_read() -> None:
    """RFC 8259 lets a reader ignore the mark, and editors on Windows write it."""
    text = dumps(gtm.Grant(number="5"))

    assert gtm.Grant(number="5") == loads(b"\xef\xbb\xbf" + text.encode())
    assert gtm.Grant(number="5") == loads("\ufeff" + text)


def test_the_table_of_names_is_the_public_classes() -> None:
    """Every public class of the library has a name in JSON, and no other has."""
    of_readers = {gtm.Reading, gtm.Deletion, gtm.InnReading, gtm.InnElement}
    public = {
        kind
        for kind in (getattr(gtm, name) for name in gtm.__all__)
        if isinstance(kind, type)
        and (attrs.has(kind) or issubclass(kind, Enum))
        and kind not in of_readers
    }

    assert {kind.__name__ for kind in public} == {kind.__name__ for kind in NAMES}
    assert public == set(NAMES)
    assert len(TAGS) == len(NAMES)


def test_the_tag_is_no_field() -> None:
    """The key that names the class of an object is never the name of a field."""
    for kind in NAMES:
        if attrs.has(kind):
            assert TAG not in attrs.fields_dict(kind)


def test_two_classes_hold_others_of_their_kind() -> None:
    """Names in other scripts and lists of references alone can go without end."""
    statements = list(filter(is_statement, NAMES))

    assert [gtm.PersonName, gtm.ReferenceList] == list(filter(holds_itself, statements))


def test_every_union_can_be_told_apart() -> None:
    """Every field of every class is of a form that JSON can tell apart."""
    for kind in NAMES:
        if attrs.has(kind) and not is_scalar(kind):
            for field, hint in fields_of(kind):
                arms = known_arms_of(hint)
                assert isinstance(arms, Arms), f"{kind.__name__}.{field.name}"


def test_what_is_left_out_is_equal_in_every_field() -> None:
    """A default that is left out can hide no field that ``==`` does not see."""
    for kind in NAMES:
        if attrs.has(kind):
            for field in attrs.fields(kind):
                if attrs.has(type(field.default)):
                    parts = attrs.fields(type(field.default))
                    assert all(part.eq and part.eq_key is None for part in parts)


def test_the_class_is_taken_from_the_text() -> None:
    """Without a type, the envelope decides."""
    assert gtm.Pmid("7") == loads(dumps(gtm.Pmid("7")))


def test_a_union_may_be_wanted() -> None:
    """Each class of a union is read where the union is wanted, and no other."""
    author = gtm.CollectiveAuthor(name="NTLA-2001 Study Group")

    assert author == loads(dumps(author), type=gtm.Author)
    told = (
        "the text 'Pmid' is not what is wanted here: "
        "expected 'PersonalAuthor' or 'CollectiveAuthor'$"
    )
    other = gtm.Pmid("7")
    with pytest.raises(DecodeError, match=told):
        loads(dumps(other), type=gtm.Author)
    with pytest.raises(DecodeError, match=told):
        load_line(dump_line(other), type=gtm.Author)
    with pytest.raises(DecodeError, match=told):
        from_data(to_data(other), type=gtm.Author)


def test_what_was_trusted_wrongly_is_not_written() -> None:
    """A reader of bad faith can build a wrong value, and it stops here."""
    wrong = trusted(gtm.Grant)(number=cast("str", 5))

    with pytest.raises(InvalidType, match="got int 5"):
        dumps(wrong)


def test_only_public_classes_have_an_envelope() -> None:
    """Other objects are refused in one sentence, both ways."""
    said = "^expected a value of a public class of genetherapy_model, got list$"
    with pytest.raises(InvalidType, match=said):
        dumps([gtm.Pmid("7")])
    for kind, name in ((dict, "dict"), (cast("type", "Pmid"), "Pmid")):
        said = f"^{name} is no public class of genetherapy_model: structure it with "
        with pytest.raises(InvalidType, match=rf"{said}make_converter\(\)$"):
            loads(dumps(gtm.Pmid("7")), type=kind)


WRITES_SETS = """
import genetherapy_model as gtm

modality = gtm.TherapyModality(
    components=[
        gtm.Component(mechanism=gtm.GenomeEditing(
            guides=["B2M", "TRAC", "CIITA", "é", "z", "A"],
            genes=[gtm.Gene(symbol=name) for name in ("CD7", "CD52", "TRAC")])),
        gtm.Component(mechanism=gtm.ExonSkipping(exons=[51, 5, 100, 45])),
        gtm.Component(mechanism=gtm.Oncolysis()),
        gtm.Component(),
    ],
    routes=list(gtm.Route),
)
print(gtm.dumps(modality).encode())
"""


def test_the_bytes_are_the_same_in_every_process() -> None:
    """Sets are written in one order, whatever the seed of the hashes."""
    written = {
        subprocess.run(
            [sys.executable, "-c", WRITES_SETS],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2", "3")
    }

    assert len(written) == 1
    assert b'"guides":["A","B2M","CIITA","TRAC","z","\\xc3\\xa9"]' in written.pop()


def test_the_package_does_not_import_cattrs() -> None:
    """Whoever reads no JSON does not pay for the codec."""
    code = "import sys, genetherapy_model; print('cattrs' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )

    assert run.stdout.strip() == "False"
