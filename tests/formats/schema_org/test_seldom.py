"""Descriptions in schema.org that name nobody and nothing, and other odd ones."""

from __future__ import annotations

import json

import pytest

import genetherapy_model as gtm

CONTEXT = {"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "A"}


def read(**stated: object) -> gtm.Publication:
    """Read an article that says a little more than its name."""
    data = json.dumps(CONTEXT | stated).encode()
    [reading] = gtm.scan(data, format="schema-org")
    assert isinstance(reading, gtm.Reading)
    assert reading.publication is not None
    return reading.publication


PLAIN = read()


@pytest.mark.parametrize(
    "stated",
    [
        {"author": [{"@type": "Organization"}, {"@type": "Person"}]},
        {"contributor": {"@type": "Role", "contributor": {"@type": "Person"}}},
        {"about": {"@type": "DefinedTerm", "inDefinedTermSet": "MeSH"}},
        {"mentions": [{"@type": "MedicalTrial"}, {"@type": "Dataset"}]},
        {"mentions": [{"@type": "Substance"}, {"@type": "DefinedTerm"}]},
        {"hasPart": [{"@type": "Quotation"}, {"@type": "CreativeWork"}]},
        {"citation": [" ", {}, {"@type": "ScholarlyArticle"}]},
        {"funding": {"@type": "Grant"}},
        {"editor": {"@type": "OrganizationRole"}},
    ],
)
def test_what_has_no_name_is_nobody(stated: dict[str, object]) -> None:
    """A node that says only what it is makes no author, journal, term or trial."""
    publication = read(**stated)

    for field in (
        "authors",
        "editors",
        "journal",
        "mesh_headings",
        "chemicals",
        "supplementary_concepts",
        "registrations",
        "quotations",
        "grants",
    ):
        assert getattr(publication, field) == getattr(PLAIN, field), field
    assert publication.title == PLAIN.title


def test_an_address_may_be_a_citation() -> None:
    """A text that is an address leads to a work; other words are how it is cited."""
    [addressed, worded] = read(
        citation=["https://doi.org/10.1089/hum.2023.152", "Blood. 2010;3:1"]
    ).references

    assert addressed.doi == gtm.Doi("10.1089/hum.2023.152")
    assert str(worded.citation) == "Blood. 2010;3:1"


def test_a_date_that_is_none_is_told() -> None:
    """It is kept where it stood."""
    data = json.dumps(CONTEXT | {"datePublished": "soon"}).encode()
    [reading] = gtm.scan(data, format="schema-org")

    assert [found.code for found in reading.findings] == ["RDR003"]


@pytest.mark.parametrize("data", [b"", b" \n "])
def test_what_is_empty_is_refused(data: bytes) -> None:
    """Nothing describes nothing."""
    with pytest.raises(gtm.UnreadableInput, match="empty"):
        [*gtm.scan(data, format="schema-org")]


def test_a_dictionary_without_a_work_is_refused() -> None:
    """A person is no publication."""
    person = {"@context": "https://schema.org", "@type": "Person", "name": "Jane"}
    with pytest.raises(gtm.UnreadableInput, match="no work"):
        gtm.from_item(person, format="schema-org")
