"""What each term of schema.org is in the model, and what stands beside the terms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from attrs import evolve

import genetherapy_model as gtm
from genetherapy_model.formats import schema_org
from genetherapy_model.formats.degrees import Degree, degree_of
from genetherapy_model.formats.features import FEATURES

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
SAMPLE = Path(__file__).parents[4] / "shared/corpus/pubmed_xml/pubmed_sample.xml.gz"


def _one(**terms: object) -> gtm.Publication:
    publication, findings = schema_org.read_item({"@type": "ScholarlyArticle", **terms})
    assert findings == []
    return publication


def _of(item: Mapping[str, object]) -> tuple[gtm.Publication, list[str]]:
    publication, findings = schema_org.read_item(item)
    return publication, [finding.code for finding in findings]


def test_everything_that_the_model_states_is_held() -> None:
    """No feature is lost or held in part; extras of other formats alone are."""
    assert {degree_of(each, schema_org.restrict) for each in FEATURES} == {Degree.WHOLE}


def test_real_records_come_back_whole() -> None:
    """Of records of PubMed nothing is lost but the extras of PubMed's XML."""
    if not SAMPLE.exists():
        pytest.skip("../shared is absent")
    readings = [one for one in gtm.scan(SAMPLE) if isinstance(one, gtm.Reading)]
    for reading in readings[::60]:
        assert reading.publication is not None
        bare = evolve(reading.publication, extras=[])
        assert repr(schema_org.restrict(bare)) == repr(bare)


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"publicationType": "Review"}, ["Review"]),
        ({"@type": "NewsArticle"}, ["News"]),
        (
            {"@type": ["OpinionNewsArticle"], "genre": "Editorial"},
            ["News", "Editorial"],
        ),
        ({"@type": "Review"}, []),
        ({"@type": "Report"}, ["Technical Report"]),
        ({"creativeWorkStatus": "Retracted"}, ["Retracted Publication"]),
    ],
)
def test_types(terms: dict[str, object], expected: list[str]) -> None:
    """A review of schema.org is none of the literature; MeSH's words are its own."""
    assert [one.name for one in _one(**terms).publication_types] == expected


def test_types_keep_their_number_in_mesh() -> None:
    """The identifiers of publication types stand as additional types."""
    stated = gtm.PublicationType(name="Review", ui="D016454")
    written = schema_org.write_item(gtm.Publication(publication_types=[stated]))

    assert written["additionalType"] == "http://id.nlm.nih.gov/mesh/D016454"
    assert "additionalProperty" not in written
    assert schema_org.read_item(written)[0].publication_types == (stated,)


@pytest.mark.parametrize(
    "identifier",
    [
        "https://doi.org/10.1089/hum.2023.152",
        "doi:10.1089/hum.2023.152",
        "10.1089/hum.2023.152",
        {"propertyID": "DOI", "value": "10.1089/hum.2023.152"},
        {"propertyID": "https://registry.identifiers.org/registry/doi",
         "value": "https://doi.org/10.1089/hum.2023.152"},
        {"@type": "PropertyValue", "name": "doi", "value": ["10.1089/hum.2023.152"]},
    ],
)  # fmt: skip
def test_identifiers(identifier: object) -> None:
    """A DOI is read as one, however it is put."""
    assert _one(identifier=identifier).identifiers == (gtm.Doi("10.1089/hum.2023.152"),)


def test_addresses_that_are_identifiers_are_not_read_twice() -> None:
    """The same DOI as address, as identifier and as name of the node is one."""
    address = "https://doi.org/10.1089/hum.2023.152"
    work = _one(
        **{"@id": address, "url": address, "sameAs": [address], "identifier": address}
    )

    assert len(work.identifiers) == 1
    assert work.locators == ()


def test_what_is_no_identifier_is_kept() -> None:
    """An identifier that breaks its grammar is found, and stands as it was."""
    item = {"@type": "Article", "identifier": {"propertyID": "doi", "value": "none"}}
    publication, codes = _of(item)

    assert codes == ["RDR002"]
    assert publication.identifiers == (gtm.OtherIdentifier(scheme="doi", text="none"),)


def test_roles_in_time() -> None:
    """A role of a person has its days, its name, and where it is held."""
    body = {
        "@type": "Organization",
        "name": "ESGCT",
        "sameAs": "https://ror.org/05xx77y52",
    }
    role = {"@type": "OrganizationRole", "memberOf": body, "roleName": "President",
            "startDate": "2018-10", "endDate": "2024-12-31T00:00:00Z"}  # fmt: skip
    edits = {"@type": "Role", "namedPosition": "Editor-in-Chief",
             "@reverse": {"editor": {"name": "Human Gene Therapy"}}}  # fmt: skip
    person = {"@type": "Person", "name": "Juan Bueren", "memberOf": role,
              "worksFor": {"name": "CIEMAT"}, "jobTitle": "Head",
              "@reverse": {"editor": edits}}  # fmt: skip
    [author] = _one(author=person).authors
    assert isinstance(author, gtm.PersonalAuthor)
    editorship, office, post = author.person.roles

    assert isinstance(office, gtm.SocietyOffice)
    assert office.title is gtm.SocietyTitle.PRESIDENT
    assert office.body.identifiers == (gtm.RorId("05xx77y52"),)
    assert office.term == gtm.Term(start="2018-10", end="2024-12-31")
    assert isinstance(editorship, gtm.EditorialRole)
    assert editorship.title is gtm.EditorialTitle.EDITOR_IN_CHIEF
    assert str(post) == "Head, CIEMAT"


def test_contributions_are_roles_of_authors() -> None:
    """Who did what stands between the work and the author, with CRediT's address."""
    author = gtm.PersonalAuthor(
        person=gtm.Person(name="Juan Bueren"),
        contributions=[gtm.Contribution(role=gtm.CreditRole.SUPERVISION)],
    )
    written = schema_org.write_item(gtm.Publication(authors=[author]))

    assert written["author"] == {
        "@type": "Role",
        "roleName": "https://credit.niso.org/contributor-roles/supervision/",
        "author": {"@type": "Person", "name": "Juan Bueren"},
    }


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"about": {"@type": "ScholarlyArticle", "name": "x"}}, ["describes x"]),
        ({"subjectOf": {"@type": "NewsArticle", "name": "x"}}, ["described in x"]),
        ({"correction": "They erred."}, ["corrected by They erred."]),
        ({"about": {"@type": "Thing", "name": "x"}}, []),
        ({"mentions": {"@type": "ScholarlyArticle", "name": "x"}}, []),
        ({"isBasedOn": {"@type": "ScholarlyArticle", "name": "x"}}, []),
    ],
)
def test_relations(terms: dict[str, object], expected: list[str]) -> None:
    """A term that does not tell what a work is to another is not read as if it did."""
    assert [str(one) for one in _one(**terms).relations] == expected


def test_a_retraction_keeps_its_direction() -> None:
    """What retracts is a work about this one; what is retracted is what it is about."""
    target = gtm.WorkReference(identifiers=["pubmed:12044394"])
    for kind, term in (
        (gtm.RelationKind.RETRACTED_BY, "subjectOf"),
        (gtm.RelationKind.RETRACTS, "about"),
    ):
        stated = gtm.Publication(relations=[gtm.Relation(kind=kind, target=target)])
        written = schema_org.write_item(stated)
        assert written[term]
        assert schema_org.read_item(written)[0] == stated


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023", "2023"),
        ("2023-11-14T09:30:00+08:00", "2023-11-14"),
        ("Nov 2023", "2023-11"),
    ],
)
def test_dates(text: str, date: str) -> None:
    """A date is as exact as it stands there."""
    assert str(_one(datePublished=text).date) == date


def test_a_work_without_a_day_has_that_of_its_issue() -> None:
    """The day of the issue is read as such, but where the work has its own."""
    issue = {"@type": "PublicationIssue", "issueNumber": "5", "datePublished": "2012"}
    volume = {"@type": "PublicationVolume", "datePublished": "2011"}

    [dated] = _one(isPartOf={**issue, "isPartOf": volume}).dates
    assert (dated.kind, str(dated.date)) == (gtm.DateKind.ISSUE, "2012")
    [dated] = _one(isPartOf=issue, datePublished="2011-12-20").dates
    assert (dated.kind, str(dated.date)) == (gtm.DateKind.PUBLISHED, "2011-12-20")
    assert _one(isPartOf=volume).dates == ()


@pytest.mark.parametrize("date", ["2023-24", "2023?", "1998-12/1999-01", "2023-11~"])
def test_no_date_is_written_more_exactly_than_it_is(date: str) -> None:
    """A season, a doubt or a range over years is no day, and comes back as it was."""
    stated = gtm.PublicationDate(kind=gtm.DateKind.PUBLISHED, date=date)
    publication = gtm.Publication(dates=[stated])
    written = schema_org.write_item(publication)

    assert written.get("datePublished") in (None, "2023")
    assert schema_org.read_item(written)[0] == publication


def test_text_is_divided_only_where_it_is_one() -> None:
    """One text of keywords holds several; in a list each is one."""
    assert [str(one) for one in _one(keywords="AAV, CAR").keywords] == ["AAV", "CAR"]
    assert [str(one) for one in _one(keywords=["AAV, 9", "CAR"]).keywords] == [
        "AAV, 9",
        "CAR",
    ]


def test_what_the_model_has_no_word_for_is_written_back() -> None:
    """Licences, holders of rights and pictures stand where they stood."""
    item = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": "Gene therapy",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "copyrightHolder": {"@type": "Organization", "name": "Mary Ann Liebert"},
        "isAccessibleForFree": True,
        "author": {"@type": "Person", "name": "Juan Bueren", "telephone": "1"},
    }
    written = schema_org.write_item(schema_org.read_item(item)[0])

    assert {key: written[key] for key in item} == item


def test_what_contradicts_the_terms_is_not_believed() -> None:
    """Where somebody changed the terms, they are read, and not our words of the same.

    What our words say of other things is.
    """
    stated = gtm.Publication(title="AAV<sub>9</sub>", coi_statement="None.")
    written = schema_org.write_item(stated)
    publication, codes = _of(written | {"name": "CAR", "headline": "CAR"})

    assert str(publication.title) == "CAR"
    assert str(publication.coi_statement) == "None."
    assert codes == ["RDR034"]


@pytest.mark.parametrize("name", ["", "x", "authors/5/person", "title/0", "dates/-1"])
def test_places_that_there_are_not_are_told(name: str) -> None:
    """A property under a name of ours that has no place changes nothing."""
    own = {"propertyID": f"genetherapy-model:{name}", "value": "x"}
    publication, codes = _of(
        {"@type": "Article", "name": "A", "additionalProperty": own}
    )

    assert str(publication.title) == "A"
    assert codes == ["RDR034"]


def test_properties_of_others_are_none_of_ours() -> None:
    """Properties under other names are kept, and not read."""
    other = {"@type": "PropertyValue", "name": "colour", "value": "blue"}
    item = {"@type": "Article", "name": "A", "additionalProperty": other}
    publication, codes = _of(item)

    assert codes == []
    assert schema_org.write_item(publication)["additionalProperty"] == other


def test_a_role_seen_on_a_day_stands_at_the_role() -> None:
    """The day on which an office was seen held is no start of it."""
    [review] = gtm.read(EXAMPLES / "review.json")
    text = json.dumps(schema_org.write_item(review))

    assert "startDate" not in text
    assert text.count("genetherapy-model:term/observed_on") == 4


def test_blocks_of_html_are_lines() -> None:
    """Paragraphs in an abstract are lines, breaks in a title blanks: no tags stay."""
    work = _one(
        name="Gene<br>therapy",
        abstract="<p>one</p><ul><li>p<0.05</li><li>AAV</li></ul>",
    )

    assert str(work.title) == "Gene therapy"
    assert str(work.abstract) == "one\np<0.05\nAAV"


def test_a_foreign_property_is_put_back_or_its_loss_is_told() -> None:
    """A property of others comes back; where ours take its place, that is told."""
    impact = [{"@type": "PropertyValue", "name": "impact", "value": "7"}]
    work = _one(name="x", additionalProperty=impact)
    changed = evolve(work, title=gtm.MarkedText("A<sub>9</sub>"))

    assert schema_org.write_item(work)["additionalProperty"] == impact
    [finding] = schema_org.write([changed], BytesIO())
    assert (finding.code, "impact" in finding.message) == ("LOSS001", True)
