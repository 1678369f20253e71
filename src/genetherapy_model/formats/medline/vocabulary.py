"""The tags of MEDLINE's format, in the order in which PubMed prints them.

Source: PubMed's help, https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format, and for the
tags of old https://www.nlm.nih.gov/bsd/mms/medlineelements.html.
"""

from __future__ import annotations

from typing import Final

from genetherapy_model.domain.journals import IssnType
from genetherapy_model.domain.publication_dates import DateKind
from genetherapy_model.domain.works import RelationKind

SOURCE: Final = "nbib"
CATALOGUE: Final = "PubMed"

TEXTS: Final = {
    "OWN": ("entry", "owner"),
    "STAT": ("entry", "status"),
    "PUBM": ("entry", "publication_model"),
    "PST": ("entry", "publication_status"),
    "VI": ("issue", "volume"),
    "IP": ("issue", "number"),
    "PG": ("pagination", "text"),
    "PL": ("journal", "country"),
    "TA": ("journal", "medline_abbreviation"),
    "JT": ("journal", "title"),
    "CI": ("abstract", "copyright"),
}
"""Tags of plain text that stand once: what they belong to, and its field."""

MARKED: Final = {"TI": "title", "TT": "vernacular_title", "COIS": "coi_statement"}
"""Tags of text that may have had markup, which PubMed prints without it."""

DAYS: Final = {"DA": "created", "DCOM": "completed", "LR": "revised"}
"""Tags of days in the life of a record."""

LISTS: Final = {"LA": "languages", "GS": "gene_symbols"}
"""Tags of plain texts that may stand any number of times."""

MOMENTS: Final = {
    "EDAT": DateKind.PUBMED,
    "MHDA": DateKind.MEDLINE,
    "PMCR": DateKind.PMC_RELEASE,
    "CRDT": DateKind.ENTREZ,
}
"""Tags that say once more what PHST says, of which kind."""

TIMED: Final = frozenset(
    {
        DateKind.ENTREZ,
        DateKind.PUBMED,
        DateKind.PUBMEDR,
        DateKind.PREMEDLINE,
        DateKind.MEDLINE,
        DateKind.MEDLINER,
    }
)
"""The dates of NLM's own work, which have a time; of others, 00:00 says that none is
stated."""

HISTORY: Final = {
    kind.value: kind
    for kind in DateKind
    if kind not in (DateKind.PUBLISHED, DateKind.ISSUE, DateKind.ELECTRONIC)
}

ISSN_TYPES: Final = {
    "Print": IssnType.PRINT,
    "Electronic": IssnType.ELECTRONIC,
    "Linking": IssnType.LINKING,
}

RELATIONS: Final = {
    "CIN": RelationKind.COMMENTED_ON_IN,
    "CON": RelationKind.COMMENTS_ON,
    "CRF": RelationKind.CORRECTED_AND_REPUBLISHED_FROM,
    "CRI": RelationKind.CORRECTED_AND_REPUBLISHED_IN,
    "DDIN": RelationKind.ASSOCIATED_PUBLICATION,
    "ECF": RelationKind.EXPRESSES_CONCERN_ABOUT,
    "ECI": RelationKind.CONCERN_EXPRESSED_IN,
    "EFR": RelationKind.CORRECTS,
    "EIN": RelationKind.CORRECTED_BY,
    "ORI": RelationKind.SUMMARIZES_FOR_PATIENTS,
    "RIN": RelationKind.RETRACTED_BY,
    "ROF": RelationKind.RETRACTS,
    "RPF": RelationKind.REPUBLISHED_FROM,
    "RPI": RelationKind.REPUBLISHED_IN,
    "RRF": RelationKind.RETRACTED_AND_REPUBLISHED_FROM,
    "RRI": RelationKind.RETRACTED_AND_REPUBLISHED_IN,
    "SPIN": RelationKind.SUMMARIZED_FOR_PATIENTS_IN,
    "UIN": RelationKind.UPDATED_BY,
    "UOF": RelationKind.UPDATES,
}

PEOPLE: Final = {
    "authors": ("FAU", "AU", "AD"),
    "editors": ("FED", "ED", "AD"),
    "investigators": ("FIR", "IR", "IRAD"),
    "personal_name_subjects": ("FPS", "PS", ""),
}
"""The tags of the full name, of the short one, and of an affiliation, by what the
people are to the work."""

ABSTRACT_OWNERS: Final = ("AAMC", "AIDS", "KIE", "NASA", "PIP", "Publisher")
"""The kinds of other abstracts that PubMed prints before their text."""

ORDER: Final = tuple(
    "PMID OWN STAT DA DCOM LR PUBM IS ISBN VI IP DP TI BTI CTI PG LID AB CI FED ED "
    "FAU AU AUID AD CN LA SI GR PT TT DEP PB PL TA JT JID RN NM SB GS "
    "CIN CON CRF CRI DDIN ECF ECI EFR EIN ORI RIN ROF RPF RPI RRF RRI SPIN UIN UOF "
    "MH RF FPS PS PMC MID OID OAB OABL OCI OTO OT GN SFM COIS FIR IR IRAD "
    "EDAT MHDA PMCR CRDT PHST AID PST SO".split()
)
"""The tags in their order; those of people and of their parts stand side by side."""

RARE: Final = frozenset("CDAT CP CTDT DRDT DRIN EN LOCATION PRIN PROF VTI".split())
"""Tags that the model has no word for: they are kept as extras."""

TAGS: Final = frozenset(ORDER) | RARE | {"ISSN"}
"""All tags, and ERIC's own for IS."""

ONCE: Final = frozenset({*TEXTS, *MARKED, *DAYS, *MOMENTS}) | frozenset(
    "PMID AB DP RF JID SO PB".split()
)
"""Tags that stand once in a record."""

WRAPPED: Final = frozenset("AB AD CI CN COIS GN IRAD OAB OCI SO TI TT".split())
"""Tags of text that mostly takes several lines."""
