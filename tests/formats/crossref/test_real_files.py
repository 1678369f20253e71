"""Real items of Crossref, and real references of its items."""

from __future__ import annotations

import csv
import io
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats.crossref import read_item, restrict, write_item

CORPUS = Path(__file__).parents[4] / "shared/corpus"
ITEMS = CORPUS / "crossref_json/items_a.json"
REFERENCES = CORPUS / "reference_gold/crossref_deposited_refs.jsonl"
RETRACTIONS = CORPUS / "retractions/retraction_watch_sample.csv"


def _data(path: Path) -> bytes:
    if not path.exists():
        pytest.skip("../shared is absent")
    return path.read_bytes()


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_real_items_come_back_to_the_letter() -> None:
    """Each key of each item is written as it stood; nothing is odd in them."""
    data = _data(ITEMS)
    items: list[dict[str, Any]] = json.loads(data)["items"]
    readings = list(gtm.scan(data))

    assert len(readings) == len(items) == 220
    for reading, item in zip(readings, items, strict=True):
        assert isinstance(reading, gtm.Reading)
        assert reading.findings == ()
        assert reading.publication is not None
        written = write_item(reading.publication)
        stated = {
            key: value for key, value in item.items() if value not in (None, [], {})
        }
        assert {key: written.get(key) for key in stated} == stated
        assert repr(restrict(reading.publication)) == repr(reading.publication)


def test_little_of_real_items_needs_an_extra() -> None:
    """What the model has no word for is the service's own bookkeeping."""
    kept = Counter(
        (extra.path, extra.spelling)
        for publication in gtm.read(_data(ITEMS))
        for extra in publication.extras
    )

    assert kept == {
        ("indexed", False): 220,
        ("created", False): 220,
        ("deposited", False): 220,
        ("content-domain", False): 220,
        ("is-referenced-by-count", False): 220,
        ("URL", True): 220,
        ("author", True): 193,
    }


def test_real_items_say_what_they_say() -> None:
    """The facts of a citation are those of the items."""
    items: list[dict[str, Any]] = json.loads(_data(ITEMS))["items"]
    for publication, item in zip(gtm.read(_data(ITEMS)), items, strict=True):
        assert str(publication.doi) == item["DOI"]
        assert publication.year == item["issued"]["date-parts"][0][0]
        assert publication.issue == gtm.Issue(
            volume=item["volume"], number=item["issue"]
        )
        assert str(publication.journal) == item["container-title"][0]
        assert [str(issn) for issn in publication.issns] == item["ISSN"]
        assert [str(one) for one in publication.authors] == [
            f"{one['given']} {one['family']}" for one in item.get("author", [])
        ]


def test_a_cut_file_loses_no_whole_item() -> None:
    """Wherever a list is cut, what stands whole before it is read."""
    data = _data(ITEMS)[:30_000]
    whole = [one for one in gtm.scan(data) if isinstance(one, gtm.Reading)]
    places = random.Random(6).sample(range(1000, len(data)), 200)  # noqa: S311
    for place in places:
        found = list(gtm.scan(data[:place], format="crossref"))
        ends = [
            one.position.byte
            for one in whole
            if one.position is not None
            and one.position.byte is not None
            and one.position.byte <= place
        ]
        read = [
            one.publication
            for one in found
            if isinstance(one, gtm.Reading) and one.publication is not None
        ]
        # The last that begins before the cut may break off in it.
        assert len(read) >= len(ends) - 1
        assert read == [one.publication for one in whole[: len(read)]]


def test_real_references_keep_their_doi_and_their_words() -> None:
    """Each deposited reference is read with its DOI, and every word that it says."""
    rows = [json.loads(line) for line in _data(REFERENCES).splitlines()]
    references = [row["reference"] for row in rows]
    publication, findings = read_item({"reference": references})

    assert findings == []
    assert len(publication.references) == len(references) == 500
    for cited, reference in zip(publication.references, references, strict=True):
        assert (str(cited.doi) if cited.doi else None) == reference.get("DOI")
        said = f"{cited}" if cited.citation is not None else ""
        for key in ("author", "year", "volume", "first-page", "unstructured"):
            if "unstructured" in reference and key != "unstructured":
                continue
            words = gtm.MarkedText.parse(reference.get(key, "")).plain
            assert _letters(words) in _letters(said)
    assert write_item(publication)["reference"] == references


def test_real_retractions_are_read_in_both_directions() -> None:
    """Each kind of notice of Retraction Watch retracts or corrects its work."""
    rows = list(csv.DictReader(io.StringIO(_data(RETRACTIONS).decode())))
    count = 0
    for row in rows:
        word = row["retractionnature"].lower().replace(" ", "_")
        work, notice = row["originalpaperdoi"], row["retractiondoi"]
        if word not in ("retraction", "correction", "expression_of_concern"):
            continue
        if not (work.startswith("10.") and notice.startswith("10.")):
            continue
        count += 1
        item = {"DOI": work, "updated-by": [{"DOI": notice, "type": word}]}
        publication, findings = read_item(item)
        assert findings == []
        assert publication.is_retracted is (word == "retraction")
        [relation] = publication.relations
        assert str(relation.target.doi) == notice
        of_notice = {"DOI": notice, "update-to": [{"DOI": work, "type": word}]}
        [back] = read_item(of_notice)[0].relations
        assert back.kind is relation.kind.inverse
    assert count > 100
