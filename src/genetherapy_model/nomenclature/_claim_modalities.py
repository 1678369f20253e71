"""What a term claims, read from its row: ``"vector=aav; serotype=AAV9"``.

A row states one component at most; two things that a term says are two components,
set off by `` + ``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from genetherapy_model.domain._vocabularies import ABSENT
from genetherapy_model.domain.cells import CellProduct, CellType, Donor, Origin, Target
from genetherapy_model.domain.genes import Antigen, Gene
from genetherapy_model.domain.mechanism_vocabularies import (
    Activator,
    AntigenPurpose,
    EditingOutcome,
    EditingSystem,
    Effector,
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
from genetherapy_model.domain.modalities import Agent, Component, TherapyModality
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
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.errors import InvalidValue

__all__ = ["read_claims"]

_ABSENT: Final = "absent"


class _Claims:
    """The parts of a claim, taken one by one until none is left."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts: dict[str, str] = {}
        for part in filter(None, text.split("; ")):
            key, sign, value = part.partition("=")
            if not (key and sign and value) or key in self._parts:
                raise InvalidValue(f"{text!r}: {part!r} is no part of a claim")
            self._parts[key] = value

    def take(self, key: str) -> str | None:
        return self._parts.pop(key, None)

    def takes(self, key: str) -> tuple[str, ...]:
        value = self._parts.pop(key, None)
        return tuple(value.split(",")) if value else ()

    def flag(self, key: str) -> bool | None:
        value = self._parts.pop(key, None)
        return None if value is None else value == "yes"

    def has(self, *keys: str) -> bool:
        return any(key in self._parts for key in keys)

    def close(self) -> None:
        if self._parts:
            names = ", ".join(map(repr, self._parts))
            raise InvalidValue(f"{self._text!r}: there is no part {names}")


def read_claims(text: str) -> TherapyModality:
    """Read what a term claims.

    Raises:
        InvalidValue: If a part is none, or its value stands in no vocabulary.

    >>> read_claims("setting=ex vivo; cells=t cell")
    TherapyModality(setting=Setting.EX_VIVO, cells=CellProduct(type=CellType.T))
    >>> read_claims("cell=t cell")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'cell=t cell': there is no part 'cell'
    """
    first, *rest = map(_Claims, text.split(" + "))
    setting, origin = first.take("setting"), first.take("origin")
    cell_type, line = first.take("cells"), first.take("line")
    donor, markers = first.take("donor"), first.takes("marker")
    cells = None
    if cell_type or origin or donor or line or markers:
        cells = CellProduct(
            type=CellType(cell_type) if cell_type else None,
            origin=Origin(origin) if origin else None,
            donor=Donor(donor) if donor else None,
            line=line,
            markers=markers,
        )
    modality = TherapyModality(
        setting=Setting(setting) if setting else None,
        cells=cells,
        routes=map(Route, first.takes("route")),
        targets=[Target(tissue=tissue) for tissue in first.takes("target")],
        individualised=first.flag("individualised"),
        components=[each for claims in (first, *rest) for each in _components(claims)],
    )
    for claims in (first, *rest):
        claims.close()
    return modality


def _components(claims: _Claims) -> Iterator[Component]:
    mechanism, agent = _mechanism(claims), _agent(claims)
    role = claims.take("role")
    if mechanism or agent or role:
        yield Component(
            mechanism=mechanism,
            agent=agent,
            role=ComponentRole(role) if role else None,
        )


def _agent(claims: _Claims) -> Agent | None:
    vector = None
    if claims.has("vector", "integration", "replication"):
        family = claims.take("vector")
        if family == _ABSENT:
            return Agent(vector=ABSENT, cargo_form=_cargo(claims))
        integration = claims.take("integration")
        replication = claims.take("replication")
        vector = Vector(
            family=VectorFamily(family) if family else None,
            serotype=claims.take("serotype"),
            pseudotype=claims.take("pseudotype"),
            integration=Integration(integration) if integration else None,
            replication=Replication(replication) if replication else None,
            self_complementary=claims.flag("self-complementary"),
        )
    formulation, delivery = claims.take("formulation"), claims.take("delivery")
    parts = claims.take("parts")
    agent = Agent(
        vector=vector,
        cargo_form=_cargo(claims),
        formulation=Formulation(formulation) if formulation else None,
        delivery=Delivery(delivery) if delivery else None,
        parts=int(parts) if parts else None,
    )
    return None if agent == Agent() else agent


def _cargo(claims: _Claims) -> CargoForm | None:
    cargo = claims.take("cargo")
    return CargoForm(cargo) if cargo else None


def _mechanism(claims: _Claims) -> Mechanism | None:
    name = claims.take("mechanism")
    if name is None:
        return None
    if name not in _MECHANISMS:
        raise InvalidValue(f"{name!r} is no mechanism")
    return _MECHANISMS[name](claims)


def _gene_addition(claims: _Claims) -> GeneAddition:
    purpose = claims.take("purpose")
    return GeneAddition(
        gene=_gene(claims), purpose=GeneAdditionPurpose(purpose) if purpose else None
    )


def _gene_silencing(claims: _Claims) -> GeneSilencing:
    effector = claims.take("effector")
    return GeneSilencing(effector=Effector(effector) if effector else None)


def _genome_editing(claims: _Claims) -> GenomeEditing:
    system = claims.take("system")
    return GenomeEditing(
        system=EditingSystem(system) if system else None,
        enzyme=claims.take("enzyme"),
        outcomes=map(EditingOutcome, claims.takes("outcome")),
    )


def _engineered_receptor(claims: _Claims) -> EngineeredReceptor:
    kind = claims.take("receptor")
    return EngineeredReceptor(
        kind=ReceptorKind(kind) if kind else None,
        # A receptor for two antigens names both: "CD19/CD22".
        antigens=[
            Antigen(name=name)
            for antigen in claims.takes("antigen")
            for name in antigen.split("/")
        ],
    )


def _suicide_gene(claims: _Claims) -> SuicideGene:
    activator = claims.take("activator")
    return SuicideGene(
        gene=_gene(claims), activator=Activator(activator) if activator else None
    )


def _antigen_expression(claims: _Claims) -> AntigenExpression:
    purpose = claims.take("purpose")
    return AntigenExpression(purpose=AntigenPurpose(purpose) if purpose else None)


def _oligonucleotide(claims: _Claims) -> Oligonucleotide:
    kind = claims.take("oligonucleotide")
    return Oligonucleotide(kind=OligonucleotideKind(kind) if kind else None)


_MECHANISMS: Final[Mapping[str, Callable[[_Claims], Mechanism]]] = MappingProxyType(
    {
        "genetic modification": lambda _: GeneticModification(),
        "gene addition": _gene_addition,
        "gene silencing": _gene_silencing,
        "genome editing": _genome_editing,
        "engineered receptor": _engineered_receptor,
        "suicide gene": _suicide_gene,
        "antigen expression": _antigen_expression,
        "oncolysis": lambda _: Oncolysis(),
        "exon skipping": lambda _: ExonSkipping(),
        "oligonucleotide": _oligonucleotide,
    }
)


def _gene(claims: _Claims) -> Gene | None:
    symbol = claims.take("gene")
    if symbol is None or " " not in symbol:
        return Gene(symbol=symbol) if symbol else None
    return Gene(name=symbol)
