"""LIB: records of one collection that repeat or contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from genetherapy_model.domain._work_facts import parts
from genetherapy_model.domain.authors import PersonalAuthor
from genetherapy_model.domain.comparisons import contradiction
from genetherapy_model.domain.identifiers import Pmid
from genetherapy_model.domain.journals import (
    Issue,
    Pagination,
)
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._library import Library, Record, by_place

__all__ = [
    "doi_of_several_records",
    "record_of_several_dois",
    "record_with_several_versions",
    "repeated_record",
    "repeated_work_without_identifier",
    "two_works_under_one_identifier",
]

_PMID: Final = "https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pmid"
_DOI: Final = "https://www.doi.org/doi-handbook/HTML/index.html"
_VERSIONS: Final = (
    "https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html#pmid"
)
_NAMES: Final = {"doi": "DOI", "pmid": "PMID", "pmc": "PMCID"}


def _entry(pmid: str, version: str | None = None) -> tuple[CatalogueEntry, ...]:
    return (CatalogueEntry(catalogue="PubMed", identifier=Pmid(pmid), version=version),)


def _author(family: str, given: str) -> PersonalAuthor:
    return PersonalAuthor(person=Person(name=PersonName(family=family, given=given)))


_PAPER: Final = Publication(
    title="Gene therapy for <i>β</i>-thalassaemia by lentiviral vectors",
    authors=[_author("Virtanen", "Aino M.")],
    identifiers=["doi:10.1000/hum.2010.1"],
)
_TWICE: Final = Publication(
    title="Gene Therapy for beta-Thalassaemia by Lentiviral Vectors.",
    authors=[_author("Virtanen", "A. M.")],
    identifiers=["doi:10.1000/HUM.2010.1"],
)
_OTHER: Final = Publication(
    title="A mouse model of the loss of hearing in newborn children",
    authors=[_author("Rossi", "Luca")],
    identifiers=["doi:10.1000/hum.2010.1"],
)
_APART: Final = Publication(
    title="A mouse model of the loss of hearing in newborn children",
    authors=[_author("Rossi", "Luca")],
    identifiers=["doi:10.1000/hum.2010.2"],
)


def _shared(group: list[Record], kind: str = "") -> Iterator[tuple[str, list[Record]]]:
    """Give each identifier that several of a group have, with those that have it."""
    owners: dict[str, list[Record]] = {}
    for record in group:
        for known in record.identifiers:
            if known.startswith(kind):
                owners.setdefault(known, []).append(record)
    for known in sorted(owners):
        if owners[known][1:]:
            yield known, owners[known]


def _spell(identifier: str) -> str:
    kind, _, value = identifier.partition(":")
    return f"{_NAMES[kind]} {value}"


@rule(
    "LIB001",
    title="an identifier stands at one work",
    severity=Severity.ERROR,
    subject=Library,
    reason="A DOI, a PMID and a PMCID each name one work. Titles that contradict each "
    "other, where author, year, journal or pages differ too, are those of two works; "
    "one of them has a wrong identifier.",
    source=(_DOI, _PMID, "E: two works under one PMCID in a screened search"),
    failing=(_PAPER, _OTHER),
    passing=(_PAPER, _APART),
)
def two_works_under_one_identifier(library: Library) -> Iterator[Slip]:
    """Compare those that share an identifier with the first of them."""
    slips: dict[str, Slip] = {}
    for group in library.sharing:
        for known, owners in _shared(group):
            reasons = sorted(
                {
                    reason
                    for other in owners[1:]
                    if not _are_versions(owners[0], other)
                    and (reason := contradiction(owners[0].facts, other.facts))
                }
            )
            if reasons:
                for owner in owners:
                    slips.setdefault(
                        owner.path,
                        Slip(
                            owner.path_of(known),
                            f"{_spell(known)} stands at different works: {reasons[0]}",
                        ),
                    )
    yield from by_place([*slips.values()])


def _are_versions(one: Record, other: Record) -> bool:
    return bool(one.of_kind("pmid") & other.of_kind("pmid")) and (
        one.facts.version or "1"
    ) != (other.facts.version or "1")


@rule(
    "LIB002",
    title="records with one DOI have one PMID",
    severity=Severity.WARNING,
    subject=Library,
    reason="PubMed makes one record of a work. One DOI at two records is that of "
    "several editions, as Cochrane's reviews had, of a notice printed with its paper, "
    "or an error.",
    source=(
        _PMID,
        "E: PMIDs 11034741 and 11406024 with DOI 10.1002/14651858.CD002020",
        "E: PMIDs 16682673 and 17283328 with DOI 10.1212/01.wnl.0000210447.19748.0b",
    ),
    failing=(
        Publication(identifiers=["doi:10.1002/14651858.CD002020", "pubmed:11034741"]),
        Publication(identifiers=["doi:10.1002/14651858.cd002020", "pubmed:11406024"]),
    ),
    passing=(
        Publication(identifiers=["doi:10.1002/14651858.CD002020", "pubmed:11034741"]),
        Publication(identifiers=["doi:10.1002/14651858.CD010458", "pubmed:11406024"]),
    ),
)
def doi_of_several_records(library: Library) -> Iterator[Slip]:
    """Look for a DOI whose owners have PMIDs without one in common."""
    yield from _clashes(library, "doi", "pmid")


@rule(
    "LIB004",
    title="records with one PMID have one DOI",
    severity=Severity.WARNING,
    subject=Library,
    reason="A work has one DOI, whoever keeps its record; publishers do print a wrong "
    "one now and then. Versions have DOIs of their own and are no slip.",
    source=(_DOI, "E: PMID 24906146 printed with DOI 10.1093/hmg/ddy120"),
    failing=(
        Publication(identifiers=["pubmed:24906146", "doi:10.1016/j.cell.2014.05.010"]),
        Publication(identifiers=["pubmed:24906146", "doi:10.1093/hmg/ddy120"]),
    ),
    passing=(
        Publication(entries=_entry("34853675", "1"), identifiers=["doi:10.1000/a.1"]),
        Publication(entries=_entry("34853676", "1"), identifiers=["doi:10.1000/a.2"]),
    ),
)
def record_of_several_dois(library: Library) -> Iterator[Slip]:
    """Look for a PMID whose owners have DOIs without one in common."""
    yield from _clashes(library, "pmid", "doi")


def _clashes(library: Library, kind: str, other: str) -> Iterator[Slip]:
    slips: list[Slip] = []
    for group in library.sharing:
        for known, owners in _shared(group, f"{kind}:"):
            stated = [owner for owner in owners if owner.of_kind(other)]
            if not any(
                _unversioned(first, other).isdisjoint(_unversioned(second, other))
                for first, second in combinations(_few(stated, other), 2)
                if not _are_versions(first, second)
            ):
                continue
            values = sorted(frozenset().union(*(one.of_kind(other) for one in stated)))
            slips += [
                Slip(
                    owner.path_of(known),
                    f"{_spell(known)} stands with {len(values)} {_NAMES[other]}s: "
                    + ", ".join(values[:5]),
                )
                for owner in stated
            ]
    yield from by_place(slips)


# The DOIs of versions, such as 10.12688/f1000research.22032.2 and one in "/v1".
_VERSION: Final = re.compile(
    r"^(?P<work>10\.12688/[a-z0-9]+\.[0-9]+)\.[0-9]+$|[./]v[0-9]+$"
)


def _unversioned(record: Record, kind: str) -> frozenset[str]:
    """Leave out which version of the work it is: PubMed's record goes with the last."""
    return frozenset(_VERSION.sub(r"\g<work>", value) for value in record.of_kind(kind))


def _few(records: list[Record], kind: str) -> list[Record]:
    """Leave out those that state the same, as pairs of many are many."""
    seen = {(record.of_kind(kind), record.facts.version): record for record in records}
    return list(seen.values())[:20]


@rule(
    "LIB003",
    title="a record stands once in a collection",
    severity=Severity.WARNING,
    subject=Library,
    reason="A work that is counted twice weighs twice. Records are the same where an "
    "identifier agrees and nothing contradicts it; titles may differ in markup and "
    "case.",
    source=(_DOI, _PMID, "E: a search in several databases, 114 of its 179 records"),
    failing=(_PAPER, _TWICE),
    passing=(_PAPER, _APART),
)
def repeated_record(library: Library) -> Iterator[Slip]:
    """Name all records of a work but the first."""
    slips: list[Slip] = []
    for work in library.same:
        shared = [known for known, _ in _shared(work)]
        if not shared:
            # They met by a third record alone; LIB006 sees them by their title.
            continue
        spelled = {" ".join(parts(record.facts.titles)[:1]) for record in work} - {""}
        differing = (
            f", its title spelled in {len(spelled)} ways" if len(spelled) > 1 else ""
        )
        for record in _in_place(work)[1:]:
            known = next((one for one in shared if one in record.identifiers), "")
            slips.append(
                Slip(
                    record.path_of(known),
                    f"this work ({_spell(shared[0])}) stands in {len(work)} records"
                    f"{differing}",
                )
            )
    yield from by_place(slips)


def _in_place(work: list[Record]) -> list[Record]:
    places = by_place([Slip(record.path, "") for record in work])
    order = {slip.path: index for index, slip in enumerate(places)}
    return sorted(work, key=lambda record: order[record.path])


@rule(
    "LIB005",
    title="one version of a PubMed record stands in a collection",
    severity=Severity.INFO,
    subject=Library,
    reason="PubMed keeps the versions of a work that is reviewed after publication as "
    "versions of one record; number and version together are the key.",
    source=(_VERSIONS, "E: PMID 34853675 in versions 1, 2 and 3"),
    failing=(
        Publication(entries=_entry("34853675", "1")),
        Publication(entries=_entry("34853675", "3")),
    ),
    passing=(
        Publication(entries=_entry("34853675", "3")),
        Publication(entries=_entry("33274046", "2")),
    ),
)
def record_with_several_versions(library: Library) -> Iterator[Slip]:
    """Look for a PMID with different versions."""
    slips: list[Slip] = []
    for group in library.sharing:
        for known, owners in _shared(group, "pmid:"):
            versions = sorted({owner.facts.version or "1" for owner in owners})
            if versions[1:]:
                slips += [
                    Slip(
                        owner.path_of(known),
                        f"{_spell(known)} stands in versions {', '.join(versions)}",
                    )
                    for owner in owners
                ]
    yield from by_place(slips)


def _connected(work: list[Record]) -> list[list[Record]]:
    """Part records into those that identifiers lead from one to another."""
    found: list[tuple[set[str], list[Record]]] = []
    for record in work:
        known, members = set(record.identifiers), [record]
        apart = []
        for others, part in found:
            if others.isdisjoint(known):
                apart.append((others, part))
            else:
                known |= others
                members = [*part, *members]
        found = [*apart, (known, members)]
    return [members for _, members in found]


_HERE: Final = Publication(
    title="Gene therapy for <i>β</i>-thalassaemia by lentiviral vectors",
    authors=[_author("Virtanen", "Aino M.")],
    issue=Issue(volume="21"),
    pagination=Pagination(text="1089-95"),
    identifiers=["pubmed:12044394"],
)
_THERE: Final = Publication(
    title="Gene Therapy for beta-Thalassaemia by Lentiviral Vectors.",
    authors=[_author("Virtanen", "A. M.")],
    issue=Issue(volume="21"),
    pagination=Pagination(start="1089"),
    identifiers=["doi:10.1000/hum.2010.1"],
)


@rule(
    "LIB006",
    title="records of one work share an identifier",
    severity=Severity.WARNING,
    subject=Library,
    reason="Where title, first author, volume and first page agree, two records are "
    "of one work, though each source knows it by another number.",
    source=(
        "https://www.nlm.nih.gov/bsd/mms/medlineelements.html",
        "E: a search in several databases, where 91 of 120 such pairs agree so",
    ),
    failing=(_HERE, _THERE),
    passing=(_HERE, _APART),
)
def repeated_work_without_identifier(library: Library) -> Iterator[Slip]:
    """Name one record of each part of a work that shares nothing with the others."""
    slips: list[Slip] = []
    for work in library.same_by_title:
        known_parts = _connected(_in_place(work))
        slips += [
            Slip(
                f"{part[0].path}/title",
                f"this work stands in {len(work)} records, {len(known_parts)} of them "
                "without a common identifier: title, author, volume and page agree",
            )
            for part in known_parts[1:]
        ]
    yield from by_place(slips)
