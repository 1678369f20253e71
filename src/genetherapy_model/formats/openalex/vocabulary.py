"""OpenAlex's own words: the keys of a work in their order, and its types.

Source: the documentation of the Work object, its Authorship and its Location,
https://docs.openalex.org/api-entities/works/work-object, and of the types,
https://developers.openalex.org/api-reference/work-types.
"""

from __future__ import annotations

from typing import Final

from genetherapy_model.domain.publication_dates import DateKind

__all__ = [
    "ARTICLES",
    "CATALOGUE",
    "CONCEPT",
    "CROSSREF_TYPES",
    "DATES",
    "DERIVED",
    "FORMAT",
    "KEYS",
    "NAMES",
    "PLATFORM",
    "SAME",
    "SCHEME",
    "SERIALS",
    "TOPIC",
    "TYPE_OF_CROSSREF",
]

FORMAT: Final = "openalex"
CATALOGUE: Final = "OpenAlex"
"""Who keeps the record, and who gives the keywords."""
TOPIC, CONCEPT = "OpenAlex topic", "OpenAlex concept"
SCHEME: Final = "openalex"
"""The scheme of OpenAlex's own identifiers: W of works, A of authors..."""

KEYS: Final = tuple(
    """
    id doi title display_name relevance_score publication_year publication_date ids
    language primary_location host_venue type type_crossref indexed_in open_access
    authorships is_authors_truncated institution_assertions countries_distinct_count
    institutions_distinct_count corresponding_author_ids corresponding_institution_ids
    apc_list apc_paid fwci has_fulltext fulltext_origin cited_by_count
    citation_normalized_percentile cited_by_percentile_year biblio is_retracted
    is_paratext is_xpac primary_topic topics keywords concepts mesh locations_count
    locations best_oa_location sustainable_development_goals grants awards funders
    has_content content_urls datasets versions referenced_works_count referenced_works
    related_works abstract_inverted_index abstract_inverted_index_v3 cited_by_api_url
    counts_by_year ngrams_url updated_date created_date
    """.split()
)
"""The keys of a work, in the order in which the service gives them."""

DERIVED: Final = frozenset(
    """
    display_name cited_by_api_url ngrams_url locations_count countries_distinct_count
    institutions_distinct_count corresponding_author_ids corresponding_institution_ids
    """.split()
)
"""Keys that the service itself makes of others."""

NAMES: Final = {
    "dataset": "Dataset",
    "dissertation": "Academic Dissertation",
    "editorial": "Editorial",
    "erratum": "Published Erratum",
    "letter": "Letter",
    "preprint": "Preprint",
    "report": "Technical Report",
    "retraction": "Retraction of Publication",
    "review": "Review",
}
"""MeSH's publication type (category V) that says what a type of OpenAlex says.

``retraction`` is the notice; of the work that it retracts, ``is_retracted`` is true.
Types without a counterpart keep OpenAlex's word.
"""

CROSSREF_TYPES: Final = {"journal-article": "Journal Article"}
"""MeSH's publication type that says what a type of Crossref says."""

ARTICLES: Final = frozenset(
    {"journal-article", "proceedings-article", "posted-content"}
)
"""Crossref's types that OpenAlex holds all for articles: they say more."""

TYPE_OF_CROSSREF: Final = {
    **dict.fromkeys(ARTICLES, "article"),
    "edited-book": "book",
    "monograph": "book",
    "reference-book": "book",
}
"""The wider type of OpenAlex in which a type of Crossref lies."""

SAME: Final = {
    **{
        word: word
        for word in (
            "book book-chapter dataset dissertation peer-review reference-entry report "
            "standard"
        ).split()
    },
    "preprint": "posted-content",
}
"""Crossref's type that says no more than that of OpenAlex."""

SERIALS: Final = frozenset({"journal", "conference", "book series"})
"""Types of sources that are a journal or another serial; repositories are none."""

PLATFORM: Final = "ebook platform"
"""The type of a source that tells the publisher of a book, and no serial."""

DATES: Final = (
    DateKind.PUBLISHED,
    DateKind.ISSUE,
    DateKind.ELECTRONIC,
    DateKind.PPUBLISH,
    DateKind.EPUBLISH,
    DateKind.ECOLLECTION,
    DateKind.AHEAD_OF_PRINT,
)
"""The kinds of dates that may be that of the publication, the best first."""
