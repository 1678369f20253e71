"""Right code, as users write it: a type checker has no word against it, and it runs."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import assert_never, assert_type

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import genetherapy_model as gtm
from genetherapy_model import nomenclature, strategies, testing
from genetherapy_model.formats.citations import cite, read_citation

few = settings(max_examples=3, database=None, derandomize=True)


def text_becomes_what_a_field_holds() -> None:
    """A field takes the text of a value, or any iterable, and has one type."""
    publication = gtm.Publication(
        title="Gene therapy",
        languages=["eng"],
        identifiers=[gtm.Doi("10.1089/hum.2023.152"), "pmid:38000000"],
        authors=(
            gtm.PersonalAuthor(person=gtm.Person(name=name))
            for name in ("Juan Bueren", gtm.PersonName(family="Flotte"))
        ),
        dates=[
            gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date="2023 Winter"),
            gtm.PublicationDate(kind=gtm.DateKind.PUBMED, date=dt.date(2023, 11, 14)),
        ],
    )
    assert_type(publication.title, gtm.MarkedText | None)
    assert_type(publication.doi, gtm.Doi | None)
    assert_type(publication.pmid, gtm.Pmid | None)
    assert_type(publication.year, int | None)
    assert_type(publication.languages, tuple[str, ...])
    assert_type(publication.authors, tuple[gtm.Author, ...])
    assert_type(publication.identifiers, tuple[gtm.WorkIdentifier, ...])
    assert_type(publication.dates[0].date, gtm.PartialDate | gtm.DateRange | None)
    assert_type(attrs.evolve(publication, title=None), gtm.Publication)
    assert_type(gtm.Term(start="2020-10").start, gtm.DateValue | None)
    assert_type(gtm.Condition(orpha="98878").orpha, gtm.OrphaCode | None)
    assert_type(gtm.JournalIssn(issn="1043-0342").issn, gtm.Issn | gtm.OtherIdentifier)
    assert_type(
        gtm.AntigenExpression(antigens=[gtm.Antigen(name="CD19")]).antigens,
        frozenset[gtm.Antigen],
    )


def scalars_are_parsed_and_shown() -> None:
    """What parses text gives its own class."""
    assert_type(gtm.Doi.parse("doi:10.1089/hum.2023.152"), gtm.Doi)
    assert_type(gtm.PartialDate.parse("2023 Nov"), gtm.PartialDate)
    assert_type(gtm.DateRange.parse("1998 Dec-1999 Jan"), gtm.DateRange)
    assert_type(gtm.MarkedText.parse("AAV<sub>9</sub>").plain, str)
    assert_type(gtm.parse_date("2023"), gtm.PartialDate | gtm.DateRange)
    assert_type(str(gtm.Pmid("1")), str)
    assert_type(gtm.Pmid("1") < gtm.Pmid("2"), bool)
    assert_type(sorted({gtm.Pmid("2"), gtm.Pmid("1")}), list[gtm.Pmid])


def verbs_say_what_they_give() -> None:
    """Reading, writing, checking and comparing have precise types."""
    publication = gtm.Publication(title="Gene therapy")
    document = gtm.dumps(publication)
    assert_type(document, str)
    assert_type(gtm.loads(document, type=gtm.Publication), gtm.Publication)
    assert_type(gtm.loads(document), object)
    assert_type(
        gtm.from_item({"title": "Gene therapy"}, format="crossref"), gtm.Publication
    )
    stream = io.BytesIO()
    assert_type(gtm.write([publication], stream, format="ris"), tuple[gtm.Finding, ...])
    written = stream.getvalue()
    assert_type(gtm.read(written), Iterator[gtm.Publication])
    assert_type(gtm.scan(io.BytesIO(written)), Iterator[gtm.Reading | gtm.Deletion])
    for finding in gtm.check(publication, select=["INC"], on=dt.date(2026, 1, 1)):
        assert_type(finding.severity, gtm.Severity)
        assert_type(finding.position, gtm.Position | None)
    assert_type(gtm.same_work(publication, gtm.WorkReference()).verdict, gtm.Verdict)
    assert_type(read_citation(cite(publication)), gtm.Publication)


def names_are_known_to_the_field() -> None:
    """Registers, names of substances and modalities have precise types."""
    reading = gtm.decode_inn("onasemnogene abeparvovec")
    assert_type(reading, gtm.InnReading)
    assert_type(gtm.combine(reading.modality), gtm.TherapyModality)
    assert_type(gtm.is_a(reading.modality, gtm.TherapyModality()), bool)
    assert_type(gtm.implied(gtm.VectorFamily.AAV), gtm.FamilyTraits)
    journal = nomenclature.find_journal("Human Gene Therapy")
    assert_type(journal, gtm.Journal)
    assert_type(
        gtm.office_holders(nomenclature.people(), journal, "2023"),
        tuple[gtm.OfficeHolder, ...],
    )
    claims = nomenclature.claims(gtm.Publication(title="AAV9"))
    assert_type(claims, tuple[gtm.ModalityClaim, ...])


def shown_author(author: gtm.Author) -> str:
    """Match every kind of author."""
    match author:
        case gtm.PersonalAuthor(person=person):
            return str(person.name)
        case gtm.CollectiveAuthor(name=name):
            return name.plain
    assert_never(author)


def shown_role(role: gtm.Role) -> str:
    """Match every kind of role."""
    match role:
        case gtm.SocietyOffice():
            return role.body.name
        case gtm.EditorialRole():
            return role.journal.title
        case gtm.Appointment():
            return role.organization.name
    assert_never(role)


def shown_date(date: gtm.DateValue | None) -> str:
    """Match a date that may be a range, or not be stated."""
    match date:
        case None:
            return "not stated"
        case gtm.PartialDate(year=year):
            return str(year)
        case gtm.DateRange():
            return str(date)
    assert_never(date)


def shown_vector(vector: gtm.Vector | gtm.Absent | None) -> str:
    """Tell what is stated to be absent from what is not stated."""
    if vector is None:
        return "not stated"
    if vector is gtm.ABSENT:
        return "none"
    assert_type(vector, gtm.Vector)
    return str(vector.family)


def shown_mechanism(mechanism: gtm.Mechanism) -> str:
    """Match every kind of mechanism."""
    match mechanism:
        case gtm.GeneAddition() | gtm.GeneSilencing() | gtm.ExonSkipping():
            return str(mechanism.gene)
        case gtm.SuicideGene() | gtm.Oligonucleotide():
            return str(mechanism.gene)
        case gtm.GenomeEditing():
            return str(mechanism.system)
        case gtm.EngineeredReceptor() | gtm.AntigenExpression():
            return str(len(mechanism.antigens))
        case gtm.Oncolysis() | gtm.GeneticModification():
            return "no more"
    assert_never(mechanism)


def shown_scan(scanned: gtm.Reading | gtm.Deletion) -> str:
    """Match what scanning gives."""
    match scanned:
        case gtm.Reading(publication=None, findings=findings):
            return str(findings[0])
        case gtm.Reading(publication=publication):
            return str(publication)
        case gtm.Deletion():
            return str(scanned.pmids)
    assert_never(scanned)


def shown_verdict(verdict: gtm.Verdict) -> str:
    """Match every member of a vocabulary."""
    match verdict:
        case gtm.Verdict.SAME:
            return "yes"
        case gtm.Verdict.DIFFERENT:
            return "no"
        case gtm.Verdict.UNKNOWN:
            return "?"
    assert_never(verdict)


def unions_are_matched_to_the_end() -> None:
    """Every arm of the functions above is one of a closed union."""
    name = gtm.OrganizationReference(name="ESGCT")
    shown_author(gtm.CollectiveAuthor(name="NTLA-2001 Study Group"))
    shown_role(gtm.SocietyOffice(body=name))
    shown_date(gtm.parse_date("2023"))
    shown_vector(gtm.ABSENT)
    shown_mechanism(gtm.Oncolysis())
    shown_scan(gtm.Reading(publication=gtm.Publication()))
    shown_verdict(gtm.Verdict.SAME)


def strategies_say_what_they_draw() -> None:
    """A strategy has the type of what it draws, with bounds and without."""
    day = dt.date(2020, 1, 1)
    assert_type(strategies.dois(), SearchStrategy[gtm.Doi])
    assert_type(strategies.orcids(), SearchStrategy[gtm.Orcid])
    assert_type(strategies.authors(), SearchStrategy[gtm.Author])
    assert_type(strategies.roles(), SearchStrategy[gtm.Role])
    assert_type(strategies.verdicts(), SearchStrategy[gtm.Verdict])
    assert_type(
        strategies.publications(max_size=None, min_value=day, fields=["title"]),
        SearchStrategy[gtm.Publication],
    )
    assert_type(strategies.people(min_size=1, max_size=2), SearchStrategy[gtm.Person])
    assert_type(strategies.pmids().map(str), SearchStrategy[str])

    @few
    @given(st.lists(strategies.pmids(min_value=1, max_value=9), min_size=1))
    def every_test(pmids: list[gtm.Pmid]) -> None:
        assert_type(pmids[0], gtm.Pmid)

    every_test()


def laws_take_the_code_of_others() -> None:
    """The testing kit takes plain functions, generators and validators."""

    def write(publication: gtm.Publication) -> bytes:
        stream = io.BytesIO()
        gtm.write([publication], stream, format="ris")
        return stream.getvalue()

    def read(data: bytes) -> Iterator[gtm.Publication]:
        yield from gtm.read(data)

    def read_one(data: bytes) -> gtm.Publication:
        return next(read(data))

    def accepts(subject: object) -> bool:
        return isinstance(subject, gtm.OtherIdentifier) and not gtm.check(subject)

    testing.check_round_trip(read_one, write, fields=["title"], excused="ris")
    testing.check_reader(read, "ris", fields=["title"])
    testing.check_validator(accepts, select=["ID001"], kinds=[gtm.OtherIdentifier])
    assert_type(testing.violations("ID001"), tuple[testing.Violation, ...])
    assert_type(testing.malformed(gtm.Orcid), SearchStrategy[str])
    changed = testing.find_differences(gtm.Grant(number="R01"), gtm.Grant())
    assert_type(changed, tuple[testing.Difference, ...])
