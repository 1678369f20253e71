"""How well citations are read: each field, against what is known of the works.

``python tests/bench/measure_citations.py`` reads the real citations beside the project
and prints, for each list, how many fields are as they should be. PubMed's summaries
are measured on how much of them is found, as nobody has divided them by hand; with
``--wrong FIELD`` the first that are not as they should be are shown.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import genetherapy_model as gtm
from genetherapy_model.formats.citations import read_citation

CORPUS = Path(__file__).parents[2].parent / "shared/corpus"
FIELDS = ("author", "title", "journal", "year", "volume", "pages", "doi", "pmid")


def folded(text: object) -> str:
    """Give letters and digits alone."""
    return re.sub(r"[\W_]", "", str(text or "").casefold())


def said(publication: gtm.Publication) -> dict[str, str]:
    """Give the fields of a publication, as they are compared."""
    first, issue = publication.first_author, publication.issue
    name = ""
    if isinstance(first, gtm.PersonalAuthor):
        name = first.name.family or ""
    elif first is not None:
        name = str(first)
    pages = publication.pagination
    return {
        "author": folded(name),
        "title": folded(publication.title.plain if publication.title else ""),
        "journal": folded(publication.journal),
        "year": str(publication.year or ""),
        "volume": folded(issue.volume if issue else ""),
        "pages": folded(pages.first_page if pages else ""),
        "doi": str(publication.doi or "").lower(),
        "pmid": str(publication.pmid or ""),
    }


def count(name: str, pairs: Iterator[tuple[str, dict[str, str]]]) -> None:
    """Print for each field in how many citations it is as it should be."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wanted = sys.argv[2] if sys.argv[1:2] == ["--wrong"] else ""
    shown = 0
    for text, gold in pairs:
        read = said(read_citation(text))
        for field, value in gold.items():
            if not value:
                continue
            total[field] += 1
            is_right = read[field] == value
            if field == "author":
                # A gold name may lack its particle, as Werf for Van de Werf.
                is_right = bool(read[field]) and read[field].endswith(value)
            right[field] += is_right
            if field == wanted and not is_right and shown < 12:
                shown += 1
                print("   ", " ".join(text.split())[:300], "|", value, "|", read)
    for field in FIELDS:
        if total[field]:
            share = 100 * right[field] / total[field]
            print(f"{name:<34} {field:<8} {share:5.1f} %  of {total[field]}")


def gold_references() -> Iterator[tuple[str, dict[str, str]]]:
    """Give the references of papers in PMC, with what GROBID's authors know of them."""
    path = CORPUS / "reference_gold/refs_doi_gold.jsonl"
    for line in path.read_text("utf-8").splitlines():
        known = json.loads(line)
        yield (
            known["reference"],
            {
                "author": folded(known.get("firstAuthor")),
                "title": folded(known.get("atitle")),
                "volume": folded(known.get("volume")),
                "pages": folded(known.get("firstPage")),
            },
        )


def styled(style: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give citations in one style, which all but say where their parts are.

    The signs of the clean styles divide them, so that another reading by its regular
    expressions, made for this style alone, is what they are held against.
    """
    path = CORPUS / f"reference_gold/crossref_{style}.jsonl"
    forms = {
        "apa": re.compile(
            r"(?P<author>[^,(]+?)[,.][^()]* \((?P<year>\d{4})[^)]*\)\. "
            r"(?P<title>.+?[.?!]) (?P<journal>[^.?!]+?), (?P<volume>\d+)"
            r"(?:\([^)]*\))?, (?P<pages>[^\s–]+)–.+\."
        ),
        "chicago-author-date": re.compile(
            r"(?P<author>[^,“]+), .*?(?<=\.) (?P<year>\d{4})\. “(?P<title>.+?)[.]?” "
            r"(?P<journal>[^“”]+?) (?P<volume>\d+) (?:\([^)]*\) )?"
            r"\([A-Z][a-z]+[^)]*\): (?P<pages>[^\s–]+)–.+\."
        ),
        "american-chemical-society": re.compile(
            r"\(1\) (?P<author>[^,;]+), [^0-9]+ (?P<year>\d{4}), (?P<volume>\d+), "
            r"(?P<pages>[^\s–]+)–[^,]+\."
        ),
    }
    for line in path.read_text("utf-8").splitlines():
        text = json.loads(line)["ref_string"]
        found = forms[style].fullmatch(text)
        if found is not None:
            yield text, {key: folded(part) for key, part in found.groupdict().items()}


def summaries(name: str) -> None:
    """Print how much is found in summaries of PubMed, and what is left over."""
    data = (CORPUS / "citation_strings" / name).read_bytes()
    readings = list(gtm.scan(io.BytesIO(data), format="citations"))
    found: Counter[str] = Counter()
    for reading in readings:
        publication = reading.publication if isinstance(reading, gtm.Reading) else None
        if publication is None:
            found["lost"] += 1
            continue
        found.update(field for field, value in said(publication).items() if value)
        found["left over"] += any(not each.spelling for each in publication.extras)
        found["finding"] += bool(reading.findings)
    raw = data.decode()
    flat = re.sub(r"(?<=-)\n", "", raw).replace("\n", " ")
    stated = {
        "pmid": set(re.findall(r"PMID: ?(\d+)\.?(?:;|\s|$)", flat)),
        "doi": {each.lower() for each in re.findall(r"doi: (\S+?)\.?\s", flat)},
    }
    read = [said(each.publication) for each in readings if each.publication]  # type: ignore[union-attr]
    print(f"{name}: {len(readings)} citations")
    for field in (*FIELDS, "left over", "finding", "lost"):
        print(
            f"{name:<34} {field:<9} {100 * found[field] / len(readings):5.1f} % have it"
        )
    for field, known in stated.items():
        mine = {each[field] for each in read}
        print(
            f"{name:<34} {field:<9} {100 * len(known & mine) / len(known):5.1f} % found"
        )


def main() -> None:
    """Print all figures."""
    for name in ("pubmed_summary.txt", "liqiming-whu_pubmed_result.txt"):
        summaries(name)
    for style in ("apa", "chicago-author-date", "american-chemical-society"):
        count(style, styled(style))
    count("refs_doi_gold.jsonl", gold_references())


if __name__ == "__main__":
    main()
