"""From a publication to its citation, as PubMed prints it, and as APA asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from genetherapy_model.domain._citing import cite_place
from genetherapy_model.domain._statements import is_same
from genetherapy_model.domain.authors import CollectiveAuthor, PersonalAuthor
from genetherapy_model.domain.dates import spell
from genetherapy_model.domain.identifiers import OtherIdentifier
from genetherapy_model.domain.journals import Issue, Pagination
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import Locator, Relation, WorkReference
from genetherapy_model.formats.citations.names import read_authors, spell_authors
from genetherapy_model.formats.citations.reading import journal_of, read_text
from genetherapy_model.formats.citations.vocabulary import (
    CATALOGUE,
    FORMAT,
    LANGUAGES,
    RELATIONS,
)

__all__ = ["settle", "spell_apa", "spell_nlm"]

_WORDS: Final = {kind: words for words, kind in RELATIONS.items()}
_NAMES: Final = {code: name for name, code in LANGUAGES.items()}
_AHEAD: Final = "aheadofprint"
_PARTS: Final = (
    ("entries",),
    ("locators",),
    ("identifiers",),
    ("title",),
    ("dates",),
    ("journal",),
    ("issue",),
    ("languages",),
    ("pagination",),
    ("authors", "authors_complete"),
    ("relations",),
    ("extras",),
)


def spell_nlm(publication: Publication) -> str:
    """Write a citation as PubMed's summary does, with all authors."""
    journal = _journal_name(publication)
    issue = publication.issue
    printed = next(
        (each for each in publication.dates if each.kind is DateKind.ISSUE), None
    ) or next((each for each in publication.dates if each.date is not None), None)
    date = "" if printed is None or printed.date is None else spell(printed.date)
    place = date + cite_place(None, issue, publication.pagination)
    if journal and not place:
        place = "[date unknown]"
    entry = _entry(publication)
    sentences = [
        spell_authors(publication.authors, complete=publication.authors_complete),
        "" if publication.title is None else _words(publication.title.plain),
        journal,
        place,
    ]
    said = [_ended(sentence) for sentence in sentences if sentence]
    spoken = _languages(publication)
    said += [f"{', '.join(_NAMES[code] for code in spoken)}."] if spoken else []
    said += [f"pii: {each.text}." for each in _piis(publication)]
    doi = publication.doi
    said += [f"doi: {doi}."] if doi is not None else []
    for word, kind in (
        ("Epub", DateKind.ELECTRONIC),
        ("eCollection", DateKind.ECOLLECTION),
    ):
        said += [
            f"{word} {spell(each.date)}."
            for each in publication.dates
            if each.kind is kind and each.date is not None and each is not printed
        ]
    if entry is not None and entry.publication_status == _AHEAD:
        said.append("Epub ahead of print.")
    said += [
        _ended(f"{_WORDS[each.kind]}: {_words(str(each.target))}")
        for each in publication.relations
        if each.kind in _WORDS
    ]
    pmid, pmcid = publication.pmid, publication.pmcid
    numbers = [f"PMID: {pmid}"] if pmid is not None else []
    numbers += [f"PMCID: {pmcid}"] if pmcid is not None else []
    said += [f"{'; '.join(numbers)}."] if numbers else []
    said += [
        extra.text
        for extra in publication.extras
        if extra.source == FORMAT and extra.path == "rest"
    ]
    return _words(" ".join(said))


def _languages(publication: Publication) -> list[str]:
    """Give the languages that PubMed prints, who leaves out English where it is all."""
    known = [code for code in publication.languages if code in _NAMES]
    return [] if known == ["eng"] else known


def _piis(publication: Publication) -> list[OtherIdentifier]:
    """Give the publisher's number, which PubMed prints where there are no pages."""
    if publication.pagination is not None:
        return []
    return [
        each.identifier
        for each in publication.locators
        if isinstance(each.identifier, OtherIdentifier)
        and each.identifier.scheme == "pii"
    ][:1]


def _words(text: str) -> str:
    return " ".join(text.split())


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _journal_name(publication: Publication) -> str:
    journal = publication.journal
    if journal is None:
        return ""
    short = journal.medline_abbreviation or journal.iso_abbreviation
    return _words(short or journal.title or "")


def _entry(publication: Publication) -> CatalogueEntry | None:
    known = [each for each in publication.entries if each.catalogue == CATALOGUE]
    return next(iter(known), None)


def spell_apa(publication: Publication) -> str:
    """Write a citation as the seventh edition of APA's manual asks, without italics."""
    authors = [_apa_author(author) for author in publication.authors]
    authors = [author for author in authors if author]
    if not publication.authors_complete and authors:
        named = f"{', '.join(authors[:19])}, et al."
    elif len(authors) > 20:
        named = f"{', '.join(authors[:19])}, … {authors[-1]}"
    elif len(authors) > 1:
        named = f"{', '.join(authors[:-1])}, & {authors[-1]}"
    else:
        named = "".join(authors)
    year = f"({publication.year or 'n.d.'})."
    title = _words(publication.title.plain) if publication.title is not None else ""
    first = [_ended(named), year, _ended(title) if title else ""]
    if not named:
        first = [_ended(title) if title else "", year]
    journal, issue = publication.journal, publication.issue
    place = _words(str(journal or ""))
    if issue is not None and (issue.volume or issue.number):
        number = f"({issue.number})" if issue.number else ""
        place += f"{', ' if place else ''}{issue.volume or ''}{number}"
    pagination = publication.pagination
    pages = str(pagination or "").replace("-", "–")
    if pagination is not None and pages == (pagination.article_number or ""):
        pages = f"Article {pages}"
    place += f"{', ' if place and pages else ''}{pages}"
    doi = publication.doi
    last = [_ended(place) if place else "", f"https://doi.org/{doi}" if doi else ""]
    return _words(" ".join((*first, *last)))


def _apa_author(author: PersonalAuthor | CollectiveAuthor) -> str:
    if isinstance(author, CollectiveAuthor):
        return _words(author.name.plain)
    name = author.name
    family = _words(f"{name.particle or ''} {name.family or ''}")
    if not family:
        return _words(str(name))
    initials = _initials(name)
    return ", ".join(part for part in (family, initials, name.suffix or "") if part)


def _initials(name: PersonName) -> str:
    """Give initials with their full stops, a hyphen in between kept: ``J.-P.``."""
    if name.given is None:
        return " ".join(
            f"{letter}." for letter in name.initials or "" if letter.isalpha()
        )
    words = name.given.replace(".", " ").split()
    return " ".join(
        "-".join(f"{part[0].upper()}." for part in word.split("-") if part)
        for word in words
    )


def settle(publication: Publication) -> tuple[Publication, str]:
    """Give what is read back of a publication, and its citation without a number.

    What would be read otherwise than it says is left out, part after part, those
    that tell most of the work first.
    """
    wanted = _candidate(publication)
    text = spell_nlm(wanted)
    if _is_held(wanted, text):
        return wanted, text
    held = Publication()
    for names in _PARTS:
        changes = {name: getattr(wanted, name) for name in names}
        for value in _choices(names[0], changes):
            tried = evolve(held, **value)  # type: ignore[arg-type]
            if _is_held(tried, spell_nlm(tried)):
                held = tried
                break
    return held, spell_nlm(held)


def _choices(name: str, changes: dict[str, object]) -> Iterator[dict[str, object]]:
    """Give a part, and where it is a list, less of it."""
    yield changes
    whole = changes[name]
    if isinstance(whole, tuple) and len(whole) > 1:
        yield from ({**changes, name: (each,)} for each in whole[:8])
    elif isinstance(whole, Issue):
        yield {name: Issue(volume=whole.volume)}


def _is_held(publication: Publication, text: str) -> bool:
    read, findings = read_text(f"1: {text}")
    return not findings and is_same(read, publication)


def _candidate(publication: Publication) -> Publication:
    """Give what a citation may say, in the form in which it is read."""
    title = publication.title
    plain = "" if title is None else _words(title.plain)
    plain = plain.removesuffix(".").rstrip()
    issue, pagination = publication.issue, publication.pagination
    if issue is not None:
        volume, number = _words(issue.volume or ""), _words(issue.number or "")
        issue = Issue(volume=volume or None, number=number or None)
    pages, doi = _words(str(pagination or "")), publication.doi
    return Publication(
        title=MarkedText.from_plain(plain) if plain else None,
        authors=_authors(publication),
        authors_complete=publication.authors_complete or not publication.authors,
        journal=journal_of(_journal_name(publication)),
        issue=issue if issue is not None and (issue.volume or issue.number) else None,
        pagination=Pagination(text=pages) if pages else None,
        dates=_dates(publication),
        languages=_languages(publication),
        locators=[
            *(Locator(identifier=each) for each in _piis(publication)),
            *([] if doi is None else [Locator(identifier=doi)]),
        ],
        identifiers=[] if publication.pmcid is None else [publication.pmcid],
        entries=_entries(publication),
        relations=[
            Relation(
                kind=each.kind,
                target=WorkReference(
                    citation=MarkedText.from_plain(
                        _words(str(each.target)).strip(" .;")
                    )
                ),
            )
            for each in publication.relations
            if each.kind in _WORDS and str(each.target).strip(" .;\n")
        ],
        extras=[
            extra
            for extra in publication.extras
            if extra.source == FORMAT and extra.path == "rest" and not extra.spelling
        ],
    )


def _authors(publication: Publication) -> list[PersonalAuthor | CollectiveAuthor]:
    found: list[PersonalAuthor | CollectiveAuthor] = []
    for author in publication.authors:
        said = spell_authors([author])
        read = read_authors(said, is_sure=True)
        if read is not None and len(read[0]) == 1 and read[1]:
            found.append(read[0][0])
    return found


def _dates(publication: Publication) -> list[PublicationDate]:
    """Give the date of the issue, else the first that there is, and those online."""
    dates = [each for each in publication.dates if each.date is not None]
    main = next((each for each in dates if each.kind is DateKind.ISSUE), None)
    found = []
    if main is not None or publication.date is not None:
        date = publication.date if main is None else main.date
        found.append(PublicationDate(kind=DateKind.ISSUE, date=date))
    for kind in (DateKind.ELECTRONIC, DateKind.ECOLLECTION):
        found += [
            PublicationDate(kind=kind, date=each.date)
            for each in dates
            if each.kind is kind and (main is not None or each.date != publication.date)
        ]
    return found


def _entries(publication: Publication) -> list[CatalogueEntry]:
    entry, pmid = _entry(publication), publication.pmid
    status = None if entry is None else entry.publication_status
    status = status if status == _AHEAD else None
    if pmid is None and status is None:
        return []
    return [
        CatalogueEntry(catalogue=CATALOGUE, identifier=pmid, publication_status=status)
    ]
