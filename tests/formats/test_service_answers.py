"""What services say where they give no work: errors, nothing found, other entities."""

from __future__ import annotations

import json

import pytest

import genetherapy_model as gtm

VALIDATION = {
    "status": "failed",
    "message-type": "validation-failure",
    "message": [
        {
            "type": "parameter-not-found",
            "value": "foo",
            "message": "This route does not support foo",
        }
    ],
}
AUTHOR = {"id": "https://openalex.org/A5004365451", "display_name": "Juan Bueren"}
TOPIC = {"id": "https://openalex.org/keywords/enzyme", "display_name": "Enzyme"}


@pytest.mark.parametrize(
    ("name", "answer", "words"),
    [
        ("crossref", VALIDATION, "This route does not support foo"),
        (
            "crossref",
            {"status": "error", "message-type": "none", "message": None},
            "an answer",
        ),
        ("openalex", {"error": "Not Found", "message": "no such page"}, "no such page"),
        ("openalex", AUTHOR, "A5004365451 is no work"),
        ("openalex", TOPIC, "keywords/enzyme is no work"),
        ("openalex", {"meta": {"count": 1}, "results": [AUTHOR]}, "is no work"),
        ("openalex", {"meta": {"count": 0}, "results": None}, "an answer"),
        ("europepmc", {"errCode": 404, "errMsg": "No results found"}, "No results"),
        ("europepmc", {"version": "6.9", "hitCount": 0}, "an answer"),
        ("europepmc", {"hitCount": 0, "resultList": None}, "an answer"),
    ],
)
def test_what_is_no_work_is_none(
    name: str, answer: dict[str, object], words: str
) -> None:
    """An answer without a work is an error in its own words, not an empty record."""
    [reading] = gtm.scan(json.dumps(answer).encode(), format=name)

    assert isinstance(reading, gtm.Reading)
    assert reading.publication is None
    assert [finding.code for finding in reading.findings] == ["RDR024"]
    assert words in reading.findings[0].message
    assert reading.source
    with pytest.raises(gtm.UnreadableInput, match=words):
        gtm.from_item(answer, format=name)


@pytest.mark.parametrize("name", ["crossref", "openalex", "europepmc"])
def test_another_format_is_told(name: str) -> None:
    """Where no key is known, the whole is not kept as an extra of an empty record."""
    documents: list[dict[str, object]] = [{"data": [{"doi": "10.1/x"}]}, {"works": []}]
    for document in documents:
        [reading] = gtm.scan(json.dumps(document).encode(), format=name)

        assert isinstance(reading, gtm.Reading)
        assert reading.publication is None
        assert "none of its keys, such as" in reading.findings[0].message
    assert gtm.from_item({}, format=name) == gtm.Publication()


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("crossref", {"message-type": "work-list", "message": {"items": []}}),
        ("openalex", {"meta": {"count": 0}, "results": [], "group_by": []}),
        ("europepmc", {"hitCount": 0, "resultList": {"result": []}}),
    ],
)
def test_nothing_found_is_no_error(name: str, answer: dict[str, object]) -> None:
    """A search without results is read, and holds no record."""
    assert [*gtm.scan(json.dumps(answer).encode())] == []
    with pytest.raises(gtm.UnreadableInput, match=r"holds no record$"):
        gtm.from_item(answer, format=name)


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("crossref", {"DOI": "10.1089/hum.2023.152"}),
        ("openalex", {"id": "https://openalex.org/W1"}),
        ("openalex", {"id": "https://openalex.org/works/W1"}),
        ("openalex", {"display_name": "Gene therapy"}),
        ("europepmc", {"id": "37962269", "source": "MED"}),
    ],
)
def test_a_selection_of_keys_is_a_work(name: str, item: dict[str, object]) -> None:
    """What the caller asked only some keys of is a record, and nothing is odd in it."""
    [reading] = gtm.scan(json.dumps(item).encode(), format=name)

    assert isinstance(reading, gtm.Reading)
    assert reading.publication == gtm.from_item(item, format=name)
    assert reading.findings == ()
