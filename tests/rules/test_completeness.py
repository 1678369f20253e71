"""INC: what a register needs to know of a therapy, and of an entry."""

from __future__ import annotations

from pathlib import Path

import pytest

import genetherapy_model as gtm
from genetherapy_model import (
    ABSENT,
    Activator,
    Agent,
    Authorization,
    CellProduct,
    CellType,
    CollectiveAuthor,
    Component,
    EditingSystem,
    EndReason,
    EngineeredReceptor,
    GenomeEditing,
    Origin,
    Product,
    Publication,
    Route,
    Setting,
    Severity,
    SuicideGene,
    TherapyModality,
    Vector,
    nomenclature,
)

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def codes(subject: object) -> list[str]:
    """Give the codes of what is missing."""
    found = gtm.check(subject, select=["INC"])  # type: ignore[arg-type]
    assert {each.severity for each in found} <= {Severity.INFO}
    return [each.code for each in found]


def of(*mechanisms: gtm.Mechanism, agent: Agent | None = None) -> list[Component]:
    """Give components, each of a mechanism."""
    return [Component(mechanism=each, agent=agent) for each in mechanisms]


EX_VIVO, IN_VIVO = Setting.EX_VIVO, Setting.IN_VIVO
RECEPTOR = EngineeredReceptor()
VECTOR = Agent(vector=Vector())


@pytest.mark.parametrize(
    ("modality", "found"),
    [
        (TherapyModality(), []),
        (TherapyModality(setting=EX_VIVO), ["INC001", "INC002"]),
        (TherapyModality(setting=EX_VIVO, cells=ABSENT), ["INC001", "INC002"]),
        (
            TherapyModality(setting=EX_VIVO, cells=CellProduct(type=CellType.T)),
            ["INC002"],
        ),
        (
            TherapyModality(
                setting=EX_VIVO,
                cells=CellProduct(type=CellType.T, origin=Origin.ALLOGENEIC),
            ),
            [],
        ),
        (TherapyModality(cells=CellProduct()), []),
        (TherapyModality(setting=IN_VIVO), ["INC003"]),
        (TherapyModality(setting=IN_VIVO, routes=[Route.INTRAVENOUS]), []),
        (TherapyModality(components=of(GenomeEditing())), ["INC004"]),
        (TherapyModality(components=of(GenomeEditing(system=EditingSystem.ZFN))), []),
        (
            TherapyModality(
                components=of(GenomeEditing(system=EditingSystem.BASE_EDITOR))
            ),
            ["INC005"],
        ),
        (
            TherapyModality(
                components=of(
                    GenomeEditing(system=EditingSystem.PRIME_EDITOR, guides=["g1"])
                )
            ),
            [],
        ),
        (TherapyModality(components=of(SuicideGene())), ["INC006"]),
        (
            TherapyModality(
                components=of(SuicideGene(activator=Activator.GANCICLOVIR))
            ),
            [],
        ),
        (
            TherapyModality(setting=IN_VIVO, components=of(RECEPTOR)),
            ["INC007", "INC007"],
        ),
        (
            TherapyModality(setting=IN_VIVO, components=of(RECEPTOR, agent=VECTOR)),
            ["INC007"],
        ),
        (
            TherapyModality(
                setting=IN_VIVO,
                components=of(RECEPTOR, agent=Agent(vector=ABSENT)),
                routes=[Route.INTRAVENOUS],
            ),
            [],
        ),
        (TherapyModality(components=of(RECEPTOR)), []),
    ],
)
def test_what_a_register_needs_to_know_of_a_therapy(
    modality: TherapyModality, found: list[str]
) -> None:
    """Each part that the setting and the mechanism call for is asked for, once."""
    product = Product(
        brands=["Brand"], substances=["substance"], modality=modality, sources=["it"]
    )

    assert codes(product) == found


def test_a_claim_on_a_work_need_not_be_complete() -> None:
    """Only products are asked: titles and substances say as much as they say."""
    modality = TherapyModality(setting=EX_VIVO)
    work = Publication(
        authors=[CollectiveAuthor(name="A Group")],
        modality_claims=[gtm.ModalityClaim(modality=modality)],
    )

    assert codes(work) == []
    assert codes(modality) == []
    assert codes(gtm.Substance(modality=modality)) == []


def test_an_empty_entry_lacks_everything() -> None:
    """This family alone may fire on what says nothing; and it is off by default."""
    assert codes(Product()) == ["INC009", "INC010", "INC011", "INC012"]
    assert codes(Authorization()) == ["INC013", "INC015"]
    assert codes(Publication()) == ["INC008"]
    assert gtm.check([Product(), Authorization(), Publication()]) == ()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"decided": "2012"}, []),
        ({"observed_on": "2012"}, []),
        ({}, ["INC013"]),
        (
            {"decided": "2012", "end_reason": EndReason.EXPIRED_NOT_RENEWED},
            ["INC014"],
        ),
        (
            {"decided": "2012", "ended": "2017", "end_reason": EndReason.LAPSED},
            [],
        ),
        ({"decided": "2012", "ended": "2017"}, []),
    ],
)
def test_a_decision_is_dated(said: dict[str, object], found: list[str]) -> None:
    """A day of decision or sighting, and one of the end, are asked for."""
    assert codes(Authorization(sources=["it"], **said)) == found  # type: ignore[arg-type]


def test_a_name_of_one_kind_is_enough() -> None:
    """A code does for a brand."""
    product = Product(
        codes=["BBM-H901"],
        substances=["substance"],
        modality=TherapyModality(),
        sources=["it"],
    )

    assert codes(product) == []


def test_what_the_registers_lack_is_known() -> None:
    """Each gap of what the library ships was looked at, and its sources leave it."""
    gaps = {
        ((product.brands or product.substances)[0], code)
        for product in nomenclature.products()
        for code in codes(product)
    }
    ends = {
        (each.product, code)
        for each in nomenclature.authorizations()
        for code in codes(each)
    }

    assert gaps == {
        ("Casgevy", "INC005"),
        ("Gendicine", "INC010"),
        ("NexCAR19", "INC002"),
        ("Oncorine", "INC010"),
        ("Rexin-G", "INC010"),
        ("Strimvelis", "INC010"),
        ("Zalmoxis", "INC006"),
        ("inaticabtagene autoleucel", "INC009"),
    }
    assert ends == {("Collategene", "INC014")}


def test_sixteen_real_records_have_no_author() -> None:
    """Real works without authors are found when they are asked for."""
    path = CORPUS / "pubmed_xml" / "pubmed_sample.xml.gz"
    if not path.exists():
        pytest.skip("../shared is absent")
    found = gtm.check(gtm.read(path), select=["INC"])

    assert {each.code for each in found} == {"INC008"}
    assert len(found) == 16
