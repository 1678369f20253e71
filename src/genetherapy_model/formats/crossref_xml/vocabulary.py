"""The words of Crossref's XML, and the service's words for the same in JSON.

Source: Crossref's schemas crossref5.5.0, common5.5.0 and unixref1.1,
https://www.crossref.org/documentation/schema-library/.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "BOOK_TYPES",
    "CITED",
    "COMPONENT_TYPES",
    "FORMAT",
    "ROLES",
    "SEASONS",
    "TYPES",
]

FORMAT: Final = "crossref-xml"

TYPES: Final = {
    "conference_paper": "proceedings-article",
    "database_metadata": "database",
    "dataset": "dataset",
    "dissertation": "dissertation",
    "grant": "grant",
    "journal_article": "journal-article",
    "journal_issue": "journal-issue",
    "journal_metadata": "journal",
    "peer_review": "peer-review",
    "posted_content": "posted-content",
    "preprint": "posted-content",
    "proceedings_metadata": "proceedings",
    "proceedings_series_metadata": "proceedings-series",
    "report-paper_metadata": "report",
    "report-paper_series_metadata": "report-series",
    "sa_component": "component",
    "standard_metadata": "standard",
    "standard_series_metadata": "standard-series",
}

BOOK_TYPES: Final = {
    "edited_book": "edited-book",
    "monograph": "monograph",
    "reference": "reference-book",
}

COMPONENT_TYPES: Final = {
    "chapter": "book-chapter",
    "section": "book-section",
    "part": "book-part",
    "track": "book-track",
    "reference_entry": "reference-entry",
}

ROLES: Final = {
    "author": "author",
    "chair": "chair",
    "editor": "editor",
    "translator": "translator",
}

SEASONS: Final = {
    21: "Spring",
    22: "Summer",
    23: "Autumn",
    24: "Winter",
    31: "1st Quarter",
    32: "2nd Quarter",
    33: "3rd Quarter",
    34: "4th Quarter",
}
"""The months that are seasons and quarters, which EDTF numbers otherwise."""

CITED: Final = {
    "doi": "DOI",
    "issn": "ISSN",
    "isbn": "ISBN",
    "author": "author",
    "journal_title": "journal-title",
    "series_title": "series-title",
    "volume_title": "volume-title",
    "article_title": "article-title",
    "volume": "volume",
    "issue": "issue",
    "first_page": "first-page",
    "elocation_id": "first-page",
    "cYear": "year",
    "edition_number": "edition",
    "component_number": "component",
    "std_designator": "standard-designator",
    "standards_body": "standards-body",
    "unstructured_citation": "unstructured",
}
"""The parts of a citation, and their keys in a reference of the service."""
