"""The public names and signatures, as a text that shows every change in a diff.

``python tests/test_public_api.py`` writes the text anew.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from enum import Enum
from pathlib import Path

import pytest

import genetherapy_model as gtm
from genetherapy_model._homes import HOMES

SNAPSHOT = Path(__file__).with_name("public_api.txt")


def describe(name: str) -> str:
    """Give the signature of a public name, or the members of a vocabulary."""
    value = getattr(gtm, name)
    if isinstance(value, type) and issubclass(value, Enum):
        return f"{name}: {', '.join(value.__members__)}"
    if isinstance(value, type) and issubclass(value, Exception):
        return f"{name}({', '.join(base.__name__ for base in value.__bases__)})"
    if callable(value) and (isinstance(value, type) or inspect.isfunction(value)):
        shown = str(inspect.signature(value))
        signature = re.sub(r"genetherapy_model\.[a-z_.]*", "", shown)
        public = [
            member
            for member in dir(value)
            if isinstance(value, type) and not member.startswith("_")
        ]
        return f"{name}{signature}" + (f"  [{' '.join(public)}]" if public else "")
    # Python versions show unions in different ways.
    return name


def api() -> str:
    """Describe all public names, a line each."""
    return "".join(f"{describe(name)}\n" for name in gtm.__all__)


def test_the_public_api_is_the_one_that_was_written_down() -> None:
    """No public name or signature changes by accident."""
    assert api().splitlines() == SNAPSHOT.read_text("utf-8").splitlines()


def test_the_front_door_is_sorted_and_whole() -> None:
    """``__all__``, what checkers are told, and what is imported when asked are one."""
    homes = {f"genetherapy_model.{home}" for home in HOMES.values()}
    told = {
        alias.name: node.module
        for node in ast.walk(ast.parse(Path(gtm.__file__).read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module in homes
        for alias in node.names
    }

    assert gtm.__all__ == sorted(gtm.__all__)
    assert {name: f"genetherapy_model.{home}" for name, home in HOMES.items()} == told
    assert [*HOMES] == gtm.__all__
    assert {*gtm.__all__} <= {*dir(gtm)}


def test_what_is_not_asked_for_is_not_imported() -> None:
    """The front door imports no class; a name imports its home, and no more."""
    code = (
        "import sys, genetherapy_model as gtm\n"
        "assert 'attrs' not in sys.modules\n"
        "gtm.Doi\n"
        "assert 'genetherapy_model.domain.publications' not in sys.modules\n"
        "assert gtm.errors.InvalidDate is gtm.InvalidDate\n"
        "from genetherapy_model import *\n"
        "assert Publication is gtm.Publication\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

    assert importlib.import_module("genetherapy_model.errors") is (
        vars(gtm)["__getattr__"]("errors")
    )
    with pytest.raises(AttributeError, match="no attribute 'Docter'"):
        getattr(gtm, "Docter")  # noqa: B009 - a checker would object to the plain form


def test_every_public_module_says_what_is_public() -> None:
    """Each public module has an ``__all__`` of names that it has."""
    for found in pkgutil.walk_packages(gtm.__path__, "genetherapy_model."):
        if any(part.startswith("_") for part in found.name.split(".")):
            continue
        if found.name.startswith("genetherapy_model.formats.pubmed_xml."):
            continue
        module = importlib.import_module(found.name)
        names = getattr(module, "__all__", [])

        assert [name for name in names if not hasattr(module, name)] == [], found.name


def test_the_version_is_that_of_the_project() -> None:
    """The package and its metadata say one version."""
    project = Path(__file__).parents[1] / "pyproject.toml"

    assert f'version = "{gtm.__version__}"' in project.read_text("utf-8")


if __name__ == "__main__":
    SNAPSHOT.write_text(api(), "utf-8")
