"""An entry, read into a publication."""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.authors import (
    CollectiveAuthor,
    Investigator,
    PersonalAuthor,
)
from genetherapy_model.domain.identifiers import (
    Doi,
    Issn,
    Orcid,
    OtherIdentifier,
    Pmcid,
    Pmid,
)
from genetherapy_model.domain.journals import (
    IssnType,
    Issue,
    Journal,
    JournalIssn,
    Pagination,
)
from genetherapy_model.domain.organizations import Affiliation, OrganizationReference
from genetherapy_model.domain.people import PersonIdentifier
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry, Extra
from genetherapy_model.domain.subjects import (
    Keyword,
    PublicationType,
)
from genetherapy_model.domain.works import Locator
from genetherapy_model.errors import Finding, InvalidIdentifier, Severity
from genetherapy_model.formats.bibtex import dates, vocabulary
from genetherapy_model.formats.bibtex.annotations import (
    read_annotations,
    read_orcid_numbers,
)
from genetherapy_model.formats.bibtex.blocks import Entry, Field
from genetherapy_model.formats.bibtex.latex import decode, decode_plain, spaced
from genetherapy_model.formats.bibtex.names import Author, read_names, split_outside
from genetherapy_model.formats.bibtex.subjects import read_chemicals, read_mesh
from genetherapy_model.formats.date_ranges import is_backward
from genetherapy_model.formats.schemes import name_scheme

__all__ = ["entry_type_of", "read_entry"]

_SEMICOLON: Final = re.compile(";")
_COMMA: Final = re.compile(",")
_ISSN: Final = re.compile(r"([0-9]{4}-?[0-9]{3}[0-9Xx])(?: *\(([A-Za-z]+)\))?")
_ISSNS: Final = re.compile(rf"(?:\s*{_ISSN.pattern})+\s*")
_ISBNS: Final = re.compile(r"\s*[,;]\s*|\s+and\s+")
_ISSN_TYPES: Final = {
    "print": IssnType.PRINT,
    "electronic": IssnType.ELECTRONIC,
    "online": IssnType.ELECTRONIC,
    "linking": IssnType.LINKING,
}
_DASHES: Final = re.compile(r"\s*(?:-{2,}|[\u2013\u2014])\s*")
_ANNOTATED: Final = re.compile(r"(author|editor)\+an:(orcid|affiliation)")
_ARTICLE_NUMBERS: Final = ("eid", "article-number", "articleno", "article_number")


def entry_type_of(publication: Publication) -> str:
    """Tell which type of entry a publication is where nobody said it."""
    for known in publication.publication_types:
        if known.name in vocabulary.ENTRY_TYPES:
            return vocabulary.ENTRY_TYPES[known.name]
    journal = publication.journal
    if journal is not None and (journal.title or journal.iso_abbreviation):
        return "article"
    return "misc"


class _Reader:
    """Takes the fields of an entry one after the other; what is left is an extra."""

    def __init__(self, entry: Entry) -> None:
        self.type = entry.type.lower()
        self.findings: list[Finding] = []
        self.left: dict[str, Field] = {}
        for field in entry.fields:
            name = vocabulary.ALIASES.get(field.name, field.name)
            self._add(name, field)

    def _add(self, name: str, field: Field) -> None:
        unique, number = name, 1
        while unique in self.left:
            number += 1
            unique = f"{name}-{number}"
        if unique != name:
            said = f"the field {name} stands twice: the second is kept as {unique}"
            self.find("RDR018", said, "/extras")
        self.left[unique] = field
        for unknown in field.undefined:
            said = f"{unknown!r} in {name} is no string that the file has defined"
            self.find("RDR019", f"{said}: the word itself is read")

    def find(self, code: str, message: str, path: str = "") -> None:
        self.findings.append(
            Finding(code=code, severity=Severity.WARNING, message=message, path=path)
        )

    def raw(self, *names: str) -> str:
        """Take the first of the fields that is there and not empty."""
        for name in names:
            if name in self.left and self.left[name].text:
                return self.left.pop(name).text
        return ""

    def plain(self, *names: str) -> str | None:
        return decode_plain(self.raw(*names)) or None

    def put_back(self, name: str, text: str) -> None:
        self.left[name] = Field(name, text)

    def identifier(
        self, kind: type[Identifier], scheme: str, text: str, path: str
    ) -> Identifier | OtherIdentifier:
        try:
            return kind.parse(text)
        except InvalidIdentifier as error:
            self.find("RDR002", str(error), path)
            return OtherIdentifier(scheme=name_scheme(scheme), text=text)

    def read(self) -> Publication:
        authors, complete = self._names("author")
        editors, editors_complete = self._names("editor")
        if not editors_complete:
            # The model knows of the authors alone whether they are all.
            self.put_back("editors-complete", "no")
            said = "editor: not all are named; no other format is told of that"
            self.find("RDR009", said, "/editors")
        identifiers = self._identifiers()
        entries = self._entries(identifiers)
        publication = Publication(
            title=decode(self.raw("title")) or None,
            vernacular_title=decode(self.raw("origtitle")) or None,
            publication_types=self._types(),
            abstract=self._abstract(),
            authors=authors,
            authors_complete=complete,
            editors=editors,
            journal=self._journal(),
            issue=self._issue(),
            pagination=self._pagination(),
            dates=self._dates(),
            locators=self._locators(),
            identifiers=identifiers,
            languages=self._languages(),
            keywords=[
                Keyword(text=text)
                for text in map(decode, self._list("keywords"))
                if text
            ],
            mesh_headings=read_mesh(self.raw("mesh")),
            chemicals=read_chemicals(self.raw("chemicals")),
            investigators=self._investigators(),
            number_of_references=self._count("number-of-cited-references"),
            entries=entries,
        )
        extras = [
            Extra(source=vocabulary.SOURCE, path=name, text=field.text)
            for name, field in self.left.items()
        ]
        if self.type != entry_type_of(publication):
            extras.insert(
                0, Extra(source=vocabulary.SOURCE, path="entrytype", text=self.type)
            )
        return evolve(publication, extras=extras)

    def _names(self, field: str) -> tuple[tuple[Author, ...], bool]:
        authors, complete = read_names(self.raw(field))
        made = list(authors)
        for name in [*self.left]:
            found = _ANNOTATED.fullmatch(name)
            if found is None or found[1] != field:
                continue
            notes = read_annotations(self.left[name].text)
            if notes and all(0 < number <= len(made) for number, _ in notes):
                for number, texts in notes:
                    made[number - 1] = self._annotated(
                        made[number - 1], found[2], texts, f"/{field}s/{number - 1}"
                    )
                del self.left[name]
        if field == "author" and "orcid-numbers" in self.left:
            made = self._numbered(made)
        return tuple(made), complete

    def _numbered(self, authors: list[Author]) -> list[Author]:
        """Give ORCID iDs to the authors that Web of Science names beside them."""
        numbers = read_orcid_numbers(self.left["orcid-numbers"].text)
        made: list[Author] = []
        for author in authors:
            number = ""
            if isinstance(author, PersonalAuthor) and author.orcid is None:
                name = author.name
                number = numbers.pop(f"{name.family}, {name.given}", "")
            path = f"/authors/{len(made)}"
            made.append(
                self._annotated(author, "orcid", [number], path) if number else author
            )
        if made and not numbers:
            del self.left["orcid-numbers"]  # it is written beside the names
        return made

    def _annotated(
        self, author: Author, kind: str, texts: list[str], path: str
    ) -> Author:
        if kind == "affiliation":
            read = [Affiliation(text=decode(text)) for text in texts]
            return evolve(author, affiliations=(*author.affiliations, *read))
        if isinstance(author, CollectiveAuthor):
            others = [OtherIdentifier(scheme="orcid", text=text) for text in texts]
            return evolve(author, identifiers=(*author.identifiers, *others))
        known: list[PersonIdentifier] = [
            self.identifier(Orcid, "orcid", text, f"{path}/person/identifiers")  # type: ignore[misc]
            for text in texts
        ]
        person = evolve(author.person, identifiers=(*author.person.identifiers, *known))
        return evolve(author, person=person)

    def _types(self) -> list[PublicationType]:
        names = [spaced(decode_plain(part)) for part in self._split("type", _SEMICOLON)]
        implied = vocabulary.PUBLICATION_TYPES.get(self.type)
        if implied and implied not in names:
            names.insert(0, implied)
        return [PublicationType(name=name) for name in names if name]

    def _split(self, name: str, sign: re.Pattern[str]) -> list[str]:
        return split_outside(self.raw(name), sign)

    def _list(self, name: str) -> list[str]:
        """Read a list whose parts are divided by semicolons, else by commas."""
        text = self.raw(name)
        parts = split_outside(text, _SEMICOLON)
        return parts if len(parts) > 1 else split_outside(text, _COMMA)

    def _abstract(self) -> Abstract | None:
        text = decode(self.raw("abstract"))
        return Abstract(sections=[AbstractSection(text=text)]) if text else None

    def _journal(self) -> Journal | None:
        container = ("booktitle",) if self.type in vocabulary.PARTS else ()
        title = self.plain("journal", "journaltitle", *container)
        short = self.plain("shortjournal", "journal-iso")
        issns = [*self._issns("issn", None), *self._issns("eissn", IssnType.ELECTRONIC)]
        publisher = self.plain("publisher")
        if not (title or short or issns or publisher):
            return None
        return Journal(
            title=title,
            iso_abbreviation=short,
            issns=issns,
            publisher=OrganizationReference(name=publisher) if publisher else None,
        )

    def _issns(self, field: str, type: IssnType | None) -> list[JournalIssn]:  # noqa: A002
        found: list[JournalIssn] = []
        for part in re.split("[,;]", decode_plain(self.raw(field))):
            # Several may be divided by blanks, as in 1525-0024 1525-0016 (Print).
            words = _ISSN.findall(part) if _ISSNS.fullmatch(part) else [(part, "")]
            for text, note in words:
                path = f"/journal/issns/{len(found)}/issn"
                if spaced(text):
                    issn = self.identifier(Issn, "issn", spaced(text), path)
                    stated = _ISSN_TYPES.get(note.lower(), type)
                    found.append(JournalIssn(issn=issn, type=stated))  # type: ignore[arg-type]
        return found

    def _issue(self) -> Issue | None:
        volume, number = self.plain("volume"), self.plain("number", "issue")
        return Issue(volume=volume, number=number) if volume or number else None

    def _pagination(self) -> Pagination | None:
        pages = _DASHES.sub("-", decode_plain(self.raw("pages"))) or None
        article = self.plain(*_ARTICLE_NUMBERS)
        if not (pages or article):
            return None
        return Pagination(text=pages, article_number=article)

    def _dates(self) -> list[PublicationDate]:
        found = []
        texts = [
            decode_plain(self.left[name].text) if name in self.left else ""
            for name in ("date", "year", "month", "day")
        ]
        date, used, problems = dates.read_fields(*texts)
        year = texts[1]
        for name in used:
            self.left.pop(name, None)
        for code, said in problems:
            self.find(code, said, "/extras")
        if date is not None:
            found.append(dates.dated(DateKind.PUBLISHED, date, texts[0]))
        elif year:
            self.find("RDR003", f"{year!r} is no date: its words are kept", "/dates/0")
            found.append(PublicationDate(kind=DateKind.PUBLISHED, date=None, text=year))
        for name, kind in vocabulary.DATES.items():
            text = decode_plain(self.left[name].text) if name in self.left else ""
            other = dates.read_date(text) if text else None
            if other is not None:
                found.append(dates.dated(kind, other, text))
                del self.left[name]
            elif text:
                said = f"{name}: {text!r} is no date: it is kept as an extra"
                self.find("RDR003", said, "/extras")
        for index, one in enumerate(found):
            if is_backward(one.date):
                self.find(
                    "RDR003", f"{one.date} ends too early", f"/dates/{index}/date"
                )
        return found

    def _locators(self) -> list[Locator]:
        text = self.raw("doi")
        if not text:
            return []
        doi = self.identifier(Doi, "doi", _unescaped(text), "/locators/0/identifier")
        return [Locator(identifier=doi)]  # type: ignore[arg-type]

    def _identifiers(self) -> list[Pmid | Pmcid | OtherIdentifier]:
        found: list[Pmid | Pmcid | OtherIdentifier] = []
        for name in vocabulary.SCHEMES:
            if text := self.raw(name):
                plain = _unescaped(text) if name == "url" else decode_plain(text)
                parts = _ISBNS.split(plain) if name == "isbn" else [plain]
                found += [
                    OtherIdentifier(scheme=name, text=part) for part in parts if part
                ]
        if text := self.raw("pmcid", "pmc"):
            path = f"/identifiers/{len(found)}"
            found.append(self.identifier(Pmcid, "pmc", decode_plain(text), path))  # type: ignore[arg-type]
        return found

    def _entries(
        self, identifiers: list[Pmid | Pmcid | OtherIdentifier]
    ) -> list[CatalogueEntry]:
        number = self.raw("pmid")
        if "eprint" in self.left and self.left["eprint"].text:
            scheme = self.plain("eprinttype", "archiveprefix") or "eprint"
            text = _unescaped(self.raw("eprint"))
            if scheme.lower() == "pubmed" and not number:
                number = text
            else:
                identifiers.append(OtherIdentifier(scheme=scheme, text=text))
        if not number:
            return []
        pmid = self.identifier(
            Pmid, "pubmed", decode_plain(number), "/entries/0/identifier"
        )
        return [CatalogueEntry(catalogue="PubMed", identifier=pmid)]  # type: ignore[arg-type]

    def _languages(self) -> list[str]:
        text = self.raw("language", "langid")
        parts = split_outside(text, re.compile(",| and ", re.IGNORECASE))
        return [plain for part in parts if (plain := decode_plain(part))]

    def _investigators(self) -> list[Investigator]:
        people, _ = read_names(self.left.get("investigator", Field("", "")).text)
        persons = [each for each in people if isinstance(each, PersonalAuthor)]
        if not persons or len(persons) < len(people):
            return []
        del self.left["investigator"]
        return [Investigator(person=each.person) for each in persons]

    def _count(self, name: str) -> int | None:
        text = self.left[name].text if name in self.left else ""
        if re.fullmatch("0|[1-9][0-9]{0,15}", text) is None:
            return None
        del self.left[name]
        return int(text)


# Mendeley puts braces around an escape.
_ESCAPED = re.compile(r"\{\\([_%&#$~])\}|\\([_%&#$~])")


def _unescaped(text: str) -> str:
    r"""Read a field in which nothing is LaTeX: some escape ``_``, ``%`` and ``&``."""
    return _ESCAPED.sub(r"\1\2", text.removeprefix("\\url{").rstrip())


def read_entry(entry: Entry) -> tuple[Publication, tuple[Finding, ...]]:
    """Read an entry, without its key, and tell what was noticed."""
    reader = _Reader(entry)
    publication = reader.read()
    return publication, tuple(reader.findings)
