"""PUB: titles, abstracts, keywords and lists that are not as they should be."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import Final

from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.subjects import Keyword, PublicationType
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import ReferenceList, WorkReference
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule

__all__ = [
    "abstract_cut_off",
    "keywords_in_one",
    "more_references_than_stated",
    "no_code_of_a_language",
    "stated_twice",
    "title_cut_off",
    "title_in_capitals",
    "title_that_is_none",
]

_ELEMENTS: Final = "https://www.nlm.nih.gov/bsd/mms/medlineelements.html"
_TITLES: Final = ("title", "vernacular_title")
_FEW_LETTERS: Final = 25
_FEW_WORDS: Final = 4
_FEW_LONG_WORDS: Final = 2
_LONG_WORD: Final = 6


def _titled(title: str) -> Publication:
    return Publication(title=title)


@rule(
    "PUB009",
    title="a title is not all in capitals",
    severity=Severity.WARNING,
    subject=Publication,
    reason="Capitals are a matter of a journal's layout; as data they hide what is a "
    "name, a gene or an acronym. Titles of a few words, which may be acronyms, and "
    "scripts without capitals are not judged.",
    source=(
        f"{_ELEMENTS}#ti",
        "E: six of 1,604 PubMed records, such as PMID 31839735",
    ),
    failing=_titled("RETHINKING ADENOVIRAL VECTORS IN GASTROENTEROLOGY."),
    passing=_titled("Rethinking adenoviral vectors in gastroenterology."),
)
def title_in_capitals(publication: Publication) -> Iterator[Slip]:
    """Count capitals, small letters and words."""
    for field in _TITLES:
        title: MarkedText | None = getattr(publication, field)
        # Nearly all titles have a small letter early on.
        if title is None or _has_small_start(title.value):
            continue
        text = title.plain
        small = sum(map(str.islower, text))
        capital = sum(map(str.isupper, text))
        lengths = [sum(map(str.isupper, word)) for word in text.split()]
        words = sum(length > 1 for length in lengths)
        long_words = sum(length >= _LONG_WORD for length in lengths)
        if (
            capital >= _FEW_LETTERS
            and small * 10 <= capital
            and words >= _FEW_WORDS
            and long_words >= _FEW_LONG_WORDS
        ):
            yield Slip(f"/{field}", f"{_short(text)!r} is all in capitals")


def _has_small_start(value: str) -> bool:
    # Markup and references are small letters too, in shorter runs.
    return re.search(r"[a-z]{6}", value) is not None


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}..."


@rule(
    "PUB010",
    title="a title is whole",
    severity=Severity.INFO,
    subject=Publication,
    reason="Three full stops at the end are what programs leave of a text that was too "
    "long for them; a few titles end so on purpose.",
    source=(f"{_ELEMENTS}#ti",),
    failing=_titled("Advances and challenges in the development of gene ther..."),
    passing=_titled("Advances and challenges in the development of gene therapy."),
)
def title_cut_off(publication: Publication) -> Iterator[Slip]:
    """Look for the full stops at the end."""
    for field in _TITLES:
        title: MarkedText | None = getattr(publication, field)
        if title is not None and title.value.rstrip().endswith(("...", "\u2026")):
            end = title.plain.rstrip()[-40:]
            yield Slip(f"/{field}", f"the title ends in {end!r}, as if it were cut off")


_NO_TITLE: Final = re.compile(
    r"\W*(?:(?:title |text )?not available|no title(?: available)?|untitled|"
    r"title unavailable|n/a|unknown title|undefined|null|none)\W*",
    re.IGNORECASE,
)


@rule(
    "PUB011",
    title="a title is the title of a work",
    severity=Severity.INFO,
    subject=Publication,
    reason="Where there is no title, or none in English, catalogues write so in its "
    "place: [Not Available]. It is no title, and many works share it.",
    source=(f"{_ELEMENTS}#ti",),
    failing=_titled("[Not Available]."),
    passing=_titled("Editorial."),
)
def title_that_is_none(publication: Publication) -> Iterator[Slip]:
    """Compare the whole title with what stands for none."""
    for field in _TITLES:
        title: MarkedText | None = getattr(publication, field)
        if title is not None and _NO_TITLE.fullmatch(title.value.strip()):
            yield Slip(f"/{field}", f"{title.value.strip()!r} says that there is none")


_CUT: Final = re.compile(
    r"\(ABSTRACT TRUNCATED(?: AT [0-9]+ (?:WORDS|CHARACTERS))?\)|\[truncated\]|\.{3}\Z"
)


@rule(
    "PUB012",
    title="an abstract is whole",
    severity=Severity.INFO,
    subject=Abstract,
    reason="MEDLINE used to cut long abstracts, and said so at their end.",
    source=(f"{_ELEMENTS}#ab",),
    failing=Abstract(
        sections=[
            AbstractSection(text="We did it. (ABSTRACT TRUNCATED AT 250 WORDS)"),
        ]
    ),
    passing=Abstract(sections=[AbstractSection(text="We did it. It worked.")]),
)
def abstract_cut_off(abstract: Abstract) -> Iterator[Slip]:
    """Look at the end of the last section."""
    if abstract.sections:
        found = _CUT.search(abstract.sections[-1].text.value.rstrip()[-60:])
        if found:
            path = f"/sections/{len(abstract.sections) - 1}/text"
            yield Slip(path, f"the abstract ends in {found[0]!r}: it was cut off")


_SEMICOLONS: Final = re.compile(r"\s*;\s+")
_FEW_KEYWORDS: Final = 3
_FEW_COMMAS: Final = 5


def _keyed(*keywords: str) -> Publication:
    return Publication(keywords=[Keyword(text=text) for text in keywords])


@rule(
    "PUB013",
    title="a keyword is one keyword",
    severity=Severity.WARNING,
    subject=Publication,
    reason="A list that was pasted into one keyword is found by none of its words. "
    "Told are three and more pieces between semicolons, and five and more between "
    "commas where they are all that the work has, as headings are inverted with "
    "commas.",
    source=(f"{_ELEMENTS}#ot", "E: PMIDs 34853675 and 31840357"),
    failing=_keyed("gene therapy; hemophilia B; AAV"),
    passing=_keyed("gene therapy", "hemophilia B", "AAV"),
)
def keywords_in_one(publication: Publication) -> Iterator[Slip]:
    """Count the pieces between semicolons and commas."""
    alone = len(publication.keywords) == 1
    for index, keyword in enumerate(publication.keywords):
        value = keyword.text.value
        if ";" in value:
            text = keyword.text.plain
            parts = [part for part in _SEMICOLONS.split(text) if len(part) > 1]
            several = len(parts) >= _FEW_KEYWORDS
        elif alone and "," in value:
            text = keyword.text.plain
            parts = [part for part in text.split(", ") if part.strip()]
            several = len(parts) >= _FEW_COMMAS
        else:
            continue
        if several:
            yield Slip(
                f"/keywords/{index}",
                f"{_short(text)!r} is a list of {len(parts)} keywords",
            )


@rule(
    "PUB014",
    title="nothing stands twice in a list",
    severity=Severity.INFO,
    subject=Publication,
    reason="A type, a keyword, a heading, a substance or a language holds of a work or "
    "not; said twice, it counts twice. Keywords are compared by owner and to the "
    "letter, as works in several languages have Trauma and trauma.",
    source=("https://dtd.nlm.nih.gov/ncbi/pubmed/",),
    failing=Publication(
        publication_types=[
            PublicationType(name="Review", ui="D016454"),
            PublicationType(name="Review", ui="D016454"),
        ]
    ),
    passing=Publication(
        publication_types=[
            PublicationType(name="Review", ui="D016454"),
            PublicationType(name="Journal Article", ui="D016428"),
        ]
    ),
)
def stated_twice(publication: Publication) -> Iterator[Slip]:
    """Compare the members of each list."""
    lists: dict[str, list[Hashable]] = {
        "publication_types": [each.name for each in publication.publication_types],
        "keywords": [(each.text.value, each.owner) for each in publication.keywords],
        "mesh_headings": [each.descriptor.name for each in publication.mesh_headings],
        "chemicals": [each.name for each in publication.chemicals],
        "languages": list(publication.languages),
    }
    for field, keys in lists.items():
        if len(set(keys)) == len(keys):
            continue
        seen: set[Hashable] = set()
        for index, key in enumerate(keys):
            if key in seen:
                shown = key[0] if isinstance(key, tuple) else key
                yield Slip(f"/{field}/{index}", f"{shown!r} stands in the list twice")
            seen.add(key)


def _citing(count: int) -> Publication:
    cited = ReferenceList(
        references=[
            WorkReference(citation="Blood. 2002;99:1"),
            WorkReference(citation="Lancet. 2002;359:1851"),
        ]
    )
    return Publication(number_of_references=count, reference_lists=[cited])


@rule(
    "PUB015",
    title="a work has no more references than it is said to have",
    severity=Severity.WARNING,
    subject=Publication,
    reason="A list may be shorter than the count, as catalogues leave out what they "
    "cannot match, but not longer.",
    source=(f"{_ELEMENTS}#rf", "E: PMID 20511692, 63 counted and 58 listed"),
    failing=_citing(1),
    passing=_citing(3),
)
def more_references_than_stated(publication: Publication) -> Iterator[Slip]:
    """Count the references in the lists."""
    count = publication.number_of_references
    if count is None:
        return
    listed = sum(1 for each in publication.reference_lists for _ in each)
    if listed > count:
        yield Slip(
            "/number_of_references",
            f"{count} references are stated, and {listed} are listed",
        )


# ISO 639-1, with those that it once had: in, iw, ji, jw, mo, sh.
_LANGUAGES: Final = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr
    cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv
    ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki
    kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo
    mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn
    ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk
    tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu""".split()
)
# Codes of countries that are the code of no language.
_OF_COUNTRIES: Final = {
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "gb": "en",
    "gr": "el",
    "jp": "ja",
    "us": "en",
    "ua": "uk",
}
_TWO_LETTERS: Final = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9]+)*")


@rule(
    "PUB016",
    title="the code of a language is one",
    severity=Severity.WARNING,
    subject=Publication,
    reason="A code of two letters is one of ISO 639-1; those of countries, such as jp, "
    "are often taken for them. Words and codes of three letters are not judged.",
    source=(
        "https://www.loc.gov/standards/iso639-2/php/code_list.php",
        f"{_ELEMENTS}#la",
    ),
    failing=Publication(languages=["jp"]),
    passing=Publication(languages=["ja"]),
)
def no_code_of_a_language(publication: Publication) -> Iterator[Slip]:
    """Look for each code in the list."""
    for index, language in enumerate(publication.languages):
        found = _TWO_LETTERS.fullmatch(language)
        if found and found[1].lower() not in _LANGUAGES:
            yield Slip(
                f"/languages/{index}",
                f"{language!r} is the code of no language in ISO 639-1",
                _OF_COUNTRIES.get(found[1].lower()),
            )
