"""Objects as code: the examples of the rules in a form that can be pasted."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from enum import Enum
from typing import Final, cast

import attrs

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain._vocabularies import Absent
from genetherapy_model.domain.dates import DateRange, PartialDate
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.errors import GeneTherapyModelError

__all__ = ["code_of", "imports_of"]

_WIDTH: Final = 80
_OURS: Final = re.compile(r"[A-Z]\w*")
_evolve = cast("Callable[..., Statement]", attrs.evolve)


def code_of(value: object) -> str:
    """Write an object as code that makes it, in lines that a page can hold.

    >>> from genetherapy_model import Agent, Component, Vector, VectorFamily
    >>> vector = Vector(family=VectorFamily.AAV, serotype="AAV9")
    >>> print(code_of((Component(agent=Agent(vector=vector)), Component())))
    (
        Component(
            agent=Agent(vector=Vector(family=VectorFamily.AAV, serotype='AAV9'))
        ),
        Component(),
    )
    """
    return "\n".join(_laid_out(_expression(value), "", "", ""))


def _expression(value: object) -> ast.expr:
    match value:
        case PartialDate() | DateRange():
            return _called(f"{type(value).__name__}.parse", [_expression(str(value))])
        case MarkedText(value=text):
            return _called("MarkedText", [_expression(text)])
        case Statement():
            return _called(type(value).__name__, [], _keywords(value))
        case tuple():
            return ast.Tuple([_expression(each) for each in value], ast.Load())
        case Enum() if not isinstance(value, Absent):
            return _parsed(f"{type(value).__name__}.{value.name}")
        case _:
            return _parsed(repr(value))


def _keywords(owner: Statement) -> list[ast.keyword]:
    """Give the arguments of a statement; as texts, where it reads the same in them."""
    made = []
    for name, default in _defaults(type(owner)):
        value = getattr(owner, name)
        if value == default:
            continue
        said = value
        if isinstance(value, (Identifier, MarkedText, PartialDate, DateRange)):
            text = value.value if isinstance(value, MarkedText) else str(value)
            with suppress(GeneTherapyModelError):
                if getattr(_evolve(owner, **{name: text}), name) == value:
                    said = text
        if isinstance(value, (tuple, frozenset)):
            members = sorted(value, key=repr) if isinstance(value, frozenset) else value
            listed = ast.List([_expression(each) for each in members], ast.Load())
            made.append(ast.keyword(name, listed))
        else:
            made.append(ast.keyword(name, _expression(said)))
    return made


def _defaults(kind: type) -> Iterator[tuple[str, object]]:
    for each in attrs.fields(kind):
        yield each.name, each.default


def _called(
    name: str, values: list[ast.expr], keywords: Iterable[ast.keyword] = ()
) -> ast.expr:
    return ast.Call(_parsed(name), values, list(keywords))


def _parsed(code: str) -> ast.expr:
    return ast.parse(code, mode="eval").body


def imports_of(*codes: str) -> str:
    """Give the imports that pieces of code need.

    >>> imports_of("(Pmid('1'), Doi('10.1/x'))")
    'from genetherapy_model import Doi, Pmid'
    """
    names = {
        node.id
        for code in codes
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Name)
    }
    ours = ", ".join(sorted(filter(_OURS.fullmatch, names)))
    needed = ["import datetime"] if "datetime" in names else []
    if ours:
        needed.append(f"from genetherapy_model import {ours}")
    return "\n".join(needed)


def _laid_out(node: ast.expr, indent: str, before: str, after: str) -> Iterator[str]:
    """Give the lines of an expression, with what stands before and after it."""
    line = f"{indent}{before}{ast.unparse(node)}{after}"
    opening, parts, closing = _parts(node)
    if len(line) <= _WIDTH or not parts:
        yield line
        return
    yield f"{indent}{before}{opening}"
    comma = "," if len(parts) > 1 or isinstance(node, ast.Tuple) else ""
    for name, part in parts:
        yield from _laid_out(part, f"{indent}    ", name, comma)
    yield f"{indent}{closing}{after}"


def _parts(node: ast.expr) -> tuple[str, list[tuple[str, ast.expr]], str]:
    match node:
        case ast.Call(func=func, args=args, keywords=keywords):
            named = [(f"{each.arg}=", each.value) for each in keywords]
            return f"{ast.unparse(func)}(", [*(("", a) for a in args), *named], ")"
        case ast.Tuple(elts=elements):
            return "(", [("", each) for each in elements], ")"
        case ast.List(elts=elements):
            return "[", [("", each) for each in elements], "]"
        case _:
            return "", [], ""
