"""PUB: pages that run backwards, and article numbers among the pages."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm


@pytest.mark.parametrize(
    "text",
    [
        "1844-1834",
        "S180-S19",
        "e15-e12",
        "S9-S1",
        "1844\u20131834; discussion 1845",
        "120-12",
        "E39-12",
    ],
)
def test_pages_that_run_backwards_are_found(text: str) -> None:
    """A last page that is before the first, even where it is written out, is told."""
    [finding] = gtm.check(gtm.Pagination(text=text))

    assert (finding.code, finding.path) == ("PUB017", "/text")


@pytest.mark.parametrize(
    "text",
    [
        "1834-44",
        "1234-7",
        "99-101",
        "e12-e3",
        "e12-5",
        "S1-S9",
        "S180-9",
        "715-725.e4",
        "845-856.e8",
        "xii-9",
        "iv-ix",
        "22e-25e",
        "ii56-ii61",
        "3-1-3-12",
        "S1-1-S1-9",
        "041105-1",
        "041105-12",
        "41105-3",
        "P05-01",
        "12A-12B",
        "9; author reply 9",
        "1834",
        "1137--+",
        "415-U53",
        "vex024",
        "120-120",
        "",
        "-",
        "A12-B3",
    ],
)
def test_pages_that_may_run_forwards_are_silent(text: str) -> None:
    """Abbreviations, roman pages, supplements and numbers of articles are right."""
    assert gtm.check(gtm.Pagination(text=text)) == ()


def test_pages_that_are_stated_apart_are_compared() -> None:
    """The last page may be abbreviated there too."""
    assert gtm.check(gtm.Pagination(start="1834", end="44")) == ()
    [finding] = gtm.check(gtm.Pagination(start="1834", end="1744"))
    assert (finding.code, finding.path) == ("PUB017", "/end")
    assert gtm.check(gtm.Pagination(start="1834")) == ()
    assert gtm.check(gtm.Pagination(end="1834")) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Article ID 973712", "973712"),
        ("Art. No. e47713", "e47713"),
        ("article 12", "12"),
        ("Article number: 1317", "1317"),
        ("Paper No. 9", "9"),
    ],
)
def test_words_for_an_article_number_are_found(text: str, number: str) -> None:
    """The number is suggested without its words."""
    [finding] = gtm.check(gtm.Pagination(text=text))

    assert (finding.code, finding.suggestion) == ("PUB018", number)


def test_one_number_in_both_places_is_found() -> None:
    """An article number that is stated as such is no page."""
    twice = gtm.Pagination(start="e0123456", article_number="e0123456")
    [finding] = gtm.check(twice)

    assert (finding.code, finding.path) == ("PUB018", "/start")
    right = gtm.Pagination(text="1-9", start="1", end="9", article_number="e0123456")
    assert gtm.check(right) == ()


@pytest.mark.parametrize("text", ["e0123456", "103456", "Doc12", "CD002020", "art", ""])
def test_electronic_pages_are_silent(text: str) -> None:
    """By MEDLINE's rules an electronic page stands among the pages."""
    assert gtm.check(gtm.Pagination(text=text)) == ()
