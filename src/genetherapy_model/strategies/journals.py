"""Strategies for journals, their issues and their pages."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.journals import (
    CitedMedium,
    IssnType,
    Issue,
    Journal,
    JournalIssn,
    JournalReference,
    Pagination,
    SerialIdentifier,
    SocietyTie,
    SocietyTieKind,
)
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import optional, seldom, texts, tuples_of
from genetherapy_model.strategies.dates import date_values
from genetherapy_model.strategies.identifiers import issns, nlm_ids, other_identifiers
from genetherapy_model.strategies.organizations import organization_references

__all__ = [
    "cited_media",
    "issn_types",
    "issues",
    "journal_issns",
    "journal_references",
    "journals",
    "paginations",
    "serial_identifiers",
    "society_tie_kinds",
    "society_ties",
]

_TITLES = ("Human gene therapy", "Hum. Gene Ther.", "Ėksperimental'naia", "遺伝子医学")
_PAGES = (
    "1834-44",
    "S151-S153",
    "9; author reply 9",
    "715-725.e4",
    "xii\u2013xv",
    "1, 3-5",
)


def issn_types() -> SearchStrategy[IssnType]:
    """All types of ISSNs."""
    return st.sampled_from(IssnType)


def cited_media() -> SearchStrategy[CitedMedium]:
    """Both media."""
    return st.sampled_from(CitedMedium)


def society_tie_kinds() -> SearchStrategy[SocietyTieKind]:
    """All kinds of ties to a society."""
    return st.sampled_from(SocietyTieKind)


@shown_as_called
def serial_identifiers() -> SearchStrategy[SerialIdentifier]:
    """NLM identifiers, and what only claims to be one."""
    return nlm_ids() | other_identifiers()


@shown_as_called
def journal_issns() -> SearchStrategy[JournalIssn]:
    """ISSNs of every type and of none, and what only claims to be one."""
    return st.builds(
        JournalIssn,
        issn=issns() | other_identifiers(),
        type=optional(issn_types()),
    )


@shown_as_called
def journal_references() -> SearchStrategy[JournalReference]:
    """Links to journals, with identifiers and without."""
    return st.builds(
        JournalReference,
        title=texts(*_TITLES),
        issns=tuples_of(journal_issns()),
        nlm_id=optional(serial_identifiers()),
    )


@shown_as_called
def society_ties() -> SearchStrategy[SocietyTie]:
    """Ties to societies, seen on a date or undated."""
    return st.builds(
        SocietyTie,
        kind=society_tie_kinds(),
        society=organization_references(),
        observed_on=optional(date_values()),
    )


@shown_as_called
def journals() -> SearchStrategy[Journal]:
    """Journals: without a title, renamed, split, merged, tied to societies."""
    return st.builds(
        Journal,
        title=optional(texts(*_TITLES)),
        iso_abbreviation=optional(texts(*_TITLES)),
        medline_abbreviation=optional(texts("Hum Gene Ther")),
        issns=tuples_of(journal_issns()),
        nlm_id=optional(serial_identifiers()),
        publisher=seldom(organization_references(), None),
        country=optional(texts("England")),
        aliases=seldom(tuples_of(texts(*_TITLES)), ()),
        predecessors=seldom(tuples_of(journal_references()), ()),
        successors=seldom(tuples_of(journal_references()), ()),
        ties=seldom(tuples_of(society_ties()), ()),
    )


@shown_as_called
def issues() -> SearchStrategy[Issue]:
    """Issues with odd numbers, and with none at all."""
    return st.builds(
        Issue,
        volume=optional(texts("23", "23 Suppl 1", "2009")),
        number=optional(texts("7", "17-18", "Suppl 2", "Pt 3")),
        medium=optional(cited_media()),
        issn=optional(journal_issns()),
    )


@shown_as_called
def paginations() -> SearchStrategy[Pagination]:
    """Pages: ranges, abbreviated or not, article numbers, and what is no page."""
    page = texts("1834", "e1003", "S151", "725.e4", "iv")
    return st.builds(
        Pagination,
        text=optional(_ranges() | texts(*_PAGES)),
        start=optional(page),
        end=optional(page),
        article_number=optional(texts("101234", "eaaz1234")),
    )


def _ranges() -> SearchStrategy[str]:
    # As MEDLINE prints them, the end abbreviated, or as journals do, in full.
    return st.builds(
        lambda letters, first, more, cut: "-".join(
            (f"{letters}{first}", letters * (not cut) + str(first + more)[cut:])
        ),
        st.sampled_from(("", "e", "S", "R")),
        st.integers(1, 9999),
        st.integers(0, 99),
        st.integers(0, 2),
    )
