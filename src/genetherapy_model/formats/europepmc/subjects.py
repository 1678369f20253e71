"""Europe PMC's types, MeSH, chemicals, keywords and grants, read and written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.funding import Grant
from genetherapy_model.domain.subjects import (
    Chemical,
    Keyword,
    MeshHeading,
    MeshTerm,
    PublicationType,
)
from genetherapy_model.formats.europepmc.texts import stated, write_text
from genetherapy_model.formats.europepmc.values import Values
from genetherapy_model.formats.europepmc.vocabulary import QUALIFIERS, TYPE_NAMES
from genetherapy_model.formats.json_items import Item
from genetherapy_model.formats.plain_texts import write_plain

__all__ = [
    "read_chemicals",
    "read_grants",
    "read_headings",
    "read_keywords",
    "read_types",
    "write_chemicals",
    "write_grants",
    "write_headings",
    "write_keywords",
]

_heading, _term = trusted(MeshHeading), trusted(MeshTerm)
_type = trusted(PublicationType)


def read_types(item: Item, values: Values) -> Iterator[PublicationType]:
    """Read the publication types; short results have them in one text."""
    key = "pubTypeList"
    names = [
        values.plain(one, f"{key}/{index}")
        for index, one in enumerate(values.children(item.get(key), "pubType", key))
    ]
    if not names:
        text = values.plain(item.get("pubType"), "pubType") or ""
        names = [
            TYPE_NAMES.get(name.casefold(), name)
            for part in text.split(";")
            if (name := part.strip())
        ]
    for known in names:
        if known is not None:
            yield _type(name=known)


def read_headings(value: object, values: Values) -> Iterator[MeshHeading]:
    """Read a meshHeadingList."""
    for place, item in values.listed(value, "meshHeading", "meshHeadingList"):
        descriptor = _read_term(item, "descriptorName", values, place)
        if descriptor is None:
            values.warn("RDR021", f"{place}: expected a descriptorName")
            continue
        key = f"{place}/meshQualifierList"
        qualifiers = [
            _read_term(part, "qualifierName", values, where)
            for where, part in values.listed(
                item.get("meshQualifierList"), "meshQualifier", key
            )
        ]
        yield _heading(
            descriptor=descriptor,
            qualifiers=tuple(known for known in qualifiers if known is not None),
        )


def _read_term(item: Item, key: str, values: Values, place: str) -> MeshTerm | None:
    name = values.plain(item.get(key), f"{place}/{key}")
    major = values.flag(item.get("majorTopic_YN"), f"{place}/majorTopic_YN")
    return None if name is None else _term(name=name, major=major)


def write_headings(headings: Iterable[MeshHeading]) -> list[dict[str, object]]:
    """Write MeSH headings, the abbreviations of qualifiers beside their names."""
    made = []
    for heading in headings:
        if not heading.descriptor.name.strip():
            continue
        item: dict[str, object] = {
            "majorTopic_YN": _yes(heading.descriptor),
            "descriptorName": write_plain(heading.descriptor.name),
        }
        qualifiers = [
            {
                **(
                    {"abbreviation": QUALIFIERS[term.name]}
                    if term.name in QUALIFIERS
                    else {}
                ),
                "qualifierName": write_plain(term.name),
                "majorTopic_YN": _yes(term),
            }
            for term in heading.qualifiers
            if term.name.strip()
        ]
        if qualifiers:
            item["meshQualifierList"] = {"meshQualifier": qualifiers}
        made.append(item)
    return made


def _yes(term: MeshTerm) -> str:
    return "Y" if term.major else "N"


def read_chemicals(value: object, values: Values) -> Iterator[Chemical]:
    """Read a chemicalList."""
    for place, item in values.listed(value, "chemical", "chemicalList"):
        name = values.plain(item.get("name"), f"{place}/name")
        key = "registryNumber"
        number = values.plain(item.get(key), f"{place}/{key}")
        if name is None:
            values.warn("RDR021", f"{place}: expected a name")
        else:
            yield Chemical(name=name, registry_number=number)


def write_chemicals(chemicals: Iterable[Chemical]) -> list[dict[str, object]]:
    """Write chemicals with their numbers."""
    return [
        _stated({"name": known.name, "registryNumber": known.registry_number})
        for known in chemicals
        if known.name.strip()
    ]


def read_keywords(value: object, values: Values) -> Iterator[Keyword]:
    """Read a keywordList."""
    key = "keywordList"
    for index, one in enumerate(values.children(value, "keyword", key)):
        text = values.marked(one, f"{key}/{index}", f"/keywords/{index}/text")
        if text is not None:
            yield Keyword(text=text)


def write_keywords(keywords: Iterable[Keyword]) -> list[str]:
    """Write keywords."""
    return [text for known in keywords if (text := write_text(known.text))]


def read_grants(value: object, values: Values) -> Iterator[Grant]:
    """Read a grantsList."""
    for place, item in values.listed(value, "grant", "grantsList"):
        number, acronym, agency = (
            values.plain(item.get(key), f"{place}/{key}")
            for key in ("grantId", "acronym", "agency")
        )
        if (number, acronym, agency) != (None, None, None):
            yield Grant(number=number, acronym=acronym, agency=agency)


def write_grants(grants: Iterable[Grant]) -> list[dict[str, object]]:
    """Write grants; the service counts none of them."""
    return [
        {**parts, "orderIn": 0}
        for known in grants
        if (
            parts := _stated(
                {
                    "grantId": known.number,
                    "agency": known.agency,
                    "acronym": known.acronym,
                }
            )
        )
    ]


def _stated(parts: dict[str, str | None]) -> dict[str, object]:
    return {
        key: shown for key, text in parts.items() if (shown := stated(text)) is not None
    }
