"""What fuzzing has found is never found again: every input that once broke a law."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from tests.fuzz.laws import LAWS, quick
from tests.fuzz.starts import mutation_of, starts, words

SEEDS = Path(__file__).parent / "seeds"
FOUND = [
    pytest.param(path, id=f"{path.parent.name}/{path.name}")
    for path in sorted(SEEDS.glob("*/*"))
]


@pytest.mark.parametrize("path", FOUND)
def test_what_was_found_holds(path: Path) -> None:
    """Bytes that once broke the law of their target keep it."""
    LAWS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", LAWS)
def test_what_is_changed_a_little_holds(target: str) -> None:
    """A few changed files of each target keep its law, and those it starts from."""
    law, mutate, known = quick(target), mutation_of(target), words(target)
    files = starts(target)
    for number in range(3):
        random = Random(number)  # noqa: S311 - no secret
        data = random.choice(files)
        law(data)
        law(mutate(data, random, known) or data)
