"""Items as a whole: their variables, their number, and how they were spelled."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from attrs import evolve

from genetherapy_model.domain._statements import is_same
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import Extra
from genetherapy_model.errors import Finding
from genetherapy_model.formats.csl_json.custom import KEY
from genetherapy_model.formats.csl_json.names import is_name
from genetherapy_model.formats.csl_json.reading import place_of, read_fields
from genetherapy_model.formats.csl_json.vocabulary import FIELDS, FORMAT, ITEM_TYPES
from genetherapy_model.formats.csl_json.writing import ordered, write_fields
from genetherapy_model.formats.json_items import (
    dump_value,
    is_same_value,
    load_value,
)

__all__ = ["read_item", "write_item"]

_OURS: Final = f"custom/{KEY}"


def read_item(item: Mapping[str, object]) -> tuple[Publication, list[Finding]]:
    """Read an item, and keep how it was spelled where it would be written otherwise."""
    publication, findings = read_fields(item)
    written = write_fields(publication)
    kept = {
        # What is odd in our part of custom is kept alone, and not with all of it.
        "custom" if extra.path.startswith("custom/") else extra.path
        for extra in publication.extras
    }
    extras = [
        Extra(source=FORMAT, path=key, text=dump_value(value), spelling=True)
        for key, value in item.items()
        if key not in kept
        and key != "id"
        and is_valid(key, value)
        and not is_same_value(written.get(key), value)
    ]
    number = item.get("id")
    if number is not None and not _is_derived(number, publication):
        extras.append(Extra(source=FORMAT, path="id", text=dump_value(number)))
    if extras:
        merged = sorted([*extras, *publication.extras], key=place_of)
        publication = evolve(publication, extras=merged)
    return publication, findings


def _is_derived(number: object, publication: Publication) -> bool:
    """Tell whether a number is one that is made up when there is none."""
    if not isinstance(number, str):
        return False
    key = publication.cite_key
    rest = number.removeprefix(key)
    return number == key or (
        rest != number and rest[:1] == "-" and rest[1:].isdecimal()
    )


def write_item(publication: Publication) -> dict[str, object]:
    """Write an item, its own variables where CSL has a place for them."""
    made = write_fields(publication)
    bare, _ = read_fields(made)
    number: object = bare.cite_key
    for extra in publication.extras:
        key, value = extra.path, load_value(extra.text)
        if extra.source == FORMAT and key == _OURS:
            made, bare = _with_unread(made, bare, extra)
        if extra.source != FORMAT or not is_valid(key, value):
            continue
        if key == "id":
            number = value
        elif extra.spelling or key not in made or key == "custom":
            ours = made.get(key)
            if (
                isinstance(ours, dict)
                and isinstance(value, dict)
                and not extra.spelling
            ):
                value = {**value, **ours}
            tried = {**made, key: value}
            again, _ = read_fields(ordered(tried))
            # A spelling must say what is said without it, an extra nothing else.
            is_kept = any(other.path == key for other in again.extras)
            if is_kept is not extra.spelling and _is_same(again, bare, key):
                made, bare = tried, again
    return ordered({**made, "id": number})


def _with_unread(
    made: dict[str, object], bare: Publication, extra: Extra
) -> tuple[dict[str, object], Publication]:
    """Put back what stood under our key and was not read, if nothing stands there.

    It may be of a later version; what the publication says itself is not in doubt.
    """
    custom = made.get("custom", {})
    if not isinstance(custom, dict) or KEY in custom:
        return made, bare
    tried = {**made, "custom": {**custom, KEY: load_value(extra.text)}}
    again, _ = read_fields(ordered(tried))
    if extra in again.extras and _is_same(again, bare, _OURS):
        return tried, again
    return made, bare


def _is_same(one: Publication, other: Publication, key: str) -> bool:
    def without(publication: Publication) -> Publication:
        extras = [extra for extra in publication.extras if extra.path != key]
        return evolve(publication, extras=extras)

    return is_same(without(one), without(other))


def is_valid(key: str, value: object) -> bool:
    """Tell whether a value may stand in a variable, by CSL's schema."""
    match FIELDS.get(key):
        case "word":
            return isinstance(value, str) and value in ITEM_TYPES
        case "text":
            return isinstance(value, str)
        case "number":
            return isinstance(value, str) or _is_number(value)
        case "texts":
            return _is_list_of(value, str)
        case "names":
            return isinstance(value, list) and all(map(is_name, value))
        case "date":
            return isinstance(value, dict) and all(
                _is_date_part(name, part) for name, part in value.items()
            )
        case "object":
            return isinstance(value, dict)
    return False


def _is_number(value: object) -> bool:
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and math.isfinite(value)
    )


def _is_list_of(value: object, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(one, kind) for one in value)


def _is_date_part(name: str, part: object) -> bool:
    match name:
        case "date-parts":
            return (
                isinstance(part, list)
                and 1 <= len(part) <= 2
                and all(
                    isinstance(row, list)
                    and 1 <= len(row) <= 3
                    and all(isinstance(one, str) or _is_number(one) for one in row)
                    for row in part
                )
            )
        case "season":
            return isinstance(part, str) or _is_number(part)
        case "circa":
            return isinstance(part, str | bool) or _is_number(part)
        case "literal" | "raw":
            return isinstance(part, str)
    return False
