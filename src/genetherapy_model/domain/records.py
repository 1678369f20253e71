"""The bookkeeping of those who keep records, and what the model has no word for."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement, to_tuple
from genetherapy_model.domain._texts import to_texts
from genetherapy_model.domain.dates import DateRange, PartialDate, to_optional_date
from genetherapy_model.domain.identifiers import Doi, OtherIdentifier, Pmcid, Pmid

__all__ = ["CatalogueEntry", "Extra"]


def to_other_identifiers(
    values: Iterable[OtherIdentifier],
) -> tuple[OtherIdentifier, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class CatalogueEntry(Statement):
    """How one catalogue keeps the record of a work.

    Fields follow PubMed's MedlineCitation
    (https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html).

    Attributes:
        catalogue: Who keeps it: ``"PubMed"``.
        identifier: The number of the record there.
        version: PubMed's version of the record, as ``"1"``. Number and version
            together are the key of a record.
        owner: Who made the record: ``"NLM"``, ``"NASA"``...
        status: ``"MEDLINE"``, ``"In-Process"``, ``"PubMed-not-MEDLINE"``...
        indexing_method: ``"Automated"``, ``"Curated"``; None where unsaid.
        publication_model: ``"Print-Electronic"``...
        publication_status: ``"ppublish"``, ``"aheadofprint"``...
        version_id: The publisher's number of the version of the work.
        version_date: The date of that version, as printed.
        created: When the record was made.
        completed: When its indexing was completed.
        revised: When it was last changed.
        subsets: The subsets that it belongs to: ``"IM"`` for Index Medicus.
        other_identifiers: Numbers that partners of the catalogue gave it.

    Raises:
        InvalidDate: If a date is none.

    >>> entry = CatalogueEntry(catalogue="PubMed", identifier=Pmid("29372632"),
    ...                        status="MEDLINE", revised="2019-12-17")
    >>> entry.revised
    PartialDate.parse('2019-12-17')
    >>> CatalogueEntry(catalogue="PubMed", revised="yesterday")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidDate: ...
    """

    catalogue: str
    identifier: Doi | Pmid | Pmcid | OtherIdentifier | None = None
    version: str | None = None
    owner: str | None = None
    status: str | None = None
    indexing_method: str | None = None
    publication_model: str | None = None
    publication_status: str | None = None
    version_id: str | None = None
    version_date: str | None = None
    created: PartialDate | DateRange | None = field(
        default=None, converter=to_optional_date
    )
    completed: PartialDate | DateRange | None = field(
        default=None, converter=to_optional_date
    )
    revised: PartialDate | DateRange | None = field(
        default=None, converter=to_optional_date
    )
    subsets: tuple[str, ...] = field(default=(), converter=to_texts)
    other_identifiers: tuple[OtherIdentifier, ...] = field(
        default=(), converter=to_other_identifiers
    )

    def __str__(self) -> str:
        return " ".join(filter(None, (self.catalogue, str(self.identifier or ""))))


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Extra(Statement):
    """A piece of a source that the model has no word for, kept as it stood.

    An extra that is a *spelling* stands at the place of a value that the model does
    hold, and says how the source wrote it; a writer uses it only while it still means
    the same.

    Attributes:
        source: The format that it comes from: ``"pubmed"``.
        path: Its place there, as ``"MedlineCitation/SpaceFlightMission[1]"``.
        text: What stood there: markup for an element, the value for an attribute.
        spelling: Whether it is the spelling of a value that the model holds.

    Raises:
        InvalidType: If a field is no text.

    >>> Extra(source="pubmed", path="MedlineCitation/@Note", text="x").path
    'MedlineCitation/@Note'
    >>> Extra(source="pubmed", path=None, text="x")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Extra.path: expected str, got NoneType None
    """

    source: str
    path: str
    text: str
    spelling: bool = False
