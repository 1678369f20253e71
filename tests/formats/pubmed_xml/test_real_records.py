"""Real PubMed records: nothing is lost, and everything comes back."""

from __future__ import annotations

import gc
import gzip
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import attrs
import pytest

import genetherapy_model as gtm
from genetherapy_model.formats.readings import Deletion, Reading

CORPUS = Path(__file__).parents[3].parent / "shared" / "corpus" / "pubmed_xml"
# Made by hand to hold every element, in an order that no DTD allows.
FIXTURE = "23633646"

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="../shared is absent")


@pytest.fixture(scope="module", autouse=True)
def _without_garbage_collection() -> Iterator[None]:
    """Nothing here has cycles, and looking for them doubles the time."""
    gc.disable()
    yield
    gc.enable()


INLINE = ("b", "i", "sub", "sup", "u", "{")
DEFAULTS = {("ValidYN", "Y"), ("CompleteYN", "Y"), ("MajorTopicYN", "N")}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
DIGITS = {"Year", "Month", "Day", "Hour", "Minute"}


def normal(element: Element) -> tuple[object, ...]:
    """Give an element under the closed list of normalizations of the design."""
    tags = [element.tag, *[child.tag for child in element]]
    is_text = len(tags) == 1 or any(
        tag.rpartition("}")[1] or tag in INLINE for tag in tags
    )
    text = element.text or ""
    if element.tag in DIGITS:
        text = str(MONTHS.index(text) + 1) if text in MONTHS else text.lstrip("0")
    if element.get("Source") == "ORCID":
        text = re.sub("[^0-9X]", "", text)
    children = [(normal(child), child.tail or "") for child in element]
    if not is_text:
        text = text.strip()
        children = [(child, tail.strip()) for child, tail in children]
    return element.tag, text, sorted({*element.items()} - DEFAULTS), children


def pieces(records: Iterable[Element]) -> Counter[str]:
    """Count all elements, each with its record, path, text and attributes."""
    found = Counter[str]()
    ahead = [(record, str(number)) for number, record in enumerate(records)]
    while ahead:
        element, path = ahead.pop()
        found[f"{path}/{normal(element)[:3]}"] += 1
        ahead += [(child, f"{path}/{element.tag}") for child in element]
    return found


@cache
def source_records() -> list[Element]:
    """Parse the sample as a whole."""
    with gzip.open(CORPUS / "pubmed_sample.xml.gz") as stream:
        return list(ElementTree.parse(stream).getroot())


@cache
def readings() -> list[Reading]:
    """Read the sample."""
    scanned = list(gtm.scan(CORPUS / "pubmed_sample.xml.gz"))
    return [one for one in scanned if isinstance(one, Reading)]


@cache
def publications() -> list[gtm.Publication]:
    """Give the publications of the sample."""
    found = [one.publication for one in readings()]
    return [one for one in found if one is not None]


def written(records: list[gtm.Publication]) -> list[Element]:
    """Write publications as PubMed XML and parse that as a whole."""
    stream = io.BytesIO()
    assert gtm.write(records, stream, format="pubmed-xml") == ()
    return list(ElementTree.fromstring(stream.getvalue()))


def every_field(value: object) -> object:
    """Take a value apart, as some classes compare equal in other spellings."""
    kind = type(value)
    if attrs.has(kind):
        fields = attrs.fields(kind)
        parts = [every_field(getattr(value, field.name)) for field in fields]
        return kind.__name__, *parts
    if isinstance(value, frozenset):
        return frozenset(map(every_field, value))
    return tuple(map(every_field, value)) if isinstance(value, tuple) else value


def unequal(records: list[Element]) -> list[str | None]:
    """Give the PMIDs of the records that differ from the source."""
    assert len(records) == len(source_records())
    return [
        source.findtext("MedlineCitation/PMID")
        for source, record in zip(source_records(), records, strict=True)
        if normal(source) != normal(record)
    ]


def test_no_record_is_lost() -> None:
    """Every record of the sample gives a publication, in the order of the file."""
    expected = [record.findtext("MedlineCitation/PMID") for record in source_records()]

    assert len(readings()) == 1372
    assert expected == [str(one.pmid) for one in publications()]


def test_every_record_comes_back_from_json_in_every_field() -> None:
    """Reading our own JSON gives back every field, to the letter."""
    for publication in publications():
        again = gtm.loads(gtm.dumps(publication), type=gtm.Publication)

        assert every_field(publication) == every_field(again)


def test_every_real_record_comes_back_as_pubmed_xml() -> None:
    """What is written equals the source, element by element."""
    assert unequal(written(publications())) == [FIXTURE]


def test_every_real_record_comes_back_after_a_trip_through_json() -> None:
    """What is written after JSON equals the source just as well."""
    stream = io.BytesIO()
    gtm.write(publications(), stream, format="jsonl")

    assert unequal(written(list(gtm.read(stream.getvalue())))) == [FIXTURE]


def test_extras_are_few() -> None:
    """The model has a word for nearly everything."""
    extras = [extra for one in publications() for extra in one.extras]
    size = sum(len(ElementTree.tostring(record)) for record in source_records())

    assert len(extras) / len(publications()) <= 0.3
    assert sum(len(extra.text) for extra in extras) / size <= 0.005


def test_extras_hold_little_that_matters() -> None:
    """With extras emptied, nearly all elements still come back."""
    bare = [attrs.evolve(one, extras=()) for one in publications()[::3]]
    stream = io.BytesIO()
    gtm.write(bare, stream, format="pubmed-xml")
    source = pieces(source_records()[::3])
    back = pieces(ElementTree.fromstring(stream.getvalue()))

    assert (source & back).total() / source.total() >= 0.995


def issued(date: str) -> gtm.PublicationDate:
    """Give the date of an issue."""
    return gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date=date)


@pytest.mark.parametrize(
    ("change", "path", "expected"),
    [
        (
            lambda one: attrs.evolve(one, title="Changed"),
            "MedlineCitation/Article/ArticleTitle",
            "Changed",
        ),
        (
            lambda one: attrs.evolve(one, languages=["spa"]),
            "MedlineCitation/Article/Language",
            "spa",
        ),
        (
            lambda one: attrs.evolve(one, pagination=gtm.Pagination(text="1-2")),
            "MedlineCitation/Article/Pagination/MedlinePgn",
            "1-2",
        ),
        (
            lambda one: attrs.evolve(one, identifiers=["pubmed:17"]),
            "PubmedData/ArticleIdList/ArticleId",
            "17",
        ),
        (
            lambda one: attrs.evolve(one, dates=[issued("2001 May")]),
            "MedlineCitation/Article/Journal/JournalIssue/PubDate/Month",
            "May",
        ),
        (
            lambda one: attrs.evolve(one, dates=[issued("2001-21")]),
            "MedlineCitation/Article/Journal/JournalIssue/PubDate/Season",
            "Spring",
        ),
        (
            lambda one: attrs.evolve(one, abstract=None),
            "MedlineCitation/Article/Abstract/AbstractText",
            None,
        ),
        (
            lambda one: attrs.evolve(one, authors=()),
            "MedlineCitation/Article/AuthorList/Author/LastName",
            None,
        ),
        (
            lambda one: attrs.evolve(one, reference_lists=()),
            "PubmedData/ReferenceList/Reference",
            None,
        ),
    ],
)
def test_a_changed_field_is_written(
    change: Callable[[gtm.Publication], gtm.Publication],
    path: str,
    expected: str | None,
) -> None:
    """After evolve of a field, every written record shows the change."""
    changed = [change(one) for one in publications()[::15]]
    stream = io.BytesIO()
    gtm.write(changed, stream, format="pubmed-xml")

    for record in ElementTree.fromstring(stream.getvalue()):
        assert record.findtext(path) == expected


def test_a_date_loses_its_old_spelling_with_its_value() -> None:
    """A spelling is used only while it still means the same date."""
    changed = []
    for publication in publications()[::15]:
        dates = [
            attrs.evolve(stated, date="1999 Dec-2000 Jan")
            if stated.kind is gtm.DateKind.ISSUE
            else stated
            for stated in publication.dates
        ]
        changed.append(attrs.evolve(publication, dates=dates))
    stream = io.BytesIO()
    gtm.write(changed, stream, format="pubmed-xml")
    path = "MedlineCitation/Article/Journal/JournalIssue/PubDate"

    for record in ElementTree.fromstring(stream.getvalue()):
        assert [part.text for part in record.iterfind(f"{path}/*")] == [
            "1999 Dec-2000 Jan"
        ]


def test_the_old_layout_is_read_and_comes_back() -> None:
    """A MedlineCitationSet of 2016 gives its citations, and they come back.

    Its last child is a DeleteCitation.
    """
    with gzip.open(CORPUS / "old_layout.xml.gz") as stream:
        *source, deletion = ElementTree.parse(stream).getroot()
    found = list(gtm.read(CORPUS / "old_layout.xml.gz"))

    assert (len(source), len(found), deletion.tag) == (212, 212, "DeleteCitation")
    assert [normal(citation) for citation in source] == [
        normal(record[0]) for record in written(found)
    ]


def test_an_update_file_gives_its_deletions() -> None:
    """DeleteCitation gives a deletion with every PMID."""
    scanned = list(gtm.scan(CORPUS / "update_with_deletions.xml.gz"))
    deletions = [one for one in scanned if isinstance(one, Deletion)]

    assert len(deletions) == 1
    assert gtm.Pmid("31840735") in deletions[0].pmids
    assert all(entry.version == "1" for entry in deletions[0].entries)
    assert len(scanned) - 1 == len(
        list(gtm.read(CORPUS / "update_with_deletions.xml.gz"))
    )


def test_a_book_is_a_reading_without_publication() -> None:
    """A book article is no lost record: its source is kept, and it is told."""
    [reading] = gtm.scan(CORPUS / "book.xml")

    assert isinstance(reading, Reading)
    assert reading.publication is None
    assert [finding.code for finding in reading.findings] == ["RDR005"]
    assert "<BookTitle" in (reading.source or "")
