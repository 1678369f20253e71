"""The laws of the strategies for marked text."""

from __future__ import annotations

from xml.etree.ElementTree import XML

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from genetherapy_model.domain.text import MarkedText
from genetherapy_model.strategies.text import marked_texts

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
