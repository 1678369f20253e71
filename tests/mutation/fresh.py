"""A plugin of pytest for runs of mutmut: what is run against a mutant, and how.

mutmut forks from a process that has run the tests, so that what is cached was computed
without the mutant; and it gives a mutant those tests in which its function is called,
so that nothing may be cached while it looks.
"""

from __future__ import annotations

import gc
import os
import resource
import time
from collections import defaultdict
from functools import _lru_cache_wrapper

import pytest
from hypothesis import HealthCheck, Phase, settings

ENOUGH = float(os.environ.get("MUTANT_SECONDS", "8"))
"""Seconds on the processor after which a mutant has survived."""
FOREVER = 30
"""Seconds on the processor after which one test against it never ends."""

begun = 0.0
caches: list[_lru_cache_wrapper[object]] = []


def empty() -> None:
    """Empty the caches of our modules."""
    for each in caches:
        each.cache_clear()


def is_mutated() -> bool:
    """Tell whether there is a mutant, and not only a look at which test calls what."""
    return "__mutmut_" in os.environ.get("MUTANT_UNDER_TEST", "")


def pytest_configure() -> None:
    """Let a mutant give way to all else, and end one that runs forever."""
    if is_mutated():
        global begun  # noqa: PLW0603 - each mutant has a process of its own
        begun = time.process_time()
        os.nice(max(0, 10 - os.nice(0)))
        end = int(begun) + FOREVER
        resource.setrlimit(resource.RLIMIT_CPU, (end, end + 1))


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """Shrink nothing that fails; it takes long, and one failure is enough."""
    settings.register_profile(
        "mutants",
        parent=settings.get_profile(settings.get_current_profile_name()),
        phases=[Phase.explicit, Phase.generate],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("mutants")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Take each test with its first parameters, then each with its second ones."""
    turns: dict[str, int] = defaultdict(int)
    place: dict[pytest.Item, int] = {}
    for item in items:
        name = item.nodeid.partition("[")[0]
        place[item] = turns[name]
        turns[name] += 1
    if is_mutated():
        items.sort(key=place.__getitem__)


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
    """Keep no test from calling what another has called; at a mutant, look no more."""
    if not is_mutated():
        empty()
    elif time.process_time() > begun + ENOUGH:
        pytest.skip("the mutant has survived")
