"""The verbs: any source, formats told by content, files whole or not at all."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import find
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model._hypothesis import register
from genetherapy_model.formats import FORMATS

RECORD = (
    b"<PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation></PubmedArticle>"
)
ONE = [gtm.Publication(title="Gene therapy")]


def test_every_kind_of_source_reads_the_same(tmp_path: Path) -> None:
    """A path, a text path, bytes and open files, compressed or not, read the same."""
    plain, packed = tmp_path / "a.xml", tmp_path / "a.xml.gz"
    plain.write_bytes(RECORD)
    packed.write_bytes(gzip.compress(RECORD))
    expected = list(gtm.read(RECORD))

    assert [str(one.pmid) for one in expected] == ["1"]
    assert expected == list(gtm.read(plain)) == list(gtm.read(str(plain)))
    assert expected == list(gtm.read(packed)) == list(gtm.read(gzip.compress(RECORD)))
    assert expected == list(gtm.read(io.BytesIO(RECORD)))
    with plain.open("rb") as stream:
        assert expected == list(gtm.read(stream))
    with gzip.open(packed) as unpacked:
        assert expected == list(gtm.read(unpacked))


@pytest.mark.parametrize("data", [RECORD, gzip.compress(RECORD)], ids=["plain", "gz"])
def test_a_source_may_give_a_byte_at_a_time(data: bytes) -> None:
    """A format is told, and read, however few bytes come at once, as of a socket."""

    class Drops(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(1, size or 0))

    assert list(gtm.read(RECORD)) == list(gtm.read(Drops(data)))


def test_the_format_is_told_by_content_before_the_name(tmp_path: Path) -> None:
    """A wrong ending does not mislead; an unknown input is refused."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(RECORD)

    assert len(list(gtm.read(path))) == 1
    with pytest.raises(gtm.UnreadableInput, match="jsonl, json, "):
        list(gtm.read(b"%PDF-1.7"))
    with pytest.raises(gtm.UnreadableInput, match="jsonl, json, "):
        list(gtm.read(RECORD, format="docx"))
    with pytest.raises(gtm.UnreadableInput, match="empty"):
        list(gtm.read(b""))


def test_what_is_read_again_is_the_same(tmp_path: Path) -> None:
    """A file written and read gives the same records, by name of the format or not."""
    for name in ("a.jsonl", "a.jsonl.gz", "a.json", "a.xml", "a.xml.gz"):
        path = tmp_path / name
        gtm.write(ONE, path)

        assert [one.title for one in gtm.read(path)] == [ONE[0].title]


def test_compressed_files_are_the_same_bytes(tmp_path: Path) -> None:
    """Neither the time nor the name of a file stands in its compression."""
    gtm.write(ONE, tmp_path / "a.jsonl.gz")
    gtm.write(ONE, tmp_path / "b.jsonl.gz")

    first, second = (tmp_path / name for name in ("a.jsonl.gz", "b.jsonl.gz"))

    assert first.read_bytes() == second.read_bytes()


def test_an_interruption_leaves_the_old_file(tmp_path: Path) -> None:
    """When the records fail half way, the file is as before, alone."""

    def failing() -> Iterator[gtm.Publication]:
        yield from ONE
        raise KeyboardInterrupt

    path = tmp_path / "a.jsonl"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        gtm.write(failing(), path)

    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["a.jsonl"]


def test_a_target_without_a_format_is_refused(tmp_path: Path) -> None:
    """An ending that nobody knows, or an open file, needs the name of a format."""
    with pytest.raises(gtm.UnreadableInput, match="name the format"):
        gtm.write(ONE, tmp_path / "a.docx")
    with pytest.raises(gtm.UnreadableInput, match="name it"):
        gtm.write(ONE, io.BytesIO())


def test_reading_is_lazy() -> None:
    """The first record is given before the second is looked at."""
    records = gtm.read(b"<PubmedArticleSet>" + RECORD + b"<PubmedArticle>&")

    assert next(records).pmid == gtm.Pmid("1")
    with pytest.raises(gtm.UnreadableInput):
        next(records)


PACKED = gzip.compress(b"<PubmedArticleSet>" + RECORD + b"</PubmedArticleSet>")


@pytest.mark.parametrize(
    "packed",
    [
        pytest.param(PACKED[:-8], id="without its checksum"),
        pytest.param(PACKED[:-1], id="a byte short"),
        pytest.param(PACKED[:-6] + b"\0" + PACKED[-5:], id="with a wrong checksum"),
        pytest.param(PACKED + b"junk", id="with more behind it"),
    ],
)
def test_a_small_damaged_file_gives_what_is_whole(packed: bytes) -> None:
    """Damage is told after the records that came before it, however few they are."""
    *records, last = gtm.scan(packed)

    assert [one.publication is not None for one in records] == [True]  # type: ignore[union-attr]
    assert [finding.code for finding in last.findings] == ["RDR001"]


@pytest.mark.parametrize(
    ("size", "power"), [(1, 9), (200, 9), (400, 900)], ids=["one", "few", "a megabyte"]
)
@pytest.mark.parametrize(
    "damage",
    [
        lambda packed: packed,
        lambda packed: packed + packed,
        lambda packed: packed[:-8],
        lambda packed: packed[: len(packed) // 2],
        lambda packed: packed[:-6] + b"\0" + packed[-5:],
        lambda packed: packed[: len(packed) // 2] + b"odd" + packed[len(packed) // 2 :],
        lambda packed: packed + b"junk",
    ],
    ids=["whole", "two", "unended", "half", "checksum", "inside", "behind"],
)
def test_who_unpacks_a_file_makes_no_difference(
    damage: Callable[[bytes], bytes],
    size: int,
    power: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With ISA-L and without it the same is read, and the same is told of damage."""
    pytest.importorskip("isal")
    lines = io.BytesIO()
    titles = [f"{n**power}" for n in range(size)]
    gtm.write([gtm.Publication(title=each) for each in titles], lines, format="jsonl")
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(damage(gzip.compress(lines.getvalue())))
    read = tuple(gtm.scan(path, format="jsonl"))
    monkeypatch.setitem(sys.modules, "isal", None)

    assert tuple(gtm.scan(path, format="jsonl")) == read


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_damaged_json_is_told(form: str) -> None:
    """Our own JSON in a damaged file is a finding too, never an exception."""
    stream = io.BytesIO()
    gtm.write(ONE, stream, format=form)
    *_, last = gtm.scan(gzip.compress(stream.getvalue())[:-8], format=form)

    assert [finding.code for finding in last.findings] == ["RDR006"]


@pytest.mark.parametrize(
    "encoding", ["utf-32", "utf-32-le", "utf-32-be", "utf_32_be_marked"]
)
@pytest.mark.parametrize("form", [known.name for known in FORMATS])
def test_another_encoding_is_one_sentence(encoding: str, form: str) -> None:
    """What no format is read from is told as such, compressed or not, by any name."""
    text = "[{<PMID- 1"
    data = (
        codecs.BOM_UTF32_BE + text.encode("utf-32-be")
        if encoding.endswith("marked")
        else text.encode(encoding)
    )
    for given in (data, gzip.compress(data)):
        for name in (None, form):
            with pytest.raises(gtm.UnreadableInput, match=r"is UTF-32, .* as UTF-8"):
                list(gtm.scan(given, format=name))


@pytest.mark.parametrize("form", [None, "pubmed-xml"])
def test_what_was_compressed_twice_says_so(form: str | None) -> None:
    """It is not taken for a format, and is not unpacked without an end."""
    with pytest.raises(gtm.UnreadableInput, match=r"twice with gzip: .* gunzip"):
        list(gtm.scan(gzip.compress(PACKED), format=form))


def test_what_is_hardly_compressed_at_all_is_refused() -> None:
    """Where damage leaves nothing to recognize, one sentence says so."""
    with pytest.raises(gtm.UnreadableInput, match="its gzip compression is damaged"):
        list(gtm.scan(PACKED[:11]))


@pytest.mark.parametrize(
    "source", [5, [b"x"], io.StringIO("<PubmedArticleSet/>"), None], ids=repr
)
def test_what_is_no_source_is_named(source: object) -> None:
    """A mistake of the caller is one sentence with the way out."""
    with pytest.raises(gtm.InvalidType, match="a path, an open binary file or bytes"):
        list(gtm.scan(source))  # type: ignore[arg-type]


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    """So is one publication where several are asked for, and a file for text."""
    with pytest.raises(gtm.InvalidType, match=r"put it in brackets"):
        gtm.write(ONE[0], tmp_path / "a.jsonl")  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType, match="binary"):
        gtm.write(ONE, io.StringIO(), format="jsonl")  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType, match=r"expected an object .* got int 5"):
        gtm.check(5)  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError, match="absent"):
        gtm.write(ONE, tmp_path / "absent" / "a.jsonl")

    assert [*tmp_path.iterdir()] == []


def test_devices_and_links_stay(tmp_path: Path) -> None:
    """A link keeps leading to its file, and what is no file is written into."""
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "file.jsonl")
    gtm.write(ONE, tmp_path / "link.jsonl")
    gtm.write(ONE, os.devnull, format="jsonl")

    assert (tmp_path / "link.jsonl").is_symlink()
    assert len([*gtm.read(tmp_path / "file.jsonl")]) == 1
    assert not Path(os.devnull).is_file()


ITEM = {"type": "article-journal", "id": "a", "title": "Gene therapy"}


@pytest.mark.parametrize("envelope", [ITEM, {"items": [ITEM]}])
def test_a_dictionary_is_read_as_its_json(envelope: dict[str, object]) -> None:
    """A record as a client gives it is what its JSON would be, envelope or not."""
    data = json.dumps(envelope).encode()

    assert [gtm.from_item(envelope)] == list(gtm.read(data))
    assert [gtm.from_item(envelope, format="csl-json")] == list(gtm.read(data))


@pytest.mark.parametrize(
    ("item", "error", "words"),
    [
        ([ITEM], gtm.InvalidType, "got list: read"),
        ("Gene therapy", gtm.InvalidType, "got str"),
        ({"type": {1, 2}}, gtm.InvalidType, "no JSON"),
        ({"items": [ITEM, ITEM]}, gtm.UnreadableInput, "several records"),
        ({"items": []}, gtm.UnreadableInput, "none of"),
        (
            {"DOI": "10.1089/hum.2023.152", "volume": float("nan")},
            gtm.InvalidType,
            "JSON",
        ),
    ],
)
def test_what_is_no_record_is_refused(
    item: dict[str, object], error: type[Exception], words: str
) -> None:
    """What is no dictionary, no JSON or not one record is one clear error."""
    with pytest.raises(error, match=words):
        gtm.from_item(item)


def test_the_front_door_hands_on_what_it_is_given() -> None:
    """What reads, checks and decodes is asked with all that was said."""
    pmid = gtm.dumps(gtm.Pmid("7"))
    early = gtm.PublicationDate(kind=gtm.DateKind.ACCEPTED, date="2021-05-04")

    assert gtm.loads(pmid) == gtm.loads(pmid, type=gtm.Pmid) == gtm.Pmid("7")
    with pytest.raises(gtm.DecodeError, match="expected 'Doi'"):
        gtm.loads(pmid, type=gtm.Doi)
    assert gtm.decode_inn("Voretigene neparvovec").name == "voretigene neparvovec"
    assert gtm.check(early, on=date(2021, 5, 4)) == ()
    [late] = gtm.check(early, on=date(2021, 5, 3))
    assert gtm.check(early, on=date(2021, 5, 3), select=[late.code]) == (late,)
    assert gtm.check(early, on=date(2021, 5, 3), ignore=[late.code]) == ()
    assert gtm.check(early, on=date(2021, 5, 3), select=["ID"]) == ()


def test_a_record_that_cannot_be_read_is_told_with_its_findings() -> None:
    """The error holds what scan would give."""
    data = b'{"schema":"genetherapy-model/1","type":"Publication","titel":"x"}\n'
    [scanned] = gtm.scan(data)
    with pytest.raises(gtm.UnreadableInput, match=r"scan\(\) reads on") as caught:
        list(gtm.read(data))

    assert isinstance(scanned, gtm.Reading)
    assert caught.value.findings == scanned.findings != ()
    first = scanned.findings[0]
    assert str(caught.value) == (
        f"{first.position}: {first.message}; scan() reads on after it"
    )


def test_an_item_without_a_record_is_refused() -> None:
    """Also where the format is said, which is handed on."""
    with pytest.raises(gtm.UnreadableInput, match=r"^the item holds no record$"):
        gtm.from_item({"results": []}, format="openalex")
    with pytest.raises(gtm.UnreadableInput, match="'nothing' is no format"):
        gtm.from_item({"title": "x"}, format="nothing")


def test_strategies_are_found_by_the_type() -> None:
    """Hypothesis draws a value of each class where only the class is named."""
    register()

    for kind in (gtm.Pmid, gtm.PersonName):
        assert isinstance(find(st.from_type(kind), lambda _: True), kind)


def test_a_name_tells_the_format_where_the_content_does_not(tmp_path: Path) -> None:
    """What begins like nothing that is known is read as its name says, or refused."""
    for name, said in [
        ("a.ris", "^this is no RIS: "),
        ("a.unknown", "^a.unknown: the input begins with 'prose', which is none of "),
    ]:
        (tmp_path / name).write_bytes(b"prose")
        with pytest.raises(gtm.UnreadableInput, match=said):
            list(gtm.scan(tmp_path / name))


def test_an_ending_that_is_none_is_told_with_those_there_are(tmp_path: Path) -> None:
    """All of them are listed, and nothing is written."""
    known = ", ".join(suffix for each in FORMATS for suffix in each.suffixes)
    with pytest.raises(gtm.UnreadableInput) as caught:
        gtm.write(ONE, tmp_path / "a.unknown")

    assert str(caught.value) == (
        f"a.unknown: the ending is none of {known}: name the format"
    )
    assert known.startswith(".jsonl, .")
    assert list(tmp_path.iterdir()) == []


def test_records_that_mention_nothing_of_it_are_passed_over() -> None:
    """What reads and what scans is asked with the words, and by the format."""
    data = io.BytesIO()
    titles = ["AAV for hemophilia", "Lentivirus for thalassemia"]
    gtm.write([gtm.Publication(title=each) for each in titles], data, format="jsonl")
    found = data.getvalue()

    assert len(list(gtm.read(found))) == 2
    [one] = gtm.read(found, mentioning=["thalassemia"])
    [scanned] = gtm.scan(found, mentioning=["thalassemia"])
    assert isinstance(scanned, gtm.Reading)
    assert one == scanned.publication
    assert str(one.title) == titles[1]
    assert list(gtm.scan(found, mentioning=["malaria"])) == []
