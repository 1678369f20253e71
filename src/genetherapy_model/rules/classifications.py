"""PRD: as what products are said to count under the law."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.cells import CellProduct
from genetherapy_model.domain.chronology import certainly_before
from genetherapy_model.domain.dates import PartialDate
from genetherapy_model.domain.mechanisms import GeneAddition
from genetherapy_model.domain.modalities import Agent, Component, TherapyModality
from genetherapy_model.domain.product_vocabularies import RegulatoryClass
from genetherapy_model.domain.products import Classification, Product
from genetherapy_model.domain.vector_vocabularies import VectorFamily
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Rule, Slip, rule
from genetherapy_model.rules._law import rules_of
from genetherapy_model.rules.borderline_products import (
    cancer_vaccine_as_no_gene_therapy,
    infection_treated_as_gene_therapy,
    infectious_vaccine_as_gene_therapy,
    oligonucleotide_as_gene_therapy,
    protein_editing_as_gene_therapy,
)
from genetherapy_model.rules.products import is_encapsulated

__all__ = [
    "against_the_rules_of_the_law",
    "class_before_its_law",
    "classes_that_exclude_each_other",
    "combined_without_device",
    "encapsulated_but_not_combined",
    "included_and_excluded",
]

_GENE_THERAPY: Final = RegulatoryClass.GENE_THERAPY
_COMBINED: Final = RegulatoryClass.COMBINED
_IN_2020: Final = PartialDate(year=2020)


@rule(
    "PRD016",
    title="a product does not count as what it is excluded from",
    severity=Severity.ERROR,
    subject=Classification,
    reason="To be of a class and not to be of it, in one place at one time, is a "
    "contradiction.",
    source=("R3", "R11"),
    failing=Classification(
        jurisdiction="EU",
        classes=[RegulatoryClass.GENE_THERAPY],
        excluded=[RegulatoryClass.GENE_THERAPY],
    ),
    passing=Classification(
        jurisdiction="EU",
        classes=[RegulatoryClass.SOMATIC_CELL_THERAPY],
        excluded=[RegulatoryClass.GENE_THERAPY],
    ),
)
def included_and_excluded(classification: Classification) -> Iterator[Slip]:
    """Look for a class that is in both sets."""
    both = classification.classes & classification.excluded
    if both:
        yield Slip("/excluded", f"it is stated to be and not to be {_shown(both)}")


def _shown(classes: frozenset[RegulatoryClass]) -> str:
    return ", ".join(sorted(each.value for each in classes))


@rule(
    "PRD017",
    title="classes that leave each other out do not stand together",
    severity=Severity.WARNING,
    subject=Classification,
    reason="A somatic cell therapy is defined as being no gene therapy, and 'other' as "
    "being neither; a combined product is of a second class.",
    source=("R4", "MODEL"),
    failing=Classification(
        jurisdiction="EU",
        classes=[RegulatoryClass.GENE_THERAPY, RegulatoryClass.SOMATIC_CELL_THERAPY],
    ),
    passing=Classification(
        jurisdiction="EU",
        classes=[RegulatoryClass.GENE_THERAPY, RegulatoryClass.COMBINED],
    ),
)
def classes_that_exclude_each_other(classification: Classification) -> Iterator[Slip]:
    """Look for two classes of which one is defined as not being the other."""
    classes = classification.classes
    if len(classes) > 1 and (
        RegulatoryClass.OTHER in classes
        or {_GENE_THERAPY, RegulatoryClass.SOMATIC_CELL_THERAPY} <= classes
    ):
        yield Slip("/classes", f"it cannot be all of these at once: {_shown(classes)}")


# Regulation (EC) No 1394/2007 made them; gene therapy was a class before it.
_OF_2007: Final = frozenset({RegulatoryClass.TISSUE_ENGINEERED, _COMBINED})
_YEAR: Final = PartialDate(year=2007)


@rule(
    "PRD018",
    title="a class is not older than the law that made it",
    severity=Severity.ERROR,
    subject=Classification,
    reason="Regulation (EC) No 1394/2007 made the classes of tissue engineered and "
    "combined products; nothing counted as one before that year.",
    source=("R2", "R6"),
    failing=Classification(
        jurisdiction="EU", classes=[RegulatoryClass.TISSUE_ENGINEERED], on="2003"
    ),
    passing=Classification(
        jurisdiction="EU", classes=[RegulatoryClass.TISSUE_ENGINEERED], on="2009-10"
    ),
)
def class_before_its_law(classification: Classification) -> Iterator[Slip]:
    """Compare the day with the year of the regulation, where it holds."""
    made = classification.classes & _OF_2007
    if (
        made
        and classification.on is not None
        and certainly_before(classification.on, _YEAR)
        and rules_of(classification.jurisdiction) is not None
    ):
        yield Slip(
            "/on",
            f"on {classification.on} nobody could count as {_shown(made)}: the law of "
            "that class is of 2007",
        )


_ENCAPSULATED: Final = TherapyModality(
    components=[Component(mechanism=GeneAddition())],
    cells=CellProduct(encapsulated=True),
)


@rule(
    "PRD019",
    title="cells in a device are classed as a combined product",
    severity=Severity.WARNING,
    subject=Product,
    reason="In the EU and Great Britain an advanced therapy with a device as a part of "
    "it is a combined one, beside what else it is. At FDA there is no such class.",
    source=("R6", "P", "E: Encelto"),
    failing=Product(
        modality=_ENCAPSULATED,
        classifications=[
            Classification(jurisdiction="EU", classes=[RegulatoryClass.GENE_THERAPY])
        ],
    ),
    passing=Product(
        modality=_ENCAPSULATED,
        classifications=[
            Classification(
                jurisdiction="EU",
                classes=[RegulatoryClass.GENE_THERAPY, RegulatoryClass.COMBINED],
            )
        ],
    ),
)
def encapsulated_but_not_combined(product: Product) -> Iterator[Slip]:
    """Look at the classes of cells that a device encloses."""
    if not is_encapsulated(product):
        return
    for index, each in enumerate(product.classifications):
        if each.doubtful or rules_of(each.jurisdiction) is None:
            continue
        if each.classes and _COMBINED not in each.classes:
            yield Slip(
                f"/classifications/{index}/classes",
                f"its cells are in a device, and it is classed as "
                f"{_shown(each.classes)} only",
            )


@rule(
    "PRD020",
    title="a combined product has a device",
    severity=Severity.ERROR,
    subject=Product,
    reason="The class of combined advanced therapies is that of those with a medical "
    "device as a part.",
    source=("R6",),
    failing=Product(
        device=False,
        classifications=[
            Classification(jurisdiction="EU", classes=[RegulatoryClass.COMBINED])
        ],
    ),
    passing=Product(
        device=True,
        classifications=[
            Classification(jurisdiction="EU", classes=[RegulatoryClass.COMBINED])
        ],
    ),
)
def combined_without_device(product: Product) -> Iterator[Slip]:
    """Look for the class where a device is stated to be absent."""
    if product.device is not False:
        return
    for index, each in enumerate(product.classifications):
        if _COMBINED in each.classes:
            yield Slip(
                f"/classifications/{index}/classes",
                "it is classed as combined, and its device is stated to be none",
            )


# Rules that know one case better than the tables do; where they speak, no more is said.
_NEARER: Final[tuple[Rule, ...]] = (
    oligonucleotide_as_gene_therapy,
    infectious_vaccine_as_gene_therapy,
    infection_treated_as_gene_therapy,
    protein_editing_as_gene_therapy,
    cancer_vaccine_as_no_gene_therapy,
)
_BY_AAV: Final = TherapyModality(
    components=[
        Component(
            mechanism=GeneAddition(),
            agent=Agent(vector=Vector(family=VectorFamily.AAV)),
        )
    ]
)


@rule(
    "PRD021",
    title="a class agrees with the law of its place",
    severity=Severity.WARNING,
    subject=Product,
    reason="What the law and the lists say of such a product without reserve, on that "
    "day, contradicts the class. Tissue engineered products are left out, as the law "
    "on those that are gene therapy too was not seen.",
    source=("R3", "R5", "R11", "P"),
    failing=Product(
        modality=_BY_AAV,
        classifications=[
            Classification(
                jurisdiction="EU", excluded=[RegulatoryClass.GENE_THERAPY], on=_IN_2020
            )
        ],
    ),
    passing=Product(
        modality=_BY_AAV,
        classifications=[
            Classification(
                jurisdiction="EU", classes=[RegulatoryClass.GENE_THERAPY], on=_IN_2020
            )
        ],
    ),
)
def against_the_rules_of_the_law(product: Product) -> Iterator[Slip]:
    """Derive the class from what the product is, and compare."""
    if not product.classifications:
        return
    from genetherapy_model.nomenclature.regulation import (  # noqa: PLC0415
        regulatory_class,
    )

    said = {
        found.path.rpartition("/")[0]
        for nearer in _NEARER
        for found in nearer.check(product)
    }
    for index, each in enumerate(product.classifications):
        path = f"/classifications/{index}"
        if each.doubtful or each.jurisdiction is None or each.on is None:
            continue
        derived = regulatory_class(product, each.jurisdiction, each.on)
        if derived.doubtful is not False or path in said:
            continue
        if _GENE_THERAPY in derived.excluded & each.classes:
            yield Slip(f"{path}/classes", f"it is no gene therapy: {derived.reason}")
        elif _GENE_THERAPY in derived.classes & each.excluded:
            yield Slip(f"{path}/excluded", f"it is gene therapy: {derived.reason}")
        elif _GENE_THERAPY in derived.classes and each.classes & _NO_GENE_THERAPY:
            yield Slip(f"{path}/classes", f"it is gene therapy: {derived.reason}")


# What is defined as being no gene therapy.
_NO_GENE_THERAPY: Final = frozenset(
    {RegulatoryClass.SOMATIC_CELL_THERAPY, RegulatoryClass.OTHER}
)
