"""Laws of cutting PubMed XML into records."""

from __future__ import annotations

import codecs
import gzip
import io
import re
import tracemalloc
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import BinaryIO, cast
from unittest import mock
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
from genetherapy_model.formats.xml import cutting

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "pubmed_xml"
DOCTYPE = (
    b'<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "https://dtd.nlm.nih.gov/x">'
)
PROLOG = b'<?xml version="1.0" encoding="UTF-8"?>\n' + DOCTYPE + b"\n"
END = b"\n</PubmedArticleSet>\n"


def _article(text: str | bytes) -> bytes:
    body = text if isinstance(text, bytes) else text.encode()
    return b'<PubmedArticle a="1"><PMID>%b</PMID></PubmedArticle>' % body


def _articles(*texts: str | bytes) -> bytes:
    return PROLOG + b"<PubmedArticleSet>\n" + b"\n".join(map(_article, texts)) + END


class Trickle:
    """A stream that gives as few bytes at a time as it likes."""

    def __init__(self, data: bytes, sizes: Sequence[int]) -> None:
        self._data = io.BytesIO(data)
        self._sizes = cycle(sizes)

    def read(self, size: int) -> bytes:
        """Read some of what is asked for."""
        return self._data.read(min(size, next(self._sizes)))


def _cut(stream: Trickle | gzip.GzipFile, **sizes: int) -> Iterator[Cut]:
    return cut(cast("BinaryIO", stream), **sizes)


def _cuts(data: bytes, **sizes: int) -> list[Cut]:
    return list(cut(io.BytesIO(data), **sizes))


def _texts(found: Sequence[Cut]) -> list[str | None]:
    """Each record's text; None for what could not be read."""
    return [
        None if each.element is None else "".join(each.element.itertext())
        for each in found
    ]


def _problems(found: Sequence[Cut]) -> list[str]:
    return [each.problem for each in found if each.problem is not None]


Outcome = list[tuple[int, int, bytes | None, bytes, str | None]]


def _outcome(pieces: Iterator[Cut]) -> tuple[Outcome, str]:
    """All that can be told of cutting: every cut, and how it ended."""
    seen: Outcome = []
    try:
        for each in pieces:
            xml = None if each.element is None else ET.tostring(each.element)
            seen.append((each.number, each.offset, xml, each.source, each.problem))
    except UnreadableInput as error:
        return seen, f"{type(error).__name__}: {error}"
    return seen, ""


def _corpus(name: str) -> bytes:
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
    _article("A"),
    _article("<!-- </PubmedArticle> -->B"),
    _article("<![CDATA[</PubmedArticle>]]>C"),
    b"<MedlineCitation>D</MedlineCitation>",
    b"<PubmedBookArticle>E</PubmedBookArticle>",
]


NESTED = (
    b"<PubmedArticleSet><a><!-- b --><a><!-- %b --></a>c</a></PubmedArticleSet>"
    % (b"d" * 99)
)


@st.composite
def _documents(draw: st.DrawFn) -> bytes:
    """Documents from whole to hopeless, all of them beginning as PubMed XML."""
    start = draw(
        st.sampled_from(
            [b"<PubmedArticleSet>", PROLOG + b"<PubmedArticleSet>", b"", _article("0")]
        )
    )
    parts = draw(st.lists(st.sampled_from(FRAGMENTS), max_size=25))
    return start + b"".join(parts)


@given(
    _documents(),
    st.lists(st.integers(1, 40), min_size=1, max_size=6),
    st.integers(1, 300),
    st.sampled_from([30, 80, 200, 1 << 26]),
    st.sampled_from([1, 20, 60, 1 << 16]),
    st.sampled_from([60, 200, 1 << 20]),
)
@example(NESTED, [1], 1, 1 << 26, 1, 1 << 20)
@example(_article(b"<!--</PubmedArticle>%b-->" % (b"x" * 99)), [1], 1, 1 << 26, 1, 60)
@settings(deadline=None)
def test_the_size_of_reads_and_of_runs_changes_nothing(  # noqa: PLR0913, PLR0917
    data: bytes,
    sizes: list[int],
    run_bytes: int,
    record_bytes: int,
    large: int,
    prolog: int,
) -> None:
    """Any sizes of reads and of runs give the same cuts of any input."""
    # Small limits make small inputs pass through what large ones do.
    with (
        mock.patch.object(cutting, "_LARGE", large),
        mock.patch.object(cutting, "_PROLOG", prolog),
    ):
        expected = _outcome(cut(io.BytesIO(data), record_bytes=record_bytes))
        actual = _outcome(
            _cut(Trickle(data, sizes), run_bytes=run_bytes, record_bytes=record_bytes)
        )
    assert expected == actual


@given(_documents())
@settings(deadline=None)
def test_offsets_and_sources_are_the_input_itself(data: bytes) -> None:
    """Each source is what stands at its offset, and no two overlap."""
    try:
        found = _cuts(data)
    except UnreadableInput:
        return
    if b"ISO-8859-1" in data:
        return
    end = 0
    for number, each in enumerate(found, start=1):
        assert number == each.number
        assert end <= each.offset
        end = each.offset + len(each.source)
        assert data[each.offset : end] == each.source
        assert (each.element is None) == (each.problem is not None)


@given(_documents())
@settings(deadline=None)
def test_nothing_is_lost_in_silence(data: bytes) -> None:
    """What is in no cut is white space, comments, instructions, prologs and sets."""
    try:
        found = _cuts(data)
    except UnreadableInput:
        return
    if b"ISO-8859-1" in data:
        return
    rest, end = b"", 0
    for each in found:
        rest += data[end : each.offset] + b"\n"
        end = each.offset + len(each.source)
    rest += data[end:]
    rest = re.sub(
        rb"(?s)<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>]*>|\xef\xbb\xbf|\s", b"", rest
    )
    rest = re.sub(rb"</?(Pubmed|Medline)\w*Set/?>", b"", rest)
    assert rest == b""


@pytest.mark.parametrize(
    ("name", "tags"),
    [
        ("pubmed_sample.xml.gz", {"PubmedArticle"}),
        ("old_layout.xml.gz", {"MedlineCitation", "DeleteCitation"}),
        ("update_with_deletions.xml.gz", {"PubmedArticle", "DeleteCitation"}),
    ],
)
@pytest.mark.parametrize("run_bytes", [1, 1 << 16, 1 << 20])
def test_real_records_are_those_of_a_whole_file_parser(
    name: str, tags: set[str], run_bytes: int
) -> None:
    """The elements of real files equal those that ElementTree finds at once."""
    data = _corpus(name)
    expected = list(ET.fromstring(data))
    actual = _cuts(data, run_bytes=run_bytes)
    assert len(expected) == len(actual)
    assert tags == {each.element.tag for each in actual if each.element is not None}
    for element, each in zip(expected, actual, strict=True):
        element.tail = None
        assert each.element is not None
        assert ET.tostring(element) == ET.tostring(each.element)
        assert data.startswith(b"<" + element.tag.encode(), each.offset)


def test_a_real_book_article_alone_in_its_file_is_a_record() -> None:
    """A single record without a set element is cut."""
    [found] = _cuts(_corpus("book.xml"))
    assert found.element is not None
    assert found.element.tag == "PubmedBookArticle"


def test_memory_is_constant() -> None:
    """Ten times the records take no more memory."""
    data = _articles(*["word " * 200] * 500)
    peaks = []
    for times in (1, 10):
        body = data.split(b"<PubmedArticleSet>")[1].removesuffix(END) * times
        stream = io.BytesIO(b"<PubmedArticleSet>" + body + END)
        tracemalloc.start()
        assert 500 * times == sum(1 for _ in cut(stream))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]


def test_cutting_is_lazy() -> None:
    """The first record is there before the rest of the stream is read."""
    stream = io.BytesIO(_articles(*["word " * 200] * 5000))
    next(cut(stream))
    assert stream.tell() < 1 << 20


TWO_SETS = _articles("A", "B") + _articles(b"<![CDATA[</PubmedArticle>]]>C", "\u00e9")


@pytest.mark.parametrize("stop", range(len(TWO_SETS) + 1))
def test_a_truncated_input_gives_every_whole_record_and_one_problem(stop: int) -> None:
    """Wherever the input ends, all whole records come, then at most one problem."""
    data = TWO_SETS[:stop]
    if stop < len(PROLOG + b"<PubmedArticleSet>"):
        with pytest.raises(NotPubmedXml):
            _cuts(data)
        return
    whole = [each for each in _cuts(TWO_SETS) if each.offset + len(each.source) <= stop]
    found = _cuts(data)
    assert _texts(whole) == _texts(found)[: len(whole)]
    assert len(_problems(found)) == len(found) - len(whole) <= 1
    inside_record = TWO_SETS[:stop].rfind(b"<PubmedArticle ") > max(
        [each.offset for each in whole], default=0
    )
    for problem in _problems(found):
        assert ("inside the record" in problem) == inside_record


@given(st.data())
@settings(max_examples=20, deadline=None)
def test_a_truncated_real_file_gives_every_whole_record(data: st.DataObject) -> None:
    """The same holds of a real file."""
    real = _corpus("update_with_deletions.xml.gz")
    stop = data.draw(st.integers(400, len(real)))
    whole = [each for each in _cuts(real) if each.offset + len(each.source) <= stop]
    found = _cuts(real[:stop])
    assert [each.source for each in whole] == [each.source for each in found][
        : len(whole)
    ]
    assert len(found) - len(whole) <= 1


def test_a_missing_end_of_the_set_is_told_after_all_records() -> None:
    """A file whose records are all whole, but not the set, loses nothing."""
    data = _articles("A", "B").removesuffix(END)
    *records, last = _cuts(data)
    assert _texts(records) == ["A", "B"]
    assert last.problem == "the input ends before </PubmedArticleSet>"
    assert (3, len(data), b"") == (last.number, last.offset, last.source)


def test_a_record_cut_off_by_the_end_is_told() -> None:
    """The rest of a truncated record is its source."""
    data = _articles("A", "B")
    *records, last = _cuts(data[: data.index(b"B</")])
    assert _texts(records) == ["A"]
    assert last.problem == "the input ends inside the record"
    assert last.source == b'<PubmedArticle a="1"><PMID>'


BREAKS = {
    "ampersand": (b"R&D", "not well-formed"),
    "bare less-than": (b"p < 0.05", "not well-formed"),
    "entity": (b"a&nbsp;b", "undefined entity &nbsp;"),
    "entity of a prolog that was not": (b"a\n&foo;b", "undefined entity &foo;, line 2"),
    "no UTF-8": (b"a\x96b", "not all of its bytes are utf-8"),
    "surrogate": (b"\xed\xa0\x80", "not all of its bytes are utf-8"),
    "NUL": (b"a\0b", "not well-formed"),
    "control character": (b"a\x01b", "not well-formed"),
    "reference to a control character": (b"&#1;", "invalid character number"),
    "mismatched tag": (b"<i>a</b>", "mismatched tag, line 1"),
    "unclosed tag": (b"<i>a", "mismatched tag"),
    "unopened tag": (b"a</i>", "mismatched tag"),
    "unbound prefix": (b"<mml:math/>", "unbound prefix"),
    "attribute without quotes": (b"<i a=1/>", "not well-formed"),
    "unclosed comment": (b"<!-- a", "record ends before </PubmedArticle>"),
    "unclosed CDATA": (b"<![CDATA[ a", "record ends before </PubmedArticle>"),
    "unclosed instruction": (b"<?a", "record ends before </PubmedArticle>"),
    "declared entity": (b'<!ENTITY a "b">', "not well-formed"),
    "lost end tag": (b"a</PMID></PubmedArticl>", "ends before </PubmedArticle>"),
}


@pytest.mark.parametrize("name", BREAKS)
@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("run_bytes", [1, 1 << 16])
def test_a_broken_record_costs_only_itself(
    name: str, place: int, run_bytes: int
) -> None:
    """One break anywhere gives one problem that names it, in its place."""
    text, said = BREAKS[name]
    bodies: list[str | bytes] = ["A", "B", "C", "D"]
    bodies[place] = text
    data = _articles(*bodies)
    if name == "lost end tag":
        data = data.replace(text + b"</PMID></PubmedArticle>", text)
    found = _cuts(data, run_bytes=run_bytes)
    expected = [None if at == place else "ABCD"[at] for at in range(4)]
    assert expected == _texts(found)[:4]
    [problem] = _problems(found)
    if place < 3 or said[-2:] != "e>":
        assert said in problem
    assert text.split(b"<")[0] in found[place].source
    assert place + 1 == found[place].number


@pytest.mark.parametrize("opening", [b"<!--", b"<?"])
def test_what_another_record_closes_costs_one_record(opening: bytes) -> None:
    """A section that is left open ends with its record, though a later one closes."""
    found = _cuts(_articles("A", opening, "C", b"<!-- & -->D<![CDATA[]]><?x ?>", "E"))
    assert ["A", None, "C", "D", "E"] == _texts(found)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_a_changed_byte_costs_one_record_at_most(data: st.DataObject) -> None:
    """Whatever happens to one byte of a record, all others are read."""
    xml = _articles("A", b"B <i>b</i> <sup a='x'>2</sup> &lt; 1 <!-- c --> d", "C", "D")
    first, second = (each.offset for each in _cuts(xml)[1:3])
    place = data.draw(st.integers(first, second - 2))
    size = data.draw(st.sampled_from([0, 1]))
    change = data.draw(
        st.sampled_from([b"", b"<", b">", b"&", b"\0", b"\xff", b"/", b'"', b" ", b"x"])
    )
    found = _cuts(xml[:place] + change + xml[place + size :])
    read = _texts(found)
    assert read[0] == "A"
    assert read[-2:] == ["C", "D"]
    assert len(found) <= 6


@pytest.mark.parametrize(
    "body",
    [
        b"<!-- </PubmedArticle> -->A",
        b"<![CDATA[</PubmedArticle><PubmedArticle>]]>A",
        b"<?note </PubmedArticle> ?>A",
        b"<!-- </PubmedArticle><PubmedArticle> -->A",
        b"<!-- <PubmedArticle> --><!-- </PubmedArticleSet> -->A",
    ],
)
def test_tags_in_sections_do_not_cut(body: bytes) -> None:
    """End tags in CDATA, comments and instructions end nothing."""
    found = _cuts(_articles("0", body, "Z"))
    assert len(found) == 3
    assert _problems(found) == []
    assert str(_texts(found)[1]).endswith("A")


@pytest.mark.parametrize(
    "record",
    [
        b"<PubmedArticle>A</PubmedArticle >",
        b"<PubmedArticle\n>A</PubmedArticle\n\t>",
        b"<PubmedArticle a='>' b=\"/>\">A</PubmedArticle>",
        b"<PubmedBookArticle>A</PubmedBookArticle>",
        b"<DeleteCitation>A</DeleteCitation>",
        b"<DeleteDocument>A</DeleteDocument>",
        b"<MedlineCitation>A</MedlineCitation>",
        b"<PubmedArticle><MedlineCitation>A</MedlineCitation></PubmedArticle>",
        b"<Later><Later/><Later>A</Later><Laterer/></Later>",
        b"<Later a='1'>A<MedlineCitation/></Later>",
    ],
)
def test_every_child_of_the_set_is_a_record(record: bytes) -> None:
    """All that stands in a set is cut, whole, with its tag."""
    data = b"<PubmedArticleSet>%b %b\n%b</PubmedArticleSet>" % (
        _article("0"),
        record,
        _article("Z"),
    )
    found = _cuts(data)
    assert _texts(found) == ["0", "A", "Z"]
    assert record == found[1].source
    assert found[1].element is not None
    assert record[1:].startswith(found[1].element.tag.encode())


def test_a_broken_child_that_is_unknown_costs_only_itself() -> None:
    """The end tag of an unknown element ends it, whatever is open inside."""
    data = b"<PubmedArticleSet>%b<Later><b></Later><Later>A</Later></PubmedArticleSet>"
    found = _cuts(data % _article("0"))
    assert ["0", None, "A"] == _texts(found)
    assert "is not well-formed (mismatched tag" in str(found[1].problem)


def test_a_broken_start_tag_is_not_a_whole_element() -> None:
    """A slash in a quotation that never ends does not end the record."""
    found = _cuts(_articles("A", "B", "C").replace(b'"1"><PMID>B', b'"1/><PMID>B'))
    assert ["A", None, "C"] == _texts(found)


def test_the_old_layout_has_citations_as_records() -> None:
    """MedlineCitation is a record in a MedlineCitationSet, and a break costs one."""
    data = (
        b"<MedlineCitationSet><MedlineCitation>A</MedlineCitation>"
        b"<MedlineCitation>B<MedlineCitation>C</MedlineCitation>"
        b"<DeleteCitation>D</DeleteCitation></MedlineCitationSet>"
    )
    assert _texts(_cuts(data)) == ["A", None, "C", "D"]


@pytest.mark.parametrize(
    "data",
    [
        b"<PubmedArticleSet></PubmedArticleSet>",
        b"<PubmedArticleSet/>",
        PROLOG + b"<PubmedArticleSet a='1'>\n<!-- none -->\n</PubmedArticleSet >\n",
        b"\xef\xbb\xbf<PubmedArticleSet/>",
    ],
)
def test_an_empty_set_has_no_records(data: bytes) -> None:
    """A search without results is no error."""
    assert _cuts(data) == []


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (_article("A"), ["A"]),
        (PROLOG + _article("A"), ["A"]),
        (b"\n" + _article("A") + b"\n" + _article("B") + b"\n", ["A", "B"]),
        (
            _articles("A") + _articles("B", "C") + _articles() + _articles("D"),
            [*"ABCD"],
        ),
        (_articles("A") + b"<!-- x --><?y?>" + _article("B"), ["A", "B"]),
        (
            codecs.BOM_UTF8 + _articles("A") + codecs.BOM_UTF8 + _articles("B"),
            ["A", "B"],
        ),
        (_articles("A") + b"<PubmedArticleSet/>" + _articles("B"), ["A", "B"]),
    ],
)
def test_records_and_sets_may_stand_one_after_the_other(
    data: bytes, expected: list[str]
) -> None:
    """Bare records, and files put together, read as one."""
    found = _cuts(data)
    assert expected == _texts(found)


def test_a_set_that_goes_on_into_another_is_told() -> None:
    """Two files put together, the first without its end, lose nothing in silence."""
    found = _cuts(_articles("A").removesuffix(END) + _articles("B"))
    assert _texts(found) == ["A", None, "B"]
    assert found[1].problem == "<PubmedArticleSet> begins before </PubmedArticleSet>"
    start = _articles("A", "B")
    found = _cuts(start[: start.index(b"B</")] + _articles("C"))
    assert _texts(found) == ["A", None, "C"]


def test_a_record_in_a_namespace_has_plain_tags() -> None:
    """A default namespace goes, on the set or on the record; MathML keeps its own."""
    math = b'<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"/>'
    record = b"<PubmedArticle%b><PMID/>%b</PubmedArticle>"
    space = b' xmlns="https://example.org/pubmed"'
    expected = ET.tostring(ET.fromstring(record % (b"", math)))
    for data in (
        b"<PubmedArticleSet%b>%b</PubmedArticleSet>" % (space, record % (b"", math)),
        record % (space, math),
        record % (space, math) + b"<PubmedArticle/>",
        b'<PubmedArticleSet xmlns:m="http://www.w3.org/1998/Math/MathML"\n>%b'
        b"</PubmedArticleSet>" % (record % (b"", b"<m:math/>")),
    ):
        element = _cuts(data)[0].element
        assert element is not None
        assert expected == ET.tostring(element)


def test_a_broken_set_tag_costs_no_record() -> None:
    """Records of a set with an unusable start tag are read."""
    tag = b"<PubmedArticleSet xmlns:a='&b;' xmlns='' xmlns=''>"
    records = _articles("A", "B").removeprefix(PROLOG + b"<PubmedArticleSet>")
    assert ["A", "B"] == _texts(_cuts(PROLOG + tag + records))
    found = _cuts(_articles("0") + b'<PubmedArticleSet a="' + records)
    assert ["0", None, "A", "B", None] == _texts(found)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b" \n\t", "before any of its elements"),
        (codecs.BOM_UTF8, "before any of its elements"),
        (PROLOG, "before any of its elements"),
        (b"<PubmedArticleSe", "before any of its elements"),
        (b"<!-- <PubmedArticleSet>", "before any of its elements"),
        (b"<!DOCTYPE html><html><body>502</body></html>", "'<html><body>502"),
        (b"<!doctype html><html></html>", "'<!doctype html>"),
        (b"PMID- 1234\nTI  - Gene therapy", "PMID- 1234"),
        (b'{"pmid": 1}', "'{\"pmid\": 1}'"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "'<rss><channel/></rss>'"),
        (b"<articles><PubmedArticle/></articles>", "'<articles>"),
        (b"\x1f\x8b\x08", "\\\\x8b"),
        (b"</PubmedArticleSet>", "'</PubmedArticleSet>'"),
        (b"<?xml version='1.0' encoding='x-none'?><PubmedArticleSet/>", "'x-none'"),
        (b"<?xml version='1.0' encoding='rot13'?><PubmedArticleSet/>", "'rot13'"),
        (b"<?xml version='1.0' encoding='a\0b'?><PubmedArticleSet/>", "unknown"),
        (b" " * (1 << 21) + b"<PubmedArticleSet/>", "its first MB"),
        (b"<!---->" * (1 << 18) + b"<PubmedArticleSet/>", "its first MB"),
        (b"<!--" + b"-" * (1 << 21) + b"--><PubmedArticleSet/>", "but '<!---"),
    ],
)
def test_what_is_no_pubmed_xml_is_refused_in_one_sentence(
    data: bytes, said: str
) -> None:
    """An input without any element of PubMed XML says what it is instead."""
    with pytest.raises(NotPubmedXml) as caught:
        _cuts(data)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


BOMB = b'<!DOCTYPE PubmedArticleSet [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    "prolog",
    [
        BOMB,
        b'<!DOCTYPE PubmedArticleSet SYSTEM "x" [<!ENTITY a SYSTEM "/etc/passwd">]>',
        b"<!DOCTYPE PubmedArticleSet []>",
        b"<!DOCTYPE PubmedArticleSet\n[\n]>",
        b'<!DOCTYPE PubmedArticleSet PUBLIC ">" \'>\' [<!ENTITY % p "x"> %p;]>',
        b'<!ENTITY a "b">',
        b'<!-- a -->\n<?x ?>\n<!ENTITY a "b">',
        b"<!ELEMENT PubmedArticle ANY>",
        b"<!DOCTYPE a <!ENTITY b 'c'>>",
        b'<!DOCTYPE a "' + b"x" * (1 << 21),
        _articles("A") + BOMB,
        _articles("A").removesuffix(END) + BOMB,
        _articles("A", b"<PMID>")[: -len(END) - 30] + BOMB,
        BOMB.decode().encode("utf-16"),
        codecs.BOM_UTF8 + BOMB,
    ],
)
def test_a_document_that_declares_anything_is_refused(prolog: bytes) -> None:
    """Entities and internal subsets are refused wherever they stand, unparsed."""
    after = "<PubmedArticleSet><PubmedArticle>&a;</PubmedArticle></PubmedArticleSet>"
    utf_16 = prolog[:2] == codecs.BOM_UTF16_LE
    data = prolog + (after.encode("utf-16-le") if utf_16 else after.encode())
    with pytest.raises(HostileXml) as caught:
        _cuts(data)
    assert "refused" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_plain_doctype_is_passed_and_never_fetched() -> None:
    """A DOCTYPE that names a DTD opens nothing, and defines nothing."""
    data = _articles("A&copy;", "B").replace(
        b"https://dtd.nlm.nih.gov", b"file:///none"
    )
    assert _texts(_cuts(data)) == [None, "B"]


@pytest.mark.parametrize("depth", [100_000])
@pytest.mark.parametrize("closed", [True, False])
def test_deep_nesting_does_no_harm(depth: int, closed: bool) -> None:  # noqa: FBT001
    """A hundred thousand levels crash nothing."""
    deep = b"<i>" * depth + (b"</i>" * depth if closed else b"")
    found = _cuts(_articles("A", deep, "C"))
    assert ["A", "" if closed else None, "C"] == _texts(found)


def test_a_record_that_is_too_large_is_told_and_passed() -> None:
    """Above the limit a record is not read, and the next is."""
    large = b"word <!-- " + b"x" * 300_000 + b" --> "
    data = _articles("A", large, "C")
    found = _cuts(data, record_bytes=200_000)
    assert _texts(found) == ["A", None, "C"]
    assert found[1].problem == "the record is larger than 200000 bytes"
    assert found[1].source == data[found[1].offset :][: 1 << 16]
    assert _problems(_cuts(data, record_bytes=400_000)) == []


def test_a_record_that_never_ends_takes_bounded_memory() -> None:
    """A record of many times the limit is never held."""

    class Endless(Trickle):
        def __init__(self) -> None:
            super().__init__(b"", [1])
            self._left = 400

        def read(self, size: int) -> bytes:
            self._left -= 1
            start = b"<PubmedArticleSet><PubmedArticle>" if self._left == 399 else b""
            return start + b"x" * size if self._left > 0 else b""

    tracemalloc.start()
    found = list(_cut(Endless(), record_bytes=1 << 20))
    assert tracemalloc.get_traced_memory()[1] < 1 << 23
    tracemalloc.stop()
    assert _problems(found) == ["the record is larger than 1048576 bytes"]


LETTERS = "caf\u00e9 \u00df"


@pytest.mark.parametrize(
    ("declared", "codec", "text"),
    [
        ("UTF-8", "utf-8-sig", "\u03b2 \U0001f9ec \u2264 " + LETTERS),
        ("UTF-16", "utf-16", "\u03b2 \U0001f9ec \u2264 " + LETTERS),
        ("utf-16", "utf-16-le", "\u03b2 \U0001f9ec " + LETTERS),
        ("utf-16", "utf-16-be", "\u03b2 \U0001f9ec " + LETTERS),
        ("UTF-16", "utf-8", "\u03b2 " + LETTERS),
        ("ISO-8859-1", "latin-1", LETTERS),
        ("iso-8859-15", "iso-8859-15", "\u20ac " + LETTERS),
        ("windows-1252", "cp1252", "\u20ac \u201cquoted\u201d " + LETTERS),
        ("us-ascii", "ascii", "plain"),
    ],
)
@given(st.lists(st.integers(1, 7), min_size=1, max_size=5), st.integers(1, 300))
@settings(max_examples=10, deadline=None)
def test_encodings_are_read_with_offsets_in_the_original(
    declared: str, codec: str, text: str, sizes: list[int], run_bytes: int
) -> None:
    """The text is the same in any encoding; offsets point at the original bytes."""
    xml = _articles(text, "B" + text, "C").decode()
    data = xml.replace("UTF-8", declared, 1).encode(codec)
    found = list(_cut(Trickle(data, sizes), run_bytes=run_bytes))
    assert [text, "B" + text, "C"] == _texts(found)
    plain = codec.replace("-sig", "")
    plain = "utf-16-le" if plain == "utf-16" else plain
    for each in found:
        original = each.source.decode().encode(plain)
        assert data[each.offset :].startswith(original)


@pytest.mark.parametrize(
    ("declared", "codec", "bad"),
    [
        ("windows-1252", "cp1252", b"\x81"),
        ("us-ascii", "ascii", b"\xc3\xa9"),
        ("utf-16", "utf-16-le", b"\x00\xd8"),
        ("utf-16", "utf-16-be", b"\xdc\x00"),
    ],
)
@pytest.mark.parametrize("size", [1, 3, 1 << 16])
def test_bytes_that_mean_nothing_cost_their_record(
    declared: str, codec: str, bad: bytes, size: int
) -> None:
    """Undecodable bytes are never replaced: their record fails, alone."""
    xml = _articles("A", "@", "C").decode()
    data = xml.replace("UTF-8", declared, 1).encode(codec)
    data = data.replace("@".encode(codec), bad)
    found = list(_cut(Trickle(data, [size])))
    assert _texts(found) == ["A", None, "C"]
    [problem] = _problems(found)
    assert "not all of its bytes are" in problem
    third = data.index("<PMID>C".encode(codec)) - len(
        '<PubmedArticle a="1">'.encode(codec)
    )
    assert third == found[2].offset


def test_each_document_has_its_own_encoding() -> None:
    """Files put together are each read as they declare, and then as UTF-8 again."""
    latin = _articles(LETTERS).decode().replace("UTF-8", "ISO-8859-1").encode("latin-1")
    bare = _articles(LETTERS).removeprefix(PROLOG)
    data = _articles(LETTERS) + latin + bare + latin + _articles(LETTERS)
    found = _cuts(data)
    assert _texts(found) == [LETTERS] * 5
    for each in found:
        assert data[each.offset :].startswith(b'<PubmedArticle a="1">')


def test_a_byte_order_mark_is_stronger_than_a_declaration() -> None:
    """A file that was saved anew as UTF-8, with its old declaration, is UTF-8."""
    data = _articles(LETTERS).replace(b"UTF-8", b"windows-1252", 1)
    assert _texts(_cuts(data)) == [LETTERS.encode().decode("cp1252")]
    assert _texts(_cuts(codecs.BOM_UTF8 + data)) == [LETTERS]
    assert _texts(_cuts(_articles() + codecs.BOM_UTF8 + data)) == [LETTERS]


def test_half_a_character_at_the_end_is_told() -> None:
    """An odd byte at the end of UTF-16 is not passed over."""
    data = _articles("A").decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert _texts(_cuts(data)) == ["A"]
    assert _texts(_cuts(data + b"\n")) == ["A", None]


@given(st.integers(1, 2000))
@settings(max_examples=30, deadline=None)
def test_a_truncated_gzip_gives_every_whole_record(lost: int) -> None:
    """Compressed data that ends early is a truncation, and says so."""
    data = _articles(*(f"{number} {number * 7919 % 1009}" for number in range(900)))
    packed = gzip.compress(data)
    stream = gzip.GzipFile(fileobj=io.BytesIO(packed[:-lost]))
    try:
        *records, last = _cut(stream)
    except NotPubmedXml as error:
        assert "compressed data" in str(error)  # noqa: PT017
        return
    assert last.problem is not None
    assert last.problem.startswith("the compressed data ends early, ")
    assert _problems(records) == []
    if lost <= 8:  # the checksum alone
        assert len(records) == 900
    else:
        assert len(records) > 0


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(_articles("A")) + b"no gzip",
        gzip.compress(_articles("A"))[:-8] + b"\0" * 8,
    ],
)
def test_damage_after_the_records_is_told(packed: bytes) -> None:
    """A wrong checksum or bytes after the compressed data lose no record."""
    *records, last = _cut(gzip.GzipFile(fileobj=io.BytesIO(packed)))
    assert _texts(records) == ["A"]
    assert last.problem == (
        "the compressed data is damaged, so that records before this may be wrong too, "
        "after the records"
    )


def test_what_is_not_compressed_at_all_is_refused() -> None:
    """Damage before the first byte is no PubMed XML."""
    with pytest.raises(NotPubmedXml, match="compressed data is damaged"):
        list(_cut(gzip.GzipFile(fileobj=io.BytesIO(b"PMID- 1"))))
