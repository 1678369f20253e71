"""MOD: agents whose vector, cargo and formulation contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.modalities import Agent
from genetherapy_model.domain.modality_vocabularies import CargoForm, Formulation
from genetherapy_model.domain.vector_vocabularies import (
    Genome,
    Integration,
    VectorFamily,
)
from genetherapy_model.domain.vectors import Vector, implied
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule

__all__ = [
    "cargo_above_a_retrovirus",
    "cargo_above_aav",
    "cargo_above_adenovirus",
    "cargo_above_hsv",
    "naked_virus",
    "rna_genome_of_a_dna_virus",
    "stays_outside_the_genome",
]


def _family_of(agent: Agent) -> VectorFamily | None:
    return agent.vector.family if isinstance(agent.vector, Vector) else None


def _cargo_of(agent: Agent) -> float:
    """Give the size of the cargo; 0 where it is not stated."""
    if isinstance(agent.vector, Vector) and agent.vector.cargo_kb is not None:
        return agent.vector.cargo_kb
    return 0


def _above(agent: Agent, limit: float, what: str) -> Iterator[Slip]:
    """Tell of a cargo that is greater than what the vectors hold together."""
    cargo, parts = _cargo_of(agent), agent.parts or 1
    if cargo > limit * parts:
        each = f" in {parts} parts" if parts > 1 else ""
        yield Slip(
            "/vector/cargo_kb",
            f"a cargo of {cargo:g} kb{each} is more than the {limit:g} kb {what}",
        )


def _sized(family: VectorFamily, size: float, parts: int | None = None) -> Agent:
    return Agent(vector=Vector(family=family, cargo_kb=size), parts=parts)


@rule(
    "MOD017",
    title="no AAV vector carries more than 5 kb",
    severity=Severity.WARNING,
    subject=Agent,
    reason="The figures for what fits into the capsid lie between 4 and 5 kb. A "
    "greater cargo is split over two vectors (Otarmeni), so that the rule is silent "
    "where the number of parts is not stated.",
    source=("V1", "V3", "V4", "E: Otarmeni"),
    failing=_sized(VectorFamily.AAV, 6, parts=1),
    passing=_sized(VectorFamily.AAV, 6, parts=2),
)
def cargo_above_aav(agent: Agent) -> Iterator[Slip]:
    """Hold the size of each part against what AAV holds."""
    if agent.parts is not None and _family_of(agent) is VectorFamily.AAV:
        yield from _above(agent, 5, "that fit into one AAV capsid")


@rule(
    "MOD018",
    title="no lentiviral or gammaretroviral vector carries more than 8 kb",
    severity=Severity.WARNING,
    subject=Agent,
    reason="Both hold about 8 kb.",
    source=("V2", "V3"),
    failing=_sized(VectorFamily.LENTIVIRUS, 9.5),
    passing=_sized(VectorFamily.LENTIVIRUS, 7.5),
)
def cargo_above_a_retrovirus(agent: Agent) -> Iterator[Slip]:
    """Hold the size of the cargo against what the two hold."""
    family = _family_of(agent)
    if family in (VectorFamily.LENTIVIRUS, VectorFamily.GAMMARETROVIRUS):
        yield from _above(agent, 8, f"that fit into a vector made from a {family}")


@rule(
    "MOD019",
    title="no HSV vector carries more than the genome of the virus has",
    severity=Severity.ERROR,
    subject=Agent,
    reason="The genome has about 152 kb, and even an amplicon cannot hold more than "
    "what is packed into the particle.",
    source=("V1", "V4", "V5"),
    failing=_sized(VectorFamily.HSV, 200),
    passing=_sized(VectorFamily.HSV, 150),
)
def cargo_above_hsv(agent: Agent) -> Iterator[Slip]:
    """Hold the size of the cargo against the genome of HSV."""
    if _family_of(agent) is VectorFamily.HSV:
        yield from _above(agent, 152, "of the genome of herpes simplex virus")


@rule(
    "MOD020",
    title="no adenoviral vector carries more than the genome of the virus has",
    severity=Severity.WARNING,
    subject=Agent,
    reason="The genome of the usual serotype has 36 kb, and helper-dependent vectors "
    "hold 30 to 35 kb.",
    source=("V1", "V2", "V3"),
    failing=_sized(VectorFamily.ADENOVIRUS, 40),
    passing=_sized(VectorFamily.ADENOVIRUS, 35),
)
def cargo_above_adenovirus(agent: Agent) -> Iterator[Slip]:
    """Hold the size of the cargo against the genome of an adenovirus."""
    if _family_of(agent) is VectorFamily.ADENOVIRUS:
        yield from _above(agent, 36, "of the genome of an adenovirus")


_WITHOUT_INTEGRATION: Final = (
    CargoForm.MRNA,
    CargoForm.SARNA,
    CargoForm.RNP,
    CargoForm.PROTEIN,
)
_MADE_SO: Final = re.compile(
    r"integras|integrat|idlv|nilv|d64|transposase", re.IGNORECASE
)


@rule(
    "MOD021",
    title="what is made to enter the genome enters it, or is stated to be unable to",
    severity=Severity.ERROR,
    subject=Agent,
    reason="Lentiviral, gammaretroviral and foamy vectors and transposons enter the "
    "genome. Those that are made so that they no longer do are integration-deficient "
    "(cadalimogene ixalentivec), and particles that carry RNP or RNA have nothing to "
    "put in.",
    source=("V1", "V2", "V8", "10.1073/pnas.0510046103", "E: cadalimogene ixalentivec"),
    failing=Agent(
        vector=Vector(
            family=VectorFamily.LENTIVIRUS, integration=Integration.NON_INTEGRATING
        )
    ),
    passing=Agent(
        vector=Vector(family=VectorFamily.LENTIVIRUS, integration=Integration.DEFICIENT)
    ),
)
def stays_outside_the_genome(agent: Agent) -> Iterator[Slip]:
    """Hold the integration that is stated against that of the family."""
    vector, cargo = agent.vector, agent.cargo_form
    if (
        not isinstance(vector, Vector)
        or vector.integration not in (Integration.NON_INTEGRATING, Integration.EPISOMAL)
        or not _integrates(vector.family)
        or any(_MADE_SO.search(each) for each in vector.modifications)
        or (
            cargo is not None and any(cargo.is_a(each) for each in _WITHOUT_INTEGRATION)
        )
    ):
        return
    is_virus = vector.family is not None and vector.family.is_a(VectorFamily.VIRAL)
    yield Slip(
        "/vector/integration",
        f"a vector of the family {vector.family} is stated {vector.integration}, but "
        "it enters the genome unless it was made so that it does not",
        str(Integration.DEFICIENT) if is_virus else None,
    )


def _integrates(family: VectorFamily | None) -> bool:
    if family is None:
        return False
    if family is VectorFamily.SPUMAVIRUS:
        return True
    usual = implied(family).integration
    return usual is not None and usual.is_a(Integration.INTEGRATING)


@rule(
    "MOD022",
    title="the genome of a DNA virus is DNA",
    severity=Severity.ERROR,
    subject=Agent,
    reason="AAV, adenovirus, herpes simplex virus and vaccinia virus carry DNA, so "
    "that their cargo is no RNA genome.",
    source=("V1", "V2", "V4", "V6"),
    failing=Agent(
        vector=Vector(family=VectorFamily.AAV), cargo_form=CargoForm.RNA_GENOME
    ),
    passing=Agent(
        vector=Vector(family=VectorFamily.LENTIVIRUS), cargo_form=CargoForm.RNA_GENOME
    ),
)
def rna_genome_of_a_dna_virus(agent: Agent) -> Iterator[Slip]:
    """Hold the form of the cargo against the genome of the family."""
    family = _family_of(agent)
    if (
        agent.cargo_form is CargoForm.RNA_GENOME
        and family is not None
        and family.is_a(VectorFamily.VIRAL)
    ):
        genome = implied(family).genome
        if genome in (Genome.SSDNA, Genome.DSDNA):
            yield Slip(
                "/cargo_form",
                f"an RNA genome in a vector of the family {family}, whose genome is "
                f"{genome.definition}",
            )


@rule(
    "MOD023",
    title="naked is said of a nucleic acid without a virus",
    severity=Severity.WARNING,
    subject=Agent,
    reason="A naked nucleic acid is one with nothing around it; in a virus the shell "
    "is. A virus without a formulation states it as ABSENT. Viruses in lipids, "
    "polymers or exosomes exist, and are passed over.",
    source=("V3", "MODEL"),
    failing=Agent(
        vector=Vector(family=VectorFamily.AAV), formulation=Formulation.NAKED
    ),
    passing=Agent(
        vector=Vector(family=VectorFamily.PLASMID), formulation=Formulation.NAKED
    ),
)
def naked_virus(agent: Agent) -> Iterator[Slip]:
    """Hold a formulation of nothing against the shell of a virus."""
    family = _family_of(agent)
    if agent.formulation is Formulation.NAKED and family is not None:
        has_shell = family.is_a(VectorFamily.VIRAL) or family is VectorFamily.VLP
        if has_shell or family.is_a(VectorFamily.BACTERIAL):
            yield Slip(
                "/formulation",
                f"a vector of the family {family} is stated to be naked, which is said "
                "of a nucleic acid with nothing around it",
            )
