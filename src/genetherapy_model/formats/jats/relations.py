"""Other works and records that an article is tied to: related articles, trials, grants.

Source: the suggested values of ``related-article-type``; JATS4R's recommendations on
clinical trials and on funding, https://jats4r.org/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, cast
from xml.etree.ElementTree import Element, SubElement

from genetherapy_model.domain.funding import Grant, Registration
from genetherapy_model.domain.identifiers import Doi, OtherIdentifier, Pmcid, Pmid
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import (
    Relation,
    RelationKind,
    WorkIdentifier,
    WorkReference,
)
from genetherapy_model.formats.jats.identifiers import spell_identifier
from genetherapy_model.formats.jats.notes import Notes
from genetherapy_model.formats.jats.texts import (
    leaf,
    line,
    marked,
    optional_line,
    put_marked,
)
from genetherapy_model.formats.jats.vocabulary import (
    ARTICLE_IDS,
    HREF,
    RELATIONS,
    WRITTEN_RELATIONS,
)
from genetherapy_model.formats.registrations import read_registered

__all__ = [
    "read_grants",
    "read_registrations",
    "read_relations",
    "write_grants",
    "write_registrations",
    "write_relations",
]

_DOI: Final = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|info:doi/|doi:\s*)?(10\.[0-9]{4,9}/\S+)",
    re.IGNORECASE,
)
_LINKS: Final[dict[str, type[Doi | Pmid | Pmcid]]] = {
    **ARTICLE_IDS,
    "pubmed": Pmid,
}
_NOTICES: Final = {
    "expression-of-concern": RelationKind.EXPRESSES_CONCERN_ABOUT,
    "addendum": RelationKind.UPDATES,
    "partial-retraction": RelationKind.CORRECTS,
    "retraction": RelationKind.RETRACTS,
    "correction": RelationKind.CORRECTS,
}
_TRIAL: Final = "clinical-trial-number"
_TRIALS: Final = frozenset(
    {_TRIAL, "clinical-trial", "clinicaltrial", "accession-number"}
)


def read_relations(article: Element, meta: Element, notes: Notes) -> Iterator[Relation]:
    """Read the related articles, each with what this article is to it."""
    number = 0
    for each in meta.findall("related-article"):
        stated = each.get("related-article-type") or ""
        kind = RELATIONS.get(stated)
        if stated == article.get("article-type"):
            # A notice at times names its own type where it should name the other's.
            kind = _NOTICES.get(stated, kind)
        if kind is not None:
            yield Relation(
                kind=kind,
                target=_target(each, notes, f"/relations/{number}/target"),
                note=optional_line(each.find("comment")),
            )
            number += 1
        else:
            said = f"{stated or 'none'!r} is no type of relation: kept as an extra"
            notes.find("RDR021", "/relations", said)


def _target(element: Element, notes: Notes, path: str) -> WorkReference:
    title = element.find("article-title")
    quoted = element.find("named-content[@content-type='citation']")
    citation: MarkedText | None = None
    if quoted is not None:
        citation = marked(quoted)
    else:
        said = marked(element, without=("comment", "pub-id", "version"))
        if said and (title is None or said != marked(title)):
            citation = said
    return WorkReference(
        citation=citation,
        title=None if title is None else marked(title),
        identifiers=[*_linked(element, notes, f"{path}/identifiers")],
        version=optional_line(element.find("version")),
    )


def _linked(element: Element, notes: Notes, path: str) -> Iterator[WorkIdentifier]:
    stated = (element.get(HREF) or "").strip()
    scheme = element.get("ext-link-type") or ""
    match = _DOI.fullmatch(stated)
    if match is not None and scheme.lower() in ("doi", "uri", ""):
        stated, scheme = match[1], "doi"
    kind = _LINKS.get(scheme.lower())
    read = notes.identify(stated, kind, scheme or "uri", f"{path}/0")
    if read is not None:
        yield cast("WorkIdentifier", read)
    for index, each in enumerate(element.findall("pub-id"), start=1):
        scheme = each.get("pub-id-type") or ""
        kind = ARTICLE_IDS.get(scheme.lower())
        read = notes.identifier(each, kind, scheme, f"{path}/{index}")
        if read is not None:
            yield cast("WorkIdentifier", read)


def write_relations(publication: Publication) -> Iterator[Element]:
    """Write the related articles."""
    for relation in publication.relations:
        element = Element("related-article")
        element.set("related-article-type", WRITTEN_RELATIONS[relation.kind])
        target = relation.target
        spelled = [spell_identifier(known) for known in target.identifiers]
        if spelled and spelled[0][0] in ("doi", "pmid", "pmcid"):
            scheme, text = spelled.pop(0)
            element.set("ext-link-type", scheme)
            element.set(HREF, text)
        if target.citation is not None:
            part = SubElement(element, "named-content", {"content-type": "citation"})
            put_marked(part, target.citation)
        if target.title is not None:
            put_marked(SubElement(element, "article-title"), target.title)
        for scheme, text in spelled:
            element.append(leaf("pub-id", text, pub_id_type=scheme))
        for tag, said in (("version", target.version), ("comment", relation.note)):
            if said is not None:
                element.append(leaf(tag, said))
        yield element


def read_registrations(meta: Element) -> Iterator[Registration]:
    """Read the trials and data that related-objects name."""
    for each in meta.findall("related-object"):
        kind = each.get("document-id-type") or ""
        bank, number = each.get("source-id"), each.get("document-id")
        is_trial = (
            "clinical-trial" in (each.get("source-type") or "") or kind in _TRIALS
        )
        if not is_trial and each.get("specific-use") != "registration":
            continue
        if number is None:
            yield Registration(bank=bank)
        elif kind in _TRIALS:
            yield Registration(bank=bank, identifier=read_registered(bank, number))
        elif kind and number.strip():
            known = OtherIdentifier(scheme=kind, text=number)
            yield Registration(bank=bank, identifier=known)


def write_registrations(publication: Publication) -> Iterator[Element]:
    """Write the trials and data, as JATS4R asks for trials."""
    for registration in publication.registrations:
        element = Element("related-object", {"specific-use": "registration"})
        bank, known = registration.bank, registration.identifier
        if bank is not None:
            element.set("source-id", bank)
            element.set("source-id-type", "registry-name")
            element.set("source-type", "clinical-trials-registry")
        if known is not None:
            scheme, text = spell_identifier(known)
            if read_registered(bank, text) == known:
                scheme = _TRIAL
            element.set("document-id", text)
            element.set("document-id-type", scheme)
        yield element


def read_grants(meta: Element) -> Iterator[Grant]:
    """Read the awards: one grant for each number, or for each funder without one."""
    for group in meta.iterfind("funding-group/award-group"):
        sources = group.findall("funding-source")
        numbers: list[str | None] = [line(one) for one in group.findall("award-id")]
        for source in sources or [Element("funding-source")]:
            agency = _agency(source) if sources else None
            country = source.get("country")
            if country is None:
                country = optional_line(source.find("country"))
            short = optional_line(source.find("institution[@content-type='acronym']"))
            for number in numbers or (None,):
                yield Grant(
                    number=number, acronym=short, agency=agency, country=country
                )


def _agency(source: Element) -> str | None:
    for each in source.iter("named-content"):
        if "name" in (each.get("content-type") or ""):
            return line(each)
    institutions = [
        line(each)
        for each in source.iter("institution")
        if each.get("content-type") != "acronym"
    ]
    if institutions:
        return ", ".join(filter(None, institutions))
    copy = Element("funding-source")
    copy.text = source.text
    copy.extend(source)
    said = marked(copy, without=("institution-id", "institution", "country"))
    # Of an element that says nothing else, no text is the name that is empty.
    return said.plain if said or not (len(source) or source.attrib) else None


def write_grants(publication: Publication) -> Element | None:
    """Write the awards; None where there are none."""
    if not publication.grants:
        return None
    element = Element("funding-group")
    for grant in publication.grants:
        group = SubElement(element, "award-group")
        if (grant.agency, grant.acronym, grant.country) != (None, None, None):
            source = SubElement(group, "funding-source")
            if grant.country is not None:
                source.set("country", grant.country)
            if grant.acronym is not None:
                short = leaf("institution", grant.acronym, content_type="acronym")
                source.append(short)
            if grant.agency is not None and len(source):
                source.append(leaf("institution", grant.agency))
            elif grant.agency is not None:
                source.text = grant.agency
        if grant.number is not None:
            group.append(leaf("award-id", grant.number))
    return element
