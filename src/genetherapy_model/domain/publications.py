"""The publication: everything that one source says of one work of the literature."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement, to_tuple
from genetherapy_model.domain._texts import to_texts
from genetherapy_model.domain.authors import (
    CollectiveAuthor,
    Investigator,
    PersonalAuthor,
)
from genetherapy_model.domain.dates import DateRange, PartialDate, to_optional_date
from genetherapy_model.domain.funding import Grant, Registration
from genetherapy_model.domain.identifiers import (
    Doi,
    MeshUi,
    OtherIdentifier,
    Pmcid,
    Pmid,
)
from genetherapy_model.domain.journals import Issue, Journal, JournalIssn, Pagination
from genetherapy_model.domain.modalities import ModalityClaim
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.quotations import Quotation
from genetherapy_model.domain.records import CatalogueEntry, Extra
from genetherapy_model.domain.subjects import (
    Chemical,
    Keyword,
    MeshHeading,
    SupplementaryConcept,
    to_mesh_ui,
)
from genetherapy_model.domain.text import (
    MarkedText,
    to_marked_text,
    to_optional_marked_text,
)
from genetherapy_model.domain.works import (
    ReferenceList,
    Relation,
    RelationKind,
    WorkReference,
    to_work_identifiers,
)
from genetherapy_model.errors import InvalidValue

__all__ = [
    "Abstract",
    "AbstractSection",
    "DateKind",
    "Locator",
    "Publication",
    "PublicationDate",
    "PublicationType",
]


def to_abstract_sections(
    values: Iterable[AbstractSection],
) -> tuple[AbstractSection, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


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


@frozen(kw_only=True, repr=False, weakref_slot=False)
class PublicationType(Statement):
    """What kind of publication a work is, in the words of its catalogue.

    Source: PubMed's PublicationType; MeSH, category V.

    Attributes:
        name: The type: ``"Journal Article"``, ``"Review"``.
        ui: Its MeSH unique identifier.

    Raises:
        InvalidIdentifier: If the text given as ``ui`` is none.

    >>> PublicationType(name="Review", ui="D016454")
    PublicationType(name='Review', ui=MeshUi('D016454'))
    >>> PublicationType(name="Review", ui="review")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: 'review' is no MeSH ...
    """

    name: str
    ui: MeshUi | None = field(default=None, converter=to_mesh_ui)

    def __str__(self) -> str:
        return self.name


@frozen(kw_only=True, repr=False, weakref_slot=False)
class AbstractSection(Statement):
    """A section of an abstract: its text, its printed label and its NLM category.

    Source: PubMed's AbstractText,
    https://www.nlm.nih.gov/bsd/policy/structured_abstracts.html.

    Attributes:
        text: The text; text with markup is accepted and parsed. It may be empty.
        label: The label as printed: ``"PATIENTS AND METHODS"``.
        category: NLM's category: ``"METHODS"``; ``"UNASSIGNED"`` is one, and not the
            same as None.

    Raises:
        InvalidMarkup: If the text has broken markup.

    >>> section = AbstractSection(text="10<sup>13</sup> vg/kg", label="Dose")
    >>> str(section)
    'Dose: 10^13 vg/kg'
    >>> AbstractSection(text="10<sup>13 vg/kg")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidMarkup: ...
    """

    text: MarkedText = field(converter=to_marked_text)
    label: str | None = None
    category: str | None = None

    def __str__(self) -> str:
        return f"{self.label}: {self.text.plain}" if self.label else self.text.plain


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Abstract(Statement):
    """An abstract, in the sections in which it is given.

    Source: PubMed's Abstract and OtherAbstract.

    Attributes:
        sections: Its sections; an unstructured abstract has one without a label.
        copyright: The copyright line that stands with it.
        kind: The kind of another abstract: ``"plain-language-summary"``.
        language: The language of another abstract, in its catalogue's code.

    Raises:
        InvalidType: If the sections are one text and no list.

    >>> str(Abstract(sections=[AbstractSection(text="We did.", label="METHODS")]))
    'METHODS: We did.'
    >>> Abstract(sections="We did.")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: expected a list or tuple, got the text ...
    """

    sections: tuple[AbstractSection, ...] = field(
        default=(), converter=to_abstract_sections
    )
    copyright: str | None = None
    kind: str | None = None
    language: str | None = None

    def __str__(self) -> str:
        return "\n".join(map(str, self.sections))


class DateKind(Enum):
    """What happened on a date.

    Source: PubMed's PubDate (the date of the issue), ArticleDate (electronic) and
    PubStatus (the rest), https://dtd.nlm.nih.gov/ncbi/pubmed/. ``PUBLISHED`` is for
    sources that do not tell print from electronic.
    """

    PUBLISHED = "published"
    ISSUE = "issue"
    ELECTRONIC = "electronic"
    RECEIVED = "received"
    REVISED = "revised"
    ACCEPTED = "accepted"
    EPUBLISH = "epublish"
    PPUBLISH = "ppublish"
    AHEAD_OF_PRINT = "aheadofprint"
    ECOLLECTION = "ecollection"
    RETRACTED = "retracted"
    PMC = "pmc"
    PMC_RELEASE = "pmc-release"
    PMCR = "pmcr"
    ENTREZ = "entrez"
    PUBMED = "pubmed"
    PUBMEDR = "pubmedr"
    PREMEDLINE = "premedline"
    MEDLINE = "medline"
    MEDLINER = "medliner"


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
class PublicationDate(Statement):
    """A date in the life of a work, and what happened then.

    Attributes:
        kind: What happened.
        date: The date; text is parsed. None where the text of the source is no date.
        text: How the source wrote it, only where the canonical form of a format would
            not give it back.
        hour: The hour, 0 to 23, where stated.
        minute: The minute, 0 to 59, where stated.

    Raises:
        InvalidDate: If the text is no date.
        InvalidValue: If there is no such hour or minute.

    >>> str(PublicationDate(kind=DateKind.ISSUE, date="2018 May - Jun"))
    'issue 2018-05/2018-06'
    >>> PublicationDate(kind=DateKind.ENTREZ, date="2013-05-02", hour=25)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: PublicationDate.hour: 25 is not in 0 to 23
    """

    kind: DateKind
    date: PartialDate | DateRange | None = field(converter=to_optional_date)
    text: str | None = None
    hour: int | None = None
    minute: int | None = None

    def _check(self) -> None:
        if self.hour is not None and not 0 <= self.hour <= 23:
            raise InvalidValue(f"PublicationDate.hour: {self.hour} is not in 0 to 23")
        if self.minute is not None and not 0 <= self.minute <= 59:
            raise InvalidValue(
                f"PublicationDate.minute: {self.minute} is not in 0 to 59"
            )

    def __str__(self) -> str:
        return f"{self.kind.value} {self.text if self.date is None else self.date}"


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Locator(Statement):
    """An identifier that a citation prints, and whether it is marked as wrong.

    Source: PubMed's ELocationID.

    Attributes:
        identifier: A DOI, a publisher item identifier, or another.
        valid: False where the catalogue marks it as wrong (ValidYN="N").

    Raises:
        InvalidType: If the identifier is mere text: ``Doi.parse()`` reads it.

    >>> Locator(identifier=Doi("10.1089/hum.2023.152")).valid
    True
    >>> Locator(identifier="10.1089/hum.2023.152")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Locator.identifier: expected Doi or Other...
    """

    identifier: Doi | OtherIdentifier
    valid: bool = True

    def __str__(self) -> str:
        return str(self.identifier)


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
        personal_name_subjects: People whom the work is about.
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
        by_kind = {stated.kind: stated.date for stated in reversed(self.dates)}
        for kind in _OF_PUBLICATION:
            if by_kind.get(kind) is not None:
                return by_kind[kind]
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
        match self.first_author:
            case PersonalAuthor(person=person):
                name = person.name.family or str(person.name)
            case CollectiveAuthor(name=collective):
                name = collective.plain.partition(" ")[0]
            case None:
                name = "anonymous"
        year = self.year
        words = _ascii(self.title.plain if self.title is not None else "").split()
        word = next((word for word in words if word not in _SMALL_WORDS), "")
        key = f"{''.join(_ascii(name).split())}{'' if year is None else year}{word}"
        return key or "anonymous"

    def __str__(self) -> str:
        """Cite the work in one line, much as MEDLINE does."""
        shown = [_authors(self.authors)]
        shown.append(self.title.plain.rstrip(".") if self.title is not None else "")
        shown.append(str(self.journal or ""))
        shown.append(self._place())
        line = ". ".join(part for part in shown if part)
        identifier = f"doi:{self.doi}" if self.doi else ""
        if not identifier and self.pmid is not None:
            identifier = f"PMID:{self.pmid}"
        return " ".join(filter(None, (f"{line}." if line else "", identifier)))

    def _place(self) -> str:
        place = str(self.date or "")
        if self.issue is not None and self.issue.volume:
            place += f";{self.issue.volume}"
        if self.issue is not None and self.issue.number:
            place += f"({self.issue.number})"
        pages = str(self.pagination or "")
        return f"{place}:{pages}" if pages else place


_SMALL_WORDS = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to"})


def _ascii(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9\s]", "", bare.lower())


def _authors(authors: tuple[PersonalAuthor | CollectiveAuthor, ...]) -> str:
    names = [
        author.name.medline if isinstance(author, PersonalAuthor) else str(author)
        for author in authors[:6]
    ]
    if len(authors) > len(names):
        names.append("et al")
    return ", ".join(names)
