"""How many examples are drawn for a test, where the command line does not say it."""

from __future__ import annotations

import os

from pytest_genetherapy_model import load_profile

load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
