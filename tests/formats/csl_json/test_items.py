"""CSL-JSON: what is written is valid, what is valid comes back, what is odd is told."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from jsonschema import Draft7Validator

import genetherapy_model as gtm
from genetherapy_model import strategies
from genetherapy_model.formats.csl_json import restrict
from genetherapy_model.formats.csl_json.vocabulary import FIELDS, ITEM_TYPES
from genetherapy_model.formats.readings import Reading

# The official schema, as commonmeta-py 0.312 ships it; see LICENSE.txt beside it.
SCHEMA = json.loads(
    (Path(__file__).parents[2] / "data/csl/csl-data.json").read_text("utf-8")
)
VALIDATOR = Draft7Validator(SCHEMA)

TEXTS = st.text(max_size=6) | st.sampled_from(
    (
        "<i>AAV</i> & R&D",
        "p < 0.05",
        "&lt;i&gt;",
        '<span class="nocase">AAV</span>',
        '<span style="font-variant:small-caps;">f9</span>',
        "<sub>9",
        "METHODS: We did.\nRESULTS: It worked.",
        "1043-0342, 1557-7422",
        "https://doi.org/10.1089/hum.2023.152",
        "key: value\nother: value",
        "AAV; liver, mice",
        "retracted",
    )
)
NUMBERS = st.integers(-9999, 99999) | st.floats(allow_nan=False, allow_infinity=False)
CHOICES = st.sampled_from(("yes", "", 0, 1, True, False))
NAMES = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(
            ("family", "given", "dropping-particle", "non-dropping-particle"), TEXTS
        ),
        "suffix": st.sampled_from(("Jr", "")),
        "literal": TEXTS,
        **dict.fromkeys(("comma-suffix", "static-ordering", "parse-names"), CHOICES),
    },
)
PARTS = st.lists(
    st.integers(-50, 2030) | st.sampled_from(("2012", "05", "", 0)),
    min_size=1,
    max_size=3,
)
DATES = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(PARTS, min_size=1, max_size=2),
        "season": st.sampled_from((1, "2", "winter", "Q1", 9)),
        "circa": CHOICES,
        "literal": st.sampled_from(("2000 1st Quarter", "spring", "")) | TEXTS,
        "raw": st.sampled_from(("2018 May - Jun", "2005-4-12", "12/11/2020")),
    },
)
OF_KIND: dict[str, SearchStrategy[Any]] = {
    "word": st.sampled_from(sorted(ITEM_TYPES)),
    "text": TEXTS,
    "number": TEXTS | NUMBERS,
    "texts": st.lists(TEXTS, max_size=2),
    "names": st.lists(NAMES, max_size=3),
    "date": DATES,
    "object": st.dictionaries(TEXTS, TEXTS | NUMBERS, max_size=2),
}
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner),
    max_leaves=6,
)
REQUIRED = {"type": OF_KIND["word"], "id": OF_KIND["number"]}


def items() -> SearchStrategy[dict[str, Any]]:
    """Items that are valid by the schema, with any of their variables."""
    keys = st.lists(st.sampled_from(list(FIELDS)), unique=True, max_size=8)
    return keys.flatmap(
        lambda found: st.fixed_dictionaries(
            {**REQUIRED, **{key: OF_KIND[FIELDS[key]] for key in found}}
        )
    )


def odd_items() -> SearchStrategy[dict[str, Any]]:
    """Items with anything in their variables, and variables of no name."""
    keys = st.sampled_from(list(FIELDS)) | TEXTS
    names = st.lists(
        st.dictionaries(st.sampled_from(("family", "x")), JSON), max_size=2
    )
    return st.dictionaries(keys, JSON | NAMES | names | DATES, max_size=6)


def read(*found: object) -> list[Reading]:
    """Read items from an array."""
    readings = list(gtm.scan(json.dumps(found).encode(), format="csl-json"))
    assert all(isinstance(one, Reading) for one in readings)
    return [one for one in readings if isinstance(one, Reading)]


def publication_of(**item: object) -> gtm.Publication:
    """Read one item."""
    [reading] = read(item)
    assert reading.publication is not None
    return reading.publication


def written(*publications: gtm.Publication) -> list[dict[str, Any]]:
    """Write publications, and parse what was written as other programs do."""
    stream = io.BytesIO()
    gtm.write(publications, stream, format="csl-json")
    found: list[dict[str, Any]] = json.loads(stream.getvalue())
    return found


@given(strategies.publications())
def test_what_is_written_is_valid(publication: gtm.Publication) -> None:
    """All that is written is valid by the official schema, with numbers of its own."""
    found = written(publication, publication)

    VALIDATOR.validate(found)
    assert len({str(one["id"]).lower() for one in found}) == 2
    for one in found:
        assert list(one) == [key for key in FIELDS if key in one]


@given(items())
def test_a_valid_item_comes_back(item: dict[str, Any]) -> None:
    """Whatever the schema allows is read and written as it was, in every variable."""
    VALIDATOR.validate([item])
    [reading] = read(item)
    assert reading.publication is not None
    [again] = written(reading.publication)

    # A name that names nobody, and what no text can hold, are told.
    if not {found.code for found in reading.findings} & {"RDR009", "RDR010"}:
        assert {key: again[key] for key in item} == item


@given(odd_items())
def test_an_odd_item_is_read_and_written_valid(item: dict[str, Any]) -> None:
    """Whatever stands in an item, it is read, and what is written of it is valid."""
    [reading] = read(item)
    assert reading.publication is not None
    [again] = written(reading.publication)

    VALIDATOR.validate([again])
    held = publication_of(**again)
    assert repr(held) == repr(restrict(reading.publication)) == repr(restrict(held))
    assert written(held) == [again]
    paths = {extra.path for extra in reading.publication.extras}
    kept = paths | {path.partition("/")[0] for path in paths}
    for key, value in item.items():
        # What is in no variable that is written is an extra, or says nothing.
        says = json.dumps(value).strip('[]{}" ,nul') != ""
        # Zotero's name for the abbreviation is read as that of CSL 1.0.2.
        read_as = {"journalAbbreviation": "container-title-short"}.get(key, key)
        known = {key, read_as} & {*again, *kept}
        assert known or not says or not key.isprintable()


def test_the_schema_and_the_vocabulary_have_the_same_words() -> None:
    """Variables, in their order, and types are those of the official schema."""
    properties = SCHEMA["items"]["properties"]

    assert list(properties) == list(FIELDS)
    assert set(properties["type"]["enum"]) == ITEM_TYPES
    for key, kind in FIELDS.items():
        held = properties[key]
        assert (held.get("type") == ["string", "number"]) == (kind == "number")
        assert held.get("$ref", "").endswith("date-variable") == (kind == "date")
        names = held.get("items", {}).get("$ref", "")
        assert names.endswith("name-variable") == (kind == "names")
