"""From an element of PubMed XML to a publication, with nothing left behind.

Whatever the model has no word for is kept: an element or attribute as an extra, and a
value in a spelling that the writer would not give back as an extra marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast, get_args
from xml.etree.ElementTree import Element

from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.authors import Author, CollectiveAuthor, Investigator
from genetherapy_model.domain.funding import Grant, Registration
from genetherapy_model.domain.identifiers import (
    Doi,
    Issn,
    NlmId,
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
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.subjects import (
    Chemical,
    Keyword,
    MeshHeading,
    MeshTerm,
    PublicationType,
    SupplementaryConcept,
)
from genetherapy_model.domain.trials import TrialIdentifier
from genetherapy_model.domain.works import (
    Locator,
    ReferenceList,
    Relation,
    RelationKind,
    WorkReference,
)
from genetherapy_model.errors import Finding, InvalidIdentifier
from genetherapy_model.formats.pubmed_xml import people, vocabulary
from genetherapy_model.formats.pubmed_xml.keeping import Keeper
from genetherapy_model.formats.pubmed_xml.leaves import (
    read_day,
    read_moment,
    read_pub_date,
    write_pub_date,
)

_REGISTRIES = [
    kind for kind in get_args(TrialIdentifier) if kind is not OtherIdentifier
]

_abstract = trusted(Abstract)
_chemical = trusted(Chemical)
_entry = trusted(CatalogueEntry)
_grant = trusted(Grant)
_heading = trusted(MeshHeading)
_issue = trusted(Issue)
_issn = trusted(JournalIssn)
_journal = trusted(Journal)
_keyword = trusted(Keyword)
_locator = trusted(Locator)
_pagination = trusted(Pagination)
_publication = trusted(Publication)
_reference = trusted(WorkReference)
_reference_list = trusted(ReferenceList)
_registration = trusted(Registration)
_relation = trusted(Relation)
_section = trusted(AbstractSection)
_term = trusted(MeshTerm)
_type = trusted(PublicationType)


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
            entries=(_entry(**self.entry),),  # type: ignore[arg-type]
            extras=self.keeper.extras(),
            **self.fields,  # type: ignore[arg-type]
        )


def read_record(record: Element) -> tuple[Publication, tuple[Finding, ...]]:
    """Read a PubmedArticle, or a MedlineCitation of the layout until 2016."""
    draft = _Draft(record)
    keeper = draft.keeper
    keeper.keep_stray_text()
    if record.tag == "MedlineCitation":
        _read_citation(record, draft)
    else:
        keeper.check(record)
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
        if (name := _ENTRY_ATTRIBUTES.get(key)) is not None:
            entry[name] = value
        else:
            keeper.keep_attribute(citation, key)
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
            _read_journal_info(child, draft)
        elif tag == "PMID":
            keeper.check(child, "Version")
            entry["identifier"] = keeper.identifier(child, Pmid, "pubmed", "/entries/0")
            entry["version"] = child.get("Version")
        elif tag in _ENTRY_DATES:
            date = read_day(child)
            if date is None or len(child) != 3:
                keeper.keep(child)
                place = f"/entries/0/{_ENTRY_DATES[tag]}"
                keeper.find("RDR003", place, f"{tag} is no date: kept as an extra")
            else:
                entry[_ENTRY_DATES[tag]] = date
        elif tag == "InvestigatorList":
            fields["investigators"] = people.read_investigators(child, keeper)
        elif tag == "CoiStatement":
            keeper.check(child)
            fields["coi_statement"] = keeper.marked(child, "/coi_statement")
        elif tag == "NumberOfReferences" and _NUMBER.fullmatch(child.text or ""):
            fields["number_of_references"] = int(child.text or "")
        else:
            keeper.keep(child)
    entry["subsets"] = tuple(map(keeper.text, repeated["CitationSubset"]))
    entry["other_identifiers"] = tuple(
        _other_id(child, keeper) for child in repeated["OtherID"]
    )
    fields["other_abstracts"] = tuple(
        _read_abstract(child, f"/other_abstracts/{index}", keeper)
        for index, child in enumerate(repeated["OtherAbstract"])
    )
    fields.update((name, tuple(values)) for name, values in lists.items())


_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
_ENTRY_ATTRIBUTES = {
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


def _other_id(child: Element, keeper: Keeper) -> OtherIdentifier:
    return OtherIdentifier(
        scheme=child.get("Source") or "OtherID", text=keeper.text(child, "Source")
    )


def _read_article(article: Element, draft: _Draft) -> None:
    keeper, fields = draft.keeper, draft.fields
    keeper.check(article, "PubModel")
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
            _read_journal(child, draft)
        elif tag == "ArticleTitle":
            keeper.check(child)
            fields["title"] = keeper.marked(child, "/title")
        elif tag == "VernacularTitle":
            keeper.check(child)
            fields["vernacular_title"] = keeper.marked(child, "/vernacular_title")
        elif tag == "Abstract":
            keeper.check(child)
            fields["abstract"] = _read_abstract(child, "/abstract", keeper)
        elif tag == "AuthorList":
            complete = keeper.flag(child, "CompleteYN")
            fields["authors_complete"] = complete is not False
            fields["authors"] = people.read_authors(child, keeper)
        elif tag == "Pagination":
            fields["pagination"] = _read_pagination(child, keeper)
        elif tag == "PublicationTypeList":
            keeper.check(child)
            fields["publication_types"] = tuple(
                _type(name=keeper.text(each, "UI"), ui=keeper.mesh_ui(each))
                for each in keeper.children(child, "PublicationType")
            )
        elif tag == "GrantList":
            complete = keeper.flag(child, "CompleteYN")
            fields["grants_complete"] = complete is not False
            fields["grants"] = tuple(
                _read_grant(each, keeper) for each in keeper.children(child, "Grant")
            )
        elif tag == "DataBankList":
            complete = keeper.flag(child, "CompleteYN")
            fields["registrations_complete"] = complete is not False
            fields["registrations"] = tuple(_read_banks(child, keeper))
        else:
            keeper.keep(child)
        seen.add(tag)
    fields["languages"] = tuple(languages)
    fields["locators"] = tuple(locators)
    draft.dates += electronic


def _read_locator(child: Element, index: int, keeper: Keeper) -> Locator:
    keeper.check(child, "EIdType", "ValidYN")
    scheme = child.get("EIdType")
    kind = Doi if scheme == "doi" else None
    place = f"/locators/{index}/identifier"
    identifier = keeper.identifier(child, kind, scheme, place)
    return _locator(
        identifier=cast("Doi | OtherIdentifier", identifier),
        valid=child.get("ValidYN") != "N",
    )


def _read_article_date(child: Element, keeper: Keeper) -> PublicationDate:
    keeper.check(child, "DateType")
    return _moment(child, DateKind.ELECTRONIC, 3, keeper)


def _moment(
    child: Element, kind: DateKind, parts: int, keeper: Keeper
) -> PublicationDate:
    stated = read_moment(child, kind)
    known = parts + (stated.hour is not None) + (stated.minute is not None)
    if stated.date is None or len(child) != known or stated.text is not None:
        keeper.keep(child, spelling=True)
    if stated.date is None:
        keeper.find("RDR003", "/dates", f"{stated.text!r} is no date: kept as text")
    return stated


def _read_abstract(element: Element, place: str, keeper: Keeper) -> Abstract:
    if element.tag == "OtherAbstract":
        keeper.check(element, "Type", "Language")
    sections: list[AbstractSection] = []
    notice = None
    for child in element:
        if child.tag == "AbstractText":
            keeper.check(child, "Label", "NlmCategory")
            where = f"{place}/sections/{len(sections)}/text"
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


def _read_grant(element: Element, keeper: Keeper) -> Grant:
    parts = keeper.parts(element, "GrantID", "Acronym", "Agency", "Country")
    return _grant(
        number=parts.get("GrantID"),
        acronym=parts.get("Acronym"),
        agency=parts.get("Agency"),
        country=parts.get("Country"),
    )


def _read_banks(element: Element, keeper: Keeper) -> list[Registration]:
    found: list[Registration] = []
    for bank in keeper.children(element, "DataBank"):
        keeper.check(bank)
        name = None
        numbers: list[Element] = []
        for child in bank:
            if child.tag == "DataBankName" and name is None:
                name = keeper.text(child)
            elif child.tag == "AccessionNumberList":
                keeper.check(child)
                numbers += keeper.children(child, "AccessionNumber")
            else:
                keeper.keep(child)
        if not numbers:
            found.append(_registration(bank=name))
        for number in numbers:
            text = keeper.text(number)
            found.append(_registration(bank=name, identifier=_registered(name, text)))
    return found


def _registered(bank: str | None, text: str) -> TrialIdentifier:
    for kind in _REGISTRIES:
        try:
            return cast("TrialIdentifier", kind(text))
        except InvalidIdentifier:
            continue
    return OtherIdentifier(scheme=bank or "DataBank", text=text)


def _read_journal(journal: Element, draft: _Draft) -> None:
    keeper = draft.keeper
    keeper.check(journal)
    cited = issue = None
    seen: set[str] = set()
    for child in journal:
        tag = child.tag
        if tag in seen:
            keeper.keep(child)
        elif tag == "ISSN":
            cited = _read_issn(child, keeper)
        elif tag == "JournalIssue":
            issue = child
        elif tag == "Title":
            draft.journal["title"] = keeper.text(child)
        elif tag == "ISOAbbreviation":
            draft.journal["iso_abbreviation"] = keeper.text(child)
        else:
            keeper.keep(child)
        seen.add(tag)
    _read_issue(issue, cited, draft)


def _read_journal_info(info: Element, draft: _Draft) -> None:
    keeper = draft.keeper
    keeper.check(info)
    seen: set[str] = set()
    for child in info:
        tag = child.tag
        if tag in seen:
            keeper.keep(child)
        elif tag == "MedlineTA":
            draft.journal["medline_abbreviation"] = keeper.text(child)
        elif tag == "Country":
            draft.journal["country"] = keeper.text(child)
        elif tag == "NlmUniqueID":
            keeper.check(child)
            place = "/journal/nlm_id"
            draft.journal["nlm_id"] = keeper.identifier(child, NlmId, tag, place)
        elif tag == "ISSNLinking":
            keeper.check(child)
            place = "/journal/issns/0/issn"
            linking = keeper.identifier(child, Issn, "ISSN", place)
            draft.journal["issns"] = (
                _issn(
                    issn=cast("Issn | OtherIdentifier", linking),
                    type=IssnType.LINKING,
                ),
            )
        else:
            keeper.keep(child)
        seen.add(tag)


def _read_issn(child: Element, keeper: Keeper) -> JournalIssn:
    keeper.check(child, "IssnType")
    kind = vocabulary.ISSN_TYPES.get(child.get("IssnType") or "")
    if kind is None and "IssnType" in child.attrib:
        keeper.keep_attribute(child, "IssnType")
    read = keeper.identifier(child, Issn, "ISSN", "/issue/issn/issn")
    return _issn(issn=cast("Issn | OtherIdentifier", read), type=kind)


def _read_issue(
    issue: Element | None, cited: JournalIssn | None, draft: _Draft
) -> None:
    keeper = draft.keeper
    volume = number = medium = None
    if issue is not None:
        keeper.check(issue, "CitedMedium")
        if (stated := issue.get("CitedMedium")) is not None:
            medium = vocabulary.CITED_MEDIA.get(stated)
            if medium is None:
                keeper.keep_attribute(issue, "CitedMedium")
        seen: set[str] = set()
        for child in issue:
            if child.tag in seen:
                keeper.keep(child)
            elif child.tag == "Volume":
                volume = keeper.text(child)
            elif child.tag == "Issue":
                number = keeper.text(child)
            elif child.tag == "PubDate":
                draft.dates.insert(0, _read_pub_date(child, keeper))
            else:
                keeper.keep(child)
            seen.add(child.tag)
    if (volume, number, medium, cited) != (None, None, None, None):
        draft.fields["issue"] = _issue(
            volume=volume, number=number, medium=medium, issn=cited
        )


def _read_pub_date(child: Element, keeper: Keeper) -> PublicationDate:
    keeper.check(child)
    stated = read_pub_date(child)
    if stated.date is None or stated.text is not None or child.find("Month") is None:
        again = Element("PubDate")
        write_pub_date(again, stated)
        if [(part.tag, part.text) for part in again] != [
            (part.tag, part.text) for part in child
        ]:
            keeper.keep(child, spelling=True)
    if stated.date is None:
        keeper.find("RDR003", "/dates/0", f"{stated.text!r} is no date: kept as text")
    return stated


def _read_data(data: Element, draft: _Draft) -> None:
    keeper, fields = draft.keeper, draft.fields
    keeper.check(data)
    seen: set[str] = set()
    lists: list[ReferenceList] = []
    for child in data:
        tag = child.tag
        if tag == "ReferenceList":
            place = f"/reference_lists/{len(lists)}"
            lists.append(_read_references(child, place, keeper))
        elif tag in seen:
            keeper.keep(child)
        elif tag == "History":
            keeper.check(child)
            for each in child:
                kind = vocabulary.PUB_STATUSES.get(each.get("PubStatus") or "")
                if each.tag != "PubMedPubDate" or kind is None:
                    keeper.keep(each)
                else:
                    keeper.check(each, "PubStatus")
                    draft.history.append(_moment(each, kind, 3, keeper))
        elif tag == "PublicationStatus":
            draft.entry["publication_status"] = keeper.text(child)
        elif tag == "ArticleIdList":
            keeper.check(child)
            fields["identifiers"] = _read_ids(child, "/identifiers", keeper)
        else:
            keeper.keep(child)
        seen.add(tag)
    fields["reference_lists"] = tuple(lists)


def _read_ids(
    element: Element, place: str, keeper: Keeper
) -> tuple[Doi | Pmid | Pmcid | OtherIdentifier, ...]:
    found: list[Doi | Pmid | Pmcid | OtherIdentifier] = []
    for child in keeper.children(element, "ArticleId"):
        keeper.check(child, "IdType")
        scheme = child.get("IdType")
        kind = vocabulary.ARTICLE_IDS.get(scheme or "")
        read = keeper.identifier(child, kind, scheme, f"{place}/{len(found)}")
        found.append(cast("Doi | Pmid | Pmcid | OtherIdentifier", read))
    return tuple(found)


def _read_references(element: Element, place: str, keeper: Keeper) -> ReferenceList:
    keeper.check(element)
    title = None
    references: list[WorkReference] = []
    lists: list[ReferenceList] = []
    for child in element:
        if child.tag == "Reference":
            where = f"{place}/references/{len(references)}"
            references.append(_read_reference(child, where, keeper))
        elif child.tag == "ReferenceList":
            where = f"{place}/lists/{len(lists)}"
            lists.append(_read_references(child, where, keeper))
        elif child.tag == "Title" and title is None:
            title = keeper.text(child)
        else:
            keeper.keep(child)
    return _reference_list(
        title=title, references=tuple(references), lists=tuple(lists)
    )


def _read_reference(element: Element, place: str, keeper: Keeper) -> WorkReference:
    keeper.check(element)
    citation = None
    identifiers: tuple[Doi | Pmid | Pmcid | OtherIdentifier, ...] | None = None
    for child in element:
        if child.tag == "Citation" and citation is None:
            keeper.check(child)
            citation = keeper.marked(child, f"{place}/citation")
        elif child.tag == "ArticleIdList" and identifiers is None:
            keeper.check(child)
            identifiers = _read_ids(child, f"{place}/identifiers", keeper)
        else:
            keeper.keep(child)
    return _reference(citation=citation, identifiers=identifiers or ())


def _read_relations(element: Element, keeper: Keeper) -> list[object]:
    keeper.check(element)
    found: list[object] = []
    for child in element:
        kind = vocabulary.REF_TYPES.get(child.get("RefType") or "")
        if child.tag != "CommentsCorrections" or kind is None:
            keeper.keep(child)
        else:
            place = f"/relations/{len(found)}"
            found.append(_read_relation(child, kind, place, keeper))
    return found


def _read_relation(
    element: Element, kind: RelationKind, place: str, keeper: Keeper
) -> Relation:
    keeper.check(element, "RefType")
    citation = note = version = None
    identifiers: tuple[Doi | Pmid | Pmcid | OtherIdentifier, ...] = ()
    for child in element:
        if child.tag == "RefSource" and citation is None:
            keeper.check(child)
            citation = keeper.marked(child, f"{place}/target/citation")
        elif child.tag == "PMID" and not identifiers:
            keeper.check(child, "Version")
            # The first version is what everybody means, and is not stored.
            version = child.get("Version") if child.get("Version") != "1" else None
            where = f"{place}/target/identifiers/0"
            read = keeper.identifier(child, Pmid, "pubmed", where)
            identifiers = (cast("Pmid | OtherIdentifier", read),)
        elif child.tag == "Note" and note is None:
            note = keeper.text(child)
        else:
            keeper.keep(child)
    target = _reference(citation=citation, identifiers=identifiers, version=version)
    return _relation(kind=kind, target=target, note=note)


def _read_keywords(element: Element, keeper: Keeper) -> list[object]:
    keeper.check(element, "Owner")
    owner = element.get("Owner")
    found: list[object] = []
    for child in keeper.children(element, "Keyword"):
        keeper.check(child, "MajorTopicYN")
        found.append(
            _keyword(
                text=keeper.marked(child, f"/keywords/{len(found)}/text"),
                owner=owner,
                major=child.get("MajorTopicYN") == "Y",
            )
        )
    return found


def _read_headings(element: Element, keeper: Keeper) -> list[object]:
    keeper.check(element)
    found: list[object] = []
    for heading in keeper.children(element, "MeshHeading"):
        keeper.check(heading)
        descriptor = None
        qualifiers: list[MeshTerm] = []
        for child in heading:
            if child.tag == "DescriptorName" and descriptor is None:
                descriptor = _read_term(child, keeper)
            elif child.tag == "QualifierName" and descriptor is not None:
                qualifiers.append(_read_term(child, keeper))
            else:
                keeper.keep(child)
        if descriptor is None:
            keeper.keep(heading)
        else:
            found.append(_heading(descriptor=descriptor, qualifiers=tuple(qualifiers)))
    return found


def _read_term(element: Element, keeper: Keeper) -> MeshTerm:
    return _term(
        name=keeper.text(element, "UI", "MajorTopicYN", "Type"),
        ui=keeper.mesh_ui(element),
        major=element.get("MajorTopicYN") == "Y",
        type=element.get("Type"),
    )


def _read_chemicals(element: Element, keeper: Keeper) -> list[object]:
    keeper.check(element)
    found: list[object] = []
    for chemical in keeper.children(element, "Chemical"):
        keeper.check(chemical)
        number = name = None
        for child in chemical:
            if child.tag == "RegistryNumber" and number is None:
                number = keeper.text(child)
            elif child.tag == "NameOfSubstance" and name is None:
                name = child
            else:
                keeper.keep(child)
        if name is None:
            keeper.keep(chemical)
            continue
        found.append(
            _chemical(
                name=keeper.text(name, "UI"),
                ui=keeper.mesh_ui(name),
                registry_number=number,
            )
        )
    return found


def _read_concepts(element: Element, keeper: Keeper) -> list[object]:
    keeper.check(element)
    return [
        SupplementaryConcept(
            name=keeper.text(child, "UI", "Type"),
            ui=keeper.mesh_ui(child),
            type=child.get("Type"),
        )
        for child in keeper.children(element, "SupplMeshName")
    ]


def _read_symbols(element: Element, keeper: Keeper) -> list[object]:
    keeper.check(element)
    return [keeper.text(child) for child in keeper.children(element, "GeneSymbol")]


_LISTS: dict[str, tuple[str, Callable[[Element, Keeper], list[object]]]] = {
    "ChemicalList": ("chemicals", _read_chemicals),
    "SupplMeshList": ("supplementary_concepts", _read_concepts),
    "CommentsCorrectionsList": ("relations", _read_relations),
    "GeneSymbolList": ("gene_symbols", _read_symbols),
    "MeshHeadingList": ("mesh_headings", _read_headings),
    "PersonalNameSubjectList": (
        "personal_name_subjects",
        people.read_name_subjects,
    ),
    "KeywordList": ("keywords", _read_keywords),
}
_PARTS = {"MedlineCitation": _read_citation, "PubmedData": _read_data}
