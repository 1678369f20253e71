"""CSL's names, read and written.

CSL has parts of names, and ``literal`` for what has none: by its makers' word, an
institution (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.authors import Author, CollectiveAuthor, PersonalAuthor
from genetherapy_model.domain.identifiers import Orcid, OtherIdentifier
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.errors import InvalidIdentifier
from genetherapy_model.formats.csl_json.vocabulary import NAME_PARTS
from genetherapy_model.formats.elisions import is_and_others

__all__ = [
    "OTHERS",
    "is_name",
    "read_name",
    "stands_for_others",
    "unread_parts",
    "write_name",
]

# CSL has no word for it; so pandoc writes what BibTeX calls "and others", and prints
# "et al.": https://github.com/jgm/citeproc/issues/61.
OTHERS: Final = "others"

_PARTS: Final = ("family", "given", "suffix", "literal")
# What Crossref puts into the names of its CSL; "isInstitution" is citeproc-js's.
_READ: Final = frozenset({*NAME_PARTS, "ORCID", "affiliation", "isInstitution"})


def read_name(value: object) -> tuple[Author | None, str | None]:
    """Read a name, and tell of an identifier in it that is none."""
    if isinstance(value, str):
        value = {"literal": value}
    if not isinstance(value, dict):
        return None, None
    parts = {key: value[key] for key in _PARTS if isinstance(value.get(key), str)}
    particles = [
        value[key]
        for key in ("dropping-particle", "non-dropping-particle")
        if isinstance(value.get(key), str)
    ]
    affiliations = [*_affiliations(value.get("affiliation"))]
    literal = parts.get("literal") or (
        parts.get("family") if value.get("isInstitution") else None
    )
    if not any(part.strip() for part in parts.values()):
        return None, None
    if literal and literal.strip() and not (parts.get("given") or "").strip():
        collective = CollectiveAuthor(
            name=MarkedText.from_plain(literal), affiliations=affiliations
        )
        return collective, None
    # Words beside the parts say nothing that they do not say.
    parts.pop("literal", None)
    name = PersonName(**parts, particle=" ".join(particles) if particles else None)
    identifiers, problem = _orcid(value.get("ORCID"))
    person = Person(name=name, identifiers=identifiers)
    return PersonalAuthor(person=person, affiliations=affiliations), problem


def _affiliations(value: object) -> Iterator[Affiliation]:
    for one in value if isinstance(value, list) else [value]:
        text = one.get("name") if isinstance(one, dict) else one
        if isinstance(text, str) and text.strip():
            yield Affiliation(text=MarkedText.from_plain(text))


def _orcid(value: object) -> tuple[list[Orcid | OtherIdentifier], str | None]:
    if not isinstance(value, str) or not value.strip():
        return [], None
    try:
        return [Orcid.parse(value)], None
    except InvalidIdentifier as error:
        return [OtherIdentifier(scheme="orcid", text=value)], str(error)


def stands_for_others(value: object) -> bool:
    """Tell whether the last of some names is nobody's, but says that there are more.

    >>> stands_for_others({"literal": "others"}), stands_for_others("et al.")
    (True, True)
    """
    parts = value if isinstance(value, dict) else {"literal": value}
    texts = [part for part in parts.values() if part not in (None, "")]
    if len(texts) != 1 or not isinstance(texts[0], str):
        return False
    return texts[0].strip().lower() == OTHERS or is_and_others(texts[0])


def unread_parts(value: object) -> Iterator[tuple[str, object]]:
    """Give what stands in a name and is read nowhere."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in _READ or (
                key in (*_PARTS, "dropping-particle", "non-dropping-particle", "ORCID")
                and not isinstance(part, str)
            ):
                yield key, part


def is_name(value: object) -> bool:
    """Tell whether a value is a name by CSL's schema."""
    return isinstance(value, dict) and all(
        isinstance(part, str)
        if key in (*_PARTS, "dropping-particle", "non-dropping-particle")
        else key in NAME_PARTS and isinstance(part, str | int | float)
        for key, part in value.items()
    )


def write_name(author: Author) -> dict[str, str]:
    """Write a name; nothing of one that says nothing.

    >>> write_name(PersonalAuthor(person=Person(
    ...     name=PersonName(family="Berg", given="Jan", particle="van den"))))
    {'family': 'Berg', 'given': 'Jan', 'non-dropping-particle': 'van den'}
    """
    if isinstance(author, CollectiveAuthor):
        literal = author.name.plain
        return {"literal": literal} if literal.strip() else {}
    name = author.name
    given = name.given if name.given is not None else name.initials
    stated = {
        "family": name.family,
        "given": given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    made = {key: part for key, part in stated.items() if part is not None}
    if any(made.get(key, "").strip() for key in ("family", "given", "suffix")):
        return made
    literal = name.literal or ""
    return {"literal": literal} if literal.strip() else {}
