"""Mechanisms: a closed union with an order of classes."""

from __future__ import annotations

import pickle
from typing import assert_never, get_args

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from genetherapy_model.domain.genes import Antigen, Gene
from genetherapy_model.domain.mechanism_vocabularies import MechanismClass
from genetherapy_model.domain.mechanisms import (
    AntigenExpression,
    EngineeredReceptor,
    ExonSkipping,
    GeneAddition,
    GeneSilencing,
    GeneticModification,
    GenomeEditing,
    Mechanism,
    Oligonucleotide,
    Oncolysis,
    SuicideGene,
    is_kind_of,
)
from genetherapy_model.errors import InvalidType, InvalidValue
from genetherapy_model.strategies.mechanisms import genome_editings, mechanisms

KINDS: tuple[type[Mechanism], ...] = get_args(Mechanism)


@given(mechanism=mechanisms())
def test_values_equal_their_copies(mechanism: Mechanism) -> None:
    """A mechanism equals its pickled twin, and so does its hash."""
    twin = pickle.loads(pickle.dumps(mechanism))  # noqa: S301
    assert twin == mechanism
    assert hash(twin) == hash(mechanism)


@given(one=mechanisms(), other=mechanisms())
def test_mechanisms_of_two_classes_differ(one: Mechanism, other: Mechanism) -> None:
    """Two mechanisms are equal only if they are of one class."""
    assert one != other or type(one) is type(other)


def test_each_class_of_mechanisms_has_one_class_in_the_model() -> None:
    """The union and the vocabulary of its classes cover each other, one to one."""
    assert {kind.mechanism_class for kind in KINDS} == set(MechanismClass)
    assert len(KINDS) == len(MechanismClass)
    for kind in KINDS:
        words = kind.mechanism_class.value.split()
        assert kind.__name__ == "".join(map(str.capitalize, words))


def test_kinds_make_an_order() -> None:
    """Being a kind of is reflexive, antisymmetric and transitive."""
    for one in KINDS:
        assert is_kind_of(one, one)
        for other in KINDS:
            assert not (is_kind_of(one, other) and is_kind_of(other, one)) or (
                one is other
            )
            if is_kind_of(one, other):
                assert all(
                    is_kind_of(one, third)
                    for third in KINDS
                    if is_kind_of(other, third)
                )


def test_what_need_not_be_modified_is_no_modification() -> None:
    """Oncolysis, exon skipping and oligonucleotides are no genetic modification."""
    modified = {kind for kind in KINDS if is_kind_of(kind, GeneticModification)}
    assert set(KINDS) - modified == {Oncolysis, ExonSkipping, Oligonucleotide}


def test_a_class_with_kinds_states_nothing_of_its_own() -> None:
    """What is a kind of another needs no fields of the other: the wider is empty."""
    for kind in KINDS:
        if any(is_kind_of(other, kind) for other in KINDS if other is not kind):
            assert not attrs.fields(kind)


@given(mechanism=mechanisms())
def test_a_match_covers_the_union(mechanism: Mechanism) -> None:
    """A match over the ten classes is complete, for people and for type checkers."""
    match mechanism:
        case GeneAddition(gene=gene) | GeneSilencing(gene=gene):
            assert gene is None or type(gene) is Gene
        case GenomeEditing() | EngineeredReceptor() | SuicideGene():
            pass
        case AntigenExpression() | ExonSkipping() | Oligonucleotide():
            pass
        case Oncolysis() | GeneticModification():
            assert not attrs.fields(type(mechanism))
        case _:
            assert_never(mechanism)


@given(names=st.lists(st.sampled_from("ABCDEF"), unique=True))
def test_sets_have_no_order(names: list[str]) -> None:
    """Genes, antigens and exons make the same mechanism in whatever order they come."""
    genes = [Gene(symbol=name) for name in names]
    antigens = [Antigen(name=name) for name in names]
    for one, other in (
        (GenomeEditing(genes=genes), GenomeEditing(genes=genes[::-1])),
        (
            EngineeredReceptor(antigens=antigens),
            EngineeredReceptor(antigens=antigens[::-1]),
        ),
        (
            AntigenExpression(antigens=antigens),
            AntigenExpression(antigens=antigens[::-1]),
        ),
        (GenomeEditing(guides=names), GenomeEditing(guides=names[::-1])),
        (
            ExonSkipping(exons=map(ord, names)),
            ExonSkipping(exons=map(ord, names[::-1])),
        ),
    ):
        assert one == other
        assert hash(one) == hash(other)


@pytest.mark.parametrize("exon", [0, -1])
def test_exons_are_counted_from_one(exon: int) -> None:
    """There is no exon 0."""
    with pytest.raises(InvalidValue, match=r"^ExonSkipping\.exons: "):
        ExonSkipping(exons=[51, exon])


def test_wrong_kinds_are_refused() -> None:
    """Text is neither gene, antigen, outcome nor list; blank text is nothing at all."""
    with pytest.raises(InvalidType, match=r"^GeneAddition\.gene: "):
        GeneAddition(gene="SMN1")  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match=r"^EngineeredReceptor\.antigens\[0\]: "):
        EngineeredReceptor(antigens=["CD19"])  # type: ignore[list-item]
    with pytest.raises(InvalidType, match=r"^GenomeEditing\.outcomes\[0\]: "):
        GenomeEditing(outcomes=["knock-out"])  # type: ignore[list-item]
    with pytest.raises(InvalidType, match="brackets"):
        GenomeEditing(guides="nexiguran")
    with pytest.raises(InvalidType, match=r"^ExonSkipping\.exons\[0\]: "):
        ExonSkipping(exons=[True])
    with pytest.raises(InvalidValue, match=r"^GeneAddition\.variant: "):
        GeneAddition(variant="")
    for name in ("guides", "sites"):
        with pytest.raises(InvalidValue, match=rf"^GenomeEditing\.{name}: "):
            GenomeEditing(**{name: [" "]})  # type: ignore[arg-type]
    with pytest.raises(InvalidValue, match=r"^GenomeEditing\.enzyme: "):
        GenomeEditing(enzyme="Cas9 ")


@pytest.mark.parametrize("kind", KINDS)
def test_strategies_draw_every_class(kind: type[Mechanism]) -> None:
    """Each class comes out of the strategy of all of them."""
    quickly = settings(max_examples=2000, phases=[Phase.generate])
    find(mechanisms(), lambda one: type(one) is kind, settings=quickly)


def test_strategies_shrink_to_what_says_the_least() -> None:
    """The simplest mechanism says no more than that something is modified."""
    assert find(mechanisms(), lambda _: True) == GeneticModification()
    assert find(genome_editings(), lambda _: True) == GenomeEditing()
