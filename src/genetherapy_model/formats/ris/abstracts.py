"""Abstracts: a section a line, and labels where they are surely labels."""

from __future__ import annotations

from collections.abc import Iterable

from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.abstract_labels import divide_lines
from genetherapy_model.formats.ris.tags import is_tagged, one_line

__all__ = ["read_abstract", "write_abstract"]


def read_abstract(lines: Iterable[str]) -> Abstract:
    """Read the lines of an abstract.

    >>> print(read_abstract(["AIMS: To cure. RESULTS: A cure.", "AAV: so"]))
    AIMS: To cure.
    RESULTS: A cure. AAV: so
    """
    return Abstract(
        sections=[
            AbstractSection(text=MarkedText.from_plain(text), label=label)
            for label, text in divide_lines(filter(None, map(one_line, lines)))
        ]
    )


def write_abstract(abstract: Abstract) -> tuple[str, ...]:
    """Write each section in a line, behind its label."""
    lines: list[str] = []
    for section in abstract.sections:
        label = f"{section.label}: " if section.label else ""
        line = one_line(label + section.text.plain)
        if line and lines and is_tagged(line):
            lines[-1] = f"{lines[-1]} {line}"
        elif line:
            lines.append(line)
    return tuple(lines)
