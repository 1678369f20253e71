"""Writing a publication as a result of Europe PMC, in the service's own form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from genetherapy_model.domain.authors import Author
from genetherapy_model.domain.dates import DateRange, PartialDate
from genetherapy_model.domain.identifiers import Doi, OtherIdentifier, Pmcid, Pmid
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.formats.europepmc import (
    dates,
    journals,
    people,
    relations,
    subjects,
)
from genetherapy_model.formats.europepmc.abstracts import write_abstract
from genetherapy_model.formats.europepmc.texts import stated, write_text
from genetherapy_model.formats.europepmc.vocabulary import (
    OWN_CATALOGUE,
    SOURCE_CODE,
    SOURCE_CODES,
    SUBSETS,
)

__all__ = ["write_fields"]

_NO_DIGIT: Final = re.compile(r"[^0-9Xx]")
_DIGITS: Final = re.compile(r"0|[1-9][0-9]{0,8}")


def write_fields(publication: Publication) -> dict[str, object]:
    """Write what a result can say of a publication, but for its extras."""
    named = [
        (author, item)
        for author in publication.authors
        if (item := people.write_author(author))
    ]
    authors = [author for author, _ in named]
    investigators = map(people.write_investigator, publication.investigators)
    types = [stated(known.name) for known in publication.publication_types]
    abstract = publication.abstract
    lists: dict[str, tuple[str, Iterable[object]]] = {
        "authorList": ("author", [item for _, item in named]),
        "investigatorList": ("investigator", investigators),
        "authorIdList": ("authorId", people.write_author_ids(authors)),
        "pubTypeList": ("pubType", types),
        "grantsList": ("grant", subjects.write_grants(publication.grants)),
        "meshHeadingList": (
            "meshHeading",
            subjects.write_headings(publication.mesh_headings),
        ),
        "keywordList": ("keyword", subjects.write_keywords(publication.keywords)),
        "chemicalList": ("chemical", subjects.write_chemicals(publication.chemicals)),
        "commentCorrectionList": (
            "commentCorrection",
            relations.write_relations(publication.relations),
        ),
    }
    made: dict[str, object] = {
        "title": None if publication.title is None else write_text(publication.title),
        "authorString": people.write_author_string(
            authors, complete=publication.authors_complete
        ),
        **journals.write_journal(publication),
        **dates.write_dates(publication.dates),
        "pageInfo": journals.write_pages(publication.pagination),
        "abstractText": None if abstract is None else write_abstract(abstract),
        "affiliation": _write_affiliation(authors),
        "language": next(filter(None, map(stated, publication.languages)), None),
        **_write_entries(publication),
    }
    _put_identifiers(made, publication)
    for key, (name, values) in lists.items():
        held = [value for value in values if value not in (None, {})]
        made[key] = {name: held} if held else None
    return {key: value for key, value in made.items() if value not in (None, "")}


def _write_affiliation(authors: Sequence[Author]) -> str | None:
    """Write where the first author works, which the service says once more."""
    lines = authors[0].affiliations if authors else ()
    return next(filter(None, (write_text(line.text) for line in lines)), None)


def _code(entry: CatalogueEntry) -> str | None:
    """Give the code of the source that an entry is of."""
    found = SOURCE_CODE.fullmatch(entry.catalogue)
    return SOURCE_CODES.get(entry.catalogue, found[0] if found else None)


def _write_entries(publication: Publication) -> dict[str, object]:
    """Write how the record is kept: in its source, and in Europe PMC."""
    entries = sorted(publication.entries, key=lambda one: _code(one) != "MED")
    main = next((one for one in entries if _code(one)), None)
    own = next((one for one in entries if one.catalogue == OWN_CATALOGUE), None)
    source = None if main is None else _code(main)
    if main is None:
        main, own = own, None
    if main is None:
        return {}
    number = main.identifier
    if number is None and source == "MED":
        number = publication.pmid
    version = main.version_id
    subsets = [
        {"code": stated(code), **({"name": SUBSETS[code]} if code in SUBSETS else {})}
        for code in main.subsets
        if code.strip()
    ]
    return {
        "id": None if number is None else stated(_number(number)),
        "source": source,
        "publicationStatus": stated(main.publication_status),
        "pubModel": stated(main.publication_model),
        "subsetList": {"subset": subsets} if subsets else None,
        "versionNumber": int(version)
        if version and _DIGITS.fullmatch(version)
        else stated(version),
        "dateOfCompletion": _day(main.completed),
        "dateOfCreation": _day(main.created),
        "dateOfRevision": _day(main.revised),
        "firstIndexDate": None if own is None else _day(own.created),
    }


def _day(date: PartialDate | DateRange | None) -> str | None:
    return str(date) if isinstance(date, PartialDate) else None


def _number(known: object) -> str:
    return known.text if isinstance(known, OtherIdentifier) else str(known)


def _put_identifiers(made: dict[str, object], publication: Publication) -> None:
    others = [
        known
        for known in (
            *publication.identifiers,
            *(one.identifier for one in publication.locators if one.valid),
        )
        if isinstance(known, OtherIdentifier) and known.text.strip()
    ]

    def of(*schemes: str) -> list[str]:
        return [one.text for one in others if one.scheme.lower() in schemes]

    numbers = [
        str(known)
        for known in publication.identifiers
        if type(known) is Pmid
        and (made.get("source"), made.get("id")) != ("MED", str(known))
    ]
    isbns = of("isbn")
    short = [text for text in isbns if len(_NO_DIGIT.sub("", text)) == 10]
    long = [text for text in isbns if text not in short]
    book = {
        key: stated(texts[0])
        for key, texts in (("isbn13", long), ("isbn10", short))
        if texts
    }
    held = made.get("bookOrReportDetails")
    if isinstance(held, dict) or book:
        year = made.get("pubYear")
        made["bookOrReportDetails"] = {
            **(held if isinstance(held, dict) else {}),
            **book,
            **({"yearOfPublication": int(year)} if isinstance(year, str) else {}),
        }
    for key, texts in (
        (
            "pmid",
            [*numbers, *of("pubmed", "pmid"), *_known(publication.pmid)],
        ),
        ("pmcid", [*_known(publication.pmcid), *of("pmc", "pmcid")]),
        ("doi", [*_known(publication.doi), *of("doi")]),
        ("manuscriptId", of("mid")),
        ("bookid", of("bookaccession")),
    ):
        made[key] = stated(next(iter(texts), None))


def _known(identifier: Doi | Pmid | Pmcid | None) -> list[str]:
    return [] if identifier is None else [str(identifier)]
