"""Files of OpenAlex: every wrapping, broken ones, odd ones, real ones."""

from __future__ import annotations

import copy
import io
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model import Reading
from genetherapy_model.formats import FORMATS, recognize_format
from genetherapy_model.formats.losses import find_losses
from genetherapy_model.formats.openalex import (
    read_item,
    recognizes,
    restrict,
    write_item,
)

CORPUS = Path(__file__).parents[4] / "shared/corpus"
REAL = sorted((CORPUS / "openalex_json").glob("*.json"))
WORKS = [
    {"id": f"https://openalex.org/W{number}", "title": f'"}} {{, é [{number}'}
    for number in range(5)
]
EMPTY: tuple[object, ...] = (None, "", [], {})


def scan(data: bytes) -> list[Reading]:
    """Scan an input that holds no deletions."""
    found = gtm.scan(data, format="openalex")
    return [one for one in found if isinstance(one, Reading)]


def titles(readings: list[Reading]) -> list[str]:
    """Give the titles of what could be read."""
    return [
        one.publication.title.plain
        for one in readings
        if one.publication is not None and one.publication.title is not None
    ]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"meta": {"count": 5}, "results": WORKS, "group_by": []}),
        json.dumps({"results": WORKS}, indent=1),
        json.dumps(WORKS),
        "\n".join(map(json.dumps, WORKS)),
        "\r\n".join(json.dumps(work, ensure_ascii=False) for work in WORKS),
    ],
    ids=["page", "indented", "list", "lines", "crlf"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_wrapping_is_read(text: str, encoding: str) -> None:
    """A page of the API, a list and works one a line hold the same works."""
    data = text.encode(encoding)

    assert recognize_format(data[:2000]).name == "openalex"
    assert titles(scan(data)) == [work["title"] for work in WORKS]


def test_a_bare_work_is_read() -> None:
    """A single work, as the API gives it, is one record."""
    data = json.dumps(WORKS[0]).encode()

    assert titles(scan(data)) == [WORKS[0]["title"]]
    assert gtm.from_item(WORKS[0]).title == restrict(gtm.from_item(WORKS[0])).title


def test_an_empty_page_holds_nothing() -> None:
    """A search without results is no error."""
    assert scan(b'{"meta": {"count": 0}, "results": []}') == []


@pytest.mark.parametrize(
    "data",
    [
        b'[{"id": "https://openalex.org/A5004365451", "display_name": "J. Bueren"}]',
        b'{"type": "book", "id": "https://openalex.org/W1", "issued": {"raw": "1"}}',
        b'{"schema": "genetherapy-model/1", "title": "x", "is_paratext": true}',
        b'{"@context": "https://schema.org", "id": "https://openalex.org/W1"}',
        b'{"message": {"title": ["A"], "DOI": "10.1/x"}}',
        b"",
        b"TY  - JOUR",
    ],
)
def test_what_others_write_is_not_claimed(data: bytes) -> None:
    """Authors of OpenAlex and items of other formats are no works of OpenAlex."""
    assert not recognizes(data)


def test_no_other_format_claims_a_work() -> None:
    """What is written here is recognized by no format that is asked before or after."""
    stream = io.BytesIO()
    gtm.write([gtm.Publication(title="A")], stream, format="openalex")
    heads = [stream.getvalue(), *(file.read_bytes()[:4096] for file in REAL)]

    for head in heads:
        claimed = [known.name for known in FORMATS if known.load().recognizes(head)]
        assert claimed[:1] == ["openalex"]


ODD: list[Any] = [
    *(None, True, 0, -1, 3.5, 10**30, "", " ", "x", "https://openalex.org/W1"),
    *([], [None], [[]], {}, {"a": 1}, [1, "x", {"id": 3}], "2023-13-45", ["a, b"]),
]
FULL: dict[str, Any] = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.1089/hum.2023.152",
    "title": "AAV<sub>9</sub>",
    "display_name": "AAV<sub>9</sub>",
    "publication_year": 2023,
    "publication_date": "2023-11-14",
    "ids": {"mag": "1", "pmid": "https://pubmed.ncbi.nlm.nih.gov/1", "doi": "x"},
    "language": "en",
    "primary_location": {
        "landing_page_url": "http://arxiv.org/abs/1",
        "raw_source_name": "Blood",
        "raw_type": "journal-article",
        "source": {
            "id": "https://openalex.org/S1",
            "display_name": "Blood.",
            "issn_l": "0006-4971",
            "issn": ["0006-4971"],
            "host_organization": "https://openalex.org/P1",
            "host_organization_name": "ASH",
            "type": "journal",
        },
        "version": "publishedVersion",
    },
    "type": "review",
    "type_crossref": "journal-article",
    "authorships": [
        {
            "author_position": "first",
            "author": {
                "id": "https://openalex.org/A1",
                "display_name": "Hao Su",
                "orcid": "https://orcid.org/0000-0002-1825-0097",
            },
            "institutions": [
                {
                    "id": "https://openalex.org/I1",
                    "display_name": "CIEMAT",
                    "ror": "https://ror.org/05xx77y52",
                }
            ],
            "is_corresponding": True,
            "raw_author_name": "Su, Hao",
            "raw_affiliation_strings": ["CIEMAT, Madrid"],
            "affiliations": [
                {
                    "raw_affiliation_string": "CIEMAT, Madrid",
                    "institution_ids": ["https://openalex.org/I1"],
                }
            ],
        },
        {"author": {"display_name": "A Study Group"}, "is_corresponding": False},
    ],
    "is_authors_truncated": True,
    "biblio": {"volume": "1", "issue": "2", "first_page": "e3", "last_page": "e3"},
    "is_retracted": True,
    "is_paratext": False,
    "primary_topic": {"display_name": "Genes", "score": 0.5},
    "topics": [{"display_name": "Genes"}],
    "keywords": [{"id": "https://openalex.org/keywords/a", "display_name": "A"}],
    "concepts": [{"display_name": "Medicine", "score": 0.5}],
    "mesh": [
        {
            "descriptor_ui": "D002477",
            "descriptor_name": "Cells",
            "qualifier_ui": "Q000378",
            "qualifier_name": "metabolism",
            "is_major_topic": True,
        }
    ],
    "awards": [{"funder_award_id": "R01", "funder_display_name": "NHLBI"}],
    "funders": [{"display_name": "Telethon"}, {"display_name": "NHLBI"}],
    "grants": [{"award_id": "R02", "funder_display_name": "NHLBI"}],
    "referenced_works_count": 1,
    "referenced_works": ["https://openalex.org/W2"],
    "abstract_inverted_index": {"gene": [0, 2], "therapy": [1]},
    "updated_date": "2025-09-21T00:13:57.318292",
    "created_date": "2022-05-12",
}


def places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the paths of all that stands in a value."""
    if path:
        yield path
    parts = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, part in parts:
        yield from places(part, (*path, key))


@given(path=st.sampled_from([*places(FULL)]), odd=st.sampled_from(ODD))
def test_any_value_at_any_place_is_read_and_kept(
    path: tuple[Any, ...],
    odd: Any,  # noqa: ANN401 - whatever JSON holds
) -> None:
    """Whatever stands wherever, nothing is raised, and all of it is written again."""
    work = copy.deepcopy(FULL)
    inner: Any = work
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = odd

    publication, _ = read_item(work)
    written = write_item(publication)

    stated = {key: value for key, value in work.items() if value not in EMPTY}
    assert {key: written.get(key) for key in stated} == stated
    again, _ = read_item(written)
    assert find_losses(publication, again, format="openalex") == ()


@pytest.mark.skipif(not REAL, reason="../shared is absent")
@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_real_works_come_back_key_by_key(file: Path) -> None:
    """Each real work is read without an error, and written with all that it says."""
    works = json.loads(file.read_bytes())["results"]
    found = [one for one in gtm.scan(file) if isinstance(one, Reading)]

    assert len(found) == len(works)
    for work, reading in zip(works, found, strict=True):
        assert reading.publication is not None
        assert {one.code for one in reading.findings} <= {"RDR002", "RDR027"}
        written = write_item(reading.publication)
        stated = {key: value for key, value in work.items() if value not in EMPTY}
        assert {key: written.get(key) for key in stated} == stated
        assert reading.publication.title is not None
        assert len(reading.publication.authors) == len(work["authorships"])
        assert reading.publication.year == work["publication_year"]


@pytest.mark.skipif(not REAL, reason="../shared is absent")
def test_a_real_page_cut_anywhere_keeps_what_was_whole() -> None:
    """Cut at 200 places, nothing but our own errors is raised, and none is lost."""
    page = json.loads((CORPUS / "openalex_json/petermr.json").read_bytes())
    # Short ones, so that the places lie close to one another.
    works = sorted(page["results"], key=lambda work: len(json.dumps(work)))[:3]
    for work in works:
        work["concepts"], work["authorships"] = [], work["authorships"][:1]
    data = json.dumps({"results": works}, indent=1).encode()
    whole = scan(data)
    starts = [one.position.byte or 0 for one in whole if one.position is not None]
    for place in random.Random(6).sample(range(len(data)), 200):  # noqa: S311 - no secret
        try:
            found = scan(data[:place])
        except gtm.GeneTherapyModelError:
            found = []
        number = sum(start <= place for start in starts[1:])
        assert [one.publication for one in found[:number]] == [
            one.publication for one in whole[:number]
        ]
