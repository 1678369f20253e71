"""Real files of EndNote, Web of Science and Zotero: nothing is lost."""

from __future__ import annotations

import io
import json
import random
import re
from pathlib import Path
from typing import cast

import pytest

import genetherapy_model as gtm
from genetherapy_model.domain.authors import CollectiveAuthor, PersonalAuthor
from genetherapy_model.formats.elisions import is_and_others
from genetherapy_model.formats.ris import names

CORPUS = Path(__file__).parents[3].parent / "shared" / "corpus"
FILES = {
    "ris/endnote_virus_metagenomics.ris": 120,
    "ris/wos_gene_search.ris": 52,
    "crossformat/zotero_library/library.ris": 300,
}

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="../shared is absent")
every_file = pytest.mark.parametrize("name", FILES)


def _scan(data: bytes) -> list[gtm.Reading]:
    readings = gtm.scan(data, format="ris")
    return [each for each in readings if isinstance(each, gtm.Reading)]


def _publications(data: bytes) -> list[gtm.Publication]:
    return [cast("gtm.Publication", each.publication) for each in _scan(data)]


def _written(publications: list[gtm.Publication]) -> bytes:
    stream = io.BytesIO()
    assert gtm.write(publications, stream, format="ris") == ()
    return stream.getvalue()


def _words(data: bytes) -> list[list[str]]:
    """Give the words of each record, in no order, without tags and punctuation."""
    text = re.sub(r"(?m)^[A-Z][A-Z0-9]  - ?", "\n", data.decode("utf-8-sig"))
    bare = [
        re.sub(r"undefined|[/,;-]", " ", each) for each in re.split(r"\nJOUR\s", text)
    ]
    return [sorted(set(each.split())) for each in bare[1:]]


@every_file
def test_real_files_are_read_without_a_finding(name: str) -> None:
    """Every record is read, and none of what these programs write is odd."""
    data = (CORPUS / name).read_bytes()
    readings = _scan(data)

    assert len(readings) == FILES[name]
    assert [found for each in readings for found in each.findings] == []
    assert all(each.publication and each.publication.title for each in readings)


@every_file
def test_real_files_come_back(name: str) -> None:
    """What was read of a real file is written without a loss, and read as it was."""
    publications = _publications((CORPUS / name).read_bytes())
    again = _publications(_written(publications))

    assert list(map(repr, again)) == list(map(repr, publications))


@every_file
def test_no_word_of_a_real_file_is_lost(name: str) -> None:
    """Each word of each record stands in what is written of it.

    Only dates are written otherwise: months are digits then.
    """
    data = (CORPUS / name).read_bytes()
    dated = re.compile(
        r"(?i)[0-9]{1,2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spr)"
    )
    for before, after in zip(
        _words(data), _words(_written(_publications(data))), strict=True
    ):
        missing = [each for each in before if each not in set(after)]
        assert [each for each in missing if not dated.fullmatch(each)] == []


def test_a_real_file_may_break_off_anywhere() -> None:
    """Wherever a file ends, the records before its end are read as they were."""
    data = (CORPUS / "ris/wos_gene_search.ris").read_bytes()[:40_000]
    whole = _publications(data)
    for place in random.Random(5).sample(range(len(data)), 200):  # noqa: S311
        try:
            found = _publications(data[:place])
        except gtm.GeneTherapyModelError:
            found = []
        ends = len(re.findall(rb"(?m)^ER  - ", data[:place]))
        assert found[:ends] == whole[:ends]


def test_odd_authors_are_read() -> None:
    """Odd names of real files are persons, collectives or words for others."""
    path = CORPUS / "hard_cases" / "odd_values.jsonl"
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    odd = [row["value"] for row in rows if row["kind"] == "author_odd"]

    assert odd
    for text in odd:
        if not is_and_others(text):
            author = names.read_author(text)
            assert isinstance(author, PersonalAuthor | CollectiveAuthor)
            assert names.read_author(names.write_author(author) or "") == author


def _in_parts(author: str) -> str:
    return re.sub(r"^(.+) (Jr|III), (.+)$", r"\1, \3, \2", author)


@every_file
def test_rispy_reads_the_same(name: str) -> None:
    """An independent reader finds the same title, numbers, journal and authors."""
    rispy = pytest.importorskip("rispy")
    data = (CORPUS / name).read_bytes()
    theirs = rispy.loads(data.decode("utf-8-sig"))
    for read, their in zip(_publications(data), theirs, strict=True):
        assert read.title is not None
        mine = {
            "title": read.title.plain,
            "volume": read.issue.volume if read.issue else None,
            "number": read.issue.number if read.issue else None,
            "doi": str(read.doi) if read.doi else None,
            "year": str(read.year) if read.year else None,
            "secondary_title": read.journal.title if read.journal else None,
        }
        assert mine == {
            key: " ".join(their[key].split()) if key in their else None for key in mine
        }
        # A suffix is read wherever it stands, and is written in its own place.
        assert [names.write_author(author) for author in read.authors] == (
            [_in_parts(author) for author in their.get("authors", [])]
        )


@every_file
def test_rispy_reads_what_is_written(name: str) -> None:
    """An independent reader finds in what is written what it found in the original."""
    rispy = pytest.importorskip("rispy")
    data = (CORPUS / name).read_bytes()
    before = rispy.loads(data.decode("utf-8-sig"))
    after = rispy.loads(_written(_publications(data)).decode())
    for theirs, mine in zip(before, after, strict=True):
        for key in ("title", "volume", "number", "doi", "year", "id"):
            assert mine.get(key) == theirs.get(key)
        assert mine.get("authors") == list(map(_in_parts, theirs.get("authors", [])))
