"""Adapters of the corpus: Crossref, CSL, OpenAlex, Europe PMC, small JSON files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from tests.rules import stating

import genetherapy_model as gtm
from genetherapy_model import (
    CollectiveAuthor,
    DateKind,
    IssnType,
    Keyword,
    MeshHeading,
    MeshTerm,
    OtherIdentifier,
    PersonName,
    Publication,
    PublicationType,
    ReferenceList,
    WorkReference,
)

Item: TypeAlias = Mapping[str, Any]


def lines(path: Path) -> Iterator[Item]:
    """Give the objects of a file of JSON Lines."""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def of_crossref(item: Item) -> Publication:
    """Map a work of Crossref."""
    kinds = {"print": IssnType.PRINT, "electronic": IssnType.ELECTRONIC}
    return Publication(
        title=stating.marked(_first(item.get("title"))),
        publication_types=_types(item.get("type")),
        authors=[_crossref_author(each) for each in item.get("author", ())],
        editors=[_crossref_author(each) for each in item.get("editor", ())],
        journal=stating.journal(
            _first(item.get("container-title")),
            iso=_first(item.get("short-container-title")),
            issns=[
                (each["value"], kinds.get(each["type"]))
                for each in item.get("issn-type", ())
            ],
        ),
        issue=stating.issue(item.get("volume"), item.get("issue")),
        pagination=stating.pages(item.get("page"), number=item.get("article-number")),
        dates=[
            *_csl_date(DateKind.ISSUE, item.get("published-print")),
            *_csl_date(DateKind.ELECTRONIC, item.get("published-online")),
            *_csl_date(DateKind.PUBLISHED, item.get("issued")),
        ],
        identifiers=stating.work_identifiers(("doi", item["DOI"])),
        reference_lists=_listed(
            [_deposited(each) for each in item.get("reference", ())]
        ),
    )


def of_deposited_reference(item: Item) -> WorkReference:
    """Map a reference as a publisher deposited it with Crossref."""
    return _deposited(item["reference"])


def _deposited(reference: Item) -> WorkReference:
    keys = ("author", "year", "journal-title", "volume", "first-page")
    parts = [reference[key] for key in keys if reference.get(key)]
    return WorkReference(
        citation=stating.marked(reference.get("unstructured") or ", ".join(parts)),
        title=stating.marked(reference.get("article-title")),
        identifiers=stating.work_identifiers(("doi", reference.get("DOI"))),
    )


def _crossref_author(author: Item) -> stating.Author:
    if "name" in author:
        return CollectiveAuthor(name=stating.sure_marked(author["name"]))
    return stating.person(
        PersonName(
            family=author.get("family"),
            given=author.get("given"),
            suffix=author.get("suffix"),
        ),
        orcid=author.get("ORCID"),
        affiliations=[each.get("name") for each in author.get("affiliation", ())],
    )


def of_csl(item: Item) -> Publication:
    """Map an item of CSL-JSON."""
    return Publication(
        title=stating.marked(item.get("title")),
        publication_types=_types(item.get("type")),
        authors=[_csl_author(each) for each in item.get("author", ())],
        editors=[_csl_author(each) for each in item.get("editor", ())],
        journal=stating.journal(
            item.get("container-title"),
            iso=item.get("container-title-short") or item.get("journalAbbreviation"),
            issns=stating.issns_in(item.get("ISSN", "")),
        ),
        issue=stating.issue(item.get("volume"), item.get("issue")),
        pagination=stating.pages(item.get("page"), number=item.get("number")),
        dates=_csl_date(DateKind.PUBLISHED, item.get("issued")),
        identifiers=stating.work_identifiers(
            ("doi", item.get("DOI")),
            ("pmid", item.get("PMID")),
            ("pmc", item.get("PMCID")),
        ),
    )


def _csl_author(author: Item) -> stating.Author:
    return stating.person(
        PersonName(
            family=author.get("family"),
            given=author.get("given"),
            particle=author.get("dropping-particle"),
            suffix=author.get("suffix"),
            literal=author.get("literal"),
        )
    )


def _csl_date(kind: DateKind, date: Item | None) -> tuple[gtm.PublicationDate, ...]:
    parts = (date or {}).get("date-parts") or [[]]
    return stating.dated_parts(kind, parts[0])


def of_openalex(item: Item) -> Publication:
    """Map a work of OpenAlex."""
    source = (item.get("primary_location") or {}).get("source") or {}
    biblio = item.get("biblio") or {}
    ids = item.get("ids") or {}
    linking = source.get("issn_l")
    return Publication(
        title=stating.marked(item.get("title")),
        publication_types=(
            *_types(item.get("type")),
            *_types("Retracted Publication" if item.get("is_retracted") else None),
        ),
        authors=[
            stating.person(
                PersonName(literal=each["author"]["display_name"]),
                orcid=each["author"].get("orcid"),
                affiliations=each.get("raw_affiliation_strings", ()),
                corresponding=each.get("is_corresponding"),
            )
            for each in item["authorships"]
        ],
        journal=stating.journal(
            source.get("display_name"),
            issns=[
                (linking, IssnType.LINKING),
                *((issn, None) for issn in source.get("issn") or () if issn != linking),
            ],
        ),
        issue=stating.issue(biblio.get("volume"), biblio.get("issue")),
        pagination=stating.pages(
            start=biblio.get("first_page"), end=biblio.get("last_page")
        ),
        dates=stating.published(item.get("publication_date")),
        identifiers=stating.work_identifiers(
            ("openalex", item["id"]),
            ("doi", item.get("doi")),
            ("pmid", ids.get("pmid", "").rpartition("/")[2]),
            ("pmc", ids.get("pmcid", "").rpartition("/")[2]),
        ),
        keywords=[
            Keyword(text=stating.sure_marked(each["display_name"]))
            for each in item.get("keywords") or ()
        ],
        reference_lists=_listed(
            [
                WorkReference(
                    identifiers=[OtherIdentifier(scheme="openalex", text=each)]
                )
                for each in item.get("referenced_works", ())
            ]
        ),
    )


def of_europepmc(wrapped: Item) -> Publication:
    """Map a record of Europe PMC, each value of which is a list of one."""
    item = _unwrapped(wrapped)
    info = item.get("journalInfo", {})
    titles = info.get("journal", {})
    return Publication(
        title=stating.marked(item.get("title")),
        publication_types=[
            PublicationType(name=name)
            for name in _several(item.get("pubTypeList"), "pubType")
        ],
        authors=[
            _europepmc_author(each)
            for each in _several(item.get("authorList"), "author")
        ],
        journal=stating.journal(
            titles.get("title"),
            medline=titles.get("medlineAbbreviation"),
            iso=titles.get("ISOAbbreviation"),
            issns=[
                (titles.get("ISSN"), None),
                (titles.get("ESSN"), IssnType.ELECTRONIC),
            ],
            nlm_id=titles.get("NLMid"),
        ),
        issue=stating.issue(info.get("volume"), info.get("issue")),
        pagination=stating.pages(item.get("pageInfo")),
        dates=[
            *stating.dated(DateKind.ISSUE, info.get("dateOfPublication")),
            *stating.dated(DateKind.ELECTRONIC, item.get("electronicPublicationDate")),
        ],
        identifiers=stating.work_identifiers(
            ("pmid", item.get("pmid")),
            ("pmc", item.get("pmcid")),
            ("doi", item.get("doi")),
        ),
        languages=[item["language"]] if "language" in item else [],
        keywords=[
            Keyword(text=stating.sure_marked(each))
            for each in _several(item.get("keywordList"), "keyword")
        ],
        mesh_headings=[
            _heading(each)
            for each in _several(item.get("meshHeadingList"), "meshHeading")
        ],
        relations=[
            relation
            for each in _several(item.get("commentCorrectionList"), "commentCorrection")
            for relation in stating.related(each["type"], _commenting(each))
        ],
    )


def _commenting(comment: Item) -> WorkReference:
    scheme = "pmid" if comment["source"] == "MED" else comment["source"]
    return WorkReference(
        citation=stating.marked(comment.get("reference")),
        identifiers=stating.work_identifiers((scheme, comment["id"])),
    )


def _heading(heading: Item) -> MeshHeading:
    qualifiers = _several(heading.get("meshQualifierList"), "meshQualifier")
    return MeshHeading(
        descriptor=MeshTerm(
            name=heading["descriptorName"], major=heading["majorTopic_YN"] == "Y"
        ),
        qualifiers=[
            MeshTerm(name=each["qualifierName"], major=each["majorTopic_YN"] == "Y")
            for each in qualifiers
        ],
    )


def _europepmc_author(author: Item) -> stating.Author:
    if author.get("collectiveName"):
        return CollectiveAuthor(name=stating.sure_marked(author["collectiveName"]))
    return stating.person(
        PersonName(
            family=author.get("lastName"),
            given=author.get("firstName"),
            initials=author.get("initials"),
            suffix=author.get("suffix") or None,
        ),
        orcid=author.get("authorId", {}).get("_"),
        affiliations=[author.get("affiliation")],
    )


def of_name_forms(path: Path) -> Iterator[tuple[str, Publication]]:
    """Give each article with those of its authors whose names were chosen."""
    articles: dict[str, list[stating.Author]] = {}
    for each in lines(path):
        articles.setdefault(each["pmcid"], []).append(_europepmc_author(each))
    for pmcid, authors in articles.items():
        yield (
            pmcid,
            Publication(
                authors=authors,
                authors_complete=False,
                identifiers=stating.work_identifiers(("pmc", pmcid)),
            ),
        )


def of_labels(item: Item) -> Publication:
    """Map the title and the subjects of an article."""
    return Publication(
        title=stating.marked(item["title"]),
        identifiers=stating.work_identifiers(("pmid", item["pmid"])),
        keywords=[Keyword(text=stating.sure_marked(each)) for each in item["keywords"]],
        mesh_headings=[
            MeshHeading(descriptor=MeshTerm(name=name)) for name in item["mesh"]
        ],
    )


def of_sweep(item: Item) -> Publication:
    """Map a record of the Systematic Review Assistant."""
    authors = item["authors"]
    if isinstance(authors, str):
        authors = authors.replace(".,", ".;").split(";")
    keywords = item.get("keywords", ())
    if isinstance(keywords, str):
        keywords = filter(str.strip, keywords.replace("\r", ",").split(","))
    when = " ".join(filter(None, (item.get("year"), item.get("date"))))
    return Publication(
        title=stating.marked(item["title"]),
        authors=[stating.inverted(each) for each in authors],
        journal=stating.journal(
            item.get("journal"), issns=stating.issns_in(item.get("isbn", ""))
        ),
        issue=stating.issue(item.get("volume"), item.get("number")),
        pagination=stating.pages(item.get("pages")),
        dates=stating.published(when, item.get("year")),
        identifiers=stating.work_identifiers(("pmc", item.get("custom2"))),
        keywords=[Keyword(text=stating.sure_marked(each)) for each in keywords],
    )


def _unwrapped(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, list):
        inner = [_unwrapped(each) for each in value]
        return inner[0] if len(inner) == 1 else inner
    if isinstance(value, dict):
        return {key: _unwrapped(each) for key, each in value.items()}
    return value


def _several(holder: Item | None, key: str) -> list[Any]:
    """Give what stands in a list that may have been unwrapped."""
    value = (holder or {}).get(key, [])
    return value if isinstance(value, list) else [value]


def _first(values: list[str] | None) -> str | None:
    return values[0] if values else None


def _types(name: str | None) -> tuple[PublicationType, ...]:
    return (PublicationType(name=name),) if name else ()


def _listed(references: list[WorkReference]) -> tuple[ReferenceList, ...]:
    return (ReferenceList(references=references),) if references else ()
