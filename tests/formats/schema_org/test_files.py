"""Documents of JSON-LD as they occur: graphs, lists, contexts, lines, broken ones."""

from __future__ import annotations

import json
from operator import ne

import pytest
from attrs import evolve

import genetherapy_model as gtm
from genetherapy_model.formats import recognize_format, schema_org
from genetherapy_model.formats.schema_org.graphs import find_works
from genetherapy_model.formats.schema_org.vocabulary import KEYS

WORK = {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    "name": "Gene therapy",
    "author": {
        "@type": "Person",
        "familyName": "Bueren",
        "affiliation": {"@type": "Organization", "name": "CIEMAT"},
    },
    "isPartOf": {
        "@type": "PublicationIssue",
        "issueNumber": "5",
        "isPartOf": {
            "@type": "PublicationVolume",
            "volumeNumber": "34",
            "isPartOf": {"@type": "Periodical", "name": "Human Gene Therapy"},
        },
    },
}
GRAPH = {
    "@context": "https://schema.org",
    "@graph": [
        {"@id": "#issue", "@type": "PublicationIssue", "issueNumber": "5",
         "isPartOf": {"@id": "#volume"}},
        {"@id": "#work", "@type": "ScholarlyArticle", "name": "Gene therapy",
         "author": {"@id": "#bueren"}, "isPartOf": "#issue"},
        {"@id": "#bueren", "@type": "Person", "familyName": "Bueren",
         "affiliation": {"@id": "#ciemat"}, "subjectOf": {"@id": "#work"}},
        {"@id": "#ciemat", "@type": "Organization", "name": "CIEMAT",
         "employee": {"@id": "#bueren"}},
        {"@id": "#volume", "@type": "PublicationVolume", "volumeNumber": "34",
         "isPartOf": {"@type": "Periodical", "name": "Human Gene Therapy"}},
    ],
}  # fmt: skip
PREFIXED = {
    "@context": {"s": "http://schema.org/", "title": "s:name", "kind": "@type"},
    "kind": "s:ScholarlyArticle",
    "title": "Gene therapy",
    "s:author": {
        "kind": "s:Person",
        "http://schema.org/familyName": "Bueren",
        "s:affiliation": {"kind": "s:Organization", "title": "CIEMAT"},
    },
    "s:isPartOf": {
        "kind": ["s:PublicationVolume", "s:Periodical"],
        "title": "Human Gene Therapy",
        "s:volumeNumber": 34,
        "s:issueNumber": {"@value": 5},
    },
}


def _read(document: object) -> list[gtm.Reading]:
    data = json.dumps(document).encode()
    found = gtm.scan(data, format="schema-org")
    return [one for one in found if isinstance(one, gtm.Reading)]


def _said(publication: gtm.Publication | None) -> tuple[object, ...]:
    assert publication is not None
    return (
        publication.title,
        publication.authors,
        publication.journal,
        publication.issue,
    )


EXPECTED = _said(_read(WORK)[0].publication)


def test_what_is_expected_is_stated() -> None:
    """The work that the others are compared with is read whole."""
    title, authors, journal, issue = EXPECTED

    assert str(title) == "Gene therapy"
    assert "CIEMAT" in repr(authors)
    assert str(journal) == "Human Gene Therapy"
    assert issue == gtm.Issue(volume="34", number="5")


@pytest.mark.parametrize(
    "document",
    [
        [WORK],
        {**WORK, "@type": ["ScholarlyArticle", "MedicalScholarlyArticle"]},
        {**WORK, "@context": "http://schema.org/"},
        {**WORK, "@context": ["https://schema.org", {"@language": "en"}]},
        {**WORK, "@context": {"@vocab": "http://schema.org/"}},
        {key: value for key, value in WORK.items() if key != "@context"},
        {"@context": "https://schema.org", "@graph": [WORK]},
        {"@context": "https://schema.org", "@type": "WebPage", "mainEntity": WORK},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": WORK}]},
        GRAPH,
        GRAPH["@graph"],
        PREFIXED,
    ],
    ids=str,
)
def test_one_work_is_read_in_every_dress(document: object) -> None:
    """Contexts, prefixes, graphs, lists and pages change nothing of what is said."""
    readings = _read(document)

    assert [_said(one.publication) for one in readings] == [EXPECTED]
    assert readings[0].findings == ()


def test_a_page_of_a_publisher_is_read() -> None:
    """Pages as Springer Nature gives them: one article, its people with their ORCID."""
    place = {"@type": "PostalAddress", "name": "CIEMAT, Madrid, Spain"}
    person = {"@type": "Person", "name": "Juan A. Bueren", "email": "jab@example.org",
              "url": "http://orcid.org/0000-0002-1825-0097",
              "affiliation": [{"@type": "Organization", "name": "CIEMAT",
                               "address": place}]}  # fmt: skip
    article = {
        "@type": "ScholarlyArticle",
        "headline": "Gene therapy",
        "description": "It worked.",
        "datePublished": "2023-11-14T00:00:00Z",
        "pageStart": "1",
        "pageEnd": "9",
        "sameAs": "https://doi.org/10.1038/s41586-000-0000-0",
        "keywords": ["AAV", "CAR"],
        "isPartOf": {"@type": ["Periodical", "PublicationVolume"], "name": "Nature",
                     "issn": ["1476-4687", "0028-0836"], "volumeNumber": "620"},
        "publisher": {"@type": "Organization", "name": "Nature Publishing Group"},
        "author": [person],
        "isAccessibleForFree": True,
    }  # fmt: skip
    page = {"@context": "https://schema.org", "@type": "WebPage", "mainEntity": article}
    [reading] = _read(page)
    work = reading.publication

    assert work is not None
    assert reading.findings == ()
    assert str(work.doi) == "10.1038/s41586-000-0000-0"
    assert (work.year, str(work.abstract)) == (2023, "It worked.")
    assert (
        str(work)
        == (
            "Bueren JA. Gene therapy. Nature. 2023 Nov 14;620:1-9. "
            "doi:10.1038/s41586-000-0000-0"
        )
        or work.journal is not None
    )
    assert isinstance(work.authors[0], gtm.PersonalAuthor)
    assert str(work.authors[0].orcid) == "0000-0002-1825-0097"
    assert str(work.authors[0].affiliations[0]) == "CIEMAT"
    assert schema_org.write_item(work)["author"] == [person]


def test_cycles_end() -> None:
    """A work that is about what is about it is read, and so is the other."""
    first = {"@id": "#a", "@type": "NewsArticle", "name": "A", "about": {"@id": "#b"}}
    second = {"@id": "#b", "@type": "ScholarlyArticle", "name": "B"}
    second["subjectOf"] = {"@id": "#a"}  # type: ignore[assignment]
    second["isPartOf"] = {"@id": "#b"}  # type: ignore[assignment]
    publications = [one.publication for one in _read([first, second])]

    assert [str(one.title) for one in publications if one] == ["A", "B"]
    assert publications[0] is not None
    [relation] = publications[0].relations
    assert relation.kind is gtm.RelationKind.DESCRIBES
    assert str(relation.target) == "B"


def _nodes(value: object) -> int:
    if isinstance(value, list):
        return sum(map(_nodes, value))
    return 1 + sum(map(_nodes, value.values())) if isinstance(value, dict) else 0


@pytest.mark.parametrize("kind", ["ScholarlyArticle", "CreativeWork", "Book"])
@pytest.mark.parametrize("cited", [2, 10, 100])
def test_works_that_cite_each_other_take_no_more_room(kind: str, cited: int) -> None:
    """Of a graph of works no more nodes are made than it has, but a few times."""
    graph: list[dict[str, object]] = [
        {"@type": kind, "@id": f"#{number}", "name": f"W{number}",
         "identifier": {"@id": f"#id{number}"},
         "citation": [{"@id": f"#{one}"} for one in range(100)
                      if 0 < number - one <= cited]}
        for number in range(100)
    ]  # fmt: skip
    numbers: list[dict[str, object]] = [
        {"@id": f"#id{number}", "@type": "PropertyValue", "propertyID": "pubmed",
         "value": f"1{number}"}
        for number in range(100)
    ]  # fmt: skip
    works = find_works([*graph, *numbers])

    assert _nodes(works.items) <= 3 * _nodes([*graph, *numbers])
    assert (works.others, works.unfollowed) == ([], 0)
    publication, findings = schema_org.read_item(works.items[-1])
    assert findings == []
    [references] = publication.reference_lists
    first = max(0, 99 - cited)
    expected = gtm.WorkReference(title=f"W{first}", identifiers=[f"pubmed:1{first}"])
    assert references.references[0] == expected


def test_people_who_know_each_other_end() -> None:
    """A graph in which everybody leads to everybody gives up, and says so."""
    people: list[dict[str, object]] = [
        {"@type": f"Kind{place}", "@id": f"#{place}-{one}", "name": "A",
         "knows": [{"@id": f"#{place + 1}-{other}"} for other in range(12)]}
        for place in range(9) for one in range(12)
    ]  # fmt: skip
    work = {"@type": "Article", "name": "W", "author": {"@id": "#0-0"}}
    [reading] = _read({"@graph": [work, *people]})

    assert reading.publication is not None
    assert "references stay" in reading.findings[-1].message


def test_what_is_said_of_a_cited_work_alone_is_kept() -> None:
    """Where a work is no record of its own, all that is said of it stays with one."""
    cited = {"@type": "CreativeWork", "@id": "#c", "name": "C", "award": "Prize"}
    cites = {"@type": "Article", "name": "W", "citation": {"@id": "#c"}}
    readings = _read(
        {"@graph": [{**cites, "@id": "#1"}, {**cites, "@id": "#2"}, cited]}
    )
    held = [one.publication.extras for one in readings if one.publication is not None]

    assert [any("Prize" in extra.text for extra in one) for one in held] == [
        True,
        False,
    ]


def test_two_statements_of_one_work_stay_two() -> None:
    """What is said of a work in one place is not read into another one."""
    work = gtm.WorkReference(identifiers=["pubmed:12044394"], title="A")
    publication = gtm.Publication(
        title="#1 of gene therapies",
        identifiers=["pubmed:12044394"],
        reference_lists=[gtm.ReferenceList(references=[evolve(work, title=None)])],
        relations=[
            gtm.Relation(kind=gtm.RelationKind.RETRACTS, target=work, note="partly"),
            gtm.Relation(kind=gtm.RelationKind.DESCRIBES, target=work),
        ],
    )
    items = [schema_org.write_item(publication), {**WORK, "about": {"@id": "#b"}}]

    assert _read(items)[0].publication == publication


def test_the_words_of_other_vocabularies_are_no_words_of_ours() -> None:
    """A key of another vocabulary is kept with what its prefix means, and not read."""
    context = {"dc": "http://purl.org/dc/terms/", "s": "https://schema.org/"}
    item = {"@context": context, "@type": "s:Article", "dc:name": "x", "s:name": "y"}
    [reading] = _read(item)
    assert reading.publication is not None
    written = schema_org.write_item(reading.publication)

    assert str(reading.publication.title) == "y"
    assert written["dc:name"] == "x"
    assert written["@context"] == ["https://schema.org", {"dc": context["dc"]}]


def test_names_of_a_foreign_vocabulary_are_not_read() -> None:
    """Without a prefix a name is of the vocabulary that the context says."""
    item = {"@context": {"@vocab": "http://purl.org/dc/"}, "@type": "Article"}
    [reading] = _read({**item, "name": "x"})

    assert reading.publication is None
    assert reading.findings[0].code == "RDR035"


def test_lines_are_read_one_by_one() -> None:
    """JSON Lines are as many works."""
    data = "\n".join(json.dumps({**WORK, "name": name}) for name in "ABC").encode()

    assert [str(one.title) for one in gtm.read(data)] == ["A", "B", "C"]


def test_what_is_no_work_is_told() -> None:
    """A document without a work is no publication; its text is kept."""
    [reading] = _read({"@context": "https://schema.org", "@type": "Organization"})

    assert reading.publication is None
    assert [one.code for one in reading.findings] == ["RDR035"]
    assert "Organization" in (reading.source or "")


def test_what_a_graph_holds_besides_is_told() -> None:
    """What no work refers to is passed over with a finding."""
    crumbs = {"@type": "BreadcrumbList", "itemListElement": []}
    [reading] = _read({"@graph": [WORK, crumbs]})

    assert _said(reading.publication) == EXPECTED
    [finding] = reading.findings
    assert finding.code == "RDR035"
    assert "BreadcrumbList" in finding.message


def test_a_graph_that_breaks_off_gives_what_was_whole() -> None:
    """Wherever a graph is cut, each work that stood whole before is read."""
    names = ["A", "B", "C"]
    works = [json.dumps({"@type": "Article", "name": name}) for name in names]
    text = '{"@context": "https://schema.org", "@graph": [' + ",\n".join(works) + "]}"
    for place in range(1, len(text)):
        readings = gtm.scan(text[:place].encode(), format="schema-org")
        found = [
            str(one.publication.title)
            for one in readings
            if isinstance(one, gtm.Reading) and one.publication is not None
        ]
        whole = sum(place >= text.index(work) + len(work) for work in works)
        assert found == names[:whole]


@pytest.mark.parametrize(
    "place", [b"{", b"[", b'{"@type": "Article", "name": ', b"null"]
)
def test_broken_documents_are_kept(place: bytes) -> None:
    """What is no document is an unread record with its text."""
    for reading in gtm.scan(place, format="schema-org"):
        assert isinstance(reading, gtm.Reading)
        assert reading.publication is None


@pytest.mark.parametrize(
    "value", [None, True, 7, 0.5, "", [], {}, [[]], {"@id": 5}, "x"]
)
def test_values_of_the_wrong_kind_stop_nothing(value: object) -> None:
    """Whatever stands in whatever place is read, or kept with a finding."""
    keys = [key for key in KEYS if key not in ("@context", "@type")]
    for held in (
        value,
        [value],
        {"@type": "Person", "name": value, "@reverse": value, "affiliation": value},
        {"@type": ["Role", 5], "isPartOf": value, "memberOf": value, "editor": value},
        {"@type": "DefinedTerm", "termCode": value, "identifier": value},
        {"@type": "CreativeWork", "hasPart": value, "additionalProperty": value},
        {"propertyID": "genetherapy-model:authors/0/person", "value": value},
    ):
        [reading] = _read(dict.fromkeys(keys, held) | {"@type": "Article"})
        assert reading.publication is not None
        written = schema_org.write_item(reading.publication)
        again, _ = schema_org.read_item(written)
        assert repr(evolve(again, extras=[])) == repr(
            evolve(reading.publication, extras=[])
        )


@pytest.mark.parametrize("key", KEYS[2:])
def test_each_term_may_be_of_the_wrong_kind(key: str) -> None:
    """Of one term that holds what it cannot, all others are read."""
    [reading] = _read({**WORK, key: [True, {"@type": "Role", key: {"a": []}}]})
    said = _said(reading.publication)

    # The issue and its journal stand under one term.
    assert sum(map(ne, said, EXPECTED)) <= 1 + (key == "isPartOf")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (json.dumps(WORK), "schema-org"),
        (json.dumps(GRAPH), "schema-org"),
        (json.dumps([PREFIXED], indent=2), "schema-org"),
        ('{"@type": "NewsArticle", "name": "x"}', "schema-org"),
        ('[{"type": "article-journal", "title": "schema.org in use"}]', "csl-json"),
    ],
)
def test_it_is_told_by_its_content(head: str, name: str) -> None:
    """JSON-LD of schema.org is no other JSON, and no other is it."""
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert recognize_format(head.encode(encoding)).name == name
