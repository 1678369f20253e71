"""PRD: decisions, alone and against the register."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

import genetherapy_model as gtm
from genetherapy_model import Authorization, AuthorizationKind, EndReason, Product

TODAY = dt.date(2026, 11, 22)


def codes(authorization: Authorization, on: dt.date | None = TODAY) -> list[str]:
    """Give the codes of what is found in a decision."""
    return [each.code for each in gtm.check(authorization, select=["PRD"], on=on)]


@pytest.mark.parametrize(
    ("decided", "ended", "found"),
    [
        ("2012-10-25", "2012-10-24", ["PRD008"]),
        ("2012-10", "2011", ["PRD008"]),
        ("2012", "2012-01", []),
        ("2012-10-25", "2012-10-25", []),
        ("2012-10-25?", "2011", []),
        ("2012-10-25", "2017-10", []),
        ("2012", None, []),
        (None, "2011", []),
    ],
)
def test_an_end_comes_after_the_decision(
    decided: str | None, ended: str | None, found: list[str]
) -> None:
    """Only an order that is certain for every day is a slip."""
    assert codes(Authorization(decided=decided, ended=ended)) == found


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        ("refused full", ["PRD009"]),
        ("refused conditional", ["PRD009"]),
        ("full conditional", ["PRD010"]),
        ("full accelerated", ["PRD010"]),
        ("full exceptional", ["PRD010"]),
        ("full emergency", ["PRD010"]),
        ("full time_limited", []),
        ("conditional time_limited", []),  # as in Japan
        ("conditional accelerated", []),
        ("refused", []),
        ("full", []),
        ("", []),
    ],
)
def test_kinds_that_cannot_be_on_one_day(kinds: str, found: list[str]) -> None:
    """A refusal is alone, and what is full has no conditions."""
    stated = [AuthorizationKind[name.upper()] for name in kinds.split()]

    assert codes(Authorization(kinds=stated)) == found


def test_a_refusal_does_not_end() -> None:
    """Neither a day nor a reason of an end goes with a refusal."""
    refused = [AuthorizationKind.REFUSED]

    assert codes(Authorization(kinds=refused, ended="2026")) == ["PRD011"]
    assert codes(
        Authorization(kinds=refused, end_reason=EndReason.LAPSED, ended="2026")
    ) == ["PRD011"]
    assert codes(Authorization(kinds=refused, end_reason=EndReason.REVOKED)) == [
        "PRD011"
    ]
    assert codes(Authorization(end_reason=EndReason.EXPIRED_NOT_RENEWED)) == []


@pytest.mark.parametrize(
    ("decided", "found"),
    [
        ("2026-11-23", ["PRD012"]),
        ("2026-12", ["PRD012"]),
        ("2027", ["PRD012"]),
        ("2026-11-22", []),
        ("2026-11", []),
        ("2026", []),
        ("2027?", []),
        (None, []),
    ],
)
def test_a_decision_is_of_the_past(decided: str | None, found: list[str]) -> None:
    """A day that is certainly to come is no day of a decision, nor of a sighting."""
    assert codes(Authorization(decided=decided)) == found
    assert codes(Authorization(observed_on=decided)) == found
    assert codes(Authorization(ended=decided)) == []
    assert codes(Authorization(decided=decided), on=None) == []


def test_an_exemption_is_one_of_a_state() -> None:
    """The Union as a whole exempts no hospital."""
    exemption = AuthorizationKind.HOSPITAL_EXEMPTION

    assert codes(Authorization(jurisdiction="EU", kinds=[exemption])) == ["PRD013"]
    assert codes(Authorization(jurisdiction="ES", kinds=[exemption])) == []
    assert codes(Authorization(kinds=[exemption])) == []
    assert codes(Authorization(jurisdiction="EU")) == []


@pytest.mark.parametrize(
    ("product", "substances", "found"),
    [
        ("Zolgensma", ["voretigene neparvovec"], ["PRD014"]),
        ("ZOLGENSMA", ["voretigene neparvovec-rzyl"], ["PRD014"]),
        ("Zolgensma", ["onasemnogene abeparvovec-xioi"], []),
        ("Itvisma", ["onasemnogene abeparvovec"], []),
        ("Kebilidi", ["eladocagene exuparvovec"], []),
        ("Zolgensma", ["something else"], []),
        ("Zolgensma", [], []),
        ("Unheard Of", ["voretigene neparvovec"], []),
        ("voretigene neparvovec", ["onasemnogene abeparvovec"], []),
        ("Strimvelis", ["onasemnogene abeparvovec"], []),
        (None, ["voretigene neparvovec"], []),
    ],
)
def test_a_brand_has_the_substances_of_the_register(
    product: str | None, substances: list[str], found: list[str]
) -> None:
    """Only a substance that the register knows, and gives to others, is a slip."""
    assert codes(Authorization(product=product, substances=substances)) == found


def test_the_right_substance_is_suggested() -> None:
    """The register says what the product holds."""
    slip = Authorization(product="Zolgensma", substances=["voretigene neparvovec"])
    [found] = gtm.check(slip)

    assert found.path == "/substances/0"
    assert found.suggestion == "onasemnogene abeparvovec"


@pytest.mark.parametrize(
    ("product", "jurisdiction", "seen", "found"),
    [
        ("Glybera", "EU", "2018", ["PRD015"]),
        ("Invossa", "KR", "2019-07-10", ["PRD015"]),
        ("zynteglo", "EU", "2023", ["PRD015"]),
        ("Skysona", "EU", "2021-12", ["PRD015"]),
        ("Durveqtix", "EU", "2026", ["PRD015"]),
        ("Zynteglo", "US", "2023", []),
        ("Glybera", "EU", "2017-10", []),
        ("Glybera", "EU", "2015", []),
        ("Glybera", "EU", "2018?", []),
        ("Glybera", "US", "2018", []),
        ("Glybera", None, "2018", []),
        ("Glybera", "EU", None, []),
        ("Collategene", "JP", "2026", []),  # the day of its end is not known
        ("Elevidys", "EU", "2026", []),
        ("Unheard Of", "EU", "2026", []),
        (None, "EU", "2026", []),
    ],
)
def test_what_has_ended_is_not_authorized(
    product: str | None, jurisdiction: str | None, seen: str | None, found: list[str]
) -> None:
    """What was seen as authorized, certainly after the end there, is a slip."""
    decision = Authorization(
        product=product, jurisdiction=jurisdiction, observed_on=seen
    )

    assert codes(decision) == found


def test_who_knows_of_the_end_calls_nothing_authorized() -> None:
    """A sighting of the end, of a refusal or of a new decision is another thing."""
    seen = Authorization(product="Glybera", jurisdiction="EU", observed_on="2018")
    for other in (
        attrs.evolve(seen, ended="2017-10"),
        attrs.evolve(seen, end_reason=EndReason.EXPIRED_NOT_RENEWED),
        attrs.evolve(seen, kinds=[AuthorizationKind.REFUSED]),
        attrs.evolve(seen, decided="2017-12"),
    ):
        assert codes(other) == []

    assert codes(attrs.evolve(seen, decided="2012-10-25")) == ["PRD015"]


def test_a_decision_on_nothing_says_nothing() -> None:
    """An empty decision, and one of a product without facts, are silent."""
    assert codes(Authorization()) == []
    assert gtm.check([Product(), Authorization()], select=["PRD"], on=TODAY) == ()
