"""The lists of a record of the usual shape, read off their texts.

Each takes what stands between the tags of its list, or nothing where there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, cast
from xml.etree.ElementTree import Element

from genetherapy_model.domain._scalars import trusted_identifier
from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.authors import Author, Investigator, PersonalAuthor
from genetherapy_model.domain.funding import Grant
from genetherapy_model.domain.identifiers import (
    Doi,
    Orcid,
    OtherIdentifier,
    Pmcid,
    Pmid,
)
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
from genetherapy_model.formats.pubmed_xml.identifiers import SCHEMES
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
    "read_investigators",
    "read_keywords",
    "read_locators",
    "read_other_ids",
    "read_reference_lists",
    "read_relations",
]

_abstract = trusted(Abstract)
_affiliation = trusted(Affiliation)
_grant = trusted(Grant)
_investigator = trusted(Investigator)
_keyword = trusted(Keyword)
_locator = trusted(Locator)
_name = trusted(PersonName)
_other = trusted(OtherIdentifier)
_person = trusted(Person)
_personal = trusted(PersonalAuthor)
_reference = trusted(WorkReference)
_reference_list = trusted(ReferenceList)
_relation = trusted(Relation)
_section = trusted(AbstractSection)


# What is none of its kind is given up, as any unusual record.
_BUILDERS: Final[dict[str, Callable[[str], WorkIdentifier]]] = {
    SCHEMES[Doi]: trusted_identifier(Doi),
    SCHEMES[Pmid]: trusted_identifier(Pmid),
    SCHEMES[Pmcid]: trusted_identifier(Pmcid),
}


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
    for *parts, other, _ in find_pieces(shapes.AUTHORS, text):
        if not other:
            person, affiliations = _read_person(*parts)
            made.append(_personal(person=person, affiliations=affiliations))
        elif "Investigators=" in other:
            # Whose they are is told by all of the record.
            raise Unusual
        else:
            made += read_piece(people.read_authors, f"<AuthorList>{other}</AuthorList>")
    return tuple(made)


def read_investigators(text: str | None) -> tuple[Investigator, ...]:
    """Read an InvestigatorList that is tied to no collective."""
    made: list[Investigator] = []
    for *parts, other, _ in find_pieces(shapes.INVESTIGATORS, text):
        if not other:
            person, affiliations = _read_person(*parts)
            made.append(_investigator(person=person, affiliations=affiliations))
        else:
            whole = f"<InvestigatorList>{other}</InvestigatorList>"
            made += read_piece(people.read_investigators, whole)
    return tuple(made)


def _read_person(  # noqa: PLR0913, PLR0917 - as they stand
    family: str, given: str, initials: str, orcid: str, place: str, places: str
) -> tuple[Person, tuple[Affiliation, ...]]:
    name = _name(family=plain(family), given=plain(given), initials=plain(initials))
    identifiers = (identify(Orcid, "ORCID", orcid),) if orcid else ()
    affiliations = (_read_affiliation(place),) if place else ()
    for more, other, _ in find_pieces(shapes.AFFILIATIONS, places):
        read = _read_other_affiliation(other) if other else _read_affiliation(more)
        affiliations = (*affiliations, read)
    return _person(name=name, identifiers=identifiers), affiliations


# Those who sign together mostly work together.
@lru_cache(maxsize=1024)
def _read_affiliation(text: str) -> Affiliation:
    return _affiliation(text=marked(text))


@lru_cache(maxsize=1024)
def _read_other_affiliation(piece: str) -> Affiliation:
    def read(element: Element, keeper: Keeper) -> list[Affiliation]:
        made: list[Affiliation] = []
        people.add_affiliation(element, made, "", keeper)
        return made

    return read_piece(read, piece)[0]


def read_grants(text: str | None) -> tuple[Grant, ...]:
    """Read a GrantList."""
    made: list[Grant] = []
    for number, acronym, agency, country, empty, other, _ in find_pieces(
        shapes.GRANTS, text
    ):
        if other:
            made += read_piece(reading.read_grants, f"<GrantList>{other}</GrantList>")
            continue
        made.append(
            _grant(
                number=plain(number) or None,
                acronym=plain(acronym) or None,
                agency=plain(agency) or None,
                country="" if empty else plain(country) or None,
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


def read_other_ids(text: str | None) -> tuple[OtherIdentifier, ...]:
    """Read all OtherIDs."""
    found = find_pieces(shapes.OTHER_IDS, text)
    return tuple(
        [_other(scheme=scheme, text=plain(other)) for scheme, other, _ in found]
    )


def _identify_work(scheme: str, text: str) -> WorkIdentifier:
    build = _BUILDERS.get(scheme)
    if build is None:
        if scheme in vocabulary.ARTICLE_IDS:
            # It is written under another scheme.
            raise Unusual
        return _other(scheme=scheme, text=plain(text))
    return build(plain(text))


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
    for citation, a, one, b, two, c, three, other, _ in find_pieces(
        shapes.REFERENCES, text
    ):
        if other:
            whole = f"<ReferenceList>{other}</ReferenceList>"
            made += read_piece(_other_references, whole)
            continue
        ids = [_identify_work(a, one)] if a else []
        if b:
            ids.append(_identify_work(b, two))
        if c:
            ids.append(_identify_work(c, three))
        made.append(_reference(citation=marked(citation), identifiers=tuple(ids)))
    return tuple(made)


def _other_references(element: Element, keeper: Keeper) -> tuple[WorkReference, ...]:
    return references.read_references(element, "/reference_lists", keeper).references
