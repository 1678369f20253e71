"""Adapters of the corpus: JATS, EndNote XML, TEI, labelled names."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from tests.rules import stating

import genetherapy_model as gtm
from genetherapy_model import (
    CollectiveAuthor,
    DateKind,
    IssnType,
    Keyword,
    MarkedText,
    PersonName,
    Publication,
    PublicationType,
    ReferenceList,
    WorkReference,
)
from genetherapy_model.domain.text import marked_from_element

_INLINE = {"italic": "i", "bold": "b", "underline": "u", "sc": "sc"}
_NAMESPACES = (
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:mml="http://www.w3.org/1998/Math/MathML"'
)
_ISSN_TYPES = {"ppub": IssnType.PRINT, "epub": IssnType.ELECTRONIC}
_DATE_KINDS = {
    "epub": DateKind.EPUBLISH,
    "ppub": DateKind.PPUBLISH,
    "collection": DateKind.ECOLLECTION,
    "pmc-release": DateKind.PMC_RELEASE,
    "received": DateKind.RECEIVED,
    "rev-recd": DateKind.REVISED,
    "accepted": DateKind.ACCEPTED,
}
_SCHEMES = {"pmcid": "pmc", "publisher-id": "pii"}


def parsed(text: str) -> ET.Element:
    """Parse XML whose prolog declares no entity.

    Raises:
        ValueError: If it declares one.
    """
    if "<!ENTITY" in text:
        raise ValueError("the prolog declares an entity")
    return ET.fromstring(text)


def of_jats(text: str) -> Publication:
    """Map an article of JATS: what stands before its body, and its references."""
    article = parsed(text)
    meta = _found(article, ".//article-meta")
    serial = _found(article, ".//journal-meta")
    identifiers = [
        (str(each.get("pub-id-type")), each.text) for each in meta.iter("article-id")
    ]
    return Publication(
        title=_marked(meta.find("title-group/article-title")),
        publication_types=[PublicationType(name=str(article.get("article-type")))],
        authors=[
            author
            for each in meta.iterfind("contrib-group/contrib[@contrib-type='author']")
            for author in _contributor(each)
        ],
        journal=stating.journal(
            _line(serial.find(".//journal-title")),
            medline=_line(serial.find("journal-id[@journal-id-type='nlm-ta']")),
            iso=_line(serial.find("journal-id[@journal-id-type='iso-abbrev']")),
            issns=[
                (each.text, _ISSN_TYPES.get(str(each.get("pub-type"))))
                for each in serial.iter("issn")
            ],
        ),
        issue=stating.issue(_line(meta.find("volume")), _line(meta.find("issue"))),
        pagination=_jats_pages(meta),
        dates=[
            date
            for each in (*meta.iterfind("pub-date"), *meta.iterfind("history/date"))
            for date in _jats_date(each)
        ],
        identifiers=stating.work_identifiers(
            *((_SCHEMES.get(kind, kind), text) for kind, text in identifiers)
        ),
        keywords=[
            Keyword(text=known)
            for each in meta.iter("kwd")
            if (known := _marked(each)) is not None
        ],
        reference_lists=[
            ReferenceList(references=[_reference(each) for each in held.iter("ref")])
            for held in article.iter("ref-list")
            if held.find("ref") is not None
        ],
    )


def _contributor(contributor: ET.Element) -> Iterator[stating.Author]:
    collective = contributor.find("collab")
    if collective is not None:
        yield CollectiveAuthor(name=stating.sure_marked(_line(collective) or ""))
    name = contributor.find("name")
    if name is not None:
        orcid = contributor.find("contrib-id[@contrib-id-type='orcid']")
        corresponding = contributor.get("corresp")
        yield stating.person(
            _name(name),
            orcid=None if orcid is None else orcid.text,
            corresponding=None if corresponding is None else corresponding == "yes",
        )


def _name(name: ET.Element) -> PersonName:
    return PersonName(
        family=name.findtext("surname"),
        given=name.findtext("given-names"),
        suffix=name.findtext("suffix"),
    )


def _jats_date(date: ET.Element) -> tuple[gtm.PublicationDate, ...]:
    kind = _DATE_KINDS.get(str(date.get("pub-type") or date.get("date-type")))
    if kind is None:
        return ()
    parts = (date.findtext(part) for part in ("year", "month", "day"))
    return stating.dated_parts(kind, parts)


def _jats_pages(holder: ET.Element) -> gtm.Pagination | None:
    return stating.pages(
        start=_line(holder.find("fpage")),
        end=_line(holder.find("lpage")),
        number=_line(holder.find("elocation-id")),
    )


def in_namespaces(text: str) -> ET.Element:
    """Parse a reference that was cut out of its article."""
    return parsed(f"<cut {_NAMESPACES}>{text}</cut>")[0]


def of_reference(text: str) -> WorkReference:
    """Map a reference of JATS to a link."""
    return _reference(in_namespaces(text))


def _reference(reference: ET.Element) -> WorkReference:
    label = _line(reference.find("label")) or ""
    # Where the parts alone are given, no space stands between them.
    between = "" if reference.find("mixed-citation") is not None else " "
    return WorkReference(
        citation=stating.marked(between.join(reference.itertext()).removeprefix(label)),
        title=_marked(reference.find(".//article-title")),
        identifiers=_reference_identifiers(reference),
    )


def _reference_identifiers(
    reference: ET.Element,
) -> tuple[stating.WorkIdentifier, ...]:
    return stating.work_identifiers(
        *(
            (_SCHEMES.get(kind, kind), each.text)
            for each in reference.iter("pub-id")
            if (kind := str(each.get("pub-id-type")))
        )
    )


def of_structured_reference(text: str) -> Publication:
    """Map a reference of JATS whose parts are marked to the work that it tells of."""
    reference = in_namespaces(text)
    return Publication(
        title=_marked(reference.find(".//article-title")),
        authors=[
            stating.person(_name(each))
            for each in reference.iter("name")
            if each.find("surname") is not None
        ],
        authors_complete=reference.find(".//etal") is None,
        journal=stating.journal(_line(reference.find(".//source"))),
        issue=stating.issue(
            _line(reference.find(".//volume")), _line(reference.find(".//issue"))
        ),
        pagination=stating.pages(
            start=_line(reference.find(".//fpage")),
            end=_line(reference.find(".//lpage")),
            number=_line(reference.find(".//elocation-id")),
        ),
        dates=stating.published(_line(reference.find(".//year"))),
        identifiers=_reference_identifiers(reference),
    )


def of_endnote(record: ET.Element) -> Publication:
    """Map a record of EndNote XML."""
    year = _line(record.find("dates/year")) or ""
    day = _line(record.find("dates/pub-dates/date")) or ""
    when = day if day.startswith(year) else f"{year} {day}"
    isbn = record.find("isbn")
    return Publication(
        title=stating.marked(_line(record.find("titles/title"))),
        publication_types=[
            PublicationType(name=str(each.get("name")))
            for each in record.iterfind("ref-type")
        ],
        authors=[
            stating.inverted(_line(each) or "")
            for each in record.iterfind("contributors/authors/author")
        ],
        journal=stating.journal(
            _line(record.find("periodical/full-title"))
            or _line(record.find("titles/secondary-title")),
            iso=_line(record.find("periodical/abbr-1")),
            issns=() if isbn is None else stating.issns_in("".join(isbn.itertext())),
        ),
        issue=stating.issue(_line(record.find("volume")), _line(record.find("number"))),
        pagination=stating.pages(_line(record.find("pages"))),
        dates=stating.published(when, year),
        identifiers=stating.work_identifiers(
            ("doi", _line(record.find("electronic-resource-num"))),
            ("accession", _line(record.find("accession-num"))),
        ),
        keywords=[
            Keyword(text=stating.sure_marked(_line(each) or ""))
            for each in record.iterfind("keywords/keyword")
        ],
    )


def of_tei(reference: ET.Element) -> WorkReference:
    """Map a reference string that was labelled by hand."""
    titles = {
        str(each.get("level")): _line(each)
        for each in reference.iter()
        if str(each.tag).rpartition("}")[2] == "title"
    }
    doi = next(
        (
            _line(each)
            for each in reference.iter()
            if str(each.get("type")).lower() == "doi"
        ),
        None,
    )
    return WorkReference(
        citation=stating.marked(_line(reference)),
        title=stating.marked(titles.get("a")),
        identifiers=stating.work_identifiers(("doi", doi)),
    )


_PARTS = {
    "GivenName": "given",
    "FirstInitial": "given",
    "MiddleName": "given",
    "MiddleInitial": "given",
    "Surname": "family",
    "LastInitial": "family",
    "SuffixGenerational": "suffix",
}


def of_labelled_name(name: ET.Element) -> Publication:
    """Map a name whose words were labelled by hand to an author."""
    author: stating.Author
    if any(each.tag.startswith("Corporation") for each in name):
        author = CollectiveAuthor(name=stating.sure_marked(_line(name) or ""))
    elif any(each.tag == "And" for each in name):
        author = stating.person(PersonName(literal=_line(name)))
    else:
        parts: dict[str, str] = {}
        for each in name:
            part = _PARTS.get(each.tag)
            if part is not None:
                parts[part] = f"{parts.get(part, '')} {each.text}".strip(" ,")
        author = stating.person(
            PersonName(
                family=parts.get("family"),
                given=parts.get("given"),
                suffix=parts.get("suffix"),
            )
        )
    return Publication(authors=[author])


def elements(path: Path, name: str) -> Iterator[ET.Element]:
    """Give the elements of a name in a file, whatever their namespace."""
    for each in parsed(path.read_text(encoding="utf-8-sig")).iter():
        if str(each.tag).rpartition("}")[2] == name:
            yield each


def _found(element: ET.Element, path: str) -> ET.Element:
    found = element.find(path)
    if found is None:
        raise ValueError(f"there is no {path}")
    return found


_BREAK = re.compile(r"\s+")


def _line(element: ET.Element | None) -> str | None:
    """Give the text of an element on one line."""
    if element is None:
        return None
    return _BREAK.sub(" ", "".join(element.itertext())).strip() or None


def _marked(element: ET.Element | None) -> MarkedText | None:
    """Give the text of an element with its markup, or without where it is none."""
    if element is None:
        return None
    try:
        return marked_from_element(element, tags=_INLINE)
    except gtm.InvalidMarkup:
        return MarkedText.from_plain(_line(element) or "")
