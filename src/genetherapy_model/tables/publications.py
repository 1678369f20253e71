"""The columns of a table of publications."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import pyarrow as pa

from genetherapy_model.codec import dump_line
from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._vocabularies import Absent
from genetherapy_model.domain.authors import CollectiveAuthor, PersonalAuthor
from genetherapy_model.domain.cells import CellProduct
from genetherapy_model.domain.identifiers import Orcid, OtherIdentifier, RorId
from genetherapy_model.domain.modalities import Agent, Component, ModalityClaim
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.roles import Appointment, EditorialRole, SocietyOffice
from genetherapy_model.domain.subjects import MeshHeading, MeshTerm
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.domain.works import Relation
from genetherapy_model.tables.columns import (
    DATE,
    FLAG,
    TEXT,
    TEXTS,
    Column,
    Row,
    date_of,
    plain_of,
    structs,
    text_of,
    value_of,
)

__all__ = ["PUBLICATIONS"]

_ROLES: Final = structs(
    kind=TEXT, title=TEXT, body=TEXT, start=DATE, end=DATE, observed_on=DATE
)
_PEOPLE: Final = structs(
    family=TEXT,
    given=TEXT,
    suffix=TEXT,
    literal=TEXT,
    collective=TEXT,
    orcid=TEXT,
    affiliations=structs(text=TEXT, ror=TEXT),
    roles=_ROLES,
)
_TERM: Final = pa.struct({"name": TEXT, "ui": TEXT, "major": FLAG})
_JOURNAL: Final = pa.struct(
    {
        "title": TEXT,
        "medline_abbreviation": TEXT,
        "iso_abbreviation": TEXT,
        "nlm_id": TEXT,
        "issns": structs(issn=TEXT, type=TEXT),
    }
)
_CLAIMS: Final = structs(
    setting=TEXT,
    mechanisms=TEXTS,
    vectors=TEXTS,
    cells=TEXT,
    routes=TEXTS,
    substance=TEXT,
    product=TEXT,
    evidence=structs(
        kind=TEXT,
        text=TEXT,
        path=TEXT,
        start=pa.int64(),
        end=pa.int64(),
        mesh=TEXT,
        atc=TEXT,
        curator=TEXT,
    ),
)


def _dates(publication: Publication) -> list[Row]:
    return [
        {"kind": each.kind.value, "date": date_of(each.date)}
        for each in publication.dates
    ]


def _journal(publication: Publication) -> Row | None:
    journal = publication.journal
    if journal is None:
        return None
    return {
        "title": journal.title,
        "medline_abbreviation": journal.medline_abbreviation,
        "iso_abbreviation": journal.iso_abbreviation,
        "nlm_id": text_of(journal.nlm_id),
        "issns": [
            {"issn": str(each.issn), "type": value_of(each.type)}
            for each in publication.issns
        ],
    }


def _author(author: PersonalAuthor | CollectiveAuthor) -> Row:
    if isinstance(author, CollectiveAuthor):
        made: Row = {"collective": author.name.plain, "roles": []}
    else:
        made = _person(author.person)
    return {**made, "affiliations": [*map(_affiliation, author.affiliations)]}


def _person(person: Person) -> Row:
    name = person.name
    return {
        "family": name.family,
        "given": name.given or name.initials,
        "suffix": name.suffix,
        "literal": name.literal,
        "orcid": _first(person.identifiers, Orcid),
        "affiliations": [],
        "roles": [*map(_role, person.roles)],
    }


def _affiliation(affiliation: Affiliation) -> Row:
    return {
        "text": affiliation.text.plain,
        "ror": _first(affiliation.identifiers, RorId),
    }


def _curie(identifier: Identifier | OtherIdentifier) -> str:
    return identifier.curie if isinstance(identifier, Identifier) else str(identifier)


def _first(identifiers: Iterable[object], kind: type) -> str | None:
    for each in identifiers:
        if isinstance(each, kind):
            return str(each)
    return None


def _role(role: SocietyOffice | EditorialRole | Appointment) -> Row:
    match role:
        case SocietyOffice(title=title, text=text, body=body):
            kind, held_in = "society office", body.name
        case EditorialRole(title=title, text=text, journal=journal):
            kind, held_in = "editorial role", journal.title
        case _:
            title, text, kind = None, role.text, "appointment"
            held_in = role.organization.name
    return {
        "kind": kind,
        "title": text if title is None else value_of(title),
        "body": held_in,
        "start": date_of(role.term.start),
        "end": date_of(role.term.end),
        "observed_on": date_of(role.term.observed_on),
    }


@lru_cache(1 << 14)
def _heading(heading: MeshHeading) -> Row:
    return {
        "descriptor": _term(heading.descriptor),
        "qualifiers": [*map(_term, heading.qualifiers)],
    }


def _term(term: MeshTerm) -> Row:
    return {"name": term.name, "ui": text_of(term.ui), "major": term.major}


def _relation(relation: Relation) -> Row:
    target = relation.target
    return {
        "kind": relation.kind.value,
        "citation": plain_of(target.citation),
        "title": plain_of(target.title),
        "identifiers": [*map(_curie, target.identifiers)],
    }


def _claim(claim: ModalityClaim) -> Row:
    modality = claim.modality
    cells = modality.cells
    return {
        "setting": value_of(modality.setting),
        "mechanisms": _values(map(_mechanism, modality.components)),
        "vectors": _values(map(_vector, modality.components)),
        "cells": value_of(cells.type if isinstance(cells, CellProduct) else cells),
        "routes": _values(each.value for each in modality.routes),
        "substance": claim.substance,
        "product": claim.product,
        "evidence": [
            {
                "kind": each.kind.value,
                "text": each.text,
                "path": each.path,
                "start": each.start,
                "end": each.end,
                "mesh": text_of(each.mesh),
                "atc": text_of(each.atc),
                "curator": each.curator,
            }
            for each in claim.evidence
        ],
    }


def _values(values: Iterable[str | None]) -> list[str]:
    return sorted({value for value in values if value is not None})


def _mechanism(component: Component) -> str | None:
    mechanism = component.mechanism
    if mechanism is None or isinstance(mechanism, Absent):
        return value_of(mechanism)
    return mechanism.mechanism_class.value


def _vector(component: Component) -> str | None:
    agent = component.agent
    vector = agent.vector if isinstance(agent, Agent) else agent
    return value_of(vector.family if isinstance(vector, Vector) else vector)


PUBLICATIONS: Final[tuple[Column[Publication], ...]] = (
    Column("pmid", TEXT, lambda of: text_of(of.pmid)),
    Column("doi", TEXT, lambda of: text_of(of.doi)),
    Column("pmcid", TEXT, lambda of: text_of(of.pmcid)),
    Column("identifiers", TEXTS, lambda of: [*map(_curie, of.identifiers)]),
    Column("title", TEXT, lambda of: plain_of(of.title)),
    Column(
        "publication_types",
        TEXTS,
        lambda of: [each.name for each in of.publication_types],
    ),
    Column("year", pa.int16(), lambda of: of.year),
    Column("date", DATE, lambda of: date_of(of.date)),
    Column("dates", structs(kind=TEXT, date=DATE), _dates),
    Column("journal", _JOURNAL, _journal),
    Column("volume", TEXT, lambda of: of.issue.volume if of.issue else None),
    Column("issue", TEXT, lambda of: of.issue.number if of.issue else None),
    Column("pages", TEXT, lambda of: text_of(of.pagination)),
    Column("abstract", TEXT, lambda of: text_of(of.abstract)),
    Column("authors", _PEOPLE, lambda of: [*map(_author, of.authors)]),
    Column("editors", _PEOPLE, lambda of: [*map(_author, of.editors)]),
    Column("people", _PEOPLE, lambda of: [*map(_person, of.people)]),
    Column("languages", TEXTS, lambda of: [*of.languages]),
    Column("keywords", TEXTS, lambda of: [each.text.plain for each in of.keywords]),
    Column(
        "mesh_headings",
        structs(descriptor=_TERM, qualifiers=pa.list_(_TERM)),
        lambda of: [*map(_heading, of.mesh_headings)],
    ),
    Column("chemicals", TEXTS, lambda of: [each.name for each in of.chemicals]),
    Column(
        "grants",
        structs(number=TEXT, agency=TEXT, country=TEXT),
        lambda of: [
            {"number": each.number, "agency": each.agency, "country": each.country}
            for each in of.grants
        ],
    ),
    Column(
        "registrations",
        structs(bank=TEXT, identifier=TEXT),
        lambda of: [
            {"bank": each.bank, "identifier": text_of(each.identifier)}
            for each in of.registrations
        ],
    ),
    Column(
        "relations",
        structs(kind=TEXT, citation=TEXT, title=TEXT, identifiers=TEXTS),
        lambda of: [*map(_relation, of.relations)],
    ),
    Column("claims", _CLAIMS, lambda of: [*map(_claim, of.modality_claims)]),
    Column("is_retracted", FLAG, lambda of: of.is_retracted),
    Column("record", TEXT, dump_line),
)
"""The columns, in their order."""
