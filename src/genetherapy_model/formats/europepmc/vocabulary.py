"""Europe PMC's own words, and what they are in the model.

Source: the reference guide to Europe PMC's RESTful web service,
https://europepmc.org/RestfulWebService, and what the service gives (version 6.9). What
it took over from PubMed is read and written with PubMed's vocabulary.
"""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain.works import RelationKind
from genetherapy_model.formats.pubmed_xml.vocabulary import CATALOGUE, REF_TYPES

__all__ = [
    "DERIVED",
    "FORMAT",
    "INTEGERS",
    "KEYS",
    "LIFTED",
    "LITE",
    "OWN_CATALOGUE",
    "QUALIFIERS",
    "RELATIONS",
    "RELATION_WORDS",
    "SOURCES",
    "SOURCE_CODE",
    "SOURCE_CODES",
    "SUBSETS",
    "TYPE_NAMES",
]

FORMAT: Final = "europepmc"
OWN_CATALOGUE: Final = "Europe PMC"

SOURCES: Final = {
    "MED": CATALOGUE,
    "PMC": "PMC",
    "AGR": "Agricola",
    "CBA": "Chinese Biological Abstracts",
}
"""The catalogue that a source is; of others the code is the name."""
SOURCE_CODE: Final = re.compile(r"[A-Z]{3}")
SOURCE_CODES: Final = {name: code for code, name in SOURCES.items()}

KEYS: Final = tuple(
    "id source pmid pmcid fullTextIdList doi title authorString authorList "
    "investigatorList authorIdList dataLinksTagsList journalInfo journalTitle issue "
    "journalVolume pubYear journalIssn pageInfo abstractText affiliation "
    "publicationStatus language pubModel pubTypeList pubType grantsList "
    "meshHeadingList keywordList chemicalList subsetList bookid bookOrReportDetails "
    "patentDetails fullTextUrlList commentCorrectionList versionList versionNumber "
    "isOpenAccess inEPMC inPMC hasPDF hasBook hasSuppl citedByCount hasData "
    "hasReferences hasTextMinedTerms hasDbCrossReferences dbCrossReferenceList "
    "hasLabsLinks license hasEvaluations authMan epmcAuthMan nihAuthMan manuscriptId "
    "hasTMAccessionNumbers tmAccessionTypeList dateOfCompletion dateOfCreation "
    "firstIndexDate fullTextReceivedDate dateOfRevision electronicPublicationDate "
    "firstPublicationDate embargoDate".split()
)
"""The keys of a result in their order."""

LITE: Final = ("journalTitle", "pubType")
"""Keys that only the short form of a result has."""

DERIVED: Final = frozenset(
    "authorString authorIdList fullTextIdList issue journalIssn journalTitle "
    "journalVolume pubType".split()
)
"""Keys that say again, or in short, what others say."""

LIFTED: Final[dict[str, tuple[str, ...]]] = {
    "journalInfo": ("journalIssueId",),
    "bookOrReportDetails": (
        "numberOfPages",
        "edition",
        "seriesName",
        "seriesIssn",
        "comprisingTitleNonAscii",
        "extraInformation",
    ),
}
"""Keys inside of others that the model has no word for: each is an extra of its own."""

INTEGERS: Final = frozenset(
    "citedByCount dayOfPublication journalIssueId monthOfPublication orderIn "
    "versionNumber yearOfPublication".split()
)
"""Keys whose values are numbers in the service's JSON."""

SUBSETS: Final = {"IM": "Index Medicus", "AIM": "Abridged Index Medicus"}
"""Names of subsets that are written beside their code.

Source: https://www.nlm.nih.gov/bsd/mms/medlineelements.html#sb.
"""

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[a-z])(?=and[A-Z])")


def _word(ref_type: str) -> str:
    """Say PubMed's ErratumIn as Europe PMC does, "Erratum in"."""
    words = _CAMEL.sub(" ", ref_type).split(" ")
    return " ".join([words[0], *map(str.lower, words[1:])])


RELATION_WORDS: Final = {
    **{kind: _word(ref_type) for ref_type, kind in REF_TYPES.items()},
    # The article has its preprint in the one that is named; the preprint is of it.
    RelationKind.HAS_PREPRINT: "Preprint in",
    RelationKind.PREPRINT_OF: "Preprint of",
}
"""The types of commentCorrection, from the side of the record that has them."""
RELATIONS: Final = {word.casefold(): kind for kind, word in RELATION_WORDS.items()}

QUALIFIERS: Final = {
    part[3:]: part[:2]
    for part in (
        "AA analogs & derivatives|AB abnormalities|AD administration & dosage|"
        "AE adverse effects|AG agonists|AH anatomy & histology|"
        "AI antagonists & inhibitors|AN analysis|BI biosynthesis|BL blood|"
        "BS blood supply|CF cerebrospinal fluid|CH chemistry|CI chemically induced|"
        "CL classification|CN congenital|CO complications|CS chemical synthesis|"
        "CY cytology|DE drug effects|DF deficiency|DG diagnostic imaging|"
        "DH diet therapy|DI diagnosis|DT drug therapy|DU diagnostic use|EC economics|"
        "ED education|EH ethnology|EM embryology|EN enzymology|EP epidemiology|"
        "ES ethics|ET etiology|GD growth & development|GE genetics|HI history|"
        "IM immunology|IN injuries|IP isolation & purification|IR innervation|"
        "IS instrumentation|LJ legislation & jurisprudence|MA manpower|ME metabolism|"
        "MI microbiology|MO mortality|MT methods|NU nursing|"
        "OG organization & administration|PA pathology|PC prevention & control|"
        "PD pharmacology|PH physiology|PK pharmacokinetics|PO poisoning|"
        "PP physiopathology|PS parasitology|PX psychology|PY pathogenicity|"
        "RA radiography|RE radiation effects|RH rehabilitation|RI radionuclide imaging|"
        "RT radiotherapy|SC secondary|SD supply & distribution|SE secretion|"
        "SN statistics & numerical data|ST standards|SU surgery|TD trends|TH therapy|"
        "TM transmission|TO toxicity|TR transplantation|TU therapeutic use|"
        "UL ultrastructure|UR urine|US ultrasonography|UT utilization|VE veterinary|"
        "VI virology"
    ).split("|")
}
"""MeSH's qualifiers and their abbreviations, retired ones among them.

Source: https://www.nlm.nih.gov/mesh/subhierarchy.html.
"""

TYPE_NAMES: Final = {
    name.casefold(): name
    for name in (
        "Address|Autobiography|Bibliography|Biography|Case Reports|Classical Article|"
        "Clinical Conference|Clinical Study|Clinical Trial|Clinical Trial Protocol|"
        "Clinical Trial, Phase I|Clinical Trial, Phase II|Clinical Trial, Phase III|"
        "Clinical Trial, Phase IV|Clinical Trial, Veterinary|Collected Work|Comment|"
        "Comparative Study|Congress|Consensus Development Conference|"
        "Consensus Development Conference, NIH|Consensus Statement|"
        "Controlled Clinical Trial|Corrected and Republished Article|Dataset|"
        "Dictionary|Directory|Duplicate Publication|Editorial|English Abstract|"
        "Equivalence Trial|"
        "Evaluation Study|Evaluation Studies|Expression of Concern|Festschrift|"
        "Government Publication|Guideline|Historical Article|Interactive Tutorial|"
        "Interview|Introductory Journal Article|Journal Article|Lecture|Legal Case|"
        "Legislation|Letter|Meta-Analysis|Multicenter Study|News|Newspaper Article|"
        "Observational Study|Observational Study, Veterinary|Overall|"
        "Patient Education Handout|Periodical Index|Personal Narrative|Portrait|"
        "Practice Guideline|Pragmatic Clinical Trial|Preprint|Published Erratum|"
        "Randomized Controlled Trial|Randomized Controlled Trial, Veterinary|"
        "Research Support, American Recovery and Reinvestment Act|"
        "Research Support, N.I.H., Extramural|Research Support, N.I.H., Intramural|"
        "Research Support, Non-U.S. Gov't|Research Support, U.S. Gov't, Non-P.H.S.|"
        "Research Support, U.S. Gov't, P.H.S.|Retracted Publication|"
        "Retraction of Publication|Retraction Notice|Review|"
        "Scientific Integrity Review|Scoping Review|Systematic Review|Technical Report|"
        "Twin Study|Validation Study|"
        "Validation Studies|Video-Audio Media|Webcast"
    ).split("|")
}
"""MeSH's publication types, which the short form of a result gives in small letters.

Source: MeSH, category V, https://www.nlm.nih.gov/mesh/pubtypes.html.
"""
