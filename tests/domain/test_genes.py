"""Genes and antigens."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from genetherapy_model.domain.genes import Antigen, Gene
from genetherapy_model.domain.identifiers import HgncId
from genetherapy_model.errors import InvalidIdentifier, InvalidType, InvalidValue
from genetherapy_model.strategies.genes import antigens, genes


@given(value=genes() | antigens())
def test_values_equal_their_copies(value: Gene | Antigen) -> None:
    """A gene or antigen equals its pickled twin, and so does its hash."""
    twin = pickle.loads(pickle.dumps(value))  # noqa: S301
    assert twin == value
    assert hash(twin) == hash(value)


@given(number=st.integers(1, 999_999_999))
def test_text_is_parsed_to_an_identifier(number: int) -> None:
    """The HGNC identifier may be given as text, in any of its forms."""
    expected = Gene(hgnc=HgncId(f"HGNC:{number}"))
    assert expected == Gene(hgnc=f"hgnc:{number}") == Gene(hgnc=f" HGNC:{number} ")


@pytest.mark.parametrize("text", ["", " ", "\t", " SMN1", "SMN1 ", "SMN\u20281", "a b"])
def test_symbols_are_one_word(text: str) -> None:
    """A symbol is neither blank nor padded, and holds no white space of any kind."""
    with pytest.raises(InvalidValue, match=r"^Gene\.symbol: "):
        Gene(symbol=text)


@pytest.mark.parametrize("name", ["name", "organism"])
@pytest.mark.parametrize("text", ["", " ", "Herpes simplex virus 1 "])
def test_texts_are_neither_blank_nor_padded(name: str, text: str) -> None:
    """A blank or padded text is refused by the name of its field."""
    with pytest.raises(InvalidValue, match=rf"^Gene\.{name}: "):
        Gene(**{name: text})


def test_wrong_kinds_are_refused() -> None:
    """Text is no gene, a number no name, and a symbol no identifier."""
    with pytest.raises(InvalidType, match=r"^Antigen\.gene: "):
        Antigen(name="CD19", gene="CD19")  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match=r"^Gene\.symbol: "):
        Gene(symbol=1)  # type: ignore[arg-type]
    with pytest.raises(InvalidIdentifier, match="HGNC"):
        Gene(hgnc="SMN1")
    with pytest.raises(InvalidValue, match=r"^Antigen\.name: "):
        Antigen(name="")


def test_not_stated_is_not_human() -> None:
    """A gene of no stated organism equals none that states it."""
    assert Gene(symbol="TK") != Gene(symbol="TK", organism="Homo sapiens")


def test_strategies_draw_what_is_rare() -> None:
    """Foreign genes, genes without a symbol and other scripts come out."""
    quickly = settings(max_examples=2000, phases=[Phase.generate])
    find(genes(), lambda one: one.symbol is None and bool(one.name), settings=quickly)
    find(genes(), lambda one: bool(one.organism), settings=quickly)
    find(genes(), lambda one: not (one.name or "").isascii(), settings=quickly)
    assert find(genes(), lambda _: True, settings=quickly) == Gene()
    simplest = find(antigens(), lambda _: True, settings=quickly)
    assert simplest == Antigen(name="CD19")


def test_who_writes_a_name_as_a_symbol_is_told_where_it_belongs() -> None:
    """The sentence shows what was given, and says what would do."""
    with pytest.raises(InvalidValue) as caught:
        Gene(symbol="factor IX")
    assert str(caught.value) == (
        "Gene.symbol: 'factor IX' has spaces, and a symbol is one word; "
        "give it as the name"
    )
