"""The same works out of one library, in RIS, BibTeX and EndNote XML, read the same.

Zotero wrote the three files. The RIS and the BibTeX are two exports of the same records
of Web of Science, and agree in every part, but for what the files themselves say
otherwise. The EndNote XML holds records of PubMed of the same works, so that spellings
differ too: capitals, initials, names of journals and of languages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import genetherapy_model as gtm
from genetherapy_model.domain.authors import CollectiveAuthor, PersonalAuthor

ZOTERO = Path(__file__).parents[3] / "shared/corpus/crossformat/zotero_library"
FILES = {"ris": "library.ris", "bibtex": "library.bib", "xml": "library.endnote.xml"}
pytestmark = pytest.mark.skipif(not ZOTERO.exists(), reason="../shared is absent")

Part = Callable[[gtm.Publication], object]


@cache
def _read(name: str) -> tuple[gtm.Publication, ...]:
    return tuple(gtm.read(ZOTERO / FILES[name]))


def _doi(read: gtm.Publication) -> str:
    """Give the DOI, in which capitals say nothing."""
    return str(read.doi).lower()


def _by_doi(name: str) -> dict[str, gtm.Publication]:
    return {_doi(read): read for read in _read(name)}


def _letters(text: object) -> str:
    return re.sub(r"\W", "", str(text).casefold())


def _name(author: PersonalAuthor | CollectiveAuthor) -> tuple[str | None, ...]:
    """Give a name; BibTeX alone divides its particle from the family name."""
    if isinstance(author, CollectiveAuthor):
        return (author.name.plain,)
    name = author.person.name
    family = " ".join(filter(None, (name.particle, name.family)))
    return (family, name.given, name.suffix)


def _months(read: gtm.Publication) -> list[str]:
    """Give the dates, without the day: no BibTeX of Zotero has one."""
    return [str(stated.date)[:7] for stated in read.dates]


def _abstract(read: gtm.Publication) -> list[str]:
    """Give the words of an abstract, whose lines are sections in RIS alone."""
    return str(read.abstract or "").split()


EQUAL: dict[str, Part] = {
    "title": lambda read: read.title,
    "authors": lambda read: [_name(author) for author in read.authors],
    "complete": lambda read: read.authors_complete,
    "editors": lambda read: [_name(editor) for editor in read.editors],
    "month": _months,
    "issue": lambda read: read.issue,
    "pages": lambda read: str(read.pagination),
    "number": lambda read: read.pagination and read.pagination.article_number,
    "doi": lambda read: read.doi,
    "journal": lambda read: read.journal,
    "abstract": _abstract,
    "keywords": lambda read: [each.text for each in read.keywords],
    "languages": lambda read: read.languages,
    "types": lambda read: read.publication_types,
    "identifiers": lambda read: read.identifiers,
}
"""What RIS and BibTeX both hold."""

CHRONIC = (
    "relationshipbetweenparentalcardiacstatusincavalierkingcharlesspaniels"
    "andprevalenceandseverityofchronicvalvulardiseaseinoffspring"
)
FILES_DIFFER = {
    "abstract": {
        "10.5326/15473317-31-6-506": "in TeX, two apostrophes are a closing quote",
        "10.1111/j.1748-5827.2001.tb02043.x": "in TeX, two hyphens are a dash",
    },
    "keywords": {
        "10.1002/mrd.1080410304": "`46,XX` has a comma, which divides a list in BibTeX",
        CHRONIC: "`valvular disease, chronic` has a comma",
    },
    "month": {"10.1080/0950236032000050726": "a season has no place in BibTeX"},
}
"""The parts in which RIS and BibTeX differ: of which works, and why."""


def _key(read: gtm.Publication) -> str:
    return str(read.doi) if read.doi else _letters(read.title)


def _first(read: gtm.Publication) -> str:
    return _letters(read.first_author)


def test_every_work_of_ris_is_found_once_in_bibtex() -> None:
    """All 300 works stand in the other file too, each of them once."""
    held = Counter((_key(read), _first(read)) for read in _read("bibtex"))
    found = [held[_key(read), _first(read)] for read in _read("ris")]

    assert found == [1] * 300


@pytest.mark.parametrize("part", EQUAL)
def test_ris_and_bibtex_read_the_same(part: str) -> None:
    """What both hold of a work is equal, but for what is listed with its reason."""
    say = EQUAL[part]
    other = {(_key(read), _first(read)): read for read in _read("bibtex")}
    differing = {
        _key(read): (say(read), say(other[_key(read), _first(read)]))
        for read in _read("ris")
        if say(read) != say(other[_key(read), _first(read)])
    }

    assert set(differing) == set(FILES_DIFFER.get(part, {})), differing


def _year(read: gtm.Publication) -> object:
    return read.year


def _volume(read: gtm.Publication) -> object:
    return read.issue and read.issue.volume


def _number(read: gtm.Publication) -> object:
    return read.issue and read.issue.number


def _page(read: gtm.Publication) -> object:
    return read.pagination and read.pagination.first_page


def _family(read: gtm.Publication) -> str:
    author = read.first_author
    assert isinstance(author, PersonalAuthor)
    family = " ".join(_name(author)[:1])  # type: ignore[arg-type]
    return family.casefold().replace("-", " ")


def _how_many(read: gtm.Publication) -> int:
    return len(read.authors)


def _title(read: gtm.Publication) -> str:
    assert read.title is not None
    return _letters(read.title.plain)


def _language(read: gtm.Publication) -> list[str]:
    return [each[:3].casefold() for each in read.languages]


NO_PAGE = "an article with a number, which Web of Science does not export"
NO_NUMBER = "Web of Science has no number of the issue"
RECORDS_DIFFER: dict[Part, dict[str, str]] = {
    _year: {"10.1111/age.13312": "it was ahead of print in Web of Science"},
    _volume: {"10.1093/jhered/esr041": "`102 Suppl 1` is 102 in Web of Science"},
    _number: dict.fromkeys(
        (
            "10.1186/1751-0147-52-54",
            "10.1186/1751-0147-56-30",
            "10.1186/s12917-017-1077-5",
            "10.1186/s13028-017-0282-3",
        ),
        NO_NUMBER,
    ),
    _page: dict.fromkeys(
        (
            "10.1016/j.vas.2020.100114",
            "10.1136/vr.d1726",
            "10.1186/1746-6148-8-215",
            "10.1186/1751-0147-52-54",
            "10.1186/1751-0147-56-30",
            "10.1186/s12917-017-1077-5",
            "10.1186/s12917-020-02313-7",
            "10.1186/s12917-020-02354-y",
            "10.1186/s12917-020-02542-w",
            "10.1186/s13028-017-0282-3",
            "10.1371/journal.pone.0093990",
            "10.2460/ajvr.22.07.0106",
        ),
        NO_PAGE,
    ),
    _family: {
        "10.1080/01652176.1997.9694766": "`van Zuilen` and `VANZUILEN`",
        "10.1111/j.1532-950x.1994.tb00509.x": "`MARCELLINLITTLE` is one word",
        "10.15654/TPK-150712": "`Jäger` and `Jager`",
        "10.3390/ani11040949": "`Prieto Ramos` and `Ramos`",
    },
    _title: {
        "10.1111/j.1939-1676.1991.tb00942.x": "`three` and `3`",
        "10.1111/vop.12113": "`β` and `beta`",
        "10.2460/ajvr.2001.62.1818": "`neurohurnoral` in Web of Science",
        "10.5326/15473317-31-1-34": "`three` and `3`",
    },
    _how_many: {"10.1111/j.1939-1676.1997.tb00092.x": "PubMed lists four of fifteen"},
    _language: {},
}
"""The parts in which records of PubMed differ from those of Web of Science, and why."""


@pytest.mark.parametrize("other", ["ris", "bibtex"])
@pytest.mark.parametrize("part", RECORDS_DIFFER, ids=lambda part: part.__name__[1:])
def test_endnote_xml_reads_the_same(part: Part, other: str) -> None:
    """What a record of PubMed says of a work is what the other record says."""
    by_doi = _by_doi(other)
    works = _read("xml")
    differing = {
        str(read.doi): (part(read), part(by_doi[_doi(read)]))
        for read in works
        if part(read) != part(by_doi[_doi(read)])
    }

    assert len(works) == 120
    assert set(differing) == set(RECORDS_DIFFER[part]), differing


@pytest.mark.parametrize("other", ["ris", "bibtex"])
def test_endnote_xml_has_the_same_issns(other: str) -> None:
    """Web of Science has one ISSN of a journal, which PubMed has among its own."""
    by_doi = _by_doi(other)
    missing = [
        read.doi
        for read in _read("xml")
        if not {*map(str, read.issns)} >= {*map(str, by_doi[_doi(read)].issns)}
    ]

    assert missing == []
