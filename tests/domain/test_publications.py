"""The laws of publications: what follows from what is stated."""

from __future__ import annotations

import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model import (
    Author,
    CatalogueEntry,
    CollectiveAuthor,
    DateKind,
    DateRange,
    Doi,
    InvalidIdentifier,
    InvalidMarkup,
    InvalidType,
    Issue,
    Journal,
    JournalIssn,
    Locator,
    MarkedText,
    OtherIdentifier,
    Pagination,
    Person,
    PersonalAuthor,
    PersonName,
    Pmcid,
    Pmid,
    Publication,
    PublicationDate,
    PublicationType,
    ReferenceList,
    Relation,
    RelationKind,
    WorkReference,
    parse_date,
)
from genetherapy_model.strategies import (
    authors,
    catalogue_entries,
    dois,
    journal_issns,
    locators,
    marked_texts,
    pmids,
    publication_dates,
    publications,
    reference_lists,
    relation_kinds,
    relations,
    work_identifiers,
)

# Dates of when a work came out, the issue before all others.
OUT = (
    DateKind.ISSUE,
    DateKind.PUBLISHED,
    DateKind.ELECTRONIC,
    DateKind.PPUBLISH,
    DateKind.EPUBLISH,
    DateKind.ECOLLECTION,
    DateKind.AHEAD_OF_PRINT,
)
ADA = PersonalAuthor(person=Person(name=PersonName(family="Bueren", given="Juan A.")))


def _author(family: str) -> PersonalAuthor:
    return PersonalAuthor(person=Person(name=PersonName(family=family)))


def test_nothing_is_required_of_a_publication() -> None:
    """Real records lack titles, authors and journals; nothing is made up for them."""
    empty = Publication()
    assert str(empty) == ""
    assert repr(empty) == "Publication()"
    assert (empty.doi, empty.pmid, empty.pmcid, empty.date, empty.year) == (None,) * 5
    assert (empty.first_author, empty.is_retracted) == (None, False)
    assert (empty.references, empty.issns) == ((), ())
    assert empty.cite_key == "anonymous"


@given(
    identifiers=st.lists(work_identifiers(), max_size=3),
    found=st.lists(locators(), max_size=3),
)
def test_the_doi_is_of_the_identifiers_else_of_a_valid_locator(
    identifiers: list[Doi], found: list[Locator]
) -> None:
    """A locator that is marked as wrong is no DOI of the work."""
    publication = Publication(identifiers=identifiers, locators=found)
    candidates = [known for known in identifiers if type(known) is Doi]
    candidates += [
        locator.identifier
        for locator in found
        if locator.valid and type(locator.identifier) is Doi
    ]
    assert (candidates[0] if candidates else None) is publication.doi


@given(
    identifiers=st.lists(work_identifiers(), max_size=3),
    entries=st.lists(catalogue_entries(), max_size=2),
)
def test_the_pmid_is_of_the_entries_else_of_the_identifiers(
    identifiers: list[Pmid], entries: list[CatalogueEntry]
) -> None:
    """The catalogue knows best which record it is."""
    publication = Publication(identifiers=identifiers, entries=entries)
    candidates = [entry.identifier for entry in entries] + [*identifiers]
    pmids = [known for known in candidates if type(known) is Pmid]
    assert (pmids[0] if pmids else None) is publication.pmid


@given(identifiers=st.lists(work_identifiers(), max_size=3))
def test_the_pmcid_is_of_the_identifiers(identifiers: list[Pmcid]) -> None:
    """It is the first one, among works and their citations."""
    pmcids = [known for known in identifiers if type(known) is Pmcid]
    expected = pmcids[0] if pmcids else None
    assert expected is Publication(identifiers=identifiers).pmcid
    assert expected is WorkReference(identifiers=identifiers).pmcid


@given(one=dois(), two=dois(), pmid=pmids())
def test_other_things_are_no_identifiers_of_the_work(
    one: Doi, two: Doi, pmid: Pmid
) -> None:
    """Works that it cites or relates to lend it no number."""
    target = WorkReference(identifiers=[one, pmid])
    publication = Publication(
        relations=[Relation(kind=RelationKind.PREPRINT_OF, target=target)],
        locators=[Locator(identifier=two, valid=False)],
    )
    assert (publication.doi, publication.pmid, publication.pmcid) == (None, None, None)


@given(dates=st.lists(publication_dates(), max_size=5))
def test_the_date_is_the_first_one_of_when_it_came_out(
    dates: list[PublicationDate],
) -> None:
    """The issue's, else the next best; received and indexed are no such dates."""
    publication = Publication(dates=dates)
    stated = [
        one.date
        for kind in OUT
        for one in dates
        if one.kind is kind and one.date is not None
    ]
    assert (stated[0] if stated else None) == publication.date


@pytest.mark.parametrize("kind", DateKind)
def test_what_happened_decides_whether_it_is_the_date(kind: DateKind) -> None:
    """Each kind of date is one of publication or it is not; that of an issue wins."""
    stated = PublicationDate(kind=kind, date="2019-05")
    assert Publication(dates=[stated]).year == (2019 if kind in OUT else None)
    issue = PublicationDate(kind=DateKind.ISSUE, date="2020")
    if kind is not DateKind.ISSUE:
        assert Publication(dates=[stated, issue]).year == 2020


def test_a_date_that_could_not_be_read_hides_no_other() -> None:
    """Of two dates of a kind, the one that is a date counts."""
    unread = PublicationDate(kind=DateKind.ISSUE, date=None, text="Christmas")
    stated = PublicationDate(kind=DateKind.ISSUE, date="1999 Winter")
    assert Publication(dates=[unread, stated]).date == parse_date("1999 Winter")


@given(publication=publications())
def test_the_year_is_one_of_its_date(publication: Publication) -> None:
    """It lies in the date, of a range at its start, and is stated where a date is."""
    date = publication.date
    assert (publication.year is None) == (date is None)
    if isinstance(date, DateRange):
        ends = [end.year for end in (date.start, date.end) if end is not None]
        assert publication.year == ends[0]
    elif date is not None:
        assert publication.year == date.year


@given(
    lists=st.lists(reference_lists(), max_size=2),
    related=st.lists(relations(), max_size=3),
)
def test_references_are_those_of_the_lists_then_of_citing_relations(
    lists: list[ReferenceList], related: list[Relation]
) -> None:
    """None is lost and none comes from another relation."""
    publication = Publication(reference_lists=lists, relations=related)
    cited = [one.target for one in related if one.kind is RelationKind.CITES]
    assert [work for one in lists for work in one] + cited == [*publication.references]


@given(kind=relation_kinds())
def test_only_what_retracts_the_work_makes_it_retracted(kind: RelationKind) -> None:
    """A retraction notice is not retracted, and neither is what is corrected."""
    publication = Publication(relations=[Relation(kind=kind, target=WorkReference())])
    assert publication.is_retracted == (
        kind in (RelationKind.RETRACTED_BY, RelationKind.RETRACTED_AND_REPUBLISHED_IN)
    )


@pytest.mark.parametrize(
    ("name", "retracted"),
    [
        ("Retracted Publication", True),
        ("Retraction of Publication", False),
        ("Retraction Notice", False),
        ("Journal Article", False),
    ],
)
def test_the_type_tells_a_retracted_work_too(name: str, *, retracted: bool) -> None:
    """The publication type of MeSH says it where no relation does."""
    types = [PublicationType(name="Journal Article"), PublicationType(name=name)]
    assert Publication(publication_types=types).is_retracted is retracted


@given(cited=journal_issns(), issns=st.lists(journal_issns(), max_size=2))
def test_the_issn_that_was_cited_comes_first(
    cited: JournalIssn, issns: list[JournalIssn]
) -> None:
    """Then those of the journal, in order."""
    journal = Journal(issns=issns)
    assert Publication(issue=Issue(issn=cited), journal=journal).issns == (
        cited,
        *issns,
    )
    assert Publication(issue=Issue(), journal=journal).issns == tuple(issns)


every_name = st.none() | authors()
every_title = st.none() | marked_texts(max_size=2)


@given(author=every_name, title=every_title, year=st.none() | st.integers(1, 9999))
def test_a_cite_key_is_a_word_of_ascii(
    author: Author | None, title: MarkedText | None, year: int | None
) -> None:
    """Small letters and digits, never empty, whatever the script of name and title."""
    stated = [] if year is None else [PublicationDate(kind=OUT[0], date=f"{year:04}")]
    publication = Publication(
        authors=[] if author is None else [author], title=title, dates=stated
    )
    key = publication.cite_key
    assert re.fullmatch("[a-z0-9]+", key)
    if year is not None:
        assert str(year) in key


@given(publication=publications())
def test_every_publication_has_a_cite_key_and_a_line(publication: Publication) -> None:
    """The key is one word of ASCII; the citation is one line."""
    assert re.fullmatch("[a-z0-9]+", publication.cite_key)
    shown = str(publication)
    assert len(shown.splitlines()) <= 1
    assert shown == shown.strip()
    if publication.doi is not None:
        assert shown.endswith(f"doi:{publication.doi}")
    elif publication.pmid is not None:
        assert shown.endswith(f"PMID:{publication.pmid}")


@pytest.mark.parametrize(
    ("author", "title", "year", "key"),
    [
        (_author("Bueren"), "Advances and Challenges", "2023", "bueren2023advances"),
        (_author("Ylä-Herttuala"), "In <i>vivo</i>", "2010", "ylaherttuala2010vivo"),
        (
            _author("O'Neill"),
            "On AAV<sub>9</sub>-vectors",
            "2010",
            "oneill2010aav9vectors",
        ),
        (_author("山中"), "遺伝子治療", None, "anonymous"),
        (_author("山中"), "Gene therapy", "2006", "2006gene"),
        (
            CollectiveAuthor(name="NTLA-2001 Group"),
            "A trial",
            "2021",
            "ntla20012021trial",
        ),
        (None, "Of the and", None, "anonymous"),
        (None, None, "1999", "anonymous1999"),
        (PersonalAuthor(person=Person(name="Juan Bueren")), None, None, "juanbueren"),
    ],
)
def test_cite_keys_are_what_people_would_write(
    author: Author | None, title: str | None, year: str | None, key: str
) -> None:
    """Family name, year and the first word that says something, without accents."""
    publication = Publication(
        authors=[] if author is None else [author],
        title=title,
        dates=[] if year is None else [PublicationDate(kind=OUT[0], date=year)],
    )
    assert key == publication.cite_key


def test_a_citation_is_one_line() -> None:
    """Authors as MEDLINE writes them, title, journal, place, and the DOI."""
    publication = Publication(
        authors=[ADA, CollectiveAuthor(name="ESGCT")],
        title="Advances in\n  AAV<sub>9</sub>.",
        journal=Journal(title="Human Gene Therapy"),
        issue=Issue(volume="34", number="21-22"),
        pagination=Pagination(text="1-9"),
        dates=[PublicationDate(kind=DateKind.ISSUE, date="2023 Nov")],
        identifiers=["doi:10.1089/hum.2023.152"],
    )
    assert str(publication) == (
        "Bueren JA, ESGCT. Advances in AAV9. Human Gene Therapy. "
        "2023-11;34(21-22):1-9. doi:10.1089/hum.2023.152"
    )
    by_number = attrs.evolve(publication, identifiers=["pubmed:1"])
    assert str(by_number).endswith(":1-9. PMID:1")
    assert str(attrs.evolve(publication, identifiers=[])).endswith("(21-22):1-9.")


@given(count=st.integers(0, 9), complete=st.booleans())
def test_long_lists_of_authors_are_cut(count: int, *, complete: bool) -> None:
    """Six are named, and *et al* says that there are more, or that some are missing."""
    people = [_author(f"Author{number}") for number in range(count)]
    shown = str(Publication(authors=people, authors_complete=complete))
    assert shown.count("Author") == min(count, 6)
    assert ("et al" in shown) == (count > 6 or (count > 0 and not complete))


@given(publication=publications())
def test_the_first_author_is_the_first_of_the_list(publication: Publication) -> None:
    """Editors and investigators are no authors."""
    first = publication.authors[0] if publication.authors else None
    assert first is publication.first_author
    assert attrs.evolve(publication, authors=[]).first_author is None


@given(publication=publications(), title=marked_texts(max_size=2))
def test_a_changed_copy_leaves_the_first_as_it_was(
    publication: Publication, title: MarkedText
) -> None:
    """``evolve`` changes what is named and nothing else, and no original."""
    before = repr(publication)
    changed = attrs.evolve(publication, title=title)
    assert title == changed.title
    assert attrs.evolve(changed, title=publication.title) == publication
    assert before == repr(publication)


def test_text_is_parsed_and_checked() -> None:
    """Titles and identifiers may be given as text; what is wrong is refused by name."""
    publication = Publication(title="R&D", identifiers=["doi:10.1000/x", "pmc:PMC1"])
    assert publication.title is not None
    assert publication.title.plain == "R&D"
    with pytest.raises(InvalidMarkup):
        Publication(title="<i>R")
    with pytest.raises(InvalidIdentifier):
        Publication(identifiers=["Lancet 2002"])
    with pytest.raises(InvalidType, match=r"Publication.authors\[0\]: expected Coll"):
        Publication(authors=["Bueren"])  # type: ignore[list-item]
    with pytest.raises(InvalidType, match=r"Publication.keywords: expected a list or"):
        Publication(keywords="AAV")  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match=r"Publication.journal: expected Journal or"):
        Publication(journal="Human Gene Therapy")  # type: ignore[arg-type]
    odd = OtherIdentifier(scheme="pii", text="S0021-9150(18)31238-3")
    assert Publication(locators=[Locator(identifier=odd)]).doi is None
