"""CSL's own words: the variables of an item in their order, and the types.

Source: the schema of CSL 1.0.2 for input data,
https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json, and the
specification, https://docs.citationstyles.org/en/stable/specification.html (appendices
III and IV).
"""

from __future__ import annotations

from typing import Final

from genetherapy_model.domain.publication_dates import DateKind
from genetherapy_model.formats.work_types import WORK_TYPES

__all__ = [
    "DATES",
    "FIELDS",
    "FORMAT",
    "ITEM_TYPES",
    "NAME_PARTS",
    "NUMBERED",
    "TYPE_NAMES",
    "TYPE_OF_NAME",
]

FORMAT: Final = "csl-json"

_KINDS = (
    ("word", "type"),
    ("number", "id"),
    ("text", "citation-key"),
    ("texts", "categories"),
    ("text", "language journalAbbreviation shortTitle"),
    (
        "names",
        (
            "author chair collection-editor compiler composer container-author "
            "contributor curator director editor editorial-director executive-"
            "producer guest host interviewer illustrator narrator organizer original-"
            "author performer producer recipient reviewed-author script-writer "
            "series-creator translator"
        ),
    ),
    ("date", "accessed available-date event-date issued original-date submitted"),
    (
        "text",
        (
            "abstract annote archive archive_collection archive_location archive-"
            "place authority call-number"
        ),
    ),
    ("number", "chapter-number citation-number"),
    ("text", "citation-label"),
    ("number", "collection-number"),
    (
        "text",
        (
            "collection-title container-title container-title-short dimensions "
            "division DOI"
        ),
    ),
    ("number", "edition"),
    ("text", "event event-title event-place"),
    ("number", "first-reference-note-number"),
    ("text", "genre ISBN ISSN"),
    ("number", "issue"),
    ("text", "jurisdiction keyword"),
    ("number", "locator"),
    ("text", "medium note"),
    ("number", "number number-of-pages number-of-volumes"),
    ("text", "original-publisher original-publisher-place original-title"),
    ("number", "page page-first part"),
    ("text", "part-title PMCID PMID"),
    ("number", "printing"),
    (
        "text",
        (
            "publisher publisher-place references reviewed-genre reviewed-title scale "
            "section source status"
        ),
    ),
    ("number", "supplement"),
    ("text", "title title-short URL version"),
    ("number", "volume"),
    ("text", "volume-title volume-title-short year-suffix"),
    ("object", "custom"),
)
FIELDS: Final[dict[str, str]] = {
    key: kind for kind, keys in _KINDS for key in keys.split()
}
"""The variables in the order of the schema, and what each holds."""

NAME_PARTS: Final = (
    "family",
    "given",
    "dropping-particle",
    "non-dropping-particle",
    "suffix",
    "comma-suffix",
    "static-ordering",
    "literal",
    "parse-names",
)

ITEM_TYPES: Final = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast "
    "chapter classic collection dataset document entry entry-dictionary "
    "entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent "
    "performance periodical personal_communication post post-weblog regulation report "
    "review review-book software song speech standard thesis treaty webpage".split()
)

TYPE_NAMES: Final = {
    "article": "Preprint",
    "interview": "Interview",
    "legislation": "Legislation",
    "speech": "Lecture",
    **{each.csl: each.name for each in WORK_TYPES if each.csl},
}
"""The publication type that says what a type of CSL says.

CSL's ``review`` is that of a film or of another work, not MeSH's Review; its
``article-journal`` covers letters and editorials too, and so says no more than that
the work stands in a journal. Types without a counterpart keep CSL's word.
"""

TYPE_OF_NAME: Final = {name: word for word, name in TYPE_NAMES.items()}

NUMBERED: Final = ITEM_TYPES - frozenset(
    "bill book classic collection dataset hearing legal_case legislation manuscript "
    "map patent regulation report software standard thesis treaty".split()
)
"""Types of which ``number`` is the number of an article, none of a report or law."""

DATES: Final[dict[str, tuple[DateKind, ...]]] = {
    "issued": (
        DateKind.PUBLISHED,
        DateKind.ISSUE,
        DateKind.PPUBLISH,
        DateKind.ECOLLECTION,
    ),
    "available-date": (
        DateKind.ELECTRONIC,
        DateKind.EPUBLISH,
        DateKind.AHEAD_OF_PRINT,
    ),
    "submitted": (DateKind.RECEIVED,),
}
"""The kinds of dates that may stand in a variable, the best first.

It is read as the first of them. What was published online alone has the same date as
``issued`` and ``available-date``, since that is where processors look for one.
"""
