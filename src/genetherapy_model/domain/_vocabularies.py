"""What all closed vocabularies share: members with parents, definitions and sources.

A vocabulary is an enumeration whose members know more than their text. A member is a
kind of its parent, and a record may state a parent and nothing finer. Two states stand
outside every vocabulary: ``None`` is *not stated*, :data:`ABSENT` *stated to be none*.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, NoReturn, Self

from genetherapy_model.domain._sources import resolve
from genetherapy_model.errors import InvalidValue

__all__ = ["ABSENT", "Absent", "Entry", "Vocabulary"]


class Absent(Enum):
    """Stated to be none, which is more than not stated.

    An electroporated ribonucleoprotein has no vector, an unmodified cell no mechanism.
    ``None`` in their place would say that the source is silent.

    >>> ABSENT
    ABSENT
    >>> Absent("none")
    Traceback (most recent call last):
    ...
    ValueError: 'none' is not a valid Absent
    """

    ABSENT = "absent"

    def __repr__(self) -> str:
        return self.name


ABSENT: Final = Absent.ABSENT
"""Stated to be none: the one member of :class:`Absent`."""


class Entry(str):  # a text, so that type checkers see text in ``Route.ORAL.value``
    """The text of a member, and what is known of it.

    Attributes:
        definition: What the member means, in a phrase.
        source: Where the member comes from, parts set off by ``"; "``; see
            :func:`genetherapy_model.domain._sources.resolve`.
        parent: The next wider member.
        mesh: MeSH unique identifiers, set off by spaces.
        ncit: An NCI Thesaurus code.
        aliases: Other words for the same thing.
    """

    __slots__ = ("aliases", "definition", "mesh", "ncit", "parent", "source")

    definition: str
    source: tuple[str, ...]
    parent: str | None
    mesh: tuple[str, ...]
    ncit: str | None
    aliases: tuple[str, ...]

    def __new__(  # noqa: PLR0913 - the columns of a table
        cls,
        text: str,
        definition: str,
        source: str,
        parent: str | None = None,
        *,
        mesh: str = "",
        ncit: str | None = None,
        aliases: tuple[str, ...] = (),
    ) -> Self:
        """Make the text, and set the rest beside it."""
        entry = super().__new__(cls, text)
        entry.definition = definition
        entry.source = tuple(source.split("; "))
        entry.parent = parent
        entry.mesh = tuple(mesh.split())
        entry.ncit = ncit
        entry.aliases = aliases
        return entry


class Vocabulary(Enum):
    """The base of every closed vocabulary: each member an :class:`Entry`."""

    _value_: str

    def __init__(self, entry: str) -> None:
        if not isinstance(entry, Entry):
            raise TypeError(f"{type(self).__name__}: {entry!r} has no definition")
        self._value_ = str(entry)
        self._entry = entry

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        known = ", ".join(repr(member.value) for member in cls)
        raise InvalidValue(f"{value!r} is no {cls.__name__}: it must be one of {known}")

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    def __str__(self) -> str:
        return self.value

    @property
    def definition(self) -> str:
        """What the member means, in a phrase."""
        return self._entry.definition

    @property
    def source(self) -> tuple[str, ...]:
        """Where the member comes from: keys, identifiers, addresses, evidence."""
        return self._entry.source

    @property
    def citations(self) -> tuple[str, ...]:
        """The sources in full."""
        return tuple(map(resolve, self._entry.source))

    @property
    def mesh(self) -> tuple[str, ...]:
        """MeSH unique identifiers that say the same; empty where none was seen."""
        return self._entry.mesh

    @property
    def ncit(self) -> str | None:
        """The NCI Thesaurus code that says the same, where one was seen."""
        return self._entry.ncit

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other words for the same thing."""
        return self._entry.aliases

    @property
    def parent(self) -> Self | None:
        """The next wider member: this one is a kind of it."""
        text = self._entry.parent
        return None if text is None else type(self)(str(text))

    @property
    def ancestors(self) -> tuple[Self, ...]:
        """All wider members, the nearest first."""
        parent = self.parent
        return () if parent is None else (parent, *parent.ancestors)

    def is_a(self, other: Self) -> bool:
        """Tell whether this member is the other one or a kind of it."""
        return self is other or other in self.ancestors
