"""The public names and signatures, as a text that shows every change in a diff.

``python tests/test_public_api.py`` writes the text anew.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from enum import Enum
from pathlib import Path

import genetherapy_model as gtm

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
    """``__all__`` is sorted, and holds all that is there."""
    there = {
        name
        for name, value in vars(gtm).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    }

    assert gtm.__all__ == sorted(gtm.__all__)
    assert there == set(gtm.__all__)


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
