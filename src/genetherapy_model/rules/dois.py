"""ID: DOIs to which something was added that is no part of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.identifiers import Doi
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.works import Locator, WorkReference
from genetherapy_model.errors import InvalidIdentifier, Severity
from genetherapy_model.rules._definitions import Slip, rule

__all__ = [
    "doi_with_a_pasted_tail",
    "doi_with_the_punctuation_after_it",
    "page_and_year_glued_to_a_doi",
    "several_dois_of_one_record",
    "year_glued_to_a_doi",
]

_SYNTAX: Final = "https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html"

# Series of DOIs whose last group has a length of its own, so that four digits more
# are no DOI of the series. Each was read off real DOIs.
_SERIES: Final = re.compile(
    r"10\.(?:"
    r"1126/(?:science|scitranslmed|scisignal|sciadv)\.[0-9]{7}"
    r"|1371/journal\.p[a-z]{3}\.[0-9]{7}"
    r"|7554/elife\.[0-9]{5,6}"
    r"|1038/nature[0-9]{5}"
    r"|1056/nejm[a-z]{1,5}[0-9]{6,7}"
    r"|(?:1007|1038|1057|1140|1186)/s[0-9]{5}-[0-9]{3}-[0-9]{4,5}-[0-9a-z]"
    r"|1016/j\.[a-z]+\.(?:19|20)[0-9]{2}\.[0-9]{2}\.[0-9]{3}"
    r"|3389/f[a-z]+\.20[0-9]{2}\.[0-9]{5,7}"
    r")(?P<year>(?:19|20)[0-9]{2})",
    re.IGNORECASE,
)


@rule(
    "ID010",
    title="a DOI of a known series ends where the series ends",
    severity=Severity.WARNING,
    subject=Doi,
    reason="Where a citation lost its space, the year became a part of the DOI, which "
    "then resolves to nothing. Only series with a fixed length are judged, as "
    "many DOIs rightly end in a year.",
    source=(
        _SYNTAX,
        "E: 10.1126/science.12580962014 in the references of PMC6156577",
    ),
    failing=Doi("10.1126/science.12580962014"),
    passing=Doi("10.1126/science.1258096"),
)
def year_glued_to_a_doi(doi: Doi) -> Iterator[Slip]:
    """Look for a year beyond the length of the series."""
    # The year is the last thing, so that most DOIs need one look.
    if doi.value[-4:-2] not in _CENTURIES:
        return
    found = _SERIES.fullmatch(doi.value)
    if found:
        right = doi.value[:-4]
        yield Slip(
            "",
            f"{doi} is longer than the DOIs of its series: the year "
            f"{found['year']} was glued to {right}",
            right,
        )


_CENTURIES: Final = ("19", "20")
_GLUED: Final = re.compile(r".*?(?P<number>[0-9]{4,})(?P<year>(?:19|20)[0-9]{2})")


def _cited(doi: str) -> WorkReference:
    return WorkReference(
        citation="Xie R, Zhang Y. CRISPR in mice. J Gene Stud 2019;12:104512.",
        identifiers=[f"doi:{doi}"],
    )


@rule(
    "ID011",
    title="a cited DOI does not end in the page and the year of the citation",
    severity=Severity.WARNING,
    subject=WorkReference,
    reason="Where the citation has the last digits of the DOI in two pieces, as an "
    "article number and as the year, the year is not a part of the DOI.",
    source=(
        _SYNTAX,
        "E: 10.1126/science.12580962014 in the references of PMC6156577",
    ),
    failing=_cited("10.1234/jgs.1045122019"),
    passing=_cited("10.1234/jgs.104512"),
)
def page_and_year_glued_to_a_doi(reference: WorkReference) -> Iterator[Slip]:
    """Look for the number and the year in the citation, each alone."""
    if reference.citation is None:
        return
    for index, known in enumerate(reference.identifiers):
        if type(known) is not Doi or known.value[-4:-2] not in _CENTURIES:
            continue
        found = _GLUED.fullmatch(known.value)
        if found is None or _SERIES.fullmatch(known.value):
            continue
        # The DOI is often a part of the citation, and is no proof of itself.
        text = re.sub(r"10\.[0-9]{4,9}\S*/\S+", " ", reference.citation.value)
        words = set(re.findall(r"[0-9]+", text))
        if found["number"] in words and found["year"] in words:
            right = known.value[:-4]
            yield Slip(
                f"/identifiers/{index}",
                f"{known} ends in {found['number']} and {found['year']}, the article "
                f"number and the year of the citation",
                right,
            )


_CLOSING: Final = {")": "(", "]": "[", ">": "<", "}": "{"}
_AFTER: Final = frozenset(".,;:'\"\u2019\u201d\u00bb")


@rule(
    "ID012",
    title="a DOI does not end in the punctuation of the sentence around it",
    severity=Severity.WARNING,
    subject=Doi,
    reason="A full stop, a comma, a quotation mark or a bracket that nothing opens "
    "comes from the text around the DOI. Very few registered DOIs do end in a full "
    "stop, such as 10.21297/ballak.",
    source=(
        _SYNTAX,
        "https://www.crossref.org/blog/dois-and-matching-regular-expressions/",
        "E: 10.1161/01.hyp.35.5.1173. in the references of PMID 34995163",
    ),
    failing=Doi("10.1161/01.hyp.35.5.1173."),
    passing=Doi("10.1161/01.hyp.35.5.1173"),
)
def doi_with_the_punctuation_after_it(doi: Doi) -> Iterator[Slip]:
    """Take off what ends a sentence."""
    right = doi.value
    while right[-1] in _AFTER or _is_unopened(right):
        right = right[:-1]
    if right != doi.value and _is_doi(right):
        yield Slip("", f"{doi.value!r} ends in the punctuation after the DOI", right)


def _is_unopened(text: str) -> bool:
    opening = _CLOSING.get(text[-1])
    return opening is not None and text.count(opening) < text.count(text[-1])


_TAIL: Final = re.compile(
    r"(?P<tail>"
    r"/(?:abstract|full|fulltext|full-text|full/html|e?pdf|pdfdirect|meta)/?"
    r"|\.pdf"
    r"|\?[A-Za-z_]+=.*"
    r"|\[(?:pubmed|cross-?ref|medline|google|pmc|doi).*"
    r"|(?-i:[.,;]?(?:Epub|PMID|PMCID).*)"
    r")\Z",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"(?:https?://|doi\.org/|doi:)", re.IGNORECASE)


@rule(
    "ID013",
    title="a DOI does not hold a part of an address or of a citation",
    severity=Severity.WARNING,
    subject=Doi,
    reason="Publishers put words such as /abstract, /full and .pdf behind the DOI in "
    "their addresses, and citations a word such as PMID; copied along, they make it "
    "resolve to nothing.",
    source=(
        _SYNTAX,
        "https://www.crossref.org/blog/dois-and-matching-regular-expressions/",
    ),
    failing=Doi("10.1002/jgm.2015/abstract"),
    passing=Doi("10.1002/jgm.2015"),
)
def doi_with_a_pasted_tail(doi: Doi) -> Iterator[Slip]:
    """Look for the words of addresses behind the DOI, and for a DOI inside it."""
    inner = _ADDRESS.search(doi.value)
    if inner:
        rest = doi.value[inner.end() :]
        pasted = rest[rest.find("10.") :] if "10." in rest else ""
        yield Slip(
            "",
            f"{doi.value!r} holds an address",
            pasted if _is_doi(pasted) else None,
        )
        return
    found = _TAIL.search(doi.value)
    if found:
        right = doi.value[: found.start()]
        if _is_doi(right):
            tail = found["tail"]
            yield Slip("", f"{doi.value!r} ends in {tail!r}, no part of a DOI", right)


def _is_doi(text: str) -> bool:
    try:
        Doi(text)
    except InvalidIdentifier:
        return False
    return True


@rule(
    "ID014",
    title="a record has one DOI",
    severity=Severity.WARNING,
    subject=Publication,
    reason="Two DOIs that are not marked as wrong are of two works, or one of them is "
    "no DOI of this work; those of versions and parts begin alike. None of 1,206 "
    "real records with a DOI has two.",
    source=(
        "https://www.nlm.nih.gov/bsd/mms/medlineelements.html#aid",
        "E: PubMed records, 912 with a locator and an identifier, which agree in all",
    ),
    failing=Publication(
        locators=[Locator(identifier=Doi("10.1089/hum.2023.152"))],
        identifiers=["doi:10.1089/hum.2023.125"],
    ),
    passing=Publication(
        locators=[
            Locator(identifier=Doi("10.1089/hum.2023.152")),
            Locator(identifier=Doi("10.1089/hum.2023.125"), valid=False),
        ],
        identifiers=["doi:10.1089/HUM.2023.152"],
    ),
)
def several_dois_of_one_record(publication: Publication) -> Iterator[Slip]:
    """Compare the locators and the identifiers."""
    first: Doi | None = None
    stated = [
        (f"/locators/{index}/identifier", locator.identifier)
        for index, locator in enumerate(publication.locators)
        if locator.valid
    ]
    wrong = {each.identifier for each in publication.locators if not each.valid}
    stated += [
        (f"/identifiers/{index}", known)
        for index, known in enumerate(publication.identifiers)
        if type(known) is Doi
    ]
    for path, known in stated:
        if type(known) is not Doi or known in wrong:
            continue
        if first is None:
            first = known
        elif not _begin_alike(first, known):
            yield Slip(path, f"{known} is another DOI than the {first} of this record")


def _begin_alike(doi: Doi, other: Doi) -> bool:
    one, two = sorted((doi.value.lower(), other.value.lower()), key=len)
    rest = two.removeprefix(one)
    # A version or a part follows after a sign: 10.12688/f1000research.17.2
    return one == two or (rest != two and not rest[0].isalnum())
