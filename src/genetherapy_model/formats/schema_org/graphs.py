"""Graphs: nodes that refer to each other by ``@id``, and which of them are works.

A reference is an object with no more than ``@id`` (a type, a name), or text that some
node of the document has as its ``@id``; what stands for it is put in its place, but
never inside of itself, so that cycles end. Of another work there stands what tells
which it is: what that one cites in turn stays a reference, so that works that cite each
other take no more room than they do in the graph. A journal leads to its editors: in a
graph, that is turned around, as it is for those who are asked for their roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from genetherapy_model.formats.schema_org.nodes import Node
from genetherapy_model.formats.schema_org.values import (
    listing,
    nodes_of,
    text_of,
    types_of,
)
from genetherapy_model.formats.schema_org.vocabulary import (
    ARTICLES,
    PAGES,
    SERIALS,
    WORKS,
)

__all__ = ["Works", "find_works", "has_references", "is_work", "nodes_in"]

_EDITS: Final = "editor"
_DEEPEST: Final = 12
_MOST: Final = 20_000
# So many times the nodes of a document are made of them at most, and these besides.
_TIMES: Final = 50
# So often may nodes of a type stand in each other by reference.
_NESTED: Final = 2
_ARTICLE: Final = re.compile(r"[A-Za-z]*Article")
_LOCAL: Final = re.compile(r"(?:#|_:)\S{1,200}")
_KEYWORDS: Final = ("@id", "@type", "@context", "@value")
# What has no more than these says too little to be all that is said of it.
_THIN: Final = frozenset({"@id", "@type", "@context", "name"})
# What tells which work is meant, and what is said of it as the target of a relation.
_TELLING: Final = frozenset(
    "@id @type @context name headline disambiguatingDescription text identifier url "
    "sameAs version position additionalProperty includedInDataCatalog".split()
)


class Works(NamedTuple):
    """What a document holds.

    Attributes:
        items: The works, each with all that belongs to it in its place.
        others: Nodes that are no works, and that no work refers to.
        unfollowed: How many references stay, as the works would be too large.
    """

    items: list[Node]
    others: list[Node]
    unfollowed: int = 0


def is_work(node: Node) -> bool:
    """Tell whether a node alone is a work.

    >>> is_work({"@type": "NewsArticle"}), is_work({"@type": "Person"})
    (True, False)
    """
    types = types_of(node)
    return bool(WORKS & {*types}) or any(map(_ARTICLE.fullmatch, types))


def nodes_in(document: Node) -> list[Node]:
    """Give the nodes of a document: those of its graph, or itself."""
    graph = [one for one in listing(document.get("@graph")) if isinstance(one, dict)]
    if "@graph" not in document:
        return [document]
    context = {key: document[key] for key in ("@context",) if key in document}
    own = {key: value for key, value in document.items() if key != "@graph"}
    made = [{**context, **one} for one in graph]
    return made if own.keys() <= {"@context", "@id"} else [own, *made]


def has_references(value: object) -> bool:
    """Tell whether a value leads to nodes that stand elsewhere."""
    if isinstance(value, list):
        return any(map(has_references, value))
    if isinstance(value, str):
        return _LOCAL.fullmatch(value) is not None
    if not isinstance(value, dict):
        return False
    return _is_reference(value) or any(map(has_references, value.values()))


def _is_reference(value: Node) -> bool:
    return isinstance(value.get("@id"), str) and value.keys() <= {"@id", "@type"}


def find_works(nodes: list[Node]) -> Works:
    """Give the works among nodes, with what they refer to in its place."""
    index: dict[str, Node] = {}
    size = sum(_define(node, index, 0) for node in nodes)
    _turn_editors(index)
    if len(nodes) == 1 and not is_work(nodes[0]):
        # A page, a list or a person may be all that says which works there are.
        nodes = [*_main(nodes[0])] or nodes
    mentioned = {reference for node in nodes for reference in _references(node)}
    works = [node for node in nodes if is_work(node)]
    chosen = [
        node
        for node in works
        if ARTICLES & {*types_of(node)} or text_of(node.get("@id")) not in mentioned
    ]
    pages = [node for node in nodes if PAGES & {*types_of(node)}]
    chosen = chosen or works or pages
    names = {name for node in chosen if isinstance(name := node.get("@id"), str)}
    inliner = _Inliner(index, names, _MOST + _TIMES * size)
    items = [inliner.fill(node) for node in chosen]
    places = set(map(id, chosen))
    others = [
        node
        for node in nodes
        if id(node) not in places
        and text_of(node.get("@id")) not in inliner.seen
        and not (node.keys() <= {"@context", "@id", "@type"})
    ]
    return Works(items, others, inliner.unfollowed)


def _main(node: Node) -> Iterator[Node]:
    for key in ("mainEntity", "hasPart", "subjectOf", "workExample", "itemListElement"):
        for one in listing(node.get(key)):
            inner = one.get("item", one) if isinstance(one, dict) else one
            if isinstance(inner, dict) and is_work(inner):
                yield inner


def _define(value: object, index: dict[str, Node], depth: int) -> int:
    """Note the nodes that have names, and give how many nodes there are."""
    if depth > _DEEPEST:
        return 0
    if isinstance(value, list):
        return sum(_define(one, index, depth + 1) for one in value)
    if not isinstance(value, dict):
        return 0
    name = value.get("@id")
    if isinstance(name, str) and not _is_reference(value):
        # What several places say of a node belongs together; the first counts.
        index[name] = {**value, **index.get(name, {})}
    return 1 + sum(_define(one, index, depth + 1) for one in value.values())


def _turn_editors(index: dict[str, Node]) -> None:
    journals = [node for node in index.values() if SERIALS & {*types_of(node)}]
    for journal in journals:
        reverse = {_EDITS: {"@id": journal["@id"]}}
        for role in nodes_of(journal.get(_EDITS)):
            known = {**index.get(str(role.get("@id")), {}), **role}
            is_role = any(kind.endswith("Role") for kind in types_of(known))
            people = nodes_of(known.get(_EDITS)) if is_role else [role]
            stated = {key: known[key] for key in known if key not in ("@id", _EDITS)}
            turned = {**(stated if is_role else {"@type": "Role"}), "@reverse": reverse}
            for person in people:
                name = person.get("@id")
                if isinstance(name, str) and name in index and _is_reference(person):
                    held = index[name].get("@reverse")
                    others = listing(held.get(_EDITS)) if isinstance(held, dict) else []
                    held = {_EDITS: [*others, turned]}
                    index[name] = {**index[name], "@reverse": held}


def _references(value: object) -> Iterator[str]:
    parts: Iterable[object] = value if isinstance(value, list) else ()
    if isinstance(value, dict):
        parts = value.values()
    for one in parts:
        if isinstance(one, str):
            yield one
        if isinstance(one, dict) and (name := text_of(one.get("@id"))) is not None:
            yield name
        yield from _references(one)


class _Place(NamedTuple):
    """Where in a work a node is put.

    Attributes:
        names: The names of the nodes that it stands in.
        types: Their types, where they were referred to.
        is_work: Whether one of them is another work.
    """

    names: tuple[str, ...]
    types: tuple[str, ...] = ()
    is_work: bool = False


class _Inliner:
    """Puts nodes into the places where they are referred to.

    Args:
        index: The nodes by their names.
        items: The names of the works that are items themselves.
        most: How many nodes are made before references stay.
    """

    def __init__(self, index: dict[str, Node], items: set[str], most: int) -> None:
        self._index = index
        self._items = items
        self._left = most
        self.seen = set(items)
        self.unfollowed = 0

    def fill(self, node: Node) -> Node:
        """Give a node with all that it refers to."""
        return self._filled(node, _Place((str(node.get("@id")),)))

    def _filled(self, node: Node, place: _Place) -> Node:
        self._left -= 1
        return {
            key: held if key in _KEYWORDS else self._value(held, key, place)
            for key, held in node.items()
        }

    def _value(self, value: object, key: str, place: _Place) -> object:
        if isinstance(value, list):
            return [self._value(one, key, place) for one in value]
        if isinstance(value, str) and _LOCAL.fullmatch(value) and value in self._index:
            value = {"@id": value}
        if not isinstance(value, dict):
            return value
        name = value.get("@id")
        known = None
        if isinstance(name, str) and value.keys() <= _THIN:
            known = self._index.get(name)
        if known is None:
            inner = place._replace(is_work=place.is_work or is_work(value))
            if isinstance(name, str):
                self.seen.add(name)
                inner = inner._replace(names=(*place.names, name))
            return self._filled(value, inner)
        return self._put(str(name), {**known, **value}, key, place) or value

    def _put(self, name: str, node: Node, key: str, place: _Place) -> Node | None:
        """Give what stands for a reference, or nothing where it stays."""
        types = types_of(node)[:1]
        is_other = is_work(node)
        if (
            name in place.names
            or len(place.names) > _DEEPEST
            or (is_other and place.is_work)
            or any(place.types.count(kind) >= _NESTED for kind in types)
        ):
            return None
        if self._left < 0:
            self.unfollowed += 1
            return None
        # A book is told whole to its chapters; what is no item, to the first place.
        if is_other and key != "isPartOf" and name in self.seen:
            node = {term: node[term] for term in node if term in _TELLING}
        self.seen.add(name)
        inner = _Place(
            (*place.names, name), (*place.types, *types), place.is_work or is_other
        )
        return self._filled(node, inner)
