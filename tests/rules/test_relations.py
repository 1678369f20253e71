"""REL: relations and references that lead to the wrong work, or to none."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import genetherapy_model as gtm
from genetherapy_model import (
    CatalogueEntry,
    Doi,
    Locator,
    OtherIdentifier,
    Pmid,
    Publication,
    ReferenceList,
    Relation,
    RelationKind,
    WorkReference,
)

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
SELF = WorkReference(identifiers=["pubmed:31449460"])
OTHER = WorkReference(identifiers=["pubmed:30779636"])
NOTICES = {
    "RETRACTS",
    "RETRACTED_BY",
    "CORRECTS",
    "CORRECTED_BY",
    "EXPRESSES_CONCERN_ABOUT",
    "CONCERN_EXPRESSED_IN",
}
MUTUAL = {
    "CITES",
    "CITED_BY",
    "COMMENTS_ON",
    "COMMENTED_ON_IN",
    "DESCRIBES",
    "DESCRIBED_IN",
    "ASSOCIATED_PUBLICATION",
    "ASSOCIATED_DATASET",
}


def related(*relations: tuple[RelationKind, WorkReference]) -> Publication:
    """Give a work with a PMID and relations."""
    return Publication(
        identifiers=["pubmed:31449460", "doi:10.1161/CIRCULATIONAHA.119.040336"],
        relations=[Relation(kind=kind, target=target) for kind, target in relations],
    )


def codes(subject: Publication | Relation) -> list[str]:
    """Give the codes of what is found."""
    return [each.code for each in gtm.check(subject, select=["REL"])]


def test_real_records_cite_themselves_three_times() -> None:
    """Of the real records three are broken, each seen with one's own eyes."""
    path = CORPUS / "pubmed_xml" / "pubmed_sample.xml.gz"
    if not path.exists():
        pytest.skip("../shared is absent")
    records = list(gtm.read(path))
    found = gtm.check(records, select=["REL"])

    assert [
        (each.code, str(records[int(each.path.split("/")[1])].pmid)) for each in found
    ] == [("REL008", "39780972"), ("REL008", "29873416"), ("REL008", "38147649")]


@pytest.mark.parametrize("kind", RelationKind)
def test_a_work_is_not_related_to_itself(kind: RelationKind) -> None:
    """A notice may stand in place of its work; to cite oneself has its own code."""
    expected = [] if kind.name in NOTICES else ["REL004"]
    if kind is RelationKind.CITES:
        expected = ["REL008"]

    assert codes(related((kind, SELF))) == expected
    assert codes(related((kind, OTHER))) == []


@pytest.mark.parametrize(
    ("target", "found"),
    [
        (WorkReference(identifiers=["doi:10.1161/circulationaha.119.040336"]), True),
        (WorkReference(identifiers=["pubmed:31449460"], version="2"), False),
        (WorkReference(identifiers=["pubmed:3144946"]), False),
        (WorkReference(citation="31449460"), False),
        (WorkReference(), False),
    ],
)
def test_a_work_is_known_by_its_identifiers(
    target: WorkReference, *, found: bool
) -> None:
    """Versions of a work are related to each other, and a DOI has no case."""
    known = related((RelationKind.UPDATES, target))
    expected = ["REL004"] if found else ["REL007"] if target == WorkReference() else []

    assert codes(known) == expected


def test_only_what_surely_identifies_counts() -> None:
    """Identifiers of other schemes, and locators marked as wrong, tell nothing."""
    pii = OtherIdentifier(scheme="pii", text="S0021")
    doi = Doi("10.1089/hum.2023.152")
    to_pii = Relation(
        kind=RelationKind.UPDATES, target=WorkReference(identifiers=[pii])
    )
    to_doi = Relation(
        kind=RelationKind.UPDATES, target=WorkReference(identifiers=[doi])
    )

    assert codes(Publication(identifiers=[pii], relations=[to_pii])) == []
    wrong = Locator(identifier=doi, valid=False)
    assert codes(Publication(locators=[wrong], relations=[to_doi])) == []
    right = Locator(identifier=doi)
    assert codes(Publication(locators=[right], relations=[to_doi])) == ["REL004"]
    entry = CatalogueEntry(catalogue="PubMed", identifier=Pmid("31449460"))
    listed = related((RelationKind.UPDATES, SELF))
    assert codes(attrs.evolve(listed, identifiers=[], entries=[entry])) == ["REL004"]
    assert codes(attrs.evolve(listed, identifiers=[])) == []


@pytest.mark.parametrize("kind", RelationKind)
def test_a_relation_goes_one_way(kind: RelationKind) -> None:
    """Only comments, citations, descriptions and data may be mutual."""
    expected = [] if kind.name in MUTUAL else ["REL005"]

    assert codes(related((kind, OTHER), (kind.inverse, OTHER))) == expected
    assert (
        codes(related((kind, OTHER), (kind.inverse, WorkReference(citation="B")))) == []
    )


def test_two_works_may_stand_on_both_sides() -> None:
    """A work may correct one and be corrected by another, or by one unknown."""
    third = WorkReference(identifiers=["pubmed:31449456"])
    unknown = WorkReference(citation="J Infect Dis 1998 Aug;178(2):601")
    corrects, corrected_by = RelationKind.CORRECTS, RelationKind.CORRECTED_BY

    assert codes(related((corrects, OTHER), (corrected_by, third))) == []
    assert codes(related((corrects, unknown), (corrected_by, unknown))) == []


@pytest.mark.parametrize("kind", RelationKind)
def test_a_relation_is_stated_once(kind: RelationKind) -> None:
    """References may be repeated; other relations say nothing more."""
    printed = WorkReference(citation="Circulation", identifiers=OTHER.identifiers)
    expected = [] if kind is RelationKind.CITES else ["REL006"]
    twice = related((kind, OTHER), (kind, printed))

    assert codes(twice) == expected
    assert [each.path for each in gtm.check(twice)] == ["/relations/1"] * len(expected)
    version = attrs.evolve(printed, version="2")
    assert codes(related((kind, OTHER), (kind, version))) == []
    unknown = WorkReference(citation="Circulation")
    assert codes(related((kind, unknown), (kind, unknown))) == []


@pytest.mark.parametrize(
    ("target", "found"),
    [
        (WorkReference(), ["REL007"]),
        (WorkReference(citation=" "), ["REL007"]),
        (WorkReference(version="2"), ["REL007"]),
        (WorkReference(citation="Blood 2002"), []),
        (WorkReference(title="A rabbit model"), []),
        (OTHER, []),
    ],
)
def test_a_relation_names_a_work(target: WorkReference, found: list[str]) -> None:
    """Something must be stated of the other work."""
    stated = Relation(kind=RelationKind.RETRACTED_BY, target=target)

    assert codes(stated) == found
    assert codes(attrs.evolve(stated, note="see the notice")) == []


def test_a_work_cites_others() -> None:
    """Wherever it stands in the lists, its own citation is no reference."""
    inner = ReferenceList(references=[OTHER, SELF])
    lists = [ReferenceList(references=[OTHER], lists=[ReferenceList(), inner])]
    [found] = gtm.check(attrs.evolve(related(), reference_lists=lists))

    assert found.code == "REL008"
    assert found.path == "/reference_lists/0/lists/1/references/1"
    assert codes(attrs.evolve(related(), reference_lists=lists[:0])) == []
    assert codes(Publication(reference_lists=lists)) == []
