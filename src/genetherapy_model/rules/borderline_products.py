"""PRD: products at the border of gene therapy, of which the law says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.dates import PartialDate
from genetherapy_model.domain.genes import Antigen
from genetherapy_model.domain.mechanism_vocabularies import (
    AntigenPurpose,
    EditingSystem,
    OligonucleotideKind,
)
from genetherapy_model.domain.mechanisms import (
    AntigenExpression,
    GenomeEditing,
    Oligonucleotide,
)
from genetherapy_model.domain.modalities import (
    ABSENT,
    Agent,
    Component,
    TherapyModality,
)
from genetherapy_model.domain.modality_vocabularies import (
    CargoForm,
    NucleicAcidOrigin,
)
from genetherapy_model.domain.product_vocabularies import RegulatoryClass
from genetherapy_model.domain.products import Classification, Product
from genetherapy_model.domain.vector_vocabularies import VectorFamily
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._law import as_classed, rules_of

__all__ = [
    "cancer_vaccine_as_no_gene_therapy",
    "infection_treated_as_gene_therapy",
    "infectious_vaccine_as_gene_therapy",
    "oligonucleotide_as_gene_therapy",
    "protein_editing_as_gene_therapy",
]

_GENE_THERAPY: Final = RegulatoryClass.GENE_THERAPY
_IN_2020: Final = PartialDate(year=2020)


def _components(product: Product) -> frozenset[Component]:
    return frozenset() if product.modality is None else product.modality.components


def _agent(component: Component) -> Agent:
    return component.agent if isinstance(component.agent, Agent) else Agent()


# The kinds whose very name says how they work: by binding RNA, made by synthesis.
_SYNTHETIC: Final = (OligonucleotideKind.ASO, OligonucleotideKind.SIRNA)
_SIRNA: Final = TherapyModality(
    components=[
        Component(
            mechanism=Oligonucleotide(kind=OligonucleotideKind.SIRNA),
            agent=Agent(nucleic_acid_origin=NucleicAcidOrigin.SYNTHETIC),
        )
    ]
)


@rule(
    "PRD022",
    title="a synthetic oligonucleotide is not classed as gene therapy in the EU",
    severity=Severity.ERROR,
    subject=Product,
    reason="Gene therapy there needs a recombinant nucleic acid; what is made by "
    "synthesis is none. A reform is under way, so that a date must be stated.",
    source=("R3", "R7"),
    failing=Product(
        modality=_SIRNA,
        classifications=[
            Classification(
                jurisdiction="EU", classes=[RegulatoryClass.GENE_THERAPY], on=_IN_2020
            )
        ],
    ),
    passing=Product(
        modality=_SIRNA,
        classifications=[
            Classification(
                jurisdiction="EU", excluded=[RegulatoryClass.GENE_THERAPY], on=_IN_2020
            )
        ],
    ),
)
def oligonucleotide_as_gene_therapy(product: Product) -> Iterator[Slip]:
    """Look for the class where nothing else is done."""
    components = _components(product)
    if not components or not all(map(_is_synthetic, components)):
        return
    for path, each in as_classed(product):
        if _GENE_THERAPY in each.classes:
            yield Slip(
                f"{path}/classes",
                f"a synthetic oligonucleotide is no gene therapy in "
                f"{each.jurisdiction} on {each.on}",
            )


def _is_synthetic(component: Component) -> bool:
    mechanism, agent = component.mechanism, _agent(component)
    return (
        isinstance(mechanism, Oligonucleotide)
        and mechanism.kind is not None
        and any(mechanism.kind.is_a(kind) for kind in _SYNTHETIC)
        and agent.nucleic_acid_origin is not NucleicAcidOrigin.RECOMBINANT
        and not isinstance(agent.vector, Vector)
    )


_VACCINE: Final = TherapyModality(
    components=[
        Component(
            mechanism=AntigenExpression(purpose=AntigenPurpose.INFECTIOUS),
            agent=Agent(vector=Vector(family=VectorFamily.ADENOVIRUS)),
        )
    ]
)


@rule(
    "PRD023",
    title="a vaccine against an infection is not classed as gene therapy",
    severity=Severity.ERROR,
    subject=Product,
    reason="The law of the EU and of Great Britain leaves vaccines against infectious "
    "diseases out, whatever they are made of.",
    source=("R3", "R5"),
    failing=Product(
        modality=_VACCINE,
        classifications=[
            Classification(
                jurisdiction="EU",
                classes=[RegulatoryClass.GENE_THERAPY],
                on="2021-03-11",
            )
        ],
    ),
    passing=Product(
        modality=_VACCINE,
        classifications=[
            Classification(
                jurisdiction="EU",
                classes=[RegulatoryClass.OTHER],
                excluded=[RegulatoryClass.GENE_THERAPY],
                on="2021-03-11",
            )
        ],
    ),
)
def infectious_vaccine_as_gene_therapy(product: Product) -> Iterator[Slip]:
    """Look for the class where an antigen is expressed against an infection."""
    if not any(
        isinstance(each.mechanism, AntigenExpression)
        and each.mechanism.purpose is AntigenPurpose.INFECTIOUS
        for each in _components(product)
    ):
        return
    for path, each in as_classed(product):
        if _GENE_THERAPY in each.classes:
            yield Slip(
                f"{path}/classes",
                f"a vaccine against an infection is no gene therapy in "
                f"{each.jurisdiction}",
            )


_GERMS: Final = re.compile(
    r"\b(HPV|HBV|HCV|HIV|EBV|CMV|HSV|VZV|RSV|SARS|influenza|plasmodium)\b"
    r"|\w*virus|\bviral\b|tubercul|malaria",
    re.IGNORECASE,
)
_AGAINST_HPV: Final = TherapyModality(
    components=[
        Component(
            mechanism=AntigenExpression(antigens=[Antigen(name="HPV 6/11 antigens")]),
            agent=Agent(vector=Vector(family=VectorFamily.ADENOVIRUS)),
        )
    ]
)


@rule(
    "PRD024",
    title="a vector that treats what an infection causes is classed with a reserve",
    severity=Severity.WARNING,
    subject=Product,
    reason="In the EU and Great Britain vaccines against infections are left out; how "
    "a vector counts that treats a disease which an infection causes, and does not "
    "prevent it, is not clear. A class that names its source or reason stands.",
    source=("R3", "R5", "E: Papzimeos, licensed in the United States"),
    failing=Product(
        modality=_AGAINST_HPV,
        classifications=[
            Classification(
                jurisdiction="EU", classes=[RegulatoryClass.GENE_THERAPY], on="2025-09"
            )
        ],
    ),
    passing=Product(
        modality=_AGAINST_HPV,
        classifications=[
            Classification(
                jurisdiction="EU",
                classes=[RegulatoryClass.GENE_THERAPY],
                on="2025-09",
                doubtful=True,
            )
        ],
    ),
)
def infection_treated_as_gene_therapy(product: Product) -> Iterator[Slip]:
    """Look for the class where a germ's antigen is expressed for no stated purpose."""
    if not any(map(_shows_a_germ, _components(product))):
        return
    for path, each in as_classed(product):
        if _GENE_THERAPY in each.classes and not each.sources and each.reason is None:
            yield Slip(
                f"{path}/classes",
                f"whether {each.jurisdiction} counts a vector against an infection "
                "that is there as gene therapy is not clear; say it with reserve",
            )


def _shows_a_germ(component: Component) -> bool:
    mechanism = component.mechanism
    if not isinstance(mechanism, AntigenExpression) or mechanism.purpose is not None:
        return False
    return any(
        _GERMS.search(each.name)
        or (each.gene is not None and _GERMS.search(each.gene.organism or ""))
        for each in mechanism.antigens
    )


_BY_PROTEIN: Final = TherapyModality(
    components=[
        Component(
            mechanism=GenomeEditing(system=EditingSystem.ZFN),
            agent=Agent(vector=ABSENT, cargo_form=CargoForm.PROTEIN),
        )
    ]
)


@rule(
    "PRD025",
    title="editing by a protein alone is classed with a reserve",
    severity=Severity.WARNING,
    subject=Product,
    reason="Gene therapy in the EU needs a recombinant nucleic acid, and the "
    "definition leaves doubt for a nuclease that is brought in as a protein.",
    source=("R8",),
    failing=Product(
        modality=_BY_PROTEIN,
        classifications=[
            Classification(
                jurisdiction="EU", classes=[RegulatoryClass.GENE_THERAPY], on=_IN_2020
            )
        ],
    ),
    passing=Product(
        modality=_BY_PROTEIN,
        classifications=[
            Classification(
                jurisdiction="EU",
                classes=[RegulatoryClass.GENE_THERAPY],
                on=_IN_2020,
                doubtful=True,
            )
        ],
    ),
)
def protein_editing_as_gene_therapy(product: Product) -> Iterator[Slip]:
    """Look for the class where nothing else is done."""
    components = _components(product)
    if not components or not all(
        isinstance(each.mechanism, GenomeEditing)
        and _agent(each).cargo_form is CargoForm.PROTEIN
        and not isinstance(_agent(each).vector, Vector)
        for each in components
    ):
        return
    for path, each in as_classed(product):
        if _GENE_THERAPY in each.classes:
            yield Slip(
                f"{path}/classes",
                f"it edits by a protein alone, which leaves its class in "
                f"{each.jurisdiction} in doubt; say it with reserve",
            )


_CANCER_VACCINE: Final = TherapyModality(
    components=[
        Component(
            mechanism=AntigenExpression(purpose=AntigenPurpose.CANCER),
            agent=Agent(cargo_form=CargoForm.MRNA),
        )
    ]
)


@rule(
    "PRD026",
    title="an mRNA vaccine against cancer is not said to be no gene therapy",
    severity=Severity.WARNING,
    subject=Product,
    reason="The law leaves out vaccines against infections alone. That the EU's "
    "committee takes mRNA vaccines against cancer for gene therapy is told by a review "
    "of RNA medicines; no decision of it was seen.",
    source=("R3", "R7"),
    failing=Product(
        modality=_CANCER_VACCINE,
        classifications=[
            Classification(
                jurisdiction="EU", excluded=[RegulatoryClass.GENE_THERAPY], on=_IN_2020
            )
        ],
    ),
    passing=Product(
        modality=_CANCER_VACCINE,
        classifications=[
            Classification(
                jurisdiction="EU", classes=[RegulatoryClass.GENE_THERAPY], on=_IN_2020
            )
        ],
    ),
)
def cancer_vaccine_as_no_gene_therapy(product: Product) -> Iterator[Slip]:
    """Look for the exclusion where mRNA is given against a cancer."""
    if not any(map(_is_cancer_vaccine, _components(product))):
        return
    for path, each in as_classed(product):
        if _GENE_THERAPY in each.excluded and rules_of(each.jurisdiction) == "EU":
            yield Slip(
                f"{path}/excluded",
                f"an mRNA vaccine against cancer may well be gene therapy in "
                f"{each.jurisdiction}; say it with reserve",
            )


def _is_cancer_vaccine(component: Component) -> bool:
    mechanism, form = component.mechanism, _agent(component).cargo_form
    return (
        isinstance(mechanism, AntigenExpression)
        and mechanism.purpose is AntigenPurpose.CANCER
        and form is not None
        and form.is_a(CargoForm.MRNA)
    )
