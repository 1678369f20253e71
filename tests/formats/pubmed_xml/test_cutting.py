"""Laws of cutting PubMed XML into records."""

from __future__ import annotations

import codecs
import gzip
import io
import tracemalloc
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from genetherapy_model.errors import UnreadableInput
from genetherapy_model.formats.pubmed_xml.cutting import (
    Cut,
    HostileXml,
    NotPubmedXml,
    cut,
)

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "pubmed_xml"
DOCTYPE = (
    b'<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "https://dtd.nlm.nih.gov/x">'
)
PROLOG = b'<?xml version="1.0" encoding="UTF-8"?>\n' + DOCTYPE + b"\n"
END = b"\n</PubmedArticleSet>\n"


def article(text: str | bytes) -> bytes:
    body = text if isinstance(text, bytes) else text.encode()
    return b'<PubmedArticle a="1"><PMID>%b</PMID></PubmedArticle>' % body


def articles(*texts: str | bytes) -> bytes:
    return PROLOG + b"<PubmedArticleSet>\n" + b"\n".join(map(article, texts)) + END


class Trickle(io.RawIOBase):
    """A stream that gives as few bytes at a time as it likes."""

    def __init__(self, data: bytes, sizes: Sequence[int]) -> None:
        self._data = io.BytesIO(data)
        self._sizes = cycle(sizes)

    def read(self, size: int = -1) -> bytes:
        return self._data.read(min(size, next(self._sizes)))


def cuts(data: bytes, **sizes: int) -> list[Cut]:
    return list(cut(io.BytesIO(data), **sizes))


def texts(found: Sequence[Cut]) -> list[str | None]:
    """Each record's text; None for what could not be read."""
    return [
        None if each.element is None else "".join(each.element.itertext())
        for each in found
    ]


def problems(found: Sequence[Cut]) -> list[str]:
    return [each.problem for each in found if each.problem is not None]


Outcome = list[tuple[int, int, bytes | None, bytes, str | None]]


def outcome(pieces: Iterator[Cut]) -> tuple[Outcome, str]:
    """All that can be told of cutting: every cut, and how it ended."""
    seen: Outcome = []
    try:
        for each in pieces:
            xml = None if each.element is None else ET.tostring(each.element)
            seen.append((each.number, each.offset, xml, each.source, each.problem))
    except UnreadableInput as error:
        return seen, f"{type(error).__name__}: {error}"
    return seen, ""


def corpus(name: str) -> bytes:
    path = CORPUS / name
    if not path.exists():
        pytest.skip("../shared is absent")
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


FRAGMENTS = [
    *(
        b"<PubmedArticle>",
        b"</PubmedArticle>",
        b"</PubmedArticle >",
        b"<PubmedArticle/>",
    ),
    *(b"<PubmedArticleSet>", b"</PubmedArticleSet>", b"<PubmedArticleSet/>"),
    *(b"<MedlineCitationSet>", b"<MedlineCitation>", b"</MedlineCitation>"),
    *(b"</MedlineCitationSet>", b"<DeleteCitation>", b"</DeleteCitation>"),
    *(b'<PubmedArticle a="1">', b'<PubmedArticle a="<', b"<PubmedArticle\n", b"<b/>"),
    *(
        b"<b>",
        b"</b>",
        b"<b x='>'>",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"]]>",
        b"<?p",
        b"?>",
    ),
    *(
        b"text",
        b" ",
        b"\n",
        b"&amp;",
        b"&",
        b"&nbsp;",
        b"\0",
        b"\xff",
        b"\xc3\xa9",
        b"<",
    ),
    *(b">", b'"', b"'", b"\xef\xbb\xbf", b"\xef\xbb", PROLOG, DOCTYPE, b"<!DOCTYPE"),
    *(b'<?xml version="1.0" encoding="ISO-8859-1"?>', b"<!DOCTYPE x [", b"\xe9"),
    article("A"),
    article("<!-- </PubmedArticle> -->B"),
    article("<![CDATA[</PubmedArticle>]]>C"),
    b"<MedlineCitation>D</MedlineCitation>",
    b"<PubmedBookArticle>E</PubmedBookArticle>",
]


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """Documents from whole to hopeless, all of them beginning as PubMed XML."""
    start = draw(
        st.sampled_from(
            [b"<PubmedArticleSet>", PROLOG + b"<PubmedArticleSet>", b"", article("0")]
        )
    )
    parts = draw(st.lists(st.sampled_from(FRAGMENTS), max_size=25))
    return start + b"".join(parts)


@given(
    documents(),
    st.lists(st.integers(1, 40), min_size=1, max_size=6),
    st.integers(1, 300),
    st.sampled_from([30, 80, 200, 1 << 26]),
)
def test_the_size_of_reads_and_of_runs_changes_nothing(
    data: bytes, sizes: list[int], run_bytes: int, record_bytes: int
) -> None:
    """Any sizes of reads and of runs give the same cuts of any input."""
    expected = outcome(cut(io.BytesIO(data), record_bytes=record_bytes))
    actual = outcome(
        cut(Trickle(data, sizes), run_bytes=run_bytes, record_bytes=record_bytes)
    )
    assert expected == actual
