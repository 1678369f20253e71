"""The tables of names and of their parts: sourced, whole, and true to the evidence."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from genetherapy_model import (
    CellProduct,
    CellType,
    EngineeredReceptor,
    GenomeEditing,
    InnReading,
    Origin,
    ReceptorKind,
    Replication,
    Setting,
    SubstanceRole,
    Unii,
    VectorFamily,
    decode_inn,
)
from genetherapy_model.domain._sources import resolve
from genetherapy_model.domain.modalities import Agent
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.nomenclature._inn_elements import read_table
from genetherapy_model.nomenclature._inn_names import read_names

TABLE = Path(__file__).parents[3] / "shared" / "reference" / "inn_names.csv"


def rows() -> list[dict[str, str]]:
    """Give the rows of the table of names that was collected independently."""
    if not TABLE.exists():
        pytest.skip("../shared is absent")
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def vector_of(reading: InnReading) -> Vector | None:
    """Give the vector, if the name says one."""
    for component in reading.modality.components:
        if isinstance(component.agent, Agent) and isinstance(
            component.agent.vector, Vector
        ):
            return component.agent.vector
    return None


# What the table calls a family, in our words.
FAMILIES = {
    "AAV": VectorFamily.AAV,
    "adenovirus": VectorFamily.ADENOVIRUS,
    "bacterial vector: Lactococcus lactis": VectorFamily.LACTOCOCCUS,
    "bacterial vector: Listeria monocytogenes": VectorFamily.LISTERIA,
    "fowlpox": VectorFamily.FOWLPOX,
    "gammaretrovirus/retrovirus": VectorFamily.RETROVIRUS,
    "guide RNA + Cas9 mRNA (LNP)": None,
    "guide RNA component (genome editing)": None,
    "herpes simplex virus": VectorFamily.HSV,
    "lentivirus": VectorFamily.LENTIVIRUS,
    "mRNA component": None,
    "plasmid DNA": VectorFamily.PLASMID,
    "poliovirus": VectorFamily.ENTEROVIRUS,
    "vaccinia/MVA": VectorFamily.VACCINIA,
    "": None,
}
REPLICATION = {
    "non-replicating": Replication.DEFECTIVE,
    "replicating": Replication.COMPETENT,
    "replicating (oncolytic)": Replication.COMPETENT,
    "live bacterium": Replication.LIVE,
    "not applicable": None,
}
SETTINGS = {
    "in vivo": Setting.IN_VIVO,
    "ex vivo": Setting.EX_VIVO,
    "": None,
    "not a gene therapy name (cell therapy)": None,
}
CELLS = {
    "leukocytes (T, NK, lymphocytes)": CellType.LEUKOCYTE,
    "stem cells": CellType.STEM_CELL,
    "dendritic cells": CellType.DC,
    "mesenchymal stromal cells": CellType.MSC,
    "tumour cells": CellType.TUMOUR,
    "chondrocytes": CellType.CHONDROCYTE,
    # The vocabulary has no member as wide as the name.
    "retinal cells": None,
    "placental cells": None,
    "umbilical cord blood cells": None,
    "": None,
}
ORIGINS = {
    "autologous": Origin.AUTOLOGOUS,
    "allogeneic": Origin.ALLOGENEIC,
    "": None,
}

# Where we say otherwise than the table, and why; no other row may differ.
DIFFERENT = {
    # A retroviral vector says no setting, also where it replicates.
    ("vocimagene amiretrorepvec", "setting"),
    # A guide RNA is one of genome editing, also where it stands alone.
    ("nexiguran", "gene_edited"),
}


@pytest.mark.parametrize(
    "column",
    [
        "cell_origin",
        "cell_type",
        "gene_edited",
        "replication",
        "role",
        "setting",
        "vector_family",
    ],
)
def test_the_readings_agree_with_the_table(column: str) -> None:
    """Every row says what the decoder says, but for those listed with a reason."""
    differing = set()
    for row in rows():
        reading = decode_inn(row["inn"])
        modality, vector = reading.modality, vector_of(reading)
        cells = modality.cells if isinstance(modality.cells, CellProduct) else None
        said, expected = {
            "cell_origin": (cells and cells.origin, ORIGINS[row["cell_origin"]]),
            "cell_type": (cells and cells.type, CELLS[row["cell_type"]]),
            "gene_edited": (
                any(
                    isinstance(component.mechanism, GenomeEditing)
                    for component in modality.components
                ),
                bool(row["gene_edited"]),
            ),
            "replication": (
                vector and vector.replication,
                REPLICATION[row["replication"]],
            ),
            "role": (
                reading.role,
                SubstanceRole(row["role"]) if row["role"] else None,
            ),
            "setting": (modality.setting, SETTINGS[row["setting"]]),
            "vector_family": (vector and vector.family, FAMILIES[row["vector_family"]]),
        }[column]
        if said != expected:
            differing.add((row["inn"], column))

    assert {pair for pair in DIFFERENT if pair[1] == column} == differing


def test_the_readings_agree_with_what_descriptions_say_by_themselves() -> None:
    """Vector, origin and replication, as FDA describes the substance: no row differs.

    A description of cells names the vector that made them, of which the name is silent.
    """
    families = {
        "AAV": VectorFamily.AAV,
        "HSV": VectorFamily.HSV,
        "Listeria": VectorFamily.LISTERIA,
        "adenovirus": VectorFamily.ADENOVIRUS,
        "fowlpox": VectorFamily.FOWLPOX,
        "plasmid": VectorFamily.PLASMID,
        "vaccinia/MVA": VectorFamily.VACCINIA,
    }
    checked = {"family": 0, "origin": 0, "replication": 0}
    for row in rows():
        evidence = set(row["independent_evidence"].split("; "))
        reading = decode_inn(row["inn"])
        vector, cells = vector_of(reading), reading.modality.cells
        described = {families[each] for each in evidence & set(families)}
        if vector and vector.family and described:
            checked["family"] += 1
            # Listed parts, such as the plasmid of a virus, stand among them.
            assert any(vector.family.is_a(each) for each in described) or (
                vector.family.is_a(VectorFamily.BACTERIAL)
                and described == {VectorFamily.PLASMID}
            )
        if isinstance(cells, CellProduct) and cells.origin:
            others = {"autologous", "allogeneic"} - {cells.origin.value}
            if evidence & {"autologous", "allogeneic"}:
                checked["origin"] += 1
                assert not evidence & others
        if vector and vector.replication and evidence & {"non-replicating"}:
            checked["replication"] += 1
            defective = vector.replication is Replication.DEFECTIVE
            assert defective or "replicating" in evidence

    assert checked == {"family": 37, "origin": 11, "replication": 6}


def test_receptors_agree_with_what_descriptions_say_by_themselves() -> None:
    """A name that claims a CAR or a TCR is of a substance described with no other."""
    checked = {ReceptorKind.CAR: 0, ReceptorKind.TCR: 0}
    for row in rows():
        described = set(row["independent_evidence"].split("; ")) & {"CAR", "TCR"}
        for component in decode_inn(row["inn"]).modality.components:
            receptor = component.mechanism
            if isinstance(receptor, EngineeredReceptor) and receptor.kind and described:
                checked[receptor.kind] += 1
                assert {receptor.kind.value.upper()} == described

    assert checked == {ReceptorKind.CAR: 25, ReceptorKind.TCR: 2}


def test_the_gene_of_the_table_is_ours() -> None:
    """Every gene infix of the table is found where it stands, and no other."""
    for row in rows():
        words = row["inn"].split()
        if not words[0].endswith("gene") or words[0] == "autogene":
            continue
        reading = decode_inn(row["inn"])
        before_gene = [
            element for element in reading.elements if element.span[1] < len(words[0])
        ]
        genes = [element for element in before_gene if element.infix != "gene"]
        if not row["gene_stem"]:
            assert genes == [], row["inn"]
            continue
        [gene] = genes
        stem = row["gene_stem"].strip("-")
        assert gene.infix in (stem, stem.removesuffix("o"), stem[1:])
        assert gene.stated == (row["gene_stem_basis"] == "AMA/USAN list")


def test_the_list_of_names_holds_every_row_of_the_table() -> None:
    """Identifier and listing are those of the table."""
    ours = {known.name.lower(): known for known in read_names()}
    listed = {"yes": "yes", "no": "no", "components": "parts", "": "parts"}
    # The INN of these two has no letter; their USAN has.
    without_letter = {"baltaleucel-t", "cenplacel-l"}
    for row in rows():
        known = ours[row["inn"]]

        assert row["unii"] == known.unii
        assert listed[row["usan_listed"]] == known.listed_as_usan
        if row["inn"] not in without_letter:
            assert listed[row["inn_listed"]] == known.listed_as_inn


def test_every_row_of_the_names_is_sound() -> None:
    """Names are unique and sorted, identifiers pass, a role has its evidence."""
    names = [known.name.lower() for known in read_names()]

    assert sorted(set(names)) == names
    for known in read_names():
        assert {known.listed_as_inn, known.listed_as_usan} <= {"yes", "no", "parts"}
        assert not known.unii or Unii.parse(known.unii).value == known.unii
        assert resolve(known.source)
        assert (known.role is None) == (known.role_source == "")


def test_every_row_of_the_elements_has_a_source_and_an_example() -> None:
    """A source that resolves; and what is inferred names in which it was seen."""
    shipped = {known.name for known in read_names()}
    for row in read_table():
        assert row.source
        assert all(map(resolve, row.source))
        assert set(row.seen) <= shipped
        assert row.seen or row.stated, row.infix
        for name in row.seen:
            reading = decode_inn(name)
            found = [element.meaning for element in reading.elements]
            assert row.meaning in found, (row.infix, name)


def test_what_a_row_adds_to_a_modality_is_spelled_right() -> None:
    """A key that nobody reads would be lost in silence."""
    keys = {key for row in read_table() for reading in row.reading for key in reading}

    assert keys == {
        *("mechanism", "gene", "variant", "purpose", "receptor"),
        *("family", "replication", "cargo", "cells", "origin"),
    }


def test_no_element_is_listed_twice() -> None:
    """Part and infix name a row."""
    keys = [(row.part, row.infix) for row in read_table()]

    assert len(set(keys)) == len(keys)


def test_the_tables_are_loaded_on_first_use() -> None:
    """Importing the library reads none of it."""
    code = (
        "import sys, genetherapy_model as gtm; "
        "print('genetherapy_model.nomenclature' in sys.modules); "
        "from genetherapy_model.nomenclature import _inn_elements as table; "
        "print(table.read_table.cache_info().currsize); "
        "gtm.decode_inn('tisagenlecleucel'); "
        "print(table.read_table.cache_info().currsize)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines() == ["False", "0", "1"]
