"""What is written until it is read as it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["settle"]

T = TypeVar("T")
S = TypeVar("S")


def settle(
    stated: T, write: Callable[[T], S], read: Callable[[S], T], *, rounds: int
) -> tuple[S, T]:
    """Give how something is written, and what is read of that.

    What is read of it may be another thing, such as a date of a text, which is written
    otherwise: so it is written again, until it stays the same.

    Args:
        stated: What is to be written.
        write: How it is written.
        read: How that is read.
        rounds: How often it is written again, if it never stays the same.

    >>> settle(" a ", lambda text: f"<{text}>", lambda text: text[1:2], rounds=9)
    ('< >', ' ')
    """
    written = write(stated)
    held = read(written)
    for _ in range(rounds):
        again = write(held)
        if again == written:
            break
        written, held = again, read(again)
    return written, held
