"""The shape that almost all records of PubMed XML have, as patterns of their text.

A text that matches is well-formed but for what stands inside its texts: it holds the
elements of NLM's DTDs in their order, each with the attributes that it usually has.
Whatever is shaped otherwise is parsed as XML instead. Between elements stand a line
break and spaces, which each pattern takes after a tag, and not before it.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "AFFILIATIONS",
    "AUTHORS",
    "GRANTS",
    "IDENTIFIERS",
    "INVESTIGATORS",
    "KEYWORDS",
    "KEYWORD_LISTS",
    "LOCATORS",
    "MOMENTS",
    "NAMES",
    "OTHER_IDS",
    "RECORD",
    "REFERENCES",
    "REFERENCE_LISTS",
    "RELATIONS",
    "SECTIONS",
]

_GAP: Final = r"\n? *+"
_VALUE: Final = r"[^\"<>&\n\t]"
_INLINE: Final = r"[^<]*+(?:</?(?:b|i|su[bp]|u)>[^<]*+)*+"


def _open(tag: str, attributes: str = "") -> str:
    return f"<{tag}{attributes}>{_GAP}"


def _close(tag: str) -> str:
    return f"</{tag}>{_GAP}"


def _value(name: str, key: str) -> str:
    return f'(?: {key}="(?P<{name}>{_VALUE}*+)")?+'


def _text(name: str, tag: str, attributes: str = "") -> str:
    return f"<{tag}{attributes}>(?P<{name}>[^<]*+){_close(tag)}"


def _inside(tag: str) -> str:
    return f"(?:[^<]*+<(?!/{tag}>))*+[^<]*+"


def _marked(name: str, tag: str) -> str:
    return f"<{tag}>(?P<{name}>{_inside(tag)}){_close(tag)}"


def _list(name: str, tag: str, attributes: str = "") -> str:
    return f"{_open(tag, attributes)}(?!</)(?P<{name}>{_inside(tag)}){_close(tag)}"


def _whole(tag: str) -> str:
    return f"<{tag}[ >]{_inside(tag)}{_close(tag)}"


def _all(name: str, tag: str) -> str:
    return f"(?P<{name}>(?:{_whole(tag)})*+)"


def _maybe(*parts: str) -> str:
    return f"(?:{''.join(parts)})?+"


def _day(name: str, tag: str, attributes: str = "") -> str:
    return _maybe(
        _open(tag, attributes),
        *(_text(f"{name}_{part.lower()}", part) for part in ("Year", "Month", "Day")),
        _close(tag),
    )


_COMPLETE: Final = '(?: CompleteYN="(?P<{}>[YN])")?+'.format

RECORD: Final = re.compile(
    "".join(
        (
            _open("PubmedArticle"),
            _open("MedlineCitation", f'(?P<citation>(?: [A-Za-z]++="{_VALUE}*+")*+)'),
            _text("pmid", "PMID", _value("version", "Version")),
            _day("created", "DateCreated"),
            _day("completed", "DateCompleted"),
            _day("revised", "DateRevised"),
            _open("Article", _value("publication_model", "PubModel")),
            _open("Journal"),
            _maybe(_text("issn", "ISSN", _value("issn_type", "IssnType"))),
            _open("JournalIssue", _value("medium", "CitedMedium")),
            _maybe(_text("volume", "Volume")),
            _maybe(_text("number", "Issue")),
            f"(?P<issue_date>{_whole('PubDate')})",
            _close("JournalIssue"),
            _maybe(_text("journal", "Title")),
            _maybe(_text("iso_abbreviation", "ISOAbbreviation")),
            _close("Journal"),
            _marked("title", "ArticleTitle"),
            _maybe(
                _open("Pagination"),
                _maybe(_text("start_page", "StartPage")),
                _maybe(_text("end_page", "EndPage")),
                _text("pages", "MedlinePgn"),
                _close("Pagination"),
            ),
            _all("locators", "ELocationID"),
            _maybe(
                _open("Abstract"),
                f"(?P<abstract>(?:{_whole('AbstractText')})++)",
                _maybe(_text("copyright", "CopyrightInformation")),
                _close("Abstract"),
            ),
            _maybe(_list("authors", "AuthorList", _COMPLETE("authors_complete"))),
            _all("languages", "Language"),
            _maybe(_list("registrations", "DataBankList", _COMPLETE("banks_complete"))),
            _maybe(_list("grants", "GrantList", _COMPLETE("grants_complete"))),
            _maybe(_list("publication_types", "PublicationTypeList")),
            _maybe(_marked("vernacular_title", "VernacularTitle")),
            _day("electronic", "ArticleDate", ' DateType="Electronic"'),
            _close("Article"),
            f"(?P<journal_info>{_whole('MedlineJournalInfo')})?+",
            _maybe(_list("chemicals", "ChemicalList")),
            _maybe(_list("supplementary_concepts", "SupplMeshList")),
            _all("subsets", "CitationSubset"),
            _maybe(_list("relations", "CommentsCorrectionsList")),
            _maybe(_list("gene_symbols", "GeneSymbolList")),
            _maybe(_list("mesh_headings", "MeshHeadingList")),
            _maybe(_text("number_of_references", "NumberOfReferences")),
            _maybe(_list("personal_name_subjects", "PersonalNameSubjectList")),
            _all("other_identifiers", "OtherID"),
            _all("other_abstracts", "OtherAbstract"),
            _all("keywords", "KeywordList"),
            _maybe(_marked("coi_statement", "CoiStatement")),
            _maybe(_list("investigators", "InvestigatorList")),
            _close("MedlineCitation"),
            _maybe(
                _open("PubmedData"),
                "(?!</|<[?])",
                _maybe(_list("history", "History")),
                _maybe(_text("publication_status", "PublicationStatus")),
                _maybe(_list("identifiers", "ArticleIdList")),
                _all("reference_lists", "ReferenceList"),
                # NLM's own marks on what came from PubMed Central: nothing reads them.
                rf"(?:<\?(?:pmcsd|nihms) ?\?>{_GAP})*+",
                _close("PubmedData"),
            ),
            "</PubmedArticle>",
        )
    )
)
NAMES: Final = tuple(RECORD.groupindex)


def _pieces(*usual: str, other: str = "") -> re.Pattern[str]:
    """Match the pieces of a text: those of a usual shape, then all that is left.

    The last group has what is of no shape. A piece of the ``other`` tag that has not
    the usual shape is the group before.
    """
    shapes = ["".join(usual), *([f"({_whole(other)})"] if other else []), r"([^\0]++)"]
    return re.compile("|".join(shapes))


def _some(tag: str) -> str:
    # In a list of matches, what is empty could not be told from what is absent.
    return f"<{tag}>([^<]++){_close(tag)}"


_ID: Final = f'<ArticleId IdType="({_VALUE}++)">([^<]++){_close("ArticleId")}'


_AFFILIATION: Final = (
    f"{_open('AffiliationInfo')}<Affiliation>({_INLINE}){_close('Affiliation')}"
    f"{_close('AffiliationInfo')}"
)


def _people(tag: str) -> re.Pattern[str]:
    return _pieces(
        _open(tag, ' ValidYN="Y"'),
        _some("LastName"),
        _some("ForeName"),
        _some("Initials"),
        _maybe(f'<Identifier Source="ORCID">([^<]++){_close("Identifier")}'),
        _maybe(_AFFILIATION),
        f"((?:{_whole('AffiliationInfo')})*+)",
        _close(tag),
        other=tag,
    )


AUTHORS: Final = _people("Author")
INVESTIGATORS: Final = _people("Investigator")
AFFILIATIONS: Final = _pieces(_AFFILIATION, other="AffiliationInfo")
SECTIONS: Final = _pieces(
    f'<AbstractText(?: Label="((?:{_VALUE}|&amp;)++)")?+',
    f'(?: NlmCategory="({_VALUE}++)")?+>',
    f"({_inside('AbstractText')}){_close('AbstractText')}",
)
LOCATORS: Final = _pieces(
    f'<ELocationID EIdType="({_VALUE}++)" ValidYN="([YN])">',
    f"([^<]*+){_close('ELocationID')}",
)
IDENTIFIERS: Final = _pieces(_ID)
OTHER_IDS: Final = _pieces(
    f'<OtherID Source="({_VALUE}++)">([^<]*+){_close("OtherID")}'
)
KEYWORD_LISTS: Final = _pieces(
    _open("KeywordList", f' Owner="({_VALUE}++)"'),
    f"(?!</)({_inside('KeywordList')}){_close('KeywordList')}",
)
KEYWORDS: Final = _pieces(
    f'<Keyword MajorTopicYN="([YN])">({_inside("Keyword")}){_close("Keyword")}'
)
MOMENTS: Final = _pieces(
    _open("PubMedPubDate", f' PubStatus="({_VALUE}++)"'),
    _some("Year"),
    _some("Month"),
    _some("Day"),
    _maybe(_some("Hour"), _some("Minute")),
    _close("PubMedPubDate"),
)
GRANTS: Final = _pieces(
    _open("Grant"),
    *(_maybe(_some(tag)) for tag in ("GrantID", "Acronym", "Agency")),
    f"(?:{_some('Country')}|(<Country/>){_GAP})?+",
    _close("Grant"),
    other="Grant",
)
RELATIONS: Final = _pieces(
    _open("CommentsCorrections", f' RefType="({_VALUE}++)"'),
    f"<RefSource>({_INLINE}){_close('RefSource')}",
    f'<PMID Version="({_VALUE}++)">([^<]*+){_close("PMID")}',
    _close("CommentsCorrections"),
    other="CommentsCorrections",
)
REFERENCE_LISTS: Final = _pieces(
    _open("ReferenceList"),
    _maybe(_some("Title")),
    f"((?:{_whole('Reference')})++){_close('ReferenceList')}",
)
REFERENCES: Final = _pieces(
    f"{_open('Reference')}<Citation>({_INLINE}){_close('Citation')}",
    _maybe(
        _open("ArticleIdList"),
        f"{_ID}{_maybe(_ID, _maybe(_ID))}",
        _close("ArticleIdList"),
    ),
    _close("Reference"),
    other="Reference",
)
