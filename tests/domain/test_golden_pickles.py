"""Pickles that version 26.1 has written are read by every later one.

One line for each public class: its name, and in Base64 the pickle of the objects that
its golden JSON begins with. The lines are a promise and are never changed.
``PYTHONPATH=src python tests/domain/test_golden_pickles.py`` adds those of new classes.
"""

from __future__ import annotations

import base64
import pickle
from pathlib import Path

import pytest

import genetherapy_model as gtm
from genetherapy_model.codec import dump_line, load_line
from genetherapy_model.codec._tags import TAGS

GOLDEN = Path(__file__).parents[1] / "data" / "v1"
PICKLES = GOLDEN / "pickles.txt"
CLASSES = [
    name
    for name in gtm.__all__
    if isinstance(kind := getattr(gtm, name), type) and not issubclass(kind, Exception)
]
PROTOCOL = 4  # what every Python from 3.11 to 3.13 writes by default

# What is found and never kept has no JSON.
_PUBLICATION = gtm.Publication(title="AAV<sub>9</sub>", identifiers=["pmid:1"])
_FINDING = gtm.Finding(
    code="RDR001",
    severity=gtm.Severity.ERROR,
    message="no year",
    path="/dates/0",
    position=gtm.Position(file="a.xml", record=1, line=2, byte=3),
    suggestion="2023",
)
_ELEMENT = gtm.InnElement(
    span=(5, 10), infix="parvo", meaning="AAV", stated=True, source=["INN1"]
)
WITHOUT_JSON: dict[str, tuple[object, ...]] = {
    "Deletion": (
        gtm.Deletion(),
        gtm.Deletion(
            entries=[gtm.CatalogueEntry(catalogue="PubMed", identifier=gtm.Pmid("1"))],
            findings=[_FINDING],
            position=gtm.Position(record=1),
        ),
    ),
    "InnElement": (_ELEMENT,),
    "InnReading": (
        gtm.InnReading(
            name="abeparvovec-abcd",
            modality=gtm.TherapyModality(setting=gtm.Setting.IN_VIVO),
            elements=[_ELEMENT],
            role=gtm.SubstanceRole.PRODUCT,
            suffix="abcd",
        ),
    ),
    "Reading": (
        gtm.Reading(publication=_PUBLICATION),
        gtm.Reading(
            findings=[_FINDING], position=gtm.Position(line=1), source="TI  - \x00"
        ),
    ),
}


def pickled() -> dict[str, str]:
    """Give the pickle of each class, in Base64."""
    lines = PICKLES.read_text("ascii").splitlines() if PICKLES.exists() else []
    parts = (line.partition(" ") for line in lines)
    return {name: text for name, _, text in parts}


def golden_lines(name: str) -> list[str]:
    """Give the JSON of the objects that were pickled, and of those that came later."""
    return (GOLDEN / f"{name}.jsonl").read_text("utf-8").split("\n")[:-1]


def test_every_public_class_was_pickled() -> None:
    """The file leaves out no public class."""
    assert list(CLASSES) == list(pickled()), "see the docstring of this module"


@pytest.mark.parametrize("name", CLASSES)
def test_what_was_pickled_is_what_was_written(name: str) -> None:
    """An old pickle holds the objects of the old JSON, in every field."""
    found = pickle.loads(base64.b64decode(pickled()[name]))  # noqa: S301 - our own

    assert found
    assert {type(each) for each in found} == {getattr(gtm, name)}
    if name in WITHOUT_JSON:
        assert WITHOUT_JSON[name] == found
    else:
        assert golden_lines(name)[: len(found)] == [dump_line(each) for each in found]


def _add_missing() -> None:
    lines = pickled()
    for name in CLASSES:
        if name not in lines:
            made = WITHOUT_JSON.get(name) or tuple(
                load_line(line, type=TAGS[name]) for line in golden_lines(name)
            )
            lines[name] = base64.b64encode(pickle.dumps(made, PROTOCOL)).decode()
    text = "".join(f"{name} {lines[name]}\n" for name in CLASSES)
    PICKLES.write_text(text, "ascii", newline="\n")


if __name__ == "__main__":
    _add_missing()
