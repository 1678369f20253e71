"""JRN: journals, their numbers and titles, and what is stated of them elsewhere."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import genetherapy_model as gtm

MEDICUS = (
    Path(__file__).parents[3]
    / "shared"
    / "corpus"
    / "vocabularies"
    / "journal_abbreviations_medicus.csv"
)
PRINT, ELECTRONIC, LINKING = (
    gtm.IssnType.PRINT,
    gtm.IssnType.ELECTRONIC,
    gtm.IssnType.LINKING,
)


def issn(number: str, type_: gtm.IssnType | None = None) -> gtm.JournalIssn:
    """Make an ISSN of a journal."""
    return gtm.JournalIssn(issn=number, type=type_)


def codes(subject: gtm.Journal | gtm.Publication) -> list[str]:
    """Give the codes of what is found."""
    return [found.code for found in gtm.check(subject)]


def test_one_issn_for_print_and_online_is_found() -> None:
    """The same number of both media is a slip, at the second."""
    journal = gtm.Journal(
        issns=[
            issn("2079-9721", PRINT),
            issn("2079-9721", ELECTRONIC),
            issn("1944-3277", PRINT),
        ]
    )
    [finding] = gtm.check(journal)

    assert (finding.code, finding.path) == ("JRN001", "/issns/1")


def test_one_issn_is_found_where_the_register_knows_the_other() -> None:
    """The register knows both of Human Gene Therapy."""
    for number in ("1043-0342", "1557-7422"):
        journal = gtm.Journal(issns=[issn(number, PRINT), issn(number, ELECTRONIC)])

        assert codes(journal) == ["JRN001"]


@pytest.mark.parametrize(
    "issns",
    [
        [],
        [issn("2162-2531", PRINT)],
        [issn("2162-2531", ELECTRONIC)],
        [issn("2162-2531"), issn("2162-2531", ELECTRONIC)],
        [issn("1043-0342", LINKING), issn("1043-0342", PRINT)],
        [issn("1043-0342", PRINT), issn("1557-7422", ELECTRONIC)],
        [issn("2079-9721", PRINT), issn("2079-9721", ELECTRONIC)],
        [
            issn("1664-302X", PRINT),
            issn("1664-302X", ELECTRONIC),
            issn("1664-302X", LINKING),
        ],
    ],
)
def test_an_only_issn_is_right_under_any_name(issns: list[gtm.JournalIssn]) -> None:
    """An only ISSN printed as the print one, and the linking one, are no slips."""
    assert codes(gtm.Journal(issns=issns)) == []


@pytest.mark.parametrize(
    "journal",
    [
        gtm.Journal(title="Nature Medicine", issns=[issn("1043-0342")]),
        gtm.Journal(title="Gene Therapy", issns=[issn("1043-0342")]),
        gtm.Journal(title="Acta Chirurgica", issns=[issn("1043-0342")]),
        gtm.Journal(
            title="Molecular Therapy",
            nlm_id="100890581",
            issns=[issn("2162-2531", PRINT)],
        ),
    ],
)
def test_an_issn_of_another_title_is_found(journal: gtm.Journal) -> None:
    """The register knows whose the number is."""
    [finding] = gtm.check(journal)

    assert (finding.code, finding.path) == ("JRN002", "/issns/0")


@pytest.mark.parametrize(
    "journal",
    [
        gtm.Journal(issns=[issn("1043-0342")]),
        gtm.Journal(title="", issns=[issn("1043-0342")]),
        gtm.Journal(title="Human gene therapy", issns=[issn("1043-0342")]),
        gtm.Journal(medline_abbreviation="Hum Gene Ther", issns=[issn("1557-7422")]),
        gtm.Journal(
            title="Molecular therapy. Nucleic acids", issns=[issn("2162-2531")]
        ),
        gtm.Journal(title="Molecular Therapy", issns=[issn("2162-2531")]),
        gtm.Journal(title="Molecular Therapy Oncology", issns=[issn("2372-7705")]),
        gtm.Journal(
            title="Molecular therapy : the journal of the American Society of Gene "
            "Therapy",
            nlm_id="100890581",
            issns=[issn("1525-0016", LINKING)],
        ),
        gtm.Journal(title="人类基因治疗", issns=[issn("1043-0342")]),
        gtm.Journal(title="Nature Medicine", issns=[issn("0028-0836")]),
        gtm.Journal(
            title="Nature Medicine",
            issns=[gtm.JournalIssn(issn=gtm.OtherIdentifier(scheme="issn", text="x"))],
        ),
    ],
)
def test_related_and_unknown_titles_are_silent(journal: gtm.Journal) -> None:
    """Spellings, sections, successors, other scripts and unknown numbers pass."""
    assert gtm.check(journal, select=["JRN"]) == ()


def test_the_type_of_an_issn_is_not_compared() -> None:
    """PubMed prints the only ISSN of an online journal as the print one."""
    journal = gtm.Journal(
        title="Molecular Therapy Nucleic Acids", issns=[issn("2162-2531", PRINT)]
    )

    assert codes(journal) == []


def test_a_number_of_nlm_is_of_one_title() -> None:
    """The register knows whose the number in the NLM Catalog is."""
    assert codes(gtm.Journal(title="Blood", nlm_id="9008950")) == ["JRN003"]
    assert codes(gtm.Journal(title="Human gene therapy", nlm_id="9008950")) == []
    assert codes(gtm.Journal(title="Blood", nlm_id="0000001")) == []
    assert codes(gtm.Journal(nlm_id="9008950")) == []


def test_a_journal_does_not_follow_itself() -> None:
    """The same title or number as predecessor or successor is a slip."""
    title = "Molecular Therapy Oncology"
    itself = gtm.JournalReference(title=title)
    journal = gtm.Journal(title=title, predecessors=[itself], successors=[itself])

    assert [found.path for found in gtm.check(journal)] == [
        "/predecessors/0",
        "/successors/0",
    ]


@pytest.mark.parametrize(
    ("journal", "other"),
    [
        (
            gtm.Journal(title="Lancet", nlm_id="2985213R"),
            gtm.JournalReference(title="Lancet", nlm_id="9008950"),
        ),
        (
            gtm.Journal(title="Spine", issns=[issn("0362-2436")]),
            gtm.JournalReference(title="Spine", issns=[issn("1043-0342")]),
        ),
        (gtm.Journal(), gtm.JournalReference(title="")),
        (gtm.Journal(title="Spine"), gtm.JournalReference(title="Spine Deformity")),
    ],
)
def test_a_title_that_came_back_is_another_journal(
    journal: gtm.Journal, other: gtm.JournalReference
) -> None:
    """Other numbers, other titles and no titles are no slips."""
    linked = gtm.Journal(
        title=journal.title,
        nlm_id=journal.nlm_id,
        issns=journal.issns,
        predecessors=[other],
    )

    assert codes(linked) == []


def cited(number: str, *issns: gtm.JournalIssn, title: str | None = None) -> list[str]:
    """Give the codes of a work that cites an ISSN of a journal with these."""
    publication = gtm.Publication(
        journal=gtm.Journal(title=title, issns=issns),
        issue=gtm.Issue(issn=issn(number)),
    )
    return codes(publication)


def test_a_cited_issn_should_be_the_journals() -> None:
    """Where both media are stated, the cited number should be among them."""
    both = (issn("0028-0836", PRINT), issn("1476-4687", ELECTRONIC))

    assert cited("2041-1723", *both) == ["JRN005"]
    assert cited("1476-4687", *both) == []
    assert cited("2041-1723", both[0]) == []
    assert cited("2041-1723", issn("0028-0836", LINKING)) == []
    assert cited("2041-1723") == []


def test_a_cited_issn_of_another_title_is_found() -> None:
    """The register knows whose the cited number is."""
    assert cited("1043-0342", title="Nature Medicine") == ["JRN009"]
    assert cited("1043-0342", title="Human Gene Therapy") == []
    assert cited("1043-0342") == []
    assert codes(gtm.Publication(issue=gtm.Issue(issn=issn("1043-0342")))) == []


def test_a_title_has_one_linking_issn() -> None:
    """Two different linking numbers are a slip, the same one twice is none."""
    two = [issn("0028-0836", LINKING), issn("1476-4687", LINKING)]

    assert codes(gtm.Journal(issns=two)) == ["JRN006"]
    assert codes(gtm.Journal(issns=[two[0], two[0]])) == []


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Khirurgiia", "Khirurgiia (Mosk)"),
        ("Nihon Jibiinkoka Gakkai kaiho", "Nippon Jibiinkoka Gakkai Kaiho"),
        ("The Library", "Library (Lond)"),
        ("Advanced materials (Deerfield Beach, Fla.)", "Adv. Mater. Weinheim"),
        ("Ophthalmologie", "(Paris)"),
        ("Éclair", "Eclair"),
        ("", "Nat Med"),
        ("国际基因治疗", "Nat Med"),
        ("International Conference on Learning Representations 2017", "ICLR 2017"),
    ],
)
def test_abbreviations_that_may_fit_are_silent(title: str, short: str) -> None:
    """One word that begins alike is enough; other scripts have none."""
    assert codes(gtm.Journal(title=title, iso_abbreviation=short)) == []


def test_the_abbreviation_of_another_title_is_found() -> None:
    """An abbreviation without any word of the title is another journal's."""
    journal = gtm.Journal(title="Human Gene Therapy", iso_abbreviation="Nat. Med.")
    [finding] = gtm.check(journal)

    assert (finding.code, finding.path) == ("JRN007", "/iso_abbreviation")


@pytest.mark.skipif(not MEDICUS.exists(), reason="../shared is absent")
def test_real_abbreviations_fit_their_titles() -> None:
    """Of 3,169 abbreviations of the Index Medicus, all fit but one broken row."""
    with MEDICUS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if len(row) > 1 and row[0] and row[1]]
    journals = [gtm.Journal(title=row[0], medline_abbreviation=row[1]) for row in rows]

    found = gtm.check(journals, select=["JRN007"])

    assert [rows[int(each.path.split("/")[1])][1] for each in found] == ["Endod"]


def dated(title: str, date: str, *, nlm_id: str | None = "9110718") -> list[str]:
    """Give the codes of a work of this journal and date."""
    return codes(
        gtm.Publication(
            journal=gtm.Journal(title=title, nlm_id=nlm_id),
            dates=[gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date=date)],
        )
    )


def test_nothing_appears_before_the_first_year() -> None:
    """A date certainly before the year in NLM's title is found."""
    title = "Cerebral cortex (New York, N.Y. : 1991)"

    assert dated(title, "1990-12") == ["JRN008"]
    assert dated(title, "1991") == []
    assert dated(title, "1990?") == []
    assert dated(title, "1990/1991") == []
    assert dated(title, "1989", nlm_id=None) == []
    assert dated("Science (New York, N.Y.)", "1889") == []
    assert dated("Proceedings 1991", "1889") == []
