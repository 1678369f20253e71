"""What follows the place of a work: identifiers, dates, and relations, in any order."""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain.identifiers import Doi, OtherIdentifier, Pmcid, Pmid
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.records import CatalogueEntry, Extra
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import Locator, Relation, WorkReference
from genetherapy_model.errors import Finding, Severity
from genetherapy_model.formats.citations.vocabulary import (
    CATALOGUE,
    FORMAT,
    LANGUAGES,
    RELATIONS,
)
from genetherapy_model.formats.medline.dates import read_day
from genetherapy_model.formats.pubmed_xml.identifiers import read_identifier

__all__ = ["Tail", "begin_of_tail"]

_WORDS: Final = "|".join(RELATIONS)
_LANGUAGES: Final = "|".join(LANGUAGES)
_AVAILABLE: Final = r"Available (?:at|from):? ?"
_DOI: Final = (
    rf"(?:{_AVAILABLE})?"
    r"(?:\[?doi\]?\s*[:=]?\s*(?:https?://(?:dx\.)?doi\.org/)?"
    r"|https?://(?:dx\.)?doi\.org/)(?P<doi>10\.[0-9]{4,9}/\S+?"
    # What a PDF has run together with it is no part of it.
    r"(?=[\[,]+(?:arXiv|hep-)|\.?URL ?https?:|\s|\Z))"
)
_PART: Final = re.compile(
    rf"{_DOI}"
    # What has the word of a DOI, and is none.
    r"|\bdoi: ?(?P<bad>10\.[^\s;]+)"
    r"|\bpii: ?(?P<pii>\S+?)(?=[.;,]?(?:\s|\Z))"
    rf"|(?-i:(?<![^.;] )(?P<languages>(?:{_LANGUAGES})(?:, (?:{_LANGUAGES}))*)"
    r"(?=[.;]|\Z))"
    r"|(?P<ahead>(?:Epub|Online) ahead of print)"
    r"|Epub (?P<epub>[0-9]{4}[^.;]*)"
    r"|eCollection (?P<collection>[0-9]{4}[^.;]*)"
    r"|(?:PubMed )?PMID: ?(?P<pmid>[0-9]+)"
    r"|(?:Pub[Mm]ed Central )?PMCID: ?(?P<pmcid>PMC[0-9]+)"
    rf"|(?<![^.;] )(?-i:(?P<words>{_WORDS})):? (?P<cited>.+?)"
    rf"(?=[.;] (?:PubMed )?PM(?:C)?ID:|\. (?:{_WORDS})\b|\.?\s*\Z)",
    re.IGNORECASE,
)
_KNOWN: Final = r"doi: ?[0-9]|pii: ?\S|PubMed PMID|PMC?ID: ?|\[?Epub |eCollection [0-9]"
# Words that only what stands behind them, or the number before, tells from a title.
_NOTES: Final = (
    rf"(?-i:(?:{_LANGUAGES})(?:, (?:{_LANGUAGES}))*|Review|\[?PubMed\]?"
    r"|\[?Cross[Rr]ef\]?|\[?Google Scholar\]?)"
)
_BEGIN: Final = re.compile(
    rf"(?:(?<=[\s;.,()\[])|\A)(?:{_DOI}|(?:Epub|Online) ahead of print"
    rf"|Epub [0-9]{{4}}|doi: ?10\.[^\s;]|pii: ?\S+"
    rf"|{_AVAILABLE}(?:https?:|www\.)|(?<=[.;,)] )https?://"
    rf"|(?:(?<=[.;,)] )|(?<=[.;,)] [\[(]))Accessed:? (?:on )?[0-9A-Z]"
    rf"|(?<=[.;] ){_NOTES}\.?(?=(?:\.? {_NOTES}\.?)*\s(?:{_KNOWN}))"
    rf"|(?<=[0-9X)]\. ){_NOTES}(?=\.?(?: {_NOTES}\.?)*\s*\Z)"
    rf"|eCollection [0-9]{{4}}|(?:PubMed )?PMID: ?[0-9]|PMCID: ?PMC[0-9]"
    # Without its colon, it may begin a title: it needs a number before it, or a sign.
    rf"|(?:(?<=[.;] )|\A)(?-i:(?:{_WORDS}): [A-Z])"
    rf"|(?:(?<=[0-9)\]X][.;] )|\A)(?-i:(?:{_WORDS}) [A-Z]))",
    re.IGNORECASE,
)
_SIGNS: Final = " .;,[]()"
_DATE_KINDS: Final = {
    "epub": DateKind.ELECTRONIC,
    "collection": DateKind.ECOLLECTION,
}
_RELATIONS: Final = {words.lower(): kind for words, kind in RELATIONS.items()}


def begin_of_tail(text: str) -> int:
    """Tell where the identifiers of a citation begin; its end, if it has none.

    >>> begin_of_tail("Lancet. 2002. doi: 10.1016/x.")
    14
    """
    found = _BEGIN.search(text)
    return len(text) if found is None else found.start()


class Tail:
    """What is read behind the place of a work."""

    def __init__(self, text: str) -> None:
        self.locators: list[Locator] = []
        self.identifiers: list[Pmcid | OtherIdentifier] = []
        self.pmids: list[Pmid | OtherIdentifier] = []
        self.dates: list[PublicationDate] = []
        self.languages: list[str] = []
        self.relations: list[Relation] = []
        self.findings: list[Finding] = []
        self.rest: list[str] = []
        self.is_ahead: bool = False
        place = 0
        for found in _PART.finditer(text):
            self._keep(text[place : found.start()])
            place = self._read(found)
        self._keep(text[place:])

    def _keep(self, text: str) -> None:
        bare = text.strip(" ;,")
        if bare.strip(_SIGNS):
            self.rest.append(bare.removeprefix("]").lstrip(". "))

    def _read(self, found: re.Match[str]) -> int:
        if found["doi"]:
            bare = found["doi"].rstrip(".;,>")
            bare = bare.removesuffix("]") if bare.count("[") < bare.count("]") else bare
            bare = bare.removesuffix(")") if bare.count("(") < bare.count(")") else bare
            read, _, problem = read_identifier(Doi, "doi", bare)
            self._check(problem, f"/locators/{len(self.locators)}/identifier")
            self.locators.append(Locator(identifier=read))
            return found.start("doi") + len(bare)
        if self._read_statement(found):
            return found.end()
        if found["words"]:
            target = WorkReference(
                citation=MarkedText.from_plain(found["cited"].strip(" .;"))
            )
            relation = _RELATIONS[found["words"].lower()]
            self.relations.append(Relation(kind=relation, target=target))
        elif found["pmid"]:
            pmid, _, problem = read_identifier(Pmid, "pmid", found["pmid"])
            self._check(problem, f"/entries/{len(self.pmids)}/identifier")
            self.pmids.append(pmid)
        elif found["pmcid"]:
            pmcid, _, problem = read_identifier(Pmcid, "pmc", found["pmcid"])
            self._check(problem, f"/identifiers/{len(self.identifiers)}")
            self.identifiers.append(pmcid)
        elif found["ahead"]:
            self.is_ahead = True
        elif (date := read_day(found[kind := str(found.lastgroup)].strip())) is None:
            self.rest.append(found[0])
        else:
            self.dates.append(PublicationDate(kind=_DATE_KINDS[kind], date=date))
        return found.end()

    def _read_statement(self, found: re.Match[str]) -> bool:
        """Read what is no DOI, a publisher's number, or languages."""
        if found["bad"]:
            bare = found["bad"].rstrip(".,)]")
            read, _, problem = read_identifier(Doi, "doi", bare)
            self._check(problem, f"/locators/{len(self.locators)}/identifier")
            self.locators.append(Locator(identifier=read))
        elif found["pii"]:
            pii = OtherIdentifier(scheme="pii", text=found["pii"])
            self.locators.append(Locator(identifier=pii))
        elif found["languages"]:
            self.languages += [
                LANGUAGES[name] for name in re.findall(_LANGUAGES, found["languages"])
            ]
        else:
            return False
        return True

    def _check(self, problem: str | None, path: str) -> None:
        if problem is not None:
            self.findings.append(
                Finding(
                    code="RDR002",
                    severity=Severity.WARNING,
                    message=problem,
                    path=path,
                )
            )

    @property
    def entries(self) -> list[CatalogueEntry]:
        """How PubMed keeps the work, as far as the citation says it."""
        status = "aheadofprint" if self.is_ahead else None
        entries = [
            CatalogueEntry(catalogue=CATALOGUE, identifier=pmid) for pmid in self.pmids
        ]
        if status is None:
            return entries
        first = entries[0].identifier if entries else None
        return [
            CatalogueEntry(
                catalogue=CATALOGUE, identifier=first, publication_status=status
            ),
            *entries[1:],
        ]

    @property
    def extras(self) -> list[Extra]:
        """What was not understood."""
        return [Extra(source=FORMAT, path="rest", text=text) for text in self.rest]
