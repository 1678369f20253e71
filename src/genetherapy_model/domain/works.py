"""Other works that a work names: references, and relations such as a retraction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TypeAlias, cast

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement, is_listed, to_tuple
from genetherapy_model.domain.identifiers import (
    Doi,
    OtherIdentifier,
    Pmcid,
    Pmid,
    parse_identifier,
)
from genetherapy_model.domain.text import MarkedText, to_optional_marked_text

__all__ = [
    "Locator",
    "ReferenceList",
    "Relation",
    "RelationKind",
    "WorkIdentifier",
    "WorkReference",
]

WorkIdentifier: TypeAlias = Doi | Pmid | Pmcid | OtherIdentifier


def to_work_identifiers(
    identifiers: Iterable[WorkIdentifier | str],
) -> tuple[WorkIdentifier, ...]:
    """Parse what is text, such as ``"doi:10.1089/hum.2023.152"``."""
    parsed: Iterable[object] = identifiers
    if is_listed(identifiers):
        parsed = [
            parse_identifier(known) if isinstance(known, str) else known
            for known in identifiers
        ]
    # Which kinds a field takes is checked with the types of all fields.
    return to_tuple(cast("Iterable[WorkIdentifier]", parsed))


def to_work_references(values: Iterable[WorkReference]) -> tuple[WorkReference, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_reference_lists(values: Iterable[ReferenceList]) -> tuple[ReferenceList, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class WorkReference(Statement):
    """A link to a work: how it was cited, and its identifiers.

    Source: PubMed's Reference and CommentsCorrections. A link never holds the work
    itself, so that no cycle can arise.

    Attributes:
        citation: The citation as printed; text with markup is accepted and parsed.
        title: The title, where the source states it apart.
        identifiers: DOI, PMID, PMCID, others; CURIEs are accepted as text.
        version: The version of the record that is meant (PubMed's Version), where
            it is not the first.

    Raises:
        InvalidIdentifier: If the text of an identifier is none.

    >>> cited = WorkReference(citation="Lancet. 2002 May 25;359(9320):1851-6",
    ...                       identifiers=["pubmed:12044394"])
    >>> cited.pmid
    Pmid('12044394')
    >>> WorkReference(identifiers=["Lancet 2002"])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: ...
    """

    citation: MarkedText | None = field(default=None, converter=to_optional_marked_text)
    title: MarkedText | None = field(default=None, converter=to_optional_marked_text)
    identifiers: tuple[WorkIdentifier, ...] = field(
        default=(), converter=to_work_identifiers
    )
    version: str | None = None

    @property
    def doi(self) -> Doi | None:
        """The first DOI, or None."""
        return next((known for known in self.identifiers if type(known) is Doi), None)

    @property
    def pmid(self) -> Pmid | None:
        """The first PMID, or None."""
        return next((known for known in self.identifiers if type(known) is Pmid), None)

    @property
    def pmcid(self) -> Pmcid | None:
        """The first PMCID, or None."""
        return next((known for known in self.identifiers if type(known) is Pmcid), None)

    def __str__(self) -> str:
        for shown in (self.citation, self.title):
            if shown is not None:
                return shown.plain
        return ", ".join(map(str, self.identifiers))


@frozen(kw_only=True, repr=False, weakref_slot=False)
class ReferenceList(Statement):
    """A list of references under its title, with lists inside it.

    Source: PubMed's ReferenceList, of which a work may have several.

    Attributes:
        title: The title of the list, where it has one.
        references: The references, in order.
        lists: Lists inside this one; they follow its own references.

    Raises:
        InvalidType: If a reference is mere text.

    >>> ReferenceList(references=[WorkReference(citation="Blood 2002")]).title is None
    True
    >>> ReferenceList(references=["Blood 2002"])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: ReferenceList.references[0]: expected Work...
    """

    title: str | None = None
    references: tuple[WorkReference, ...] = field(
        default=(), converter=to_work_references
    )
    lists: tuple[ReferenceList, ...] = field(default=(), converter=to_reference_lists)

    def __iter__(self) -> Iterator[WorkReference]:
        """Go through all references, those of inner lists last."""
        yield from self.references
        for inner in self.lists:
            yield from inner


class RelationKind(Enum):
    """What this work is to the other, both directions of each kind.

    Source: the RefTypes of PubMed's CommentsCorrections
    (https://www.nlm.nih.gov/bsd/mms/medlineelements.html#cc), put from the side of
    the work that states them; and ``DESCRIBES`` for a news item about a work.

    >>> RelationKind.RETRACTED_BY.inverse
    <RelationKind.RETRACTS: 'retracts'>
    >>> RelationKind("withdrawn")
    Traceback (most recent call last):
    ...
    ValueError: 'withdrawn' is not a valid RelationKind
    """

    CITES = "cites"
    CITED_BY = "cited by"
    COMMENTS_ON = "comments on"
    COMMENTED_ON_IN = "commented on in"
    CORRECTS = "corrects"
    CORRECTED_BY = "corrected by"
    RETRACTS = "retracts"
    RETRACTED_BY = "retracted by"
    EXPRESSES_CONCERN_ABOUT = "expresses concern about"
    CONCERN_EXPRESSED_IN = "concern expressed in"
    CORRECTED_AND_REPUBLISHED_FROM = "corrected and republished from"
    CORRECTED_AND_REPUBLISHED_IN = "corrected and republished in"
    RETRACTED_AND_REPUBLISHED_FROM = "retracted and republished from"
    RETRACTED_AND_REPUBLISHED_IN = "retracted and republished in"
    REPUBLISHED_FROM = "republished from"
    REPUBLISHED_IN = "republished in"
    REPRINT_OF = "reprint of"
    REPRINTED_IN = "reprinted in"
    UPDATES = "updates"
    UPDATED_BY = "updated by"
    SUMMARIZES_FOR_PATIENTS = "summarizes for patients"
    SUMMARIZED_FOR_PATIENTS_IN = "summarized for patients in"
    PREPRINT_OF = "preprint of"
    HAS_PREPRINT = "has preprint"
    DESCRIBES = "describes"
    DESCRIBED_IN = "described in"
    ASSOCIATED_PUBLICATION = "associated publication"
    ASSOCIATED_DATASET = "associated dataset"

    @property
    def inverse(self) -> RelationKind:
        """What the other work is to this one."""
        return _INVERSES.get(self, self)


_PAIRS = (
    (RelationKind.CITES, RelationKind.CITED_BY),
    (RelationKind.COMMENTS_ON, RelationKind.COMMENTED_ON_IN),
    (RelationKind.CORRECTS, RelationKind.CORRECTED_BY),
    (RelationKind.RETRACTS, RelationKind.RETRACTED_BY),
    (RelationKind.EXPRESSES_CONCERN_ABOUT, RelationKind.CONCERN_EXPRESSED_IN),
    (
        RelationKind.CORRECTED_AND_REPUBLISHED_FROM,
        RelationKind.CORRECTED_AND_REPUBLISHED_IN,
    ),
    (
        RelationKind.RETRACTED_AND_REPUBLISHED_FROM,
        RelationKind.RETRACTED_AND_REPUBLISHED_IN,
    ),
    (RelationKind.REPUBLISHED_FROM, RelationKind.REPUBLISHED_IN),
    (RelationKind.REPRINT_OF, RelationKind.REPRINTED_IN),
    (RelationKind.UPDATES, RelationKind.UPDATED_BY),
    (
        RelationKind.SUMMARIZES_FOR_PATIENTS,
        RelationKind.SUMMARIZED_FOR_PATIENTS_IN,
    ),
    (RelationKind.PREPRINT_OF, RelationKind.HAS_PREPRINT),
    (RelationKind.DESCRIBES, RelationKind.DESCRIBED_IN),
    (RelationKind.ASSOCIATED_PUBLICATION, RelationKind.ASSOCIATED_DATASET),
)
_INVERSES = dict(_PAIRS) | {back: forth for forth, back in _PAIRS}


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Relation(Statement):
    """That this work retracts, corrects, describes... another one.

    Source: PubMed's CommentsCorrections.

    Attributes:
        kind: What this work is to the other.
        target: The other work.
        note: A note, as printed.

    Raises:
        InvalidType: If the target is mere text.

    >>> erratum = Relation(kind=RelationKind.CORRECTED_BY,
    ...                    target=WorkReference(identifiers=["pubmed:29372632"]))
    >>> str(erratum)
    'corrected by 29372632'
    >>> Relation(kind=RelationKind.CORRECTED_BY, target="29372632")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Relation.target: expected WorkReference, ...
    """

    kind: RelationKind
    target: WorkReference
    note: str | None = None

    def __str__(self) -> str:
        return f"{self.kind.value} {self.target}"


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Locator(Statement):
    """An identifier that a citation prints, and whether it is marked as wrong.

    Source: PubMed's ELocationID.

    Attributes:
        identifier: A DOI, a publisher item identifier, or another.
        valid: False where the catalogue marks it as wrong (ValidYN="N").

    Raises:
        InvalidType: If the identifier is mere text: ``Doi.parse()`` reads it.

    >>> Locator(identifier=Doi("10.1089/hum.2023.152")).valid
    True
    >>> Locator(identifier="10.1089/hum.2023.152")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Locator.identifier: expected Doi or Other...
    """

    identifier: Doi | OtherIdentifier
    valid: bool = True

    def __str__(self) -> str:
        return str(self.identifier)
