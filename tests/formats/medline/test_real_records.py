"""Real records of PubMed, and what an independent reader says of them."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

import pytest
from Bio import Medline

import genetherapy_model as gtm
from genetherapy_model.formats.medline import restrict

CORPUS = Path(__file__).parents[4] / "shared/corpus"
EXPORT = CORPUS / "medline/pubmed_set.txt"
SAMPLE = CORPUS / "pubmed_xml/pubmed_sample.xml.gz"

# All that is lost of 1,372 real records, as PubMed's own exports lose it.
_LOST = re.compile(
    r"""
    /(?:mesh_headings|publication_types|chemicals|supplementary_concepts)/.*/ui
    | /mesh_headings/\d+/descriptor/type | /supplementary_concepts/\d+/type
    | /relations/\d+ | /relations/\d+/note  # that is, those of kind CITES
    | /reference_lists/\d+
    | /(?:other_abstracts/\d+|abstract)/sections(?:/\d+(?:/(?:category|text|label))?)?
    | /other_abstracts/\d+/kind | /abstract
    | /journal/iso_abbreviation | /issue/medium | /issue
    | /entries/0/(?:version|version_id|version_date|indexing_method)
    | /authors/\d+/affiliations/\d+/(?:identifiers/\d+|text)
    | /authors/\d+/(?:equal_contribution|valid|name)
    | /registrations_complete
    | /investigators/\d+/(?:of|valid|person/name/given)
    | /pagination(?:/(?:start|end))?
    | /extras/\d+ | /title | /vernacular_title | /coi_statement
    | /keywords/\d+(?:/text)? | /abstract/copyright | /personal_name_subjects/\d+
    | /grants/\d+/(?:number|agency) | /dates/\d+/(?:hour|minute)
    | /mesh_headings/\d+/descriptor/name
    """,
    re.VERBOSE,
)


def _read(path: Path) -> list[gtm.Publication]:
    if not path.exists():
        pytest.skip("../shared is absent")
    readings = [each for each in gtm.scan(path) if isinstance(each, gtm.Reading)]
    return [cast("gtm.Publication", each.publication) for each in readings]


def _written(publications: list[gtm.Publication]) -> bytes:
    stream = io.BytesIO()
    gtm.write(publications, stream, format="nbib")
    return stream.getvalue()


def test_an_export_is_written_again_byte_for_byte() -> None:
    """Every record of PubMed's export is read without a finding, and comes back so."""
    if not EXPORT.exists():
        pytest.skip("../shared is absent")
    readings = [each for each in gtm.scan(EXPORT) if isinstance(each, gtm.Reading)]
    publications = [cast("gtm.Publication", each.publication) for each in readings]
    stream = io.BytesIO()
    losses = gtm.write(publications, stream, format="nbib")

    assert len(readings) == 64
    assert [each.findings for each in readings] == [()] * 64
    assert losses == ()
    assert stream.getvalue().split() == EXPORT.read_bytes().split()
    assert stream.getvalue().strip() == EXPORT.read_bytes().strip()


def test_an_export_has_what_the_model_has_words_for() -> None:
    """Nothing of the export is an extra, but a citation that says more than others."""
    extras = [extra for each in _read(EXPORT) for extra in each.extras]

    assert [extra.path for extra in extras] == ["SO"]
    assert extras[0].text.endswith("Print 2017 Feb 1.")


def test_a_cut_export_loses_no_whole_record() -> None:
    """Wherever the export is cut, all records before the cut are as they were."""
    whole = _read(EXPORT)[:12]
    data = _written(whole)
    starts = [found.start() for found in re.finditer(rb"^PMID-", data, re.MULTILINE)]
    for place in random.Random(3).sample(range(len(data)), 200):  # noqa: S311
        found = [
            each.publication
            for each in gtm.scan(data[:place], format="nbib")
            if isinstance(each, gtm.Reading)
        ]
        ended = sum(start <= place for start in starts[1:])
        assert found[:ended] == whole[:ended]


def test_real_records_lose_only_what_pubmed_loses() -> None:
    """Of real records of PubMed XML, only a closed list of things is lost."""
    publications = _read(SAMPLE)[::7]
    losses = gtm.write(publications, io.BytesIO(), format="nbib")

    assert {loss.path for loss in losses if not _LOST.fullmatch(loss.path)} == set()
    cited = [loss for loss in losses if re.fullmatch(r"/relations/\d+", loss.path)]
    assert all('the relation "cites ' in loss.message for loss in cited)


def _plain(text: object) -> str:
    return " ".join(getattr(text, "plain", str(text)).split())


def _of_ours(publication: gtm.Publication) -> dict[str, Any]:
    """Say in the words of Bio.Medline what a publication holds."""
    journal = publication.journal or gtm.Journal()
    issue = publication.issue or gtm.Issue()
    people = [
        each for each in publication.authors if isinstance(each, gtm.PersonalAuthor)
    ]
    pages = publication.pagination or gtm.Pagination()
    said: dict[str, Any] = {
        "PMID": str(publication.pmid or ""),
        "TI": _plain(publication.title or ""),
        "TT": _plain(publication.vernacular_title or ""),
        "AB": " ".join(
            f"{section.label}: {_plain(section.text)}"
            if section.label
            else _plain(section.text)
            for section in (
                publication.abstract.sections if publication.abstract else ()
            )
        ),
        "JT": journal.title or "",
        "TA": journal.medline_abbreviation or "",
        "JID": str(journal.nlm_id or ""),
        "VI": issue.volume or "",
        "IP": issue.number or "",
        "PG": pages.text or "",
        "LA": list(publication.languages),
        "PT": [kind.name for kind in publication.publication_types],
        "MH": [str(heading) for heading in publication.mesh_headings],
        "OT": [
            f"{'*' * keyword.major}{_plain(keyword)}"
            for keyword in publication.keywords
        ],
        "CN": [
            _plain(each)
            for each in publication.authors
            if isinstance(each, gtm.CollectiveAuthor)
        ],
        "AU": [_plain(each.name.medline) for each in people],
        "AD": [
            _plain(place) for each in publication.authors for place in each.affiliations
        ],
        "PST": publication.entries[0].publication_status or "",
        "PMC": str(publication.pmcid or ""),
        "GR": [
            "/".join(
                [
                    *filter(None, (grant.number, grant.acronym)),
                    grant.agency or "",
                    grant.country or "",
                ]
            )
            for grant in publication.grants
        ],
    }
    return {tag: value for tag, value in said.items() if value}


def _of_biopython(data: bytes) -> list[dict[str, Any]]:
    wanted = set(
        "PMID TI TT AB JT TA JID VI IP PG LA PT MH OT CN AU AD PST PMC GR".split()
    )
    found = []
    parse = cast("Callable[[object], Iterable[dict[str, Any]]]", Medline.parse)
    for record in parse(io.StringIO(data.decode())):
        kept = {}
        for tag, value in record.items():
            if tag in wanted and value:
                one = _plain(value) if isinstance(value, str) else None
                kept[tag] = [_plain(each) for each in value] if one is None else one
        if isinstance(kept.get("PMC"), list):
            kept["PMC"] = kept["PMC"][0]
        found.append(kept)
    return found


@pytest.mark.parametrize("path", [EXPORT, SAMPLE], ids=["nbib", "xml"])
def test_biopython_agrees(path: Path) -> None:
    """What Bio.Medline can hold of what we wrote is what the publication holds."""
    publications = _read(path)[::5]
    data = _written(publications)
    held = [restrict(publication) for publication in publications]

    # Bio.Medline splits a text of several lines where each is an item of a list.
    several = {"COIS", "OT", "GR", "CN", "PT"}
    for ours, theirs in zip(map(_of_ours, held), _of_biopython(data), strict=True):
        for tag in several & set(ours):
            ours[tag] = " ".join(ours[tag])
            theirs[tag] = " ".join(theirs[tag])
        assert ours == theirs


def test_biopython_agrees_on_what_is_read() -> None:
    """We read of PubMed's export what Bio.Medline reads of it."""
    publications = _read(EXPORT)
    theirs = _of_biopython(EXPORT.read_bytes())

    assert [each.get("TI") for each in theirs] == [
        _plain(each.title) for each in publications
    ]
    assert [each.get("AD", []) for each in theirs] == [
        _of_ours(each).get("AD", []) for each in publications
    ]


def test_nbib_agrees_on_authors() -> None:
    """The package nbib reads the same authors, each with the same affiliations.

    It drops ORCID iDs, relations and the second of two languages.
    """
    nbib = pytest.importorskip("nbib")
    publications = _read(EXPORT)
    found = nbib.read_file(str(EXPORT))

    for ours, theirs in zip(publications, found, strict=True):
        people = [each for each in ours.authors if isinstance(each, gtm.PersonalAuthor)]
        assert [
            (
                ", ".join(filter(None, (each.name.family, each.name.given))),
                each.name.medline,
            )
            for each in people
        ] == [
            (each["author"], each["author_abbreviated"]) for each in theirs["authors"]
        ]
        assert [[_plain(place) for place in each.affiliations] for each in people] == [
            [_plain(place) for place in each.get("affiliations", [])]
            for each in theirs["authors"]
        ]
        assert [_plain(keyword) for keyword in ours.keywords] == theirs.get(
            "keywords", []
        )
