"""The pieces that rules are made of, each by its cases."""

from __future__ import annotations

import datetime as dt
import re

import attrs
import pytest

import genetherapy_model as gtm
from genetherapy_model import rules
from genetherapy_model.rules import RULES, Library
from genetherapy_model.rules._example_code import code_of, imports_of
from genetherapy_model.rules._explanations import explain
from genetherapy_model.rules._library import _is_repeated
from genetherapy_model.rules._named import known_genes
from genetherapy_model.rules._people import is_other_family, is_other_person
from genetherapy_model.rules._terms import days_seen, sure_days
from genetherapy_model.rules.agents import _above
from genetherapy_model.rules.authors import _words
from genetherapy_model.rules.brands import _is_near
from genetherapy_model.rules.dates import _is_after
from genetherapy_model.rules.journals import _of_a_medium
from genetherapy_model.rules.libraries import _spell
from genetherapy_model.rules.library_contradictions import _is_one
from genetherapy_model.rules.modalities import _has_transposon
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
        ("Juan antonio Bueren", True),
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


def test_an_orcid_at_two_names_is_found_wherever_they_stand() -> None:
    """Members of a group are people, and one name alone is no contradiction."""
    orcid = gtm.Orcid("0000-0002-1825-0097")
    silva, bueren = (
        gtm.Person(name=gtm.PersonName(family=family), identifiers=[orcid])
        for family in ("Silva", "Bueren")
    )
    group = gtm.CollectiveAuthor(name="The group", members=[silva])
    alone, both = Library(), Library()
    alone.add("/0", gtm.Publication(authors=[group]))
    both.add("/0", gtm.Publication(authors=[group], people=[bueren]))

    assert list(alone.orcids()) == []
    assert list(both.orcids()) == [
        (
            orcid.value,
            {"Silva": "/0/authors/0/members/0", "Bueren": "/0/people/0"},
        )
    ]


@pytest.mark.parametrize(
    ("publication", "name"),
    [
        (gtm.Publication(identifiers=["pmid:7", "pmcid:PMC8"]), "PMID 7"),
        (gtm.Publication(identifiers=["doi:10.1002/x", "pmcid:PMC8"]), "DOI 10.1002/x"),
        (gtm.Publication(identifiers=["pmcid:PMC8"]), "PMCID PMC8"),
        (gtm.Publication(title="AAV  <i>in</i> vivo"), "AAV in vivo"),
        (gtm.Publication(), "a record without a title"),
    ],
)
def test_a_record_is_named_as_briefly_as_it_can_be(
    publication: gtm.Publication, name: str
) -> None:
    """By a number if it has one, else by its title."""
    library = Library()
    library.add("/0", publication)

    assert str(library.record(0)) == name


@pytest.mark.parametrize(
    ("one", "other", "is_other"),
    [
        ("Juan Bueren", "Juan Silva", True),
        ("Juan Bueren", "Silva Juan", False),
        ("Silva Juan", "Juan Bueren", False),
        ("Juan", "Juan", False),
        ("Juan Bueren", "Juan", False),
        ("Juan Bueren", "Ana Silva", True),
    ],
)
def test_a_given_name_is_no_family(one: str, other: str, *, is_other: bool) -> None:
    """Of names that nobody divided the first word may be the given name."""
    names = gtm.PersonName(literal=one), gtm.PersonName(literal=other)

    assert is_other is is_other_family(*names)


def test_a_family_name_that_agrees_is_one() -> None:
    """Where one of the two is divided, a shared word is the family name."""
    divided = gtm.PersonName(family="Juan", given="Ana")

    assert is_other_family(divided, gtm.PersonName(literal="Juan Silva")) is False
    assert is_other_family(gtm.PersonName(literal="Juan Silva"), divided) is False


def test_words_of_a_title_are_without_its_article() -> None:
    """Commas part words too."""
    assert _words("The Lancet,Oncology") == ["lancet", "oncology"]
    assert _words("Gene therapy") == ["gene", "therapy"]


@pytest.mark.parametrize(
    ("date", "is_after"),
    [
        (None, False),
        ("2026-11-22", False),
        ("2026-11-23", True),
        ("2026", False),
        ("2027", True),
        ("2026-12/2027-01", True),
        ("2026-11/2027-01", False),
    ],
)
def test_days_to_come_are_after_today(date: str | None, *, is_after: bool) -> None:
    """Only a date of which every day is to come is surely after today."""
    stated = None if date is None else gtm.parse_date(date)

    assert is_after is _is_after(stated, dt.date(2026, 11, 22))


def test_an_identifier_is_spelled_as_people_know_it() -> None:
    """What stands behind the first colon is the number, with colons of its own."""
    assert _spell("doi:10.1002/(sici)1:2<3::aid>4") == "DOI 10.1002/(sici)1:2<3::aid>4"


@pytest.mark.parametrize(
    ("words", "has_one"),
    [
        ("Sleeping Beauty", True),
        ("piggyBac ends", True),
        ("a transposon", True),
        ("a bare plasmid", False),
    ],
)
def test_transposons_are_known_by_name(words: str, *, has_one: bool) -> None:
    """A plasmid may carry one, and another vector does not."""
    for family in (gtm.VectorFamily.PLASMID, gtm.VectorFamily.AAV):
        vector = gtm.Vector(family=family, modifications=[words])
        is_plasmid = family is gtm.VectorFamily.PLASMID

        assert _has_transposon(vector, gtm.TherapyModality()) is (
            has_one and is_plasmid
        )


def test_records_of_two_numbers_are_not_repeated() -> None:
    """The same work under two PMIDs or two DOIs is no record that stands twice."""
    library = Library()
    for number, identifiers in enumerate(
        [
            ["doi:10.1002/x", "pmid:7"],
            ["doi:10.1002/x", "pmid:7"],
            ["doi:10.1002/x", "pmid:8"],
            ["doi:10.1002/y", "pmid:7"],
        ]
    ):
        publication = gtm.Publication(
            title="Gene therapy of hemophilia B in dogs", identifiers=identifiers
        )
        library.add(f"/{number}", publication)
    first, *others = map(library.record, range(4))

    assert [_is_repeated(first, other) for other in others] == [True, False, False]


def test_who_held_two_offices_is_told_with_the_society() -> None:
    """The message names it, as one may be an officer of several."""
    [rule] = [each for each in RULES if "vice-president" in each.title]
    [found] = rule.check(rule.failing)

    assert "vice-president of ''" not in found.message
    assert re.search(r"vice-president of '[A-Z]", found.message)


@pytest.mark.parametrize(
    ("parts", "said"), [(None, ""), (1, ""), (2, " in 2 parts"), (3, " in 3 parts")]
)
def test_the_parts_of_a_cargo_are_counted(parts: int | None, said: str) -> None:
    """Several vectors hold more together, and the message says how many they are."""
    vector = gtm.Vector(family=gtm.VectorFamily.AAV, cargo_kb=99.0)
    [slip] = _above(gtm.Agent(vector=vector, parts=parts), 5, "that AAV holds")

    assert (
        slip.message == f"a cargo of 99 kb{said} is more than the 5 kb that AAV holds"
    )


def test_what_stands_in_a_set_is_told_with_the_set() -> None:
    """Members of a set have no number, but the set has a place."""
    vector = gtm.Vector(family=gtm.VectorFamily.AAV, cargo_kb=99.0)
    component = gtm.Component(agent=gtm.Agent(vector=vector, parts=1))
    paths = {
        found.path for found in gtm.check(gtm.TherapyModality(components=[component]))
    }

    assert "/components/agent/vector/cargo_kb" in paths


def test_a_term_that_contradicts_itself_proves_no_day() -> None:
    """Who is said to have left before they came was surely seen on no day."""
    seen = gtm.Term(observed_on="2019-05")
    odd = gtm.Term(start="2020", observed_on="2019-05")

    assert days_seen(seen) == (dt.date(2019, 5, 1), dt.date(2019, 5, 31))
    assert days_seen(odd) is None
    assert sure_days(odd) is None
