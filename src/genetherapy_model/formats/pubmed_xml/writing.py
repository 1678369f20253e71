"""From a publication to an element of PubMed XML, children in the DTD's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeVar
from xml.etree.ElementTree import Element, SubElement

from genetherapy_model.domain.abstracts import Abstract
from genetherapy_model.domain.dates import DateRange, PartialDate
from genetherapy_model.domain.funding import Registration
from genetherapy_model.domain.identifiers import MeshUi, Pmid
from genetherapy_model.domain.journals import IssnType, Issue, Journal, JournalIssn
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.subjects import MeshTerm
from genetherapy_model.domain.text import fill
from genetherapy_model.domain.works import ReferenceList, Relation, WorkIdentifier
from genetherapy_model.formats.pubmed_xml import people, vocabulary
from genetherapy_model.formats.pubmed_xml.dates import (
    has_plain_day,
    write_day,
    write_moment,
    write_pub_date,
)
from genetherapy_model.formats.pubmed_xml.identifiers import spell_identifier
from genetherapy_model.formats.pubmed_xml.restoring import restore_extras

T = TypeVar("T")

_NO_ENTRY = CatalogueEntry(catalogue=vocabulary.CATALOGUE)
_REF_TYPES = {kind: name for name, kind in vocabulary.REF_TYPES.items()}
_ISSN_TYPES = {kind: name for name, kind in vocabulary.ISSN_TYPES.items()}
_MEDIA = {kind: name for name, kind in vocabulary.CITED_MEDIA.items()}


def write_record(publication: Publication) -> Element:
    """Write a PubmedArticle; what has no place in it is left out."""
    record = Element("PubmedArticle")
    entry = next(
        (
            known
            for known in publication.entries
            if known.catalogue == vocabulary.CATALOGUE
        ),
        _NO_ENTRY,
    )
    citation = SubElement(record, "MedlineCitation")
    _write_citation(citation, publication, entry)
    data = Element("PubmedData")
    _write_data(data, publication, entry)
    if len(data):
        record.append(data)
    restore_extras(record, publication.extras)
    return record


def _write_citation(
    citation: Element, publication: Publication, entry: CatalogueEntry
) -> None:
    for key, value in (
        ("Status", entry.status),
        ("Owner", entry.owner),
        ("VersionID", entry.version_id),
        ("VersionDate", entry.version_date),
        ("IndexingMethod", entry.indexing_method),
    ):
        if value is not None:
            citation.set(key, value)
    pmid = entry.identifier if entry.identifier is not None else publication.pmid
    if pmid is not None:
        element = _leaf(citation, "PMID", spell_identifier(pmid)[1])
        if entry.version is not None:
            element.set("Version", entry.version)
    for tag, date in (
        ("DateCreated", entry.created),
        ("DateCompleted", entry.completed),
        ("DateRevised", entry.revised),
    ):
        _date(citation, tag, date)
    article = Element("Article")
    _write_article(article, publication, entry)
    if len(article) or article.keys():
        citation.append(article)
    if publication.journal is not None:
        _write_journal_info(citation, publication.journal)
    for chemical, element in _each(
        citation, "ChemicalList", "Chemical", publication.chemicals
    ):
        _optional(element, "RegistryNumber", chemical.registry_number)
        _named(element, "NameOfSubstance", chemical.name, chemical.ui)
    for concept, element in _each(
        citation, "SupplMeshList", "SupplMeshName", publication.supplementary_concepts
    ):
        element.text = concept.name
        _set(element, Type=concept.type, UI=_str(concept.ui))
    for subset in entry.subsets:
        _leaf(citation, "CitationSubset", subset)
    written = [known for known in publication.relations if known.kind in _REF_TYPES]
    for relation, element in _each(
        citation, "CommentsCorrectionsList", "CommentsCorrections", written
    ):
        _write_relation(element, relation)
    for symbol, element in _each(
        citation, "GeneSymbolList", "GeneSymbol", publication.gene_symbols
    ):
        element.text = symbol
    for heading, element in _each(
        citation, "MeshHeadingList", "MeshHeading", publication.mesh_headings
    ):
        _write_term(element, "DescriptorName", heading.descriptor)
        for qualifier in heading.qualifiers:
            _write_term(element, "QualifierName", qualifier)
    if publication.number_of_references is not None:
        count = str(publication.number_of_references)
        _leaf(citation, "NumberOfReferences", count)
    for name, element in _each(
        citation,
        "PersonalNameSubjectList",
        "PersonalNameSubject",
        publication.personal_name_subjects,
    ):
        people.write_name(element, name)
    for other in entry.other_identifiers:
        _leaf(citation, "OtherID", other.text).set("Source", other.scheme)
    for abstract in publication.other_abstracts:
        element = SubElement(citation, "OtherAbstract")
        _set(element, Type=abstract.kind, Language=abstract.language)
        _write_abstract(element, abstract)
    for owner, keywords in groupby(publication.keywords, key=lambda each: each.owner):
        words = SubElement(citation, "KeywordList")
        _set(words, Owner=owner)
        for keyword in keywords:
            element = fill(SubElement(words, "Keyword"), keyword.text)
            element.set("MajorTopicYN", _yes(keyword.major))
    if publication.coi_statement is not None:
        fill(SubElement(citation, "CoiStatement"), publication.coi_statement)
    if publication.investigators:
        listed = SubElement(citation, "InvestigatorList")
        _set(listed, ID=people.TIE if _tied(publication) is not None else None)
        for investigator in publication.investigators:
            people.write_investigator(listed, investigator)


def _write_article(
    article: Element, publication: Publication, entry: CatalogueEntry
) -> None:
    _set(article, PubModel=entry.publication_model)
    issue_date = _first(publication.dates, DateKind.ISSUE)
    if issue_date is None:
        # Who does not tell print from electronic means the date of publication.
        issue_date = _first(publication.dates, DateKind.PUBLISHED)
    _write_journal(article, publication.journal, publication.issue, issue_date)
    if publication.title is not None:
        fill(SubElement(article, "ArticleTitle"), publication.title)
    if publication.pagination is not None:
        element = SubElement(article, "Pagination")
        _optional(element, "StartPage", publication.pagination.start)
        _optional(element, "EndPage", publication.pagination.end)
        _optional(element, "MedlinePgn", publication.pagination.text)
    for locator in publication.locators:
        scheme, text = spell_identifier(locator.identifier)
        element = _leaf(article, "ELocationID", text)
        _set(element, EIdType=scheme, ValidYN=_yes(locator.valid))
    if publication.abstract is not None:
        element = SubElement(article, "Abstract")
        _write_abstract(element, publication.abstract)
    if publication.authors:
        element = SubElement(article, "AuthorList")
        element.set("CompleteYN", _yes(publication.authors_complete))
        for author in publication.authors:
            people.write_author(element, author, tied=_tied(publication))
    for language in publication.languages:
        _leaf(article, "Language", language)
    if publication.registrations:
        element = SubElement(article, "DataBankList")
        element.set("CompleteYN", _yes(publication.registrations_complete))
        for name, numbers in groupby(publication.registrations, key=_bank):
            bank = SubElement(element, "DataBank")
            _optional(bank, "DataBankName", name)
            _write_numbers(bank, numbers)
    if publication.grants:
        element = SubElement(article, "GrantList")
        element.set("CompleteYN", _yes(publication.grants_complete))
        for grant in publication.grants:
            each = SubElement(element, "Grant")
            _optional(each, "GrantID", grant.number)
            _optional(each, "Acronym", grant.acronym)
            _optional(each, "Agency", grant.agency)
            _optional(each, "Country", grant.country)
    for kind, element in _each(
        article, "PublicationTypeList", "PublicationType", publication.publication_types
    ):
        element.text = kind.name
        _set(element, UI=_str(kind.ui))
    if publication.vernacular_title is not None:
        fill(SubElement(article, "VernacularTitle"), publication.vernacular_title)
    for stated in publication.dates:
        if stated.kind is DateKind.ELECTRONIC:
            element = Element("ArticleDate", DateType="Electronic")
            if write_moment(element, stated) or stated.text is not None:
                article.append(element)


def _tied(publication: Publication) -> str | None:
    collectives = {known.of for known in publication.investigators}
    return collectives.pop() if len(collectives) == 1 else None


def _write_journal(
    article: Element,
    journal: Journal | None,
    issue: Issue | None,
    date: PublicationDate | None,
) -> None:
    element = Element("Journal")
    cited = _cited_issn(journal, issue)
    if cited is not None:
        issn = _leaf(element, "ISSN", spell_identifier(cited.issn)[1])
        _set(issn, IssnType=_ISSN_TYPES.get(cited.type or IssnType.LINKING))
    part = Element("JournalIssue")
    if issue is not None or date is not None:
        if issue is not None:
            _set(part, CitedMedium=_MEDIA.get(issue.medium) if issue.medium else None)
            _optional(part, "Volume", issue.volume)
            _optional(part, "Issue", issue.number)
        if date is not None:
            write_pub_date(SubElement(part, "PubDate"), date)
    if len(part) or part.attrib:
        element.append(part)
    if journal is not None:
        _optional(element, "Title", journal.title)
        _optional(element, "ISOAbbreviation", journal.iso_abbreviation)
    if len(element):
        article.append(element)


def _cited_issn(journal: Journal | None, issue: Issue | None) -> JournalIssn | None:
    """Give the ISSN that was cited, or else the journal's first but for the linking."""
    if issue is not None and issue.issn is not None:
        return issue.issn
    known = journal.issns if journal is not None else ()
    return next((each for each in known if each.type is not IssnType.LINKING), None)


def _write_journal_info(citation: Element, journal: Journal) -> None:
    element = Element("MedlineJournalInfo")
    _optional(element, "Country", journal.country)
    _optional(element, "MedlineTA", journal.medline_abbreviation)
    if journal.nlm_id is not None:
        _leaf(element, "NlmUniqueID", spell_identifier(journal.nlm_id)[1])
    linking = journal.issn_of(IssnType.LINKING)
    if linking is not None:
        _leaf(element, "ISSNLinking", spell_identifier(linking)[1])
    if len(element):
        citation.append(element)


def _write_abstract(element: Element, abstract: Abstract) -> None:
    for section in abstract.sections:
        part = fill(SubElement(element, "AbstractText"), section.text)
        _set(part, Label=section.label, NlmCategory=section.category)
    _optional(element, "CopyrightInformation", abstract.copyright)


def _write_numbers(bank: Element, numbers: Iterable[Registration]) -> None:
    stated = [known.identifier for known in numbers if known.identifier is not None]
    if stated:
        listed = SubElement(bank, "AccessionNumberList")
        for number in stated:
            _leaf(listed, "AccessionNumber", spell_identifier(number)[1])


def _write_relation(element: Element, relation: Relation) -> None:
    element.set("RefType", _REF_TYPES[relation.kind])
    if relation.target.citation is not None:
        fill(SubElement(element, "RefSource"), relation.target.citation)
    number = next(
        (
            known
            for known in relation.target.identifiers
            if isinstance(known, Pmid) or spell_identifier(known)[0] == "pubmed"
        ),
        None,
    )
    if number is not None:
        pmid = _leaf(element, "PMID", spell_identifier(number)[1])
        pmid.set(
            "Version",
            "1" if relation.target.version is None else relation.target.version,
        )
    _optional(element, "Note", relation.note)


def _write_term(heading: Element, tag: str, term: MeshTerm) -> None:
    element = _named(heading, tag, term.name, term.ui)
    _set(element, MajorTopicYN=_yes(term.major), Type=term.type)


def _write_data(data: Element, publication: Publication, entry: CatalogueEntry) -> None:
    history = Element("History")
    for stated in publication.dates:
        if stated.kind.value in vocabulary.PUB_STATUSES:
            element = Element("PubMedPubDate", PubStatus=stated.kind.value)
            if write_moment(element, stated) or stated.text is not None:
                history.append(element)
    if len(history):
        data.append(history)
    _optional(data, "PublicationStatus", entry.publication_status)
    _write_ids(data, publication.identifiers)
    for listed in publication.reference_lists:
        _write_references(data, listed)


def _write_references(parent: Element, listed: ReferenceList) -> None:
    element = SubElement(parent, "ReferenceList")
    _optional(element, "Title", listed.title)
    for work in listed.references:
        reference = SubElement(element, "Reference")
        if work.citation is not None:
            fill(SubElement(reference, "Citation"), work.citation)
        _write_ids(reference, work.identifiers)
    for inner in listed.lists:
        _write_references(element, inner)


def _write_ids(parent: Element, identifiers: Iterable[WorkIdentifier]) -> None:
    for identifier, element in _each(
        parent, "ArticleIdList", "ArticleId", tuple(identifiers)
    ):
        scheme, element.text = spell_identifier(identifier)
        element.set("IdType", scheme)


def _each(
    parent: Element, list_tag: str, tag: str, values: Iterable[T]
) -> Iterator[tuple[T, Element]]:
    listed: Element | None = None
    for value in values:
        if listed is None:
            listed = SubElement(parent, list_tag)
        yield value, SubElement(listed, tag)


def _leaf(parent: Element, tag: str, text: str) -> Element:
    element = SubElement(parent, tag)
    element.text = text
    return element


def _optional(parent: Element, tag: str, text: str | None) -> None:
    if text is not None:
        SubElement(parent, tag).text = text


def _named(parent: Element, tag: str, name: str, ui: MeshUi | None) -> Element:
    element = _leaf(parent, tag, name)
    _set(element, UI=_str(ui))
    return element


def _set(element: Element, **values: str | None) -> None:
    for key, value in values.items():
        if value is not None:
            element.set(key, value)


def _date(parent: Element, tag: str, date: PartialDate | DateRange | None) -> None:
    if isinstance(date, PartialDate) and has_plain_day(date):
        write_day(SubElement(parent, tag), date)


def _first(dates: Iterable[PublicationDate], kind: DateKind) -> PublicationDate | None:
    return next((stated for stated in dates if stated.kind is kind), None)


def _bank(registration: Registration) -> str | None:
    return registration.bank


def _str(value: object) -> str | None:
    return None if value is None else str(value)


def _yes(value: bool) -> str:  # noqa: FBT001 - a flag is what it writes
    return "Y" if value else "N"
