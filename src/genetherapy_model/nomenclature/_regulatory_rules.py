"""The rules of :mod:`~genetherapy_model.nomenclature.regulation`, read from tables.

``regulatory_rules.csv`` has a row for each rule: what must be stated, what follows,
why, and a column of sources for each law that has the rule. The first row whose facts
are all stated of a component answers for it. Whoever says more states more of these
facts, so that the rows can stand in such an order that no answer without reserve is
taken back by a statement that is more exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from genetherapy_model.domain._vocabularies import ABSENT, Vocabulary
from genetherapy_model.domain.cells import CellProduct
from genetherapy_model.domain.dates import DateRange, PartialDate
from genetherapy_model.domain.mechanism_vocabularies import (
    AntigenPurpose,
    MechanismClass,
)
from genetherapy_model.domain.mechanisms import (
    AntigenExpression,
    ExonSkipping,
    GenomeEditing,
)
from genetherapy_model.domain.modalities import Agent, Component, TherapyModality
from genetherapy_model.domain.modality_vocabularies import Setting
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.nomenclature.registers._spellings import fold
from genetherapy_model.nomenclature.registers._tables import (
    TableRow,
    read_csv,
)

__all__ = [
    "FACTS_FOUND",
    "Answer",
    "Law",
    "Listing",
    "Rule",
    "facts_of",
    "find_law",
    "listings",
    "may_be_a_vaccine",
    "read_laws",
    "read_rules",
    "rule_for",
]

FACTS_FOUND: Final = PartialDate(year=2026, month=11, day=22)
"""The day on which the sources were asked; what came later is not known."""


class Answer(Enum):
    """What a rule says: that it is gene therapy or is not, with or without reserve."""

    GENE_THERAPY = "gene therapy"
    DOUBTFUL = "gene therapy, doubtful"
    NOT_KNOWN = "not known"
    NO_GENE_THERAPY = "not gene therapy"
    DOUBTFULLY_NONE = "not gene therapy, doubtful"


class Rule(NamedTuple):
    """A rule, as a row of the table states it.

    Attributes:
        code: Its code, which stays.
        when: The facts that must be stated, all of them.
        answer: What follows.
        for_all: Whether it decides for the whole product, whatever else that does.
        reason: Why, in a sentence.
        sources: Where that is stated, for each law that has the rule.
    """

    code: str
    when: frozenset[str]
    answer: Answer
    for_all: bool
    reason: str
    sources: Mapping[str, tuple[str, ...]]


class Law(NamedTuple):
    """The law of a jurisdiction, and since when it is known to be what it is.

    Attributes:
        jurisdiction: Where: ISO 3166-1 alpha-2, or ``"EU"``.
        rules: The column of the table of rules that holds there.
        time: From the day on which it is surely law to the day of the look-up.
        name: What it is called.
        note: What else is known of it, such as proposals, which are no law.
        sources: Where that is stated.
    """

    jurisdiction: str
    rules: str
    time: DateRange
    name: str
    note: str | None
    sources: tuple[str, ...]


class Listing(NamedTuple):
    """What a list says of one product.

    Attributes:
        product: The brand.
        jurisdiction: Whose list.
        answer: What it says.
        time: From the day on which the list was read to that of the look-up.
        reason: In a sentence.
        sources: Where that is stated.
    """

    product: str
    jurisdiction: str
    answer: Answer
    time: DateRange
    reason: str
    sources: tuple[str, ...]


@cache
def read_laws() -> tuple[Law, ...]:
    """Read the laws, in the order of the file."""
    return tuple(map(_law, read_csv("regulatory_laws.csv")))


def _law(row: TableRow) -> Law:
    with row:
        return Law(
            jurisdiction=row.required("jurisdiction"),
            rules=row.required("rules"),
            time=_time(row),
            name=row.required("name"),
            note=row.text("note"),
            sources=row.sources(),
        )


def _time(row: TableRow) -> DateRange:
    return DateRange(start=PartialDate.parse(row.required("since")), end=FACTS_FOUND)


def find_law(jurisdiction: str) -> Law | None:
    """Give the law of a jurisdiction, if it is known."""
    return next((law for law in read_laws() if law.jurisdiction == jurisdiction), None)


@cache
def read_rules() -> tuple[Rule, ...]:
    """Read the rules, in the order in which they are asked."""
    return tuple(map(_rule, read_csv("regulatory_rules.csv")))


def _rule(row: TableRow) -> Rule:
    columns = sorted({law.rules for law in read_laws()})
    with row:
        sources = {name: row.sources(name) for name in columns if row.holds(name)}
        return Rule(
            code=row.required("code"),
            when=frozenset(row.required("when").split(" + ")),
            answer=Answer(row.required("answer")),
            for_all=row.required("decides") == "product",
            reason=row.required("reason"),
            sources=MappingProxyType(sources),
        )


@cache
def listings() -> Mapping[tuple[str, str], Listing]:
    """Read what lists say of single products, by folded name and jurisdiction."""
    found = map(_listing, read_csv("regulatory_products.csv"))
    return MappingProxyType(
        {(fold(each.product), each.jurisdiction): each for each in found}
    )


def _listing(row: TableRow) -> Listing:
    with row:
        return Listing(
            product=row.required("product"),
            jurisdiction=row.required("jurisdiction"),
            answer=Answer(row.required("answer")),
            time=_time(row),
            reason=row.required("reason"),
            sources=row.sources(),
        )


def rule_for(facts: frozenset[str], law: Law) -> Rule | None:
    """Give the first rule of a law whose facts are all stated."""
    return next(
        (
            rule
            for rule in read_rules()
            if law.rules in rule.sources and rule.when <= facts
        ),
        None,
    )


# Mechanisms that are a nucleic acid, or what it codes for, at work in cells.
_BY_SEQUENCE: Final = frozenset(
    {
        MechanismClass.GENE_ADDITION,
        MechanismClass.GENE_SILENCING,
        MechanismClass.GENOME_EDITING,
        MechanismClass.ENGINEERED_RECEPTOR,
        MechanismClass.SUICIDE_GENE,
    }
)
# What says no more than these may still turn out to be a vaccine.
_OPEN: Final = frozenset(
    {MechanismClass.GENETIC_MODIFICATION, MechanismClass.ANTIGEN_EXPRESSION}
)


def facts_of(component: Component, modality: TherapyModality) -> frozenset[str]:
    """Say in words what is stated of a component and of the cells.

    >>> from genetherapy_model.domain.mechanisms import GeneAddition
    >>> added = Component(mechanism=GeneAddition(), agent=Agent(vector=ABSENT))
    >>> sorted(facts_of(added, TherapyModality()))
    ['gene addition', 'genetic modification', 'no vector', 'works by its sequence']
    """
    return frozenset(
        {
            *_of_mechanism(component),
            *_of_agent(component.agent),
            *_of_cells(modality),
        }
    )


def may_be_a_vaccine(component: Component) -> bool:
    """Tell whether what is stated leaves open that it is against an infection."""
    mechanism = component.mechanism
    if mechanism is None:
        return True
    if mechanism is ABSENT:
        return False
    if isinstance(mechanism, AntigenExpression):
        return mechanism.purpose is not AntigenPurpose.CANCER
    return mechanism.mechanism_class in _OPEN


def _of_mechanism(component: Component) -> Iterator[str]:
    mechanism = component.mechanism
    if mechanism is ABSENT:
        yield "no modification"
    if mechanism is None or mechanism is ABSENT:
        return
    yield from _with_wider(mechanism.mechanism_class)
    works = mechanism.mechanism_class in _BY_SEQUENCE
    match mechanism:
        case GenomeEditing():
            yield from _with_wider(mechanism.system)
        case AntigenExpression(purpose=AntigenPurpose.INFECTIOUS):
            yield "against an infection"
        case AntigenExpression(purpose=AntigenPurpose.CANCER):
            works = True
        case ExonSkipping():  # or else an oligonucleotide may do it
            works = mechanism.effector is not None or _has_family(component)
        case _:
            pass
    if works:
        yield "works by its sequence"


def _has_family(component: Component) -> bool:
    match component.agent:
        case Agent(vector=Vector(family=family)):
            return family is not None
    return False


def _of_agent(agent: object) -> Iterator[str]:
    if not isinstance(agent, Agent):
        return
    if agent.vector is ABSENT:
        yield "no vector"
    elif agent.vector is not None:
        yield from _with_wider(agent.vector.family)
    yield from _with_wider(agent.cargo_form)
    yield from _with_wider(agent.nucleic_acid_origin)


def _of_cells(modality: TherapyModality) -> Iterator[str]:
    if isinstance(modality.cells, CellProduct) or modality.setting is Setting.EX_VIVO:
        yield "cells"
    elif modality.setting is Setting.IN_VIVO and modality.cells is ABSENT:
        yield "no cells"


def _with_wider(member: Vocabulary | None) -> Iterator[str]:
    if member is not None:
        yield member.value
        yield from (wider.value for wider in member.ancestors)
