"""The laws of the bookkeeping of catalogues, and of extras."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given

from genetherapy_model import (
    CatalogueEntry,
    DateRange,
    Extra,
    InvalidDate,
    InvalidType,
    OtherIdentifier,
    PartialDate,
    Pmid,
)
from genetherapy_model.strategies import catalogue_entries, extras, partial_dates


@given(entry=catalogue_entries())
def test_an_entry_is_shown_by_its_key(entry: CatalogueEntry) -> None:
    """Who keeps the record and the number there, where there is one."""
    nameless = attrs.evolve(entry, identifier=None)
    assert entry.catalogue == str(nameless)
    if entry.catalogue and entry.identifier is not None:
        assert str(entry) == f"{entry.catalogue} {entry.identifier}"


@given(entry=catalogue_entries(), date=partial_dates())
def test_dates_may_be_given_as_text(entry: CatalogueEntry, date: PartialDate) -> None:
    """Each of its dates is parsed from the form in which it is written."""
    for name in ("created", "completed", "revised"):
        changed = attrs.evolve(entry, **{name: str(date)})  # type: ignore[arg-type]
        assert date == getattr(changed, name)
    assert (
        DateRange.parse("2001/2002")
        == CatalogueEntry(catalogue="x", revised="2001/2002").revised
    )


@given(entry=catalogue_entries())
def test_the_date_of_a_version_stays_as_printed(entry: CatalogueEntry) -> None:
    """PubMed's VersionDate is any text, and is not read."""
    assert attrs.evolve(entry, version_date="soon").version_date == "soon"


@given(extra=extras())
def test_a_spelling_is_not_a_piece_of_its_own(extra: Extra) -> None:
    """How a value was spelled, and what the model has no word for, are two things."""
    assert attrs.evolve(extra, spelling=not extra.spelling) != extra


def test_entries_and_extras_are_checked_by_name() -> None:
    """A number is an identifier, a date a date; an extra has all its parts."""
    entry = CatalogueEntry(catalogue="PubMed", identifier=Pmid("29372632"))
    assert str(entry) == "PubMed 29372632"
    with pytest.raises(
        InvalidType, match=r"CatalogueEntry.identifier: expected Doi or"
    ):
        CatalogueEntry(catalogue="PubMed", identifier="29372632")  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match=r"CatalogueEntry.other_identifiers\[0\]"):
        CatalogueEntry(catalogue="x", other_identifiers=[Pmid("1")])  # type: ignore[list-item]
    with pytest.raises(InvalidDate):
        CatalogueEntry(catalogue="PubMed", revised="yesterday")
    with pytest.raises(InvalidType, match=r"Extra.text: expected str, got NoneType"):
        Extra(source="pubmed", path="x", text=None)  # type: ignore[arg-type]
    other = OtherIdentifier(scheme="NASA", text="00029961")
    assert CatalogueEntry(catalogue="x", other_identifiers=[other]).subsets == ()
