"""Reading a result of Europe PMC: what each key is in the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from attrs import evolve

from genetherapy_model.domain.abstracts import Abstract
from genetherapy_model.domain.authors import Author, PersonalAuthor
from genetherapy_model.domain.identifiers import Doi, Pmcid, Pmid
from genetherapy_model.domain.journals import Pagination
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.works import Locator, WorkIdentifier
from genetherapy_model.errors import Finding
from genetherapy_model.formats.europepmc import (
    dates,
    journals,
    people,
    relations,
    subjects,
)
from genetherapy_model.formats.europepmc.abstracts import read_abstract
from genetherapy_model.formats.europepmc.dialects import to_plain
from genetherapy_model.formats.europepmc.values import Values
from genetherapy_model.formats.europepmc.vocabulary import (
    OWN_CATALOGUE,
    SOURCE_CODE,
    SOURCES,
)
from genetherapy_model.formats.json_items import Item
from genetherapy_model.formats.plain_texts import read_plain

__all__ = ["read_fields"]

_DAYS: Final = {
    "created": "dateOfCreation",
    "completed": "dateOfCompletion",
    "revised": "dateOfRevision",
}
_KINDS: Final = {"MED": (Pmid, "pubmed"), "PMC": (Pmcid, "pmc")}
_INVENTORS: Final = "PAT"


def read_fields(item: Item) -> tuple[Publication, list[Finding]]:
    """Read what the keys of a result say, in whatever dialect."""
    item = to_plain(item)
    values = Values()
    entries = [*_read_entries(item, values)]
    authors, is_whole = _read_authors(item, values)
    made = Publication(
        title=values.marked(item.get("title"), "title", "/title"),
        publication_types=subjects.read_types(item, values),
        abstract=_read_abstract(item, values),
        authors=authors,
        authors_complete=is_whole,
        investigators=people.read_investigators(item.get("investigatorList"), values),
        journal=journals.read_journal(item, values),
        issue=journals.read_issue(item, values),
        pagination=_read_pages(item, values),
        dates=dates.read_dates(item, values),
        locators=_read_locators(item, values),
        identifiers=_read_identifiers(item, entries, values),
        languages=map(read_plain, values.texts(item.get("language"), "language")),
        keywords=subjects.read_keywords(item.get("keywordList"), values),
        mesh_headings=subjects.read_headings(item.get("meshHeadingList"), values),
        chemicals=subjects.read_chemicals(item.get("chemicalList"), values),
        grants=subjects.read_grants(item.get("grantsList"), values),
        relations=relations.read_relations(item.get("commentCorrectionList"), values),
        entries=entries,
    )
    return made, values.findings


def _read_authors(item: Item, values: Values) -> tuple[list[Author], bool]:
    text = values.plain(item.get("authorString"), "authorString")
    authors = people.read_authors(item.get("authorList"), values)
    names, is_whole = people.split_author_string(text or "")
    if not authors:
        are_natural = item.get("source") == _INVENTORS
        authors = [people.read_shown(name, are_natural=are_natural) for name in names]
    line = values.marked(item.get("affiliation"), "affiliation", "/authors/0")
    first = authors[0] if authors else None
    # It is that of the first author, but of a patent it is the applicant.
    if (
        line is not None
        and isinstance(first, PersonalAuthor)
        and not first.affiliations
        and item.get("source") != _INVENTORS
    ):
        authors[0] = evolve(first, affiliations=[Affiliation(text=line)])
    return authors, is_whole


def _read_abstract(item: Item, values: Values) -> Abstract | None:
    text = values.text(item.get("abstractText"), "abstractText")
    if text is None:
        return None
    abstract, problem = read_abstract(text)
    if problem is not None:
        values.warn("RDR004", f"abstractText: {problem}", "/abstract")
    return abstract


def _read_pages(item: Item, values: Values) -> Pagination | None:
    text = values.plain(item.get("pageInfo"), "pageInfo")
    return None if text is None else Pagination(text=text)


def _read_locators(item: Item, values: Values) -> Iterator[Locator]:
    text = values.plain(item.get("doi"), "doi")
    if text is not None:
        known = values.any_identifier(Doi, "doi", text, "/locators/0/identifier")
        yield Locator(identifier=known)


def _read_entries(item: Item, values: Values) -> Iterator[CatalogueEntry]:
    source = _read_source(item, values)
    number = values.plain(item.get("id"), "id")
    if number is None and source == "MED":
        number = values.plain(item.get("pmid"), "pmid")
    kind, scheme = _KINDS.get(source or "", (None, source or OWN_CATALOGUE))
    place = "/entries/0"
    days = {
        name: dates.read_day(text, key, values, f"{place}/{name}")
        for name, key in _DAYS.items()
        if (text := values.text(item.get(key), key)) is not None
    }
    entry = CatalogueEntry(
        catalogue=SOURCES.get(source or "", source or OWN_CATALOGUE),
        identifier=None
        if number is None
        else cast(
            "WorkIdentifier",
            values.any_identifier(kind, scheme, number, f"{place}/identifier"),
        ),
        publication_model=values.plain(item.get("pubModel"), "pubModel"),
        publication_status=values.plain(
            item.get("publicationStatus"), "publicationStatus"
        ),
        version_id=values.plain(item.get("versionNumber"), "versionNumber"),
        subsets=[*_read_subsets(item, values)],
        created=days.get("created"),
        completed=days.get("completed"),
        revised=days.get("revised"),
    )
    if source is not None or entry != CatalogueEntry(catalogue=OWN_CATALOGUE):
        yield entry
    text = values.text(item.get("firstIndexDate"), "firstIndexDate")
    if text is not None and source is not None:
        day = dates.read_day(text, "firstIndexDate", values, "/entries/1/created")
        if day is not None:
            yield CatalogueEntry(catalogue=OWN_CATALOGUE, created=day)


def _read_source(item: Item, values: Values) -> str | None:
    source = values.text(item.get("source"), "source")
    if source is None or SOURCE_CODE.fullmatch(source):
        return source
    values.warn("RDR021", f"source: {source!r} is no code of a source")
    return None


def _read_subsets(item: Item, values: Values) -> Iterator[str]:
    for place, held in values.listed(item.get("subsetList"), "subset", "subsetList"):
        code = values.plain(held.get("code"), f"{place}/code")
        name = code or values.plain(held.get("name"), f"{place}/name")
        if name is not None:
            yield name


def _read_identifiers(
    item: Item, entries: list[CatalogueEntry], values: Values
) -> list[WorkIdentifier]:
    book = values.only(item.get("bookOrReportDetails"), "bookOrReportDetails")
    stated = (
        ("pmid", Pmid, "pubmed", item.get("pmid")),
        ("pmcid", Pmcid, "pmc", item.get("pmcid")),
        ("manuscriptId", None, "mid", item.get("manuscriptId")),
        ("bookid", None, "bookaccession", item.get("bookid")),
        ("isbn13", None, "isbn", book.get("isbn13")),
        ("isbn10", None, "isbn", book.get("isbn10")),
    )
    known = {entry.identifier for entry in entries if entry.catalogue == SOURCES["MED"]}
    made: list[WorkIdentifier] = []
    for key, kind, scheme, value in stated:
        text = values.plain(value, key)
        if text is None:
            continue
        path = f"/identifiers/{len(made)}"
        read = cast("WorkIdentifier", values.any_identifier(kind, scheme, text, path))
        if not (key == "pmid" and read in known):
            made.append(read)
    return made
