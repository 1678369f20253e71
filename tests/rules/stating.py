"""What the adapters of the corpus share: text of a source, as what it states.

Nothing is mended here. What a type refuses is kept as the text that the source gave,
so that the rules may find it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

import attrs

import genetherapy_model as gtm
from genetherapy_model import (
    CollectiveAuthor,
    DateKind,
    Doi,
    Journal,
    JournalIssn,
    MarkedText,
    OtherIdentifier,
    Pagination,
    Person,
    PersonalAuthor,
    PersonName,
    Publication,
    PublicationDate,
    Relation,
    WorkReference,
)
from genetherapy_model.formats.pubmed_xml.vocabulary import REF_TYPES

Subject: TypeAlias = Publication | Journal | WorkReference | gtm.MeshTerm
Author: TypeAlias = PersonalAuthor | CollectiveAuthor
WorkIdentifier: TypeAlias = Doi | gtm.Pmid | gtm.Pmcid | OtherIdentifier


class Sighting(NamedTuple):
    """One record of the corpus: what it states, or why it could not be mapped."""

    place: str
    subject: Subject | None
    problem: str = ""


_WORKS: dict[str, type[Doi | gtm.Pmid | gtm.Pmcid]] = {
    "doi": Doi,
    "pmid": gtm.Pmid,
    "pmc": gtm.Pmcid,
}


def work_identifiers(*stated: tuple[str, str | None]) -> tuple[WorkIdentifier, ...]:
    """Give the identifiers of a work, each with its scheme; what is none stays text."""
    return tuple(_work_identifier(scheme, text) for scheme, text in stated if text)


def _work_identifier(scheme: str, text: str) -> WorkIdentifier:
    kind = _WORKS.get(scheme)
    if kind is not None:
        try:
            return kind.parse(text.strip())
        except gtm.InvalidIdentifier:
            pass
    return OtherIdentifier(scheme=scheme, text=text)


def marked(text: str | None) -> MarkedText | None:
    """Give a text with its markup; where that is broken, as it stands."""
    if not text or not text.strip():
        return None
    shown = " ".join(text.split())
    try:
        return MarkedText.parse(shown)
    except gtm.InvalidMarkup:
        return MarkedText.from_plain(_CONTROLS.sub(" ", shown))


_CONTROLS = re.compile("[\x00-\x1f\x7f]")


def sure_marked(text: str) -> MarkedText:
    """Give a text that is not empty with its markup."""
    return marked(text) or MarkedText("")


def dated(kind: DateKind, text: str | None) -> tuple[PublicationDate, ...]:
    """Give a date; what is no date stays text."""
    if not text or not text.strip():
        return ()
    stated = text.strip()
    try:
        return (PublicationDate(kind=kind, date=stated.removesuffix("/")),)
    except gtm.InvalidDate:
        return (PublicationDate(kind=kind, date=None, text=stated),)


def dated_parts(kind: DateKind, parts: Iterable[object]) -> tuple[PublicationDate, ...]:
    """Give a date that stands as year, month and day."""
    numbers = [str(part) for part in parts if part not in (None, "")]
    return dated(kind, "-".join(number.zfill(2) for number in numbers))


def person(
    name: PersonName,
    *,
    orcid: str | None = None,
    affiliations: Iterable[str | None] = (),
    corresponding: bool | None = None,
) -> PersonalAuthor:
    """Give an author, whose ORCID iD stays text where it is none."""
    identifiers: tuple[gtm.Orcid | OtherIdentifier, ...] = ()
    if orcid:
        try:
            identifiers = (gtm.Orcid.parse(orcid.strip()),)
        except gtm.InvalidIdentifier:
            identifiers = (OtherIdentifier(scheme="orcid", text=orcid),)
    return PersonalAuthor(
        person=Person(name=name, identifiers=identifiers),
        affiliations=[
            gtm.Affiliation(text=sure_marked(text)) for text in affiliations if text
        ],
        corresponding=corresponding,
    )


def inverted(text: str) -> PersonalAuthor:
    """Give an author of ``Family, Given, Suffix``; any other text stays whole."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) in (2, 3) and parts[0]:
        family, given, *rest = parts
        suffix = rest[0] if rest else None
        return person(PersonName(family=family, given=given, suffix=suffix))
    return person(PersonName(literal=text))


_MEDLINE = re.compile(
    r"(?P<family>[^\s\d:;!?()\"][^\d:;!?()\"]{0,60}) (?P<initials>[^\W\d_a-z]{1,4})"
    r"(?: (?P<suffix>Jr|Sr|[1-6](?:st|nd|rd|th)|I{2,3}|IV))?"
)


def is_medline_name(text: str) -> bool:
    """Tell whether a text reads as one author of a citation that PubMed printed."""
    return text in ("et al", "") or _MEDLINE.fullmatch(text) is not None


@cache
def printed_author(text: str) -> Author:
    """Give an author of ``Family IN Suffix``; any other text stays whole.

    What PubMed prints does not tell a collective from a person; of those without
    initials, persons are the shorter ones.
    """
    if not is_medline_name(text) and text.count(" ") > 1:
        return CollectiveAuthor(name=sure_marked(text))
    return person(_medline_name(text))


def medline_author(
    text: str, *, full: str | None, orcid: str | None, affiliations: Iterable[str]
) -> PersonalAuthor:
    """Give an author of MEDLINE, with the full name beside the short one."""
    name = _medline_name(text)
    if full is not None:
        family, _, given = full.partition(", ")
        name = attrs.evolve(name, family=family, given=given or None, literal=None)
    return person(name, orcid=orcid, affiliations=affiliations)


def _medline_name(text: str) -> PersonName:
    found = _MEDLINE.fullmatch(text)
    if found is None:
        return PersonName(literal=text)
    return PersonName(
        family=found["family"], initials=found["initials"], suffix=found["suffix"]
    )


def journal(
    title: str | None = None,
    *,
    medline: str | None = None,
    iso: str | None = None,
    issns: Iterable[tuple[str | None, gtm.IssnType | None]] = (),
    nlm_id: str | None = None,
) -> Journal | None:
    """Give a journal, if anything is said of it."""
    stated = tuple(
        JournalIssn(issn=_issn(text), type=kind) for text, kind in issns if text
    )
    if not (title or medline or iso or stated or nlm_id):
        return None
    identifier: gtm.NlmId | OtherIdentifier | None = None
    if nlm_id:
        try:
            identifier = gtm.NlmId.parse(nlm_id)
        except gtm.InvalidIdentifier:
            identifier = OtherIdentifier(scheme="nlm", text=nlm_id)
    return Journal(
        title=title or None,
        medline_abbreviation=medline or None,
        iso_abbreviation=iso or None,
        issns=stated,
        nlm_id=identifier,
    )


def _issn(text: str) -> gtm.Issn | OtherIdentifier:
    try:
        return gtm.Issn.parse(text.strip())
    except gtm.InvalidIdentifier:
        return OtherIdentifier(scheme="issn", text=text)


def issns_in(text: str) -> Iterator[tuple[str, gtm.IssnType | None]]:
    """Give the ISSNs of a field that may hold several, with what stands behind."""
    for part in re.split(r"[\r\n,;]+|(?<=[0-9Xx]) (?=[0-9])", text):
        number, _, note = part.strip().partition(" (")
        kinds = {
            "Print)": gtm.IssnType.PRINT,
            "Electronic)": gtm.IssnType.ELECTRONIC,
            "Linking)": gtm.IssnType.LINKING,
        }
        # A field of EndNote and Zotero holds the ISBN of a book as well.
        if number and len(re.sub("[^0-9Xx]", "", number)) < 10:
            yield number, kinds.get(note)


def pages(
    text: str | None = None,
    *,
    start: str | None = None,
    end: str | None = None,
    number: str | None = None,
) -> Pagination | None:
    """Give the pages, if anything is said of them."""
    if not (text or start or end or number):
        return None
    return Pagination(
        text=text or None,
        start=start or None,
        end=end or None,
        article_number=number or None,
    )


def issue(volume: str | None = None, number: str | None = None) -> gtm.Issue | None:
    """Give the issue, if anything is said of it."""
    if not (volume or number):
        return None
    return gtm.Issue(volume=volume or None, number=number or None)


_RELATIONS = {
    **{words.lower(): kind for words, kind in REF_TYPES.items()},
    "preprintin": gtm.RelationKind.HAS_PREPRINT,
    "preprintof": gtm.RelationKind.PREPRINT_OF,
}


def related(words: str, target: WorkReference) -> tuple[Relation, ...]:
    """Give a relation in PubMed's words, such as ``Erratum in``."""
    kind = _RELATIONS.get("".join(words.lower().split()))
    return () if kind is None else (Relation(kind=kind, target=target),)


def published(text: str | None, year: str | None = None) -> tuple[PublicationDate, ...]:
    """Give the date of publication of a source that does not tell which one.

    Where it is no date, the year that stands beside it is one more statement.
    """
    found = dated(DateKind.PUBLISHED, text)
    if not found or found[0].date is None:
        found += dated(DateKind.PUBLISHED, year)
    return found
