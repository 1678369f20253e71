"""The plugin of pytest: a failed ``==`` shows what differs, and profiles have names.

It stands beside the package, not in it: pytest imports a plugin before anything else,
and a module of the package would bring the whole domain with it, into every run, and
before a measurement of coverage begins. Here nothing but pytest is imported until it
is needed; https://github.com/HypothesisWorks/hypothesis/issues/3140 tells the reasons.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final, TypeGuard

import pytest

if TYPE_CHECKING:
    from genetherapy_model.domain._statements import Statement

__all__ = ["PROFILES", "load_profile"]

PROFILES: Final = {"quick": 5, "default": 30, "thorough": 1000}
"""How many examples Hypothesis draws for a test, by the name of the profile."""

_OPTION: Final = "--genetherapy-profile"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option of the profile."""
    parser.getgroup("genetherapy-model").addoption(
        _OPTION,
        choices=PROFILES,
        help="How many examples Hypothesis draws for a test: "
        + ", ".join(f"{number} ({name})" for name, number in PROFILES.items()),
    )


def pytest_configure(config: pytest.Config) -> None:
    """Load the profile that is asked for."""
    name = config.getoption(_OPTION)
    if name is None:
        return
    if config.getoption("--hypothesis-profile", None) is not None:
        raise pytest.UsageError(f"{_OPTION} and --hypothesis-profile: choose one")
    try:
        load_profile(name)
    except ModuleNotFoundError as error:
        raise pytest.UsageError(
            f"{_OPTION} needs Hypothesis: pip install 'genetherapy-model[strategies]'"
        ) from error


def load_profile(name: str) -> None:
    """Load a profile of Hypothesis that suits whole records, as the option does.

    A first record takes longer than Hypothesis has patience for, so that no profile
    has a deadline; each prints what reproduces a failure. The quick one draws the
    same examples in every run.

    Args:
        name: One of :data:`PROFILES`; to Hypothesis it is ``genetherapy-`` and this.

    Raises:
        KeyError: If there is no such profile.

    >>> from hypothesis import settings
    >>> before = settings.get_current_profile_name()
    >>> load_profile("quick")
    >>> settings.get_current_profile_name(), settings().max_examples
    ('genetherapy-quick', 5)
    >>> settings.load_profile(before)
    """
    from hypothesis import HealthCheck, settings  # noqa: PLC0415 - see the module

    settings.register_profile(
        f"genetherapy-{name}",
        parent=settings.get_profile("default"),
        max_examples=PROFILES[name],
        deadline=None,
        derandomize=name == "quick",
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile(f"genetherapy-{name}")


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Show the places that differ where objects of this library are compared.

    They are objects of one class, or lists, sets or dictionaries of such objects.
    """
    # Where the package was not imported, none of its objects can be compared.
    if op != "==" or "genetherapy_model" not in sys.modules:
        return None
    kind = type(left)
    if kind is not type(right) or not (_is_ours(left) and _is_ours(right)):
        return None
    from genetherapy_model.differences import find_differences  # noqa: PLC0415

    # A spelling that == passes over is no reason why it failed.
    told = [
        str(each) for each in find_differences(left, right) if each.stated != each.found
    ]
    said = f"{kind.__name__} == {kind.__name__}, from left to right:"
    return [said, *told] if told else None


def _is_ours(
    value: object,
) -> TypeGuard[
    Statement | Sequence[object] | AbstractSet[object] | Mapping[str, object]
]:
    from genetherapy_model.domain._scalars import Identifier, is_scalar  # noqa: PLC0415
    from genetherapy_model.domain._statements import Statement  # noqa: PLC0415

    held = [*value.values()] if isinstance(value, dict) else value
    if isinstance(held, (list, tuple, set, frozenset)):
        return all(isinstance(each, (Identifier, Statement)) for each in held)
    return isinstance(value, Statement) and not is_scalar(type(value))
