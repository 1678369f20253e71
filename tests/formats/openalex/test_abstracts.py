"""OpenAlex's abstracts: an index of words read as text, and made of it again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model import Finding, Publication
from genetherapy_model.formats.openalex import read_item, write_item
from genetherapy_model.formats.openalex.abstracts import make_index, read_index

INDEX = "abstract_inverted_index"


def read(index: object) -> tuple[str, list[Finding]]:
    """Give the text of an abstract, and what was told of its index."""
    publication, findings = read_item({INDEX: index})
    return str(publication.abstract or ""), findings


@given(words=st.lists(st.text("aé<&;:b. 1\n\u00a0", max_size=4), max_size=9))
def test_the_index_of_a_text_gives_the_text(words: list[str]) -> None:
    """A text comes back from its index, but for how much white space it has."""
    text = " ".join(words)
    parts = text.replace("\n", " ").split(" ")

    assert read_index(make_index(text)) == (" ".join(filter(None, parts)), [])


def test_words_stand_in_the_order_of_their_places() -> None:
    """The order of an index's keys, and of the places of a word, says nothing."""
    assert read({"therapy": [3, 1], "gene": [0, 2]}) == (
        "gene therapy gene therapy",
        [],
    )


@pytest.mark.parametrize(
    ("index", "text", "said"),
    [
        (
            {"efforts": [0], "address": [1], "change": [3]},
            "efforts address change",
            "no word stands at 1 place, such as 2",
        ),
        (
            {"one": [0], "two": [0], "three": [1]},
            "one two three",
            "several words stand at 1 place, such as 0",
        ),
        (
            {"one": [0, -1, True, 1.5, "2", None], "two": [1]},
            "one two",
            "5 places are none of a word, such as -1 of 'one'",
        ),
        (
            {"one": [0], "two": [10**30]},
            "one",
            f"1 place is none of a word, such as {10**30} of 'two'",
        ),
        ({"one": 0, "two": [1]}, "one two", None),
    ],
    ids=["gap", "twice", "wrong", "far", "bare"],
)
def test_an_odd_index_is_read_told_and_kept(
    index: dict[str, object], text: str, said: str | None
) -> None:
    """Gaps, several words at one place and wrong places are told; nothing is lost."""
    publication, findings = read_item({INDEX: index})

    assert str(publication.abstract) == text
    assert [(one.code, one.path) for one in findings] == (
        [("RDR027", "/abstract")] if said else []
    )
    assert all(said in one.message for one in findings if said)
    assert write_item(publication)[INDEX] == index


def test_an_index_without_a_text_is_none() -> None:
    """An index of nothing, or of another type, gives no abstract and no error."""
    assert read({}) == ("", [])
    assert read(None) == ("", [])
    assert read({"": [0]}) == ("", [])
    for odd in (7, [7], True):
        text, findings = read(odd)
        assert text == ""
        assert {one.code for one in findings} == {"RDR021"}


def test_markup_in_words_is_markup() -> None:
    """Tags stand in words, and what is no tag is text."""
    publication, findings = read_item(
        {INDEX: {"<i>In": [0], "vivo</i>": [1], "AAV<sub>9</sub>": [2], "p<0.05": [3]}}
    )

    assert publication.abstract is not None
    [section] = publication.abstract.sections
    assert section.text.value == "<i>In vivo</i> AAV<sub>9</sub> p&lt;0.05"
    assert findings == []
    assert publication.extras == ()


def test_a_broken_tag_is_told() -> None:
    """A tag that is not closed is text."""
    text, findings = read({"AAV<sub>9": [0]})

    assert text == "AAV<sub>9"
    assert [one.code for one in findings] == ["RDR004"]


def test_labels_of_sections_are_words() -> None:
    """A structured abstract is written in one text, with its labels."""
    said = gtm.Publication(
        abstract=gtm.Abstract(
            sections=[
                gtm.AbstractSection(text="We did.", label="METHODS"),
                gtm.AbstractSection(text="It worked.", label="RESULTS:"),
            ]
        )
    )

    written = write_item(said)

    assert list(written[INDEX]) == "METHODS: We did. RESULTS: It worked.".split()  # type: ignore[call-overload]
    assert read(written[INDEX])[0] == "METHODS: We did. RESULTS: It worked."


def test_other_forms_of_an_abstract_are_read() -> None:
    """The index as Microsoft Academic Graph had it, and text that a client made."""
    graph = {"IndexLength": 2, "InvertedIndex": {"gene": [0], "therapy": [1]}}

    for item in (
        {INDEX: graph},
        {INDEX: "gene therapy"},
        {INDEX: None, "abstract": "gene therapy"},
    ):
        publication, findings = read_item(item)
        assert str(publication.abstract) == "gene therapy"
        assert findings == []
        stated = {key: value for key, value in item.items() if value is not None}
        assert {key: write_item(publication)[key] for key in stated} == stated


@given(
    index=st.dictionaries(
        st.text("abc<.", min_size=1, max_size=3),
        st.lists(st.integers(0, 20), min_size=1, max_size=3),
        max_size=6,
    )
)
def test_pyalex_agrees_on_abstracts(index: dict[str, list[int]]) -> None:
    """The client that users have puts the same words in the same order."""
    pyalex = pytest.importorskip("pyalex")
    text, _ = read_index(index)

    assert text == pyalex.invert_abstract(index)


def test_a_work_of_pyalex_is_read_whatever_was_selected() -> None:
    """Its dictionary is read, and what it lacks is not stated."""
    pyalex = pytest.importorskip("pyalex")
    whole = pyalex.Work({"title": "A", INDEX: {"gene": [0]}, "authorships": []})
    part = pyalex.Work({"id": "https://openalex.org/W1", "title": "A"})
    with pytest.raises(KeyError):
        part["abstract"]

    assert str(gtm.from_item(whole).abstract) == "gene"
    for publication in (gtm.from_item(part), read_item(part)[0]):
        assert isinstance(publication, Publication)
        assert publication.abstract is None
        assert publication.title is not None
    assert json.loads(json.dumps(write_item(gtm.from_item(part))))["title"] == "A"
