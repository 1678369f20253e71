"""The verbs: any source, formats told by content, files whole or not at all."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

import genetherapy_model as gtm

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


def test_the_format_is_told_by_content_before_the_name(tmp_path: Path) -> None:
    """A wrong ending does not mislead; an unknown input is refused."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(RECORD)

    assert len(list(gtm.read(path))) == 1
    with pytest.raises(gtm.UnreadableInput, match="jsonl, json, pubmed-xml"):
        list(gtm.read(b"%PDF-1.7"))
    with pytest.raises(gtm.UnreadableInput, match="jsonl, json, pubmed-xml"):
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
