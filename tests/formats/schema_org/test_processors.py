"""What a processor of JSON-LD and the vocabulary itself say of what is written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

import genetherapy_model as gtm
from genetherapy_model import strategies
from genetherapy_model.formats import schema_org

jsonld = pytest.importorskip("pyld.jsonld")
SDO = pytest.importorskip("rdflib").SDO

# rdflib lists all but schema.org/funding, which came with version 13.
VOCABULARY = {str(term).rpartition("/")[2] for term in dir(SDO)} | {"funding"}
HOME = "http://schema.org/"
EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
SEED = [
    next(iter(gtm.read(EXAMPLES / name))) for name in ("review.json", "news-item.json")
]
# As schema.org's own context has them: addresses are addresses, days are days.
CONTEXT = {
    "@context": {
        "@vocab": HOME,
        **{
            name: {"@id": f"{HOME}{name}", "@type": "@id"}
            for name in ("url", "sameAs", "additionalType", "inDefinedTermSet")
        },
        **{
            name: {"@id": f"{HOME}{name}", "@type": f"{HOME}Date"}
            for name in ("datePublished", "dateModified", "startDate", "endDate")
        },
    }
}


def _load(address: str, _: object) -> dict[str, object]:
    assert address.rstrip("/") == "https://schema.org"
    return {
        "contextUrl": None,
        "documentUrl": address,
        "document": CONTEXT,
        "contentType": "application/ld+json",
    }


OPTIONS = {"documentLoader": _load, "base": "https://example.org/"}


def _terms(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _terms(one)
    elif isinstance(value, dict) and "@value" not in value:
        for key, held in value.items():
            if key == "@type":
                yield from held if isinstance(held, list) else [held]
            elif not key.startswith("@"):
                yield key
            yield from _terms(held) if key not in ("@type", "@context") else ()


def _values(value: object) -> int:
    if isinstance(value, list):
        return sum(map(_values, value))
    if isinstance(value, dict) and "@value" not in value:
        return sum(_values(held) for key, held in value.items() if key != "@context")
    return 1


def _check_graph(publication: gtm.Publication) -> None:
    item = schema_org.write_item(publication)
    expanded = jsonld.expand(item, OPTIONS)

    assert _values(item) == _values(expanded)
    assert {f"{HOME}{term}" for term in _terms(item)} == set(_terms(expanded))
    assert set(_terms(item)) <= VOCABULARY
    [reading] = gtm.scan(json.dumps(expanded).encode(), format="schema-org")
    assert isinstance(reading, gtm.Reading)
    assert reading.publication is not None
    assert repr(evolve(reading.publication, extras=[])) == repr(
        evolve(publication, extras=[])
    )


@given(publication=strategies.publications())
def test_a_processor_drops_nothing(publication: gtm.Publication) -> None:
    """What is written has terms of schema.org alone, all of which are expanded.

    Reading the expanded form gives the same publication.
    """
    _check_graph(publication)


@pytest.mark.parametrize("publication", SEED, ids=("review", "news-item"))
def test_a_processor_drops_nothing_of_the_seed(publication: gtm.Publication) -> None:
    """The record of the seed is the same graph, expanded or not."""
    _check_graph(publication)


@pytest.mark.parametrize("publication", SEED, ids=("review", "news-item"))
def test_the_same_graph_is_written_of_what_was_read(
    publication: gtm.Publication,
) -> None:
    """Reading a graph and writing it gives the same triples."""
    item = schema_org.write_item(publication)
    again = schema_org.write_item(schema_org.read_item(item)[0])
    options = {**OPTIONS, "format": "application/n-quads"}

    assert jsonld.to_rdf(item, options) == jsonld.to_rdf(again, options)


@pytest.mark.parametrize("publication", SEED, ids=("review", "news-item"))
def test_a_flattened_graph_is_read(publication: gtm.Publication) -> None:
    """Nodes that refer to each other are put together again."""
    flat = jsonld.flatten(schema_org.write_item(publication), None, OPTIONS)
    readings = list(gtm.scan(json.dumps(flat).encode(), format="schema-org"))
    found = [one.publication for one in readings if isinstance(one, gtm.Reading)]

    assert [evolve(one, extras=[]) for one in found if one] == [publication]
