"""MeSH, NCI Thesaurus, HGNC, OMIM, Orphanet, Mondo, ATC, UNII."""

from __future__ import annotations

import pytest

from genetherapy_model.domain.identifiers import (
    AtcCode,
    HgncId,
    Identifier,
    MeshRecordType,
    MeshUi,
    MondoId,
    NcitCode,
    OmimNumber,
    OrphaCode,
    Unii,
)
from genetherapy_model.errors import InvalidFormat, InvalidIdentifier, InvalidLength


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (MeshUi, "D015316", "D015316"),
        (MeshUi, "d000069585", "D000069585"),
        (MeshUi, "Q000628", "Q000628"),
        (MeshUi, "MeSH UI: C000657245", "C000657245"),
        (MeshUi, "MESH:C063233", "C063233"),
        (MeshUi, "http://id.nlm.nih.gov/mesh/D015316", "D015316"),
        (MeshUi, "https://meshb.nlm.nih.gov/record/ui?ui=D015316", "D015316"),
        (NcitCode, "C15238", "C15238"),
        (NcitCode, "NCIT_C15238", "C15238"),
        (NcitCode, "NCI Thesaurus: c15238", "C15238"),
        (
            NcitCode,
            "https://evsexplore.semantics.cancer.gov/evsexplore/concept/ncit/C15238",
            "C15238",
        ),
        (HgncId, "HGNC:3546", "HGNC:3546"),
        (HgncId, "hgnc:3546", "HGNC:3546"),
        (HgncId, "HGNC 3546", "HGNC:3546"),
        (HgncId, "3546", "HGNC:3546"),
        (HgncId, "hgnc:HGNC:3546", "HGNC:3546"),
        (OmimNumber, "306700", "306700"),
        (OmimNumber, "MIM #306700", "306700"),
        (OmimNumber, "OMIM: 306700", "306700"),
        (OmimNumber, "*300841", "300841"),
        (OmimNumber, "https://omim.org/entry/306700?search=x", "306700"),
        (OmimNumber, "https://www.omim.org/MIM:306700", "306700"),
        (OrphaCode, "98878", "98878"),
        (OrphaCode, "ORPHA:98878", "98878"),
        (OrphaCode, "ORPHAcode 98878", "98878"),
        (OrphaCode, "Orphanet_98878", "98878"),
        (OrphaCode, "Orphanet:98878", "98878"),
        (OrphaCode, "https://www.orpha.net/en/disease/detail/98878", "98878"),
        (OrphaCode, "http://www.orpha.net/ORDO/Orphanet_98878", "98878"),
        (MondoId, "MONDO:0010602", "MONDO:0010602"),
        (MondoId, "mondo:0010602", "MONDO:0010602"),
        (MondoId, "MONDO_0010602", "MONDO:0010602"),
        (MondoId, "http://purl.obolibrary.org/obo/MONDO_0010602", "MONDO:0010602"),
        (AtcCode, "M09AX09", "M09AX09"),
        (AtcCode, "atc l01xl", "L01XL"),
        (AtcCode, "https://atcddd.fhi.no/atc_ddd_index/?code=L01XL", "L01XL"),
        (Unii, "452VLY9402", "452VLY9402"),
        (Unii, "452vly9402", "452VLY9402"),
        (Unii, "UNII: 452VLY9402", "452VLY9402"),
        # Ten characters that begin with the name of the scheme.
        (Unii, "unii123456", "UNII123456"),
    ],
)
def test_written_forms_are_read(
    kind: type[Identifier], text: str, expected: str
) -> None:
    """Each form in which people write the identifier gives the canonical one."""
    assert str(kind.parse(text)) == expected


@pytest.mark.parametrize(
    ("kind", "text", "error"),
    [
        (MeshUi, "D15316", InvalidLength),
        (MeshUi, "D0153166", InvalidLength),
        (MeshUi, "E02.095", InvalidFormat),
        (MeshUi, "Genetic Therapy", InvalidFormat),
        (NcitCode, "15238", InvalidFormat),
        (NcitCode, "C0", InvalidFormat),
        (NcitCode, "C1234567890", InvalidLength),
        (HgncId, "F8", InvalidFormat),
        (HgncId, "HGNC:0", InvalidFormat),
        (HgncId, "HGNC:1234567890", InvalidLength),
        (OmimNumber, "30670", InvalidLength),
        (OmimNumber, "3067000", InvalidLength),
        (OmimNumber, "PS306700", InvalidFormat),
        (OmimNumber, "X306700", InvalidFormat),
        (OrphaCode, "MONDO:0010602", InvalidFormat),
        (OrphaCode, "0", InvalidFormat),
        (OrphaCode, "1234567890", InvalidLength),
        (MondoId, "MONDO:10602", InvalidLength),
        (MondoId, "haemophilia A", InvalidFormat),
        (AtcCode, "L01X04", InvalidFormat),
        (AtcCode, "Q01AA01", InvalidFormat),
        (AtcCode, "L0", InvalidFormat),
        (AtcCode, "ATCG", InvalidFormat),
        (Unii, "452VLY940", InvalidLength),
        (Unii, "7440-57-5", InvalidFormat),
        (Unii, "EC 2.7.10.1", InvalidFormat),
    ],
)
def test_what_is_none_is_refused(
    kind: type[Identifier], text: str, error: type[InvalidIdentifier]
) -> None:
    """The class of the error says what is wrong with it."""
    with pytest.raises(InvalidIdentifier) as refusal:
        kind.parse(text)
    assert refusal.type is error


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("D015316", MeshRecordType.DESCRIPTOR),
        ("Q000628", MeshRecordType.QUALIFIER),
        ("C063233", MeshRecordType.SUPPLEMENTARY),
    ],
)
def test_mesh_letters_name_the_record(text: str, expected: MeshRecordType) -> None:
    """The letter says which kind of record it is."""
    assert MeshUi(text).record_type is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("L", 1), ("L01", 2), ("L01X", 3), ("L01XL", 4), ("L01XL03", 5)],
)
def test_atc_lengths_name_the_level(text: str, expected: int) -> None:
    """The length says which level it is."""
    assert AtcCode(text).level == expected


def test_prefixed_identifiers_have_bare_curies() -> None:
    """A CURIE has its prefix once."""
    assert HgncId("HGNC:3546").curie == "hgnc:3546"
    assert MondoId("MONDO:0010602").curie == "mondo:0010602"
    assert MondoId("MONDO:0010602").url.endswith("/MONDO_0010602")


def test_numbers_are_ordered_as_numbers() -> None:
    """A lower number stands before a higher one, whatever their lengths."""
    assert HgncId("HGNC:9") < HgncId("HGNC:10")
    assert OrphaCode("9") < OrphaCode("10")
