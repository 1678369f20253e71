"""JATS's own words, and what they are in the model.

Source: JATS 1.0 to 1.4 (ANSI/NISO Z39.96), https://jats.nlm.nih.gov/, with the
suggested values of its attributes, and the NLM DTDs 2 and 3 before it,
https://dtd.nlm.nih.gov/.
"""

from __future__ import annotations

from typing import Final

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.identifiers import (
    Doi,
    FunderId,
    GridId,
    Isni,
    Orcid,
    Pmcid,
    Pmid,
    RinggoldId,
    RorId,
)
from genetherapy_model.domain.journals import IssnType
from genetherapy_model.domain.publication_dates import DateKind
from genetherapy_model.domain.works import RelationKind
from genetherapy_model.formats.xml.differences import Dialect
from genetherapy_model.formats.xml.vocabularies import XmlVocabulary

SOURCE: Final = "jats"
TITLE: Final = "JATS"
XLINK: Final = "{http://www.w3.org/1999/xlink}"
HREF: Final = f"{XLINK}href"
LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"

INLINE: Final = {
    "italic": "i",
    "bold": "b",
    "sub": "sub",
    "sup": "sup",
    "underline": "u",
    "sc": "sc",
}
WRITTEN_INLINE: Final = {ours: theirs for theirs, ours in INLINE.items()}

ARTICLE_TYPES: Final = {
    "research-article": "Journal Article",
    "review-article": "Review",
    "systematic-review": "Systematic Review",
    "meta-analysis": "Meta-Analysis",
    "case-report": "Case Reports",
    "clinical-trial": "Clinical Trial",
    "article-commentary": "Comment",
    "correction": "Published Erratum",
    "data-paper": "Dataset",
    "editorial": "Editorial",
    "expression-of-concern": "Expression of Concern",
    "introduction": "Introductory Journal Article",
    "letter": "Letter",
    "news": "News",
    "obituary": "Obituary",
    "preprint": "Preprint",
    "retraction": "Retraction of Publication",
}
"""Values of ``article-type``, as PubMed calls the same kinds of publication."""

HEADINGS: Final = {
    "case report": "Case Reports",
    "case reports": "Case Reports",
    "comment": "Comment",
    "commentary": "Comment",
    "correction": "Published Erratum",
    "corrigendum": "Published Erratum",
    "editorial": "Editorial",
    "erratum": "Published Erratum",
    "expression of concern": "Expression of Concern",
    "letter": "Letter",
    "letter to the editor": "Letter",
    "meta-analysis": "Meta-Analysis",
    "news": "News",
    "preprint": "Preprint",
    "retraction": "Retraction of Publication",
    "review": "Review",
    "review article": "Review",
    "reviews": "Review",
    "systematic review": "Systematic Review",
}
"""Headings under which journals print articles, where they name a kind of article."""

ARTICLE_IDS: Final[dict[str, type[Doi | Pmid | Pmcid]]] = {
    "doi": Doi,
    "pmid": Pmid,
    "pmc": Pmcid,
    "pmcid": Pmcid,
}
PERSON_IDS: Final[dict[str, type[Identifier]]] = {"orcid": Orcid, "isni": Isni}
ORGANIZATION_IDS: Final[dict[str, type[Identifier]]] = {
    "ror": RorId,
    "isni": Isni,
    "grid": GridId,
    "ringgold": RinggoldId,
}
SCHEMES: Final[dict[type, str]] = {
    Doi: "doi",
    Pmid: "pmid",
    Pmcid: "pmcid",
    Orcid: "orcid",
    Isni: "isni",
    RorId: "ror",
    GridId: "grid",
    RinggoldId: "ringgold",
    FunderId: "funder-id",
}

ISSN_TYPES: Final = {
    "ppub": IssnType.PRINT,
    "epub": IssnType.ELECTRONIC,
    "print": IssnType.PRINT,
    "electronic": IssnType.ELECTRONIC,
    "online": IssnType.ELECTRONIC,
    "online-only": IssnType.ELECTRONIC,
    "issn-l": IssnType.LINKING,
}
WRITTEN_ISSN_TYPES: Final = {
    IssnType.PRINT: "ppub",
    IssnType.ELECTRONIC: "epub",
}

PUB_DATES: Final = {
    DateKind.ISSUE: "ppub",
    DateKind.ELECTRONIC: "epub",
    DateKind.ECOLLECTION: "collection",
    DateKind.PMC_RELEASE: "pmc-release",
}
PUBLISHED: Final = frozenset({"pub", "published", "publication"})
"""Types of dates of publication that leave its form to ``publication-format``."""

PREPRINTS: Final = frozenset(
    {"preprint", "epreprint", "ppreprint", "reviewed-preprint"}
)
PUB_TYPES: Final = {
    **{name: kind for kind, name in PUB_DATES.items()},
    **dict.fromkeys(("epub-ppub", "ppub-epub"), DateKind.PUBLISHED),
    **dict.fromkeys(("epub-original", "electronic", "online"), DateKind.ELECTRONIC),
    "print": DateKind.ISSUE,
    "ecollection": DateKind.ECOLLECTION,
}
HISTORY: Final = {
    "received": DateKind.RECEIVED,
    "rev-recd": DateKind.REVISED,
    "accepted": DateKind.ACCEPTED,
    "retracted": DateKind.RETRACTED,
    **{
        kind.value: kind
        for kind in DateKind
        if kind not in PUB_DATES and kind not in (DateKind.PUBLISHED, DateKind.REVISED)
    },
}
WRITTEN_HISTORY: Final = {kind: name for name, kind in reversed([*HISTORY.items()])}

RELATIONS: Final = {
    "retracted-article": RelationKind.RETRACTS,
    "retraction-forward": RelationKind.RETRACTED_BY,
    "corrected-article": RelationKind.CORRECTS,
    "correction-forward": RelationKind.CORRECTED_BY,
    "addended-article": RelationKind.UPDATES,
    "addendum": RelationKind.UPDATED_BY,
    "commentary-article": RelationKind.COMMENTS_ON,
    "commentary": RelationKind.COMMENTED_ON_IN,
    "object-of-concern": RelationKind.EXPRESSES_CONCERN_ABOUT,
    "expression-of-concern": RelationKind.CONCERN_EXPRESSED_IN,
    "republished-article": RelationKind.REPUBLISHED_FROM,
    "republication": RelationKind.REPUBLISHED_IN,
    "updated-article": RelationKind.UPDATES,
    "update": RelationKind.UPDATED_BY,
    "preprint": RelationKind.HAS_PREPRINT,
    "version-of-record": RelationKind.PREPRINT_OF,
    "companion": RelationKind.ASSOCIATED_PUBLICATION,
    "partial-retraction": RelationKind.CORRECTED_BY,
    "retraction": RelationKind.RETRACTED_BY,
    "correction": RelationKind.CORRECTED_BY,
    **{kind.value.replace(" ", "-"): kind for kind in RelationKind},
}
"""What ``related-article-type`` says of this article and the one it names."""

WRITTEN_RELATIONS: Final = {kind: name for name, kind in reversed([*RELATIONS.items()])}

NLM_CATEGORIES: Final = frozenset(
    {"BACKGROUND", "OBJECTIVE", "METHODS", "RESULTS", "CONCLUSIONS", "UNASSIGNED"}
)
COI_TYPES: Final = frozenset({"conflict", "coi-statement", "coi"})
MAIN_ABSTRACTS: Final = frozenset({"summary", "abstract", "main"})
AUTHORS: Final = frozenset(
    "author authors byline corresp corresponding corresponding-author co-author "
    "coauthor first-author senior-author contributing-author".split()
)
INVESTIGATORS: Final = frozenset({"investigator", "collab-member", "collaborator"})
KEYWORD_OWNERS: Final = {
    "author": "NOTNLM",
    "author-generated": "NOTNLM",
    "author-keywords": "NOTNLM",
}
NO_KEYWORDS: Final = frozenset({"abbreviations", "abbr", "abbreviation"})
INDEXES: Final = frozenset(
    {"MeSH", "supplementary-concepts", "chemicals", "gene-symbols"}
)

CHILDREN: Final = {
    parent: tuple(children.split())
    for parent, children in {
        "article": "processing-meta front body back floats-group sub-article response",
        "front": "journal-meta article-meta def-list list ack bio fn-group glossary "
        "notes",
        "journal-meta": "journal-id journal-title journal-subtitle trans-title "
        "trans-subtitle abbrev-journal-title journal-title-group contrib-group aff "
        "aff-alternatives issn issn-l isbn publisher notes self-uri custom-meta-group",
        "journal-title-group": "journal-title journal-subtitle trans-title-group "
        "abbrev-journal-title",
        "publisher": "publisher-name publisher-loc",
        "article-meta": "article-id article-version article-version-alternatives "
        "article-categories title-group contrib-group aff aff-alternatives "
        "author-notes pub-date pub-date-not-available volume volume-id volume-series "
        "issue issue-id issue-title issue-title-group issue-sponsor volume-issue-group "
        "isbn supplement fpage lpage page-range elocation-id email ext-link uri "
        "product supplementary-material history pub-history permissions self-uri "
        "related-article related-object abstract trans-abstract kwd-group "
        "funding-group support-group conference counts custom-meta-group",
        "article-categories": "subj-group series-title series-text",
        "subj-group": "subject compound-subject subj-group",
        "title-group": "article-title subtitle trans-title trans-subtitle "
        "trans-title-group alt-title fn-group",
        "trans-title-group": "trans-title trans-subtitle",
        "contrib-group": "contrib etal address aff aff-alternatives author-comment bio "
        "email ext-link on-behalf-of role uri xref fn",
        "contrib": "contrib-id anonymous collab collab-alternatives name "
        "name-alternatives string-name degrees address aff aff-alternatives "
        "author-comment bio email etal ext-link on-behalf-of role uri xref fn",
        "name": "surname given-names prefix suffix",
        "name-alternatives": "name string-name",
        "author-notes": "title corresp fn p",
        "pub-date": "day month season year era string-date",
        "date": "day month season year era string-date",
        "history": "date event",
        "permissions": "copyright-statement copyright-year copyright-holder license",
        "abstract": "object-id label title p sec",
        "trans-abstract": "object-id label title p sec",
        "sec": "",
        "kwd-group": "label title kwd compound-kwd nested-kwd unstructured-kwd-group",
        "compound-kwd": "compound-kwd-part",
        "funding-group": "award-group funding-statement open-access",
        "award-group": "funding-source support-source award-id award-name award-desc "
        "principal-award-recipient principal-investigator",
        "counts": "count fig-count table-count equation-count ref-count page-count "
        "word-count",
        "custom-meta-group": "custom-meta",
        "custom-meta": "meta-name meta-value",
        "back": "label title ack app-group bio fn-group glossary ref-list notes sec",
        "fn-group": "label title fn",
        "ref-list": "label title p ref ref-list",
        "ref": "label citation-alternatives element-citation mixed-citation citation "
        "nlm-citation note p",
        "citation-alternatives": "mixed-citation element-citation",
        "institution-wrap": "institution-id institution",
    }.items()
}

XML: Final = XmlVocabulary(source=SOURCE, title=TITLE, children=CHILDREN)

DIALECT: Final = Dialect(
    words=XML,
    types=(
        "pub-id-type",
        "pub-type",
        "date-type",
        "publication-format",
        "journal-id-type",
        "abbrev-type",
        "subj-group-type",
        "contrib-type",
        "abstract-type",
        "kwd-group-type",
        "fn-type",
        "related-article-type",
        "specific-use",
    ),
    units=frozenset(
        "contrib aff ref pub-date date abstract trans-abstract kwd compound-kwd fn "
        "award-group related-article related-object article-title subj-group publisher "
        "journal-title-group permissions".split()
    ),
    rooms=frozenset("article front article-meta journal-meta back".split()),
    wiring=frozenset(
        "id rid xlink:type toggle name-style publication-type publication-format "
        "citation-type person-group-type collab-type contrib-type content-type "
        "ext-link-type authenticated dtd-version specific-use label xref "
        "institution-id-type contrib-id-type pub-id-type date-type pub-type "
        "kwd-group-type sec-type fn-type".split()
    ),
)
