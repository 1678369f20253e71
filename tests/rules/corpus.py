"""The corpus of real records in ``../shared``, every folder, as what rules look at.

The library reads PubMed XML and its own JSON. For all else here are small adapters,
for tests alone: they map what the rules look at, and no more. A record that an adapter
cannot map is counted with the reason, never dropped.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar
from xml.etree.ElementTree import Element

from tests.rules import citations, json_sources, stating, tagged_sources, xml_sources
from tests.rules.stating import Sighting, Subject

import genetherapy_model as gtm
from genetherapy_model import (
    DateKind,
    Deletion,
    Keyword,
    OtherIdentifier,
    Person,
    PersonalAuthor,
    PersonName,
    Publication,
    PublicationType,
    Relation,
    RelationKind,
    WorkReference,
)

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

T = TypeVar("T")


THINNED = {"citation_strings/pubmed_summary.txt": 5}
"""The files that take long, and which of their records are enough for a quick run."""


class _Unmapped(NamedTuple):
    """A record that is not mapped yet, as that takes most of the time."""

    place: str
    map: Callable[[], Subject]


def sight(folder: str, *, thinned: bool = False) -> Iterator[Sighting]:
    """Give every record of a folder of the corpus, or fewer of the long files."""
    for path in sorted((CORPUS / folder).rglob("*")):
        name = path.relative_to(CORPUS).as_posix()
        if path.is_file() and path.name not in ("PROVENANCE.md", "manifest.csv"):
            every = THINNED.get(name, 1) if thinned else 1
            for each in islice(_reader(name)(path, name), None, None, every):
                yield _mapped(each) if isinstance(each, _Unmapped) else each


_Reader = Callable[[Path, str], Iterator[Sighting | _Unmapped]]


def _reader(name: str) -> _Reader:
    for pattern, reader in _READERS.items():
        if re.match(pattern, name):
            return reader
    raise LookupError(f"no adapter reads {name}")


def _tried(
    name: str, records: Iterable[T], adapter: Callable[[T], Subject]
) -> Iterator[_Unmapped]:
    for number, record in enumerate(records):
        yield _Unmapped(f"{name}#{number}", partial(adapter, record))


def _mapped(record: _Unmapped) -> Sighting:
    """Map a record, and keep what is wrong with one that cannot be."""
    try:
        subject = record.map()
    except (gtm.GeneTherapyModelError, LookupError, ValueError) as error:
        return Sighting(record.place, None, f"{type(error).__name__}: {error}")
    return Sighting(f"{record.place}{_shown(subject)}", subject)


def _shown(subject: Subject) -> str:
    """Give an identifier by which a person finds the record again."""
    if isinstance(subject, Publication | WorkReference):
        for known in (subject.doi, subject.pmid, subject.pmcid):
            if known is not None:
                return f" {known}"
    return ""


def _pubmed(path: Path, name: str) -> Iterator[Sighting]:
    for number, scanned in enumerate(gtm.scan(path)):
        if isinstance(scanned, Deletion):
            continue
        place = f"{name}#{number}"
        if scanned.publication is None:
            yield Sighting(place, None, scanned.findings[0].message)
        else:
            yield Sighting(f"{place} {scanned.publication.pmid}", scanned.publication)


def _items(path: Path) -> list[json_sources.Item]:
    held: json_sources.Item | list[json_sources.Item] = json.loads(
        path.read_text(encoding="utf-8")
    )
    if isinstance(held, list):
        return held
    found: list[json_sources.Item]
    found = held.get("items") or held.get("results") or [held]
    return found


def _json(adapter: Callable[[json_sources.Item], Subject]) -> _Reader:
    return lambda path, name: _tried(name, _items(path), adapter)


def _json_lines(adapter: Callable[[json_sources.Item], Subject]) -> _Reader:
    return lambda path, name: _tried(name, json_sources.lines(path), adapter)


def _text(
    cut: Callable[[str], Iterable[T]], adapter: Callable[[T], Subject]
) -> _Reader:
    return lambda path, name: _tried(
        name, cut(path.read_text(encoding="utf-8-sig")), adapter
    )


def _xml(element: str, adapter: Callable[[Element], Subject]) -> _Reader:
    return lambda path, name: _tried(name, xml_sources.elements(path, element), adapter)


def _whole(text: str) -> Iterator[str]:
    yield text


def _bibtex(entry: tuple[str, tagged_sources.Entry]) -> Publication:
    return tagged_sources.of_bibtex(entry[1])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(
            stream, delimiter="\t" if path.suffix == ".tsv" else ","
        )


def _table(adapter: Callable[[dict[str, str]], Subject]) -> _Reader:
    return lambda path, name: _tried(name, _rows(path), adapter)


def _pairs(path: Path, name: str) -> Iterator[_Unmapped]:
    held = list(json_sources.lines(path))
    yield from _tried(
        f"{name}#epmc", (each["epmc"] for each in held), json_sources.of_europepmc
    )
    yield from _tried(
        f"{name}#jats",
        (each["jats_without_body"] for each in held),
        xml_sources.of_jats,
    )


def _clusters(path: Path, name: str) -> Iterator[_Unmapped]:
    for number, cluster in enumerate(json_sources.lines(path)):
        yield from _tried(
            f"{name}#{number}",
            (each["ref"] for each in cluster["refs"]),
            xml_sources.of_structured_reference,
        )


def _citing(path: Path, name: str) -> Iterator[_Unmapped]:
    return _tried(
        name,
        (each["ref"] for each in json_sources.lines(path)),
        xml_sources.of_reference,
    )


def _versions(path: Path, name: str) -> Iterator[_Unmapped]:
    for number, known in enumerate(json_sources.lines(path)):
        yield from _tried(f"{name}#{number}", known["versions"], citations.of_summary)


def _name_forms(path: Path, name: str) -> Iterator[Sighting]:
    for pmcid, publication in json_sources.of_name_forms(path):
        yield Sighting(f"{name}#{pmcid}", publication)


def _csv_row(row: dict[str, str]) -> Publication:
    return citations.of_details(
        row["Title"], row["Description"], row["Details"].strip(), row["EntrezUID"]
    )


def _crosswalk(row: dict[str, str]) -> Publication:
    return Publication(
        identifiers=stating.work_identifiers(
            ("openalex", row["openalex_id"]),
            ("doi", row["doi"]),
            ("pmid", row["pmid"].rpartition("/")[2]),
        )
    )


def _gold(item: json_sources.Item) -> WorkReference:
    return WorkReference(
        citation=stating.marked(item["reference"]),
        title=stating.marked(item.get("atitle")),
        identifiers=stating.work_identifiers(
            ("doi", item.get("doi")), ("pmid", item.get("pmid"))
        ),
    )


def _styled(item: json_sources.Item) -> WorkReference:
    return WorkReference(
        citation=stating.marked(item["ref_string"]),
        identifiers=stating.work_identifiers(("doi", item["target_gt"]["DOI"])),
    )


def _link(text: str) -> WorkReference:
    found = re.search(r"\b10\.\d{4,}/[^\s)\]]+", text)
    return WorkReference(
        citation=stating.marked(text),
        identifiers=stating.work_identifiers(("doi", found[0] if found else None)),
    )


def _links(text: str) -> Iterator[str]:
    yield from re.findall(r"^\s*- (.*\]\(http.*)", text, re.MULTILINE)


def _retracted(pmid: str) -> Publication:
    return Publication(
        publication_types=[PublicationType(name="Retracted Publication")],
        identifiers=stating.work_identifiers(("pmid", pmid)),
    )


_NATURES = {
    "Retraction": RelationKind.RETRACTED_BY,
    "Correction": RelationKind.CORRECTED_BY,
    "Expression of concern": RelationKind.CONCERN_EXPRESSED_IN,
}


def _watched(path: Path, name: str) -> Iterator[_Unmapped]:
    rows = list(_rows(path))
    yield from _tried(f"{name}#original", rows, _original)
    yield from _tried(f"{name}#notice", rows, _notice)


def _original(row: dict[str, str]) -> Publication:
    return _side(row, "originalpaper", "retraction")


def _notice(row: dict[str, str]) -> Publication:
    return _side(row, "retraction", "originalpaper")


def _side(row: dict[str, str], here: str, there: str) -> Publication:
    """Map one of the two works of a row of Retraction Watch, and its tie."""
    kind = _NATURES.get(row["retractionnature"])
    # Retraction Watch writes "unavailable" where there is none.
    dois = {
        side: text if (text := row[f"{side}doi"]).startswith("10.") else None
        for side in (here, there)
    }
    target = WorkReference(identifiers=stating.work_identifiers(("doi", dois[there])))
    month, day, year = row[f"{here}date"].partition(" ")[0].split("/")
    relations = []
    if kind is not None:
        kind = kind if here == "originalpaper" else kind.inverse
        relations = [Relation(kind=kind, target=target)]
    return Publication(
        journal=stating.journal(row["container"]),
        publication_types=[PublicationType(name=row["articletype"])],
        dates=stating.dated_parts(DateKind.PUBLISHED, (year, month, day)),
        identifiers=stating.work_identifiers(("doi", dois[here])),
        relations=relations,
    )


def _odd(item: json_sources.Item) -> Subject:
    """Map an odd value to where it stood."""
    value, kind = item["value"], item["kind"]
    if kind == "author_odd":
        return Publication(authors=[stating.inverted(value)])
    if kind == "date_odd":
        return Publication(dates=stating.published(value))
    if kind == "pages_odd":
        return Publication(pagination=stating.pages(value))
    if kind == "issn_bad_checksum":
        return Publication(journal=stating.journal(issns=[(value, None)]))
    if kind == "orcid_lookalike":
        person = Person(
            name=PersonName(), identifiers=[OtherIdentifier(scheme="orcid", text=value)]
        )
        return Publication(authors=[PersonalAuthor(person=person)])
    if kind == "gene_therapy_society_name":
        return Publication(keywords=[Keyword(text=stating.sure_marked(value))])
    return WorkReference(citation=stating.marked(value))


def _abbreviated(line: str) -> Subject:
    """Map a row of a journal's title and its abbreviation in Index Medicus."""
    title, abbreviation, *_ = next(csv.reader([line]))
    return stating.journal(title, medline=abbreviation) or gtm.Journal()


def _iso4(line: str) -> Subject:
    title, abbreviation = line.split("\t")[:2]
    return stating.journal(title, iso=abbreviation) or gtm.Journal()


def _mesh(row: dict[str, str]) -> Subject:
    return gtm.MeshTerm(name=row["mesh_name"], ui=gtm.MeshUi.parse(row["mesh_id"]))


_READERS: dict[str, _Reader] = {
    "bibtex/": _text(tagged_sources.bibtex_entries, _bibtex),
    r"citation_strings/.*\.txt": _text(citations.summaries, citations.of_summary),
    "citation_strings/": _text(_links, _link),
    "crossformat/epmc_jats": _pairs,
    "crossformat/jats_ref": _clusters,
    r"crossformat/.*\.ris": _text(tagged_sources.ris_records, tagged_sources.of_ris),
    r"crossformat/.*\.bib": _text(tagged_sources.bibtex_entries, _bibtex),
    r"crossformat/.*\.xml": _xml("record", xml_sources.of_endnote),
    "crossref_json/": _json(json_sources.of_crossref),
    "csl_json/": _json(json_sources.of_csl),
    r"dedup/.*\.jsonl": _versions,
    r"dedup/.*\.json": _json(json_sources.of_sweep),
    r"dedup/.*\.xml": _xml("record", xml_sources.of_endnote),
    "europepmc_json/": _json(json_sources.of_europepmc),
    "hard_cases/": _json_lines(_odd),
    "id_crosswalk/": _table(_crosswalk),
    "jats/": _text(_whole, xml_sources.of_jats),
    "jats_refs/": _citing,
    "medline/": _text(tagged_sources.medline_records, tagged_sources.of_medline),
    "modality_labels/": _json_lines(json_sources.of_labels),
    "names/author_forms": _name_forms,
    "names/": _xml("Name", xml_sources.of_labelled_name),
    "openalex_json/": _json(json_sources.of_openalex),
    "pubmed_csv/": _table(_csv_row),
    "pubmed_xml/": _pubmed,
    "reference_gold/refs_doi": _json_lines(_gold),
    "reference_gold/crossref_deposited": _json_lines(
        json_sources.of_deposited_reference
    ),
    "reference_gold/crossref": _json_lines(_styled),
    "reference_gold/grobid_tei": _xml("bibl", xml_sources.of_tei),
    "retractions/retracted_pmids": _text(str.splitlines, _retracted),
    "retractions/": _watched,
    "ris/": _text(tagged_sources.ris_records, tagged_sources.of_ris),
    "vocabularies/iso4": _text(str.splitlines, _iso4),
    "vocabularies/journal": _text(str.splitlines, _abbreviated),
    "vocabularies/mesh": _table(_mesh),
}

FOLDERS = tuple(dict.fromkeys(pattern.partition("/")[0] for pattern in _READERS))
"""Every folder of the corpus."""
