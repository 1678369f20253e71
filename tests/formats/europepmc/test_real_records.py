"""Real results of Europe PMC, as getpapers has kept them."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path
from typing import Any

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats import europepmc
from genetherapy_model.formats.europepmc.dialects import to_plain

CORPUS = Path(__file__).parents[4] / "shared/corpus"
PAIRS = CORPUS / "crossformat/epmc_jats_pairs.jsonl"
# What says how Europe PMC holds the work, and nothing of the work itself.
KEPT = frozenset(
    "fullTextUrlList isOpenAccess inEPMC inPMC hasPDF hasBook hasSuppl citedByCount "
    "hasReferences hasTextMinedTerms hasDbCrossReferences dbCrossReferenceList "
    "hasLabsLinks license authMan epmcAuthMan nihAuthMan hasTMAccessionNumbers "
    "tmAccessionTypeList journalInfo/journalIssueId".split()
)


def _items() -> list[dict[str, Any]]:
    if not PAIRS.exists():
        pytest.skip("../shared is absent")
    files = sorted((CORPUS / "europepmc_json").glob("*.json"))
    lines = PAIRS.read_text("utf-8").splitlines()
    return [
        *(json.loads(path.read_bytes()) for path in files),
        *(json.loads(line)["epmc"] for line in lines),
    ]


def test_every_real_result_is_read_whole() -> None:
    """Nothing is odd in any of the 61, and what is not held is no part of the work."""
    items = _items()
    for item in items:
        [reading] = gtm.scan(json.dumps(item).encode())
        assert isinstance(reading, gtm.Reading)
        assert reading.findings == ()
        assert reading.publication is not None
        extras = reading.publication.extras
        assert {extra.path for extra in extras if not extra.spelling} <= KEPT
        assert {extra.path for extra in extras if extra.spelling} <= {"authorIdList"}

    assert len(items) == 61


def test_every_real_result_is_written_as_the_service_does() -> None:
    """What is written is the plain form of what was read, every key of it."""
    for item in _items():
        publication, _ = europepmc.read_item(item)
        written = europepmc.write_item(publication)
        again, findings = europepmc.read_item(written)

        assert written == to_plain(item)
        assert repr(again) == repr(publication)
        assert findings == []


def test_real_results_agree_with_themselves() -> None:
    """Names, ORCID iDs and the journal are those that the raw result has."""
    for item in _items():
        publication, _ = europepmc.read_item(item)
        raw = item["authorList"][0]["author"]
        people = [
            author
            for author in publication.authors
            if isinstance(author, gtm.PersonalAuthor)
        ]

        assert [
            (known.name.family, known.name.given, known.name.initials)
            for known in people
        ] == [
            (one["lastName"][0], one["firstName"][0], one["initials"][0]) for one in raw
        ]
        assert [str(known.orcid) for known in people if known.orcid] == [
            one["_"] for author in raw for one in author.get("authorId", [])
        ]
        assert str(publication.doi) == item["doi"][0]
        assert str(publication.year) == item["pubYear"][0]
        assert (
            str(publication.journal) == item["journalInfo"][0]["journal"][0]["title"][0]
        )


def test_a_cut_file_of_real_results() -> None:
    """Wherever real results are cut, no whole one is lost, and nothing else raised."""
    items = _items()[:5]
    stream = io.BytesIO()
    publications = [europepmc.read_item(item)[0] for item in items]
    gtm.write(publications, stream, format="europepmc")
    wrapped = "[\n" + ",\n".join(map(json.dumps, items)) + "\n]\n"
    for data in (stream.getvalue(), wrapped.encode()):
        # A result a line, each but the last with a comma after it.
        lines = data.splitlines(keepends=True)[: len(items) + 1]
        ends = [
            len(b"".join(lines[: 2 + index]).rstrip(b",\n"))
            for index in range(len(items))
        ]
        places = random.Random(3).sample(  # noqa: S311 - no secret
            range(len(data)), 95
        )
        for place in [*places, *ends]:
            try:
                found = [*gtm.scan(data[:place], format="europepmc")]
            except gtm.GeneTherapyModelError:
                found = []
            read = [
                reading.publication
                for reading in found
                if isinstance(reading, gtm.Reading) and reading.publication is not None
            ]
            assert read == publications[: len(read)]
            assert len(read) >= sum(end <= place for end in ends)
