"""From the text of a citation to a publication, by the signs of its style."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from attrs import evolve

from genetherapy_model.domain.journals import Issue, Journal, Pagination
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import Extra
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.errors import Finding, Severity
from genetherapy_model.formats.citations.divisions import split_authors, split_journal
from genetherapy_model.formats.citations.names import Named, read_authors
from genetherapy_model.formats.citations.records import join_lines
from genetherapy_model.formats.citations.tails import Tail, begin_of_tail
from genetherapy_model.formats.citations.vocabulary import (
    AFTER,
    FORMAT,
    IEEE,
    PLACES,
    TITLE_WORDS,
    YEARS,
)
from genetherapy_model.formats.medline.dates import read_day

__all__ = ["journal_of", "read_text"]

_NUMBER: Final = re.compile(
    r"(?:(?P<own>[0-9]+: ?)|[0-9]{1,6}[.)]\s+(?=\S)|[\[(][0-9]{1,6}[\])]\s*)"
)
_DATE: Final = (
    r"(?:1[5-9]|20)[0-9]{2}(?:\s(?:[A-Z][a-z]{2,8}|Q[1-4])(?:\s?[-/]\s?"
    r"(?:[0-9]{4} )?[A-Z][a-z]{2,8})?(?: [0-9]{1,2}(?:\s?-\s?(?:[A-Z][a-z]{2,8} )?"
    r"[0-9]{1,2})?)?)?"
)
_PLACE: Final = re.compile(
    rf"(?:(?<=[.?!\]\"”’')]\s)|\A)(?:(?P<date>{_DATE})(?:(?<=[0-9]{{4}})[a-z](?=;))?)?"
    r"(?:\s?;\s?(?P<volume>[^():;]*?)\s?(?:\((?P<number>[^:]*?)\))?)?"
    r"(?:\s?:\s?(?P<pages>(?:arXiv:)?[^:]+?))?(?P<end>\.(?=\s|\Z)|\s*\Z)"
)
_LOOSE: Final = re.compile(
    rf"(?<=[\s,.])(?P<date>{_DATE})\s?;\s?(?P<volume>[\w./ -]*?)\s?"
    r"(?:\((?P<number>[^:()]*)\))?(?:\s?[:,]\s?(?P<pages>[^\s,;]"
    r"(?:(?!\. \[?[A-Z])[^:]){0,40}?))?\.?\s*\Z"
)
_BROKEN_DOI: Final = re.compile(r"(\b10\.) ?([0-9]{4,9}/) ?(?=[^\s.])")
# As Citing Medicine has it, where nothing but the journal is known.
_UNDATED: Final = re.compile(r"(?<=[.?!] )\[date unknown\]\.?\Z")
_NO_DOI: Final = re.compile(r"[\s(\[]*\bdoi\s*:?[\s.]*\Z", re.IGNORECASE)
_YEAR_BEFORE: Final = re.compile(r"\((?:1[5-9]|20)[0-9]{2}\) \Z")
_NUMBERS: Final = re.compile(r"[ ,][A-Z]?[0-9]+\)?[,:;]?\Z")
_PAGES_ALONE: Final = re.compile(
    r"\s*(?:pp?\. ?)?[^\W\d_]?[0-9][\w.]*(?:\s?[-–—]\s?[\w.]+)?\.?\s*"
)
# Out of a PDF, blanks stand before signs, or are missing behind them.
_BLANKS: Final = (
    (re.compile(r" +(?=[,;:)]|\.(?:\s|\Z))|(?<=\() +"), ""),
    (re.compile(r"(?<=[^\W\d_]) \.(?=[\w,])"), ". "),
    (re.compile(r"(?<=[0-9]\))(?=[0-9])|(?<=[^\W\d_][.,])(?=[A-Z][a-z]|[0-9])"), " "),
    (re.compile(r"(?<=[0-9])(?=\((?:1[5-9]|20)[0-9]{2}\))|(?<=,)(?=[^\W\d_])"), " "),
)
# What may follow a place: a note in brackets, a preprint, a number that is no DOI, the
# name of an archive.
_AFTERMATH: Final = re.compile(
    r"[,;.]?\s*(?P<rest>\[[^\[\]]*\]|arXiv ?: ?\S+|[a-z-]{2,8}/[0-9]{7}"
    r"|[0-9]{4}\.[0-9]{4,5}|doi: ?\S+|MR ?[0-9]{5,8}|(?<=\. )[A-Z][a-z]+)[.,;]?\s*\Z"
)
_MOST_LEFT: Final = 3
# What no title has, but a place that was not understood.
_SENTENCES: Final = re.compile(r"[a-z]{3}\. [A-Z]|[A-Z]{2}\. [A-Z][a-z]+ [a-z]")
_SIGNS_OF_PLACE: Final = re.compile(
    r"\b(?:1[89]|20)[0-9]{2}(?: [A-Z][a-z]{2}(?: [0-9]{1,2})?)?;\s?[0-9]|\bpii: ?\S"
)


class _Parts(NamedTuple):
    style: str
    before: str
    date: str = ""
    volume: str | None = None
    number: str | None = None
    pages: str | None = None
    named: Named | None = None
    is_marked: bool = False
    is_undated: bool = False


def read_text(text: str) -> tuple[Publication, list[Finding]]:
    """Read a citation; what is not understood stays in an extra."""
    line = _BROKEN_DOI.sub(r"\1\2", join_lines(text))
    numbered = _NUMBER.match(line)
    is_own = numbered is not None and numbered["own"] is not None
    bare = line[numbered.end() :] if numbered is not None else line
    # A DOI that is missing leaves its word behind.
    bare = _NO_DOI.sub("", bare)
    start = begin_of_tail(bare)
    head = _NO_DOI.sub("", bare[:start]).rstrip(" ;,([")
    tail = Tail(bare[start:])
    parts = _place_of(head)
    is_sure = is_own or bool(tail.pmids)
    if parts is None or not (parts.volume or parts.pages):
        tidied = None if is_sure else _place_of_tidied(head, tail)
        parts = tidied or _place_of_followed(head, tail) or parts
    if parts is None and (not is_sure or _SIGNS_OF_PLACE.search(head)):
        return _unread(tail, head)
    publication = _publication(parts or _Parts("nlm", head), tail)
    return publication, tail.findings


def _place_of_tidied(head: str, tail: Tail) -> _Parts | None:
    """Find a place where something follows it, or blanks are not where they belong."""
    tidied = head
    for sign, instead in _BLANKS:
        tidied = sign.sub(instead, tidied)
    for text in (head, tidied):
        parts, left = _place_of_begun(text)
        if parts is not None:
            tail.rest += left
            return parts
    return None


def _place_of_followed(head: str, tail: Tail) -> _Parts | None:
    """Find a place that sentences follow, which are none of PubMed's."""
    places = [
        found
        for found in _PLACE.finditer(head)
        if found["date"]
        and (found["volume"] or found["pages"])
        and found.end() < len(head)
    ]
    if not places or places[-1].start() == 0:
        return None
    place = places[-1]
    tail.rest.insert(0, head[place.end() :].strip())
    return _parts("nlm", head[: place.start()], place)


def _place_of_begun(head: str) -> tuple[_Parts | None, list[str]]:
    """Find a place before what may follow it, and give that too, in its order."""
    left: list[str] = []
    while len(left) <= _MOST_LEFT:
        parts = _place_of(head)
        if parts is not None and (parts.volume or parts.pages):
            return parts, left
        found = _AFTERMATH.search(head)
        if found is None:
            break
        left.insert(0, found["rest"])
        head = head[: found.start()]
    return None, []


def _unread(tail: Tail, head: str) -> tuple[Publication, list[Finding]]:
    finding = Finding(
        code="RDR023",
        severity=Severity.WARNING,
        message="the text has no form that a citation has: it is kept as an extra",
        path="/extras/0",
    )
    extras = [Extra(source=FORMAT, path="text", text=head)] if head else []
    publication = Publication(
        locators=tail.locators,
        identifiers=tail.identifiers,
        languages=tail.languages,
        entries=tail.entries,
        dates=tail.dates,
        relations=tail.relations,
        extras=[*extras, *tail.extras],
    )
    return publication, [finding, *tail.findings]


def _place_of(head: str) -> _Parts | None:
    """Find where a citation says when and where the work appeared."""
    undated = _UNDATED.search(head)
    if undated is not None:
        return _Parts("nlm", head[: undated.start()].strip(), is_undated=True)
    worded = IEEE.search(head)
    if worded is not None:
        return _parts("ieee", head[: worded.start() + 1], worded)
    places = [
        found
        for found in _PLACE.finditer(head)
        if found["date"] or found["volume"] or found["pages"] or found["number"]
    ]
    # PubMed's place ends its sentence, and there it ends the citation too.
    own = next((found for found in places if found.end() == len(head)), None)
    if own is not None and _is_page(own, head):
        own = None
    if own is not None:
        return _parts("nlm", head[: own.start()], own)
    loose = _LOOSE.search(head)
    if loose is not None:
        return _parts("vancouver", head[: loose.start()], loose)
    early = _early(head)
    if early is not None:
        return early
    for style, pattern in PLACES:
        found = pattern.search(head)
        if found is not None:
            return _parts(style, head[: found.start() + 1], found)
    return None


def _is_page(found: re.Match[str], head: str) -> bool:
    """Tell whether what looks like a year is a page, as the year stands before it."""
    is_alone = not (found["volume"] or found["pages"] or found["number"])
    return is_alone and _YEAR_BEFORE.search(head[: found.start()]) is not None


def _parts(style: str, before: str, found: re.Match[str]) -> _Parts:
    groups = found.groupdict()
    number = groups.get("number") or (groups.get("only") or "").strip("()") or None
    return _Parts(
        style,
        before.strip(),
        f"{groups['date'] or ''} {groups.get('month') or ''}".strip(),
        (groups.get("volume") or "").strip(" ,") or None,
        number,
        _tight(groups.get("pages") or ""),
    )


def _tight(pages: str) -> str | None:
    """Give pages without the blanks of a broken line, and without their full stop."""
    return re.sub(r"(?<=[0-9])\s?([-–—])\s?(?=[0-9])", r"\1", pages).strip(" .") or None


def _early(head: str) -> _Parts | None:
    """Find the year where it stands behind the authors."""
    for style, pattern in YEARS:
        found = pattern.search(head)
        if found is None:
            continue
        printed = head[: found.start() + 1].rstrip()
        if len(printed) > 40 and ". " in printed and "," not in printed:
            continue
        # Before the year of a place stands a volume, or pages stand behind it.
        if _NUMBERS.search(printed) or _PAGES_ALONE.fullmatch(head, found.end()):
            continue
        rest = head[found.end() :].strip()
        is_sure = style == "apa" or (bool(printed) and rest[:1] == "“")
        named = read_authors(printed, is_sure=is_sure and printed[:1] != "“")
        if named is None and style != "apa" and printed[:1] not in '“"':
            continue
        title = "" if named is not None else printed
        for after in AFTER:
            place = after.search(rest)
            if place is None:
                continue
            groups = place.groupdict()
            month = re.sub(r"\bFall\b", "Autumn", groups.get("month") or "")
            date = f"{found['date']} {month}".strip()
            return _Parts(
                style,
                f"{title} {rest[: place.start()]}".strip(" ,"),
                date if read_day(date) is not None else found["date"],
                groups.get("volume"),
                groups.get("number"),
                _tight(groups.get("pages") or ""),
                named,
                is_marked=True,
            )
        return _Parts(
            style, f"{title} {rest}".strip(), found["date"], named=named, is_marked=True
        )
    return None


def _publication(parts: _Parts, tail: Tail) -> Publication:
    named, before = parts.named, parts.before
    is_placed = parts.is_undated or bool(
        parts.date or parts.volume or parts.pages or parts.number
    )
    if not parts.is_marked:
        named, before = split_authors(before, parts.style)
        if named is None and not is_placed and not _SENTENCES.search(before):
            named = read_authors(before)
            before = before if named is None else ""
    title, journal = (before, "")
    if is_placed:
        title, journal = split_journal(
            before,
            parts.style,
            is_marked=parts.is_marked,
            # What has no date, by a word of its style, has nothing but a journal.
            has_volume=parts.volume is not None or parts.is_undated,
            has_pages=parts.pages is not None,
        )
    dates = list(tail.dates)
    date = read_day(parts.date) if parts.date else None
    extras = tail.extras
    if parts.date:
        stated = PublicationDate(
            kind=DateKind.ISSUE, date=date, text=None if date else parts.date
        )
        dates.insert(0, stated)
    if parts.style != "nlm":
        # It says nothing of the work, but tells whom to believe.
        style = Extra(source=FORMAT, path="style", text=parts.style, spelling=True)
        extras = [style, *extras]
    title = _bare(title)
    publication = Publication(
        title=MarkedText.from_plain(title) if title else None,
        journal=journal_of(journal),
        issue=Issue(volume=parts.volume, number=parts.number)
        if parts.volume or parts.number
        else None,
        pagination=Pagination(text=parts.pages.replace("–", "-"))
        if parts.pages
        else None,
        dates=dates,
        locators=tail.locators,
        identifiers=tail.identifiers,
        languages=tail.languages,
        relations=tail.relations,
        entries=tail.entries,
        extras=extras,
    )
    if named is None:
        return publication
    return evolve(publication, authors=named[0], authors_complete=named[1])


def _bare(title: str) -> str:
    """Give a title without the quotes and the full stop that a style sets."""
    title = title.strip(" ,;")
    if title[:1] == "“" and title.rstrip(".,")[-1:] == "”":
        title = title.rstrip(".,")[1:-1]
    return title[:-1].rstrip() if title.endswith(".") else title


def journal_of(name: str) -> Journal | None:
    """Give a journal of its name in a citation, which is most often an abbreviation.

    >>> journal_of("Hum Gene Ther"), journal_of("Journal of Virology")
    (Journal(medline_abbreviation='Hum Gene Ther'),
     Journal(title='Journal of Virology'))
    """
    name = name.strip(" ,;")
    if not name.strip("."):
        return None
    if {word.strip(",.:").lower() for word in name.split()} & TITLE_WORDS:
        return Journal(title=name.removesuffix("."))
    if "." in name.rstrip("."):
        return Journal(iso_abbreviation=name)
    return Journal(medline_abbreviation=name.removesuffix("."))
