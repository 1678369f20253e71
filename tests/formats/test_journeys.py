"""The record of the seed through every format of the library and back."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import genetherapy_model as gtm
from genetherapy_model.formats import FORMATS, Format
from genetherapy_model.formats.degrees import Degree
from genetherapy_model.formats.journeys import ASPECTS, Aspect, Journey, left_of, travel
from genetherapy_model.formats.losses import find_losses

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
SEED = {
    name: next(iter(gtm.read(EXAMPLES / f"{name}.json")))
    for name in ("review", "news-item")
}
WRITTEN = [known for known in FORMATS if hasattr(known.load(), "write")]

every_format = pytest.mark.parametrize("known", WRITTEN, ids=lambda known: known.name)
each_record = pytest.mark.parametrize("name", SEED)


@every_format
@each_record
def test_only_declared_losses_differ(known: Format, name: str) -> None:
    """What does not come back was told, field by field, and nothing else was."""
    record = SEED[name]
    back, losses = travel(record, known)

    assert repr(back) == repr(known.load().restrict(record))
    assert [(loss.code, loss.path) for loss in losses] == [
        (loss.code, loss.path) for loss in find_losses(record, back, format=known.name)
    ]


@every_format
@each_record
def test_what_is_shown_as_lost_was_told(known: Format, name: str) -> None:
    """Whatever the table shows as lost or changed has a loss in its field."""
    record = SEED[name]
    back, losses = travel(record, known)
    told = {loss.path.split("/")[1] for loss in losses}
    for aspect in ASPECTS:
        if left_of(aspect, record, back) in (Degree.PART, Degree.NOTHING):
            assert told & set(aspect.fields), aspect.name


@every_format
@each_record
def test_what_comes_back_is_still_the_work(known: Format, name: str) -> None:
    """The title comes back, and nothing that the record does not say of it."""
    record = SEED[name]
    back, _ = travel(record, known)

    assert back.title == record.title
    assert back.doi in (record.doi, None)
    assert back.year in (record.year, None)


@each_record
def test_the_formats_that_hold_all_hold_the_seed(name: str) -> None:
    """Our own JSON and schema.org give the record back, every field of it."""
    for known in WRITTEN:
        if known.name in ("json", "jsonl", "schema-org"):
            back, losses = travel(SEED[name], known)
            assert repr(back) == repr(SEED[name])
            assert losses == ()


def test_all_that_the_seed_states_is_shown() -> None:
    """Each field that a record states is told by an aspect, and the reverse."""
    for name, record in SEED.items():
        stated = {
            field
            for field in attrs.fields(gtm.Publication)
            if getattr(record, field.name) != field.default
        }
        shown = {
            field for aspect in ASPECTS if aspect.of(record) for field in aspect.fields
        }
        assert {field.name for field in stated} <= shown, name
    assert all(any(aspect.of(record) for record in SEED.values()) for aspect in ASPECTS)


@every_format
def test_a_journey_ends_with_a_publication_and_its_losses(known: Format) -> None:
    """What comes back is a publication, and what was told are findings of losses."""
    journey = travel(SEED["review"], known)

    assert isinstance(journey, Journey)
    assert isinstance(journey.publication, gtm.Publication)
    assert {"LOSS"} >= {loss.code.rstrip("0123456789") for loss in journey.losses}


def test_aspects_are_made_of_fields() -> None:
    """Each aspect has a name of its own, and is about fields of a publication."""
    fields = {field.name for field in attrs.fields(gtm.Publication)}

    assert len(ASPECTS) == len({aspect.name for aspect in ASPECTS})
    for aspect in ASPECTS:
        assert isinstance(aspect, Aspect)
        assert {*aspect.fields} <= fields
        assert not aspect.of(gtm.Publication())
