"""The roles that people hold in time, as nodes.

A role stands between a person and what it is held in, under the same term twice:
``memberOf`` leads to an ``OrganizationRole``, and its ``memberOf`` to the society
(https://schema.org/Role). Who edits a journal is its ``editor``, so that role stands
under ``@reverse``, as JSON-LD has it.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from genetherapy_model.domain.journals import JournalReference
from genetherapy_model.domain.organizations import OrganizationReference
from genetherapy_model.domain.roles import (
    Appointment,
    EditorialRole,
    EditorialTitle,
    Role,
    SocietyOffice,
    SocietyTitle,
    Term,
)
from genetherapy_model.formats.schema_org.dates import read_optional_date, write_date
from genetherapy_model.formats.schema_org.nodes import Node, NodeForm, Notes
from genetherapy_model.formats.schema_org.organizations import (
    ORGANIZATION_LINKS,
    is_role,
)
from genetherapy_model.formats.schema_org.serials import JOURNAL_LINKS
from genetherapy_model.formats.schema_org.values import (
    listing,
    nodes_of,
    one_or_all,
    text_of,
    texts_of,
)

__all__ = ["read_roles", "write_roles"]

_EDITS: Final = "editor"
_HELD_IN: Final = ("memberOf", "worksFor", "affiliation")


def _write_term(term: Term) -> Node:
    made: Node = {}
    for key, date in (("startDate", term.start), ("endDate", term.end)):
        if date is not None and (written := write_date(date)) is not None:
            made[key] = written
    return made


def _read_term(node: Node, notes: Notes) -> Term:
    return Term(
        start=read_optional_date(node, "startDate", notes),
        end=read_optional_date(node, "endDate", notes),
    )


_Title: TypeAlias = SocietyTitle | EditorialTitle


def _write_title(title: _Title | None, text: str | None) -> Node:
    shown = text if text is not None or title is None else title.value
    return {} if shown is None else {"roleName": shown}


def _read_title(
    node: Node, titles: type[SocietyTitle | EditorialTitle]
) -> tuple[_Title | None, str | None]:
    text = text_of(node.get("roleName")) or text_of(node.get("namedPosition"))
    if text is None:
        return None, None
    words = re.sub(r"[\s-]+", " ", text.strip().casefold())
    title = next(
        (known for known in titles if known.value.replace("-", " ") == words), None
    )
    return title, None if title is not None and title.value == text else text


def _write_office(office: SocietyOffice) -> Node:
    return {
        "@type": "OrganizationRole",
        **_write_title(office.title, office.text),
        **_write_term(office.term),
        "memberOf": ORGANIZATION_LINKS.write(office.body),
    }


def _read_office(node: Node, notes: Notes) -> SocietyOffice | None:
    body = _held_in(node, ("memberOf",), notes)
    title, text = _read_title(node, SocietyTitle)
    if body is None or not (title is None or isinstance(title, SocietyTitle)):
        return None
    return SocietyOffice(
        body=body, title=title, text=text, term=_read_term(node, notes)
    )


_OFFICES: Final = NodeForm(SocietyOffice, _write_office, _read_office)


def _write_post(post: Appointment) -> Node:
    return {
        "@type": "OrganizationRole",
        **_write_title(None, post.text),
        **_write_term(post.term),
        "worksFor": ORGANIZATION_LINKS.write(post.organization),
    }


def _read_post(node: Node, notes: Notes) -> Appointment | None:
    organization = _held_in(node, ("worksFor", "affiliation"), notes)
    if organization is None:
        return None
    return Appointment(
        organization=organization,
        text=text_of(node.get("roleName")) or text_of(node.get("namedPosition")),
        term=_read_term(node, notes),
    )


_POSTS: Final = NodeForm(Appointment, _write_post, _read_post)


def _held_in(
    node: Node, keys: tuple[str, ...], notes: Notes
) -> OrganizationReference | None:
    for key in keys:
        for one in listing(node.get(key)):
            inner = {"name": one} if isinstance(one, str) else one
            if isinstance(inner, dict) and not is_role(inner):
                found = ORGANIZATION_LINKS.read(inner, notes)
                if found is not None:
                    return found
    return None


def _write_editorship(role: EditorialRole) -> Node:
    return {
        "@type": "Role",
        **_write_title(role.title, role.text),
        **_write_term(role.term),
        "@reverse": {_EDITS: JOURNAL_LINKS.write(role.journal)},
    }


def _read_editorship(node: Node, notes: Notes) -> EditorialRole | None:
    journals = [
        found
        for inner in _edited(node)
        if (found := JOURNAL_LINKS.read(inner, notes)) is not None
    ]
    title, text = _read_title(node, EditorialTitle)
    if not journals or not (title is None or isinstance(title, EditorialTitle)):
        return None
    journal: JournalReference = journals[0]
    return EditorialRole(
        journal=journal, title=title, text=text, term=_read_term(node, notes)
    )


def _edited(node: Node) -> list[Node]:
    reverse = node.get("@reverse")
    return nodes_of(reverse.get(_EDITS)) if isinstance(reverse, dict) else []


_EDITORSHIPS: Final = NodeForm(EditorialRole, _write_editorship, _read_editorship)


def write_roles(roles: tuple[Role, ...]) -> Node:
    """Write roles, each under what leads to where it is held."""
    groups: dict[str, list[Node]] = {}
    edited: list[Node] = []
    for role in roles:
        match role:
            case SocietyOffice():
                groups.setdefault("memberOf", []).append(_OFFICES.write(role))
            case Appointment():
                groups.setdefault("worksFor", []).append(_POSTS.write(role))
            case _:
                edited.append(_EDITORSHIPS.write(role))
    made: Node = {key: one_or_all(nodes) for key, nodes in groups.items()}
    if edited:
        made["@reverse"] = {_EDITS: one_or_all(edited)}
    return made


def read_roles(node: Node, notes: Notes) -> list[Role]:
    """Read the roles of a person; one without a term where no role stands between."""
    made: list[Role | None] = [
        _EDITORSHIPS.read(one, notes) for one in _edited(node) if is_role(one)
    ]
    for key in _HELD_IN:
        form = _OFFICES if key == "memberOf" else _POSTS
        roles = [one for one in nodes_of(node.get(key)) if is_role(one)]
        made += [form.read(one, notes) for one in roles]
    employers = [one for one in nodes_of(node.get("worksFor")) if not is_role(one)]
    titles = texts_of(node.get("jobTitle"))
    for one in employers:
        post: Node = {"@type": "OrganizationRole", "worksFor": one}
        if len(employers) == len(titles) == 1:
            post["roleName"] = titles[0]
        made.append(_POSTS.read(post, notes))
    return [role for role in made if role is not None]
