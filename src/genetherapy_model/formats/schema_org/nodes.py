"""Nodes of the graph: how a statement is written as one, and read from it.

What schema.org has a term for is written with that term. What is left over of the
statement is written beside it, as ``additionalProperty``, a ``PropertyValue`` for each
value, under our own names: the place of the value in our JSON of the statement. So a
role that was seen held on a day is an ``OrganizationRole`` with our
``term/observed_on``, and whoever knows schema.org alone reads all the rest of it.

Source: https://schema.org/additionalProperty, https://schema.org/propertyID.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from functools import cache
from typing import Final, Generic, NamedTuple, TypeAlias, TypeVar

from cattrs import Converter

from genetherapy_model.codec import make_converter
from genetherapy_model.domain._statements import Statement, is_same
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, Severity
from genetherapy_model.formats.schema_org.values import listing, text_of

__all__ = ["ADDITIONAL", "Node", "NodeForm", "Notes", "is_property"]

Node: TypeAlias = dict[str, object]
"""A node of the graph, with the terms of schema.org as keys."""
Path: TypeAlias = tuple[str, ...]

T = TypeVar("T", bound=Statement)

ADDITIONAL: Final = "additionalProperty"
_OURS: Final = "genetherapy-model:"
_GONE: Final = object()
_MOST_KEPT: Final = 1000
_EMPTIES: Final[dict[str, object]] = {"null": None, "{}": {}, "[]": []}


class Notes:
    """What was odd in a node and in those below it.

    Args:
        is_own: Whether the node was just written here, so that nothing in it can
            contradict itself.

    Attributes:
        is_exact: Whether the nodes of one's own are read back as what was written.
    """

    def __init__(self, *, is_own: bool = False) -> None:
        self.is_own = is_own
        self.is_exact = True
        self.findings: list[Finding] = []

    def warn(self, code: str, message: str, path: str = "") -> None:
        """Note something."""
        self.findings.append(
            Finding(code=code, severity=Severity.WARNING, message=message, path=path)
        )


class _Written(NamedTuple, Generic[T]):
    """What was written of a statement.

    Attributes:
        statement: The statement.
        node: Its node.
        said: What the terms of it say.
        is_exact: Whether each node in it is read back as what was written.
    """

    statement: T
    node: Node
    said: T | None
    is_exact: bool


class NodeForm(Generic[T]):
    """How statements of one class are written as nodes.

    What was written last is kept, as the same is asked again: to be put into a node,
    to be read back from there, and to be compared. So a node is never changed.

    Args:
        kind: The class.
        write: Writes what schema.org has terms for.
        read: Reads the same; None of a node that says nothing of the kind.
        accepts: Tells whether a node is of this form at all.
    """

    def __init__(
        self,
        kind: type[T],
        write: Callable[[T], Node],
        read: Callable[[Node, Notes], T | None],
        accepts: Callable[[Node], bool] = bool,
    ) -> None:
        self._kind = kind
        self._write = write
        self._read = read
        self.accepts = accepts
        self._last: _Written[T] | None = None
        self._kept: dict[T, _Written[T]] = {}
        self._own: dict[int, tuple[_Written[T], T | None]] = {}

    def write(self, statement: T) -> Node:
        """Write a statement: the terms, and what they leave over."""
        return self._written(statement).node

    def _written(self, statement: T) -> _Written[T]:
        if self._last is not None and self._last.statement is statement:
            return self._last
        found = self._kept.get(statement) if self._kind is not Publication else None
        if found is None:
            node = self._write(statement)
            notes = Notes(is_own=True)
            said = self._read(node, notes)
            before = _data_of(said, self._kind)
            after = _data_of(statement, self._kind)
            rest = [_property(*each) for each in _differences(before, after, ())]
            node = node | {ADDITIONAL: rest} if rest else node
            found = _Written(statement, node, said, notes.is_exact)
            if self._kind is not Publication:
                if len(self._kept) >= _MOST_KEPT:
                    self._kept.clear()
                    self._own.clear()
                self._kept[statement] = self._last = found
                made = self._completed(node, said, Notes(is_own=True))
                self._own[id(node)] = found, made
        self._last = found
        return found

    def read(self, node: Node, notes: Notes) -> T | None:
        """Read a statement: the terms, and what stands beside them under our names."""
        if notes.is_own and (known := self._own.get(id(node))) is not None:
            # It is held by what was written, so that no other node has its place.
            written, made = known
            notes.is_exact &= written.is_exact and made == written.statement
            return made
        said = self._read(node, notes)
        return self._completed(node, said, notes)

    def read_back(self, node: Node) -> T | None:
        """Read what was just written, if that gives the statement; else nothing."""
        last = self._last
        if last is None or last.node is not node or not last.is_exact:
            return None
        notes = Notes(is_own=True)
        made = self._completed(node, last.said, notes)
        return made if is_same(made, last.statement) else None

    def _completed(self, node: Node, said: T | None, notes: Notes) -> T | None:
        """Give what is said with what stands beside it under our names."""
        stated = [
            found for one in listing(node.get(ADDITIONAL)) if (found := _ours(one))
        ]
        if not stated:
            return said
        made, problem = self._with(said, said, stated, is_own=notes.is_own)
        if not problem:
            if notes.is_own and made is not None and self._kind is not Publication:
                notes.is_exact &= self._written(made).said == said
            return made
        # What does not fit shall not take along what does.
        made = said
        for name in dict.fromkeys(path[0] for path, _ in stated):
            group = [(path, value) for path, value in stated if path[0] == name]
            more, problem = self._with(made, said, group, is_own=False)
            if problem:
                notes.warn("RDR034", f"{ADDITIONAL}: {name or 'no name'}: {problem}")
            else:
                made = more
        return made

    def _with(
        self,
        known: T | None,
        said: T | None,
        stated: list[tuple[Path, object]],
        *,
        is_own: bool,
    ) -> tuple[T | None, str]:
        """Give a statement with values of ours, or why it would be none."""
        data = _data_of(known, self._kind)
        try:
            for path, value in stated:
                data = _put(data, path, value)
            made = _converter().structure(data, self._kind)
        except (ExceptionGroup, ValueError, TypeError, LookupError) as error:
            return None, _told(error)
        # What the terms say as well contradicts them in nothing.
        is_new = not is_own and not is_same(made, known)
        if is_new and not is_same(self._written(made).said, said):
            return None, "it contradicts the terms beside it, which are read"
        return made, ""


@cache
def _converter() -> Converter:
    return make_converter()


def _data_of(statement: Statement | None, kind: type) -> object:
    if statement is None:
        return {}
    return _converter().unstructure(statement, unstructure_as=kind)


def _told(error: BaseException) -> str:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, IndexError):
        return "a place of ours lies beyond its list"
    return str(error) or type(error).__name__


def _differences(
    before: object, after: object, path: Path
) -> Iterator[tuple[Path, object]]:
    """Give the values that make the one of the other."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from (((*path, key), _GONE) for key in before if key not in after)
        for key, value in after.items():
            if key in before:
                yield from _differences(before[key], value, (*path, key))
            else:
                yield from _values(value, (*path, key))
    elif isinstance(before, list) and isinstance(after, list):
        for place in range(len(before) - 1, len(after) - 1, -1):
            yield (*path, str(place)), _GONE
        for place, value in enumerate(after):
            if place < len(before):
                yield from _differences(before[place], value, (*path, str(place)))
            else:
                yield from _values(value, (*path, str(place)))
    else:
        yield from _values(after, path)


def _values(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    parts: Iterable[tuple[object, object]] = ()
    if isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, list):
        parts = enumerate(value)
    is_empty = True
    for key, part in parts:
        is_empty = False
        yield from _values(part, (*path, str(key)))
    if is_empty:
        yield path, value


def _property(path: Path, value: object) -> Node:
    words = [part for part in path if not part.isdecimal()]
    made: Node = {
        "@type": "PropertyValue",
        "propertyID": f"{_OURS}{'/'.join(path)}",
        "name": words[-1].replace("_", " ") if words else path[-1],
    }
    if value is _GONE:
        return made
    for name, empty in _EMPTIES.items():
        if value == empty and type(value) is type(empty):
            return made | {"value": {"@type": "StructuredValue", "name": name}}
    return made | {"value": value}


def is_property(value: object, name: str) -> bool:
    """Tell whether a node is the property of a name of ours."""
    return isinstance(value, dict) and text_of(value.get("propertyID")) == _OURS + name


def _ours(one: object) -> tuple[Path, object] | None:
    name = text_of(one.get("propertyID")) if isinstance(one, dict) else None
    if not isinstance(one, dict) or name is None or not name.startswith(_OURS):
        return None
    value = one.get("value", _GONE)
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        if "@value" in value:
            value = value["@value"]
        else:
            value = deepcopy(_EMPTIES.get(text_of(value.get("name")) or ""))
    return tuple(name[len(_OURS) :].split("/")), value


def _put(data: object, path: Path, value: object) -> object:
    """Put a value at its place, and give what holds it then."""
    if not path:
        return value
    key, *rest = path
    if not key.isdecimal():
        held = data if isinstance(data, dict) else {}
        if value is _GONE and not rest:
            held.pop(key, None)
        else:
            held[key] = _put(held.get(key), tuple(rest), value)
        return held
    items = data if isinstance(data, list) else []
    place = int(key)
    if value is _GONE and not rest:
        del items[place]
        return items
    if place == len(items):
        items.append(None)
    items[place] = _put(items[place], tuple(rest), value)
    return items
