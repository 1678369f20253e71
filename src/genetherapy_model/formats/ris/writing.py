"""From a publication to the fields of a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from genetherapy_model.domain.authors import CollectiveAuthor, PersonalAuthor
from genetherapy_model.domain.identifiers import Doi, OtherIdentifier, Pmcid
from genetherapy_model.domain.journals import Journal, JournalIssn
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import Extra
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats import settling
from genetherapy_model.formats.elisions import AND_OTHERS
from genetherapy_model.formats.ris import names, vocabulary
from genetherapy_model.formats.ris.abstracts import write_abstract
from genetherapy_model.formats.ris.dates import write_date, write_electronic
from genetherapy_model.formats.ris.reading import read_record
from genetherapy_model.formats.ris.tags import Field, is_tagged, one_line
from genetherapy_model.formats.schemes import ISBN, URL, is_of

__all__ = ["settle", "write_fields"]

_TAG = re.compile(r"[A-Z][A-Z0-9]")
# What is read as something else than it was written as is that from then on.
_MOST = 9
_PUBLISHED = (
    DateKind.PUBLISHED,
    DateKind.ISSUE,
    DateKind.ELECTRONIC,
    DateKind.PPUBLISH,
    DateKind.EPUBLISH,
    DateKind.ECOLLECTION,
    DateKind.AHEAD_OF_PRINT,
)


def settle(publication: Publication) -> tuple[Publication, list[Field]]:
    """Give what RIS holds of a publication, and the fields in which it stands.

    A text may be read as something else than it was written as, such as a literal name
    as that of a collective. Such a thing is written as what it is read as.
    """
    fields, held = settling.settle(
        publication,
        lambda stated: [*write_fields(stated)],
        lambda fields: read_record(fields)[0],
        rounds=_MOST,
    )
    return held, fields


def write_fields(publication: Publication) -> Iterator[Field]:
    """Write the fields of a publication, those that were kept behind the others."""
    fields = [
        Field(tag, lines, tag) for tag, lines in _fields(publication) if any(lines)
    ]
    yield from fields
    kept: list[Field] = []
    for extra in publication.extras:
        if extra.source != vocabulary.SOURCE or not _TAG.fullmatch(extra.path):
            continue
        lines = _kept_lines(extra)
        each = Field(extra.path, lines, extra.path)
        if lines and extra.path not in ("TY", "ER") and _is_kept([*fields, each], each):
            kept.append(each)
    yield from kept


def _kept_lines(extra: Extra) -> tuple[str, ...]:
    lines: list[str] = []
    for line in filter(None, map(one_line, extra.text.split("\n"))):
        if lines and is_tagged(line):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return tuple(lines)


def _is_kept(fields: list[Field], last: Field) -> bool:
    """Tell whether the last field is read as an extra and changes nothing else."""
    if last.tag not in vocabulary.TAGS:
        return True
    extras = read_record(fields)[0].extras
    return bool(extras) and extras[-1].path == last.tag


def _fields(publication: Publication) -> Iterator[tuple[str, tuple[str, ...]]]:
    parts = (_types, _people, _titles, _source, _numbers)
    for part in parts:
        for tag, text in part(publication):
            yield tag, (one_line(text),)
    if publication.abstract is not None:
        yield "AB", write_abstract(publication.abstract)
    for tag, text in _subjects(publication):
        yield tag, (one_line(text),)


def _titles(publication: Publication) -> Iterator[tuple[str, str]]:
    title, vernacular = _plain(publication.title), _plain(publication.vernacular_title)
    yield "TI", vernacular or title
    if vernacular:
        yield "TT", title


def _source(publication: Publication) -> Iterator[tuple[str, str]]:
    if publication.journal is not None:
        yield from _journal(publication.journal)
    yield from _dates(publication)
    if publication.issue is not None:
        yield "VL", publication.issue.volume or ""
        yield "IS", publication.issue.number or ""
    if (pages := publication.pagination) is not None:
        text = one_line(pages.text or "")
        yield "SP", text or pages.start or ""
        if not text or (pages.start is None and "-" in text):
            yield "EP", pages.end or ""
        yield "C7", pages.article_number or ""


def _numbers(publication: Publication) -> Iterator[tuple[str, str]]:
    for issn in _issns(publication):
        known = issn.issn
        text = known.text if isinstance(known, OtherIdentifier) else str(known)
        word = vocabulary.ISSN_WORDS[issn.type] if issn.type else ""
        yield "SN", f"{text} ({word})" if word else text
    for locator in publication.locators:
        doi = locator.identifier
        if locator.valid and isinstance(doi, Doi):
            yield "DO", str(doi)
        elif locator.valid and isinstance(doi, OtherIdentifier) and is_of(doi, "doi"):
            yield "DO", doi.text
    for entry in publication.entries:
        yield "DB", entry.catalogue
        number = entry.identifier
        if number is not None and one_line(entry.catalogue):
            is_other = isinstance(number, OtherIdentifier)
            yield "AN", number.text if is_other else str(number)  # type: ignore[union-attr]
    yield from _identifiers(publication)


def _subjects(publication: Publication) -> Iterator[tuple[str, str]]:
    for language in publication.languages:
        yield "LA", language
    for keyword in publication.keywords:
        yield "KW", _plain(keyword.text)
    for heading in publication.mesh_headings:
        yield "KW", str(heading)
    # A substance is a keyword as well, unless one says so already.
    told = {one_line(heading.descriptor.name) for heading in publication.mesh_headings}
    told |= {_plain(keyword.text) for keyword in publication.keywords}
    substances = [one.name for one in publication.supplementary_concepts]
    substances += [one.name for one in publication.chemicals]
    for name in map(one_line, substances):
        if name not in told:
            told.add(name)
            yield "KW", name


def _plain(text: MarkedText | None) -> str:
    return one_line(text.plain) if text is not None else ""


def _types(publication: Publication) -> Iterator[tuple[str, str]]:
    listed = [one_line(each.name) for each in publication.publication_types]
    code = vocabulary.ARTICLE
    kept = next(
        (
            one_line(extra.text)
            for extra in publication.extras
            if extra.source == vocabulary.SOURCE and extra.path == "TY"
        ),
        "",
    )
    if "Journal Article" not in listed:
        name = next((each for each in listed if each in vocabulary.NAMES), None)
        if name is not None:
            code = vocabulary.NAMES[name]
            if listed[0] == name:
                listed = listed[1:]
        elif kept and kept.isalpha() and kept.isascii():
            code = kept
    yield "TY", code
    for each in listed:
        yield "M3", each


def _people(publication: Publication) -> Iterator[tuple[str, str]]:
    found = [
        (text, tuple(_plain(each.text) for each in author.affiliations))
        for author in publication.authors
        if (text := names.write_author(author))
    ]
    found = [(text, tuple(filter(None, places))) for text, places in found]
    # Behind the last of several authors, no one could tell whose address it is.
    is_tied = (
        len(found) == 1
        or any(places for _, places in found[:-1])
        or not publication.authors_complete
    )
    for text, places in found:
        yield "AU", text
        for place in places if is_tied else ():
            yield "AD", place
    if not publication.authors_complete:
        yield "AU", AND_OTHERS
    for editor in publication.editors:
        yield "A2", _editor(editor)
    if not is_tied and found:
        for place in found[-1][1]:
            yield "AD", place


def _editor(editor: PersonalAuthor | CollectiveAuthor) -> str:
    return names.write_author(editor) or ""


def _journal(journal: Journal) -> Iterator[tuple[str, str]]:
    yield "T2", journal.title or ""
    yield "J2", journal.iso_abbreviation or journal.medline_abbreviation or ""
    for alias in journal.aliases:
        yield "J1", alias
    if journal.publisher is not None:
        yield "PB", journal.publisher.name


def _issns(publication: Publication) -> Iterable[JournalIssn]:
    cited = publication.issue.issn if publication.issue is not None else None
    listed = publication.journal.issns if publication.journal is not None else ()
    return (cited, *listed) if cited is not None and cited not in listed else listed


def _dates(publication: Publication) -> Iterator[tuple[str, str]]:
    first = next(
        (
            stated
            for kind in _PUBLISHED
            for stated in publication.dates
            if stated.kind is kind
        ),
        None,
    )
    is_told: set[PublicationDate] = set()
    for stated in publication.dates:
        if stated is first:
            yield from write_date(stated)
        elif stated.kind is DateKind.ELECTRONIC and not is_told:
            text = write_electronic(stated)
            if text is not None:
                is_told.add(stated)
                yield "ET", text


def _identifiers(publication: Publication) -> Iterator[tuple[str, str]]:
    for known in publication.identifiers:
        if isinstance(known, Pmcid):
            yield "C2", str(known)
        elif not isinstance(known, OtherIdentifier):
            yield "UR", known.url
        elif is_of(known, ISBN):
            yield "SN", known.text
        elif is_of(known, URL):
            yield "UR", known.text
        elif known.scheme == "AN" and not publication.entries:
            yield "AN", known.text
