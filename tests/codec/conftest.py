"""The strategy of every public class, also where the package is not installed."""

from __future__ import annotations

from genetherapy_model._hypothesis import register

register()
