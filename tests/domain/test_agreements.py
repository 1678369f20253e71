"""What two works have in common: authors, journals and places, each for itself."""

from __future__ import annotations

import pytest

from genetherapy_model.domain._agreements import (
    compare_authors,
    compare_journals,
    compare_places,
    is_one_journal,
    is_one_name,
)
from genetherapy_model.domain._work_facts import WorkFacts, target_identifiers
from genetherapy_model.domain.identifiers import Doi, OtherIdentifier, Pmcid, Pmid


def several(*values: str) -> str:
    """Set values apart as the facts of a work hold them."""
    return "\x1e".join(values)


@pytest.mark.parametrize(
    ("authors", "others", "agrees"),
    [
        ("Bueren", "Bueren", True),
        # The order of the authors is another one, so that nothing is sure.
        (several("Bueren", "Río"), several("Río", "Navarro"), None),
        ("Bueren", "Auricchio", False),
        ("Bueren", "", None),
    ],
)
def test_first_authors_agree_and_differ(
    authors: str, others: str, *, agrees: bool | None
) -> None:
    """First authors decide, unless one of them stands further back in the other."""
    found = compare_authors(WorkFacts(authors=authors), WorkFacts(authors=others))

    assert found.agrees is agrees
    assert bool(found.reason) is (agrees is not None)


def test_names_are_one_however_they_are_divided() -> None:
    """A name that is printed as one word is the one of two words."""
    assert is_one_name("Sánchez León", "Sanchezleon")
    assert not is_one_name("Sánchez León", "Leonsanchez")


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        (WorkFacts(serials="1043-0342"), WorkFacts(serials="1043-0342"), True),
        (WorkFacts(journals="Mol Ther"), WorkFacts(journals="Molecular Therapy"), True),
        (WorkFacts(journals="The Lancet"), WorkFacts(journals="Lancet"), True),
        (WorkFacts(journals="Blood"), WorkFacts(journals="Gene therapy"), False),
        (WorkFacts(journals="BMJ"), WorkFacts(journals="British medical"), None),
        (WorkFacts(journals="Blood"), WorkFacts(), None),
    ],
)  # fmt: skip
def test_journals_agree_by_number_and_by_title(
    one: WorkFacts, other: WorkFacts, *, agrees: bool | None
) -> None:
    """A number decides, then a title or its abbreviation; capitals alone do not."""
    assert compare_journals(one, other).agrees is agrees
    assert compare_journals(other, one).agrees is agrees


def test_an_article_makes_no_other_journal() -> None:
    """Articles, conjunctions and places in brackets are no words of a title."""
    assert is_one_journal("The Journal of Gene Medicine", "Journal of gene medicine")
    assert is_one_journal("Science (New York, N.Y.)", "Science")


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        (WorkFacts(number="3"), WorkFacts(number="4"), False),
        # Volumes that are known leave a number that was misprinted without weight.
        (WorkFacts(volume="7", number="3"), WorkFacts(number="4"), None),
        (WorkFacts(number="3"), WorkFacts(number="3"), None),
    ],
)
def test_issues_differ_where_no_volume_is_known(
    one: WorkFacts, other: WorkFacts, *, agrees: bool | None
) -> None:
    """Numbers of issues are held against each other alone."""
    assert compare_places(one, other).agrees is agrees
    assert compare_places(other, one).agrees is agrees


def test_what_is_no_number_of_a_work_is_left_out() -> None:
    """Other schemes identify nothing here, and PMID 0 is nobody's own."""
    known: list[Doi | Pmid | Pmcid | OtherIdentifier] = [
        OtherIdentifier(scheme="x", text="7"),
        Pmid("0"),
        Pmid("7"),
        Doi("10.1000/X"),
    ]

    assert ["pmid:7", "doi:10.1000/x"] == [*target_identifiers(known)]
