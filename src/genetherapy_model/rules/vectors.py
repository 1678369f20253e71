"""MOD: vectors that state what their family cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.vector_vocabularies import (
    Replication,
    VectorFamily,
)
from genetherapy_model.domain.vectors import Vector, implied
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule

__all__ = [
    "envelope_as_serotype",
    "envelope_of_no_virus",
    "living_virus",
    "replication_beyond_the_family",
    "self_complementary_strand",
    "serotype_of_another_family",
]


@rule(
    "MOD024",
    title="only a bacterium is live as a vector",
    severity=Severity.ERROR,
    subject=Vector,
    reason="Live says of a bacterium that it lives; a virus replicates or is "
    "defective. FDA lists bacterial and viral vectors as two kinds.",
    source=("R11", "N10", "MODEL"),
    failing=Vector(family=VectorFamily.VACCINIA, replication=Replication.LIVE),
    passing=Vector(family=VectorFamily.LISTERIA, replication=Replication.LIVE),
)
def living_virus(vector: Vector) -> Iterator[Slip]:
    """Hold the life of a vector against its family."""
    family = vector.family
    if (
        vector.replication is Replication.LIVE
        and family is not None
        and not family.is_a(VectorFamily.BACTERIAL)
    ):
        is_virus = family.is_a(VectorFamily.VIRAL)
        yield Slip(
            "/replication",
            f"a vector of the family {family} is stated live, which is said of a "
            "living bacterium",
            str(Replication.COMPETENT) if is_virus else None,
        )


_FORMS: Final = (
    (VectorFamily.AAV, re.compile(r"(?:r|sc|ss)*AAV", re.IGNORECASE)),
    (
        VectorFamily.ADENOVIRUS,
        re.compile(r"(?:[Hhr]|Ch|Pan|Gor)?Ad(?:V|eno[a-z]*)?(?:-?[A-G])?[ -]?[0-9]"),
    ),
    (VectorFamily.HSV, re.compile(r"o?HSV[ -]?[12]", re.IGNORECASE)),
)
_WITHOUT_SEROTYPES: Final = (VectorFamily.RETROVIRUS, VectorFamily.NON_VIRAL)
_NAMED_BY_VIRUS: Final = re.compile(
    r"[HSF]IV|EIAV|Mo?-?MLV|MMLV|[PS]FV|[AR]SV", re.IGNORECASE
)
_ENVELOPE: Final = re.compile(
    r"VSV[ .-]?G|vesicular stomatitis virus G\b.*", re.IGNORECASE
)


@rule(
    "MOD025",
    title="a serotype is one of the family of the vector",
    severity=Severity.ERROR,
    subject=Vector,
    reason="AAV, adenovirus and herpes simplex virus have types of their own; "
    "retroviral vectors and nucleic acids without a virus have none. The envelope of "
    "another virus is a pseudotype.",
    source=("https://www.wjgnet.com/2220-3184/tables/v5/i3/28.htm", "V1", "V2"),
    failing=Vector(family=VectorFamily.LENTIVIRUS, serotype="AAV9"),
    passing=Vector(family=VectorFamily.AAV, serotype="AAV9"),
)
def serotype_of_another_family(vector: Vector) -> Iterator[Slip]:
    """Hold the form of the serotype against the family."""
    family, serotype = vector.family, vector.serotype
    if family is None or serotype is None or family.is_a(VectorFamily.VLP):
        return
    for known, pattern in _FORMS:
        if pattern.match(serotype):
            if not (family.is_a(known) or known.is_a(family)):
                yield Slip(
                    "/serotype",
                    f"{serotype!r} is a type of {known}, but the family is {family}",
                )
            return
    if (
        any(family.is_a(each) for each in _WITHOUT_SEROTYPES)
        and not _ENVELOPE.fullmatch(serotype)
        and not _NAMED_BY_VIRUS.match(serotype)
    ):
        yield Slip(
            "/serotype",
            f"{serotype!r} as the serotype of a vector of the family {family}, which "
            "has no serotypes",
        )


@rule(
    "MOD026",
    title="the envelope of another virus is a pseudotype",
    severity=Severity.WARNING,
    subject=Vector,
    reason="VSV-G is the glycoprotein of vesicular stomatitis virus that stands in the "
    "envelope of a vector made from another virus; it is no serotype.",
    source=("MODEL", "V1"),
    failing=Vector(family=VectorFamily.LENTIVIRUS, serotype="VSV-G"),
    passing=Vector(family=VectorFamily.LENTIVIRUS, pseudotype="VSV-G"),
)
def envelope_as_serotype(vector: Vector) -> Iterator[Slip]:
    """Look for an envelope where the serotype belongs."""
    if vector.serotype is not None and _ENVELOPE.fullmatch(vector.serotype):
        yield Slip(
            "/serotype",
            f"{vector.serotype!r} is the envelope protein of another virus: state it "
            "as the pseudotype",
        )


@rule(
    "MOD027",
    title="only a virus or its shell has the envelope of another virus",
    severity=Severity.WARNING,
    subject=Vector,
    reason="A pseudotype is the envelope of another virus around a viral particle; a "
    "bacterium or a plasmid is no virus.",
    source=("MODEL", "R11"),
    failing=Vector(family=VectorFamily.BACTERIAL, pseudotype="VSV-G"),
    passing=Vector(family=VectorFamily.VLP, pseudotype="VSV-G"),
)
def envelope_of_no_virus(vector: Vector) -> Iterator[Slip]:
    """Hold the pseudotype against the family."""
    family = vector.family
    if vector.pseudotype is None or family is None:
        return
    if family.is_a(VectorFamily.BACTERIAL) or family.is_a(VectorFamily.NON_VIRAL):
        yield Slip(
            "/pseudotype",
            f"{vector.pseudotype!r} as the envelope of a vector of the family "
            f"{family}, which is no virus",
        )


@rule(
    "MOD028",
    title="AAV and virus-like particles do not replicate",
    severity=Severity.WARNING,
    subject=Vector,
    reason="AAV multiplies only with the help of another virus, and a virus-like "
    "particle has no genome that could be copied.",
    source=("V1", "V2", *VectorFamily.VLP.source),
    failing=Vector(family=VectorFamily.AAV, replication=Replication.COMPETENT),
    passing=Vector(family=VectorFamily.AAV, replication=Replication.DEFECTIVE),
)
def replication_beyond_the_family(vector: Vector) -> Iterator[Slip]:
    """Hold the replication against families that have none."""
    replication = vector.replication
    if (
        vector.family in (VectorFamily.AAV, VectorFamily.VLP)
        and replication is not None
        and replication.is_a(Replication.COMPETENT)
    ):
        yield Slip(
            "/replication",
            f"a vector of the family {vector.family} is stated {replication}, but it "
            "cannot replicate by itself",
            str(Replication.DEFECTIVE),
        )


_SINGLE_STRANDED: Final = (VectorFamily.AAV, VectorFamily.PARVOVIRUS)


@rule(
    "MOD029",
    title="self-complementary vectors are AAV",
    severity=Severity.ERROR,
    subject=Vector,
    reason="It is the single strand of AAV that is made to fold into a double one; "
    "other families have RNA or a double strand.",
    source=("10.1038/mt.2008.171", "V1", "V2"),
    failing=Vector(family=VectorFamily.LENTIVIRUS, self_complementary=True),
    passing=Vector(family=VectorFamily.AAV, self_complementary=True),
)
def self_complementary_strand(vector: Vector) -> Iterator[Slip]:
    """Hold a strand that folds against the genome of the family."""
    family = vector.family
    if vector.self_complementary and family is not None:
        genome = implied(family).genome
        if genome is not None and family not in _SINGLE_STRANDED:
            yield Slip(
                "/self_complementary",
                f"a vector of the family {family} is stated to be self-complementary, "
                f"but its genome is {genome.definition}, not a single strand of DNA",
            )
