"""No format holds less than the best of the libraries that read or write it.

Whatever a peer keeps is stated in the survey of peers, table A: ``●`` for what is kept
and has parts, ``◐`` for what is kept as text or in part. The table is no part of this
library; without it there is nothing to compare with.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats import find_format
from genetherapy_model.formats.features import FEATURES, Degree, degree_of

SURVEY: Final = Path(__file__).parents[3] / "shared/peers.md"

COLUMNS: Final = {
    "BE": ("pubmed-xml",),
    "PP": ("pubmed-xml",),
    "MP": ("pubmed-xml",),
    "PX": ("pubmed-xml",),
    "NB": ("nbib",),
    "RI": ("ris",),
    "ZO": ("ris",),
    "JR": ("ris", "bibtex"),
    "PB": ("bibtex",),
    "B2": ("bibtex",),
    "LS": ("ris", "bibtex", "csl-json"),
    "CJ": ("csl-json",),
    "MB": ("csl-json",),
    "CM": ("csl-json", "crossref"),
}
"""The formats that a column of the table speaks of.

What none of them reads and writes is in no column: citations as they are printed, and
the formats of services but Crossref's.
"""

UNKNOWN: Final = "fields that the model has no word for"
COUNTERPARTS: Final = {
    "family / given": ("family and given name",),
    "suffix": ("suffix of a name",),
    "particle": ("particle of a name, kept apart",),
    "collective author": ("collective author",),
    "members tied": ("investigators of a collective",),
    "mononym": ("a name of one word",),
    "same person in two": ("the same name in another script",),
    "initials": ("initials beside the given name",),
    "ORCID kept": ("ORCID iD of an author",),
    "≥2 affiliations": ("several affiliations of an author",),
    "affiliation identifiers": ("identifiers of an affiliation",),
    "role beyond": ("contributions (CRediT)",),
    "equal contribution": (
        "equal contribution of authors",
        "a list of authors that is not complete",
    ),
    "date precision": ("date: year", "date: month"),
    "season": ("date: season",),
    "date range": ("date: range",),
    "several typed dates": ("several dates, each with its kind",),
    "ISSN print": ("ISSNs by their type",),
    "article number": ("article number, kept from pages",),
    "page range": ("pages", "first and last page, beside the pages as printed"),
    "inline markup": ("inline markup in titles",),
    "vernacular": ("vernacular title",),
    "abstract sections": (
        "abstract: labels of sections",
        "abstract: categories of sections",
    ),
    "other abstracts": ("abstracts in other languages",),
    "MeSH descriptor": ("MeSH: descriptor, qualifier, major topic",),
    "supplementary concepts": ("supplementary concepts", "chemicals"),
    "grants": ("grants",),
    "trial registrations": ("registrations of trials",),
    "retraction": ("retractions and corrections, by their kind",),
    "reference list": ("list of references",),
    "unknown source": (UNKNOWN,),
}
"""The features of a row, by how the row begins."""

WITHOUT: Final = {
    "ORCID normalised": "the class Orcid does so, whatever format it is read from",
    "derived": "Publication.is_retracted is derived of what the formats hold",
    "therapy modality": "no peer has any, and only our own JSON has words for them",
    "`py.typed`": "of the library as a whole",
    "immutable": "of the classes, held by the tests of the domain",
    "validates": "of the classes, held by the tests of the domain",
    "errors carry": "of the findings, held by the tests of odd files",
    "reports what": "of find_losses, held for each format by test_laws",
    "lossless round trip": "held for each format by test_laws",
    "per-field provenance": "of merging, which no format does",
    "JSON Schema": "of our own JSON",
    "Hypothesis": "of the package of strategies",
    "CLI": "of the command line",
    "works offline": "of the library as a whole: it opens no connection",
}
"""The rows that say nothing of what a format holds, and what they are about."""

EXCEPTIONS: Final = {
    ("crossref", "role beyond"): (
        "commonmeta has them in its own form; no contributor in Crossref's real files "
        "states a role of CRediT"
    ),
    ("crossref", "other abstracts"): "Crossref's item has one abstract",
    ("crossref", "grants"): (
        "commonmeta has the country in its own form; Crossref's funder has a name, "
        "an identifier and numbers of awards"
    ),
    ("ris", "particle"): (
        "RIS has one part for the family name; JabRef takes its small words for a "
        "particle, which the source did not say of them"
    ),
    ("ris", "members tied"): (
        "JabRef reads them from MEDLINE into a field of its own, which it does not "
        "write into RIS; no tag of RIS is that of an investigator"
    ),
    ("ris", "inline markup"): (
        "Zotero keeps the tags of HTML in its own field; RIS is plain text, and in "
        "no title of a real file stands a tag"
    ),
    ("ris", "role beyond"): (
        "Zotero's roles are those of translators and the like, in A3 and A4, which "
        "are kept as fields; RIS has no word for the roles of CRediT"
    ),
}
"""What a format need not hold though a peer is said to, and why."""


def survey() -> dict[str, dict[str, Degree]]:
    """Give what each peer keeps, row by row."""
    if not SURVEY.exists():
        pytest.skip("../shared is absent")
    lines = iter(SURVEY.read_text("utf-8").splitlines())
    head = next(cells(line) for line in lines if line.startswith("| Feature | "))
    next(lines)
    found: dict[str, dict[str, Degree]] = {}
    for line in lines:
        if not line.startswith("|"):
            break
        name, *marks = cells(line)
        found[name] = {
            column.strip("†"): next(
                (degree for degree in Degree if degree.value in mark), Degree.NOTHING
            )
            for column, mark in zip(head[1:], marks, strict=True)
        }
    return found


def cells(line: str) -> list[str]:
    """Give the cells of a line of a table."""
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def counterpart(row: str) -> tuple[str, ...] | None:
    """Give the features of a row; None if it is of no format."""
    [key] = [key for key in [*COUNTERPARTS, *WITHOUT] if row.startswith(key)]
    return COUNTERPARTS.get(key)


UNREAD: Final = {
    "pubmed-xml": b"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID>"
    b"<Seen>so</Seen></MedlineCitation></PubmedArticle></PubmedArticleSet>",
    "nbib": b"PMID- 7\nSEEN- so\n",
    "ris": b"TY  - JOUR\nZZ  - so\nER  - \n",
    "bibtex": b"@article{key, seen = {so}}",
    "csl-json": b'[{"type": "article", "id": 7, "custom": {"seen": "so"}}]',
}
"""A record of each format with a field that nobody has defined."""


def kept(name: str) -> Degree:
    """Tell whether a format keeps a field that it does not know, and writes it."""
    publications = list(gtm.read(UNREAD[name], format=name))
    stream = io.BytesIO()
    losses = gtm.write(publications, stream, format=name)
    found = [extra for one in publications for extra in one.extras]
    if not losses and b"so" in stream.getvalue() and any("so" in x.text for x in found):
        return Degree.WHOLE
    return Degree.NOTHING


def held(name: str, features: tuple[str, ...]) -> Degree:
    """Tell how much a format holds of some features, taken together."""
    restrict = find_format(name).load().restrict
    known = {feature.name: feature for feature in FEATURES}
    degrees = {
        kept(name) if each == UNKNOWN else degree_of(known[each], restrict)
        for each in features
    }
    return degrees.pop() if len(degrees) == 1 else Degree.PART


def demanded() -> dict[tuple[str, str], tuple[Degree, str]]:
    """Give for each format and row the most that a peer keeps, and which peer."""
    order = list(Degree)
    found: dict[tuple[str, str], tuple[Degree, str]] = {}
    for row, marks in survey().items():
        if counterpart(row) is None:
            continue
        for column, degree in marks.items():
            for name in COLUMNS.get(column, ()):
                best = found.get((name, row), (Degree.NOTHING, ""))
                if order.index(degree) < order.index(best[0]):
                    found[name, row] = (degree, column)
    return found


def test_every_format_holds_what_the_best_peer_keeps() -> None:
    """What a peer keeps whole is held whole, what one keeps in part at least in part.

    An exception is one only as long as the format really holds less.
    """
    order = list(Degree)
    excused: set[tuple[str, str]] = set()
    less: list[str] = []
    for (name, row), (degree, peer) in demanded().items():
        ours = held(name, counterpart(row) or ())
        if order.index(ours) <= order.index(degree):
            continue
        known = [key for key in EXCEPTIONS if key[0] == name and row.startswith(key[1])]
        excused.update(known)
        if not known:
            less.append(f"{name} {ours.value}, {peer} {degree.value}: {row}")

    assert not less, "\n".join(less)
    assert excused == set(EXCEPTIONS)


def test_every_row_and_column_has_its_counterpart() -> None:
    """Each row of the table is compared, or it is said why it is not."""
    rows = survey()
    names = {feature.name for feature in FEATURES} | {UNKNOWN}

    for row in rows:
        counterpart(row)
    assert len(rows) == len(COUNTERPARTS) + len(WITHOUT)
    assert {each for known in COUNTERPARTS.values() for each in known} <= names
    assert set(COLUMNS) == {*next(iter(rows.values()))} - {"none?"}
