"""Putting back what was kept of PubMed XML, while it still says the same."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from genetherapy_model.domain.publication_dates import DateKind
from genetherapy_model.domain.records import Extra
from genetherapy_model.formats.pubmed_xml import vocabulary
from genetherapy_model.formats.pubmed_xml.dates import (
    read_moment,
    read_pub_date,
    write_moment,
    write_pub_date,
)
from genetherapy_model.formats.pubmed_xml.identifiers import (
    is_identifier,
    mean_the_same,
)
from genetherapy_model.formats.xml import restoring


def restore_extras(record: Element, extras: tuple[Extra, ...]) -> None:
    """Put PubMed's extras back; those whose place is gone stay out."""
    restoring.restore_extras(record, extras, vocabulary.XML, _means_the_same)


def _means_the_same(kept: Element, written: Element) -> bool:
    if kept.tag != written.tag:
        return False
    if kept.tag == "PubDate":
        again = Element("PubDate")
        write_pub_date(again, read_pub_date(kept)[0])
        return _shape(again) == _shape(written)
    if kept.tag in ("PubMedPubDate", "ArticleDate"):
        again = Element(kept.tag, written.attrib)
        write_moment(again, read_moment(kept, DateKind.PUBLISHED)[0])
        return _shape(again) == _shape(written)
    if is_identifier(kept):
        return mean_the_same(kept, written)
    return "".join(kept.itertext()) == "".join(written.itertext())


def _shape(element: Element) -> list[tuple[str, str | None]]:
    return [(part.tag, part.text) for part in element.iter()]
