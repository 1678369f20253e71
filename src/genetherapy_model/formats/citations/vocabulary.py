"""The words and signs by which the parts of a citation are told."""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain.works import RelationKind

__all__ = [
    "AFTER",
    "CATALOGUE",
    "COLLECTIVES",
    "FORMAT",
    "PLACES",
    "RELATIONS",
    "STEMS",
    "TITLE_WORDS",
    "YEARS",
]

FORMAT: Final = "citations"
CATALOGUE: Final = "PubMed"

# PubMed's words, https://www.nlm.nih.gov/bsd/mms/medlineelements.html#cc.
RELATIONS: Final = {
    "Comment in": RelationKind.COMMENTED_ON_IN,
    "Comment on": RelationKind.COMMENTS_ON,
    "Corrected and republished from": RelationKind.CORRECTED_AND_REPUBLISHED_FROM,
    "Corrected and republished in": RelationKind.CORRECTED_AND_REPUBLISHED_IN,
    "Erratum for": RelationKind.CORRECTS,
    "Erratum in": RelationKind.CORRECTED_BY,
    "Expression of concern for": RelationKind.EXPRESSES_CONCERN_ABOUT,
    "Expression of concern in": RelationKind.CONCERN_EXPRESSED_IN,
    "Original report in": RelationKind.SUMMARIZES_FOR_PATIENTS,
    "Republished from": RelationKind.REPUBLISHED_FROM,
    "Republished in": RelationKind.REPUBLISHED_IN,
    "Retraction in": RelationKind.RETRACTED_BY,
    "Retraction of": RelationKind.RETRACTS,
    "Summary for patients in": RelationKind.SUMMARIZED_FOR_PATIENTS_IN,
    "Update in": RelationKind.UPDATED_BY,
    "Update of": RelationKind.UPDATES,
}

COLLECTIVES: Final = re.compile(
    r"(?:.* )?(?:Academy|Agency|Association|Associations|Board|Center|Centers|Centre"
    r"|Collaboration|Collaborative|Collaborators|College|Commission|Committee"
    r"|Consortium|Council|Federation|Force|Foundation|Group|Groups|Initiative"
    r"|Institute|Investigators|Ministry|Network|Organisation|Organization|Panel"
    r"|Program|Programme|Project|Registry|Society|Team|Trialists|Union|University"
    r")s?(?:[ ,(].*)?"
)
"""How names of groups end, where they stand in place of the authors."""

TITLE_WORDS: Final = frozenset({"&", "and", "for", "in", "of", "on", "the", "journal"})
"""Words that stand in a title of a journal, and in no abbreviation of one."""

# Abbreviations by ISO 4 that are written with their full stops.
STEMS: Final = frozenset(
    """
    Acad Acta Adv Agric Allergy Am Angew Ann Annu Anal Anat Appl Arch Ass Astron
    Astrophys Aust Behav Biochem Bioinform Biol Biomed Biophys Biotechnol Bot Br Bull
    Can Cardiol Cell Chem Chin Clin Coll Commun Comm Comp Comput Condens Contemp Curr
    Dent Dermatol Dev Dis Drug Ecol Econ Electron Endocrinol Eng Engl Entomol Environ
    Epidemiol Eur Evol Exp Expl Faraday Fed Gastroenterol Gen Gene Genet Geol Geophys
    Hematol Hum Hyg Immunol Ind Inf Infect Int Invest Jpn Lab Lect Lett Mag Mar Mater
    Math Med Mem Meth Methods Microbiol Mol Mon Nat Natl Neurol Neuropsychol Neurosci
    Nucl Nutr Obstet Oncol Ophthalmol Opin Opt Org Pathol Pediatr Pharm Pharmacol Phil
    Philos Phys Physiol Phytopathol Plant Proc Prog Psychiatr Psychiatry Psychol Publ
    Q Rad Radiol Rep Res Rev Roy Sci Ser Sess Soc Sol Spectrosc Stat Struct Surg Symp
    Syst Technol Theor Ther Toxicol Trans Transl Trop Univ Urol Vet Virol Vis Zool
    """.split()
)

_NUMBER: Final = r"(?=[\w./-]*[0-9]|[IVXLC]+\b)[^\W_][\w./-]{0,11}"
_ISSUE: Final = r"(?:\s?\((?P<number>[^()]{0,40})\))?"
_PAGE: Final = r"[^\s,;:()]*[0-9][^\s,;:()]*|[ivxlcIVXLC]+|no"
_PAGES: Final = rf"(?:pp?\. ?)?(?P<pages>(?:{_PAGE})(?:\s?[-–—]+\s?(?:{_PAGE}))?)"
_YEAR: Final = r"(?:1[5-9]|20)[0-9]{2}"

PLACES: Final = (
    (
        "biomed",
        re.compile(
            rf"[ ,.](?P<date>{_YEAR})[a-z]?, ?"
            rf"(?:(?P<volume>{_NUMBER}){_ISSUE}|(?P<only>\([^()]*\))):\s?{_PAGES}\.?\Z"
        ),
    ),
    (
        "acs",
        re.compile(
            rf"[ ,.](?P<date>{_YEAR})[a-z]?, (?:(?P<volume>{_NUMBER}){_ISSUE}, )?"
            rf"{_PAGES}\.?\Z"
        ),
    ),
    (
        "acs",
        re.compile(rf"[ ,.](?P<date>{_YEAR})[a-z]?(?:, (?P<volume>{_NUMBER}))?\.?\Z"),
    ),
    (
        "lncs",
        re.compile(
            rf"[ ,](?P<volume>{_NUMBER}){_ISSUE}(?:[,:] ?{_PAGES})? ?"
            rf"\((?P<date>{_YEAR})\)\.?\Z"
        ),
    ),
    (
        "elsevier",
        re.compile(
            rf"[ ,](?:(?P<volume>{_NUMBER}) )?\((?P<date>{_YEAR})\)[,:]?"
            rf"(?: {_PAGES})?\.?\Z"
        ),
    ),
)
"""How styles write the place of a work, where it ends the citation."""

YEARS: Final = (
    (
        "apa",
        re.compile(rf"[ ,]\((?P<date>{_YEAR})[a-z]?(?:, [^()]{{0,20}})?\)[.,:;]?\s"),
    ),
    ("chicago", re.compile(rf"[.”\"] (?P<date>{_YEAR})[a-z]?\. ")),
    ("royal-society", re.compile(rf"\. (?P<date>{_YEAR})[a-z]? (?=[A-Z])")),
)
"""How styles write the year where it stands behind the authors."""

AFTER: Final = (
    re.compile(
        rf"[ ,](?P<volume>{_NUMBER}){_ISSUE}"
        rf"(?: \((?P<month>[A-Z][^()]{{0,20}})\))?\s?[,:;]\s?{_PAGES}\.?\Z"
    ),
    re.compile(rf",? \((?P<month>[A-Z][^()]{{0,20}})\)(?:: {_PAGES})?\.?\Z"),
    re.compile(
        rf"[ ,](?P<volume>[0-9]{{1,4}}){_ISSUE}"
        rf"(?: \((?P<month>[A-Z][^()]{{0,20}})\))?\.?\Z"
    ),
    re.compile(rf", {_PAGES}\.?\Z"),
)
"""What stands behind the journal, where the year stands behind the authors."""
