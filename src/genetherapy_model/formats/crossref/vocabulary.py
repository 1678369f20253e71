"""Crossref's own words: the keys of an item in their order, types, kinds of updates.

Sources: the API's description of its JSON,
https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md, its schema,
https://api.crossref.org/swagger-docs, and the labels of updates in its source,
https://github.com/CrossRef/cayenne/blob/master/src/cayenne/ids/update_type.clj.
"""

from __future__ import annotations

from typing import Final

from genetherapy_model.domain.journals import IssnType
from genetherapy_model.domain.publication_dates import DateKind
from genetherapy_model.domain.works import RelationKind

__all__ = [
    "ASSERTED_DATES",
    "CSL_TYPES",
    "DEFAULT_UPDATES",
    "FORMAT",
    "IDENTITY",
    "ISSN_TYPES",
    "ISSN_WORDS",
    "KEYS",
    "PREPRINT",
    "REGISTRIES",
    "RELATIONS",
    "RELATION_NAMES",
    "TYPES",
    "TYPE_NAMES",
    "TYPE_OF_NAME",
    "UPDATES",
]

FORMAT: Final = "crossref"

# Subtitles stand before the title, which holds them too: what was kept of an item is
# tried in this order.
KEYS: Final = tuple(
    "institution indexed reference-count publisher publisher-location issue license "
    "funder content-domain short-container-title accepted published-print DOI type "
    "subtype created abstract page update-policy source is-referenced-by-count "
    "subtitle title prefix clinical-trial-number volume author member published-online "
    "posted reference updated-by event container-title original-title language link "
    "deposited score resource editor translator chair short-title group-title issued "
    "ISBN isbn-type references-count journal-issue alternative-id URL archive relation "
    "ISSN issn-type subject published assertion update-to article-number".split()
)
"""The keys of an item, in the order in which the service gives them."""

TYPES: Final = frozenset(
    "book book-chapter book-part book-section book-series book-set book-track "
    "component database dataset dissertation edited-book grant journal "
    "journal-article journal-issue journal-volume monograph other peer-review "
    "posted-content proceedings proceedings-article proceedings-series "
    "reference-book reference-entry report report-component report-series standard "
    "standard-series".split()
)
"""The types of works, https://api.crossref.org/types."""

PREPRINT: Final = "posted-content"

TYPE_NAMES: Final = {
    PREPRINT: "Preprint",
    "dataset": "Dataset",
    "dissertation": "Academic Dissertation",
    "report": "Technical Report",
}
"""MeSH's publication type (category V) that says what a type of Crossref says.

``journal-article`` covers letters, editorials and notices of retraction too, and so
says no more than that the work stands in a journal. Types without a counterpart keep
Crossref's word.
"""

TYPE_OF_NAME: Final = {name: word for word, name in TYPE_NAMES.items()}

CSL_TYPES: Final = {
    "article": PREPRINT,
    "article-journal": "journal-article",
    "chapter": "book-chapter",
    "paper-conference": "proceedings-article",
    "thesis": "dissertation",
}
"""What items are called by https://doi.org when it is asked for citeproc's JSON."""

ISSN_TYPES: Final = {
    "print": IssnType.PRINT,
    "electronic": IssnType.ELECTRONIC,
    "link": IssnType.LINKING,
}
ISSN_WORDS: Final = {kind: word for word, kind in ISSN_TYPES.items()}

UPDATES: Final = {
    "retraction": ("Retraction", RelationKind.RETRACTS),
    "withdrawal": ("Withdrawal", RelationKind.RETRACTS),
    "removal": ("Removal", RelationKind.RETRACTS),
    "correction": ("Correction", RelationKind.CORRECTS),
    "erratum": ("Erratum", RelationKind.CORRECTS),
    "err": ("Erratum", RelationKind.CORRECTS),
    "corrigendum": ("Corrigendum", RelationKind.CORRECTS),
    "clarification": ("Clarification", RelationKind.CORRECTS),
    "partial_retraction": ("Partial retraction", RelationKind.CORRECTS),
    "expression_of_concern": (
        "Expression of concern",
        RelationKind.EXPRESSES_CONCERN_ABOUT,
    ),
    "new_version": ("New version", RelationKind.UPDATES),
    "new_edition": ("New edition", RelationKind.UPDATES),
    "addendum": ("Addendum", RelationKind.UPDATES),
}
"""The label of a kind of update, and what a notice of that kind is to its work.

A partial retraction leaves the work standing, and so is none.
"""

DEFAULT_UPDATES: Final = {
    RelationKind.RETRACTS: "retraction",
    RelationKind.CORRECTS: "correction",
    RelationKind.EXPRESSES_CONCERN_ABOUT: "expression_of_concern",
    RelationKind.UPDATES: "new_version",
}

RELATION_NAMES: Final = {
    "is-preprint-of": RelationKind.PREPRINT_OF,
    "has-preprint": RelationKind.HAS_PREPRINT,
    "is-comment-on": RelationKind.COMMENTS_ON,
    "has-comment": RelationKind.COMMENTED_ON_IN,
    "is-review-of": RelationKind.COMMENTS_ON,
    "has-review": RelationKind.COMMENTED_ON_IN,
    "is-reply-to": RelationKind.COMMENTS_ON,
    "has-reply": RelationKind.COMMENTED_ON_IN,
    "documents": RelationKind.DESCRIBES,
    "is-documented-by": RelationKind.DESCRIBED_IN,
    "references": RelationKind.CITES,
    "is-referenced-by": RelationKind.CITED_BY,
    "replaces": RelationKind.UPDATES,
    "is-replaced-by": RelationKind.UPDATED_BY,
    "based-on-data": RelationKind.ASSOCIATED_DATASET,
    "is-data-basis-for": RelationKind.ASSOCIATED_PUBLICATION,
}
"""What a work is to another by its relation (Crossref's relations.xsd)."""

RELATIONS: Final = {
    kind: name
    for name, kind in reversed(RELATION_NAMES.items())
    if kind not in (RelationKind.UPDATES, RelationKind.UPDATED_BY)
}
"""The relation that is written for a kind: of several the first."""

IDENTITY: Final = ("is-identical-to", "is-same-as")
"""The relations that give other identifiers of the same work."""

ASSERTED_DATES: Final = {
    "received": DateKind.RECEIVED,
    "date_received": DateKind.RECEIVED,
    "revised": DateKind.REVISED,
    "date_revised": DateKind.REVISED,
    "accepted": DateKind.ACCEPTED,
    "date_accepted": DateKind.ACCEPTED,
    "first_online": DateKind.AHEAD_OF_PRINT,
    "date_epub": DateKind.AHEAD_OF_PRINT,
}
"""Names of assertions of publishers that state a date in the life of the work."""

REGISTRIES: Final = {
    "10.18810/clinical-trials-gov": "ClinicalTrials.gov",
    "10.18810/isrctn": "ISRCTN",
}
"""The DOIs of registries of trials, https://doi.org/10.18810/registries."""
