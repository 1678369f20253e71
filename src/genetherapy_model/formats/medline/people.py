"""Authors, editors, investigators and people written about, as PubMed prints them.

A person has a full name (``FAU``), a short one (``AU``), identifiers (``AUID``) and
affiliations (``AD``), each in a line of its own after the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, cast

from genetherapy_model.domain.authors import (
    CollectiveAuthor,
    CollectiveIdentifier,
    Investigator,
    PersonalAuthor,
)
from genetherapy_model.domain.identifiers import OtherIdentifier, RorId
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.people import Person, PersonIdentifier
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.medline import vocabulary
from genetherapy_model.formats.medline.records import Field, join_words
from genetherapy_model.formats.pubmed_xml.identifiers import SCHEMES, read_identifier
from genetherapy_model.formats.pubmed_xml.vocabulary import PERSON_IDS

__all__ = ["Draft", "read_name", "spell_authors", "spell_investigators", "spell_name"]

_SUFFIX: Final = re.compile(
    r"(?:Jr|Sr|[1-9][0-9]?(?:st|nd|rd|th)|II|III|IV|VI{1,3})\.?", re.IGNORECASE
)
_SURE_SUFFIX: Final = re.compile(r"(?:Jr|Sr|[1-9][0-9]?(?:st|nd|rd|th))\.?")
_INITIALS: Final = re.compile(r"[^\W\d_a-z](?:[-.]?[^\W\d_a-z]){0,4}\.?")


def read_name(full: str | None, short: str | None) -> PersonName:
    """Divide a name, of which either form may be missing.

    The short form tells where the full one has to be divided.

    >>> read_name("Flotte, Terence R Jr", "Flotte TR Jr")
    PersonName(family='Flotte', given='Terence R', initials='TR', suffix='Jr')
    >>> read_name("Sukarno", "Sukarno"), read_name(None, "van der Berg JA 3rd")
    (PersonName(family='Sukarno'),
     PersonName(family='van der Berg', initials='JA', suffix='3rd'))
    """
    if full is None and short is not None and ", " in short:
        # Exports of ERIC have the full name there.
        full, short = short, None
    if full is None:
        return _read_short(short or "")
    if short is None:
        family, comma, rest = full.partition(", ")
        given, suffix = _without_suffix(rest)
        return PersonName(
            family=family, given=given if comma else None, suffix=suffix or None
        )
    for place in (*_commas(full), len(full)):
        family, rest = full[:place], full[place + 2 :]
        if short != family and not short.startswith(f"{family} "):
            continue
        given, suffix = _without_suffix(rest)
        initials, last = _split_initials(short[len(family) + 1 :], suffix, rest)
        return PersonName(
            family=family,
            given=(given if last == suffix else rest) or None,
            initials=initials or None,
            suffix=last or None,
        )
    # The short form has another spelling of the family name.
    divided, shortened = read_name(full, None), _read_short(short)
    return PersonName(
        family=divided.family,
        given=divided.given,
        initials=shortened.initials,
        suffix=divided.suffix,
    )


def _commas(full: str) -> Iterator[int]:
    return (found.start() for found in re.finditer(", ", full))


def _without_suffix(given: str) -> tuple[str, str]:
    before, blank, last = given.rpartition(" ")
    return (before, last) if blank and _SUFFIX.fullmatch(last) else (given, "")


def _split_initials(rest: str, suffix: str, given: str) -> tuple[str, str]:
    """Divide what follows the family name in the short form."""
    if suffix and rest == suffix:
        return "", suffix
    if suffix and rest.endswith(f" {suffix}"):
        return rest[: -len(suffix) - 1], suffix
    if given:
        return rest, ""
    if _SURE_SUFFIX.fullmatch(rest):
        return "", rest
    return _without_suffix(rest)


def _read_short(short: str) -> PersonName:
    bare, suffix = _without_suffix(short)
    family, blank, initials = bare.rpartition(" ")
    if not blank or not _INITIALS.fullmatch(initials):
        return PersonName(family=short)
    return PersonName(family=family, initials=initials, suffix=suffix or None)


def spell_name(name: PersonName) -> tuple[str, str]:
    """Write the full and the short form of a name; one that is empty is not written.

    The short form is written where the source states initials, or no given name.
    """
    family = name.family if name.family is not None else name.literal
    family = join_words(f"{name.particle or ''} {family or ''}")
    given, initials, suffix = (
        join_words(part or "") for part in (name.given, name.initials, name.suffix)
    )
    if not family:
        family, given, initials = given or initials, "", ""
    full = family
    if given:
        full = " ".join(filter(None, (f"{family}, {given}", suffix)))
    if given and not initials:
        return full, ""
    return full, " ".join(filter(None, (family, initials, suffix)))


class Draft:
    """Somebody whose lines are being read."""

    def __init__(self, role: str) -> None:
        self.role = role
        self.full: str | None = None
        self.short: str | None = None
        self.collective: str | None = None
        self.identifiers: list[Field] = []
        self.affiliations: list[str] = []

    @property
    def awaits_short(self) -> bool:
        """Whether the short name that follows is that of the same person."""
        is_named = self.full is not None and self.short is None
        return is_named and not self.identifiers and not self.affiliations

    def finish(
        self, problems: list[tuple[int, Field, str]]
    ) -> PersonalAuthor | CollectiveAuthor | Investigator | PersonName:
        """Make a statement of it; what is no identifier is told with its index."""
        affiliations = [
            Affiliation(text=MarkedText.from_plain(text)) for text in self.affiliations
        ]
        kinds = {"ROR": RorId} if self.collective is not None else PERSON_IDS
        identifiers = []
        for index, field in enumerate(self.identifiers):
            scheme, _, number = field.text.partition(":")
            scheme, number = scheme.strip(" "), number.strip(" ")
            if not number and not field.text.endswith(":"):
                scheme, number = "ORCID", field.text
            kind = kinds.get(scheme)
            read, _, problem = read_identifier(kind, scheme or "AUID", number)
            identifiers.append(read)
            if problem is not None:
                problems.append((index, field, problem))
        if self.collective is not None:
            return CollectiveAuthor(
                name=MarkedText.from_plain(self.collective),
                identifiers=cast("list[CollectiveIdentifier]", identifiers),
                affiliations=affiliations,
            )
        name = read_name(self.full, self.short)
        if self.role == "personal_name_subjects":
            return name
        person = Person(
            name=name, identifiers=cast("list[PersonIdentifier]", identifiers)
        )
        kind_of = Investigator if self.role == "investigators" else PersonalAuthor
        return kind_of(person=person, affiliations=affiliations)


def spell_authors(
    authors: Iterable[PersonalAuthor | CollectiveAuthor], role: str
) -> Iterator[Field]:
    """Write the lines of authors or editors, each with what belongs to them."""
    for author in authors:
        if isinstance(author, CollectiveAuthor):
            # Who is a collective among the editors cannot be told from an author.
            name = join_words(author.name.plain) if role == "authors" else ""
            yield from _spell_parts(
                [Field("CN", name)], author.identifiers, author.affiliations, "AD"
            )
        else:
            yield from _spell_person(author.person, author.affiliations, role)


def spell_investigators(investigators: Iterable[Investigator]) -> Iterator[Field]:
    """Write the lines of investigators."""
    for known in investigators:
        yield from _spell_person(known.person, known.affiliations, "investigators")


def _spell_person(
    person: Person, affiliations: Iterable[Affiliation], role: str
) -> Iterator[Field]:
    full_tag, short_tag, place_tag = vocabulary.PEOPLE[role]
    full, short = spell_name(person.name)
    names = [Field(full_tag, full), Field(short_tag, short)]
    yield from _spell_parts(names, person.identifiers, affiliations, place_tag)


def _spell_parts(
    names: list[Field],
    identifiers: Iterable[PersonIdentifier | CollectiveIdentifier],
    affiliations: Iterable[Affiliation],
    place_tag: str,
) -> Iterator[Field]:
    if not names[0].text:
        return
    yield from names
    for known in identifiers:
        if isinstance(known, OtherIdentifier):
            scheme, text = join_words(known.scheme), join_words(known.text)
        else:
            scheme, text = SCHEMES[type(known)], str(known)
        yield Field("AUID", f"{scheme}: {text}")
    for place in affiliations:
        yield Field(place_tag, join_words(place.text.plain))
