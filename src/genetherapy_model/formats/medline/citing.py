"""The citation that PubMed derives from the other fields, and prints as the last."""

from __future__ import annotations

from genetherapy_model.domain.dates import PartialDate, spell
from genetherapy_model.domain.identifiers import Doi
from genetherapy_model.domain.publication_dates import DateKind
from genetherapy_model.domain.publications import Publication
from genetherapy_model.formats.medline.dates import spell_issue_date

__all__ = ["cite"]


def cite(publication: Publication) -> str:
    """Cite a publication as PubMed's SO does; nothing where no journal is named.

    >>> from genetherapy_model.domain.journals import Issue, Journal, Pagination
    >>> cite(Publication(journal=Journal(medline_abbreviation="Lancet"),
    ...                  issue=Issue(volume="359", number="9320"),
    ...                  pagination=Pagination(text="1851-6")))
    'Lancet.;359(9320):1851-6.'
    """
    journal, issue, pages = publication.journal, publication.issue, ""
    if journal is None or journal.medline_abbreviation is None:
        return ""
    if publication.pagination is not None:
        stated = publication.pagination
        pages = stated.text or stated.article_number or ""
    in_issue = next(
        (each for each in publication.dates if each.kind is DateKind.ISSUE), None
    )
    online = next(
        (
            each.date
            for each in publication.dates
            if each.kind is DateKind.ELECTRONIC and isinstance(each.date, PartialDate)
        ),
        None,
    )
    date = "" if in_issue is None else spell_issue_date(in_issue)
    status = next((each.publication_status for each in publication.entries), None)
    after = ""
    if online is not None and spell(online) != date:
        if status == "epublish":
            after, date = f" eCollection {date}.", spell(online)
        elif status == "ppublish":
            after = f" Epub {spell(online)}."
    number = "" if issue is None or issue.number is None else f"({issue.number})"
    volume = "" if issue is None else issue.volume or ""
    place = f"{volume}{number}" + (f":{pages}" if pages else "")
    said = f"{journal.medline_abbreviation}. {date}".rstrip()
    if place:
        said = f"{said};{place}"
    doi = next(
        (
            each.identifier
            for each in publication.locators
            if isinstance(each.identifier, Doi)
        ),
        None,
    )
    return f"{said}." + (f" doi: {doi}." if doi is not None else "") + after
