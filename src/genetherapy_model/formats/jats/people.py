"""Contributors of JATS: authors, groups and their members, editors, reviewers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, cast
from xml.etree.ElementTree import Element

from genetherapy_model.domain.authors import (
    CollectiveAuthor,
    CollectiveIdentifier,
    Investigator,
    PersonalAuthor,
)
from genetherapy_model.domain.identifiers import RorId
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.people import Person, PersonIdentifier
from genetherapy_model.domain.roles import (
    Contribution,
    ContributionDegree,
    CreditRole,
)
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.jats.institutions import read_affiliation
from genetherapy_model.formats.jats.names import NAMES, read_name
from genetherapy_model.formats.jats.notes import Notes
from genetherapy_model.formats.jats.texts import line, marked
from genetherapy_model.formats.jats.vocabulary import (
    AUTHORS,
    HREF,
    INVESTIGATORS,
    PERSON_IDS,
)

__all__ = ["REVIEW", "Contributors", "read_contributors"]

Author = PersonalAuthor | CollectiveAuthor

REVIEW: Final = "review"
"""What the types of contributors hold who are reviewers."""

_OTHERS: Final = re.compile(f"{REVIEW}|referee|translat|illustrat|compil")
_ORCID: Final = "orcid.org/"
_FLAGS: Final = {"yes": True, "no": False}
_BEHALF: Final = re.compile(r"^(?:on|in)\s+behalf\s+of\s+", re.IGNORECASE)
_DEGREES: Final = re.compile(r"\s*[,;]\s*")
_CREDIT: Final = {re.sub("[^a-z]", "", role.value.lower()): role for role in CreditRole}


class Contributors(NamedTuple):
    """Who contributed, as which field of the publication."""

    authors: list[Author]
    editors: list[Author]
    investigators: list[Investigator]
    reviewers: list[tuple[Person, str]]
    is_complete: bool


def read_contributors(meta: Element, notes: Notes) -> Contributors:
    """Read all contrib-groups of an article-meta."""
    return _Contributors(meta, notes).read()


class _Contributors:
    """The contributors of one article."""

    def __init__(self, meta: Element, notes: Notes) -> None:
        self.meta = meta
        self.notes = notes
        self.read_affiliations: dict[Element, Affiliation | None] = {}
        self.found = Contributors([], [], [], [], is_complete=True)
        self.missing: set[str] = set()

    def read(self) -> Contributors:
        is_complete = True
        for group in self.meta.findall("contrib-group"):
            shared = self._shared(group)
            for each in group:
                if each.tag == "contrib":
                    is_complete &= self._is_whole(each)
                    self._read_contrib(each, _kind_of(each, group), shared)
                elif each.tag == "etal":
                    is_complete = False
                elif each.tag == "on-behalf-of":
                    self._read_behalf(each)
        return self.found._replace(is_complete=is_complete)

    def _is_whole(self, contrib: Element) -> bool:
        return contrib.find("etal") is None

    def _shared(self, group: Element) -> list[Affiliation]:
        """Give what all of a group share, where none of them says where they work."""
        ties = self.meta.iterfind("contrib-group//xref[@ref-type='aff']")
        if next(ties, None) is not None:
            return []
        elements = group.findall("aff") or (
            self.meta.findall("aff")
            if len(self.meta.findall("contrib-group")) == 1
            else []
        )
        return [
            read for each in elements if (read := self._affiliation(each)) is not None
        ]

    def _affiliation(self, element: Element) -> Affiliation | None:
        if element not in self.read_affiliations:
            self.read_affiliations[element] = read_affiliation(
                element, self.notes, "/authors"
            )
        return self.read_affiliations[element]

    def _affiliations(
        self, contrib: Element, shared: list[Affiliation]
    ) -> Iterator[Affiliation]:
        told = False
        for each in contrib:
            elements: list[Element] = []
            if each.tag == "aff":
                elements = [each]
            elif each.tag == "aff-alternatives":
                elements = [*each][:1]
            elif each.tag == "xref" and each.get("ref-type") == "aff":
                elements = [*self._tied(each.get("rid") or "")]
            for element in elements:
                told = True
                read = self._affiliation(element)
                if read is not None:
                    yield read
        if not told:
            yield from shared

    def _tied(self, names: str) -> Iterator[Element]:
        for name in names.split():
            element = self.notes.named(name)
            if element is not None and element.tag == "aff-alternatives":
                element = next(iter(element), None)
            if element is not None and element.tag == "aff":
                yield element
            elif name not in self.missing:
                self.missing.add(name)
                said = f"there is no affiliation {name!r}, to which an author is tied"
                self.notes.find("RDR031", "/authors", said)

    def _read_contrib(
        self, contrib: Element, kind: str, shared: list[Affiliation]
    ) -> None:
        found = self.found
        listed = found.authors
        if kind in INVESTIGATORS:
            found.investigators.extend(self._investigator(contrib, None, shared))
            return
        if kind not in AUTHORS:
            if "editor" not in kind:
                self._read_reviewer(contrib, contrib.get("contrib-type") or kind)
                return
            listed = found.editors
        collab = contrib.find("collab")
        if (
            collab is None
            and (other := contrib.find("collab-alternatives")) is not None
        ):
            collab = other.find("collab")
        if collab is not None:
            listed.append(self._collective(contrib, collab, shared))
        held = next((each for each in contrib if each.tag in NAMES), None)
        name = None if held is None else read_name(held)
        if name is not None:
            listed.append(self._personal(contrib, name, shared))
        elif collab is None and contrib.find("etal") is None:
            said = "a contributor without a name is kept as an extra"
            self.notes.find("RDR009", "/authors", said)
        for each in contrib.findall("on-behalf-of"):
            self._read_behalf(each)

    def _read_reviewer(self, contrib: Element, kind: str) -> None:
        if REVIEW not in kind.lower():
            said = f"a contributor of the type {kind!r} is kept as an extra"
            self.notes.find("RDR021", "/authors", said)
        else:
            for each in self._investigator(contrib, None, []):
                self.found.reviewers.append((each.person, kind))

    def _read_behalf(self, element: Element) -> None:
        name = MarkedText(_BEHALF.sub("", marked(element).value))
        self.found.authors.append(CollectiveAuthor(name=name))

    def _personal(
        self, contrib: Element, name: PersonName, shared: list[Affiliation]
    ) -> PersonalAuthor:
        corresponding = _FLAGS.get(contrib.get("corresp", ""))
        if corresponding is None and any(
            each.get("ref-type") == "corresp" for each in contrib.findall("xref")
        ):
            corresponding = True
        return PersonalAuthor(
            person=self._person(contrib, name),
            affiliations=[*self._affiliations(contrib, shared)],
            valid=contrib.get("specific-use") != "invalid",
            equal_contribution=_FLAGS.get(contrib.get("equal-contrib", "")),
            corresponding=corresponding,
            contributions=[*_contributions(contrib)],
        )

    def _person(self, contrib: Element, name: PersonName) -> Person:
        return Person(
            name=name,
            identifiers=[*self._identifiers(contrib)],
            degrees=[*_degrees(contrib.findall("degrees"))],
        )

    def _identifiers(self, contrib: Element) -> Iterator[PersonIdentifier]:
        place = f"/authors/{len(self.found.authors)}/person/identifiers"
        known: set[object] = set()
        for each in contrib.findall("contrib-id"):
            scheme = each.get("contrib-id-type") or each.get("content-type") or ""
            text = line(each) or each.get(HREF) or ""
            if not scheme and _ORCID in text:
                scheme = "orcid"
            kind = PERSON_IDS.get(scheme.lower())
            read = self.notes.identify(text, kind, scheme, place)
            if read is not None:
                known.add(read)
                yield cast("PersonIdentifier", read)
        for path in ("uri", "ext-link", "address/uri", "address/ext-link"):
            for each in contrib.findall(path):
                text = line(each) or each.get(HREF) or ""
                if _ORCID in (each.get(HREF) or ""):
                    text = each.get(HREF) or ""
                elif _ORCID not in text and _stated_type(each) != "orcid":
                    continue
                read = self.notes.identify(text, PERSON_IDS["orcid"], "orcid", place)
                if read is not None and read not in known:
                    known.add(read)
                    yield cast("PersonIdentifier", read)

    def _collective(
        self, contrib: Element, collab: Element, shared: list[Affiliation]
    ) -> CollectiveAuthor:
        name = marked(collab, without=("contrib-group", "xref", "email", "address"))
        members: list[Person] = []
        for group in collab.findall("contrib-group"):
            for each in group.findall("contrib"):
                if each.get("contrib-type") == "member":
                    members += (
                        one.person for one in self._investigator(each, None, [])
                    )
                else:
                    found = self._investigator(each, name.plain, [])
                    self.found.investigators.extend(found)
        identifiers: list[CollectiveIdentifier] = []
        for each in (*contrib.findall("contrib-id"), *collab.iter("institution-id")):
            scheme = (
                each.get("contrib-id-type") or each.get("institution-id-type") or ""
            )
            kind = RorId if scheme.lower() == "ror" else None
            place = f"/authors/{len(self.found.authors)}/identifiers"
            read = self.notes.identifier(each, kind, scheme, place)
            if read is not None:
                identifiers.append(cast("CollectiveIdentifier", read))
        return CollectiveAuthor(
            name=name,
            identifiers=identifiers,
            affiliations=[*self._affiliations(contrib, shared)],
            members=members,
            valid=contrib.get("specific-use") != "invalid",
            equal_contribution=_FLAGS.get(contrib.get("equal-contrib", "")),
        )

    def _investigator(
        self, contrib: Element, of: str | None, shared: list[Affiliation]
    ) -> Iterator[Investigator]:
        held = next((each for each in contrib if each.tag in NAMES), None)
        name = None if held is None else read_name(held)
        if name is not None:
            yield Investigator(
                person=self._person(contrib, name),
                affiliations=[*self._affiliations(contrib, shared)],
                of=of,
                valid=contrib.get("specific-use") != "invalid",
            )


def _stated_type(link: Element) -> str:
    stated = link.get("content-type") or link.get("ext-link-type") or ""
    return stated.lower()


def _kind_of(contrib: Element, group: Element) -> str:
    """Give what a contributor is; a group of others than authors has none of these."""
    stated = (contrib.get("contrib-type") or "author").lower()
    grouped = (group.get("content-type") or "").lower()
    if stated not in AUTHORS and stated != "person":
        return stated
    if grouped.rstrip("s") in INVESTIGATORS:
        return grouped.rstrip("s")
    if "edit" in grouped:
        return "editor"
    return grouped if _OTHERS.search(grouped) else "author"


def _degrees(elements: list[Element]) -> Iterator[str]:
    for each in elements:
        if len(elements) > 1:
            yield line(each)
        else:
            yield from _DEGREES.split(line(each))


def _contributions(contrib: Element) -> Iterator[Contribution]:
    for each in contrib.findall("role"):
        role = _credit(each)
        if role is not None:
            yield Contribution(role=role, degree=_degree(each))


def _credit(element: Element) -> CreditRole | None:
    """Tell which role of CRediT is meant, by its address or else by its name."""
    stated = [
        element.get("vocab-term-identifier") or "",
        element.get("content-type") or "",
    ]
    is_credit = "credit" in (element.get("vocab") or "").lower() or any(
        "credit" in each for each in stated
    )
    names = [each.rstrip("/").rpartition("/")[2] for each in stated]
    for name in (*names, element.get("vocab-term") or "", line(element)):
        role = _CREDIT.get(re.sub("[^a-z]", "", name.lower()))
        if role is not None and is_credit:
            return role
    return None


def _degree(element: Element) -> ContributionDegree | None:
    stated = element.get("degree-contribution") or element.get("degree") or ""
    known = {each.value: each for each in ContributionDegree}
    return known.get(stated.lower())
