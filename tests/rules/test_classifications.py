"""PRD: as what products are said to count."""

from __future__ import annotations

import itertools

import attrs
import pytest

import genetherapy_model as gtm
from genetherapy_model import (
    Agent,
    CellProduct,
    Classification,
    Component,
    Product,
    RegulatoryClass,
    Setting,
    TherapyModality,
    Vector,
    VectorFamily,
    nomenclature,
)

GENE, CELLS, TISSUE, COMBINED, OTHER = RegulatoryClass


def codes(subject: Product | Classification) -> list[str]:
    """Give the codes of what is found."""
    return [each.code for each in gtm.check(subject, select=["PRD"])]


@pytest.mark.parametrize(
    ("classes", "excluded", "found"),
    [
        ([GENE], [GENE], ["PRD016"]),
        ([GENE, COMBINED], [COMBINED], ["PRD016"]),
        ([CELLS], [GENE], []),
        ([], [GENE], []),
        ([GENE], [], []),
        ([GENE, CELLS], [], ["PRD017"]),
        ([COMBINED, OTHER], [], ["PRD017"]),
        ([GENE, COMBINED], [], []),
        ([TISSUE, COMBINED], [], []),
        ([GENE, TISSUE], [], []),
        ([OTHER], [], []),
    ],
)
def test_classes_do_not_contradict_each_other(
    classes: list[RegulatoryClass], excluded: list[RegulatoryClass], found: list[str]
) -> None:
    """What is of a class is not out of it, and some leave each other out."""
    assert codes(Classification(classes=classes, excluded=excluded)) == found


@pytest.mark.parametrize(
    ("jurisdiction", "named", "on", "found"),
    [
        ("EU", TISSUE, "2006-12-31", ["PRD018"]),
        ("EU", COMBINED, "1999", ["PRD018"]),
        ("ES", TISSUE, "2003", ["PRD018"]),
        ("GB", TISSUE, "2003", ["PRD018"]),
        ("EU", GENE, "2003", []),
        ("EU", TISSUE, "2007", []),
        ("EU", TISSUE, "2003?", []),
        ("EU", TISSUE, None, []),
        ("US", TISSUE, "2003", []),
        ("JP", TISSUE, "2003", []),
        (None, TISSUE, "2003", []),
    ],
)
def test_a_class_is_as_old_as_its_law(
    jurisdiction: str | None, named: RegulatoryClass, on: str | None, found: list[str]
) -> None:
    """The regulation of 2007 made two classes, and other laws are not known."""
    stated = Classification(jurisdiction=jurisdiction, classes=[named], on=on)

    assert codes(stated) == found


ENCLOSED = TherapyModality(cells=CellProduct(encapsulated=True))


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        (Classification(jurisdiction="EU", classes=[GENE]), ["PRD019"]),
        (Classification(jurisdiction="GB", classes=[CELLS]), ["PRD019"]),
        (Classification(jurisdiction="EU", classes=[GENE, COMBINED]), []),
        (Classification(jurisdiction="EU", classes=[GENE], doubtful=True), []),
        (Classification(jurisdiction="EU"), []),
        (Classification(jurisdiction="US", classes=[GENE]), []),
        (Classification(classes=[GENE]), []),
    ],
)
def test_cells_in_a_device_are_combined(
    stated: Classification, found: list[str]
) -> None:
    """In the EU and Great Britain a device makes it a combined product."""
    assert codes(Product(modality=ENCLOSED, classifications=[stated])) == found
    assert codes(Product(classifications=[stated])) == []


def test_encelto_is_known_to_be_combined() -> None:
    """The one product of the register in a device is a slip where it is not so."""
    encelto = nomenclature.find_product("Encelto")
    stated = Classification(jurisdiction="EU", classes=[GENE])

    assert codes(encelto) == []
    assert codes(attrs.evolve(encelto, classifications=[stated])) == ["PRD019"]


@pytest.mark.parametrize("device", [None, True, False])
def test_a_combined_product_has_a_device(*, device: bool | None) -> None:
    """Only a device that is stated to be none contradicts the class."""
    stated = Classification(jurisdiction="EU", classes=[COMBINED])
    found = codes(Product(device=device, classifications=[stated]))

    assert found == (["PRD020"] if device is False else [])
    assert codes(Product(device=False, classifications=[Classification()])) == []


def by(family: VectorFamily, **said: object) -> TherapyModality:
    """Give the addition of a gene by a vector."""
    agent = Agent(vector=Vector(family=family))
    component = Component(mechanism=gtm.GeneAddition(), agent=agent)
    return TherapyModality(components=[component], **said)  # type: ignore[arg-type]


AAV = by(VectorFamily.AAV)
UNMODIFIED = TherapyModality(
    setting=Setting.EX_VIVO,
    components=[Component(mechanism=gtm.ABSENT)],
    cells=CellProduct(),
)


@pytest.mark.parametrize(
    ("modality", "said", "found"),
    [
        (AAV, {"excluded": [GENE]}, ["PRD021"]),
        (AAV, {"classes": [CELLS]}, ["PRD021"]),
        (AAV, {"classes": [OTHER]}, ["PRD021"]),
        (UNMODIFIED, {"classes": [GENE]}, ["PRD021"]),
        (AAV, {"classes": [GENE]}, []),
        (AAV, {"classes": [TISSUE]}, []),  # it may be both
        (AAV, {"classes": [COMBINED]}, []),
        (UNMODIFIED, {"classes": [CELLS]}, []),
        (UNMODIFIED, {"excluded": [GENE]}, []),
        (AAV, {"excluded": [GENE], "doubtful": True}, []),
        (AAV, {"excluded": [GENE], "on": None}, []),
        (AAV, {"excluded": [GENE], "on": "2008"}, []),
        (AAV, {"excluded": [GENE], "jurisdiction": "JP"}, []),
        (AAV, {"excluded": [GENE], "jurisdiction": None}, []),
        (AAV, {}, []),
        (TherapyModality(), {"excluded": [GENE]}, []),
        (None, {"excluded": [GENE]}, []),
    ],
)
def test_a_class_agrees_with_the_law(
    modality: TherapyModality | None, said: dict[str, object], found: list[str]
) -> None:
    """What the rules of a law say without reserve is held against a class."""
    stated = Classification(**{"jurisdiction": "EU", "on": "2020", **said})  # type: ignore[arg-type]

    assert codes(Product(modality=modality, classifications=[stated])) == found


def test_the_list_of_an_authority_goes_before_the_rules() -> None:
    """FDA's list says of products by name that they are no gene therapy."""
    stated = Classification(jurisdiction="US", classes=[GENE], on="2026-10")
    [found] = gtm.check(Product(brands=["Amtagvi"], classifications=[stated]))

    assert (found.code, found.path) == ("PRD021", "/classifications/0/classes")
    assert "FDA's list" in found.message


def test_what_the_law_says_of_the_register_breaks_no_rule() -> None:
    """The answers of the library itself are right, but for a device that it ignores."""
    found = {
        (product.brands, each.code)
        for product, place in itertools.product(
            nomenclature.products(), ("EU", "ES", "GB", "US")
        )
        for each in gtm.check(
            attrs.evolve(
                product,
                classifications=[
                    nomenclature.regulatory_class(product, place, "2024-03")
                ],
            ),
            select=["PRD"],
        )
    }

    assert found == {(("Encelto",), "PRD019")}


def test_an_empty_classification_says_nothing() -> None:
    """Unstated is not wrong."""
    assert codes(Classification()) == []
    assert codes(Product(classifications=[Classification()])) == []
