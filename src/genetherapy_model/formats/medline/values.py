"""Values of several parts that stand in one line: read, and written.

Each pair of functions is one form of PubMed's: ``spell_...`` writes it, ``read_...``
takes it apart.
"""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.funding import Grant, Registration
from genetherapy_model.domain.identifiers import Doi, OtherIdentifier, Pmid
from genetherapy_model.domain.subjects import (
    Chemical,
    Keyword,
    MeshHeading,
    MeshTerm,
    SupplementaryConcept,
)
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import Relation, RelationKind, WorkReference
from genetherapy_model.errors import InvalidIdentifier
from genetherapy_model.formats.medline.records import join_words
from genetherapy_model.formats.pubmed_xml.identifiers import SCHEMES, read_identifier
from genetherapy_model.formats.pubmed_xml.vocabulary import ARTICLE_IDS
from genetherapy_model.formats.registrations import read_registered
from genetherapy_model.formats.schemes import name_scheme

__all__ = [
    "read_bracketed",
    "read_chemical",
    "read_grant",
    "read_heading",
    "read_keyword",
    "read_registration",
    "read_relation",
    "spell_bracketed",
    "spell_chemical",
    "spell_grant",
    "spell_heading",
    "spell_keyword",
    "spell_registration",
    "spell_relation",
]

_BRACKETED: Final = re.compile(r"(?:(?P<text>.*) )?\[(?P<scheme>[^\[\]]+)\]")
_ACRONYM: Final = re.compile(r"[A-Z]{2}|[A-Za-z]{2,8}_|ImNIH|HHMI")
_CHEMICAL: Final = re.compile(r"(?:(?P<number>[^()]+) )?\((?P<name>.*)\)")
_PMID_TAIL: Final = re.compile(
    r"(?:(?P<citation>.*?)(?:\.? |^))??PMID: ?(?P<pmid>[^ ]+?)\.?"
    r"(?: doi: ?(?P<doi>[^ ]+))?"
)
_DOI_TAIL: Final = re.compile(r"(?:.*[ .])?doi: ?(?P<doi>10\.[^ ]+)", re.IGNORECASE)


def read_bracketed(
    text: str,
) -> tuple[Identifier | OtherIdentifier, str | None] | None:
    """Read ``10.1089/hum.2023.152 [doi]``; None where no kind is named.

    >>> read_bracketed("S0167-7799(21)00138-4 [pii]")[0]
    OtherIdentifier(scheme='pii', text='S0167-7799(21)00138-4')
    """
    found = _BRACKETED.fullmatch(text)
    if found is None or not found["scheme"].strip():
        return None
    kind = ARTICLE_IDS.get(found["scheme"])
    scheme = found["scheme"] if kind else name_scheme(found["scheme"])
    read, _, problem = read_identifier(kind, scheme, found["text"] or "")
    return read, problem


def spell_bracketed(identifier: Identifier | OtherIdentifier) -> str:
    """Write an identifier and its kind; nothing where the kind has brackets."""
    if isinstance(identifier, OtherIdentifier):
        scheme, text = join_words(identifier.scheme), join_words(identifier.text)
    else:
        scheme, text = SCHEMES[type(identifier)], str(identifier)
    said = join_words(f"{text} [{scheme}]")
    return said if _BRACKETED.fullmatch(said) and scheme else ""


def read_grant(text: str) -> Grant:
    """Read number, acronym, agency and country; numbers may hold slashes.

    >>> read_grant("13/SIRG/2128/SFI_/Science Foundation Ireland/Ireland")
    Grant(number='13/SIRG/2128', acronym='SFI_', agency='Science Foundation Ireland',
          country='Ireland')
    >>> read_grant("Planning and Budgeting Committee/")
    Grant(agency='Planning and Budgeting Committee', country='')
    """
    parts = text.split("/")
    if len(parts) == 1:
        return Grant(number=text)
    country = None
    if not (len(parts) == 3 and _ACRONYM.fullmatch(parts[1])):
        # Until about 2005 no country was named.
        country = parts.pop()
    agency = parts.pop()
    acronym = parts.pop() if parts and _ACRONYM.fullmatch(parts[-1]) else None
    return Grant(
        number="/".join(parts) or None,
        acronym=acronym,
        agency=agency or None,
        country=country,
    )


def spell_grant(grant: Grant) -> str:
    """Write a grant; PubMed leaves out what is not stated, but for the country."""
    parts = [join_words(part or "") for part in (grant.number, grant.acronym)]
    agency, country = join_words(grant.agency or ""), join_words(grant.country or "")
    if not any((*parts, agency, country)):
        return ""
    return "/".join((*filter(None, parts), agency, country))


def read_registration(text: str) -> Registration:
    """Read the bank and the number, which may hold slashes.

    >>> read_registration("ClinicalTrials.gov/NCT00979238").identifier
    NctId('NCT00979238')
    """
    bank, slash, number = text.partition("/")
    return Registration(
        bank=bank or None,
        identifier=read_registered(bank or None, number) if slash else None,
    )


def spell_registration(registration: Registration) -> str:
    """Write the bank and the number."""
    bank, known = join_words(registration.bank or ""), registration.identifier
    if known is None:
        return bank
    number = known.text if isinstance(known, OtherIdentifier) else str(known)
    return f"{bank}/{join_words(number)}"


def read_chemical(text: str) -> Chemical | SupplementaryConcept:
    """Read a chemical with its number, or a concept without one.

    >>> read_chemical("0 (RNA, Ribosomal, 16S)")
    Chemical(name='RNA, Ribosomal, 16S', registry_number='0')
    >>> read_chemical("Prevotella copri")
    SupplementaryConcept(name='Prevotella copri')
    """
    found = _CHEMICAL.fullmatch(text)
    if found is None:
        return SupplementaryConcept(name=text)
    return Chemical(name=found["name"], registry_number=found["number"])


def spell_chemical(known: Chemical | SupplementaryConcept) -> str:
    """Write a chemical or a concept."""
    name = join_words(known.name)
    if isinstance(known, SupplementaryConcept):
        return name
    number = known.registry_number or ""
    return join_words(f"{'' if set('()') & set(number) else number} ({name})")


def read_heading(text: str) -> MeshHeading:
    """Read a descriptor and its qualifiers, major topics with an asterisk.

    >>> str(read_heading("Colorectal Neoplasms/*metabolism/microbiology"))
    'Colorectal Neoplasms/*metabolism/microbiology'
    """
    descriptor, *qualifiers = map(_read_term, text.split("/"))
    return MeshHeading(descriptor=descriptor, qualifiers=qualifiers)


def _read_term(text: str) -> MeshTerm:
    return MeshTerm(name=text.removeprefix("*"), major=text.startswith("*"))


def spell_heading(heading: MeshHeading) -> str:
    """Write a descriptor and its qualifiers."""
    terms = (heading.descriptor, *heading.qualifiers)
    return "/".join("*" * term.major + join_words(term.name) for term in terms)


def read_keyword(text: str, owner: str | None) -> Keyword:
    """Read a keyword, which an asterisk marks as a major topic."""
    plain = text.removeprefix("*")
    return Keyword(
        text=MarkedText.from_plain(plain), owner=owner, major=text.startswith("*")
    )


def spell_keyword(keyword: Keyword) -> str:
    """Write a keyword."""
    text = join_words(keyword.text.plain)
    return "*" * keyword.major + text if text else ""


def read_relation(text: str, kind: RelationKind) -> tuple[Relation, str | None]:
    """Read a citation with its PMID; a DOI that ends the citation stays in it too.

    >>> told, _ = read_relation("Elife. 2019 Nov 04;8:. PMID: 31682225",
    ...                         RelationKind.CORRECTED_BY)
    >>> told.target
    WorkReference(citation=MarkedText('Elife. 2019 Nov 04;8:'),
                  identifiers=(Pmid('31682225'),))
    """
    identifiers: list[Doi | Pmid | OtherIdentifier] = []
    problem = None
    citation: str | None = text
    found = _PMID_TAIL.fullmatch(text)
    if found is not None:
        citation = found["citation"]
        read, _, problem = read_identifier(Pmid, "pubmed", found["pmid"])
        identifiers.append(read)
    doi = found["doi"] if found is not None else None
    if doi is None and citation is not None:
        tail = _DOI_TAIL.fullmatch(citation)
        doi = tail["doi"].rstrip(".") if tail is not None else None
        if doi is not None and tail is not None and citation.startswith("doi:"):
            citation = None
    if doi is not None:
        try:
            identifiers.append(Doi(doi))
        except InvalidIdentifier:
            citation = text if found is None else citation
    target = WorkReference(
        citation=None if citation is None else MarkedText.from_plain(citation),
        identifiers=identifiers,
    )
    return Relation(kind=kind, target=target), problem


def spell_relation(relation: Relation) -> str:
    """Write the citation, the PMID, and a DOI that the citation does not have."""
    target = relation.target
    citation = join_words(target.citation.plain) if target.citation is not None else ""
    pmid = next(
        (
            known
            for known in target.identifiers
            if isinstance(known, Pmid)
            or (isinstance(known, OtherIdentifier) and known.scheme == "pubmed")
        ),
        None,
    )
    doi = target.doi
    parts = [citation] if citation else []
    if pmid is not None:
        number = pmid.text if isinstance(pmid, OtherIdentifier) else str(pmid)
        number = "".join(number.split())
        parts = [f"{citation}." if citation else ""] if number else parts
        parts += [f"PMID: {number}"] if number else []
    if doi is not None and f"doi: {doi}" not in citation:
        if pmid is None and citation:
            parts = [f"{citation}."]
        parts.append(f"doi: {doi}")
    return join_words(" ".join(parts))
