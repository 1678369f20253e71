"""The strategies are called, bounded and shown as those of Hypothesis are."""

from __future__ import annotations

import ast
import datetime as dt
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from genetherapy_model import strategies
from genetherapy_model._hypothesis import STRATEGIES
from genetherapy_model.domain.identifiers import Doi
from genetherapy_model.testing import damaged, documents, malformed, realistic

every_strategy = pytest.mark.parametrize("name", strategies.__all__)
# As many as Hypothesis looks at for what is thrown away and what is too large.
healthy = settings(
    max_examples=10,
    phases=[Phase.generate],
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
# English, and where a shorter word would say too little.
IRREGULAR = {
    "Absent": "absences",
    "Evidence": "evidence",
    "FamilyTraits": "family_traits",
    "Oncolysis": "oncolyses",
    "Person": "people",
    "CitedMedium": "cited_media",
    "Setting": "therapy_settings",
}
# The pairs of bounds of Hypothesis' own strategies; the words for all else are ours.
PAIRS = {"min_value": "max_value", "min_size": "max_size", "min_level": "max_level"}
OTHERS = {"fields", "markup", "math", "max_depth", "record_type"}


def _make(name: str) -> Callable[..., SearchStrategy[object]]:
    make: Callable[..., SearchStrategy[object]] = getattr(strategies, name)
    return make


def _bounds(name: str) -> dict[str, inspect.Parameter]:
    return dict(inspect.signature(_make(name)).parameters)


def _plural(kind: str) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind).lower()
    if kind in IRREGULAR:
        return IRREGULAR[kind]
    if re.search("[^aeiou]y$", words):
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith(("s", "x", "ch")) else f"{words}s"


@pytest.mark.parametrize("kind", STRATEGIES)
def test_strategies_have_the_plural_names_of_their_classes(kind: str) -> None:
    """Who knows the class knows the strategy."""
    assert _plural(kind) == STRATEGIES[kind]


@every_strategy
def test_bounds_are_named_as_hypothesis_names_them(name: str) -> None:
    """All are keyword-only, have a default, and are minima, maxima or known words."""
    bounds = _bounds(name)

    for bound in bounds.values():
        assert bound.kind is bound.KEYWORD_ONLY
        assert bound.default is not bound.empty
    assert {*bounds} <= {*PAIRS, *PAIRS.values(), *OTHERS}
    for low, high in PAIRS.items():
        assert low not in bounds or high in bounds


def _crossed() -> Iterator[tuple[str, dict[str, object]]]:
    for name in strategies.__all__:
        bounds = _bounds(name)
        for low, high in PAIRS.items():
            if low in bounds:
                of_days = isinstance(bounds[low].default, dt.date)
                first, last = (dt.date(2000, 1, 1), dt.date(2001, 1, 1)), (2, 3)
                less, more = first if of_days else last
                yield name, {low: more, high: less}
        if "max_size" in bounds:
            yield name, {"max_size": -1}


@pytest.mark.parametrize(("name", "bounds"), list(_crossed()), ids=str)
def test_bounds_that_cross_are_refused_at_once(
    name: str, bounds: dict[str, object]
) -> None:
    """A minimum above the maximum is a mistake of the caller, whatever is bounded."""
    with pytest.raises(InvalidArgument):
        _make(name)(**bounds)


@every_strategy
def test_strategies_are_shown_in_one_line(name: str) -> None:
    """A repr is no longer than a line or two, however much is drawn."""
    assert len(repr(_make(name)())) <= 120


def test_bounds_are_shown() -> None:
    """A repr is the call that made the strategy."""
    drawn = strategies.publications(max_size=1, fields=["title"])

    assert repr(drawn) == "publications(fields=['title'], max_size=1)"
    assert repr(strategies.people(min_size=1)) == "people(min_size=1)"
    assert repr(strategies.person_names()) == "person_names()"
    assert repr(malformed(Doi)) == "malformed(Doi)"
    assert (
        repr(damaged(documents("ris", drawn))) == f"damaged(documents('ris', {drawn}))"
    )
    assert repr(realistic.journals()) == "journals()"


@every_strategy
def test_strategies_are_healthy_and_begin_with_what_is_plain(name: str) -> None:
    """Hypothesis finds nothing thrown away or too large; what comes first is short."""
    drawn: list[object] = []

    @healthy
    @given(_make(name)())
    def look(value: object) -> None:
        drawn.append(value)

    look()

    assert len(repr(drawn[0])) <= 120
    assert repr(drawn[0]).isascii()


def test_nothing_that_is_drawn_is_thrown_away() -> None:
    """No strategy needs a filter, as each makes what it draws valid."""
    calls = [
        ast.unparse(node)
        for path in Path(strategies.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and re.search(r"\b(filter|assume|reject)$", ast.unparse(node.func))
    ]

    assert calls == []
