"""Real records: what the rules find in them, each hit looked at by eye."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import genetherapy_model as gtm

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "pubmed_xml"
TODAY = dt.date(2026, 11, 22)

# Every hit is a slip, as the record shows it.
HITS = {
    ("11981730", "DAT008"),  # revised half a year before it was received
    ("14668030", "PUB004"),  # mm<PRE>3</PRE>
    ("26362400", "PUB008"),  # U+0083 in an affiliation
    ("31833337", "DAT007"),  # received half a year after it was accepted
    ("31833337", "PUB017"),  # S180-S19
    ("31839735", "PUB009"),
    ("31839738", "PUB009"),
    ("31840140", "PUB008"),  # byte order marks, in three records of one journal
    ("31840141", "PUB008"),
    ("31840143", "PUB008"),
    ("31840357", "PUB013"),  # five keywords between commas in one
    ("31840442", "PUB004"),  # <p>...</p>
    ("32294727", "PUB009"),
    ("32490903", "PUB009"),
    ("34707797", "PUB009"),
    ("34853675", "PUB013"),  # five keywords between semicolons in one
    ("34995163", "ID012"),  # three cited DOIs with a full stop
    ("37065682", "PUB009"),
    ("41593109", "PUB008"),  # a space without a width in a title
}


def test_the_rules_find_real_slips_and_nothing_else() -> None:
    """Of 1,372 records these break rules on identifiers, dates and texts."""
    path = CORPUS / "pubmed_sample.xml.gz"
    if not path.exists():
        pytest.skip("../shared is absent")
    found = {
        (str(publication.pmid), finding.code)
        for publication in gtm.read(path)
        for finding in gtm.check(publication, select=["ID", "DAT", "PUB"], on=TODAY)
    }

    assert found == HITS
