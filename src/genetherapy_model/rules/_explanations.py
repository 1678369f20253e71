"""What a rule says of itself: its reason, its sources, its examples as code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from genetherapy_model.errors import InvalidValue
from genetherapy_model.rules._catalogue import OFF_BY_DEFAULT
from genetherapy_model.rules._definitions import Rule
from genetherapy_model.rules._example_code import code_of

__all__ = ["explain", "marked"]

_SPECIAL: Final = re.compile(r"([\\`*_<>|\[\]{}$#~&])")
_OFF: Final = "It is off by default, and applied where it is selected."
_ADDRESS: Final = re.compile(r"https?://[^\s,;]+")


def explain(rule: Rule, *, plain: bool = False) -> str:
    """Explain a rule: its reason, its sources and its examples.

    Args:
        rule: The rule.
        plain: Whether to write plain text; by default it is Markdown.

    Raises:
        InvalidValue: If it lacks one of them.

    >>> from genetherapy_model.rules import find_rule
    >>> print(explain(find_rule("ID001")).partition(".")[0])
    Each scheme defines its characters and its check digit; what breaks them
    identifies nothing
    """
    lacking = [
        name
        for name in ("title", "reason", "source", "failing", "passing")
        if not _is_said(getattr(rule, name))
    ]
    if lacking:
        raise InvalidValue(f"{rule.code} has no {' and no '.join(lacking)}")
    return "\n".join(_plain_lines(rule) if plain else _lines(rule))


def _is_said(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value != ()


def _lines(rule: Rule) -> Iterator[str]:
    yield marked(rule.reason)
    if rule.family == OFF_BY_DEFAULT:
        yield ""
        yield _OFF
    yield ""
    yield "Sources:"
    yield ""
    yield from (f"- {_linked(citation)}" for citation in rule.citations)
    for head, example in (("Fails", rule.failing), ("Passes", rule.passing)):
        yield ""
        yield f"{head}:"
        yield ""
        yield "```python"
        yield code_of(example)
        yield "```"


def _plain_lines(rule: Rule) -> Iterator[str]:
    yield rule.reason
    if rule.family == OFF_BY_DEFAULT:
        yield _OFF
    yield "Sources:"
    yield from (f"- {citation}" for citation in rule.citations)
    yield f"Fails:\n{code_of(rule.failing)}"
    yield f"Passes:\n{code_of(rule.passing)}"


def marked(text: str) -> str:
    """Give a text that Markdown takes for nothing else."""
    return _SPECIAL.sub(r"\\\1", text)


def _linked(citation: str) -> str:
    said, last = "", 0
    for found in _ADDRESS.finditer(citation):
        address = found[0].rstrip(".)")
        said += f"{marked(citation[last : found.start()])}<{address}>"
        last = found.start() + len(address)
    return said + marked(citation[last:])
