"""CSL's abstract: one text, with the labels of its sections at the heads of lines."""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.csl_json.texts import read_marked, write_marked
from genetherapy_model.formats.settling import settle

__all__ = ["read_abstract", "write_abstract"]

# Labels as PubMed prints them. Lines are taken for sections only where each has one.
_LABELED: Final = re.compile(r"([A-Z][A-Z0-9 ,&/()'-]{2,60}): (.*)")
# Crossref gives the abstract of JATS as it stands, under its prefix.
_JATS: Final = re.compile(
    r"\s*(?:</?jats:sec[^<>]*>|<jats:title>(?P<title>.*?)</jats:title>"
    r"|<jats:p[^<>]*>(?P<text>.*?)</jats:p>)\s*",
    re.DOTALL,
)
_BLANKS: Final = re.compile(r"\s+")


def read_abstract(text: str) -> tuple[Abstract, str | None]:
    r"""Read an abstract, and tell what is wrong with its tags.

    >>> print(read_abstract("METHODS: We did.\nRESULTS: It worked.")[0])
    METHODS: We did.
    RESULTS: It worked.
    """
    sections = _read_jats(text) if "<jats:" in text else _read_labeled(text)
    if sections:
        return Abstract(sections=sections), None
    marked, problem = read_marked(text)
    return Abstract(sections=[AbstractSection(text=marked)]), problem


def _read_labeled(text: str) -> list[AbstractSection]:
    sections = []
    lines = text.split("\n")
    for line in lines if len(lines) > 1 else ():
        found = _LABELED.fullmatch(line)
        if found is None:
            return []
        marked, problem = read_marked(found[2])
        if problem is not None:
            return []
        sections.append(AbstractSection(text=marked, label=found[1]))
    return sections


def _read_jats(text: str) -> list[AbstractSection]:
    sections: list[AbstractSection] = []
    end, label = 0, None
    while end < len(text):
        found = _JATS.match(text, end)
        if found is None:
            return []
        end = found.end()
        if found["title"] is not None:
            label = found["title"].strip()
        if found["text"] is None:
            continue
        marked, problem = read_marked(found["text"].strip())
        if problem is not None or "<jats:" in marked.plain:
            return []
        # The title of the abstract itself is no label.
        is_label = label is not None and label.casefold() != "abstract"
        sections.append(AbstractSection(text=marked, label=label if is_label else None))
        label = None
    return sections


def write_abstract(abstract: Abstract) -> str | None:
    """Write an abstract, or nothing of one without sections."""
    # What is read of it may have other sections: those are what is written.
    return settle(
        abstract, _write, lambda text: read_abstract(text or "")[0], rounds=3
    )[0]


def _write(abstract: Abstract) -> str | None:
    lines = [
        (section.label, _BLANKS.sub(" ", write_marked(section.text)).strip())
        for section in abstract.sections
    ]
    shown = [f"{label}: {text}" for label, text in lines if label is not None]
    text = "\n".join(shown)
    if len(shown) == len(lines) > 1 and len(_read_labeled(text)) == len(lines):
        return text
    parts = [
        (f"{MarkedText.from_plain(section.label).value}: " if section.label else "")
        + section.text.value
        for section in abstract.sections
    ]
    return write_marked(MarkedText("\n".join(parts))) if parts else None
