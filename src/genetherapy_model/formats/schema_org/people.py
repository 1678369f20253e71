"""People and collectives as nodes: names, identifiers, what they did for a work."""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain.authors import (
    Author,
    CollectiveAuthor,
    Investigator,
    PersonalAuthor,
)
from genetherapy_model.domain.identifiers import Isni, Orcid, RorId
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.people import Person, PersonReference
from genetherapy_model.domain.roles import (
    Contribution,
    CreditRole,
)
from genetherapy_model.formats.csl_json.texts import read_marked
from genetherapy_model.formats.schema_org.identifiers import (
    read_identifiers,
    write_identifiers,
)
from genetherapy_model.formats.schema_org.nodes import Node, NodeForm, Notes
from genetherapy_model.formats.schema_org.organizations import (
    AFFILIATIONS,
    is_role,
    read_affiliations,
)
from genetherapy_model.formats.schema_org.roles import read_roles, write_roles
from genetherapy_model.formats.schema_org.values import (
    listing,
    nodes_of,
    one_or_all,
    text_of,
    texts_of,
    types_of,
)
from genetherapy_model.formats.schema_org.vocabulary import ORGANIZATIONS

__all__ = [
    "INVESTIGATORS",
    "NAMES",
    "PEOPLE",
    "PERSON_LINKS",
    "read_authors",
    "write_author",
]

_OF_PEOPLE: Final[tuple[type[Orcid | Isni], ...]] = (Orcid, Isni)
_OF_COLLECTIVES: Final = (RorId,)
_GENERATION: Final = re.compile(
    r"(?:jr|sr|[iv]{2,3}|[2-9](?:nd|rd|th))\.?", re.IGNORECASE
)
_CREDIT: Final = {role.url: role for role in CreditRole} | {
    role.value.casefold(): role for role in CreditRole
}
_EDITS: Final = "editor"
_HELD_IN: Final = ("memberOf", "worksFor", "affiliation")


def _write_name(name: PersonName) -> Node:
    made: Node = {"@type": "Person"}
    for key, part in (
        ("name", str(name) or None),
        ("familyName", name.family),
        ("givenName", name.given),
    ):
        if part is not None:
            made[key] = part
    if name.suffix is not None:
        made["honorificSuffix"] = name.suffix
    return made


def _read_name(node: Node, _: Notes) -> PersonName | None:
    given = [
        text
        for key in ("givenName", "additionalName")
        if (text := text_of(node.get(key))) is not None
    ]
    family = text_of(node.get("familyName"))
    suffixes = [
        text
        for text in texts_of(node.get("honorificSuffix"))
        if _GENERATION.fullmatch(text.strip())
    ]
    shown = text_of(node.get("name"))
    is_divided = family is not None or bool(given)
    if not is_divided and (shown is None or not shown.strip()):
        return None
    return PersonName(
        family=family,
        given=" ".join(given) if given else None,
        suffix=suffixes[0] if suffixes else None,
        literal=None if is_divided else shown,
    )


NAMES: Final = NodeForm(PersonName, _write_name, _read_name)


def _write_link(person: PersonReference) -> Node:
    return _write_name(person.name) | write_identifiers(person.identifiers)


def _read_link(node: Node, notes: Notes) -> PersonReference | None:
    name = _read_name(node, notes)
    if name is None:
        return None
    return PersonReference(
        name=name, identifiers=read_identifiers(node, _OF_PEOPLE, notes)
    )


PERSON_LINKS: Final = NodeForm(PersonReference, _write_link, _read_link)


def _write_person(person: Person) -> Node:
    made = _write_name(person.name) | write_identifiers(person.identifiers)
    suffixes = [person.name.suffix] if person.name.suffix is not None else []
    if suffixes or person.degrees:
        made["honorificSuffix"] = one_or_all([*suffixes, *person.degrees])
    return made | write_roles(person.roles)


def _read_person(node: Node, notes: Notes) -> Person | None:
    name = _read_name(node, notes)
    if name is None:
        return None
    suffixes = texts_of(node.get("honorificSuffix"))
    if name.suffix is not None:
        suffixes.remove(name.suffix)
    return Person(
        name=name,
        identifiers=read_identifiers(node, _OF_PEOPLE, notes),
        degrees=suffixes,
        roles=read_roles(node, notes),
    )


PEOPLE: Final = NodeForm(Person, _write_person, _read_person)


def _write_member(person: Person, affiliations: tuple[Affiliation, ...]) -> Node:
    made = PEOPLE.write(person)
    if not affiliations:
        return made
    held = one_or_all(map(AFFILIATIONS.write, affiliations))
    return {**made, "affiliation": held}


def _write_authorship(author: PersonalAuthor, key: str) -> Node:
    made: Node = {"@type": "Role"}
    if author.contributions:
        made["roleName"] = one_or_all(one.role.url for one in author.contributions)
    return made | {key: _write_member(author.person, author.affiliations)}


def _read_authorship(node: Node, key: str, notes: Notes) -> PersonalAuthor | None:
    for inner in listing(node.get(key)):
        named = {"name": inner} if isinstance(inner, str) else inner
        if not isinstance(named, dict) or is_role(named):
            continue
        person = PEOPLE.read(named, notes)
        if person is None:
            continue
        words = texts_of(node.get("roleName"))
        roles = [_CREDIT.get(word) or _CREDIT.get(word.casefold()) for word in words]
        return PersonalAuthor(
            person=person,
            affiliations=read_affiliations(named.get("affiliation"), notes),
            contributions=[Contribution(role=role) for role in roles if role],
        )
    return None


def _authorships(key: str) -> NodeForm[PersonalAuthor]:
    return NodeForm(
        PersonalAuthor,
        lambda author: _write_authorship(author, key),
        lambda node, notes: _read_authorship(node, key, notes),
    )


_AUTHORSHIPS: Final = {key: _authorships(key) for key in ("author", "creator", _EDITS)}


def _write_collective(author: CollectiveAuthor) -> Node:
    made: Node = {
        "@type": "Organization",
        "name": author.name.plain,
        **write_identifiers(author.identifiers),
    }
    if author.members:
        made["member"] = one_or_all(map(PEOPLE.write, author.members))
    return made


def _read_collective(node: Node, notes: Notes) -> CollectiveAuthor | None:
    name = text_of(node.get("name"))
    if name is None:
        return None
    members = [
        person
        for one in nodes_of(node.get("member"))
        if (person := PEOPLE.read(one, notes)) is not None
    ]
    return CollectiveAuthor(
        name=read_marked(name)[0],
        identifiers=read_identifiers(node, _OF_COLLECTIVES, notes),
        members=members,
    )


_COLLECTIVES: Final = NodeForm(CollectiveAuthor, _write_collective, _read_collective)


def write_author(author: Author, key: str) -> Node:
    """Write an author or editor: a role stands between only where it says something.

    >>> write_author(CollectiveAuthor(name="NTLA-2001 Study Group"), "author")
    {'@type': 'Organization', 'name': 'NTLA-2001 Study Group'}
    """
    if isinstance(author, CollectiveAuthor):
        return _COLLECTIVES.write(author)
    made = _AUTHORSHIPS[key].write(author)
    inner = made[key]
    return inner if len(made) == 2 and isinstance(inner, dict) else made


def read_authors(value: object, key: str, notes: Notes) -> list[Author]:
    """Read authors or editors."""
    made: list[Author] = []
    for one in listing(value):
        node = {"@type": "Person", "name": one} if isinstance(one, str) else one
        author: Author | None = None
        if isinstance(node, dict):
            if ORGANIZATIONS & set(types_of(node)):
                author = _COLLECTIVES.read(node, notes)
            else:
                role = node if is_role(node) else {"@type": "Role", key: node}
                author = _AUTHORSHIPS[key].read(role, notes)
        if author is None:
            notes.warn("RDR009", f"{key}: {_shown(one)} names nobody")
        else:
            made.append(author)
    return made


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."


def _write_investigator(one: Investigator) -> Node:
    return {
        "@type": "Role",
        "roleName": "investigator",
        "contributor": _write_member(one.person, one.affiliations),
    }


def _read_investigator(node: Node, notes: Notes) -> Investigator | None:
    author = _read_authorship(node, "contributor", notes)
    if author is None:
        return None
    return Investigator(person=author.person, affiliations=author.affiliations)


def _is_investigator(node: Node) -> bool:
    return is_role(node) and text_of(node.get("roleName")) == "investigator"


INVESTIGATORS: Final = NodeForm(
    Investigator, _write_investigator, _read_investigator, _is_investigator
)
