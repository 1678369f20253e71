"""What few articles hold: other forms of names, titles and statements, and none."""

from __future__ import annotations

import io
from xml.etree.ElementTree import XML

import attrs
import pytest
from tests.formats.jats.articles import made, read, readings

import genetherapy_model as gtm
from genetherapy_model.formats import jats
from genetherapy_model.formats.jats.cutting import lighten
from genetherapy_model.formats.jats.texts import marked
from genetherapy_model.formats.xml import differences

GAO = "<name><surname>Gao</surname><given-names>Caixia</given-names></name>"
ORCID = "0000-0002-1825-0097"


def author(inside: str, attributes: str = "") -> str:
    """Make a group of one author."""
    return (
        f'<contrib-group><contrib contrib-type="author" {attributes}>{inside}</contrib>'
        "</contrib-group>"
    )


def only(inside: str, attributes: str = "") -> gtm.PersonalAuthor:
    """Read the one author of an article."""
    [found] = read(author(inside, attributes)).authors
    assert isinstance(found, gtm.PersonalAuthor)
    return found


def test_an_affiliation_may_stand_in_two_languages() -> None:
    """The first form is read."""
    places = "<aff-alternatives><aff>Roma</aff><aff>Rome</aff></aff-alternatives>"

    assert ["Roma"] == [str(place) for place in only(GAO + places).affiliations]


def test_a_collective_may_have_two_names() -> None:
    """The first of its names is read."""
    names = "<collab>Groupe</collab><collab>Group</collab>"
    [group] = read(
        author(f"<collab-alternatives>{names}</collab-alternatives>")
    ).authors

    assert isinstance(group, gtm.CollectiveAuthor)
    assert str(group) == "Groupe"


def test_a_mark_may_say_who_is_corresponding() -> None:
    """A reference to the address of correspondence says it too."""
    assert only(f'{GAO}<xref ref-type="corresp" rid="c1"/>').corresponding is True
    assert only(GAO).corresponding is None


@pytest.mark.parametrize(
    ("degrees", "expected"),
    [
        ("<degrees>MD</degrees><degrees>PhD</degrees>", ("MD", "PhD")),
        ("<degrees>MD, PhD</degrees>", ("MD", "PhD")),
    ],
)
def test_degrees_stand_together_or_apart(
    degrees: str, expected: tuple[str, ...]
) -> None:
    """Each degree is one, however many elements hold them."""
    assert only(GAO + degrees).person.degrees == expected


@pytest.mark.parametrize(
    ("link", "known"),
    [
        (f"<uri>https://orcid.org/{ORCID}</uri>", True),
        (f'<ext-link ext-link-type="orcid">{ORCID}</ext-link>', True),
        ("<uri>https://example.org/gao</uri>", False),
    ],
)
def test_a_link_may_be_an_orcid(link: str, *, known: bool) -> None:
    """An address of ORCID names the author, and no other address does."""
    assert (only(GAO + link).orcid == gtm.Orcid(ORCID)) is known


def test_a_contributor_without_a_name_is_none() -> None:
    """It is kept, as an element that no author was made of."""
    [reading] = readings(made(author("<role>Author</role>")))
    assert reading.publication is not None

    assert ["RDR009"] == [found.code for found in reading.findings]
    assert reading.publication.authors == ()
    assert any("contrib" in extra.path for extra in reading.publication.extras)


def test_a_translated_title_is_the_english_one() -> None:
    """What an article in another language is called in English comes first."""
    titles = (
        "<title-group><article-title>Thérapie</article-title><trans-title "
        'xml:lang="en">Therapy</trans-title></title-group>'
    )
    publication = read(titles)

    assert str(publication.title) == "Therapy"
    assert str(publication.vernacular_title) == "Thérapie"


def test_an_empty_title_is_none() -> None:
    """A group of titles without any says nothing."""
    assert read("<title-group/>").title is None


KWD = '<kwd-group kwd-group-type="{}">{}</kwd-group>'
OWN_TYPE = (
    '<article-categories><subj-group subj-group-type="publication-type"><subject '
    'vocab="mesh" vocab-term-identifier="{}">Review</subject></subj-group>'
    "</article-categories>"
)


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        (
            (
                "<abstract><sec><title>Methods</title><sec><title>Cells</title><p>A.</p>"
                "</sec></sec></abstract>"
            ),
            gtm.Publication(
                abstract=gtm.Abstract(
                    sections=[gtm.AbstractSection(text="A.", label="Cells")]
                )
            ),
        ),
        ('<pub-date pub-type="odd"/>', gtm.Publication()),
        (
            (
                '<pub-date pub-type="epub"><year>2019</year></pub-date><pub-history>'
                '<event event-type="preprint"><date><year>2019</year></date></event>'
                "</pub-history>"
            ),
            gtm.Publication(
                dates=[
                    gtm.PublicationDate(kind=gtm.DateKind.ELECTRONIC, date="2019"),
                ]
            ),
        ),
        (
            (
                '<history><date date-type="received" iso-8601-date="2019-01-02T25:00">'
                "<day>2</day><month>1</month><year>2019</year></date></history>"
            ),
            gtm.Publication(
                dates=[
                    gtm.PublicationDate(kind=gtm.DateKind.RECEIVED, date="2019-01-02"),
                ]
            ),
        ),
        ('<article-id pub-id-type="doi"> </article-id>', gtm.Publication()),
        (
            (
                "<title-group><article-title>Therapy</article-title><subtitle/>"
                '<trans-title-group xml:lang="de"><trans-title>Therapie</trans-title>'
                '</trans-title-group><trans-title-group xml:lang="en"/>'
                '<trans-title xml:lang="de">Therapie</trans-title></title-group>'
            ),
            gtm.Publication(title="Therapy"),
        ),
        (
            (
                '<related-article related-article-type="corrected-article">Blood 2002'
                '<pub-id pub-id-type="pmid"/></related-article>'
            ),
            gtm.Publication(
                relations=[
                    gtm.Relation(
                        kind=gtm.RelationKind.CORRECTS,
                        target=gtm.WorkReference(citation="Blood 2002"),
                    )
                ]
            ),
        ),
        (
            (
                '<related-object source-id="GEO" document-id="GSE1"/><related-object '
                'source-id="GEO" document-id="GSE2" document-id-type="geo" '
                'specific-use="registration"/><related-object source-id="GEO" '
                'document-id=" " document-id-type="geo" specific-use="registration"/>'
            ),
            gtm.Publication(
                registrations=[
                    gtm.Registration(
                        bank="GEO",
                        identifier=gtm.OtherIdentifier(scheme="geo", text="GSE2"),
                    )
                ]
            ),
        ),
        (
            "<funding-group><award-group/></funding-group>",
            gtm.Publication(grants=[gtm.Grant()]),
        ),
        (
            KWD.format(
                "author", "<unstructured-kwd-group>AAV; mice</unstructured-kwd-group>"
            ),
            gtm.Publication(
                keywords=[
                    gtm.Keyword(text="AAV", owner="NOTNLM"),
                    gtm.Keyword(text="mice", owner="NOTNLM"),
                ]
            ),
        ),
        (KWD.format("author", "<title>Keywords</title>"), gtm.Publication()),
        (
            KWD.format("MeSH", "<compound-kwd/><kwd>Hemophilia B</kwd>"),
            gtm.Publication(
                mesh_headings=[
                    gtm.MeshHeading(descriptor=gtm.MeshTerm(name="Hemophilia B"))
                ]
            ),
        ),
        (KWD.format("chemicals", "<compound-kwd/>"), gtm.Publication()),
    ],
)
def test_what_stands_in_the_front_is_read_and_kept(
    meta: str, expected: gtm.Publication
) -> None:
    """What says something is read, what says nothing is kept alone."""
    found = read(meta)

    assert expected == attrs.evolve(found, extras=())
    assert found == gtm.loads(gtm.dumps(found))


@pytest.mark.parametrize(
    ("inside", "title"),
    [
        ("In<break/>vivo", "In vivo"),
        (
            (
                "A <inline-formula><alternatives><tex-math>y</tex-math><mml:math>"
                "<mml:mi>x</mml:mi></mml:math></alternatives></inline-formula>"
            ),
            "A <mml:math><mml:mi>x</mml:mi></mml:math>",
        ),
        ("A <inline-formula><tex-math>x</tex-math></inline-formula>", "A x"),
        ("A <mml:math><b>x</b></mml:math>", "A x"),
    ],
)
def test_what_a_title_cannot_hold_is_text(inside: str, title: str) -> None:
    """A formula is read where it is MathML, and else as its text."""
    group = f"<title-group><article-title>{inside}</article-title></title-group>"

    assert gtm.MarkedText(title) == read(group).title


@pytest.mark.parametrize(
    ("inside", "names"),
    [
        ("<string-name/>", []),
        ("<name-alternatives/>", []),
        (f"{GAO}<on-behalf-of>on behalf of the ESGCT</on-behalf-of>", ["the ESGCT"]),
        (f'{GAO}<uri content-type="orcid"/>', []),
        (
            (
                '<collab>A<institution-id institution-id-type="ror"> </institution-id>'
                "</collab>"
            ),
            ["A"],
        ),
        (
            (
                f"{GAO}<aff><institution-wrap><institution-id institution-id-type="
                '"ror"> </institution-id><institution>CIEMAT</institution>'
                "</institution-wrap></aff>"
            ),
            [],
        ),
    ],
)
def test_nobody_is_made_up(inside: str, names: list[str]) -> None:
    """A name, identifier or address without a letter is none; a group is an author."""
    [reading] = readings(made(author(inside)))
    publication = reading.publication
    assert publication is not None
    groups = [
        one for one in publication.authors if isinstance(one, gtm.CollectiveAuthor)
    ]

    assert names == [str(each) for each in groups]
    assert not any(each.identifiers for each in groups)
    for each in publication.authors:
        assert not any(place.identifiers for place in each.affiliations)
        if isinstance(each, gtm.PersonalAuthor):
            assert each.orcid is None


def test_a_group_of_investigators_has_investigators() -> None:
    """Who has no type of their own is what the group is; who has no name is nobody."""
    publication = read(
        f'<contrib-group content-type="investigators"><contrib>{GAO}</contrib>'
        "<contrib><role>Site</role></contrib></contrib-group>"
    )

    assert ["Gao, Caixia"] == [
        ", ".join(filter(None, (one.name.family, one.name.given)))
        for one in publication.investigators
    ]
    assert publication.authors == ()


def test_an_identifier_that_is_none_is_told() -> None:
    """A MeSH identifier that is none is kept as an extra, and its term is read."""
    [reading] = readings(made(OWN_TYPE.format("x")))
    assert reading.publication is not None

    assert ["RDR002"] == [found.code for found in reading.findings]
    assert reading.publication.publication_types == (
        gtm.PublicationType(name="Review"),
    )


def test_a_blank_number_of_a_journal_is_none() -> None:
    """The journal is read without it."""
    found = read(journal="<journal-title>Blood</journal-title><issn> </issn>").journal

    assert gtm.Journal(title="Blood") == found


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (
            (
                "<element-citation><source>Cell</source><page-range>1-2</page-range>"
                "</element-citation>"
            ),
            gtm.WorkReference(citation="Cell. 1-2."),
        ),
        ("<citation-alternatives/>", gtm.WorkReference()),
        (
            (
                "<citation-alternatives><mixed-citation>Cell 2002</mixed-citation>"
                "</citation-alternatives>"
            ),
            gtm.WorkReference(citation="Cell 2002"),
        ),
        (
            (
                "<mixed-citation><article-title>A</article-title><version>1</version>"
                "</mixed-citation>"
            ),
            gtm.WorkReference(citation="A1", title="A", version="1"),
        ),
        (
            (
                '<mixed-citation>Cell<pub-id pub-id-type="pmid"/><ext-link '
                'xlink:href="https://doi.org/10.1000/"> 2</ext-link></mixed-citation>'
            ),
            gtm.WorkReference(citation="Cell 2"),
        ),
    ],
)
def test_a_reference_says_what_is_printed(
    inside: str, expected: gtm.WorkReference
) -> None:
    """In each form of a citation its text is read, and no identifier that is none."""
    [listed] = read(back=f"<ref-list><ref>{inside}</ref></ref-list>").reference_lists

    assert (expected,) == listed.references


def test_what_is_no_article_is_told() -> None:
    """A book in a set is no article, and neither is what cannot be read."""
    book, cut = readings(b"<pmc-articleset><book/><article>&odd;</pmc-articleset>")

    assert ["RDR005"] == [found.code for found in book.findings]
    assert book.source == "<book/>"
    assert ["RDR001"] == [found.code for found in cut.findings]


def test_characters_of_html_are_read_beside_those_of_xml() -> None:
    """An entity that XML knows stays what it is."""
    [reading] = readings(
        b"<article><front><article-meta><title-group><article-title>A&ndash;B &amp; C"
        b"</article-title></title-group></article-meta></front></article>"
    )
    assert reading.publication is not None

    assert reading.publication.title is not None
    assert "A\N{EN DASH}B & C" == reading.publication.title.plain
    assert ["RDR032"] == [found.code for found in reading.findings]


@pytest.mark.parametrize(
    "whole",
    [
        b"<article><front/><body><floats-group><p/></floats-group></body></article>",
        b"<article><front/><body><p>",
    ],
)
def test_a_body_is_passed_over_where_it_ends(whole: bytes) -> None:
    """What floats in it goes with it; a body that does not end is not taken out."""
    assert (b"<article><front/></article>" if b"</" in whole else whole) == lighten(
        whole
    )


def test_what_has_no_name_is_not_written() -> None:
    """People without a name, blank numbers and dates have no place, and are told."""
    nobody = gtm.Person(name=gtm.PersonName())
    blank = gtm.Person(name=gtm.PersonName(literal=" "))
    journal = gtm.JournalReference(title="eLife")
    reviewer = gtm.EditorialRole(journal=journal, text="reviewer")
    odd = gtm.OtherIdentifier(scheme="issn", text=" ")
    lost = gtm.Publication(
        journal=gtm.Journal(title="eLife", issns=[gtm.JournalIssn(issn=odd)]),
        people=[
            attrs.evolve(nobody, roles=[reviewer]),
            gtm.Person(name=gtm.PersonName(family="A"), roles=[reviewer, reviewer]),
        ],
        authors=[
            gtm.PersonalAuthor(person=nobody),
            gtm.PersonalAuthor(person=blank),
            gtm.CollectiveAuthor(name="CHANGE", members=[nobody]),
        ],
        investigators=[gtm.Investigator(person=nobody)],
        dates=[
            gtm.PublicationDate(kind=gtm.DateKind.RECEIVED, date=None, text=" "),
        ],
        locators=[
            gtm.Locator(identifier=gtm.OtherIdentifier(scheme="pmid", text="x")),
        ],
        identifiers=[gtm.OtherIdentifier(scheme="pii", text=" ")],
        keywords=[gtm.Keyword(text="A", owner="MeSH")],
    )

    held = jats.restrict(lost)

    assert held == gtm.Publication(
        journal=gtm.Journal(title="eLife"),
        authors=[gtm.CollectiveAuthor(name="CHANGE")],
    )


def test_what_few_articles_state_is_written() -> None:
    """Versions, notes, registrations with half of their parts, empty grants."""
    press = gtm.OtherIdentifier(scheme="crossref", text="100")
    number = gtm.OtherIdentifier(scheme="geo", text="GSE1")
    publication = gtm.Publication(
        journal=gtm.Journal(
            publisher=gtm.OrganizationReference(name="Cell", identifiers=[press])
        ),
        relations=[
            gtm.Relation(
                kind=gtm.RelationKind.CORRECTS,
                target=gtm.WorkReference(citation="Cell 2002", version="2"),
                note="a note",
            )
        ],
        registrations=[
            gtm.Registration(identifier=number),
            gtm.Registration(bank="GEO"),
            gtm.Registration(),
        ],
        grants=[gtm.Grant(), gtm.Grant()],
    )
    stream = io.BytesIO()

    assert not gtm.write([publication], stream, format="jats")
    assert [publication] == [*gtm.read(stream.getvalue(), format="jats")]


@pytest.mark.parametrize(
    ("path", "text", "is_held"),
    [
        ("front[1]/nowhere[1]/odd[1]", "<odd/>", False),
        ("front[1]/odd[1]", "<odd", False),
        ("front[1]/article-meta[1]/@xlink:href", "https://a.org", True),
    ],
)
def test_what_has_no_place_any_more_is_left_out(
    path: str, text: str, *, is_held: bool
) -> None:
    """An extra whose place is gone, or that is no XML, is not written."""
    kept = gtm.Extra(source="jats", path=path, text=text)
    held = jats.restrict(gtm.Publication(title="A", extras=[kept]))

    assert ((kept,) if is_held else ()) == held.extras


def test_a_spelling_of_what_is_gone_changes_nothing() -> None:
    """What was not there is not there still: an attribute, an element."""
    gone = [
        gtm.Extra(source="jats", path=path, text="", spelling=True)
        for path in ("@article-type", "front[1]/odd[1]")
    ]
    plain = gtm.Publication(
        title="A", publication_types=[gtm.PublicationType(name="Review")]
    )

    assert plain == attrs.evolve(
        jats.restrict(attrs.evolve(plain, extras=gone)), extras=()
    )


def test_an_empty_attribute_comes_back() -> None:
    """A contributor of no type is an author, and is written as they stood."""
    source = made(
        f'<contrib-group><contrib contrib-type="">{GAO}</contrib></contrib-group>'
    )
    [reading] = readings(source)
    stream = io.BytesIO()
    gtm.write([reading.publication or gtm.Publication()], stream, format="jats")

    assert b'<contrib contrib-type="">' in stream.getvalue()


def test_lists_too_long_to_compare_are_kept_as_they_stand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However long lists are, what stands in them comes back."""
    monkeypatch.setattr(differences, "_MOST", 0)
    source = made(
        "<counts><fig-count count='1'/></counts><odd/><title-group><article-title>A"
        "</article-title></title-group><odd/>"
    )
    [reading] = readings(source)
    stream = io.BytesIO()
    assert reading.publication is not None
    gtm.write([reading.publication], stream, format="jats")

    assert [reading.publication] == [*gtm.read(stream.getvalue(), format="jats")]
    assert 2 == stream.getvalue().count(b"<odd/>")


NOTES = '<notes notes-type="COI-statement">{}</notes>'


@pytest.mark.parametrize(
    ("back", "said"),
    [
        ('<fn-group><fn fn-type="other"><p>Thanks.</p></fn></fn-group>', None),
        (
            NOTES.format(
                "<sec><title>Interests</title><p>None.</p></sec><sec><title>Publisher's"
                " note</title><p>We are neutral.</p></sec>"
            ),
            "None.",
        ),
    ],
)
def test_a_statement_is_what_the_authors_say(back: str, said: str | None) -> None:
    """A note of another kind is none, and the publisher's note is no part of it."""
    found = read(back=back).coi_statement

    assert said == (None if found is None else found.plain)


def test_a_funder_may_be_named_in_words_of_its_own() -> None:
    """What is marked as the name is the name."""
    source = (
        "<funding-source>by <named-content content-type='funder-name'>NIH"
        "</named-content></funding-source>"
    )
    [grant] = read(
        f"<funding-group><award-group>{source}</award-group></funding-group>"
    ).grants

    assert "NIH" == grant.agency


def test_the_editors_of_a_cited_book_are_named_as_such() -> None:
    """One is an editor, and two are editors."""
    name = "<name><surname>Roe</surname><given-names>J</given-names></name>"
    for names, said in ((name, "Roe J, editor"), (name * 2, "editors")):
        citation = (
            f"<element-citation><person-group person-group-type='editor'>{names}"
            "</person-group><source>Vectors</source></element-citation>"
        )
        [listed] = read(
            back=f"<ref-list><ref>{citation}</ref></ref-list>"
        ).reference_lists
        assert said in str(listed.references[0].citation)


def test_an_article_whose_names_are_unknown_is_none() -> None:
    """With the characters of HTML put in, what is broken stays broken."""
    broken = b"<article><front/><p>&ndash;</article>"
    [reading] = readings(broken)

    assert ["RDR001"] == [found.code for found in reading.findings]
    assert b"<article><front/></article>" == lighten(
        b"<article><front/><body/></article>"
    )


def test_markup_that_is_too_deep_is_text() -> None:
    """What no marked text can hold is read without its tags."""
    deep = f"<p>{'<italic>' * 250}x{'</italic>' * 250}</p>"

    assert gtm.MarkedText("x") == marked(XML(deep))


def test_other_content_names_no_funder() -> None:
    """The agency is what is printed, where none is named as such."""
    source = (
        "<funding-source>NIH <named-content content-type='doi'>10.13039/1"
        "</named-content></funding-source>"
    )
    [grant] = read(
        f"<funding-group><award-group>{source}</award-group></funding-group>"
    ).grants

    assert gtm.Grant(agency="NIH 10.13039/1") == grant


def test_an_empty_number_of_a_person_is_none() -> None:
    """The author is read without it."""
    name = "<name><surname>Doe</surname></name>"
    found = only(f'<contrib-id contrib-id-type="orcid"/>{name}')

    assert only(name).person == found.person
