"""Records with more than many tools keep: long lists, long titles, long abstracts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, cast

from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.authors import Investigator, PersonalAuthor
from genetherapy_model.domain.dates import PartialDate
from genetherapy_model.domain.funding import Grant, Registration
from genetherapy_model.domain.identifiers import OtherIdentifier
from genetherapy_model.domain.modalities import ModalityClaim, TherapyModality
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.quotations import Quotation
from genetherapy_model.domain.records import CatalogueEntry, Extra
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

__all__ = ["LONG", "Long", "long_record"]

# Styles of citation stop after 3, 6, 10 or 20 authors, MEDLINE did after 25.
_MANY: Final = 26
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Codes of languages in MEDLINE, as no rule finds fault with a long record.
_LANGUAGES: Final = (
    "ara chi cze dan dut eng fin fre ger gre heb hin hun "
    "ita jpn kor nor per pol por rus spa swe tha tur ukr"
).split()
# Fields of databases have 80 or 255 characters, abstracts of MEDLINE had 250 words.
_TITLE: Final = 300
_ABSTRACT: Final = 3000
_make: Final = cast("Callable[..., Publication]", Publication)


class Long(NamedTuple):
    """How a field is filled: with any number of items or letters, and the greatest."""

    fill: Callable[[int], object]
    most: int


def long_record(sizes: Mapping[str, int]) -> Publication:
    """Give a publication of which some fields have so many items, or letters.

    >>> long_record({"title": 7, "languages": 2})
    Publication(title=MarkedText('Gene th.'), languages=('ara', 'chi'))
    """
    return _make(**{name: LONG[name].fill(size) for name, size in sizes.items()})


def _several(item: Callable[[str], object]) -> Long:
    return Long(lambda size: [item(f"{letter}a") for letter in _LETTERS[:size]], _MANY)


def _text(most: int, within: Callable[[str], object] = str) -> Long:
    words = "Gene therapy " * most
    return Long(lambda size: within(f"{words[:size]}."), most)


def _abstract(text: str) -> Abstract:
    return Abstract(sections=[AbstractSection(text=text)])


def _person(word: str) -> Person:
    return Person(name=PersonName(family=word))


def _author(word: str) -> PersonalAuthor:
    return PersonalAuthor(person=_person(word))


def _identifier(word: str) -> OtherIdentifier:
    return OtherIdentifier(scheme="pii", text=word)


def _references(size: int) -> list[ReferenceList]:
    works = [WorkReference(citation=f"{letter}a") for letter in _LETTERS[:size]]
    return [ReferenceList(references=works)]


# Those come first that tools cut most.
LONG: Final[Mapping[str, Long]] = MappingProxyType(
    {
        "title": _text(_TITLE),
        "authors": _several(_author),
        "keywords": _several(lambda word: Keyword(text=word)),
        "reference_lists": Long(_references, _MANY),
        "abstract": _text(_ABSTRACT, _abstract),
        "mesh_headings": _several(
            lambda word: MeshHeading(descriptor=MeshTerm(name=word))
        ),
        "identifiers": _several(_identifier),
        "languages": Long(lambda size: _LANGUAGES[:size], _MANY),
        "editors": _several(_author),
        "grants": _several(lambda word: Grant(number=word)),
        "publication_types": _several(lambda word: PublicationType(name=word)),
        "investigators": _several(lambda word: Investigator(person=_person(word))),
        "chemicals": _several(lambda word: Chemical(name=word)),
        "supplementary_concepts": _several(
            lambda word: SupplementaryConcept(name=word)
        ),
        "registrations": _several(lambda word: Registration(bank=word)),
        "relations": _several(
            lambda word: Relation(
                kind=RelationKind.CITES, target=WorkReference(citation=word)
            )
        ),
        "other_abstracts": _several(_abstract),
        "vernacular_title": _text(_TITLE),
        "coi_statement": _text(_TITLE),
        "dates": _several(
            lambda word: PublicationDate(
                kind=DateKind.ISSUE, date=PartialDate(year=1900 + ord(word[0]))
            )
        ),
        "locators": _several(lambda word: Locator(identifier=_identifier(word))),
        "gene_symbols": _several(str),
        "personal_name_subjects": _several(lambda word: PersonName(family=word)),
        "people": _several(_person),
        "quotations": _several(lambda word: Quotation(parts=[word])),
        "modality_claims": _several(
            lambda word: ModalityClaim(modality=TherapyModality(), product=word)
        ),
        "entries": _several(lambda word: CatalogueEntry(catalogue=word)),
        "extras": _several(lambda word: Extra(source=word, path="a", text="a")),
    }
)
"""The fields of a publication that have no greatest length."""
