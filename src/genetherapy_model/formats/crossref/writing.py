"""Writing a publication as an item of Crossref."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from genetherapy_model.domain.funding import Grant, Registration
from genetherapy_model.domain.identifiers import Doi, OtherIdentifier, Pmcid, Pmid
from genetherapy_model.domain.journals import Journal, JournalIssn, Pagination
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.works import WorkIdentifier
from genetherapy_model.formats.crossref.abstracts import write_abstract
from genetherapy_model.formats.crossref.assertions import write_assertions
from genetherapy_model.formats.crossref.dates import write_dates, write_stamp
from genetherapy_model.formats.crossref.people import write_contributors
from genetherapy_model.formats.crossref.reading import CATALOGUE, PII
from genetherapy_model.formats.crossref.references import write_references
from genetherapy_model.formats.crossref.relations import write_related
from genetherapy_model.formats.crossref.texts import write_marked
from genetherapy_model.formats.crossref.vocabulary import (
    ISSN_WORDS,
    PREPRINT,
    REGISTRIES,
    TYPE_NAMES,
    TYPE_OF_NAME,
    TYPES,
)
from genetherapy_model.formats.plain_texts import write_plain

__all__ = ["write_fields"]

# Types that are read as they are written.
_PLAIN_TYPES: Final = (TYPES - TYPE_NAMES.keys() - {"other"}) | {PREPRINT}
_REGISTRY_OF_BANK: Final = {bank: doi for doi, bank in REGISTRIES.items()}


def write_fields(publication: Publication) -> dict[str, object]:
    """Write what an item can say of a publication, but for its extras."""
    word, types = _types(publication)
    made: dict[str, object] = {"type": word}
    if word == PREPRINT:
        is_plain = PREPRINT in _names(publication)[:1]
        made["subtype"] = "other" if is_plain else "preprint"
    if publication.title is not None:
        made["title"] = [write_marked(publication.title)]
    if publication.vernacular_title is not None:
        made["original-title"] = [write_marked(publication.vernacular_title)]
    if publication.abstract is not None:
        made["abstract"] = write_abstract(publication.abstract)
    made["author"] = write_contributors(publication.authors, "author")
    made["editor"] = write_contributors(publication.editors, "editor")
    made |= _journal(publication, is_posted=word == PREPRINT)
    made |= _pages(publication.pagination)
    dates = write_dates(publication.dates, is_posted=word == PREPRINT)
    issue = publication.issue
    of_issue: dict[str, object] = {}
    if issue is not None:
        made["volume"] = issue.volume
        made["issue"] = of_issue["issue"] = issue.number
    of_issue["published-print"] = dates.pop("journal-issue", None)
    made["journal-issue"] = _stated(of_issue)
    made |= dates
    made |= _identified(publication)
    made["language"] = next(iter(publication.languages), None)
    made["subject"] = [
        text
        for keyword in publication.keywords
        if (text := write_marked(keyword.text)).strip()
    ]
    made["funder"] = [*_funders(publication.grants)]
    made["clinical-trial-number"] = [*_trials(publication.registrations)]
    made["reference"] = write_references(
        work for listed in publication.reference_lists for work in listed
    )
    made["reference-count"] = made["references-count"] = _count(publication)
    made |= write_related(publication.relations, _same(publication), publication.dates)
    made["assertion"] = write_assertions(
        publication.dates, types, publication.coi_statement
    )
    made |= _entry(publication.entries)
    return _stated(made)


def _stated(made: dict[str, object]) -> dict[str, object]:
    return {
        key: value
        for key, value in made.items()
        if value not in (None, "", [], {}, [""])
        and not (isinstance(value, str) and not value.strip())
    }


def _names(publication: Publication) -> list[str]:
    return [known.name for known in publication.publication_types if known.name.strip()]


def _types(publication: Publication) -> tuple[str, list[str]]:
    """Give the type of an item, and what else the work is said to be."""
    names = _names(publication)
    is_in_journal = _is_in_journal(publication.journal, publication.issns)
    if names:
        first = names[0]
        if first in TYPE_OF_NAME:
            return TYPE_OF_NAME[first], names[1:]
        if first in _PLAIN_TYPES and not (first == "journal-article" and is_in_journal):
            return first, names[1:]
    return ("journal-article" if is_in_journal else "other"), names


def _is_in_journal(journal: Journal | None, issns: Iterable[JournalIssn]) -> bool:
    return any(_number(one).strip() for one in issns) or (
        journal is not None
        and any(
            text is not None and text.strip()
            for text in (journal.title, journal.iso_abbreviation)
        )
    )


def _journal(publication: Publication, *, is_posted: bool) -> dict[str, object]:
    made: dict[str, object] = {}
    journal = publication.journal
    issns = list(journal.issns) if journal is not None else []
    cited = publication.issue.issn if publication.issue is not None else None
    if cited is not None and _number(cited) not in map(_number, issns):
        issns.insert(0, cited)
    known = [(text, one.type) for one in issns if (text := _number(one)).strip()]
    made["ISSN"] = [text for text, _ in known]
    made["issn-type"] = [
        {"value": text, "type": ISSN_WORDS[kind]}
        for text, kind in known
        if kind is not None
    ]
    if journal is None:
        return made
    titles = [
        write_plain(title)
        for title in (journal.title, *journal.aliases)
        if title is not None and title.strip()
    ]
    if is_posted and len(titles) == 1:
        made["institution"] = [{"name": titles[0]}]
    else:
        made["container-title"] = titles
    short = journal.iso_abbreviation
    if short is None:
        short = journal.medline_abbreviation
    if short is not None and short.strip():
        made["short-container-title"] = [write_plain(short)]
    if journal.publisher is not None:
        made["publisher"] = write_plain(journal.publisher.name)
    if journal.country is not None:
        made["publisher-location"] = write_plain(journal.country)
    return made


def _number(one: JournalIssn) -> str:
    issn = one.issn
    return issn.text if isinstance(issn, OtherIdentifier) else str(issn)


def _pages(pages: Pagination | None) -> dict[str, object]:
    if pages is None:
        return {}
    shown = pages.text
    if shown is None and pages.start is not None:
        shown = pages.start if pages.end is None else f"{pages.start}-{pages.end}"
    return {"page": shown, "article-number": pages.article_number}


def _others(publication: Publication) -> Iterator[OtherIdentifier]:
    for known in publication.identifiers:
        if isinstance(known, OtherIdentifier) and known.text.strip():
            yield known


def _identified(publication: Publication) -> dict[str, object]:
    made: dict[str, object] = {}
    located = [one.identifier for one in publication.locators if one.valid]
    printed = [known for known in located if isinstance(known, Doi)]
    doi = printed[0] if printed else publication.doi
    others = [known for known in located if isinstance(known, OtherIdentifier)]
    texts = [known.text for known in others if known.scheme.casefold() == "doi"]
    text = str(doi) if doi is not None else next(iter(filter(str.strip, texts)), None)
    if text is not None:
        made["DOI"] = text
    if doi is not None:
        made["URL"] = f"https://doi.org/{text}"
        made["prefix"] = doi.registrant
    alternative = [known.text for known in others if PII.fullmatch(known.text)]
    if printed:
        # It stands twice, as it does in the records of other catalogues.
        alternative += [str(known) for known in publication.identifiers if known == doi]
    by_scheme: dict[str, list[str]] = {"alternative-id": [], "isbn": [], "url": []}
    for known in _others(publication):
        scheme = known.scheme.strip().casefold()
        by_scheme.get("url" if scheme == "uri" else scheme, []).append(known.text)
    made["alternative-id"] = alternative + by_scheme["alternative-id"]
    made["ISBN"] = by_scheme["isbn"]
    urls = list(dict.fromkeys(by_scheme["url"]))
    if urls:
        made["resource"] = {"primary": {"URL": urls[0]}}
        if urls[1:]:
            made["resource"] = {
                "primary": {"URL": urls[0]},
                "secondary": [{"URL": url} for url in urls[1:]],
            }
    return made


def _same(publication: Publication) -> Iterator[WorkIdentifier]:
    """Give what the work is called elsewhere, but by what has a key of its own."""
    own = ("alternative-id", "isbn", "url", "uri", "doi")
    for known in publication.identifiers:
        if isinstance(known, Pmcid) or (
            isinstance(known, OtherIdentifier)
            and known.scheme.strip().casefold() not in own
        ):
            yield known
    for entry in publication.entries:
        if isinstance(entry.identifier, Pmid) and entry.catalogue == "PubMed":
            yield entry.identifier


def _funders(grants: Iterable[Grant]) -> Iterator[dict[str, object]]:
    for agency, some in groupby(grants, key=lambda grant: grant.agency):
        awards: list[str] = []
        name = _stated({"name": write_plain(agency) if agency is not None else None})
        for grant in some:
            if grant.number is not None and grant.number.strip():
                awards.append(grant.number)
                continue
            if awards:
                yield {**name, "award": awards}
                awards = []
            if name:
                yield name
        if awards:
            yield {**name, "award": awards}


def _trials(registrations: Iterable[Registration]) -> Iterator[dict[str, object]]:
    for known in registrations:
        number, bank = known.identifier, known.bank
        text = number.text if isinstance(number, OtherIdentifier) else number
        made = _stated(
            {
                "clinical-trial-number": None if text is None else str(text),
                "registry": _REGISTRY_OF_BANK.get(bank or "", bank),
            }
        )
        if made:
            yield made


def _count(publication: Publication) -> int | None:
    count = publication.number_of_references
    return count if count is None or count >= 0 else None


def _entry(entries: Iterable[CatalogueEntry]) -> dict[str, object]:
    for entry in entries:
        if entry.catalogue == CATALOGUE:
            return {
                "source": CATALOGUE,
                "member": entry.owner,
                "created": write_stamp(entry.created),
                "deposited": write_stamp(entry.revised),
                "indexed": write_stamp(entry.completed),
            }
    return {}
