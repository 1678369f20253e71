"""Europe PMC's authors and investigators, read and written.

A person has ``lastName``, ``firstName``, ``initials``, ``suffix``, and ``fullName``,
which is the name as MEDLINE prints it. Short results have those alone, in one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, cast

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.authors import (
    Author,
    CollectiveAuthor,
    CollectiveIdentifier,
    Investigator,
    PersonalAuthor,
)
from genetherapy_model.domain.identifiers import Isni, Orcid, OtherIdentifier, RorId
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.people import Person, PersonIdentifier
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.elisions import is_and_others
from genetherapy_model.formats.europepmc.texts import stated, write_text
from genetherapy_model.formats.europepmc.values import Values
from genetherapy_model.formats.json_items import Item
from genetherapy_model.formats.medline.people import read_name
from genetherapy_model.formats.plain_texts import write_plain
from genetherapy_model.formats.pubmed_xml.identifiers import SCHEMES
from genetherapy_model.formats.pubmed_xml.vocabulary import PERSON_IDS
from genetherapy_model.formats.ris.vocabulary import GROUPS

__all__ = [
    "read_authors",
    "read_investigators",
    "read_shown",
    "split_author_string",
    "write_author",
    "write_author_ids",
    "write_author_string",
    "write_investigator",
]

_affiliation = trusted(Affiliation)
_investigator = trusted(Investigator)
_name = trusted(PersonName)
_person = trusted(Person)
_personal = trusted(PersonalAuthor)

AND_OTHERS: Final = "et al"
_PARTS: Final = {
    "firstName": "given",
    "lastName": "family",
    "initials": "initials",
    "suffix": "suffix",
}
_GROUP_IDS: Final[Mapping[str, type[RorId]]] = {"ROR": RorId}
_DIVIDERS: Final = re.compile(r",\s+")


def divide(full: str) -> PersonName:
    """Divide a name as MEDLINE prints it; one of no such form is left as it is.

    >>> divide("van der Berg JA 3rd"), divide("Juan Bueren")
    (PersonName(family='van der Berg', initials='JA', suffix='3rd'),
     PersonName(literal='Juan Bueren'))
    """
    name = read_name(None, full)
    if name.initials is None and " " in full.strip():
        return PersonName(literal=full)
    return name


def read_authors(value: object, values: Values) -> list[Author]:
    """Read an authorList; who has no name is passed over."""
    made: list[Author] = []
    for place, item in values.listed(value, "author", "authorList"):
        path = f"/authors/{len(made)}"
        group = values.marked(item.get("collectiveName"), place, f"{path}/name")
        affiliations = _read_affiliations(item, values, place, path)
        if group is not None:
            where = f"{path}/identifiers"
            identifiers = _read_ids(item, _GROUP_IDS, values, place, where)
            made.append(
                CollectiveAuthor(
                    name=group,
                    identifiers=cast("list[CollectiveIdentifier]", identifiers),
                    affiliations=affiliations,
                )
            )
        elif (person := _read_person(item, values, place, path)) is not None:
            made.append(_personal(person=person, affiliations=affiliations))
    return made


def read_investigators(value: object, values: Values) -> list[Investigator]:
    """Read an investigatorList; who has no name is passed over."""
    made: list[Investigator] = []
    for place, item in values.listed(value, "investigator", "investigatorList"):
        path = f"/investigators/{len(made)}"
        affiliations = _read_affiliations(item, values, place, path)
        person = _read_person(item, values, place, path)
        if person is not None:
            made.append(_investigator(person=person, affiliations=affiliations))
    return made


def _read_person(item: Item, values: Values, place: str, path: str) -> Person | None:
    parts = {
        name: text
        for key, name in _PARTS.items()
        if (text := values.plain(item.get(key), f"{place}/{key}")) is not None
    }
    full = values.plain(item.get("fullName"), f"{place}/fullName")
    if parts and full is not None and "family" not in parts:
        parts["family"] = divide(full).family or full
    if not parts and full is None:
        values.warn("RDR009", f"{place}: an author without a name", "/authors")
        return None
    where = f"{path}/person/identifiers"
    identifiers = _read_ids(item, PERSON_IDS, values, place, where)
    name = _name(
        family=parts.get("family"),
        given=parts.get("given"),
        initials=parts.get("initials"),
        suffix=parts.get("suffix"),
    )
    return _person(
        name=name if parts else divide(full or ""),
        identifiers=cast("tuple[PersonIdentifier, ...]", tuple(identifiers)),
    )


def _read_ids(
    item: Item,
    kinds: Mapping[str, type[Identifier]],
    values: Values,
    place: str,
    path: str,
) -> list[Identifier | OtherIdentifier]:
    made: list[Identifier | OtherIdentifier] = []
    for known in values.each(item.get("authorId")):
        where = f"{place}/authorId"
        held = known if isinstance(known, dict) else {"value": known}
        number = values.plain(held.get("value", held.get("#text")), where)
        scheme = values.plain(held.get("type", held.get("@type")), where) or "ORCID"
        if number is not None:
            kind = kinds.get(scheme)
            at = f"{path}/{len(made)}"
            made.append(values.any_identifier(kind, scheme, number, at))
    return made


def _read_affiliations(
    item: Item, values: Values, place: str, path: str
) -> tuple[Affiliation, ...]:
    key = "authorAffiliationDetailsList"
    lines = [
        (line.get("affiliation"), where)
        for where, line in values.listed(
            item.get(key), "authorAffiliation", f"{place}/{key}"
        )
    ]
    lines += [
        (line, f"{place}/affiliation") for line in values.each(item.get("affiliation"))
    ]
    made: list[Affiliation] = []
    for line, where in lines:
        text = values.marked(line, where, f"{path}/affiliations/{len(made)}/text")
        known = None if text is None else _affiliation(text=text)
        # Results of before 2019 have it once, results of 2019 in both places.
        if known is not None and not (known in made and where.endswith("/affiliation")):
            made.append(known)
    return tuple(made)


def split_author_string(text: str) -> tuple[list[str], bool]:
    """Divide names in one text, and tell whether these are all.

    >>> split_author_string("Horby P, RECOVERY Study Group, et al.")
    (['Horby P', 'RECOVERY Study Group'], False)
    """
    bare = text.strip().removesuffix(".").rstrip(" ,")
    names = [name for name in _DIVIDERS.split(bare) if name.strip()]
    is_whole = not (names and is_and_others(names[-1]))
    return names if is_whole else names[:-1], is_whole


def read_shown(text: str, *, are_natural: bool) -> Author:
    """Read an author of whom only the name is shown.

    Args:
        text: The name.
        are_natural: Whether all are persons, as the inventors of patents are.

    >>> str(read_shown("Horby P", are_natural=False))
    'P Horby'
    """
    name = PersonName(literal=text) if are_natural else divide(text)
    if name.literal is not None and not are_natural and GROUPS.search(text):
        return CollectiveAuthor(name=MarkedText.from_plain(text))
    return PersonalAuthor(person=Person(name=name))


def write_author(author: Author) -> dict[str, object]:
    """Write an author; nothing of one without a name."""
    if isinstance(author, CollectiveAuthor):
        name = write_text(author.name)
        made: dict[str, object] = {"collectiveName": name} if name else {}
        identifiers: Iterable[object] = author.identifiers
    else:
        made = _write_name(author.name)
        identifiers = author.person.identifiers
    return _completed(made, identifiers, author.affiliations)


def write_investigator(known: Investigator) -> dict[str, object]:
    """Write an investigator; nothing of one without a name."""
    made = _write_name(known.name)
    return _completed(made, known.person.identifiers, known.affiliations)


def _completed(
    made: dict[str, object],
    identifiers: Iterable[object],
    affiliations: Iterable[Affiliation],
) -> dict[str, object]:
    if not made:
        return {}
    ids = [
        {"type": stated(_scheme(known)), "value": number}
        for known in identifiers
        if (number := stated(_number(known))) is not None
    ]
    if ids:
        made["authorId"] = ids[0] if len(ids) == 1 else ids
    lines = [
        {"affiliation": text}
        for known in affiliations
        if (text := write_text(known.text))
    ]
    if lines:
        made["authorAffiliationDetailsList"] = {"authorAffiliation": lines}
    return made


_NAMES: Final = {name.casefold(): name for name in SCHEMES.values()}


def _scheme(known: object) -> str:
    if isinstance(known, OtherIdentifier):
        # A number that is no ORCID iD stands under its name all the same.
        return _NAMES.get(known.scheme.casefold(), known.scheme)
    return SCHEMES[type(known)]


def _number(known: object) -> str:
    return known.text if isinstance(known, OtherIdentifier) else str(known)


def _divided(name: PersonName) -> PersonName:
    """Give a name in the parts that are written."""
    family = " ".join(
        text for text in (name.particle, name.family) if text and text.strip()
    )
    given, initials, suffix = (
        text if text and text.strip() else None
        for text in (name.given, name.initials, name.suffix)
    )
    if not any((family, given, initials, suffix)):
        literal = name.literal or ""
        return divide(literal) if literal.strip() else PersonName()
    return _name(family=family or None, given=given, initials=initials, suffix=suffix)


def _write_name(name: PersonName) -> dict[str, object]:
    name = _divided(name)
    shown = "" if name.literal is None and not name.family else name.medline
    made: dict[str, object] = {"fullName": write_plain(shown)} if shown else {}
    for key, part in _PARTS.items():
        text = getattr(name, part)
        if text:
            made[key] = write_plain(text)
    return made


def write_author_string(authors: Iterable[Author], *, complete: bool) -> str | None:
    """Write the names in one text, as the service shows them."""
    names = [
        name
        for author in authors
        if (
            name := write_text(author.name)
            if isinstance(author, CollectiveAuthor)
            else write_plain(_divided(author.name).medline)
        )
    ]
    if not names:
        return None
    return ", ".join([*names, *([] if complete else [AND_OTHERS])]) + "."


def write_author_ids(authors: Iterable[Author]) -> list[dict[str, str]]:
    """Write the identifiers of all authors, each once."""
    found = dict.fromkeys(
        (_scheme(known), str(known))
        for author in authors
        if isinstance(author, PersonalAuthor)
        for known in author.person.identifiers
        if isinstance(known, Orcid | Isni)
    )
    return [{"type": scheme, "value": value} for scheme, value in found]
