"""The laws of what a work is about."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model import (
    Chemical,
    InvalidIdentifier,
    InvalidMarkup,
    InvalidType,
    Keyword,
    MeshHeading,
    MeshTerm,
    MeshUi,
    PublicationType,
    SupplementaryConcept,
    Unii,
)
from genetherapy_model.strategies import (
    chemicals,
    keywords,
    mesh_headings,
    mesh_terms,
    mesh_uis,
    uniis,
)


@given(heading=mesh_headings(max_size=3))
def test_a_heading_is_major_where_one_of_its_terms_is(heading: MeshHeading) -> None:
    """And it is shown as MEDLINE writes it, with an asterisk on each major term."""
    terms = (heading.descriptor, *heading.qualifiers)
    assert heading.is_major == any(term.major for term in terms)
    assert str(heading) == "/".join(f"{'*' * term.major}{term.name}" for term in terms)
    plain = attrs.evolve(heading, qualifiers=[])
    assert plain.is_major == heading.descriptor.major


@given(terms=st.lists(mesh_terms(), max_size=3))
def test_qualifiers_keep_their_order(terms: list[MeshTerm]) -> None:
    """They stand as the source has them, the same one twice too."""
    heading = MeshHeading(descriptor=MeshTerm(name="Hemophilia B"), qualifiers=terms)
    assert tuple(terms) == heading.qualifiers


@given(ui=mesh_uis())
def test_identifiers_may_be_given_as_text(ui: MeshUi) -> None:
    """Every class that takes a MeSH identifier parses it, and refuses what is none."""
    for made in (
        MeshTerm(name="x", ui=str(ui)),
        Chemical(name="x", ui=f"mesh:{ui}"),
        SupplementaryConcept(name="x", ui=str(ui).lower()),
        PublicationType(name="x", ui=ui),
    ):
        assert ui == made.ui
    for kind in (MeshTerm, Chemical, SupplementaryConcept, PublicationType):
        with pytest.raises(InvalidIdentifier, match="is no MeSH identifier"):
            kind(name="x", ui="15316")


@given(chemical=chemicals(), unii=uniis())
def test_a_unii_is_told_from_other_numbers(chemical: Chemical, unii: Unii) -> None:
    """A registry number is one where it has the form; it is kept as it is printed."""
    assert chemical.name == str(chemical)
    assert attrs.evolve(chemical, registry_number=str(unii)).unii == unii
    if chemical.unii is not None:
        assert chemical.registry_number is not None
        assert str(chemical.unii) in chemical.registry_number.upper()


@pytest.mark.parametrize("number", [None, "", "0", "EC 3.1.21.1", "9001-28-9"])
def test_what_is_no_unii_is_none(number: str | None) -> None:
    """PubMed's ``0``, EC numbers and CAS numbers are registry numbers, no UNIIs."""
    chemical = Chemical(name="factor IX", registry_number=number)
    assert chemical.unii is None
    assert number == chemical.registry_number


@given(keyword=keywords())
def test_a_keyword_is_shown_without_markup(keyword: Keyword) -> None:
    """Its text keeps the markup, its display does not."""
    assert keyword.text.plain == str(keyword)


def test_names_and_marks_are_checked() -> None:
    """A heading needs a term, a mark is yes or no, and markup must be whole."""
    with pytest.raises(InvalidType, match=r"MeshHeading.descriptor: expected MeshTerm"):
        MeshHeading(descriptor="Hemophilia B")  # type: ignore[arg-type]
    with pytest.raises(
        InvalidType, match=r"MeshTerm.major: expected bool, got str 'Y'"
    ):
        MeshTerm(name="Hemophilia B", major="Y")  # type: ignore[arg-type]
    with pytest.raises(InvalidMarkup):
        Keyword(text="AAV<sub>9")
    assert Keyword(text="").text.plain == ""
