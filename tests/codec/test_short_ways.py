"""The short ways in and out give just what the converter gives, or stand aside."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import cast, get_args

import attrs
import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

import genetherapy_model as gtm
from genetherapy_model import DecodeError, InvalidMarkup
from genetherapy_model.codec import (
    _accepting,
    _plain_text,
    _rendering,
    _short_ways,
    loads,
    make_converter,
    to_data,
)
from genetherapy_model.codec._converter import own_converter
from genetherapy_model.codec._documents import decode
from genetherapy_model.codec._json_text import LARGEST, read_json, write_json
from genetherapy_model.codec._shapes import is_flat
from genetherapy_model.codec._short_ways import accept, render
from genetherapy_model.codec._tags import TAGS
from genetherapy_model.domain import _markup
from genetherapy_model.domain._statements import Statement, is_same, trusted

SAMPLE = Path(__file__).parents[3] / "shared/corpus/pubmed_xml/pubmed_sample.xml.gz"
GOLDEN = Path(__file__).parents[1] / "data" / "v1"
STATEMENTS = [kind for kind in TAGS.values() if issubclass(kind, Statement)]
HOLD_THEMSELVES = {"PersonName": "in_other_scripts", "ReferenceList": "lists"}
PARSERS = [
    pytest.param(None, id="json"),
    pytest.param(_plain_text.orjson, id="orjson"),
]

many = settings(
    max_examples=5 * settings().max_examples,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(autouse=True, params=PARSERS)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take each parser in turn, whichever is installed."""
    monkeypatch.setattr(_plain_text, "orjson", request.param)


def values() -> SearchStrategy[object]:
    """Generate objects, half of them publications."""
    kinds = st.just(gtm.Publication) | st.sampled_from(STATEMENTS)
    return kinds.flatmap(
        lambda kind: cast("SearchStrategy[object]", st.from_type(kind))
    )


def explained(text: str | bytes) -> object:
    """Read a text as the converter reads it; None if it is refused."""
    try:
        return decode(read_json(text))
    except DecodeError:
        return None


def assert_the_ways_agree(text: str | bytes) -> object:
    """Hold the short way to the long one, and give what it gives."""
    made = accept(text)
    if made is not None:
        plain = explained(text)
        assert type(made) is type(plain)
        assert is_same(made, plain)
        assert to_data(made) == to_data(plain)
    return made


FLAT_KINDS = [name for name in TAGS if is_flat(TAGS[name]) and TAGS[name] in STATEMENTS]


def golden_lines(name: str) -> list[str]:
    """Give a line for each field of a class, and for each way to fill it."""
    return (GOLDEN / f"{name}.jsonl").read_text("utf-8").splitlines()


@cache
def filled(name: str) -> dict[str, object]:
    """Give the object of JSON that fills all fields of a class, but with its kind."""
    found = [json.loads(line) for line in golden_lines(name)]
    bodies = [each if is_flat(TAGS[name]) else each["value"] for each in found]
    body = {key: body[key] for body in bodies for key in body}
    made: object = make_converter().structure(
        {
            field.name: body[field.name]
            for field in attrs.fields(TAGS[name])
            if field.name != HOLD_THEMSELVES.get(name)
        },
        TAGS[name],
    )
    return cast("dict[str, object]", make_converter().unstructure(made))


def document(name: str, /, **fields: object) -> str:
    """Write a document of a class."""
    head = {"schema": "genetherapy-model/1", "type": name}
    return write_json({**head, **fields})


def assert_taken(text: str) -> object:
    """Read and write a document the short ways, and give what it holds."""
    made = assert_the_ways_agree(text)
    assert made is not None
    assert text == render(made)
    return made


@pytest.mark.parametrize("name", TAGS)
def test_every_way_to_fill_a_field_takes_the_short_ways(name: str) -> None:
    """Not so what stands alone or beside a field named type, or holds its own kind."""
    for line in golden_lines(name):
        if name not in FLAT_KINDS:
            assert accept(line) is None
            assert render(decode(read_json(line))) is None
        elif f'"{HOLD_THEMSELVES.get(name, "")}":' in line:
            assert render(assert_the_ways_agree(line)) is None
        else:
            assert_taken(line)


@pytest.mark.parametrize("name", FLAT_KINDS)
def test_a_full_record_takes_the_short_ways(name: str) -> None:
    """As many fields as there are, in whatever order, are read the short way."""
    fields = filled(name)
    made = assert_taken(document(name, **fields))
    turned = accept(document(name, **dict(reversed(fields.items()))))

    assert {field.name for field in attrs.fields(TAGS[name])} >= set(fields)
    assert is_same(made, turned)


@pytest.mark.parametrize("name", FLAT_KINDS)
def test_whatever_is_changed_in_a_full_record_is_told_apart(name: str) -> None:
    """What is of another type, missing or unknown is accepted by both ways or none."""
    for data in junk(json.loads(document(name, **filled(name)))):
        assert_the_ways_agree(write_json(data))


@pytest.mark.parametrize(
    ("kind", "holder"),
    [
        *((kind, '"Publication","authors":[?,?]') for kind in get_args(gtm.Author)),
        *((kind, '"Person","name":{},"roles":[?,?]') for kind in get_args(gtm.Role)),
        *((kind, '"Component","mechanism":?') for kind in get_args(gtm.Mechanism)),
    ],
)
def test_one_of_several_classes_takes_the_short_ways(kind: type, holder: str) -> None:
    """A full object that says of which class it is is read and written as it."""
    one = {"is": kind.__name__, **filled(kind.__name__)}
    holder = f'{{"schema":"genetherapy-model/1","type":{holder}}}'
    made = assert_taken(holder.replace("?", write_json(one)))
    for bad in ({"is": kind.__name__}, {**one, "x": 1}, {**one, "is": "Grant"}):
        assert_the_ways_agree(holder.replace("?", write_json(bad)))

    assert kind.__name__ in repr(made)


@settings(many)
@given(value=values())
def test_what_is_written_is_the_same(value: object) -> None:
    """The short way out writes the bytes of the long one."""
    text = render(value)

    assert text in (None, write_json(to_data(value)))


@settings(many)
@given(value=values())
def test_what_is_read_is_the_same(value: object) -> None:
    """The short way in makes the object that the long one makes."""
    text = write_json(to_data(value))
    made = assert_the_ways_agree(text)

    assert made is None or is_same(made, value)
    assert_the_ways_agree(json.dumps(to_data(value), indent=1))
    assert_the_ways_agree(json.dumps(to_data(value)))


MEMBER = re.compile('":')
PIECES = [
    *'{}[]:,"\\<>&\r\u2028\uffff\x7f',
    *("null", "true", "0", "1", "-1", "5.0", "1e5", "9007199254740993", "NaN"),
    *('""', "[]", "{}", '"x"', '"is":', '"x":1,', '"title":"x",', "\\u0000", "\\r"),
    *("\\ud800", "&amp;", "<i>", "</i>", "<sub>2</sub>", '"absent"', '"doi:10.1/x"'),
]


@st.composite
def damaged(draw: DrawFn) -> str:
    """Generate documents of which a few characters or pieces were changed."""
    text = write_json(to_data(draw(values())))
    for _ in range(draw(st.integers(1, 2))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 3))
        other = draw(st.sampled_from(PIECES) | st.text(max_size=2))
        if draw(st.booleans()):
            other += text[start:end]  # it stands there as well
        text = text[:start] + other + text[end:]
    return text


@settings(many)
@given(text=damaged())
def test_what_is_wrong_is_never_accepted(text: str) -> None:
    """Of damaged documents the short way accepts what the long one does, and as it."""
    assert_the_ways_agree(text)


@st.composite
def doubled(draw: DrawFn) -> str:
    """Generate documents in which a member of an object stands twice."""
    text = write_json(to_data(draw(values())))
    colon = draw(st.sampled_from([found.start() for found in MEMBER.finditer(text)]))
    start = text.rindex('"', 0, colon)
    try:
        value, _ = json.JSONDecoder().raw_decode(text, colon + 2)
    except ValueError:
        reject()  # it is no member, but stands in a text
    space = draw(st.sampled_from(["", " "]))
    member = f"{text[start : colon + 1]}{space}:{space}{write_json(value)}{space},"
    return text[:start] + member + text[start:]


@settings(many)
@given(text=doubled())
def test_repeated_keys_are_never_accepted(text: str) -> None:
    """A key that stands twice is refused, at any depth and with any value."""
    assert_the_ways_agree(text)


ODD = [
    '{"schema":"genetherapy-model/1","type":"Grant","number":null}',
    '{"schema":"genetherapy-model/1","type":"Grant","number":"5"}\r\n',
    '{"schema":"genetherapy-model/1","type":"Grant","number":"5"}\x0c',
    '{"schema":"genetherapy-model/1","type":"Grant","number":"5"}X',
    '\ufeff{"schema":"genetherapy-model/1","type":"Grant","number":"5"}',
    '{"schema":"genetherapy-model/1","type":"Grant","number":"\\u0000"}',
    '{"schema":"genetherapy-model/1","type":"Grant","number":"\uffff"}',
    '{"schema":"genetherapy-model/1","type":"Grant","number":"\ud800"}',
    '{"schema":"genetherapy-model/1","type":"Grant","number":"5","number":"5"}',
    '{"schema":"genetherapy-model/2","type":"Grant","number":"5"}',
    '{"schema":"genetherapy-model/1","type":"Grant","is":"Grant"}',
    '{"type":"Grant","number":"5"}',
    '{"schema":"genetherapy-model/1","type":"Doi","value":"10.1089/hum.2023.152"}',
    '{"schema":"genetherapy-model/1","type":"Publication","number_of_references":1e2}',
    '{"schema":"genetherapy-model/1","type":"Publication","number_of_references":true}',
    '{"schema":"genetherapy-model/1","type":"Publication","authors_complete":1}',
    '{"schema":"genetherapy-model/1","type":"Publication","issue":[]}',
    '{"schema":"genetherapy-model/1","type":"Publication","issue":"volume"}',
    '{"schema":"genetherapy-model/1","type":"Publication","languages":["eng",5]}',
    '{"schema":"genetherapy-model/1","type":"Publication","keywords":"abc"}',
    '{"schema":"genetherapy-model/1","type":"Publication","title":"a\\rb"}',
    '{"schema":"genetherapy-model/1","type":"Publication","title":"&g&lt;t;"}',
    '{"schema":"genetherapy-model/1","type":"Publication","title":"<i>a</b>"}',
    '{"schema":"genetherapy-model/1","type":"Publication","identifiers":["doi"]}',
    '{"schema":"genetherapy-model/1","type":"Vector","cargo_kb":5}',
    '{"schema":"genetherapy-model/1","type":"Vector","cargo_kb":1e400}',
    '{"schema":"genetherapy-model/1","type":"Publication","title":"<i>a</i>b>c"}',
    '{"schema":"genetherapy-model/1","type":"Locator","identifier":"10.1089"}',
    '{"schema":"genetherapy-model/1","type":"Locator","identifier":{"scheme":"x"}}',
    (
        '{"schema":"genetherapy-model/1","type":"PublicationDate","kind":"issue",'
        '"date":"2023","hour":25}'
    ),
    (
        '{"schema":"genetherapy-model/1","type":"PublicationDate","kind":"issue",'
        '"date":null,"text":"2023 Spring to Fall"}'
    ),
    '{"schema":"genetherapy-model/1","type":"Finding"}',
    '{"schema":"genetherapy-model/1","type":"CellProduct"}',
    '{"schema":"genetherapy-model/1","type":"PartialDate","year":2023}',
    '{"schema":"genetherapy-model/1","type":"Pmid","value":"7"}',
    '{"schema":"genetherapy-model/1","type":"Grant","number":"￾"}',
    '{"schema":"genetherapy-model/1","type":"Publication","journal":""}',
    '{"schema":"genetherapy-model/1","type":"Publication","title":"a>b"}',
    '{"schema":"genetherapy-model/1","type":"Publication","title":"a<b"}',
    '{"schema":"genetherapy-model/1","type":"Publication","title":"a&b"}',
    '{"schema":"genetherapy-model/1","type":"Publication","title":5}',
    '{"schema":"genetherapy-model/1","type":"Publication","identifiers":["doi:1"]}',
    '{"schema":"genetherapy-model/1","type":"Publication","identifiers":["pmid:7"]}',
    '{"schema":"genetherapy-model/1","type":"Abstract"}',
    '{"schema":"genetherapy-model/1"}',
    '{"schema":"genetherapy-model/1","type":["Grant"]}',
    "[]",
    "5",
    "",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_the_ways_agree_on_what_is_odd(text: str) -> None:
    """What only one of two parsers lets pass is left to the long way."""
    made = assert_the_ways_agree(text)

    if explained(text) is None:
        assert made is None


@pytest.mark.parametrize("number", [1e-3, 0.5, 5.25, 7.0, 1e14, 999999999999999.0])
def test_usual_numbers_are_written_the_short_way(number: float) -> None:
    """A number has one form, whoever writes it."""
    vector = gtm.Vector(cargo_kb=number)

    assert write_json(to_data(vector)) == render(vector)


@pytest.mark.parametrize("number", [1e-300, 1e-5, 9.9e-4, 1e15, 1e16, 1e300])
def test_numbers_of_many_zeros_are_left_to_the_long_way(number: float) -> None:
    """One writer would take an exponent where another writes zeros."""
    assert render(gtm.Vector(cargo_kb=number)) is None


@pytest.mark.parametrize("number", [0, 1, -1, LARGEST, -LARGEST])
def test_whole_numbers_take_the_short_ways(number: int) -> None:
    """What every reader of JSON keeps is written, and read again."""
    publication = gtm.Publication(number_of_references=number)

    assert is_same(publication, assert_taken(write_json(to_data(publication))))


@pytest.mark.parametrize("number", [LARGEST + 1, -LARGEST - 1, 2**70, 5.0, True, "5"])
def test_what_is_no_whole_number_is_left_to_the_long_way(number: object) -> None:
    """It is refused there, or is written as the other type that it is."""
    publication = trusted(gtm.Publication)(number_of_references=cast("int", number))

    assert render(publication) is None
    text = json.dumps(number)
    assert (
        accept(
            document("Publication").replace("}", f',"number_of_references":{text}}}')
        )
        is None
    )


@pytest.mark.parametrize("value", [5, True])
def test_what_is_no_number_is_left_to_the_long_way(value: float) -> None:
    """A whole number has another form, and true is none."""
    assert render(trusted(gtm.Vector)(cargo_kb=value)) is None


@pytest.mark.parametrize(
    "text",
    ["2023", "2023-11", "2023-11-14", "2023-24", "2023~", "2023-11?", "2023-11-14%"],
)
def test_a_date_is_written_with_all_that_it_says(text: str) -> None:
    """A season, and a doubt, is not lost where another date has the same day."""
    day = text.rstrip("?~%")
    for each in (day, text, day):
        date = gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date=each)

        assert write_json(to_data(date)) == render(date)


@pytest.mark.parametrize("character", "\x85\u2028\u2029")
def test_what_ends_a_line_is_left_to_the_long_way(character: str) -> None:
    """It is written as an escape, beside others and alone."""
    for text in (character, f"β{character}β"):
        grant = gtm.Grant(number=text)

        assert render(grant) in (None, write_json(to_data(grant)))
    assert render(gtm.Grant(number="β")) is not None


def fresh_builders(monkeypatch: pytest.MonkeyPatch) -> _accepting.Builders:
    """Forget all functions that were made for records of other tests."""
    builders = _accepting.Builders(own_converter())
    monkeypatch.setattr(_short_ways, "_builders", lambda: builders)
    return builders


def test_what_is_said_again_is_kept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An affiliation, a MeSH term or a word stands in memory once for all records."""
    fresh_builders(monkeypatch)  # as those are kept that come first
    author = {
        "is": "PersonalAuthor",
        "person": {"name": {"family": "Bueren"}},
        "affiliations": [{"text": "CIEMAT, Madrid"}],
    }
    heading = {"descriptor": {"name": "Genetic Therapy", "ui": "D015316"}}
    fields = {
        "languages": ["eng", "fre"],
        "authors": [author, author],
        "mesh_headings": [heading, heading],
        "publication_types": [{"name": "Journal Article", "ui": "D016428"}],
        "grants": [{"country": "United States"}],
    }
    first, second = (
        cast("gtm.Publication", accept(document("Publication", **fields)))
        for _ in range(2)
    )
    authors = cast("tuple[gtm.PersonalAuthor, ...]", (*first.authors, *second.authors))

    assert 1 == len({id(each.affiliations[0]) for each in authors})
    headings = (*first.mesh_headings, *second.mesh_headings)
    assert 1 == len({id(each.descriptor) for each in headings})
    assert first.publication_types[0] is second.publication_types[0]
    assert first.languages is second.languages
    assert first.grants[0].country is second.grants[0].country


def test_terms_that_say_the_same_of_other_fields_are_others() -> None:
    """What is kept is known by the fields that it fills as well as by what they say."""
    terms = [
        {"name": "Genetic Therapy", field: value}
        for field in ("ui", "type")
        for value in ("D015316", "D005822")
    ]
    for _ in range(2):
        for term in ({"name": "Genetic Therapy"}, *terms, {**terms[0], "major": True}):
            assert_taken(document("MeshHeading", descriptor=term))


def test_few_values_are_kept_in_mind(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few are kept, each is read as it is."""
    monkeypatch.setattr(_accepting, "_MOST_KEPT", 2)
    lists = _accepting._Kept[tuple[str, ...], tuple[str, ...]](tuple)  # noqa: SLF001
    monkeypatch.setattr(_accepting, "_lists", lists)
    for number in range(1, 6):
        assert_taken(document("Publication", languages=["eng", f"{number}"]))
        assert 0 < len(lists) <= 2


def test_what_most_records_hold_takes_the_short_ways() -> None:
    """An ordinary record is not left to the long way."""
    value = gtm.Publication(
        title="AAV<sub>9</sub> &amp; more",
        authors=[
            gtm.PersonalAuthor(
                person=gtm.Person(name="Juan Bueren", roles=[]),
                affiliations=[gtm.Affiliation(text="CIEMAT")],
            ),
            gtm.CollectiveAuthor(name="NTLA-2001 Study Group"),
        ],
        dates=[gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date="2023 Winter")],
        identifiers=["doi:10.1089/hum.2023.152", "pubmed:1"],
        number_of_references=5,
    )
    text = render(value)

    assert text is not None
    assert is_same(accept(text), value)
    assert is_same(accept(text + "\n"), value)
    assert is_same(accept(f"{text}\r\n".encode()), value)


@pytest.mark.parametrize(
    "title",
    [
        "β-thalassemia",
        "β",
        "AAV<sub>9</sub> in <i>β-thalassemia</i>",
        "<b><i>nested</i></b>",
        "<mml:math><mml:mi>x</mml:mi></mml:math>",
        "p &lt; 0.05 &amp; more",
        "",
    ],
)
def test_marked_text_takes_the_short_ways(title: str) -> None:
    """It may be of any script, nested, or hold a formula."""
    made = assert_taken(document("Publication", title=title))

    assert is_same(made, gtm.Publication(title=title))


def test_a_date_that_is_none_takes_the_short_ways() -> None:
    """It is the one field that must be stated, and may be null."""
    made = assert_taken(document("PublicationDate", kind="issue", date=None))
    for field, value in (("text", "2023 Spring to Fall"), ("hour", 5)):
        fields = {"kind": "issue", "date": None, field: value}
        assert_taken(document("PublicationDate", **fields))

    assert is_same(made, gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date=None))


def test_objects_of_one_size_that_hold_other_fields_take_the_short_ways() -> None:
    """Those of one class that come second are told by their keys, not their number."""
    person = {"name": {"family": "Bueren"}}
    authors = [
        {"is": "PersonalAuthor", "person": person, field: value}
        for field, value in (
            ("affiliations", [{"text": "CIEMAT"}]),
            ("corresponding", True),
            ("valid", False),
        )
    ]
    assert_taken(document("Publication", authors=authors))
    for field in ("number", "acronym", "agency", "country"):
        assert_taken(document("Grant", **{field: "text"}))


@pytest.mark.parametrize(
    "curie", ["doi:10.1002/(SICI)1:2<3::AID>3.0.CO;2-Q", "pmc:PMC7"]
)
def test_identifiers_take_the_short_ways(curie: str) -> None:
    """What stands behind the first colon may hold others."""
    made = assert_taken(document("Publication", identifiers=[curie]))

    assert is_same(made, gtm.Publication(identifiers=[curie]))


@pytest.mark.parametrize("levels", [1, 2, 30, 300, 900])
def test_what_holds_its_own_kind_is_as_deep_as_the_long_way_takes(levels: int) -> None:
    """No short way goes on where the long one ends, whatever else stands there."""
    for fields in (
        "",
        '"title":"x",',
        '"references":[],',
        '"title":"","references":[],',
    ):
        inner = f'"lists":[{{{fields}' * levels + '"lists":[]' + "}]" * levels
        head = '"schema":"genetherapy-model/1","type":"ReferenceList"'
        made = assert_the_ways_agree(f"{{{head},{fields}{inner}}}")

        assert (made is None) is (levels > 100)


def test_usual_escapes_and_letters_take_the_short_ways() -> None:
    """Not every backslash is rare, nor every character that begins as the rare do."""
    for text in ('"quoted"', "a\\b", "a\nb\tc", "\ufb01", "\uff11"):
        assert_taken(document("Grant", number=text))


def test_half_a_surrogate_pair_is_left_to_the_long_way() -> None:
    """What no UTF-8 can hold is not written, whichever the parser."""
    assert render(trusted(gtm.Grant)(number="\ud800")) is None


def test_a_text_of_another_class_is_left_to_the_long_way() -> None:
    """In a list, too: what would become of it is not known here."""

    class Text(str):
        __slots__ = ()

    assert render(trusted(gtm.Publication)(languages=("eng",))) is not None
    assert render(trusted(gtm.Publication)(languages=("eng", Text("fre")))) is None


def test_few_days_are_kept_in_mind(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few are kept, each is written as it is."""
    monkeypatch.setattr(_rendering, "_MOST_KEPT", 2)
    monkeypatch.setattr(_rendering, "_days", days := _rendering._Days())  # noqa: SLF001
    for day in range(1, 6):
        date = gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date=f"2023-01-0{day}")

        assert render(date) == write_json(to_data(date))
        assert 0 < len(days) <= 2


def test_few_words_are_kept_in_mind(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few are kept, each is read as it was written."""
    monkeypatch.setattr(_accepting, "_MOST_KEPT", 2)
    scope = fresh_builders(monkeypatch)._functions.scope  # noqa: SLF001
    words = cast("dict[str, str]", scope["words"])
    for number in range(5):
        chemical = gtm.Chemical(name=f"substance {number}")

        assert is_same(accept(write_json(to_data(chemical))), chemical)
        assert 0 < len(words) <= 2


def test_an_unknown_key_is_never_taken_for_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor by the first record of its length, from which a function is made."""
    fresh_builders(monkeypatch)
    head = '{"schema":"genetherapy-model/1","type":"Grant",'

    assert accept(f'{head}"nonsense":"5"}}') is None
    assert gtm.Grant(number="5") == accept(f'{head}"number":"5"}}')


def test_orjson_may_be_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra, without which nothing fails."""
    monkeypatch.setitem(sys.modules, "orjson", None)

    assert _plain_text._installed() is None  # noqa: SLF001


@pytest.mark.parametrize("wanted", [gtm.Publication, gtm.Publication | gtm.Grant, None])
def test_what_is_wanted_is_read(wanted: type | None) -> None:
    """The short way is no way around the class that is wanted."""
    text = '{"schema":"genetherapy-model/1","type":"Grant","number":"5"}'

    if wanted is gtm.Publication:
        with pytest.raises(DecodeError, match="not what is wanted here"):
            loads(text, type=wanted)
    else:
        assert gtm.Grant(number="5") == loads(text, type=wanted)


@cache
def real_lines() -> tuple[bytes, ...]:
    """Give all real records as JSON Lines."""
    if not SAMPLE.exists():
        pytest.skip("../shared is absent")
    document = gzip.decompress(SAMPLE.read_bytes())
    return tuple(
        write_json(to_data(publication)).encode() for publication in gtm.read(document)
    )


def test_real_records_take_the_short_ways() -> None:
    """Nearly all real records are read and written the short way, and are the same."""
    lines = real_lines() if _plain_text.orjson is not None else real_lines()[::10]
    taken = 0
    for line in lines:
        plain, made = explained(line), accept(line)
        if made is not None:
            taken += 1
            assert is_same(made, plain)
            assert render(made) in (None, line.decode())

    assert taken > 0.99 * len(lines)


def junk(data: object) -> Iterator[object]:
    """Give data with each of its values changed, and with an unknown key."""
    if isinstance(data, dict):
        yield {**data, "x": 1}
        for key, value in data.items():
            yield {other: data[other] for other in data if other != key}
            values: tuple[object, ...] = (None, 5, "x", "", [], {}, [value], True)
            yield from ({**data, key: value} for value in values)
            for changed in junk(value):
                yield {**data, key: changed}
    elif isinstance(data, list):
        yield [*data, *data[:1]]
        for index, item in enumerate(data[:2]):
            for changed in (None, "", *junk(item)):
                yield [*data[:index], changed, *data[index + 1 :]]


def test_spoiled_real_records_are_told_apart() -> None:
    """Whatever is changed in a real record, the ways agree on it."""
    for line in real_lines()[::500]:
        for data in junk(json.loads(line)):
            assert_the_ways_agree(write_json(data))


@settings(many)
@given(text=st.text(alphabet="<>/&;bisubltgamp x", max_size=40))
def test_flat_markup_is_canonical(text: str) -> None:
    """What is surely canonical is canonical."""
    if _markup.is_flat(text):
        gtm.MarkedText(text)


FLAT = st.sampled_from(
    ["a", "&lt;", "&amp;", "<i>", "</i>", "<sub>", "</sub>", "b", "&", ">"]
)


@settings(many)
@given(pieces=st.lists(FLAT, max_size=8))
def test_flat_markup_of_pieces_is_canonical(pieces: list[str]) -> None:
    """The same, of pieces that often make something canonical."""
    text = "".join(pieces)
    try:
        gtm.MarkedText(text)
    except InvalidMarkup:
        assert not _markup.is_flat(text)
