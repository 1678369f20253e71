"""PubMed's authors, investigators and personal name subjects, read and written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast
from xml.etree.ElementTree import Element, SubElement

from attrs import evolve

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.authors import (
    CollectiveAuthor,
    Investigator,
    PersonalAuthor,
)
from genetherapy_model.domain.identifiers import (
    GridId,
    Isni,
    OtherIdentifier,
    RinggoldId,
    RorId,
)
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.people import Person, PersonIdentifier
from genetherapy_model.domain.text import MarkedText, fill
from genetherapy_model.formats.pubmed_xml import vocabulary
from genetherapy_model.formats.pubmed_xml.identifiers import spell_identifier
from genetherapy_model.formats.pubmed_xml.keeping import Keeper, Place

_affiliation = trusted(Affiliation)
_collective = trusted(CollectiveAuthor)
_investigator = trusted(Investigator)
_name = trusted(PersonName)
_person = trusted(Person)
_personal = trusted(PersonalAuthor)

_NAME_PARTS = {
    "LastName": "family",
    "ForeName": "given",
    "Initials": "initials",
    "Suffix": "suffix",
}


TIE = "I1"
"""The ID that ties a list of investigators to its collective, where none is kept."""
_FLAGS = {"Y": True, "N": False}


def read_authors(
    element: Element, keeper: Keeper
) -> tuple[PersonalAuthor | CollectiveAuthor, ...]:
    """Read an AuthorList."""
    found: list[PersonalAuthor | CollectiveAuthor] = []
    for child in keeper.children(element, "Author"):
        author = _read_author(child, ("/authors", len(found)), keeper)
        if author is None:
            keeper.keep(child)
            keeper.find(
                "RDR009", "/authors", "an author without a name is kept as an extra"
            )
        else:
            found.append(author)
    return tuple(found)


def _read_author(
    element: Element, place: Place, keeper: Keeper
) -> PersonalAuthor | CollectiveAuthor | None:
    parts: dict[str, str] = {}
    collective: MarkedText | None = None
    identifiers: list[Element] = []
    affiliations: list[Affiliation] = []
    for child in element:
        tag = child.tag
        name = _NAME_PARTS.get(tag)
        if name is not None and name not in parts and collective is None:
            parts[name] = keeper.text(child)
        elif tag == "AffiliationInfo":
            add_affiliation(child, affiliations, place, keeper)
        elif tag == "Identifier":
            identifiers.append(child)
        elif tag == "CollectiveName" and collective is None and not parts:
            # Whose members the investigators are is read when all is read.
            collective = keeper.marked(child, (place, "name"))
        else:
            keeper.keep(child)
    if collective is None and not parts:
        return None
    valid = keeper.flag(element, "ValidYN", default=True)
    equal = _FLAGS.get(element.get("EqualContrib", ""))
    if equal is None and element.get("EqualContrib") is not None:
        keeper.keep_attribute(element, "EqualContrib")
    if collective is not None:
        return _collective(
            name=collective,
            identifiers=tuple(
                cast(
                    "RorId | OtherIdentifier",
                    _identifier(
                        child, {"ROR": RorId}, (place, "identifiers", index), keeper
                    ),
                )
                for index, child in enumerate(identifiers)
            ),
            affiliations=tuple(affiliations),
            valid=valid,
            equal_contribution=equal,
        )
    return _personal(
        person=_person(
            name=_name(**parts),  # type: ignore[arg-type]
            identifiers=tuple(
                [
                    cast(
                        "PersonIdentifier",
                        _identifier(
                            child,
                            vocabulary.PERSON_IDS,
                            (place, "person/identifiers", index),
                            keeper,
                        ),
                    )
                    for index, child in enumerate(identifiers)
                ]
            ),
        ),
        affiliations=tuple(affiliations),
        valid=valid,
        equal_contribution=equal,
    )


def add_affiliation(
    element: Element, affiliations: list[Affiliation], place: Place, keeper: Keeper
) -> None:
    """Read an AffiliationInfo."""
    text: MarkedText | None = None
    identifiers: list[RorId | Isni | GridId | RinggoldId | OtherIdentifier] = []
    for child in element:
        if child.tag == "Affiliation" and text is None:
            at = (place, "affiliations", len(affiliations), "text")
            text = keeper.marked(child, at)
        elif child.tag == "Identifier":
            number = len(identifiers)
            where = (place, "affiliations", len(affiliations), "identifiers", number)
            read = _identifier(child, vocabulary.ORGANIZATION_IDS, where, keeper)
            identifiers.append(
                cast("RorId | Isni | GridId | RinggoldId | OtherIdentifier", read)
            )
        else:
            keeper.keep(child)
    if text is None:
        keeper.keep(element)
    else:
        affiliations.append(_affiliation(text=text, identifiers=tuple(identifiers)))


def _identifier(
    element: Element,
    kinds: Mapping[str, type[Identifier]],
    place: Place,
    keeper: Keeper,
) -> Identifier | OtherIdentifier:
    scheme = element.get("Source")
    return keeper.identifier(element, kinds.get(scheme or ""), scheme, place)


def read_investigators(element: Element, keeper: Keeper) -> tuple[Investigator, ...]:
    """Read an InvestigatorList."""
    found: list[Investigator] = []
    for child in keeper.children(element, "Investigator"):
        place = ("/investigators", len(found))
        author = _read_author(child, place, keeper)
        if isinstance(author, PersonalAuthor):
            found.append(
                _investigator(
                    person=author.person,
                    affiliations=author.affiliations,
                    valid=author.valid,
                )
            )
        else:
            keeper.keep(child)
    return tuple(found)


def tie_investigators(
    investigators: tuple[Investigator, ...],
    authors: tuple[PersonalAuthor | CollectiveAuthor, ...],
    keeper: Keeper,
) -> tuple[Investigator, ...]:
    """Say of which collective the investigators are, where the record ties them."""
    names = [*keeper.record.iter("CollectiveName")]
    listed = next(keeper.record.iter("InvestigatorList"), None)
    tie = listed.get("ID") if listed is not None else None
    tied = [name for name in names if tie and name.get("Investigators") == tie]
    collectives = [author for author in authors if isinstance(author, CollectiveAuthor)]
    is_tied = len(tied) == 1 and len(collectives) == len(names)
    # The tie is in the model then, and its ID is but a spelling.
    if listed is not None and tie is not None:
        keeper.keep_attribute(listed, "ID", spelling=is_tied)
    for name in names:
        if "Investigators" in name.attrib:
            keeper.keep_attribute(name, "Investigators", spelling=is_tied)
    if not is_tied:
        return investigators
    of = str(collectives[names.index(tied[0])])
    return tuple(evolve(known, of=of) for known in investigators)


def read_name_subjects(element: Element, keeper: Keeper) -> list[object]:
    """Read a PersonalNameSubjectList."""
    found: list[object] = []
    for child in keeper.children(element, "PersonalNameSubject"):
        parts = keeper.parts(child, *_NAME_PARTS)
        named = {_NAME_PARTS[tag]: text for tag, text in parts.items()}
        found.append(_name(**named))  # type: ignore[arg-type]
    return found


def write_author(
    parent: Element, author: PersonalAuthor | CollectiveAuthor, *, tied: str | None
) -> None:
    """Write an Author; the collective of the name ``tied`` is tied to its list."""
    element = SubElement(parent, "Author", ValidYN="Y" if author.valid else "N")
    if author.equal_contribution is not None:
        element.set("EqualContrib", "Y" if author.equal_contribution else "N")
    if isinstance(author, CollectiveAuthor):
        name = fill(SubElement(element, "CollectiveName"), author.name)
        if tied == str(author):
            name.set("Investigators", TIE)
        _write_identifiers(element, author.identifiers)
    else:
        write_name(element, author.person.name)
        _write_identifiers(element, author.person.identifiers)
    _write_affiliations(element, author.affiliations)


def write_investigator(parent: Element, investigator: Investigator) -> None:
    """Write an Investigator."""
    valid = "Y" if investigator.valid else "N"
    element = SubElement(parent, "Investigator", ValidYN=valid)
    write_name(element, investigator.person.name)
    _write_identifiers(element, investigator.person.identifiers)
    _write_affiliations(element, investigator.affiliations)


def write_name(element: Element, name: PersonName) -> None:
    """Write the parts of a name that PubMed has; a literal name is a family name."""
    family = name.family if name.family is not None else name.literal
    if name.particle:
        family = " ".join(filter(None, (name.particle, family)))
    for tag, text in (
        ("LastName", family),
        ("ForeName", name.given),
        ("Initials", name.initials),
        ("Suffix", name.suffix),
    ):
        if text is not None:
            SubElement(element, tag).text = text


def _write_affiliations(
    element: Element, affiliations: tuple[Affiliation, ...]
) -> None:
    for affiliation in affiliations:
        info = SubElement(element, "AffiliationInfo")
        fill(SubElement(info, "Affiliation"), affiliation.text)
        _write_identifiers(info, affiliation.identifiers)


def _write_identifiers(
    element: Element, identifiers: Iterable[Identifier | OtherIdentifier]
) -> None:
    for identifier in identifiers:
        source, text = spell_identifier(identifier)
        SubElement(element, "Identifier", Source=source).text = text
