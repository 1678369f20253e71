"""The days on which a role was surely held, and the body in which it was held."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from itertools import combinations
from typing import Final, TypeAlias

from genetherapy_model.domain.chronology import certainly_before
from genetherapy_model.domain.dates import DateRange, PartialDate
from genetherapy_model.domain.journals import Journal, JournalReference
from genetherapy_model.domain.organizations import OrganizationReference, Society
from genetherapy_model.domain.roles import Term

__all__ = ["Days", "body_key", "days_seen", "journal_key", "name_since", "sure_days"]

Days: TypeAlias = tuple[dt.date, dt.date]

_DAY: Final = dt.timedelta(days=1)


def sure_days(term: Term) -> Days | None:
    """Give the first and the last day between which a role was surely held, or None.

    It was held from the latest day on which it may have begun to the earliest on which
    it may have ended. The day of the end itself is the successor's: it proves nothing.
    """
    if _is_contradictory(term):
        return None
    begun: list[dt.date] = []
    still: list[dt.date] = []
    for date in (term.start, term.observed_on):
        if date is not None and not date.is_qualified:
            begun += _day(date.latest)
            still += _day(date.earliest)
    end = term.end
    if end is not None and not end.is_qualified:
        still += [day - _DAY for day in _day(end.earliest) if day > dt.date.min]
    if not begun or not still or min(begun) > max(still):
        return None
    return min(begun), max(still)


def days_seen(term: Term) -> Days | None:
    """Give the days of which one is that of a sighting, or None.

    A role seen in May was held on some day of May, and nobody knows on which.
    """
    seen = term.observed_on
    if not isinstance(seen, PartialDate) or seen.is_qualified:
        return None
    return None if _is_contradictory(term) else (seen.earliest, seen.latest)


def _is_contradictory(term: Term) -> bool:
    in_order = (term.start, term.observed_on, term.end)
    stated = [date for date in in_order if date is not None]
    return any(certainly_before(late, soon) for soon, late in combinations(stated, 2))


def _day(date: dt.date | None) -> list[dt.date]:
    return [] if date is None else [date]


def body_key(body: OrganizationReference) -> str:
    """Give what two links to one society share, whatever name of it they use."""
    society = _society(body)
    return _folded(society.name if society is not None else body.name)


def journal_key(journal: JournalReference) -> str:
    """Give what two links to one journal share, whatever title of it they use."""
    known = _journal(journal)
    title = known.title if known is not None else None
    return _folded(title or journal.title)


def name_since(body: OrganizationReference) -> PartialDate | DateRange | None:
    """Give when a society took the name by which it is meant, where that is known."""
    society = _society(body)
    if society is None:
        return None
    name = _folded(body.name)
    for old in society.former_names:
        if name in {_folded(each) for each in (old.name, old.abbreviation) if each}:
            return old.start
    return society.since


@lru_cache(maxsize=1024)
def _society(body: OrganizationReference) -> Society | None:
    # The registers are read when a role is met, and by no record without one.
    from genetherapy_model.nomenclature import (  # noqa: PLC0415
        AmbiguousName,
        NotInRegister,
        find_society,
    )

    try:
        return find_society(body)
    except (AmbiguousName, NotInRegister):
        return None


@lru_cache(maxsize=1024)
def _journal(journal: JournalReference) -> Journal | None:
    from genetherapy_model.nomenclature import (  # noqa: PLC0415
        AmbiguousName,
        NotInRegister,
        find_journal,
    )

    try:
        return find_journal(journal)
    except (AmbiguousName, NotInRegister):
        return None


@lru_cache(maxsize=1024)
def _folded(name: str) -> str:
    from genetherapy_model.nomenclature.registers._spellings import (  # noqa: PLC0415
        fold,
    )

    return fold(name) or name
