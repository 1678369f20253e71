"""The roles that people hold: offices, editorships, posts; and contributions.

Facts about roles are often dated sightings ("was President on 14 November 2023") and
not terms. A :class:`Term` holds both, and answers two questions instead of one: was
the role *surely* held on a date, and was it *possibly* held.
"""

from __future__ import annotations

from enum import Enum
from itertools import combinations
from typing import TypeAlias

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain.dates import (
    DateRange,
    PartialDate,
    to_date,
    to_optional_date,
)
from genetherapy_model.domain.journals import JournalReference
from genetherapy_model.domain.organizations import OrganizationReference

__all__ = [
    "Appointment",
    "Contribution",
    "ContributionDegree",
    "CreditRole",
    "EditorialRole",
    "EditorialTitle",
    "Role",
    "SocietyOffice",
    "SocietyTitle",
    "Term",
]


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Term(Statement):
    """When a role was held, as far as anybody said.

    A term that ends before it starts is real data and loads; a rule reports it.

    Attributes:
        start: When it began; text is parsed.
        end: When it ended.
        observed_on: A date on which the role was seen held.

    Raises:
        InvalidDate: If a date is none.

    >>> seen = Term(observed_on="2023-11-14")
    >>> seen.surely_held_on("2023-11-14"), seen.surely_held_on("2023-11-15")
    (True, False)
    >>> seen.possibly_held_on("2023-11-15")
    True
    >>> Term(start="2010", end="2012").surely_held_on("2011-05")
    True
    >>> Term(start="soon")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidDate: ...
    """

    start: PartialDate | DateRange | None = field(
        default=None, converter=to_optional_date
    )
    end: PartialDate | DateRange | None = field(
        default=None, converter=to_optional_date
    )
    observed_on: PartialDate | DateRange | None = field(
        default=None, converter=to_optional_date
    )

    def surely_held_on(self, date: PartialDate | DateRange | str) -> bool:
        """Tell whether the role was held on the whole of the date.

        It was where the date lies between what is certain: that the role had begun by
        the latest day that its start or a sighting may mean, and still went on at the
        earliest day that its end or a sighting may mean. A sighting of a month or year
        proves no day of it, but does prove that very month or year when asked for it.
        Dates that are uncertain, and terms that contradict themselves, prove nothing.
        """
        on = to_date(date)
        if on.is_qualified or self._is_contradictory():
            return False
        if on == self.observed_on and isinstance(on, PartialDate):
            return True
        sure = [known for known in self._stated() if not known.is_qualified]
        begun = [known.latest for known in sure if known.latest is not None]
        still = [known.earliest for known in sure if known.earliest is not None]
        if not begun or not still or on.earliest is None or on.latest is None:
            return False
        return min(begun) <= on.earliest and on.latest <= max(still)

    def possibly_held_on(self, date: PartialDate | DateRange | str) -> bool:
        """Tell whether nothing that is stated excludes the date."""
        on = to_date(date)
        starts = self.start.earliest if self.start is not None else None
        ends = self.end.latest if self.end is not None else None
        if starts is not None and on.latest is not None and on.latest < starts:
            return False
        return not (ends is not None and on.earliest is not None and on.earliest > ends)

    def _stated(self) -> list[PartialDate | DateRange]:
        in_order = (self.start, self.observed_on, self.end)
        return [known for known in in_order if known is not None]

    def _is_contradictory(self) -> bool:
        return any(
            after.latest is not None
            and before.earliest is not None
            and after.latest < before.earliest
            for before, after in combinations(self._stated(), 2)
        )

    def __bool__(self) -> bool:
        """Tell whether anything is stated."""
        return bool(self._stated())


class SocietyTitle(Enum):
    """Offices of learned societies that records name; others stay as printed.

    Source: the records of their holders, such as
    https://www.news-medical.net/news/20231114/Gene-therapy-for-rare-diseases-A-decade-of-progress-and-remaining-challenges.aspx.

    >>> SocietyTitle("vice-president")
    <SocietyTitle.VICE_PRESIDENT: 'vice-president'>
    >>> SocietyTitle("Treasurer")
    Traceback (most recent call last):
    ...
    ValueError: 'Treasurer' is not a valid SocietyTitle
    """

    PRESIDENT = "president"
    VICE_PRESIDENT = "vice-president"


class EditorialTitle(Enum):
    """Editorial titles that mastheads of journals name; others stay as printed.

    Source: mastheads, such as https://www.liebertpub.com/loi/humc.

    >>> EditorialTitle("editor-in-chief")
    <EditorialTitle.EDITOR_IN_CHIEF: 'editor-in-chief'>
    >>> EditorialTitle("Methods Editor")
    Traceback (most recent call last):
    ...
    ValueError: 'Methods Editor' is not a valid EditorialTitle
    """

    EDITOR_IN_CHIEF = "editor-in-chief"
    DEPUTY_EDITOR = "deputy editor"
    SECTION_EDITOR = "section editor"
    ASSOCIATE_EDITOR = "associate editor"


@frozen(kw_only=True, repr=False, weakref_slot=False)
class SocietyOffice(Statement):
    """An office that a person holds in a learned society.

    Attributes:
        body: The society.
        title: The office, where it is one that is known.
        text: The office as printed.
        term: When it was held.

    Raises:
        InvalidType: If the title is mere text: that belongs in ``text``.

    >>> office = SocietyOffice(
    ...     title=SocietyTitle.PRESIDENT,
    ...     body=OrganizationReference(name="ESGCT"),
    ...     term=Term(observed_on="2023-11-14"),
    ... )
    >>> str(office), office.surely_held_on("2023-11-14")
    ('president, ESGCT', True)
    >>> SocietyOffice(title="president", body=OrganizationReference(name="ESGCT"))
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: SocietyOffice.title: expected None or a ...
    """

    body: OrganizationReference
    title: SocietyTitle | None = None
    text: str | None = None
    term: Term = Term()

    def surely_held_on(self, date: PartialDate | DateRange | str) -> bool:
        """Tell whether the office was held on the whole of the date."""
        return self.term.surely_held_on(date)

    def possibly_held_on(self, date: PartialDate | DateRange | str) -> bool:
        """Tell whether nothing that is stated excludes the date."""
        return self.term.possibly_held_on(date)

    def __str__(self) -> str:
        return _shown(self.text, self.title, self.body.name)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class EditorialRole(Statement):
    """A person's role in the editing of a journal.

    Attributes:
        journal: The journal.
        title: The role, where it is one that is known.
        text: The role as printed.
        region: The region or section that it is for, such as ``"Europe"``.
        term: When it was held.

    Raises:
        InvalidType: If the journal is mere text.

    >>> EditorialRole(
    ...     title=EditorialTitle.EDITOR_IN_CHIEF,
    ...     journal=JournalReference(title="Human Gene Therapy"),
    ...     term=Term(start="2015-07-01"),
    ... ).possibly_held_on("2015-06-30")
    False
    >>> EditorialRole(journal="Human Gene Therapy")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: EditorialRole.journal: expected Journal...
    """

    journal: JournalReference
    title: EditorialTitle | None = None
    text: str | None = None
    region: str | None = None
    term: Term = Term()

    def surely_held_on(self, date: PartialDate | DateRange | str) -> bool:
        """Tell whether the role was held on the whole of the date."""
        return self.term.surely_held_on(date)

    def possibly_held_on(self, date: PartialDate | DateRange | str) -> bool:
        """Tell whether nothing that is stated excludes the date."""
        return self.term.possibly_held_on(date)

    def __str__(self) -> str:
        return _shown(self.text, self.title, self.journal.title)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Appointment(Statement):
    """A post at an organization: professor, dean, head of a unit.

    Attributes:
        organization: Where the post is.
        text: The post as printed.
        term: When it was held.

    Raises:
        InvalidType: If the organization is mere text.

    >>> str(Appointment(text="Dean", organization=OrganizationReference(
    ...     name="University of Massachusetts Medical School")))
    'Dean, University of Massachusetts Medical School'
    >>> Appointment(text="Dean", organization="UMass")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Appointment.organization: expected ...
    """

    organization: OrganizationReference
    text: str | None = None
    term: Term = Term()

    def surely_held_on(self, date: PartialDate | DateRange | str) -> bool:
        """Tell whether the post was held on the whole of the date."""
        return self.term.surely_held_on(date)

    def possibly_held_on(self, date: PartialDate | DateRange | str) -> bool:
        """Tell whether nothing that is stated excludes the date."""
        return self.term.possibly_held_on(date)

    def __str__(self) -> str:
        return _shown(self.text, None, self.organization.name)


Role: TypeAlias = SocietyOffice | EditorialRole | Appointment


def _shown(text: str | None, title: Enum | None, body: str) -> str:
    name = text or (title.value if title is not None else "")
    return f"{name}, {body}" if name else body


class CreditRole(Enum):
    """The 14 roles of CRediT, the Contributor Role Taxonomy.

    Source: ANSI/NISO Z39.104-2022, https://credit.niso.org. Values are its terms.

    >>> CreditRole("Conceptualization").url
    'https://credit.niso.org/contributor-roles/conceptualization/'
    >>> CreditRole("Coffee")
    Traceback (most recent call last):
    ...
    ValueError: 'Coffee' is not a valid CreditRole
    """

    CONCEPTUALIZATION = "Conceptualization"
    DATA_CURATION = "Data curation"
    FORMAL_ANALYSIS = "Formal analysis"
    FUNDING_ACQUISITION = "Funding acquisition"
    INVESTIGATION = "Investigation"
    METHODOLOGY = "Methodology"
    PROJECT_ADMINISTRATION = "Project administration"
    RESOURCES = "Resources"
    SOFTWARE = "Software"
    SUPERVISION = "Supervision"
    VALIDATION = "Validation"
    VISUALIZATION = "Visualization"
    WRITING_ORIGINAL_DRAFT = "Writing – original draft"  # noqa: RUF001 - their dash
    WRITING_REVIEW_EDITING = "Writing – review & editing"  # noqa: RUF001 - their dash

    @property
    def url(self) -> str:
        """The address of the role at NISO, which JATS uses as its identifier."""
        words = self.value.lower().replace("–", " ").replace("&", " ")  # noqa: RUF001
        return f"https://credit.niso.org/contributor-roles/{'-'.join(words.split())}/"


class ContributionDegree(Enum):
    """How much a contributor did in a role, as CRediT optionally states it.

    Source: ANSI/NISO Z39.104-2022, https://credit.niso.org.

    >>> ContributionDegree("equal")
    <ContributionDegree.EQUAL: 'equal'>
    >>> ContributionDegree("some")
    Traceback (most recent call last):
    ...
    ValueError: 'some' is not a valid ContributionDegree
    """

    LEAD = "lead"
    EQUAL = "equal"
    SUPPORTING = "supporting"


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Contribution(Statement):
    """What an author did for the work, in the terms of CRediT.

    Source: ANSI/NISO Z39.104-2022, https://credit.niso.org.

    Attributes:
        role: One of the 14 roles.
        degree: Lead, equal or supporting, where stated.

    Raises:
        InvalidType: If the role is mere text: ``CreditRole("Software")`` finds it.

    >>> Contribution(role=CreditRole.SOFTWARE, degree=ContributionDegree.LEAD).role
    <CreditRole.SOFTWARE: 'Software'>
    >>> Contribution(role="Software")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Contribution.role: expected a member of ...
    """

    role: CreditRole
    degree: ContributionDegree | None = None
