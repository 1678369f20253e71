"""Vectors: what carries the genes, in as many parts as are stated, and no more.

What a family *implies* (:func:`implied`) is knowledge about the family, with sources.
It never enters a vector: a lentiviral vector says nothing of integration until its
source does, as integration-deficient forms exist.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from attrs import field, frozen

from genetherapy_model.domain._sources import resolve
from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain._texts import (
    check_text,
    check_texts,
    to_text_set,
    to_texts,
)
from genetherapy_model.domain.vector_vocabularies import (
    Genome,
    Integration,
    Replication,
    VectorFamily,
)
from genetherapy_model.errors import InvalidType, InvalidValue

__all__ = ["FamilyTraits", "Vector", "implied"]


def to_optional_float(value: float | None) -> float | None:
    """Take a whole number for a float; ``True`` is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value


def _check_kb(owner: object, name: str, value: float | None) -> None:
    if value is not None and not (math.isfinite(value) and value > 0):
        raise InvalidValue(
            f"{type(owner).__name__}.{name}: {value} is no size in kilobases: "
            "it must be finite and greater than 0"
        )


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Vector(Statement):
    """A vector: every part is optional, and none follows from another.

    *Integration-competent vectors*, of no stated family, are
    ``Vector(integration=Integration.INTEGRATING)``.

    Source: the parts by which reviews tell vectors apart, such as
    https://pmc.ncbi.nlm.nih.gov/articles/PMC12925821/table/tbl2; latency stands beside
    integration as in FDA's guidance on long-term follow-up.

    Attributes:
        family: The kind of virus, bacterium or nucleic acid.
        serotype: The serotype or the name of the capsid: ``"AAV9"``, ``"Ad5"``,
            ``"AAV-Spark100"``. Lentiviral vectors have none.
        pseudotype: The envelope of another virus: ``"VSV-G"``.
        modifications: Changes to the virus itself: ``"E1B-55K deleted"``.
        integration: Whether, and where, it enters the genome of the cell.
        replication: Whether it multiplies in the person.
        latency: Whether it can lie dormant and come back, as HSV can.
        self_complementary: Whether its single strand folds into a double one (scAAV;
            https://doi.org/10.1038/mt.2008.171).
        cargo_kb: The size of the whole cargo in kilobases (a thousand bases or base
            pairs), all parts together where it is split over several vectors.

    Raises:
        InvalidValue: If a text is blank or padded, or a size is not above 0.

    >>> Vector(family=VectorFamily.AAV, serotype="AAV9")
    Vector(family=VectorFamily.AAV, serotype='AAV9')
    >>> Vector(family=VectorFamily.LENTIVIRUS).integration is None  # not stated
    True
    >>> Vector(cargo_kb=0)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: Vector.cargo_kb: 0.0 is no size in ...
    """

    family: VectorFamily | None = None
    serotype: str | None = None
    pseudotype: str | None = None
    modifications: frozenset[str] = field(default=frozenset(), converter=to_text_set)
    integration: Integration | None = None
    replication: Replication | None = None
    latency: bool | None = None
    self_complementary: bool | None = None
    cargo_kb: float | None = field(default=None, converter=to_optional_float)

    def _check(self) -> None:
        check_text(self, "serotype", self.serotype)
        check_text(self, "pseudotype", self.pseudotype)
        check_texts(self, "modifications", self.modifications)
        _check_kb(self, "cargo_kb", self.cargo_kb)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class FamilyTraits(Statement):
    """What a family implies, trait by trait, each with its sources.

    A trait that is None is not known to follow from the family: adenoviral vectors
    come in both kinds, replicating and not.

    Source: each trait cites its own; see :meth:`citations`.

    Attributes:
        genome: The nucleic acid of the vector's genome.
        capacity_kb_low: The smallest figure that the sources give for the cargo that
            fits, in kilobases.
        capacity_kb_high: The greatest such figure, with forms that hold more, such as
            helper-dependent adenovirus. None: no upper figure was seen.
        integration: Whether, and where, it enters the genome of the cell.
        enveloped: Whether the particle has an envelope.
        replication: Whether it multiplies in the person.
        genome_source: The sources of ``genome``.
        capacity_source: The sources of both capacities.
        integration_source: The sources of ``integration``.
        enveloped_source: The sources of ``enveloped``.
        replication_source: The sources of ``replication``.

    Raises:
        InvalidValue: If a capacity is not above 0.

    >>> traits = implied(VectorFamily.AAV)
    >>> traits.capacity_kb_low, traits.capacity_kb_high, traits.enveloped
    (4.0, 5.0, False)
    >>> FamilyTraits(capacity_kb_low=-1)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: FamilyTraits.capacity_kb_low: -1.0 is no ...
    """

    genome: Genome | None = None
    genome_source: tuple[str, ...] = field(default=(), converter=to_texts)
    capacity_kb_low: float | None = field(default=None, converter=to_optional_float)
    capacity_kb_high: float | None = field(default=None, converter=to_optional_float)
    capacity_source: tuple[str, ...] = field(default=(), converter=to_texts)
    integration: Integration | None = None
    integration_source: tuple[str, ...] = field(default=(), converter=to_texts)
    enveloped: bool | None = None
    enveloped_source: tuple[str, ...] = field(default=(), converter=to_texts)
    replication: Replication | None = None
    replication_source: tuple[str, ...] = field(default=(), converter=to_texts)

    def _check(self) -> None:
        _check_kb(self, "capacity_kb_low", self.capacity_kb_low)
        _check_kb(self, "capacity_kb_high", self.capacity_kb_high)

    @property
    def citations(self) -> tuple[str, ...]:
        """The sources of all traits in full, each once."""
        keys = (
            *self.genome_source,
            *self.capacity_source,
            *self.integration_source,
            *self.enveloped_source,
            *self.replication_source,
        )
        return tuple(resolve(key) for key in dict.fromkeys(keys))


def implied(family: VectorFamily) -> FamilyTraits:
    """Say what a family implies; one of which nothing is known asks its ancestors.

    Nothing of this is ever merged into a :class:`Vector`, whose parts are statements
    about one vector.

    Raises:
        InvalidType: If it is no member of the vocabulary.

    >>> implied(VectorFamily.SLEEPING_BEAUTY).integration
    Integration.SEMI_RANDOM
    >>> implied(VectorFamily.MVA).genome  # by vaccinia
    Genome.DSDNA
    >>> implied(VectorFamily.ADENOVIRUS).replication is None  # there are both kinds
    True
    """
    if not isinstance(family, VectorFamily):
        raise InvalidType(f"implied: expected a VectorFamily, got {family!r:.60}")
    for member in (family, *family.ancestors):
        if member in _TRAITS:
            return _TRAITS[member]
    return FamilyTraits()


_TRAITS: Mapping[VectorFamily, FamilyTraits] = MappingProxyType(
    {
        VectorFamily.AAV: FamilyTraits(
            genome=Genome.SSDNA,
            genome_source=["V1", "V2"],
            capacity_kb_low=4.0,
            capacity_kb_high=5.0,
            capacity_source=["V1", "V3", "V4"],
            integration=Integration.EPISOMAL,
            integration_source=["V1", "V2"],
            enveloped=False,
            enveloped_source=["V1", "V2"],
            replication=Replication.DEFECTIVE,
            replication_source=["V1", "V2"],
        ),
        VectorFamily.LENTIVIRUS: FamilyTraits(
            genome=Genome.POSITIVE_SSRNA,
            genome_source=["V1", "V2"],
            capacity_kb_low=8.0,
            capacity_kb_high=8.0,
            capacity_source=["V2", "V3"],
            integration=Integration.INTEGRATING,
            integration_source=["V1", "V2"],
            enveloped=True,
            enveloped_source=["V1", "V2"],
            replication=Replication.DEFECTIVE,
            replication_source=["V1", "V2"],
        ),
        # A replicating form exists: vocimagene amiretrorepvec.
        VectorFamily.GAMMARETROVIRUS: FamilyTraits(
            genome=Genome.POSITIVE_SSRNA,
            genome_source=["V2", "V3"],
            capacity_kb_high=8.0,
            capacity_source=["V2", "V3"],
            integration=Integration.INTEGRATING,
            integration_source=["V2", "V3"],
        ),
        VectorFamily.ADENOVIRUS: FamilyTraits(
            genome=Genome.DSDNA,
            genome_source=["V1", "V2"],
            capacity_kb_low=8.0,
            capacity_kb_high=35.0,
            capacity_source=["V1", "V2", "V3"],
            integration=Integration.NON_INTEGRATING,
            integration_source=["V1", "V2"],
            enveloped=False,
            enveloped_source=["V1", "V2"],
        ),
        VectorFamily.HSV: FamilyTraits(
            genome=Genome.DSDNA,
            genome_source=["V1", "V4"],
            capacity_kb_low=30.0,
            capacity_kb_high=150.0,
            capacity_source=["V1", "V4", "V5"],
            integration=Integration.NON_INTEGRATING,
            integration_source=["V1", "V4"],
            enveloped=True,
            enveloped_source=["V1", "V4"],
        ),
        VectorFamily.VACCINIA: FamilyTraits(
            genome=Genome.DSDNA,
            genome_source=["V6"],
            capacity_kb_low=25.0,
            capacity_source=["V6"],
        ),
        # No shell bounds the size of a plasmid.
        VectorFamily.PLASMID: FamilyTraits(
            genome=Genome.DSDNA,
            genome_source=["V3", "V7"],
            integration=Integration.NON_INTEGRATING,
            integration_source=["V3", "V7"],
            replication=Replication.NOT_APPLICABLE,
            replication_source=["MODEL"],
        ),
        VectorFamily.TRANSPOSON: FamilyTraits(
            integration=Integration.INTEGRATING, integration_source=["V8"]
        ),
        VectorFamily.SLEEPING_BEAUTY: FamilyTraits(
            integration=Integration.SEMI_RANDOM, integration_source=["V8", "V9"]
        ),
        VectorFamily.PIGGYBAC: FamilyTraits(
            integration=Integration.SEMI_RANDOM, integration_source=["V8", "V9"]
        ),
        VectorFamily.BACTERIAL: FamilyTraits(
            replication=Replication.LIVE, replication_source=["N10"]
        ),
    }
)
