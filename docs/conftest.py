"""Run the examples of these pages beside copies of the example files."""  # noqa: INP001

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

EXAMPLES = Path(__file__).with_name("examples")

# This page asks libraries of other people, which are in the extra `test`.
PEERS = ("pybtex", "rispy")
collect_ignore = (
    [] if all(map(find_spec, PEERS)) else ["guides/find-bugs-in-a-reader.md"]
)

# The first text that Hypothesis draws in an empty folder takes seconds.
settings.register_profile(
    "docs", max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None
)


@pytest.fixture(autouse=True)
def _beside_the_examples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Let a page read the files by their names, and write without leaving a trace."""
    shutil.copytree(EXAMPLES, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    profile = settings.get_current_profile_name()
    settings.load_profile("docs")
    yield
    settings.load_profile(profile)
