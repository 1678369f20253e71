"""What the front and back matter of an article say, element by element."""

from __future__ import annotations

import io

import pytest
from tests.formats.jats.articles import made, read, readings

import genetherapy_model as gtm
from genetherapy_model import DateKind, IssnType, PersonName, RelationKind
from genetherapy_model.formats import jats


def group(contribs: str) -> str:
    """Put contributors in their group."""
    return f"<contrib-group>{contribs}</contrib-group>"


def author(inside: str, attributes: str = 'contrib-type="author"') -> str:
    """Make a contributor who is an author."""
    return f"<contrib {attributes}>{inside}</contrib>"


GAO = "<name><surname>Gao</surname><given-names>Caixia</given-names></name>"


def test_the_order_of_attributes_does_not_matter() -> None:
    """An author is one with ``id`` before ``contrib-type`` too."""
    for attributes in (
        'id="a1" contrib-type="author" corresp="yes"',
        "corresp='yes' contrib-type='author' id='a1'",
    ):
        publication = read(group(author(GAO, attributes)))
        [found] = publication.authors

        assert isinstance(found, gtm.PersonalAuthor)
        assert found.name == PersonName(family="Gao", given="Caixia")
        assert found.corresponding is True


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        (GAO, PersonName(family="Gao", given="Caixia")),
        (
            (
                "<name><surname>Flotte</surname><given-names>Terence</given-names>"
                "<suffix>Jr</suffix></name>"
            ),
            PersonName(family="Flotte", given="Terence", suffix="Jr"),
        ),
        (
            '<name name-style="given-only"><given-names>Sukarno</given-names></name>',
            PersonName(family="Sukarno"),
        ),
        (
            "<string-name>Juan A. Bueren</string-name>",
            PersonName(literal="Juan A. Bueren"),
        ),
        (
            (
                "<string-name><given-names>Juan</given-names> "
                "<surname>Bueren</surname></string-name>"
            ),
            PersonName(family="Bueren", given="Juan"),
        ),
        (
            (
                '<name-alternatives><name name-style="eastern" xml:lang="zh">'
                "<surname>高</surname><given-names>彩霞</given-names></name>"
                '<name name-style="western" xml:lang="en"><surname>Gao</surname>'
                "<given-names>Caixia</given-names></name></name-alternatives>"
            ),
            PersonName(
                family="Gao",
                given="Caixia",
                language="en",
                in_other_scripts=[PersonName(family="高", given="彩霞", language="zh")],
            ),
        ),
        ("<anonymous/>", PersonName(literal="Anonymous")),
    ],
)
def test_names_are_read_in_every_form(markup: str, name: PersonName) -> None:
    """A name, a string, alternatives in several scripts: none is lost."""
    [found] = read(group(author(markup))).authors

    assert isinstance(found, gtm.PersonalAuthor)
    assert found.name == name


def test_a_group_may_say_what_its_contributors_are() -> None:
    """Where contributors have no type of their own, that of their group holds."""
    publication = read(
        f'<contrib-group content-type="editors"><contrib>{GAO}</contrib>'
        f'</contrib-group><contrib-group content-type="author"><contrib>{GAO}'
        '<uri content-type="orcid" '
        'xlink:href="https://orcid.org/0000-0003-3169-8248"/></contrib></contrib-group>'
    )
    [found] = publication.authors

    assert isinstance(found, gtm.PersonalAuthor)
    assert found.orcid == gtm.Orcid("0000-0003-3169-8248")
    assert len(publication.editors) == 1


def test_reviewers_are_people_with_a_role() -> None:
    """Who has reviewed the article is named with the journal, and is no author."""
    publication = read(
        group(f'<contrib contrib-type="reviewer">{GAO}</contrib>'),
        journal="<journal-title>eLife</journal-title>",
    )
    [person] = publication.people

    assert publication.authors == ()
    assert [str(each) for each in person.roles] == ["reviewer, eLife"]
    assert jats.restrict(publication) == publication


def test_members_of_a_collective_are_its_investigators() -> None:
    """Who stands in a collab is an investigator of it; et al. says that more are."""
    publication = read(
        group(
            author(
                "<collab>CHANGE Study<contrib-group><contrib>"
                f"{GAO}</contrib></contrib-group></collab>"
            )
            + author("<etal/>")
        )
    )
    [found] = publication.authors

    assert str(found) == "CHANGE Study"
    assert not publication.authors_complete
    assert [(str(each), each.of) for each in publication.investigators] == [
        ("Caixia Gao", "CHANGE Study")
    ]


def test_a_group_on_whose_behalf_they_write_is_an_author() -> None:
    """PubMed lists such a group as a collective author."""
    publication = read(
        group(
            author(GAO) + "<on-behalf-of>on behalf of the CHANGE Study</on-behalf-of>"
        )
    )

    assert [*map(str, publication.authors)] == ["Caixia Gao", "the CHANGE Study"]


def test_a_person_is_read_whole() -> None:
    """Identifiers, degrees, flags, CRediT roles and affiliations go to their author."""
    publication = read(
        group(
            author(
                '<contrib-id contrib-id-type="orcid">'
                f"http://orcid.org/0000-0003-3169-8248</contrib-id>{GAO}"
                "<degrees>MD, PhD</degrees>"
                '<role vocab="credit" vocab-identifier="https://credit.niso.org/" '
                'vocab-term="Supervision" vocab-term-identifier='
                '"https://credit.niso.org/contributor-roles/supervision/" '
                'degree-contribution="lead">Supervised it</role>'
                '<role content-type="http://credit.casrai.org/">'
                "Writing \N{EN DASH} review &amp; editing</role>"
                "<role>Tea</role>"
                '<xref ref-type="aff" rid="x1">1</xref>'
                '<xref ref-type="aff" rid="x2 x3"><sup>2,3</sup></xref>'
                "<aff>CIEMAT, Madrid</aff>",
                'contrib-type="author" equal-contrib="yes" deceased="yes"',
            )
            + '<aff id="x1"><label>1</label><institution-wrap>'
            '<institution-id institution-id-type="ror">https://ror.org/05xx77y52'
            '</institution-id><institution-id institution-id-type="GRID">'
            "grid.420019.e</institution-id><institution>CIEMAT</institution>"
            "</institution-wrap><country>Spain</country></aff>"
        )
        + '<aff id="x2"><sup>2</sup>Institute of <italic>Genetics</italic>, Beijing'
        "; <email>a@b.cn</email> (C.G.)</aff>"
        '<aff-alternatives id="x3"><aff xml:lang="en">University of Oslo</aff>'
        '<aff xml:lang="no">Universitetet i Oslo</aff></aff-alternatives>'
    )
    [found] = publication.authors

    assert isinstance(found, gtm.PersonalAuthor)
    assert found.orcid == gtm.Orcid("0000-0003-3169-8248")
    assert found.person.degrees == ("MD", "PhD")
    assert found.equal_contribution is True
    assert found.corresponding is None
    assert [(each.role.value, each.degree) for each in found.contributions] == [
        ("Supervision", gtm.ContributionDegree.LEAD),
        ("Writing \N{EN DASH} review & editing", None),
    ]
    assert [str(each.text) for each in found.affiliations] == [
        "CIEMAT, Spain",
        "Institute of <i>Genetics</i>, Beijing",
        "University of Oslo",
        "CIEMAT, Madrid",
    ]
    assert [*map(str, found.affiliations[0].identifiers)] == [
        "05xx77y52",
        "grid.420019.e",
    ]


def test_without_ties_all_of_a_group_work_where_it_says() -> None:
    """An affiliation that nothing refers to is that of its whole group."""
    publication = read(
        group(author(GAO) + author(GAO) + "<aff>CIEMAT, Madrid</aff>")
        + group(f'<contrib contrib-type="editor">{GAO}<aff>Oslo</aff></contrib>')
    )

    for each, place in (
        (publication.authors, "CIEMAT, Madrid"),
        (publication.editors, "Oslo"),
    ):
        for one in each:
            assert [*map(str, one.affiliations)] == [place]
    assert len(publication.editors) == 1


def test_a_tie_that_leads_nowhere_is_a_finding() -> None:
    """An affiliation that is not there is told once, and the author stays."""
    xref = '<xref ref-type="aff" rid="x9"/>'
    [reading] = readings(made(group(author(GAO + xref) + author(GAO + xref))))

    assert [each.code for each in reading.findings] == ["RDR031"]
    assert reading.publication is not None
    assert len(reading.publication.authors) == 2


def test_the_journal_is_read_whole() -> None:
    """Titles, abbreviations, numbers and publisher, whatever the age of the DTD."""
    publication = read(
        journal='<journal-id journal-id-type="nlm-ta">Hum Gene Ther</journal-id>'
        '<journal-id journal-id-type="iso-abbrev">Hum. Gene Ther.</journal-id>'
        '<journal-id journal-id-type="nlm-journal-id">9008950</journal-id>'
        "<journal-title-group><journal-title>Human Gene Therapy</journal-title>"
        '<abbrev-journal-title abbrev-type="publisher">HGT</abbrev-journal-title>'
        '</journal-title-group><issn pub-type="ppub">1043-0342</issn>'
        '<issn publication-format="electronic">1557-7422</issn>'
        "<publisher><publisher-name>Mary Ann Liebert</publisher-name>"
        "<publisher-loc>New Rochelle, <country>USA</country></publisher-loc>"
        "</publisher>"
    )
    journal = publication.journal

    assert journal == gtm.Journal(
        title="Human Gene Therapy",
        medline_abbreviation="Hum Gene Ther",
        iso_abbreviation="Hum. Gene Ther.",
        nlm_id="9008950",
        aliases=["HGT"],
        issns=[
            gtm.JournalIssn(issn="1043-0342", type=IssnType.PRINT),
            gtm.JournalIssn(issn="1557-7422", type=IssnType.ELECTRONIC),
        ],
        publisher=gtm.OrganizationReference(name="Mary Ann Liebert"),
        country="USA",
    )
    assert read(journal="<journal-title>Gene Ther</journal-title>").journal == (
        gtm.Journal(title="Gene Ther")
    )


def test_numbers_of_the_article_are_read() -> None:
    """Identifiers of every kind, the issue, and pages apart from article numbers."""
    publication = read(
        '<article-id pub-id-type="pmid">30487434</article-id>'
        '<article-id pub-id-type="pmcid">6267055</article-id>'
        '<article-id pub-id-type="publisher-id">1586</article-id>'
        '<article-id pub-id-type="doi">10.1186/s13059-018-1586-y</article-id>'
        "<volume>19</volume><issue>Suppl 2</issue><fpage>834</fpage><lpage>44</lpage>"
        "<page-range>834-44, 901</page-range><elocation-id>e210</elocation-id>"
        '<counts><ref-count count="58"/></counts>'
    )

    assert publication.pmid == gtm.Pmid("30487434")
    assert publication.pmcid == gtm.Pmcid("PMC6267055")
    assert publication.doi == gtm.Doi("10.1186/s13059-018-1586-y")
    assert publication.identifiers[2] == gtm.OtherIdentifier(
        scheme="publisher-id", text="1586"
    )
    assert publication.issue == gtm.Issue(volume="19", number="Suppl 2")
    assert publication.pagination == gtm.Pagination(
        text="834-44, 901", start="834", end="44", article_number="e210"
    )
    assert publication.number_of_references == 58


@pytest.mark.parametrize(
    ("markup", "kind", "date"),
    [
        (
            (
                '<pub-date pub-type="epub"><day>30</day><month>11</month>'
                "<year>2018</year></pub-date>"
            ),
            DateKind.ELECTRONIC,
            "2018-11-30",
        ),
        (
            (
                '<pub-date date-type="pub" publication-format="print">'
                "<month>Nov</month><year>2018</year></pub-date>"
            ),
            DateKind.ISSUE,
            "2018-11",
        ),
        (
            (
                '<pub-date pub-type="ppub"><season>Winter</season><year>2023</year>'
                "</pub-date>"
            ),
            DateKind.ISSUE,
            "2023-24",
        ),
        (
            (
                '<pub-date pub-type="ppub"><season>Jan-Feb</season><year>2023</year>'
                "</pub-date>"
            ),
            DateKind.ISSUE,
            "2023-01/2023-02",
        ),
        (
            '<pub-date pub-type="collection"><year>2018</year></pub-date>',
            DateKind.ECOLLECTION,
            "2018",
        ),
        (
            (
                '<pub-date pub-type="pmc-release">'
                "<string-date>May 2, 2018</string-date></pub-date>"
            ),
            DateKind.PMC_RELEASE,
            "2018-05-02",
        ),
        (
            '<pub-date iso-8601-date="2018-05"/>',
            DateKind.PUBLISHED,
            "2018-05",
        ),
        (
            '<history><date date-type="rev-recd"><year>2018</year></date></history>',
            DateKind.REVISED,
            "2018",
        ),
    ],
)
def test_dates_are_as_precise_as_stated(markup: str, kind: DateKind, date: str) -> None:
    """A season stays a season, a year a year: no month or day is made up."""
    [stated] = read(markup).dates

    assert stated.kind is kind
    assert str(stated.date) == date


@pytest.mark.parametrize(
    ("pages", "written"),
    [
        (
            gtm.Pagination(text="834-44"),
            (
                '<fpage specific-use="from-page-range">834</fpage>'
                '<lpage specific-use="from-page-range">844</lpage>'
                "<page-range>834-44</page-range>"
            ),
        ),
        (
            gtm.Pagination(text="Suppl", article_number="e2"),
            (
                '<fpage specific-use="from-page-range">Suppl</fpage>'
                "<page-range>Suppl</page-range><custom-meta-group><custom-meta>"
                "<meta-name>article-number</meta-name><meta-value>e2</meta-value>"
                "</custom-meta></custom-meta-group>"
            ),
        ),
        (
            gtm.Pagination(end="9"),
            '<fpage specific-use="from-page-range"/><lpage>9</lpage>',
        ),
        (
            gtm.Pagination(start="1", text="1-3"),
            (
                '<fpage>1</fpage><lpage specific-use="from-page-range">3</lpage>'
                "<page-range>1-3</page-range>"
            ),
        ),
        (gtm.Pagination(article_number="e2"), "<elocation-id>e2</elocation-id>"),
    ],
)
def test_pages_are_written_as_the_dtd_has_them(
    pages: gtm.Pagination, written: str
) -> None:
    """A range has a first page before it, no article number after, and reads back."""
    publication = gtm.Publication(pagination=pages)
    stream = io.BytesIO()

    assert jats.write([publication], stream) == ()
    assert f"<article-meta>{written}</article-meta>" in stream.getvalue().decode()
    assert next(gtm.read(stream.getvalue())) == publication


@pytest.mark.parametrize("form", ["online", "Electronic", "online-only"])
def test_an_issn_may_be_online(form: str) -> None:
    """The ISSN of what is online is the electronic one."""
    journal = read(
        journal=f'<issn publication-format="{form}">1557-7422</issn>'
    ).journal

    assert journal is not None
    assert [each.type for each in journal.issns] == [IssnType.ELECTRONIC]


@pytest.mark.parametrize(
    ("attributes", "kind"),
    [
        ('pub-type="epub-ppub"', DateKind.PUBLISHED),
        ('pub-type="epub-original"', DateKind.ELECTRONIC),
        ('pub-type="preprint"', DateKind.PUBLISHED),
        ('date-type="preprint"', DateKind.PUBLISHED),
        ('date-type="published"', DateKind.PUBLISHED),
        ('date-type="pub" publication-format="print-electronic"', DateKind.PUBLISHED),
        ('date-type="Pub" publication-format="Electronic"', DateKind.ELECTRONIC),
        ('date-type="retracted"', DateKind.RETRACTED),
    ],
)
def test_dates_of_publication_have_many_names(attributes: str, kind: DateKind) -> None:
    """Each standard type of date is read, and stands again where it is written."""
    publication = read(f"<pub-date {attributes}><year>2010</year></pub-date>")
    stream = io.BytesIO()

    assert [(each.kind, str(each.date)) for each in publication.dates] == [
        (kind, "2010")
    ]
    assert publication.year == (None if kind is DateKind.RETRACTED else 2010)
    assert jats.write([publication], stream) == ()
    assert next(gtm.read(stream.getvalue())) == publication
    assert attributes.encode() in stream.getvalue()


def test_events_of_the_history_are_dates() -> None:
    """An event says when it was published, where no date of publication does."""
    event = (
        '<pub-history><event event-type="{}"><event-desc>It was posted.</event-desc>'
        "<date><year>2019</year></date></event></pub-history>"
    )
    received = '<history><date date-type="received"><year>2018</year></date></history>'
    dates = {
        kind: [each.kind for each in read(received + event.format(kind)).dates]
        for kind in ("preprint", "pub", "accepted")
    }

    assert dates == {
        "preprint": [DateKind.PUBLISHED, DateKind.RECEIVED],
        "pub": [DateKind.PUBLISHED, DateKind.RECEIVED],
        "accepted": [DateKind.RECEIVED, DateKind.ACCEPTED],
    }


@pytest.mark.parametrize(
    "markup",
    [
        '<pub-date pub-type="ecorrected"><year>2021</year></pub-date>',
        '<history><date date-type="rev-request"><year>2019</year></date></history>',
        '<pub-date pub-type="preprint"><year>2019</year></pub-date>',
    ],
)
def test_dates_that_are_not_read_are_told(markup: str) -> None:
    """A date of an unknown type, or one of a mere preprint, is a finding."""
    own = '<pub-date pub-type="epub"><year>2020</year></pub-date>'
    [reading] = readings(made(own + markup))

    assert [each.code for each in reading.findings] == ["RDR021"]
    assert reading.publication is not None
    assert reading.publication.year == 2020
    assert reading.publication.extras


def test_what_is_no_date_is_kept_as_text() -> None:
    """The words of a date that is none are kept, with a finding."""
    [reading] = readings(
        made(
            '<pub-date pub-type="ppub"><day>31</day><month>2</month>'
            "<year>2018</year></pub-date>"
        )
    )

    assert [each.code for each in reading.findings] == ["RDR003"]
    assert reading.publication is not None
    assert reading.publication.dates[0].date is None


def test_titles_keep_their_markup_and_lose_their_notes() -> None:
    """Superscripts stay, a subtitle follows, a footnote is no part of the title."""
    publication = read(
        "<title-group><article-title>AAV<sub>9</sub> at 10<sup>13</sup> vg/kg"
        '<xref ref-type="fn" rid="n1"><sup>*</sup></xref>'
        "<fn><p>Dedicated to all.</p></fn></article-title>"
        "<subtitle>A <italic>review</italic></subtitle>"
        '<alt-title alt-title-type="running-head">AAV</alt-title></title-group>'
    )

    assert str(publication.title) == (
        "AAV<sub>9</sub> at 10<sup>13</sup> vg/kg: A <i>review</i>"
    )


def test_a_translated_title_leaves_the_vernacular_one() -> None:
    """An article in another language has its own title, and the English one."""
    publication = read(
        "<title-group><article-title>Terapia génica</article-title>"
        '<trans-title-group xml:lang="en"><trans-title>Gene therapy</trans-title>'
        "</trans-title-group></title-group>",
        attributes='xml:lang="es"',
    )

    assert publication.title == gtm.MarkedText("Gene therapy")
    assert publication.vernacular_title == gtm.MarkedText("Terapia génica")
    assert publication.languages == ("es",)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            (
                "<p>We show:<list><list-item><p>AAV works well</p></list-item>"
                "<list-item><p>It is <bold>safe</bold></p></list-item></list></p>"
            ),
            "We show: AAV works well It is <b>safe</b>",
        ),
        (
            (
                "<list><list-item><label>1.</label><p>One</p></list-item>"
                "<list-item><label>2.</label><p>Two</p></list-item></list>"
            ),
            "1. One 2. Two",
        ),
        (
            (
                "<def-list><def-item><term>AAV</term><def><p>a virus</p></def>"
                "</def-item><def-item><term>LV</term><def><p>another</p></def>"
                "</def-item></def-list>"
            ),
            "AAV a virus LV another",
        ),
    ],
)
def test_lists_in_abstracts_are_not_glued(markup: str, text: str) -> None:
    """A blank stands between the items of a list, and their labels stay."""
    publication = read(f"<abstract>{markup}</abstract>")

    assert publication.abstract is not None
    assert str(publication.abstract.sections[0].text) == text


@pytest.mark.parametrize("kind", ["Author", "corresponding-author", "co-author"])
def test_authors_are_called_many_things(kind: str) -> None:
    """Who is an author of some kind is an author."""
    assert len(read(group(author(GAO, f'contrib-type="{kind}"'))).authors) == 1


@pytest.mark.parametrize(
    "markup",
    [
        '<uri content-type="orcid">0000-0002-1825-0097</uri>',
        '<uri content-type="ORCID" xlink:href="https://orcid.org/0000-0002-1825-0097"/>',
        '<uri xlink:href="http://orcid.org/0000-0002-1825-0097">her page</uri>',
        "<address><uri>https://orcid.org/0000-0002-1825-0097</uri></address>",
        '<ext-link xlink:href="https://orcid.org/0000-0002-1825-0097">iD</ext-link>',
        "<contrib-id>https://orcid.org/0000-0002-1825-0097</contrib-id>",
        (
            '<contrib-id contrib-id-type="orcid">0000-0002-1825-0097</contrib-id>'
            '<uri xlink:href="https://orcid.org/0000-0002-1825-0097"/>'
        ),
    ],
)
def test_an_orcid_may_be_a_link(markup: str) -> None:
    """An iD is read from wherever it stands in a contributor, and once."""
    [found] = read(group(author(GAO + markup))).authors

    assert isinstance(found, gtm.PersonalAuthor)
    assert found.person.identifiers == (gtm.Orcid("0000-0002-1825-0097"),)


def test_a_group_says_what_its_contributors_are() -> None:
    """Who stands in a group of editors without a type is an editor, not an author."""
    for kind in ("editors", "Editor", "handling-editors", "edited-by"):
        for held in ("", 'contrib-type="author"', 'contrib-type="person"'):
            inside = author(GAO, held)
            publication = read(
                f'<contrib-group content-type="{kind}">{inside}</contrib-group>'
            )

            assert (len(publication.editors), len(publication.authors)) == (1, 0)
        publication = read(
            f'<contrib-group content-type="{kind}">{author(GAO, "")}</contrib-group>'
            f'<contrib-group content-type="collapsed">{author(GAO, "")}</contrib-group>'
        )

        assert (len(publication.editors), len(publication.authors)) == (1, 1)


def test_contributors_that_are_not_read_are_told() -> None:
    """A translator is no author: a finding and an extra."""
    contrib = author(GAO, 'contrib-type="translator"')
    [reading] = readings(made(group(contrib)))

    assert [each.code for each in reading.findings] == ["RDR021"]
    assert reading.publication is not None
    assert reading.publication.authors == ()


@pytest.mark.parametrize(
    "markup",
    [
        "University; <email>a@b.es</email> (H.W.); <email>c@d.es</email> (Y.Z.)",
        "University; <email>a@b.es</email> (A.B.M.-D. and Y.Z., L.S. &amp; P.X.)",
        "<email>a@b.es</email> (H.W.); <email>c@d.es</email> (Y.Z.); University",
    ],
)
def test_owners_of_addresses_leave_with_them(markup: str) -> None:
    """Where e-mails are no part of an affiliation, neither is whose they were."""
    contrib = author(GAO + f"<aff>{markup}</aff>")
    [found] = read(group(contrib)).authors

    assert [str(each) for each in found.affiliations] == ["University"]


@pytest.mark.parametrize(
    ("stated", "article_type", "kind"),
    [
        ("retraction", "research-article", RelationKind.RETRACTED_BY),
        ("retraction", "retraction", RelationKind.RETRACTS),
        ("partial-retraction", "research-article", RelationKind.CORRECTED_BY),
        ("partial-retraction", "partial-retraction", RelationKind.CORRECTS),
        ("correction", "correction", RelationKind.CORRECTS),
    ],
)
def test_types_of_relations_that_jats_lacks(
    stated: str, article_type: str, kind: RelationKind
) -> None:
    """A notice that names its own type is to the other what it is called."""
    [relation] = read(
        f'<related-article related-article-type="{stated}" ext-link-type="doi" '
        'xlink:href="10.1089/hum.2023.152"/>',
        attributes=f'article-type="{article_type}"',
    ).relations

    assert relation.kind is kind


def test_a_relation_of_an_unknown_type_is_told() -> None:
    """What one article is to the other is not guessed: a finding and an extra."""
    [reading] = readings(made('<related-article related-article-type="peculiar"/>'))

    assert [each.code for each in reading.findings] == ["RDR021"]
    assert reading.publication is not None
    assert reading.publication.relations == ()
    assert [each.path for each in reading.publication.extras]


def test_abstracts_are_told_apart() -> None:
    """Sections with labels, lay summaries and translations each have their place."""
    publication = read(
        "<permissions><copyright-statement>© 2018 A</copyright-statement></permissions>"
        '<abstract abstract-type="teaser"><p>Read me.</p></abstract>'
        "<abstract><title>Abstract</title>"
        '<sec sec-type="methods"><title>What was done</title><p>One.</p><p>Two.</p>'
        "</sec><p>AAV<sub>9</sub>.</p></abstract>"
        '<trans-abstract xml:lang="es"><p>Vectores.</p></trans-abstract>'
    )

    assert publication.abstract == gtm.Abstract(
        sections=[
            gtm.AbstractSection(
                text="One. Two.", label="What was done", category="METHODS"
            ),
            gtm.AbstractSection(text="AAV<sub>9</sub>."),
        ],
        copyright="© 2018 A",
    )
    assert [
        (each.kind, each.language, str(each)) for each in publication.other_abstracts
    ] == [
        ("teaser", None, "Read me."),
        (None, "es", "Vectores."),
    ]


def test_keywords_are_those_of_the_article() -> None:
    """Nested and compound keywords are read; abbreviations and headings are none."""
    publication = read(
        '<article-categories><subj-group subj-group-type="heading">'
        "<subject>Review</subject></subj-group><subj-group subj-group-type="
        '"Discipline-v3"><subject>Biology</subject></subj-group></article-categories>'
        '<kwd-group kwd-group-type="author" xml:lang="en"><title>Keywords</title>'
        "<kwd>AAV<sub>9</sub></kwd><nested-kwd><kwd>vectors</kwd></nested-kwd>"
        '<compound-kwd><compound-kwd-part content-type="code">D1</compound-kwd-part>'
        '<compound-kwd-part content-type="text">editing</compound-kwd-part>'
        '</compound-kwd></kwd-group><kwd-group kwd-group-type="abbreviations">'
        "<kwd>CRISPR, clustered</kwd></kwd-group>",
        attributes='article-type="research-article"',
    )

    assert [str(each.text) for each in publication.keywords] == [
        "AAV<sub>9</sub>",
        "vectors",
        "editing",
    ]
    assert publication.keywords[0].owner == "NOTNLM"
    assert [each.name for each in publication.publication_types] == [
        "Journal Article",
        "Review",
    ]


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ("retracted-article", RelationKind.RETRACTS),
        ("retraction-forward", RelationKind.RETRACTED_BY),
        ("corrected-article", RelationKind.CORRECTS),
        ("correction-forward", RelationKind.CORRECTED_BY),
        ("commentary-article", RelationKind.COMMENTS_ON),
        ("commentary", RelationKind.COMMENTED_ON_IN),
        ("preprint", RelationKind.HAS_PREPRINT),
        ("object-of-concern", RelationKind.EXPRESSES_CONCERN_ABOUT),
    ],
)
def test_relations_have_their_direction(stated: str, kind: RelationKind) -> None:
    """A notice retracts what it names; the article names the notice as forward."""
    publication = read(
        f'<related-article related-article-type="{stated}" ext-link-type="doi" '
        'xlink:href="10.1089/hum.2023.152" xlink:title="the article"/>'
    )
    [relation] = publication.relations

    assert relation.kind is kind
    assert relation.target.doi == gtm.Doi("10.1089/hum.2023.152")
    assert publication.is_retracted is (kind is RelationKind.RETRACTED_BY)


def test_old_links_to_related_articles_are_read() -> None:
    """An ``info:doi`` and a title inside are an identifier and a title."""
    [relation] = read(
        '<related-article related-article-type="companion" vol="2" '
        'xlink:href="info:doi/10.1371/journal.pmed.0020333">'
        "<article-title>Rescue of vision</article-title></related-article>"
    ).relations

    assert relation.target == gtm.WorkReference(
        title="Rescue of vision", identifiers=["doi:10.1371/journal.pmed.0020333"]
    )


def test_funding_and_trials_are_read() -> None:
    """Each award of each funder is a grant; a trial is one by its registry."""
    publication = read(
        '<related-object source-id="ClinicalTrials.gov" source-id-type="registry-name" '
        'document-id="NCT00979238" document-id-type="clinical-trial-number"/>'
        "<funding-group><award-group><funding-source country='US'><institution-wrap>"
        "<institution>NHLBI</institution><institution-id institution-id-type="
        '"funder-id">10.13039/100000050</institution-id></institution-wrap>'
        "</funding-source><award-id>HL1</award-id><award-id>HL2</award-id>"
        "</award-group><award-group><funding-source>Telethon</funding-source>"
        "</award-group><funding-statement>Paid.</funding-statement></funding-group>"
    )

    assert [
        (each.agency, each.number, each.country) for each in publication.grants
    ] == [
        ("NHLBI", "HL1", "US"),
        ("NHLBI", "HL2", "US"),
        ("Telethon", None, None),
    ]
    assert publication.registrations == (
        gtm.Registration(
            bank="ClinicalTrials.gov", identifier=gtm.NctId("NCT00979238")
        ),
    )


NONE = "<p>None <bold>declared</bold>.</p>"


@pytest.mark.parametrize(
    ("meta", "back"),
    [
        ("", f'<fn-group><fn fn-type="conflict">{NONE}</fn></fn-group>'),
        ("", f'<notes notes-type="COI-statement"><title>C</title>{NONE}</notes>'),
        (
            f'<author-notes><fn fn-type="coi-statement">{NONE}</fn></author-notes>',
            "",
        ),
    ],
)
def test_the_statement_of_conflicts_is_found(meta: str, back: str) -> None:
    """It stands in a footnote of the authors, of the back matter, or in notes."""
    publication = read(meta, back=back)

    assert str(publication.coi_statement) == "None <b>declared</b>."


def test_an_error_of_the_service_is_told() -> None:
    """What stands in the place of an article is a finding, in the service's words."""
    text = b"<pmc-articleset><error>no such article</error></pmc-articleset>"
    [reading] = gtm.scan(text)

    assert [each.code for each in reading.findings] == ["RDR024"]
    assert "'no such article'" in reading.findings[0].message


@pytest.mark.parametrize("country", [None, "Spain"])
def test_an_agency_without_a_letter_is_read_as_it_is_held(country: str | None) -> None:
    """What is read of a file is what the format is said to hold, of nothing too."""
    stated = gtm.Publication(grants=[gtm.Grant(agency="", country=country)])
    stream = io.BytesIO()
    gtm.write([stated], stream, format="jats")
    [found] = gtm.read(stream.getvalue(), format="jats")

    assert repr(found) == repr(jats.restrict(stated))
