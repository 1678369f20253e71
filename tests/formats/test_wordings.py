"""A loss is told in words that a curator reads."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given

import genetherapy_model as gtm
from genetherapy_model.formats.losses import find_losses
from genetherapy_model.formats.wordings import _singular, _texts
from genetherapy_model.strategies import publications

_REPR = re.compile(r"\b[A-Z]\w+\((?:['\"]|\w+=)|<\w+\.\w+: |\bNone\b")
LONG = "long " * 30
DOI = "10.1089/hum.2023.152"


def _told(
    before: gtm.Publication, after: gtm.Publication | None = None
) -> list[tuple[str, str]]:
    found = find_losses(before, after or gtm.Publication(), format="x")
    return [(loss.path, loss.message) for loss in found]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            gtm.Publication(quotations=[gtm.Quotation(parts=["A cure."])]),
            'x has no place for the quotation "A cure."',
        ),
        (
            gtm.Publication(authors_complete=False),
            'x has no place for the mark "authors complete: no"',
        ),
        (
            gtm.Publication(identifiers=[f"doi:{DOI}"]),
            f"x has no place for the DOI {DOI}",
        ),
        (
            gtm.Publication(coi_statement="None declared."),
            'x has no place for the statement of conflicts "None declared."',
        ),
        (
            gtm.Publication(languages=["eng"]),
            'x has no place for the language "eng"',
        ),
        (
            gtm.Publication(
                mesh_headings=[
                    gtm.MeshHeading(descriptor=gtm.MeshTerm(name="Genetic Therapy"))
                ]
            ),
            'x has no place for the MeSH heading "Genetic Therapy"',
        ),
        (
            gtm.Publication(number_of_references=78),
            "x has no place for the number of references 78",
        ),
        (
            gtm.Publication(extras=[gtm.Extra(source="ris", path="ZZ", text="a\nb")]),
            'x has no place for the field ZZ of ris, "a b"',
        ),
        (
            gtm.Publication(coi_statement=LONG),
            f'x has no place for the statement of conflicts "{("long " * 30)[:57]}..."',
        ),
    ],
)
def test_a_loss_names_what_is_lost(said: gtm.Publication, expected: str) -> None:
    """The name of the thing stands there, and its text in short."""
    assert [message for _, message in _told(said)] == [expected]


@given(publications())
def test_no_loss_is_told_as_python(publication: gtm.Publication) -> None:
    """Nothing that is said of a loss looks like code, but for what the text holds."""
    plain = gtm.Publication(
        title="A",
        modality_claims=publication.modality_claims,
        people=publication.people,
        journal=publication.journal,
        dates=publication.dates,
        entries=publication.entries,
    )
    for _, message in _told(plain):
        words = re.sub(r'"[^"]*"', '""', message.split(' "', 1)[0])
        assert _REPR.search(words) is None
        assert len(message) < 300


def test_what_changed_is_told_beside_what_it_became() -> None:
    """Of a long text the place where it differs is shown, of a short one all."""
    before = gtm.Publication(title=f"{'Gene therapy ' * 9}with AAV<sub>9</sub>")
    after = gtm.Publication(title=f"{'Gene therapy ' * 9}with AAV9")

    assert _told(before, after) == [
        (
            "/title",
            'x holds the title "...with AAV<sub>9</sub>" as "...with AAV9"',
        )
    ]
    short = gtm.Publication(issue=gtm.Issue(volume="34 A"))
    assert _told(short, gtm.Publication(issue=gtm.Issue(volume="34"))) == [
        ("/issue/volume", 'x holds the volume "34 A" of the issue as "34"')
    ]


def test_another_class_is_told_by_its_name() -> None:
    """What became another kind of thing is told as one."""
    name = gtm.PersonName(literal="NTLA Study Group")
    before = gtm.Publication(authors=[gtm.PersonalAuthor(person=gtm.Person(name=name))])
    after = gtm.Publication(authors=[gtm.CollectiveAuthor(name="NTLA Study Group")])

    group = '"NTLA Study Group"'
    assert _told(before, after) == [
        ("/authors/0", f"x holds the author {group} as the collective author {group}")
    ]


def test_an_identifier_that_moved_is_not_lost() -> None:
    """Locators, identifiers and entries are places of the same numbers."""
    doi, pmid = gtm.Doi(DOI), gtm.Pmid("7")
    listed = gtm.Publication(identifiers=[doi, pmid])
    placed = gtm.Publication(
        locators=[gtm.Locator(identifier=doi)],
        entries=[gtm.CatalogueEntry(catalogue="PubMed", identifier=pmid)],
    )

    assert _told(listed, placed) == []
    assert _told(placed, listed) == []
    wrong = gtm.Publication(locators=[gtm.Locator(identifier=doi, valid=False)])
    assert [path for path, _ in _told(listed, wrong)] == [
        "/identifiers/0",
        "/identifiers/1",
    ]
    assert [path for path, _ in _told(wrong, listed)] == ["/locators/0"]
    owned = gtm.Publication(
        entries=[gtm.CatalogueEntry(catalogue="PubMed", identifier=pmid, owner="NLM")]
    )
    assert _told(owned, listed) == [
        (
            "/entries/0/owner",
            'x has no place for the owner "NLM" of the catalogue entry',
        )
    ]
    scopus = gtm.Publication(
        entries=[gtm.CatalogueEntry(catalogue="Scopus", identifier=pmid)]
    )
    assert [path for path, _ in _told(scopus, listed)] == ["/entries/0/catalogue"]


def test_pages_that_moved_are_not_lost() -> None:
    """A first and a last page may stand apart or in one text."""
    apart = gtm.Publication(pagination=gtm.Pagination(start="1063", end="1064"))
    text = gtm.Publication(pagination=gtm.Pagination(text="1063-1064"))
    dashed = gtm.Publication(pagination=gtm.Pagination(text="1063\u20131064"))
    other = gtm.Publication(pagination=gtm.Pagination(text="9; author reply 9"))

    assert _told(apart, text) == _told(text, apart) == _told(dashed, apart) == []
    assert [path for path, _ in _told(apart, other)] == [
        "/pagination/start",
        "/pagination/end",
    ]
    first = gtm.Publication(pagination=gtm.Pagination(start="9"))
    assert [path for path, _ in _told(other, first)] == ["/pagination/text"]


def test_an_issn_that_moved_is_not_lost() -> None:
    """The ISSN of the journal may be the one that was cited; its type goes with it."""
    issn = gtm.JournalIssn(issn="1043-0342", type=gtm.IssnType.PRINT)
    bare = gtm.JournalIssn(issn="1043-0342")
    of_journal = gtm.Publication(journal=gtm.Journal(issns=[issn]))
    of_issue = gtm.Publication(issue=gtm.Issue(issn=issn, volume="34"))
    untyped = gtm.Publication(issue=gtm.Issue(issn=bare))

    assert _told(of_journal, of_issue) == []
    assert [path for path, _ in _told(of_issue, of_journal)] == ["/issue/volume"]
    assert _told(of_journal, untyped) == [
        ("/journal/issns/0/type", 'x has no place for the type "print" of the ISSN')
    ]


def test_an_abbreviation_and_initials_that_moved_are_not_lost() -> None:
    """Formats of one abbreviation, or of given names alone, hold the text."""
    person = gtm.Person(name=gtm.PersonName(family="Flotte", initials="TR"))
    given = gtm.Person(name=gtm.PersonName(family="Flotte", given="TR"))
    before = gtm.Publication(
        journal=gtm.Journal(medline_abbreviation="Hum Gene Ther"),
        authors=[gtm.PersonalAuthor(person=person)],
    )
    after = gtm.Publication(
        journal=gtm.Journal(iso_abbreviation="Hum Gene Ther"),
        authors=[gtm.PersonalAuthor(person=given)],
    )

    assert _told(before, after) == []


def test_an_item_that_is_dropped_takes_no_other_with_it() -> None:
    """Of two authors, one is gone and one has lost his suffix: each is told alone."""
    first = gtm.PersonName(family="Flotte", given="Terence", suffix="Jr")
    before = gtm.Publication(
        authors=[
            gtm.CollectiveAuthor(name="A Group"),
            gtm.PersonalAuthor(person=gtm.Person(name=first)),
        ]
    )
    name = gtm.PersonName(family="Flotte", given="Terence")
    after = gtm.Publication(authors=[gtm.PersonalAuthor(person=gtm.Person(name=name))])

    assert [path for path, _ in _told(before, after)] == [
        "/authors/0",
        "/authors/1/person/name/suffix",
    ]


def test_another_order_is_a_loss_where_it_says_something() -> None:
    """Authors have an order; identifiers have none."""
    names = [gtm.CollectiveAuthor(name=name) for name in ("A Group", "B Group")]
    numbers = ["pubmed:7", f"doi:{DOI}"]
    before = gtm.Publication(authors=names, identifiers=numbers)
    after = gtm.Publication(authors=names[::-1], identifiers=numbers[::-1])

    assert _told(before, after) == [
        ("/authors", "x holds the authors in another order")
    ]


def test_joined_sections_are_told_once() -> None:
    """An abstract whose sections became one says all that it said."""
    sections = [
        gtm.AbstractSection(text="AAV<sub>9</sub>.", label="METHODS"),
        gtm.AbstractSection(text="A cure.", label="RESULTS", category="RESULTS"),
    ]
    before = gtm.Publication(abstract=gtm.Abstract(sections=sections))
    stream = io.BytesIO()
    [loss] = gtm.write([before], stream, format="bibtex")

    assert loss.path == "/abstract/sections"
    assert loss.message == "bibtex joins the sections of the abstract from 2 into 1"
    plain = gtm.AbstractSection(text="METHODS: AAV9. RESULTS: A cure.")
    after = gtm.Publication(abstract=gtm.Abstract(sections=[plain]))
    assert [message for _, message in _told(before, after)] == [
        "x joins the sections of the abstract from 2 into 1, without their markup"
    ]


def test_labels_that_are_told_from_the_text_are_no_loss() -> None:
    """What a text says before a colon may stand as a label; markup is told still."""
    whole = gtm.AbstractSection(text="METHODS: AAV<sub>9</sub>. RESULTS: A cure.")
    sections = [
        gtm.AbstractSection(text="AAV<sub>9</sub>.", label="METHODS"),
        gtm.AbstractSection(text="A cure.", label="RESULTS"),
    ]
    plain = [gtm.AbstractSection(text="AAV9.", label="METHODS"), sections[1]]
    before = gtm.Publication(abstract=gtm.Abstract(sections=[whole]))
    first = gtm.AbstractSection(text="METHODS: A.", category="METHODS")
    labeled = gtm.AbstractSection(text="A.", label="METHODS")

    assert (
        _told(before, gtm.Publication(abstract=gtm.Abstract(sections=sections))) == []
    )
    assert _told(before, gtm.Publication(abstract=gtm.Abstract(sections=plain))) == [
        (
            "/abstract/sections",
            "x divides the sections of the abstract into 2, without their markup",
        )
    ]
    assert [
        path
        for path, _ in _told(
            gtm.Publication(abstract=gtm.Abstract(sections=[first])),
            gtm.Publication(abstract=gtm.Abstract(sections=[labeled])),
        )
    ] == ["/abstract/sections/0/category"]
    assert _told(
        gtm.Publication(abstract=gtm.Abstract(sections=[labeled])),
        gtm.Publication(
            abstract=gtm.Abstract(sections=[gtm.AbstractSection(text="METHODS: A.")])
        ),
    ) == [
        (
            "/abstract/sections/0/label",
            'x has no place for the label "METHODS" of the section',
        )
    ]


def test_a_particle_that_was_joined_is_told_once() -> None:
    """The family name has it now, and is no loss of its own."""
    apart = gtm.PersonName(family="Berg", particle="van den")
    joined = gtm.PersonName(family="van den Berg")
    before, after = (
        gtm.Publication(authors=[gtm.PersonalAuthor(person=gtm.Person(name=name))])
        for name in (apart, joined)
    )

    assert _told(before, after) == [
        (
            "/authors/0/person/name/particle",
            (
                'x joins the particle "van den" of the name to the family name '
                '"van den Berg"'
            ),
        )
    ]


def test_items_in_their_places_are_no_other_order() -> None:
    """Where blanks alone changed, and one item is another then, nothing is told."""
    grants = [gtm.Grant(number="R01  HL1"), gtm.Grant(number="R01 HL1")]
    before = gtm.Publication(grants=grants)
    after = gtm.Publication(grants=[grants[1], grants[1]])

    assert _told(before, after) == []


def test_headings_that_are_keywords_now_are_told_as_such() -> None:
    """RIS has no headings, but their words stand among its keywords."""
    heading = gtm.MeshHeading(descriptor=gtm.MeshTerm(name="Genetic Therapy"))
    [loss] = gtm.write(
        [gtm.Publication(mesh_headings=[heading])], io.BytesIO(), format="ris"
    )

    assert loss.message == (
        'ris holds the MeSH heading "Genetic Therapy" as the keyword "Genetic Therapy"'
    )


def test_blanks_alone_are_no_loss() -> None:
    """A line has one blank between words; a blank of another kind is told."""
    line = gtm.Publication(coi_statement="None declared.")

    assert _told(gtm.Publication(coi_statement=" None\n declared."), line) == []
    wide = gtm.Publication(coi_statement="None\u2003declared.")
    [(_, told)] = _told(wide, line)
    assert told.endswith('"None declared." with other white space')


def test_a_word_without_a_plural_is_its_own() -> None:
    """Of several, one is named; what says nothing is not shown."""
    assert ["history", "alias", "author", "sheep"] == [
        _singular(noun) for noun in ("histories", "aliases", "authors", "sheep")
    ]
    assert [] == [*_texts(None)]
