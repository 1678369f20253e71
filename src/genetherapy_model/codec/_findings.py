"""What is said of data that is refused: findings, each with its path."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TypeAlias, cast

import attrs
from cattrs import (
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.errors import AttributeValidationNote, IterableValidationNote

from genetherapy_model.codec._json_text import (
    UNREADABLY_DEEP,
    Repeated,
    describe,
    finding,
)
from genetherapy_model.errors import Finding, GeneTherapyModelError

Note: TypeAlias = AttributeValidationNote | IterableValidationNote
_Noted: TypeAlias = tuple[Exception, Note]

_FEW = 12


class Refusal(ValueError):
    """What a hook says of a value that it refuses.

    Attributes:
        code: The code of the finding.
        step: The key within the value that is meant, or None for the value itself.
    """

    def __init__(
        self, message: str, code: str = "RDR905", step: str | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.step = step


class Repetition(Refusal):
    """That a key stands more than once in an object."""

    def __init__(self, key: str) -> None:
        super().__init__("the key stands more than once", "RDR901", key)


def explain(error: Exception, path: str = "") -> tuple[Finding, ...]:
    """Turn the exceptions of a converter into findings with their paths.

    Args:
        error: What ``structure`` of a converter of ``make_converter`` has raised.
        path: The path of what was structured, as a JSON Pointer.
    """
    found: list[Finding] = []
    todo: list[tuple[Exception, str]] = [(error, path)]
    # No recursion, as the data may be nested as deeply as Python can go.
    while todo:
        inner, place = todo.pop()
        match inner:
            case ClassValidationError() | IterableValidationError():
                noted, plain = inner.group_exceptions()
                todo.extend((each, place) for each in reversed(plain))
                todo.extend(
                    (_told(each, note), _pointer(place, _step(note)))
                    for each, note in cast("list[_Noted]", noted[::-1])
                )
            case ForbiddenExtraKeysError():
                # The class may stand behind its builder: see _structure_trusted.
                kind = getattr(inner.cl, "__wrapped__", inner.cl)
                known = [field.name for field in attrs.fields(kind)]
                found.extend(
                    finding(
                        "RDR904",
                        f"unknown field{suggestion(str(key), known)}",
                        _pointer(place, key),
                    )
                    for key in sorted(inner.extra_fields, key=str)
                )
            case Refusal():
                at = place if inner.step is None else _pointer(place, inner.step)
                found.append(finding(inner.code, str(inner), at))
            case RecursionError():
                # As the stack unwinds, it may run out at several levels.
                if all(each.message != UNREADABLY_DEEP for each in found):
                    found.append(finding("RDR905", UNREADABLY_DEEP, place))
            case _:
                found.append(finding("RDR905", _words(inner), place))
    return tuple(found)


def repetitions(data: object) -> tuple[Finding, ...]:
    """Tell which keys stand more than once in an object that was read."""
    keys = data.keys_repeated if isinstance(data, Repeated) else ()
    return tuple(found for key in keys for found in explain(Repetition(key)))


def suggestion(word: str, known: Iterable[str]) -> str:
    """Say which known word was meant, or which there are if they are few."""
    words = list(known)
    near = get_close_matches(word, words)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f"; known: {', '.join(map(repr, words))}" if len(words) <= _FEW else ""


def _step(note: Note) -> str | int:
    return note.name if isinstance(note, AttributeValidationNote) else note.index


def _told(error: Exception, note: Note) -> Exception:
    """Take cattrs' word for a field that is missing: a KeyError of its name."""
    if isinstance(error, KeyError) and error.args == (_step(note),):
        return Refusal("missing", "RDR903")
    return error


def _pointer(path: str, step: object) -> str:
    """Add a step to a JSON Pointer (RFC 6901), in characters that can be printed."""
    text = str(step).replace("~", "~0").replace("/", "~1")
    return f"{path}/{text.encode('utf-8', 'backslashreplace').decode()}"


def _words(error: Exception) -> str:
    if isinstance(error, GeneTherapyModelError):
        return str(error)
    # Validators of attrs put the message first and what it is about behind it.
    first = error.args[0] if error.args else None
    return first if isinstance(first, str) else str(error) or type(error).__name__


def unexpected(expected: str, value: object) -> Refusal:
    """Make the refusal of a value that is something else."""
    return Refusal(f"expected {expected}, got {describe(value)}")
