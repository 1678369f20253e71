"""MOD: mechanisms that state what their tool or their gene cannot do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.genes import Gene
from genetherapy_model.domain.mechanism_vocabularies import (
    Activator,
    EditingOutcome,
    EditingSystem,
)
from genetherapy_model.domain.mechanisms import GenomeEditing, SuicideGene
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._stated import listed, shown_gene

__all__ = [
    "guide_of_a_protein_tool",
    "outcome_beyond_the_tool",
    "prodrug_of_another_gene",
]

_OF_DNA: Final = frozenset({EditingOutcome.KNOCK_IN, EditingOutcome.EXCISION})
_BEYOND: Final = {
    EditingSystem.RNA_EDITOR: _OF_DNA,
    EditingSystem.EPIGENOME_EDITOR: _OF_DNA | {EditingOutcome.CORRECTION},
}


@rule(
    "MOD014",
    title="what an edit brings about is within the power of its tool",
    severity=Severity.WARNING,
    subject=GenomeEditing,
    reason="An editor of RNA leaves the DNA as it is, and an editor of the epigenome "
    "its sequence, so that neither puts in, cuts out or copies in DNA.",
    source=(
        *EditingSystem.RNA_EDITOR.source,
        *EditingSystem.EPIGENOME_EDITOR.source,
    ),
    failing=GenomeEditing(
        system=EditingSystem.EPIGENOME_EDITOR, outcomes=[EditingOutcome.KNOCK_IN]
    ),
    passing=GenomeEditing(
        system=EditingSystem.EPIGENOME_EDITOR, outcomes=[EditingOutcome.REGULATION]
    ),
)
def outcome_beyond_the_tool(editing: GenomeEditing) -> Iterator[Slip]:
    """Hold the outcomes against the tool."""
    system = editing.system
    beyond = _BEYOND.get(system) if system is not None else None
    if beyond is None:
        return
    if found := editing.outcomes & beyond:
        yield Slip(
            "/outcomes",
            f"{listed(found)} by an {_spelled(system)}, which leaves the sequence of "
            "the DNA as it is",
        )
    elif editing.donor_dna:
        yield Slip(
            "/donor_dna",
            f"a donor of DNA for an {_spelled(system)}, which leaves the sequence of "
            "the DNA as it is",
        )


def _spelled(system: EditingSystem | None) -> str:
    return str(system).replace("rna", "RNA")


_BY_PROTEIN: Final = (
    EditingSystem.ZFN,
    EditingSystem.TALEN,
    EditingSystem.MEGANUCLEASE,
)
_CAS: Final = re.compile(
    r"(?:sp|sa|dead|d|n|nickase )?cas ?-?(?:9|12|13|phi)", re.IGNORECASE
)


@rule(
    "MOD015",
    title="guide RNAs and Cas proteins belong to CRISPR",
    severity=Severity.ERROR,
    subject=GenomeEditing,
    reason="Zinc-finger nucleases, TALENs and meganucleases find their place by the "
    "protein itself: they have no guide RNA and no Cas protein.",
    source=(
        *EditingSystem.CRISPR_NUCLEASE.source,
        *EditingSystem.ZFN.source,
        *EditingSystem.MEGANUCLEASE.source,
    ),
    failing=GenomeEditing(system=EditingSystem.TALEN, enzyme="Cas9"),
    passing=GenomeEditing(system=EditingSystem.CRISPR_NUCLEASE, enzyme="Cas9"),
)
def guide_of_a_protein_tool(editing: GenomeEditing) -> Iterator[Slip]:
    """Look for the parts of CRISPR in a tool that is none."""
    if editing.system not in _BY_PROTEIN:
        return
    shown = (
        str(editing.system).upper()
        if editing.system.name != "MEGANUCLEASE"
        else (str(editing.system))
    )
    if editing.enzyme is not None and _CAS.match(editing.enzyme):
        yield Slip(
            "/enzyme",
            f"{editing.enzyme!r} is a protein of CRISPR, but the system is {shown}",
            str(EditingSystem.CRISPR_NUCLEASE),
        )
    if editing.guides:
        yield Slip(
            "/guides",
            f"guide RNAs ({listed(editing.guides)}), but the system is {shown}, which "
            "has none",
        )


_KINASE: Final = "the thymidine kinase of herpes simplex virus"
_GENES: Final = (
    (
        re.compile(
            r"(?:[hv]*hsv[ -]?1?[ -]?)?(?:sr39)?[ -]?tk(?:1|39)?|"
            r"(?:herpes.*)?thymidine kinase.*",
            re.IGNORECASE,
        ),
        _KINASE,
        frozenset({Activator.GANCICLOVIR, Activator.VALACICLOVIR}),
    ),
    (
        re.compile(r"y?cd2?|fcy1|coda|(?:yeast )?cytosine deaminase", re.IGNORECASE),
        "cytosine deaminase",
        frozenset({Activator.FLUCYTOSINE}),
    ),
    (
        re.compile(r"i-?casp(?:ase)?[ -]?9|ic9|inducible caspase[ -]?9", re.IGNORECASE),
        "an inducible caspase 9",
        frozenset({Activator.DIMERISER}),
    ),
    (
        re.compile(r"ntr|nfsb|nitroreductase", re.IGNORECASE),
        "nitroreductase",
        frozenset({Activator.CB1954}),
    ),
)


@rule(
    "MOD016",
    title="a suicide gene waits for a drug that it can act on",
    severity=Severity.WARNING,
    subject=SuicideGene,
    reason="Each suicide gene acts on drugs of its own: the kinase of herpes simplex "
    "virus on ganciclovir and valaciclovir, cytosine deaminase on flucytosine, "
    "nitroreductase on CB1954; a dimeriser joins an inducible caspase 9.",
    source=(
        "C3",
        *Activator.VALACICLOVIR.source,
        *Activator.FLUCYTOSINE.source,
        *Activator.DIMERISER.source,
        *Activator.CB1954.source,
    ),
    failing=SuicideGene(gene=Gene(symbol="HSV-TK"), activator=Activator.FLUCYTOSINE),
    passing=SuicideGene(gene=Gene(symbol="HSV-TK"), activator=Activator.GANCICLOVIR),
)
def prodrug_of_another_gene(suicide: SuicideGene) -> Iterator[Slip]:
    """Hold the activator against the gene."""
    gene, activator = suicide.gene, suicide.activator
    if gene is None or activator is None:
        return
    for pattern, what, drugs in _GENES:
        names = (gene.symbol, gene.name)
        if any(name and pattern.fullmatch(name) for name in names):
            if activator not in drugs:
                yield Slip(
                    "/activator",
                    f"{activator} for {shown_gene(gene)}, {what}, which acts on "
                    f"{listed(drugs)}",
                )
            return
