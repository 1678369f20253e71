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
    "IEEE",
    "JOINERS",
    "LANGUAGES",
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

# MARC's codes, and the names that PubMed prints of them,
# https://www.nlm.nih.gov/bsd/language_table.html.
LANGUAGES: Final = {
    "Afrikaans": "afr",
    "Albanian": "alb",
    "Arabic": "ara",
    "Armenian": "arm",
    "Azerbaijani": "aze",
    "Bosnian": "bos",
    "Bulgarian": "bul",
    "Catalan": "cat",
    "Chinese": "chi",
    "Croatian": "hrv",
    "Czech": "cze",
    "Danish": "dan",
    "Dutch": "dut",
    "English": "eng",
    "Estonian": "est",
    "Finnish": "fin",
    "French": "fre",
    "Georgian": "geo",
    "German": "ger",
    "Greek, Modern": "gre",
    "Hebrew": "heb",
    "Hindi": "hin",
    "Hungarian": "hun",
    "Icelandic": "ice",
    "Indonesian": "ind",
    "Italian": "ita",
    "Japanese": "jpn",
    "Korean": "kor",
    "Latvian": "lav",
    "Lithuanian": "lit",
    "Macedonian": "mac",
    "Malay": "may",
    "Norwegian": "nor",
    "Persian": "per",
    "Polish": "pol",
    "Portuguese": "por",
    "Romanian": "rum",
    "Russian": "rus",
    "Serbian": "srp",
    "Slovak": "slo",
    "Slovenian": "slv",
    "Spanish": "spa",
    "Swedish": "swe",
    "Thai": "tha",
    "Turkish": "tur",
    "Ukrainian": "ukr",
    "Vietnamese": "vie",
}

COLLECTIVES: Final = re.compile(
    r"(?:.* )?(?:Academy|Agency|Association|Associations|Board|Center|Centers|Centre"
    r"|Collaboration|Collaborative|Collaborators|College|Commission|Committee"
    r"|Consortium|Council|Federation|Force|Foundation|Group|Groups|Initiative"
    r"|Institute|Investigators|Ministry|Network|Organisation|Organization|Panel"
    r"|Program|Programme|Project|Registry|Society|Team|Trialists|Union|University"
    r")s?(?:[ ,(].*)?"
    r"|[^.]+ (?:Corp|Corporation|GmbH|Inc|LLC|Ltd|PLC)\.?"
)
"""How names of groups end, where they stand in place of the authors."""

TITLE_WORDS: Final = frozenset({"&", "and", "for", "in", "of", "on", "the", "journal"})
"""Words that stand in a title of a journal, and in no abbreviation of one."""

JOINERS: Final = frozenset(
    """
    & and at de del der des di du et for für im in la of on the to und von with
    """.split()
)
"""Words in lower case that stand within names of journals."""

# Abbreviations by ISO 4 that are written with their full stops.
STEMS: Final = frozenset(
    """
    Acad Acc Acoust Acta Adv Aerosp Agric Akad Allergy Am Amer Anal Anat Angew Ann Annu
    Appl Arch Ass Assoc Astron Astrophys Atmos Aust Behav Ber Biochem Biofactors
    Bioinform Biol Biomater Biomech Biomed Biomol Biophys Biosci Biostat Biotechnol Bot
    Br Bull Can Cardiol Catal Cell Cereb Chem Chin Chromatogr Climatol Clin Coll Comm
    Commonw Commun Comp Comput Condens Conf Contemp Coord Cosmol Cryst Curr Cytol Dent
    Dermatol Dev Dis Discuss Diss Drug Dtsch Ecol Econ Ecotoxicol Elect Electrochem
    Electron Embryol Emerg Endocrinol Energ Eng Engl Entomol Environ Epidemiol
    Ethnopharmacol Eur Evol Exp Exper Expl Faraday Fed Fiz Fr Gastroenterol Gen Gene
    Genet Genom Geol Geophys Geosci Geriatr Gynecol Haematol Haz Hematol Hepatol
    Histochem Hum Hydrol Hyg Hypertens Immun Immunol Ind Inf Infect Inflamm Inform Inorg
    Insect Inst Instrum Int Invest Investig Ir Ital J Jpn Lab Lect Lett Leuk Limnol
    Lipid Lipidol Mag Magn Mamm Manag Mar Mater Math Mech Med Mem Metab Meteor Meteorol
    Meth Methods Microbiol Mol Mon Monogr Morphol Mutat Mycol Nanomed Nanotechnol Nat
    Natl Nauk Ned Nephrol Neurobiol Neurochem Neuroimmunol Neurol Neurophysiol
    Neuropsychol Neurosci Neurosurg Nord Not Nucl Nurs Nutr Obstet Oceanogr Oncogene
    Oncol Ophthalmol Opin Opt Org Organomet Ornithol Orthop Otolaryngol Paediatr
    Palaeontol Parasitol Part Pathol Pediatr Perform Perinatol Periodontol Perkin
    Perspect Pharm Pharmacokinet Pharmacol Phil Philos Photochem Photon Phys Physician
    Physicians Physiol Phytochem Phytopathol Planet Plant Polym Pract Proc Prog Propag
    Proteom Psychiatr Psychiatry Psychol Psychopharmacol Psychosom Psychother Publ Q
    Qual Quart Rad Radiat Radiol Radiother Rep Reprod Res Resour Respir Rev Rheum
    Rheumatol Roy Scand Sci Semin Sens Ser Sess Signal Soc Socio Sol Spect Spectrom
    Spectrosc Stat Statist Struct Stud Suppl Surf Surg Surveill Symp Synth Syst Tech
    Technol Teor Theor Ther Therm Thorac Thromb Toxicol Trans Transl Transplant Trop
    Tuberc Univ Urol Vac Vaccin Vasc Vet Virol Vis Vitam Wildl Wochenschr Yad Zentralbl
    Zool
    """.split()
)

_NUMBER: Final = r"(?=[\w./-]*[0-9]|[IVXLC]+\b)[^\W_][\w./-]{0,11}"
_ISSUE: Final = r"(?:\s?\((?P<number>[^()]{0,40})\))?"
_PAGE: Final = r"(?![0-9]{4}\.[0-9]{4})[^\s,;:()]*[0-9][^\s,;:()]*|[ivxlcIVXLC]+|no"
_RANGE: Final = rf"(?P<pages>(?:{_PAGE})(?:\s?[-–—]+\s?(?:{_PAGE}))?)"
_PAGES: Final = rf"(?:pp?\. ?)?{_RANGE}"
_YEAR: Final = r"(?:1[5-9]|20)[0-9]{2}"

IEEE: Final = re.compile(
    r"[,.] vol\. ?(?P<volume>[\w./-]+)(?:, no\. ?(?P<number>[\w./-]+))?"
    rf"(?:, (?:[Aa]rt\. (?:no\. )?|pp?\. ?){_RANGE})?"
    rf",(?: (?P<month>[A-Z][a-z]{{2,8}})\.?)? (?P<date>{_YEAR})\.?\Z"
)
"""How IEEE writes the place of a work: every number has its word."""

PLACES: Final = (
    (
        "harvard",
        re.compile(
            rf"[ ,](?P<volume>{_NUMBER}){_ISSUE}(?:: ?|, (?=\S+[-–—])){_PAGES}"
            rf"[,.;]? (?P<date>{_YEAR})[a-z]?[.,]*\Z"
        ),
    ),
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
        re.compile(
            rf"(?<!\))[ ,.](?P<date>{_YEAR})[a-z]?(?:, (?P<volume>{_NUMBER}))?\.?\Z"
        ),
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
            rf"[ ,](?:(?P<volume>{_NUMBER}){_ISSUE},? )?"
            rf"\((?P<date>{_YEAR})[a-z]?\)[,:]?"
            rf"(?: (?:no\. ?(?P<only>[0-9]+), )?{_PAGES})?\.?\Z"
        ),
    ),
)
"""How styles write the place of a work, where it ends the citation."""

YEARS: Final = (
    (
        "apa",
        re.compile(rf"[ ,]\((?P<date>{_YEAR})[a-z]?(?:, [^()]{{0,20}})?\)[.,:;]?\s"),
    ),
    ("chicago", re.compile(rf"[.,”\"] (?P<date>{_YEAR})[a-z]?\. ")),
    (
        "royal-society",
        re.compile(rf"(?:\.|(?<= )[A-Z]{{1,3}}) (?P<date>{_YEAR})[a-z]? (?=[A-Z])"),
    ),
    ("aas", re.compile(rf"[.,]? (?P<date>{_YEAR})[a-z]?, (?=[A-Z])")),
)
"""How styles write the year where it stands behind the authors."""

AFTER: Final = (
    re.compile(
        rf"[ ,](?P<volume>{_NUMBER}){_ISSUE}"
        rf"(?: \((?P<month>[A-Z][^()]{{0,20}})\))?\s?[,:;]\s?{_PAGES}\.?\Z"
    ),
    re.compile(rf",? \((?P<month>[A-Z][^()]{{0,20}})\)(?:: {_PAGES})?\.?\Z"),
    re.compile(rf" (?P<volume>[0-9]{{1,4}}) {_RANGE}\.?\Z"),
    re.compile(
        rf"[ ,](?P<volume>[0-9]{{1,4}}){_ISSUE}"
        rf"(?: \((?P<month>[A-Z][^()]{{0,20}})\))?\.?\Z"
    ),
    re.compile(rf", {_PAGES}\.?\Z"),
)
"""What stands behind the journal, where the year stands behind the authors."""
