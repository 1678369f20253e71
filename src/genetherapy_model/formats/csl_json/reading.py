"""Reading an item of CSL: what each variable is in the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from attrs import evolve

from genetherapy_model.codec import to_data
from genetherapy_model.domain.abstracts import Abstract
from genetherapy_model.domain.authors import Author
from genetherapy_model.domain.identifiers import (
    Doi,
    Issn,
    OtherIdentifier,
    Pmcid,
    Pmid,
)
from genetherapy_model.domain.journals import Issue, Journal, JournalIssn, Pagination
from genetherapy_model.domain.organizations import OrganizationReference
from genetherapy_model.domain.publication_dates import PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry, Extra
from genetherapy_model.domain.subjects import Keyword, PublicationType
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import Locator
from genetherapy_model.errors import Finding, InvalidIdentifier, Severity
from genetherapy_model.formats.citeproc_dates import read_date
from genetherapy_model.formats.csl_json.abstracts import read_abstract
from genetherapy_model.formats.csl_json.custom import KEY, join_people, read_custom
from genetherapy_model.formats.csl_json.names import (
    read_name,
    stands_for_others,
    unread_parts,
)
from genetherapy_model.formats.csl_json.texts import read_marked
from genetherapy_model.formats.csl_json.vocabulary import (
    DATES,
    FIELDS,
    FORMAT,
    ITEM_TYPES,
    NUMBERED,
    TYPE_NAMES,
)
from genetherapy_model.formats.date_ranges import is_backward
from genetherapy_model.formats.json_items import dump_value
from genetherapy_model.formats.plain_texts import read_plain
from genetherapy_model.formats.schemes import ISBN, URL, name_scheme

__all__ = ["RETRACTED", "place_of", "read_fields", "split_keywords", "split_numbers"]

T = TypeVar("T", Doi, Pmid, Pmcid, Issn)

RETRACTED: Final = "Retracted Publication"
_ORDER: Final = {key: index for index, key in enumerate(FIELDS)}
_NUMBERS: Final = re.compile(r"\s*[,;]\s*")
# The semicolon of a reference of HTML ends no keyword.
_KEYWORDS: Final = re.compile(r"(?<!&amp)(?<!&lt)(?<!&gt);\s+")


def place_of(extra: Extra) -> int:
    """Tell where among the extras one stands: in the order of CSL's variables."""
    return _ORDER.get(extra.path.partition("/")[0], len(_ORDER))


def split_numbers(text: str) -> list[str]:
    """Split ISSNs or ISBNs that stand in one text."""
    return [part for part in _NUMBERS.split(text.strip()) if part]


def split_keywords(text: str) -> list[str]:
    """Split keywords at semicolons; commas may belong to one of them."""
    return [part for part in _KEYWORDS.split(text) if part.strip()]


def read_fields(item: Mapping[str, object]) -> tuple[Publication, list[Finding]]:
    """Read what the variables of an item say, but for its number and its spelling."""
    reader = _Reader(item)
    return reader.read(), reader.findings


class _Reader:
    """One item on its way into the model."""

    def __init__(self, item: Mapping[str, object]) -> None:
        self._item = item
        self._extras: list[Extra] = []
        self._is_complete = True
        self._left = dict.fromkeys(key for key in item if key != "id")
        self.findings: list[Finding] = []

    def read(self) -> Publication:
        """Read all of it."""
        more = self._custom()
        authors = self._joined("authors", self._names("author"), more.authors)
        editors = self._joined("editors", self._names("editor"), more.editors)
        journal = self._journal()
        word, types = self._types(is_in_journal=_is_named(journal))
        title, vernacular = self._marked("title"), self._marked("original-title")
        made = Publication(
            title=title,
            vernacular_title=vernacular,
            publication_types=types,
            abstract=self._abstract(),
            other_abstracts=more.other_abstracts,
            authors=authors,
            authors_complete=self._is_complete,
            editors=editors,
            journal=journal,
            issue=self._issue(),
            pagination=self._pagination(word),
            dates=self._dates(),
            locators=self._locators(),
            identifiers=self._identifiers(),
            languages=[one] if (one := self._text("language")) is not None else [],
            keywords=self._keywords(),
            grants=more.grants,
            grants_complete=more.grants_complete,
            reference_lists=more.reference_lists,
            entries=self._entries(),
            extras=self._all_extras(),
        )
        return made  # noqa: RET504 - the extras are those of all that was read

    def _all_extras(self) -> list[Extra]:
        for key in self._left:
            if self._item[key] is not None:
                self._keep(key, self._item[key])
        return sorted(self._extras, key=place_of)

    def _keep(self, path: str, value: object) -> None:
        text = dump_value(value)
        self._extras.append(Extra(source=FORMAT, path=path, text=text))

    def _warn(self, code: str, message: str, path: str = "") -> None:
        self.findings.append(
            Finding(code=code, severity=Severity.WARNING, message=message, path=path)
        )

    def _take(self, key: str) -> object:
        self._left.pop(key, None)
        return self._item.get(key)

    def _texts(self, key: str) -> list[str]:
        """Give the text of a variable; Crossref gives lists of them."""
        value = self._take(key)
        made = []
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str):
                made.append(one)
            elif isinstance(one, int | float) and not isinstance(one, bool):
                made.append(str(one))
            elif one is not None:
                self._keep(key, value)
                self._warn("RDR021", f"{key}: expected text, got {_shown(value)}")
                return []
        return made

    def _text(self, key: str) -> str | None:
        texts = self._texts(key)
        for index, more in enumerate(texts[1:], start=1):
            self._keep(f"{key}/{index}", more)
        return texts[0] if texts else None

    def _plain(self, key: str) -> str | None:
        text = self._text(key)
        return None if text is None else read_plain(text)

    def _marked(self, key: str) -> MarkedText | None:
        text = self._text(key)
        if text is None:
            return None
        marked, problem = read_marked(text)
        if problem is not None:
            self._warn("RDR004", f"{key}: {problem}")
        return marked

    def _abstract(self) -> Abstract | None:
        text = self._text("abstract")
        if text is None:
            return None
        abstract, problem = read_abstract(text)
        if problem is not None:
            self._warn("RDR004", f"abstract: {problem}", "/abstract")
        return abstract

    def _names(self, key: str) -> list[Author]:
        value = self._take(key)
        made: list[Author] = []
        listed = value if isinstance(value, list) else [value]
        if key == "author" and listed and stands_for_others(listed[-1]):
            self._is_complete = False
            listed = listed[:-1]
        for index, one in enumerate(listed):
            if one is None:
                continue
            place = f"/{key}s/{len(made)}"
            author, problem = read_name(one)
            if author is None:
                self._keep(f"{key}/{index}", one)
                said = f"{key}/{index}: {_shown(one)} names nobody"
                self._warn("RDR009", said)
                continue
            made.append(author)
            for part, held in unread_parts(one):
                self._keep(f"{key}/{index}/{part}", held)
            if problem is not None:
                self._warn("RDR002", f"{key}/{index}/ORCID: {problem}", place)
        return made

    def _custom(self) -> Publication:
        """Read what stands under our key; what others put there stays as it is."""
        value = self._item.get("custom")
        if value is not None and not isinstance(value, dict):
            self._warn("RDR021", f"custom: expected an object, got {_shown(value)}")
        if not isinstance(value, dict) or KEY not in value:
            return Publication()
        self._take("custom")
        others = {key: part for key, part in value.items() if key != KEY}
        if others:
            self._keep("custom", others)
        made, problem = read_custom(value)
        if problem is not None:
            self._keep(f"custom/{KEY}", value[KEY])
            self._warn("RDR021", problem)
        return made

    def _joined(
        self, key: str, named: list[Author], stated: Sequence[Author]
    ) -> list[Author]:
        made, strangers = join_people(named, stated)
        for index, stranger in strangers.items():
            place = f"custom/{KEY}/{key}/{index}"
            self._keep(place, to_data(stranger))
            self._warn("RDR021", f"{place}: it stands beside another name")
        return made

    def _journal(self) -> Journal | None:
        title = self._plain("container-title")
        short, other = (
            self._plain("container-title-short"),
            self._plain("journalAbbreviation"),
        )
        if short is None:
            short = other
        elif other is not None and other != short:
            self._keep("journalAbbreviation", other)
        publisher = self._plain("publisher")
        numbers = [
            number for text in self._texts("ISSN") for number in split_numbers(text)
        ]
        issns = [
            JournalIssn(issn=self._identifier(Issn, "ISSN", number))
            for number in numbers
        ]
        if title is None and short is None and publisher is None and not issns:
            return None
        return Journal(
            title=title,
            iso_abbreviation=short,
            issns=issns,
            publisher=None
            if publisher is None
            else OrganizationReference(name=publisher),
        )

    def _types(self, *, is_in_journal: bool) -> tuple[str, list[PublicationType]]:
        word = self._text("type") or ""
        names = []
        if word not in ITEM_TYPES and word.strip():
            self._warn("RDR021", f"type: {word!r} is no type of CSL 1.0.2")
        silent = {"document", "article-journal"} if is_in_journal else {"document"}
        if word.strip() and word not in silent:
            names.append(TYPE_NAMES.get(word, word))
        names += [
            part for part in (self._plain("genre") or "").split("; ") if part.strip()
        ]
        if self._item.get("status") == "retracted":
            self._take("status")
            if RETRACTED not in names:
                names.append(RETRACTED)
        return word, [PublicationType(name=name) for name in names]

    def _issue(self) -> Issue | None:
        volume, number = self._text("volume"), self._text("issue")
        if volume is None and number is None:
            return None
        return Issue(volume=volume, number=number)

    def _pagination(self, word: str) -> Pagination | None:
        text, start = self._text("page"), self._text("page-first")
        number = self._text("number") if word in NUMBERED else None
        if text is None and start is None and number is None:
            return None
        return Pagination(text=text, start=start, article_number=number)

    def _dates(self) -> list[PublicationDate]:
        made: list[PublicationDate] = []
        for key, (kind, *_) in DATES.items():
            value = self._take(key)
            if value is None:
                continue
            date, problem = read_date(value, kind)
            if date is None:
                self._keep(key, value)
            elif is_backward(date.date):
                problem = f"{date.date} ends before it begins"
            if problem:
                place = f"/dates/{len(made)}" if date is not None else ""
                self._warn("RDR003", f"{key}: {problem}", place)
            if date is not None:
                if key == "available-date" and made and _is_same(made[-1], date):
                    del made[-1]  # it is said once more, and more exactly
                made.append(date)
        return made

    def _identifier(
        self, kind: type[T], scheme: str, text: str, path: str = ""
    ) -> T | OtherIdentifier:
        try:
            return kind.parse(text)
        except InvalidIdentifier as error:
            self._warn("RDR002", f"{scheme}: {error}", path)
            return OtherIdentifier(scheme=name_scheme(scheme), text=text)

    def _locators(self) -> list[Locator]:
        text = self._text("DOI")
        if text is None or not text.strip():
            return []
        place = "/locators/0/identifier"
        return [Locator(identifier=self._identifier(Doi, "DOI", text, place))]

    def _entries(self) -> list[CatalogueEntry]:
        text = self._text("PMID")
        if text is None or not text.strip():
            return []
        number = self._identifier(Pmid, "PMID", text, "/entries/0/identifier")
        return [CatalogueEntry(catalogue="PubMed", identifier=number)]

    def _identifiers(self) -> list[Pmcid | OtherIdentifier]:
        made: list[Pmcid | OtherIdentifier] = []
        text = self._text("PMCID")
        if text is not None and text.strip():
            made.append(self._identifier(Pmcid, "PMCID", text, "/identifiers/0"))
        made += _others(
            ISBN,
            (one for text in self._texts("ISBN") for one in split_numbers(text)),
        )
        text = self._text("URL")
        return made + _others(URL, [text] if text is not None else [])

    def _keywords(self) -> list[Keyword]:
        made = []
        for text in self._texts("keyword"):
            for part in split_keywords(text):
                marked, problem = read_marked(part)
                if problem is not None:
                    self._warn("RDR004", f"keyword: {problem}")
                made.append(Keyword(text=marked))
        return made


def _is_same(one: PublicationDate, other: PublicationDate) -> bool:
    return evolve(one, kind=other.kind) == other


def _others(scheme: str, texts: Iterable[str]) -> list[OtherIdentifier]:
    return [OtherIdentifier(scheme=scheme, text=text) for text in texts if text.strip()]


def _is_named(journal: Journal | None) -> bool:
    """Tell whether it is said what the work stands in, not only who published it."""
    return journal is not None and (
        journal.title is not None
        or journal.iso_abbreviation is not None
        or bool(journal.issns)
    )


def _shown(value: object) -> str:
    shown = dump_value(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
