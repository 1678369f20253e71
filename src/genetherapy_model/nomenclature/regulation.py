"""As what a product counts under the law of one place, and where it is authorized.

Whether a medicine is gene therapy is a question of law, and the answers differ: EU law
leaves out vaccines against infections and what is made by synthesis, FDA's list has
bacteria and gene editing. The rules stand in tables, each with its reason and its
sources. Where they say nothing, the answer is that the class is not known.

A modality is taken for the whole of what is done. What it leaves unstated never gives
a class that a more exact statement would take back; such an answer is doubtful or none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain.chronology import (
    certainly_before,
    certainly_within,
    possibly_within,
    sort_key,
)
from genetherapy_model.domain.dates import DateRange, PartialDate, parse_date
from genetherapy_model.domain.modalities import TherapyModality
from genetherapy_model.domain.product_vocabularies import (
    AuthorizationKind,
    EndReason,
    RegulatoryClass,
)
from genetherapy_model.domain.products import Authorization, Classification, Product
from genetherapy_model.errors import InvalidType
from genetherapy_model.nomenclature._regulatory_rules import (
    FACTS_FOUND,
    Answer,
    Law,
    Rule,
    facts_of,
    find_law,
    listings,
    may_be_a_vaccine,
    read_rules,
    rule_for,
)
from genetherapy_model.nomenclature.registers import authorizations_of, find_product
from genetherapy_model.nomenclature.registers._entries import NotInRegister
from genetherapy_model.nomenclature.registers._spellings import fold

__all__ = [
    "AuthorizationMatch",
    "authorizations_in_force",
    "first_authorization",
    "regulatory_class",
]

# Which answer of its parts is that of the whole, if any part gives it. It is not *not
# gene therapy* while a part is left open, and doubtful where one part is.
_ORDER: Final = (
    Answer.GENE_THERAPY,
    Answer.DOUBTFUL,
    Answer.NOT_KNOWN,
    Answer.DOUBTFULLY_NONE,
    Answer.NO_GENE_THERAPY,
)


def regulatory_class(
    product_or_modality: Product | TherapyModality | str,
    jurisdiction: str,
    on: PartialDate | str | None = None,
) -> Classification:
    """Say as what a product or a modality counts under the law of one place.

    What a list of the authority says of a product by name goes before the rules. What
    a product says of its own class is not asked, so that it can be compared. An answer
    with ``doubtful=True`` has a reserve, which its reason states; where neither
    ``classes`` nor ``excluded`` says anything, the class is not known.

    Args:
        product_or_modality: A product, a name of one, or a modality, which is taken
            for the whole of what is done.
        jurisdiction: ISO 3166-1 alpha-2, or ``"EU"``. Rules are known for the EU,
            Great Britain, the United States (FDA) and Spain, where EU law holds.
        on: The day that is meant, as precise as it is known. None: the day on which
            the facts were found. Of a time before the rules were surely law, and of
            one after 22 November 2026, nothing is known.

    Raises:
        NotInRegister: If there is no product of that name.
        AmbiguousName: If there are several.
        InvalidValue: If the jurisdiction is no code.
        InvalidDate: If the text given as ``on`` is no date.
        InvalidType: If the first argument is nothing of the three.

    >>> print(*regulatory_class("Zolgensma", "EU").classes)
    gene therapy
    >>> print(*regulatory_class("Amtagvi", "US").excluded)
    gene therapy
    >>> regulatory_class("Zolgensma", "JP").reason
    'No rule of this jurisdiction is held here.'
    """
    asked = _as_product(product_or_modality)
    day = PartialDate.parse(on) if isinstance(on, str) else on
    unknown = Classification(jurisdiction=jurisdiction, on=day)
    modality = asked if isinstance(asked, TherapyModality) else asked.modality
    for name in () if isinstance(asked, TherapyModality) else asked.brands:
        listed = listings().get((fold(name), jurisdiction))
        if listed and (day is None or certainly_within(day, listed.time)):
            return _classified(unknown, listed.answer, listed.reason, listed.sources)
    law = find_law(jurisdiction)
    if law is None:
        reason = "No rule of this jurisdiction is held here."
        return _classified(unknown, Answer.NOT_KNOWN, reason, ())
    if day is not None and not certainly_within(day, law.time):
        reason = f"These rules are known from {law.time.start} to {law.time.end} only."
        return _classified(unknown, Answer.NOT_KNOWN, reason, law.sources)
    if modality is None or not modality.components:
        reason = "What it does is not stated."
        return _classified(unknown, Answer.NOT_KNOWN, reason, law.sources)
    return _by_rules(modality.canonical(), law, unknown)


def _as_product(
    asked: Product | TherapyModality | str,
) -> Product | TherapyModality:
    if isinstance(asked, Product | TherapyModality):
        return asked
    if not isinstance(asked, str):
        shown = type(asked).__name__
        raise InvalidType(
            f"regulatory_class: expected a product, a modality or a name, got {shown}"
        )
    try:
        return find_product(asked)
    except NotInRegister:
        # Lists say of some products that they are no gene therapy.
        if any(fold(asked) == name for name, _ in listings()):
            return Product(brands=[asked])
        raise


def _by_rules(
    modality: TherapyModality, law: Law, unknown: Classification
) -> Classification:
    """Ask the rules about each component, and give the answer for all of them."""
    found = [rule_for(facts_of(each, modality), law) for each in modality.components]
    rule = _decisive(found)
    if rule is None:
        reason = "Of this the sources say nothing."
        return _classified(unknown, Answer.NOT_KNOWN, reason, law.sources)
    answer, reason = rule.answer, f"{rule.reason} [{rule.code}]"
    excluding = _rule_for_all(law)
    if (
        answer is Answer.GENE_THERAPY
        and excluding is not None
        and any(map(may_be_a_vaccine, modality.components))
    ):
        answer = Answer.DOUBTFUL
        reason += (
            " Another part of it is not stated so exactly that this could not hold: "
            f"{excluding.reason} [{excluding.code}]"
        )
    sources = dict.fromkeys((*rule.sources[law.rules], *law.sources))
    return _classified(unknown, answer, reason, tuple(sources))


def _rule_for_all(law: Law) -> Rule | None:
    rules = (rule for rule in read_rules() if rule.for_all)
    return next((rule for rule in rules if law.rules in rule.sources), None)


def _decisive(found: Iterable[Rule | None]) -> Rule | None:
    """Give the rule that decides: first of all one that decides for the product.

    Then whatever is gene therapy makes the whole gene therapy, and the whole is none
    only where no part of it is left open.
    """
    asked = list(found)
    known = [rule for rule in read_rules() if rule in asked]
    for rule in known:
        if rule.for_all:
            return rule
    for answer in _ORDER:
        if answer is Answer.DOUBTFULLY_NONE and None in asked:
            return None  # a part of which the sources say nothing
        for rule in known:
            if rule.answer is answer:
                return rule
    return None


def _classified(
    unknown: Classification, answer: Answer, reason: str, sources: Iterable[str]
) -> Classification:
    is_one = answer in {Answer.GENE_THERAPY, Answer.DOUBTFUL}
    is_none = answer in {Answer.NO_GENE_THERAPY, Answer.DOUBTFULLY_NONE}
    doubtful = answer in {Answer.DOUBTFUL, Answer.DOUBTFULLY_NONE}
    gene_therapy = [RegulatoryClass.GENE_THERAPY]
    return Classification(
        jurisdiction=unknown.jurisdiction,
        classes=gene_therapy if is_one else [],
        excluded=gene_therapy if is_none else [],
        on=unknown.on,
        doubtful=doubtful if is_one or is_none else None,
        reason=reason,
        sources=sources,
    )


@frozen(kw_only=True, repr=False, weakref_slot=False)
class AuthorizationMatch(Statement):
    """An authorization that answers a question, and how sure that is.

    Attributes:
        authorization: The authorization.
        sure: Whether it surely is the answer; if not, nothing stated excludes it.

    Raises:
        InvalidType: If the authorization is mere text.

    >>> AuthorizationMatch(authorization=Authorization(jurisdiction="EU"), sure=True)
    AuthorizationMatch(authorization=Authorization(jurisdiction='EU'), sure=True)
    >>> AuthorizationMatch(authorization="EU", sure=True)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: AuthorizationMatch.authorization: expected ...
    """

    authorization: Authorization
    sure: bool


# Leave without an authorization, and the refusal of one.
_NO_MARKETING: Final = frozenset(
    {
        AuthorizationKind.REFUSED,
        AuthorizationKind.HOSPITAL_EXEMPTION,
        AuthorizationKind.EMERGENCY,
    }
)


def first_authorization(
    product: Product | str | Iterable[Authorization],
    jurisdiction: str | None = None,
) -> AuthorizationMatch | None:
    """Give the first marketing authorization of a product: derived, never stored.

    Refusals, hospital exemptions and emergency use are none. It is sure only where all
    others were certainly decided later, or on the same day; one whose day of decision
    is not stated may always have been earlier.

    Args:
        product: A product, a name of one, or the decisions on it.
        jurisdiction: Where; None: anywhere.

    Returns:
        None where there is none.

    Raises:
        NotInRegister: If there is no product of that name.
        AmbiguousName: If there are several.

    >>> first = first_authorization("Casgevy")
    >>> first.authorization.jurisdiction, str(first.authorization.decided), first.sure
    ('GB', '2023-11-16', True)
    >>> first_authorization("ARI-0001") is None  # a hospital exemption
    True
    """
    known = [
        each
        for each in _decisions(product, jurisdiction)
        if not each.kinds & _NO_MARKETING
    ]
    if not known:
        return None
    first, *others = sorted(known, key=_by_decision)
    sure = all(_is_later(other, first) for other in others)
    return AuthorizationMatch(authorization=first, sure=sure)


def _by_decision(each: Authorization) -> tuple[object, ...]:
    # One whose day is not stated comes after all others, by the day it was seen.
    return sort_key(each.decided), sort_key(each.observed_on), repr(each)


def _is_later(other: Authorization, first: Authorization) -> bool:
    if other.decided is None or first.decided is None:
        return False
    same_day = other.decided == first.decided and first.decided.day is not None
    return certainly_before(first.decided, other.decided) or (
        same_day and not first.decided.is_qualified
    )


def authorizations_in_force(
    product: Product | str | Iterable[Authorization],
    on: PartialDate | DateRange | str,
    jurisdiction: str | None = None,
    *,
    as_of: PartialDate | str = FACTS_FOUND,
) -> tuple[AuthorizationMatch, ...]:
    """Tell which authorizations were in force on a date, the sure ones first.

    An authorization lasts until it is stated to have ended, and is surely in force from
    its decision, or from the day it was seen, to the day before its end. What ended on
    a day that is not known, or ends by itself, is not sure after its decision; what was
    suspended may have come back. Refusals are left out. A hospital exemption is none,
    but it is leave to use the product, and is given with its kind.

    Args:
        product: A product, a name of one, or the decisions on it.
        on: The date.
        jurisdiction: Where; None: anywhere.
        as_of: The day of which the facts are: nothing after it is sure.

    Raises:
        NotInRegister: If there is no product of that name.
        AmbiguousName: If there are several.
        InvalidDate: If a text is no date.

    >>> for found in authorizations_in_force("Zynteglo", "2022-03"):
    ...     print(found.authorization.jurisdiction, found.sure)
    EU False
    >>> [found] = authorizations_in_force("Zynteglo", "2023")
    >>> found.authorization.jurisdiction, found.sure
    ('US', True)
    """
    date = parse_date(on) if isinstance(on, str) else on
    known = PartialDate.parse(as_of) if isinstance(as_of, str) else as_of
    found = [
        AuthorizationMatch(authorization=each, sure=_surely_held(each, date, known))
        for each in _decisions(product, jurisdiction)
        if AuthorizationKind.REFUSED not in each.kinds and _possibly_held(each, date)
    ]
    return tuple(sorted(found, key=lambda match: not match.sure))


def _decisions(
    product: Product | str | Iterable[Authorization], jurisdiction: str | None
) -> list[Authorization]:
    if isinstance(product, Product | str):
        product = authorizations_of(product)
    return [each for each in product if jurisdiction in {None, each.jurisdiction}]


def _surely_held(
    each: Authorization, date: PartialDate | DateRange, as_of: PartialDate
) -> bool:
    start = each.decided or each.observed_on
    if start is None:
        return False
    over = each.end_reason or AuthorizationKind.TIME_LIMITED in each.kinds
    end = each.ended or (start if over else as_of)
    held = certainly_within(date, DateRange(start=start, end=end))
    return held and (each.ended is None or certainly_before(date, each.ended))


def _possibly_held(each: Authorization, date: PartialDate | DateRange) -> bool:
    end = None if each.end_reason is EndReason.SUSPENDED else each.ended
    if each.decided is None and end is None:
        return True
    return possibly_within(date, DateRange(start=each.decided, end=end))
