"""The laws of references and of relations between works."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model import (
    Doi,
    InvalidIdentifier,
    InvalidType,
    Locator,
    OtherIdentifier,
    Pmcid,
    Pmid,
    ReferenceList,
    Relation,
    RelationKind,
    WorkIdentifier,
    WorkReference,
)
from genetherapy_model.strategies import (
    locators,
    reference_lists,
    relations,
    work_identifiers,
    work_references,
)


@pytest.mark.parametrize("kind", RelationKind)
def test_every_relation_has_two_sides(kind: RelationKind) -> None:
    """The inverse of the inverse is the relation, and none is its own inverse."""
    assert kind.inverse.inverse is kind
    assert kind.inverse is not kind


@pytest.mark.parametrize(
    ("kind", "inverse"),
    [
        (RelationKind.CITES, RelationKind.CITED_BY),
        (RelationKind.COMMENTS_ON, RelationKind.COMMENTED_ON_IN),
        (RelationKind.CORRECTS, RelationKind.CORRECTED_BY),
        (RelationKind.RETRACTS, RelationKind.RETRACTED_BY),
        (RelationKind.EXPRESSES_CONCERN_ABOUT, RelationKind.CONCERN_EXPRESSED_IN),
        (RelationKind.REPUBLISHED_FROM, RelationKind.REPUBLISHED_IN),
        (RelationKind.UPDATES, RelationKind.UPDATED_BY),
        (RelationKind.PREPRINT_OF, RelationKind.HAS_PREPRINT),
        (RelationKind.DESCRIBES, RelationKind.DESCRIBED_IN),
    ],
)
def test_sides_that_belong_together_do(
    kind: RelationKind, inverse: RelationKind
) -> None:
    """The pairs that a reader of the literature knows."""
    assert kind.inverse is inverse


def _flat(lists: Sequence[ReferenceList]) -> list[WorkReference]:
    found: list[WorkReference] = []
    for one in lists:
        found += one.references
        found += _flat(one.lists)
    return found


@given(listed=reference_lists(max_depth=3))
def test_a_list_of_references_gives_all_of_them_in_order(listed: ReferenceList) -> None:
    """Its own first, then those of the lists inside it; nothing twice, nothing lost."""
    assert list(listed) == _flat([listed])


@given(identifiers=st.lists(work_identifiers(), max_size=4))
def test_the_first_identifier_of_a_kind_is_given(
    identifiers: list[WorkIdentifier],
) -> None:
    """DOI, PMID and PMCID are found wherever they stand; no other kind stands in."""
    work = WorkReference(identifiers=identifiers)
    assert tuple(identifiers) == work.identifiers
    for kind, found in ((Doi, work.doi), (Pmid, work.pmid), (Pmcid, work.pmcid)):
        of_kind = [known for known in identifiers if type(known) is kind]
        assert (of_kind[0] if of_kind else None) is found


@given(identifiers=st.lists(work_identifiers(), max_size=4))
def test_identifiers_may_be_given_as_curies(identifiers: list[WorkIdentifier]) -> None:
    """What has a CURIE can be given by it; what has none stands for itself."""
    given_ = [
        one if isinstance(one, OtherIdentifier) else one.curie for one in identifiers
    ]
    assert WorkReference(identifiers=identifiers) == WorkReference(identifiers=given_)


@given(work=work_references())
def test_a_reference_is_shown_by_what_is_printed(work: WorkReference) -> None:
    """The citation, else the title, else the numbers, else nothing."""
    bare = attrs.evolve(work, citation=None, title=None)
    assert str(bare) == ", ".join(map(str, work.identifiers))
    if work.citation is not None:
        assert work.citation.plain == str(work)
    elif work.title is not None:
        assert work.title.plain == str(work)


@given(relation=relations())
def test_a_relation_is_shown_with_its_target(relation: Relation) -> None:
    """What this work is to the other stands before the other."""
    assert str(relation) == f"{relation.kind.value} {relation.target}"


@given(locator=locators())
def test_a_locator_is_shown_by_its_identifier(locator: Locator) -> None:
    """Whether it is valid is kept, and shown to nobody."""
    assert str(locator.identifier) == str(locator)
    turned = attrs.evolve(locator, valid=not locator.valid)
    assert turned != locator
    assert str(turned) == str(locator)


@pytest.mark.parametrize(
    ("identifiers", "error"),
    [
        (["Lancet 2002"], InvalidIdentifier),
        (["orcid:0000-0002-1825-0097"], InvalidType),
        ([5], InvalidType),
        ("pubmed:12044394", InvalidType),
        (12044394, InvalidType),
    ],
)
def test_what_names_no_work_is_refused(
    identifiers: object, error: type[Exception]
) -> None:
    """Text without a kind, identifiers of other things, text for a list, numbers."""
    with pytest.raises(error):
        WorkReference(identifiers=identifiers)  # type: ignore[arg-type]


def test_links_are_checked_by_name() -> None:
    """A target is a link, not its number."""
    with pytest.raises(InvalidType, match=r"Relation.target: expected WorkReference"):
        Relation(kind=RelationKind.CITES, target="pubmed:1")  # type: ignore[arg-type]
    with pytest.raises(
        InvalidType, match=r"ReferenceList.lists\[0\]: expected Referen"
    ):
        ReferenceList(lists=[WorkReference()])  # type: ignore[list-item]
    with pytest.raises(
        InvalidType, match=r"WorkReference.identifiers: expected a list"
    ):
        WorkReference(identifiers="pubmed:12044394")
