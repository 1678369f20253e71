"""Crossref's references: cited works in parts, as one text, or by their DOI alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from genetherapy_model.domain.identifiers import Doi, OtherIdentifier
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import WorkIdentifier, WorkReference
from genetherapy_model.formats.crossref.texts import read_marked, write_marked
from genetherapy_model.formats.json_values import Values
from genetherapy_model.formats.schemes import ISBN

__all__ = ["read_references", "write_references"]

_TITLES: Final = ("article-title", "volume-title", "standard-designator")
_PARTS: Final = (
    "author",
    "article-title",
    "volume-title",
    "series-title",
    "standard-designator",
    "standards-body",
    "component",
    "edition",
    "journal-title",
    "year",
    "volume",
    "issue",
    "first-page",
)


def read_references(values: Values, value: object) -> list[WorkReference]:
    """Read references; what they say in parts is put together as MEDLINE prints it.

    >>> [cited] = read_references(Values(), [{
    ...     "key": "ref1", "author": "Cavazzana-Calvo", "journal-title": "Science",
    ...     "year": "2000", "volume": "288", "first-page": "669"}])
    >>> cited.citation.plain
    'Cavazzana-Calvo. Science. 2000;288:669'
    """
    return [
        _read_reference(values, one, f"reference/{index}", index)
        for index, one in enumerate(values.objects(value, "reference"))
    ]


def _read_reference(
    values: Values, value: Mapping[str, object], place: str, index: int
) -> WorkReference:
    parts = {}
    for key in _PARTS:
        held = value.get(key)
        if held is None:
            continue
        text = values.text(held, f"{place}/{key}")
        if text is not None:
            parts[key] = text
    printed = values.text(value.get("unstructured"), f"{place}/unstructured")
    title = next((parts[key] for key in _TITLES if key in parts), None)
    if printed is None and len(parts) > (title is not None):
        printed = _compose(parts)
    identifiers: list[WorkIdentifier] = []
    doi = values.text(value.get("DOI"), f"{place}/DOI")
    if doi is not None:
        where = f"/reference_lists/0/references/{index}/identifiers/0"
        identifiers.append(values.identifier(Doi, "DOI", doi, where))
    isbn = values.text(value.get("ISBN", value.get("isbn")), f"{place}/ISBN")
    if isbn is not None and "article-title" not in parts:
        # Otherwise it is that of the book in which the work stands.
        identifiers.append(OtherIdentifier(scheme=ISBN, text=isbn))
    return WorkReference(
        citation=None if printed is None else _marked(values, printed, place),
        title=None if title is None else _marked(values, title, place),
        identifiers=identifiers,
    )


def _marked(values: Values, text: str, place: str) -> MarkedText:
    marked, problem = read_marked(text)
    if problem is not None:
        values.warn("RDR004", f"{place}: {problem}")
    return marked


def _compose(parts: Mapping[str, str]) -> str:
    names = [parts[key].rstrip(" .") for key in _PARTS[:-4] if key in parts]
    issue = f"({parts['issue']})" if "issue" in parts else ""
    place = parts.get("volume", "") + issue
    when = ";".join(filter(None, (parts.get("year"), place)))
    where = ":".join(filter(None, (when, parts.get("first-page"))))
    return ". ".join(filter(None, [*names, where]))


def write_references(references: Iterable[WorkReference]) -> list[dict[str, object]]:
    """Write references, each as one text, with its title and DOI.

    >>> write_references([WorkReference(citation="Blood 2002;99:1")])
    [{'key': 'ref1', 'unstructured': 'Blood 2002;99:1'}]
    """
    return [
        {"key": f"ref{number}", **_write_reference(cited)}
        for number, cited in enumerate(references, start=1)
    ]


def _write_reference(cited: WorkReference) -> dict[str, object]:
    said: dict[str, object] = {}
    for known in cited.identifiers:
        if isinstance(known, Doi):
            said.setdefault("DOI", str(known))
        elif isinstance(known, OtherIdentifier) and known.text.strip():
            key = known.scheme.strip().upper()
            if key in ("DOI", "ISBN"):
                said.setdefault(key, known.text)
    if "DOI" in said:
        said["doi-asserted-by"] = "publisher"
    title_key = "volume-title" if "ISBN" in said else "article-title"
    for key, text in ((title_key, cited.title), ("unstructured", cited.citation)):
        if text is not None and (written := write_marked(text)).strip():
            said[key] = written
    return said
