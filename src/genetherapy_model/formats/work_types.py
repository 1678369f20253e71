"""What kind of work a format says that it has, under one name for all formats.

The name is that of MeSH's publication type (category V, https://meshb.nlm.nih.gov)
where it has one, else that of EndNote's reference type. Sources of the other columns:
the tables of types of RIS (2011), BibTeX (https://ctan.org/pkg/bibtex), BibLaTeX
(https://ctan.org/pkg/biblatex, section 2.1), and CSL 1.0.2 (appendix III).
"""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["WORK_TYPES", "WorkType"]


class WorkType(NamedTuple):
    """A kind of work; of several entry types of BibTeX the first one is written."""

    name: str
    ris: str = ""
    csl: str = ""
    bibtex: str = ""

    @property
    def entry_types(self) -> tuple[str, ...]:
        """The entry types that say it."""
        return tuple(self.bibtex.split())


WORK_TYPES: Final = (
    WorkType(
        "Academic Dissertation", "THES", "thesis", "phdthesis mastersthesis thesis"
    ),
    WorkType("Bill", "BILL", "bill"),
    WorkType("Book", "BOOK", "book", "book"),
    WorkType("Book Section", "CHAP", "chapter", "incollection inbook"),
    WorkType("Computer Program", "COMP", "software", "software"),
    WorkType(
        "Conference Paper", "CPAPER", "paper-conference", "inproceedings conference"
    ),
    WorkType("Conference Proceedings", "CONF", "", "proceedings"),
    WorkType("Dataset", "DATA", "dataset", "dataset"),
    WorkType("Legal Case", "CASE", "legal_case"),
    WorkType("Magazine Article", "MGZN", "article-magazine"),
    WorkType("Manuscript", "MANSCPT", "manuscript"),
    WorkType("Newspaper Article", "NEWS", "article-newspaper"),
    WorkType("Pamphlet", "PAMP", "pamphlet"),
    WorkType("Patent", "PAT", "patent", "patent"),
    WorkType("Personal Communication", "PCOMM", "personal_communication"),
    WorkType("Standard", "STAND", "standard"),
    WorkType("Technical Report", "RPRT", "report", "techreport report"),
    WorkType("Web Page", "ELEC", "webpage", "online electronic www"),
)
