"""The laws of all public strategies: one for each class, valid, odd, bounded, plain."""

from __future__ import annotations

import datetime as dt
import pkgutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

import genetherapy_model
from genetherapy_model import (
    Appointment,
    CollectiveAuthor,
    EditorialRole,
    Journal,
    OtherIdentifier,
    Pagination,
    Person,
    PersonalAuthor,
    PersonName,
    Publication,
    Quotation,
    Reading,
    ReferenceList,
    RelationKind,
    Role,
    SocietyOffice,
    Term,
    WorkReference,
    strategies,
)
from genetherapy_model._hypothesis import STRATEGIES, register

ROOT = Path(__file__).parents[2]
FIELDS = [field.name for field in attrs.fields(Publication)]

often = settings(max_examples=5000, phases=[Phase.generate, Phase.shrink])
once = settings(max_examples=1, phases=[Phase.generate])
# The same in every run: what is rare is found or it is not.
seek = settings(often, phases=[Phase.generate], derandomize=True, database=None)


def _strategy(name: str, **bounds: object) -> SearchStrategy[object]:
    make: Callable[..., SearchStrategy[object]] = getattr(strategies, name)
    return make(**bounds)


def test_every_strategy_of_every_module_is_public() -> None:
    """The package exports what its modules do, sorted, and nothing else."""
    modules = [
        import_module(f"genetherapy_model.strategies.{module.name}")
        for module in pkgutil.iter_modules(strategies.__path__)
        if not module.name.startswith("_")
    ]
    names = sorted(name for module in modules for name in module.__all__)
    assert names == strategies.__all__
    for module in modules:
        for name in module.__all__:
            assert getattr(module, name) is getattr(strategies, name)


@pytest.mark.parametrize("name", strategies.__all__)
def test_every_strategy_works_without_bounds(name: str) -> None:
    """Each gives an example, of the class that the table says, and is documented."""
    drawn = find(_strategy(name), lambda _: True, settings=once)
    for kind, known in STRATEGIES.items():
        if known == name:
            assert type(drawn) is getattr(genetherapy_model, kind)
    assert getattr(strategies, name).__doc__


@settings(seek, max_examples=50, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_unions_are_drawn_too(data: st.DataObject) -> None:
    """``from_type`` knows closed unions by their parts."""
    register()
    union: type = Role  # type: ignore[assignment]
    role = data.draw(st.from_type(union))
    assert type(role) in (SocietyOffice, EditorialRole, Appointment)


@pytest.mark.parametrize(
    "order",
    [
        ("hypothesis", "genetherapy_model"),
        ("genetherapy_model", "hypothesis"),
        ("genetherapy_model.strategies", "hypothesis"),
    ],
    ids=" ".join,
)
def test_classes_are_known_whichever_comes_first(
    order: tuple[str, str], tmp_path: Path
) -> None:
    """Neither of the two imports the other, nor a strategy that is not drawn from."""
    first, second = order
    # As if the library were installed, which it need not be where the tests run.
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    [(name, hook)] = project["entry-points"]["hypothesis"].items()
    installed = tmp_path / "genetherapy_model-0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Name: genetherapy_model\nVersion: 0\n")
    (installed / "entry_points.txt").write_text(f"[hypothesis]\n{name} = {hook}\n")
    code = f"""if True:
        import sys
        import {first}
        print({second!r} in sys.modules, end=" ")
        import {second}
        print("genetherapy_model.strategies" in sys.modules, end=" ")
        import genetherapy_model
        from hypothesis import find, strategies
        print(find(strategies.from_type(genetherapy_model.Pmid), lambda _: True))
    """
    made = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={"PYTHONPATH": ":".join([str(tmp_path), *sys.path])},
    )
    drawn_from = first == "genetherapy_model.strategies"

    assert made.stderr == ""
    assert made.stdout == f"{drawn_from} {drawn_from} 0\n"


class _Enough(Exception):
    """All that was looked for was drawn."""


def test_every_field_of_a_publication_is_stated_at_times() -> None:
    """No field is left at its default in all that is drawn."""
    names = [field.name for field in attrs.fields(Publication)]
    stated: set[str] = set()

    @settings(seek, max_examples=2000, suppress_health_check=list(HealthCheck))
    @given(publication=strategies.publications(max_size=1))
    def look(publication: Publication) -> None:
        empty = Publication()
        stated.update(
            name for name in names if getattr(publication, name) != getattr(empty, name)
        )
        if len(stated) == len(names):
            raise _Enough

    with suppress(_Enough):
        look()
    assert stated == set(names)


VARIED = [
    kind
    for kind in STRATEGIES
    if attrs.has(getattr(genetherapy_model, kind)) and kind != "Publication"
]


@pytest.mark.parametrize("kind", VARIED)
def test_every_field_of_every_class_has_several_values(kind: str) -> None:
    """No field is always the same: what may be left out is stated at times, and not."""
    names = [field.name for field in attrs.fields(getattr(genetherapy_model, kind))]
    seen: dict[str, set[object]] = {name: set() for name in names}

    @settings(seek, max_examples=200, suppress_health_check=list(HealthCheck))
    @given(_strategy(STRATEGIES[kind]))
    def look(drawn: object) -> None:
        for name in names:
            seen[name].add(getattr(drawn, name))
        if all(len(values) > 1 for values in seen.values()):
            raise _Enough

    with suppress(_Enough):
        look()

    assert [name for name in names if len(seen[name]) < 2] == []


def _swapped(start: object, end: object) -> bool:
    first, last = getattr(start, "earliest", None), getattr(end, "latest", None)
    return first is not None and last is not None and last < first


def _any_inner(names: tuple[PersonName, ...]) -> bool:
    return any(name.in_other_scripts for name in names)


def _abbreviated(pages: Pagination) -> bool:
    return bool(pages.text) and str(pages.last_page) not in str(pages.text)


ODD: list[tuple[str, str, Callable[..., object]]] = [
    ("person_names", "mononym", lambda name: name == PersonName(family=name.family)),
    ("person_names", "literal", lambda name: name.literal and not name.family),
    ("person_names", "other scripts", lambda name: name.in_other_scripts),
    ("person_names", "scripts within", lambda n: _any_inner(n.in_other_scripts)),
    ("person_names", "empty part", lambda name: name.given == ""),
    ("person_names", "rare script", lambda name: "山" in (name.family or "")),
    ("person_names", "right to left", lambda name: "ي" in (name.literal or "")),
    ("affiliations", "no text", lambda one: not one.text and one.identifiers),
    ("affiliations", "markup", lambda one: "<" in one.text.value),
    ("societies", "renamed twice", lambda society: len(society.former_names) > 1),
    ("former_names", "swapped", lambda name: _swapped(name.start, name.end)),
    ("journals", "no title", lambda journal: journal.title is None and journal.issns),
    ("journal_issns", "no ISSN", lambda one: type(one.issn) is OtherIdentifier),
    ("paginations", "abbreviated", _abbreviated),
    ("paginations", "no page", lambda pages: pages.text and not pages.first_page),
    ("terms", "sighting", lambda term: term.observed_on and not term.start),
    ("terms", "swapped", lambda term: _swapped(term.start, term.end)),
    ("terms", "empty", lambda term: not term),
    ("people", "wrong ORCID iD", lambda one: one.identifiers and not one.orcid),
    ("people", "several roles", lambda person: len(person.roles) > 2),
    ("authors", "collective", lambda one: type(one) is CollectiveAuthor),
    ("authors", "invalid", lambda author: not author.valid),
    ("authors", "equal, or not", lambda one: one.equal_contribution is False),
    ("collective_authors", "members", lambda author: author.members),
    ("keywords", "empty", lambda keyword: not keyword.text),
    ("chemicals", "UNII", lambda chemical: chemical.unii),
    ("chemicals", "no number", lambda chemical: chemical.registry_number == "0"),
    ("work_references", "nothing", lambda work: work == WorkReference()),
    ("reference_lists", "lists inside", lambda listed: listed.lists),
    ("grants", "empty country", lambda grant: grant.country == ""),
    ("registrations", "bank alone", lambda one: one.bank and not one.identifier),
    ("quotations", "two speakers", lambda quotation: len(quotation.speakers) > 1),
    ("publication_dates", "no date", lambda date: date.date is None),
    ("publication_dates", "range", lambda date: "/" in str(date.date)),
    ("publication_dates", "midnight", lambda date: (date.hour, date.minute) == (0, 0)),
    ("relations", "retraction", lambda one: one.kind is RelationKind.RETRACTED_BY),
    ("publications", "formula", lambda one: one.title and "mml" in one.title.value),
    ("keywords", "several lines", lambda one: "\n" in one.text.value),
    ("readings", "unread", lambda reading: reading.publication is None),
]


@pytest.mark.parametrize(
    ("name", "feature"), [pytest.param(a, c, id=f"{a}-{b}") for a, b, c in ODD]
)
def test_what_is_rare_in_real_records_is_not_rare_here(
    name: str, feature: Callable[..., bool]
) -> None:
    """Odd but legal values come out by default."""
    assert feature(find(_strategy(name), feature, settings=seek))


@pytest.mark.parametrize(
    ("name", "wanted", "simplest"),
    [
        ("person_names", bool, PersonName()),
        ("person_names", lambda name: name.family, PersonName(family="0")),
        ("terms", bool, Term(observed_on="2000")),
        ("people", bool, Person(name=PersonName())),
        (
            "authors",
            lambda author: isinstance(author, PersonalAuthor) and not author.valid,
            PersonalAuthor(person=Person(name=PersonName()), valid=False),
        ),
        ("publications", bool, Publication()),
        ("publications", lambda one: one.title, Publication(title="0")),
        ("journals", bool, Journal()),
        ("quotations", lambda one: one.parts, Quotation(parts=[""])),
        ("readings", bool, Reading(publication=Publication())),
    ],
)
def test_counter_examples_are_small_and_plain(
    name: str, wanted: Callable[..., bool], simplest: object
) -> None:
    """What is not needed shrinks away, and text to a single plain letter."""
    assert simplest == find(_strategy(name), wanted, settings=often)


SIZED: list[tuple[str, Callable[..., object]]] = [
    ("abstracts", lambda one: one.sections),
    ("deletions", lambda one: one.entries),
    ("mesh_headings", lambda one: one.qualifiers),
    ("people", lambda one: one.roles),
    ("quotations", lambda one: one.parts),
    ("societies", lambda one: one.former_names),
    ("work_references", lambda one: one.identifiers),
]


@pytest.mark.parametrize(("name", "held"), SIZED, ids=[name for name, _ in SIZED])
@settings(max_examples=20)
@given(data=st.data())
def test_sizes_are_kept(
    name: str, held: Callable[..., tuple[object, ...]], data: st.DataObject
) -> None:
    """No list is shorter or longer than was asked for."""
    low = data.draw(st.integers(0, 2))
    high = data.draw(st.integers(low, 3))
    drawn = data.draw(_strategy(name, min_size=low, max_size=high))
    assert low <= len(held(drawn)) <= high


@settings(max_examples=10)
@given(data=st.data(), size=st.integers(0, 1))
def test_lists_of_a_publication_are_as_long_as_asked(
    data: st.DataObject, size: int
) -> None:
    """``max_size`` holds for every list that a publication has."""
    publication = data.draw(strategies.publications(max_size=size))
    for field in attrs.fields(Publication):
        value = getattr(publication, field.name)
        assert not isinstance(value, tuple) or len(value) <= size


@given(data=st.data(), names=st.sets(st.sampled_from(FIELDS), max_size=3))
def test_only_the_fields_that_are_asked_for_are_stated(
    data: st.DataObject, names: set[str]
) -> None:
    """Whatever is not named stays as it is by default."""
    publication = data.draw(strategies.publications(fields=names))
    stated = {name: getattr(publication, name) for name in names}
    assert publication == Publication(**stated)


def test_a_field_that_is_asked_for_is_often_stated() -> None:
    """Whatever is rare among all fields is not rare where it is asked for."""
    drawn: list[Publication] = []

    @settings(seek, max_examples=100)
    @given(strategies.publications(fields=["grants"]))
    def look(publication: Publication) -> None:
        drawn.append(publication)

    look()
    assert sum(bool(each.grants) for each in drawn) > len(drawn) / 4


@given(data=st.data(), depth=st.integers(1, 3))
def test_lists_of_references_are_as_deep_as_asked(
    data: st.DataObject, depth: int
) -> None:
    """A list without lists has the depth 1."""
    drawn = data.draw(strategies.reference_lists(max_depth=depth))
    assert _depth(drawn) <= depth


def _depth(listed: ReferenceList) -> int:
    return 1 + max(map(_depth, listed.lists), default=0)


LOW, HIGH = dt.date(1999, 5, 1), dt.date(2001, 7, 31)
DATED: list[tuple[str, Callable[..., tuple[object, ...]]]] = [
    ("catalogue_entries", lambda one: (one.created, one.completed, one.revised)),
    ("former_names", lambda one: (one.start, one.end)),
    ("publication_dates", lambda one: (one.date,)),
    ("publications", lambda one: tuple(stated.date for stated in one.dates)),
    ("terms", lambda one: (one.start, one.end, one.observed_on)),
]


@pytest.mark.parametrize(("name", "dates"), DATED, ids=[name for name, _ in DATED])
@settings(max_examples=10)
@given(data=st.data())
def test_dates_are_kept_within_bounds(
    name: str, dates: Callable[..., tuple[object, ...]], data: st.DataObject
) -> None:
    """Every stated date lies wholly within the days that were asked for."""
    drawn = data.draw(_strategy(name, min_value=LOW, max_value=HIGH))
    for date in filter(None, dates(drawn)):
        for day in (getattr(date, "earliest"), getattr(date, "latest")):  # noqa: B009
            assert day is None or LOW <= day <= HIGH


@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        *((name, {"min_size": -1}) for name, _ in SIZED),
        *((name, {"min_size": 2, "max_size": 1}) for name, _ in SIZED),
        *((name, {"min_value": HIGH, "max_value": LOW}) for name, _ in DATED),
        *((name, {"max_value": "2001"}) for name, _ in DATED),
        ("publications", {"max_size": -1}),
        ("publications", {"fields": ["titel"]}),
        ("publications", {"fields": "titles"}),
        ("reference_lists", {"max_depth": 0}),
    ],
    ids=str,
)
def test_bad_bounds_are_refused_at_once(name: str, bounds: dict[str, object]) -> None:
    """Bounds that hold nothing are a mistake of the caller, seen before drawing."""
    with pytest.raises(InvalidArgument):
        _strategy(name, **bounds)
