"""Crossref's contributors: persons, groups, and where they work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from genetherapy_model.domain.authors import Author, CollectiveAuthor, PersonalAuthor
from genetherapy_model.domain.identifiers import GridId, Isni, Orcid, RorId
from genetherapy_model.domain.identifiers.other import OtherIdentifier
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.people import Person, PersonIdentifier
from genetherapy_model.formats.crossref.texts import read_marked, write_marked
from genetherapy_model.formats.json_values import Values
from genetherapy_model.formats.plain_texts import read_plain, write_plain
from genetherapy_model.formats.schemes import name_scheme

__all__ = ["read_contributors", "write_contributors"]

_ORGANIZATIONS: Final[dict[str, type[RorId | Isni | GridId]]] = {
    "ROR": RorId,
    "ISNI": Isni,
    "GRID": GridId,
}


def read_contributors(values: Values, value: object, key: str) -> list[Author]:
    """Read the contributors of a key; one without a name is noted (``RDR009``)."""
    made: list[Author] = []
    for index, one in enumerate(values.objects(value, key)):
        place, path = f"{key}/{index}", f"/{key}s/{len(made)}"
        author = _read_contributor(values, one, place, path)
        if author is None:
            values.warn("RDR009", f"{place}: it names nobody")
        else:
            made.append(author)
    return made


def _read_contributor(
    values: Values, value: Mapping[str, object], place: str, path: str
) -> Author | None:
    family, given, suffix = (
        None if text is None else read_plain(text)
        for key in ("family", "given", "suffix")
        for text in [values.text(value.get(key), f"{place}/{key}")]
    )
    affiliations = _read_affiliations(values, value.get("affiliation"), place)
    if any(part is not None for part in (family, given, suffix)):
        person = Person(
            name=PersonName(family=family, given=given, suffix=suffix),
            identifiers=_read_orcid(values, value.get("ORCID"), place, path),
        )
        return PersonalAuthor(person=person, affiliations=affiliations)
    # "literal" is what https://doi.org makes of it in citeproc's JSON.
    name = values.text(value.get("name") or value.get("literal"), f"{place}/name")
    if name is None:
        return None
    marked, problem = read_marked(name)
    if problem is not None:
        values.warn("RDR004", f"{place}/name: {problem}", f"{path}/name")
    return CollectiveAuthor(name=marked, affiliations=affiliations)


def _read_orcid(
    values: Values, value: object, place: str, path: str
) -> list[PersonIdentifier]:
    text = values.text(value, f"{place}/ORCID")
    if text is None:
        return []
    where = f"{path}/person/identifiers/0"
    return [values.identifier(Orcid, "ORCID", text, where)]


def _read_affiliations(values: Values, value: object, place: str) -> list[Affiliation]:
    made = []
    # The oldest items have mere texts.
    known = [
        {"name": one} if isinstance(one, str) else one
        for one in (value if isinstance(value, list) else [value])
    ]
    for index, one in enumerate(values.objects(known, f"{place}/affiliation")):
        where = f"{place}/affiliation/{index}"
        parts = [
            text
            for key in ("department", "name", "place")
            for text in values.texts(one.get(key), f"{where}/{key}")
        ]
        identifiers = [
            values.identifier(kind, scheme, text)
            if (kind := _ORGANIZATIONS.get(scheme.upper()))
            else OtherIdentifier(scheme=name_scheme(scheme), text=text)
            for scheme, text in _identified(values, one.get("id"), f"{where}/id")
        ]
        if parts or identifiers:
            text, problem = read_marked(", ".join(parts))
            if problem is not None:
                values.warn("RDR004", f"{where}: {problem}")
            made.append(Affiliation(text=text, identifiers=identifiers))
    return made


def _identified(values: Values, value: object, place: str) -> Iterator[tuple[str, str]]:
    for index, one in enumerate(values.objects(value, place)):
        scheme = values.text(one.get("id-type"), f"{place}/{index}/id-type")
        text = values.text(one.get("id"), f"{place}/{index}/id")
        if text is not None:
            yield scheme or "id", text


def write_contributors(authors: Sequence[Author], key: str) -> list[dict[str, object]]:
    """Write the contributors of a key, the first of them as the first.

    >>> [one] = write_contributors([CollectiveAuthor(name="NTLA-2001 Study Group")],
    ...                            "author")
    >>> one["name"], one["sequence"], one["role"]
    ('NTLA-2001 Study Group', 'first', [{'vocabulary': 'crossref', 'role': 'author'}])
    """
    made: list[dict[str, object]] = []
    for author in authors:
        named = _write_name(author)
        if named:
            named["sequence"] = "additional" if made else "first"
            named["affiliation"] = [*_write_affiliations(author.affiliations)]
            named["role"] = [{"vocabulary": "crossref", "role": key}]
            made.append(named)
    return made


def _write_name(author: Author) -> dict[str, object]:
    if isinstance(author, CollectiveAuthor):
        text = write_marked(author.name)
        return {"name": text} if text.strip() else {}
    name = author.name
    family = " ".join(filter(None, (name.particle, name.family)))
    given = name.given or name.initials
    if not any(part and part.strip() for part in (family, given, name.suffix)):
        # A name that nobody divided is still that of a person.
        family = name.literal or ""
    stated = {"given": given, "family": family, "suffix": name.suffix}
    parts: dict[str, object] = {
        key: write_plain(part) for key, part in stated.items() if part and part.strip()
    }
    if not parts:
        return {}
    for known in author.person.identifiers:
        if isinstance(known, Orcid):
            return {"ORCID": known.url, "authenticated-orcid": False, **parts}
        if (
            isinstance(known, OtherIdentifier)
            and known.scheme.casefold() == "orcid"
            and known.text.strip()
        ):
            return {"ORCID": known.text, "authenticated-orcid": False, **parts}
    return parts


def _write_affiliations(
    affiliations: Sequence[Affiliation],
) -> Iterator[dict[str, object]]:
    for one in affiliations:
        made: dict[str, object] = {}
        text = write_marked(one.text)
        if text.strip():
            made["name"] = text
        identifiers = [
            {"id": text, "id-type": scheme, "asserted-by": "publisher"}
            for known in one.identifiers
            for scheme, text in [_written(known)]
            if text.strip()
        ]
        if identifiers:
            made["id"] = identifiers
        if made:
            yield made


def _written(known: object) -> tuple[str, str]:
    if isinstance(known, OtherIdentifier):
        return known.scheme, known.text
    for scheme, kind in _ORGANIZATIONS.items():
        if isinstance(known, kind):
            return scheme, known.url
    return type(known).__name__.removesuffix("Id"), str(known)
