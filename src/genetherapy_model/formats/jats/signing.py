"""Contributors written, with the affiliations that they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.authors import (
    CollectiveAuthor,
    Investigator,
    PersonalAuthor,
)
from genetherapy_model.domain.identifiers import OtherIdentifier
from genetherapy_model.domain.journals import JournalReference
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.roles import Contribution, EditorialRole
from genetherapy_model.formats.jats.identifiers import spell_identifier
from genetherapy_model.formats.jats.institutions import write_affiliation
from genetherapy_model.formats.jats.names import write_name
from genetherapy_model.formats.jats.people import REVIEW
from genetherapy_model.formats.jats.texts import leaf, put_marked

__all__ = ["write_contributors"]

_CREDIT: Final = "https://credit.niso.org/"
_FLAGS: Final = {True: "yes", False: "no", None: None}


def write_contributors(publication: Publication) -> Iterator[Element]:
    """Write the contrib-groups of a publication, and the affs that they refer to."""
    writing = _Writing(publication.investigators)
    group = Element("contrib-group")
    for author in publication.authors:
        group.extend(writing.author(author, "author"))
    for investigator in writing.untied():
        group.extend(writing.investigator(investigator))
    if not publication.authors_complete:
        SubElement(group, "etal")
    if len(group):
        yield group
    group = Element("contrib-group")
    for editor in publication.editors:
        group.extend(writing.author(editor, "editor"))
    for person, reviewing in _reviewers(publication):
        contrib = Element("contrib", {"contrib-type": reviewing})
        if _put_person(contrib, person):
            group.append(contrib)
    if len(group):
        yield group
    for affiliation, name in writing.names.items():
        yield write_affiliation(affiliation, name)


def _reviewers(publication: Publication) -> Iterator[tuple[Person, str]]:
    """Give the people who are named as reviewers for the journal, and for no more."""
    journal = publication.journal
    if journal is None or journal.title is None:
        return
    known = JournalReference(title=journal.title)
    for person in publication.people:
        for role in person.roles[:1]:
            text = role.text or ""
            kind = text.lower()
            if "editor" in kind or REVIEW not in kind:
                continue
            if person.roles == (EditorialRole(journal=known, text=text),):
                yield person, text


class _Writing:
    """Contributors as they are written: which affiliations they have named so far."""

    def __init__(self, investigators: Iterable[Investigator]) -> None:
        self.names: dict[Affiliation, str] = {}
        self._tied: dict[str, list[Investigator]] = {}
        self._untied: list[Investigator] = []
        for each in investigators:
            if each.of is None:
                self._untied.append(each)
            else:
                self._tied.setdefault(each.of, []).append(each)

    def untied(self) -> Iterator[Investigator]:
        """Give who is tied to no collective that was written."""
        yield from self._untied
        for tied in self._tied.values():
            yield from tied

    def author(
        self, author: PersonalAuthor | CollectiveAuthor, kind: str
    ) -> Iterator[Element]:
        contrib = self._contrib(kind, valid=author.valid)
        equal = _FLAGS[author.equal_contribution]
        if equal is not None:
            contrib.set("equal-contrib", equal)
        if isinstance(author, CollectiveAuthor):
            _put_identifiers(contrib, author.identifiers)
            contrib.append(self._collab(author, kind))
        else:
            corresponding = _FLAGS[author.corresponding]
            if corresponding is not None:
                contrib.set("corresp", corresponding)
            if not _put_person(contrib, author.person):
                return
            contrib.extend(map(_role, author.contributions))
        self._tie(contrib, author.affiliations)
        yield contrib

    def investigator(self, investigator: Investigator) -> Iterator[Element]:
        contrib = self._contrib("investigator", valid=investigator.valid)
        if _put_person(contrib, investigator.person):
            self._tie(contrib, investigator.affiliations)
            yield contrib

    def _contrib(self, kind: str, *, valid: bool) -> Element:
        contrib = Element("contrib", {"contrib-type": kind})
        if not valid:
            contrib.set("specific-use", "invalid")
        return contrib

    def _collab(self, author: CollectiveAuthor, kind: str) -> Element:
        collab = put_marked(Element("collab"), author.name)
        group = Element("contrib-group")
        for member in author.members:
            contrib = self._contrib("member", valid=True)
            if _put_person(contrib, member):
                group.append(contrib)
        if kind == "author":
            name = " ".join(author.name.plain.split())
            for known in [each for each in self._tied if each == name]:
                for investigator in self._tied.pop(known):
                    group.extend(self.investigator(investigator))
        if len(group):
            collab.append(group)
        return collab

    def _tie(self, contrib: Element, affiliations: Iterable[Affiliation]) -> None:
        for each in affiliations:
            if each.identifiers or each.text.value.strip():
                name = self.names.setdefault(each, f"aff{len(self.names) + 1}")
                contrib.append(leaf("xref", None, ref_type="aff", rid=name))


def _put_person(contrib: Element, person: Person) -> bool:
    name = write_name(person.name)
    if name is None:
        return False
    _put_identifiers(contrib, person.identifiers)
    contrib.append(name)
    degrees = person.degrees
    if len(degrees) > 1 and not any(
        not each.strip() or "," in each or ";" in each for each in degrees
    ):
        degrees = (", ".join(degrees),)
    contrib.extend(leaf("degrees", each) for each in degrees)
    return True


def _put_identifiers(
    contrib: Element, identifiers: Iterable[Identifier | OtherIdentifier]
) -> None:
    for known in identifiers:
        scheme, text = spell_identifier(known)
        contrib.append(leaf("contrib-id", text, contrib_id_type=scheme))


def _role(contribution: Contribution) -> Element:
    role, degree = contribution.role, contribution.degree
    return leaf(
        "role",
        role.value,
        vocab="credit",
        vocab_identifier=_CREDIT,
        vocab_term=role.value,
        vocab_term_identifier=role.url,
        degree_contribution=None if degree is None else degree.value,
    )
