"""Identifiers of every kind, with right check digits and legal oddities."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from genetherapy_model.domain.identifiers import (
    ActrnNumber,
    AtcCode,
    ChiCtrNumber,
    CtriNumber,
    Doi,
    DrksId,
    EuCtNumber,
    EudraCtNumber,
    FunderId,
    GridId,
    HgncId,
    Identifier,
    Isni,
    Isrctn,
    Issn,
    JrctId,
    MeshRecordType,
    MeshUi,
    MondoId,
    NcitCode,
    NctId,
    NlmId,
    OmimNumber,
    Orcid,
    OrphaCode,
    OtherIdentifier,
    Pmcid,
    Pmid,
    RinggoldId,
    RorId,
    UminId,
    Unii,
)
from genetherapy_model.strategies._calls import shown_as_called

__all__ = [
    "actrn_numbers",
    "atc_codes",
    "chi_ctr_numbers",
    "ctri_numbers",
    "dois",
    "drks_ids",
    "eu_ct_numbers",
    "eudra_ct_numbers",
    "funder_ids",
    "grid_ids",
    "hgnc_ids",
    "identifiers",
    "isnis",
    "isrctns",
    "issns",
    "jrct_ids",
    "mesh_record_types",
    "mesh_uis",
    "mondo_ids",
    "ncit_codes",
    "nct_ids",
    "nlm_ids",
    "omim_numbers",
    "orcids",
    "orpha_codes",
    "other_identifiers",
    "pmcids",
    "pmids",
    "ringgold_ids",
    "ror_ids",
    "umin_ids",
    "uniis",
]

AnyIdentifier = TypeVar("AnyIdentifier", bound=Identifier)

_MESH_LETTERS = {
    MeshRecordType.DESCRIPTOR: "D",
    MeshRecordType.QUALIFIER: "Q",
    MeshRecordType.SUPPLEMENTARY: "C",
}
# What no XML can hold: production 2, https://www.w3.org/TR/xml/#NT-Char.
_UNWRITABLE = "".join(
    map(chr, (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF))
)
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


@shown_as_called
def dois() -> SearchStrategy[Doi]:
    """DOIs: plain ones, those that hold a whole SICI, and any the pattern allows."""
    registrants = st.builds(
        "10.{}{}".format,
        st.integers(1000, 99999),
        st.sampled_from(["", "", ".1", ".10.3"]),
    )
    plain = st.text("0123456789abcxyzABCXYZ-._()/:;", min_size=1, max_size=24)
    return st.one_of(
        st.builds("{}/{}".format, registrants, plain).map(Doi),
        _sici_dois(),
        _matching(Doi),
    )


@st.composite
def _sici_dois(draw: DrawFn) -> Doi:
    issn = draw(issns())
    day = draw(st.integers(19900101, 20041231))
    volume, issue, page = (draw(st.integers(1, 999)) for _ in range(3))
    title = draw(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=4))
    check = draw(st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ#"))
    return Doi(
        f"10.1002/(SICI){issn}({day}){volume}:{issue}"
        f"<{page}::AID-{title}{page}>3.0.CO;2-{check}"
    )


def pmids(*, min_value: int = 0, max_value: int = 999_999_999) -> SearchStrategy[Pmid]:
    """PMIDs, from the ``0`` that occurs in real records on.

    Args:
        min_value: The lowest number.
        max_value: The highest number, of at most nine digits.

    Raises:
        InvalidArgument: If no PMID lies between the two.
    """
    if not 0 <= min_value <= max_value <= 999_999_999:
        raise InvalidArgument(
            f"pmids: min_value={min_value!r} and max_value={max_value!r} hold no PMID"
        )
    return st.integers(min_value, max_value).map(str).map(Pmid)


def pmcids() -> SearchStrategy[Pmcid]:
    """PMCIDs, some with a version."""
    return _matching(Pmcid)


@st.composite
def orcids(draw: DrawFn) -> Orcid:
    """ORCID iDs: from the two blocks set aside for them, and from all numbers."""
    body = draw(
        st.one_of(
            st.integers(15_000_000, 34_999_999),
            st.integers(900_000_000_000, 900_099_999_999),
            st.integers(0, 10**15 - 1),
        )
    )
    return Orcid("-".join(_groups_of_four(_with_mod_11_2(f"{body:015}"))))


@st.composite
def isnis(draw: DrawFn) -> Isni:
    """ISNIs of all numbers."""
    body = draw(st.integers(0, 10**15 - 1))
    return Isni(" ".join(_groups_of_four(_with_mod_11_2(f"{body:015}"))))


def _with_mod_11_2(digits: str) -> str:
    # ISO 7064's own recursive form; the domain has another, so each checks the other.
    product = 0
    for digit in digits:
        product = (product + int(digit)) * 2 % 11
    return digits + "0123456789X"[(12 - product) % 11]


def _groups_of_four(digits: str) -> list[str]:
    return [digits[start : start + 4] for start in range(0, len(digits), 4)]


@st.composite
def ror_ids(draw: DrawFn) -> RorId:
    """ROR identifiers of all numbers."""
    body = "0" + draw(st.text(_CROCKFORD, min_size=6, max_size=6))
    number = 0
    for character in body:
        number = number * 32 + _CROCKFORD.index(character)
    return RorId(f"{body}{98 - number * 100 % 97:02}")


def grid_ids() -> SearchStrategy[GridId]:
    """GRID identifiers."""
    return _matching(GridId)


def ringgold_ids() -> SearchStrategy[RinggoldId]:
    """Ringgold identifiers."""
    return _matching(RinggoldId)


def funder_ids() -> SearchStrategy[FunderId]:
    """Identifiers of the Open Funder Registry."""
    return _matching(FunderId)


@st.composite
def issns(draw: DrawFn) -> Issn:
    """ISSNs of all numbers."""
    digits = f"{draw(st.integers(0, 9_999_999)):07}"
    total = sum(
        int(digit) * weight
        for digit, weight in zip(digits, range(8, 1, -1), strict=True)
    )
    check = "0123456789X"[-total % 11]
    return Issn(f"{digits[:4]}-{digits[4:]}{check}")


def nlm_ids() -> SearchStrategy[NlmId]:
    """NLM unique IDs of all three lengths, some with a letter."""
    return _matching(NlmId)


def nct_ids() -> SearchStrategy[NctId]:
    """Numbers of ClinicalTrials.gov."""
    return _matching(NctId)


def eudra_ct_numbers() -> SearchStrategy[EudraCtNumber]:
    """EudraCT numbers."""
    return _matching(EudraCtNumber)


def eu_ct_numbers() -> SearchStrategy[EuCtNumber]:
    """EU CT numbers."""
    return _matching(EuCtNumber)


def isrctns() -> SearchStrategy[Isrctn]:
    """ISRCTN numbers."""
    return _matching(Isrctn)


def actrn_numbers() -> SearchStrategy[ActrnNumber]:
    """Numbers of the Australian New Zealand registry."""
    return _matching(ActrnNumber)


def chi_ctr_numbers() -> SearchStrategy[ChiCtrNumber]:
    """Numbers of the Chinese registry, new and old."""
    return _matching(ChiCtrNumber)


def ctri_numbers() -> SearchStrategy[CtriNumber]:
    """Numbers of the Indian registry."""
    return _matching(CtriNumber)


def drks_ids() -> SearchStrategy[DrksId]:
    """Numbers of the German registry."""
    return _matching(DrksId)


def jrct_ids() -> SearchStrategy[JrctId]:
    """Numbers of the Japanese registry jRCT."""
    return _matching(JrctId)


def umin_ids() -> SearchStrategy[UminId]:
    """Numbers of the Japanese registry UMIN-CTR."""
    return _matching(UminId)


def mesh_record_types() -> SearchStrategy[MeshRecordType]:
    """Kinds of MeSH records."""
    return st.sampled_from(MeshRecordType)


def mesh_uis(*, record_type: MeshRecordType | None = None) -> SearchStrategy[MeshUi]:
    """MeSH unique identifiers with six or nine digits.

    Args:
        record_type: The one kind of record that is wanted; all kinds if not given.
    """
    letters = "DQC" if record_type is None else _MESH_LETTERS[record_type]
    digits = st.from_regex("[0-9]{6}(?:[0-9]{3})?", fullmatch=True)
    return st.builds("{}{}".format, st.sampled_from(letters), digits).map(MeshUi)


def ncit_codes() -> SearchStrategy[NcitCode]:
    """Codes of the NCI Thesaurus."""
    return _matching(NcitCode)


def hgnc_ids() -> SearchStrategy[HgncId]:
    """HGNC identifiers."""
    return _matching(HgncId)


def omim_numbers() -> SearchStrategy[OmimNumber]:
    """MIM numbers."""
    return _matching(OmimNumber)


def orpha_codes() -> SearchStrategy[OrphaCode]:
    """ORPHAcodes."""
    return _matching(OrphaCode)


def mondo_ids() -> SearchStrategy[MondoId]:
    """Mondo identifiers."""
    return _matching(MondoId)


@shown_as_called
def atc_codes(*, min_level: int = 1, max_level: int = 5) -> SearchStrategy[AtcCode]:
    """ATC codes of some levels.

    Args:
        min_level: The lowest level, where 1 is a main group.
        max_level: The highest level, where 5 is a substance.

    Raises:
        InvalidArgument: If the bounds hold none of the levels 1 to 5.
    """
    if not 1 <= min_level <= max_level <= 5:
        raise InvalidArgument(
            f"atc_codes: min_level={min_level!r} and max_level={max_level!r} hold no "
            "level of 1 to 5"
        )
    parts = ("[ABCDGHJLMNPRSV]", "[0-9]{2}", "[A-Z]", "[A-Z]", "[0-9]{2}")
    return st.one_of(
        *(
            st.from_regex("".join(parts[:level]), fullmatch=True).map(AtcCode)
            for level in range(min_level, max_level + 1)
        )
    )


def uniis() -> SearchStrategy[Unii]:
    """UNIIs."""
    return _matching(Unii)


@shown_as_called
def other_identifiers() -> SearchStrategy[OtherIdentifier]:
    """Identifiers as they were written, of schemes without a class of their own."""
    letters = st.characters(codec="utf-8", exclude_characters=_UNWRITABLE)
    named = st.sampled_from(["pii", "mid", "ORCID", "VIAF"])
    schemes = named | st.text(letters).map(lambda text: text if text.strip() else "0")
    return st.builds(OtherIdentifier, scheme=schemes, text=st.text(letters))


@shown_as_called
def identifiers() -> SearchStrategy[Identifier]:
    """Identifiers of any kind."""
    return st.one_of(
        dois(),
        pmids(),
        pmcids(),
        orcids(),
        isnis(),
        ror_ids(),
        grid_ids(),
        ringgold_ids(),
        funder_ids(),
        issns(),
        nlm_ids(),
        nct_ids(),
        eudra_ct_numbers(),
        eu_ct_numbers(),
        isrctns(),
        actrn_numbers(),
        chi_ctr_numbers(),
        ctri_numbers(),
        drks_ids(),
        jrct_ids(),
        umin_ids(),
        mesh_uis(),
        ncit_codes(),
        hgnc_ids(),
        omim_numbers(),
        orpha_codes(),
        mondo_ids(),
        atc_codes(),
        uniis(),
    )


def _matching(kind: type[AnyIdentifier]) -> SearchStrategy[AnyIdentifier]:
    return st.from_regex(kind.pattern, fullmatch=True).map(kind)
