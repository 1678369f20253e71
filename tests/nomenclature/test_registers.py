"""The registers: every row loads, every name finds its entry, facts have sources."""

from __future__ import annotations

import csv
import json
import pickle
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model import nomenclature
from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.nomenclature import (
    AmbiguousName,
    NotInRegister,
    RegisterEntry,
    RegisterKind,
    lookup,
)
from genetherapy_model.nomenclature.registers import _tables
from genetherapy_model.nomenclature.registers._modalities import _mechanism
from genetherapy_model.nomenclature.registers._spellings import fold
from genetherapy_model.nomenclature.registers._tables import TableRow

SHARED = Path(__file__).parents[3] / "shared"
PUBMED = SHARED / "corpus" / "pubmed_xml"
DATA = Path(gtm.__file__).parent / "nomenclature" / "data"

TABLES = ("authorizations.csv", "mesh_terms.csv", "sources.csv")

ENTRIES = nomenclature.entries()
NAMES = [(name, entry) for entry in ENTRIES for name in entry.names]
IDENTIFIERS = [(text, entry) for entry in ENTRIES for text in entry.identifiers]

FINDERS: dict[RegisterKind, Callable[[str], object]] = {
    RegisterKind.JOURNAL: nomenclature.find_journal,
    RegisterKind.SOCIETY: nomenclature.find_society,
    RegisterKind.PERSON: nomenclature.find_person,
    RegisterKind.PRODUCT: nomenclature.find_product,
    RegisterKind.SUBSTANCE: nomenclature.find_substance,
    RegisterKind.MESH_TERM: nomenclature.find_mesh_term,
}


def found(name: str, kind: RegisterKind) -> list[object]:
    """Give what a finder finds: the one value, or all candidates."""
    try:
        return [FINDERS[kind](name)]
    except AmbiguousName as error:
        return [entry.value for entry in error.candidates]


# The rows


def test_every_row_of_every_file_is_an_entry() -> None:
    """No row is skipped, and each register has some."""
    rows = {
        RegisterKind.JOURNAL: ("journals.toml", "[[journal]]"),
        RegisterKind.SOCIETY: ("societies.toml", "[[society]]"),
        RegisterKind.PERSON: ("people.toml", "[[person]]"),
        RegisterKind.PRODUCT: ("products.toml", "[[product]]"),
        RegisterKind.SUBSTANCE: ("substances.toml", "[[substance]]"),
    }
    for kind, (name, head) in rows.items():
        count = (DATA / name).read_text("utf-8").splitlines().count(head)

        assert 0 < count == len(nomenclature.entries(kind))
    lines = {
        "mesh_terms.csv": len(nomenclature.mesh_terms()),
        "authorizations.csv": len(nomenclature.authorizations()),
    }
    for name, count in lines.items():
        assert len((DATA / name).read_text("utf-8").splitlines()) == count + 1


def leaves(cell: object, column: str = "") -> Iterator[tuple[str, str]]:
    """Give each text, number and truth of a table, with its column."""
    if isinstance(cell, dict):
        for name, inner in cell.items():
            yield from leaves(inner, name)
    elif isinstance(cell, list):
        for inner in cell:
            yield from leaves(inner, column)
    else:
        yield column, cell if isinstance(cell, str) else repr(cell)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (RegisterKind.JOURNAL, "journals"),
        (RegisterKind.SOCIETY, "societies"),
        (RegisterKind.PERSON, "people"),
        (RegisterKind.PRODUCT, "products"),
        (RegisterKind.SUBSTANCE, "substances"),
    ],
)
def test_every_cell_of_a_row_is_said_by_its_entry(
    kind: RegisterKind, name: str
) -> None:
    """No column is passed over: what is written in the file, the register says."""
    [rows] = tomllib.loads((DATA / f"{name}.toml").read_text("utf-8")).values()
    for row, entry in zip(rows, nomenclature.entries(kind), strict=True):
        said = {text for _, text in leaves(json.loads(gtm.dumps(entry.value)))}
        said |= {*entry.names, *entry.identifiers}
        if kind is RegisterKind.PERSON:  # other names have a table of their own
            said |= {word for known in entry.names for word in known.split(", ")}

        missing = [
            (column, text)
            for column, text in leaves(row)
            if text not in said and column not in {"sources", "mechanism"}
        ]
        assert missing == []


def test_every_value_survives_our_json() -> None:
    """What the registers hold is ordinary domain objects."""
    values = [*(entry.value for entry in ENTRIES), *nomenclature.authorizations()]
    for value in values:
        assert value == gtm.loads(gtm.dumps(value))


def test_every_entry_names_its_sources() -> None:
    """Each source is an address, or the title of something that can be looked up."""
    known = re.compile(r"https?://\S+\.\S+|the Python package \S+ [0-9.]+$")
    for entry in ENTRIES:
        assert entry.sources
        assert entry.sources == nomenclature.sources_of(entry.value)
        for source in entry.sources:
            assert known.search(source), entry


def test_every_role_tie_and_decision_names_its_sources() -> None:
    """A sighting has the source of its own, not only that of the person."""
    roles = [role for person in nomenclature.people() for role in person.roles]
    ties = [tie for journal in nomenclature.journals() for tie in journal.ties]

    assert roles
    assert ties
    for fact in (*roles, *ties, *nomenclature.authorizations()):
        assert nomenclature.sources_of(fact)
    with pytest.raises(NotInRegister):
        nomenclature.sources_of(gtm.Term(start="2010"))


def test_nothing_secondary_or_unverified_is_a_source() -> None:
    """No row cites a file that cannot be cited, a mirror or a memory."""
    files = [*DATA.glob("*.toml"), *map(DATA.joinpath, TABLES)]
    text = "".join(path.read_text("utf-8") for path in files)

    assert not re.search(r"secondary|unverified|from memory|without its address", text)
    assert "wikisum" not in text


def test_every_identifier_passes() -> None:
    """ISSNs, NLM ids, UNIIs, ATC codes and UIs keep their check digits and forms."""
    assert len(IDENTIFIERS) > 250
    for text, _ in IDENTIFIERS:
        identifier = gtm.from_curie(text)

        assert text == identifier.curie
        assert type(identifier).parse(identifier.value) == identifier


def test_no_identifier_names_two_things_of_one_kind() -> None:
    """An ISSN, a UNII or a UI belongs to one entry; products share substances."""
    for kind in set(RegisterKind) - {RegisterKind.PRODUCT}:
        known = [
            text for entry in nomenclature.entries(kind) for text in entry.identifiers
        ]

        assert sorted(set(known)) == sorted(known)


def test_links_between_registers_lead_somewhere() -> None:
    """Roles, ties, substances and decisions name what the registers hold."""
    for person in nomenclature.people():
        for role in person.roles:
            if isinstance(role, gtm.SocietyOffice):
                society = nomenclature.find_society(role.body)
                assert society.is_meant_by(role.body)
            if isinstance(role, gtm.EditorialRole):
                edited = nomenclature.find_journal(role.journal)
                assert edited.is_meant_by(role.journal)
    for journal in nomenclature.journals():
        for tie in journal.ties:
            assert nomenclature.find_society(tie.society).is_meant_by(tie.society)
        for successor in journal.successors:
            after = nomenclature.find_journal(successor)
            assert any(journal.is_meant_by(back) for back in after.predecessors)
        for predecessor in journal.predecessors:
            before = nomenclature.find_journal(predecessor)
            assert any(journal.is_meant_by(on) for on in before.successors)
    of_products = map(nomenclature.authorizations_of, products())
    assert sorted(map(repr, nomenclature.authorizations())) == sorted(
        repr(decision) for decisions in of_products for decision in decisions
    )


def products() -> tuple[gtm.Product, ...]:
    """Give the products."""
    return nomenclature.products()


def test_a_decision_is_on_the_brand_or_code_that_its_row_names() -> None:
    """What names a substance alone is no name of a product."""
    with (DATA / "authorizations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row, decision in zip(rows, nomenclature.authorizations(), strict=True):
        [product] = [
            each
            for each in products()
            if decision in nomenclature.authorizations_of(each)
        ]
        named = row["product"] in (*product.brands, *product.codes)
        assert decision.product == (row["product"] if named else None)


def test_each_product_has_one_decision_in_each_jurisdiction() -> None:
    """A product is decided on once in one place, and no decision ends before it."""
    for product in products():
        decisions = nomenclature.authorizations_of(product)
        places = [decision.jurisdiction for decision in decisions]

        assert len(set(places)) == len(places)
        for decision in decisions:
            assert decision.decided is not None or decision.observed_on is not None
            if decision.decided is not None and decision.ended is not None:
                assert gtm.certainly_before(decision.decided, decision.ended)
            if decision.decided is not None and product.first_in_human is not None:
                assert gtm.certainly_before(product.first_in_human, decision.decided)


def test_a_product_names_its_substances_by_a_name_of_the_register() -> None:
    """Each substance of a product is a substance of the register, in its own words."""
    for product in products():
        for name in product.substances:
            substance = nomenclature.find_substance(name)

            assert name in {substance.inn, *(each.name for each in substance.names)}


def test_what_the_name_of_a_product_says_is_not_contradicted() -> None:
    """An INN, decoded, agrees with the modality that the product is stated to have."""
    inn = pytest.importorskip("genetherapy_model.nomenclature.inn")
    decoded = 0
    for product in products():
        for name in product.substances:
            if nomenclature.find_substance(name).inn is None:
                continue
            said = inn.decode_inn(name).modality
            if said is None or product.modality is None:
                continue
            decoded += 1
            wrong = contradictions(said, product.modality)
            if name == "tonogenconcel":
                # The name says chondrocytes; the transduced cells are a kidney line.
                wrong.discard("cell type")

            assert not wrong, (name, wrong)
    assert decoded > 30


def contradictions(one: gtm.TherapyModality, other: gtm.TherapyModality) -> set[str]:
    """Tell in which parts two modalities cannot both be true."""
    wrong = set()
    if None not in (one.setting, other.setting) and one.setting is not other.setting:
        wrong.add("setting")
    if isinstance(one.cells, gtm.CellProduct) and isinstance(
        other.cells, gtm.CellProduct
    ):
        origins = {one.cells.origin, other.cells.origin} - {None}
        if len(origins) > 1:
            wrong.add("cell origin")
        types = (one.cells.type, other.cells.type)
        if not kin(types[0], types[1]):
            wrong.add("cell type")
    elif one.cells is not None and other.cells is not None:
        wrong |= {"cells"} if one.cells is not other.cells else set()
    for part in vectors(one):
        if vectors(other) and not any(agree(part, each) for each in vectors(other)):
            wrong.add("vector")
    return wrong


def agree(one: gtm.Vector, other: gtm.Vector) -> bool:
    """Tell whether two statements may be about one vector."""
    replications = {one.replication, other.replication} - {None}
    return kin(one.family, other.family) and len(replications) < 2


def kin(
    one: gtm.VectorFamily | gtm.CellType | None,
    other: gtm.VectorFamily | gtm.CellType | None,
) -> bool:
    """Tell whether one may be a kind of the other."""
    if one is None or other is None:
        return True
    return one in (other, *other.ancestors) or other in (one, *one.ancestors)


def vectors(modality: gtm.TherapyModality) -> list[gtm.Vector]:
    """Give the vectors that a modality states."""
    agents = [part.agent for part in modality.components]
    return [
        agent.vector
        for agent in agents
        if isinstance(agent, gtm.Agent) and isinstance(agent.vector, gtm.Vector)
    ]


# Look-ups


def test_every_name_finds_its_entry() -> None:
    """Each name of each entry finds it, in its register and in all of them."""
    for name, entry in NAMES:
        assert entry.value in found(name, entry.kind)
        assert entry in lookup(name)


def test_every_identifier_finds_its_entry() -> None:
    """As a CURIE, as bare text and as an identifier."""
    for text, entry in IDENTIFIERS:
        identifier = gtm.from_curie(text)
        assert isinstance(identifier, Identifier)

        assert entry in lookup(identifier)
        assert entry in lookup(text)
        assert entry in lookup(identifier.value)


def test_few_names_are_ambiguous() -> None:
    """A name leads to one entry of a kind, but for substances of two products."""
    ambiguous = {
        name
        for name, entry in NAMES
        if entry.kind is not RegisterKind.PRODUCT and len(found(name, entry.kind)) > 1
    }
    shared = {
        name
        for name, entry in NAMES
        if entry.kind is RegisterKind.PRODUCT and len(found(name, entry.kind)) > 1
    }

    assert ambiguous == set()
    assert shared == {
        "AVXS-101",
        "onasemnogene abeparvovec",
        "var-cel",
        "varnimcabtagene autoleucel",
    }


ACCENTS = st.sampled_from(["", "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING CEDILLA}"])
NOISE = st.sampled_from(["", " ", "  ", "-", "\N{EN DASH}", "\N{NO-BREAK SPACE}", "."])


@given(data=st.data())
def test_case_accents_spaces_and_hyphens_do_not_matter(data: st.DataObject) -> None:
    """However a name is typed, it finds what it finds when typed well."""
    name, entry = data.draw(st.sampled_from(NAMES))
    letters = []
    for letter in name:
        shown = data.draw(st.sampled_from([letter, letter.upper(), letter.lower()]))
        dressed = shown + data.draw(ACCENTS) if shown.isalpha() else shown
        letters.append(dressed + data.draw(NOISE))
    typed = "".join(letters)

    assert set(map(id, found(name, entry.kind))) == set(
        map(id, found(typed, entry.kind))
    )


@given(named=st.sampled_from([each for each in NAMES if " and " in each[0]]))
def test_and_is_the_ampersand(named: tuple[str, RegisterEntry]) -> None:
    """``&`` and ``and`` are one word."""
    name, entry = named

    assert entry in lookup(name.replace(" and ", " & "))
    assert entry in lookup(name.replace(" and ", "&"))


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("journal of gene medicine", "The Journal of Gene Medicine"),
        ("Hum. Gene Ther.", "Human Gene Therapy"),
        ("hum gene ther methods", "Human Gene Therapy Methods"),
        ("eISSN 1557-7422", "Human Gene Therapy"),
        ("15577422", "Human Gene Therapy"),
        ("NLM ID: 9008950", "Human Gene Therapy"),
        ("Molecular therapy. Nucleic acids", "Molecular Therapy Nucleic Acids"),
    ],
)
def test_journals_are_found_as_people_cite_them(typed: str, title: str) -> None:
    """By titles and numbers as records and people write them."""
    assert nomenclature.find_journal(typed).title == title


def test_a_link_finds_its_journal_by_its_number() -> None:
    """A number decides, however the link calls the journal."""
    link = gtm.JournalReference(title="Another one", nlm_id=gtm.NlmId("9008950"))

    assert "Human Gene Therapy" == nomenclature.find_journal(link).title


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("EWGT", "European Society of Gene and Cell Therapy"),
        (
            "european society of gene therapy",
            "European Society of Gene and Cell Therapy",
        ),
        ("ASGT", "American Society of Gene & Cell Therapy"),
        ("Societe francaise de therapie cellulaire et genique", "Société française"),
    ],
)
def test_societies_are_found_under_the_names_they_had(typed: str, name: str) -> None:
    """By former names, abbreviations, and without accents."""
    assert nomenclature.find_society(typed).name.startswith(name)


@pytest.mark.parametrize(
    ("typed", "brand"),
    [
        ("onasemnogene abeparvovec-brve", "Itvisma"),
        ("T VEC", "Imlygic"),
        ("OTL-200", "Libmeldy"),
        ("M09AX15", "Elevidys"),
        ("赛恺泽", "赛恺泽"),
        ("tonogenchoncel-l", "Invossa"),
    ],
)
def test_products_are_found_by_all_that_their_substances_are_called(
    typed: str, brand: str
) -> None:
    """By brands in any script, suffixed names, codes and ATC codes."""
    assert brand in nomenclature.find_product(typed).brands


def test_an_ambiguous_name_says_between_what() -> None:
    """One substance in two products raises, and lists both."""
    with pytest.raises(
        AmbiguousName,
        match=r"^'AVXS-101' is ambiguous: it may be Zolgensma \(product\), Itvisma",
    ) as caught:
        nomenclature.find_product("AVXS-101")

    assert [entry.name for entry in caught.value.candidates] == ["Zolgensma", "Itvisma"]
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
    assert copy.candidates == caught.value.candidates


@given(
    named=st.sampled_from([each for each in NAMES if len(fold(each[0])) > 5]),
    data=st.data(),
)
def test_a_slip_of_typing_suggests_the_name(
    named: tuple[str, RegisterEntry], data: st.DataObject
) -> None:
    """With one letter too many a name is unknown, and its entry is suggested."""
    name, entry = named
    place = data.draw(st.integers(1, len(name) - 1))
    typed = f"{name[:place]}q{name[place:]}"
    with pytest.raises(NotInRegister) as caught:
        FINDERS[entry.kind](typed)

    suggested = [each for near in caught.value.suggestions for each in lookup(near)]
    assert entry in suggested
    with pytest.raises(NotInRegister):
        lookup(typed)


def test_a_miss_says_which_register_was_asked() -> None:
    """A product is no journal: the message does not say that it is unknown."""
    with pytest.raises(
        NotInRegister, match=r"^'Zolgensma' is no journal of the"
    ) as one:
        nomenclature.find_journal("Zolgensma")

    copy = pickle.loads(pickle.dumps(one.value))  # noqa: S301 - our own
    assert (str(copy), copy.kind) == (str(one.value), RegisterKind.JOURNAL)


@pytest.mark.parametrize(
    "find",
    [
        *FINDERS.values(),
        lookup,
        nomenclature.authorizations_of,
        nomenclature.match_person,
    ],
)
@pytest.mark.parametrize("asked", [5, None, [], b"Hum Gene Ther"])
def test_only_names_and_identifiers_can_be_asked_for(
    find: Callable[..., object], asked: object
) -> None:
    """What is neither is refused in a sentence that says what it was."""
    with pytest.raises(gtm.InvalidType, match=f"expected an? .*{type(asked).__name__}"):
        find(asked)


def test_what_is_like_nothing_has_no_suggestion() -> None:
    """A miss far from all names says only that it is one; nothing is guessed."""
    for typed in ("", "---", "\N{SNOWMAN}", "qqqqqqqqqq"):
        with pytest.raises(NotInRegister, match=r"is in no register$") as caught:
            lookup(typed)

        assert caught.value.suggestions == ()
        copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
        assert (copy.name, copy.suggestions) == (typed, ())


@given(name=st.text())
def test_any_text_can_be_asked_for(name: str) -> None:
    """Whatever is typed, an entry is found that has that name, or none."""
    missed: str | None = None
    entries: tuple[RegisterEntry, ...] = ()
    try:
        entries = lookup(name)
    except NotInRegister as error:
        missed = error.name

    assert missed == (None if entries else name)


def test_folding_is_idempotent_and_keeps_other_scripts() -> None:
    """What is folded folds to itself; letters of all scripts count."""
    for name, _ in NAMES:
        assert fold(name)
        assert fold(fold(name)) == fold(name)
    assert fold("Łódź Øresund") == "lodzoresund"
    assert fold("The") == "the"


# Rows that are wrong


def test_a_table_is_read_strictly() -> None:
    """A column that nobody knows, a wrong type and a missing source are refused."""
    with (
        pytest.raises(gtm.InvalidValue, match="there is no column 'nmae'"),
        TableRow({"nmae": "x"}, "journals, row 1"),
    ):
        pass
    cells: dict[str, object] = {
        "name": 5,
        "names": "x; y",
        "parts": True,
        "dual": "yes",
        "list": [5],
        "sources": ["Q7"],
    }
    row = TableRow(cells, "journals, row 1")
    assert row.texts("names") == ("x", "y")
    for take, said in (
        (lambda: row.text("name"), ", name: expected text, got 5"),
        (lambda: row.required("absent"), ": absent is missing"),
        (lambda: row.number("parts"), ", parts: True is no number"),
        (lambda: row.flag("dual"), ", dual: 'yes' is not true or false"),
        (lambda: row.texts("list"), ", list: expected texts, got [5]"),
        (row.sources, ": 'Q7' is no source that is known"),
        (row.sources, ": it names no source"),
    ):
        with pytest.raises(gtm.InvalidValue) as caught:
            take()
        assert str(caught.value) == f"journals, row 1{said}"


def test_rows_of_a_table_know_their_place() -> None:
    """What stands in a row is taken once, and says where it stood."""
    cells: dict[str, object] = {
        "also": [{"name": "x"}, {"name": 5}],
        "cells": {"type": 7},
        "number": 2,
        "flag": False,
        "text": "",
        "texts": "",
    }
    with TableRow(cells, "people, row 1") as row:
        first, second = row.rows("also")
        inner = row.row("cells")
        assert inner is not None
        assert (row.row("cells"), row.flag("flag"), row.flag("flag")) == (
            None,
            False,
            None,
        )
        assert (row.number("number"), row.number("number")) == (2, None)
        assert (row.text("text"), row.texts("texts"), row.texts("more")) == (
            None,
            (),
            (),
        )
        assert [*row.rows("also")] == []

    assert first.required("name") == "x"
    with pytest.raises(gtm.InvalidValue, match=r"^people, row 1, also 2, name: "):
        second.text("name")
    with pytest.raises(gtm.InvalidValue, match=r"^people, row 1, cells, type: "):
        inner.required("type")


def test_rows_of_a_file_are_counted_from_1(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip in a file is told by the file and the number of its row."""
    texts = {
        "a.toml": "[[journal]]\nx = 1\n[[journal]]\nx = 2\n",
        "a.csv": "x,y\n1,\n2,3\n",
    }
    monkeypatch.setattr(_tables, "_text", texts.__getitem__)

    second = [*_tables.read_toml("a.toml", "journal")][1]
    with pytest.raises(
        gtm.InvalidValue, match=r"^a\.toml, journal 2, x: expected text"
    ):
        second.text("x")
    _, row = _tables.read_csv("a.csv")
    assert (row.text("x"), row.text("y")) == ("2", "3")
    with pytest.raises(gtm.InvalidValue, match=r"^a\.csv, row 2: z is missing"):
        row.required("z")


def test_a_product_is_read_strictly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mechanism that no product has, and a table that nobody reads, are refused."""
    unknown = TableRow({"mechanism": "magic"}, "products, row 1")
    with pytest.raises(gtm.InvalidValue, match="'magic' is no mechanism of a product"):
        _mechanism(unknown)
    monkeypatch.setattr(_tables, "_text", lambda _: "[[product]]\nname='x'\n[other]")
    with pytest.raises(gtm.InvalidValue, match="there is no table other"):
        [*_tables.read_toml("products.toml", "product")]


def test_a_mechanism_needs_no_gene() -> None:
    """A product adds a gene that its sources do not name."""
    bare = TableRow({"mechanism": "gene addition"}, "products, row 1")

    assert gtm.GeneAddition() == _mechanism(bare)


# Stories


def test_who_was_president_when_this_appeared() -> None:
    """A date known to the year only: one sure answer where a term covers the year."""
    esgct = nomenclature.find_society("ESGCT")
    appeared = gtm.Publication(
        dates=[gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date="2011")]
    ).date
    assert appeared is not None
    holders = gtm.office_holders(nomenclature.people(), esgct, on=appeared)
    sure = [str(holder.person) for holder in holders if holder.sure]

    assert sure == ["Seppo Ylä-Herttuala"]


def test_who_was_president_in_a_year_with_one_sighting() -> None:
    """One sighting in a year proves no year: all who may have held it are listed."""
    esgct = nomenclature.find_society("ESGCT")
    holders = gtm.office_holders(nomenclature.people(), esgct, on="2023")
    day = gtm.office_holders(nomenclature.people(), esgct, on="2023-11-14")

    assert not any(holder.sure for holder in holders)
    assert "Juan A. Bueren" in {str(holder.person) for holder in holders}
    assert {str(holder.person) for holder in day if holder.sure} == {
        "Juan A. Bueren",
        "Alberto Auricchio",
    }


def test_the_editors_of_a_journal_follow_each_other() -> None:
    """Wilson edited Human Gene Therapy surely in 2010, Flotte surely in 2020."""
    journal = nomenclature.find_journal("Hum Gene Ther")

    def chiefs(year: str) -> list[str]:
        return [
            str(holder.person)
            for holder in gtm.office_holders(nomenclature.people(), journal, on=year)
            if holder.sure
            and isinstance(holder.role, gtm.EditorialRole)
            and holder.role.title is gtm.EditorialTitle.EDITOR_IN_CHIEF
        ]

    assert [chiefs(year) for year in ("2010", "2014", "2020")] == [
        ["James M. Wilson"],
        ["James M. Wilson"],
        ["Terence R. Flotte"],
    ]


def test_the_names_of_a_society_follow_each_other() -> None:
    """Each name begins when the one before it ends."""
    for society in nomenclature.societies():
        spans = [(old.start, old.end) for old in society.former_names]
        if spans:
            assert society.since == spans[-1][1]
        for (_, end), (start, _) in pairwise(spans):
            assert end == start


# Real data


def test_journals_of_real_records_are_found() -> None:
    """By NLM id, by any ISSN and by abbreviation, a record leads to one journal."""
    if not PUBMED.is_dir():
        pytest.skip("../shared is absent")
    met = set()
    for publication in gtm.read(PUBMED / "pubmed_sample.xml.gz"):
        journal = publication.journal
        if journal is None:
            continue
        try:
            known = nomenclature.find_journal(journal)
        except NotInRegister:
            continue
        met.add(known.title)
        ways: list[str | gtm.NlmId | gtm.Issn] = [
            each.issn for each in journal.issns if isinstance(each.issn, gtm.Issn)
        ]
        if isinstance(journal.nlm_id, gtm.NlmId):
            ways.append(journal.nlm_id)
        if journal.medline_abbreviation:
            ways.append(journal.medline_abbreviation)
        for way in ways:
            assert nomenclature.find_journal(way) == known
    assert {"Molecular Therapy", "Nucleic Acid Therapeutics", "Blood"} <= met


def facts(name: str) -> list[dict[str, str]]:
    """Read a table of facts beside the project."""
    path = SHARED / "reference" / name
    if not path.is_file():
        pytest.skip("../shared is absent")
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_decisions_are_those_that_were_found() -> None:
    """Each decision of the facts at hand is here, with the same dates and kinds."""
    expected = [
        (
            row["brand"] or row["inn"],
            row["jurisdiction"],
            row["decided"],
            row["observed_on"],
            row["ended"],
            sorted(filter(None, row["kind"].split("; "))),
            row["end_reason"],
        )
        for row in facts("authorizations.csv")
    ]
    actual = [
        (
            each.product or each.substances[0],
            each.jurisdiction,
            str(each.decided or ""),
            str(each.observed_on or ""),
            str(each.ended or ""),
            sorted(kind.name for kind in each.kinds),
            each.end_reason.name if each.end_reason else "",
        )
        for each in nomenclature.authorizations()
    ]

    assert expected == actual


def test_the_journals_and_terms_are_those_that_were_found() -> None:
    """Each journal and MeSH term of the facts at hand is here, with its numbers."""
    for row in facts("journals.csv"):
        journal = nomenclature.find_journal(row["title"])

        assert str(journal.issn_of(gtm.IssnType.PRINT) or "") == row["issn_print"]
        assert str(journal.issn_of(gtm.IssnType.ELECTRONIC) or "") == row["issn_online"]
        assert str(journal.nlm_id or "") == row["nlm_id"]
    terms = {str(term.ui): term.name for term in nomenclature.mesh_terms()}
    assert terms == {row["ui"]: row["name"] for row in facts("mesh_terms.csv")}


def test_the_products_are_those_that_were_found() -> None:
    """Each product of the facts at hand is here, with its setting and first trial."""
    for row in facts("products.csv"):
        name = row["brand"].split(" / ")[0] or row["inn"]
        product = nomenclature.find_product(name)
        modality = product.modality

        assert modality is not None
        assert str(modality.setting) == row["setting"]
        assert str(product.first_in_human or "") == row["first_in_human"]
        assert not row["inn"] or row["inn"] in product.substances
        cells = modality.cells
        origin = cells.origin if isinstance(cells, gtm.CellProduct) else None
        assert str(origin or "") == row["cell_origin"]
        mechanisms = {type(part.mechanism).__name__ for part in modality.components}
        assert set(row["mechanism_class"].split("; ")) <= mechanisms
        genes = set(re.findall(r"[A-Z][A-Z0-9]+[0-9A-Z]", row["target_gene"]))
        for gene in genes - {"CAR", "HSV", "TCR"}:
            assert gene in repr(modality), (name, gene)


def test_nothing_is_loaded_by_importing() -> None:
    """Importing the package or the registers reads no file of data."""
    code = (
        "import sys, io, genetherapy_model; "
        "print('genetherapy_model.nomenclature' in sys.modules); "
        "import genetherapy_model.nomenclature; "
        "print('tomllib' in sys.modules, 'csv' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["False", "False", "True"]
