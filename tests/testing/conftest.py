"""Laws are shown to find what they look for, in the same way in every run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile(
    "seek", max_examples=2000, derandomize=True, deadline=None, database=None
)


@pytest.fixture
def seeking() -> Iterator[None]:
    """Draw until what is looked for is found."""
    before = settings.get_current_profile_name()
    settings.load_profile("seek")
    yield
    settings.load_profile(before)
