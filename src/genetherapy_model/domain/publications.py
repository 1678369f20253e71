"""The publication: everything that one source says of one work of the literature."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from genetherapy_model.domain._citing import cite_authors, cite_key, cite_place
from genetherapy_model.domain._statements import Statement, to_tuple
from genetherapy_model.domain._texts import to_texts
from genetherapy_model.domain.abstracts import Abstract
from genetherapy_model.domain.authors import (
    CollectiveAuthor,
    Investigator,
    PersonalAuthor,
    to_people,
)
from genetherapy_model.domain.dates import DateRange, PartialDate
from genetherapy_model.domain.funding import Grant, Registration
from genetherapy_model.domain.identifiers import (
    Doi,
    OtherIdentifier,
    Pmcid,
    Pmid,
)
from genetherapy_model.domain.journals import Issue, Journal, JournalIssn, Pagination
from genetherapy_model.domain.modalities import ModalityClaim
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.quotations import Quotation
from genetherapy_model.domain.records import CatalogueEntry, Extra
from genetherapy_model.domain.subjects import (
    Chemical,
    Keyword,
    MeshHeading,
    PublicationType,
    SupplementaryConcept,
)
from genetherapy_model.domain.text import (
    MarkedText,
    to_optional_marked_text,
)
from genetherapy_model.domain.works import (
    Locator,
    ReferenceList,
    Relation,
    RelationKind,
    WorkReference,
    to_work_identifiers,
)

__all__ = ["Publication"]


def to_publication_types(
    values: Iterable[PublicationType],
) -> tuple[PublicationType, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_abstracts(values: Iterable[Abstract]) -> tuple[Abstract, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_authors(
    values: Iterable[PersonalAuthor | CollectiveAuthor],
) -> tuple[PersonalAuthor | CollectiveAuthor, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_investigators(values: Iterable[Investigator]) -> tuple[Investigator, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_publication_dates(
    values: Iterable[PublicationDate],
) -> tuple[PublicationDate, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_locators(values: Iterable[Locator]) -> tuple[Locator, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_keywords(values: Iterable[Keyword]) -> tuple[Keyword, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_mesh_headings(values: Iterable[MeshHeading]) -> tuple[MeshHeading, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_supplementary_concepts(
    values: Iterable[SupplementaryConcept],
) -> tuple[SupplementaryConcept, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_chemicals(values: Iterable[Chemical]) -> tuple[Chemical, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_person_names(values: Iterable[PersonName]) -> tuple[PersonName, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_grants(values: Iterable[Grant]) -> tuple[Grant, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_registrations(values: Iterable[Registration]) -> tuple[Registration, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_reference_lists(values: Iterable[ReferenceList]) -> tuple[ReferenceList, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_relations(values: Iterable[Relation]) -> tuple[Relation, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_quotations(values: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_modality_claims(values: Iterable[ModalityClaim]) -> tuple[ModalityClaim, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_entries(values: Iterable[CatalogueEntry]) -> tuple[CatalogueEntry, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_extras(values: Iterable[Extra]) -> tuple[Extra, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


_OF_PUBLICATION = (
    DateKind.ISSUE,
    DateKind.PUBLISHED,
    DateKind.ELECTRONIC,
    DateKind.PPUBLISH,
    DateKind.EPUBLISH,
    DateKind.ECOLLECTION,
    DateKind.AHEAD_OF_PRINT,
)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Publication(Statement):
    """A work of the literature, as far as its sources state it.

    Nothing is required but what the source says: real records lack titles, authors
    and journals. The fields follow PubMed (https://dtd.nlm.nih.gov/ncbi/pubmed/),
    with quotations, modality claims and roles beside them. To change one, use
    ``attrs.evolve``.

    Attributes:
        title: The title; PubMed puts a translated one in brackets.
        vernacular_title: The title in the language of the work.
        publication_types: What kind of publication it is.
        abstract: The abstract.
        other_abstracts: Abstracts in other languages or for other readers.
        authors: Persons and collectives, in order.
        authors_complete: False where the source says that the list is not complete.
        investigators: People listed as investigators of a study group.
        editors: Editors of the work.
        journal: The journal.
        issue: The issue.
        pagination: The pages, or article number.
        dates: Dates by kind, in the source's order.
        locators: What a citation prints: DOI or item identifier, with its validity.
        identifiers: Identifiers that the catalogue ties to the work; CURIEs are
            accepted as text.
        languages: The languages of the work, in the source's codes.
        keywords: Keywords of authors and others.
        mesh_headings: MeSH headings.
        supplementary_concepts: MeSH concepts beside the headings.
        chemicals: Substances with registry numbers.
        gene_symbols: Symbols as PubMed listed them from 1991 to 1995.
        personal_name_subjects: Names of people whom the work is about.
        people: People whom the work names otherwise, with the roles it gives them.
        grants: Grants that paid for it.
        grants_complete: False where the source says that the list is not complete.
        registrations: Trials and data it is tied to.
        registrations_complete: False where the list is said not to be complete.
        reference_lists: What it cites, in its lists.
        number_of_references: How many references the source counts.
        relations: What it retracts, corrects, describes..., and the reverse.
        coi_statement: The statement on conflicts of interest.
        quotations: What people are quoted as saying in it.
        modality_claims: Which therapies it is said to be about, with evidence.
        entries: How catalogues keep its record.
        extras: What the model has no word for.

    Raises:
        InvalidMarkup: If a text has broken markup.
        InvalidIdentifier: If an identifier given as text is none.
        InvalidType: If a field is of another type.

    >>> review = Publication(
    ...     title="Advances and Challenges in the Development of Gene Therapy "
    ...           "Medicinal Products for Rare Diseases",
    ...     journal=Journal(title="Human Gene Therapy"),
    ...     dates=[PublicationDate(kind=DateKind.PUBLISHED, date="2023")],
    ...     identifiers=["doi:10.1089/hum.2023.152"],
    ... )
    >>> review.doi, review.year, review.cite_key
    (Doi('10.1089/hum.2023.152'), 2023, 'anonymous2023advances')
    >>> Publication(title="<i>Advances")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidMarkup: ...
    """

    title: MarkedText | None = field(default=None, converter=to_optional_marked_text)
    vernacular_title: MarkedText | None = field(
        default=None, converter=to_optional_marked_text
    )
    publication_types: tuple[PublicationType, ...] = field(
        default=(), converter=to_publication_types
    )
    abstract: Abstract | None = None
    other_abstracts: tuple[Abstract, ...] = field(default=(), converter=to_abstracts)
    authors: tuple[PersonalAuthor | CollectiveAuthor, ...] = field(
        default=(), converter=to_authors
    )
    authors_complete: bool = True
    investigators: tuple[Investigator, ...] = field(
        default=(), converter=to_investigators
    )
    editors: tuple[PersonalAuthor | CollectiveAuthor, ...] = field(
        default=(), converter=to_authors
    )
    journal: Journal | None = None
    issue: Issue | None = None
    pagination: Pagination | None = None
    dates: tuple[PublicationDate, ...] = field(
        default=(), converter=to_publication_dates
    )
    locators: tuple[Locator, ...] = field(default=(), converter=to_locators)
    identifiers: tuple[Doi | Pmid | Pmcid | OtherIdentifier, ...] = field(
        default=(), converter=to_work_identifiers
    )
    languages: tuple[str, ...] = field(default=(), converter=to_texts)
    keywords: tuple[Keyword, ...] = field(default=(), converter=to_keywords)
    mesh_headings: tuple[MeshHeading, ...] = field(
        default=(), converter=to_mesh_headings
    )
    supplementary_concepts: tuple[SupplementaryConcept, ...] = field(
        default=(), converter=to_supplementary_concepts
    )
    chemicals: tuple[Chemical, ...] = field(default=(), converter=to_chemicals)
    gene_symbols: tuple[str, ...] = field(default=(), converter=to_texts)
    personal_name_subjects: tuple[PersonName, ...] = field(
        default=(), converter=to_person_names
    )
    people: tuple[Person, ...] = field(default=(), converter=to_people)
    grants: tuple[Grant, ...] = field(default=(), converter=to_grants)
    grants_complete: bool = True
    registrations: tuple[Registration, ...] = field(
        default=(), converter=to_registrations
    )
    registrations_complete: bool = True
    reference_lists: tuple[ReferenceList, ...] = field(
        default=(), converter=to_reference_lists
    )
    number_of_references: int | None = None
    relations: tuple[Relation, ...] = field(default=(), converter=to_relations)
    coi_statement: MarkedText | None = field(
        default=None, converter=to_optional_marked_text
    )
    quotations: tuple[Quotation, ...] = field(default=(), converter=to_quotations)
    modality_claims: tuple[ModalityClaim, ...] = field(
        default=(), converter=to_modality_claims
    )
    entries: tuple[CatalogueEntry, ...] = field(default=(), converter=to_entries)
    extras: tuple[Extra, ...] = field(default=(), converter=to_extras)

    @property
    def doi(self) -> Doi | None:
        """The DOI: of the identifiers first, else of the valid locators."""
        for known in self.identifiers:
            if type(known) is Doi:
                return known
        for locator in self.locators:
            if locator.valid and type(locator.identifier) is Doi:
                return locator.identifier
        return None

    @property
    def pmid(self) -> Pmid | None:
        """The PMID: of the catalogue entries first, else of the identifiers."""
        for entry in self.entries:
            if type(entry.identifier) is Pmid:
                return entry.identifier
        return next((known for known in self.identifiers if type(known) is Pmid), None)

    @property
    def pmcid(self) -> Pmcid | None:
        """The first PMCID, or None."""
        return next((known for known in self.identifiers if type(known) is Pmcid), None)

    @property
    def date(self) -> PartialDate | DateRange | None:
        """When it was published: in its issue, else electronically, or None."""
        dates = [known for known in self.dates if known.date is not None]
        for kind in _OF_PUBLICATION:
            for stated in dates:
                if stated.kind is kind:
                    return stated.date
        return None

    @property
    def year(self) -> int | None:
        """The year in which it was published; of a range, the first."""
        date = self.date
        if isinstance(date, DateRange):
            date = date.start or date.end
        return date.year if date is not None else None

    @property
    def first_author(self) -> PersonalAuthor | CollectiveAuthor | None:
        """The first author, or None."""
        return self.authors[0] if self.authors else None

    @property
    def issns(self) -> tuple[JournalIssn, ...]:
        """All ISSNs: the one that was cited, then those of the journal."""
        cited = self.issue.issn if self.issue is not None else None
        journal = self.journal.issns if self.journal is not None else ()
        return journal if cited is None else (cited, *journal)

    @property
    def references(self) -> tuple[WorkReference, ...]:
        """All works it cites: those of its lists, then its relations of that kind."""
        listed = [work for inner in self.reference_lists for work in inner]
        cited = (
            relation.target
            for relation in self.relations
            if relation.kind is RelationKind.CITES
        )
        return (*listed, *cited)

    @property
    def is_retracted(self) -> bool:
        """Whether it is stated to be retracted, by a relation or by its type."""
        return any(
            relation.kind
            in (RelationKind.RETRACTED_BY, RelationKind.RETRACTED_AND_REPUBLISHED_IN)
            for relation in self.relations
        ) or any(
            known.name == "Retracted Publication" for known in self.publication_types
        )

    @property
    def cite_key(self) -> str:
        """A key of small ASCII letters and digits, such as ``bueren2023advances``."""
        return cite_key(self.first_author, self.year, self.title)

    def __str__(self) -> str:
        """Cite the work in one line, much as MEDLINE does."""
        shown = [
            cite_authors(self.authors, complete=self.authors_complete),
            self.title.plain.rstrip(".") if self.title is not None else "",
            str(self.journal or ""),
            cite_place(self.date, self.issue, self.pagination),
        ]
        # The parts may stand in several lines, as titles in XML do.
        line = " ".join(". ".join(part for part in shown if part).split())
        identifier = f"doi:{self.doi}" if self.doi else ""
        if not identifier and self.pmid is not None:
            identifier = f"PMID:{self.pmid}"
        return " ".join(filter(None, (f"{line}." if line else "", identifier)))
