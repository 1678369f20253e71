"""The law of differences: replayed on what was written, they give the document."""

from __future__ import annotations

from copy import deepcopy
from xml.etree.ElementTree import Element

from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model.formats.xml.differences import Dialect, find_extras, replay
from genetherapy_model.formats.xml.serializing import serialize
from genetherapy_model.formats.xml.vocabularies import XmlVocabulary

WORDS = XmlVocabulary(
    source="toy", title="Toy", children={"r": ("a", "b", "c"), "c": ("a", "b")}
)
DIALECT = Dialect(words=WORDS, types=("kind",), units=frozenset({"c"}))
TAGS = st.sampled_from(["a", "b", "c", "{http://example.org/x/y}d"])
TEXTS = st.sampled_from(["", "", "one", "two three", "4"])


@st.composite
def trees(draw: st.DrawFn, *, tag: str = "r", depth: int = 3) -> Element:
    """Give small trees, whose containers hold no text."""
    element = Element(tag)
    for name in draw(st.lists(st.sampled_from(["kind", "id", "x"]), unique=True)):
        element.set(name, draw(st.sampled_from(["", "1", "2"])))
    is_container = tag in WORDS.children
    if not is_container:
        element.text = draw(TEXTS)
    if depth:
        for name in draw(st.lists(TAGS, max_size=4)):
            child = draw(trees(tag=name, depth=depth - 1))
            child.tail = None if is_container else draw(TEXTS)
            element.append(child)
    return element


def _sorted(element: Element) -> str:
    """Write an element with its attributes in one order."""
    for each in element.iter():
        held = sorted(each.items())
        each.attrib.clear()
        each.attrib.update(held)
    return serialize(element)


@given(written=trees(), document=trees())
def test_replaying_the_differences_gives_the_document(
    written: Element, document: Element
) -> None:
    """From whatever was written the steps lead to the document, and to nothing else."""
    extras = find_extras(deepcopy(written), document, DIALECT)
    replayed = replay(deepcopy(written), extras, WORDS)

    assert _sorted(replayed) == _sorted(document)


@given(document=trees())
def test_what_is_the_same_has_no_differences(document: Element) -> None:
    """A document that was written as it stands has no extras."""
    assert find_extras(deepcopy(document), document, DIALECT) == ()
