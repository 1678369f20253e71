"""Therapy modalities: what is done, to which cells, by what, and how it is known.

A modality says as much as its source and nothing more. None is *not stated*;
``ABSENT`` is *stated to be none*: an electroporated ribonucleoprotein has no vector, a
therapy in vivo no cell product, an unmodified cell no mechanism.

Modalities are ordered by what they say: :func:`is_a`, :func:`combine`, :func:`common`.
What a family of vectors implies never enters the order; see
:func:`~genetherapy_model.domain.vectors.implied`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import cast

from attrs import field, frozen

from genetherapy_model.domain import _order
from genetherapy_model.domain._statements import Statement, to_frozenset, to_tuple
from genetherapy_model.domain._texts import check_text
from genetherapy_model.domain._vocabularies import ABSENT, Absent
from genetherapy_model.domain.cells import CellProduct, Target
from genetherapy_model.domain.conditions import to_mesh_ui
from genetherapy_model.domain.identifiers import AtcCode, MeshUi
from genetherapy_model.domain.mechanisms import Mechanism
from genetherapy_model.domain.modality_vocabularies import (
    CargoForm,
    ComponentRole,
    Delivery,
    EvidenceKind,
    Formulation,
    NucleicAcidOrigin,
    Setting,
)
from genetherapy_model.domain.routes import Route
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.errors import InvalidType, InvalidValue, ModalityConflict

__all__ = [
    "ABSENT",
    "Absent",
    "Agent",
    "CellProduct",
    "Component",
    "Evidence",
    "ModalityClaim",
    "Target",
    "TherapyModality",
    "combine",
    "common",
    "is_a",
]


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Agent(Statement):
    """What brings the genes, or the tool that edits them, into the cells.

    Source: the vocabularies of its fields cite their own; that the origin of the
    nucleic acid decides the class in the EU,
    https://frontiersin.org/articles/10.3389/fmed.2022.1012497/full.

    Attributes:
        vector: The vector; ``ABSENT`` where RNA or protein is brought in without one.
        cargo_form: In which form the cargo is brought in.
        formulation: What stands around it, other than a virus. ``Formulation.NAKED``
            is said of a bare nucleic acid, ``ABSENT`` of anything else without one.
        delivery: By which means it gets in.
        parts: Over how many vectors the cargo is split: 2 for dual AAV.
        nucleic_acid_origin: Whether the nucleic acid is recombinant or synthetic.

    Raises:
        InvalidValue: If there are fewer parts than one.

    >>> Agent(
    ...     vector=ABSENT, cargo_form=CargoForm.RNP, delivery=Delivery.ELECTROPORATION
    ... )
    Agent(vector=ABSENT, cargo_form=CargoForm.RNP, delivery=Delivery.ELECTROPORATION)
    >>> Agent(parts=0)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: Agent.parts: 0 is too few: ...
    """

    vector: Vector | Absent | None = None
    cargo_form: CargoForm | None = None
    formulation: Formulation | Absent | None = None
    delivery: Delivery | None = None
    parts: int | None = None
    nucleic_acid_origin: NucleicAcidOrigin | None = None

    def _check(self) -> None:
        if self.parts is not None and self.parts < 1:
            raise InvalidValue(
                f"Agent.parts: {self.parts} is too few: one vector that carries all of "
                "it is 1 part"
            )


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Component(Statement):
    """One thing that a therapy does, what does it, and what it is for.

    A third of real therapies have several: a CAR and a knock-out, oncolysis and a
    cytokine.

    Source: products with several mechanisms, such as Imlygic,
    https://www.fda.gov/vaccines-blood-biologics/cellular-gene-therapy-products/imlygic.

    Attributes:
        mechanism: How it works; ``ABSENT`` where nothing is modified.
        agent: What brings it in; ``ABSENT`` where nothing does.
        role: What it is for, beside the others.

    Raises:
        InvalidType: If the mechanism is mere text.

    >>> from genetherapy_model.domain.mechanisms import Oncolysis
    >>> Component(mechanism=Oncolysis(), role=ComponentRole.THERAPEUTIC)
    Component(mechanism=Oncolysis(), role=ComponentRole.THERAPEUTIC)
    >>> Component(mechanism="oncolysis")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Component.mechanism: expected ...
    """

    mechanism: Mechanism | Absent | None = None
    agent: Agent | Absent | None = None
    role: ComponentRole | None = None


def to_components(values: Iterable[Component]) -> frozenset[Component]:
    """Take any iterable of components."""
    return to_frozenset(values)


def to_routes(values: Iterable[Route]) -> frozenset[Route]:
    """Take any iterable of routes."""
    return to_frozenset(values)


def to_targets(values: Iterable[Target]) -> frozenset[Target]:
    """Take any iterable of targets."""
    return to_frozenset(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class TherapyModality(Statement):
    """A kind of therapy, as exactly as it was said.

    *Gene therapy* alone says that something is modified genetically. *In vivo gene
    therapy* adds where; *ex vivo hematopoietic stem cell gene therapy* adds where and
    which cells, but not whose they are. A modality that says nothing is the widest.

    Source: FDA's definition, https://doi.org/10.1201/9781003230342-14, for the two
    settings; the vocabularies of the fields cite their own.

    Attributes:
        setting: Where the genes meet the cells.
        components: What is done; nothing is dropped, whatever implies the other.
        cells: The cells that are given; ``ABSENT`` in vivo.
        routes: The ways into the body.
        targets: The tissues and cells in the person that it is meant to reach.
        individualised: Whether it is made for one person, as *autogene* says.

    Raises:
        InvalidType: If a part is mere text.

    >>> from genetherapy_model.domain.mechanisms import GeneticModification
    >>> gene_therapy = Component(mechanism=GeneticModification())
    >>> TherapyModality(components=[gene_therapy])  # "gene therapy"
    TherapyModality(components=frozenset({Component(mechanism=GeneticModification())}))
    >>> TherapyModality(  # "in vivo gene therapy"
    ...     setting=Setting.IN_VIVO, components=[gene_therapy]
    ... ).cells is None
    True
    >>> from genetherapy_model.domain.cells import CellType
    >>> TherapyModality(  # "ex vivo hematopoietic stem cell gene therapies"
    ...     setting=Setting.EX_VIVO,
    ...     components=[gene_therapy],
    ...     cells=CellProduct(type=CellType.HSPC),
    ... ).cells.origin is None
    True
    >>> TherapyModality(setting="in vivo")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: TherapyModality.setting: expected ...
    """

    setting: Setting | None = None
    components: frozenset[Component] = field(
        default=frozenset(), converter=to_components
    )
    cells: CellProduct | Absent | None = None
    routes: frozenset[Route] = field(default=frozenset(), converter=to_routes)
    targets: frozenset[Target] = field(default=frozenset(), converter=to_targets)
    individualised: bool | None = None

    def canonical(self) -> TherapyModality:
        """Drop components that another is a kind of, and so in every set within.

        Two modalities that are kinds of each other have the same canonical form.

        >>> from genetherapy_model.domain.mechanisms import Oncolysis
        >>> oncolysis = Component(mechanism=Oncolysis(), role=ComponentRole.THERAPEUTIC)
        >>> said = TherapyModality(
        ...     components=[oncolysis, Component(mechanism=Oncolysis()), Component()]
        ... )
        >>> said.canonical() == TherapyModality(components=[oncolysis])
        True
        """
        return _order.canonical(self)


def is_a(modality: TherapyModality, other: TherapyModality) -> bool:
    """Tell whether a modality is a kind of another: it says all of it, or more.

    Every single part is as specific, and for each component, route and target of the
    other there is one that is a kind of it.

    Raises:
        InvalidType: If one of the two is no modality.

    >>> subretinal = TherapyModality(setting=Setting.IN_VIVO, routes=[Route.SUBRETINAL])
    >>> is_a(subretinal, TherapyModality(routes=[Route.OCULAR]))
    True
    """
    _check_modalities("is_a", modality, other)
    return _order.says(modality, other)


def combine(*modalities: TherapyModality) -> TherapyModality:
    """Give the widest modality that is a kind of all: what they say together.

    Components, routes, targets and markers unite; nothing is merged, as no one said
    that a vector here and a mechanism there belong together. The order in which
    modalities are given makes no difference.

    Two components contradict each other where nothing tells them apart but that the
    vector integrates or not, replicates or not, or that a part is absent or not.
    What one modality says of itself is never held against it.

    Returns:
        The canonical form; of no modality, the one that says nothing.

    Raises:
        ModalityConflict: If they contradict each other; it names every part.
        InvalidType: If one of them is no modality.

    >>> from genetherapy_model.domain.cells import CellType
    >>> t_cells = TherapyModality(cells=CellProduct(type=CellType.T))
    >>> combine(TherapyModality(setting=Setting.EX_VIVO), t_cells)
    TherapyModality(setting=Setting.EX_VIVO, cells=CellProduct(type=CellType.T))
    >>> combine(t_cells, TherapyModality(cells=CellProduct(type=CellType.NK)))
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.ModalityConflict: /cells/type: nk cell contradicts t cell
    """
    _check_modalities("combine", *modalities)
    forms = [modality.canonical() for modality in modalities]
    if conflicts := _order.conflicts(forms):
        raise ModalityConflict(conflicts)
    return reduce(_order.united, forms, TherapyModality())


def common(modality: TherapyModality, other: TherapyModality) -> TherapyModality:
    """Give the narrowest modality that both are kinds of: what both say.

    Each component of one is compared with each of the other. Both may say *that*
    there is a part, and nothing more of it: two genes have the gene that says nothing
    in common.

    Returns:
        The canonical form; the modality that says nothing, where they share nothing.

    Raises:
        InvalidType: If one of the two is no modality.

    >>> common(
    ...     TherapyModality(setting=Setting.IN_VIVO, routes=[Route.SUBRETINAL]),
    ...     TherapyModality(routes=[Route.INTRAVITREAL, Route.INTRAVENOUS]),
    ... )
    TherapyModality(routes=frozenset({Route.OCULAR}))
    """
    _check_modalities("common", modality, other)
    found = _order.shared(modality.canonical(), other.canonical())
    return cast("TherapyModality", found)


def _check_modalities(function: str, *values: object) -> None:
    for value in values:
        if type(value) is not TherapyModality:
            shown = type(value).__name__
            raise InvalidType(f"{function}: expected TherapyModality, got {shown}")


def to_atc_code(value: AtcCode | str | None) -> AtcCode | None:
    """Parse text to an ATC code; leave anything else as it is."""
    return AtcCode.parse(value) if isinstance(value, str) else value


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Evidence(Statement):
    """One reason for a claim: what it is, and where it stands.

    Source: the kinds cite their own; paths are JSON Pointers (RFC 6901).

    Attributes:
        kind: What it is.
        text: The words, to the letter.
        path: Where they stand in the record: ``"/title"``. None: not stated.
        start: Where they begin in the plain text at that path, from 0.
        end: Where they end in it: the place after the last character.
        mesh: The MeSH identifier, where MeSH is the evidence.
        atc: The ATC code, where it is the evidence.
        curator: Who judged, where a person did.

    Raises:
        InvalidValue: If a place is below 0, or the path is no JSON Pointer.
        InvalidIdentifier: If a text is no identifier of its kind.

    >>> Evidence(kind=EvidenceKind.TEXT, text="AAV9", path="/title", start=0, end=4)
    Evidence(kind=EvidenceKind.TEXT, text='AAV9', path='/title', start=0, end=4)
    >>> Evidence(kind=EvidenceKind.TEXT, path="title")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: Evidence.path: 'title' is no JSON Pointer...
    """

    kind: EvidenceKind
    text: str | None = None
    path: str | None = None
    start: int | None = None
    end: int | None = None
    mesh: MeshUi | None = field(default=None, converter=to_mesh_ui)
    atc: AtcCode | None = field(default=None, converter=to_atc_code)
    curator: str | None = None

    def _check(self) -> None:
        check_text(self, "curator", self.curator)
        if self.path and not self.path.startswith("/"):
            raise InvalidValue(
                f"Evidence.path: {self.path!r} is no JSON Pointer: it begins with '/'"
            )
        for name, place in (("start", self.start), ("end", self.end)):
            if place is not None and place < 0:
                raise InvalidValue(
                    f"Evidence.{name}: {place} is no place in a text: count from 0"
                )


def to_evidence(values: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Take any iterable of evidence."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class ModalityClaim(Statement):
    """A claim that a work is about a modality, with the evidence for it.

    It is never a fact: claims that contradict each other stand side by side.

    Source: the evidence says what the claim rests on.

    Attributes:
        modality: The modality.
        evidence: The reasons, ordered.
        substance: The name of the substance that the work names, if any.
        product: The name of the product that the work names, if any.

    Raises:
        InvalidValue: If a name is blank or padded.

    >>> claim = ModalityClaim(
    ...     modality=TherapyModality(setting=Setting.EX_VIVO),
    ...     evidence=[Evidence(kind=EvidenceKind.MESH, mesh="D064987")],
    ... )
    >>> claim.evidence[0].mesh
    MeshUi('D064987')
    >>> ModalityClaim(modality="ex vivo")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: ModalityClaim.modality: expected ...
    """

    modality: TherapyModality
    evidence: tuple[Evidence, ...] = field(default=(), converter=to_evidence)
    substance: str | None = None
    product: str | None = None

    def _check(self) -> None:
        check_text(self, "substance", self.substance)
        check_text(self, "product", self.product)
