"""Numbers of trials and data, as records tie them to the bank that gave them."""

from __future__ import annotations

from typing import Final, cast, get_args

from genetherapy_model.domain.identifiers import OtherIdentifier
from genetherapy_model.domain.trials import TrialIdentifier
from genetherapy_model.errors import InvalidIdentifier

__all__ = ["read_registered"]

_REGISTRIES: Final = [
    kind for kind in get_args(TrialIdentifier) if kind is not OtherIdentifier
]


def read_registered(bank: str | None, text: str) -> TrialIdentifier:
    """Read the number that a bank gave; one of no known form keeps the bank's name.

    >>> read_registered("ClinicalTrials.gov", "NCT00979238")
    NctId('NCT00979238')
    >>> read_registered("figshare", "10.6084/m9.figshare.14774781").scheme
    'figshare'
    """
    for kind in _REGISTRIES:
        try:
            return cast("TrialIdentifier", kind(text))
        except InvalidIdentifier:
            continue
    return OtherIdentifier(scheme=bank or "DataBank", text=text)
