"""LIB: what the records of one collection say of each other."""

from __future__ import annotations

from collections import Counter

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model import RelationKind, strategies
from genetherapy_model.rules import Library

TITLE = "Gene therapy for haemophilia B with lentiviral vectors in young children"


def check(*members: object) -> list[tuple[str, str]]:
    """Give codes and paths of what the rules on collections find."""
    found = gtm.check(members, select=["LIB"])  # type: ignore[arg-type]
    return [(finding.code, finding.path) for finding in found]


def record(
    *identifiers: str,
    title: str | None = None,
    relation: tuple[RelationKind, str] | None = None,
    version: str | None = None,
) -> gtm.Publication:
    """Make a record with identifiers; one with a version is PubMed's own."""
    relations = [] if relation is None else [
        gtm.Relation(
            kind=relation[0], target=gtm.WorkReference(identifiers=[relation[1]])
        )
    ]  # fmt: skip
    entries = [] if version is None else [
        gtm.CatalogueEntry(
            catalogue="PubMed",
            identifier=gtm.Pmid(identifiers[0].partition(":")[2]),
            version=version,
        )
    ]  # fmt: skip
    return gtm.Publication(
        title=title, identifiers=identifiers, relations=relations, entries=entries
    )


def person(name: str, orcid: str = "0000-0002-1825-0097") -> gtm.Person:
    """Make a person with an iD."""
    given, _, family = name.rpartition(" ")
    return gtm.Person(
        name=gtm.PersonName(family=family, given=given), identifiers=[gtm.Orcid(orcid)]
    )


def journal(title: str, nlm_id: str | None = None) -> gtm.Journal:
    """Make a journal with an ISSN."""
    issns = [gtm.JournalIssn(issn="1043-0342")]
    return gtm.Journal(title=title, issns=issns, nlm_id=nlm_id)


def dated(kind: gtm.DateKind, date: str) -> gtm.Publication:
    """Make a record of one work with one date."""
    dates = [gtm.PublicationDate(kind=kind, date=date)]
    return gtm.Publication(identifiers=["pubmed:1"], dates=dates)


def signed(publication: gtm.Publication, name: str) -> gtm.Publication:
    """Put an author to a record."""
    author = gtm.PersonalAuthor(person=gtm.Person(name=gtm.PersonName(family=name)))
    return attrs.evolve(publication, authors=[author])


def in_year(publication: gtm.Publication, year: str) -> gtm.Publication:
    """Put a year to a record."""
    dates = [gtm.PublicationDate(kind=gtm.DateKind.PUBLISHED, date=year)]
    return attrs.evolve(publication, dates=dates)


# Each rule: what makes it fire, and where.

FIRES = [
    # One identifier at two works, of different authors.
    (
        "LIB001",
        ("/0/identifiers/0", "/1/identifiers/0"),
        (
            signed(record("pmc:PMC1", title=TITLE), "Bueren"),
            signed(record("pmc:PMC1", title="A mouse model of the loss of hearing"),
                   "Flotte"),
        ),
    ),
    (
        "LIB002",
        ("/0/identifiers/0", "/1/identifiers/1"),
        (record("doi:10.1000/x", "pubmed:1"),
         record("pubmed:2", "doi:10.1000/X")),
    ),
    # A DOI in other letters; a PMID twice; a title in other letters.
    (
        "LIB003",
        ("/1/identifiers/0",),
        (record("doi:10.1000/x", title=TITLE),
         record("doi:10.1000/X", title=TITLE.upper())),
    ),
    ("LIB003", ("/1/identifiers/0",), (record("pubmed:1"), record("pubmed:1"))),
    (
        "LIB004",
        ("/0/identifiers/0", "/1/identifiers/0"),
        (record("pubmed:1", "doi:10.1000/x"), record("pubmed:1", "doi:10.1000/y")),
    ),
    (
        "LIB005",
        ("/0/entries/0/identifier", "/1/entries/0/identifier"),
        (record("pubmed:1", version="1"), record("pubmed:1", version="3")),
    ),
    (
        "LIB007",
        ("/0/dates", "/1/dates"),
        (dated(gtm.DateKind.RECEIVED, "2018-03-02"),
         dated(gtm.DateKind.RECEIVED, "2018-02")),
    ),
    (
        "LIB008",
        ("/1",),
        (record("pubmed:2", relation=(RelationKind.RETRACTS, "doi:10.1000/X")),
         record("doi:10.1000/x")),
    ),
    (
        "LIB009",
        ("/0/relations/0",),
        (record("pubmed:1", relation=(RelationKind.RETRACTED_BY, "pubmed:2")),
         record("pubmed:2")),
    ),
    (
        "LIB010",
        ("/1/relations/0",),
        (record("pubmed:1"),
         record("pubmed:2", relation=(RelationKind.COMMENTS_ON, "pubmed:1"))),
    ),
    (
        "LIB011",
        ("/0/relations/0",),
        (record("pubmed:1", relation=(RelationKind.CORRECTS, "pubmed:0")),),
    ),
    ("LIB012", ("/0", "/1"), (person("Juan A. Bueren"), person("Terence Flotte"))),
    (
        "LIB013",
        ("/0", "/1"),
        (journal("Human Gene Therapy"), journal("Cancer Gene Therapy")),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "paths", "members"), FIRES)
def test_a_slip_is_found_at_its_place(
    code: str, paths: tuple[str, ...], members: tuple[object, ...]
) -> None:
    """Each rule names the places that the collection leads to."""
    assert [path for found, path in check(*members) if found == code] == [*paths]


SILENT: list[tuple[str, tuple[object, ...]]] = [
    # An erratum that stands under the DOI of its paper, and nothing else differs.
    (
        "LIB001",
        (record("doi:10.1000/x", title=TITLE),
         record("doi:10.1000/x", title=f"Erratum: {TITLE}")),
    ),
    # A work that became a first part when it was printed, two years after.
    (
        "LIB001",
        (in_year(record("doi:10.1000/x", "pubmed:1", title=TITLE), "2022"),
         in_year(record("doi:10.1000/x", "pubmed:1", title=f"{TITLE} (Part I)"),
                 "2024")),
    ),
    # Another version may have another title.
    (
        "LIB001",
        (signed(record("pubmed:1", title=TITLE, version="1"), "Bueren"),
         signed(record("pubmed:1", title="A mouse model of the loss of hearing",
                       version="2"), "Flotte")),
    ),
    ("LIB002", (record("doi:10.1000/x", "pubmed:1"), record("doi:10.1000/x"))),
    ("LIB003", (record("pubmed:0"), record("pubmed:0"))),
    ("LIB003", (record("pubmed:1", version="1"), record("pubmed:1", version="2"))),
    ("LIB003", (record(title=TITLE), record(title=TITLE))),
    (
        "LIB004",
        (record("pubmed:1", "doi:10.12688/f.1", version="1"),
         record("pubmed:1", "doi:10.12688/f.2", version="2")),
    ),
    # PubMed's record goes on to the last version, and has no number of its own then.
    (
        "LIB004",
        (record("pubmed:33082931", "doi:10.12688/f1000research.22032.2"),
         record("pubmed:33082931", "doi:10.12688/f1000research.22032.3")),
    ),
    (
        "LIB004",
        (record("pubmed:1", "doi:10.21203/rs.3.rs-22032/v1"),
         record("pubmed:1", "doi:10.21203/rs.3.rs-22032/v2")),
    ),
    ("LIB005", (record("pubmed:1", version="1"), record("pubmed:1", version="1"))),
    ("LIB006", (record(title="Reply"), record(title="Reply"))),
    ("LIB006", (record("pubmed:1", title=TITLE), record("pubmed:2", title=TITLE))),
    (
        "LIB007",
        (dated(gtm.DateKind.RECEIVED, "2018-03-02"),
         dated(gtm.DateKind.RECEIVED, "2018-03")),
    ),
    # A paper ahead of print gets another date with its issue.
    (
        "LIB007",
        (dated(gtm.DateKind.ISSUE, "2018-03-02"),
         dated(gtm.DateKind.ISSUE, "2018-06")),
    ),
    (
        "LIB007",
        (dated(gtm.DateKind.RECEIVED, "2018-03-02"),
         dated(gtm.DateKind.RECEIVED, "2019?")),
    ),
    # A target that is not in the collection.
    ("LIB008", (record("pubmed:2", relation=(RelationKind.RETRACTS, "pubmed:1")),)),
    (
        "LIB008",
        (record("pubmed:2", relation=(RelationKind.CORRECTS, "pubmed:1")),
         record("pubmed:1")),
    ),
    (
        "LIB009",
        (record("pubmed:2", relation=(RelationKind.RETRACTS, "pubmed:1")),
         record("pubmed:1", relation=(RelationKind.RETRACTED_BY, "pubmed:2"))),
    ),
    # A version that updates another one; what is cited needs no reverse.
    (
        "LIB010",
        (record("pubmed:1", version="2", relation=(RelationKind.UPDATES, "pubmed:1")),
         record("pubmed:1", version="1")),
    ),
    (
        "LIB010",
        (record("pubmed:2", relation=(RelationKind.CITES, "pubmed:1")),
         record("pubmed:1")),
    ),
    # A notice of two works in two records, and one that nobody can name.
    (
        "LIB009",
        (record("doi:10.1000/a", relation=(RelationKind.RETRACTED_BY, "doi:10.1000/n")),
         record("doi:10.1000/n", relation=(RelationKind.RETRACTS, "doi:10.1000/b")),
         record("doi:10.1000/n", relation=(RelationKind.RETRACTS, "doi:10.1000/a"))),
    ),
    (
        "LIB010",
        (record("doi:10.1000/a", relation=(RelationKind.CORRECTED_BY, "doi:10.1000/n")),
         record("doi:10.1000/n", relation=(RelationKind.CORRECTS, "doi:10.1000/b")),
         record("doi:10.1000/n", relation=(RelationKind.CORRECTS, "doi:10.1000/a"))),
    ),
    (
        "LIB010",
        (record(relation=(RelationKind.CORRECTS, "doi:10.1000/a")),
         record("doi:10.1000/a")),
    ),
    ("LIB011", (record("pubmed:2", relation=(RelationKind.CITES, "pubmed:0")),)),
    # Another family name, another script, names in another order, initials.
    ("LIB012", (person("Maria Silva"), person("Maria Souza"))),
    ("LIB012", (person("Wei Li"), person("Li Wei"))),
    ("LIB012", (person("J. Bueren"), person("Juan Antonio Bueren"))),
    ("LIB012", (person("王 伟"), person("Juan Bueren"))),
    ("LIB012", (person("Bueren"), person("Ana Silva"))),
    # An abbreviation, an acronym, a title that changed at one number.
    ("LIB013", (journal("Human Gene Therapy"), journal("Hum. Gene Ther."))),
    (
        "LIB013",
        tuple(
            gtm.Journal(
                title=title,
                issns=[
                    gtm.JournalIssn(
                        issn=gtm.OtherIdentifier(scheme="issn", text="unknown")
                    )
                ],
            )
            for title in ("Human Gene Therapy", "Cancer Gene Therapy")
        ),
    ),
    ("LIB013", (journal("PNAS"), journal("Proceedings of the Academy"))),
    (
        "LIB013",
        (journal("JAVMA-JOURNAL OF THE AMERICAN VETERINARY MEDICAL ASSOCIATION"),
         journal("Journal of the American Veterinary Medical Association")),
    ),
    (
        "LIB013",
        (journal("2017/2020 IEEE International Conference on Big Data"),
         journal("2019 IEEE International Conference on Big Data")),
    ),
    (
        "LIB013",
        (journal("Human Gene Therapy", "9008950"),
         journal("Cancer Gene Therapy", "9008950")),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "members"), SILENT)
def test_what_is_no_slip_is_not_found(code: str, members: tuple[object, ...]) -> None:
    """What may be right raises nothing."""
    assert code not in {found for found, _ in check(*members)}


def test_a_work_without_a_common_identifier_is_found_by_its_place() -> None:
    """Title, author, volume and page name a work as surely as a number."""
    first, second = (
        attrs.evolve(
            signed(record(identifier, title=title), "Bueren"),
            issue=gtm.Issue(volume="21"),
            pagination=gtm.Pagination(text=pages),
        )
        for identifier, title, pages in (
            ("pubmed:1", TITLE, "1089-95"),
            ("doi:10.1000/x", TITLE.upper(), "1089-1095"),
        )
    )

    assert check(first, second) == [("LIB006", "/1/title")]
    assert check(first, attrs.evolve(second, pagination=None)) == []


def test_a_relation_to_several_records_of_one_work_is_told_once() -> None:
    """All records of a notice that say nothing are one slip."""
    members = (
        record("doi:10.1000/a", relation=(RelationKind.CORRECTED_BY, "doi:10.1000/n")),
        record("doi:10.1000/n"),
        record("doi:10.1000/n"),
    )

    assert check(*members).count(("LIB010", "/0/relations/0")) == 1


def test_titles_that_differ_in_case_are_shown_once() -> None:
    """Capitals make no other title."""
    members = [
        journal(title)
        for title in ("HUMAN GENE THERAPY", "Human gene therapy", "Cancer Gene Therapy")
    ]
    [found, *_] = gtm.check(members, select=["LIB013"])

    assert found.message.lower().count("human gene therapy") == 1


def test_a_relation_to_a_deleted_record_leads_nowhere() -> None:
    """What an update file deletes is gone, wherever in the collection it stands."""
    notice = record("pubmed:2", relation=(RelationKind.CORRECTS, "pubmed:1"))
    gone = gtm.Deletion(
        entries=[gtm.CatalogueEntry(catalogue="PubMed", identifier=gtm.Pmid("1"))]
    )

    assert check(notice, gone) == [("LIB011", "/0/relations/0")]
    assert check(gone, notice) == [("LIB011", "/1/relations/0")]


def test_a_duplicate_says_that_its_title_is_spelled_otherwise() -> None:
    """The message tells the work, the number of records and of spellings."""
    [finding] = gtm.check(
        [
            record("doi:10.1000/x", title="Gene therapy with AAV9"),
            record("doi:10.1000/X", title="Gene Therapy with AAV9."),
        ],
        select=["LIB"],
    )

    assert finding.message == (
        "this work (DOI 10.1000/x) stands in 2 records, its title spelled in 2 ways"
    )


# Laws

FEW = [
    member
    for code, _, members in FIRES
    for member in members
    if isinstance(member, gtm.Publication) and code != "LIB011"
]


@given(st.lists(st.sampled_from(FEW) | strategies.publications(), max_size=8))
def test_the_order_of_members_changes_paths_alone(
    members: list[gtm.Publication],
) -> None:
    """The same findings are made of the same members, in whatever order they stand."""

    def told(collection: list[gtm.Publication]) -> Counter[tuple[str, str]]:
        found = gtm.check(collection, select=["LIB"])
        return Counter((finding.code, finding.message) for finding in found)

    assert told(members) == told(members[::-1])


@given(st.lists(st.sampled_from(FEW), max_size=5), st.integers(0, 5))
def test_a_silent_record_adds_nothing(
    members: list[gtm.Publication], place: int
) -> None:
    """A record that says nothing contradicts nobody."""
    silent = [*members[:place], gtm.Publication(), *members[place:]]

    before = Counter(code for code, _ in check(*members))

    assert Counter(code for code, _ in check(*silent)) == before


@given(st.sampled_from(FEW))
def test_a_collection_of_one_raises_nothing(member: gtm.Publication) -> None:
    """One record repeats and contradicts nobody."""
    assert check(member) == []


@pytest.mark.parametrize("count", [200])
def test_many_records_under_one_number_take_no_square_of_time(count: int) -> None:
    """A number that many unlike records share is compared with a few of them alone."""
    words = [
        f"{chr(97 + n % 26) * 6} of the {chr(97 + n // 26) * 7}" for n in range(count)
    ]
    members = [record("doi:10.1000/x", title=f"A study on {word}") for word in words]

    assert {code for code, _ in check(*members)} <= {"LIB001", "LIB003"}


def test_a_library_groups_its_publications() -> None:
    """What shares an identifier, what is the same by its title, and what relates."""
    author = gtm.PersonalAuthor(person=person("Ann Flotte"))
    named = gtm.Publication(
        title=TITLE,
        authors=[author],
        dates=[gtm.PublicationDate(kind=gtm.DateKind.PUBLISHED, date="2021")],
        journal=gtm.Journal(title="Human Gene Therapy"),
        issue=gtm.Issue(volume="32"),
        pagination=gtm.Pagination(text="1-9"),
    )
    library = Library()
    for index, member in enumerate(
        [
            record("doi:10.1000/a"),
            record("doi:10.1000/A", relation=(RelationKind.DESCRIBES, "doi:10.1000/b")),
            attrs.evolve(named, identifiers=["pubmed:8"]),
            attrs.evolve(named, identifiers=["doi:10.1000/c"]),
        ]
    ):
        library.add(f"/{index}", member)

    assert [["/0", "/1"]] == [[each.path for each in one] for one in library.sharing]
    assert [["/2", "/3"]] == [
        sorted(each.path for each in one) for one in library.same_by_title
    ]
    assert [("/1", "/1/relations/0", ("doi:10.1000/b",))] == [
        (each.path, stated.path, stated.targets)
        for each, stated in library.stated_relations()
    ]
