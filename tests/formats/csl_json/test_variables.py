"""What each variable of CSL is in the model, and what peers lose of it."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats.readings import Reading

SMALL = '<span style="font-variant:small-caps;">'


def read(**item: object) -> Reading:
    """Read one item."""
    [reading] = gtm.scan(json.dumps([item]).encode(), format="csl-json")
    assert isinstance(reading, Reading)
    return reading


def publication_of(**item: object) -> gtm.Publication:
    """Read one item that is right."""
    reading = read(**item)
    assert reading.publication is not None
    assert reading.findings == ()
    return reading.publication


def written(publication: gtm.Publication) -> dict[str, Any]:
    """Write one item."""
    stream = io.BytesIO()
    gtm.write([publication], stream, format="csl-json")
    [item] = json.loads(stream.getvalue())
    assert isinstance(item, dict)
    return item


def codes(reading: Reading) -> list[str]:
    """Give the codes of the findings."""
    return [found.code for found in reading.findings]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"date-parts": [[2023]]}, "2023"),
        ({"date-parts": [["2023", "05"]]}, "2023-05"),
        ({"date-parts": [[2023, 5, 0]]}, "2023-05"),
        ({"date-parts": [2023, 5, 4]}, "2023-05-04"),
        ({"date-parts": [["2012-05-06"]]}, "2012-05-06"),
        ({"date-parts": [["2012", "May", 6]]}, "2012-05-06"),
        ({"date-parts": [["2012-05"], ["2012-07"]]}, "2012-05/2012-07"),
        ({"date-parts": [["2012-05/2012-07"]]}, "2012-05/2012-07"),
        ({"date-parts": [[2023]], "season": 4}, "2023-24"),
        ({"date-parts": [[2023]], "season": "Fall"}, "2023-23"),
        ({"date-parts": [[2023, 13]]}, "2023-21"),
        ({"date-parts": [[2023, 24]]}, "2023-24"),
        ({"date-parts": [[1998, 12], [1999, 1]]}, "1998-12/1999-01"),
        ({"date-parts": [[2023]], "circa": "1"}, "2023~"),
        ({"date-parts": [[2023]], "circa": 0}, "2023"),
        ({"raw": "2018 May - Jun"}, "2018-05/2018-06"),
        ({"literal": "2000 1st Quarter"}, "2000-33"),
        ({"date-parts": [[2020]], "literal": "forthcoming"}, "2020"),
        ([{"date-parts": [[2020, 2]]}], "2020-02"),
        ("2020-05", "2020-05"),
        (2020, "2020"),
    ],
)
def test_dates_are_read_as_exactly_as_they_stand(value: object, expected: str) -> None:
    """Each form of a date of CSL is read, and written so that it is read again."""
    publication = publication_of(issued=value)

    assert [str(one.date) for one in publication.dates] == [expected]
    again = publication_of(**written(publication))
    assert [str(one.date) for one in again.dates] == [expected]


@pytest.mark.parametrize(
    "value",
    [
        {"raw": "12/11/2020"},
        {"literal": "in press"},
        {"date-parts": [[2023, 2, 30]]},
        {"date-parts": [["05/06/2012"]]},
        {"date-parts": [[-50]]},
        {"date-parts": [[None]]},
        {},
        7,
    ],
)
def test_what_is_no_date_is_told_and_kept(value: object) -> None:
    """A date that is none is a finding, its words are kept, and it comes back."""
    reading = read(type="book", id="a", issued=value)

    assert codes(reading) == ["RDR003"]
    assert reading.publication is not None
    assert reading.publication.dates or reading.publication.extras[-1].text
    if isinstance(value, dict) and value != {"date-parts": [[None]]}:
        assert written(reading.publication)["issued"] == value


def test_a_date_in_words_is_written_as_it_stood() -> None:
    """Parts that hold a whole date come back so, as CSL's schema lets them."""
    value = {"date-parts": [["2012-05-06"]]}
    reading = read(type="book", id="a", issued=value)

    assert codes(reading) == []
    assert reading.publication is not None
    assert written(reading.publication)["issued"] == value


def test_kinds_of_dates_stay_apart() -> None:
    """Issued, online and received are three dates, and stay so."""
    publication = publication_of(
        issued={"date-parts": [[2023, 11]]},
        **{"available-date": {"date-parts": [[2023, 10, 1]]}},
        submitted={"date-parts": [[2023, 2, 3]]},
    )

    assert [str(one) for one in publication.dates] == [
        "published 2023-11",
        "electronic 2023-10-01",
        "received 2023-02-03",
    ]


def test_names_are_kept_in_their_parts() -> None:
    """Particle, suffix, mononym and institution are what they were, editors too."""
    names = [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"family": "Sukarno"},
        {"literal": "NTLA-2001 Study Group"},
        {"family": "王", "given": "小明"},
    ]
    publication = publication_of(author=names, editor=names[:1])
    again = written(publication)

    assert again["author"] == names
    assert again["editor"] == names[:1]
    first = publication.authors[0]
    assert isinstance(first, gtm.PersonalAuthor)
    assert (first.name.particle, first.name.family) == ("van den", "Berg")
    assert isinstance(publication.authors[3], gtm.CollectiveAuthor)


def test_a_dropping_particle_is_written_as_it_was() -> None:
    """What the model has one word for is written in the source's while it holds."""
    names = [{"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"}]
    publication = publication_of(author=names)

    assert str(publication.authors[0]) == "Alexander von Humboldt"
    assert written(publication)["author"] == names


def test_a_name_of_nothing_is_told() -> None:
    """The ``{}`` that some programs write for a group is a finding, with its place."""
    reading = read(author=[{"family": "Wood"}, {}])

    assert codes(reading) == ["RDR009"]
    assert reading.findings[0].message.startswith("author/1: ")
    assert reading.publication is not None
    assert [str(one) for one in reading.publication.authors] == ["Wood"]


def test_what_crossref_says_of_authors_is_read() -> None:
    """ORCID iDs and affiliations that Crossref puts into names are read."""
    publication = publication_of(
        author=[
            {
                "family": "Carberry",
                "ORCID": "http://orcid.org/0000-0002-1825-0097",
                "affiliation": [{"name": "Brown University"}],
            }
        ]
    )
    [author] = publication.authors

    assert isinstance(author, gtm.PersonalAuthor)
    assert str(author.orcid) == "0000-0002-1825-0097"
    assert [str(one) for one in author.affiliations] == ["Brown University"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<i>In vivo</i> AAV<sub>9</sub>", "<i>In vivo</i> AAV<sub>9</sub>"),
        ('<span class="nocase">AAV</span> <b>x</b>', "AAV <b>x</b>"),
        (
            f'{SMALL}<span class="nocase">f</span></span>',
            "<sc>f</sc>",
        ),
        ("p < 0.05 & R&D", "p &lt; 0.05 &amp; R&amp;D"),
        ("p &lt; 0.05 &amp; more", "p &lt; 0.05 &amp; more"),
        ("the &lt;i&gt; tag", "the &lt;i&gt; tag"),
        ("<div>", "&lt;div&gt;"),
    ],
)
def test_rich_text_is_marked_text(text: str, expected: str) -> None:
    """CSL's tags are markup, other tags are text, escapes are what they stand for."""
    publication = publication_of(title=text)

    assert str(publication.title) == expected
    assert written(publication)["title"] == text


def test_broken_tags_are_told() -> None:
    """A title whose tags do not close is read as the text that it is."""
    reading = read(title="AAV<sub>9")

    assert codes(reading) == ["RDR004"]
    assert reading.publication is not None
    assert written(reading.publication)["title"] == "AAV<sub>9"


def test_labels_of_an_abstract_are_kept() -> None:
    """Sections come back with their labels, from lines and from Crossref's JATS."""
    lines = publication_of(abstract="METHODS: We did.\nRESULTS: It worked.").abstract
    jats = publication_of(
        abstract="<jats:title>Abstract</jats:title><jats:sec><jats:title>Background"
        "</jats:title><jats:p>AAV<jats:sub>9</jats:sub>.</jats:p></jats:sec><jats:sec>"
        "<jats:title>Methods</jats:title><jats:p>We did.</jats:p></jats:sec>"
    ).abstract

    assert lines is not None
    assert jats is not None
    assert [one.label for one in lines.sections] == ["METHODS", "RESULTS"]
    assert str(jats) == "Background: AAV9.\nMethods: We did."


def test_odd_values_are_read() -> None:
    """Numbers for text, addresses for DOIs, lists for ISSNs and titles are read."""
    publication = publication_of(
        DOI="https://doi.org/10.1089/hum.2023.152",
        ISSN=["1043-0342", "ISSN 1557-7422"],
        title=["Gene therapy"],
        volume=34,
        PMID=37960000,
        **{"container-title": ["Bone &amp; Joint"]},
    )

    assert str(publication.doi) == "10.1089/hum.2023.152"
    assert [str(one) for one in publication.issns] == ["1043-0342", "1557-7422"]
    assert str(publication.title) == "Gene therapy"
    assert publication.issue == gtm.Issue(volume="34")
    assert str(publication.pmid) == "37960000"
    assert str(publication.journal) == "Bone & Joint"
    assert written(publication)["volume"] == 34


def test_a_value_of_the_wrong_kind_is_told_and_kept() -> None:
    """What a variable cannot hold is a finding that names it, and an extra."""
    reading = read(title={"en": "Gene therapy"}, type="journal-article")

    assert codes(reading) == ["RDR021", "RDR021"]
    assert [one.message.partition(":")[0] for one in reading.findings] == [
        "type",
        "title",
    ]
    assert reading.publication is not None
    [extra] = reading.publication.extras
    assert (extra.path, extra.text) == ("title", '{"en": "Gene therapy"}')


def test_a_wrong_identifier_is_told_and_comes_back() -> None:
    """What is no DOI, ISSN or PMID stays as it was written."""
    wrong = {"DOI": "10.x/1", "ISSN": "1043-0343", "PMID": "PMC1"}
    reading = read(**wrong)

    assert codes(reading) == ["RDR002"] * 3
    assert reading.publication is not None
    assert wrong.items() <= written(reading.publication).items()


def test_unknown_variables_are_kept_and_not_written() -> None:
    """What CSL does not know is an extra in its order, and a loss when written."""
    publication = publication_of(zeta=1, note="a: b", alpha=[2])

    assert [one.path for one in publication.extras] == ["note", "zeta", "alpha"]
    stream = io.BytesIO()
    losses = gtm.write([publication], stream, format="csl-json")
    assert {loss.path for loss in losses} == {"/extras/1", "/extras/2"}
    assert json.loads(stream.getvalue())[0]["note"] == "a: b"


def test_numbers_of_items_are_stable_and_unique() -> None:
    """An item keeps its number; one without gets its cite key; none stands twice."""
    named = publication_of(id=17, title="AAV")
    bare = gtm.Publication(title="Gene therapy")
    stream = io.BytesIO()
    gtm.write([named, bare, bare, named], stream, format="csl-json")

    found = [item["id"] for item in json.loads(stream.getvalue())]
    assert found == [17, "anonymousgene", "anonymousgene-2", "17-2"]


def test_retraction_is_said() -> None:
    """A retracted work is said to be so, whatever said it."""
    target = gtm.WorkReference(identifiers=["pubmed:1"])
    relation = gtm.Relation(kind=gtm.RelationKind.RETRACTED_BY, target=target)
    item = written(gtm.Publication(relations=[relation]))

    assert item["status"] == "retracted"
    assert publication_of(**item).is_retracted


def test_keywords_are_split_where_that_is_certain() -> None:
    """Semicolons divide keywords; commas may belong to one."""
    found = [str(one) for one in publication_of(keyword="Mice, Nude; R&D").keywords]

    assert found == ["Mice, Nude", "R&D"]


def test_a_key_that_stands_twice_is_told() -> None:
    """Of a key that stands twice nothing is lost."""
    data = b'[{"id": "a", "title": "A", "title": "B"}]'
    [reading] = gtm.scan(data, format="csl-json")

    assert isinstance(reading, Reading)
    assert codes(reading) == ["RDR022"]
    assert reading.publication is not None
    assert str(reading.publication.title) == "A"
    assert [one.text for one in reading.publication.extras if one.path != "id"] == [
        '"B"'
    ]


def test_a_range_that_ends_first_is_told() -> None:
    """A range is read as it stands, and whoever wrote it is told of its order."""
    parts = [[2012, 5, 6], [2012, 5, 3]]
    reading = read(type="book", issued={"date-parts": parts})

    assert codes(reading) == ["RDR003"]
    assert reading.publication is not None
    assert str(reading.publication.date) == "2012-05-06/2012-05-03"


def test_null_says_nothing() -> None:
    """A variable without a value is not kept, and is no finding."""
    reading = read(type="book", id=1, note=None, custom=None, author=None)

    assert codes(reading) == []
    assert reading.publication is not None
    assert [one.path for one in reading.publication.extras] == ["id"]
