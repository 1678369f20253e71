"""The short way in: builders that take a good record, and say nothing of a bad one.

For each class functions are generated when they are first needed. They take plain data
in the very form in which it is written, make the checks of the constructors, and raise
at the first thing that is otherwise. What they raise is for nobody to read: the strict
hooks then read the same text from its beginning, and explain. So a builder may refuse
what the strict hooks take, and must never take what they refuse.

What no text may hold was looked for in the document as a whole (see ``_plain_text``),
so of a text only its type is left to check.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import reduce
from operator import or_
from typing import Any, Final, TypeAlias, TypeVar, cast

import attrs
from cattrs import Converter

from genetherapy_model.codec._generating import (
    Generator,
    Unusual,
    each,
    item_of,
    object_or_text,
    primitive_or_array,
)
from genetherapy_model.codec._json_text import LARGEST
from genetherapy_model.codec._shapes import TAG, Arms, arms_of, fields_of
from genetherapy_model.codec._tags import NAMES
from genetherapy_model.domain._markup import is_flat
from genetherapy_model.domain._scalars import Identifier, twin_of_identifier
from genetherapy_model.domain._statements import Statement, twin_of
from genetherapy_model.domain.identifiers import Doi, Pmcid, Pmid
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.subjects import MeshTerm, PublicationType
from genetherapy_model.domain.text import MarkedText

K = TypeVar("K")
T = TypeVar("T")

Build: TypeAlias = Callable[[dict[str, object]], object]
"""Makes an object of plain data, or raises anything."""

# Identifiers that seldom come twice; the others are those of vocabularies.
_DISTINCT: Final = {Doi, Pmcid, Pmid}
# Of these, the same are said again and again.
_SHARED: Final = {Affiliation, MeshTerm, PublicationType}
# Texts of these fields are seldom the same twice.
_SAID_ONCE: Final = {"end", "family", "given", "note", "path", "start", "text"}
_MOST_KEPT: Final = 4096
_MANY_FIELDS: Final = 16


class Builders:
    """The builders of all classes, each generated when it is first needed."""

    def __init__(self, converter: Converter) -> None:
        self._functions = Generator(
            converter,
            {
                "keep": _keep,
                "marked": _marked,
                "texts": _texts,
                "words": _Kept[str, str](str),
            },
        )
        self._kept: dict[tuple[type, ...], str] = {}

    def build(self, kind: type, data: dict[str, object]) -> object:
        """Make an object of a class of plain data, or raise anything."""
        name = self._table(kind)
        return cast("list[Build]", self._functions.scope[name])[len(data)](data)

    def _table(self, kind: type, *, is_tagged: bool = False) -> str:
        """Name the list of the builders of a class by the number of keys in the data.

        Data with as many keys mostly has the same keys: those that come first have a
        function that looks up no others, and leaves the rest to one that does.
        """
        name = f"tagged_{kind.__name__}" if is_tagged else kind.__name__
        scope = self._functions.scope
        if name in scope:
            return name
        many = len(fields_of(kind)) > _MANY_FIELDS

        def build_any(data: dict[str, object]) -> object:
            build = self._compiled(kind, None, is_tagged=is_tagged)
            scope[f"any_{name}"] = build
            if many:
                table[:] = [build] * len(table)
            return build(data)

        def build_first(data: dict[str, object]) -> object:
            build = self._compiled(kind, [*data], is_tagged=is_tagged)
            table[len(data)] = build
            return build(data)

        longest = len(fields_of(kind)) + is_tagged
        table: list[Build] = [build_any if many else build_first] * (longest + 1)
        scope[f"any_{name}"] = build_any
        scope[name] = table
        return name

    def _compiled(
        self, kind: type, keys: list[str] | None, *, is_tagged: bool
    ) -> Build:
        with self._functions.lock:
            write = self._lines_of_any if keys is None else self._lines_of_some
            lines, result = write(kind, keys or (), is_tagged=is_tagged)
            lines = ["def build(d):", *lines]
            lines += [f" made.__class__ = {self._functions.name(kind)}"]
            if kind._check is not Statement._check:  # type: ignore[attr-defined] # noqa: SLF001 - a method of ours
                lines += [" made._check()"]
            lines += [f" return {result}"]
            return cast("Build", self._functions.define(kind, lines))

    def _lines_of_some(
        self, kind: type, keys: Collection[str], *, is_tagged: bool
    ) -> tuple[list[str], str]:
        """Write what builds from data with just these keys."""
        fields = fields_of(kind)
        present = [field.name for field, _ in fields if field.name in keys]
        if len(present) + is_tagged != len(keys):
            raise Unusual
        lines = [" try:", *(f"  v_{name} = d[{name!r}]" for name in present), "  pass"]
        any_of_it = f"any_{self._table(kind, is_tagged=is_tagged)}"
        lines += [" except KeyError:", f"  return {any_of_it}(d)"]
        if not present:
            lines = [" if type(d) is not dict: raise Unusual"]
        guards, values = [], []
        for field, hint in fields:
            if field.name in present:
                is_required = field.default is attrs.NOTHING
                name = f"v_{field.name}"
                guard, value = self._value(hint, name, kind, may_be_null=is_required)
                guards += [f" if {guard}: raise Unusual"] if guard else []
            else:
                value = self._default(field)
            values += [f" made.{field.name} = {value}"]
        lines, result = [*lines, *guards], "made"
        if kind in _SHARED and all(
            _is_single(hint) for field, hint in fields if field.name in present
        ):
            known = self._functions.name({})
            lines += [f" key = {', '.join(f'v_{name}' for name in present)}"]
            lines += [f" made = {known}.get(key)"]
            lines += [" if made is not None: return made"]
            key = "made.text.value" if kind is Affiliation else "key"
            result = f"keep({known}, {key}, made)"
        return [*lines, f" made = {self._twin(kind)}()", *values], result

    def _lines_of_any(
        self, kind: type, _: Collection[str], *, is_tagged: bool
    ) -> tuple[list[str], str]:
        """Write what builds from data with any keys of the class, and no others."""
        lines = [" if type(d) is not dict: raise Unusual", f" n = {int(is_tagged)}"]
        lines += [f" made = {self._twin(kind)}()"]
        for field, hint in fields_of(kind):
            is_required = field.default is attrs.NOTHING
            guard, value = self._value(hint, "v", kind, may_be_null=is_required)
            lines += [f" if {field.name!r} in d:", f"  v = d[{field.name!r}]"]
            lines += [f"  if {guard}: raise Unusual"] if guard else []
            lines += [f"  made.{field.name} = {value}", "  n += 1", " else:"]
            lines += [
                "  raise Unusual"
                if is_required
                else f"  made.{field.name} = {self._default(field)}"
            ]
        return [*lines, " if n != len(d): raise Unusual"], "made"

    def _value(
        self, hint: object, name: str, owner: type, *, may_be_null: bool
    ) -> tuple[str, str]:
        """Write what converts a variable: when to refuse it, and what becomes of it."""
        arms = arms_of(hint)
        guard, value = self._converted(hint, name, owner)
        if may_be_null and arms is not None and arms.null:
            value = f"None if {name} is None else {value}"
        return guard, value

    def _converted(self, hint: object, name: str, owner: type) -> tuple[str, str]:
        arms = object_or_text(hint)
        if arms is not None:
            return "", self._one(arms, name)
        kind = primitive_or_array(hint)
        if kind is str and name[2:] not in _SAID_ONCE:
            return _GUARDS[kind].format(name), f"words[{name}]"
        if kind in _GUARDS:
            return _GUARDS[kind].format(name), name
        item = item_of(kind)
        if item is str:
            return f"type({name}) is not list", f"texts({name})"
        # What may hold itself without end is the strict hooks' to follow.
        arms = None if item is owner else object_or_text(item)
        if arms is None:
            return "", self._strict(hint, name)
        return f"type({name}) is not list", each(self._one(arms, "i"), name)

    def _one(self, arms: Arms, name: str) -> str:
        """Write what converts to one of several that are no primitives."""
        of_text = self._text(arms, name)
        of_object = ""
        if arms.tagged:
            tables = {
                NAMES[kind]: self._functions.scope[self._table(kind, is_tagged=True)]
                for kind in arms.statements
            }
            tables_name = self._functions.name(tables)
            of_object = f"{tables_name}[{name}[{TAG!r}]][len({name})]({name})"
        elif arms.statements:
            of_object = f"{self._table(arms.statements[0])}[len({name})]({name})"
        if of_text and of_object:
            return f"{of_text} if type({name}) is str else {of_object}"
        return of_text or of_object

    def _text(self, arms: Arms, name: str) -> str:
        """Write what converts text to a member or a scalar."""
        kinds = (*arms.scalars, *arms.vocabularies)
        if not kinds:
            return ""
        if kinds == (MarkedText,):
            return f"marked({name})"
        if _DISTINCT.issuperset(kinds):
            identifiers = cast("tuple[type[Identifier], ...]", kinds)
            read = _curies(identifiers) if arms.curies else _identifiers(identifiers[0])
            return f"{self._functions.name(read)}({name})"
        if kinds not in self._kept:
            hint = reduce(or_, kinds)
            hook = self._functions.converter.get_structure_hook(hint)
            kept = _Kept[str, object](lambda text: hook(text, hint))
            self._kept[kinds] = self._functions.name(kept)
        return f"{self._kept[kinds]}[{name}]"

    def _strict(self, hint: object, name: str) -> str:
        """Leave to the strict hook what is rare."""
        hook = self._functions.converter.get_structure_hook(hint)
        strict = self._functions.name(lambda value: hook(value, hint))
        return f"{strict}({name})"

    def _default(self, field: attrs.Attribute[object]) -> str:
        if field.default is attrs.NOTHING:
            raise Unusual
        return self._functions.name(field.default)

    def _twin(self, kind: type) -> str:
        return self._functions.name(twin_of(kind))


class _Kept(dict[K, T]):
    """Values by what they are made of, each made once; their number is bounded."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[K], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> T:
        return _keep(self, key, self._make(key))


def _keep(known: dict[K, T], key: K, made: T) -> T:
    if len(known) >= _MOST_KEPT:
        known.clear()
    known[key] = made
    return made


def _is_single(hint: object) -> bool:
    """Tell whether what stands there is one text, number or truth."""
    arms = arms_of(hint)
    return arms is not None and not arms.statements and not arms.arrays


_GUARDS: Final[dict[object, str]] = {
    str: "type({0}) is not str",
    bool: "{0} is not True and {0} is not False",
    int: f"type({{0}}) is not int or not {-LARGEST} <= {{0}} <= {LARGEST}",
}
_lists = _Kept[tuple[str, ...], tuple[str, ...]](tuple)
_Marked: Any = twin_of(MarkedText)


def _marked(text: str) -> MarkedText:
    if type(text) is not str:
        raise Unusual
    if ("<" in text or "&" in text or ">" in text) and not is_flat(text):
        return MarkedText(text)
    made = _Marked()
    made.value = text if text.isascii() else text[:1] + text[1:]
    made.__class__ = MarkedText
    return made  # type: ignore[no-any-return]


def _texts(items: list[str]) -> tuple[str, ...]:
    for item in items:
        if type(item) is not str:
            raise Unusual
    return _lists[tuple(items)]


def _identifiers(kind: type[Identifier]) -> Callable[[str], Identifier]:
    twin: Any = twin_of_identifier(kind)
    matches = kind._canonical.fullmatch  # noqa: SLF001 - a field of ours

    def read(text: str) -> Identifier:
        if matches(text) is None:
            raise Unusual
        made = twin()
        made.value = text
        made.__class__ = kind
        return made  # type: ignore[no-any-return]

    return read


def _curies(kinds: tuple[type[Identifier], ...]) -> Callable[[str], Identifier]:
    known = {
        kind.prefix: (kind, twin_of_identifier(kind), kind._canonical.fullmatch)  # noqa: SLF001
        for kind in kinds
    }

    def read(text: str) -> Identifier:
        prefix, _, local = text.partition(":")
        kind, twin, matches = known[prefix]
        if matches(local) is None:
            raise Unusual
        made: Any = twin()
        made.value = local
        made.__class__ = kind
        return made  # type: ignore[no-any-return]

    return read
