"""ID: identifiers that are not what they are called, or not of what they stand at."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm
from genetherapy_model.domain.identifiers import IDENTIFIERS


def _codes(subject: gtm.Publication | gtm.OtherIdentifier) -> list[str]:
    return [found.code for found in gtm.check(subject, select=["ID"])]


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


@pytest.mark.parametrize(
    ("scheme", "text"),
    [
        ("ncit", "15238"),
        ("ATC", "L01X04"),
        ("NCT", "NCT0212295"),
        ("ClinicalTrials.gov", "NCT0212295"),
        ("unii", "452VLY940"),
        ("MeSH", "D15316"),
        ("EudraCT", "2017-000806-3"),
        ("isrctn", "ISRCTN00000"),
        ("hgnc", "F8"),
        ("mondo", "MONDO:10602"),
        ("orpha", "Leber"),
        ("OMIM", "3067"),
        ("isni", "0000 0004 1936 7540"),
        ("ror", "05xx77y5"),
        ("pmcid", "PMCX"),
    ],
)
def test_each_scheme_has_its_shape(scheme: str, text: str) -> None:
    """Wrong lengths, letters and check digits are found, whatever the scheme's case."""
    assert _codes(gtm.OtherIdentifier(scheme=scheme, text=text)) == ["ID001"]


@pytest.mark.parametrize("kind", IDENTIFIERS, ids=lambda kind: kind.prefix)
def test_no_scheme_takes_any_text(kind: type[gtm.Doi]) -> None:
    """Every kind that the library knows is tried, but for what PubMed calls NLM's."""
    other = gtm.OtherIdentifier(scheme=kind.prefix, text="?")

    assert _codes(other) == ([] if kind.prefix == "nlm" else ["ID001"])


@pytest.mark.parametrize(
    ("scheme", "text"),
    [
        ("pii", "S0021-9150(18)31238-3"),
        ("NLM", "NIHMS450205"),
        ("GENBANK", "AF078607"),
        ("CTRI", "CTRI/2013/06/ 003753"),
        ("ORCID", "https://orcid.org/0000-0002-1825-0097"),
    ],
)
def test_what_is_unknown_or_only_odd_is_no_finding(scheme: str, text: str) -> None:
    """Rules fire on what they know; a good identifier in an odd spelling is one."""
    other = gtm.OtherIdentifier(scheme=scheme, text=text)

    assert gtm.check(gtm.Publication(identifiers=[other])) == ()


def _written(doi: str, text: str) -> gtm.Publication:
    known = gtm.OtherIdentifier(scheme="ORCID", text=text)
    return gtm.Publication(
        locators=[gtm.Locator(identifier=gtm.Doi(doi))],
        investigators=[
            gtm.Investigator(person=gtm.Person(name="Ana Silva", identifiers=[known]))
        ],
    )


@pytest.mark.parametrize(
    "tail",
    ["0034-7167-2018-0740", "1516-4446-2020-1164", "2237-6089-2021-0324"],
)
def test_the_tail_of_a_doi_is_no_orcid(tail: str) -> None:
    """Look-alikes are told from the DOI of their work, wherever the person stands."""
    publication = _written(f"10.1590/{tail}", f"https://orcid.org/{tail}")
    found = {finding.code: finding for finding in gtm.check(publication)}

    assert found["ID002"].path == "/investigators/0/person/identifiers/0"
    assert f"10.1590/{tail}" in found["ID002"].message


def test_a_tail_with_a_right_check_character_is_found_too() -> None:
    """One tail in eleven has the check character of an ORCID iD by chance."""
    person = gtm.Person(name="Silva", identifiers=[gtm.Orcid("0034-7167-2018-001X")])
    publication = gtm.Publication(
        identifiers=["doi:10.1590/0034-7167-2018-001x"], people=[person]
    )

    assert _codes(publication) == ["ID002", "ID003"]


def test_a_look_alike_in_the_doi_of_another_work_is_not_told() -> None:
    """Without the DOI nothing says where the digits come from."""
    publication = _written("10.1590/0034-7167-2019-0546", "0034-7167-2018-0740")

    assert _codes(publication) == ["ID001"]


def test_other_identifiers_may_be_the_tail_of_the_doi() -> None:
    """A publisher's own number is rightly a part of the DOI."""
    number = gtm.OtherIdentifier(scheme="pii", text="0034-7167-2018-0740")
    person = gtm.Person(name="Silva", identifiers=[number])
    publication = gtm.Publication(
        identifiers=["doi:10.1590/0034-7167-2018-0740"], people=[person]
    )

    assert _codes(publication) == []


def test_an_orcid_of_either_block_is_in_order() -> None:
    """Both blocks that ISNI has set aside are known."""
    assert gtm.check(gtm.Orcid("0000-0002-1825-0097")) == ()
    assert gtm.check(gtm.Orcid("0009-0000-0000-0009")) == ()


def test_terms_without_a_number_are_not_judged() -> None:
    """Real headings lack their identifiers now and then."""
    publication = gtm.Publication(
        mesh_headings=[
            gtm.MeshHeading(
                descriptor=gtm.MeshTerm(name="Hemophilia B"),
                qualifiers=[gtm.MeshTerm(name="therapy")],
            )
        ],
        chemicals=[gtm.Chemical(name="Thyroxine")],
        publication_types=[gtm.PublicationType(name="Review")],
        supplementary_concepts=[gtm.SupplementaryConcept(name="Danon disease")],
    )

    assert gtm.check(publication) == ()


def test_each_place_has_its_kind_of_record() -> None:
    """Descriptors, qualifiers and concepts are told apart where they stand."""
    publication = gtm.Publication(
        mesh_headings=[
            gtm.MeshHeading(
                descriptor=gtm.MeshTerm(name="Hemophilia B", ui="C538090"),
                qualifiers=[gtm.MeshTerm(name="therapy", ui="C538090")],
            )
        ],
        chemicals=[
            gtm.Chemical(name="Thyroxine", ui="Q000628"),
            gtm.Chemical(name="thing", ui="C480833"),
        ],
        publication_types=[gtm.PublicationType(name="Review", ui="Q016454")],
        supplementary_concepts=[gtm.SupplementaryConcept(name="x", ui="D538090")],
    )
    found = {(finding.code, finding.path) for finding in gtm.check(publication)}

    assert found == {
        ("ID004", "/mesh_headings/0/descriptor/ui"),
        ("ID004", "/mesh_headings/0/qualifiers/0/ui"),
        ("ID005", "/supplementary_concepts/0/ui"),
        ("ID006", "/chemicals/0/ui"),
        ("ID007", "/publication_types/0/ui"),
    }


def test_a_condition_may_be_a_supplementary_concept() -> None:
    """Rare diseases are no descriptors."""
    rare = gtm.Condition(name="ovarian epithelial cancer", mesh="C538090")

    assert gtm.check(rare) == ()
    assert _codes(gtm.Condition(name="x", mesh="Q000628")) == ["ID008"]  # type: ignore[arg-type]


def test_one_record_may_have_versions_and_the_number_of_none() -> None:
    """A version is of the same work, and PMID 0 is of no work."""
    publication = gtm.Publication(
        identifiers=["pubmed:0", "pubmed:29372632", "pmc:PMC8591519.2"],
        entries=[
            gtm.CatalogueEntry(catalogue="PubMed", identifier=gtm.Pmid("29372632")),
            gtm.CatalogueEntry(catalogue="PMC", identifier=gtm.Pmcid("PMC8591519")),
        ],
    )

    assert gtm.check(publication) == ()


def test_two_numbers_of_one_kind_are_of_two_works() -> None:
    """The second one is told, at its place."""
    publication = gtm.Publication(identifiers=["pmc:PMC1", "pubmed:1", "pmc:PMC2"])
    [finding] = gtm.check(publication)

    assert (finding.code, finding.path) == ("ID009", "/identifiers/2")
