"""What breaks the rules: for each rule a subject on which it fires."""

from __future__ import annotations

import datetime as dt
from typing import Final

from attrs import frozen

from genetherapy_model.domain.authors import PersonalAuthor
from genetherapy_model.domain.identifiers import Doi, Orcid
from genetherapy_model.domain.journals import Journal, JournalIssn, JournalReference
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import OrganizationReference
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.roles import (
    EditorialRole,
    EditorialTitle,
    SocietyOffice,
    SocietyTitle,
    Term,
)
from genetherapy_model.rules import find_rule

__all__ = ["DAY", "Violation", "violations"]

DAY: Final = dt.date(2026, 11, 22)
"""The day that counts as today where a rule needs one."""


def _with_orcid() -> Publication:
    orcid = Orcid("0000-0002-1825-0097")
    carberry = Person(
        name=PersonName(family="Carberry", given="Josiah"), identifiers=[orcid]
    )
    return Publication(
        identifiers=[Doi(f"10.1590/{orcid}")], authors=[PersonalAuthor(person=carberry)]
    )


def _officer(title: SocietyTitle) -> Person:
    office = SocietyOffice(
        body=OrganizationReference(name="Society of Examples"),
        title=title,
        term=Term(start="2021", end="2025"),
    )
    return Person(name=_DOE, roles=[office])


def _editor(name: PersonName) -> Person:
    role = EditorialRole(
        journal=JournalReference(title="Annals of Examples"),
        title=EditorialTitle.EDITOR_IN_CHIEF,
        term=Term(start="2003", end="2015"),
    )
    return Person(name=name, roles=[role])


def _journal(title: str) -> Journal:
    return Journal(title=title, issns=[JournalIssn(issn="2049-3630")])


_DOE: Final = PersonName(family="Doe", given="Jane")

# Where the example of a rule breaks another one too, which it need not.
_SUBJECTS: Final[dict[str, tuple[object, ...]]] = {
    "ID002": (_with_orcid(),),
    "DAT002": (
        Publication(
            dates=[PublicationDate(kind=DateKind.ISSUE, date="2021-03")],
            entries=[CatalogueEntry(catalogue="PubMed", created="2011-03-02")],
        ),
    ),
    "AUT007": (PersonName(literal="Gene Therapy Study Group"),),
    "ROL002": (
        (_officer(SocietyTitle.PRESIDENT), _officer(SocietyTitle.VICE_PRESIDENT)),
    ),
    "ROL005": ((_editor(_DOE), _editor(PersonName(family="Roe", given="Richard"))),),
    "LIB013": ((_journal("Annals of Examples"), _journal("Examples Today")),),
}

_FORCED: Final[dict[str, tuple[str, ...]]] = {
    # Two records that contradict each other on one work are two records of it.
    "LIB007": ("LIB003",),
}


@frozen(kw_only=True, weakref_slot=False)
class Violation:
    """Something that breaks a rule.

    Attributes:
        code: The rule that it breaks.
        subject: The object, or the tuple of objects, that breaks it.
        forced: Other rules that fire too, as nothing could break the one without them.
    """

    code: str
    subject: object
    forced: tuple[str, ...] = ()


def violations(code: str) -> tuple[Violation, ...]:
    """Give what breaks a rule and, but for what logic forces, no other.

    Rules of completeness, ``INC``, are left out of account, unless they are asked for:
    a small example lacks much. Rules that need a day are broken on :data:`DAY`.

    Raises:
        InvalidValue: If there is no rule of that code.

    >>> import genetherapy_model as gtm
    >>> [violation] = violations("ID001")
    >>> violation.subject
    OtherIdentifier(scheme='issn', text='0165-0209')
    >>> {found.code for found in gtm.check(violation.subject, on=DAY)}
    {'ID001'}
    """
    rule = find_rule(code)
    subjects = _SUBJECTS.get(rule.code, (rule.failing,))
    forced = _FORCED.get(rule.code, ())
    return tuple(
        Violation(code=rule.code, subject=each, forced=forced) for each in subjects
    )
