"""Count the mutants that the tests notice, with mutmut.

Run by hand from the root of the project, it takes minutes; ``--again`` runs what was
not run the last time, and what was not noticed without a reason::

    python -m tests.mutation.run identifiers dates
    python -m tests.mutation.run identifiers --again

The tree is copied into ``build/mutation``, where mutmut changes one place at a time.
The figures and what survives are written into ``results.toml``, where the reasons
stand that were found for a survivor, and from there into the page of the docs.
mutmut leaves alone what has a decorator, so properties are decorated one line below;
what runs once, when a module is imported, it does not change.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.mutation.results import PAGE, RESULTS, Package, Survivor, load, page, toml

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SOURCE = Path("src/genetherapy_model")
MOVED = frozenset({"property", "cache", "late"})
"""Decorators that do the same where they are called after the function."""

SIGN = "\u01c1"
"""What mutmut writes between a class and its method."""
SURVIVES = frozenset({"survived", "no tests", "suspicious"})
"""What counts against the tests; a mutant that never ends is noticed."""

UNUSED = (
    "cacheprovider unraisableexception threadexception junitxml pastebin "
    "setuponly setupplan stepwise faulthandler debugging"
).split()
"""Plugins of pytest that only take time; a process begins for each mutant."""
OPTIONS = [
    *(word for plugin in UNUSED for word in ("-p", f"no:{plugin}")),
    *("-p", "tests.mutation.fresh", "-o", "addopts=--import-mode=importlib"),
]

SETTINGS = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = {modules}
pytest_add_cli_args_test_selection = {tests}
pytest_add_cli_args = {options}
also_copy = ["docs"]
use_git_change_detection = false
timeout_multiplier = 8.0
timeout_constant = 150.0
"""


def undecorated(source: str) -> str:
    """Move the decorators that mutmut would stop at below their functions."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef) or len(node.decorator_list) != 1:
            continue
        decorator = ast.unparse(node.decorator_list[0])
        if decorator in MOVED:
            indent = " " * node.col_offset
            lines[node.decorator_list[0].lineno - 1] = ""
            assert node.end_lineno is not None
            lines[node.end_lineno - 1] += (
                f"\n{indent}{node.name} = {decorator}({node.name})"
            )
    return "\n".join(lines) + "\n"


def shielded(source: str, wanted: set[str]) -> str:
    """Keep mutmut from all functions but some, as to change them takes long."""
    lines = source.splitlines()
    for outer in ast.parse(source).body:
        inside = outer.body if isinstance(outer, ast.ClassDef) else [outer]
        within = (
            f"x{SIGN}{outer.name}{SIGN}" if isinstance(outer, ast.ClassDef) else "x_"
        )
        for node in inside:
            if not isinstance(node, ast.FunctionDef) or within + node.name in wanted:
                continue
            for line in range(node.body[0].lineno - 2, node.lineno - 2, -1):
                if lines[line].partition("  #")[0].endswith(":"):
                    lines[line] += "  # pragma: no mutate block"
                    break
    return "\n".join(lines) + "\n"


def mutants(folder: Path, module: str) -> Iterator[str]:
    """Name each mutant that mutmut will make of a module."""
    import libcst as cst
    from mutmut.mutation import file_mutation as mutation
    from mutmut.utils.format_utils import get_mutant_name, make_mutant_key

    source = (folder / module).read_text("utf-8")
    tree, found, *_ = mutation.create_mutations(module, source)
    made = mutation.group_by_top_level_node(found)
    for outer in tree.body:
        owner = outer.name.value if isinstance(outer, cst.ClassDef) else None
        for node in outer.body.body if isinstance(outer, cst.ClassDef) else [outer]:
            if isinstance(node, cst.FunctionDef):
                key = make_mutant_key(node.name.value, owner)
                for number in range(len(made.get(node, ()))):
                    name = f"{key}__mutmut_{number + 1}"
                    yield get_mutant_name(Path(module), name)


def drawn(of: dict[str, str], seed: int, sample: int) -> dict[str, str]:
    """Draw a sample that stays the same where other mutants come or go."""

    def lot(mutant: str) -> bytes:
        return hashlib.sha256(f"{seed} {mutant}".encode()).digest()

    return {mutant: of[mutant] for mutant in sorted(of, key=lot)[:sample]}


def laid_out(name: str, package: dict[str, Any], *, keep: bool) -> Path:
    """Copy the tree to where it may be changed."""
    folder = ROOT / "build" / "mutation" / name
    if not keep:
        shutil.rmtree(folder, ignore_errors=True)
    for part in ("src", "tests", "docs"):
        shutil.copytree(
            ROOT / part,
            folder / part,
            ignore=shutil.ignore_patterns("__pycache__"),
            dirs_exist_ok=True,
        )
    for module in found_modules(folder, package):
        path = folder / module
        path.write_text(undecorated(path.read_text("utf-8")), "utf-8")
    return folder


def configure(folder: Path, package: dict[str, Any], modules: list[str]) -> None:
    """Tell mutmut which modules to change, and which tests to ask."""
    # mutmut renews what it changes, and keeps the old copies of all else, as well as
    # what it found out about which tests call what.
    (folder / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)
    for path in (folder / "mutants" / "src").rglob("*.*"):
        module = str(path.relative_to(folder / "mutants"))
        if module.removesuffix(".meta").removesuffix(".spans") not in modules:
            path.unlink()
    without = [f"--deselect={test}" for test in package.get("without", [])]
    settings = SETTINGS.format(
        modules=json.dumps(modules),
        tests=json.dumps(package["tests"]),
        options=json.dumps(OPTIONS + without),
    )
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (folder / "pyproject.toml").write_text(project + settings, "utf-8")


def found_modules(folder: Path, package: dict[str, Any]) -> list[str]:
    """List the modules to change."""
    return sorted(
        str(path.relative_to(folder))
        for pattern in package["modules"]
        for path in (folder / SOURCE).glob(pattern)
    )


def mutmut(folder: Path, *words: str) -> str:
    """Call mutmut's command line, and give what it prints."""
    return subprocess.run(
        [sys.executable, "-m", "mutmut", *words],
        cwd=folder,
        env=os.environ | {"HYPOTHESIS_PROFILE": "quick", "PYTHONPATH": ""},
        check=True,
        stdout=None if words[0] == "run" else subprocess.PIPE,
        text=True,
    ).stdout


def not_killed(folder: Path) -> dict[str, str]:
    """Give the state of each mutant that was not killed, by its name."""
    lines = mutmut(folder, "results").splitlines()
    return dict(line.strip().rsplit(": ", 1) for line in lines)


def told(folder: Path, mutant: str, why: dict[Survivor, str]) -> Survivor:
    """Describe a mutant by its place and its lines, with the reason known for it."""
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    module, _, function = mutant.rpartition(".")
    function = function.partition("__mutmut")[0].removeprefix("x")
    function = function.removeprefix(SIGN) if SIGN in function else function[1:]
    with contextlib.chdir(folder):
        diff = get_diff_for_mutant(mutant, path=module_path(module))
    lines = [line for line in diff.splitlines() if not line.startswith(("---", "+++"))]
    was, now = (
        " ".join(line[1:].strip() for line in lines if line.startswith(mark))
        for mark in "-+"
    )
    place = f"{module}.{function.replace(SIGN, '.')}".partition(".")[2]
    survivor = Survivor(place, was, now)
    return survivor._replace(why=why.get(survivor, ""))


def reasons(name: str) -> dict[Survivor, str]:
    """Give the reasons that were written down for survivors of a package."""
    known = load().get(name, Package(0, 0, 0, ()))
    return {each._replace(why=""): each.why for each in known.survivors if each.why}


def module_path(module: str) -> Path:
    """Give the file of a module."""
    path = Path("src", *module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def main() -> None:
    """Run what is asked for, and write down what came of it."""
    packages = tomllib.loads((HERE / "packages.toml").read_text("utf-8"))
    seed = packages.pop("seed")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="*", default=list(packages))
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--sample", type=int, help="run no more mutants than this")
    asked = parser.parse_args()
    for name in asked.packages:
        package = packages[name]
        folder = laid_out(name, package, keep=asked.again)
        modules = found_modules(folder, package)
        every = {
            mutant: module for module in modules for mutant in mutants(folder, module)
        }
        chosen = every
        if sample := asked.sample or package.get("sample"):
            chosen = drawn(every, seed, sample)
            modules = sorted(set(chosen.values()))
            for module in modules:
                wanted = {
                    mutant.rpartition(".")[2].partition("__mutmut")[0]
                    for mutant in chosen
                    if chosen[mutant] == module
                }
                path = folder / module
                path.write_text(shielded(path.read_text("utf-8"), wanted), "utf-8")
        configure(folder, package, modules)
        left = list(chosen)
        if asked.again:
            states, why = not_killed(folder), reasons(name)
            left = [
                mutant
                for mutant in chosen
                if states.get(mutant) == "not checked"
                or (
                    states.get(mutant) in SURVIVES and not told(folder, mutant, why).why
                )
            ]
        if left:
            names = left if len(left) < len(every) else []
            mutmut(folder, "run", f"--max-children={asked.jobs}", *names)
        write(name, folder, len(every), list(chosen))


def write(name: str, folder: Path, total: int, chosen: list[str]) -> None:
    """Write down the figures of a package and its survivors."""
    results = load()
    states, why = not_killed(folder), reasons(name)
    run = [mutant for mutant in chosen if states.get(mutant) != "not checked"]
    survivors = [
        told(folder, mutant, why) for mutant in run if states.get(mutant) in SURVIVES
    ]
    killed = len(run) - len(survivors)
    results[name] = Package(total, len(run), killed, tuple(sorted(survivors)))
    RESULTS.write_text(toml(results), "utf-8")
    PAGE.write_text(page(results), "utf-8")
    print(f"{name}: {killed} of {len(run)} killed")


if __name__ == "__main__":
    main()
