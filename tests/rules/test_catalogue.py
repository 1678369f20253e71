"""The catalogue of rules: what holds of every rule, whichever it is."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model import rules, strategies
from genetherapy_model.rules import FAMILIES, RULES, Library, Rule
from genetherapy_model.rules._example_code import code_of, imports_of
from genetherapy_model.rules._explanations import explain, marked

TODAY = dt.date(2026, 11, 22)

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@every_rule
def test_the_failing_example_breaks_it_and_the_passing_one_does_not(rule: Rule) -> None:
    """Each rule fires on its failing example, and is silent on its passing one."""
    broken = {found.code for found in rule.check(rule.failing, on=TODAY)}

    assert broken == {rule.code}
    assert rule.check(rule.passing, on=TODAY) == ()


@every_rule
def test_the_passing_example_breaks_no_other_rule(rule: Rule) -> None:
    """What shows how it should be is right in every respect."""
    assert gtm.check(rule.passing, on=TODAY) == ()  # type: ignore[arg-type]


@every_rule
def test_it_says_what_why_and_who_says_so(rule: Rule) -> None:
    """Each rule has a title, a reason in a sentence, and sources that are known."""
    assert rule.title
    assert rule.title[0].islower() or rule.title.split()[0].isupper()
    assert not rule.title.endswith(".")
    assert re.fullmatch(r"[A-Z].*\.", rule.reason, re.DOTALL)
    assert rule.source
    assert all(rule.citations)


@every_rule
def test_its_examples_are_of_its_subject(rule: Rule) -> None:
    """The examples are objects of its subject, or collections for a rule on those."""
    for example in (rule.failing, rule.passing):
        if rule.subject is Library:
            assert isinstance(example, tuple)
            assert all(attrs.has(type(member)) for member in example)
        else:
            assert isinstance(example, rule.subject)


@every_rule
def test_its_messages_are_sentences_without_line_breaks(rule: Rule) -> None:
    """What a finding says is one line, and its path leads into the example."""
    for found in rule.check(rule.failing, on=TODAY):
        assert found.severity is rule.severity
        assert found.message
        assert "\n" not in found.message
        _follow(rule.failing, found.path)


def _follow(value: object, path: str) -> object:
    """Go where a JSON Pointer leads; a set is as far as a path may go."""
    for step in path.split("/")[1:]:
        value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
    return value


def test_codes_are_unique_and_in_order() -> None:
    """Codes are a family and three digits, in the order of families and numbers."""
    families = list(FAMILIES)
    keys = [(families.index(each.family), each.code) for each in RULES]

    assert all(before < after for before, after in pairwise(keys))
    assert all(re.fullmatch(r"[A-Z]{2,3}[0-9]{3}", each.code) for each in RULES)


def test_rules_are_selected_by_code_and_by_family() -> None:
    """Codes and families mean the same rules, whatever their case and order."""
    assert rules.select_rules(["id001"]) == (rules.find_rule("ID001"),)
    assert {each.family for each in rules.select_rules(["ID"])} == {"ID"}
    assert rules.select_rules(["ALL"]) == RULES
    assert rules.select_rules(ignore=["ALL"]) == ()
    assert {each.family for each in rules.select_rules()}.isdisjoint({"INC"})


@pytest.mark.parametrize("name", ["ID999", "XYZ", "", "ID*"])
def test_an_unknown_rule_is_refused(name: str) -> None:
    """A code that is none is told, never passed over."""
    with pytest.raises(gtm.InvalidValue, match="neither the code of a rule"):
        gtm.check(gtm.Publication(), select=[name])


@pytest.mark.parametrize("subject", ["text", b"bytes", 7, None, ["text"], {"a": 1}])
def test_what_is_no_object_of_the_library_is_refused(subject: object) -> None:
    """A wrong argument is told with what was expected."""
    with pytest.raises(gtm.InvalidType, match="check: expected"):
        gtm.check(subject)  # type: ignore[arg-type]


@given(st.one_of(strategies.publications(), strategies.products()))
def test_rules_never_raise_and_change_nothing(subject: gtm.Publication) -> None:
    """Whatever is stated, checking it twice gives the same findings."""
    before = gtm.dumps(subject)
    first = gtm.check(subject, select=["ALL"], on=TODAY)

    assert gtm.check(subject, select=["ALL"], on=TODAY) == first
    assert gtm.dumps(subject) == before


@given(st.lists(strategies.publications(), max_size=3))
def test_a_collection_has_the_findings_of_its_members(
    publications: list[gtm.Publication],
) -> None:
    """The findings of members come in their order, before those on the whole."""
    alone = [
        attrs.evolve(found, path=f"/{index}{found.path}")
        for index, publication in enumerate(publications)
        for found in gtm.check(publication, ignore=["LIB", "ROL"], on=TODAY)
    ]

    together = gtm.check(iter(publications), ignore=["LIB", "ROL"], on=TODAY)

    assert list(together) == alone


def test_nothing_is_said_of_what_says_nothing() -> None:
    """An empty record is silent on every subject, and unstated is not wrong."""
    silent = [
        gtm.Publication(),
        gtm.TherapyModality(),
        gtm.Vector(),
        gtm.Component(),
        gtm.Agent(),
        gtm.CellProduct(),
        gtm.Term(),
        gtm.Authorization(),
        gtm.Classification(),
        gtm.Journal(),
        gtm.Issue(),
        gtm.Pagination(),
        gtm.Product(),
        gtm.Substance(),
    ]

    assert gtm.check(silent, on=TODAY) == ()


@every_rule
def test_its_examples_can_be_pasted(rule: Rule) -> None:
    """The examples are shown as code that makes them again, with what it imports."""
    for example in (rule.failing, rule.passing):
        code = code_of(example)
        names: dict[str, object] = {}
        exec(imports_of(code), names)  # noqa: S102 - it is our own code

        assert example == eval(code, names)  # noqa: S307 - as above


@given(
    st.one_of(
        strategies.publications(),
        strategies.products(),
        strategies.therapy_modalities(),
        strategies.authorizations(),
    )
)
def test_any_object_can_be_written_as_code(value: object) -> None:
    """Whatever an example may be, its code makes an equal object."""
    code = code_of((value,))
    names: dict[str, object] = {}
    exec(imports_of(code), names)  # noqa: S102 - it is our own code

    assert eval(code, names) == (value,)  # noqa: S307 - as above


def test_a_rule_of_a_family_without_rules_is_not_all_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is asked for by name and is empty stays empty."""
    monkeypatch.setitem(FAMILIES, "XYZ", "nothing yet")

    assert rules.select_rules(["XYZ"]) == ()


@every_rule
def test_it_is_explained(rule: Rule) -> None:
    """The explanation holds the reason, each source and both examples as code."""
    text, plain = explain(rule), explain(rule, plain=True)

    assert marked(rule.reason) in text
    assert rule.reason in plain
    for said in (text, plain):
        assert said.count("\n- ") == len(rule.citations)
        assert code_of(rule.failing) in said
        assert code_of(rule.passing) in said


@pytest.mark.parametrize(
    ("field", "value"),
    [("reason", " "), ("source", ()), ("failing", None), ("passing", ())],
)
def test_a_rule_that_lacks_something_is_not_explained(
    field: str, value: object
) -> None:
    """Without a reason, a source and both examples the pages are not built."""
    lacking = attrs.evolve(RULES[0], **{field: value})  # type: ignore[arg-type]

    with pytest.raises(gtm.InvalidValue, match=f"ID001 has no {field}"):
        explain(lacking)


def test_every_numbered_rule_has_its_codes() -> None:
    """The page of numbers has each once, in order, and codes that there are."""
    page = Path(__file__).parents[2] / "docs" / "reference" / "rules-by-number.md"
    rows = re.findall(
        r"^\| ([0-9, ]+) \| .* \| (.*) \|$", page.read_text("utf-8"), re.MULTILINE
    )
    numbers = [int(each) for said, _ in rows for each in said.split(",")]
    codes = [code for _, said in rows for code in re.findall(r"`([A-Z]+[0-9]+)`", said)]

    assert numbers == list(range(1, 63))
    assert codes
    assert {each.code for each in RULES} >= set(codes)
    assert all("`" in said or said.startswith("no rule") for _, said in rows)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("ROL", "it is a family, of roles and terms"),
        ("RDR001", "it is a finding of reading, which no rule makes"),
        ("LOSS001", "it is a finding of writing, which no rule makes"),
        ("ROL01", "did you mean ROL"),
    ],
)
def test_what_is_no_code_is_told_with_what_it_is(name: str, hint: str) -> None:
    """A family, and the code of another kind of finding, are called what they are."""
    with pytest.raises(gtm.InvalidValue, match=hint):
        rules.find_rule(name)


@pytest.mark.parametrize(
    "day", ["2026-01-31", 2026, dt.datetime(2026, 1, 31, tzinfo=dt.UTC)]
)
def test_a_day_that_is_none_is_refused_at_once(day: object) -> None:
    """Whether or not a record has a date to compare."""
    with pytest.raises(gtm.InvalidType, match=r"check: on: expected a datetime\.date"):
        gtm.check(gtm.Publication(), on=day)  # type: ignore[arg-type]


@pytest.mark.parametrize("select", [None, 3, [3], [RULES[0]]])
def test_what_names_no_rule_is_refused(select: object) -> None:
    """Rules are named by text."""
    with pytest.raises(gtm.InvalidType, match="expected"):
        gtm.check(gtm.Publication(), select=select)  # type: ignore[arg-type]


@every_rule
def test_it_looks_at_its_subject_and_at_what_else_it_names(rule: Rule) -> None:
    """The classes of a rule are its subject and further ones, each once."""
    assert (rule.subject, *rule.also) == rule.subjects
    assert len(rule.subjects) == len({*rule.subjects})
