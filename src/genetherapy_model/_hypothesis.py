"""Tells Hypothesis the strategy of each public class, so that ``from_type`` knows them.

It is called by whichever comes second, this package or Hypothesis. The strategies
themselves are imported when the first one is drawn from.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeVar, cast

import genetherapy_model

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["register"]

T = TypeVar("T")

STRATEGIES: Final = {
    "Absent": "absences",
    "Abstract": "abstracts",
    "AbstractSection": "abstract_sections",
    "Activator": "activators",
    "ActrnNumber": "actrn_numbers",
    "Affiliation": "affiliations",
    "Agent": "agents",
    "Antigen": "antigens",
    "AntigenExpression": "antigen_expressions",
    "AntigenPurpose": "antigen_purposes",
    "Appointment": "appointments",
    "AtcCode": "atc_codes",
    "Authorization": "authorizations",
    "AuthorizationKind": "authorization_kinds",
    "CargoForm": "cargo_forms",
    "CatalogueEntry": "catalogue_entries",
    "CellProduct": "cell_products",
    "CellType": "cell_types",
    "Chemical": "chemicals",
    "ChiCtrNumber": "chi_ctr_numbers",
    "CitedMedium": "cited_media",
    "Classification": "classifications",
    "CollectiveAuthor": "collective_authors",
    "Component": "components",
    "ComponentRole": "component_roles",
    "Condition": "conditions",
    "Contribution": "contributions",
    "ContributionDegree": "contribution_degrees",
    "CreditRole": "credit_roles",
    "CtriNumber": "ctri_numbers",
    "DateKind": "date_kinds",
    "DateRange": "date_ranges",
    "Deletion": "deletions",
    "Delivery": "deliveries",
    "Doi": "dois",
    "Donor": "donors",
    "DrksId": "drks_ids",
    "EditingOutcome": "editing_outcomes",
    "EditingSystem": "editing_systems",
    "EditorialRole": "editorial_roles",
    "EditorialTitle": "editorial_titles",
    "Effector": "effectors",
    "EndReason": "end_reasons",
    "EngineeredReceptor": "engineered_receptors",
    "EuCtNumber": "eu_ct_numbers",
    "EudraCtNumber": "eudra_ct_numbers",
    "Evidence": "evidence",
    "EvidenceKind": "evidence_kinds",
    "ExonSkipping": "exon_skippings",
    "Extra": "extras",
    "FamilyTraits": "family_traits",
    "Finding": "findings",
    "FormerName": "former_names",
    "Formulation": "formulations",
    "FunderId": "funder_ids",
    "Gene": "genes",
    "GeneAddition": "gene_additions",
    "GeneAdditionPurpose": "gene_addition_purposes",
    "GeneSilencing": "gene_silencings",
    "GeneticModification": "genetic_modifications",
    "Genome": "genomes",
    "GenomeEditing": "genome_editings",
    "Grant": "grants",
    "GridId": "grid_ids",
    "HgncId": "hgnc_ids",
    "InnElement": "inn_elements",
    "InnReading": "inn_readings",
    "Integration": "integrations",
    "Investigator": "investigators",
    "Isni": "isnis",
    "Isrctn": "isrctns",
    "Issn": "issns",
    "IssnType": "issn_types",
    "Issue": "issues",
    "Journal": "journals",
    "JournalIssn": "journal_issns",
    "JournalReference": "journal_references",
    "JrctId": "jrct_ids",
    "Keyword": "keywords",
    "Locator": "locators",
    "MarkedText": "marked_texts",
    "MeshHeading": "mesh_headings",
    "MeshRecordType": "mesh_record_types",
    "MeshTerm": "mesh_terms",
    "MeshUi": "mesh_uis",
    "ModalityClaim": "modality_claims",
    "MondoId": "mondo_ids",
    "NamingAuthority": "naming_authorities",
    "NcitCode": "ncit_codes",
    "NctId": "nct_ids",
    "NlmId": "nlm_ids",
    "NucleicAcidOrigin": "nucleic_acid_origins",
    "OfficeHolder": "office_holders",
    "Oligonucleotide": "oligonucleotides",
    "OligonucleotideKind": "oligonucleotide_kinds",
    "OmimNumber": "omim_numbers",
    "Oncolysis": "oncolyses",
    "Orcid": "orcids",
    "Organization": "organizations",
    "OrganizationReference": "organization_references",
    "Origin": "origins",
    "OrphaCode": "orpha_codes",
    "OtherIdentifier": "other_identifiers",
    "Pagination": "paginations",
    "PartialDate": "partial_dates",
    "Person": "people",
    "PersonName": "person_names",
    "PersonReference": "person_references",
    "PersonalAuthor": "personal_authors",
    "Pmcid": "pmcids",
    "Pmid": "pmids",
    "Position": "positions",
    "Product": "products",
    "Publication": "publications",
    "PublicationDate": "publication_dates",
    "PublicationType": "publication_types",
    "Quotation": "quotations",
    "Reading": "readings",
    "ReceptorKind": "receptor_kinds",
    "ReferenceList": "reference_lists",
    "Registration": "registrations",
    "RegulatoryClass": "regulatory_classes",
    "Relation": "relations",
    "RelationKind": "relation_kinds",
    "Replication": "replications",
    "RinggoldId": "ringgold_ids",
    "RorId": "ror_ids",
    "Route": "routes",
    "Season": "seasons",
    "Setting": "therapy_settings",
    "Severity": "severities",
    "Society": "societies",
    "SocietyOffice": "society_offices",
    "SocietyTie": "society_ties",
    "SocietyTieKind": "society_tie_kinds",
    "SocietyTitle": "society_titles",
    "Substance": "substances",
    "SubstanceName": "substance_names",
    "SubstanceRole": "substance_roles",
    "SuicideGene": "suicide_genes",
    "SupplementaryConcept": "supplementary_concepts",
    "Target": "targets",
    "Term": "terms",
    "TherapyModality": "therapy_modalities",
    "Trial": "trials",
    "TrialPhase": "trial_phases",
    "UminId": "umin_ids",
    "Unii": "uniis",
    "Vector": "vectors",
    "VectorFamily": "vector_families",
    "Verdict": "verdicts",
    "WorkComparison": "work_comparisons",
    "WorkReference": "work_references",
}
"""The name of the strategy of each public class."""


def register() -> None:
    """Tell Hypothesis the strategy of each public class, without importing any.

    >>> from hypothesis import find, strategies
    >>> register()
    >>> find(strategies.from_type(genetherapy_model.Pmid), lambda pmid: True)
    Pmid('0')
    """
    # Hypothesis itself comes back here when it is imported.
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415

    for name in STRATEGIES:
        register_type_strategy(getattr(genetherapy_model, name), _strategy)


def _strategy(kind: type[T]) -> SearchStrategy[T]:
    strategies = import_module("genetherapy_model.strategies")
    return cast("SearchStrategy[T]", getattr(strategies, STRATEGIES[kind.__name__])())
