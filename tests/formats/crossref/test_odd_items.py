"""Items of Crossref that are not as they should be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model.formats import recognize_format
from genetherapy_model.formats.crossref import read_item, write_item

FULL: dict[str, Any] = json.loads(
    Path(__file__).with_name("item.json").read_text("utf-8")
)
ODD: tuple[object, ...] = (
    7,
    1.5,
    True,
    None,
    "",
    " ",
    "\ud800\x00",
    [],
    [None],
    {},
    {"a": [1]},
    [["x"]],
)


def _places(value: object) -> Iterator[tuple[str | int, ...]]:
    """Give the places inside a value."""
    parts: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, list):
        parts = list(enumerate(value))
    for key, part in parts:
        yield (key,)
        for place in _places(part):
            yield (key, *place)


def _is_stable(item: dict[str, Any]) -> bool:
    publication, _ = read_item(item)
    written = write_item(publication)
    again, _ = read_item(written)
    return repr(read_item(write_item(again))[0]) == repr(again)


@pytest.mark.parametrize("doi", ["10.x/1", 5, ["none"]])
def test_what_is_no_doi_has_no_address(doi: object) -> None:
    """What stands for a DOI and is none comes back, and nothing is made of it."""
    item = {"DOI": doi, "title": ["Gene therapy"]}
    publication, _ = read_item(item)
    written = write_item(publication)

    assert written == {**item, "type": "other"}
    assert read_item(written)[0] == publication


@pytest.mark.parametrize("key", FULL)
def test_whatever_stands_anywhere_is_read(key: str) -> None:
    """A value of another type at any place of an item raises nothing."""
    for place in ((key,), *((key, *inner) for inner in _places(FULL[key]))):
        for odd in ODD:
            item = {"DOI": FULL["DOI"], key: deepcopy(FULL[key])}
            holder: Any = item
            for step in place[:-1]:
                holder = holder[step]
            holder[place[-1]] = odd
            publication, _ = read_item(_without_surrogates(item))
            assert isinstance(publication, gtm.Publication), place


def _without_surrogates(item: dict[str, Any]) -> dict[str, Any]:
    # As the reader of files does; clients of services give no lone surrogates.
    text = json.dumps(item).replace("\\ud800", "\\ufffd").replace("\\u0000", "\\ufffd")
    made: dict[str, Any] = json.loads(text)
    return made


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3000)
    | st.sampled_from(["", "doi", "10.1089/x", "print", "<jats:p>a", "<i>", "2023-1"])
    | st.text("<&;>ab \n", max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "name value type id id-type DOI date-parts family given group label "
                "award issue published-print is-identical-to references".split()
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(item=st.dictionaries(st.sampled_from(sorted(FULL)), VALUES, max_size=6))
def test_any_item_is_written_as_it_is_read(item: dict[str, Any]) -> None:
    """Whatever an item says, it is all there again, and is read as the same."""
    publication, _ = read_item(item)
    written = write_item(publication)
    again, _ = read_item(written)

    assert repr(again) == repr(publication)
    stated = {
        key: value for key, value in item.items() if value not in (None, "", [], {})
    }
    assert {key: written.get(key) for key in stated} == stated


@pytest.mark.parametrize(
    ("item", "findings"),
    [
        ({"DOI": "10.x/1"}, ["RDR002 /locators/0/identifier"]),
        ({"ISSN": ["1043-0343"]}, ["RDR002 /journal/issns/0/issn"]),
        (
            {"author": [{"family": "A", "ORCID": "http://orcid.org/0"}]},
            ["RDR002 /authors/0/person/identifiers/0"],
        ),
        ({"author": [{"sequence": "first"}]}, ["RDR009 "]),
        ({"author": "Bueren"}, ["RDR021 "]),
        ({"title": ["AAV<sub>9"]}, ["RDR004 "]),
        ({"abstract": "<jats:p>AAV</jats:sec>"}, ["RDR004 /abstract"]),
        ({"issued": {"date-parts": [[2023, 2, 30]]}}, ["RDR003 "]),
        ({"assertion": [{"name": "received", "value": "soon"}]}, ["RDR003 "]),
        ({"type": "protocol"}, ["RDR021 "]),
        ({"update-to": [{"DOI": "10.1089/x", "type": "revised"}]}, ["RDR021 "]),
        ({"updated-by": [{"type": "retraction"}]}, ["RDR021 "]),
        ({"volume": 34}, ["RDR021 "]),
        ({"references-count": "many"}, ["RDR021 "]),
        ({"title": [None, "A"], "subject": None, "author": []}, []),
    ],
)
def test_what_is_odd_is_said(item: dict[str, Any], findings: list[str]) -> None:
    """What is not as it should be is a finding, and nothing of it is lost."""
    publication, found = read_item(item)

    assert [f"{one.code} {one.path}" for one in found] == findings
    written = write_item(publication)
    stated = {key: value for key, value in item.items() if value not in (None, [])}
    assert {key: written.get(key) for key in stated} == stated
    assert _is_stable(item)


@pytest.mark.parametrize(
    "text",
    [
        '{"status": "ok", "message-type": "work", "message": {"DOI": "10.1/x"}}',
        '[{"DOI": "10.1089/x", "title": ["A"], "is-referenced-by-count": 1}]',
        '{"indexed": {}, "reference-count": 0, "type": "article-journal"}',
        '{"items": [{"DOI": "10.1089/x", "content-domain": {}}]}',
        '{"DOI": "10.1089/x", "published-print": {"date-parts": [[2023]]}}',
    ],
)
def test_crossref_is_told_by_its_keys(text: str) -> None:
    """Envelopes, lists and bare items are known, and citeproc's form of them too."""
    for data in (text.encode(), b"\xef\xbb\xbf" + text.encode(), text.encode("utf-16")):
        assert recognize_format(data).name == "crossref"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('[{"id": 1, "type": "article-journal", "title": "A"}]', "csl-json"),
        ('{"schema": "genetherapy-model/1", "type": "Publication"}', "jsonl"),
    ],
)
def test_what_is_not_crossrefs_is_left_to_others(text: str, name: str) -> None:
    """Items of CSL and our own JSON are read as what they are."""
    assert recognize_format(text.encode()).name == name


def test_a_changed_work_does_not_get_its_old_values() -> None:
    """What was kept of an item gives way where it would say something else."""
    publication, _ = read_item(FULL)
    changed = gtm.Publication(
        title="Another title", dates=publication.dates, extras=publication.extras
    )
    written = write_item(changed)

    assert written["title"] == ["Another title"]
    assert "subtitle" not in written
    assert written["is-referenced-by-count"] == 5


@pytest.mark.parametrize("month", [13, 16, 21, 24, "15"])
def test_a_month_that_no_year_has_is_no_season(month: object) -> None:
    """Numbers of seasons are citeproc's, not Crossref's: the date is text."""
    date = {"date-parts": [[2021, month]]}
    publication, findings = read_item({"DOI": FULL["DOI"], "published-online": date})
    [stated] = publication.dates

    assert (stated.date, stated.text) == (None, f"2021, {month}")
    assert read_item(write_item(publication))[0] == publication
    assert [one.code for one in findings if "month" in one.message] == ["RDR003"]


def test_blocks_of_broken_html_are_no_text() -> None:
    """Paragraphs and breaks leave no tags behind where an abstract is no XML."""
    text = "<p>one<br>two</p>"
    publication, _ = read_item({"DOI": "10.1/x", "abstract": text})

    assert "<" not in str(publication.abstract)


@pytest.mark.parametrize(
    ("item", "place"),
    [
        (
            {"assertion": [{"name": "Conflict of interest", "value": "<i>none"}]},
            "assertion/0",
        ),
        ({"author": [{"name": "<i>CHANGE"}]}, "author/0/name"),
        (
            {"author": [{"name": "CHANGE", "affiliation": [{"name": "<sup>CIEMAT"}]}]},
            "author/0/affiliation/0",
        ),
        ({"reference": [{"key": "1", "unstructured": "<i>Blood"}]}, "reference/0"),
    ],
)
def test_a_tag_that_is_not_closed_is_text(item: dict[str, Any], place: str) -> None:
    """It is read as it stands, and told where it stands."""
    publication, findings = read_item({"DOI": "10.1000/x"} | item)

    assert ["RDR004"] == [found.code for found in findings]
    assert findings[0].message.startswith(place)
    assert "&lt;" in gtm.dumps(publication)


@pytest.mark.parametrize(
    ("abstract", "sections"),
    [
        (
            (
                "<jats:sec><jats:title>A</jats:title><jats:title>B</jats:title>"
                "<jats:p>x</jats:p></jats:sec>"
            ),
            [("A", ""), ("B", "x")],
        ),
        (
            "<jats:p>a <jats:tex-math>1</jats:tex-math>b</jats:p>",
            [(None, "a b")],
        ),
        (
            "<jats:p>A <mml:math><mml:mi><mml:x>x</mml:x></mml:mi></mml:math></jats:p>",
            [(None, "A x")],
        ),
        (
            f"<jats:p>{'<jats:x>' * 102}x{'</jats:x>' * 102}</jats:p>",
            [(None, "x")],
        ),
    ],
    ids=["titles", "unread", "formula", "deep"],
)
def test_an_abstract_is_read_as_far_as_it_says_something(
    abstract: str, sections: list[tuple[str | None, str]]
) -> None:
    """A title without text is a section, and no mark is part of a text."""
    publication, _ = read_item({"DOI": "10.1000/x", "abstract": abstract})
    assert publication.abstract is not None
    found = publication.abstract.sections

    assert [label for label, _ in sections] == [each.label for each in found]
    assert [text.split() for _, text in sections] == [
        each.text.plain.split() for each in found
    ]


def test_an_issn_that_stands_twice_is_read_with_its_type() -> None:
    """Each number has the type that stands beside it, in the order of both lists."""
    typed = [
        {"value": "1111-1119", "type": "print"},
        {"value": "2222-222X", "type": "electronic"},
        {"value": "1111-1119"},
    ]
    publication, _ = read_item({"ISSN": ["1111-1119"] * 2, "issn-type": typed})
    assert publication.journal is not None

    assert [gtm.IssnType.PRINT, gtm.IssnType.ELECTRONIC, None] == [
        each.type for each in publication.journal.issns
    ]


def test_what_a_word_for_a_date_does_not_mean_is_not_written() -> None:
    """A date keeps words while they mean it; a link without a number is none."""
    received = gtm.PublicationDate(
        kind=gtm.DateKind.RECEIVED, date="2019-01-02", text="some day"
    )
    accepted = gtm.PublicationDate(
        kind=gtm.DateKind.ACCEPTED, date="2019-01-02", text="2 February 2019"
    )
    nothing = gtm.WorkReference(citation="Blood 2002")
    relations = [
        gtm.Relation(kind=kind, target=nothing)
        for kind in (gtm.RelationKind.DESCRIBES, gtm.RelationKind.REPRINT_OF)
    ]
    item = write_item(gtm.Publication(dates=[received, accepted], relations=relations))

    assert 2 == json.dumps(item["assertion"]).count('"value": "2 January 2019"')
    assert "relation" not in item


def test_a_category_needs_no_label() -> None:
    """A section of a kind without a title is a section."""
    sections = [
        gtm.AbstractSection(text="We did.", category="METHODS"),
        gtm.AbstractSection(text="It worked.", label="Results"),
    ]
    publication = gtm.Publication(abstract=gtm.Abstract(sections=sections))

    assert publication.abstract == read_item(write_item(publication))[0].abstract
