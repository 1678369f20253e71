"""All rules, in one tuple; their codes are stable for ever."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from genetherapy_model.errors import InvalidValue
from genetherapy_model.rules import (
    agents,
    brands,
    cells,
    components,
    identifiers,
    mechanisms,
    modalities,
    substance_names,
    vectors,
)
from genetherapy_model.rules._definitions import FAMILIES, Rule

__all__ = ["RULES", "find_rule", "select_rules"]

RULES: Final[tuple[Rule, ...]] = (
    # ID
    identifiers.refused_identifier,
    # MOD
    cells.cells_given_in_vivo,
    cells.cells_given_for_a_receptor_in_vivo,
    cells.ex_vivo_without_cells,
    cells.receptor_in_other_cells,
    cells.donor_of_own_cells,
    modalities.resting_cells_for_a_gammaretrovirus,
    modalities.replication_without_purpose,
    modalities.edited_gene_that_is_added,
    modalities.integration_out_of_the_ordinary,
    components.oncolysis_without_replication,
    components.gene_brought_in_by_nothing,
    components.modification_without_mechanism,
    components.oligonucleotide_in_a_vector,
    mechanisms.outcome_beyond_the_tool,
    mechanisms.guide_of_a_protein_tool,
    mechanisms.prodrug_of_another_gene,
    agents.cargo_above_aav,
    agents.cargo_above_a_retrovirus,
    agents.cargo_above_hsv,
    agents.cargo_above_adenovirus,
    agents.stays_outside_the_genome,
    agents.rna_genome_of_a_dna_virus,
    agents.naked_virus,
    vectors.living_virus,
    vectors.serotype_of_another_family,
    vectors.envelope_as_serotype,
    vectors.envelope_of_no_virus,
    vectors.replication_beyond_the_family,
    vectors.self_complementary_strand,
    # INN
    substance_names.other_family_than_the_name,
    substance_names.other_replication_than_the_name,
    substance_names.origin_against_the_name,
    substance_names.edited_by_name_alone,
    substance_names.other_gene_than_the_name,
    brands.suffix_in_the_name,
    brands.brand_without_a_name,
    brands.brand_of_another_substance,
    brands.misspelled_name,
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
