"""REL: relations and references that lead to the wrong work, or to none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.identifiers import Doi, Pmcid, Pmid
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.works import (
    ReferenceList,
    Relation,
    RelationKind,
    WorkIdentifier,
    WorkReference,
)
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule

__all__ = [
    "both_directions",
    "cites_itself",
    "points_nowhere",
    "related_to_itself",
    "stated_twice",
]

_Kind = RelationKind
# A notice may be published in place of the work, under its DOI.
_IN_PLACE: Final = frozenset(
    {
        _Kind.RETRACTED_BY,
        _Kind.RETRACTS,
        _Kind.CORRECTED_BY,
        _Kind.CORRECTS,
        _Kind.CONCERN_EXPRESSED_IN,
        _Kind.EXPRESSES_CONCERN_ABOUT,
    }
)
_IDENTIFYING: Final = (Doi, Pmid, Pmcid)


def _identifiers(publication: Publication) -> set[WorkIdentifier]:
    # A locator that is marked as wrong may well be that of another work.
    found = (publication.doi, publication.pmid, publication.pmcid)
    return {each for each in found if each is not None}


def _own(reference: WorkReference, known: set[WorkIdentifier]) -> str | None:
    """Give the identifier that a link shares with the work that holds it."""
    if reference.version is not None:  # another version of it
        return None
    for each in reference.identifiers:
        if isinstance(each, _IDENTIFYING) and each in known:
            return str(each)
    return None


@rule(
    "REL004",
    title="a work is not related to itself",
    severity=Severity.WARNING,
    subject=Publication,
    reason="A relation is between two works. Notices are left out, as they may stand "
    "in place of the work under its own DOI, and so are versions.",
    source=(
        "LINKED",
        "E: Retraction Watch, 92 of 394 notices have the DOI of their work",
    ),
    failing=Publication(
        identifiers=["pubmed:31449460"],
        relations=[
            Relation(
                kind=RelationKind.COMMENTS_ON,
                target=WorkReference(identifiers=["pubmed:31449460"]),
            )
        ],
    ),
    passing=Publication(
        identifiers=["pubmed:31449460"],
        relations=[
            Relation(
                kind=RelationKind.COMMENTS_ON,
                target=WorkReference(identifiers=["pubmed:30779636"]),
            )
        ],
    ),
)
def related_to_itself(publication: Publication) -> Iterator[Slip]:
    """Compare the targets of relations other than citations with the work."""
    if not publication.relations:
        return
    known = _identifiers(publication)
    for index, each in enumerate(publication.relations):
        if each.kind is _Kind.CITES or each.kind in _IN_PLACE:
            continue
        shared = _own(each.target, known)
        if shared is not None:
            yield Slip(
                f"/relations/{index}/target",
                f"'{each.kind.value}' leads to {shared}, which is this work itself",
            )


# What two works may do to each other: a comment and the reply to it.
_MUTUAL: Final = frozenset(
    {
        _Kind.CITES,
        _Kind.CITED_BY,
        _Kind.COMMENTS_ON,
        _Kind.COMMENTED_ON_IN,
        _Kind.DESCRIBES,
        _Kind.DESCRIBED_IN,
        _Kind.ASSOCIATED_DATASET,
        _Kind.ASSOCIATED_PUBLICATION,
    }
)


@rule(
    "REL005",
    title="a relation goes one way",
    severity=Severity.WARNING,
    subject=Publication,
    reason="A work that retracts another is not retracted by it, and the earlier of "
    "two is not the later. Comments and citations may be mutual.",
    source=("LINKED",),
    failing=Publication(
        relations=[
            Relation(kind=kind, target=WorkReference(identifiers=["pubmed:8393056"]))
            for kind in (RelationKind.RETRACTS, RelationKind.RETRACTED_BY)
        ]
    ),
    passing=Publication(
        relations=[
            Relation(kind=kind, target=WorkReference(identifiers=["pubmed:8393056"]))
            for kind in (RelationKind.COMMENTS_ON, RelationKind.COMMENTED_ON_IN)
        ]
    ),
)
def both_directions(publication: Publication) -> Iterator[Slip]:
    """Look for a relation whose inverse leads to the same target."""
    if len(publication.relations) < 2:
        return
    seen: dict[tuple[RelationKind, WorkIdentifier], int] = {}
    for index, each in enumerate(publication.relations):
        if each.kind in _MUTUAL or each.target.version is not None:
            continue
        for known in each.target.identifiers:
            if not isinstance(known, _IDENTIFYING):
                continue
            if (each.kind.inverse, known) in seen:
                yield Slip(
                    f"/relations/{index}",
                    f"{known} is stated both ways: '{each.kind.inverse.value}' and "
                    f"'{each.kind.value}'",
                )
                break
            seen[each.kind, known] = index


@rule(
    "REL006",
    title="a relation is stated once",
    severity=Severity.INFO,
    subject=Publication,
    reason="Twice the same relation to the same work says nothing more, and comes of "
    "merging records.",
    source=("LINKED", "E: PubMed records, none of 133 relations is repeated"),
    failing=Publication(
        relations=[
            Relation(
                kind=RelationKind.CORRECTED_BY,
                target=WorkReference(identifiers=["pubmed:29372632"]),
            ),
            Relation(
                kind=RelationKind.CORRECTED_BY,
                target=WorkReference(
                    citation="Hum Gene Ther. 2018", identifiers=["pubmed:29372632"]
                ),
            ),
        ]
    ),
    passing=Publication(
        relations=[
            Relation(
                kind=RelationKind.CORRECTED_BY,
                target=WorkReference(identifiers=["pubmed:29372632"]),
            ),
            Relation(
                kind=RelationKind.CORRECTED_BY,
                target=WorkReference(identifiers=["pubmed:12044394"]),
            ),
        ]
    ),
)
def stated_twice(publication: Publication) -> Iterator[Slip]:
    """Look for a relation that was there before; citations may well be repeated."""
    if len(publication.relations) < 2:
        return
    seen: set[tuple[RelationKind, str | None, WorkIdentifier]] = set()
    for index, each in enumerate(publication.relations):
        if each.kind is _Kind.CITES:
            continue
        keys = {
            (each.kind, each.target.version, known)
            for known in each.target.identifiers
            if isinstance(known, _IDENTIFYING)
        }
        if seen & keys:
            yield Slip(
                f"/relations/{index}",
                f"'{each.kind.value}' {each.target.identifiers[0]} is stated before",
            )
        seen |= keys


@rule(
    "REL007",
    title="a relation names the other work",
    severity=Severity.WARNING,
    subject=Relation,
    reason="Without a citation, a title or an identifier nobody can find the work that "
    "is meant.",
    source=("LINKED", "https://dtd.nlm.nih.gov/ncbi/pubmed/"),
    failing=Relation(kind=RelationKind.RETRACTED_BY, target=WorkReference()),
    passing=Relation(
        kind=RelationKind.RETRACTED_BY,
        target=WorkReference(citation="J Infect Dis 1998;178(6):1778"),
    ),
)
def points_nowhere(relation: Relation) -> Iterator[Slip]:
    """Look for a target of which nothing is stated."""
    target = relation.target
    if (
        not target.identifiers
        and _is_blank(target.citation)
        and _is_blank(target.title)
        and not relation.note
    ):
        yield Slip(
            "/target", f"'{relation.kind.value}' leads nowhere: it names no work"
        )


def _is_blank(text: object) -> bool:
    return text is None or not str(text).strip()


@rule(
    "REL008",
    title="a work does not cite itself",
    severity=Severity.WARNING,
    subject=Publication,
    reason="A list of references holds other works. Where it leads to the work itself, "
    "its own citation was taken for a reference, or a data set was mistaken for it.",
    source=(
        "https://dtd.nlm.nih.gov/ncbi/pubmed/",
        "E: PubMed records, 39780972, 29873416 and 38147649",
    ),
    failing=Publication(
        identifiers=["pubmed:39780972"],
        reference_lists=[
            ReferenceList(
                references=[
                    WorkReference(
                        citation="R Soc Open Sci. 2025 Jan 08;12(1):241585",
                        identifiers=["pubmed:39780972"],
                    )
                ]
            )
        ],
    ),
    passing=Publication(
        identifiers=["pubmed:39780972"],
        reference_lists=[
            ReferenceList(references=[WorkReference(identifiers=["pubmed:12044394"])])
        ],
    ),
)
def cites_itself(publication: Publication) -> Iterator[Slip]:
    """Compare the references with the work."""
    known: set[WorkIdentifier] | None = None
    for path, reference in _references(publication):
        if not reference.identifiers:
            continue
        if known is None:
            known = _identifiers(publication)
        shared = _own(reference, known)
        if shared is not None:
            yield Slip(path, f"it cites {shared}, which is this work itself")


def _references(publication: Publication) -> Iterator[tuple[str, WorkReference]]:
    for index, inner in enumerate(publication.reference_lists):
        yield from _listed(inner, f"/reference_lists/{index}")
    for index, each in enumerate(publication.relations):
        if each.kind is _Kind.CITES:
            yield f"/relations/{index}/target", each.target


def _listed(
    references: ReferenceList, path: str
) -> Iterator[tuple[str, WorkReference]]:
    for index, each in enumerate(references.references):
        yield f"{path}/references/{index}", each
    for index, inner in enumerate(references.lists):
        yield from _listed(inner, f"{path}/lists/{index}")
