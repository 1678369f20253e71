"""What is gathered of a work, to tell it from others."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm
from genetherapy_model.domain._work_facts import WorkFacts, describe


def several(*values: str) -> str:
    """Set values apart as the facts of a work hold them."""
    return "\x1e".join(values)


def author(family: str) -> gtm.PersonalAuthor:
    """Make an author of a family name."""
    return gtm.PersonalAuthor(person=gtm.Person(name=gtm.PersonName(family=family)))


FULL = gtm.Publication(
    title="<i>AAV</i> in mice",
    vernacular_title="AAV bei Mäusen",
    authors=[
        author("Bueren"),
        gtm.CollectiveAuthor(name="<b>ESGCT</b>"),
        gtm.PersonalAuthor(person=gtm.Person(name="L. Naldini")),
        author("Auricchio"),
    ],
    journal=gtm.Journal(
        title="Human gene therapy",
        iso_abbreviation="Hum Gene Ther",
        medline_abbreviation="Hum Gene Ther",
        nlm_id="9008950",
        issns=[gtm.JournalIssn(issn="1557-7422")],
    ),
    issue=gtm.Issue(volume="21", number="7-8", issn=gtm.JournalIssn(issn="1043-0342")),
    pagination=gtm.Pagination(text="1089-95", article_number="e7"),
    dates=[
        gtm.PublicationDate(kind=gtm.DateKind.RECEIVED, date="2009-11"),
        gtm.PublicationDate(kind=gtm.DateKind.ELECTRONIC, date="2010-12-31"),
        gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date="2011/2012"),
        gtm.PublicationDate(kind=gtm.DateKind.PUBLISHED, date=None, text="soon"),
        gtm.PublicationDate(kind=gtm.DateKind.ENTREZ, date="2019-01-01"),
    ],
    locators=[
        gtm.Locator(identifier=gtm.Doi("10.1000/WRONG"), valid=False),
        gtm.Locator(identifier=gtm.Doi("10.1000/É.A")),
        gtm.Locator(identifier=gtm.OtherIdentifier(scheme="pii", text="7")),
    ],
    identifiers=["pubmed:7", "pmc:PMC12.3", "pubmed:0"],
    entries=[
        gtm.CatalogueEntry(catalogue="ours", version="9"),
        gtm.CatalogueEntry(catalogue="PubMed", identifier=gtm.Pmid("7"), version="2"),
    ],
    publication_types=[
        gtm.PublicationType(name="Preprint"),
        gtm.PublicationType(name="Retracted Publication"),
    ],
    relations=[
        gtm.Relation(
            kind=kind, target=gtm.WorkReference(identifiers=known, citation="Blood")
        )
        for kind, known in (
            (gtm.RelationKind.CITES, ["pubmed:1"]),
            (gtm.RelationKind.CITED_BY, ["pubmed:2"]),
            (gtm.RelationKind.CORRECTED_BY, ["pubmed:3", "doi:10.1000/N"]),
            (gtm.RelationKind.UPDATES, []),
            (gtm.RelationKind.REPRINT_OF, ["pubmed:0"]),
        )
    ],
)


def test_a_record_is_described_by_all_that_tells_it_apart() -> None:
    """Each fact is spelled as it is compared, and stands where it was stated last."""
    assert describe(FULL) == WorkFacts(
        identifiers=several("doi:10.1000/É.a", "pmid:7", "pmc:PMC12"),
        places=several("/locators/1", "/entries/1/identifier", "/identifiers/1"),
        version="2",
        is_kept="yes",
        titles=several("AAV in mice", "AAV bei Mäusen"),
        authors=several("Bueren", "ESGCT", "L. Naldini"),
        years="2010 2012",
        volume="21",
        number="7-8",
        page="1089",
        journals=several("Human gene therapy", "Hum Gene Ther"),
        serials=several("9008950", "1043-0342", "1557-7422"),
        kind="preprint",
        relations=several(
            "2\tcorrected by\tpmid:3 doi:10.1000/n", "4\treprint of\tpmid:0"
        ),
        dates=several("received 2009-11", "electronic 2010-12-31", "issue 2011/2012"),
        is_retracted="yes",
    )


def test_what_says_nothing_has_no_facts() -> None:
    """Nothing is described where nothing is stated, not even in an empty entry."""
    for silent in (
        gtm.Publication(),
        gtm.WorkReference(),
        gtm.Publication(
            entries=[gtm.CatalogueEntry(catalogue="ours")],
            journal=gtm.Journal(),
            issue=gtm.Issue(),
            pagination=gtm.Pagination(),
            authors=[author("")],
        ),
    ):
        assert describe(silent) == WorkFacts()


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["Journal Article"], "other"),
        (["Journal Article", "Preprint"], "preprint"),
        (["Preprint", "Published Erratum"], "notice"),
        (["Retraction of Publication"], "notice"),
        (["Retraction Notice"], "notice"),
        (["Expression of Concern"], "notice"),
    ],
)
def test_the_kind_is_told_by_the_types(names: list[str], kind: str) -> None:
    """A notice is one whatever else it is; what has any other type is neither."""
    types = [gtm.PublicationType(name=name) for name in names]

    assert describe(gtm.Publication(publication_types=types)).kind == kind


@pytest.mark.parametrize(
    ("citation", "identifiers", "known", "place"),
    [
        (
            (
                "Li M. Blood. 2002 May 25;359(9320):1851-6. doi: 10.1000/ABC. PMID: 7; "
                "PMCID: PMC12"
            ),
            [],
            several("doi:10.1000/abc", "pmid:7", "pmc:PMC12"),
            ("2002 2002", "359", "9320", "1851"),
        ),
        ("Blood 1999;12:e7", ["pubmed:4"], "pmid:4", ("1999 1999", "12", "", "e7")),
        # What is stated goes before what is printed.
        ("PMID: 7", ["pubmed:4", "pubmed:4"], "pmid:4", ("", "", "", "")),
        # Of two of a kind nothing is taken; one that stands twice is one.
        ("PMID: 7. PMID: 8", [], "", ("", "", "", "")),
        ("PMID: 7. PMID: 7", [], "pmid:7", ("", "", "", "")),
        ("2001;1:1. 2002;2:2.", [], "", ("", "", "", "")),
    ],
)
def test_a_citation_is_read_as_far_as_it_is_sure(
    citation: str, identifiers: list[str], known: str, place: tuple[str, ...]
) -> None:
    """Identifiers, year, volume, issue and page are read where each stands once."""
    facts = describe(
        gtm.WorkReference(
            citation=citation, title="<i>F9</i>", identifiers=identifiers, version="3"
        )
    )

    assert facts == WorkFacts(
        identifiers=known,
        titles="F9",
        citation=citation,
        version="3",
        years=place[0],
        volume=place[1],
        number=place[2],
        page=place[3],
    )
