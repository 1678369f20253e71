"""What Hypothesis calls when it starts, wherever this library is installed.

It is the target of the entry point that https://hypothesis.readthedocs.io (Third-party
extensions) describes. It stands outside of the package, which is not imported for it:
where the package comes later, it registers its classes itself.
"""

from __future__ import annotations

import sys
from importlib import import_module

__all__ = ["register"]


def register() -> None:
    """Register the classes of the library, if they were imported before Hypothesis."""
    if "genetherapy_model" in sys.modules:
        import_module("genetherapy_model._hypothesis").register()
