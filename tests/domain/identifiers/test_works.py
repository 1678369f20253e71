"""DOI, PMID, PMCID."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model.domain.identifiers import Doi, Pmcid, Pmid
from genetherapy_model.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from genetherapy_model.strategies.identifiers import dois

SICI = "10.1002/(SICI)1097-4644(19990701)74:1<1::AID-JCB1>3.0.CO;2-#"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.1089/hum.2023.152", "10.1089/hum.2023.152"),
        ("doi:10.1089/hum.2023.152", "10.1089/hum.2023.152"),
        ("DOI 10.1089/HUM.2023.152", "10.1089/HUM.2023.152"),
        ("DOI: https://doi.org/10.1089/hum.2023.152", "10.1089/hum.2023.152"),
        ("https://doi.org/doi:10.1089/hum.2023.152", "10.1089/hum.2023.152"),
        ("http://dx.doi.org/10.1089/hum.2023.152", "10.1089/hum.2023.152"),
        ("HTTPS://WWW.DOI.ORG/10.1089/hum.2023.152", "10.1089/hum.2023.152"),
        ("doi.org/10.1089/hum.2023.152", "10.1089/hum.2023.152"),
        ("info:doi/10.1089/hum.2023.152", "10.1089/hum.2023.152"),
        ("urn:doi:10.1089/hum.2023.152", "10.1089/hum.2023.152"),
        ("\u00a010.1089/hum.2023.152\u200b\n", "10.1089/hum.2023.152"),
        ("https://doi.org/10.1089%2Fhum.2023.152", "10.1089/hum.2023.152"),
        ("10.1089%2fhum.2023.152", "10.1089/hum.2023.152"),
        # A percent sign in a bare DOI is a character like others.
        ("10.1000/a%2Fb", "10.1000/a%2Fb"),
        ("https://doi.org/10.1000/a%252Fb", "10.1000/a%2Fb"),
        ("10.1001/.389", "10.1001/.389"),
        ("10.1016/S0140-6736(05)67728-8", "10.1016/S0140-6736(05)67728-8"),
        ("10.1000/[x]{y}", "10.1000/[x]{y}"),
        (SICI, SICI),
        (f"https://doi.org/{SICI}", SICI),
        (Doi(SICI).url, SICI),
        ("10.1000.10/123456", "10.1000.10/123456"),
        # Nothing is taken off the end, and dashes stay what they are.
        ("10.1089/hum.2023.152.", "10.1089/hum.2023.152."),
        ("10.1089/hum.2023.152/", "10.1089/hum.2023.152/"),
        ("https://doi.org/10.1089/hum.2023.152).", "10.1089/hum.2023.152)."),
        ("10.1000/a\N{EN DASH}b", "10.1000/a\N{EN DASH}b"),
        ("https://doi.org/10.1000/%E5%9F%BA%E5%9B%A0", "10.1000/基因"),
        # Bytes that are no text stay as they are written.
        ("https://doi.org/10.1000/%FF", "10.1000/%FF"),
    ],
)
def test_written_dois_are_read(text: str, expected: str) -> None:
    """Each form in which people write a DOI gives its bare spelling."""
    assert str(Doi.parse(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "hum.2023.152",
        "10.1089",
        "10.1089/",
        "10.108/x",
        "10.1234567890/x",
        "11.1089/x",
        "10.1089/hum 2023",
        "10.1089/hum\u00a02023",
        "10.1089/hum\u200b2023",
        "10.1089/hum\t2023",
        "10.1089/hum\x002023",
        "10.1089/hum\ud8002023",
        "https://doi.org/10.1089/hum%202023",
        "https://example.org/10.1089/hum.2023.152",
        "PMID: 29372632",
        "\u0661\u0660.1089/x",
    ],
)
def test_what_is_no_doi_is_refused(text: str) -> None:
    """A DOI needs its registrant and a suffix without anything unseen."""
    with pytest.raises(InvalidFormat):
        Doi.parse(text)


def test_unseen_characters_are_named() -> None:
    """The message names the character that cannot be seen and what stands before it."""
    for read in (Doi, Doi.parse):
        with pytest.raises(InvalidFormat) as refusal:
            read("10.1089/hum\u200b2023")
        assert str(refusal.value) == (
            r"'10.1089/hum\u200b2023' is no DOI: it holds the character U+200B, "
            "which no DOI has; '10.1089/hum' would be one"
        )


@given(doi=dois())
def test_dois_compare_without_the_case_of_ascii(doi: Doi) -> None:
    """Spellings in another case are one DOI, with one hash and one place in order."""
    upper = Doi(str(doi).encode().upper().decode())
    lower = Doi(str(doi).encode().lower().decode())
    assert upper == lower == doi
    assert hash(upper) == hash(lower) == hash(doi)
    assert not upper < doi
    assert not upper > doi
    assert len({upper, lower, doi}) == 1


def test_dois_are_in_the_order_of_their_lower_case() -> None:
    """A sign between the capitals and the small letters stands before both."""
    assert Doi("10.1000/_") < Doi("10.1000/A") < Doi("10.1000/b") < Doi("10.1000/C")


def test_dois_keep_the_case_of_other_letters() -> None:
    """Letters outside ASCII are compared as they stand, and spelling is kept."""
    assert Doi("10.1000/É") != Doi("10.1000/é")
    assert str(Doi("10.1000/aB")) == "10.1000/aB"


def test_doi_parts_and_address() -> None:
    """The registrant stands before the slash, and an address escapes what it must."""
    assert Doi(SICI).registrant == "10.1002"
    assert Doi("10.1000/182/a").registrant == "10.1000"
    assert Doi(SICI).url == (
        "https://doi.org/10.1002/(SICI)1097-4644(19990701)74:1%3C1::AID-JCB1%3E3.0.CO;2-%23"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29372632", "29372632"),
        ("0", "0"),
        ("000", "0"),
        ("0029372632", "29372632"),
        ("PMID: 29372632", "29372632"),
        ("PMID29372632", "29372632"),
        ("pubmed:29372632", "29372632"),
        ("PubMed PMID: 29372632", "29372632"),
        ("PubMed ID 29372632", "29372632"),
        ("https://pubmed.ncbi.nlm.nih.gov/29372632/", "29372632"),
        ("https://pubmed.ncbi.nlm.nih.gov/29372632/?from_term=x", "29372632"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/29372632", "29372632"),
        ("https://europepmc.org/article/MED/29372632", "29372632"),
        ("\uff12\uff19\uff13\uff17\uff12\uff16\uff13\uff12", "29372632"),
    ],
)
def test_written_pmids_are_read(text: str, expected: str) -> None:
    """Each form in which people write a PMID gives its digits."""
    assert str(Pmid.parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("PMC3594776", InvalidFormat),
        ("293 726 32", InvalidFormat),
        ("29372632.", InvalidFormat),
        ("-1", InvalidFormat),
        ("\u0662\u0669\u0663\u0667\u0662\u0666\u0663\u0662", InvalidFormat),
        ("29372632, 29372633", InvalidFormat),
        ("10.1089/hum.2023.152", InvalidFormat),
        ("1234567890", InvalidLength),
    ],
)
def test_what_is_no_pmid_is_refused(text: str, error: type[InvalidIdentifier]) -> None:
    """A PMID is one whole number of at most nine digits."""
    with pytest.raises(InvalidIdentifier) as refusal:
        Pmid.parse(text)
    assert refusal.type is error


def test_leading_zeros_are_not_canonical() -> None:
    """The constructor takes no spelling that parsing would change."""
    with pytest.raises(InvalidFormat, match="write '123'"):
        Pmid("00123")


@given(one=st.integers(0, 999_999_999), two=st.integers(0, 999_999_999))
def test_pmids_are_ordered_as_numbers(one: int, two: int) -> None:
    """A lower number stands before a higher one, whatever their lengths."""
    assert (Pmid(str(one)) < Pmid(str(two))) == (one < two)


@pytest.mark.parametrize(
    ("text", "expected", "version"),
    [
        ("PMC8591519", "PMC8591519", None),
        ("PMC8591519.2", "PMC8591519.2", 2),
        ("PMC008591519", "PMC8591519", None),
        ("PMCID: PMC9999999.1", "PMC9999999.1", 1),
        ("PMCID:8591519", "PMC8591519", None),
        ("pmc 8591519", "PMC8591519", None),
        ("8591519", "PMC8591519", None),
        ("PubMed Central PMCID: PMC6697195", "PMC6697195", None),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC8591519/", "PMC8591519", None),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/8591519", "PMC8591519", None),
        ("https://europepmc.org/articles/PMC8591519", "PMC8591519", None),
        ("https://europepmc.org/article/PMC/PMC8591519", "PMC8591519", None),
    ],
)
def test_written_pmcids_are_read(text: str, expected: str, version: int | None) -> None:
    """Each form in which people write a PMCID gives PMC, digits, and its version."""
    pmcid = Pmcid.parse(text)
    assert (str(pmcid), pmcid.version) == (expected, version)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("PMC", InvalidFormat),
        ("PMC0", InvalidFormat),
        ("PMC8591519.", InvalidFormat),
        ("PMC8591519.0", InvalidFormat),
        ("NIHMS1510875", InvalidFormat),
        ("PMID: 29372632", InvalidFormat),
        ("PMC1234567890", InvalidLength),
    ],
)
def test_what_is_no_pmcid_is_refused(text: str, error: type[InvalidIdentifier]) -> None:
    """A PMCID is PMC and one whole number, and versions count from 1."""
    with pytest.raises(InvalidIdentifier) as refusal:
        Pmcid.parse(text)
    assert refusal.type is error


def test_pmcids_are_ordered_by_article_and_version() -> None:
    """An article without a version stands before its versions."""
    texts = ["PMC9", "PMC10", "PMC10.2", "PMC10.10", "PMC11"]
    assert [str(pmcid) for pmcid in sorted(map(Pmcid, reversed(texts)))] == texts
