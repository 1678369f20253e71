"""ID: identifiers that are not what they are called."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm


@pytest.mark.parametrize(
    ("scheme", "text", "kind"),
    [
        ("ORCID", "0034-7167-2018-0740", "ORCID iD"),
        ("ISSN", "0165-0209", "ISSN"),
        ("doi", "none", "DOI"),
        ("pubmed", "PMC17", "PMID"),
    ],
)
def test_an_identifier_that_is_none_is_found(scheme: str, text: str, kind: str) -> None:
    """What is called of a known kind and is not is found at its place."""
    slip = gtm.OtherIdentifier(scheme=scheme, text=text)
    person = gtm.Person(name="Juan Bueren", identifiers=[slip])
    publication = gtm.Publication(authors=[gtm.PersonalAuthor(person=person)])
    if scheme != "ORCID":
        publication = gtm.Publication(
            entries=[gtm.CatalogueEntry(catalogue="PubMed", other_identifiers=[slip])]
        )
    [finding] = gtm.check(publication)

    assert finding.code == "ID001"
    assert f"is no {kind}" in finding.message
    assert finding.path in {
        "/authors/0/person/identifiers/0",
        "/entries/0/other_identifiers/0",
    }


def test_a_scheme_that_nobody_knows_is_no_finding() -> None:
    """Rules fire on what they know."""
    other = gtm.OtherIdentifier(scheme="pii", text="S0021-9150(18)31238-3")

    assert gtm.check(gtm.Publication(identifiers=[other])) == ()


def test_an_identifier_that_is_one_is_no_finding() -> None:
    """A good identifier in an odd spelling is kept as other, and is no slip."""
    other = gtm.OtherIdentifier(
        scheme="ORCID", text="https://orcid.org/0000-0002-1825-0097"
    )

    assert gtm.check(gtm.Publication(identifiers=[other])) == ()
