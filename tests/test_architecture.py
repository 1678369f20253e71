"""The arrows of the house: who may import whom."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "genetherapy_model"
FILES = sorted(SOURCE.rglob("*.py"))

# Each module of the domain may import those before it, and no others.
DOMAIN = """
    _scalars _statements _texts _sources _vocabularies identifiers _date_forms dates
    chronology _markup _renderings text names organizations journals roles people
    authors genes conditions trials vector_vocabularies vectors
    mechanism_vocabularies mechanisms _order routes cells modality_vocabularies
    modalities product_vocabularies products inn_readings subjects works funding
    quotations records abstracts publication_dates _citing publications
    _titles _work_facts _agreements comparisons
""".split()

# What a room may import besides itself. The domain knows no format.
ROOMS = {
    "_homes": set(),
    "errors": set(),
    "domain": {"errors"},
    "nomenclature": {"domain", "errors"},
    "rules": {"domain", "errors", "nomenclature"},
    "codec": {"domain", "errors", "migrations"},
    "migrations": {"errors"},
    "schema": {"codec", "domain", "errors", "migrations"},
    # Parquet is a format, and its rows are those of the tables.
    "formats": {"codec", "domain", "errors", "tables"},
    "tables": {"codec", "domain", "errors", "files"},
    "spark": {"api", "domain", "errors", "formats", "nomenclature", "tables"},
    "files": {"errors"},
    "differences": {"domain", "formats"},
    "api": {"codec", "domain", "errors", "files", "formats", "nomenclature", "rules"},
    "cli": {
        "api",
        "cards",
        "codec",
        "domain",
        "errors",
        "files",
        "formats",
        "nomenclature",
        "rules",
        "schema",
        "tables",
    },
    "strategies": {"domain", "errors", "formats"},
    # It may import anything, and nothing imports it.
    "testing": {
        "_hypothesis",
        "api",
        "codec",
        "differences",
        "domain",
        "errors",
        "formats",
        "nomenclature",
        "rules",
        "schema",
        "strategies",
    },
    "__main__": {"cli"},
}


def imports(path: Path) -> set[str]:
    """Give the modules of the package that a file imports, wherever it does."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            module = node.module or ""
            found.add(module)
            found |= {f"{module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    prefix = "genetherapy_model."
    return {name[len(prefix) :] for name in found if name.startswith(prefix)}


def room(path: Path) -> str:
    """Give the room of a file."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_rooms_import_only_what_they_may(path: Path) -> None:
    """No room imports one that stands above it."""
    allowed = ROOMS.get(room(path))
    if allowed is None:
        pytest.skip("the front door imports what it shows")

    assert {name.split(".")[0] for name in imports(path)} - {room(path)} <= allowed


def test_the_domain_imports_downwards() -> None:
    """Each module of the domain imports only those before it."""
    wrong = [
        f"{path.name} imports {name}"
        for path in FILES
        if room(path) == "domain" and path.parent.name == "domain"
        for name in imports(path)
        if name.startswith("domain.")
        and (other := name.split(".")[1]) in DOMAIN
        and DOMAIN.index(other) >= DOMAIN.index(path.stem)
        and path.stem != "__init__"
    ]

    assert wrong == []


def test_the_list_of_the_domain_is_whole() -> None:
    """Every module of the domain has its place in the order, and the reverse."""
    there = {path.stem for path in (SOURCE / "domain").iterdir()}

    assert there - {"__init__", "__pycache__"} == set(DOMAIN)


def test_nothing_is_called_utils() -> None:
    """No module has a name that says nothing."""
    names = {path.stem for path in FILES}

    assert names.isdisjoint({"utils", "helpers", "base", "manager", "common", "misc"})


def test_class_trees_are_flat() -> None:
    """No public class is deeper than two."""
    import genetherapy_model as gtm

    deep = [
        name
        for name in gtm.__all__
        if isinstance(kind := getattr(gtm, name), type)
        and not issubclass(kind, Exception)
        and len([one for one in kind.__mro__ if one.__module__.startswith("gene")]) > 2
    ]

    assert deep == []


def test_importing_the_package_is_cheap() -> None:
    """Importing the package imports nothing that is heavy or optional."""
    code = (
        "import sys, genetherapy_model; print(*sorted("
        "{'hypothesis', 'cattrs', 'rich', 'cyclopts', 'dateutil.parser', 'lxml', "
        "'dateutil.relativedelta', 'importlib.metadata'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == []


def test_the_plugin_of_pytest_imports_nothing() -> None:
    """A run of pytest that does not use this library does not import it either."""
    code = (
        "import sys, pytest; before = {*sys.modules}; import pytest_genetherapy_model; "
        "print(*sorted({*sys.modules} - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["pytest_genetherapy_model"]
