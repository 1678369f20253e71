"""Strategies for every public class, registered with Hypothesis."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from enum import Enum

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model import strategies
from genetherapy_model.codec._tags import TAGS


def register() -> None:
    """Register each published strategy for the class that its annotation names."""
    for kind in TAGS.values():
        if issubclass(kind, Enum):
            st.register_type_strategy(kind, st.sampled_from(kind))
    for module in pkgutil.iter_modules(strategies.__path__, f"{strategies.__name__}."):
        published = importlib.import_module(module.name)
        for name in getattr(published, "__all__", ()):
            strategy = getattr(published, name)
            if not callable(strategy):
                continue
            wanted = str(inspect.signature(strategy).return_annotation)
            for kind in TAGS.values():
                if wanted in _annotations(kind.__name__):
                    st.register_type_strategy(kind, _made_by(strategy))


def _made_by(
    strategy: Callable[[], SearchStrategy[object]],
) -> Callable[[type], SearchStrategy[object]]:
    return lambda _: strategy()


def _annotations(name: str) -> tuple[str, str]:
    return (
        f"SearchStrategy[{name}]",
        f"hypothesis.strategies.SearchStrategy[ForwardRef('{name}')]",
    )


register()
