"""Every public name is named by a test: nothing is promised that nobody looks at.

``python tests/test_promises.py`` prints how many names there are.

A name counts as named where the code of a test or of an executed example says it: as a
name, an attribute, an argument or an import. A word in a string or a comment does not
count. A member counts by its own name, whichever class the test reads it from. Words of
vocabularies and strategies of classes are not counted: tests go through all of them.
"""

from __future__ import annotations

import ast
import doctest
import re
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path

import pytest

from genetherapy_model._hypothesis import STRATEGIES as KNOWN_STRATEGIES

ROOT = Path(__file__).parents[1]
OURS = "genetherapy_model"
STRATEGIES = f"{OURS}.strategies"


def promised() -> dict[str, str]:
    """Give the public names and members, each with where it stands."""
    found: dict[str, str] = {}
    for module in map(import_module, shown()):
        for name in getattr(module, "__all__", ()):
            # These are tested in a loop: tests/strategies/test_public_strategies.py.
            if module.__name__ == STRATEGIES and name in KNOWN_STRATEGIES.values():
                continue
            value = getattr(module, name)
            found[name] = f"{module.__name__}.{name}"
            if isinstance(value, type) and value.__module__.startswith(OURS):
                for member in members(value):
                    found.setdefault(member, f"{found[name]}.{member}")
    return found


def shown() -> list[str]:
    """Give the modules that the reference shows, and the packages of their names."""
    pages = "".join(
        page.read_text("utf-8") for page in (ROOT / "docs" / "reference").glob("*.md")
    )
    modules = re.findall(r"^\.\. automodule:: (\S+)$", pages, re.MULTILINE)
    return [
        OURS,
        STRATEGIES,
        *(name for name in modules if not name.startswith(STRATEGIES)),
    ]


def members(kind: type) -> Iterator[str]:
    """Give what a class of ours has of its own; what Python gives it is no promise."""
    for owner in kind.__mro__:
        if owner.__module__.startswith(OURS):
            for name, value in vars(owner).items():
                is_word = issubclass(kind, Enum) and isinstance(value, kind)
                if not name.startswith("_") and not is_word:
                    yield name


def named() -> set[str]:
    """Give what the code of tests and of executed examples names."""
    found: set[str] = set()
    for path in (ROOT / "tests").rglob("*.py"):
        found |= names_of(path.read_text("utf-8"))
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    texts = [page.read_text("utf-8") for page in pages]
    for path in (ROOT / "src").rglob("*.py"):
        texts += docstrings(ast.parse(path.read_text("utf-8")))
    for text in texts:
        for example in doctest.DocTestParser().get_examples(text):
            found |= names_of(example.source)
    return found


def docstrings(node: ast.Module | ast.stmt) -> Iterator[str]:
    """Give the docstrings of a module and of all that it defines."""
    if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
        yield ast.get_docstring(node) or ""
        for inner in node.body:
            yield from docstrings(inner)


def names_of(code: str) -> set[str]:
    """Give the names in a piece of code."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                found.add(name)
            case ast.keyword(arg=str(name)):
                found.add(name)
    return found


def test_every_promise_is_named_by_a_test() -> None:
    """Each public name stands in a test or in an example that is executed."""
    said = named()

    assert [] == [path for name, path in promised().items() if name not in said]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("gtm.Person(name=x)", {"gtm", "Person", "name", "x"}),
        ("from a import b as c", {"b"}),
        ("'Person'  # Journal", set()),
    ],
)
def test_a_name_is_named_by_code_alone(code: str, names: set[str]) -> None:
    """A word in a text or a comment tests nothing."""
    assert names == names_of(code)


def test_fields_and_methods_are_promises_and_words_are_not() -> None:
    """Classes, functions, fields and methods are promises; words of lists are not."""
    said = promised()

    assert {"Person", "inverse", "roles_on", "doi", "check_reader"} <= {*said}
    assert "genetherapy_model.Publication.doi" == said["doi"]
    assert {"REPRINT_OF", "with_traceback", "__init__"}.isdisjoint(said)


if __name__ == "__main__":
    print(len(promised()), "names,", len({*promised()} & named()), "named")  # noqa: T201
