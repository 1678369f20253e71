"""Abstracts in one paragraph, each section after its label."""

from __future__ import annotations

from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.abstract_labels import divide_paragraph
from genetherapy_model.formats.medline import vocabulary
from genetherapy_model.formats.medline.records import join_words

__all__ = ["read_other_abstract", "read_sections", "spell_abstract"]


def read_sections(text: str) -> list[AbstractSection]:
    """Divide an abstract at its labels.

    >>> for section in read_sections("BACKGROUND: Few. METHODS: AAV: we gave it."):
    ...     print(section.label, "|", section.text.plain)
    BACKGROUND | Few.
    METHODS | AAV: we gave it.
    """
    return [
        AbstractSection(text=MarkedText.from_plain(join_words(part)), label=label)
        for label, part in divide_paragraph(text)
    ]


def read_other_abstract(text: str) -> Abstract:
    """Read an abstract that somebody else wrote, or in another language.

    >>> read_other_abstract("Publisher: Abstract available from the publisher.").kind
    'Publisher'
    """
    kind, colon, rest = text.partition(": ")
    if not colon or kind not in vocabulary.ABSTRACT_OWNERS:
        return Abstract(sections=read_sections(text))
    return Abstract(sections=read_sections(rest), kind=kind)


def spell_abstract(abstract: Abstract) -> str:
    """Write the sections in one paragraph, each after its label."""
    parts = []
    if abstract.kind in vocabulary.ABSTRACT_OWNERS:
        parts.append(f"{abstract.kind}:")
    for section in abstract.sections:
        label = join_words(section.label or "")
        parts += [f"{label}:" if label else "", join_words(section.text.plain)]
    return " ".join(filter(None, parts))
