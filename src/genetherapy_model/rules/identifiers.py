"""ID: identifiers that are not what they are called, or not of what they stand at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.authors import PersonalAuthor
from genetherapy_model.domain.conditions import Condition
from genetherapy_model.domain.identifiers import (
    BY_PREFIX,
    ActrnNumber,
    ChiCtrNumber,
    Doi,
    EuCtNumber,
    EudraCtNumber,
    MeshRecordType,
    MeshUi,
    NctId,
    OmimNumber,
    Orcid,
    OrphaCode,
    OtherIdentifier,
    Pmcid,
    Pmid,
    UminId,
)
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.subjects import (
    Chemical,
    MeshHeading,
    MeshTerm,
    PublicationType,
    SupplementaryConcept,
)
from genetherapy_model.errors import InvalidIdentifier, Severity
from genetherapy_model.rules._definitions import Slip, rule

__all__ = [
    "chemical_under_another_kind_of_record",
    "condition_under_another_kind_of_record",
    "heading_under_another_kind_of_record",
    "orcid_is_the_tail_of_a_doi",
    "orcid_outside_the_known_blocks",
    "publication_type_under_another_kind_of_record",
    "refused_identifier",
    "several_numbers_of_one_record",
    "supplementary_concept_under_another_kind_of_record",
]

# PubMed calls manuscripts of the NIH numbers of the NLM, so that "nlm" says nothing.
_SCHEMES: Final[dict[str, type[Identifier]]] = {
    prefix: kind for prefix, kind in BY_PREFIX.items() if prefix != "nlm"
} | {
    # Names in PubMed's records, and those that people write.
    "anzctr": ActrnNumber,
    "chictr": ChiCtrNumber,
    "clinicaltrials.gov": NctId,
    "ctis": EuCtNumber,
    "eudract": EudraCtNumber,
    "mim": OmimNumber,
    "nct": NctId,
    "orphacode": OrphaCode,
    "orphanet": OrphaCode,
    "pmcid": Pmcid,
    "pmid": Pmid,
    "umin-ctr": UminId,
}


@rule(
    "ID001",
    title="an identifier obeys the scheme that it is said to be of",
    severity=Severity.WARNING,
    subject=OtherIdentifier,
    reason="Each scheme defines its characters and its check digit; what breaks them "
    "identifies nothing.",
    source=(
        "https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html",
        "https://support.orcid.org/hc/articles/360006897674",
        "https://www.issn.org/understanding-the-issn/what-is-an-issn/",
        "C7",
        "C9",
        "M1",
    ),
    failing=OtherIdentifier(scheme="issn", text="0165-0209"),
    passing=OtherIdentifier(scheme="issn", text="0165-0203"),
)
def refused_identifier(other: OtherIdentifier) -> Iterator[Slip]:
    """Try the text as an identifier of the scheme."""
    kind = _SCHEMES.get(other.scheme.lower())
    if kind is None:
        return
    try:
        kind.parse(other.text)
    except InvalidIdentifier as error:
        yield Slip("", " ".join(str(error).split()))


_LIKE_AN_ORCID: Final = re.compile(r"(?:[0-9]{4}-){3}[0-9]{3}[0-9X]\Z", re.IGNORECASE)


def _by_orcid(text: str) -> Publication:
    known = (
        Orcid(text)
        if text[:4] == "0000"
        else OtherIdentifier(scheme="orcid", text=text)
    )
    author = Person(name=PersonName(family="Silva", given="Ana"), identifiers=[known])
    return Publication(
        identifiers=["doi:10.1590/0034-7167-2018-0740"],
        authors=[PersonalAuthor(person=author)],
    )


@rule(
    "ID002",
    title="the ORCID iD of a person is no part of the work's DOI",
    severity=Severity.ERROR,
    subject=Publication,
    reason="Some publishers make DOIs of an ISSN, a year and a number, which look like "
    "an ORCID iD and are taken for one when records are searched by pattern.",
    source=(
        "https://support.orcid.org/hc/articles/360006897674",
        "E: 10.1590/0034-7167-2018-0740, 10.1590/1516-4446-2020-1164",
    ),
    failing=_by_orcid("0034-7167-2018-0740"),
    passing=_by_orcid("0000-0002-1825-0097"),
)
def orcid_is_the_tail_of_a_doi(publication: Publication) -> Iterator[Slip]:
    """Compare the ORCID iDs of the people with the end of each DOI."""
    tails = {
        found[0].upper(): doi
        for doi in _dois(publication)
        if (found := _LIKE_AN_ORCID.search(doi.value))
    }
    if not tails:
        return
    for place, person in _people(publication):
        for index, known in enumerate(person.identifiers):
            if isinstance(known, OtherIdentifier):
                if known.scheme.lower() != Orcid.prefix:
                    continue
                text = known.text
            else:
                text = known.value
            found = _LIKE_AN_ORCID.search(text.strip())
            if found and found[0].upper() in tails:
                doi = tails[found[0].upper()]
                yield Slip(
                    f"{place}/identifiers/{index}",
                    f"{text!r} is the end of the DOI {doi}, and no ORCID iD",
                )


def _dois(publication: Publication) -> Iterator[Doi]:
    for known in publication.identifiers:
        if type(known) is Doi:
            yield known
    for locator in publication.locators:
        if type(locator.identifier) is Doi:
            yield locator.identifier


def _people(publication: Publication) -> Iterator[tuple[str, Person]]:
    for field in ("authors", "editors", "investigators"):
        for index, each in enumerate(getattr(publication, field)):
            person = getattr(each, "person", None)
            if person is not None:
                yield f"/{field}/{index}/person", person
            for number, member in enumerate(getattr(each, "members", ())):
                yield f"/{field}/{index}/members/{number}", member
    for index, person in enumerate(publication.people):
        yield f"/people/{index}", person


@rule(
    "ID003",
    title="an ORCID iD is of a block that is set aside for ORCID",
    severity=Severity.INFO,
    subject=Orcid,
    reason="ORCID gives numbers of two blocks of ISNI alone; another number with a "
    "right check character is likely an ISNI, or no identifier at all. A third block "
    "may be opened.",
    source=("https://support.orcid.org/hc/en-us/articles/360006973973",),
    failing=Orcid("0034-7167-2018-001X"),
    passing=Orcid("0000-0002-1825-0097"),
)
def orcid_outside_the_known_blocks(orcid: Orcid) -> Iterator[Slip]:
    """Look for the number in the blocks."""
    if not orcid.is_in_known_block:
        yield Slip("", f"{orcid} is of no block of numbers that ORCID is known to give")


_NAMES: Final = {
    MeshRecordType.DESCRIPTOR: "a descriptor (D)",
    MeshRecordType.QUALIFIER: "a qualifier (Q)",
    MeshRecordType.SUPPLEMENTARY: "a supplementary concept (C)",
}
_DESCRIPTOR: Final = (MeshRecordType.DESCRIPTOR,)
_QUALIFIER: Final = (MeshRecordType.QUALIFIER,)
_SUPPLEMENTARY: Final = (MeshRecordType.SUPPLEMENTARY,)
_EITHER: Final = _DESCRIPTOR + _SUPPLEMENTARY
_MESH: Final = ("https://www.nlm.nih.gov/mesh/intro_record_types.html", "M1")


def _misplaced(
    path: str, name: str, ui: MeshUi | None, right: tuple[MeshRecordType, ...]
) -> Iterator[Slip]:
    if ui is not None and ui.record_type not in right:
        wanted = " or ".join(_NAMES[kind] for kind in right)
        yield Slip(
            path,
            f"{ui} is the number of {_NAMES[ui.record_type]}, and {name!r} stands "
            f"where {wanted} should",
        )


def _heading(ui: str) -> MeshHeading:
    therapy = MeshTerm(name="therapy", ui=ui)
    return MeshHeading(
        descriptor=MeshTerm(name="Hemophilia B", ui="D002836"), qualifiers=[therapy]
    )


@rule(
    "ID004",
    title="headings have the numbers of descriptors, subheadings those of qualifiers",
    severity=Severity.ERROR,
    subject=MeshHeading,
    reason="The first letter of a MeSH identifier says which kind of record it is of; "
    "of 25,506 real headings all that have one obey.",
    source=_MESH,
    failing=_heading("D000628"),
    passing=_heading("Q000628"),
)
def heading_under_another_kind_of_record(heading: MeshHeading) -> Iterator[Slip]:
    """Look at the letter of the descriptor and of each qualifier."""
    main = heading.descriptor
    yield from _misplaced("/descriptor/ui", main.name, main.ui, _DESCRIPTOR)
    for index, each in enumerate(heading.qualifiers):
        path = f"/qualifiers/{index}/ui"
        yield from _misplaced(path, each.name, each.ui, _QUALIFIER)


@rule(
    "ID005",
    title="a supplementary concept has the number of one",
    severity=Severity.ERROR,
    subject=SupplementaryConcept,
    reason="The first letter of a MeSH identifier says which kind of record it is of, "
    "and that of a supplementary concept is C.",
    source=_MESH,
    failing=SupplementaryConcept(name="Ovarian epithelial cancer", ui="D538090"),
    passing=SupplementaryConcept(name="Ovarian epithelial cancer", ui="C538090"),
)
def supplementary_concept_under_another_kind_of_record(
    concept: SupplementaryConcept,
) -> Iterator[Slip]:
    """Look at the letter."""
    yield from _misplaced("/ui", concept.name, concept.ui, _SUPPLEMENTARY)


@rule(
    "ID006",
    title="a chemical has the number of a descriptor or of a supplementary concept",
    severity=Severity.ERROR,
    subject=Chemical,
    reason="Substances are descriptors or supplementary concepts of MeSH; a qualifier "
    "is an aspect of a topic, and no thing.",
    source=_MESH,
    failing=Chemical(name="Thyroxine", ui="Q000628"),
    passing=Chemical(name="Thyroxine", ui="D013974"),
)
def chemical_under_another_kind_of_record(chemical: Chemical) -> Iterator[Slip]:
    """Look at the letter."""
    yield from _misplaced("/ui", chemical.name, chemical.ui, _EITHER)


@rule(
    "ID007",
    title="a publication type has the number of a descriptor",
    severity=Severity.ERROR,
    subject=PublicationType,
    reason="Publication types are descriptors of category V of MeSH.",
    source=_MESH,
    failing=PublicationType(name="Review", ui="C016454"),
    passing=PublicationType(name="Review", ui="D016454"),
)
def publication_type_under_another_kind_of_record(
    stated: PublicationType,
) -> Iterator[Slip]:
    """Look at the letter."""
    yield from _misplaced("/ui", stated.name, stated.ui, _DESCRIPTOR)


@rule(
    "ID008",
    title="a condition has the number of a descriptor or of a supplementary concept",
    severity=Severity.ERROR,
    subject=Condition,
    reason="Diseases are descriptors or, where they are rare, supplementary concepts "
    "of MeSH; a qualifier is an aspect of a topic, and no thing.",
    source=_MESH,
    failing=Condition(name="hemophilia B", mesh="Q000628"),
    passing=Condition(name="hemophilia B", mesh="D002836"),
)
def condition_under_another_kind_of_record(condition: Condition) -> Iterator[Slip]:
    """Look at the letter."""
    yield from _misplaced("/mesh", str(condition.name), condition.mesh, _EITHER)


def _numbered(pmid: str) -> Publication:
    entry = CatalogueEntry(catalogue="PubMed", identifier=Pmid("29372632"))
    return Publication(identifiers=[f"pubmed:{pmid}"], entries=[entry])


@rule(
    "ID009",
    title="a record has one PMID and one PMCID",
    severity=Severity.WARNING,
    subject=Publication,
    reason="PubMed and PubMed Central give a work one number, and its versions a "
    "suffix; two numbers in one record are of two works.",
    source=("https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pmid",),
    failing=_numbered("29372633"),
    passing=_numbered("29372632"),
)
def several_numbers_of_one_record(publication: Publication) -> Iterator[Slip]:
    """Compare the identifiers with each other and with those of the entries."""
    stated: list[tuple[str, object]] = [
        (f"/entries/{index}/identifier", entry.identifier)
        for index, entry in enumerate(publication.entries)
    ]
    stated += [
        (f"/identifiers/{index}", known)
        for index, known in enumerate(publication.identifiers)
    ]
    for kind in (Pmid, Pmcid):
        yield from _unlike(kind, stated)


def _unlike(
    kind: type[Pmid | Pmcid], stated: Iterable[tuple[str, object]]
) -> Iterator[Slip]:
    first: str | None = None
    for path, known in stated:
        # A 0 stands for no number in real records.
        if not isinstance(known, kind) or known.value == "0":
            continue
        number = known.value.partition(".")[0]
        if first is None:
            first = number
        elif number != first:
            yield Slip(
                path, f"{number} is another {kind.kind} than the {first} of this record"
            )
