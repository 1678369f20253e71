"""All rules, in one tuple; their codes are stable for ever."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from genetherapy_model.errors import InvalidValue
from genetherapy_model.rules import identifiers
from genetherapy_model.rules._definitions import FAMILIES, Rule

__all__ = ["OFF_BY_DEFAULT", "RULES", "find_rule", "select_rules"]

RULES: Final[tuple[Rule, ...]] = (
    # ID
    identifiers.refused_identifier,
)
"""Every rule, by family and number. A code that is gone is never given again."""

OFF_BY_DEFAULT: Final = "INC"
"""The family that is silent unless it is asked for."""

_BY_CODE: Final = {each.code: each for each in RULES}
_ALL: Final = "ALL"
_DIGITS: Final = "0123456789"


def find_rule(code: str) -> Rule:
    """Give the rule of a code.

    Raises:
        InvalidValue: If there is none; the nearest code is suggested.

    >>> find_rule("ID001").family
    'ID'
    >>> find_rule("ID999")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'ID999' is the code of no rule; did ...
    """
    known = _BY_CODE.get(code.strip().upper())
    if known is None:
        raise InvalidValue(f"{code!r} is the code of no rule{_nearest(code)}")
    return known


def select_rules(
    select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """Give the rules that are meant by codes and families, in the catalogue's order.

    Args:
        select: Codes and families, such as ``"ROL"``; ``"ALL"`` means all. By default
            all but those of completeness (``INC``).
        ignore: Codes and families to leave out.

    Raises:
        InvalidValue: If one of them is neither a code nor a family.

    >>> [each.code for each in select_rules(["ID001"])]
    ['ID001']
    """
    chosen = [select] if isinstance(select, str) else list(select)
    wanted = _codes(chosen or FAMILIES)
    if not chosen:
        wanted -= _codes([OFF_BY_DEFAULT])
    left_out = _codes(ignore)
    return tuple(each for each in RULES if each.code in wanted - left_out)


def _codes(names: Iterable[str]) -> set[str]:
    """Give the codes that a list of codes and families means."""
    found: set[str] = set()
    for name in [names] if isinstance(names, str) else names:
        wanted = name.strip().upper()
        if wanted in _BY_CODE:
            found.add(wanted)
        elif wanted in FAMILIES or wanted == _ALL:
            found |= {each.code for each in RULES if wanted in (each.family, _ALL)}
        else:
            raise InvalidValue(
                f"{name!r} is neither the code of a rule nor a family "
                f"({', '.join(FAMILIES)}, {_ALL}){_nearest(name)}"
            )
    return found


def _nearest(name: str) -> str:
    """Suggest what is written alike, or the rules of its family with near numbers."""
    wanted = name.strip().upper()
    close = get_close_matches(wanted, [*_BY_CODE, *FAMILIES], n=3)
    if not close:
        letters = wanted.rstrip(_DIGITS)
        family = sorted(code for code in _BY_CODE if code.rstrip(_DIGITS) == letters)
        place = bisect(family, wanted)
        close = family[max(0, place - 2) : place + 1]
    return f"; did you mean {' or '.join(close)}?" if close else ""
