"""Grants, and registrations of trials and data."""

from __future__ import annotations

from attrs import frozen

from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain.trials import TrialIdentifier

__all__ = ["Grant", "Registration"]


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Grant(Statement):
    """A grant that paid for the work.

    Source: PubMed's Grant.

    Attributes:
        number: The number of the grant, as printed.
        acronym: PubMed's code of the institute, such as ``"HL"``.
        agency: Who paid.
        country: The country of the agency, as written; PubMed leaves it empty at
            times.

    Raises:
        InvalidType: If a field is no text.

    >>> Grant(number="R01 HL040916", agency="NHLBI NIH HHS").agency
    'NHLBI NIH HHS'
    >>> Grant(number=40916)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Grant.number: expected None or str, ...
    """

    number: str | None = None
    acronym: str | None = None
    agency: str | None = None
    country: str | None = None

    def __str__(self) -> str:
        return " ".join(filter(None, (self.agency, self.number)))


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Registration(Statement):
    """The number of a trial in a registry, or of data in a bank.

    Source: PubMed's DataBank.

    Attributes:
        bank: The registry or bank, as printed: ``"ClinicalTrials.gov"``.
        identifier: The number there; None where only the bank is named.

    Raises:
        InvalidType: If the number is mere text: ``NctId.parse()`` reads it.

    >>> from genetherapy_model.domain.identifiers import NctId
    >>> Registration(bank="ClinicalTrials.gov", identifier=NctId("NCT00999609"))
    Registration(bank='ClinicalTrials.gov', identifier=NctId('NCT00999609'))
    >>> Registration(bank="ClinicalTrials.gov", identifier="NCT00999609")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Registration.identifier: expected ...
    """

    bank: str | None = None
    identifier: TrialIdentifier | None = None

    def __str__(self) -> str:
        return " ".join(filter(None, (self.bank, str(self.identifier or ""))))
