"""What CSL has no variable for stands in ``custom``, beside what others put there."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from jsonschema import Draft7Validator

import genetherapy_model as gtm
from genetherapy_model import strategies
from genetherapy_model.formats.csl_json import restrict
from genetherapy_model.formats.readings import Reading

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "data/csl/csl-data.json").read_text("utf-8")
)
CIEMAT = gtm.Affiliation(
    text="CIEMAT, <i>Madrid</i>", identifiers=[gtm.RorId("05xx77y52")]
)
BUEREN = gtm.PersonalAuthor(
    person=gtm.Person(
        name=gtm.PersonName(family="Bueren", given="Juan", initials="JA"),
        identifiers=[gtm.Orcid("0000-0002-1825-0097")],
    ),
    affiliations=[CIEMAT, gtm.Affiliation(text="IIS-FJD, Madrid")],
    equal_contribution=True,
    contributions=[gtm.Contribution(role=gtm.CreditRole.SUPERVISION)],
)
WOOD = gtm.PersonalAuthor(person=gtm.Person(name=gtm.PersonName(family="Wood")))
GROUP = gtm.CollectiveAuthor(name="NTLA-2001 Study Group", affiliations=[CIEMAT])
PAPER = gtm.Publication(
    title="Gene therapy",
    authors=[WOOD, BUEREN, GROUP],
    editors=[BUEREN],
    other_abstracts=[
        gtm.Abstract(sections=[gtm.AbstractSection(text="Vectores.")], language="spa")
    ],
    grants=[gtm.Grant(number="R01 HL1", agency="NHLBI", country="United States")],
    reference_lists=[
        gtm.ReferenceList(
            references=[gtm.WorkReference(identifiers=["pubmed:12044394"])]
        )
    ],
)


def written(publication: gtm.Publication) -> dict[str, Any]:
    """Write one item."""
    stream = io.BytesIO()
    gtm.write([publication], stream, format="csl-json")
    [item] = json.loads(stream.getvalue())
    assert isinstance(item, dict)
    return item


def read(item: dict[str, Any]) -> tuple[gtm.Publication, tuple[gtm.Finding, ...]]:
    """Read one item."""
    [reading] = gtm.scan(json.dumps([item]).encode(), format="csl-json")
    assert isinstance(reading, Reading)
    assert reading.publication is not None
    return reading.publication, reading.findings


def test_what_has_no_variable_comes_back() -> None:
    """People, grants, references and other abstracts are held whole, and are valid."""
    item = written(PAPER)
    publication, findings = read(item)

    Draft7Validator(SCHEMA).validate([item])
    assert findings == ()
    assert repr(publication) == repr(PAPER)
    # The names themselves are those of CSL's schema, and hold no more than it allows.
    assert item["author"][1] == {"family": "Bueren", "given": "Juan"}


def test_what_has_variables_needs_no_custom() -> None:
    """An item of which CSL says all has nothing in custom."""
    publication = gtm.Publication(title="Gene therapy", authors=[WOOD])

    assert "custom" not in written(publication)


def test_what_is_said_of_a_person_counts_beside_the_same_name() -> None:
    """Of a name that somebody changed nothing is believed, and that is told."""
    item = written(PAPER)
    item["author"][1]["family"] = "Segovia"
    publication, findings = read(item)
    _, other, group = publication.authors

    assert isinstance(other, gtm.PersonalAuthor)
    assert (other.orcid, other.affiliations) == (None, ())
    assert group == GROUP
    assert publication.editors == (BUEREN,)
    assert [(found.code, found.message) for found in findings] == [
        ("RDR021", "custom/genetherapy-model/authors/1: it stands beside another name")
    ]
    [extra] = [one for one in publication.extras if one.path != "id"]
    assert "0000-0002-1825-0097" in extra.text


def test_a_name_that_was_taken_away_is_told() -> None:
    """Who is named in custom alone is no author, and is kept."""
    item = written(PAPER)
    del item["author"][2]
    publication, findings = read(item)

    assert publication.authors == (WOOD, BUEREN)
    assert [found.code for found in findings] == ["RDR021"]


LI = gtm.PersonalAuthor(
    person=gtm.Person(
        name=gtm.PersonName(family="Berg", given="Li", particle="van der"),
        identifiers=[gtm.Orcid("0000-0001-5109-3700")],
    )
)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([1, 2, 3], [BUEREN, GROUP, LI]),
        ([1, 3], [BUEREN, LI]),
        (["Segovia", 0, 1, 2, 3], [None, WOOD, BUEREN, GROUP, LI]),
        ([0, "Segovia", 3], [WOOD, None, LI]),
    ],
)
def test_people_are_found_by_their_names_in_order(
    names: list[int | str], expected: list[gtm.PersonalAuthor | None]
) -> None:
    """Whoever takes a name away or puts one in takes nothing from the others."""
    item = written(gtm.Publication(authors=[WOOD, BUEREN, GROUP, LI]))
    item["author"] = [
        {"family": one} if isinstance(one, str) else item["author"][one]
        for one in names
    ]
    publication, _ = read(item)
    found = zip(publication.authors, expected, strict=True)

    assert all(known is None or author == known for author, known in found)


def test_of_two_with_one_name_neither_is_believed() -> None:
    """Where one of two of the same name is gone, nobody can tell which it was."""
    other = evolve(BUEREN, equal_contribution=False, affiliations=[])
    item = written(gtm.Publication(authors=[BUEREN, other]))
    assert read(item)[0].authors == (BUEREN, other)

    del item["author"][0]
    publication, findings = read(item)
    [author] = publication.authors
    assert isinstance(author, gtm.PersonalAuthor)
    assert author.orcid is None
    assert [found.code for found in findings] == ["RDR021"] * 2


@pytest.mark.parametrize(
    "name",
    [
        {"family": "van der Berg", "given": "Li"},
        {"family": "Berg", "given": "Li", "dropping-particle": "van der"},
        {"family": "Berg", "given": "Li", "non-dropping-particle": "van der"}
        | {"suffix": ""},
    ],
)
def test_a_name_that_is_divided_otherwise_is_the_same(name: dict[str, str]) -> None:
    """Zotero puts particles into the family name, others state empty suffixes."""
    item = written(gtm.Publication(authors=[LI]))
    item["author"] = [name]
    publication, findings = read(item)

    assert publication.authors == (LI,)
    assert findings == ()
    assert written(publication)["author"] == [name]


@pytest.mark.parametrize("value", ["see: twice", ["x"], 7])
def test_custom_that_is_no_object_is_told(value: object) -> None:
    """The schema allows an object alone: what else stands there is told and kept."""
    publication, findings = read({"type": "book", "id": 1, "custom": value})

    assert [found.code for found in findings] == ["RDR021"]
    texts = [one.text for one in publication.extras if one.path == "custom"]
    assert [json.loads(text) for text in texts] == [value]
    [loss] = gtm.write([publication], io.BytesIO(), format="csl-json")
    assert loss.path.startswith("/extras/")


def test_numbers_of_others_keep_their_digits() -> None:
    """What others count is written in the digits in which it stands."""
    custom = '{"a": [12345678901234567890.123456789, 1.50, 1e5, -0]}'
    data = f'[{{"type": "book", "id": 1, "custom": {custom}}}]'.encode()
    stream = io.BytesIO()
    gtm.write(gtm.read(data, format="csl-json"), stream, format="csl-json")

    assert custom in stream.getvalue().decode()


def test_what_others_put_there_is_untouched() -> None:
    """Foreign content of custom is kept in its order, whatever we write beside it."""
    foreign = {"short_id": "xyz", "other-ids": ["alternative-id"], "author": [7]}
    publication, findings = read({"type": "book", "id": 1, "custom": foreign})
    assert findings == ()
    assert written(publication)["custom"] == foreign

    more = evolve(publication, authors=[BUEREN], grants=PAPER.grants)
    custom = written(more)["custom"]
    again, findings = read(written(more))

    assert findings == ()
    assert {key: custom[key] for key in foreign} == foreign
    assert [*custom][:3] == [*foreign]
    assert repr(again) == repr(more)
    assert repr(restrict(more)) == repr(more)


@pytest.mark.parametrize(
    "ours",
    [
        7,
        [],
        {},
        {"version": 1},
        {"version": "1", "grants": 7},
        {"version": "99", "grants": []},
        {"version": "1", "title": "Gene therapy"},
        {"version": "1", "authors": [{"is": "Gene"}]},
        {"version": "1", "schema": "x"},
        {"version": "1", "authors": [{"is": "Person", "identifiers": ["orcid:1"]}]},
        {"version": "1", "reference_lists": [{"lists": [None]}]},
    ],
)
def test_what_is_odd_under_our_key_is_told_and_kept(ours: object) -> None:
    """What is none of ours under our key is a finding with its place, and an extra."""
    item = {"type": "book", "id": 1, "custom": {"genetherapy-model": ours, "a": 1}}
    publication, findings = read(item)

    assert [found.code for found in findings] == ["RDR021"]
    assert findings[0].message.startswith("custom/genetherapy-model")
    kept = {extra.path: json.loads(extra.text) for extra in publication.extras}
    assert kept["custom/genetherapy-model"] == ours
    assert written(publication)["custom"] == item["custom"]
    assert gtm.write([publication], io.BytesIO(), format="csl-json") == ()
    assert repr(restrict(publication)) == repr(publication)

    more = evolve(publication, grants=PAPER.grants)
    [loss] = gtm.write([more], io.BytesIO(), format="csl-json")
    assert written(more)["custom"]["genetherapy-model"]["grants"]
    assert loss.path.startswith("/extras/")


def test_what_crossref_says_in_a_name_stands() -> None:
    """A name that says more itself is believed, not what custom says beside it."""
    item = written(gtm.Publication(authors=[BUEREN]))
    item["author"][0]["affiliation"] = [{"name": "Brown University"}]
    publication, findings = read(item)
    [author] = publication.authors

    assert isinstance(author, gtm.PersonalAuthor)
    assert [str(one) for one in author.affiliations] == ["Brown University"]
    assert [found.code for found in findings] == ["RDR021"]


@given(strategies.publications())
def test_people_grants_and_references_are_whole(publication: gtm.Publication) -> None:
    """Whoever has a name is held with all that is said of him, whatever it is."""
    held = restrict(publication)

    assert repr(held.grants) == repr(publication.grants)
    assert repr(held.reference_lists) == repr(publication.reference_lists)
    assert repr(held.other_abstracts) == repr(publication.other_abstracts)
    left = iter(map(repr, publication.authors))
    assert all(repr(author) in left for author in held.authors)


def test_lists_of_references_may_be_too_deep() -> None:
    """What is nested deeper than JSON should be is a loss, and nothing is raised."""
    deep = gtm.ReferenceList(title="x")
    for _ in range(60):
        deep = gtm.ReferenceList(lists=[deep])
    publication = gtm.Publication(reference_lists=[deep], grants=PAPER.grants)
    stream = io.BytesIO()
    losses = gtm.write([publication], stream, format="csl-json")

    assert [one.path for one in losses] == ["/reference_lists/0"]
    assert restrict(publication).grants == PAPER.grants


@pytest.mark.parametrize("name", ["others", "et al."])
def test_a_name_that_says_others_is_none(name: str) -> None:
    """A last name that is read as "and others" is so beside more of it as well."""
    other = evolve(BUEREN, person=gtm.Person(name=gtm.PersonName(family=name)))
    publication = gtm.Publication(authors=[BUEREN, other])
    again, findings = read(written(publication))

    assert findings == ()
    assert again.authors == (BUEREN,)
    assert not again.authors_complete
    assert written(again) == written(publication)
    last = gtm.Publication(authors=[other, BUEREN])
    assert read(written(last))[0].authors == last.authors
