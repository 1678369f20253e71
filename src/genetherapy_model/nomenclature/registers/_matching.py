"""Whether an author of a record is a person that is known, and how that is known."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from functools import cache
from itertools import product
from typing import Final

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain._texts import to_texts
from genetherapy_model.domain.authors import (
    Author,
    CollectiveAuthor,
    Investigator,
    PersonalAuthor,
)
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.roles import Appointment
from genetherapy_model.errors import InvalidType
from genetherapy_model.nomenclature.registers._people import (
    load_other_names,
    load_people,
)
from genetherapy_model.nomenclature.registers._spellings import fold, spellings

__all__ = ["MatchBasis", "PersonMatch", "match_person"]


class MatchBasis(Enum):
    """On what a match of two people rests, the strongest first.

    >>> MatchBasis("orcid")
    <MatchBasis.ORCID: 'orcid'>
    >>> MatchBasis("email")
    Traceback (most recent call last):
    ...
    ValueError: 'email' is not a valid MatchBasis
    """

    ORCID = "orcid"
    NAME_AND_AFFILIATION = "name and affiliation"
    NAME_ALONE = "name alone"


@frozen(kw_only=True, repr=False, weakref_slot=False)
class PersonMatch(Statement):
    """A known person whom an author may be, and why.

    Attributes:
        person: The known person.
        basis: On what it rests. A name alone proves nothing: many people share one.
        evidence: What agrees, in words that can be shown.

    Raises:
        InvalidType: If the basis is mere text.

    >>> from genetherapy_model.nomenclature import find_person
    >>> naldini = find_person("Luigi Naldini")
    >>> match = PersonMatch(person=naldini, basis=MatchBasis.NAME_ALONE)
    >>> match.is_sure
    False
    >>> PersonMatch(person=naldini, basis="name alone")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: PersonMatch.basis: expected a member of ...
    """

    person: Person
    basis: MatchBasis
    evidence: tuple[str, ...] = field(default=(), converter=to_texts)

    @property
    def is_sure(self) -> bool:
        """Whether more than the name agrees."""
        return self.basis is not MatchBasis.NAME_ALONE


_ORDER: Final = tuple(MatchBasis)


def match_person(
    author: Author | Investigator | Person, people: Iterable[Person] | None = None
) -> tuple[PersonMatch, ...]:
    """Tell which known people an author may be, the best founded first.

    The same ORCID iD decides, whatever the name; two different ones rule a match out.
    Else the names have to agree, as far as both are spelled out, and an affiliation
    has to name a place where the known person has a post. If the name alone agrees,
    the match says so.

    Args:
        author: An author or investigator of a record, or a person.
        people: The people that are known; by default those of the register.

    Raises:
        InvalidType: If it is no author, investigator or person.

    >>> from genetherapy_model import Affiliation, Person, PersonalAuthor, PersonName
    >>> author = PersonalAuthor(
    ...     person=Person(name=PersonName(family="Bueren", given="Juan A")),
    ...     affiliations=[Affiliation(text="CIEMAT, Madrid, Spain")],
    ... )
    >>> [match] = match_person(author)
    >>> match.basis.value, match.evidence
    ('name and affiliation', ("name 'Bueren JA'", "affiliation 'CIEMAT'"))
    >>> [match] = match_person(author.person)
    >>> match.basis.value
    'name alone'
    """
    if isinstance(author, CollectiveAuthor):
        return ()
    if not isinstance(author, (PersonalAuthor, Investigator, Person)):
        got = f"{type(author).__name__} {author!r:.60}"
        raise InvalidType(f"match_person: expected an author or a person, got {got}")
    person = author if isinstance(author, Person) else author.person
    places = () if isinstance(author, Person) else author.affiliations
    families = _families((person.name,))
    known = _register() if people is None else map(_known, people)
    found = [
        match
        for each in known
        if _may_match(person, families, each)
        and (match := _match(person, places, each)) is not None
    ]
    return tuple(sorted(found, key=lambda match: _ORDER.index(match.basis)))


@frozen(weakref_slot=False, eq=False)
class _Known:
    """A person with all their names, and the family names that tell them apart."""

    person: Person
    names: tuple[PersonName, ...]
    families: frozenset[str]


@cache
def _register() -> tuple[_Known, ...]:
    return tuple(map(_known, load_people().values))


def _known(person: Person) -> _Known:
    names = (person.name, *load_other_names().get(person, ()))
    return _Known(person, names, _families(names))


def _families(names: tuple[PersonName, ...]) -> frozenset[str]:
    """Give the folded family names; none at all if one of them is not divided."""
    if any(not name.family for name in names):
        return frozenset()
    return frozenset(form for name in names for form in spellings(_family(name)))


def _may_match(person: Person, families: frozenset[str], known: _Known) -> bool:
    """Rule out most people by a look at their family names."""
    if not families or not known.families or not families.isdisjoint(known.families):
        return True
    return person.orcid is not None and person.orcid == known.person.orcid


def _match(
    person: Person, places: tuple[Affiliation, ...], known: _Known
) -> PersonMatch | None:
    mine, theirs = person.orcid, known.person.orcid
    if mine is not None and theirs is not None:
        if mine != theirs:
            return None
        evidence = [f"ORCID iD {mine}"]
        return PersonMatch(
            person=known.person, basis=MatchBasis.ORCID, evidence=evidence
        )
    if not any(_agree(person.name, name) for name in known.names):
        return None
    evidence = [f"name {person.name.medline!r}"]
    shared = _shared_places(person, places, known.person)
    basis = MatchBasis.NAME_AND_AFFILIATION if shared else MatchBasis.NAME_ALONE
    evidence += [f"affiliation {place!r}" for place in shared]
    return PersonMatch(person=known.person, basis=basis, evidence=evidence)


def _shared_places(
    person: Person, places: tuple[Affiliation, ...], known: Person
) -> list[str]:
    texts = [_words(place.text.plain) for place in places]
    texts += [_words(post.organization.name) for post in _posts(person)]
    stated = {each for place in places for each in place.identifiers}
    return [
        post.organization.name
        for post in _posts(known)
        if stated & set(post.organization.identifiers)
        or any(
            f" {_words(name)} " in f" {text} "
            for name, text in product(_names_of(post), texts)
        )
    ]


def _posts(person: Person) -> list[Appointment]:
    return [role for role in person.roles if isinstance(role, Appointment)]


def _names_of(post: Appointment) -> list[str]:
    """Give the name of an organization, and its abbreviation in brackets."""
    return post.organization.name.rstrip(")").split(" (")


def _words(text: str) -> str:
    """Give the folded words of a text, so that none is found inside another."""
    return " ".join(filter(None, map(fold, _split(text))))


def _split(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text).split()


def _agree(one: PersonName, other: PersonName) -> bool:
    """Tell whether two names may be one person's, as far as both are spelled out."""
    if not one.family or not other.family:
        return _agree_undivided(one, other)
    families = (_family(one), _family(other))
    if not set(spellings(families[0])) & set(spellings(families[1])):
        return False
    return _agree_given(_given(one), _given(other))


def _agree_undivided(one: PersonName, other: PersonName) -> bool:
    """Compare names of which one is only there in one piece, in any order of words."""
    words, others = (sorted(map(fold, _split(str(name)))) for name in (one, other))
    if words == others:
        return bool(words)
    whole, divided = (one, other) if not one.family else (other, one)
    if not divided.family:
        return False
    family, rest = fold(_family(divided)), _split(str(whole))
    for size in range(1, len(rest)):
        if fold("".join(rest[-size:])) == family:
            return _agree_given(rest[:-size], _given(divided))
        if fold("".join(rest[:size])) == family:
            return _agree_given(_apart(rest[size:]), _given(divided))
    return False


def _family(name: PersonName) -> str:
    return " ".join(filter(None, (name.particle, name.family)))


def _given(name: PersonName) -> list[str]:
    return _apart(_split(name.given or name.initials or ""))


def _apart(words: list[str]) -> list[str]:
    """Take initials apart that are written as one word: ``JA``."""
    parts: list[str] = []
    for word in words:
        initials = len(word) <= 3 and word.isupper()
        parts += list(word) if initials else [word]
    return parts


def _agree_given(ones: list[str], others: list[str]) -> bool:
    """Compare given names in their order; an initial stands for any such name.

    No given name at all agrees with none: a family name alone is no name.
    """
    pairs = list(zip(map(fold, ones), map(fold, others), strict=False))
    return bool(pairs) and all(
        one == other or (1 in (len(one), len(other)) and one[:1] == other[:1])
        for one, other in pairs
    )
