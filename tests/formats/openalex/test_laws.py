"""The law of formats, for publications that speak as OpenAlex does."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model import (
    Affiliation,
    CatalogueEntry,
    CollectiveAuthor,
    DateKind,
    Doi,
    Grant,
    IssnType,
    Issue,
    Journal,
    JournalIssn,
    Keyword,
    Locator,
    MarkedText,
    MeshHeading,
    MeshTerm,
    Orcid,
    OrganizationReference,
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
    RorId,
    WorkReference,
)
from genetherapy_model.formats.openalex import read_item, restrict, write_item

TEXTS = st.sampled_from(
    ["", " ", "a", "A Study Group", "a, b", "a, b, Jr", "&amp;", "<i>", "é 王", "R&D"]
)
SPELLED = st.sampled_from(
    [
        *("", " ", "W1", "w1", "A2", "x", "7", "https://openalex.org/I3"),
        *("https://doi.org/10.1000/a%2Fb", "10.1000/A", "https://ror.org/05xx77y52"),
        *(
            "05xx77y52",
            "0000-0002-1825-0097",
            "0000-0002-1825-0098",
            "PMC7",
            "0006-4971",
        ),
    ]
)
OTHERS = st.builds(
    OtherIdentifier,
    scheme=st.sampled_from(
        ["openalex", "mag", "DOI", "pmid", "PMCID", "URL", "ror", "ORCID", "ISSN"]
    ),
    text=SPELLED,
)
DOIS = st.sampled_from([Doi("10.1000/a%2Fb"), Doi("10.1000/A")])
WORKS = DOIS | OTHERS | st.sampled_from([Pmid("0"), Pmid("7"), Pmcid("PMC7.2")])
RORS = st.sampled_from([RorId("05xx77y52"), RorId("02v51f717")])


def lists(inner: st.SearchStrategy[object]) -> st.SearchStrategy[list[object]]:
    """Give a few of them."""
    return st.lists(inner, max_size=3)


AFFILIATIONS = lists(
    st.builds(
        Affiliation,
        text=TEXTS.map(MarkedText.from_plain),
        identifiers=lists(RORS | OTHERS),
    )
)
NAMES = st.builds(
    PersonName, family=st.none() | TEXTS, given=st.none() | TEXTS, literal=TEXTS
)
AUTHORS = st.builds(
    PersonalAuthor,
    person=st.builds(
        Person,
        name=NAMES,
        identifiers=lists(OTHERS | st.just(Orcid("0000-0002-1825-0097"))),
    ),
    affiliations=AFFILIATIONS,
    corresponding=st.sampled_from([None, True, False]),
) | st.builds(
    CollectiveAuthor,
    name=TEXTS.map(MarkedText.from_plain),
    identifiers=lists(RORS | OTHERS),
    affiliations=AFFILIATIONS,
)
TERMS = st.builds(
    MeshTerm,
    name=TEXTS,
    ui=st.sampled_from([None, "D002477"]),
    major=st.booleans(),
)
DATES = st.sampled_from(
    [None, "2023", "2023-01", "2023-11", "2023-11-01", "2023 Winter"]
)
PUBLICATIONS = st.builds(
    Publication,
    publication_types=lists(
        st.builds(
            PublicationType,
            name=st.sampled_from(
                "article;Journal Article;Review;Letter;letter;Preprint;posted-content;"
                "monograph;book;paratext;Retracted Publication;report;Technical Report;"
                "Clinical Trial;journal-article;x".split(";")
            ),
        )
    ),
    authors=lists(AUTHORS),
    journal=st.none()
    | st.builds(
        Journal,
        title=st.none() | TEXTS,
        issns=lists(
            st.builds(
                JournalIssn,
                issn=OTHERS,
                type=st.sampled_from([None, *IssnType]),
            )
        ),
        publisher=st.none()
        | st.builds(OrganizationReference, name=TEXTS, identifiers=lists(OTHERS)),
        country=st.sampled_from([None, "US", "Spain"]),
        aliases=lists(TEXTS),
    ),
    issue=st.none() | st.builds(Issue, volume=TEXTS, number=TEXTS),
    pagination=st.none()
    | st.builds(
        Pagination,
        text=st.sampled_from([None, "1-4", "e5", "ii"]),
        start=st.sampled_from([None, "", "1", "e5"]),
        end=st.sampled_from([None, "4", "e5"]),
        article_number=st.sampled_from([None, "e5", "128513"]),
    ),
    dates=lists(
        st.builds(
            PublicationDate,
            kind=st.sampled_from([*DateKind][:4]),
            date=DATES,
            text=DATES | st.sampled_from(["spring", "2023-01-01", "2023-11-01T00"]),
        )
    ),
    locators=lists(st.builds(Locator, identifier=DOIS | OTHERS, valid=st.booleans())),
    identifiers=lists(WORKS),
    languages=lists(TEXTS),
    keywords=lists(
        st.builds(
            Keyword,
            text=TEXTS.map(MarkedText.from_plain),
            owner=st.sampled_from(
                [None, "NOTNLM", "OpenAlex", "OpenAlex topic", "OpenAlex concept"]
            ),
            major=st.booleans(),
        )
    ),
    mesh_headings=lists(
        st.builds(MeshHeading, descriptor=TERMS, qualifiers=lists(TERMS))
    ),
    grants=lists(
        st.builds(
            Grant,
            number=st.none() | TEXTS,
            agency=st.sampled_from([None, "", "a", "b&c"]),
        )
    ),
    reference_lists=lists(
        st.builds(
            ReferenceList,
            references=lists(st.builds(WorkReference, identifiers=lists(WORKS))),
        )
    ),
    number_of_references=st.sampled_from([None, 0, -1, 7]),
    entries=lists(
        st.builds(
            CatalogueEntry,
            catalogue=st.sampled_from(["OpenAlex", "PubMed"]),
            identifier=st.none() | WORKS,
            publication_status=st.none() | TEXTS,
            created=DATES,
            revised=DATES,
        )
    ),
)


@given(publication=PUBLICATIONS)
def test_what_is_held_comes_back(publication: Publication) -> None:
    """What is read of what was written is written again, letter by letter.

    Nothing is odd in it but what is no identifier, no date and no name.
    """
    written = write_item(publication)
    held, findings = read_item(json.loads(json.dumps(written)))

    assert {one.code for one in findings} <= {"RDR002", "RDR003"}
    assert held.extras == ()
    assert json.dumps(write_item(held)) == json.dumps(written)
    assert repr(restrict(held)) == repr(held) == repr(restrict(publication))
