"""The order of modalities: kinds, what two say together, and what both say."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import permutations, product
from typing import TypeVar, cast

import attrs
import pytest
from hypothesis import assume, event, example, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from genetherapy_model import dumps, loads
from genetherapy_model.domain import _order
from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain._vocabularies import Vocabulary
from genetherapy_model.domain.cells import CellProduct, CellType, Donor, Origin, Target
from genetherapy_model.domain.genes import Antigen, Gene
from genetherapy_model.domain.mechanism_vocabularies import (
    EditingOutcome,
    EditingSystem,
    GeneAdditionPurpose,
    OligonucleotideKind,
    ReceptorKind,
)
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
)
from genetherapy_model.domain.modalities import (
    ABSENT,
    Absent,
    Agent,
    Component,
    TherapyModality,
    combine,
    common,
    is_a,
)
from genetherapy_model.domain.modality_vocabularies import (
    CargoForm,
    ComponentRole,
    Delivery,
    Formulation,
    Setting,
)
from genetherapy_model.domain.routes import Route
from genetherapy_model.domain.vector_vocabularies import (
    Integration,
    Replication,
    VectorFamily,
)
from genetherapy_model.domain.vectors import Vector, implied
from genetherapy_model.errors import (
    GeneTherapyModelError,
    InvalidType,
    ModalityConflict,
)
from genetherapy_model.strategies.mechanisms import mechanisms
from genetherapy_model.strategies.modalities import components, therapy_modalities

T = TypeVar("T")

AAV9 = Vector(
    family=VectorFamily.AAV,
    serotype="AAV9",
    self_complementary=True,
    integration=Integration.EPISOMAL,
)
LENTIVIRAL = Vector(
    family=VectorFamily.LENTIVIRUS,
    pseudotype="VSV-G",
    integration=Integration.SEMI_RANDOM,
    replication=Replication.DEFECTIVE,
)
ONCOLYTIC = Vector(
    family=VectorFamily.HSV,
    modifications=["ICP34.5 deleted", "ICP47 deleted"],
    replication=Replication.CONDITIONAL,
    latency=True,
)
RNP = Agent(vector=ABSENT, cargo_form=CargoForm.RNP, delivery=Delivery.ELECTROPORATION)
CAR = Component(
    mechanism=EngineeredReceptor(
        kind=ReceptorKind.CAR,
        antigens=[Antigen(name="CD19", gene=Gene(symbol="CD19")), Antigen(name="CD22")],
    ),
    agent=Agent(vector=LENTIVIRAL),
    role=ComponentRole.THERAPEUTIC,
)
KNOCK_OUT = Component(
    mechanism=GenomeEditing(
        system=EditingSystem.CRISPR_NUCLEASE,
        enzyme="Cas9",
        outcomes=[EditingOutcome.KNOCK_OUT],
        genes=[Gene(symbol="TRAC"), Gene(symbol="B2M")],
    ),
    agent=RNP,
    role=ComponentRole.ADJUVANT,
)
# Every class of mechanisms, both settings, and every field of what they are made of.
RICH = [
    CAR,
    KNOCK_OUT,
    Component(
        mechanism=GeneAddition(
            gene=Gene(symbol="SMN1", hgnc="HGNC:11117"),
            purpose=GeneAdditionPurpose.REPLACEMENT,
        ),
        agent=Agent(vector=AAV9, cargo_form=CargoForm.DNA, formulation=ABSENT),
    ),
    Component(
        mechanism=GeneAddition(gene=Gene(symbol="F9"), variant="Padua"),
        agent=Agent(
            vector=Vector(family=VectorFamily.AAV, serotype="AAV5", cargo_kb=4.7),
            parts=2,
        ),
    ),
    Component(
        mechanism=GenomeEditing(
            system=EditingSystem.BASE_EDITOR,
            genes=[Gene(symbol="PCSK9")],
            donor_dna=False,
        ),
        agent=Agent(
            vector=ABSENT, cargo_form=CargoForm.SARNA, formulation=Formulation.LNP
        ),
    ),
    Component(mechanism=Oncolysis(), agent=Agent(vector=ONCOLYTIC)),
    Component(
        mechanism=GeneAddition(gene=Gene(symbol="CSF2"), variant="secreted"),
        agent=Agent(vector=ONCOLYTIC),
        role=ComponentRole.ADJUVANT,
    ),
    Component(
        mechanism=SuicideGene(gene=Gene(symbol="HSV-TK", organism="HSV-1")),
        agent=Agent(vector=Vector(family=VectorFamily.GAMMARETROVIRUS)),
        role=ComponentRole.SAFETY_SWITCH,
    ),
    Component(
        mechanism=AntigenExpression(
            antigens=[Antigen(name="CD19"), Antigen(name="HPV 6/11 antigens")]
        ),
        agent=Agent(vector=Vector(family=VectorFamily.MVA)),
    ),
    Component(mechanism=ExonSkipping(gene=Gene(symbol="DMD"), exons=[51, 53])),
    Component(
        mechanism=Oligonucleotide(kind=OligonucleotideKind.SPLICE_SWITCHING),
        agent=ABSENT,
    ),
    Component(mechanism=GeneSilencing(gene=Gene(symbol="HTT"))),
    Component(mechanism=ABSENT, agent=ABSENT),
    # What both say of integration and replication, and nothing that tells them apart.
    Component(agent=Agent(vector=Vector(integration=Integration.DEFICIENT))),
    Component(agent=Agent(vector=Vector(replication=Replication.COMPETENT))),
]
GENE_THERAPY = Component(mechanism=GeneticModification())


def full_modalities() -> SearchStrategy[TherapyModality]:
    """Modalities of the field that state nearly all that can be stated."""
    cells = st.builds(
        CellProduct,
        type=st.sampled_from((CellType.CD8, CellType.TREG, CellType.HSPC)),
        origin=st.sampled_from(Origin),
        donor=st.sampled_from((Donor.RELATED, Donor.CORD_BLOOD)),
        line=st.sampled_from(("ARPE-19", "NK-92")),
        markers=st.frozensets(st.sampled_from(("CD34", "CD8")), max_size=2),
        encapsulated=st.booleans(),
    )
    aims = st.builds(
        Target,
        tissue=st.sampled_from(("liver", "retina")),
        cell_type=st.sampled_from((CellType.HEPATOCYTE, CellType.CD4, CellType.T)),
        dividing=st.booleans(),
    )
    ways = (Route.HEPATIC_ARTERY, Route.INTRAVENOUS, Route.SUBRETINAL, Route.OCULAR)
    return st.builds(
        TherapyModality,
        setting=st.sampled_from(Setting),
        components=st.frozensets(st.sampled_from(RICH), max_size=3),
        cells=st.just(ABSENT) | cells,
        routes=st.frozensets(st.sampled_from(ways), max_size=3),
        targets=st.frozensets(aims, max_size=2),
        individualised=st.booleans(),
    )


# Made once, as strategies are costly to make anew in each draw.
FULL = full_modalities()
CHANGES = st.integers(0, 5)
COPIES = st.sampled_from((1, 1, 0, 2))


@st.composite
def wider(draw: DrawFn, part: T) -> T:
    """What says the same or less: it forgets, climbs to a parent, or splits in two."""
    return cast("T", _wider(draw, part, may_be_silent=False))


def _wider(draw: DrawFn, part: object, *, may_be_silent: bool = True) -> object:
    change = draw(CHANGES)
    if may_be_silent and change == 0:
        return None
    if change in (1, 2):
        return part
    if isinstance(part, Vocabulary):
        return draw(st.sampled_from((part, *part.ancestors)))
    if isinstance(part, frozenset):
        copies = [
            _wider(draw, element, may_be_silent=False)
            for element in sorted(part, key=repr)
            for _ in range(draw(COPIES))
        ]
        return frozenset(copies)
    if isinstance(part, Mechanism) and part.mechanism_class.parent and change == 3:
        return GeneticModification()
    if not isinstance(part, Statement):
        return part
    fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(part)))
    values = {
        field.name: _wider(
            draw, getattr(part, field.name), may_be_silent=field.default is None
        )
        for field in fields
        if getattr(part, field.name) is not None
    }
    return type(part)(**values)


@st.composite
def repeating(draw: DrawFn, part: T) -> T:
    """What says the same: its sets, however deep, hold wider elements, too."""
    if isinstance(part, frozenset):
        elements = sorted(part, key=repr)
        same = [draw(repeating(element)) for element in elements]
        more = [draw(wider(element)) for element in elements if draw(CHANGES)]
        return cast("T", frozenset((*same, *more)))
    if not isinstance(part, Statement):
        return part
    names = attrs.fields_dict(cast("type[attrs.AttrsInstance]", type(part)))
    return type(part)(**{name: draw(repeating(getattr(part, name))) for name in names})


# Of two of these, one is often a kind of the other: all are wider than few full ones.
MODALITIES = FULL.flatmap(wider) | therapy_modalities(max_size=2)


@st.composite
def related(draw: DrawFn, count: int) -> tuple[TherapyModality, ...]:
    """Several modalities, mostly wider forms of one; some are of another origin."""
    base = draw(FULL)
    return tuple(
        draw(MODALITIES if draw(CHANGES) == 0 else wider(base)) for _ in range(count)
    )


def combined(*said: TherapyModality) -> TherapyModality | None:
    """Combine, or give None for a contradiction."""
    try:
        return combine(*said)
    except ModalityConflict:
        return None


def equal(one: TherapyModality, other: TherapyModality) -> bool:
    """Tell whether each is a kind of the other."""
    return is_a(one, other) and is_a(other, one)


def of(component: Component, *more: Component) -> TherapyModality:
    """A modality that states components alone."""
    return TherapyModality(components=[component, *more])


def by(vector: Vector | Absent, mechanism: Mechanism | None = None) -> TherapyModality:
    """A modality that states a vector, and how it works if given."""
    return of(Component(mechanism=mechanism, agent=Agent(vector=vector)))


# --- being a kind of -----------------------------------------------------------------


@given(modality=MODALITIES)
def test_a_modality_is_a_kind_of_itself_and_of_the_top(
    modality: TherapyModality,
) -> None:
    """The order is reflexive, and its top is the modality that says nothing."""
    assert is_a(modality, modality)
    assert is_a(modality, TherapyModality())
    assert is_a(TherapyModality(), modality) == (modality == TherapyModality())


@given(data=st.data(), modality=MODALITIES)
def test_what_forgets_is_wider(data: st.DataObject, modality: TherapyModality) -> None:
    """A modality is a kind of whatever says less of the same."""
    assert is_a(modality, data.draw(wider(modality)))


@given(modality=MODALITIES, more=components(), way=st.sampled_from(Route))
def test_what_adds_is_narrower(
    modality: TherapyModality, more: Component, way: Route
) -> None:
    """One component, route or target more makes a kind of the same."""
    for narrower in (
        attrs.evolve(modality, components=modality.components | {more}),
        attrs.evolve(modality, routes=modality.routes | {way}),
        attrs.evolve(modality, targets=modality.targets | {Target(dividing=True)}),
    ):
        assert is_a(narrower, modality)


@given(trio=related(3), data=st.data())
def test_the_order_is_transitive(
    trio: tuple[TherapyModality, ...], data: st.DataObject
) -> None:
    """A kind of a kind is a kind."""
    one, other, third = trio
    for middle in (other, data.draw(wider(one))):
        for last in (third, data.draw(wider(middle))):
            if is_a(one, middle) and is_a(middle, last):
                assert is_a(one, last)


@given(pair=related(2))
def test_the_order_is_antisymmetric_on_canonical_forms(
    pair: tuple[TherapyModality, ...],
) -> None:
    """Two are kinds of each other exactly if their canonical forms are equal."""
    one, other = pair
    assert equal(one, other) == (one.canonical() == other.canonical())


@given(modality=MODALITIES, data=st.data())
def test_what_is_said_twice_changes_nothing(
    modality: TherapyModality, data: st.DataObject
) -> None:
    """Wider elements beside those that say them leave the canonical form as it is."""
    repeated = data.draw(repeating(modality))
    assert equal(repeated, modality)
    assert repeated.canonical() == modality.canonical()


@given(modality=MODALITIES)
def test_the_canonical_form_says_the_same(modality: TherapyModality) -> None:
    """It is equal in the order, its own canonical form, and has no idle element."""
    form = modality.canonical()
    assert equal(form, modality)
    assert form.canonical() == form
    for elements in _sets(form):
        for one, other in permutations(elements, 2):
            assert not _order.says(one, other)


def _sets(part: object) -> Iterator[frozenset[object]]:
    if isinstance(part, frozenset):
        yield part
        for element in part:
            yield from _sets(element)
    elif isinstance(part, Statement):
        for name in attrs.fields_dict(cast("type[attrs.AttrsInstance]", type(part))):
            yield from _sets(getattr(part, name))


def test_construction_drops_nothing_and_the_canonical_form_does() -> None:
    """Of components, genes and antigens, those go that another is a kind of."""
    wide = Component(mechanism=EngineeredReceptor(antigens=[Antigen(name="CD19")]))
    said = of(
        CAR,
        wide,
        GENE_THERAPY,
        Component(),
        Component(
            mechanism=GenomeEditing(genes=[Gene(symbol="B2M"), Gene()]),
        ),
    )
    assert len(said.components) == 5
    edited = Component(mechanism=GenomeEditing(genes=[Gene(symbol="B2M")]))
    assert said.canonical() == of(CAR, edited)


@given(pair=related(2))
def test_dumping_and_loading_keep_the_order(pair: tuple[TherapyModality, ...]) -> None:
    """What was a kind of the other is one after the round trip, and nothing else is."""
    one, other = (loads(dumps(each), type=TherapyModality) for each in pair)
    assert is_a(one, other) == is_a(*pair)
    assert is_a(other, one) == is_a(*reversed(pair))
    assert one.canonical() == pair[0].canonical()
    assert dumps(common(one, other)) == dumps(common(*pair))


# --- combining -----------------------------------------------------------------------


@given(pair=related(2), data=st.data())
def test_combining_gives_the_widest_that_is_a_kind_of_both(
    pair: tuple[TherapyModality, ...], data: st.DataObject
) -> None:
    """It is a kind of both, canonical, and every kind of both is a kind of it."""
    one, other = pair
    both = combined(one, other)
    assume(both is not None)
    assert both is not None
    assert both == both.canonical()
    assert is_a(both, one)
    assert is_a(both, other)
    for candidate in (data.draw(wider(both)), data.draw(FULL)):
        if is_a(candidate, one) and is_a(candidate, other):
            event("a kind of both")
            assert is_a(candidate, both)


@given(trio=related(3))
def test_combining_has_no_order(trio: tuple[TherapyModality, ...]) -> None:
    """Whatever the order: the same modality, or the same contradictions."""
    seen: set[tuple[TherapyModality, tuple[str, ...]]] = set()
    for each in permutations(trio):
        try:
            seen.add((combine(*each), ()))
        except ModalityConflict as conflict:
            seen.add((TherapyModality(), tuple(sorted(map(str, conflict.findings)))))
    assert len(seen) == 1


@given(trio=related(3))
def test_combining_is_associative_where_it_is_defined(
    trio: tuple[TherapyModality, ...],
) -> None:
    """Two by two gives what all at once give, in whatever groups."""
    whole = combined(*trio)
    for one, other, third in permutations(trio):
        pair = combined(one, other)
        grouped = None if pair is None else combined(pair, third)
        if grouped is not None:
            event("defined in this group")
            assert grouped == whole


@given(modality=MODALITIES, data=st.data())
def test_combining_with_what_is_said_already_adds_nothing(
    modality: TherapyModality, data: st.DataObject
) -> None:
    """It is idempotent and absorbs what is wider, whatever else is in contradiction."""
    form = modality.canonical()
    assert combine(modality) == form
    assert combine(modality, modality) == form
    assert combine(modality, TherapyModality()) == form
    assert combine(modality, data.draw(wider(modality))) == form
    assert combine() == TherapyModality()


@given(one=components(), other=components(), mine=mechanisms(), its=mechanisms())
def test_two_mechanisms_are_no_conflict(
    one: Component, other: Component, mine: Mechanism, its: Mechanism
) -> None:
    """Components whose mechanisms are no kinds of each other stand side by side."""
    assume(not _order.says(mine, its) and not _order.says(its, mine))
    one = attrs.evolve(one, mechanism=mine)
    other = attrs.evolve(other, mechanism=its)

    assert combine(of(one), of(other)) == of(one, other).canonical()


@pytest.mark.parametrize(
    ("one", "other", "path"),
    [
        (Setting.IN_VIVO, Setting.EX_VIVO, "/setting"),
        (ABSENT, CellProduct(), "/cells"),
        (CellType.T, CellType.HSPC, "/cells/type"),
        (Origin.AUTOLOGOUS, Origin.ALLOGENEIC, "/cells/origin"),
        (Donor.RELATED, Donor.UNRELATED, "/cells/donor"),
        ("NK-92", "ARPE-19", "/cells/line"),
        (True, False, "/cells/encapsulated"),
        (True, False, "/individualised"),
    ],
)
def test_single_parts_contradict(one: object, other: object, path: str) -> None:
    """Two values of a part, neither a kind of the other, are named with their place."""
    said = [_stating(path, value) for value in (one, other)]
    with pytest.raises(ModalityConflict) as caught:
        combine(*said)
    [found] = caught.value.findings
    assert (found.code, found.path) == ("ORD001", path)
    for value in (one, other):
        shown = str(value) if isinstance(value, Vocabulary) else repr(value)
        assert shown in found.message
    assert isinstance(caught.value, GeneTherapyModelError)


def _stating(path: str, value: object) -> TherapyModality:
    first, _, last = path[1:].partition("/")
    within = CellProduct(**{last: value}) if last else value  # type: ignore[arg-type]
    return TherapyModality(**{first: within})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        (
            by(Vector(integration=Integration.INTEGRATING)),
            by(Vector(integration=Integration.EPISOMAL)),
            "agent/vector/integration",
        ),
        (
            by(Vector(integration=Integration.TARGETED), GeneAddition()),
            by(Vector(integration=Integration.SEMI_RANDOM), GeneticModification()),
            "agent/vector/integration",
        ),
        (
            by(Vector(family=VectorFamily.HSV, replication=Replication.CONDITIONAL)),
            by(Vector(family=VectorFamily.VIRAL, replication=Replication.DEFECTIVE)),
            "agent/vector/replication",
        ),
        (by(ABSENT), by(Vector(family=VectorFamily.AAV)), "agent/vector"),
        (of(Component(agent=ABSENT)), by(ABSENT), "agent"),
        (of(Component(mechanism=ABSENT)), of(GENE_THERAPY), "mechanism"),
        (
            of(Component(agent=Agent(formulation=ABSENT))),
            of(Component(agent=Agent(formulation=Formulation.LNP))),
            "agent/formulation",
        ),
    ],
)
def test_parts_of_one_component_contradict(
    one: TherapyModality, other: TherapyModality, part: str
) -> None:
    """Integration, replication and absence contradict where nothing else differs."""
    with pytest.raises(ModalityConflict, match=f"^/components: {part}: ") as caught:
        combine(one, other)
    assert [found.path for found in caught.value.findings] == ["/components"]


def test_what_tells_two_components_apart_is_no_contradiction() -> None:
    """Another mechanism, family, role or cargo makes two components of two."""
    integrating = by(LENTIVIRAL, GeneAddition())
    for other in (
        of(KNOCK_OUT),
        by(AAV9),
        by(Vector(integration=Integration.EPISOMAL), GenomeEditing()),
    ):
        assert len(combine(integrating, other).components) == 2
    car_and_knock_out = combine(of(CAR), of(KNOCK_OUT))
    assert car_and_knock_out == of(CAR, KNOCK_OUT)
    oncolysis_and_cytokine = combine(of(RICH[5]), of(RICH[6]))
    assert oncolysis_and_cytokine.components == {RICH[5], RICH[6]}


def test_all_contradictions_are_told_at_once() -> None:
    """Each part in contradiction is named: of the therapy, of cells, of components."""
    one = TherapyModality(
        setting=Setting.IN_VIVO,
        cells=CellProduct(type=CellType.T, origin=Origin.AUTOLOGOUS, markers=["CD3"]),
        components=by(
            Vector(
                integration=Integration.INTEGRATING, replication=Replication.DEFECTIVE
            )
        ).components,
        routes=[Route.INTRAVENOUS],
    )
    other = TherapyModality(
        setting=Setting.EX_VIVO,
        cells=CellProduct(type=CellType.NK, origin=Origin.ALLOGENEIC, markers=["CD56"]),
        components=by(
            Vector(integration=Integration.EPISOMAL, replication=Replication.COMPETENT)
        ).components,
        routes=[Route.ORAL],
    )
    with pytest.raises(ModalityConflict) as caught:
        combine(one, other)
    assert str(caught.value).splitlines() == [
        "5 problems:",
        "/setting: ex vivo contradicts in vivo",
        "/cells/type: nk cell contradicts t cell",
        "/cells/origin: allogeneic contradicts autologous",
        "/components: agent/vector/integration: episomal contradicts integrating",
        "/components: agent/vector/replication: competent contradicts defective",
    ]


def test_a_modality_may_contradict_itself() -> None:
    """What one says of two components of its own is not held against another."""
    split = of(
        *by(Vector(integration=Integration.INTEGRATING)).components,
        *by(Vector(integration=Integration.EPISOMAL)).components,
    )
    half = by(Vector(integration=Integration.EPISOMAL))
    assert combine(split, half) == combine(half, split) == split


def test_saying_more_may_settle_what_would_contradict() -> None:
    """All at once know the mechanism that two of them alone do not know."""
    knock_out = by(ABSENT, GenomeEditing())
    vector = by(Vector(family=VectorFamily.LENTIVIRUS))
    receptor = by(Vector(family=VectorFamily.LENTIVIRUS), EngineeredReceptor())
    assert combined(knock_out, vector) is None
    assert combine(knock_out, vector, receptor) == combine(receptor, knock_out)


# --- what is common ------------------------------------------------------------------


@given(pair=related(2), data=st.data())
def test_what_is_common_is_the_narrowest_that_both_are_kinds_of(
    pair: tuple[TherapyModality, ...], data: st.DataObject
) -> None:
    """Both are kinds of it, and it is a kind of all that both are kinds of."""
    one, other = pair
    both = common(one, other)
    assert both == both.canonical()
    assert is_a(one, both)
    assert is_a(other, both)
    for candidate in (data.draw(wider(one)), data.draw(wider(other))):
        if is_a(one, candidate) and is_a(other, candidate):
            event("both are kinds of it")
            assert is_a(both, candidate)


@given(trio=related(3), data=st.data())
def test_what_is_common_has_no_order(
    trio: tuple[TherapyModality, ...], data: st.DataObject
) -> None:
    """It is commutative, associative, idempotent, and absorbs what is narrower."""
    one, other, third = trio
    assert common(one, other) == common(other, one)
    assert common(common(one, other), third) == common(one, common(other, third))
    assert common(one, one) == one.canonical()
    above = data.draw(wider(one))
    assert common(one, above) == above.canonical()
    assert common(one, TherapyModality()) == TherapyModality()


@given(trio=related(3))
def test_the_two_absorb_each_other_and_distribute(
    trio: tuple[TherapyModality, ...],
) -> None:
    """What is common adds nothing when combined, and combining hides nothing common."""
    one, other, third = trio
    assert combine(one, common(one, other)) == one.canonical()
    both = combined(one, other)
    if both is not None:
        assert common(one, both) == one.canonical()
        parts = combined(common(one, third), common(other, third))
        if parts is not None:
            event("distributed")
            assert common(both, third) == parts


@given(pair=related(2))
@example(pair=(of(CAR), of(KNOCK_OUT)))
def test_order_combination_and_common_agree(pair: tuple[TherapyModality, ...]) -> None:
    """One is a kind of another exactly if it is what they say together."""
    one, other = pair
    assert is_a(one, other) == (combined(one, other) == one.canonical())
    assert is_a(one, other) == (common(one, other) == other.canonical())


def small_world() -> list[TherapyModality]:
    """All canonical modalities that few parts can make: a world to search whole."""
    mechanisms = (None, ABSENT, GeneticModification(), GeneAddition())
    agents = (None, ABSENT, Agent())
    parts = [
        Component(mechanism=mechanism, agent=agent)
        for mechanism, agent in product(mechanisms, agents)
    ]
    world: list[frozenset[Component]] = [frozenset()]
    for part in parts:
        world += [
            some | {part}
            for some in world
            if not any(_order.says(part, one) or _order.says(one, part) for one in some)
        ]
    return [TherapyModality(components=some) for some in world]


def test_nothing_in_a_small_world_is_narrower_or_wider() -> None:
    """Searched whole: bounds are the best of all, and only contradictions have none."""
    world = small_world()
    places = range(len(world))
    above = {one: {at for at in places if is_a(one, world[at])} for one in world}
    below = {
        world[at]: {each for each in places if at in above[world[each]]}
        for at in places
    }
    assert len(world) == 113
    assert all(one == one.canonical() for one in world)
    for one, other in random.Random(0).sample([*product(world, repeat=2)], 3000):  # noqa: S311
        assert above[common(one, other)] == above[one] & above[other]
        both = combined(one, other)
        if both is not None:
            assert below[both] == below[one] & below[other]


# --- the words of the field ----------------------------------------------------------


def test_unstated_absent_and_stated_are_never_confused() -> None:
    """Silence is wider than both, and absence is no kind of any value."""
    for silent, absent, stated in (
        (by(Vector()), by(ABSENT), by(AAV9)),
        (
            TherapyModality(),
            TherapyModality(cells=ABSENT),
            _stating("/cells", CellProduct()),
        ),
        (of(Component()), of(Component(agent=ABSENT)), of(Component(agent=Agent()))),
        (of(Component()), of(Component(mechanism=ABSENT)), of(GENE_THERAPY)),
    ):
        wide = of(Component(agent=Agent())) if silent == by(Vector()) else silent
        assert is_a(absent, wide)
        assert is_a(stated, wide)
        assert not is_a(wide, absent)
        assert not is_a(wide, stated)
        assert not is_a(absent, stated)
        assert not is_a(stated, absent)
        assert common(absent, stated) == wide
        assert combined(absent, stated) is None


def test_aav9_in_vivo_is_aav_is_viral() -> None:
    """The serotype is a kind of its family only where the family is stated."""
    aav9 = attrs.evolve(by(AAV9, GeneAddition()), setting=Setting.IN_VIVO)
    aav = by(Vector(family=VectorFamily.AAV))
    viral = by(Vector(family=VectorFamily.VIRAL))
    assert is_a(aav9, aav)
    assert is_a(aav, viral)
    assert is_a(aav9, viral)
    assert not is_a(viral, aav)
    assert not is_a(by(Vector(serotype="AAV9")), aav)
    assert not is_a(aav9, by(Vector(family=VectorFamily.LENTIVIRUS)))
    assert common(aav, by(Vector(family=VectorFamily.HSV))) == viral
    assert common(aav, by(Vector(family=VectorFamily.PLASMID))) == by(Vector())


def test_dual_aav_is_aav() -> None:
    """Two parts are a kind of AAV, and one part is another."""
    dual, single, unsaid = (
        of(Component(agent=Agent(vector=Vector(family=VectorFamily.AAV), parts=parts)))
        for parts in (2, 1, None)
    )
    assert is_a(dual, unsaid)
    assert not is_a(unsaid, dual)
    assert not is_a(single, dual)
    assert common(dual, single) == unsaid


def test_stem_cells_ex_vivo_by_a_lentivirus() -> None:
    """CD34+ hematopoietic stem cells are stem cells, and more may be said of them."""
    phrase = TherapyModality(  # "ex vivo hematopoietic stem cell gene therapies"
        setting=Setting.EX_VIVO,
        components=[GENE_THERAPY],
        cells=CellProduct(type=CellType.HSPC),
    )
    product_like = TherapyModality(
        setting=Setting.EX_VIVO,
        components=[
            Component(
                mechanism=GeneAddition(gene=Gene(symbol="HBB")),
                agent=Agent(vector=LENTIVIRAL),
            )
        ],
        cells=CellProduct(
            type=CellType.HSPC, origin=Origin.AUTOLOGOUS, markers=["CD34"]
        ),
    )
    stem_cells = TherapyModality(cells=CellProduct(type=CellType.STEM_CELL))
    assert is_a(product_like, phrase)
    assert is_a(phrase, stem_cells)
    assert is_a(product_like, TherapyModality(cells=CellProduct(markers=["CD34"])))
    assert not is_a(phrase, product_like)
    assert combine(phrase, product_like) == product_like
    assert common(phrase, product_like) == phrase


def test_a_car_t_cell_with_a_knock_out_is_a_car_t_cell() -> None:
    """A second component makes a kind, and what both have in common is the first."""
    t_cells = CellProduct(type=CellType.T)
    car_t = TherapyModality(components=[CAR], cells=t_cells)
    edited = TherapyModality(components=[CAR, KNOCK_OUT], cells=t_cells)
    assert is_a(edited, car_t)
    assert not is_a(car_t, edited)
    assert common(edited, car_t) == car_t
    assert common(of(CAR), of(KNOCK_OUT)) == of(
        Component(mechanism=GeneticModification(), agent=Agent())
    )


def test_a_receptor_of_two_antigens_binds_each() -> None:
    """What a set lists is said together: more of it is a kind of less."""
    cd19, both = (
        of(Component(mechanism=EngineeredReceptor(antigens=map(_antigen, names))))
        for names in (("CD19",), ("CD19", "CD22"))
    )
    assert is_a(both, cd19)
    assert not is_a(cd19, both)
    bcma = of(Component(mechanism=EngineeredReceptor(antigens=[_antigen("BCMA")])))
    receptor = of(Component(mechanism=EngineeredReceptor()))
    assert common(both, bcma) == receptor


def _antigen(name: str) -> Antigen:
    return Antigen(name=name)


def test_editors_are_editing_and_editing_is_gene_therapy() -> None:
    """A base editor is a kind of editing, and two editors have editing in common."""
    base, prime = (
        of(Component(mechanism=GenomeEditing(system=system)))
        for system in (EditingSystem.BASE_EDITOR, EditingSystem.PRIME_EDITOR)
    )
    editing = of(Component(mechanism=GenomeEditing()))
    assert is_a(base, editing)
    assert is_a(editing, of(GENE_THERAPY))
    assert common(base, prime) == editing
    assert common(base, of(Component(mechanism=GeneAddition()))) == of(GENE_THERAPY)
    assert common(base, of(Component(mechanism=Oncolysis()))) == of(Component())


def test_genes_are_compared_field_by_field() -> None:
    """A gene with its identifier is a kind of its symbol."""
    full, symbol, other, unnamed, unstated = (
        of(Component(mechanism=GeneAddition(gene=gene)))
        for gene in (
            Gene(symbol="SMN1", hgnc="HGNC:11117"),
            Gene(symbol="SMN1"),
            Gene(symbol="F9"),
            Gene(),
            None,
        )
    )
    assert is_a(full, symbol)
    assert not is_a(symbol, full)
    assert not is_a(full, other)
    assert common(full, other) == unnamed
    assert is_a(unnamed, unstated)
    assert not is_a(unstated, unnamed)


def test_the_phrases_of_the_seed_are_in_order() -> None:
    """In vivo and ex vivo gene therapy are gene therapy; vectors alone are neither."""
    gene_therapy = of(GENE_THERAPY)
    in_vivo, ex_vivo = (
        attrs.evolve(gene_therapy, setting=setting) for setting in Setting
    )
    competent = by(Vector(integration=Integration.INTEGRATING))
    assert is_a(in_vivo, gene_therapy)
    assert is_a(ex_vivo, gene_therapy)
    assert common(in_vivo, ex_vivo) == gene_therapy
    assert combined(in_vivo, ex_vivo) is None
    assert not is_a(gene_therapy, in_vivo)
    assert not is_a(competent, gene_therapy)
    assert not is_a(gene_therapy, competent)
    assert is_a(by(LENTIVIRAL), competent)
    assert len(combine(ex_vivo, competent).components) == 2


@pytest.mark.parametrize("family", VectorFamily)
def test_what_a_family_implies_never_enters_the_order(family: VectorFamily) -> None:
    """A family says nothing of integration or replication, and contradicts nothing."""
    traits = implied(family)
    said = by(Vector(family=family))
    for vector in (
        Vector(integration=traits.integration or Integration.INTEGRATING),
        Vector(replication=traits.replication or Replication.DEFECTIVE),
        *(Vector(integration=each) for each in Integration),
        *(Vector(replication=each) for each in Replication),
    ):
        assert not is_a(said, by(vector))
        assert common(said, by(vector)) == by(Vector())
        assert combine(said, by(vector)).components == {
            *said.components,
            *by(vector).components,
        }


@pytest.mark.parametrize("other", [None, ABSENT, "gene therapy", Component()])
def test_only_modalities_are_compared(other: object) -> None:
    """Anything else is refused, silence too."""
    modality = cast("TherapyModality", other)
    told = f"expected TherapyModality, got {type(other).__name__}$"
    for call in (is_a, combine, common):
        for pair in ((TherapyModality(), modality), (modality, TherapyModality())):
            with pytest.raises(InvalidType, match=f"^{call.__name__}: {told}"):
                call(*pair)


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        (None, Route.CSF),
        (Route.OCULAR, Route.SUBRETINAL),
        (CellProduct(), CellProduct(origin=Origin.AUTOLOGOUS)),
        (frozenset({Route.OCULAR}), frozenset({Route.SUBRETINAL, Route.ORAL})),
    ],
)
def test_of_a_wide_part_and_a_narrow_one_the_narrow_one_says_both(
    wide: object, narrow: object
) -> None:
    """Whichever of them is given first."""
    assert _order.united(wide, narrow) == narrow
    assert _order.united(narrow, wide) == narrow
    assert _order.shared(wide, narrow) == _order.shared(narrow, wide)
    for pair in ((wide, narrow), (narrow, wide)):
        assert list(_order.differences(*pair)) == []


@pytest.mark.parametrize("other", [ABSENT, Route.CSF, "CD34", CellProduct()])
def test_a_set_has_nothing_in_common_with_what_is_none(other: object) -> None:
    """Neither says what the other says, empty or not."""
    for part in (frozenset[str](), frozenset({"CD34"})):
        for pair in ((part, other), (other, part)):
            assert not _order.says(*pair)
            assert _order.shared(*pair) is None
