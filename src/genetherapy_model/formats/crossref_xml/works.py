"""The works in a record of Crossref's XML, and what each of them stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from genetherapy_model.formats.crossref_xml.elements import local

__all__ = ["Work", "find_works"]

# What holds a work, and the elements of its works; where there are none, the last of
# what describes it is the work itself.
_INNER: Final = {
    "journal": ("journal_article",),
    "book": ("content_item",),
    "conference": ("conference_paper",),
    "database": ("dataset",),
    "report-paper": ("content_item",),
    "standard": ("content_item",),
}
_OUTER: Final = {
    "journal": ("journal_metadata", "journal_issue"),
    "book": ("book_metadata", "book_series_metadata", "book_set_metadata"),
    "conference": (
        "event_metadata",
        "proceedings_series_metadata",
        "proceedings_metadata",
    ),
    "database": ("database_metadata",),
    "report-paper": ("report-paper_metadata", "report-paper_series_metadata"),
    "standard": ("standard_metadata", "standard_series_metadata"),
}
_ALONE: Final = frozenset(
    "posted_content preprint dissertation peer_review sa_component grant "
    "pending_publication".split()
)
_DEPTH: Final = 8


class Work(NamedTuple):
    """A work, and what is said around it.

    Attributes:
        work: The element of the work.
        holders: What it stands in, from the outside; the work too where it describes
            what stands in itself, such as a book.
        record: The record that holds it, such as the result of a query.
        roots: The elements whose contents are about this work alone, or around it.
    """

    work: Element
    holders: list[Element]
    record: Element
    roots: list[Element]


def find_works(record: Element) -> Iterator[Work]:
    """Find the works of a record, whatever stands around them.

    >>> from xml.etree.ElementTree import XML
    >>> [found] = find_works(XML("<doi_record><crossref><dissertation/></crossref>"
    ...                          "</doi_record>"))
    >>> found.work.tag
    'dissertation'
    """
    for content in _contents(record, 0):
        name = local(content.tag)
        if name in _ALONE:
            yield Work(content, [content], record, [content])
            continue
        outer = [each for each in content if local(each.tag) in _OUTER[name]]
        inner = [each for each in content if local(each.tag) in _INNER[name]]
        for work in inner:
            holders = [content, *outer]
            yield Work(work, holders, record, [*outer, work])
        if not inner and outer:
            holders = [content, *outer]
            yield Work(outer[-1], holders, record, outer)


def _contents(element: Element, depth: int) -> Iterator[Element]:
    name = local(element.tag)
    if name in _INNER or name in _ALONE:
        yield element
    elif depth < _DEPTH:
        for child in element:
            yield from _contents(child, depth + 1)
