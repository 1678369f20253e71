"""Adapters of the corpus: citations as PubMed prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.rules import stating

from genetherapy_model import (
    CollectiveAuthor,
    DateKind,
    Publication,
    Relation,
    WorkReference,
)

_DATE = re.compile(
    r"\. (?P<date>(?:1[89]|20)\d\d(?: (?:[A-Z][a-z]{2,5}|Q\d)"
    r"(?: ?[-/] ?[A-Z][a-z]{2,5})?(?: \d\d?(?: ?- ?(?:[A-Z][a-z]{2} )?\d\d?)?)?)?)"
    r"(?P<place>[;:][^\n]*?)?\.(?= |$)"
)
_PLACE = re.compile(
    r"(?:;(?P<volume>[^(:]*)(?P<number>\([^:]*\))?)?(?::(?P<pages>.*))?"
)
_SENTENCE_END = re.compile(r"[.?!\]][\"')]?\s")
# A line that PubMed broke behind a hyphen may have been joined by a space.
_DOI = re.compile(r"\bdoi: ((?:\S+- )?\S+)")
_PMID = re.compile(r"\bPMID: (\d+)")
_PMCID = re.compile(r"\bPMCID: (PMC\d+)")
_EPUB = re.compile(r"\bEpub (\d{4}[^.]*)\.")
_COMMENT = re.compile(
    r"\b((?:Comment|Erratum|Update|Retraction|Expression of Concern) "
    r"(?:in|on|of|for)):? ([A-Z].*?)(?=\. P?u?b?M?e?d? ?PMID:|\. PMCID:|; PMC|$)",
    re.IGNORECASE,
)


def summaries(text: str) -> Iterator[str]:
    """Give the citations of a list that PubMed printed, each on one line."""
    for each in re.split(r"\n\s*\n", text.strip()):
        if each.strip():
            # PubMed breaks a line behind a hyphen, in the middle of a word.
            whole = re.sub(r"(?<=\S-)\s*\n\s*", "", each)
            yield re.sub(r"^\d+: ", "", " ".join(whole.split()))


def of_summary(text: str) -> Publication:
    """Map a citation as PubMed prints it: authors, title, journal, place.

    Raises:
        ValueError: If it has no such parts.
    """
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    for date in _DATE.finditer(text):
        start = max((end for end in ends if end <= date.start()), default=0)
        if start:
            head = text[:start].rstrip()
            printed, _, title = head.partition(". ")
            authors = list(_printed_authors(printed))
            if not authors:
                title = head
            return _printed(authors, title, text[start : date.start()], date)
    raise ValueError("there is no journal and date in it")


def of_details(title: str, authors: str, details: str, pmid: str) -> Publication:
    """Map a row of PubMed's old CSV, which holds the parts of a citation.

    Raises:
        ValueError: If the place is none.
    """
    date = _DATE.search(details)
    if date is None:
        raise ValueError("there is no journal and date in it")
    printed = authors.strip().removesuffix(".")
    named = list(_printed_authors(printed)) or [_collective(printed)]
    return _printed(
        named if printed else [], title, details[: date.start()], date, pmid=pmid
    )


def _printed(
    authors: list[stating.Author],
    title: str,
    journal: str,
    date: re.Match[str],
    *,
    pmid: str | None = None,
) -> Publication:
    """Map what stands before the journal, the journal, and what stands behind."""
    rest = date.string[date.end() :]
    place = _PLACE.fullmatch(date["place"] or "")
    known = _PMID.search(rest)
    doi, pmcid, epub = _DOI.search(rest), _PMCID.search(rest), _EPUB.search(rest)
    return Publication(
        title=stating.marked(title),
        authors=authors,
        journal=stating.journal(medline=journal),
        issue=stating.issue(
            place["volume"] if place else None,
            (place["number"] or "")[1:-1] if place else None,
        ),
        pagination=stating.pages(place["pages"] if place else None),
        dates=[
            *stating.dated(DateKind.ISSUE, date["date"]),
            *(stating.dated(DateKind.ELECTRONIC, epub[1]) if epub else ()),
        ],
        identifiers=stating.work_identifiers(
            ("pmid", known[1] if known else pmid),
            ("pmc", pmcid[1] if pmcid else None),
            ("doi", doi[1].rstrip(".;,").replace(" ", "") if doi else None),
        ),
        relations=[
            relation
            for words, citation in _COMMENT.findall(rest)
            for relation in related_in_print(words, citation)
        ],
    )


def _printed_authors(printed: str) -> Iterator[stating.Author]:
    """Give the authors of a citation; none, if it begins with its title.

    PubMed sets a semicolon before a collective, behind which persons may follow.
    """
    first, *others = printed.split("; ")
    names = [each.strip() for each in first.split(",")]
    if 2 * sum(map(stating.is_medline_name, names)) <= len(names):
        return
    for name in names:
        # PubMed itself cuts a long list so; it is nobody's name there.
        if name.removesuffix(".") != "et al":
            yield stating.printed_author(name)
    for other in others:
        names = [each.strip() for each in other.split(",")]
        people: list[str] = []
        while names and stating.is_medline_name(names[-1]):
            people.insert(0, names.pop())
        if names:
            yield _collective(", ".join(names))
        for name in people:
            yield stating.printed_author(name)


def _collective(name: str) -> CollectiveAuthor:
    return CollectiveAuthor(name=stating.sure_marked(name))


def related_in_print(words: str, citation: str) -> tuple[Relation, ...]:
    """Give a relation in PubMed's words, with the citation that it prints."""
    text, _, pmid = citation.partition(" PMID: ")
    target = WorkReference(
        citation=stating.marked(text),
        identifiers=stating.work_identifiers(("pmid", pmid.strip(" ."))),
    )
    return stating.related(words, target)
