"""A plugin of pytest for runs of mutmut: what is run against a mutant, and how.

mutmut forks from a process that has run the tests, so that what is cached was computed
without the mutant; and it gives a mutant those tests in which its function is called,
so that nothing may be cached while it looks.
"""

from __future__ import annotations

import gc
import os
from collections import defaultdict
from functools import _lru_cache_wrapper

import pytest

MOST = 150
"""No more tests than this are run against one mutant."""

caches: list[_lru_cache_wrapper[object]] = []


def empty() -> None:
    """Empty the caches of our modules."""
    for each in caches:
        each.cache_clear()


def is_looking() -> bool:
    """Tell whether mutmut only asks which tests call what."""
    return os.environ.get("MUTANT_UNDER_TEST") == "stats"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Take each test with its first parameters, then each with its second ones."""
    turns: dict[str, int] = defaultdict(int)
    place: dict[pytest.Item, int] = {}
    for item in items:
        name = item.nodeid.partition("[")[0]
        place[item] = turns[name]
        turns[name] += 1
    if os.environ.get("MUTANT_UNDER_TEST", "") not in {"", "stats"}:
        items[:] = sorted(items, key=place.__getitem__)[:MOST]


def pytest_collection_finish() -> None:
    """Find the caches, once, and empty them."""
    if not caches:
        caches.extend(
            each
            for each in gc.get_objects()
            if isinstance(each, _lru_cache_wrapper)
            and (each.__wrapped__.__module__ or "").startswith("genetherapy_model.")
        )
    empty()


def pytest_runtest_setup() -> None:
    """Keep no test from calling what another has called."""
    if is_looking():
        empty()
