"""Reading an item of Crossref: what each key is in the model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from genetherapy_model.domain.abstracts import Abstract
from genetherapy_model.domain.funding import Grant, Registration
from genetherapy_model.domain.identifiers import (
    Doi,
    Issn,
    OtherIdentifier,
    Pmid,
)
from genetherapy_model.domain.journals import (
    IssnType,
    Issue,
    Journal,
    JournalIssn,
    Pagination,
)
from genetherapy_model.domain.organizations import OrganizationReference
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.subjects import Keyword, PublicationType
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import Locator, ReferenceList, WorkIdentifier
from genetherapy_model.errors import Finding, InvalidIdentifier
from genetherapy_model.formats.crossref.abstracts import read_abstract
from genetherapy_model.formats.crossref.assertions import read_assertions
from genetherapy_model.formats.crossref.dates import read_dates, read_stamp
from genetherapy_model.formats.crossref.people import read_contributors
from genetherapy_model.formats.crossref.references import read_references
from genetherapy_model.formats.crossref.relations import read_related
from genetherapy_model.formats.crossref.texts import read_marked
from genetherapy_model.formats.crossref.vocabulary import (
    CSL_TYPES,
    ISSN_TYPES,
    PREPRINT,
    REGISTRIES,
    TYPE_NAMES,
    TYPES,
)
from genetherapy_model.formats.json_values import Values
from genetherapy_model.formats.plain_texts import read_plain
from genetherapy_model.formats.registrations import read_registered
from genetherapy_model.formats.schemes import ISBN, URL

__all__ = ["CATALOGUE", "PII", "read_fields"]

CATALOGUE: Final = "Crossref"
PII: Final = re.compile(r"[SB][0-9]{4}-?[0-9]{3}[0-9X]\(?[0-9]{2}\)?[0-9]{5}-?[0-9X]")
"""The form of a publisher item identifier of a serial or a book."""

# Older items have addresses where later ones have the bare number.
_MEMBER: Final = re.compile(r"https?://id\.crossref\.org/[a-z]+/")


def read_fields(item: Mapping[str, object]) -> tuple[Publication, list[Finding]]:
    """Read what the keys of an item say."""
    reader = _Reader(item)
    return reader.read(), reader.values.findings


class _Reader:
    """One item on its way into the model."""

    def __init__(self, item: Mapping[str, object]) -> None:
        self._item = item
        self.values = Values()

    def read(self) -> Publication:
        """Read all of it."""
        values, item = self.values, self._item
        word = self._type()
        asserted = read_assertions(values, item.get("assertion"))
        related = read_related(values, item)
        others = [*asserted.dates, *filter(None, [related.retracted])]
        journal = self._journal(is_posted=word == PREPRINT)
        names = [*self._type_names(word, journal), *asserted.types]
        references = read_references(values, item.get("reference"))
        count = values.number(item.get("references-count"), "references-count")
        if count is None:
            count = values.number(item.get("reference-count"), "reference-count")
        doi = self._text("DOI")
        return Publication(
            title=self._title(),
            vernacular_title=self._marked("original-title"),
            publication_types=[PublicationType(name=name) for name in names],
            abstract=self._abstract(),
            authors=read_contributors(values, item.get("author"), "author"),
            editors=read_contributors(values, item.get("editor"), "editor"),
            journal=journal,
            issue=self._issue(),
            pagination=self._pagination(),
            dates=read_dates(values, item, others),
            locators=self._locators(doi),
            identifiers=self._identifiers(doi, related.identifiers),
            languages=[language] if (language := self._text("language")) else [],
            keywords=self._keywords(),
            grants=self._grants(),
            registrations=self._registrations(),
            reference_lists=[ReferenceList(references=references)]
            if references
            else [],
            number_of_references=count,
            relations=related.relations,
            coi_statement=asserted.conflicts or self._of_review(),
            entries=self._entries(related.identifiers),
        )

    def _text(self, key: str) -> str | None:
        return self.values.text(self._item.get(key), key)

    def _texts(self, key: str) -> list[str]:
        return self.values.texts(self._item.get(key), key)

    def _plain(self, key: str) -> list[str]:
        return [read_plain(text) for text in self._texts(key)]

    def _read_marked(self, text: str, key: str) -> MarkedText:
        marked, problem = read_marked(text)
        if problem is not None:
            self.values.warn("RDR004", f"{key}: {problem}")
        return marked

    def _marked(self, key: str) -> MarkedText | None:
        texts = self._texts(key)
        return self._read_marked(texts[0], key) if texts else None

    def _title(self) -> MarkedText | None:
        """Give the title with its subtitles, as a citation has it."""
        title = self._marked("title")
        for text in self._texts("subtitle"):
            more = self._read_marked(text, "subtitle")
            if title is None:
                title = more
            elif not title.value.casefold().endswith(more.value.casefold()):
                title = MarkedText(f"{title.value.rstrip(': ')}: {more.value}")
        return title

    def _of_review(self) -> MarkedText | None:
        """Give the statement of interests of a peer review."""
        review = self.values.only(self._item.get("review"), "review")
        key = "competing-interest-statement"
        text = self.values.text(review.get(key), f"review/{key}")
        return None if text is None else self._read_marked(text, "review")

    def _abstract(self) -> Abstract | None:
        text = self._text("abstract")
        if text is None:
            return None
        abstract, problem = read_abstract(text)
        if problem is not None:
            self.values.warn("RDR004", f"abstract: {problem}", "/abstract")
        return abstract

    def _type(self) -> str | None:
        word = self._text("type")
        if word is None:
            return None
        word = CSL_TYPES.get(word, word)
        if word not in TYPES:
            self.values.warn("RDR021", f"type: {word!r} is no type of Crossref")
            return None
        return word

    def _type_names(self, word: str | None, journal: Journal | None) -> list[str]:
        is_in_journal = journal is not None and (
            journal.title is not None
            or journal.iso_abbreviation is not None
            or bool(journal.issns)
        )
        silent = {"other", "journal-article"} if is_in_journal else {"other"}
        if word is None or word in silent:
            return []
        subtype = self._text("subtype") if word == PREPRINT else None
        if subtype not in (None, "preprint"):
            return [word]
        return [TYPE_NAMES.get(word, word)]

    def _journal(self, *, is_posted: bool) -> Journal | None:
        titles = self._plain("container-title")
        if is_posted and not titles:
            # A preprint stands with the institution that posted it.
            server = self.values.only(self._item.get("institution"), "institution")
            titles = self.values.texts(server.get("name"), "institution/name")
            titles = [read_plain(title) for title in titles]
        short = self._plain("short-container-title")
        publisher = next(iter(self._plain("publisher")), None)
        place = next(iter(self._plain("publisher-location")), None)
        issns = self._issns()
        if not titles and not short and not issns and publisher is place is None:
            return None
        return Journal(
            title=titles[0] if titles else None,
            aliases=titles[1:],
            iso_abbreviation=short[0] if short else None,
            issns=issns,
            publisher=None
            if publisher is None
            else OrganizationReference(name=publisher),
            country=place,
        )

    def _issns(self) -> list[JournalIssn]:
        typed: list[tuple[str, IssnType | None]] = []
        for index, one in enumerate(
            self.values.objects(self._item.get("issn-type"), "issn-type")
        ):
            place = f"issn-type/{index}"
            word = self.values.text(one.get("type"), f"{place}/type")
            kind = ISSN_TYPES.get(word or "")
            if kind is None and word is not None:
                self.values.warn("RDR021", f"{place}: {word!r} is no type of an ISSN")
            typed += [
                (_bare(text), kind)
                for text in self.values.texts(one.get("value"), f"{place}/value")
            ]
        made: list[tuple[str, IssnType | None]] = []
        left = list(typed)
        for text in map(_bare, self._texts("ISSN")):
            if text not in [number for number, _ in typed]:
                made.append((text, None))
            while text in [number for number, _ in left]:
                made.append(left.pop(0))
                if made[-1][0] == text:
                    break
        return [
            JournalIssn(
                issn=self.values.identifier(
                    Issn, "ISSN", text, f"/journal/issns/{index}/issn"
                ),
                type=kind,
            )
            for index, (text, kind) in enumerate([*made, *left])
        ]

    def _issue(self) -> Issue | None:
        volume, number = self._text("volume"), self._text("issue")
        if number is None:
            of_issue = self.values.only(
                self._item.get("journal-issue"), "journal-issue"
            )
            number = self.values.text(of_issue.get("issue"), "journal-issue/issue")
        if volume is None and number is None:
            return None
        return Issue(volume=volume, number=number)

    def _pagination(self) -> Pagination | None:
        text, number = self._text("page"), self._text("article-number")
        if text is None and number is None:
            return None
        return Pagination(text=text, article_number=number)

    def _locators(self, doi: str | None) -> list[Locator]:
        made = []
        if doi is not None:
            path = "/locators/0/identifier"
            known = self.values.identifier(Doi, "DOI", doi, path)
            made.append(Locator(identifier=known))
        made += [
            Locator(identifier=OtherIdentifier(scheme="pii", text=text))
            for text in self._texts("alternative-id")
            if PII.fullmatch(text)
        ]
        return made

    def _identifiers(
        self, doi: str | None, same: tuple[WorkIdentifier, ...]
    ) -> list[WorkIdentifier]:
        made: list[WorkIdentifier] = []
        for text in self._texts("alternative-id"):
            if doi is not None and _is_doi(text, doi):
                made.append(Doi.parse(text))
            elif not PII.fullmatch(text):
                made.append(OtherIdentifier(scheme="alternative-id", text=text))
        made += [
            OtherIdentifier(scheme=ISBN, text=_bare(text))
            for text in self._texts("ISBN")
        ]
        made += [known for known in same if not isinstance(known, Pmid)]
        made += [OtherIdentifier(scheme=URL, text=text) for text in self._urls(doi)]
        return made

    def _urls(self, doi: str | None) -> list[str]:
        """Give the addresses of the work, but for that of its DOI."""
        values = self.values
        known = values.only(self._item.get("resource"), "resource")
        primary = values.only(known.get("primary"), "resource/primary")
        urls = [values.text(primary.get("URL"), "resource/primary/URL")]
        for index, one in enumerate(
            values.objects(known.get("secondary"), "resource/secondary")
        ):
            urls.append(values.text(one.get("URL"), f"resource/secondary/{index}/URL"))
        url = self._text("URL")
        if url is not None and not (doi is not None and _is_doi(url, doi)):
            urls.append(url)
        return list(dict.fromkeys(url for url in urls if url is not None))

    def _keywords(self) -> list[Keyword]:
        return [
            Keyword(text=self._read_marked(text, "subject"))
            for text in self._texts("subject")
        ]

    def _grants(self) -> list[Grant]:
        made = []
        for index, one in enumerate(
            self.values.objects(self._item.get("funder"), "funder")
        ):
            place = f"funder/{index}"
            name = self.values.text(one.get("name"), f"{place}/name")
            agency = None if name is None else read_plain(name)
            numbers = self.values.texts(one.get("award"), f"{place}/award")
            made += [Grant(number=number, agency=agency) for number in numbers]
            if not numbers and agency is not None:
                made.append(Grant(agency=agency))
        return made

    def _registrations(self) -> list[Registration]:
        made = []
        key = "clinical-trial-number"
        for index, one in enumerate(self.values.objects(self._item.get(key), key)):
            registry = self.values.text(one.get("registry"), f"{key}/{index}/registry")
            text = self.values.text(one.get(key), f"{key}/{index}/{key}")
            bank = REGISTRIES.get((registry or "").lower(), registry)
            if text is not None:
                number = read_registered(bank, text)
                if isinstance(number, OtherIdentifier):
                    upper = read_registered(bank, text.upper())
                    if not isinstance(upper, OtherIdentifier):
                        number = upper
                made.append(Registration(bank=bank, identifier=number))
            elif bank is not None:
                made.append(Registration(bank=bank))
        return made

    def _entries(self, same: tuple[WorkIdentifier, ...]) -> list[CatalogueEntry]:
        made = []
        stamps = {
            key: read_stamp(self.values, self._item.get(key), key)
            for key in ("created", "deposited", "indexed")
        }
        member = self._text("member")
        entry = CatalogueEntry(
            catalogue=CATALOGUE,
            owner=None if member is None else _bare(member),
            created=stamps["created"],
            revised=stamps["deposited"],
            completed=stamps["indexed"],
        )
        if entry != CatalogueEntry(catalogue=CATALOGUE) or self._text("source"):
            made.append(entry)
        made += [
            CatalogueEntry(catalogue="PubMed", identifier=known)
            for known in same
            if isinstance(known, Pmid)
        ]
        return made


def _bare(text: str) -> str:
    return _MEMBER.sub("", text)


def _is_doi(text: str, doi: str) -> bool:
    try:
        return Doi.parse(text) == Doi.parse(doi)
    except InvalidIdentifier:
        return False
