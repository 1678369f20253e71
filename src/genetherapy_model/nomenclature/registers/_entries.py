"""Entries of the registers, and what a look-up can fail with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import Generic, Self, TypeAlias, TypeVar

from attrs import field, frozen

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain._texts import to_texts
from genetherapy_model.domain.journals import Journal
from genetherapy_model.domain.organizations import Society
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.products import Product, Substance
from genetherapy_model.domain.subjects import MeshTerm
from genetherapy_model.errors import (
    GeneTherapyModelError,
    InvalidIdentifier,
    InvalidType,
)
from genetherapy_model.nomenclature.registers._spellings import (
    fold,
    nearest,
    spellings,
)

__all__ = [
    "AmbiguousName",
    "Listed",
    "NotInRegister",
    "Register",
    "RegisterEntry",
    "RegisterKind",
    "Registered",
]

T = TypeVar("T", bound=Statement)

Registered: TypeAlias = Journal | Society | Person | Product | Substance | MeshTerm
"""What a register holds."""


class RegisterKind(Enum):
    """Which register an entry stands in.

    >>> RegisterKind("journal")
    <RegisterKind.JOURNAL: 'journal'>
    >>> RegisterKind("congress")
    Traceback (most recent call last):
    ...
    ValueError: 'congress' is not a valid RegisterKind
    """

    JOURNAL = "journal"
    SOCIETY = "society"
    PERSON = "person"
    PRODUCT = "product"
    SUBSTANCE = "substance"
    MESH_TERM = "mesh term"


@frozen(kw_only=True, repr=False, weakref_slot=False)
class RegisterEntry(Statement):
    """One entry of a register: what it is, how it is called, where that is stated.

    Attributes:
        kind: The register.
        value: The journal, society, person, product, substance or MeSH term.
        names: All names under which it is found, the usual one first.
        identifiers: Its identifiers, and those of the substances of a product, as
            CURIEs: ``"issn:1043-0342"``.
        note: What the register says beside the value.
        sources: Where it is all stated, as addresses or titles.

    Raises:
        InvalidType: If the value is mere text.

    >>> from genetherapy_model.nomenclature import lookup
    >>> [entry] = lookup("Hum. Gene Ther.")
    >>> entry.kind.value, entry.name, entry.identifiers[0]
    ('journal', 'Human Gene Therapy', 'issn:1043-0342')
    >>> RegisterEntry(kind=RegisterKind.JOURNAL, value="Hum Gene Ther", names=["HGT"])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: RegisterEntry.value: expected Journal or ...
    """

    kind: RegisterKind
    value: Journal | Society | Person | Product | Substance | MeshTerm
    names: tuple[str, ...] = field(converter=to_texts)
    identifiers: tuple[str, ...] = field(default=(), converter=to_texts)
    note: str | None = None
    sources: tuple[str, ...] = field(default=(), converter=to_texts)

    @property
    def name(self) -> str:
        """The usual name."""
        return self.names[0]

    def __str__(self) -> str:
        return f"{self.name} ({self.kind.value})"


class NotInRegister(GeneTherapyModelError, LookupError):
    """A name that no entry has, with the names that come nearest.

    Attributes:
        name: What was asked for.
        kind: The register that was asked; None for all of them.

    >>> from genetherapy_model.nomenclature import find_journal
    >>> try:
    ...     find_journal("Human Gene Terapy")
    ... except NotInRegister as error:
    ...     print(error.suggestions[0])
    Human Gene Therapy
    """

    def __init__(
        self,
        name: str,
        suggestions: tuple[str, ...] | Callable[[], tuple[str, ...]] = (),
        kind: RegisterKind | None = None,
    ) -> None:
        super().__init__(name)
        self.name = name
        self.kind = kind
        self._suggestions = suggestions

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Known names that are spelled alike, the nearest first.

        They are compared only when they are asked for, as misses are common.
        """
        if callable(self._suggestions):
            self._suggestions = self._suggestions()
        return self._suggestions

    def __reduce__(
        self,
    ) -> tuple[type[Self], tuple[str, tuple[str, ...], RegisterKind | None]]:
        """Pickle what is suggested, not how it is found."""
        return type(self), (self.name, self.suggestions, self.kind)

    def __str__(self) -> str:
        near = ", ".join(map(repr, self.suggestions))
        advice = f"; did you mean {near}?" if near else ""
        where = (
            f"no {self.kind.value} of the register" if self.kind else "in no register"
        )
        return f"{_short(self.name)} is {where}{advice}"


class AmbiguousName(GeneTherapyModelError, LookupError):
    """A name that several entries have: the caller chooses.

    Attributes:
        name: What was asked for.
        candidates: The entries that have it.

    >>> from genetherapy_model.nomenclature import find_product
    >>> try:
    ...     find_product("onasemnogene abeparvovec")
    ... except AmbiguousName as error:
    ...     print(*(entry.name for entry in error.candidates))
    Zolgensma Itvisma
    """

    def __init__(self, name: str, candidates: tuple[RegisterEntry, ...]) -> None:
        super().__init__(name, candidates)
        self.name = name
        self.candidates = candidates

    def __str__(self) -> str:
        them = ", ".join(map(str, self.candidates))
        return f"{_short(self.name)} is ambiguous: it may be {them}"


def _short(name: str) -> str:
    return repr(name if len(name) <= 80 else f"{name[:77]}...")


@frozen(kw_only=True, weakref_slot=False, eq=False)
class Listed(Generic[T]):
    """A value as its register lists it, compared by identity.

    Attributes:
        value: The value.
        entry: The entry that tells of it.
        identifiers: The identifiers that it is found by.
        facts: Its parts that have sources of their own, such as roles.
    """

    value: T
    entry: RegisterEntry
    identifiers: tuple[Identifier, ...] = ()
    facts: tuple[tuple[Statement, tuple[str, ...]], ...] = ()


class Register(Generic[T]):
    """Values of one kind, found by any of their names and identifiers."""

    def __init__(self, kind: RegisterKind, rows: Iterable[Listed[T]]) -> None:
        self._kind = kind
        self._rows = tuple(rows)
        self._by_name: dict[str, list[Listed[T]]] = {}
        self._by_identifier: dict[Identifier, list[Listed[T]]] = {}
        self.shown: dict[str, dict[str, str]] = {}
        for row in self._rows:
            for name in row.entry.names:
                for form in spellings(name):
                    rows_there = self._by_name.setdefault(form, [])
                    if row not in rows_there:
                        rows_there.append(row)
                    self.shown.setdefault(form, {}).setdefault(row.entry.name, name)
            for identifier in row.identifiers:
                self._by_identifier.setdefault(identifier, []).append(row)
        self._kinds = sorted(
            {type(known) for known in self._by_identifier}, key=lambda kind: kind.kind
        )

    @property
    def rows(self) -> tuple[Listed[T], ...]:
        """The rows, in the order of the file."""
        return self._rows

    @property
    def values(self) -> tuple[T, ...]:
        """The values, in the order of the file."""
        return tuple(row.value for row in self._rows)

    def find(self, name: str | Identifier) -> T:
        """Give the one value of a name or identifier.

        Raises:
            InvalidType: If it is neither text nor an identifier.
            NotInRegister: If there is none.
            AmbiguousName: If there are several.
        """
        rows = self._matches(name)
        if not rows:
            raise NotInRegister(
                str(name), lambda: nearest(str(name), self.shown), self._kind
            )
        if len(rows) > 1:
            raise AmbiguousName(str(name), tuple(row.entry for row in rows))
        return rows[0].value

    def matches(self, name: str | Identifier) -> tuple[RegisterEntry, ...]:
        """Give all entries of a name or identifier, none of them or several."""
        return tuple(row.entry for row in self._matches(name))

    def _matches(self, name: str | Identifier) -> list[Listed[T]]:
        if isinstance(name, Identifier):
            return self._by_identifier.get(name, [])
        if not isinstance(name, str):
            got = f"{type(name).__name__} {name!r:.60}"
            raise InvalidType(f"expected a name or an identifier, got {got}")
        found = list(self._by_name.get(fold(name), ()))
        for identifier in self._read(name):
            rows = self._by_identifier.get(identifier, ())
            found.extend(row for row in rows if row not in found)
        return found

    def _read(self, text: str) -> Iterator[Identifier]:
        for kind in self._kinds:
            try:
                yield kind.parse(text)
            except InvalidIdentifier:
                continue
