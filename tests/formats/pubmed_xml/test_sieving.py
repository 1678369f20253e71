"""What is passed over by its bytes mentions nothing, whatever the bytes are."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model.formats import pubmed_xml
from genetherapy_model.formats.pubmed_xml.sieving import may_mention
from genetherapy_model.nomenclature import mentions
from genetherapy_model.nomenclature.mentioning import TermFinder
from genetherapy_model.testing import documents

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "docs" / "examples" / "landmark-papers.xml"
CORPUS = ROOT.parent / "shared" / "corpus" / "pubmed_xml"
END = b"</PubmedArticle>"
TERM = "gene therapy"


def expected(
    source: bytes | Path, terms: Iterable[str] | str
) -> list[gtm.Reading | gtm.Deletion]:
    """Read everything, and leave out what does not mention the terms."""
    return [
        scanned
        for scanned in (
            scanned_file(source) if isinstance(source, Path) else gtm.scan(source)
        )
        if isinstance(scanned, gtm.Deletion)
        or scanned.publication is None
        or mentions(scanned.publication, terms)
    ]


@cache
def scanned_file(path: Path) -> list[gtm.Reading | gtm.Deletion]:
    """Read a file once."""
    return [*gtm.scan(path)]


def texts_of(publication: gtm.Publication) -> list[str]:
    """Give the texts that are looked at."""
    texts = [keyword.text.plain for keyword in publication.keywords]
    if publication.abstract:
        texts += [section.text.plain for section in publication.abstract.sections]
    return [*texts, publication.title.plain] if publication.title else texts


@cache
def records() -> list[bytes]:
    """Give the records of the shipped example and, where they are, the real ones."""
    found = EXAMPLE.read_bytes().split(END)[:-1]
    if CORPUS.exists():
        with gzip.open(CORPUS / "pubmed_sample.xml.gz") as stream:
            found += stream.read().split(END)[:-1]
    return [record[record.index(b"<PubmedArticle>") :] + END for record in found]


def files() -> list[Path]:
    """Give the real files that are there."""
    return [EXAMPLE, *sorted(CORPUS.glob("*.xml*"))]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
@pytest.mark.parametrize(
    "terms", ["gene-therapy", "cells", ["10^13", "TGF-beta", "(p", "and"]], ids=str
)
def test_real_files_are_sifted_as_if_all_were_read(
    path: Path, terms: Sequence[str]
) -> None:
    """Records, findings and positions are those of reading all, and then choosing."""
    assert expected(path, terms) == [*gtm.scan(path, mentioning=terms)]


def test_real_records_are_not_passed_over_for_their_own_words() -> None:
    """For words of its own texts no real record is passed over."""
    missed = []
    for number, record in enumerate(records()):
        [publication] = gtm.read(record)
        texts = texts_of(publication) or [""]
        words = texts[number % len(texts)].split()
        at = number % max(len(words), 1)
        phrase = " ".join(words[at : at + 1 + number % 3])
        if (
            re.search("[^\\W_]", phrase)
            and mentions(publication, phrase)
            and not may_mention(record, TermFinder([phrase]))
        ):
            missed.append(phrase)

    assert missed == []


def test_most_real_records_are_passed_over() -> None:
    """Of the records that mention nothing nearly all are passed over."""
    finder = TermFinder(["zebra crossing"])
    passed = [record for record in records() if not may_mention(record, finder)]

    assert len(passed) > 0.98 * len(records())


RECORD = """<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">1</PMID>
<DateCompleted><Year>2001</Year><Month>01</Month><Day>02</Day></DateCompleted>
<Article PubModel="Print"><Journal><JournalIssue><PubDate><Year>2001</Year></PubDate>
</JournalIssue></Journal><ArticleTitle>{title}</ArticleTitle><Pagination><MedlinePgn/>
</Pagination>{abstract}</Article>{rest}</MedlineCitation></PubmedArticle>"""
HIDDEN = {
    "plain": "A gene therapy for mice",
    "italic": "<i>Gene</i> therapy",
    "within a word": "gene the<b>ra</b>py",
    "nested": "ge<sub>n<i>e</i></sub> therapy",
    "an empty tag": "gene thera<i/>py",
    "a superscript": "gene<sup> </sup>therapy",
    "references": "&#x67;ene&#32;therap&#121;",
    "leading zeros": "&#x000000067;ene &#000000116;herapy",
    "an ampersand": "A&amp;gene therapy",
    "a soft hyphen": "gene thera\u00adpy",
    "an accent": "géne thérapy",
    "a combining accent": "gene the\u0301rapy",
    "a wide space": "gene\u2003therapy",
    "a dash": "gene\u2013therapy",
    "full width": "\uff47ene therapy",
    "a comment": "gene <!-- </ArticleTitle> -->therapy",
    "a comment with a tag": "gene thera<!-- <i> -->py",
    "CDATA": "gene <![CDATA[therapy]]>",
    "all in CDATA": "<![CDATA[gene therapy</ArticleTitle>]]>",
    "an instruction": "gene thera<?odd </ArticleTitle>?>py",
    "a bracket": "gene therapy > 1",
    "an unknown element": "gene thera<Odd>py</Odd>",
    "its own element": "gene thera<{tag}>py</{tag}>",
    "an attribute": "gene thera<i x='>'>py</i>",
    "mathematics": '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mrow>'
    "<mml:mtext>gene</mml:mtext><mml:mspace/><mml:mtext>therapy</mml:mtext></mml:mrow>"
    "</mml:math>",
    "a power": '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:msup>'
    "<mml:mi>gene</mml:mi><mml:mi>therapy</mml:mi></mml:msup></mml:math>",
    "fences": '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mfenced '
    'open="gene "><mml:mi>therapy</mml:mi></mml:mfenced></mml:math>',
    "roots": '<math xmlns="http://www.w3.org/1998/Math/MathML"><mroot><mi>therapy</mi>'
    "<mi>gene</mi></mroot></math>",
    "a note on a formula": 'gene <m:math xmlns:m="http://www.w3.org/1998/Math/MathML">'
    "<m:semantics><m:mtext>the</m:mtext><m:annotation>x</m:annotation></m:semantics>"
    "</m:math>rapy",
}


def placed(text: str) -> dict[str, str]:
    """Put a text into each place where it counts."""
    title, section, keyword = (
        text.replace("{tag}", tag)
        for tag in ("ArticleTitle", "AbstractText", "Keyword")
    )
    lists = "<KeywordList Owner='NOTNLM'><Keyword MajorTopicYN='N'>{}</Keyword>{}"
    end = "</KeywordList>"
    abstract = "<Abstract><AbstractText>{}</AbstractText></Abstract>"
    return {
        "title": RECORD.format(title=title, abstract="", rest=""),
        "abstract": RECORD.format(title="", abstract=abstract.format(section), rest=""),
        "a later section": RECORD.format(
            title="A",
            abstract=abstract.format(f"A</AbstractText><AbstractText>{section}"),
            rest="",
        ),
        "keyword": RECORD.format(
            title="", abstract="", rest=lists.format(keyword, end)
        ),
        "a later list": RECORD.format(
            title="",
            abstract=abstract.format("A"),
            rest=f"{lists.format('A', end)}<CoiStatement>None</CoiStatement>"
            f"{lists.format(keyword, end)}",
        ),
    }


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_no_markup_hides_a_term(text: str) -> None:
    """Whatever is in a text, or around its words, the record is found where it is."""
    for place, record in placed(text).items():
        for term in (TERM, "therapy1gene", "A gene therapy"):
            found = expected(record.encode(), term)
            assert found == [*gtm.scan(record.encode(), mentioning=term)], place
    record = placed(text)["title"]
    if "root" not in text and "annotation" not in text and "]]>" not in text:
        assert expected(record.encode(), TERM)


def test_powers_are_parted_as_in_the_plain_text() -> None:
    """Of 10<sup>13</sup> the number 1013 is no part, and 13 is."""
    record = placed("2 x 10<sup>13</sup> and CD34<i></i><sup>7</sup>")["abstract"]
    for term in ("1013", "10 13", "13", "CD347", "CD34 7", "7"):
        found = expected(record.encode(), term)
        assert found == [*gtm.scan(record.encode(), mentioning=term)], term


ODD = {
    "two titles": RECORD.format(
        title="A</ArticleTitle><ArticleTitle>gene therapy", abstract="", rest=""
    ),
    "a title in a journal": RECORD.replace(
        "<JournalIssue>", "<ArticleTitle>A</ArticleTitle><JournalIssue>", 1
    ).format(title=TERM, abstract="", rest=""),
    "a journal in a journal": RECORD.replace(
        "<JournalIssue>",
        "<Odd><Journal x='1'></Journal><ArticleTitle>A</ArticleTitle></Odd>"
        "<JournalIssue>",
        1,
    ).format(title=TERM, abstract="", rest=""),
    "an instruction in a journal": RECORD.replace(
        "<JournalIssue>",
        "<?odd </Journal><ArticleTitle>A</ArticleTitle><Abstract><AbstractText>A"
        "</AbstractText></Abstract>?><JournalIssue>",
        1,
    ).format(title=TERM, abstract="", rest=""),
    "an article in a date": RECORD.replace(
        "<Year>2001</Year><Month>01",
        "<Article><Journal></Journal><ArticleTitle>A</ArticleTitle></Article>"
        "<Year>2001</Year><Month>01",
        1,
    ).format(title=TERM, abstract="", rest=""),
    "an article in an unknown element": RECORD.replace(
        "<DateCompleted>",
        "<Odd><PMID>2</PMID><Article PubModel='a'><Journal></Journal>"
        "<ArticleTitle>A</ArticleTitle></Article></Odd><DateCompleted>",
        1,
    ).format(title=TERM, abstract="", rest=""),
    "an abstract in the pages": RECORD.replace(
        "<MedlinePgn/>",
        "<Abstract><AbstractText>A</AbstractText></Abstract><MedlinePgn/>",
    ).format(
        title="A",
        abstract=f"<Abstract><AbstractText>{TERM}</AbstractText></Abstract>",
        rest="",
    ),
    "an abstract in an abstract": RECORD.format(
        title="A",
        abstract="<Abstract><Abstract x='1'></Abstract>"
        f"<AbstractText>{TERM}</AbstractText></Abstract>",
        rest="",
    ),
    "a late abstract": RECORD.format(
        title="A",
        abstract="<Language>eng</Language>"
        f"<Abstract><AbstractText>{TERM}</AbstractText></Abstract>",
        rest="",
    ),
    "another abstract": RECORD.format(
        title="A",
        abstract="",
        rest=f"<OtherAbstract><AbstractText>{TERM}</AbstractText></OtherAbstract>",
    ),
    "a citation in a citation": RECORD.format(
        title="A",
        abstract="",
        rest="<Odd><MedlineCitation><KeywordList Owner='a'><Keyword>B</Keyword>"
        "</KeywordList></MedlineCitation></Odd><KeywordList Owner='b'><Keyword>"
        f"{TERM}</Keyword></KeywordList>",
    ),
    "no title": RECORD.replace("<ArticleTitle>{title}</ArticleTitle>", "").format(
        abstract=f"<Abstract><AbstractText>{TERM}</AbstractText></Abstract>", rest=""
    ),
    "a space in an end tag": placed(f"{TERM} ")["title"].replace(
        "</ArticleTitle>", "</ArticleTitle >"
    ),
    "line breaks of another system": placed("gene\ntherapy")["abstract"].replace(
        "\n", "\r\n"
    ),
    "the layout until 2016": placed(TERM)["title"]
    .removeprefix("<PubmedArticle>")
    .removesuffix("</PubmedArticle>")
    .join(("<MedlineCitationSet>", "</MedlineCitationSet>")),
    "a namespace": placed(TERM)["title"].replace(
        "<PubmedArticle>", '<PubmedArticle xmlns="urn:x">'
    ),
    "an end in CDATA": placed("A")["keyword"].replace(
        "</MedlineCitation>",
        "</MedlineCitation><PubmedData><Odd><![CDATA[</PubmedArticle>]]></Odd>"
        "</PubmedData>",
    ),
    "an end in an instruction": placed("A")["keyword"].replace(
        "</MedlineCitation>",
        "</MedlineCitation><PubmedData><?odd </PubmedArticle>?></PubmedData>",
    ),
    "a record without its end": placed("A")["title"].removesuffix("</PubmedArticle>")
    + placed(TERM)["title"],
}


@pytest.mark.parametrize("record", ODD.values(), ids=ODD)
def test_odd_records_are_found(record: str) -> None:
    """What is where it should not be is read as it is without a term."""
    document = record.encode()
    for term in (TERM, "A"):
        assert expected(document, term) == [*gtm.scan(document, mentioning=term)]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_encodings_hide_nothing(encoding: str) -> None:
    """The encoding of a file makes no difference."""
    head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    records = "".join((*placed("gene thérapy").values(), *placed("A").values()))
    document = f"{head}<PubmedArticleSet>{records}</PubmedArticleSet>".encode(encoding)

    assert len(expected(document, TERM)) == 5
    assert expected(document, TERM) == [*gtm.scan(document, mentioning=TERM)]


def test_what_cannot_be_read_is_told_where_it_may_mention_a_term() -> None:
    """A record that surely mentions none is passed over, and counted all the same."""
    broken = placed("A")["title"].replace("</Article>", "</Article>&none;")
    whole = placed(TERM)["title"]
    other = broken.replace(">A<", ">A gene therapy<")
    document = f"<PubmedArticleSet>{broken}{other}{whole}</PubmedArticleSet>".encode()

    found = [*gtm.scan(document, mentioning=TERM)]
    assert found == [*gtm.scan(document)][1:]
    assert [each.position.record for each in found if each.position] == [2, 3]
    with pytest.raises(gtm.UnreadableInput, match="record 2"):
        [*gtm.read(document, mentioning=TERM)]


@st.composite
def documents_and_terms(draw: st.DrawFn) -> tuple[bytes, str]:
    """Draw a file, and a few words that stand in it."""
    document = draw(documents("pubmed-xml"))
    texts = [text for one in gtm.read(document.data) for text in texts_of(one)]
    text = draw(st.sampled_from([*texts, TERM]))
    start = draw(st.integers(0, len(text)))
    term = text[start : start + draw(st.integers(1, 12))]
    return document.data, term if re.search("[^\\W_]", term) else TERM


@given(documents_and_terms())
def test_drawn_files_are_sifted_as_if_all_were_read(drawn: tuple[bytes, str]) -> None:
    """Whatever can be written is found by what it says."""
    document, term = drawn
    assert expected(document, term) == [*gtm.scan(document, mentioning=term)]


TOKENS = [
    *("<", ">", "&", '"', " ", "\n", "\r\n", "\0", "</i>", "<i>", "<sup>", "</sup>"),
    *("<!--", "-->", "<![CDATA[", "]]>", "<?x?>", "&amp;", "&#x41;", "&#13;", "é", "ß"),
    *("\u00ad", "\u0301", "\u200b", "<Abstract>", "</Abstract>", "<AbstractText>"),
    *("</AbstractText>", "<ArticleTitle>", "</ArticleTitle>", "<Keyword>", "<Journal>"),
    *(
        "</Keyword>",
        "<KeywordList>",
        "</KeywordList>",
        "</Journal>",
        "<Article>",
        "<P/>",
    ),
    *(
        "<mml:math>",
        "</mml:math>",
        "</PubmedArticle>",
        "<PubmedArticle>",
        "<x:Keyword>",
    ),
]


@st.composite
def changed(draw: st.DrawFn) -> bytes:
    """Draw a record of which some characters are others."""
    source = draw(st.sampled_from(records())).decode()
    marks = [place for place, character in enumerate(source) if character in "<>"]
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.sampled_from(marks) | st.integers(0, len(source)))
        stop = start + draw(st.sampled_from([0, 0, 1, 30]))
        token = draw(st.sampled_from([*TOKENS, ""]))
        source = f"{source[:start]}{token}{source[stop:]}"
    return source.encode()


@settings(max_examples=300)
@given(changed(), st.integers(0, 10_000))
@example(b"<PubmedArticle>\xff</PubmedArticle>", 0)
def test_changed_records_are_not_passed_over(source: bytes, place: int) -> None:
    """Whatever is changed in a real record, what is read of it is found."""
    document = b"<PubmedArticleSet>%b</PubmedArticleSet>" % source
    for scanned in gtm.scan(document):
        if not isinstance(scanned, gtm.Reading) or scanned.publication is None:
            continue
        words = " ".join(texts_of(scanned.publication)).split()
        at = place % max(len(words), 1)
        for term in (" ".join(words[at : at + 1]), " ".join(words[at : at + 2])):
            if re.search("[^\\W_]", term) and mentions(scanned.publication, term):
                found = gtm.scan(document, mentioning=term)
                assert scanned.publication in [
                    each.publication for each in found if isinstance(each, gtm.Reading)
                ]


def test_the_sieve_is_what_passes_over() -> None:
    """A sieve that passes over too much is noticed by these tests."""
    with mock.patch.object(pubmed_xml, "may_mention", return_value=False):
        assert [*gtm.scan(EXAMPLE, mentioning=TERM)] != expected(EXAMPLE, TERM)


@pytest.mark.parametrize(
    "code", ["#1114112", "#xD800", "#99999999999999999999", "nbsp"]
)
def test_a_reference_to_no_character_passes_nothing_over(code: str) -> None:
    """What cannot be unescaped is parsed, and told."""
    data = (
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"
        f"<Journal></Journal><ArticleTitle>A &{code}; B</ArticleTitle></Article>"
        "</MedlineCitation></PubmedArticle></PubmedArticleSet>"
    ).encode()
    [reading] = gtm.scan(data, mentioning="gene therapy")

    assert [*gtm.scan(data)] == [reading]
    assert isinstance(reading, gtm.Reading)
    assert [found.code for found in reading.findings] == ["RDR001"]
