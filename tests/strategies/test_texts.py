"""The laws of what the strategies share: texts, sizes and bounds."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from fractions import Fraction

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DataObject, SearchStrategy

from genetherapy_model import Pagination, Person, Publication, strategies
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import (
    _ODD_TEXTS,
    characters,
    often,
    plain_texts,
    seldom,
    texts,
    tuples_of,
    words,
)
from genetherapy_model.strategies.authors import _people
from genetherapy_model.strategies.journals import _ranges
from genetherapy_model.strategies.modalities import _unsigned
from genetherapy_model.strategies.products import _jurisdictions
from genetherapy_model.strategies.text import _attributes, _elements
from genetherapy_model.strategies.vectors import _sizes

# The characters of XML 1.0, https://www.w3.org/TR/xml/#charsets.
XML = re.compile("[\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
several = settings(
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[*HealthCheck],
)
shrink = settings(several, phases=[Phase.generate, Phase.shrink])


@settings(several, max_examples=30)
@given(text=st.text(characters(), min_size=400, max_size=400))
def test_every_character_is_one_of_xml(text: str) -> None:
    """Neither halves of pairs nor what no XML can hold is among them."""
    assert XML.fullmatch(text)


@pytest.mark.parametrize(
    ("make", "most"),
    [(texts, 6), (plain_texts, 9), (words, 6)],
    ids=["texts", "plain", "words"],
)
def test_texts_are_short_or_known_to_trip_readers(
    make: Callable[[], SearchStrategy[str]], most: int
) -> None:
    """Each holds characters of XML alone, and nothing that its field would refuse."""

    @settings(several, max_examples=25)
    @given(st.lists(make(), min_size=30))
    def law(drawn: list[str]) -> None:
        for text in drawn:
            assert XML.fullmatch(text)
            assert len(text) <= most or text in _ODD_TEXTS
            if make is not texts:
                assert text
                assert text == text.strip()
            if make is words:
                assert [text] == text.split()

    law()


@pytest.mark.parametrize("text", _ODD_TEXTS)
def test_what_trips_readers_is_drawn(text: str) -> None:
    """Texts and plain texts are at times those that are known to."""
    for strategy in (texts(), plain_texts()):
        assert text == find(
            strategy,
            lambda each: each == text,
            settings=settings(several, max_examples=5000),
        )


@pytest.mark.parametrize(("stated", "least", "most"), [(often, 4, 6), (seldom, 0, 2)])
def test_a_part_is_stated_as_often_as_it_is_said(
    stated: Callable[..., SearchStrategy[str]], least: int, most: int
) -> None:
    """Often is half of the time, seldom an eighth; else it is the default."""
    drawn: list[str] = []

    @settings(several, max_examples=200)
    @given(st.lists(stated(st.just("stated"), "default"), min_size=10, max_size=10))
    def look(values: list[str]) -> None:
        drawn.extend(values)

    look()

    assert {*drawn} == {"stated", "default"}
    assert least <= Fraction(10 * drawn.count("stated"), len(drawn)) <= most


@pytest.mark.parametrize(("least", "most"), [(0, None), (1, 2), (0, 0), (2, 2), (3, 5)])
def test_tuples_are_as_long_as_asked(least: int, most: int | None) -> None:
    """At most two elements stand there where nothing is said."""
    sizes: set[int] = set()

    @settings(several, max_examples=200)
    @given(tuples_of(st.integers(), min_size=least, max_size=most))
    def law(drawn: tuple[int, ...]) -> None:
        assert type(drawn) is tuple
        sizes.add(len(drawn))

    law()

    assert least == min(sizes)
    assert max(sizes) > 2 if most is None else max(sizes) == most
    assert find(tuples_of(st.just(1)), lambda each: len(each) == 2, settings=shrink)
    assert find(tuples_of(st.just(1)), lambda each: not each, settings=shrink) == ()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            lambda: strategies.publications(fields=["titel", "authors", "autors"]),
            "publications: there is no autors, titel: title, vernacular_title, ",
        ),
        (
            lambda: strategies.publications(fields="titel"),
            "publications: there is no titel: title, ",
        ),
        (
            lambda: strategies.people(min_size=2, max_size=1),
            "people: no size is between 2 and 1",
        ),
        (
            lambda: strategies.people(min_size=-1),
            "people: no size is between -1 and None",
        ),
        (
            lambda: strategies.marked_texts(min_size=2, max_size=1),
            "marked_texts: no size is between 2 and 1",
        ),
        (
            lambda: strategies.partial_dates(max_value="2001"),  # type: ignore[arg-type]
            "max_value='2001' must be a datetime.date",
        ),
        (
            lambda: strategies.partial_dates(min_value=None),  # type: ignore[arg-type]
            "min_value=None must be a datetime.date",
        ),
        (
            lambda: strategies.partial_dates(
                min_value=dt.date(2001, 1, 1), max_value=dt.date(2000, 1, 1)
            ),
            "min_value=2001-01-01 is after max_value=2000-01-01",
        ),
        (
            lambda: strategies.vectors(min_value=2, max_value=1),
            "vectors: no size is between 2 and 1",
        ),
        (
            lambda: strategies.vectors(min_value=-1),
            "vectors: no size is between -1 and None",
        ),
        (
            lambda: strategies.vectors(min_value=float("inf")),
            "vectors: no size is between inf and None",
        ),
        (
            lambda: strategies.vectors(max_value=0),
            "vectors: a cargo of 0 kilobases is none",
        ),
    ],
    ids=range(12),
)
def test_a_bad_bound_is_told_with_its_value(
    make: Callable[[], object], said: str
) -> None:
    """The message says which bound is wrong, and what there is."""
    with pytest.raises(InvalidArgument) as caught:
        make()

    assert str(caught.value).startswith(said)


def test_bounds_may_meet() -> None:
    """One size, one day and one number are bounds; and all fields are some."""
    day = dt.date(2023, 11, 14)
    drawn = find(
        strategies.partial_dates(min_value=day, max_value=day),
        lambda _: True,
        settings=several,
    )
    people = find(
        strategies.people(min_size=2, max_size=2), lambda _: True, settings=several
    )
    bare = find(
        strategies.people(min_size=0, max_size=0), lambda _: True, settings=several
    )

    assert (day, day) == (drawn.earliest, drawn.latest)
    assert (2, 0) == (len(people.roles), len(bare.roles))
    names = [field.name for field in attrs.fields(Publication)]
    strategies.publications(fields=names).validate()


@settings(several, max_examples=25)
@given(
    data=st.data(),
    sizes=st.lists(st.floats(0.001, 100), min_size=2, max_size=2).map(sorted),
)
def test_cargoes_stay_within_bounds(data: DataObject, sizes: list[float]) -> None:
    """No vector holds less or more than was asked for."""
    for low, high in (sizes, [0, sizes[1]], [sizes[0], None], [sizes[0], sizes[0]]):
        vector = data.draw(strategies.vectors(min_value=low or 0, max_value=high))
        if vector.cargo_kb is not None:
            assert (low or 0) <= vector.cargo_kb <= (high or 10**400)


@settings(several, max_examples=50)
@given(st.lists(_sizes("vectors", 0, None), min_size=20))
def test_cargoes_are_some_and_have_an_end(sizes: list[float]) -> None:
    """Without bounds none is nothing, and none is infinite."""
    for size in sizes:
        assert 0 < size < math.inf


@pytest.mark.parametrize("least", [0, 0.5])
def test_the_least_cargo_comes_first(least: float) -> None:
    """Where none is the least, it is the next."""
    drawn = find(
        strategies.vectors(min_value=least, max_value=0.5),
        lambda vector: vector.cargo_kb == 0.5,
        settings=settings(several, max_examples=2000),
    )

    assert drawn.cargo_kb == 0.5


def test_places_are_codes_of_countries() -> None:
    """Four are drawn most; the United Kingdom has the code that it has in ISO 3166."""
    seen: set[str] = set()

    @settings(several, max_examples=200)
    @given(st.lists(_jurisdictions(), min_size=5))
    def law(drawn: list[str]) -> None:
        for code in drawn:
            assert re.fullmatch("[A-Z]{2}", code)
            assert code != "UK"
        seen.update(drawn)

    law()

    assert seen > {"EU", "US", "JP", "GB"}


@pytest.mark.parametrize(
    ("text", "left"),
    [("CD34+", "CD34"), ("CD3 + +", "CD3"), ("+ ", "0"), ("a+b", "a+b")],
)
def test_markers_have_no_sign(text: str, left: str) -> None:
    """A cell product has what it is positive for; the sign after it says nothing."""
    assert left == _unsigned(text)


def test_a_strategy_is_shown_as_the_call_that_made_it() -> None:
    """It draws what was asked for; one without bounds is built once, and kept."""
    built: list[int] = []

    @shown_as_called
    def numbers(low: int = 0, *, high: int = 3) -> SearchStrategy[int]:
        built.append(low)
        return st.integers(low, high)

    bounded = numbers(2, high=2)

    assert "numbers()" == repr(numbers())
    assert "numbers(2, high=2)" == repr(bounded)
    assert numbers() is numbers()
    assert [2, 0] == built
    assert 2 == find(bounded, lambda _: True, settings=several)
    assert 3 == find(numbers(), lambda number: number > 2, settings=several)
    assert "numbers" == numbers.__name__


def test_parts_of_large_things_are_small() -> None:
    """An author has at most one role, and an element of a formula two attributes."""
    roles: set[int] = set()
    attributes: set[int] = set()

    @settings(several, max_examples=50)
    @given(_people(), st.lists(_attributes(), max_size=5))
    def look(person: Person, drawn: list[dict[str, str]]) -> None:
        roles.add(len(person.roles))
        attributes.update(map(len, drawn))

    look()

    assert ({0, 1}, {0, 1, 2}) == (roles, attributes)


@pytest.mark.parametrize("inside", ["<sub>", "<mml:math"])
def test_elements_hold_elements_and_formulas(inside: str) -> None:
    """Whether or not there may be formulas, elements stand in elements."""
    some = settings(several, max_examples=2000)
    found = find(_elements(math=True), lambda text: inside in text[3:], settings=some)

    assert inside in found
    if inside == "<sub>":
        assert inside in find(
            _elements(math=False), lambda text: inside in text[3:], settings=some
        )


def test_ranges_of_pages_begin_before_they_end() -> None:
    """The end is in full, or without the first one or two digits that it shares."""
    seen: set[str] = set()

    @settings(several, max_examples=200)
    @given(_ranges())
    def law(text: str) -> None:
        letters, first, end = re.fullmatch(
            "([eSR]?)([1-9][0-9]{0,3})-(.*)", text
        ).groups()  # type: ignore[union-attr]
        seen.add(letters)
        assert any(
            end in (f"{letters}{last}", str(last)[1:], str(last)[2:])
            for last in range(int(first), int(first) + 100)
        )
        assert Pagination(text=text).first_page == f"{letters}{first}"

    law()

    assert seen == {"", "e", "S", "R"}
    assert find(_ranges(), lambda _: True, settings=shrink) == "1-1"
