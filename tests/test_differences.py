"""Differences: every place, both ways, and what may be lost."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given

import genetherapy_model as gtm
from genetherapy_model.differences import Difference, find_differences
from genetherapy_model.strategies import publications

FLOTTE = gtm.PersonName(family="Flotte", given="Terence R.", suffix="Jr.")


def _by(*names: gtm.PersonName) -> gtm.Publication:
    people = [gtm.PersonalAuthor(person=gtm.Person(name=name)) for name in names]
    return gtm.Publication(authors=people)


def _said(
    stated: gtm.Publication,
    found: gtm.Publication,
    held: gtm.Publication | None = None,
) -> list[str]:
    return [str(each) for each in find_differences(stated, found, held=held)]


@given(publications())
def test_nothing_differs_from_itself(publication: gtm.Publication) -> None:
    """A publication does not differ from itself, whatever else it may be held as."""
    assert _said(publication, publication) == []
    assert _said(publication, publication, gtm.Publication()) == []
    assert _said(gtm.Publication(), publication, publication) == []


@given(publications(), publications())
def test_differences_are_told_both_ways(
    one: gtm.Publication, other: gtm.Publication
) -> None:
    """What differs one way differs the other, in each field that is not the same."""
    there = find_differences(one, other)
    back = find_differences(other, one)
    fields = {
        field.name
        for field in attrs.fields(gtm.Publication)
        if repr(getattr(one, field.name)) != repr(getattr(other, field.name))
    }

    assert {each.path.split("[")[0].split(".")[0] for each in there} == fields
    assert {each.path.split("[")[0].split(".")[0] for each in back} == fields


@given(publications(), publications())
def test_what_is_held_excuses_what_is_as_held(
    stated: gtm.Publication, held: gtm.Publication
) -> None:
    """Field by field, what came back as it is held is no difference."""
    for field in attrs.fields(gtm.Publication):
        mixed = attrs.evolve(stated, **{field.name: getattr(held, field.name)})

        assert _said(stated, mixed, held) == []


def test_a_part_of_a_name_is_told_by_its_path() -> None:
    """The path leads to the very part, as Python writes it."""
    found = _by(attrs.evolve(FLOTTE, suffix=""))

    assert _said(_by(FLOTTE), found) == ["authors[0].name.suffix: 'Jr.' became ''"]


def test_the_path_is_that_of_python() -> None:
    """Evaluated on what was stated, the path gives what was stated there."""
    stated = _by(FLOTTE)
    [difference] = find_differences(stated, _by(attrs.evolve(FLOTTE, given="T")))

    assert eval(f"stated.{difference.path}") == difference.stated  # noqa: S307


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "doi:10.1000/A",
            "doi:10.1000/a",
            "Doi('10.1000/A') became Doi('10.1000/a')",
        ),
        ("pubmed:7", "pubmed:8", "Pmid('7') became Pmid('8')"),
    ],
)
def test_an_identifier_is_compared_by_its_letters(
    before: str, after: str, said: str
) -> None:
    """Whatever is not the same text differs, even where it means the same."""
    one, other = (gtm.Publication(identifiers=[each]) for each in (before, after))

    assert _said(one, other) == [f"identifiers[0]: {said}"]


def test_items_are_missing_or_added_where_they_stand() -> None:
    """An item that is gone or new moves none of the others."""
    roe = gtm.PersonName(family="Roe")
    both, alone = _by(FLOTTE, roe), _by(roe)

    [gone], [new] = _said(both, alone), _said(alone, both)
    assert gone.startswith("authors[0]: PersonalAuthor(")
    assert gone.endswith(" is missing")
    assert new.startswith("authors[0]: PersonalAuthor(")
    assert new.endswith(" was added")


def test_an_item_that_may_be_lost_may_be_lost_in_part() -> None:
    """What may go altogether may lose a part, but become nothing else."""
    roe = gtm.PersonName(family="Roe", given="Richard", suffix="Jr.")
    stated, held = _by(FLOTTE, roe), _by(roe)

    assert _said(stated, held, held) == []
    assert _said(stated, _by(attrs.evolve(FLOTTE, suffix=None), roe), held) == []
    assert _said(stated, _by(attrs.evolve(FLOTTE, suffix="Sr."), roe), held) == [
        "authors[0].name.suffix: 'Jr.' became 'Sr.' (held: None)"
    ]
    assert _said(stated, _by(FLOTTE, attrs.evolve(roe, suffix=None)), held) == [
        "authors[1].name.suffix: 'Jr.' became None"
    ]


def test_what_is_gone_may_have_been_held_nowhere() -> None:
    """Of two items that are gone, the one that is not held may go."""
    roe, poe = gtm.PersonName(family="Roe"), gtm.PersonName(family="Poe")

    [gone] = _said(_by(FLOTTE, roe, poe), _by(roe), _by(roe, poe))
    assert gone.startswith("authors[2]: PersonalAuthor(")

    one, other = _by(FLOTTE), _by(attrs.evolve(FLOTTE, suffix=None))
    [changed] = find_differences({"a": one, "b": one}, {"a": other}, held={"a": one})
    assert "['a'].authors[0].name.suffix" == changed.path


def test_what_is_held_as_something_else_excuses_no_part() -> None:
    """A person who may become a collective may not lose a suffix."""
    held = gtm.Publication(authors=[gtm.CollectiveAuthor(name="NTLA-2001 Study Group")])
    stated, found = _by(FLOTTE), _by(attrs.evolve(FLOTTE, suffix=None))

    assert _said(stated, held, held) == []
    assert _said(stated, found, held) == ["authors[0].name.suffix: 'Jr.' became None"]


def test_of_long_texts_what_differs_is_shown() -> None:
    """A change at the end of a long text is seen, and the line is short."""
    words = "word " * 40
    [line] = _said(
        gtm.Publication(title=f"{words}AAV9"), gtm.Publication(title=f"{words}AAV8")
    )

    assert "AAV9" in line
    assert "AAV8" in line
    assert len(line) < 100


def test_a_difference_says_what_became_of_the_value() -> None:
    """An item is missing or added; a value became another, and none is None."""
    spring, summer = gtm.Season.SPRING, gtm.Season.SUMMER
    assert "a[0]: 1 is missing" == str(Difference("a[0]", 1, None, 1))
    assert "a[0]: 1 was added" == str(Difference("a[0]", None, 1, None))
    assert "a: 1 became None" == str(Difference("a", 1, None, 1))
    assert "1 became 2" == str(Difference("", 1, 2, 1))
    assert "a: Season.SPRING became Season.SUMMER" == str(
        Difference("a", spring, summer, spring)
    )
    assert "a: ABSENT became None" == str(Difference("a", gtm.ABSENT, None, gtm.ABSENT))


def test_what_might_have_been_left_is_said() -> None:
    """Where more is excused than was done, the line says what."""
    assert "a: 'b ' became '' (held: 'b')" == str(Difference("a", "b ", "", "b"))
    assert "a: 'b ' became '' (held: None)" == str(Difference("a", "b ", "", None))
    assert "a[0]: 'b ' is missing (held: 'b')" == str(
        Difference("a[0]", "b ", None, "b")
    )


def test_the_members_of_a_set_are_paired_by_what_they_say() -> None:
    """In a set only the members that are not in the other one differ."""

    def by(*serotypes: str) -> gtm.TherapyModality:
        agents = (gtm.Agent(vector=gtm.Vector(serotype=each)) for each in serotypes)
        return gtm.TherapyModality(components=[gtm.Component(agent=a) for a in agents])

    changed = find_differences(by("AAV2", "AAV5", "AAV8"), by("AAV5", "AAV8", "AAV9"))
    assert ["components[0].agent.vector.serotype: 'AAV2' became 'AAV9'"] == [
        str(each) for each in changed
    ]

    [gone] = find_differences(by("AAV2", "AAV8"), by("AAV8"))
    assert str(gone).startswith("components[0]: Component(")
    assert str(gone).endswith(" is missing")


def test_dictionaries_are_compared_by_their_keys() -> None:
    """Of two dictionaries of objects the path begins with the key."""
    one, other = _by(FLOTTE), _by(attrs.evolve(FLOTTE, suffix=None))
    stated, found = {"a": one, "b": one}, {"c": one, "a": other}

    changed, gone, new = find_differences(stated, found)
    assert "['a'].authors[0].name.suffix: 'Jr.' became None" == str(changed)
    assert str(gone).startswith("['b']: Publication(")
    assert str(gone).endswith(" is missing")
    assert str(new).startswith("['c']: Publication(")
    assert str(new).endswith(" was added")

    assert () == find_differences(stated, {"a": one}, held={"a": one})
    [changed] = find_differences(stated, {"a": one, "b": one, "c": one}, held={})
    assert "['c']" == changed.path


def test_sets_are_compared_by_their_members() -> None:
    """Of two sets of objects only the members that differ are told."""
    one, other = _by(FLOTTE), _by(attrs.evolve(FLOTTE, suffix=None))
    both = gtm.Publication()

    [changed] = find_differences({both, one}, {other, both})
    assert changed.path.endswith(".authors[0].name.suffix")
    assert ("Jr.", None) == (changed.stated, changed.found)


def test_lists_are_compared_as_the_objects_in_them() -> None:
    """Of two lists, or tuples, of objects the path begins with the place."""
    one, other = _by(FLOTTE), _by(attrs.evolve(FLOTTE, suffix=None))

    for kind in (list, tuple):
        [changed] = find_differences(kind([one, one]), kind([one, other]))
        assert "[1].authors[0].name.suffix: 'Jr.' became None" == str(changed)


@pytest.mark.parametrize(
    ("path", "stated", "found", "said"),
    [
        ("", 1, 2, "1 became 2"),
        ("year", 1, None, "year: 1 became None"),
        ("years[0]", 1, None, "years[0]: 1 is missing"),
        ("years[0]", None, 2, "years[0]: 2 was added"),
        ("years[0]", 1, 2, "years[0]: 1 became 2"),
        (
            "",
            gtm.Severity.ERROR,
            gtm.Severity.INFO,
            "Severity.ERROR became Severity.INFO",
        ),
        (
            "",
            gtm.MarkedText("AAV<sub>9</sub>"),
            gtm.MarkedText("AAV9"),
            "'AAV<sub>9</sub>' became 'AAV9'",
        ),
        ("", b"a" * 97, 1, f"b'{'a' * 97}' became 1"),
        ("", b"a" * 98, 1, f"b'{'a' * 95}... became 1"),
        ("", "a" * 58, 1, f"'{'a' * 58}' became 1"),
    ],
)
def test_a_difference_is_a_short_line(
    path: str, stated: object, found: object, said: str
) -> None:
    """Where it stands, and what became of it, as code that is cut where it is long."""
    assert str(Difference(path, stated, found, held=stated)) == said


def test_a_long_text_is_shown_where_it_differs() -> None:
    """What both texts have in common is left out of what is shown."""
    one, other = f"{'a' * 80} vector {'b' * 80}", f"{'a' * 80} VECTOR {'b' * 80}"
    said = str(Difference("title", one, other, held=one))

    assert "vector" in said.partition(" became ")[0]
    assert "VECTOR" in said.partition(" became ")[2]
    assert len(said) < 180


def test_members_of_a_set_are_told_in_the_order_of_its_repr() -> None:
    """The equal ones are paired, and in their order what is left."""
    one, other = gtm.Component(role=None), gtm.Component(mechanism=gtm.Oncolysis())
    stated = gtm.TherapyModality(components=[one, other])
    found = gtm.TherapyModality(components=[one])

    [gone] = find_differences(stated, found)
    [new] = find_differences(found, stated)
    assert (gone.stated, gone.found) == (other, None)
    assert (new.stated, new.found) == (None, other)
    assert gone.path == new.path == "components[1]"
    assert find_differences([one, other], [one, other]) == ()
    assert [each.path for each in find_differences([one], [other])] == ["[0].mechanism"]


def test_what_may_be_lost_may_come_back_as_its_default() -> None:
    """Where an author may go, so may what is said of it beyond the default."""
    author = gtm.PersonalAuthor(person=gtm.Person(name=FLOTTE), valid=False)
    roe = gtm.PersonalAuthor(person=gtm.Person(name=gtm.PersonName(family="Roe")))
    stated = gtm.Publication(authors=[author, roe])
    found = gtm.Publication(authors=[attrs.evolve(author, valid=True), roe])

    assert _said(stated, found, gtm.Publication(authors=[roe])) == []
    assert _said(stated, found) == ["authors[0].valid: False became True"]


def test_an_entry_of_what_may_be_lost_is_told_by_its_key() -> None:
    """A dictionary that may go altogether is held by nothing."""
    stated, found = [{"a": 1}, {"b": 2}], [{"a": 3}, {"b": 2}]

    [one] = find_differences(stated, found, held=[{"b": 2}])
    assert (one.path, one.stated, one.found, one.held) == ("[0]['a']", 1, 3, None)
