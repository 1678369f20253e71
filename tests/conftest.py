"""Profiles of Hypothesis: for the desk, for CI, for nights."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# The first example of a run pays for Hypothesis' tables of Unicode.
SLOW_START = (HealthCheck.too_slow,)

settings.register_profile(
    "dev", max_examples=30, deadline=None, suppress_health_check=SLOW_START
)
settings.register_profile(
    "quick",
    max_examples=5,
    deadline=None,
    derandomize=True,
    suppress_health_check=SLOW_START,
)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
