"""The laws of what all statements share: types, characters, reprs, quick building."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache

import attrs
import pytest
from attrs import field, frozen
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import genetherapy_model
from genetherapy_model import InvalidType, InvalidValue
from genetherapy_model._hypothesis import register
from genetherapy_model.domain._statements import (
    Statement,
    to_frozenset,
    to_tuple,
    trusted,
)
from genetherapy_model.domain._texts import to_text_set, to_texts

PUBLIC = [getattr(genetherapy_model, name) for name in genetherapy_model.__all__]
STATEMENTS: list[type[Statement]] = [
    kind for kind in PUBLIC if isinstance(kind, type) and issubclass(kind, Statement)
]
HINTS = [
    (kind, field.name, typing.get_type_hints(kind)[field.name])
    for kind in STATEMENTS
    for field in attrs.fields(typing.cast("type[attrs.AttrsInstance]", kind))
]
LISTED = [
    pytest.param(kind, name, id=f"{kind.__name__}.{name}")
    for kind, name, hint in HINTS
    if typing.get_origin(hint) in (tuple, frozenset)
]


def _holds_text(hint: object) -> bool:
    return hint is str or any(map(_holds_text, typing.get_args(hint)))


TEXTUAL = [
    pytest.param(kind, name, typing.get_origin(hint), id=f"{kind.__name__}.{name}")
    for kind, name, hint in HINTS
    if _holds_text(hint) and not kind._is_raw  # noqa: SLF001 - it says which do
]


class Wood(Enum):
    """What a shelf is made of."""

    OAK = "oak"
    ASH = "ash"


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Book(Statement):
    """Something to put on a shelf."""

    title: str

    def _check(self) -> None:
        if not self.title:
            raise InvalidValue("Book.title: it is empty")


def to_books(values: Iterable[Book]) -> tuple[Book, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Shelf(Statement):
    """A statement with a field of every type that statements have."""

    label: str
    number: int = 0
    weight: float | None = None
    full: bool | None = None
    wood: Wood | None = None
    first: Book | Wood | None = None
    books: tuple[Book, ...] = field(default=(), converter=to_books)
    rows: tuple[tuple[str, ...], ...] = ()
    tags: frozenset[str] = field(default=frozenset(), converter=to_text_set)


def anew() -> Callable[..., Shelf]:
    """Make the class once more: what checks its fields is made for each class once."""

    @frozen(kw_only=True, repr=False, weakref_slot=False)
    class Board(Shelf):
        """A shelf that was never filled."""

    return Board


class Label(str):
    """A text that is not exactly a text."""

    __slots__ = ()


BOOK = Book(title="a")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("label", ""),
        ("number", 10**30),
        ("weight", 0.5),
        ("full", False),
        ("wood", Wood.ASH),
        ("first", BOOK),
        ("first", Wood.OAK),
        ("books", (BOOK, BOOK)),
        ("rows", (("a",), ())),
        ("tags", frozenset({"a", "b"})),
    ],
)
def test_a_field_takes_what_its_annotation_names(name: str, value: object) -> None:
    """A value of the type is kept as it is."""
    assert value is getattr(anew()(**{"label": "a", name: value}), name)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("label", None, "label: expected str, got NoneType None"),
        ("label", b"a", "label: expected str, got bytes b'a'"),
        ("label", Label("a"), "label: expected str, got Label 'a'"),
        ("number", True, "number: expected int, got bool True"),
        ("number", 1.0, "number: expected int, got float 1.0"),
        ("number", None, "number: expected int, got NoneType None"),
        ("weight", 1, "weight: expected None or float, got int 1"),
        ("full", 0, "full: expected None or bool, got int 0"),
        (
            "wood",
            "oak",
            "wood: expected None or a member of Wood (OAK, ASH), got str 'oak'",
        ),
        (
            "first",
            Book,
            "first: expected Book or None or a member of Wood (OAK, ASH), got type",
        ),
        ("books", BOOK, "books: expected a list or tuple, got Book Book(title='a')"),
        ("books", "a", "books: expected a list or tuple, got str 'a'"),
        ("books", None, "books: expected a list or tuple, got NoneType None"),
        ("books", (BOOK, "a"), "books[1]: expected Book, got str 'a'"),
        ("rows", ("ab",), "rows[0]: expected a list or tuple, got str 'ab'"),
        ("rows", ((), ("a", 5)), "rows[1][1]: expected str, got int 5"),
        ("rows", [], "rows: expected a list or tuple, got list []"),
        ("tags", "ab", "tags: expected a set or list, got str 'ab'"),
        ("tags", b"ab", "tags: expected a set or list, got bytes b'ab'"),
        ("tags", 5, "tags: expected a set or list, got int 5"),
        ("tags", {5}, "tags[0]: expected str, got int 5"),
        ("label", ["x" * 99], "label: expected str, got list ['xxx"),
    ],
)
def test_a_field_refuses_all_else_by_name(
    name: str, value: object, message: str
) -> None:
    """No subclass, no look-alike, no text for a list: the error says which and where.

    True is no number, 1 no weight, and a long value is shown in part.
    """
    with pytest.raises(InvalidType) as caught:
        anew()(**{"label": "a", name: value})
    assert str(caught.value).startswith(f"Board.{message}")
    assert len(str(caught.value)) < 120
    assert isinstance(caught.value, TypeError)


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("books", "a", ": put it in brackets"),
        ("tags", b"a", ": put it in brackets"),
        ("rows", ("a",), ": put it in brackets"),
        ("books", 5, ""),
        ("label", b"a", ""),
    ],
)
def test_text_for_a_list_is_told_what_it_lacks(
    name: str, value: object, advice: str
) -> None:
    """Who gives one text where a list belongs has forgotten the brackets."""
    with pytest.raises(InvalidType) as caught:
        anew()(**{"label": "a", name: value})
    assert advice == "".join(str(caught.value).partition(": put")[1:])


@given(st.lists(st.text("ab")))
def test_any_iterable_but_text_is_listed(words: list[str]) -> None:
    """Lists, tuples, sets and generators become tuples and sets of the same values."""
    assert tuple(words) == to_tuple(words) == to_tuple(iter(words))
    assert to_texts(tuple(words)) == tuple(words)
    assert frozenset(words) == to_frozenset(words) == to_frozenset(dict.fromkeys(words))
    text = "".join(words)
    assert to_tuple(text) is to_frozenset(text) is text  # type: ignore[comparison-overlap]


@given(char=st.characters(max_codepoint=0x1F, exclude_characters="\t\n\r"))
def test_characters_that_no_xml_holds_are_refused(char: str) -> None:
    """A control character is refused at its place, and named as Unicode does."""
    wrong = f"a{char}"
    for fields, where in (
        ({"label": wrong}, "label"),
        ({"label": "a", "rows": (("a", wrong),)}, "rows[0][1]"),
        ({"label": "a", "tags": [wrong]}, "tags[0]"),
    ):
        with pytest.raises(InvalidValue) as caught:
            anew()(**fields)
        assert str(caught.value) == (
            f"Board.{where}: the character U+{ord(char):04X} at 1 is one that no XML "
            "and no UTF-8 can hold: take it out"
        )


@pytest.mark.parametrize("code", [0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0])
def test_half_characters_are_refused(code: int) -> None:
    """Surrogates, which UTF-8 cannot hold, and what is no character at all."""
    with pytest.raises(InvalidValue, match=f"U.{code:04X}"):
        Shelf(label=chr(code))


@given(label=st.text(st.characters(codec="utf-8", min_codepoint=0x20)))
def test_all_other_characters_are_kept(label: str) -> None:
    """White space, rare scripts, private use and emoji stand as they are."""
    kept = label.replace("\ufffe", "").replace("\uffff", "") + "\t\r\n\x85\U0010ffff"
    assert kept == Shelf(label=kept).label


def test_reprs_leave_defaults_out() -> None:
    """Only what was stated is shown; members as one writes them; sets in order."""
    shelf = Shelf(label="a", wood=Wood.OAK, books=[BOOK], tags=["c", "b", "a"])
    assert repr(shelf) == (
        "Shelf(label='a', wood=Wood.OAK, books=(Book(title='a'),), "
        "tags=frozenset({'a', 'b', 'c'}))"
    )
    assert eval(repr(shelf), globals()) == shelf  # noqa: S307 - our own text


def test_grammar_is_checked_on_trust_types_are_not() -> None:
    """The quick constructor leaves types alone, and still runs ``_check``."""
    build: Callable[..., Book] = trusted(Book)
    assert build(title="a") == BOOK
    assert build(title=5).title == 5  # type: ignore[comparison-overlap]
    with pytest.raises(InvalidValue, match="it is empty"):
        build(title="")
    with pytest.raises(TypeError):
        build()
    with pytest.raises(TypeError):
        build("a")


evolve: Callable[..., object] = attrs.evolve


@cache
def _simplest(name: str) -> object:
    # The first value that Hypothesis draws is the simplest, so nothing is shrunk.
    register()
    first = settings(phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    kind: type = getattr(genetherapy_model, name)
    return find(st.from_type(kind), lambda _: True, settings=first)


@pytest.mark.parametrize(("kind", "name"), LISTED)
def test_text_is_no_list(kind: type[Statement], name: str) -> None:
    """Text given for a list of things is refused, not taken apart into letters."""
    for text in ("ab", "", b"ab"):
        with pytest.raises(
            InvalidType, match=rf"^{kind.__name__}\.{name}: expected a "
        ):
            evolve(_simplest(kind.__name__), **{name: text})


@pytest.mark.parametrize(("kind", "name", "origin"), TEXTUAL)
def test_no_field_holds_control_characters(
    kind: type[Statement], name: str, origin: object
) -> None:
    """Every text of every public class can be written as XML and as UTF-8."""
    for text in ("a\0b", "a\ud800"):
        value = [text] if origin in (tuple, frozenset) else text
        with pytest.raises(InvalidValue, match=rf"^{kind.__name__}\.{name}.*U\+"):
            evolve(_simplest(kind.__name__), **{name: value})
