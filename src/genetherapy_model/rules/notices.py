"""REL: notices of retractions and errata, and what they are told by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.journals import Journal
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.subjects import PublicationType
from genetherapy_model.domain.works import Relation, RelationKind, WorkReference
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule

__all__ = [
    "notice_without_its_relation",
    "retracted_by_its_title_alone",
    "type_against_its_relations",
]

_Kind = RelationKind
_TOLD_AS_RETRACTED: Final = frozenset(
    {_Kind.RETRACTED_BY, _Kind.RETRACTED_AND_REPUBLISHED_IN}
)
# A version that is withdrawn may have been replaced by another.
_TOLD_AS_REPLACED: Final = frozenset(
    {_Kind.UPDATED_BY, _Kind.UPDATES, _Kind.CORRECTED_AND_REPUBLISHED_IN}
)
_TELLS_OF_RETRACTION: Final = frozenset(
    {_Kind.RETRACTS, _Kind.RETRACTED_AND_REPUBLISHED_FROM}
)
_RETRACTED: Final = "Retracted Publication"
_RETRACTION: Final = "Retraction of Publication"
_ERRATUM: Final = "Published Erratum"
_CONCERN: Final = "Expression of Concern"

# Only in capitals is "Withdrawn:" what publishers put before a title.
_SAID_RETRACTED: Final = re.compile(
    r"\W*(?P<word>(?i:retracted)|WITHDRAWN)"
    r"(?:\s+(?i:article|paper|chapter|publication))?\s*[:\]]"
)


def _types(publication: Publication) -> set[str]:
    return {each.name for each in publication.publication_types}


@rule(
    "REL001",
    title="a title that says 'Retracted' has the relation to the notice",
    severity=Severity.WARNING,
    subject=Publication,
    reason="Tools ask for the relation or the publication type, not for words in the "
    "title. The notice itself may bear the title of the work; 'WITHDRAWN' in the "
    "Cochrane database mostly means out of date, and is left out there.",
    source=(
        "LINKED",
        "E: Retracted: Acyclovir Combined with Naloxone in...",
        "https://kraftylibrarian.com/confusion-on-withdrawn-article-from-cochrane/",
    ),
    failing=Publication(
        title="Retracted: Acyclovir Combined with Naloxone in the Treatment",
        publication_types=[PublicationType(name="Journal Article", ui="D016428")],
    ),
    passing=Publication(
        title="Retracted: Acyclovir Combined with Naloxone in the Treatment",
        publication_types=[PublicationType(name=_RETRACTED, ui="D016441")],
        relations=[
            Relation(
                kind=RelationKind.RETRACTED_BY,
                target=WorkReference(identifiers=["pubmed:37772017"]),
            )
        ],
    ),
)
def retracted_by_its_title_alone(publication: Publication) -> Iterator[Slip]:
    """Look for the word at the head of the title, and for what should go with it."""
    if publication.title is None:
        return
    said = _SAID_RETRACTED.match(publication.title.plain)
    if said is None:
        return
    kinds = {each.kind for each in publication.relations}
    if kinds & (_TOLD_AS_RETRACTED | _TELLS_OF_RETRACTION) or _types(publication) & {
        _RETRACTED,
        _RETRACTION,
    }:
        return
    if said["word"] == "WITHDRAWN" and (
        kinds & _TOLD_AS_REPLACED or _is_cochrane(publication.journal)
    ):
        return
    yield Slip(
        "/title",
        f"the title begins with {said[0].strip()!r}, and neither a relation nor a "
        "publication type says that the work is retracted, or that this is the notice",
    )


def _is_cochrane(journal: Journal | None) -> bool:
    return journal is not None and "cochrane" in str(journal).lower()


# A heading of a notice, what makes its title, and what it should be or say.
_NOTICES: Final = (
    (
        re.compile(
            r"\W*retraction(\s+(note|notice|statement)\b|\s*(to|of)?\s*:)",
            re.IGNORECASE,
        ),
        _RETRACTION,
        _TELLS_OF_RETRACTION,
    ),
    (
        re.compile(
            r"\W*((author|publisher('s)?)\s+)?"
            r"(correction|erratum|corrigendum|corrigenda|errata)\s*(to|for)?\s*:",
            re.IGNORECASE,
        ),
        _ERRATUM,
        frozenset({_Kind.CORRECTS}),
    ),
    (
        re.compile(r"\W*(editorial\s+)?expression\s+of\s+concern\b", re.IGNORECASE),
        _CONCERN,
        frozenset({_Kind.EXPRESSES_CONCERN_ABOUT}),
    ),
)
_NOTICE: Final = re.compile(
    r"\W*((author|publisher('s)?|editorial)\s+)?(retract|correct|errat|corrig|express)",
    re.IGNORECASE,
)


@rule(
    "REL002",
    title="a notice of a retraction or an erratum says of which work",
    severity=Severity.INFO,
    subject=Publication,
    reason="A notice is of use where it is tied to its work: by a relation, or at "
    "least by the publication type that makes it findable.",
    source=("LINKED", "E: PubMed records, all 11 errata and both retractions do"),
    failing=Publication(title="Erratum: Protective Effect of Aminobutyric Acid"),
    passing=Publication(
        title="Erratum: Protective Effect of Aminobutyric Acid",
        relations=[
            Relation(
                kind=RelationKind.CORRECTS,
                target=WorkReference(identifiers=["pubmed:34733294"]),
            )
        ],
    ),
)
def notice_without_its_relation(publication: Publication) -> Iterator[Slip]:
    """Look for a notice's heading in the title, and for what should go with it."""
    if publication.title is None:
        return
    title = publication.title.plain
    if not _NOTICE.match(title):
        return
    for heading, name, kinds in _NOTICES:
        said = heading.match(title)
        if (
            said is not None
            and name not in _types(publication)
            and not any(each.kind in kinds for each in publication.relations)
        ):
            yield Slip(
                "/title",
                f"the title begins with {said[0].strip()!r}, and no relation says to "
                "which work that belongs",
            )


# For a type: what its works do to others, and what is done to works of the other type.
_DIRECTIONS: Final = {
    _RETRACTED: (
        frozenset({_Kind.RETRACTED_BY, _Kind.RETRACTED_AND_REPUBLISHED_IN}),
        _TELLS_OF_RETRACTION,
    ),
    _RETRACTION: (
        _TELLS_OF_RETRACTION,
        frozenset({_Kind.RETRACTED_BY, _Kind.RETRACTED_AND_REPUBLISHED_IN}),
    ),
    _ERRATUM: (frozenset({_Kind.CORRECTS}), frozenset({_Kind.CORRECTED_BY})),
    _CONCERN: (
        frozenset({_Kind.EXPRESSES_CONCERN_ABOUT}),
        frozenset({_Kind.CONCERN_EXPRESSED_IN}),
    ),
    "Corrected and Republished Article": (
        frozenset({_Kind.CORRECTED_AND_REPUBLISHED_FROM, _Kind.REPUBLISHED_FROM}),
        frozenset({_Kind.CORRECTED_AND_REPUBLISHED_IN, _Kind.REPUBLISHED_IN}),
    ),
    "Preprint": (
        frozenset({_Kind.PREPRINT_OF, _Kind.UPDATED_BY}),
        frozenset({_Kind.HAS_PREPRINT}),
    ),
}


@rule(
    "REL003",
    title="the relations of a notice point from it, those of its work to it",
    severity=Severity.WARNING,
    subject=Publication,
    reason="A publication type says on which side of the link the work stands; where "
    "only the other side is stated, the relation was turned round. A notice may itself "
    "be corrected or retracted, beside what it says of its work.",
    source=("LINKED",),
    failing=Publication(
        publication_types=[PublicationType(name=_RETRACTION, ui="D016440")],
        relations=[
            Relation(
                kind=RelationKind.RETRACTED_BY,
                target=WorkReference(identifiers=["pubmed:8393056"]),
            )
        ],
    ),
    passing=Publication(
        publication_types=[PublicationType(name=_RETRACTION, ui="D016440")],
        relations=[
            Relation(
                kind=RelationKind.RETRACTS,
                target=WorkReference(identifiers=["pubmed:8393056"]),
            )
        ],
    ),
)
def type_against_its_relations(publication: Publication) -> Iterator[Slip]:
    """Look for the wrong side of a link where the right one is nowhere stated."""
    if not publication.relations:
        return
    kinds = {each.kind for each in publication.relations}
    for name in sorted(_types(publication) & _DIRECTIONS.keys()):
        own, other = _DIRECTIONS[name]
        if kinds & own:
            continue
        for index, each in enumerate(publication.relations):
            if each.kind in other:
                yield Slip(
                    f"/relations/{index}/kind",
                    f"{each.kind.value!r} is no relation of a {name}",
                    each.kind.inverse.value,
                )
