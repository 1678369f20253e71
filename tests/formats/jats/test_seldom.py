"""What few articles hold: other forms of names, titles and statements, and none."""

from __future__ import annotations

import pytest
from tests.formats.jats.articles import made, read, readings

import genetherapy_model as gtm

GAO = "<name><surname>Gao</surname><given-names>Caixia</given-names></name>"
ORCID = "0000-0002-1825-0097"


def author(inside: str, attributes: str = "") -> str:
    """Make a group of one author."""
    return (
        f'<contrib-group><contrib contrib-type="author" {attributes}>{inside}</contrib>'
        "</contrib-group>"
    )


def only(inside: str, attributes: str = "") -> gtm.PersonalAuthor:
    """Read the one author of an article."""
    [found] = read(author(inside, attributes)).authors
    assert isinstance(found, gtm.PersonalAuthor)
    return found


def test_an_affiliation_may_stand_in_two_languages() -> None:
    """The first form is read."""
    places = "<aff-alternatives><aff>Roma</aff><aff>Rome</aff></aff-alternatives>"

    assert ["Roma"] == [str(place) for place in only(GAO + places).affiliations]


def test_a_collective_may_have_two_names() -> None:
    """The first of its names is read."""
    names = "<collab>Groupe</collab><collab>Group</collab>"
    [group] = read(
        author(f"<collab-alternatives>{names}</collab-alternatives>")
    ).authors

    assert isinstance(group, gtm.CollectiveAuthor)
    assert str(group) == "Groupe"


def test_a_mark_may_say_who_is_corresponding() -> None:
    """A reference to the address of correspondence says it too."""
    assert only(f'{GAO}<xref ref-type="corresp" rid="c1"/>').corresponding is True
    assert only(GAO).corresponding is None


@pytest.mark.parametrize(
    ("degrees", "expected"),
    [
        ("<degrees>MD</degrees><degrees>PhD</degrees>", ("MD", "PhD")),
        ("<degrees>MD, PhD</degrees>", ("MD", "PhD")),
    ],
)
def test_degrees_stand_together_or_apart(
    degrees: str, expected: tuple[str, ...]
) -> None:
    """Each degree is one, however many elements hold them."""
    assert only(GAO + degrees).person.degrees == expected


@pytest.mark.parametrize(
    ("link", "known"),
    [
        (f"<uri>https://orcid.org/{ORCID}</uri>", True),
        (f'<ext-link ext-link-type="orcid">{ORCID}</ext-link>', True),
        ("<uri>https://example.org/gao</uri>", False),
    ],
)
def test_a_link_may_be_an_orcid(link: str, *, known: bool) -> None:
    """An address of ORCID names the author, and no other address does."""
    assert (only(GAO + link).orcid == gtm.Orcid(ORCID)) is known


def test_a_contributor_without_a_name_is_none() -> None:
    """It is kept, as an element that no author was made of."""
    [reading] = readings(made(author("<role>Author</role>")))
    assert reading.publication is not None

    assert ["RDR009"] == [found.code for found in reading.findings]
    assert reading.publication.authors == ()
    assert any("contrib" in extra.path for extra in reading.publication.extras)


def test_a_translated_title_is_the_english_one() -> None:
    """What an article in another language is called in English comes first."""
    titles = (
        "<title-group><article-title>Thérapie</article-title><trans-title "
        'xml:lang="en">Therapy</trans-title></title-group>'
    )
    publication = read(titles)

    assert str(publication.title) == "Therapy"
    assert str(publication.vernacular_title) == "Thérapie"


def test_an_empty_title_is_none() -> None:
    """A group of titles without any says nothing."""
    assert read("<title-group/>").title is None
