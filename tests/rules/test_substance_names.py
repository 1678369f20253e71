"""INN: names of substances against what is stated beside them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model import (
    ABSENT,
    Agent,
    CellProduct,
    Component,
    ComponentRole,
    EngineeredReceptor,
    Gene,
    GeneAddition,
    GeneticModification,
    GenomeEditing,
    Mechanism,
    ModalityClaim,
    Origin,
    Product,
    Replication,
    Setting,
    Substance,
    TherapyModality,
    Vector,
    VectorFamily,
    strategies,
)

SHARED = Path(__file__).parents[2].parent / "shared" / "reference"


def codes(subject: Substance | Product | ModalityClaim) -> list[str]:
    """Give the codes of the findings on names."""
    return [found.code for found in gtm.check(subject, select=["INN"])]


def of_vector(
    family: VectorFamily | None, replication: Replication | None = None
) -> TherapyModality:
    """Give a modality of one vector."""
    agent = Agent(vector=Vector(family=family, replication=replication))
    return TherapyModality(components=[Component(agent=agent)])


def of(*mechanisms: Mechanism | None) -> TherapyModality:
    """Give a modality of mechanisms."""
    return TherapyModality(
        components=[Component(mechanism=each) for each in mechanisms]
    )


@pytest.mark.parametrize(
    ("name", "family", "expected"),
    [
        ("onasemnogene abeparvovec", VectorFamily.LENTIVIRUS, ["INN001"]),
        ("onasemnogene abeparvovec", VectorFamily.AAV, []),
        ("onasemnogene abeparvovec", VectorFamily.PARVOVIRUS, []),
        ("onasemnogene abeparvovec", VectorFamily.VIRAL, []),
        ("onasemnogene abeparvovec", VectorFamily.NON_VIRAL, ["INN001"]),
        ("onasemnogene abeparvovec", None, []),
        ("tipapkinogene sovacivec", VectorFamily.MVA, []),
        ("vocimagene amiretrorepvec", VectorFamily.GAMMARETROVIRUS, []),
        ("beperminogene perplasmid", VectorFamily.PIGGYBAC, []),
        ("axalimogene filolisbac", VectorFamily.VIRAL, ["INN001"]),
        ("axalimogene filolisbac", VectorFamily.BACTERIAL, []),
        ("emilimogene sigulactibac", VectorFamily.PLASMID, []),
        ("beperminogene perplasmid", VectorFamily.LISTERIA, ["INN001"]),
        ("tisagenlecleucel", VectorFamily.AAV, []),
        ("adalimumab", VectorFamily.AAV, []),
    ],
)
def test_the_family_of_the_vector_is_that_of_the_name(
    name: str, family: VectorFamily | None, expected: list[str]
) -> None:
    """A wider or narrower family than the name's is right, any other is a slip."""
    modality = of_vector(family)

    assert expected == codes(Substance(inn=name, modality=modality))
    assert expected == codes(Product(substances=[name], modality=modality))
    assert expected == codes(ModalityClaim(substance=name, modality=modality))


def test_a_vector_that_the_name_says_is_not_absent() -> None:
    """A name of a vector contradicts a vector that is stated to be none."""
    modality = TherapyModality(components=[Component(agent=Agent(vector=ABSENT))])

    [found] = gtm.check(Substance(inn="onasemnogene abeparvovec", modality=modality))

    assert ("INN001", "aav") == (found.code, found.suggestion)
    assert [] == codes(Substance(inn="exagamglogene autotemcel", modality=modality))


def test_one_of_several_vectors_or_substances_may_be_the_one() -> None:
    """What has two vectors or two substances has one that the name does not say."""
    aav, lentivirus = (
        Component(agent=Agent(vector=Vector(family=family)))
        for family in (VectorFamily.AAV, VectorFamily.LENTIVIRUS)
    )
    both = TherapyModality(components=[aav, lentivirus])
    one = TherapyModality(components=[lentivirus])
    names = ["onasemnogene abeparvovec", "betibeglogene darolentivec"]

    assert [] == codes(Substance(inn=names[0], modality=both))
    assert [] == codes(Product(substances=names, modality=one))


@pytest.mark.parametrize(
    ("name", "replication", "expected"),
    [
        ("talimogene laherparepvec", Replication.DEFECTIVE, ["INN002"]),
        ("talimogene laherparepvec", Replication.CONDITIONAL, []),
        ("teserpaturev", Replication.DEFECTIVE, ["INN002"]),
        ("nadofaragene firadenovec", Replication.COMPETENT, ["INN002"]),
        ("nadofaragene firadenovec", Replication.CONDITIONAL, ["INN002"]),
        ("nadofaragene firadenovec", Replication.DEFECTIVE, []),
        ("nadofaragene firadenovec", None, []),
        ("beperminogene perplasmid", Replication.NOT_APPLICABLE, []),
        ("axalimogene filolisbac", Replication.LIVE, []),
    ],
)
def test_a_vector_replicates_if_its_name_says_so(
    name: str, replication: Replication | None, expected: list[str]
) -> None:
    """-repvec and -turev replicate, -vec without -rep- does not."""
    modality = of_vector(None, replication)

    assert expected == codes(Substance(inn=name, modality=modality))


def test_the_setting_is_never_compared() -> None:
    """Where a vector is used is not what its name says."""
    modality = TherapyModality(setting=Setting.EX_VIVO)

    assert [] == codes(Substance(inn="onasemnogene abeparvovec", modality=modality))


@pytest.mark.parametrize(
    ("name", "origin", "expected"),
    [
        ("betibeglogene autotemcel", Origin.ALLOGENEIC, ["INN003"]),
        ("betibeglogene autotemcel", Origin.XENOGENEIC, ["INN003"]),
        ("betibeglogene autotemcel", Origin.AUTOLOGOUS, []),
        ("betibeglogene autotemcel", None, []),
        ("axicabtagene ciloleucel", Origin.ALLOGENEIC, []),
        ("nalotimagene carmaleucel", Origin.ALLOGENEIC, []),
        ("autogene cevumeran", Origin.ALLOGENEIC, []),
        ("renizgamglogene autogedtemcel", Origin.ALLOGENEIC, ["INN003"]),
    ],
)
def test_auto_says_autologous(
    name: str, origin: Origin | None, expected: list[str]
) -> None:
    """Only auto- at the head of the second word says whose the cells are."""
    modality = TherapyModality(cells=CellProduct(origin=origin))

    assert expected == codes(Substance(inn=name, modality=modality))


_CAR = EngineeredReceptor()


@pytest.mark.parametrize(
    ("name", "modality", "expected"),
    [
        ("persicabtagene lemgedleucel", of(_CAR), ["INN004"]),
        ("ristoglogene autogetemcel", of(GeneAddition()), ["INN004"]),
        ("brinretigene vesgedparvovec", of(GeneAddition()), ["INN004"]),
        ("persicabtagene lemgedleucel", of(_CAR, GenomeEditing()), []),
        ("persicabtagene lemgedleucel", of(GeneticModification()), []),
        ("persicabtagene lemgedleucel", of(_CAR, None), []),
        ("persicabtagene lemgedleucel", TherapyModality(), []),
        ("exagamglogene autotemcel", of(GenomeEditing()), []),
        ("tisagenlecleucel", of(_CAR), []),
    ],
)
def test_what_is_called_edited_is_edited(
    name: str, modality: TherapyModality, expected: list[str]
) -> None:
    """-ged- takes editing among the mechanisms; editing takes no -ged-."""
    assert expected == codes(Substance(inn=name, modality=modality))


def adds(symbol: str | None, role: ComponentRole | None = None) -> Component:
    """Add a gene."""
    gene = Gene(symbol=symbol, name="a gene")
    return Component(mechanism=GeneAddition(gene=gene), role=role)


@pytest.mark.parametrize(
    ("components", "expected"),
    [
        ([adds("F8")], ["INN005"]),
        ([adds("smn1")], ["INN005"]),
        ([adds("F9")], []),
        ([adds("FIX")], []),
        ([adds("F8"), adds("F9")], []),
        ([adds(None)], []),
        ([adds("F8", ComponentRole.MARKER)], []),
        ([Component(mechanism=GenomeEditing(genes=[Gene(symbol="F8")]))], []),
        ([], []),
    ],
)
def test_the_gene_is_that_of_the_name(
    components: list[Component], expected: list[str]
) -> None:
    """A gene that is known from another name is a slip; a synonym is passed over."""
    modality = TherapyModality(components=components)

    assert expected == codes(
        Substance(inn="etranacogene dezaparvovec", modality=modality)
    )


def test_a_name_by_others_is_read_where_there_is_no_inn() -> None:
    """The first name that can be read is the one that is compared."""
    substance = Substance(
        names=[
            gtm.SubstanceName(name="OTL-200"),
            gtm.SubstanceName(name="onasemnogene abeparvovec-xioi"),
        ],
        modality=of_vector(VectorFamily.LENTIVIRUS),
    )

    assert ["INN001"] == codes(substance)


@given(
    st.one_of(
        strategies.therapy_modalities(),
        strategies.substances(),
        strategies.authorizations(),
        strategies.modality_claims(),
    ),
    st.sampled_from(["betibeglogene autotemcel", "talimogene laherparepvec", "x"]),
)
def test_rules_on_names_and_modalities_never_raise(
    subject: TherapyModality | Substance | gtm.Authorization | ModalityClaim, name: str
) -> None:
    """Whatever is stated beside a name, checking it gives findings and no error."""
    if isinstance(subject, TherapyModality):
        found = gtm.check(Substance(inn=name, modality=subject))
    else:
        found = gtm.check(subject)

    assert all(each.message and "\n" not in each.message for each in found)


def test_the_registers_keep_all_rules_on_names() -> None:
    """What the library itself says of products and substances contradicts no name."""
    from genetherapy_model.nomenclature import (
        authorizations,
        products,
        substances,
    )

    told = [*products(), *substances(), *authorizations()]

    assert gtm.check(told, select=["INN", "MOD"]) == ()


_FAMILIES = {
    "AAV": VectorFamily.AAV,
    "HSV": VectorFamily.HSV,
    "adenovirus": VectorFamily.ADENOVIRUS,
    "lentivirus": VectorFamily.LENTIVIRUS,
    "retrovirus": VectorFamily.RETROVIRUS,
    "plasmid": VectorFamily.PLASMID,
    "vaccinia": VectorFamily.VACCINIA,
    "arenavirus": VectorFamily.ARENAVIRUS,
    "fowlpox": VectorFamily.FOWLPOX,
    "Listeria": VectorFamily.LISTERIA,
}


def _rows(name: str) -> Iterator[dict[str, str]]:
    if not SHARED.exists():
        pytest.skip("../shared is absent")
    with (SHARED / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def test_descriptions_of_substances_contradict_no_name() -> None:
    """What is said of a substance apart from its name raises nothing."""
    seen = 0
    for row in _rows("inn_names.csv"):
        words = row["independent_evidence"]
        vectors = [
            Vector(family=family)
            for word, family in _FAMILIES.items()
            if word.lower() in words.lower()
        ]
        seen += bool(vectors)
        modality = TherapyModality(
            components=[Component(agent=Agent(vector=vector)) for vector in vectors]
        )

        assert [] == codes(Substance(inn=row["inn"], modality=modality)), row["inn"]
    assert seen > 30


def test_rows_of_products_contradict_no_name() -> None:
    """Brands, vectors, origins and genes of real products raise nothing."""
    for row in _rows("products.csv"):
        vector = next(
            (
                family
                for word, family in _FAMILIES.items()
                if word.lower() in row["vector"].lower()
            ),
            None,
        )
        origin = row["cell_origin"].strip().lower()
        gene = row["target_gene"].strip()
        modality = TherapyModality(
            components=[
                Component(agent=Agent(vector=Vector(family=vector))),
                *([adds(gene)] if gene and " " not in gene else []),
            ],
            cells=CellProduct(origin=Origin(origin))
            if origin in {"autologous", "allogeneic"}
            else None,
        )
        product = Product(
            brands=[row["brand"].split(" / ")[0]] if row["brand"] else [],
            substances=[row["inn"]] if row["inn"] else [],
            modality=modality,
        )

        assert [] == codes(product), row["brand"]
