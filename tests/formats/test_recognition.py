"""How the format of an input is told: by keys and tags, not by what texts mention."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats import FORMATS, Format, recognize_format
from genetherapy_model.formats.json_heads import look_at

WORK = {"DOI": "10.1089/hum.2023.152", "title": ["Gene therapy"], "type": "book"}


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ({"items": [{**WORK, "abstract": "see https://openalex.org/W1"}]}, "crossref"),
        ({"message-type": "work-list", "message": {"items": [{"DOI": 1}]}}, "crossref"),
        ({**WORK, "reference": [{"@context": 1, "authorString": "x"}]}, "crossref"),
        ({"meta": {"count": 0}, "results": []}, "openalex"),
        ({"results": [{"id": "https://openalex.org/W1", "title": "T"}]}, "openalex"),
        ([{"type": "book", "URL": "https://openalex.org/W1"}], "csl-json"),
        ([{"type": "book", "note": '"message-type": "work"'}], "csl-json"),
        ({"hitCount": 0, "resultList": {"result": []}}, "europepmc"),
        ({"id": "1", "source": "MED", "title": "T"}, "europepmc"),
        ([{"id": ["1"], "source": ["PPR"]}], "europepmc"),
    ],
)
def test_services_are_told_by_keys_at_their_level(head: object, name: str) -> None:
    """What a text mentions, or a nested object holds, is no sign of a format."""
    for text in (json.dumps(head), json.dumps(head, indent=1)):
        assert recognize_format(text.encode()).name == name
        assert recognize_format(text.encode("utf-8-sig")).name == name
        assert recognize_format(text.encode("utf-16")).name == name


def test_what_quotes_xml_is_no_xml() -> None:
    """JSON that holds an article of JATS is not JATS."""
    text = json.dumps({"jats": '<!DOCTYPE article><article article-type="x"><front/>'})

    with pytest.raises(gtm.UnreadableInput, match="none of"):
        recognize_format(text.encode())


def test_the_way_of_giving_an_input_does_not_matter(tmp_path: Path) -> None:
    """A path, bytes and an open file are looked at equally far."""
    comment = f"<!-- {'x' * 9000} -->\n"
    data = f'{comment}<article article-type="x"><front/></article>'.encode()
    path = tmp_path / "article.xml"
    path.write_bytes(data)

    for source in (path, data, io.BytesIO(data)):
        assert len([*gtm.scan(source)]) == 1
    with path.open("rb") as stream:
        assert len([*gtm.scan(stream)]) == 1


def test_keys_are_seen_in_what_breaks_off() -> None:
    """The keys before a break are given, and those of nested objects are not."""
    head = look_at(b'{"message": {"DOI": "10.1/x", "a": {"b": 1}, "title": ["T", "ti')

    assert list(head.envelope) == ["message"]
    assert list(head.item) == ["DOI", "a", "title"]
    assert look_at(b"").item == {}


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.ndjson", "a.json.gz"])
def test_an_ending_does_not_make_it_ours(name: str) -> None:
    """JSON of nobody who is known is that, whatever others' JSON ends in."""
    for text in ('{"error": "API rate limit exceeded"}', "[1]", "Resource not found."):
        with pytest.raises(gtm.UnreadableInput, match=f"^{name}: .* none of jsonl"):
            recognize_format(text.encode(), name)
    for text in (
        '{"error": 1}\n{"schema": "genetherapy-model/1"}',
        '["genetherapy-model/',
    ):
        assert recognize_format(text.encode(), name).name in ("json", "jsonl")
        assert recognize_format(text.encode("utf-16"), name).name in ("json", "jsonl")


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_a_writer_is_there_or_is_refused(known: Format) -> None:
    """A format has a writer, which can also restrict, or says that it is only read."""
    if hasattr(known.load(), "write"):
        assert callable(known.load_writer().restrict)
        return
    with pytest.raises(gtm.UnreadableInput, match=f"{known.name} is only read"):
        known.load_writer()
