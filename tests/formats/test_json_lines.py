"""Our own JSON Lines and JSON: record after record, and what is wrong with each."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model.formats.readings import Reading
from genetherapy_model.strategies import publications

LINE = '{"schema":"genetherapy-model/1","type":"Publication","title":"A"}'


def every_field(value: object) -> object:
    """Take a value apart, as some classes compare equal in other spellings."""
    kind = type(value)
    if attrs.has(kind):
        fields = attrs.fields(kind)
        parts = [every_field(getattr(value, field.name)) for field in fields]
        return kind.__name__, *parts
    if isinstance(value, frozenset):
        return frozenset(map(every_field, value))
    return tuple(map(every_field, value)) if isinstance(value, tuple) else value


def readings(data: bytes) -> list[Reading]:
    """Scan an input that holds no deletions."""
    return [one for one in gtm.scan(data, format="jsonl") if isinstance(one, Reading)]


@given(st.lists(publications(), max_size=3))
def test_all_that_is_written_is_read(written: list[gtm.Publication]) -> None:
    """Writing and reading give back every field of every record, without a finding."""
    stream = io.BytesIO()
    assert gtm.write(written, stream, format="jsonl") == ()
    if not written:
        assert stream.getvalue() == b""
        return
    read = list(gtm.read(stream.getvalue()))

    assert [*map(every_field, written)] == [*map(every_field, read)]


def test_a_bad_line_costs_only_itself() -> None:
    """Lines around a bad one are read; the bad one is told with its place."""
    data = f'{LINE}\n{{"schema":1}}\n\n{LINE}\n'.encode()
    found = readings(data)

    assert [one.publication is not None for one in found] == [True, False, True]
    assert found[1].position == gtm.Position(record=2, byte=len(LINE) + 1)
    assert found[1].source == '{"schema":1}\n'
    assert found[1].findings[0].severity is gtm.Severity.ERROR


@pytest.mark.parametrize(
    "line",
    [
        LINE[:-5],
        LINE.replace('"A"', '"\\ud800"'),
        LINE.replace('"A"', "NaN"),
        LINE.replace('"A"', "1" * 5000),
        LINE.replace('"A"', "[" * 100_000),
        LINE.replace('"title"', '"titel"'),
        LINE.replace('"title":"A"', '"title":"A","title":"B"'),
        "\x00",
        "[]",
        "<xml/>",
    ],
    ids=range(10),
)
def test_bad_input_is_told_and_never_raised(line: str) -> None:
    """Whatever a line holds, scanning gives a reading with findings."""
    found = readings(f"{line}\n{LINE}\n".encode())

    assert [one.publication is not None for one in found] == [False, True]
    assert all(finding.message for finding in found[0].findings)


def test_bytes_that_are_no_text_are_told() -> None:
    """A line in another encoding is told, with its bytes shown."""
    [reading] = readings(LINE.replace("A", "é").encode("latin-1"))

    assert reading.publication is None
    assert "\\xe9" in (reading.source or "")


def test_damaged_compression_is_told(tmp_path: Path) -> None:
    """A file cut off in the middle of its compression gives its whole lines first."""
    lines = "".join(LINE.replace("A", f"{number:09}") + "\n" for number in range(9999))
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode())[:-9000])
    found = [one for one in gtm.scan(path) if isinstance(one, Reading)]

    assert len(found) > 1000
    assert [one.publication is None for one in found].count(True) <= 2
    assert found[-1].findings[0].code == "RDR006"


def test_an_empty_input_is_refused() -> None:
    """An input of nothing is no file of records."""
    for data in (b"", b"\n\n"):
        with pytest.raises(gtm.UnreadableInput, match="empty"):
            list(gtm.scan(data, format="jsonl"))


def test_json_holds_one_record(tmp_path: Path) -> None:
    """A file of JSON takes one publication, and says what to write instead."""
    publication = gtm.Publication(title="A")
    path = tmp_path / "one.json"
    gtm.write([publication], path)

    assert list(gtm.read(path)) == [publication]
    for many in ([], [publication, publication]):
        with pytest.raises(gtm.InvalidValue, match="JSON Lines"):
            gtm.write(many, tmp_path / "two.json")
    assert not (tmp_path / "two.json").exists()
