"""What the command line shows of a record and of an entry of a register, in full."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

import genetherapy_model as gtm
from genetherapy_model.cli.cards import Card, draw_card, make_card
from genetherapy_model.cli.lookups import _class, _decision
from genetherapy_model.cli.lookups import _make_card as card_of
from genetherapy_model.nomenclature import RegisterEntry, RegisterKind

FULL = gtm.Publication(
    title="Gene <i>therapy</i>",
    vernacular_title="Gentherapie",
    publication_types=[
        gtm.PublicationType(name="Journal Article"),
        gtm.PublicationType(name="Retracted Publication"),
    ],
    authors=[
        gtm.PersonalAuthor(
            person=gtm.Person(
                name="Juan Bueren",
                roles=[
                    gtm.Appointment(
                        text="Head",
                        organization=gtm.OrganizationReference(name="CIEMAT"),
                        term=gtm.Term(start="1990", end="2023", observed_on="2019"),
                    )
                ],
            ),
            valid=False,
            equal_contribution=True,
        ),
        gtm.CollectiveAuthor(
            name="A Group",
            members=[gtm.Person(name="Ann Lee"), gtm.Person(name="Bo Lee")],
            affiliations=[gtm.Affiliation(text="Madrid")],
        ),
    ],
    authors_complete=False,
    investigators=[gtm.Investigator(person=gtm.Person(name="Cy Lee"))],
    editors=[gtm.PersonalAuthor(person=gtm.Person(name="Di Lee"))],
    journal=gtm.Journal(
        title="Human Gene Therapy", issns=[gtm.JournalIssn(issn="1557-7422")]
    ),
    issue=gtm.Issue(volume="34", number="17", issn=gtm.JournalIssn(issn="1043-0342")),
    pagination=gtm.Pagination(text="7-9"),
    dates=[
        gtm.PublicationDate(kind=gtm.DateKind.RECEIVED, date="2022"),
        gtm.PublicationDate(kind=gtm.DateKind.ELECTRONIC, date="2023-08"),
        gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date=None, text="soon"),
    ],
    locators=[
        gtm.Locator(identifier=gtm.Doi("10.1000/a")),
        gtm.Locator(identifier=gtm.Doi("10.1000/wrong"), valid=False),
    ],
    identifiers=["pubmed:7", gtm.OtherIdentifier(scheme="pii", text="S1")],
    languages=["eng", "spa"],
    abstract=gtm.Abstract(
        sections=[gtm.AbstractSection(label="AIM", text="To  cure.")]
    ),
    keywords=[gtm.Keyword(text="AAV"), gtm.Keyword(text="<i>F9</i>")],
    supplementary_concepts=[gtm.SupplementaryConcept(name="Hemophilia B")],
    chemicals=[gtm.Chemical(name="Factor IX")],
    grants=[gtm.Grant(number="R01", agency="NHLBI")],
    registrations=[
        gtm.Registration(bank="ClinicalTrials.gov", identifier=gtm.NctId("NCT00000001"))
    ],
    people=[gtm.Person(name="Mary Shelley")],
    reference_lists=[gtm.ReferenceList(references=[gtm.WorkReference(title="A")])],
    relations=[
        gtm.Relation(kind=kind, target=gtm.WorkReference(**target))
        for kind, target in (
            (gtm.RelationKind.CITES, {"title": "B"}),
            (gtm.RelationKind.CONCERN_EXPRESSED_IN, {"citation": "Blood. 2024"}),
            (
                gtm.RelationKind.UPDATES,
                {"citation": "Cell. 2020", "identifiers": ["pubmed:5"]},
            ),
            (gtm.RelationKind.REPRINT_OF, {"identifiers": ["pubmed:6"]}),
        )
    ],
    quotations=[gtm.Quotation(parts=["It works."])],
    modality_claims=[
        gtm.ModalityClaim(modality=gtm.TherapyModality(setting=gtm.Setting.IN_VIVO))
    ],
    entries=[
        gtm.CatalogueEntry(
            catalogue="PubMed", identifier=gtm.Pmid("7"), status="MEDLINE"
        ),
        gtm.CatalogueEntry(catalogue="ours", revised="2024-01"),
    ],
    extras=[
        gtm.Extra(source="pubmed", path="x", text="y"),
        gtm.Extra(source="pubmed", path="x", text="z"),
    ],
)


def test_a_card_shows_all_that_a_record_says() -> None:
    """Each row has its label and its words, and what nobody may overlook is first."""
    reading = gtm.Reading(
        publication=FULL, position=gtm.Position(file="a.xml", record=3)
    )
    findings = [
        gtm.Finding(
            code="X1", severity=gtm.Severity.INFO, message="odd", path="/title"
        ),
        gtm.Finding(code="X2", severity=gtm.Severity.ERROR, message="bad"),
    ]

    assert make_card(reading, findings) == Card(
        head="a.xml, record 3",
        title="Gene therapy",
        alarms=(
            "EXPRESSION OF CONCERN: concern expressed in Blood. 2024",
            "RETRACTED",
        ),
        rows=(
            ("Original", ("Gentherapie",)),
            ("Type", ("Journal Article; Retracted Publication",)),
            (
                "Authors",
                (
                    (
                        "Juan Bueren; equal contribution; "
                        "Head, CIEMAT (from 1990 to 2023 seen 2019); "
                        "marked as wrong by the catalogue"
                    ),
                    "A Group; 2 members; 1 affiliation",
                ),
            ),
            ("", ("and others: the list is said not to be complete",)),
            ("Editors", ("Di Lee",)),
            ("People", ("Mary Shelley",)),
            ("Study group", ("1 investigator",)),
            ("Journal", ("Human Gene Therapy; 34(17):7-9; ISSN 1043-0342, 1557-7422",)),
            ("Date", ("2023-08 (electronic), soon (issue)",)),
            ("Identifiers", ("PMID 7, pii:S1, DOI 10.1000/a",)),
            ("Language", ("eng; spa",)),
            ("Abstract", ("AIM: To cure.",)),
            ("Keywords", ("AAV; F9",)),
            ("Concepts", ("Hemophilia B",)),
            ("Chemicals", ("Factor IX",)),
            ("Trials, data", ("ClinicalTrials.gov NCT00000001",)),
            ("Grants", ("NHLBI R01",)),
            ("Relations", ("updates Cell. 2020 (PMID 5)", "reprint of 6")),
            ("References", ("2",)),
            ("Quotations", ("It works.",)),
            ("Therapies", ("1 claim",)),
            ("Catalogues", ("PubMed 7, MEDLINE", "ours, revised 2024-01")),
            ("Extras", ("2 pieces of the source without a field, kept",)),
        ),
        findings=("X1 info /title: odd", "X2 error: bad"),
    )


def test_a_retraction_is_told_once() -> None:
    """What a notice says need not be said again for the type of the record."""
    notices = [
        gtm.Relation(kind=kind, target=gtm.WorkReference(citation="Blood"))
        for kind in (
            gtm.RelationKind.RETRACTED_BY,
            gtm.RelationKind.CONCERN_EXPRESSED_IN,
        )
    ]
    card = make_card(gtm.Reading(publication=gtm.Publication(relations=notices)))

    assert card.alarms == (
        "RETRACTED: retracted by Blood",
        "EXPRESSION OF CONCERN: concern expressed in Blood",
    )
    assert (card.head, card.title, card.rows) == ("", "(no title)", ())


def test_long_lists_end_in_how_many_more() -> None:
    """Ten authors and thirty terms are shown, and how many there are besides."""
    people = [gtm.Person(name=f"P{number}") for number in range(11)]
    words = [gtm.Keyword(text=f"k{number}") for number in range(1031)]
    record = gtm.Publication(
        authors=[gtm.PersonalAuthor(person=each) for each in people],
        people=people[:10],
        keywords=words,
        languages=[each.text.plain for each in words[:30]],
    )
    rows = dict(make_card(gtm.Reading(publication=record)).rows)

    assert rows["Authors"] == (
        *(f"P{number}" for number in range(10)),
        "... and 1 more",
    )
    assert rows["People"] == tuple(f"P{number}" for number in range(10))
    assert rows["Keywords"][0].endswith("; k29; ... and 1,001 more")
    assert rows["Language"][0].endswith("; k28; k29")


def test_a_deletion_is_shown_by_its_records() -> None:
    """The card tells how many records are to be deleted, and which."""
    entries = [gtm.CatalogueEntry(catalogue="PubMed", identifier=gtm.Pmid("2"))]

    assert make_card(gtm.Deletion(entries=entries)) == Card(
        head="", title="1 deleted record", rows=(("Deleted", ("PubMed 2",)),)
    )
    assert make_card(gtm.Deletion(entries=[])).rows == ()


def drawn(card: Card, *, terminal: bool) -> str:
    """Draw a card, on a terminal in its colors."""
    stream = io.StringIO()
    draw_card(
        card,
        Console(
            file=stream,
            force_terminal=terminal,
            width=40,
            color_system="standard" if terminal else None,
            legacy_windows=False,
        ),
    )
    return stream.getvalue()


CARD = Card(
    head="a.xml",
    title="T",
    alarms=("RETRACTED",),
    rows=(("Type", ("one", "two")),),
    findings=("X1 odd",),
)


def test_a_card_is_plain_in_a_pipe() -> None:
    """Labels stand at the first line of what they are for, and a blank line ends it."""
    assert drawn(CARD, terminal=False) == (
        "# a.xml\n!! RETRACTED\nTitle        T\nType         one\n"
        "             two\nFindings     X1 odd\n\n"
    )
    assert drawn(Card(head="", title="T"), terminal=False) == "#\nTitle        T\n\n"


def test_a_card_is_framed_and_colored_on_a_terminal() -> None:
    """The frame is red around an alarm and blue around all else; labels are dim."""
    red, blue = "\x1b[31m", "\x1b[34m"
    shown = drawn(CARD, terminal=True)
    calm = drawn(Card(head="", title="T"), terminal=True)

    assert shown.startswith(f"{red}╭─\x1b[0m{red} a.xml \x1b[0m{red}─")
    assert "\x1b[1;37;41m RETRACTED \x1b[0m" in shown
    assert "\x1b[1mT\x1b[0m" in shown
    assert "\x1b[2mType        \x1b[0m one" in shown
    assert "\x1b[33mFindings    \x1b[0m X1 odd" in shown
    assert "             two" in shown
    assert calm.startswith(f"{blue}╭")
    assert len(calm.splitlines()) == 3


# Registers


def entry(
    value: gtm.Journal | gtm.Society | gtm.Person | gtm.Product | gtm.Substance,
    kind: RegisterKind,
) -> RegisterEntry:
    """Make an entry of a register."""
    return RegisterEntry(kind=kind, value=value, names=["A name"])


@pytest.mark.parametrize(
    ("value", "kind", "rows"),
    [
        (
            gtm.Journal(
                publisher=gtm.OrganizationReference(name="Liebert"),
                predecessors=[gtm.JournalReference(title="Old")],
                successors=[
                    gtm.JournalReference(title="New"),
                    gtm.JournalReference(title="Newer"),
                ],
                ties=[
                    gtm.SocietyTie(
                        kind=gtm.SocietyTieKind.OFFICIAL_JOURNAL,
                        society=gtm.OrganizationReference(name="ESGCT"),
                        observed_on="2017",
                    )
                ],
            ),
            RegisterKind.JOURNAL,
            (
                ("Publisher", ("Liebert",)),
                ("Continues", ("Old",)),
                ("Continued by", ("New", "Newer")),
                ("Societies", ("official journal of the ESGCT, seen on 2017",)),
            ),
        ),
        (
            gtm.Society(
                name="ESGCT",
                founded="1992",
                since="2006",
                former_names=[
                    gtm.FormerName(name="EWGT", start="1992", end="1996"),
                    gtm.FormerName(name="ESGT", end="2006"),
                    gtm.FormerName(name="EGT"),
                ],
            ),
            RegisterKind.SOCIETY,
            (
                ("Founded", ("1992",)),
                ("So named", ("since 2006",)),
                ("Before", ("EWGT, 1992 to 1996", "ESGT, ? to 2006", "EGT")),
            ),
        ),
        (
            gtm.Person(
                name="Nathalie Cartier",
                roles=[
                    gtm.EditorialRole(
                        journal=gtm.JournalReference(title="HGT"),
                        title=gtm.EditorialTitle.DEPUTY_EDITOR,
                        region="Europe",
                        term=gtm.Term(start="2015", observed_on="2024"),
                    ),
                    gtm.SocietyOffice(
                        title=gtm.SocietyTitle.PRESIDENT,
                        body=gtm.OrganizationReference(name="ESGCT"),
                    ),
                ],
            ),
            RegisterKind.PERSON,
            (
                (
                    "Roles",
                    (
                        "deputy editor, HGT (Europe), 2015 to ?, seen on 2024",
                        "president, ESGCT",
                    ),
                ),
            ),
        ),
        (
            gtm.Product(
                substances=["nosuchgene parvec"],
                modality=gtm.TherapyModality(setting=gtm.Setting.IN_VIVO),
                indications=[
                    gtm.Condition(name="hemophilia B"),
                    gtm.Condition(omim="306900"),
                ],
                first_in_human="2010-05",
            ),
            RegisterKind.PRODUCT,
            (
                ("Substances", ("nosuchgene parvec",)),
                ("Kind", ("in vivo",)),
                ("Treats", ("hemophilia B",)),
                ("First trial", ("2010-05",)),
                ("Counts as", ("EU: not known", "GB: not known", "US: not known")),
            ),
        ),
        (
            gtm.Substance(
                names=[gtm.SubstanceName(name="x", authority=gtm.NamingAuthority.USAN)]
            ),
            RegisterKind.SUBSTANCE,
            (("Names", ("x (usan)",)),),
        ),
        (gtm.Society(name="ESGCT"), RegisterKind.SOCIETY, ()),
    ],
)
def test_an_entry_is_shown_by_its_facts(
    value: gtm.Journal | gtm.Society | gtm.Person | gtm.Product | gtm.Substance,
    kind: RegisterKind,
    rows: tuple[tuple[str, tuple[str, ...]], ...],
) -> None:
    """Each kind of entry has rows of its own, and none for what is not stated."""
    card = card_of(entry(value, kind))

    assert card == Card(head=kind.value, title="A name", rows=rows)


def test_an_entry_is_shown_with_all_that_it_is_called() -> None:
    """Other names, identifiers, a note and sources stand around the facts."""
    known = RegisterEntry(
        kind=RegisterKind.SOCIETY,
        value=gtm.Society(name="ESGCT", founded="1992"),
        names=["ESGCT", "EWGT", "E\x9bS"],
        identifiers=["ror:1"],
        note="a note",
        sources=["https://a.org", "https://b.org"],
    )

    assert card_of(known).rows == (
        ("Also called", ("EWGT", "E\ufffdS")),
        ("Identifiers", ("ror:1",)),
        ("Founded", ("1992",)),
        ("Note", ("a note",)),
        ("Sources", ("https://a.org", "https://b.org")),
    )


@pytest.mark.parametrize(
    ("decision", "shown"),
    [
        (
            gtm.Authorization(jurisdiction="EU"),
            "EU: day not known; how is not known",
        ),
        (
            gtm.Authorization(
                jurisdiction="EU",
                kinds=[
                    gtm.AuthorizationKind.FULL,
                    gtm.AuthorizationKind.CONDITIONAL,
                ],
                decided="2019-05-29",
                observed_on="2020",
                ended="2022",
                end_reason=gtm.EndReason.SUSPENDED,
                holder="bluebird",
                status_note="a note",
            ),
            (
                "EU: 2019-05-29; conditional, full; seen on 2020; "
                "ended 2022 (suspended); held by bluebird; a note"
            ),
        ),
        (
            gtm.Authorization(jurisdiction="US", ended="2022"),
            "US: day not known; how is not known; ended 2022",
        ),
        (
            gtm.Authorization(jurisdiction="US", end_reason=gtm.EndReason.SUSPENDED),
            "US: day not known; how is not known; ended, day not known (suspended)",
        ),
    ],
)
def test_a_decision_is_one_line(decision: gtm.Authorization, shown: str) -> None:
    """Place and day, how, until when and why, by whom."""
    assert _decision(decision) == shown


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (gtm.Classification(jurisdiction="EU"), "EU: not known"),
        (
            gtm.Classification(
                jurisdiction="EU", classes=[gtm.RegulatoryClass.GENE_THERAPY]
            ),
            "EU: gene therapy",
        ),
        (
            gtm.Classification(
                jurisdiction="US",
                excluded=[gtm.RegulatoryClass.GENE_THERAPY],
                doubtful=True,
                reason="who knows",
            ),
            "US: no gene therapy, with reserve: who knows",
        ),
    ],
)
def test_a_class_is_one_line(found: gtm.Classification, shown: str) -> None:
    """What it counts as, what it does not count as, and the reserve."""
    assert _class(found) == shown
