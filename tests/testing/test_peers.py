"""The laws against other libraries: the slips that they find, each by its name."""

from __future__ import annotations

import pytest
import rispy
from hypothesis import reject
from pybtex.database import BibliographyData, Entry, Person, parse_string

import genetherapy_model as gtm
from genetherapy_model.testing import check_round_trip

# What stands here is written down so that a repair of theirs would be noticed.
pytestmark = pytest.mark.usefixtures("seeking")


def _told(error: pytest.ExceptionInfo[AssertionError]) -> list[str]:
    """Give the lines that say what differs."""
    lines = str(error.value).splitlines()
    return lines[: lines.index("read(write(publication)) differs for")]


def _identifier(text: str) -> gtm.WorkIdentifier:
    try:
        return gtm.Doi.parse(text)
    except gtm.InvalidIdentifier:
        return gtm.OtherIdentifier(scheme="url", text=text)


def _to_rispy(publication: gtm.Publication) -> str:
    record: dict[str, list[str]] = {
        "urls": [
            known.url for known in publication.identifiers if type(known) is gtm.Doi
        ],
        "keywords": [keyword.text.plain for keyword in publication.keywords],
    }
    return str(rispy.dumps([{name: kept for name, kept in record.items() if kept}]))


def _from_rispy(text: str) -> gtm.Publication:
    [record] = rispy.loads(text)
    return gtm.Publication(
        identifiers=[_identifier(url) for url in record.get("urls", ())],
        keywords=[
            gtm.Keyword(text=gtm.MarkedText.from_plain(said))
            for said in record.get("keywords", ())
        ],
    )


def _of_rispy(publication: gtm.Publication) -> gtm.Publication:
    """Keep what the adapter hands over, without the blanks at the ends of a line."""
    texts = [keyword.text.plain.strip() for keyword in publication.keywords]
    return gtm.Publication(
        identifiers=[
            known for known in publication.identifiers if type(known) is gtm.Doi
        ],
        keywords=[gtm.Keyword(text=gtm.MarkedText.from_plain(text)) for text in texts],
    )


def test_rispy_cuts_an_address_at_a_semicolon() -> None:
    """An address with a semicolon, as of each DOI of a SICI, is read as two."""
    with pytest.raises(AssertionError) as raised:
        check_round_trip(
            _from_rispy, _to_rispy, fields=["identifiers"], excused=_of_rispy
        )

    [changed, added] = _told(raised)
    before, after = changed.split(" became ")
    assert before.startswith("identifiers[0]: Doi('10.")
    assert before.partition(";")[0].endswith(after.removesuffix("')"))
    assert added.startswith("identifiers[1]: OtherIdentifier(scheme='url', text='")
    assert added.endswith(" was added")


def test_rispy_makes_a_keyword_of_each_line() -> None:
    """A keyword with a line break is written in two lines, and read as two."""
    with pytest.raises(AssertionError) as raised:
        check_round_trip(_from_rispy, _to_rispy, fields=["keywords"], excused=_of_rispy)

    [*_, added] = _told(raised)
    assert added.startswith("keywords[1]: Keyword(text=MarkedText(")
    assert added.endswith(" was added")


def _to_pybtex(publication: gtm.Publication) -> str:
    entry = Entry("article", persons={"author": [*map(_person, publication.authors)]})
    if publication.title is not None:
        if not {*publication.title.plain}.isdisjoint("{}\\"):
            reject()  # who writes LaTeX means LaTeX
        entry.fields["title"] = publication.title.plain
    return str(BibliographyData({"key": entry}).to_string("bibtex"))


def _person(author: gtm.Author) -> Person:
    name = author.name
    if not isinstance(name, gtm.PersonName) or not _word(name.family):
        reject()  # BibTeX has no such author
    return Person(
        first=_word(name.given), last=_word(name.family), lineage=_word(name.suffix)
    )


def _word(part: str | None) -> str:
    """Leave of a name what is plain: odd ones would show other slips first."""
    return "" if part is None else "".join(filter(str.isalpha, part)).title()


def _from_pybtex(text: str) -> gtm.Publication:
    entry = parse_string(text, "bibtex").entries["key"]
    title = entry.fields.get("title")
    return gtm.Publication(
        title=None if title is None else gtm.MarkedText.from_plain(title),
        authors=[
            _author(
                " ".join(person.first_names),
                " ".join(person.last_names),
                " ".join(person.lineage_names),
            )
            for person in entry.persons.get("author", ())
        ],
    )


def _author(given: str, family: str, suffix: str) -> gtm.PersonalAuthor:
    name = gtm.PersonName(
        given=given or None, family=family or None, suffix=suffix or None
    )
    return gtm.PersonalAuthor(person=gtm.Person(name=name))


def _of_pybtex(publication: gtm.Publication) -> gtm.Publication:
    """Keep what the adapter hands over, and of a title the words."""
    authors = [
        _author(*map(_word, (name.given, name.family, name.suffix)))
        for author in publication.authors
        if isinstance(name := author.name, gtm.PersonName)
    ]
    title = publication.title
    if title is not None:
        title = gtm.MarkedText.from_plain(" ".join(title.plain.split()))
    return gtm.Publication(title=title, authors=authors)


def test_pybtex_takes_a_suffix_for_a_given_name() -> None:
    """A suffix without a given name is written where given names stand."""
    with pytest.raises(AssertionError) as raised:
        check_round_trip(
            _from_pybtex, _to_pybtex, fields=["authors"], excused=_of_pybtex
        )

    assert _told(raised) == [
        "authors[0].name.given: None became 'A'",
        "authors[0].name.suffix: 'A' became None",
    ]


def test_pybtex_writes_signs_that_it_does_not_read() -> None:
    """What is written with a backslash is read with it."""
    with pytest.raises(AssertionError) as raised:
        check_round_trip(_from_pybtex, _to_pybtex, fields=["title"], excused=_of_pybtex)

    # Which sign it is depends on what is drawn first.
    assert _told(raised) in (
        [r"title: '_' became '\\_'"],
        [r"title: 'R&amp;D' became 'R\\&amp;D'"],
    )
