"""Files of CSL-JSON: every wrapping, every encoding, broken ones, real ones."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats import csl_json, format_of_name, recognize_format
from genetherapy_model.formats.readings import Reading

CORPUS = Path(__file__).parents[4] / "shared/corpus"
REAL = sorted((CORPUS / "csl_json").glob("*.json"))
ITEMS = [
    {"type": "book", "id": f"a{number}", "title": f'"}} {{, é [{number}'}
    for number in range(5)
]
TITLES = [item["title"] for item in ITEMS]


def scan(data: bytes) -> list[Reading]:
    """Scan an input that holds no deletions."""
    found = gtm.scan(data, format="csl-json")
    return [one for one in found if isinstance(one, Reading)]


def titles(readings: list[Reading]) -> list[str | None]:
    """Give the titles, None for what could not be read."""
    return [
        None
        if one.publication is None
        else one.publication.title.plain
        if one.publication.title
        else ""
        for one in readings
    ]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ITEMS),
        json.dumps(ITEMS, indent=2),
        json.dumps(ITEMS, ensure_ascii=False),
        json.dumps({"items": ITEMS}),
        json.dumps({"references": ITEMS}, indent="\t"),
        "\n".join(map(json.dumps, ITEMS)),
        "\r\n".join(json.dumps(item, ensure_ascii=False) for item in ITEMS),
    ],
    ids=["array", "indented", "letters", "zotero", "pandoc", "lines", "crlf"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_every_wrapping_is_read(text: str, encoding: str) -> None:
    """An array, an object around it and items one a line hold the same items."""
    data = text.encode(encoding)

    assert titles(scan(data)) == TITLES
    assert recognize_format(data).name == "csl-json"


def test_one_item_is_read() -> None:
    """One object alone is one item, with its place."""
    [reading] = scan(b"  " + json.dumps(ITEMS[0]).encode())

    assert titles([reading]) == TITLES[:1]
    assert reading.position == gtm.Position(record=1, byte=2)


def test_places_are_those_of_the_input() -> None:
    """The position of an item is its byte, whatever stands before it."""
    data = json.dumps(ITEMS, ensure_ascii=False, indent=1).encode()
    for reading in scan(data):
        assert reading.position is not None
        assert data[reading.position.byte :].startswith(b"{")


def test_windows_1252_is_read() -> None:
    """What is no UTF-8 is read as Windows-1252, and told."""
    found = scan(json.dumps(ITEMS, ensure_ascii=False).encode("cp1252"))

    assert titles(found) == TITLES
    assert {one.code for each in found for one in each.findings} == {"RDR010"}


def test_a_file_of_any_size_is_read_item_by_item() -> None:
    """Nothing is read beyond what the items given so far need."""
    data = json.dumps(ITEMS * 20_000).encode()
    stream = io.BytesIO(data)
    readings = gtm.scan(stream, format="csl-json")
    next(iter(readings))

    assert stream.tell() < len(data) / 4


@pytest.mark.parametrize(
    "broken",
    [
        '{"id": NaN}',
        '{"id": 1,,}',
        '{"id": "a',
        '{"id": "a" "b"}',
        '{"id": {"a": 1}',
        '{"id": "\\x"}',
        '{"a":' * 99_999,
        "17",
        "null",
        '"text"',
    ],
)
def test_a_broken_item_costs_only_itself(broken: str) -> None:
    """What is no item is told with its source, and the items around it are read."""
    lines = [json.dumps(item) for item in ITEMS]
    data = "[\n" + ",\n".join([*lines[:2], broken, *lines[2:]]) + "\n]\n"
    found = scan(data.encode())

    assert [one for one in titles(found) if one is not None] == TITLES
    [lost] = [one for one in found if one.publication is None]
    assert lost.findings[0].code == "RDR020"
    assert lost.position is not None
    assert lost.position.record == 3
    assert (lost.source or "").startswith(broken[:9])


def test_what_no_text_can_hold_is_told() -> None:
    """A lone surrogate or a NUL in an escape never reaches the model."""
    [reading] = scan(b'[{"title": "a\\ud800b\\u0000", "\\udfff": {"x": "\\ud800"}}]')

    assert titles([reading]) == ["a\ufffdb\ufffd"]
    assert [one.code for one in reading.findings] == ["RDR010"]


def test_nothing_is_no_file() -> None:
    """An empty input is refused, an empty array holds nothing."""
    with pytest.raises(gtm.UnreadableInput, match="empty"):
        scan(b" \n")
    assert scan(b"[]") == []
    stream = io.BytesIO()
    gtm.write([], stream, format="csl-json")
    assert stream.getvalue() == b"[]\n"


@pytest.mark.parametrize(
    "text",
    [
        "Flotte TR, et al. Gene therapy. Blood. 2002.\nsee [1], and (2)\n",
        "TY  - JOUR\nER  - \n",
        "<html>\n<p>no</p>\n</html>\n",
        "a, b\n" * 2000,
        "\ufeff\n[see below]",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_is_no_json_is_one_error(text: str, encoding: str) -> None:
    """Text of another kind gives one sentence, not a finding for each of its words."""
    with pytest.raises(
        gtm.UnreadableInput, match=r"this is no JSON: '.*another format"
    ):
        scan(text.encode(encoding))


def test_values_in_a_list_are_no_items_each() -> None:
    """A list of JSON's other values is JSON: each is told with its place."""
    found = scan(b'[1, "two", null]')

    assert [one.publication for one in found] == [None] * 3
    assert [one.source for one in found] == ["1", '"two"', "null"]


@pytest.mark.parametrize(
    "text", ["[[], {}, [ ], [{}], []]", '{{"items": [[], {}, [ ], {}, []], "x": 1}}']
)
def test_an_empty_list_among_items_is_told(text: str) -> None:
    """An empty list stands where an item is due, and takes none of the others along."""
    first, last = map(json.dumps, ITEMS[:2])
    data = text.format(first, last).encode()
    found = scan(data)

    assert titles(found) == [None, TITLES[0], None, TITLES[1], None]
    for reading in found:
        assert reading.position is not None
        begin = data[reading.position.byte :]
        assert begin.startswith(b"{" if reading.publication else b"[")
    assert [one.findings[0].code for one in found[::2]] == ["RDR020"] * 3


def test_the_longest_ending_tells_the_format() -> None:
    """``x.csl.json`` is CSL-JSON, and ``x.json`` is ours."""
    found = [format_of_name(name) for name in ("x.csl.json", "x.csl", "x.json.gz")]

    assert [one.name if one else "" for one in found] == [
        "csl-json",
        "csl-json",
        "json",
    ]


@pytest.mark.parametrize("folder", ["crossref_json", "openalex_json", "europepmc_json"])
def test_other_json_is_not_claimed(folder: str) -> None:
    """The JSON of other sources is no CSL."""
    paths = sorted((CORPUS / folder).glob("*.json"))
    if not paths:
        pytest.skip("../shared is absent")
    for path in paths:
        assert not csl_json.recognizes(path.read_bytes()[:65536])


def test_real_files_come_back() -> None:
    """Every item of a real file is read without a finding, and written as it was."""
    if not REAL:
        pytest.skip("../shared is absent")
    for path in REAL:
        with gtm.api.opened(path) as (known, _stream):
            assert known.name == "csl-json"
        found = scan(path.read_bytes())
        publications = [one.publication for one in found if one.publication is not None]
        assert len(publications) == len(found)
        assert not any(one.findings for one in found)
        stream = io.BytesIO()
        assert gtm.write(publications, stream, format="csl-json") == ()
        given, again = json.loads(path.read_bytes()), json.loads(stream.getvalue())
        assert len(given) == len(again)
        for before, after in zip(given, again, strict=True):
            assert {key: after[key] for key in before} == before


def test_a_cut_file_gives_what_was_whole() -> None:
    """Wherever a real file is cut, each item that is whole is read."""
    if not REAL:
        pytest.skip("../shared is absent")
    data = REAL[0].read_bytes()[:60_000]
    begins = [one.position.byte or 0 for one in scan(data) if one.position is not None]
    for place in random.Random(5).sample(range(9, len(data)), 200):  # noqa: S311
        count = sum(one.publication is not None for one in scan(data[:place]))
        # An item ends some bytes before the next one begins.
        after = [begin for begin in begins[1:] if begin <= place + 4]
        sure = [begin for begin in after if begin <= place]
        assert len(sure) <= count <= len(after)
