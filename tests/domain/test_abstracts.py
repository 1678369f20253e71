"""The laws of abstracts."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model import Abstract, AbstractSection, InvalidMarkup, InvalidType
from genetherapy_model.strategies import abstract_sections, abstracts


@given(section=abstract_sections())
def test_a_section_is_shown_under_its_label(section: AbstractSection) -> None:
    """The label as printed, not the category; the text without its markup."""
    bare = attrs.evolve(section, label=None)
    assert section.text.plain == str(bare)
    if section.label:
        assert str(section) == f"{section.label}: {bare}"
    assert str(section) == str(attrs.evolve(section, category="METHODS"))


@given(sections=st.lists(abstract_sections(), max_size=3))
def test_sections_keep_their_order(sections: list[AbstractSection]) -> None:
    """Each stands on its own line, empty ones too."""
    abstract = Abstract(sections=sections)
    assert tuple(sections) == abstract.sections
    assert str(abstract) == "\n".join(map(str, sections))


@given(abstract=abstracts(max_size=2))
def test_unassigned_is_not_unsaid(abstract: Abstract) -> None:
    """NLM's category UNASSIGNED, an empty label and none at all are all different."""
    for section in abstract.sections:
        for name, values in (
            ("category", ("UNASSIGNED", "", None)),
            ("label", ("", None)),
        ):
            said = {attrs.evolve(section, **{name: value}) for value in values}  # type: ignore[arg-type]
            assert len(said) == len(values)


def test_an_abstract_is_checked_by_name() -> None:
    """One text is no list of sections, and markup must be whole."""
    with pytest.raises(
        InvalidType, match=r"Abstract.sections: expected a list or tuple"
    ):
        Abstract(sections="We did.")  # type: ignore[arg-type]
    with pytest.raises(
        InvalidType, match=r"Abstract.sections\[0\]: expected AbstractSec"
    ):
        Abstract(sections=["We did."])  # type: ignore[list-item]
    with pytest.raises(InvalidMarkup):
        AbstractSection(text="10<sup>13")
    assert str(Abstract()) == str(Abstract(sections=[AbstractSection(text="")])) == ""
