"""What is left of a record that goes through a format and back.

The losses that a writer tells say what has no place, by path. Here stands what that
means to a reader: whether the roles are still there, and the days on which they were
seen held, wherever the format puts them.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from attrs import evolve

from genetherapy_model.domain._statements import is_same
from genetherapy_model.domain.authors import Author, PersonalAuthor
from genetherapy_model.domain.identifiers import OtherIdentifier
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.roles import Term
from genetherapy_model.errors import Finding
from genetherapy_model.formats import Format
from genetherapy_model.formats.degrees import Degree
from genetherapy_model.formats.readings import Reading
from genetherapy_model.formats.schemes import URL, is_of

__all__ = ["ASPECTS", "Aspect", "Journey", "left_of", "travel"]


class Aspect(NamedTuple):
    """Something that a record says: its name, the fields that say it, what they say.

    What gives that gives nothing where nothing is said.
    """

    name: str
    fields: tuple[str, ...]
    of: Callable[[Publication], object]


class Journey(NamedTuple):
    """What was read of a record that was written, and the losses that were told."""

    publication: Publication
    losses: tuple[Finding, ...]


def travel(publication: Publication, known: Format) -> Journey:
    """Write a record in a format, and read it.

    Raises:
        UnreadableInput: If the format is only read.

    >>> from genetherapy_model.formats import find_format
    >>> back, losses = travel(Publication(coi_statement="None."), find_format("ris"))
    >>> back, [loss.path for loss in losses]
    (Publication(), ['/coi_statement'])
    """
    stream = io.BytesIO()
    losses = known.load_writer().write([publication], stream)
    stream.seek(0)
    back = [
        reading.publication
        for reading in known.load().scan(stream)
        if isinstance(reading, Reading) and reading.publication is not None
    ]
    return Journey(next(iter(back), Publication()), losses)


def left_of(aspect: Aspect, before: Publication, after: Publication) -> Degree | None:
    """Tell how much of an aspect came back; None where it was not stated.

    >>> before = Publication(title="AAV<sub>9</sub>")
    >>> left_of(ASPECTS[0], before, Publication(title="AAV9"))
    <Degree.PART: '◐'>
    """
    stated, left = aspect.of(before), aspect.of(after)
    if not stated:
        return None
    if is_same(stated, left):
        return Degree.WHOLE
    return Degree.PART if left else Degree.NOTHING


def _people(publication: Publication) -> Iterator[Person]:
    authors: tuple[Author, ...] = (*publication.authors, *publication.editors)
    yield from (one.person for one in authors if isinstance(one, PersonalAuthor))
    yield from publication.people


def _roles(publication: Publication) -> list[object]:
    return [
        (person.name, evolve(role, term=Term()))
        for person in _people(publication)
        for role in person.roles
    ]


def _terms(publication: Publication) -> list[object]:
    return [role.term for person in _people(publication) for role in person.roles]


def _in_journal(name: str) -> Callable[[Publication], object]:
    return lambda publication: getattr(publication.journal, name, None)


def _addresses(publication: Publication) -> list[str]:
    return [
        one.text
        for one in publication.identifiers
        if isinstance(one, OtherIdentifier) and is_of(one, URL)
    ]


ASPECTS: Final = (
    Aspect("title", ("title",), lambda of: of.title),
    Aspect(
        "kind of publication",
        ("publication_types",),
        lambda of: [one.name for one in of.publication_types],
    ),
    Aspect(
        "names of the authors",
        ("authors",),
        lambda of: [getattr(one.name, "family", one.name) for one in of.authors],
    ),
    Aspect(
        "their given names",
        ("authors",),
        lambda of: [
            one.name.given for one in of.authors if isinstance(one, PersonalAuthor)
        ],
    ),
    Aspect(
        "their affiliations",
        ("authors",),
        lambda of: [
            [place.text for place in one.affiliations]
            for one in of.authors
            if one.affiliations
        ],
    ),
    Aspect(
        "people whom it names",
        ("people",),
        lambda of: [person.name for person in of.people],
    ),
    Aspect(
        "their degrees",
        ("authors", "people"),
        lambda of: [person.degrees for person in _people(of) if person.degrees],
    ),
    Aspect("offices, editorships, posts", ("authors", "people"), _roles),
    Aspect("when they were held", ("authors", "people"), _terms),
    Aspect("journal", ("journal",), _in_journal("title")),
    Aspect(
        "its abbreviation",
        ("journal",),
        lambda of: (
            _in_journal("medline_abbreviation")(of)
            or _in_journal("iso_abbreviation")(of)
        ),
    ),
    Aspect("its ISSNs", ("journal",), lambda of: [one.issn for one in of.issns]),
    Aspect(
        "print or electronic",
        ("journal",),
        lambda of: [one.type for one in of.issns if one.type is not None],
    ),
    Aspect("its number in the NLM Catalog", ("journal",), _in_journal("nlm_id")),
    Aspect("its publisher", ("journal",), _in_journal("publisher")),
    Aspect("date of publication", ("dates",), lambda of: of.date),
    Aspect("DOI", ("identifiers", "locators"), lambda of: of.doi),
    Aspect("address", ("identifiers",), _addresses),
    Aspect("keywords", ("keywords",), lambda of: [one.text for one in of.keywords]),
    Aspect("who paid", ("grants",), lambda of: [one.agency for one in of.grants]),
    Aspect(
        "that others paid too",
        ("grants_complete",),
        lambda of: not of.grants_complete,
    ),
    Aspect(
        "the other work, and what this is to it",
        ("relations",),
        lambda of: [
            (one.kind, one.target.title, one.target.identifiers) for one in of.relations
        ],
    ),
    Aspect(
        "quotations",
        ("quotations",),
        lambda of: [one.parts for one in of.quotations],
    ),
    Aspect(
        "who said them, and where",
        ("quotations",),
        lambda of: [
            (one.speakers, one.spoken_in) for one in of.quotations if one.speakers
        ],
    ),
    Aspect(
        "modalities",
        ("modality_claims",),
        lambda of: [one.modality for one in of.modality_claims],
    ),
    Aspect(
        "the evidence for them",
        ("modality_claims",),
        lambda of: [one.evidence for one in of.modality_claims if one.evidence],
    ),
)
"""What a record of a review or of a news item says, in the order of a citation."""
