"""Records of the usual shape, read off their text without parsing it as XML.

Nine records of ten hold nothing unusual. Their texts are taken as patterns cut them
out, and what is one of a few thousand words, such as a MeSH heading, is read once and
remembered by its text. At the first thing that is not so the record is given up: it is
parsed then, and all of it is read by ``reading``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Final, TypeAlias
from xml.etree.ElementTree import Element, ParseError, fromstring

from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.abstracts import Abstract
from genetherapy_model.domain.dates import PartialDate
from genetherapy_model.domain.identifiers import Issn, Pmid
from genetherapy_model.domain.journals import (
    CitedMedium,
    IssnType,
    Issue,
    Journal,
    JournalIssn,
    Pagination,
)
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.errors import GeneTherapyModelError
from genetherapy_model.formats.pubmed_xml import (
    journals,
    listing,
    people,
    reading,
    shapes,
    subjects,
    vocabulary,
)
from genetherapy_model.formats.pubmed_xml.dates import make_date, make_number
from genetherapy_model.formats.pubmed_xml.keeping import Keeper
from genetherapy_model.formats.pubmed_xml.pieces import (
    Unusual,
    find_pieces,
    identify,
    known,
    marked,
    maybe,
    plain,
    read_piece,
    remembering,
)

__all__ = ["skim_record"]

_entry = trusted(CatalogueEntry)
_issn = trusted(JournalIssn)
_issue = trusted(Issue)
_journal = trusted(Journal)
_pagination = trusted(Pagination)
_publication = trusted(Publication)
_publication_date = trusted(PublicationDate)

_NO_ISSUE = _issue()
# What the groups of a match hold, None for one that took no part.
_Found: TypeAlias = dict[str, str | Any]

# What XML 1.0 has no place for, but for what UTF-8 has none for either, and what ends
# CDATA: https://www.w3.org/TR/xml/#NT-Char, #NT-CharData.
_NO_XML = bytes(sorted({*range(32)} - {*b"\t\n\r"}))
_WITHOUT = bytes.maketrans(_NO_XML, b" " * len(_NO_XML))
# Marks of general punctuation; letters are told by themselves.
_MARKS = range(0x2010, 0x2028)
_REFERENCE = re.compile(r"&#(?:x([0-9A-Fa-f]{1,5})|([0-9]{1,6}));")


def skim_record(source: bytes) -> Publication | None:
    """Read a PubmedArticle off its text; None where that cannot be done.

    What is given is what ``read_record`` gives, which finds nothing in the record and
    keeps nothing of it then.

    >>> skim_record(b"<PubmedArticle><New/></PubmedArticle>") is None
    True
    """
    if _is_hard(source):
        return None
    try:
        text = source.decode()
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if "#" in text:
            text = _REFERENCE.sub(_character, text)
        match = shapes.RECORD.fullmatch(text)
        if match is None:
            return None
        return _read(dict(zip(shapes.NAMES, match.groups(), strict=True)))
    except (Unusual, GeneTherapyModelError, ParseError, UnicodeDecodeError):
        return None


def _is_hard(source: bytes) -> bool:
    """Tell whether a record holds what no pattern looks for.

    Single bytes are found fast, and bytes of which none is changed come back as they
    are.
    """
    return (
        source.translate(_WITHOUT) is not source
        or (0xEF in source and (b"\xef\xbf\xbe" in source or b"\xef\xbf\xbf" in source))
        or (b"!"[0] in source and b"<!" in source)
        or (b"]"[0] in source and b"]]>" in source)
    )


def _character(reference: re.Match[str]) -> str:
    """Give the character that is meant, unless XML has a use or no place for it."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return chr(code) if chr(code).isalpha() or code in _MARKS else reference[0]


def _read(found: _Found) -> Publication:
    fields: dict[str, object] = {
        name: tuple(read_piece(read, f"<{tag}>{found[name]}</{tag}>"))
        for name, (tag, read) in _RARE.items()
        if found[name]
    }
    return _publication(
        title=marked(found["title"]),
        vernacular_title=maybe(marked, found["vernacular_title"]),
        publication_types=_read_types(found["publication_types"]),
        abstract=listing.read_abstract(found["abstract"], found["copyright"]),
        authors=listing.read_authors(found["authors"]),
        authors_complete=found["authors_complete"] != "N",
        investigators=listing.read_investigators(found["investigators"]),
        journal=_read_journal(
            found["journal"], found["iso_abbreviation"], found["journal_info"]
        ),
        issue=_read_issue(found),
        pagination=_read_pages(found),
        dates=_read_dates(found),
        locators=listing.read_locators(found["locators"]),
        identifiers=listing.read_identifiers(found["identifiers"]),
        languages=_read_texts(found["languages"]),
        keywords=listing.read_keywords(found["keywords"]),
        mesh_headings=_read_headings(found["mesh_headings"]),
        chemicals=_read_chemicals(found["chemicals"]),
        grants=listing.read_grants(found["grants"]),
        grants_complete=found["grants_complete"] != "N",
        registrations_complete=found["banks_complete"] != "N",
        reference_lists=listing.read_reference_lists(found["reference_lists"]),
        number_of_references=maybe(_count, found["number_of_references"]),
        relations=listing.read_relations(found["relations"]),
        coi_statement=maybe(marked, found["coi_statement"]),
        entries=(_read_entry(found),),
        **fields,  # type: ignore[arg-type]
    )


def _count(text: str) -> int:
    if not reading.is_count(text):
        raise Unusual
    return int(text)


_read_types = remembering(
    "PublicationTypeList", "PublicationType", reading.read_types, 256
)
_read_headings = remembering(
    "MeshHeadingList", "MeshHeading", subjects.read_headings, 16384
)
_read_chemicals = remembering("ChemicalList", "Chemical", subjects.read_chemicals, 4096)


@lru_cache(maxsize=256)
def _read_texts(pieces: str) -> tuple[str, ...]:
    def read(root: Element, keeper: Keeper) -> tuple[str, ...]:
        return tuple(map(keeper.text, root))

    return read_piece(read, f"<r>{pieces}</r>")


@lru_cache(maxsize=1024)
def _read_attributes(text: str) -> dict[str, str]:
    attributes = fromstring(f"<r{text}/>").attrib
    return {known(reading.ENTRY_ATTRIBUTES, key): attributes[key] for key in attributes}


def _read_entry(found: _Found) -> CatalogueEntry:
    return _entry(
        catalogue=vocabulary.CATALOGUE,
        identifier=identify(Pmid, "pubmed", found["pmid"]),
        version=found["version"],
        created=_read_day(
            found["created_year"], found["created_month"], found["created_day"]
        ),
        completed=_read_day(
            found["completed_year"], found["completed_month"], found["completed_day"]
        ),
        revised=_read_day(
            found["revised_year"], found["revised_month"], found["revised_day"]
        ),
        publication_model=found["publication_model"],
        publication_status=maybe(plain, found["publication_status"]),
        subsets=_read_texts(found["subsets"]),
        other_identifiers=listing.read_other_ids(found["other_identifiers"]),
        **_read_attributes(found["citation"]),
    )


def _read_other_abstracts(root: Element, keeper: Keeper) -> list[Abstract]:
    return [reading.read_abstract(child, "/other_abstracts", keeper) for child in root]


def _read_day(year: str | None, month: str, day: str) -> PartialDate | None:
    if year is None:
        return None
    date = make_date(year, month, day)
    if date is None:
        raise Unusual
    return date


@lru_cache(maxsize=4096)
def _read_journal(
    title: str | None, iso_abbreviation: str | None, info: str | None
) -> Journal | None:
    parts: dict[str, object] = {}
    if title is not None:
        parts["title"] = plain(title)
    if iso_abbreviation is not None:
        parts["iso_abbreviation"] = plain(iso_abbreviation)
    if info is not None:
        read_piece(
            lambda root, keeper: journals.read_journal_info(root, parts, keeper), info
        )
    return _journal(**parts) if parts else None  # type: ignore[arg-type]


@lru_cache(maxsize=8192)
def _read_issn(kind: str | None, text: str) -> JournalIssn:
    return _issn(issn=identify(Issn, "ISSN", text), type=maybe(_read_issn_type, kind))


def _read_issn_type(text: str) -> IssnType:
    return known(vocabulary.ISSN_TYPES, text)


def _read_medium(text: str) -> CitedMedium:
    return known(vocabulary.CITED_MEDIA, text)


def _read_issue(found: _Found) -> Issue | None:
    issn = found["issn"]
    issue = _issue(
        volume=maybe(plain, found["volume"]),
        number=maybe(plain, found["number"]),
        medium=maybe(_read_medium, found["medium"]),
        issn=None if issn is None else _read_issn(found["issn_type"], issn),
    )
    return None if issue == _NO_ISSUE else issue


def _read_pages(found: _Found) -> Pagination | None:
    if found["pages"] is None:
        return None
    return _pagination(
        text=plain(found["pages"]),
        start=maybe(plain, found["start_page"]),
        end=maybe(plain, found["end_page"]),
    )


@lru_cache(maxsize=4096)
def _read_issue_date(piece: str) -> PublicationDate:
    return read_piece(journals.read_issue_date, piece)


@lru_cache(maxsize=16384)
def _read_moment(parts: tuple[str, ...]) -> PublicationDate:
    status, year, month, day, hour, minute, _ = parts
    date = make_date(year, month, day)
    if date is None:
        raise Unusual
    return _publication_date(
        kind=known(vocabulary.PUB_STATUSES, status),
        date=date,
        hour=make_number(hour or None),
        minute=make_number(minute or None),
    )


def _read_dates(found: _Found) -> tuple[PublicationDate, ...]:
    dates = [_read_issue_date(found["issue_date"])]
    electronic = _read_day(
        found["electronic_year"], found["electronic_month"], found["electronic_day"]
    )
    if electronic is not None:
        dates.append(_publication_date(kind=DateKind.ELECTRONIC, date=electronic))
    dates += map(_read_moment, find_pieces(shapes.MOMENTS, found["history"]))
    return tuple(dates)


_RARE: Final[dict[str, tuple[str, Callable[[Element, Keeper], Iterable[object]]]]] = {
    "gene_symbols": ("GeneSymbolList", subjects.read_symbols),
    "other_abstracts": ("r", _read_other_abstracts),
    "personal_name_subjects": ("PersonalNameSubjectList", people.read_name_subjects),
    "registrations": ("DataBankList", reading.read_banks),
    "supplementary_concepts": ("SupplMeshList", subjects.read_concepts),
}
