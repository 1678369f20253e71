"""Records that no DTD allows, and values that are not what they claim to be."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import attrs
import pytest

import genetherapy_model as gtm
from genetherapy_model.formats.readings import Deletion, Reading

CITATION = '<MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">1</PMID>'


def record(article: str = "", *, after: str = "", data: str = "") -> str:
    """Make a record around what matters."""
    return (
        f"<PubmedArticle>{CITATION}<Article>{article}</Article>{after}"
        f"</MedlineCitation>{data}</PubmedArticle>"
    )


def read(text: str) -> tuple[gtm.Publication, list[str]]:
    """Read one record; give its publication and the codes of its findings."""
    [reading] = gtm.scan(text.encode(), format="pubmed-xml")
    assert isinstance(reading, Reading)
    assert reading.publication is not None
    return reading.publication, [finding.code for finding in reading.findings]


def rewritten(publication: gtm.Publication) -> str:
    """Write one record and give it as canonical XML, without the set around it."""
    stream = io.BytesIO()
    assert gtm.write([publication], stream, format="pubmed-xml") == ()
    [element] = ElementTree.fromstring(stream.getvalue())
    element.tail = None
    return canonical(ElementTree.tostring(element, encoding="unicode"))


def canonical(text: str) -> str:
    """Give XML in canonical form, without the default of the one list we use."""
    return ElementTree.canonicalize(text).replace(' CompleteYN="Y"', "")


LISTS = "<AuthorList>{}</AuthorList>"
JOURNAL = "<Journal>{}</Journal>"
ISSUE = '<Journal><JournalIssue CitedMedium="Print">{}</JournalIssue></Journal>'
AUTHOR = '<Author ValidYN="Y">{}</Author>'


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            record("<New>1</New><New a='b'>2</New>"), [], id="unknown elements"
        ),
        pytest.param(
            record("<ArticleTitle book='x'>A</ArticleTitle>"), [], id="attribute"
        ),
        pytest.param(
            record(
                "<Abstract><AbstractText>A</AbstractText></Abstract>"
                "<Abstract><AbstractText>B</AbstractText></Abstract>"
            ),
            [],
            id="two abstracts",
        ),
        pytest.param(
            record("<ArticleTitle>A<sub>9</sub> <xref>3</xref></ArticleTitle>"),
            ["RDR004"],
            id="no inline markup",
        ),
        pytest.param(
            record("<Language>eng<b/></Language>"), [], id="markup in plain text"
        ),
        pytest.param(record("", after="stray"), ["RDR008"], id="stray text"),
        pytest.param(
            record("<Language>eng</Language>stray"), ["RDR008"], id="stray tail"
        ),
        pytest.param(
            record("<i>new</i>stray"), ["RDR008"], id="stray text after markup"
        ),
        pytest.param(
            record("<New/>stray"), ["RDR008"], id="stray text after the unknown"
        ),
        pytest.param(
            record("<GrantList CompleteYN='N'/>"), [], id="empty list with a flag"
        ),
        pytest.param(record(LISTS.format(AUTHOR.format(""))), ["RDR009"], id="no name"),
        pytest.param(
            record(
                LISTS.format(
                    AUTHOR.format(
                        "<Identifier Source='ORCID'>"
                        "0034-7167-2018-0740</Identifier>"
                        "<New/>"
                    )
                )
            ),
            ["RDR009"],
            id="no name but an identifier",
        ),
        pytest.param(
            record(LISTS.format(AUTHOR.format("<LastName/><New/>"))),
            [],
            id="empty name",
        ),
        pytest.param(
            record(
                LISTS.format(
                    AUTHOR.format(
                        "<LastName>A</LastName><CollectiveName>B</CollectiveName>"
                    )
                )
            ),
            [],
            id="two kinds of name",
        ),
        pytest.param(
            record(
                LISTS.format(
                    AUTHOR.format(
                        "<CollectiveName Investigators='X'>B</CollectiveName>"
                    )
                )
            ),
            [],
            id="a tie to no list",
        ),
        pytest.param(
            record(
                LISTS.format(
                    AUTHOR.format(
                        "<LastName>A</LastName><Identifier "
                        "Source='ORCID'>0034-7167-2018-0740</Identifier>"
                    )
                )
            ),
            ["RDR002"],
            id="no ORCID iD",
        ),
        pytest.param(
            record(JOURNAL.format('<ISSN IssnType="Print">0165-0209</ISSN>')),
            ["RDR002"],
            id="no ISSN",
        ),
        pytest.param(
            record(JOURNAL.format('<ISSN IssnType="Odd">1043-0342</ISSN>')),
            [],
            id="unknown type of ISSN",
        ),
        pytest.param(
            record('<ELocationID EIdType="doi" ValidYN="N">none</ELocationID>'),
            ["RDR002"],
            id="no DOI",
        ),
        pytest.param(
            record('<ELocationID EIdType="doi" ValidYN="Y">doi:10.1/a</ELocationID>'),
            ["RDR002"],
            id="a registrant too short",
        ),
        pytest.param(
            record('<ELocationID EIdType="doi" ValidYN="Y"> 10.1089/a</ELocationID>'),
            [],
            id="a DOI with a space",
        ),
        pytest.param(
            record(ISSUE.format("<PubDate><MedlineDate>soon</MedlineDate></PubDate>")),
            ["RDR003"],
            id="no date",
        ),
        pytest.param(
            record(
                ISSUE.format("<PubDate><Year>2019</Year><Month>13</Month></PubDate>")
            ),
            ["RDR003"],
            id="no month",
        ),
        pytest.param(
            record(
                ISSUE.format(
                    "<PubDate><Year>2019</Year><Season>Jan-Mar</Season></PubDate>"
                )
            ),
            [],
            id="months as a season",
        ),
        pytest.param(
            record(ISSUE.format("<PubDate><MedlineDate>2008</MedlineDate></PubDate>")),
            [],
            id="a year as MedlineDate",
        ),
        pytest.param(
            record(ISSUE.format("<PubDate><Year>2019</Year><New/></PubDate>")),
            [],
            id="an unknown part of a date",
        ),
        pytest.param(
            record(
                data='<PubmedData><History><PubMedPubDate PubStatus="pubmed">'
                "<Year>2019</Year><Month/><Day/></PubMedPubDate></History>"
                "</PubmedData>"
            ),
            [],
            id="an empty month",
        ),
        pytest.param(
            record(
                data='<PubmedData><History><PubMedPubDate PubStatus="odd">'
                "<Year>2019</Year></PubMedPubDate></History></PubmedData>"
            ),
            [],
            id="an unknown event",
        ),
        pytest.param(
            record(
                data='<PubmedData><History><PubMedPubDate PubStatus="pubmed">'
                "<Year>2019</Year><Month>01</Month><Day>02</Day><Hour>25</Hour>"
                "</PubMedPubDate></History></PubmedData>"
            ),
            [],
            id="an hour of 25",
        ),
        pytest.param(
            record(
                after='<CommentsCorrectionsList><CommentsCorrections RefType="Odd">'
                "<RefSource>X</RefSource></CommentsCorrections>"
                "</CommentsCorrectionsList>"
            ),
            [],
            id="an unknown relation",
        ),
        pytest.param(
            record(
                after="<MeshHeadingList><MeshHeading><QualifierName>x</QualifierName>"
                "</MeshHeading></MeshHeadingList>"
            ),
            [],
            id="a qualifier alone",
        ),
        pytest.param(
            record(
                after="<ChemicalList><Chemical><RegistryNumber>0</RegistryNumber>"
                '<NameOfSubstance UI="17">x</NameOfSubstance></Chemical>'
                "</ChemicalList>"
            ),
            ["RDR002"],
            id="no MeSH identifier",
        ),
        pytest.param(
            record(after="<NumberOfReferences>007</NumberOfReferences>"),
            [],
            id="a number with zeros",
        ),
        pytest.param(
            record(
                after="<OtherAbstract Type='Publisher' Language='spa' New='1'>"
                "<AbstractText>x</AbstractText></OtherAbstract>"
            ),
            [],
            id="another abstract",
        ),
        pytest.param(
            record(
                data="<PubmedData><ArticleIdList><ArticleId IdType='pmcid'>17"
                "</ArticleId><ArticleId>x</ArticleId></ArticleIdList>"
                "<ReferenceList><Title>A</Title><Title>B</Title><Reference/>"
                "<ReferenceList/></ReferenceList></PubmedData>"
            ),
            [],
            id="identifiers and lists",
        ),
        pytest.param(
            f"<PubmedArticle>{CITATION}<DateRevised><Year>x</Year></DateRevised>"
            "<Article/></MedlineCitation></PubmedArticle>",
            ["RDR003"],
            id="no day of revision",
        ),
    ],
)
def test_what_is_odd_is_kept_and_told(text: str, codes: list[str]) -> None:
    """An odd record loses nothing: it is written as it was, and reads the same."""
    publication, found = read(text)
    written = rewritten(publication)

    assert codes == found
    assert canonical(text) == written
    assert (publication, found) == read(written)


def test_a_spelling_goes_with_its_value() -> None:
    """The source's spelling of an identifier never outlives the identifier."""
    data = (
        "<PubmedData><ArticleIdList><ArticleId IdType='pmcid'>17</ArticleId>"
        "</ArticleIdList></PubmedData>"
    )
    publication, _ = read(record(data=data))

    assert publication.pmcid == gtm.Pmcid("PMC17")
    assert "pmcid" in rewritten(publication)
    assert "17<" not in rewritten(attrs.evolve(publication, identifiers=["pmc:PMC18"]))
    assert "ArticleId" not in rewritten(attrs.evolve(publication, identifiers=[]))


def test_investigators_are_tied_to_their_collective() -> None:
    """Investigators say of which collective they are, only where the record does."""
    authors = LISTS.format(
        AUTHOR.format("<CollectiveName Investigators='X'>Group A</CollectiveName>")
        + AUTHOR.format("<CollectiveName>Group B</CollectiveName>")
    )
    people = "<Investigator ValidYN='Y'><LastName>Wood</LastName></Investigator>"
    tied, _ = read(
        record(authors, after=f"<InvestigatorList ID='X'>{people}</InvestigatorList>")
    )
    loose, _ = read(
        record(authors, after=f"<InvestigatorList ID='Y'>{people}</InvestigatorList>")
    )

    assert [known.of for known in tied.investigators] == ["Group A"]
    assert [known.of for known in loose.investigators] == [None]


def test_a_broken_record_costs_only_itself() -> None:
    """Of three records the middle one is broken: two are read, one is told."""
    good, bad = record("<ArticleTitle>A</ArticleTitle>"), record("<ArticleTitle>A & B")
    text = f"<PubmedArticleSet>{good}{bad}{good}</PubmedArticleSet>"
    scanned = list(gtm.scan(text.encode()))
    readings = [one for one in scanned if isinstance(one, Reading)]

    assert [one.publication is not None for one in readings] == [True, False, True]
    [finding] = readings[1].findings
    assert (finding.code, finding.severity) == ("RDR001", gtm.Severity.ERROR)
    assert finding.position == gtm.Position(record=2, byte=text.index(bad))
    assert "A & B" in (readings[1].source or "")
    with pytest.raises(gtm.UnreadableInput, match="record 2"):
        list(gtm.read(text.encode()))


def test_deletions_keep_their_versions_and_what_is_no_pmid() -> None:
    """A deletion gives every entry, with findings for what is no PMID."""
    text = (
        "<PubmedArticleSet><DeleteCitation><PMID Version='2'>17</PMID><PMID>x</PMID>"
        "</DeleteCitation></PubmedArticleSet>"
    )
    [deletion] = gtm.scan(text.encode())

    assert isinstance(deletion, Deletion)
    assert deletion.pmids == (gtm.Pmid("17"),)
    assert [entry.version for entry in deletion.entries] == ["2", None]
    assert [finding.code for finding in deletion.findings] == ["RDR002"]


def test_what_pubmed_has_no_place_for_is_told() -> None:
    """A writer reports each thing that the format cannot hold, with its place."""
    publication = gtm.Publication(
        title="News",
        quotations=[gtm.Quotation(parts=["Yes"])],
        journal=gtm.Journal(
            title="J", publisher=gtm.OrganizationReference(name="Mary Ann Liebert")
        ),
        relations=[
            gtm.Relation(
                kind=gtm.RelationKind.DESCRIBES,
                target=gtm.WorkReference(identifiers=["doi:10.1089/hum.2023.152"]),
            )
        ],
    )
    findings = gtm.write([publication], io.BytesIO(), format="pubmed-xml")

    assert [(finding.code, finding.path) for finding in findings] == [
        ("LOSS001", "/journal/publisher"),
        ("LOSS001", "/relations/0"),
        ("LOSS001", "/quotations/0"),
    ]


def test_markup_nested_beyond_reason_is_kept_whole() -> None:
    """Its cost grows with its length, not with the length of all its paths."""
    depth = 50_000
    deep = f"{'<b>' * depth}x{'</b>' * depth}"
    text = record(f"<ArticleTitle>{deep}</ArticleTitle>")
    publication, codes = read(text)
    assert (str(publication.title), codes) == ("x", ["RDR004"])
    [kept] = publication.extras
    assert kept.text == f"<ArticleTitle>{deep}</ArticleTitle>"
    stream = io.BytesIO()
    assert gtm.write([publication], stream, format="pubmed-xml") == ()
    assert deep.encode() in stream.getvalue()


@pytest.mark.parametrize("method", ["Automated", "Curated", None])
def test_the_method_of_indexing_is_kept(method: str | None) -> None:
    """Whether a machine or a person indexed the record is known where it is said."""
    said = "" if method is None else f' IndexingMethod="{method}"'
    text = record().replace('Owner="NLM"', f'Owner="NLM"{said}')
    publication, codes = read(text)

    assert method == publication.entries[0].indexing_method
    assert [] == codes
    assert canonical(text) == rewritten(publication)


@pytest.mark.parametrize(("said", "is_complete"), [("Y", True), ("N", False)])
def test_a_list_of_registrations_may_be_cut(said: str, *, is_complete: bool) -> None:
    """A list of data banks that is said not to be complete is known to be so."""
    bank = "<DataBank><DataBankName>ClinicalTrials.gov</DataBankName></DataBank>"
    text = record(f'<DataBankList CompleteYN="{said}">{bank}</DataBankList>')
    publication, _ = read(text)

    assert is_complete is publication.registrations_complete
    assert canonical(text) == rewritten(publication)
