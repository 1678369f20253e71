"""What a publication or a reference says that tells one work from another.

All of it is text, so that a collection can keep the facts of each of its publications
in a few hundred bytes: :func:`pack` makes one string of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from genetherapy_model.domain.authors import CollectiveAuthor, PersonalAuthor
from genetherapy_model.domain.dates import DateRange, PartialDate
from genetherapy_model.domain.identifiers import Doi, OtherIdentifier, Pmcid, Pmid
from genetherapy_model.domain.publication_dates import DateKind
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.works import RelationKind, WorkReference

__all__ = ["WorkFacts", "describe", "pack", "target_identifiers", "unpack"]

_PART: Final = "\x1e"
_FIELD: Final = "\x1f"


class WorkFacts(NamedTuple):
    """The facts of one work; several of a kind stand in one text, set apart.

    Attributes:
        identifiers: ``doi:``, ``pmid:`` and ``pmc:``, spelled as they are compared.
        places: Where each of them stands in its record, as JSON Pointers.
        version: The version of the PubMed record.
        is_kept: ``"yes"`` where the PMID is that of a catalogue's own record.
        titles: The title, and the one in the language of the work.
        citation: How a reference prints it.
        authors: The family names of the first three authors.
        years: The years in which it was published, the first and the last.
        volume: The volume.
        number: The number of the issue.
        page: The first page, or the article number.
        journals: The title and the abbreviations of the journal.
        serials: The numbers of the journal: NLM's, and ISSNs.
        kind: ``"notice"``, ``"preprint"``, or ``"other"`` where its types say so.
        relations: What it states to be to other works, but for citations: the place,
            the kind, and the other's identifiers.
        dates: Its dates by kind.
        is_retracted: ``"yes"`` where it is stated.
    """

    identifiers: str = ""
    places: str = ""
    version: str = ""
    is_kept: str = ""
    titles: str = ""
    citation: str = ""
    authors: str = ""
    years: str = ""
    volume: str = ""
    number: str = ""
    page: str = ""
    journals: str = ""
    serials: str = ""
    kind: str = ""
    relations: str = ""
    dates: str = ""
    is_retracted: str = ""


def parts(text: str) -> list[str]:
    """Give what is set apart in a text."""
    return text.split(_PART) if text else []


def pack(facts: WorkFacts) -> str:
    """Make one text of all facts.

    >>> unpack(pack(WorkFacts(version="2"))) == WorkFacts(version="2")
    True
    """
    return _FIELD.join(facts)


def unpack(packed: str) -> WorkFacts:
    """Take apart what :func:`pack` has made."""
    return WorkFacts(*packed.split(_FIELD))


def describe(work: Publication | WorkReference) -> WorkFacts:
    """Gather the facts of a publication or a reference."""
    if isinstance(work, Publication):
        return _of_publication(work)
    return _of_reference(work)


def target_identifiers(
    identifiers: Iterable[Doi | Pmid | Pmcid | OtherIdentifier],
) -> Iterator[str]:
    """Spell identifiers as they are compared; other schemes and PMID 0 are left out."""
    for known in identifiers:
        spelled = _spelled(known)
        if spelled:
            yield spelled


def _spelled(known: Doi | Pmid | Pmcid | OtherIdentifier | None) -> str:
    match known:
        case Doi(value=value):
            # A DOI folds the letters of ASCII alone.
            folded = value.lower() if value.isascii() else value.encode().lower()
            return f"doi:{folded if isinstance(folded, str) else folded.decode()}"
        case Pmid(value=value) if value != "0":
            return f"pmid:{value}"
        case Pmcid(value=value):
            return f"pmc:{value.partition('.')[0]}"
    return ""


_NO_PMID: Final = Pmid("0")
_OF_PUBLICATION: Final = frozenset(
    {
        DateKind.ISSUE,
        DateKind.PUBLISHED,
        DateKind.ELECTRONIC,
        DateKind.PPUBLISH,
        DateKind.EPUBLISH,
        DateKind.ECOLLECTION,
        DateKind.AHEAD_OF_PRINT,
    }
)
_DATED: Final = _OF_PUBLICATION | {
    DateKind.RECEIVED,
    DateKind.ACCEPTED,
    DateKind.REVISED,
}
_NOTICES: Final = frozenset(
    {
        "Published Erratum",
        "Retraction of Publication",
        "Retraction Notice",
        "Expression of Concern",
    }
)
# A line on a thousand authors tells no more than one on the first three.
_FEW: Final = 3


def _of_publication(work: Publication) -> WorkFacts:
    known = dict(_placed(work))
    version = next(
        (entry.version for entry in work.entries if type(entry.identifier) is Pmid), ""
    )
    journal, issue, pages = work.journal, work.issue, work.pagination
    journals: list[str | None] = []
    serials: list[str] = []
    if journal is not None:
        journals = [
            journal.title,
            journal.iso_abbreviation,
            journal.medline_abbreviation,
        ]
        serials = [str(journal.nlm_id)] if journal.nlm_id is not None else []
    serials += [str(issn.issn) for issn in work.issns]
    page = ""
    if pages is not None:
        page = pages.first_page or pages.article_number or ""
    return WorkFacts(
        identifiers=_PART.join(known),
        places=_PART.join(known.values()),
        version=version or "",
        is_kept="yes" if work.entries and work.pmid is not None else "",
        titles=_PART.join(
            title.plain for title in (work.title, work.vernacular_title) if title
        ),
        authors=_PART.join(filter(None, map(_family, work.authors[:_FEW]))),
        years=" ".join(_years(work)),
        volume=(issue and issue.volume) or "",
        number=(issue and issue.number) or "",
        page=page,
        journals=_PART.join(dict.fromkeys(filter(None, journals))),
        serials=_PART.join(dict.fromkeys(serials)),
        kind=_kind(work),
        relations=_PART.join(_relations(work)),
        dates=_PART.join(
            f"{stated.kind.value} {stated.date}"
            for stated in work.dates
            if stated.kind in _DATED and stated.date is not None
        ),
        is_retracted="yes" if work.is_retracted else "",
    )


def _placed(work: Publication) -> Iterator[tuple[str, str]]:
    """Give each identifier with its place; of several places the last stays."""
    for index, locator in enumerate(work.locators):
        spelled = _spelled(locator.identifier) if locator.valid else ""
        if spelled:
            yield spelled, f"/locators/{index}"
    for index, known in enumerate(work.identifiers):
        spelled = _spelled(known)
        if spelled:
            yield spelled, f"/identifiers/{index}"
    for index, entry in enumerate(work.entries):
        spelled = _spelled(entry.identifier)
        if spelled:
            yield spelled, f"/entries/{index}/identifier"


def _family(author: PersonalAuthor | CollectiveAuthor) -> str:
    if isinstance(author, PersonalAuthor):
        return author.name.family or author.name.literal or ""
    return author.name.plain


def _years(work: Publication) -> Iterator[str]:
    years: set[int] = set()
    for stated in work.dates:
        date = stated.date
        if stated.kind not in _OF_PUBLICATION or date is None:
            continue
        ends = (date.start, date.end) if isinstance(date, DateRange) else (date,)
        years |= {end.year for end in ends if isinstance(end, PartialDate)}
    if years:
        yield str(min(years))
        yield str(max(years))


def _kind(work: Publication) -> str:
    names = {known.name for known in work.publication_types}
    if names & _NOTICES:
        return "notice"
    if "Preprint" in names:
        return "preprint"
    return "other" if names else ""


def _relations(work: Publication) -> Iterator[str]:
    for index, relation in enumerate(work.relations):
        if relation.kind in (RelationKind.CITES, RelationKind.CITED_BY):
            continue
        # PMID 0 is nobody's own, and is kept to be found.
        known = " ".join(
            "pmid:0" if identifier == _NO_PMID else _spelled(identifier)
            for identifier in relation.target.identifiers
        )
        if known.strip():
            yield f"{index}\t{relation.kind.value}\t{known}"


# A hyphen or slash at its end is where a line was broken.
_PRINTED_DOI: Final = re.compile(
    r"(?<![^\s:/(])(10\.[0-9]{4,9}/[^\s;]*[^\s;.,/-])[.,]?(?=[\s;]|$)"
)
_PRINTED_PMID: Final = re.compile(r"\bPMID:\s?([1-9][0-9]{0,8})\b")
_PRINTED_PMCID: Final = re.compile(r"\bPMCID:\s?(PMC[1-9][0-9]{0,8})\b")
# As MEDLINE prints it: 2002 May 25;359(9320):1851-6
_PRINTED_PLACE: Final = re.compile(
    r"\b((?:19|20)[0-9]{2})(?:[ ;][^;.:()]{0,24})?;"
    r"\s?([0-9]{1,4})(?:\s?\(([^()]{1,24})\))?:\s?([A-Za-z]{0,3}[0-9]{1,8})"
)


def _of_reference(work: WorkReference) -> WorkFacts:
    known = list(dict.fromkeys(target_identifiers(work.identifiers)))
    printed = work.citation.plain if work.citation is not None else ""
    kinds = {spelled.partition(":")[0] for spelled in known}
    for kind, pattern in (
        ("doi", _PRINTED_DOI),
        ("pmid", _PRINTED_PMID),
        ("pmc", _PRINTED_PMCID),
    ):
        # Two of a kind may be those of an erratum: nothing is sure then.
        found = set(pattern.findall(printed))
        if kind not in kinds and len(found) == 1:
            [value] = found
            spelled = value.encode().lower().decode() if kind == "doi" else value
            known.append(f"{kind}:{spelled}")
    places = _PRINTED_PLACE.findall(printed)
    year, volume, number, page = places[0] if len(places) == 1 else ("", "", "", "")
    return WorkFacts(
        identifiers=_PART.join(known),
        version=work.version or "",
        titles=work.title.plain if work.title else "",
        citation=printed,
        years=f"{year} {year}" if year else "",
        volume=volume,
        number=number,
        page=page,
    )
