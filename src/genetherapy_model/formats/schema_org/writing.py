"""Writing a publication with the terms of schema.org."""

from __future__ import annotations

from collections.abc import Iterable

from genetherapy_model.domain.abstracts import Abstract
from genetherapy_model.domain.identifiers import Doi
from genetherapy_model.domain.journals import Pagination
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.formats.schema_org.dates import write_date, write_time
from genetherapy_model.formats.schema_org.identifiers import write_identifiers
from genetherapy_model.formats.schema_org.nodes import Node
from genetherapy_model.formats.schema_org.organizations import ORGANIZATION_LINKS
from genetherapy_model.formats.schema_org.people import (
    INVESTIGATORS,
    NAMES,
    PEOPLE,
    write_author,
)
from genetherapy_model.formats.schema_org.serials import write_serial
from genetherapy_model.formats.schema_org.subjects import (
    CHEMICALS,
    CLAIMS,
    CONCEPTS,
    GRANTS,
    HEADINGS,
    REGISTRATIONS,
    write_keyword,
)
from genetherapy_model.formats.schema_org.values import one_or_all
from genetherapy_model.formats.schema_org.vocabulary import (
    CONTEXT,
    MESH,
    TYPE_OF_NAME,
)
from genetherapy_model.formats.schema_org.works import (
    ENTRIES,
    QUOTATIONS,
    write_references,
    write_relations,
)

__all__ = ["write_terms"]


def write_terms(publication: Publication) -> Node:
    """Write what schema.org has terms for."""
    made: Node = {"@context": CONTEXT}
    _put_types(made, publication)
    if publication.title is not None:
        made["name"] = made["headline"] = publication.title.plain
    if publication.vernacular_title is not None:
        made["alternateName"] = publication.vernacular_title.plain
    if publication.abstract is not None:
        _put(made, "abstract", _write_abstract(publication.abstract))
    for key, people in (
        ("author", publication.authors),
        ("editor", publication.editors),
    ):
        _put_all(made, key, (write_author(one, key) for one in people))
    _put_all(made, "contributor", map(INVESTIGATORS.write, publication.investigators))
    _put(made, "isPartOf", write_serial(publication.journal, publication.issue))
    if publication.journal is not None and publication.journal.publisher is not None:
        made["publisher"] = ORGANIZATION_LINKS.write(publication.journal.publisher)
    _put_pages(made, publication.pagination)
    _put_dates(made, publication)
    _put_identifiers(made, publication)
    _put_all(made, "inLanguage", publication.languages)
    if publication.keywords:
        made["keywords"] = list(map(write_keyword, publication.keywords))
    _put_subjects(made, publication)
    _put_all(made, "funding", map(GRANTS.write, publication.grants))
    _put_all(made, "citation", write_references(publication.reference_lists))
    _put_all(made, "mainEntityOfPage", map(ENTRIES.write, publication.entries))
    _put_all(made, "hasPart", map(QUOTATIONS.write, publication.quotations))
    return made


def _put(made: Node, key: str, value: object) -> None:
    if value is not None:
        made[key] = value


def _put_all(made: Node, key: str, values: Iterable[object]) -> None:
    _put(made, key, one_or_all(values))


def _put_types(made: Node, publication: Publication) -> None:
    types = publication.publication_types
    special = TYPE_OF_NAME.get(types[0].name) if types else None
    others = types if special is None else types[1:]
    if special is not None:
        made["@type"] = special
    elif others:
        made["@type"] = "MedicalScholarlyArticle"
    else:
        made["@type"] = "ScholarlyArticle" if _is_scholarly(publication) else "Article"
    key = "publicationType" if special is None else "genre"
    _put_all(made, key, (one.name for one in others))
    if all(one.ui is not None for one in others):
        _put_all(made, "additionalType", (f"{MESH}{one.ui}" for one in others))
    if publication.is_retracted:
        made["creativeWorkStatus"] = "Retracted"


def _is_scholarly(publication: Publication) -> bool:
    return (
        publication.journal is not None
        or publication.issue is not None
        or publication.doi is not None
        or publication.pmid is not None
    )


def _write_abstract(abstract: Abstract) -> str | None:
    return str(abstract) if abstract.sections else None


def _put_pages(made: Node, pages: Pagination | None) -> None:
    if pages is None:
        return
    shown = pages.text
    if shown is None and pages.start is None:
        shown = pages.article_number
    for key, text in (
        ("pagination", shown),
        ("pageStart", pages.start),
        ("pageEnd", pages.end),
    ):
        _put(made, key, text)


def _put_dates(made: Node, publication: Publication) -> None:
    published = publication.date
    for stated in publication.dates:
        if published is not None and stated.date is published:
            _put(made, "datePublished", write_time(stated))
            break
    revised: list[PublicationDate] = [
        stated for stated in publication.dates if stated.kind is DateKind.REVISED
    ]
    if revised and revised[-1].date is not None:
        _put(made, "dateModified", write_date(revised[-1].date))


def _put_identifiers(made: Node, publication: Publication) -> None:
    made |= write_identifiers(publication.identifiers, with_id=False)
    doi: Doi | None = publication.doi
    if doi is not None:
        # A DOI that citations print, and no catalogue ties to the work.
        made |= {
            key: value
            for key, value in write_identifiers([doi]).items()
            if key == "@id"
        }


def _write_gene(symbol: str) -> Node:
    return {"@type": "Gene", "name": symbol}


def _put_subjects(made: Node, publication: Publication) -> None:
    nodes: dict[str, list[Node]] = {
        "about": [
            *map(HEADINGS.write, publication.mesh_headings),
            *map(CONCEPTS.write, publication.supplementary_concepts),
            *map(CHEMICALS.write, publication.chemicals),
            *map(_write_gene, publication.gene_symbols),
            *map(CLAIMS.write, publication.modality_claims),
            *map(NAMES.write, publication.personal_name_subjects),
        ],
        "mentions": [
            *map(PEOPLE.write, publication.people),
            *map(REGISTRATIONS.write, publication.registrations),
        ],
    }
    for term, related in write_relations(publication.relations).items():
        nodes.setdefault(term, []).extend(related)
    for term, found in nodes.items():
        _put_all(made, term, found)
