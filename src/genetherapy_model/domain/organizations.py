"""Organizations, societies with the names they had in time, and affiliations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement, to_tuple
from genetherapy_model.domain._texts import to_texts
from genetherapy_model.domain.dates import (
    DateRange,
    PartialDate,
    to_date,
    to_optional_date,
)
from genetherapy_model.domain.identifiers import (
    GridId,
    Isni,
    OtherIdentifier,
    RinggoldId,
    RorId,
)
from genetherapy_model.domain.text import MarkedText, to_marked_text

__all__ = [
    "Affiliation",
    "FormerName",
    "Organization",
    "OrganizationIdentifier",
    "OrganizationReference",
    "Society",
]

OrganizationIdentifier: TypeAlias = RorId | Isni | GridId | RinggoldId | OtherIdentifier


def to_organization_identifiers(
    values: Iterable[OrganizationIdentifier],
) -> tuple[OrganizationIdentifier, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


def to_former_names(values: Iterable[FormerName]) -> tuple[FormerName, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Affiliation(Statement):
    """Where an author works, as the source prints it, with its identifiers.

    Source: PubMed's AffiliationInfo, https://dtd.nlm.nih.gov/ncbi/pubmed/. An
    affiliation may be in several places at once; its text is kept as one.

    Attributes:
        text: The line as printed; text with markup is accepted and parsed.
        identifiers: ROR, ISNI, GRID, Ringgold or others, in the source's order.

    Raises:
        InvalidMarkup: If the text has broken markup.
        InvalidType: If an identifier is not one of an organization.

    >>> Affiliation(text="CIEMAT, Madrid, Spain").text.plain
    'CIEMAT, Madrid, Spain'
    >>> Affiliation(text="CIEMAT", identifiers="05xx77y52")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Affiliation.identifiers: expected a list...
    """

    text: MarkedText = field(converter=to_marked_text)
    identifiers: tuple[OrganizationIdentifier, ...] = field(
        default=(), converter=to_organization_identifiers
    )

    def __str__(self) -> str:
        return self.text.plain


@frozen(kw_only=True, repr=False, weakref_slot=False)
class OrganizationReference(Statement):
    """A link to an organization or society: its name there, and its identifiers.

    A link never holds the organization itself, so that no cycle can arise.

    Attributes:
        name: The name as the source gives it.
        identifiers: Identifiers of the organization.

    Raises:
        InvalidType: If the name is no text.

    >>> OrganizationReference(name="European Society of Gene and Cell Therapy")
    OrganizationReference(name='European Society of Gene and Cell Therapy')
    >>> OrganizationReference(name=None)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: OrganizationReference.name: expected str, ...
    """

    name: str
    identifiers: tuple[OrganizationIdentifier, ...] = field(
        default=(), converter=to_organization_identifiers
    )

    def __str__(self) -> str:
        return self.name


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Organization(Statement):
    """A university, company, agency or publisher.

    Attributes:
        name: Its name.
        identifiers: ROR (https://ror.org), ISNI (ISO 27729), GRID, Ringgold, others.
        aliases: Other names and abbreviations in use.
        city: Its city.
        country: Its country, as the source writes it.

    Raises:
        InvalidType: If a field is of another type.

    >>> Organization(name="Telethon Institute of Genetics and Medicine").is_called(
    ...     "telethon institute of genetics and  medicine"
    ... )
    True
    >>> Organization(name=5)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Organization.name: expected str, got int 5
    """

    name: str
    identifiers: tuple[OrganizationIdentifier, ...] = field(
        default=(), converter=to_organization_identifiers
    )
    aliases: tuple[str, ...] = field(default=(), converter=to_texts)
    city: str | None = None
    country: str | None = None

    def is_called(self, name: str) -> bool:
        """Tell whether this is one of its names, whatever the case and spaces."""
        return _folded(name) in {_folded(known) for known in (self.name, *self.aliases)}

    def is_meant_by(self, reference: OrganizationReference) -> bool:
        """Tell whether a link names this organization, by identifier or by name."""
        shared = set(self.identifiers) & set(reference.identifiers)
        return bool(shared) or self.is_called(reference.name)

    def __str__(self) -> str:
        return self.name


@frozen(kw_only=True, repr=False, weakref_slot=False)
class FormerName(Statement):
    """A name that a society had before, and when.

    Attributes:
        name: The former name.
        abbreviation: Its abbreviation.
        start: When the name came into use; text is parsed.
        end: When it went out of use.

    Raises:
        InvalidDate: If a date is none.

    >>> FormerName(name="European Society of Gene Therapy", start="1998", end="2007")
    ...     # doctest: +ELLIPSIS
    FormerName(name='European Society of Gene Therapy',
               start=PartialDate.parse('1998'), ...)
    >>> FormerName(name="European Society of Gene Therapy", start="the nineties")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidDate: ...
    """

    name: str
    abbreviation: str | None = None
    start: PartialDate | DateRange | None = field(
        default=None, converter=to_optional_date
    )
    end: PartialDate | DateRange | None = field(
        default=None, converter=to_optional_date
    )


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Society(Statement):
    """A learned society: the name it has, and the names it had in time.

    Source of the example:
    https://en.wikipedia.org/wiki/European_Society_of_Gene_and_Cell_Therapy.

    Attributes:
        name: The present name.
        abbreviation: Its abbreviation, such as ``"ESGCT"``.
        since: Since when it bears this name.
        founded: When it was founded, under whatever name.
        former_names: The names before, oldest first.
        aliases: Forms that people write, such as "Society *for* Gene Therapy".
        identifiers: Identifiers of the society.

    Raises:
        InvalidDate: If a date is none.
        InvalidType: If a former name is mere text.

    >>> esgct = Society(
    ...     name="European Society of Gene and Cell Therapy",
    ...     abbreviation="ESGCT",
    ...     since="2007",
    ...     former_names=[
    ...         FormerName(name="European Working Group on Human Gene Transfer and "
    ...                    "Therapy", abbreviation="EWGT", start="1992", end="1998"),
    ...         FormerName(name="European Society of Gene Therapy",
    ...                    abbreviation="ESGT", start="1998", end="2007"),
    ...     ],
    ... )
    >>> esgct.names_on("2003")
    ('European Society of Gene Therapy',)
    >>> esgct.is_called("esgt")
    True
    >>> Society(name="ESGCT", former_names=["ESGT"])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Society.former_names[0]: expected Former...
    """

    name: str
    abbreviation: str | None = None
    since: PartialDate | DateRange | None = field(
        default=None, converter=to_optional_date
    )
    founded: PartialDate | DateRange | None = field(
        default=None, converter=to_optional_date
    )
    former_names: tuple[FormerName, ...] = field(default=(), converter=to_former_names)
    aliases: tuple[str, ...] = field(default=(), converter=to_texts)
    identifiers: tuple[OrganizationIdentifier, ...] = field(
        default=(), converter=to_organization_identifiers
    )

    def is_called(self, name: str) -> bool:
        """Tell whether this is a name, alias or former name of the society."""
        return _folded(name) in {_folded(known) for known in self._names()}

    def names_on(self, date: PartialDate | DateRange | str) -> tuple[str, ...]:
        """Give the names that the society may have had on a date, oldest first."""
        on = to_date(date)
        if not _may_span(self.founded, None, on):
            return ()
        spans = [(old.name, old.start, old.end) for old in self.former_names]
        spans.append((self.name, self.since, None))
        return tuple(name for name, start, end in spans if _may_span(start, end, on))

    def is_meant_by(self, reference: OrganizationReference) -> bool:
        """Tell whether a link names this society, by identifier or by name."""
        shared = set(self.identifiers) & set(reference.identifiers)
        return bool(shared) or self.is_called(reference.name)

    def _names(self) -> Iterable[str]:
        yield self.name
        yield from filter(None, (self.abbreviation, *self.aliases))
        for old in self.former_names:
            yield from filter(None, (old.name, old.abbreviation))

    def __str__(self) -> str:
        return self.name


def _may_span(
    start: PartialDate | DateRange | None,
    end: PartialDate | DateRange | None,
    on: PartialDate | DateRange,
) -> bool:
    begins = start.earliest if start is not None else None
    ends = end.latest if end is not None else None
    if begins is not None and on.latest is not None and on.latest < begins:
        return False
    return not (ends is not None and on.earliest is not None and on.earliest > ends)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
