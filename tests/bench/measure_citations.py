"""How well citations are read: each field, against what is known of the works.

``python tests/bench/measure_citations.py`` reads the real citations beside the project
and prints, for each list, how many fields are as they should be. PubMed's summaries
are divided once more by the signs of PubMed's own form, as nobody has divided them by
hand, and what no title, journal or page may be is counted as harm; with
``--wrong FIELD [LIST]`` the first that are not as they should be are shown.

The clean styles are divided by their own signs. The others print the same works, known
by their DOI: in noise a field counts where it is still legible, and a title where it is
nearly the same; a scrambled title is none.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from xml.etree import ElementTree

import genetherapy_model as gtm
from genetherapy_model.formats.citations import read_citation

CORPUS = Path(__file__).parents[2].parent / "shared/corpus"
_SHOWN = 12
_INITIALS = re.compile(r"^(?:[A-Z]{1,3} |(?:[A-Z][a-z]?\. ?-?)+)(?=[^\W\d_]{2})")
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


def count(name: str, pairs: Iterable[tuple[str, dict[str, str]]]) -> None:
    """Print for each field in how many citations it is as it should be."""
    wanted, where = "", ""
    if sys.argv[1:2] == ["--wrong"]:
        wanted, where = [*sys.argv[2:], ""][:2]
    found = figures(pairs, wanted if where in name else "")
    for field in FIELDS:
        if field in found:
            share, total = found[field]
            print(f"{name:<34} {field:<8} {share:5.1f} %  of {total}")


def figures(
    pairs: Iterable[tuple[str, dict[str, str]]], wanted: str = ""
) -> dict[str, tuple[float, int]]:
    """Give for each field how many per cent of how many citations have it right."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    shown = 0
    for text, gold in pairs:
        read = said(read_citation(text))
        for field, value in gold.items():
            if not value:
                continue
            total[field] += 1
            is_right = _is_right(field, read[field], value)
            right[field] += is_right
            if field == wanted and not is_right and shown < _SHOWN:
                shown += 1
                print("   ", " ".join(text.split())[:300], "|", value, "|", read)
    return {field: (100 * right[field] / many, many) for field, many in total.items()}


def _is_right(field: str, read: str, value: str) -> bool:
    if field == "author":
        # A gold name may lack its particle, as Werf for Van de Werf, or may have given
        # names before it, as Mark Srednicki.
        return read.endswith(value) or (len(read) > 2 and value.endswith(read))
    if field == "title" and value.startswith("~"):
        matcher = SequenceMatcher(None, read, value[1:], autojunk=False)
        return matcher.ratio() > 0.85
    return read == value


def gold_references() -> Iterator[tuple[str, dict[str, str]]]:
    """Give the references of papers in PMC, with what GROBID's authors know of them.

    What a reference does not print is not asked for, nor is a title that they know
    no further than to its first italics.
    """
    path = CORPUS / "reference_gold/refs_doi_gold.jsonl"
    for line in path.read_text("utf-8").splitlines():
        known = json.loads(line)
        text = known["reference"]
        fields = {
            "author": folded(known.get("firstAuthor")),
            "title": folded(known.get("atitle")),
            "volume": folded(known.get("volume")),
            "pages": folded(known.get("firstPage")),
        }
        yield (
            text,
            {
                field: value
                for field, value in fields.items()
                if value in folded(text)
                and (field != "title" or _is_whole(value, text))
            },
        )


def _is_whole(title: str, text: str) -> bool:
    """Tell whether a sentence ends where a title does."""
    letters = [place for place, sign in enumerate(text) if sign.isalnum()]
    end = folded(text).find(title) + len(title)
    if end >= len(letters):
        return True
    between = text[letters[end - 1] + 1 : letters[end]]
    return re.search(r"[^\s(-]", between) is not None


CLEAN = {
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
"""The signs of the clean styles, by which another reading, made for one style alone,
divides them: what the reader is held against."""


def strings(style: str) -> Iterator[tuple[str, str]]:
    """Give the citations of the same works in one style, and their DOIs."""
    path = CORPUS / f"reference_gold/crossref_{style}.jsonl"
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row["ref_string"], row["target_gt"]["DOI"]


def divided(style: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Give citations in a clean style, their DOIs and their fields."""
    for text, doi in strings(style):
        found = CLEAN[style].fullmatch(text)
        if found is not None:
            fields = {key: folded(part) for key, part in found.groupdict().items()}
            if fields["pages"] == "no":  # Crossref says so where there are none
                del fields["pages"]
            yield text, doi, fields


def styled(style: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give citations in a clean style, and their fields."""
    return ((text, fields) for text, _, fields in divided(style))


def joined(style: str, *without: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give citations in another style, and what the clean ones say of their works."""
    known: dict[str, dict[str, str]] = {}
    for clean in CLEAN:
        for _, doi, fields in divided(clean):
            known[doi] = {**fields, **known.get(doi, {})}
    for text, doi in strings(style):
        fields = {
            field: value
            for field, value in known.get(doi, {}).items()
            if field not in without and value in folded(text)
        }
        title = known.get(doi, {}).get("title")
        if style == "apa-noise" and title:
            fields["title"] = f"~{title}"
        yield text, fields


def deposited() -> Iterator[tuple[str, dict[str, str]]]:
    """Give citations as publishers deposit them, with the fields they state beside."""
    path = CORPUS / "reference_gold/crossref_deposited_refs.jsonl"
    for line in path.read_text("utf-8").splitlines():
        known = json.loads(line)["reference"]
        text = known.get("unstructured")
        if not text:
            continue
        doi = known.get("DOI", "").lower()
        volume = known.get("volume", "").split("(")[0]
        yield (
            text,
            {
                "author": folded(_INITIALS.sub("", known.get("author", ""))),
                "title": folded(known.get("article-title")),
                "journal": folded(known.get("journal-title")),
                "year": folded(known.get("year"))[:4],
                "volume": folded(volume),
                "pages": folded(known.get("first-page")),
                "doi": doi if doi in text.lower() else "",
            },
        )


def labelled() -> Iterator[tuple[str, dict[str, str]]]:
    """Give the references that GROBID's authors labelled by hand, most of physics."""
    for path in sorted((CORPUS / "reference_gold/grobid_tei").glob("*.xml")):
        for each in ElementTree.parse(path).iter():
            if each.tag.rpartition("}")[2] == "bibl":
                text = " ".join("".join(each.itertext()).split())
                yield text, _labels_of(each)


def _labels_of(bibl: ElementTree.Element) -> dict[str, str]:
    labels: dict[str, str] = {}
    for each in bibl.iter():
        name = each.tag.rpartition("}")[2]
        kind = each.get("level") or each.get("unit") or each.get("type") or ""
        text = " ".join("".join(each.itertext()).split())
        labels.setdefault(f"{name} {kind}".strip(), text)
    names = re.split(r",|;| and | & | et al", labels.get("author", ""))
    first = next((part for part in names if re.search(r"[^\W\d_]{2}", part)), "")
    year = re.search(r"\d{4}", labels.get("date", ""))
    pages = labels.get("biblScope page") or labels.get("biblScope pp") or ""
    return {
        "author": folded(re.sub(r"\b\w\.|(?<=[a-z])(?: [A-Z])+$", "", first)),
        "title": folded(labels.get("title a")),
        "journal": folded(labels.get("title j")),
        "year": year[0] if year else "",
        "volume": folded(labels.get("biblScope volume") or labels.get("biblScope vol")),
        "pages": folded(re.split(r"[-–—]|\s", pages)[0]),
        "doi": re.sub(r".*?(?=10\.)|\s", "", labels.get("idno DOI", "").lower()),
    }


_SUMMARY = re.compile(
    r"(?P<before>.*[.?!\]\"”)’']) (?P<journal>[^.?!]{2,100}?)\. "
    r"(?P<year>(?:19|20)\d\d)(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: \d+(?:-\d+)?)?)?"
    r"(?:;(?P<volume>[\w ./-]+?)?(?:\([^()]*\))?)?(?::(?P<pages>[\w./():-]+?))?"
    r"\.(?: (?![a-z])|\Z)"
)
_BEHIND = re.compile(
    r"\s(?:doi: ?10|pii: |Epub |eCollection |PubMed PMID|PMID: )"
    r"|(?<=\. )[A-Z][a-z]+(?:, [A-Z][a-z]+)*\. (?=doi: |PubMed PMID|PMID: )"
)
_PLACED = re.compile(
    r"\bpii: |\bdoi: |Available (?:from|at):|Epub ahead"
    r"|\. (?:19|20)\d\d(?: [A-Z][a-z]{2}[\w -]{0,9})?(?:;\s?[\d(]|:\s?\d|\.?\Z)"
)
_PAGES = re.compile(
    r"(?:arXiv:|/)?[A-Za-z]*[-.]?\w[\w./()-]*(?:[,;] ?[\w.-]+)*", re.ASCII
)


_PEOPLE = re.compile(
    r"(?:[^\W\d_][\w'’ -]+? [^\W\d_a-z]{1,5}(?: (?:Jr|Sr|2nd|3rd|4th|II|III|IV))?, )*"
    r"[^\W\d_][\w'’ -]+? [^\W\d_a-z]{1,5}(?: (?:Jr|Sr|2nd|3rd|4th|II|III|IV))?\. "
)


def printed(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the summaries of PubMed with what their own signs tell, from behind."""
    raw = (CORPUS / "citation_strings" / name).read_text("utf-8")
    for record in re.split(r"(?:\A|\n)\s*\n(?=\d+: )|\A(?=\d+: )", raw):
        text = " ".join(re.sub(r"(?<=[^\s-]-)\n", "", record).split())
        bare = re.sub(r"\A\d+: ", "", text)
        behind = _BEHIND.search(bare)
        found = _SUMMARY.match(bare[: behind.start()] if behind else bare)
        if found is None or bare == text:
            continue
        gold = {field: folded(found[field]) for field in ("journal", "year", "volume")}
        gold["pages"] = folded(re.split(r"(?<=\w)-", found["pages"] or "")[0])
        if "(" in (found["pages"] or "") or "-0" in (found["pages"] or ""):
            gold["pages"] = ""
        names = re.match(r"(?P<family>[^\W\d_][\w' -]+?) [A-Z]{1,3}(?:, |\. )", bare)
        gold["author"] = folded(names["family"] if names else "")
        people = _PEOPLE.match(found["before"])
        # A group before the title has no sign of its own.
        gold["title"] = folded(found["before"][people.end() :]) if people else ""
        yield text, gold


def harms(publication: gtm.Publication) -> Iterator[str]:
    """Name the fields that hold what no work has there, whatever was printed."""
    title, pages = publication.title, publication.pagination
    if title is not None and _PLACED.search(title.plain):
        yield "title"
    if pages is not None and not _PAGES.fullmatch(pages.text or ""):
        yield "pages"
    if re.search(r"\d{4};|pii:|doi:", str(publication.journal or "")):
        yield "journal"
    for author in publication.authors:
        if re.search(r"[a-z]{4}\. [A-Z]|[A-Z]{2}\. [A-Z]|\d{4}", str(author)):
            yield "author"
            return


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
        found.update(f"harm {field}" for field in harms(publication))
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
    for field in ("author", "title", "journal", "pages"):
        print(f"{name:<34} {field:<9} {found[f'harm {field}']:5} times harmed")
    for field, known in stated.items():
        mine = {each[field] for each in read}
        print(
            f"{name:<34} {field:<9} {100 * len(known & mine) / len(known):5.1f} % found"
        )


def main() -> None:
    """Print all figures."""
    for name in ("pubmed_summary.txt", "liqiming-whu_pubmed_result.txt"):
        summaries(name)
        count(name, printed(name))
    for style in CLEAN:
        count(style, styled(style))
    count("elsevier-without-titles", joined("elsevier-without-titles", "title"))
    count("apa-noise", joined("apa-noise"))
    count("degraded_title_scrambled", joined("degraded_title_scrambled", "title"))
    count("deposited_refs", deposited())
    count("refs_doi_gold", gold_references())
    count("grobid_tei", labelled())


if __name__ == "__main__":
    main()
