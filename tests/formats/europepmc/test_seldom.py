"""What few results of Europe PMC hold, and what is wrong in few of them."""

from __future__ import annotations

from typing import Any

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats import europepmc
from genetherapy_model.formats.europepmc.dialects import to_plain


def read(item: dict[str, Any]) -> tuple[gtm.Publication, list[gtm.Finding]]:
    """Read a result that says a little more than its number."""
    publication, findings = europepmc.read_item(
        {"id": "1", "source": "MED", "pmid": "1", "title": "A"} | item
    )
    return publication, [*findings]


@pytest.mark.parametrize(
    ("item", "code", "said"),
    [
        ({"source": "no code!"}, "RDR021", "no code of a source"),
        ({"firstIndexDate": "soon"}, "RDR003", "firstIndexDate"),
        ({"firstIndexDate": "2020/2021"}, "RDR003", "is no day"),
        (
            {"authorList": {"author": [{"fullName": "Doe J"}, {"x": 1}]}},
            "RDR009",
            "an author without a name",
        ),
        (
            {"meshHeadingList": {"meshHeading": [{"majorTopic_YN": "N"}]}},
            "RDR021",
            "expected a descriptorName",
        ),
        (
            {"chemicalList": {"chemical": [{"registryNumber": "0"}]}},
            "RDR021",
            "expected a name",
        ),
        ({"keywordList": {"keyword": [7, None, "a"]}}, "RDR021", "expected text"),
        ({"subsetList": {"other": [1]}}, "RDR021", "expected 'subset'"),
    ],
)
def test_what_is_odd_is_told_and_the_rest_is_read(
    item: dict[str, Any], code: str, said: str
) -> None:
    """A place that holds something else is named, and costs only itself."""
    publication, findings = read(item)

    assert [found.code for found in findings] == [code]
    assert said in findings[0].message
    assert publication.title == gtm.Publication(title="A").title


def test_lists_may_hold_nothing() -> None:
    """An empty element of a list is none of its kind, and the others are read."""
    publication, findings = read(
        {
            "grantsList": {"grant": [{}, {"grantId": "R01"}]},
            "subsetList": {"subset": [{}, {"code": "IM"}]},
            "pubTypeList": {"pubType": [None, "Review"]},
            "investigatorList": {"investigator": [{}]},
            "keywordList": [],
        }
    )

    assert findings == []
    assert publication.grants == (gtm.Grant(number="R01"),)
    assert publication.entries[0].subsets == ("IM",)
    assert publication.publication_types == (gtm.PublicationType(name="Review"),)
    assert publication.investigators == ()


def test_a_name_may_be_stated_as_one() -> None:
    """The full name gives the family name where only initials stand beside it."""
    authors = [
        {"fullName": "Doe J", "initials": "J"},
        {
            "fullName": "Roe J",
            "authorId": [{"type": "ORCID"}, {"value": "0000-0002-1825-0097"}],
        },
    ]
    publication, findings = read({"authorList": {"author": authors}})
    doe, roe = publication.authors

    assert findings == []
    assert isinstance(doe, gtm.PersonalAuthor)
    assert (doe.name.family, doe.name.initials) == ("Doe", "J")
    assert isinstance(roe, gtm.PersonalAuthor)
    assert roe.orcid == gtm.Orcid("0000-0002-1825-0097")


def test_a_label_may_look_like_a_tag() -> None:
    """Signs of markup in a label are text, and are written so that they stay it."""
    publication, _ = read({"abstractText": "<h4>A<b</h4>x & y<h4>B</h4>z"})
    assert publication.abstract is not None
    labels = [section.label for section in publication.abstract.sections]

    assert labels == ["A<b", "B"]
    again, _ = europepmc.read_item(europepmc.write_item(publication))
    assert again.abstract == publication.abstract


def test_what_says_nothing_is_not_written() -> None:
    """A heading without words, an abstract without sections, an open range."""
    heading = gtm.MeshHeading(descriptor=gtm.MeshTerm(name=" "))
    publication = gtm.Publication(
        abstract=gtm.Abstract(sections=[gtm.AbstractSection(text="")]),
        mesh_headings=[heading],
    )
    written = europepmc.write_item(publication)

    assert "abstractText" not in written
    assert "meshHeadingList" not in written


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ({"investigatorList": {"investigator": [{"x": 1}]}}, "investigators"),
        ({"grantsList": {"grant": [{"x": 1}]}}, "grants"),
        ({"keywordList": {"keyword": [{"a": "b"}]}}, "keywords"),
        ({"pubTypeList": {"pubType": [{"a": "b"}]}}, "publication_types"),
    ],
)
def test_what_says_nothing_is_nothing(item: dict[str, Any], field: str) -> None:
    """An element without a name or number is none of its kind."""
    assert () == getattr(read(item)[0], field)


def test_a_subset_without_a_name_is_none() -> None:
    """The entry has only subsets that are called something."""
    publication, _ = read({"subsetList": {"subset": [{"x": 1}, {"code": "IM"}]}})

    assert ("IM",) == publication.entries[0].subsets


@pytest.mark.parametrize("place", ["title", "abstractText"])
def test_a_tag_that_is_not_closed_is_text(place: str) -> None:
    """It is read as it stands, and told."""
    publication, findings = read({place: "<i>A"})

    assert ["RDR004"] == [found.code for found in findings]
    assert "&lt;i&gt;A" in gtm.dumps(publication)


def test_an_affiliation_that_stands_twice_is_one() -> None:
    """Results of 2019 have it in both places."""
    listed = {"authorAffiliation": [{"affiliation": "CIEMAT"}, {}]}
    author = {
        "fullName": "Doe J",
        "affiliation": "CIEMAT",
        "authorAffiliationDetailsList": listed,
    }
    [found] = read({"authorList": {"author": [author]}})[0].authors

    assert ["CIEMAT"] == [str(each) for each in found.affiliations]


@pytest.mark.parametrize("cited", ["Blood 2002. doi: 10.1000/", "doi: 10.1000/."])
def test_what_is_no_doi_stays_in_the_citation(cited: str) -> None:
    """A citation that ends as one with a DOI would is kept as it is."""
    stated = {"type": "Comment on", "reference": cited}
    publication, _ = read({"commentCorrectionList": {"commentCorrection": [stated]}})
    [relation] = publication.relations

    assert relation.target == gtm.WorkReference(citation=cited)


def test_a_link_is_written_by_a_number_of_its_own() -> None:
    """Neither a blank number nor a DOI has a source of Europe PMC."""
    blank = gtm.OtherIdentifier(scheme="AGR", text=" ")
    target = gtm.WorkReference(identifiers=[blank, gtm.Doi("10.1000/1")])
    relation = gtm.Relation(kind=gtm.RelationKind.COMMENTS_ON, target=target)
    item = europepmc.write_item(gtm.Publication(relations=[relation]))

    cited = {"reference": "doi: 10.1000/1", "type": "Comment on", "orderIn": 1}
    assert {"commentCorrection": [cited]} == item["commentCorrectionList"]


def test_xml_that_was_made_json_is_read() -> None:
    """Attributes stand beside the text, and each element in a list."""
    item = {
        "id": ["1"],
        "title": ["A"],
        "authorList": [{"author": [{"fullName": ["Doe J"], "affiliation": ["B"]}]}],
        "fullTextUrlList": [{"fullTextUrl": [{"_": "x", "$": {"site": "a"}}]}],
    }

    assert to_plain(item) == {
        "id": "1",
        "title": "A",
        "authorList": {
            "author": [
                {
                    "fullName": "Doe J",
                    "authorAffiliationDetailsList": {
                        "authorAffiliation": [{"affiliation": "B"}]
                    },
                }
            ]
        },
        "fullTextUrlList": {"fullTextUrl": [{"site": "a", "value": "x"}]},
    }


def test_a_list_may_stand_without_the_name_of_its_elements() -> None:
    """Of texts, that is; what holds objects has their name."""
    plain, findings = read({"keywordList": ["AAV", "", "mice"]})

    assert findings == []
    assert ["AAV", "mice"] == [each.text.plain for each in plain.keywords]
