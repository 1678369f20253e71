"""Wrong code: a type checker objects to every line that is marked, and to no other.

Both checkers tell of a mark that is not needed, and mypy of one that names another
error. What they object to is refused when it runs.
"""

from __future__ import annotations

import io
from typing import assert_never

import attrs
import pytest
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

import genetherapy_model as gtm
from genetherapy_model import strategies, testing

NAME = gtm.OrganizationReference(name="ESGCT")


def fields_of_the_wrong_type() -> None:
    """A field takes what it holds, or the text of it, and nothing else."""
    with pytest.raises(gtm.InvalidType):
        gtm.Publication(title=5)  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.Publication(authors=["Bueren"])  # type: ignore[list-item]
    with pytest.raises(gtm.InvalidType):
        gtm.Publication(languages=5)  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.Publication(authors_complete="yes")  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.Publication(number_of_references="40")  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.Grant(number=5)  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.Doi(5)  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.PartialDate(year="2023")  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.Vector(modifications=[5])  # type: ignore[list-item]


def text_where_no_text_is_converted() -> None:
    """Text is taken for a scalar, and not for what has several fields."""
    with pytest.raises(gtm.InvalidType):
        gtm.PersonalAuthor(person="Juan Bueren")  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.Publication(journal="Human Gene Therapy")  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.SocietyOffice(body="ESGCT")  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.Antigen(name="CD19", gene="CD19")  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.Locator(identifier="10.1089/hum.2023.152")  # type: ignore[arg-type]


def another_kind_of_identifier() -> None:
    """An identifier of one kind is none of another."""
    with pytest.raises(gtm.InvalidType):
        gtm.Condition(mesh=gtm.OmimNumber("253300"))  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.JournalIssn(issn=gtm.NlmId("9008950"))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        assert gtm.Pmid("1") < gtm.Doi("10.1089/1")  # type: ignore[operator]


def members_of_another_vocabulary() -> None:
    """A vocabulary takes neither text nor the member of another."""
    with pytest.raises(gtm.InvalidType):
        gtm.Relation(kind="cites", target=gtm.WorkReference())  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.Vector(family=gtm.Genome.SSDNA)  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.SocietyOffice(body=NAME, title="president")  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.TherapyModality(routes=["intravenous"])  # type: ignore[list-item]
    with pytest.raises(AttributeError):
        assert gtm.VectorFamily.AVV  # type: ignore[attr-defined]
    with pytest.raises(gtm.InvalidType):
        gtm.implied("AAV")  # type: ignore[arg-type]


def absence_where_nothing_can_be_absent() -> None:
    """Only some fields can be stated to be none."""
    with pytest.raises(gtm.InvalidType):
        gtm.Vector(family=gtm.ABSENT)  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.Publication(journal=gtm.ABSENT)  # type: ignore[arg-type]


def fields_that_are_not_there() -> None:
    """Fields are named, and no other name is taken or found."""
    publication = gtm.Publication()
    with pytest.raises(TypeError):
        gtm.Publication("Gene therapy")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        gtm.Publication(titel="Gene therapy")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        gtm.PersonalAuthor()  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        assert publication.titel  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        assert publication.title.plain  # type: ignore[union-attr]


def changes_of_what_is_frozen() -> None:
    """No field can be set or deleted, and no tuple grows."""
    grant, doi, publication = gtm.Grant(), gtm.Doi("10.1000/1"), gtm.Publication()
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        grant.number = "R01"  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        doi.value = "10.1000/2"  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        publication.extra_field = 1  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        publication.languages.append("eng")  # type: ignore[attr-defined]


def match_without_an_author(author: gtm.Author) -> str:
    """Leave out an arm of two."""
    match author:
        case gtm.PersonalAuthor(person=person):
            return str(person.name)
        case _:
            assert_never(author)  # type: ignore[arg-type]


def match_without_a_role(role: gtm.Role) -> str:
    """Leave out an arm of three."""
    match role:
        case gtm.EditorialRole() | gtm.Appointment():
            return str(role.term)
        case _:
            assert_never(role)  # type: ignore[arg-type]


def match_without_none(date: gtm.DateValue | None) -> str:
    """Forget that a date need not be stated."""
    match date:
        case gtm.PartialDate() | gtm.DateRange():
            return str(date)
        case _:
            assert_never(date)  # type: ignore[arg-type]


def match_without_a_mechanism(mechanism: gtm.Mechanism) -> str:
    """Leave out the mechanism of which no more is said."""
    match mechanism:
        case gtm.GeneAddition() | gtm.GeneSilencing() | gtm.ExonSkipping():
            return str(mechanism.gene)
        case gtm.SuicideGene() | gtm.Oligonucleotide() | gtm.GenomeEditing():
            return "gene"
        case gtm.EngineeredReceptor() | gtm.AntigenExpression() | gtm.Oncolysis():
            return "cells"
        case _:
            assert_never(mechanism)  # type: ignore[arg-type]


def match_without_a_deletion(scanned: gtm.Reading | gtm.Deletion) -> str:
    """Forget that a file of PubMed deletes records too."""
    match scanned:
        case gtm.Reading():
            return str(scanned.publication)
        case _:
            assert_never(scanned)  # type: ignore[arg-type]


def match_without_a_member(verdict: gtm.Verdict) -> str:
    """Leave out a member of a vocabulary."""
    match verdict:
        case gtm.Verdict.SAME:
            return "yes"
        case gtm.Verdict.DIFFERENT:
            return "no"
        case _:
            assert_never(verdict)  # type: ignore[arg-type]


def matches_that_leave_an_arm_out() -> None:
    """What no arm matches arrives where nothing should."""
    with pytest.raises(AssertionError):
        match_without_an_author(gtm.CollectiveAuthor(name="Study Group"))
    with pytest.raises(AssertionError):
        match_without_a_role(gtm.SocietyOffice(body=NAME))
    with pytest.raises(AssertionError):
        match_without_none(None)
    with pytest.raises(AssertionError):
        match_without_a_mechanism(gtm.GeneticModification())
    with pytest.raises(AssertionError):
        match_without_a_deletion(gtm.Deletion())
    with pytest.raises(AssertionError):
        match_without_a_member(gtm.Verdict.UNKNOWN)


def verbs_with_wrong_arguments() -> None:
    """What is read is bytes, what is written is several publications."""
    publication = gtm.Publication()
    with pytest.raises(gtm.InvalidType):
        next(gtm.read(5))  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        next(gtm.scan(io.StringIO("{}")))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        gtm.read(b"{}", "json")  # type: ignore[call-arg]
    with pytest.raises(gtm.InvalidType):
        gtm.write(publication, io.BytesIO(), format="ris")  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.write([publication], io.StringIO(), format="ris")  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.from_item([])  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.loads(gtm.dumps(publication), type="Publication")  # type: ignore[call-overload]
    with pytest.raises(gtm.InvalidType):
        gtm.check("10.1089/hum.2023.152")  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.check(publication, on="2026-01-01")  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.same_work(publication, gtm.Doi("10.1000/1"))  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.is_a(gtm.TherapyModality(), gtm.Vector())  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.decode_inn(5)  # type: ignore[arg-type]


def strategies_with_wrong_bounds() -> None:
    """Bounds are named, and of the type of what they bound."""
    with pytest.raises(TypeError):
        strategies.publications(2)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        strategies.people(max=2)  # type: ignore[call-arg]
    with pytest.raises(InvalidArgument):
        strategies.terms(min_value="2020")  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        assert strategies.pmids().value  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        assert strategies.publication  # type: ignore[attr-defined]


def a_strategy_of_something_else() -> SearchStrategy[gtm.Doi]:
    """Draw PMIDs where DOIs are wanted."""
    return strategies.pmids()  # type: ignore[return-value]


def lists_of_something_else() -> SearchStrategy[list[gtm.Author]]:
    """Draw a list of people where authors are wanted."""
    return st.lists(strategies.people())  # type: ignore[arg-type]


def laws_with_the_wrong_code() -> None:
    """Readers give publications, validators say yes or no."""

    def read(text: str) -> gtm.Publication:
        return gtm.Publication(title=text)

    def write(publication: gtm.Publication) -> int:
        return len(publication.authors)

    with pytest.raises(AssertionError):
        testing.check_round_trip(read, write)  # type: ignore[misc]
    with pytest.raises(AssertionError):
        testing.check_reader(read, "ris")  # type: ignore[arg-type]
    with pytest.raises(InvalidArgument):
        testing.malformed(gtm.Grant)  # type: ignore[arg-type]
