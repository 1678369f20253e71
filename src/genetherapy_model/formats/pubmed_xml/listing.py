"""The lists of a record of the usual shape, read off their texts.

Each takes what stands between the tags of its list, or nothing where there is none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import cast
from xml.etree.ElementTree import Element

from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.authors import Author, PersonalAuthor
from genetherapy_model.domain.funding import Grant
from genetherapy_model.domain.identifiers import Doi, Orcid, Pmid
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.subjects import Keyword
from genetherapy_model.domain.works import (
    Locator,
    ReferenceList,
    Relation,
    WorkIdentifier,
    WorkReference,
)
from genetherapy_model.formats.pubmed_xml import (
    people,
    reading,
    references,
    shapes,
    vocabulary,
)
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
)

__all__ = [
    "read_abstract",
    "read_authors",
    "read_grants",
    "read_identifiers",
    "read_keywords",
    "read_locators",
    "read_reference_lists",
    "read_relations",
]

_abstract = trusted(Abstract)
_affiliation = trusted(Affiliation)
_grant = trusted(Grant)
_keyword = trusted(Keyword)
_locator = trusted(Locator)
_name = trusted(PersonName)
_person = trusted(Person)
_personal = trusted(PersonalAuthor)
_reference = trusted(WorkReference)
_reference_list = trusted(ReferenceList)
_relation = trusted(Relation)
_section = trusted(AbstractSection)


def read_abstract(text: str | None, notice: str | None) -> Abstract | None:
    """Read the sections of an Abstract; its notice of copyright stands apart."""
    if not text:
        return None
    sections = [
        _section(
            text=marked(body), label=plain(label) or None, category=category or None
        )
        for label, category, body, _ in find_pieces(shapes.SECTIONS, text)
    ]
    return _abstract(sections=tuple(sections), copyright=maybe(plain, notice))


def read_authors(text: str | None) -> tuple[Author, ...]:
    """Read an AuthorList."""
    made: list[Author] = []
    for family, given, initials, orcid, places, other, _ in find_pieces(
        shapes.AUTHORS, text
    ):
        if other:
            if "Investigators=" in other:
                # Whose they are is told by all of the record.
                raise Unusual
            made += read_piece(people.read_authors, f"<AuthorList>{other}</AuthorList>")
            continue
        name = _name(family=plain(family), given=plain(given), initials=plain(initials))
        identifiers = (identify(Orcid, "ORCID", orcid),) if orcid else ()
        affiliations = map(_read_affiliation, shapes.AFFILIATIONS.findall(places))
        made.append(
            _personal(
                person=_person(name=name, identifiers=identifiers),
                affiliations=tuple(affiliations),
            )
        )
    return tuple(made)


# Those who sign together mostly work together.
@lru_cache(maxsize=1024)
def _read_affiliation(text: str) -> Affiliation:
    return _affiliation(text=marked(text))


def read_grants(text: str | None) -> tuple[Grant, ...]:
    """Read a GrantList."""
    made: list[Grant] = []
    for number, acronym, agency, country, other, _ in find_pieces(shapes.GRANTS, text):
        if other:
            made += read_piece(reading.read_grants, f"<GrantList>{other}</GrantList>")
            continue
        made.append(
            _grant(
                number=plain(number) or None,
                acronym=plain(acronym) or None,
                agency=plain(agency) or None,
                country=plain(country) or None,
            )
        )
    return tuple(made)


def read_locators(text: str | None) -> tuple[Locator, ...]:
    """Read all ELocationIDs."""
    return tuple(
        [
            _locator(
                identifier=identify(Doi if scheme == "doi" else None, scheme, number),
                valid=valid == "Y",
            )
            for scheme, valid, number, _ in find_pieces(shapes.LOCATORS, text)
        ]
    )


def read_identifiers(text: str | None) -> tuple[WorkIdentifier, ...]:
    """Read an ArticleIdList."""
    found = find_pieces(shapes.IDENTIFIERS, text)
    return tuple([_identify_work(scheme, number) for scheme, number, _ in found])


def _identify_work(scheme: str, text: str) -> WorkIdentifier:
    kind = vocabulary.ARTICLE_IDS.get(scheme)
    return cast("WorkIdentifier", identify(kind, scheme, text))


def read_keywords(text: str | None) -> tuple[Keyword, ...]:
    """Read all KeywordLists."""
    return tuple(
        [
            _keyword(text=marked(keyword), owner=owner, major=major == "Y")
            for owner, body, _ in find_pieces(shapes.KEYWORD_LISTS, text)
            for major, keyword, _ in find_pieces(shapes.KEYWORDS, body)
        ]
    )


def read_relations(text: str | None) -> tuple[Relation, ...]:
    """Read a CommentsCorrectionsList."""
    made: list[Relation] = []
    for kind, citation, version, pmid, other, _ in find_pieces(shapes.RELATIONS, text):
        if other:
            whole = f"<CommentsCorrectionsList>{other}</CommentsCorrectionsList>"
            made += cast("list[Relation]", read_piece(references.read_relations, whole))
            continue
        target = _reference(
            citation=marked(citation),
            identifiers=(identify(Pmid, "pubmed", pmid),),
            version=version if version != "1" else None,
        )
        made.append(_relation(kind=known(vocabulary.REF_TYPES, kind), target=target))
    return tuple(made)


def read_reference_lists(text: str | None) -> tuple[ReferenceList, ...]:
    """Read all ReferenceLists, of which none is inside another."""
    return tuple(
        [
            _reference_list(title=plain(title) or None, references=_references(body))
            for title, body, _ in find_pieces(shapes.REFERENCE_LISTS, text)
        ]
    )


def _references(text: str) -> tuple[WorkReference, ...]:
    made: list[WorkReference] = []
    for citation, *ids, other, _ in find_pieces(shapes.REFERENCES, text):
        if other:
            made += read_piece(
                _other_references, f"<ReferenceList>{other}</ReferenceList>"
            )
            continue
        identifiers = [
            _identify_work(scheme, number)
            for scheme, number in zip(ids[::2], ids[1::2], strict=True)
            if scheme
        ]
        made.append(
            _reference(citation=marked(citation), identifiers=tuple(identifiers))
        )
    return tuple(made)


def _other_references(element: Element, keeper: Keeper) -> tuple[WorkReference, ...]:
    return references.read_references(element, "/reference_lists", keeper).references
