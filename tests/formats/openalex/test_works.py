"""Works of OpenAlex, key by key."""

from __future__ import annotations

import io
import json
from typing import cast

import pytest

import genetherapy_model as gtm
from genetherapy_model import (
    CatalogueEntry,
    DateKind,
    Doi,
    Finding,
    Grant,
    Issn,
    IssnType,
    Issue,
    Journal,
    JournalIssn,
    Keyword,
    Locator,
    OrganizationReference,
    OtherIdentifier,
    Pagination,
    PartialDate,
    Pmcid,
    Pmid,
    Publication,
    PublicationDate,
    PublicationType,
)
from genetherapy_model.formats.openalex import read_item, restrict, write_item


def check(item: dict[str, object], *codes: str) -> Publication:
    """Read a work that comes back as it was, and with these findings."""
    publication, findings = read_item(item)
    written = write_item(publication)

    assert [one.code for one in findings] == list(codes)
    assert {key: written.get(key) for key in item} == item
    return publication


def own(text: str) -> OtherIdentifier:
    """Give an identifier of OpenAlex's own."""
    return OtherIdentifier(scheme="openalex", text=text)


def types(item: dict[str, object]) -> list[str]:
    """Give what kinds of publication a work is."""
    return [known.name for known in check(item).publication_types]


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("AAV<sub>9</sub> & p < 0.05", "AAV<sub>9</sub> &amp; p &lt; 0.05"),
        ("R&amp;D of <scp>dna</scp>", "R&amp;D of <sc>dna</sc>"),
        ("<mml:math><mml:mi>x</mml:mi></mml:math>", None),
    ],
)
def test_titles_keep_their_markup(title: str, value: str | None) -> None:
    """The tags of Crossref are markup, and are written as they were."""
    publication = check({"title": title, "display_name": title})

    assert publication.title is not None
    assert publication.title.value == (title if value is None else value)
    assert restrict(publication) == publication


def test_titles_that_contradict_each_other_are_told() -> None:
    """The title counts; the other is kept."""
    publication = check({"title": "One", "display_name": "Two"}, "RDR028")

    assert str(publication.title and publication.title.plain) == "One"
    assert str(read_item({"display_name": "Two"})[0].title) == "Two"


def test_identifiers_stand_where_they_are_stated() -> None:
    """The DOI is cited, and tied to the work; the PMID is an entry of PubMed."""
    publication = check(
        {
            "id": "https://openalex.org/W2120048887",
            "doi": "https://doi.org/10.1186/1750-0680-4-11",
            "ids": {
                "openalex": "https://openalex.org/W2120048887",
                "doi": "https://doi.org/10.1186/1750-0680-4-11",
                "mag": "2120048887",
                "pmid": "https://pubmed.ncbi.nlm.nih.gov/19943927",
                "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/2791753",
            },
            "cited_by_api_url": (
                "https://api.openalex.org/works?filter=cites:W2120048887"
            ),
        }
    )

    assert publication.locators == (Locator(identifier=Doi("10.1186/1750-0680-4-11")),)
    assert publication.identifiers == (
        Doi("10.1186/1750-0680-4-11"),
        OtherIdentifier(scheme="mag", text="2120048887"),
        Pmcid("PMC2791753"),
    )
    assert publication.entries == (
        CatalogueEntry(catalogue="OpenAlex", identifier=own("W2120048887")),
        CatalogueEntry(catalogue="PubMed", identifier=Pmid("19943927")),
    )
    assert publication.extras == ()


def test_wrong_identifiers_are_told_and_kept() -> None:
    """What is no DOI, no PMID and no ISSN comes back as it was."""
    publication = check(
        {
            "doi": "https://doi.org/x",
            "ids": {"pmid": "x", "pmcid": "y"},
            "primary_location": {
                "source": {
                    "display_name": "Blood",
                    "issn": ["0165-0209"],
                    "type": "journal",
                }
            },
        },
        *["RDR002"] * 4,
    )

    assert publication.doi is None
    assert publication.pmid is None
    assert publication.issns == (
        JournalIssn(issn=OtherIdentifier(scheme="issn", text="0165-0209")),
    )


@pytest.mark.parametrize(
    "doi", ["10.1/a%2Fb", "10.1002/(SICI)1<1661::AID>3.0.CO;2-2", "10.1234/a#b?c"]
)
def test_any_doi_is_written_as_an_address_that_means_it(doi: str) -> None:
    """Signs that an address would read otherwise come back as they were."""
    doi = doi.replace("10.1/", "10.1000/")
    said = Publication(locators=[Locator(identifier=Doi(doi))], identifiers=[Doi(doi)])

    assert repr(restrict(said)) == repr(said)
    assert str(write_item(said)["doi"]).startswith("https://doi.org/10.")


def test_a_doi_of_the_catalogue_alone_is_the_doi_of_the_work() -> None:
    """Users look for the DOI at the top."""
    said = Publication(identifiers=["doi:10.1089/hum.2023.152"])

    assert write_item(said)["doi"] == "https://doi.org/10.1089/hum.2023.152"
    assert restrict(said).identifiers == said.identifiers


@pytest.mark.parametrize(
    ("text", "date", "kept"),
    [
        ("2024-01-01", "2024", "2024-01-01"),
        ("2024-02-01", "2024-02", "2024-02-01"),
        ("2024-02-02", "2024-02-02", None),
        ("2024-01", "2024-01", None),
        ("2024", "2024", "2024"),
        ("2024-02-02T00:00:00", "2024-02-02", "2024-02-02T00:00:00"),
    ],
)
def test_dates_are_no_more_exact_than_is_sure(
    text: str, date: str, kept: str | None
) -> None:
    """Where only the year or the month is known, OpenAlex has the first day of it."""
    publication = check({"publication_date": text, "publication_year": 2024})

    assert publication.dates == (
        PublicationDate(kind=DateKind.PUBLISHED, date=date, text=kept),
    )
    assert publication.extras == ()


def test_a_year_alone_is_written_without_a_day() -> None:
    """No day is made up."""
    publication = check({"publication_year": 2021})

    assert publication.date == PartialDate(year=2021)
    assert "publication_date" not in write_item(publication)


def test_odd_dates_are_told() -> None:
    """What is no date keeps its words, beside the year where there is one."""
    for text in ("2023-02-30", "2023-24", "spring", "2023-13-01"):
        publication = check({"publication_date": text}, "RDR003")
        assert publication.dates == (
            PublicationDate(kind=DateKind.PUBLISHED, date=None, text=text),
        )
    publication = check(
        {"publication_date": "2023-02-30", "publication_year": 2023}, "RDR003"
    )
    assert publication.year == 2023
    check({"publication_year": 0}, "RDR003")
    check({"publication_date": "2023-02-03", "publication_year": 2022}, "RDR028")
    check({"created_date": "never", "title": "A", "display_name": "A"}, "RDR003")


def test_the_best_date_is_written() -> None:
    """Of several dates that of the publication is written, and no other."""
    said = Publication(
        dates=[
            PublicationDate(kind=DateKind.RECEIVED, date="2022"),
            PublicationDate(kind=DateKind.ELECTRONIC, date="2023-11-14"),
            PublicationDate(kind=DateKind.ISSUE, date="2023 Winter", text="Winter"),
        ]
    )

    assert write_item(said)["publication_year"] == 2023
    assert "publication_date" not in write_item(said)


@pytest.mark.parametrize(
    ("item", "names"),
    [
        ({"type": "article"}, ["article"]),
        ({"type": "article", "type_crossref": "journal-article"}, ["Journal Article"]),
        (
            {"type": "article", "type_crossref": "proceedings-article"},
            ["proceedings-article"],
        ),
        ({"type": "article", "type_crossref": "posted-content"}, ["posted-content"]),
        ({"type": "preprint", "type_crossref": "posted-content"}, ["Preprint"]),
        (
            {"type": "review", "type_crossref": "journal-article"},
            ["Journal Article", "Review"],
        ),
        ({"type": "review"}, ["Review"]),
        ({"type": "retraction"}, ["Retraction of Publication"]),
        ({"type": "erratum"}, ["Published Erratum"]),
        ({"type": "dissertation"}, ["Academic Dissertation"]),
        ({"type": "book", "type_crossref": "monograph"}, ["monograph"]),
        ({"type": "book", "type_crossref": "book"}, ["book"]),
        ({"type": "software-paper"}, ["software-paper"]),
        ({"type": "paratext", "is_paratext": True}, ["paratext"]),
        ({"type": "editorial", "is_paratext": True}, ["Editorial", "paratext"]),
        (
            {"type": "article", "type_crossref": "report"},
            ["Technical Report", "article"],
        ),
        (
            {
                "type": "article",
                "type_crossref": "journal-article",
                "is_retracted": True,
            },
            ["Journal Article", "Retracted Publication"],
        ),
        ({"is_retracted": False, "is_paratext": False}, []),
    ],
)
def test_types_are_those_of_mesh_where_they_say_the_same(
    item: dict[str, object], names: list[str]
) -> None:
    """A type of OpenAlex, Crossref's beside it, and what is said by yes and no."""
    assert types(item) == names


def test_the_location_tells_what_an_article_is() -> None:
    """Works of today have no type of Crossref, but that of the location."""
    raw: dict[str, object] = {"raw_type": "proceedings-article"}
    journal: dict[str, object] = {"source": {"type": "journal", "display_name": "A"}}

    assert types({"type": "article", "primary_location": raw}) == [
        "proceedings-article"
    ]
    assert types({"type": "article", "primary_location": journal}) == [
        "Journal Article"
    ]


def test_a_retracted_work_is_retracted_and_a_notice_retracts() -> None:
    """Commonmeta drops is_retracted; here it is stated, and written of a relation."""
    assert check({"is_retracted": True}).is_retracted
    assert not check({"type": "retraction"}).is_retracted
    said = Publication(
        relations=[
            gtm.Relation(kind=gtm.RelationKind.RETRACTED_BY, target=gtm.WorkReference())
        ]
    )
    assert write_item(said)["is_retracted"] is True


def test_the_source_is_the_journal() -> None:
    """The linking ISSN is one of its own; the publisher has its identifier."""
    publication = check(
        {
            "primary_location": {
                "source": {
                    "display_name": "Ceramics international",
                    "issn_l": "0272-8842",
                    "issn": ["0272-8842", "1873-3956"],
                    "host_organization": "https://openalex.org/P4310320990",
                    "host_organization_name": "Elsevier BV",
                    "type": "journal",
                },
                "version": "publishedVersion",
            },
            "biblio": {
                "volume": "50",
                "issue": "1",
                "first_page": "672",
                "last_page": "683",
            },
        }
    )

    assert publication.journal == Journal(
        title="Ceramics international",
        issns=[
            JournalIssn(issn="0272-8842", type=IssnType.LINKING),
            JournalIssn(issn="0272-8842"),
            JournalIssn(issn="1873-3956"),
        ],
        publisher=OrganizationReference(
            name="Elsevier BV", identifiers=[own("P4310320990")]
        ),
    )
    assert publication.issue == Issue(volume="50", number="1")
    assert publication.pagination == Pagination(start="672", end="683")
    assert publication.entries == (
        CatalogueEntry(catalogue="OpenAlex", publication_status="publishedVersion"),
    )
    assert publication.extras == ()


def test_other_sources_are_no_journals() -> None:
    """A repository is none, and a platform of books tells the publisher alone."""
    publisher = {"host_organization_name": "Brill"}

    def journal(source: dict[str, object], **more: object) -> Journal | None:
        return check({"primary_location": {"source": source, **more}}).journal

    assert journal({"type": "repository", "display_name": "arXiv", **publisher}) is None
    assert journal({"type": "ebook platform", "display_name": "B", **publisher}) == (
        Journal(publisher=OrganizationReference(name="Brill"))
    )
    printed = check({"primary_location": {"raw_source_name": "Data &amp; Mining"}})
    assert printed.journal == Journal(title="Data & Mining")
    both = journal({"display_name": "Journal Of X"}, raw_source_name="Journal of X")
    assert both == Journal(title="Journal Of X", aliases=["Journal of X"])
    first = check({"locations": [{"source": {"display_name": "Blood"}}]})
    assert first.journal == Journal(title="Blood")


def test_works_of_before_2023_are_read() -> None:
    """Their journal is a host venue."""
    publication = check(
        {
            "host_venue": {
                "display_name": "Blood",
                "issn_l": "0006-4971",
                "publisher": "ASH",
                "type": "journal",
            }
        }
    )

    assert publication.journal is not None
    assert publication.journal.issn_of(IssnType.LINKING) == Issn("0006-4971")
    assert str(publication.journal.publisher) == "ASH"


def test_numbers_of_articles_are_told_where_they_are_sure() -> None:
    """OpenAlex repeats them as both pages; digits alone may be a page."""

    def pages(first: str, last: str) -> Pagination | None:
        return check(
            {
                "biblio": {
                    "volume": None,
                    "issue": None,
                    "first_page": first,
                    "last_page": last,
                }
            }
        ).pagination

    assert pages("e4375", "e4375") == Pagination(article_number="e4375")
    assert pages("128513", "128513") == Pagination(start="128513", end="128513")
    assert pages("e4375", "e4380") == Pagination(start="e4375", end="e4380")
    said = Publication(pagination=Pagination(text="1834-44"))
    assert cast("dict[str, str]", write_item(said)["biblio"])["last_page"] == "1844"


def test_an_address_that_is_no_doi_is_an_identifier() -> None:
    """The landing page says where the work is, unless it is the DOI once more."""
    arxiv = "http://arxiv.org/abs/1612.00593"
    publication = check({"primary_location": {"landing_page_url": arxiv}})

    assert publication.identifiers == (OtherIdentifier(scheme="url", text=arxiv),)
    doi = {"landing_page_url": "https://doi.org/10.1089/hum.2023.152"}
    assert check({"primary_location": doi}).identifiers == ()


def test_subjects_say_whose_they_are() -> None:
    """Keywords, topics and concepts are OpenAlex's; the primary topic is major."""
    address = "https://openalex.org/keywords/gene-therapy"
    publication = check(
        {
            "keywords": [
                {"id": address, "display_name": "Gene therapy", "score": 0.5},
                {"keyword": "kelp", "score": 0.1},
                {"display_name": "said by others"},
            ],
            "primary_topic": {"display_name": "Viruses", "score": 0.9},
            "topics": [{"display_name": "Genes"}, {"display_name": "Viruses"}],
            "concepts": [
                {"display_name": "Medicine", "score": 0.4},
                {"display_name": "Politics", "score": 0},
            ],
        }
    )

    assert publication.keywords == (
        Keyword(text="Gene therapy", owner="OpenAlex"),
        Keyword(text="kelp", owner="OpenAlex"),
        Keyword(text="said by others"),
        Keyword(text="Genes", owner="OpenAlex topic"),
        Keyword(text="Viruses", owner="OpenAlex topic", major=True),
        Keyword(text="Medicine", owner="OpenAlex concept"),
    )
    alone = check({"primary_topic": {"display_name": "Viruses"}})
    assert alone.keywords == (
        Keyword(text="Viruses", owner="OpenAlex topic", major=True),
    )


def test_mesh_headings_are_put_together() -> None:
    """Rows of one descriptor are one heading, wherever and how often they stand."""

    def row(name: str, qualifier: str = "", *, major: bool = False) -> object:
        return {
            "descriptor_ui": {"Cells": "D002477", "Humans": "D006801"}[name],
            "descriptor_name": name,
            "qualifier_ui": "Q000378" if qualifier else "",
            "qualifier_name": qualifier or None,
            "is_major_topic": major,
        }

    publication = check(
        {
            "mesh": [
                row("Cells", "metabolism", major=True),
                row("Humans"),
                row("Cells"),
                row("Humans"),
                row("Cells", "metabolism", major=True),
            ]
        }
    )

    assert [str(one) for one in publication.mesh_headings] == [
        "Cells/*metabolism",
        "Humans",
    ]
    assert str(publication.mesh_headings[0].qualifiers[0].ui) == "Q000378"
    wrong = {"mesh": [{"descriptor_ui": "7", "descriptor_name": "Cells"}]}
    assert str(check(cast("dict[str, object]", wrong), "RDR002").mesh_headings[0]) == (
        "Cells"
    )


def test_money_is_read_in_both_forms() -> None:
    """Awards and funders, and the grants that were before them, say the same."""
    old = check(
        {
            "grants": [
                {"funder": "F1", "funder_display_name": "FSU", "award_id": None},
                {"funder": "F2", "funder_display_name": "NSF", "award_id": "2005079"},
            ]
        }
    )
    new = check(
        {
            "awards": [
                {
                    "id": "https://openalex.org/G1",
                    "funder_award_id": "2005079",
                    "funder_display_name": "NSF",
                }
            ],
            "funders": [{"display_name": "FSU"}, {"display_name": "NSF"}],
        }
    )

    assert old.grants == new.grants
    assert old.grants == (Grant(agency="FSU"), Grant(number="2005079", agency="NSF"))


def test_references_are_identifiers() -> None:
    """A work that is cited has OpenAlex's identifier, or another that it takes."""
    publication = check(
        {
            "referenced_works_count": 7,
            "referenced_works": [
                "https://openalex.org/W1",
                "https://doi.org/10.1089/hum.2023.152",
                "https://pubmed.ncbi.nlm.nih.gov/19943927",
                "7",
            ],
        }
    )

    assert [one.identifiers for one in publication.references] == [
        (own("W1"),),
        (Doi("10.1089/hum.2023.152"),),
        (Pmid("19943927"),),
        (own("7"),),
    ]
    assert publication.number_of_references == 7
    assert publication.extras == ()


def test_what_the_model_has_no_word_for_is_kept() -> None:
    """Counts, access, goals and what is found by likeness come back as they were."""
    item: dict[str, object] = {
        "related_works": ["https://openalex.org/W1"],
        "open_access": {"is_oa": True, "oa_status": "gold"},
        "cited_by_count": 0,
        "counts_by_year": [{"year": 2024, "cited_by_count": 1}],
        "sustainable_development_goals": [{"id": "https://metadata.un.org/sdg/3"}],
        "brand_new_key": {"a": [1, None, 0.5]},
    }
    publication = check(item)

    assert {extra.path: json.loads(extra.text) for extra in publication.extras} == item
    assert publication.relations == ()


def test_a_changed_work_does_not_keep_its_old_spelling() -> None:
    """What is kept gives way to what the publication says now."""
    before = check(
        {
            "title": "AAV",
            "display_name": "AAV",
            "authorships": [{"raw_author_name": "A B", "countries": ["ES"]}],
        }
    )
    after = Publication(title="CAR", extras=before.extras)

    written = write_item(after)

    assert written["display_name"] == "CAR"
    assert "authorships" not in written


def test_other_types_are_told_at_their_place() -> None:
    """Each value of another type than is due is told once, with its path."""
    _, findings = read_item(
        {
            "title": ["A"],
            "ids": [7],
            "type": {"a": 1},
            "authorships": [{"author": 3, "raw_author_name": "A B"}],
            "is_retracted": "yes",
            "publication_year": "x",
            "mesh": "x",
            "biblio": {"volume": True},
        }
    )

    assert {_place(one) for one in findings} == {
        "ids/0",
        "type",
        "authorships/0/author/0",
        "is_retracted",
        "publication_year",
        "mesh/0",
        "biblio/volume",
    }
    assert {one.code for one in findings} == {"RDR021"}


def _place(finding: Finding) -> str:
    return finding.message.partition(":")[0]


def test_publication_types_of_others_are_told_as_lost() -> None:
    """OpenAlex has one type; what it has none for is a loss."""
    said = Publication(
        publication_types=[
            PublicationType(name="Clinical Trial"),
            PublicationType(name="Letter"),
            PublicationType(name="Review"),
        ]
    )
    losses = gtm.write([said], io.BytesIO(), format="openalex")

    assert [known.name for known in restrict(said).publication_types] == ["Letter"]
    assert [one.path for one in losses] == [
        "/publication_types/0",
        "/publication_types/2",
    ]
