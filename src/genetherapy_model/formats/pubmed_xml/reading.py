"""From an element of PubMed XML to a publication, with nothing left behind.

Whatever the model has no word for is kept: an element or attribute as an extra, and a
value in a spelling that the writer would not give back as an extra marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, cast
from xml.etree.ElementTree import Element

from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.authors import Author, CollectiveAuthor, Investigator
from genetherapy_model.domain.funding import Grant, Registration
from genetherapy_model.domain.identifiers import (
    Doi,
    OtherIdentifier,
    Pmid,
)
from genetherapy_model.domain.journals import (
    Journal,
    Pagination,
)
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.subjects import (
    PublicationType,
)
from genetherapy_model.domain.works import (
    Locator,
    ReferenceList,
)
from genetherapy_model.errors import Finding
from genetherapy_model.formats.pubmed_xml import (
    journals,
    people,
    references,
    subjects,
    vocabulary,
)
from genetherapy_model.formats.pubmed_xml.dates import read_day, read_moment
from genetherapy_model.formats.pubmed_xml.keeping import Keeper, Place
from genetherapy_model.formats.registrations import read_registered

_abstract = trusted(Abstract)
_entry = trusted(CatalogueEntry)
_grant = trusted(Grant)
_journal = trusted(Journal)
_locator = trusted(Locator)
_pagination = trusted(Pagination)
_publication = trusted(Publication)
_registration = trusted(Registration)
_section = trusted(AbstractSection)
# Some eighty types are all there are.
_type = lru_cache(maxsize=256)(trusted(PublicationType))


_NO_ENTRY = _entry(catalogue=vocabulary.CATALOGUE)


class _Draft:
    """What has been read of one record so far."""

    def __init__(self, record: Element) -> None:
        self.keeper = Keeper(record)
        self.fields: dict[str, object] = {}
        self.entry: dict[str, object] = {"catalogue": vocabulary.CATALOGUE}
        self.journal: dict[str, object] = {}
        self.dates: list[PublicationDate] = []
        self.history: list[PublicationDate] = []

    def publication(self) -> Publication:
        authors = cast("tuple[Author, ...]", self.fields.get("authors", ()))
        investigators = self.fields.get("investigators", ())
        if investigators or any(type(one) is CollectiveAuthor for one in authors):
            self.fields["investigators"] = people.tie_investigators(
                cast("tuple[Investigator, ...]", investigators), authors, self.keeper
            )
        if self.journal:
            journal = _journal(**self.journal)  # type: ignore[arg-type]
            self.fields["journal"] = journal
        return _publication(
            dates=(*self.dates, *self.history),
            entries=self._entries(),
            extras=self.keeper.extras(),
            **self.fields,  # type: ignore[arg-type]
        )

    def _entries(self) -> tuple[CatalogueEntry, ...]:
        entry = _entry(**self.entry)  # type: ignore[arg-type]
        return () if entry == _NO_ENTRY else (entry,)


def read_record(record: Element) -> tuple[Publication, tuple[Finding, ...]]:
    """Read a PubmedArticle, or a MedlineCitation of the layout until 2016."""
    draft = _Draft(record)
    keeper = draft.keeper
    keeper.survey()
    if record.tag == "MedlineCitation":
        _read_citation(record, draft)
    else:
        seen: set[str] = set()
        for child in record:
            if child.tag not in _PARTS or child.tag in seen:
                keeper.keep(child)
            else:
                seen.add(child.tag)
                _PARTS[child.tag](child, draft)
    return draft.publication(), tuple(keeper.findings)


def _read_citation(citation: Element, draft: _Draft) -> None:
    keeper, fields, entry = draft.keeper, draft.fields, draft.entry
    for key, value in citation.attrib.items():
        if (name := ENTRY_ATTRIBUTES.get(key)) is not None:
            entry[name] = value
    lists: dict[str, list[object]] = {}
    repeated: dict[str, list[Element]] = {"CitationSubset": [], "OtherID": []}
    repeated["OtherAbstract"] = []
    seen: set[str] = set()
    for child in citation:
        tag = child.tag
        if tag in repeated:
            repeated[tag].append(child)
            continue
        if tag in seen and tag != "KeywordList":
            keeper.keep(child)
            continue
        seen.add(tag)
        if tag in _LISTS:
            name, read = _LISTS[tag]
            lists.setdefault(name, []).extend(read(child, keeper))
        elif tag == "Article":
            _read_article(child, draft)
        elif tag == "MedlineJournalInfo":
            journals.read_journal_info(child, draft.journal, keeper)
        elif tag == "PMID":
            entry["identifier"] = keeper.identifier(child, Pmid, "pubmed", "/entries/0")
            entry["version"] = child.get("Version")
        elif tag in _ENTRY_DATES:
            date = read_day(child)
            if date is None:
                keeper.keep(child)
                place = ("/entries/0", _ENTRY_DATES[tag])
                keeper.find("RDR003", place, f"{tag} is no date: kept as an extra")
            else:
                entry[_ENTRY_DATES[tag]] = date
        elif tag == "InvestigatorList":
            fields["investigators"] = people.read_investigators(child, keeper)
        elif tag == "CoiStatement":
            fields["coi_statement"] = keeper.marked(child, "/coi_statement")
        elif tag == "NumberOfReferences" and is_count(child.text or ""):
            fields["number_of_references"] = int(child.text or "")
        else:
            keeper.keep(child)
    entry["subsets"] = tuple(map(keeper.text, repeated["CitationSubset"]))
    entry["other_identifiers"] = tuple(
        read_other_id(child, keeper) for child in repeated["OtherID"]
    )
    fields["other_abstracts"] = tuple(
        read_abstract(child, ("/other_abstracts", index), keeper)
        for index, child in enumerate(repeated["OtherAbstract"])
    )
    fields.update((name, tuple(values)) for name, values in lists.items())


is_count: Final = re.compile(r"0|[1-9][0-9]{0,8}").fullmatch
ENTRY_ATTRIBUTES: Final = {
    "Status": "status",
    "Owner": "owner",
    "IndexingMethod": "indexing_method",
    "VersionID": "version_id",
    "VersionDate": "version_date",
}
_ENTRY_DATES = {
    "DateCreated": "created",
    "DateCompleted": "completed",
    "DateRevised": "revised",
}


def read_other_id(child: Element, keeper: Keeper) -> OtherIdentifier:
    """Read an OtherID."""
    return OtherIdentifier(
        scheme=child.get("Source") or "OtherID", text=keeper.text(child)
    )


def _read_article(article: Element, draft: _Draft) -> None:
    keeper, fields = draft.keeper, draft.fields
    draft.entry["publication_model"] = article.get("PubModel")
    languages: list[str] = []
    locators: list[Locator] = []
    electronic: list[PublicationDate] = []
    seen: set[str] = set()
    for child in article:
        tag = child.tag
        if tag == "Language":
            languages.append(keeper.text(child))
        elif tag == "ELocationID":
            locators.append(_read_locator(child, len(locators), keeper))
        elif tag == "ArticleDate" and child.get("DateType") == "Electronic":
            electronic.append(_read_article_date(child, keeper))
        elif tag in seen:
            keeper.keep(child)
        elif tag == "Journal":
            issue, date = journals.read_journal(child, draft.journal, keeper)
            fields["issue"] = issue
            draft.dates += [date] if date is not None else []
        elif tag == "ArticleTitle":
            fields["title"] = keeper.marked(child, "/title")
        elif tag == "VernacularTitle":
            fields["vernacular_title"] = keeper.marked(child, "/vernacular_title")
        elif tag == "Abstract":
            fields["abstract"] = read_abstract(child, "/abstract", keeper)
        elif tag == "AuthorList":
            complete = keeper.flag(child, "CompleteYN", default=True)
            fields["authors_complete"] = complete
            fields["authors"] = people.read_authors(child, keeper)
        elif tag == "Pagination":
            fields["pagination"] = _read_pagination(child, keeper)
        elif tag == "PublicationTypeList":
            fields["publication_types"] = tuple(read_types(child, keeper))
        elif tag == "GrantList":
            complete = keeper.flag(child, "CompleteYN", default=True)
            fields["grants_complete"] = complete
            fields["grants"] = tuple(read_grants(child, keeper))
        elif tag == "DataBankList":
            complete = keeper.flag(child, "CompleteYN", default=True)
            fields["registrations_complete"] = complete
            fields["registrations"] = tuple(read_banks(child, keeper))
        else:
            keeper.keep(child)
        seen.add(tag)
    fields["languages"] = tuple(languages)
    fields["locators"] = tuple(locators)
    draft.dates += electronic


def read_types(element: Element, keeper: Keeper) -> list[PublicationType]:
    """Read a PublicationTypeList."""
    return [
        _type(
            name=keeper.text(each),
            ui=keeper.mesh_ui(each, ("/publication_types", index)),
        )
        for index, each in enumerate(keeper.children(element, "PublicationType"))
    ]


def _read_locator(child: Element, index: int, keeper: Keeper) -> Locator:
    scheme = child.get("EIdType")
    kind = Doi if scheme == "doi" else None
    place = ("/locators", index, "identifier")
    identifier = keeper.identifier(child, kind, scheme, place)
    return _locator(
        identifier=cast("Doi | OtherIdentifier", identifier),
        valid=keeper.flag(child, "ValidYN", default=True),
    )


def _read_article_date(child: Element, keeper: Keeper) -> PublicationDate:
    return _moment(child, DateKind.ELECTRONIC, keeper)


def _moment(child: Element, kind: DateKind, keeper: Keeper) -> PublicationDate:
    stated, is_plain = read_moment(child, kind)
    if not is_plain:
        keeper.keep(child, spelling=True)
    if stated.date is None:
        keeper.find("RDR003", "/dates", f"{stated.text!r} is no date: kept as text")
    return stated


def read_abstract(element: Element, place: Place, keeper: Keeper) -> Abstract:
    """Read an Abstract or OtherAbstract."""
    sections: list[AbstractSection] = []
    notice = None
    for child in element:
        if child.tag == "AbstractText":
            where = (place, "sections", len(sections), "text")
            sections.append(
                _section(
                    text=keeper.marked(child, where),
                    label=child.get("Label"),
                    category=child.get("NlmCategory"),
                )
            )
        elif child.tag == "CopyrightInformation" and notice is None:
            notice = keeper.text(child)
        else:
            keeper.keep(child)
    return _abstract(
        sections=tuple(sections),
        copyright=notice,
        kind=element.get("Type"),
        language=element.get("Language"),
    )


def _read_pagination(element: Element, keeper: Keeper) -> Pagination:
    parts = keeper.parts(element, "MedlinePgn", "StartPage", "EndPage")
    return _pagination(
        text=parts.get("MedlinePgn"),
        start=parts.get("StartPage"),
        end=parts.get("EndPage"),
    )


def read_grants(element: Element, keeper: Keeper) -> list[Grant]:
    """Read a GrantList."""
    return [_read_grant(each, keeper) for each in keeper.children(element, "Grant")]


def _read_grant(element: Element, keeper: Keeper) -> Grant:
    parts = keeper.parts(element, "GrantID", "Acronym", "Agency", "Country")
    return _grant(
        number=parts.get("GrantID"),
        acronym=parts.get("Acronym"),
        agency=parts.get("Agency"),
        country=parts.get("Country"),
    )


def read_banks(element: Element, keeper: Keeper) -> list[Registration]:
    """Read a DataBankList."""
    found: list[Registration] = []
    for bank in keeper.children(element, "DataBank"):
        name = None
        numbers: list[Element] = []
        for child in bank:
            if child.tag == "DataBankName" and name is None:
                name = keeper.text(child)
            elif child.tag == "AccessionNumberList":
                numbers += keeper.children(child, "AccessionNumber")
            else:
                keeper.keep(child)
        if not numbers:
            found.append(_registration(bank=name))
        for number in numbers:
            text = keeper.text(number)
            found.append(
                _registration(bank=name, identifier=read_registered(name, text))
            )
    return found


def _read_data(data: Element, draft: _Draft) -> None:
    keeper, fields = draft.keeper, draft.fields
    seen: set[str] = set()
    lists: list[ReferenceList] = []
    for child in data:
        tag = child.tag
        if tag == "ReferenceList":
            place = ("/reference_lists", len(lists))
            lists.append(references.read_references(child, place, keeper))
        elif tag in seen:
            keeper.keep(child)
        elif tag == "History":
            for each in child:
                kind = vocabulary.PUB_STATUSES.get(each.get("PubStatus") or "")
                if each.tag != "PubMedPubDate" or kind is None:
                    keeper.keep(each)
                else:
                    draft.history.append(_moment(each, kind, keeper))
        elif tag == "PublicationStatus":
            draft.entry["publication_status"] = keeper.text(child)
        elif tag == "ArticleIdList":
            fields["identifiers"] = references.read_ids(child, "/identifiers", keeper)
        else:
            keeper.keep(child)
        seen.add(tag)
    fields["reference_lists"] = tuple(lists)


_LISTS: dict[str, tuple[str, Callable[[Element, Keeper], Sequence[object]]]] = {
    "ChemicalList": ("chemicals", subjects.read_chemicals),
    "SupplMeshList": ("supplementary_concepts", subjects.read_concepts),
    "CommentsCorrectionsList": ("relations", references.read_relations),
    "GeneSymbolList": ("gene_symbols", subjects.read_symbols),
    "MeshHeadingList": ("mesh_headings", subjects.read_headings),
    "PersonalNameSubjectList": (
        "personal_name_subjects",
        people.read_name_subjects,
    ),
    "KeywordList": ("keywords", subjects.read_keywords),
}
_PARTS = {"MedlineCitation": _read_citation, "PubmedData": _read_data}
