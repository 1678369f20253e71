"""Strategies that draw from the registers: what real records look like.

Journals have their own ISSNs, substances their own numbers, people the roles in which
they were sighted. The works are made up. Their DOIs have the prefix 10.5555, kept for
tests: https://community.crossref.org/t/crossref-test-account-prefixes/13263.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from genetherapy_model.domain.authors import PersonalAuthor
from genetherapy_model.domain.dates import PartialDate
from genetherapy_model.domain.identifiers import Doi
from genetherapy_model.domain.journals import Issue, Journal, Pagination
from genetherapy_model.domain.modalities import ModalityClaim, is_a
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import Affiliation, Society
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.products import Product, Substance
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.roles import Appointment
from genetherapy_model.domain.subjects import (
    Chemical,
    Keyword,
    MeshHeading,
    PublicationType,
)
from genetherapy_model.nomenclature import claims, registers, with_claims
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import check_sizes
from genetherapy_model.testing.violations import DAY

__all__ = [
    "journals",
    "people",
    "products",
    "publications",
    "societies",
    "substances",
]

_TITLES: Final = (
    "{name} for {condition}",
    "Efficacy and safety of {name} in {condition}: a phase 1/2 trial",
    "Five years after {name}: outcomes in {condition}.",
    "{name} in adults with {condition} &amp; inhibitors",
    "Cost-effectiveness of {name} for <i>{condition}</i>",
    "<i>{name}</i>: what we have learned",
)
# Nobody of these names is meant.
_COLLEAGUES: Final = (
    PersonName(family="Doe", given="Jane", initials="J"),
    PersonName(family="Mustermann", given="Max", initials="M"),
    PersonName(family="O'Example", given="Mary Ann", initials="MA"),
    PersonName(family="García Ejemplo", given="José", initials="J"),
    PersonName(family="de Voorbeeld", given="Anna", initials="A"),
    PersonName(family="Roe", given="Richard", initials="R", suffix="Jr"),
)
_ARTICLE: Final = PublicationType(name="Journal Article", ui="D016428")


@shown_as_called
def journals() -> SearchStrategy[Journal]:
    """Journals in which the field publishes, with their ISSNs.

    >>> from hypothesis import find
    >>> find(journals(), lambda journal: True).medline_abbreviation
    'Hum Gene Ther'
    """
    return st.sampled_from(registers.journals())


@shown_as_called
def societies() -> SearchStrategy[Society]:
    """Learned societies of the field, with the names that they had.

    >>> from hypothesis import find
    >>> find(societies(), lambda society: True).abbreviation
    'ESGCT'
    """
    return st.sampled_from(registers.societies())


@shown_as_called
def people() -> SearchStrategy[Person]:
    """Officers of the societies and editors of the journals, with their roles.

    >>> from hypothesis import find
    >>> president = find(people(), lambda one: one.roles_on("2023-11-14"))
    >>> len(president.roles_on("2023-11-14")) > 0
    True
    """
    return st.sampled_from(registers.people())


@shown_as_called
def substances() -> SearchStrategy[Substance]:
    """Substances of authorized gene therapies, with their names and numbers.

    >>> from hypothesis import find
    >>> find(substances(), lambda substance: substance.atc).unii is not None
    True
    """
    return st.sampled_from(registers.substances())


@shown_as_called
def products() -> SearchStrategy[Product]:
    """Gene therapies that were authorized somewhere, with what they are.

    >>> from hypothesis import find
    >>> find(products(), lambda product: True).brands
    ('Gendicine',)
    """
    return st.sampled_from(registers.products())


@shown_as_called
def publications(*, max_size: int = 3) -> SearchStrategy[Publication]:
    """Articles on gene therapies, in which no rule finds an error.

    The first author held an office or a post on the date of publication. The title
    names a product that was authorized by then, or its substance; what it claims is
    stated with the evidence.

    Args:
        max_size: The greatest number of authors, at least one.

    Raises:
        InvalidArgument: If it is below one.

    >>> from hypothesis import given
    >>> import genetherapy_model as gtm
    >>> @given(publications())
    ... def test_the_first_author_is_in_office(publication):
    ...     assert publication.authors[0].roles_on(publication.date)
    ...     assert not gtm.check(publication)
    >>> test_the_first_author_is_in_office()
    """
    check_sizes("publications", 1, max_size)
    return _publications(max_size)


@st.composite
def _publications(draw: DrawFn, max_size: int) -> Publication:
    person = draw(st.sampled_from(_officers()))
    date = draw(st.sampled_from(_dates_of(person)))
    product = draw(st.sampled_from(_authorized_by(date)))
    name = draw(st.sampled_from([*product.brands, *product.substances]))
    condition = str(draw(st.sampled_from(product.indications)).name)
    colleagues = draw(
        st.lists(st.sampled_from(_COLLEAGUES), max_size=max_size - 1, unique=True)
    )
    page = draw(st.integers(1, 2000))
    doi = Doi(f"10.5555/{draw(st.integers(10_000, 99_999_999))}")
    title = draw(st.sampled_from(_TITLES)).format(name=name, condition=condition)
    publication = Publication(
        title=title,
        publication_types=[_ARTICLE],
        authors=[
            _signing(person, date),
            *(PersonalAuthor(person=Person(name=each)) for each in colleagues),
        ],
        journal=draw(journals()),
        issue=Issue(
            volume=str(draw(st.integers(1, 60))), number=str(draw(st.integers(1, 24)))
        ),
        pagination=Pagination(text=f"{page}-{page + draw(st.integers(1, 30))}"),
        dates=[PublicationDate(kind=DateKind.ISSUE, date=date)],
        identifiers=[doi],
        languages=["eng"],
        keywords=[Keyword(text=condition)],
        mesh_headings=draw(
            st.lists(st.sampled_from(_headings_of(product)), max_size=2, unique=True)
        ),
        chemicals=[_chemical(each) for each in product.substances],
    )
    return with_claims(publication, claims(publication))


@cache
def _dates_of(person: Person) -> tuple[PartialDate, ...]:
    """Give days, months and years in which a person surely held an office or a post."""
    stated = {
        date
        for role in person.roles
        for date in (role.term.start, role.term.end, role.term.observed_on)
        if isinstance(date, PartialDate)
    }
    months = {
        PartialDate(year=year, month=month)
        for year in range(_oldest().year + 1, DAY.year + 1)
        for month in (1, 6, 11)
    }
    return tuple(
        date
        for date in sorted(stated | months, key=str)
        if person.roles_on(date) and date.earliest > _oldest() and date.latest <= DAY
    )


@cache
def _officers() -> tuple[Person, ...]:
    """Give the people of whom a day in office is known."""
    return tuple(person for person in registers.people() if _dates_of(person))


@cache
def _oldest() -> dt.date:
    return min(day for day, _ in _authorized())


@cache
def _authorized() -> tuple[tuple[dt.date, Product], ...]:
    """Give each product with the day by which it was surely authorized somewhere."""
    return tuple(
        (min(days), product)
        for product in registers.products()
        if product.indications
        and (
            days := [
                each.decided.latest
                for each in registers.authorizations_of(product)
                if each.decided is not None
            ]
        )
    )


def _authorized_by(date: PartialDate) -> list[Product]:
    return [product for day, product in _authorized() if day < date.earliest]


@cache
def _headings_of(product: Product) -> list[MeshHeading]:
    """Give headings of MeSH that say something on a product, and nothing wrong."""
    return [
        heading
        for heading, said in _headings()
        if product.modality is not None
        and all(is_a(product.modality, claim.modality) for claim in said)
    ]


@cache
def _headings() -> list[tuple[MeshHeading, tuple[ModalityClaim, ...]]]:
    """Give the headings that claim something, with what they claim."""
    made = [MeshHeading(descriptor=term) for term in registers.mesh_terms()]
    said = [(each, claims(Publication(mesh_headings=[each]))) for each in made]
    return [(heading, claimed) for heading, claimed in said if claimed]


def _signing(person: Person, date: PartialDate) -> PersonalAuthor:
    """Give a person as an author, at the places where the person worked on a date."""
    places = [
        Affiliation(text=role.organization.name)
        for role in person.roles_on(date)
        if isinstance(role, Appointment)
    ]
    return PersonalAuthor(person=person, affiliations=places, corresponding=True)


def _chemical(name: str) -> Chemical:
    number = registers.find_substance(name).unii
    return Chemical(name=name, registry_number="0" if number is None else str(number))
