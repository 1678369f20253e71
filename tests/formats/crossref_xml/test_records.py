"""Crossref's XML: every envelope, every kind of work, broken files."""

from __future__ import annotations

import io
import json
import random
import re
from copy import deepcopy
from pathlib import Path
from xml.etree import ElementTree

import pytest

import genetherapy_model as gtm
from genetherapy_model.domain.publication_dates import DateKind
from genetherapy_model.domain.works import RelationKind
from genetherapy_model.formats import recognize_format

RESULT = Path(__file__).with_name("result.xml").read_bytes()

ARTICLE = (
    "<journal_article><titles><title>On AAV, part {0}</title></titles>"
    "<publication_date media_type='online'><year>2023</year></publication_date>"
    "<doi_data><doi>10.1089/hum.{0}</doi></doi_data></journal_article>"
)
JOURNAL = (
    "<journal><journal_metadata><full_title>Human Gene Therapy</full_title>"
    "</journal_metadata>{}</journal>"
)
BOOK = """<book book_type="edited_book">
  <book_series_metadata>
    <series_metadata><titles><title>Methods in Molecular Biology</title></titles>
    <issn>1064-3745</issn></series_metadata>
    <titles><title>Gene Therapy Protocols</title></titles>
    <publication_date media_type="print"><year>2008</year></publication_date>
    <isbn>9780306406157</isbn>
    <publisher><publisher_name>Humana</publisher_name>
    <publisher_place>Totowa</publisher_place></publisher>
  </book_series_metadata>{}</book>"""
CHAPTER = """<content_item component_type="chapter">
  <contributors><person_name contributor_role="author"><surname>Verma</surname>
  </person_name></contributors>
  <titles><title>Vectors</title></titles>
  <pages><first_page>1</first_page><last_page>9</last_page></pages>
  <doi_data><doi>10.1007/978-1-60327-248-3_1</doi></doi_data></content_item>"""
CONFERENCE = """<conference><event_metadata><conference_name>ESGCT 2023
  </conference_name><conference_location>Brussels</conference_location>
  </event_metadata><proceedings_metadata><proceedings_title>Proceedings of ESGCT
  </proceedings_title><publisher><publisher_name>ESGCT</publisher_name></publisher>
  </proceedings_metadata><conference_paper><titles><title>A paper</title></titles>
  <doi_data><doi>10.1089/hum.9</doi></doi_data></conference_paper></conference>"""
PREPRINT = """<posted_content type="preprint"><group_title>Genetics</group_title>
  <titles><title>A preprint</title></titles>
  <posted_date><month>01</month><day>05</day><year>2021</year></posted_date>
  <institution><institution_name>bioRxiv</institution_name></institution>
  <program xmlns="http://www.crossref.org/relations.xsd"><related_item>
  <intra_work_relation relationship-type="isPreprintOf" identifier-type="doi"
  >10.1089/hum.2023.152</intra_work_relation></related_item></program>
  <doi_data><doi>10.1101/2021.1</doi></doi_data></posted_content>"""


def _deposit(content: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><doi_batch version="5.5.0" '
        'xmlns="http://www.crossref.org/schema/5.5.0"><head><doi_batch_id>1'
        f"</doi_batch_id></head><body>{content}</body></doi_batch>"
    ).encode()


def _read(data: bytes) -> list[gtm.Publication]:
    made = []
    for reading in gtm.scan(data):
        assert isinstance(reading, gtm.Reading)
        assert reading.findings == ()
        assert reading.publication is not None
        made.append(reading.publication)
    return made


@pytest.fixture
def full() -> gtm.Publication:
    """Give the publication of the result that says all; its work is made up."""
    reading, *_ = gtm.scan(RESULT)
    assert isinstance(reading, gtm.Reading)
    assert reading.findings == ()
    assert reading.publication is not None
    return reading.publication


def test_texts(full: gtm.Publication) -> None:
    """Titles and abstracts are freed of pretty printing, with their markup."""
    assert full.title is not None
    assert full.title.value == (
        "<sc>AAV</sc><sub>9</sub> at 10<sup>13</sup> vg/kg: A Made-Up Trial"
    )
    assert str(full.vernacular_title) == "Terapia génica"
    assert str(full.abstract) == "Methods: AAV9 was given."
    assert [(str(each), each.kind, each.language) for each in full.other_abstracts] == [
        ("A cure.", "executive-summary", None),
        ("Una cura.", None, "es"),
    ]


def test_people(full: gtm.Publication) -> None:
    """Names, suffixes, ORCID, affiliations with ROR, groups and editors are read."""
    assert [str(author) for author in full.authors] == [
        "Juan A. Bueren Jr",
        "Sukarno",
        "NTLA-2001 Study Group",
    ]
    first = full.authors[0]
    assert isinstance(first, gtm.PersonalAuthor)
    assert str(first.orcid) == "0000-0002-1825-0097"
    assert str(first.affiliations[0]) == (
        "Hematopoietic Innovative Therapies, CIEMAT, Madrid, Spain"
    )
    assert first.affiliations[0].identifiers == (gtm.RorId("05xx77y52"),)
    assert [str(editor) for editor in full.editors] == ["Terence R. Flotte"]


def test_the_rest_of_an_article(full: gtm.Publication) -> None:
    """Journal, issue, pages, dates, identifiers, programs and references are read."""
    assert str(full.journal) == "Human Gene Therapy"
    assert [str(issn) for issn in full.issns] == ["1043-0342", "1557-7422"]
    assert full.issue == gtm.Issue(volume="34", number="21-22")
    assert full.pagination == gtm.Pagination(text="1063-1064", article_number="e152")
    assert [(date.kind, str(date.date)) for date in full.dates] == [
        (DateKind.ISSUE, "2023-11"),
        (DateKind.ELECTRONIC, "2023-10-02"),
        (DateKind.RECEIVED, "2023-02-03"),
        (DateKind.ACCEPTED, "2023-09-30"),
    ]
    assert str(full.doi) == "10.1089/hum.2023.152"
    assert str(full.pmid) == "37960000"
    assert [str(grant) for grant in full.grants] == [
        "NHLBI R01 HL1",
        "NHLBI R01 HL2",
        "CIBERER",
    ]
    assert [str(known) for known in full.registrations] == [
        "ClinicalTrials.gov NCT00979238"
    ]
    assert [
        (relation.kind, str(relation.target.doi)) for relation in full.relations
    ] == [
        (RelationKind.RETRACTS, "10.1089/hum.2020.1"),
        (RelationKind.DESCRIBED_IN, "10.1089/news.1"),
        (RelationKind.HAS_PREPRINT, "10.1101/2023.1"),
    ]
    assert [str(cited) for cited in full.references] == [
        "Cavazzana-Calvo. Gene therapy of SCID-X1. Science. 2000;288(5466):669",
        "Blood. 2002;99(1):1 & more",
    ]
    assert full.coi_statement == gtm.MarkedText("None declared.")


def test_nothing_of_a_record_is_lost(full: gtm.Publication) -> None:
    """What has no place in the service's JSON either is an extra of the XML."""
    kept = {
        extra.path: extra.text
        for extra in full.extras
        if extra.source == "crossref-xml"
    }
    assert set(kept) == {
        "journal_metadata/coden",
        "journal_article/@publication_type",
        "journal_article/@reference_distribution_opts",
        "journal_article/titles/original_language_title/@language",
        "journal_article/contributors/person_name/alt-name",
        "journal_article/crossmark/crossmark_version",
        "journal_article/program[2]/related_item/description",
        "journal_article/doi_data/timestamp",
        "query/@status",
        "query/crm-item[2]",
    }
    assert "HGTHE3" in kept["journal_metadata/coden"]


def test_xml_and_json_of_a_work_are_one(full: gtm.Publication) -> None:
    """What was read of XML is written as the service's JSON, and reads as the same."""
    stream = io.BytesIO()
    gtm.write([full], stream, format="crossref")
    [again] = gtm.read(stream.getvalue())

    for name in ("title", "authors", "journal", "dates", "relations", "references"):
        assert getattr(again, name) == getattr(full, name)


def test_a_result_without_a_work_is_told(full: gtm.Publication) -> None:
    """A DOI that is not found is a reading with its source."""
    _, missing = gtm.scan(RESULT)
    assert isinstance(missing, gtm.Reading)
    assert [found.code for found in missing.findings] == ["RDR024"]
    assert "DOI not found" in (missing.source or "")
    assert full.doi is not None


def test_a_deposit_holds_many_works() -> None:
    """Each article of a deposited journal is a work, with its own number."""
    data = _deposit(JOURNAL.format(ARTICLE.format(1) + ARTICLE.format(2)) + PREPRINT)
    readings = [one for one in gtm.scan(data) if isinstance(one, gtm.Reading)]

    assert [one.position.record for one in readings if one.position] == [1, 2, 3]
    publications = _read(data)
    assert [str(one.doi) for one in publications] == [
        "10.1089/hum.1",
        "10.1089/hum.2",
        "10.1101/2021.1",
    ]
    assert str(publications[1].journal) == "Human Gene Therapy"
    assert all("hum.1" not in extra.text for extra in publications[1].extras)


@pytest.mark.parametrize(
    "data",
    [
        (
            f"<doi_records><doi_record owner='10.1089'><crossref>{JOURNAL}</crossref>"
            "</doi_record></doi_records>"
        ),
        f"<doi_record><crossref>{JOURNAL}</crossref></doi_record>",
        f"<crossref>{JOURNAL}</crossref>",
        (
            "<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><request>x</request>"
            "<ListRecords><record><header><identifier>x</identifier></header><metadata>"
            "<crossref xmlns='http://www.crossref.org/xschema/1.0'>"
            f"{JOURNAL}</crossref></metadata></record></ListRecords></OAI-PMH>"
        ),
    ],
)
def test_every_envelope(data: str) -> None:
    """Results are read in every form in which Crossref gives them."""
    made = data.format(ARTICLE.format(7)).encode()

    assert recognize_format(made).name == "crossref-xml"
    [publication] = _read(made)
    assert str(publication.doi) == "10.1089/hum.7"
    assert str(publication.journal) == "Human Gene Therapy"


def test_a_chapter_stands_in_its_book_and_series() -> None:
    """A chapter has the titles of its series and book, and the book's publisher."""
    [chapter] = _read(_deposit(BOOK.format(CHAPTER)))

    assert str(chapter.title) == "Vectors"
    assert [kind.name for kind in chapter.publication_types] == ["book-chapter"]
    assert chapter.journal is not None
    assert (chapter.journal.title, *chapter.journal.aliases) == (
        "Methods in Molecular Biology",
        "Gene Therapy Protocols",
    )
    assert str(chapter.journal.publisher) == "Humana"
    assert [str(known) for known in chapter.identifiers] == ["isbn:9780306406157"]


def test_a_book_without_chapters_is_a_work() -> None:
    """What describes a book is the work where nothing in it is one."""
    [book] = _read(_deposit(BOOK.format("")))

    assert str(book.title) == "Gene Therapy Protocols"
    assert [kind.name for kind in book.publication_types] == ["edited-book"]
    assert book.year == 2008


def test_papers_of_conferences_and_preprints() -> None:
    """Proceedings hold papers; a preprint stands with its server."""
    paper, preprint = _read(_deposit(CONFERENCE + PREPRINT))

    assert str(paper.journal) == "Proceedings of ESGCT"
    assert [kind.name for kind in paper.publication_types] == ["proceedings-article"]
    assert str(preprint.journal) == "bioRxiv"
    assert [kind.name for kind in preprint.publication_types] == ["Preprint"]
    assert [relation.kind for relation in preprint.relations] == [
        RelationKind.PREPRINT_OF
    ]
    assert str(preprint.date) == "2021-01-05"


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        ("<year>2023</year>", "2023"),
        ("<month>11</month><year>2023</year>", "2023-11"),
        ("<month>24</month><year>2023</year>", "2023-24"),
        ("<month>32</month><year>2023</year>", "2023-34"),
        ("<day>3</day><year>2023</year>", "2023"),
    ],
)
def test_dates_are_as_precise_as_stated(parts: str, date: str) -> None:
    """Seasons and quarters, which Crossref numbers its own way, are no months."""
    article = (
        "<journal_article><publication_date media_type='print'>"
        f"{parts}</publication_date></journal_article>"
    )
    [publication] = _read(_deposit(JOURNAL.format(article)))

    assert str(publication.date) == date


FUNDED = """<journal_article><crossmark><custom_metadata><program>
  <assertion name="fundgroup">
    <assertion name="funder_name"> National Institutes of Health
      <assertion name="funder_identifier">100000002</assertion></assertion>
    <assertion name="funding_identifier">5R21HL108272</assertion>
    <assertion name="award_number">Another award</assertion></assertion>
  <assertion name="fundgroup">
    <assertion name="funder_name">All within group</assertion>
    <assertion name="funder_identifier">1001</assertion></assertion>
  <assertion name="funder_name">NSF
    <assertion name="funder_identifier">10000005</assertion></assertion>
  <assertion name="funder_name">NSF2
    <assertion name="ror">https://ror.org/021nxhr62</assertion></assertion>
  <assertion name="award_number">7</assertion>
</program></custom_metadata></crossmark>
<program name="fundref"><assertion name="fundgroup">
  <assertion name="funder_name">All within group</assertion>
  <assertion name="funder_identifier">1001</assertion></assertion></program>
</journal_article>"""


def test_funders_of_every_layout() -> None:
    """Funders are read in groups and one after another, and each once."""
    [publication] = _read(_deposit(JOURNAL.format(FUNDED)))

    assert [(grant.agency, grant.number) for grant in publication.grants] == [
        ("All within group", None),
        ("National Institutes of Health", "5R21HL108272"),
        ("National Institutes of Health", "Another award"),
        ("NSF", None),
        ("NSF2", "7"),
    ]
    [kept] = [extra for extra in publication.extras if extra.path == "funder"]
    assert [one.get("DOI") for one in json.loads(kept.text)] == [
        "10.13039/1001",
        "10.13039/100000002",
        "10.13039/10000005",
        None,
    ]


def test_a_cut_file_loses_no_whole_work() -> None:
    """Wherever a deposit is cut, nothing is raised but our own, or lost before."""
    data = _deposit("".join(JOURNAL.format(ARTICLE.format(n)) for n in range(8)))
    whole = _read(data)
    for place in random.Random(6).sample(range(len(data)), 200):  # noqa: S311
        try:
            found = list(gtm.scan(data[:place], format="crossref-xml"))
        except gtm.GeneTherapyModelError:
            found = []
        read = [
            one.publication
            for one in found
            if isinstance(one, gtm.Reading) and one.publication is not None
        ]
        assert read == whole[: len(read)]
        assert len(read) >= data[:place].count(b"</journal>")


def test_encodings_and_entities() -> None:
    """UTF-16 and a byte order mark are read; entities of a document are refused."""
    data = _deposit(JOURNAL.format(ARTICLE.format(1))).decode()
    for encoded in (
        data.encode("utf-8-sig"),
        data.replace("UTF-8", "UTF-16").encode("utf-16"),
        data.replace("UTF-8", "ISO-8859-1").encode("latin-1"),
    ):
        assert [str(one.doi) for one in _read(encoded)] == ["10.1089/hum.1"]
    with pytest.raises(gtm.GeneTherapyModelError):
        list(
            gtm.scan(
                b'<!DOCTYPE x [<!ENTITY a "b">]>' + data.partition("?>")[2].encode(),
                format="crossref-xml",
            )
        )


def test_a_broken_work_is_one_reading() -> None:
    """A record that is not well-formed is told, and those around it are read."""
    good = JOURNAL.format(ARTICLE.format(1))
    bad = JOURNAL.format("<journal_article><titles>R&D</titles></journal_article>")
    readings = [
        one
        for one in gtm.scan(_deposit(good + bad + good))
        if isinstance(one, gtm.Reading)
    ]

    assert [[found.code for found in one.findings] for one in readings] == [
        [],
        ["RDR001"],
        [],
    ]
    assert [one.position.record for one in readings if one.position] == [1, 2, 3]


def test_it_is_only_read() -> None:
    """Writing is refused with a clear error, as the format has none."""
    with pytest.raises(gtm.UnreadableInput, match="only read"):
        gtm.write([gtm.Publication()], io.BytesIO(), format="crossref-xml")


@pytest.mark.parametrize("change", ["empty", "words", "bare", "twice", "inline"])
def test_whatever_stands_anywhere_is_read(change: str) -> None:
    """An element that is empty, odd, doubled or marked up anywhere raises nothing."""
    bare = re.sub(r' xmlns="[^"]*"', "", RESULT.decode().partition("?>")[2])
    count = sum(1 for _ in ElementTree.fromstring(bare).iter())
    for place in random.Random(7).sample(range(4, count), 60):  # noqa: S311
        root = ElementTree.fromstring(bare)
        element = list(root.iter())[place]
        if change == "empty":
            element[:] = []
            element.text = None
        elif change == "words":
            element.text = "R&D <7> \u00e9\n"
        elif change == "bare":
            element.attrib.clear()
        elif change == "twice":
            element.extend([deepcopy(child) for child in element])
        else:
            inner = ElementTree.SubElement(element, "i")
            inner.text = "x"
        for reading in gtm.scan(ElementTree.tostring(root), format="crossref-xml"):
            assert isinstance(reading, gtm.Reading)


def test_a_thesis_is_of_the_day_on_which_it_was_approved() -> None:
    """What has no other date was issued when it was approved, as the service has it."""
    record = """
        <doi_records><doi_record><crossref><dissertation>
        <titles><title>Contributions to gene transfer</title></titles>
        <approval_date><month>01</month><year>1958</year></approval_date>
        </dissertation></crossref></doi_record></doi_records>
    """
    [publication] = gtm.read(record.encode())

    assert [(date.kind, str(date.date)) for date in publication.dates] == [
        (DateKind.PUBLISHED, "1958-01")
    ]


@pytest.mark.parametrize("depth", [1_000, 20_000])
def test_what_is_nested_too_deep_is_one_bad_record(depth: int) -> None:
    """A title of a thousand levels is a finding on its record; the next is read."""
    deep = ARTICLE.format(1).replace("On AAV", "<b>" * depth + "</b>" * depth)
    works = [JOURNAL.format(each) for each in (deep, ARTICLE.format(2))]
    records = "".join(
        f"<doi_record><crossref>{each}</crossref></doi_record>" for each in works
    )
    first, second = gtm.scan(f"<doi_records>{records}</doi_records>".encode())

    assert [each.code for each in first.findings] == ["RDR001"]
    assert isinstance(second, gtm.Reading)
    assert second.publication is not None
    assert str(second.publication.title) == "On AAV, part 2"


def read(body: str) -> gtm.Publication:
    """Read the one work of a deposit."""
    batch = f"<doi_batch><body>{body}</body></doi_batch>"
    [found] = gtm.read(batch.encode(), format="crossref-xml")
    return found


def kept(publication: gtm.Publication, path: str) -> object:
    """Give what was kept of the item that the service would make of it."""
    [extra] = [each for each in publication.extras if each.path == path]
    return json.loads(extra.text)


def test_an_issue_may_have_a_title() -> None:
    """It is that of the issue, and none of an article in it."""
    issue = "<journal_issue><titles><title>Special</title></titles></journal_issue>"

    assert str(read(JOURNAL.format(issue)).title) == "Special"
    assert str(read(JOURNAL.format(issue + ARTICLE.format(1))).title) == (
        "On AAV, part 1"
    )


def test_what_an_article_says_in_part_is_read_in_part() -> None:
    """A trial of no registry, an update of no kind, a number without a text."""
    article = ARTICLE.format(1).replace(
        "</titles>",
        "</titles><publisher_item><item_number item_number_type='article_number'>e1"
        "</item_number><item_number/></publisher_item><crossmark><updates><update>"
        "10.1000/2</update></updates><custom_metadata><assertion name='x' "
        "explanation='https://a.org'>y</assertion></custom_metadata></crossmark>"
        "<program xmlns='http://www.crossref.org/clinicaltrials.xsd'>"
        "<clinical-trial-number>NCT00999609</clinical-trial-number></program>",
    )
    found = read(JOURNAL.format(article))

    assert gtm.Pagination(article_number="e1") == found.pagination
    assert ["NCT00999609"] == [str(each.identifier) for each in found.registrations]
    assert [{"DOI": "10.1000/2"}] == kept(found, "update-to")
    assert "https://a.org" in str(kept(found, "assertion"))


def test_reviews_and_data_have_dates_of_their_own() -> None:
    """A review states its interests, and data when they were put into a base."""
    review = read(
        "<peer_review><titles><title>A</title></titles><competing_interest_statement>"
        "None.</competing_interest_statement></peer_review>"
    )
    data = read(
        "<database><dataset><titles><title>A</title></titles><database_date>"
        "<publication_date><year>2012</year></publication_date></database_date>"
        "</dataset></database>"
    )

    assert gtm.MarkedText("None.") == review.coi_statement
    assert [DateKind.ELECTRONIC] == [each.kind for each in data.dates]


def test_an_answer_need_not_repeat_the_doi() -> None:
    """What was asked for is named by the record alone."""
    record = f"<doi_record><crossref>{JOURNAL.format(ARTICLE.format(1))}</crossref>"
    answer = (
        "<crossref_result><query_result><body><query>"
        f"{record}</doi_record></query></body></query_result></crossref_result>"
    )
    [found] = gtm.read(answer.encode(), format="crossref-xml")

    assert gtm.Doi("10.1089/hum.1") == found.doi


def test_a_work_in_strange_elements_is_not_looked_for_for_ever() -> None:
    """Behind sixty elements of no meaning, no work is found."""
    deep = f"{'<x>' * 60}{JOURNAL.format(ARTICLE.format(1))}{'</x>' * 60}"
    records = f"<doi_records><doi_record>{deep}</doi_record></doi_records>"
    [reading] = gtm.scan(records.encode(), format="crossref-xml")

    assert ["RDR024"] == [found.code for found in reading.findings]
