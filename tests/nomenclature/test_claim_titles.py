"""How often claims are right: on titles labelled by hand, and on MeSH indexing.

``tests/data/claim_titles.csv`` holds the titles, where they stand, and what each says:
setting, mechanism, vector, cells, in the words of the vocabularies. Label and table of
terms are by one hand. The titles of part *held out* took no part in writing terms.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import attrs
import pytest

import genetherapy_model as gtm
from genetherapy_model.domain._vocabularies import Vocabulary
from genetherapy_model.domain.mechanism_vocabularies import MechanismClass
from genetherapy_model.nomenclature import claims, mesh_terms

ROOT = Path(__file__).parents[2]
TITLES = ROOT / "tests" / "data" / "claim_titles.csv"
CORPUS = ROOT.parent / "shared" / "corpus"
PARTS: Final = ("setting", "mechanism", "vector", "cells")

# Every label that is missed, and every claim that no label has, with the reason.
MISSES = {
    ("Prophylactic adenovirus-mediated human kallistatin gene", "mechanism"): (
        "the title names the gene that is added, which the label overlooked"
    ),
}


def parts_of(found: Iterable[gtm.ModalityClaim]) -> dict[str, set[str]]:
    """Give what claims say, part by part, without what something narrower says."""
    parts: dict[str, set[Vocabulary]] = {part: set() for part in PARTS}
    for claim in found:
        modality = claim.modality
        if modality.setting is not None:
            parts["setting"].add(modality.setting)
        for component in modality.components:
            mechanism, agent = component.mechanism, component.agent
            if mechanism is not None and not isinstance(mechanism, gtm.Absent):
                parts["mechanism"].add(mechanism.mechanism_class)
            if isinstance(agent, gtm.Agent) and isinstance(agent.vector, gtm.Vector):
                parts["vector"].update(filter(None, [agent.vector.family]))
        if isinstance(modality.cells, gtm.CellProduct):
            parts["cells"].update(filter(None, [modality.cells.type]))
            parts["cells"].update(filter(None, [modality.cells.origin]))
    return {part: _narrowest(said) for part, said in parts.items()}


def _narrowest(said: set[Vocabulary]) -> set[str]:
    return {
        one.value
        for one in said
        if not any(
            type(other) is type(one) and other is not one and other.is_a(one)
            for other in said
        )
    }


def labelled(part: str) -> list[dict[str, str]]:
    """Give the labelled titles of a part of the table."""
    with TITLES.open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["part"] == part]


def title_of(row: dict[str, str]) -> gtm.Publication:
    """Give the record of a title."""
    return gtm.Publication(title=gtm.MarkedText.from_plain(row["title"]))


@pytest.mark.parametrize("part", ["tuned", "held out"])
def test_labelled_titles(part: str) -> None:
    """Of each part 95 in 100 claims are right, and 85 in 100 labels are claimed."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    different = set()
    for row in labelled(part):
        found = parts_of(claims(title_of(row)))
        for name in PARTS:
            expected = set(filter(None, row[name].split("; ")))
            right[name] += len(found[name] & expected)
            wrong[name] += len(found[name] - expected)
            missed[name] += len(expected - found[name])
            if found[name] != expected:
                different.add((" ".join(row["title"].split()[:5]), name))

    for name in PARTS:
        assert right[name] >= 0.95 * (right[name] + wrong[name]), name
        assert right[name] >= 0.85 * (right[name] + missed[name]), name
    assert different == (set(MISSES) if part == "tuned" else set())


def test_titles_stand_where_the_table_says() -> None:
    """There are a hundred titles and more, no title twice, each from a real file."""
    rows = labelled("tuned") + labelled("held out")
    titles = [row["title"] for row in rows]

    assert len(labelled("tuned")) == 100
    assert len(titles) == len(set(titles))
    if not CORPUS.exists():
        pytest.skip("../shared is absent")
    for row in rows:
        inside = ROOT if row["file"].startswith("docs/") else CORPUS
        assert (inside / row["file"]).exists(), row


def indexed() -> list[tuple[str, gtm.Publication]]:
    """Give real records that people indexed with MeSH, in two catalogues."""
    records = [
        (str(found.publication.pmid), found.publication)
        for found in gtm.scan(CORPUS / "pubmed_xml" / "pubmed_sample.xml.gz")
        if isinstance(found, gtm.Reading) and found.publication is not None
    ]
    terms = {term.name: term for term in mesh_terms()}
    lines = (CORPUS / "modality_labels" / "epmc_keywords_mesh.jsonl").read_text("utf-8")
    for row in map(json.loads, lines.splitlines()):
        record = gtm.Publication(
            title=gtm.MarkedText.from_plain(row["title"]),
            keywords=[
                gtm.Keyword(text=gtm.MarkedText.from_plain(each))
                for each in row["keywords"]
            ],
            mesh_headings=[
                gtm.MeshHeading(descriptor=terms[name])
                for name in row["mesh"]
                if name in terms
            ],
        )
        records.append((row["pmid"], record))
    return records


def test_agreement_with_mesh_indexing() -> None:
    """With MeSH hidden, the text of an indexed record says what its headings say.

    Of the records at hand four are indexed with a therapy, so this shows little.
    """
    if not CORPUS.exists():
        pytest.skip("../shared is absent")
    said: list[tuple[str, str, str]] = []
    missed: list[tuple[str, str, str]] = []
    for pmid, record in indexed():
        bare = attrs.evolve(record, title=None, abstract=None, keywords=())
        hidden = attrs.evolve(record, mesh_headings=(), chemicals=())
        expected, text = parts_of(claims(bare)), parts_of(claims(hidden))
        for name in PARTS:
            for value in sorted(expected[name]):
                # A gene that is added is a genetic modification, said more narrowly.
                agrees = any(is_within(name, each, value) for each in text[name])
                (said if agrees else missed).append((pmid, name, value))

    assert [
        ("18039530", "mechanism", "genetic modification"),
        ("9617594", "mechanism", "genetic modification"),
        ("29871865", "mechanism", "genome editing"),
    ] == said
    # It is about wheat: so says the text, and the headings on editing do not.
    assert [("30136108", "mechanism", "genome editing")] == missed


def is_within(part: str, value: str, other: str) -> bool:
    """Tell whether one value of a part is another or a kind of it."""
    if part == "mechanism":
        return MechanismClass(value).is_a(MechanismClass(other))
    if part == "vector":
        return gtm.VectorFamily(value).is_a(gtm.VectorFamily(other))
    return value == other
