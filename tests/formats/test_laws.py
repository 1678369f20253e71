"""What holds of every format, and of those to come."""

from __future__ import annotations

import gzip
import io
import random
from os.path import commonprefix
from pathlib import Path
from typing import cast

import pytest
from hypothesis import example, given
from tests.formats.rich import RICH

import genetherapy_model as gtm
from genetherapy_model import strategies
from genetherapy_model.formats import FORMATS, Format
from genetherapy_model.formats.degrees import Degree, degree_of
from genetherapy_model.formats.features import FEATURES
from genetherapy_model.formats.losses import find_losses

SAMPLE = Path(__file__).parents[3] / "shared/corpus/pubmed_xml/pubmed_sample.xml.gz"
WRITTEN = [known for known in FORMATS if hasattr(known.load(), "write")]
# One record a file: what holds of many records is asked of the other formats.
MANY = [known for known in WRITTEN if known.name != "json"]

every_format = pytest.mark.parametrize("known", WRITTEN, ids=lambda known: known.name)
each_of_many = pytest.mark.parametrize("known", MANY, ids=lambda known: known.name)


def _written(
    publications: list[gtm.Publication], known: Format
) -> tuple[bytes, tuple[gtm.Finding, ...]]:
    stream = io.BytesIO()
    findings = gtm.write(publications, stream, format=known.name)
    return stream.getvalue(), findings


def _check_held(publication: gtm.Publication, known: Format) -> None:
    held = known.load().restrict(publication)
    data, losses = _written([publication], known)
    [reading] = gtm.scan(data, format=known.name)

    assert isinstance(reading, gtm.Reading)
    assert reading.publication == held
    assert repr(reading.publication) == repr(held)
    # What is no date, no identifier or no name is none wherever it is read.
    assert {found.code for found in reading.findings} <= {"RDR002", "RDR003", "RDR009"}
    assert [(found.code, found.path) for found in losses] == [
        (found.code, found.path)
        for found in find_losses(publication, held, format=known.name)
    ]


@every_format
@example(publication=RICH)
@given(publication=strategies.publications())
def test_what_a_format_holds_comes_back(
    known: Format, publication: gtm.Publication
) -> None:
    """Reading what was written gives what the format holds, and nothing is odd in it.

    Whatever is not held is told as a loss, and nothing else is.
    """
    _check_held(publication, known)


@every_format
@given(publication=strategies.publications())
def test_taking_away_twice_takes_no_more(
    known: Format, publication: gtm.Publication
) -> None:
    """What is held of what is held is all of it, and is written in the same bytes."""
    restrict = known.load().restrict
    held = restrict(publication)

    assert repr(restrict(held)) == repr(held)
    assert _written([publication], known)[0] == _written([held], known)[0]


@each_of_many
def test_what_a_format_holds_of_real_records_comes_back(known: Format) -> None:
    """The law holds for real records, each of which is found again in its order."""
    if not SAMPLE.exists():
        pytest.skip("../shared is absent")
    given_readings = [
        reading for reading in gtm.scan(SAMPLE) if isinstance(reading, gtm.Reading)
    ][::21]
    publications = [
        cast("gtm.Publication", each.publication) for each in given_readings
    ]
    data, _ = _written(publications, known)
    restrict = known.load().restrict
    found = list(gtm.scan(data, format=known.name))

    assert len(found) == len(publications)
    for given_reading, reading in zip(given_readings, found, strict=True):
        assert isinstance(reading, gtm.Reading)
        assert given_reading.publication is not None
        assert repr(reading.publication) == repr(restrict(given_reading.publication))
        # What was odd before is odd still, and nothing else is.
        assert {each.code for each in reading.findings} <= {
            each.code for each in given_reading.findings
        }


@each_of_many
def test_a_cut_file_gives_what_was_whole(known: Format) -> None:
    """Wherever a file is cut, nothing is raised but our own errors, or lost before."""
    if known.name == "parquet":
        pytest.skip("where its records stand is said at the end of a file")
    publications = [
        gtm.Publication(
            # Longer than what may stand behind the last record.
            title=f"Gene therapy of the hemophilias with vectors, part {number}",
            identifiers=["pubmed:7"],
        )
        for number in range(5)
    ]
    data, _ = _written(publications, known)
    whole = list(gtm.read(data, format=known.name))
    # What the first records and all have in common ends where the last of them does.
    ends = [
        len(
            commonprefix(  # noqa: RUF071 - the bytes of files, not paths
                [_written(publications[:number], known)[0], data]
            ).rstrip()
        )
        for number in range(1, len(publications) + 1)
    ]
    places = random.Random(5).sample(  # noqa: S311 - no secret
        range(len(data)), min(200, len(data))
    )
    for place in [*places, *ends]:
        try:
            found = list(gtm.scan(data[:place], format=known.name))
        except gtm.GeneTherapyModelError:
            found = []
        read = [
            reading.publication
            for reading in found
            if isinstance(reading, gtm.Reading) and reading.publication is not None
        ]
        number = sum(end <= place for end in ends)
        assert read[:number] == whole[:number]


@each_of_many
def test_a_format_is_told_by_its_content(known: Format) -> None:
    """What a format wrote is read as that format, however the file is called."""
    data, _ = _written([gtm.Publication(title="AAV-mediated gene therapy")], known)

    with gtm.api.opened(io.BytesIO(data)) as (found, _stream):
        assert found == known
    with gtm.api.opened(gzip.compress(data)) as (found, _stream):
        assert found == known


@every_format
def test_degrees_are_those_of_what_is_held(known: Format) -> None:
    """Our own JSON holds every feature whole; no format holds less than the title."""
    degrees = [degree_of(each, known.load().restrict) for each in FEATURES]

    assert degrees[0] is not Degree.NOTHING
    if known.name.startswith("json"):
        assert set(degrees) == {Degree.WHOLE}


@every_format
def test_an_issn_is_held_wherever_it_stands(known: Format) -> None:
    """Who holds the ISSN of a journal holds it of any type, or of none."""
    [feature] = [each for each in FEATURES if each.name == "ISSN of the journal"]
    restrict = known.load().restrict
    is_held = degree_of(feature, restrict) is not Degree.NOTHING
    for kind in (None, *gtm.IssnType):
        issn = gtm.JournalIssn(issn="1043-0342", type=kind)
        journal = gtm.Journal(title="Human Gene Therapy", issns=[issn])
        left = restrict(gtm.Publication(journal=journal))

        assert ("1043-0342" in map(str, left.issns)) is is_held


def test_features_are_stated_by_their_examples() -> None:
    """Each way of stating a feature differs from the same publication without it."""
    assert len({each.name for each in FEATURES}) == len(FEATURES)
    for each in FEATURES:
        for stated, unstated in each.ways:
            assert repr(stated) != repr(unstated)
