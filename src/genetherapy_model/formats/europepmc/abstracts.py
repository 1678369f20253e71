"""Europe PMC's abstract: one text, with the labels of its sections as headings."""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.europepmc.texts import read_text, write_text
from genetherapy_model.formats.html_texts import break_blocks
from genetherapy_model.formats.plain_texts import read_plain, write_plain
from genetherapy_model.formats.settling import settle

__all__ = ["read_abstract", "write_abstract"]

# A heading holds no heading, so that one that does not end costs no more than itself.
_HEADING: Final = re.compile(r"<h4>((?:[^<]|<(?!h4>|/h4>))*+)</h4>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[a-z]+>", re.IGNORECASE)
_END: Final = re.compile(r"[\s:]+\Z")


def read_abstract(text: str) -> tuple[Abstract, str | None]:
    """Read an abstract, and tell what is wrong with its tags.

    >>> print(read_abstract("<h4>Methods</h4>We did.<h4>Results</h4>Cures.")[0])
    Methods: We did.
    Results: Cures.
    """
    first, *rest = _HEADING.split(text)
    sections = []
    problems = []
    for label, part in [(None, first), *zip(rest[::2], rest[1::2], strict=True)]:
        marked, problem = read_text(break_blocks(part.strip() if rest else part))
        problems += [problem] if problem is not None else []
        if marked or label is not None or not rest:
            shown = None if label is None else _read_label(label)
            sections.append(AbstractSection(text=marked, label=shown))
    return Abstract(sections=sections), "; ".join(problems) or None


def _read_label(text: str) -> str | None:
    return _END.sub("", read_plain(_TAG.sub("", text)).strip()) or None


def _write_label(label: str) -> str:
    if "<" in label:
        return MarkedText.from_plain(label).value
    return write_plain(label)


def write_abstract(abstract: Abstract) -> str | None:
    """Write an abstract; sections without a label go on with the one before."""
    # What is read of it may have other blanks: those are what is written.
    return settle(
        abstract, _write, lambda text: read_abstract(text or "")[0], rounds=3
    )[0]


def _write(abstract: Abstract) -> str | None:
    made: list[tuple[str, str]] = []
    for section in abstract.sections:
        label = _read_label(_write_label(section.label or "")) or ""
        text = section.text.value
        if made and not label:
            label, before = made.pop()
            text = "\n".join(filter(None, (before, text)))
        made.append((label, text))
    return (
        "".join(
            (f"<h4>{_write_label(label)}</h4>" if label else "") + _write_section(text)
            for label, text in made
        )
        or None
    )


def _write_section(text: str) -> str:
    written = write_text(MarkedText(text))
    # What is text shall not become a heading, nor any other block.
    is_block = "h4>" in written.lower() or break_blocks(written) != written
    return text if is_block else written
