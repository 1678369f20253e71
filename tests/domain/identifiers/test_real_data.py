"""Every identifier in real PubMed records."""

from __future__ import annotations

import csv
import gzip
import html
import re
from collections import Counter
from pathlib import Path

import pytest

from genetherapy_model.domain.identifiers import (
    Doi,
    GridId,
    Identifier,
    Isni,
    Isrctn,
    Issn,
    MeshUi,
    NctId,
    NlmId,
    Orcid,
    Pmcid,
    Pmid,
    RinggoldId,
    RorId,
    Unii,
    from_curie,
)
from genetherapy_model.errors import InvalidIdentifier

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
PUBMED = CORPUS / "pubmed_xml"
FILES = ("pubmed_sample", "old_layout", "update_with_deletions")
PLACES: tuple[tuple[type[Identifier], str], ...] = (
    (Orcid, r'<Identifier Source="ORCID">([^<]*)<'),
    (Isni, r'<Identifier Source="ISNI">([^<]*)<'),
    (GridId, r'<Identifier Source="GRID">([^<]*)<'),
    (RorId, r'<Identifier Source="ROR">([^<]*)<'),
    (RinggoldId, r'<Identifier Source="RINGGOLD">([^<]*)<'),
    (Doi, r'<ArticleId IdType="doi">([^<]*)<'),
    (Doi, r'<ELocationID EIdType="doi"[^>]*>([^<]*)<'),
    (Pmid, r'<ArticleId IdType="pubmed">([^<]*)<'),
    (Pmid, r"<PMID[^>]*>([^<]*)<"),
    (Pmcid, r'<ArticleId IdType="pmc(?:id)?">([^<]*)<'),
    (Issn, r"<ISSN(?:Linking| [^>]*)>([^<]*)<"),
    (NlmId, r"<NlmUniqueID>([^<]*)<"),
    (MeshUi, r' UI="([^"]*)"'),
    (NctId, r"<AccessionNumber>(NCT[^<]*)<"),
    (Isrctn, r"<AccessionNumber>(ISRCTN[^<]*)<"),
    # Ten letters and digits; the others are CAS numbers, EC numbers and 0.
    (Unii, r"<RegistryNumber>([0-9A-Z]{10})<"),
)
# Two headings of the sample have an empty UI.
KNOWN_REFUSALS = {("MeshUi", "")}


@pytest.mark.parametrize("name", FILES)
def test_every_identifier_in_pubmed_is_read(name: str) -> None:
    """What NLM writes parses, and its CURIE and address give it back."""
    path = PUBMED / f"{name}.xml.gz"
    if not path.exists():
        pytest.skip("../shared is absent")
    text = gzip.decompress(path.read_bytes()).decode()
    read: Counter[str] = Counter()
    refused: set[tuple[str, str]] = set()
    for kind, place in PLACES:
        for found in {html.unescape(match) for match in re.findall(place, text)}:
            try:
                value = kind.parse(found)
            except InvalidIdentifier:
                refused.add((kind.__name__, found))
                continue
            read[kind.__name__] += 1
            assert str(from_curie(value.curie)) == str(value)
            assert not value.url or str(kind.parse(value.url)) == str(value)
    assert refused <= KNOWN_REFUSALS
    assert read["Pmid"] > 100


def test_every_doi_and_pmid_of_openalex_is_read() -> None:
    """Addresses of DOIs and PMIDs give back what they were made from."""
    path = CORPUS / "id_crosswalk" / "openalex_doi_pmid.csv"
    if not path.exists():
        pytest.skip("../shared is absent")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["doi"]:
            doi = Doi.parse(row["doi"])
            assert Doi.parse(doi.url) == doi
            assert str(doi) in row["doi"]
        if row["pmid"]:
            assert Pmid.parse(row["pmid"]).url == row["pmid"].rstrip("/")
    assert len(rows) > 2_000
