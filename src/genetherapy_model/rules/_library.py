"""What stands beside what: the facts that are compared across a whole collection.

A collection may be larger than memory, so that of each publication only those facts
are kept that another one may contradict: some hundred bytes of text, whatever the size
of its record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from genetherapy_model.domain._titles import fold, is_specific
from genetherapy_model.domain._work_facts import (
    WorkFacts,
    describe,
    pack,
    parts,
    unpack,
)
from genetherapy_model.domain.comparisons import Verdict, compare_facts
from genetherapy_model.domain.identifiers import Issn, Orcid
from genetherapy_model.domain.journals import Journal
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.publications import Publication
from genetherapy_model.rules._definitions import Slip

__all__ = ["Library", "Record", "Stated", "by_place"]

# Of works that share a number, more are hardly told apart one by one.
_ENOUGH: Final = 20


class Stated(NamedTuple):
    """A relation that one record states to others."""

    path: str
    kind: str
    targets: tuple[str, ...]


class Record(NamedTuple):
    """The facts of one publication, and its place in the collection."""

    path: str
    facts: WorkFacts

    @property
    def identifiers(self) -> list[str]:
        """Its identifiers, spelled as they are compared: ``doi:``, ``pmid:``..."""
        return parts(self.facts.identifiers)

    def of_kind(self, kind: str) -> frozenset[str]:
        """Give its identifiers of one kind, such as ``pmid``."""
        start = f"{kind}:"
        return frozenset(
            known[len(start) :] for known in self.identifiers if known.startswith(start)
        )

    def path_of(self, identifier: str) -> str:
        """Give the place of one of its identifiers."""
        places = dict(zip(self.identifiers, parts(self.facts.places), strict=True))
        return f"{self.path}{places.get(identifier, '')}"

    def relations(self) -> Iterator[Stated]:
        """Give the relations that it states, but for citations."""
        for relation in parts(self.facts.relations):
            index, kind, known = relation.split("\t")
            targets = tuple(known.split())
            yield Stated(f"{self.path}/relations/{index}", kind, targets)

    def __str__(self) -> str:
        """Name it as briefly as it can be."""
        for kind, name in (("pmid", "PMID"), ("doi", "DOI"), ("pmc", "PMCID")):
            for value in sorted(self.of_kind(kind)):
                return f"{name} {value}"
        titles = parts(self.facts.titles)
        return " ".join(titles[0].split()) if titles else "a record without a title"


class Library:
    """A collection, as far as its members can contradict each other.

    Attributes:
        people: The people who hold a role, wherever they stand, each with its place
            in the collection as a JSON Pointer.
        members: The members that are no publications, such as the entries of a
            register, each with its place.
        deleted: The records that the collection says to be deleted.
        journals: The journals that stand beside each ISSN, each with one place.
    """

    def __init__(self) -> None:
        self.people: list[tuple[str, Person]] = []
        self.members: list[tuple[str, object]] = []
        self.deleted: set[str] = set()
        self._orcids: dict[str, str] = {}
        self.journals: dict[str, dict[str, str]] = {}
        self._packed: list[str] = []
        self._grouped: _Grouped | None = None
        self._same: list[list[Record]] | None = None

    def add(self, path: str, member: object) -> None:
        """Keep what may be compared of a member that stands at a place."""
        self._grouped = self._same = None
        if isinstance(member, Publication):
            self._packed.append(f"{path}\x1f{pack(describe(member))}")
            for place, person in _people_of(member):
                self._add_person(f"{path}{place}", person)
            if member.journal is not None:
                issns = (known.issn for known in member.issns)
                self._add_journal(f"{path}/journal", member.journal, issns)
            return
        self.members.append((path, member))
        match member:
            case Person():
                self._add_person(path, member)
            case Journal():
                issns = (known.issn for known in member.issns)
                self._add_journal(path, member, issns)
            case _:
                # What an update file says to be gone.
                gone = getattr(member, "pmids", ())
                self.deleted.update(f"pmid:{pmid}" for pmid in gone)

    def _add_person(self, path: str, person: Person) -> None:
        if person.roles:
            self.people.append((path, person))
        for known in person.identifiers:
            if type(known) is Orcid:
                self._orcids.setdefault(f"{known}\x1f{person.name}", path)

    def _add_journal(
        self, path: str, journal: Journal, issns: Iterable[object]
    ) -> None:
        # One journal has few names, so that this does not grow with the collection.
        named = (journal.title, journal.iso_abbreviation, journal.medline_abbreviation)
        names = "\x1e".join(name for name in named if name)
        if not names:
            return
        number = "" if journal.nlm_id is None else str(journal.nlm_id)
        for issn in issns:
            # What only claims to be one, such as "unknown", is nobody's.
            if type(issn) is not Issn:
                continue
            known = self.journals.setdefault(str(issn), {})
            known.setdefault(f"{number}\x1e{names}", path)

    def record(self, index: int) -> Record:
        """Give the facts of one publication."""
        path, _, packed = self._packed[index].partition("\x1f")
        return Record(path, unpack(packed))

    def orcids(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Give each ORCID iD at which several names stand, each with one place."""
        counts = Counter(known.partition("\x1f")[0] for known in self._orcids)
        found: dict[str, dict[str, str]] = {}
        for known, path in self._orcids.items():
            orcid, _, name = known.partition("\x1f")
            if counts[orcid] > 1:
                found.setdefault(orcid, {})[name] = path
        yield from found.items()

    @property
    def sharing(self) -> list[list[Record]]:
        """The publications that share an identifier, one with another.

        Each group is in an order of its own, whatever that of the collection.
        """
        return [self._in_order(group) for group in self._groups().sharing]

    @property
    def same(self) -> list[list[Record]]:
        """The publications that are the same work and share an identifier."""
        if self._same is None:
            self._same = [
                work for group in self.sharing for work in _works(group) if work[1:]
            ]
        return self._same

    @property
    def same_by_title(self) -> list[list[Record]]:
        """The publications that are surely the same work and share no identifier."""
        return [
            work
            for group in self._groups().titled
            for work in _works(self._in_order(group))
            if work[1:]
        ]

    def stated_relations(self) -> Iterator[tuple[Record, Stated]]:
        """Give every relation but citations, with the record that states it."""
        for index in self._groups().relating:
            record = self.record(index)
            for stated in record.relations():
                yield record, stated

    def find(self, identifiers: Iterable[str]) -> list[Record]:
        """Give the publications that are the targets of a relation."""
        targets = self._groups().targets
        found = dict.fromkeys(
            index for known in identifiers for index in targets.get(known, ())
        )
        return [self.record(index) for index in found]

    def _in_order(self, indices: Iterable[int]) -> list[Record]:
        def order(index: int) -> str:
            return self._packed[index].partition("\x1f")[2]

        return [self.record(index) for index in sorted(indices, key=order)]

    def _groups(self) -> _Grouped:
        if self._grouped is None:
            self._grouped = _group(self._packed)
        return self._grouped


class _Grouped(NamedTuple):
    """The numbers of publications that have something in common."""

    sharing: list[list[int]]
    titled: list[list[int]]
    relating: list[int]
    targets: dict[str, list[int]]


def _group(packed: list[str]) -> _Grouped:
    """Go through the facts twice, and keep what only a few of them have."""
    grouping = _Grouping()
    for index, text in enumerate(packed):
        grouping.add(index, unpack(text.partition("\x1f")[2]))
    targets = grouping.targets
    for index, text in enumerate(packed if targets else ()):
        for known in parts(text.split("\x1f", 2)[1]):
            if known in targets:
                targets[known].append(index)
    united: dict[int, list[int]] = {}
    for index in sorted(grouping.owners):
        united.setdefault(_owner(grouping.owners, index), []).append(index)
    return _Grouped(
        sharing=[group for group in united.values() if group[1:]],
        titled=list(grouping.titled.values()),
        relating=grouping.relating,
        targets=targets,
    )


class _Grouping:
    """What is known while the facts are gone through.

    Identifiers and titles are kept as numbers, as a large collection has many: which
    of them are the same by chance is seen when the facts are compared.
    """

    def __init__(self) -> None:
        self.owners: dict[int, int] = {}
        self.titled: dict[int, list[int]] = {}
        self.targets: dict[str, list[int]] = {}
        self.relating: list[int] = []
        self._first_with: dict[int, int] = {}
        self._first_titled: dict[int, int] = {}

    def add(self, index: int, facts: WorkFacts) -> None:
        for known in parts(facts.identifiers):
            first = self._first_with.setdefault(hash(known), index)
            if first != index:
                _unite(self.owners, first, index)
        title = next(iter(parts(facts.titles)), "")
        if is_specific(title):
            key = hash(fold(title).replace(" ", ""))
            first = self._first_titled.setdefault(key, index)
            if first != index:
                self.titled.setdefault(first, [first]).append(index)
        if facts.relations:
            self.relating.append(index)
        for relation in parts(facts.relations):
            for known in relation.split("\t")[2].split():
                self.targets[known] = []


def _owner(owners: dict[int, int], index: int) -> int:
    while (above := owners.setdefault(index, index)) != index:
        owners[index] = index = owners[above]
    return index


def _unite(owners: dict[int, int], one: int, other: int) -> None:
    owners[_owner(owners, other)] = _owner(owners, one)


def _works(group: list[Record]) -> list[list[Record]]:
    """Part a group into works; versions of one record are works of their own here."""
    works: list[list[Record]] = []
    for record in group:
        for work in works[:_ENOUGH]:
            if _is_repeated(work[0], record):
                work.append(record)
                break
        else:
            works.append([record])
    return works


def _is_repeated(one: Record, other: Record) -> bool:
    for kind in ("doi", "pmid", "pmc"):
        known, against = one.of_kind(kind), other.of_kind(kind)
        if known and against and known.isdisjoint(against):
            return False
    if (one.facts.version or "1") != (other.facts.version or "1"):
        return False
    return compare_facts(one.facts, other.facts).verdict is Verdict.SAME


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


def by_place(slips: list[Slip]) -> list[Slip]:
    """Put findings in the order of the collection, numbers by their size."""
    return sorted(
        slips,
        key=lambda slip: [
            (step.isdigit(), int(step) if step.isdigit() else 0, step)
            for step in slip.path.split("/")
        ],
    )
