"""The words of schema.org that are read and written, and what they are in the model.

Source: schema.org, https://schema.org/docs/full.html, with its sections for libraries
(https://bib.schema.org) and for health (https://health-lifesci.schema.org); and the
RDF of MeSH, https://id.nlm.nih.gov/mesh/.
"""

from __future__ import annotations

from typing import Final

from genetherapy_model.domain.works import RelationKind

__all__ = [
    "ARTICLES",
    "CONTEXT",
    "FORMAT",
    "KEYS",
    "KIND_OF",
    "MESH",
    "MESH_CONCEPT",
    "ORGANIZATIONS",
    "PAGES",
    "SERIALS",
    "TERM_OF",
    "TYPE_NAMES",
    "TYPE_OF_NAME",
    "WORKS",
]

FORMAT: Final = "schema-org"
CONTEXT: Final = "https://schema.org"
MESH: Final = "http://id.nlm.nih.gov/mesh/"
MESH_CONCEPT: Final = "http://id.nlm.nih.gov/mesh/vocab#SupplementaryConceptRecord"

TYPE_NAMES: Final = {
    "NewsArticle": "News",
    "Report": "Technical Report",
    "Thesis": "Academic Dissertation",
    "Dataset": "Dataset",
}
"""MeSH's publication type (category V) that says what a type of schema.org says.

schema.org's ``Review`` is that of a film or another thing, not MeSH's Review; an
``Article`` in any form says no more than that it is a text.
"""
TYPE_OF_NAME: Final = {name: kind for kind, name in TYPE_NAMES.items()}

ARTICLES: Final = frozenset(
    "Article AdvertiserContentArticle AnalysisNewsArticle AskPublicNewsArticle "
    "BackgroundNewsArticle BlogPosting Book Chapter CriticReview Dataset "
    "LiveBlogPosting MedicalScholarlyArticle NewsArticle OpinionNewsArticle Report "
    "ReportageNewsArticle Review ReviewNewsArticle SatiricalArticle ScholarlyArticle "
    "SocialMediaPosting TechArticle Thesis".split()
)
"""Works that are records of their own wherever they stand in a graph."""
WORKS: Final = ARTICLES | frozenset(
    "CreativeWork MediaObject AudioObject VideoObject LearningResource Legislation "
    "PodcastEpisode PresentationDigitalDocument Poster SoftwareSourceCode "
    "TextDigitalDocument".split()
)
"""Works that are no records where another node is about them, or cites them."""
PAGES: Final = frozenset("WebPage MedicalWebPage ItemPage AboutPage WebContent".split())
"""What stands for the work that it shows, where it shows one."""

SERIALS: Final = frozenset(
    "Periodical Newspaper Magazine Blog WebSite CreativeWorkSeries BookSeries Book "
    "Journal".split()
)
ORGANIZATIONS: Final = frozenset(
    "Organization CollegeOrUniversity Consortium Corporation EducationalOrganization "
    "FundingAgency FundingScheme GovernmentOrganization Hospital LibrarySystem "
    "MedicalOrganization NGO NewsMediaOrganization OnlineBusiness ResearchOrganization "
    "Project ResearchProject".split()
)

TERM_OF: Final = {
    RelationKind.DESCRIBES: "about",
    RelationKind.COMMENTS_ON: "about",
    RelationKind.CORRECTS: "about",
    RelationKind.RETRACTS: "about",
    RelationKind.EXPRESSES_CONCERN_ABOUT: "about",
    RelationKind.SUMMARIZES_FOR_PATIENTS: "about",
    RelationKind.CORRECTED_BY: "correction",
    RelationKind.CORRECTED_AND_REPUBLISHED_FROM: "isBasedOn",
    RelationKind.RETRACTED_AND_REPUBLISHED_FROM: "isBasedOn",
    RelationKind.REPUBLISHED_FROM: "isBasedOn",
    RelationKind.REPRINT_OF: "isBasedOn",
    RelationKind.UPDATES: "isBasedOn",
    RelationKind.HAS_PREPRINT: "isBasedOn",
    RelationKind.CITES: "mentions",
    RelationKind.ASSOCIATED_DATASET: "mentions",
    RelationKind.ASSOCIATED_PUBLICATION: "mentions",
}
"""The term of schema.org under which the other work stands: what this one is about, or
based on, or mentions; all that is said *by* another work of this one is ``subjectOf``.
"""

KIND_OF: Final[dict[str, RelationKind | None]] = {
    "about": RelationKind.DESCRIBES,
    "correction": RelationKind.CORRECTED_BY,
    "subjectOf": RelationKind.DESCRIBED_IN,
    "isBasedOn": None,
    "mentions": None,
}
"""What the other work is where only the term says it; None where it does not tell."""

KEYS: Final = tuple(
    "@context @type @id additionalType name headline alternateName publicationType "
    "genre creativeWorkStatus author creator editor contributor isPartOf publisher "
    "pagination pageStart pageEnd datePublished dateModified dateCreated identifier "
    "url sameAs inLanguage abstract keywords about mentions isBasedOn correction "
    "subjectOf hasPart funding citation mainEntityOfPage additionalProperty".split()
)
"""The order of the terms in a written item."""
