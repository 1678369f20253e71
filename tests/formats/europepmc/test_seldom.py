"""What few results of Europe PMC hold, and what is wrong in few of them."""

from __future__ import annotations

from typing import Any

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats import europepmc


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
