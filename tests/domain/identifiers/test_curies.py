"""Identifiers of any kind from text."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model.domain.identifiers import (
    BY_PREFIX,
    Doi,
    EuCtNumber,
    EudraCtNumber,
    FunderId,
    GridId,
    HgncId,
    Identifier,
    Isni,
    Isrctn,
    Issn,
    MeshUi,
    MondoId,
    NctId,
    Orcid,
    Pmcid,
    Pmid,
    RorId,
    from_curie,
    parse_identifier,
)
from genetherapy_model.errors import (
    InvalidChecksum,
    InvalidFormat,
    InvalidIdentifier,
    InvalidType,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("doi:10.1089/hum.2023.152", Doi("10.1089/hum.2023.152")),
        ("10.1089/hum.2023.152", Doi("10.1089/hum.2023.152")),
        ("https://doi.org/10.1089/hum.2023.152", Doi("10.1089/hum.2023.152")),
        ("PMID: 29372632", Pmid("29372632")),
        ("https://pubmed.ncbi.nlm.nih.gov/29372632/", Pmid("29372632")),
        ("pmc3594776", Pmcid("PMC3594776")),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3594776/", Pmcid("PMC3594776")),
        ("0000-0002-1825-0097", Orcid("0000-0002-1825-0097")),
        ("ORCID 0000000218250097", Orcid("0000-0002-1825-0097")),
        ("ISNI 0000 0001 2162 9922", Isni("0000 0001 2162 9922")),
        ("https://ror.org/02v51f717", RorId("02v51f717")),
        ("grid.38142.3c", GridId("grid.38142.3c")),
        ("1557-7422", Issn("1557-7422")),
        ("NCT00717236", NctId("NCT00717236")),
        ("2016-000160-34", EudraCtNumber("2016-000160-34")),
        ("2023-503698-40-00", EuCtNumber("2023-503698-40-00")),
        ("HGNC:3546", HgncId("HGNC:3546")),
        ("MeSH:D015316", MeshUi("D015316")),
        ("https://doi.org/10.13039/501100000780", FunderId("10.13039/501100000780")),
        ("doi:10.13039/501100000780", Doi("10.13039/501100000780")),
        ("https://doi.org/10.1186/ISRCTN15334496", Isrctn("ISRCTN15334496")),
    ],
)
def test_text_that_says_its_kind_is_read(text: str, expected: Identifier) -> None:
    """A prefix, an address, a name or a telling form is enough."""
    assert parse_identifier(text) == expected


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("29372632", InvalidFormat),
        ("0000000218250097", InvalidFormat),
        ("D015316", InvalidFormat),
        ("452VLY9402", InvalidFormat),
        ("", InvalidFormat),
        ("n/a", InvalidFormat),
        ("see above", InvalidFormat),
        ("ORCID: 0034-7167-2018-0740", InvalidChecksum),
        ("ISSN 0165-0209", InvalidChecksum),
        ("doi:hum.2023.152", InvalidFormat),
    ],
)
def test_text_that_does_not_is_refused(
    text: str, error: type[InvalidIdentifier]
) -> None:
    """Bare digits are ambiguous; a named kind is refused in its own words."""
    with pytest.raises(InvalidIdentifier) as refusal:
        parse_identifier(text)
    assert refusal.type is error
    assert refusal.value.text == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "doi",
        "doi:",
        ":10.1089/x",
        "DOI:10.1089/hum.2023.152",
        "doi: 10.1089/hum.2023.152",
        "pubmed:029372632",
        "hgnc:HGNC:3546",
        "isni:0000 0001 2162 9922",
        "isbn:0-306-40615-2",
        "10.1089/hum.2023.152",
    ],
)
def test_only_exact_curies_are_curies(text: str) -> None:
    """What the library would not write is not read as a CURIE."""
    with pytest.raises(InvalidIdentifier):
        from_curie(text)


def test_an_unknown_prefix_is_answered_with_the_known_ones() -> None:
    """The refusal of a CURIE lists what it may begin with."""
    with pytest.raises(InvalidFormat) as refusal:
        from_curie("isbn:0-306-40615-2")

    known = ", ".join(f"{prefix}:" for prefix in BY_PREFIX)
    assert str(refusal.value) == (
        f"'isbn:0-306-40615-2' is no CURIE: it must begin with one of {known}"
    )


@pytest.mark.parametrize("read", [from_curie, parse_identifier])
def test_what_is_no_text_is_named(read: Callable[[object], Identifier]) -> None:
    """A refusal of another type says which function was asked, and what it got."""
    with pytest.raises(InvalidType) as refusal:
        read(17)
    assert str(refusal.value) == f"{read.__name__}: expected str, got int"


def test_a_telling_form_is_known_in_any_case() -> None:
    """A bare value tells its kind in lower case, too."""
    assert parse_identifier("nct00717236") == NctId("NCT00717236")
    assert parse_identifier("GRID.38142.3C") == GridId("grid.38142.3c")


def test_text_that_says_no_kind_is_answered_with_what_would_do() -> None:
    """The refusal shows the text and how a kind is named."""
    with pytest.raises(InvalidFormat) as refusal:
        parse_identifier("29372632")
    assert str(refusal.value) == (
        "'29372632' is no identifier: write its kind before it, such as doi: or pubmed:"
    )


@pytest.mark.parametrize(
    ("curie", "value"),
    [
        ("funderregistry:100000002", FunderId("10.13039/100000002")),
        ("mondo:0010602", MondoId("MONDO:0010602")),
    ],
)
def test_what_a_number_begins_with_is_no_part_of_its_curie(
    curie: str, value: Identifier
) -> None:
    """The registry's own beginning is taken off, and put back when it is read."""
    assert value == from_curie(curie)
    assert curie == value.curie


@given(text=st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the readers fail in another way."""
    for read in (from_curie, parse_identifier):
        with suppress(InvalidIdentifier):
            value = read(text)
            assert from_curie(value.curie) == value
