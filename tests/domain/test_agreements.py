"""What two works have in common: authors, journals and places, each for itself."""

from __future__ import annotations

import pytest

from genetherapy_model.domain._agreements import (
    Agreement,
    compare_authors,
    compare_citations,
    compare_journals,
    compare_kinds,
    compare_places,
    compare_years,
    is_one_journal,
    is_one_name,
    quoted,
)
from genetherapy_model.domain._work_facts import WorkFacts, target_identifiers
from genetherapy_model.domain.identifiers import Doi, OtherIdentifier, Pmcid, Pmid


def several(*values: str) -> str:
    """Set values apart as the facts of a work hold them."""
    return "\x1e".join(values)


@pytest.mark.parametrize(
    ("authors", "others", "agrees"),
    [
        ("Bueren", "Bueren", True),
        # The order of the authors is another one, so that nothing is sure.
        (several("Bueren", "Río"), several("Río", "Navarro"), None),
        ("Bueren", "Auricchio", False),
        ("Bueren", "", None),
    ],
)
def test_first_authors_agree_and_differ(
    authors: str, others: str, *, agrees: bool | None
) -> None:
    """First authors decide, unless one of them stands further back in the other."""
    found = compare_authors(WorkFacts(authors=authors), WorkFacts(authors=others))

    assert found.agrees is agrees
    assert bool(found.reason) is (agrees is not None)


def test_names_are_one_however_they_are_divided() -> None:
    """A name that is printed as one word is the one of two words."""
    assert is_one_name("Sánchez León", "Sanchezleon")
    assert not is_one_name("Sánchez León", "Leonsanchez")


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        (WorkFacts(serials="1043-0342"), WorkFacts(serials="1043-0342"), True),
        (WorkFacts(journals="Mol Ther"), WorkFacts(journals="Molecular Therapy"), True),
        (WorkFacts(journals="The Lancet"), WorkFacts(journals="Lancet"), True),
        (WorkFacts(journals="Blood"), WorkFacts(journals="Gene therapy"), False),
        (WorkFacts(journals="BMJ"), WorkFacts(journals="British medical"), None),
        (WorkFacts(journals="Blood"), WorkFacts(), None),
    ],
)  # fmt: skip
def test_journals_agree_by_number_and_by_title(
    one: WorkFacts, other: WorkFacts, *, agrees: bool | None
) -> None:
    """A number decides, then a title or its abbreviation; capitals alone do not."""
    assert compare_journals(one, other).agrees is agrees
    assert compare_journals(other, one).agrees is agrees


def test_an_article_makes_no_other_journal() -> None:
    """Articles, conjunctions and places in brackets are no words of a title."""
    assert is_one_journal("The Journal of Gene Medicine", "Journal of gene medicine")
    assert is_one_journal("Science (New York, N.Y.)", "Science")


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        (WorkFacts(number="3"), WorkFacts(number="4"), False),
        # Volumes that are known leave a number that was misprinted without weight.
        (WorkFacts(volume="7", number="3"), WorkFacts(number="4"), None),
        (WorkFacts(number="3"), WorkFacts(number="3"), None),
    ],
)
def test_issues_differ_where_no_volume_is_known(
    one: WorkFacts, other: WorkFacts, *, agrees: bool | None
) -> None:
    """Numbers of issues are held against each other alone."""
    assert compare_places(one, other).agrees is agrees
    assert compare_places(other, one).agrees is agrees


def test_what_is_no_number_of_a_work_is_left_out() -> None:
    """Other schemes identify nothing here, and PMID 0 is nobody's own."""
    known: list[Doi | Pmid | Pmcid | OtherIdentifier] = [
        OtherIdentifier(scheme="x", text="7"),
        Pmid("0"),
        Pmid("7"),
        Doi("10.1000/X"),
    ]

    assert ["pmid:7", "doi:10.1000/x"] == [*target_identifiers(known)]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("2010 2010", "2010 2010", (True, "years agree: 2010")),
        ("2010 2011", "2011 2012", (True, "years agree: 2011")),
        ("2010 2010", "2011 2011", (None, "")),
        ("2010 2010", "2012 2012", (False, "years differ: 2010 and 2012")),
        ("2008 2009", "2011 2012", (False, "years differ: 2008 and 2011")),
        ("2008 2009", "2010 2012", (None, "")),
        ("2010 2010", "", (None, "")),
    ],
)
def test_years_agree_where_they_meet(
    one: str, other: str, found: tuple[bool | None, str]
) -> None:
    """A year in common agrees, a year between proves nothing, more tells apart."""
    works = WorkFacts(years=one), WorkFacts(years=other)

    assert compare_years(*works) == compare_years(*reversed(works)) == Agreement(*found)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("12", "34"), ("12", "34"), (True, "volume and page agree: 12:34")),
        (("012 Suppl 1", "0034"), ("12", "34"), (True, "volume and page agree: 12:34")),
        (("12", "E1,034"), ("12", "e1034 "), (True, "volume and page agree: 12:e1034")),
        (("XII", "34"), ("xii", "34"), (True, "volume and page agree: xii:34")),
        (("12", "34"), ("13", "34"), (False, "volumes differ: 12 and 13")),
        (("12", "34"), ("12", "35"), (False, "pages differ: 34 and 35")),
        (("", "34"), ("12", "35"), (False, "pages differ: 34 and 35")),
        # A page without a volume, a volume without a page.
        (("", "34"), ("12", "34"), (None, "")),
        (("12", ""), ("12", "34"), (None, "")),
        # The first page of what is ahead of print, and what is no number of a page.
        (("12", "1"), ("12", "34"), (None, "")),
        (("12", "10"), ("12", "34"), (False, "pages differ: 10 and 34")),
        (("12", "e34"), ("12", "34"), (None, "")),
        (("12", "12345"), ("12", "34"), (None, "")),
    ],
)
def test_volume_and_page_agree_together(
    one: tuple[str, str], other: tuple[str, str], found: tuple[bool | None, str]
) -> None:
    """Both have to agree, however they are printed, and either of them tells apart."""
    works = [WorkFacts(volume=volume, page=page) for volume, page in (one, other)]

    assert compare_places(*works) == Agreement(*found)
    assert compare_places(*reversed(works)) == Agreement(*found)


def test_issues_are_told_apart_by_their_words() -> None:
    """An issue is no number: what it is called is shown."""
    one, other = WorkFacts(number="Suppl 1"), WorkFacts(number="7-8")

    assert compare_places(one, other) == (False, "issues differ: '7 8' and 'suppl 1'")


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("notice", "other", (False, "only one of them is a notice")),
        ("preprint", "other", (False, "only one of them is a preprint")),
        ("preprint", "notice", (False, "only one of them is a notice")),
        ("other", "other", (None, "")),
        ("notice", "", (None, "")),
    ],
)
def test_a_notice_is_no_paper(
    one: str, other: str, found: tuple[bool | None, str]
) -> None:
    """A kind tells works apart where both state one."""
    works = WorkFacts(kind=one), WorkFacts(kind=other)

    assert compare_kinds(*works) == compare_kinds(*reversed(works)) == Agreement(*found)


TITLE = "Gene therapy of the eye"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            f"Li M. (2016). {TITLE}. Front. Plant Sci. 7:377 doi 10.1000/7.8",
            f"Li, M. {TITLE}. Front Plant Sci 2016;7:377.",
            (True, "both print the author Li and the numbers 7, 377, 2016"),
        ),
        # Another author, a number more, too few numbers, or nothing before the title.
        (f"Li. {TITLE}. 2016;7:377", f"Wu. {TITLE}. 2016;7:377", (None, "")),
        (f"Li. {TITLE}. 2016;7:377", f"Li. {TITLE}. 2016;7:377-9", (None, "")),
        (f"Li. {TITLE}. 2016;7", f"Li. {TITLE}. 2016;7", (None, "")),
        (f"{TITLE}. 2016;7:377", f"{TITLE}. 2016;7:377", (None, "")),
        (f"Li. {TITLE}. 2016;7:377", "", (None, "")),
        ("Li. Blood. 2016;7:377", "Li. Blood. 2016;7:377", (None, "")),
    ],
)
def test_citations_agree_by_author_and_numbers(
    one: str, other: str, found: tuple[bool | None, str]
) -> None:
    """Whatever stands between them: the first word, and all of the numbers."""
    works = [WorkFacts(titles=TITLE, citation=citation) for citation in (one, other)]

    assert compare_citations(*works) == Agreement(*found)
    assert compare_citations(*reversed(works)) == Agreement(*found)


def test_the_number_of_an_identifier_is_none_of_the_citation() -> None:
    """What is known as an identifier is printed in some journals alone."""
    one = WorkFacts(titles=TITLE, citation=f"Li. {TITLE}. 2016;7:377")
    other = WorkFacts(
        titles=TITLE,
        citation=f"Li. {TITLE}. 2016;7:377. PMID: 123",
        identifiers="pmid:123",
    )

    assert compare_citations(one, other).agrees is True
    assert compare_citations(one, other._replace(identifiers="")).agrees is None


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Bueren", "Bueren", (True, "first author agrees: 'Bueren'")),
        (
            "Bueren",
            "Bueren Roncero",
            (True, "first author agrees: 'Bueren Roncero' and 'Bueren'"),
        ),
        (
            "Bueren",
            "Buren",
            (True, "first author agrees but for a slip: 'Bueren' and 'Buren'"),
        ),
        # Short names, and those that begin with another letter, are other people's.
        ("Wang", "Weng", (None, "")),
        ("Bueren", "Mueren", (None, "")),
        ("Bueren", "Naldini", (False, "authors differ: 'Bueren' and 'Naldini'")),
    ],
)
def test_what_is_said_of_first_authors(
    one: str, other: str, found: tuple[bool | None, str]
) -> None:
    """The names are shown, those that differ in one order."""
    works = WorkFacts(authors=one), WorkFacts(authors=other)

    assert compare_authors(*works) == Agreement(*found)
    assert compare_authors(*reversed(works)) == Agreement(*found)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Zong", "Zhong", True),
        ("Zong", "Zeng", True),
        ("Zong", "Zongg", True),
        ("Zong", "Gzong", True),
        ("Zong", "Zgno", False),
        ("Zong", "Zhongg", False),
        ("Li", "Lu", False),
        ("Li", "Lia", True),
        ("Li", "", True),
        ("", "", True),
        ("O'Neill", "ONeill", True),
        ("van der Loo", "Loo", True),
    ],
)
def test_names_are_one_but_for_a_letter(one: str, other: str, *, is_one: bool) -> None:
    """One letter more, less or other, in names that are not too short."""
    assert is_one_name(one, other) is is_one
    assert is_one_name(other, one) is is_one


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Gene Therapy", "Gene therapy", True),
        ("Proc Natl Acad Sci", "Proceedings of the National Academy of Sciences", True),
        ("Molecular Therapy", "Mol Ther Nucleic Acids", None),
        ("Nature", "Nat Biotechnol", None),
        ("Gene Therapy", "Cancer Therapy", False),
        ("Gene Therapy", "Gene Medicine", None),
        # Capitals alone are no abbreviation of words, and small words are none.
        ("PNAS", "Proceedings of the National Academy", None),
        ("BLOOD", "Blood", True),
        ("BLOOD", "Nature", None),
        ("Of", "Nature", None),
        ("Nucleic Acids & Gene Therapy", "Nucleic acids and gene therapy", True),
        ("Genes &amp; Cells", "Genes and Cells", True),
        ("Klin Med", "Kln. Med.", True),
        ("Klin Med", "Kmln. Med.", False),
    ],
)  # fmt: skip
def test_journals_are_one_by_their_words(
    one: str, other: str, *, is_one: bool | None
) -> None:
    """Each word is the other one or its abbreviation, in the same order."""
    assert is_one_journal(one, other) is is_one
    assert is_one_journal(other, one) is is_one


def test_journals_are_compared_under_every_name() -> None:
    """One name in common is enough, one that is unclear excuses the others."""
    one = WorkFacts(journals=several("Blood", "Mol Ther"))
    for names, agrees in (
        (several("Nature", "Molecular therapy"), True),
        (several("Nature", "Blood advances"), None),
        (several("Nature", "Cell"), False),
    ):
        assert compare_journals(one, WorkFacts(journals=names)).agrees is agrees
    assert compare_journals(one, WorkFacts(journals="Nature")) == (
        False,
        "journals differ: 'Blood' and 'Nature'",
    )
    assert compare_journals(one, one).reason == "journal agrees"
    numbered = one._replace(serials=several("1", "2"))
    other = WorkFacts(journals="Nature", serials=several("2", "3"))
    assert compare_journals(numbered, other) == (True, "journal agrees")


def test_long_values_are_cut_short() -> None:
    """72 characters are shown, of what has more the first 69."""
    assert quoted(["b" * 72, "a" * 73]) == f"'{'a' * 69}...' and '{'b' * 72}'"
