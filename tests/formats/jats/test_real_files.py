"""Real articles: all are read, all that they hold is kept, cut or whole."""

from __future__ import annotations

import io
import json
import random
import re
import tracemalloc
from functools import cache
from pathlib import Path
from typing import cast
from xml.etree.ElementTree import Element, fromstring

import pytest
from tests.formats.jats.articles import readings

import genetherapy_model as gtm
from genetherapy_model.formats import recognize_format
from genetherapy_model.formats.jats.cutting import lighten
from genetherapy_model.formats.jats.records import read_article, write_article
from genetherapy_model.formats.jats.vocabulary import CHILDREN

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
NAMES = sorted(path.name for path in (CORPUS / "jats").glob("*.xml"))
SMALL = ["PMC6146504.xml", "PMC6158239.xml", "journal.pmed.0020402.xml"]
SPACE = re.compile(r"[ \t\r\n]+")


@cache
def _pairs() -> list[dict[str, object]]:
    path = CORPUS / "crossformat" / "epmc_jats_pairs.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _real(which: str) -> bytes:
    if not CORPUS.exists():
        pytest.skip("../shared is absent")
    if which.isdigit():
        return str(_pairs()[int(which)]["jats_without_body"]).encode()
    return (CORPUS / "jats" / which).read_bytes()


every_article = pytest.mark.parametrize("which", [*NAMES, *map(str, range(35))])


def _shape(element: Element) -> object:
    """Give all that an element says; white space between elements says nothing."""
    texts = [element.text or "", *(child.tail or "" for child in element)]
    if element.tag in CHILDREN:
        texts = [text for text in texts if text.strip()]
    texts = [SPACE.sub(" ", text) for text in texts]
    if texts:
        texts[0] = texts[0].lstrip()
        texts[-1] = texts[-1].rstrip()
    return (
        element.tag,
        sorted(element.items()),
        texts if "".join(texts) else [],
        [_shape(child) for child in element],
    )


@every_article
def test_a_real_article_is_read_and_comes_back_whole(which: str) -> None:
    """Element by element, what is written is what was read, but for the body."""
    data = _real(which)
    [reading] = readings(data)
    bare = re.sub(rb"<!DOCTYPE[^>]*>", b"", lighten(data))
    publication = reading.publication

    assert publication is not None
    assert {each.code for each in reading.findings} <= {"RDR002"}
    assert _shape(write_article(publication)) == _shape(fromstring(bare))


@every_article
def test_a_real_article_is_read_as_what_it_is(which: str) -> None:
    """Every article has its title, authors with where they work, journal and date."""
    [reading] = readings(_real(which))
    publication = reading.publication

    assert publication is not None
    assert publication.title
    assert publication.doi is not None
    assert publication.year is not None
    assert publication.journal is not None
    assert len(publication.journal.issns) >= 1
    if which != "journal.pmed.0020402.xml":  # a synopsis without authors
        assert all(
            author.affiliations
            for author in publication.authors
            if isinstance(author, gtm.PersonalAuthor)
        )
        assert publication.references


def _one(value: object) -> str:
    while isinstance(value, list):
        value = value[0]
    return str(value)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def test_europe_pmc_says_the_same_of_the_same_works() -> None:
    """DOI, title, year, volume, family names and affiliations agree.

    Europe PMC writes the subscript of CO2 as a character of its own, leaves out a
    volume of 46, and adds addresses to affiliations or leaves their numbers in.
    """
    pairs = _pairs()
    if not pairs:
        pytest.skip("../shared is absent")
    unlike: list[str] = []
    for pair in pairs:
        [reading] = readings(str(pair["jats_without_body"]).encode())
        publication = cast("gtm.Publication", reading.publication)
        epmc = cast("dict[str, list[dict[str, object]]]", pair["epmc"])
        journal = epmc["journalInfo"][0]
        authors = cast("list[dict[str, object]]", epmc["authorList"][0]["author"])
        issue = cast("gtm.Issue", publication.issue)
        told = {
            "doi": (str(publication.doi).lower(), _one(epmc["doi"]).lower()),
            "title": (
                _folded(cast("gtm.MarkedText", publication.title).plain),
                _folded(_one(epmc["title"])),
            ),
            "year": (str(publication.year), _one(epmc["pubYear"])),
            "volume": (issue.volume, _one(journal.get("volume"))),
            "family": (
                [_hyphened(_family(each)) for each in publication.authors],
                [_one(each["lastName"]).lower() for each in authors],
            ),
        }
        unlike += [name for name, (one, other) in told.items() if one != other]
        for author, theirs in zip(publication.authors, authors, strict=True):
            place = _folded(_one(theirs["affiliation"])).replace(" ", "")
            ours = [
                _folded(each.text.plain).replace(" ", "")
                for each in author.affiliations
            ]
            unlike += [] if any(each in place for each in ours) else ["affiliation"]

    assert sorted(unlike) == ["title", "volume"]


def _family(author: gtm.PersonalAuthor | gtm.CollectiveAuthor) -> str | None:
    assert isinstance(author, gtm.PersonalAuthor)
    return author.name.family


def _hyphened(name: str | None) -> str:
    return str(name).lower().replace("\N{HYPHEN}", "-")


def _bundle(opening: str, closing: str) -> bytes:
    articles = [
        re.sub(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>", "", _real(name).decode())
        for name in SMALL
    ]
    return f"{opening}{''.join(articles)}{closing}".encode()


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("", ""),
        ("<pmc-articleset>", "</pmc-articleset>"),
        ("<articles>\n", "</articles>"),
        (
            (
                '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026'
                "</responseDate><request/><ListRecords><record><header><identifier>a"
                "</identifier></header><metadata>"
            ),
            "</metadata></record><resumptionToken/></ListRecords></OAI-PMH>",
        ),
    ],
)
def test_articles_are_found_in_every_envelope(opening: str, closing: str) -> None:
    """One article, sets of PubMed Central and Europe PMC, and answers of OAI."""
    alone = [readings(_real(name))[0].publication for name in SMALL]
    found = readings(_bundle(opening, closing))

    assert [each.publication for each in found] == alone
    assert recognize_format(_bundle(opening, closing)[:65536]).name == "jats"


def test_a_cut_file_gives_what_was_whole() -> None:
    """Wherever it is cut, nothing is raised but our own errors, or lost before."""
    data = _bundle("<articles>", "</articles>")
    whole = readings(data)
    ends = [match.end() for match in re.finditer(rb"</article>", data)]
    places = random.Random(6).sample(range(len(data)), 40)  # noqa: S311 - no secret
    for place in [*places, *ends]:
        try:
            found = readings(data[:place])
        except gtm.GeneTherapyModelError:
            found = []
        read = [each.publication for each in found if each.publication is not None]
        number = sum(end <= place for end in ends)
        assert read[:number] == [each.publication for each in whole[:number]]


def test_a_body_costs_no_memory() -> None:
    """An article with a body of 20 MB is read in the memory of its bytes."""
    body = b"<p>" + b"<bold>x</bold> y " * (1 << 20) + b"</p>"
    data = b"<article><front><article-meta/></front><body>%b</body></article>" % body
    tracemalloc.start()
    try:
        [reading] = gtm.scan(io.BytesIO(data), format="jats")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert isinstance(reading, gtm.Reading)
    assert reading.publication is not None
    assert peak < 5 * len(data)


def test_reading_again_what_was_written_finds_nothing_new() -> None:
    """The second reading is the first one, field by field."""
    for name in SMALL:
        [reading] = readings(_real(name))
        publication = cast("gtm.Publication", reading.publication)
        again, _ = read_article(write_article(publication))

        assert repr(again) == repr(publication)


def test_another_reader_finds_the_same() -> None:
    """What pubmed_parser reads rightly of an article is what is read here.

    It loses collectives, name alternatives and seasons, and takes notes for a part of
    titles, of which these articles have few. It is no part of the extra ``test``, as it
    brings a package ``tests`` that hides this one from everything but pytest.
    """
    parser = pytest.importorskip("pubmed_parser")
    for name in NAMES:
        path = str(CORPUS / "jats" / name)
        told = parser.parse_pubmed_xml(path)
        [reading] = readings(_real(name))
        publication = cast("gtm.Publication", reading.publication)
        people = [
            (each.name.family, each.name.given)
            for each in publication.authors
            if isinstance(each, gtm.PersonalAuthor)
        ]
        pmids = {str(each.pmid) for each in publication.references if each.pmid}

        assert _folded(told["full_title"]).replace(" ", "") in _letters(
            publication.title
        )
        assert told["doi"] == str(publication.doi)
        assert publication.journal is not None
        assert told["journal"] == publication.journal.title
        assert set(map(tuple, (each[:2] for each in told["author_list"]))) >= {
            (family or "", given or "") for family, given in people
        }
        cited = parser.parse_pubmed_references(path) or []
        assert {each["pmid_cited"] for each in cited} - {""} <= pmids


def _letters(text: gtm.MarkedText | None) -> str:
    return _folded(text.plain if text is not None else "").replace(" ", "")
