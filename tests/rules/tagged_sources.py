"""Adapters of the corpus: RIS, MEDLINE, BibTeX."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from tests.rules import stating
from tests.rules.citations import related_in_print

from genetherapy_model import (
    DateKind,
    Doi,
    IssnType,
    Keyword,
    Locator,
    MeshHeading,
    MeshTerm,
    OtherIdentifier,
    Publication,
    PublicationDate,
    PublicationType,
)

Fields: TypeAlias = Mapping[str, list[str]]
Entry: TypeAlias = Mapping[str, str]

_RIS = re.compile(r"([A-Z][A-Z0-9])  - ?(.*)")
_MEDLINE = re.compile(r"([A-Z]{2,4}) *- (.*)")


def ris_records(text: str) -> Iterator[Fields]:
    """Cut RIS into records; a line without a tag goes on with the one before."""
    fields: dict[str, list[str]] = {}
    last: list[str] = []
    for line in text.splitlines():
        found = _RIS.match(line)
        if found is None:
            if last and line.strip():
                last[-1] += f"\n{line}"
            continue
        tag, value = found.groups()
        if tag == "ER":
            yield fields
            fields = {}
            continue
        last = fields.setdefault(tag, [])
        last.append(value)


def of_ris(fields: Fields) -> Publication:
    """Map a record of RIS, of EndNote, Web of Science or Zotero."""
    year, day = _one(fields, "PY", "Y1") or "", _one(fields, "DA") or ""
    when = day if day.startswith(year) else f"{year} {day}"
    start, end = _one(fields, "SP"), _one(fields, "EP")
    return Publication(
        title=stating.marked(_one(fields, "TI", "T1")),
        publication_types=[PublicationType(name=each) for each in fields.get("M3", ())],
        authors=[stating.inverted(each) for each in fields.get("AU", ())],
        journal=stating.journal(
            _one(fields, "T2", "JF", "JO"),
            iso=_one(fields, "J2"),
            issns=[
                issn for each in fields.get("SN", ()) for issn in stating.issns_in(each)
            ],
        ),
        issue=stating.issue(_one(fields, "VL"), _one(fields, "IS")),
        # EndNote writes the whole range where others write the first page.
        pagination=stating.pages(
            start if end is None else None,
            start=None if end is None else start,
            end=end,
            number=_one(fields, "C7"),
        ),
        dates=stating.published(when, year),
        identifiers=stating.work_identifiers(
            ("doi", _one(fields, "DO")), ("accession", _one(fields, "AN"))
        ),
        languages=fields.get("LA", ()),
        keywords=[
            Keyword(text=stating.sure_marked(word))
            for each in fields.get("KW", ())
            for word in each.split("\n")
        ],
    )


def medline_records(text: str) -> Iterator[list[tuple[str, str]]]:
    """Cut MEDLINE into records of tags and values, in their order."""
    for record in re.split(r"\n\s*\n", text.strip()):
        fields: list[tuple[str, str]] = []
        for line in record.splitlines():
            found = _MEDLINE.match(line)
            if found is not None:
                fields.append((found[1], found[2].strip()))
            elif fields:
                tag, value = fields.pop()
                fields.append((tag, f"{value} {line.strip()}"))
        yield fields


_COMMENTS = {
    "CIN": "Comment in",
    "CON": "Comment on",
    "EIN": "Erratum in",
    "EFR": "Erratum for",
    "RIN": "Retraction in",
    "ROF": "Retraction of",
    "UIN": "Update in",
    "UOF": "Update of",
}
_ISSN_TYPES = {
    "Print": IssnType.PRINT,
    "Electronic": IssnType.ELECTRONIC,
    "Linking": IssnType.LINKING,
}


def of_medline(record: list[tuple[str, str]]) -> Publication:
    """Map a record of MEDLINE."""
    fields: dict[str, list[str]] = {}
    for tag, value in record:
        fields.setdefault(tag, []).append(value)
    noted = [
        (text, note.rstrip("]"))
        for each in fields.get("AID", ())
        for text, _, note in [each.partition(" [")]
    ]
    return Publication(
        title=stating.marked(_one(fields, "TI")),
        publication_types=[PublicationType(name=each) for each in fields.get("PT", ())],
        authors=_medline_authors(record),
        journal=stating.journal(
            _one(fields, "JT"),
            medline=_one(fields, "TA"),
            issns=[
                (number, _ISSN_TYPES.get(note.rstrip(")")))
                for each in fields.get("IS", ())
                for number, _, note in [each.partition(" (")]
            ],
            nlm_id=_one(fields, "JID"),
        ),
        issue=stating.issue(_one(fields, "VI"), _one(fields, "IP")),
        pagination=stating.pages(_one(fields, "PG")),
        dates=[*stating.dated(DateKind.ISSUE, _one(fields, "DP")), *_history(fields)],
        locators=[
            Locator(identifier=_located(text, note.rstrip("]") or "elocation"))
            for each in fields.get("LID", ())
            for text, _, note in [each.partition(" [")]
        ],
        identifiers=stating.work_identifiers(
            ("pmid", _one(fields, "PMID")),
            ("pmc", _one(fields, "PMC")),
            *((note, text) for text, note in noted),
        ),
        languages=fields.get("LA", ()),
        keywords=[
            Keyword(text=stating.sure_marked(each)) for each in fields.get("OT", ())
        ],
        mesh_headings=[_heading(each) for each in fields.get("MH", ())],
        relations=[
            relation
            for tag, words in _COMMENTS.items()
            for each in fields.get(tag, ())
            for relation in related_in_print(words, each)
        ],
    )


def _located(text: str, scheme: str) -> Doi | OtherIdentifier:
    [identifier] = stating.work_identifiers((scheme, text))
    if isinstance(identifier, Doi | OtherIdentifier):
        return identifier
    return OtherIdentifier(scheme=scheme, text=text)


def _history(fields: Fields) -> Iterator[PublicationDate]:
    yield from stating.dated(DateKind.ELECTRONIC, _one(fields, "DEP"))
    for each in fields.get("PHST", ()):
        when, _, kind = each.partition(" [")
        yield from stating.dated(DateKind(kind.rstrip("]")), when.partition(" ")[0])


def _medline_authors(record: list[tuple[str, str]]) -> Iterator[stating.Author]:
    full: str | None = None
    for index, (tag, value) in enumerate(record):
        if tag == "FAU":
            full = value
        elif tag == "AU":
            belonging = record[index + 1 :]
            until = next(
                (n for n, (tag, _) in enumerate(belonging) if tag in ("FAU", "AU")),
                len(belonging),
            )
            orcids = [text for tag, text in belonging[:until] if tag == "AUID"]
            yield stating.medline_author(
                value,
                full=full,
                orcid=orcids[0].removeprefix("ORCID: ") if orcids else None,
                affiliations=[text for tag, text in belonging[:until] if tag == "AD"],
            )


def _heading(text: str) -> MeshHeading:
    first, *rest = (
        MeshTerm(name=part.removeprefix("*"), major=part.startswith("*"))
        for part in text.split("/")
    )
    return MeshHeading(descriptor=first, qualifiers=rest)


_ENTRY = re.compile(r"^@(\w+)\{\s*([^,\s]*),", re.MULTILINE)
_FIELD = re.compile(r"^\s*([A-Za-z][\w-]*)\s*=\s*(?=[{\"\w])", re.MULTILINE)


def bibtex_entries(text: str) -> Iterator[tuple[str, Entry]]:
    """Cut BibTeX into entries: the key, and the fields without their delimiters."""
    entries = list(_ENTRY.finditer(text))
    ends = [each.start() for each in entries[1:]] + [len(text)]
    for entry, end in zip(entries, ends, strict=True):
        body = text[entry.end() : end]
        fields: dict[str, str] = {"type": entry[1]}
        starts = list(_FIELD.finditer(body))
        for index, found in enumerate(starts):
            until = starts[index + 1].start() if index + 1 < len(starts) else len(body)
            value = body[found.end() : until].strip().rstrip("}\n").rstrip(", \n")
            # The last field of an entry has lost its own brace with the entry's.
            value = value.removeprefix("{").removesuffix("}").strip('"')
            fields[found[1].lower()] = " ".join(value.split())
        yield entry[2], fields


def of_bibtex(fields: Entry) -> Publication:
    """Map an entry of BibTeX."""
    month, year = fields.get("month", ""), fields.get("year", "")
    when = month if year in month and month else f"{year} {month}"
    issns = f"{fields.get('issn', '')},{fields.get('eissn', '')}"
    return Publication(
        title=stating.marked(_unlatexed(fields.get("title", ""))),
        publication_types=[PublicationType(name=fields["type"])],
        authors=[
            stating.inverted(_unlatexed(each))
            for each in fields.get("author", "").split(" and ")
            if each
        ],
        journal=stating.journal(
            # The ISSN of proceedings is that of their series.
            _unlatexed(
                fields.get("journal")
                or fields.get("series")
                or fields.get("booktitle", "")
            ),
            iso=_unlatexed(fields.get("journal-iso", "")),
            issns=stating.issns_in(issns),
        ),
        issue=stating.issue(fields.get("volume"), fields.get("number")),
        pagination=stating.pages(
            fields.get("pages", "").replace("--", "-"),
            number=fields.get("article-number"),
        ),
        dates=stating.published(when, year),
        identifiers=stating.work_identifiers(
            ("doi", _unlatexed(fields.get("doi", ""))),
            ("pmid", fields.get("pmid")),
            ("pmc", fields.get("pmc")),
        ),
        keywords=[
            Keyword(text=stating.sure_marked(_unlatexed(each)))
            for each in re.split("[;,]", fields.get("keywords", ""))
            if each.strip()
        ],
    )


_ACCENTS = dict(
    zip(
        "`'^~=u.\"rHvck",
        "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0327\u0328",
        strict=True,
    )
)
_ACCENT = re.compile(r"\{?\\([`'^~\"=.]|[uvHcrk](?=[{ ]))\s*\{?\\?([A-Za-z])\}?\}?")
_LETTERS = {r"\ss": "ß", r"\o": "ø", r"\O": "Ø", r"\ae": "æ", r"\l": "ł", r"\aa": "å"}


def _unlatexed(text: str) -> str:
    text = _ACCENT.sub(lambda found: found[2] + _ACCENTS[found[1]], text)
    for command, letter in _LETTERS.items():
        text = re.sub(
            rf"\{{?{re.escape(command)}(?![a-zA-Z])\s*(?:\{{\}})?\}}?", letter, text
        )
    text = re.sub(r"\\([&%$#_{}])", r"\1", text).replace("---", "\u2014")
    return unicodedata.normalize(
        "NFC", re.sub("[{}]", "", text).replace("--", "\u2013")
    )


def _one(fields: Fields, *tags: str) -> str | None:
    """Give the first value of the first of several tags that is there."""
    for tag in tags:
        for value in fields.get(tag, ()):
            if value.strip():
                return value.strip()
    return None
