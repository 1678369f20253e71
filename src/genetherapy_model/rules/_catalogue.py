"""All rules, in one tuple; their codes are stable for ever."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from genetherapy_model.errors import InvalidValue
from genetherapy_model.rules import (
    authors,
    identifiers,
    journals,
    name_parts,
    names,
    offices,
    roles,
)
from genetherapy_model.rules._definitions import FAMILIES, Rule

__all__ = ["RULES", "find_rule", "select_rules"]

RULES: Final[tuple[Rule, ...]] = (
    # ID
    identifiers.refused_identifier,
    # AUT
    names.elided_people,
    names.several_people_in_one_name,
    authors.journal_as_author,
    name_parts.suffix_in_name,
    name_parts.degree_in_name,
    names.foreign_characters_in_name,
    names.collective_as_person,
    name_parts.name_in_capitals,
    name_parts.suffix_stated_twice,
    authors.nameless_collective,
    authors.one_orcid_of_two_people,
    authors.listed_twice,
    authors.corresponding_twice,
    name_parts.initials_contradict_given_name,
    names.nameless_person,
    names.character_reference_in_name,
    # ROL
    offices.two_presidents,
    offices.president_and_vice_president,
    roles.board_seat_too_long,
    roles.office_before_the_name,
    offices.two_editors_in_chief,
    roles.term_runs_backwards,
    roles.term_without_its_sighting,
    offices.office_of_somebody_else,
    roles.speaker_is_nobody_of_the_item,
    # JRN
    journals.one_issn_for_two_media,
    journals.issn_of_another_journal,
    journals.nlm_id_of_another_journal,
    journals.journal_continues_itself,
    journals.cited_issn_of_none,
    journals.several_linking_issns,
    journals.abbreviation_of_another_title,
    journals.published_before_its_journal,
    journals.cited_issn_of_another_journal,
)
"""Every rule, by family and number. A code that is gone is never given again."""

_BY_CODE: Final = {each.code: each for each in RULES}
_OFF: Final = "INC"
_ALL: Final = "ALL"


def find_rule(code: str) -> Rule:
    """Give the rule of a code.

    Raises:
        InvalidValue: If there is none; the nearest code is suggested.

    >>> find_rule("ID001").family
    'ID'
    >>> find_rule("ID999")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'ID999' is the code of no rule...
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
    wanted = _codes(select) or _codes(FAMILIES) - _codes([_OFF])
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
    known = [*_BY_CODE, *FAMILIES]
    close = get_close_matches(name.strip().upper(), known, n=3)
    return f"; did you mean {' or '.join(close)}?" if close else ""
