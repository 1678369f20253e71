"""Realistic records: of the registers, right in what they claim, without an error."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

import genetherapy_model as gtm
from genetherapy_model.nomenclature import (
    authorizations_of,
    claims,
    find_journal,
    find_substance,
    journals,
    people,
    products,
    societies,
    substances,
)
from genetherapy_model.testing import DAY, Document, documents, realistic

quick = settings(suppress_health_check=[HealthCheck.too_slow])
seek = settings(
    max_examples=2000, phases=[Phase.generate], derandomize=True, database=None
)


@quick
@given(realistic.publications())
def test_no_rule_finds_fault_with_what_is_realistic(
    publication: gtm.Publication,
) -> None:
    """Neither an error nor a warning, whatever day it is counted from."""
    assert gtm.check(publication, on=DAY) == ()


@quick
@given(realistic.publications())
def test_the_first_author_held_a_role_then(publication: gtm.Publication) -> None:
    """The person is one of the register, and surely in office on the date."""
    first = publication.authors[0]
    assert isinstance(first, gtm.PersonalAuthor)
    assert first.person in people()
    assert publication.date is not None
    held = first.person.roles_on(publication.date)

    assert held
    assert [place.text.plain for place in first.affiliations] == [
        role.organization.name for role in held if isinstance(role, gtm.Appointment)
    ]


@quick
@given(realistic.publications())
def test_what_a_title_claims_is_right(publication: gtm.Publication) -> None:
    """The register says the same of the product, and the evidence stands there."""
    title = publication.title
    assert title is not None
    named = [
        product
        for product in products()
        for name in (*product.brands, *product.substances)
        if name in title.plain
    ]
    in_title = 0
    for claim in publication.modality_claims:
        for product in named:
            assert product.modality is not None
            assert gtm.is_a(product.modality, claim.modality)
        for evidence in claim.evidence:
            if evidence.path == "/title":
                in_title += 1
                said = title.plain[evidence.start : evidence.end]
                assert evidence.text == said
                assert {product for product in named if said in _names(product)}
    assert named
    assert in_title


def _names(product: gtm.Product) -> tuple[str, ...]:
    return (*product.brands, *product.substances)


@quick
@given(realistic.publications())
def test_a_product_is_authorized_before_it_is_written_on(
    publication: gtm.Publication,
) -> None:
    """Somebody had decided on one of those that the title names."""
    assert publication.title is not None
    assert publication.date is not None
    title, date = publication.title.plain, publication.date
    assert date.earliest is not None
    days = [
        each.decided.latest
        for product in products()
        if any(name in title for name in _names(product))
        for each in authorizations_of(product)
        if each.decided is not None
    ]

    assert min(days) < date.earliest


@quick
@given(realistic.publications())
def test_the_numbers_of_a_journal_are_its_own(publication: gtm.Publication) -> None:
    """The journal is found in the register by any of its ISSNs."""
    assert publication.journal is not None
    for known in publication.journal.issns:
        assert isinstance(known.issn, gtm.Issn)
        assert find_journal(known.issn) == publication.journal


@pytest.mark.parametrize(
    ("drawn", "register"),
    [
        (realistic.journals(), journals()),
        (realistic.people(), people()),
        (realistic.products(), products()),
        (realistic.societies(), societies()),
        (realistic.substances(), substances()),
    ],
    ids=["journals", "people", "products", "societies", "substances"],
)
def test_whatever_is_drawn_stands_in_a_register(
    drawn: st.SearchStrategy[object], register: tuple[object, ...]
) -> None:
    """The last entry comes too, and the first is the plainest."""
    assert gtm.check(register[-1], on=DAY) == ()  # type: ignore[arg-type]
    assert find(drawn, lambda one: one == register[-1], settings=seek) == register[-1]
    assert find(drawn, lambda _: True, settings=seek) in register


@settings(max_examples=20)
@given(st.data(), st.integers(1, 4))
def test_there_are_as_many_authors_as_asked(data: st.DataObject, size: int) -> None:
    """None stands twice, and there is one at least."""
    authors = data.draw(realistic.publications(max_size=size)).authors

    assert 1 <= len(authors) <= size
    assert len({str(author.name) for author in authors}) == len(authors)


def test_every_date_of_an_officer_does() -> None:
    """The person is in office then, a product authorized, and it is not to come."""
    for person in realistic._officers():  # noqa: SLF001 - draws find few of them
        dates = realistic._dates_of(person)  # noqa: SLF001
        days = {
            day
            for role in person.roles
            for day in (role.term.start, role.term.end, role.term.observed_on)
        }

        assert [*dates] == sorted({*dates}, key=str)
        for date in dates:
            assert person.roles_on(date)
            assert realistic._authorized_by(date)  # noqa: SLF001
            assert date.latest is not None
            assert date.latest <= DAY
            assert date in days or date.month in {1, 6, 11}


def test_a_product_is_written_on_from_the_next_day() -> None:
    """On the day itself nobody has written on it yet."""
    for day, product in realistic._authorized():  # noqa: SLF001
        next_day = day + dt.timedelta(days=1)
        for each, is_in in ((day, False), (next_day, True)):
            date = gtm.PartialDate.from_date(each)

            assert is_in is (product in realistic._authorized_by(date))  # noqa: SLF001


def test_every_heading_of_a_product_is_true() -> None:
    """What a MeSH heading claims is so of the product, and each claims something."""
    found = 0
    for product in products():
        for heading in realistic._headings_of(product):  # noqa: SLF001
            said = claims(gtm.Publication(mesh_headings=[heading]))
            found += len(said)

            assert said
            assert product.modality is not None
            for claim in said:
                assert gtm.is_a(product.modality, claim.modality)

    assert found


def test_every_chemical_has_the_number_of_its_substance() -> None:
    """It is the UNII, or the 0 that MEDLINE prints where there is none."""
    for substance in substances():
        names = [substance.inn] if substance.inn else []
        for name in (*names, *(each.name for each in substance.names)):
            made = realistic._chemical(name)  # noqa: SLF001
            unii = find_substance(name).unii

            assert made == gtm.Chemical(
                name=name, registry_number=str(unii) if unii else "0"
            )


@quick
@given(realistic.publications())
def test_the_first_author_alone_corresponds(publication: gtm.Publication) -> None:
    """The person of the register signs for all."""
    first, *others = publication.authors

    assert first.corresponding is True  # type: ignore[union-attr]
    assert {getattr(each, "corresponding", None) for each in others} <= {None}


def test_no_author_at_all_is_refused_at_once() -> None:
    """A mistake of the caller is seen before anything is drawn."""
    with pytest.raises(InvalidArgument):
        realistic.publications(max_size=0)


@quick
@given(documents("nbib", realistic.publications(), layouts=()))
def test_they_fill_documents(document: Document) -> None:
    """What is realistic is written, and read again."""
    found = tuple(gtm.read(document.data, format="nbib"))

    assert [each.title for each in found] == [
        each.title for each in document.publications
    ]
    assert all(each.authors and each.journal and each.date for each in found)
