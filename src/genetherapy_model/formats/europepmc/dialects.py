"""The dialects in which results of Europe PMC go around.

The service gives plain values. The program getpapers asks for its XML and keeps what
xml2js makes of that: every value in a list, attributes under ``$`` beside the text
under ``_``, numbers as texts, and the names that the elements have.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from genetherapy_model.formats.europepmc.vocabulary import INTEGERS, LIFTED
from genetherapy_model.formats.json_items import Item

__all__ = ["fold", "lift", "to_plain"]

_NAMES: Final = {
    "ISSN": "issn",
    "ESSN": "essn",
    "ISOAbbreviation": "isoabbreviation",
    "NLMid": "nlmid",
}
_WRAPPED: Final = ("id", "source", "title", "authorString", "doi", "pmid", "pmcid")


def to_plain(item: Item) -> Item:
    """Give a result as the service does, whoever made a JSON of it.

    >>> to_plain({"id": ["1"], "journalInfo": [{"monthOfPublication": ["0"],
    ...           "journal": [{"ESSN": ["1557-7422"]}]}]})
    {'id': '1', 'journalInfo': {'monthOfPublication': 0,
     'journal': {'essn': '1557-7422'}}}
    """
    if not any(isinstance(item.get(key), list) for key in _WRAPPED):
        return item
    return {key: _plain(value, key, "") for key, value in item.items()}


def _plain(value: object, key: str, parent: str) -> object:
    if isinstance(value, list):
        parts = [_plain(one, key, parent) for one in value]
        # A list stands in an element that is called so: authorList/author.
        return parts[0] if len(parts) == 1 and not parent.endswith("List") else parts
    if isinstance(value, dict):
        return _plain_object(value, key)
    if key in INTEGERS and isinstance(value, str) and value.isdecimal():
        number = int(value[:18])
        return number if str(number) == value else value
    return value


def _plain_object(value: Mapping[str, object], key: str) -> object:
    attributes = value.get("$")
    if "_" in value and isinstance(attributes, dict):
        return {**attributes, "value": value["_"]}
    made = {
        _NAMES.get(name, name): _plain(part, name, key) for name, part in value.items()
    }
    line = made.get("affiliation")
    if key in ("author", "investigator") and isinstance(line, str):
        del made["affiliation"]
        details = {"authorAffiliation": [{"affiliation": line}]}
        made.setdefault("authorAffiliationDetailsList", details)
    return made


def lift(item: Item) -> Item:
    """Set beside each other the parts that are extras of their own."""
    made = dict(item)
    for key, names in LIFTED.items():
        held = made.get(key)
        if isinstance(held, dict) and any(name in held for name in names):
            made[key] = {name: held[name] for name in held if name not in names}
            made |= {f"{key}/{name}": held[name] for name in names if name in held}
    return made


def fold(item: Item) -> dict[str, object]:
    """Put back in its place what was set beside it."""
    made = dict(item)
    for key, names in LIFTED.items():
        parts = {
            name: made.pop(f"{key}/{name}") for name in names if f"{key}/{name}" in made
        }
        held = made.get(key, {})
        if parts and isinstance(held, dict):
            made[key] = {**held, **parts}
    return made
