"""Abstracts in one paragraph: the labels of their sections told from the text."""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.medline import vocabulary
from genetherapy_model.formats.medline.records import join_words

__all__ = ["read_other_abstract", "read_sections", "spell_abstract"]

# At the beginning, or after the end of a sentence.
_LABEL: Final = re.compile(
    r"(?:^|(?<=[.?!:;)\]%\"\u201d] ))(?P<label>[^\W\d_a-z][^.:;?!0-9]{2,79}): "
)
_LONG: Final = 8


def read_sections(text: str) -> list[AbstractSection]:
    """Divide an abstract at its labels.

    NLM writes them in capital letters; in small ones, three at least must stand there.

    >>> for section in read_sections("BACKGROUND: Few. METHODS: AAV: we gave it."):
    ...     print(section.label, "|", section.text.plain)
    BACKGROUND | Few.
    METHODS | AAV: we gave it.
    >>> len(read_sections("AAV: a review."))
    1
    """
    labels = [
        found
        for found in _LABEL.finditer(text)
        if found["label"] == found["label"].upper()
        # A short word is an abbreviation, unless it is known.
        and (len(found["label"]) >= _LONG or _is_known(found))
    ]
    if not any(map(_is_known, labels)):
        labels = [found for found in _LABEL.finditer(text) if _is_known(found)]
        if len(labels) < 3 or labels[0].start():
            labels = []
    # What stands right after a label begins its text, whatever it looks like.
    labels = [
        found
        for index, found in enumerate(labels)
        if not index or labels[index - 1].end() != found.start()
    ]
    first = labels[0].start() if labels else len(text)
    sections = []
    if text[:first]:
        sections.append(_section(text[:first], None))
    for index, found in enumerate(labels):
        after = labels[index + 1 : index + 2]
        end = after[0].start() if after else len(text)
        sections.append(_section(text[found.end() : end], found["label"]))
    return sections


def _is_known(found: re.Match[str]) -> bool:
    label = found["label"]
    is_label = vocabulary.LABELS.search(label.upper()) is not None
    return is_label and len(label.split()) <= 6


def _section(text: str, label: str | None) -> AbstractSection:
    return AbstractSection(text=MarkedText.from_plain(join_words(text)), label=label)


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
