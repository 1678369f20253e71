"""What stands beside what: the facts that are compared across a whole collection.

A collection may be larger than memory, so that of each publication only those facts
are kept that another one may contradict.
"""

from __future__ import annotations

from collections.abc import Iterator

from genetherapy_model.domain.people import Person
from genetherapy_model.domain.publications import Publication

__all__ = ["Library"]


class Library:
    """A collection, as far as its members can contradict each other.

    Attributes:
        people: The people who hold a role, wherever they stand, each with its place
            in the collection as a JSON Pointer.
        members: The members that are no publications, such as the entries of a
            register, each with its place.
    """

    def __init__(self) -> None:
        self.people: list[tuple[str, Person]] = []
        self.members: list[tuple[str, object]] = []

    def add(self, path: str, member: object) -> None:
        """Keep what may be compared of a member that stands at a place."""
        if isinstance(member, Publication):
            for place, person in _people_of(member):
                if person.roles:
                    self.people.append((f"{path}{place}", person))
            return
        self.members.append((path, member))
        if isinstance(member, Person) and member.roles:
            self.people.append((path, member))


def _people_of(publication: Publication) -> Iterator[tuple[str, Person]]:
    for field in ("authors", "editors", "investigators"):
        for index, each in enumerate(getattr(publication, field)):
            person = getattr(each, "person", None)
            if person is not None:
                yield f"/{field}/{index}/person", person
            for number, member in enumerate(getattr(each, "members", ())):
                yield f"/{field}/{index}/members/{number}", member
    for index, person in enumerate(publication.people):
        yield f"/people/{index}", person
