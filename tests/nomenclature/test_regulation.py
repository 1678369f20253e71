"""Regulation: as what a product counts under each law, and where it is authorized."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import product as every
from typing import TypeAlias, get_args

import attrs
import pytest
from hypothesis import assume, event, example, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.cells import CellProduct, CellType
from genetherapy_model.domain.dates import PartialDate
from genetherapy_model.domain.genes import Antigen, Gene
from genetherapy_model.domain.mechanism_vocabularies import (
    AntigenPurpose,
    EditingSystem,
    Effector,
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
)
from genetherapy_model.domain.modalities import (
    ABSENT,
    Absent,
    Agent,
    Component,
    TherapyModality,
    is_a,
)
from genetherapy_model.domain.modality_vocabularies import (
    CargoForm,
    Formulation,
    NucleicAcidOrigin,
    Setting,
)
from genetherapy_model.domain.product_vocabularies import (
    AuthorizationKind,
    EndReason,
    RegulatoryClass,
)
from genetherapy_model.domain.products import Authorization, Classification, Product
from genetherapy_model.domain.vector_vocabularies import VectorFamily
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.errors import InvalidDate, InvalidType, InvalidValue
from genetherapy_model.nomenclature import (
    NotInRegister,
    authorizations,
    authorizations_in_force,
    authorizations_of,
    first_authorization,
    products,
    regulatory_class,
)
from genetherapy_model.nomenclature._regulatory_rules import (
    FACTS_FOUND,
    Answer,
    may_be_a_vaccine,
    read_laws,
    read_rules,
)
from genetherapy_model.nomenclature.regulation import _decisive
from genetherapy_model.strategies.dates import partial_dates
from genetherapy_model.strategies.modalities import components, therapy_modalities
from genetherapy_model.strategies.products import authorizations as any_authorizations

GENE_THERAPY = frozenset({RegulatoryClass.GENE_THERAPY})
NOTHING: frozenset[RegulatoryClass] = frozenset()
LAWS = ("EU", "GB", "US")

AAV = Agent(vector=Vector(family=VectorFamily.AAV))
T_CELLS = CellProduct(type=CellType.T)
CAR = EngineeredReceptor(kind=ReceptorKind.CAR, antigens=[Antigen(name="CD19")])
SIRNA = Oligonucleotide(kind=OligonucleotideKind.SIRNA, gene=Gene(symbol="TTR"))
AGAINST_INFECTION = AntigenExpression(purpose=AntigenPurpose.INFECTIOUS)
SYNTHETIC = NucleicAcidOrigin.SYNTHETIC
RECOMBINANT = NucleicAcidOrigin.RECOMBINANT


def one(
    mechanism: Mechanism | Absent | None = None,
    agent: Agent | None = None,
    setting: Setting | None = None,
    cells: CellProduct | Absent | None = None,
) -> TherapyModality:
    """Make a modality of one component."""
    component = Component(mechanism=mechanism, agent=agent)
    return TherapyModality(components=[component], setting=setting, cells=cells)


def said(found: Classification) -> tuple[bool | None, bool | None]:
    """Give whether it is said to be gene therapy, None if not, and with reserve."""
    if found.classes:
        return True, found.doubtful
    return (False if found.excluded else None), found.doubtful


# Worked cases, each after its source

R3 = "Dutch committee, gene therapy medicinal products"
R5 = "Human Medicines Regulations 2012, 2A"
R7 = "RNA medicines in the EU"
R8 = "Genome editing and the EU definition"
R11 = "FDA, What is gene therapy?"
P = "the list of FDA"

YES, NO, OPEN = (True, False), (False, False), (None, None)
DOUBTFUL, DOUBTFULLY_NOT = (True, True), (False, True)


@pytest.mark.parametrize(
    ("modality", "jurisdiction", "expected", "source"),
    [
        (one(AGAINST_INFECTION, AAV), "EU", NO, R3),
        (one(AGAINST_INFECTION, AAV), "GB", NO, R5),
        (one(AGAINST_INFECTION, AAV), "US", OPEN, "no source"),
        (one(AntigenExpression(purpose=AntigenPurpose.CANCER), AAV), "EU", YES, R3),
        (one(AntigenExpression(), AAV), "EU", OPEN, R3),
        (one(SIRNA, Agent(nucleic_acid_origin=SYNTHETIC)), "EU", NO, R7),
        (one(SIRNA, Agent(nucleic_acid_origin=SYNTHETIC)), "GB", NO, R5),
        (one(SIRNA, Agent(nucleic_acid_origin=RECOMBINANT)), "EU", YES, R7),
        (one(SIRNA, Agent(formulation=Formulation.LNP)), "EU", DOUBTFULLY_NOT, R7),
        (one(SIRNA), "US", OPEN, "no source"),
        (one(GeneAddition(), AAV, Setting.IN_VIVO), "EU", YES, R3),
        (one(GeneSilencing(effector=Effector.MIRNA), AAV), "GB", YES, R5),
        (
            one(GeneAddition(), Agent(vector=Vector(family=VectorFamily.PLASMID))),
            "EU",
            YES,
            R3,
        ),
        (
            one(GeneAddition(), Agent(vector=Vector(family=VectorFamily.LISTERIA))),
            "US",
            YES,
            R11,
        ),
        (
            one(GeneAddition(), Agent(vector=Vector(family=VectorFamily.LISTERIA))),
            "EU",
            OPEN,
            "no source",
        ),
        (one(CAR, cells=T_CELLS), "EU", YES, R3),
        (one(CAR, Agent(cargo_form=CargoForm.MRNA), cells=T_CELLS), "EU", DOUBTFUL, R7),
        (one(CAR, Agent(cargo_form=CargoForm.MRNA)), "EU", OPEN, R7),
        (one(GeneticModification(), setting=Setting.EX_VIVO), "EU", DOUBTFUL, R3),
        (one(GeneticModification()), "EU", OPEN, R3),
        (one(GenomeEditing(), Agent(cargo_form=CargoForm.PROTEIN)), "EU", DOUBTFUL, R8),
        (
            one(GenomeEditing(system=EditingSystem.ZFN), Agent(vector=ABSENT)),
            "GB",
            DOUBTFUL,
            R8,
        ),
        (
            one(GenomeEditing(), Agent(cargo_form=CargoForm.RNP), Setting.EX_VIVO),
            "EU",
            DOUBTFUL,
            R8,
        ),
        (one(GenomeEditing(system=EditingSystem.TALEN), AAV), "EU", YES, R3),
        (one(GenomeEditing(), Agent(cargo_form=CargoForm.PROTEIN)), "US", YES, R11),
        (one(Oncolysis(), AAV), "EU", OPEN, "no source"),
        (one(ABSENT, cells=T_CELLS), "EU", NO, R3),
        (one(ABSENT, cells=T_CELLS), "US", NO, P),
        (TherapyModality(cells=T_CELLS), "US", OPEN, "nothing stated"),
        (TherapyModality(), "EU", OPEN, "nothing stated"),
    ],
)
def test_worked_cases(
    modality: TherapyModality,
    jurisdiction: str,
    expected: tuple[bool | None, bool | None],
    source: str,
) -> None:
    """Each case is answered as its source says, or not at all."""
    found = regulatory_class(modality, jurisdiction)

    assert expected == said(found), source
    assert found.reason is not None
    assert found.sources


def test_a_doubt_is_said_in_words() -> None:
    """Editing by a protein alone is gene therapy with a reserve, which is told."""
    protein = one(GenomeEditing(), Agent(cargo_form=CargoForm.PROTEIN))
    found = regulatory_class(protein, "EU")

    assert found.doubtful
    assert "a protein alone" in str(found.reason)
    assert any("s41431-020-0607-y" in source for source in found.sources)


def test_a_vaccine_with_an_adjuvant_gene_is_no_gene_therapy() -> None:
    """That a vaccine against an infection is none holds whatever else it does."""
    vaccine = Component(mechanism=AGAINST_INFECTION, agent=AAV)
    cytokine = Component(mechanism=GeneAddition(gene=Gene(symbol="IL12A")), agent=AAV)
    modality = TherapyModality(components=[vaccine, cytokine])

    assert NO == said(regulatory_class(modality, "EU"))


def test_a_part_that_may_be_a_vaccine_leaves_a_doubt() -> None:
    """Gene therapy beside an antigen of unstated purpose is so with reserve only."""
    antigen = Component(mechanism=AntigenExpression(), agent=AAV)
    gene = Component(mechanism=GeneAddition(), agent=AAV)
    modality = TherapyModality(components=[antigen, gene])

    assert DOUBTFUL == said(regulatory_class(modality, "EU"))


def test_what_has_no_part_is_not_known() -> None:
    """Where nothing is said of any part, no rule decides."""
    found = regulatory_class(TherapyModality(), "EU")

    assert (None, None) == said(found)
    assert _decisive([]) is None


def test_what_is_not_stated_may_be_a_vaccine() -> None:
    """Silence leaves it open; what has no mechanism is surely none."""
    assert may_be_a_vaccine(Component())
    assert not may_be_a_vaccine(Component(mechanism=ABSENT))


# Products


@pytest.mark.parametrize("jurisdiction", [*LAWS, "ES", "JP", "CN"])
def test_every_product_of_the_register_is_answered(jurisdiction: str) -> None:
    """No product raises, and none of them is said to be no gene therapy."""
    for product in products():
        found = regulatory_class(product, jurisdiction)

        assert jurisdiction == found.jurisdiction
        assert found.reason
        assert found.excluded == NOTHING


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Strimvelis", YES),
        ("Zolgensma", YES),
        ("Kymriah", YES),
        ("Imlygic", YES),
        ("Glybera", YES),
        ("Luxturna", YES),
        ("ARI-0001", YES),
        ("Casgevy", DOUBTFUL),  # no source at hand lifts the doubt about CRISPR
        ("Papzimeos", OPEN),  # it treats what an infection causes
        ("Delytact", OPEN),  # a virus that brings no gene, as far as is stated
    ],
)
def test_products_in_the_eu(name: str, expected: tuple[bool, bool]) -> None:
    """What EU law makes of well-known products."""
    assert expected == said(regulatory_class(name, "EU"))


def test_what_fda_has_licensed_counts_as_gene_therapy_there() -> None:
    """Each product of the register that FDA licensed is gene therapy for FDA."""
    licensed = [
        product
        for product in products()
        for each in authorizations_of(product)
        if each.jurisdiction == "US"
    ]

    assert len(licensed) > 30
    for product in licensed:
        assert YES == said(regulatory_class(product, "US")), product


@pytest.mark.parametrize(
    "name",
    "Amtagvi Ryoncil MACI Omisirge Lantidra Provenge Tregzi Laviv Gintuit Stratagraft "
    "Rethymic Symvess".split(),
)
def test_cell_products_of_the_list_that_are_no_gene_therapy(name: str) -> None:
    """What FDA lists beside gene therapy is none, by name or as a product."""
    assert NO == said(regulatory_class(name.upper(), "US"))
    assert NO == said(regulatory_class(Product(brands=[name]), "US"))
    assert OPEN == said(regulatory_class(name, "EU"))


def test_what_a_product_says_of_itself_is_not_asked() -> None:
    """The answer is that of the rules, so that a statement can be held against it."""
    claim = Classification(jurisdiction="EU", classes=GENE_THERAPY)
    modality = one(SIRNA, Agent(nucleic_acid_origin=SYNTHETIC))
    product = Product(modality=modality, classifications=[claim])

    assert NO == said(regulatory_class(product, "EU"))


def test_wrong_questions_raise() -> None:
    """A name that nobody has, what is no code, no date or no product is an error."""
    with pytest.raises(NotInRegister, match="Zolgensma"):
        regulatory_class("Zolgenzma", "EU")
    with pytest.raises(InvalidValue, match="write 'GB'"):
        regulatory_class("Zolgensma", "UK")
    with pytest.raises(InvalidDate):
        regulatory_class("Zolgensma", "EU", on="soon")
    with pytest.raises(InvalidType, match="got int"):
        regulatory_class(5, "EU")  # type: ignore[arg-type]


# The law that an answer is never taken back

Part: TypeAlias = Mechanism | Absent | None
MECHANISMS: dict[str, tuple[Part, tuple[str, ...]]] = {
    # Each with what it is a kind of.
    "nothing": (None, ()),
    "none": (ABSENT, ("nothing",)),
    "modification": (GeneticModification(), ("nothing",)),
    "addition": (GeneAddition(), ("nothing", "modification")),
    "receptor": (CAR, ("nothing", "modification")),
    "editing": (GenomeEditing(), ("nothing", "modification")),
    "zfn": (
        GenomeEditing(system=EditingSystem.ZFN),
        ("nothing", "modification", "editing"),
    ),
    "rna editor": (
        GenomeEditing(system=EditingSystem.RNA_EDITOR),
        ("nothing", "modification", "editing"),
    ),
    "antigen": (AntigenExpression(), ("nothing", "modification")),
    "vaccine": (AGAINST_INFECTION, ("nothing", "modification", "antigen")),
    "cancer": (
        AntigenExpression(purpose=AntigenPurpose.CANCER),
        ("nothing", "modification", "antigen"),
    ),
    "oligonucleotide": (Oligonucleotide(), ("nothing",)),
    "oncolysis": (Oncolysis(), ("nothing",)),
    "skipping": (ExonSkipping(), ("nothing",)),
    "skipping by rna": (
        ExonSkipping(effector=Effector.U7_SNRNA),
        ("nothing", "skipping"),
    ),
}
FAMILIES: dict[str, tuple[Vector | Absent | None, tuple[str, ...]]] = {
    "nothing": (None, ()),
    "none": (ABSENT, ("nothing",)),
    "some": (Vector(), ("nothing",)),
    "viral": (Vector(family=VectorFamily.VIRAL), ("nothing", "some")),
    "aav": (Vector(family=VectorFamily.AAV), ("nothing", "some", "viral")),
    "non-viral": (Vector(family=VectorFamily.NON_VIRAL), ("nothing", "some")),
    "plasmid": (
        Vector(family=VectorFamily.PLASMID),
        ("nothing", "some", "non-viral"),
    ),
    "bacterial": (Vector(family=VectorFamily.BACTERIAL), ("nothing", "some")),
}
FORMS: dict[str, tuple[CargoForm | None, tuple[str, ...]]] = {
    "nothing": (None, ()),
    "mrna": (CargoForm.MRNA, ("nothing",)),
    "protein": (CargoForm.PROTEIN, ("nothing",)),
}
ORIGINS: dict[str, tuple[NucleicAcidOrigin | None, tuple[str, ...]]] = {
    "nothing": (None, ()),
    "recombinant": (RECOMBINANT, ("nothing",)),
    "synthetic": (SYNTHETIC, ("nothing",)),
}
SETTINGS: dict[str, tuple[Setting | None, tuple[str, ...]]] = {
    "nothing": (None, ()),
    "in vivo": (Setting.IN_VIVO, ("nothing",)),
    "ex vivo": (Setting.EX_VIVO, ("nothing",)),
}
CELLS: dict[str, tuple[CellProduct | Absent | None, tuple[str, ...]]] = {
    "nothing": (None, ()),
    "none": (ABSENT, ("nothing",)),
    "cells": (T_CELLS, ("nothing",)),
}
WIDER: tuple[dict[str, tuple[str, ...]], ...] = (
    {name: kinds for name, (_, kinds) in MECHANISMS.items()},
    {name: kinds for name, (_, kinds) in FAMILIES.items()},
    {name: kinds for name, (_, kinds) in FORMS.items()},
    {name: kinds for name, (_, kinds) in ORIGINS.items()},
    {name: kinds for name, (_, kinds) in SETTINGS.items()},
    {name: kinds for name, (_, kinds) in CELLS.items()},
)
Choice: TypeAlias = tuple[str, str, str, str, str, str]


@cache
def answers(jurisdiction: str) -> dict[Choice, Classification]:
    """Ask about each modality of one component."""
    return {
        (mechanism, family, form, origin, setting, cells): regulatory_class(
            one(
                MECHANISMS[mechanism][0],
                Agent(
                    vector=FAMILIES[family][0],
                    cargo_form=FORMS[form][0],
                    nucleic_acid_origin=ORIGINS[origin][0],
                ),
                SETTINGS[setting][0],
                CELLS[cells][0],
            ),
            jurisdiction,
        )
        for mechanism, family, form, origin, setting, cells in every(
            MECHANISMS, FAMILIES, FORMS, ORIGINS, SETTINGS, CELLS
        )
    }


def wider(choice: Choice) -> Iterator[Choice]:
    """Give all that says less, or the same."""
    ways = [
        (name, *kinds_of[name]) for name, kinds_of in zip(choice, WIDER, strict=True)
    ]
    mechanisms, families, forms, origins, settings, cells = ways
    return every(mechanisms, families, forms, origins, settings, cells)


@pytest.mark.parametrize("jurisdiction", LAWS)
def test_no_more_exact_statement_takes_a_sure_answer_back(jurisdiction: str) -> None:
    """Whatever a modality leaves unstated, its sure class is that of all its kinds."""
    found = {choice: said(each) for choice, each in answers(jurisdiction).items()}
    taken_back = [
        (less, choice)
        for choice, (answer, _) in found.items()
        for less in wider(choice)
        if found[less][1] is False and found[less][0] is not answer
    ]

    assert [] == taken_back


@pytest.mark.parametrize("jurisdiction", LAWS)
def test_the_law_is_not_empty(jurisdiction: str) -> None:
    """Among the modalities asked about there are all answers that the law can give."""
    column = {law.jurisdiction: law.rules for law in read_laws()}[jurisdiction]
    can = {rule.answer for rule in read_rules() if column in rule.sources}
    given_answers = {said(each) for each in answers(jurisdiction).values()}

    assert len(can) == len(given_answers)


@pytest.mark.parametrize("jurisdiction", LAWS)
def test_every_rule_is_the_reason_of_an_answer(jurisdiction: str) -> None:
    """No rule stands behind others that leave it nothing to say."""
    column = {law.jurisdiction: law.rules for law in read_laws()}[jurisdiction]
    codes = {rule.code for rule in read_rules() if column in rule.sources}
    extra = [
        one(
            GenomeEditing(system=EditingSystem.TALEN),
            Agent(vector=ABSENT),
        )
    ]
    reasons = [
        *(each.reason for each in answers(jurisdiction).values()),
        *(regulatory_class(each, jurisdiction).reason for each in extra),
    ]
    used = {code for code in codes if any(f"[{code}]" in str(one) for one in reasons)}

    assert codes == used


def weakened(modality: TherapyModality) -> SearchStrategy[TherapyModality]:
    """Give modalities that say less of each component, or the same."""
    fewer = st.tuples(*(less(component) for component in modality.components))
    return st.builds(
        lambda parts, setting, cells: attrs.evolve(
            modality,
            components=parts,
            setting=modality.setting if setting else None,
            cells=modality.cells if cells else None,
        ),
        fewer,
        st.booleans(),
        st.booleans(),
    )


def less(component: Component) -> SearchStrategy[Component]:
    """Give components that say less than one, or the same."""
    mechanism, agent = component.mechanism, component.agent
    mechanisms: list[Part] = [mechanism, mechanism, None]
    if isinstance(mechanism, get_args(Mechanism)) and is_a(
        one(mechanism), one(GeneticModification())
    ):
        mechanisms.append(GeneticModification())
    agents: list[Agent | Absent | None] = [agent, agent, None]
    if isinstance(agent, Agent):
        agents += [attrs.evolve(agent, vector=None), Agent(vector=agent.vector)]
    return st.builds(
        Component,
        mechanism=st.sampled_from(mechanisms),
        agent=st.sampled_from(agents),
    )


@given(st.data(), therapy_modalities(max_size=3), st.sampled_from(LAWS))
def test_saying_less_of_the_same_parts_gives_no_other_class(
    data: st.DataObject, modality: TherapyModality, jurisdiction: str
) -> None:
    """The law holds for any number of parts, as long as no part is added."""
    vague = data.draw(weakened(modality))
    assert is_a(modality, vague)
    known = vague.canonical().components
    for part in modality.canonical().components:
        alone = TherapyModality(components=[part])
        assume(any(is_a(alone, TherapyModality(components=[one])) for one in known))
    answer, doubtful = said(regulatory_class(vague, jurisdiction))
    event(f"{answer}, doubtful: {doubtful}")

    if doubtful is False:
        assert answer is said(regulatory_class(modality, jurisdiction))[0]


@given(therapy_modalities(max_size=2), components(), st.sampled_from(LAWS))
@example(one(GeneAddition(), AAV), Component(mechanism=ABSENT), "US")
@example(one(GeneAddition(), AAV), Component(mechanism=SIRNA), "EU")
def test_a_part_that_is_added_makes_no_gene_therapy_none(
    modality: TherapyModality, part: Component, jurisdiction: str
) -> None:
    """What is surely gene therapy stays so, but for a vaccine against an infection."""
    assume(
        jurisdiction == "US"
        or not isinstance(part.mechanism, AntigenExpression)
        or part.mechanism.purpose is not AntigenPurpose.INFECTIOUS
    )
    more = attrs.evolve(modality, components=modality.components | {part})

    if said(regulatory_class(modality, jurisdiction)) == YES:
        assert regulatory_class(more, jurisdiction).classes == GENE_THERAPY


@given(therapy_modalities(max_size=2), st.sampled_from([*LAWS, "ES", "JP"]))
def test_what_has_the_same_canonical_form_has_the_same_class(
    modality: TherapyModality, jurisdiction: str
) -> None:
    """Two ways to say the same are answered alike, and every answer has a reason."""
    found = regulatory_class(modality, jurisdiction)

    assert found == regulatory_class(modality.canonical(), jurisdiction)
    assert found.reason
    assert not found.classes & found.excluded
    assert (found.doubtful is None) == (not found.classes | found.excluded)


# Time


def test_a_proposal_is_no_law() -> None:
    """The EU proposal of 2023 and the UK consultation of 2026 change no class."""
    synthetic = one(SIRNA, Agent(nucleic_acid_origin=SYNTHETIC))
    eu = [said(regulatory_class(synthetic, "EU", on=on)) for on in ("2022", "2024")]
    gb = [
        said(regulatory_class(synthetic, "GB", on=on)) for on in ("2026-04", "2026-06")
    ]

    assert [NO] * 4 == eu + gb


@pytest.mark.parametrize(
    ("jurisdiction", "on", "known"),
    [
        ("EU", "2010-04-05", True),
        ("EU", "2010-04", False),
        ("EU", "2009", False),
        ("GB", "2021", True),
        ("GB", "2020-06", False),
        ("US", "2020-02", True),
        ("US", "2012", False),
        ("EU", "2026-11-22", True),
        ("EU", "2026", False),
        ("EU", "2027", False),
        ("EU", "2015?", False),
    ],
)
def test_the_rules_have_their_time(jurisdiction: str, on: str, *, known: bool) -> None:
    """Of a time before they were surely law, or after the look-up, nothing is known."""
    found = regulatory_class("Glybera", jurisdiction, on)

    assert (YES if known else OPEN) == said(found)
    assert PartialDate.parse(on) == found.on


@st.composite
def nested_dates(draw: st.DrawFn) -> tuple[PartialDate, PartialDate]:
    """Draw a year or a month, and a month or a day within it."""
    days = st.dates(dt.date(2000, 1, 1), dt.date(2028, 12, 31))
    year, month, day = draw(days).timetuple()[:3]
    dates = [
        PartialDate(year=year),
        PartialDate(year=year, month=month),
        PartialDate(year=year, month=month, day=day),
    ]
    first = draw(st.sampled_from((0, 1)))
    return dates[first], dates[draw(st.integers(first, 2))]


@given(st.sampled_from(products()), st.sampled_from([*LAWS, "ES"]), nested_dates())
def test_a_more_exact_date_takes_no_class_back(
    product: Product, jurisdiction: str, dates: tuple[PartialDate, PartialDate]
) -> None:
    """What holds in a whole year holds in each of its months."""
    vague, exact = dates
    answer = said(regulatory_class(product, jurisdiction, vague))
    event(f"known: {answer != OPEN}")

    if answer != OPEN:
        assert answer == said(regulatory_class(product, jurisdiction, exact))


# The tables


def test_every_rule_has_its_code_and_words_that_are_known() -> None:
    """Codes are unlike and in order, and each fact is one that can be stated."""
    codes = [rule.code for rule in read_rules()]
    facts = {fact for rule in read_rules() for fact in rule.when}
    can_be_stated = {
        *(member.value for member in VectorFamily),
        *(member.value for member in CargoForm),
        *(member.value for member in NucleicAcidOrigin),
        *(member.value for member in EditingSystem),
        *(kind.mechanism_class.value for kind in get_args(Mechanism)),
        "no vector",
        "no modification",
        "cells",
        "no cells",
        "against an infection",
        "works by its sequence",
    }

    assert sorted(set(codes)) == codes
    assert facts <= can_be_stated
    assert all(rule.sources for rule in read_rules())


def test_the_tables_are_plain() -> None:
    """Each row of each table has as many cells as the table has columns."""
    folder = resources.files("genetherapy_model.nomenclature") / "data"
    for name in ("rules", "laws", "products"):
        text = (folder / f"regulatory_{name}.csv").read_text("utf-8")
        rows = list(csv.reader(text.splitlines(), strict=True))

        assert {len(rows[0])} == {len(row) for row in rows}


def test_not_known_is_always_said_without_reserve() -> None:
    """A rule that knows nothing decides for no whole product."""
    for rule in read_rules():
        assert not rule.for_all or rule.answer is Answer.NO_GENE_THERAPY


# Authorizations in time


@pytest.mark.parametrize(
    ("name", "jurisdiction", "day", "sure"),
    [
        ("Casgevy", "GB", "2023-11-16", True),
        ("Zynteglo", "EU", "2019-05-29", True),
        ("Zolgensma", "US", "2019-05-24", True),
        ("Gendicine", "CN", "2003-10", True),
        ("Kebilidi", "EU", "2022-07-18", True),
        ("Beqvez", "US", "2024-04-25", False),  # Canada: made public 2024-01-03
        ("Abecma", "US", "2021-03-26", False),  # Japan: the day was not seen
    ],
)
def test_the_first_authorization(
    name: str, jurisdiction: str, day: str, *, sure: bool
) -> None:
    """It follows from the decisions, and is sure where no other may be earlier."""
    first = first_authorization(name)

    assert first is not None
    assert jurisdiction == first.authorization.jurisdiction
    assert day == str(first.authorization.decided)
    assert sure is first.sure


def test_of_two_on_one_day_the_first_is_sure() -> None:
    """Nothing is before what was decided on the same day, unless the day is unsure."""
    decided = [
        Authorization(product="X", jurisdiction=place, decided="2023-11-16")
        for place in ("GB", "EU")
    ]
    unsure = [attrs.evolve(each, decided="2023-11-16?") for each in decided]
    first, doubted = first_authorization(decided), first_authorization(unsure)

    assert first is not None
    assert first.sure
    assert doubted is not None
    assert not doubted.sure


def test_what_is_no_marketing_authorization_is_never_first() -> None:
    """A hospital exemption and a refusal are none."""
    assert first_authorization("ARI-0001") is None
    assert first_authorization("Elevidys", "EU") is None
    assert first_authorization([]) is None
    assert first_authorization(Product(brands=["Nothing"])) is None


@given(st.lists(any_authorizations(), max_size=5))
def test_nothing_is_certainly_before_the_first(known: list[Authorization]) -> None:
    """A sure first is not after any other, and the order given does not matter."""
    first = first_authorization(known)
    again = first_authorization(known[::-1])

    assert first == again
    if first is not None:
        assert not first.authorization.kinds & {
            AuthorizationKind.REFUSED,
            AuthorizationKind.HOSPITAL_EXEMPTION,
        }
    if first is not None and first.sure and first.authorization.decided:
        for other in known:
            if other.decided and not other.kinds & {
                AuthorizationKind.REFUSED,
                AuthorizationKind.HOSPITAL_EXEMPTION,
                AuthorizationKind.EMERGENCY,
            }:
                begin = first.authorization.decided.earliest
                assert begin <= other.decided.earliest


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Glybera", "2012-10-24", []),
        ("Glybera", "2012", [("EU", False)]),
        ("Glybera", "2013", [("EU", True)]),
        ("Glybera", "2017-09", [("EU", True)]),
        ("Glybera", "2017-10", [("EU", False)]),
        ("Glybera", "2017-11", []),
        ("Invossa", "2019-07-08", [("KR", True)]),
        ("Invossa", "2019-07-09", [("KR", False)]),
        ("Invossa", "2020", []),
        ("Collategene", "2019-03-26", [("JP", True)]),
        ("Collategene", "2022", [("JP", False)]),  # the day it ran out was not seen
        ("Delytact", "2023", [("JP", False)]),  # it ends by itself
        ("Qartemi", "2024", [("IN", False)]),  # first seen in 2025
        ("Qartemi", "2026", [("IN", False)]),  # the year is not over
        ("Qartemi", "2026-10", [("IN", True)]),
        ("Elevidys", "2026-10", [("US", True)]),  # refused in the EU
        ("ARI-0001", "2022", [("ES", True)]),
        ("Zolgensma", "2026-11-23", [("US", False), ("EU", False), ("JP", False)]),
    ],
)
def test_authorizations_in_force(
    name: str, on: str, expected: list[tuple[str, bool]]
) -> None:
    """Those surely in force come first; those that nothing excludes follow."""
    found = authorizations_in_force(name, on)

    assert expected == [(each.authorization.jurisdiction, each.sure) for each in found]


def test_what_was_suspended_may_have_come_back() -> None:
    """After a suspension it is possibly, and never surely, in force."""
    suspended = Authorization(
        jurisdiction="EU",
        decided="2013",
        ended="2014-11-19",
        end_reason=EndReason.SUSPENDED,
    )
    [found] = authorizations_in_force([suspended], "2016")

    assert not found.sure


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (Authorization(decided="2020"), (None, False, True)),
        (Authorization(decided="2020-05-02"), (None, False, True)),
        (Authorization(ended="2020"), (False, False, None)),
        (Authorization(observed_on="2020-05-02"), (False, False, True)),
        (Authorization(decided="2018", ended="2021-05-02"), (True, True, None)),
        (Authorization(decided="2018", ended="2020"), (True, False, None)),
        (Authorization(), (False, False, False)),
    ],
)
def test_what_is_decided_holds_until_it_ends(
    decision: Authorization, expected: tuple[bool | None, ...]
) -> None:
    """Before it and after it nothing is found; what is vague is possible alone."""
    found = [
        authorizations_in_force([decision], year) for year in ("2019", "2020", "2022")
    ]

    assert expected == tuple(each[0].sure if each else None for each in found)


def test_as_of_moves_the_day_of_the_facts() -> None:
    """Whoever knows later facts says so."""
    known = [Authorization(jurisdiction="EU", decided="2020")]
    [unsure] = authorizations_in_force(known, "2028")
    [sure] = authorizations_in_force(known, "2028", as_of="2029-01-01")

    assert (False, True) == (unsure.sure, sure.sure)


@given(st.sampled_from(authorizations()), nested_dates())
def test_a_more_exact_date_keeps_what_is_sure(
    each: Authorization, dates: tuple[PartialDate, PartialDate]
) -> None:
    """In force in a whole year is in force on its days; not possibly stays so too."""
    vague, exact = dates
    then = authorizations_in_force([each], vague)
    now = authorizations_in_force([each], exact)
    event(f"{[match.sure for match in then]}")

    if not then:
        assert now == ()
    elif then[0].sure:
        assert [True] == [match.sure for match in now]


@given(any_authorizations(), partial_dates())
def test_sure_is_possible(each: Authorization, on: PartialDate) -> None:
    """Nothing is found twice; a refusal never; the time after the end is excluded."""
    found = authorizations_in_force([each], on)

    assert len(found) <= 1
    if AuthorizationKind.REFUSED in each.kinds:
        assert found == ()
    if found and found[0].sure:
        assert FACTS_FOUND.latest >= on.earliest or each.ended
