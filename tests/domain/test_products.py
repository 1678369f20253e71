"""Products, substances and authorizations, with the tables of the field as input."""

from __future__ import annotations

import csv
import datetime as dt
import pickle
import re
from pathlib import Path

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from genetherapy_model.domain import mechanisms
from genetherapy_model.domain.cells import CellType, Origin
from genetherapy_model.domain.conditions import Condition
from genetherapy_model.domain.dates import PartialDate
from genetherapy_model.domain.genes import Antigen, Gene
from genetherapy_model.domain.identifiers import AtcCode, Unii
from genetherapy_model.domain.mechanism_vocabularies import (
    EditingSystem,
    GeneAdditionPurpose,
    ReceptorKind,
)
from genetherapy_model.domain.mechanisms import Mechanism
from genetherapy_model.domain.modalities import (
    ABSENT,
    Agent,
    CellProduct,
    Component,
    Target,
    TherapyModality,
)
from genetherapy_model.domain.modality_vocabularies import (
    CargoForm,
    ComponentRole,
    Setting,
)
from genetherapy_model.domain.product_vocabularies import (
    AuthorizationKind,
    EndReason,
    NamingAuthority,
    RegulatoryClass,
    SubstanceRole,
)
from genetherapy_model.domain.products import (
    Authorization,
    Classification,
    Product,
    Substance,
    SubstanceName,
)
from genetherapy_model.domain.routes import Route
from genetherapy_model.domain.vector_vocabularies import VectorFamily
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.errors import (
    InvalidDate,
    InvalidIdentifier,
    InvalidType,
    InvalidValue,
)
from genetherapy_model.strategies.products import (
    authorizations,
    classifications,
    products,
    substance_names,
    substances,
)

TABLES = Path(__file__).parents[3] / "shared" / "reference"


def read(name: str) -> list[dict[str, str]]:
    """Read a table of the field, or skip the test where it is absent."""
    path = TABLES / name
    if not path.exists():
        pytest.skip("../shared is absent")
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def parts(cell: str) -> list[str]:
    """Split a cell that holds several values."""
    return [part.strip() for part in cell.split(";") if part.strip()]


FAMILIES = {
    "": None,
    "AAV": Vector(family=VectorFamily.AAV),
    "adenovirus": Vector(family=VectorFamily.ADENOVIRUS),
    "gammaretrovirus": Vector(family=VectorFamily.GAMMARETROVIRUS),
    "herpes simplex virus": Vector(family=VectorFamily.HSV),
    "lentivirus": Vector(family=VectorFamily.LENTIVIRUS),
    "none (guide RNA and Cas9)": ABSENT,
    "plasmid": Vector(family=VectorFamily.PLASMID),
    "retrovirus": Vector(family=VectorFamily.RETROVIRUS),
}
CELLS = {
    "CD34+ haematopoietic stem/progenitor cells": CellProduct(
        type=CellType.HSPC, markers=["CD34"]
    ),
    "haematopoietic stem cells": CellProduct(type=CellType.HSPC),
    "T cells": CellProduct(type=CellType.T),
    "keratinocytes": CellProduct(type=CellType.KERATINOCYTE),
    "retinal pigment epithelium (RPE) cells": CellProduct(type=CellType.RPE),
    "GP2-293 cells (transduced; kidney line), given with untransduced chondrocytes": (
        CellProduct(type=CellType.CELL_LINE, line="GP2-293")
    ),
}
ROUTES = {
    "intralesional": Route.INTRATUMORAL,
    "surgical intravitreal implant": Route.SURGICAL_IMPLANT,
}


def to_mechanisms(row: dict[str, str]) -> list[tuple[Mechanism, ComponentRole | None]]:
    """State the mechanisms of one row, with what it names as their targets."""
    names, targets = parts(row["mechanism_class"]), parts(row["target_gene"])
    purpose = GeneAdditionPurpose[row["purpose"]] if row["purpose"] else None
    found: list[tuple[Mechanism, ComponentRole | None]] = []
    for target in targets or [""]:
        gene = re.fullmatch(r"(\S+)(?: \((.*)\))?", target)
        antigen = re.fullmatch(r"(?:anti-)?(.+) (CAR|TCR)", target)
        if antigen:
            found.append(
                (
                    mechanisms.EngineeredReceptor(
                        kind=ReceptorKind[antigen[2]],
                        antigens=[Antigen(name=antigen[1])],
                    ),
                    None,
                )
            )
        elif target == "HPV 6/11 antigens":
            antigens = [Antigen(name=target)]
            found.append((mechanisms.AntigenExpression(antigens=antigens), None))
        elif target == "BCL11A erythroid enhancer":
            editing = mechanisms.GenomeEditing(
                system=EditingSystem.CRISPR_NUCLEASE,
                enzyme="Cas9",
                genes=[Gene(symbol="BCL11A")],
                sites=["erythroid enhancer"],
            )
            found.append((editing, None))
        elif target == "HSV-TK":
            found.append((mechanisms.SuicideGene(gene=Gene(symbol=target)), None))
        elif target == "delta-LNGFR":
            marking = mechanisms.GeneAddition(
                gene=Gene(symbol=target), purpose=GeneAdditionPurpose.MARKING
            )
            found.append((marking, ComponentRole.MARKER))
        elif target and "GeneAddition" in names:
            addition = mechanisms.GeneAddition(
                gene=Gene(symbol=gene[1]) if gene else Gene(name=target),
                variant=gene[2] if gene else None,
                purpose=purpose,
            )
            found.append((addition, None))
    stated = {type(mechanism).__name__ for mechanism, _ in found}
    found += [
        (getattr(mechanisms, name)(), None) for name in names if name not in stated
    ]
    if row["mechanism"] == "chimeric antigen receptor" and not targets:
        found = [(mechanisms.EngineeredReceptor(kind=ReceptorKind.CAR), None)]
    return found


def to_modality(row: dict[str, str]) -> TherapyModality:
    """State the modality of one row of the table of products."""
    vector = FAMILIES[row["vector"]]
    capsid = re.fullmatch(r"(.*?)(?: \((.* deleted)\))?", row["serotype_or_capsid"])
    assert capsid is not None
    if isinstance(vector, Vector) and capsid[1]:
        vector = attrs.evolve(
            vector,
            serotype=capsid[1],
            modifications=[capsid[2]] if capsid[2] else [],
        )
    is_dual = "dual vector" in row["mechanism"]
    agent = Agent(
        vector=vector,
        cargo_form=CargoForm.RNP if vector is ABSENT else None,
        parts=2 if is_dual else None,
    )
    setting, where = Setting(row["setting"]), row["target_cell_or_tissue"]
    cells = CELLS[where] if setting is Setting.EX_VIVO else None
    if cells and row["cell_origin"]:
        cells = attrs.evolve(cells, origin=Origin(row["cell_origin"]))
    if cells and "encapsulated" in row["mechanism"]:
        cells = attrs.evolve(cells, encapsulated=True)
    route = row["route"]
    return TherapyModality(
        setting=setting,
        components=[
            Component(mechanism=mechanism, agent=agent, role=role)
            for mechanism, role in to_mechanisms(row)
        ],
        cells=cells,
        routes=[ROUTES.get(route) or Route(route)] if route else [],
        targets=[Target(tissue=where)] if where and cells is None else [],
    )


def to_names(cell: str) -> list[SubstanceName]:
    """State the names that other authorities gave."""
    names = []
    for part in parts(cell):
        match = re.fullmatch(r"(FDA|USAN|national)(?: \(([A-Z]{2})\))?: (.+)", part)
        assert match is not None, part
        names.append(
            SubstanceName(
                name=match[3],
                authority=NamingAuthority[match[1].upper()],
                jurisdiction=match[2],
            )
        )
    return names


def test_every_product_of_the_table_can_be_stated() -> None:
    """Each value of each row of products.csv finds its place, and is found again."""
    rows = read("products.csv")
    assert len(rows) == 50
    for row in rows:
        modality = to_modality(row)
        product = Product(
            brands=[name for name in row["brand"].split(" / ") if name],
            substances=[row["inn"]] if row["inn"] else [],
            modality=modality,
            indications=[Condition(name=name) for name in parts(row["indication"])],
            first_in_human=row["first_in_human"] or None,
            sources=parts(row["source_url"]),
        )
        substance = Substance(
            inn=row["inn"] or None, names=to_names(row["other_names"])
        )

        assert " / ".join(product.brands) == row["brand"]
        assert product.substances == ((substance.inn,) if substance.inn else ())
        assert str(product.first_in_human or "") == row["first_in_human"]
        assert (
            "; ".join(one.name or "" for one in product.indications)
            == row["indication"]
        )
        stated = [one.mechanism for one in modality.components]
        classes = {type(mechanism).__name__ for mechanism in stated}
        assert set(parts(row["mechanism_class"])) <= classes
        assert len(stated) >= len(parts(row["target_gene"]))
        assert {one.agent for one in modality.components} != {Agent()} or not row[
            "vector"
        ]


def test_odd_products_are_stated_as_they_are() -> None:
    """Casgevy has no vector; Otarmeni comes in two parts; Encelto is encapsulated."""
    rows = {row["brand"]: to_modality(row) for row in read("products.csv")}
    casgevy, otarmeni = rows["Casgevy"], rows["Otarmeni"]
    (editing,) = casgevy.components
    assert editing.agent == Agent(vector=ABSENT, cargo_form=CargoForm.RNP)
    (addition,) = otarmeni.components
    assert addition.agent == Agent(vector=Vector(family=VectorFamily.AAV), parts=2)
    assert rows["Encelto"].cells == CellProduct(
        type=CellType.RPE, origin=Origin.ALLOGENEIC, encapsulated=True
    )
    assert rows["Invossa"].cells == CellProduct(
        type=CellType.CELL_LINE, line="GP2-293", origin=Origin.ALLOGENEIC
    )
    chondrocytes = Substance(  # the other half of Invossa, not modified
        names=[SubstanceName(name="untransduced chondrocytes")],
        modality=TherapyModality(
            components=[Component(mechanism=ABSENT, agent=ABSENT)],
            cells=CellProduct(type=CellType.CHONDROCYTE),
        ),
    )
    assert chondrocytes.modality != rows["Invossa"]
    assert len(rows["Tudriqev"].components) == 3
    assert {one.role for one in rows["Zalmoxis"].components} == {
        None,
        ComponentRole.MARKER,
    }
    # One substance, two products that differ by their route alone.
    assert rows["Zolgensma"] != rows["Itvisma"]
    assert attrs.evolve(rows["Zolgensma"], routes=[]) == attrs.evolve(
        rows["Itvisma"], routes=[]
    )


def test_every_authorization_of_the_table_can_be_stated() -> None:
    """Each value of each row of authorizations.csv is stated and found again."""
    rows = read("authorizations.csv")
    assert len(rows) == 83
    for row in rows:
        authorization = Authorization(
            product=row["brand"] or None,
            substances=[row["inn"]] if row["inn"] else [],
            jurisdiction=row["jurisdiction"],
            agency=row["agency"],
            kinds=[AuthorizationKind[kind] for kind in parts(row["kind"])],
            decided=row["decided"] or None,
            observed_on=row["observed_on"] or None,
            ended=row["ended"] or None,
            end_reason=EndReason[row["end_reason"]] if row["end_reason"] else None,
            status_note=row["status_note"] or None,
            sources=parts(row["source_url"]),
        )
        written = {
            "brand": authorization.product or "",
            "inn": "; ".join(authorization.substances),
            "jurisdiction": authorization.jurisdiction,
            "agency": authorization.agency,
            "kind": "; ".join(sorted(kind.name for kind in authorization.kinds)),
            "decided": str(authorization.decided or ""),
            "observed_on": str(authorization.observed_on or ""),
            "ended": str(authorization.ended or ""),
            "end_reason": getattr(authorization.end_reason, "name", ""),
            "status_note": authorization.status_note or "",
            "source_url": "; ".join(authorization.sources),
        }
        assert written == row


def test_every_name_of_the_table_can_be_stated() -> None:
    """Each substance of inn_names.csv is stated with its identifier, codes and role."""
    rows = read("inn_names.csv")
    assert len(rows) > 150
    for row in rows:
        substance = Substance(
            inn=row["inn"] if row["inn_listed"] == "yes" else None,
            names=[SubstanceName(name=row["inn"], authority=NamingAuthority.USAN)]
            if row["usan_listed"] == "yes"
            else [],
            codes=parts(row["code_names"]),
            role=SubstanceRole(row["role"]) if row["role"] else None,
            unii=row["unii"] or None,
        )
        assert str(substance.unii or "") == row["unii"]
        assert getattr(substance.role, "value", "") == row["role"]


@given(
    value=st.one_of(
        substance_names(), substances(), classifications(), products(), authorizations()
    )
)
def test_values_equal_their_copies(value: attrs.AttrsInstance) -> None:
    """A value equals its pickled and its rebuilt twin, and so does its hash."""
    for twin in (
        pickle.loads(pickle.dumps(value)),  # noqa: S301
        attrs.evolve(value),  # type: ignore[misc] # of any class
    ):
        assert twin == value
        assert hash(twin) == hash(value)


@given(
    kinds=st.permutations(list(AuthorizationKind)),
    classes=st.permutations(list(RegulatoryClass)),
    codes=st.permutations(["L01XL04", "L01XL", "M09AX09"]),
)
def test_sets_have_no_order(
    kinds: list[AuthorizationKind], classes: list[RegulatoryClass], codes: list[str]
) -> None:
    """Kinds, classes and codes make the same value in whatever order they come."""
    for one, other in (
        (Authorization(kinds=kinds), Authorization(kinds=AuthorizationKind)),
        (Classification(classes=classes), Classification(classes=RegulatoryClass)),
        (Substance(atc=codes), Substance(atc=sorted(codes))),
    ):
        assert one == other
        assert hash(one) == hash(other)


@pytest.mark.parametrize(
    "code", ["", "us", "USA", "U", "UK", "E1", "US ", "\uff35\uff33"]
)
def test_jurisdictions_are_codes(code: str) -> None:
    """Two capital letters of ISO 3166-1, or EU; the United Kingdom is GB."""
    for kind in (Authorization, Classification):
        with pytest.raises(InvalidValue, match=rf"^{kind.__name__}\.jurisdiction: "):
            kind(jurisdiction=code)
    with pytest.raises(InvalidValue, match=r"^SubstanceName\.jurisdiction: "):
        SubstanceName(name="cambiogenplasmid", jurisdiction=code)
    assert Authorization(jurisdiction="EU") != Authorization(jurisdiction="GB")


def test_identifiers_and_dates_may_be_given_as_text() -> None:
    """Text is parsed; what is no identifier or date is refused."""
    substance = Substance(unii="epp8g99qg4", atc=["a16ab21"])
    assert substance == Substance(unii=Unii("EPP8G99QG4"), atc=[AtcCode("A16AB21")])
    with pytest.raises(InvalidIdentifier):
        Substance(unii="OTL-200")
    with pytest.raises(InvalidIdentifier):
        Substance(atc=["OTL-200"])
    authorization = Authorization(
        decided="2012-10-25", ended="2017-10", observed_on="2016"
    )
    assert authorization.ended == PartialDate(year=2017, month=10)
    assert authorization.observed_on == PartialDate(year=2016)
    for name in ("decided", "ended", "observed_on"):
        with pytest.raises(InvalidDate):
            Authorization(**{name: "30 February 2017"})  # type: ignore[arg-type]
    with pytest.raises(InvalidDate):
        Product(first_in_human="soon")
    with pytest.raises(InvalidDate):
        Classification(on="2020-13")


def test_dates_that_run_backwards_load() -> None:
    """An end before the decision is a slip of the source, left to the rules."""
    authorization = Authorization(decided="2020", ended="2019")
    assert str(authorization.ended) == "2019"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (SubstanceName, "name"),
        (Substance, "inn"),
        (Classification, "reason"),
        (Product, "note"),
        (Authorization, "product"),
        (Authorization, "agency"),
        (Authorization, "holder"),
        (Authorization, "decided_text"),
        (Authorization, "status_note"),
    ],
)
def test_texts_are_neither_blank_nor_padded(kind: type, name: str) -> None:
    """A blank or padded text is refused by the name of its field."""
    for text in ("", " ", "Glybera "):
        with pytest.raises(InvalidValue, match=rf"^{kind.__name__}\.{name}: "):
            kind(**{name: text})


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Substance, "codes"),
        (Substance, "sources"),
        (Classification, "sources"),
        (Product, "brands"),
        (Product, "codes"),
        (Product, "substances"),
        (Product, "sources"),
        (Authorization, "substances"),
        (Authorization, "sources"),
    ],
)
def test_texts_in_lists_are_neither_blank_nor_padded(kind: type, name: str) -> None:
    """A blank text in a list is refused, and a text is no list."""
    with pytest.raises(InvalidValue, match=rf"^{kind.__name__}\.{name}: "):
        kind(**{name: ["Glybera", ""]})
    with pytest.raises(InvalidType, match="brackets"):
        kind(**{name: "Glybera"})


@given(data=st.data())
def test_strategies_keep_within_bounds(data: st.DataObject) -> None:
    """All dates of an authorization lie between the days that were asked for."""
    low, high = sorted((data.draw(st.dates()), data.draw(st.dates())))
    drawn = data.draw(authorizations(min_value=low, max_value=high))
    for date in filter(None, (drawn.decided, drawn.observed_on, drawn.ended)):
        assert low <= date.earliest
        assert date.latest <= high


def test_strategies_shrink_to_nothing_stated() -> None:
    """The simplest values state nothing; bad bounds are a mistake of the caller."""
    first = settings(phases=[Phase.generate])  # the simplest is tried first
    assert find(substances(), lambda _: True, settings=first) == Substance()
    assert find(products(), lambda _: True, settings=first) == Product()
    assert find(authorizations(), lambda _: True, settings=first) == Authorization()
    assert find(classifications(), lambda _: True, settings=first) == Classification()
    with pytest.raises(InvalidArgument):
        authorizations(min_value=dt.date(2024, 1, 2), max_value=dt.date(2024, 1, 1))
