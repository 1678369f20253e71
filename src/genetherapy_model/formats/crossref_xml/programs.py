"""What publishers deposit beside the work: funders, licenses, trials, relations.

Source: Crossref's schemas fundingdata5.5.0, AccessIndicators, clinicaltrials and
relations, and ``crossmark`` of common5.5.0,
https://www.crossref.org/documentation/schema-library/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element

from genetherapy_model.formats.crossref_xml.elements import Elements, local

__all__ = ["hyphenated", "read_crossmark", "read_day", "read_programs"]

_CAPITAL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FUNDER_PREFIX: Final = "10.13039/"


def hyphenated(word: str) -> str:
    """Give the name of a relation as the service has it in JSON.

    >>> hyphenated("isPreprintOf")
    'is-preprint-of'
    """
    return _CAPITAL.sub("-", word).lower()


def read_programs(elements: Elements, work: Element, item: dict[str, Any]) -> None:
    """Read the programs of a work, those inside of Crossmark too."""
    holders = [work, *elements.all(work, "crossmark", "custom_metadata")]
    for program in [each for one in holders for each in elements.all(one, "program")]:
        elements.attribute(program, "name")
        for child in program:
            name = local(child.tag)
            if name == "license_ref":
                item.setdefault("license", []).append(_license(elements, child))
            elif name == "clinical-trial-number":
                item.setdefault("clinical-trial-number", []).append(
                    _trial(elements, child)
                )
            elif name == "related_item":
                _relate(elements, child, item.setdefault("relation", {}))
        for funder in _funders(elements, program):
            if funder not in item.setdefault("funder", []):
                item["funder"].append(funder)


def _license(elements: Elements, element: Element) -> dict[str, Any]:
    made: dict[str, Any] = {"URL": elements.words(element)}
    made["content-version"] = elements.attribute(element, "applies_to") or "unspecified"
    start = elements.attribute(element, "start_date")
    if start is not None:
        made["start"] = read_day(start)
    return made


def read_day(text: str) -> dict[str, Any]:
    """Read a day as schemas have it: 2023-10-02, with or without a time."""
    parts = [int(part) for part in text[:10].split("-") if part.isdecimal()]
    return {"date-parts": [parts]} if parts else {"literal": text}


def _trial(elements: Elements, element: Element) -> dict[str, Any]:
    made: dict[str, Any] = {"clinical-trial-number": elements.words(element)}
    for key in ("registry", "type"):
        value = elements.attribute(element, key)
        if value is not None:
            made[key] = value
    return made


def _relate(elements: Elements, element: Element, related: dict[str, Any]) -> None:
    for kind in ("inter_work_relation", "intra_work_relation"):
        for one in elements.all(element, kind):
            word = elements.attribute(one, "relationship-type")
            known = related.setdefault(hyphenated(word or "references"), [])
            known.append(
                {
                    "id-type": elements.attribute(one, "identifier-type") or "other",
                    "id": elements.words(one),
                    "asserted-by": "subject",
                }
            )


def _funders(elements: Elements, program: Element) -> Iterator[dict[str, Any]]:
    """Give funders with their awards: in groups, or one after another."""
    groups = [
        each
        for each in elements.all(program, "assertion")
        if elements.attribute(each, "name") == "fundgroup"
    ]
    for group in [*groups, program]:
        funder: dict[str, Any] = {}
        for each in elements.all(group, "assertion"):
            name = elements.attribute(each, "name")
            text = elements.own_text(each)
            if name == "funder_name":
                if funder.get("name"):
                    yield funder
                    funder = {}
                funder["name"] = text
                for inner in elements.all(each, "assertion"):
                    _identify(elements, inner, funder)
            elif name in ("award_number", "funding_identifier") and text:
                funder.setdefault("award", []).append(text)
            elif name != "fundgroup":
                _identify(elements, each, funder)
        if funder:
            yield funder


def _identify(elements: Elements, element: Element, funder: dict[str, Any]) -> None:
    kind = elements.attribute(element, "name")
    text = elements.own_text(element)
    if kind == "ror" and text:
        funder.setdefault("id", []).append({"id": text, "id-type": "ROR"})
    elif kind == "funder_identifier" and text:
        at = text.find(_FUNDER_PREFIX)
        funder["DOI"] = text[at:] if at >= 0 else f"{_FUNDER_PREFIX}{text}"
        provider = elements.attribute(element, "provider")
        funder["doi-asserted-by"] = provider or "publisher"


def read_crossmark(elements: Elements, work: Element, item: dict[str, Any]) -> None:
    """Read a work's updates of others, and what its publisher asserts of it."""
    for crossmark in elements.all(work, "crossmark"):
        policy = elements.text(crossmark, "crossmark_policy")
        if policy is not None:
            item["update-policy"] = f"https://doi.org/{policy}"
        domains = elements.texts(
            crossmark, "crossmark_domains", "crossmark_domain", "domain"
        )
        only = elements.text(crossmark, "crossmark_domain_exclusive")
        if domains or only:
            item["content-domain"] = {
                "domain": domains,
                "crossmark-restriction": only == "true",
            }
        for update in elements.all(crossmark, "updates", "update"):
            made: dict[str, Any] = {"DOI": elements.words(update)}
            word = elements.attribute(update, "type")
            if word is not None:
                made["type"] = word
            date = elements.attribute(update, "date")
            if date is not None:
                made["updated"] = read_day(date)
            item.setdefault("update-to", []).append(made)
        for one in elements.all(crossmark, "custom_metadata", "assertion"):
            item.setdefault("assertion", []).append(_assertion(elements, one))


def _assertion(elements: Elements, element: Element) -> dict[str, Any]:
    made: dict[str, Any] = {"value": elements.words(element)}
    order = elements.attribute(element, "order")
    if order is not None and order.isdecimal():
        made["order"] = int(order)
    for key, name in (("name", "name"), ("label", "label"), ("URL", "href")):
        value = elements.attribute(element, name)
        if value is not None:
            made[key] = value
    explanation = elements.attribute(element, "explanation")
    if explanation is not None:
        made["explanation"] = {"URL": explanation}
    group = {
        key: value
        for key in ("name", "label")
        if (value := elements.attribute(element, f"group_{key}")) is not None
    }
    if group:
        made["group"] = group
    return made
