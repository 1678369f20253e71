"""The same works in Europe PMC and in JATS, as their publishers sent them.

The records are those of early 2019. What Europe PMC had from PubMed was typed or
changed by others than the publisher: that is told here once, and no reader undoes it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import genetherapy_model as gtm

CORPUS = Path(__file__).parents[3] / "shared/corpus"
PAIRS = CORPUS / "crossformat/epmc_jats_pairs.jsonl"

# What differs for good, and why.
NO_VOLUME = {"PMC6265445": "Europe PMC had not learned of the volume yet"}
YEARS = {
    "PMC6343819": "online in December 2018, in the collection of February 2019, which "
    "JATS does not call an issue; of PMC6337572, in that of January 2019, Europe PMC "
    "has the date online, so that neither is a rule"
}
ORCID_IDS = {
    ("PMC6121324", "Yingxin Zhang"): "PubMed gave it to another author",
    ("PMC6137974", "Qiankun Xu"): "not in PubMed",
    ("PMC6265445", "Shujun Ou"): "not in PubMed",
}
NO_KEYWORDS = {"PMC6137974", "PMC6195417", "PMC6261170"}

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_OTHER = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"\S+@\S+|electronic address:", re.IGNORECASE)
_NUMBER = re.compile(r"\A[0-9]+(?=[A-Z])")


class Work(NamedTuple):
    """One work as both services have it."""

    number: str
    europepmc: gtm.Publication
    jats: gtm.Publication


@cache
def works() -> tuple[Work, ...]:
    """Read all pairs: those of two directories, and those of one file."""
    if not PAIRS.exists():
        pytest.skip("../shared is absent")
    found = [
        (path.stem, path.read_bytes(), (CORPUS / f"jats/{path.stem}.xml").read_bytes())
        for path in sorted((CORPUS / "europepmc_json").glob("*.json"))
    ]
    for line in PAIRS.read_text("utf-8").splitlines():
        pair = json.loads(line)
        item = json.dumps(pair["epmc"]).encode()
        found.append((pair["pmcid"], item, pair["jats_without_body"].encode()))
    return tuple(
        Work(number, next(gtm.read(item)), next(gtm.read(article)))
        for number, item, article in found
    )


def spelled(text: str) -> str:
    """Leave what differs by custom: kinds of dashes, blanks, the final stop."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    return " ".join(plain.split()).rstrip(".")


def folded(text: str) -> str:
    """Leave letters and digits alone, without accents and case."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _OTHER.sub("", "".join(c for c in plain if not unicodedata.combining(c)))


def differing(
    differences: Iterable[tuple[Work, object, object]],
) -> dict[str, tuple[object, object]]:
    """Give what differs, by the number of the work."""
    return {
        work.number: (one, other) for work, one, other in differences if one != other
    }


def test_there_are_61_works() -> None:
    """26 works stand in both directories, 35 in one file; none is the other's."""
    assert len(works()) == 61
    assert all(work.europepmc.pmcid == work.jats.pmcid for work in works())
    assert all(gtm.same_work(work.europepmc, work.jats) for work in works())


def test_dois_agree() -> None:
    """The DOI is the same; its case does not count."""
    assert {} == differing(
        (work, work.europepmc.doi, work.jats.doi) for work in works()
    )
    assert all(work.jats.doi for work in works())


def test_volumes_agree() -> None:
    """The volume is the same where both have it."""

    def volume(publication: gtm.Publication) -> str | None:
        return publication.issue.volume if publication.issue is not None else None

    found = differing(
        (work, volume(work.europepmc), volume(work.jats)) for work in works()
    )

    assert found.keys() == NO_VOLUME.keys()
    assert [one for one, _ in found.values()] == [None]


def test_titles_agree() -> None:
    """Titles are the same text, with the same subscripts and subtitles.

    PubMed closes each with a stop; hyphens are of several kinds.
    """

    def title(publication: gtm.Publication) -> str:
        assert publication.title is not None
        return spelled(publication.title.plain)

    assert {} == differing(
        (work, title(work.europepmc), title(work.jats)) for work in works()
    )


def test_journals_agree() -> None:
    """The journal has an ISSN and a title or abbreviation in common.

    NLM writes titles in its own way, *Rice (New York, N.Y.)*, and in small letters.
    """
    for work in works():
        one, other = work.europepmc, work.jats
        assert {str(known.issn) for known in one.issns} & {
            str(known.issn) for known in other.issns
        }
        assert _titles(one.journal) & _titles(other.journal)


def _titles(journal: gtm.Journal | None) -> set[str]:
    assert journal is not None
    names = (
        journal.title,
        journal.iso_abbreviation,
        journal.medline_abbreviation,
        *journal.aliases,
    )
    return {folded(name) for name in names if name}


def test_years_agree() -> None:
    """The year of publication is the same."""
    found = differing((work, work.europepmc.year, work.jats.year) for work in works())

    assert found.keys() == YEARS.keys()


def people(publication: gtm.Publication) -> list[gtm.PersonalAuthor]:
    """Give the authors that are persons."""
    return [
        author
        for author in publication.authors
        if isinstance(author, gtm.PersonalAuthor)
    ]


def test_authors_agree() -> None:
    """Family and given names are the same, and in the same order.

    NLM takes the stops from initials, and writes names with capitals.
    """

    def names(publication: gtm.Publication) -> list[tuple[str, str]]:
        return [
            (
                spelled(author.name.family or "").casefold(),
                " ".join(
                    spelled((author.name.given or "").replace(".", " ")).split()
                ).casefold(),
            )
            for author in people(publication)
        ]

    assert {} == differing(
        (work, names(work.europepmc), names(work.jats)) for work in works()
    )


def test_orcid_ids_agree() -> None:
    """Who has an iD in both has the same one; Europe PMC adds what was claimed."""
    shared = 0
    missing = set()
    for work in works():
        pairs = zip(people(work.europepmc), people(work.jats), strict=True)
        for one, other in pairs:
            if other.orcid is None:
                continue
            if one.orcid is None:
                missing.add((work.number, str(other)))
                continue
            shared += 1
            assert one.orcid == other.orcid

    assert shared >= 50
    assert missing == ORCID_IDS.keys()


def test_affiliations_agree() -> None:
    """What Europe PMC has of an author's places is among what the publisher prints.

    PubMed had one place of most authors, closed with a stop, its mail address after it
    and the number of the footnote before it at times.
    """
    count = 0
    for work in works():
        pairs = zip(people(work.europepmc), people(work.jats), strict=True)
        for one, other in pairs:
            printed = folded(" ".join(map(str, other.affiliations)))
            for place in map(str, one.affiliations):
                bare = _ADDRESS.sub("", _NUMBER.sub("", place))
                assert folded(bare) in printed, (work.number, str(one), place)
                count += 1

    assert count >= 450


def test_keywords_agree() -> None:
    """Keywords are the same; Europe PMC had changed their case and their order."""

    def texts(publication: gtm.Publication) -> list[str]:
        return sorted(folded(known.text.plain) for known in publication.keywords)

    found = differing(
        (work, texts(work.europepmc), texts(work.jats)) for work in works()
    )

    assert found.keys() == NO_KEYWORDS
    assert all(one == [] for one, _ in found.values())
