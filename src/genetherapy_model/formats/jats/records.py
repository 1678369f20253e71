"""Articles read with all that they hold, and written with all that was kept."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from xml.etree.ElementTree import Element

from attrs import evolve

from genetherapy_model.domain._statements import is_same
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import Extra
from genetherapy_model.errors import Finding
from genetherapy_model.formats.jats.reading import read_fields
from genetherapy_model.formats.jats.vocabulary import DIALECT, SOURCE, XML
from genetherapy_model.formats.jats.writing import write_fields
from genetherapy_model.formats.xml.differences import find_extras, replay

__all__ = ["read_article", "write_article"]


def read_article(article: Element) -> tuple[Publication, tuple[Finding, ...]]:
    """Read an article; what is not read becomes extras."""
    publication, findings = read_fields(article)
    extras = find_extras(write_fields(publication), article, DIALECT)
    if extras:
        publication = evolve(publication, extras=extras)
    return publication, findings


def write_article(publication: Publication) -> Element:
    """Write an article, with the extras that still leave it saying the same."""
    written = write_fields(publication)
    extras = [each for each in publication.extras if each.source == SOURCE]
    if not extras:
        return written
    whole = replay(deepcopy(written), extras, XML)
    bare = evolve(publication, extras=())
    if _says(whole, bare):
        return whole
    return _kept(written, extras, read_fields(written)[0])


def _says(article: Element, publication: Publication) -> bool:
    read, _ = read_fields(article)
    return is_same(read, publication)


def _kept(article: Element, extras: Sequence[Extra], said: Publication) -> Element:
    """Replay the extras that do not change what is said, halving other lists."""
    changed = replay(deepcopy(article), extras, XML)
    if _says(changed, said):
        return changed
    if len(extras) == 1:
        return article
    middle = len(extras) // 2
    article = _kept(article, extras[:middle], said)
    return _kept(article, extras[middle:], said)
