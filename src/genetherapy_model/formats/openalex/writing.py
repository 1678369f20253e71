"""Writing a publication as a work of OpenAlex."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from genetherapy_model.domain.identifiers import Doi, OtherIdentifier, Pmcid, Pmid
from genetherapy_model.domain.journals import Pagination
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.works import WorkIdentifier
from genetherapy_model.formats.openalex.abstracts import make_index, write_abstract
from genetherapy_model.formats.openalex.authorships import write_authors
from genetherapy_model.formats.openalex.dates import write_date, write_day
from genetherapy_model.formats.openalex.funding import write_grants
from genetherapy_model.formats.openalex.identifiers import (
    text_of,
    write_own,
    write_work,
)
from genetherapy_model.formats.openalex.locations import write_journal
from genetherapy_model.formats.openalex.publication_types import write_types
from genetherapy_model.formats.openalex.reading import is_article_number
from genetherapy_model.formats.openalex.subjects import write_keywords, write_mesh
from genetherapy_model.formats.openalex.texts import write_marked
from genetherapy_model.formats.openalex.vocabulary import CATALOGUE, SCHEME
from genetherapy_model.formats.schemes import fold_scheme

__all__ = ["write_fields"]

_EMPTY: Final[tuple[object, ...]] = (None, "", [], {})
_OWN: Final = re.compile(r"https://openalex\.org/(W[0-9]+)")


def write_fields(publication: Publication) -> dict[str, object]:
    """Write what a work of OpenAlex can say of a publication, but for its extras.

    >>> made = write_fields(Publication(title="Gene therapy"))
    >>> made["display_name"], made["is_retracted"]
    ('Gene therapy', False)
    """
    own = _write_own(publication.entries)
    made: dict[str, object] = {
        "id": own,
        "doi": _write_doi(publication),
        **_write_title(publication),
        **write_date(publication.dates),
        "ids": _write_ids(publication, own),
        "language": next(
            (text for text in publication.languages if text.strip()), None
        ),
        "primary_location": _write_location(publication),
        "authorships": write_authors(publication.authors),
        "is_authors_truncated": None if publication.authors_complete else True,
        "biblio": _write_biblio(publication),
        **write_keywords(publication.keywords),
        "mesh": write_mesh(publication.mesh_headings),
        **write_grants(publication.grants),
        "referenced_works_count": _write_count(publication.number_of_references),
        "referenced_works": _write_references(publication),
        **_write_abstract(publication),
        **_write_days(publication.entries),
    }
    found = _OWN.fullmatch(own or "")
    if found:
        address = f"https://api.openalex.org/works?filter=cites:{found[1]}"
        made["cited_by_api_url"] = address
    made |= write_types(
        [known.name for known in publication.publication_types],
        is_retracted=publication.is_retracted,
        is_in_journal=_is_in_journal(made["primary_location"]),
    )
    return {key: value for key, value in made.items() if value not in _EMPTY}


def _is_in_journal(location: object) -> bool:
    source = location.get("source") if isinstance(location, dict) else None
    return isinstance(source, dict) and source.get("type") == "journal"


def _write_title(publication: Publication) -> dict[str, object]:
    title = publication.title
    text = "" if title is None else write_marked(title)
    return {"title": text, "display_name": text} if text.strip() else {}


def _write_abstract(publication: Publication) -> dict[str, object]:
    if publication.abstract is None:
        return {}
    index = make_index(write_abstract(publication.abstract))
    return {"abstract_inverted_index": index}


def _write_doi(publication: Publication) -> str | None:
    """Write the DOI that is cited, else the one that the catalogue has."""
    cited = (one.identifier for one in publication.locators if one.valid)
    return text_of([*cited, *publication.identifiers], Doi, "doi")


def _write_own(entries: Iterable[CatalogueEntry]) -> str | None:
    for entry in _own_entries(entries):
        known = entry.identifier
        if isinstance(known, OtherIdentifier) and known.scheme == SCHEME:
            return write_own(known) if known.text.strip() else None
    return None


def _own_entries(entries: Iterable[CatalogueEntry]) -> Iterator[CatalogueEntry]:
    """Give the first entry of OpenAlex."""
    found = (entry for entry in entries if entry.catalogue == CATALOGUE)
    yield from [*found][:1]


def _write_days(entries: Iterable[CatalogueEntry]) -> dict[str, object]:
    made: dict[str, object] = {}
    for entry in _own_entries(entries):
        made["updated_date"] = write_day(entry.revised)
        made["created_date"] = write_day(entry.created)
    return made


def _write_ids(publication: Publication, own: str | None) -> dict[str, object]:
    made: dict[str, object] = {"openalex": own}
    for known in publication.identifiers:
        key = _key(known)
        text = text_of([known], Pmcid, "pmcid") if key == "pmcid" else None
        if key == "doi":
            text = text_of([known], Doi, "doi")
        elif key == "mag" and isinstance(known, OtherIdentifier):
            text = known.text if known.text.strip() else None
        if text is not None:
            made.setdefault(key, text)
    entered = (entry.identifier for entry in publication.entries)
    pmid = text_of([*entered, *publication.identifiers], Pmid, "pmid")
    return {key: text for key, text in {**made, "pmid": pmid}.items() if text}


def _key(identifier: WorkIdentifier) -> str:
    """Give the key of an identifier in the ids of a work."""
    if isinstance(identifier, OtherIdentifier):
        word = fold_scheme(identifier.scheme)
        return {"pmc": "pmcid", "pubmed": "pmid"}.get(word, word)
    return {Doi: "doi", Pmcid: "pmcid", Pmid: "pmid"}[type(identifier)]


def _write_location(publication: Publication) -> dict[str, object]:
    issue = publication.issue
    made = write_journal(publication.journal, None if issue is None else issue.issn)
    address = next(
        (
            one.text
            for one in publication.identifiers
            if isinstance(one, OtherIdentifier)
            and one.scheme.strip().lower() in ("url", "uri")
            and one.text.strip()
            and not Doi.is_named_in(one.text)
        ),
        None,
    )
    if address is not None:
        made["landing_page_url"] = address
    for entry in _own_entries(publication.entries):
        status = entry.publication_status or ""
        if status.strip():
            made["version"] = status
    return made


def _write_biblio(publication: Publication) -> dict[str, object]:
    issue, pages = publication.issue, publication.pagination
    first, last = (None, None) if pages is None else _write_pages(pages)
    made = {
        "volume": None if issue is None else issue.volume,
        "issue": None if issue is None else issue.number,
        "first_page": first,
        "last_page": last,
    }
    # The service has all four, whether or not they are known.
    return {key: text if text and text.strip() else None for key, text in made.items()}


def _write_pages(pages: Pagination) -> tuple[str | None, str | None]:
    number = pages.article_number
    if pages.start is not None or pages.end is not None:
        return pages.start, pages.end
    if number is not None and (pages.text is None or is_article_number(number)):
        return number, number
    return pages.first_page, pages.last_page


def _write_count(number: int | None) -> int | None:
    return number if number is not None and number >= 0 else None


def _write_references(publication: Publication) -> list[str]:
    written = (write_work(work.identifiers) for work in publication.references)
    return [text for text in written if text is not None]
