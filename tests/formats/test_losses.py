"""Losses are found by reading back what was written."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import cast

import attrs
from hypothesis import given

import genetherapy_model as gtm
from genetherapy_model.domain._statements import Statement
from genetherapy_model.formats.losses import find_losses
from genetherapy_model.strategies import publications


@given(publications())
def test_nothing_is_lost_between_equals(publication: gtm.Publication) -> None:
    """A publication loses nothing to itself."""
    assert find_losses(publication, publication, format="x") == ()


@given(publications())
def test_all_that_is_stated_is_lost_to_silence(publication: gtm.Publication) -> None:
    """Against a publication that says nothing, all that is said is lost."""
    empty = gtm.Publication()
    losses = find_losses(publication, empty, format="x")
    lost = {loss.path.split("/")[1] for loss in losses}
    said = {
        field.name
        for field in attrs.fields(gtm.Publication)
        if getattr(publication, field.name) != field.default
    } - {"extras"}

    assert said == lost - {"extras"}


def test_other_case_of_a_doi_is_a_loss() -> None:
    """What equals and yet is other letters is not what was stated."""
    before = gtm.Publication(identifiers=["doi:10.1089/HUM.2023.152"])
    after = gtm.Publication(identifiers=["doi:10.1089/hum.2023.152"])

    assert before == after
    assert [loss.path for loss in find_losses(before, after, format="x")] == [
        "/identifiers/0"
    ]


@given(publications())
def test_pubmed_xml_tells_all_it_loses(publication: gtm.Publication) -> None:
    """PubMed XML gives back all but what it was told to lose, if in another place."""
    stream = io.BytesIO()
    findings = gtm.write([publication], stream, format="pubmed-xml")
    [again] = gtm.read(stream.getvalue())
    told = {finding.path.split("/")[1] for finding in findings}

    for field in attrs.fields(gtm.Publication):
        before, after = getattr(publication, field.name), getattr(again, field.name)
        if before not in (None, (), after) and field.name not in {"extras", "entries"}:
            assert field.name in told or _is_said(before, again)


def _is_said(value: object, publication: gtm.Publication) -> bool:
    """Tell whether each text of a value stands somewhere in a publication."""
    said = "".join(repr(publication).split())
    return all("".join(text.split()) in said for text in _texts(value))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, Statement):
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value))):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, str):
        yield repr(value)[1:-1]
    elif value is not None:
        yield str(value)


@given(publications())
def test_pubmed_xml_keeps_what_it_gave(publication: gtm.Publication) -> None:
    """What was read from PubMed XML is written without loss, and as the same bytes."""
    first, second = io.BytesIO(), io.BytesIO()
    gtm.write([publication], first, format="pubmed-xml")
    again = list(gtm.read(first.getvalue()))
    losses = gtm.write(again, second, format="pubmed-xml")

    assert losses == ()
    assert first.getvalue() == second.getvalue()


def test_a_substance_that_is_a_keyword_is_told_as_one() -> None:
    """RIS keeps the name of a chemical or a concept as a keyword, and says so."""
    publication = gtm.Publication(
        chemicals=[gtm.Chemical(name="Factor IX")],
        supplementary_concepts=[gtm.SupplementaryConcept(name="Hemophilia B, severe")],
    )

    assert [
        loss.message.partition(" as ")[2]
        for loss in gtm.write([publication], io.BytesIO(), format="ris")
    ] == ['the keyword "Hemophilia B, severe"', 'the keyword "Factor IX"']


def test_a_particle_is_told_to_stand_in_the_family_name() -> None:
    """A particle that stands before the family name is joined to it, not changed."""
    name = gtm.PersonName(family="Diggelen", particle="van", given="Otto")
    author = gtm.PersonalAuthor(person=gtm.Person(name=name))
    publication = gtm.Publication(authors=[author])

    assert [
        loss.message for loss in gtm.write([publication], io.BytesIO(), format="nbib")
    ] == ['nbib joins the particle "van" of the name to the family name "van Diggelen"']


def _named(*others: gtm.PersonName) -> gtm.Publication:
    name = gtm.PersonName(family="Gao", in_other_scripts=others)
    author = gtm.PersonalAuthor(person=gtm.Person(name=name))
    return gtm.Publication(authors=[author])


def test_a_name_that_is_gone_is_one_loss() -> None:
    """Of a name in another script that is gone, no part stands anywhere."""
    other = gtm.PersonName(particle="de", family="Gao")
    [loss] = find_losses(_named(other), _named(), format="x")

    assert loss.path == "/authors/0/person/name/in_other_scripts/0"


def test_the_order_of_issns_says_nothing() -> None:
    """The same numbers in another order are no loss."""
    issns = [
        gtm.JournalIssn(issn=gtm.Issn(text)) for text in ("1557-7422", "1043-0342")
    ]
    one, other = (
        gtm.Publication(journal=gtm.Journal(issns=each))
        for each in (issns, issns[::-1])
    )

    assert () == find_losses(one, other, format="x")


def test_a_substance_may_stand_twice_and_lose_its_number() -> None:
    """What is lost of it is told, though a keyword has its name."""
    stated = gtm.Chemical(name="AAV", ui=gtm.MeshUi("D015316"))
    after = gtm.Publication(
        chemicals=[gtm.Chemical(name="AAV")], keywords=[gtm.Keyword(text="AAV")]
    )
    [loss] = find_losses(gtm.Publication(chemicals=[stated]), after, format="x")

    assert "D015316" in loss.message
