"""Products: substances, the medicines made of them, and where they are authorized.

One substance may be in several products (onasemnogene abeparvovec in Zolgensma and
Itvisma), one product may have several names, substances and authorizations. They link
to each other by name, never by holding the other object.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from attrs import field, frozen

from genetherapy_model.domain._statements import (
    Statement,
    is_listed,
    to_frozenset,
    to_tuple,
)
from genetherapy_model.domain._texts import check_text, check_texts, to_texts
from genetherapy_model.domain.conditions import Condition
from genetherapy_model.domain.dates import PartialDate
from genetherapy_model.domain.identifiers import AtcCode, Unii
from genetherapy_model.domain.modalities import TherapyModality
from genetherapy_model.domain.product_vocabularies import (
    AuthorizationKind,
    EndReason,
    NamingAuthority,
    RegulatoryClass,
    SubstanceRole,
)
from genetherapy_model.domain.trials import to_partial_date
from genetherapy_model.errors import InvalidValue

__all__ = ["Authorization", "Classification", "Product", "Substance", "SubstanceName"]

_JURISDICTION = re.compile("[A-Z]{2}")


def _check_jurisdiction(owner: object, code: str | None) -> None:
    if code is None:
        return
    where = f"{type(owner).__name__}.jurisdiction"
    if not _JURISDICTION.fullmatch(code):
        raise InvalidValue(
            f"{where}: {code!r} is no code: write two capital letters of "
            "ISO 3166-1, or EU"
        )
    if code == "UK":
        raise InvalidValue(f"{where}: 'UK' is not its ISO 3166-1 code; write 'GB'")


def to_unii(value: Unii | str | None) -> Unii | None:
    """Parse text to a UNII; leave anything else as it is."""
    return Unii.parse(value) if isinstance(value, str) else value


def to_atc_codes(values: Iterable[AtcCode | str]) -> frozenset[AtcCode]:
    """Parse those that are text."""
    if is_listed(values):
        values = [AtcCode.parse(one) if isinstance(one, str) else one for one in values]
    return to_frozenset(cast("Iterable[AtcCode]", values))


@frozen(kw_only=True, repr=False, weakref_slot=False)
class SubstanceName(Statement):
    """A name of a substance, and who gave it.

    Source: WHO for INN, https://www.who.int/teams/health-product-and-policy-standards/inn/;
    AMA for USAN, https://www.ama-assn.org/about/united-states-adopted-names.

    Attributes:
        name: The name as written, with its suffix: ``"voretigene neparvovec-rzyl"``.
        authority: Who gave it.
        jurisdiction: Where, for a national name: ISO 3166-1 alpha-2, or ``"EU"``.

    Raises:
        InvalidValue: If the name is blank or padded, or the jurisdiction no code.

    >>> SubstanceName(
    ...     name="cambiogenplasmid",
    ...     authority=NamingAuthority.NATIONAL,
    ...     jurisdiction="RU",
    ... ).authority
    NamingAuthority.NATIONAL
    >>> SubstanceName(name="tonogenchoncel-L", jurisdiction="Korea")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: SubstanceName.jurisdiction: 'Korea' is no ...
    """

    name: str
    authority: NamingAuthority | None = None
    jurisdiction: str | None = None

    def _check(self) -> None:
        check_text(self, "name", self.name)
        _check_jurisdiction(self, self.jurisdiction)


def to_substance_names(values: Iterable[SubstanceName]) -> tuple[SubstanceName, ...]:
    """Take any iterable of names."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Substance(Statement):
    """An active substance, or a part of one that has a name of its own.

    Source: WHO's INN for the name; FDA for the UNII; WHO's ATC list for the codes.

    Attributes:
        inn: The INN as written; nothing is taken from it. None: not stated.
        names: Its names by others than the WHO.
        codes: Code names of its makers: ``"OTL-200"``.
        role: Whether it is the substance of a medicine, or a part or a means.
        modality: What the substance itself is, whatever the route of a product.
        unii: Its identifier at FDA; text is accepted and parsed.
        atc: Its ATC codes, which prove no genetic modification.
        sources: Where this is stated, as addresses or titles.

    Raises:
        InvalidValue: If a text is blank or padded.
        InvalidIdentifier: If a text is no identifier of its kind.

    >>> substance = Substance(
    ...     inn="atidarsagene autotemcel",
    ...     codes=["OTL-200"],
    ...     unii="EPP8G99QG4",
    ...     atc=["A16AB21"],
    ... )
    >>> substance.role is None  # not stated
    True
    >>> Substance(inn="atidarsagene autotemcel", unii="OTL-200")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: 'OTL-200' is no UNII: ...
    """

    inn: str | None = None
    names: tuple[SubstanceName, ...] = field(default=(), converter=to_substance_names)
    codes: tuple[str, ...] = field(default=(), converter=to_texts)
    role: SubstanceRole | None = None
    modality: TherapyModality | None = None
    unii: Unii | None = field(default=None, converter=to_unii)
    atc: frozenset[AtcCode] = field(default=frozenset(), converter=to_atc_codes)
    sources: tuple[str, ...] = field(default=(), converter=to_texts)

    def _check(self) -> None:
        check_text(self, "inn", self.inn)
        check_texts(self, "codes", self.codes)
        check_texts(self, "sources", self.sources)


def to_classes(values: Iterable[RegulatoryClass]) -> frozenset[RegulatoryClass]:
    """Take any iterable of classes."""
    return to_frozenset(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Classification(Statement):
    """As what a product counts, or is said to count, under the law of one place.

    What is gene therapy differs: EU law leaves out vaccines against infections and
    synthetic oligonucleotides, FDA's list has bacteria and genome editing.

    Source: Directive 2001/83/EC, Annex I, Part IV, as set by Directive 2009/120/EC;
    FDA, https://fda.gov/vaccines-blood-biologics/cellular-gene-therapy-products/what-gene-therapy.

    Attributes:
        jurisdiction: Under whose law: ISO 3166-1 alpha-2, or ``"EU"``.
        classes: As what; a combined product is of two classes. Empty: not known.
        excluded: As what it does not count, whatever else it counts as.
        on: A day on which it was so classed.
        doubtful: Whether it is said with reserve.
        reason: Why, in a sentence.
        sources: Where this is stated, as addresses or titles.

    Raises:
        InvalidValue: If the jurisdiction is no code, or a text blank or padded.
        InvalidDate: If the text given as ``on`` is no date.

    >>> Classification(
    ...     jurisdiction="EU", classes=[RegulatoryClass.GENE_THERAPY], on="2020-05"
    ... ).on
    PartialDate.parse('2020-05')
    >>> Classification(jurisdiction="UK")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: Classification.jurisdiction: 'UK' is not ...
    """

    jurisdiction: str | None = None
    classes: frozenset[RegulatoryClass] = field(
        default=frozenset(), converter=to_classes
    )
    excluded: frozenset[RegulatoryClass] = field(
        default=frozenset(), converter=to_classes
    )
    on: PartialDate | None = field(default=None, converter=to_partial_date)
    doubtful: bool | None = None
    reason: str | None = None
    sources: tuple[str, ...] = field(default=(), converter=to_texts)

    def _check(self) -> None:
        _check_jurisdiction(self, self.jurisdiction)
        check_text(self, "reason", self.reason)
        check_texts(self, "sources", self.sources)


def to_conditions(values: Iterable[Condition]) -> tuple[Condition, ...]:
    """Take any iterable of conditions."""
    return to_tuple(values)


def to_classifications(values: Iterable[Classification]) -> tuple[Classification, ...]:
    """Take any iterable of classifications."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Product(Statement):
    """A medicine: its brands, its substances, what it is and what it treats.

    Whether it is authorized, and since when, follows from its authorizations and is
    never stored.

    Source: the entry names its own, in ``sources``.

    Attributes:
        brands: Its brand names, in any script: ``"Upstaza"``, ``"Kebilidi"``.
        codes: Code names, where they are all there is: ``"BBM-H901"``.
        substances: The names of its substances, one or several.
        modality: What the product is, with its route.
        indications: What it is meant to treat.
        first_in_human: The start of the earliest trial of it, as precise as stated.
        device: Whether a medical device is a part of it; False: stated to be none.
        classifications: As what it counts under the law.
        note: What no other field holds.
        sources: Where this is stated, as addresses or titles.

    Raises:
        InvalidValue: If a text is blank or padded.
        InvalidDate: If the text given as ``first_in_human`` is no date.

    >>> product = Product(
    ...     brands=["Zolgensma"],
    ...     substances=["onasemnogene abeparvovec"],
    ...     indications=[Condition(name="spinal muscular atrophy")],
    ...     first_in_human="2014-05-05",
    ... )
    >>> product.first_in_human.year
    2014
    >>> Product(brands="Zolgensma")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Product.brands: expected a list...
    """

    brands: tuple[str, ...] = field(default=(), converter=to_texts)
    codes: tuple[str, ...] = field(default=(), converter=to_texts)
    substances: tuple[str, ...] = field(default=(), converter=to_texts)
    modality: TherapyModality | None = None
    indications: tuple[Condition, ...] = field(default=(), converter=to_conditions)
    first_in_human: PartialDate | None = field(default=None, converter=to_partial_date)
    device: bool | None = None
    classifications: tuple[Classification, ...] = field(
        default=(), converter=to_classifications
    )
    note: str | None = None
    sources: tuple[str, ...] = field(default=(), converter=to_texts)

    def _check(self) -> None:
        check_texts(self, "brands", self.brands)
        check_texts(self, "codes", self.codes)
        check_texts(self, "substances", self.substances)
        check_text(self, "note", self.note)
        check_texts(self, "sources", self.sources)


def to_kinds(values: Iterable[AuthorizationKind]) -> frozenset[AuthorizationKind]:
    """Take any iterable of kinds."""
    return to_frozenset(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Authorization(Statement):
    """The decision on one product in one jurisdiction, and what became of it.

    Dates that run backwards are real slips: they load, and a rule reports them.

    Source: the entry names its own, in ``sources``; the kinds cite theirs.

    Attributes:
        product: The brand or other name of the product. None where it has none.
        substances: The names of its substances.
        jurisdiction: Where: ISO 3166-1 alpha-2, or ``"EU"``.
        agency: Who decided, as the source names it.
        holder: Who holds it.
        kinds: The kinds on the day of the decision; several may hold at once, as in
            Japan. A later conversion goes into ``status_note``.
        decided: The day of the decision, as precise as stated; never the start of
            marketing.
        decided_text: How the source writes that date, where it writes it otherwise.
        observed_on: A day on which it was seen or announced, which is no decision.
        ended: The day on which it ended, as precise as stated.
        end_reason: Why it ended; it may be known where the day is not.
        status_note: What else is known.
        sources: Where this is stated, as addresses or titles.

    Raises:
        InvalidValue: If the jurisdiction is no code, or a text blank or padded.
        InvalidDate: If a text given as a date is none.

    >>> authorization = Authorization(
    ...     product="Glybera",
    ...     jurisdiction="EU",
    ...     kinds=[AuthorizationKind.EXCEPTIONAL],
    ...     decided="2012-10-25",
    ...     ended="2017-10",
    ...     end_reason=EndReason.EXPIRED_NOT_RENEWED,
    ... )
    >>> str(authorization.ended)
    '2017-10'
    >>> Authorization(product="Glybera", jurisdiction="eu")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: Authorization.jurisdiction: 'eu' is no...
    """

    product: str | None = None
    substances: tuple[str, ...] = field(default=(), converter=to_texts)
    jurisdiction: str | None = None
    agency: str | None = None
    holder: str | None = None
    kinds: frozenset[AuthorizationKind] = field(default=frozenset(), converter=to_kinds)
    decided: PartialDate | None = field(default=None, converter=to_partial_date)
    decided_text: str | None = None
    observed_on: PartialDate | None = field(default=None, converter=to_partial_date)
    ended: PartialDate | None = field(default=None, converter=to_partial_date)
    end_reason: EndReason | None = None
    status_note: str | None = None
    sources: tuple[str, ...] = field(default=(), converter=to_texts)

    def _check(self) -> None:
        _check_jurisdiction(self, self.jurisdiction)
        for name in ("product", "agency", "holder", "decided_text", "status_note"):
            check_text(self, name, getattr(self, name))
        check_texts(self, "substances", self.substances)
        check_texts(self, "sources", self.sources)
