"""Citations as few people print them: what can be read of them is read."""

from __future__ import annotations

import pytest
from tests.formats.citations.test_styles import _parts

import genetherapy_model as gtm
from genetherapy_model.formats.citations import cite, read_citation
from genetherapy_model.formats.citations.divisions import _is_stem
from genetherapy_model.formats.citations.names import _read_sure, _short

NATURE = "Nature, 1(2), 3-4 (2019)."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A journal behind a comma, and nobody before the title.
        (
            "On therapy of mice, In Vivo 1 (2019) 3-4.",
            "elsevier | - | On therapy of mice | In Vivo | 2019 | 1 | 3-4",
        ),
        ("Therapy. vol. 1, 2019.", "ieee | - | - | Therapy | 2019 | 1 | -"),
        (
            "A. Roe and the gene, Nat Genet 2019, 1:3-4.",
            "biomed | A Roe | and the gene | Nat Genet | 2019 | 1 | 3-4",
        ),
        # Who has no initials, and a person behind a group.
        (
            "Roe J, Reason, Doe JK. Therapy. Nature. 2019;1(2):3-4.",
            "nlm | J Roe, Reason, JK Doe | Therapy | Nature | 2019 | 1 | 3-4",
        ),
        (
            "Roe J; CHANGE Study Group, Doe JK. Therapy. Nature. 2019;1(2):3-4.",
            (
                "nlm | J Roe, CHANGE Study Group, JK Doe | Therapy | Nature | 2019 | "
                "1 | 3-4"
            ),
        ),
        (
            "Roe J; Doe JK. Therapy. Nature. 2019;1(2):3-4.",
            "nlm | J Roe, JK Doe | Therapy | Nature | 2019 | 1 | 3-4",
        ),
        (
            "Doe, J., Jr., & Roe, J. (2012). Therapy. Nature, 1(2), 3-4.",
            "apa | J Doe Jr, J Roe | Therapy | Nature | 2012 | 1 | 3-4",
        ),
        # Names that are spelled out, the first of them turned.
        (
            f"Roe, Jane, John Doe, “Gene therapy”, {NATURE}",
            "lncs | Jane Roe, John Doe | Gene therapy | Nature | 2019 | 1 | 3-4",
        ),
        (
            f"Roe J., “Gene therapy”. {NATURE}",
            "lncs | J Roe | Gene therapy | Nature | 2019 | 1 | 3-4",
        ),
        (
            "Roe, J., ““Gene therapy””, Nat Genet 2019, 1:3-4.",
            "biomed | J Roe | Gene therapy | Nat Genet | 2019 | 1 | 3-4",
        ),
        # Of the journal are all abbreviations at the end.
        (
            "Roe J. Therapy. Proc. Natl. Acad. Sci. U.S.A. 2019;1(2):3-4.",
            "nlm | J Roe | Therapy | Proc. Natl. Acad. Sci. U.S.A. | 2019 | 1 | 3-4",
        ),
        # No authors end where a sentence goes on.
        (
            "Roe, J., and the gene, In Vivo 1 (2019) 3-4.",
            "elsevier | - | Roe, J., and the gene | In Vivo | 2019 | 1 | 3-4",
        ),
        # The authors end at the last sentence that holds names alone.
        (
            f"Roe, J., Doe, J. Gene therapy of mice. {NATURE}",
            "lncs | J Roe, J Doe | Gene therapy of mice | Nature | 2019 | 1 | 3-4",
        ),
        # A journal whose name begins as a person's does.
        (
            "A. Roe, B. Doe, J. Chem. Phys. 1 (2019) 3-4.",
            "elsevier | A Roe, B Doe | - | J. Chem. Phys. | 2019 | 1 | 3-4",
        ),
        # The second letter of a double name may be small.
        (
            "Xu, Z-y., & Roe, J. (2012). Therapy. Nature, 1(2), 3-4.",
            "apa | Z-y Xu, J Roe | Therapy | Nature | 2012 | 1 | 3-4",
        ),
        # More follows than any journal prints, and no place at all.
        (
            "Therapy. Nature. 2019;1(2):3-4. Discussion 5-6. Review. Comment. Note.",
            "nlm | - | Therapy | Nature | 2019 | 1 | 3-4",
        ),
        ("Therapy. Mol Ther. 2019 Dec 21;:", "nlm | - | - | - | - | - | -"),
        (
            "CHANGE Study Group et al. Therapy? Mol Ther. 2019 Dec 21;:",
            "nlm | - | - | - | - | - | -",
        ),
        (
            "9Roe, J. Therapy. In Vivo 1 (2019) 3-4.",
            "elsevier | - | 9Roe, J. Therapy | In Vivo | 2019 | 1 | 3-4",
        ),
    ],
)
def test_what_few_citations_hold_is_read(text: str, expected: str) -> None:
    """Each part is what its place says, and nothing is made up."""
    assert expected == _parts(text)


def test_a_day_that_is_none_is_kept() -> None:
    """What stands for the day of an electronic publication is kept if it is none."""
    read = read_citation("Roe J. Therapy. Nature. 2019;1:3. Epub 2012 doi: 10.1000/x")

    assert [gtm.DateKind.ISSUE] == [each.kind for each in read.dates]
    assert any("Epub" in extra.text for extra in read.extras)


def test_a_list_of_authors_may_be_long() -> None:
    """Each name is one, however many there are."""
    named = _read_sure("; ".join(["Roe, J."] * 50)) or []

    assert ["J Roe"] * 50 == [str(each) for each in named]


def test_lines_that_are_whole_are_citations_each() -> None:
    """Without numbers and blank lines, each line is one."""
    lines = b"Roe J. Therapy. Nature. 2019;1:2-3.\nDoe J. Mice. Nature. 2020;1:2-3.\n"

    assert ["J Roe", "J Doe"] == [
        str(found.authors[0]) for found in gtm.read(lines, format="citations")
    ]


def test_words_that_are_no_name_are_a_group_or_a_family() -> None:
    """A word that a group is called by names one."""
    assert isinstance(_short("CHANGE Study Group"), gtm.CollectiveAuthor)
    assert isinstance(_short("Reason"), gtm.PersonalAuthor)


def test_abbreviations_are_few_and_end_in_a_full_stop() -> None:
    """Four words, or words without an end, are no begin of a journal."""
    assert _is_stem("Proc. Natl. ")
    assert not _is_stem("Proc. Natl. Acad. Sci. ")
    assert not _is_stem("Therapy?")


def test_names_that_are_spelled_out_stand_behind_the_first() -> None:
    """The first is turned, the others stand as one says them."""
    named = _read_sure("Roe, Jane, John Doe, the CHANGE Study Group") or []

    assert ["Jane Roe", "John Doe", "CHANGE Study Group"] == [str(one) for one in named]


def test_what_is_not_printed_yet_is_cited_so() -> None:
    """The status, and what a citation ended with, stand at its end."""
    name = gtm.PersonName(literal="Jane Roe")
    publication = gtm.Publication(
        title="Therapy",
        authors=[gtm.PersonalAuthor(person=gtm.Person(name=name))],
        entries=[
            gtm.CatalogueEntry(
                catalogue="PubMed",
                identifier=gtm.Pmid("7"),
                publication_status="aheadofprint",
            )
        ],
        extras=[gtm.Extra(source="citations", path="rest", text="Review.")],
    )

    assert cite(publication).endswith("Epub ahead of print. PMID: 7. Review.")
    assert cite(publication, style="apa").startswith("Jane Roe. (n.d.). Therapy")


@pytest.mark.parametrize(
    ("given", "initials", "expected"),
    [
        ("Jean-Paul marie", None, "Doe, J.-P. M. (n.d.)."),
        ("J.P.", None, "Doe, J. P. (n.d.)."),
        (None, "JP", "Doe, J. P. (n.d.)."),
        (None, None, "Doe. (n.d.)."),
    ],
)
def test_apa_prints_initials(
    given: str | None, initials: str | None, expected: str
) -> None:
    """Of a given name, with its hyphen, or as they are stated."""
    name = gtm.PersonName(family="Doe", given=given, initials=initials)
    author = gtm.PersonalAuthor(person=gtm.Person(name=name))

    assert expected == cite(gtm.Publication(authors=[author]), style="apa")


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ("[Comment] [Note]", ["[Comment]", "[Note]"]),
        (
            "[Comment] [Reprint] [In English] [Note]",
            ["[Comment] [Reprint] [In English] [Note]"],
        ),
    ],
)
def test_notes_behind_a_place_are_kept(notes: str, expected: list[str]) -> None:
    """A few are told apart; more than any journal prints stay one text."""
    text = f"Therapy. Nature. 2019;1(2):3-4. {notes}"
    kept = [each.text for each in read_citation(text).extras if each.path == "rest"]

    assert _parts(text) == "nlm | - | Therapy | Nature | 2019 | 1 | 3-4"
    assert kept == expected
