"""A publication, written as an entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from attrs import evolve

from genetherapy_model.domain.authors import PersonalAuthor
from genetherapy_model.domain.dates import DateRange, PartialDate
from genetherapy_model.domain.identifiers import (
    Doi,
    Orcid,
    OtherIdentifier,
)
from genetherapy_model.domain.journals import IssnType, JournalIssn
from genetherapy_model.domain.publication_dates import DateKind
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import Extra
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.bibtex import vocabulary
from genetherapy_model.formats.bibtex.annotations import write_annotations
from genetherapy_model.formats.bibtex.blocks import Entry, Field
from genetherapy_model.formats.bibtex.dates import has_time, write_date
from genetherapy_model.formats.bibtex.escaping import (
    encode,
    encode_plain,
    encode_title,
)
from genetherapy_model.formats.bibtex.latex import (
    is_balanced,
    spaced,
)
from genetherapy_model.formats.bibtex.names import Author, write_names
from genetherapy_model.formats.bibtex.reading import entry_type_of
from genetherapy_model.formats.bibtex.subjects import write_chemicals, write_mesh
from genetherapy_model.formats.schemes import fold_scheme, is_of

__all__ = ["serialize", "write_entry"]

_TYPE: Final = re.compile(r"[a-z][a-z0-9]*")
_NAME: Final = re.compile(r"[a-z][a-z0-9!$&*+./:;<>?|_^-]*")
_NO_ENTRIES: Final = frozenset({"comment", "preamble", "string"})
_MAIN: Final = (
    DateKind.ISSUE,
    DateKind.PUBLISHED,
    DateKind.ELECTRONIC,
    DateKind.PPUBLISH,
    DateKind.EPUBLISH,
    DateKind.ECOLLECTION,
)
_LIST_SIGNS: Final = re.compile("[;,]| and ", re.IGNORECASE)


def write_entry(publication: Publication) -> Entry:
    """Write the fields of an entry, its key left open."""
    own = {
        extra.path: extra
        for extra in reversed(publication.extras)
        if extra.source == vocabulary.SOURCE
    }
    stated = own.get("entrytype")
    type_ = entry_type_of(publication)
    if (
        stated is not None
        and _TYPE.fullmatch(stated.text)
        and stated.text not in _NO_ENTRIES
    ):
        type_ = stated.text
    fields = {name: text for name, text in _fields(publication, type_) if text}
    for extra in publication.extras:
        if extra.path == "editors-complete" and "editor" in fields:
            continue  # its "and others" says it
        if extra.source == vocabulary.SOURCE and _is_field(extra):
            fields.setdefault(extra.path, extra.text)
    return Entry(type_, "", tuple(Field(*each) for each in fields.items()))


def _is_field(extra: Extra) -> bool:
    return (
        extra.path not in ("key", "entrytype")
        and _NAME.fullmatch(extra.path) is not None
        and spaced(extra.text) == extra.text
        and is_balanced(extra.text)
    )


def _fields(publication: Publication, type_: str) -> Iterator[tuple[str, str]]:
    for name, title in (
        ("title", publication.title),
        ("origtitle", publication.vernacular_title),
    ):
        yield name, encode_title(title) if title is not None else ""
    complete = publication.authors_complete
    yield from _names("author", publication.authors, complete=complete)
    yield from _names(
        "editor", publication.editors, complete=not _has_others(publication)
    )
    yield from _journal(publication, type_)
    if publication.issue is not None:
        yield "volume", _plain(publication.issue.volume)
        yield "number", _plain(publication.issue.number)
    yield from _pages(publication)
    yield from _dates(publication)
    yield from _identifiers(publication)
    yield "language", _joined(publication.languages, ", ", _LIST_SIGNS, encode_plain)
    yield (
        "keywords",
        _joined(
            (known.text for known in publication.keywords), ", ", _LIST_SIGNS, encode
        ),
    )
    yield "mesh", write_mesh(publication.mesh_headings)
    yield "chemicals", write_chemicals(publication.chemicals)
    persons = [
        PersonalAuthor(person=known.person) for known in publication.investigators
    ]
    yield "investigator", write_names(persons, complete=True)
    implied = vocabulary.PUBLICATION_TYPES.get(type_)
    names = [known.name for known in publication.publication_types]
    if implied in names:
        names.remove(implied or "")
    yield "type", _joined(names, "; ", _LIST_SIGNS, encode_plain)
    if publication.number_of_references is not None:
        yield "number-of-cited-references", str(publication.number_of_references)
    if publication.abstract is not None:
        sections = publication.abstract.sections
        texts = [
            " ".join(filter(None, (_label(each.label), encode(each.text))))
            for each in sections
        ]
        yield "abstract", spaced(" ".join(texts))


def _has_others(publication: Publication) -> bool:
    """Tell whether more editors were said to be: the model has no place for it."""
    said = (vocabulary.SOURCE, "editors-complete", "no")
    return any((one.source, one.path, one.text) == said for one in publication.extras)


def _label(label: str | None) -> str:
    plain = _plain(label)
    return f"{plain}:" if plain else ""


def _plain(text: str | None) -> str:
    return encode_plain(text) if text else ""


def _joined(
    items: Iterable[str] | Iterable[MarkedText],
    sign: str,
    signs: re.Pattern[str],
    write: Callable[[str], str] | Callable[[MarkedText], str],
) -> str:
    """Write a list; what holds the sign that divides it is put in braces."""
    written = (write(item) for item in items)  # type: ignore[arg-type]
    return sign.join(
        f"{{{text}}}" if signs.search(text) else text for text in written if text
    )


def _names(
    field: str, authors: tuple[Author, ...], *, complete: bool
) -> Iterator[tuple[str, str]]:
    written = [author for author in authors if write_names([author], complete=True)]
    yield field, write_names(written, complete=complete)
    for kind in ("orcid", "affiliation"):
        yield (
            f"{field}+an:{kind}",
            write_annotations(
                (number, _notes(author)[kind])
                for number, author in enumerate(written, start=1)
            ),
        )


def _notes(author: Author) -> dict[str, list[str]]:
    orcids: list[str] = []
    if isinstance(author, PersonalAuthor):
        orcids = [
            str(known) for known in author.person.identifiers if type(known) is Orcid
        ]
    affiliations = [
        encode(affiliation.text).replace('"', r"\textquotedbl{}")
        for affiliation in author.affiliations
    ]
    return {"orcid": orcids, "affiliation": [text for text in affiliations if text]}


def _journal(publication: Publication, type_: str) -> Iterator[tuple[str, str]]:
    journal = publication.journal
    if journal is not None:
        short = journal.iso_abbreviation or journal.medline_abbreviation
        title = _plain(journal.title)
        container = "booktitle" if type_ in vocabulary.PARTS else "journal"
        yield container, title or _plain(short)
        if title:
            yield "shortjournal", _plain(short)
        if journal.publisher is not None:
            yield "publisher", _plain(journal.publisher.name)
    yield from _issns(publication.issns)


def _issns(issns: Iterable[JournalIssn]) -> Iterator[tuple[str, str]]:
    """Write ISSNs with their types, electronic ones apart where they come last."""
    known = list(dict.fromkeys(issns))
    kinds = [each.type is IssnType.ELECTRONIC for each in known]
    apart = kinds.index(True) if True in kinds else len(known)
    if not all(kinds[apart:]):
        apart = len(known)
    yield "issn", ", ".join(filter(None, (_issn(each) for each in known[:apart])))
    last = [evolve(each, type=None) for each in known[apart:]]
    yield "eissn", ", ".join(filter(None, map(_issn, last)))


def _issn(known: JournalIssn) -> str:
    if isinstance(known.issn, OtherIdentifier):
        return encode_plain(known.issn.text)
    return f"{known.issn} ({known.type.name.title()})" if known.type else str(known)


def _pages(publication: Publication) -> Iterator[tuple[str, str]]:
    pages = publication.pagination
    if pages is None:
        return
    text = pages.text
    if text is None and pages.start:
        text = "-".join(filter(None, (pages.start, pages.end)))
    # Two hyphens are the dash of LaTeX, which a range of pages has.
    written = _plain(re.sub("[-\u2013\u2014]+", "\u2013", text or ""))
    yield "pages", written.replace("\u2013", "--")
    yield "eid", _plain(pages.article_number)


def _dates(publication: Publication) -> Iterator[tuple[str, str]]:
    main = next(
        (
            stated
            for kind in _MAIN
            for stated in publication.dates
            if stated.kind is kind and (stated.date is not None or stated.text)
        ),
        None,
    )
    if main is not None and main.date is None:
        yield "year", _plain(main.text)
    elif main is not None and isinstance(main.date, PartialDate | DateRange):
        year, month, date = write_date(main.date)
        yield "year", year
        yield "month", month
        is_timed = main.text and has_time(main.text, main.date)
        yield "date", main.text or "" if is_timed else date
    for name, kind in vocabulary.DATES.items():
        for stated in publication.dates:
            if stated.kind is kind and stated.date is not None:
                is_timed = stated.text and has_time(stated.text, stated.date)
                yield name, stated.text or "" if is_timed else str(stated.date)
                break


def _identifiers(publication: Publication) -> Iterator[tuple[str, str]]:
    located = [locator.identifier for locator in publication.locators if locator.valid]
    doi = next((known for known in located if type(known) is Doi), publication.doi)
    texts = [
        known.text
        for known in located
        if isinstance(known, OtherIdentifier) and is_of(known, "doi")
    ]
    yield "doi", _verbatim(str(doi) if doi is not None else next(iter(texts), ""))
    yield "pmid", _pmid(publication)
    pmcid = publication.pmcid
    others = [*publication.identifiers, *located]
    wrong = (
        known.text
        for known in others
        if isinstance(known, OtherIdentifier) and is_of(known, "pmc")
    )
    yield "pmcid", str(pmcid) if pmcid is not None else _plain(next(wrong, None))
    isbns = [
        _plain(known.text)
        for known in others
        if isinstance(known, OtherIdentifier) and is_of(known, "isbn")
    ]
    yield "isbn", ", ".join(dict.fromkeys(filter(None, isbns)))
    is_free = True
    given = {"isbn"}
    for known in others:
        if not isinstance(known, OtherIdentifier):
            continue
        scheme = fold_scheme(known.scheme)
        if scheme in vocabulary.SCHEMES and scheme not in given:
            given.add(scheme)
            is_raw = scheme in vocabulary.VERBATIM
            yield scheme, _verbatim(known.text) if is_raw else _plain(known.text)
        elif is_free and scheme not in {"doi", "pmc", "pubmed", *given}:
            text, name = _verbatim(known.text), _plain(known.scheme)
            if text and name:
                is_free = False
                yield "eprint", text
                yield "eprinttype", "" if name == "eprint" else name


def _pmid(publication: Publication) -> str:
    if publication.pmid is not None:
        return str(publication.pmid)
    for entry in publication.entries:
        known = entry.identifier
        if isinstance(known, OtherIdentifier) and is_of(known, "pubmed"):
            return _plain(known.text)
    return ""


def _verbatim(text: str) -> str:
    r"""Give what stands in a field as it is, or nothing where braces forbid it."""
    return text if spaced(text) == text and is_balanced(text) else ""


def serialize(entry: Entry) -> str:
    """Write an entry out, a field a line."""
    lines = [f"  {field.name} = {_enclosed(field)},\n" for field in entry.fields]
    return f"@{entry.type}{{{entry.key},\n{''.join(lines)}}}\n"


def _enclosed(field: Field) -> str:
    is_expression = field.name == "month" and all(
        part in vocabulary.MONTHS for part in field.text.split(' # "--" # ')
    )
    return field.text if is_expression else f"{{{field.text}}}"
