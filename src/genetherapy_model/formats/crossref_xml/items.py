"""A work of Crossref's XML, as the item that the REST API makes of it.

Source: Crossref's schemas crossref5.5.0 and common5.5.0 for deposits, unixref1.1 and
crossref_query_output3.0 for results,
https://www.crossref.org/documentation/schema-library/.
"""

from __future__ import annotations

import re
from typing import Any, Final
from xml.etree.ElementTree import Element

from genetherapy_model.formats.crossref_xml.elements import Elements, local
from genetherapy_model.formats.crossref_xml.programs import (
    hyphenated,
    read_crossmark,
    read_day,
    read_programs,
)
from genetherapy_model.formats.crossref_xml.vocabulary import (
    BOOK_TYPES,
    CITED,
    COMPONENT_TYPES,
    ROLES,
    SEASONS,
    TYPES,
)

__all__ = ["read_work"]

_EIGHT: Final = re.compile(r"^([0-9]{4})([0-9]{3}[0-9Xx])$")
_STAMPS: Final = {
    "created": "created",
    "last-update": "deposited",
}
_QUERIED: Final = frozenset(
    {
        "publisher-name",
        "member-id",
        "owner-prefix",
        "citedby-count",
        "relation",
        *_STAMPS,
    }
)
_ITEM_DATES: Final = {
    "acceptance_date": "accepted",
    "posted_date": "posted",
    "approval_date": "approved",
    "review_date": "published",
    "creation_date": "content-created",
    "update_date": "content-updated",
}


def read_work(
    elements: Elements, holders: list[Element], work: Element, record: Element
) -> dict[str, Any]:
    """Make the item of a work.

    Args:
        elements: Takes the elements, and knows which are left.
        holders: What the work stands in: its journal, book or conference.
        work: The work.
        record: The record, with what Crossref says of it in the result of a query.
    """
    item: dict[str, Any] = {}
    _read_titles(elements, work, item)
    _read_contributors(elements, work, item)
    _read_dates(elements, work, item)
    _read_numbers(elements, work, item)
    _read_institutions(elements, work, item)
    for holder in holders:
        _read_holder(elements, holder, item, is_own=holder is work)
    item["type"] = _type(elements, holders, work, item)
    read_crossmark(elements, work, item)
    read_programs(elements, work, item)
    references = [
        _reference(elements, each)
        for each in elements.all(work, "citation_list", "citation")
    ]
    if references:
        item["reference"] = references
        item["reference-count"] = item["references-count"] = len(references)
    if local(record.tag) in ("query", "crossref_metadata"):
        _read_query(elements, record, item)
    return item


def _put(item: dict[str, Any], key: str, value: object) -> None:
    if value not in (None, [], {}):
        item.setdefault(key, value)


def _type(
    elements: Elements, holders: list[Element], work: Element, item: dict[str, Any]
) -> str:
    name = local(work.tag)
    if name == "book_metadata" or name.startswith(("book_se", "book_set")):
        kind = elements.attribute(holders[0], "book_type")
        return BOOK_TYPES.get(kind or "", "book")
    if name == "content_item":
        kind = elements.attribute(work, "component_type")
        return COMPONENT_TYPES.get(kind or "", "other")
    if name == "posted_content":
        item["subtype"] = elements.attribute(work, "type") or "preprint"
    return TYPES.get(name, "other")


def _read_titles(elements: Elements, work: Element, item: dict[str, Any]) -> None:
    _put(item, "title", elements.texts(work, "titles", "title"))
    _put(item, "subtitle", elements.texts(work, "titles", "subtitle"))
    originals = elements.all(work, "titles", "original_language_title")
    _put(
        item, "original-title", [t for each in originals if (t := elements.words(each))]
    )
    _put(item, "group-title", elements.text(work, "group_title"))
    interests = elements.text(work, "competing_interest_statement")
    if interests is not None:
        item["review"] = {"competing-interest-statement": interests}
    _put(item, "language", elements.attribute(work, "language"))


def _read_contributors(elements: Elements, work: Element, item: dict[str, Any]) -> None:
    for holder in [work, *elements.all(work, "contributors")]:
        for each in holder:
            name = local(each.tag)
            if name not in ("person_name", "organization"):
                continue
            role = elements.attribute(each, "contributor_role")
            if role is None:
                role = elements.text(each, "role")
            made: dict[str, Any] = {"name": None}
            if name == "person_name":
                made = _person(elements, each)
            else:
                made["name"] = elements.words(each)
            key = ROLES.get(role or "author", role or "author")
            _put(made, "sequence", elements.attribute(each, "sequence"))
            made["affiliation"] = _affiliations(elements, each)
            made["role"] = [{"vocabulary": "crossref", "role": key}]
            item.setdefault(key, []).append(made)


def _person(elements: Elements, person: Element) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, name in (("given", "given_name"), ("family", "surname")):
        _put(made, key, elements.text(person, name))
    _put(made, "suffix", elements.text(person, "suffix"))
    orcid = elements.first(person, "ORCID")
    if orcid is not None:
        _put(made, "ORCID", elements.words(orcid))
        known = elements.attribute(orcid, "authenticated")
        made["authenticated-orcid"] = known == "true"
    return made


def _affiliations(elements: Elements, person: Element) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = [
        {"name": text} for text in elements.texts(person, "affiliation")
    ]
    return made + [
        _institution(elements, each)
        for each in elements.all(person, "affiliations", "institution")
    ]


def _institution(elements: Elements, institution: Element) -> dict[str, Any]:
    made: dict[str, Any] = {}
    _put(made, "name", elements.text(institution, "institution_name"))
    for key in ("acronym", "place", "department"):
        _put(made, key, elements.texts(institution, f"institution_{key}"))
    for each in elements.all(institution, "institution_id"):
        kind = elements.attribute(each, "type") or "id"
        made.setdefault("id", []).append(
            {
                "id": elements.words(each),
                "id-type": kind if kind == "wikidata" else kind.upper(),
                "asserted-by": "publisher",
            }
        )
    return made


def _read_institutions(elements: Elements, work: Element, item: dict[str, Any]) -> None:
    found = [_institution(elements, each) for each in elements.all(work, "institution")]
    _put(item, "institution", [each for each in found if each])
    _put(item, "degree", elements.texts(work, "degree"))


def _date(elements: Elements, element: Element) -> dict[str, Any]:
    """Read a date; months beyond twelve are Crossref's seasons and quarters."""
    texts = [elements.text(element, name) for name in ("year", "month", "day")]
    numbers = [
        int(text) if text is not None and text.isdecimal() else None for text in texts
    ]
    year, month, day = numbers
    if year is None:
        said = " ".join(filter(None, texts)) or elements.words(element)
        return {"literal": said} if said else {}
    if month is not None and month in SEASONS:
        return {"literal": f"{year:04} {SEASONS[month]}"}
    parts = [part for part in (year, month, day if month else None) if part]
    return {"date-parts": [parts]}


def _read_dates(elements: Elements, work: Element, item: dict[str, Any]) -> None:
    for each in elements.all(work, "publication_date"):
        medium = elements.attribute(each, "media_type") or "print"
        _put(item, f"published-{medium}", _date(elements, each))
    for name, key in _ITEM_DATES.items():
        for each in elements.all(work, name):
            _put(item, key, _date(elements, each))
    for each in elements.all(work, "database_date", "publication_date"):
        _put(item, "published-online", _date(elements, each))
    if "approved" in item and not any(key.startswith("published") for key in item):
        # A thesis has no other date, and the service says it was issued then.
        item["issued"] = item["approved"]


def _read_numbers(elements: Elements, work: Element, item: dict[str, Any]) -> None:
    pages = elements.first(work, "pages")
    if pages is not None:
        first, last = (
            elements.text(pages, f"{which}_page") for which in ("first", "last")
        )
        shown = "-".join(filter(None, (first, last)))
        others = elements.text(pages, "other_pages")
        _put(item, "page", ", ".join(filter(None, (shown, others))))
    others_known: list[str] = []
    for each in elements.all(work, "publisher_item", "item_number"):
        kind = elements.attribute(each, "item_number_type") or ""
        text = elements.words(each)
        if kind.replace("_", "-") == "article-number":
            _put(item, "article-number", text)
        elif text:
            others_known.append(text)
    for each in elements.all(work, "publisher_item", "identifier"):
        text = elements.words(each)
        elements.attribute(each, "id_type")
        if text:
            others_known.append(text)
    _put(item, "alternative-id", others_known)
    for name in ("edition_number", "component_number", "part_number"):
        _put(item, name.replace("_", "-"), elements.text(work, name))
    _read_resources(elements, work, item)
    archives = elements.all(work, "archive_locations", "archive")
    names = [elements.attribute(each, "name") for each in archives]
    _put(item, "archive", [name for name in names if name])


def _read_resources(elements: Elements, work: Element, item: dict[str, Any]) -> None:
    data = elements.first(work, "doi_data")
    if data is None:
        return
    _put(item, "DOI", elements.text(data, "doi"))
    resource = elements.first(data, "resource")
    if resource is not None and (url := elements.words(resource)):
        item["resource"] = {"primary": {"URL": url}}
    for collection in elements.all(data, "collection"):
        use = elements.attribute(collection, "property") or "unspecified"
        for each in elements.all(collection, "item", "resource"):
            link: dict[str, Any] = {"URL": elements.words(each)}
            kind = elements.attribute(each, "mime_type")
            link["content-type"] = kind or "unspecified"
            version = elements.attribute(each, "content_version")
            link["content-version"] = version or "unspecified"
            link["intended-application"] = use
            item.setdefault("link", []).append(link)


def _read_holder(
    elements: Elements, holder: Element, item: dict[str, Any], *, is_own: bool
) -> None:
    for each in elements.all(holder, "issn"):
        number = elements.words(each)
        kind = elements.attribute(each, "media_type") or "print"
        if number is not None:
            number = _EIGHT.sub(r"\1-\2", number)
            item.setdefault("issn-type", []).append({"value": number, "type": kind})
            item.setdefault("ISSN", []).append(number)
    for each in elements.all(holder, "isbn"):
        elements.attribute(each, "media_type")
        item.setdefault("ISBN", []).append(elements.words(each))
    _put(item, "publisher", elements.text(holder, "publisher", "publisher_name"))
    place = elements.text(holder, "publisher", "publisher_place")
    _put(item, "publisher-location", place)
    _put(item, "volume", elements.text(holder, "volume"))
    _put(item, "language", elements.attribute(holder, "language"))
    name = local(holder.tag)
    if name == "journal_issue":
        _read_issue(elements, holder, item)
    elif name == "event_metadata":
        _read_event(elements, holder, item)
    titles = [
        *elements.texts(holder, "full_title"),
        *elements.texts(holder, "proceedings_title"),
        *(elements.texts(holder, "titles", "title") if not is_own else []),
    ]
    if name != "journal_issue" and not (is_own and name != "journal_metadata"):
        item.setdefault("container-title", []).extend(titles)
        short = elements.texts(holder, "abbrev_title")
        item.setdefault("short-container-title", []).extend(short)
    elif titles:
        _put(item, "title", titles)
    for kind in ("series_metadata", "proceedings_series_metadata"):
        for series in elements.all(holder, kind):
            _read_holder(elements, series, item, is_own=False)
            # The series stands before the book, as the service has them.
            known = item.get("container-title", [])
            count = len(elements.texts(series, "titles", "title"))
            item["container-title"] = (
                known[-count:] + known[:-count] if count else known
            )


def _read_issue(elements: Elements, issue: Element, item: dict[str, Any]) -> None:
    of_issue: dict[str, Any] = {}
    number = elements.text(issue, "issue")
    _put(item, "issue", number)
    _put(of_issue, "issue", number)
    _put(item, "volume", elements.text(issue, "journal_volume", "volume"))
    _put(item, "special_numbering", elements.text(issue, "special_numbering"))
    for each in elements.all(issue, "publication_date"):
        medium = elements.attribute(each, "media_type") or "print"
        _put(of_issue, f"published-{medium}", _date(elements, each))
    _put(item, "journal-issue", of_issue)
    if not any(key.startswith("published") for key in item):
        for key, date in of_issue.items():
            if key.startswith("published"):
                _put(item, key, date)


def _read_event(elements: Elements, event: Element, item: dict[str, Any]) -> None:
    made: dict[str, Any] = {}
    for key in ("name", "theme", "location", "number", "acronym"):
        _put(made, key, elements.text(event, f"conference_{key}"))
    _put(made, "sponsor", elements.texts(event, "conference_sponsor"))
    _put(item, "event", made)


def _reference(elements: Elements, citation: Element) -> dict[str, Any]:
    made: dict[str, Any] = {}
    _put(made, "key", elements.attribute(citation, "key"))
    for name, key in CITED.items():
        each = elements.first(citation, name)
        if each is not None:
            _put(made, key, elements.words(each))
    if "DOI" in made:
        doi = elements.first(citation, "doi")
        provider = None if doi is None else elements.attribute(doi, "provider")
        made["doi-asserted-by"] = provider or "publisher"
    return made


def _read_query(elements: Elements, query: Element, item: dict[str, Any]) -> None:
    doi = elements.first(query, "doi")
    if doi is not None:
        elements.attribute(doi, "type")
        _put(item, "DOI", elements.words(doi))
    item["source"] = "Crossref"
    for each in query:
        name = each.get("name", "")
        if name not in _QUERIED:
            continue
        elements.take(each)
        text = elements.words(each) or ""
        if name == "publisher-name":
            _put(item, "publisher", text)
        elif name == "member-id":
            _put(item, "member", text)
        elif name == "owner-prefix":
            _put(item, "prefix", text)
        elif name == "citedby-count" and text.isdecimal():
            item["is-referenced-by-count"] = int(text)
        elif name in _STAMPS:
            item[_STAMPS[name]] = {**read_day(text), "date-time": text}
        else:
            word = hyphenated(each.get("claim", "references"))
            item.setdefault("relation", {}).setdefault(word, []).append(
                {"id-type": "doi", "id": text, "asserted-by": "object"}
            )
