"""PRD: authorizations, alone and against the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Final

from genetherapy_model.domain.chronology import certainly_before
from genetherapy_model.domain.dates import PartialDate
from genetherapy_model.domain.product_vocabularies import (
    AuthorizationKind,
    EndReason,
)
from genetherapy_model.domain.products import Authorization, Product
from genetherapy_model.errors import GeneTherapyModelError, Severity
from genetherapy_model.rules._definitions import Slip, rule, rule_on_a_day

__all__ = [
    "authorized_after_its_end",
    "decided_in_the_future",
    "ended_before_it_was_decided",
    "exempted_by_the_union",
    "kinds_that_exclude_each_other",
    "refusal_that_ended",
    "refused_and_authorized",
    "substance_of_another_product",
]

_FULL: Final = AuthorizationKind.FULL
_REFUSED: Final = AuthorizationKind.REFUSED
_EXEMPTION: Final = AuthorizationKind.HOSPITAL_EXEMPTION


@rule(
    "PRD008",
    title="an authorization ends after it was decided",
    severity=Severity.ERROR,
    subject=Authorization,
    reason="What was not yet granted cannot end: one of the two dates is wrong, or "
    "they are swapped.",
    source=("P", "E: the ends of Glybera, Zalmoxis, Invossa, Zynteglo and Skysona"),
    failing=Authorization(
        product="Glybera", jurisdiction="EU", decided="2017-10", ended="2012-10-25"
    ),
    passing=Authorization(
        product="Glybera", jurisdiction="EU", decided="2012-10-25", ended="2017-10"
    ),
)
def ended_before_it_was_decided(authorization: Authorization) -> Iterator[Slip]:
    """Compare the two dates."""
    decided, ended = authorization.decided, authorization.ended
    if decided is not None and ended is not None and certainly_before(ended, decided):
        yield Slip("/ended", f"it ended on {ended}, before its decision on {decided}")


@rule(
    "PRD009",
    title="a product is not refused and authorized by one decision",
    severity=Severity.ERROR,
    subject=Authorization,
    reason="A refusal is no kind of authorization; a later grant is another decision.",
    source=("P", "E: Elevidys (EU)"),
    failing=Authorization(
        product="Elevidys",
        jurisdiction="EU",
        kinds=[AuthorizationKind.REFUSED, AuthorizationKind.FULL],
    ),
    passing=Authorization(
        product="Elevidys", jurisdiction="EU", kinds=[AuthorizationKind.REFUSED]
    ),
)
def refused_and_authorized(authorization: Authorization) -> Iterator[Slip]:
    """Look for a kind beside the refusal."""
    others = authorization.kinds - {_REFUSED}
    if _REFUSED in authorization.kinds and others:
        shown = ", ".join(sorted(each.value for each in others))
        yield Slip("/kinds", f"it is stated to be refused and {shown} at once")


# What FULL is not, as the kinds are defined. Time limits and conditions go together.
_NOT_FULL: Final = frozenset(
    {
        AuthorizationKind.CONDITIONAL,
        AuthorizationKind.ACCELERATED,
        AuthorizationKind.EXCEPTIONAL,
        AuthorizationKind.HOSPITAL_EXEMPTION,
        AuthorizationKind.EMERGENCY,
    }
)


@rule(
    "PRD010",
    title="a full authorization has no conditions on its evidence",
    severity=Severity.WARNING,
    subject=Authorization,
    reason="On the day of the decision it was full, or it was conditional, "
    "accelerated, exceptional or mere leave to use. A later conversion, or another "
    "indication, belongs in the note.",
    source=("P", "E: Zolgensma (EU), conditional in 2020 and full since 2022"),
    failing=Authorization(
        product="Zolgensma",
        jurisdiction="EU",
        kinds=[AuthorizationKind.CONDITIONAL, AuthorizationKind.FULL],
        decided="2020-05-18",
    ),
    passing=Authorization(
        product="Zolgensma",
        jurisdiction="EU",
        kinds=[AuthorizationKind.CONDITIONAL],
        decided="2020-05-18",
        status_note="full since 2022-05-17",
    ),
)
def kinds_that_exclude_each_other(authorization: Authorization) -> Iterator[Slip]:
    """Look for a kind that says of a full authorization that it is not."""
    others = authorization.kinds & _NOT_FULL
    if _FULL in authorization.kinds and others:
        shown = ", ".join(sorted(each.value for each in others))
        yield Slip(
            "/kinds", f"on one day it cannot be full, without conditions, and {shown}"
        )


@rule(
    "PRD011",
    title="a refusal does not end",
    severity=Severity.ERROR,
    subject=Authorization,
    reason="Where nothing was granted nothing ends; an application that is taken back "
    "or granted later is another event.",
    source=("P", "E: Elevidys (EU)"),
    failing=Authorization(
        product="Elevidys",
        jurisdiction="EU",
        kinds=[AuthorizationKind.REFUSED],
        end_reason=EndReason.WITHDRAWN_BY_HOLDER,
    ),
    passing=Authorization(
        product="Elevidys",
        jurisdiction="EU",
        kinds=[AuthorizationKind.REFUSED],
        status_note="the committee was against it",
    ),
)
def refusal_that_ended(authorization: Authorization) -> Iterator[Slip]:
    """Look for an end, or its reason, beside the refusal."""
    if _REFUSED not in authorization.kinds:
        return
    if authorization.ended is not None:
        yield Slip("/ended", f"a refusal is stated to have ended {authorization.ended}")
    elif authorization.end_reason is not None:
        reason = authorization.end_reason.value
        yield Slip("/end_reason", f"a refusal is stated to have ended: {reason}")


@rule_on_a_day(
    "PRD012",
    title="a decision is not dated after today",
    severity=Severity.ERROR,
    subject=Authorization,
    reason="A decision, and the day on which it was seen, are of the past; a day that "
    "a decision is due on is none. An end may be known in advance.",
    source=("P", "E: anitocabtagene autoleucel, whose decision was due in 2026-12"),
    failing=Authorization(product="anito-cel", jurisdiction="US", decided="9999-12"),
    passing=Authorization(product="anito-cel", jurisdiction="US"),
)
def decided_in_the_future(
    authorization: Authorization, today: dt.date
) -> Iterator[Slip]:
    """Compare both days with today."""
    now = PartialDate(year=today.year, month=today.month, day=today.day)
    for field in ("decided", "observed_on"):
        stated = getattr(authorization, field)
        if stated is not None and certainly_before(now, stated):
            yield Slip(f"/{field}", f"{stated} is after today, {now}")


@rule(
    "PRD013",
    title="a hospital exemption is one of a member state",
    severity=Severity.ERROR,
    subject=Authorization,
    reason="A product under the exemption is made and used within one member state, "
    "whose authority gives the leave; the European Union gives none.",
    source=("HE28", "R15"),
    failing=Authorization(
        product="ARI-0001",
        jurisdiction="EU",
        kinds=[AuthorizationKind.HOSPITAL_EXEMPTION],
    ),
    passing=Authorization(
        product="ARI-0001",
        jurisdiction="ES",
        kinds=[AuthorizationKind.HOSPITAL_EXEMPTION],
    ),
)
def exempted_by_the_union(authorization: Authorization) -> Iterator[Slip]:
    """Look at the jurisdiction of an exemption."""
    if _EXEMPTION in authorization.kinds and authorization.jurisdiction == "EU":
        yield Slip(
            "/jurisdiction",
            "'EU': a hospital exemption holds in one member state; name that state",
        )


@rule(
    "PRD014",
    title="an authorization names the substances of its product",
    severity=Severity.WARNING,
    subject=Authorization,
    reason="The register ties each brand to its substances; another one that it knows "
    "is a slip of the brand or of the substance.",
    source=("P", "O1"),
    failing=Authorization(
        product="Zolgensma", substances=["voretigene neparvovec"], jurisdiction="US"
    ),
    passing=Authorization(
        product="Zolgensma", substances=["onasemnogene abeparvovec"], jurisdiction="US"
    ),
)
def substance_of_another_product(authorization: Authorization) -> Iterator[Slip]:
    """Ask the register for the product by its brand, and for the substances."""
    if authorization.product is None or not authorization.substances:
        return
    product = _registered(authorization.product)
    if product is None or not product.substances:
        return
    meant = {_substance(name) for name in product.substances}
    for index, name in enumerate(authorization.substances):
        stated = _substance(name)
        if stated is not None and stated not in meant:
            shown = ", ".join(product.substances)
            yield Slip(
                f"/substances/{index}",
                f"{authorization.product!r} holds {shown}, not {name!r}",
                shown,
            )


@cache
def _brands() -> dict[str, Product]:
    """Give the registered products by brand and code, never by a substance."""
    from genetherapy_model.nomenclature.registers import products  # noqa: PLC0415
    from genetherapy_model.nomenclature.registers._spellings import (  # noqa: PLC0415
        fold,
    )

    return {
        fold(name): product
        for product in products()
        for name in (*product.brands, *product.codes)
    }


def _registered(name: str) -> Product | None:
    from genetherapy_model.nomenclature.registers._spellings import (  # noqa: PLC0415
        fold,
    )

    return _brands().get(fold(name))


def _substance(name: str) -> object:
    """Give the registered substance of a name, however it is spelled."""
    from genetherapy_model.nomenclature.registers import find_substance  # noqa: PLC0415

    try:
        return find_substance(name)
    except GeneTherapyModelError:
        return None


@rule(
    "PRD015",
    title="what is called authorized has not ended before",
    severity=Severity.ERROR,
    subject=Authorization,
    reason="Some authorizations ended while the product goes on elsewhere, and lists "
    "keep them. The register knows the day of the end; a suspension is none.",
    source=("P", "E: Glybera, Invossa, Zynteglo (EU), Skysona (EU)"),
    failing=Authorization(product="Zynteglo", jurisdiction="EU", observed_on="2023"),
    passing=Authorization(product="Zynteglo", jurisdiction="US", observed_on="2023"),
)
def authorized_after_its_end(authorization: Authorization) -> Iterator[Slip]:
    """Ask the register for the end of what was seen as authorized on a day."""
    seen = authorization.observed_on
    if (
        seen is None
        or authorization.product is None
        or authorization.jurisdiction is None
        or authorization.ended is not None
        or authorization.end_reason is not None
        or _REFUSED in authorization.kinds
    ):
        return
    product = _registered(authorization.product)
    if product is None:
        return
    ends = _ends_of(product, authorization.jurisdiction)
    decided = authorization.decided
    if (
        ends
        and all(certainly_before(end, seen) for end in ends)
        # A decision that may have come after the end may have renewed it.
        and (decided is None or all(certainly_before(decided, end) for end in ends))
    ):
        shown = max(ends, key=lambda end: end.latest)
        yield Slip(
            "/observed_on",
            f"{authorization.product!r} was authorized in {authorization.jurisdiction} "
            f"until {shown}, and not on {seen}",
        )


@cache
def _ends_of(product: Product, jurisdiction: str) -> tuple[PartialDate, ...]:
    """Give the ends of all its authorizations there, or none if one may go on."""
    from genetherapy_model.nomenclature.registers import (  # noqa: PLC0415
        authorizations_of,
    )

    there = [
        each
        for each in authorizations_of(product)
        if each.jurisdiction == jurisdiction and _REFUSED not in each.kinds
    ]
    if any(each.end_reason is EndReason.SUSPENDED for each in there):
        return ()
    ends = tuple(each.ended for each in there if each.ended is not None)
    return ends if len(ends) == len(there) else ()
