"""REL: notices of retractions and errata."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm
from genetherapy_model import (
    Journal,
    Publication,
    PublicationType,
    Relation,
    RelationKind,
    WorkReference,
)

OTHER = WorkReference(identifiers=["pubmed:8393056"])


def publication(
    title: str | None = None, types: str = "", kinds: str = "", journal: str = ""
) -> Publication:
    """Give a work of some types, set off by bars, and relations to another one."""
    return Publication(
        title=title,
        publication_types=[
            PublicationType(name=name) for name in types.split("|") if name
        ],
        relations=[
            Relation(kind=RelationKind[kind.upper()], target=OTHER)
            for kind in kinds.split()
        ],
        journal=Journal(title=journal) if journal else None,
    )


def codes(subject: Publication) -> list[str]:
    """Give the codes of what is found."""
    return [each.code for each in gtm.check(subject, select=["REL"])]


@pytest.mark.parametrize(
    "title",
    [
        "Retracted: Acyclovir Combined with Naloxone in the Treatment of Viral",
        "RETRACTED: A rabbit model",
        "RETRACTED ARTICLE: A rabbit model",
        "Retracted paper: a rabbit model",
        "[Retracted] A rabbit model",
        "[Retracted: a rabbit model].",
        "WITHDRAWN: A rabbit model",
        "<b>Retracted</b>: A rabbit model",
    ],
)
def test_what_is_retracted_has_more_than_its_title(title: str) -> None:
    """The word alone is a slip; a relation or a type makes it none."""
    [found] = gtm.check(publication(title), select=["REL"])

    assert (found.code, found.path) == ("REL001", "/title")
    assert codes(publication(title, "Journal Article", "cites")) == ["REL001"]
    for types in ("Retracted Publication", "Journal Article|Retracted Publication"):
        assert codes(publication(title, types)) == []
    for kind in ("retracted_by", "retracted_and_republished_in"):
        assert codes(publication(title, kinds=kind)) == []


@pytest.mark.parametrize(
    "title",
    [
        "Retracted articles in gene therapy: a review",
        "Retractions: who corrects the literature?",
        "Why I retracted: a confession",
        "Withdrawn: the life of a recluse",
        "Withdrawal of antidepressants",
        "A work that was not retracted: a rabbit model",
        "Surgical correction of spinal deformity",
        "Correction of adolescent idiopathic scoliosis: a review",
        "Expression of concerns",
        "Expression of genes",
        "",
        None,
    ],
)
def test_what_is_about_retractions_is_not_retracted(title: str | None) -> None:
    """Works may be about retraction, withdrawal and correction."""
    assert codes(publication(title)) == []


def test_a_notice_may_bear_the_title_of_its_work() -> None:
    """Some publishers call the notice 'Retracted: ' and the title of the work."""
    title = "Retracted: A Meta-Analysis of Robotic Surgery in Endometrial Cancer"

    assert codes(publication(title, "Retraction of Publication", "retracts")) == []
    assert codes(publication(title, kinds="retracts")) == []


def test_a_review_may_be_withdrawn_as_out_of_date() -> None:
    """In the Cochrane database, and where another version is named, it is no slip."""
    title = "WITHDRAWN: Operative caries management in adults and children"

    assert codes(publication(title)) == ["REL001"]
    assert codes(publication(title, kinds="updates")) == []
    assert codes(publication(title, journal="Cochrane Database Syst Rev")) == []
    retracted = publication("Retracted: a review", kinds="updates", journal="Cochrane")
    assert codes(retracted) == ["REL001"]


@pytest.mark.parametrize(
    ("title", "name", "kind"),
    [
        ("Retraction: A rabbit model", "Retraction of Publication", "retracts"),
        ("Retraction Note: A rabbit model", "Retraction of Publication", "retracts"),
        (
            "Retraction notice to 'A rabbit model'",
            "Retraction of Publication",
            "retracted_and_republished_from",
        ),
        ("Erratum: Protective Effect", "Published Erratum", "corrects"),
        ("Author Correction: Neurodegeneration", "Published Erratum", "corrects"),
        ("Publisher's Correction: Neurons", "Published Erratum", "corrects"),
        ("Correction to: The effect", "Published Erratum", "corrects"),
        ("Corrigendum: TACI Isoforms", "Published Erratum", "corrects"),
        (
            "Expression of Concern: A rabbit model",
            "Expression of Concern",
            "expresses_concern_about",
        ),
    ],
)
def test_a_notice_says_of_which_work(title: str, name: str, kind: str) -> None:
    """A heading of a notice wants a relation, or at least the type."""
    [found] = gtm.check(publication(title), select=["REL"])

    assert (found.code, found.path) == ("REL002", "/title")
    assert codes(publication(title, kinds="cites")) == ["REL002"]
    assert codes(publication(title, name)) == []
    assert codes(publication(title, kinds=kind)) == []


@pytest.mark.parametrize(
    ("types", "kinds", "found"),
    [
        ("Retraction of Publication", "retracted_by", ["REL003"]),
        ("Retraction of Publication", "retracts retracted_by", ["REL005"]),
        ("Retraction of Publication", "corrected_by", []),
        ("Retraction of Publication", "", []),
        ("Retracted Publication", "retracts", ["REL003"]),
        ("Retracted Publication", "", []),
        ("Retracted Publication", "corrected_by", []),
        ("Retracted Publication", "retracted_and_republished_in", []),
        ("Published Erratum", "corrected_by", ["REL003"]),
        ("Published Erratum", "corrects", []),
        ("Expression of Concern", "concern_expressed_in", ["REL003"]),
        ("Corrected and Republished Article", "republished_in", ["REL003"]),
        ("Corrected and Republished Article", "republished_from", []),
        ("Preprint", "has_preprint", ["REL003"]),
        ("Preprint", "updated_by", []),
        ("Comment", "commented_on_in", []),  # on a work that is not in the catalogue
        ("Journal Article", "retracted_by", []),
        ("", "retracted_by", []),
    ],
)
def test_types_and_relations_stand_on_one_side(
    types: str, kinds: str, found: list[str]
) -> None:
    """Only where the right side is nowhere stated is the wrong one a slip."""
    assert codes(publication("A title", types, kinds)) == found


def test_a_notice_may_itself_be_retracted() -> None:
    """Beside what it does to its work, another notice may do the same to it."""
    notice = Publication(
        publication_types=[PublicationType(name="Retraction of Publication")],
        relations=[
            Relation(kind=RelationKind.RETRACTS, target=OTHER),
            Relation(
                kind=RelationKind.RETRACTED_BY,
                target=WorkReference(identifiers=["pubmed:9499167"]),
            ),
        ],
    )

    assert codes(notice) == []


def test_the_other_direction_is_suggested() -> None:
    """What was turned round is named with what was meant."""
    slip = publication("A title", "Retraction of Publication", "cites retracted_by")
    [found] = gtm.check(slip)

    assert (found.path, found.suggestion) == ("/relations/1/kind", "retracts")
