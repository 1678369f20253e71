"""How a strategy is shown: as the call that made it, which can be pasted."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import ParamSpec, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["shown_as_called"]

P = ParamSpec("P")
T = TypeVar("T")


def shown_as_called(
    make: Callable[P, SearchStrategy[T]],
) -> Callable[P, SearchStrategy[T]]:
    """Show a strategy as Hypothesis shows its own: ``publications(max_size=1)``.

    The repr of what is built of others holds theirs, up to 350,000 characters, at which
    Hypothesis warns. Only what is composite has its own name in its public interface.
    """

    def built(*args: P.args, **kwargs: P.kwargs) -> SearchStrategy[T]:
        made = make(*args, **kwargs)

        def drawn(draw: DrawFn, /, *_: object, **__: object) -> T:
            return draw(made)

        drawn.__name__ = make.__name__
        return st.composite(drawn)(*args, **kwargs)

    # One without bounds stands in many others, and is built once.
    without_bounds = cast("Callable[P, SearchStrategy[T]]", cache(built))

    @wraps(make)
    def call(*args: P.args, **kwargs: P.kwargs) -> SearchStrategy[T]:
        return (built if args or kwargs else without_bounds)(*args, **kwargs)

    return call
