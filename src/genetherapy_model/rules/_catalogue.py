"""All rules, in one tuple; their codes are stable for ever."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from genetherapy_model.errors import InvalidType, InvalidValue
from genetherapy_model.rules import (
    agents,
    authorizations,
    authors,
    borderline_products,
    brands,
    cells,
    classifications,
    completeness,
    components,
    date_texts,
    dates,
    dois,
    identifiers,
    incomplete_entries,
    journals,
    libraries,
    library_contradictions,
    library_relations,
    mechanisms,
    modalities,
    name_parts,
    names,
    notices,
    offices,
    pages,
    products,
    publications,
    relations,
    roles,
    substance_names,
    texts,
    vectors,
)
from genetherapy_model.rules._definitions import FAMILIES, Rule

__all__ = ["OFF_BY_DEFAULT", "RULES", "find_rule", "select_rules"]

RULES: Final[tuple[Rule, ...]] = (
    # ID
    identifiers.refused_identifier,
    identifiers.orcid_is_the_tail_of_a_doi,
    identifiers.orcid_outside_the_known_blocks,
    identifiers.heading_under_another_kind_of_record,
    identifiers.supplementary_concept_under_another_kind_of_record,
    identifiers.chemical_under_another_kind_of_record,
    identifiers.publication_type_under_another_kind_of_record,
    identifiers.condition_under_another_kind_of_record,
    identifiers.several_numbers_of_one_record,
    dois.year_glued_to_a_doi,
    dois.page_and_year_glued_to_a_doi,
    dois.doi_with_the_punctuation_after_it,
    dois.doi_with_a_pasted_tail,
    dois.several_dois_of_one_record,
    # DAT
    dates.range_runs_backwards,
    dates.issue_long_after_entry,
    dates.electronic_after_today,
    dates.done_after_today,
    dates.catalogued_after_today,
    dates.published_long_after_today,
    dates.accepted_before_received,
    dates.revised_before_received,
    dates.published_before_received,
    dates.changed_before_it_was_made,
    dates.happened_on_two_days,
    dates.printed_before_journals,
    date_texts.published_beyond_its_text,
    date_texts.decided_beyond_its_text,
    date_texts.dosed_beyond_its_text,
    date_texts.text_is_no_date,
    date_texts.minute_without_hour,
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
    # PRD
    products.component_as_substance,
    products.substance_listed_as_component,
    products.atc_group_as_proof,
    products.encapsulated_without_device,
    products.unii_of_another_substance,
    products.authorized_before_first_in_human,
    products.authorized_in_less_than_two_years,
    authorizations.ended_before_it_was_decided,
    authorizations.refused_and_authorized,
    authorizations.kinds_that_exclude_each_other,
    authorizations.refusal_that_ended,
    authorizations.decided_in_the_future,
    authorizations.exempted_by_the_union,
    authorizations.substance_of_another_product,
    authorizations.authorized_after_its_end,
    classifications.included_and_excluded,
    classifications.classes_that_exclude_each_other,
    classifications.class_before_its_law,
    classifications.encapsulated_but_not_combined,
    classifications.combined_without_device,
    classifications.against_the_rules_of_the_law,
    borderline_products.oligonucleotide_as_gene_therapy,
    borderline_products.infectious_vaccine_as_gene_therapy,
    borderline_products.infection_treated_as_gene_therapy,
    borderline_products.protein_editing_as_gene_therapy,
    borderline_products.cancer_vaccine_as_no_gene_therapy,
    # PUB
    texts.garbled_text,
    texts.garbled_name,
    texts.garbled_label,
    texts.escaped_twice,
    texts.escaped_in_name,
    texts.lost_letter,
    texts.lost_letter_in_name,
    texts.unseen_characters,
    publications.title_in_capitals,
    publications.title_cut_off,
    publications.title_that_is_none,
    publications.abstract_cut_off,
    publications.keywords_in_one,
    publications.stated_twice,
    publications.more_references_than_stated,
    publications.no_code_of_a_language,
    pages.pages_run_backwards,
    pages.article_number_among_pages,
    # REL
    notices.retracted_by_its_title_alone,
    notices.notice_without_its_relation,
    notices.type_against_its_relations,
    relations.related_to_itself,
    relations.both_directions,
    relations.stated_twice,
    relations.points_nowhere,
    relations.cites_itself,
    # LIB
    libraries.two_works_under_one_identifier,
    libraries.doi_of_several_records,
    libraries.repeated_record,
    libraries.record_of_several_dois,
    libraries.record_with_several_versions,
    libraries.repeated_work_without_identifier,
    library_contradictions.contradicting_dates,
    library_relations.retracted_work_without_mark,
    library_relations.retraction_without_target,
    library_relations.reverse_relation_unstated,
    library_relations.relation_to_nowhere,
    library_contradictions.orcid_of_several_people,
    library_contradictions.issn_of_several_journals,
    # INC
    completeness.ex_vivo_without_cell_type,
    completeness.ex_vivo_without_origin,
    completeness.in_vivo_without_route,
    completeness.editing_without_system,
    completeness.crispr_without_guide,
    completeness.suicide_gene_without_activator,
    completeness.in_vivo_car_without_vector_or_route,
    incomplete_entries.without_authors,
    incomplete_entries.product_without_name,
    incomplete_entries.product_without_substance,
    incomplete_entries.product_without_modality,
    incomplete_entries.product_without_sources,
    incomplete_entries.authorization_without_date,
    incomplete_entries.authorization_without_end_date,
    incomplete_entries.authorization_without_sources,
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
        InvalidType: If the code is no text.

    >>> find_rule("ID001").family
    'ID'
    >>> find_rule("ID999")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'ID999' is the code of no rule; did ...
    """
    known = _BY_CODE.get(_upper(code))
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
    chosen = _listed(select)
    wanted = _codes(chosen or list(FAMILIES))
    if not chosen:
        wanted -= _codes([OFF_BY_DEFAULT])
    left_out = _codes(_listed(ignore))
    return tuple(each for each in RULES if each.code in wanted - left_out)


def _listed(names: Iterable[str]) -> list[str]:
    if not isinstance(names, Iterable):
        raise InvalidType(
            f"expected codes of rules, got {type(names).__name__} {names!r}"
        )
    return [names] if isinstance(names, str) else list(names)


def _codes(names: list[str]) -> set[str]:
    """Give the codes that a list of codes and families means."""
    found: set[str] = set()
    for name in names:
        wanted = _upper(name)
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


def _upper(name: str) -> str:
    if not isinstance(name, str):
        raise InvalidType(
            f"expected the code of a rule as text, got {type(name).__name__} {name!r}"
        )
    return name.strip().upper()


def _nearest(name: str) -> str:
    """Suggest what is written alike, or the rules of its family with near numbers."""
    wanted = _upper(name)
    letters = wanted.rstrip(_DIGITS)
    if letters in _ELSEWHERE:
        return f": it is a finding of {_ELSEWHERE[letters]}, which no rule makes"
    if wanted in FAMILIES:
        return f": it is a family, of {FAMILIES[wanted]}"
    close = get_close_matches(wanted, [*_BY_CODE, *FAMILIES], n=3)
    if not close:
        family = sorted(code for code in _BY_CODE if code.rstrip(_DIGITS) == letters)
        place = bisect(family, wanted)
        close = family[max(0, place - 2) : place + 1]
    return f"; did you mean {' or '.join(close)}?" if close else ""


_ELSEWHERE: Final = {"RDR": "reading", "LOSS": "writing", "ORD": "combining"}
