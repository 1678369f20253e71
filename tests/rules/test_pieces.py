"""The pieces that rules are made of, each by its cases."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

import genetherapy_model as gtm
from genetherapy_model import rules
from genetherapy_model.rules import RULES
from genetherapy_model.rules._example_code import code_of, imports_of
from genetherapy_model.rules._explanations import explain
from genetherapy_model.rules._named import known_genes
from genetherapy_model.rules._people import is_other_person
from genetherapy_model.rules._terms import sure_days
from genetherapy_model.rules.brands import _is_near
from genetherapy_model.rules.journals import _of_a_medium
from genetherapy_model.rules.library_contradictions import _is_one
from genetherapy_model.rules.names import _is_whole_name
from genetherapy_model.rules.notices import _is_cochrane
from genetherapy_model.rules.texts import _around


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("ROL01", "; did you mean ROL001 or ROL or ROL009?"),
        ("ID999", "; did you mean ID009?"),
        ("XYZ", ""),
    ],
)
def test_codes_that_are_near_are_told(name: str, hint: str) -> None:
    """Three at most, by their letters, else by their number; and none of far ones."""
    with pytest.raises(gtm.InvalidValue) as caught:
        rules.find_rule(name)

    assert str(caught.value) == f"{name!r} is the code of no rule{hint}"


def test_dates_are_shown_as_they_are_read() -> None:
    """Code that makes a date is its text, and imports what begins with a capital."""
    assert code_of(gtm.PartialDate.parse("2023-11")) == "PartialDate.parse('2023-11')"
    assert code_of(gtm.DateRange.parse("2022/2023")) == "DateRange.parse('2022/2023')"
    assert imports_of("Doi(sorted(x))") == "from genetherapy_model import Doi"


def test_all_that_lacks_is_told_at_once() -> None:
    """Who writes a rule reads once what it needs."""
    lacking = attrs.evolve(RULES[0], reason="", source=())

    with pytest.raises(gtm.InvalidValue, match=r"^ID001 has no reason and no source$"):
        explain(lacking)


def test_examples_stand_under_what_they_do() -> None:
    """Markdown has both examples as code, each with its head."""
    text = explain(RULES[0])

    assert "\n\nFails:\n\n```python\n" in text
    assert "\n```\n\nPasses:\n\n```python\n" in text


def test_genes_of_products_and_of_names_are_known() -> None:
    """Capitals alone, as symbols are compared in any case."""
    assert known_genes() >= {"DELTA-LNGFR", "G6PC1", "RPE65", "SMN1"}


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("zolgensma", "zolgensma", True),
        ("zolgensma", "zolgensna", True),
        ("zolgensma", "zolgnsma", True),
        ("zolgensma", "zoolgensma", True),
        ("luxturna", "kymriah", False),
        ("abcdefgh", "hgfedcba", False),
        ("abcdef", "abcxyz", False),
        ("abcdef", "bcdefabc", False),
    ],
)
def test_edits_tell_names_apart(one: str, other: str, *, is_near: bool) -> None:
    """A letter that was left out, put in or changed is a slip; three are not."""
    assert is_near is _is_near(one, other)
    assert is_near is _is_near(other, one)


def test_the_issn_of_another_medium_is_found() -> None:
    """It is one that is not the known one."""
    known = gtm.JournalIssn(issn="1043-0342", type=gtm.IssnType.PRINT)
    other = gtm.JournalIssn(issn="1557-7422", type=gtm.IssnType.ELECTRONIC)

    assert _of_a_medium(gtm.Journal(issns=[known, other]), known) == "1557-7422"
    assert _of_a_medium(gtm.Journal(issns=[known]), known) is None
    assert _of_a_medium(None, known) is None


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Blood", "Blood", True),
        ("Proc ASGCT 2019", "Proc ASGCT 2020", True),
        ("2020 IEEE Conference", "IEEE Conference", True),
        ("Cell", "Immunity", False),
    ],
)
def test_a_year_makes_no_other_journal(one: str, other: str, *, is_one: bool) -> None:
    """Proceedings have the year in their title."""
    assert is_one is bool(_is_one(one, other))
    assert is_one is bool(_is_one(other, one))


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("Juan Bueren", True),
        ("Juan Antonio Bueren", True),
        ("Juan de bueren", False),
        ("Bueren", False),
    ],
)
def test_a_whole_name_begins_and_ends_with_a_capital(
    text: str, *, is_whole: bool
) -> None:
    """What stands between may be small, and a word alone is no whole name."""
    assert is_whole is _is_whole_name(text)


def test_reviews_of_cochrane_are_known_by_their_journal() -> None:
    """In any case; what has no journal is none."""
    assert _is_cochrane(gtm.Journal(title="The Cochrane database")) is True
    assert _is_cochrane(gtm.Journal(title="Blood")) is False
    assert _is_cochrane(None) is False


def test_twenty_letters_are_shown_around_a_lost_one() -> None:
    """In one line, whatever stands there."""
    text = f"{'a' * 30}\ufffd\n{'b' * 30}"

    assert _around(text) == f"{'a' * 20}\ufffd {'b' * 18}"
    assert _around("a\ufffdb") == "a\ufffdb"


def test_an_orcid_of_one_alone_tells_nobody_apart() -> None:
    """Numbers are compared where both have one, else the names are."""
    one = gtm.Person(
        name=gtm.PersonName(family="Bueren", given="Juan"),
        identifiers=[gtm.Orcid("0000-0002-1825-0097")],
    )
    unnumbered = attrs.evolve(one, identifiers=())
    numbered = attrs.evolve(one, identifiers=[gtm.Orcid("0000-0001-5109-3700")])

    assert is_other_person(one, unnumbered) is False
    assert is_other_person(unnumbered, one) is False
    assert is_other_person(one, numbered) is True


def test_a_role_was_held_on_the_day_on_which_it_began() -> None:
    """Also where it was seen on a day of which no more is known than the last."""
    day = dt.date(2015, 5, 1)

    term = gtm.Term(start="2015-05-01", observed_on="../2016")
    assert sure_days(term) == (day, day)
