"""The words of RIS, and what they are in the model.

Source: the specification of Research Information Systems (2001, "Direct Export of
References to RIS Files") and its revision of 2011, as RefMan and EndNote ship it; the
table of types and fields of EndNote (Help, "Reference Types"). Where the two differ,
tags of both are read and those of the later one are written.
"""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain.journals import IssnType
from genetherapy_model.formats.work_types import WORK_TYPES

SOURCE: Final = "ris"
ARTICLE: Final = "JOUR"

TYPES: Final = {
    "ABST": "Abstract",
    "AGGR": "Aggregated Database",
    "ANCIENT": "Ancient Text",
    "ART": "Artwork",
    "BILL": "Bill",
    "BLOG": "Blog",
    "BOOK": "Book",
    "CASE": "Legal Case",
    "CHAP": "Book Section",
    "CHART": "Chart or Table",
    "CLSWK": "Classical Work",
    "COMP": "Computer Program",
    "CONF": "Conference Proceedings",
    "CPAPER": "Conference Paper",
    "CTLG": "Catalog",
    "DATA": "Dataset",
    "DBASE": "Online Database",
    "DICT": "Dictionary",
    "EBOOK": "Electronic Book",
    "ECHAP": "Electronic Book Section",
    "EDBOOK": "Edited Book",
    "EJOUR": "Electronic Article",
    "ENCYC": "Encyclopedia",
    "EQUA": "Equation",
    "FIGURE": "Figure",
    "GEN": "Generic",
    "GOVDOC": "Government Document",
    "GRANT": "Grant",
    "HEAR": "Hearing",
    "ICOMM": "Internet Communication",
    "INPR": "In Press",
    "JFULL": "Journal",
    "LEGAL": "Legal Rule or Regulation",
    "MANSCPT": "Manuscript",
    "MAP": "Map",
    "MGZN": "Magazine Article",
    "MPCT": "Film or Broadcast",
    "MULTI": "Online Multimedia",
    "MUSIC": "Music",
    "NEWS": "Newspaper Article",
    "PAMP": "Pamphlet",
    "PAT": "Patent",
    "PCOMM": "Personal Communication",
    "SER": "Serial",
    "SLIDE": "Slide",
    "SOUND": "Audio Recording",
    "STAND": "Standard",
    "STAT": "Statute",
    "UNBILL": "Unenacted Bill",
    "UNPB": "Unpublished Work",
    "VIDEO": "Video Recording",
    "WEB": "Web Page",
    **{each.ris: each.name for each in WORK_TYPES if each.ris},
}
"""Types of reference, but for the article in a journal.

``JOUR`` is what every program writes where it knows no better, so that it states
nothing; that a work is a journal article stands in ``M3``.
"""

NAMES: Final = {name: code for code, name in TYPES.items()} | {
    each.name: each.ris for each in WORK_TYPES if each.ris
}
SPELLINGS: Final = {"UNPD": "UNPB", "GRNT": "GRANT"}

TAGS: Final = frozenset(
    "A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DO DP "
    "ED EP ER ET ID IS J1 J2 JA JF JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB "
    "PP PY RI RN RP SE SN SP ST T1 T2 T3 TA TI TT TY U1 U2 U3 U4 U5 UR VL VO Y1 "
    "Y2".split()
)

ISSN_TYPES: Final = {
    "print": IssnType.PRINT,
    "p": IssnType.PRINT,
    "electronic": IssnType.ELECTRONIC,
    "online": IssnType.ELECTRONIC,
    "e": IssnType.ELECTRONIC,
    "linking": IssnType.LINKING,
}
ISSN_WORDS: Final = {
    IssnType.PRINT: "Print",
    IssnType.ELECTRONIC: "Electronic",
    IssnType.LINKING: "Linking",
}

PUBMED: Final = "PubMed"
WEB_OF_SCIENCE: Final = "Web of Science"
OF_NLM: Final = frozenset({"pubmed", "medline", "nlm"})
"""Names of databases whose accession numbers are PMIDs."""

GROUPS: Final = re.compile(
    r"\b(?:groups?|consorti(?:um|a)|investigators|collaborat\w+|network|committee|"
    r"society|association|university|institutes?|foundation|organi[sz]ations?|"
    r"department|ministry|agency|cent(?:er|re)|council|work(?:ing|shop)|"
    r"task ?force|inc|ltd|gmbh|llc|plc|firm|pharmaceuticals|registry|initiative|"
    r"hospital|college|academy|"
    r"federation|commission|administration|study|program(?:me)?)\b| & ",
    re.IGNORECASE,
)
"""Words by which a collective is told from a person where a comma stands in it."""

SUFFIX: Final = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\.?", re.IGNORECASE)
