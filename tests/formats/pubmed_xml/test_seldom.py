"""What few records of PubMed hold, and what none should: all of it comes back."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import attrs
import pytest

import genetherapy_model as gtm


def record(
    article: str = "", *, before: str = "", after: str = "", data: str = ""
) -> str:
    """Make a record around what matters."""
    return (
        '<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM">'
        f'<PMID Version="1">1</PMID>{before}<Article>{article}</Article>{after}'
        f"</MedlineCitation>{data}</PubmedArticle>"
    )


def read(text: str) -> gtm.Publication:
    """Read one record."""
    [reading] = gtm.scan(text.encode(), format="pubmed-xml")
    assert isinstance(reading, gtm.Reading)
    assert reading.publication is not None
    return reading.publication


def rewritten(publication: gtm.Publication) -> str:
    """Write one record, and give it as canonical XML."""
    stream = io.BytesIO()
    assert gtm.write([publication], stream, format="pubmed-xml") == ()
    [element] = ElementTree.fromstring(stream.getvalue())
    element.tail = None
    return ElementTree.canonicalize(ElementTree.tostring(element, encoding="unicode"))


DAY = "<Year>2018</Year><Month>01</Month><Day>18</Day>"
PERSON = "<LastName>Doe</LastName><ForeName>Jane</ForeName><Initials>J</Initials>"


def authors(inside: str) -> str:
    """Make a list of one author."""
    return (
        '<AuthorList CompleteYN="Y"><Author ValidYN="Y">'
        f"{PERSON}{inside}</Author></AuthorList>"
    )


def data(inside: str) -> str:
    """Make what the catalogue adds."""
    return f"<PubmedData>{inside}</PubmedData>"


CHEMICAL = "<RegistryNumber>0</RegistryNumber>"
NAME = '<NameOfSubstance UI="D013974">Thyroxine</NameOfSubstance>'
COMMENT = '<CommentsCorrectionsList><CommentsCorrections RefType="CommentIn">'
END = "</CommentsCorrections></CommentsCorrectionsList>"


@pytest.mark.parametrize(
    "text",
    [
        record(before=f"<DateCompleted>{DAY}</DateCompleted>"),
        record(before=f"<DateRevised>{DAY}</DateRevised>"),
        record(after="<CitationSubset>IM</CitationSubset>"),
        record(after='<OtherID Source="NASA">9</OtherID>'),
        record(
            after=f"<PersonalNameSubjectList><PersonalNameSubject>{PERSON}"
            "</PersonalNameSubject></PersonalNameSubjectList>"
        ),
        record(
            after=f"<ChemicalList><Chemical>{CHEMICAL}{NAME}<New>1</New></Chemical>"
            "</ChemicalList>"
        ),
        record(after=f"<ChemicalList><Chemical>{CHEMICAL}</Chemical></ChemicalList>"),
        record(
            '<DataBankList CompleteYN="Y"><DataBank><DataBankName>GEO</DataBankName>'
            "<New>1</New></DataBank></DataBankList>"
        ),
        record("<Abstract><AbstractText>A</AbstractText><New>1</New></Abstract>"),
        record(
            after=f"{COMMENT}<RefSource>Blood</RefSource><PMID>7</PMID>"
            f"<Note>odd</Note><New>1</New>{END}"
        ),
        record(
            data=data(
                '<History><PubMedPubDate PubStatus="pubmed"><Year>2018</Year>'
                "<Month>01</Month><Day>18</Day><Hour>6</Hour><Minute>5</Minute>"
                "</PubMedPubDate></History><PublicationStatus>ppublish"
                "</PublicationStatus>"
            )
        ),
        record(
            data=data(
                "<ReferenceList><Reference><Citation>Blood</Citation><New>1</New>"
                "</Reference></ReferenceList>"
            )
        ),
        record(authors("<AffiliationInfo><New>1</New></AffiliationInfo>")),
        record(
            authors(
                "<AffiliationInfo><Affiliation>Rome</Affiliation><New>1</New>"
                "</AffiliationInfo>"
            )
        ),
        record(authors("").replace('ValidYN="Y"', 'ValidYN="Y" EqualContrib="X"')),
        record('<Journal><JournalIssue CitedMedium="Stone"/></Journal>'),
        record(
            '<Journal><JournalIssue CitedMedium="Print"><PubDate><Year>2018</Year>'
            "<Month>Feb</Month><Day>30</Day></PubDate></JournalIssue></Journal>"
        ),
        record(
            '<Journal><JournalIssue CitedMedium="Print"><PubDate><Year>2018</Year>'
            "<Month>Feb</Month><Day>x</Day></PubDate></JournalIssue></Journal>"
        ),
        record(f'<ArticleDate DateType="Electronic">{DAY}</ArticleDate>'),
    ],
)  # fmt: skip
def test_what_is_read_is_written(text: str) -> None:
    """Element by element: what has a field, and what has none and is kept."""
    assert rewritten(read(text)) == ElementTree.canonicalize(text)


def test_what_is_stated_is_read() -> None:
    """Dates, subsets, other numbers and names of people have fields."""
    publication = read(
        record(
            before=f"<DateCompleted>{DAY}</DateCompleted>",
            after="<CitationSubset>IM</CitationSubset>"
            f"<PersonalNameSubjectList><PersonalNameSubject>{PERSON}"
            '</PersonalNameSubject></PersonalNameSubjectList><OtherID Source="NASA">9'
            "</OtherID>",
            data=data("<PublicationStatus>ppublish</PublicationStatus>"),
        )
    )
    [entry] = publication.entries

    assert str(entry.completed) == "2018-01-18"
    assert entry.subsets == ("IM",)
    assert entry.publication_status == "ppublish"
    assert entry.other_identifiers == (gtm.OtherIdentifier(scheme="NASA", text="9"),)
    assert [name.family for name in publication.personal_name_subjects] == ["Doe"]


def test_a_citation_may_stand_alone() -> None:
    """Older files hold the citation without PubMed's own data around it."""
    text = (
        '<MedlineCitationSet><MedlineCitation Status="MEDLINE" Owner="NLM">'
        "<PMID>1</PMID><Article><ArticleTitle>A</ArticleTitle></Article>"
        "</MedlineCitation></MedlineCitationSet>"
    )

    assert str(read(text).title) == "A"


def test_a_book_is_told_and_not_read() -> None:
    """What stands among articles and is none gives its source."""
    book = "<PubmedBookArticle><X/></PubmedBookArticle>"
    text = f"<PubmedArticleSet>{book}</PubmedArticleSet>"
    [reading] = gtm.scan(text.encode(), format="pubmed-xml")

    assert isinstance(reading, gtm.Reading)
    assert reading.publication is None
    assert [found.code for found in reading.findings] == ["RDR005"]
    assert "PubmedBookArticle" in (reading.source or "")


@pytest.mark.parametrize(
    ("path", "text", "is_spelling"),
    [
        ("MedlineCitation/Nowhere/text()[0]", "x", False),
        ("MedlineCitation/Nowhere/@x", "y", False),
        ("MedlineCitation/Odd[1]", "<Odd", False),
        ("MedlineCitation/Article[1]/ArticleTitle[1]", "<Odd/>", True),
    ],
)
def test_what_has_no_place_any_more_is_told(
    path: str, text: str, *, is_spelling: bool
) -> None:
    """An extra whose place is gone, or that is no XML, is left out."""
    plain = gtm.Publication(title="A")
    kept = gtm.Extra(source="pubmed", path=path, text=text, spelling=is_spelling)
    stream = io.BytesIO()
    told = gtm.write([attrs.evolve(plain, extras=[kept])], stream, format="pubmed-xml")

    assert ([] if is_spelling else ["/extras/0"]) == [loss.path for loss in told]
    assert [plain] == [*gtm.read(stream.getvalue())]


def test_an_unknown_element_stands_behind_all_others() -> None:
    """What NLM's DTD does not have has no place of its own."""
    kept = gtm.Extra(source="pubmed", path="MedlineCitation/Odd[1]", text="<Odd/>")
    publication = gtm.Publication(title="A", extras=[kept])
    stream = io.BytesIO()
    gtm.write([publication], stream, format="pubmed-xml")

    assert b"</Article><Odd/></MedlineCitation>" in stream.getvalue()


def test_a_date_that_says_nothing_is_not_written() -> None:
    """Neither a day nor a text stands for it."""
    stated = gtm.PublicationDate(kind=gtm.DateKind.ELECTRONIC, date=None)
    stream = io.BytesIO()
    gtm.write([gtm.Publication(dates=[stated])], stream, format="pubmed-xml")

    assert b"ArticleDate" not in stream.getvalue()


def test_the_layout_of_an_empty_frame_is_not_kept() -> None:
    """A line break between two tags says nothing: read again, all is the same."""
    issue = '<JournalIssue CitedMedium="Internet">\n        </JournalIssue>'
    first = read(record(f"<Journal>{issue}<Title>Gene Therapy</Title></Journal>"))

    assert first == read(rewritten(first))
    assert [extra.text for extra in first.extras] == [
        '<JournalIssue CitedMedium="Internet"/>'
    ]
