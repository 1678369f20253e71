"""What few items of CSL-JSON hold, and what is wrong in few of them."""

from __future__ import annotations

import json

import attrs
import pytest

import genetherapy_model as gtm
from genetherapy_model.formats import csl_json
from genetherapy_model.formats.csl_json.items import read_item, write_item


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


def written(publication: gtm.Publication, *extras: tuple[str, object]) -> object:
    """Write an item with variables that were kept."""
    kept = [
        gtm.Extra(source="csl-json", path=path, text=json.dumps(value))
        for path, value in extras
    ]
    return write_item(attrs.evolve(publication, extras=kept))


OURS = "custom/genetherapy-model"


@pytest.mark.parametrize(
    ("path", "value", "is_kept"),
    [
        ("title", "B", False),
        ("categories", ["a"], True),
        ("categories", ["a", 1], False),
        ("accessed", {"x": 1}, False),
        ("accessed", {"raw": "today"}, True),
        ("accessed", {"season": 1, "circa": True, "literal": "today"}, True),
    ],
)
def test_what_was_kept_is_written_where_it_may_stand(
    path: str, value: object, *, is_kept: bool
) -> None:
    """It never takes the place of what is said, and is what CSL's schema allows."""
    item = written(gtm.Publication(title="A"), (path, value))

    assert isinstance(item, dict)
    assert (item.get(path) == value) is is_kept
    assert item["title"] == "A"


def test_a_spelling_that_says_otherwise_is_not_written() -> None:
    """A changed title never writes its old spelling."""
    old = gtm.Extra(source="csl-json", path="title", text='"B"', spelling=True)
    item = write_item(gtm.Publication(title="A", extras=[old]))

    assert item["title"] == "A"


def test_what_stood_under_our_key_is_written_while_it_says_nothing() -> None:
    """What would be read as something that is not said is left out."""
    title = gtm.Publication(title="A")

    for value, kept in (({}, True), ({"version": "1", "grants": [{}]}, False)):
        item = written(title, (OURS, value))
        assert isinstance(item, dict)
        assert ("custom" in item) is kept


def test_an_article_is_retracted_once() -> None:
    """Its status and its genre say the same."""
    reading = read(status="retracted", genre="Retracted Publication")
    assert reading.publication is not None
    names = [each.name for each in reading.publication.publication_types]

    assert 1 == names.count("Retracted Publication")


def test_who_is_said_twice_is_one() -> None:
    """What stands beside a name and under our key may be the same."""
    name = gtm.PersonName(family="Roe", given="J")
    person = gtm.Person(name=name, identifiers=[gtm.Orcid("0000-0002-1825-0097")])
    publication = gtm.Publication(authors=[gtm.PersonalAuthor(person=person)])
    item = write_item(publication)
    orcid = "https://orcid.org/0000-0002-1825-0097"
    item["author"] = [{"family": "Roe", "given": "J", "ORCID": orcid}]

    assert publication.authors == read_item(item)[0].authors


def test_only_works_that_have_numbers_have_an_article_number() -> None:
    """The pages of a book are written without it."""
    publication = gtm.Publication(
        publication_types=[gtm.PublicationType(name="Book")],
        pagination=gtm.Pagination(start="1", article_number="e1"),
    )
    item = write_item(publication)

    assert ("1", None) == (item["page"], item.get("number"))


def test_what_another_service_says_is_not_csl() -> None:
    """A type of CSL beside a key of ours, or of Crossref, is no item of CSL."""
    item = {"type": "article-journal", "title": "A"}

    assert csl_json.recognizes(json.dumps([item]).encode())
    for key in ("schema", "reference-count"):
        assert not csl_json.recognizes(json.dumps([{key: 1} | item]).encode())


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ("1557-7422", "1043-0342, 1557-7422"),
        ("0028-0836", "0028-0836, 1043-0342, 1557-7422"),
    ],
)
def test_an_issn_that_is_cited_stands_once(cited: str, expected: str) -> None:
    """It is the first, but where the journal has it among its own."""
    own = [gtm.JournalIssn(issn=text) for text in ("1043-0342", "1557-7422")]
    item = written(
        gtm.Publication(
            journal=gtm.Journal(issns=own),
            issue=gtm.Issue(issn=gtm.JournalIssn(issn=cited)),
        )
    )

    assert isinstance(item, dict)
    assert item["ISSN"] == expected
