"""The laws of the strategies for marked text."""

from __future__ import annotations

import re
from xml.etree.ElementTree import XML

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from genetherapy_model.domain.text import MarkedText
from genetherapy_model.strategies.text import (
    _element,
    _escaped_attribute,
    _formula,
    marked_texts,
)

seek = settings(
    database=None,
    derandomize=True,
    max_examples=5_000,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize(
    ("feature", "shrunk"),
    [
        ("", ""),
        ("<i></i>", "<i></i>"),
        ("<sub>", "<sub></sub>"),
        ("<mml:math>", None),
        ("<mml:msup>", None),
        ('="', None),
        ("&amp;lt;", "&amp;lt;"),
        ("&#13;", None),
        ("基因治疗", "基因治疗"),
        ("</sub></sup>", None),
    ],
)
def test_every_feature_is_found_and_shrinks(feature: str, shrunk: str | None) -> None:
    """Each kind of marked text is drawn, and shrinks to the plainest of its kind."""
    phases = [Phase.generate, Phase.shrink][: 1 if shrunk is None else 2]
    found = find(
        marked_texts(),
        lambda text: feature in text.value,
        settings=settings(seek, phases=phases),
    )
    assert feature in found.value
    if shrunk is not None:
        assert shrunk == found.value


@given(st.data(), st.integers(0, 3), st.integers(0, 3))
def test_bounds_are_kept(data: st.DataObject, low: int, more: int) -> None:
    """Elements at the top are at most ``max_size``; one piece makes a text true."""
    text = data.draw(marked_texts(min_size=low, max_size=low + more))
    element = XML(f'<x xmlns:mml="http://www.w3.org/1998/Math/MathML">{text}</x>')
    assert len(element) <= low + more
    assert bool(text) or low == 0


@given(marked_texts(markup=False))
def test_without_markup_there_is_none(text: MarkedText) -> None:
    """``markup=False`` draws text alone."""
    assert MarkedText.from_plain(text.plain) == text


@given(marked_texts(math=False))
def test_without_math_there_is_none(text: MarkedText) -> None:
    """``math=False`` draws no formula."""
    assert "<mml:" not in text.value


@pytest.mark.parametrize(("low", "high"), [(-1, None), (2, 1)])
def test_bad_bounds_are_refused(low: int, high: int | None) -> None:
    """Bounds that hold no number raise ``InvalidArgument`` at once."""
    with pytest.raises(InvalidArgument, match="no size"):
        marked_texts(min_size=low, max_size=high)


@pytest.mark.parametrize(
    ("parts", "made"),
    [
        ([], "<i></i>"),
        (["a", "", "b"], "<i>ab</i>"),
        (["<sub>", "a", "", "b"], "<i><sub>a</sub>b</i>"),
        (["<sub>", "<b>", "a"], "<i><sub><b>a</b></sub></i>"),
        (["<sub>", "", "", "<u>"], "<i><sub></sub><u></u></i>"),
    ],
    ids=repr,
)
def test_elements_are_opened_and_closed(parts: list[str], made: str) -> None:
    """An end closes the innermost, the outermost stays; what is open is closed."""
    assert made == _element("i", parts)


@pytest.mark.parametrize(
    ("parts", "made"),
    [
        ([], ""),
        ([("", {}), ("mi", "x")], "<mi>x</mi>"),
        (
            [("mrow", {}), ("mi", "x"), ("", {}), ("mn", "2")],
            "<mrow><mi>x</mi></mrow><mn>2</mn>",
        ),
        (
            [("mrow", {"id": "a"}), ("mtr", {}), ("mi", "x")],
            '<mrow id="a"><mtr><mi>x</mi></mtr></mrow>',
        ),
        ([("mfrac", {})], "<mfrac><mrow></mrow><mrow></mrow></mfrac>"),
        ([("mfrac", {}), ("mi", "x")], "<mfrac><mi>x</mi><mrow></mrow></mfrac>"),
        (
            [("mi", "x"), ("mtd", {"id": "a", "open": "b"}), ("", {})],
            '<mi>x</mi><mtd id="a" open="b"></mtd>',
        ),
        (
            [("msup", {}), ("mi", "x"), ("mi", "y"), ("mi", "z")],
            "<msup><mi>x</mi><mi>y</mi><mi>z</mi></msup>",
        ),
    ],
    ids=range(8),
)
def test_formulas_are_opened_and_closed(
    parts: list[tuple[str, str | dict[str, str]]], made: str
) -> None:
    """As elements are, with as many children as each needs at least."""
    inside = re.sub(r"<(/?)", r"<\1mml:", made)

    assert f"<mml:math>{inside}</mml:math>" == _formula({}, parts)
    assert f'<mml:math display="block">{inside}</mml:math>' == _formula(
        {"display": "block"}, parts
    )


def test_attributes_are_escaped() -> None:
    """Quotes and white space are written so that every reader of XML keeps them."""
    assert "&lt;&quot;&#9;&#10;&#13;&amp;" == _escaped_attribute('<"\t\n\r&')
