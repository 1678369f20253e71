"""What a type checker sees: right code passes, wrong code is an error."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent


def _module(name: str) -> ModuleType:
    spec = spec_from_file_location(name, HERE / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _functions(name: str) -> list[Callable[[], None]]:
    module = _module(name)
    return [
        function
        for _, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == name and not inspect.signature(function).parameters
    ]


@pytest.mark.parametrize(
    "function",
    [*_functions("accepted"), *_functions("rejected")],
    ids=lambda function: function.__name__,
)
def test_what_checkers_say_is_so(function: Callable[[], None]) -> None:
    """What they accept runs, and what they reject is refused."""
    function()


@pytest.mark.parametrize(
    ("checker", "paths"), [("mypy", ["tests/typing"]), ("pyright", [])]
)
def test_checkers_object_to_the_marked_lines_alone(
    checker: str, paths: list[str]
) -> None:
    """Each reads right and wrong code, and tells of a mark too many or too few."""
    if find_spec(checker) is None:
        pytest.skip(f"{checker} is absent: the extra lint has it")
    told = subprocess.run(
        [sys.executable, "-m", checker, *paths],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        cwd=HERE.parents[1],
    )

    assert told.returncode == 0, told.stdout
