"""How well real citations are read, held to what was aimed at."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

import genetherapy_model as gtm

BENCH = Path(__file__).parents[2] / "bench/measure_citations.py"
GOLD = Path(__file__).parents[4] / "shared/corpus/reference_gold"
AIMS = {
    "author": 95.0,
    "title": 90.0,
    "year": 97.0,
    "volume": 97.0,
    "pages": 97.0,
    "doi": 97.0,
}


def _measures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure_citations", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not GOLD.exists(), reason="../shared is absent")
@pytest.mark.parametrize(
    "style",
    [
        "apa",
        "chicago-author-date",
        "american-chemical-society",
        "elsevier-without-titles",
        "refs_doi_gold",
    ],
)
def test_clean_citations_are_read_as_well_as_was_aimed_at(style: str) -> None:
    """Each field is right in as many citations of a clean style as was aimed at."""
    measures = _measures()
    pairs: Iterable[tuple[str, dict[str, str]]]
    if style in measures.CLEAN:
        pairs = measures.styled(style)
    elif style == "refs_doi_gold":
        # One in six of them is enough here, and all are measured by hand.
        pairs = islice(measures.gold_references(), 0, None, 6)
    else:
        pairs = measures.joined(style, "title")
    found = measures.figures(pairs)

    assert len(found) >= 4
    assert {
        field: share
        for field, (share, _) in found.items()
        if share < AIMS.get(field, 0.0)
    } == {}


@pytest.mark.skipif(not GOLD.exists(), reason="../shared is absent")
@pytest.mark.parametrize(
    "name", ["pubmed_summary.txt", "liqiming-whu_pubmed_result.txt"]
)
def test_no_field_of_pubmed_s_lists_holds_what_is_another_s(name: str) -> None:
    """No title of PubMed's lists holds a place, and no pages hold words."""
    measures = _measures()
    data = (GOLD.parent / "citation_strings" / name).read_bytes()
    harmed = {
        (field, str(reading.publication))
        for reading in gtm.scan(io.BytesIO(data), format="citations")
        if isinstance(reading, gtm.Reading) and reading.publication is not None
        for field in measures.harms(reading.publication)
        if field != "author"
    }

    assert harmed == set()
