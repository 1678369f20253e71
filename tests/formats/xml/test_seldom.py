"""Steps that seldom lead anywhere, and tags that seldom break off."""

from __future__ import annotations

import io
from copy import deepcopy
from xml.etree.ElementTree import Element, fromstring

import pytest

from genetherapy_model.domain.records import Extra
from genetherapy_model.formats.xml import differences
from genetherapy_model.formats.xml.cutting import cut
from genetherapy_model.formats.xml.differences import Dialect, find_extras, replay
from genetherapy_model.formats.xml.restoring import restore_extras
from genetherapy_model.formats.xml.serializing import serialize
from genetherapy_model.formats.xml.tokens import RecordTags
from genetherapy_model.formats.xml.vocabularies import XmlVocabulary

WORDS = XmlVocabulary(
    source="toy", title="Toy", children={"r": ("a", "b", "c"), "c": ("a", "b")}
)
DIALECT = Dialect(words=WORDS)
XLINK = "http://www.w3.org/1999/xlink"


def steps(written: str, document: str) -> list[tuple[str, str]]:
    """Give the steps from one text to another, and see that they lead there."""
    made, wanted = fromstring(written), fromstring(document)
    extras = find_extras(deepcopy(made), wanted, DIALECT)

    assert serialize(wanted) == serialize(replay(made, extras, WORDS))
    return [(extra.path, extra.text) for extra in extras]


@pytest.mark.parametrize(
    ("written", "document", "expected"),
    [
        (
            '<r><a id="1"/></r>',
            '<r><a id=""/></r>',
            [("a[1]", '<a id=""/>')],
        ),
        (
            '<r id="1"><a/></r>',
            '<r id=""><a/></r>',
            [("", '<r id=""><a/></r>')],
        ),
    ],
)
def test_an_attribute_that_is_empty_is_no_step(
    written: str, document: str, expected: list[tuple[str, str]]
) -> None:
    """A step without text takes away, so that the element itself is put there."""
    assert expected == steps(written, document)


def test_an_attribute_is_named_as_one_writes_it() -> None:
    """By its prefix; what the document lacks is taken away."""
    href = f'xmlns:x="{XLINK}" x:href'
    assert steps(f'<r><a {href}="old"/></r>', f'<r><a {href}="new"/></r>') == [
        ("a[1]/@xlink:href", "new")
    ]
    assert steps(f'<r><a {href}="old"/></r>', "<r><a/></r>") == [
        ("a[1]/@xlink:href", "")
    ]


def test_lists_too_long_to_compare_are_put_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What they share is not looked for, and yet the document comes back."""
    written, document = "<r><a/><c/></r>", "<r><b/><c/></r>"
    few = steps(written, document)
    monkeypatch.setattr(differences, "_MOST", 3)
    many = steps(written, document)

    assert ["a[1]", "b[1]"] == [path for path, _ in few]
    assert ["a[1]", "c[1]", "b[1]", "c[1]"] == [path for path, _ in many]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("c[7]/a[1]", "<a>new</a>"),
        ("c[7]/b[1]/a[1]", "<a>new</a>"),
        ("b[7]", ""),
        ("b[1]", "<b>"),
    ],
)
def test_steps_that_lead_nowhere_are_left_out(path: str, text: str) -> None:
    """A place that is gone, what is gone already, and what is no XML."""
    extra = Extra(source="toy", path=path, text=text, spelling=not text)
    written = fromstring("<r><a/><c><b/></c></r>")

    assert "<r><a/><c><b/></c></r>" == serialize(replay(written, [extra], WORDS))


def restored(record: str, path: str, text: str) -> str:
    """Put one extra back into a record, and write that."""
    made = fromstring(record)
    extra = Extra(source="toy", path=path, text=text)
    restore_extras(made, (extra,), WORDS, lambda *_: True)
    return serialize(made)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("c[1]/text()[0]", "words"),
        ("text()", "words"),
        ("c[1]/@id", "1"),
        ("@id", "2"),
        ("a[1]", "words"),
        ("c[1]/a[1]", "<a/>"),
    ],
)
def test_what_has_no_place_stays_out(path: str, text: str) -> None:
    """Of an element that is gone, of no number, of an attribute that is there."""
    assert '<r id="1"><b/></r>' == restored('<r id="1"><b/></r>', path, text)


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("text()[1]", "words", '<r id="1"><b/>words</r>'),
        ("@x", "2", '<r id="1" x="2"><b/></r>'),
        ("a[1]", "<a/>", '<r id="1"><a/><b/></r>'),
        ("new[1]", "<new/>", '<r id="1"><b/><new/></r>'),
    ],
)
def test_what_has_a_place_goes_there(path: str, text: str, expected: str) -> None:
    """In the order of the format; what it does not know comes last."""
    assert expected == restored('<r id="1"><b/></r>', path, text)


TAGS = RecordTags(
    title="Toy",
    records=frozenset({b"r"}),
    sets={b"s": ()},
    frames=frozenset({b"f"}),
)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b'<s><r/><f x="', "the input ends before </s>"),
        (b"<s><r/><f <r/></s>", "what stands here is no record"),
    ],
)
def test_a_frame_may_break_off(data: bytes, problem: str) -> None:
    """What stands before it is given, and that it is broken is told."""
    record, broken, *_ = cut(io.BytesIO(data), TAGS)

    assert isinstance(record.element, Element)
    assert problem == broken.problem
    assert 7 == broken.offset
