"""The short way to a record gives what the long way gives, or nothing."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from unittest import mock
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model.formats import pubmed_xml
from genetherapy_model.formats.pubmed_xml.reading import read_record
from genetherapy_model.formats.pubmed_xml.skimming import skim_record
from genetherapy_model.formats.pubmed_xml.writing import write_record
from genetherapy_model.formats.xml.serializing import serialize
from genetherapy_model.strategies import publications

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "docs" / "examples" / "landmark-papers.xml"
CORPUS = ROOT.parent / "shared" / "corpus" / "pubmed_xml"
END = b"</PubmedArticle>"


def every_field(value: object) -> object:
    """Take a value apart, as some classes compare equal in other spellings."""
    kind = type(value)
    if attrs.has(kind):
        fields = attrs.fields(kind)
        parts = [every_field(getattr(value, field.name)) for field in fields]
        return kind, *parts
    if isinstance(value, frozenset):
        return frozenset(map(every_field, value))
    return tuple(map(every_field, value)) if isinstance(value, tuple) else (kind, value)


def differs(source: bytes) -> bool | None:
    """Tell whether the short way gives something else than the long one, or nothing."""
    skimmed = skim_record(source)
    if skimmed is None:
        return None
    publication, findings = read_record(ElementTree.fromstring(source))
    return bool(findings) or every_field(publication) != every_field(skimmed)


def sources_of(document: bytes) -> list[bytes]:
    """Cut a document into its records."""
    pieces = document.split(END)[:-1]
    return [piece[piece.index(b"<PubmedArticle>") :] + END for piece in pieces]


PERSON = "<LastName>Doe</LastName><ForeName>Jane</ForeName><Initials>J</Initials>"
PLACE = "<AffiliationInfo><Affiliation>{}</Affiliation>{}</AffiliationInfo>"
ROR = '<Identifier Source="ROR">https://ror.org/05xx77y52</Identifier>'
IDS = "<ArticleIdList>{}</ArticleIdList>"
ID = '<ArticleId IdType="{}">{}</ArticleId>'
THREE = "".join(
    ID.format(*known)
    for known in (("pubmed", 1), ("doi", "10.1000/1"), ("pmc", "PMC1"))
)
COMMENT = (
    '<CommentsCorrections RefType="{}"><RefSource>Blood. 2002</RefSource>{}'
    "</CommentsCorrections>"
)
# Each list has what is usual in it, and what is not.
FULL = f"""<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM">
<PMID Version="1">1</PMID><Article PubModel="Print"><Journal>
<ISSN IssnType="Print">0028-0836</ISSN><JournalIssue CitedMedium="Print">
<Volume>1</Volume><PubDate><Year>2001</Year></PubDate></JournalIssue>
<Title>Nature</Title><ISOAbbreviation>Nature</ISOAbbreviation></Journal>
<ArticleTitle>A</ArticleTitle><Abstract>
<AbstractText Label="METHODS" NlmCategory="METHODS">We did.</AbstractText>
<AbstractText>It worked.</AbstractText>
<CopyrightInformation>(c) Nobody</CopyrightInformation></Abstract>
<AuthorList CompleteYN="Y"><Author ValidYN="Y">{PERSON}{PLACE.format("A", "")}
{PLACE.format("B", "")}{PLACE.format("C", ROR)}</Author>
<Author ValidYN="Y"><CollectiveName>CHANGE</CollectiveName></Author></AuthorList>
<Language>eng</Language><GrantList CompleteYN="Y">
<Grant><GrantID>1</GrantID><Agency>NIH</Agency><Country/></Grant>
<Grant><Agency>MRC</Agency><Country>England</Country></Grant>
<Grant><GrantID/></Grant></GrantList>
<PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType>
</PublicationTypeList></Article>
<MedlineJournalInfo><MedlineTA>Nature</MedlineTA></MedlineJournalInfo>
<CommentsCorrectionsList>{COMMENT.format("CommentIn", '<PMID Version="2">7</PMID>')}
{COMMENT.format("ErratumIn", "")}</CommentsCorrectionsList>
<NumberOfReferences>7</NumberOfReferences>
<OtherAbstract Type="Publisher" Language="fre"><AbstractText>Nous</AbstractText>
</OtherAbstract><KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="Y">AAV</Keyword>
</KeywordList><InvestigatorList><Investigator ValidYN="Y">{PERSON}</Investigator>
<Investigator ValidYN="Y"><LastName>Roe</LastName></Investigator></InvestigatorList>
</MedlineCitation><PubmedData><History><PubMedPubDate PubStatus="pubmed">
<Year>2001</Year><Month>2</Month><Day>3</Day><Hour>6</Hour><Minute>0</Minute>
</PubMedPubDate></History>{IDS.format(ID.format("pii", "1"))}
<ReferenceList><Title>References</Title><Reference><Citation>Cell</Citation>
{IDS.format(THREE)}
</Reference><Reference><Citation>Lancet</Citation></Reference>
<Reference><Citation>NEJM</Citation>{IDS.format(THREE + ID.format("pii", 2))}
</Reference></ReferenceList>
</PubmedData></PubmedArticle>"""


def test_what_most_records_lack_is_the_same_either_way() -> None:
    """Lists of what is usual and what is not are taken, piece by piece."""
    assert False is differs(FULL.encode())


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("<NumberOfReferences>7<", "<NumberOfReferences>some<"),
        ("<Year>2001</Year><Month>2<", "<Year>none</Year><Month>2<"),
        ('IdType="pii"', 'IdType="mid"'),
        ('<ArticleId IdType="pii">1<', '<ArticleId IdType="pmcid">PMC1<'),
        (
            '<Author ValidYN="Y"><CollectiveName>CHANGE</CollectiveName>',
            (
                '<Author ValidYN="Y"><CollectiveName Investigators="1">CHANGE'
                "</CollectiveName>"
            ),
        ),
        (
            'UI="D016428">Journal Article</PublicationType>',
            'UI="D016428">Journal Article</PublicationType> x',
        ),
        (
            '<PublicationType UI="D016428">',
            '<PublicationType UI="D016454"/><PublicationType UI="D016428">',
        ),
    ],
)
def test_what_is_odd_is_left_to_the_long_way(usual: str, odd: str) -> None:
    """What is no number, date or piece of a list is read as XML, or not at all."""
    assert usual in FULL
    assert not differs(FULL.replace(usual, odd).encode())


@cache
def sources() -> list[bytes]:
    """Give the records of the shipped example and, where they are, the real ones."""
    found = [*sources_of(EXAMPLE.read_bytes()), FULL.encode()]
    if CORPUS.exists():
        with gzip.open(CORPUS / "pubmed_sample.xml.gz") as stream:
            found += sources_of(stream.read())
    return found


def test_real_records_are_the_same_either_way() -> None:
    """Of every record the short way gives every field, and of most it gives them."""
    taken = [differs(source) for source in sources()]

    assert True not in taken
    assert taken.count(False) > 0.97 * len(taken)


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared is absent")
@pytest.mark.parametrize(
    "name", ["book.xml", "old_layout.xml.gz", "update_with_deletions.xml.gz"]
)
def test_real_files_are_the_same_either_way(name: str) -> None:
    """Findings, positions and sources of whole files do not depend on the way."""
    short = tuple(gtm.scan(CORPUS / name))
    with mock.patch.object(pubmed_xml, "skim_record", None):
        assert every_field(tuple(gtm.scan(CORPUS / name))) == every_field(short)


@given(publications())
def test_drawn_records_are_the_same_either_way(publication: gtm.Publication) -> None:
    """Whatever can be written is read the same either way."""
    assert not differs(serialize(write_record(publication)).encode())


# What decides about XML, and what no XML may hold.
TOKENS = [
    *("<", ">", "&", '"', "'", "/", "=", " ", "\n", "\r\n", "\r", "\t", "\0", "\x0b"),
    *(
        "]]>",
        "<![CDATA[",
        "<![CDATA[&#233;]]>",
        "<!--",
        "-->",
        "<?pmcsd?>",
        "<?xml?>",
        "<!DOCTYPE a>",
    ),
    *("&amp;", "&lt;", "&gt;", "&#13;", "&#x1;", "&#233;", "&quot;", "&copy;", "&#32;"),
    *("\u00a0", "\u2003", "\u0085", "\ufffe", "\uffff", "\x7f", "é", "𝄞", "0", "x"),
    *("<i>", "</i>", "<b><i>x</i></b>", "<sup/>", "<mml:mi>x</mml:mi>", "<New>x</New>"),
    *("</Author>", "<Author>", "<Author/>", "</MeshHeading>", "<ReferenceList>"),
    *(' Odd="x"', ' UI="D1"', ' ID="x"', ' ValidYN="N"', ' xml:lang="en"', ' a="<"'),
]


@st.composite
def changed(draw: st.DrawFn) -> bytes:
    """Draw a record of which some characters are others."""
    source = draw(st.sampled_from(sources())).decode()
    marks = [place for place, character in enumerate(source) if character in '<>"']
    for _ in range(draw(st.integers(1, 2))):
        # Most of what matters happens beside a tag.
        start = draw(st.sampled_from(marks) | st.integers(0, len(source)))
        start += draw(st.integers(-1, 1))
        stop = start + draw(st.integers(0, 3) | st.integers(0, 60))
        token = draw(st.sampled_from(TOKENS) | st.just(""))
        source = f"{source[: max(start, 0)]}{token}{source[stop:]}"
    return source.encode()


@settings(max_examples=300)
@given(changed())
@example(b"<PubmedArticle>\xff</PubmedArticle>")
def test_changed_records_are_the_same_either_way(source: bytes) -> None:
    """What is no XML, or not as it usually is, is left to the long way."""
    assert not differs(source)


SMALL = [
    b"<PubmedArticle><MedlineCitation><PMID>%d</PMID><Article><Journal><JournalIssue>"
    b"<PubDate><Year>2001</Year></PubDate></JournalIssue></Journal><ArticleTitle>%b"
    b"</ArticleTitle></Article></MedlineCitation></PubmedArticle>" % (number, text)
    for number, text in enumerate([b"", b"A<sub>9</sub>", b"x > y", "Ä".encode()])
]
AROUND = [
    *(
        b"",
        b"\n",
        b"\xef\xbb\xbf",
        b"odd",
        b"<Odd>1</Odd>",
        b"<!-- <PubmedArticle> -->",
    ),
    *(b"</PubmedArticleSet>", b"<PubmedArticleSet>", b"<PubmedArticle>", b"<?odd?>"),
    *(b'<PubmedArticleSet xmlns="x">', b"<DeleteCitation/>", b"</PubmedArticle>"),
]


@settings(max_examples=200)
@given(
    pieces=st.lists(st.sampled_from(SMALL) | st.sampled_from(AROUND), max_size=8),
    encoding=st.sampled_from(["utf-8", "utf-16"]),
)
@example([SMALL[0], b'<PubmedArticleSet xmlns="x">', SMALL[0]], "utf-8")
def test_documents_are_the_same_either_way(pieces: list[bytes], encoding: str) -> None:
    """Whatever stands beside a record, it is found in its place."""
    document = b"<PubmedArticleSet>%b</PubmedArticleSet>" % b"".join(pieces)
    data = document.decode().encode(encoding)
    short = tuple(gtm.scan(data, format="pubmed-xml"))
    with mock.patch.object(pubmed_xml, "skim_record", None):
        long = tuple(gtm.scan(data, format="pubmed-xml"))

    assert every_field(long) == every_field(short)


@pytest.mark.parametrize("token", TOKENS)
def test_no_sign_is_overlooked_anywhere(token: str) -> None:
    """Whatever decides about XML decides it in every text, attribute and gap."""
    document = EXAMPLE.read_bytes()
    source = max(sources_of(document), key=lambda it: len(set(it.split(b">")))).decode()
    # One place of each kind, as its tag tells them.
    ends = [place for place, sign in enumerate(source, start=1) if sign in '>"']
    places = {source[place - 16 : place]: place for place in ends}.values()
    changed = [f"{source[:place]}{token}{source[place:]}".encode() for place in places]

    assert [each for each in changed if differs(each)] == []


def test_a_piece_that_is_remembered_is_read_by_its_whole_text() -> None:
    """The same heading beside text that belongs to none is not the same heading."""
    end = b"</MedlineJournalInfo>"
    heading = (
        b"<MeshHeadingList><MeshHeading>"
        b'<DescriptorName UI="D015316" MajorTopicYN="N">Genetic Therapy'
        b"</DescriptorName>"
        b"</MeshHeading></MeshHeadingList>"
    )
    source = sources_of(EXAMPLE.read_bytes())[0].replace(end, end + heading)
    stray = source.replace(b"<MeshHeading>", b"odd<MeshHeading>")

    assert skim_record(source) is not None
    assert skim_record(stray) is None
