"""INC: what a register needs to know of a therapy; to lack it is no contradiction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain._vocabularies import ABSENT
from genetherapy_model.domain.cells import CellProduct, CellType, Origin
from genetherapy_model.domain.mechanism_vocabularies import (
    Activator,
    EditingSystem,
    ReceptorKind,
)
from genetherapy_model.domain.mechanisms import (
    EngineeredReceptor,
    GenomeEditing,
    SuicideGene,
)
from genetherapy_model.domain.modalities import Agent, Component, TherapyModality
from genetherapy_model.domain.modality_vocabularies import Setting
from genetherapy_model.domain.products import Product
from genetherapy_model.domain.routes import Route
from genetherapy_model.domain.vector_vocabularies import VectorFamily
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule

__all__ = [
    "crispr_without_guide",
    "editing_without_system",
    "ex_vivo_without_cell_type",
    "ex_vivo_without_origin",
    "in_vivo_car_without_vector_or_route",
    "in_vivo_without_route",
    "suicide_gene_without_activator",
]


def _whole(modality: TherapyModality) -> Product:
    """Make a product that lacks nothing but what its modality lacks."""
    return Product(
        brands=["Brand"],
        substances=["substance"],
        modality=modality,
        sources=["a register"],
    )


def _modality(product: Product) -> TherapyModality:
    return TherapyModality() if product.modality is None else product.modality


def _cells(product: Product) -> CellProduct:
    cells = _modality(product).cells
    return cells if isinstance(cells, CellProduct) else CellProduct()


@rule(
    "INC001",
    title="a product ex vivo names the type of its cells",
    severity=Severity.INFO,
    subject=Product,
    reason="The cells are the product.",
    source=("R3", "N7"),
    failing=_whole(
        TherapyModality(
            setting=Setting.EX_VIVO, cells=CellProduct(origin=Origin.AUTOLOGOUS)
        )
    ),
    passing=_whole(
        TherapyModality(
            setting=Setting.EX_VIVO,
            cells=CellProduct(type=CellType.HSPC, origin=Origin.AUTOLOGOUS),
        )
    ),
)
def ex_vivo_without_cell_type(product: Product) -> Iterator[Slip]:
    """Look at the cells of a product ex vivo."""
    if _modality(product).setting is Setting.EX_VIVO and _cells(product).type is None:
        yield Slip("/modality", "it is ex vivo, and the type of its cells is missing")


@rule(
    "INC002",
    title="a product ex vivo says whose its cells are",
    severity=Severity.INFO,
    subject=Product,
    reason="MeSH and the names of substances both tell the person's own cells from "
    "another's; a name without 'auto-' leaves it open.",
    source=("M1", "N10"),
    failing=_whole(
        TherapyModality(setting=Setting.EX_VIVO, cells=CellProduct(type=CellType.HSPC))
    ),
    passing=_whole(
        TherapyModality(
            setting=Setting.EX_VIVO,
            cells=CellProduct(type=CellType.HSPC, origin=Origin.AUTOLOGOUS),
        )
    ),
)
def ex_vivo_without_origin(product: Product) -> Iterator[Slip]:
    """Look at the cells of a product ex vivo."""
    if _modality(product).setting is Setting.EX_VIVO and _cells(product).origin is None:
        yield Slip("/modality", "it is ex vivo, and whose its cells are is missing")


def _has_receptor(product: Product) -> bool:
    return any(
        isinstance(each.mechanism, EngineeredReceptor)
        for each in _modality(product).components
    )


@rule(
    "INC003",
    title="a product in vivo names its route",
    severity=Severity.INFO,
    subject=Product,
    reason="What goes into the body goes in by a route. Receptors made in the body "
    "have a rule of their own.",
    source=("R12",),
    failing=_whole(TherapyModality(setting=Setting.IN_VIVO)),
    passing=_whole(
        TherapyModality(setting=Setting.IN_VIVO, routes=[Route.INTRAVENOUS])
    ),
)
def in_vivo_without_route(product: Product) -> Iterator[Slip]:
    """Look at the routes of a product in vivo."""
    modality = _modality(product)
    if (
        modality.setting is Setting.IN_VIVO
        and not modality.routes
        and not _has_receptor(product)
    ):
        yield Slip("/modality", "it is in vivo, and its route is missing")


@rule(
    "INC004",
    title="genome editing names its tool",
    severity=Severity.INFO,
    subject=Product,
    reason="A nuclease, a base editor and an RNA editor differ in what they may do "
    "beside the edit.",
    source=("R13", "M1"),
    failing=_whole(TherapyModality(components=[Component(mechanism=GenomeEditing())])),
    passing=_whole(
        TherapyModality(
            components=[Component(mechanism=GenomeEditing(system=EditingSystem.TALEN))]
        )
    ),
)
def editing_without_system(product: Product) -> Iterator[Slip]:
    """Look at what edits."""
    for each in _ordered(product):
        if isinstance(each.mechanism, GenomeEditing) and each.mechanism.system is None:
            yield Slip("/modality/components", "it edits, and by which tool is missing")


def _ordered(product: Product) -> list[Component]:
    return sorted(_modality(product).components, key=repr)


_WITH_GUIDE: Final = frozenset(
    {
        EditingSystem.CRISPR_NUCLEASE,
        EditingSystem.BASE_EDITOR,
        EditingSystem.PRIME_EDITOR,
    }
)


@rule(
    "INC005",
    title="a CRISPR tool has its guide RNA recorded",
    severity=Severity.INFO,
    subject=Product,
    reason="The guide says where the edit is; names of substances list it apart.",
    source=("N10", "M1"),
    failing=_whole(
        TherapyModality(
            components=[
                Component(mechanism=GenomeEditing(system=EditingSystem.CRISPR_NUCLEASE))
            ]
        )
    ),
    passing=_whole(
        TherapyModality(
            components=[
                Component(
                    mechanism=GenomeEditing(
                        system=EditingSystem.CRISPR_NUCLEASE, guides=["nexiguran"]
                    )
                )
            ]
        )
    ),
)
def crispr_without_guide(product: Product) -> Iterator[Slip]:
    """Look at the guides of what has some."""
    for each in _ordered(product):
        mechanism = each.mechanism
        if (
            isinstance(mechanism, GenomeEditing)
            and mechanism.system in _WITH_GUIDE
            and not mechanism.guides
        ):
            yield Slip(
                "/modality/components",
                f"it edits by a {mechanism.system.value}, and its guide RNA is missing",
            )


@rule(
    "INC006",
    title="a suicide gene names the drug that it waits for",
    severity=Severity.INFO,
    subject=Product,
    reason="The thymidine kinase of herpes simplex virus needs ganciclovir, inducible "
    "caspase 9 a dimerizer: without its drug the gene does nothing.",
    source=("C3",),
    failing=_whole(TherapyModality(components=[Component(mechanism=SuicideGene())])),
    passing=_whole(
        TherapyModality(
            components=[
                Component(mechanism=SuicideGene(activator=Activator.GANCICLOVIR))
            ]
        )
    ),
)
def suicide_gene_without_activator(product: Product) -> Iterator[Slip]:
    """Look at the drugs of suicide genes."""
    for each in _ordered(product):
        if isinstance(each.mechanism, SuicideGene) and each.mechanism.activator is None:
            yield Slip(
                "/modality/components",
                "it has a suicide gene, and the drug that it waits for is missing",
            )


_CAR: Final = EngineeredReceptor(kind=ReceptorKind.CAR)


@rule(
    "INC007",
    title="a receptor made in the body has a vector and a route",
    severity=Severity.INFO,
    subject=Product,
    reason="It is what is injected, and how, that tells it from cells made outside. "
    "That there is no vector may be stated.",
    source=("R12",),
    failing=_whole(
        TherapyModality(
            setting=Setting.IN_VIVO,
            components=[Component(mechanism=_CAR)],
            routes=[Route.INTRAVENOUS],
        )
    ),
    passing=_whole(
        TherapyModality(
            setting=Setting.IN_VIVO,
            components=[
                Component(
                    mechanism=_CAR,
                    agent=Agent(vector=Vector(family=VectorFamily.LENTIVIRUS)),
                )
            ],
            routes=[Route.INTRAVENOUS],
        )
    ),
)
def in_vivo_car_without_vector_or_route(product: Product) -> Iterator[Slip]:
    """Look at the vectors and routes of receptors in vivo."""
    modality = _modality(product)
    if modality.setting is not Setting.IN_VIVO or not _has_receptor(product):
        return
    if not modality.routes:
        yield Slip(
            "/modality", "its receptor is made in the body; its route is missing"
        )
    for each in _ordered(product):
        if isinstance(each.mechanism, EngineeredReceptor) and not _has_vector(each):
            yield Slip(
                "/modality/components",
                "its receptor is made in the body, and its vector is missing",
            )


def _has_vector(component: Component) -> bool:
    agent = component.agent
    return agent is ABSENT or (isinstance(agent, Agent) and agent.vector is not None)
