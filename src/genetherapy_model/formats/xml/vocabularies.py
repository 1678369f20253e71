"""What a format in XML knows: its elements, their order, their attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["XmlVocabulary"]


@dataclass(frozen=True, eq=False)
class XmlVocabulary:
    """The elements and attributes that a reader looks at; all others are kept.

    Attributes:
        source: The source of the extras: ``"pubmed"``.
        title: What people call the format, for messages.
        children: The elements that hold elements and no text, each with those that it
            may hold, in their order.
        frames: The elements that frame others, and say nothing by themselves.
        attributes: The attributes that are read, by element; of an element that is
            not listed none is looked at.
        inline_tags: What the format calls the elements of marked text, where it calls
            them otherwise.
        inline: The elements that stand in text.
        roots: What the paths of extras begin with, by record.
        records: The elements that are records wherever they stand, and those around
            them: a file with one of them inside a record would be cut there.

    >>> toy = XmlVocabulary(source="toy", title="Toy XML", children={"r": ("a",)})
    >>> sorted(toy.containers)
    ['r']
    """

    source: str
    title: str
    children: Mapping[str, tuple[str, ...]]
    frames: frozenset[str] = frozenset()
    attributes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    inline_tags: Mapping[str, str] = field(default_factory=dict)
    inline: frozenset[str] = frozenset({"b", "i", "sub", "sup", "u"})
    roots: Mapping[str, str] = field(default_factory=dict)
    records: frozenset[str] = frozenset()
    containers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "containers", frozenset(self.children))
