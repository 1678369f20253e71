"""Clinical trials: their numbers, their phases, and when the first person was dosed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias, cast, get_args

from attrs import field, frozen

from genetherapy_model.domain._statements import (
    Statement,
    is_listed,
    to_frozenset,
    to_tuple,
)
from genetherapy_model.domain._texts import check_text
from genetherapy_model.domain._vocabularies import Entry, Vocabulary
from genetherapy_model.domain.dates import PartialDate
from genetherapy_model.domain.identifiers import (
    ActrnNumber,
    ChiCtrNumber,
    CtriNumber,
    DrksId,
    EuCtNumber,
    EudraCtNumber,
    Isrctn,
    JrctId,
    NctId,
    OtherIdentifier,
    UminId,
    parse_identifier,
)
from genetherapy_model.errors import InvalidFormat

__all__ = ["Trial", "TrialIdentifier", "TrialPhase"]

TrialIdentifier: TypeAlias = (
    NctId
    | EudraCtNumber
    | EuCtNumber
    | Isrctn
    | ActrnNumber
    | ChiCtrNumber
    | CtriNumber
    | DrksId
    | JrctId
    | UminId
    | OtherIdentifier
)
"""The number of a trial in one of the registries, or one of another scheme."""


class TrialPhase(Vocabulary):
    """The phase of a trial; a trial may be in two at once.

    >>> TrialPhase("phase 1").ncit
    'C15600'
    >>> TrialPhase("phase 1/2")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'phase 1/2' is no TrialPhase: ...
    """

    EARLY_PHASE_1 = Entry(
        "early phase 1",
        "exploratory, before the dose is sought",
        "PHASES; C9",
        ncit="C54721",
        aliases=("phase 0",),
    )
    PHASE_1 = Entry("phase 1", "safety and dose", "PHASES; C9", ncit="C15600")
    PHASE_2 = Entry(
        "phase 2",
        "effect in those who have the condition, and common risks",
        "PHASES; C9",
        ncit="C15601",
    )
    PHASE_3 = Entry(
        "phase 3", "benefit weighed against risk", "PHASES; C9", ncit="C15602"
    )
    PHASE_4 = Entry(
        "phase 4", "after the product was authorized", "PHASES; C9", ncit="C15603"
    )
    NOT_APPLICABLE = Entry(
        "not applicable", "a study without phases", "PHASES; C9", ncit="C48660"
    )


def to_partial_date(value: PartialDate | str | None) -> PartialDate | None:
    """Parse text to a date, as precise as it is; leave anything else as it is."""
    return PartialDate.parse(value) if isinstance(value, str) else value


def to_trial_phases(values: Iterable[TrialPhase]) -> frozenset[TrialPhase]:
    """Take any iterable of phases."""
    return to_frozenset(values)


def to_trial_identifiers(
    values: Iterable[TrialIdentifier | str],
) -> tuple[TrialIdentifier, ...]:
    """Parse those that are text."""
    if is_listed(values):
        values = [_parse(one) if isinstance(one, str) else one for one in values]
    return to_tuple(cast("Iterable[TrialIdentifier]", values))


def _parse(text: str) -> TrialIdentifier:
    identifier = parse_identifier(text)
    if not isinstance(identifier, get_args(TrialIdentifier)):
        raise InvalidFormat(
            "number of a trial",
            text,
            f"it is a {identifier.kind}; keep other schemes as OtherIdentifier",
        )
    return cast("TrialIdentifier", identifier)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Trial(Statement):
    """A clinical trial: a link that names it, not its whole registration.

    Source: the registries of the WHO's International Clinical Trials Registry
    Platform, https://www.who.int/clinical-trials-registry-platform.

    Attributes:
        identifiers: Its numbers, ordered; text is accepted and parsed. Schemes that
            have no class go in as ``OtherIdentifier``.
        title: The title, as registered.
        phases: The phases. Empty: not stated.
        first_dosed: When the first person was dosed, as precise as stated.
        first_dosed_text: The words or figures of the source for that date, where they
            say it otherwise.

    Raises:
        InvalidValue: If a text is blank or padded.
        InvalidIdentifier: If a text is no number of a trial.
        InvalidDate: If the text given as ``first_dosed`` is no date.

    >>> trial = Trial(
    ...     identifiers=["NCT02122952"],
    ...     phases=[TrialPhase.PHASE_1],
    ...     first_dosed="2014-05",
    ... )
    >>> trial.identifiers[0].url, str(trial.first_dosed)
    ('https://clinicaltrials.gov/study/NCT02122952', '2014-05')
    >>> Trial(identifiers=["10.1056/NEJMoa1706198"])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: '10.1056/NEJMoa1706198' is no number of ...
    """

    identifiers: tuple[TrialIdentifier, ...] = field(
        default=(), converter=to_trial_identifiers
    )
    title: str | None = None
    phases: frozenset[TrialPhase] = field(
        default=frozenset(), converter=to_trial_phases
    )
    first_dosed: PartialDate | None = field(default=None, converter=to_partial_date)
    first_dosed_text: str | None = None

    def _check(self) -> None:
        check_text(self, "title", self.title)
        check_text(self, "first_dosed_text", self.first_dosed_text)
