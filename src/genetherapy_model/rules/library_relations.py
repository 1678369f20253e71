"""LIB: relations between records of one collection, seen from both ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from genetherapy_model.domain.identifiers import Pmid
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.works import Relation, RelationKind, WorkReference
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._library import Library, Record, Stated

__all__ = [
    "relation_to_nowhere",
    "retracted_work_without_mark",
    "retraction_without_target",
    "reverse_relation_unstated",
]

_LINKS: Final = "https://www.nlm.nih.gov/bsd/mms/medlineelements.html#cc"
_RETRACTIONS: Final = "https://www.nlm.nih.gov/bsd/policy/errata.html"

_RETRACTS: Final = frozenset(
    {RelationKind.RETRACTS, RelationKind.RETRACTED_AND_REPUBLISHED_FROM}
)
_RETRACTED: Final = frozenset(
    {RelationKind.RETRACTED_BY, RelationKind.RETRACTED_AND_REPUBLISHED_IN}
)


def _record(
    pmid: str, kind: RelationKind | None = None, target: str = ""
) -> Publication:
    relations = []
    if kind is not None:
        link = WorkReference(identifiers=[Pmid(target)])
        relations = [Relation(kind=kind, target=link)]
    return Publication(identifiers=[Pmid(pmid)], relations=relations)


def _ends(library: Library) -> Iterator[tuple[Record, Stated, RelationKind, Record]]:
    """Give each relation between two records of the collection."""
    for record, stated in library.stated_relations():
        for target in library.find(stated.targets):
            # A version that updates another one has the same number.
            if set(record.identifiers).isdisjoint(target.identifiers):
                yield record, stated, RelationKind(stated.kind), target


def _unanswered(
    library: Library, kinds: frozenset[RelationKind], *, outside: bool
) -> Iterator[tuple[Record, Stated, RelationKind, Record]]:
    """Give each relation of some kinds, or of all others, with a silent target.

    A notice of several works stands in several records at times, each with one of
    them, so that one of them is enough. Nobody can name what has no identifier.
    """
    for record, stated in library.stated_relations():
        kind = RelationKind(stated.kind)
        own = set(record.identifiers)
        if (kind in kinds) is outside or not own:
            continue
        answers = _RETRACTS if kind in _RETRACTED else frozenset({kind.inverse})
        targets = library.find(stated.targets)
        if (
            targets
            and all(own.isdisjoint(target.identifiers) for target in targets)
            and not any(_states(target, own, _values(answers)) for target in targets)
        ):
            yield record, stated, kind, targets[0]


def _states(record: Record, own: set[str], kinds: frozenset[str]) -> bool:
    """Tell whether a record states such a relation, to all that can be known."""
    return any(
        stated.kind in kinds
        # What has no identifiers of the same kind may be the other one.
        and (
            not own.isdisjoint(stated.targets)
            or _kinds(own).isdisjoint(_kinds(stated.targets))
        )
        for stated in record.relations()
    )


def _kinds(identifiers: Iterable[str]) -> set[str]:
    return {known.partition(":")[0] for known in identifiers}


def _values(kinds: frozenset[RelationKind]) -> frozenset[str]:
    return frozenset(kind.value for kind in kinds)


@rule(
    "LIB008",
    title="a work that a notice retracts is marked as retracted",
    severity=Severity.WARNING,
    subject=Library,
    reason="Who reads the record of the work alone takes it for sound. The record was "
    "taken before the retraction, or has lost the mark on its way.",
    source=(_RETRACTIONS, _LINKS),
    failing=(
        _record("11600210", RelationKind.RETRACTS, "11543891"),
        _record("11543891"),
    ),
    passing=(
        _record("11600210", RelationKind.RETRACTS, "11543891"),
        _record("11543891", RelationKind.RETRACTED_BY, "11600210"),
    ),
)
def retracted_work_without_mark(library: Library) -> Iterator[Slip]:
    """Look at the targets of retractions."""
    for record, _, kind, target in _ends(library):
        if kind in _RETRACTS and not target.facts.is_retracted:
            yield Slip(
                target.path,
                f"{target} is retracted by {record}, which its record does not say",
                "Retracted Publication",
            )


@rule(
    "LIB009",
    title="the notice that is said to retract a work says so",
    severity=Severity.WARNING,
    subject=Library,
    reason="A retraction is linked at both ends. Where the notice does not name the "
    "work, the work may be linked to another record than its notice.",
    source=(_RETRACTIONS, _LINKS),
    failing=(
        _record("11543891", RelationKind.RETRACTED_BY, "11600210"),
        _record("11600210"),
    ),
    passing=(
        _record("11543891", RelationKind.RETRACTED_BY, "11600210"),
        _record("11600210", RelationKind.RETRACTS, "11543891"),
    ),
)
def retraction_without_target(library: Library) -> Iterator[Slip]:
    """Look at the notices that are named by what they retract."""
    for record, stated, _, notice in _unanswered(library, _RETRACTED, outside=False):
        yield Slip(
            stated.path,
            f"{record} is said to be retracted by {notice}, whose record does not "
            "say that it retracts it",
        )


@rule(
    "LIB010",
    title="a relation between two records is stated in both",
    severity=Severity.INFO,
    subject=Library,
    reason="PubMed links both ends of a comment, a correction and the like. Where one "
    "is missing, its record is likely the older one.",
    source=(_LINKS,),
    failing=(
        _record("29372632", RelationKind.CORRECTS, "26500351"),
        _record("26500351"),
    ),
    passing=(
        _record("29372632", RelationKind.CORRECTS, "26500351"),
        _record("26500351", RelationKind.CORRECTED_BY, "29372632"),
    ),
)
def reverse_relation_unstated(library: Library) -> Iterator[Slip]:
    """Look for the reverse of each relation but retractions and citations."""
    told = _RETRACTS | _RETRACTED
    for record, stated, kind, target in _unanswered(library, told, outside=True):
        yield Slip(
            stated.path,
            f"{record} {_worded(kind)} {target}, whose record does not say that "
            f"it {_worded(kind.inverse)} it",
        )


def _worded(kind: RelationKind) -> str:
    first = kind.value.partition(" ")[0]
    if first.endswith("s") and first != "associated":
        return kind.value
    return f"is {kind.value}"


@rule(
    "LIB011",
    title="a relation leads to a record that there is",
    severity=Severity.ERROR,
    subject=Library,
    reason="PMID 0 is no record, and a record that the collection says to be deleted "
    "is one no more.",
    source=(
        "https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pmid",
        "https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/el-DeleteCitation.html",
    ),
    failing=(_record("29372632", RelationKind.CORRECTS, "0"),),
    passing=(_record("29372632", RelationKind.CORRECTS, "26500351"),),
)
def relation_to_nowhere(library: Library) -> Iterator[Slip]:
    """Look for PMID 0, and for what was deleted."""
    for record, stated in library.stated_relations():
        kind = RelationKind(stated.kind)
        for target in stated.targets:
            if target == "pmid:0":
                reason = "PMID 0, which is no record"
            elif target in library.deleted and not library.find([target]):
                reason = f"{target}, which the collection says to be deleted"
            else:
                continue
            yield Slip(stated.path, f"{record} {_worded(kind)} {reason}")
