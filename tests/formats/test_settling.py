"""What is written again until it is read as it stands, and how often at most."""

from __future__ import annotations

from genetherapy_model.formats.settling import settle


def test_what_stays_the_same_is_written_once_more() -> None:
    """It is written until what is read of it is written in the same way."""
    asked: list[int] = []

    def write(number: int) -> str:
        asked.append(number)
        return str(max(number, 3))

    assert ("3", 3) == settle(1, write, int, rounds=9)
    assert [1, 3] == asked


def test_what_never_stays_the_same_is_given_at_last() -> None:
    """After so many rounds, what was written last is given, and what is read of it."""
    assert ("3", 4) == settle(0, str, lambda text: int(text) + 1, rounds=3)
