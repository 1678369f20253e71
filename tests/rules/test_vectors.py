"""MOD: vectors against their family."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm
from genetherapy_model import Replication, Vector, VectorFamily


def codes(vector: Vector) -> list[str]:
    """Give the codes of the findings."""
    return [found.code for found in gtm.check(vector)]


@pytest.mark.parametrize(
    ("family", "replication", "expected"),
    [
        (VectorFamily.VACCINIA, Replication.LIVE, ["MOD024"]),
        (VectorFamily.PLASMID, Replication.LIVE, ["MOD024"]),
        (VectorFamily.E_COLI, Replication.LIVE, []),
        (VectorFamily.BACTERIAL, Replication.DEFECTIVE, []),
        (None, Replication.LIVE, []),
        (VectorFamily.AAV, Replication.COMPETENT, ["MOD028"]),
        (VectorFamily.VLP, Replication.CONDITIONAL, ["MOD028"]),
        (VectorFamily.AAV, Replication.DEFECTIVE, []),
        (VectorFamily.AAV, None, []),
        (VectorFamily.PARVOVIRUS, Replication.COMPETENT, []),
        (VectorFamily.LENTIVIRUS, Replication.CONDITIONAL, []),
        (VectorFamily.MVA, Replication.COMPETENT, []),
    ],
)
def test_a_vector_replicates_as_its_family_can(
    family: VectorFamily | None,
    replication: Replication | None,
    expected: list[str],
) -> None:
    """Only bacteria live, and neither AAV nor an empty shell multiplies."""
    assert expected == codes(Vector(family=family, replication=replication))


@pytest.mark.parametrize(
    ("family", "serotype"),
    [
        (VectorFamily.LENTIVIRUS, "AAV9"),
        (VectorFamily.ADENOVIRUS, "scAAV8"),
        (VectorFamily.HSV, "Ad5"),
        (VectorFamily.AAV, "Ad5"),
        (VectorFamily.AAV, "ChAd3"),
        (VectorFamily.AAV, "HSV-1"),
        (VectorFamily.BACTERIAL, "AAV2"),
        (VectorFamily.PLASMID, "AAVrh74"),
        (VectorFamily.LENTIVIRUS, "type 2"),
        (VectorFamily.PIGGYBAC, "9"),
    ],
)
def test_a_serotype_of_another_family_is_found(
    family: VectorFamily, serotype: str
) -> None:
    """AAV9 is no lentivirus, and a lentiviral vector has no serotype at all."""
    assert ["MOD025"] == codes(Vector(family=family, serotype=serotype))


@pytest.mark.parametrize(
    ("family", "serotype"),
    [
        (VectorFamily.AAV, "AAV-Spark100"),
        (VectorFamily.AAV, "Anc80"),
        (VectorFamily.PARVOVIRUS, "AAV9"),
        (VectorFamily.VIRAL, "AAV9"),
        (VectorFamily.VLP, "AAV9"),
        (VectorFamily.ADENOVIRUS, "Ad5/3"),
        (VectorFamily.ADENOVIRUS, "HAdV-D10"),
        (VectorFamily.HSV, "HSV-1"),
        (VectorFamily.REOVIRUS, "type 3 Dearing"),
        (VectorFamily.LISTERIA, "4b"),
        (VectorFamily.LENTIVIRUS, "HIV-1"),
        (None, "AAV9"),
        (VectorFamily.LENTIVIRUS, None),
    ],
)
def test_a_serotype_of_the_family_is_right(
    family: VectorFamily | None, serotype: str | None
) -> None:
    """Types of the family, of a parent that says no more, and unknown ones stay."""
    assert [] == codes(Vector(family=family, serotype=serotype))


@pytest.mark.parametrize("serotype", ["VSV-G", "VSVG", "vsv g"])
def test_an_envelope_is_no_serotype(serotype: str) -> None:
    """VSV-G is a pseudotype, whatever the family."""
    family = VectorFamily.LENTIVIRUS

    assert ["MOD026"] == codes(Vector(family=family, serotype=serotype))
    assert ["MOD026"] == codes(Vector(serotype=serotype))
    assert [] == codes(Vector(family=family, pseudotype=serotype))
    assert [] == codes(Vector(family=VectorFamily.RHABDOVIRUS, serotype="VSV Indiana"))


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        (VectorFamily.LISTERIA, ["MOD027"]),
        (VectorFamily.PLASMID, ["MOD027"]),
        (VectorFamily.AAV, []),
        (VectorFamily.VLP, []),
        (None, []),
    ],
)
def test_only_viral_particles_are_pseudotyped(
    family: VectorFamily | None, expected: list[str]
) -> None:
    """A bacterium or a plasmid has no envelope of another virus."""
    assert expected == codes(Vector(family=family, pseudotype="VSV-G"))


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        (VectorFamily.LENTIVIRUS, ["MOD029"]),
        (VectorFamily.ADENOVIRUS, ["MOD029"]),
        (VectorFamily.PLASMID, ["MOD029"]),
        (VectorFamily.AAV, []),
        (VectorFamily.PARVOVIRUS, []),
        (VectorFamily.VIRAL, []),
        (VectorFamily.NON_VIRAL, []),
        (None, []),
    ],
)
def test_self_complementary_vectors_are_aav(
    family: VectorFamily | None, expected: list[str]
) -> None:
    """RNA and double strands do not fold into a double strand of DNA."""
    assert expected == codes(Vector(family=family, self_complementary=True))
    assert [] == codes(Vector(family=family, self_complementary=False))
