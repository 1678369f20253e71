"""Descriptions in schema.org that name nobody and nothing, and other odd ones."""

from __future__ import annotations

import json

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats import schema_org
from genetherapy_model.formats.schema_org import nodes
from genetherapy_model.formats.schema_org.vocabulary import MESH_CONCEPT

CONTEXT = {"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "A"}


def read(**stated: object) -> gtm.Publication:
    """Read an article that says a little more than its name."""
    data = json.dumps(CONTEXT | stated).encode()
    [reading] = gtm.scan(data, format="schema-org")
    assert isinstance(reading, gtm.Reading)
    assert reading.publication is not None
    return reading.publication


PLAIN = read()


@pytest.mark.parametrize(
    "stated",
    [
        {"author": [{"@type": "Organization"}, {"@type": "Person"}]},
        {"contributor": {"@type": "Role", "contributor": {"@type": "Person"}}},
        {"about": {"@type": "DefinedTerm", "inDefinedTermSet": "MeSH"}},
        {"mentions": [{"@type": "MedicalTrial"}, {"@type": "Dataset"}]},
        {"mentions": [{"@type": "Substance"}, {"@type": "DefinedTerm"}]},
        {"hasPart": [{"@type": "Quotation"}, {"@type": "CreativeWork"}]},
        {"citation": [" ", {}, {"@type": "ScholarlyArticle"}]},
        {"funding": {"@type": "Grant"}},
        {"editor": {"@type": "OrganizationRole"}},
    ],
)
def test_what_has_no_name_is_nobody(stated: dict[str, object]) -> None:
    """A node that says only what it is makes no author, journal, term or trial."""
    publication = read(**stated)

    for field in (
        "authors",
        "editors",
        "journal",
        "mesh_headings",
        "chemicals",
        "supplementary_concepts",
        "registrations",
        "quotations",
        "grants",
    ):
        assert getattr(publication, field) == getattr(PLAIN, field), field
    assert publication.title == PLAIN.title


JANE = {"@type": "Person", "name": "Jane Roe"}
CIEMAT = {"@type": "Organization", "name": "CIEMAT"}


def test_a_role_without_a_place_is_none() -> None:
    """An office of no society, an editorship of no journal, a post with nobody."""
    nowhere = {"@type": "OrganizationRole", "worksFor": [7, {"@type": "Role"}]}
    stated = JANE | {
        "memberOf": {"@type": "OrganizationRole", "roleName": "President"},
        "worksFor": [nowhere, {"@type": "Organization"}, CIEMAT],
        "jobTitle": "Professor",
        "@reverse": {
            "editor": {"@type": "Role", "@reverse": {"editor": {"@type": "Periodical"}}}
        },
    }
    [author] = read(author=stated).authors

    assert isinstance(author, gtm.PersonalAuthor)
    assert ["CIEMAT"] == [str(role.organization) for role in posts(author)]


def posts(author: gtm.PersonalAuthor) -> list[gtm.Appointment]:
    """Give the roles of an author, all of which are appointments."""
    roles = author.person.roles
    assert all(isinstance(role, gtm.Appointment) for role in roles)
    return [role for role in roles if isinstance(role, gtm.Appointment)]


def test_a_term_without_a_date_is_told() -> None:
    """The role is read, without its begin."""
    role = {"@type": "OrganizationRole", "startDate": "soon", "worksFor": CIEMAT}
    data = json.dumps(CONTEXT | {"author": JANE | {"worksFor": role}}).encode()
    [reading] = gtm.scan(data, format="schema-org")
    assert isinstance(reading, gtm.Reading)
    assert reading.publication is not None
    [author] = reading.publication.authors

    assert ["RDR003"] == [found.code for found in reading.findings]
    assert isinstance(author, gtm.PersonalAuthor)
    assert [gtm.Term()] == [role.term for role in posts(author)]


@pytest.mark.parametrize(
    ("stated", "field", "count"),
    [
        (
            {
                "hasPart": {
                    "@type": "Quotation",
                    "text": "it is safe",
                    "spokenByCharacter": {"@type": "Person"},
                }
            },
            "quotations",
            1,
        ),
        (
            {
                "contributor": {
                    "@type": "Role",
                    "roleName": "investigator",
                    "contributor": {"@type": "Person"},
                }
            },
            "investigators",
            0,
        ),
        (
            {"url": "https://a.org/1", "mainEntityOfPage": "https://a.org/2"},
            "identifiers",
            1,
        ),
        (
            {
                "mainEntityOfPage": {
                    "@type": "WebPage",
                    "isPartOf": {"@type": "DataCatalog"},
                }
            },
            "entries",
            0,
        ),
        (
            {
                "about": {
                    "@type": "DefinedTerm",
                    "inDefinedTermSet": "MeSH",
                    "additionalType": MESH_CONCEPT,
                }
            },
            "supplementary_concepts",
            0,
        ),
        ({"about": {"@type": "ChemicalSubstance"}}, "chemicals", 0),
        (
            {
                "additionalType": "http://id.nlm.nih.gov/mesh/D1",
                "genre": "Review",
            },
            "publication_types",
            1,
        ),
    ],
)
def test_what_is_named_is_read_alone(
    stated: dict[str, object], field: str, count: int
) -> None:
    """Of what names itself in part, nothing is made up."""
    found = read(**stated)

    assert count == len(getattr(found, field))
    assert [] == [speaker for said in found.quotations for speaker in said.speakers]


def test_a_page_may_lead_to_an_article() -> None:
    """The article is read, and what is no node beside it is passed over."""
    page = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "mainEntity": ["Gene therapy", {"@type": "ScholarlyArticle", "name": "A"}],
    }
    [found] = gtm.read(json.dumps(page).encode(), format="schema-org")

    assert PLAIN.title == found.title


def test_editors_are_named_by_their_journal() -> None:
    """Who has a name in the graph holds the role; who has none is nobody there."""
    roles = [{"@type": "Role", "editor": [JANE, {"@id": "#p"}]}]
    graph = [
        {"@type": "Periodical", "@id": "#j", "name": "Blood", "editor": roles},
        {"@type": "Person", "@id": "#p", "name": "John Doe"},
        CONTEXT | {"isPartOf": {"@id": "#j"}, "author": [{"@id": "#p"}, JANE]},
    ]
    data = json.dumps({"@context": "https://schema.org", "@graph": graph}).encode()
    [found] = gtm.read(data, format="schema-org")

    john, jane = (
        one.person for one in found.authors if isinstance(one, gtm.PersonalAuthor)
    )
    assert ["Blood"] == [
        role.journal.title for role in john.roles if isinstance(role, gtm.EditorialRole)
    ]
    assert jane.roles == ()


def test_two_keys_may_be_one_name() -> None:
    """What both say is read."""
    own = {"@context": ["https://schema.org", {"s": "https://schema.org/"}]}
    found = read(**own, keywords="AAV", **{"s:keywords": ["mice"]})

    assert ["AAV", "mice"] == [str(each) for each in found.keywords]


def test_a_dictionary_may_be_deep() -> None:
    """What lies deeper than any description is left as it is."""
    deep: dict[str, object] = {}
    for _ in range(300):
        deep = {"s:about": deep}
    found, _ = schema_org.read_item(CONTEXT | {"x": deep})

    assert PLAIN.title == found.title


def test_a_value_of_ours_may_be_in_a_language() -> None:
    """What stands beside the terms is read from either form of a value."""
    for value in ("None.", {"@value": "None.", "@language": "en"}):
        stated = {
            "@type": "PropertyValue",
            "propertyID": "genetherapy-model:coi_statement",
            "value": value,
        }

        assert gtm.MarkedText("None.") == read(additionalProperty=stated).coi_statement


def test_few_statements_are_kept_in_mind(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few are kept, each is written as it is."""
    monkeypatch.setattr(nodes, "_MOST_KEPT", 1)
    publication = gtm.Publication(
        publication_types=[gtm.PublicationType(name="Journal Article")],
        title="A",
        authors=[
            gtm.PersonalAuthor(person=gtm.Person(name=gtm.PersonName(family=family)))
            for family in ("Gao", "Roe", "Gao")
        ],
    )
    held = schema_org.restrict(publication)

    assert publication.authors == held.authors


def test_an_address_may_be_a_citation() -> None:
    """A text that is an address leads to a work; other words are how it is cited."""
    [addressed, worded] = read(
        citation=["https://doi.org/10.1089/hum.2023.152", "Blood. 2010;3:1"]
    ).references

    assert addressed.doi == gtm.Doi("10.1089/hum.2023.152")
    assert str(worded.citation) == "Blood. 2010;3:1"


def test_a_date_that_is_none_is_told() -> None:
    """It is kept where it stood."""
    data = json.dumps(CONTEXT | {"datePublished": "soon"}).encode()
    [reading] = gtm.scan(data, format="schema-org")

    assert [found.code for found in reading.findings] == ["RDR003"]


@pytest.mark.parametrize("data", [b"", b" \n "])
def test_what_is_empty_is_refused(data: bytes) -> None:
    """Nothing describes nothing."""
    with pytest.raises(gtm.UnreadableInput, match="empty"):
        [*gtm.scan(data, format="schema-org")]


def test_a_dictionary_without_a_work_is_refused() -> None:
    """A person is no publication."""
    person = {"@context": "https://schema.org", "@type": "Person", "name": "Jane"}
    with pytest.raises(gtm.UnreadableInput, match="no work"):
        gtm.from_item(person, format="schema-org")
    with pytest.raises(gtm.UnreadableInput, match="no work"):
        schema_org.read_item(person)
