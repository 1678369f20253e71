"""Files with what they hold: in every format, in every layout."""

from __future__ import annotations

import gzip
from xml.etree.ElementTree import XML

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

import genetherapy_model as gtm
from genetherapy_model import strategies
from genetherapy_model.formats import FORMATS, Format
from genetherapy_model.testing import Document, Layout, documents
from genetherapy_model.testing.documents import document_of
from genetherapy_model.testing.layouts import KINDS, lay_out, layouts_of

WRITTEN = [known for known in FORMATS if hasattr(known.load(), "write")]
every_format = pytest.mark.parametrize("known", WRITTEN, ids=lambda known: known.name)
every_text = pytest.mark.parametrize(
    "known",
    [known for known in WRITTEN if known.name != "parquet"],
    ids=lambda known: known.name,
)

seek = settings(
    max_examples=5000, phases=[Phase.generate], derandomize=True, database=None
)
shrink = settings(seek, phases=[Phase.generate, Phase.shrink])


@every_format
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_reader_finds_what_a_document_holds(
    known: Format, data: st.DataObject
) -> None:
    """Our readers find the publications, each whole, in their order, in any layout."""
    document = data.draw(documents(known.name))
    found = tuple(gtm.read(document.data, format=document.format))

    assert found == document.publications
    assert repr(found) == repr(document.publications)


@every_text
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_place_of_each_record_is_known(known: Format, data: st.DataObject) -> None:
    """The spans follow each other, and without them nothing is said."""
    layouts = [each for each in layouts_of(known.name) if each is not Layout.GZIP]
    some = strategies.publications(fields=["title"])
    document = data.draw(documents(known.name, some, layouts=layouts))
    places = [place for span in document.spans for place in span]

    assert len(document.spans) == len(document.publications)
    assert places == sorted(places)
    assert 0 <= places[0] < places[-1] <= len(document.data)
    for number, (start, end) in enumerate(document.spans):
        if known.name in ("ris", "nbib", "citations", "bibtex", "jsonl"):
            # Their records stand for themselves, but for marks of an encoding.
            mark = document.data[: min(document.spans[0][0], 3)].strip(b"\r\n \0")
            [alone] = gtm.read(mark + document.data[start:end], format=known.name)
            assert alone.title == document.publications[number].title


class _Enough(Exception):
    """All that was looked for was drawn."""


@every_text
def test_each_layout_is_drawn(known: Format) -> None:
    """Several records, and every layout that the format knows, come by themselves."""
    wanted = {*layouts_of(known.name)} | ({3} if known.name != "json" else {1})
    seen: set[object] = set()

    @settings(seek, suppress_health_check=[*HealthCheck])
    @given(documents(known.name, st.just(gtm.Publication(title="A"))))
    def look(document: Document) -> None:
        chosen = document.layouts
        seen.update(chosen, {len(document.publications)})
        data = document.data
        plain = gzip.decompress(data) if Layout.GZIP in chosen else data
        if not any(each.name.startswith("UTF_16") for each in chosen):
            assert b"\0" not in plain
            assert (b"\r" in plain and b"\n" not in plain) is (Layout.CR in chosen)
            assert (plain[:1] == b"\xef") is (Layout.BYTE_ORDER_MARK in chosen)
        else:
            assert plain[:2] in {b"\xff\xfe", b"\xfe\xff"}
        if wanted <= seen:
            raise _Enough

    with pytest.raises(_Enough):
        look()


def test_what_is_compressed_does_not_tell_when() -> None:
    """The bytes are the same on any day, and hold what is written without it."""
    stated = [gtm.Publication(title="A")]
    for known in reversed(WRITTEN):
        plain = document_of(known.name, stated)
        packed = document_of(known.name, stated, (Layout.GZIP,))

        assert bytes(4) == packed.data[4:8]
        assert plain.data == gzip.decompress(packed.data)
        assert (plain.publications, ()) == (packed.publications, packed.spans)
        assert (known.name, (Layout.GZIP,)) == (packed.format, packed.layouts)


def test_the_root_of_xml_is_part_of_no_record() -> None:
    """Each record is an element that stands for itself."""
    stated = [gtm.Publication(title=title) for title in "AB"]
    found = 0
    for known in WRITTEN:
        made = document_of(known.name, stated[: 1 if known.name == "json" else 2])
        if made.data.startswith(b"<"):
            for start, end in made.spans:
                assert XML(made.data[start:end]).tag
                found += 1

    assert found > 2


def test_a_file_has_one_layout_of_a_kind() -> None:
    """Lines do not end in two ways."""

    @settings(seek, max_examples=50)
    @given(documents("ris", st.just(gtm.Publication())))
    def law(document: Document) -> None:
        for kind in KINDS:
            assert len({*kind} & {*document.layouts}) <= 1

    law()


def test_nothing_but_the_asked_is_laid_out() -> None:
    """Without layouts, a document is what is written."""

    @settings(seek, max_examples=20)
    @given(documents("ris", st.just(gtm.Publication()), max_size=1, layouts=()))
    def law(document: Document) -> None:
        assert document.data == b"TY  - JOUR\r\nER  - \r\n\r\n"
        assert document.spans == ((0, 18),)

    law()


def test_a_document_shrinks_to_one_tiny_publication() -> None:
    """Nothing is left of what a failure does not need."""
    smallest = find(documents("ris"), lambda _: True, settings=shrink)

    assert smallest == Document(
        format="ris",
        data=b"TY  - JOUR\r\nER  - \r\n\r\n",
        publications=(gtm.Publication(),),
        spans=((0, 18),),
    )
    titled = find(
        documents("nbib"),
        lambda one: any(each.title for each in one.publications),
        settings=shrink,
    )
    assert titled.publications == (gtm.Publication(title="0"),)
    assert titled.layouts == ()


@settings(max_examples=10)
@given(data=st.data())
def test_sizes_are_kept(data: st.DataObject) -> None:
    """A file has as many records as were asked for."""
    low = data.draw(st.integers(1, 4))
    high = data.draw(st.none() | st.integers(low, 5))
    tiny = st.just(gtm.Publication())
    drawn = data.draw(documents("jsonl", tiny, min_size=low, max_size=high))

    assert low <= len(drawn.publications) <= (high or max(low, 3))


def test_wrong_arguments_are_refused_at_once() -> None:
    """A mistake of the caller is seen before anything is drawn."""
    for low, high in ((0, None), (2, 1)):
        with pytest.raises(InvalidArgument, match="no number of records of ris"):
            documents("ris", min_size=low, max_size=high)
    with pytest.raises(InvalidArgument, match="no number of records of json is"):
        documents("json", max_size=2)
    with pytest.raises(InvalidArgument, match="jsonl is not laid out so: CR"):
        documents("jsonl", layouts=[Layout.LF, Layout.CR])
    with pytest.raises(gtm.UnreadableInput, match="is no format"):
        documents("rsi")
    with pytest.raises(gtm.UnreadableInput, match="is only read"):
        documents("wos")


def test_a_file_says_once_in_which_encoding_it_is() -> None:
    """What stands in a record is no declaration, and the mark stands before all."""
    declared = b'<?xml encoding="utf-8"?> encoding="utf-8"\n'
    first, second = lay_out([declared, b"\xc3\xbc\r"], [Layout.CRLF, Layout.UTF_16_BE])

    assert first[:2] == b"\xfe\xff"
    assert first[2:].decode("utf-16-be") == (
        '<?xml encoding="utf-16"?> encoding="utf-8"\r\n'
    )
    assert "\u00fc\r\n" == second.decode("utf-16-be")
