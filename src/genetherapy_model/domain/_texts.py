"""Plain text in fields: the converters and the checks that several classes share."""

from __future__ import annotations

from collections.abc import Iterable

from genetherapy_model.domain._statements import to_frozenset, to_tuple
from genetherapy_model.errors import InvalidValue

__all__ = ["check_text", "check_texts", "to_text_set", "to_texts"]


# mypy gives up on a generic converter (it shows the bare type variable in the
# constructor), so that each type of elements has a converter of its own.
def to_texts(values: Iterable[str]) -> tuple[str, ...]:
    """Take any iterable of texts but a text itself."""
    return to_tuple(values)


def to_text_set(values: Iterable[str]) -> frozenset[str]:
    """Take any iterable of texts but a text itself."""
    return to_frozenset(values)


def check_text(owner: object, name: str, text: str | None) -> None:
    """Refuse text that is blank, or that white space makes unequal to its own twin.

    Raises:
        InvalidValue: If the text is blank or begins or ends with white space.

    >>> check_text(object(), "name", None)
    >>> check_text(object(), "name", "CD19 ")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: object.name: 'CD19 ' begins or ends with ...
    """
    if text is None:
        return
    where = f"{type(owner).__name__}.{name}"
    bare = text.strip()
    if not bare:
        raise InvalidValue(f"{where}: {text!r} is blank; leave it out if it is unknown")
    if bare != text:
        raise InvalidValue(
            f"{where}: {text!r} begins or ends with white space; write {bare!r}"
        )


def check_texts(owner: object, name: str, texts: Iterable[str]) -> None:
    """Check each of several texts; see :func:`check_text`.

    Raises:
        InvalidValue: If one of them is blank or begins or ends with white space.

    >>> check_texts(object(), "names", ["CD19", ""])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: object.names: '' is blank; leave it out ...
    """
    for text in texts:
        check_text(owner, name, text)
