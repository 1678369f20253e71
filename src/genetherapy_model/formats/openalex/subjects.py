"""OpenAlex's subjects: MeSH from PubMed, and what its own models give.

Keywords, topics and concepts are OpenAlex's, not the authors': their owner says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from genetherapy_model.domain.identifiers import MeshUi
from genetherapy_model.domain.subjects import Keyword, MeshHeading, MeshTerm
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.errors import InvalidIdentifier
from genetherapy_model.formats.openalex.fields import Fields
from genetherapy_model.formats.openalex.vocabulary import CATALOGUE, CONCEPT, TOPIC
from genetherapy_model.formats.plain_texts import read_plain, write_plain

__all__ = ["read_keywords", "read_mesh", "write_keywords", "write_mesh"]

_NO_SLUG: Final = re.compile(r"[^a-z0-9]+")


def read_keywords(item: Fields) -> Iterator[Keyword]:
    """Read keywords, then topics, then concepts.

    The primary topic is a major one. A concept with a score of nought is but the
    parent of another, and none of the work.

    >>> item = Fields({"keywords": [{"id": "x", "display_name": "Gene therapy"}],
    ...                "concepts": [{"display_name": "Politics", "score": 0}]})
    >>> [*read_keywords(item)]
    [Keyword(text=MarkedText('Gene therapy'), owner='OpenAlex')]
    """
    for key, owner in (("keywords", None), ("topics", TOPIC), ("concepts", CONCEPT)):
        made = [*_read_named(item, key, owner)]
        if owner == TOPIC:
            made = _with_major(made, [*_read_named(item, "primary_topic", owner)])
        yield from made


def _read_named(item: Fields, key: str, owner: str | None) -> Iterator[Keyword]:
    for fields in item.parts(key):
        name = fields.text("display_name") or fields.text("keyword")
        text = None if name is None else read_plain(name)
        score = fields.value("score")
        if text is None or not text.strip():
            continue
        if owner is None and (fields.text("id") is not None or score is not None):
            # One without either is none of OpenAlex's.
            yield Keyword(text=MarkedText.from_plain(text), owner=CATALOGUE)
        elif owner != CONCEPT or score != 0:
            yield Keyword(text=MarkedText.from_plain(text), owner=owner)


def _with_major(topics: list[Keyword], primary: list[Keyword]) -> list[Keyword]:
    for first in primary:
        major = evolve(first, major=True)
        if first not in topics:
            return [major, *topics]
        topics[topics.index(first)] = major
    return topics


def write_keywords(keywords: Iterable[Keyword]) -> dict[str, object]:
    """Write keywords, topics and concepts, each by its name."""
    made: dict[str, list[object]] = {"topics": [], "keywords": [], "concepts": []}
    primary: dict[str, object] | None = None
    for keyword in keywords:
        text = write_plain(keyword.text.plain)
        named: dict[str, object] = {"display_name": text}
        if not text.strip():
            continue
        if keyword.owner == TOPIC:
            made["topics"].append(named)
            if keyword.major and primary is None:
                primary = named
        elif keyword.owner == CONCEPT:
            made["concepts"].append(named)
        elif keyword.owner == CATALOGUE:
            slug = _NO_SLUG.sub("-", text.lower()).strip("-")
            address = f"https://openalex.org/keywords/{slug}"
            made["keywords"].append({"id": address, **named})
        else:
            made["keywords"].append(named)
    return {"primary_topic": primary, **made}


def read_mesh(item: Fields) -> list[MeshHeading]:
    """Read MeSH headings, of which OpenAlex has a row for each qualifier.

    The row without a qualifier is that of the descriptor; rows of one heading need
    not stand together, and the service repeats some.

    >>> rows = [{"descriptor_name": "Hemophilia B", "qualifier_name": "therapy",
    ...          "is_major_topic": True}, {"descriptor_name": "Hemophilia B"}]
    >>> print(*read_mesh(Fields({"mesh": rows})))
    Hemophilia B/*therapy
    """
    made: dict[MeshTerm, MeshHeading] = {}
    for fields in item.parts("mesh"):
        term = _read_term(fields, "descriptor")
        if term is None:
            continue
        heading = made.setdefault(term, MeshHeading(descriptor=term))
        major = fields.truth("is_major_topic") is True
        if fields.value("qualifier_ui") or fields.value("qualifier_name"):
            qualifier = _read_term(fields, "qualifier")
            parts = [] if qualifier is None else [evolve(qualifier, major=major)]
            qualifiers = dict.fromkeys([*heading.qualifiers, *parts])
            heading = evolve(heading, qualifiers=[*qualifiers])
        elif major:
            heading = evolve(heading, descriptor=evolve(term, major=True))
        made[term] = heading
    return [*made.values()]


def _read_term(fields: Fields, kind: str) -> MeshTerm | None:
    name, text = fields.text(f"{kind}_name") or "", fields.text(f"{kind}_ui")
    ui = None
    if text is not None:
        try:
            ui = MeshUi.parse(text)
        except InvalidIdentifier as error:
            fields.told("RDR002", f"{kind}_ui: {error}")
    return MeshTerm(name=name, ui=ui) if name or ui is not None else None


def write_mesh(headings: Iterable[MeshHeading]) -> list[dict[str, object]]:
    """Write a row for each descriptor, and one for each of its qualifiers."""
    # Headings of one descriptor are read as one, and are written so.
    return _rows(read_mesh(Fields({"mesh": _rows(headings)})))


def _rows(headings: Iterable[MeshHeading]) -> list[dict[str, object]]:
    return [
        {
            "descriptor_ui": _ui(heading.descriptor),
            "descriptor_name": heading.descriptor.name,
            "qualifier_ui": _ui(term) if term is not None else "",
            "qualifier_name": term.name if term is not None else None,
            "is_major_topic": (term or heading.descriptor).major,
        }
        for heading in headings
        for term in (None, *heading.qualifiers)
        if heading.descriptor.name.strip() or heading.descriptor.ui
    ]


def _ui(term: MeshTerm) -> str | None:
    return None if term.ui is None else str(term.ui)
