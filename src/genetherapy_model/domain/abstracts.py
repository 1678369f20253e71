"""Abstracts, in the sections in which they are given."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement, to_tuple
from genetherapy_model.domain.text import MarkedText, to_marked_text

__all__ = ["Abstract", "AbstractSection"]


def to_abstract_sections(
    values: Iterable[AbstractSection],
) -> tuple[AbstractSection, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class AbstractSection(Statement):
    """A section of an abstract: its text, its printed label and its NLM category.

    Source: PubMed's AbstractText,
    https://www.nlm.nih.gov/bsd/policy/structured_abstracts.html.

    Attributes:
        text: The text; text with markup is accepted and parsed. It may be empty.
        label: The label as printed: ``"PATIENTS AND METHODS"``.
        category: NLM's category: ``"METHODS"``; ``"UNASSIGNED"`` is one, and not the
            same as None.

    Raises:
        InvalidMarkup: If the text has broken markup.

    >>> section = AbstractSection(text="10<sup>13</sup> vg/kg", label="Dose")
    >>> str(section)
    'Dose: 10^13 vg/kg'
    >>> AbstractSection(text="10<sup>13 vg/kg")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidMarkup: ...
    """

    text: MarkedText = field(converter=to_marked_text)
    label: str | None = None
    category: str | None = None

    def __str__(self) -> str:
        return f"{self.label}: {self.text.plain}" if self.label else self.text.plain


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Abstract(Statement):
    """An abstract, in the sections in which it is given.

    Source: PubMed's Abstract and OtherAbstract.

    Attributes:
        sections: Its sections; an unstructured abstract has one without a label.
        copyright: The copyright line that stands with it.
        kind: The kind of another abstract: ``"plain-language-summary"``.
        language: The language of another abstract, in its catalogue's code.

    Raises:
        InvalidType: If the sections are one text and no list.

    >>> str(Abstract(sections=[AbstractSection(text="We did.", label="METHODS")]))
    'METHODS: We did.'
    >>> Abstract(sections="We did.")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: Abstract.sections: expected a list...
    """

    sections: tuple[AbstractSection, ...] = field(
        default=(), converter=to_abstract_sections
    )
    copyright: str | None = None
    kind: str | None = None
    language: str | None = None

    def __str__(self) -> str:
        return "\n".join(map(str, self.sections))
