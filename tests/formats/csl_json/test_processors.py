"""An independent processor, citeproc-py, reads what is written."""

from __future__ import annotations

import io
import json
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import genetherapy_model as gtm
from genetherapy_model import strategies

SAMPLE = Path(__file__).parents[4] / "shared/corpus/pubmed_xml/pubmed_sample.xml.gz"
citeproc = pytest.importorskip("citeproc")


def items_of(*publications: gtm.Publication) -> list[dict[str, Any]]:
    """Write publications, and parse what was written."""
    stream = io.BytesIO()
    gtm.write(publications, stream, format="csl-json")
    found: list[dict[str, Any]] = json.loads(stream.getvalue())
    return found


def cited(*publications: gtm.Publication) -> list[str]:
    """Let citeproc-py write the bibliography of publications, in plain text."""
    source = import_module("citeproc.source.json")
    items = items_of(*publications)
    with warnings.catch_warnings():
        # It warns of each variable of CSL 1.0.2 that it has no word for.
        warnings.simplefilter("ignore")
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = citeproc.CitationStylesBibliography(
            style, source.CiteProcJSON(items), citeproc.formatter.plain
        )
        for item in items:
            one = citeproc.CitationItem(str(item["id"]))
            bibliography.register(citeproc.Citation([one]))
        return [str(entry) for entry in bibliography.bibliography()]


@given(strategies.publications())
def test_the_processor_takes_all_that_is_written(publication: gtm.Publication) -> None:
    """No publication is written so that citeproc-py stumbles over it."""
    assert len(cited(publication)) <= 1


def test_the_processor_reads_what_real_records_say() -> None:
    """Citations of real records have the year, the volume and the DOI of each."""
    if not SAMPLE.exists():
        pytest.skip("../shared is absent")
    publications = [
        reading.publication
        for reading in gtm.scan(SAMPLE)
        if isinstance(reading, gtm.Reading) and reading.publication is not None
    ][:60]
    lines = cited(*publications)

    assert len(lines) == len(publications)
    for publication, line in zip(publications, lines, strict=True):
        if isinstance(publication.date, gtm.PartialDate):  # it prints no ranges
            assert f"({publication.year})" in line
        if publication.doi is not None:
            assert str(publication.doi) in line
        if publication.issue is not None and publication.issue.volume:
            assert publication.issue.volume in line


def test_no_escapes_reach_a_reader() -> None:
    """Signs that HTML would escape are written as they are, a name in its order."""
    name = gtm.PersonName(family="Wood", given="Ann")
    author = gtm.PersonalAuthor(person=gtm.Person(name=name))
    publication = gtm.Publication(title="R&amp;D of p &lt; 0.05", authors=[author])
    [line] = cited(publication)

    assert "R&D of p < 0.05" in line
    assert line.startswith("Wood, A.")
