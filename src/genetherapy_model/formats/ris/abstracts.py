"""Abstracts: a section a line, and labels where they are surely labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.ris import vocabulary
from genetherapy_model.formats.ris.tags import is_tagged, one_line

__all__ = ["read_abstract", "write_abstract"]

_LABEL = re.compile(r"([A-Za-z&][A-Za-z&/,()' -]{2,70}):(?: |\Z)")
_INSIDE = re.compile(r"(?<=[.!?)\]]) (?=[A-Z&][A-Z&/,()' -]{2,70}: )")


def read_abstract(lines: Iterable[str]) -> Abstract:
    """Read the lines of an abstract.

    A line begins a section if it begins with a label all of whose words are those of
    labels; in one line, if all labels stand in capitals, as PubMed prints them.

    >>> print(read_abstract(["AIMS: To cure. RESULTS: A cure.", "AAV: so"]))
    AIMS: To cure.
    RESULTS: A cure. AAV: so
    """
    found: list[tuple[str | None, str]] = []
    for piece in _pieces(lines):
        label = _label_of(piece)
        if label is not None:
            found.append((label, piece[len(label) + 1 :].strip()))
        elif found:
            before, text = found.pop()
            found.append((before, f"{text} {piece}".strip()))
        else:
            found.append((None, piece))
    return Abstract(
        sections=[
            AbstractSection(text=MarkedText.from_plain(text), label=label)
            for label, text in found
        ]
    )


def _pieces(lines: Iterable[str]) -> Iterator[str]:
    for line in filter(None, map(one_line, lines)):
        label = _label_of(line)
        if label is None or not label.isupper():
            yield line
            continue
        start = 0
        for gap in _INSIDE.finditer(line):
            if _label_of(line[gap.end() :]) is not None:
                yield line[start : gap.start()]
                start = gap.end()
        yield line[start:]


def _label_of(line: str) -> str | None:
    match = _LABEL.match(line)
    if match is None or not match[1][0].isupper():
        return None
    bare = re.sub(r"\(s\)|[,()']", "", match[1].lower().replace("/", " "))
    words = bare.replace("-", " ").split()
    return match[1] if words and vocabulary.LABEL_WORDS.issuperset(words) else None


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
