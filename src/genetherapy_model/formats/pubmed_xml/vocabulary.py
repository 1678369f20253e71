"""PubMed's own words, and what they are in the model.

Source: NLM's DTDs, https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd and the
earlier ones; the order of children is theirs.
"""

from __future__ import annotations

from genetherapy_model.domain.identifiers import (
    Doi,
    GridId,
    Isni,
    Orcid,
    Pmcid,
    Pmid,
    RinggoldId,
    RorId,
)
from genetherapy_model.domain.journals import CitedMedium, IssnType
from genetherapy_model.domain.publication_dates import DateKind
from genetherapy_model.domain.works import RelationKind
from genetherapy_model.formats.xml.vocabularies import XmlVocabulary

CATALOGUE = "PubMed"
SOURCE = "pubmed"

ARTICLE_IDS: dict[str, type[Doi | Pmid | Pmcid]] = {
    "doi": Doi,
    "pubmed": Pmid,
    "pmc": Pmcid,
    # References carry "pmcid" too, with bare digits at times.
    "pmcid": Pmcid,
}
PERSON_IDS: dict[str, type[Orcid | Isni]] = {"ORCID": Orcid, "ISNI": Isni}
ORGANIZATION_IDS: dict[str, type[RorId | Isni | GridId | RinggoldId]] = {
    "ROR": RorId,
    "ISNI": Isni,
    "GRID": GridId,
    "RINGGOLD": RinggoldId,
}

ISSN_TYPES = {"Print": IssnType.PRINT, "Electronic": IssnType.ELECTRONIC}
CITED_MEDIA = {"Print": CitedMedium.PRINT, "Internet": CitedMedium.INTERNET}

PUB_STATUSES = {
    kind.value: kind
    for kind in DateKind
    if kind not in (DateKind.PUBLISHED, DateKind.ISSUE, DateKind.ELECTRONIC)
}

REF_TYPES = {
    "AssociatedDataset": RelationKind.ASSOCIATED_DATASET,
    "AssociatedPublication": RelationKind.ASSOCIATED_PUBLICATION,
    "Cites": RelationKind.CITES,
    "CommentIn": RelationKind.COMMENTED_ON_IN,
    "CommentOn": RelationKind.COMMENTS_ON,
    "CorrectedandRepublishedFrom": RelationKind.CORRECTED_AND_REPUBLISHED_FROM,
    "CorrectedandRepublishedIn": RelationKind.CORRECTED_AND_REPUBLISHED_IN,
    "ErratumFor": RelationKind.CORRECTS,
    "ErratumIn": RelationKind.CORRECTED_BY,
    "ExpressionOfConcernFor": RelationKind.EXPRESSES_CONCERN_ABOUT,
    "ExpressionOfConcernIn": RelationKind.CONCERN_EXPRESSED_IN,
    "OriginalReportIn": RelationKind.SUMMARIZES_FOR_PATIENTS,
    "ReprintIn": RelationKind.REPRINTED_IN,
    "ReprintOf": RelationKind.REPRINT_OF,
    "RepublishedFrom": RelationKind.REPUBLISHED_FROM,
    "RepublishedIn": RelationKind.REPUBLISHED_IN,
    "RetractedandRepublishedFrom": RelationKind.RETRACTED_AND_REPUBLISHED_FROM,
    "RetractedandRepublishedIn": RelationKind.RETRACTED_AND_REPUBLISHED_IN,
    "RetractionIn": RelationKind.RETRACTED_BY,
    "RetractionOf": RelationKind.RETRACTS,
    "SummaryForPatientsIn": RelationKind.SUMMARIZED_FOR_PATIENTS_IN,
    "UpdateIn": RelationKind.UPDATED_BY,
    "UpdateOf": RelationKind.UPDATES,
}

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

CHILDREN = {
    parent: tuple(children.split())
    for parent, children in {
        "PubmedArticle": "MedlineCitation PubmedData",
        "MedlineCitation": "PMID DateCreated DateCompleted DateRevised Article "
        "MedlineJournalInfo ChemicalList SupplMeshList CitationSubset "
        "CommentsCorrectionsList GeneSymbolList MeshHeadingList NumberOfReferences "
        "PersonalNameSubjectList OtherID OtherAbstract KeywordList CoiStatement "
        "SpaceFlightMission InvestigatorList GeneralNote",
        "Article": "Journal ArticleTitle Pagination ELocationID Abstract AuthorList "
        "Language DataBankList GrantList PublicationTypeList VernacularTitle "
        "ArticleDate",
        "Journal": "ISSN JournalIssue Title ISOAbbreviation",
        "JournalIssue": "Volume Issue PubDate",
        "Pagination": "StartPage EndPage MedlinePgn",
        "Abstract": "AbstractText CopyrightInformation",
        "OtherAbstract": "AbstractText CopyrightInformation",
        "Author": "LastName ForeName Initials Suffix CollectiveName Identifier "
        "AffiliationInfo",
        "Investigator": "LastName ForeName Initials Suffix Identifier AffiliationInfo",
        "PersonalNameSubject": "LastName ForeName Initials Suffix",
        "AffiliationInfo": "Affiliation Identifier",
        "DataBank": "DataBankName AccessionNumberList",
        "Grant": "GrantID Acronym Agency Country",
        "MedlineJournalInfo": "Country MedlineTA NlmUniqueID ISSNLinking",
        "Chemical": "RegistryNumber NameOfSubstance",
        "CommentsCorrections": "RefSource PMID Note",
        "MeshHeading": "DescriptorName QualifierName",
        "PubmedData": "History PublicationStatus ArticleIdList ObjectList "
        "ReferenceList",
        "ReferenceList": "Title Reference ReferenceList",
        "Reference": "Citation ArticleIdList",
        "ArticleDate": "Year Month Day",
        "DateCompleted": "Year Month Day",
        "DateCreated": "Year Month Day",
        "DateRevised": "Year Month Day",
        "PubDate": "Year Month Day Season MedlineDate",
        "PubMedPubDate": "Year Month Day Hour Minute Second",
        "AccessionNumberList": "AccessionNumber",
        "ArticleIdList": "ArticleId",
        "AuthorList": "Author",
        "ChemicalList": "Chemical",
        "CommentsCorrectionsList": "CommentsCorrections",
        "DataBankList": "DataBank",
        "GeneSymbolList": "GeneSymbol",
        "GrantList": "Grant",
        "History": "PubMedPubDate",
        "InvestigatorList": "Investigator",
        "KeywordList": "Keyword",
        "MeshHeadingList": "MeshHeading",
        "PersonalNameSubjectList": "PersonalNameSubject",
        "PublicationTypeList": "PublicationType",
        "SupplMeshList": "SupplMeshName",
    }.items()
}

FRAMES = frozenset(
    {
        "Article",
        "History",
        "Journal",
        "JournalIssue",
        "MedlineJournalInfo",
        "PubmedData",
    }
    | {tag for tag in CHILDREN if tag.endswith("List")}
)
"""Elements that frame others, and say nothing by themselves."""

CONTAINERS = frozenset(CHILDREN)
"""Elements that hold elements and no text."""

ATTRIBUTES = {
    **dict.fromkeys(CONTAINERS, frozenset[str]()),
    **{
        tag: frozenset(names.split())
        for tag, names in {
            "AbstractText": "Label NlmCategory",
            "AccessionNumber": "",
            "Acronym": "",
            "Affiliation": "",
            "Agency": "",
            "Article": "PubModel",
            "ArticleDate": "DateType",
            "ArticleId": "IdType",
            "ArticleTitle": "",
            "Author": "ValidYN EqualContrib",
            "AuthorList": "CompleteYN",
            "Citation": "",
            "CitationSubset": "",
            "CoiStatement": "",
            "CollectiveName": "Investigators",
            "CommentsCorrections": "RefType",
            "CopyrightInformation": "",
            "Country": "",
            "DataBankList": "CompleteYN",
            "DataBankName": "",
            "Day": "",
            "DescriptorName": "UI MajorTopicYN Type",
            "ELocationID": "EIdType ValidYN",
            "EndPage": "",
            "ForeName": "",
            "GeneSymbol": "",
            "GrantID": "",
            "GrantList": "CompleteYN",
            "Hour": "",
            "ISOAbbreviation": "",
            "ISSN": "IssnType",
            "ISSNLinking": "",
            "Identifier": "Source",
            "Initials": "",
            "Investigator": "ValidYN",
            "InvestigatorList": "ID",
            "Issue": "",
            "JournalIssue": "CitedMedium",
            "Keyword": "MajorTopicYN",
            "KeywordList": "Owner",
            "Language": "",
            "LastName": "",
            "MedlineCitation": "Status Owner IndexingMethod VersionID VersionDate",
            "MedlineDate": "",
            "MedlinePgn": "",
            "MedlineTA": "",
            "Minute": "",
            "Month": "",
            "NameOfSubstance": "UI",
            "NlmUniqueID": "",
            "Note": "",
            "OtherAbstract": "Type Language",
            "OtherID": "Source",
            "PMID": "Version",
            "PubMedPubDate": "PubStatus",
            "PublicationStatus": "",
            "PublicationType": "UI",
            "QualifierName": "UI MajorTopicYN Type",
            "RefSource": "",
            "RegistryNumber": "",
            "Season": "",
            "StartPage": "",
            "Suffix": "",
            "SupplMeshName": "UI Type",
            "Title": "",
            "VernacularTitle": "",
            "Volume": "",
            "Year": "",
        }.items()
    },
}
"""The attributes that the model has words for, by element."""

XML = XmlVocabulary(
    source=SOURCE,
    title="PubMed",
    children=CHILDREN,
    frames=FRAMES,
    attributes=ATTRIBUTES,
    # The root of the old layout, a citation without PubmedArticle, has no number.
    roots={"MedlineCitation": "MedlineCitation"},
    records=frozenset(
        "PubmedArticle PubmedBookArticle DeleteCitation DeleteDocument "
        "PubmedArticleSet PubmedBookArticleSet MedlineCitationSet".split()
    ),
)
