"""What few items of CSL-JSON hold, and what is wrong in few of them."""

from __future__ import annotations

import json

import pytest

import genetherapy_model as gtm


def read(**fields: object) -> gtm.Reading:
    """Read an item of some fields."""
    item = {"id": "1", "type": "article-journal", "title": "A"} | fields
    [reading] = gtm.scan(json.dumps([item]).encode(), format="csl-json")
    assert isinstance(reading, gtm.Reading)
    assert reading.publication is not None
    return reading


def kept(reading: gtm.Reading) -> dict[str, object]:
    """Give what was kept beside the fields, besides the number of the item."""
    assert reading.publication is not None
    extras = {each.path: json.loads(each.text) for each in reading.publication.extras}
    return {path: extras[path] for path in extras if path != "id"}


def test_names_are_read_as_far_as_they_are_names() -> None:
    """Text is a name, a number is none; what is no part of a name is kept."""
    odd = {"family": "Roe", "x": 1, "given": 7, "ORCID": "bad"}
    reading = read(author=["Jane Doe", 7, odd])
    assert reading.publication is not None
    jane, roe = reading.publication.authors

    assert [str(jane), str(roe)] == ["Jane Doe", "Roe"]
    assert isinstance(roe, gtm.PersonalAuthor)
    assert roe.person.identifiers == (gtm.OtherIdentifier(scheme="orcid", text="bad"),)
    assert kept(reading) == {"author/1": 7, "author/2/x": 1, "author/2/given": 7}
    assert {found.code for found in reading.findings} == {"RDR002", "RDR009"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("METHODS: a <i>b\nRESULTS: c", True),
        ("METHODS: a\nno label", False),
        ("<jats:p>a</jats:p>b", False),
        ("<jats:p>a <jats:x>b</jats:p>", False),
    ],
)
def test_an_abstract_is_divided_where_all_of_it_is(text: str, *, problem: bool) -> None:
    """Labels and paragraphs are read only if nothing stands beside them."""
    reading = read(abstract=text)
    assert reading.publication is not None
    abstract = reading.publication.abstract

    assert abstract is not None
    assert [section.text.plain for section in abstract.sections] == [text]
    assert bool(reading.findings) is problem


def test_of_several_titles_the_first_is_read() -> None:
    """What says something else is kept."""
    titles = read(**{"container-title": ["A", "B"]})
    short = read(journalAbbreviation="B", **{"container-title-short": "C"})
    assert titles.publication is not None
    assert titles.publication.journal is not None

    assert titles.publication.journal.title == "A"
    assert kept(titles) == {"container-title/1": "B"}
    assert kept(short) == {"journalAbbreviation": "B"}


def test_broken_markup_of_a_keyword_is_told() -> None:
    """It is text, and the source stays as it was."""
    reading = read(keyword="<i>a, b")

    assert [found.code for found in reading.findings] == ["RDR004"]
    assert kept(reading) == {"keyword": "<i>a, b"}
