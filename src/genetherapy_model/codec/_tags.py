"""The names that classes have in our own JSON.

Explicit, so that a class that is renamed keeps its name in the files: the name there is
a promise, the name in Python may change. A test holds the table equal to the public
classes of the library.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from genetherapy_model.domain.abstracts import (
    Abstract,
    AbstractSection,
)
from genetherapy_model.domain.authors import (
    CollectiveAuthor,
    Investigator,
    PersonalAuthor,
)
from genetherapy_model.domain.cells import (
    CellType,
    Donor,
    Origin,
)
from genetherapy_model.domain.comparisons import (
    Verdict,
    WorkComparison,
)
from genetherapy_model.domain.conditions import Condition
from genetherapy_model.domain.dates import (
    DateRange,
    PartialDate,
    Season,
)
from genetherapy_model.domain.funding import (
    Grant,
    Registration,
)
from genetherapy_model.domain.genes import (
    Antigen,
    Gene,
)
from genetherapy_model.domain.identifiers import (
    ActrnNumber,
    AtcCode,
    ChiCtrNumber,
    CtriNumber,
    Doi,
    DrksId,
    EuCtNumber,
    EudraCtNumber,
    FunderId,
    GridId,
    HgncId,
    Isni,
    Isrctn,
    Issn,
    JrctId,
    MeshRecordType,
    MeshUi,
    MondoId,
    NcitCode,
    NctId,
    NlmId,
    OmimNumber,
    Orcid,
    OrphaCode,
    OtherIdentifier,
    Pmcid,
    Pmid,
    RinggoldId,
    RorId,
    UminId,
    Unii,
)
from genetherapy_model.domain.journals import (
    CitedMedium,
    IssnType,
    Issue,
    Journal,
    JournalIssn,
    JournalReference,
    Pagination,
    SocietyTie,
    SocietyTieKind,
)
from genetherapy_model.domain.mechanism_vocabularies import (
    Activator,
    AntigenPurpose,
    EditingOutcome,
    EditingSystem,
    Effector,
    GeneAdditionPurpose,
    OligonucleotideKind,
    ReceptorKind,
)
from genetherapy_model.domain.mechanisms import (
    AntigenExpression,
    EngineeredReceptor,
    ExonSkipping,
    GeneAddition,
    GeneSilencing,
    GeneticModification,
    GenomeEditing,
    Oligonucleotide,
    Oncolysis,
    SuicideGene,
)
from genetherapy_model.domain.modalities import (
    Absent,
    Agent,
    CellProduct,
    Component,
    Evidence,
    ModalityClaim,
    Target,
    TherapyModality,
)
from genetherapy_model.domain.modality_vocabularies import (
    CargoForm,
    ComponentRole,
    Delivery,
    EvidenceKind,
    Formulation,
    NucleicAcidOrigin,
    Setting,
)
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import (
    Affiliation,
    FormerName,
    Organization,
    OrganizationReference,
    Society,
)
from genetherapy_model.domain.people import (
    OfficeHolder,
    Person,
    PersonReference,
)
from genetherapy_model.domain.product_vocabularies import (
    AuthorizationKind,
    EndReason,
    NamingAuthority,
    RegulatoryClass,
    SubstanceRole,
)
from genetherapy_model.domain.products import (
    Authorization,
    Classification,
    Product,
    Substance,
    SubstanceName,
)
from genetherapy_model.domain.publication_dates import (
    DateKind,
    PublicationDate,
)
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.quotations import Quotation
from genetherapy_model.domain.records import (
    CatalogueEntry,
    Extra,
)
from genetherapy_model.domain.roles import (
    Appointment,
    Contribution,
    ContributionDegree,
    CreditRole,
    EditorialRole,
    EditorialTitle,
    SocietyOffice,
    SocietyTitle,
    Term,
)
from genetherapy_model.domain.routes import Route
from genetherapy_model.domain.subjects import (
    Chemical,
    Keyword,
    MeshHeading,
    MeshTerm,
    PublicationType,
    SupplementaryConcept,
)
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.trials import (
    Trial,
    TrialPhase,
)
from genetherapy_model.domain.vector_vocabularies import (
    Genome,
    Integration,
    Replication,
    VectorFamily,
)
from genetherapy_model.domain.vectors import (
    FamilyTraits,
    Vector,
)
from genetherapy_model.domain.works import (
    Locator,
    ReferenceList,
    Relation,
    RelationKind,
    WorkReference,
)
from genetherapy_model.errors import Finding, Position, Severity

TAGS: Final[Mapping[str, type]] = MappingProxyType(
    {
        "Absent": Absent,
        "Abstract": Abstract,
        "AbstractSection": AbstractSection,
        "Activator": Activator,
        "ActrnNumber": ActrnNumber,
        "Affiliation": Affiliation,
        "Agent": Agent,
        "Antigen": Antigen,
        "AntigenExpression": AntigenExpression,
        "AntigenPurpose": AntigenPurpose,
        "Appointment": Appointment,
        "AtcCode": AtcCode,
        "Authorization": Authorization,
        "AuthorizationKind": AuthorizationKind,
        "CargoForm": CargoForm,
        "CatalogueEntry": CatalogueEntry,
        "CellProduct": CellProduct,
        "CellType": CellType,
        "Chemical": Chemical,
        "ChiCtrNumber": ChiCtrNumber,
        "CitedMedium": CitedMedium,
        "Classification": Classification,
        "CollectiveAuthor": CollectiveAuthor,
        "Component": Component,
        "ComponentRole": ComponentRole,
        "Condition": Condition,
        "Contribution": Contribution,
        "ContributionDegree": ContributionDegree,
        "CreditRole": CreditRole,
        "CtriNumber": CtriNumber,
        "DateKind": DateKind,
        "DateRange": DateRange,
        "Delivery": Delivery,
        "Doi": Doi,
        "Donor": Donor,
        "DrksId": DrksId,
        "EditingOutcome": EditingOutcome,
        "EditingSystem": EditingSystem,
        "EditorialRole": EditorialRole,
        "EditorialTitle": EditorialTitle,
        "Effector": Effector,
        "EndReason": EndReason,
        "EngineeredReceptor": EngineeredReceptor,
        "EuCtNumber": EuCtNumber,
        "EudraCtNumber": EudraCtNumber,
        "Evidence": Evidence,
        "EvidenceKind": EvidenceKind,
        "ExonSkipping": ExonSkipping,
        "Extra": Extra,
        "FamilyTraits": FamilyTraits,
        "Finding": Finding,
        "FormerName": FormerName,
        "Formulation": Formulation,
        "FunderId": FunderId,
        "Gene": Gene,
        "GeneAddition": GeneAddition,
        "GeneAdditionPurpose": GeneAdditionPurpose,
        "GeneSilencing": GeneSilencing,
        "GeneticModification": GeneticModification,
        "Genome": Genome,
        "GenomeEditing": GenomeEditing,
        "Grant": Grant,
        "GridId": GridId,
        "HgncId": HgncId,
        "Integration": Integration,
        "Investigator": Investigator,
        "Isni": Isni,
        "Isrctn": Isrctn,
        "Issn": Issn,
        "IssnType": IssnType,
        "Issue": Issue,
        "Journal": Journal,
        "JournalIssn": JournalIssn,
        "JournalReference": JournalReference,
        "JrctId": JrctId,
        "Keyword": Keyword,
        "Locator": Locator,
        "MarkedText": MarkedText,
        "MeshHeading": MeshHeading,
        "MeshRecordType": MeshRecordType,
        "MeshTerm": MeshTerm,
        "MeshUi": MeshUi,
        "ModalityClaim": ModalityClaim,
        "MondoId": MondoId,
        "NamingAuthority": NamingAuthority,
        "NcitCode": NcitCode,
        "NctId": NctId,
        "NlmId": NlmId,
        "NucleicAcidOrigin": NucleicAcidOrigin,
        "OfficeHolder": OfficeHolder,
        "Oligonucleotide": Oligonucleotide,
        "OligonucleotideKind": OligonucleotideKind,
        "OmimNumber": OmimNumber,
        "Oncolysis": Oncolysis,
        "Orcid": Orcid,
        "Organization": Organization,
        "OrganizationReference": OrganizationReference,
        "Origin": Origin,
        "OrphaCode": OrphaCode,
        "OtherIdentifier": OtherIdentifier,
        "Pagination": Pagination,
        "PartialDate": PartialDate,
        "Person": Person,
        "PersonName": PersonName,
        "PersonReference": PersonReference,
        "PersonalAuthor": PersonalAuthor,
        "Pmcid": Pmcid,
        "Pmid": Pmid,
        "Position": Position,
        "Product": Product,
        "Publication": Publication,
        "PublicationDate": PublicationDate,
        "PublicationType": PublicationType,
        "Quotation": Quotation,
        "ReceptorKind": ReceptorKind,
        "ReferenceList": ReferenceList,
        "Registration": Registration,
        "RegulatoryClass": RegulatoryClass,
        "Relation": Relation,
        "RelationKind": RelationKind,
        "Replication": Replication,
        "RinggoldId": RinggoldId,
        "RorId": RorId,
        "Route": Route,
        "Season": Season,
        "Setting": Setting,
        "Severity": Severity,
        "Society": Society,
        "SocietyOffice": SocietyOffice,
        "SocietyTie": SocietyTie,
        "SocietyTieKind": SocietyTieKind,
        "SocietyTitle": SocietyTitle,
        "Substance": Substance,
        "SubstanceName": SubstanceName,
        "SubstanceRole": SubstanceRole,
        "SuicideGene": SuicideGene,
        "SupplementaryConcept": SupplementaryConcept,
        "Target": Target,
        "Term": Term,
        "TherapyModality": TherapyModality,
        "Trial": Trial,
        "TrialPhase": TrialPhase,
        "UminId": UminId,
        "Unii": Unii,
        "Vector": Vector,
        "VectorFamily": VectorFamily,
        "Verdict": Verdict,
        "WorkComparison": WorkComparison,
        "WorkReference": WorkReference,
    }
)
"""The class that each name stands for."""

NAMES: Final[Mapping[type, str]] = MappingProxyType(
    {kind: name for name, kind in TAGS.items()}
)
"""The name that stands for each class."""
