"""What a format may hold of a publication, feature by feature.

Each is stated by examples; how much of it a format holds is told by ``degrees``.
"""

from __future__ import annotations

from typing import Final

from attrs import evolve

from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.authors import (
    CollectiveAuthor,
    Investigator,
    PersonalAuthor,
)
from genetherapy_model.domain.funding import Grant, Registration
from genetherapy_model.domain.identifiers import Doi, Issn, NctId, Orcid, Pmid, RorId
from genetherapy_model.domain.journals import (
    IssnType,
    Issue,
    Journal,
    JournalIssn,
    Pagination,
)
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.quotations import Quotation
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.roles import Contribution, CreditRole
from genetherapy_model.domain.subjects import (
    Chemical,
    Keyword,
    MeshHeading,
    MeshTerm,
    PublicationType,
    SupplementaryConcept,
)
from genetherapy_model.domain.works import (
    Locator,
    ReferenceList,
    Relation,
    RelationKind,
    WorkReference,
)
from genetherapy_model.formats.degrees import Feature

__all__ = ["FEATURES"]


_NOTHING: Final = Publication()


def _feature(
    name: str, stated: Publication, unstated: Publication = _NOTHING
) -> Feature:
    return Feature(name, ((stated, unstated),))


def _dates(name: str, date: str, coarser: str | None = None) -> Feature:
    """State a date as that of the publication, or as that of its issue."""
    return Feature(
        name,
        tuple(
            (
                _dated(PublicationDate(kind=kind, date=date)),
                _dated(PublicationDate(kind=kind, date=coarser))
                if coarser
                else _NOTHING,
            )
            for kind in (DateKind.PUBLISHED, DateKind.ISSUE)
        ),
    )


def _by(name: PersonName, orcid: Orcid | None = None) -> Publication:
    person = Person(name=name, identifiers=[] if orcid is None else [orcid])
    return Publication(authors=[PersonalAuthor(person=person)])


def _dated(*dates: PublicationDate) -> Publication:
    return Publication(dates=dates)


def _journal(*issns: JournalIssn) -> Journal:
    return Journal(title="Human Gene Therapy", issns=issns)


def _abstract(text: str) -> Abstract:
    return Abstract(sections=[AbstractSection(text=text)])


_NAMED = PersonName(family="Bueren", given="Juan")
_PERSON = Person(name=_NAMED)
_ONE = Publication(authors=[PersonalAuthor(person=_PERSON)])
_DOI, _PMID = Doi("10.1089/hum.2023.152"), Pmid("37960000")
_TARGET = WorkReference(citation="Blood. 2002;99(1):1", identifiers=["pubmed:12044394"])
_BY_DOI = WorkReference(identifiers=["doi:10.1182/blood.v99.1.1"])
_DESCRIPTOR = MeshTerm(name="Genetic Therapy", ui="D015316")
_PRINT = JournalIssn(issn=Issn("1043-0342"), type=IssnType.PRINT)
_ONLINE = JournalIssn(issn=Issn("1557-7422"), type=IssnType.ELECTRONIC)
_LINKING = evolve(_PRINT, type=IssnType.LINKING)
_UNTYPED, _UNTYPED_TOO = JournalIssn(issn=_PRINT.issn), JournalIssn(issn=_ONLINE.issn)

FEATURES: Final = (
    _feature("title", Publication(title="Gene therapy")),
    _feature(
        "inline markup in titles",
        Publication(title="AAV<sub>9</sub> at 10<sup>13</sup> vg/kg"),
        Publication(title="AAV9 at 10^13 vg/kg"),
    ),
    _feature(
        "vernacular title",
        Publication(title="Gene therapy", vernacular_title="Terapia génica"),
        Publication(title="Gene therapy"),
    ),
    _feature("family and given name", _ONE, _by(PersonName(literal="Juan Bueren"))),
    _feature(
        "suffix of a name",
        _by(PersonName(family="Bueren", given="Juan", suffix="Jr")),
        _ONE,
    ),
    _feature(
        "particle of a name, kept apart",
        _by(PersonName(family="Berg", given="Jan", particle="van den")),
        _by(PersonName(family="van den Berg", given="Jan")),
    ),
    _feature(
        "initials beside the given name",
        _by(PersonName(family="Bueren", given="Juan", initials="J")),
        _ONE,
    ),
    _feature("a name of one word", _by(PersonName(family="Sukarno"))),
    _feature(
        "collective author",
        Publication(authors=[CollectiveAuthor(name="NTLA-2001 Study Group")]),
    ),
    _feature(
        "investigators of a collective",
        Publication(investigators=[Investigator(person=_PERSON)]),
    ),
    _feature(
        "the same name in another script",
        _by(
            PersonName(
                family="Wang",
                given="Xiaoming",
                in_other_scripts=[PersonName(family="王", given="小明", language="zh")],
            )
        ),
        _by(PersonName(family="Wang", given="Xiaoming")),
    ),
    _feature(
        "ORCID iD of an author",
        _by(_NAMED, orcid=Orcid("0000-0002-1825-0097")),
        _ONE,
    ),
    _feature(
        "several affiliations of an author",
        Publication(
            authors=[
                PersonalAuthor(
                    person=_PERSON,
                    affiliations=[
                        Affiliation(text="CIEMAT, Madrid."),
                        Affiliation(text="IIS-FJD, Madrid."),
                    ],
                )
            ]
        ),
        _ONE,
    ),
    _feature(
        "identifiers of an affiliation",
        Publication(
            authors=[
                PersonalAuthor(
                    person=_PERSON,
                    affiliations=[
                        Affiliation(text="CIEMAT", identifiers=[RorId("05xx77y52")])
                    ],
                )
            ]
        ),
        Publication(
            authors=[
                PersonalAuthor(
                    person=_PERSON, affiliations=[Affiliation(text="CIEMAT")]
                )
            ]
        ),
    ),
    _feature(
        "contributions (CRediT)",
        Publication(
            authors=[
                PersonalAuthor(
                    person=_PERSON,
                    contributions=[Contribution(role=CreditRole.SUPERVISION)],
                )
            ]
        ),
        _ONE,
    ),
    _feature(
        "equal contribution of authors",
        Publication(authors=[PersonalAuthor(person=_PERSON, equal_contribution=True)]),
        _ONE,
    ),
    _feature(
        "a list of authors that is not complete",
        evolve(_ONE, authors_complete=False),
        _ONE,
    ),
    _feature("editors", Publication(editors=[PersonalAuthor(person=_PERSON)])),
    _dates("date: year", "2023"),
    _dates("date: month", "2023-11", "2023"),
    _dates("date: day", "2023-11-14", "2023-11"),
    _dates("date: season", "2023 Winter", "2023"),
    _dates("date: range", "1998 Dec-1999 Jan", "1998"),
    Feature(
        "several dates, each with its kind",
        tuple(
            (
                _dated(
                    PublicationDate(kind=kind, date="2023-11-14"),
                    PublicationDate(kind=DateKind.ELECTRONIC, date="2023-10-01"),
                    PublicationDate(kind=DateKind.RECEIVED, date="2023-02-03"),
                ),
                _dated(PublicationDate(kind=kind, date="2023-11-14")),
            )
            for kind in (DateKind.PUBLISHED, DateKind.ISSUE)
        ),
    ),
    _feature("journal title", Publication(journal=_journal())),
    _feature(
        "journal abbreviation",
        Publication(
            journal=Journal(
                title="Human Gene Therapy", iso_abbreviation="Hum Gene Ther"
            )
        ),
        Publication(journal=_journal()),
    ),
    Feature(
        "ISSN of the journal",
        (
            (
                Publication(journal=_journal(_UNTYPED)),
                Publication(journal=_journal()),
            ),
            (
                Publication(issue=Issue(volume="34", issn=_UNTYPED)),
                Publication(issue=Issue(volume="34")),
            ),
        ),
    ),
    Feature(
        "ISSNs by their type",
        (
            (
                Publication(journal=_journal(_PRINT, _ONLINE)),
                Publication(journal=_journal(_UNTYPED, _UNTYPED_TOO)),
            ),
            (
                Publication(journal=_journal(_LINKING), issue=Issue(issn=_ONLINE)),
                Publication(journal=_journal(_UNTYPED), issue=Issue(issn=_UNTYPED_TOO)),
            ),
        ),
    ),
    _feature("volume and issue", Publication(issue=Issue(volume="34", number="21-22"))),
    _feature("pages", Publication(pagination=Pagination(text="1063-1064"))),
    _feature(
        "first and last page, beside the pages as printed",
        Publication(pagination=Pagination(text="1063-4", start="1063", end="1064")),
        Publication(pagination=Pagination(text="1063-4")),
    ),
    _feature(
        "article number, kept from pages",
        Publication(pagination=Pagination(article_number="e2300152")),
    ),
    _feature("abstract", Publication(abstract=_abstract("Vectors were given."))),
    _feature(
        "abstract: labels of sections",
        Publication(
            abstract=Abstract(
                sections=[
                    AbstractSection(text="Vectors.", label="METHODS"),
                    AbstractSection(text="Cures.", label="RESULTS"),
                ]
            )
        ),
        Publication(abstract=_abstract("Vectors. Cures.")),
    ),
    _feature(
        "abstract: categories of sections",
        Publication(
            abstract=Abstract(
                sections=[
                    AbstractSection(
                        text="Vectors.", label="What was done", category="METHODS"
                    )
                ]
            )
        ),
        Publication(
            abstract=Abstract(
                sections=[AbstractSection(text="Vectors.", label="What was done")]
            )
        ),
    ),
    _feature(
        "abstracts in other languages",
        Publication(
            other_abstracts=[
                Abstract(sections=[AbstractSection(text="Vectores.")], language="spa")
            ]
        ),
    ),
    _feature("language", Publication(languages=["eng", "spa"])),
    _feature("keywords", Publication(keywords=[Keyword(text="AAV")])),
    _feature(
        "MeSH: descriptor, qualifier, major topic",
        Publication(
            mesh_headings=[
                MeshHeading(
                    descriptor=MeshTerm(name="Genetic Therapy"),
                    qualifiers=[MeshTerm(name="methods", major=True)],
                )
            ]
        ),
    ),
    _feature(
        "MeSH: unique identifiers",
        Publication(mesh_headings=[MeshHeading(descriptor=_DESCRIPTOR)]),
        Publication(
            mesh_headings=[MeshHeading(descriptor=MeshTerm(name="Genetic Therapy"))]
        ),
    ),
    _feature(
        "chemicals",
        Publication(
            chemicals=[Chemical(name="Factor IX", registry_number="9001-28-9")]
        ),
    ),
    _feature(
        "supplementary concepts",
        Publication(
            supplementary_concepts=[SupplementaryConcept(name="Hemophilia B Leyden")]
        ),
    ),
    _feature(
        "publication types",
        Publication(publication_types=[PublicationType(name="Review")]),
    ),
    _feature(
        "grants",
        Publication(
            grants=[
                Grant(number="R01 HL1", agency="NHLBI NIH HHS", country="United States")
            ]
        ),
    ),
    _feature(
        "registrations of trials",
        Publication(
            registrations=[
                Registration(bank="ClinicalTrials.gov", identifier=NctId("NCT00979238"))
            ]
        ),
    ),
    _feature(
        "DOI", Publication(locators=[Locator(identifier=Doi("10.1089/hum.2023.152"))])
    ),
    _feature(
        "PMID",
        Publication(
            entries=[CatalogueEntry(catalogue="PubMed", identifier=Pmid("37960000"))]
        ),
    ),
    _feature("PMCID", Publication(identifiers=["pmc:PMC8591519"])),
    Feature(
        "retractions and corrections, by their kind",
        tuple(
            (
                Publication(
                    relations=[
                        Relation(kind=RelationKind.RETRACTED_BY, target=target),
                        Relation(kind=RelationKind.CORRECTS, target=target),
                    ]
                ),
                _NOTHING,
            )
            for target in (_TARGET, _BY_DOI)
        ),
    ),
    Feature(
        "list of references",
        tuple(
            (
                Publication(reference_lists=[ReferenceList(references=[target])]),
                _NOTHING,
            )
            for target in (_TARGET, evolve(_TARGET, identifiers=_BY_DOI.identifiers))
        ),
    ),
    _feature("statement of conflicts", Publication(coi_statement="None declared.")),
    _feature("quotations", Publication(quotations=[Quotation(parts=["A cure."])])),
    _feature(
        "who keeps the record",
        Publication(entries=[CatalogueEntry(catalogue="PubMed", owner="NLM")]),
    ),
)
"""What is shown of each format, in the order in which a citation has it."""
