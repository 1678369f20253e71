"""The laws of grants and registrations."""

from __future__ import annotations

import pytest
from hypothesis import given

from genetherapy_model import (
    EuCtNumber,
    Grant,
    InvalidType,
    NctId,
    OtherIdentifier,
    Registration,
    TrialIdentifier,
)
from genetherapy_model.strategies import grants, registrations, trial_identifiers


@given(grant=grants())
def test_a_grant_is_shown_by_who_paid_and_its_number(grant: Grant) -> None:
    """Each is shown where it is stated, and nothing in its place where it is not."""
    shown = [part for part in (grant.agency, grant.number) if part]
    assert str(grant) == " ".join(shown)


@given(registration=registrations())
def test_a_registration_is_shown_by_bank_and_number(registration: Registration) -> None:
    """A bank alone and a number alone are registrations too."""
    shown = registration.bank or ""
    if registration.identifier is not None:
        shown = (
            f"{shown} {registration.identifier}"
            if shown
            else str(registration.identifier)
        )
    assert shown == str(registration)


@given(identifier=trial_identifiers())
def test_every_registry_has_its_place(identifier: TrialIdentifier) -> None:
    """A number of any registry is kept as what it is."""
    assert identifier is Registration(identifier=identifier).identifier


def test_an_empty_country_is_not_one_that_is_lacking() -> None:
    """PubMed leaves the country empty at times, which is a statement of its own."""
    assert Grant(country="") != Grant()
    assert Grant(country="").country == ""


def test_numbers_are_no_text_and_text_no_numbers() -> None:
    """A grant number is text; a registration number is parsed by the one who knows."""
    with pytest.raises(
        InvalidType, match=r"Grant.number: expected None or str, got int"
    ):
        Grant(number=40916)  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match=r"Registration.identifier: expected Actrn"):
        Registration(identifier="NCT00999609")  # type: ignore[arg-type]
    for known in (
        NctId("NCT00999609"),
        EuCtNumber("2022-500024-30-00"),
        OtherIdentifier(scheme="GENBANK", text="AF043303"),
    ):
        assert str(Registration(bank="x", identifier=known)) == f"x {known}"
