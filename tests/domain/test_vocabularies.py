"""Laws of the closed vocabularies."""

from __future__ import annotations

import copy
import pickle
import re
from itertools import product
from pathlib import Path
from typing import Self

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model import strategies
from genetherapy_model.domain import (
    cells,
    mechanism_vocabularies,
    modality_vocabularies,
    product_vocabularies,
    routes,
    trials,
    vector_vocabularies,
)
from genetherapy_model.domain._order import shared
from genetherapy_model.domain._sources import SOURCES, resolve
from genetherapy_model.domain._vocabularies import ABSENT, Absent, Entry, Vocabulary
from genetherapy_model.domain.cells import CellType, Origin
from genetherapy_model.domain.identifiers import MeshUi, NcitCode
from genetherapy_model.domain.mechanism_vocabularies import (
    Activator,
    EditingOutcome,
    EditingSystem,
    Effector,
    GeneAdditionPurpose,
    MechanismClass,
    OligonucleotideKind,
    ReceptorKind,
)
from genetherapy_model.domain.modality_vocabularies import (
    CargoForm,
    Delivery,
    Formulation,
    Setting,
)
from genetherapy_model.domain.product_vocabularies import AuthorizationKind, EndReason
from genetherapy_model.domain.routes import Route
from genetherapy_model.domain.vector_vocabularies import (
    Integration,
    Replication,
    VectorFamily,
)
from genetherapy_model.errors import GeneTherapyModelError, InvalidValue
from genetherapy_model.rules import RULES

MODULES = (
    cells,
    mechanism_vocabularies,
    modality_vocabularies,
    product_vocabularies,
    routes,
    trials,
    vector_vocabularies,
)
VOCABULARIES: tuple[type[Vocabulary], ...] = tuple(
    getattr(module, name)
    for module in MODULES
    for name in module.__all__
    if isinstance(getattr(module, name), type)
    and issubclass(getattr(module, name), Vocabulary)
)
MEMBERS = [member for vocabulary in VOCABULARIES for member in vocabulary]
TABLES = Path(__file__).parents[3] / "shared" / "reference" / "vocabularies.md"


def test_every_vocabulary_is_exported() -> None:
    """No vocabulary hides from the laws below."""
    # By name: doctest collection may import a module of src a second time.
    found = {
        kind.__name__
        for kind in Vocabulary.__subclasses__()
        if "genetherapy_model" in kind.__module__
    }
    assert found == {kind.__name__ for kind in VOCABULARIES}


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_values_are_unique_and_plain(vocabulary: type[Vocabulary]) -> None:
    """No two names share a value; values are lower-case words for JSON."""
    assert len(vocabulary.__members__) == len(list(vocabulary))
    for member in vocabulary:
        assert type(member.value) is str
        assert re.fullmatch(r"[a-z0-9]+(?:,? [a-z0-9]+|-[a-z0-9]+)*", member.value)
        assert vocabulary(member.value) is member
        assert str(member) == member.value


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_members_say_what_they_are_and_where_from(
    vocabulary: type[Vocabulary],
) -> None:
    """Each member has a definition, and sources that resolve to addresses or titles."""
    for member in vocabulary:
        assert member.definition == member.definition.strip(" .")
        assert member.definition
        assert member.source
        for source, citation in zip(member.source, member.citations, strict=True):
            assert citation
            assert citation != source or citation.startswith("http")


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_codes_of_members_are_canonical(vocabulary: type[Vocabulary]) -> None:
    """MeSH and NCIT codes are of the grammar of their identifiers."""
    for member in vocabulary:
        assert member.mesh == tuple(str(MeshUi.parse(ui)) for ui in member.mesh)
        if member.ncit is not None:
            assert member.ncit == str(NcitCode.parse(member.ncit))


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_codes_name_one_member_each(vocabulary: type[Vocabulary]) -> None:
    """In one vocabulary, no code and no alias stands for two members."""
    for seen in (
        [ui for member in vocabulary for ui in member.mesh],
        [member.ncit for member in vocabulary if member.ncit],
        [
            alias
            for member in vocabulary
            for alias in {member.value, *map(str.lower, member.aliases)}
        ],
    ):
        assert len(seen) == len(set(seen))


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_parents_make_an_order(vocabulary: type[Vocabulary]) -> None:
    """Being a kind of is reflexive, antisymmetric and transitive: no cycles."""
    members = list(vocabulary)
    for one in members:
        assert one.is_a(one)
        assert one not in one.ancestors
        assert all(one.is_a(ancestor) for ancestor in one.ancestors)
        assert (one.parent is None) == (one.ancestors == ())
    for one, other in product(members, repeat=2):
        assert not (one.is_a(other) and other.is_a(one)) or one is other
        if one.is_a(other):
            assert all(one.is_a(third) for third in members if other.is_a(third))


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_two_members_have_one_nearest_ancestor(vocabulary: type[Vocabulary]) -> None:
    """A member has one parent at most: two share one ancestor best, or none at all."""
    for one, other in product(vocabulary, repeat=2):
        both = [each for each in vocabulary if one.is_a(each) and other.is_a(each)]
        nearest = [each for each in both if all(each.is_a(wide) for wide in both)]
        assert len(nearest) == bool(both)
        assert shared(one, other) is next(iter(nearest), None)
        below = [each for each in vocabulary if each.is_a(one) and each.is_a(other)]
        assert bool(below) == (one.is_a(other) or other.is_a(one))


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_members_stay_themselves(vocabulary: type[Vocabulary]) -> None:
    """A member survives pickling and copying, hashes, and evaluates from its repr."""
    for member in vocabulary:
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(member, protocol)) is member  # noqa: S301
        assert copy.deepcopy(member) is member
        assert {member: 1}[member] == 1
        assert repr(member) == f"{vocabulary.__name__}.{member.name}"


@pytest.mark.parametrize(
    "name", ["aliases", "citations", "definition", "mesh", "ncit", "parent", "source"]
)
def test_members_do_not_change(name: str) -> None:
    """What is known of a member cannot be set."""
    with pytest.raises(AttributeError):
        setattr(Route.ORAL, name, "changed")


def test_members_work_in_match() -> None:
    """Members are constants that a match statement tells apart."""

    def name(route: Route) -> str:
        match route:
            case Route.ORAL:
                return "mouth"
            case _:
                return "elsewhere"

    assert name(Route.ORAL) == "mouth"
    assert name(Route.TOPICAL) == "elsewhere"


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
@given(text=st.text() | st.none() | st.integers())
def test_what_is_no_member_is_refused(
    vocabulary: type[Vocabulary], text: object
) -> None:
    """Anything else is an InvalidValue that names the vocabulary and its members."""
    if text in {member.value for member in vocabulary}:
        return
    with pytest.raises(InvalidValue, match=f"is no {vocabulary.__name__}") as caught:
        vocabulary(text)  # type: ignore[arg-type]
    assert isinstance(caught.value, GeneTherapyModelError)
    assert isinstance(caught.value, ValueError)
    assert next(iter(vocabulary)).value in str(caught.value)


def test_a_member_needs_a_definition() -> None:
    """A bare text in the body of a vocabulary is a mistake of the programmer."""
    with pytest.raises((TypeError, RuntimeError), match=r"Bare|has no definition"):

        class Bare(Vocabulary):
            MEMBER = "member"


def test_entries_are_plain_text_to_their_users() -> None:
    """The value of a member is a plain text, not the entry that made it."""
    assert type(Route.ORAL.value) is str
    assert not isinstance(Route.ORAL.value, Entry)


def test_absent_is_one_and_survives_pickling() -> None:
    """There is one ABSENT, in every process."""
    assert list(Absent) == [ABSENT]
    assert pickle.loads(pickle.dumps(ABSENT)) is ABSENT  # noqa: S301
    assert copy.deepcopy(ABSENT) is ABSENT
    assert repr(ABSENT) == "ABSENT"
    assert ABSENT.value == "absent"


def test_every_source_is_used() -> None:
    """The table of sources holds no key that nothing cites."""
    cited = {source for member in MEMBERS for source in member.source}
    cited |= {source for rule in RULES for source in rule.source}
    house = Path(vector_vocabularies.__file__).parents[1]
    text = (house / "domain" / "vectors.py").read_text("utf-8")
    tables = [*(house / "nomenclature" / "data").iterdir()]
    words = {
        word
        for table in tables
        for word in re.split(r"[\W_]+", table.read_text("utf-8"))
    }
    unused = {
        key
        for key in SOURCES
        if key not in cited and f'"{key}"' not in text and key not in words
    }
    assert unused == set()


@pytest.mark.parametrize("source", ["", "X1", "10.x/y", "PMID:", "E:none", "pmc1"])
def test_what_is_no_source_is_refused(source: str) -> None:
    """A slip in a source does not pass for one."""
    with pytest.raises(KeyError):
        resolve(source)


STRATEGIES: dict[type[Vocabulary], SearchStrategy[Vocabulary]] = {
    vector_vocabularies.VectorFamily: strategies.vector_families(),
    vector_vocabularies.Genome: strategies.genomes(),
    vector_vocabularies.Integration: strategies.integrations(),
    vector_vocabularies.Replication: strategies.replications(),
    mechanism_vocabularies.MechanismClass: strategies.mechanism_classes(),
    mechanism_vocabularies.GeneAdditionPurpose: strategies.gene_addition_purposes(),
    mechanism_vocabularies.AntigenPurpose: strategies.antigen_purposes(),
    mechanism_vocabularies.EditingSystem: strategies.editing_systems(),
    mechanism_vocabularies.EditingOutcome: strategies.editing_outcomes(),
    mechanism_vocabularies.ReceptorKind: strategies.receptor_kinds(),
    mechanism_vocabularies.Activator: strategies.activators(),
    mechanism_vocabularies.OligonucleotideKind: strategies.oligonucleotide_kinds(),
    mechanism_vocabularies.Effector: strategies.effectors(),
    modality_vocabularies.Setting: strategies.therapy_settings(),
    modality_vocabularies.ComponentRole: strategies.component_roles(),
    modality_vocabularies.CargoForm: strategies.cargo_forms(),
    modality_vocabularies.NucleicAcidOrigin: strategies.nucleic_acid_origins(),
    modality_vocabularies.Formulation: strategies.formulations(),
    modality_vocabularies.Delivery: strategies.deliveries(),
    modality_vocabularies.EvidenceKind: strategies.evidence_kinds(),
    cells.CellType: strategies.cell_types(),
    cells.Origin: strategies.origins(),
    cells.Donor: strategies.donors(),
    routes.Route: strategies.routes(),
    trials.TrialPhase: strategies.trial_phases(),
    product_vocabularies.SubstanceRole: strategies.substance_roles(),
    product_vocabularies.NamingAuthority: strategies.naming_authorities(),
    product_vocabularies.RegulatoryClass: strategies.regulatory_classes(),
    product_vocabularies.AuthorizationKind: strategies.authorization_kinds(),
    product_vocabularies.EndReason: strategies.end_reasons(),
}


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_strategies_draw_every_member(vocabulary: type[Vocabulary]) -> None:
    """Each member comes out, and the simplest is the first."""
    strategy = STRATEGIES[vocabulary]
    quickly = settings(max_examples=5, phases=[Phase.generate])
    drawn = st.lists(strategy, min_size=500, max_size=500)
    find(drawn, lambda ones: {*ones} == {*vocabulary}, settings=quickly)
    assert find(strategy, lambda _: True) is next(iter(vocabulary))


class _Row:
    """One member of a table of vocabularies.md."""

    def __init__(self, section: str, cells: list[str]) -> None:
        self.section = section
        self.name = re.sub(r"\s*\(.*\)", "", cells[0])
        self.parent = re.sub(r"\s*\(.*\)", "", cells[1])
        self.mesh = set(re.findall(r"\bD[0-9]{6,9}\b", " ".join(cells[3:])))
        self.unverified = bool(re.search(r"\bU\b", cells[-1]))

    @classmethod
    def read(cls) -> list[Self]:
        """Read the tables that have one member in each row."""
        if not TABLES.exists():
            pytest.skip("../shared is absent")
        rows, section = [], ""
        for line in TABLES.read_text("utf-8").splitlines():
            if heading := re.match(r"#+ ([0-9.]+) ", line):
                section = heading[1].rstrip(".")
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if section in SECTIONS and re.match(r"\| [A-Z][A-Za-z0-9_]+", line):
                rows.append(cls(section, cells))
        return rows


SECTIONS: dict[str, tuple[type[Vocabulary], ...]] = {
    "1.1": (Setting,),
    "1.2": (MechanismClass,),
    "1.3": (GeneAdditionPurpose,),
    "1.4": (EditingSystem,),
    "1.5": (EditingOutcome,),
    "1.6": (ReceptorKind,),
    "1.7": (Activator,),
    "1.8": (OligonucleotideKind, Effector),
    "2.1": (Integration,),
    "2.2": (Replication,),
    "2.3": (VectorFamily,),
    "2.4": (VectorFamily, CargoForm),
    "2.5": (Formulation, Delivery),
    "3.1": (CellType,),
    "3.2": (Origin,),
    "4": (Route,),
    "5.1": (AuthorizationKind,),
    "5.2": (EndReason,),
}
# Two roots are ours: what is said to be viral or not, of no stated family; and what
# enters at a chosen place does enter, so that it is integration-competent.
OUR_ROOTS = {"VIRAL", "NON_VIRAL", "INTEGRATING"}


def _shipped(row: _Row) -> Vocabulary:
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", row.name).upper()
    for vocabulary in SECTIONS[row.section]:
        if name in vocabulary.__members__:
            return vocabulary[name]
    pytest.fail(f"{row.section} {row.name} is not shipped")


def test_tables_of_the_field_are_shipped_as_they_stand() -> None:
    """Every row of the reference tables is a member, with its parent and its codes."""
    rows = _Row.read()
    assert len(rows) > 170
    for row in rows:
        member = _shipped(row)
        parent = "" if member.parent is None else member.parent.name
        expected = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", row.parent).upper()
        assert parent == expected or (not expected and parent in OUR_ROOTS), member
        assert set(member.mesh) == row.mesh, member


def test_nothing_unverified_is_shipped_on_the_word_of_the_table() -> None:
    """A row marked as unverified is shipped only with a source that the row has not."""
    rows = [row for row in _Row.read() if row.unverified]
    assert len(rows) > 30
    for row in rows:
        assert set(_shipped(row).source) - {"M1", "M2", "C9"}, row.name
